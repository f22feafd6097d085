//! `cap`, 封顶: channels, manual entries or the whole bring no more than so much in a window.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, Spot};
use crate::domain::form::{Form, Need};
use crate::domain::points::Points;
use crate::domain::rules::rounding::Rounding;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cap {
    /// Channels, kinds and clauses; none: everything.
    pub of: Vec<String>,
    /// The items that count are capped and not the points; the dearest count first.
    pub items: bool,
    /// No more than this.
    pub most: Varying,
    /// In which window.
    pub per: Window,
    /// It acts after tasks and entries even where it names channels alone, so that a task still sees what is capped.
    pub after_tasks: bool,
}

impl ClauseKind for Cap {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        form.flag("items", &mut self.items, false);
        self.most.visit(form, "most", AMOUNTS, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
        form.flag("afterTasks", &mut self.after_tasks, false);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        let of = if self.items { Names::Channels } else { Names::Anything };
        vec![(Spot::List("of"), &self.of, of)]
    }
}

impl Cap {
    /// Takes away what is above the cap in the window to date.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let Some(most) = self.most.of(slate.unit) else { return };
        let standing = slate.enter(turn.ix, self.per);
        let most = Points::from_thousandths(most.thousandths().saturating_mul(standing.covers));
        let of = turn.selection(0);
        let now = slate.sum(of);
        let (measured, over) =
            if self.items { items_over(turn, slate, most) } else { points_over(turn, slate, now, most) };
        let memory = slate.memory(turn.ix);
        let change = over - memory.output;
        memory.output = over;
        slate.post(ClauseLine { measured, against: most, ..ClauseLine::turned(turn, now, now - change) });
    }
}

fn points_over(turn: Turn<'_>, slate: &mut Slate<'_>, now: Points, most: Points) -> (Points, Points) {
    let memory = slate.memory(turn.ix);
    memory.measured += now;
    (memory.measured, (memory.measured - most).max(Points::ZERO))
}

/// What the items above the cap are worth, the cheapest ones left out.
fn items_over(turn: Turn<'_>, slate: &mut Slate<'_>, most: Points) -> (Points, Points) {
    // As fine as points are, whatever the digits of results: an item is not rounded for being one of many.
    let exact = Rounding::default();
    let mut held: Vec<(Points, i64)> = Vec::new();
    for &channel in &turn.selection(0).channels {
        let (items, points, channels) =
            (slate.counts[channel.get()], slate.held(channel), slate.counts.len());
        let memory = slate.memory(turn.ix);
        memory.counts.resize(channels, 0);
        memory.worth.resize(channels, Points::ZERO);
        memory.counts[channel.get()] += items;
        memory.worth[channel.get()] += points;
        // What takes points away is not left out for being too many.
        if memory.worth[channel.get()] >= Points::ZERO {
            held.push((memory.worth[channel.get()], memory.counts[channel.get()]));
        }
    }
    let measured = Points::from_thousandths(held.iter().map(|&(_, items)| items).sum());
    // What an item of a channel brought after factors, shares and the like, the same for each.
    held.sort_by_key(|&(worth, items)| exact.ratio(worth, 1000, items.max(1)));
    let mut left = (measured - most).thousandths().max(0);
    let mut over = Points::ZERO;
    for (worth, items) in held {
        let out = left.min(items.max(0));
        left -= out;
        over += exact.ratio(worth, out, items);
    }
    (measured, over)
}
