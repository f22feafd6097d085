//! What people enter by hand: adjustments with a reason, late counts of published periods, corrections.

use crate::domain::calendar::Date;
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::id::{self, ChannelId, EntryId, ItemId, PeriodId, ProvisionId, UnitId};
use crate::domain::points::Points;
use crate::domain::record::{LARGEST_COUNT, Named};

/// The most entries of each sort a workspace may hold.
pub const MOST_ENTRIES: usize = 200_000;

/// 加减分: one signed entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// Its stable name.
    pub id: EntryId,
    /// The unit it concerns.
    pub unit: UnitId,
    /// The period it counts in.
    pub period: PeriodId,
    /// The clause it is entered under.
    pub kind: ProvisionId,
    /// The day, where it matters: for monthly clauses and for which entry is the first.
    pub date: Option<Date>,
    /// The grade, where the clause has grades.
    pub grade: String,
    /// The points a person judged, where the clause lets a person judge them.
    pub points: Option<Points>,
    /// The item it concerns.
    pub item: Option<ItemId>,
    /// How many times; 1 when nothing is written.
    pub times: Option<u32>,
    /// Why.
    pub reason: String,
    /// Where the proof is; may be empty.
    pub evidence: String,
}

impl Named for Adjustment {
    type Kind = id::kind::Entry;

    fn id(&self) -> &EntryId {
        &self.id
    }
}

impl Shape for Adjustment {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form::id(form, "unit", &mut self.unit, Need::Must);
        form::id(form, "period", &mut self.period, Need::Must);
        form::id(form, "kind", &mut self.kind, Need::Must);
        form.date("date", &mut self.date, Need::May);
        form.text("grade", &mut self.grade, Need::May);
        let range = (Points::ZERO - Points::LARGEST, Points::LARGEST);
        form.amount("points", &mut self.points, range, Need::May);
        form::maybe_id(form, "item", &mut self.item);
        form.number("times", &mut self.times, (1, LARGEST_COUNT), Need::May);
        form.text("reason", &mut self.reason, Need::Must);
        form.text("evidence", &mut self.evidence, Need::May);
    }
}

/// 补计: a count of a published period that became known later. It never changes what was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// Its stable name.
    pub id: EntryId,
    /// The unit.
    pub unit: UnitId,
    /// The channel.
    pub channel: ChannelId,
    /// How many items.
    pub count: Option<u32>,
    /// The period they belong to.
    pub of: PeriodId,
    /// The later period in which they became known.
    pub known: PeriodId,
    /// Why they come late.
    pub reason: String,
}

impl Late {
    /// What it says, whoever entered it when: two that say the same are probably one.
    pub fn said(&self) -> (&UnitId, &ChannelId, &PeriodId, Option<u32>) {
        (&self.unit, &self.channel, &self.of, self.count)
    }
}

impl Named for Late {
    type Kind = id::kind::Entry;

    fn id(&self) -> &EntryId {
        &self.id
    }
}

impl Shape for Late {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form::id(form, "unit", &mut self.unit, Need::Must);
        form::id(form, "channel", &mut self.channel, Need::Must);
        form.number("count", &mut self.count, (0, LARGEST_COUNT), Need::Must);
        form::id(form, "of", &mut self.of, Need::Must);
        form::id(form, "known", &mut self.known, Need::Must);
        form.text("reason", &mut self.reason, Need::Must);
    }
}

/// 更正: one figure of a published period that was put right, with what stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The period.
    pub period: PeriodId,
    /// The unit.
    pub unit: UnitId,
    /// The channel.
    pub channel: ChannelId,
    /// What stood in the cell; empty for a blank one.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// 本期 as it was printed.
    pub points_before: Option<Points>,
    /// 本期 as it is now.
    pub points_after: Option<Points>,
    /// Why.
    pub reason: String,
}

impl Shape for Correction {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "period", &mut self.period, Need::Must);
        form::id(form, "unit", &mut self.unit, Need::Must);
        form::id(form, "channel", &mut self.channel, Need::Must);
        form.text("before", &mut self.before, Need::May);
        form.text("after", &mut self.after, Need::May);
        form.amount("pointsBefore", &mut self.points_before, SUMS, Need::May);
        form.amount("pointsAfter", &mut self.points_after, SUMS, Need::May);
        form.text("reason", &mut self.reason, Need::Must);
    }
}

/// Sums of points, which may be far larger than an amount of a rule.
pub const SUMS: (Points, Points) =
    (Points::from_thousandths(-9_000_000_000_000_000), Points::from_thousandths(9_000_000_000_000_000));

/// What was printed of a unit when its period was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The unit.
    pub unit: UnitId,
    /// The name it was printed under.
    pub name: String,
    /// 本期; none for a listed-only unit.
    pub current: Option<Points>,
    /// 累计; none for a listed-only unit.
    pub cumulative: Option<Points>,
    /// 序号.
    pub serial: Option<u32>,
    /// 名次; none for a listed-only unit.
    pub place: Option<u32>,
}

impl Shape for Printed {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "unit", &mut self.unit, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form.amount("current", &mut self.current, SUMS, Need::May);
        form.amount("cumulative", &mut self.cumulative, SUMS, Need::May);
        form.number("serial", &mut self.serial, (1, 200_000), Need::May);
        form.number("place", &mut self.place, (1, 200_000), Need::May);
    }
}
