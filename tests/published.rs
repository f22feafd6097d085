//! A published page: only what was published, the same figures, no store.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{page, saved};
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::seam;
use ermu::session::autosave::Saving;
use ermu::session::trial::Trial;
use ermu::session::{Session, Strip};
use leptos::prelude::Owner;

fn open_file(name: &str) -> Workspace {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let file = fs::read_to_string(path).expect("the file is there");
    saved::read(&file).unwrap_or_else(|faults| panic!("{name}: {}", seam::sentences(&faults)))
}

fn page_in(memory: &Rc<Memory>) -> Session {
    let owner = Owner::new();
    owner.set();
    // A page is never left while its test runs.
    std::mem::forget(owner);
    let platform: Rc<dyn Platform> = Rc::clone(memory) as Rc<dyn Platform>;
    Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"))
}

/// Publishes the first periods of a workspace, one after the other.
fn publish(workspace: &mut Workspace, count: usize) {
    for at in 0..count {
        let id = workspace.period(PeriodIx::new(at)).expect("it is there").parts().id.clone();
        let publishing = edit::publish(workspace, &id).expect("the period is there");
        edit::apply(workspace, publishing).expect("it applies");
    }
}

#[test]
fn what_is_published_has_the_same_figures_and_nothing_else() {
    let files = [
        "clauses/files/units_come_and_go.json",
        "clauses/files/published_and_late.json",
        "clauses/files/rules_changed_in_a_year.json",
        "clauses/sameItem/points_changed_between.json",
        "clauses/adjustment/veto_item.json",
        "worked/9-late.json",
    ];
    for name in files {
        let mut workspace = open_file(name);
        for count in 1..=workspace.periods().len() {
            publish(&mut workspace, count);
            let text = saved::write_published(&workspace).expect("something is published");
            let out =
                saved::read(&text).unwrap_or_else(|faults| panic!("{name}: {}", seam::sentences(&faults)));
            assert_eq!(out.periods().len(), count, "{name}");
            for later in workspace.periods().iter().skip(count) {
                let id = format!("\"{}\"", later.parts().id);
                assert!(!text.contains(&id), "{name}: {id} is not published");
            }
            for at in (0..count).map(PeriodIx::new) {
                let (board, other) = (Scoreboard::new(&workspace, at), Scoreboard::new(&out, at));
                for (unit, of) in workspace.roster().units_ix() {
                    let Some(there) = out.roster().find(&of.id) else {
                        assert!(!workspace.is_active(unit, at), "{name}: {} is missing", of.id);
                        continue;
                    };
                    let figures = |board: &Scoreboard, unit| (board.current(unit), board.cumulative(unit));
                    assert_eq!(figures(&board, unit), figures(&other, there), "{name}: {} of {count}", of.id);
                    assert_eq!(board.place(&workspace, unit), other.place(&out, there), "{name}: {}", of.id);
                    assert_eq!(workspace.name_in(unit, at), out.name_in(there, at), "{name}");
                }
            }
        }
    }
}

#[test]
fn without_a_published_period_there_is_nothing_to_give_out() {
    assert_eq!(saved::write_published(&open_file("county.json")), None);
}

#[test]
fn a_published_page_opens_without_a_store_and_can_change_nothing() {
    let memory = Rc::new(Memory::default());
    let page = page_in(&memory);
    page.publish_page();
    let (name, html) = memory.offered().pop().expect("a file was offered");
    assert_eq!(name, "石泉县-2022年一季度.html");
    let file = page::exchange_file(&html).to_owned();
    let reader = Rc::new(Memory::default());
    reader.carry("ermu-published", &file);
    let published = page_in(&reader);
    assert!(published.is_published() && published.is_reading());
    assert_eq!(published.saving(), Saving::Published);
    published.dispatch(Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("express"),
        typed: "99".to_owned(),
    });
    published.set_large(true);
    published.choose_unit("t01");
    published.export();
    let of = ["draft", "2022Q1", "t01"].map(str::to_owned);
    published.keep_trial(&of, &Trial { place: Some(1), ..Trial::default() });
    assert_eq!(published.recall_trial(&of), Trial::default(), "a page for readers keeps nothing");
    assert_eq!(published.open_text(include_str!("fixtures/county.json")), Ok(false));
    reader.hide();
    reader.advance(60_000);
    assert_eq!((published.exchange_file(), reader.stored_keys()), (file, Vec::new()));
    assert!(!reader.would_ask());
}

/// A published page that is chosen or dropped is a file like any other.
#[test]
fn a_published_page_is_read_back_as_a_file() {
    let memory = Rc::new(Memory::default());
    let page = page_in(&memory);
    page.clear_example();
    page.open_text(&saved::write(&open_file("clauses/files/published_and_late.json"))).expect("it opens");
    page.publish_page();
    let html = memory.offered().pop().expect("a file was offered").1;
    page.new_draft();
    memory.drop_file("某县-2022年一季度.html", &html);
    assert_eq!(page.with(|workspace, _| workspace.periods().len()), 1, "{:?}", page.strips());
    let strip = Strip::Opened { name: "某县-2022年一季度.html".to_owned(), same: false };
    assert!(page.strips().contains(&strip), "{:?}", page.strips());
}
