//! A clause for entries by hand more (批示, 通报批评): its name, what each brings, put into the draft of the rules.

use leptos::prelude::*;

use super::state::RulesDesk;
use crate::domain::edit::entered_under;
use crate::domain::fields::is_name;
use crate::domain::id::ProvisionId;
use crate::domain::points::Points;
use crate::domain::rules::{Clause, NewAdjusting};
use crate::domain::wide::decimal;
use crate::ui::parts::{button, field, focus_first, live, on_enter, picker};
use crate::ui::text;

/// So many grades can be named at once.
const GRADES: usize = 6;
/// And so many are offered first.
const FIRST: usize = 2;

/// What is typed into the form.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    clause: RwSignal<usize>,
    each: RwSignal<String>,
    /// The grades; none where there are no grades.
    grades: [(RwSignal<String>, RwSignal<String>); GRADES],
    shown: RwSignal<usize>,
}

/// The form, closed until it is asked for.
pub(super) fn new_adjusting(desk: RulesDesk, clauses: &[Clause]) -> AnyView {
    let blank = || RwSignal::new(String::new());
    let typed = Typed {
        name: blank(),
        clause: RwSignal::new(0),
        each: blank(),
        grades: [(); GRADES].map(|()| (blank(), blank())),
        shown: RwSignal::new(0),
    };
    let told = blank();
    let numbers: Vec<String> = clauses.iter().map(|clause| clause.number.clone()).collect();
    let choices = std::iter::once(text::NONE.to_owned()).chain(numbers.clone()).collect();
    let add = move || match typed.read(desk, &numbers) {
        // The clauses are drawn anew, and the form with them.
        Ok(new) if desk.add_adjusting(new.clone()) => focus_first(&[".new-adjusting summary"]),
        Ok(_) => told.set(text::ADJUSTINGS_FULL.to_owned()),
        Err(words) => told.set(words),
    };
    let on_key = on_enter(add.clone());
    view! {
        <details class="names new-adjusting">
            <summary>{text::ADD_ADJUSTING}</summary>
            <div on:keydown=on_key>
                <p class="fields">
                    {field(text::CHANNEL_NAME, typed.name, "field long")}
                    {picker(text::ADJUSTING_CLAUSE, choices, typed.clause)}
                </p>
                {live(move || typed.worth())}
                <p class="fields">
                    {button("btn", text::ADD_CHANNEL_NOW, add)}
                    <span class="err-msg" role="alert">{live(move || told.get())}</span>
                </p>
            </div>
            <p class="how">{text::ADD_ADJUSTING_NOTE}</p>
        </details>
    }
    .into_any()
}

/// A signed amount as it is typed: with a plus before it, or with the minus of an input method.
fn signed(typed: &str) -> Option<Points> {
    let typed = decimal(typed).replace('\u{2212}', "-");
    Points::parse(typed.strip_prefix('+').unwrap_or(&typed)).ok()
}

impl RulesDesk {
    /// Takes a clause out of the draft, unless entries stand under it; what else was changed in it stays.
    pub fn remove_clause(self, id: &ProvisionId) {
        let mut parts = self.parts();
        let entered = self.session.with(|workspace, board| {
            let periods = entered_under(workspace, board.period(), &parts.id, id);
            (!periods.is_empty()).then(|| text::clause_entered(&periods))
        });
        if let Some(words) = entered {
            return self.refuse(words);
        }
        parts.provisions.retain(|provision| provision.id != *id);
        self.put_whole(parts);
    }

    /// Adds a clause for entries by hand to the draft; `false` where there are as many as there may be.
    fn add_adjusting(self, new: NewAdjusting) -> bool {
        let more = self.parts().with_adjusting(new);
        more.map(|parts| self.put_whole(parts)).is_some()
    }
}

impl Typed {
    /// The fields for what an entry brings: one amount, or one for each grade.
    fn worth(self) -> AnyView {
        let shown = self.shown.get();
        let one = |&(name, points): &(RwSignal<String>, RwSignal<String>)| {
            view! {
                <p class="fields">
                    {field(text::GRADE, name, "field")}
                    {field(text::ADJUSTING_EACH, points, "field short")}
                </p>
            }
            .into_any()
        };
        let show = move |count| {
            self.shown.set(count);
            focus_first(match count {
                0 => &[".new-adjusting .short"],
                FIRST => &[".new-adjusting .grades input"],
                _ => &[".new-adjusting .grades p:last-child input"],
            });
        };
        if shown == 0 {
            return view! {
                <p class="fields">
                    {field(text::ADJUSTING_EACH, self.each, "field short")}
                    {button("link", text::BY_GRADES, move || show(FIRST))}
                </p>
            }
            .into_any();
        }
        let more = (shown < GRADES).then(|| button("link", text::ONE_GRADE_MORE, move || show(shown + 1)));
        let rows: Vec<AnyView> = self.grades[..shown].iter().map(one).collect();
        view! { <div class="grades">{rows}</div><p class="fields">{more}{button("link", text::WITHOUT_GRADES, move || show(0))}</p> }
            .into_any()
    }

    /// The clause that the texts say; else what is wanted.
    fn read(self, desk: RulesDesk, numbers: &[String]) -> Result<NewAdjusting, String> {
        let text_of = |of: RwSignal<String>| of.get_untracked().trim().to_owned();
        let name = text_of(self.name);
        if !is_name(&name) {
            return Err(text::ADJUSTING_NAME_WANTED.to_owned());
        }
        if desk.parts().provisions.iter().any(|provision| provision.name == name) {
            return Err(text::adjusting_twice(&name));
        }
        let shown = &self.grades[..self.shown.get_untracked()];
        let typed = shown.iter().map(|&(name, points)| (text_of(name), text_of(points)));
        let mut grades: Vec<(String, Points)> = Vec::new();
        for (name, points) in typed.filter(|(name, points)| !name.is_empty() || !points.is_empty()) {
            if !is_name(&name) || grades.iter().any(|(other, _)| *other == name) {
                return Err(text::ADJUSTING_GRADES_WANTED.to_owned());
            }
            grades.push((name, signed(&points).ok_or(text::ADJUSTING_POINTS_WANTED)?));
        }
        let points = match (shown.is_empty(), grades.is_empty()) {
            (true, _) => Some(signed(&text_of(self.each)).ok_or(text::ADJUSTING_POINTS_WANTED)?),
            (false, true) => return Err(text::ADJUSTING_GRADES_WANTED.to_owned()),
            (false, false) => None,
        };
        let clause = self.clause.get_untracked().checked_sub(1).and_then(|at| numbers.get(at).cloned());
        Ok(NewAdjusting { name, clause, points, grades })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_with_either_sign_and_an_empty_one_is_none() {
        let amount = |text: &str| Points::parse(text).ok();
        assert_eq!([signed("＋２"), signed("－1。5"), signed("\u{2212}1")], ["2", "-1.5", "-1"].map(amount));
        assert_eq!([signed(""), signed("两分"), signed("--1")], [None; 3]);
    }
}
