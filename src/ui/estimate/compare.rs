//! 与县办记录比对: the own record beside the office's, and the slip that claims what is missing there.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::EstimateDesk;
use crate::domain::alone::only_unit;
use crate::domain::history::has_the_years_periods;
use crate::domain::points::Points;
use crate::domain::reconcile::{
    ChannelLine, ChannelSide, Claim, Held, ItemLine, Office, Own, Reconciliation, claim, is_owed, reconcile,
};
use crate::domain::roster::UnitIx;
use crate::domain::workspace::Status;
use crate::session::reference::OfficeFile;
use crate::ui::parts::{button, derived, focus_first, live, print_as};
use crate::ui::text;

/// The two records beside each other, with the claim; or why they cannot be.
#[derive(Clone, Debug, PartialEq)]
struct Compared {
    result: Reconciliation,
    claim: Option<Claim>,
}

/// Two records beside each other; why they cannot be, in words.
pub(super) fn beside(own: &Own<'_>, file: &OfficeFile) -> Result<Reconciliation, String> {
    let office = Office { workspace: &file.workspace, origin: file.origin.as_ref() };
    // A unit's own file looks like one of the office with nothing of all others in it.
    match reconcile(own, &office) {
        Ok(_) if only_unit(&file.workspace).is_some() => Err(text::one_units_file(&file.name)),
        found => found.map_err(|why| text::no_reference(&file.name, &why)),
    }
}

/// The panel; nothing before the office's file is open.
#[component]
pub(super) fn ComparePanel(desk: EstimateDesk, unit: UnitIx) -> impl IntoView {
    let session = desk.session;
    let compared = derived(move || {
        session.track_unit(unit);
        let file = desk.office.get()?;
        let (draft, is_asked) = (session.draft_id(), desk.claiming.get());
        session.with(|workspace, board| {
            let own = Own { workspace, draft: &draft, period: board.period(), unit };
            let office = Office { workspace: &file.workspace, origin: file.origin.as_ref() };
            // What is claimed is scored row by row, so only for whoever asks.
            let wanted = |result: &Reconciliation| is_asked.then(|| claim(result, &own, &office)).flatten();
            Some(beside(&own, &file).map(|result| Compared { claim: wanted(&result), result }))
        })
    });
    live(move || {
        let compared = compared.get()?;
        // A file that is refused is nothing to be seen on paper.
        let is_refused = compared.is_err();
        let body = match compared {
            Err(why) => view! { <p class="small" role="status" data-compare="refused">{why}</p> }.into_any(),
            Ok(compared) => view! { <Sides desk compared/> }.into_any(),
        };
        let close = move || {
            desk.show_office(None);
            focus_first(&[".head .acts .ask-office"]);
        };
        let name = desk.office.with(|file| file.as_ref().map(|file| file.name.clone()));
        let view = view! {
            <section class="compare" class:scr=is_refused>
                <h2 class="side-t" tabindex="-1">{text::COMPARE_OFFICE}<small>{name}</small></h2>
                {body}
                <p class="small dim scr">{text::OFFICE_NOT_KEPT}</p>
                <p class="acts">
                    {button("link", text::OTHER_OFFICE, move || desk.open_office())}
                    {button("link", text::CLOSE_OFFICE, close)}
                </p>
            </section>
        };
        Some(view.into_any())
    })
}

#[component]
fn Sides(desk: EstimateDesk, compared: Compared) -> impl IntoView {
    let Compared { result, claim } = compared;
    let differing: Vec<&ChannelLine> = result.channels.iter().filter(|line| !line.agrees()).collect();
    let rest = result.channels.len() - differing.len();
    let names = desk.session.with(|workspace, board| {
        let (_, unit) = result.own;
        let rules = workspace.rules_of(board.period());
        rules.zip(workspace.roster().unit(unit)).map(|(rules, unit)| rules.short_names(&unit.class))
    });
    let name = |line: &ChannelLine| {
        let own = line.own.as_ref().and_then(|side| names.as_ref()?.get(side.channel.get()).cloned());
        own.or_else(|| line.office.as_ref().map(|side| side.name.clone())).unwrap_or_default()
    };
    let counted = |side: &Option<ChannelSide>| text::counted(side.as_ref().map(|side| &side.counted));
    let row = |line: &&ChannelLine| {
        let difference = line.difference().map(text::signed).unwrap_or_default();
        view! {
            <tr><th scope="row">{name(line)}</th><td class="n">{counted(&line.own)}</td><td class="n">{counted(&line.office)}</td><td class="n b">{difference}</td></tr>
        }
        .into_any()
    };
    let (own, office) = (result.own_figures, result.office_figures);
    let of =
        |scored: bool, points: Points| if scored { points.to_string() } else { text::NOT_SCORED.to_owned() };
    let sums = |label: &'static str, own_points: Points, office_points: Points, difference: Points| {
        view! {
            <tr class="tot"><th scope="row">{label}</th>
                <td class="n">{of(own.scored, own_points)}</td><td class="n">{of(office.scored, office_points)}</td>
                <td class="n b">{text::signed_points(difference)}</td></tr>
        }
        .into_any()
    };
    let points = result.points().filter(|_| own.scored);
    let current = points.map(|(current, _)| sums(text::CURRENT_SCORE, own.current, office.current, current));
    // 累计 differs by itself where an earlier period does, and says nothing where one is not here at all.
    let is_of_same_year = desk.office.with(|file| {
        let has = |file: &Arc<OfficeFile>| {
            desk.session.with(|own, board| has_the_years_periods(own, board.period(), &file.workspace))
        };
        file.as_ref().is_some_and(has)
    });
    let apart = points.filter(|(current, cumulative)| is_of_same_year && current != cumulative);
    let cumulative = apart.map(|(_, of)| sums(text::CUMULATIVE, own.cumulative, office.cumulative, of));
    let agrees = if points.is_some() { text::ALL_AGREES } else { text::COUNTS_AGREE };
    let has_less = result.channels.iter().any(|line| line.difference().is_some_and(|more| more < 0));
    let notes = [
        result.by_id_alone.then_some(text::BY_ID_ALONE),
        (!result.same_rules).then_some(text::OTHER_RULES_NOTE),
        (result.status != Status::Published).then_some(text::NOT_PUBLISHED_YET),
        result.agrees().then_some(agrees),
        has_less.then_some(text::OFFICE_HAS_MORE),
    ];
    let is_known = result.channels.iter().all(|line| line.difference().is_some());
    let notes = notes.into_iter().flatten().map(|note| view! { <p class="small">{note}</p> }.into_any());
    let items: Vec<AnyView> = result.items.iter().filter_map(|item| item_view(item, &result)).collect();
    let items = (!items.is_empty()).then(|| {
        view! { <h3 class="small b">{text::ITEMS_DIFFER}</h3><ul class="sets">{items}</ul> }.into_any()
    });
    let owed = is_owed(&result);
    let claim_view = move || {
        if owed && !desk.claiming.get() {
            let open = move || {
                desk.claiming.set(true);
                focus_first(&[".claim .btn"]);
            };
            return button("btn ask-claim", text::CLAIM, open);
        }
        match &claim {
            Some(claim) if !claim.rows.is_empty() => view! { <Slip desk claim=claim.clone()/> }.into_any(),
            _ => {
                let words = if is_known { text::CLAIM_NONE } else { text::CLAIM_UNKNOWN };
                view! { <p class="small claim-none">{words}</p> }.into_any()
            }
        }
    };
    view! {
        <table class="t versus">
            <caption class="vh">{text::COMPARE_OFFICE}</caption>
            <thead><tr>
                <th scope="col">{text::CHANNEL}</th><th scope="col" class="n">{text::OWN_SIDE}</th>
                <th scope="col" class="n">{text::OFFICE_SIDE}</th><th scope="col" class="n">{text::DIFFERENCE}</th>
            </tr></thead>
            <tbody>{differing.iter().map(row).collect_view()}{current}{cumulative}</tbody>
        </table>
        {(rest > 0 && !differing.is_empty()).then(|| view! { <p class="small dim">{text::rest_agrees(rest)}</p> }.into_any())}
        {notes.collect_view()}
        {items}
        {live(claim_view)}
    }
    .into_any()
}

/// An item whose adoptions are not the same on both sides.
fn item_view(item: &ItemLine, result: &Reconciliation) -> Option<AnyView> {
    let names = |id: &crate::domain::id::ChannelId| {
        let line = result.channels.iter().find(|line| line.id() == Some(id))?;
        line.own.as_ref().or(line.office.as_ref()).map(|side| side.name.clone())
    };
    let differing = item.adoptions.iter().filter(|one| one.held != Held::Both);
    let words = differing.map(|one| {
        let day = one.date().map(text::date).unwrap_or_default();
        format!("{}　{day}　{}", names(&one.channel).unwrap_or_default(), text::held(one.held))
    });
    let words = words.collect::<Vec<_>>();
    let line = || {
        view! { <li><span>{item.title.clone()}</span><span class="dim">{words.join("；")}</span></li> }
            .into_any()
    };
    (!words.is_empty()).then(line)
}

/// The slip as it is printed and copied.
#[component]
fn Slip(desk: EstimateDesk, claim: Claim) -> impl IntoView {
    let session = desk.session;
    let words = StoredValue::new(text::claim_text(&claim));
    let (title, body) = words.with_value(|words| {
        let (title, body) = words.split_once('\n').unwrap_or_default();
        (title.to_owned(), body.to_owned())
    });
    let told = RwSignal::new("");
    let copy =
        move || told.set(if session.copy(&words.get_value()) { text::COPIED } else { text::NOT_COPIED });
    let close = move || {
        desk.claiming.set(false);
        focus_first(&[".compare .ask-claim"]);
    };
    let save = move || {
        let offered = session.offer_text(&[&claim.unit, &claim.period, text::CLAIM], &words.get_value());
        told.set(if offered.is_ok() { text::CLAIM_SAVED } else { text::CLAIM_NOT_SAVED });
    };
    view! {
        <div class="claim">
            <div class="claim-w"><h3>{title}</h3><pre>{body}</pre></div>
            <p class="acts">
                {button("btn", text::COPY_CLAIM, copy)}
                {button("btn", text::PRINT_CLAIM, || print_as("prints-claim"))}
                {button("btn", text::SAVE_CLAIM, save)}
                {button("link", text::SHUT, close)}
                <span class="dim" role="status">{live(move || told.get())}</span>
            </p>
        </div>
    }
    .into_any()
}
