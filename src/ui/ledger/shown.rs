//! What the ledger's table shows, as values. Every figure and every reason comes from the engine's own account.

use crate::domain::id::ItemId;
use crate::domain::points::Points;
use crate::domain::record::Item;
use crate::domain::rules::ChannelIx;
use crate::domain::score::{AdoptionAccount, ItemAccount, Ledger, Why};
use crate::domain::workspace::{PeriodIx, Workspace};
use crate::ui::text;

/// A figure in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) points: String,
    /// Why it does not count; empty where it does.
    pub(super) why: String,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ShownItem {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) units: String,
    pub(super) kind: String,
    /// One for each column.
    pub(super) cells: Vec<Vec<Piece>>,
    pub(super) score: String,
    /// What is to be known beside the score.
    pub(super) beside: String,
}

/// The rows of items.
pub(super) fn rows(
    workspace: &Workspace,
    period: PeriodIx,
    ids: &[ItemId],
    columns: &[ChannelIx],
) -> Vec<ShownItem> {
    let ledger = Ledger::new(workspace, period);
    let items = ids.iter().filter_map(|id| workspace.items().get(id));
    items.map(|item| row(workspace, period, &ledger, item, columns)).collect()
}

fn row(
    workspace: &Workspace,
    period: PeriodIx,
    ledger: &Ledger<'_>,
    item: &Item,
    columns: &[ChannelIx],
) -> ShownItem {
    let accounts = ledger.accounts(item);
    let (score, beside) = score(&accounts);
    let roster = workspace.roster();
    let unit = |author: &crate::domain::record::Author| {
        let of = roster.find(&author.unit).and_then(|ix| roster.unit(ix));
        text::with_part(of.map_or("", |unit| &unit.name), author.part.map(|part| part.to_string()))
    };
    ShownItem {
        id: item.id.to_string(),
        title: item.title.clone(),
        date: date_in(workspace, period, item).map(|date| date.to_string()).unwrap_or_default(),
        units: item.units.iter().map(unit).collect::<Vec<_>>().join("、"),
        kind: kinds(workspace, period, item),
        cells: columns.iter().map(|&column| cell(workspace, &accounts, column)).collect(),
        score,
        beside,
    }
}

/// The first day on which an item was adopted in the period, else at all.
pub(super) fn date_in(
    workspace: &Workspace,
    period: PeriodIx,
    item: &Item,
) -> Option<crate::domain::calendar::Date> {
    let span = workspace.period(period).map(crate::domain::workspace::Period::span);
    let dates = || item.adoptions.iter().filter_map(|adoption| adoption.date);
    let here = dates().filter(|date| span.is_some_and(|span| span.contains(*date))).min();
    here.or_else(|| dates().min())
}

fn kinds(workspace: &Workspace, period: PeriodIx, item: &Item) -> String {
    let Some(rules) = workspace.rules_of(period) else { return String::new() };
    let channels = item.adoptions.iter().filter_map(|adoption| rules.find_channel(&adoption.channel));
    let mut kinds: Vec<usize> = channels.map(|channel| rules.kind_of(channel).get()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let names = kinds.into_iter().filter_map(|kind| rules.kinds().get(kind)).map(|kind| kind.name.as_str());
    names.collect::<Vec<_>>().join("、")
}

/// The figures of a column: what all units have alike once, what each has for itself side by side.
fn cell(workspace: &Workspace, accounts: &[ItemAccount], column: ChannelIx) -> Vec<Piece> {
    let Some(first) = accounts.first() else { return Vec::new() };
    let here = first.adoptions.iter().enumerate().filter(|(_, one)| one.channel == Some(column));
    let piece = |(at, one): (usize, &AdoptionAccount)| {
        let of = |account: &ItemAccount| account.adoptions.get(at).map(|one| (figure(one), one.why));
        let all: Vec<_> = accounts.iter().filter_map(of).collect();
        let is_one = all.windows(2).all(|pair| pair[0] == pair[1]);
        let points = if is_one {
            figure(one).to_string()
        } else {
            let counted =
                |&(points, why): &(Points, Option<Why>)| if why.is_none() { points } else { Points::ZERO };
            all.iter().map(|one| counted(one).to_string()).collect::<Vec<_>>().join("＋")
        };
        // Where one unit has something of it, the reason of the other is told when the row is opened.
        let why = one.why.filter(|_| is_one || all.iter().all(|(_, why)| why.is_some()));
        let why = why.map(|why| text::why_not(workspace, why, one.struck != Points::ZERO));
        Piece { points, why: why.unwrap_or_default() }
    };
    here.map(piece).collect()
}

/// What stands in the cell of an adoption: its points, or what is struck.
fn figure(one: &AdoptionAccount) -> Points {
    if one.why.is_some() { one.struck } else { one.points }
}

/// The score of an item, and what is to be known beside it.
fn score(accounts: &[ItemAccount]) -> (String, String) {
    let scored: Vec<&ItemAccount> = accounts.iter().filter(|account| account.scored).collect();
    let Some(first) = scored.first() else { return (text::NOT_SCORED.to_owned(), String::new()) };
    let is_one = scored.iter().all(|account| account.points == first.points);
    let points = match (is_one, scored.len()) {
        (true, 1) => first.points.to_string(),
        (true, _) => text::each(&first.points.to_string()),
        (false, _) => scored.iter().map(|account| account.points.to_string()).collect::<Vec<_>>().join("＋"),
    };
    let given = scored.iter().find(|account| account.given_way != Points::ZERO);
    let given = given.map(|account| text::given_way(&account.given_way.to_string()));
    let late = scored.iter().find(|account| account.late != Points::ZERO);
    let late = late.map(|account| text::late_points(&account.late.to_string()));
    (points, given.into_iter().chain(late).collect::<Vec<_>>().join("，"))
}

/// How an item counts, adoption by adoption, for each of its units: channel and day, figure, reason.
pub(super) fn lines(
    workspace: &Workspace,
    period: PeriodIx,
    id: &ItemId,
) -> Vec<(String, Vec<(String, Piece)>)> {
    let (Some(item), Some(rules)) = (workspace.items().get(id), workspace.rules_of(period)) else {
        return Vec::new();
    };
    let of = |account: ItemAccount| {
        let each = item.adoptions.iter().zip(&account.adoptions);
        let line = |(adoption, one): (&crate::domain::record::Adoption, &AdoptionAccount)| {
            let channel = one.channel.and_then(|ix| rules.channel(ix));
            let channel = channel.map_or_else(|| adoption.channel.to_string(), |of| of.name.clone());
            let date = adoption.date.map(|date| date.to_string()).unwrap_or_default();
            let why = one.why.map(|why| text::why_not(workspace, why, one.struck != Points::ZERO));
            let piece = Piece { points: figure(one).to_string(), why: why.unwrap_or_default() };
            (text::item_line(&channel, &adoption.issue, &date), piece)
        };
        let lines = each.map(line).collect();
        let points = account.scored.then(|| account.points.to_string());
        (text::item_sum(workspace, account.unit, points.as_deref()), lines)
    };
    Ledger::new(workspace, period).accounts(item).into_iter().map(of).collect()
}
