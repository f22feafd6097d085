//! A unit: its names, its class, whether it scores, when it is there, what it takes over.

use super::MOST_ALIASES;
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::{ClassId, PeriodId, UnitId};
use crate::domain::points::Points;

/// Whether a unit's counts score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// 计分: it scores and is ranked.
    #[default]
    Scored,
    /// 不计分: printed with its counts after the ranked ones, no score and no place.
    ListedOnly,
}

static STANDING: Words<Standing, 2> =
    Words { words: ["scored", "listedOnly"], values: [Standing::Scored, Standing::ListedOnly] };

/// A name that a unit or a class no longer has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// The name.
    pub name: String,
    /// The last period that is printed with it.
    pub until: PeriodId,
}

impl Shape for Former {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("name", &mut self.name, Need::Must);
        form::id(form, "until", &mut self.until, Need::Must);
    }
}

/// What a unit takes over of the points of one that was closed before it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heritage {
    /// The closed unit.
    pub unit: UnitId,
    /// The part of its 累计 of the year, 0 to 1.
    pub part: Option<Points>,
}

impl Shape for Heritage {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "unit", &mut self.unit, Need::Must);
        form.amount("part", &mut self.part, (Points::ZERO, Points::whole(1)), Need::Must);
    }
}

/// A unit that reports items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its stable name.
    pub id: UnitId,
    /// Its full printed name, such as 农业农村局（蚕桑服务中心）.
    pub name: String,
    /// The class it is ranked in.
    pub class: ClassId,
    /// Whether it scores.
    pub standing: Standing,
    /// Other names under which it appears.
    pub aliases: Vec<String>,
    /// How many people it has, for tasks per head and figures by size.
    pub heads: Option<u32>,
    /// The first period it is there; none: from the beginning.
    pub from: Option<PeriodId>,
    /// The last period it is there; none: to the end.
    pub until: Option<PeriodId>,
    /// Names it no longer has.
    pub formerly: Vec<Former>,
    /// What it takes over of closed units.
    pub inherits: Vec<Heritage>,
}

impl Shape for Unit {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form::id(form, "class", &mut self.class, Need::Must);
        STANDING.visit(form, "standing", &mut self.standing, Need::May);
        form.texts("aliases", &mut self.aliases, MOST_ALIASES, Need::May);
        form.number("heads", &mut self.heads, (1, 1_000_000), Need::May);
        form::maybe_id(form, "from", &mut self.from);
        form::maybe_id(form, "until", &mut self.until);
        form::list(form, "formerly", &mut self.formerly, MOST_ALIASES, Need::May);
        form::list(form, "inherits", &mut self.inherits, MOST_ALIASES, Need::May);
    }
}

impl Unit {
    /// What of it makes points and places; its names do not.
    pub(in crate::domain) fn acting(&self) -> impl PartialEq {
        let Self { id, class, standing, heads, from, until, inherits, .. } = self;
        (id, class, *standing, *heads, from, until, inherits)
    }

    /// The printed name in two parts: the name itself, and the second name with its brackets or nothing.
    pub fn name_parts(&self) -> (&str, &str) {
        name_parts(&self.name)
    }
}

/// A printed name in two parts: the name itself, and the second name with its brackets or nothing. A bracket inside of a
/// name, as in 监察（审计）科, belongs to it.
pub fn name_parts(name: &str) -> (&str, &str) {
    match name.find(['（', '(']) {
        Some(at) if at > 0 && name.ends_with(['）', ')']) => name.split_at(at),
        _ => (name, ""),
    }
}
