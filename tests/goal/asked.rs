//! What is asked in vain is told apart, and what is supposed touches nothing else.

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit, EditFault};
use ermu::domain::goal::{Answer, Goal, Outcome, Question, Unasked, seek, suppose};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::rules::ChannelIx;
use ermu::domain::workspace::{PeriodIx, Status, Workspace};
use ermu::formats::example;

pub(crate) const Q1: PeriodIx = PeriodIx::new(0);

pub(crate) fn workspace() -> Workspace {
    example::workspace().unwrap_or_else(|faults| panic!("the example opens: {faults:?}"))
}

pub(crate) fn unit(workspace: &Workspace, name: &str) -> UnitIx {
    let found = workspace.roster().units_ix().find(|(_, unit)| unit.name == name);
    found.unwrap_or_else(|| panic!("{name} is in the roster")).0
}

pub(crate) fn question(unit: UnitIx, place: usize, outright: bool) -> Question<'static> {
    Question { unit, goal: Goal::Place { place, outright }, channels: None, supposed: &[], most: 12 }
}

pub(crate) fn ask(workspace: &Workspace, question: &Question<'_>) -> Result<Answer, Unasked> {
    seek(workspace, &Scoreboard::new(workspace, Q1), question)
}

fn channel(workspace: &Workspace, id: &str) -> ChannelIx {
    let rules = workspace.rules_of(Q1).expect("the period has rules");
    rules.find_channel(&ChannelId::new(id)).expect("the channel is there")
}

#[test]
fn what_cannot_be_asked_says_why() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let listed = unit(&workspace, "宣传部（融媒体中心）");
    assert_eq!(ask(&workspace, &question(listed, 1, false)), Err(Unasked::ListedOnly));
    assert_eq!(ask(&workspace, &question(town, 0, false)), Err(Unasked::NoSuchPlace(11)));
    assert_eq!(ask(&workspace, &question(town, 12, false)), Err(Unasked::NoSuchPlace(11)));
    assert_eq!(ask(&workspace, &question(UnitIx::new(999), 1, false)), Err(Unasked::Unknown));
    let waiting = [channel(&workspace, "dyn-province")];
    let only_waiting = Question { channels: Some(&waiting), ..question(town, 5, false) };
    assert_eq!(ask(&workspace, &only_waiting), Err(Unasked::NoChannel));
    let far = [(ChannelIx::new(0), 99_999)];
    let too_many = Question { supposed: &far, ..question(town, 5, false) };
    assert!(matches!(ask(&workspace, &too_many), Err(Unasked::Supposed(EditFault::Unknown(_)))));
}

#[test]
fn what_is_reached_already_is_told_so() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let reached = |place, outright| {
        let answer = ask(&workspace, &question(town, place, outright)).expect("it has an answer");
        answer.outcome == Outcome::Reached && answer.alone.is_empty()
    };
    // It shares the tenth place, and would be eleventh were the tie broken against it.
    assert!(reached(10, false) && reached(11, true));
    assert!(!reached(10, true) && !reached(9, false));
    let level = Question { goal: Goal::Points(Points::whole(9)), ..question(town, 1, false) };
    assert_eq!(ask(&workspace, &level).expect("it has an answer").outcome, Outcome::Reached);
}

#[test]
fn what_is_supposed_already_counts() {
    let workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let supposed = [(channel(&workspace, "express"), 14)];
    let further = Question { supposed: &supposed, ..question(town, 5, false) };
    let answer = ask(&workspace, &further).expect("it has an answer");
    assert_eq!((answer.points.to_string().as_str(), answer.place), ("16", Some(6)));
    let Outcome::Least { adoptions: 1, sets, all: Some(all) } = answer.outcome else { panic!("{answer:?}") };
    // Every open channel does it now, the cheapest first.
    assert_eq!((all, sets[0].points.to_string().as_str()), (8, "16.5"));
}

#[test]
fn a_published_period_is_asked_about_as_if_it_were_not() {
    let mut workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let open = ask(&workspace, &question(town, 5, false));
    let id = PeriodId::new("2022Q1");
    let publish = edit::publish(&workspace, &id).expect("it can be published");
    edit::apply(&mut workspace, publish).expect("applies");
    assert_eq!(workspace.period(Q1).expect("it is there").parts().status, Status::Published);
    let before = workspace.clone();
    assert_eq!(ask(&workspace, &question(town, 5, false)), open);
    assert_eq!(workspace, before);
}

#[test]
fn a_unit_that_is_gone_is_not_asked_for() {
    let mut workspace = workspace();
    let town = unit(&workspace, "后柳镇");
    let mut units = workspace.roster().units().to_vec();
    let mut next = ermu::domain::workspace::next_period(&workspace);
    next.id = PeriodId::new("2022Q2");
    edit::apply(&mut workspace, Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) })
        .expect("it follows");
    units[town.get()].until = Some(PeriodId::new("2022Q1"));
    let classes = workspace.roster().classes().to_vec();
    edit::apply(&mut workspace, Edit::SetRoster { classes, units }).expect("it may end");
    let board = Scoreboard::new(&workspace, PeriodIx::new(1));
    assert_eq!(seek(&workspace, &board, &question(town, 1, false)), Err(Unasked::NotThere));
}

/// What is supposed is what typing it would come to, and nothing else is other than it was.
#[test]
fn what_is_supposed_is_scored_as_if_it_were_written() {
    let workspace = workspace();
    let board = Scoreboard::new(&workspace, Q1);
    let town = unit(&workspace, "后柳镇");
    let added = [
        (channel(&workspace, "express"), 2),
        (channel(&workspace, "res-city"), 1),
        (channel(&workspace, "express"), 1),
    ];
    let tried = suppose(&workspace, &board, town, &added).expect("it can be supposed");
    let mut typed = workspace.clone();
    for (id, more) in [("express", 3), ("res-city", 1)] {
        let cell =
            workspace.period(Q1).expect("it is there").sheet().get(town, channel(&workspace, id)).count();
        let unit: UnitId = workspace.roster().unit(town).expect("it is there").id.clone();
        let (period, channel) = (PeriodId::new("2022Q1"), ChannelId::new(id));
        let edit = Edit::Type { period, unit, channel, typed: (cell + more).to_string() };
        edit::apply(&mut typed, edit).expect("applies");
    }
    assert_eq!(tried.board, Scoreboard::new(&typed, Q1));
    assert_eq!((tried.points().to_string().as_str(), tried.place()), ("20.5", Some(2)));
    assert_eq!(tried.account().expect("it has an account").current(), tried.points());
    assert_eq!(
        tried.standings(),
        Scoreboard::new(&typed, Q1).standings(ermu::domain::roster::ClassIx::new(0))
    );
    for (other, _) in workspace.roster().units_ix().filter(|(other, _)| *other != town) {
        assert_eq!(tried.board.basis(other), board.basis(other));
    }
    let gone = suppose(&workspace, &board, UnitIx::new(999), &added).err();
    assert!(matches!(gone, Some(EditFault::Unknown(_))));
}
