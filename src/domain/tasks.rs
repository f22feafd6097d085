//! 任务进度: what the tasks of the rules ask of a unit, what is done of them, and by when the rest is due.
//!
//! What was measured and what it is put beside are the account's own lines; nothing of a clause is worked out again.

use super::calendar::{Date, Span};
use super::points::Points;
use super::roster::UnitIx;
use super::rules::{Body, Judged, Measure, ProvisionIx, Window};
use super::score;
use super::workspace::{PeriodIx, Workspace};

/// One task clause of the rules, as it stands for a unit in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskProgress {
    /// The clause, by its position in the period's rule set.
    pub provision: ProvisionIx,
    /// What is measured; points, or items in the same thousandths.
    pub measure: Measure,
    /// In which window it is to be reached.
    pub per: Window,
    /// When it is judged.
    pub judged: Judged,
    /// What is asked in one window.
    pub each: Points,
    /// The windows the period has a part in, in their order; never empty.
    pub windows: Vec<TaskWindow>,
    /// Whether a channel that is measured has not been fed back, so that more may be done than is known.
    pub waits: bool,
}

/// One window of a task, or several that a period without dated items covers as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskWindow {
    /// Its days; the last one is that by which the task is due.
    pub days: Span,
    /// How many windows it stands for: 3 where a quarter's counts are put beside a monthly task.
    pub covers: i64,
    /// What is done of it up to the period's end, earlier periods of the window included.
    pub done: Points,
    /// What is asked in all of it.
    pub needed: Points,
    /// Whether it ends in this period.
    pub closes: bool,
    /// What the clause brings or costs in this period on account of it, in what the clause pays in.
    pub value: Points,
}

impl TaskWindow {
    /// What is still missing; none is less than nothing.
    pub fn missing(&self) -> Points {
        (self.needed - self.done).max(Points::ZERO)
    }

    /// How many days are left after `today`: 0 on the last day, none once it is over.
    pub fn days_left(&self, today: Date) -> Option<u32> {
        u32::try_from(self.days.to().day_number() - today.day_number()).ok()
    }

    /// Whether it has begun by a day.
    pub fn has_begun(&self, today: Date) -> bool {
        self.days.from() <= today
    }
}

/// The tasks of a unit in a period, in the order in which they act. None of a unit that is listed only, was not there, or
/// of which no clause asks anything.
pub fn tasks(workspace: &Workspace, period: PeriodIx, unit: UnitIx) -> Vec<TaskProgress> {
    let parts = workspace.period(period).zip(workspace.rules_of(period)).zip(workspace.roster().unit(unit));
    let Some(((record, rules), of)) = parts else { return Vec::new() };
    let is_task = |body: &Body| matches!(body, Body::Task(_));
    if !rules.provisions().iter().any(|one| is_task(&one.body)) {
        return Vec::new();
    }
    let Some(account) = score::account(workspace, period, unit) else { return Vec::new() };
    let progress = |ix: ProvisionIx| {
        let Body::Task(task) = &rules.provision(ix)?.body else { return None };
        let lines = account.clauses.iter().filter(|line| line.provision == ix);
        let mut windows: Vec<TaskWindow> = Vec::new();
        let id = &rules.provision(ix)?.id;
        let asks = |at: PeriodIx| {
            let rules = workspace.rules_of(at).filter(|_| workspace.is_active(unit, at));
            rules.is_some_and(|rules| rules.find_provision(id).is_some())
        };
        // A task posts one line a slice.
        for (line, stretch) in lines.zip(score::stretches(workspace, period, task.per, asks)) {
            let now = TaskWindow {
                days: stretch.days,
                covers: stretch.covers,
                done: line.measured,
                needed: line.against,
                closes: stretch.closes,
                value: line.value(),
            };
            match windows.last_mut() {
                // Each line tells the window to date, but what it brought is told slice by slice.
                Some(before) if before.days == now.days => {
                    let value = before.value + now.value;
                    *before = TaskWindow { value, closes: before.closes || now.closes, ..now };
                }
                _ => windows.push(now),
            }
        }
        let measured = rules.resolved(ix).and_then(|resolved| resolved.selections.first());
        let waits = |&channel: &_| {
            let is_open = rules.channel(channel).is_some_and(|channel| channel.is_open_to(&of.class));
            is_open && record.is_waiting(channel)
        };
        (!windows.is_empty()).then(|| TaskProgress {
            provision: ix,
            measure: task.measure,
            per: task.per,
            judged: task.judged,
            each: task.target.of(of).unwrap_or_default(),
            windows,
            waits: measured.is_some_and(|of| of.channels.iter().any(waits)),
        })
    };
    rules.acting().filter_map(|(ix, ..)| progress(ix)).collect()
}
