//! Nothing is lost, whatever stands in a document, and long ones are laid out at once.

use std::collections::BTreeMap;

use super::*;
use proptest::prelude::*;

/// What the pages show of a paragraph.
fn shown(pages: &[Page], paragraph: usize) -> String {
    let of = |line: &&Line| line.from.is_some_and(|from| from.paragraph == paragraph);
    pages.iter().flat_map(lines).filter(of).map(|line| line.text.as_str()).collect()
}

/// How often every text stands in a cell below the head.
fn told(pages: &[Page]) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for table in pages.iter().filter_map(table) {
        for cell in table.rows[table.head..].iter().flat_map(|row| &row.cells) {
            let text: String = cell.lines.iter().map(|line| line.text.as_str()).collect();
            *told.entry(text).or_default() += 1;
        }
    }
    told
}

fn place() -> impl Strategy<Value = Place> {
    prop::sample::select(vec![
        Place::Title,
        Place::Recipients,
        Place::Opening,
        Place::Heading,
        Place::Body,
        Place::Attachment,
        Place::Signature,
        Place::Date,
        Place::Copies,
    ])
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "字",
        "信息",
        "，",
        "。”",
        "“",
        "（",
        "）",
        "《",
        "》",
        "2022年",
        "关于",
        "——",
        "……",
        "12.5%",
        "word",
        " ",
        "\n",
        "、",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    ]);
    prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_lines_of_a_paragraph_are_its_text(
        paragraphs in prop::collection::vec((place(), words()), 0..9),
        is_letter in any::<bool>(),
    ) {
        let texts: Vec<(Place, &str)> = paragraphs.iter().map(|(place, text)| (*place, text.as_str())).collect();
        let mut document = letter(&texts);
        if !is_letter {
            document.layout = Layout::Document;
        }
        let pages = pages(&document);
        for (at, (place, text)) in paragraphs.iter().enumerate() {
            prop_assert_eq!(shown(&pages, at), text.replace('\n', ""), "{:?}", place);
        }
        for line in pages.iter().flat_map(lines).filter(|line| line.from.is_some()) {
            prop_assert!(!line.text.is_empty());
            let of = line.from.and_then(|from| Some((&paragraphs.get(from.paragraph)?.1, from.begin)));
            prop_assert!(of.is_some_and(|(text, begin)| text[begin..].starts_with(&line.text)));
            prop_assert!(line.left >= 28_000 && line.left + line.width <= 184_000 + 1);
            prop_assert!(line.top >= 37_000 && line.top + line.height <= 272_500, "{:?}", line);
        }
        prop_assert!(pages.iter().all(|page| page.blank == page.drawn.is_empty() || page.number > 1));
    }

    #[test]
    fn every_row_of_a_table_stands_on_one_page_once(
        names in prop::collection::vec("[一-龥]{1,30}", 0..120),
        figures in 0_usize..40,
        listed in 0_usize..40,
    ) {
        let names: Vec<String> = names.iter().enumerate().map(|(at, name)| format!("{name}{at}")).collect();
        let mut annexed = plain(&names, figures);
        let listed = listed.min(names.len());
        let first = annexed.grid.len() - listed;
        if figures > 1 {
            for (at, row) in annexed.grid[first..].iter_mut().enumerate() {
                row.truncate(figures);
                if at == 0 {
                    row.push(GridCell::over("不计分", (2, listed), Kind::Head));
                }
            }
        }
        let mut document = letter(&[(Place::Body, "全文。")]);
        document.annexes = vec![annexed];
        let pages = pages(&document);
        let told = told(&pages);
        for (at, name) in names.iter().enumerate() {
            prop_assert_eq!(told.get(name), Some(&1));
            prop_assert!(told.contains_key(&(at + 1).to_string()));
        }
        let mut covered = 0;
        for page in &pages {
            let Some(table) = table(page) else { continue };
            let bottom = if page.turned.is_empty() { 37_000 + 225_000 } else { 28_000 + 156_000 };
            let height = table.rows.iter().map(|row| row.height).sum::<i32>();
            prop_assert!(table.top + height <= bottom, "{} and {height} on page {}", table.top, page.number);
            prop_assert!(table.rows.len() - table.head >= names.len().min(2), "no row stands alone");
            let wide = table.columns.len();
            let mut filled = vec![0_usize; table.rows.len()];
            for (at, row) in table.rows.iter().enumerate() {
                for cell in &row.cells {
                    prop_assert!(cell.column + cell.columns <= wide);
                    for below in &mut filled[at..at + cell.rows] {
                        *below += cell.columns;
                    }
                    if cell.columns == 2 {
                        covered += cell.rows;
                    }
                }
            }
            prop_assert!(filled.iter().all(|filled| *filled == wide), "{:?} of {}", filled, wide);
        }
        if figures > 1 {
            prop_assert_eq!(covered, listed);
        }
    }
}

#[test]
fn a_document_without_anything_has_a_page() {
    let mut document = letter(&[]);
    assert_eq!(pages(&document).len(), 1);
    document.annexes = vec![Annexed { grid: Vec::new(), head: 0, ..plain(&[], 0) }, plain(&[], 4)];
    let pages = pages(&document);
    assert_eq!(pages.len(), 3);
    assert!(table(&pages[1]).is_none());
    assert_eq!(table(&pages[2]).map(|table| (table.head, table.rows.len())), Some((1, 1)));
}

#[test]
fn long_and_wide_documents_are_laid_out_whole() {
    let long = "字".repeat(5000);
    let mut document = letter(&[(Place::Title, &long), (Place::Body, &long), (Place::Attachment, &long)]);
    let names: Vec<String> = (0..5000).map(|at| format!("单位{at}")).collect();
    let tall = vec![long.clone(), "城关镇".to_owned()];
    document.annexes = vec![plain(&names, 58), plain(&tall, 3)];
    document.annexes[1].title.clone_from(&long);
    let pages = pages(&document);
    for at in 0..3 {
        assert_eq!(shown(&pages, at), long);
    }
    let told = told(&pages);
    assert!(names.iter().all(|name| told.get(name) == Some(&1)));
    let of_name = pages.iter().filter(|page| page.annex == Some(1)).filter_map(table);
    let cells = of_name.flat_map(|table| table.rows[table.head..].iter().map(|row| &row.cells[1]));
    let name: String = cells.flat_map(|cell| &cell.lines).map(|line| line.text.as_str()).collect();
    assert_eq!(name, format!("{long}城关镇"));
}
