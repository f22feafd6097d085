//! The page without a page: drafts, faults of the store, files, the two spaces. Time is moved, never waited for.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::rc::Rc;

use ermu::domain::edit::Edit;
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::roster::UnitIx;
use ermu::formats::{example, saved};
use ermu::platform::memory::Memory;
use ermu::platform::{Platform, StoreFault};
use ermu::session::autosave::{PAUSE, RETRY, Saving};
use ermu::session::draft::{self, EXAMPLE, Head, Keys, Slot};
use ermu::session::trial::Trial;
use ermu::session::{Session, Strip};
use leptos::prelude::Owner;

/// A browser that stays while pages come and go in it.
struct World {
    memory: Rc<Memory>,
    keys: Keys,
    owner: Owner,
}

impl World {
    fn new() -> Self {
        let memory = Rc::new(Memory::default());
        let keys = Keys::for_place(&memory.place());
        let owner = Owner::new();
        owner.set();
        Self { memory, keys, owner }
    }

    fn open(&self) -> Session {
        self.open_in(&self.memory)
    }

    fn open_in(&self, memory: &Rc<Memory>) -> Session {
        self.owner.set();
        let platform: Rc<dyn Platform> = Rc::clone(memory) as Rc<dyn Platform>;
        Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"))
    }

    /// What a page shows that is opened after everything was closed at this moment.
    fn after_restart(&self) -> Session {
        self.open_in(&Rc::new(self.memory.restarted()))
    }

    /// Where the example's draft stands.
    fn example(&self) -> String {
        let pointer = self.memory.stored(&self.keys.pointer(Some(EXAMPLE))).unwrap_or_default();
        self.keys.slot(EXAMPLE, if pointer.starts_with('b') { Slot::B } else { Slot::A })
    }
}

fn typing(unit: &str, typed: &str) -> Edit {
    Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new(unit),
        channel: ChannelId::new("express"),
        typed: typed.to_owned(),
    }
}

fn first(session: Session) -> String {
    session.with(|_, board| board.current(UnitIx::new(0)).to_string())
}

#[test]
fn every_change_is_kept_within_a_second_and_found_again() {
    let world = World::new();
    let page = world.open();
    assert_eq!((first(page), page.saving()), ("26.5".to_owned(), Saving::Unchanged));
    page.dispatch(typing("t01", "52"));
    assert_eq!((first(page), page.saving()), ("27".to_owned(), Saving::Waiting));
    const { assert!(PAUSE < 1000) };
    world.memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Saved { .. }), "{:?}", page.saving());
    assert_eq!(first(world.after_restart()), "27");
}

#[test]
fn steady_typing_does_not_put_the_save_off() {
    let world = World::new();
    let page = world.open();
    for count in 1..=20 {
        page.dispatch(typing("t01", &count.to_string()));
        world.memory.advance(90);
    }
    let kept = first(world.after_restart());
    assert!(kept.parse::<f64>().expect("points") >= 8.0, "{kept}");
}

#[test]
fn hiding_the_page_keeps_what_waits_at_once() {
    let world = World::new();
    let page = world.open();
    page.dispatch(typing("t01", "52"));
    world.memory.hide();
    assert_eq!(first(world.after_restart()), "27");
    let writes = world.memory.writes();
    world.memory.hide();
    world.memory.advance(10 * PAUSE);
    assert_eq!(world.memory.writes(), writes, "nothing changed, so nothing is written");
}

#[test]
fn a_refused_store_leaves_a_page_that_works_and_says_so() {
    let world = World::new();
    world.memory.refuse(Some(StoreFault::Refused));
    let page = world.open();
    assert!(matches!(page.saving(), Saving::Refused { fault: StoreFault::Refused, .. }));
    page.dispatch(typing("t01", "52"));
    assert_eq!(first(page), "27");
    page.export();
    let offered = world.memory.offered();
    assert_eq!(offered.len(), 1);
    assert_eq!(saved::read(&offered[0].1).map(|w| saved::write(&w)), Ok(page.exchange_file()));
}

#[test]
fn a_full_store_is_told_keeps_the_last_good_state_and_is_tried_again() {
    let world = World::new();
    let page = world.open();
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    world.memory.refuse_writes(Some(StoreFault::Full));
    page.dispatch(typing("t01", "53"));
    world.memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Refused { fault: StoreFault::Full, .. }));
    assert_eq!(first(world.after_restart()), "27", "the last good state is still there");
    world.memory.refuse_writes(None);
    world.memory.advance(RETRY);
    assert!(matches!(page.saving(), Saving::Saved { .. }));
    assert_eq!(first(world.after_restart()), "27.5");
}

#[test]
fn the_browser_asks_before_leaving_only_while_something_would_be_lost() {
    let world = World::new();
    let page = world.open();
    assert!(!world.memory.would_ask(), "nothing was done yet");
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    assert!(!world.memory.would_ask(), "it is kept");
    world.memory.refuse_writes(Some(StoreFault::Full));
    page.dispatch(typing("t01", "53"));
    world.memory.advance(PAUSE);
    assert!(world.memory.would_ask());
    page.export();
    assert!(!world.memory.would_ask(), "it is in a file");
    page.dispatch(typing("t01", "54"));
    assert!(world.memory.would_ask());
}

#[test]
fn what_reads_back_otherwise_is_not_called_kept() {
    let world = World::new();
    let page = world.open();
    world.memory.garble(true);
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    assert!(matches!(page.saving(), Saving::Refused { fault: StoreFault::Unverified, .. }));
}

#[test]
fn a_damaged_draft_is_set_aside_whole_and_the_page_starts() {
    let world = World::new();
    let page = world.open();
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    let key = world.example();
    let damaged = world.memory.stored(&key).expect("it was kept").replace("\"express\":52", "\"express\":5");
    world.memory.plant(&key, &damaged);
    let page = world.open();
    assert_eq!(first(page), "26.5");
    let aside = match &page.strips()[..] {
        [Strip::SetAside { key }] => key.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(world.memory.stored(&aside).as_deref(), Some(damaged.as_str()));
    page.dispatch(typing("t02", "1"));
    world.memory.advance(PAUSE);
    assert_eq!(world.memory.stored(&aside).as_deref(), Some(damaged.as_str()), "never overwritten");
    assert_eq!(page.kept().iter().map(|kept| kept.key.as_str()).collect::<Vec<_>>(), [aside.as_str()]);
    page.download_kept(&aside);
    assert_eq!(world.memory.offered()[0].1, draft::exchange_file(&damaged));
}

#[test]
fn a_damaged_draft_that_cannot_be_moved_is_not_saved_over() {
    let world = World::new();
    let key = world.keys.slot(EXAMPLE, Slot::A);
    world.memory.plant(&key, "not a draft");
    world.memory.refuse_writes(Some(StoreFault::Full));
    let page = world.open();
    assert_eq!(page.strips(), [Strip::SetAside { key: key.clone() }]);
    world.memory.refuse_writes(None);
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    assert_eq!(page.saving(), Saving::HeldBack);
    assert_eq!(world.memory.stored(&key).as_deref(), Some("not a draft"));
}

#[test]
fn a_draft_of_a_later_version_is_left_alone() {
    let world = World::new();
    let workspace = example::workspace().expect("the example opens");
    let head = Head { saved: "2030-01-01T00:00:00".to_owned(), ..Head::default() };
    let text = draft::encode(&head, &workspace, &draft::Lines::default());
    let later = text.replacen("ermu-draft 3", "ermu-draft 4", 1);
    let key = world.keys.slot(EXAMPLE, Slot::A);
    world.memory.plant(&key, &later);
    let page = world.open();
    assert_eq!(page.strips(), [Strip::NewerDraft { key: key.clone() }]);
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    assert_eq!(page.saving(), Saving::HeldBack);
    assert_eq!(world.memory.stored(&key), Some(later));
}

#[test]
fn the_example_and_real_data_never_mix() {
    let world = World::new();
    let page = world.open();
    page.dispatch(typing("t01", "52"));
    assert_eq!(page.left_of_example(), (None, 0));
    page.clear_example();
    assert_eq!(
        page.left_of_example(),
        (Some("石泉县".to_owned()), 60),
        "told until they are the county's own"
    );
    page.dispatch(Edit::SetCounty("汉阴县".to_owned()));
    assert_eq!(page.left_of_example(), (None, 60));
    assert_eq!(first(page), "0");
    assert!(page.with(|workspace, _| !workspace.is_example() && workspace.periods()[0].sheet().is_blank()));
    page.dispatch(typing("t01", "3"));
    assert_eq!(page.left_of_example(), (None, 0));
    world.memory.advance(PAUSE);
    let page = world.open();
    assert_eq!(first(page), "1.5");
    page.show_example().expect("the example opens");
    assert_eq!((first(page), page.example_changes()), ("26.5".to_owned(), 0));
    world.memory.advance(PAUSE);
    let page = world.open();
    assert_eq!(first(page), "26.5");
    page.clear_example();
    assert_eq!(first(page), "1.5", "the own draft was there all the time");
}

#[test]
fn opening_a_file_replaces_in_one_step_that_can_be_taken_back() {
    let world = World::new();
    let page = world.open();
    page.clear_example();
    page.dispatch(typing("t01", "3"));
    let before = page.exchange_file();
    world.memory.advance(PAUSE);
    world.memory.will_choose("county.ermu.json", include_str!("fixtures/county.json"));
    page.choose_and_open();
    assert!(matches!(&page.strips()[..], [Strip::TakesPlace { unit: None, .. }]));
    page.open_pending();
    assert_eq!(page.with(|workspace, _| workspace.name().to_owned()), "某县");
    let county = page.exchange_file();
    assert_eq!(page.open_text(&county), Ok(true), "the same file changes nothing");
    assert_eq!(page.exchange_file(), county);
    let snapshot = page.snapshots().first().map(|snapshot| snapshot.key.clone()).expect("there is one");
    let held = page.snapshot(&snapshot).expect("it can be read");
    assert_eq!(saved::write(&held), before, "what stood before is a snapshot");
    page.undo();
    assert_eq!(page.exchange_file(), before);
}

#[test]
fn a_file_opened_over_the_example_spares_the_own_draft_for_the_undo() {
    let world = World::new();
    let page = world.open();
    page.clear_example();
    page.dispatch(typing("t01", "3"));
    page.show_example().expect("the example opens");
    page.open_text(include_str!("fixtures/county.json")).expect("opens");
    assert_eq!(page.with(|workspace, _| workspace.name().to_owned()), "某县");
    page.undo();
    assert_eq!(first(page), "1.5");
}

#[test]
fn a_file_that_is_refused_changes_nothing() {
    let world = World::new();
    let page = world.open();
    let before = page.exchange_file();
    for text in ["", "{}", include_str!("fixtures/refused/wrong_shapes_everywhere.json")] {
        world.memory.will_choose("坏.json", text);
        page.choose_and_open();
        assert!(matches!(&page.strips()[..], [Strip::NotOpened { faults, .. }] if !faults.is_empty()));
    }
    assert_eq!(page.exchange_file(), before);
    assert_eq!(page.next_undo(), None);
}

#[test]
fn a_published_period_of_real_data_is_not_changed_by_typing() {
    let world = World::new();
    let page = world.open();
    let published = page.exchange_file().replace(",\"example\":true", "");
    page.open_text(&published).expect("opens");
    let before = page.exchange_file();
    page.dispatch(typing("t01", "52"));
    assert_eq!(page.exchange_file(), before);
    assert_eq!(page.strips(), [Strip::Published]);
}

#[test]
fn two_pages_at_two_places_of_one_store_do_not_read_each_others_drafts() {
    let world = World::new();
    let page = world.open();
    page.dispatch(typing("t01", "52"));
    world.memory.advance(PAUSE);
    world.memory.stand_at("/other/ermu.html");
    assert_eq!(first(world.open()), "26.5");
    assert!(world.memory.stored_keys().iter().all(|key| key.starts_with("ermu:")));
}

#[test]
fn one_cell_changed_twice_and_taken_back_twice_exports_the_same_bytes() {
    let world = World::new();
    let page = world.open();
    let before = page.exchange_file();
    page.dispatch(typing("t01", "4o"));
    page.dispatch(typing("t01", "7"));
    page.undo();
    page.undo();
    assert_eq!(page.exchange_file(), before);
}

#[test]
fn preferences_are_kept_apart_from_the_data() {
    let world = World::new();
    let page = world.open();
    let before = page.exchange_file();
    page.set_large(true);
    page.choose_unit("t11");
    assert_eq!(page.exchange_file(), before);
    let page = world.open();
    assert!(page.is_large());
    assert_eq!(page.chosen_unit().as_deref(), Some("t11"));
}

/// What is supposed and sought comes back after a reload of the tab, of the same draft, period and unit alone.
#[test]
fn a_trial_outlives_a_reload_of_its_tab_and_nothing_else() {
    let world = World::new();
    let page = world.open();
    let of = ["own", "2022Q1", "t01"].map(str::to_owned);
    let trial = Trial {
        typed: [("focus", "3"), ("dyn-city", "4 o")]
            .map(|(channel, text)| (ChannelId::new(channel), text.to_owned()))
            .to_vec(),
        closed: vec![ChannelId::new("dyn-nation")],
        place: Some(2),
        points: "12.5".to_owned(),
    };
    page.keep_trial(&of, &trial);
    let again = world.open();
    assert_eq!(again.recall_trial(&of), trial);
    for at in 0..3 {
        let mut other = of.clone();
        other[at].push('x');
        assert_eq!(again.recall_trial(&other), Trial::default());
    }
    again.keep_trial(&of, &Trial::default());
    assert_eq!(world.open().recall_trial(&of), Trial::default(), "nothing supposed is forgotten");
}

/// A file is called for after many changes; put off, it is called for again the next day, and not after a reload.
#[test]
fn a_file_that_is_put_off_is_called_for_the_next_day() {
    let world = World::new();
    let page = world.open();
    page.clear_example();
    for count in 1..=120 {
        page.dispatch(typing("t01", &count.to_string()));
    }
    assert!(page.file_is_due().is_some());
    page.put_file_off();
    assert_eq!(page.file_is_due(), None);
    world.memory.advance(PAUSE);
    let again = world.open();
    assert_eq!(again.file_is_due(), None, "the tab remembers it");
    world.memory.advance(24 * 60 * 60 * 1000);
    assert!(again.file_is_due().is_some());
}
