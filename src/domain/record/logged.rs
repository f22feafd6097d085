//! 改动记录: what was changed, when, from what to what.

use crate::domain::form::{Form, Need, Shape, Words};

/// What was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changed {
    /// A count.
    #[default]
    Cell,
    /// Whether a channel has been fed back.
    Waiting,
    /// How units are ordered.
    Ranking,
    /// An item.
    Item,
    /// An entry by hand.
    Adjustment,
    /// A late count (补计).
    Late,
    /// How far a period has come.
    Status,
    /// A figure of a published period (更正).
    Correction,
    /// A rule set.
    Rules,
    /// Units or classes.
    Roster,
    /// A period.
    Period,
    /// Whether a row was compared.
    Check,
    /// Why a finding is right as it is.
    Explained,
    /// What a notice says, or how it is addressed.
    Notice,
    /// The words to be found in a notice.
    Watchlist,
    /// The county's own wording of a notice.
    Template,
    /// Many cells at once.
    Cells,
    /// Many items at once.
    Items,
    /// Everything: another file, a snapshot, an empty table.
    Whole,
}

static CHANGED: Words<Changed, 19> = Words {
    words: [
        "cell",
        "waiting",
        "ranking",
        "item",
        "adjustment",
        "late",
        "status",
        "correction",
        "rules",
        "roster",
        "period",
        "check",
        "explained",
        "notice",
        "watchlist",
        "template",
        "cells",
        "items",
        "whole",
    ],
    values: [
        Changed::Cell,
        Changed::Waiting,
        Changed::Ranking,
        Changed::Item,
        Changed::Adjustment,
        Changed::Late,
        Changed::Status,
        Changed::Correction,
        Changed::Rules,
        Changed::Roster,
        Changed::Period,
        Changed::Check,
        Changed::Explained,
        Changed::Notice,
        Changed::Watchlist,
        Changed::Template,
        Changed::Cells,
        Changed::Items,
        Changed::Whole,
    ],
};

/// One line of the log. It tells and computes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logged {
    /// When: local date and time, as 2022-04-12T10:42:31.
    pub at: String,
    /// What was changed.
    pub what: Changed,
    /// The id of the period; may be empty.
    pub period: String,
    /// The id of the unit; may be empty.
    pub unit: String,
    /// The id of the channel; may be empty.
    pub channel: String,
    /// The id or the title of what was changed where it is neither unit nor channel; may be empty.
    pub of: String,
    /// What stood there; may be empty.
    pub from: String,
    /// What stands there now; may be empty.
    pub to: String,
    /// Why; may be empty.
    pub reason: String,
}

/// The most lines a log keeps; the oldest go first.
pub const MOST_LOGGED: usize = 4_000;

impl Shape for Logged {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("at", &mut self.at, Need::Must);
        CHANGED.visit(form, "what", &mut self.what, Need::Must);
        form.text("period", &mut self.period, Need::May);
        form.text("unit", &mut self.unit, Need::May);
        form.text("channel", &mut self.channel, Need::May);
        form.text("of", &mut self.of, Need::May);
        form.text("from", &mut self.from, Need::May);
        form.text("to", &mut self.to, Need::May);
        form.text("reason", &mut self.reason, Need::May);
    }
}
