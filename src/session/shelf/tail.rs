//! The saves of a large draft after its last whole one: each a delta under a key of its own, so that a save writes what was
//! changed. A draft of ordinary size is written whole every time, which two places hold in turn.
//!
//! Each of the two places has a chain of its own, which stays until that place is written over: until then the other place
//! may have to be gone back to. A delta says which text it follows by its check value, so a chain ends where it was broken
//! off, and one that was left behind by another text is never taken for its own.

use super::Shelf;
use super::delta::{self, Step};
use crate::platform::StoreFault;
use crate::session::crc::crc32;
use crate::session::draft::Slot;

/// A draft of fewer bytes is cheap to write whole, and two places hold two states of it.
const LARGE: usize = 40_000;
/// After so many deltas the draft is written whole again, whatever they come to.
pub(super) const MOST: usize = 32;
/// So much of the whole text all deltas together may come to.
const SHARE: usize = 2;

/// What a tab wrote last of a draft, to which the next save is a delta.
#[derive(Debug)]
pub(in crate::session) struct Tail {
    id: String,
    text: String,
    /// Its check value.
    sum: u32,
    slot: Slot,
    /// The pointer as it was left; another one says that another tab wrote since.
    pointer: String,
    /// How many deltas follow the whole text, and their bytes.
    deltas: usize,
    written: usize,
}

/// A text with the deltas after it.
pub(super) struct Followed {
    pub(super) text: String,
    /// Where a delta stands that could not be read.
    pub(super) damaged: Option<String>,
    /// Where a delta of a later version stands.
    pub(super) newer: Option<String>,
}

impl Shelf<'_> {
    /// Saves a draft: as a delta where this tab wrote the text before, which still stands as it left it, and the delta is
    /// little beside the whole; else whole. What is given back is for the next save.
    ///
    /// # Errors
    /// Those of [`Shelf::save`]; the draft before is then whole.
    pub(in crate::session) fn keep(
        &self,
        (id, text, tab): (&str, &str, &str),
        before: Option<Tail>,
    ) -> Result<Tail, StoreFault> {
        let before = before.filter(|tail| tail.id == id && tail.deltas < MOST && text.len() > LARGE);
        if let Some(tail) = before
            && self.stands(&tail)?
        {
            let sum = crc32(text);
            let next = delta::between((&tail.text, tail.sum), (text, sum));
            let written = tail.written + next.len();
            if written < text.len() / SHARE {
                let deltas = tail.deltas + 1;
                match self.write_whole(&self.keys.delta(id, tail.slot, deltas), &next) {
                    Ok(()) => {
                        let pointer = pointer_to(tail.slot, tab, sum);
                        self.write_whole(&self.keys.pointer(Some(id)), &pointer)?;
                        return Ok(Tail { text: text.to_owned(), sum, pointer, deltas, written, ..tail });
                    }
                    // Once it is written whole the deltas of the other place go.
                    Err(StoreFault::Full) => {}
                    Err(fault) => return Err(fault),
                }
            }
        }
        let (slot, pointer, sum) = self.save(id, text, tab)?;
        Ok(Tail { id: id.to_owned(), text: text.to_owned(), sum, slot, pointer, deltas: 0, written: 0 })
    }

    /// Whether everything of a tail is still there and nothing was written after it.
    fn stands(&self, tail: &Tail) -> Result<bool, StoreFault> {
        let pointer = self.platform.read(&self.keys.pointer(Some(&tail.id)))?;
        let place = self.keys.slot(&tail.id, tail.slot);
        let has_base = self.platform.keys(&place)?.contains(&place);
        let chain = self.platform.keys(&self.keys.deltas(&tail.id, tail.slot))?;
        Ok(pointer.as_ref() == Some(&tail.pointer) && has_base && chain.len() == tail.deltas)
    }

    /// The text of one of a draft's places with what was saved after it. A chain that belongs to another text is passed
    /// over; what is damaged in the own one is set aside, and what came before it stands.
    pub(super) fn followed(&self, id: &str, slot: Slot, text: String) -> Result<Followed, StoreFault> {
        let mut all = Followed { text, damaged: None, newer: None };
        let mut sum = None;
        for number in 1..=MOST {
            let key = self.keys.delta(id, slot, number);
            let Some(next) = self.platform.read(&key)? else {
                // One in the middle is missing: those after it are of no use here, and are kept.
                let beyond =
                    self.platform.keys(&self.keys.deltas(id, slot))?.into_iter().find(|other| *other > key);
                if let Some((beyond, text)) =
                    beyond.and_then(|key| Some((key.clone(), self.platform.read(&key).ok()??)))
                {
                    all.damaged = (number > 1).then(|| self.set_aside(&beyond, &text).0);
                }
                break;
            };
            let at = *sum.get_or_insert_with(|| crc32(&all.text));
            match delta::step(at, &all.text, &next) {
                Step::To(then, after) => (all.text, sum) = (then, Some(after)),
                // It was left when this place was written over.
                Step::OfAnother if number == 1 => break,
                Step::Newer => {
                    all.newer = Some(key);
                    break;
                }
                Step::OfAnother | Step::Damaged => {
                    // Where there is no room to move it, it stays: nothing is written there before this place is.
                    all.damaged = Some(self.set_aside(&key, &next).0);
                    break;
                }
            }
        }
        Ok(all)
    }

    /// The last delta of a place, if there is any, and the characters of all.
    pub(super) fn last_delta(&self, id: &str, slot: Slot) -> (Option<String>, usize) {
        let keys = self.platform.keys(&self.keys.deltas(id, slot)).unwrap_or_default();
        let texts = keys.iter().filter_map(|key| self.platform.read(key).ok().flatten());
        texts.fold((None, 0), |(_, size), text| {
            let more = text.encode_utf16().count();
            (Some(text), size + more)
        })
    }

    /// Forgets the chain of a place.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub(super) fn drop_deltas(&self, id: &str, slot: Slot) -> Result<(), StoreFault> {
        self.platform.keys(&self.keys.deltas(id, slot))?.iter().try_for_each(|key| self.platform.remove(key))
    }
}

/// A text with the deltas after it, as `delta` gives them by their number: what a file of a whole store holds.
pub(in crate::session) fn followed_by<'a>(text: &str, delta: impl Fn(usize) -> Option<&'a str>) -> String {
    let mut text = text.to_owned();
    for next in (1..=MOST).map_while(delta) {
        match delta::step(crc32(&text), &text, next) {
            Step::To(then, _) => text = then,
            Step::OfAnother | Step::Newer | Step::Damaged => break,
        }
    }
    text
}

/// A pointer: the place, which tab wrote it, the check value of the whole text.
pub(super) fn pointer_to(slot: Slot, tab: &str, sum: u32) -> String {
    format!("{} {tab} {sum:08x}", slot.letter())
}
