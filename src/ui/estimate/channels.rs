//! One row per channel: what an adoption is worth, how many there are, what they come to.

use leptos::prelude::*;

use super::fields::{on_key, on_paste};
use super::result::OwnScore;
use super::state::{EstimateDesk, unread};
use super::stepper::{Count, Stepper};
use crate::domain::finding::{Code, LARGE};
use crate::domain::id::ChannelId;
use crate::domain::points::Points;
use crate::domain::record::{Cell, CellFault, Reading, read_count};
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::score::{self, Account};
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::parts::{Deed, Derived, derived, figure, is_whole, live, none_mark};
use crate::ui::text;

/// The channels of a unit, grouped as in the table.
#[component]
pub(super) fn Channels(
    desk: EstimateDesk,
    unit: UnitIx,
    /// The own points, and what the rows show of them.
    score: Derived<Option<OwnScore>>,
) -> impl IntoView {
    let session = desk.session;
    // A listed-only unit has nothing to be supposed.
    let is_scored = session.with(|workspace, _| workspace.roster().is_scored(unit));
    let trying = is_scored && desk.trying.get_untracked();
    let rows = session.with(|workspace, board| {
        let account = score::account(workspace, board.period(), unit);
        let (Some(rules), Some(of)) = (workspace.rules_of(board.period()), workspace.roster().unit(unit))
        else {
            return Vec::new();
        };
        let lines = account.map_or_else(Vec::new, |account| account.lines);
        let short = rules.short_names(&of.class);
        let named = lines.iter().filter_map(|line| {
            let channel = rules.channel(line.channel)?;
            let kind = rules.kinds().get(rules.kind_of(line.channel).get())?;
            let name = channel.name_for(&of.class).to_owned();
            // The column's name where the channel's own does not hold it.
            let column =
                short.get(line.channel.get()).filter(|_| !name.contains(channel.label_for(&of.class)));
            Some((
                kind.heading.clone(),
                line.channel,
                name,
                (channel.note.clone(), column.cloned()),
                line.each,
            ))
        });
        named.collect::<Vec<_>>()
    });
    let shown = derived(move || {
        score.with(|score| score.as_ref().map(|score| score.shown.clone()).unwrap_or_default())
    });
    let scored = session.with(|workspace, _| workspace.roster().is_scored(unit));
    let locked = !session.may_type();
    let span = if trying { 6 } else { 4 };
    let whole_each = is_whole(rows.iter().map(|(.., each)| *each));
    let mut views = Vec::new();
    let mut last = String::new();
    for (kind, channel, name, (note, column), each) in rows {
        if kind != last {
            views.push(
                view! { <tr class="grp"><th colspan=span scope="colgroup">{kind.clone()}</th></tr> }
                    .into_any(),
            );
            last = kind;
        }
        let row = Named { channel, kind: last.clone(), name, note, column, each };
        views.push(view! { <ChannelRow desk unit shown row locked trying/> }.into_any());
    }
    // A list of channels names its own rows: it can be pasted anywhere.
    Effect::new(move |_| {
        let paste = window_event_listener(leptos::ev::paste, move |event| on_paste(desk, unit, &event));
        on_cleanup(move || paste.remove());
    });
    let before = if trying { 4 } else { 3 };
    let deeds = move || {
        let deeds = shown.with(|shown| shown.deeds.clone());
        deeds.iter().map(|deed| deed.row(before, false)).collect_view()
    };
    let sum = derived(move || {
        session.track_unit(unit);
        session.with(|_, board| board.current(unit))
    });
    let whole = derived(move || {
        shown.with(|shown| {
            let all = |of: fn(&RowShown) -> Points| is_whole(shown.rows.iter().map(of));
            [all(|row| row.value) && is_whole([sum.get()]), all(|row| row.more)]
        })
    });
    // Who does not score has a number all the same: how often it was adopted.
    let adopted = derived(move || {
        session.track_unit(unit);
        session.with(|workspace, board| {
            let Some(record) = workspace.period(board.period()) else { return 0 };
            let channels =
                workspace.rules_of(board.period()).into_iter().flat_map(|rules| rules.channels_ix());
            channels.map(|(ix, _)| record.sheet().get(unit, ix).count()).sum::<u32>()
        })
    });
    let adopted =
        move || (!scored).then(|| view! { <small>{text::all_adopted(adopted.get())}</small> }.into_any());
    let total = move || {
        if scored { figure(sum.get()) } else { text::NOT_SCORED.into_any() }
    };
    let more = move || shown.with(|shown| shown.more).map(signed);
    let try_head = trying.then(|| {
        view! { <th scope="col" class="c"><span class="tag dotted">{text::TRYING}</span>" "{text::TRY_MORE}</th> }.into_any()
    });
    let tried_head =
        trying.then(|| view! { <th scope="col" class="n try-v">{text::TRY_GAIN}</th> }.into_any());
    let columns = if trying {
        view! { <colgroup><col/><col class="c-each"/><col class="c-step"/><col class="c-try"/><col class="c-val"/><col class="c-more"/></colgroup> }.into_any()
    } else {
        view! { <colgroup><col/><col class="c-each"/><col class="c-step"/><col class="c-val"/></colgroup> }
            .into_any()
    };
    view! {
        <table
            class="t selft" class:trying=trying class:w-each=whole_each
            class:w-val=move || whole.get()[0] class:w-more=move || whole.get()[1] on:keydown=move |event| on_key(&event)
        >
            <caption class="vh">{text::CHANNELS_CAPTION}</caption>
            {columns}
            <thead>
                <tr>
                    <th scope="col">{text::CHANNEL}</th>
                    <th scope="col" class="n">{text::EACH_POINTS}</th>
                    <th scope="col" class="c">{text::OWN_COUNT}</th>
                    {try_head}
                    <th scope="col" class="n">{text::SCORE}</th>
                    {tried_head}
                </tr>
            </thead>
            <tbody>
                {views}
                {live(deeds)}
                <tr class="tot">
                    <th scope="row" class="ch" colspan=before>{text::CURRENT_SCORE}{live(adopted)}</th>
                    <td class="n" data-col="current">{live(total)}</td>
                    {trying.then(|| view! { <td class="n try-v" data-col="more">{live(more)}</td> }.into_any())}
                </tr>
            </tbody>
        </table>
    }
}

/// What the rows show, as a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    rows: Vec<RowShown>,
    deeds: Vec<Deed>,
    /// How much more 本期 would be with what is supposed.
    more: Option<Points>,
}

impl Shown {
    pub(super) fn of(
        workspace: &Workspace,
        period: PeriodIx,
        unit: UnitIx,
        account: &Account<'_>,
    ) -> Option<Self> {
        let record = workspace.period(period)?;
        let row = |line: &score::Line<'_>| {
            let cell = record.sheet().get(unit, line.channel);
            RowShown {
                channel: line.channel,
                cell: cell.text(),
                fault: match cell {
                    Cell::Unread(_, fault) => Some(fault),
                    Cell::Blank | Cell::Count(_) => None,
                },
                waiting: record.is_waiting(line.channel),
                value: line.value,
                more: Points::ZERO,
            }
        };
        let deeds = account.clauses.iter().filter_map(|line| Deed::of(workspace, period, line));
        Some(Self { rows: account.lines.iter().map(row).collect(), deeds: deeds.collect(), more: None })
    }

    /// Beside it how much more there would be with what is supposed, of which this is the account.
    pub(super) fn suppose(&mut self, now: &Account<'_>, tried: &Account<'_>) {
        self.more = Some(tried.current() - now.current());
        for row in &mut self.rows {
            let line = tried.lines.iter().find(|line| line.channel == row.channel);
            row.more = line.map_or(Points::ZERO, |line| line.value - row.value);
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct RowShown {
    channel: ChannelIx,
    cell: String,
    fault: Option<CellFault>,
    waiting: bool,
    value: Points,
    /// How much more its line would be with what is supposed.
    more: Points,
}

/// What a row is called and what one adoption is worth in it.
struct Named {
    channel: ChannelIx,
    kind: String,
    name: String,
    note: String,
    /// What its column in the tables is called.
    column: Option<String>,
    each: Points,
}

/// More or less with its sign; nothing for nothing.
fn signed(points: Points) -> AnyView {
    match points {
        Points::ZERO => ().into_any(),
        more if more > Points::ZERO => view! { "＋"{figure(more)} }.into_any(),
        less => view! { "−"{figure(Points::ZERO - less)} }.into_any(),
    }
}

#[component]
fn ChannelRow(
    desk: EstimateDesk,
    unit: UnitIx,
    shown: Derived<Shown>,
    row: Named,
    /// Whether the period is published, so that its counts are only read.
    locked: bool,
    /// Whether the column of supposed adoptions is shown.
    trying: bool,
) -> impl IntoView {
    let session = desk.session;
    let Named { channel, kind, name, note, column, each } = row;
    let shown =
        derived(move || shown.with(|shown| shown.rows.iter().find(|row| row.channel == channel).cloned()));
    let text =
        derived(move || shown.with(|shown| shown.as_ref().map(|s| s.cell.clone()).unwrap_or_default()));
    let waiting = derived(move || shown.with(|shown| shown.as_ref().is_some_and(|s| s.waiting)));
    let fault = derived(move || {
        shown.with(|shown| shown.as_ref().and_then(|s| s.fault.map(|fault| (fault, s.cell.clone()))))
    });
    let id = session.with(|workspace, board| {
        let channel = workspace.rules_of(board.period()).and_then(|rules| rules.channel(channel));
        channel.map(|channel| channel.id.to_string()).unwrap_or_default()
    });
    let span = if trying { 6 } else { 4 };
    let advice_id = format!("advice-{}", channel.get());
    let large = derived(move || {
        let count = text.with(|text| read_count(text));
        if let Reading::Count(count) = count { Some(count).filter(|count| *count > LARGE) } else { None }
    });
    let channel_id = StoredValue::new(ChannelId::new(&id));
    let tried_bad =
        derived(move || if trying { unread(&desk.typed_in(&channel_id.get_value())) } else { None });
    let tried_id = format!("tried-{advice_id}");
    // A row of its own: beside the field there is no room for a sentence.
    let advice = {
        let ids = [advice_id.clone(), tried_id.clone()];
        move || {
            let all = [fault.get(), tried_bad.get()];
            let large = large.get();
            if all.iter().all(Option::is_none) && large.is_none() {
                return None;
            }
            let large = large.map(|count| {
                let words = text::very_large(&count.to_string());
                view! { <span><span class="mk ask">{text::MARK_QUERY}</span>" "{words}</span> }.into_any()
            });
            let said = |(id, bad): (&String, Option<(CellFault, String)>)| {
                bad.map(|(fault, typed)| {
                    view! {
                        <span class="err-msg" id=id.clone()>
                            <span class="mk err" aria-hidden="true">{text::MARK_ERROR}</span>
                            " "{text::advice(Code::Unread(fault), &typed)}
                        </span>
                    }
                    .into_any()
                })
            };
            let said = ids.iter().zip(all).map(said).collect_view();
            Some(view! { <tr class="advice"><td colspan=span>{said}{large}</td></tr> }.into_any())
        }
    };
    let closed = session.with(|workspace, board| {
        let of = workspace.roster().unit(unit);
        let channel = workspace.rules_of(board.period()).and_then(|rules| rules.channel(channel));
        channel.zip(of).is_some_and(|(channel, of)| !channel.is_open_to(&of.class))
    });
    let scores = session.with(|workspace, _| workspace.roster().is_scored(unit));
    let label = format!("{kind} {name}");
    let tried_label = format!("{}：{label}", text::TRYING);
    let entry = move || {
        if waiting.get() {
            let range = match (closed, scores) {
                (true, _) => text::CANNOT_FILL.to_owned(),
                (false, true) => text::waiting_range(each),
                // What it would add is nothing to who does not score.
                (false, false) => text::WAITING_ALONE.to_owned(),
            };
            view! { <span class="wait wait-t wait-c">{range}</span> }.into_any()
        } else if locked {
            let count = text.get();
            if count.is_empty() { none_mark() } else { view! { <b>{count}</b> }.into_any() }
        } else {
            let (label, described) = (label.clone(), advice_id.clone());
            let bad = derived(move || fault.with(Option::is_some));
            let of = Count { desk, unit, channel: channel_id, tried: false };
            view! { <Stepper of label text bad described/> }.into_any()
        }
    };
    let value = move || {
        let value = shown.with(|shown| shown.as_ref().map_or(Points::ZERO, |shown| shown.value));
        match value {
            _ if waiting.get() => view! { <span class="faint">{text::PENDING}</span> }.into_any(),
            _ if closed => view! { <span class="faint">{text::NOT_FOR_CLASS}</span> }.into_any(),
            Points::ZERO => view! { {none_mark()}<span class="dp"><i></i></span> }.into_any(),
            points => figure(points),
        }
    };
    let supposed = move || {
        if waiting.get() || closed {
            return None;
        }
        let (label, described) = (tried_label.clone(), tried_id.clone());
        let text = derived(move || desk.typed_in(&channel_id.get_value()));
        let bad = derived(move || tried_bad.with(Option::is_some));
        let of = Count { desk, unit, channel: channel_id, tried: true };
        Some(view! { <Stepper of label text bad described/> }.into_any())
    };
    let more = move || signed(shown.with(|shown| shown.as_ref().map_or(Points::ZERO, |shown| shown.more)));
    let hang = if name.starts_with('“') { "ch hang" } else { "ch" };
    let note = (!note.is_empty()).then(|| view! { <small>{note}</small> }.into_any());
    let column =
        column.map(|name| view! { <small class="whole">{text::column_name(&name)}</small> }.into_any());
    view! {
        <tr data-channel=id>
            <th scope="row" class=hang>{name}{note}{column}<small class="each-n">{text::EACH}" "{each.to_string()}" "{text::POINTS}</small></th>
            <td class="n dim c-each">{figure(each)}</td>
            <td class="c" data-label=text::ACTUAL>{live(entry)}</td>
            {trying.then(|| view! { <td class="c" data-label=text::TRY_MORE>{live(supposed)}</td> }.into_any())}
            <td class="n b" data-label=text::SCORE>{live(value)}</td>
            {trying.then(|| view! { <td class="n try-v" data-label=text::TRY_GAIN>{live(more)}</td> }.into_any())}
        </tr>
        {live(advice)}
    }
}
