//! Tables that people really paste: parts of one, other heads, names nobody knows, text among the figures.

use super::*;
use ermu::domain::id::UnitId;
use ermu::domain::paste::{Flag, Skipped, recognise};
use ermu::domain::record::CellFault;

#[track_caller]
fn read(workspace: &Workspace, pasted: &str, class: ClassIx) -> Recognised {
    recognise(&text(pasted), workspace, Q1, Some(class))
}

#[test]
fn columns_that_were_not_pasted_stay_as_they_are() {
    let workspace = published();
    let pasted = "单位\t聚焦石泉\n林业局\t3\n司法局\t4\n人社局\t——\n县妇联\t0\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(meanings(&workspace, &read), ["names", "focus"]);
    let want = ["人社局 focus \"1\" \"\"", "林业局 focus \"\" \"3\"", "县妇联 focus \"\" \"0\""];
    assert_eq!(lines(&workspace, &read, &[]), want);
    assert_eq!(read.changes(&workspace, &[]).same, 1);
}

#[test]
fn figures_are_read_as_people_write_them_and_text_is_kept_and_flagged() {
    let workspace = published();
    let pasted =
        "单位\t部门动态\t聚焦石泉\t市政府网站\n林业局\t６１\t4o\t12.5\n司法局\t 1,234 \t 4\t约 2 条\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    let want = [
        "林业局 express \"60\" \"61\"".to_owned(),
        format!("林业局 focus \"\" \"4o\" {:?}", Flag::Unread(CellFault::NotANumber)),
        format!("林业局 city-site \"8\" \"12.5\" {:?}", Flag::Unread(CellFault::Fractional)),
        "司法局 express \"33\" \"1234\"".to_owned(),
        format!("司法局 city-site \"2\" \"约 2 条\" {:?}", Flag::Unread(CellFault::NotANumber)),
    ];
    assert_eq!(lines(&workspace, &read, &[]), want);
}

#[test]
fn a_channel_that_waits_takes_only_counts_and_tells_so() {
    let workspace = published();
    let pasted = "单位\t动态省级\t动态市级\n林业局\t1\t1\n司法局\t未反馈\t2\n财政局\t---\t---\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(meanings(&workspace, &read), ["names", "dyn-province", "dyn-city"]);
    let want = ["林业局 dyn-province \"\" \"1\" Waiting", "司法局 dyn-city \"\" \"2\""];
    assert_eq!(lines(&workspace, &read, &[]), want);
    let changes = read.changes(&workspace, &[]);
    assert_eq!((changes.same, changes.left), (2, 2));
}

#[test]
fn a_name_is_found_by_each_of_its_spellings_and_by_no_other() {
    let workspace = empty();
    for (pasted, name, how) in [
        ("中池镇", "中池镇", How::Exact),
        (" 中池镇 ", "中池镇", How::Exact),
        ("中 池 镇", "中池镇", How::Spelled),
        ("\"中池\n镇\"", "中池镇", How::Broken),
        ("农业农村局(蚕桑服务中心)", "农业农村局（蚕桑服务中心）", How::Spelled),
        ("农业农村局", "农业农村局（蚕桑服务中心）", How::Alias),
        ("人大办", "人大常委会办公室", How::Alias),
        ("林业局（林长办）", "林业局", How::Short),
        ("石泉县林业局", "林业局", How::Stem),
        ("县林业局", "林业局", How::Stem),
        ("妇联", "县妇联", How::Stem),
        ("中池镇人民政府", "中池镇", How::Stem),
        ("石泉县中池镇政府", "中池镇", How::Stem),
        ("3.中池镇", "中池镇", How::Stem),
    ] {
        let read = recognise(&text(&format!("单位\t聚焦石泉\n{pasted}\t3\n")), &workspace, Q1, None);
        let found = matched(&read.names[0].found);
        assert_eq!(found, Some((unit(&workspace, name), how)), "{pasted}");
    }
}

#[test]
fn a_doubtful_name_waits_for_an_answer_that_is_remembered() {
    let workspace = published();
    let pasted = "单位\t部门动态\n文旅局\t9\n林业局\t60\n公安局（经侦大队）\t1\n烟草公司\t5\n水务局\t13\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    let culture = unit(&workspace, "文旅广电局");
    let founds: Vec<&Found> = read.names.iter().map(|name| &name.found).collect();
    assert_eq!(founds[0], &Found::Doubtful(vec![culture]));
    assert_eq!(founds[2], &Found::Doubtful(vec![unit(&workspace, "公安局（交警大队）")]));
    assert_eq!(founds[3], &Found::Unknown);
    assert_eq!(founds[4], &Found::Doubtful(vec![unit(&workspace, "水利局")]));
    assert_eq!(lines(&workspace, &read, &[]), [""; 0]);
    let trade = unit(&workspace, "经贸局");
    let choices = [
        (read.names[0].row, Choice::Unit(culture)),
        (read.names[2].row, Choice::Skip),
        (read.names[3].row, Choice::Unit(trade)),
    ];
    assert_eq!(lines(&workspace, &read, &choices), ["经贸局 express \"8\" \"5\""]);
    let want = [(UnitId::new("d21"), "文旅局".to_owned()), (UnitId::new("d23"), "烟草公司".to_owned())];
    assert_eq!(read.aliases(&workspace, &choices), want);
    // A row that was matched is nobody's new name, even when a person gives it away.
    let row = read.names[1].row;
    assert_eq!(read.aliases(&workspace, &[(row, Choice::Unit(trade))]), []);
    assert_eq!(lines(&workspace, &read, &[(row, Choice::Unit(trade))]), ["经贸局 express \"8\" \"60\""]);
}

#[test]
fn two_rows_for_one_unit_are_told_and_neither_is_read_until_one_is_skipped() {
    let workspace = published();
    let pasted = "单位\t部门动态\n林业局\t61\n司法局\t34\n县林业局\t62\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(read.names.iter().map(|name| name.is_twice).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(lines(&workspace, &read, &[]), ["司法局 express \"33\" \"34\""]);
    assert_eq!(read.changes(&workspace, &[]).twice, [unit(&workspace, "林业局")]);
    let skip = [(read.names[0].row, Choice::Skip), (read.names[1].row, Choice::Skip)];
    assert_eq!(lines(&workspace, &read, &skip), ["林业局 express \"60\" \"62\""]);
}

#[test]
fn the_group_over_a_column_tells_which_channel_it_is() {
    let workspace = empty();
    for (head, want) in [
        ("动态信息·市级\t调研信息·市级", ["dyn-city", "res-city"]),
        ("动态市级\t调研市级", ["dyn-city", "res-city"]),
        ("市级动态\t省级调研信息（条）", ["dyn-city", "res-province"]),
        ("市级\t省级", ["?dyn-city|res-city", "?dyn-province|res-province"]),
        ("市政府网站“县区新闻”\t县区新闻", ["twice city-site", "twice city-site"]),
        ("部门动态（0.5分/条）\t聚焦石泉栏目采用条数", ["express", "focus"]),
        ("《聚焦石泉》\t各镇快讯", ["focus", "express"]),
        ("政务信息\t去年同期", ["?", "?"]),
        ("动态国家级\t调研县网", ["dyn-nation", "res-county"]),
        ("本期得分\t年度累计", ["current", "cumulative"]),
        ("得分\t备注", ["sum", "remark"]),
    ] {
        let pasted = format!("序号\t单位名称\t{head}\n1\t林业局\t1\t2\n");
        let read = read(&workspace, &pasted, DEPARTMENTS);
        assert_eq!(meanings(&workspace, &read)[2..], want, "{head}");
    }
}

#[test]
fn heads_of_two_rows_are_read_with_either_on_top() {
    let workspace = empty();
    for pasted in [
        "单位\t动态信息\t\t调研信息\t\n\t省级\t市级\t省级\t市级\n林业局\t1\t2\t3\t4\n",
        "单位\t省级动态\t市级动态\t省级\t市级\n\t\t\t调研信息\t调研信息\n林业局\t1\t2\t3\t4\n",
    ] {
        let read = read(&workspace, pasted, DEPARTMENTS);
        let want = ["names", "dyn-province", "dyn-city", "res-province", "res-city"];
        assert_eq!(meanings(&workspace, &read), want);
    }
    let pasted = "单位\t聚焦石泉\t\t部门动态\n\t文章\t视频\t\n林业局\t1\t2\t3\n";
    assert_eq!(meanings(&workspace, &read(&workspace, pasted, DEPARTMENTS)), ["names", "?", "?", "express"]);
    let pasted = "单位\t聚焦石泉\t\n\t本期\t累计\n林业局\t1\t2\n";
    assert_eq!(meanings(&workspace, &read(&workspace, pasted, DEPARTMENTS)), ["names", "?focus", "?focus"]);
}

#[test]
fn one_column_for_two_levels_is_the_one_that_was_fed_back() {
    let waiting = published();
    let pasted = "单位\t动态省市\t调研省、市级\n林业局\t2\t3\n";
    let one = read(&waiting, pasted, DEPARTMENTS);
    assert_eq!(meanings(&waiting, &one), ["names", "only dyn-city", "only res-city"]);
    let none = empty();
    let two = read(&none, pasted, DEPARTMENTS);
    assert_eq!(meanings(&none, &two), ["names", "?dyn-city|dyn-province", "?res-city|res-province"]);
    assert_eq!(lines(&none, &two, &[]), [""; 0]);
}

#[test]
fn columns_without_a_head_are_taken_by_position_only_when_a_person_says_so() {
    let workspace = empty();
    let pasted = "1\t林业局\t60\t---\t8\t---\t1\t---\t---\n2\t司法局\t33\t4\t2\t---\t---\t---\t---\n";
    let mut found = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(meanings(&workspace, &found), ["serial", "names", "?", "?", "?", "?", "?", "?", "?"]);
    assert_eq!(lines(&workspace, &found, &[]), [""; 0]);
    let printed = found.by_position.clone().expect("there are as many columns as are printed");
    // A screen with other columns says nothing of them.
    assert_eq!(
        found.in_order(&printed[..2].iter().map(|&(_, channel)| channel).collect::<Vec<_>>()),
        Some(printed.clone())
    );
    for &(at, channel) in &printed {
        found.assign(at, Some(channel));
    }
    assert_eq!(lines(&workspace, &found, &[]).len(), 6);
    assert_eq!(lines(&workspace, &found, &[])[2], "林业局 dyn-city \"\" \"1\"");
    // A person's word goes before a position, too.
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let mut said = found.clone();
    said.assign(2, rules.find_channel(&ermu::domain::id::ChannelId::new("dyn-city")));
    let told = lines(&workspace, &said, &[]);
    assert!(told.contains(&"林业局 dyn-city \"\" \"60\"".to_owned()), "{told:?}");
    assert!(!told.iter().any(|line| line.contains(" express ")), "{told:?}");
    let pasted = "林业局\t60\t---\t8\n";
    assert_eq!(read(&workspace, pasted, DEPARTMENTS).by_position, None);
}

#[test]
fn columns_without_a_head_go_in_the_order_of_a_screen_with_as_many() {
    let workspace = empty();
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let of = |id: &str| rules.find_channel(&ermu::domain::id::ChannelId::new(id)).expect("it is there");
    let shown = ["express", "focus", "dyn-city"].map(of);
    let order = |pasted: &str| read(&workspace, pasted, DEPARTMENTS).in_order(&shown);
    let all = Some(vec![(1, of("express")), (2, of("focus")), (3, of("dyn-city"))]);
    assert_eq!(order("林业局\t60\t---\t8\n司法局\t1\t2\t3\n"), all);
    // A column in which nothing stands keeps its place and is not written.
    assert_eq!(order("林业局\t60\t\t8\n"), Some(vec![(1, of("express")), (3, of("dyn-city"))]));
    assert_eq!(order("林业局\t60\t8\n"), None);
    assert_eq!(order("林业局\t60\t---\t甲\n"), None);
    // Where one head is understood the others are asked for one by one.
    assert_eq!(order("单位\t部门动态\t甲\t乙\n林业局\t60\t1\t8\n"), None);
}

#[test]
fn a_column_is_what_a_person_says_it_is_and_no_channel_is_two_columns() {
    let workspace = empty();
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let channel = |id: &str| rules.find_channel(&ermu::domain::id::ChannelId::new(id));
    let pasted = "单位\t部门动态\t学习强国\t其他\n林业局\t1\t2\t3\n司法局\t4\t5\t6\n";
    let mut read = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(meanings(&workspace, &read), ["names", "express", "?", "?"]);
    read.assign(2, channel("focus"));
    assert_eq!(read.assigned(2), channel("focus"));
    let want = [
        "司法局 express \"\" \"4\"",
        "司法局 focus \"\" \"5\"",
        "林业局 express \"\" \"1\"",
        "林业局 focus \"\" \"2\"",
    ];
    let sorted = |read: &Recognised| {
        let mut all = lines(&workspace, read, &[]);
        all.sort();
        all
    };
    assert_eq!(sorted(&read), want);
    // Another column takes the channel over, whether a person or its head had said so.
    read.assign(3, channel("focus"));
    assert_eq!(read.assigned(2), None);
    read.assign(2, channel("express"));
    let want = [
        "司法局 express \"\" \"5\"",
        "司法局 focus \"\" \"6\"",
        "林业局 express \"\" \"2\"",
        "林业局 focus \"\" \"3\"",
    ];
    assert_eq!(sorted(&read), want);
    read.assign(2, None);
    read.assign(3, None);
    assert_eq!(sorted(&read), ["司法局 express \"\" \"4\"", "林业局 express \"\" \"1\""]);
}

#[test]
fn a_pasted_total_is_put_beside_what_its_rows_add_up_to() {
    let workspace = empty();
    let of = |pasted: &str| {
        let read = read(&workspace, pasted, DEPARTMENTS);
        read.totals().iter().map(|one| (one.pasted, one.rows)).collect::<Vec<_>>()
    };
    let table = "单位\t部门动态\t聚焦石泉\n林业局\t1\t2\n无名局\t7\t---\n司法局\t4\t5\n";
    assert_eq!(of(table), []);
    assert_eq!(of(&format!("{table}合计\t12\t8\n")), [(12, 12), (8, 7)]);
    // A total that is no number, and sums of parts, say nothing.
    assert_eq!(of(&format!("{table}合计\t\t约8\n")), []);
    assert_eq!(of(&format!("{table}小计\t12\t7\n合计\t12\t7\n")), []);
}

#[test]
fn a_head_that_matches_nothing_writes_nothing() {
    let workspace = empty();
    let pasted = "单位\t甲\t乙\n林业局\t1\t2\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    assert_eq!(meanings(&workspace, &read), ["names", "?", "?"]);
    assert_eq!((lines(&workspace, &read, &[]), read.by_position), (Vec::new(), None));
}

#[test]
fn rows_above_between_and_below_are_told_apart() {
    let workspace = empty();
    let pasted = "附件2\t\n单位\t部门动态\n无名局\t5\n林业局\t1\n\t\n小计\t6\n单位\t部门动态\n司法局\t2\n备注：\t略\n填报人：张三\t\n";
    let read = read(&workspace, pasted, DEPARTMENTS);
    let want = [
        (0, Skipped::Head),
        (1, Skipped::Head),
        (4, Skipped::Blank),
        (5, Skipped::Total),
        (6, Skipped::Head),
        (8, Skipped::Remark),
        (9, Skipped::Other),
    ];
    assert_eq!(read.skipped, want);
    assert_eq!(read.names.iter().map(|name| name.row).collect::<Vec<_>>(), [2, 3, 7]);
    assert_eq!(meanings(&workspace, &read), ["names", "express"]);
}

#[test]
fn a_unit_that_is_added_is_read_and_moves_no_other_row() {
    let mut workspace = empty();
    let pasted = "单位\t部门动态\n林业局\t1\n火星办\t2\n司法局\t3\n月球办\t4\n";
    let mut read = read(&workspace, pasted, DEPARTMENTS);
    let named = |read: &Recognised, choices: &[(usize, Choice)]| {
        read.left_out(choices).iter().map(|row| row.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named(&read, &[]), ["火星办", "月球办"]);
    let mut choices = vec![(read.names[3].row, Choice::Unit(unit(&workspace, "财政局")))];
    // It stands before all others.
    let roster = workspace.roster();
    let class = roster.units()[unit(&workspace, "林业局").get()].class.clone();
    let one = ermu::domain::roster::Unit {
        id: UnitId::new("mars"),
        name: "火星办".to_owned(),
        class,
        ..Default::default()
    };
    let units = std::iter::once(one).chain(roster.units().iter().cloned()).collect();
    let edit = ermu::domain::edit::Edit::SetRoster { classes: roster.classes().to_vec(), units };
    ermu::domain::edit::apply(&mut workspace, edit).expect("it fits");
    let at = unit(&workspace, "火星办");
    read.make_room(&mut choices, at);
    choices.push((read.names[1].row, Choice::Unit(at)));
    let mut all = lines(&workspace, &read, &choices);
    all.sort();
    let want = [
        "司法局 express \"\" \"3\"",
        "林业局 express \"\" \"1\"",
        "火星办 express \"\" \"2\"",
        "财政局 express \"\" \"4\"",
    ];
    assert_eq!(all, want);
    assert_eq!(named(&read, &choices), Vec::<String>::new());
    assert_eq!(named(&read, &[(read.names[1].row, Choice::Skip)]), ["月球办"]);
}
