//! The strip over the estimate: points with their formula, what they would be, places, what is missing to the next one.

use leptos::prelude::*;

use super::channels::Shown;
use super::standing::{Source, Spot, Standing};
use super::state::EstimateDesk;
use crate::domain::goal;
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::{Basis, Channel, ChannelIx};
use crate::domain::score::{self, Account, Entry, Line};
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::session::Session;
use crate::ui::parts::{Derived, derived, live};
use crate::ui::text;

/// The unit's own points, by its own rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct OwnScore {
    pub(super) scored: bool,
    pub(super) current: Points,
    pub(super) formula: String,
    /// 累计 of the own draft.
    cumulative: Points,
    /// The same in words, where there is more than 本期 in it.
    told: Option<String>,
    /// What it is turned into.
    converted: Option<String>,
    /// What the rows of the channels show: scoring an account takes longer than drawing it.
    pub(super) shown: Shown,
    /// 本期 with what is supposed, and its formula.
    pub(super) tried: Supposing,
    waits: bool,
    /// The channels that are left out, since what stands there is no count.
    left_out: Vec<String>,
    /// The same of what is supposed.
    tried_left_out: Vec<String>,
}

/// What is supposed comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Supposing {
    /// Nothing is supposed.
    #[default]
    Nothing,
    /// 本期 and its formula.
    Score(Points, String),
    /// More than can be written beside what is there.
    TooMany,
}

impl Supposing {
    /// What it comes to, if anything.
    fn score(&self) -> Option<(Points, &str)> {
        if let Self::Score(points, formula) = self { Some((*points, formula)) } else { None }
    }
}

/// The own points, and those with what is supposed; tracked.
pub(super) fn own_score(desk: EstimateDesk, unit: UnitIx) -> Derived<Option<OwnScore>> {
    let session = desk.session;
    derived(move || {
        session.track_unit(unit);
        let added = desk.added_now();
        let unread = desk.tried_unread();
        session.with(|workspace, board| {
            let account = score::account(workspace, board.period(), unit)?;
            let mut shown = Shown::of(workspace, board.period(), unit, &account)?;
            let tried = if added.is_empty() {
                Supposing::Nothing
            } else {
                let supposed = goal::suppose(workspace, board, unit, &added).ok();
                let tried = supposed.as_ref().and_then(goal::Tried::account);
                tried.map_or(Supposing::TooMany, |tried| {
                    shown.suppose(&account, &tried);
                    Supposing::Score(tried.current(), text::formula(&tried))
                })
            };
            Some(OwnScore {
                scored: account.scored,
                current: account.current(),
                formula: text::formula(&account),
                cumulative: account.cumulative(),
                told: cumulative(workspace, &account),
                converted: board.converts().then(|| text::beside(Basis::Converted, board.converted(unit))),
                shown,
                tried,
                waits: account.waits(),
                left_out: left_out(workspace, board.period(), unit, &account),
                tried_left_out: named(workspace, board.period(), unit, |channel| {
                    unread.contains(&channel.id)
                }),
            })
        })
    })
}

/// The names of the channels in which something stands that the account leaves out.
pub(super) fn left_out(
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    account: &Account<'_>,
) -> Vec<String> {
    if !account.leaves_out() {
        return Vec::new();
    }
    let rules = workspace.rules_of(period);
    let is_out = |channel: &Channel| {
        let is_it = |line: &Line<'_>| rules.and_then(|rules| rules.channel(line.channel)) == Some(channel);
        account.lines.iter().any(|line| matches!(line.entry, Entry::LeftOut(..)) && is_it(line))
    };
    named(workspace, period, unit, is_out)
}

/// The names of some channels as the tables call them.
fn named(
    workspace: &Workspace,
    period: PeriodIx,
    unit: UnitIx,
    is_meant: impl Fn(&Channel) -> bool,
) -> Vec<String> {
    let Some((rules, of)) = workspace.rules_of(period).zip(workspace.roster().unit(unit)) else {
        return Vec::new();
    };
    let all = rules.short_names(&of.class).into_iter().zip(rules.channels_ix());
    all.filter(|(_, (_, channel))| is_meant(channel)).map(|(name, _)| name).collect()
}

/// 累计 with the periods it is of, where there is more than 本期 in it.
fn cumulative(workspace: &Workspace, account: &Account<'_>) -> Option<String> {
    let cumulative = account.cumulative();
    let more = !account.earlier.is_empty() || cumulative != account.current();
    let name = |&(at, ..): &(PeriodIx, Points, Points)| Some(workspace.period(at)?.parts().name.as_str());
    let earlier: Vec<&str> = account.earlier.iter().filter_map(name).collect();
    more.then(|| text::cumulative_of(text::beside(Basis::Cumulative, cumulative), &earlier))
}

impl OwnScore {
    /// What stands beside 本期: 累计, with the office's earlier periods where its table has the own counts in it, and what
    /// it is turned into.
    fn beside(&self, standing: Option<&Standing>) -> Vec<String> {
        let theirs = standing.and_then(|standing| standing.cumulative);
        let theirs = theirs.filter(|theirs| self.scored && *theirs != self.cumulative);
        let cumulative = theirs
            .map(|theirs| text::cumulative_by_office(theirs, self.cumulative))
            .or_else(|| self.told.clone());
        cumulative.into_iter().chain(self.converted.clone()).collect()
    }
}

/// Points and place, live.
#[component]
pub(super) fn ResultStrip(
    /// The own points.
    score: Derived<Option<OwnScore>>,
    /// Where they would stand; why nowhere in words.
    standing: Derived<Option<Standing>>,
    refused: Derived<String>,
) -> impl IntoView {
    live(move || {
        let score = score.get()?;
        let left_out = |names: &[String]| (!names.is_empty()).then(|| marked(text::left_out_in(names)));
        let tried_left_out = left_out(&score.tried_left_out);
        let is_unsure = !score.left_out.is_empty();
        let left_out = left_out(&score.left_out);
        let is_tried = matches!(score.tried, Supposing::Score(..));
        let beside = standing.with(|standing| score.beside(standing.as_ref()));
        let label = if is_tried { text::ACTUAL_SCORE } else { text::CURRENT_SCORE };
        let too_many = (score.tried == Supposing::TooMany).then(|| marked(text::TRIED_TOO_MANY.to_owned()));
        let place = score.scored.then(|| place(standing.get(), score.waits, refused.get()));
        let tried = score.tried.score().map(|(points, formula)| {
            view! {
                <div class="tried">
                    <p class="small dim">{text::TRIED_SCORE}</p>
                    <p><span class="fig" data-result="tried">{points.to_string()}</span>" "{text::POINTS}</p>
                    <p class="small">{formula.to_owned()}</p>
                    {tried_left_out}
                </div>
            }
            .into_any()
        });
        let view = view! {
            <div class="result" class:unsure=is_unsure class:three=is_tried>
                <div><p class="small dim">{label}</p>{points(&score, &beside)}{left_out}{too_many}</div>
                {tried}
                {place}
            </div>
        };
        Some(view.into_any())
    })
}

/// What is wrong with the figure over it.
fn marked(words: String) -> AnyView {
    view! { <p class="small err-msg"><span class="mk err">{text::MARK_ERROR}</span>" "{words}</p> }.into_any()
}

fn points(score: &OwnScore, beside: &[String]) -> AnyView {
    if !score.scored {
        return view! {
            <p><span class="fig word" data-result="current">{text::NOT_SCORED}</span></p>
            <p class="small">{text::NO_PLACE}</p>
        }
        .into_any();
    }
    // Where nothing can be read there is no formula but the note, which stands below.
    let formula = (score.formula != text::LEFT_OUT_NOTE)
        .then(|| view! { <p class="small" data-formula="">{score.formula.clone()}</p> }.into_any());
    let line = |words: &String| view! { <p class="small">{words.clone()}</p> }.into_any();
    view! {
        <p><span class="fig" data-result="current">{score.current.to_string()}</span>" "{text::POINTS}</p>
        {formula}
        {beside.iter().map(line).collect_view()}
    }
    .into_any()
}

fn place(standing: Option<Standing>, waits: bool, refused: String) -> AnyView {
    let can_grow = waits.then(|| view! { <p class="small dim">{text::CAN_GROW}</p> }.into_any());
    let Some(standing) = standing else {
        return view! { <div><p class="small dim">{text::PLACE_LABEL}</p><p class="small" data-result="place">{refused}</p>{can_grow}</div> }
            .into_any();
    };
    let words = |spot: Spot| text::place(spot.place, standing.ties);
    let now = if standing.unfilled { text::NOT_FILLED.to_owned() } else { words(standing.now) };
    // Distances are from where it stands, or would stand.
    let has_spot = !standing.unfilled || standing.tried.is_some();
    let shown = match standing.tried.map(words) {
        Some(then) if then == now => text::same_place(&then),
        Some(then) => text::move_of(&now, &then),
        None => now,
    };
    let up = match standing.up {
        Some((gap, place)) => text::to_next(gap, place, standing.by),
        None => text::FIRST.to_owned(),
    };
    let other = matches!(standing.origin, Source::Earlier | Source::OfficeEarlier);
    let other =
        other.then(|| view! { <p class="small dim">{text::by_other_table(&standing.period)}</p> }.into_any());
    let official = standing.official.map(|spot| {
        let words = text::official_place(spot.points, &text::place(spot.place, standing.ties), standing.by);
        view! { <p class="small" data-result="official">{words}</p> }.into_any()
    });
    let up = has_spot.then(|| view! { <p class="small dim" data-result="up">{up}</p> }.into_any());
    let down = standing.down.filter(|_| has_spot).map(|(gap, name)| {
        view! { <p class="small dim" data-result="down">{text::to_below(gap, text::short(&name))}</p> }
            .into_any()
    });
    view! {
        <div>
            <p class="small dim">{text::place_of(standing.ranked, &standing.class)}</p>
            <p class="mv" data-result="place">{shown}</p>
            {official}
            {up}
            {down}
            {other}
            {can_grow}
        </div>
    }
    .into_any()
}

/// What a unit that does not score was adopted with, channel by channel.
fn counts(session: Session, unit: UnitIx) -> Option<String> {
    session.with(|workspace, board| {
        let (rules, record) = workspace.rules_of(board.period()).zip(workspace.period(board.period()))?;
        let names = rules.short_names(&workspace.roster().unit(unit)?.class);
        let count = |(ix, _): (ChannelIx, _)| record.sheet().get(unit, ix).count();
        let all = names.into_iter().zip(rules.channels_ix()).map(|(name, of)| (name, count(of)));
        let words: Vec<String> =
            all.filter(|(_, count)| *count > 0).map(|(name, count)| text::so_many(&name, count)).collect();
        (!words.is_empty()).then(|| words.join("，"))
    })
}

/// The result as a text to be sent on.
pub(super) fn result_words(
    session: Session,
    unit: UnitIx,
    score: &OwnScore,
    standing: Option<&Standing>,
) -> String {
    let (name, period) = session.with(|workspace, board| {
        let period = workspace.period(board.period()).map(|period| period.parts().name.clone());
        (workspace.name_in(unit, board.period()).to_owned(), period.unwrap_or_default())
    });
    let lines = result_lines(session, unit, score, standing);
    let county = session.with(|workspace, _| workspace.name().to_owned());
    text::result_text((&county, &name, &period), &lines, session.is_published())
}

/// The result line by line, without what only helps on the screen.
pub(super) fn result_lines(
    session: Session,
    unit: UnitIx,
    score: &OwnScore,
    standing: Option<&Standing>,
) -> Vec<String> {
    let points = if score.scored {
        format!("{} {}", score.current, text::POINTS)
    } else {
        text::NOT_SCORED.to_owned()
    };
    let words = |spot: Spot, standing: &Standing| text::place(spot.place, standing.ties);
    let official = standing.and_then(|standing| {
        let spot = standing.official?;
        Some(text::official_place(spot.points, &words(spot, standing), standing.by))
    });
    let place = standing.map(|standing| {
        if standing.unfilled {
            return text::NOT_FILLED.to_owned();
        }
        let table = (standing.ranked, standing.class.as_str(), standing.period.as_str());
        let other = matches!(standing.origin, Source::Earlier | Source::OfficeEarlier);
        let other = other.then(|| text::by_other_table(&standing.period));
        let notes: Vec<String> = other.into_iter().chain(standing.notes.iter().cloned()).collect();
        text::result_place(&words(standing.now, standing), table, &notes)
    });
    let tried = score.tried.score().map(|(points, formula)| {
        let place = standing.and_then(|standing| Some(words(standing.tried?, standing)));
        text::tried_text(points, formula, place.as_deref())
    });
    let mut beside = score.beside(standing);
    beside.extend(official);
    if !score.left_out.is_empty() {
        beside.push(text::result_leaves_out(&score.left_out));
    }
    if !score.scored {
        beside.extend(counts(session, unit));
    }
    text::result_lines(&points, &score.formula, &beside, (place.as_deref(), tried.as_deref()))
}
