//! A draft as it stands in the browser's store, and the keys it stands under.

use super::crc::crc32;
use crate::domain::fault::{Fault, Problem};
use crate::domain::workspace::Workspace;
use crate::formats::saved;

/// The keys of one deployment.
///
/// Every key begins with `ermu:`, then a number made from where the page stands and the layout of the store, so
/// that two counties' pages on one server, or two files in one folder, do not read each other's drafts.
pub struct Keys {
    prefix: String,
}

impl Keys {
    /// The keys of the page at this address.
    pub fn for_place(place: &str) -> Self {
        Self { prefix: format!("ermu:{:08x}:1:", crc32(place)) }
    }

    /// Where the draft of a workspace stands: the example has a place of its own.
    pub fn draft(&self, example: bool) -> String {
        format!("{}{}", self.prefix, if example { "example" } else { "own" })
    }

    /// Tells which of the two was open last.
    pub fn open(&self) -> String {
        format!("{}open", self.prefix)
    }

    /// The draft that was there before a file was opened in its place.
    pub fn previous(&self) -> String {
        format!("{}previous", self.prefix)
    }

    /// What all drafts that were set aside begin with.
    pub fn aside(&self) -> String {
        format!("{}aside:", self.prefix)
    }

    /// Whether large type is on.
    pub fn large(&self) -> String {
        format!("{}large", self.prefix)
    }

    /// The unit whose self-estimate was last shown.
    pub fn unit(&self) -> String {
        format!("{}unit", self.prefix)
    }
}

/// A draft read back.
#[derive(Debug)]
pub struct Draft {
    /// What it holds.
    pub workspace: Workspace,
    /// When it was saved: local date and time, as written.
    pub saved: String,
}

/// Why a draft could not be read.
#[derive(Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// Damaged.
    Corrupt,
    /// Written by a later version.
    Newer,
}

/// The draft as one text: a line with its time and check value, then the exchange file.
pub fn encode(workspace: &Workspace, saved: &str) -> String {
    let body = saved::write(workspace);
    format!("ermu-draft {saved} {:08x}\n{body}", crc32(&body))
}

/// Reads a draft back.
///
/// # Errors
/// When it is damaged or written by a later version.
pub fn decode(text: &str) -> Result<Draft, DraftFault> {
    let (head, body) = text.split_once('\n').ok_or(DraftFault::Corrupt)?;
    let mut words = head.split(' ');
    let (Some("ermu-draft"), Some(saved), Some(sum), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(DraftFault::Corrupt);
    };
    if u32::from_str_radix(sum, 16) != Ok(crc32(body)) {
        return Err(DraftFault::Corrupt);
    }
    let newer = |faults: Vec<Fault>| {
        let is_newer = faults.iter().any(|fault| matches!(fault.problem, Problem::Newer { .. }));
        if is_newer { DraftFault::Newer } else { DraftFault::Corrupt }
    };
    let workspace = saved::read(body).map_err(newer)?;
    Ok(Draft { workspace, saved: saved.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::example;

    #[test]
    fn a_draft_reads_back_and_one_changed_byte_is_noticed() {
        let workspace = example::workspace().expect("the example opens");
        let text = encode(&workspace, "2022-04-12T10:42:31");
        let draft = decode(&text).expect("reads back");
        assert_eq!((draft.workspace, draft.saved.as_str()), (workspace, "2022-04-12T10:42:31"));
        for (at, _) in text.char_indices().step_by(97) {
            let mut damaged = text.clone();
            damaged.replace_range(at..=at + text[at..].chars().next().map_or(0, |c| c.len_utf8() - 1), "~");
            assert!(
                decode(&damaged).is_err()
                    || damaged.split_once('\n').map(|p| p.1) == text.split_once('\n').map(|p| p.1),
                "at {at}"
            );
        }
    }

    #[test]
    fn a_truncated_or_foreign_draft_is_corrupt_and_a_later_one_is_newer() {
        let workspace = example::workspace().expect("the example opens");
        let text = encode(&workspace, "t");
        assert_eq!(decode(&text[..text.len() / 2]).err(), Some(DraftFault::Corrupt));
        assert_eq!(decode("").err(), Some(DraftFault::Corrupt));
        assert_eq!(decode("{\"a\":1}").err(), Some(DraftFault::Corrupt));
        let body = "{\"format\":\"ermu\",\"schema\":2,\"anything\":[]}";
        let later = format!("ermu-draft t {:08x}\n{body}", crc32(body));
        assert_eq!(decode(&later).err(), Some(DraftFault::Newer));
    }

    #[test]
    fn two_places_have_different_keys_and_all_begin_alike() {
        let (here, there) = (Keys::for_place("/a/ermu.html"), Keys::for_place("/b/ermu.html"));
        assert_ne!(here.draft(false), there.draft(false));
        assert_ne!(here.draft(false), here.draft(true));
        for key in [here.draft(true), here.open(), here.previous(), here.aside(), here.large(), here.unit()] {
            assert!(key.starts_with("ermu:"), "{key}");
        }
    }
}
