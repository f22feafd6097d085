//! 期、发布、更正、补计: what the office does with a period.

use super::{NONE, channel_name, date};
use crate::domain::calendar::Date;
use crate::domain::edit::{EditFault, Held};
use crate::domain::record::{Correction, Late};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

pub const TO_CHECKING: &str = "送核";
pub const TO_DRAFT: &str = "退回草稿";
pub const PUBLISH: &str = "发布";
pub const PUBLISH_ASK: &str = "发布…";
pub const PUBLISH_NOW: &str = "发布";
pub const PUBLISH_NOTE: &str = "发布后本期的数、名称、办法和名次固定下来；以后只能更正，后到的记补计";
pub const STILL_OPEN: &str = "还没有处理的";
pub const NOTHING_OPEN: &str = "没有错，也没有疑问。";
pub const NOTICE: &str = "通报";
pub const NOTICE_NUMBER: &str = "字号";
/// The label of a notice's date, with how the period's last day is written.
pub fn notice_date(end: Date) -> String {
    format!("日期（如 {end}）")
}
pub const PUBLISHED_HOLDS: &str = "发布以后，在“数据”里可以下载只读页：只带已发布各期的名录、办法、条数和得分，不带草稿和台账里没有发布的内容。";
pub const CANCEL: &str = "取消";
/// What was typed as a notice's date is none.
pub fn date_wanted(end: Date) -> String {
    format!("通报日期要写成 {end} 这样；还没有定就留空。")
}
pub const NEXT_PERIOD: &str = "新建下一期";
/// Begins a period that lies further on.
pub fn new_period(name: &str) -> String {
    format!("新建{name}")
}
/// The period on view lies far back.
pub fn long_over(period: &str, today: &str, is_chosen: bool) -> String {
    let way = if is_chosen { "先点上面" } else { "先选单位，再点上面" };
    format!("现在这一期是{period}，早已过去。要填现在的，{way}带“{today}”的按钮。")
}
/// The period on view lies far back, and the ways to one of today stand beside.
pub fn long_over_here(period: &str) -> String {
    format!("现在这一期是{period}，早已过去。要用现在的一期：")
}
/// How many figures were put right since it was published.
pub fn corrected(count: usize) -> String {
    format!("发布后更正 {count} 处")
}
/// A unit whose place is another one.
pub fn unit_moved(name: &str, place: (Option<usize>, Option<usize>)) -> String {
    format!("{name} {}", super::place_move(place))
}

/// What a correction did to the places.
pub fn corrected_places(moved: &[String]) -> String {
    if moved.is_empty() {
        return "已更正，各单位的名次都没有变。".to_owned();
    }
    let named = moved.iter().take(NAMED).cloned().collect::<Vec<_>>().join("，");
    let more = if moved.len() > NAMED { format!("等 {} 个", moved.len()) } else { String::new() };
    format!("已更正。名次变了：{named}{more}。发出去的通报和附件没有变，请重发或另行说明。")
}

/// So many units whose places moved are named.
const NAMED: usize = 8;

pub const CORRECT: &str = "更正";
pub const CORRECT_NOW: &str = "更正";
pub const CORRECTIONS: &str = "更正清单";
pub const NO_CORRECTIONS: &str = "这一期没有更正。先在表里点要更正的一格，再填应是多少条和原因。";
pub const RIGHT_COUNT: &str = "应是（条）";
pub const COUNT_CHANGED: &str = "条数";
pub const POINTS_CHANGED: &str = "得分";
pub const REASON: &str = "原因";
pub const REASON_WANTED: &str = "请写明原因。";
pub const LATE_NOTE: &str = "已发布各期后来才知道的采用：不改已发布的本期，记入这一期的累计";
pub const LATE_OF: &str = "属于";
pub const LATE_ADD: &str = "记补计";
pub const LATE_WANTED: &str = "请选已发布的一期和渠道。";
pub const LATE_ALL: &str = "全部记补计";
pub const LATE_SINGLY: &str = "或者逐个记：";
/// Why what was held back is entered now.
pub const FED_BACK_LATER: &str = "发布时渠道未反馈，后来反馈";
pub const NO_LATE: &str = "这一期还没有补计。";
pub const NO_PUBLISHED_BEFORE: &str = "前面没有已发布的期，没有什么要补。";
pub const UNIT_WANTED: &str = "请写单位的名称、别名或简拼。";
pub const COUNT_WANTED: &str = "条数请填 1 以上的整数。";

/// A text that means no unit, or several.
pub fn unit_unclear(name: &str, among: &[String]) -> String {
    if among.is_empty() {
        format!("没有单位叫“{name}”。请写名称、别名或简拼，或先在名录里加上它。")
    } else {
        format!("“{name}”对得上{}等几个单位。请写全一些。", among.join("、"))
    }
}

/// Publishing waits for these.
pub fn errors_first(errors: usize) -> String {
    format!("先改好 {errors} 处错，才能发布。")
}

/// Publishing asks about what holds it not back.
pub fn doubts_first(doubts: &[String]) -> String {
    format!("{}。处理完再发布，或者勾选“照样发布”。", doubts.join("；"))
}

/// The box that lets it stay as it is.
pub fn publish_anyway(doubts: &[String]) -> String {
    format!("{}，照样发布", doubts.join("；"))
}

/// Queries that were neither settled nor explained.
pub fn queries_open(count: usize) -> String {
    format!("还有 {count} 处疑没有写说明")
}

/// Rows that were sent back.
pub fn rows_returned(count: usize) -> String {
    format!("{count} 行退回了，还没有核")
}

/// Rows that nobody compared.
pub fn rows_unchecked(count: usize) -> String {
    format!("还有 {count} 行没有核对")
}

/// The number's year is not that of the period.
pub fn number_of_other_year(year: u16, period: u16) -> String {
    format!("字号是 {year} 年的，这一期在 {period} 年")
}

/// The notice's date lies before the period's end.
pub fn dated_early(end: Date) -> String {
    format!("通报日期在这一期结束（{}）之前", date(end))
}

/// A cell's unit and channel.
pub fn cell_place(workspace: &Workspace, period: PeriodIx, unit: UnitIx, channel: ChannelIx) -> String {
    let unit = workspace.roster().unit(unit);
    let channel = workspace.rules_of(period).and_then(|rules| rules.channel(channel));
    match (unit, channel) {
        (Some(unit), Some(channel)) => format!("{}·{}", unit.name_parts().0, channel.label_for(&unit.class)),
        _ => String::new(),
    }
}

/// Which cell is put right, and what stands in it.
pub fn correct_cell(place: &str, text: &str) -> String {
    format!("{place}，原 {}", if text.is_empty() { NONE } else { text })
}

/// The unit and the channel of a correction.
pub fn correction_place(
    workspace: &Workspace,
    period: Option<PeriodIx>,
    one: &Correction,
) -> (String, String) {
    let unit = workspace.roster().find(&one.unit).and_then(|ix| workspace.roster().unit(ix));
    let rules = period.and_then(|period| workspace.rules_of(period));
    let channel = rules.and_then(|rules| rules.channel(rules.find_channel(&one.channel)?));
    (
        unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        rules.zip(channel).map(|(rules, of)| channel_name(rules, of)).unwrap_or_default(),
    )
}

/// What stands under a channel that had fed nothing back when its period was published, and each unit of it.
pub fn held_back(workspace: &Workspace, all: &[Held]) -> (String, Vec<String>) {
    let first = all.first();
    let period = first.and_then(|one| workspace.period(one.of)).map(|period| period.parts().name.clone());
    let rules = first.and_then(|one| workspace.rules_of(one.of));
    let channel =
        rules.zip(first).and_then(|(rules, one)| Some(channel_name(rules, rules.channel(one.channel)?)));
    let count: u64 = all.iter().map(|one| u64::from(one.count)).sum();
    let words = format!(
        "{}{}未反馈，留着 {} 个单位 {count} 条。反馈了：",
        period.unwrap_or_default(),
        channel.unwrap_or_default(),
        all.len()
    );
    let name = |one: &Held| {
        let unit = workspace.roster().unit(one.unit).map(|unit| unit.name_parts().0);
        format!("{} {} 条", unit.unwrap_or_default(), one.count)
    };
    (words, all.iter().map(name).collect())
}

/// The same late count was entered before.
pub fn late_twice(workspace: &Workspace, late: &Late) -> String {
    format!("已经记过：{}。确实另有采用，再点一次“{LATE_ADD}”。", late_entry(workspace, late))
}

/// A late count as a line.
pub fn late_entry(workspace: &Workspace, late: &Late) -> String {
    let unit = workspace.roster().find(&late.unit).and_then(|ix| workspace.roster().unit(ix));
    let of = workspace.find_period(&late.of);
    let rules = of.and_then(|of| workspace.rules_of(of));
    let channel = rules.and_then(|rules| rules.channel(rules.find_channel(&late.channel)?));
    let period = of.and_then(|of| workspace.period(of)).map(|period| period.parts().name.clone());
    format!(
        "{}·{} {} 条，属于{}：{}",
        unit.map(|unit| unit.name_parts().0).unwrap_or_default(),
        rules.zip(channel).map(|(rules, of)| channel_name(rules, of)).unwrap_or_default(),
        late.count.unwrap_or(0),
        period.unwrap_or_default(),
        late.reason
    )
}

/// What became known later of a period of another year enters no 累计 here.
pub fn late_across_years(period: &str) -> String {
    format!("{period}与现在这一期不在同一年度，累计从零起算，补计不会计入。请回到那一期用“更正”。")
}

/// What became known later of a period that is scored by items goes into the ledger.
pub fn late_by_items(period: &str) -> String {
    format!("{period}按台账计分，补计不在这里记。请到“台账”新登或打开这条信息，“得知的期”选现在这一期。")
}

/// Why a change was not made.
pub fn edit_fault(fault: &EditFault) -> String {
    match fault {
        EditFault::Unknown(what) => format!("找不到“{what}”，没有改动。"),
        EditFault::Published => "这一期已发布，没有改动。确有错误请用“更正”。".to_owned(),
        EditFault::BeforePublished(period) => {
            format!("“{period}”已发布，它之前的期不能再增减，起止日期也不能再改。没有改动。")
        }
        EditFault::MovesPublished { unit, period, comes: true } => format!(
            "“{unit}”会列进已发布的“{period}”，没有改动。“起”要选还没有发布的一期；还没有的，请先在“录入”新建下一期。"
        ),
        EditFault::MovesPublished { unit, period, comes: false } => format!(
            "“{period}”已发布，“{unit}”在里面的类别、计分、得分和名次不再变，没有改动。要从下一期起改：在表里选它，“拆分…”成“{unit} 1”（得分全部带过去），到“{period}”为止，再改新的那一行。"
        ),
        EditFault::NotPublished => "这一期还没有发布，直接改数就行。".to_owned(),
        EditFault::ScoredByItems => "这一期按台账计分，请改台账。".to_owned(),
        EditFault::InUse(what) => format!("还有记录用着它（{what}），没有改动。请先改那些记录。"),
        EditFault::LastPeriod(what) => format!("“{what}”之后还没有期。请先新建下一期。"),
        EditFault::NoCount(fault, typed) => format!("{}没有改动。", super::finding::no_count(*fault, typed)),
        EditFault::NoReason => REASON_WANTED.to_owned(),
        EditFault::SameCount(count) if count.is_empty() => "这一格现在就是空的，没有改动。".to_owned(),
        EditFault::SameCount(count) => format!("这一格现在就是 {count}，没有改动。"),
        EditFault::Waiting => {
            "这个渠道这一期未反馈，改了也不计分，没有改动。渠道反馈了，请到后面的一期用“补计”记。".to_owned()
        }
        EditFault::Refused(faults) => {
            let words: Vec<String> = faults.iter().take(3).map(super::fault).collect();
            format!("没有改动：{}。", words.join("；"))
        }
    }
}
