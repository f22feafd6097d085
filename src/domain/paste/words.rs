//! The words of printed tables that are looked for in a pasted one. Nothing here is ever shown.

use super::items::Holds;
use crate::domain::rules::Level;

/// Heads of the columns of a list of items.
pub(super) const OF_ITEMS: [(Holds, &[&str]); 7] = [
    (
        Holds::Title,
        &["题目", "标题", "信息题目", "信息标题", "信息名称", "篇名", "稿件标题", "文章标题", "稿件名称"],
    ),
    (
        Holds::Unit,
        &["单位", "单位名称", "报送单位", "供稿单位", "来稿单位", "责任单位", "作者单位", "撰稿单位"],
    ),
    (
        Holds::Date,
        &["日期", "采用日期", "采用时间", "刊发日期", "刊发时间", "刊登日期", "发布日期", "发布时间", "时间"],
    ),
    (
        Holds::Channel,
        &[
            "渠道",
            "采用渠道",
            "采用",
            "采用情况",
            "采用单位",
            "采用栏目",
            "栏目",
            "采用刊物",
            "刊物",
            "采用平台",
            "平台",
            "刊发渠道",
        ],
    ),
    (Holds::Kind, &["类别", "类型", "信息类别", "信息类型", "信息种类"]),
    (Holds::Issue, &["期号", "期数", "刊期", "期次", "采用期号"]),
    (Holds::Evidence, &["依据", "链接", "网址", "采用依据", "佐证", "备注"]),
];
/// What stands between the units of one item.
pub(super) const BETWEEN_UNITS: [char; 8] = ['、', ',', '，', ';', '；', '/', '\n', ' '];

/// Heads of the column of names.
pub(super) const NAMES: [&str; 12] = [
    "单位名称",
    "单位",
    "报送单位",
    "部门",
    "镇",
    "乡镇",
    "镇名",
    "部门名称",
    "名称",
    "镇(街道)",
    "责任单位",
    "各单位",
];
/// Heads of a column that only numbers the rows, or gives places.
pub(super) const SERIALS: [&str; 7] = ["序号", "编号", "序", "名次", "排名", "位次", "排序"];
/// Heads of rows and columns of remarks.
pub(super) const REMARKS: [&str; 6] = ["备注", "附注", "说明", "注", "计分说明", "填表说明"];
/// Row heads that tell what an adoption is worth.
pub(super) const WORTHS: [&str; 6] = ["分值", "计分标准", "赋分", "每条分值", "每条", "计分"];
/// Ends of the names of rows and columns that add up.
const SUMS: [&str; 5] = ["合计", "总计", "小计", "共计", "累计数"];
/// Heads of the points of the period.
pub(super) const CURRENT: [&str; 8] =
    ["本期", "本期得分", "本季", "本季度", "本季度得分", "本月", "本月得分", "本期分"];
/// Heads of the points of the year so far.
pub(super) const CUMULATIVE: [&str; 6] = ["累计", "累计得分", "年度累计", "全年累计", "累计分", "本年累计"];
/// Heads of points of which it is not said whether they are of the period or of the year.
pub(super) const POINTS: [&str; 6] = ["得分", "得分情况", "总分", "总得分", "分数", "积分"];
/// Parts of a head that say nothing about the channel; the longer ones first.
pub(super) const NOISE: [&str; 8] =
    ["采用情况", "采用条数", "采用数量", "采用数", "条数", "采用", "栏目", "刊发"];
/// What stands between a name and the one it has in the tables: 市政府办《政务信息专报》 即动态信息·市级.
pub(super) const THAT_IS: char = '即';
/// Heads of counts beside those that say nothing else.
const COUNTS: [&str; 7] = ["数量", "篇数", "件数", "次数", "实有", "条", "篇"];
/// What stands in brackets in a head and only names the unit of counting.
pub(super) const COUNTED_IN: [&str; 9] = ["", "条", "篇", "次", "分", "件", "个", "分/条", "条/篇"];
/// What may follow a number of points.
pub(super) const AFTER_POINTS: [&str; 4] = ["分/条", "分/篇", "分", "条"];
/// Ends of the name of a kind that people leave out.
pub(super) const KIND_ENDS: [&str; 4] = ["类信息", "信息", "动态", "类"];
/// What a jurisdiction's name ends with.
pub(super) const JURISDICTIONS: [char; 4] = ['县', '市', '区', '旗'];
/// What a unit's name begins with when nobody knows the jurisdiction's.
pub(super) const COUNTY: char = '县';
/// The end of the name of a government.
pub(super) const PEOPLES_GOVERNMENT: &str = "人民政府";
/// The same, after a town's name.
pub(super) const GOVERNMENT: &str = "政府";
/// What towns' names end with.
pub(super) const TOWNS: [&str; 3] = ["镇", "乡", "街道"];
/// What stands between the number of a row and the name in the same cell.
pub(super) const AFTER_NUMBER: [char; 3] = ['.', '、', ')'];

/// What a head calls the level of an office.
const LEVELS: [(&str, Level); 14] = [
    ("国家级", Level::Nation),
    ("中央级", Level::Nation),
    ("国家", Level::Nation),
    ("中央", Level::Nation),
    ("国办", Level::Nation),
    ("国务院", Level::Nation),
    ("省级", Level::Province),
    ("省", Level::Province),
    ("市级", Level::City),
    ("市", Level::City),
    ("县区级", Level::County),
    ("县级", Level::County),
    ("区级", Level::County),
    ("县", Level::County),
];
/// What stands between two levels in one head.
const BETWEEN_LEVELS: [char; 5] = ['、', ',', '/', '和', '及'];

/// The levels a head consists of: 市级, 省市, 省级、市级. Empty when it says anything else.
pub(super) fn levels(text: &str) -> Vec<Level> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let hit = LEVELS.iter().find_map(|(word, level)| Some((rest.strip_prefix(word)?, *level)));
        let Some((after, level)) = hit else { return Vec::new() };
        found.push(level);
        rest = after.trim_start_matches(BETWEEN_LEVELS);
        // 省市级
        rest = if rest == "级" { "" } else { rest };
    }
    found
}

/// Whether a squashed text names a row or a column that adds up.
pub(super) fn is_sum(text: &str) -> bool {
    let text = text.trim_end_matches([':', '：']);
    SUMS.iter().any(|word| text.ends_with(word) || text.starts_with(word) && text.chars().count() <= 6)
}

/// Whether a squashed text begins a remark.
pub(super) fn is_remark(text: &str) -> bool {
    REMARKS.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：']))
    })
}

/// Whether a squashed text stands over the names of channels.
pub(super) fn is_channel_head(text: &str) -> bool {
    OF_ITEMS.iter().any(|(holds, words)| *holds == Holds::Channel && words.contains(&text))
}

/// Whether what is left of a head says that counts stand below it.
pub(super) fn is_count_head(cleaned: &str) -> bool {
    cleaned.is_empty() || COUNTS.contains(&cleaned)
}

/// Whether a squashed text stands in a head beside the names.
pub(super) fn is_head(text: &str) -> bool {
    NAMES.contains(&text) || SERIALS.contains(&text) || WORTHS.contains(&text)
}
