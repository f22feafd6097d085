//! What a person does with a passage, as another [`NoticeParts`] for
//! [`Edit::SetNotice`](crate::domain::edit::Edit::SetNotice).

use super::{Act, Draft, EditedPassage, NoticeParts, Passage, Place, State};
use crate::domain::notice::template::Joins;

impl Draft {
    /// With another text in a passage; the generated text itself takes the change back. A blank text leaves it out, and
    /// takes an added one away.
    pub fn with_text(&self, notice: &NoticeParts, id: &str, text: &str) -> NoticeParts {
        let mut notice = notice.clone();
        let Some(passage) = self.passage(id) else { return notice };
        let text = text.trim();
        if passage.place == Place::Attachment && passage.state != State::Added {
            let names = self.passages.iter().filter(|other| other.place == Place::Attachment);
            let names = names.map(|other| if other.id == id { text } else { &other.text }.to_owned());
            notice.attachments = names.filter(|name| !name.is_empty()).collect();
            return notice;
        }
        let own = notice.passages.iter_mut().find(|edited| edited.id == id && passage.state == State::Added);
        match own {
            Some(own) if !text.is_empty() => text.clone_into(&mut own.text),
            Some(_) => notice.passages.retain(|edited| edited.id != id),
            None if text.is_empty() => return self.without(&notice, id),
            None if text == passage.generated_text() => {
                return self.restored(&notice, id);
            }
            None => put(&mut notice, edited(passage, Act::Replaced, text)),
        }
        notice
    }

    /// Without a passage; an added one is taken away, an offered one is only offered again.
    pub fn without(&self, notice: &NoticeParts, id: &str) -> NoticeParts {
        let mut notice = notice.clone();
        let Some(passage) = self.passage(id) else { return notice };
        if passage.offered || passage.state == State::Added {
            notice.passages.retain(|edited| edited.id != id);
        } else {
            put(&mut notice, edited(passage, Act::LeftOut, ""));
        }
        notice
    }

    /// With a passage as the template generates it; one that is only offered is taken in.
    pub fn restored(&self, notice: &NoticeParts, id: &str) -> NoticeParts {
        let mut notice = notice.clone();
        match self.passage(id) {
            // Their names are kept as a list beside the passages.
            Some(passage) if passage.place == Place::Attachment && passage.state == State::Replaced => {
                return self.with_text(&notice, id, &passage.generated_text());
            }
            Some(passage) if passage.offered => {
                put(&mut notice, edited(passage, Act::Taken, ""));
            }
            Some(passage) if passage.state != State::Added => {
                notice.passages.retain(|edited| edited.id != id);
            }
            Some(_) | None => {}
        }
        notice
    }

    /// With what a person did to a passage that has moved, now for the data as they are.
    pub fn kept(&self, notice: &NoticeParts, id: &str) -> NoticeParts {
        let mut notice = notice.clone();
        let now = self.passage(id).map(Passage::generated_text).unwrap_or_default();
        for edited in notice.passages.iter_mut().filter(|edited| edited.id == id && edited.act != Act::Added)
        {
            edited.generated.clone_from(&now);
        }
        notice
    }

    /// With a passage of a person's own after another one.
    pub fn with_added(
        &self,
        notice: &NoticeParts,
        after: &str,
        (place, joins): (Place, Joins),
        text: &str,
    ) -> NoticeParts {
        let mut notice = notice.clone();
        let (id, text) = (notice.free_id(), text.trim().to_owned());
        let (after, generated) = (after.to_owned(), String::new());
        notice.passages.push(EditedPassage { id, act: Act::Added, text, generated, after, place, joins });
        notice
    }
}

fn edited(passage: &Passage, act: Act, text: &str) -> EditedPassage {
    let generated = if act == Act::Taken { String::new() } else { passage.generated_text() };
    EditedPassage {
        id: passage.id.clone(),
        act,
        text: text.to_owned(),
        generated,
        ..EditedPassage::default()
    }
}

/// Puts what was done with a passage in the place of what was done with it before.
fn put(notice: &mut NoticeParts, edited: EditedPassage) {
    match notice.passages.iter_mut().find(|other| other.id == edited.id) {
        Some(other) => *other = edited,
        None => notice.passages.push(edited),
    }
}
