//! The stretch of time over which a clause looks at points or items.

use crate::domain::form::Words;

/// How long a clause looks: each window starts from nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Window {
    /// 期: each period by itself.
    #[default]
    Period,
    /// 月
    Month,
    /// 季
    Quarter,
    /// 半年
    Half,
    /// 年: from the first day of the workspace's year.
    Year,
    /// 周: so many times as the period has weeks, looked at over the period as a whole.
    Week,
}

/// The words of a file.
pub(super) static PER: Words<Window, 6> = Words {
    words: ["period", "month", "quarter", "half", "year", "week"],
    values: [Window::Period, Window::Month, Window::Quarter, Window::Half, Window::Year, Window::Week],
};

impl Window {
    /// Its length in months; a period has none of its own, and weeks do not fit into months.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Period | Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
        }
    }
}

/// What a clause measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Items: counts after conversion.
    #[default]
    Items,
    /// Points.
    Points,
    /// Items as they were adopted, before any conversion.
    Adopted,
}

pub(super) static MEASURE: Words<Measure, 3> = Words {
    words: ["items", "points", "adopted"],
    values: [Measure::Items, Measure::Points, Measure::Adopted],
};
