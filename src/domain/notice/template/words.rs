//! The words a template is written in, each in Chinese and in English; what is written out takes the Chinese one.
//!
//! A clerk writes them, so they are part of the format and no sentence of the page.

use super::field::{Condition, Field, Over};
use super::{Joins, Place};

/// Both spellings of a meaning, the Chinese one first.
pub(super) type Spelled<T> = (&'static str, &'static str, T);

/// The meaning of a word in either spelling.
pub(super) fn find<T: Copy>(table: &[Spelled<T>], word: &str) -> Option<T> {
    table.iter().find(|(chinese, english, _)| *chinese == word || *english == word).map(|one| one.2)
}

/// A setting: a line before the passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// How a notice is addressed where nobody set it.
    Recipients,
    /// How it is signed where nobody set it.
    Signature,
    /// What its attachments are called.
    Attachment,
    /// What stands after year, month and day.
    Date,
    /// What the points are called that order the units.
    Basis,
    /// What stands between names.
    Names,
    /// What stands before the attachments' names.
    Attachments,
    /// What stands before 抄送机关.
    Copies,
}

pub(super) const SETTINGS: [Spelled<Setting>; 8] = [
    ("主送", "recipients", Setting::Recipients),
    ("署名", "signature", Setting::Signature),
    ("附件名称", "attachment", Setting::Attachment),
    ("年月日", "date", Setting::Date),
    ("排名依据", "basis", Setting::Basis),
    ("名称间隔", "names", Setting::Names),
    ("附件引语", "attachments", Setting::Attachments),
    ("抄送引语", "copies", Setting::Copies),
];

pub(super) const PLACES: [Spelled<Place>; 10] = [
    ("正文", "body", Place::Body),
    ("标题", "title", Place::Title),
    ("主送", "recipients", Place::Recipients),
    ("导语", "opening", Place::Opening),
    ("小标题", "heading", Place::Heading),
    ("结尾", "closing", Place::Closing),
    ("附件", "attachment", Place::Attachment),
    ("署名", "signature", Place::Signature),
    ("成文日期", "date", Place::Date),
    ("抄送", "copies", Place::Copies),
];

/// A word that may follow the place in a passage's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// How the passage joins the one before it.
    Joins(Joins),
    /// It appears only when a person takes it in.
    Offered,
    /// What it is repeated for follows, then what stands between.
    Each,
    /// Conditions follow that must hold.
    When,
    /// Conditions follow that must not hold.
    Unless,
}

pub(super) const HEAD: [Spelled<Word>; 7] = [
    ("另段", "paragraph", Word::Joins(Joins::Paragraph)),
    ("另句", "sentence", Word::Joins(Joins::Sentence)),
    ("接句", "clause", Word::Joins(Joins::Clause)),
    ("备选", "offered", Word::Offered),
    ("每个", "each", Word::Each),
    ("当", "when", Word::When),
    ("除非", "unless", Word::Unless),
];

pub(super) const OVER: [Spelled<Over>; 3] =
    [("合计", "total", Over::Total), ("信息类别", "kind", Over::Kind), ("类别", "class", Over::Class)];

pub(super) const CONDITIONS: [Spelled<Condition>; 16] = [
    ("有合计", "totals", Condition::Totals),
    ("有未反馈", "waiting", Condition::Waiting),
    ("有采用", "adopted", Condition::Adopted),
    ("有零采用", "zero", Condition::Zero),
    ("有补计", "late", Condition::Late),
    ("有补计条数", "lateCounted", Condition::LateCounted),
    ("有同期", "yearBefore", Condition::YearBefore),
    ("办法相同", "sameRules", Condition::SameRules),
    ("比同期多", "grown", Condition::Grown),
    ("比同期少", "fallen", Condition::Fallen),
    ("与同期持平", "level", Condition::Level),
    ("有办法文号", "document", Condition::Document),
    ("有办法标题", "document-title", Condition::DocumentTitle),
    ("有办法文件", "reference", Condition::Reference),
    ("有日期", "date", Condition::Date),
    ("有抄送", "copies", Condition::Copies),
];

pub(super) const FIELDS: [Spelled<Field>; 36] = [
    ("县名", "county", Field::County),
    ("期名", "period", Field::Period),
    ("年份", "year", Field::Year),
    ("起日", "from", Field::From),
    ("止日", "to", Field::To),
    ("字号", "number", Field::Number),
    ("成文日期", "date", Field::Date),
    ("办法文号", "document", Field::Document),
    ("办法年份", "document-year", Field::DocumentYear),
    ("办法标题", "document-title", Field::DocumentTitle),
    ("办法文件", "reference", Field::Reference),
    ("动态类别", "progress", Field::Progress),
    ("主送", "recipients", Field::Recipients),
    ("署名", "signature", Field::Signature),
    ("抄送", "copies", Field::Copies),
    ("附件名称", "attachment", Field::Attachment),
    ("单位数", "units", Field::Units),
    ("采用条数", "adopted", Field::Adopted),
    ("未反馈", "waiting", Field::Waiting),
    ("零采用单位", "zero", Field::Zero),
    ("零采用单位数", "zero-count", Field::ZeroCount),
    ("补计单位", "late-units", Field::LateUnits),
    ("补计条数", "late-count", Field::LateCount),
    ("补计得分", "late-points", Field::LatePoints),
    ("同期", "year-before", Field::YearBefore),
    ("可比条数", "comparable", Field::Comparable),
    ("同期条数", "comparable-before", Field::ComparableBefore),
    ("排名依据", "basis", Field::Basis),
    ("合计", "total", Field::Total),
    ("信息类别", "kind", Field::Kind),
    ("条数", "count", Field::Count),
    ("得分", "points", Field::Points),
    ("类别", "class", Field::Class),
    ("计分单位数", "scored", Field::Scored),
    ("居前单位", "top", Field::Top),
    ("居前单位数", "top-count", Field::TopCount),
];

/// The passages of the built-in template. A file keeps what a person wrote by the English id, so the Chinese one is the
/// same passage.
pub(super) const PASSAGES: [(&str, &str); 26] = [
    ("标题", "title"),
    ("主送", "recipients"),
    ("合计", "totals"),
    ("采用总数", "adopted"),
    ("未反馈", "waiting"),
    ("增长", "grown"),
    ("减少", "fallen"),
    ("持平", "level"),
    ("同期条数", "comparison"),
    ("信息结构", "structure"),
    ("居前单位", "top"),
    ("补计", "late"),
    ("补计不计条数", "late-points"),
    ("问题", "problems"),
    ("问题一", "problem-care"),
    ("问题二", "problem-use"),
    ("问题三", "problem-structure"),
    ("重视", "urge"),
    ("零采用", "zero"),
    ("下一步", "next"),
    ("下一步无文号", "next-plain"),
    ("要求", "demands"),
    ("附件", "attachment"),
    ("署名", "signature"),
    ("成文日期", "date"),
    ("抄送", "copies"),
];

/// The id of a passage that is written so.
pub(super) fn passage_id(written: &str) -> &str {
    PASSAGES.iter().find(|(chinese, _)| *chinese == written).map_or(written, |(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notice::template::{JOINS, PLACE};

    fn spellings<T>(table: &[Spelled<T>]) -> Vec<&'static str> {
        table.iter().flat_map(|(chinese, english, _)| [*chinese, *english]).collect()
    }

    #[test]
    fn no_word_has_two_meanings_where_it_may_stand() {
        let passages: Vec<&str> = PASSAGES.iter().flat_map(|(chinese, id)| [*chinese, *id]).collect();
        // After 当 stand conditions, 当 and 除非.
        let conditions = [spellings(&CONDITIONS), spellings(&HEAD)].concat();
        let tables = [spellings(&SETTINGS), spellings(&PLACES), spellings(&OVER), spellings(&FIELDS)];
        for mut words in tables.into_iter().chain([passages, conditions]) {
            words.sort_unstable();
            let twice: Vec<&[&str]> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert_eq!(twice, [[""; 2]; 0]);
        }
    }

    #[test]
    fn places_and_joins_are_called_as_in_a_file() {
        assert_eq!(
            PLACES.map(|(_, english, place)| (english, place)),
            PLACE.values.map(|of| (PLACE.of(of), of))
        );
        for joins in JOINS.values {
            assert_eq!(find(&HEAD, JOINS.of(joins)), Some(Word::Joins(joins)));
        }
    }
}
