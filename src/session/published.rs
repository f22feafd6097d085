//! A published page: one file with what was published, which neither reads nor writes the store.

use std::rc::Rc;

use leptos::prelude::*;

use super::autosave::Saving;
use super::desk::Desk;
use super::live::Live;
use super::signals::Signals;
use super::{Inner, Session, Store, draft};
use crate::domain::fault::Fault;
use crate::formats::saved;
use crate::platform::Platform;

/// Opens what the page carries.
pub(super) fn open(platform: Rc<dyn Platform>, keys: draft::Keys, file: &str) -> Result<Session, Vec<Fault>> {
    let workspace = saved::read(file)?;
    let signals = Signals { reading: RwSignal::new(true), ..Signals::new(Saving::Published) };
    let inner = Inner {
        platform,
        keys,
        tab: String::new(),
        desk: Desk::new(workspace),
        own: String::new(),
        claimed: String::new(),
        name: String::new(),
        base: 0,
        opened_at: 0,
        live: Live::default(),
        signals,
        store: Store::Absent,
        county: None,
        pending: None,
        queue: super::merging::Queue::default(),
        office: super::office::Office::default(),
        waits: super::autosave::Waits::default(),
        tail: std::cell::RefCell::default(),
        drafted: None,
    };
    Ok(Session { inner: StoredValue::new_local(inner) })
}

impl Session {
    /// Whether this is a published page.
    pub fn is_published(&self) -> bool {
        self.inner.with_value(|inner| inner.store == Store::Absent)
    }
}
