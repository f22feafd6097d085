//! `task`, 任务: what a unit has to reach in a window, what missing it costs, what going beyond brings.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES, Names, POSITIVE, Spot};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{Form, Need, Words};
use crate::domain::points::Points;
use crate::domain::rules::rounding::Rounding;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{MEASURE, Measure, PER, Window};
use crate::domain::score::{ClauseLine, Judgement, Slate, Turn};

/// What a missed task makes of its points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missed {
    /// Nothing; it is only told.
    #[default]
    Told,
    /// `each` for every missing item or point.
    Each,
    /// The points in proportion to what was reached.
    Proportion,
    /// `otherwise` in the place of the points.
    AllOrNothing,
}

static MISSED: Words<Missed, 4> = Words {
    words: ["told", "each", "proportion", "allOrNothing"],
    values: [Missed::Told, Missed::Each, Missed::Proportion, Missed::AllOrNothing],
};

/// When a task is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Judged {
    /// In the period in which its window ends.
    #[default]
    AtEnd,
    /// In every period, on what is there to date.
    ToDate,
    /// For each window by itself, all of them together in the last period of the year.
    AtYearEnd,
}

static JUDGED: Words<Judged, 3> = Words {
    words: ["atEnd", "toDate", "atYearEnd"],
    values: [Judged::AtEnd, Judged::ToDate, Judged::AtYearEnd],
};

/// What going beyond the task brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// For each item or point beyond it.
    pub each: Option<Points>,
    /// No more than this.
    pub most: Option<Points>,
}

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// Channels, kinds and clauses; none: every channel.
    pub of: Vec<String>,
    /// What is measured.
    pub measure: Measure,
    /// What is to be reached.
    pub target: Varying,
    /// In which window.
    pub per: Window,
    /// When it is judged.
    pub judged: Judged,
    /// The points of a task that was reached.
    pub points: Option<Points>,
    /// What becomes of them when it was missed.
    pub missed: Missed,
    /// For each missing item or point; usually negative.
    pub each: Option<Points>,
    /// The points of a missed all-or-nothing task.
    pub otherwise: Option<Points>,
    /// The task by itself brings no less than this.
    pub least: Option<Points>,
    /// What is lost in the window when it was missed: channels, kinds and clauses.
    pub forfeits: Vec<String>,
    /// What going beyond it brings.
    pub beyond: Option<Beyond>,
    /// After so many misses in a row it is told apart.
    pub in_a_row: Option<u32>,
}

impl ClauseKind for Task {
    fn visit(&mut self, form: &mut dyn Form) {
        form.texts("of", &mut self.of, MOST_ENTRIES, Need::May);
        MEASURE.visit(form, "measure", &mut self.measure, Need::May);
        self.target.visit(form, "target", POSITIVE, Need::Must);
        PER.visit(form, "per", &mut self.per, Need::May);
        JUDGED.visit(form, "judged", &mut self.judged, Need::May);
        form.amount("points", &mut self.points, AMOUNTS, Need::May);
        MISSED.visit(form, "missed", &mut self.missed, Need::May);
        form.amount("each", &mut self.each, AMOUNTS, Need::May);
        form.amount("otherwise", &mut self.otherwise, AMOUNTS, Need::May);
        form.amount("least", &mut self.least, AMOUNTS, Need::May);
        form.texts("forfeits", &mut self.forfeits, MOST_ENTRIES, Need::May);
        let mut present = self.beyond.is_some();
        let mut beyond = self.beyond.take().unwrap_or_default();
        form.part("beyond", &mut present, Need::May, &mut |form| {
            form.amount("each", &mut beyond.each, AMOUNTS, Need::Must);
            form.amount("most", &mut beyond.most, AMOUNTS, Need::May);
        });
        self.beyond = present.then_some(beyond);
        form.number("inARow", &mut self.in_a_row, (2, 60), Need::May);
    }

    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        vec![
            (Spot::List("of"), &self.of, Names::Anything),
            (Spot::List("forfeits"), &self.forfeits, Names::Anything),
        ]
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let missing = match self.missed {
            Missed::Each if self.each.is_none() => Some("each"),
            Missed::Proportion | Missed::AllOrNothing if self.points.is_none() => Some("points"),
            _ => None,
        };
        if let Some(field) = missing {
            faults.add(at.clone(), Problem::Missing(field.to_owned()));
        }
        if self.least.is_some() && self.least > self.points.or(Some(Points::ZERO)) {
            faults.add(at.field("least"), Problem::CapBelowFloor);
        }
    }
}

impl Task {
    /// Measures, and judges when it is time.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        let Some(target) = self.target.of(slate.unit) else { return };
        let standing = slate.enter(turn.ix, self.per);
        let target = Points::from_thousandths(target.thousandths().saturating_mul(standing.covers));
        let now = slate.measure_channels(turn.selection(0), self.measure);
        let lost = slate.sum_named(turn.selection(1));
        let rounding = slate.rules.parts().rounding;
        let year_ends = slate.slice.standing(Window::Year).closes;
        let memory = slate.memory(turn.ix);
        memory.measured += now;
        memory.beside += lost;
        let measured = memory.measured;
        let is_missed = measured < target;
        let value = self.value(standing.covers, measured, target, memory.beside, rounding);
        // A window that goes on after it was judged is judged anew, and only the difference counts.
        let mut judge = || (std::mem::replace(&mut memory.output, value), value);
        let (before, after) = match self.judged {
            Judged::AtEnd if standing.closes => judge(),
            Judged::ToDate => judge(),
            Judged::AtYearEnd => {
                if standing.closes {
                    let (before, after) = judge();
                    memory.put_off += after - before;
                }
                (Points::ZERO, if year_ends { std::mem::take(&mut memory.put_off) } else { Points::ZERO })
            }
            Judged::AtEnd => (Points::ZERO, Points::ZERO),
        };
        if standing.closes {
            let missed = if is_missed { memory.missed.0 + 1 } else { 0 };
            memory.missed.1 = missed;
            Judgement { task: turn.ix, window: standing.first, missed }.note(&mut slate.judged);
        }
        slate.post(ClauseLine { measured, against: target, ..ClauseLine::turned(turn, before, after) });
    }

    /// What so much of a target brings; `covers` windows are judged as one, `held` is what a missed task forfeits.
    fn value(
        &self,
        covers: i64,
        measured: Points,
        target: Points,
        held: Points,
        rounding: Rounding,
    ) -> Points {
        let whole = |one: Points| Points::from_thousandths(one.thousandths().saturating_mul(covers));
        let points = whole(self.points.unwrap_or_default());
        let short = target - measured;
        let each = |each: Option<Points>, of: Points| {
            rounding.ratio(each.unwrap_or_default(), of.thousandths(), 1000)
        };
        if short <= Points::ZERO {
            let beyond = self.beyond.as_ref().map_or(Points::ZERO, |beyond| {
                let brings = each(beyond.each, measured - target);
                beyond.most.map_or(brings, |most| brings.min(whole(most)))
            });
            return points + beyond;
        }
        let value = match self.missed {
            Missed::Told => points,
            Missed::Each => points + each(self.each, short),
            Missed::Proportion => {
                rounding.ratio(points, measured.max(Points::ZERO).thousandths(), target.thousandths())
            }
            Missed::AllOrNothing => whole(self.otherwise.unwrap_or_default()),
        };
        self.least.map_or(value, |least| value.max(whole(least))) - held
    }
}
