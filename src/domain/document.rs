//! 公文: a notice with its annexed tables as it is written out, before anything is laid out on pages.
//!
//! One value for whatever draws it: the pages on the screen and in print, and the Word document.

use super::annex::Grid;
use super::notice::{Layout, Paragraph};

/// A notice with its annexed tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its form (格式): 信函 or 文件.
    pub layout: Layout,
    /// 发文机关标志, printed red at the head of the first page: 石泉县人民政府办公室, in a 文件 with that word behind it.
    pub office: String,
    /// 发文字号; may be empty.
    pub number: String,
    /// Title, 主送, text, names of the attachments, signature, date and 抄送 in their order, without indents and without
    /// the words before attachments and 抄送.
    pub paragraphs: Vec<Paragraph>,
    /// What stands before the names of the attachments: 附件：
    pub attachments: String,
    /// What stands before 抄送机关: 抄送：
    pub copies: String,
    /// 印发机关 and 印发日期 with its word (2022年4月12日印发), at the foot of a 文件; a 信函 has neither.
    pub issued: Option<(String, String)>,
    /// 附件, one after the other, each on a page of its own.
    pub annexes: Vec<Annexed>,
}

/// An annexed table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annexed {
    /// What stands on its first line: 附件1; 附件 where there is only one.
    pub mark: String,
    /// Its title, as in the list of attachments.
    pub title: String,
    /// The table, its head included.
    pub grid: Grid,
    /// How many lines of the grid are its head, which is repeated on every page.
    pub head: usize,
}
