//! What is drafted of a method and not in force outlives the page, and stays with its draft.

use std::rc::Rc;

use ermu::domain::edit::Edit;
use ermu::domain::points::Points;
use ermu::domain::rules::RuleSetParts;
use ermu::formats::saved;
use ermu::platform::StoreFault;
use ermu::platform::memory::Memory;
use ermu::session::Session;
use ermu::session::autosave::{PAUSE, RETRY, Saving};
use ermu::session::drafted::Drafted;
use ermu::ui::rules::RulesDesk;

use crate::{after_restart, browser, keys, open};

/// The set in force, and one with two amounts otherwise.
fn both(page: Session) -> [RuleSetParts; 2] {
    let was = page.with(|workspace, _| workspace.rule_sets()[0].parts().clone());
    let mut wanted = was.clone();
    wanted.channels[0].points = Points::whole(7);
    wanted.channels[1].points = Points::whole(8);
    [was, wanted]
}

fn kept(page: Session) -> Option<RuleSetParts> {
    match page.drafted() {
        Drafted::Rules(both) => Some(both[1].clone()),
        Drafted::Nothing | Drafted::Unread => None,
    }
}

fn drafted() -> (Rc<Memory>, Session, [RuleSetParts; 2]) {
    let memory = browser();
    let page = open(&memory);
    let both = both(page);
    page.keep_drafted(Some(&both));
    assert_eq!(page.saving(), Saving::Waiting);
    memory.advance(PAUSE);
    (memory, page, both)
}

#[test]
fn a_drafted_method_is_there_again_after_a_restart_and_in_no_file() {
    let (memory, page, both) = drafted();
    let again = after_restart(&memory);
    assert_eq!(kept(again).as_ref(), Some(&both[1]));
    let desk = RulesDesk::new(again);
    assert_eq!(desk.parts(), both[1]);
    assert!(!desk.can_go_back(), "there is nothing of this page to be taken back");
    assert!(again.with(|workspace, _| !saved::write(workspace).contains("\"points\":7")));
    // A channel less is kept whole.
    let without = both[1].without_channel(&both[1].channels[2].id);
    page.keep_drafted(Some(&[both[0].clone(), without.clone()]));
    memory.hide();
    assert_eq!(RulesDesk::new(after_restart(&memory)).parts(), without);
    // Put in force or dropped it is nowhere.
    page.keep_drafted(None);
    memory.hide();
    assert_eq!(kept(after_restart(&memory)), None);
    assert_eq!(memory.stored(&keys(&memory).drafted(&page.draft_id())), None);
}

#[test]
fn a_drafted_method_stays_with_its_draft() {
    let (memory, page, both) = drafted();
    let example = page.draft_id();
    page.new_draft();
    assert_eq!(kept(page), None);
    memory.advance(PAUSE);
    page.open_draft(&example);
    assert_eq!(kept(page).as_ref(), Some(&both[1]));
}

#[test]
fn a_tab_that_reads_keeps_no_drafted_method() {
    let (one, older, both) = drafted();
    let two = Rc::new(one.beside());
    let newer = open(&two);
    one.deliver();
    assert_eq!((older.is_reading(), kept(newer).as_ref()), (true, Some(&both[1])));
    older.keep_drafted(None);
    one.hide();
    assert_eq!(kept(after_restart(&one)).as_ref(), Some(&both[1]));
    newer.keep_drafted(None);
    two.advance(PAUSE);
    older.take_over();
    assert_eq!(kept(older), None, "what the other tab did holds");
}

#[test]
fn a_store_that_refuses_a_drafted_method_says_so_asks_and_tries_again() {
    let memory = browser();
    let page = open(&memory);
    let both = both(page);
    memory.refuse_writes(Some(StoreFault::Full));
    page.keep_drafted(Some(&both));
    memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Refused { fault: StoreFault::Full, .. }), "{:?}", page.saving());
    assert!(memory.would_ask());
    memory.refuse_writes(None);
    memory.advance(RETRY);
    assert!(matches!(page.saving(), Saving::Saved { .. }), "{:?}", page.saving());
    assert_eq!(kept(after_restart(&memory)), Some(both[1].clone()));
}

#[test]
fn what_no_longer_fits_the_method_is_not_drafted_again() {
    let (memory, page, both) = drafted();
    let mut now = page.with(|workspace, _| workspace.to_parts());
    now.rule_sets[0].channels[0].points = Points::whole(9);
    let now = ermu::domain::workspace::Workspace::new(now).expect("it fits");
    page.dispatch(Edit::Replace(Box::new(now)));
    memory.advance(PAUSE);
    let points: Vec<Points> =
        RulesDesk::new(after_restart(&memory)).parts().channels.iter().map(|of| of.points).collect();
    assert_eq!(points[..2], [Points::whole(9), both[1].channels[1].points]);
    // What cannot be read is said and keeps nobody from the page.
    memory.plant(&keys(&memory).drafted(&page.draft_id()), "{}");
    let page = after_restart(&memory);
    assert_eq!(page.drafted(), Drafted::Unread);
    assert_eq!(RulesDesk::new(page).parts().channels[0].points, Points::whole(9));
}
