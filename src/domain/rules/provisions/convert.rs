//! `convert`, 条数折算: so many items of some channels count as so many of another.

use super::{ClauseKind, FACTORS, MOST_ENTRIES, Names, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{Form, Need, Words};
use crate::domain::points::Points;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// What becomes of less than one whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wholes {
    /// It waits until a whole is complete within the window.
    #[default]
    Down,
    /// It counts as a fraction.
    Exact,
}

static WHOLES: Words<Wholes, 2> = Words { words: ["down", "exact"], values: [Wholes::Down, Wholes::Exact] };

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Convert {
    /// The channels and kinds that are converted; their items no longer count there.
    pub of: Vec<String>,
    /// So many items …
    pub each: Option<Points>,
    /// … make so many …
    pub makes: Option<Points>,
    /// … of this channel.
    pub into: String,
    /// What becomes of less than a whole.
    pub wholes: Wholes,
    /// Within which window wholes are completed.
    pub per: Window,
}

impl ClauseKind for Convert {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::Must);
        form.amount("each", &mut self.each, FACTORS, Need::Must);
        form.amount("makes", &mut self.makes, FACTORS, Need::Must);
        form.text("into", &mut self.into, Need::Must);
        WHOLES.visit(form, "wholes", &mut self.wholes, Need::May);
        PER.visit(form, "per", &mut self.per, Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![
            (Spot::List("of"), &self.of, Names::Channels),
            (Spot::One("into"), std::slice::from_ref(&self.into), Names::Channel),
        ]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        if self.of.is_empty() {
            faults.add(at.field("of"), Problem::Empty);
        }
        if self.of.contains(&self.into) {
            faults.add(at.field("into"), Problem::Conflict(self.into.clone()));
        }
        if self.each == Some(Points::ZERO) {
            faults.add(at.field("each"), Problem::BadAmount("0".to_owned()));
        }
    }
}

impl Convert {
    /// Moves items from channel to channel, whole by whole within the window.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let (of, into) = (turn.selection(0), turn.selection(1));
        let (Some(&into), Some(each), Some(makes)) = (into.channels.first(), self.each, self.makes) else {
            return;
        };
        slate.enter(turn.ix, self.per);
        let before = slate.sum(of);
        let items = slate.items(of);
        let open = slate.is_open(into);
        for channel in &of.channels {
            slate.counts[channel.get()] = 0;
            slate.moved[channel.get()] = -slate.channels[channel.get()];
        }
        let memory = slate.memory(turn.ix);
        memory.measured += items;
        let (measured, each, makes) =
            (memory.measured.thousandths(), each.thousandths(), makes.thousandths());
        let made = match self.wholes {
            Wholes::Down => measured.div_euclid(each.max(1)).saturating_mul(makes),
            Wholes::Exact => measured.saturating_mul(makes) / each.max(1),
        };
        let made = Points::from_thousandths(made);
        let now = made - memory.output;
        memory.output = made;
        if !open {
            slate.post(ClauseLine { measured: items, ..ClauseLine::new(turn.ix, before, Points::ZERO) });
            return;
        }
        slate.counts[into.get()] += now.thousandths();
        let after = slate.worth(into, now.thousandths());
        slate.moved[into.get()] += after;
        let line = ClauseLine::new(turn.ix, before, after);
        slate.post(ClauseLine { measured: items, against: now, told: items != Points::ZERO, ..line });
    }
}
