//! What is found in a record, and what a published period refuses.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;

use ermu::domain::calendar::Date;
use ermu::domain::edit::{self, Edit, EditFault};
use ermu::domain::finding::{self, Finding};
use ermu::domain::id::{ItemId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::record::{Item, Printed};
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
    let all = finding::findings(workspace, PeriodIx::new(period));
    let told =
        |one: &Finding| format!("{:?} {:?} {}", one.code, one.code.severity(), text::finding(workspace, one));
    all.iter().map(told).collect()
}

#[test]
fn a_late_fact_that_cannot_count_is_told_where_it_became_known() {
    let elsewhere = "那一期按另一种记录计分，没有计入。那一期按录入表计分的，请在“补计…”里记条数；按台账计分的，请在台账里登记，“得知的期”选知道时的那一期。";
    let outside = "本单位不在名录或者渠道不收本类单位，没有计入。请核对是不是记错了单位。";
    let cases = [
        (
            "files/late_count_of_items",
            format!("LateElsewhere Error 甲镇·省刊：2 条补计属于一季度，{elsewhere}"),
        ),
        (
            "files/late_in_the_other_record",
            format!("LateElsewhere Error 甲镇·省刊：1 条补计属于一季度，{elsewhere}"),
        ),
        (
            "files/late_in_a_closed_channel",
            format!("LateOutside Error 某局·乡镇专栏：2 条补计属于一季度，{outside}"),
        ),
    ];
    for (name, want) in cases {
        let told: Vec<String> =
            found(&open(name), 1).into_iter().filter(|one| !one.starts_with("NothingAtAll")).collect();
        assert_eq!(told, [want], "{name}");
    }
    assert_eq!(found(&open("files/late_item_of_a_waiting_channel"), 1), [""; 0], "what counts is not told");
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
    assert_eq!(found(&Workspace::new(parts).expect("it opens"), 0), want);
}

/// An item of two quarters, the first of them published, with a late adoption that the first printed.
fn published_items() -> (Workspace, Item) {
    let mut parts = open("sameItem/points_changed_between").to_parts();
    parts.periods[0].status = Status::Published;
    let workspace = Workspace::new(parts).expect("it opens");
    let item = workspace.items().get(&ItemId::new("i")).expect("it is there").clone();
    (workspace, item)
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
    let type_in =
        |workspace: &mut ermu::domain::workspace::Workspace, unit: &UnitId, channel: &str, typed: &str| {
            let edit = Edit::Type {
                period: PeriodId::new("2022Q1"),
                unit: unit.clone(),
                channel: ermu::domain::id::ChannelId::new(channel),
                typed: typed.to_owned(),
            };
            edit::apply(workspace, edit).expect("it applies");
        };
    for unit in &units {
        type_in(&mut workspace, unit, "express", "2");
    }
    type_in(&mut workspace, &units[0], "dyn-city", "1");
    type_in(&mut workspace, &units[1], "dyn-city", "1");
    let item = Item {
        id: ItemId::new("item0001"),
        title: "春耕备耕有序推进".to_owned(),
        units: vec![ermu::domain::record::Author { unit: units[0].clone(), ..Default::default() }],
        adoptions: vec![ermu::domain::record::Adoption {
            channel: ermu::domain::id::ChannelId::new("dyn-city"),
            date: Date::parse("2022-02-10"),
            ..Default::default()
        }],
        ..Item::default()
    };
    edit::apply(&mut workspace, Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) })
        .expect("it applies");
    let told = found(&workspace, 0);
    let differ: Vec<&String> = told.iter().filter(|one| one.starts_with("CountsAndItemsDiffer")).collect();
    let total = units.len() * 2;
    assert_eq!(differ.len(), 2, "{differ:?}");
    assert!(differ[0].contains(&format!("条数填了 {total}，台账合计 0")), "{differ:?}");
    assert!(differ[1].contains("市级") && differ[1].contains("条数填了 1，台账合计 0"), "{differ:?}");
    // Two more without an item: most have none, and the channel is asked about once with both sums.
    type_in(&mut workspace, &units[2], "dyn-city", "1");
    type_in(&mut workspace, &units[3], "dyn-city", "4");
    let told = found(&workspace, 0);
    let differ: Vec<&String> =
        told.iter().filter(|one| one.starts_with("CountsAndItemsDiffer") && one.contains("专报")).collect();
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert!(differ[0].contains("条数填了 7，台账合计 1"), "{differ:?}");
    // Who has more items than counts is named all the same; fewer are a matter of what is not registered.
    type_in(&mut workspace, &units[0], "dyn-city", "0");
    let told = found(&workspace, 0);
    let named = told.iter().filter(|one| one.contains("市级：条数填了 0，台账合计 1"));
    assert_eq!(named.count(), 1, "{told:?}");
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
    // Two items of their own score as the counts do.
    let mut apart = item.clone();
    apart.adoptions.truncate(2);
    let mut other = Item { id: ItemId::new("item0002"), title: "另一条".to_owned(), ..item };
    other.adoptions.drain(..2);
    put(&mut workspace, apart).expect("it applies");
    put(&mut workspace, other).expect("it applies");
    assert_eq!(valued(&workspace), [""; 0]);
}
