//! Every sentence of the Rust code, so that a translation is one place. `index.html` and `boot/` hold those that must work
//! without it, `domain/notice/source.txt` a document's.
//!
//! One voice: which place, what is so, what to do next. No exclamation marks, no apologies.

#![allow(missing_docs, reason = "a constant's words are its documentation")]

mod account;
mod annex;
mod deed;
mod desk;
mod document;
mod drafted;
mod entry;
mod estimate;
mod fault;
mod field;
mod finding;
mod guide;
mod keeping;
mod ledger;
mod log;
mod merge;
mod notice;
mod notice_screen;
mod office;
mod office_work;
mod page;
mod past;
mod paste;
mod picture;
mod provision;
mod roster;
mod rules;
mod step;
mod workbook;

pub use account::*;
pub use annex::*;
pub use deed::{deed, deed_line, late_line, yuan};
pub use desk::*;
pub use document::{document, tables};
pub use drafted::*;
pub use entry::*;
pub use estimate::*;
pub use fault::{fault, file_fault, store_fault};
pub use field::{changed_field, name_field};
pub use finding::{
    TO_ORIGINAL, adopted_outside, advice, finding, finding_parts, not_in_rules, not_in_text, very_large,
};
pub use guide::*;
pub use keeping::*;
pub use ledger::*;
pub use log::*;
pub use merge::*;
pub use notice::{notice_finding, number_wrong};
pub use notice_screen::*;
pub use office::*;
pub use office_work::*;
pub use page::*;
pub use past::*;
pub use paste::*;
pub use picture::*;
pub use provision::{channel_name, sentence};
pub use roster::*;
pub use rules::*;
pub use step::step;
pub use workbook::{workbook, workbook_of, workbook_parts};

use crate::domain::calendar::Date;
use crate::domain::roster::name_parts;
use crate::domain::rules::{Basis, Ranking, Rows, Ties};
use crate::domain::workspace::{Status, Workspace};

/// The product's name.
pub const PRODUCT: &str = "耳目";
/// Stands in a table for none.
pub const NONE: &str = "—";
/// How an empty cell is named in a sentence.
pub const BLANK: &str = "空";
/// How [`NONE`] is spoken.
pub const NONE_SPOKEN: &str = "无";
/// 未反馈
pub const WAITING: &str = "未反馈";

pub const RANKING: &str = "排名";
pub const ESTIMATE: &str = "自评";
pub const DATA: &str = "数据";
pub const MAIN_PAGES: &str = "主要页面";
pub const LARGE: &str = "关怀版";

pub const SERIAL: &str = "序号";
pub const PLACE: &str = "名次";
pub const UNIT: &str = "单位";
pub const UNIT_NAME: &str = "单位名称";
pub const CURRENT: &str = "本期";
pub const CONVERTED: &str = "折算";
pub const CUMULATIVE: &str = "累计";
pub const TIED: &str = "并列";
pub const OVERVIEW: &str = "一览";
pub const VIEW: &str = "查看";
pub const MEASURE: &str = "按";
pub const PRINT: &str = "打印";
pub const EXPORT: &str = "导出文件";
pub const UNDO: &str = "撤销";
pub const CLOSE: &str = "关闭 Esc";
pub const EARLIER_PERIOD: &str = "上一期";
pub const LATER_PERIOD: &str = "下一期";
pub const POINTS: &str = "分";
pub const ITEMS: &str = "条";
pub const BARS: &str = "构成";
pub const STRUCTURE: &str = "得分构成（分）";

/// Over the parts of the points: the period's, unless those of the year are looked at.
pub fn structure(of: Basis) -> String {
    match of {
        Basis::Current => STRUCTURE.to_owned(),
        Basis::Cumulative => format!("{CUMULATIVE}{STRUCTURE}"),
        Basis::Converted => format!("{CURRENT}{STRUCTURE}"),
    }
}

/// What the year's points hold beyond those of the counts: 补计, and what was only printed.
pub const LATE_AND_OTHERS: &str = "补计和其他";
/// What clauses added and took away across kinds of information.
pub const ACROSS_KINDS: &str = "条款加减";
/// What was printed beyond what a record without clauses comes to.
pub const PRINTED_ALONE: &str = "只有发布数";
pub const SUM: &str = "合计";
pub const SHARE: &str = "占比";
pub const LISTED_ONLY: &str = "只列不计分";
pub const NOT_SCORED: &str = "不计分";
pub const SCORED_TOTAL: &str = "计分单位合计";
pub const NOTICE_TOTAL: &str = "全部列名合计";
pub const ADOPTED: &str = "采用情况（条）";
pub const SCORES: &str = "得分情况（分）";
pub const PENDING: &str = "待补";
pub const CHANNEL: &str = "采用渠道";
pub const COUNT: &str = "条数";
pub const EACH: &str = "每条";
pub const EACH_POINTS: &str = "每条（分）";
pub const OWN_COUNT: &str = "实有（条）";
pub const SCORE: &str = "得分";
pub const BASIS: &str = "依据";
pub const CURRENT_SCORE: &str = "本期得分";
pub const ABOVE: &str = "上一名";
pub const BELOW: &str = "下一名";
pub const COPY_ACCOUNT: &str = "复制说明";
pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "浏览器没有让复制。请选中文字后按 Ctrl+C";
/// The way from an account to the unit's counts.
pub fn fill_in(may_type: bool) -> &'static str {
    if may_type { "去自评填数" } else { "去自评查看" }
}
pub const OFFICIAL_ORDER: &str = "恢复正式次序";
pub const EXPLANATION: &str = "得分说明";
pub const TIE_METHOD: &str = "名次算法";
pub const HOW_SUMMED: &str = "得分怎样算出";

pub const EXAMPLE: &str = "示例";
pub const I_AM_UNIT: &str = "我是单位信息员";
pub const CLEAR_EXAMPLE: &str = "清掉示例";
pub const RESTORE_EXAMPLE: &str = "恢复原样";
pub const SHOW_EXAMPLE: &str = "看示例";
pub const DISMISS: &str = "知道了";
pub const DOWNLOAD_DRAFT: &str = "下载这份草稿";
pub const EXPORT_NOW: &str = "导出文件";
pub const EXPORT_ALL: &str = "导出文件";
pub const OPEN_FILE: &str = "打开文件…";
pub const DOWNLOAD_PAGE: &str = "下载离线版";
pub const DOWNLOAD: &str = "下载";

pub const PICK_UNIT: &str = "请选单位";
pub const PICK_UNIT_WHY: &str = "选一次就记住，下次打开直接是本单位。填的数只存在本机。";
pub const MARK_ERROR: &str = "错";
pub const MARK_NOTE: &str = "注";

/// The page's heading beside its name.
pub fn tagline(workspace: &Workspace) -> String {
    format!("{}政务信息采用计分台", workspace.name())
}

/// The window's title.
pub fn window_title(screen: &str, workspace: &Workspace) -> String {
    format!("{screen} — {}{PRODUCT}", workspace.name())
}

/// A status label.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "草稿",
        Status::Checking => "核对中",
        Status::Published => "已发布",
    }
}

/// 2022年4月12日, without leading zeros.
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The example's label once it was changed.
pub fn example_changed(cells: usize) -> String {
    format!("示例，改了 {cells} 格")
}

/// The strip over the example.
pub const EXAMPLE_STRIP: &str = "这是示例：石泉县2022年一季度已发布的通报。可以随便改，不会混进真数。";

/// A notice total's second line.
pub fn total_split(scored: u64, listed: u64) -> String {
    format!("计分单位 {scored}　只列不计分 {listed}")
}

pub const SHOW_ROWS: &str = "看这个数的各行";
pub const LISTED_UNITS: &str = "列名单位";
pub const PIECES: &str = "个";
pub const ZERO_UNITS: &str = "计分单位零采用";
pub const WAITING_TOTAL: &str = "本次不予通报，不按 0 计";
pub const WAITING_PART: &str = "有渠道未反馈，数还会增加";

/// The split of the listed units.
pub fn units_split(scored: usize, listed: usize) -> String {
    format!("计分 {scored}　只列不计分 {listed}")
}

/// Names as many as fit.
pub fn some_names(names: &[&str]) -> String {
    match names {
        [first, second, _, ..] => format!("{first}、{second}等 {} 个", names.len()),
        few => few.join("、"),
    }
}

/// Names the units with nothing, as many as fit.
pub fn zero_names(scored: &[&str], listed: &[&str]) -> String {
    match (scored, listed) {
        ([], []) => "每个单位都有采用".to_owned(),
        ([], listed) => format!("只列不计分：{}", some_names(listed)),
        (scored, _) => some_names(scored),
    }
}

/// What a class's table says in two lines of the units that are listed only. Of departments it says why, as notices do.
pub fn listed_remark(class: &str) -> [&'static str; 2] {
    if class == DEPARTMENTS { ["非政府序列", "部门不计分"] } else { ["只列条数", "不计分"] }
}

/// The class whose listed-only units are those beside the government.
const DEPARTMENTS: &str = "部门";

/// How many units a class has.
pub fn class_size(scored: usize, listed: usize) -> String {
    if listed == 0 { format!("{scored} 个") } else { format!("计分 {scored} 个") }
}

/// Which serial numbers a part of a board shows.
pub fn serials(from: usize, to: usize) -> String {
    format!("序号 {from}–{to}")
}

/// Between two parts of a long board.
pub fn left_out(units: usize, class: &str) -> String {
    format!("中间 {units} 个在“{class}”全表里")
}

/// A caption of a board.
pub fn board_caption(class: &str, from: usize, to: usize) -> String {
    format!("{class}排名，序号 {from} 至 {to}")
}

/// The line over the listed-only group.
pub fn listed_line(units: usize, labels: &[&str], sums: &[u64]) -> String {
    let sums: Vec<String> = sums.iter().map(ToString::to_string).collect();
    if labels.is_empty() {
        return format!("{units} 个，续编序号，不排名；本期都没有采用");
    }
    format!(
        "{units} 个，续编序号，不排名；条数计入全部列名合计。数字依次为{}（条），合计 {}",
        labels.join("、"),
        sums.join("、")
    )
}

/// How the boards are to be read.
pub fn order_note(Ranking { by, ties, rows }: Ranking) -> String {
    let by = basis(by);
    let ties = match ties {
        Ties::Serial => "名次即序号",
        Ties::Competition => "名次同分相同，其后空位",
        Ties::Dense => "名次同分相同，其后连排",
    };
    match rows {
        Rows::ByPoints => format!("按{by}排；序号为流水号；同分按建制序列，标“并列”，{ties}。"),
        Rows::Roster if ties == "名次即序号" => {
            format!("按建制序列列；名次按{by}，同分按建制序列先后。")
        }
        Rows::Roster => format!("按建制序列列；名次按{by}，{ties}。"),
    }
}

/// Which points order the units.
pub fn basis(by: Basis) -> &'static str {
    match by {
        Basis::Current => CURRENT,
        Basis::Cumulative => CUMULATIVE,
        Basis::Converted => CONVERTED,
    }
}

/// A name without its second name in brackets.
pub fn short(name: &str) -> &str {
    name_parts(name).0
}

pub const SCALE_NOTE: &str = "各栏条形同一比例，刻度为分。";

/// A tie method in a list of choices.
pub fn tie_method(ties: Ties) -> &'static str {
    match ties {
        Ties::Serial => "流水号 1-2-3-4",
        Ties::Competition => "同分同名次，其后空位 1-2-2-4",
        Ties::Dense => "同分同名次，其后连排 1-2-2-3",
    }
}

/// The line that tells that the order on screen is not the official one: column and direction.
pub fn sorted_by(column: &str, falling: bool) -> (String, &'static str) {
    let rest = "看，同数按建制序列。序号仍是正式次序，导出、通报不受影响。";
    let way = match (column == UNIT_NAME || column == UNIT, falling) {
        (true, false) => return ("建制序列".to_owned(), "看。序号仍是正式次序，导出、通报不受影响。"),
        (true, true) => return ("建制序列倒序".to_owned(), "看。序号仍是正式次序，导出、通报不受影响。"),
        (false, true) => "由多到少",
        (false, false) => "由少到多",
    };
    (format!("{column}{way}"), rest)
}

pub const SORTED_NOW: &str = "现按";

/// Spoken when a step was taken back.
pub fn undone(step: &str) -> String {
    format!("已撤销 {step}")
}

/// Spoken when a step was done again.
pub fn redone(step: &str) -> String {
    format!("已重做 {step}")
}

/// Spoken when the order changes.
pub fn sort_spoken(column: Option<(&str, bool)>) -> String {
    match column {
        None => "已恢复正式次序".to_owned(),
        Some((column, falling)) => {
            let (by, _) = sorted_by(column, falling);
            format!("已按{by}排列")
        }
    }
}
