//! The rows of a table of units.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::roster::UnitIx;
use crate::ui::parts::Derived;

/// One row for each unit; another order moves the rows and draws none anew.
pub(super) fn rows(
    units: Derived<Vec<UnitIx>>,
    row: impl Fn(UnitIx) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed(units, Arc::new(row))
}

/// The row's own type ends before this, so that what keeps the rows is there once for all tables.
fn keyed(units: Derived<Vec<UnitIx>>, row: Arc<dyn Fn(UnitIx) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || units.get() key=|unit| *unit children=move |unit| row(unit)/> }.into_any()
}
