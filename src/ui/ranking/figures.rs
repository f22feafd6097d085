//! The figures of one row, as a value: equal figures draw nothing anew.

use leptos::prelude::*;

use crate::domain::board::Place;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Basis;
use crate::domain::score;
use crate::session::Session;
use crate::ui::parts::{Derived, derived};

/// What a row shows of a unit's standing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures {
    pub(super) place: Option<Place>,
    pub(super) scored: bool,
    pub(super) current: Points,
    pub(super) cumulative: Points,
    /// What 累计 is turned into; 累计 itself where no clause does.
    pub(super) converted: Points,
    /// The period's or the year's points, whichever are looked at.
    pub(super) measured: Points,
    /// The same by kind.
    pub(super) kinds: Vec<Points>,
    /// Whether something typed was left out of the score.
    pub(super) leaves_out: bool,
}

/// The figures of a unit, kept right.
pub(super) fn figures(
    session: Session,
    unit: UnitIx,
    class: ClassIx,
    measure: RwSignal<Basis>,
) -> Derived<Figures> {
    derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        let measure = measure.get();
        session.with(|workspace, board| Figures {
            place: board.place(workspace, unit),
            scored: workspace.roster().is_scored(unit),
            current: board.current(unit),
            cumulative: board.cumulative(unit),
            converted: board.converted(unit),
            measured: board.points(unit, measure),
            kinds: board.unit_kinds(workspace, unit, measure),
            leaves_out: score::leaves_out(workspace, board.period(), unit),
        })
    })
}
