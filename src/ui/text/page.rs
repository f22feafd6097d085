//! The page itself: its build, the county's settings it carries, all drafts at once.

use super::when;
use crate::session::release::Build;
use crate::session::rescue::Rescued;

/// The county's settings the page carries.
pub fn county(name: &str, made: &str) -> String {
    if made.is_empty() {
        format!("带{name}的设置")
    } else {
        format!("带{name}的设置，{}装入", when(made))
    }
}

pub const CHECK_VALUE: &str = "本页全文的 SHA-256：";

/// A build of the page, for the foot.
pub fn build_short(build: &Build) -> String {
    format!("{} · {}", build.version, build.code)
}

/// Another build of the page was here last time.
pub fn other_build(was: &Build, now: &Build, is_older: bool) -> String {
    let named = |build: &Build| format!("{}（{}，{}）", build.version, build.date, build.code);
    if is_older {
        format!(
            "本页是旧一版 {}，上次用的是较新的 {}。草稿没有动；请刷新，或换用新的文件。",
            named(now),
            named(was)
        )
    } else {
        format!("有新版：本页已是 {}，上次是 {}。草稿照常打开，没有动。", named(now), named(was))
    }
}

/// The page carries other settings than the open draft has.
pub fn other_county(name: &str, made: &str) -> String {
    let when = if made.is_empty() { String::new() } else { format!("（{}装入）", when(made)) };
    format!("本页带的{name}设置{when}和打开的草稿不同。草稿没有动；要按新的名录和办法填，请另建一份。")
}

pub const NEW_COUNTY_DRAFT: &str = "按新设置新建草稿";
pub const WHOLE: &str = "整页与全部草稿";
pub const COUNTY_PAGE: &str = "下载本县版";
pub const COUNTY_PAGE_NOTE: &str = "把打开的名录、办法和期装进页面，不带数，发给各单位";
pub const ALL_DRAFTS: &str = "全部草稿";
pub const ALL_DRAFTS_NOTE: &str = "连同历史版本，一个文件；打开它就全部找回";
pub const EXPORT_ALL_DRAFTS: &str = "下载全部草稿";
pub const RESET: &str = "只清本页";
pub const RESET_NOTE: &str = "清掉本页存在这个浏览器里的一切，别的网页不动";
pub const RESET_ASK: &str = "清掉…";
pub const RESET_STRIP: &str = "要清掉本页存在这个浏览器里的全部草稿、历史版本和设置吗？清了不能撤销，请先下载全部草稿。别的网页存的不动。";
pub const RESET_NOW: &str = "清掉";
pub const LEAVE_AS_IT_IS_NOW: &str = "不清";
pub const FOLLOWS_FILE: &str = "草稿跟着这个文件的位置走：文件改名或挪动后，请从原来的位置打开，或先导出文件";
pub const STEPS: &str = "最近的步骤";
pub const STEPS_NOTE: &str = "关页后还能撤销，最多 200 步";
pub const NO_STEPS: &str = "还没有可以撤销的步骤";
pub const UNDO_TO_HERE: &str = "撤销到这一步之前";
pub const REDO: &str = "重做";

/// After a file with all drafts of a browser was read.
pub fn rescued(name: &str, outcome: &Rescued) -> String {
    let parts = [
        (outcome.taken, "份已放进草稿，在“数据”里打开"),
        (outcome.same, "份本机已有，完全相同"),
        (outcome.no_room, "份没有地方存，请先删除不用的草稿"),
        (outcome.damaged, "份坏了，读不出来"),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    let told =
        if told.is_empty() { "里面没有真实数据的草稿".to_owned() } else { told.join("；") };
    format!("“{name}”：{told}。原有的草稿没有动。")
}
