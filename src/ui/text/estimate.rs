//! 自评: what a unit reads at its desk: the table it is put into, what is supposed, what would be enough, the office's
//! record beside its own, its tasks and its periods.

use super::{NONE, basis, date, fault, file_fault, level};
use crate::domain::fault::{Fault, Problem};
use crate::domain::goal::Unasked;
use crate::domain::points::Points;
use crate::domain::reconcile::{Counted, Held, Offered, Refusal};
use crate::domain::rules::{Basis, Ties};
use crate::platform::{is_book, is_table};
use crate::session::reference::Unread;

pub const TRYING: &str = "试算";
pub const TRY_LABEL: &str = "实有还是试算";
pub const ACTUAL: &str = "实有";
pub const TRY_MORE: &str = "再加（条）";
/// What is supposed brings.
pub const TRY_GAIN: &str = "多得";
pub const CLEAR_TRIAL: &str = "清掉试算";
/// A trial was taken back.
pub const TRIAL_BACK: &str = "已撤销一步试算，实有的数没有动";
/// There is nothing of it to take back.
pub const NO_TRIAL_BACK: &str = "试算没有可撤销的了。实有的数要撤销，先点实有的格。";
/// There is nothing of it to do again.
pub const NO_TRIAL_AGAIN: &str = "试算没有可重做的。";
/// It was done again.
pub const TRIAL_AGAIN: &str = "已重做一步试算，实有的数没有动";
/// An example is no report.
pub const EXAMPLE_NOT_EXPORTED: &str =
    "这是示例，里面的数是别的县的，没有导出。请先点上面的“清掉示例”，再填本单位的数。";
/// What is supposed is nothing that is kept.
pub const TRIAL_NOT_KEPT: &str = "试算只放在这个标签页里，不进实有的数，也不导出；关掉就没有了。";
/// The county's file stays in this tab.
pub const OFFICE_NOT_KEPT: &str = "县办的文件只放在这个标签页里，关掉以后要再打开一次。";
/// What the points go by.
pub const BASIS_OF_POINTS: &str = "依据（办法原文）";
/// No clause has brought anything yet.
pub const NO_BASIS: &str = "还没有用到哪一条：填了条数，这里就列出得分按的条文。";

/// Clauses on one item in several channels, of which counts know nothing.
pub fn not_told_by_counts(says: &str) -> String {
    format!("{says}这里按条数算，看不出哪几条是同一条：请只填照此该计的条数，否则得分会偏高。")
}

pub const TRIED_SCORE: &str = "试算得分";
pub const ACTUAL_SCORE: &str = "实有得分";
pub const OPEN_OFFICE: &str = "比对县办记录…";
pub const OTHER_OFFICE: &str = "换一份县办文件…";
pub const CLOSE_OFFICE: &str = "不再比对";
pub const COPY_RESULT: &str = "复制结果";
pub const EXPORT_OWN: &str = "导出自评文件";
pub const PLACE_LABEL: &str = "名次";

/// What was supposed belonged to another unit or period.
pub const TRIAL_GONE: &str = "换了单位或期，原来的试算已清掉";
/// A file went out with something in it that is no count; `cells` are periods with their channels.
pub fn exported_unread(cells: &[String]) -> String {
    format!("文件已导出，里面有的格看不懂，照原样写着：{}。请改好后再导出一次。", cells.join("；"))
}

/// Where there is no table to stand in.
pub const NO_TABLE: &str = "还没有可比的表：本草稿里没有全县各单位的数。点“比对县办记录…”，打开县办发布的页面或数据文件，就能看到名次。";

/// The table the unit is put into.
pub fn table_note(period: &str, is_same: bool) -> String {
    if is_same {
        format!("放进{period}里看")
    } else {
        format!("本期的表还没有：把本期的数放在{period}的位置上看，只是参考")
    }
}

/// Where the office scores items, own counts cannot stand in its table.
pub const NOT_IN: &str = "县办按台账计分，本单位填的条数放不进去；下面是县办记的名次。";

/// What the office published of the unit, beside the place that its own record gives.
pub fn official_place(points: Points, place: &str, by: Basis) -> String {
    format!("这是按本单位填的数排的；县办发布的是{} {points} 分，{place}。", basis(by))
}

/// The place now and with what is supposed.
pub fn move_of(now: &str, then: &str) -> String {
    format!("{now} → {then}")
}

/// The place that what is supposed does not change.
pub fn same_place(place: &str) -> String {
    format!("{place}，不变")
}

/// 累计 with the earlier periods that are in it.
pub fn cumulative_of(words: String, earlier: &[&str]) -> String {
    match earlier {
        [] => words,
        [first] => format!("{words}（含{first}）"),
        [first, .., last] => format!("{words}（含{first}至{last} {} 期）", earlier.len()),
    }
}

/// 累计 with the earlier periods as the office has them, and as they are here.
pub fn cumulative_by_office(points: Points, own: Points) -> String {
    format!("累计 {points} 分，以前各期按县办记的（按这里记的是 {own} 分）")
}

/// How far the next one down is behind.
pub fn to_below(points: Points, name: &str) -> String {
    format!("比{name}多 {points} 分")
}

/// What is supposed cannot be written.
pub const TRIED_TOO_MANY: &str = "试算的条数太大，没有算。请改小";
/// The distance to the own points, as a column.
pub const AHEAD: &str = "比本单位多";
/// How often a unit that does not score was adopted.
pub fn all_adopted(count: u32) -> String {
    format!("共 {count} 条")
}
/// Items of the unit stand in the ledger while counts score.
pub fn in_ledger(count: usize) -> String {
    format!("台账里有本单位 {count} 条；现在按录入表计分，这里填的条数才算。")
}
/// The same where something is supposed.
pub const AHEAD_TRIED: &str = "比试算多";
/// The column a channel stands in, as the goal and the comparison call it.
pub fn column_name(name: &str) -> String {
    format!("即{name}")
}
/// The rows that are not near the own one.
pub fn all_rungs(count: usize) -> String {
    format!("显示全部 {count} 行")
}
/// In the place of rows that are not shown.
pub const LEFT_OUT_ROWS: &str = "……";
pub const NEAR_RUNGS: &str = "只看前后几名";

/// The office's file has no figures but the own ones.
pub fn no_others(name: &str) -> String {
    format!("{name}里没有别的单位的数，看不出名次。请打开县办发布的页面或数据文件。")
}

/// A file in which one unit alone has anything.
pub fn one_units_file(name: &str) -> String {
    format!("{name}里只有一个单位的数，是自评文件，不是县办的记录。请打开县办发布的页面或数据文件。")
}

/// In place of a place, where the file beside the draft cannot be used: why is said there.
pub const SEE_COMPARE: &str = "看不出名次，原因见“与县办记录比对”。";

/// The place is one of another period's table.
pub fn by_other_table(period: &str) -> String {
    format!("拿{period}的表比的，只是参考")
}

/// The office's rules score otherwise.
pub fn by_their_rules(points: Points) -> String {
    format!("县办的办法与本单位的不同，这张表按县办的算，本单位 {points} 分。")
}

/// The office's count stays where the unit does not know its own.
pub fn kept_counts(count: usize) -> String {
    format!("有 {count} 个渠道本单位没有反馈，按县办的数。")
}

/// Own counts in channels the office has not been fed back.
pub fn left_out_there(count: usize) -> String {
    format!("有 {count} 个渠道县办还没有反馈，本单位填的先不算进这张表。")
}

/// A channel that is not fed back and what it can still bring.
pub fn waiting_range(each: Points) -> String {
    format!("未反馈，先不计；反馈后每条加 {each} 分")
}

/// A channel that is not fed back, to a unit that does not score.
pub const WAITING_ALONE: &str = "未反馈";

/// The sign of the row with what is supposed.
pub fn tried_place(place: usize) -> String {
    format!("→{place}")
}

/// The place that is to be reached.
pub const GOAL: &str = "要到第";
pub const GOAL_LABEL: &str = "要到第几名";
pub const GOAL_FROZEN: &str = "表里有单位发布的得分与现在的数不同，最少几条算不准，没有算。";
pub const GOAL_END: &str = "名";
/// Points instead of a place.
pub fn goal_points(by: Basis) -> String {
    format!("或者{}到", basis(by))
}

pub const GOAL_POINTS_END: &str = "分";
pub const GOAL_ALONE: &str = "只靠一个渠道";
pub const GOAL_NEEDED: &str = "要几条";
pub const USE_SET: &str = "照此试算";
pub const MAY_USE: &str = "能用";
pub const USE_ALL: &str = "都能用";
pub const NOT_ENOUGH: &str = "到不了";
pub const TOO_FAR: &str = "没算到";
pub const SEEKING: &str = "正在算…";
pub const GOAL_REACHED: &str = "已经到了。";
pub const GOAL_REACHED_TRIED: &str = "照试算里再加的，已经到了。";
pub const GOAL_NOT_NEUTRAL: &str =
    "按新报一条、单独一个渠道采用、不填篇幅、不加标记算；同一条再被采用，按办法另计。";

/// The gap to whoever holds the place.
pub fn goal_gap(
    place: usize,
    name: &str,
    points: Points,
    (equal, pass): (Points, Points),
    ties: Ties,
) -> String {
    format!("现第 {place} 名{name} {points} 分。再得 {equal} 分与它{}，{pass} 分超过。", level(ties))
}

/// The least number of adoptions.
pub fn goal_least(count: u32) -> String {
    format!("最少要 {count} 条：")
}

/// How many sets there are beside those that are listed.
pub fn goal_more(all: Option<u64>, shown: usize) -> String {
    match all {
        Some(all) if all > shown as u64 => format!("同样条数的搭配共 {all} 种，只列前 {shown} 种。"),
        Some(_) => String::new(),
        None => "同样条数的搭配太多，没有全比完；条数是最少的。".to_owned(),
    }
}

/// A goal that can not be reached.
pub fn goal_never(points: Points) -> String {
    format!("这些渠道加多少条都到不了，最多 {points} 分。")
}

/// A goal that was not reached within what was looked at.
pub fn goal_not_within(adoptions: u32, points: Points) -> String {
    format!("几个渠道搭配，{adoptions} 条以内到不了（最多 {points} 分），再多的没有算。")
}

/// So many of a channel.
pub fn so_many(name: &str, count: u32) -> String {
    format!("{name} {count} 条")
}

/// Why nothing can be sought.
pub fn unasked(why: &Unasked) -> String {
    match why {
        Unasked::Unknown => "本期的表里没有本单位。".to_owned(),
        Unasked::ListedOnly => "本单位只列名、不计分，没有名次可求。".to_owned(),
        Unasked::NotThere => "本单位这一期不在名录里。".to_owned(),
        Unasked::NoSuchPlace(most) => format!("名次请填 1 到 {most}。"),
        Unasked::NoChannel => "没有一个渠道勾着“能用”。至少勾一个。".to_owned(),
        Unasked::Supposed(_) => "试算的条数太大，放不进表里。请改小。".to_owned(),
    }
}

/// What was typed as points is none.
pub const GOAL_NO_POINTS: &str = "分数请填 0 到 100000 的数，如 12.5，至多三位小数。";

/// The office's file could not be read.
pub fn office_unread(name: &str, why: &Unread) -> String {
    let is_table = is_book(name) || is_table(name);
    let is_page = [".html", ".htm"].iter().any(|ending| name.ends_with(ending));
    let why = match why {
        Unread::Faults(_) if is_table => {
            "这是表格文件或文字文件；比对要用县办发布的网页（.html）或数据文件（.json）。".to_owned()
        }
        Unread::File(why) => file_fault(*why).to_owned(),
        Unread::Faults(_) if is_page => {
            "这个网页里没有县办发布的数。请选县办发布的那份网页（打开后单位旁写着“已发布”）。".to_owned()
        }
        Unread::Faults(all) => {
            let why = all.first().map(fault).unwrap_or_default();
            let says_all = |one: &Fault| matches!(one.problem, Problem::Newer { .. } | Problem::OtherFormat);
            let is_torn = |one: &Fault| matches!(one.problem, Problem::NotJson { .. });
            if all.first().is_some_and(says_all) {
                format!("{why}。")
            } else if all.first().is_some_and(is_torn) {
                "它不是耳目的数据文件，或者不完整。请县办重新导出，或换一个文件。".to_owned()
            } else {
                format!("它不是完整的耳目数据文件。请县办重新导出，或换一个文件。（{why}）")
            }
        }
    };
    format!("没有打开{name}。{why}")
}

/// Another file was no record to compare with; the one that is open stays.
pub fn office_kept(open: &str, why: &str) -> String {
    format!("没有换，仍与{open}比对。{why}")
}

/// Why there is no table of the office.
pub fn no_reference(name: &str, why: &Refusal) -> String {
    format!("{name}：{}", refusal(why))
}

/// Why two records cannot be put beside each other.
pub fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::Example { office: true } => {
            "它是耳目自带的示例，不能和真数比。请打开县办发布的页面或数据文件。".to_owned()
        }
        Refusal::Example { office: false } => {
            "现在填的是示例，不能和县办的真数比。请先点上面的“清掉示例”。".to_owned()
        }
        Refusal::SameDraft => "它就是本草稿导出的文件。请打开县办发布的页面或数据文件。".to_owned(),
        Refusal::OtherCounty(name) => {
            format!("它是{name}的，不是本县的。请打开本县县办发布的页面或数据文件。")
        }
        Refusal::OtherYear(all) => {
            format!("它不是本年度的，里面有：{}。请打开本年度的，或用标题旁的 ‹ › 换一期。", offered(all))
        }
        Refusal::NoPeriod(all) if all.is_empty() => "里面一期也没有。".to_owned(),
        Refusal::NoPeriod(all) => {
            format!(
                "里面没有起止日期与本期相同的一期，有：{}。请打开有本期的，或用标题旁的 ‹ › 换一期。",
                offered(all)
            )
        }
        Refusal::NoUnit(name) => format!("里面没有叫“{name}”的单位。请县办核对名录。"),
        Refusal::NotThere(name) => format!("{name}那一期不在名录里。请县办核对名录。"),
    }
}

fn offered(all: &[Offered]) -> String {
    let one = |one: &Offered| format!("{}（{}至{}）", one.name, date(one.days.from()), date(one.days.to()));
    all.iter().map(one).collect::<Vec<_>>().join("、")
}

pub const COMPARE_OFFICE: &str = "与县办记录比对";
pub const OWN_SIDE: &str = "本单位";
pub const OFFICE_SIDE: &str = "县办";

pub const ALL_AGREES: &str = "每个渠道都一致，得分也一致。";
pub const COUNTS_AGREE: &str = "每个渠道的条数都一致。";
pub const BY_ID_ALONE: &str = "两边的单位名称不同，是按编号对上的。请先核对是不是本单位。";
pub const OTHER_RULES_NOTE: &str = "两边的办法不同，只比条数，不比分数。";
pub const NOT_PUBLISHED_YET: &str = "县办这一期还没有发布，数还会变。";
pub const OFFICE_HAS_MORE: &str = "差为“−”的，县办记的比本单位多：请先核对自己有没有漏填。";
pub const CLAIM: &str = "漏记申报单";
pub const CLAIM_NONE: &str = "县办没有少记的，不用申报。";
pub const CLAIM_UNKNOWN: &str =
    "能比的渠道里县办没有少记。有的渠道一边未反馈或看不懂，等反馈或改好以后再比。";
pub const CLAIM_SAVED: &str = "已存成文本文件。";
pub const CLAIM_NOT_SAVED: &str = "浏览器没有让保存。请点“复制申报单”，粘到别处再存。";
pub const COPY_CLAIM: &str = "复制申报单";
pub const PRINT_CLAIM: &str = "打印申报单";
pub const SAVE_CLAIM: &str = "存成文本";
pub const ITEMS_DIFFER: &str = "台账里不同的";

/// A difference of counts with its sign.
pub fn signed(difference: i64) -> String {
    match difference {
        0 => "0".to_owned(),
        more @ 1.. => format!("＋{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

/// A difference of points with its sign.
pub fn signed_points(difference: Points) -> String {
    match difference {
        Points::ZERO => "0".to_owned(),
        more if more > Points::ZERO => format!("＋{more}"),
        less => format!("−{}", Points::ZERO - less),
    }
}

/// The channels that do not differ.
pub fn rest_agrees(count: usize) -> String {
    format!("其余 {count} 个渠道一致。")
}

/// A side of a channel.
pub fn counted(side: Option<&Counted>) -> String {
    match side {
        None => "没有这个渠道".to_owned(),
        Some(Counted::Blank) => NONE.to_owned(),
        Some(Counted::Count(count)) => count.to_string(),
        Some(Counted::Unread(typed, _)) => format!("“{typed}”"),
        Some(Counted::Waiting) => "未反馈".to_owned(),
    }
}

/// How an adoption is held on the two sides.
pub fn held(held: Held) -> &'static str {
    match held {
        Held::Both => "两边都有",
        Held::OtherDay => "日期不同",
        Held::Elsewhere => "两边记在不同的期",
        Held::OwnOnly => "县办没有",
        Held::OfficeOnly => "本单位没有",
        Held::Repeated => "重复登记",
    }
}
