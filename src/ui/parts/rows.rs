//! The rows of a table of units.

use std::sync::Arc;

use leptos::prelude::*;

use super::Derived;
use crate::domain::roster::UnitIx;

/// What tells one row from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) struct RowKey {
    /// Where the row stands, where that is part of what it shows; else 0, and another order draws none anew.
    pub(in crate::ui) at: usize,
    /// The unit.
    pub(in crate::ui) unit: UnitIx,
}

impl From<UnitIx> for RowKey {
    fn from(unit: UnitIx) -> Self {
        Self { at: 0, unit }
    }
}

/// One row for each key; what stays among them is not drawn anew.
pub(in crate::ui) fn rows(
    keys: Derived<Vec<RowKey>>,
    row: impl Fn(RowKey) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed(keys, Arc::new(row))
}

/// The row's own type ends before this, so that what keeps the rows is there once for all tables.
fn keyed(keys: Derived<Vec<RowKey>>, row: Arc<dyn Fn(RowKey) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=|key| *key children=move |key| row(key)/> }.into_any()
}
