//! The example's towns: 后柳镇 has 9 points and shares the tenth place of eleven, 迎丰镇 is fifth with 16.5.

use crate::asked::{Q1, ask, question, unit, workspace};
use ermu::domain::goal::{Alone, Answer, Choice, Goal, Outcome};
use ermu::domain::points::Points;
use ermu::domain::rules::ChannelIx;
use ermu::domain::workspace::Workspace;

/// A set as `express 15: 16.5 points, place 5`.
fn said(workspace: &Workspace, choice: &Choice) -> String {
    let rules = workspace.rules_of(Q1).expect("the period has rules");
    let id = |ix: ChannelIx| rules.channel(ix).expect("the channel is there").id.to_string();
    let added: Vec<String> = choice.added.iter().map(|&(ix, count)| format!("{} {count}", id(ix))).collect();
    let place = choice.place.expect("it is scored");
    format!("{}: {} points, place {place}", added.join(" "), choice.points)
}

fn least(workspace: &Workspace, outcome: &Outcome) -> Vec<String> {
    let Outcome::Least { sets, all, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(usize::try_from(all.expect("all were looked at")), Ok(sets.len()));
    sets.iter().map(|one| said(workspace, one)).collect()
}

fn alone(workspace: &Workspace, answer: &Answer) -> Vec<String> {
    let one = |one: &Alone| least(workspace, &one.outcome).concat();
    answer.alone.iter().map(one).collect()
}

#[test]
fn the_town_with_nine_points_is_told_what_the_fifth_place_takes() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let answer = ask(&workspace, &question(town, 5, false)).expect("it has an answer");
    assert_eq!((answer.points.to_string().as_str(), answer.place), ("9", Some(10)));
    assert!(answer.neutral);
    let holder = answer.holder.expect("somebody is fifth");
    assert_eq!(holder.unit, unit(&workspace, "迎丰镇"));
    let missing = [holder.points, holder.to_level, holder.to_pass].map(|points| points.to_string());
    assert_eq!(missing, ["16.5", "7.5", "8"]);
    // One adoption does; what was not fed back by the province is never counted on.
    assert_eq!(
        least(&workspace, &answer.outcome),
        [
            "res-city 1: 19 points, place 3",
            "dyn-nation 1: 29 points, place 1",
            "res-nation 1: 39 points, place 1",
        ]
    );
    let level = [
        "express 15: 16.5 points, place 5",
        "focus 15: 16.5 points, place 5",
        "city-site 8: 17 points, place 5",
        "dyn-city 2: 19 points, place 3",
        "dyn-nation 1: 29 points, place 1",
        "res-county 3: 18 points, place 4",
        "res-city 1: 19 points, place 3",
        "res-nation 1: 39 points, place 1",
    ];
    assert_eq!(alone(&workspace, &answer), level);
    let outright = ask(&workspace, &question(town, 5, true)).expect("it has an answer");
    let mut passing = level;
    passing[0] = "express 16: 17 points, place 5";
    passing[1] = "focus 16: 17 points, place 5";
    assert_eq!(alone(&workspace, &outright), passing);
}

#[test]
fn the_county_channels_alone_do_it_in_every_way_there_is() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let county = [ChannelIx::new(0), ChannelIx::new(1)];
    let mut question = question(town, 5, false);
    question.channels = Some(&county);
    let answer = ask(&workspace, &question).expect("it has an answer");
    let Outcome::Least { adoptions, sets, all } = &answer.outcome else { panic!("{:?}", answer.outcome) };
    // From 15 and 0 to 0 and 15.
    assert_eq!((*adoptions, *all, sets.len()), (15, Some(16), 12));
    assert!(sets.iter().all(|one| one.points.to_string() == "16.5" && one.place == Some(5)));
    assert_eq!(said(&workspace, &sets[0]), "express 15: 16.5 points, place 5");
    assert_eq!(said(&workspace, &sets[1]), "express 14 focus 1: 16.5 points, place 5");
}

#[test]
fn a_number_of_points_is_a_goal_as_well() {
    let workspace = workspace();
    let mut question = question(unit(&workspace, "后柳镇"), 1, false);
    question.goal = Goal::Points(Points::whole(20));
    let few = [ChannelIx::new(0), ChannelIx::new(2), ChannelIx::new(4)];
    question.channels = Some(&few);
    let answer = ask(&workspace, &question).expect("it has an answer");
    assert_eq!(answer.holder, None);
    assert_eq!(least(&workspace, &answer.outcome), ["city-site 11: 20 points, place 3"]);
}
