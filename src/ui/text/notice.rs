//! 通报: what was found in a notice, place by place, and what to do.

use crate::domain::notice::{Code, Draft, Found, Joins, Number, NumberFault, Place};

/// The place of a finding, and what is so there.
pub fn notice_finding(draft: &Draft, found: &Found) -> (String, String) {
    (notice_place(draft, &found.passage), notice_words(found))
}

/// Which passage: 标题, 正文第3句.
fn notice_place(draft: &Draft, id: &str) -> String {
    let Some(passage) = draft.passage(id) else { return super::NOTICE.to_owned() };
    let same =
        |place: Place| draft.passages.iter().filter(move |other| other.is_printed() && other.place == place);
    let number = |place| same(place).position(|other| other.id == id).map_or(1, |at| at + 1);
    match passage.place {
        Place::Title => "标题".to_owned(),
        Place::Recipients => "主送".to_owned(),
        Place::Heading => format!("第 {} 个小标题", number(Place::Heading)),
        Place::Attachment => format!("附件 {} 的名称", number(Place::Attachment)),
        Place::Signature => "署名".to_owned(),
        Place::Date => "日期".to_owned(),
        Place::Copies => "抄送".to_owned(),
        Place::Opening | Place::Body | Place::Closing => {
            let text = draft.passages.iter().filter(|other| other.is_printed() && other.place.is_text());
            let text = text.take_while(|other| other.id != id).chain([passage]);
            let paragraphs = text.filter(|other| other.joins == Joins::Paragraph).count().max(1);
            format!("正文第 {paragraphs} 段“{}”", beginning(&passage.text))
        }
    }
}

fn beginning(text: &str) -> String {
    const SHOWN: usize = 8;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn notice_words(found: &Found) -> String {
    let (read, expected) = (&found.read, &found.expected);
    let instead = if expected.is_empty() { String::new() } else { format!("，应是“{expected}”") };
    match found.code {
        Code::Number(fault) => number_fault(fault, read, expected),
        Code::NoDate => "还没有日期，成文日期一行不印。请在要素里填".to_owned(),
        Code::Moved if expected.is_empty() => {
            format!(
                "改过以后数据变了：原先生成的是“{}”，现在按数据不再有这一句。请核对改写的文字，对的就保留",
                beginning(read)
            )
        }
        Code::Moved => {
            format!(
                "改过以后数据变了：原先生成的是“{read}”，现在是“{expected}”。请核对改写的文字，对的就保留"
            )
        }
        Code::Empty if read.is_empty() => "有一处没有数据可填，空着。请补数据，或改写、删去这一句".to_owned(),
        Code::Empty => format!("“{read}”里面是空的。请填上，或删去"),
        Code::NumberDiffers => format!("手写的“{read}”和表里的 {expected} 不一样。请改正，或恢复生成的文字"),
        Code::NumberUnknown => format!("“{read}”在表里没有对应的数，请核对出处"),
        Code::NoYearBefore => {
            format!("说到同期“{read}”，但没有上年同期的数，无法核对。请载入上年，或删去这一句")
        }
        Code::YearBeforeDiffers => {
            format!("说比同期“{read}”，而可比渠道的条数是 {expected}。请改写这一句")
        }
        Code::DocumentNumber => {
            format!("文号“{read}”写法不合规范{instead}。年份用六角括号〔〕，序号不加“第”、不补零")
        }
        Code::LeadingZero => format!("日期里的“{read}”不补零{instead}"),
        Code::Punctuation if expected.is_empty() => format!("标点“{read}”多余或重复。请去掉"),
        Code::Punctuation => format!("标点“{read}”重复{instead}"),
        Code::Colon => "主送末尾要用全角冒号“：”".to_owned(),
        Code::EndMark => format!("末尾不加标点，请去掉“{read}”"),
        Code::CopiesStop => "抄送末尾要用句号“。”".to_owned(),
        Code::NoAttachment => format!("提到“{read}”，但没有这个附件。请核对附件的编号"),
        Code::AttachmentCount => format!("列了 {read} 个附件名称，而统计表有 {expected} 张。请核对"),
        Code::Watched if expected.is_empty() => format!("“{read}”在错敏词表里。请核对"),
        Code::Watched => format!("“{read}”在错敏词表里{instead}"),
    }
}

/// What is wrong with a number as it is written, and what it should be; none where it is right.
pub fn number_wrong(number: &str) -> Option<String> {
    let (meant, faults) = Number::guess(number);
    let meant = meant.map(|number| number.written()).unwrap_or_default();
    faults.first().map(|&fault| format!("{}。", number_fault(fault, number, &meant)))
}

fn number_fault(fault: NumberFault, read: &str, meant: &str) -> String {
    let instead = if meant.is_empty() { String::new() } else { format!("，应是“{meant}”") };
    match fault {
        NumberFault::Missing => "还没有字号。请在要素里填，如 某政办函〔2022〕15号".to_owned(),
        NumberFault::Brackets => format!("字号“{read}”的年份要用六角括号〔〕{instead}"),
        NumberFault::Year => {
            format!("字号“{read}”里没有用〔〕括起来的四位年份。请写成 某政办函〔2022〕15号 这样")
        }
        NumberFault::Word => format!("字号“{read}”前面缺机关代字。请补上"),
        NumberFault::Serial => format!("字号“{read}”里读不出序号。序号用阿拉伯数字，从 1 起"),
        NumberFault::Ordinal => format!("字号“{read}”的序号前不加“第”{instead}"),
        NumberFault::Zero => format!("字号“{read}”的序号前面不补零{instead}"),
        NumberFault::End => format!("字号“{read}”末尾缺“号”{instead}"),
        NumberFault::Characters => format!("字号“{read}”里有空格或全角数字{instead}"),
    }
}
