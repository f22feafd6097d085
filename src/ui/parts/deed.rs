//! What a clause did, as a row of an account.

use leptos::prelude::*;

use super::{figure, none_mark};
use crate::domain::points::Points;
use crate::domain::rules::Currency;
use crate::domain::score::ClauseLine;
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::text;

/// What a clause did, or what 累计 was turned into.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Deed {
    /// The clause's name.
    pub(in crate::ui) name: String,
    /// What it looked at.
    pub(in crate::ui) note: String,
    /// What it added, or what it came to.
    pub(in crate::ui) value: Points,
    /// It pays in yuan and is no part of the points.
    pub(in crate::ui) yuan: bool,
    /// The number of its text.
    pub(in crate::ui) clause: String,
}

impl Deed {
    /// What a line of an account of the period tells.
    pub(in crate::ui) fn of(workspace: &Workspace, period: PeriodIx, line: &ClauseLine) -> Option<Self> {
        let provision = workspace.rules_of(period)?.provision(line.provision)?;
        Some(Self {
            name: provision.name.clone(),
            note: text::deed(workspace, period, line),
            value: line.value(),
            yuan: line.currency == Currency::Yuan,
            clause: provision.clause.clone().unwrap_or_default(),
        })
    }

    /// What it added, in what it pays.
    pub(in crate::ui) fn amount(&self) -> String {
        if self.yuan { text::yuan(self.value) } else { self.value.to_string() }
    }

    /// Its row: name and note over so many columns, what it added, and the number of its text where there is a column
    /// for it. Nothing added is told as such.
    pub(in crate::ui) fn row(&self, over: u32, with_clause: bool) -> AnyView {
        let value = match self.value {
            Points::ZERO => view! { {none_mark()}<span class="dp"><i></i></span> }.into_any(),
            _ if self.yuan => self.amount().into_any(),
            value => figure(value),
        };
        view! {
            <tr class="ln deed">
                <th scope="row" colspan=over>{self.name.clone()}" "<small>{self.note.clone()}</small></th>
                <td class="n b">{value}</td>
                {with_clause.then(|| view! { <td class="cl">{self.clause.clone()}</td> }.into_any())}
            </tr>
        }
        .into_any()
    }
}
