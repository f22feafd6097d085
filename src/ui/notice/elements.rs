//! 要素: the form, number and date of the notice, how it is addressed and signed; and the words that are watched for.

use leptos::prelude::*;

use super::state::NoticeDesk;
use crate::domain::calendar::Date;
use crate::domain::edit::Edit;
use crate::domain::notice::{Layout, LayoutChoice, NoticeParts, Watched};
use crate::domain::workspace::{PeriodParts, Status};
use crate::session::wording::TemplateFault;
use crate::ui::parts::{button, field, live};
use crate::ui::text;

/// The settings of the notice.
#[component]
pub(super) fn Elements(desk: NoticeDesk) -> impl IntoView {
    let parts =
        desk.session.with(|workspace, board| workspace.period_parts(board.period()).unwrap_or_default());
    let form = move || {
        let layout = desk.written.with(|written| written.as_ref().map(|written| written.draft.layout));
        let chosen = desk.parts().layout;
        let choice = |choice: LayoutChoice, words: &'static str| {
            let set = move |_| _ = desk.set(NoticeParts { layout: choice, ..desk.parts() });
            view! { <button class="btn" type="button" disabled=!desk.may_write() aria-pressed=(chosen == choice).to_string() on:click=set>{words}</button> }.into_any()
        };
        let by_number = layout.filter(|_| chosen == LayoutChoice::ByNumber).map(text::layout_name);
        view! {
            <span class="seg" role="group" aria-label=text::FORM>
                {choice(LayoutChoice::ByNumber, text::FORM_BY_NUMBER)}
                {choice(LayoutChoice::Letter, text::layout_name(Layout::Letter))}
                {choice(LayoutChoice::Document, text::layout_name(Layout::Document))}
            </span>
            <span class="dim">" "{by_number}</span>
        }
        .into_any()
    };
    view! {
        <section class="kv" aria-label=text::ELEMENTS>
            <h2>{text::ELEMENTS}</h2>
            <p class="kv-l"><span>{text::FORM}</span><span>{live(form)}</span></p>
            {settings(desk, parts)}
        </section>
        <Watchlist desk/>
        <Wordings desk/>
    }
}

/// What is typed into the settings and not yet kept; it outlives the drawing of the screen, as every change draws it anew.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    number: RwSignal<String>,
    date: RwSignal<String>,
    recipients: RwSignal<String>,
    signature: RwSignal<String>,
    copies: RwSignal<String>,
    /// What the fields were filled with: whose they are (draft and period), then the fields in their order.
    filled: RwSignal<Vec<String>>,
}

impl Typed {
    /// Empty fields.
    pub(super) fn new() -> Self {
        let [number, date, recipients, signature, copies] = [(); 5].map(|()| RwSignal::new(String::new()));
        Self { number, date, recipients, signature, copies, filled: RwSignal::new(Vec::new()) }
    }

    fn fields(self) -> [RwSignal<String>; 5] {
        [self.number, self.date, self.recipients, self.signature, self.copies]
    }

    /// Whether something was typed that is not kept.
    pub(super) fn is_unsaved(self) -> bool {
        self.filled.with_untracked(|filled| {
            let set = filled.iter().skip(1);
            self.fields().iter().zip(set).any(|(field, set)| field.with_untracked(|text| text != set))
        })
    }

    /// Fills the fields with what is set, but for what a person has typed since they were filled for the same period.
    fn fill(self, draft: &str, parts: &PeriodParts) {
        let date = parts.notice_date.map(|date| date.to_string()).unwrap_or_default();
        let notice = &parts.notice;
        let set = [&parts.notice_number, &date, &notice.recipients, &notice.signature, &notice.copies];
        let before = self.filled.get_untracked();
        let id = format!("{draft} {}", parts.id);
        let same = before.first() == Some(&id);
        for (at, (field, set)) in self.fields().into_iter().zip(set).enumerate() {
            let is_typed =
                same && before.get(at + 1).is_some_and(|filled| field.with_untracked(|text| text != filled));
            if !is_typed {
                field.set(set.clone());
            }
        }
        self.filled.set(std::iter::once(id).chain(set.into_iter().cloned()).collect());
    }
}

/// Number and date, 主送, 署名, 抄送.
fn settings(desk: NoticeDesk, parts: PeriodParts) -> AnyView {
    let typed = desk.typed_settings;
    typed.fill(&desk.session.draft_id(), &parts);
    let numbered = if desk.may_write() {
        view! { {field(text::NOTICE_NUMBER, typed.number, "field")}{field(text::NOTICE_DAY, typed.date, "field")} }.into_any()
    } else {
        let date = parts.notice_date.map(text::date).unwrap_or_default();
        view! {
            <p class="labelled"><span>{text::NOTICE_NUMBER}</span><b>{parts.notice_number.clone()}</b></p>
            <p class="labelled"><span>{text::NOTICE_DAY}</span><b>{date}</b></p>
        }
        .into_any()
    };
    if !desk.may_write() {
        return view! { <div class="kv-f">{numbered}</div> }.into_any();
    }
    let keep = move || keep(desk, typed, &parts);
    view! {
        <div class="kv-f">
            {numbered}
            {field(text::RECIPIENTS, typed.recipients, "field")}
            {field(text::SIGNED_BY, typed.signature, "field")}
            <label class="labelled">
                <span>{text::COPIES_TO}</span>
                <textarea
                    class="field" rows="3" prop:value=move || typed.copies.get()
                    on:input=move |event| typed.copies.set(event_target_value(&event))
                ></textarea>
            </label>
            <p class="fields">{button("btn", text::KEEP_ELEMENTS, keep)}<small class="dim">{text::USUAL}</small></p>
        </div>
    }
    .into_any()
}

/// Keeps what was typed.
fn keep(desk: NoticeDesk, typed: Typed, parts: &PeriodParts) {
    let of = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
    let Ok(notice_date) = Date::read_if_any(&typed.date.get_untracked()) else {
        return desk.told.set(text::date_wanted(parts.to));
    };
    let notice_number = of(typed.number);
    // Before it is published a number may still lack its serial, which is looked at with everything else.
    let wrong = (parts.status == Status::Published && notice_number != parts.notice_number)
        .then(|| text::number_wrong(&notice_number));
    if let Some(wrong) = wrong.flatten() {
        return desk.told.set(wrong);
    }
    let changed = PeriodParts { notice_number, notice_date, ..parts.clone() };
    let put = || Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(changed.clone())) };
    if changed != *parts && !desk.attempt(put()) {
        return;
    }
    let taken = desk.change(|_, notice| NoticeParts {
        recipients: of(typed.recipients),
        signature: of(typed.signature),
        copies: of(typed.copies),
        ..notice.clone()
    });
    if taken {
        // From now on the fields show what is set.
        typed.filled.set(Vec::new());
    }
}

/// 错敏词: the words that are looked for.
#[component]
fn Watchlist(desk: NoticeDesk) -> impl IntoView {
    let may = desk.may_write();
    let word = RwSignal::new(String::new());
    let right = RwSignal::new(String::new());
    let all = move || desk.session.with(|workspace, _| workspace.watchlist().to_vec());
    let list = move || {
        desk.session.track_any();
        let watched = all();
        if watched.is_empty() {
            return view! { <p class="how">{text::WATCH_EMPTY}</p> }.into_any();
        }
        let line = |(at, one): (usize, Watched)| {
            let remove = move || {
                let mut rest = all();
                if at < rest.len() {
                    rest.remove(at);
                    _ = desk.attempt(Edit::SetWatchlist(rest));
                }
            };
            let right = (!one.right.is_empty()).then(|| format!(" → {}", one.right));
            let remove = may.then(|| button("link", text::WATCH_REMOVE, remove));
            view! { <li><b>{one.word}</b>{right}" "{remove}</li> }.into_any()
        };
        let lines: Vec<AnyView> = watched.into_iter().enumerate().map(line).collect();
        view! { <ul class="watched">{lines}</ul> }.into_any()
    };
    let add = move || {
        let of = |text: RwSignal<String>| text.get_untracked().trim().to_owned();
        let one = Watched { word: of(word), right: of(right) };
        if !one.word.is_empty() {
            let mut more = all();
            more.push(one);
            if desk.attempt(Edit::SetWatchlist(more)) {
                word.set(String::new());
                right.set(String::new());
            }
        }
    };
    let form = may.then(|| {
        view! {
            <div class="kv-f">
                {field(text::WATCH_WORD, word, "field")}
                {field(text::WATCH_RIGHT, right, "field")}
                {button("btn", text::WATCH_ADD, add)}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="kv" aria-label=text::WATCHLIST>
            <h2>{text::WATCHLIST}</h2>
            {live(list)}
            {form}
        </section>
    }
}

/// 措辞模板: the wording in force, out as a text and in again.
#[component]
fn Wordings(desk: NoticeDesk) -> impl IntoView {
    let session = desk.session;
    let is_own = session.with(|workspace, _| !workspace.notice_template().is_empty());
    let state = if is_own { text::TEMPLATE_OWN } else { text::TEMPLATE_BUILT_IN };
    let offer = move || {
        if let Err(fault) = session.offer_template(text::TEMPLATE_FILE) {
            desk.told.set(text::file_fault(fault).to_owned());
        }
    };
    let choose = move || {
        session.choose_template(move |outcome| {
            desk.told.set(match outcome {
                Ok(()) => String::new(),
                Err(TemplateFault::File(fault)) => text::file_fault(fault).to_owned(),
                Err(TemplateFault::Edit(fault)) => text::edit_fault(&fault),
            });
        });
    };
    let may = desk.may_write();
    let choose = may.then(|| button("btn", text::TEMPLATE_CHOOSE, choose));
    let back = (may && is_own).then(|| {
        button("link", text::TEMPLATE_BACK, move || _ = desk.attempt(Edit::SetTemplate(String::new())))
    });
    view! {
        <section class="kv" aria-label=text::TEMPLATE>
            <h2>{text::TEMPLATE}</h2>
            <p class="how">{state}</p>
            <p class="fields">{button("btn", text::TEMPLATE_OFFER, offer)}{choose}{back}</p>
        </section>
    }
}
