//! The rows of a table of units.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::roster::UnitIx;
use crate::ui::parts::Derived;

/// One row for each unit; another order moves the rows and draws none anew. The row's own type ends here, so that
/// what keeps the rows is there once for all tables.
pub(super) fn rows(
    units: Derived<Vec<UnitIx>>,
    row: impl Fn(UnitIx) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let row: Arc<dyn Fn(UnitIx) -> AnyView + Send + Sync> = Arc::new(row);
    view! { <For each=move || units.get() key=|unit| *unit children=move |unit| row(unit)/> }.into_any()
}
