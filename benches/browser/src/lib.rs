//! The core behind a few calls, for `measure.js` to time beside plain JavaScript.
//!
//! Points cross the border as thousandths in 32 bits, which hold every sum of this workload.

#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a benchmark says what it expects")]

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::points::Points;
use ermu::domain::roster::{ClassIx, UnitIx};
use ermu::domain::rules::ChannelIx;
use ermu::domain::score;
use ermu::domain::workspace::{PeriodIx, Workspace};
use wasm_bindgen::prelude::*;

mod books;
#[path = "../../county/mod.rs"]
mod county;

/// A county and what was last made of it.
#[wasm_bindgen]
pub struct Bench {
    workspace: Workspace,
    results: Results,
}

/// What both sides make from the counts.
struct Results {
    /// The last period: its points, the year's sums, the order of every class.
    board: Scoreboard,
    /// The points of the periods before it.
    earlier: Vec<Vec<Points>>,
    /// The place of every unit in the last period; 0 for a listed-only one.
    places: Vec<u32>,
}

#[wasm_bindgen]
impl Bench {
    /// A county of so many units, scored.
    #[wasm_bindgen(constructor)]
    pub fn new(units: u32) -> Self {
        let workspace = county::county(county::Size::of(units));
        let results = Results::of(&workspace);
        Self { workspace, results }
    }

    /// Scores everything from nothing.
    pub fn score(&mut self) {
        self.results = Results::of(&self.workspace);
    }

    /// Types a count into a cell and lets the board of the last period follow.
    pub fn edit(&mut self, period: u16, unit: u32, channel: usize, count: u32) {
        let rules = &self.workspace.rule_sets()[0];
        let edit = Edit::Type {
            period: county::period_id(period + 1),
            unit: county::unit_id(unit),
            channel: rules.channels()[channel].id.clone(),
            typed: count.to_string(),
        };
        let applied = edit::apply(&mut self.workspace, edit).expect("it names what is there");
        self.results.board.apply(&self.workspace, applied.effect);
    }

    /// Whether the board that followed the edits is the board scored from nothing.
    pub fn holds(&self) -> bool {
        self.results.board == Scoreboard::new(&self.workspace, last())
    }

    /// How many periods there are.
    pub fn periods(&self) -> usize {
        self.workspace.periods().len()
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.workspace.roster().classes().len()
    }

    /// The counts of a channel in a period.
    pub fn counts(&self, period: usize, channel: u32) -> Vec<u32> {
        let sheet = self.workspace.periods()[period].sheet();
        sheet.channel_counts(ChannelIx::new(channel)).collect()
    }

    /// The class of every unit, counted from 1; 0 for a listed-only one.
    pub fn lanes(&self) -> Vec<u32> {
        let roster = self.workspace.roster();
        let lane = |unit: UnitIx| roster.class_of(unit).filter(|_| roster.is_scored(unit));
        roster.units_ix().map(|(unit, _)| lane(unit).map_or(0, |class| to_u32(class.get() + 1))).collect()
    }

    /// What one adoption in each channel is worth to a class; 0 where it is closed to it.
    pub fn worth(&self, period: usize, class: usize) -> Vec<i32> {
        let class = &self.workspace.roster().classes()[class].id;
        let record = &self.workspace.periods()[period];
        let channels = self.workspace.rule_sets()[0].channels_ix();
        let one = |(ix, channel)| score::acts(record, ix, channel, class).then(|| channel.value(1));
        channels.map(|(ix, channel)| one((ix, channel)).map_or(0, thousandths)).collect()
    }

    /// The points of every unit in a period.
    pub fn points(&self, period: usize) -> Vec<i32> {
        match self.results.earlier.get(period) {
            Some(points) => points.iter().copied().map(thousandths).collect(),
            None => self.each(Scoreboard::current),
        }
    }

    /// The points of every unit in the year so far.
    pub fn cumulative(&self) -> Vec<i32> {
        self.each(Scoreboard::cumulative)
    }

    /// The ranked units of a class, best first.
    pub fn order(&self, class: u32) -> Vec<u32> {
        let standings = self.results.board.standings(ClassIx::new(class)).expect("the class is there");
        standings.ranked().iter().map(|unit| to_u32(unit.get())).collect()
    }

    /// The place of every unit; 0 for a listed-only one.
    pub fn places(&self) -> Vec<u32> {
        self.results.places.clone()
    }

    fn each(&self, points: impl Fn(&Scoreboard, UnitIx) -> Points) -> Vec<i32> {
        let units = self.workspace.roster().units_ix();
        units.map(|(unit, _)| thousandths(points(&self.results.board, unit))).collect()
    }
}

impl Results {
    fn of(workspace: &Workspace) -> Self {
        let board = Scoreboard::new(workspace, last());
        let earlier =
            (0..last().get()).map(|period| score::all_points(workspace, PeriodIx::new(period)).points);
        let mut places = vec![0; workspace.roster().units().len()];
        for standings in workspace.roster().classes_ix().filter_map(|(class, _)| board.standings(class)) {
            for (unit, place) in standings.places(board.ranking().ties) {
                places[unit.get()] = place.place.map_or(0, to_u32);
            }
        }
        Self { earlier: earlier.collect(), places, board }
    }
}

fn last() -> PeriodIx {
    PeriodIx::new(usize::from(county::PERIODS) - 1)
}

fn thousandths(points: Points) -> i32 {
    i32::try_from(points.thousandths()).expect("the sums of this workload fit")
}

fn to_u32(position: usize) -> u32 {
    u32::try_from(position).expect("a position fits")
}
