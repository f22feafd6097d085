//! What the ledger shows and what its forms hold. It outlives the screen, so that nothing typed is lost.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::draft::ItemDraft;
use super::entry::EntryDraft;
use super::filter::Filter;
use crate::domain::alike::{alike, united};
use crate::domain::alone::only_unit;
use crate::domain::edit::{Edit, EditFault};
use crate::domain::finding::{Finding, findings};
use crate::domain::id::{EntryId, ItemId, PeriodId, UnitId};
use crate::domain::paste::{ItemsRead, ItemsSaid, PasteFault, Table};
use crate::domain::score::is_in;
use crate::domain::workspace::{Source, Workspace};
use crate::session::Session;
use crate::ui::parts::{Derived, derived};
use crate::ui::text::{self, FormFault};

/// What is docked over the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    None,
    /// An item.
    Item,
    /// An entry by hand.
    Entry,
    /// A list to be pasted.
    Paste,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An item; none: a new one.
    Item(Option<ItemId>),
    /// An entry; none: a new one.
    Entry(Option<EntryId>),
    /// The panel for lists.
    Paste,
    /// The table alone.
    Close,
}

/// What was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Pasted {
    /// Nothing yet.
    #[default]
    Awaited,
    /// It cannot be read.
    Unread(PasteFault),
    /// A table, what a person said of it, and how far it is understood with that.
    Read { table: Arc<Table>, said: ItemsSaid, read: Arc<ItemsRead> },
}

/// The ledger. A page has one for as long as it is open, so it is never given back.
#[derive(Clone, Copy)]
pub struct Ledger(&'static Parts);

impl Deref for Ledger {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What a ledger is made of.
pub struct Parts {
    pub(super) session: Session,
    /// Whether items of all periods are shown.
    pub(super) all: RwSignal<bool>,
    pub(super) find: RwSignal<String>,
    /// 0 for all, else the position of the class and 1.
    pub(super) class: RwSignal<usize>,
    /// 0 for all, else the position of the channel and 1.
    pub(super) channel: RwSignal<usize>,
    /// Whether only items that are to be asked about are shown.
    pub(super) asked: RwSignal<bool>,
    /// How many rows are drawn at most.
    pub(super) limit: RwSignal<usize>,
    pub(super) form: RwSignal<Form>,
    /// Whether a form was open when that was last looked at.
    pub(super) was_open: RwSignal<bool>,
    pub(super) item: RwSignal<ItemDraft>,
    /// The item's form as it was opened.
    pub(super) item_kept: RwSignal<ItemDraft>,
    pub(super) entry: RwSignal<EntryDraft>,
    /// The entry's form as it was opened.
    pub(super) entry_kept: RwSignal<EntryDraft>,
    /// What was asked for while the form was not saved.
    pub(super) wanted: RwSignal<Option<Wanted>>,
    /// The record that is to score instead, until a person has seen what that changes.
    pub(super) switching: RwSignal<Option<(PeriodId, Source)>>,
    /// Why the form was not taken.
    pub(super) told: RwSignal<String>,
    pub(super) pasted: RwSignal<Pasted>,
    /// Items of one title that a person said are not one.
    pub(super) apart: RwSignal<Vec<Vec<ItemId>>>,
    pub(super) findings: Derived<Vec<Finding>>,
    /// The items of one title, of those in the period.
    pub(super) alike: Derived<Vec<Vec<ItemId>>>,
    /// The items that are shown, by date.
    pub(super) found: Derived<Vec<ItemId>>,
}

/// How many rows are drawn at first, and how many more each time.
pub(super) const DRAWN: usize = 300;

impl Ledger {
    /// A ledger without a form.
    pub fn new(session: Session) -> Self {
        let (all, asked) = (RwSignal::new(false), RwSignal::new(false));
        let find = RwSignal::new(String::new());
        let (class, channel) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
        let apart: RwSignal<Vec<Vec<ItemId>>> = RwSignal::new(Vec::new());
        let found_out = derived(move || {
            session.track_any();
            session.with(|workspace, board| findings(workspace, board.period()))
        });
        let twins = derived(move || {
            session.track_any();
            let mut groups = session.with(|workspace, board| {
                let here = |id: &ItemId| {
                    workspace.items().get(id).is_some_and(|item| is_in(workspace, board.period(), item))
                };
                let groups = alike(workspace, |_| true);
                groups.into_iter().filter(|group| group.iter().any(here)).collect::<Vec<_>>()
            });
            apart.with(|apart| groups.retain(|group| !apart.contains(group)));
            groups
        });
        let found = derived(move || {
            session.track_any();
            let only: Option<Vec<String>> = asked.get().then(|| {
                let of =
                    found_out.with(|all| all.iter().map(|finding| finding.of.clone()).collect::<Vec<_>>());
                let twins = twins.get().into_iter().flatten().map(|id| id.to_string());
                let mut ids: Vec<String> = of.into_iter().chain(twins).collect();
                ids.sort_unstable();
                ids
            });
            let wanted = Filter {
                all: all.get(),
                find: find.get(),
                class: class.get().checked_sub(1),
                channel: channel.get().checked_sub(1),
                only,
            };
            session.with(|workspace, board| wanted.items(workspace, board.period()))
        });
        let parts = Parts {
            session,
            all,
            find,
            class,
            channel,
            asked,
            limit: RwSignal::new(DRAWN),
            form: RwSignal::new(Form::None),
            was_open: RwSignal::new(false),
            item: RwSignal::new(ItemDraft::default()),
            item_kept: RwSignal::new(ItemDraft::default()),
            entry: RwSignal::new(EntryDraft::default()),
            entry_kept: RwSignal::new(EntryDraft::default()),
            wanted: RwSignal::new(None),
            switching: RwSignal::new(None),
            told: RwSignal::new(String::new()),
            pasted: RwSignal::new(Pasted::Awaited),
            apart,
            findings: found_out,
            alike: twins,
            found,
        };
        let ledger = Self(Box::leak(Box::new(parts)));
        // What was said of the form before is not said of the one after a change.
        Effect::new(move |first: Option<()>| {
            ledger.item.track();
            ledger.entry.track();
            if first.is_some() && ledger.form.get_untracked() != Form::None {
                ledger.told.set(String::new());
            }
        });
        // A form that is not saved is in no draft.
        session.ask_before_leaving(move || ledger.is_unsaved());
        ledger
    }

    /// Whether anything may be changed here.
    pub(super) fn may_change(self) -> bool {
        !self.session.is_reading() && !self.session.is_published()
    }

    /// Whether the form holds what is not saved.
    pub(in crate::ui) fn is_unsaved(self) -> bool {
        match self.form.get_untracked() {
            Form::Item => self.item.get_untracked() != self.item_kept.get_untracked(),
            Form::Entry => self.entry.get_untracked() != self.entry_kept.get_untracked(),
            Form::None | Form::Paste => false,
        }
    }

    /// Goes on to something else; what is not saved is asked about first.
    pub(super) fn ask(self, wanted: Wanted) {
        if self.is_unsaved() {
            self.wanted.set(Some(wanted));
        } else {
            self.go(wanted);
        }
    }

    /// Shows something else; what stood in the form is given up.
    pub(super) fn go(self, wanted: Wanted) {
        self.wanted.set(None);
        self.told.set(String::new());
        let form = match wanted {
            Wanted::Item(id) => {
                let draft = self.session.with(|workspace, _| {
                    let item = id.and_then(|id| workspace.items().get(&id));
                    let of = self.own_unit(workspace);
                    item.map_or_else(|| ItemDraft::blank(of), |item| ItemDraft::of(workspace, item))
                });
                self.item_kept.set(draft.clone());
                self.item.set(draft);
                Form::Item
            }
            Wanted::Entry(id) => {
                let draft = self.session.with(|workspace, board| {
                    let entry = id.and_then(|id| workspace.adjustments().get(&id));
                    entry.map_or_else(
                        || EntryDraft::blank(workspace, board.period()),
                        |entry| EntryDraft::of(workspace, entry),
                    )
                });
                self.entry_kept.set(draft.clone());
                self.entry.set(draft);
                Form::Entry
            }
            Wanted::Paste => {
                self.pasted.set(Pasted::Awaited);
                Form::Paste
            }
            Wanted::Close => Form::None,
        };
        self.form.set(form);
    }

    /// Opens the form of a new item.
    pub fn start_new(self) {
        if self.may_change() {
            self.ask(Wanted::Item(None));
        }
    }

    /// Closes the form; `false` where none is open.
    pub fn close(self) -> bool {
        let is_open = self.form.get_untracked() != Form::None;
        if is_open {
            self.ask(Wanted::Close);
        }
        is_open
    }

    /// The unit whose draft this is: the one chosen at the desk, as long as nobody else has anything in it.
    fn own_unit(self, workspace: &Workspace) -> Option<(UnitId, String)> {
        let unit = only_unit(workspace)?;
        let of = workspace.roster().unit(unit)?;
        (self.session.chosen_unit()? == of.id.as_str()).then(|| (of.id.clone(), of.name.clone()))
    }

    /// Saves the form that is open and shows what comes then; on a fault everything stays as typed.
    pub(super) fn save(self, then: Wanted) -> bool {
        let made: Result<Option<Edit>, Vec<FormFault>> =
            self.session.with(|workspace, board| match self.form.get_untracked() {
                Form::Item => self.item.with_untracked(|draft| {
                    let item = draft.read(workspace, board.period())?;
                    Ok(Some(Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) }))
                }),
                Form::Entry => self.entry.with_untracked(|draft| {
                    let entry = draft.read(workspace, board.period())?;
                    Ok(Some(Edit::PutAdjustment { id: entry.id.clone(), entry: Some(Box::new(entry)) }))
                }),
                Form::None | Form::Paste => Ok(None),
            });
        match made {
            Ok(Some(edit)) => {
                let counts_nowhere =
                    matches!(&edit, Edit::PutItem { item: Some(item), .. } if item.adoptions.is_empty());
                let saved = self.attempt(edit, then);
                if saved && counts_nowhere {
                    self.told.set(text::SAVED_WITHOUT_ADOPTION.to_owned());
                }
                saved
            }
            Ok(None) => false,
            Err(faults) => {
                let words: Vec<String> = faults.iter().map(text::form_fault).collect();
                self.wanted.set(None);
                self.told.set(words.concat());
                false
            }
        }
    }

    /// Makes a change and shows what comes then; a fault is told and changes nothing.
    pub(super) fn attempt(self, edit: Edit, then: Wanted) -> bool {
        // Another tab writes: what was typed stays in its form.
        if !self.may_change() {
            self.wanted.set(None);
            self.told.set(text::LEDGER_READING.to_owned());
            return false;
        }
        let item = match &edit {
            Edit::PutItem { item, .. } => item.clone(),
            _ => None,
        };
        match self.session.attempt(edit) {
            Ok(()) => {
                self.go(then);
                true
            }
            Err(fault) => {
                self.wanted.set(None);
                let words = item.filter(|_| fault == EditFault::Published).and_then(|item| {
                    self.session.with(|workspace, _| text::adopted_when_closed(workspace, &item))
                });
                self.told.set(words.unwrap_or_else(|| text::edit_fault(&fault)));
                false
            }
        }
    }

    /// Takes what the form was opened for away.
    pub(super) fn delete(self) {
        let edit = match self.form.get_untracked() {
            Form::Item => self
                .item_kept
                .with_untracked(|kept| kept.id.clone())
                .map(|id| Edit::PutItem { id, item: None }),
            Form::Entry => {
                let id = self.entry_kept.with_untracked(|kept| kept.id.clone());
                id.map(|id| Edit::PutAdjustment { id, entry: None })
            }
            Form::None | Form::Paste => None,
        };
        if let Some(edit) = edit {
            self.attempt(edit, Wanted::Close);
        }
    }

    /// Makes one item of several.
    pub(super) fn unite(self, ids: &[ItemId]) {
        let edit = self.session.with(|workspace, _| united(workspace, ids));
        // A form that is open may speak of what goes.
        if let (Some(edit), false) = (edit, self.is_unsaved()) {
            self.attempt(edit, Wanted::Close);
        } else {
            self.wanted.set(Some(Wanted::Close));
        }
    }
}
