//! 台账: items, what they count and why not, entries by hand, lists that are pasted.

use super::{date, short};
use crate::domain::edit;
use crate::domain::paste::{NotTaken, RowFault};
use crate::domain::points::Points;
use crate::domain::record::Item;
use crate::domain::roster::UnitIx;
use crate::domain::score::Why;
use crate::domain::workspace::{PeriodIx, Source, Workspace};

pub const LEDGER: &str = "台账";
pub const LEDGER_HEADING: &str = "台账";
pub const NEW_ITEM: &str = "新登一条";
pub const EDIT_ITEM: &str = "改这一条";
pub const PASTE_ITEMS: &str = "粘贴成批";
pub const ALL_PERIODS: &str = "全部各期";
pub const ONLY_ASKED: &str = "只看有疑问的";
pub const FIND_ITEM_HINT: &str = "题目、单位或简拼";
pub const ALL_CLASSES: &str = "全部类别";
pub const ANY_CHANNEL: &str = "全部渠道";
pub const ITEM_TITLE: &str = "题目";
pub const ITEM_DATE: &str = "采用日期";
pub const ITEM_KIND: &str = "信息类别";
pub const ITEM_SCORE: &str = "得分";
pub const SHOW_MORE: &str = "显示更多";
pub const NO_SECRETS: &str = "涉密信息不要录入。";
pub const NO_ITEMS: &str = "这一期台账还没有信息";
pub const NO_ITEMS_WHY: &str =
    "只用录入表计分的，可以不登台账。要逐条登记，点“新登一条”，或把现成的清单粘进来。";
pub const NO_ITEM_FOUND: &str = "没有符合条件的信息";
pub const SHOW_ALL_ITEMS: &str = "显示全部";
pub const LEDGER_READING: &str = "这一份正在另一页改，这里只能看。";

pub const UNITS_OF_ITEM: &str = "单位";
pub const UNIT_HINT: &str = "名称、别名或简拼";
pub const PART: &str = "份额";
pub const PART_MEANS: &str = "合写时各占几份，如 2 和 1；都不填，按办法分";
pub const REPORTED: &str = "报送日期";
pub const ADD_AUTHOR: &str = "＋ 合写单位";
pub const ADOPTIONS: &str = "采用";
pub const DATE: &str = "日期";
pub const DATE_HINT: &str = "如 2022.3.5";
pub const ISSUE: &str = "期号";
pub const EVIDENCE: &str = "佐证";
pub const KNOWN_IN: &str = "得知的期";
pub const KNOWN_THEN: &str = "当期";
pub const KNOWN_MEANS: &str = "以前采用、后来才知道的，“得知的期”选知道时的那一期，作补计";
pub const FACTOR: &str = "系数";
pub const LENGTH: &str = "篇幅";
pub const MARKS: &str = "加乘";
pub const ADD_ADOPTION: &str = "＋ 一处采用";
pub const REMOVE: &str = "去掉";
pub const SAVE_ITEM: &str = "存这一条";
/// An item was saved that counts nowhere.
pub const SAVED_WITHOUT_ADOPTION: &str = "已存。这一条没有选采用的渠道，先不计分；有采用了，点开它再补。";
pub const DELETE_ITEM: &str = "删除这一条";
pub const CLOSE_FORM: &str = "关闭 Esc";
pub const HOW_IT_COUNTS: &str = "怎样计分";
pub const UNSAVED: &str = "这里改了，还没有存。";
pub const SAVE_AND_GO: &str = "存了再走";
pub const DROP_CHANGES: &str = "放弃改动";
pub const STAY: &str = "留在这里";

pub const ENTRIES: &str = "批示和其他加减分";
pub const NEW_ENTRY: &str = "记一项";
pub const EDIT_ENTRY: &str = "改这一项";
pub const NO_ENTRIES: &str = "这一期没有批示和其他加减分。";
pub const NO_ENTRY_CLAUSES: &str =
    "本期的办法里没有加减分条款，没有什么可记。要记，先到办法的条文里点“加一条加减分…”，启用以后再记。";
pub const ENTRY_KIND: &str = "条款";
pub const GRADE: &str = "等级";
pub const JUDGED: &str = "核定（分）";
pub const TIMES: &str = "次数";
pub const OF_ITEM: &str = "所涉信息";
pub const OF_ITEM_HINT: &str = "题目，没有就留空";
pub const SAVE_ENTRY: &str = "存这一项";
pub const DELETE_ENTRY: &str = "删除这一项";
pub const NO_GRADE: &str = "请选";

pub const RECONCILE: &str = "台账与录入表";
pub const UNIT_CHANNEL: &str = "单位·渠道";
pub const IN_SHEET: &str = "表";
pub const IN_LEDGER: &str = "账";
pub const DIFFERENCE: &str = "差";
pub const RECONCILED: &str = "没有不一致的。";
pub const NOTHING_TO_RECONCILE: &str = "两边有一边是空的，没有什么要对。";
pub const MAYBE_ONE: &str = "可能是同一篇";
pub const UNITE: &str = "合为一条";
pub const NOT_ONE: &str = "不是同一篇";
pub const ASKED: &str = "疑问";
pub const WHICH_SCORES: &str = "按哪一种记录计分";
pub const BY_COUNTS: &str = "按录入表计分";
/// Adoptions that a published period would have to take in: which rows, and what is done instead.
pub fn adopted_when_closed(workspace: &Workspace, item: &Item) -> Option<String> {
    let row = |(at, period): (usize, PeriodIx)| {
        let name = workspace.period(period).map(|period| period.parts().name.clone()).unwrap_or_default();
        let day = item.adoptions[at].date.map(date).unwrap_or_default();
        format!("采用第 {} 行（{day}）在已发布的{name}里", at + 1)
    };
    let rows: Vec<String> = edit::adopted_when_closed(workspace, item).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        format!(
            "{}，不能再记进去，没有存。现在才知道的，请把“得知的期”选为还没有发布的一期；日期错了，请改日期。",
            rows.join("；")
        )
    })
}

pub const BY_ITEMS: &str = "按台账计分";
pub const BY_COUNTS_MEANS: &str = "现在按录入表的条数计分；台账只供核对，改台账不动得分。";
pub const BY_ITEMS_MEANS: &str =
    "现在按台账逐条计分，取高、合写分摊由办法算；录入表的数留着，不计分也不能改。";
pub const SWITCH_NOW: &str = "换";
pub const NOT_SWITCHED: &str = "不换";
/// The other record lacks units that this one holds.
pub const KEPT_AS_IT_IS: &str = "不换，照现在的计分";
pub const SOURCE_LOCKED: &str = "这一期已发布，按哪一种记录计分不能再换。";

pub const PASTE_ITEMS_HOW: &str = "复制带表头的清单，再到这里按 Ctrl+V。表头要有：日期、题目、单位、渠道；期号、信息类别、佐证可有可无。一处采用一行，同一题目的几行合成一条。";
pub const PASTE_ITEMS_HEAD: &str = "没有认出表头。要有“日期”“题目”“单位”“渠道”四列，请连同表头一起复制。";
pub const ROW: &str = "行";
pub const READ_AS: &str = "读到";
pub const WHY_NOT: &str = "为什么没有收";
pub const ADD_ITEMS: &str = "确认";

/// The keys of the ledger, for the footer.
pub const KEYS_LEDGER: &[(&[&str], &str)] =
    &[(&["N"], "新登"), (&["Enter"], "展开"), (&["/"], "查找"), (&["Esc"], "关闭"), (&["Ctrl", "Z"], "撤销")];

/// What scoring by the other record would change; the first few units with their points now and then.
pub fn switching(source: Source, moved: usize, first: &[(&str, Points, Points)]) -> String {
    let to = if source == Source::Items { BY_ITEMS } else { BY_COUNTS };
    if moved == 0 {
        return format!("换成{to}，得分和名次都不变。");
    }
    let line = |(name, now, then): &(&str, Points, Points)| format!("{} {now} → {then} 分", short(name));
    let lines = first.iter().map(line).collect::<Vec<_>>().join("，");
    let more = if moved > first.len() { "……" } else { "" };
    format!("换成{to}，有 {moved} 个单位的得分或名次会变：{lines}{more}。换了可以撤销。")
}

/// Of how many units nothing stands in the record that is to score, and what they would lose; none where there is no such
/// unit.
pub fn lost_by(source: Source, (units, points): (usize, Points)) -> Option<String> {
    let (of, way) = match source {
        Source::Items => ("填了数、台账里没有条目", "先把它们登进台账"),
        Source::Counts => ("有台账条目、录入表里没有数", "先填进录入表"),
    };
    let lost = if points > Points::ZERO { format!("他们的 {points} 分") } else { "这些".to_owned() };
    (units > 0).then(|| {
        format!(
            "{units} 个单位{of}，换了以后{lost}不再算。一期只按一种记录计分：要算它们，就不换，或{way}再换。"
        )
    })
}

/// How many items are shown of how many.
pub fn items_shown(shown: usize, all: usize) -> String {
    format!("显示 {shown}/{all}")
}

/// The ledger's table.
pub fn ledger_caption(period: &str) -> String {
    format!("{period}台账")
}

/// Why an adoption does not count, in a few words.
pub fn why_not(workspace: &Workspace, why: Why, counted: bool) -> String {
    let name = |at: PeriodIx| workspace.period(at).map_or("", |period| period.parts().name.as_str());
    match why {
        Why::Lower => "取高".to_owned(),
        Why::Repeated => "同一渠道重复".to_owned(),
        Why::Earlier => "前期已计".to_owned(),
        Why::NotFirst => "非首报".to_owned(),
        Why::Struck => "已扣去".to_owned(),
        Why::Waiting => super::WAITING.to_owned(),
        Why::NotMeant => "不收本单位".to_owned(),
        Why::Before(_) if counted => "前期已计".to_owned(),
        Why::Before(at) | Why::Later(at) => format!("属{}", name(at)),
        Why::KnownLater(at) => format!("{}补计", name(at)),
        Why::NoPeriod => "不在期内".to_owned(),
    }
}

/// Points that each of several units has.
pub fn each(points: &str) -> String {
    format!("各{points}")
}

/// What counted in earlier periods and is taken off.
pub fn given_way(points: &str) -> String {
    format!("减前期 {points}")
}

/// What of earlier periods is added.
pub fn late_points(points: &str) -> String {
    format!("补计 {points}")
}

/// What an item brings a unit, as a line of its account.
pub fn item_sum(workspace: &Workspace, unit: Option<UnitIx>, points: Option<&str>) -> String {
    let unit = unit.and_then(|unit| workspace.roster().unit(unit));
    let unit = unit.map(|unit| unit.name_parts().0).unwrap_or_default();
    match points {
        Some(points) => format!("{unit}本期得 {points} 分"),
        None => format!("{unit}{}", super::NOT_SCORED),
    }
}

/// A unit with its part of an item.
pub fn with_part(unit: &str, part: Option<String>) -> String {
    match part {
        Some(part) => format!("{} {part}", short(unit)),
        None => short(unit).to_owned(),
    }
}

/// A kind with a channel of it.
pub fn kind_channel(kind: &str, channel: &str) -> String {
    format!("{kind}·{channel}")
}

/// A unit's cell.
pub fn place_of_cell(unit: &str, channel: &str) -> String {
    format!("{unit}·{channel}")
}

/// All units together, in the place of one.
pub const ALL_UNITS: &str = "各单位";

/// How many differences there are.
pub fn sheet_differences(count: usize) -> String {
    format!("差 {count} 处")
}

/// What in a form cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// No title.
    Title,
    /// No unit.
    NoUnit,
    /// A text that means no unit, or several, of which these are the first.
    Unit(String, Vec<String>),
    /// A unit twice.
    UnitTwice(String),
    /// Parts on some units only.
    Parts,
    /// A number that is none.
    Number(&'static str, String),
    /// A date that is none.
    Date(String),
    /// An adoption without a channel.
    Channel,
    /// No clause was chosen.
    Kind,
    /// No reason.
    Reason,
    /// An item nobody titled so, or several.
    Item(String),
}

/// A fault of a form as a sentence.
pub fn form_fault(fault: &FormFault) -> String {
    match fault {
        FormFault::Title => "请填题目。".to_owned(),
        FormFault::NoUnit => "请填单位。".to_owned(),
        FormFault::Unit(name, among) => super::unit_unclear(name, among),
        FormFault::UnitTwice(name) => format!("“{name}”写了两次。请去掉一个。"),
        FormFault::Parts => "份额要么每个单位都填，要么都不填。".to_owned(),
        FormFault::Number(field, text) => format!("{field}“{text}”不是可用的数。请改正，没有就留空。"),
        FormFault::Date(text) if text.is_empty() => "请填采用日期。".to_owned(),
        FormFault::Date(text) => format!("“{text}”不是日期。请写成 2022.3.5 或 2022年3月5日。"),
        FormFault::Channel => "请选采用渠道。".to_owned(),
        FormFault::Kind => "请选条款。".to_owned(),
        FormFault::Reason => super::REASON_WANTED.to_owned(),
        FormFault::Item(text) => {
            format!("没有题目是“{text}”的信息，或有几条都对得上。请写全题目，没有就留空。")
        }
    }
}

/// What a pasted list would add.
pub fn items_read(rows: usize, items: usize, adoptions: usize, known: usize) -> String {
    let known = if known > 0 { format!("，{known} 处台账里已有") } else { String::new() };
    format!("读了 {rows} 行：新增信息 {items} 条、采用 {adoptions} 处{known}。")
}

/// The button that adds them.
pub fn add_items(items: usize, adoptions: usize) -> String {
    format!("{ADD_ITEMS}新增 {items} 条、{adoptions} 处采用")
}

pub const ASKED_WORDS: &str = "这些渠道的叫法认不出，请选是哪个渠道，同一叫法的各行一并收：";

pub const ASKED_UNITS: &str = "这些单位的叫法认不出，请选是哪个单位，同一叫法的各行一并收：";

/// A word for a channel, or for a unit, that nobody knows.
pub fn asked_word(word: &str, rows: usize) -> String {
    format!("“{word}”，{rows} 行")
}

/// The box that leaves out the rows whose day is in no period.
pub fn leave_outside(rows: usize) -> String {
    format!("不收日期不在任何一期里的 {rows} 行")
}

/// How many rows are not taken.
pub fn rows_left(count: usize) -> String {
    format!("有 {count} 行没有收，请改好再粘；其余照收：")
}

/// Why a row is not taken.
pub fn row_fault(one: &NotTaken) -> &'static str {
    match one.fault {
        RowFault::NoTitle => "没有题目",
        RowFault::Unit => "没有叫这个的单位，或有几个",
        RowFault::Channel => "没有叫这个的渠道",
        RowFault::Channels => "有几个渠道都叫这个，请加“信息类别”一列",
        RowFault::Date => "不是日期",
    }
}

/// An item in a list, with when and who.
pub fn item_line(title: &str, unit: &str, date: &str) -> String {
    [title, unit, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}
