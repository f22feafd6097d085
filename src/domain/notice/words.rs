//! The words that are looked for in a notice. Nothing here is ever shown, but for the mark at the end of a number
//! and what stands around and behind the name of a document.

/// In the word of a number it calls for a letter.
pub(super) const LETTER: char = '函';
/// At the end of a number.
pub(super) const SERIAL: char = '号';
/// Around the title of a document.
pub(super) const TITLE: [char; 2] = ['《', '》'];
/// Around a title within a title.
pub(super) const TITLE_INSIDE: [&str; 2] = ["〈", "〉"];
/// Around the number of a document whose title stands before it.
pub(super) const NUMBER: [char; 2] = ['（', '）'];
/// Behind the number of a document whose title is not known.
pub(super) const DOCUMENT: &str = "文件";
/// How a kind is called whose items tell how work goes on.
pub(super) const PROGRESS: &str = "动态";
/// What items are called of which no kind is spoken.
pub(super) const INFORMATION: &str = "信息";
/// Where it stands before a serial number it is one too many.
pub(super) const ORDINAL: char = '第';
/// Before the number of an attachment that is referred to.
pub(super) const ATTACHMENT: &str = "附件";
/// What stands behind the numbers of a date, in their order.
pub(super) const DATE: [char; 3] = ['年', '月', '日'];
/// Behind the name of a total it says what was done, and so does what a notice says of totals that wait.
pub(super) const ADOPTED: &str = "采用";
/// What else says so in the name of a total.
pub(super) const TAKEN: [&str; 5] = ["采用", "刊", "录用", "选用", "转发"];
/// Around the number of units behind their names, which one name goes without.
pub(super) const OF_UNITS: [&str; 2] = ["等", "个单位"];
/// Digits as words, from 0, and the second words for 0 and 2.
pub(super) const DIGITS: [char; 12] =
    ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '〇', '两'];
/// Ten, a hundred, a thousand, and ten thousand, which takes all before it.
pub(super) const TENS: [char; 4] = ['十', '百', '千', '万'];
/// What items are counted in, so that a number in words before it is one.
pub(super) const ITEMS: [char; 2] = ['条', '篇'];
/// The year before, as it is spoken of.
pub(super) const YEAR_BEFORE: [&str; 5] = ["同期", "去年", "上年", "往年", "同比"];
/// More than a year before.
pub(super) const MORE: [&str; 6] = ["增长", "增加", "上升", "提高", "提升", "增多"];
/// Less than a year before.
pub(super) const LESS: [&str; 4] = ["减少", "下降", "降低", "下滑"];
/// What makes of more and less something else: 有待提高, 增长乏力, 没有增加.
pub(super) const NOT: [&str; 5] = ["不", "没有", "未", "有待", "乏力"];
