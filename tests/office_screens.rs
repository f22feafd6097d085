//! 办法 and 名录: the draft of a rule set, versions, the generic fields, and what is done with units.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![recursion_limit = "256"]

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit, EditFault, adopted};
use ermu::domain::fields::{Field, Takes, Value, fields, set_field};
use ermu::domain::id::RulesId;
use ermu::domain::points::Points;
use ermu::domain::rules::{Body, RuleSet, RuleSetParts};
use ermu::domain::trial::{Moved, trial_of_rules};
use ermu::domain::workspace::{PeriodIx, Status, Workspace, next_period};
use ermu::formats::saved;
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::session::{Session, Strip};
use ermu::ui::rules::{RulesDesk, RulesScreen};
use ermu::ui::text;
use leptos::prelude::*;

fn page() -> (Session, Owner) {
    _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new();
    owner.set();
    let platform: Rc<dyn Platform> = Rc::new(Memory::default());
    let session = Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"));
    (session, owner)
}

/// Every exchange file among the fixtures that opens.
fn workspaces() -> Vec<Workspace> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut files);
    let read = |path: &PathBuf| saved::read(&fs::read_to_string(path).ok()?).ok();
    files.iter().filter_map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
}

/// The numbers in a file of a rule set, in their order: what the editor has to list.
fn numbers(value: &serde_json::Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Number(number) => found.push((at.to_owned(), number.to_string())),
        serde_json::Value::Array(all) => {
            all.iter().enumerate().for_each(|(i, one)| numbers(one, &format!("{at}/{i}"), found));
        }
        serde_json::Value::Object(all) => {
            let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
            all.iter().for_each(|(key, one)| numbers(one, &format!("{at}/{}", escape(key)), found));
        }
        _ => {}
    }
}

fn shown(field: &Field) -> Option<String> {
    match &field.value {
        Value::Amount(of) => of.map(|of| of.to_string()),
        Value::Number(of) => of.map(|of| of.to_string()),
        Value::Flag(_) | Value::Word(_) | Value::Text(_) => None,
    }
}

#[test]
fn every_number_of_every_clause_kind_is_listed_and_can_be_set_back() {
    let mut kinds = [false; Body::WORDS.len()];
    for workspace in workspaces() {
        for set in workspace.rule_sets() {
            let parts = set.parts();
            parts.provisions.iter().for_each(|one| kinds[one.body.position()] = true);
            let file = saved::write_rule_set(parts);
            let json: serde_json::Value = serde_json::from_str(&file).expect("it is JSON");
            let mut written = Vec::new();
            numbers(&json["rules"], "", &mut written);
            let all = fields(parts);
            for (at, number) in written {
                let field =
                    all.iter().find(|field| field.at == at).unwrap_or_else(|| panic!("{at} is listed"));
                let value = Points::parse(&shown(field).unwrap_or_default()).expect("a number");
                assert_eq!(value, Points::parse(&number).expect("a number"), "{at}");
            }
            let mut again = parts.clone();
            for field in &all {
                assert!(set_field(&mut again, &field.at, &field.value), "{} takes what it holds", field.at);
            }
            assert_eq!(saved::write_rule_set(&again), file, "set back");
        }
    }
    assert_eq!(kinds, [true; Body::WORDS.len()], "every kind is among the fixtures");
}

#[test]
fn a_field_takes_only_what_fits_and_only_it_changes() {
    for workspace in workspaces() {
        let parts = workspace.rule_sets()[0].parts();
        for field in fields(parts) {
            let (good, bad) = match field.takes {
                Takes::Amount(least, most) => {
                    let beyond = Points::from_thousandths(most.thousandths() + 1);
                    (Value::Amount(Some(least)), Value::Amount(Some(beyond)))
                }
                Takes::Number(least, most) => {
                    (Value::Number(Some(least)), Value::Number(most.checked_add(1)))
                }
                Takes::Flag => (Value::Flag(true), Value::Word(0)),
                Takes::Word(words) => (Value::Word(words.len() - 1), Value::Word(words.len())),
                Takes::Text(most) => (Value::Text("甲".to_owned()), Value::Text("甲".repeat(most + 1))),
            };
            let mut changed = parts.clone();
            assert!(!set_field(&mut changed, &field.at, &bad), "{} refuses {bad:?}", field.at);
            assert_eq!(changed, *parts, "what is refused changes nothing");
            assert!(set_field(&mut changed, &field.at, &good), "{} takes {good:?}", field.at);
            let now = fields(&changed).into_iter().find(|other| other.at == field.at).expect("still there");
            assert_eq!(now.value, good, "{}", field.at);
        }
    }
}

#[test]
fn labels_and_words_of_fields_are_chinese() {
    for workspace in workspaces() {
        for field in fields(workspace.rule_sets()[0].parts()) {
            if let Some(rest) = field.at.strip_prefix("/provisions/") {
                let rest = rest.split_once('/').map_or("", |(_, rest)| rest);
                let label = text::field_label(rest, &workspace);
                let last = label.rsplit('·').next().unwrap_or_default();
                assert!(!last.is_ascii(), "{} is called {label}", field.at);
                if let Takes::Word(words) = field.takes {
                    for word in words {
                        assert!(!text::field_word(&field.at, word).is_ascii(), "{} {word}", field.at);
                    }
                }
            }
        }
    }
}

/// The set of the period on view with another amount for its third channel, the site of the city.
fn dearer(workspace: &Workspace, period: PeriodIx) -> RuleSetParts {
    let mut parts = workspace.rules_of(period).expect("it has rules").parts().clone();
    let at = parts.channels.iter().position(|channel| channel.points == Points::whole(1)).expect("the site");
    assert!(set_field(
        &mut parts,
        &format!("/channels/{at}/points"),
        &Value::Amount(Points::parse("1.5").ok())
    ));
    parts
}

#[test]
fn a_trial_tells_who_moves_and_changes_nothing() {
    let (session, _owner) = page();
    let before = session.exchange_file();
    session.with(|workspace, board| {
        let parts = dearer(workspace, board.period());
        let moved = trial_of_rules(workspace, board, parts).expect("it fits");
        assert!(!moved.is_empty() && moved.iter().any(Moved::changes_place));
        for one in &moved {
            let name = &workspace.roster().units()[one.unit].name;
            assert!(one.points.1 > one.points.0 || one.changes_place(), "{name} {one:?}");
        }
        let same = workspace.rules_of(board.period()).expect("it has rules").parts().clone();
        assert_eq!(trial_of_rules(workspace, board, same), Ok(Vec::new()), "the same rules move nobody");
    });
    assert_eq!(session.exchange_file(), before);
}

#[test]
fn adopting_under_an_open_period_is_one_step_back() {
    let (session, _owner) = page();
    let id = session
        .with(|workspace, board| workspace.period(board.period()).expect("it is there").parts().id.clone());
    session.dispatch(Edit::SetStatus { period: id, status: Status::Draft, printed: Vec::new() });
    let before = session.exchange_file();
    let desk = RulesDesk::new(session);
    let parts = session.with(|workspace, board| dearer(workspace, board.period()));
    desk.offer(parts);
    desk.adopt();
    assert_ne!(session.exchange_file(), before);
    assert_eq!(session.with(|workspace, _| workspace.rule_sets().len()), 1, "no other version");
    let step = session.next_undo().expect("a step");
    assert_eq!(session.with(|workspace, _| text::step(&step, workspace)), "改办法");
    session.undo();
    assert_eq!(session.exchange_file(), before);
}

#[test]
fn adopting_after_publishing_makes_a_version_and_leaves_what_was_printed() {
    let (session, _owner) = page();
    let before = session.exchange_file();
    let next = session.with(|workspace, _| next_period(workspace));
    session.dispatch(Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next.clone())) });
    let with_next = session.exchange_file();
    let figures = |workspace: &Workspace| {
        let board = Scoreboard::new(workspace, PeriodIx::new(0));
        workspace.roster().units_ix().map(|(unit, _)| board.current(unit)).collect::<Vec<_>>()
    };
    let printed = session.with(|workspace, _| figures(workspace));
    let edit = session.with(|workspace, _| {
        adopted(workspace, PeriodIx::new(1), dearer(workspace, PeriodIx::new(1))).expect("it can be")
    });
    session.attempt(edit).expect("it is adopted");
    session.with(|workspace, _| {
        assert_eq!(workspace.rule_sets().len(), 2);
        let rules = |at: usize| workspace.periods()[at].parts().rules.clone();
        assert_ne!(rules(0), rules(1));
        assert_eq!(figures(workspace), printed, "what was printed stays");
        let amount = |at: usize| {
            let set = workspace.rules_of(PeriodIx::new(at)).expect("it has rules");
            set.channels().iter().any(|channel| channel.points.to_string() == "1.5")
        };
        assert!(!amount(0) && amount(1));
        let named = |at: usize| text::rules_name(workspace, workspace.rule_sets()[at].parts());
        assert!(named(0).ends_with("（自2022年一季度起）"), "{}", named(0));
        assert!(named(1).ends_with("（自2022年二季度起）"), "{}", named(1));
    });
    let after = session.exchange_file();
    assert!(saved::read(&after).is_ok(), "it opens again");
    session.undo();
    assert_eq!(session.exchange_file(), with_next, "one step");
    session.redo();
    assert_eq!(session.exchange_file(), after);
    session.undo();
    session.undo();
    assert_eq!(session.exchange_file(), before);
}

#[test]
fn a_version_made_before_the_next_period_is_there_for_it() {
    let (session, _owner) = page();
    let edit = session.with(|workspace, board| {
        adopted(workspace, board.period(), dearer(workspace, board.period())).expect("it can be")
    });
    session.attempt(edit).expect("it is adopted");
    session.with(|workspace, board| {
        let (old, new) = (&workspace.rule_sets()[0], &workspace.rule_sets()[1]);
        assert_eq!(workspace.rules_of(board.period()).map(RuleSet::id), Some(old.id()));
        assert_eq!(next_period(workspace).rules, *new.id());
    });
}

#[test]
fn a_version_in_use_stays_and_another_may_go() {
    let (session, _owner) = page();
    let used = session.with(|workspace, _| workspace.rule_sets()[0].id().clone());
    assert!(matches!(session.attempt(Edit::DropRules(used.clone())), Err(EditFault::InUse(_))));
    let copy = session.with(|workspace, _| RuleSetParts {
        id: edit::version_for(workspace, &used),
        ..workspace.rule_sets()[0].parts().clone()
    });
    let before = session.exchange_file();
    let id = copy.id.clone();
    session.attempt(Edit::SetRules(Box::new(copy))).expect("it stands beside the others");
    session.attempt(Edit::DropRules(id)).expect("nobody uses it");
    assert_eq!(session.exchange_file(), before);
    assert!(matches!(session.attempt(Edit::DropRules(RulesId::new("none"))), Err(EditFault::Unknown(_))));
}

#[test]
fn a_rule_set_goes_into_a_file_and_comes_back() {
    for workspace in workspaces() {
        for set in workspace.rule_sets() {
            let file = saved::write_rule_set(set.parts());
            let read = saved::read_rule_set(&file).expect("it is a file of rules").expect("it fits");
            assert_eq!(read, *set.parts());
            assert_eq!(saved::write_rule_set(&read), file);
        }
        assert!(saved::read_rule_set(&saved::write(&workspace)).is_none(), "another kind of file");
    }
}

#[test]
fn a_file_of_rules_that_does_not_fit_changes_nothing_and_tells_why() {
    let (session, _owner) = page();
    let before = session.exchange_file();
    let good = session.with(|workspace, _| saved::write_rule_set(workspace.rule_sets()[0].parts()));
    let head = r#"{"format":"ermu-rules","schema":"#;
    let bad = [
        format!("{head}1}}"),
        format!("{head}1,\"rules\":[]}}"),
        format!("{head}1,\"rules\":{{\"id\":7,\"script\":\"<img src=x>\"}}}}"),
        format!("{head}99,\"rules\":{{}}}}"),
        good.chars().take(good.chars().count() / 2).collect(),
        good.replace("0.5", "1e999"),
        good.replace("0.5", "0.00001"),
    ];
    for text in bad {
        let read = saved::read_rule_set(&text).expect("it says that it is one");
        assert!(!read.expect_err("it is refused").is_empty());
        session.open_file("rules.json".to_owned(), &text);
        assert!(matches!(session.strips().first(), Some(Strip::NotOpened { .. })), "{text}");
        assert_eq!(session.exchange_file(), before);
    }
    session.open_file("rules.json".to_owned(), &good.replace("0.5", "0.7"));
    assert!(matches!(session.strips().first(), Some(Strip::RulesOffered { .. })));
    assert_eq!(session.exchange_file(), before, "it waits as a draft");
    assert!(session.take_offered_rules().is_some() && session.take_offered_rules().is_none());
}

#[test]
fn the_screen_says_every_clause_and_every_amount() {
    let (session, _owner) = page();
    let desk = RulesDesk::new(session);
    let html = view! { <RulesScreen session desk/> }.to_html();
    let (channels, sentences) = session.with(|workspace, board| {
        let set = workspace.rules_of(board.period()).expect("it has rules");
        let says = |one| text::sentence(set, workspace.roster(), one);
        (set.channels().len(), set.provisions().iter().map(says).collect::<Vec<_>>())
    });
    assert_eq!(html.matches("data-channel=").count(), channels);
    assert_eq!(html.matches("data-names=").count(), channels, "each has a line of names");
    assert!(html.matches("/points\"").count() >= channels);
    for sentence in sentences {
        assert!(html.contains(&sentence), "{sentence}");
    }
    assert!(html.contains(text::NO_CHANGE_YET));
    let place = fields(&desk.parts())
        .into_iter()
        .find(|field| field.at.starts_with("/channels/0/points"))
        .expect("it");
    desk.change(&place.at, Value::Amount(Some(Points::whole(9))));
    let html = view! { <RulesScreen session desk/> }.to_html();
    assert!(html.contains("改 1 处") && html.contains("data-moved="), "the trial stands beside it");
    desk.discard();
    assert!(view! { <RulesScreen session desk/> }.to_html().contains(text::NO_CHANGE_YET));
}

#[test]
fn what_is_drafted_is_taken_back_step_by_step_and_what_was_dropped_comes_back() {
    let (session, _owner) = page();
    let desk = RulesDesk::new(session);
    let base = desk.parts();
    let worth = |at: usize| desk.parts().channels[at].points;
    let amount = |whole| Value::Amount(Some(Points::whole(whole)));
    // The foot offers what the keys would do.
    let offered = || untrack(|| (desk.can_go_back(), desk.can_go_again()));
    assert_eq!((desk.take_back(), offered()), (None, (false, false)), "nothing is drafted");
    desk.change("/channels/0/points", amount(9));
    for typed in [1, 12] {
        desk.change("/channels/1/points", amount(typed));
    }
    let both = desk.parts();
    assert_eq!(desk.take_back().as_deref(), Some(".rulebook [data-field=\"/channels/1/points\"]"));
    assert_eq!(worth(1), base.channels[1].points, "what is typed on in one field is one step");
    assert_eq!(offered(), (true, true));
    assert!(desk.do_again().is_some());
    assert_eq!((desk.parts(), offered()), (both.clone(), (true, false)));
    desk.discard();
    assert_eq!(desk.parts(), base);
    assert!(desk.take_back().is_some());
    assert_eq!(desk.parts(), both, "what was dropped comes back");
    // What was done to the workspace since is meant where nothing is drafted, and the draft where something is.
    session.dispatch(Edit::SetCounty("某县".to_owned()));
    assert!(desk.take_back().is_some() && desk.take_back().is_some());
    assert_eq!((desk.parts(), desk.take_back(), offered()), (base, None, (false, true)));
}

#[test]
fn what_was_changed_is_listed_whole_after_a_clause_went_too() {
    let (session, _owner) = page();
    let desk = RulesDesk::new(session);
    desk.change("/name", Value::Text("某县办法".to_owned()));
    desk.change("/columns/0/always", Value::Flag(false));
    desk.remove_clause(&desk.parts().provisions[0].id.clone());
    let html = view! { <RulesScreen session desk/> }.to_html();
    for at in ["/name", "/columns/0/always"] {
        assert!(html.contains(&format!("data-renamed=\"{at}\"")), "{at} is listed");
    }
}

#[test]
fn every_rule_set_of_the_fixtures_can_be_drawn() {
    let (session, _owner) = page();
    for workspace in workspaces() {
        let name = workspace.name().to_owned();
        session.dispatch(Edit::Replace(Box::new(workspace)));
        let desk = RulesDesk::new(session);
        let html = view! { <RulesScreen session desk/> }.to_html();
        assert!(html.contains("class=\"clause\""), "{name}");
    }
}
