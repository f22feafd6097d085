//! Which channel the texts over a column mean.

use super::plain::{clean, quoted, squash};
use super::words;
use crate::domain::id::ClassId;
use crate::domain::rules::{Channel, ChannelIx, Level, RuleSet};

/// How a text over a column stands to one channel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It names the channel, so surely.
    Own(u8),
    /// It names a group the channel belongs to.
    Group,
    /// It names a group or a level the channel does not belong to.
    Against,
    /// It says nothing about any channel.
    Neutral,
}

/// A name of a channel in the class at work.
const SURELY: u8 = 4;
/// A name of a channel for every class.
const BY_NAME: u8 = 3;
/// A name of another class, or the part of a name that stands in quotes.
const BY_PART: u8 = 2;
/// The level of the office alone.
const BY_LEVEL: u8 = 1;

struct Known {
    ix: ChannelIx,
    level: Level,
    own: Vec<(String, u8)>,
    groups: Vec<String>,
}

/// The channels with every text that may stand over their columns.
pub(super) struct Heads {
    channels: Vec<Known>,
    /// In alphabetic order.
    groups: Vec<String>,
}

impl Heads {
    pub(super) fn new(rules: &RuleSet, class: Option<&ClassId>) -> Self {
        let open =
            rules.channels_ix().filter(|(_, channel)| class.is_none_or(|class| channel.is_open_to(class)));
        let open: Vec<(ChannelIx, &Channel)> = open.collect();
        let groups_of: Vec<Vec<String>> = open.iter().map(|&(ix, _)| groups(rules, ix)).collect();
        let mut all = groups_of.concat();
        all.sort_unstable();
        all.dedup();
        let known = |(&(ix, channel), groups): (&(ChannelIx, &Channel), Vec<String>)| Known {
            ix,
            level: channel.level,
            own: names(channel, class, &all),
            groups,
        };
        Self { channels: open.iter().zip(groups_of).map(known).collect(), groups: all }
    }

    /// The channels a column may hold, told by the cleaned texts over it from the top; more than one where the texts fit
    /// them equally well.
    pub(super) fn candidates(&self, path: &[String]) -> Vec<ChannelIx> {
        // A name may be written over two or three rows of a head.
        for joined in 1..=path.len().min(3) {
            let at = path.len() - joined;
            let mut path: Vec<String> = path.to_vec();
            let bottom = path.split_off(at).concat();
            path.push(bottom);
            let found = self.fitting(&path);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn fitting(&self, path: &[String]) -> Vec<ChannelIx> {
        let sure = self.channels.iter().filter_map(|known| Some((self.sureness(known, path)?, known.ix)));
        let sure: Vec<(u8, ChannelIx)> = sure.collect();
        let most = sure.iter().map(|&(sureness, _)| sureness).max();
        sure.into_iter().filter(|&(sureness, _)| Some(sureness) == most).map(|(_, ix)| ix).collect()
    }

    fn sureness(&self, known: &Known, path: &[String]) -> Option<u8> {
        let mut best = None;
        for text in path {
            match self.fit(text, known) {
                Fit::Own(sureness) => best = best.max(Some(sureness)),
                Fit::Against => return None,
                // Something more special below the channel's name is another figure: 去年同期.
                Fit::Neutral if best.is_some() => return None,
                Fit::Group | Fit::Neutral => {}
            }
        }
        best
    }

    fn fit(&self, text: &str, known: &Known) -> Fit {
        if let Some(sureness) = known.is_called(text) {
            return Fit::Own(sureness);
        }
        let is = |group: &String| group == text;
        if known.groups.iter().any(is) {
            return Fit::Group;
        }
        if self.groups.iter().any(is) {
            return Fit::Against;
        }
        let level = |text: &str| match words::levels(text)[..] {
            [] => None,
            ref levels if levels.contains(&known.level) => Some(Fit::Own(BY_LEVEL)),
            _ => Some(Fit::Against),
        };
        if let Some(fit) = level(text) {
            return fit;
        }
        // 动态市级, 市级调研.
        let rests = known.groups.iter().flat_map(|group| {
            let group = group.as_str();
            [text.strip_prefix(group), text.strip_suffix(group)]
        });
        let mut fits = rests.flatten().filter(|rest| !rest.is_empty()).filter_map(|rest| {
            let called = known.is_called(rest).map(Fit::Own);
            called.or_else(|| level(rest))
        });
        fits.next().unwrap_or(Fit::Neutral)
    }
}

impl Known {
    fn is_called(&self, text: &str) -> Option<u8> {
        self.own.iter().filter(|(name, _)| name == text).map(|&(_, sureness)| sureness).max()
    }
}

/// A text as it stands in a head, and without what heads add.
fn forms(text: &str) -> impl Iterator<Item = String> {
    let squashed: String = squash(text).chars().filter(|c| !is_divider(*c)).collect();
    [clean(&squashed), squashed].into_iter().filter(|form| !form.is_empty())
}

/// What divides the levels of a head that is written in one line: 动态信息·市级.
pub(super) fn is_divider(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '-' | '—' | '–')
}

/// The names of the groups a channel's column may stand under.
fn groups(rules: &RuleSet, ix: ChannelIx) -> Vec<String> {
    let mut texts: Vec<&str> = Vec::new();
    if let Some(kind) = rules.kinds().get(rules.kind_of(ix).get()) {
        texts.push(&kind.name);
        texts.extend(kind.heading.split(is_divider));
    }
    for (_, column) in rules.columns().filter(|&(of, _)| of == ix) {
        texts.push(&column.band);
        texts.extend(column.group.as_deref());
    }
    let mut groups: Vec<String> = texts.into_iter().flat_map(forms).collect();
    for at in 0..groups.len() {
        let briefs = words::KIND_ENDS.iter().filter_map(|end| groups[at].strip_suffix(end));
        let briefs: Vec<String> =
            briefs.filter(|brief| brief.chars().nth(1).is_some()).map(str::to_owned).collect();
        groups.extend(briefs);
    }
    // The longer ones first: what is left of 动态信息市级 is 市级.
    groups.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    groups.dedup();
    groups
}

/// Everything a channel is called.
fn names(channel: &Channel, class: Option<&ClassId>, groups: &[String]) -> Vec<(String, u8)> {
    let mut names: Vec<(String, u8)> = Vec::new();
    let mut put = |text: &str, sureness| {
        names.extend(forms(text).map(|form| (form, sureness)));
        let parts = quoted(text).into_iter().filter(|part| groups.binary_search(part).is_err());
        names.extend(parts.flat_map(|part| forms(&part).collect::<Vec<_>>()).map(|part| (part, BY_PART)));
    };
    if let Some(class) = class {
        put(channel.name_for(class), SURELY);
        put(channel.label_for(class), SURELY);
        // On a unit's screen the note stands behind the name in one cell.
        put(&[channel.name_for(class), &channel.note].concat(), SURELY);
    }
    put(&channel.name, BY_NAME);
    put(&channel.label, BY_NAME);
    for (_, of) in &channel.class_names {
        let sureness = if class.is_none() { BY_NAME } else { BY_PART };
        put(&of.name, sureness);
        put(&of.label, sureness);
    }
    names
}
