//! What is claimed, what it would bring, and what the office's record comes to with it.

use ermu::domain::edit::publish;
use ermu::domain::id::PeriodId;
use ermu::domain::points::Points;
use ermu::domain::roster::UnitIx;
use ermu::domain::score;
use ermu::domain::workspace::{Status, Workspace};
use ermu::formats::saved;
use ermu::ui::text;

use crate::granted::granted;
use crate::{Q1, Small, claim, item, reconcile, told};

#[track_caller]
fn check(mine: &Workspace, theirs: &Workspace, want: &str) -> Workspace {
    let before = saved::write(theirs);
    let result = reconcile(mine, theirs, "a");
    let claim = claim(&result, mine, theirs);
    assert_eq!(told(&claim), want);
    assert_eq!(saved::write(theirs), before, "the office's record is as it was");
    let with = granted(&claim, &result, mine, theirs);
    // The total is what the engine makes of the record with every row in it.
    let cumulative = |workspace: &Workspace| {
        score::account(workspace, Q1, UnitIx::new(0)).expect("it has an account").cumulative()
    };
    let gained = cumulative(&with) - cumulative(theirs) + result.office_figures.frozen;
    assert_eq!(claim.total, Some(gained));
    with
}

const CAP: &str =
    r#"{ "id": "cap", "name": "封顶", "kind": "cap", "of": ["paper"], "most": 12, "per": "period" }"#;

#[test]
fn a_cap_makes_the_total_less_than_the_sum_and_both_are_said() {
    let small = |counts| Small { provisions: CAP, counts, ..Small::default() }.open();
    let mine = small(r#""a": { "web": 3, "paper": 4 }"#);
    let theirs = small(r#""a": { "web": 1, "paper": 2 }"#);
    check(
        &mine,
        &theirs,
        "web 2 (3 beside 1, among 0) +2\npaper 2 (4 beside 2, among 0) +2\neach 4 together 4",
    );
    // By items each of the two alone reaches the cap.
    let all = [
        item("i", "甲事", &[("paper", "2022-01-05", "1")]),
        item("j", "乙事", &[("paper", "2022-01-06", "2")]),
        item("k", "丙事", &[("paper", "2022-01-07", "3")]),
        item("l", "丁事", &[("paper", "2022-01-08", "4")]),
    ];
    let by_items = |items: &[String]| {
        Small { provisions: CAP, scores: "items", items: &items.join(","), ..Small::default() }.open()
    };
    let (mine, theirs) = (by_items(&all), by_items(&all[..2]));
    check(&mine, &theirs, "paper 丙事 2022-01-07 +2\npaper 丁事 2022-01-08 +2\neach 4 together 2");
    let result = reconcile(&mine, &theirs, "a");
    let said = text::claim_text(&claim(&result, &mine, &theirs));
    assert!(
        said.contains(
            "合计：2 条；各项单独补记相加为 4 分，一并补记，累计得分增加 2 分。两数不同，是封顶、任务等条款按合计计算所致。"
        ),
        "{said}"
    );
    assert!(
        said.contains("1．《丙事》\n　　采用渠道：县报\n　　采用日期：2022年1月7日　期号：3\n"),
        "{said}"
    );
}

const HIGHEST: &str = r#"{ "id": "once", "name": "取高", "kind": "sameItem", "policy": "highest" }"#;

#[test]
fn an_adoption_of_an_item_that_counts_already_brings_what_it_adds() {
    let by_items =
        |items: &str| Small { provisions: HIGHEST, scores: "items", items, ..Small::default() }.open();
    let mine = by_items(&item("i", "甲事", &[("paper", "2022-01-05", ""), ("city", "2022-02-03", "")]));
    // The item is there: the city's ten go in the place of five.
    let theirs = by_items(&item("x", "甲事", &[("paper", "2022-01-05", "")]));
    check(&mine, &theirs, "city 甲事 2022-02-03 +5\neach 5 together 5");
    // The other way round the paper's five bring nothing, and are claimed all the same.
    let theirs = by_items(&item("x", "甲事", &[("city", "2022-02-03", "")]));
    check(&mine, &theirs, "paper 甲事 2022-01-05 +0\neach 0 together 0");
    // Nothing is there: both are of one item, which counts at its highest.
    check(&mine, &by_items(""), "paper 甲事 2022-01-05 +5\ncity 甲事 2022-02-03 +10\neach 15 together 10");
}

#[test]
fn a_title_that_another_unit_has_is_said() {
    let by_items = |items: &str| Small { scores: "items", items, ..Small::default() }.open();
    let mine = by_items(&item("i", "甲事", &[("web", "2022-01-05", "")]));
    let theirs = by_items(
        &item("x", "“甲事”", &[("web", "2022-01-05", "")]).replace(r#""unit": "a""#, r#""unit": "b""#),
    );
    let result = reconcile(&mine, &theirs, "a");
    assert_eq!(result.items[0].credited, ["乙镇"]);
    let said = text::claim_text(&claim(&result, &mine, &theirs));
    assert!(said.contains("1．《甲事》\n　　采用渠道：县网站\n"), "{said}");
    assert!(said.contains("备注：此题目现记在乙镇名下\n"), "{said}");
}

#[test]
fn a_share_of_an_item_is_claimed_as_a_share() {
    let shares = r#"{ "id": "half", "name": "平分", "kind": "shares", "split": "equal" }"#;
    let both = r#"{ "id": "i", "title": "甲事", "units": [{ "unit": "a" }, { "unit": "b" }],
        "adoptions": [{ "channel": "city", "date": "2022-02-03" }] }"#;
    let by_items =
        |items: &str| Small { provisions: shares, scores: "items", items, ..Small::default() }.open();
    check(&by_items(both), &by_items(""), "city 甲事 2022-02-03 +5\neach 5 together 5");
}

#[test]
fn counts_say_which_adoptions_are_missing_only_where_the_ledger_does() {
    let all = [
        item("i", "甲事", &[("web", "2022-01-05", "")]),
        item("j", "乙事", &[("web", "2022-01-06", "")]),
        item("k", "丙事", &[("web", "2022-01-07", "")]),
    ];
    let mine = Small { counts: r#""a": { "web": 3 }"#, items: &all.join(","), ..Small::default() }.open();
    let theirs = |count: u32, items: &[String]| {
        let counts = format!(r#""a": {{ "web": {count} }}"#);
        Small { counts: &counts, items: &items.join(","), ..Small::default() }.open()
    };
    // Nothing was counted: all of them are missing.
    check(
        &mine,
        &theirs(0, &[]),
        "web 甲事 2022-01-05 +1\nweb 乙事 2022-01-06 +1\nweb 丙事 2022-01-07 +1\neach 3 together 3",
    );
    // One was counted, and nobody says which.
    let theirs_one = theirs(1, &[]);
    check(&mine, &theirs_one, "web 2 (3 beside 1, among 3) +2\neach 2 together 2");
    let result = reconcile(&mine, &theirs_one, "a");
    let said = text::claim_text(&claim(&result, &mine, &theirs_one));
    assert!(said.contains("漏记的请在前面打钩：\n　　□ 《甲事》　2022年1月5日\n"), "{said}");
    // The office's ledger names the one it counted.
    check(&mine, &theirs(1, &all[1..2]), "web 甲事 2022-01-05 +1\nweb 丙事 2022-01-07 +1\neach 2 together 2");
    // It counted as many, but another one than the unit's.
    let other = [item("x", "丁事", &[("web", "2022-01-09", "")]), all[0].clone(), all[1].clone()];
    check(&mine, &theirs(3, &other), "web 丙事 2022-01-07 +1\neach 1 together 1");
}

#[test]
fn what_the_office_has_in_another_period_is_not_claimed() {
    let by_items = |items: &str| Small { scores: "items", items, ..Small::default() }.open();
    let mine = by_items(&item("i", "甲事", &[("web", "2022-03-31", "")]));
    let theirs = by_items(&item("x", "甲事", &[("web", "2022-04-01", "")]));
    assert_eq!(reconcile(&mine, &theirs, "a").channels[0].difference(), Some(1));
    check(&mine, &theirs, "each 0 together 0");
}

#[test]
fn counts_beside_items_are_claimed_on_the_last_day() {
    let mine = Small { counts: r#""a": { "web": 3 }"#, ..Small::default() }.open();
    let kept = item("x", "甲事", &[("web", "2022-01-05", "")]);
    let theirs = Small { scores: "items", items: &kept, ..Small::default() }.open();
    let with = check(&mine, &theirs, "web 2 (3 beside 1, among 0) +2\neach 2 together 2");
    assert_eq!(with.items().values().count(), 3);
    let result = reconcile(&mine, &theirs, "a");
    let claim = claim(&result, &mine, &theirs);
    assert!(claim.day_supposed);
    assert!(text::claim_text(&claim).contains("按统计期最后一日采用试算"));
}

#[test]
fn a_published_period_is_claimed_without_touching_what_was_printed() {
    let mine = Small { counts: r#""a": { "web": 3 }"#, ..Small::default() }.open();
    let mut theirs = Small { counts: r#""a": { "web": 1 }"#, ..Small::default() }.open();
    let edit = publish(&theirs, &PeriodId::new("Q1")).expect("it is there");
    crate::apply(&mut theirs, edit);
    check(&mine, &theirs, "web 2 (3 beside 1, among 0) +2\neach 2 together 2");
    let result = reconcile(&mine, &theirs, "a");
    assert_eq!(claim(&result, &mine, &theirs).status, Status::Published);
    assert_eq!(result.points(), Some((Points::whole(2), Points::whole(2))));
}

#[test]
fn a_task_that_is_reached_makes_the_total_more_than_the_sum() {
    let task = r#"{ "id": "t", "name": "任务", "kind": "task", "of": ["web"], "target": 3, "per": "period",
        "points": 10, "missed": "allOrNothing", "otherwise": 0 }"#;
    let all = [
        item("i", "甲事", &[("web", "2022-01-05", "")]),
        item("j", "乙事", &[("web", "2022-01-06", "")]),
        item("k", "丙事", &[("web", "2022-01-07", "")]),
    ];
    let by_items = |items: &[String]| {
        Small { provisions: task, scores: "items", items: &items.join(","), ..Small::default() }.open()
    };
    check(
        &by_items(&all),
        &by_items(&all[..1]),
        "web 乙事 2022-01-06 +1\nweb 丙事 2022-01-07 +1\neach 2 together 12",
    );
}
