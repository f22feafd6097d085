//! Words of documents by which a paragraph's rank and a title's joints are known.

/// Numerals before a heading of the first two ranks: 一、 （一）
pub(super) const NUMERALS: [char; 11] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];
/// Begins what a title is about, behind the office's name.
pub(super) const ABOUT: &str = "关于";
/// Never begin a line of a title: they belong to the word before.
pub(super) const TRAILING: [char; 6] = ['的', '等', '们', '年', '月', '日'];
/// Never end a line of a title: they belong to the word behind.
pub(super) const LEADING: [char; 1] = ['第'];
