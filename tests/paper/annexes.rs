//! Annexed tables: marks and titles, columns, heads again on every page, remarks opened again.

use super::*;
use ermu::domain::paper::{Align, Face, PaperCell};

fn text(cell: &PaperCell) -> String {
    cell.lines.iter().map(|line| line.text.as_str()).collect()
}

fn words(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect()
}

fn annex(at: usize) -> Vec<Page> {
    pages(&notice(Layout::Letter)).into_iter().filter(|page| page.annex == Some(at)).collect()
}

#[test]
fn mark_and_title_stand_on_the_first_and_the_third_line() {
    let pages = annex(0);
    assert_eq!(pages.len(), 1);
    let mark = line(&pages[0], "附件1");
    assert_eq!((mark.left, mark.top, mark.size, mark.face), (28_000, 37_000, 1600, Face::Black));
    let title = line(&pages[0], "2022年一季度政务信息采用统计表（镇）");
    assert_eq!((title.top, title.size, title.align), (37_000 + 2 * 10_227, 2200, Align::Centre));
    let table = table(&pages[0]).expect("a table");
    assert_eq!((table.left, table.columns.iter().sum::<i32>()), (28_000, 156_000));
    assert!(table.top >= title.top + title.height);
}

#[test]
fn a_long_title_is_smaller_and_then_takes_two_lines() {
    let titled = |length: usize| {
        let mut document = letter(&[]);
        document.annexes =
            vec![Annexed { title: "表".repeat(length), ..plain(&["城关镇".to_owned()], 1) }];
        let pages = pages(&document);
        let titles = pages[1].drawn.iter().filter_map(|drawn| match drawn {
            Drawn::Line(line) if line.text.contains('表') => Some((line.size, line.text.chars().count())),
            _ => None,
        });
        titles.collect::<Vec<_>>()
    };
    assert_eq!(titled(20), [(2200, 20)]);
    assert_eq!(titled(24), [(1800, 24)]);
    assert_eq!(titled(40), [(1600, 20), (1600, 20)]);
}

#[test]
fn the_departments_take_three_pages_each_with_the_head() {
    let pages = annex(1);
    assert_eq!(pages.len(), 3);
    let head = words(table(&pages[0]).expect("a table"))[..4].to_vec();
    assert_eq!(head[0], ["序号", "单位名称", "新闻动态", "政务信息", "得分情况（分）"]);
    let mut serials = Vec::new();
    for page in &pages {
        let table = table(page).expect("a table");
        assert_eq!(table.head, 4);
        assert_eq!(words(table)[..4], head);
        let height: i32 = table.rows.iter().map(|row| row.height).sum();
        assert!(table.top + height <= 262_000);
        let rows = &table.rows[4..];
        assert!(rows.iter().filter(|row| row.cells.len() > 2).count() >= 2, "no row stands alone");
        serials.extend(rows.iter().filter(|row| row.cells.len() > 2).map(|row| text(&row.cells[0])));
    }
    assert_eq!(serials, (1..=49).map(|serial| serial.to_string()).collect::<Vec<_>>());
}

#[test]
fn the_remark_is_opened_again_on_the_next_page() {
    let remark = "非政府序列部门不计分";
    let mut rows = 0;
    let mut pages_with = 0;
    for page in annex(1) {
        let table = table(&page).expect("a table");
        for (at, row) in table.rows.iter().enumerate() {
            for cell in row.cells.iter().filter(|cell| text(cell) == remark) {
                assert_eq!((cell.column, cell.columns), (9, 2));
                assert!(at + cell.rows <= table.rows.len());
                assert_eq!(
                    cell.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
                    ["非政府序列", "部门不计分"]
                );
                rows += cell.rows;
                pages_with += 1;
            }
        }
    }
    assert_eq!((rows, pages_with), (18, 2));
}

#[test]
fn heads_wrap_and_a_second_name_stands_smaller_below_the_first() {
    let pages = annex(1);
    let table = table(&pages[0]).expect("a table");
    let cells: Vec<&PaperCell> = table.rows.iter().flat_map(|row| &row.cells).collect();
    let found = |wanted: &str| {
        let cell = cells.iter().find(|cell| text(cell) == wanted).unwrap_or_else(|| panic!("{wanted}"));
        cell.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(found("部门动态"), ["部门", "动态"]);
    assert_eq!(found("市政府网站"), ["市政府", "网站"]);
    assert_eq!(found("行政审批服务局"), ["行政审批服务局"]);
    assert_eq!(found("农业农村局（蚕桑服务中心）"), ["农业农村局", "（蚕桑服务中心）"]);
    let cell = cells.iter().find(|cell| text(cell) == "农业农村局（蚕桑服务中心）").expect("it is there");
    assert!(cell.lines[1].size < cell.lines[0].size);
}

#[test]
fn a_table_too_wide_lies_on_its_side_and_the_number_keeps_its_place() {
    let mut document = letter(&[]);
    let names: Vec<String> = (0..40).map(|at| format!("单位{at}")).collect();
    document.annexes = vec![plain(&names, 30)];
    let pages = pages(&document);
    for page in &pages[1..] {
        let table = table(page).expect("a table");
        assert!(matches!(page.turned.last(), Some(Drawn::Table(_))));
        // As the turned sheet lies: 35 mm are at its left, 28 mm at its top.
        assert_eq!((table.left, table.columns.iter().sum::<i32>()), (35_000, 225_000));
        assert!(table.top >= 28_000);
        assert!(table.top + table.rows.iter().map(|row| row.height).sum::<i32>() <= 28_000 + 156_000);
        line(page, &format!("— {} —", page.number));
    }
}

#[test]
fn notes_that_no_page_holds_go_on_with_head_and_mark() {
    let mut document = letter(&[]);
    let mut annexed = plain(&(0..10).map(|at| format!("单位{at}")).collect::<Vec<_>>(), 3);
    let notes: Vec<String> = (0..120).map(|at| format!("{at}. {}", "条款".repeat(40))).collect();
    annexed
        .grid
        .push(vec![GridCell::one("备注", Kind::Head), GridCell::over(notes.join("\n"), (4, 1), Kind::Text)]);
    document.annexes = vec![annexed];
    let pages = pages(&document);
    let mut found = String::new();
    for page in &pages[1..] {
        let table = table(page).expect("a table");
        assert_eq!(table.head, 1);
        assert!(table.top + table.rows.iter().map(|row| row.height).sum::<i32>() <= 262_000);
        let last = &table.rows.last().expect("rows").cells;
        assert_eq!(text(&last[0]), "备注");
        found.push_str(&text(&last[1]));
    }
    assert!(pages.len() > 5);
    assert_eq!(found, notes.concat());
}

#[test]
fn a_remark_that_no_page_holds_is_cut_line_by_line() {
    let mut document = letter(&[]);
    let mut annexed = plain(&(0..9).map(|at| format!("单位{at}")).collect::<Vec<_>>(), 3);
    let remark = "非政府序列部门不计分".repeat(300);
    for (at, row) in annexed.grid[1..].iter_mut().enumerate() {
        row.truncate(3);
        if at == 0 {
            row.push(GridCell::over(remark.clone(), (2, 9), Kind::Head));
        }
    }
    document.annexes = vec![annexed];
    let pages = pages(&document);
    let tables = pages.iter().filter_map(table);
    for table in tables.clone() {
        let height = table.rows.iter().map(|row| row.height).sum::<i32>();
        assert!(table.top + height <= 262_000, "{} and {height}", table.top);
    }
    let cells = tables.flat_map(|table| table.rows[1..].iter().flat_map(|row| &row.cells));
    let found: String = cells.filter(|cell| cell.columns == 2).map(text).collect();
    assert_eq!(found, remark);
}
