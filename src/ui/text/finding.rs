//! A finding as a sentence: which cell, what is wrong, what to do, what happened to the value.

use super::MARK_WAITING;
use crate::domain::finding::{Code, Finding, LARGE};
use crate::domain::id::ItemId;
use crate::domain::record::CellFault;
use crate::domain::workspace::Workspace;

/// What is written into the cells of a column that the level above has not told of.
const NOT_FED_BACK: [&str; 6] = ["未反馈", "待反馈", "尚未反馈", "未报", "待报", "未通报"];

/// The sentence of a finding.
pub fn finding(workspace: &Workspace, finding: &Finding) -> String {
    let (place, words) = finding_parts(workspace, finding);
    if place.is_empty() { words } else { format!("{place}：{words}") }
}

/// The place of a finding, which may be empty, and what is so there.
pub fn finding_parts(workspace: &Workspace, finding: &Finding) -> (String, String) {
    let unit = finding.unit.and_then(|unit| workspace.roster().unit(unit));
    let rules = workspace.rules_of(finding.period);
    let channel = rules.zip(finding.channel).and_then(|(rules, channel)| rules.channel(channel));
    let place = match (unit, channel) {
        (Some(unit), Some(channel)) => {
            let label = rules.map(|rules| rules.told_apart(channel, |of| of.label_for(&unit.class)));
            format!("{}·{}", unit.name_parts().0, label.unwrap_or_default())
        }
        (Some(unit), None) => unit.name_parts().0.to_owned(),
        (None, Some(channel)) => channel.name.clone(),
        (None, None) => String::new(),
    };
    (place, words(workspace, finding))
}

/// An adoption on a day that is in no period.
pub fn adopted_outside(code: Code, title: &str, day: &str) -> String {
    let title = shortened(title);
    match code {
        Code::AdoptedAfterwards => {
            format!("“{title}”的采用日期 {day} 在最后一期之后，先留着，不计在这一期。新建下一期后自动计入。")
        }
        _ => format!("“{title}”的采用日期 {day} 不在任何一期里，没有计分。请核对日期。"),
    }
}

fn words(workspace: &Workspace, finding: &Finding) -> String {
    let (read, beside) = (shortened(&finding.read), &finding.beside);
    let title = workspace.items().get(&ItemId::new(&finding.of));
    let title = title.map_or_else(|| finding.of.clone(), |item| shortened(&item.title));
    match finding.code {
        Code::Unread(_) if NOT_FED_BACK.contains(&finding.read.trim()) => format!(
            "“{read}”不是条数。整列没有反馈的，点“{MARK_WAITING}”；否则请填 0 以上的整数，没有就留空。这一格先不计分。"
        ),
        Code::Unread(_) | Code::CountWhileWaiting | Code::ClosedChannel | Code::InactiveUnit => {
            advice(finding.code, &finding.read)
        }
        Code::CountsAndItemsDiffer => {
            format!("条数填了 {read}，台账合计 {beside}。请核对，以计分的一方为准。")
        }
        Code::LedgerOfFew => format!(
            "录入表合计 {read} 条，台账只登记了 {beside} 条，按录入表计分，台账不必记全。要逐格核对的，先登记齐。"
        ),
        Code::PointsAndItemsDiffer => format!(
            "条数与台账一致，按条数算 {read} 分，按台账逐条算是 {beside} 分：台账看得出同一条的多次采用、合写和篇幅，条数看不出。请核对；要按逐条的算，请到“台账”选“按台账计分”。"
        ),
        Code::NotToldByCounts => format!(
            "“{}”管的是同一条，按条数计分看不出哪几条是同一条：{read} 个单位在几个渠道都有条数，各计各的分，得分可能偏高。要按条款算的，请到“台账”登记并选“按台账计分”。",
            beside.replace('\n', "”“")
        ),
        Code::PrintedDiffers => format!(
            "已发布 {read} 分，按现在的数和办法算是 {beside} 分。发布的数没有动；确有错误请更正并写明理由。"
        ),
        Code::PrintedSumDiffers => {
            format!(
                "发布的累计是 {read} 分，各期加起来是 {beside} 分。排名用后者，请核对以前各期改动过没有。"
            )
        }
        Code::PrintedPlaceDiffers => {
            format!("发布的名次是第 {read}，按发布的分数排是第 {beside}。排名用后者，请核对。")
        }
        Code::NotPrinted => {
            "发布时的附件里没有它，现在有。后来加的，请在名录把它的“起”改为发布以后的一期。".to_owned()
        }
        Code::AdoptedInNoPeriod | Code::AdoptedAfterwards => adopted_outside(finding.code, &title, &read),
        Code::LateAcrossYears => {
            format!("{read} 条补计属于{beside}，不在同一年度，累计从零起算，没有计入。请在原年度里更正。")
        }
        Code::LateElsewhere => {
            let remedy = if workspace.items().get(&ItemId::new(&finding.of)).is_some() {
                "那一期按录入表计分，这条没有计入。请在“录入”的“补计”里记条数，理由里写明这一条"
            } else {
                "那一期按台账计分，没有计入。请在“台账”里登记，“得知的期”选知道时的那一期"
            };
            format!("{read} 条补计属于{beside}，{remedy}。")
        }
        Code::LateOutside => format!(
            "{read} 条补计属于{beside}，本单位不在名录或者渠道不收本类单位，没有计入。请核对是不是记错了单位。"
        ),
        Code::LateTwice => {
            format!("属于{beside}的 {read} 条补计记了两次，都计了。请核对是不是重复登记。")
        }
        Code::AdoptedTwice => {
            format!("“{title}”{read} 在同一渠道记了两次，都计了。请核对是不是重复登记。")
        }
        Code::PartsWithoutClause => {
            format!("“{title}”写了各单位的份额，办法里没有合写分摊的条款，各单位都按全分计。请补条款。")
        }
        Code::NoLength => format!("“{title}”没有填篇幅，办法按篇幅计分，先按渠道分值计。请补上篇幅。"),
        Code::BadFactor => {
            format!("“{title}”的系数“{read}”没有填或超出“{beside}”的范围，先按 1 计。请核对。")
        }
        Code::JudgedOutOfRange => format!("核定的 {read} 分超出 {beside}，没有计分。请改到范围内。"),
        Code::NoMonths => {
            format!(
                "“{read}”要把当月的分清零，本期只有合计，没有分月，没有清。请改按月设期，或改用台账计分。"
            )
        }
        Code::WholePeriod => format!("“{read}”按更短的时间计，本期只有合计，按整期乘倍数计。"),
        Code::NoHeads => format!("“{read}”按人数计，名录里没有填本单位的人数。请补上。"),
        Code::LostDecimalPoint => {
            let like = if read.contains('.') { "像是填错了" } else { "像是漏了小数点" };
            format!("每条 {read} 分，比上级渠道还高，{like}。请对照原文核对。")
        }
        Code::LostDecimalPointInText => {
            format!("条款 {} 里的“{read}”像是漏了小数点。请对照原文核对。", finding.of)
        }
        Code::NotInText => not_in_text(&finding.of, &read),
        Code::NotInRules => not_in_rules(&finding.of, &finding.read),
        Code::VeryLarge => very_large(&finding.read),
        Code::Tenfold => {
            format!("{read} 条，上一期同一格是 {beside} 条，差到十倍以上。请核对是不是多打了一位。")
        }
        Code::FarAboveOthers => {
            format!("{read} 条，同类其他单位在这个渠道最多 {beside} 条。请核对是不是填错了行或列。")
        }
        Code::NothingEntered => super::NOTHING_ENTERED.to_owned(),
        Code::NothingAtAll => "各渠道都没有采用。请核对是不是漏填，确实没有就不用改。".to_owned(),
        Code::MovedFar => {
            format!("名次是第 {read}，上一期是第 {beside}，相差超过 10 位。请核对这两期的数。")
        }
        Code::NotInForce => {
            let rules = workspace.rules_of(finding.period);
            let name = rules.map_or(read, |rules| super::rules_name(workspace, rules.parts()));
            format!("本期有几天不在“{name}”的施行日期内。请核对用的是不是这一套办法。")
        }
    }
}

/// A channel that the text of its clause does not name.
pub fn not_in_text(clause: &str, points: &str) -> String {
    format!(
        "每条 {points} 分，条款 {clause} 的原文没有提到这个渠道，备注和得分单照原文印。请在“办法”的“原文”里补上。"
    )
}

/// Names and amounts, a line each, that the text of a clause has and no channel of it.
pub fn not_in_rules(clause: &str, words: &str) -> String {
    let words = words.replace('\n', "”“");
    format!("条款 {clause} 的原文写着“{words}”，按这一条计分的渠道里没有，备注和得分单仍照它印。请在“办法”的“原文”里改好。")
        .replace("““", "“")
        .replace("””", "”")
}

pub const TO_ORIGINAL: &str = "去看原文";

/// A count that nobody is likely to have.
pub fn very_large(count: &str) -> String {
    format!("{count} 条，超过 {LARGE}。请核对是不是多打了几位。")
}

/// The sentence without its place, for beside the cell.
pub fn advice(code: Code, read: &str) -> String {
    match code {
        Code::Unread(fault) => unread(fault, read),
        Code::CountWhileWaiting => format!("渠道还未反馈，这 {read} 条先留着，不计分。"),
        Code::ClosedChannel => {
            format!("这个渠道不收本类单位，这 {read} 条先留着，不计分。请核对是不是填错了行。")
        }
        _ => format!("本单位这一期不在名录，这 {read} 条先留着，不计分。请核对是不是填错了行。"),
    }
}

fn shortened(read: &str) -> String {
    if read.chars().count() > 20 { read.chars().take(20).chain(['…']).collect() } else { read.to_owned() }
}

fn unread(fault: CellFault, read: &str) -> String {
    format!("{}这一格先不计分。", no_count(fault, read))
}

/// Why a text is no count, and what would be one.
pub(super) fn no_count(fault: CellFault, read: &str) -> String {
    let shown = shortened(read);
    let (what, remedy) = match fault {
        CellFault::Negative => ("是负数", "请填 0 以上的整数，没有就留空"),
        CellFault::Fractional => ("不是整数", "条数要填整数，没有就留空"),
        CellFault::TooLarge => ("超过了 99999", "请核对是不是多打了几位"),
        CellFault::NotANumber => ("不是条数", "请填 0 以上的整数，没有就留空"),
        CellFault::TooLong => ("太长了，不是条数", "请填 0 以上的整数，没有就留空"),
    };
    format!("“{shown}”{what}。{remedy}。")
}
