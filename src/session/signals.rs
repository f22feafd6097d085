//! What the page draws itself from.

use std::sync::Arc;

use leptos::prelude::*;

use super::autosave::Saving;
use super::{Strip, files, merging, tables};
use crate::domain::paste::{PasteFault, Table};
use crate::domain::rules::RuleSetParts;

/// What the screens follow, beside the triggers of [`Live`].
#[derive(Clone, Copy)]
pub(super) struct Signals {
    pub(super) revision: RwSignal<u64>,
    pub(super) saving: RwSignal<Saving>,
    pub(super) exported: RwSignal<Option<files::Exported>>,
    pub(super) given: RwSignal<Option<String>>,
    pub(super) strips: RwSignal<Vec<Strip>>,
    /// A rule set from a file, until the screen of rules takes it.
    pub(super) offered: RwSignal<Option<RuleSetParts>>,
    /// A table from a file, until it is laid out where counts are entered.
    pub(super) tabled: RwSignal<Option<Arc<Result<Table, PasteFault>>>>,
    /// Counts how often something from a file asked to be laid out where counts are entered.
    pub(super) called: RwSignal<u64>,
    /// Units' files that were read, until they are taken or given up.
    pub(super) gathered: RwSignal<Option<Arc<merging::Gathered>>>,
    /// What is being read or written for other programs.
    pub(super) office_work: RwSignal<tables::OfficeWork>,
    /// Whether another tab writes the open draft.
    pub(super) reading: RwSignal<bool>,
    /// Counts changes to the list of drafts and snapshots.
    pub(super) shelf: RwSignal<u64>,
    /// How many snapshots and deleted drafts had to go for want of room.
    pub(super) thinned: RwSignal<usize>,
    pub(super) large: RwSignal<bool>,
    pub(super) chosen: RwSignal<Option<String>>,
    /// The day on which a file was put off last.
    pub(super) put_off: RwSignal<Option<String>>,
}

impl Signals {
    pub(super) fn new(saving: Saving) -> Self {
        Self {
            revision: RwSignal::new(0),
            saving: RwSignal::new(saving),
            exported: RwSignal::new(None),
            given: RwSignal::new(None),
            strips: RwSignal::new(Vec::new()),
            offered: RwSignal::new(None),
            tabled: RwSignal::new(None),
            called: RwSignal::new(0),
            gathered: RwSignal::new(None),
            office_work: RwSignal::new(tables::OfficeWork::None),
            reading: RwSignal::new(false),
            shelf: RwSignal::new(0),
            thinned: RwSignal::new(0),
            large: RwSignal::new(false),
            chosen: RwSignal::new(None),
            put_off: RwSignal::new(None),
        }
    }
}
