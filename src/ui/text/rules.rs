//! 办法: the rule set as sentences, what may be changed in it, what a change would do, its versions.

use super::{Status, sentence, status};
use crate::domain::points::Points;
use crate::domain::roster::Roster;
use crate::domain::rules::{RuleSet, RuleSetParts};
use crate::domain::workspace::Workspace;

pub const RULES: &str = "办法";
pub const RULES_HEADING: &str = "计分办法";
pub const RULE_CLAUSES: &str = "条文";
pub const CLAUSES_NOTE: &str = "划线的数和词可改；启用以前不动任何一期";
pub const READ_ONLY_RULES: &str = "这一页的办法只能看。";
pub const EFFECT: &str = "改了会怎样";
pub const NO_CHANGE_YET: &str = "还没有改。改一个数，这里就列出哪些单位的得分和名次会变。";
pub const NOBODY_MOVES: &str = "照这样改，本期各单位的得分和名次都不变。";
pub const ADOPT: &str = "启用";
pub const ADOPT_ASK: &str = "启用…";
pub const DISCARD: &str = "放弃";
pub const DRAFT_TAG: &str = "未启用";
pub const ADOPT_AS_VERSION: &str = "另起一版并启用";
pub const VERSIONS: &str = "各版";
pub const COMPARE_HERE: &str = "与本期的比";
pub const USE_HERE: &str = "本期改用这一版";
pub const DROP_VERSION: &str = "删去这一版";
pub const COMPARISON: &str = "两版对照";
pub const NO_DIFFERENCE: &str = "条文和分值没有不同。";
pub const UNUSED: &str = "没有哪一期用它";
pub const NOW_POINTS: &str = "现";
pub const THEN_POINTS: &str = "改后";
pub const RANK_SETTINGS: &str = "名次";
pub const RANK_SETTINGS_NOTE: &str = "改了即生效，可以撤销";
pub const ROUNDING: &str = "舍入";
pub const PRINTED_COLUMNS: &str = "附件的列";
pub const COLUMNS_NOTE: &str = "没有采用也印这一列";
pub const ORIGINAL_TEXT: &str = "原文";
pub const RANKED_BY: &str = "按";
pub const ROW_ORDER_SET: &str = "各行";

pub const EXPORT_RULES: &str = "导出办法";
pub const OPEN_RULES: &str = "打开办法…";
pub const WRONG_FIRST: &str = "先改好标红的数，才能启用。";
pub const KEYS_RULES: &[(&[&str], &str)] =
    &[(&["Tab"], "下一个数"), (&["Alt", "↑↓"], "移动单位"), (&["Ctrl", "Z"], "撤销")];

/// How many changes the draft is away from the set in force.
pub fn rules_changed(count: usize) -> String {
    format!("改 {count} 处")
}

/// What would change, in one line.
pub fn would_move(points: usize, places: usize, scored: usize) -> String {
    format!("{scored} 个计分单位里，{points} 个得分变，{places} 个名次变。")
}

/// After the first units of many.
pub fn more_moved(more: usize) -> String {
    format!("还有 {more} 个单位得分变，名次不变或未列出。")
}

/// A place now and then.
pub fn place_move(place: (Option<usize>, Option<usize>)) -> String {
    let one = |place: Option<usize>| place.map_or_else(|| super::NONE.to_owned(), |at| at.to_string());
    let way = match place {
        (Some(now), Some(then)) if then < now => " 升",
        (Some(now), Some(then)) if then > now => " 降",
        _ => return one(place.0),
    };
    format!("{} → {}{way}", one(place.0), one(place.1))
}

/// What a rule set is called among those of the workspace: where another one has its name and the number of its document,
/// the first period under it tells them apart.
pub fn rules_name(workspace: &Workspace, rules: &RuleSetParts) -> String {
    let mut others = workspace.rule_sets().iter().map(RuleSet::parts).filter(|other| other.id != rules.id);
    if !others.any(|other| is_called_as(other, rules)) {
        return rules.name.clone();
    }
    let mut periods = workspace.periods().iter().map(|period| period.parts());
    if let Some(first) = periods.find(|period| period.rules == rules.id) {
        return format!("{}（自{}起）", rules.name, first.name);
    }
    let at = workspace.find_rules(&rules.id).map_or(0, |at| at.get());
    format!("{}（第 {} 版，{UNUSED}）", rules.name, at + 1)
}

/// Whether two rule sets have one name and one number of a document.
pub fn is_called_as(one: &RuleSetParts, other: &RuleSetParts) -> bool {
    one.name == other.name && one.document == other.document
}

/// What is struck out and what is bold where two versions stand beside each other.
pub fn compared(one: &str, here: &str) -> String {
    format!("划去的是{one}，粗体的是本期用的{here}。")
}

/// The periods under a set, each with how far it has come.
pub fn used_by(periods: &[(&str, Status)]) -> String {
    if periods.is_empty() {
        return UNUSED.to_owned();
    }
    let one = |&(name, of): &(&str, Status)| format!("{name}（{}）", status(of));
    periods.iter().map(one).collect::<Vec<_>>().join("、")
}

/// A channel's line without its points: “部门动态” of a kind.
pub fn channel_quoted(name: &str) -> String {
    if name.contains(['“', '《']) { name.to_owned() } else { format!("“{name}”") }
}

/// What an input for a channel's points is called.
pub fn channel_points(name: &str) -> String {
    format!("{name}每条（分）")
}

/// Every line of a rule set with what tells it apart: the points of channels, then the clauses.
pub fn rule_lines(set: &RuleSet, roster: &Roster) -> Vec<(String, String)> {
    let channel = |(ix, channel): (_, &crate::domain::rules::Channel)| {
        let kind = set.kinds().get(set.kind_of(ix).get()).map(|kind| kind.name.as_str()).unwrap_or_default();
        let words = format!("{kind}·{} 每条 {} 分", channel.name, channel.points);
        (format!("channel {}", channel.id), words)
    };
    let clause = |one: &crate::domain::rules::Provision| {
        (format!("clause {}", one.id), format!("{}：{}", one.name, sentence(set, roster, one)))
    };
    let mut lines: Vec<_> = set.channels_ix().map(channel).collect();
    lines.extend(set.provisions().iter().map(clause));
    lines
}

/// A number that does not fit its field.
pub fn field_wrong(typed: &str, least: &str, most: &str, is_needed: bool) -> String {
    if typed.trim().is_empty() && is_needed {
        return "这里要有一个数。原来的数没有动。".to_owned();
    }
    format!("“{typed}”不能用在这里。请填 {least} 到 {most} 之间的数，分值至多三位小数。原来的数没有动。")
}

/// What a field of a clause is called: its names from the outside to the inside, ids by what they name.
pub fn field_label(at: &str, workspace: &Workspace) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut of = "";
    for part in at.split('/').filter(|part| !part.is_empty()) {
        let roster = workspace.roster();
        let word = match part.parse::<usize>() {
            Ok(position) if of != "classes" && of != "units" => {
                // The list's own name adds nothing to the number of the line.
                words.pop();
                format!("第 {} 行", position + 1)
            }
            _ if of == "classes" => {
                words.pop();
                let class = roster.classes().iter().find(|class| class.id.as_str() == part);
                class.map_or(part, |class| &class.name).to_owned()
            }
            _ if of == "units" => {
                words.pop();
                let unit = roster.find(&crate::domain::id::UnitId::new(part)).and_then(|ix| roster.unit(ix));
                unit.map_or(part, |unit| &unit.name).to_owned()
            }
            _ => field_name(part).to_owned(),
        };
        words.push(word);
        of = part;
    }
    words.join("·")
}

/// Above the name of a rule set, the number and the title of its document.
pub const RULES_NAME: &str = "名称、文号和文件标题";
/// What the totals of a notice are called.
pub const TOTAL_NAMES: &str = "通报里的合计";
/// Beside the texts of clauses that can be changed.
pub const ORIGINAL_NOTE: &str = "通报的备注和得分单照这里印。花括号里的是渠道的分值或列名，会随办法变，请原样留着；方括号圈住随它变的一段。";

/// Above the fields of what channels are called.
pub const CHANNEL_NAMES: &str = "改类别和渠道的名称";
/// What each of these names is printed on.
pub const CHANNEL_NAMES_NOTE: &str = "全称印在条文和得分单里，说明跟在它后面。列名、分表头、表头都在录入表和附件的最上面几行：每一列写列名，几列合着的一格写分表头，再上一行写表头。";

/// A name that is none.
pub fn name_wrong(most: usize) -> String {
    format!("名称不能空，至多 {most} 个字。")
}

/// A clause of the document that says nothing.
pub fn clause_wrong(most: usize) -> String {
    format!(
        "原文不能空，至多 {most} 个字；空着不会启用，按 Ctrl+Z 取回原来的。这一条不再计分的，请在上面去掉对应的条款。"
    )
}

/// The name of one field; the file's own where there is no shorter one.
fn field_name(name: &str) -> &str {
    match name {
        "name" => "名称",
        "points" => "分值",
        "pays" => "计",
        "times" => "系数",
        "from" => "起",
        "to" => "止或满分",
        "every" => "每满",
        "adds" => "另加",
        "measure" => "按什么计",
        "per" => "多久一算",
        "most" => "上限",
        "least" => "下限",
        "items" => "按条",
        "afterTasks" => "任务之后算",
        "each" => "每一条（分）",
        "makes" => "折成",
        "wholes" => "不足一份的",
        "policy" => "重复采用",
        "within" => "在什么范围内",
        "k" => "取前几个",
        "oncePerLevel" => "同级只计一次",
        "split" => "怎样分",
        "part" => "份额",
        "marked" => "只对加标记的",
        "keeps" => "原单位也留",
        "amount" => "其余",
        "perHead" => "每人",
        "target" => "任务数",
        "judged" => "何时算",
        "missed" => "没完成的",
        "otherwise" => "没完成得",
        "beyond" => "超额",
        "inARow" => "连续几次",
        "threshold" => "比率界限",
        "below" => "低于界限得",
        "empty" => "没有分母的",
        "later" => "第二次起",
        "scope" => "首次看",
        "veto" => "一票否决",
        "top" | "first" => "前几名",
        "current" => "按本期",
        "perHeads" => "每多少人",
        "by" | "against" => "以什么为满",
        "decimals" => "小数位数（空为 3）",
        "mode" => "尾数",
        "steps" => "档",
        "grades" => "等级",
        other => other,
    }
}

/// A word of a choice in the field that a place ends in.
pub fn field_word(at: &str, word: &'static str) -> &'static str {
    let name = at.rsplit('/').next().unwrap_or_default();
    match (name, word) {
        ("within", "item") => "整条信息",
        ("within", "kind") => "同一类信息",
        ("within", "level") => "同一级",
        ("within", "channel") => "同一渠道",
        ("scope", "item") => "同一条信息",
        ("veto", "item") => "所涉的一条",
        ("veto", "award") => "评先资格",
        ("wholes", "exact") => "按比例",
        ("split", "ratio") => "按比例分",
        ("split", "equal") => "平均分",
        ("split", "fixed") => "各得定数",
        ("split", "full") => "各得全分",
        (_, "target") => "任务数",
        (_, "best") => "最高者",
        (_, "rate") => "比率",
        (_, "nothing") => "不比",
        (_, "points") => "分",
        (_, "yuan") => "元",
        (_, "items") => "条（折算后）",
        (_, "adopted") => "条（采用原数）",
        (_, "period") => "期",
        (_, "month") => "月",
        (_, "quarter") => "季度",
        (_, "half") => "半年",
        (_, "year") => "年",
        (_, "week") => "周",
        (_, "none") => "没有",
        (_, "add") => "都计",
        (_, "highest") => "以最高分计",
        (_, "basePlusHighest") => "基础加最高",
        (_, "topK") => "取最高的几个",
        (_, "decreasing") => "依次递减",
        (_, "firstReporter") => "只计首报",
        (_, "told") => "只提示",
        (_, "each") => "按缺的条数",
        (_, "proportion") => "按完成比例",
        (_, "allOrNothing") => "全有或全无",
        (_, "atEnd") => "到期末算",
        (_, "toDate") => "随时算",
        (_, "atYearEnd") => "到年末算",
        (_, "skip") => "不算",
        (_, "zero") => "按 0",
        (_, "halfUp") => "四舍五入",
        (_, "halfEven") => "四舍六入五成双",
        (_, "down") => "舍去",
        (_, "up") => "进一",
        (_, "own") => "本级",
        (_, "county") => "县",
        (_, "city") => "市",
        (_, "province") => "省",
        (_, "nation") => "国家",
        _ => word,
    }
}

/// A range in a sentence's words.
pub fn range_words(least: impl ToString, most: impl ToString) -> (String, String) {
    (least.to_string(), most.to_string())
}

/// 各行的次序.
pub fn rows_words(rows: crate::domain::rules::Rows) -> &'static str {
    match rows {
        crate::domain::rules::Rows::ByPoints => "按得分高低列",
        crate::domain::rules::Rows::Roster => "按建制序列列",
    }
}

/// A figure of points for a cell.
pub fn points_cell(points: Points) -> String {
    points.to_string()
}
