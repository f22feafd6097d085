//! 图: the words around pictures, and those of their tables.

use super::basis;
use crate::domain::points::Points;
use crate::domain::rules::{Basis, Level};

pub const PICTURES: &str = "图";
pub const SAVE_SVG: &str = "存为 SVG";
pub const SAVE_PNG: &str = "存为 PNG";
pub const PICTURE_SAVED: &str = "图已下载";
pub const PICTURE_NOT_SAVED: &str = "浏览器没有让下载。请截屏，或换一个浏览器";
pub const STRETCH: &str = "分数段";
pub const STRUCTURE_TITLE: &str = "各级采用条数";
pub const LEVEL: &str = "级别";
pub const WAITING_LEFT_OUT: &str = "未反馈的渠道不在内";
pub const ONE_PERIOD: &str = "只有一期，有两期以上才画。";
pub const LATER: &str = "以后";

/// Which picture a button gives out.
pub fn save_picture(label: &str, title: &str) -> String {
    format!("{label}：{title}")
}

/// What a picture is to who does not see it.
pub fn picture_of(title: &str) -> String {
    format!("{title}，数见下表")
}

/// Under a picture: whose, of when, how far the period has come.
pub fn picture_note(county: &str, period: &str, is_published: bool, is_example: bool, more: &str) -> String {
    let state = match (is_example, is_published) {
        (true, _) => "示例",
        (false, true) => "已发布",
        (false, false) => "未发布，数还会变",
    };
    let more = if more.is_empty() { String::new() } else { format!("　{more}") };
    format!("{county}{period}　{state}{more}")
}

/// How points are spread.
pub fn spread_title(by: Basis) -> String {
    format!("{}得分分布（每段几个单位）", basis(by))
}

/// A class and how many of its units score.
pub fn spread_class(class: &str, units: usize) -> String {
    format!("{class}　计分 {units} 个")
}

/// A stretch of points; the end belongs to the next.
pub fn stretch(from: Points, to: Points) -> String {
    format!("{from} 至不到 {to}")
}

/// A level of those that adopt.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Own => "单位自身",
        Level::County => "县级",
        Level::City => "市级",
        Level::Province => "省级",
        Level::Nation => "国家级",
    }
}

/// How many a level adopted.
pub fn level_count(count: u64, is_waiting: bool) -> String {
    match (count, is_waiting) {
        (0, true) => "未反馈".to_owned(),
        (0, false) => "—".to_owned(),
        (count, _) => format!("{count} 条"),
    }
}

/// The places of a class from period to period.
pub fn course_title(class: &str) -> String {
    format!("{class}各期名次")
}

/// Not everybody is drawn.
pub fn only_first(shown: usize, all: usize) -> String {
    format!("只画前 {shown} 名，共 {all} 个")
}
