//! 信函 and 文件: heads, signature, foot.

use super::*;
use ermu::domain::paper::{Align, Ink};

const THREE: i32 = 5_644;

#[test]
fn the_head_of_a_letter_keeps_the_distances_of_the_standard() {
    let page = &pages(&notice(Layout::Letter))[0];
    let name = line(page, "石泉县人民政府办公室");
    assert_eq!((name.top, name.ink, name.align), (30_000, Ink::Red, Align::Centre));
    let rules = rules(page);
    assert_eq!(rules.len(), 4);
    assert!(rules.iter().all(|rule| (rule.left, rule.width, rule.ink) == (20_000, 170_000, Ink::Red)));
    assert_eq!(rules[0].top, name.top + name.height + 4_000);
    assert!(rules[0].weight > rules[1].weight && rules[2].weight < rules[3].weight);
    assert_eq!(rules[3].top + rules[3].weight, 297_000 - 20_000);
    let number = line(page, "石政办函〔2022〕15号");
    assert_eq!(number.top, rules[1].top + rules[1].weight + THREE * 7 / 8);
    assert_eq!((number.align, number.left + number.width, number.height), (Align::Right, 184_000, THREE));
    let last =
        lines(page).iter().map(|line| line.top + i32::midpoint(line.height, THREE)).max().expect("lines");
    assert!(rules[2].top - last >= THREE * 7 / 8, "{last} of {}", rules[2].top);
    let title = line(page, "关于2022年一季度政务信息工作情况的通报");
    assert_eq!((title.size, title.align), (2200, Align::Centre));
    let first = lines(page)[2];
    let gap = first.top - number.top - number.height;
    assert!((gap - 2 * 10_227).abs() < 10_227 / 2, "two lines: {gap}");
    let to = line(page, "各镇人民政府，县政府各工作部门、直属机构：");
    assert_eq!((to.top - title.top, to.left), (2 * 10_227, 28_000));
}

#[test]
fn the_notice_has_its_copies_at_the_foot_of_the_text_and_six_pages() {
    let pages = pages(&notice(Layout::Letter));
    assert_eq!(
        pages.iter().map(|page| page.annex).collect::<Vec<_>>(),
        [None, None, Some(0), Some(1), Some(1), Some(1)]
    );
    assert_eq!(
        pages.iter().map(|page| page.continues).collect::<Vec<_>>(),
        [false, true, false, false, true, true]
    );
    let page = &pages[1];
    let mark = line(page, "抄送：");
    let first = line(page, "县委各工作部门，市人大常委会办公室，县政协办公室，县");
    assert_eq!((mark.top, mark.left, mark.size), (first.top, 28_000 + 4_939, 1400));
    assert_eq!(first.left, 28_000 + 4 * 4_939);
    let last = line(page, "驻石各单位。");
    assert_eq!((last.left, last.top + last.height), (first.left, 262_000));
    assert!(rules(page).is_empty());
}

#[test]
fn attachments_stand_below_each_other() {
    let pages = pages(&notice(Layout::Letter));
    let (mark, one, two) = (line(&pages[1], "附件："), line(&pages[1], "1."), line(&pages[1], "2."));
    let first = line(&pages[1], "2022年一季度政务信息采用统计表（镇）");
    let second = line(&pages[1], "2022年一季度政务信息采用统计表（部门）");
    assert_eq!(mark.left, 28_000 + 11_143);
    assert_eq!((mark.top, one.top, first.top), (first.top, first.top, first.top));
    assert_eq!((one.left, first.left), (two.left, second.left));
    assert_eq!(one.left, 28_000 + 5 * 5_571 + 2);
    let document = letter(&[(Place::Body, "全文。"), (Place::Attachment, &"名".repeat(50))]);
    let page = &super::pages(&document)[0];
    let names: Vec<&Line> = lines(page).into_iter().filter(|line| line.text.starts_with('名')).collect();
    assert_eq!(names.len(), 3);
    assert!(names.iter().all(|line| line.left == names[0].left));
    assert!(!texts(page).contains(&"1."), "a single one has no number");
    let text = line(page, "全文。");
    assert_eq!(names[0].top - text.top, 20_454, "one blank line");
}

#[test]
fn name_and_date_stand_over_each_other_with_room_for_the_seal() {
    let page = &pages(&notice(Layout::Letter))[1];
    let (name, date) = (line(page, "石泉县人民政府办公室"), line(page, "2022年4月12日"));
    assert!((date.left + date.width - (184_000 - 4 * 5_571)).abs() < 10, "four characters from the right");
    let middle = |line: &Line| line.left + line.width / 2;
    assert!((middle(name) - middle(date)).abs() < 10);
    assert_eq!(date.top, name.top + name.height);
    let seal = seals(page)[0];
    assert_eq!((seal.diameter, seals(page).len()), (42_000, 1));
    assert!((seal.across - middle(date)).abs() < 10);
    let text = line(page, "2022年一季度政务信息采用统计表（部门）");
    let gap = seal.down - seal.diameter / 2 - text.top - text.height;
    assert!((0..=10_227).contains(&gap), "within a line of the text: {gap}");
    assert!(seal.down > name.top && seal.down < date.top, "name and date a little below its middle");
}

#[test]
fn a_signature_never_stands_on_a_page_without_text() {
    for lines_of_text in 8..50 {
        let text = "字".repeat(28 * lines_of_text);
        let document = letter(&[
            (Place::Title, "关于信息工作的通报"),
            (Place::Body, &text),
            (Place::Attachment, "统计表"),
            (Place::Signature, "石泉县人民政府办公室"),
            (Place::Date, "2022年4月12日"),
        ]);
        let pages = pages(&document);
        let last = pages.last().expect("a page");
        line(last, "2022年4月12日");
        line(last, "石泉县人民政府办公室");
        assert!(texts(last).iter().any(|text| text.contains('字')), "{lines_of_text}: {:?}", texts(last));
        assert!(texts(&pages[0]).iter().any(|text| text.contains('字')));
        let lowest = lines(last)
            .iter()
            .filter(|line| !line.text.starts_with('—'))
            .map(|line| line.top + line.height)
            .max();
        assert!(lowest <= Some(262_000 + 10_227), "{lines_of_text}");
    }
}

#[test]
fn the_head_of_a_document_keeps_the_distances_of_the_standard() {
    let page = &pages(&notice(Layout::Document))[0];
    let name = line(page, "石泉县人民政府办公室");
    assert_eq!((name.top, name.ink), (37_000 + 35_000, Ink::Red));
    let number = line(page, "石政办函〔2022〕15号");
    let blank = number.top - name.top - name.height;
    assert_eq!(number.align, Align::Centre);
    assert!((blank - 2 * 10_227).abs() < 10_227 / 2, "two lines: {blank}");
    let rules = rules(page);
    assert_eq!(rules.len(), 1);
    assert_eq!((rules[0].left, rules[0].width, rules[0].ink), (28_000, 156_000, Ink::Red));
    let bottom = number.top + i32::midpoint(number.height, THREE);
    assert!((rules[0].top - bottom - 4_000).abs() <= 1);
    assert!(page.shows_number);
    assert!(texts(page).iter().any(|text| text.starts_with("2022年一季度，")), "the first page shows text");
}

#[test]
fn the_record_ends_the_last_left_hand_page() {
    let pages = pages(&notice(Layout::Document));
    let last = pages.last().expect("a page");
    assert!(last.number.is_multiple_of(2));
    let rules = rules(last);
    assert_eq!(rules.iter().map(|rule| rule.weight).collect::<Vec<_>>(), [350, 250, 350]);
    assert!(rules.iter().all(|rule| (rule.left, rule.width, rule.ink) == (28_000, 156_000, Ink::Black)));
    assert_eq!(rules[2].top + rules[2].weight, 262_000);
    let (office, date) = (line(last, "石泉县人民政府办公室"), line(last, "2022年4月12日印发"));
    assert_eq!((office.left, date.left + date.width), (28_000 + 4_939, 184_000 - 4_939));
    assert_eq!((office.align, date.align, office.top), (Align::Left, Align::Right, date.top));
    line(last, "抄送：");
}

#[test]
fn a_record_without_a_left_hand_page_gets_one_of_its_own() {
    let record = |lines: usize| {
        let mut document =
            letter(&[(Place::Body, &"字".repeat(28 * lines)), (Place::Copies, "县委各工作部门。")]);
        document.layout = Layout::Document;
        document.issued = Some(("办公室".to_owned(), "2022年4月12日印发".to_owned()));
        pages(&document)
    };
    let short = record(3);
    assert_eq!(
        short.iter().map(|page| (page.shows_number, page.blank)).collect::<Vec<_>>(),
        [(true, false), (false, false)]
    );
    let full = record(11 + 21);
    let kinds: Vec<_> = full.iter().map(|page| (page.shows_number, page.blank)).collect();
    assert_eq!(kinds, [(true, false), (true, false), (false, true), (false, false)]);
    assert!(full[2].drawn.is_empty());
    line(&full[3], "抄送：");
}

#[test]
fn long_names_stay_within_the_paper() {
    let long = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室";
    let mut document =
        letter(&[(Place::Body, "全文。"), (Place::Signature, long), (Place::Date, "2022年4月12日")]);
    document.office = long.to_owned();
    let page = &pages(&document)[0];
    let office = line(page, long);
    assert_eq!((office.left, office.width, office.size), (28_000, 156_000, 1600));
    let characters = i32::try_from(long.chars().count()).expect("small");
    assert!(characters * (16_000 + office.spacing) <= 442_204, "squeezed into the area");
    let names: Vec<&Line> =
        lines(page).into_iter().filter(|line| line.from.is_some_and(|from| from.paragraph == 1)).collect();
    let lengths: Vec<usize> = names.iter().map(|line| line.text.chars().count()).collect();
    assert_eq!(lengths, [16, 16], "two like lines");
    assert!(names.iter().all(|line| line.left >= 28_000 && line.left + line.width <= 184_000));
    let (text, seal) = (line(page, "全文。"), seals(page)[0]);
    assert!(names[0].top >= text.top + 20_454, "a line stays blank");
    assert!(seal.down - seal.diameter / 2 >= text.top + text.height);
}

#[test]
fn copies_without_end_take_pages_of_their_own() {
    for layout in [Layout::Letter, Layout::Document] {
        let copies = vec!["县委各工作部门。"; 70].join("\n");
        let mut document = letter(&[(Place::Body, "全文。"), (Place::Copies, &copies)]);
        document.layout = layout;
        document.issued =
            (layout == Layout::Document).then(|| ("办公室".to_owned(), "2022年4月12日印发".to_owned()));
        let pages = pages(&document);
        let of = |page: &Page| lines(page).iter().filter(|line| line.text == "县委各工作部门。").count();
        assert_eq!(pages.iter().map(of).sum::<usize>(), 70);
        for line in pages.iter().flat_map(lines).filter(|line| line.size == 1400) {
            assert!(line.top >= 37_000 && line.top + line.height <= 274_000);
        }
    }
}
