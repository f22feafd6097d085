//! The grid: edges, lines, characters, numbers of pages.

use super::*;
use ermu::domain::paper::{Align, Face, Ink};

fn filled(characters: usize) -> Vec<Page> {
    pages(&letter(&[(Place::Title, "关于信息工作的通报"), (Place::Body, &"字".repeat(characters))]))
}

#[test]
fn a_page_has_22_lines_of_28_characters_in_an_area_of_156_by_225_mm() {
    let pages = filled(28 * 60);
    let second = lines(&pages[1]);
    let text: Vec<&&Line> = second.iter().filter(|line| line.from.is_some()).collect();
    assert_eq!(text.len(), 22);
    for (row, line) in text.iter().enumerate() {
        assert_eq!(line.text.chars().count(), 28);
        assert_eq!((line.left, line.width, line.size, line.spacing), (28_000, 156_000, 1600, -207));
        assert_eq!(line.top, 37_000 + i32::try_from(row * 225_000 / 22).expect("small"));
    }
    let last = text.last().expect("there are lines");
    assert_eq!(last.top + last.height, 37_000 + 225_000);
}

#[test]
fn a_paragraph_is_indented_by_two_characters_and_its_last_line_is_not_spread() {
    let page = &filled(28 + 10)[0];
    let text: Vec<&Line> = lines(page).into_iter().filter(|line| line.text.contains('字')).collect();
    assert_eq!(text.len(), 2);
    assert_eq!(text[0].left, 28_000 + 11_143);
    assert_eq!(text[0].left + text[0].width, 184_000);
    assert_eq!((text[0].text.chars().count(), text[0].spread), (26, true));
    assert_eq!((text[1].left, text[1].text.chars().count(), text[1].spread), (28_000, 12, false));
}

#[test]
fn a_spread_line_fills_its_width_exactly() {
    let text = "市政府办政务信息专报采用20条，市政府网站采用54条（省级政务信息平台采用情况尚未反馈），务必引起重视。";
    let widths = Widths::default();
    let pages = lay_out(&letter(&[(Place::Body, &text.repeat(20))]), &widths);
    let mut spread = 0;
    for line in pages.iter().flat_map(lines).filter(|line| line.spread) {
        let characters = i64::try_from(line.text.chars().count()).expect("small");
        let natural: i64 = line.text.chars().map(|c| i64::from(widths.of(line.face, c)) * 16).sum();
        let short = i64::from(line.width) * 360 / 127 - natural - characters * i64::from(line.spacing);
        assert!((0..=characters).contains(&short), "{short} thousandths of a point: {}", line.text);
        spread += 1;
    }
    assert!(spread > 30);
}

#[test]
fn the_measured_widths_of_a_face_count() {
    let mut widths = Widths::default();
    widths.set(Face::Body, '字', 2000);
    let pages = lay_out(&letter(&[(Place::Body, &"字".repeat(100))]), &widths);
    let lengths: Vec<usize> = pages
        .iter()
        .flat_map(lines)
        .filter(|line| line.text.starts_with('字'))
        .map(|line| line.text.chars().count())
        .collect();
    assert_eq!(lengths[..2], [12, 13]);
    assert_eq!(lengths.iter().sum::<usize>(), 100);
}

#[test]
fn numbers_stand_7_mm_below_the_area_at_the_outer_edge_and_go_on_through_annexes() {
    let mut document = letter(&[(Place::Title, "关于信息工作的通报"), (Place::Body, "全文。")]);
    let names: Vec<String> = (0..60).map(|at| format!("单位{at}")).collect();
    document.annexes = vec![plain(&names, 3), plain(&names[..3], 3)];
    let pages = pages(&document);
    assert_eq!(
        pages.iter().map(|page| page.number).collect::<Vec<_>>(),
        (1..=u32::try_from(pages.len()).expect("few")).collect::<Vec<_>>()
    );
    assert!(!pages[0].shows_number && !texts(&pages[0]).iter().any(|text| text.starts_with('—')));
    for page in &pages[1..] {
        let line = line(page, &format!("— {} —", page.number));
        assert_eq!((line.top, line.size, line.face), (262_000 + 7_000, 1400, Face::Digits));
        // One character of 14 pt in from the edge.
        assert_eq!((line.left, line.left + line.width), (28_000 + 4_939, 184_000 - 4_939));
        assert_eq!(line.align, if page.number % 2 == 0 { Align::Left } else { Align::Right });
        assert_eq!(line.ink, Ink::Black);
    }
    assert_eq!(pages.last().map(|page| page.annex), Some(Some(1)));
}

#[test]
fn ranks_have_their_faces() {
    let document = letter(&[
        (Place::Heading, "一、总体情况"),
        (Place::Body, "（一）采用情况"),
        (Place::Body, "一、总体情况良好，采用量有所增长，各单位要继续努力，务必引起高度重视。"),
        (Place::Heading, "1. 数量"),
    ]);
    let faces: Vec<Face> = pages(&document)
        .iter()
        .flat_map(lines)
        .filter(|line| line.from.is_some())
        .map(|line| line.face)
        .collect();
    assert_eq!(faces, [Face::Black, Face::Kai, Face::Body, Face::Body, Face::Body]);
}

#[test]
fn no_line_of_the_notice_begins_or_ends_with_what_it_must_not() {
    for layout in [Layout::Letter, Layout::Document] {
        let document = notice(layout);
        let pages = pages(&document);
        let mut whole = 0;
        for line in pages.iter().flat_map(lines).filter(|line| line.from.is_some()) {
            assert!(
                !line.text.starts_with([
                    '、', '，', '。', '；', '：', '？', '！', '”', '）', '》', '〕', '】', '%'
                ]),
                "{line:?}"
            );
            assert!(!line.text.ends_with(['“', '‘', '（', '《', '〔', '【']), "{line:?}");
            whole += line.text.matches("2022").count();
        }
        let written: usize = document.paragraphs.iter().map(|one| one.text.matches("2022").count()).sum();
        assert_eq!(whole, written, "no year is broken");
    }
}
