//! 粘贴预览: what was understood of a pasted table, what was not, what would change.

use crate::domain::paste::{Flag, How, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Meaning, PasteFault, Skipped};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

pub const PASTE_TABLE: &str = "粘贴表格";
pub const PASTE_PREVIEW: &str = "粘贴预览";
pub const NOTHING_CHANGED_YET: &str = "现在还没有改动任何数。";
pub const PASTE_HERE: &str = "在这里按 Ctrl+V";
pub const PASTE_HERE_HOW: &str = "在 Excel、WPS、Word 或网页里选中表格（连同表头和单位名称）复制，再到这里按 Ctrl+V。按单位名称对，与行的次序无关。";
pub const PASTE_OUTDATED: &str = "名录、办法或期变了，刚才粘来的表格没有写入。请再粘一次。";
pub const PASTE_READING: &str = "正在读粘来的表格。";
pub const PASTE_NOT_YET: &str = "读完再确认";
pub const CANCEL_ESC: &str = "取消 Esc";
pub const CELLS_TO_CHANGE: &str = "要改的格";
pub const NOTHING_TO_CHANGE: &str = "没有要改的格。";
pub const NAMES: &str = "名称";
pub const ALL_NAMES_KNOWN: &str = "名称都对上了。";
pub const REMEMBER_ALIAS: &str = "把上面选定的名称记为别名，下次直接对上";
pub const SKIP_ROW: &str = "跳过";
pub const OTHER_CLASS: &str = "（是另一类的单位）";
pub const HOW_READ: &str = "怎样读的";
/// As many columns as the screen has, or as the annexed table has.
pub const IN_ORDER_OF_SCREEN: &str = "按本屏各列的次序对应";
pub const IN_ORDER_OF_TABLE: &str = "按附表各列的次序对应";
pub const LEFT_ALONE: &str = "不动的格";
pub const NONE_SIGNS: &str = "--- 和 —";
pub const NONE_SIGNS_READ: &str = "读作“没有”";

/// How much was pasted and how many names are known.
pub fn paste_head(rows: usize, columns: usize, known: usize) -> String {
    format!("粘来 {rows} 行 {columns} 列，按单位名称对上 {known} 行，与行序无关。")
}

/// The button that writes.
pub fn paste_confirm(cells: usize) -> String {
    format!("确认改 {cells} 格")
}

/// How many cells change, stay and are left alone.
pub fn paste_counts(changed: usize, same: usize, left: usize) -> String {
    let left = if left > 0 { format!("，{left} 格不动") } else { String::new() };
    format!("{changed} 格，其余 {same} 格相同{left}")
}

/// After the first cells of many.
pub fn more_cells(more: usize) -> String {
    format!("还有 {more} 格，确认时一并改。")
}

/// How many names are known, doubtful, unknown.
pub fn paste_names(known: usize, doubtful: usize, unknown: usize) -> String {
    format!("对上 {known}，请定 {doubtful}，没有 {unknown}")
}

/// Units that several rows stand for.
pub fn paste_twice(units: usize) -> String {
    format!("有 {units} 个单位出现两行以上，先不读它们；请把多余的行选为“跳过”。")
}

/// Points that were pasted, beside ours.
pub fn paste_points(agree: usize, differ: usize) -> String {
    if differ == 0 {
        format!("粘来的得分用来复核：{agree} 行相符。")
    } else {
        format!("粘来的得分用来复核：{agree} 行相符，{differ} 行不符，请核对条数和办法。")
    }
}

/// Cells without names of units.
pub fn paste_block(cells: usize, outside: usize, from: &str) -> String {
    let outside = if outside > 0 {
        format!("有 {outside} 格落在表外或未反馈的列里，不写。")
    } else {
        String::new()
    };
    if cells == 0 {
        return format!("没有认出单位名称，也没有可写的格。{outside}请连同单位名称一起复制。");
    }
    format!(
        "没有认出单位名称。从“{from}”起按位置写 {cells} 格。{outside}要按名称对，请取消，连同名称一起复制。"
    )
}

/// At the first cell of those that go by their places.
pub const BEGINS_HERE: &str = "从这里起";

/// Why nothing can be read.
pub fn paste_fault(fault: PasteFault) -> String {
    match fault {
        PasteFault::Nothing => "剪贴板里没有表格，也没有文字。请重新复制。".to_owned(),
        PasteFault::TooManyRows { found } => format!("粘来 {found} 行，最多 {MOST_ROWS} 行。请分几次粘。"),
        PasteFault::TooManyColumns { found } => {
            format!("粘来 {found} 列，最多 {MOST_COLUMNS} 列。请只复制有数的几列。")
        }
        PasteFault::TooManyCells { found } => format!("粘来 {found} 格，最多 {MOST_CELLS} 格。请分几次粘。"),
    }
}

/// What is worth a look at a cell.
pub fn paste_flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Unread(_) => "不是条数，会照原样写入并标错",
        Flag::Waiting => "这个渠道还未反馈，写入后先不计分",
        Flag::Merged => "来自合并格，请核对是不是这个单位的",
        Flag::NotOpen => "这个渠道不收本类单位",
    }
}

/// In what way a name was understood.
pub fn name_how(how: How) -> &'static str {
    match how {
        How::Exact => "",
        How::Broken => "名称中有换行，已对上",
        How::Spelled => "括号宽窄、空格不同，已对上",
        How::Alias => "是别名，已对上",
        How::Former => "是原来的名称，已对上",
        How::Short => "括号里的名称只写了一边，已对上",
        How::Stem => "县名、序号或“人民政府”只写了一边，已对上",
    }
}

/// A name as it was pasted.
pub fn quoted(name: &str) -> String {
    format!("“{}”", name.replace(['\n', '\r'], "↵"))
}

/// The question a doubtful name puts.
pub fn pasted_name(name: &str) -> String {
    format!("{}是哪个单位", quoted(name))
}

/// A column by its head, or by its position.
pub fn column_head(at: usize, head: &[String]) -> String {
    let words: Vec<&str> = head.iter().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    if words.is_empty() { format!("第 {} 列", at + 1) } else { words.join("·").replace(['\n', '\r'], "") }
}

/// What a column is that is not written.
pub fn column_meaning(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::Names => "单位名称",
        Meaning::Serial => "序号，不导入",
        Meaning::Remark => "备注，不导入",
        Meaning::Current | Meaning::Cumulative => "不写入，只用来复核",
        Meaning::Sum => "合计，不导入",
        _ => "",
    }
}

/// Columns that are not taken since nothing says which channel they are.
pub fn paste_unclear(heads: &[String]) -> String {
    let named: Vec<String> = heads.iter().take(NAMED).map(|head| quoted(head)).collect();
    let more = if heads.len() > NAMED { "等" } else { "" };
    format!(
        "有 {} 列认不出，没有导入：{}{more}。要导入，请在右边“怎样读的”里选它是哪个渠道。",
        heads.len(),
        named.join("、")
    )
}

/// After a table was taken: the rows and columns of it that were not. Empty where all were.
pub fn paste_left(rows: &[&str], columns: &[String]) -> String {
    let part = |count: usize, of: &str, names: String| {
        let more = if count > NAMED { "等" } else { "" };
        (count > 0).then(|| format!("有 {count} {of}认不出或重复，没有写入：{names}{more}。"))
    };
    let rows_named: String = rows.iter().take(NAMED).map(|name| quoted(name)).collect();
    let columns_named: String = columns.iter().take(NAMED).map(|head| quoted(head)).collect();
    let parts = [part(rows.len(), "行单位", rows_named), part(columns.len(), "列", columns_named)];
    let told: String = parts.into_iter().flatten().collect();
    if told.is_empty() { told } else { format!("粘来的表格已写入。{told}") }
}

/// The button that puts a name into the roster.
pub fn add_to_roster(class: &str) -> String {
    format!("到名录加上它（{class}）")
}

/// So many rows or columns that are not taken are named.
const NAMED: usize = 6;

/// A column whose channel is not clear.
pub fn column_unclear(names: &[String]) -> String {
    if names.is_empty() {
        "认不出，不导入".to_owned()
    } else {
        format!("可能是{}，没有导入，请选一个", names.join("、"))
    }
}

/// A channel that two columns mean.
pub fn column_twice(name: &str) -> String {
    format!("有两列都像{name}，都没有导入")
}

/// The question a column puts that nothing tells.
pub fn column_is(head: &str) -> String {
    format!("“{head}”是哪个渠道")
}
pub const NOT_IMPORTED: &str = "不导入";

/// The sums that were pasted beside those of the rows.
pub fn paste_totals(columns: usize, differ: &[String]) -> String {
    if differ.is_empty() {
        return format!("粘来的合计用来复核：{columns} 列相符。");
    }
    format!("粘来的合计用来复核：{} 列不符，{}。请核对有没有漏行。", differ.len(), differ.join("，"))
}

/// A sum that is not what the rows add up to.
pub fn total_differs(channel: &str, pasted: u64, rows: u64) -> String {
    format!("{channel}合计 {pasted}，各行相加 {rows}")
}

/// Why rows were left out.
pub fn skipped(kind: Skipped) -> &'static str {
    match kind {
        Skipped::Head => "表头",
        Skipped::Total => "合计",
        Skipped::Remark => "备注",
        Skipped::Blank => "空行",
        Skipped::Other => "认不出的行",
    }
}

/// The rows that were left out, each with its sheet where there are several.
pub fn rows_left_out(rows: &[(Option<&str>, usize)]) -> String {
    const SHOWN: usize = 8;
    let mut told = Vec::new();
    let mut before = None;
    for &(sheet, row) in rows.iter().take(SHOWN) {
        told.push(match before {
            Some(other) if other == sheet => format!("、{row}"),
            Some(_) => format!(" 行，{}第 {row}", sheet_of(sheet)),
            None => format!("{}第 {row}", sheet_of(sheet)),
        });
        before = Some(sheet);
    }
    let more = if rows.len() > SHOWN { "…" } else { "" };
    format!("{}{more} 行，不导入", told.concat())
}

fn sheet_of(sheet: Option<&str>) -> String {
    sheet.map(quoted).unwrap_or_default()
}

/// One of the rows of a unit: where it stands, and the figures in it.
pub fn row_of_twice((sheet, row): (Option<&str>, usize), figures: &[(String, &str)]) -> String {
    let figures: Vec<String> =
        figures.iter().map(|(channel, figure)| format!("{channel} {figure}")).collect();
    let figures = if figures.is_empty() { "没有数".to_owned() } else { figures.join("、") };
    format!("{}第 {row} 行：{figures}", sheet_of(sheet))
}

/// Cells that are not written.
pub fn cells_left(left: usize) -> String {
    format!("{left} 格：未反馈的列、合并格盖住的格")
}

/// A cell's unit and channel.
pub fn cell_names(
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    channel: ChannelIx,
) -> (String, String) {
    let unit = workspace.roster().unit(unit);
    let rules = workspace.rules_of(period);
    let channel = rules.and_then(|rules| rules.channel(channel));
    let label = unit.zip(channel).map(|(unit, channel)| {
        let kind = rules.and_then(|rules| rules.kinds().iter().find(|kind| kind.id == channel.kind));
        let label = channel.label_for(&unit.class);
        match kind.filter(|_| label.chars().count() <= 2) {
            Some(kind) => format!("{}{label}", kind.name),
            None => label.to_owned(),
        }
    });
    (unit.map(|unit| unit.name_parts().0.to_owned()).unwrap_or_default(), label.unwrap_or_default())
}
