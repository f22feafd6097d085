//! What the account shows, as a value.

use crate::domain::board::Scoreboard;
use crate::domain::finding::Code;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{Clause, Currency, Piece};
use crate::domain::score::{self, Entry};
use crate::domain::workspace::Workspace;
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

/// What a clause did, or what came late.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShownDeed {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) value: Points,
    /// It pays in yuan and is no part of the points.
    pub(super) yuan: bool,
    pub(super) clause: String,
}

/// A clause that was used, with the stretches that acted marked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShownClause {
    pub(super) number: String,
    pub(super) pieces: Vec<(String, bool)>,
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
    pub(super) deeds: Vec<ShownDeed>,
    pub(super) late: Vec<String>,
    pub(super) clauses: Vec<ShownClause>,
    pub(super) above: Option<(String, Points)>,
    pub(super) below: Option<(String, Points)>,
}

impl Shown {
    pub(super) fn of(
        workspace: &Workspace,
        board: &Scoreboard,
        unit: UnitIx,
        class: ClassIx,
    ) -> Option<Self> {
        let (rules, of) = (workspace.rules_of(board.period())?, workspace.roster().unit(unit)?);
        let account = score::account(workspace, board.period(), unit)?;
        let (place, standings) = (board.place(workspace, unit)?, board.standings(class)?);
        let class_name = workspace.roster().classes().get(class.get())?.name.clone();
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
        let used: Vec<_> = account.lines.iter().filter(|line| line.value != Points::ZERO).collect();
        let deed = |line: &score::ClauseLine| {
            let provision = rules.provision(line.provision)?;
            Some(ShownDeed {
                name: provision.name.clone(),
                note: text::deed(workspace, board.period(), line),
                value: line.value(),
                yuan: line.currency == Currency::Yuan,
                clause: provision.clause.clone().unwrap_or_default(),
            })
        };
        let mut deeds: Vec<ShownDeed> = account.clauses.iter().filter_map(deed).collect();
        if account.frozen != Points::ZERO {
            let (name, note) = (text::PRINTED.to_owned(), text::PRINTED_NOTE.to_owned());
            let (value, yuan, clause) = (account.frozen, false, String::new());
            deeds.push(ShownDeed { name, note, value, yuan, clause });
        }
        if board.converts() && account.scored {
            for line in score::conversion(workspace, board.period(), unit).lines {
                deeds.extend(rules.provision(line.provision).map(|provision| ShownDeed {
                    name: text::converting(&provision.name),
                    note: format!("{} → {}", line.before, line.after),
                    value: Points::ZERO,
                    yuan: false,
                    clause: provision.clause.clone().unwrap_or_default(),
                }));
            }
        }
        let clause = |(i, clause): (usize, &Clause)| {
            let acts = used.iter().any(|line| rules.clause_of(line.channel).is_some_and(|c| c.get() == i))
                || deeds.iter().any(|deed| deed.clause == clause.number);
            let piece = |piece| match piece {
                Piece::Words(words) => (words, false),
                Piece::Amount { channel, words } => {
                    let ix = rules.find_channel(&channel);
                    (words, used.iter().any(|line| Some(line.channel) == ix))
                }
            };
            let pieces = clause.pieces(rules, &of.class).into_iter().map(piece).collect();
            acts.then(|| ShownClause { number: clause.number.clone(), pieces })
        };
        let clauses: Vec<_> = rules.clauses().iter().enumerate().filter_map(clause).collect();
        let neighbour = |step: isize| {
            let at = (place.serial - 1).checked_add_signed(step)?;
            let other = standings.ranked().get(at).filter(|_| place.place.is_some())?;
            let name = workspace.roster().unit(*other)?.name_parts().0.to_owned();
            let (mine, theirs) = (board.basis(unit), board.basis(*other));
            Some((format!("{name} {theirs}"), if theirs > mine { theirs - mine } else { mine - theirs }))
        };
        let mut earlier: Vec<(String, Points)> = (account.earlier.iter())
            .filter_map(|&(period, points, late)| {
                Some((workspace.period(period)?.parts().name.clone(), points + late))
            })
            .collect();
        for &(closed, points) in &account.inherited {
            let name = workspace.roster().unit(closed)?.name_parts().0.to_owned();
            earlier.push((text::inherited(&name), points));
        }
        Some(Self {
            name: workspace.name_in(unit, board.period()).to_owned(),
            place: text::account_place(&class_name, place, standings.ranked().len()),
            scored: account.scored,
            leaves_out: account.leaves_out(),
            current: account.current(),
            sums: text::account_sums(account.cumulative(), account.late, &earlier),
            formula: text::formula(
                &account.terms(),
                account.added(),
                account.current(),
                account.leaves_out(),
            ),
            lines: account.lines.iter().filter_map(line).collect(),
            late: account.late_lines.iter().map(|line| text::late_line(workspace, line)).collect(),
            deeds,
            clauses,
            above: neighbour(-1),
            below: neighbour(1),
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
        let deeds = self.deeds.iter().map(|deed| format!("{}：{} {}", deed.name, deed.value, deed.note));
        let late = self.late.iter().map(|late| format!("{}：{late}", text::LATE));
        head.into_iter().chain(lines).chain(deeds).chain(late).collect::<Vec<_>>().join("\n")
    }
}
