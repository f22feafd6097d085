//! The clauses one after another: the channels by kind, what computes, how it rounds and how it is ranked.

use leptos::prelude::*;

use super::adjusting::new_adjusting;
use super::channel::new_channel;
use super::input::input;
use super::names::names;
use super::state::RulesDesk;
use super::totals::totals;
use crate::domain::edit::Edit;
use crate::domain::fields::{Field, Takes, fields};
use crate::domain::rules::{Basis, Channel, Piece, Ranking, Rows, RuleSetParts, Ties};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// All clauses of the draft as it stands; the sentences follow what is typed, the fields are drawn once.
pub(super) fn clauses(desk: RulesDesk) -> AnyView {
    let parts = desk.parts();
    let all = fields(&parts);
    let mut lines: Vec<AnyView> = Vec::new();
    if desk.may_edit() {
        let own = ["/name", "/document", "/title"].map(|at| texts(desk, &all, at, ""));
        lines.push(clause(
            "",
            text::RULES_NAME,
            view! { <div class="fds">{Vec::from(own)}</div> }.into_any(),
            "name",
        ));
    }
    for (at, kind) in parts.kinds.iter().enumerate() {
        let of_kind: Vec<(usize, &Channel)> =
            parts.channels.iter().enumerate().filter(|(_, channel)| channel.kind == kind.id).collect();
        if !of_kind.is_empty() {
            let names = desk.may_edit().then(|| names(desk, &parts, at, &all));
            // A name that is changed below is so here.
            let (name, said) = (kind.name.clone(), desk.said_at(format!("/kinds/{at}/name")));
            let called = move || said.get().unwrap_or_else(|| name.clone());
            lines.push(channels(desk, (&kind.name, live(called)), &of_kind, &all, names));
        }
    }
    if desk.may_edit() {
        lines.push(clause("", text::CHANNEL, new_channel(desk, &parts.kinds), "new-channel"));
    }
    for (at, provision) in parts.provisions.iter().enumerate() {
        let below = format!("/provisions/{at}");
        let key = format!("clause {}", provision.id);
        let says = move || sentence_of(desk, &key);
        let number = provision.clause.clone().unwrap_or_default();
        let own = group(desk, &all, &below);
        let id = provision.id.clone();
        let away = desk
            .may_edit()
            .then(|| button("link clause-away", text::REMOVE_CLAUSE, move || desk.remove_clause(&id)));
        lines.push(clause(
            &number,
            &provision.name,
            view! { <p class="says">{live(says)}</p>{own}{away} }.into_any(),
            &provision.id.to_string(),
        ));
    }
    if desk.may_edit() {
        lines.push(clause("", text::ADJUSTING, new_adjusting(desk, &parts.clauses), "new-adjusting"));
    }
    lines.push(clause("", text::ROUNDING, group(desk, &all, "/rounding"), "rounding"));
    lines.push(clause("", text::PRINTED_COLUMNS, columns(desk, &parts, &all), "columns"));
    if desk.may_edit() {
        lines.push(clause("", text::TOTAL_NAMES, totals(desk, &parts, &all), "totals"));
    }
    lines.push(clause("", text::RANK_SETTINGS, live(move || ranking(desk)), "ranking"));
    let original = if desk.may_edit() { originals(desk, &parts, &all) } else { original(desk) };
    view! { <ol class="clauses">{lines}</ol>{original} }.into_any()
}

fn clause(number: &str, name: &str, body: AnyView, id: &str) -> AnyView {
    clause_called(number, name.to_owned().into_any(), body, id)
}

fn clause_called(number: &str, name: AnyView, body: AnyView, id: &str) -> AnyView {
    view! {
        <li class="clause" data-clause=id.to_owned()>
            <b class="cn">{number.to_owned()}</b>
            <div><h3>{name}</h3>{body}</div>
        </li>
    }
    .into_any()
}

/// The sentence of a line of the draft without its name.
fn sentence_of(desk: RulesDesk, key: &str) -> String {
    desk.lines.with(|lines| {
        let line = lines.iter().find(|(other, _)| other == key).map(|(_, line)| line.as_str());
        line.and_then(|line| line.split_once('：')).map(|(_, says)| says.to_owned()).unwrap_or_default()
    })
}

fn channels(
    desk: RulesDesk,
    (kind, called): (&str, AnyView),
    of_kind: &[(usize, &Channel)],
    all: &[Field],
    names: Option<AnyView>,
) -> AnyView {
    let lines = of_kind.iter().map(|&(at, channel)| {
        let place = format!("/channels/{at}/points");
        let field = all.iter().find(|field| field.at == place).cloned();
        let points = field.map(|field| input(desk, field, text::channel_points(&channel.name)));
        let clause =
            channel.clause.clone().map(|number| view! { <span class="cn-s">{number}</span> }.into_any());
        // A name that is changed below is so here.
        let (name, said) = (channel.name.clone(), desk.said_at(format!("/channels/{at}/name")));
        let called = move || text::channel_quoted(&said.get().unwrap_or_else(|| name.clone()));
        let own: Vec<&str> = channel.class_names.iter().map(|(_, names)| names.name.as_str()).collect();
        let own = (!own.is_empty()).then(|| own.join(text::AND));
        view! {
            <li data-channel=channel.id.to_string()>
                {live(called)}" "<small>{own}</small>" "{text::EACH}" "{points}" "{text::POINTS}{clause}
            </li>
        }
        .into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    let number = of_kind.iter().find_map(|(_, channel)| channel.clause.clone()).unwrap_or_default();
    clause_called(&number, called, view! { <ul class="amounts">{lines}</ul>{names} }.into_any(), kind)
}

/// The texts below a place, each with its name.
pub(super) fn texts(desk: RulesDesk, all: &[Field], here: &str, of: &str) -> AnyView {
    let fields = all.iter().filter_map(|field| {
        let is_here = field.at.starts_with(here) && matches!(field.takes, Takes::Text(_));
        let field = Some(field).filter(|_| is_here)?;
        let label = desk.session.with(|workspace, _| text::name_field(&field.at, workspace));
        let inside = input(desk, field.clone(), format!("{of} {label}").trim().to_owned());
        Some(view! { <label class="fd"><span>{label}</span>{inside}</label> }.into_any())
    });
    fields.collect_view().into_any()
}

/// Every field below a place, each with its name.
fn group(desk: RulesDesk, all: &[Field], below: &str) -> AnyView {
    let here = format!("{below}/");
    let one = |field: &Field| {
        let rest = field.at.strip_prefix(&here)?;
        let label = desk.session.with(|workspace, _| text::field_label(rest, workspace));
        let inside = input(desk, field.clone(), label.clone());
        Some(view! { <label class="fd"><span>{label}</span>{inside}</label> }.into_any())
    };
    let fields: Vec<AnyView> = all.iter().filter_map(one).collect();
    view! { <div class="fds">{fields}</div> }.into_any()
}

/// Whether a column stands even when nothing was adopted.
fn columns(desk: RulesDesk, parts: &RuleSetParts, all: &[Field]) -> AnyView {
    let one = |(at, column): (usize, &crate::domain::rules::Column)| {
        let place = format!("/columns/{at}/always");
        let field = all.iter().find(|field| field.at == place).cloned()?;
        let channel = parts.channels.iter().find(|channel| channel.id == column.channel);
        let label = channel.map(|channel| named_apart(parts, channel)).unwrap_or_default();
        let inside = input(desk, field, label.clone());
        Some(view! { <label class="fd tick">{inside}<span>{label}</span></label> }.into_any())
    };
    let ticks: Vec<AnyView> = parts.columns.iter().enumerate().filter_map(one).collect();
    view! { <p class="how">{text::COLUMNS_NOTE}</p><div class="fds">{ticks}</div> }.into_any()
}

/// A channel's name, with its kind where several have one name.
pub(super) fn named_apart(parts: &RuleSetParts, channel: &Channel) -> String {
    let is_second = |other: &Channel| other.name == channel.name && other.id != channel.id;
    let kind = parts.kinds.iter().find(|kind| kind.id == channel.kind);
    match kind.filter(|_| parts.channels.iter().any(is_second)) {
        Some(kind) => text::kind_channel(&kind.name, &channel.name),
        None => channel.name.clone(),
    }
}

/// How units are ordered; set at once, since it changes no points.
fn ranking(desk: RulesDesk) -> AnyView {
    let session = desk.session;
    session.track_any();
    let now = session.with(|_, board| board.ranking());
    let may = desk.may_edit();
    let set = move |change: &dyn Fn(&mut Ranking)| {
        let edit = session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            let mut ranking = rules.ranking();
            change(&mut ranking);
            Some(Edit::SetRanking { rules: rules.id().clone(), ranking })
        });
        if let Some(edit) = edit {
            session.dispatch(edit);
        }
    };
    let by = [Basis::Current, Basis::Cumulative, Basis::Converted];
    let ties = [Ties::Serial, Ties::Competition, Ties::Dense];
    let rows = [Rows::ByPoints, Rows::Roster];
    let at = |found: Option<usize>| found.unwrap_or(0);
    let selects = [
        select(
            may,
            text::RANKED_BY,
            by.map(text::basis).to_vec(),
            at(by.iter().position(|of| *of == now.by)),
            move |to| {
                set(&|ranking| ranking.by = by[to.min(2)]);
            },
        ),
        select(
            may,
            text::TIE_METHOD,
            ties.map(text::tie_method).to_vec(),
            at(ties.iter().position(|of| *of == now.ties)),
            move |to| {
                set(&|ranking| ranking.ties = ties[to.min(2)]);
            },
        ),
        select(
            may,
            text::ROW_ORDER_SET,
            rows.map(text::rows_words).to_vec(),
            at(rows.iter().position(|of| *of == now.rows)),
            move |to| {
                set(&|ranking| ranking.rows = rows[to.min(1)]);
            },
        ),
    ];
    let note = may.then(|| view! { <span class="how">{text::RANK_SETTINGS_NOTE}</span> }.into_any());
    view! { <p class="says">{text::order_note(now)}</p><div class="fds">{Vec::from(selects)}{note}</div> }
        .into_any()
}

fn select(
    may: bool,
    label: &'static str,
    words: Vec<&'static str>,
    chosen: usize,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let options = words.into_iter().enumerate().map(|(at, words)| {
        view! { <option value=at.to_string() selected=at == chosen>{words}</option> }.into_any()
    });
    let options: Vec<AnyView> = options.collect();
    let choose: Box<dyn Fn(usize)> = Box::new(choose);
    let on_change = move |event| choose(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <label class="fd"><span>{label}</span><select class="rn" disabled=!may on:change=on_change>{options}</select></label>
    }
    .into_any()
}

/// The document's own words, to be changed.
fn originals(desk: RulesDesk, parts: &RuleSetParts, all: &[Field]) -> Option<AnyView> {
    let line = |(at, one): (usize, &crate::domain::rules::Clause)| {
        let place = format!("/clauses/{at}/text");
        let field = all.iter().find(|field| field.at == place).cloned()?;
        let inside = input(desk, field, format!("{} {}", text::ORIGINAL_TEXT, one.number));
        Some(view! { <li><b class="cn">{one.number.clone()}</b><div>{inside}</div></li> }.into_any())
    };
    let lines: Vec<AnyView> = parts.clauses.iter().enumerate().filter_map(line).collect();
    (!lines.is_empty()).then(|| {
        let is_open = move || desk.original.get();
        let toggled = move |event| desk.original.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        view! { <details class="original" prop:open=is_open on:toggle=toggled><summary>{text::ORIGINAL_TEXT}</summary><p class="how">{text::ORIGINAL_NOTE}</p><ol class="clauses">{lines}</ol></details> }
            .into_any()
    })
}

/// The document's own words, where the file has them.
fn original(desk: RulesDesk) -> Option<AnyView> {
    let texts: Vec<(String, String)> = desk.session.with(|workspace, board| {
        let (Some(rules), Some(class)) =
            (workspace.rules_of(board.period()), workspace.roster().classes().first())
        else {
            return Vec::new();
        };
        let words = |piece: Piece| match piece {
            Piece::Words(words) | Piece::Amount { words, .. } => words,
        };
        let one = |clause: &crate::domain::rules::Clause| {
            (clause.number.clone(), clause.pieces(rules, &class.id).into_iter().map(words).collect())
        };
        rules.clauses().iter().map(one).collect()
    });
    (!texts.is_empty()).then(|| {
        let lines: Vec<AnyView> = texts
            .into_iter()
            .map(|(number, words)| view! { <li><b class="cn">{number}</b><p>{words}</p></li> }.into_any())
            .collect();
        let is_open = move || desk.original.get();
        let toggled = move |event| desk.original.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        view! { <details class="original" prop:open=is_open on:toggle=toggled><summary>{text::ORIGINAL_TEXT}</summary><ol class="clauses">{lines}</ol></details> }
            .into_any()
    })
}
