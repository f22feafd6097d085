//! 改动记录: a line of the log in words.

use super::channel_name;
use crate::domain::id::{ChannelId, EntryId, PeriodId, UnitId};
use crate::domain::record::{Changed, Logged};
use crate::domain::rules::RuleSet;
use crate::domain::workspace::Workspace;

pub const LOG: &str = "改动记录";
pub const LOG_NOTE: &str = "撤销了的不算改过；随草稿和文件一起存，最多 4000 条";
pub const NO_LOG: &str = "还没有改动记录";
pub const LOG_FILTER: &str = "筛选";
pub const LOG_EXPORT: &str = "导出记录";
pub const LOG_FILE: &str = "改动记录.csv";
pub const LOG_HEAD: [&str; 8] = ["时间", "改什么", "期", "单位", "渠道或对象", "原来", "现在", "原因"];

/// After the first lines of many.
pub fn more_lines(more: usize) -> String {
    format!("还有 {more} 条，筛选或导出来看")
}

/// A line of the log, one text for each column of [`LOG_HEAD`].
pub fn logged(workspace: &Workspace, line: &Logged) -> [String; 8] {
    let period_ix = workspace.find_period(&PeriodId::new(&line.period));
    let period = period_ix.and_then(|ix| workspace.period(ix)).map(|period| period.parts().name.clone());
    let unit = workspace.roster().find(&UnitId::new(&line.unit)).and_then(|ix| workspace.roster().unit(ix));
    let rules = period_ix.and_then(|ix| workspace.rules_of(ix));
    let channel = rules.and_then(|rules| rules.channel(rules.find_channel(&ChannelId::new(&line.channel))?));
    let was = || Some([&line.from, &line.to].into_iter().find(|name| !name.is_empty())?.clone());
    let period = period.or_else(|| was().filter(|_| line.what == Changed::Period));
    // What is no longer there is told by its id.
    let or_id = |name: Option<String>, id: &str| name.unwrap_or_else(|| id.to_owned());
    let object = if line.channel.is_empty() {
        object(workspace, line)
    } else {
        or_id(rules.zip(channel).map(|(rules, channel)| channel_name(rules, channel)), &line.channel)
    };
    [
        line.at.replace('T', " "),
        changed(line.what).to_owned(),
        or_id(period, &line.period),
        or_id(unit.map(|unit| unit.name.clone()), &line.unit),
        object,
        value(line.what, &line.from),
        value(line.what, &line.to),
        line.reason.clone(),
    ]
}

/// What was changed where it is no cell: the clause of an entry, the name of a rule set. An item is told by its title, which
/// stands before and after; nobody knows it by its id.
fn object(workspace: &Workspace, line: &Logged) -> String {
    let name = match line.what {
        Changed::Adjustment => {
            let entry = workspace.adjustments().get(&EntryId::new(&line.of));
            entry.and_then(|entry| {
                let rules = workspace.rules_of(workspace.find_period(&entry.period)?)?;
                Some(rules.provision(rules.find_provision(&entry.kind)?)?.name.clone())
            })
        }
        Changed::Rules | Changed::Ranking => {
            let mut all = workspace.rule_sets().iter().map(RuleSet::parts);
            all.find(|rules| rules.id.as_str() == line.of).map(|rules| super::rules_name(workspace, rules))
        }
        _ => None,
    };
    name.unwrap_or_default()
}

fn changed(what: Changed) -> &'static str {
    match what {
        Changed::Cell => "条数",
        Changed::Waiting => "未反馈",
        Changed::Ranking => "名次算法",
        Changed::Item => "信息",
        Changed::Adjustment => "加减分",
        Changed::Late => "补计",
        Changed::Status => "状态",
        Changed::Correction => "更正",
        Changed::Rules => "办法",
        Changed::Roster => "名录",
        Changed::Period => "期",
        Changed::Check => "核对",
        Changed::Explained => "说明",
        Changed::Notice => "通报",
        Changed::Watchlist => "错敏词",
        Changed::Template => "措辞模板",
        Changed::Cells => "成批改格",
        Changed::Items => "成批改信息",
        Changed::Whole => "换一份数据",
    }
}

fn value(what: Changed, value: &str) -> String {
    match (what, value) {
        (Changed::Waiting, "waiting") => super::WAITING.to_owned(),
        (Changed::Status, "draft") => "草稿".to_owned(),
        (Changed::Status, "checking") => "核对中".to_owned(),
        (Changed::Status, "published") => "已发布".to_owned(),
        (Changed::Cells, count) => format!("{count} 格"),
        (Changed::Items, count) => format!("{count} 条"),
        (Changed::Cell | Changed::Correction | Changed::Late, "") => super::BLANK.to_owned(),
        _ => value.to_owned(),
    }
}
