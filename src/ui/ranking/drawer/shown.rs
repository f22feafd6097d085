//! What the account shows, as a value.

use crate::domain::alone::only_unit;
use crate::domain::board::{Past, Scoreboard, past};
use crate::domain::finding::Code;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::Ties;
use crate::domain::score::{self, Entry};
use crate::domain::workspace::Workspace;
use crate::ui::parts::{Deed, UsedClause, used_clauses};
use crate::ui::text;

/// A line of the account as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShownLine {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) entry: ShownEntry,
    pub(super) each: Points,
    pub(super) value: Points,
    /// The number of the clause the points come from.
    pub(super) clause: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ShownEntry {
    None,
    Count(u32),
    /// A count in a channel that is not for this class.
    Closed(u32),
    Waiting,
    LeftOut {
        typed: String,
        advice: String,
    },
}

/// Everything the account shows, as a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) place: String,
    pub(super) scored: bool,
    pub(super) leaves_out: bool,
    pub(super) current: Points,
    pub(super) sums: String,
    pub(super) formula: String,
    pub(super) lines: Vec<ShownLine>,
    pub(super) deeds: Vec<Deed>,
    /// How 累计 is turned into another figure.
    pub(super) converted: Vec<Deed>,
    /// Whether counts of the period can be typed.
    pub(super) may_type: bool,
    pub(super) late: Vec<String>,
    pub(super) clauses: Vec<UsedClause>,
    pub(super) above: Option<(String, Points)>,
    pub(super) below: Option<(String, Points)>,
    /// Every period in which the unit was there, where there are several: name, 本期, 累计, place in words.
    pub(super) past: Vec<(String, Points, Points, String)>,
}

impl Shown {
    /// Of one unit's own draft no place is told, as it is none of the county; a page for readers is the county's whoever
    /// has figures in it.
    pub(super) fn of(
        workspace: &Workspace,
        board: &Scoreboard,
        unit: UnitIx,
        class: ClassIx,
        is_published: bool,
    ) -> Option<Self> {
        let (rules, of) = (workspace.rules_of(board.period())?, workspace.roster().unit(unit)?);
        let account = score::account(workspace, board.period(), unit)?;
        let (place, standings) = (board.place(workspace, unit)?, board.standings(class)?);
        let class_name = workspace.class_name_in(class, board.period()).to_owned();
        let alone = only_unit(workspace).filter(|_| !is_published);
        let no_order = match alone.and_then(|one| workspace.roster().unit(one)) {
            Some(one) => Some(text::alone_in_ranking(one.name_parts().0)),
            None if standings.ranked().iter().all(|other| board.basis(*other) == Points::ZERO) => {
                Some(text::ALL_AT_NOTHING.to_owned())
            }
            None => None,
        };
        let no_order = no_order.filter(|_| account.scored);
        let line = |line: &score::Line<'_>| {
            let channel = rules.channel(line.channel)?;
            Some(ShownLine {
                kind: rules.kinds().get(rules.kind_of(line.channel).get())?.heading.clone(),
                name: channel.name_for(&of.class).to_owned(),
                entry: match line.entry {
                    Entry::None => ShownEntry::None,
                    Entry::Count(count) if !channel.is_open_to(&of.class) => ShownEntry::Closed(count),
                    Entry::Count(count) => ShownEntry::Count(count),
                    Entry::Waiting => ShownEntry::Waiting,
                    Entry::LeftOut(typed, fault) => ShownEntry::LeftOut {
                        typed: typed.to_owned(),
                        advice: text::advice(Code::Unread(fault), typed),
                    },
                },
                each: line.each,
                value: line.value,
                clause: channel.clause.clone().unwrap_or_default(),
            })
        };
        let period = board.period();
        let deed = |line: &score::ClauseLine| Deed::of(workspace, period, line);
        let deeds: Vec<Deed> = account.clauses.iter().filter_map(deed).collect();
        let turned = |line: &score::ClauseLine| {
            let note = format!("{} → {}", line.before, line.after);
            Some(Deed { note, value: line.after, ..Deed::of(workspace, period, line)? })
        };
        let converted: Vec<Deed> = if board.converts() && account.scored {
            score::conversion(workspace, period, unit).lines.iter().filter_map(turned).collect()
        } else {
            Vec::new()
        };
        let clauses = used_clauses(rules, &of.class, &account, deeds.iter().chain(&converted));
        let mut lines: Vec<_> = account.lines.iter().filter_map(line).collect();
        // A number leads to a clause that is told below.
        for line in &mut lines {
            if clauses.iter().all(|clause| clause.number != line.clause) {
                line.clause.clear();
            }
        }
        let neighbour = |step: isize| {
            if no_order.is_some() {
                return None;
            }
            // Rows may stand in roster order; who is above and below goes by points. Whoever is level is neither, unless
            // places are serials.
            let at = standings.ranked().iter().position(|other| *other == unit)?;
            let is_level = |other: &UnitIx| board.basis(*other) == board.basis(unit);
            let skips = |other: &&UnitIx| board.ranking().ties == Ties::Serial || !is_level(other);
            let (before, after) = standings.ranked().split_at(at);
            let other = match step {
                ..0 => before.iter().rev().find(skips)?,
                _ => after.iter().skip(1).find(skips)?,
            };
            let name = text::short(workspace.name_in(*other, board.period())).to_owned();
            let (mine, theirs) = (board.basis(unit), board.basis(*other));
            Some((format!("{name} {theirs}"), if theirs > mine { theirs - mine } else { mine - theirs }))
        };
        let mut earlier: Vec<(String, Points)> = (account.earlier.iter())
            .filter_map(|&(period, points, late)| {
                Some((workspace.period(period)?.parts().name.clone(), points + late))
            })
            .collect();
        for &(closed, points) in &account.inherited {
            let name = text::short(workspace.name_in(closed, board.period()));
            earlier.push((text::inherited(name), points));
        }
        let then = |one: Past| {
            let parts = workspace.period(one.period)?.parts();
            let ties = workspace.rules_of(one.period)?.ranking().ties;
            let place = if alone.is_some() { String::new() } else { text::place(one.place, ties) };
            Some((parts.name.clone(), one.current, one.cumulative, place))
        };
        let mut past: Vec<_> = past(workspace, unit).into_iter().filter_map(then).collect();
        if past.len() < 2 {
            past.clear();
        }
        Some(Self {
            past,
            name: workspace.name_in(unit, board.period()).to_owned(),
            above: neighbour(-1),
            below: neighbour(1),
            place: match no_order {
                Some(why) => text::no_order(&class_name, &why),
                None => {
                    text::account_place(&class_name, place, board.ranking().ties, standings.ranked().len())
                }
            },
            scored: account.scored,
            leaves_out: account.leaves_out(),
            current: account.current(),
            sums: text::account_sums(
                account.cumulative(),
                account.late,
                &earlier,
                converted.last().map(|deed| deed.value),
            ),
            formula: text::formula(&account),
            lines,
            late: account.late_lines.iter().map(|line| text::late_line(workspace, line)).collect(),
            deeds,
            converted,
            may_type: workspace.may_type(board.period()),
            clauses,
        })
    }

    /// The account as plain text for the clipboard.
    pub(super) fn as_text(&self) -> String {
        let lines = self.lines.iter().filter_map(|line| {
            let rest = match &line.entry {
                ShownEntry::None => return None,
                ShownEntry::Count(count) if self.scored => {
                    format!("{count} × {} = {}", line.each, line.value)
                }
                ShownEntry::Count(count) => format!("{count} {}", text::ITEMS),
                ShownEntry::Closed(count) => format!("{count} {}，{}", text::ITEMS, text::NOT_FOR_CLASS),
                ShownEntry::Waiting => text::WAITING.to_owned(),
                ShownEntry::LeftOut { advice, .. } => advice.clone(),
            };
            Some(format!("{}：{rest}", line.name))
        });
        let sum = if self.scored { self.formula.clone() } else { text::NOT_SCORED.to_owned() };
        let head = [format!("{}　{}", self.name, self.place), sum];
        let told = |deed: &Deed| text::deed_line(&deed.name, &deed.note, &deed.amount());
        let deeds = self.deeds.iter().map(told);
        let late = self.late.iter().map(|late| format!("{}：{late}", text::LATE));
        let sums = self.scored.then(|| self.sums.clone());
        let converted = self.converted.iter().map(told);
        let near = |label: &str, other: &Option<(String, Points)>, words: fn(Points) -> String| {
            other.as_ref().map(|(name, gap)| format!("{label}：{name}，{}", words(*gap)))
        };
        let near =
            [near(text::ABOVE, &self.above, text::behind), near(text::BELOW, &self.below, text::ahead)];
        let rest =
            lines.chain(deeds).chain(late).chain(sums).chain(converted).chain(near.into_iter().flatten());
        head.into_iter().chain(rest).collect::<Vec<_>>().join("\n")
    }
}
