//! `adjustment`, 加减分: what people enter by hand with a reason: 批示, 约稿, 迟报, 错敏字, judged points.

use super::{AMOUNTS, ClauseKind, MOST_ENTRIES};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::points::Points;
use crate::domain::record::Adjustment;
use crate::domain::rules::window::{PER, Window};
use crate::domain::score::{ClauseLine, Slate, Turn};

/// One grade of an entry, as 市领导批示.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its points.
    pub points: Option<Points>,
    /// The points of every later entry of it in the scope.
    pub later: Option<Points>,
    /// A word for its level; `oncePerLevel` looks at it.
    pub level: String,
}

impl Shape for Grade {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form.amount("points", &mut self.points, AMOUNTS, Need::Must);
        form.amount("later", &mut self.later, AMOUNTS, Need::May);
        form.text("level", &mut self.level, Need::May);
    }
}

/// Among which entries of a unit one is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of one item.
    #[default]
    Item,
    /// Those of one period.
    Period,
    /// Those of one year.
    Year,
}

static SCOPE: Words<Scope, 3> =
    Words { words: ["item", "period", "year"], values: [Scope::Item, Scope::Period, Scope::Year] };

/// What an entry makes 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Veto {
    /// Nothing.
    #[default]
    None,
    /// The item it names.
    Item,
    /// What the unit earned in the month of the entry, by hand excepted.
    Month,
    /// What the unit earned in the period, by hand excepted.
    Period,
    /// What the unit earned in the year to date and until its end, by hand excepted.
    Year,
    /// The unit's chance of an award in the year.
    Award,
}

static VETO: Words<Veto, 6> = Words {
    words: ["none", "item", "month", "period", "year", "award"],
    values: [Veto::None, Veto::Item, Veto::Month, Veto::Period, Veto::Year, Veto::Award],
};

/// The clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjusting {
    /// The points of an entry.
    pub points: Option<Points>,
    /// The points of every later entry in the scope.
    pub later: Option<Points>,
    /// The grades an entry may have; each has its own points.
    pub grades: Vec<Grade>,
    /// Where a person judges the points of each entry: the least.
    pub least: Option<Points>,
    /// Where a person judges the points of each entry: the most.
    pub most: Option<Points>,
    /// Among which entries one is the first.
    pub scope: Scope,
    /// Of several entries of one level in the scope, only the highest counts.
    pub once_per_level: bool,
    /// So many entries in the window make one effect.
    pub every: Option<u32>,
    /// The window of `every`.
    pub per: Window,
    /// What it makes 0.
    pub veto: Veto,
}

impl ClauseKind for Adjusting {
    fn visit(&mut self, form: &mut dyn Form) {
        form.amount("points", &mut self.points, AMOUNTS, Need::May);
        form.amount("later", &mut self.later, AMOUNTS, Need::May);
        form::list(form, "grades", &mut self.grades, MOST_ENTRIES, Need::May);
        form.amount("least", &mut self.least, AMOUNTS, Need::May);
        form.amount("most", &mut self.most, AMOUNTS, Need::May);
        SCOPE.visit(form, "scope", &mut self.scope, Need::May);
        form.flag("oncePerLevel", &mut self.once_per_level, false);
        form.number("every", &mut self.every, (2, 1000), Need::May);
        PER.visit(form, "per", &mut self.per, Need::May);
        VETO.visit(form, "veto", &mut self.veto, Need::May);
    }

    fn check(&self, at: &Path, faults: &mut Faults) {
        let judged = self.least.is_some() || self.most.is_some();
        let says = [self.points.is_some(), !self.grades.is_empty(), judged];
        let said = says.iter().filter(|says| **says).count();
        if said > 1 || (said == 0 && self.veto == Veto::None) {
            faults.add(at.clone(), Problem::OneOf("points; grades; least, most; veto"));
        }
        if judged && (self.least.is_none() || self.most.is_none()) {
            faults.add(at.clone(), Problem::OneOf("least, most"));
        } else if judged && self.least > self.most {
            faults.add(at.field("most"), Problem::CapBelowFloor);
        }
        for (position, grade) in self.grades.iter().enumerate() {
            if grade.id.is_empty() {
                let place = at.field("grades").index(position).field("id");
                faults.add(place, Problem::BadId(String::new()));
            }
            if self.grades[..position].iter().any(|other| other.id == grade.id) {
                let place = at.field("grades").index(position).field("id");
                faults.add(place, Problem::Twice(grade.id.clone()));
            }
        }
    }
}

impl Adjusting {
    /// Takes the unit's entries one after another.
    pub(in crate::domain) fn act(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        slate.enter(turn.ix, self.per);
        let mine = |entry: &&&Adjustment| entry.kind == turn.provision.id;
        let entries: Vec<&Adjustment> = slate.entries.iter().filter(mine).copied().collect();
        for entry in entries {
            let times = entry.times.unwrap_or(1);
            let every = self.every.unwrap_or(1).max(1);
            let memory = slate.memory(turn.ix);
            let before = memory.entries;
            memory.entries = before.saturating_add(times);
            let acted = memory.entries / every - before / every;
            let value = if acted > 0 { self.brings(turn, entry, acted, slate) } else { Points::ZERO };
            if acted > 0 {
                self.strike(turn, slate);
            }
            let line = ClauseLine::turned(turn, Points::ZERO, value);
            let entry = Some(entry.id.clone());
            slate.post(ClauseLine { measured: Points::whole(1).times(times), entry, told: true, ..line });
        }
    }

    /// What an entry brings that acts so many times, after the ones before it in its scope.
    fn brings(&self, turn: Turn<'_>, entry: &Adjustment, times: u32, slate: &mut Slate<'_>) -> Points {
        let grade = self.grades.iter().find(|grade| grade.id == entry.grade);
        let scope = match self.scope {
            // An entry without an item stands for an item of its own.
            Scope::Item => entry.item.as_ref().map_or_else(|| format!("\0{}", entry.id), ToString::to_string),
            Scope::Period => slate.slice.period.get().to_string(),
            Scope::Year => String::new(),
        };
        let level = match grade {
            Some(grade) if self.once_per_level && !grade.level.is_empty() => &grade.level,
            Some(grade) => &grade.id,
            None => "",
        };
        let (first, later) = match grade {
            Some(grade) => (grade.points, grade.later),
            None if self.least.is_some() => (self.judged(entry), None),
            None => (self.points, self.later),
        };
        let first = first.unwrap_or_default();
        let seen = slate.memory(turn.ix).seen(scope, level);
        let is_first = seen.count == 0;
        seen.count = seen.count.saturating_add(times);
        if self.once_per_level {
            let more = if first.thousandths().abs() > seen.largest.thousandths().abs() {
                first - seen.largest
            } else {
                Points::ZERO
            };
            seen.largest += more;
            return more;
        }
        let later = later.unwrap_or(first);
        if is_first { first + later.times(times - 1) } else { later.times(times) }
    }

    /// The judged points of an entry; none outside of the range, which is a finding.
    pub fn judged(&self, entry: &Adjustment) -> Option<Points> {
        let points = entry.points?;
        (self.least <= Some(points) && self.most.is_none_or(|most| points <= most)).then_some(points)
    }

    fn strike(&self, turn: Turn<'_>, slate: &mut Slate<'_>) {
        match self.veto {
            Veto::Month if slate.slice.is_month => slate.struck.slice = Some(turn.ix),
            // An item was struck when it was valued. What a month earned is only known where the slice is a month;
            // else it is a finding.
            Veto::None | Veto::Item | Veto::Month => {}
            Veto::Period => slate.struck.period = Some(turn.ix),
            Veto::Year => slate.struck.year = Some(turn.ix),
            Veto::Award => slate.struck.award = true,
        }
    }
}
