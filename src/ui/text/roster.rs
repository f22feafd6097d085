//! 名录: the units in their order, what can be done with them.

use crate::domain::edit::EditFault;
use crate::domain::roster::Standing;

pub const ROSTER: &str = "名录";
pub const ROSTER_FIND_HINT: &str = "名称、别名或简拼";
pub const UNIT_ORDER: &str = "次序";
pub const MOVE_UNIT: &str = "移动";
pub const PRINTED_NAME: &str = "印在附件里的名称";
pub const UNIT_ALIASES: &str = "别名";
pub const ALIASES_HINT: &str = "别名（用顿号或逗号隔开）";
pub const UNIT_CLASS: &str = "类别";
pub const STANDING: &str = "计分";
pub const UNIT_FROM: &str = "起";
pub const UNIT_UNTIL: &str = "止";
pub const UNIT_ACTS: &str = "办理";
pub const CHOOSE_UNIT: &str = "选";
pub const MOVE_UP: &str = "↑";
pub const MOVE_DOWN: &str = "↓";
pub const COUNTY_ASK: &str = "县名…";
pub const COUNTY_NAME: &str = "县（市、区）";
pub const FIRST_STEPS: &str = "换成本县的";
pub const RULES_OF_EXAMPLE: &str = "计分办法也照示例：";

/// After the example was cleared: what is still its own.
pub fn name_of_example(name: &str) -> String {
    format!("县名还是示例的“{name}”：")
}

pub fn roster_of_example(units: usize) -> String {
    format!("名录还是示例的 {units} 个单位，粘贴本县名录就换掉：")
}

pub const COUNTY_NOTE: &str = "统计表、通报和文件名里都用它";
/// What another name of the county does to what is published.
pub fn county_printed(periods: &[&str]) -> String {
    format!(
        "{}已发布：改了县名，这几期的通报和附件再打开、再打印时也是新县名。要留原来的，先在通报里存一份 WPS 文档，再改。",
        periods.join("、")
    )
}
pub const EDIT_UNIT: &str = "改";
pub const REMOVE_UNIT: &str = "删去";
pub const ADD_UNIT: &str = "加单位";
pub const ADD_NOW: &str = "加入";
pub const MERGE_UNITS: &str = "合并…";
pub const SPLIT_UNIT: &str = "拆分…";
pub const PASTE_ROSTER: &str = "粘贴名录";
pub const NO_UNITS: &str = "名录里还没有单位";
pub const NO_UNITS_HERE: &str = "名录是空的：点“加单位”逐个加，或用“粘贴名录”把现成的粘进来";
pub const TO_ROSTER: &str = "去名录：逐个加，或把现成的名录粘进来";
pub const UNIT_CLASSES: &str = "单位类别";
pub const UNIT_CLASSES_ASK: &str = "类别…";
pub const UNIT_CLASSES_NOTE: &str = "每一类单独列表、单独排名。有单位的类别不能删去，先把单位改到别的类别。改了名称，已发布的各期照印原来的。";
pub const CLASS_NAME: &str = "名称";
pub const CLASS_NAME_WANTED: &str = "每一类都要有名称。";
pub const CLASS_TWICE: &str = "有两类同名，没有改动。请写不同的名称。";
pub const CLASS_TOO_LONG: &str = "类别的名称最多 16 个字，没有改动。";
pub const CLASS_IN_RULES: &str =
    "办法里还有专给这一类的内容，不能删去，没有改动。请先在办法里改好，或只改名称。";
pub const CLASS_UP: &str = "上移";
pub const ADD_CLASS: &str = "加一类";
pub const SAVE_UNIT: &str = "保存";
pub const NEW_NAME: &str = "新名称";
pub const NEW_NAME_FROM: &str = "名称从哪一期起";
pub const NAME_FROM_START: &str = "各期都用（改正写法）";
pub const FROM_START: &str = "一直有";
pub const TO_END: &str = "不限";
pub const LAST_PERIOD: &str = "到哪一期为止";
pub const MERGE_NOW: &str = "合并";
pub const SPLIT_NOW: &str = "拆分";
pub const HEIRS: &str = "拆成哪些";
pub const HEIRS_HINT: &str = "甲局 0.6，乙局 0.4";
pub const MORE_UNITS: &str = "显示更多";
pub const PICK_TO_MERGE: &str = "先在表里选两个以上要合并的单位。";
pub const PICK_TO_SPLIT: &str = "先在表里选一个要拆分的单位。";
pub const HEIRS_WANTED: &str =
    "每个新单位写名称和份额，用逗号隔开；份额是 0 到 1 的数，合计不超过 1。例如：甲局 0.6，乙局 0.4";
pub const NAME_WANTED: &str = "请写名称。";
pub const NAME_IS_SO: &str = "县名就是它，不用改。";
pub const PASTE_ROSTER_HERE: &str = "在这里粘贴名录（名称、类别、备注各一列）";
pub const NOTHING_LISTED: &str = "没有读到单位名称。请连名称一列一起复制。";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const AND: &str = "、";
pub const LOOK_AT_RULES: &str = "去看办法";
pub const NO_PERIOD_AFTER: &str = "合并、拆分从下一期起生效，所以要先有下一期；请在“录入”新建。";

/// The tab of the roster with its size.
pub fn roster_count(units: usize) -> String {
    format!("{ROSTER} {units}")
}

/// Scored or not.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Scored => "计分",
        Standing::ListedOnly => super::LISTED_ONLY,
    }
}

/// A period from which a name holds.
pub fn from_period(name: &str) -> String {
    format!("从{name}起，以前各期仍印原名")
}

/// A name that would mean two units.
pub fn name_of_two(name: &str, unit: &str, other: &str) -> String {
    format!("“{name}”已经是“{other}”的别名，再给“{unit}”用，粘贴时就分不清了。没有改动，请先去掉那个别名。")
}

/// How many rows are shown of how many.
pub fn rows_shown(shown: usize, all: usize) -> String {
    format!("共 {all} 个，显示 {shown} 个")
}

/// A button that moves a unit.
pub fn move_label(name: &str, up: bool) -> String {
    format!("{name}{}", if up { "上移" } else { "下移" })
}

/// A button or box of a unit.
pub fn of_unit(does: &str, name: &str) -> String {
    format!("{does} {name}")
}

/// Why a change of the roster was not made; `name` is the unit it was made for.
pub fn roster_fault(fault: &EditFault, name: &str) -> String {
    match fault {
        EditFault::InUse(_) => {
            format!("“{name}”有条数或记录，不能删去，没有改动。不再列名的，请改“止”：填最后列名的一期。")
        }
        EditFault::LastPeriod(_) => NO_PERIOD_AFTER.to_owned(),
        other => super::edit_fault(other),
    }
}

/// Where a unit that is added begins, while an earlier period is published.
pub fn begins_in(period: &str) -> String {
    format!("已发布的各期不变，新加的从“{period}”起列名。")
}

/// What a pasted list would do.
pub fn listed(added: usize, known: usize, gone: usize, stays: usize) -> String {
    let gone = if gone > 0 { format!("，删去 {gone} 个") } else { String::new() };
    let stays = if stays > 0 {
        format!("，{stays} 个不在里面的有条数或记录，留着")
    } else {
        String::new()
    };
    format!("新加 {added} 个，已有 {known} 个（只改类别和计分）{gone}{stays}。还没有改动。")
}

pub const REPLACE_ROSTER: &str = "换成这一份：不在里面的单位删去，次序照这一份";

/// The units that would be taken away.
pub fn listed_gone(names: &[String]) -> String {
    format!("要删去的 {} 个：{}。", names.len(), some_names(names))
}

/// The units that are not in the list and stay.
pub fn listed_stay(names: &[String]) -> String {
    format!("不在里面、留着的 {} 个：{}。", names.len(), some_names(names))
}

fn some_names(names: &[String]) -> String {
    const NAMED: usize = 80;
    let more = if names.len() > NAMED { "等" } else { "" };
    format!("{}{more}", joined(names.get(..NAMED).unwrap_or(names)))
}

/// A row that means the same unit as one above it; rows are counted from 1.
pub fn listed_twice(row: usize, name: &str, first: usize) -> String {
    format!(
        "第 {row} 行“{name}”与第 {first} 行是同一个名称，只收一行。写重了的不用管；要用第 {row} 行，勾选它；确是两个单位的，请把名称改得不同再粘。"
    )
}

pub const CHOOSE_CLASS: &str = "请选类别";
pub const NO_CLASS_WORD: &str = "不是类别，当作没有写";
pub const CLASS_OPEN: &str = "类别未定";

/// A word in the column of classes that names none; rows are counted from 1.
pub fn unknown_class(word: &str, rows: &[usize]) -> String {
    const NAMED: usize = 12;
    let named: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
    let more = if rows.len() > NAMED { format!("等 {} 行", rows.len()) } else { " 行".to_owned() };
    format!(
        "第 {}{more}的“{word}”不是这里的类别，选定以后才收。先在“类别…”里加上它再粘，或在这里选它是哪一类：",
        joined(&named)
    )
}

/// The label of the choice of what a word means.
pub fn class_word_is(word: &str) -> String {
    format!("“{word}”是哪一类")
}

/// After the first lines of many.
pub fn more_listed(more: usize) -> String {
    format!("还有 {more} 个没有列出，确认时一并收。要看或去掉其中的，再显示。")
}

/// The button that lists more of them.
pub fn show_more_listed(next: usize) -> String {
    format!("再显示 {next} 个")
}

/// The button that takes a pasted list.
pub fn take_listed(count: usize) -> String {
    format!("确认 {count} 个")
}

/// A line of the preview; `known`: the roster has the unit already.
pub fn listed_line_of(name: &str, class: &str, of: Standing, known: bool) -> String {
    let beside = if known {
        "　已有"
    } else if is_sentence(name) {
        "　像一句话，不像单位名称，要收请勾选"
    } else {
        ""
    };
    format!("{name}　{class}　{}{beside}", standing(of))
}

/// Whether what stands where a name should be reads as a sentence.
pub fn is_sentence(name: &str) -> bool {
    const LONGEST: usize = 20;
    let bare = name.split(['（', '(']).next().unwrap_or_default();
    name.contains(['。', '！', '？', '，', '；', '!', '?']) || bare.chars().count() > LONGEST
}

/// Aliases as they are typed and shown.
pub fn joined(names: &[String]) -> String {
    names.join("、")
}

/// Aliases as typed, one by one.
pub fn separated(typed: &str) -> Vec<String> {
    let parts = typed.split(['、', '，', ',', '；', ';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether a remark says that a unit does not score.
pub fn says_listed_only(cell: &str) -> bool {
    ["不计分", "只列", "非政府序列"].iter().any(|word| cell.contains(word))
}

/// Whether a cell is the head of a column or a line of sums, not a name.
pub fn is_no_name(cell: &str) -> bool {
    const HEADS: [&str; 14] = [
        "单位",
        "单位名称",
        "名称",
        "部门",
        "镇",
        "类别",
        "备注",
        "序号",
        "合计",
        "总计",
        "小计",
        "计分",
        "部门名称",
        "次序",
    ];
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    HEADS.contains(&plain.as_str()) || is_empty_or_figure(&plain)
}

/// Whether a cell holds no words.
pub fn is_empty_or_figure(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || ".-—".contains(c))
}

/// Whether a cell is the head of the column of classes.
pub fn is_class_head(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    ["类别", "分类", "类", "单位类别", "所属类别"].contains(&plain.as_str())
}

/// A rule set came from a file.
pub fn rules_offered(name: &str, is_data: bool) -> String {
    let beside = if is_data { "它是数据文件，里面的数没有取。" } else { "" };
    format!("已读“{name}”里的办法，放在“办法”里，还没有启用。{beside}")
}
