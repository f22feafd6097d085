//! 台账: items with their adoptions, what they count and why not, duplicates, lists that are pasted.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::alike::{alike, united};
use ermu::domain::calendar::Date;
use ermu::domain::edit::{Counted, Edit, ManyName, apply, counted, logged};
use ermu::domain::finding::Code;
use ermu::domain::id::{ChannelId, EntryId, ItemId, PeriodId, UnitId};
use ermu::domain::paste::{ItemsSaid, PastedCell, RowFault, Table, read_items};
use ermu::domain::points::Points;
use ermu::domain::record::{Adjustment, Adoption, Author, Item};
use ermu::domain::roster::Standing;
use ermu::domain::score::{Ledger, Why, account, is_in};
use ermu::domain::workspace::{PeriodIx, Source, Status, Workspace, WorkspaceParts};
use ermu::formats::{example, saved};
use ermu::ui::text;

/// The example, not yet published, scored by items; a second quarter follows.
fn parts() -> WorkspaceParts {
    let mut parts = example::workspace().expect("the example opens").to_parts();
    parts.example = false;
    let period = &mut parts.periods[0];
    period.status = Status::Draft;
    period.source = Source::Items;
    period.waiting.clear();
    let mut next = period.clone();
    next.id = PeriodId::new("2022Q2");
    "2022年二季度".clone_into(&mut next.name);
    next.from = date("2022-04-01");
    next.to = date("2022-06-30");
    parts.periods.push(next);
    parts
}

fn made(parts: WorkspaceParts) -> Workspace {
    Workspace::new(parts).unwrap_or_else(|faults| panic!("it fits: {faults:?}"))
}

#[track_caller]
fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn item(id: &str, title: &str, unit: &str, adoptions: &[(&str, &str)]) -> Item {
    let adopted = |&(channel, on): &(&str, &str)| Adoption {
        channel: ChannelId::new(channel),
        date: Some(date(on)),
        ..Adoption::default()
    };
    Item {
        id: ItemId::new(id),
        title: title.to_owned(),
        units: vec![Author { unit: UnitId::new(unit), ..Author::default() }],
        length: None,
        adoptions: adoptions.iter().map(adopted).collect(),
    }
}

const Q1: PeriodIx = PeriodIx::new(0);
const Q2: PeriodIx = PeriodIx::new(1);

/// What each adoption counts and why not, and what the item counts.
fn told(workspace: &Workspace, period: PeriodIx, id: &str) -> (Vec<(String, Option<Why>)>, String) {
    let item = workspace.items().get(&ItemId::new(id)).expect("the item is there");
    let account = Ledger::new(workspace, period).accounts(item).remove(0);
    let adoptions = account.adoptions.iter().map(|one| (one.points.to_string(), one.why));
    (adoptions.collect(), account.points.to_string())
}

#[test]
fn items_that_come_to_the_same_counts_give_the_same_42_scores() {
    let by_counts = example::workspace().expect("the example opens");
    let mut parts = parts();
    let rules = by_counts.rules_of(Q1).expect("rules");
    let record = by_counts.period(Q1).expect("a period");
    for (unit, of) in by_counts.roster().units_ix() {
        for (ix, channel) in rules.channels_ix() {
            for nth in 0..record.sheet().get(unit, ix).count() {
                let id = format!("{}-{}-{nth}", of.id, channel.id);
                let day = format!("2022-0{}-{:02}", 1 + nth % 3, 1 + nth % 28);
                parts.items.push(item(&id, &id, of.id.as_str(), &[(channel.id.as_str(), &day)]));
            }
        }
    }
    let by_items = made(parts);
    let mut scored = 0;
    let mut sums = vec![ermu::domain::points::Points::ZERO; by_items.roster().units().len()];
    let ledger = Ledger::new(&by_items, Q1);
    for item in by_items.items().values() {
        for account in ledger.accounts(item) {
            sums[account.unit.expect("a unit").get()] += account.points;
        }
    }
    for (unit, of) in by_items.roster().units_ix().filter(|(_, of)| of.standing == Standing::Scored) {
        let counted = account(&by_counts, Q1, unit).expect("an account").current();
        assert_eq!(account(&by_items, Q1, unit).expect("an account").current(), counted, "{}", of.name);
        assert_eq!(sums[unit.get()], counted, "the items of {} add up", of.name);
        scored += 1;
    }
    assert_eq!(scored, 42);
}

#[test]
fn what_does_not_count_says_why() {
    let mut parts = parts();
    parts.periods[0].waiting = vec![ChannelId::new("dyn-province")];
    parts.items = vec![
        item(
            "a",
            "甲",
            "t11",
            &[("res-county", "2022-02-18"), ("res-city", "2022-03-04"), ("res-province", "2022-03-22")],
        ),
        item("b", "乙", "t11", &[("res-city", "2022-03-04"), ("res-province", "2022-04-22")]),
        item("c", "丙", "t11", &[("res-city", "2022-03-04"), ("res-city", "2022-03-05")]),
        item("d", "丁", "t11", &[("dyn-province", "2022-03-04"), ("dyn-city", "2023-03-04")]),
        item("e", "戊", "t11", &[("res-province", "2022-03-04"), ("res-city", "2022-04-05")]),
        item("f", "己", "t11", &[("express", "2022-01-04"), ("city-site", "2022-01-05")]),
    ];
    let workspace = made(parts);
    let points = |text: &str, why| (text.to_owned(), why);
    let of = |id, period| told(&workspace, period, id);
    // County is the base; of the bonuses the highest counts.
    assert_eq!(
        of("a", Q1),
        (vec![points("3", None), points("0", Some(Why::Lower)), points("20", None)], "23".to_owned())
    );
    assert_eq!(of("b", Q1), (vec![points("10", None), points("0", Some(Why::Later(Q2)))], "10".to_owned()));
    assert_eq!(of("b", Q2), (vec![points("0", Some(Why::Before(Q1))), points("20", None)], "10".to_owned()));
    assert_eq!(of("c", Q1), (vec![points("10", None), points("0", Some(Why::Repeated))], "10".to_owned()));
    assert_eq!(
        of("d", Q1),
        (vec![points("0", Some(Why::Waiting)), points("0", Some(Why::NoPeriod))], "0".to_owned())
    );
    assert_eq!(
        of("e", Q2),
        (vec![points("0", Some(Why::Before(Q1))), points("0", Some(Why::Earlier))], "0".to_owned())
    );
    assert_eq!(of("f", Q1), (vec![points("0.5", None), points("1", None)], "1.5".to_owned()));
    let ledger = Ledger::new(&workspace, Q2);
    let b = workspace.items().get(&ItemId::new("b")).expect("it is there");
    let account = ledger.accounts(b).remove(0);
    assert_eq!(
        (account.given_way.to_string(), account.adoptions[0].struck.to_string()),
        ("10".into(), "10".into())
    );
    assert!(is_in(&workspace, Q2, b) && is_in(&workspace, Q1, b));
}

#[test]
fn what_became_known_later_is_told_apart() {
    let mut parts = parts();
    let mut late = item("a", "甲", "d03", &[("dyn-province", "2022-03-04")]);
    late.adoptions[0].known = Some(PeriodId::new("2022Q2"));
    parts.items = vec![late];
    let workspace = made(parts);
    assert_eq!(told(&workspace, Q1, "a").0, [("0".to_owned(), Some(Why::KnownLater(Q2)))]);
    let item = workspace.items().get(&ItemId::new("a")).expect("it is there");
    let account_of = Ledger::new(&workspace, Q2).accounts(item).remove(0);
    assert_eq!((account_of.points.to_string(), account_of.late.to_string()), ("0".into(), "10".into()));
    let unit = workspace.roster().find(&UnitId::new("d03")).expect("a unit");
    assert_eq!(account(&workspace, Q2, unit).expect("an account").late, account_of.late);
    assert!(is_in(&workspace, Q2, item));
    // Where counts score the earlier period, the item brings nothing there, and the ledger says nothing else.
    let mut parts = workspace.to_parts();
    parts.periods[0].source = Source::Counts;
    let by_counts = made(parts);
    let item = by_counts.items().get(&ItemId::new("a")).expect("it is there");
    assert_eq!(Ledger::new(&by_counts, Q2).accounts(item).remove(0).late, Points::ZERO);
    assert_eq!(account(&by_counts, Q2, unit).expect("an account").late, Points::ZERO);
}

#[test]
fn duplicates_are_found_and_become_one_in_one_step() {
    let mut parts = parts();
    let mut second = item(
        "item0002",
        "“茶园雇工难”的三个原因",
        "t10",
        &[("res-city", "2022-03-25"), ("res-county", "2022-03-25")],
    );
    second.adoptions[0].evidence = "专报第12期".to_owned();
    second.units.push(Author { unit: UnitId::new("d18"), ..Author::default() });
    parts.items = vec![
        item("item0001", "茶园雇工难的三个原因", "t10", &[("res-county", "2022-03-25")]),
        second,
        item("item0003", "别的", "t10", &[("res-county", "2022-03-25")]),
    ];
    parts.rule_sets[0].provisions.push(judged());
    parts.adjustments.push(Adjustment {
        id: EntryId::new("adj1"),
        unit: UnitId::new("t10"),
        period: PeriodId::new("2022Q1"),
        kind: ermu::domain::id::ProvisionId::new("praise"),
        item: Some(ItemId::new("item0002")),
        reason: "批示".to_owned(),
        ..Adjustment::default()
    });
    let mut workspace = made(parts);
    let before = saved::write(&workspace);
    let groups = alike(&workspace, |_| true);
    assert_eq!(groups, [[ItemId::new("item0001"), ItemId::new("item0002")]]);
    let edit = united(&workspace, &groups[0]).expect("there are two");
    assert!(matches!(&edit, Edit::Many { name: ManyName::Merge, edits } if edits.len() == 3));
    let applied = apply(&mut workspace, edit).expect("it is applied");
    let one = workspace.items().get(&ItemId::new("item0001")).expect("the first stays");
    assert_eq!((one.adoptions.len(), one.units.len()), (2, 2));
    assert_eq!(one.adoptions[1].evidence, "专报第12期");
    assert!(workspace.items().get(&ItemId::new("item0002")).is_none());
    let entry = workspace.adjustments().get(&EntryId::new("adj1")).expect("the entry stays");
    assert_eq!(entry.item, Some(ItemId::new("item0001")));
    assert!(alike(&workspace, |_| true).is_empty());
    apply(&mut workspace, applied.inverse).expect("it is taken back");
    assert_eq!(saved::write(&workspace), before);
}

/// 批示: five points an entry.
fn judged() -> ermu::domain::rules::Provision {
    let mut body = ermu::domain::rules::Adjusting { ..Default::default() };
    body.points = Some(ermu::domain::points::Points::whole(5));
    ermu::domain::rules::Provision {
        id: ermu::domain::id::ProvisionId::new("praise"),
        name: "批示".to_owned(),
        body: ermu::domain::rules::Body::Adjustment(body),
        ..Default::default()
    }
}

fn table(rows: &[&[&str]]) -> Table {
    let cell = |text: &&str| PastedCell { text: (*text).to_owned(), cover: None };
    Table { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), ..Table::default() }
}

#[test]
fn a_pasted_list_becomes_items_row_by_row() {
    let mut parts = parts();
    parts.items = vec![item("item0007", "春蚕备种", "d05", &[("dyn-city", "2022-03-11")])];
    let mut workspace = made(parts);
    let pasted = table(&[
        &["石泉县2022年一季度信息采用台账", "", "", "", "", ""],
        &["序号", "采用日期", "题 目", "报送单位", "采用渠道", "期号"],
        &["1", "２０２２．３．２", "返岗监测", "县人社局", "市政府网站", ""],
        &["", "3月5日", "", "", "部门动态", "第12期"],
        &["2", "2022年3月8日", "造林进度", "林业局、水利局", "动态信息市级", ""],
        &["3", "2022-3-11", "“春蚕备种”", "农业农村局", "动态信息·市级", ""],
        &["4", "2022-3-11", "没有的单位", "火星局", "聚焦石泉", ""],
        &["5", "2022-3-11", "没有的渠道", "财政局", "人民日报", ""],
        &["6", "没写", "没有的日期", "财政局", "聚焦石泉", ""],
        &["7", "2022-3-11", "两个渠道", "财政局", "市级", ""],
        &["合计", "", "", "", "", ""],
    ]);
    let read = read_items(&pasted, &workspace, Q1, &ItemsSaid::default());
    assert_eq!((read.new_items, read.adoptions, read.known), (2, 3, 1));
    let faults: Vec<(usize, RowFault)> = read.not_taken.iter().map(|one| (one.row, one.fault)).collect();
    assert_eq!(
        faults,
        [(6, RowFault::Unit), (7, RowFault::Channel), (8, RowFault::Date), (9, RowFault::Channels)]
    );
    assert_eq!(read.not_taken[0].read, "火星局");
    assert_eq!(read.items[0].id, ItemId::new("item0008"));
    apply(&mut workspace, read.edit().expect("something is new")).expect("it is applied");
    let first = workspace.items().get(&ItemId::new("item0008")).expect("it is there");
    let adopted: Vec<(&str, Option<String>)> = first
        .adoptions
        .iter()
        .map(|one| (one.channel.as_str(), one.date.map(|date| date.to_string())))
        .collect();
    assert_eq!(adopted, [("city-site", Some("2022-03-02".into())), ("express", Some("2022-03-05".into()))]);
    assert_eq!(first.adoptions[1].issue, "第12期");
    assert_eq!(workspace.items().get(&ItemId::new("item0009")).expect("it is there").units.len(), 2);
    assert!(
        read_items(&pasted, &workspace, Q1, &ItemsSaid::default()).edit().is_none(),
        "a second time nothing is new"
    );
    assert!(
        read_items(&table(&[&["单位", "条数"], &["财政局", "3"]]), &workspace, Q1, &ItemsSaid::default())
            .columns
            .is_empty()
    );
}

#[test]
fn a_word_for_a_channel_that_nobody_knows_is_told_once_for_all_its_rows() {
    let workspace = made(parts());
    let pasted = table(&[
        &["日期", "题目", "单位", "渠道"],
        &["2022.3.11", "甲", "财政局", "学习强国"],
        &["2022.3.12", "乙", "林业局", "学习强国"],
        &["2022.3.13", "丙", "林业局", "市级"],
        &["2022.3.14", "丁", "林业局", ""],
        &["2022.3.15", "戊", "林业局", "聚焦石泉"],
    ]);
    let read = read_items(&pasted, &workspace, Q1, &ItemsSaid::default());
    let asked = [("学习强国".to_owned(), 2), ("市级".to_owned(), 1)];
    assert_eq!((read.adoptions, read.not_taken.len(), &read.asked[..]), (1, 4, &asked[..]));
    let channels = vec![("学习强国".to_owned(), ChannelId::new("city-site"))];
    let said = ItemsSaid { channels, ..ItemsSaid::default() };
    let read = read_items(&pasted, &workspace, Q1, &said);
    // What was answered can still be answered otherwise.
    assert_eq!((read.adoptions, read.not_taken.len(), &read.asked[..]), (3, 2, &asked[..]));
    assert_eq!(read.items[0].adoptions[0].channel, ChannelId::new("city-site"));
}

#[test]
fn a_name_of_a_unit_that_nobody_knows_is_told_once_for_all_its_rows() {
    let workspace = made(parts());
    let pasted = table(&[
        &["日期", "题目", "单位", "渠道"],
        &["2022.3.11", "甲", "火星办", "聚焦石泉"],
        &["2022.3.12", "乙", "财政局、火星办", "聚焦石泉"],
        &["2022.3.13", "丙", "月球办", "聚焦石泉"],
        &["2022.3.14", "丁", "", "聚焦石泉"],
    ]);
    let read = read_items(&pasted, &workspace, Q1, &ItemsSaid::default());
    let asked = [("火星办".to_owned(), 2), ("月球办".to_owned(), 1)];
    assert_eq!((read.adoptions, read.not_taken.len(), &read.asked_units[..]), (0, 4, &asked[..]));
    let forestry = workspace.roster().units().iter().find(|unit| unit.name == "林业局").expect("it is there");
    let said =
        ItemsSaid { units: vec![("火星办".to_owned(), forestry.id.clone())], ..ItemsSaid::default() };
    let read = read_items(&pasted, &workspace, Q1, &said);
    // What was answered can still be answered otherwise.
    assert_eq!((read.adoptions, read.not_taken.len(), &read.asked_units[..]), (2, 2, &asked[..]));
    assert_eq!(read.items[0].units[0].unit, forestry.id);
    assert_eq!(read.items[1].units.len(), 2);
}

#[test]
fn a_row_whose_day_is_in_no_period_is_told_and_can_be_left_out() {
    let workspace = made(parts());
    let pasted = table(&[
        &["日期", "题目", "单位", "渠道"],
        &["2022.6.30", "甲", "财政局", "聚焦石泉"],
        &["2022.7.1", "乙", "林业局", "聚焦石泉"],
        &["2021.12.31", "丙", "林业局", "聚焦石泉"],
        &["2022.7.1", "丁", "火星局", "聚焦石泉"],
    ]);
    let read = read_items(&pasted, &workspace, Q1, &ItemsSaid::default());
    let told: Vec<(&str, Code)> = read.outside.iter().map(|one| (one.title.as_str(), one.code)).collect();
    assert_eq!(told, [("乙", Code::AdoptedAfterwards), ("丙", Code::AdoptedInNoPeriod)]);
    assert_eq!((read.rows, read.adoptions), (4, 3));
    let said = ItemsSaid { only_in_periods: true, ..ItemsSaid::default() };
    let left = read_items(&pasted, &workspace, Q1, &said);
    assert_eq!((left.rows, left.adoptions, &left.outside), (4, 1, &read.outside));
    // Once they are in, the checks say the same of them.
    let mut workspace = workspace;
    apply(&mut workspace, read.edit().expect("something is new")).expect("it is applied");
    let found = ermu::domain::finding::findings(&workspace, Q2);
    let of = |code| found.iter().find(|one| one.code == code).map(|one| text::finding(&workspace, one));
    for one in &read.outside {
        let words = text::adopted_outside(one.code, &one.title, &one.date.to_string());
        assert!(of(one.code).is_some_and(|told| told.ends_with(&words)), "{words}");
    }
}

/// What was counted in cells although there is none in it: a long list, and items that became one.
#[test]
fn a_step_of_items_is_counted_in_items() {
    let mut workspace = made(parts());
    let rows: Vec<String> = (0..301).map(|at| format!("第{at}条")).collect();
    let mut list: Vec<Vec<&str>> = vec![vec!["日期", "题目", "单位", "渠道"]];
    list.extend(rows.iter().map(|title| vec!["2022.3.1", title.as_str(), "财政局", "聚焦石泉"]));
    let list: Vec<&[&str]> = list.iter().map(Vec::as_slice).collect();
    let read = read_items(&table(&list), &workspace, Q1, &ItemsSaid::default());
    let inverse = apply(&mut workspace, read.edit().expect("something is new")).expect("it applies").inverse;
    let lines = logged(&workspace, &inverse);
    let told = text::logged(&workspace, &lines[0]);
    assert_eq!((lines.len(), told[1].as_str(), told[6].as_str()), (1, "成批改信息", "301 条"));
    let cells = rows.iter().map(|_| Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t01"),
        channel: ChannelId::new("focus"),
        typed: String::new(),
    });
    let cells = Edit::Many { name: ManyName::Paste, edits: cells.collect() };
    assert_eq!(text::logged(&workspace, &logged(&workspace, &cells)[0])[6], "301 格");
    // An entry by hand that spoke of the one that went is none of them.
    let entry = Edit::PutAdjustment { id: EntryId::new("a"), entry: None };
    let item = |id: &str| Edit::PutItem { id: ItemId::new(id), item: None };
    assert_eq!(counted(&[item("1"), entry, item("2")]), Counted::Items(2));
}
