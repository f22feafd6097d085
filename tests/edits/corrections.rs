//! 更正: what puts a figure of a published period right, and what does not.

use ermu::domain::edit::{self, Edit, EditFault, ManyName, Written};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::record::CellFault;
use ermu::domain::workspace::Workspace;
use ermu::formats::saved;
use ermu::session::desk::Desk;
use ermu::session::draft::Lines;
use ermu::ui::text;

use crate::{open, typing};

/// The example, published; the first town has 51 in the channel, and the second nothing.
fn published() -> Workspace {
    let mut workspace = open();
    for (unit, count) in [("t01", "51"), ("t02", "")] {
        edit::apply(&mut workspace, typing(unit, count)).expect("applies");
    }
    let publishing = edit::publish(&workspace, &PeriodId::new("2022Q1")).expect("the period is there");
    edit::apply(&mut workspace, publishing).expect("applies");
    workspace
}

fn correcting(unit: &str, typed: &str, reason: &str) -> Edit {
    Edit::Correct {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
        reason: reason.to_owned(),
    }
}

/// All of this once was taken, and a correction that corrects nothing stood in the list that others read.
#[test]
fn a_correction_is_another_count_with_a_reason() {
    let mut workspace = published();
    let before = saved::write(&workspace);
    for (unit, typed, reason, fault, words) in [
        (
            "t01",
            "5o",
            "漏记",
            EditFault::NoCount(CellFault::NotANumber, "5o".to_owned()),
            "“5o”不是条数。请填 0 以上的整数，没有就留空。没有改动。",
        ),
        (
            "t01",
            "-1",
            "漏记",
            EditFault::NoCount(CellFault::Negative, "-1".to_owned()),
            "“-1”是负数。请填 0 以上的整数，没有就留空。没有改动。",
        ),
        ("t01", "52", "", EditFault::NoReason, "请写明原因。"),
        ("t01", "52", " \u{3000}", EditFault::NoReason, "请写明原因。"),
        ("t01", " ５１ ", "漏记", EditFault::SameCount("51".to_owned()), "这一格现在就是 51，没有改动。"),
        ("t02", "---", "漏记", EditFault::SameCount(String::new()), "这一格现在就是空的，没有改动。"),
    ] {
        let correction = correcting(unit, typed, reason);
        assert_eq!(
            edit::apply(&mut workspace, correction.clone()).map(|_| ()),
            Err(fault.clone()),
            "{typed}"
        );
        assert_eq!(text::edit_fault(&fault), words);
        let several =
            Edit::Many { name: ManyName::Paste, edits: vec![correcting("t03", "7", "漏记"), correction] };
        assert_eq!(edit::apply(&mut workspace, several).map(|_| ()), Err(fault), "{typed} after another");
        assert_eq!(saved::write(&workspace), before, "{typed} changes nothing");
    }
    // Nothing adopted and nothing entered are two things.
    for typed in ["0", ""] {
        edit::apply(&mut workspace, correcting("t02", typed, "核对")).expect("it is another");
    }
}

/// A draft of before may hold what is refused now: taken back, it can still be done again, and its file opens.
#[test]
fn a_correction_of_before_is_done_again_as_it_was() {
    for (typed, reason) in [("5o", ""), ("51", "核对"), ("52", "")] {
        let mut written =
            Written { edit: Some(correcting("t01", typed, reason)), to: String::new(), ..Written::default() };
        let undone = vec![saved::write_edit(&mut written)];
        let mut desk = Desk::with_past(published(), Lines { undone, ..Lines::default() }, 0);
        let before = saved::write(desk.workspace());
        assert!(desk.redo().expect("it is done again").is_some(), "{typed}");
        let after = saved::write(desk.workspace());
        assert_ne!(after, before);
        assert_eq!(saved::write(&saved::read(&after).expect("it opens")), after);
        assert_eq!(desk.log().last().map(|line| line.to.as_str()), Some(typed));
        desk.undo().expect("it is taken back");
        assert_eq!(saved::write(desk.workspace()), before);
        desk.redo().expect("it is done again");
        assert_eq!(saved::write(desk.workspace()), after);
    }
}
