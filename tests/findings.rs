//! What is found in a record, and what a published period refuses.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, EditFault};
use ermu::domain::finding::{self, Code, Finding, Severity};
use ermu::domain::id::{ChannelId, ItemId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::{Adoption, Author, Item, Printed};
use ermu::domain::workspace::{PeriodIx, Status, Workspace};
use ermu::formats::saved;
use ermu::seam;
use ermu::ui::text;

fn open(name: &str) -> Workspace {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clauses").join(name);
    let file = fs::read_to_string(path.with_extension("json")).expect("the file is there");
    saved::read(&file).unwrap_or_else(|faults| panic!("{name}: {}", seam::sentences(&faults)))
}

/// The findings of a period, each as its code, severity and sentence.
fn found(workspace: &Workspace, period: usize) -> Vec<String> {
    told(workspace, &finding::findings(workspace, PeriodIx::new(period)))
}

fn told(workspace: &Workspace, all: &[Finding]) -> Vec<String> {
    let told =
        |one: &Finding| format!("{:?} {:?} {}", one.code, one.code.severity(), text::finding(workspace, one));
    all.iter().map(told).collect()
}

#[test]
fn a_late_fact_that_cannot_count_is_told_where_it_became_known() {
    let counts = "那一期按录入表计分，这条没有计入。请在“录入”的“补计”里记条数，理由里写明这一条。";
    let items = "那一期按台账计分，没有计入。请在“台账”里登记，“得知的期”选知道时的那一期。";
    let outside = "本单位不在名录或者渠道不收本类单位，没有计入。请核对是不是记错了单位。";
    let cases = [
        ("files/late_count_of_items", format!("LateElsewhere Error 甲镇·省刊：2 条补计属于一季度，{items}")),
        (
            "files/late_in_the_other_record",
            format!("LateElsewhere Error 甲镇·省刊：1 条补计属于一季度，{counts}"),
        ),
        (
            "files/late_in_a_closed_channel",
            format!("LateOutside Error 某局·乡镇专栏：2 条补计属于一季度，{outside}"),
        ),
    ];
    for (name, want) in cases {
        let told: Vec<String> =
            found(&open(name), 1).into_iter().filter(|one| !one.starts_with("Nothing")).collect();
        assert_eq!(told, [want], "{name}");
    }
    let told = found(&open("files/late_item_of_a_waiting_channel"), 1);
    assert!(told.iter().all(|one| one.starts_with("NothingEntered")), "what counts is not told: {told:?}");
}

/// A unit that is closed when something of it becomes known, and one that was not there when it happened.
#[test]
fn a_late_fact_of_a_unit_that_is_not_there_is_told() {
    for (from, until) in [(None, Some("Q1")), (Some("Q2"), None)] {
        let mut parts = open("files/published_and_late").to_parts();
        let mut other = parts.units[0].clone();
        (other.id, other.name) = (UnitId::new("b"), "乙镇".to_owned());
        (other.from, other.until) = (from.map(PeriodId::new), until.map(PeriodId::new));
        parts.units.push(other);
        parts.late[0].unit = UnitId::new("b");
        let told = found(&Workspace::new(parts).expect("it opens"), 1);
        assert!(told.iter().any(|one| one.starts_with("LateOutside Error 乙镇·省专报：2 条")), "{told:?}");
    }
}

#[test]
fn what_was_printed_otherwise_is_told_figure_by_figure() {
    let mut parts = open("rankPoints/late").to_parts();
    let printed = |unit: &str, current: i32, cumulative: i32, place: u32| Printed {
        unit: UnitId::new(unit),
        name: unit.to_owned(),
        current: Some(Points::whole(current)),
        cumulative: Some(Points::whole(cumulative)),
        serial: Some(place),
        place: Some(place),
    };
    // Counts are no part of the parts: both begin with none and share the first place.
    parts.late.clear();
    parts.periods[0].status = Status::Published;
    parts.periods[0].printed = vec![printed("a", 10, 10, 2), printed("b", 8, 9, 2)];
    let want = [
        "PrintedPlaceDiffers Query 甲镇：发布的名次是第 2，按发布的分数排是第 1。排名用后者，请核对。",
        "PrintedDiffers Query 乙镇：已发布 8 分，按现在的数和办法算是 10 分。发布的数没有动；确有错误请更正并写明理由。",
        "PrintedSumDiffers Query 乙镇：发布的累计是 9 分，各期加起来是 8 分。排名用后者，请核对以前各期改动过没有。",
    ];
    let workspace = Workspace::new(parts).expect("it opens");
    assert_eq!(found(&workspace, 0), want);
    // The checks of the notice, whose annexes hold what is so now, tell the same.
    assert_eq!(told(&workspace, &finding::of_printed(&workspace, PeriodIx::new(0))), want);
    assert_eq!(finding::of_printed(&workspace, PeriodIx::new(1)), []);
}

/// An item of two quarters, the first of them published, with a late adoption that the first printed.
fn published_items() -> (Workspace, Item) {
    let mut parts = open("sameItem/points_changed_between").to_parts();
    parts.periods[0].status = Status::Published;
    let workspace = Workspace::new(parts).expect("it opens");
    let item = workspace.items().get(&ItemId::new("i")).expect("it is there").clone();
    (workspace, item)
}

fn type_in(workspace: &mut Workspace, unit: &UnitId, channel: &str, typed: &str) {
    let edit = Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: unit.clone(),
        channel: ChannelId::new(channel),
        typed: typed.to_owned(),
    };
    edit::apply(workspace, edit).expect("it applies");
}

/// Registers an item of one unit, adopted once within the example's period.
fn register(workspace: &mut Workspace, id: &str, unit: &UnitId, channel: &str) {
    let adoption =
        Adoption { channel: ChannelId::new(channel), date: Date::parse("2022-02-10"), ..Default::default() };
    let item = Item {
        id: ItemId::new(id),
        title: format!("春耕备耕有序推进（{id}）"),
        units: vec![Author { unit: unit.clone(), ..Default::default() }],
        adoptions: vec![adoption],
        ..Item::default()
    };
    put(workspace, item).expect("it applies");
}

/// Whether a finding puts counts and items beside each other.
fn is_of_items(told: &str) -> bool {
    told.starts_with("CountsAndItemsDiffer") || told.starts_with("LedgerOfFew")
}

fn put(workspace: &mut Workspace, item: Item) -> Result<(), EditFault> {
    let edit = Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) };
    edit::apply(workspace, edit).map(|_| ())
}

#[test]
fn a_published_period_keeps_all_of_an_item_by_which_it_scored() {
    let refused = |change: fn(&mut Item)| {
        let (mut workspace, mut item) = published_items();
        change(&mut item);
        put(&mut workspace, item) == Err(EditFault::Published)
    };
    assert!(refused(|item| item.length = Some(300)));
    assert!(refused(|item| item.units[0].reported = Date::parse("2022-01-01")));
    assert!(refused(|item| item.units[0].part = Some(Points::whole(1))));
    assert!(refused(|item| item.adoptions[0].issue = "12".to_owned()));
    assert!(!refused(|item| item.title = "改个题目".to_owned()));
    assert!(!refused(|item| drop(item.adoptions.pop())), "the open quarter's adoption");
}

/// A late adoption belongs to an earlier period and was printed by the one in which it became known.
#[test]
fn a_late_adoption_is_kept_by_the_period_that_printed_it() {
    let mut parts = open("files/late_item_of_a_waiting_channel").to_parts();
    parts.periods[1].status = Status::Published;
    let mut workspace = Workspace::new(parts).expect("it opens");
    let id = ItemId::new("i");
    let taken = edit::apply(&mut workspace, Edit::PutItem { id, item: None });
    assert_eq!(taken.map(|_| ()), Err(EditFault::Published));
}

#[test]
fn nothing_is_printed_of_a_unit_that_is_not_there() {
    let mut workspace = open("rankPoints/late");
    let before = workspace.clone();
    let printed = Printed {
        unit: UnitId::new("nobody"),
        name: "某镇".to_owned(),
        current: None,
        cumulative: None,
        serial: Some(1),
        place: None,
    };
    let edit =
        Edit::SetStatus { period: PeriodId::new("Q1"), status: Status::Published, printed: vec![printed] };
    let refused = edit::apply(&mut workspace, edit).map(|_| ());
    assert_eq!(refused, Err(EditFault::Unknown("nobody".to_owned())));
    assert_eq!(workspace, before);
}

/// Counts and items beside each other: cell by cell where the channel has items, in one line where it has none.
#[test]
fn a_channel_without_any_item_is_told_once_and_one_with_items_cell_by_cell() {
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    let units: Vec<UnitId> = workspace.roster().units().iter().map(|unit| unit.id.clone()).collect();
    for unit in &units {
        type_in(&mut workspace, unit, "express", "2");
    }
    type_in(&mut workspace, &units[0], "dyn-city", "1");
    type_in(&mut workspace, &units[1], "dyn-city", "1");
    register(&mut workspace, "item0001", &units[0], "dyn-city");
    // Most cells have no item: the ledger is kept of some things only, which is told once and is nothing to settle.
    let told = found(&workspace, 0);
    let beside: Vec<&String> = told.iter().filter(|one| is_of_items(one)).collect();
    let total = units.len() * 2 + 2;
    assert_eq!(beside.len(), 1, "{beside:?}");
    assert!(
        beside[0].starts_with(&format!("LedgerOfFew Note 录入表合计 {total} 条，台账只登记了 1 条")),
        "{beside:?}"
    );
    // Who has more items than counts is named all the same; fewer are a matter of what is not registered.
    type_in(&mut workspace, &units[0], "dyn-city", "0");
    let told = found(&workspace, 0);
    let named: Vec<&String> = told.iter().filter(|one| one.starts_with("CountsAndItemsDiffer")).collect();
    assert_eq!(named.len(), 1, "{named:?}");
    assert!(named[0].contains("市级：条数填了 0，台账合计 1"), "{named:?}");
}

/// A ledger that is kept: a channel without items is asked about once, a cell of the others by itself.
#[test]
fn a_channel_without_items_in_a_kept_ledger_is_asked_about_once() {
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    let units: Vec<UnitId> = workspace.roster().units().iter().map(|unit| unit.id.clone()).collect();
    for (at, unit) in units.iter().take(12).enumerate() {
        type_in(&mut workspace, unit, "dyn-city", if at == 3 { "2" } else { "1" });
        register(&mut workspace, &format!("item{at:04}"), unit, "dyn-city");
    }
    for unit in units.iter().take(3) {
        type_in(&mut workspace, unit, "express", "2");
    }
    let told = found(&workspace, 0);
    let beside: Vec<&String> = told.iter().filter(|one| is_of_items(one)).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
    assert!(beside.iter().any(|one| one.contains("条数填了 6，台账合计 0")), "{beside:?}");
    assert!(beside.iter().any(|one| one.contains("市级：条数填了 2，台账合计 1")), "{beside:?}");
}

/// What is adopted after the last period waits for its own and stops nothing; a day years away is a slip of the hand.
#[test]
fn an_adoption_after_the_last_period_is_no_fault_of_it() {
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    let unit = workspace.roster().units()[0].id.clone();
    register(&mut workspace, "item0001", &unit, "dyn-city");
    let last = workspace.period(workspace.last_period()).expect("it is there").span().to();
    let mut codes = Vec::new();
    for day in [last, last.day_after(), Date::parse("2032-02-10").expect("a date")] {
        let mut item = workspace.items().get(&ItemId::new("item0001")).expect("it is there").clone();
        item.adoptions[0].date = Some(day);
        put(&mut workspace, item).expect("it applies");
        let all = finding::findings(&workspace, workspace.last_period());
        codes.push(all.iter().find(|one| one.of == "item0001").map(|one| (one.code, one.code.severity())));
    }
    let want = [
        None,
        Some((Code::AdoptedAfterwards, Severity::Note)),
        Some((Code::AdoptedInNoPeriod, Severity::Error)),
    ];
    assert_eq!(codes, want);
}

/// One research item adopted in three channels: counts score it three times, the ledger by the clause on the same item.
#[test]
fn counts_that_agree_with_the_ledger_and_points_that_do_not_are_asked_about() {
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    let unit = workspace.roster().units()[0].id.clone();
    let at = workspace.roster().find(&unit).expect("it is there");
    let untold = |workspace: &Workspace| {
        let all = finding::not_told_by_counts(workspace, PeriodIx::new(0), at);
        all.iter().map(|provision| provision.id.to_string()).collect::<Vec<_>>()
    };
    let mut adoptions = Vec::new();
    for (channel, untold_now) in [("res-county", false), ("res-city", false), ("res-province", true)] {
        let channel = ermu::domain::id::ChannelId::new(channel);
        let period = PeriodId::new("2022Q1");
        let typed = "1".to_owned();
        let edit = Edit::Type { period, unit: unit.clone(), channel: channel.clone(), typed };
        edit::apply(&mut workspace, edit).expect("it applies");
        // The base scores beside the highest of the others, so only two of these are too many.
        assert_eq!(untold(&workspace), if untold_now { vec!["research-once"] } else { Vec::new() });
        let date = Date::parse("2022-02-10");
        adoptions.push(ermu::domain::record::Adoption { channel, date, ..Default::default() });
    }
    let item = Item {
        id: ItemId::new("item0001"),
        title: "农村互助养老怎样办得下去".to_owned(),
        units: vec![ermu::domain::record::Author { unit, ..Default::default() }],
        adoptions,
        ..Item::default()
    };
    put(&mut workspace, item.clone()).expect("it applies");
    let valued = |workspace: &Workspace| {
        let all = found(workspace, 0);
        all.into_iter().filter(|one| one.starts_with("PointsAndItemsDiffer")).collect::<Vec<_>>()
    };
    let told = valued(&workspace);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("按条数算 33 分，按台账逐条算是 23 分"), "{told:?}");
    // So it is beside a ledger that is kept of few, and both are told.
    let mut few = workspace.clone();
    for at in 1..9 {
        let unit = few.roster().units()[at].id.clone();
        type_in(&mut few, &unit, "express", "5");
    }
    assert_eq!(valued(&few), told);
    assert!(found(&few, 0).iter().any(|one| one.starts_with("LedgerOfFew")), "{:?}", found(&few, 0));
    let untold_note = |workspace: &Workspace| {
        let all = found(workspace, 0);
        all.into_iter().filter(|one| one.starts_with("NotToldByCounts Note")).collect::<Vec<_>>()
    };
    let noted = untold_note(&workspace);
    assert_eq!(noted.len(), 1, "once a period: {noted:?}");
    assert!(noted[0].contains("“同一调研信息”管的是同一条") && noted[0].contains("1 个单位"), "{noted:?}");
    // What is out, and what is scored by items, needs no such note.
    let mut out = workspace.clone();
    let publish = edit::publish(&out, &PeriodId::new("2022Q1")).expect("it is there");
    edit::apply(&mut out, publish).expect("it applies");
    assert_eq!(untold_note(&out), [""; 0]);
    let mut by_items = workspace.clone();
    let mut parts = by_items.period_parts(PeriodIx::new(0)).expect("it is there");
    parts.source = ermu::domain::workspace::Source::Items;
    let switch = Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) };
    edit::apply(&mut by_items, switch).expect("it applies");
    assert_eq!(untold_note(&by_items), [""; 0]);
    // Two items of their own score as the counts do.
    let mut apart = item.clone();
    apart.adoptions.truncate(2);
    let mut other = Item { id: ItemId::new("item0002"), title: "另一条".to_owned(), ..item };
    other.adoptions.drain(..2);
    put(&mut workspace, apart).expect("it applies");
    put(&mut workspace, other).expect("it applies");
    assert_eq!(valued(&workspace), [""; 0]);
}

#[test]
fn who_writes_into_a_cell_that_the_column_is_not_fed_back_is_told_how_to_say_so() {
    let mut workspace = ermu::formats::example::workspace().expect("the example opens").cleared();
    let period = workspace.period(PeriodIx::new(0)).expect("it has a period").parts().id.clone();
    for (typed, is_told) in [("未反馈", true), (" 待反馈 ", true), ("未报", true), ("报了", false)]
    {
        let (unit, channel) = (UnitId::new("t01"), ChannelId::new("focus"));
        let edit = Edit::Type { period: period.clone(), unit, channel, typed: typed.to_owned() };
        edit::apply(&mut workspace, edit).expect("it is typed");
        let all = found(&workspace, 0);
        let told = all.iter().find(|one| one.starts_with("Unread")).expect("it is no count");
        assert_eq!(told.contains("整列没有反馈的，点“标未反馈”"), is_told, "{told}");
        assert!(told.contains("0 以上的整数"), "{told}");
    }
}
