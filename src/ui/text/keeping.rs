//! Where the work is kept, files, and what a printed page says at its foot.

use super::{CONVERTED, CUMULATIVE, CURRENT, PLACE, PRODUCT, SERIAL, UNIT_NAME, store_fault};
use crate::domain::difference::{CellDifference, Differences, Lost};
use crate::domain::workspace::Workspace;
use crate::session::autosave::Saving;
use crate::session::past::StepName;
use crate::session::release::Build;
use crate::session::snapshots::Reason;

pub const SAVED: &str = "已存入本浏览器";
pub const NOT_SAVED: &str = "没有保存";
pub const SAVING: &str = "正在存入本浏览器";
pub const UNCHANGED: &str = "还没有改动";
pub const NO_FILE: &str = "没有导出文件";

pub const UNPUBLISH_STRIP: &str =
    "上一步是发布。撤销它，这一期就回到草稿，发出去的页面和通报不会跟着变。要撤销吗？";
pub const UNPUBLISH: &str = "撤销发布";
pub const LEAVE_PUBLISHED: &str = "不撤销";

/// A file was given out.
pub fn given(name: &str) -> String {
    format!("“{name}”在浏览器的下载里。")
}

/// The last file given out.
pub fn exported(at: &str, changes: u64) -> String {
    if changes == 0 {
        format!("已导出文件 {}", when(at))
    } else {
        format!("{} 导出文件，之后改了 {changes} 次", when(at))
    }
}

pub const HELD_BACK: &str = "本机的草稿这一版读不了，没有动它；这里的改动不会存，请导出文件";

/// The strip while nothing can be kept.
pub fn not_saved_strip(fault: crate::platform::StoreFault, since: &str) -> String {
    format!("{}（{since} 起）。刚才的数还在本页里，关页就丢，请导出文件。", store_fault(fault))
}

pub const NOT_KEPT: &str = "没有存住。";
pub const SAVE_AS_FILE: &str = "存成文件";
pub const FORM_NOT_SAVED: &str = "表单里这一条还没有存，请点“存这一条”。";
pub const FIELDS_NOT_SAVED: &str = "框里正写着的还没有存，写好了请点旁边的按钮存下。";
pub const RULES_NOT_SAVED: &str = "没启用的办法改动也留着，但还不算数，也不进文件，启用了才进。";

/// 10:42:31 of 2022-04-12T10:42:31.
pub fn short_time(at: &str) -> String {
    at.split_once('T').map_or(at, |(_, time)| time).to_owned()
}

/// What is answered to Ctrl+S; `left` is what is no part of it.
pub fn asked_to_save(saving: &Saving, left: &str) -> String {
    let words = match saving {
        Saving::Saved { at } => {
            format!("都存好了，{} 存入本浏览器；改一处存一处，不用按保存。", short_time(at))
        }
        Saving::Waiting => format!("{SAVING}。"),
        Saving::Unchanged => "还没有改动，没有要存的；以后改一处存一处。".to_owned(),
        Saving::Refused { fault, since } => format!("{NOT_KEPT}{}", not_saved_strip(*fault, &since.clock())),
        Saving::Reading => format!("{READING}，没有要存的。"),
        Saving::HeldBack => format!("{HELD_BACK}。"),
        Saving::Published => format!("{PUBLISHED_PAGE}。"),
    };
    words + left
}

pub fn set_aside_strip(key: &str) -> String {
    format!("上次的草稿坏了，读不出来，已原样另放（{key}），没有丢，也没有改动。现在打开的是示例。")
}

/// The newer of a draft's two places could not be read.
pub fn recovered_strip(key: &str, saved: &str) -> String {
    format!("最后一次存的草稿坏了，已原样另放（{key}）。现在打开的是再前一次存的（{}）。", when(saved))
}

/// What another tab had not saved, or had saved at the same time.
pub fn copy_kept_strip(name: &str) -> String {
    format!("另一页里同时改动的数已另存为草稿“{name}”，没有丢，在“数据”里可以打开对照。")
}

pub fn deleted_strip(name: &str) -> String {
    format!("已删除草稿“{name}”，还留着，可以找回。")
}

/// Snapshots that had to go.
pub fn thinned_strip(count: usize) -> String {
    format!(
        "浏览器给本页的空间快满了，已去掉最早的 {count} 份历史版本或删除了的草稿。请导出文件留底，或删除不用的草稿。"
    )
}

/// 4月12日 10:42 of 2022-04-12T10:42:31.
pub fn when(stamp: &str) -> String {
    let digits = |range: std::ops::Range<usize>| stamp.get(range).unwrap_or_default();
    let number = |range| digits(range).trim_start_matches('0').to_owned();
    format!("{}月{}日 {}", number(5..7), number(8..10), digits(11..16))
}

pub const READING: &str = "另一页正在改这份数据，这里只读";
pub const READING_STRIP: &str =
    "这份数据在另一页打开了，由那一页保存；这一页只能看，数是打开时的，不跟着那一页变。";
pub const PUBLISHED_PAGE: &str = "发布的只读页，不存不写";
pub const PUBLISHED_NOTE: &str = "这一页只有已发布的数据，只能看：不读也不写本浏览器里的草稿。要填数，请打开县办发的本县版；县办排名，请打开原来的页面。";
pub const PUBLISH_PAGE: &str = "发布只读页";
pub const TAKE_OVER: &str = "换到这里改";
pub const KEEP_COPY: &str = "另存一份";
pub const BRING_BACK: &str = "找回";
pub const DRAFTS: &str = "草稿";
pub const DRAFTS_NOTE: &str = "各存一处，互不相混；新建的沿用现在这份的名录和办法，数是空的";
pub const NEW_DRAFT: &str = "新建草稿";
pub const DUPLICATE: &str = "复制一份";
pub const DELETE: &str = "删除";
pub const OPEN_DRAFT: &str = "打开";
pub const DRAFT_NAME: &str = "草稿名称";
pub const NO_DRAFTS: &str = "还没有真实数据";
pub const FORGET: &str = "彻底删除";
pub const HISTORY: &str = "历史版本";
pub const HISTORY_NOTE: &str = "每次打开、每改 50 次、每次换数据之前各留一份，最多 24 份";
pub const NO_HISTORY: &str = "还没有历史版本";
pub const COMPARE: &str = "比较";
pub const RESTORE: &str = "恢复";
pub const SNAPSHOT_GONE: &str = "这一份读不出来，请另选一份。现在的数据没有动。";
pub const DAMAGED_NOTE: &str = "读不出来的草稿原样放在这里，可以下载。";

/// A draft's time, units and size.
pub fn draft_holds(saved: &str, units: usize, size: usize) -> String {
    format!("{} 存，{units} 个单位，{}", when(saved), characters(size))
}

/// Why and when a snapshot was taken.
pub fn snapshot(reason: Reason, taken: &str) -> String {
    let why = match reason {
        Reason::Opened => "打开时",
        Reason::Changes => "改动途中",
        Reason::Replaced => "换数据之前",
    };
    format!("{} {why}", when(taken))
}

/// How much room is taken of what a browser gives.
pub fn space(taken: usize, most: usize) -> String {
    format!("用了 {}，约为能用的 {}%", characters(taken), (taken * 100).div_ceil(most))
}

/// The store fills up.
pub fn fills_up(taken: usize, most: usize) -> String {
    format!(
        "本页存的东西已占浏览器所给空间的约 {}%，满了就存不下新的改动。请先导出文件留底，再到“数据”里删除不用的草稿。",
        (taken * 100).div_ceil(most)
    )
}

/// How large something is.
pub fn characters(size: usize) -> String {
    format!("{} 千字", size.div_ceil(1000))
}

/// The most cells that are told one by one.
const SHOWN: usize = 20;

/// What a snapshot has otherwise than the open draft.
pub fn differences(workspace: &Workspace, found: &Differences) -> Vec<String> {
    if found.is_none() {
        return vec!["与现在完全相同。".to_owned()];
    }
    let cell = |one: &CellDifference| {
        let name = StepName::Cell {
            unit: one.unit.clone(),
            period: one.period.clone(),
            channel: one.channel.clone(),
            from: one.from.clone(),
            to: one.to.clone(),
        };
        super::step(&name, workspace)
    };
    let mut lines: Vec<String> = found.cells.iter().take(SHOWN).map(cell).collect();
    if found.cells.len() > SHOWN {
        lines.push(format!("还有 {} 格", found.cells.len() - SHOWN));
    }
    let more = [
        (found.records > 0, format!("{} 条台账、加减分或补计不同", found.records)),
        (found.roster, "名录不同".to_owned()),
        (found.rules, "办法不同".to_owned()),
        (found.periods, "期的起止、状态或发布的数不同".to_owned()),
    ];
    lines.extend(more.into_iter().filter(|(is, _)| *is).map(|(_, words)| words));
    lines
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

/// After a file was opened as a draft of its own.
pub fn opened_beside(name: &str) -> String {
    format!("另开了草稿“{name}”。原来那份没有动，在“数据”的草稿里。")
}

/// A file without what the open draft holds, before it takes its place.
pub fn takes_place(name: &str, unit: Option<&str>, lost: &Lost) -> String {
    let gone =
        [(lost.cells, "格数"), (lost.records, "条台账、加减分或补计"), (lost.published, "期已发布的结果")];
    let gone = gone.iter().filter(|(count, _)| *count > 0).map(|(count, of)| format!("{count} {of}"));
    let gone = gone.collect::<Vec<_>>().join("、");
    let whose = unit.map(|unit| format!("里面只有{unit}一个单位的数。")).unwrap_or_default();
    format!("“{name}”还没有打开。{whose}用它替换，现在这份里的 {gone}会没有或换成别的。")
}

/// A page that another draft published, before it takes this one's place.
pub fn published_offered(name: &str) -> String {
    format!("{name}是别处发布的页面。和它比对，自己的数不动；用它替换，会换下现在这份草稿（可以撤销）。")
}

/// A file of the open draft in another state.
pub fn other_state(name: &str, file: &(String, u64), draft: &(String, u64), differing: usize) -> String {
    let age = if file.1 < draft.1 { "比本机的草稿旧" } else { "和本机的草稿不一样" };
    format!(
        "“{name}”是这份草稿的文件，{age}：文件 {} 存，本机 {} 存；有 {differing} 处不同。还没有打开。",
        when(&file.0),
        when(&draft.0)
    )
}

pub const LEAVE_AS_IT_IS: &str = "不打开";
pub const MERGE_INTO_ENTRY: &str = "合并进录入表";
pub const AS_NEW_DRAFT: &str = "另开一份草稿";
pub const COMPARE_WITH_IT: &str = "和它比对";
pub const OPEN_ANYWAY: &str = "用文件替换（可撤销）";

/// Puts a file off.
pub const NOT_TODAY: &str = "今天不再提醒";

/// No file for long.
pub fn file_due(changes: u64, days: Option<i32>) -> String {
    match days {
        Some(days) => format!(
            "上次导出文件是 {days} 天前，之后改了 {changes} 次。清理浏览器或换电脑会丢，请导出一份留底。"
        ),
        None => format!("改了 {changes} 次，还没有导出过文件。清理浏览器或换电脑会丢，请导出一份留底。"),
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
pub const HEALTH: &str = "诊断";
pub const HEALTH_LINK: &str = "#诊断";
pub const KEPT_DRAFTS: &str = "另放的草稿";
pub const NO_KEPT_DRAFTS: &str = "没有另放的草稿";
pub const DAMAGED_DRAFT: &str = "读不出来的草稿";
pub const OPEN_NOW: &str = "打开着";
pub const EXAMPLE_HOLDS: &str = "石泉县2022年一季度，60 个单位";
pub const OWN_HOLDS: &str = "名录和办法与示例相同，数从空白开始";

/// The keys a screen understands, for the footer.
pub const KEYS_RANKING: &[(&[&str], &str)] =
    &[(&["Alt", "1", "2", "3"], "换页"), (&["↑", "↓"], "换行"), (&["Enter"], "看说明")];
/// On a page for readers nothing is typed and nothing taken back.
pub const KEYS_READING: &[(&[&str], &str)] =
    &[(&["Alt", "1", "2"], "换页"), (&["Tab"], "下一处"), (&["Enter"], "打开")];
pub const KEYS_ESTIMATE: &[(&[&str], &str)] =
    &[(&["↑", "↓"], "换行"), (&["＋", "−"], "加减"), (&["Ctrl", "Z"], "撤销")];
pub const KEYS_DATA: &[(&[&str], &str)] = &[(&["Ctrl", "S"], "导出文件"), (&["Ctrl", "O"], "打开文件")];

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
    format!("据计分台{period}的数打印，{what}{by}。未反馈的渠道不按 0 计。")
}

/// The columns of a report of scores.
pub const REPORT_HEAD: [&str; 8] = ["期", "类别", SERIAL, PLACE, UNIT_NAME, CURRENT, CUMULATIVE, CONVERTED];

/// The product's version and its date.
pub fn version(build: Option<&Build>) -> String {
    let date = build.map(|build| format!("，{}", build.date)).unwrap_or_default();
    format!("{PRODUCT} {}{date}", env!("CARGO_PKG_VERSION"))
}

/// The schema of the files that the page writes.
pub fn schema() -> String {
    format!("文件格式 {}", crate::formats::saved::SCHEMA)
}
