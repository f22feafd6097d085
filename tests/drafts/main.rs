//! Nothing is ever lost: writes that break off, damaged places, two tabs, several drafts, steps that outlive the page.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod asked;
mod drafted;
mod due;
mod large;
mod log;
mod tabs;
mod whole;

use std::rc::Rc;

use ermu::domain::edit::Edit;
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::roster::UnitIx;
use ermu::formats::saved;
use ermu::platform::memory::Memory;
use ermu::platform::{Platform, StoreFault};
use ermu::session::autosave::{PAUSE, RETRY, Saving};
use ermu::session::draft::{self, EXAMPLE, Keys, Slot};
use ermu::session::snapshots::{CHANGES_BETWEEN, MOST_SNAPSHOTS, Reason};
use ermu::session::{Session, Strip};
use leptos::prelude::Owner;

fn open(memory: &Rc<Memory>) -> Session {
    let owner = Owner::new();
    owner.set();
    // A page is never left while its test runs.
    std::mem::forget(owner);
    let platform: Rc<dyn Platform> = Rc::clone(memory) as Rc<dyn Platform>;
    Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"))
}

fn browser() -> Rc<Memory> {
    Rc::new(Memory::default())
}

fn type_in(page: Session, unit: &str, typed: &str) {
    page.dispatch(typing(unit, typed));
}

fn typing(unit: &str, typed: &str) -> Edit {
    Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
    }
}

fn first(page: Session) -> String {
    page.with(|_, board| board.current(UnitIx::new(0)).to_string())
}

/// What a page shows that is opened after everything was closed at this moment.
fn after_restart(memory: &Memory) -> Session {
    open(&Rc::new(memory.restarted()))
}

fn keys(memory: &Memory) -> Keys {
    Keys::for_place(&memory.place())
}

#[test]
fn a_write_that_fails_anywhere_leaves_the_state_before_and_is_made_good() {
    for position in 0..12 {
        let memory = browser();
        let page = open(&memory);
        for typed in ["52", "53"] {
            type_in(page, "t01", typed);
            memory.advance(PAUSE);
        }
        memory.fail_write_at(position);
        type_in(page, "t01", "54");
        memory.advance(PAUSE);
        let kept = first(after_restart(&memory));
        assert!(["27.5", "28"].contains(&kept.as_str()), "write {position}: {kept}");
        if matches!(page.saving(), Saving::Saved { .. }) {
            assert_eq!(kept, "28", "write {position}: called kept");
        }
        memory.advance(RETRY);
        assert!(matches!(page.saving(), Saving::Saved { .. }), "write {position}: {:?}", page.saving());
        assert_eq!(first(after_restart(&memory)), "28", "write {position}");
    }
}

/// One character in every part of the newer place is damaged: the one before it opens, the damaged one is kept whole.
#[test]
fn a_damaged_place_gives_way_to_the_one_before_it() {
    let memory = browser();
    let page = open(&memory);
    for typed in ["52", "53"] {
        type_in(page, "t01", typed);
        memory.advance(PAUSE);
    }
    let keys = keys(&memory);
    let pointer = memory.stored(&keys.pointer(Some(EXAMPLE))).expect("it was saved");
    let key = keys.slot(EXAMPLE, if pointer.starts_with('b') { Slot::B } else { Slot::A });
    let text = memory.stored(&key).expect("it was saved");
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let places = [
        0,
        5,
        12,
        20,
        lines[0] - 2,
        lines[0],
        lines[1],
        lines[1] + 40,
        lines[2],
        lines[2] + 1,
        text.len() - 1,
    ];
    for at in places {
        let hurt = Rc::new(memory.restarted());
        let mut damaged = text.clone();
        let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).expect("the beginning is one");
        let was = text[at..].chars().next().expect("it is within the text");
        damaged.replace_range(at..at + was.len_utf8(), "#");
        hurt.plant(&key, &damaged);
        let page = open(&hurt);
        assert_eq!(first(page), "27", "damaged at {at}");
        let aside = match &page.strips()[..] {
            [Strip::Recovered { key, .. }] => key.clone(),
            other => panic!("damaged at {at}: {other:?}"),
        };
        assert_eq!(hurt.stored(&aside), Some(damaged));
        let good = keys.slot(EXAMPLE, if pointer.starts_with('b') { Slot::A } else { Slot::B });
        let before = hurt.stored(&good);
        type_in(page, "t01", "60");
        hurt.advance(PAUSE);
        assert_eq!(hurt.stored(&good), before, "the only whole place is not written over");
        assert_eq!(first(after_restart(&hurt)), "31");
    }
}

#[test]
fn a_pointer_that_was_damaged_costs_nothing_that_was_kept_before_the_last_second() {
    for pointer in ["", "?", "b", "a", "c x y", "ab cd ef"] {
        let memory = browser();
        let page = open(&memory);
        for typed in ["52", "53"] {
            type_in(page, "t01", typed);
            memory.advance(PAUSE);
        }
        memory.plant(&keys(&memory).pointer(Some(EXAMPLE)), pointer);
        assert_eq!(first(after_restart(&memory)), "27.5", "{pointer:?}");
    }
}

#[test]
fn steps_can_be_taken_back_and_done_again_after_a_reload() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    let empty = page.exchange_file();
    for count in 1..=120 {
        type_in(page, if count % 2 == 0 { "t01" } else { "t02" }, &count.to_string());
    }
    let full = page.exchange_file();
    page.open_text(include_str!("../fixtures/county.json")).expect("it opens");
    memory.advance(PAUSE);
    let page = after_restart(&memory);
    assert_eq!(page.steps().len(), 122, "clearing, typing and opening a file");
    page.undo();
    assert_eq!(page.exchange_file(), full);
    for _ in 0..120 {
        page.undo();
    }
    assert_eq!(page.exchange_file(), empty);
    for _ in 0..120 {
        page.redo();
    }
    assert_eq!(page.exchange_file(), full);
}

#[test]
fn drafts_are_made_named_copied_deleted_and_brought_back() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    type_in(page, "t01", "2");
    page.rename("一季度");
    memory.advance(PAUSE);
    page.new_draft();
    type_in(page, "t01", "4");
    page.rename("二季度");
    memory.advance(PAUSE);
    page.duplicate();
    memory.advance(PAUSE);
    let names = || page.drafts().into_iter().map(|draft| draft.head.name).collect::<Vec<_>>();
    page.rename("二季度 复核");
    memory.advance(PAUSE);
    assert!(names().contains(&"二季度 复核".to_owned()), "{:?}", names());
    page.rename("二季度 (2)");
    memory.advance(PAUSE);
    let mut sorted = names();
    sorted.sort();
    assert_eq!(sorted, ["一季度", "二季度", "二季度 (2)"]);
    assert!(page.drafts().iter().all(|draft| draft.head.units == 60 && draft.size > 1000));
    let open_one = page.draft_id();
    page.delete_draft(&open_one);
    assert_ne!(page.draft_id(), open_one, "another one is open");
    assert_eq!((page.drafts().len(), page.deleted_drafts().len()), (2, 1));
    let strip = page.strips().into_iter().find(|strip| matches!(strip, Strip::Deleted { .. }));
    assert_eq!(strip, Some(Strip::Deleted { id: open_one.clone(), name: "二季度 (2)".to_owned() }));
    page.restore_draft(&open_one);
    assert_eq!(page.drafts().len(), 3);
    page.open_draft(&open_one);
    assert_eq!(first(page), "2");
    let earlier = page.drafts().into_iter().find(|draft| draft.head.name == "一季度").expect("it is listed");
    page.open_draft(&earlier.id);
    assert_eq!(first(page), "1");
    page.delete_draft(&open_one);
    page.forget_draft(&open_one);
    assert!(!memory.stored_keys().iter().any(|key| key.contains(&open_one)), "nothing of it is left");
    assert_eq!(first(after_restart(&memory)), "1", "the one that was open last");
}

#[test]
fn snapshots_are_a_ring_that_can_be_compared_and_brought_back() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    let each = usize::try_from(CHANGES_BETWEEN).expect("a small number");
    for count in 1..=each * (MOST_SNAPSHOTS + 4) {
        type_in(page, "t01", &count.to_string());
        if count % each == 0 {
            memory.advance(PAUSE);
        }
    }
    let all = page.snapshots();
    assert_eq!(all.len(), MOST_SNAPSHOTS);
    assert!(all.iter().all(|snapshot| snapshot.reason == Reason::Changes));
    assert!(all.windows(2).all(|pair| pair[0].revision > pair[1].revision), "the last first");
    type_in(page, "t02", "7");
    let before = page.exchange_file();
    page.restore_snapshot(&all[3].key);
    let restored = page.exchange_file();
    assert_eq!(page.snapshot(&all[3].key).map(|held| saved::write(&held)), Some(restored));
    assert_eq!(page.snapshots()[0].reason, Reason::Replaced);
    page.undo();
    assert_eq!(page.exchange_file(), before);
}

/// Where room is short, deleted drafts and old snapshots make some before the page says that nothing is kept.
#[test]
fn a_store_that_fills_up_gives_up_snapshots_before_work() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    for count in 1..=400 {
        type_in(page, "t01", &count.to_string());
        if count % 50 == 0 {
            memory.advance(PAUSE);
        }
    }
    let work = page.draft_id();
    page.new_draft();
    memory.advance(PAUSE);
    let unwanted = page.draft_id();
    page.open_draft(&work);
    page.delete_draft(&unwanted);
    let snapshots = page.snapshots().len();
    assert!(snapshots > 4);
    // So little that what the deleted draft takes is not enough.
    memory.give_room(Some(memory.taken() + 10 - page.deleted_drafts()[0].size));
    for unit in 1..=9 {
        type_in(page, &format!("t0{unit}"), &"9".repeat(150));
        memory.advance(PAUSE);
        assert!(matches!(page.saving(), Saving::Saved { .. }), "unit {unit}: {:?}", page.saving());
    }
    assert!(page.snapshots().len() < snapshots && page.thinned() > 0);
    assert!(page.deleted_drafts().is_empty(), "what was deleted goes first");
    assert!(
        !page.strips().iter().any(|strip| matches!(strip, Strip::Deleted { .. })),
        "it can no longer be had back"
    );
    memory.give_room(Some(0));
    type_in(page, "t02", "1");
    memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Refused { fault: StoreFault::Full, .. }), "{:?}", page.saving());
    memory.give_room(None);
    memory.advance(RETRY);
    assert!(matches!(page.saving(), Saving::Saved { .. }), "{:?}", page.saving());
}

/// What stands in one draft's place and cannot be read here keeps no other draft from being saved, and is never written
/// over.
#[test]
fn a_draft_that_cannot_be_read_holds_back_its_own_place_alone() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    type_in(page, "t01", "2");
    memory.advance(PAUSE);
    let later = "ermu-draft 4 whatever it says\nand holds";
    let key = keys(&memory).slot(EXAMPLE, Slot::A);
    memory.plant(&key, later);
    page.show_example().expect("the example opens");
    type_in(page, "t01", "60");
    memory.advance(PAUSE);
    assert_eq!((page.saving(), memory.stored(&key).as_deref()), (Saving::HeldBack, Some(later)));
    let own = page.drafts()[0].id.clone();
    page.open_draft(&own);
    type_in(page, "t01", "4");
    memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Saved { .. }), "{:?}", page.saving());
    assert_eq!(
        (first(after_restart(&memory)), memory.stored(&key).as_deref()),
        ("2".to_owned(), Some(later))
    );
}

/// Every form of a draft that was ever written opens, and is in the form of today afterwards.
#[test]
fn drafts_of_every_form_ever_written_open() {
    let form_1 = include_str!("../fixtures/saved/draft-1.txt");
    let memory = browser();
    let keys = keys(&memory);
    memory.plant(&keys.of_layout_1("own"), form_1);
    memory.plant(&keys.of_layout_1("example"), form_1.replace("ermu-draft", "damaged").as_str());
    memory.plant(&keys.of_layout_1("open"), "own");
    memory.plant(&keys.of_layout_1("previous"), form_1);
    memory.plant(&keys.of_layout_1("unit"), "t11");
    let page = open(&memory);
    assert_eq!(page.exchange_file(), draft::exchange_file(form_1));
    assert_eq!((page.drafts().len(), page.chosen_unit().as_deref()), (1, Some("t11")));
    assert_eq!(page.kept().len(), 1, "the damaged one is set aside");
    let old = memory.stored_keys().into_iter().filter(|key| key.starts_with(&keys.of_layout_1(""))).count();
    assert_eq!(old, 0, "nothing is left in the old layout");
    assert_eq!(after_restart(&memory).exchange_file(), draft::exchange_file(form_1));
    let form_2 = include_str!("../fixtures/saved/draft-2.txt");
    let read = draft::decode(form_2).expect("it reads back");
    assert_eq!((read.head.name.as_str(), read.head.revision, read.lines.done.len()), ("一季度", 2, 2));
    assert_eq!(read.head.changes, 2, "the revision is all that tells it");
}
