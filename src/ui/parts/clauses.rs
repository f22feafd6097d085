//! The clauses an account goes by, with the stretches that acted marked.

use leptos::prelude::*;

use super::Deed;
use crate::domain::id::ClassId;
use crate::domain::points::Points;
use crate::domain::rules::{Clause, Piece, RuleSet};
use crate::domain::score::Account;

/// A clause that was used.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct UsedClause {
    /// The number of its text.
    pub(in crate::ui) number: String,
    /// Its text in stretches, each with whether it acted.
    pieces: Vec<(String, bool)>,
}

/// The clauses whose channels brought points, and those of what other clauses did.
pub(in crate::ui) fn used_clauses<'a>(
    rules: &RuleSet,
    class: &ClassId,
    account: &Account<'_>,
    deeds: impl Iterator<Item = &'a Deed> + Clone,
) -> Vec<UsedClause> {
    let used: Vec<_> = account.lines.iter().filter(|line| line.value != Points::ZERO).collect();
    let clause = |(i, clause): (usize, &Clause)| {
        let acts = used.iter().any(|line| rules.clause_of(line.channel).is_some_and(|c| c.get() == i))
            || deeds.clone().any(|deed| deed.clause == clause.number);
        let piece = |piece| match piece {
            Piece::Words(words) => (words, false),
            Piece::Amount { channel, words } => {
                let ix = rules.find_channel(&channel);
                (words, used.iter().any(|line| Some(line.channel) == ix))
            }
        };
        let pieces = clause.pieces(rules, class).into_iter().map(piece).collect();
        acts.then(|| UsedClause { number: clause.number.clone(), pieces })
    };
    rules.clauses().iter().enumerate().filter_map(clause).collect()
}

/// Their texts.
pub(in crate::ui) fn clause_list(all: &[UsedClause]) -> AnyView {
    let clause = |clause: &UsedClause| {
        let piece = |(words, acts): &(String, bool)| {
            if *acts { view! { <mark>{words.clone()}</mark> }.into_any() } else { words.clone().into_any() }
        };
        view! {
            <li><b>{clause.number.clone()}</b><span>{clause.pieces.iter().map(piece).collect_view()}</span></li>
        }
        .into_any()
    };
    view! { <ol class="clauses">{all.iter().map(clause).collect_view()}</ol> }.into_any()
}
