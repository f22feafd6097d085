//! Random edits of the office: the roster, periods, how far they have come.

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::Edit;
use ermu::domain::finding;
use ermu::domain::id::UnitId;
use ermu::domain::notice::{Draft, Facts, Joins, Place, Template, Watched};
use ermu::domain::points::Points;
use ermu::domain::record::{CheckState, RowCheck};
use ermu::domain::roster::{self, Standing, Unit};
use ermu::domain::workspace::{PeriodIx, Status, Workspace, next_period};

use crate::steps::Dice;

/// One edit, if the workspace has what it needs.
pub(crate) fn edit(workspace: &Workspace, dice: &mut Dice) -> Option<Edit> {
    let at = PeriodIx::new(dice.roll(workspace.periods().len()));
    let period = workspace.period_parts(at)?;
    Some(match dice.roll(15) {
        0..=3 => {
            let units = units(workspace, dice)?;
            Edit::SetRoster { classes: workspace.roster().classes().to_vec(), units }
        }
        4 => {
            let next = next_period(workspace);
            Edit::PutPeriod { id: next.id.clone(), period: Some(Box::new(next)) }
        }
        5 => Edit::PutPeriod { id: period.id, period: None },
        7 | 8 => {
            let unit = dice.pick(workspace.roster().units())?.id.clone();
            let state = [CheckState::Checked, CheckState::Checked, CheckState::Returned][dice.roll(3)];
            let check = RowCheck { unit: unit.clone(), state, reason: "r".to_owned() };
            Edit::Verify { period: period.id, unit, check: (dice.roll(4) > 0).then_some(check) }
        }
        9 => {
            let found = finding::findings(workspace, at);
            let reason = ["", "r"][dice.roll(2)];
            let explained = Box::new(finding::explanation(workspace, dice.pick(&found)?, reason));
            Edit::Explain { period: period.id, explained }
        }
        10 => Edit::TypeVerified {
            channel: dice.pick(workspace.rules_of(at)?.channels())?.id.clone(),
            period: period.id,
            unit: dice.pick(workspace.roster().units())?.id.clone(),
            typed: ["", "1", "x"][dice.roll(3)].to_owned(),
            reason: "r".to_owned(),
        },
        12 => notice(workspace, dice, at)?,
        13 => {
            let words =
                ["甲", "乙", "", "甲"].map(|word| Watched { word: word.to_owned(), right: "丙".to_owned() });
            Edit::SetWatchlist(words[dice.roll(2)..dice.roll(4).max(2)].to_vec())
        }
        15 => Edit::SetCounty(["甲县", "乙市", ""][dice.roll(3)].to_owned()),
        14 => {
            let built_in = Template::built_in_text();
            let own = built_in.replace("重视", "关注");
            Edit::SetTemplate([own.as_str(), "", built_in, "[甲] 正文\n{乙}"][dice.roll(4)].to_owned())
        }
        6 => {
            let id = period.id.clone();
            let mut period = period;
            period.name.push('*');
            match dice.roll(3) {
                0 => period.to = period.to.day_before(),
                1 => period.rules = dice.pick(workspace.rule_sets())?.id().clone(),
                _ => period.notice_number.push('1'),
            }
            Edit::PutPeriod { id, period: Some(Box::new(period)) }
        }
        _ => {
            let status = [Status::Draft, Status::Checking][dice.roll(2)];
            Edit::SetStatus { period: period.id, status, printed: Vec::new() }
        }
    })
}

fn units(workspace: &Workspace, dice: &mut Dice) -> Option<Vec<Unit>> {
    let mut units = workspace.roster().units().to_vec();
    let at = dice.roll(units.len());
    let (id, class) = units.get(at).map(|unit| (unit.id.clone(), unit.class.clone()))?;
    let last = dice.pick(workspace.periods())?.parts().id.clone();
    let new =
        |id: &str| Unit { id: UnitId::new(id), name: id.to_owned(), class: class.clone(), ..Unit::default() };
    match dice.roll(8) {
        0 => roster::renamed(workspace, &id, "new name", &last).ok(),
        1 => roster::with_alias(workspace, &id, "alias").ok(),
        2 => roster::merged(workspace, new("merged"), &[id], &last).ok(),
        3 => {
            let half = Points::from_thousandths(500);
            roster::split(workspace, &id, vec![(new("one"), half), (new("two"), half)], &last).ok()
        }
        4 => {
            units[at].standing = match units[at].standing {
                Standing::Scored => Standing::ListedOnly,
                Standing::ListedOnly => Standing::Scored,
            };
            Some(units)
        }
        5 => {
            units.remove(at);
            Some(units)
        }
        6 => {
            units.insert(at, new("added"));
            Some(units)
        }
        _ => {
            units.reverse();
            Some(units)
        }
    }
}

/// A change of the notice, as a person makes one.
fn notice(workspace: &Workspace, dice: &mut Dice, at: PeriodIx) -> Option<Edit> {
    let parts = workspace.period_parts(at)?;
    let facts = Facts::new(workspace, &Scoreboard::new(workspace, at), 3)?;
    let draft = Draft::new(&workspace.template(), &facts, &parts.notice);
    let passage = dice.pick(&draft.passages)?;
    let (id, was) = (passage.id.as_str(), &parts.notice);
    let mut notice = match dice.roll(7) {
        0 | 1 => draft.with_text(was, id, ["", "改写成20条", "另写"][dice.roll(3)]),
        2 => draft.without(was, id),
        3 => draft.restored(was, id),
        4 => draft.kept(was, id),
        _ => draft.with_added(was, id, (Place::Body, Joins::Paragraph), ["加一段", " "][dice.roll(2)]),
    };
    match dice.roll(6) {
        0 => "各单位".clone_into(&mut notice.recipients),
        1 => notice.attachments = vec!["附件".to_owned(); dice.roll(3)],
        _ => {}
    }
    Some(Edit::SetNotice { period: parts.id, notice: Box::new(notice) })
}
