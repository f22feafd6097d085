//! How units are ordered, and what place a tie gets.

/// Which points order the units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// 本期: the points of the period.
    Current,
    /// 累计: the points of the year so far.
    #[default]
    Cumulative,
}

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

/// How a class is ranked. Equal points keep roster order under every setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Which points order the units.
    pub by: Basis,
    /// What place a tie gets.
    pub ties: Ties,
}
