//! When a file is called for.

use super::*;

/// A person who types a figure changes one thing, however many digits it has, and the page says so after a reload too.
#[test]
fn changes_since_the_last_file_are_steps_and_not_keystrokes() {
    let memory = browser();
    let page = open(&memory);
    page.clear_example();
    page.export();
    let since = |page: Session| page.changes_since(&page.exported().expect("a file was given out"));
    for typed in ["1", "12"] {
        page.dispatch_typing(typing("t01", typed));
    }
    assert_eq!(since(page), 1);
    page.seal();
    page.dispatch_typing(typing("t02", "7"));
    assert_eq!(since(page), 2);
    page.undo();
    assert_eq!(since(page), 1, "taken back it is none");
    memory.advance(PAUSE);
    let again = after_restart(&memory);
    assert_eq!(since(again), 1);
    assert!(again.draft_revision() > 4, "every keystroke makes a later state");
    // The file in hand has one figure less than what is typed on into the same cell.
    again.export();
    again.dispatch_typing(typing("t01", "123"));
    assert_eq!(since(again), 1);
    again.undo();
    again.undo();
    assert_eq!(since(again), 1, "what the file holds is not there any more");
}
