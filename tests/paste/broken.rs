//! Junk, cut-off and oversized pastes: told or read, and never the end of the page.

use super::*;
use ermu::domain::paste::{MOST_ROWS, PasteFault, read_own, recognise};
use proptest::prelude::*;

/// Reads whatever comes and goes through everything that can be asked of it.
fn go_through(html: Option<&str>, text: Option<&str>, workspace: &Workspace) {
    let Ok(table) = clipboard::read(html, text) else { return };
    let whole = clipboard::read_whole(html, text).expect("blank rows at the end are no fault");
    assert!(whole.rows.starts_with(&table.rows[..table.filled()]), "{html:?} {text:?}");
    let _ = read_own(&whole, workspace, Q1, unit(workspace, "后柳镇"));
    for class in [None, Some(TOWNS)] {
        let mut read = recognise(&table, workspace, Q1, class);
        for (at, channel) in read.in_order(&[]).unwrap_or_default() {
            read.assign(at, Some(channel));
        }
        let choices: Vec<_> = read.names.iter().map(|row| (row.row, Choice::Unit(UnitIx::new(3)))).collect();
        for choices in [&[][..], &choices] {
            let _ =
                (read.changes(workspace, choices), read.points(choices), read.aliases(workspace, choices));
        }
    }
}

#[test]
fn nothing_to_read_is_told() {
    for (html, text) in [
        (None, None),
        (Some(""), Some(" \r\n")),
        (Some("<p>x</p>"), None),
        (Some("<table><tr><td></td><td>&nbsp;</td></tr></table>"), None),
    ] {
        assert_eq!(clipboard::read(html, text), Err(PasteFault::Nothing), "{html:?} {text:?}");
    }
}

#[test]
fn too_much_is_refused_with_its_number() {
    let wide = format!("<table><tr>{}</tr></table>", "<td>1</td>".repeat(10_000));
    assert_eq!(clipboard::read(Some(&wide), None), Err(PasteFault::TooManyColumns { found: 10_000 }));
    let long = format!("<table>{}", "<tr><td>1<td>2".repeat(MOST_ROWS + 1));
    assert_eq!(clipboard::read(Some(&long), None), Err(PasteFault::TooManyRows { found: MOST_ROWS + 1 }));
    let much = format!("<table>{}", "<tr><td colspan=300>1".repeat(5_000));
    assert_eq!(clipboard::read(Some(&much), None), Err(PasteFault::TooManyCells { found: 1_500_000 }));
    let hanging =
        format!("<table><tr><td rowspan=9 colspan=290>1{}", "<tr>".to_owned() + &"<td>2".repeat(20));
    assert_eq!(clipboard::read(Some(&hanging), None), Err(PasteFault::TooManyColumns { found: 310 }));
}

#[test]
fn spans_are_bounded_and_never_hide_another_cell() {
    let table = html("<table><tr><td rowspan=0 colspan=3>a<tr><td>b<tr></table>");
    assert_eq!((table.rows.len(), table.width(), table.own(1, 3)), (3, 4, "b"));
    let table = html("<table><tr><td>a<td rowspan=70000 colspan=99999>b</table>");
    assert_eq!((table.rows.len(), table.width()), (1, 300));
    let table = html("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>");
    assert_eq!((table.own(1, 0), table.shown(1, 1), table.own(1, 2)), ("c", "b", "d"));
    assert!(table.is_merged(0, 1) && !table.is_merged(0, 0) && table.is_covered(1, 1));
}

#[test]
fn a_table_cut_off_anywhere_is_read_as_far_as_it_goes() {
    let workspace = empty();
    let [towns, departments, text] = [
        include_str!("../fixtures/paste/towns.html"),
        include_str!("../fixtures/paste/departments.html"),
        include_str!("../fixtures/paste/departments.tsv"),
    ];
    // Every position of a table, from its beginning on; elsewhere a position now and then.
    let ends = |text: &'static str| (0..=text.len()).filter(move |&end| text.is_char_boundary(end));
    let from = towns.find("<tr").expect("it has rows");
    let table =
        &towns[from..from + 3_000 + (0..4).find(|at| towns.is_char_boundary(from + 3_000 + at)).unwrap_or(0)];
    for end in ends(table) {
        let _ = clipboard::read(Some(&format!("<table>{}", &table[..end])), None);
    }
    for end in ends(text) {
        let _ = clipboard::read(None, Some(&text[..end]));
    }
    for (pasted, step) in [(towns, 397), (departments, 4_999)] {
        for end in ends(pasted).step_by(step) {
            go_through(Some(&pasted[..end]), None, &workspace);
        }
    }
}

/// Pieces of which tables are made, put together in any order.
const PIECES: [&str; 40] = [
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td rowspan=3>",
    "<td colspan=2 rowspan=2>",
    "<td rowspan=0>",
    "<th colspan=\"400\">",
    "<br>",
    "<p>",
    "<!--",
    "-->",
    "<style>",
    "</style>",
    "<",
    ">",
    "&nbsp;",
    "&#",
    "\"",
    "\t",
    "\n",
    "单位名称",
    "序号",
    "林业局",
    "中池镇",
    "文旅局",
    "合计",
    "备注",
    "动态信息",
    "市级",
    "省级",
    "聚焦石泉",
    "本期",
    "累计",
    "---",
    "12",
    "0.5",
    "（",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_pieces_are_gone_through_without_a_panic(picks in prop::collection::vec(0..PIECES.len(), 0..120)) {
        let junk: String = picks.into_iter().map(|pick| PIECES[pick]).collect();
        let workspace = published();
        go_through(Some(&junk), None, &workspace);
        go_through(None, Some(&junk), &workspace);
    }

    #[test]
    fn any_text_is_gone_through_without_a_panic(junk in "\\PC{0,200}", more in "[<>/a-z&#;\"'=\t\n\r 0-9!-]{0,200}") {
        let workspace = empty();
        for text in [&junk, &more] {
            go_through(Some(text), Some(text), &workspace);
            go_through(Some(&format!("<table><tr><td>{text}<td>{text}")), None, &workspace);
        }
    }
}

#[test]
fn what_is_read_in_parts_is_what_is_read_at_once() {
    let frames = "<div><table><tr><td><table><tr><td>名称<td>a<br>b</table></table><!-- x --><p>后面</p>";
    let texts =
        [official::TOWNS_HTML, official::DEPARTMENTS_HTML, frames, "<table><tr><td>断", "没有表格", ""];
    for whole in texts {
        let at_once = clipboard::read(Some(whole), Some("单位\t条数"));
        for bytes in [1, 7, 64, 4096] {
            let mut parts = clipboard::Parts::new(Some(whole.to_owned()), Some("单位\t条数".to_owned()));
            let mut before = 0;
            while !parts.read_on(bytes) {
                let (done, of) = parts.progress();
                assert!(before < done && done <= of, "every part goes on: {before}, {done} of {of}");
                before = done;
            }
            assert_eq!(parts.end(), at_once, "in parts of {bytes} bytes: {whole:.40}");
        }
    }
}
