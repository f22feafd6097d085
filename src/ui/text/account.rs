//! An account, a place and an estimate in words.

use super::{CONVERTED, DEPARTMENTS, LISTED_ONLY, NOT_SCORED, TIED, basis};
use crate::domain::board::Place;
use crate::domain::paste::Pairs;
use crate::domain::points::Points;
use crate::domain::rules::{Basis, Ties};
use crate::domain::score::{Account, Entry};
use crate::session::Locked;

pub const PRINT_SLIP: &str = "打印得分单";
pub const PAST_PERIODS: &str = "各期";
pub const PERIOD: &str = "期";
pub const FALLING: &str = "本期得分连续两期下降：";

/// A unit's place: 第 5 名 or 并列第 5.
pub fn place(place: Place, ties: Ties) -> String {
    match place.place {
        None => NOT_SCORED.to_owned(),
        Some(n) if place.level > 1 && ties != Ties::Serial => format!("并列第 {n}"),
        Some(n) => format!("第 {n} 名"),
    }
}

/// The head of a unit's printed account.
pub fn slip_head(county: &str, period: &str) -> String {
    format!("{county}{period}政务信息采用得分单")
}

/// What two units with equal points are to each other.
pub fn level(ties: Ties) -> &'static str {
    if ties == Ties::Serial { "同分" } else { TIED }
}

/// The line over an account: class, serial number, place.
pub fn account_place(class: &str, of: Place, ties: Ties, ranked: usize) -> String {
    match of.place {
        None => format!("{class}　序号 {}　{LISTED_ONLY}", of.serial),
        Some(_) => format!("{class}　序号 {}　{}，共 {ranked} 个", of.serial, place(of, ties)),
    }
}

/// The words beside an account's figure; `late` is 补计, `earlier` what was before with its name, `converted` what 累计
/// is turned into.
pub fn account_sums(
    cumulative: Points,
    late: Points,
    earlier: &[(String, Points)],
    converted: Option<Points>,
) -> String {
    let mut parts: Vec<String> = earlier.iter().map(|(name, points)| format!("{name} {points}")).collect();
    if late != Points::ZERO {
        parts.push(format!("补计 {late}"));
    }
    let parts =
        if parts.is_empty() { String::new() } else { format!(" = {} ＋ 本期", parts.join(" ＋ ")) };
    let converted = converted.map_or_else(String::new, |points| format!("；{CONVERTED} {points} 分"));
    format!("本期；累计 {cumulative} 分{parts}{converted}")
}

/// The sum of an account as a formula: 51×0.5 + 2×0.5 = 26.5, with what clauses added, and what was printed otherwise.
pub fn formula(account: &Account<'_>) -> String {
    let (added, frozen) = (account.added(), account.frozen);
    let terms: Vec<String> = account.terms().iter().map(|(count, each)| format!("{count}×{each}")).collect();
    let mut formula = terms.join(" + ");
    for (points, of) in [(added, CLAUSES), (frozen, PRINTED_GAP)] {
        let sign = match points {
            Points::ZERO => continue,
            _ if formula.is_empty() => "",
            points if points < Points::ZERO => " - ",
            _ => " + ",
        };
        let shown = if sign == " - " { -points } else { points };
        formula = format!("{formula}{sign}{shown}（{of}）");
    }
    if formula.is_empty() {
        let adopted = account.lines.iter().any(|line| matches!(line.entry, Entry::Count(_)));
        return match (account.leaves_out(), adopted) {
            (true, _) => LEFT_OUT_NOTE,
            (false, true) => "采用的都不计分",
            (false, false) => "还没有采用",
        }
        .to_owned();
    }
    format!("{formula} = {}", account.current())
}

/// The distance to a neighbour.
pub fn behind(points: Points) -> String {
    if points == Points::ZERO { TIED.to_owned() } else { format!("差 {points} 分") }
}

/// The distance to a neighbour.
pub fn ahead(points: Points) -> String {
    if points == Points::ZERO { TIED.to_owned() } else { format!("多 {points} 分") }
}

/// What a unit took over of a closed one.
pub fn inherited(name: &str) -> String {
    format!("承接{name}")
}

pub const CLAUSES: &str = "条款";
pub const LATE: &str = "补计";
/// What a table of 本期 and 累计 says of 补计: 补计（已计入累计）：林业局 10 分.
pub fn late_units(units: &[(&str, Points)]) -> String {
    let units = units.iter().map(|(name, points)| format!("{name} {points} 分"));
    format!("{LATE}（已计入累计）：{}", units.collect::<Vec<_>>().join("，"))
}
/// What was printed less what the record comes to.
pub const PRINTED_GAP: &str = "与已发布数之差";

/// Why counts of a period are only read.
pub fn read_only(why: Locked) -> &'static str {
    match why {
        Locked::Published => "已发布，只读",
        Locked::ByItems => "按台账计分，条数由台账得出，这里不能填",
        Locked::Reading => super::READING,
    }
}

/// A table was pasted where counts are only read.
pub fn pasted_where_locked(why: Locked) -> String {
    format!("{}，没有粘进来。", read_only(why))
}

/// A unit that is not there in the period.
pub const NOT_THERE: &str = "本单位这一期不在名录，不填数，不计分，不排名。";
pub const NOT_FOR_CLASS: &str = "本类不计此渠道";
pub const LEFT_OUT_NOTE: &str = "有的格不能计，没有计入";

/// The same with the channels in which it stands.
pub fn left_out_in(channels: &[String]) -> String {
    format!("{LEFT_OUT_NOTE}：{}", channels.join("、"))
}

/// The heading of a screen: the period and what is shown of it.
pub fn heading(period: &str, of: &str) -> String {
    format!("{period}{of}")
}

pub const RANKING_HEADING: &str = "政务信息采用情况";
pub const ESTIMATE_HEADING: &str = "自评";

/// The unit's class and standing beside the picker.
pub fn unit_standing(class: &str, scored: bool) -> String {
    match scored {
        true => format!("{class}，计分单位"),
        false if class == DEPARTMENTS => format!("{class}，非政府序列，{LISTED_ONLY}"),
        false => format!("{class}，{LISTED_ONLY}"),
    }
}

/// The place box's head.
pub fn place_of(ranked: usize, class: &str) -> String {
    format!("名次（{ranked} 个{class}）")
}

pub const CAN_GROW: &str = "有渠道未反馈，得分还会变";
pub const NO_PLACE: &str = "条数照记，计入全部列名合计；不计分，不排名";

/// What brings the unit to the next place up.
pub fn to_next(points: Points, place: usize, by: Basis) -> String {
    match by {
        Basis::Converted => format!("{CONVERTED}再高 {points} 分到第 {place} 名"),
        Basis::Current | Basis::Cumulative => format!("再得 {points} 分到第 {place} 名"),
    }
}

pub const FIRST: &str = "已在最前";

/// A ranking in which one unit alone has anything.
pub fn alone_in_ranking(unit: &str) -> String {
    format!("只有{unit}填了数，名次不是全县的")
}

/// The line over an account in whose place no order can be told, and why.
pub fn no_order(class: &str, why: &str) -> String {
    format!("{class}　{why}")
}

/// A class in which nobody has a point yet.
pub const ALL_AT_NOTHING: &str = "本类还没有得分，不排名次";

/// How the ladder is ordered and read.
pub fn ladder_note(by: Basis, is_tried: bool) -> String {
    let beside = if is_tried { "试算的本单位" } else { "本单位" };
    format!("按{}；右列：比{beside}多几分", basis(by))
}

/// 累计 or the converted figure beside 本期.
pub fn beside(by: Basis, points: Points) -> String {
    format!("{} {points} 分", basis(by))
}

pub const CHANNELS_CAPTION: &str = "各渠道采用条数";
pub const CANNOT_FILL: &str = "未反馈，暂不能填，不按 0 计";
pub const NOW: &str = "本单位";

/// What was understood of what was typed.
pub fn understood(typed: &str, count: u32) -> String {
    format!("{typed} → {count}")
}

/// The key for one less was pressed more than once.
pub fn stepped_down(left: i64) -> String {
    format!("每按一次“-”减 1，现在是 {left}；要空着，请按 Delete。")
}

/// A column of a spreadsheet was pasted, and so many cells stand otherwise now.
pub fn pasted_down(cells: usize, changed: usize) -> String {
    match changed {
        0 => PASTED_THE_SAME.to_owned(),
        _ if changed == cells => {
            format!("粘进了 {cells} 格，从这一行起往下。不对就按 Ctrl+Z 撤销。")
        }
        _ => format!("粘来 {cells} 格，从这一行起往下，改了 {changed} 格。不对就按 Ctrl+Z 撤销。"),
    }
}

/// More cells were pasted than there are rows.
pub fn too_many_pasted(cells: usize, rows: usize, is_first: bool) -> String {
    let remedy = if is_first {
        "请只复制这几行的数"
    } else {
        "请点第一行再粘，或者少复制几格"
    };
    format!("剪贴板里有 {cells} 格，从这一行起往下只有 {rows} 格，没有粘进来。{remedy}。")
}

/// What was pasted stands there already.
pub const PASTED_THE_SAME: &str = "粘来的与现有的数相同，没有改动。";

/// A block was pasted where a column is taken.
pub fn block_pasted(rows: usize, columns: usize) -> String {
    format!(
        "剪贴板里有 {rows} 行 {columns} 列，没有粘进来。请复制渠道名和条数两列（渠道名与这张表相同），或者只复制一列数。"
    )
}

/// A row was pasted without the names of its channels.
pub fn bare_row_pasted(cells: usize) -> String {
    format!(
        "剪贴板里一行有 {cells} 格，看不出各是哪个渠道，没有粘进来。请连渠道名一起复制（渠道名一行、数一行，或者渠道名和条数两列），或者只复制一列数。"
    )
}

/// What was pasted belongs to another unit, and perhaps to further ones.
pub fn other_unit_pasted(other: &str, units: usize, own: &str) -> String {
    let more = if units > 1 { format!("等 {units} 个单位") } else { String::new() };
    format!(
        "粘来的是{other}{more}的数，现在是{own}，没有粘进来。请复制{own}的那一行；要填的是渠道，请写这张表上的渠道名。"
    )
}

/// A name was pasted that is a unit's and begins channels' names.
pub fn either_pasted(text: &str, unit: &str, channels: &[String], own: &str) -> String {
    let channels = channels.join("、");
    format!(
        "“{text}”可能是单位{unit}，也可能是渠道{channels}，没有粘进来。是渠道，请把渠道名写全再粘；是单位，请复制{own}的那一行。"
    )
}

/// A list of channels was pasted with several columns of numbers.
pub fn several_counts_pasted(columns: usize) -> String {
    format!("剪贴板里有 {columns} 列数，看不出哪一列是条数，没有粘进来。请只复制渠道名和条数两列。")
}

/// Counts with the names of their channels were pasted, and so many cells stand otherwise now.
pub fn pasted_by_name(pairs: &Pairs, changed: usize) -> String {
    let mut said = match pairs.taken.len() {
        0 => "没有粘进来。".to_owned(),
        _ if changed == 0 => PASTED_THE_SAME.to_owned(),
        count if count == changed => format!("按渠道名粘进了 {count} 格。不对就按 Ctrl+Z 撤销。"),
        count => format!("按渠道名对上 {count} 格，改了 {changed} 格。不对就按 Ctrl+Z 撤销。"),
    };
    let unclear: Vec<String> =
        pairs.unclear.iter().map(|(name, full)| format!("“{name}”可能是{}", full.join("、"))).collect();
    if !unclear.is_empty() {
        said += &[&unclear.join("，"), "，没有粘。请改成其中一个名称再粘。"].concat();
    }
    let left = [
        (&pairs.unknown, "不是本单位的渠道，旁边的数没有粘。请把名称改得与这张表相同再粘，或者直接填"),
        (&pairs.twice, "不止一行，没有粘。请只留一行再粘"),
        (&pairs.waiting, "未反馈，还不能填，没有粘"),
    ];
    for (names, why) in left.into_iter().filter(|(names, _)| !names.is_empty()) {
        let shown: Vec<String> = names.iter().take(6).map(|name| format!("“{name}”")).collect();
        let more = if names.len() > 6 { format!("等 {} 个", names.len()) } else { String::new() };
        said += &[shown.concat(), more, why.to_owned(), "。".to_owned()].concat();
    }
    said
}

pub fn one_less(channel: &str) -> String {
    format!("{channel} 减一")
}

pub fn one_more(channel: &str) -> String {
    format!("{channel} 加一")
}

pub const PUBLISHED_STRIP: &str = "这一期已发布，数没有改动。确有错误，请到“录入”点“更正”。";
