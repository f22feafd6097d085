//! 合并自评文件: what units' files say, what differs, who is missing.

use super::{fault, file_fault};
use crate::domain::merge::{Doubt, Kind, Refusal, SetAside, Submission};
use crate::domain::record::{Reading, read_count};
use crate::platform::{is_book, is_table, is_word_document};
use crate::session::merging::Unusable;

pub const MERGE_FILES: &str = "合并自评文件";
pub const MERGE_ASK: &str = "合并自评文件…";
pub const MERGE_MORE: &str = "再加文件…";
pub const MERGE_LINES: &str = "与本表不同的格";
pub const MERGE_NO_LINES: &str = "没有不同的格。";
pub const MERGE_BY_CHANNEL: &str = "按渠道";
pub const MERGE_BY_FILE: &str = "文件";
pub const MERGE_MISSING: &str = "没有数的单位";
pub const MERGE_NONE_MISSING: &str = "每个单位都有数。";
pub const MERGE_FILES_FINE: &str = "每份文件都取用了。";
pub const MERGE_LOCKED: &str =
    "要并入的这一期已发布，或按台账计分，或在另一页改：文件里的数可以看，不能并入。";
pub const TAKE_ALL: &str = "全取";
pub const TAKE_FILE: &str = "都取这份的";
pub const MERGE_OUTDATED: &str = "草稿或这一期换了，刚才读的自评文件没有并入。请再选一次。";
/// The period on view is not the one the files go into.
pub fn merge_elsewhere(period: &str) -> String {
    format!("这些文件并入的是{period}，不是现在看的这一期。")
}
pub const MERGE_GO_THERE: &str = "回到那一期";
pub const KEEP_ALL: &str = "全留";
pub const ALL_FILES_LINES: &str = "全部";
pub const COPY_LIST: &str = "复制名单";
pub const COPIED_LIST: &str = "已复制";
pub const OTHER_RULES: &str = "用的办法与本期不同，只取条数";

/// How far the reading has come.
pub fn merge_reading(done: usize, of: usize) -> String {
    format!("正在读第 {} 份，共 {of} 份。", (done + 1).min(of))
}

/// How many files were read, and how many of them are taken.
pub fn merge_head(period: &str, read: usize, taken: usize) -> String {
    format!("并入{period}：读了 {read} 份，取用 {taken} 份。")
}

/// The button that writes.
pub fn merge_confirm(cells: usize) -> String {
    format!("确认并入 {cells} 格")
}

/// How many lines of each kind, and how many cells are alike.
pub fn merge_counts((conflicts, differing, new): (usize, usize, usize), same: usize) -> String {
    format!("矛盾 {conflicts}，不同 {differing}，新填 {new}，其余 {same} 格相同")
}

/// How a line stands.
pub fn merge_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "矛盾",
        Kind::Differs => "不同",
        Kind::New => "新填",
    }
}

/// After the first lines of many.
pub fn merge_more(more: usize) -> String {
    format!("还有 {more} 格，没有列出，照默认或按渠道的选择办。")
}

/// The office's own text, on a button.
pub fn keep_own(own: &str) -> String {
    format!("本表 {}", shown(own))
}

/// A file's text, on a button.
pub fn take_offer(text: &str) -> String {
    format!("文件 {}", shown(text))
}

fn shown(text: &str) -> &str {
    match read_count(text) {
        Reading::Blank => super::NONE,
        _ => text,
    }
}

/// Which files have a text.
pub fn offer_from(text: &str, files: &str) -> String {
    format!("{}：{files}", shown(text))
}

/// Why a file was set aside.
pub fn set_aside(why: SetAside, files: &[Submission]) -> String {
    let name = |at: usize| files.get(at).map_or("", |file| file.file.as_str());
    match why {
        SetAside::Own => "是本草稿自己导出的，不取".to_owned(),
        SetAside::Again(other) => format!("与“{}”是同一份，只取一次", name(other)),
        SetAside::Older(other) => format!("“{}”是同一草稿较晚的一份，取那一份", name(other)),
    }
}

/// Why a file's figure may not be meant.
pub fn merge_doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::OtherCounty => "文件是另一县的",
        Doubt::OtherName => "文件里叫别的名称，只凭编号对上",
        Doubt::NotThere => "这个单位这一期不在名录",
        Doubt::Superseded => "同一草稿较晚的一份里没有这个单位的数",
    }
}

/// That a file is of another jurisdiction.
pub fn file_of_other_county(name: &str) -> String {
    format!("是“{name}”的文件，请核对是不是拿错了")
}

/// How many cells of a file other files contradict.
pub fn file_conflicts(count: usize) -> String {
    format!("有 {count} 格与别的文件矛盾，要定取哪一份")
}

/// A table among the files.
const MERGE_TABLE: &str =
    "这是表格，不是自评文件（.json）。请点“打开表格…”选它，或在表格里复制后点“粘贴表格”。";

/// What is done with a table in a Word document.
const WORD_TABLE: &str = "里面的表格，请在 Word 里复制，到“录入”点“粘贴表格”。";

/// A Word document was to be opened.
pub fn word_document(name: &str) -> String {
    format!("“{name}”是 Word 文档，没有打开，原来的数据没有动。数据文件以 .ermu.json 结尾。{WORD_TABLE}")
}

/// Why nothing of a file can be taken.
pub fn unusable(name: &str, why: &Unusable) -> String {
    match why {
        _ if is_book(name) || is_table(name) => MERGE_TABLE.to_owned(),
        _ if is_word_document(name) => format!("这是 Word 文档，不是自评文件（.json）。{WORD_TABLE}"),
        Unusable::Rules => "这是办法文件，不是自评文件。要用它的办法，请到“办法”点“打开办法…”。".to_owned(),
        Unusable::File(fault) => file_fault(*fault).to_owned(),
        Unusable::Faults(faults) => {
            let first = faults.first().map(fault).unwrap_or_default();
            if faults.len() > 1 {
                format!("{first}。共 {} 处错。", faults.len())
            } else {
                format!("{first}。")
            }
        }
        Unusable::Refused(Refusal::Example) => {
            "一边是示例，一边不是。是示例的一边，请先点“清掉示例”。".to_owned()
        }
        Unusable::Refused(Refusal::NoPeriod) => "里面没有起止日期与本期相同的一期。".to_owned(),
        Unusable::Refused(Refusal::Blank) => "本期一个数也没有填。".to_owned(),
    }
}

/// Units and channels of a file that are not ours.
pub fn not_ours(units: &[String], channels: &[String]) -> String {
    let mut words = Vec::new();
    if !units.is_empty() {
        words.push(format!("名录里没有 {}", units.join("、")));
    }
    if !channels.is_empty() {
        words.push(format!("办法里没有 {}", channels.join("、")));
    }
    words.join("；")
}

/// How many units are missing.
pub fn merge_missing(count: usize) -> String {
    format!("{count} 个，既没有文件，本表也没有数")
}
