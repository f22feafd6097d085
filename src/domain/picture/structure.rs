//! What was adopted, by the level that adopted it and the kind of information.

use super::{
    Align, At, BODY, Frame, HEAD, Ink, MARGIN, Picture, SMALL, WIDTH, cut, fill_of_kind, length, share,
};
use crate::domain::board::Scoreboard;
use crate::domain::rules::{Level, RuleSet};
use crate::domain::workspace::Workspace;

/// How many items a level adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLevel {
    /// The level.
    pub level: Level,
    /// Of each kind, in the order of the rule set.
    pub kinds: Vec<u64>,
    /// Whether a channel of it has not been fed back.
    pub is_waiting: bool,
}

impl ByLevel {
    /// Of all kinds together.
    pub fn sum(&self) -> u64 {
        self.kinds.iter().sum()
    }
}

/// Counts the adoptions of all listed units by level and kind; a level without a channel is left out.
pub fn structure(workspace: &Workspace, board: &Scoreboard) -> Vec<ByLevel> {
    let Some(rules) = workspace.rules_of(board.period()) else { return Vec::new() };
    let is_waiting = |ix| workspace.period(board.period()).is_some_and(|period| period.is_waiting(ix));
    let of_level = |level: Level| {
        let mut of = ByLevel { level, kinds: vec![0; rules.kinds().len()], is_waiting: false };
        let channels = rules.channels_ix().filter(|(_, channel)| channel.level == level);
        let mut has_any = false;
        for (ix, _) in channels {
            has_any = true;
            of.is_waiting |= is_waiting(ix);
            if let Some(kind) = of.kinds.get_mut(rules.kind_of(ix).get()) {
                *kind += board.total(ix).all();
            }
        }
        has_any.then_some(of)
    };
    [Level::Nation, Level::Province, Level::City, Level::County, Level::Own]
        .into_iter()
        .filter_map(of_level)
        .collect()
}

/// Where the sign of each kind stands, with its name, and how high they are together.
fn legend(rules: &RuleSet) -> (Vec<(At, String)>, i32) {
    let (mut left, mut top) = (MARGIN, HEAD);
    let mut signs = Vec::new();
    for kind in rules.kinds() {
        let name = cut(&kind.name, 20);
        let wide = 28 + 13 * length(name.chars().count()) + 24;
        if left > MARGIN && left + wide > WIDTH - MARGIN {
            (left, top) = (MARGIN, top + 22);
        }
        signs.push(((left, top), name));
        left += wide;
    }
    (signs, top - HEAD + 30)
}

/// How high a level's row is, and its bar.
const ROW: i32 = 34;
const BAR: i32 = 18;
/// Before the bars: the level's name. Behind them: the number.
const NAME: i32 = 80;
const NUMBER: i32 = 70;

/// Draws a bar for each level, with a stretch for each kind. `names` and `numbers` are the levels' words, in their order.
pub fn draw_structure(
    all: &[ByLevel],
    rules: &RuleSet,
    (names, numbers): (&[String], &[String]),
    frame: &Frame,
) -> Picture {
    let (signs, legend) = legend(rules);
    let mut sheet = Picture::framed(frame, legend + ROW * length(all.len()));
    for (kind, ((left, top), name)) in signs.into_iter().enumerate() {
        sheet.bar((left, top), (22, 12), fill_of_kind(kind));
        sheet.words((left + 28, top + 11), Align::Left, SMALL, Ink::Plain, &name);
    }
    let most = all.iter().map(ByLevel::sum).max().unwrap_or(0);
    let room = WIDTH - 2 * MARGIN - NAME - NUMBER;
    for (row, of) in all.iter().enumerate() {
        let top = HEAD + legend + ROW * length(row);
        let base = top + 15;
        let word = |words: &[String]| words.get(row).cloned().unwrap_or_default();
        sheet.words((MARGIN, base), Align::Left, BODY, Ink::Plain, &word(names));
        let mut left = MARGIN + NAME;
        for (kind, &count) in of.kinds.iter().enumerate().filter(|(_, count)| **count > 0) {
            let wide = share(count, most, room).max(2);
            sheet.bar((left, top), (wide, BAR), fill_of_kind(kind));
            left += wide;
        }
        sheet.words((left + 8, base), Align::Left, BODY, Ink::Strong, &word(numbers));
    }
    let top = HEAD + legend - 6;
    sheet.line((MARGIN + NAME, top), (MARGIN + NAME, top + ROW * length(all.len())), Ink::Plain);
    sheet
}
