//! 不同的格: each cell in which files differ from the office, with the choice, and the choice for a whole channel.

use leptos::prelude::*;

use super::Merging;
use crate::domain::merge::{Kind, Line};
use crate::domain::paste::Flag;
use crate::domain::rules::ChannelIx;
use crate::ui::parts::{button, live};
use crate::ui::text;

/// So many are listed one by one.
const SHOWN: usize = 200;

/// The list, with a line for each channel over it.
#[component]
pub(super) fn LinesColumn(
    /// The panel's state.
    merging: Merging,
    /// Every cell that differs.
    lines: Vec<Line>,
    /// How many do not.
    same: usize,
) -> impl IntoView {
    if lines.is_empty() {
        return view! { <div class="wide"><h3>{text::MERGE_LINES}</h3><p class="how">{text::MERGE_NO_LINES}</p></div> }
            .into_any();
    }
    let count = |kind| lines.iter().filter(|line| line.kind == kind).count();
    let sum = text::merge_counts((count(Kind::Conflict), count(Kind::Differs), count(Kind::New)), same);
    let channels = by_channel(merging, &lines);
    let shown = RwSignal::new(SHOWN);
    let left = lines.len();
    let rows =
        move || lines.iter().take(shown.get()).map(|line| row(merging, line)).collect::<Vec<AnyView>>();
    let more = move || {
        let more = left.saturating_sub(shown.get());
        (more > 0).then(|| {
            let show = button("link", text::SHOW_MORE, move || shown.update(|shown| *shown += SHOWN));
            view! { <p class="how">{text::merge_more(more)}" "{show}</p> }.into_any()
        })
    };
    view! {
        <div class="wide">
            <h3>{text::MERGE_LINES}<small>{sum}</small></h3>
            {channels}
            <div class="list"><table class="t"><caption class="vh">{text::MERGE_LINES}</caption><tbody>{live(rows)}</tbody></table></div>
            {live(more)}
        </div>
    }
    .into_any()
}

/// 全取 and 全留 for everything and for each channel that has lines.
fn by_channel(merging: Merging, lines: &[Line]) -> AnyView {
    let mut channels: Vec<ChannelIx> = lines.iter().map(|line| line.channel).collect();
    channels.sort_unstable();
    channels.dedup();
    let one = |channel: Option<ChannelIx>| {
        let lines: Vec<Line> = lines
            .iter()
            .filter(|line| channel.is_none_or(|channel| line.channel == channel))
            .cloned()
            .collect();
        let name = channel.and_then(|channel| name_of(merging, &lines, channel));
        let name = name.unwrap_or_else(|| text::ALL_FILES_LINES.to_owned());
        let (count, kept) = (lines.len(), lines.clone());
        // Where files contradict each other a person says which one is right.
        let agreed: Vec<Line> = lines.into_iter().filter(|line| line.offers.len() == 1).collect();
        let take = button("link", text::TAKE_ALL, move || merging.decide(&agreed, |_| Some(0)));
        let keep = button("link", text::KEEP_ALL, move || merging.decide(&kept, |_| None));
        view! { <li><span>{name}<em class="num">{count}</em></span>{take}" "{keep}</li> }.into_any()
    };
    let all: Vec<AnyView> = std::iter::once(None).chain(channels.into_iter().map(Some)).map(one).collect();
    view! { <ul class="channels" aria-label=text::MERGE_BY_CHANNEL>{all}</ul> }.into_any()
}

fn name_of(merging: Merging, lines: &[Line], channel: ChannelIx) -> Option<String> {
    let unit = lines.first()?.unit;
    let gathered = merging.grid.session.gathered_untracked()?;
    merging.grid.session.with(|workspace, _| {
        let period = workspace.find_period(&gathered.period)?;
        Some(text::cell_names(workspace, period, unit, channel).1)
    })
}

/// One cell with what is here and what each file has.
fn row(merging: Merging, line: &Line) -> AnyView {
    let session = merging.grid.session;
    let gathered = session.gathered_untracked();
    let (unit, channel) = session.with(|workspace, _| {
        let period = gathered.as_ref().and_then(|of| workspace.find_period(&of.period));
        period.map_or_else(Default::default, |at| text::cell_names(workspace, at, line.unit, line.channel))
    });
    let names = |files: &[usize]| {
        let name = |&at: &usize| gathered.as_ref()?.files.get(at).map(|file| file.file.as_str());
        files.iter().filter_map(name).collect::<Vec<_>>().join("、")
    };
    let choice = |offer: Option<usize>, words: String, title: String| {
        let (of, to) = (line.clone(), line.clone());
        let title = format!("{words} {title}");
        let pressed = move || (merging.decided(&of) == offer).to_string();
        let choose = move |_| merging.decide(std::slice::from_ref(&to), |_| offer);
        view! { <button class="btn" type="button" title=title aria-pressed=move || pressed() on:click=choose>{words}</button> }
            .into_any()
    };
    let keep = choice(None, text::keep_own(&line.own), String::new());
    let offers = line.offers.iter().enumerate();
    let offers: Vec<AnyView> = offers
        .map(|(at, offer)| choice(Some(at), text::take_offer(&offer.text), names(&offer.files)))
        .collect();
    let flag = line.flag.map(|flag| {
        let (class, sign) = match flag {
            Flag::Unread(_) => ("mk err", text::MARK_ERROR),
            Flag::Waiting | Flag::Merged | Flag::NotOpen => ("mk ask", text::MARK_QUERY),
        };
        view! { " "<span class=class title=text::paste_flag(flag)>{sign}</span> }.into_any()
    });
    let doubt = line.doubt.map(|doubt| {
        view! { " "<span class="mk ask" title=text::merge_doubt(doubt)>{text::MARK_QUERY}</span><small class="by">{text::merge_doubt(doubt)}</small> }
            .into_any()
    });
    let kind = if line.kind == Kind::New { "kind dim" } else { "kind b" };
    let files = if line.kind == Kind::Conflict {
        let words: Vec<String> =
            line.offers.iter().map(|offer| text::offer_from(&offer.text, &names(&offer.files))).collect();
        Some(view! { <small class="by">{words.join("；")}</small> }.into_any())
    } else {
        None
    };
    view! {
        <tr>
            <td class=kind>{text::merge_kind(line.kind)}</td>
            <th scope="row" class="unit">{unit.clone()}{doubt}{files}</th><td>{channel.clone()}{flag}</td>
            <td class="choice"><span class="seg" role="group" aria-label=text::cell_name(&unit, &channel)>{keep}{offers}</span></td>
        </tr>
    }
    .into_any()
}
