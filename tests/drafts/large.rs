//! A large draft: a save writes what was changed, and nothing of it is lost all the same.

use super::*;
use ermu::formats::example;

/// The example with so many units more; not an example any more.
fn many_units(more: usize) -> String {
    let unit = |at: usize| format!(",{{\"id\":\"x{at}\",\"name\":\"乡镇{at}\",\"class\":\"town\"}}");
    let units: String = (0..more).map(unit).collect();
    let file = saved::write(&example::workspace().expect("the example opens"));
    let file = file.replace("\"example\":true,", "").replace("\"published\"", "\"draft\"");
    file.replacen("],\"rules\":", &format!("{units}],\"rules\":"), 1)
}

/// A page with such a draft, saved once.
fn page_with(memory: &Rc<Memory>) -> Session {
    let page = open(memory);
    page.open_text(&many_units(1_500)).expect("it opens");
    memory.advance(PAUSE);
    page
}

fn deltas(memory: &Memory, page: Session) -> Vec<String> {
    let pointer = memory.stored(&keys(memory).pointer(Some(&page.draft_id()))).expect("it was saved");
    let slot = if pointer.starts_with('b') { Slot::B } else { Slot::A };
    let key = |number| keys(memory).delta(&page.draft_id(), slot, number);
    (1..).map_while(|number| memory.stored(&key(number))).collect()
}

#[test]
fn a_change_writes_little_and_is_there_after_a_restart() {
    let memory = browser();
    let page = page_with(&memory);
    let whole = page.with(|workspace, _| saved::write(workspace)).len();
    assert!(whole > 60_000, "{whole}");
    for (at, typed) in ["52", "53", "x", ""].into_iter().enumerate() {
        type_in(page, "t01", typed);
        memory.advance(PAUSE);
        let deltas = deltas(&memory, page);
        assert_eq!(deltas.len(), at + 1);
        assert!(deltas[at].len() < 1_500, "{}", deltas[at]);
        let again = after_restart(&memory);
        assert!(again.strips().is_empty());
        assert_eq!(
            again.with(|workspace, _| saved::write(workspace)),
            page.with(|open, _| saved::write(open))
        );
        assert_eq!((again.steps(), again.draft_revision()), (page.steps(), page.draft_revision()));
        assert_eq!(again.drafts()[0].head.revision, page.draft_revision(), "the list tells the last save");
    }
    // What was written bit by bit is written whole now and then, and the bits go.
    for typed in 1..=40 {
        type_in(page, "t02", &typed.to_string());
        page.flush();
    }
    assert!((1..32).contains(&deltas(&memory, page).len()));
    let again = after_restart(&memory);
    assert_eq!(again.with(|workspace, _| saved::write(workspace)), page.with(|open, _| saved::write(open)));
}

#[test]
fn a_write_that_fails_anywhere_leaves_the_state_before_and_is_made_good() {
    for position in 0..8 {
        let memory = browser();
        let page = page_with(&memory);
        type_in(page, "t01", "52");
        memory.advance(PAUSE);
        memory.fail_write_at(position);
        type_in(page, "t01", "54");
        memory.advance(PAUSE);
        let kept = first(after_restart(&memory));
        assert!(["27", "28"].contains(&kept.as_str()), "write {position}: {kept}");
        memory.advance(RETRY);
        assert!(matches!(page.saving(), Saving::Saved { .. }), "write {position}: {:?}", page.saving());
        assert_eq!(first(after_restart(&memory)), "28", "write {position}");
    }
}

#[test]
fn a_damaged_delta_is_set_aside_and_what_came_before_it_opens() {
    let memory = browser();
    let page = page_with(&memory);
    for typed in ["52", "53", "54"] {
        type_in(page, "t01", typed);
        memory.advance(PAUSE);
    }
    let key = keys(&memory).delta(&page.draft_id(), Slot::A, 2);
    let text = memory.stored(&key).expect("it was saved");
    for at in [0, 14, 23, 30, 60, text.len() - 1] {
        let hurt = Rc::new(memory.restarted());
        let mut damaged = text.clone();
        damaged.replace_range(at..=at, "#");
        hurt.plant(&key, &damaged);
        let page = open(&hurt);
        // One whose own check value of the text before is damaged cannot be told from one that was left behind.
        if at != 14 {
            let aside = match &page.strips()[..] {
                [Strip::Recovered { key, .. }] => key.clone(),
                other => panic!("damaged at {at}: {other:?}"),
            };
            assert_eq!(hurt.stored(&aside), Some(damaged));
        }
        assert_eq!(first(page), "27", "damaged at {at}");
        type_in(page, "t01", "60");
        hurt.advance(PAUSE);
        assert_eq!(first(after_restart(&hurt)), "31");
    }
}

#[test]
fn another_tab_and_a_file_of_all_drafts_have_the_last_change() {
    let memory = browser();
    let page = page_with(&memory);
    for typed in ["52", "53"] {
        type_in(page, "t01", typed);
        memory.advance(PAUSE);
    }
    page.export_all_drafts();
    let (name, file) = memory.offered().pop().expect("a file was offered");
    let there = browser();
    let again = open(&there);
    there.drop_file(&name, &file);
    again.open_draft(&again.drafts()[0].id);
    assert_eq!(first(again), "27.5");

    let beside = Rc::new(memory.beside());
    let other = open(&beside);
    assert_eq!(first(other), "27.5");
    type_in(other, "t01", "70");
    beside.advance(PAUSE);
    memory.deliver();
    assert!(page.is_reading());
    page.take_over();
    assert_eq!(first(page), "36");
    type_in(page, "t01", "71");
    memory.advance(PAUSE);
    assert_eq!(first(after_restart(&memory)), "36.5");
}

#[test]
fn a_store_that_fills_up_is_told_while_there_is_room() {
    let memory = browser();
    let page = page_with(&memory);
    let told = |page: Session| page.strips().iter().any(|strip| matches!(strip, Strip::FillsUp { .. }));
    assert!(!told(page));
    memory.plant(&format!("{}x", keys(&memory).aside()), &"耳".repeat(3_300_000));
    let again = open(&Rc::new(memory.restarted()));
    assert!(!told(again), "nothing was saved yet");
    let full = Rc::new(memory.restarted());
    let page = open(&full);
    type_in(page, "t01", "5");
    full.advance(PAUSE);
    assert!(told(page));
}
