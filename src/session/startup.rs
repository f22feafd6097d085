//! Starting always works: with the draft of last time, with the example, with a store that is refused.

use super::Strip;
use super::autosave::Saving;
use super::county::County;
use super::draft::{self, Draft, DraftFault, EXAMPLE, Head, Keys, Lines};
use super::shelf::{Shelf, Stored};
use crate::domain::fault::Fault;
use crate::domain::workspace::Workspace;
use crate::formats::example;
use crate::platform::{Platform, StoreFault};

/// What the page starts with.
pub(super) struct Start {
    pub(super) draft: Draft,
    /// The id of the real data's draft that is open, or was open last, or will be made.
    pub(super) own: String,
    pub(super) saving: Saving,
    pub(super) strips: Vec<Strip>,
    pub(super) may_save: bool,
}

/// An id that no draft has: 16 digits by chance.
pub(super) fn new_id(platform: &dyn Platform) -> String {
    format!("{:016x}", platform.random())
}

/// A draft that was never saved.
pub(super) fn unsaved(workspace: Workspace) -> Draft {
    Draft { head: Head::default(), workspace, lines: Lines::default() }
}

/// What a page starts with where nothing was kept: the county's settings it carries, else the example.
///
/// # Errors
/// The faults of the built-in example.
pub(super) fn fresh(county: Option<&County>) -> Result<Workspace, Vec<Fault>> {
    county.map_or_else(example::workspace, |county| Ok(county.workspace.clone()))
}

/// Finds what to start with.
///
/// # Errors
/// The faults of the built-in example.
pub(super) fn start(
    platform: &dyn Platform,
    keys: &Keys,
    county: Option<&County>,
) -> Result<Start, Vec<Fault>> {
    let shelf = Shelf { platform, keys };
    let found = last_open(&shelf);
    let own = |id: Option<&str>| {
        let listed = || shelf.list(false).into_iter().next().map(|draft| draft.id);
        id.filter(|id| *id != EXAMPLE).map(str::to_owned).or_else(listed)
    };
    let own = own(found.as_ref().ok().map(|(id, _, _)| id.as_str())).unwrap_or_else(|| new_id(platform));
    let fresh = |own, saving, strips, may_save| {
        fresh(county).map(|workspace| Start { draft: unsaved(workspace), own, saving, strips, may_save })
    };
    match found {
        Err(fault) => fresh(own, Saving::Refused { fault, since: platform.now() }, Vec::new(), true),
        Ok((_, Stored::Nothing, strips)) => fresh(own, Saving::Unchanged, strips, true),
        Ok((_, Stored::Draft { draft, damaged }, mut strips)) => {
            let saved = draft.head.saved.clone();
            strips.extend(damaged.map(|key| Strip::Recovered { key, saved: saved.clone() }));
            Ok(Start { draft: *draft, own, saving: Saving::Saved { at: saved }, strips, may_save: true })
        }
        Ok((_, Stored::Damaged { key, moved }, _)) => {
            fresh(own, Saving::Unchanged, vec![Strip::SetAside { key }], moved)
        }
        Ok((_, Stored::Newer { key }, _)) => {
            fresh(own, Saving::Unchanged, vec![Strip::NewerDraft { key }], false)
        }
    }
}

/// The draft that was open last, or the last one saved, or what the layout before this one kept.
fn last_open(shelf: &Shelf<'_>) -> Result<(String, Stored, Vec<Strip>), StoreFault> {
    let open = shelf.platform.read(&shelf.keys.open())?;
    let strips = if open.is_none() { upgrade(shelf)? } else { Vec::new() };
    let open = match open {
        Some(open) => Some(open),
        None => shelf.platform.read(&shelf.keys.open())?,
    };
    let id = open.unwrap_or_else(|| EXAMPLE.to_owned());
    let stored = shelf.load(&id)?;
    let next = matches!(stored, Stored::Nothing).then(|| shelf.list(false).into_iter().next()).flatten();
    match next.filter(|_| id != EXAMPLE) {
        Some(next) => Ok((next.id.clone(), shelf.load(&next.id)?, strips)),
        None => Ok((id, stored, strips)),
    }
}

/// Takes over what the layout before this one kept: one draft of each space, and the one before the last opened file.
/// Each is saved and read back before its old place is cleared.
fn upgrade(shelf: &Shelf<'_>) -> Result<Vec<Strip>, StoreFault> {
    let old = |rest: &str| shelf.keys.of_layout_1(rest);
    let (platform, mut strips) = (shelf.platform, Vec::new());
    let own = new_id(platform);
    for (rest, id) in [("own", own.as_str()), ("example", EXAMPLE)] {
        let Some(text) = platform.read(&old(rest))? else { continue };
        match draft::decode(&text) {
            Ok(found) => {
                let head = Head { revision: 1, ..found.head };
                shelf.save(id, &draft::encode(&head, &found.workspace, &Lines::default()), "")?;
                platform.remove(&old(rest))?;
            }
            Err(DraftFault::Newer) => strips.push(Strip::NewerDraft { key: old(rest) }),
            Err(DraftFault::Corrupt) => {
                strips.push(Strip::SetAside { key: shelf.set_aside(&old(rest), &text).0 });
            }
        }
    }
    if let Some(text) = platform.read(&old("previous"))?
        && let Ok(found) = draft::decode(&text)
    {
        shelf.take(&own, &found.head, &found.workspace, super::snapshots::Reason::Replaced)?;
        platform.remove(&old("previous"))?;
    }
    for (rest, key) in [("large", shelf.keys.large()), ("unit", shelf.keys.unit())] {
        if let Some(text) = platform.read(&old(rest))? {
            platform.write(&key, &text)?;
            platform.remove(&old(rest))?;
        }
    }
    if let Some(open) = platform.read(&old("open"))? {
        platform.write(&shelf.keys.open(), if open == "own" { &own } else { EXAMPLE })?;
        platform.remove(&old("open"))?;
    }
    Ok(strips)
}
