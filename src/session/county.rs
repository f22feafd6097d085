//! A county's settings baked into the page: roster, rules and periods that a new draft begins with.

use std::rc::Rc;

use leptos::prelude::*;

use super::crc::crc32;
use super::{Session, Strip};
use crate::domain::difference::differences;
use crate::domain::edit::{self, Edit};
use crate::domain::fault::Fault;
use crate::domain::workspace::{Origin, Workspace, next_period};
use crate::formats::example;
use crate::formats::page::{self, Carried};
use crate::formats::saved::{self, Beside};
use crate::platform::Platform;

/// The settings a page carries.
#[derive(Clone, Debug)]
pub(super) struct County {
    pub(super) workspace: Workspace,
    /// When they were put into the page: local date and time, as written.
    made: String,
    /// A check value of the whole, by which others are noticed.
    sum: String,
}

impl County {
    /// The settings of this page; none for a page without.
    ///
    /// # Errors
    /// Every fault of the settings.
    pub(super) fn of(platform: &dyn Platform) -> Result<Option<Rc<Self>>, Vec<Fault>> {
        let Some(file) = platform.carried(Carried::County.id()) else { return Ok(None) };
        let (workspace, beside) = saved::read_with(&file)?;
        // Whoever puts a whole workspace in hands out no figures.
        let workspace = settings(&workspace);
        let made = beside.origin.map(|origin| origin.saved).unwrap_or_default();
        Ok(Some(Rc::new(Self { workspace, made, sum: format!("{:08x}", crc32(&file)) })))
    }
}

/// Roster, rules and periods without any figure. Of a period that is out nothing is to be entered any more, so the one
/// after it is there to begin with.
fn settings(workspace: &Workspace) -> Workspace {
    let mut cleared = workspace.cleared();
    if workspace.is_closed(workspace.last_period()) {
        let next = next_period(&cleared);
        // Where no period fits behind the last, as at the end of what a calendar holds, it stays the last.
        _ = edit::apply(&mut cleared, Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) });
    }
    cleared
}

impl Session {
    /// The county whose settings this page carries, and when they were put in.
    pub fn county(&self) -> Option<(String, String)> {
        self.inner.with_value(|inner| {
            inner.county.as_ref().map(|county| (county.workspace.name().to_owned(), county.made.clone()))
        })
    }

    /// What an own draft without figures still has of the example it began with: the county's name, and how many units where
    /// the roster is the same. A page that carries a county's settings has none of it.
    pub fn left_of_example(&self) -> (Option<String>, usize) {
        let is_other = self.is_published() || self.is_reading() || self.county().is_some();
        self.with(|workspace, _| {
            let is_blank = || {
                let mut periods = workspace.periods().iter();
                workspace.items().is_empty() && periods.all(|period| period.typed().is_blank())
            };
            if is_other || workspace.is_example() || !is_blank() {
                return (None, 0);
            }
            // Whoever has figures waits for no reading of the example when the page starts.
            let Ok(example) = example::pristine() else { return (None, 0) };
            let name = (workspace.name() == example.name()).then(|| example.name().to_owned());
            let units = example.roster().units().len();
            (name, if workspace.roster() == example.roster() { units } else { 0 })
        })
    }

    /// Offers the page with the roster, the rules and the periods of the open draft inside, and none of its figures: what
    /// a county hands to its units.
    pub fn export_county_page(&self) {
        let saved = self.platform().now().stamp();
        let origin = Origin { draft: self.draft_id(), revision: Some(0), saved, ..Origin::default() };
        let (file, name) = self.with(|workspace, _| {
            let beside = Beside { origin: Some(origin), log: Vec::new() };
            // The words the office looks for are its own.
            let mut cleared = settings(workspace);
            _ = edit::apply(&mut cleared, Edit::SetWatchlist(Vec::new()));
            let file = saved::write_with(&cleared, beside);
            (file, super::files::file_name(&["ermu", workspace.name()], "html"))
        });
        let pristine = self.platform().pristine_page();
        self.offer_page(&name, pristine.and_then(|page| page::embed(&page, Carried::County, &file)));
    }

    /// Begins a draft with the settings of the page.
    pub fn new_county_draft(&self) {
        if let Some(county) = self.inner.with_value(|inner| inner.county.clone()) {
            self.begin_draft(county.workspace.clone());
        }
    }

    /// Tells once when the page carries another roster or other rules than the open draft. The draft is left as it is.
    pub(super) fn notice_county(&self) {
        let told = self.inner.with_value(|inner| {
            let county = inner.county.as_ref()?;
            let key = inner.keys.county();
            let seen = inner.platform.read(&key).ok().flatten();
            // What cannot be kept is told once more the next time.
            _ = inner.platform.write(&key, &county.sum);
            let found = differences(inner.desk.workspace(), &county.workspace);
            let is_told = seen.as_ref() != Some(&county.sum) && (found.roster || found.rules);
            is_told.then(|| Strip::OtherCounty {
                name: county.workspace.name().to_owned(),
                made: county.made.clone(),
            })
        });
        if let Some(strip) = told {
            self.show(strip);
        }
    }
}
