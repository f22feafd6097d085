//! The twin of the worker: runs what a test puts into it, message by message, when the test says so.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::Memory;
use crate::platform::{Heard, Worker, WorkerFault};

/// What a worker does with a message: it may answer as often as it likes.
pub type Work = Box<dyn FnMut(&[u8], &mut dyn FnMut(Vec<u8>))>;
/// Makes what a worker that is started does.
type Hire = Box<dyn Fn() -> Work>;
/// What reaches the page, in its order.
type Post = VecDeque<Result<Vec<u8>, WorkerFault>>;

/// Every worker the page has started, and what they are made of.
#[derive(Default)]
pub(super) struct Workshop {
    hire: RefCell<Option<Hire>>,
    running: RefCell<Option<Rc<Running>>>,
    started: Cell<usize>,
}

struct Running {
    work: RefCell<Work>,
    inbox: RefCell<VecDeque<Vec<u8>>>,
    outbox: RefCell<Post>,
    heard: Heard,
}

/// The page's end of it.
struct Held {
    workshop: Rc<Workshop>,
    running: Rc<Running>,
}

impl Memory {
    /// Gives the page a worker; without one it cannot be started.
    pub fn have_worker(&self, hire: impl Fn() -> Work + 'static) {
        *self.workshop.hire.borrow_mut() = Some(Box::new(hire));
    }

    /// Gives the page none.
    pub fn have_no_worker(&self) {
        *self.workshop.hire.borrow_mut() = None;
    }

    /// Lets the worker take its next message, and the page hear all its answers; `false` when there was none to take.
    pub fn work(&self) -> bool {
        let Some(running) = self.running() else { return false };
        let Some(message) = running.inbox.borrow_mut().pop_front() else { return false };
        (running.work.borrow_mut())(&message, &mut |answer| {
            running.outbox.borrow_mut().push_back(Ok(answer));
        });
        self.hear();
        true
    }

    /// Breaks the worker in the middle of its work.
    pub fn break_worker(&self, said: &str) {
        if let Some(running) = self.running() {
            running.outbox.borrow_mut().push_back(Err(WorkerFault::Broken(said.to_owned())));
        }
        self.hear();
    }

    /// How many workers the page has started.
    pub fn workers_started(&self) -> usize {
        self.workshop.started.get()
    }

    /// Whether one is running.
    pub fn has_worker(&self) -> bool {
        self.workshop.running.borrow().is_some()
    }

    fn hear(&self) {
        // What the page hears may stop the worker: then it hears no more.
        while let Some(running) = self.running() {
            let Some(answer) = running.next_answer() else { break };
            (running.heard)(answer);
        }
    }

    fn running(&self) -> Option<Rc<Running>> {
        self.workshop.running.borrow().clone()
    }
}

impl Running {
    fn next_answer(&self) -> Option<Result<Vec<u8>, WorkerFault>> {
        self.outbox.borrow_mut().pop_front()
    }
}

impl Workshop {
    pub(super) fn start(this: &Rc<Self>, heard: Heard) -> Result<Box<dyn Worker>, WorkerFault> {
        let hire = this.hire.borrow();
        let hire = hire.as_ref().ok_or_else(|| WorkerFault::CannotStart(String::new()))?;
        let (inbox, outbox) = (RefCell::default(), RefCell::default());
        let running = Rc::new(Running { work: RefCell::new(hire()), inbox, outbox, heard });
        *this.running.borrow_mut() = Some(Rc::clone(&running));
        this.started.set(this.started.get() + 1);
        Ok(Box::new(Held { workshop: Rc::clone(this), running }))
    }
}

impl Worker for Held {
    fn send(&self, message: &[u8]) {
        self.running.inbox.borrow_mut().push_back(message.to_vec());
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let is_this = |running: &Rc<Running>| Rc::ptr_eq(running, &self.running);
        let mut running = self.workshop.running.borrow_mut();
        if running.as_ref().is_some_and(is_this) {
            *running = None;
        }
    }
}
