//! What a notice speaks of equals what the board and the tables say.

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{self, Edit};
use ermu::domain::id::{ChannelId, PeriodId, RulesId};
use ermu::domain::notice::{Facts, Leader};
use ermu::domain::rules::{ChannelIx, Level, Ranking, Ties};
use ermu::domain::workspace::Workspace;
use ermu::formats::saved;
use proptest::prelude::*;

use super::{draft, facts, open, quarter, set_waiting, type_in, with_year_before};

fn top(workspace: &Workspace, places: usize, class: usize) -> Vec<(String, usize)> {
    let board = Scoreboard::new(workspace, quarter(workspace));
    let facts = Facts::new(workspace, &board, places).expect("the period is there");
    facts.classes[class].top.iter().map(|Leader { name, place, .. }| (name.clone(), *place)).collect()
}

#[test]
fn the_quarter_has_the_figures_of_the_source() {
    let facts = facts(&open());
    let totals: Vec<(&str, u64, bool)> =
        facts.totals.iter().map(|total| (total.name.as_str(), total.count, total.waiting)).collect();
    assert_eq!(
        totals,
        [
            ("市政府办政务信息专报采用", 20, false),
            ("市政府网站采用", 54, false),
            ("省级政务信息平台采用", 0, true)
        ]
    );
    assert_eq!(facts.waiting, ["省级政务信息平台"]);
    assert_eq!((facts.document.as_str(), facts.year), ("石政办函〔2022〕2号", 2022));
    assert_eq!(facts.title, "关于做好2022年政务信息报送工作的通知");
    let classes: Vec<(&str, usize, usize)> =
        facts.classes.iter().map(|class| (class.name.as_str(), class.scored, class.listed)).collect();
    assert_eq!(classes, [("镇", 11, 0), ("部门", 31, 18)]);
    assert_eq!(facts.units(), 60);
    let kinds: Vec<(&str, u64, String)> =
        facts.kinds.iter().map(|kind| (kind.name.as_str(), kind.count, kind.points.to_string())).collect();
    assert_eq!((kinds[1].0, kinds[1].1, kinds[1].2.as_str()), ("动态信息", 20, "100"));
    assert_eq!((kinds[2].0, kinds[2].1, kinds[2].2.as_str()), ("调研信息", 0, "0"));
    assert_eq!(facts.levels.iter().map(|(_, count)| count).sum::<u64>(), facts.adopted);
    let levels: Vec<Level> = facts.levels.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [Level::County, Level::City, Level::Nation]);
    assert_eq!(facts.levels[1], (Level::City, 74));
    assert_eq!(facts.year_before, None);
}

#[test]
fn equal_points_are_kept_together_or_cut_as_places_are_given() {
    let mut workspace = open();
    let names = |count: usize, workspace: &Workspace| top(workspace, count, 0).len();
    assert_eq!(
        top(&workspace, 3, 0).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["中池镇", "池河镇", "饶峰镇"]
    );
    // Two towns share the tenth place.
    for (ties, count) in [(Ties::Competition, 11), (Ties::Dense, 11), (Ties::Serial, 10)] {
        let ranking = Ranking { ties, ..workspace.rules_of(quarter(&workspace)).expect("rules").ranking() };
        let edit = Edit::SetRanking { rules: RulesId::new("shiquan-2022"), ranking };
        edit::apply(&mut workspace, edit).expect("it may be set");
        assert_eq!(names(10, &workspace), count, "{ties:?}");
    }
    // A second name in brackets is not said.
    assert_eq!(top(&workspace, 5, 1)[4], ("农业农村局".to_owned(), 5));
}

#[test]
fn a_unit_without_points_is_never_at_the_head_and_one_without_items_is_named() {
    let mut workspace = open();
    for unit in 1..=11 {
        for channel in ["express", "focus"] {
            type_in(
                &mut workspace,
                "2022Q1",
                (&format!("t{unit:02}"), channel),
                if unit == 1 { "1" } else { "" },
            );
        }
    }
    assert_eq!(top(&workspace, 3, 0), [("中池镇".to_owned(), 1)]);
    let of = facts(&workspace);
    assert_eq!((of.classes[0].zero.len(), of.classes[1].zero.len()), (10, 0));
    assert_eq!(of.classes[0].zero[0], "池河镇");
    // What is no count yet is not nothing; 0 is.
    type_in(&mut workspace, "2022Q1", ("t02", "express"), "l2");
    type_in(&mut workspace, "2022Q1", ("t03", "express"), "0");
    assert_eq!(facts(&workspace).classes[0].zero[0], "饶峰镇");
}

#[test]
fn what_is_not_fed_back_is_named_once() {
    let mut workspace = open();
    set_waiting(&mut workspace, "2022Q1", "dyn-city", true);
    set_waiting(&mut workspace, "2022Q1", "dyn-nation", true);
    set_waiting(&mut workspace, "2022Q1", "res-nation", true);
    let of = facts(&workspace);
    // The total has another channel that was fed back; two channels have one name.
    assert!(!of.totals[0].waiting);
    assert_eq!(of.waiting, ["省级政务信息平台", "市政府办《政务信息专报》", "国务院办公厅"]);
}

/// Once it read 省级采用采用情况, where no total covers the channel.
#[test]
fn a_channel_that_waits_is_named_without_the_verb_of_the_sentence() {
    let mut workspace = open();
    let mut rules = workspace.rule_sets()[0].parts().clone();
    rules.totals.clear();
    for channel in &mut rules.channels {
        if channel.name == "省政府办公厅" {
            channel.name = "省级采用".to_owned();
        }
    }
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("it fits");
    assert_eq!(facts(&workspace).waiting, ["省级"]);
}

#[test]
fn nobody_is_said_to_have_nothing_where_no_channel_has_answered() {
    let mut workspace = open();
    for channel in ["express", "focus"] {
        type_in(&mut workspace, "2022Q1", ("t11", channel), "");
    }
    assert_eq!(facts(&workspace).classes[0].zero, ["后柳镇"]);
    let channels: Vec<_> = workspace.rule_sets()[0].channels().iter().map(|of| of.id.to_string()).collect();
    for channel in channels {
        set_waiting(&mut workspace, "2022Q1", &channel, true);
    }
    let of = facts(&workspace);
    assert!(of.classes[0].zero.is_empty() && of.levels.is_empty());
    assert!(of.kinds.iter().all(|kind| kind.waiting));
}

#[test]
fn the_year_before_is_compared_where_both_can_be() {
    let compared = |workspace: &Workspace| {
        let year = facts(workspace).year_before.expect("it is there");
        (year.now, year.before, year.same_rules)
    };
    let mut workspace = with_year_before(&[("express", 100), ("dyn-city", 4), ("dyn-province", 7)]);
    let all = facts(&workspace).adopted;
    // The provincial channels are not fed back, so that neither year counts them.
    assert_eq!(compared(&workspace), (all, 104, true));
    set_waiting(&mut workspace, "2021Q1", "dyn-city", true);
    assert_eq!(compared(&workspace), (all - 20, 100, true));
    let mut rules = workspace.rule_sets()[0].parts().clone();
    rules.id = RulesId::new("old");
    rules.channels.retain(|channel| channel.id != ChannelId::new("focus"));
    rules.columns.clear();
    rules.clauses.clear();
    rules.channels.iter_mut().for_each(|channel| channel.clause = None);
    rules.provisions.clear();
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("it fits");
    let mut parts = workspace.to_parts();
    parts.periods[0].rules = RulesId::new("old");
    let focus: u64 = 155;
    let mut other = Workspace::new(parts).expect("it fits");
    type_in(&mut other, "2021Q1", ("t01", "express"), "3");
    type_in(&mut other, "2022Q1", ("t01", "express"), "5");
    type_in(&mut other, "2022Q1", ("t01", "focus"), &focus.to_string());
    assert_eq!(compared(&other), (5, 3, false));
}

#[test]
fn a_year_before_in_which_nothing_was_adopted_is_no_comparison() {
    assert_eq!(facts(&with_year_before(&[])).year_before, None);
    let other_days = {
        let mut parts = with_year_before(&[]).to_parts();
        parts.periods[0].to = parts.periods[0].to.day_before();
        let mut workspace = Workspace::new(parts).expect("it fits");
        type_in(&mut workspace, "2021Q1", ("t01", "express"), "3");
        workspace
    };
    assert_eq!(facts(&other_days).year_before, None);
}

#[test]
fn no_period_no_facts() {
    let other = with_year_before(&[]);
    let board = Scoreboard::new(&other, quarter(&other));
    assert!(Facts::new(&open(), &board, 3).is_none());
    assert_eq!(PeriodId::new("2022Q1"), other.period(quarter(&other)).expect("it is there").parts().id);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed: the facts' totals are the board's in what was fed back, and the same file gives the same text.
    #[test]
    fn the_facts_totals_are_the_boards(cells in prop::collection::vec((1..12_usize, 0..10_usize, 0..200_u32), 0..20)) {
        let mut workspace = open();
        for (unit, channel, count) in cells {
            let channel = workspace.rule_sets()[0].channels()[channel].id.to_string();
            type_in(&mut workspace, "2022Q1", (&format!("d{unit:02}"), &channel), &count.to_string());
        }
        let (of, board) = (facts(&workspace), Scoreboard::new(&workspace, quarter(&workspace)));
        let (at, rules) = (quarter(&workspace), workspace.rules_of(quarter(&workspace)).expect("rules"));
        let period = workspace.period(at).expect("the period");
        let fed_back = |ix: &ChannelIx| if period.is_waiting(*ix) { 0 } else { board.total(*ix).all() };
        for ((_, channels), total) in rules.totals().zip(&of.totals) {
            prop_assert_eq!(total.count, channels.iter().map(fed_back).sum::<u64>());
        }
        let all: u64 = rules.channels_ix().map(|(ix, _)| fed_back(&ix)).sum();
        prop_assert_eq!(of.adopted, all);
        prop_assert_eq!(of.kinds.iter().map(|kind| kind.count).sum::<u64>(), all);
        prop_assert_eq!(of.levels.iter().map(|(_, count)| *count).sum::<u64>(), all);
        let again = saved::read(&saved::write(&workspace)).expect("it opens");
        prop_assert_eq!(draft(&again).text(), draft(&workspace).text());
    }
}
