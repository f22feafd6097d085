//! What two rule sets have otherwise, part by part, whatever the places of their parts.

use std::collections::BTreeMap;

use super::{Field, Takes, Value, fields};
use crate::domain::id::ChannelId;
use crate::domain::rules::RuleSetParts;

/// How many changes lie between two rule sets as a person counts them: a channel or clause that only one of them has is
/// one, whatever fields it has and wherever the others stand now, and so is each field of one that both have.
pub fn differing(one: &RuleSetParts, other: &RuleSetParts) -> usize {
    let (before, after) = (by_part(one, other), by_part(other, one));
    let alone = |these: &Parts, those: &Parts| {
        these.keys().filter(|part| !those.contains_key(*part) && is_own(part)).count()
    };
    changed(one, other).len() + alone(&before, &after) + alone(&after, &before)
}

/// A field that two rule sets have otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the later one; where only the one before has it, in that.
    pub at: String,
    /// What it takes.
    pub takes: Takes,
    /// What stood there before, and what stands there later; none where there is no such field.
    pub values: [Option<Value>; 2],
}

/// Every field that a rule set and one after it have otherwise, of the parts that both have, wherever these stand now.
pub fn changed(before: &RuleSetParts, after: &RuleSetParts) -> Vec<Changed> {
    let (before, after) = (by_part(before, after), by_part(after, before));
    let mut all = Vec::new();
    for (part, now) in &after {
        let Some(was) = before.get(part) else { continue };
        let find = |these: &[(String, Field)], of: &Field| {
            these.iter().find(|(_, other)| other.at == of.at).map(|(_, other)| other.value.clone())
        };
        for (at, field) in now {
            let values = [find(was, field), Some(field.value.clone())];
            if values[0] != values[1] {
                all.push(Changed { at: at.clone(), takes: field.takes.clone(), values });
            }
        }
        for (at, field) in was.iter().filter(|(_, field)| find(now, field).is_none()) {
            let values = [Some(field.value.clone()), None];
            all.push(Changed { at: at.clone(), takes: field.takes.clone(), values });
        }
    }
    all
}

/// What was wanted of a rule set for the one that stands in its place now: each field that was wanted otherwise, at its place
/// there, and how many changes there is no place for. A field that says something else by now is not written over.
pub fn carried(
    was: &RuleSetParts,
    wanted: &RuleSetParts,
    now: &RuleSetParts,
) -> (Vec<(String, Value)>, usize) {
    let (before, after, here) = (by_part(was, wanted), by_part(wanted, was), by_part(now, wanted));
    let (mut all, mut settled) = (Vec::new(), 0);
    for (part, fields) in &after {
        for (_, field) in fields {
            let find = |of: &Parts| of.get(part)?.iter().find(|(_, other)| other.at == field.at).cloned();
            let (Some((_, old)), Some((at, current))) = (find(&before), find(&here)) else { continue };
            if old.value != field.value && current.value == field.value {
                settled += 1;
            } else if old.value != field.value && current.value == old.value {
                all.push((at, field.value.clone()));
            }
        }
    }
    let missed = differing(was, wanted).saturating_sub(all.len() + settled);
    (all, missed)
}

/// A column comes and goes with its channel, a total with the last of its channels.
fn is_own(part: &str) -> bool {
    !part.starts_with("/columns/") && part != "/totals/"
}

/// Fields by the part they belong to, each with its place in the whole.
type Parts = BTreeMap<String, Vec<(String, Field)>>;

/// The fields of a rule set by what they belong to, which is named by its id and not by where it stands; a total by what it
/// counts of the channels that the set beside has too.
fn by_part(rules: &RuleSetParts, beside: &RuleSetParts) -> Parts {
    let is_there = |id: &&ChannelId| beside.channels.iter().any(|channel| channel.id == **id);
    let mut parts = Parts::new();
    for field in fields(rules) {
        let mut names = field.at.splitn(4, '/').skip(1);
        let (list, at, rest) = (names.next().unwrap_or_default(), names.next(), names.next());
        let id = at.and_then(|at| at.parse::<usize>().ok()).and_then(|at| match list {
            "kinds" => rules.kinds.get(at).map(|kind| kind.id.to_string()),
            "channels" => rules.channels.get(at).map(|channel| channel.id.to_string()),
            "clauses" => rules.clauses.get(at).map(|clause| clause.number.clone()),
            "provisions" => rules.provisions.get(at).map(|provision| provision.id.to_string()),
            "columns" => rules.columns.get(at).map(|column| column.channel.to_string()),
            "totals" => rules.totals.get(at).map(|total| {
                total.channels.iter().filter(is_there).map(ChannelId::as_str).collect::<Vec<_>>().join(" ")
            }),
            _ => None,
        });
        // What has no id is told by its place.
        let (part, at) = match (id, rest) {
            (Some(id), Some(rest)) => (format!("/{list}/{id}"), rest.to_owned()),
            _ => (String::new(), field.at.clone()),
        };
        parts.entry(part).or_default().push((field.at.clone(), Field { at, ..field }));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;
    use crate::domain::rules::NewChannel;
    use crate::formats::example;

    #[test]
    fn a_channel_more_or_less_is_one_change_wherever_the_others_stand_then() {
        let base = example::workspace().expect("the example opens").rule_sets()[0].parts().clone();
        assert_eq!(differing(&base, &base), 0);
        let kind = base.kinds[0].id.clone();
        let new = NewChannel { name: "县融媒体中心".to_owned(), kind, ..NewChannel::default() };
        let mut more = base.with_channel(new).expect("there is room");
        assert_eq!((differing(&base, &more), differing(&more, &base)), (1, 1));
        "某县计分办法".clone_into(&mut more.name);
        more.channels[0].points = Points::whole(2);
        more.columns[0].always = false;
        assert_eq!(differing(&base, &more), 4);
        // What was changed beside it is named one by one, at the place where it stands now.
        let places: Vec<String> = changed(&base, &more).into_iter().map(|one| one.at).collect();
        assert_eq!(places, ["/name", "/channels/0/points", "/columns/0/always"]);
        // Its points are written into the text of its clause, which is another change.
        assert_eq!(differing(&base, &base.without_channel(&base.channels[0].id)), 2);
    }

    #[test]
    fn what_was_wanted_of_rules_is_carried_to_those_of_now_but_for_what_is_otherwise_there() {
        let was = example::workspace().expect("the example opens").rule_sets()[0].parts().clone();
        let mut wanted = was.clone();
        wanted.channels[1].points = Points::whole(2);
        wanted.channels[2].points = Points::whole(3);
        let place = |at: usize| format!("/channels/{at}/points");
        let two = Value::Amount(Some(Points::whole(2)));
        let three = Value::Amount(Some(Points::whole(3)));
        let both = vec![(place(2), three.clone()), (place(1), two)];
        assert_eq!(carried(&was, &wanted, &was), (both, 0));
        // Another channel before them moves their places; one that is worth something else by now stays so.
        let mut now = was.without_channel(&was.channels[0].id);
        now.channels[0].points = Points::whole(9);
        assert_eq!(carried(&was, &wanted, &now), (vec![(place(1), three)], 1));
        // What is so already is nothing to be carried, and nothing is missed.
        assert_eq!(carried(&was, &wanted, &wanted), (Vec::new(), 0));
    }

    #[test]
    fn a_total_is_the_same_by_what_it_counts_wherever_it_stands() {
        let base = example::workspace().expect("the example opens").rule_sets()[0].parts().clone();
        let mut less = base.clone();
        less.totals.remove(1);
        assert_eq!((differing(&base, &less), changed(&base, &less)), (1, Vec::new()));
        "省级平台".clone_into(&mut less.totals[1].name);
        assert_eq!(
            changed(&base, &less).into_iter().map(|one| one.at).collect::<Vec<_>>(),
            ["/totals/1/name"]
        );
        // It is no change of its own where a channel of it goes, or the last one.
        for id in ["city-site", "res-city"] {
            let without = base.without_channel(&ChannelId::new(id));
            let told = changed(&base, &without).into_iter().map(|one| one.at).collect::<Vec<_>>();
            assert!(told.iter().all(|at| at.starts_with("/clauses/")), "{told:?}");
            assert_eq!(differing(&base, &without), 1 + told.len(), "{id}");
        }
    }
}
