//! 通报: the words of the screen where a notice is written, looked through and printed.

use crate::domain::notice::{Layout, Place, State};

pub const COPY_TEXT: &str = "复制文字";
pub const TEXT_COPIED: &str = "通报文字已复制";
pub const TEXT_NOT_COPIED: &str = "浏览器没有让复制。请在“文字”里拖选后按 Ctrl+C";
pub const PAGES: &str = "页";
pub const MAIN_TEXT: &str = "正文";
pub const EARLIER_PAGES: &str = "前一页";
pub const LATER_PAGES: &str = "后一页";
pub const WORDING: &str = "文字";
pub const WORDING_NOTE: &str = "点一句来改；加框的随数据变，其余的请按本期实际改";
pub const FRAMED: &str = "框线";
pub const FRAMED_NOTE: &str = "内的数随数据变；改写过的句子不再随动，数据变了会标“疑”。";
pub const OFFERED: &str = "可以加上的句子";
pub const TAKE_IN: &str = "加上";
pub const LEFT_OUT: &str = "删去的句子";
pub const PUT_BACK: &str = "恢复";
pub const CHANGE_TO_THIS: &str = "改成这样";
pub const BACK_TO_GENERATED: &str = "恢复生成的文字";
pub const LEAVE_OUT: &str = "删去";
pub const ADD_SENTENCE: &str = "后面加一句";
pub const ADD_PARAGRAPH: &str = "后面加一段";
pub const ADD_HEADING: &str = "后面加小标题";
pub const ADD_THIS: &str = "加上这一句";
pub const WAS_GENERATED: &str = "按数据生成的是：";
pub const KEEP_CHANGED: &str = "保留改写";
pub const KEEP_REASON: &str = "另有依据，保留";
pub const ELEMENTS: &str = "要素";
pub const FORM: &str = "格式";
pub const FORM_BY_NUMBER: &str = "按字号";
pub const NOTICE_DAY: &str = "日期";
pub const RECIPIENTS: &str = "主送";
pub const SIGNED_BY: &str = "署名";
pub const COPIES_TO: &str = "抄送";
pub const USUAL: &str = "留空时按办法里的写法";
pub const KEEP_ELEMENTS: &str = "保存";
pub const WATCHLIST: &str = "错敏词表";
pub const WATCH_WORD: &str = "词";
pub const WATCH_RIGHT: &str = "应是";
pub const WATCH_ADD: &str = "加词";
pub const WATCH_REMOVE: &str = "去掉";
pub const WATCH_EMPTY: &str = "还没有词。加上本地常写错的、不该出现的词，出现时标“疑”。";
pub const NOTICE_RIGHT: &str = "没有查出问题：合计、名次与统计表一致，附件名、〔〕、冒号、日期合规范。自己改写的句子，请对照统计表再看一遍。";
pub const SEAL_NOTE: &str = "印章处留空，虚线圈只在屏幕上，不打印。";
pub const PRINT_NOTE: &str = "打印时请选 A4、比例 100%、双面，边距选“默认”或“无”。";
pub const KEYS_NOTICE: &[(&[&str], &str)] =
    &[(&["Ctrl", "P"], "打印"), (&["PgUp", "PgDn"], "翻页"), (&["F8"], "下一处疑")];
pub const NOTICE_READ_ONLY: &str = "这一页现在只读，没有改动。刚才写的还在框里，可以复制出来。";
pub const PASSAGE_GONE: &str =
    "这一句已经不在通报里了（撤销或换模板去掉的），没有改动。刚才写的还在框里，可以复制出来。";
pub const NO_NOTICE: &str = "这一期还写不成通报";
pub const FILE_WORD: &str = "文件";
pub const ISSUED_WORD: &str = "印发";
pub const ANNEX_WORD: &str = "附件";

pub const TEMPLATE: &str = "措辞模板";
pub const TEMPLATE_BUILT_IN: &str = "现用内置的措辞。导出改好再换上，以后各期都照它生成。";
pub const TEMPLATE_OWN: &str = "现用自己的措辞，各期都照它生成。";
pub const TEMPLATE_OFFER: &str = "导出模板";
pub const TEMPLATE_CHOOSE: &str = "换用模板…";
pub const TEMPLATE_BACK: &str = "恢复内置";
pub const TEMPLATE_FILE: &str = "通报措辞模板.txt";

/// The fonts of the standard, each with the names under which a machine may have it.
pub const FONTS: [(&str, &[&str]); 5] = [
    ("仿宋", &["仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋"]),
    ("小标宋", &["方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"]),
    ("黑体", &["黑体", "SimHei", "STHeiti"]),
    ("楷体", &["楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "STKaiti"]),
    ("宋体", &["宋体", "SimSun", "NSimSun", "STSong"]),
];

/// The name of a form.
pub fn layout_name(layout: Layout) -> &'static str {
    match layout {
        Layout::Letter => "信函",
        Layout::Document => "文件",
    }
}

/// Fonts that the form asks for and this machine has not.
pub fn fonts_missing(fonts: &[&str]) -> String {
    format!(
        "本机没有{}，预览和打印用别的字体代替，行数可能不同。发文请在装有这些字体的电脑上打印，或用 WPS 文档。",
        fonts.join("、")
    )
}

/// A group of pages on its tab: 正文 1–2.
pub fn page_group(name: &str, first: usize, last: usize) -> String {
    if first == last { format!("{name} {first}") } else { format!("{name} {first}–{last}") }
}

/// What stands below a page: 第 1 页　信函格式首页，不编页码.
pub fn page_caption(number: usize, shows_number: bool, continues: bool) -> String {
    let more = match (shows_number, continues) {
        (false, _) => "　不编页码",
        (true, true) => "　续表，表头和合并说明重印",
        (true, false) => "",
    };
    format!("第 {number} 页{more}")
}

/// How many findings of each weight.
pub fn notice_counts(errors: usize, queries: usize, notes: usize) -> String {
    let parts = [("错", errors), ("疑", queries), ("注", notes)];
    let parts = parts.iter().filter(|(_, count)| *count > 0).map(|(mark, count)| format!("{mark} {count}"));
    parts.collect::<Vec<_>>().join("　")
}

/// What a passage is called where it is written.
pub fn place_name(place: Place) -> &'static str {
    match place {
        Place::Title => "标题",
        Place::Recipients => "主送",
        Place::Opening | Place::Body | Place::Closing => "正文",
        Place::Heading => "小标题",
        Place::Attachment => "附件名称",
        Place::Signature => "署名",
        Place::Date => "日期",
        Place::Copies => "抄送",
    }
}

/// What was done with a passage, for those who do not see how it is drawn.
pub fn passage_state(state: State) -> &'static str {
    match state {
        State::Generated | State::Taken => "按数据生成",
        State::Offered => "可以加上",
        State::Replaced => "改写过",
        State::LeftOut => "已删去",
        State::Added => "自己加的",
    }
}

/// The head of a 文件: the office's name with its word behind it.
pub fn file_head(office: &str) -> String {
    format!("{office}{FILE_WORD}")
}

/// What stands on the first line of an attachment of so many.
pub fn annex_mark(at: usize, count: usize) -> String {
    if count == 1 { ANNEX_WORD.to_owned() } else { format!("{ANNEX_WORD}{}", at + 1) }
}
