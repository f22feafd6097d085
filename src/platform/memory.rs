//! The browser's twin in memory: refuses, fills up and lets time pass when told to.

mod files;
mod worker;

pub use worker::Work;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{FileFault, Heard, Moment, PickedFile, Platform, StoreFault, Worker, WorkerFault};

/// When something is due, and what.
type Timer = (i64, Box<dyn FnOnce()>);
/// What is done with dropped files.
type Dropped = Box<dyn Fn(Vec<PickedFile>)>;
/// A tab and what it does when a key was changed by another.
type Listener = (usize, Rc<dyn Fn(&str)>);

/// A store, a clock and files that stand still until a test moves them.
pub struct Memory {
    store: Rc<RefCell<BTreeMap<String, String>>>,
    /// What each tab of the store does when another one changes it.
    tabs: Rc<RefCell<Vec<Listener>>>,
    tab: usize,
    /// Keys that other tabs changed and this one has not been told of.
    news: Rc<RefCell<Vec<(usize, String)>>>,
    chance: Rc<Cell<u64>>,
    /// How many characters fit, keys and texts.
    room: Cell<Option<usize>>,
    /// The write that fails, counted from the next one.
    fails_at: Cell<Option<usize>>,
    refuse: Cell<Option<StoreFault>>,
    refuse_writes: Cell<Option<StoreFault>>,
    garble: Cell<bool>,
    writes: Cell<usize>,
    /// Milliseconds since midnight of the day it stands still on.
    now: Cell<i64>,
    timers: RefCell<Vec<Timer>>,
    hidden: RefCell<Vec<Rc<dyn Fn()>>>,
    left: RefCell<Vec<Rc<dyn Fn()>>>,
    unsaved: RefCell<Vec<Rc<dyn Fn() -> bool>>>,
    offered: RefCell<Vec<(String, Vec<u8>)>>,
    copied: RefCell<Option<String>>,
    copied_html: RefCell<Option<String>>,
    next_files: RefCell<Vec<files::File>>,
    /// What is kept for as long as the tab is open.
    kept: RefCell<BTreeMap<String, String>>,
    place: RefCell<String>,
    carried: RefCell<Vec<(String, String)>>,
    build: RefCell<String>,
    dropped: RefCell<Vec<Dropped>>,
    workshop: Rc<worker::Workshop>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            store: Rc::default(),
            tabs: Rc::default(),
            tab: 0,
            news: Rc::default(),
            chance: Rc::default(),
            room: Cell::new(None),
            fails_at: Cell::new(None),
            refuse: Cell::new(None),
            refuse_writes: Cell::new(None),
            garble: Cell::new(false),
            writes: Cell::new(0),
            now: Cell::new(((10 * 60 + 42) * 60 + 31) * 1000),
            timers: RefCell::default(),
            hidden: RefCell::default(),
            left: RefCell::default(),
            unsaved: RefCell::default(),
            offered: RefCell::default(),
            copied: RefCell::default(),
            copied_html: RefCell::default(),
            next_files: RefCell::default(),
            kept: RefCell::default(),
            place: RefCell::new("/ermu.html".to_owned()),
            carried: RefCell::default(),
            build: RefCell::new("0.1.0 2022-04-01 00000001".to_owned()),
            dropped: RefCell::default(),
            workshop: Rc::default(),
        }
    }
}

impl Memory {
    /// Another tab of the same browser.
    pub fn beside(&self) -> Self {
        Self {
            store: Rc::clone(&self.store),
            tabs: Rc::clone(&self.tabs),
            tab: self.tab + 1,
            news: Rc::clone(&self.news),
            place: self.place.clone(),
            chance: Rc::clone(&self.chance),
            now: Cell::new(self.now.get()),
            ..Self::default()
        }
    }

    /// The same store as a browser finds it after a restart: nothing done there comes back here.
    pub fn restarted(&self) -> Self {
        let store = Rc::new(RefCell::new(self.store.borrow().clone()));
        let chance = Rc::new(Cell::new(self.chance.get() + 1));
        Self { store, chance, now: Cell::new(self.now.get()), place: self.place.clone(), ..Self::default() }
    }

    /// Makes this another browser by chance, whose ids meet no other one's.
    pub fn draw(&self, seed: u64) {
        self.chance.set(seed.rotate_left(32) ^ seed);
    }

    /// Tells every tab what others have changed.
    pub fn deliver(&self) {
        while let Some((by, key)) = self.take_news() {
            let tabs: Vec<_> = self.tabs.borrow().iter().filter(|(tab, _)| *tab != by).cloned().collect();
            for (_, heard) in tabs {
                heard(&key);
            }
        }
    }

    fn take_news(&self) -> Option<(usize, String)> {
        let mut news = self.news.borrow_mut();
        if news.is_empty() { None } else { Some(news.remove(0)) }
    }

    /// Gives the store so much room for keys and texts, in characters.
    pub fn give_room(&self, room: Option<usize>) {
        self.room.set(room);
    }

    /// How many characters stand in the store.
    pub fn taken(&self) -> usize {
        self.store.borrow().iter().map(|(key, text)| size(key) + size(text)).sum()
    }

    /// Fails one write: the next one for 0, the one after it for 1.
    pub fn fail_write_at(&self, position: usize) {
        self.fails_at.set(Some(position));
    }

    /// Fails every use of the store from now on, or none.
    pub fn refuse(&self, fault: Option<StoreFault>) {
        self.refuse.set(fault);
    }

    /// Fails every write from now on, or none.
    pub fn refuse_writes(&self, fault: Option<StoreFault>) {
        self.refuse_writes.set(fault);
    }

    /// Keeps other bytes than were written, or not.
    pub fn garble(&self, garble: bool) {
        self.garble.set(garble);
    }

    /// How many writes went well so far.
    pub fn writes(&self) -> usize {
        self.writes.get()
    }

    /// Lets time pass and runs what falls due, in order.
    pub fn advance(&self, milliseconds: i32) {
        let until = self.now.get() + i64::from(milliseconds);
        loop {
            let due = {
                let mut timers = self.timers.borrow_mut();
                let next =
                    (0..timers.len()).filter(|&i| timers[i].0 <= until).min_by_key(|&i| (timers[i].0, i));
                next.map(|i| timers.remove(i))
            };
            let Some((at, act)) = due else { break };
            self.now.set(at);
            act();
        }
        self.now.set(until);
    }

    /// Hides the page, as when another tab is looked at.
    pub fn hide(&self) {
        let acts: Vec<_> = self.hidden.borrow().clone();
        for act in acts {
            act();
        }
    }

    /// Leaves the page, as when its tab is closed.
    pub fn leave(&self) {
        self.hide();
        let acts: Vec<_> = self.left.borrow().clone();
        for act in acts {
            act();
        }
    }

    /// Whether the browser would ask before the page is left.
    pub fn would_ask(&self) -> bool {
        let unsaved: Vec<_> = self.unsaved.borrow().clone();
        unsaved.iter().any(|unsaved| unsaved())
    }

    /// What stands under a key.
    pub fn stored(&self, key: &str) -> Option<String> {
        self.store.borrow().get(key).cloned()
    }

    /// Every key in the store.
    pub fn stored_keys(&self) -> Vec<String> {
        self.store.borrow().keys().cloned().collect()
    }

    /// Puts something in the store behind the page's back.
    pub fn plant(&self, key: &str, text: &str) {
        self.store.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// The text last put on the clipboard.
    pub fn copied(&self) -> Option<String> {
        self.copied.borrow().clone()
    }

    /// The table last put on the clipboard as HTML.
    pub fn copied_html(&self) -> Option<String> {
        self.copied_html.borrow().clone()
    }

    /// Makes this a page that carries a file in an element with this id.
    pub fn carry(&self, id: &str, file: &str) {
        self.carried.borrow_mut().push((id.to_owned(), file.to_owned()));
    }

    /// Makes this another build of the page.
    pub fn be_build(&self, build: &str) {
        build.clone_into(&mut self.build.borrow_mut());
    }

    /// Moves the page to another address.
    pub fn stand_at(&self, place: &str) {
        place.clone_into(&mut self.place.borrow_mut());
    }

    fn usable(&self) -> Result<(), StoreFault> {
        self.refuse.get().map_or(Ok(()), Err)
    }
}

/// Characters as a browser counts them.
fn size(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Platform for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.usable()?;
        Ok(self.stored(key))
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.usable()?;
        self.refuse_writes.get().map_or(Ok(()), Err)?;
        match self.fails_at.get() {
            Some(0) => {
                self.fails_at.set(None);
                return Err(StoreFault::Full);
            }
            left => self.fails_at.set(left.map(|left| left - 1)),
        }
        let before = self.stored(key).map_or(0, |before| size(key) + size(&before));
        if self.room.get().is_some_and(|room| self.taken() - before + size(key) + size(text) > room) {
            return Err(StoreFault::Full);
        }
        let kept = if self.garble.get() { text.chars().skip(1).collect() } else { text.to_owned() };
        self.plant(key, &kept);
        self.writes.set(self.writes.get() + 1);
        self.news.borrow_mut().push((self.tab, key.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.usable()?;
        self.store.borrow_mut().remove(key);
        self.news.borrow_mut().push((self.tab, key.to_owned()));
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        self.usable()?;
        Ok(self.store.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn kept_for_tab(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.usable()?;
        Ok(self.kept.borrow().get(key).cloned())
    }

    fn keep_for_tab(&self, key: &str, text: Option<&str>) -> Result<(), StoreFault> {
        self.usable()?;
        let mut kept = self.kept.borrow_mut();
        kept.remove(key);
        kept.extend(text.map(|text| (key.to_owned(), text.to_owned())));
        Ok(())
    }

    fn place(&self) -> String {
        self.place.borrow().clone()
    }

    fn now(&self) -> Moment {
        let seconds = u32::try_from(self.now.get() / 1000).unwrap_or(0);
        let (days, hour) = (seconds / 86_400, seconds / 3600 % 24);
        let (minute, second) = (seconds / 60 % 60, seconds % 60);
        Moment { year: 2022, month: 4, day: 12 + days, hour, minute, second }
    }

    fn random(&self) -> u64 {
        // The steps of a known sequence: different every time, the same in every run.
        self.chance.set(self.chance.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
        self.chance.get()
    }

    fn on_store_change(&self, heard: Box<dyn Fn(&str)>) {
        self.tabs.borrow_mut().push((self.tab, Rc::from(heard)));
    }

    fn after(&self, milliseconds: i32, then: Box<dyn FnOnce()>) {
        let due = self.now.get() + i64::from(milliseconds);
        self.timers.borrow_mut().push((due, then));
    }

    fn on_hide(&self, act: Box<dyn Fn()>) {
        self.hidden.borrow_mut().push(Rc::from(act));
    }

    fn on_leave(&self, act: Box<dyn Fn()>) {
        self.left.borrow_mut().push(Rc::from(act));
    }

    fn ask_before_leaving(&self, unsaved: Box<dyn Fn() -> bool>) {
        self.unsaved.borrow_mut().push(Rc::from(unsaved));
    }

    fn offer_bytes(&self, name: &str, _mime: &str, bytes: &[u8]) -> Result<(), FileFault> {
        self.offered.borrow_mut().push((name.to_owned(), bytes.to_vec()));
        Ok(())
    }

    fn offer_painted(
        &self,
        name: &str,
        drawing: &str,
        _size: (u32, u32),
        then: Box<dyn FnOnce(Result<(), FileFault>)>,
    ) {
        then(self.offer_bytes(name, "image/png", drawing.as_bytes()));
    }

    fn choose_files(&self, _accept: &str, several: bool, then: Box<dyn FnOnce(Vec<PickedFile>)>) {
        let mut files = std::mem::take(&mut *self.next_files.borrow_mut());
        files.truncate(if several { usize::MAX } else { 1 });
        if !files.is_empty() {
            then(files.into_iter().map(files::picked).collect());
        }
    }

    fn copy(&self, text: &str) -> Result<(), FileFault> {
        *self.copied.borrow_mut() = Some(text.to_owned());
        Ok(())
    }

    fn copy_table(&self, text: &str, html: &str) -> Result<(), FileFault> {
        *self.copied_html.borrow_mut() = Some(html.to_owned());
        self.copy(text)
    }

    fn carried(&self, id: &str) -> Option<String> {
        let carried = self.carried.borrow();
        carried.iter().find(|(other, _)| other == id).map(|(_, file)| file.clone())
    }

    fn build(&self) -> String {
        self.build.borrow().clone()
    }

    fn on_files_dropped(&self, then: Box<dyn Fn(Vec<PickedFile>)>) {
        self.dropped.borrow_mut().push(then);
    }

    fn start_worker(&self, heard: Heard) -> Result<Box<dyn Worker>, WorkerFault> {
        worker::Workshop::start(&self.workshop, heard)
    }

    fn pristine_page(&self) -> Option<String> {
        Some("<!doctype html>\n<div id=\"ermu-app\"></div>\n".to_owned())
    }
}
