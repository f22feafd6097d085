//! 说明栏: how a unit's points come about, line by line, with the clauses they come from.

use leptos::prelude::*;

use super::{Desk, close_drawer};
use crate::domain::finding::Code;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Piece;
use crate::domain::score::{self, Entry};
use crate::ui::app::{Screen, go};
use crate::ui::parts::{button, derived, figure, live, none_mark, unit_name};
use crate::ui::text;

/// The account of the open unit, beside the boards.
#[component]
pub(super) fn Drawer(desk: Desk) -> impl IntoView {
    live(move || desk.open.get().map(|unit| view! { <Account desk unit/> }.into_any()))
}

#[component]
fn Account(desk: Desk, unit: UnitIx) -> impl IntoView {
    let session = desk.session;
    let class = session.with(|workspace, _| workspace.roster().class_of(unit))?;
    let shown = derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        session.with(|workspace, board| Shown::of(workspace, board, unit, class))
    });
    let copied = RwSignal::new(None::<bool>);
    let copy = move || {
        let words = shown.with(|shown| shown.as_ref().map(Shown::as_text));
        copied.set(words.map(|words| session.copy(&words)));
    };
    let fill_in = move || {
        let id = session.with(|workspace, _| workspace.roster().unit(unit).map(|unit| unit.id.to_string()));
        if let Some(id) = id {
            session.choose_unit(&id);
            go(Screen::Estimate);
        }
    };
    let body = move || shown.get().map(|shown| account_view(&shown));
    let close = NodeRef::<leptos::html::Button>::new();
    // The account was asked for by key or click; it takes the focus so that it is read.
    Effect::new(move |_| {
        if let Some(close) = close.get() {
            _ = close.focus();
        }
    });
    let copied_words = move || copied.get().map(|ok| if ok { text::COPIED } else { text::NOT_COPIED });
    Some(view! {
        <aside class="drawer" aria-label=text::EXPLANATION>
            <button class="btn bare close" type="button" node_ref=close on:click=move |_| close_drawer(desk)>
                {text::CLOSE}
            </button>
            {live(body)}
            <div class="acts">
                {button("btn", text::COPY_ACCOUNT, copy)}
                {button("btn", text::FILL_IN, fill_in)}
                <span class="dim" role="status">{live(copied_words)}</span>
            </div>
        </aside>
    }.into_any())
}

/// A line of the account as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct ShownLine {
    kind: String,
    name: String,
    entry: ShownEntry,
    each: Points,
    value: Points,
    /// The number of the clause the points come from.
    clause: String,
}

#[derive(Clone, Debug, PartialEq)]
enum ShownEntry {
    None,
    Count(u32),
    /// A count in a channel that is not for this class.
    Closed(u32),
    Waiting,
    LeftOut {
        typed: String,
        advice: String,
    },
}

/// A clause that was used, with the stretches that acted marked.
#[derive(Clone, Debug, PartialEq)]
struct ShownClause {
    number: String,
    pieces: Vec<(String, bool)>,
}

/// Everything the account shows, as a value.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    name: String,
    place: String,
    scored: bool,
    leaves_out: bool,
    current: Points,
    sums: String,
    formula: String,
    lines: Vec<ShownLine>,
    clauses: Vec<ShownClause>,
    above: Option<(String, Points)>,
    below: Option<(String, Points)>,
}

impl Shown {
    fn of(
        workspace: &crate::domain::workspace::Workspace,
        board: &crate::domain::board::Scoreboard,
        unit: UnitIx,
        class: ClassIx,
    ) -> Option<Self> {
        let (rules, of) = (workspace.rules_of(board.period())?, workspace.roster().unit(unit)?);
        let account = score::account(workspace, board.period(), unit)?;
        let (place, standings) = (board.place(workspace, unit)?, board.standings(class)?);
        let class_name = workspace.roster().classes().get(class.get())?.name.clone();
        let line = |line: &score::Line<'_>| {
            let channel = rules.channel(line.channel)?;
            Some(ShownLine {
                kind: rules.kinds().get(rules.kind_of(line.channel).get())?.heading.clone(),
                name: channel.name_for(&of.class).to_owned(),
                entry: match line.entry {
                    Entry::None => ShownEntry::None,
                    Entry::Count(count) if !channel.is_open_to(&of.class) => ShownEntry::Closed(count),
                    Entry::Count(count) => ShownEntry::Count(count),
                    Entry::Waiting => ShownEntry::Waiting,
                    Entry::LeftOut(typed, fault) => ShownEntry::LeftOut {
                        typed: typed.to_owned(),
                        advice: text::advice(Code::Unread(fault), typed),
                    },
                },
                each: line.each,
                value: line.value,
                clause: channel.clause.clone().unwrap_or_default(),
            })
        };
        let used: Vec<_> = account.lines.iter().filter(|line| line.value != Points::ZERO).collect();
        let clauses = rules.clauses().iter().enumerate().filter_map(|(i, clause)| {
            let acts = used.iter().any(|line| rules.clause_of(line.channel).is_some_and(|c| c.get() == i));
            let piece = |piece| match piece {
                Piece::Words(words) => (words, false),
                Piece::Amount { channel, words } => {
                    let ix = rules.find_channel(&channel);
                    (words, used.iter().any(|line| Some(line.channel) == ix))
                }
            };
            let pieces = clause.pieces(rules, &of.class).into_iter().map(piece).collect();
            acts.then(|| ShownClause { number: clause.number.clone(), pieces })
        });
        let neighbour = |step: isize| {
            let at = (place.serial - 1).checked_add_signed(step)?;
            let other = standings.ranked().get(at).filter(|_| place.place.is_some())?;
            let name = workspace.roster().unit(*other)?.name_parts().0.to_owned();
            let (mine, theirs) = (board.basis(unit), board.basis(*other));
            Some((format!("{name} {theirs}"), if theirs > mine { theirs - mine } else { mine - theirs }))
        };
        let earlier: Vec<(String, Points)> = (account.earlier.iter())
            .filter_map(|&(period, points, late)| {
                Some((workspace.period(period)?.parts().name.clone(), points + late))
            })
            .collect();
        Some(Self {
            name: of.name.clone(),
            place: text::account_place(&class_name, place, standings.ranked().len()),
            scored: account.scored,
            leaves_out: account.leaves_out(),
            current: account.current(),
            sums: text::account_sums(account.cumulative(), &earlier),
            formula: text::formula(&account.terms(), account.current(), account.leaves_out()),
            lines: account.lines.iter().filter_map(line).collect(),
            clauses: clauses.collect(),
            above: neighbour(-1),
            below: neighbour(1),
        })
    }

    /// The account as plain text for the clipboard.
    fn as_text(&self) -> String {
        let lines = self.lines.iter().filter_map(|line| {
            let rest = match &line.entry {
                ShownEntry::None => return None,
                ShownEntry::Count(count) if self.scored => {
                    format!("{count} × {} = {}", line.each, line.value)
                }
                ShownEntry::Count(count) => format!("{count} {}", text::ITEMS),
                ShownEntry::Closed(count) => format!("{count} {}，{}", text::ITEMS, text::NOT_FOR_CLASS),
                ShownEntry::Waiting => text::WAITING.to_owned(),
                ShownEntry::LeftOut { advice, .. } => advice.clone(),
            };
            Some(format!("{}：{rest}", line.name))
        });
        let sum = if self.scored { self.formula.clone() } else { text::NOT_SCORED.to_owned() };
        let head = [format!("{}　{}", self.name, self.place), sum];
        head.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

fn account_view(shown: &Shown) -> AnyView {
    let total = if shown.scored {
        view! {
            <p class="score-line" class:unsure=shown.leaves_out>
                <span class="fig">{shown.current.to_string()}</span><span class="unit-l">{text::POINTS}</span>
                <span class="eq">{shown.sums.clone()}</span>
            </p>
            <p class="formula" data-formula="">{shown.formula.clone()}</p>
            {shown.leaves_out.then(|| view! { <p class="err-msg">{text::LEFT_OUT_NOTE}</p> }.into_any())}
        }
        .into_any()
    } else {
        view! {
            <p class="score-line"><span class="fig word">{text::NOT_SCORED}</span></p>
            <p class="formula">{text::NO_PLACE}</p>
        }
        .into_any()
    };
    let mut lines = Vec::new();
    let mut last = None;
    for line in &shown.lines {
        if last.replace(&line.kind) != Some(&line.kind) {
            lines.push(
                view! { <tr class="grp"><th colspan=6 scope="colgroup">{line.kind.clone()}</th></tr> }
                    .into_any(),
            );
        }
        lines.push(line_view(line, shown.scored));
    }
    let clause = |clause: &ShownClause| {
        let piece = |(words, acts): &(String, bool)| {
            if *acts { view! { <mark>{words.clone()}</mark> }.into_any() } else { words.clone().into_any() }
        };
        view! {
            <li><b>{clause.number.clone()}</b><span>{clause.pieces.iter().map(piece).collect_view()}</span></li>
        }.into_any()
    };
    let near = |label, other: &Option<(String, Points)>, words: fn(Points) -> String| {
        other.as_ref().map(|(name, gap)| {
            view! { <span class="dim">{label}</span><span>{name.clone()}</span><b>{words(*gap)}</b> }
                .into_any()
        })
    };
    let has_near = shown.above.is_some() || shown.below.is_some();
    let sum = shown.scored.then(|| {
        view! {
            <tr class="tot">
                <th scope="row">{text::CURRENT_SCORE}</th><td></td><td></td><td></td>
                <td class="n">{figure(shown.current)}</td><td></td>
            </tr>
        }
        .into_any()
    });
    view! {
        <p class="place">{shown.place.clone()}</p>
        <h2>{unit_name(shown.name.clone())}</h2>
        {total}
        <table class="t how-sum">
            <caption class="vh">{text::HOW_SUMMED}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::CHANNEL}</th><th scope="col" class="n">{text::COUNT}</th><td></td>
                    <th scope="col" class="n">{text::EACH}</th><th scope="col" class="n">{text::SCORE}</th>
                    <th scope="col" class="cl">{text::BASIS}</th>
                </tr>
            </thead>
            <tbody>{lines}{sum}</tbody>
        </table>
        <ol class="clauses">{shown.clauses.iter().map(clause).collect_view()}</ol>
        {has_near.then(|| view! {
            <div class="near">
                {near(text::ABOVE, &shown.above, text::behind)}
                {near(text::BELOW, &shown.below, text::ahead)}
            </div>
        }.into_any())}
    }
    .into_any()
}

fn line_view(line: &ShownLine, scored: bool) -> AnyView {
    let none = || view! { {none_mark()}<span class="dp"><i></i></span> };
    let clause = line.clause.clone();
    let (class, count, times, value) = match &line.entry {
        ShownEntry::None => ("ln nil", none_mark(), "", none().into_any()),
        ShownEntry::Count(count) => {
            let value = if scored { figure(line.value) } else { none().into_any() };
            ("ln", count.to_string().into_any(), "×", value)
        }
        ShownEntry::Closed(count) => {
            let not = view! { <span class="faint">{text::NOT_FOR_CLASS}</span> };
            ("ln nil", count.to_string().into_any(), "", not.into_any())
        }
        ShownEntry::Waiting => {
            let waiting = view! { <span class="wait wait-t">{text::WAITING}</span> };
            ("ln", waiting.into_any(), "", view! { <span class="faint">{text::PENDING}</span> }.into_any())
        }
        ShownEntry::LeftOut { typed, .. } => {
            let typed = view! { <span class="mk err">{text::MARK_ERROR}</span>" "<b class="err-v">{typed.clone()}</b> };
            ("ln", typed.into_any(), "", none().into_any())
        }
    };
    let advice = match &line.entry {
        ShownEntry::LeftOut { advice, .. } => Some(
            view! { <tr class="err-r"><td colspan=6 class="err-msg">{advice.clone()}</td></tr> }.into_any(),
        ),
        _ => None,
    };
    view! {
        <tr class=class>
            <th scope="row">{line.name.clone()}</th>
            <td class="n">{count}</td>
            <td class="x">{times}</td>
            <td class="n">{figure(line.each)}</td>
            <td class="n b">{value}</td>
            <td class="cl">{clause}</td>
        </tr>
        {advice}
    }
    .into_any()
}
