//! 自评: the unit's tasks, and its points and places period by period.

use super::date;
use crate::domain::calendar::Date;
use crate::domain::history::Growth;
use crate::domain::history::Ranked;
use crate::domain::points::Points;
use crate::domain::rules::Measure;
use crate::domain::rules::Ties;
use crate::domain::workspace::Status;

pub const TASKS: &str = "任务进度";
pub const TASK_DONE: &str = "已完成";
pub const TASK_NEEDED: &str = "任务";
pub const TASK_MISSING: &str = "还差";
pub const TASK_LEFT: &str = "到期";

/// What is measured, with its unit.
pub fn measured(points: Points, measure: Measure) -> String {
    match measure {
        Measure::Points => format!("{points} 分"),
        Measure::Items | Measure::Adopted => format!("{points} 条"),
    }
}

/// When a task is due, seen from today.
pub fn task_due(last: Date, left: Option<u32>, begun: bool) -> String {
    match left {
        _ if !begun => format!("{}，还没开始", date(last)),
        Some(0) => format!("{}，今天到期", date(last)),
        Some(days) => format!("{}，还有 {days} 天", date(last)),
        None => format!("{}，已过", date(last)),
    }
}

pub const PAST_TABLE: &str = "历期得分和名次";
pub const HISTORY_GROWTH: &str = "比上期";
pub const HISTORY_YEAR: &str = "比上年同期";
pub const WAS_LISTED: &str = "不计分";
pub const WAS_NOT_THERE: &str = "不在名录";

/// The place in a period.
pub fn place_then(then: &Ranked) -> String {
    let tied = if then.level > 1 && then.ties != Ties::Serial { "并列" } else { "" };
    format!("{tied}第 {}／{}", then.place, then.of)
}

/// The published place in the table of the office's file.
pub fn place_by_office(then: &Ranked) -> String {
    format!("{}（县办）", place_then(then))
}

/// For which points the office gave its place.
pub fn points_by_office(then: &Ranked) -> String {
    format!("名次按县办记的 {} 分", then.current)
}

/// Growth with both numbers and what a comparison has to say.
pub fn growth(of: &Growth) -> String {
    let difference = of.difference();
    let sign = if difference < Points::ZERO { "−" } else { "＋" };
    let size = if difference < Points::ZERO { Points::ZERO - difference } else { difference };
    let mut notes = Vec::new();
    if !of.same_rules {
        notes.push("办法不同");
    }
    if !of.same_length {
        notes.push("期长不同");
    }
    let notes = if notes.is_empty() { String::new() } else { format!("，{}", notes.join("，")) };
    format!("{sign}{size}（{}→{}{notes}）", of.before, of.now)
}

/// A period that can still change.
pub fn then_status(status: Status) -> &'static str {
    match status {
        Status::Published => "",
        Status::Checking => "核对中",
        Status::Draft => "草稿",
    }
}
