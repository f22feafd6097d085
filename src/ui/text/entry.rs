//! 录入: the grid's words.

use crate::domain::finding::Severity;
use crate::domain::record::CheckState;
use crate::session::Locked;

pub const ENTRY: &str = "录入";
pub const ENTRY_HEADING: &str = "录入";
pub const CHECKS: &str = "检查";
pub const MARK_QUERY: &str = "疑";
pub const MARK_RIGHT: &str = "对";
pub const NOTHING_ENTERED: &str =
    "本期各单位、各渠道都还没有条数。请核对是不是还没有填，确实都没有就不用改。";
pub const ALL_BLANK: &str = "本期一个条数也没有";
pub const NOTHING_FOUND: &str = "没有疑问。";
pub const FIND: &str = "查找";
pub const FIND_HINT: &str = "名称或简拼";
pub const SHOW_ALL_UNITS: &str = "显示全部单位";
pub const ROW_ORDER: &str = "行的次序";
pub const ROSTER_ORDER: &str = "建制序列";
pub const PLACE_ORDER: &str = "名次";
pub const ALL_CHANNELS: &str = "显示不印的渠道";
pub const MARK_WAITING: &str = "标未反馈";
pub const UNMARK_WAITING: &str = "改回可填";
pub const FED_BACK_NOW: &str = "已反馈了：点这里改为可填";
pub const CLASSES: &str = "类别";
/// Why counts of a period cannot be typed, and where to go instead.
pub fn locked_entry(why: Locked) -> &'static str {
    match why {
        Locked::Published => "这一期已发布，数只能看。有错请点要改的一格，用“更正”。",
        Locked::ByItems => "这一期按台账计分，数只能看，随台账变。要改请到“台账”。",
        Locked::Reading => "另一页正在改这份数据，数只能看。",
    }
}

pub const CHECK_COLUMN: &str = "核对";
pub const RETURN_ROW: &str = "退回";
pub const RETURN_ROW_ASK: &str = "退回这一行…";
pub const RETURN_NOW: &str = "退回";
pub const EXPLAIN: &str = "写说明";
pub const EXPLAIN_ANEW: &str = "另写说明";
pub const EXPLAIN_KEEP: &str = "记下";
pub const EXPLAIN_AWAY: &str = "去掉说明";

/// How far a row has been compared.
pub fn check_state(state: Option<CheckState>) -> &'static str {
    match state {
        None => "待核",
        Some(CheckState::Checked) => "已核",
        Some(CheckState::Returned) => "已退回",
    }
}

/// How many rows were compared, sent back, and neither.
pub fn check_counts([checked, returned, open]: [usize; 3]) -> String {
    let returned = if returned > 0 { format!("退回 {returned}，") } else { String::new() };
    format!("已核 {checked}，{returned}待核 {open}")
}
/// Rows in which something is no count were not noted as compared; nothing where there are none.
pub fn not_checked(units: &[String]) -> String {
    if units.is_empty() {
        return String::new();
    }
    format!("有的格不是条数，没有标已核：{}。改好再核。", units.join("、"))
}

/// The sign of a row that was sent back.
pub const MARK_RETURNED: &str = "退";

/// Why a finding is right as it is.
pub fn explained(reason: &str) -> String {
    format!("已说明：{reason}")
}

/// Why a finding is right as it is, as it was explained in an earlier period under the same method.
pub fn explained_earlier(period: &str, reason: &str) -> String {
    format!("已在{period}说明，办法没有改：{reason}")
}

/// The sign of a finding.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => super::MARK_ERROR,
        Severity::Query => MARK_QUERY,
        Severity::Note => super::MARK_NOTE,
    }
}

/// How many findings there are of each weight.
pub fn finding_counts(errors: usize, queries: usize, notes: usize) -> String {
    format!("错 {errors}　疑 {queries}　注 {notes}")
}

/// Beside the field in which a unit is looked for, of many.
pub fn pick_by_name(count: usize, shown: usize) -> String {
    format!("共 {count} 个单位，下面列出 {shown} 个。输入名称或简拼来找：")
}

/// How many rows a search leaves of all; the totals go on being over all.
pub fn filtered(shown: usize, all: usize) -> String {
    format!("显示 {shown}/{all}，合计仍是全部　")
}

/// How many units have nothing in any channel.
pub fn blank_units(count: usize) -> String {
    format!("{count} 个单位各渠道都没有采用，请核对是不是漏填：")
}

/// After the first units of many.
pub fn more_units(more: usize) -> String {
    format!("等，还有 {more} 个")
}

/// After the first findings of many.
pub fn more_findings(more: usize) -> String {
    format!("还有 {more} 处，改好上面的再看")
}

/// The grid's name.
pub fn entry_caption(period: &str, class: &str) -> String {
    format!("{period}{class}录入表")
}

/// A field's name.
pub fn cell_name(unit: &str, channel: &str) -> String {
    format!("{unit}·{channel}")
}

/// A class with its size, on a button.
pub fn class_count(name: &str, units: usize) -> String {
    format!("{name} {units}")
}

/// A number of units.
pub fn units(count: usize) -> String {
    format!("{count} 个")
}

/// No unit has this name.
pub fn nothing_found_by(query: &str) -> String {
    if query.trim().is_empty() {
        "这一类没有单位".to_owned()
    } else {
        format!("没有叫“{}”的单位", query.trim())
    }
}

/// The keys of the grid, for the footer.
pub const KEYS_ENTRY: &[(&[&str], &str)] = &[
    (&["Enter"], "下移"),
    (&["Tab"], "右移"),
    (&["Esc"], "还原"),
    (&["Ctrl", "D"], "向下填充"),
    (&["F8"], "下一处错疑"),
    (&["Ctrl", "Enter"], "已核"),
];
