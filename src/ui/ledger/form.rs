//! The form of an item, docked over the table.

use leptos::prelude::*;

use super::draft::{AdoptionDraft, ItemDraft, UnitDraft};
use super::field::{bound, choice, unit_names};
use super::guard::{guard, save};
use super::shown;
use super::state::Ledger;
use crate::domain::id::{ChannelId, PeriodId};
use crate::domain::rules::{Body, Policy, Provision, RuleSet};
use crate::ui::parts::{button, derived, focus_first, live};
use crate::ui::text;

/// Fields that are only there where a clause looks at them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Extras {
    length: bool,
    factor: bool,
    reported: bool,
}

fn extras(rules: &RuleSet) -> Extras {
    let any = |of: fn(&Body) -> bool| rules.provisions().iter().any(|one| of(&one.body));
    Extras {
        length: any(|body| matches!(body, Body::Length(_))),
        factor: any(|body| matches!(body, Body::Multiplier(body) if body.times.is_none())),
        reported: any(|body| matches!(body, Body::SameItem(body) if body.policy == Policy::FirstReporter)),
    }
}

/// The form.
pub(super) fn item_form(ledger: Ledger) -> AnyView {
    let session = ledger.session;
    let has =
        session.with(|workspace, board| workspace.rules_of(board.period()).map(extras)).unwrap_or_default();
    // Whoever opens the form types its title first.
    Effect::new(move |_| focus_first(&["[data-form=item] input"]));
    let is_new = ledger.item_kept.with_untracked(|kept| kept.id.is_none());
    // Rows are drawn anew when there are more or fewer of them, never while one is typed into.
    let units = derived(move || ledger.item.with(|draft| draft.units.len()));
    let adoptions = derived(move || ledger.item.with(|draft| draft.adoptions.len()));
    let unit_rows = move || (0..units.get()).map(|at| unit_row(ledger, at, has)).collect_view();
    let adoption_rows = move || (0..adoptions.get()).map(|at| adoption_row(ledger, at, has)).collect_view();
    let title = bound(
        text::ITEM_TITLE,
        "title",
        "",
        move || ledger.item.with(|draft| draft.title.clone()),
        move |typed| ledger.item.update(|draft| draft.title = typed),
    );
    let length = has.length.then(|| {
        bound(
            text::LENGTH,
            "length",
            "",
            move || ledger.item.with(|draft| draft.length.clone()),
            move |typed| ledger.item.update(|draft| draft.length = typed),
        )
    });
    let more_units = move || ledger.item.update(|draft| draft.units.push(UnitDraft::default()));
    let more_adoptions = move || ledger.item.update(|draft| draft.adoptions.push(AdoptionDraft::default()));
    let delete = (!is_new).then(|| button("btn", text::DELETE_ITEM, move || ledger.delete()));
    view! {
        <section class="panel led-form" aria-label=if is_new { text::NEW_ITEM } else { text::EDIT_ITEM } data-form="item">
            <h2>{if is_new { text::NEW_ITEM } else { text::EDIT_ITEM }}<small>{text::NO_SECRETS}</small></h2>
            <p class="fields">{title}{length}</p>
            <h3>{text::UNITS_OF_ITEM}<small>{text::PART_MEANS}</small></h3>
            {unit_names(session)}
            {live(unit_rows)}
            <p class="fields">{button("link", text::ADD_AUTHOR, more_units)}</p>
            <h3>{text::ADOPTIONS}<small>{text::KNOWN_MEANS}</small></h3>
            {live(adoption_rows)}
            <p class="fields">{button("link", text::ADD_ADOPTION, more_adoptions)}</p>
            {live(move || account(ledger))}
            {guard(ledger)}
            <p class="fields acts">
                {button("btn main", text::SAVE_ITEM, move || save(ledger))}
                {delete}
                {button("btn", text::CLOSE_FORM, move || _ = ledger.close())}
            </p>
        </section>
    }
    .into_any()
}

/// A text of a unit or an adoption, read and written at its position.
fn of_unit(
    ledger: Ledger,
    at: usize,
    (label, hook, hint): (&'static str, &'static str, &'static str),
    field: fn(&mut UnitDraft) -> &mut String,
) -> AnyView {
    let get = move || {
        ledger.item.with(|draft| draft.units.get(at).cloned()).map(|mut one| std::mem::take(field(&mut one)))
    };
    let set = move |typed: String| {
        ledger.item.update(|draft| {
            if let Some(one) = draft.units.get_mut(at) {
                field(one).clone_from(&typed);
            }
        });
    };
    bound(label, hook, hint, move || get().unwrap_or_default(), set)
}

fn of_adoption(
    ledger: Ledger,
    at: usize,
    (label, hook, hint): (&'static str, &'static str, &'static str),
    field: fn(&mut AdoptionDraft) -> &mut String,
) -> AnyView {
    let get = move || {
        let one = ledger.item.with(|draft| draft.adoptions.get(at).cloned());
        one.map(|mut one| std::mem::take(field(&mut one)))
    };
    let set = move |typed: String| update(ledger, at, |one| field(one).clone_from(&typed));
    bound(label, hook, hint, move || get().unwrap_or_default(), set)
}

fn update(ledger: Ledger, at: usize, change: impl Fn(&mut AdoptionDraft)) {
    ledger.item.update(|draft| draft.adoptions.get_mut(at).into_iter().for_each(change));
}

fn take_away(ledger: Ledger, take: impl Fn(&mut ItemDraft) + 'static) -> AnyView {
    button("link", text::REMOVE, move || ledger.item.update(|draft| take(draft)))
}

fn unit_row(ledger: Ledger, at: usize, has: Extras) -> AnyView {
    let name = of_unit(ledger, at, (text::UNIT, "unit", text::UNIT_HINT), |one| &mut one.name);
    let part = of_unit(ledger, at, (text::PART, "part", ""), |one| &mut one.part);
    let reported = has
        .reported
        .then(|| of_unit(ledger, at, (text::REPORTED, "reported", text::DATE_HINT), |one| &mut one.reported));
    let away = take_away(ledger, move |draft| {
        if at < draft.units.len() {
            draft.units.remove(at);
        }
    });
    view! { <p class="fields" data-unit-row=at>{name}{part}{reported}{away}</p> }.into_any()
}

fn adoption_row(ledger: Ledger, at: usize, has: Extras) -> AnyView {
    let one = ledger.item.with_untracked(|draft| draft.adoptions.get(at).cloned()).unwrap_or_default();
    let channel = choice(
        text::CHANNEL,
        "channel",
        channels(ledger, one.channel.as_ref()),
        one.channel.as_ref().map(ToString::to_string).unwrap_or_default(),
        move |id| update(ledger, at, |one| one.channel = (!id.is_empty()).then(|| ChannelId::new(&id))),
    );
    let known = choice(
        text::KNOWN_IN,
        "known",
        periods(ledger),
        one.known.as_ref().map(ToString::to_string).unwrap_or_default(),
        move |id| update(ledger, at, |one| one.known = (!id.is_empty()).then(|| PeriodId::new(&id))),
    );
    let date = of_adoption(ledger, at, (text::DATE, "date", text::DATE_HINT), |one| &mut one.date);
    let issue = of_adoption(ledger, at, (text::ISSUE, "issue", ""), |one| &mut one.issue);
    let evidence = of_adoption(ledger, at, (text::EVIDENCE, "evidence", ""), |one| &mut one.evidence);
    let factor =
        has.factor.then(|| of_adoption(ledger, at, (text::FACTOR, "factor", ""), |one| &mut one.factor));
    let away = take_away(ledger, move |draft| {
        if at < draft.adoptions.len() {
            draft.adoptions.remove(at);
        }
    });
    view! {
        <p class="fields" data-adoption-row=at>{channel}{date}{issue}{evidence}{known}{marks(ledger, at)}{factor}{away}</p>
    }
    .into_any()
}

/// The channels of the period's rules; one that is not among them stays what it is.
fn channels(ledger: Ledger, chosen: Option<&ChannelId>) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), text::NO_GRADE.to_owned())];
    ledger.session.with(|workspace, board| {
        let Some(rules) = workspace.rules_of(board.period()) else { return };
        all.extend(rules.channels_ix().map(|(ix, channel)| {
            let kind = rules.kinds().get(rules.kind_of(ix).get()).map_or("", |kind| kind.name.as_str());
            (channel.id.to_string(), text::kind_channel(kind, &channel.name))
        }));
    });
    if let Some(id) = chosen.filter(|id| all.iter().all(|(other, _)| other != id.as_str())) {
        all.push((id.to_string(), id.to_string()));
    }
    all
}

fn periods(ledger: Ledger) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), text::KNOWN_THEN.to_owned())];
    ledger.session.with(|workspace, _| {
        let named = |period: &crate::domain::workspace::Period| {
            (period.parts().id.to_string(), period.parts().name.clone())
        };
        all.extend(workspace.periods().iter().map(named));
    });
    all
}

/// A box to tick for each factor an adoption may be marked with.
fn marks(ledger: Ledger, at: usize) -> AnyView {
    let marked = |one: &&Provision| matches!(&one.body, Body::Multiplier(body) if body.marked);
    let all: Vec<(String, String)> = ledger.session.with(|workspace, board| {
        let provisions = workspace.rules_of(board.period()).map_or(&[][..], RuleSet::provisions);
        provisions.iter().filter(marked).map(|one| (one.id.to_string(), one.name.clone())).collect()
    });
    let tick = |(id, name): (String, String)| {
        let of = id.clone();
        let has = move || {
            ledger.item.with(|draft| draft.adoptions.get(at).is_some_and(|one| one.marks.contains(&of)))
        };
        let turn = move |_| {
            update(ledger, at, |one| match one.marks.iter().position(|mark| *mark == id) {
                Some(mark) => _ = one.marks.remove(mark),
                None => one.marks.push(id.clone()),
            });
        };
        view! { <label class="labelled"><input type="checkbox" prop:checked=move || has() on:change=turn/>{name}</label> }
            .into_any()
    };
    all.into_iter().map(tick).collect_view().into_any()
}

/// How the item as it is saved counts.
fn account(ledger: Ledger) -> AnyView {
    ledger.session.track_any();
    let Some(id) = ledger.item_kept.with(|kept| kept.id.clone()) else { return ().into_any() };
    let accounts = ledger.session.with(|workspace, board| shown::lines(workspace, board.period(), &id));
    let line = |(place, piece): (String, shown::Piece)| {
        view! { <li>{place}" "{super::table::piece(&piece)}</li> }.into_any()
    };
    let one = |(sum, lines): (String, Vec<(String, shown::Piece)>)| {
        let lines: Vec<AnyView> = lines.into_iter().map(line).collect();
        view! { <li><b>{sum}</b><ul>{lines}</ul></li> }.into_any()
    };
    let accounts: Vec<AnyView> = accounts.into_iter().map(one).collect();
    view! { <h3>{text::HOW_IT_COUNTS}</h3><ul class="counts" data-account="">{accounts}</ul> }.into_any()
}
