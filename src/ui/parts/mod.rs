//! Small pieces that several screens share.

mod bar;
mod button;
mod deed;
mod derived;
mod field;
mod figure;
mod focus;
mod length;
mod live;
mod no_units;
mod official;
mod period;
mod printing;
mod progress;
mod rows;
mod segments;
mod window;

pub(super) use crate::domain::annex::{ChannelColumn, class_total, columns, runs};
pub(super) use bar::{REST, Scale, axis, bar, kind_class};
pub(super) use button::button;
pub(super) use deed::Deed;
pub(super) use derived::{Derived, derived};
pub(super) use field::{field, picker};
pub(super) use figure::{CellShown, count, figure, none_mark, unit_name};
pub(super) use focus::{Wish, focus_first};
pub(super) use length::Length;
pub(super) use live::live;
pub(super) use no_units::{ToRoster, no_units};
pub(super) use official::{bands, class_points, class_units, total_cells};
pub(super) use period::{Heading, PeriodState};
pub(super) use printing::{print_as, print_page};
pub(super) use progress::progress;
pub(super) use rows::{RowKey, rows};
pub(super) use segments::Segments;
pub(super) use window::Window;
