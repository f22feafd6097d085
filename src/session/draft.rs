//! A draft as it stands in the browser's store, and the keys it stands under.

use super::crc::crc32;
use crate::domain::fault::{Fault, Problem};
use crate::domain::record::Logged;
use crate::domain::workspace::Workspace;
use crate::formats::saved;

/// The id of the example's draft, which has a place of its own; all others are made by chance.
pub const EXAMPLE: &str = "example";

/// The keys of one deployment.
///
/// Every key begins with `ermu:`, then a number made from where the page stands and the layout of the store, so
/// that two counties' pages on one server, or two files in one folder, do not read each other's drafts.
pub struct Keys {
    place: u32,
}

/// One of the two places of a draft; while one is written the other stays whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The first.
    A,
    /// The second.
    B,
}

impl Slot {
    /// The other one.
    pub fn other(self) -> Self {
        if self == Self::A { Self::B } else { Self::A }
    }

    /// Its letter in keys and pointers.
    pub fn letter(self) -> char {
        if self == Self::A { 'a' } else { 'b' }
    }
}

impl Keys {
    /// The keys of the page at this address.
    pub fn for_place(place: &str) -> Self {
        Self { place: crc32(place) }
    }

    fn key(&self, rest: &str) -> String {
        format!("ermu:{:08x}:2:{rest}", self.place)
    }

    /// What all keys of this deployment begin with, whatever their layout.
    pub fn deployment(&self) -> String {
        format!("ermu:{:08x}:", self.place)
    }

    /// A key of the layout before this one.
    pub fn of_layout_1(&self, rest: &str) -> String {
        format!("ermu:{:08x}:1:{rest}", self.place)
    }

    /// What all keys of this deployment begin with, in this layout.
    pub fn all(&self) -> String {
        self.key("")
    }

    /// One of the two places of a draft.
    pub fn slot(&self, id: &str, slot: Slot) -> String {
        self.key(&format!("draft:{id}:{}", slot.letter()))
    }

    /// What the whole text in one of a draft's places is followed by begins with: what the saves after it changed.
    pub fn deltas(&self, id: &str, slot: Slot) -> String {
        self.key(&format!("delta:{id}:{}:", slot.letter()))
    }

    /// One of these, counted from 1.
    pub fn delta(&self, id: &str, slot: Slot, number: usize) -> String {
        format!("{}{number:03}", self.deltas(id, slot))
    }

    /// The draft to one of whose places, or to what follows it, a key belongs.
    pub fn draft_of<'a>(&self, key: &'a str) -> Option<&'a str> {
        let rest = key.strip_prefix(&self.key("draft:")).or_else(|| key.strip_prefix(&self.key("delta:")))?;
        Some(rest.split_once(':')?.0)
    }

    /// Tells which of the two holds the draft; `None` gives what the pointers of all drafts begin with.
    pub fn pointer(&self, id: Option<&str>) -> String {
        self.key(&format!("at:{}", id.unwrap_or_default()))
    }

    /// The pointer of a draft that was deleted and may be brought back.
    pub fn gone(&self, id: Option<&str>) -> String {
        self.key(&format!("gone:{}", id.unwrap_or_default()))
    }

    /// Which tab writes a draft.
    pub fn owner(&self, id: &str) -> String {
        self.key(&format!("tab:{id}"))
    }

    /// What the snapshots of a draft begin with.
    pub fn snapshots(&self, id: &str) -> String {
        self.key(&format!("snap:{id}:"))
    }

    /// Tells which draft was open last.
    pub fn open(&self) -> String {
        self.key("open")
    }

    /// What all drafts that were set aside begin with.
    pub fn aside(&self) -> String {
        self.key("aside:")
    }

    /// When a draft was last given out as a file.
    pub fn file(&self, id: &str) -> String {
        self.key(&format!("file:{id}"))
    }

    /// What is drafted of a method beside a draft and not in force.
    pub fn drafted(&self, id: &str) -> String {
        self.key(&format!("rules:{id}"))
    }

    /// The settings of the county that the page carried last.
    pub fn county(&self) -> String {
        self.key("county")
    }

    /// The latest build of the page that was here.
    pub fn build(&self) -> String {
        self.key("build")
    }

    /// Whether large type is on.
    pub fn large(&self) -> String {
        self.key("large")
    }

    /// What the office published and this tab has put beside the own draft.
    pub fn beside(&self) -> String {
        self.key("beside")
    }

    /// Which period of which draft this tab shows.
    pub fn shown(&self) -> String {
        self.key("shown")
    }

    /// What this tab supposes beside the own draft.
    pub fn trial(&self) -> String {
        self.key("trial")
    }

    /// The day on which a file was put off; kept for the tab.
    pub fn put_off(&self) -> String {
        self.key("putOff")
    }

    /// The unit whose self-estimate was last shown.
    pub fn unit(&self) -> String {
        self.key("unit")
    }
}

/// What a draft says of itself before its workspace is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// What people call it; may be empty.
    pub name: String,
    /// When it was saved: local date and time, as written.
    pub saved: String,
    /// How often it was changed since it was made: with every keystroke. Tells the later of two states.
    pub revision: u64,
    /// How many changes a person would count in it: steps, see [`super::desk::Desk::changes`].
    pub changes: u64,
    /// How many units its roster has.
    pub units: usize,
}

/// A draft read back.
#[derive(Debug)]
pub struct Draft {
    /// What it says of itself.
    pub head: Head,
    /// What it holds.
    pub workspace: Workspace,
    /// What was done to it.
    pub lines: Lines,
}

/// What was done to a draft, as lines beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The steps that can be taken back, the last one last, each as one line.
    pub done: Vec<String>,
    /// The steps that were taken back and can be done again.
    pub undone: Vec<String>,
    /// What was changed, the oldest first.
    pub log: Vec<Logged>,
}

/// Why a draft could not be read.
#[derive(Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// Damaged.
    Corrupt,
    /// Written by a later version.
    Newer,
}

const WORD: &str = "ermu-draft";
/// The form that is written; 1 had no number, no name, no revision and no steps, and 2 counted no changes.
const FORM: u32 = 3;

/// The draft as one text: a line with its time, revision, number of units, changes and check value; its name; the exchange
/// file; the steps, each on a line that begins with `-` to be taken back or `+` to be done again; the log, each line of it
/// after a `*`.
pub fn encode(head: &Head, workspace: &Workspace, lines: &Lines) -> String {
    let mut body = format!("{}\n{}", one_line(&head.name), saved::write(workspace));
    let log: Vec<String> = lines.log.iter().map(saved::write_logged).collect();
    for (mark, all) in [('-', &lines.done), ('+', &lines.undone), ('*', &log)] {
        for line in all {
            body.push('\n');
            body.push(mark);
            body.push_str(line);
        }
    }
    let units = workspace.roster().units().len();
    let said = format!("{FORM} {} {} {units} {}", head.saved, head.revision, head.changes);
    let sum = check(&said, &body);
    [WORD, " ", &said, " ", &sum, "\n", &body].concat()
}

fn one_line(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).collect()
}

/// The check value covers the line itself as well.
fn check(said: &str, body: &str) -> String {
    format!("{:08x}", crc32(&[said, "\n", body].concat()))
}

/// What a draft says of itself, without a look at whether it is whole.
pub fn head(text: &str) -> Option<Head> {
    let (line, body) = text.split_once('\n')?;
    let (said, _) = line.strip_prefix(WORD)?.trim_start().rsplit_once(' ')?;
    let words: Vec<&str> = said.split(' ').collect();
    // Form 2 has only the revision to tell how much was changed.
    let (saved, revision, units, changes) = match words[..] {
        ["2", saved, revision, units] => (saved, revision, units, revision),
        ["3", saved, revision, units, changes] => (saved, revision, units, changes),
        _ => return None,
    };
    Some(Head {
        name: body.split('\n').next().unwrap_or_default().to_owned(),
        saved: saved.to_owned(),
        revision: revision.parse().ok()?,
        changes: changes.parse().ok()?,
        units: units.parse().ok()?,
    })
}

/// Reads a draft back, in this form or the one before.
///
/// # Errors
/// When it is damaged or written by a later version.
pub fn decode(text: &str) -> Result<Draft, DraftFault> {
    let (line, body) = text.split_once('\n').ok_or(DraftFault::Corrupt)?;
    let said = line.strip_prefix(WORD).and_then(|rest| rest.strip_prefix(' ')).ok_or(DraftFault::Corrupt)?;
    let (said, sum) = said.rsplit_once(' ').ok_or(DraftFault::Corrupt)?;
    let Some((form, _)) = said.split_once(' ') else { return first_form(said, sum, body) };
    if form.parse::<u32>().is_ok_and(|form| form > FORM) {
        return Err(DraftFault::Newer);
    }
    let head = head(text).filter(|_| check(said, body) == sum).ok_or(DraftFault::Corrupt)?;
    let mut lines = body.split('\n').skip(1);
    let workspace = opened(lines.next().ok_or(DraftFault::Corrupt)?)?;
    let mut beside = Lines::default();
    for line in lines {
        match line.split_at_checked(1) {
            Some(("-", step)) => beside.done.push(step.to_owned()),
            Some(("+", step)) => beside.undone.push(step.to_owned()),
            Some(("*", logged)) => {
                beside.log.push(saved::read_logged(logged).ok_or(DraftFault::Corrupt)?);
            }
            _ => return Err(DraftFault::Corrupt),
        }
    }
    Ok(Draft { head, workspace, lines: beside })
}

/// `ermu-draft TIME SUM`, then the exchange file.
fn first_form(saved: &str, sum: &str, body: &str) -> Result<Draft, DraftFault> {
    if u32::from_str_radix(sum, 16) != Ok(crc32(body)) {
        return Err(DraftFault::Corrupt);
    }
    let workspace = opened(body)?;
    let head = Head { saved: saved.to_owned(), units: workspace.roster().units().len(), ..Head::default() };
    Ok(Draft { head, workspace, lines: Lines::default() })
}

fn opened(file: &str) -> Result<Workspace, DraftFault> {
    saved::read(file).map_err(|faults: Vec<Fault>| {
        let is_newer = faults.iter().any(|fault| matches!(fault.problem, Problem::Newer { .. }));
        if is_newer { DraftFault::Newer } else { DraftFault::Corrupt }
    })
}

/// The exchange file in a draft of any form; the text itself where it is no draft.
pub fn exchange_file(text: &str) -> &str {
    let Some((line, body)) = text.split_once('\n').filter(|(line, _)| line.starts_with(WORD)) else {
        return text;
    };
    match line.split(' ').count() {
        3 => body,
        _ => body.split('\n').nth(1).unwrap_or(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::example;

    fn lines() -> Lines {
        let logged =
            Logged { at: "2022-04-12T10:42:31".to_owned(), from: "4".to_owned(), ..Logged::default() };
        Lines { done: vec!["{\"a\":1}".to_owned()], undone: vec!["{}".to_owned()], log: vec![logged] }
    }

    fn written() -> (Workspace, String) {
        let workspace = example::workspace().expect("the example opens");
        let head = Head {
            name: "一季度".to_owned(),
            saved: "2022-04-12T10:42:31".to_owned(),
            revision: 7,
            changes: 3,
            units: 60,
        };
        let text = encode(&head, &workspace, &lines());
        (workspace, text)
    }

    #[test]
    fn a_draft_reads_back_with_its_steps() {
        let (workspace, text) = written();
        let draft = decode(&text).expect("reads back");
        assert_eq!(draft.workspace, workspace);
        assert_eq!(draft.lines, lines());
        let told = &draft.head;
        assert_eq!((told.name.as_str(), told.revision, told.changes, told.units), ("一季度", 7, 3, 60));
        assert_eq!(head(&text), Some(draft.head));
        assert_eq!(exchange_file(&text), saved::write(&workspace));
    }

    #[test]
    fn one_changed_character_anywhere_is_noticed() {
        let (_, text) = written();
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let near = chars.iter().take(120).chain(chars.iter().rev().take(40));
        for &(at, was) in near.chain(chars.iter().step_by(97)) {
            for put in ["~", "", "00"] {
                let mut damaged = text.clone();
                damaged.replace_range(at..at + was.len_utf8(), put);
                assert!(decode(&damaged).is_err(), "{put:?} at {at}");
            }
        }
    }

    #[test]
    fn a_truncated_or_foreign_draft_is_corrupt_and_a_later_one_is_newer() {
        let (_, text) = written();
        for end in [0, 1, 10, 40, 60, text.len() / 2, text.len() - 1] {
            let end = (0..=end).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
            assert_eq!(decode(&text[..end]).err(), Some(DraftFault::Corrupt), "cut at {end}");
        }
        assert_eq!(decode("{\"a\":1}").err(), Some(DraftFault::Corrupt));
        let body = "n\n{\"format\":\"ermu\",\"schema\":2,\"anything\":[]}";
        let later = format!("ermu-draft 3 t 1 1 1 {}\n{body}", check("3 t 1 1 1", body));
        assert_eq!(decode(&later).err(), Some(DraftFault::Newer));
        assert_eq!(decode("ermu-draft 4 whatever it says\nand holds").err(), Some(DraftFault::Newer));
    }

    #[test]
    fn two_places_have_different_keys_and_all_begin_alike() {
        let (here, there) = (Keys::for_place("/a/ermu.html"), Keys::for_place("/b/ermu.html"));
        assert_ne!(here.slot("x", Slot::A), there.slot("x", Slot::A));
        assert_ne!(here.slot("x", Slot::A), here.slot("x", Slot::B));
        for key in [here.pointer(None), here.gone(None), here.open(), here.aside(), here.large(), here.unit()]
        {
            assert!(key.starts_with("ermu:") && key.starts_with(&here.all()), "{key}");
        }
    }
}
