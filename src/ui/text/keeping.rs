//! Where the work is kept, files, and what a printed page says at its foot.

use super::{CONVERTED, CUMULATIVE, CURRENT, PLACE, PRODUCT, SERIAL, UNIT_NAME, store_fault};
use crate::domain::workspace::Workspace;

pub const SAVED: &str = "已存入本浏览器";
pub const NOT_SAVED: &str = "没有保存";
pub const SAVING: &str = "正在存入本浏览器";
pub const UNCHANGED: &str = "还没有改动";
pub const NO_FILE: &str = "没有导出文件";

/// The last file given out.
pub fn exported(at: &str, changes: u64) -> String {
    if changes == 0 {
        format!("已导出文件 {at}")
    } else {
        format!("{at} 导出文件，之后改了 {changes} 次")
    }
}

pub const HELD_BACK: &str = "本机的草稿这一版读不了，没有动它；这里的改动不会存，请导出文件";

/// The strip while nothing can be kept.
pub fn not_saved_strip(fault: crate::platform::StoreFault, since: &str) -> String {
    format!("{}（{since} 起）。刚才的数还在本页里，关页就丢。", store_fault(fault))
}

pub const NOT_KEPT: &str = "没有存住。";

pub fn set_aside_strip(key: &str) -> String {
    format!("上次的草稿坏了，读不出来，已原样另放（{key}），没有丢，也没有改动。现在打开的是示例。")
}

pub const NEWER_STRIP: &str =
    "本机的草稿是更新的版本存的，本页打不开，也没有改动它。请用新版打开，或先下载留存。";

/// After a file was opened.
pub fn opened(name: &str, same: bool) -> String {
    if same {
        format!("“{name}”与现在的数据完全相同，没有改动。")
    } else {
        format!("已打开“{name}”，原来的草稿可以撤销找回。")
    }
}

/// Over the faults of a file that was not opened.
pub fn not_opened(name: &str, faults: usize) -> String {
    format!("“{name}”没有打开，原来的数据没有动。有 {faults} 处不对：")
}

/// After the first faults of many.
pub fn more_faults(more: usize) -> String {
    format!("还有 {more} 处")
}

pub const WHERE_KEPT: &str = "现在存在哪里";
pub const ALL_LOCAL: &str = "全在这台电脑里，本页不联网、不上传";
pub const IN_BROWSER: &str = "本浏览器";
pub const IN_FILE: &str = "文件";
pub const IN_PAGE: &str = "本页";
pub const EVERY_CHANGE: &str = "每改一格就存，存后读回核对";
pub const FILE_ADVICE: &str = "清理浏览器或换电脑会丢失，请留文件";
pub const PAGE_ADVICE: &str = "一个文件，断网也能打开";
pub const KEPT_DRAFTS: &str = "另放的草稿";
pub const NO_KEPT_DRAFTS: &str = "没有另放的草稿";
pub const NO_KEPT_WHY: &str = "草稿读不出来，或打开文件替换了草稿时，原来的会放在这里，可以下载。";
pub const PREVIOUS_DRAFT: &str = "打开文件之前的草稿";
pub const DAMAGED_DRAFT: &str = "读不出来的草稿";
pub const OPEN_NOW: &str = "打开着";
pub const OWN_SPACE: &str = "真实数据";
pub const SPACES: &str = "数据";
pub const SPACES_NOTE: &str = "示例与真实数据各存一处，互不相混";
pub const EXAMPLE_HOLDS: &str = "石泉县2022年一季度，60 个单位";
pub const OWN_HOLDS: &str = "名册和办法与示例相同，数从空白开始";
pub const OWN_KEPT: &str = "本机存着，原样未动";
pub const SHOW_OWN: &str = "打开真实数据";
pub const CONTENT: &str = "内容";
pub const SIZE: &str = "大小";

/// How large something is.
pub fn characters(count: usize) -> String {
    format!("{count} 字")
}

/// The keys a screen understands, for the footer.
pub const KEYS_RANKING: &[(&[&str], &str)] =
    &[(&["Alt", "1", "2", "3"], "换页"), (&["↑", "↓"], "换行"), (&["Enter"], "看说明")];
pub const KEYS_ESTIMATE: &[(&[&str], &str)] =
    &[(&["↑", "↓"], "换行"), (&["＋", "−"], "加减"), (&["Ctrl", "Z"], "撤销")];
pub const KEYS_DATA: &[(&[&str], &str)] = &[(&["Ctrl", "S"], "导出全部"), (&["Ctrl", "O"], "打开文件")];

/// The last line of a printed ranking.
pub fn print_note(period: &str, published: bool, number: &str, example: bool) -> String {
    let what = if example {
        "示例，仅供试用"
    } else if published {
        "已发布数据，供阅读"
    } else {
        "草稿，供核对"
    };
    let by = if published && !number.is_empty() {
        format!("；正式结果以{number}为准")
    } else {
        String::new()
    };
    format!("据计分台{period}打印，{what}{by}。未反馈的渠道不按 0 计。")
}

/// The columns of a report of scores.
pub const REPORT_HEAD: [&str; 8] = ["期", "类别", SERIAL, PLACE, UNIT_NAME, CURRENT, CUMULATIVE, CONVERTED];

/// The product's version and the schema it writes.
pub fn version() -> String {
    format!("{PRODUCT} {}（格式 {}）", env!("CARGO_PKG_VERSION"), crate::formats::saved::SCHEMA)
}

/// What a workspace holds, in a line.
pub fn workspace_holds(workspace: &Workspace) -> String {
    let periods: Vec<&str> = workspace.periods().iter().map(|period| period.parts().name.as_str()).collect();
    format!("{}{}，{} 个单位", workspace.name(), periods.join("、"), workspace.roster().units().len())
}
