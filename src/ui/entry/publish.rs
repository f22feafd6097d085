//! 发布: what is still open, the notice's number and date, and the act itself.

use leptos::prelude::*;

use super::checks::parted;
use super::state::Grid;
use super::verify::{check_counts, unchecked};
use crate::domain::calendar::Date;
use crate::domain::edit::{Edit, ManyName, publish};
use crate::domain::finding::{Code, Finding, Severity};
use crate::domain::notice::Number;
use crate::domain::workspace::PeriodParts;
use crate::ui::parts::{ToOriginal, button, derived, field, focus_first, live, named_field};
use crate::ui::text;

/// So many open questions are listed.
const SHOWN: usize = 6;

/// The panel that leads to publishing.
#[component]
pub(super) fn Publish(grid: Grid) -> impl IntoView {
    let session = grid.session;
    // With the channels that wait as they stand: what is written back would else forget them.
    let parts = session.with(|workspace, board| workspace.period_parts(board.period())).unwrap_or_default();
    let end = parts.to;
    let (number, date) = (grid.in_panel.number, grid.in_panel.date);
    let told = RwSignal::new(String::new());
    // What holds nothing back is seen and said by somebody; whoever ticked it saw what stood there then.
    let anyway = RwSignal::new(false);
    let doubts = derived(move || {
        session.track_any();
        doubts(grid, &number.get(), &date.get())
    });
    Effect::new(move |_| {
        doubts.with(|_| ());
        anyway.set(false);
    });
    let act = move || {
        let errors = grid.findings.with(|all| all.iter().filter(|found| is(found, Severity::Error)).count());
        let number = number.get_untracked().trim().to_owned();
        let read = Date::read_if_any(&date.get_untracked());
        let doubts = untrack(|| doubts.get());
        let is_doubtful = !doubts.is_empty() && !anyway.get_untracked();
        // Everything that is missing at once, so that nobody is sent back a second time.
        let missing = [
            (errors > 0).then(|| text::errors_first(errors)),
            Some(&number).filter(|number| !number.is_empty()).and_then(|number| text::number_wrong(number)),
            read.is_err().then(|| text::date_wanted(end)),
            is_doubtful.then(|| text::doubts_first(&doubts)),
        ];
        if missing.iter().any(Option::is_some) {
            if missing[..3].iter().all(Option::is_none) {
                focus_first(&[".panel input[type=checkbox]"]);
            }
            told.set(missing.into_iter().flatten().collect());
            return;
        }
        match publish_with(grid, &parts, number, read.unwrap_or_default()) {
            Ok(()) => grid.close_panel(),
            Err(words) => told.set(words),
        }
    };
    let ask = move || {
        let doubts = doubts.get();
        (!doubts.is_empty()).then(|| {
            let tick = move |event| anyway.set(event_target_checked(&event));
            view! { <p class="fields"><label><input type="checkbox" prop:checked=move || anyway.get() on:change=tick/>" "{text::publish_anyway(&doubts)}</label></p> }
                .into_any()
        })
    };
    let open = move || {
        let (all, _) = parted(grid);
        let weighs = |found: &&Finding| !is(found, Severity::Note) || found.code == Code::NothingEntered;
        let count = all.iter().filter(weighs).count();
        if count == 0 {
            return view! { <p class="okline"><span class="mk">{text::MARK_RIGHT}</span>" "{text::NOTHING_OPEN}</p> }.into_any();
        }
        let lines = all.iter().filter(weighs).take(SHOWN).map(|found| {
            let severity = found.code.severity();
            let class = match severity {
                Severity::Error => "mk err",
                Severity::Query => "mk ask",
                Severity::Note => "mk note",
            };
            let words = session.with(|workspace, _| text::finding(workspace, found));
            let found = found.clone();
            let way = use_context::<ToOriginal>().filter(|_| found.code.is_of_text());
            let show = move |_| way.map_or_else(|| grid.show_finding(&found), |way| way.0.run(()));
            view! { <li><span class=class>{text::severity(severity)}</span><button class="link" type="button" on:click=show>{words}</button></li> }
                .into_any()
        });
        let more = count.saturating_sub(SHOWN);
        let more = (more > 0).then(|| view! { <li><span></span>{text::more_findings(more)}</li> }.into_any());
        view! { <ol>{lines.collect_view()}{more}</ol> }.into_any()
    };
    view! {
        <section class="panel" aria-label=text::PUBLISH>
            <h2>{text::PUBLISH}<small>{text::PUBLISH_NOTE}</small></h2>
            <div class="panel-b">
                <div class="finds"><h3>{text::STILL_OPEN}<small>{check_counts(grid)}</small></h3>{live(open)}</div>
                <div>
                    <h3>{text::NOTICE}</h3>
                    <p class="fields">
                        {field(text::NOTICE_NUMBER, number, "field")}
                        {named_field(text::notice_date(end), date, "field")}
                    </p>
                    <p class="how">{text::PUBLISHED_HOLDS}</p>
                    {live(ask)}
                    <p class="fields">
                        {button("btn", text::CANCEL, move || grid.close_panel())}
                        {button("btn seal", text::PUBLISH_NOW, act)}
                        <span class="err-msg" role="alert">{live(move || told.get())}</span>
                    </p>
                </div>
            </div>
        </section>
    }
}

/// What is no fault and has to be seen before the period is out, each in words.
fn doubts(grid: Grid, number: &str, date: &str) -> Vec<String> {
    let queries = parted(grid).0.iter().filter(|found| is(found, Severity::Query)).count();
    let [returned, waiting] = unchecked(grid);
    // A period that was never filled in looks like one in which nothing was adopted.
    let is_blank = parted(grid).0.iter().any(|found| found.code == Code::NothingEntered);
    let end = grid.session.with(|workspace, board| workspace.period(board.period()).map(|of| of.span().to()));
    let other_year = Number::read(number).ok().zip(end).filter(|(number, end)| !number.is_near(*end));
    let early = Date::read_if_any(date).ok().flatten().zip(end).filter(|(day, end)| day < end);
    let all = [
        is_blank.then(|| text::ALL_BLANK.to_owned()),
        (queries > 0).then(|| text::queries_open(queries)),
        (returned > 0).then(|| text::rows_returned(returned)),
        (waiting > 0).then(|| text::rows_unchecked(waiting)),
        other_year.map(|(number, end)| text::number_of_other_year(number.year, end.year())),
        early.map(|(_, end)| text::dated_early(end)),
    ];
    all.into_iter().flatten().collect()
}

fn is(found: &Finding, severity: Severity) -> bool {
    found.code.severity() == severity
}

/// Writes the notice's number and date down where they changed, and publishes, in one step.
fn publish_with(
    grid: Grid,
    parts: &PeriodParts,
    notice_number: String,
    notice_date: Option<Date>,
) -> Result<(), String> {
    let mut edits = Vec::new();
    if (&parts.notice_number, parts.notice_date) != (&notice_number, notice_date) {
        let changed = PeriodParts { notice_number, notice_date, ..parts.clone() };
        edits.push(Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(changed)) });
    }
    // What is printed hangs on neither.
    let published = grid.session.with(|workspace, _| publish(workspace, &parts.id));
    let taken = published.and_then(|edit| {
        edits.push(edit);
        grid.session.attempt(Edit::Many { name: ManyName::Publish, edits })
    });
    taken.map_err(|fault| text::edit_fault(&fault))
}
