//! Ways to another screen, for pieces that do not know the screens; whoever draws these provides them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::session::reference::OfficeFile;

/// The way to the roster.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ToRoster(pub(in crate::ui) Callback<()>);

/// The way to the unit's desk, with what the office published put beside its own draft.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ToComparison(pub(in crate::ui) Callback<Arc<OfficeFile>>);

/// The way to the document's own words below the rules.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ToOriginal(pub(in crate::ui) Callback<()>);
