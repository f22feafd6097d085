//! `transfer`, 分数划转: what some units' channels bring goes to another unit, as from a reporting station to its
//! county.

use super::{ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// Channels and kinds; none: every channel.
    pub of: Vec<String>,
    /// The ids of the units whose counts and items are moved.
    pub from: Vec<String>,
    /// The id of the unit that gets them.
    pub to: String,
    /// The units they come from score them as well.
    pub keeps: bool,
}

impl ClauseKind for Transfer {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        form.texts("from", &mut self.from, super::super::check::MOST_UNIT_AMOUNTS, Need::Must);
        form.text("to", &mut self.to, Need::Must);
        form.flag("keeps", &mut self.keeps, false);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![(Spot::List("of"), &self.of, Names::Channels)]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        if self.from.is_empty() {
            faults.add(at.field("from"), Problem::Empty);
        }
        let mut sorted: Vec<(&str, usize)> = self.from.iter().map(String::as_str).zip(0..).collect();
        sorted.sort_unstable();
        for pair in sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            faults.add(at.field("from").index(pair[1].1), Problem::Twice(pair[1].0.to_owned()));
        }
    }
}

impl Transfer {
    /// Takes away what the unit passes on.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        if self.keeps || !self.from.iter().any(|from| from == slate.unit.id.as_str()) {
            return;
        }
        let of = turn.selection(0);
        let before = slate.sum(of);
        let items = slate.items(of);
        for channel in &of.channels {
            slate.counts[channel.get()] = 0;
            slate.adopted[channel.get()] = 0;
            slate.moved[channel.get()] = -slate.channels[channel.get()];
        }
        slate.post(ClauseLine { measured: items, ..ClauseLine::new(turn.ix, before, Points::ZERO) });
    }
}
