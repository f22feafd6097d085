//! When a draft is to be given out as a file: what stands in one browser alone is lost with it.

use leptos::prelude::*;

use super::Session;
use super::files::Exported;
use crate::domain::calendar::Date;

/// So many changes without a file call for one.
const CHANGES_WITHOUT_FILE: u64 = 100;
/// So many days since the last one do, where anything has changed.
const DAYS_WITHOUT_FILE: i32 = 7;

impl Session {
    /// How many changes the open draft has seen since its last file; tracked.
    pub fn changes_since(&self, file: &Exported) -> u64 {
        self.changes().saturating_sub(file.changes)
    }

    /// How many changes a person would count in the open draft; tracked.
    fn changes(&self) -> u64 {
        self.signals().revision.track();
        self.inner.with_value(|inner| inner.desk.changes())
    }

    /// Changes without a file and the days since the last one, once they are so many that a file is called for, unless that
    /// was put off today; tracked.
    pub fn file_is_due(&self) -> Option<(u64, Option<i32>)> {
        let file = self.exported();
        let changes = file.as_ref().map_or_else(|| self.changes(), |file| self.changes_since(file));
        let today = self.platform().now().stamp();
        let day = |stamp: &str| Some(Date::parse(stamp.get(..10)?)?.day_number());
        let days = file.and_then(|file| Some(day(&today)? - day(&file.at)?));
        let is_example = self.with(|workspace, _| workspace.is_example());
        let is_due = changes >= CHANGES_WITHOUT_FILE
            || (changes > 0 && days.is_some_and(|days| days >= DAYS_WITHOUT_FILE));
        let is_put_off = self.put_off_on().is_some_and(|on| Some(on.as_str()) == today.get(..10));
        (is_due && !is_example && !is_put_off).then_some((changes, days))
    }

    /// Asks for no file any more today, in this tab.
    pub fn put_file_off(&self) {
        let today = self.platform().now().stamp().get(..10).map(str::to_owned);
        let key = self.inner.with_value(|inner| inner.keys.put_off());
        // Where the browser keeps nothing for the tab it is put off until a reload.
        _ = self.platform().keep_for_tab(&key, today.as_deref());
        self.signals().put_off.set(today);
    }

    /// The day on which a file was put off last in this tab; tracked.
    fn put_off_on(&self) -> Option<String> {
        let key = self.inner.with_value(|inner| inner.keys.put_off());
        self.signals().put_off.get().or_else(|| self.platform().kept_for_tab(&key).ok().flatten())
    }
}
