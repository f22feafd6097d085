//! Every sentence a person can read, so that a translation is one file.
//!
//! One voice: which place, what is so, what to do next. No exclamation marks, no apologies.

#![allow(missing_docs, reason = "a constant's words are its documentation")]

mod fault;
mod finding;

pub use fault::{fault, file_fault, store_fault};
pub use finding::{advice, finding};

use crate::domain::board::Place;
use crate::domain::calendar::Date;
use crate::domain::points::Points;
use crate::domain::rules::{Basis, Ties};
use crate::domain::workspace::{Status, Workspace};
use crate::session::desk::StepName;

/// The product's name.
pub const PRODUCT: &str = "耳目";
/// Stands in a table for none.
pub const NONE: &str = "—";
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
pub const CUMULATIVE: &str = "累计";
pub const TIED: &str = "并列";
pub const OVERVIEW: &str = "一览";
pub const VIEW: &str = "看法";
pub const MEASURE: &str = "按";
pub const PRINT: &str = "打印";
pub const EXPORT: &str = "导出";
pub const UNDO: &str = "撤销";
pub const CLOSE: &str = "关闭 Esc";
pub const EARLIER_PERIOD: &str = "上一期";
pub const LATER_PERIOD: &str = "下一期";
pub const POINTS: &str = "分";
pub const ITEMS: &str = "条";
pub const BARS: &str = "构成";

pub const STRUCTURE: &str = "得分构成（分）";
pub const SUM: &str = "合计";
pub const SHARE: &str = "占比";
pub const LISTED_ONLY: &str = "只列不计分";
pub const LISTED_REMARK: [&str; 2] = ["非政府序列", "部门不计分"];
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
pub const ABOVE: &str = "上一位";
pub const BELOW: &str = "下一位";
pub const COPY_ACCOUNT: &str = "复制说明";
pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "浏览器没让复制，请选中文字后按 Ctrl+C";
pub const FILL_IN: &str = "去自评填数";
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
pub const EXPORT_NOW: &str = "立即导出文件";
pub const EXPORT_ALL: &str = "导出全部";
pub const OPEN_FILE: &str = "打开文件…";
pub const DOWNLOAD_PAGE: &str = "下载离线版";
pub const DOWNLOAD: &str = "下载";

pub const PICK_UNIT: &str = "请选单位";
pub const PICK_UNIT_WHY: &str = "选一次就记住，下次打开直接是本单位。填的数只存在本机。";
pub const MARK_ERROR: &str = "错";
pub const MARK_NOTE: &str = "注";
pub const MARK_QUERY: &str = "疑";

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

/// Names the units with nothing, as many as fit.
pub fn zero_names(scored: &[&str], listed: &[&str]) -> String {
    let some = |names: &[&str]| match names {
        [first, second, _, ..] => format!("{first}、{second}等 {} 个", names.len()),
        few => few.join("、"),
    };
    match (scored, listed) {
        ([], []) => "每个单位都有采用".to_owned(),
        ([], listed) => format!("只列不计分：{}", some(listed)),
        (scored, _) => some(scored),
    }
}

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
        "{units} 个，续编序号，不排名；条数计入全县合计。数字依次为{}（条），合计 {}",
        labels.join("、"),
        sums.join("、")
    )
}

/// How the boards are to be read.
pub fn order_note(by: Basis, ties: Ties) -> String {
    let by = match by {
        Basis::Current => CURRENT,
        Basis::Cumulative => CUMULATIVE,
    };
    let ties = match ties {
        Ties::Serial => "名次即序号",
        Ties::Competition => "名次同分相同，其后空位",
        Ties::Dense => "名次同分相同，其后连排",
    };
    format!("按{by}排；序号为流水号；同分按建制序列，标“并列”，{ties}。")
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

/// Spoken when a step was taken back or done again.
pub fn undone(step: &str) -> String {
    format!("已撤销 {step}")
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

/// A unit's place: 第 5 位 or 并列第 5.
pub fn place(place: Place) -> String {
    match place.place {
        None => NOT_SCORED.to_owned(),
        Some(n) if place.level > 1 => format!("并列第 {n}"),
        Some(n) => format!("第 {n} 位"),
    }
}

/// The line over an account: class, serial number, place.
pub fn account_place(class: &str, of: Place, ranked: usize) -> String {
    match of.place {
        None => format!("{class}　序号 {}　{LISTED_ONLY}", of.serial),
        Some(_) => format!("{class}　序号 {}　{}，共 {ranked}", of.serial, place(of)),
    }
}

/// The words beside an account's figure.
pub fn account_sums(cumulative: Points, earlier: &[(String, Points)]) -> String {
    if earlier.is_empty() {
        return format!("本期；累计 {cumulative} 分");
    }
    let parts: Vec<String> = earlier.iter().map(|(name, points)| format!("{name} {points}")).collect();
    format!("本期；累计 {cumulative} 分 = {} ＋ 本期", parts.join(" ＋ "))
}

/// The sum of an account as a formula: 51×0.5 + 2×0.5 = 26.5.
pub fn formula(lines: &[(u32, Points)], sum: Points, leaves_out: bool) -> String {
    if lines.is_empty() && leaves_out {
        return LEFT_OUT_NOTE.to_owned();
    }
    if lines.is_empty() {
        return "还没有采用".to_owned();
    }
    let terms: Vec<String> = lines.iter().map(|(count, each)| format!("{count}×{each}")).collect();
    format!("{} = {sum}", terms.join(" + "))
}

/// The distance to a neighbour.
pub fn behind(points: Points) -> String {
    if points == Points::ZERO { TIED.to_owned() } else { format!("差 {points} 分") }
}

/// The distance to a neighbour.
pub fn ahead(points: Points) -> String {
    if points == Points::ZERO { TIED.to_owned() } else { format!("多 {points} 分") }
}

pub const READ_ONLY: &str = "已发布，只读";
pub const NOT_FOR_CLASS: &str = "本类不计此渠道";
pub const LEFT_OUT_NOTE: &str = "有一格看不懂，先没有计入";

/// The heading of a screen: the period and what is shown of it.
pub fn heading(period: &str, of: &str) -> String {
    format!("{period}{of}")
}

pub const RANKING_HEADING: &str = "政务信息采用情况";
pub const ESTIMATE_HEADING: &str = "自评";

/// The unit's class and standing beside the picker.
pub fn unit_standing(class: &str, scored: bool) -> String {
    if scored {
        format!("{class}，计分单位")
    } else {
        format!("{class}，非政府序列，只列不计分")
    }
}

/// The place box's head.
pub fn place_of(ranked: usize, class: &str) -> String {
    format!("位次（{ranked} 个{class}）")
}

pub const CAN_GROW: &str = "有渠道未反馈，得分还会变";
pub const NO_PLACE: &str = "条数照记，计入全县合计；不计分，不排名";

/// What brings the unit to the next place up.
pub fn to_next(points: Points, place: usize) -> String {
    format!("再得 {points} 分到第 {place}")
}

pub const FIRST: &str = "已在最前";

/// The ladder's caption.
pub fn ladder(period: &str) -> String {
    format!("放进{period}里看")
}

/// How the ladder is ordered and read.
pub fn ladder_note(by: Basis) -> String {
    let by = match by {
        Basis::Current => CURRENT,
        Basis::Cumulative => CUMULATIVE,
    };
    format!("按{by}；右列：比本单位多几分")
}

/// 累计 beside 本期, once there is more than one period.
pub fn cumulative(points: Points) -> String {
    format!("累计 {points} 分")
}

pub const CHANNELS_CAPTION: &str = "各渠道采用条数";
pub const CANNOT_FILL: &str = "未反馈，暂不能填，不按 0 计";
pub const NOW: &str = "本单位";

/// What was understood of what was typed.
pub fn understood(typed: &str, count: u32) -> String {
    format!("{typed} → {count}")
}

/// After several cells were pasted into one.
pub fn many_cells(cells: usize) -> String {
    format!("剪贴板里有 {cells} 格，没有粘进来，请只复制一格")
}

pub fn one_less(channel: &str) -> String {
    format!("{channel} 减一")
}

pub fn one_more(channel: &str) -> String {
    format!("{channel} 加一")
}

pub const PUBLISHED_STRIP: &str = "这一期已发布，数没有改动。已发布的数只能更正，本版还没有更正这一步。";

/// The name of a step that an undo takes back.
pub fn step(step: &StepName, workspace: &Workspace) -> String {
    match step {
        StepName::Cell { unit, period, channel, from, to } => {
            let roster = workspace.roster();
            let of = roster.find(unit).and_then(|ix| roster.unit(ix));
            let rules = workspace.find_period(period).and_then(|period| workspace.rules_of(period));
            let channel =
                rules.and_then(|rules| rules.find_channel(channel).and_then(|ix| rules.channel(ix)));
            let (unit, label) = match (of, channel) {
                (Some(of), Some(channel)) => (of.name_parts().0, channel.label_for(&of.class)),
                _ => ("", ""),
            };
            let shown = |text: &str| match text.char_indices().nth(12) {
                _ if text.is_empty() => NONE.to_owned(),
                Some((end, _)) => format!("{}…", &text[..end]),
                None => text.to_owned(),
            };
            format!("{unit}·{label} {}→{}", shown(from), shown(to))
        }
        StepName::Waiting { channel, .. } => format!("标未反馈 {channel}"),
        StepName::Ranking => "改名次算法".to_owned(),
        StepName::Replace => "换一份数据".to_owned(),
    }
}

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
pub const REPORT_HEAD: [&str; 7] = ["期", "类别", SERIAL, PLACE, UNIT_NAME, CURRENT, CUMULATIVE];

/// The product's version and the schema it writes.
pub fn version() -> String {
    format!("{PRODUCT} {}（格式 {}）", env!("CARGO_PKG_VERSION"), crate::formats::saved::SCHEMA)
}

/// What a workspace holds, in a line.
pub fn workspace_holds(workspace: &Workspace) -> String {
    let periods: Vec<&str> = workspace.periods().iter().map(|period| period.parts().name.as_str()).collect();
    format!("{}{}，{} 个单位", workspace.name(), periods.join("、"), workspace.roster().units().len())
}
