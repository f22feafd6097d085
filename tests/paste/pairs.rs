//! A unit's own list of channels with a number beside each.

use super::*;
use ermu::domain::paste::{Own, Pairs, read_own};
use ermu::domain::rules::ChannelIx;

#[track_caller]
fn read(workspace: &Workspace, pasted: &str) -> Own {
    read_own(&text(pasted), workspace, Q1, unit(workspace, "后柳镇"))
}

/// What is taken, as words, beside what is left out.
#[track_caller]
fn taken(workspace: &Workspace, pasted: &str) -> (Vec<String>, Pairs) {
    let read = read(workspace, pasted);
    let Own::Named(pairs) = read else { panic!("{pasted:?} is {read:?}") };
    (taken_of(workspace, &pairs), pairs)
}

fn taken_of(workspace: &Workspace, pairs: &Pairs) -> Vec<String> {
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let word =
        |(ix, text): &(ChannelIx, String)| format!("{} {text}", rules.channel(*ix).expect("it is there").id);
    pairs.taken.iter().map(word).collect()
}

#[test]
fn channels_are_found_by_name_in_whatever_order_they_come() {
    let workspace = empty();
    for pasted in [
        "聚焦石泉\t3\n各镇快讯\t18\n",
        "渠道\t条数\n聚焦石泉\t3\n“各镇快讯”栏目\t18\n合计\t21\n",
        "序号\t渠道\t分值\t采用条数\t得分\n1\t聚焦石泉\t0.5\t3\t1.5\n2\t各镇快讯\t0.5\t18\t9\n\t合计\t\t21\t10.5\n备注：无\t\t\t\t\n",
    ] {
        let (taken, pairs) = taken(&workspace, pasted);
        assert_eq!(taken, ["focus 3", "express 18"], "{pasted}");
        assert_eq!(Pairs { taken: Vec::new(), ..pairs }, Pairs::default(), "{pasted}");
    }
    let (one, _) = taken(&workspace, "聚焦石泉\t3");
    assert_eq!(one, ["focus 3"]);
}

#[test]
fn a_group_over_the_names_or_left_of_them_tells_two_of_one_name_apart() {
    let workspace = empty();
    for pasted in [
        "动态信息\t\n市级\t2\n省级\t1\n调研信息\t\n市级\t4\n",
        "动态信息\t市级\t2\n\t省级\t1\n调研信息\t市级\t4\n",
        "动态·市级\t2\n动态·省级\t1\n调研·市级\t4\n",
    ] {
        assert_eq!(taken(&workspace, pasted).0, ["dyn-city 2", "dyn-province 1", "res-city 4"], "{pasted}");
    }
    let (none, pairs) = taken(&workspace, "市级\t2\n聚焦石泉\t3\n国家\t—\n");
    assert_eq!(none, ["focus 3"]);
    assert_eq!(pairs.unclear, [("市级".to_owned(), both("市级"))]);
}

#[test]
fn what_is_not_taken_is_told_by_name() {
    let workspace = published();
    let pasted = "渠道\t2022年\n学习强国\t7\n各镇快讯\t—\n聚焦石泉\t3\n聚焦石泉\t4\n动态省级\t1\n调研省级\t\n某报\t约2条\n别的\t\n";
    let (taken, pairs) = taken(&workspace, pasted);
    assert_eq!(taken, ["express —"]);
    assert_eq!(pairs.unknown, ["学习强国", "某报"]);
    assert_eq!(pairs.twice, ["聚焦石泉"]);
    assert_eq!(pairs.waiting, ["动态省级"]);
}

#[test]
fn what_names_no_channel_or_does_not_say_where_the_counts_are_is_no_list() {
    let workspace = empty();
    for pasted in ["3\t13\n2\t5\n", "学习强国\t7\n某报\t2\n", "各镇快讯\t聚焦石泉"] {
        assert_eq!(read(&workspace, pasted), Own::Block, "{pasted}");
    }
    assert_eq!(read(&workspace, "渠道\t一月\t二月\n各镇快讯\t4\t5\n"), Own::Several(2));
}

#[test]
fn a_row_is_taken_by_the_names_over_it_and_never_by_its_order() {
    let workspace = empty();
    for pasted in [
        "动态省级\t动态市级\t各镇快讯\n1\t2\t3\n",
        "单位\t动态省级\t动态市级\t各镇快讯\n后柳镇\t1\t2\t3\n",
        "序号\t单位名称\t动态信息\t\t各镇快讯（0.5分）\t合计\n\t\t省级\t市级\t\t\n5\t石泉县后柳镇\t1\t2\t3\t6\n",
        "单位\t动态省级\t动态市级\t各镇快讯\n分值\t10\t5\t0.5\n后柳镇\t1\t2\t3\n",
        // Of a whole table the own row alone.
        "单位\t动态省级\t动态市级\t各镇快讯\n中池镇\t7\t8\t9\n后柳镇\t1\t2\t3\n池河镇\t7\t8\t9\n合计\t15\t18\t21\n",
    ] {
        let (taken, pairs) = taken(&workspace, pasted);
        assert_eq!(taken, ["dyn-province 1", "dyn-city 2", "express 3"], "{pasted}");
        assert_eq!(Pairs { taken: Vec::new(), ..pairs }, Pairs::default(), "{pasted}");
    }
    let (taken, pairs) = taken(&workspace, "各镇快讯\t学习强国\t市级\t聚焦石泉\t聚焦石泉\n1\t2\t3\t4\t5\n");
    assert_eq!(taken, ["express 1"]);
    assert_eq!((pairs.unknown, pairs.twice), (vec!["学习强国".to_owned()], vec!["聚焦石泉".to_owned()]));
    assert_eq!(pairs.unclear, [("市级".to_owned(), both("市级"))]);
    for (pasted, cells) in [("20\t10\t0", 3), ("后柳镇\t20\t10", 2), ("3\t", 2), ("专报\t1\t2", 2)] {
        assert_eq!(read(&workspace, pasted), Own::Row(cells), "{pasted}");
    }
    for pasted in ["\t各镇快讯\t聚焦石泉\n条数\t1\t2\n", "各镇快讯\t聚焦石泉\t备注\n1\t2\t无\n"]
    {
        assert_eq!(self::taken(&workspace, pasted).0, ["express 1", "focus 2"], "{pasted}");
    }
    // Two rows of counts under one head, and rows of which nobody knows whose they are.
    for pasted in [
        "各镇快讯\t聚焦石泉\n1\t2\n3\t4\n",
        "单位\t各镇快讯\t聚焦石泉\n中池\t1\t2\n",
        "单位\t各镇快讯\t聚焦石泉\n合计\t1\t2\n",
    ] {
        assert_eq!(read(&workspace, pasted), Own::Block, "{pasted}");
    }
}

#[test]
fn figures_of_another_unit_are_not_taken() {
    let workspace = empty();
    let other = unit(&workspace, "中池镇");
    for pasted in [
        "中池镇\t20\t10",
        "1\t中池镇人民政府\t20\t10",
        "单位\t各镇快讯\n中池镇\t20\n",
        "中池镇\t各镇快讯\t20",
        "渠道\t中池镇\n各镇快讯\t20\n",
        "中池镇\n20\n10\n",
    ] {
        assert_eq!(read(&workspace, pasted), Own::OfOther(other, 1), "{pasted}");
    }
    assert_eq!(read(&workspace, "中池镇\t20\n池河镇\t10\n中池镇\t1\n"), Own::OfOther(other, 2));
    assert_eq!(taken(&workspace, "渠道\t后柳镇\n各镇快讯\t20\n").0, ["express 20"]);
}

/// The example with one channel's name in place of another.
fn renamed(from: &str, to: &str) -> Workspace {
    let file = ermu::formats::saved::write(&empty());
    ermu::formats::saved::read(&file.replace(from, to)).expect("the file opens")
}

#[test]
fn a_units_name_that_begins_a_channels_is_the_channel_before_a_count() {
    let workspace = renamed("“聚焦石泉”栏目\",\"label\":\"聚焦石泉", "县政府办《快报》\",\"label\":\"快报");
    for pasted in
        ["县政府办\t3\n", "渠道\t条数\n县政府办\t3\n合计\t3\n", "1\t县政府办\t3\n", "后柳镇\t\n县政府办\t3\n"]
    {
        assert_eq!(taken(&workspace, pasted).0, ["focus 3"], "{pasted}");
    }
    assert_eq!(taken(&workspace, "各镇快讯\t5\n县政府办\t3\n").0, ["express 5", "focus 3"]);
    let other = renamed("“聚焦石泉”栏目\",\"label\":\"聚焦石泉", "县政府办政务简报\",\"label\":\"政务简报");
    assert_eq!(taken(&other, "县政府办\t3\n").0, ["focus 3"]);
    let office = unit(&workspace, "政府办");
    let either = |text: &str| Own::Either(text.to_owned(), office, vec!["县政府办《快报》".to_owned()]);
    for pasted in
        ["县政府办\t3\t5\n", "单位\t条数\n县政府办\t3\n", "单位\t各镇快讯\n县政府办\t3\n", "县政府办\n3\n"]
    {
        assert_eq!(read(&workspace, pasted), either("县政府办"), "{pasted}");
    }
    assert_eq!(read(&workspace, "县政府办\t3\n中池镇\t5\n"), Own::OfOther(office, 2));
}

#[test]
fn a_name_that_may_be_a_unit_or_several_channels_is_told_as_both() {
    let workspace = renamed("省政府办公厅", "县政府办《专报》");
    let office = unit(&workspace, "政府办");
    let both = both("省级");
    assert_eq!(read(&workspace, "县政府办\t3\n"), Own::Either("县政府办".to_owned(), office, both));
    // A word further on in a name is no name of its own.
    assert_eq!(read(&workspace, "政府办\t3\n"), Own::OfOther(office, 1));
    assert_eq!(read(&empty(), "县政府办\t3\n"), Own::OfOther(office, 1));
}

#[test]
fn counts_are_told_by_their_head_and_those_that_cannot_be_read_stay_as_pasted() {
    let workspace = empty();
    for head in ["实有", "实有（条）", "条数", "条"] {
        let pasted = format!("渠道\t每条（分）\t{head}\t再加（条）\t得分\n各镇快讯\t5\t3\t1\t15\n");
        assert_eq!(taken(&workspace, &pasted).0, ["express 3"], "{head}");
    }
    assert_eq!(taken(&workspace, "渠道\t每条（分）\t甲\n各镇快讯\t5\t3\n").0, ["express 3"]);
    let unread = taken(&workspace, "渠道\t条数\n各镇快讯\t很多\n聚焦石泉\t-1\n");
    assert_eq!(unread.0, ["express 很多", "focus -1"]);
    // Words of a head are no counts.
    for pasted in ["各镇快讯\t备注", "各镇快讯\t合计\n聚焦石泉\t得分\n"] {
        assert_eq!(read(&workspace, pasted), Own::Block, "{pasted}");
    }
}

#[test]
fn a_name_is_never_a_count() {
    let workspace = empty();
    let (none, pairs) = taken(&workspace, "专报\t1");
    assert_eq!((none.len(), pairs.unknown), (0, vec!["专报".to_owned()]));
    assert_eq!(taken(&workspace, "聚焦石泉\t-1").0, ["focus -1"]);
    assert_eq!(taken(&workspace, "聚焦石泉\n3\n").0, ["focus 3"]);
    for pasted in ["聚焦石泉\n各镇快讯\n", "聚焦石泉\n3\n4\n", "3\n聚焦石泉\n", "专报\n学习强国\n"]
    {
        assert_eq!(read(&workspace, pasted), Own::Block, "{pasted}");
    }
}

#[test]
fn a_column_of_counts_is_told_with_every_cell_but_its_head() {
    let workspace = empty();
    let column = |cells: &[&str]| Own::Column(cells.iter().map(|cell| (*cell).to_owned()).collect());
    assert_eq!(read(&workspace, "3\n\n2条\n"), column(&["3", "", "2条"]));
    for head in ["条数", "后柳镇", "2022年"] {
        assert_eq!(read(&workspace, &format!("{head}\n3\n—\n")), column(&["3", "—"]));
    }
    assert_eq!(read(&workspace, "后柳镇\t3"), column(&["3"]));
}

/// What two channels of one name are called by themselves.
fn both(name: &str) -> Vec<String> {
    ["动态信息", "调研信息"].map(|kind| format!("{kind}·{name}")).to_vec()
}

#[test]
fn names_as_the_screen_has_them_are_found() {
    let workspace = empty();
    let all = [
        "express 1",
        "focus 2",
        "city-site 3",
        "dyn-city 4",
        "dyn-province 5",
        "dyn-nation 6",
        "res-county 7",
        "res-city 8",
        "res-province 9",
        "res-nation 10",
    ];
    // Its own table, as a browser copies it: with bands, notes, and the names of the other tables.
    let band = |name: &str| format!("<tr><th colspan=4>{name}</th></tr>");
    let row = |name: &str, worth: &str, count: u32| {
        format!("<tr><th>{name}</th><td>{worth}</td><td>{count}</td><td>{count}.5</td></tr>")
    };
    let city = |that: &str| format!("市政府办《政务信息专报》<small>即{that}·市级</small>");
    let copied = [
        "<table><tr><th>渠道</th><th>每条（分）</th><th>实有（条）</th><th>得分</th></tr>".to_owned(),
        band("新闻动态"),
        row("“各镇快讯”栏目", "0.5", 1),
        row("“聚焦石泉”栏目", "0.5", 2),
        row("市政府网站“县区新闻”<small>经县网推荐</small>", "1", 3),
        band("政务信息·动态"),
        row(&city("动态信息"), "5", 4),
        row("省政府办公厅<small>即动态信息·省级</small>", "10", 5),
        row("国务院办公厅", "20", 6),
        band("政务信息·调研"),
        row("县政府网站“政务信息”<small>即县网</small>", "3", 7),
        row(&city("调研信息"), "10", 8),
        row("省政府办公厅", "20", 9),
        row("国务院办公厅<small>即调研信息·国家</small>", "30", 10),
        "<tr><th colspan=3>本期得分</th><td>26.5</td></tr></table>".to_owned(),
    ];
    let table = html(&copied.concat());
    let read = read_own(&table, &workspace, Q1, unit(&workspace, "后柳镇"));
    let Own::Named(pairs) = read else { panic!("it is {read:?}") };
    assert_eq!(taken_of(&workspace, &pairs), all);
    assert_eq!(Pairs { taken: Vec::new(), ..pairs }, Pairs::default());
    // What is told as a full name is one.
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let towns = &workspace.roster().classes()[0].id;
    let list = |before: &str| {
        let names = rules.short_names(towns).into_iter().zip(1..);
        names.map(|(name, count)| format!("{before}{name}\t{count}\n")).collect::<Vec<_>>().concat()
    };
    for before in ["", "即"] {
        let (taken, pairs) = taken(&workspace, &list(before));
        assert_eq!(taken, all);
        assert_eq!(Pairs { taken: Vec::new(), ..pairs }, Pairs::default());
    }
    let twice = "省政府办公厅\t1\n省政府办公厅\t2\n各镇快讯\t1\n学习强国\t1\n学习强国\t2\n";
    let (_, pairs) = self::taken(&workspace, twice);
    assert_eq!(pairs.unclear, [("省政府办公厅".to_owned(), both("省级"))]);
    assert_eq!(pairs.unknown, ["学习强国"]);
}

/// What spreadsheets end a copied column with must neither clear one cell more nor leave old counts in the last ones.
#[test]
fn blank_cells_at_the_end_of_a_column_are_cells() {
    let workspace = empty();
    let cells = |html: Option<&str>, text: Option<&str>| {
        let table = clipboard::read_whole(html, text).expect("it is a table");
        match read_own(&table, &workspace, Q1, unit(&workspace, "后柳镇")) {
            Own::Column(cells) => cells,
            other => panic!("{html:?} {text:?} is {other:?}"),
        }
    };
    let hidden = "<tr height=0 style='display:none'><td width=72></td></tr>";
    let rows = "<tr><td>3</td></tr><tr><td>13</td></tr>";
    let blank = "<tr><td></td></tr><tr><td></td></tr>";
    assert_eq!(cells(None, Some("3\r\n13\r\n")), ["3", "13"]);
    assert_eq!(cells(None, Some("条数\r\n3\r\n13\r\n\r\n\r\n")), ["3", "13", "", ""]);
    for end in ["", hidden] {
        let html = format!("<table>{rows}{end}</table>");
        assert_eq!(cells(Some(&html), Some("3\r\n13\r\n")), ["3", "13"], "{html}");
        let html = format!("<table>{rows}{blank}{end}</table>");
        assert_eq!(cells(Some(&html), Some("3\r\n13\r\n\r\n\r\n")), ["3", "13", "", ""], "{html}");
        // One cell is one cell.
        let html = format!("<table><tr><td>3</td></tr>{end}</table>");
        let table = clipboard::read_whole(Some(&html), Some("3\r\n")).expect("it is a table");
        assert_eq!((table.rows.len(), table.width()), (1, 1), "{html}");
    }
}
