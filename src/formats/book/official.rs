//! Finds the official table in a workbook, wherever it stands.

use super::SheetTable;
use crate::domain::paste::{ColumnRead, Found, PasteFault, Recognised, Table, recognise};
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::ChannelIx;
use crate::domain::workspace::{PeriodIx, Workspace};

/// A sheet that holds counts of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// The names of the sheets it stands in; several after [`joined`].
    pub sheets: Vec<String>,
    /// The table.
    pub table: Table,
    /// What was understood of it.
    pub recognised: Recognised,
}

impl Official {
    /// The units that were found by name, as often as they stand there.
    fn units(&self) -> impl Iterator<Item = UnitIx> {
        self.recognised.names.iter().filter_map(|name| match name.found {
            Found::Matched { unit, .. } => Some(unit),
            Found::Doubtful(_) | Found::Unknown => None,
        })
    }

    /// The channels its columns hold, by position.
    fn channels(&self) -> Vec<Option<ChannelIx>> {
        let mut channels: Vec<_> = self.recognised.columns.iter().map(ColumnRead::channel).collect();
        while channels.last() == Some(&None) {
            channels.pop();
        }
        channels
    }
}

/// The sheets in which a unit's name stands and a column is a channel's, in the order of the workbook. Accounts, rules
/// and whatever else a workbook holds are none.
///
/// `class` is the one whose table is at work; none: any.
///
/// # Errors
/// When there is none and a sheet was larger than a table may be.
pub fn official(
    sheets: &[SheetTable],
    workspace: &Workspace,
    period: PeriodIx,
    class: Option<ClassIx>,
) -> Result<Vec<Official>, PasteFault> {
    let mut found = Vec::new();
    // Columns of numbers of which nothing says what they are count only where nothing better is there.
    let mut by_position = Vec::new();
    let mut fault = None;
    for sheet in sheets {
        let table = match sheet.into_table() {
            Ok(table) => table,
            Err(PasteFault::Nothing) => continue,
            Err(too_many) => {
                fault = fault.or(Some(too_many));
                continue;
            }
        };
        let recognised = recognise(&table, workspace, period, class);
        let one = Official { sheets: vec![sheet.name.clone()], table, recognised };
        let is_account = one.recognised.names.iter().any(|name| name.is_twice);
        if one.units().next().is_none() {
            continue;
        }
        if !one.channels().is_empty() {
            found.push(one);
        } else if one.recognised.by_position.is_some() && !is_account {
            by_position.push(one);
        }
    }
    let found = if found.is_empty() { by_position } else { found };
    match fault {
        Some(fault) if found.is_empty() => Err(fault),
        _ => Ok(found),
    }
}

/// Several of them as one table, where the same channels stand in the same columns and no unit stands in two.
///
/// A workbook mostly has a sheet a class, and their heads differ in words only.
pub fn joined(all: &[Official], workspace: &Workspace, period: PeriodIx) -> Option<Official> {
    let (first, others) = all.split_first()?;
    let channels = first.channels();
    if channels.is_empty() || others.iter().any(|other| other.channels() != channels) {
        return None;
    }
    let mut units: Vec<UnitIx> = all.iter().flat_map(Official::units).collect();
    let count = units.len();
    units.sort_unstable();
    units.dedup();
    if units.len() < count {
        return None;
    }
    let mut table = Table::default();
    for one in all {
        let name = one.sheets.first().cloned().unwrap_or_default();
        table.sheets.push((table.rows.len(), name));
        table.rows.extend(one.table.rows.iter().cloned());
    }
    PasteFault::check(table.rows.len(), table.width(), table.rows.iter().map(Vec::len).sum()).ok()?;
    let recognised = recognise(&table, workspace, period, None);
    let sheets = all.iter().flat_map(|one| one.sheets.iter().cloned()).collect();
    let whole = Official { sheets, table, recognised };
    // The head of the first one now stands over all rows; that it means the same is looked at, not taken for granted.
    (whole.channels() == channels && whole.units().count() == count).then_some(whole)
}
