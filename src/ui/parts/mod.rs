//! Small pieces that several screens share.

mod bar;
mod button;
mod derived;
mod figure;
mod length;
mod live;
mod period;
mod segments;

pub(super) use bar::{Axis, Bar, Scale};
pub(super) use button::button;
pub(super) use derived::{Derived, derived};
pub(super) use figure::{CellShown, Count, Figure, NoneMark, UnitName};
pub(super) use length::Length;
pub(super) use live::live;
pub(super) use period::{Heading, PeriodState};
pub(super) use segments::Segments;
