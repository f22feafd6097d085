//! The screens as they are drawn, rendered natively: no browser, the same views.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![recursion_limit = "256"]

use std::rc::Rc;

use ermu::domain::edit::Edit;
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::platform::Platform;
use ermu::platform::memory::Memory;
use ermu::session::Session;
use ermu::ui::data::DataScreen;
use ermu::ui::estimate::{EstimateDesk, EstimateScreen};
use ermu::ui::ranking::RankingScreen;
use leptos::prelude::*;

struct Page {
    session: Session,
    _owner: Owner,
}

fn page() -> Page {
    // Effects only run once the owner's tasks do; these tests look at what is drawn first.
    _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new();
    owner.set();
    let platform: Rc<dyn Platform> = Rc::new(Memory::default());
    let session = Session::open(platform).unwrap_or_else(|faults| panic!("the page opens: {faults:?}"));
    Page { session, _owner: owner }
}

/// The drawn text between two tags, without the marks that hydration would need.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text + rest
}

/// The row of a unit.
#[track_caller]
fn row<'a>(html: &'a str, unit: &str) -> &'a str {
    let start = html.find(&format!("data-unit=\"{unit}\"")).unwrap_or_else(|| panic!("{unit} has a row"));
    html[start..].split("</tr>").next().unwrap_or_default()
}

/// The text of a cell in a row.
#[track_caller]
fn cell(row: &str, col: &str) -> String {
    let start = row.find(&format!("data-col=\"{col}\"")).unwrap_or_else(|| panic!("{col} is in {row}"));
    let inside = row[start..].split_once('>').map_or("", |(_, inside)| inside);
    // Rendered to text, an empty piece becomes a space.
    plain(inside.split("</td>").next().unwrap_or_default()).trim_end().to_owned()
}

#[test]
fn all_sixty_units_have_a_row_and_the_totals_stand_over_them() {
    let page = page();
    let session = page.session;
    let html = view! { <RankingScreen session/> }.to_html();
    assert_eq!(html.matches("data-unit=").count(), 60);
    for (unit, serial, place, current) in [
        ("中池镇", "1", "1", "26.5"),
        ("城关镇", "4", "4", "18"),
        ("后柳镇", "11", "10", "9"),
        ("退役军人事务局", "31", "31", "0.5"),
    ] {
        let row = row(&html, unit);
        assert_eq!(
            [cell(row, "serial"), cell(row, "place"), cell(row, "current")],
            [serial, place, current],
            "{unit}"
        );
        assert_eq!(cell(row, "cumulative"), current, "{unit}");
    }
    let listed = row(&html, "宣传部（融媒体中心）");
    assert_eq!([cell(listed, "serial"), cell(listed, "express"), cell(listed, "focus")], ["35", "4", "119"]);
    assert!(!listed.contains("data-col=\"current\""), "a listed-only unit shows no score");
    for (fact, figure) in [
        ("市政府办专报采用", "20条"),
        ("市政府网站采用", "54条"),
        ("省级政务信息平台", "未反馈"),
        ("列名单位", "60个"),
    ] {
        let start = html.find(&format!("data-fact=\"{fact}\"")).unwrap_or_else(|| panic!("{fact} is shown"));
        let inside = html[start..].split_once('>').map_or("", |(_, inside)| inside);
        assert_eq!(plain(inside.split("</dd>").next().unwrap_or_default()), figure, "{fact}");
    }
    assert!(html.contains("计分单位 42　只列不计分 12"));
}

#[test]
fn a_channel_that_waits_and_that_no_total_covers_is_told_over_the_boards() {
    let page = page();
    let session = page.session;
    assert!(!view! { <RankingScreen session/> }.to_html().contains("data-fact=\"国务院办公厅\""));
    for channel in ["dyn-nation", "res-nation"] {
        let (period, channel) = (PeriodId::new("2022Q1"), ChannelId::new(channel));
        session.dispatch(Edit::SetWaiting { period, channel, waiting: true });
    }
    let html = view! { <RankingScreen session/> }.to_html();
    let (_, fact) = html.split_once("data-fact=\"国务院办公厅\"").expect("it is told");
    let (told, _) = fact.split_once("</div>").expect("it ends");
    assert!(told.contains("未反馈") && told.contains("不按 0 计"), "{told}");
    // One of a total's two channels waits: the total has a number, and does not say which of them it lacks.
    let (period, channel) = (PeriodId::new("2022Q1"), ChannelId::new("res-city"));
    session.dispatch(Edit::SetWaiting { period, channel, waiting: true });
    let html = view! { <RankingScreen session/> }.to_html();
    assert!(html.contains("data-fact=\"国务院办公厅、市政府办《政务信息专报》\""));
}

#[test]
fn one_head_of_a_board_says_how_it_is_sorted() {
    let page = page();
    let session = page.session;
    let html = view! { <RankingScreen session/> }.to_html();
    for table in html.split("<table").skip(1) {
        let table = table.split("</table>").next().unwrap_or_default();
        assert!(table.contains("<caption"), "every table has a caption");
        assert!(table.matches("aria-sort=").count() <= 1);
    }
    assert_eq!(html.matches("aria-sort=\"descending\"").count(), 2, "one per class");
}

#[test]
fn six_ties_are_bracketed() {
    let page = page();
    let session = page.session;
    let html = view! { <RankingScreen session/> }.to_html();
    assert_eq!(html.matches("data-tie=\"并列\"").count(), 6);
    assert_eq!(html.matches("tie-mid").count(), 1, "three units share 3 points");
}

#[test]
fn the_estimate_shows_points_with_their_formula_and_the_place() {
    let page = page();
    let session = page.session;
    session.choose_unit("t01");
    let html = view! { <EstimateScreen session desk=EstimateDesk::new(session)/> }.to_html();
    assert_eq!(html.matches("data-channel=").count(), 10);
    assert!(plain(&html).contains("51×0.5 + 2×0.5 = 26.5"));
    assert!(plain(&html).contains("第 1 名"));
    assert_eq!(html.matches("未反馈，先不计；反馈后每条加").count(), 2);
}

#[test]
fn a_count_that_is_none_is_marked_with_its_reason_and_left_out() {
    let page = page();
    let session = page.session;
    session.choose_unit("t11");
    session.dispatch(Edit::Type {
        period: PeriodId::new("2022Q1"),
        unit: UnitId::new("t11"),
        channel: ChannelId::new("focus"),
        typed: "4o".to_owned(),
    });
    let estimate = plain(&view! { <EstimateScreen session desk=EstimateDesk::new(session)/> }.to_html());
    assert!(estimate.contains("“4o”不是条数。请填 0 以上的整数，没有就留空。这一格先不计分。"), "{estimate}");
    assert!(estimate.contains("有的格不能计，没有计入：聚焦石泉"));
    assert!(estimate.contains("18×0.5 = 9"));
    let ranking = view! { <RankingScreen session/> }.to_html();
    assert!(row(&ranking, "后柳镇").contains("unsure"), "its score says that it is not sure");
}

#[test]
fn a_listed_only_unit_is_told_that_it_does_not_score() {
    let page = page();
    let session = page.session;
    session.choose_unit("d35");
    let html = plain(&view! { <EstimateScreen session desk=EstimateDesk::new(session)/> }.to_html());
    assert!(html.contains("不计分"));
    assert!(!html.contains("名次"), "no place, no would-be place");
    assert!(!html.contains("70.5"));
}

#[test]
fn names_are_text_and_never_markup() {
    let page = page();
    let session = page.session;
    let file = include_str!("fixtures/county.json").replace("甲镇", "<img src=x onerror=alert(1)>");
    session.open_text(&file).expect("opens");
    for html in [
        view! { <RankingScreen session/> }.to_html(),
        view! { <EstimateScreen session desk=EstimateDesk::new(session)/> }.to_html(),
    ] {
        assert!(!html.contains("<img"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    }
}

#[test]
fn the_data_screen_says_where_the_work_is() {
    let page = page();
    let session = page.session;
    let html = plain(&view! { <DataScreen session/> }.to_html());
    assert!(
        html.contains("现在存在哪里") && html.contains("没有导出文件") && html.contains("没有另放的草稿")
    );
}
