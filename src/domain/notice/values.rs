//! What placeholders come to, and which conditions hold.

use super::draft::Fragment;
use super::facts::Facts;
use super::number::Number;
use super::parts::NoticeParts;
use super::template::{Condition, Field, Over, Pattern, Piece, Repeat, Template};
use super::words;
use crate::domain::calendar::Date;
use crate::domain::rules::Basis;

/// What a template is filled in with.
pub(super) struct Values<'a> {
    pub(super) template: &'a Template,
    pub(super) facts: &'a Facts,
    pub(super) notice: &'a NoticeParts,
}

/// What a placeholder speaks of where something is repeated.
#[derive(Clone, Copy)]
enum About<'a> {
    Whole,
    /// The total, kind or class at a position.
    Each(Over, usize),
    /// An attachment by its name.
    Attachment(&'a str),
}

impl Values<'_> {
    /// The text of a passage; none where a condition does not hold or there is nothing it could be said of.
    pub(super) fn passage(&self, pattern: &Pattern) -> Option<Vec<Fragment>> {
        if !pattern.when.iter().all(|&(condition, holds)| self.holds(condition) == holds) {
            return None;
        }
        let mut fragments = Vec::new();
        self.fill(&pattern.head, About::Whole, &mut fragments);
        if let Some(repeat) = &pattern.repeat {
            let said = self.repeat(repeat);
            if said.is_empty() {
                return None;
            }
            fragments.extend(said);
        }
        self.fill(&pattern.tail, About::Whole, &mut fragments);
        Some(fragments)
    }

    /// The text of an attachment's passage.
    pub(super) fn attachment(&self, pattern: &Pattern, name: &str) -> Vec<Fragment> {
        let mut fragments = Vec::new();
        self.fill(&pattern.head, About::Attachment(name), &mut fragments);
        fragments
    }

    /// The names the template gives to the attachments: one for each class.
    pub(super) fn attachment_names(&self) -> Vec<String> {
        let name = |class| {
            let mut fragments = Vec::new();
            self.fill(&self.template.attachment, About::Each(Over::Class, class), &mut fragments);
            fragments.into_iter().map(|fragment| fragment.text).collect()
        };
        (0..self.facts.classes.len()).map(name).collect()
    }

    fn repeat(&self, repeat: &Repeat) -> Vec<Fragment> {
        let length = match repeat.over {
            Over::Total => self.facts.totals.len(),
            Over::Kind => self.facts.kinds.len(),
            Over::Class => self.facts.classes.len(),
        };
        let mut said: Vec<Fragment> = Vec::new();
        for at in 0..length {
            // What was not fed back is named elsewhere and has no number.
            let waits = match repeat.over {
                Over::Total => self.facts.totals[at].waiting,
                Over::Kind => self.facts.kinds[at].waiting,
                Over::Class => false,
            };
            if waits {
                continue;
            }
            let mut one = Vec::new();
            self.fill(&repeat.pieces, About::Each(repeat.over, at), &mut one);
            if one.iter().any(|fragment| fragment.text.is_empty()) {
                continue;
            }
            if !said.is_empty() {
                said.push(Fragment { text: repeat.between.clone(), from_data: false });
            }
            said.append(&mut one);
        }
        said
    }

    fn fill(&self, pieces: &[Piece], about: About<'_>, fragments: &mut Vec<Fragment>) {
        for (at, piece) in pieces.iter().enumerate() {
            if self.counts_one(pieces, at, about) {
                continue;
            }
            fragments.push(match piece {
                Piece::Fixed(text) => {
                    let before = at.checked_sub(1);
                    let is_behind = before.is_some_and(|before| self.counts_one(pieces, before, about));
                    let text = text.strip_prefix(words::OF_UNITS[1]).filter(|_| is_behind).unwrap_or(text);
                    Fragment { text: text.to_owned(), from_data: false }
                }
                Piece::Field(field) => Fragment { text: self.value(*field, about), from_data: true },
            });
        }
    }

    /// Whether a piece is the 等, or the number, behind a single name of a unit without anything: 甲局等1个单位.
    fn counts_one(&self, pieces: &[Piece], at: usize, about: About<'_>) -> bool {
        let names = match &pieces[at] {
            Piece::Fixed(text) if text == words::OF_UNITS[0] => at.checked_sub(1),
            Piece::Field(Field::ZeroCount) => at.checked_sub(2),
            Piece::Fixed(_) | Piece::Field(_) => None,
        };
        let Some([Piece::Field(Field::Zero), Piece::Fixed(etc), Piece::Field(Field::ZeroCount)]) =
            names.and_then(|names| pieces.get(names..names + 3))
        else {
            return false;
        };
        etc == words::OF_UNITS[0] && self.value(Field::ZeroCount, about) == "1"
    }

    fn setting(&self, set: &str, usual: &[Piece]) -> String {
        if !set.is_empty() {
            return set.to_owned();
        }
        let mut fragments = Vec::new();
        self.fill(usual, About::Whole, &mut fragments);
        fragments.into_iter().map(|fragment| fragment.text).collect()
    }

    fn value(&self, field: Field, about: About<'_>) -> String {
        let (facts, class) = (self.facts, self.class(about));
        match field {
            Field::County => facts.county.clone(),
            Field::Period => facts.period.clone(),
            Field::Year => facts.year.to_string(),
            Field::From => self.date(facts.span.from()),
            Field::To => self.date(facts.span.to()),
            Field::Number => facts.number.clone(),
            Field::Date => facts.date.map(|date| self.date(date)).unwrap_or_default(),
            Field::Document => facts.document.clone(),
            Field::DocumentYear => {
                Number::guess(&facts.document).0.map(|number| number.year.to_string()).unwrap_or_default()
            }
            Field::DocumentTitle => self.title(),
            Field::Reference => match (self.title(), Number::guess(&facts.document).0.is_some()) {
                (title, false) => title,
                (title, true) if title.is_empty() => format!("{}{}", facts.document, words::DOCUMENT),
                (title, true) => {
                    let [open, close] = words::NUMBER;
                    format!("{title}{open}{}{close}", facts.document)
                }
            },
            Field::Progress => facts.progress().unwrap_or(words::INFORMATION).to_owned(),
            Field::Recipients => self.setting(&self.notice.recipients, &self.template.recipients),
            Field::Signature => self.setting(&self.notice.signature, &self.template.signature),
            Field::Copies => self.notice.copies.clone(),
            Field::Attachment => match about {
                About::Attachment(name) => name.to_owned(),
                About::Whole | About::Each(..) => String::new(),
            },
            Field::Units => facts.units().to_string(),
            Field::Adopted => facts.adopted.to_string(),
            Field::Waiting => facts.waiting.join(&self.template.names),
            Field::Zero => {
                let all: Vec<&str> =
                    facts.classes.iter().flat_map(|class| &class.zero).map(String::as_str).collect();
                class
                    .map_or(all, |class| class.zero.iter().map(String::as_str).collect())
                    .join(&self.template.names)
            }
            Field::ZeroCount => {
                let all = facts.classes.iter().map(|class| class.zero.len()).sum();
                class.map_or(all, |class| class.zero.len()).to_string()
            }
            Field::LateUnits => {
                facts.late.as_ref().map(|late| late.units.join(&self.template.names)).unwrap_or_default()
            }
            Field::LateCount => facts.late.as_ref().map(|late| late.count.to_string()).unwrap_or_default(),
            Field::LatePoints => facts.late.as_ref().map(|late| late.points.to_string()).unwrap_or_default(),
            Field::Basis => {
                let [current, cumulative, converted] = &self.template.basis;
                match facts.basis {
                    Basis::Current => current,
                    Basis::Cumulative => cumulative,
                    Basis::Converted => converted,
                }
                .clone()
            }
            Field::YearBefore => {
                facts.year_before.as_ref().map(|before| before.period.clone()).unwrap_or_default()
            }
            Field::Comparable => {
                facts.year_before.as_ref().map(|before| before.now.to_string()).unwrap_or_default()
            }
            Field::ComparableBefore => {
                facts.year_before.as_ref().map(|before| before.before.to_string()).unwrap_or_default()
            }
            Field::Class => class.map(|class| class.name.clone()).unwrap_or_default(),
            Field::Scored => class.map(|class| class.scored.to_string()).unwrap_or_default(),
            Field::Top => {
                let names: Vec<&str> = class
                    .into_iter()
                    .flat_map(|class| &class.top)
                    .map(|leader| leader.name.as_str())
                    .collect();
                names.join(&self.template.names)
            }
            Field::TopCount => class.map(|class| class.top.len().to_string()).unwrap_or_default(),
            Field::Total | Field::Kind | Field::Count | Field::Points => self.of_each(field, about),
        }
    }

    /// The title of the rule set's document in its marks, those inside of it as GB/T 15834 has them.
    fn title(&self) -> String {
        if self.facts.title.is_empty() {
            return String::new();
        }
        let ([open, close], [inner, end]) = (words::TITLE, words::TITLE_INSIDE);
        format!("{open}{}{close}", self.facts.title.replace(open, inner).replace(close, end))
    }

    fn of_each(&self, field: Field, about: About<'_>) -> String {
        let (total, kind) = match about {
            About::Each(Over::Total, at) => (self.facts.totals.get(at), None),
            About::Each(Over::Kind, at) => (None, self.facts.kinds.get(at)),
            About::Each(Over::Class, _) | About::Whole | About::Attachment(_) => (None, None),
        };
        match (total, kind) {
            (Some(total), _) if field == Field::Count => total.count.to_string(),
            (Some(total), _) => total.name.clone(),
            (_, Some(kind)) if field == Field::Count => kind.count.to_string(),
            (_, Some(kind)) if field == Field::Points => kind.points.to_string(),
            (_, Some(kind)) => kind.name.clone(),
            (None, None) => String::new(),
        }
    }

    fn class(&self, about: About<'_>) -> Option<&super::facts::ClassFacts> {
        match about {
            About::Each(Over::Class, at) => self.facts.classes.get(at),
            About::Each(Over::Total | Over::Kind, _) | About::Whole | About::Attachment(_) => None,
        }
    }

    /// 2022年4月12日: without leading zeros.
    fn date(&self, date: Date) -> String {
        let [year, month, day] = &self.template.date;
        format!("{}{year}{}{month}{}{day}", date.year(), date.month(), date.day())
    }

    fn holds(&self, condition: Condition) -> bool {
        let facts = self.facts;
        let compared =
            |holds: fn(&super::facts::YearBefore) -> bool| facts.year_before.as_ref().is_some_and(holds);
        match condition {
            Condition::Totals => facts.totals.iter().any(|total| !total.waiting),
            Condition::Waiting => !facts.waiting.is_empty(),
            Condition::Adopted => facts.adopted > 0,
            Condition::Zero => facts.classes.iter().any(|class| !class.zero.is_empty()),
            Condition::Late => facts.late.is_some(),
            Condition::LateCounted => facts.late.as_ref().is_some_and(|late| late.count > 0),
            Condition::YearBefore => facts.year_before.is_some(),
            Condition::SameRules => compared(|before| before.same_rules),
            Condition::Grown => compared(|before| before.now > before.before),
            Condition::Fallen => compared(|before| before.now < before.before),
            Condition::Level => compared(|before| before.now == before.before),
            Condition::Document => Number::guess(&facts.document).0.is_some(),
            Condition::DocumentTitle => !facts.title.is_empty(),
            Condition::Reference => self.holds(Condition::Document) || self.holds(Condition::DocumentTitle),
            Condition::Date => facts.date.is_some(),
            Condition::Copies => !self.notice.copies.is_empty(),
        }
    }
}
