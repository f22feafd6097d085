//! What a person likes to see: kept in this browser, apart from the data, never in an export.

use leptos::prelude::*;

use super::{Session, Store, draft};

impl Session {
    /// Whether the large-type mode is on; tracked.
    pub fn is_large(&self) -> bool {
        self.signals().large.get()
    }

    /// Switches the large-type mode, which is kept in this browser and never reaches an export.
    pub fn set_large(&self, large: bool) {
        self.signals().large.set(large);
        self.keep_preference(draft::Keys::large, large.then_some("1"));
    }

    /// The id of the unit whose self-estimate was last shown; tracked.
    pub fn chosen_unit(&self) -> Option<String> {
        self.signals().chosen.get()
    }

    /// Remembers whose self-estimate is shown.
    pub fn choose_unit(&self, id: &str) {
        self.signals().chosen.set(Some(id.to_owned()));
        self.keep_preference(draft::Keys::unit, Some(id));
    }

    /// A preference that cannot be kept is no loss of work; the page goes on with it until it is closed.
    fn keep_preference(&self, key: impl FnOnce(&draft::Keys) -> String, value: Option<&str>) {
        self.inner.with_value(|inner| {
            if inner.store == Store::Absent {
                return;
            }
            let key = key(&inner.keys);
            _ = value.map_or_else(|| inner.platform.remove(&key), |value| inner.platform.write(&key, value));
        });
    }
}
