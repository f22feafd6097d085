//! Which items of the ledger are shown, and in which columns.

use super::shown::date_in;
use crate::domain::id::ItemId;
use crate::domain::record::Item;
use crate::domain::rules::ChannelIx;
use crate::domain::score::is_in;
use crate::domain::workspace::{PeriodIx, Workspace};

/// Which items are shown.
pub(super) struct Filter {
    pub(super) all: bool,
    pub(super) find: String,
    pub(super) class: Option<usize>,
    pub(super) channel: Option<usize>,
    pub(super) only: Option<Vec<String>>,
}

impl Filter {
    /// Their ids by date.
    pub(super) fn items(&self, workspace: &Workspace, period: PeriodIx) -> Vec<ItemId> {
        let rules = workspace.rules_of(period);
        let wanted = self.channel.and_then(|at| Some(&rules?.channels().get(at)?.id));
        let shown = |item: &&Item| {
            (self.all || item.adoptions.is_empty() || is_in(workspace, period, item))
                && self
                    .only
                    .as_ref()
                    .is_none_or(|only| only.binary_search_by(|id| id.as_str().cmp(item.id.as_str())).is_ok())
                && wanted.is_none_or(|id| item.adoptions.iter().any(|adoption| adoption.channel == *id))
                && self.is_of_class(workspace, item)
                && self.is_found(workspace, item)
        };
        let dated = |item: &Item| (date_in(workspace, period, item), item.id.clone());
        let mut items: Vec<_> = workspace.items().values().filter(shown).map(dated).collect();
        items.sort_unstable();
        items.into_iter().map(|(_, id)| id).collect()
    }

    fn is_of_class(&self, workspace: &Workspace, item: &Item) -> bool {
        let roster = workspace.roster();
        let class = |unit| roster.find(unit).and_then(|ix| roster.class_of(ix)).map(|class| class.get());
        self.class.is_none_or(|of| item.units.iter().any(|author| class(&author.unit) == Some(of)))
    }

    fn is_found(&self, workspace: &Workspace, item: &Item) -> bool {
        let query = self.find.trim();
        let roster = workspace.roster();
        let unit = |id| roster.find(id).and_then(|ix| roster.unit(ix));
        query.is_empty()
            || item.title.to_lowercase().contains(&query.to_lowercase())
            || item.units.iter().any(|author| unit(&author.unit).is_some_and(|unit| unit.is_found_by(query)))
    }
}

/// The channels that have a column: those in which an item that is shown was adopted, and those that always have one.
pub(super) fn columns(workspace: &Workspace, period: PeriodIx, ids: &[ItemId]) -> Vec<ChannelIx> {
    let Some(rules) = workspace.rules_of(period) else { return Vec::new() };
    let mut used = vec![false; rules.channels().len()];
    for item in ids.iter().filter_map(|id| workspace.items().get(id)) {
        for ix in item.adoptions.iter().filter_map(|adoption| rules.find_channel(&adoption.channel)) {
            used[ix.get()] = true;
        }
    }
    rules.columns().filter(|(ix, column)| column.always || used[ix.get()]).map(|(ix, _)| ix).collect()
}
