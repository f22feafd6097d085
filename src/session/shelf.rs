//! The drafts in the store: two places and a pointer for each, so that a write that breaks off leaves the one before.

mod delta;
mod room;
mod tail;

use self::tail::{Followed, pointer_to};
use super::crc::crc32;
use super::draft::{self, Draft, DraftFault, Head, Keys, Slot};
use crate::platform::{Platform, StoreFault};

pub(super) use room::Looked;
pub(super) use tail::{Tail, followed_by};

/// The store as a shelf of drafts.
#[derive(Clone, Copy)]
pub(super) struct Shelf<'a> {
    pub(super) platform: &'a dyn Platform,
    pub(super) keys: &'a Keys,
}

/// What stands in the store of one draft.
pub(super) enum Stored {
    /// Nothing.
    Nothing,
    /// A draft; `damaged` is where the newer one stands that could not be read.
    Draft { draft: Box<Draft>, damaged: Option<String> },
    /// Nothing that can be read; it stands under this key. `moved` tells whether the way is free to save.
    Damaged { key: String, moved: bool },
    /// A draft of a later version; it stays where it is.
    Newer { key: String },
}

/// A draft on the shelf, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What it says of itself.
    pub head: Head,
    /// How many characters it takes, both places together.
    pub size: usize,
}

impl Shelf<'_> {
    /// Reads a draft: the place the pointer tells, else the other one; without a pointer that tells one, the later of the
    /// two. What cannot be read is set aside under another key and never overwritten.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub(super) fn load(&self, id: &str) -> Result<Stored, StoreFault> {
        let first = self.slot(id)?;
        let mut damaged: Option<(String, bool)> = None;
        for slot in [first, first.other()] {
            let key = self.keys.slot(id, slot);
            let Some(text) = self.platform.read(&key)? else { continue };
            let Followed { text, damaged: after, newer } = self.followed(id, slot, text)?;
            if let Some(key) = newer {
                return Ok(Stored::Newer { key });
            }
            // A delta that could not be moved stands in nobody's way: it is not written over before this place is.
            damaged = damaged.or(after.map(|key| (key, true)));
            match draft::decode(&text) {
                Ok(draft) => {
                    let (damaged, moved) = damaged.unzip();
                    if moved == Some(false) {
                        return Ok(Stored::Damaged { key: damaged.unwrap_or(key), moved: false });
                    }
                    return Ok(Stored::Draft { draft: Box::new(draft), damaged });
                }
                Err(DraftFault::Newer) => return Ok(Stored::Newer { key }),
                Err(DraftFault::Corrupt) => {
                    let set = self.set_aside(&key, &text);
                    damaged.get_or_insert(set);
                }
            }
        }
        Ok(damaged.map_or(Stored::Nothing, |(key, moved)| Stored::Damaged { key, moved }))
    }

    /// Moves a damaged text under a key of its own. Where even that fails it stays and is not saved over.
    pub(super) fn set_aside(&self, key: &str, text: &str) -> (String, bool) {
        let stamp = self.platform.now().stamp();
        let aside = format!("{}{stamp}:{:08x}", self.keys.aside(), crc32(text));
        if self.write_whole(&aside, text).is_ok() && self.platform.remove(key).is_ok() {
            (aside, true)
        } else {
            (key.to_owned(), false)
        }
    }

    /// Saves a draft whole: into the place that does not hold it, read back, and only then the pointer goes over. Both are
    /// given back, with the text's check value. What followed the text that was written over goes; a draft that is saved
    /// is not deleted.
    ///
    /// # Errors
    /// When the store cannot be used, is full or gives back something else; the draft before is then whole.
    pub(super) fn save(&self, id: &str, text: &str, tab: &str) -> Result<(Slot, String, u32), StoreFault> {
        // Where the place that the pointer tells is empty, as after it was set aside, the other one holds the draft.
        let told = self.slot(id)?;
        let is_empty = self.platform.read(&self.keys.slot(id, told))?.is_none();
        let slot = if is_empty { told } else { told.other() };
        self.write_whole(&self.keys.slot(id, slot), text)?;
        let sum = crc32(text);
        let pointer = pointer_to(slot, tab, sum);
        self.write_whole(&self.keys.pointer(Some(id)), &pointer)?;
        self.drop_deltas(id, slot)?;
        self.platform.remove(&self.keys.gone(Some(id)))?;
        Ok((slot, pointer, sum))
    }

    /// Puts a text under a key and reads it back.
    ///
    /// # Errors
    /// Those of [`Platform::write`], and when something else is read back.
    pub(super) fn write_whole(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.platform.write(key, text)?;
        if self.platform.read(key)?.as_deref() == Some(text) { Ok(()) } else { Err(StoreFault::Unverified) }
    }

    /// The place that holds a draft: the one the pointer tells, or the one that says it has seen more changes.
    fn slot(&self, id: &str) -> Result<Slot, StoreFault> {
        let pointer = self.platform.read(&self.keys.pointer(Some(id)))?;
        if let Some(told) = slot_of(pointer.as_deref()) {
            return Ok(told);
        }
        let seen = |slot| -> Result<Option<u64>, StoreFault> {
            let text = self.platform.read(&self.keys.slot(id, slot))?;
            Ok(text.and_then(|text| draft::head(&text)).map(|head| head.revision))
        };
        Ok(if seen(Slot::B)? > seen(Slot::A)? { Slot::B } else { Slot::A })
    }

    /// Which tab wrote a draft last.
    pub(super) fn writer(&self, id: &str) -> Option<String> {
        let pointer = self.platform.read(&self.keys.pointer(Some(id))).ok().flatten()?;
        pointer.split(' ').nth(1).map(str::to_owned)
    }

    /// The drafts of real data, the last saved first; `gone` gives those that were deleted.
    pub(super) fn list(&self, gone: bool) -> Vec<Listed> {
        let prefix = if gone { self.keys.gone(None) } else { self.keys.pointer(None) };
        let keys = self.platform.keys(&prefix).unwrap_or_default();
        let ids = keys.iter().filter_map(|key| key.strip_prefix(&prefix)).filter(|id| *id != draft::EXAMPLE);
        let mut all: Vec<Listed> = ids.filter_map(|id| self.listed(id, gone)).collect();
        all.sort_by(|a, b| {
            (&b.head.saved, b.head.revision, &b.id).cmp(&(&a.head.saved, a.head.revision, &a.id))
        });
        all
    }

    fn listed(&self, id: &str, gone: bool) -> Option<Listed> {
        let pointer = if gone { self.keys.gone(Some(id)) } else { self.keys.pointer(Some(id)) };
        let first = slot_of(self.platform.read(&pointer).ok().flatten().as_deref()).unwrap_or(Slot::A);
        let text = |slot| self.platform.read(&self.keys.slot(id, slot)).ok().flatten();
        let texts: Vec<String> = [first, first.other()].into_iter().filter_map(text).collect();
        let size: usize = texts.iter().map(|text| text.encode_utf16().count()).sum();
        let (last, more) = self.last_delta(id, first);
        let size = size + more + self.last_delta(id, first.other()).1;
        let head = texts.iter().find_map(|text| draft::head(text))?;
        // One that was left behind by another text has seen less.
        let last = last.as_deref().and_then(delta::head_of).and_then(draft::head);
        let head = last.filter(|last| last.revision >= head.revision).unwrap_or(head);
        Some(Listed { id: id.to_owned(), head, size })
    }

    /// Takes a draft off the list, or puts it back; its places stay as they are.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub(super) fn hide(&self, id: &str, hide: bool) -> Result<(), StoreFault> {
        let (from, to) = (self.keys.pointer(Some(id)), self.keys.gone(Some(id)));
        let (from, to) = if hide { (from, to) } else { (to, from) };
        let Some(pointer) = self.platform.read(&from)? else { return Ok(()) };
        // Another tab may have gone on with it in the meantime; its pointer is the later one.
        if hide || self.platform.read(&to)?.is_none() {
            self.write_whole(&to, &pointer)?;
        }
        self.platform.remove(&from)
    }

    /// Forgets a deleted draft for good, with its snapshots.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub(super) fn forget(&self, id: &str) -> Result<(), StoreFault> {
        // Another tab may have gone on with it after it was deleted here.
        if self.platform.read(&self.keys.pointer(Some(id)))?.is_some() {
            return self.platform.remove(&self.keys.gone(Some(id)));
        }
        for key in self.platform.keys(&self.keys.snapshots(id))? {
            self.platform.remove(&key)?;
        }
        self.drop_deltas(id, Slot::A)?;
        self.drop_deltas(id, Slot::B)?;
        for key in [
            self.keys.slot(id, Slot::A),
            self.keys.slot(id, Slot::B),
            self.keys.owner(id),
            self.keys.file(id),
            self.keys.drafted(id),
            self.keys.gone(Some(id)),
        ] {
            self.platform.remove(&key)?;
        }
        Ok(())
    }

    /// How many characters this deployment takes in the store.
    pub(super) fn taken(&self) -> usize {
        let keys = self.platform.keys(&self.keys.all()).unwrap_or_default();
        let size = |key: &String| {
            let text = self.platform.read(key).ok().flatten().unwrap_or_default();
            key.encode_utf16().count() + text.encode_utf16().count()
        };
        keys.iter().map(size).sum()
    }
}

/// The place a pointer tells; none when it is no pointer.
fn slot_of(pointer: Option<&str>) -> Option<Slot> {
    match pointer?.split(' ').collect::<Vec<_>>()[..] {
        ["a", _, _] => Some(Slot::A),
        ["b", _, _] => Some(Slot::B),
        _ => None,
    }
}
