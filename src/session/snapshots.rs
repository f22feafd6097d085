//! Earlier states of a draft: a ring of snapshots beside it, each whole.

use super::crc::crc32;
use super::draft::Head;
use super::shelf::Shelf;
use crate::domain::workspace::Workspace;
use crate::formats::saved;
use crate::platform::StoreFault;

/// The most snapshots that are kept of a draft; the oldest goes when another comes.
pub const MOST_SNAPSHOTS: usize = 24;
/// After how many changes a snapshot is taken by itself.
pub const CHANGES_BETWEEN: u64 = 50;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The page was opened.
    Opened,
    /// So many changes since the one before.
    Changes,
    /// Before a file, a snapshot or an empty table took its place.
    Replaced,
}

const REASONS: [(Reason, &str); 3] =
    [(Reason::Opened, "opened"), (Reason::Changes, "changes"), (Reason::Replaced, "replaced")];

/// A snapshot in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The key it stands under.
    pub key: String,
    /// When it was taken: local date and time, as written.
    pub taken: String,
    /// How many changes the draft had seen.
    pub revision: u64,
    /// Why.
    pub reason: Reason,
    /// How many characters it takes.
    pub size: usize,
}

const WORD: &str = "ermu-snapshot 1";

impl Shelf<'_> {
    /// Takes a snapshot, unless the last one holds the same.
    ///
    /// # Errors
    /// When the store cannot be used or is full; the draft does not depend on it.
    pub(super) fn take(
        &self,
        id: &str,
        head: &Head,
        workspace: &Workspace,
        reason: Reason,
    ) -> Result<(), StoreFault> {
        let body = saved::write(workspace);
        let prefix = self.keys.snapshots(id);
        let all = self.platform.keys(&prefix)?;
        let last = all.last().map(String::as_str);
        let same = last.and_then(|key| self.platform.read(key).ok().flatten());
        if same.is_some_and(|text| text.split_once('\n').is_some_and(|(_, other)| other == body)) {
            return Ok(());
        }
        let number = last.and_then(|key| key.strip_prefix(&prefix)?.parse::<u32>().ok()).unwrap_or(0) + 1;
        let word = REASONS.iter().find(|(other, _)| *other == reason).map_or("", |(_, word)| word);
        let said = format!("{WORD} {} {} {word}", head.saved, head.revision);
        let text = format!("{said} {:08x}\n{body}", crc32(&body));
        self.write_whole(&format!("{prefix}{number:06}"), &text)?;
        let many = (all.len() + 1).saturating_sub(MOST_SNAPSHOTS);
        all.iter().take(many).try_for_each(|oldest| self.platform.remove(oldest))
    }

    /// The snapshots of a draft, the oldest first.
    pub(super) fn snapshots(&self, id: &str) -> Vec<Snapshot> {
        let keys = self.platform.keys(&self.keys.snapshots(id)).unwrap_or_default();
        keys.into_iter().filter_map(|key| self.snapshot(key)).collect()
    }

    /// The last snapshot of a draft.
    pub(super) fn last_snapshot(&self, id: &str) -> Option<Snapshot> {
        let keys = self.platform.keys(&self.keys.snapshots(id)).ok()?;
        self.snapshot(keys.into_iter().next_back()?)
    }

    fn snapshot(&self, key: String) -> Option<Snapshot> {
        let text = self.platform.read(&key).ok().flatten()?;
        let (line, _) = text.split_once('\n')?;
        let words: Vec<&str> = line.strip_prefix(WORD)?.split(' ').collect();
        let ["", taken, revision, word, _] = words[..] else { return None };
        let reason = REASONS.iter().find(|(_, other)| *other == word).map(|(reason, _)| *reason)?;
        let size = text.encode_utf16().count();
        Some(Snapshot { key, taken: taken.to_owned(), revision: revision.parse().ok()?, reason, size })
    }

    /// What a snapshot holds; none when it is damaged or gone.
    pub(super) fn state(&self, key: &str) -> Option<Workspace> {
        let text = self.platform.read(key).ok().flatten()?;
        let (line, body) = text.split_once('\n')?;
        let sum = line.rsplit_once(' ')?.1;
        (u32::from_str_radix(sum, 16) == Ok(crc32(body))).then(|| saved::read(body).ok()).flatten()
    }

    /// Makes room: the oldest snapshot of the draft goes. `false` when there is none.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub(super) fn thin(&self, id: &str) -> Result<bool, StoreFault> {
        let keys = self.platform.keys(&self.keys.snapshots(id))?;
        keys.first().map_or(Ok(false), |oldest| self.platform.remove(oldest).map(|()| true))
    }
}
