//! Items with their adoptions: one written piece, the units that wrote it, and who took it up when.

use crate::domain::calendar::Date;
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::id::{self, ChannelId, ItemId, PeriodId, UnitId};
use crate::domain::points::Points;
use crate::domain::record::Named;

/// A unit that wrote an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The unit.
    pub unit: UnitId,
    /// Its part, as in 3 : 2; goes before the rule set's clause on shares. Written on all units or on none.
    pub part: Option<Points>,
    /// When it reported the item; the first reporter is found by it.
    pub reported: Option<Date>,
}

impl Shape for Author {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "unit", &mut self.unit, Need::Must);
        form.amount("part", &mut self.part, (Points::ZERO, Points::whole(1000)), Need::May);
        form.date("reported", &mut self.reported, Need::May);
    }
}

/// One item taken up by one channel on one date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adoption {
    /// The channel.
    pub channel: ChannelId,
    /// The date of the adoption, which decides its period.
    pub date: Option<Date>,
    /// The later period in which a published period's adoption became known (补计).
    pub known: Option<PeriodId>,
    /// The issue it stands in; may be empty.
    pub issue: String,
    /// Where the proof is; may be empty.
    pub evidence: String,
    /// The ids of the factors it is marked with.
    pub marks: Vec<String>,
    /// The factor a person judged, where a clause lets a person judge it.
    pub factor: Option<Points>,
}

impl Shape for Adoption {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "channel", &mut self.channel, Need::Must);
        form.date("date", &mut self.date, Need::Must);
        form::maybe_id(form, "known", &mut self.known);
        form.text("issue", &mut self.issue, Need::May);
        form.text("evidence", &mut self.evidence, Need::May);
        form.texts("marks", &mut self.marks, MOST_MARKS, Need::May);
        form.amount("factor", &mut self.factor, (Points::ZERO, Points::whole(1000)), Need::May);
    }
}

/// One written piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its stable name.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// The units that wrote it, the main one first.
    pub units: Vec<Author>,
    /// Its length, in what the clause on lengths counts: characters, seconds.
    pub length: Option<u32>,
    /// Who took it up.
    pub adoptions: Vec<Adoption>,
}

/// The most items a workspace may hold.
pub const MOST_ITEMS: usize = 200_000;
/// The most units of an item, and the most adoptions.
pub const MOST_OF_AN_ITEM: usize = 100;
/// The most marks of an adoption.
pub const MOST_MARKS: usize = 20;

impl Named for Item {
    type Kind = id::kind::Item;

    fn id(&self) -> &ItemId {
        &self.id
    }
}

impl Shape for Item {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("title", &mut self.title, Need::Must);
        form::list(form, "units", &mut self.units, MOST_OF_AN_ITEM, Need::Must);
        form.number("length", &mut self.length, (0, 10_000_000), Need::May);
        form::list(form, "adoptions", &mut self.adoptions, MOST_OF_AN_ITEM, Need::May);
    }
}
