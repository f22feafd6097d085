//! 批示 and other entries by hand: the small table below the items, and its form.

use leptos::prelude::*;

use super::entry::{EntryDraft, clauses};
use super::field::{bound, choice, unit_names};
use super::guard::{guard, save};
use super::state::{Ledger, Wanted};
use crate::domain::id::{EntryId, ProvisionId};
use crate::domain::points::Points;
use crate::domain::record::Adjustment;
use crate::domain::score::deeds;
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// The table of the period's entries.
pub(super) fn entries(ledger: Ledger) -> AnyView {
    let new =
        ledger.may_change().then(|| button("btn", text::NEW_ENTRY, move || ledger.ask(Wanted::Entry(None))));
    view! {
        <section class="led-entries">
            <h2>{text::ENTRIES}<span>{new}</span></h2>
            {live(move || list(ledger))}
        </section>
    }
    .into_any()
}

/// An entry as a row: unit, clause, day, what it brings, item, times, reason and evidence.
struct ShownEntry {
    id: EntryId,
    unit: String,
    kind: String,
    date: String,
    points: Option<Points>,
    item: String,
    times: String,
    reason: String,
    evidence: String,
}

fn list(ledger: Ledger) -> AnyView {
    ledger.session.track_any();
    let shown = ledger.session.with(|workspace, board| shown(workspace, board.period()));
    if shown.is_empty() {
        return view! { <p class="how">{text::NO_ENTRIES}</p> }.into_any();
    }
    let row = |one: ShownEntry| {
        let (id, hook) = (one.id.clone(), one.id.to_string());
        let open = move |_| ledger.ask(Wanted::Entry(Some(id.clone())));
        view! {
            <tr data-entry=hook>
                <th scope="row"><button class="unit-link" type="button" on:click=open>{one.unit}</button></th>
                <td>{one.kind}</td><td>{one.date}</td>
                <td class="n b" data-col="points">{one.points.map_or_else(|| text::NONE.to_owned(), |points| points.to_string())}</td>
                <td class="n">{one.times}</td><td class="wrap">{one.item}</td>
                <td class="wrap">{one.reason}</td><td class="wrap">{one.evidence}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = shown.into_iter().map(row).collect();
    let heads = [
        text::UNIT,
        text::ENTRY_KIND,
        text::DATE,
        text::ITEM_SCORE,
        text::TIMES,
        text::OF_ITEM,
        text::REASON,
        text::EVIDENCE,
    ];
    let head = |words: &'static str| view! { <th scope="col">{words}</th> }.into_any();
    let heads: Vec<AnyView> = heads.into_iter().map(head).collect();
    view! {
        <table class="t">
            <caption class="vh">{text::ENTRIES}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The entries of a period; what each brings is what the engine's account says.
fn shown(workspace: &Workspace, period: PeriodIx) -> Vec<ShownEntry> {
    let Some(record) = workspace.period(period) else { return Vec::new() };
    let mine = |entry: &&Adjustment| entry.period == record.parts().id;
    let entries: Vec<&Adjustment> = workspace.adjustments().values().filter(mine).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let all = clauses(workspace, period);
    let deeds = deeds(workspace, period);
    let one = |entry: &Adjustment| {
        let unit = workspace.roster().find(&entry.unit);
        let clause = all.iter().find(|(provision, _)| provision.id == entry.kind);
        let grade = clause.and_then(|(_, body)| body.grades.iter().find(|grade| grade.id == entry.grade));
        let kind = clause.map_or_else(|| entry.kind.to_string(), |(provision, _)| provision.name.clone());
        let lines = unit.and_then(|unit| deeds.get(unit.get())).map_or(&[][..], Vec::as_slice);
        let line = lines.iter().find(|line| line.entry.as_ref() == Some(&entry.id));
        let item = entry.item.as_ref().and_then(|id| workspace.items().get(id));
        ShownEntry {
            id: entry.id.clone(),
            unit: unit
                .and_then(|unit| workspace.roster().unit(unit))
                .map_or_else(|| entry.unit.to_string(), |unit| unit.name_parts().0.to_owned()),
            kind: grade.map_or_else(|| kind.clone(), |grade| text::kind_channel(&kind, &grade.name)),
            date: entry.date.map(|date| date.to_string()).unwrap_or_default(),
            points: line.map(crate::domain::score::ClauseLine::value),
            item: item.map(|item| item.title.clone()).unwrap_or_default(),
            times: entry.times.map(|times| times.to_string()).unwrap_or_default(),
            reason: entry.reason.clone(),
            evidence: entry.evidence.clone(),
        }
    };
    entries.into_iter().map(one).collect()
}

/// The form of an entry.
pub(super) fn entry_form(ledger: Ledger) -> AnyView {
    let kinds: Vec<(String, String)> = ledger.session.with(|workspace, board| {
        let all = clauses(workspace, board.period());
        all.iter().map(|(provision, _)| (provision.id.to_string(), provision.name.clone())).collect()
    });
    let is_new = ledger.entry_kept.with_untracked(|kept| kept.id.is_none());
    let title = if is_new { text::NEW_ENTRY } else { text::EDIT_ENTRY };
    if kinds.is_empty() {
        return view! {
            <section class="panel led-form" aria-label=title data-form="entry">
                <h2>{title}</h2><p class="how">{text::NO_ENTRY_CLAUSES}</p>
                <p class="fields acts">{button("btn", text::CLOSE_FORM, move || _ = ledger.close())}</p>
            </section>
        }
        .into_any();
    }
    let chosen = ledger.entry.with_untracked(|draft| draft.kind.as_ref().map(ToString::to_string));
    let kind = choice(text::ENTRY_KIND, "entry-kind", kinds, chosen.unwrap_or_default(), move |id| {
        ledger.entry.update(|draft| {
            draft.kind = Some(ProvisionId::new(&id));
            draft.grade = String::new();
        });
    });
    let delete = (!is_new).then(|| button("btn", text::DELETE_ENTRY, move || ledger.delete()));
    view! {
        <section class="panel led-form" aria-label=title data-form="entry">
            <h2>{title}<small>{text::NO_SECRETS}</small></h2>
            {unit_names(ledger.session)}
            <p class="fields">
                {of(ledger, text::UNIT, "unit", text::UNIT_HINT, |draft| &mut draft.unit)}
                {kind}
                {live(move || of_clause(ledger))}
                {of(ledger, text::DATE, "date", text::DATE_HINT, |draft| &mut draft.date)}
                {of(ledger, text::TIMES, "times", "", |draft| &mut draft.times)}
            </p>
            <p class="fields">
                {of(ledger, text::OF_ITEM, "item", text::OF_ITEM_HINT, |draft| &mut draft.item)}
                {of(ledger, text::REASON, "reason", "", |draft| &mut draft.reason)}
                {of(ledger, text::EVIDENCE, "evidence", "", |draft| &mut draft.evidence)}
            </p>
            {guard(ledger)}
            <p class="fields acts">
                {button("btn main", text::SAVE_ENTRY, move || save(ledger))}
                {delete}
                {button("btn", text::CLOSE_FORM, move || _ = ledger.close())}
            </p>
        </section>
    }
    .into_any()
}

/// What the chosen clause asks for: a grade, or points that a person judges.
fn of_clause(ledger: Ledger) -> AnyView {
    let kind = ledger.entry.with(|draft| draft.kind.clone());
    let (grades, is_judged) = ledger.session.with(|workspace, board| {
        let all = clauses(workspace, board.period());
        let clause = all.iter().find(|(provision, _)| Some(&provision.id) == kind.as_ref());
        let grades = clause.map_or(&[][..], |(_, body)| body.grades.as_slice());
        let grades: Vec<(String, String)> =
            grades.iter().map(|grade| (grade.id.clone(), grade.name.clone())).collect();
        (grades, clause.is_some_and(|(_, body)| body.least.is_some()))
    });
    let grade = (!grades.is_empty()).then(|| {
        let chosen = ledger.entry.with_untracked(|draft| draft.grade.clone());
        let all = std::iter::once((String::new(), text::NO_GRADE.to_owned())).chain(grades).collect();
        choice(text::GRADE, "grade", all, chosen, move |id| {
            ledger.entry.update(|draft| draft.grade.clone_from(&id));
        })
    });
    let points = is_judged.then(|| of(ledger, text::JUDGED, "points", "", |draft| &mut draft.points));
    view! { {grade}{points} }.into_any()
}

fn of(
    ledger: Ledger,
    label: &'static str,
    hook: &'static str,
    hint: &'static str,
    field: fn(&mut EntryDraft) -> &mut String,
) -> AnyView {
    let get = move || {
        let mut draft = ledger.entry.get();
        std::mem::take(field(&mut draft))
    };
    let set = move |typed: String| ledger.entry.update(|draft| field(draft).clone_from(&typed));
    bound(label, hook, hint, get, set)
}
