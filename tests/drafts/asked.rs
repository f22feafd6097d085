//! A file that lacks figures of the open draft is asked about before it takes their place.

use super::*;
use ermu::domain::difference::Lost;

/// A unit's own file, from a browser of its own: one figure of the first unit.
fn unit_file() -> String {
    let memory = browser();
    memory.draw(7);
    let page = open(&memory);
    page.clear_example();
    type_in(page, "t01", "5");
    page.export_own(UnitIx::new(0));
    memory.offered().pop().expect("a file was offered").1
}

/// The office's draft with figures of two units.
fn office(memory: &Rc<Memory>) -> Session {
    let page = open(memory);
    page.clear_example();
    type_in(page, "t01", "1");
    type_in(page, "t02", "2");
    memory.advance(PAUSE);
    page
}

fn choose(memory: &Memory, page: Session, file: &str) {
    memory.will_choose("青溪镇.2022.ermu.json", file);
    page.choose_and_open();
}

#[test]
fn a_units_own_file_takes_the_place_of_the_countys_figures_only_when_a_person_says_so() {
    let (memory, file) = (browser(), unit_file());
    let page = office(&memory);
    let (before, unit) = (page.exchange_file(), page.with(|open, _| open.roster().units()[0].name.clone()));
    choose(&memory, page, &file);
    let lost = Lost { cells: 2, ..Lost::default() };
    let name = "青溪镇.2022.ermu.json".to_owned();
    assert_eq!(page.strips(), [Strip::TakesPlace { name: name.clone(), unit: Some(unit), lost }]);
    assert_eq!(page.exchange_file(), before, "nothing is opened unasked");
    page.merge_pending(&name);
    assert_eq!(page.gathered_untracked().map(|of| (of.files.len(), of.left)), Some((1, 0)));
    assert_eq!((page.exchange_file(), page.strips()), (before.clone(), Vec::new()));
    page.forget_gathered();
    memory.drop_file(&name, &file);
    page.forget_pending();
    assert_eq!((page.exchange_file(), page.strips()), (before.clone(), Vec::new()));
    let own = page.draft_id();
    choose(&memory, page, &file);
    page.open_pending_beside(&name);
    assert_eq!((first(page), page.draft_name()), ("2.5".to_owned(), "青溪镇".to_owned()));
    memory.advance(PAUSE);
    page.open_draft(&own);
    assert_eq!(page.exchange_file(), before);
    choose(&memory, page, &file);
    page.open_pending();
    assert_eq!(first(page), "2.5");
    page.undo();
    assert_eq!(page.exchange_file(), before);
}

#[test]
fn a_file_that_takes_nothing_away_is_opened_at_once_and_one_of_another_draft_is_compared_with_the_own_one() {
    let (memory, file) = (browser(), unit_file());
    let page = open(&memory);
    page.clear_example();
    choose(&memory, page, &file);
    assert_eq!(first(page), "2.5", "there was nothing to lose");
    memory.advance(PAUSE);
    // The same unit's own file with more in it, and then an older one.
    choose(&memory, page, &file.replace("\"express\":5", "\"express\":5,\"focus\":1"));
    assert!(matches!(page.strips().first(), Some(Strip::Opened { same: false, .. })), "{:?}", page.strips());
    memory.advance(PAUSE);
    page.show_example().expect("the example opens");
    choose(&memory, page, &file);
    let first = page.strips().into_iter().next();
    assert!(
        matches!(&first, Some(Strip::TakesPlace { unit: None, lost, .. }) if lost.cells == 1),
        "{first:?}"
    );
}

#[test]
fn a_file_of_figures_opened_for_its_rules_or_as_a_table_takes_no_place() {
    let (memory, file) = (browser(), unit_file());
    let page = office(&memory);
    let before = page.exchange_file();
    memory.will_choose("a.ermu.json", &file);
    page.choose_rules();
    assert_eq!(page.strips(), [Strip::RulesOffered { name: "a.ermu.json".to_owned(), is_data: true }]);
    assert!(page.take_offered_rules().is_some());
    memory.will_choose("a.ermu.json", &file);
    page.choose_table();
    assert_eq!(page.gathered_untracked().map(|of| of.files.len()), Some(1));
    assert_eq!(page.exchange_file(), before);
}

#[test]
fn a_file_of_several_periods_opens_at_the_last_one() {
    let memory = browser();
    let page = office(&memory);
    page.begin_next_period();
    page.export();
    let (name, file) = memory.offered().pop().expect("a file was offered");
    let other = browser();
    other.draw(9);
    let page = open(&other);
    other.will_choose(&name, &file);
    page.choose_and_open();
    assert_eq!(page.with(|_, board| board.period().get()), 1);
}
