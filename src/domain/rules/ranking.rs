//! How units are ordered, and what place a tie gets.

use crate::domain::form::{Form, Need, Shape, Words};

/// Which points order the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// 本期: the points of the period.
    Current,
    /// 累计: the points of the year so far.
    #[default]
    Cumulative,
    /// 折算: the figure 累计 is turned into.
    Converted,
}

static BASIS: Words<Basis, 3> = Words {
    words: ["current", "cumulative", "converted"],
    values: [Basis::Current, Basis::Cumulative, Basis::Converted],
};

/// What place (名次) units with equal points get. The serial number (序号) always runs through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// 1-2-3-4: the place is the serial number.
    Serial,
    /// 1-2-2-4: equal points share the place, the next place is left out.
    #[default]
    Competition,
    /// 1-2-2-3: equal points share the place, no place is left out.
    Dense,
}

static TIES: Words<Ties, 3> = Words {
    words: ["serial", "competition", "dense"],
    values: [Ties::Serial, Ties::Competition, Ties::Dense],
};

/// In which order the rows of a table stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// By points.
    #[default]
    ByPoints,
    /// 建制序列: the fixed official order.
    Roster,
}

static ROWS: Words<Rows, 2> = Words { words: ["byPoints", "roster"], values: [Rows::ByPoints, Rows::Roster] };

/// How a class is ranked. Equal points keep roster order under every setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Which points order the units.
    pub by: Basis,
    /// What place a tie gets.
    pub ties: Ties,
    /// In which order the rows stand. The listed-only units always come after the ranked ones.
    pub rows: Rows,
}

impl Shape for Ranking {
    fn visit(&mut self, form: &mut dyn Form) {
        BASIS.visit(form, "by", &mut self.by, Need::Must);
        TIES.visit(form, "ties", &mut self.ties, Need::Must);
        ROWS.visit(form, "rows", &mut self.rows, Need::May);
    }
}
