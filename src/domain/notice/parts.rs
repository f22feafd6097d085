//! What a person set of a period's notice and wrote into it: kept in the file, beside the template.

use super::template::{Joins, Place};
use crate::domain::fault::{Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::is_id;

/// The most passages of one notice a person may have touched.
pub(super) const MOST_PASSAGES: usize = 200;
/// The most characters of a passage, and of 抄送.
pub const LONGEST_PASSAGE: usize = 5_000;
/// The most characters of a name: 主送, 署名, of an attachment.
pub(super) const LONGEST_LINE: usize = 200;
/// The most attachments of a notice.
pub const MOST_ATTACHMENTS: usize = 40;
/// The most words a workspace watches.
pub const MOST_WATCHED: usize = 2_000;
/// The most characters of a watched word.
pub(super) const LONGEST_WORD: usize = 50;

/// Which form (格式) a notice is asked to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LayoutChoice {
    /// As its number says.
    #[default]
    ByNumber,
    /// 信函
    Letter,
    /// 文件
    Document,
}

static LAYOUT: Words<LayoutChoice, 3> = Words {
    words: ["byNumber", "letter", "document"],
    values: [LayoutChoice::ByNumber, LayoutChoice::Letter, LayoutChoice::Document],
};

/// What a person did with a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Act {
    /// Wrote another text in its place.
    #[default]
    Replaced,
    /// Left it out.
    LeftOut,
    /// Took one in that the template only offers.
    Taken,
    /// Wrote one of their own.
    Added,
}

static ACT: Words<Act, 4> = Words {
    words: ["replaced", "leftOut", "taken", "added"],
    values: [Act::Replaced, Act::LeftOut, Act::Taken, Act::Added],
};

/// What a person did with one passage of a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditedPassage {
    /// Which passage: its id in the template, or the id of an added one.
    pub id: String,
    /// What was done.
    pub act: Act,
    /// The person's text, of a replaced or an added one.
    pub text: String,
    /// The generated text that was replaced or left out. Once the data give another one, the passage has moved.
    pub generated: String,
    /// The id of the passage an added one comes after; at the end of the text where that is not there.
    pub after: String,
    /// Where an added one stands.
    pub place: Place,
    /// How an added one joins the passage before it.
    pub joins: Joins,
}

impl Shape for EditedPassage {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("id", &mut self.id, Need::Must);
        ACT.visit(form, "act", &mut self.act, Need::Must);
        form.text("text", &mut self.text, Need::May);
        form.text("generated", &mut self.generated, Need::May);
        form.text("after", &mut self.after, Need::May);
        super::template::PLACE.visit(form, "place", &mut self.place, Need::May);
        super::template::JOINS.visit(form, "joins", &mut self.joins, Need::May);
    }
}

/// What a person set of a period's notice; what is empty follows the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeParts {
    /// The form it is asked to have.
    pub layout: LayoutChoice,
    /// 主送, without its colon.
    pub recipients: String,
    /// 署名: the office that signs.
    pub signature: String,
    /// 抄送, line by line, without the word itself.
    pub copies: String,
    /// The names of the attachments in their order; none: one for each class's table.
    pub attachments: Vec<String>,
    /// What was done with single passages, in the order in which added ones come.
    pub passages: Vec<EditedPassage>,
}

impl NoticeParts {
    /// Whether everything follows the template.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// What goes on into the next period: how the notice is addressed and signed, not what this one says.
    pub fn carried(&self) -> Self {
        let Self { layout, recipients, signature, copies, .. } = self.clone();
        Self { layout, recipients, signature, copies, ..Self::default() }
    }

    /// What was done with the passage of this id.
    pub fn edited(&self, id: &str) -> Option<&EditedPassage> {
        self.passages.iter().find(|passage| passage.id == id)
    }

    /// An id that no added passage has; those of the template never begin so.
    pub fn free_id(&self) -> String {
        let mut ids = (1..=self.passages.len() + 1).map(|number| format!("{OWN}{number}"));
        ids.find(|id| self.edited(id).is_none()).unwrap_or_else(|| OWN.to_owned())
    }

    /// Names the fields of the notice's part of a file.
    pub(in crate::domain) fn fields(&mut self, form: &mut dyn Form) {
        LAYOUT.visit(form, "layout", &mut self.layout, Need::May);
        form.text("recipients", &mut self.recipients, Need::May);
        form.text("signature", &mut self.signature, Need::May);
        form.text("copies", &mut self.copies, Need::May);
        form.texts("attachments", &mut self.attachments, MOST_ATTACHMENTS, Need::May);
        form::list(form, "passages", &mut self.passages, MOST_PASSAGES, Need::May);
    }
}

impl Shape for NoticeParts {
    fn visit(&mut self, form: &mut dyn Form) {
        self.fields(form);
    }
}

/// How the ids of added passages begin.
pub(super) const OWN: &str = "own-";

/// Whether what a person set fits into a notice: nothing too long, nothing blank, every passage once.
pub(in crate::domain) fn check_notice(notice: &NoticeParts, at: &Path, faults: &mut Faults) {
    let lines = [("recipients", &notice.recipients), ("signature", &notice.signature)];
    for (name, text) in lines {
        check_length(text, LONGEST_LINE, || at.field(name), faults);
    }
    check_length(&notice.copies, LONGEST_PASSAGE, || at.field("copies"), faults);
    if notice.attachments.len() > MOST_ATTACHMENTS {
        faults.add(at.field("attachments"), Problem::TooMuch { most: MOST_ATTACHMENTS });
    }
    for (i, name) in notice.attachments.iter().enumerate() {
        let here = || at.field("attachments").index(i);
        if name.trim().is_empty() {
            faults.add(here(), Problem::Empty);
        }
        check_length(name, LONGEST_LINE, here, faults);
    }
    if notice.passages.len() > MOST_PASSAGES {
        faults.add(at.field("passages"), Problem::TooMuch { most: MOST_PASSAGES });
    }
    for (i, passage) in notice.passages.iter().enumerate() {
        let here = at.field("passages").index(i);
        if !is_id(&passage.id) {
            faults.add(here.field("id"), Problem::BadId(passage.id.clone()));
        }
        if notice.passages[..i].iter().any(|other| other.id == passage.id) {
            faults.add(here.field("id"), Problem::Twice(passage.id.clone()));
        }
        if matches!(passage.act, Act::Replaced | Act::Added) && passage.text.trim().is_empty() {
            faults.add(here.field("text"), Problem::Empty);
        }
        check_length(&passage.text, LONGEST_PASSAGE, || here.field("text"), faults);
        check_length(&passage.generated, LONGEST_GENERATED, || here.field("generated"), faults);
    }
}

/// A generated text may list every unit there is, so only what nobody generated is refused.
const LONGEST_GENERATED: usize = 4_000_000;

fn check_length(text: &str, most: usize, at: impl Fn() -> Path, faults: &mut Faults) {
    if text.chars().count() > most {
        faults.add(at(), Problem::TooMuch { most });
    }
}

/// A word to be found in a notice before it goes out: a wrong or a sensitive one (错敏词).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Watched {
    /// The word.
    pub word: String,
    /// The right word in its place; empty where there is none.
    pub right: String,
}

impl Shape for Watched {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("word", &mut self.word, Need::Must);
        form.text("right", &mut self.right, Need::May);
    }
}

/// Whether words can be watched for: each once, none blank, none too long.
pub(in crate::domain) fn check_watched(watched: &[Watched], at: &Path, faults: &mut Faults) {
    if watched.len() > MOST_WATCHED {
        faults.add(at.clone(), Problem::TooMuch { most: MOST_WATCHED });
    }
    for (i, one) in watched.iter().enumerate() {
        let here = at.index(i);
        if one.word.trim().is_empty() {
            faults.add(here.field("word"), Problem::Empty);
        }
        check_length(&one.word, LONGEST_WORD, || here.field("word"), faults);
        check_length(&one.right, LONGEST_WORD, || here.field("right"), faults);
    }
    let mut words: Vec<&str> = watched.iter().map(|one| one.word.as_str()).collect();
    words.sort_unstable();
    for pair in words.windows(2).filter(|pair| pair[0] == pair[1]) {
        faults.add(at.clone(), Problem::Twice(pair[1].to_owned()));
    }
}
