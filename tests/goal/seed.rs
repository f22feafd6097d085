//! The example's towns: 后柳镇 has 9 points and shares the tenth place of eleven, 迎丰镇 is fifth with 16.5.

use ermu::domain::board::Scoreboard;
use ermu::domain::goal::{Alone, Answer, Choice, Goal, Outcome, Question, Unasked, seek, suppose};
use ermu::domain::id::ChannelId;
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::{ChannelIx, RuleSet};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::example;

const Q1: PeriodIx = PeriodIx::new(0);

fn workspace() -> Workspace {
    example::workspace().unwrap_or_else(|faults| panic!("the example opens: {faults:?}"))
}

fn unit(workspace: &Workspace, name: &str) -> UnitIx {
    let found = workspace.roster().units_ix().find(|(_, unit)| unit.name == name);
    found.unwrap_or_else(|| panic!("{name} is in the roster")).0
}

fn rules(workspace: &Workspace) -> &RuleSet {
    workspace.rules_of(Q1).expect("the period has rules")
}

fn question(unit: UnitIx, place: usize, outright: bool) -> Question<'static> {
    Question { unit, goal: Goal::Place { place, outright }, channels: None, supposed: &[], most: 12 }
}

fn ask(workspace: &Workspace, question: &Question<'_>) -> Result<Answer, Unasked> {
    seek(workspace, &Scoreboard::new(workspace, Q1), question)
}

/// A set as `express 15 -> 16.5 (5)`.
fn said(workspace: &Workspace, choice: &Choice) -> String {
    let id = |ix: ChannelIx| rules(workspace).channel(ix).expect("the channel is there").id.to_string();
    let added: Vec<String> = choice.added.iter().map(|&(ix, count)| format!("{} {count}", id(ix))).collect();
    format!("{} -> {} ({})", added.join(" "), choice.points, choice.place.expect("it is scored"))
}

fn alone(workspace: &Workspace, one: &Alone) -> String {
    match &one.outcome {
        Outcome::Least { sets, .. } => said(workspace, &sets[0]),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_town_with_nine_points_is_told_what_the_fifth_place_takes() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let answer = ask(&workspace, &question(town, 5, false)).expect("it has an answer");
    assert_eq!((answer.points.to_string().as_str(), answer.place), ("9", Some(10)));
    let holder = answer.holder.expect("somebody is fifth");
    assert_eq!(holder.unit, unit(&workspace, "迎丰镇"));
    let missing = [holder.points, holder.to_level, holder.to_pass].map(|points| points.to_string());
    assert_eq!(missing, ["16.5", "7.5", "8"]);
    println!("{answer:#?}");
    let Outcome::Least { adoptions, sets, all } = &answer.outcome else { panic!("{:?}", answer.outcome) };
    println!("{adoptions} {all:?} {:#?}", sets.iter().map(|one| said(&workspace, one)).collect::<Vec<_>>());
    println!("{:#?}", answer.alone.iter().map(|one| alone(&workspace, one)).collect::<Vec<_>>());
    let answer = ask(&workspace, &question(town, 5, true)).expect("it has an answer");
    println!("{:#?}", answer.alone.iter().map(|one| alone(&workspace, one)).collect::<Vec<_>>());
    let _ = (
        ChannelId::new("x"),
        Points::ZERO,
        suppose(&workspace, &Scoreboard::new(&workspace, Q1), town, &[]).is_ok(),
    );
}
