//! What the texts of a rule set and its other fields are called, beside what was changed in them.

use super::{COLUMNS_NOTE, ORIGINAL_TEXT, ROUNDING, field_label};
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::Workspace;

/// What was changed in a rule set, by its place in it.
pub fn changed_field(at: &str, workspace: &Workspace, rules: &RuleSetParts) -> String {
    let mut names = at.split('/').skip(1);
    let (list, position) = (names.next().unwrap_or_default(), names.next().and_then(|at| at.parse().ok()));
    let position: usize = position.unwrap_or_default();
    if list == "clauses" {
        let number = rules.clauses.get(position).map(|clause| clause.number.as_str());
        return format!("{} {}", ORIGINAL_TEXT, number.unwrap_or_default());
    }
    let column = rules.columns.get(position).filter(|_| at.ends_with("/always"));
    if let Some(column) = column {
        let channel = rules.channels.iter().find(|channel| channel.id == column.channel);
        return format!(
            "{}·{COLUMNS_NOTE}",
            channel.map(|channel| channel.name.as_str()).unwrap_or_default()
        );
    }
    match at.strip_prefix("/rounding") {
        Some(rest) => format!("{ROUNDING}·{}", field_label(rest, workspace)),
        None => name_field(at, workspace),
    }
}

/// What a text of a rule set is, by its place in it: in full, over its column, and otherwise for a class.
pub fn name_field(at: &str, workspace: &Workspace) -> String {
    let (of, name) = at.rsplit_once('/').unwrap_or_default();
    let own = match name {
        "name" if of.is_empty() => "办法的名称",
        "document" => "文号",
        "title" => "文件标题",
        "name" if of.starts_with("/kinds") => "类别",
        "name" if of.starts_with("/totals") => "合计的名称",
        "wording" => "通报里的说法",
        "text" => "条文",
        "name" => "全称",
        "label" => "列名",
        "heading" => "明细里的叫法",
        "band" => "表头",
        "group" => "分表头",
        _ => "说明",
    };
    match of.rsplit_once("/classNames/") {
        None => own.to_owned(),
        Some((_, class)) => {
            let classes = workspace.roster().classes();
            let class = classes.iter().find(|one| one.id.as_str() == class).map_or(class, |one| &one.name);
            format!("{class}的{own}")
        }
    }
}
