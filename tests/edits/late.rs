//! 补计: what stands under channels that had fed nothing back, entered in the next period.

use ermu::domain::edit::{Held, entering, held, new_late, same_late};
use ermu::domain::finding::{Code, findings};
use ermu::domain::record::Late;

use super::*;

const SECOND: PeriodIx = PeriodIx::new(1);

/// Two quarters, the first published while the channel of three figures, one of them no count, had fed nothing back.
fn waiting() -> Workspace {
    let mut workspace = two_quarters();
    for (unit, typed) in [("t02", "3"), ("t03", "0"), ("t04", "4o")] {
        edit::apply(&mut workspace, typing(unit, typed)).expect("applies");
    }
    let (period, channel) = (PeriodId::new("2022Q1"), ChannelId::new("express"));
    let wait = Edit::SetWaiting { period: period.clone(), channel, waiting: true };
    edit::apply(&mut workspace, wait).expect("applies");
    assert_eq!(held(&workspace, SECOND), [], "what is not published is typed into");
    let publish = edit::publish(&workspace, &period).expect("it is there");
    edit::apply(&mut workspace, publish).expect("applies");
    workspace
}

fn told(all: &[Held], workspace: &Workspace) -> Vec<(String, u32)> {
    let name = |one: &Held| workspace.roster().unit(one.unit).map(|unit| unit.id.to_string());
    all.iter().filter_map(|one| Some((name(one)?, one.count))).collect()
}

#[test]
fn what_was_held_back_is_entered_in_one_step_and_then_no_more() {
    let mut workspace = waiting();
    let all = held(&workspace, SECOND);
    assert_eq!(told(&all, &workspace), [("t01".to_owned(), 10), ("t02".to_owned(), 3)]);
    let (words, names) = text::held_back(&workspace, &all);
    assert!(words.contains("留着 2 个单位 13 条") && words.starts_with("2022年一季度"), "{words}");
    assert_eq!(names, ["中池镇 10 条", "池河镇 3 条"].map(str::to_owned));
    // One is entered by itself, and then the rest.
    let one = entering(&workspace, &all[1..], SECOND, "后来反馈");
    there_and_back(&mut workspace, one[0].clone());
    let rest = held(&workspace, SECOND);
    assert_eq!(told(&rest, &workspace), [("t01".to_owned(), 10)]);
    let so_far = |workspace: &Workspace| {
        score::account(workspace, SECOND, UnitIx::new(0)).expect("it has one").cumulative()
    };
    let before = so_far(&workspace);
    let edits = entering(&workspace, &rest, SECOND, "后来反馈");
    there_and_back(&mut workspace, Edit::Many { name: ManyName::Late, edits });
    assert!(so_far(&workspace) > before);
    assert_eq!(held(&workspace, SECOND), []);
    let ids: Vec<String> = workspace.late().values().map(|late| late.id.to_string()).collect();
    assert_eq!(ids, ["late1", "late2"]);
}

#[test]
fn the_same_late_count_twice_is_told() {
    let mut workspace = waiting();
    let late = |workspace: &Workspace| Late {
        id: new_late(workspace).next().expect("there are more"),
        unit: UnitId::new("t02"),
        channel: ChannelId::new("express"),
        count: Some(1),
        of: PeriodId::new("2022Q1"),
        known: PeriodId::new("2022Q2"),
        reason: "后来反馈".to_owned(),
    };
    for is_second in [false, true] {
        let late = late(&workspace);
        assert_eq!(same_late(&workspace, &late).is_some(), is_second);
        let put = Edit::PutLate { id: late.id.clone(), late: Some(Box::new(late)) };
        edit::apply(&mut workspace, put).expect("applies");
        let twice = findings(&workspace, SECOND).into_iter().filter(|one| one.code == Code::LateTwice);
        let words: Vec<String> = twice.map(|one| text::finding(&workspace, &one)).collect();
        let want = "池河镇·各镇快讯：属于2022年一季度的 1 条补计记了两次，都计了。请核对是不是重复登记。";
        assert_eq!(words, if is_second { vec![want.to_owned()] } else { Vec::new() });
    }
}

#[test]
fn a_figure_under_a_channel_without_feedback_is_not_put_right() {
    let mut workspace = waiting();
    let before = saved::write(&workspace);
    let correct = Edit::Correct {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        typed: "11".to_owned(),
        reason: "漏记".to_owned(),
    };
    assert_eq!(edit::apply(&mut workspace, correct).map(|_| ()), Err(EditFault::Waiting));
    assert!(text::edit_fault(&EditFault::Waiting).contains("“补计”"));
    assert_eq!(saved::write(&workspace), before);
}
