//! Workbooks and Word documents: what is being read or written, how it ended, what to do when it did not.

use super::file_fault;
use crate::formats::book::{BookFault, Mark, WriteFault, address};
use crate::formats::office::{OfficeFault, Progress, Stage};
use crate::session::office::Failure;
use crate::session::tables::{BookMark, Work};

pub const BOOK_NAME: &str = "政务信息采用统计";
pub const STOP_WORK: &str = "停下";
pub const EXPORT_BOOK: &str = "表格文件";
pub const EXPORT_BOOK_FORMULAS: &str = "表格文件（带公式）";
pub const EXPORT_DOCUMENT: &str = "WPS 文档";
pub const EXPORT_GB18030: &str = "导出 CSV（GB18030）";
pub const OPEN_BOOK: &str = "打开表格…";

/// So many cells that are no counts are named.
const NAMED: usize = 6;

/// What is being done.
pub fn work_doing(work: &Work, progress: Option<&Progress>) -> String {
    let step = match progress.map(|progress| progress.stage) {
        None => "准备",
        Some(Stage::Reading) => "读取",
        Some(Stage::Writing) => "写入",
        Some(Stage::Packing) => "装订",
        Some(Stage::Checking) => "读回核对",
    };
    match work {
        Work::Book(name) => format!("正在读“{name}”：{step}"),
        Work::File(name) => format!("正在写“{name}”：{step}"),
    }
}

/// A file was written.
pub fn work_written(name: &str) -> String {
    format!("“{name}”已写好，读回核对无误，在浏览器的下载里。")
}

/// A workbook was read, and what it was read for is not on view any more.
pub fn book_elsewhere(name: &str) -> String {
    format!("“{name}”没有放上去：这期间换了期或草稿，或者这一页只读。请回到要填的那一期，再打开一次。")
}

/// A workbook was read.
pub fn book_read(name: &str, sheets: &[String], others: &[String]) -> String {
    let quoted =
        |names: &[String]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("、");
    let others = if others.is_empty() {
        String::new()
    } else {
        format!("{}的列不一样，没有放在一起，请另存成单独的文件再打开。", quoted(others))
    };
    match sheets {
        [] => format!("“{name}”里没有读到表。"),
        sheets => {
            format!("“{name}”读好了，取的是表{}，在下面预览里，确认以前不改数。{others}", quoted(sheets))
        }
    }
}

/// Cells that are no counts, each with its place; empty where there are none.
pub fn book_marks(marks: &[BookMark]) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let one = |mark: &BookMark| {
        let what = match mark.marked.mark {
            Mark::Date => "日期",
            Mark::Error => "公式错误",
        };
        format!("表“{}”的 {} 是{what}", mark.sheet, address(mark.marked.row, mark.marked.column))
    };
    let named: Vec<String> = marks.iter().take(NAMED).map(one).collect();
    let more = marks.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("等 {} 格", marks.len()) } else { String::new() };
    format!("{}{more}，不当条数。请在表格软件里改好再打开，或在预览里核对。", named.join("；"))
}

/// Why a file was not read or not written.
pub fn work_failed(work: &Work, failure: &Failure) -> String {
    let name = match work {
        Work::Book(name) | Work::File(name) => name,
    };
    let why = match failure {
        Failure::File(fault) => file_fault(*fault).to_owned(),
        Failure::Office(fault) => office_fault(fault),
    };
    format!("“{name}”：{why}")
}

fn office_fault(fault: &OfficeFault) -> String {
    match fault {
        OfficeFault::Read(fault) => book_fault(fault),
        OfficeFault::Write(fault) => write_fault(fault),
        OfficeFault::Document => "文档没有写成。请把“数据”里导出的文件交给管理员，数据没有动。".to_owned(),
        OfficeFault::Unverified => {
            "写出的文件读回来和数据不一样，没有交出。请再试一次；还是这样，请把“数据”里导出的文件交给管理员，数据没有动。".to_owned()
        }
        OfficeFault::Garbled => "没有做成，数据没有动。请刷新后再试。".to_owned(),
        OfficeFault::Busy => "还有一个文件正在读写。等它做完，或先停下它。".to_owned(),
        OfficeFault::CannotStart(said) => format!(
            "这个浏览器不让本页在后台读写表格。请换较新的浏览器，或用“复制表格”、CSV。数据没有动。{}",
            said_by(said)
        ),
        OfficeFault::Broken(said) => {
            format!("读写时出错停下了，多半是文件太大、内存不够。数据没有动。{}", said_by(said))
        }
    }
}

fn said_by(said: &str) -> String {
    if said.is_empty() { String::new() } else { format!("（{said}）") }
}

fn book_fault(fault: &BookFault) -> String {
    match fault {
        BookFault::Empty => "文件是空的。请核对是不是选错了，数据没有动。".to_owned(),
        BookFault::TooLarge { found } => {
            format!("文件有 {} MB，超过 64 MB，没有读。请只留要用的表，另存后再打开。", found >> 20)
        }
        BookFault::Unpacked { found } => {
            format!("解开后超过 {} MB，没有读。请只留要用的表，另存后再打开。", found >> 20)
        }
        BookFault::TooManyCells { sheet } => {
            format!("表“{sheet}”的格子太多，没有读。请删去空行空列，另存后再打开。")
        }
        BookFault::Encrypted => "文件有密码。请用 Excel 或 WPS 去掉密码，另存后再打开。".to_owned(),
        BookFault::Text => "这是文本，不是表格。请把名字末尾改成 .csv 再打开。".to_owned(),
        BookFault::Html => "这是网页格式的表。请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。".to_owned(),
        BookFault::Document => "这是文字文档，不是表格。请从里面复制表格，粘到录入页。".to_owned(),
        BookFault::Binary => "这是 .xlsb 格式，本页读不了。请另存为 .xlsx 后再打开。".to_owned(),
        BookFault::Unknown => "不是表格。能打开的有 .xlsx、.xls、.ods、.csv。请核对是不是选错了。".to_owned(),
        BookFault::Damaged { sheet: None } => {
            "文件不完整或已损坏。请重新取一份，或用 Excel、WPS 修复后另存。".to_owned()
        }
        BookFault::Damaged { sheet: Some(sheet) } => {
            format!("表“{sheet}”损坏，读不了。请用 Excel 或 WPS 修复后另存，或删去这张表。")
        }
        BookFault::NoSheet => "文件里没有看得见的表。请取消隐藏后另存。".to_owned(),
        BookFault::Stopped => "已停下，数据没有动。".to_owned(),
    }
}

fn write_fault(fault: &WriteFault) -> String {
    match fault {
        WriteFault::NoSheet => "没有表可写。".to_owned(),
        WriteFault::TooManyRows { sheet } => format!("表“{sheet}”超过 1048576 行，装不下。请改用 CSV。"),
        WriteFault::TooManyColumns { sheet } => format!("表“{sheet}”超过 16384 列，装不下。请减少渠道。"),
        WriteFault::TooLong { sheet, row, column } => {
            format!("表“{sheet}”的 {} 里的文字太长，一格装不下。请改短后再导出。", address(*row, *column))
        }
        WriteFault::Span { sheet } => {
            format!("表“{sheet}”的合并单元格互相重叠，没有写成。请告诉管理员，数据没有动。")
        }
        WriteFault::Packing => "文件没有写成，多半是内存不够。请关掉别的页再试，数据没有动。".to_owned(),
    }
}
