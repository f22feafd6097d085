//! Starting always works: with the draft of last time, with the example, with a store that is refused.

use super::Strip;
use super::autosave::Saving;
use super::crc::crc32;
use super::draft::{self, Draft, DraftFault, Keys};
use crate::domain::fault::Fault;
use crate::domain::workspace::Workspace;
use crate::formats::example;
use crate::platform::{Platform, StoreFault};

/// What the page starts with.
pub(super) struct Start {
    pub(super) workspace: Workspace,
    pub(super) saving: Saving,
    pub(super) strips: Vec<Strip>,
    pub(super) may_save: bool,
}

/// What stands in the store for one of the two spaces.
pub(super) enum Stored {
    /// Nothing.
    Nothing,
    /// A draft.
    Draft(Box<Draft>),
    /// A draft that cannot be read; it stands under this key. `moved` tells whether the way is free to save.
    Damaged { key: String, moved: bool },
    /// A draft of a later version; it stays where it is.
    Newer { key: String },
}

/// Reads the draft of a space. One that cannot be read is set aside under another key and never overwritten.
///
/// # Errors
/// When the store cannot be used.
pub(super) fn stored(platform: &dyn Platform, keys: &Keys, example: bool) -> Result<Stored, StoreFault> {
    let key = keys.draft(example);
    let Some(text) = platform.read(&key)? else { return Ok(Stored::Nothing) };
    match draft::decode(&text) {
        Ok(draft) => Ok(Stored::Draft(Box::new(draft))),
        Err(DraftFault::Newer) => Ok(Stored::Newer { key }),
        Err(DraftFault::Corrupt) => Ok(set_aside(platform, keys, key, &text)),
    }
}

/// Moves a damaged draft under a key of its own. Where even that fails it stays and is not saved over.
fn set_aside(platform: &dyn Platform, keys: &Keys, key: String, text: &str) -> Stored {
    let stamp = platform.now().stamp();
    let aside = format!("{}{stamp}:{:08x}", keys.aside(), crc32(text));
    let written = platform.write(&aside, text).is_ok();
    let verified = written && platform.read(&aside).ok().flatten().as_deref() == Some(text);
    if verified && platform.remove(&key).is_ok() {
        Stored::Damaged { key: aside, moved: true }
    } else {
        Stored::Damaged { key, moved: false }
    }
}

/// Finds what to start with.
///
/// # Errors
/// The faults of the built-in example.
pub(super) fn start(platform: &dyn Platform, keys: &Keys) -> Result<Start, Vec<Fault>> {
    let fresh = |saving, strips, may_save| {
        example::workspace().map(|workspace| Start { workspace, saving, strips, may_save })
    };
    let open = platform.read(&keys.open());
    match open.and_then(|open| stored(platform, keys, open.as_deref() != Some("own"))) {
        Err(fault) => fresh(Saving::Refused { fault, since: platform.now() }, Vec::new(), true),
        Ok(Stored::Nothing) => fresh(Saving::Unchanged, Vec::new(), true),
        Ok(Stored::Draft(draft)) => Ok(Start {
            workspace: draft.workspace,
            saving: Saving::Saved { at: draft.saved },
            strips: Vec::new(),
            may_save: true,
        }),
        Ok(Stored::Damaged { key, moved }) => fresh(Saving::Unchanged, vec![Strip::SetAside { key }], moved),
        Ok(Stored::Newer { key }) => fresh(Saving::Unchanged, vec![Strip::NewerDraft { key }], false),
    }
}
