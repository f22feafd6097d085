//! Beside the table: which record scores, where ledger and sheet differ, what may be one item, what is to be asked.

use leptos::prelude::*;

use super::shown::date_in;
use super::state::{Ledger, Wanted};
use crate::domain::edit::Edit;
use crate::domain::finding::{Code, Finding, Severity};
use crate::domain::id::ItemId;
use crate::domain::trial::{Moved, lost, trial};
use crate::domain::workspace::{PeriodParts, Source, Status};
use crate::ui::parts::{button, focus_first, live};
use crate::ui::text;

/// So many lines of a list are shown.
const SHOWN: usize = 40;

/// All of it.
pub(super) fn beside(ledger: Ledger) -> AnyView {
    view! {
        <aside class="finds led-side" aria-label=text::RECONCILE>
            {live(move || source(ledger))}
            {live(move || reconciled(ledger))}
            {live(move || alike(ledger))}
            {live(move || asked(ledger))}
        </aside>
    }
    .into_any()
}

/// Which record scores, and the switch.
fn source(ledger: Ledger) -> AnyView {
    ledger.session.track_any();
    let parts = ledger.session.with(|workspace, board| workspace.period_parts(board.period()));
    let Some(parts) = parts else { return ().into_any() };
    let (now, is_out) = (parts.source, parts.status == Status::Published);
    let may_switch = ledger.may_change() && !is_out;
    let to = |source: Source, words: &'static str| {
        let period = parts.id.clone();
        let ask = move |_| {
            ledger.switching.set((source != now).then(|| (period.clone(), source)));
            focus_first(&["[data-switching] .btn"]);
        };
        view! { <button class="btn" type="button" aria-pressed=(source == now).to_string() disabled=!may_switch on:click=ask>{words}</button> }
            .into_any()
    };
    let buttons = view! { {to(Source::Counts, text::BY_COUNTS)}{to(Source::Items, text::BY_ITEMS)} };
    let asked = ledger.switching.get();
    let asked = asked.filter(|(period, source)| may_switch && *period == parts.id && *source != now);
    let asked = asked.map(|(_, source)| switching(ledger, PeriodParts { source, ..parts }));
    let means = if now == Source::Items { text::BY_ITEMS_MEANS } else { text::BY_COUNTS_MEANS };
    let locked = is_out.then(|| view! { <p class="how">{text::SOURCE_LOCKED}</p> }.into_any());
    view! {
        <section data-source=if now == Source::Items { "items" } else { "counts" }>
            <h2>{text::WHICH_SCORES}</h2>
            <p class="fields"><span class="seg" role="group" aria-label=text::WHICH_SCORES>{buttons}</span></p>
            <p class="okline">{means}</p>
            {asked}
            {locked}
        </section>
    }
    .into_any()
}

/// How many units are named of those whose points would be others.
const NAMED: usize = 3;

/// What the period would be with another record, and whether it is to be.
fn switching(ledger: Ledger, parts: PeriodParts) -> AnyView {
    let source = parts.source;
    let edit = Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) };
    let told = ledger.session.with(|workspace, board| {
        let moved = trial(workspace, board, edit.clone()).ok()?;
        let name = |one: &Moved| {
            let unit = workspace.roster().units().get(one.unit)?;
            Some((unit.name.as_str(), one.points.0, one.points.1))
        };
        let other = |one: &&Moved| one.points.0 != one.points.1;
        let first: Vec<_> = moved.iter().filter(other).filter_map(name).take(NAMED).collect();
        let words = text::switching(source, moved.len(), &first);
        Some((words, text::lost_by(source, lost(workspace, board.period(), source, &moved))))
    });
    let (words, lost) = told.unwrap_or_default();
    let again = || focus_first(&["[data-source] .seg .btn[aria-pressed=true]"]);
    let switch = move || {
        ledger.switching.set(None);
        // What is not saved stays in its form.
        if let Err(fault) = ledger.session.attempt(edit.clone()) {
            ledger.told.set(text::edit_fault(&fault));
        }
        again();
    };
    let stay = move || {
        ledger.switching.set(None);
        again();
    };
    // Where units would lose what stands of them, the way that keeps it is the first.
    let is_lost = lost.is_some();
    let [first, second] = if is_lost { ["btn", "btn main"] } else { ["btn main", "btn"] };
    let switch = button(first, text::SWITCH_NOW, switch);
    let stay = button(second, if is_lost { text::KEPT_AS_IT_IS } else { text::NOT_SWITCHED }, stay);
    let acts =
        if is_lost { view! { {stay}{switch} }.into_any() } else { view! { {switch}{stay} }.into_any() };
    let lost = lost.map(|words| view! { <p class="b" data-lost="">{words}</p> }.into_any());
    view! {
        <div class="asks" role="alert" data-switching="">
            {lost}
            <p class="small">{words}</p>
            <p class="fields">{acts}</p>
        </div>
    }
    .into_any()
}

/// Counts and items, where they differ.
fn reconciled(ledger: Ledger) -> AnyView {
    let all = ledger.findings.get();
    let differ: Vec<&Finding> = all.iter().filter(|one| one.code == Code::CountsAndItemsDiffer).collect();
    let valued = valued_otherwise(ledger, &all);
    // A ledger that is kept of some things only is told as such, and is no difference to settle.
    let few = all.iter().find(|one| one.code == Code::LedgerOfFew);
    let few = few.map(|one| {
        let words = ledger.session.with(|workspace, _| text::finding(workspace, one));
        view! { <p class="okline" data-few="">{words}</p> }.into_any()
    });
    if differ.is_empty() && (few.is_some() || valued.is_some()) {
        return view! { <section><h2>{text::RECONCILE}</h2>{few}{valued}</section> }.into_any();
    }
    if differ.is_empty() {
        let both = ledger.session.with(|workspace, board| {
            let typed = workspace.period(board.period()).is_some_and(|period| !period.typed().is_blank());
            typed && !workspace.items().is_empty()
        });
        let words = if both { text::RECONCILED } else { text::NOTHING_TO_RECONCILE };
        return view! { <section><h2>{text::RECONCILE}</h2><p class="okline">{words}</p></section> }
            .into_any();
    }
    let line = |one: &Finding| {
        let (place, unit) = ledger.session.with(|workspace, _| {
            let unit = one.unit.and_then(|unit| workspace.roster().unit(unit));
            let rules = workspace.rules_of(one.period);
            let names = rules.zip(unit).map(|(rules, unit)| rules.short_names(&unit.class));
            let name = names.zip(one.channel).and_then(|(mut all, channel)| {
                (channel.get() < all.len()).then(|| all.swap_remove(channel.get()))
            });
            // What is told of a whole channel has no unit.
            let Some(unit) = unit else {
                let channel =
                    rules.zip(one.channel).and_then(|(rules, of)| Some((rules, rules.channel(of)?)));
                let name = channel.map(|(rules, channel)| text::channel_name(rules, channel));
                return (text::place_of_cell(text::ALL_UNITS, &name.unwrap_or_default()), String::new());
            };
            (text::place_of_cell(unit.name_parts().0, &name.unwrap_or_default()), unit.name.clone())
        });
        let channel = one.channel.map_or(0, |channel| channel.get() + 1);
        let show = move |_| {
            ledger.find.set(unit.clone());
            ledger.channel.set(channel);
            ledger.class.set(0);
            ledger.asked.set(false);
        };
        let number = |text: &str| text.parse::<i64>().unwrap_or(0);
        let by = number(&one.read) - number(&one.beside);
        let hook = place.clone();
        view! {
            <tr data-differs=hook>
                <th scope="row" class="wrap"><button class="link" type="button" on:click=show>{place}</button></th>
                <td class="n">{one.read.clone()}</td><td class="n">{one.beside.clone()}</td><td class="n b">{by.to_string()}</td>
            </tr>
        }
        .into_any()
    };
    let count = differ.len();
    let rows: Vec<AnyView> = differ.into_iter().take(SHOWN).map(line).collect();
    let more = count.saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    view! {
        <section>
            <h2>{text::RECONCILE}<span>{text::sheet_differences(count)}</span></h2>
            <table class="t">
                <caption class="vh">{text::RECONCILE}</caption>
                <thead><tr>
                    <th scope="col">{text::UNIT_CHANNEL}</th><th scope="col" class="n">{text::IN_SHEET}</th>
                    <th scope="col" class="n">{text::IN_LEDGER}</th><th scope="col" class="n">{text::DIFFERENCE}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
            {few}
            {valued}
        </section>
    }
    .into_any()
}

/// Units whose counts agree with their items while the points do not.
fn valued_otherwise(ledger: Ledger, all: &[Finding]) -> Option<AnyView> {
    let valued: Vec<&Finding> = all.iter().filter(|one| one.code == Code::PointsAndItemsDiffer).collect();
    let more = valued.len().saturating_sub(SHOWN);
    let line = |one: &Finding| {
        let words = ledger.session.with(|workspace, _| text::finding(workspace, one));
        view! { <li data-valued=""><span class="mk ask">{text::MARK_QUERY}</span><p>{words}</p></li> }
            .into_any()
    };
    let lines: Vec<AnyView> = valued.iter().take(SHOWN).map(|one| line(one)).collect();
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    (!lines.is_empty()).then(|| view! { <ol>{lines}</ol>{more} }.into_any())
}

/// Items of one title.
fn alike(ledger: Ledger) -> AnyView {
    let groups = ledger.alike.get();
    if groups.is_empty() {
        return ().into_any();
    }
    let more = groups.len().saturating_sub(SHOWN);
    let one = |ids: Vec<ItemId>| {
        let lines: Vec<AnyView> = ids.iter().map(|id| item_line(ledger, id)).collect();
        let (unite, apart) = (ids.clone(), ids);
        let may = ledger.may_change().then(|| button("btn", text::UNITE, move || ledger.unite(&unite)));
        let apart = button("link", text::NOT_ONE, move || {
            ledger.apart.update(|all| all.push(apart.clone()));
        });
        view! {
            <li data-alike=""><span class="mk ask">{text::MARK_QUERY}</span><div>{lines}<p class="fields">{may}{apart}</p></div></li>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = groups.into_iter().take(SHOWN).map(one).collect();
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    view! { <section><h2>{text::MAYBE_ONE}</h2><ol>{lines}</ol>{more}</section> }.into_any()
}

/// The way to an item: title, unit, day.
fn item_line(ledger: Ledger, id: &ItemId) -> AnyView {
    let words = ledger.session.with(|workspace, board| {
        let item = workspace.items().get(id)?;
        let unit = item.units.first().and_then(|author| workspace.roster().find(&author.unit));
        let unit = unit.and_then(|unit| workspace.roster().unit(unit)).map_or("", |unit| unit.name_parts().0);
        let date = date_in(workspace, board.period(), item).map(|date| date.to_string());
        Some(text::item_line(&item.title, unit, &date.unwrap_or_default()))
    });
    let id = id.clone();
    let open = move |_| ledger.ask(Wanted::Item(Some(id.clone())));
    view! { <p><button class="link" type="button" on:click=open>{words.unwrap_or_default()}</button></p> }
        .into_any()
}

/// Findings of items, each with the way to its item.
fn asked(ledger: Ledger) -> AnyView {
    let is_of_item = |one: &Finding| {
        !one.of.is_empty()
            && ledger.session.with(|workspace, _| workspace.items().get(&ItemId::new(&one.of)).is_some())
    };
    let all: Vec<Finding> = ledger.findings.get().into_iter().filter(is_of_item).collect();
    if all.is_empty() {
        return ().into_any();
    }
    let more = all.len().saturating_sub(SHOWN);
    let line = |one: Finding| {
        let class = match one.code.severity() {
            Severity::Error => "mk err",
            Severity::Query => "mk ask",
            Severity::Note => "mk note",
        };
        let (place, words) = ledger.session.with(|workspace, _| text::finding_parts(workspace, &one));
        let sign = text::severity(one.code.severity());
        let id = ItemId::new(&one.of);
        let open = move |_| ledger.ask(Wanted::Item(Some(id.clone())));
        view! { <li><span class=class>{sign}</span><p><button class="link b" type="button" on:click=open>{place}</button><br/>{words}</p></li> }
            .into_any()
    };
    let lines: Vec<AnyView> = all.into_iter().take(SHOWN).map(line).collect();
    let more = (more > 0).then(|| view! { <p class="okline">{text::more_findings(more)}</p> }.into_any());
    view! { <section><h2>{text::ASKED}</h2><ol>{lines}</ol>{more}</section> }.into_any()
}
