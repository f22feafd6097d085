//! The office's record with what is claimed, entered as the office would enter it: a second telling beside the one that values
//! the rows.

use ermu::domain::edit::Edit;
use ermu::domain::id::ItemId;
use ermu::domain::reconcile::{Claim, ClaimRow, Evidence, Reconciliation, What};
use ermu::domain::record::{Adoption, Author, Item};
use ermu::domain::workspace::{Source, Status, Workspace};

/// The office's workspace with the period opened and every row of the claim in it. Units and channels have the same ids in both.
#[track_caller]
pub(crate) fn granted(
    claim: &Claim,
    result: &Reconciliation,
    mine: &Workspace,
    theirs: &Workspace,
) -> Workspace {
    let mut with = theirs.clone();
    let period = with.period(result.office.0).expect("it is there").parts().clone();
    if period.status == Status::Published {
        let open = Edit::SetStatus { period: period.id, status: Status::Draft, printed: Vec::new() };
        crate::apply(&mut with, open);
    }
    for row in &claim.rows {
        match &row.what {
            _ if period.source == Source::Counts => count(&mut with, result, row),
            What::Adoption(evidence) => adopt(&mut with, result, row, evidence, mine),
            What::Count { missing, .. } => (0..*missing).for_each(|_| add(&mut with, result, row)),
        }
    }
    with
}

/// So many more in the cell.
fn count(with: &mut Workspace, result: &Reconciliation, row: &ClaimRow) {
    let (at, unit) = result.office;
    let (record, rules) = with.period(at).zip(with.rules_of(at)).expect("it is there");
    let there = record.typed().get(unit, rules.find_channel(&row.channel).expect("it is there")).count();
    let edit = Edit::Type {
        period: record.parts().id.clone(),
        unit: with.roster().unit(unit).expect("it is there").id.clone(),
        channel: row.channel.clone(),
        typed: (there + row.adoptions()).to_string(),
    };
    crate::apply(with, edit);
}

/// The adoption in the office's item, or in the unit's own where the office has none.
fn adopt(
    with: &mut Workspace,
    result: &Reconciliation,
    row: &ClaimRow,
    evidence: &Evidence,
    mine: &Workspace,
) {
    let line = &result.items[evidence.item];
    let own = mine.items().get(&line.own[0]).expect("it is the unit's");
    let id = line.office.first().cloned().unwrap_or_else(|| ItemId::new(&format!("own-{}", own.id)));
    let new = || Item { id: id.clone(), adoptions: Vec::new(), ..own.clone() };
    let mut item = with.items().get(&id).cloned().unwrap_or_else(new);
    let adoptions = line.adoptions.iter().filter_map(|one| one.own.as_ref());
    let is_meant = |one: &&Adoption| {
        (&one.channel, one.date, one.issue.trim()) == (&row.channel, evidence.date, &*evidence.issue)
    };
    item.adoptions.push(adoptions.clone().find(is_meant).expect("the ledger names it").clone());
    crate::apply(with, Edit::PutItem { id, item: Some(Box::new(item)) });
}

/// One item more of which no more than the channel is known.
fn add(with: &mut Workspace, result: &Reconciliation, row: &ClaimRow) {
    let (at, unit) = result.office;
    let date = with.period(at).map(|period| period.span().to());
    let unit = with.roster().unit(unit).expect("it is there").id.clone();
    let id = ItemId::new(&format!("more-{}", with.items().values().count()));
    let adoption = Adoption { channel: row.channel.clone(), date, ..Adoption::default() };
    let item = Item {
        id: id.clone(),
        title: row.channel_name.clone(),
        units: vec![Author { unit, ..Author::default() }],
        length: None,
        adoptions: vec![adoption],
    };
    crate::apply(with, Edit::PutItem { id, item: Some(Box::new(item)) });
}
