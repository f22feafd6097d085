//! 任务进度: what the tasks of the rules ask of the unit, what is done, what is left and until when.

use leptos::prelude::*;

use crate::domain::calendar::Date;
use crate::domain::roster::UnitIx;
use crate::domain::tasks::{TaskProgress, TaskWindow, tasks};
use crate::session::Session;
use crate::ui::parts::{derived, live};
use crate::ui::text;

/// The panel; nothing where no clause asks anything.
#[component]
pub(super) fn TasksPanel(session: Session, unit: UnitIx) -> impl IntoView {
    let shown = derived(move || {
        session.track_unit(unit);
        session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period());
            let name = |task: &TaskProgress| {
                let provision = rules.and_then(|rules| rules.provision(task.provision));
                provision.map(|provision| provision.name.clone()).unwrap_or_default()
            };
            let tasks = tasks(workspace, board.period(), unit);
            tasks.into_iter().map(|task| (name(&task), task)).collect::<Vec<_>>()
        })
    });
    let today = session.today();
    live(move || {
        let all = shown.get();
        if all.is_empty() {
            return None;
        }
        let rows = all
            .iter()
            .flat_map(|(name, task)| task.windows.iter().map(move |window| row(name, task, window, today)));
        let view = view! {
            <table class="t tasks">
                <caption>{text::TASKS}</caption>
                <thead><tr>
                    <th scope="col">{text::TASK_NEEDED}</th><th scope="col" class="n">{text::TASK_DONE}</th>
                    <th scope="col" class="n">{text::TASK_MISSING}</th><th scope="col">{text::TASK_LEFT}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        };
        Some(view.into_any())
    })
}

fn row(name: &str, task: &TaskProgress, window: &TaskWindow, today: Date) -> AnyView {
    let measured = |points| text::measured(points, task.measure);
    let due = text::task_due(window.days.to(), window.days_left(today), window.has_begun(today));
    view! {
        <tr>
            <th scope="row">{name.to_owned()}<small>{measured(window.needed)}</small></th>
            <td class="n">{measured(window.done)}</td>
            <td class="n b">{measured(window.missing())}</td>
            <td>{due}{task.waits.then(|| view! { <small>{text::CAN_GROW}</small> }.into_any())}</td>
        </tr>
    }
    .into_any()
}
