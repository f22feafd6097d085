//! The source's own notice, 石政办函〔2022〕15号, from the first line of its text to 抄送.

use ermu::domain::notice::{Draft, Template};

use super::{draft, facts, open, with_year_before};

/// Passages whose words no figure bears out: they are the template's, to be looked at by whoever signs.
const FIXED: [&str; 5] = ["problems", "problem-care", "problem-use", "urge", "demands"];

/// The source from its number on, without what a page or a scanner put between: spaces, a list's mark, the seal, tables.
fn source() -> String {
    let file = include_str!("../fixtures/seed/notice-2022q1.txt");
    let (text, rest) = file.split_once("Stamp").expect("the seal is there");
    let (_, text) = text.split_once("石泉县人民政府办公室").expect("it begins with the office");
    let (signed, rest) = rest.split_once("附件 1").expect("the first table is there");
    let copies = &rest[rest.find("抄送").expect("it ends with copies")..];
    bare(&format!("{text}{signed}{copies}").replace("- 附件", "附件"))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A year before with fewer items makes the one sentence true that the quarter alone cannot say.
#[test]
fn the_sources_notice_comes_out_whole() {
    let workspace = with_year_before(&[("express", 500), ("dyn-city", 11)]);
    assert_eq!(bare(&draft(&workspace).text()), source());
}

#[test]
fn without_the_year_before_nothing_is_said_of_it() {
    let growth = "，信息采用量比往年同期有所增长，成绩值得肯定";
    assert!(source().contains(growth));
    assert_eq!(bare(&draft(&open()).text()), source().replace(growth, ""));
}

#[test]
fn what_no_figure_bears_out_is_listed() {
    let draft = draft(&open());
    let is_fixed = |id: &str| FIXED.contains(&id);
    for passage in draft.passages.iter().filter(|passage| passage.is_printed()) {
        let has_data = passage.generated.iter().any(|fragment| fragment.from_data);
        assert_eq!(!has_data, is_fixed(&passage.id), "{}", passage.id);
    }
}

#[test]
fn the_same_data_give_the_same_text() {
    let (one, other) = (open(), open());
    let again = Draft::new(&Template::built_in(), &facts(&other), &super::notice(&other));
    assert_eq!(draft(&one), again);
}
