//! 采用清单: every adoption that the tables count, a row each, in their order of units.
//!
//! What is typed and what is registered may differ. A row says by how many, so that the counts of the list, by unit and
//! channel, always come to those of the tables.

use super::{BY_LEDGER, ITEMS, WHY, beyond, unlisted};
use crate::domain::annex::shown_count;
use crate::domain::board::{Scoreboard, Standings};
use crate::domain::calendar::Date;
use crate::domain::points::Points;
use crate::domain::record::{Adoption, Item};
use crate::domain::roster::UnitIx;
use crate::domain::rules::{ChannelIx, RuleSet};
use crate::domain::score::{ItemAccount, Ledger, counted_in};
use crate::domain::workspace::{Period, PeriodIx, Source, Workspace};
use crate::formats::book::{Cell, Part, Row, SheetHead, Style};
use crate::ui::text;

/// The sheet, made a unit at a time, in parts of at most so many rows; nothing where the period has no items and typed
/// counts score.
pub(super) fn parts<'a>(
    workspace: &'a Workspace,
    board: &'a Scoreboard,
    rows: usize,
) -> impl Iterator<Item = Part> + 'a {
    List::new(workspace, board).into_iter().flat_map(move |list| list.parts(board, rows))
}

/// What the rows are made of.
struct List<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    record: &'a Period,
    rules: &'a RuleSet,
    ledger: Ledger<'a>,
    /// All channels in the order of the tables.
    channels: Vec<ChannelIx>,
    /// Units with the items of theirs that have a row, each with the unit's position in it; in roster order.
    items: Vec<(UnitIx, &'a Item, usize)>,
}

/// A row before it is cells. What orders it within its channel stands first.
struct Line<'a> {
    date: Option<Date>,
    /// The adoption; none where the row says by how many table and list differ.
    adoption: Option<&'a Adoption>,
    title: String,
    /// One for an adoption; below 0 where the list has more than the table.
    count: i64,
    points: Option<Points>,
    why: String,
}

impl<'a> List<'a> {
    fn new(workspace: &'a Workspace, board: &Scoreboard) -> Option<Self> {
        let period = board.period();
        let (record, rules) = workspace.period(period).zip(workspace.rules_of(period))?;
        let mut channels: Vec<ChannelIx> = rules.columns().map(|(ix, _)| ix).collect();
        let others = rules.channels_ix().map(|(ix, _)| ix).filter(|ix| !channels.contains(ix));
        let others: Vec<ChannelIx> = others.collect();
        channels.extend(others);
        let mut items = Vec::new();
        for item in workspace.items().values() {
            if !item.adoptions.iter().any(|one| counted_in(record, rules, one).is_some()) {
                continue;
            }
            for (at, author) in item.units.iter().enumerate() {
                items.extend(workspace.roster().find(&author.unit).map(|unit| (unit, item, at)));
            }
        }
        // Items of one unit stay in the order of their ids.
        items.sort_by_key(|&(unit, _, _)| unit);
        let is_told = !items.is_empty() || record.parts().source == Source::Items;
        let ledger = Ledger::new(workspace, period);
        is_told.then_some(Self { workspace, period, record, rules, ledger, channels, items })
    }

    fn parts(self, board: &'a Scoreboard, rows: usize) -> impl Iterator<Item = Part> + 'a {
        let score = if self.record.parts().source == Source::Items { text::SCORE } else { BY_LEDGER };
        let heads = [text::SERIAL, text::UNITS_OF_ITEM, text::ITEM_TITLE, text::CHANNEL, text::ITEM_DATE];
        let heads = heads.into_iter().chain([text::ISSUE, text::EVIDENCE, text::COUNT, score, WHY]);
        let top = Row { height: None, cells: heads.map(|head| Cell::text(head, Style::Head)).collect() };
        let head = SheetHead {
            name: ITEMS.to_owned(),
            widths: vec![60, 260, 480, 300, 120, 120, 240, 80, 120, 200],
            head_rows: 1,
            frozen_columns: 2,
            landscape: true,
            ..SheetHead::default()
        };
        let classes = self.workspace.roster().classes_ix();
        let units = classes.filter_map(|(class, _)| board.standings(class)).flat_map(Standings::all);
        let mut serial = 0_u32;
        let mut lines = units.flat_map(move |unit| {
            let lines = self.unit(unit);
            let row = |line: (ChannelIx, Line<'a>)| {
                serial = serial.saturating_add(u32::from(line.1.adoption.is_some()));
                self.row(unit, serial, line)
            };
            lines.into_iter().map(row).collect::<Vec<_>>()
        });
        let chunks = std::iter::from_fn(move || {
            let rows: Vec<Row> = lines.by_ref().take(rows).collect();
            (!rows.is_empty()).then_some(Part::Rows(rows))
        });
        [Part::Sheet(head), Part::Rows(vec![top])].into_iter().chain(chunks)
    }

    /// The rows of a unit: channel by channel, within one by date, and at the end of one by how many it differs.
    fn unit(&self, unit: UnitIx) -> Vec<(ChannelIx, Line<'a>)> {
        let from = self.items.partition_point(|&(of, _, _)| of < unit);
        let its_own = self.items[from..].iter().take_while(|&&(of, _, _)| of == unit);
        let mut lines: Vec<(ChannelIx, Line<'a>)> = Vec::new();
        for &(_, item, position) in its_own {
            let account = self.ledger.account(item, position).unwrap_or_default();
            self.item(item, &account, &mut lines);
        }
        let mut ordered = Vec::new();
        for &channel in &self.channels {
            let of = |line: &mut (ChannelIx, Line<'a>)| line.0 == channel;
            let mut these: Vec<_> = lines.extract_if(.., of).collect();
            these.sort_by(|(_, a), (_, b)| {
                let issue = |line: &Line<'a>| line.adoption.map(|one| (&one.issue, &one.evidence));
                a.date.cmp(&b.date).then_with(|| issue(a).cmp(&issue(b)))
            });
            let shown = i64::from(shown_count(self.record, unit, channel).unwrap_or(0));
            let listed = i64::try_from(these.len()).unwrap_or(i64::MAX);
            ordered.append(&mut these);
            let title = match shown - listed {
                0 => continue,
                more @ 1.. => unlisted(more),
                less => beyond(-less),
            };
            let line = Line {
                date: None,
                adoption: None,
                title,
                count: shown - listed,
                points: None,
                why: String::new(),
            };
            ordered.push((channel, line));
        }
        ordered
    }

    /// A row for every adoption of an item that the period counts for a unit.
    fn item(&self, item: &'a Item, account: &ItemAccount, lines: &mut Vec<(ChannelIx, Line<'a>)>) {
        // What counted in earlier periods is said once, beside an adoption that takes its place.
        let mut given = Some(account.given_way).filter(|points| account.scored && *points != Points::ZERO);
        for (adoption, one) in item.adoptions.iter().zip(&account.adoptions) {
            let Some(channel) = counted_in(self.record, self.rules, adoption) else { continue };
            let why = match one.why {
                Some(why) => text::why_not(self.workspace, why, one.struck != Points::ZERO),
                None if !account.scored => text::NOT_SCORED.to_owned(),
                None => given.take().map(|points| text::given_way(&points.to_string())).unwrap_or_default(),
            };
            let line = Line {
                date: adoption.date,
                adoption: Some(adoption),
                title: item.title.clone(),
                count: 1,
                points: account.scored.then_some(one.points),
                why,
            };
            lines.push((channel, line));
        }
        // Nothing of it counts any more, and what counted in earlier periods is taken off all the same.
        if let (Some(points), Some((_, last))) = (given, lines.last_mut()) {
            last.why = format!("{}；{}", last.why, text::given_way(&points.to_string()));
        }
    }

    fn row(&self, unit: UnitIx, serial: u32, (channel, line): (ChannelIx, Line<'a>)) -> Row {
        let text = |text: &str| Cell::text(text, Style::Text);
        let number = line.adoption.map(|_| Cell::number(serial, Style::Serial));
        let of_adoption = |field: fn(&Adoption) -> &str| text(line.adoption.map_or("", field));
        let date = line.date.map(|date| date.to_string()).unwrap_or_default();
        let points = line.points.map(|points| Cell::number(points, Style::Points));
        let cells = vec![
            number.unwrap_or(Cell::empty(Style::Serial)),
            Cell::text(self.workspace.name_in(unit, self.period), Style::Name),
            text(&line.title),
            text(&self.channel(unit, channel)),
            text(&date),
            of_adoption(|one| &one.issue),
            of_adoption(|one| &one.evidence),
            Cell::number(line.count, Style::Count),
            points.unwrap_or(Cell::empty(Style::Points)),
            text(&line.why),
        ];
        Row { height: None, cells }
    }

    /// A channel with its kind, since channels of two kinds may share a name.
    fn channel(&self, unit: UnitIx, ix: ChannelIx) -> String {
        let (Some(channel), Some(of)) = (self.rules.channel(ix), self.workspace.roster().unit(unit)) else {
            return String::new();
        };
        let kind = self.rules.kinds().get(self.rules.kind_of(ix).get()).map_or("", |kind| &kind.name);
        text::kind_channel(kind, channel.name_for(&of.class))
    }
}
