//! A notice as it stands: what the template generates, with what a person changed.

mod acts;
mod lines;

pub use lines::{Paragraph, Printed, closed};

use super::facts::Facts;
use super::number::{Layout, layout};
use super::parts::{Act, EditedPassage, NoticeParts};
use super::template::{Joins, Place, Template};
use super::values::Values;

/// A piece of a generated text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Its text.
    pub text: String,
    /// Whether it comes from the data and moves with them; else it is the template's.
    pub from_data: bool,
}

/// How a passage came to be as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As the template generates it.
    Generated,
    /// The template only offers it; it is not printed until a person takes it in.
    Offered,
    /// A person took it in; its text is generated.
    Taken,
    /// A person wrote another text in its place.
    Replaced,
    /// A person left it out; it is not printed.
    LeftOut,
    /// A person added it.
    Added,
}

/// A passage of a notice: a paragraph, a sentence or a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its id, once in a notice.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// How it joins the passage before it.
    pub joins: Joins,
    /// How it came to be as it is.
    pub state: State,
    /// Whether the template only offers it, so that it is printed only where a person asks for it.
    pub offered: bool,
    /// What the template generates from the data as they are; nothing where it would not appear.
    pub generated: Vec<Fragment>,
    /// What stands there: the generated text or the person's.
    pub text: String,
    /// The generated text that a person replaced or left out, where the data have moved since and another one is
    /// generated now.
    pub moved: Option<String>,
}

impl Passage {
    /// Whether it is printed.
    pub fn is_printed(&self) -> bool {
        !matches!(self.state, State::Offered | State::LeftOut)
    }

    /// The generated text as a whole.
    pub fn generated_text(&self) -> String {
        whole(&self.generated)
    }
}

fn whole(fragments: &[Fragment]) -> String {
    fragments.iter().map(|fragment| fragment.text.as_str()).collect()
}

/// A notice as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its form.
    pub layout: Layout,
    /// Its number as it is written; may be empty.
    pub number: String,
    /// Its passages in their order, also those that are offered or left out.
    pub passages: Vec<Passage>,
    /// What stands before the attachments' names and before 抄送机关.
    marks: [String; 2],
}

impl Draft {
    /// Words the facts, with what a person changed.
    pub fn new(template: &Template, facts: &Facts, notice: &NoticeParts) -> Self {
        let values = Values { template, facts, notice };
        let mut passages = Vec::new();
        for pattern in &template.patterns {
            if pattern.place == Place::Attachment {
                let usual = values.attachment_names();
                let names = if notice.attachments.is_empty() { &usual } else { &notice.attachments };
                for (at, name) in names.iter().enumerate() {
                    let generated =
                        usual.get(at).map(|usual| values.attachment(pattern, usual)).unwrap_or_default();
                    let text = whole(&values.attachment(pattern, name));
                    let state = if text == whole(&generated) { State::Generated } else { State::Replaced };
                    let id = format!("{}-{}", pattern.id, at + 1);
                    let (place, joins) = (pattern.place, pattern.joins);
                    passages.push(Passage {
                        id,
                        place,
                        joins,
                        state,
                        offered: false,
                        generated,
                        text,
                        moved: None,
                    });
                }
                continue;
            }
            let edited = notice.edited(&pattern.id).filter(|edited| edited.act != Act::Added);
            let Some((state, generated, text)) = worded(values.passage(pattern), pattern.offered, edited)
            else {
                continue;
            };
            let now = whole(&generated);
            let is_changed = matches!(state, State::Replaced | State::LeftOut);
            let moved = edited.filter(|edited| is_changed && edited.generated != now);
            passages.push(Passage {
                id: pattern.id.clone(),
                place: pattern.place,
                joins: pattern.joins,
                state,
                offered: pattern.offered,
                generated,
                text,
                moved: moved.map(|edited| edited.generated.clone()),
            });
        }
        add_own(&mut passages, template, notice);
        Self {
            layout: layout(notice.layout, &facts.number, facts.usual),
            number: facts.number.clone(),
            passages,
            marks: [template.attachments.clone(), template.copies.clone()],
        }
    }

    /// The passage of this id.
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.id == id)
    }
}

/// A passage's state with what is generated and what stands there; none where it does not appear.
fn worded(
    generated: Option<Vec<Fragment>>,
    offered: bool,
    edited: Option<&EditedPassage>,
) -> Option<(State, Vec<Fragment>, String)> {
    let state = match edited.map(|edited| edited.act) {
        // What a person wrote stays, also where nothing would be generated any more.
        Some(Act::Replaced) => {
            let text = edited.map(|edited| edited.text.clone()).unwrap_or_default();
            return Some((State::Replaced, generated.unwrap_or_default(), text));
        }
        Some(Act::LeftOut) => State::LeftOut,
        Some(Act::Taken) => State::Taken,
        Some(Act::Added) | None if offered => State::Offered,
        Some(Act::Added) | None => State::Generated,
    };
    generated.map(|generated| (state, generated.clone(), whole(&generated)))
}

/// Puts the passages in that a person added, and those a person replaced in a template that no longer has them.
fn add_own(passages: &mut Vec<Passage>, template: &Template, notice: &NoticeParts) {
    for edited in &notice.passages {
        let is_known = || template.patterns.iter().any(|pattern| pattern.id == edited.id);
        let is_own = match edited.act {
            Act::Added => true,
            Act::Replaced => !is_known(),
            Act::LeftOut | Act::Taken => false,
        };
        if !is_own {
            continue;
        }
        let passage = Passage {
            id: edited.id.clone(),
            place: edited.place,
            joins: edited.joins,
            state: State::Added,
            offered: false,
            generated: Vec::new(),
            text: edited.text.clone(),
            moved: None,
        };
        let before = passages.iter().position(|other| other.id == edited.after && !edited.after.is_empty());
        let last_of_text =
            || passages.iter().rposition(|other| other.place.is_text() || other.place == Place::Heading);
        let mut at = before.or_else(last_of_text).map_or(passages.len(), |at| at + 1);
        // Those that come after the same passage stand in the order in which they were added.
        while passages.get(at).is_some_and(|other| {
            notice.edited(&other.id).is_some_and(|one| one.act == Act::Added && one.after == edited.after)
        }) {
            at += 1;
        }
        passages.insert(at, passage);
    }
}
