//! What is supposed of a unit and sought for it, also after a reload of this tab.

use leptos::prelude::*;

use super::Session;
use crate::domain::id::ChannelId;

/// What is supposed of one unit in one period, and the goal it is supposed for. Nothing of it is kept with the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// How many more adoptions, by channel, as they were typed; also what is no count.
    pub typed: Vec<(ChannelId, String)>,
    /// Channels in which nothing more can be adopted.
    pub closed: Vec<ChannelId>,
    /// The place that is to be reached; none: the next one up.
    pub place: Option<usize>,
    /// The points that are to be reached instead, as they were typed.
    pub points: String,
}

impl Trial {
    /// One line a thing: what it is, then what is said of it.
    fn text(&self) -> String {
        let typed = self.typed.iter().map(|(channel, text)| format!("typed {}\t{text}", channel.as_str()));
        let closed = self.closed.iter().map(|channel| format!("closed {}", channel.as_str()));
        let place = self.place.map(|place| format!("place {place}"));
        let points = Some(format!("points {}", self.points)).filter(|_| !self.points.is_empty());
        typed.chain(closed).chain(place).chain(points).collect::<Vec<_>>().join("\n")
    }

    /// What [`Self::text`] wrote; a line that is none of its own says nothing.
    fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut trial = Self::default();
        for (what, said) in lines.filter_map(|line| line.split_once(' ')) {
            match what {
                "typed" => trial
                    .typed
                    .extend(said.split_once('\t').map(|(id, text)| (ChannelId::new(id), text.to_owned()))),
                "closed" => trial.closed.push(ChannelId::new(said)),
                "place" => trial.place = said.parse().ok(),
                "points" => said.clone_into(&mut trial.points),
                _ => {}
            }
        }
        trial
    }
}

impl Session {
    /// Keeps what is supposed of a unit in a period (draft, period, unit) through reloads of this tab; nothing supposed and
    /// nothing sought forgets it. A page for readers keeps nothing.
    pub fn keep_trial(&self, [draft, period, unit]: &[String; 3], trial: &Trial) {
        if self.is_published() {
            return;
        }
        let text = format!("{draft}\n{period}\n{unit}\n{}", trial.text());
        let key = self.inner.with_value(|inner| inner.keys.trial());
        // Where the browser keeps nothing it is gone with the page, as everything supposed is in the end.
        _ = self.platform().keep_for_tab(&key, Some(text.as_str()).filter(|_| *trial != Trial::default()));
    }

    /// What this tab supposed of a unit in a period before a reload.
    pub fn recall_trial(&self, of: &[String; 3]) -> Trial {
        if self.is_published() {
            return Trial::default();
        }
        let key = self.inner.with_value(|inner| inner.keys.trial());
        let text = self.platform().kept_for_tab(&key).ok().flatten().unwrap_or_default();
        let mut lines = text.split('\n');
        if of.iter().any(|of| lines.next() != Some(of.as_str())) {
            return Trial::default();
        }
        Trial::of(lines)
    }
}
