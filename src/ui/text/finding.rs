//! A finding as a sentence: which cell, what is wrong, what to do, what happened to the value.

use crate::domain::finding::{Code, Finding};
use crate::domain::record::CellFault;
use crate::domain::workspace::Workspace;

/// The sentence of a finding.
pub fn finding(workspace: &Workspace, finding: &Finding) -> String {
    let unit = workspace.roster().unit(finding.unit);
    let channel = workspace.rules_of(finding.period).and_then(|rules| rules.channel(finding.channel));
    let place = match (unit, channel) {
        (Some(unit), Some(channel)) => format!("{}·{}", unit.name_parts().0, channel.label_for(&unit.class)),
        _ => String::new(),
    };
    format!("{place}：{}", advice(finding.code, &finding.read))
}

/// The sentence without its place, for beside the cell.
pub fn advice(code: Code, read: &str) -> String {
    match code {
        Code::Unread(fault) => unread(fault, read),
        Code::CountWhileWaiting => format!("渠道还未反馈，这 {read} 条先留着，不计分。"),
        Code::ClosedChannel => {
            format!("这个渠道不收本类单位，这 {read} 条先留着，不计分。请核对是不是填错了行。")
        }
    }
}

fn unread(fault: CellFault, read: &str) -> String {
    let shown: String = if read.chars().count() > 20 {
        read.chars().take(20).chain(['…']).collect()
    } else {
        read.to_owned()
    };
    let (what, remedy) = match fault {
        CellFault::Negative => ("是负数", "请填 0 以上的整数，没有就留空"),
        CellFault::Fractional => ("不是整数", "条数要填整数，没有就留空"),
        CellFault::TooLarge => ("超过了 99999", "请核对是不是多打了几位"),
        CellFault::NotANumber => ("不是条数", "请填 0 以上的整数，没有就留空"),
        CellFault::TooLong => ("太长了，不是条数", "请填 0 以上的整数，没有就留空"),
    };
    format!("“{shown}”{what}。{remedy}。这一格先不计分。")
}
