//! The seed's quarter: a town and its claim beside what was published.

use ermu::domain::points::Points;
use ermu::domain::reconcile::{Counted, What};
use ermu::domain::workspace::Status;
use ermu::ui::text;

use crate::{claim, county, enter, published, reconcile, told, unit};

fn points(text: &str) -> Points {
    Points::parse(text).expect("points")
}

#[test]
fn a_town_sees_what_the_published_table_has_of_it() {
    let theirs = published();
    let mut mine = county();
    let at = unit(&mine, "中池镇");
    let id = mine.roster().unit(at).expect("it is there").id.clone();
    for (channel, typed) in [("express", "53"), ("focus", "2"), ("city-site", "1"), ("dyn-city", "l")] {
        enter(&mut mine, &id, channel, typed);
    }
    let result = reconcile(&mine, &theirs, id.as_str());
    assert_eq!((result.status, result.same_rules, result.by_id_alone), (Status::Published, true, false));
    let lines: Vec<(&str, Option<i64>, Option<String>)> = result
        .channels
        .iter()
        .map(|line| {
            let points = line.points.map(|points| points.to_string());
            (line.id().map_or("", |id| id.as_str()), line.difference(), points)
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        lines,
        [
            ("express", Some(2), some("1")),
            ("focus", Some(0), some("0")),
            ("city-site", Some(1), some("1")),
            // Typed with a letter: neither a count nor none.
            ("dyn-city", None, some("0")),
            // Not fed back at the office.
            ("dyn-province", None, some("0")),
            ("dyn-nation", Some(0), some("0")),
            ("res-county", Some(0), some("0")),
            ("res-city", Some(0), some("0")),
            ("res-province", None, some("0")),
            ("res-nation", Some(0), some("0")),
        ]
    );
    let province = result.channels[4].office.as_ref().expect("the office has it");
    assert_eq!(province.counted, Counted::Waiting);
    assert_eq!(result.own_figures.current, points("28.5"));
    assert_eq!(result.office_figures.current, points("26.5"));
    assert_eq!(result.points(), Some((points("2"), points("2"))));
    assert!(!result.agrees());
}

#[test]
fn bare_counts_are_claimed_with_blanks_to_be_filled() {
    let theirs = published();
    let mut mine = county();
    let at = unit(&mine, "中池镇");
    let id = mine.roster().unit(at).expect("it is there").id.clone();
    for (channel, typed) in [("express", "51"), ("focus", "4"), ("city-site", "1")] {
        enter(&mut mine, &id, channel, typed);
    }
    let result = reconcile(&mine, &theirs, id.as_str());
    let claim = claim(&result, &mine, &theirs);
    assert_eq!(
        told(&claim),
        "focus 2 (4 beside 2, among 0) +1\ncity-site 1 (1 beside 0, among 0) +1\neach 2 together 2"
    );
    assert!(matches!(claim.rows[0].what, What::Count { missing: 2, .. }));
    assert_eq!(
        text::claim_text(&claim),
        "政务信息采用漏记申报单

县（市、区）：石泉县
申报单位：中池镇
统计期：2022年一季度（2022年1月1日至2022年3月31日）

经与已发布的采用情况核对，本单位下列 3 条采用情况未予计入，请予核实，并按计分办法补记。

1．“聚焦石泉”栏目，少计 2 条（本单位 4 条，已计入 2 条）
　　（1）题目：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
　　　　采用日期：＿＿＿＿年＿＿月＿＿日　期号：＿＿＿＿　佐证：＿＿＿＿
　　（2）题目：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
　　　　采用日期：＿＿＿＿年＿＿月＿＿日　期号：＿＿＿＿　佐证：＿＿＿＿
　　单独补记增加：1 分

2．市政府网站“县区新闻”，少计 1 条（本单位 1 条，已计入 0 条）
　　题目：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿
　　采用日期：＿＿＿＿年＿＿月＿＿日　期号：＿＿＿＿　佐证：＿＿＿＿
　　单独补记增加：1 分

合计：3 条；一并补记，累计得分增加 2 分。

申报单位（盖章）：　　　　　　　　经办人：　　　　　　联系电话：
　　　　年　　月　　日

核实意见：

核实人：　　　　　　　　　　　　　　年　　月　　日
"
    );
}

#[test]
fn a_listed_only_unit_claims_counts_and_no_points() {
    let theirs = published();
    let mut mine = county();
    let at = unit(&mine, "宣传部（融媒体中心）");
    let id = mine.roster().unit(at).expect("it is there").id.clone();
    for (channel, typed) in [("express", "4"), ("focus", "119"), ("city-site", "12")] {
        enter(&mut mine, &id, channel, typed);
    }
    let result = reconcile(&mine, &theirs, id.as_str());
    assert!(!result.own_figures.scored && !result.office_figures.scored);
    assert_eq!(result.points(), Some((Points::ZERO, Points::ZERO)));
    let claim = claim(&result, &mine, &theirs);
    assert_eq!(told(&claim), "city-site 3 (12 beside 9, among 0) +?\neach ? together ?");
    let text = text::claim_text(&claim);
    assert!(text.contains("合计：3 条。本单位只列不计分，只申报条数。"), "{text}");
    assert!(!text.contains("单独补记增加"), "{text}");
}

#[test]
fn every_unit_of_the_table_agrees_with_itself() {
    let theirs = published();
    for of in theirs.roster().units() {
        let result = reconcile(&theirs, &theirs, of.id.as_str());
        assert!(result.agrees(), "{}", of.name);
        let claim = claim(&result, &theirs, &theirs);
        assert_eq!(claim.rows, [], "{}", of.name);
        assert!(text::claim_text(&claim).contains("本单位没有漏记的条目"));
    }
}
