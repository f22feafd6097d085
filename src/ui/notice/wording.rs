//! 文字: the notice passage by passage, where it is written.

use leptos::ev;
use leptos::prelude::*;

use super::state::{NoticeDesk, Writing, Written};
use crate::domain::notice::{Joins, Passage, Place, Printed, State, closed};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// The passages in their order, and the panel in which one of them is written.
#[component]
pub(super) fn Wording(desk: NoticeDesk) -> impl IntoView {
    let passages = move || desk.written.get().map(|written| passages(desk, &written));
    let aside = move || desk.written.get().map(|written| aside(desk, &written));
    let panel = move || {
        let writing = desk.writing.get();
        (writing != Writing::None).then(|| panel(desk, &writing))
    };
    let note = desk.may_write().then_some(text::WORDING_NOTE);
    view! {
        <section aria-label=text::WORDING>
            <h2>{text::WORDING}<span>{note}</span></h2>
            <div class="doc-edit" id="notice-wording">{live(passages)}</div>
            {live(panel)}
            <p class="how"><b class="num">{text::FRAMED}</b>" "{text::FRAMED_NOTE}</p>
            {live(aside)}
        </section>
    }
}

/// What is printed, paragraph by paragraph.
fn passages(desk: NoticeDesk, written: &Written) -> AnyView {
    let mut paragraphs: Vec<(Place, Vec<AnyView>)> = Vec::new();
    let mut numbered = 0;
    for Printed { passage, begins, ends } in written.draft.printed() {
        let flagged = written.open.iter().any(|found| found.passage == passage.id);
        let drawn = drawn(desk, passage, flagged, ends);
        match paragraphs.last_mut().filter(|_| !begins) {
            Some((_, last)) => last.push(drawn),
            None => paragraphs.push((passage.place, vec![drawn])),
        }
    }
    let paragraph = |(place, drawn): (Place, Vec<AnyView>)| {
        let class = if place.is_text() || place == Place::Heading { "in" } else { "by" };
        let label = match place {
            Place::Opening | Place::Body | Place::Closing => None,
            Place::Attachment => {
                numbered += 1;
                Some(format!("{}{numbered}", text::ANNEX_WORD))
            }
            Place::Title
            | Place::Recipients
            | Place::Heading
            | Place::Signature
            | Place::Date
            | Place::Copies => Some(text::place_name(place).to_owned()),
        };
        let label = label.map(|label| view! { <small class="by-l">{label}</small> }.into_any());
        view! { <p class=class>{label}<span>{drawn}</span></p> }.into_any()
    };
    paragraphs.into_iter().map(paragraph).collect_view().into_any()
}

/// A passage; what comes from the data is framed. One with which its sentence ends is shown as it is printed there.
fn drawn(desk: NoticeDesk, passage: &Passage, flagged: bool, ends: bool) -> AnyView {
    let is_generated = matches!(passage.state, State::Generated | State::Taken);
    let whole = if ends { closed(&passage.text) } else { passage.text.clone() };
    // What a full stop takes the place of, and the stop itself.
    let same = whole
        .chars()
        .zip(passage.text.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum::<usize>();
    let mut left = same;
    let content: Vec<AnyView> = if is_generated {
        let pieces = passage.generated.iter().map(|fragment| {
            let length = fragment.text.len().min(left);
            left -= length;
            (fragment.text[..length].to_owned(), fragment.from_data)
        });
        let stop = (whole[same..].to_owned(), false);
        let pieces = pieces.chain([stop]).filter(|(text, _)| !text.is_empty());
        pieces
            .map(|(words, from_data)| {
                if from_data && passage.place.is_text() {
                    view! { <b class="num">{words}</b> }.into_any()
                } else {
                    words.into_any()
                }
            })
            .collect()
    } else {
        vec![whole.into_any()]
    };
    if !desk.may_write() || passage.place == Place::Date {
        return view! { <span>{content}</span> }.into_any();
    }
    let id = passage.id.clone();
    let here = id.clone();
    let open = move || desk.begin(Writing::Passage(id.clone()));
    let by_key = open.clone();
    let key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            by_key();
        }
    };
    let is_now = move || desk.current.with(|current| *current == here);
    let state = format!("{}：{}", text::place_name(passage.place), text::passage_state(passage.state));
    view! {
        <span
            class="psg" class:own=!is_generated class:ask=flagged class:now=move || is_now() role="button" tabindex="0"
            title=state data-passage=passage.id.clone() on:click=move |_| open() on:keydown=key
        >
            {content}
        </span>
    }
    .into_any()
}

/// Where a passage is written.
fn panel(desk: NoticeDesk, writing: &Writing) -> AnyView {
    let passage = match writing {
        Writing::Passage(id) => desk
            .written
            .with(|written| written.as_ref().and_then(|written| written.draft.passage(id)).cloned()),
        Writing::None | Writing::After(..) => None,
    };
    let label = match (writing, &passage) {
        (Writing::After(_, Place::Heading, _), _) => text::ADD_HEADING,
        (Writing::After(_, _, Joins::Paragraph), _) => text::ADD_PARAGRAPH,
        (Writing::After(..), _) => text::ADD_SENTENCE,
        (_, Some(passage)) => text::place_name(passage.place),
        (_, None) => text::WORDING,
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => desk.end(true),
            "Escape" => desk.end(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let told = move || {
        let words = desk.told.get();
        (!words.is_empty()).then(|| view! { <p class="err-msg" role="alert">{words}</p> }.into_any())
    };
    let generated = passage.as_ref().filter(|passage| passage.state == State::Replaced);
    let generated = generated.map(|passage| {
        view! { <p class="how">{text::WAS_GENERATED}<q>{passage.generated_text()}</q></p> }.into_any()
    });
    let keep = if matches!(writing, Writing::After(..)) { text::ADD_THIS } else { text::CHANGE_TO_THIS };
    view! {
        <div class="psg-edit">
            <label>
                <span>{label}</span>
                <textarea
                    id="notice-typed" class="field" rows="4" prop:value=move || desk.typed.get()
                    on:input=move |event| desk.typed.set(event_target_value(&event)) on:keydown=key
                ></textarea>
            </label>
            {generated}
            {live(told)}
            <p class="fields">
                {button("btn main", keep, move || desk.end(true))}
                {button("btn", text::CANCEL, move || desk.end(false))}
                {passage.map(|passage| more(desk, &passage))}
            </p>
        </div>
    }
    .into_any()
}

/// What else can be done with a passage.
fn more(desk: NoticeDesk, passage: &Passage) -> AnyView {
    let with = |change: fn(NoticeDesk, &str) -> bool| {
        let id = passage.id.clone();
        move || {
            if change(desk, &id) {
                desk.end(false);
            }
        }
    };
    let restore = (passage.state == State::Replaced && !passage.generated.is_empty()).then(|| {
        button(
            "link",
            text::BACK_TO_GENERATED,
            with(|desk, id| desk.change(|draft, notice| draft.restored(notice, id))),
        )
    });
    let is_text = passage.place.is_text() || passage.place == Place::Heading;
    let may_go = is_text || matches!(passage.place, Place::Copies | Place::Attachment);
    let away = may_go.then(|| {
        let is_attachment = passage.place == Place::Attachment;
        let act = with(if is_attachment {
            |desk, id| desk.change(|draft, notice| draft.with_text(notice, id, ""))
        } else {
            |desk, id| desk.change(|draft, notice| draft.without(notice, id))
        });
        button("link", text::LEAVE_OUT, act)
    });
    let after = |words, place, joins| {
        let id = passage.id.clone();
        button("link", words, move || desk.begin(Writing::After(id.clone(), place, joins)))
    };
    let added = is_text.then(|| {
        vec![
            after(text::ADD_SENTENCE, Place::Body, Joins::Sentence),
            after(text::ADD_PARAGRAPH, Place::Body, Joins::Paragraph),
            after(text::ADD_HEADING, Place::Heading, Joins::Paragraph),
        ]
    });
    view! { {restore}{away}{added} }.into_any()
}

/// What is only offered, and what was left out, each with the way back.
fn aside(desk: NoticeDesk, written: &Written) -> AnyView {
    let part = |title: &'static str, act: &'static str, state: State| {
        let of = written.draft.passages.iter().filter(|passage| passage.state == state);
        let lines: Vec<AnyView> = of
            .map(|passage| {
                let id = passage.id.clone();
                let words = passage.generated_text();
                let take = move || {
                    desk.current.set(id.clone());
                    desk.change(|draft, notice| draft.restored(notice, &id));
                    NoticeDesk::focus_passage();
                };
                let take = desk.may_write().then(|| button("link", act, take));
                view! { <li>{words}" "{take}</li> }.into_any()
            })
            .collect();
        (!lines.is_empty())
            .then(|| view! { <div class="offers"><h3>{title}</h3><ul>{lines}</ul></div> }.into_any())
    };
    view! {
        {part(text::OFFERED, text::TAKE_IN, State::Offered)}
        {part(text::LEFT_OUT, text::PUT_BACK, State::LeftOut)}
    }
    .into_any()
}
