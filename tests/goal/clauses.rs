//! Ten channels and sixty units under clauses of many kinds at once: the answers stay exact.

use crate::asked::{Q1, ask, question, unit, workspace};
use ermu::domain::edit::{self, Edit};
use ermu::domain::goal::{Goal, Outcome, Question};
use ermu::domain::id::{ChannelId, ProvisionId};
use ermu::domain::points::Points;
use ermu::domain::rules::{Body, Cap, Convert, Floor, Measure, Missed, Provision, Task, Varying};
use ermu::domain::workspace::Workspace;

fn points(text: &str) -> Points {
    Points::parse(text).expect("points")
}

fn cap(of: &[&str], most: &str, items: bool) -> Body {
    let of = of.iter().map(ToString::to_string).collect();
    Body::Cap(Cap { of, items, most: Varying::fixed(points(most)), ..Cap::default() })
}

/// The example with every channel fed back, under clauses.
fn under(bodies: Vec<Body>) -> Workspace {
    let mut workspace = workspace();
    let period = workspace.period(Q1).expect("it is there").parts().id.clone();
    let mut parts = workspace.rules_of(Q1).expect("it has rules").parts().clone();
    for channel in &parts.channels {
        let (period, channel) = (period.clone(), channel.id.clone());
        edit::apply(&mut workspace, Edit::SetWaiting { period, channel, waiting: false }).expect("applies");
    }
    let clause = |(at, body): (usize, Body)| Provision {
        id: ProvisionId::new(&format!("p{at}")),
        name: format!("clause {at}"),
        body,
        ..Provision::default()
    };
    parts.provisions = bodies.into_iter().enumerate().map(clause).collect();
    edit::apply(&mut workspace, Edit::SetRules(Box::new(parts))).expect("they fit");
    workspace
}

/// The least number and how many sets there are, or the most points there can be.
fn outcome(workspace: &Workspace, goal: &str) -> Result<(u32, u64), String> {
    let town = unit(workspace, "后柳镇");
    let question = Question { goal: Goal::Points(points(goal)), ..question(town, 1, false) };
    let answer = ask(workspace, &question).expect("it can be asked");
    match answer.outcome {
        Outcome::Least { adoptions, all: Some(all), .. } => Ok((adoptions, all)),
        Outcome::Never(most) => Err(most.to_string()),
        other => panic!("{other:?}"),
    }
}

const CHANNELS: [&str; 10] = [
    "express",
    "focus",
    "city-site",
    "dyn-city",
    "dyn-province",
    "dyn-nation",
    "res-county",
    "res-city",
    "res-province",
    "res-nation",
];

#[test]
fn caps_over_caps_leave_no_way_untold() {
    let single = ["3", "5", "6", "10", "20", "20", "9", "20", "40", "60"];
    let mut bodies: Vec<Body> =
        CHANNELS.iter().zip(single).map(|(channel, most)| cap(&[channel], most, false)).collect();
    let of = workspace().rules_of(Q1).expect("it has rules").clone();
    assert!(CHANNELS.iter().all(|id| of.find_channel(&ChannelId::new(id)).is_some()));
    bodies.push(cap(&CHANNELS[..3], "10", false));
    bodies.push(cap(&CHANNELS[6..], "50", false));
    bodies.push(cap(&[], "80", false));
    bodies.push(Body::Task(Task {
        measure: Measure::Items,
        target: Varying::fixed(points("12")),
        points: Some(points("5")),
        missed: Missed::Each,
        each: Some(points("-1")),
        ..Task::default()
    }));
    bodies.push(Body::Floor(Floor { least: Varying::fixed(points("5")), ..Floor::default() }));
    let workspace = under(bodies);
    // No three may reach what the groups and the whole leave, and nothing goes beyond the whole.
    assert_eq!(outcome(&workspace, "80"), Ok((4, 4)));
    assert_eq!(outcome(&workspace, "80.5"), Err("80".to_owned()));
}

#[test]
fn what_is_too_many_is_left_out_the_cheapest_first() {
    let workspace = under(vec![cap(&[], "30", true)]);
    // Eighteen items of half a point are there; thirty of the dearest are worth 900.
    assert_eq!(outcome(&workspace, "39"), Ok((1, 1)));
    assert_eq!(outcome(&workspace, "900.5"), Err("900".to_owned()));
}

#[test]
fn items_that_come_to_another_channel_are_counted_there() {
    let into = Convert {
        of: CHANNELS[..3].iter().map(ToString::to_string).collect(),
        each: Some(Points::whole(4)),
        makes: Some(Points::whole(1)),
        into: CHANNELS[3].to_owned(),
        ..Convert::default()
    };
    let workspace = under(vec![Body::Convert(into), cap(&[], "60", false)]);
    assert_eq!(outcome(&workspace, "60.5"), Err("60".to_owned()));
    assert!(outcome(&workspace, "60").is_ok());
}
