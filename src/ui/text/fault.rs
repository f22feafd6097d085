//! Why something was not taken, as sentences with place and remedy.

use crate::domain::fault::{Fault, Problem, Wanted};
use crate::platform::{FileFault, StoreFault};

/// A fault of a workspace: its place as a JSON pointer, what is wrong, what is allowed.
pub fn fault(fault: &Fault) -> String {
    let place = fault.at.to_string();
    if let Some(line) = place.strip_prefix("/noticeTemplate") {
        return format!("{}：{}", template_place(line), template_problem(&fault.problem));
    }
    // What concerns the whole file says so itself.
    if matches!(fault.problem, Problem::Newer { .. } | Problem::OtherFormat) {
        return problem(&fault.problem);
    }
    let place = if place.is_empty() { "整个文件" } else { &place };
    format!("{place}：{}", problem(&fault.problem))
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NotJson { line: 1, column: 0 } => "文件是空的。请重新导出，或换一个文件".to_owned(),
        Problem::NotJson { line, column: 0 } => {
            format!("文件到第 {line} 行就断了，不完整。请重新导出，或换一个文件")
        }
        Problem::NotJson { line, column } => {
            format!("第 {line} 行第 {column} 个字起读不懂，文件可能不完整。请重新导出，或换一个文件")
        }
        Problem::Shape { wanted, found } => format!("这里应是{}，读到的是 {found}", wanted_words(wanted)),
        Problem::Missing(field) => format!("缺少“{field}”这一项。请补上"),
        Problem::UnknownField(field) => format!("格式里没有“{field}”这一项。请核对拼写，或去掉它"),
        Problem::Newer { schema } => {
            format!("文件是更新的版本存的（格式 {schema}），本页只读得了格式 1。请用新版打开")
        }
        Problem::OtherFormat => "不是耳目的数据文件。请选耳目导出的文件".to_owned(),
        Problem::BadId(id) => format!("“{id}”不能作编号。编号 1 到 64 个字，不含空格"),
        Problem::Twice(what) => format!("“{what}”出现了两次。每个只能有一个，请改掉一个"),
        Problem::Unknown(what) => format!("没有叫“{what}”的。请核对编号"),
        Problem::Empty => "这里不能空。请填上".to_owned(),
        Problem::TooMuch { most } => format!("超过了上限 {most}。请减少"),
        Problem::BadAmount(text) => {
            format!("“{text}”不能作分值。分值在 -100000 到 100000 之间，至多三位小数")
        }
        Problem::BadDate(text) => format!("“{text}”不是日期。日期写成 2022-03-31"),
        Problem::Backwards => "止日早于起日。请改日期".to_owned(),
        Problem::Overlap(name) => format!("与“{name}”的日期重叠。前后的日期不能重叠"),
        Problem::BadCount(text) => format!("“{text}”不能作条数。条数是 0 到 99999 的整数"),
        Problem::NoColumn(id) => format!("渠道“{id}”在表头里没有列。每个渠道要有一列"),
        Problem::NoChannel(class) => format!("“{class}”没有可以得分的渠道。每个类别至少要有一个"),
        Problem::OutOfRange { least, most } => format!("超出范围。这里应在 {least} 到 {most} 之间"),
        Problem::StepsOverlap => "这一档与上一档重叠。请改起点，使各档首尾相接".to_owned(),
        Problem::StepsGap => "这一档与上一档之间有空档。请补上一档".to_owned(),
        Problem::CapBelowFloor => "上限低于下限。请核对两个数".to_owned(),
        Problem::OneOf(fields) => format!("这几项只能有一项，也必须有一项：{fields}"),
        Problem::Conflict(other) => format!("与“{other}”矛盾，两者不能同时成立。请改掉一个"),
        Problem::ActsLater(id) => {
            format!("“{id}”在这一条之后才起作用，这里还量不到它。请去掉它，或改用能看到它的条款")
        }
        Problem::NoItems(id) => {
            format!("“{id}”是条款，没有条数。请把“按什么计”改为“分”，或改写渠道")
        }
        Problem::DatesGap(name) => format!("“{name}”失效后到这一套生效前有空档。请让日期首尾相接"),
        Problem::BadClause(at) => format!("条文第 {at} 个字起的括号不成对，或所指不明。请改正"),
    }
}

/// Where in a template: 模板第 10 行.
fn template_place(line: &str) -> String {
    match line.strip_prefix('/') {
        Some(line) => format!("模板第 {line} 行"),
        None => "模板".to_owned(),
    }
}

/// What is wrong with a template, which is written by people and not by a program.
fn template_problem(fault: &Problem) -> String {
    match fault {
        Problem::Unknown(what) => format!("不认得“{what}”。关键词和占位符请照文末的写法"),
        Problem::BadClause(at) => format!("第 {at} 个字起的括号不成对，或占位符用在了不能用的地方"),
        Problem::BadId(id) => format!("“{id}”不能作段名。段名不含空格，至多 64 个字"),
        Problem::Missing(what) => format!("缺少“{what}”这一项设置。请补上"),
        Problem::TooMuch { most } => format!("太长，至多 {most}。请改短"),
        other => problem(other),
    }
}

fn wanted_words(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Text => "文字".to_owned(),
        Wanted::List => "一列内容".to_owned(),
        Wanted::Object => "一组内容".to_owned(),
        Wanted::Flag => "true 或 false".to_owned(),
        Wanted::Amount => "分值（-100000 到 100000，至多三位小数）".to_owned(),
        Wanted::Number => "整数".to_owned(),
        Wanted::Count => "条数（0 到 99999 的整数，或原样的文字）".to_owned(),
        Wanted::OneOf(words) => format!("其中之一：{}", words.join("、")),
    }
}

/// Why the store did not keep something.
pub fn store_fault(fault: StoreFault) -> &'static str {
    match fault {
        StoreFault::Refused => "浏览器不让本页存数",
        StoreFault::Full => "浏览器给本页的空间已满",
        StoreFault::Unverified => "存进去的数读回来不一样",
    }
}

/// Why a file was not given or taken, and what to do.
pub fn file_fault(fault: FileFault) -> &'static str {
    match fault {
        FileFault::Refused => "浏览器没有让本页存取文件。请换一个浏览器窗口再试，数据没有动。",
        FileFault::TooLarge => "这个文件超过 64 MB，没有读。请核对是不是选错了文件，数据没有动。",
        FileFault::Unreadable => "这个文件读不出来，可能不是文本文件。请核对是不是选错了，数据没有动。",
    }
}
