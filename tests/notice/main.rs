//! 通报: the text of a notice comes from the data, a person's changes stay apart, what is wrong in it is told.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod checks;
mod edits;
mod facts;
mod generated;
mod source;
mod template;

use ermu::domain::board::Scoreboard;
use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::notice::{Draft, Facts, Found, NoticeParts, check};
use ermu::domain::workspace::{PeriodIx, PeriodParts, Workspace};
use ermu::formats::example;

fn open() -> Workspace {
    example::workspace().expect("the example opens")
}

/// The example with the same quarter of the year before, in which one unit had so many items of a channel.
fn with_year_before(counts: &[(&str, u32)]) -> Workspace {
    let mut parts = open().to_parts();
    let first = parts.periods[0].clone();
    parts.periods.push(PeriodParts {
        id: PeriodId::new("2021Q1"),
        name: "2021年一季度".to_owned(),
        from: Date::parse("2021-01-01").expect("a date"),
        to: Date::parse("2021-03-31").expect("a date"),
        notice: NoticeParts::default(),
        ..first
    });
    let mut workspace = Workspace::new(parts).unwrap_or_else(|faults| panic!("it fits: {faults:?}"));
    let example = open();
    let (was, rules) = (example.period(PeriodIx::new(0)), example.rules_of(PeriodIx::new(0)));
    let (was, rules) = (was.expect("a period"), rules.expect("its rules"));
    for (unit, of) in example.roster().units_ix() {
        for (ix, channel) in rules.channels_ix() {
            let typed = was.typed().get(unit, ix).text();
            type_in(&mut workspace, "2022Q1", (of.id.as_str(), channel.id.as_str()), &typed);
        }
    }
    for (channel, count) in counts {
        type_in(&mut workspace, "2021Q1", ("t01", channel), &count.to_string());
    }
    workspace
}

#[track_caller]
fn type_in(workspace: &mut Workspace, period: &str, (unit, channel): (&str, &str), typed: &str) {
    let edit = Edit::Type {
        period: PeriodId::new(period),
        unit: UnitId::new(unit),
        channel: ChannelId::new(channel),
        typed: typed.to_owned(),
    };
    edit::apply(workspace, edit).expect("it may be typed");
}

fn set_waiting(workspace: &mut Workspace, period: &str, channel: &str, waiting: bool) {
    let (period, channel) = (PeriodId::new(period), ChannelId::new(channel));
    edit::apply(workspace, Edit::SetWaiting { period, channel, waiting }).expect("it may be set");
}

fn quarter(workspace: &Workspace) -> PeriodIx {
    workspace.find_period(&PeriodId::new("2022Q1")).expect("the quarter is there")
}

#[track_caller]
fn facts(workspace: &Workspace) -> Facts {
    let board = Scoreboard::new(workspace, quarter(workspace));
    Facts::new(workspace, &board, 3).expect("the period is there")
}

fn notice(workspace: &Workspace) -> NoticeParts {
    workspace.period(quarter(workspace)).expect("it is there").parts().notice.clone()
}

fn draft(workspace: &Workspace) -> Draft {
    Draft::new(&workspace.template(), &facts(workspace), &notice(workspace))
}

fn found(workspace: &Workspace) -> Vec<Found> {
    check(&draft(workspace), &facts(workspace), workspace.watchlist())
}

#[track_caller]
fn set(workspace: &mut Workspace, notice: NoticeParts) -> Edit {
    let edit = Edit::SetNotice { period: PeriodId::new("2022Q1"), notice: Box::new(notice) };
    edit::apply(workspace, edit).expect("it fits").inverse
}

/// Writes another text into a passage.
#[track_caller]
fn write(workspace: &mut Workspace, id: &str, text: &str) {
    let changed = draft(workspace).with_text(&notice(workspace), id, text);
    set(workspace, changed);
}
