//! A clause of the published rules, in its own words, with its amounts taken from the channels.

use super::{Channel, RuleSet};
use crate::domain::form::{Form, Need, Shape};
use crate::domain::id::{ChannelId, ClassId};
use crate::domain::points::Points;

/// A clause as written.
///
/// In the text `{id}` stands for the points of a channel and `{id|label}` for what the reader's class calls it.
/// Square brackets around words and one `{id}` bind them, so that the whole `[计 {id} 分]` can be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Its number as people cite it: 1, 4.2.
    pub number: String,
    /// Its text.
    pub text: String,
}

impl Shape for Clause {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("number", &mut self.number, Need::Must);
        form.text("text", &mut self.text, Need::Must);
    }
}

/// A clause's position in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClauseIx(u32);

impl ClauseIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of a clause as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// Words that state the points of a channel.
    Amount {
        /// The channel.
        channel: ChannelId,
        /// The words, with the amount in them: 计 0.5 分.
        words: String,
    },
}

/// A stretch of a clause as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Words(&'a str),
    Label(&'a str),
    Amount { before: &'a str, channel: &'a str, after: &'a str },
}

impl Part<'_> {
    /// The stretch as it is written, with its words changed.
    pub(super) fn written(&self, words: &dyn Fn(&str) -> String) -> String {
        match self {
            Part::Words(of) => words(of),
            Part::Label(id) => format!("{{{id}|label}}"),
            Part::Amount { before: "", channel: id, after: "" } => format!("{{{id}}}"),
            Part::Amount { before, channel: id, after } => {
                format!("[{}{{{id}}}{}]", words(before), words(after))
            }
        }
    }
}

impl Clause {
    /// The clause as a member of the class reads it, with the amounts that are in force.
    pub fn pieces(&self, rules: &RuleSet, class: &ClassId) -> Vec<Piece> {
        let amount = |id: &str| {
            let channel = rules.find_channel(&ChannelId::new(id)).and_then(|ix| rules.channel(ix));
            channel.map_or(Points::ZERO, |channel| channel.points)
        };
        let label = |id: &str| {
            let channel = rules.find_channel(&ChannelId::new(id)).and_then(|ix| rules.channel(ix));
            channel.map_or_else(String::new, |channel| channel.label_for(class).to_owned())
        };
        // A checked rule set has no clause that cannot be read.
        let parts = parse(&self.text).unwrap_or_default();
        let pieces = parts.into_iter().map(|part| match part {
            Part::Words(words) => Piece::Words(words.to_owned()),
            Part::Label(id) => Piece::Words(label(id)),
            Part::Amount { before, channel, after } => Piece::Amount {
                channel: ChannelId::new(channel),
                words: format!("{before}{}{after}", amount(channel)),
            },
        });
        pieces.collect()
    }

    /// The clause with what it takes from a channel written out, for rules that go on without it.
    pub(super) fn written_out(&self, channel: &Channel) -> Self {
        let own = |id: &str| id == channel.id.as_str();
        let Ok(parts) = parse(&self.text) else { return self.clone() };
        let text = parts.into_iter().map(|part| match part {
            Part::Label(id) if own(id) => channel.label.clone(),
            Part::Amount { before, channel: id, after } if own(id) => {
                format!("{before}{}{after}", channel.points)
            }
            other => other.written(&str::to_owned),
        });
        Self { number: self.number.clone(), text: text.collect() }
    }

    /// The channels the text refers to.
    ///
    /// # Errors
    /// The character, counted from 1, at which the text cannot be read.
    pub(super) fn channels(&self) -> Result<Vec<ChannelId>, usize> {
        let parts = parse(&self.text)?;
        let ids = parts.into_iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Label(id) | Part::Amount { channel: id, .. } => Some(ChannelId::new(id)),
        });
        Ok(ids.collect())
    }
}

/// Cuts a text into its parts, or tells the character at which it cannot.
pub(super) fn parse(text: &str) -> Result<Vec<Part<'_>>, usize> {
    let mut parts = Vec::new();
    let mut rest = text;
    let fail = |rest: &str| text[..text.len() - rest.len()].chars().count() + 1;
    while let Some(at) = rest.find(['{', '[', '}', ']']) {
        let (words, from) = rest.split_at(at);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        let (inside, after) = match from.as_bytes().first() {
            Some(b'{') => from[1..].split_once('}').ok_or_else(|| fail(from))?,
            Some(b'[') => from[1..].split_once(']').ok_or_else(|| fail(from))?,
            _ => return Err(fail(from)),
        };
        let part = if from.starts_with('{') { reference(inside) } else { bound(inside) };
        parts.push(part.ok_or_else(|| fail(from))?);
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    Ok(parts)
}

/// What stands between `{` and `}`.
fn reference(inside: &str) -> Option<Part<'_>> {
    if inside.contains(['{', '[', ']']) {
        return None;
    }
    match inside.split_once('|') {
        None if inside.is_empty() => None,
        None => Some(Part::Amount { before: "", channel: inside, after: "" }),
        Some((id, "label")) if !id.is_empty() => Some(Part::Label(id)),
        Some(_) => None,
    }
}

/// What stands between `[` and `]`.
fn bound(inside: &str) -> Option<Part<'_>> {
    let (before, rest) = inside.split_once('{')?;
    let (id, after) = rest.split_once('}')?;
    let plain = !id.is_empty() && ![before, id, after].iter().any(|part| part.contains(['{', '}', '[', '|']));
    plain.then_some(Part::Amount { before, channel: id, after })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_cut_into_words_labels_and_amounts() {
        assert_eq!(
            parse("被“{express|label}”采用[计 {express} 分]，加 {city} 分。"),
            Ok(vec![
                Part::Words("被“"),
                Part::Label("express"),
                Part::Words("”采用"),
                Part::Amount { before: "计 ", channel: "express", after: " 分" },
                Part::Words("，加 "),
                Part::Amount { before: "", channel: "city", after: "" },
                Part::Words(" 分。"),
            ])
        );
    }

    #[test]
    fn a_text_that_cannot_be_read_tells_the_character() {
        for (text, at) in [
            ("计{", 2),
            ("计}分", 2),
            ("甲[乙]", 2),
            ("{}", 1),
            ("{a|b}", 1),
            ("[{a|label}]", 1),
            ("好{a", 2),
        ] {
            assert_eq!(parse(text), Err(at), "{text}");
        }
    }
}
