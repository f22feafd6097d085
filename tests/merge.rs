//! Units' files go into the office's draft: each once, nothing before a person says so, and back in one step.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::rc::Rc;
use std::sync::Arc;

use ermu::domain::edit::Edit;
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::merge::{Doubt, Kind, Merge, Refusal, SetAside};
use ermu::domain::paste::Flag;
use ermu::domain::roster::{Unit, UnitIx};
use ermu::domain::workspace::{PeriodIx, Workspace};
use ermu::formats::{example, saved};
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::session::Session;
use ermu::session::merging::{Gathered, Unusable};
use leptos::prelude::Owner;

const Q1: PeriodIx = PeriodIx::new(0);

/// A line of a merge: its kind, the office's own text, and what is offered with the files that do.
type Told<'a> = (Kind, &'a str, Vec<(&'a str, Vec<usize>)>);

fn open(memory: &Rc<Memory>) -> Session {
    let owner = Owner::new();
    owner.set();
    // A page is never left while its test runs.
    std::mem::forget(owner);
    let platform: Rc<dyn Platform> = Rc::clone(memory) as Rc<dyn Platform>;
    Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"))
}

/// A browser of its own with the example cleared away.
fn cleared(place: &str) -> (Rc<Memory>, Session) {
    let memory = Rc::new(Memory::default());
    memory.draw(place.bytes().fold(1, |seed, byte| seed.wrapping_mul(131).wrapping_add(u64::from(byte))));
    let page = open(&memory);
    page.clear_example();
    (memory, page)
}

fn type_in(page: Session, unit: &UnitId, channel: &str, typed: &str) {
    page.dispatch(Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: unit.clone(),
        channel: ChannelId::new(channel),
        typed: typed.to_owned(),
    });
}

fn file_of(memory: &Memory, page: Session) -> String {
    page.export();
    memory.offered().pop().expect("a file was offered").1
}

/// What each channel of a unit holds in the published example.
fn published(example: &Workspace, unit: UnitIx) -> Vec<(String, String)> {
    let (record, rules) = example.period(Q1).zip(example.rules_of(Q1)).expect("the example has a period");
    let channels = rules.channels_ix();
    let cells =
        channels.map(|(ix, channel)| (channel.id.as_str().to_owned(), record.typed().get(unit, ix).text()));
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

/// A unit's own file: its own counts of the published example and nothing else.
fn unit_file(example: &Workspace, at: UnitIx, unit: &Unit, place: &str) -> String {
    let (memory, page) = cleared(place);
    for (channel, text) in published(example, at) {
        type_in(page, &unit.id, &channel, &text);
    }
    file_of(&memory, page)
}

/// Drops files on a page and lets it read them all.
fn drop_all(memory: &Memory, page: Session, files: &[(String, String)]) -> Arc<Gathered> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    memory.drop_files(&files);
    for _ in 0..files.len() {
        memory.advance(1);
    }
    let gathered = page.gathered().expect("the files are gathered");
    assert_eq!(gathered.left, 0, "all were read");
    gathered
}

fn defaults(merge: &Merge) -> Vec<Option<usize>> {
    merge.lines.iter().map(ermu::domain::merge::Line::by_default).collect()
}

#[test]
fn every_units_file_is_taken_once_and_gives_the_published_scores() {
    let example = example::workspace().expect("the example opens");
    let units: Vec<(UnitIx, Unit)> =
        example.roster().units_ix().map(|(ix, unit)| (ix, unit.clone())).collect();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut silent = Vec::new();
    for (at, unit) in &units {
        if published(&example, *at).is_empty() {
            silent.push(*at);
            continue;
        }
        files.push((format!("{}.json", unit.name), unit_file(&example, *at, unit, &unit.name)));
    }
    assert!(files.len() >= 30, "most units have something");
    // The same file under other names is the same file.
    files.push(("再发一次.json".to_owned(), files[0].1.clone()));
    files.reverse();

    let (memory, office) = cleared("the office");
    let before = office.exchange_file();
    let gathered = drop_all(&memory, office, &files);
    assert!(gathered.unusable.is_empty(), "{:?}", gathered.unusable);
    let merge = office.merge().expect("the period is there");
    assert_eq!(office.exchange_file(), before, "nothing is written before a person says so");
    assert_eq!(merge.aside.len(), 1);
    assert!(matches!(merge.aside[0].1, SetAside::Again(0)), "{:?}", merge.aside);
    assert_eq!(merge.missing, silent, "who sent nothing is missing");
    assert!(merge.lines.iter().all(|line| line.kind == Kind::New && line.flag.is_none()));

    assert!(office.take_merged(&merge, &defaults(&merge)).expect("it is taken"));
    assert!(office.gathered().is_none());
    for (at, unit) in &units {
        let (ours, theirs) = office.with(|workspace, board| {
            let cells: Vec<String> = published(workspace, *at).into_iter().map(|(_, text)| text).collect();
            (cells, board.current(*at))
        });
        let printed: Vec<String> = published(&example, *at).into_iter().map(|(_, text)| text).collect();
        assert_eq!(ours, printed, "{}", unit.name);
        let board = ermu::domain::board::Scoreboard::new(&example, Q1);
        assert_eq!(theirs, board.current(*at), "{}", unit.name);
    }
    // Once more the same files: nothing differs any more.
    drop_all(&memory, office, &files);
    let again = office.merge().expect("the period is there");
    assert!(again.lines.is_empty(), "{:?}", again.lines);
    office.forget_gathered();
    office.undo();
    assert_eq!(office.exchange_file(), before, "it was one step");
}

#[test]
fn of_two_states_of_a_draft_the_later_is_taken_whatever_they_are_called() {
    let (unit_memory, unit) = cleared("a unit");
    let town = UnitId::new("t01");
    type_in(unit, &town, "express", "5");
    let early = file_of(&unit_memory, unit);
    type_in(unit, &town, "express", "7");
    let late = file_of(&unit_memory, unit);
    let (memory, office) = cleared("the office");
    type_in(office, &UnitId::new("t02"), "express", "1");
    let own = file_of(&memory, office);
    let files = [("最终.json", late), ("最终（新）.json", early), ("自己的.json", own)];
    drop_all(&memory, office, &files.map(|(name, text)| (name.to_owned(), text)));
    let merge = office.merge().expect("the period is there");
    assert_eq!(merge.aside, [(1, SetAside::Older(0)), (2, SetAside::Own)]);
    assert_eq!(merge.lines.len(), 1);
    assert_eq!((merge.lines[0].own.as_str(), merge.lines[0].offers[0].text.as_str()), ("", "7"));
}

#[test]
fn two_units_that_use_one_draft_after_the_other_are_both_taken() {
    let (unit_memory, unit) = cleared("a shared computer");
    let own = |at: u32, typed: &str| {
        type_in(unit, &UnitId::new(if at == 0 { "t01" } else { "t02" }), "express", typed);
        unit.export_own(UnitIx::new(at));
        unit_memory.offered().pop().expect("a file was offered").1
    };
    let (early, first, second) = (own(0, "4"), own(0, "5"), own(1, "6"));
    let (memory, office) = cleared("the office");
    let files = [("旧.json", early), ("甲.json", first), ("乙.json", second)];
    drop_all(&memory, office, &files.map(|(name, text)| (name.to_owned(), text)));
    let merge = office.merge().expect("the period is there");
    assert_eq!(merge.aside, [(0, SetAside::Older(1))], "the later one of the same unit");
    // This used to be called a later state of the draft without the first unit.
    let told: Vec<_> = merge.lines.iter().map(|line| (line.doubt, line.by_default())).collect();
    assert_eq!(told, [(None, Some(0)), (None, Some(0))]);
}

#[test]
fn a_figure_that_a_later_state_took_back_is_not_taken_by_itself() {
    let (unit_memory, unit) = cleared("a unit");
    type_in(unit, &UnitId::new("t01"), "express", "5");
    let early = file_of(&unit_memory, unit);
    type_in(unit, &UnitId::new("t01"), "express", "");
    let late = file_of(&unit_memory, unit);
    let (memory, office) = cleared("the office");
    let gathered = drop_all(&memory, office, &[("甲.json".to_owned(), early), ("乙.json".to_owned(), late)]);
    assert!(gathered.unusable.is_empty(), "a blank state of a draft says something: {:?}", gathered.unusable);
    let merge = office.merge().expect("the period is there");
    assert_eq!((merge.lines[0].doubt, merge.lines[0].by_default()), (Some(Doubt::Superseded), None));
}

#[test]
fn what_may_be_meant_for_another_is_not_taken_by_itself() {
    let (unit_memory, unit) = cleared("a unit");
    type_in(unit, &UnitId::new("t01"), "express", "5");
    let file = file_of(&unit_memory, unit);
    let (memory, office) = cleared("the office");
    let (county, name) =
        office.with(|workspace, _| (workspace.name().to_owned(), workspace.roster().units()[0].name.clone()));
    office.merge_single_drops(true);
    // The files come from different drafts.
    let from = |text: String, draft: &str| {
        let origin = saved::read_with(&text).expect("it opens").1.origin.expect("it says where it is from");
        text.replace(&origin.draft, draft)
    };
    let other_county = from(file.replace(&format!("\"name\":\"{county}\""), "\"name\":\"另一县\""), "one");
    let renamed = from(file.replace(&name, "改了名的镇"), "two");
    for (text, want) in [(other_county, Doubt::OtherCounty), (renamed, Doubt::OtherName)] {
        drop_all(&memory, office, &[("甲.json".to_owned(), text)]);
        let merge = office.merge().expect("the period is there");
        assert_eq!((merge.lines[0].doubt, merge.lines[0].by_default()), (Some(want), None));
        office.forget_gathered();
    }
    let mut units = office.with(|workspace, _| workspace.roster().units().to_vec());
    let classes = office.with(|workspace, _| workspace.roster().classes().to_vec());
    let next = office.with(|workspace, _| ermu::domain::workspace::next_period(workspace));
    let (id, from_to) = (next.id.clone(), Some(next.id.clone()));
    office.attempt(Edit::PutPeriod { id, period: Some(Box::new(next)) }).expect("it fits");
    units[0].from = from_to;
    office.attempt(Edit::SetRoster { classes, units }).expect("it fits");
    drop_all(&memory, office, &[("甲.json".to_owned(), file)]);
    let merge = office.merge().expect("the period is there");
    assert_eq!((merge.lines[0].doubt, merge.lines[0].by_default()), (Some(Doubt::NotThere), None));
}

#[test]
fn files_that_contradict_each_other_or_the_office_are_asked_about() {
    let (first_memory, first) = cleared("one");
    let (second_memory, second) = cleared("another");
    let (town, other) = (UnitId::new("t01"), UnitId::new("t02"));
    type_in(first, &town, "express", "5");
    type_in(first, &town, "focus", "2");
    type_in(second, &town, "express", "6");
    type_in(second, &other, "express", "九");
    let (memory, office) = cleared("the office");
    type_in(office, &town, "focus", "3");
    type_in(office, &town, "dyn-city", "4");
    let files = [("甲.json", file_of(&first_memory, first)), ("乙.json", file_of(&second_memory, second))];
    drop_all(&memory, office, &files.map(|(name, text)| (name.to_owned(), text)));
    let merge = office.merge().expect("the period is there");
    let told: Vec<Told<'_>> = merge
        .lines
        .iter()
        .map(|line| {
            let offers = line.offers.iter().map(|offer| (offer.text.as_str(), offer.files.clone()));
            (line.kind, line.own.as_str(), offers.collect())
        })
        .collect();
    assert_eq!(
        told,
        [
            (Kind::Conflict, "", vec![("5", vec![0]), ("6", vec![1])]),
            (Kind::Differs, "3", vec![("2", vec![0])]),
            // Neither file has it: the office knows of something that the unit does not.
            (Kind::Differs, "4", vec![("", vec![0, 1])]),
            (Kind::New, "", vec![("九", vec![1])]),
        ]
    );
    assert!(matches!(merge.lines[3].flag, Some(Flag::Unread(_))), "{:?}", merge.lines[3].flag);
    assert_eq!(defaults(&merge), [None, None, None, None], "nothing of this is taken without a word");
    assert!(office.take_merged(&merge, &[Some(1), Some(0), None, None]).expect("it is taken"));
    let now = office.with(|workspace, _| published(workspace, UnitIx::new(0)));
    let now: Vec<(&str, &str)> =
        now.iter().map(|(channel, text)| (channel.as_str(), text.as_str())).collect();
    assert!(
        now.contains(&("express", "6")) && now.contains(&("focus", "2")) && now.contains(&("dyn-city", "4"))
    );
}

#[test]
fn a_file_that_cannot_be_taken_says_why_and_the_others_are_taken() {
    let (unit_memory, unit) = cleared("a unit");
    let blank = file_of(&unit_memory, unit);
    type_in(unit, &UnitId::new("t01"), "express", "5");
    let good = file_of(&unit_memory, unit);
    let example_memory = Rc::new(Memory::default());
    let of_example = file_of(&example_memory, open(&example_memory));
    let other_days = good.replace("2022-01-01", "2021-01-01").replace("2022-03-31", "2021-03-31");
    assert!(saved::read(&other_days).is_ok(), "it is a file like any other");
    let (memory, office) = cleared("the office");
    let blank = {
        let (workspace, _) = saved::read_with(&blank).expect("it opens");
        saved::write(&workspace)
    };
    let files = [
        ("空.json", blank),
        ("示例.json", of_example),
        ("去年.json", other_days),
        ("不是.json", "{\"format\":\"x\"}".to_owned()),
        ("断了.json", good.chars().take(good.chars().count() / 2).collect()),
        ("好.json", good),
        ("办法.json", saved::write_rule_set(&office.with(|open, _| open.rule_sets()[0].parts().clone()))),
    ];
    let gathered = drop_all(&memory, office, &files.map(|(name, text)| (name.to_owned(), text)));
    let why: Vec<&Unusable> = gathered.unusable.iter().map(|(_, why)| why).collect();
    assert_eq!(*why[0], Unusable::Refused(Refusal::Blank));
    assert_eq!(*why[1], Unusable::Refused(Refusal::Example));
    assert_eq!(*why[2], Unusable::Refused(Refusal::NoPeriod));
    assert!(matches!(why[3], Unusable::Faults(_)) && matches!(why[4], Unusable::Faults(_)));
    assert_eq!(*why[5], Unusable::Rules);
    assert_eq!(gathered.files.len(), 1);
    assert_eq!(office.merge().expect("the period is there").lines.len(), 1);
}

#[test]
fn reading_many_files_can_be_given_up_with_nothing_changed() {
    let (unit_memory, unit) = cleared("a unit");
    type_in(unit, &UnitId::new("t01"), "express", "5");
    let file = file_of(&unit_memory, unit);
    let (memory, office) = cleared("the office");
    let before = office.exchange_file();
    let files: Vec<(String, &str)> = (0..300).map(|at| (format!("{at}.json"), file.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    memory.drop_files(&files);
    let gathered = office.gathered().expect("it is at work");
    assert!(gathered.done() >= 1 && gathered.left > 0, "{} of 300", gathered.done());
    office.forget_gathered();
    memory.advance(1000);
    assert!(office.gathered().is_none(), "what was still to come comes no more");
    assert_eq!(office.exchange_file(), before);
}

#[test]
fn units_are_found_by_name_where_ids_are_others() {
    let (memory, office) = cleared("the office");
    let (unit_memory, unit) = cleared("a unit with a page of its own");
    type_in(unit, &UnitId::new("t01"), "express", "5");
    let name = office.with(|workspace, _| workspace.roster().units()[0].name.clone());
    // The same town under another id in a workspace of another name, and a unit that is nobody's.
    let file = file_of(&unit_memory, unit).replace("\"t01\"", "\"t99\"");
    let stranger = file.replace(&name, "没有这个镇");
    let files = [("甲.json".to_owned(), file), ("乙.json".to_owned(), stranger)];
    let gathered = drop_all(&memory, office, &files);
    assert_eq!(gathered.files[0].cells, [(UnitId::new("t01"), ChannelId::new("express"), "5".to_owned())]);
    assert_eq!(gathered.files[1].strangers, ["没有这个镇"]);
    assert!(gathered.files[1].cells.is_empty());
}
