//! Two tabs on one draft: one writes, nothing typed in the other is lost.

use std::rc::Rc;

use ermu::domain::roster::UnitIx;
use ermu::session::Strip;
use ermu::session::autosave::PAUSE;

use crate::{after_restart, browser, first, open, type_in};

/// The tab opened last writes; the one before it reads at once, and never writes again by itself.
#[test]
fn an_older_tab_reads_and_never_writes() {
    let one = browser();
    let older = open(&one);
    type_in(older, "t01", "52");
    one.advance(PAUSE);
    let two = Rc::new(one.beside());
    let newer = open(&two);
    assert_eq!(first(newer), "27");
    one.deliver();
    assert!(older.is_reading() && !newer.is_reading());
    type_in(older, "t01", "99");
    assert_eq!(first(older), "27", "nothing can be changed");
    type_in(newer, "t01", "53");
    two.advance(PAUSE);
    one.deliver();
    let writes = one.writes();
    one.hide();
    one.advance(10 * PAUSE);
    assert_eq!((one.writes(), one.would_ask()), (writes, false));
    assert_eq!(first(after_restart(&one)), "27.5");
    older.take_over();
    one.deliver();
    assert_eq!((first(older), older.is_reading(), newer.is_reading()), ("27.5".to_owned(), false, true));
    type_in(older, "t01", "54");
    one.advance(PAUSE);
    assert_eq!(first(after_restart(&one)), "28");
}

#[test]
fn what_a_tab_had_not_saved_when_another_took_over_is_a_draft_of_its_own() {
    let one = browser();
    let older = open(&one);
    older.clear_example();
    type_in(older, "t01", "2");
    one.advance(PAUSE);
    type_in(older, "t01", "8");
    let two = Rc::new(one.beside());
    let newer = open(&two);
    one.deliver();
    assert!(older.is_reading());
    type_in(newer, "t01", "3");
    two.advance(PAUSE);
    one.advance(PAUSE);
    one.deliver();
    let drafts = newer.drafts();
    assert_eq!(drafts.len(), 2, "{drafts:?}");
    assert!(
        older.strips().contains(&Strip::CopyKept { name: "石泉县 (2)".to_owned() }),
        "{:?}",
        older.strips()
    );
    let copy = drafts.iter().find(|draft| draft.head.name == "石泉县 (2)").expect("it is listed");
    newer.open_draft(&copy.id);
    assert_eq!(first(newer), "4");
}

/// Nobody has to ask for what nobody else holds any more; a tab that only reads gives nothing away when it is closed.
#[test]
fn a_tab_that_reads_goes_on_writing_when_the_other_is_closed() {
    let one = browser();
    let older = open(&one);
    let two = Rc::new(one.beside());
    let newer = open(&two);
    one.deliver();
    one.leave();
    two.deliver();
    type_in(newer, "t01", "53");
    two.hide();
    one.deliver();
    assert!(older.is_reading() && !newer.is_reading(), "hidden is not closed");
    two.leave();
    one.deliver();
    assert_eq!((first(older), older.is_reading()), ("27.5".to_owned(), false));
    type_in(older, "t01", "54");
    one.advance(PAUSE);
    assert_eq!(first(after_restart(&one)), "28");
}

/// As does a tab whose draft the other one put aside for another.
#[test]
fn a_tab_that_reads_goes_on_writing_when_the_other_goes_to_another_draft() {
    let one = browser();
    let older = open(&one);
    older.clear_example();
    type_in(older, "t01", "52");
    one.advance(PAUSE);
    let two = Rc::new(one.beside());
    let newer = open(&two);
    one.deliver();
    assert!(older.is_reading());
    newer.new_draft();
    two.advance(PAUSE);
    one.deliver();
    assert!(!older.is_reading() && !newer.is_reading());
    assert_ne!(older.draft_id(), newer.draft_id());
    assert_eq!(first(older), "26");
}

/// Two tabs type at once and the browser tells each late of the other: all that was typed is in one draft or another.
#[test]
fn two_tabs_that_type_at_once_lose_nothing() {
    let one = browser();
    let older = open(&one);
    older.clear_example();
    one.advance(PAUSE);
    let two = Rc::new(one.beside());
    let newer = open(&two);
    type_in(older, "t01", "2");
    type_in(newer, "t02", "6");
    one.advance(PAUSE);
    two.advance(PAUSE);
    one.deliver();
    one.advance(PAUSE);
    two.advance(PAUSE);
    let page = after_restart(&one);
    let mut found = Vec::new();
    for draft in page.drafts() {
        page.open_draft(&draft.id);
        found.push(page.with(|_, board| [0, 1].map(|unit| board.current(UnitIx::new(unit)).to_string())));
    }
    assert!(found.iter().any(|[first, _]| first == "1"), "{found:?}");
    assert!(found.iter().any(|[_, second]| second == "3"), "{found:?}");
}

#[test]
fn what_a_reading_tab_shows_can_be_kept_as_a_copy() {
    let one = browser();
    let older = open(&one);
    older.clear_example();
    type_in(older, "t01", "2");
    one.advance(PAUSE);
    let two = Rc::new(one.beside());
    let newer = open(&two);
    one.deliver();
    older.keep_as_copy();
    type_in(older, "t01", "4");
    one.advance(PAUSE);
    type_in(newer, "t01", "6");
    two.advance(PAUSE);
    one.deliver();
    assert!(!older.is_reading() && !newer.is_reading(), "each writes a draft of its own");
    let names: Vec<String> = newer.drafts().into_iter().map(|draft| draft.head.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}
