//! Every sentence appears only when it is true.

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{PeriodId, RulesId};
use ermu::domain::notice::{Draft, Facts, Layout, LayoutChoice, NoticeParts, Place, State, Template};
use ermu::domain::points::Points;
use ermu::domain::workspace::Workspace;
use ermu::formats::saved;

use super::{draft, facts, notice, open, set, set_waiting, type_in, with_year_before};

fn printed(workspace: &Workspace) -> Vec<String> {
    let draft = draft(workspace);
    draft.passages.iter().filter(|passage| passage.is_printed()).map(|passage| passage.id.clone()).collect()
}

#[track_caller]
fn opening(workspace: &Workspace) -> String {
    let all = draft(workspace).paragraphs();
    let text = all.into_iter().find(|one| one.place == Place::Opening).expect("there is an opening").text;
    text.split_once('。').expect("it has sentences").0.to_owned()
}

#[test]
fn one_count_more_is_one_more_in_the_sentence() {
    let mut workspace = open();
    type_in(&mut workspace, "2022Q1", ("t01", "city-site"), "1");
    assert_eq!(
        opening(&workspace),
        "2022年一季度，市政府办政务信息专报采用20条，市政府网站采用55条（省级政务信息平台采用情况尚未反馈，本次不予通报）"
    );
}

#[test]
fn what_was_fed_back_is_a_number_and_no_longer_named() {
    let mut workspace = open();
    for channel in ["dyn-province", "res-province"] {
        set_waiting(&mut workspace, "2022Q1", channel, false);
    }
    assert_eq!(
        opening(&workspace),
        "2022年一季度，市政府办政务信息专报采用20条，市政府网站采用54条，省级政务信息平台采用0条"
    );
}

/// Once it read 市政府网站采用采用情况.
#[test]
fn a_total_that_waits_is_named_without_the_verb_of_the_sentence() {
    let mut workspace = open();
    set_waiting(&mut workspace, "2022Q1", "city-site", true);
    assert_eq!(
        opening(&workspace),
        "2022年一季度，市政府办政务信息专报采用20条（市政府网站、省级政务信息平台采用情况尚未反馈，本次不予通报）"
    );
}

/// Once 调研信息0条 was offered of a kind nobody had been told of.
#[test]
fn a_kind_that_waits_has_no_number_in_what_is_offered() {
    let mut workspace = open();
    for channel in ["res-county", "res-city", "res-nation"] {
        set_waiting(&mut workspace, "2022Q1", channel, true);
    }
    let draft = draft(&workspace);
    let text = &draft.passage("structure").expect("it is offered").text;
    assert_eq!(text, "从信息类别看，新闻动态1189条，动态信息20条");
    for channel in ["express", "focus", "city-site", "dyn-city", "dyn-nation"] {
        set_waiting(&mut workspace, "2022Q1", channel, true);
    }
    assert!(super::draft(&workspace).passage("structure").is_none());
}

#[test]
fn growth_is_said_only_with_the_year_before_and_as_it_was() {
    let growth = ["grown", "fallen", "level"];
    let said = |workspace: &Workspace| {
        let all = printed(workspace);
        growth.into_iter().filter(|id| all.iter().any(|other| other == id)).collect::<Vec<_>>()
    };
    let all = u32::try_from(facts(&open()).adopted).expect("it is small");
    assert_eq!(said(&open()), [""; 0]);
    assert_eq!(said(&with_year_before(&[("express", all - 1)])), ["grown"]);
    assert_eq!(said(&with_year_before(&[("express", all)])), ["level"]);
    assert_eq!(said(&with_year_before(&[("express", all + 1)])), ["fallen"]);
}

#[test]
fn units_with_nothing_are_named_only_when_there_are_some() {
    let mut workspace = open();
    assert!(!printed(&workspace).contains(&"zero".to_owned()));
    for channel in ["express", "focus"] {
        type_in(&mut workspace, "2022Q1", ("d31", channel), "");
    }
    let text = draft(&workspace).passage("zero").expect("it appears").text.clone();
    assert_eq!(text, "退役军人事务局本期没有信息被采用，要查明原因，尽快改进。");
    for channel in ["express", "focus"] {
        type_in(&mut workspace, "2022Q1", ("d30", channel), "");
    }
    let text = draft(&workspace).passage("zero").expect("it appears").text.clone();
    assert!(text.ends_with("等2个单位本期没有信息被采用，要查明原因，尽快改进。"), "{text}");
    // Before anything was entered nobody is blamed.
    assert!(!printed(&open().cleared()).contains(&"zero".to_owned()));
}

#[test]
fn a_rule_set_without_totals_or_document_has_its_own_sentences() {
    let mut workspace = open();
    let mut rules = workspace.rule_sets()[0].parts().clone();
    rules.totals.clear();
    rules.document.clear();
    rules.title.clear();
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("it fits");
    let ids = printed(&workspace);
    for (id, there) in [("totals", false), ("adopted", true), ("next", false), ("next-plain", true)] {
        assert_eq!(ids.contains(&id.to_owned()), there, "{id}");
    }
    let sum = facts(&workspace).adopted;
    assert!(opening(&workspace).starts_with(&format!("2022年一季度，石泉县各渠道共采用信息{sum}条（")));
}

/// A document is called by what is known of it, and no other county's words stand in its place.
#[test]
fn the_document_is_called_by_its_title_and_number_as_far_as_they_are_known() {
    let with = |document: &str, title: &str| {
        let mut workspace = open();
        let mut rules = workspace.rule_sets()[0].parts().clone();
        (rules.document, rules.title) = (document.to_owned(), title.to_owned());
        edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("it fits");
        let text = draft(&workspace).text();
        let (_, rest) = text.split_once("思想认识，严格按照").expect("it is said");
        rest.split_once("要求，").expect("it goes on").0.to_owned()
    };
    let (number, title) = ("某政办函〔2026〕3号", "关于做好信息工作的通知");
    for (document, title, said) in [
        (number, title, "《关于做好信息工作的通知》（某政办函〔2026〕3号）"),
        (number, "《关于做好信息工作的通知》", "《关于做好信息工作的通知》（某政办函〔2026〕3号）"),
        (number, "关于印发《某县办法》的通知", "《关于印发〈某县办法〉的通知》（某政办函〔2026〕3号）"),
        (number, "《甲》和《乙》", "《〈甲〉和〈乙〉》（某政办函〔2026〕3号）"),
        (number, "", "某政办函〔2026〕3号文件"),
        ("", title, "《关于做好信息工作的通知》"),
        // What is no number is not printed as one.
        ("三号文", title, "《关于做好信息工作的通知》"),
        ("三号文", " ", "政务信息报送工作的有关"),
    ] {
        assert_eq!(with(document, title), said, "{document} {title}");
    }
}

#[test]
fn the_kind_that_tells_how_work_goes_on_is_called_as_the_rule_set_has_it() {
    let with = |names: [&str; 3]| {
        let mut parts = open().to_parts();
        for (kind, name) in parts.rule_sets[0].kinds.iter_mut().zip(names) {
            name.clone_into(&mut kind.name);
        }
        let workspace = Workspace::new(parts).expect("it fits");
        draft(&workspace).passage("problem-structure").expect("it is there").text.clone()
    };
    for (names, said) in [
        (["新闻动态", "动态信息", "调研信息"], "反映工作时序进度的动态信息较多，"),
        (["报送", "政务动态", "调研"], "反映工作时序进度的政务动态较多，"),
        (["报送", "采用", "调研"], "反映工作时序进度的信息较多，"),
    ] {
        assert!(with(names).contains(said), "{said}");
    }
}

#[test]
fn what_is_offered_is_printed_once_it_is_asked_for() {
    let mut workspace = with_year_before(&[("express", 100)]);
    let offered = draft(&workspace);
    for (id, text) in [
        ("structure", "从信息类别看，新闻动态1189条，动态信息20条，调研信息0条"),
        ("top", "从累计得分看，镇居前3位的是中池镇、池河镇、饶峰镇；部门居前3位的是政府办、人社局、林业局"),
        ("comparison", "（1209条，2021年一季度100条）"),
    ] {
        let passage = offered.passage(id).expect("it is offered");
        assert_eq!((passage.state, passage.text.as_str()), (State::Offered, text));
        assert!(!passage.is_printed());
        let taken = draft(&workspace).restored(&notice(&workspace), id);
        set(&mut workspace, taken);
        assert_eq!(draft(&workspace).passage(id).expect("it is there").state, State::Taken);
    }
    let text = draft(&workspace).text();
    assert!(text.contains("成绩值得肯定（1209条，2021年一季度100条）。从信息类别看，"), "{text}");
    assert!(text.contains("林业局。但是仍存在"), "{text}");
}

fn next_quarter(workspace: &Workspace) -> Draft {
    let at = workspace.find_period(&PeriodId::new("2022Q2")).expect("the quarter is there");
    let facts = Facts::new(workspace, &Scoreboard::new(workspace, at), 3).expect("it has facts");
    let notice = &workspace.period(at).expect("it is there").parts().notice;
    Draft::new(&workspace.template(), &facts, notice)
}

/// Once 累计 was more than what was printed and 本期 together, and nothing in the notice could say why.
#[test]
fn what_came_late_is_offered_with_its_items_and_points() {
    assert!(draft(&open()).passage("late").is_none());
    let workspace = saved::read(include_str!("../fixtures/worked/9-late.json")).expect("it opens");
    let offered = next_quarter(&workspace);
    let passage = offered.passage("late").expect("it is offered");
    assert_eq!(passage.state, State::Offered);
    assert_eq!(passage.text, "林业局本期补计以前各期采用1条10分，已计入累计");
    assert!(offered.passage("late-points").is_none());
    // In the quarter to which it belongs nothing is late.
    assert_eq!(facts(&workspace).late, None);
}

/// Once it began as a 文件 with a red head, and every county that writes letters had to choose again.
#[test]
fn a_notice_without_a_number_has_the_form_of_the_last_one() {
    let mut workspace = saved::read(include_str!("../fixtures/worked/9-late.json")).expect("it opens");
    assert_eq!(next_quarter(&workspace).layout, Layout::Letter);
    let with = NoticeParts { layout: LayoutChoice::Document, ..notice(&workspace) };
    set(&mut workspace, with);
    assert_eq!(next_quarter(&workspace).layout, Layout::Document);
    assert_eq!(draft(&open().cleared()).layout, Layout::Document);
}

#[test]
fn without_a_date_there_is_no_line_for_it() {
    let mut workspace = open().cleared();
    assert!(!printed(&workspace).iter().any(|id| id == "date" || id == "copies"));
    let mut with = notice(&workspace);
    with.copies = "县委办。".to_owned();
    set(&mut workspace, with);
    assert!(draft(&workspace).text().ends_with("\n抄送：县委办。\n"));
}

#[test]
fn a_notice_is_addressed_signed_and_annexed_as_it_was_set() {
    let mut workspace = open();
    let mut with = notice(&workspace);
    "各科室".clone_into(&mut with.recipients);
    "某县某局".clone_into(&mut with.signature);
    with.attachments = vec!["统计表".to_owned()];
    with.layout = LayoutChoice::Document;
    set(&mut workspace, with);
    let draft = draft(&workspace);
    assert_eq!(draft.layout, Layout::Document);
    let text = draft.text();
    assert!(
        text.starts_with(
            "石政办函〔2022〕15号\n\n某县某局关于2022年一季度政务信息工作情况的通报\n\n各科室：\n"
        ),
        "{text}"
    );
    // One attachment has no number.
    assert!(text.contains("\n\u{3000}\u{3000}附件：统计表\n\n某县某局\n2022年4月12日\n"), "{text}");
}

#[test]
fn another_template_may_ask_for_anything_there_is() {
    let template = "recipients: 某\nsignature: {county}\nattachment: {class}表\ndate: 年 月 日\nbasis: 本期 累计 折算\nnames: 、\nattachments: 附：\ncopies: 送：\n\
        [a] title\n{signature}{year}{number}{date}{recipients}{copies}\n\
        [b] body each class ； when sameRules\n{from}至{to}：<{class}{scored}家，无{zero}{zero-count}>共{units}家\n\
        [c] body sentence each kind ， when yearBefore unless grown\n{year-before}{comparable}{comparable-before}<{kind}{points}分>\n";
    let template = Template::read(template).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut workspace = with_year_before(&[("express", 2000)]);
    for channel in ["express", "focus"] {
        type_in(&mut workspace, "2022Q1", ("t11", channel), "");
    }
    let draft = Draft::new(&template, &facts(&workspace), &notice(&workspace));
    let text: Vec<String> = draft.paragraphs().into_iter().map(|one| one.text).collect();
    assert!(
        text[0].starts_with("石泉县2022石政办函〔2022〕15号2022年4月12日某县委各工作部门"),
        "{}",
        text[0]
    );
    // A class in which everybody has something has nothing to fill the placeholder with.
    assert_eq!(
        text[1],
        "2022年1月1日至2022年3月31日：镇11家，无后柳镇1共60家。2021年一季度11912000新闻动态485.5分，动态信息100分，调研信息0分。"
    );
    // Another version is another way of scoring only where it makes other points of the same record.
    for (points, is_told) in [(None, true), (Some(Points::whole(7)), false)] {
        let mut other = workspace.to_parts();
        other.rule_sets.push({
            let mut rules = other.rule_sets[0].clone();
            rules.id = RulesId::new("old");
            let channel = &mut rules.channels[0];
            channel.points = points.unwrap_or(channel.points);
            rules
        });
        other.periods[0].rules = RulesId::new("old");
        let mut other = Workspace::new(other).expect("it fits");
        type_in(&mut other, "2021Q1", ("t01", "express"), "9");
        assert_eq!(Draft::new(&template, &facts(&other), &notice(&other)).passage("b").is_some(), is_told);
    }
}
