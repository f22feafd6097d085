//! What is wrong in a notice is told with its place; what is right is not.

use ermu::domain::edit::{self, Edit};
use ermu::domain::id::PeriodId;
use ermu::domain::notice::{Code, Found, Joins, NumberFault, Place, Watched};
use ermu::domain::workspace::Workspace;
use ermu::ui::text::{self, notice_finding};
use proptest::prelude::*;

use super::{draft, found, notice, open, set, with_year_before, write};

type Told = (Code, String, String);

fn told(found: &[Found]) -> Vec<Told> {
    found.iter().map(|one| (one.code, one.read.clone(), one.expected.clone())).collect()
}

/// What is found when a passage says this.
#[track_caller]
fn of(id: &str, text: &str) -> Vec<Told> {
    of_in(&mut open(), id, text)
}

#[track_caller]
fn of_in(workspace: &mut Workspace, id: &str, text: &str) -> Vec<Told> {
    write(workspace, id, text);
    let found = found(workspace);
    let draft = draft(workspace);
    for one in found.iter().filter(|one| one.code != Code::Moved && !one.passage.is_empty()) {
        let passage = draft.passage(&one.passage).expect("it is there");
        assert_eq!(passage.text.get(one.range.clone()), Some(one.read.as_str()), "{one:?}");
    }
    told(&found)
}

fn one(code: Code, read: &str, expected: &str) -> Vec<Told> {
    vec![(code, read.to_owned(), expected.to_owned())]
}

#[test]
fn the_sources_notice_has_nothing_to_be_told() {
    assert_eq!(told(&found(&open())), []);
    assert_eq!(told(&found(&with_year_before(&[("express", 3)]))), []);
}

/// C11.
#[test]
fn a_number_typed_over_is_told_with_the_one_of_the_tables() {
    let said = |text: &str| of("totals", text);
    let text = "2022年一季度，市政府办政务信息专报采用20条，市政府网站采用54条";
    assert_eq!(said(&text.replace("20条", "21条")), one(Code::NumberDiffers, "21", "20"));
    assert_eq!(said(&text.replace("2022", "2021")), one(Code::NumberDiffers, "2021", "2022"));
    // Reworded around them, the right numbers are right, in wide digits too.
    assert_eq!(said("一季度专报采用２０条，市政府网站54条"), []);
    assert_eq!(
        said("一季度专报采用54条，市政府网站20条"),
        [one(Code::NumberDiffers, "54", "20"), one(Code::NumberDiffers, "20", "54")].concat()
    );
    // In words as well.
    assert_eq!(said("一季度专报采用二十条，市政府网站五十条"), one(Code::NumberDiffers, "五十", "54"));
    // The whole number of all channels is known; another one is not.
    assert_eq!(said(&format!("{text}，共采用1209条")), []);
    assert_eq!(said(&format!("{text}，共采用999条")), one(Code::NumberUnknown, "999", ""));
    // Names count nothing.
    assert_eq!(said(&format!("{text}（见附件1，4月12日第3次会议）")), []);
    assert_eq!(of("urge", "7. 请各镇重视。"), []);
    assert_eq!(of("urge", "（8）请各镇重视。"), []);
    assert_eq!(of("urge", "请7个镇重视。"), one(Code::NumberUnknown, "7", ""));
    assert_eq!(
        of("attachment-1", "2021年一季度政务信息采用统计表（镇）"),
        one(Code::NumberDiffers, "2021", "2022")
    );
}

/// C27, S75.
#[test]
fn a_number_of_a_document_is_written_with_its_own_brackets() {
    let said = |text: &str| of("demands", text);
    for (wrong, right) in [
        ("[2022]2号", "〔2022〕2号"),
        ("【2022】2号", "〔2022〕2号"),
        ("（2022）2号", "〔2022〕2号"),
        ("(2022)2号", "〔2022〕2号"),
        ("〔2022〕02号", "〔2022〕2号"),
        ("〔2022〕第2号", "〔2022〕2号"),
        ("[２０２２]2号", "〔2022〕2号"),
    ] {
        assert_eq!(
            said(&format!("按石政办函{wrong}要求，压实责任。")),
            one(Code::DocumentNumber, wrong, right)
        );
    }
    assert_eq!(said("按石政办函〔2022〕2号要求（见2022年通知），压实责任。"), []);
}

#[test]
fn the_notices_own_number_is_looked_at() {
    let numbered = |number: &str| {
        let mut parts = open().to_parts();
        number.clone_into(&mut parts.periods[0].notice_number);
        told(&found(&Workspace::new(parts).expect("it fits")))
    };
    let right = "石政办函〔2022〕15号";
    assert_eq!(
        numbered("石政办函[2022]15号"),
        one(Code::Number(NumberFault::Brackets), "石政办函[2022]15号", right)
    );
    assert_eq!(numbered(""), one(Code::Number(NumberFault::Missing), "", ""));
}

#[test]
fn a_date_has_no_leading_zeros() {
    assert_eq!(
        of("urge", "请于2022年04月02日前报送。"),
        [one(Code::LeadingZero, "04", "4"), one(Code::LeadingZero, "02", "2")].concat()
    );
    assert_eq!(of("urge", "请于2022年4月12日前报送10次。"), one(Code::NumberUnknown, "10", ""));
    let mut parts = open().to_parts();
    parts.periods[0].notice_date = None;
    assert_eq!(told(&found(&Workspace::new(parts).expect("it fits"))), one(Code::NoDate, "", ""));
}

#[test]
fn recipients_end_with_a_colon_and_copies_with_a_full_stop() {
    assert_eq!(of("recipients", "各镇人民政府："), []);
    assert_eq!(of("recipients", "各镇人民政府:"), one(Code::Colon, ":", "："));
    assert_eq!(of("recipients", "各镇人民政府"), one(Code::Colon, "", "："));
    assert_eq!(of("copies", "县委办。"), []);
    assert_eq!(of("copies", "县委办"), one(Code::CopiesStop, "", "。"));
    assert_eq!(of("copies", "县委办；"), one(Code::CopiesStop, "；", "。"));
    let mut workspace = open();
    let mut with = notice(&workspace);
    "各镇：".clone_into(&mut with.recipients);
    set(&mut workspace, with);
    assert_eq!(told(&found(&workspace)), one(Code::Punctuation, "：：", "："));
}

#[test]
fn attachments_are_those_that_are_referred_to() {
    assert_eq!(of("demands", "详见附件1、附件 2。"), []);
    assert_eq!(of("demands", "详见附件3。"), one(Code::NoAttachment, "附件3", ""));
    assert_eq!(of("attachment-1", "统计表。"), one(Code::EndMark, "。", ""));
    assert_eq!(of("title", "关于2022年一季度政务信息工作情况的通报。"), one(Code::EndMark, "。", ""));
    assert_eq!(of("attachment-1", ""), one(Code::AttachmentCount, "1", "2"));
}

#[test]
fn two_marks_beside_each_other_are_one_too_many() {
    assert_eq!(of("urge", "务必重视。。"), one(Code::Punctuation, "。。", "。"));
    assert_eq!(of("urge", "务必，。重视。"), one(Code::Punctuation, "，。", "。"));
    assert_eq!(of("urge", "务必，；重视……"), one(Code::Punctuation, "，；", ""));
    // The passage before it ends with one.
    assert_eq!(of("urge", "，务必重视。"), one(Code::Punctuation, "，", ""));
    let mut workspace = open();
    let added = draft(&workspace).with_added(
        &notice(&workspace),
        "urge",
        (Place::Body, Joins::Paragraph),
        "，另起。",
    );
    set(&mut workspace, added);
    assert_eq!(told(&found(&workspace)), one(Code::Punctuation, "，", ""));
}

#[test]
fn nothing_is_left_empty() {
    assert_eq!(of("urge", "按《》要求重视。"), one(Code::Empty, "《》", ""));
    assert_eq!(of("urge", "按{document}要求重视。"), one(Code::Empty, "{document}", ""));
    let mut workspace = open();
    let mut with = notice(&workspace);
    " ".clone_into(&mut with.signature);
    with.recipients.clear();
    set(&mut workspace, with);
    assert_eq!(told(&found(&workspace)), []);
}

#[test]
fn watched_words_are_found_wherever_they_stand() {
    let mut workspace = open();
    let word = |word: &str, right: &str| Watched { word: word.to_owned(), right: right.to_owned() };
    let list = vec![word("耳目", ""), word("登陆", "登录"), word("账", "账号"), word("下一步", "下步")];
    edit::apply(&mut workspace, Edit::SetWatchlist(list)).expect("it fits");
    assert_eq!(
        of_in(&mut workspace, "urge", "请登陆账号，核对账。"),
        [
            one(Code::Watched, "登陆", "登录"),
            one(Code::Watched, "账", "账号"),
            one(Code::Watched, "下一步", "下步"),
            one(Code::Watched, "耳目", "")
        ]
        .concat()
    );
}

#[test]
fn a_comparison_needs_the_year_before() {
    let text = "信息采用量比往年同期有所增长。";
    assert_eq!(of("urge", text), one(Code::NoYearBefore, "增长", ""));
    let mut grown = with_year_before(&[("express", 100)]);
    assert_eq!(of_in(&mut grown, "urge", text), []);
    assert_eq!(
        of_in(&mut grown, "urge", "采用量同比下降；增长动力要增强。"),
        one(Code::YearBeforeDiffers, "下降", "100 → 1209")
    );
    // Nothing that speaks of no year before, of both, or of what is yet to come.
    assert_eq!(of("urge", "水平要提高。比去年有增有减：增长的多，减少的少。较上年提升不明显。"), []);
}

#[test]
fn an_explanation_holds_while_the_same_stands_there() {
    let mut workspace = open();
    write(&mut workspace, "urge", "采用量同比增长。");
    let explained = Box::new(found(&workspace)[0].explanation("统计局另有数"));
    let edit = Edit::Explain { period: PeriodId::new("2022Q1"), explained };
    edit::apply(&mut workspace, edit).expect("it fits");
    let holds = |workspace: &Workspace| {
        let period = workspace.period(super::quarter(workspace)).expect("it is there").parts();
        found(workspace)[0].explained(&period.explained).is_some()
    };
    assert!(holds(&workspace));
    write(&mut workspace, "urge", "采用量同比下降。");
    assert!(!holds(&workspace));
}

#[test]
fn every_finding_is_a_sentence_with_a_place() {
    let mut workspace = open();
    write(&mut workspace, "totals", "2022年一季度，专报采用21条。。同比增长，见附件9。");
    write(&mut workspace, "recipients", "各镇");
    let draft = draft(&workspace);
    let sentences: Vec<String> = found(&workspace)
        .iter()
        .map(|found| {
            let (place, words) = notice_finding(&draft, found);
            format!("{place}：{words}")
        })
        .collect();
    assert_eq!(
        sentences,
        [
            "主送：主送末尾要用全角冒号“：”",
            "正文第 1 段“2022年一季度…”：手写的“21”和表里的 20 不一样。请改正，或恢复生成的文字",
            "正文第 1 段“2022年一季度…”：标点“。。”重复，应是“。”",
            "正文第 1 段“2022年一季度…”：说到同期“增长”，但没有上年同期的数，无法核对。请载入上年，或删去这一句",
            "正文第 1 段“2022年一季度…”：提到“附件9”，但没有这个附件。请核对附件的编号",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, every place lies in its passage and the same text gives the same findings.
    #[test]
    fn every_place_lies_in_its_passage(text in "[0-9２二十百万年月日号第附件〔〕\\[\\]()（）{}《》，。；：、增长同期条专报采用 ]{0,40}") {
        let mut workspace = open();
        let changed = draft(&workspace).with_text(&notice(&workspace), "totals", &text);
        let edit = Edit::SetNotice { period: PeriodId::new("2022Q1"), notice: Box::new(changed) };
        edit::apply(&mut workspace, edit).expect("it fits");
        let (of, draft) = (found(&workspace), draft(&workspace));
        for one in &of {
            let Some(passage) = draft.passage(&one.passage) else { continue };
            prop_assert!(passage.text.get(one.range.clone()).is_some(), "{:?}", one);
            prop_assert!(!notice_finding(&draft, one).1.is_empty());
        }
        prop_assert_eq!(&of, &found(&workspace));
    }
}

#[test]
fn a_number_that_is_written_wrongly_is_told_as_it_should_be() {
    let brackets = text::number_wrong("石政办函[2022]15号").expect("it is wrong");
    assert!(brackets.contains("六角括号") && brackets.contains("应是“石政办函〔2022〕15号”"), "{brackets}");
    assert!(text::number_wrong("石政办函〔2022〕号").is_some_and(|words| words.contains("序号")));
    assert_eq!(text::number_wrong("石政办函〔2022〕15号"), None);
}
