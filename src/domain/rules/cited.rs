//! What the clauses' own words call the channels. They are printed as they stand, so they change with a channel's name, and
//! what no longer agrees with the rules is told.

mod words;

use self::words::{
    ADOPTED, POINTS, SHORT, adopters, amount_of_adoption, amounts_between, amounts_of, names_with_points,
};
use super::clause::Part;
use super::{Channel, ChannelIx, Clause, RuleSet, RuleSetParts};
use crate::domain::id::ChannelId;
use crate::domain::points::Points;

/// Something in which the words of a clause and the channels differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// The clause's number.
    pub clause: String,
    /// The channel that scores by the clause and that its text does not name.
    pub channel: Option<ChannelIx>,
    /// Else what the text names, and no channel that scores by it is called or brings.
    pub words: Vec<String>,
}

impl Clause {
    fn parts(&self) -> Vec<Part<'_>> {
        // A checked rule set has no clause that cannot be read.
        super::clause::parse(&self.text).unwrap_or_default()
    }

    fn refers_to(&self, channel: &Channel) -> bool {
        self.parts().iter().any(|part| match part {
            Part::Words(_) => false,
            Part::Label(id) | Part::Amount { channel: id, .. } => *id == channel.id.as_str(),
        })
    }

    fn has_codes(&self) -> bool {
        self.parts().iter().any(|part| !matches!(part, Part::Words(_)))
    }

    /// Its words, with the codes of channels where these give it theirs.
    fn plain(&self) -> String {
        let words = self.parts().into_iter().map(|part| match part {
            Part::Words(words) => words.to_owned(),
            Part::Amount { before, channel, after } => format!("{before}{{{channel}}}{after}"),
            Part::Label(id) => format!("{{{id}|label}}"),
        });
        words.collect()
    }
}

impl Channel {
    /// What it may be called in a text, in full and over its column, for every class.
    fn all_names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_str(), self.label.as_str()];
        let classes = self.class_names.iter().flat_map(|(_, of)| [of.name.as_str(), of.label.as_str()]);
        own.into_iter().chain(classes)
    }

    /// Whether a text names it: one of its names stands there, or what is quoted in one.
    fn is_named_in(&self, text: &str) -> bool {
        let bare = |name: &str| ADOPTED.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name).len();
        self.all_names()
            .any(|name| text.contains(&name[..bare(name)]) || quoted(name).any(|of| text.contains(of)))
    }
}

/// What stands between quotation marks of either kind, with the marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let marks = [('“', '”'), ('《', '》')];
    marks.into_iter().flat_map(move |(opens, closes)| {
        text.match_indices(opens).filter_map(move |(at, _)| {
            let end = text[at..].find(closes)? + closes.len_utf8();
            text.get(at..at + end)
        })
    })
}

impl RuleSetParts {
    /// Once channels are called otherwise than before, so they are in the clauses they score by, where their names stand
    /// there as words. A name that means another channel of the clause too stays.
    pub fn follow_names(&mut self, before: &[Channel]) {
        let channels = self.channels.clone();
        for (was, now) in before.iter().zip(&channels).filter(|(was, now)| was.id == now.id) {
            for (old, new) in renamed(was, now) {
                for clause in &mut self.clauses {
                    let belongs = |channel: &Channel| {
                        clause.refers_to(channel) || channel.clause.as_deref() == Some(&clause.number)
                    };
                    let means_other =
                        |other: &Channel| other.id != was.id && belongs(other) && other.name.contains(&old);
                    if belongs(was) && !channels.iter().any(means_other) {
                        clause.text = clause
                            .parts()
                            .iter()
                            .map(|part| part.written(&|words| words.replace(&old, &new)))
                            .collect::<String>();
                    }
                }
            }
        }
        for (channel, was) in self.channels.iter_mut().zip(before) {
            // A column that was called as its channel is called so still.
            if channel.id == was.id && was.label == was.name && channel.label == was.name {
                channel.label.clone_from(&channel.name);
            }
        }
    }

    /// The channels of rules before that these no longer have.
    pub fn gone<'a>(&self, before: &'a Self) -> Vec<&'a Channel> {
        let is_gone = |channel: &&Channel| self.channels.iter().all(|other| other.id != channel.id);
        before.channels.iter().filter(is_gone).collect()
    }
}

/// Whether a name can stand in the text of a clause, where brackets mean something else.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['{', '}', '[', ']'])
}

/// What a text has to say for what it said, longest first.
fn renamed(was: &Channel, now: &Channel) -> Vec<(String, String)> {
    let mut names = vec![(was.name.as_str(), now.name.as_str())];
    let classes = was.class_names.iter().zip(&now.class_names);
    names.extend(classes.map(|((_, was), (_, now))| (was.name.as_str(), now.name.as_str())));
    let mut pairs = Vec::new();
    for (old, new) in names.into_iter().filter(|(old, new)| old != new && is_plain(old) && is_plain(new)) {
        let (mut parts, mut others) = (quoted(old), quoted(new));
        match (parts.next(), others.next()) {
            (Some(part), None) if parts.next().is_none() => {
                pairs.push((old.to_owned(), new.to_owned()));
                pairs.push((part.to_owned(), format!("“{new}”")));
            }
            (None, Some(_)) => {
                pairs.push((format!("“{old}”"), new.to_owned()));
                pairs.push((old.to_owned(), new.to_owned()));
            }
            (Some(part), Some(other)) if parts.next().is_none() && others.next().is_none() => {
                pairs.push((old.to_owned(), new.to_owned()));
                if part != other {
                    pairs.push((part.to_owned(), other.to_owned()));
                }
            }
            _ => pairs.push((old.to_owned(), new.to_owned())),
        }
    }
    pairs
}

impl RuleSet {
    /// Where the clauses' words and the channels differ. Whether a text names every channel is asked only where it takes
    /// amounts from channels: whatever else a document says is not known well enough.
    ///
    /// `gone` are channels that the rules had before: what names one of them is told too.
    pub fn unlike(&self, gone: &[&Channel]) -> Vec<Unlike> {
        let mut all = Vec::new();
        let names = names_with_points(self.channels());
        for clause in self.clauses() {
            let text = clause.plain();
            let is_cited = |number: &Option<String>| number.as_deref() == Some(&clause.number);
            let by_clause: Vec<(ChannelIx, &Channel)> =
                self.channels_ix().filter(|(_, channel)| is_cited(&channel.clause)).collect();
            for &(ix, channel) in &by_clause {
                let is_told = channel.points == Points::ZERO
                    || channel.grade_of.is_some()
                    || self.clauses().iter().any(|other| other.refers_to(channel))
                    || channel.is_named_in(&text);
                if clause.has_codes() && !is_told {
                    let clause = clause.number.clone();
                    all.push(Unlike { clause, channel: Some(ix), words: Vec::new() });
                }
            }
            let is_right = |words: &str| {
                self.channels().iter().any(|channel| {
                    channel.all_names().any(|name| name.contains(words))
                        && (is_cited(&channel.clause) || clause.refers_to(channel))
                })
            };
            let mut words: Vec<String> = Vec::new();
            for channel in gone.iter().filter(|channel| is_cited(&channel.clause)) {
                let names = channel.all_names().flat_map(|name| std::iter::once(name).chain(quoted(name)));
                let stands =
                    |name: &&str| name.chars().count() > SHORT && text.contains(*name) && !is_right(name);
                words.extend(names.filter(stands).max_by_key(|name| name.len()).map(str::to_owned));
            }
            let is_other = |(of, phrase): &(&str, &str)| !self.names(of) && self.means_a_name(phrase);
            words.extend(adopters(&text).filter(is_other).map(|(of, _)| of.to_owned()));
            words.extend(amounts_of(&text, &names));
            if clause.has_codes() {
                words.extend(amounts_between(&clause.parts()));
            } else if by_clause.is_empty() && !self.provisions().iter().any(|one| is_cited(&one.clause)) {
                words.extend(amount_of_adoption(&text));
            }
            words.sort();
            words.dedup();
            // A name within a longer one is told with it.
            let longer: Vec<String> = words.clone();
            words.retain(|one| !longer.iter().any(|other| other != one && other.contains(one.as_str())));
            if !words.is_empty() {
                all.push(Unlike { clause: clause.number.clone(), channel: None, words });
            }
        }
        all
    }

    /// Whether what stands before the rest of a phrase has to be a channel's name: the phrase goes on with an amount that is
    /// no channel's, or with that of one whose name is quoted too.
    fn means_a_name(&self, phrase: &str) -> bool {
        let code = phrase.split_once('{').and_then(|(_, rest)| rest.split(['}', '|']).next());
        let Some(id) = code else { return phrase.contains(POINTS) };
        let channel = self.find_channel(&ChannelId::new(id)).and_then(|ix| self.channel(ix));
        channel.is_some_and(|channel| quoted(&channel.name).next().is_some())
    }

    /// Whether a channel is called so.
    fn names(&self, quoted: &str) -> bool {
        let plain = quoted.trim_matches(['“', '”', '《', '》']);
        self.channels().iter().any(|channel| channel.all_names().any(|name| name.contains(plain)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fault::{Faults, Path};
    use crate::domain::rules::NewChannel;
    use crate::domain::workspace::Workspace;
    use crate::formats::example;

    fn seed() -> (Workspace, RuleSetParts) {
        let workspace = example::workspace().expect("the example opens");
        let parts = workspace.rule_sets()[0].parts().clone();
        (workspace, parts)
    }

    /// What differs, as `clause channel` or `clause words`; with what the rules had before.
    fn unlike(parts: &RuleSetParts, before: &RuleSetParts) -> Vec<String> {
        let (workspace, _) = seed();
        let mut faults = Faults::default();
        let set = RuleSet::new(parts.clone(), workspace.roster(), &Path::root(), &mut faults);
        let one = |one: Unlike| {
            let channel = one.channel.and_then(|ix| set.channel(ix)).map(|channel| channel.name.clone());
            format!("{} {}", one.clause, channel.unwrap_or_else(|| one.words.join(" ")))
        };
        set.unlike(&parts.gone(before)).into_iter().map(one).collect()
    }

    #[test]
    fn the_example_agrees_with_its_text_and_what_goes_or_comes_is_told() {
        let (_, base) = seed();
        assert_eq!(unlike(&base, &base), [""; 0]);
        let without = |id: &str| base.without_channel(&ChannelId::new(id));
        assert_eq!(unlike(&without("res-nation"), &base), ["3 30 分 国务院办公厅"]);
        // Later nobody knows what was there, and the amount in the row of amounts tells it still.
        assert_eq!(unlike(&without("res-nation"), &without("res-nation")), ["3 30 分"]);
        assert_eq!(unlike(&without("dyn-city"), &without("dyn-city")), ["2 5 分"]);
        assert_eq!(unlike(&without("focus"), &without("focus")), ["1 “聚焦石泉”"]);
        let kind = base.kinds[0].id.clone();
        let new = |name: &str, points| NewChannel {
            name: name.to_owned(),
            kind: kind.clone(),
            points: Points::whole(points),
            ..NewChannel::default()
        };
        let mut more = base.with_channel(new("县融媒体中心", 1)).expect("there is room");
        assert_eq!(unlike(&more, &base), ["1 县融媒体中心"]);
        more.clauses[0].text.push_str("县融媒体中心采用的计 1 分。");
        assert_eq!(unlike(&more, &base), [""; 0]);
        assert_eq!(unlike(&base.with_channel(new("不计分的", 0)).expect("there is room"), &base), [""; 0]);
        // A name that was changed before its text went with it.
        let mut other = base.clone();
        "“聚焦清河”栏目".clone_into(&mut other.channels[1].name);
        "聚焦清河".clone_into(&mut other.channels[1].label);
        assert_eq!(unlike(&other, &base), ["1 “聚焦石泉”"]);
    }

    #[test]
    fn a_channel_is_renamed_in_the_clauses_it_scores_by_and_in_no_other() {
        let (_, base) = seed();
        let named = |id: &str, name: &str| {
            let mut parts = base.clone();
            let channel = parts.channels.iter_mut().find(|channel| channel.id.as_str() == id);
            name.clone_into(&mut channel.expect("it is there").name);
            parts.follow_names(&base.channels);
            parts
        };
        for name in ["“聚焦清河”栏目", "聚焦清河"] {
            let parts = named("focus", name);
            assert!(parts.clauses[0].text.contains("“聚焦清河”采用[计 {focus} 分]"), "{name}");
            assert_eq!(parts.clauses[1..], base.clauses[1..]);
            assert_eq!(unlike(&parts, &base), [""; 0]);
        }
        // Two clauses name the office of the province; one of them is this channel's.
        let parts = named("dyn-province", "省委办公厅");
        assert!(parts.clauses[1].text.contains("、省委办公厅、") && parts.clauses[2] == base.clauses[2]);
        // What brackets would make of a text is nothing that can be read.
        assert_eq!(named("focus", "聚焦[清河]").clauses, base.clauses);
        // A column that was called as its channel goes on to be.
        let kind = base.kinds[0].id.clone();
        let new = NewChannel { name: "旧名".to_owned(), kind, ..NewChannel::default() };
        let more = base.with_channel(new).expect("there is room");
        let mut parts = more.clone();
        let channel = parts.channels.iter_mut().find(|channel| channel.name == "旧名").expect("it is there");
        "新名".clone_into(&mut channel.name);
        parts.follow_names(&more.channels);
        assert!(parts.channels.iter().any(|channel| channel.name == "新名" && channel.label == "新名"));
    }

    #[test]
    fn a_text_is_held_against_the_channels_when_none_of_those_it_spoke_of_is_left() {
        let (_, base) = seed();
        let mut parts = base.clone();
        parts.provisions.clear();
        let kind = base.kinds[0].id.clone();
        for name in ["市专报", "县融媒体中心"] {
            let new = NewChannel {
                name: name.to_owned(),
                kind: kind.clone(),
                points: Points::whole(5),
                ..NewChannel::default()
            };
            parts = parts.with_channel(new).expect("there is room");
        }
        for channel in &base.channels {
            parts = parts.without_channel(&channel.id);
        }
        // Nothing is told apart once it is in force and nobody knows what was there.
        let told = unlike(&parts, &parts);
        assert_eq!(told.len(), 3, "{told:?}");
        for (one, name) in told.iter().zip(["“聚焦石泉”", "《政务信息专报》", "“政务信息”"])
        {
            assert!(one.contains(name), "{one}");
        }
        // A text of its own, in words alone, has the amounts of the channels or is told.
        for clause in &mut parts.clauses {
            "未采用的不计分。".clone_into(&mut clause.text);
        }
        assert_eq!(unlike(&parts, &parts), [""; 0]);
        for (text, words) in [
            ("市专报每条计6分，县融媒体中心每条计 5 分。", "1 市专报每条计6分"),
            ("被市专报采用的，每条计6分。", "1 市专报采用的，每条计6分"),
            ("被“市专报”采用的每篇加 0.5 分。", "1 “市专报”采用的每篇加 0.5 分"),
            ("市专报、县融媒体中心分别计3分、4分。", ""),
            ("市专报每条计5分（获批示的加10分）。", ""),
            ("市专报再加6分；市专报800字以上的每条计6分。", ""),
        ] {
            text.clone_into(&mut parts.clauses[0].text);
            let told: Vec<String> =
                Some(words.to_owned()).filter(|words| !words.is_empty()).into_iter().collect();
            assert_eq!(unlike(&parts, &parts), told, "{text}");
        }
    }

    #[test]
    fn amounts_in_a_row_are_seen_and_others_are_not() {
        let of =
            |text: &str| amounts_between(&super::super::clause::parse(text).unwrap_or_default()).join(" ");
        assert_eq!(of("分别加 {a} 分、{b}"), "");
        assert_eq!(of("分别[加 {a} 分]、30 分（最高）"), "30 分");
        assert_eq!(of("分别加 10 分、[{a} 分]和[{b} 分]及 5分"), "10 分 5分");
        assert_eq!(of("[计 {a} 分]，最多 30 分、[{b} 分]以上"), "30 分");
        assert_eq!(of("[计 {a} 分]，最多 30 分"), "");
        assert_eq!(amount_of_adoption("省专报采用计 2 分。"), Some("2 分".to_owned()));
        assert_eq!(amount_of_adoption("采用的，按季通报，满 10 分为止"), None);
    }
}
