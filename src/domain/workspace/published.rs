//! What a workspace holds that was published, and nothing else.

use super::{Status, Workspace, WorkspaceParts};
use crate::domain::id::{ItemId, PeriodId, UnitId};
use crate::domain::roster::ClassIx;

impl Workspace {
    /// The parts with the published periods and what belongs to them: no draft, nothing that became known later, no unit
    /// or name that came later. None when no period is published.
    pub(crate) fn published(&self) -> Option<WorkspaceParts> {
        let is_out = |id: &PeriodId| {
            let period = self.find_period(id).and_then(|at| self.period(at));
            period.is_some_and(|period| period.parts().status == Status::Published)
        };
        let mut parts = self.to_parts();
        parts.periods.retain(|period| period.status == Status::Published);
        // What the office noted while it verified is its own, and so is what it looks for.
        for period in &mut parts.periods {
            period.checks.clear();
            period.explained.clear();
        }
        parts.watchlist.clear();
        // With it the next notice is written, and readers write none.
        parts.notice_template.clear();
        let last = self.find_period(&parts.periods.last()?.id)?;
        parts.rule_sets.retain(|set| parts.periods.iter().any(|period| period.rules == set.id));
        parts.units.retain(|unit| unit.from.as_ref().is_none_or(is_out));
        for unit in &mut parts.units {
            if let Some(ix) = self.roster().find(&unit.id) {
                self.name_in(ix, last).clone_into(&mut unit.name);
            }
            unit.until.take_if(|until| !is_out(until));
            unit.formerly.retain(|former| is_out(&former.until));
        }
        for (ix, class) in (0..).map(ClassIx::new).zip(&mut parts.classes) {
            self.class_name_in(ix, last).clone_into(&mut class.name);
            class.formerly.retain(|former| is_out(&former.until));
        }
        let ids: Vec<UnitId> = parts.units.iter().map(|unit| unit.id.clone()).collect();
        let is_kept = |id: &UnitId| ids.contains(id);
        for unit in &mut parts.units {
            unit.inherits.retain(|heritage| is_kept(&heritage.unit));
        }
        for item in &mut parts.items {
            item.units.retain(|author| is_kept(&author.unit));
            item.adoptions.retain(|adoption| {
                let of = adoption.date.and_then(|date| self.period_on(date)).and_then(|at| self.period(at));
                of.is_some_and(|of| is_out(&of.parts().id)) && adoption.known.as_ref().is_none_or(is_out)
            });
        }
        parts.items.retain(|item| !item.adoptions.is_empty() && !item.units.is_empty());
        let items: Vec<ItemId> = parts.items.iter().map(|item| item.id.clone()).collect();
        parts.adjustments.retain(|entry| {
            let has_item = entry.item.as_ref().is_none_or(|item| items.contains(item));
            is_out(&entry.period) && is_kept(&entry.unit) && has_item
        });
        parts.late.retain(|late| is_out(&late.known) && is_out(&late.of) && is_kept(&late.unit));
        parts.corrections.retain(|correction| is_out(&correction.period) && is_kept(&correction.unit));
        Some(parts)
    }
}
