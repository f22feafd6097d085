//! What concerns the whole page: all drafts in one file and back, away with everything, a county's settings, its build.

use super::*;
use ermu::domain::edit;
use ermu::domain::history::history;
use ermu::domain::notice::{Template, Watched};
use ermu::formats::page::{self, Carried};
use ermu::session::rescue::Rescued;

/// The file given out last, as it would be chosen again.
fn last_file(memory: &Memory) -> (String, String) {
    memory.offered().pop().expect("a file was offered")
}

fn rescued(page: Session) -> Rescued {
    let found = page.strips().into_iter().find_map(|strip| match strip {
        Strip::Rescued { outcome, .. } => Some(outcome),
        _ => None,
    });
    found.expect("it is told what became of the file")
}

/// Two drafts, one of them with a changed figure.
fn with_two_drafts(memory: &Rc<Memory>) -> Session {
    let page = open(memory);
    page.clear_example();
    type_in(page, "t01", "7");
    memory.advance(PAUSE);
    page.new_draft();
    type_in(page, "t01", "9");
    memory.advance(PAUSE);
    page
}

#[test]
fn all_drafts_go_into_one_file_and_come_back_in_another_browser() {
    let here = browser();
    with_two_drafts(&here).export_all_drafts();
    let (name, file) = last_file(&here);
    assert_eq!(name, "ermu-rescue-2022-04-12.json");

    let there = browser();
    let page = open(&there);
    there.drop_file(&name, &file);
    assert_eq!(rescued(page), Rescued { taken: 2, ..Rescued::default() });
    let mut firsts: Vec<String> = page
        .drafts()
        .into_iter()
        .map(|draft| {
            page.open_draft(&draft.id);
            first(page)
        })
        .collect();
    firsts.sort_unstable();
    assert_eq!(firsts, ["3.5", "4.5"]);

    there.drop_file(&name, &file);
    assert_eq!(rescued(page), Rescued { same: 2, ..Rescued::default() }, "a second time changes nothing");
    assert_eq!(page.drafts().len(), 2);
}

#[test]
fn a_rescued_draft_never_takes_the_place_of_one_that_is_here() {
    let memory = browser();
    let page = with_two_drafts(&memory);
    page.export_all_drafts();
    let (name, file) = last_file(&memory);
    type_in(page, "t01", "11");
    memory.advance(PAUSE);
    memory.drop_file(&name, &file);
    assert_eq!(rescued(page), Rescued { taken: 1, same: 1, ..Rescued::default() });
    assert_eq!(page.drafts().len(), 3);
    assert_eq!(first(page), "5.5", "what is open stays");
    assert_eq!(first(after_restart(&memory)), "5.5");
}

#[test]
fn a_damaged_place_in_a_rescue_file_gives_way_to_the_other_and_a_damaged_draft_is_counted() {
    let memory = browser();
    let page = with_two_drafts(&memory);
    type_in(page, "t01", "10");
    memory.advance(PAUSE);
    page.export_all_drafts();
    let (name, file) = last_file(&memory);
    let there = browser();
    let other = open(&there);
    there.drop_file(&name, &file.replace("ermu-draft 3 ", "ermu-draft 3 x"));
    assert_eq!(rescued(other), Rescued { damaged: 2, ..Rescued::default() });
    assert!(other.drafts().is_empty());
}

#[test]
fn resetting_forgets_all_of_this_page_and_nothing_else() {
    let memory = browser();
    memory.write("ermu:00000000:2:draft:x:a", "another county's page").expect("there is room");
    memory.write("somebody else's", "kept").expect("there is room");
    let page = with_two_drafts(&memory);
    page.reset();
    assert!(page.drafts().is_empty() && page.deleted_drafts().is_empty() && page.kept().is_empty());
    assert!(page.with(|workspace, _| workspace.is_example()), "it begins as on the first day");
    let left = memory.keys(&keys(&memory).deployment()).expect("the store is there");
    assert!(left.iter().all(|key| !key.contains(":draft:") && !key.contains(":snap:")), "{left:?}");
    assert_eq!(memory.read("somebody else's"), Ok(Some("kept".to_owned())));
    assert!(memory.read("ermu:00000000:2:draft:x:a").expect("it is read").is_some());
    memory.advance(RETRY);
    assert!(after_restart(&memory).drafts().is_empty(), "nothing that waited is saved afterwards");
}

#[test]
fn a_county_page_begins_with_the_countys_settings_and_an_empty_table() {
    let office = browser();
    let page = with_two_drafts(&office);
    let watched = vec![Watched { word: "内部".to_owned(), right: String::new() }];
    page.dispatch(Edit::SetWatchlist(watched));
    let wording = Template::built_in_text().replace("务必引起", "请引起");
    page.dispatch(Edit::SetTemplate(wording.clone()));
    page.export_county_page();
    let (name, html) = last_file(&office);
    assert_eq!(name, "ermu-石泉县.html");
    let settings = page::exchange_file(&html).to_owned();
    assert!(!settings.contains("内部"), "the words the office looks for stay in the office");

    let unit = browser();
    unit.carry(Carried::County.id(), &settings);
    let opened = open(&unit);
    assert_eq!(opened.county(), Some(("石泉县".to_owned(), "2022-04-12T10:42:31".to_owned())));
    assert!(opened.with(|workspace, _| !workspace.is_example() && workspace.roster().units().len() == 60));
    assert!(
        opened.with(|workspace, _| workspace.notice_template() == wording),
        "the wording is the county's"
    );
    assert_eq!(first(opened), "0");
    type_in(opened, "t01", "8");
    unit.advance(PAUSE);
    assert_eq!(opened.drafts().len(), 1);
    assert!(opened.strips().is_empty(), "{:?}", opened.strips());
}

/// Once the published quarter stood there as an own empty draft with 0 points.
#[test]
fn a_county_page_made_after_publishing_begins_with_the_period_after_it() {
    let office = browser();
    let page = with_two_drafts(&office);
    let publish = page.with(|workspace, board| {
        let period = workspace.period(board.period()).expect("it is there").parts().id.clone();
        edit::publish(workspace, &period).expect("it can be published")
    });
    page.dispatch(publish);
    page.export_county_page();
    let settings = page::exchange_file(&last_file(&office).1).to_owned();
    let unit = browser();
    unit.carry(Carried::County.id(), &settings);
    let opened = open(&unit);
    let names = opened.with(|workspace, board| {
        let named = |at| workspace.period(at).map(|period| period.parts().name.clone());
        let told = history(workspace, UnitIx::new(0));
        (named(board.period()), told.iter().map(|one| named(one.period)).collect::<Vec<_>>())
    });
    let next = Some("2022年二季度".to_owned());
    assert_eq!(names, (next.clone(), vec![next]));
}

#[test]
fn other_settings_in_the_page_are_told_once_and_change_no_draft() {
    let memory = browser();
    let page = with_two_drafts(&memory);
    let settings = page.with(|workspace, _| saved::write(workspace));
    let carrying = |settings: &str| {
        let again = Rc::new(memory.restarted());
        again.carry(Carried::County.id(), settings);
        again
    };
    assert!(open(&carrying(&settings)).strips().is_empty(), "the same roster and rules are no news");
    let renamed = settings.replacen("城关镇", "城关街道", 1);
    let next = carrying(&renamed);
    let told = open(&next);
    assert!(matches!(&told.strips()[..], [Strip::OtherCounty { .. }]), "{:?}", told.strips());
    assert_eq!(first(told), "4.5");
    told.new_county_draft();
    assert_eq!(first(told), "0");
    assert_eq!(told.drafts().len(), 2);
    let later = Rc::new(next.restarted());
    later.carry(Carried::County.id(), &renamed);
    assert!(open(&later).strips().is_empty(), "it is told once");
}

#[test]
fn settings_that_cannot_be_read_keep_nobody_from_the_page() {
    let memory = browser();
    memory.carry(Carried::County.id(), "{\"format\":\"ermu\",\"schema\":1}");
    let page = open(&memory);
    assert!(matches!(&page.strips()[..], [Strip::NotOpened { .. }]), "{:?}", page.strips());
    assert!(page.with(|workspace, _| workspace.is_example()));
}

#[test]
fn another_build_is_told_and_an_older_one_told_apart() {
    let memory = browser();
    assert!(open(&memory).strips().is_empty(), "the first one is no news");
    let next = |build: &str, before: &Memory| {
        let memory = Rc::new(before.restarted());
        memory.be_build(build);
        let told = open(&memory).strips().into_iter().find_map(|strip| match strip {
            Strip::OtherBuild { is_older, .. } => Some(is_older),
            _ => None,
        });
        (memory, told)
    };
    let (newer, told) = next("0.2.0 2022-05-01 00000002", &memory);
    assert_eq!(told, Some(false));
    let (same, told) = next("0.2.0 2022-05-01 00000002", &newer);
    assert_eq!(told, None);
    let (older, told) = next("0.1.0 2022-04-01 00000001", &same);
    assert_eq!(told, Some(true));
    let (_, told) = next("0.1.0 2022-04-01 00000001", &older);
    assert_eq!(told, Some(true), "an older one says so each time");
}

#[test]
fn a_deleted_draft_leaves_the_desk_even_when_the_next_one_cannot_be_read() {
    let memory = browser();
    let page = with_two_drafts(&memory);
    let open_id = page.draft_id();
    let other = page.drafts().into_iter().find(|draft| draft.id != open_id).expect("there are two").id;
    for slot in [Slot::A, Slot::B] {
        let key = keys(&memory).slot(&other, slot);
        if let Some(text) = memory.read(&key).expect("it is read") {
            memory.write(&key, &text.replacen("城关", "城外", 1)).expect("there is room");
        }
    }
    page.delete_draft(&open_id);
    assert_ne!(page.draft_id(), open_id);
    assert!(page.with(|workspace, _| workspace.is_example()));
}
