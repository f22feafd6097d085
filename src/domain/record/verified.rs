//! What the office noted while it went through a period: rows it verified, findings it has an explanation for.

use std::cmp::Ordering;

use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::{ChannelId, UnitId};

/// How a unit's row came out of the verification (核对).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckState {
    /// 已核对: its figures are right.
    #[default]
    Checked,
    /// 退回: the unit is to look at it again.
    Returned,
}

static STATE: Words<CheckState, 2> =
    Words { words: ["checked", "returned"], values: [CheckState::Checked, CheckState::Returned] };

/// The verification of a unit's row; a row without one is still to be verified (待核).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowCheck {
    /// The unit.
    pub unit: UnitId,
    /// How it came out.
    pub state: CheckState,
    /// Why, or a remark; may be empty.
    pub reason: String,
}

impl Shape for RowCheck {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "unit", &mut self.unit, Need::Must);
        STATE.visit(form, "state", &mut self.state, Need::Must);
        form.text("reason", &mut self.reason, Need::May);
    }
}

/// A finding that has an explanation. Once something else stands there, the explanation holds no longer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained {
    /// The key of what was found.
    pub code: String,
    /// The unit it concerns; may be empty.
    pub unit: UnitId,
    /// The channel it concerns; may be empty.
    pub channel: ChannelId,
    /// The id of the item, entry or clause it concerns; may be empty.
    pub of: String,
    /// What stood there when it was explained.
    pub read: String,
    /// The explanation.
    pub reason: String,
}

impl Explained {
    /// What it explains: one explanation for each.
    pub fn key(&self) -> (&str, &UnitId, &ChannelId, &str) {
        (&self.code, &self.unit, &self.channel, &self.of)
    }
}

impl Shape for Explained {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("code", &mut self.code, Need::Must);
        form::id(form, "unit", &mut self.unit, Need::May);
        form::id(form, "channel", &mut self.channel, Need::May);
        form.text("of", &mut self.of, Need::May);
        form.text("read", &mut self.read, Need::May);
        form.text("reason", &mut self.reason, Need::Must);
    }
}

/// Writes, replaces or takes away one of what is kept in order; `order` puts another one beside it. Gives back what stood
/// there.
pub(in crate::domain) fn put<T>(
    all: &mut Vec<T>,
    order: impl Fn(&T) -> Ordering,
    one: Option<T>,
) -> Option<T> {
    match (all.binary_search_by(order), one) {
        (Ok(at), Some(one)) => Some(std::mem::replace(&mut all[at], one)),
        (Ok(at), None) => Some(all.remove(at)),
        (Err(at), Some(one)) => {
            all.insert(at, one);
            None
        }
        (Err(_), None) => None,
    }
}
