//! What is found in the counts on view: at once where there are few units, and where there are many once a hand rests.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::finding::{Finding, findings};
use crate::session::Session;
use crate::ui::parts::{Derived, derived};

/// Of more units, looking through all of them takes longer than a key may.
const LOOKED_AT_ONCE: usize = 300;
/// How long nothing is typed before they are looked through.
const QUIET: Duration = Duration::from_millis(250);

fn is_large(session: Session) -> bool {
    session.with(|workspace, _| workspace.roster().units().len()) > LOOKED_AT_ONCE
}

/// Tells, where there are many units, that nothing has been typed for a while.
fn settled(session: Session) -> RwSignal<u64> {
    let (settled, run) = (RwSignal::new(0_u64), StoredValue::new(0_u64));
    Effect::new(move |first: Option<()>| {
        session.track_any();
        if first.is_none() || !is_large(session) {
            return;
        }
        run.update_value(|run| *run += 1);
        let this = run.get_value();
        let tell = move || {
            if run.try_get_value() == Some(this) {
                settled.update(|times| *times += 1);
            }
        };
        set_timeout(tell, QUIET);
    });
    settled
}

/// Everything that is found in the period on view.
pub(super) fn found(session: Session) -> Derived<Vec<Finding>> {
    let settled = settled(session);
    derived(move || {
        if is_large(session) {
            session.track_whole();
            settled.track();
        } else {
            session.track_any();
        }
        session.with(|workspace, board| findings(workspace, board.period()))
    })
}
