//! What a rule set should be asked about: nothing in it contradicts itself, but something looks wrong.

use super::{Code, Found};
use crate::domain::fault::Path;
use crate::domain::points::Points;
use crate::domain::rules::{Body, Channel, RuleSet};
use crate::domain::workspace::Source;

pub(super) fn look(found: &mut Found<'_>) {
    let workspace = found.workspace;
    let Some(rules) = workspace.rules_of(found.period) else { return };
    for (ix, channel) in rules.channels_ix().filter(|(_, channel)| lost_its_point(rules, channel)) {
        found.add(Code::LostDecimalPoint, None, Some(ix), channel.points.to_string());
    }
    for clause in rules.clauses() {
        if let Some(number) = number_without_point(&clause.text) {
            let of = clause.number.clone();
            found.add_of(Code::LostDecimalPointInText, None, None, of, number, String::new());
        }
    }
    for unlike in rules.unlike(&[]) {
        let worth = unlike.channel.and_then(|ix| rules.channel(ix)).map(|channel| channel.points.to_string());
        let (code, read) = match worth {
            Some(points) => (Code::NotInText, points),
            None => (Code::NotInRules, unlike.words.join("\n")),
        };
        found.add_of(code, None, unlike.channel, unlike.clause, read, String::new());
    }
    look_at_dates(found, rules);
    look_at_windows(found, rules);
    look_at_heads(found, rules);
}

/// A channel that brings more than one of a higher level of the same kind, and a tenth of which would fit below all.
///
/// Grades are left out: a front page of the city rightly brings more than a brief of the province.
fn lost_its_point(rules: &RuleSet, channel: &Channel) -> bool {
    if channel.grade_of.is_some() {
        return false;
    }
    let is_higher = |other: &&Channel| {
        other.kind == channel.kind && other.level > channel.level && other.grade_of.is_none()
    };
    let higher = || rules.channels().iter().filter(is_higher);
    let is_above = higher().any(|other| other.points > Points::ZERO && other.points < channel.points);
    let tenth = Points::from_thousandths(channel.points.thousandths() / 10);
    is_above && higher().all(|other| tenth < other.points) && channel.points < Points::whole(10)
}

/// A number that begins with a 0 and has no point, as 05.
fn number_without_point(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    for at in 0..characters.len() {
        let begins = at == 0
            || (!is_digit(at - 1) && !matches!(characters[at - 1], '.' | '-' | '/' | '〔' | ':' | '：'));
        if begins && characters[at] == '0' && is_digit(at + 1) {
            let end = (at..characters.len()).find(|&end| !is_digit(end)).unwrap_or(characters.len());
            // Dates are written with a 0 in front too.
            if !matches!(characters.get(end), Some('月' | '日' | '年' | '-' | '/' | ':' | '号')) {
                return Some(characters[at..end].iter().collect());
            }
        }
    }
    None
}

fn look_at_dates(found: &mut Found<'_>, rules: &RuleSet) {
    let Some(record) = found.workspace.period(found.period) else { return };
    let (from, to) = (rules.parts().from, rules.parts().to);
    let early = from.is_some_and(|from| record.span().from() < from);
    let late = to.is_some_and(|to| to < record.span().to());
    if early || late {
        let of = rules.id().to_string();
        found.add_of(Code::NotInForce, None, None, of, rules.parts().name.clone(), String::new());
    }
}

/// Clauses that look at months or quarters where counts tell only a longer period.
fn look_at_windows(found: &mut Found<'_>, rules: &RuleSet) {
    let Some(record) = found.workspace.period(found.period) else { return };
    if record.parts().source == Source::Items {
        return;
    }
    let days = i64::from(record.span().days());
    for provision in rules.provisions() {
        // A base by the month is so many times as large in any record; a month and a half is still told as one month.
        let tells = !matches!(provision.body, Body::Base(_));
        if tells && provision.body.per().months().is_some_and(|months| days > i64::from(months) * 46) {
            let of = provision.id.to_string();
            found.add_of(Code::WholePeriod, None, None, of, provision.name.clone(), String::new());
        }
    }
}

fn look_at_heads(found: &mut Found<'_>, rules: &RuleSet) {
    let workspace = found.workspace;
    for provision in rules.provisions() {
        let varying = provision.body.varying(&Path::root());
        let by_heads = varying.iter().any(|(_, varying)| varying.per_head.is_some());
        if !by_heads && !matches!(provision.body, Body::Size(_)) {
            continue;
        }
        for (unit, of) in workspace.roster().units_ix() {
            let counts = workspace.roster().is_scored(unit) && provision.holds_for(of);
            if counts && of.heads.is_none() && workspace.is_active(unit, found.period) {
                let (id, name) = (provision.id.to_string(), provision.name.clone());
                found.add_of(Code::NoHeads, Some(unit), None, id, name, String::new());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_lost_its_point_is_seen_and_a_date_is_not() {
        assert_eq!(number_without_point("县教育网每条05分"), Some("05".to_owned()));
        for fine in ["每条0.5分", "10分", "2018年03月01日", "2018-03-01", "〔2022〕05号", "0分", "1005"]
        {
            assert_eq!(number_without_point(fine), None, "{fine}");
        }
    }
}
