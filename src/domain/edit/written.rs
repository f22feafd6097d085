//! An edit as it is written, so that what can be taken back outlives the page.

use super::many::NAMES;
use super::{Edit, MOST_EDITS, ManyName};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::id::{ChannelId, EntryId, ItemId, PeriodId, RulesId, UnitId};
use crate::domain::notice::{MOST_WATCHED, NoticeParts};
use crate::domain::roster::{MOST_CLASSES, MOST_UNITS};
use crate::domain::rules::{Ranking, RuleSetParts};
use crate::domain::workspace::{STATUS, Status};

/// An edit and what a person is told of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The edit; none where `file` stands for it.
    pub edit: Option<Edit>,
    /// The exchange file of [`Edit::Replace`], which is no part with fields; empty for every other edit.
    pub file: String,
    /// What was typed by the step that the edit takes back; empty where it typed nothing.
    pub to: String,
}

static WORDS: [&str; 22] = [
    "replace",
    "type",
    "waiting",
    "ranking",
    "item",
    "entry",
    "late",
    "status",
    "correct",
    "uncorrect",
    "rules",
    "many",
    "roster",
    "period",
    "typeVerified",
    "verify",
    "explain",
    "dropRules",
    "notice",
    "watchlist",
    "template",
    "county",
];

/// The edit of a word, with nothing in it.
fn blank(position: usize) -> Option<Edit> {
    let (period, unit, channel) = (PeriodId::new(""), UnitId::new(""), ChannelId::new(""));
    let typed = String::new();
    Some(match position {
        1 => Edit::Type { period, unit, channel, typed },
        2 => Edit::SetWaiting { period, channel, waiting: false },
        3 => Edit::SetRanking { rules: RulesId::new(""), ranking: Ranking::default() },
        4 => Edit::PutItem { id: ItemId::new(""), item: None },
        5 => Edit::PutAdjustment { id: EntryId::new(""), entry: None },
        6 => Edit::PutLate { id: EntryId::new(""), late: None },
        7 => Edit::SetStatus { period, status: Status::Draft, printed: Vec::new() },
        8 => Edit::Correct { period, unit, channel, typed, reason: String::new() },
        9 => Edit::Uncorrect { period, typed, printed: Vec::new() },
        10 => Edit::SetRules(Box::default()),
        11 => Edit::Many { name: ManyName::default(), edits: Vec::new() },
        12 => Edit::SetRoster { classes: Vec::new(), units: Vec::new() },
        13 => Edit::PutPeriod { id: period, period: None },
        14 => Edit::TypeVerified { period, unit, channel, typed, reason: String::new() },
        15 => Edit::Verify { period, unit, check: None },
        16 => Edit::Explain { period, explained: Box::default() },
        17 => Edit::DropRules(RulesId::new("")),
        18 => Edit::SetNotice { period, notice: Box::default() },
        19 => Edit::SetWatchlist(Vec::new()),
        20 => Edit::SetTemplate(String::new()),
        21 => Edit::SetCounty(String::new()),
        _ => return None,
    })
}

fn position(edit: &Edit) -> usize {
    match edit {
        Edit::Replace(_) => 0,
        Edit::Type { .. } => 1,
        Edit::SetWaiting { .. } => 2,
        Edit::SetRanking { .. } => 3,
        Edit::PutItem { .. } => 4,
        Edit::PutAdjustment { .. } => 5,
        Edit::PutLate { .. } => 6,
        Edit::SetStatus { .. } => 7,
        Edit::Correct { .. } => 8,
        Edit::Uncorrect { .. } => 9,
        Edit::SetRules(_) => 10,
        Edit::Many { .. } => 11,
        Edit::SetRoster { .. } => 12,
        Edit::PutPeriod { .. } => 13,
        Edit::TypeVerified { .. } => 14,
        Edit::Verify { .. } => 15,
        Edit::Explain { .. } => 16,
        Edit::DropRules(_) => 17,
        Edit::SetNotice { .. } => 18,
        Edit::SetWatchlist(_) => 19,
        Edit::SetTemplate(_) => 20,
        Edit::SetCounty(_) => 21,
    }
}

impl Shape for Written {
    fn visit(&mut self, form: &mut dyn Form) {
        let Self { edit, file, to } = self;
        let mut chosen = edit.as_ref().map_or(0, position);
        form.variant("edit", &WORDS, &mut chosen, &mut |form, chosen| {
            if edit.as_ref().map_or(0, position) != chosen {
                *edit = blank(chosen);
            }
            match edit {
                None | Some(Edit::Replace(_)) => form.text("file", file, Need::Must),
                Some(edit) => fields(edit, form),
            }
        });
        form.text("to", to, Need::May);
    }
}

fn fields(edit: &mut Edit, form: &mut dyn Form) {
    match edit {
        Edit::Type { period, unit, channel, typed } => {
            cell(form, period, unit, channel);
            form.text("typed", typed, Need::May);
        }
        Edit::Verify { period, unit, check } => {
            form::id(form, "period", period, Need::Must);
            form::id(form, "unit", unit, Need::Must);
            let mut boxed = check.take().map(Box::new);
            maybe(form, "check", &mut boxed);
            *check = boxed.map(|check| *check);
        }
        Edit::Explain { period, explained } => {
            form::id(form, "period", period, Need::Must);
            form.part("explained", &mut true, Need::Must, &mut |form| explained.visit(form));
        }
        Edit::SetWaiting { period, channel, waiting } => {
            form::id(form, "period", period, Need::Must);
            form::id(form, "channel", channel, Need::Must);
            form.flag("waiting", waiting, false);
        }
        Edit::SetRanking { rules, ranking } => {
            form::id(form, "rules", rules, Need::Must);
            form.part("ranking", &mut true, Need::Must, &mut |form| ranking.visit(form));
        }
        Edit::PutItem { id, item } => {
            form::id(form, "id", id, Need::Must);
            maybe(form, "item", item);
        }
        Edit::PutAdjustment { id, entry } => {
            form::id(form, "id", id, Need::Must);
            maybe(form, "entry", entry);
        }
        Edit::PutLate { id, late } => {
            form::id(form, "id", id, Need::Must);
            maybe(form, "late", late);
        }
        Edit::SetStatus { period, status, printed } => {
            form::id(form, "period", period, Need::Must);
            STATUS.visit(form, "status", status, Need::Must);
            form::list(form, "printed", printed, MOST_UNITS, Need::May);
        }
        Edit::TypeVerified { period, unit, channel, typed, reason }
        | Edit::Correct { period, unit, channel, typed, reason } => {
            cell(form, period, unit, channel);
            form.text("typed", typed, Need::May);
            form.text("reason", reason, Need::May);
        }
        Edit::Uncorrect { period, typed, printed } => {
            form::id(form, "period", period, Need::Must);
            form.text("typed", typed, Need::May);
            form::list(form, "printed", printed, MOST_UNITS, Need::May);
        }
        Edit::SetRules(parts) => {
            form.part("set", &mut true, Need::Must, &mut |form| RuleSetParts::visit(parts, form));
        }
        Edit::DropRules(id) => form::id(form, "rules", id, Need::Must),
        Edit::SetRoster { classes, units } => {
            form::list(form, "classes", classes, MOST_CLASSES, Need::May);
            form::list(form, "units", units, MOST_UNITS, Need::May);
        }
        Edit::PutPeriod { id, period } => {
            form::id(form, "id", id, Need::Must);
            maybe(form, "period", period);
        }
        Edit::SetNotice { period, notice } => {
            form::id(form, "period", period, Need::Must);
            form.part("notice", &mut true, Need::Must, &mut |form| NoticeParts::visit(notice, form));
        }
        Edit::SetWatchlist(watchlist) => form::list(form, "watchlist", watchlist, MOST_WATCHED, Need::May),
        Edit::SetTemplate(text) => form.text("text", text, Need::May),
        Edit::SetCounty(name) => form.text("name", name, Need::Must),
        Edit::Many { name, edits } => {
            NAMES.visit(form, "name", name, Need::Must);
            form.list("edits", edits.len(), MOST_EDITS, Need::May, &mut |form, at| part_of(form, edits, at));
        }
        Edit::Replace(_) => {}
    }
}

/// One edit of several. A whole workspace is never among them, so its word is none here.
fn part_of(form: &mut dyn Form, edits: &mut Vec<Edit>, at: usize) {
    if at == edits.len() {
        edits.extend(blank(1));
    }
    let Some(edit) = edits.get_mut(at) else { return };
    let mut chosen = position(edit).saturating_sub(1);
    form.variant("edit", &WORDS[1..], &mut chosen, &mut |form, chosen| {
        if position(edit) != chosen + 1
            && let Some(other) = blank(chosen + 1)
        {
            *edit = other;
        }
        fields(edit, form);
    });
}

fn cell(form: &mut dyn Form, period: &mut PeriodId, unit: &mut UnitId, channel: &mut ChannelId) {
    form::id(form, "period", period, Need::Must);
    form::id(form, "unit", unit, Need::Must);
    form::id(form, "channel", channel, Need::Must);
}

/// A part that may be missing.
fn maybe<T: Shape>(form: &mut dyn Form, name: &'static str, value: &mut Option<Box<T>>) {
    let mut present = value.is_some();
    form.part(name, &mut present, Need::May, &mut |form| value.get_or_insert_default().visit(form));
}
