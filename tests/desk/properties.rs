//! What holds of any two records of one unit.

use ermu::domain::reconcile::{Held, Reconciliation};
use ermu::domain::workspace::Workspace;
use proptest::prelude::*;

use crate::granted::granted;
use crate::{Small, claim, item, reconcile};

const PROVISIONS: [&str; 3] = [
    "",
    r#"{ "id": "cap", "name": "封顶", "kind": "cap", "of": ["web", "paper"], "most": 9, "per": "period" }"#,
    r#"{ "id": "once", "name": "取高", "kind": "sameItem", "policy": "highest" }"#,
];

/// A day of the first quarter.
fn day(n: u8) -> String {
    format!("2022-{:02}-{:02}", 1 + n / 28 % 3, 1 + n % 28)
}

/// Items by number, each with the channels and days it was taken up, never twice in one issue; those on a side are told by
/// the bits.
fn side(made: &[(u8, u8)], bits: u32, provisions: &str, scores: &str, counts: [u8; 3]) -> Workspace {
    let channels = ["web", "paper", "city"];
    let mut items = Vec::new();
    for (at, chunk) in made.chunks(2).enumerate() {
        let has = |i: usize| bits >> ((at * 2 + i) % 32) & 1 == 1;
        let days: Vec<String> = chunk.iter().map(|&(_, n)| day(n)).collect();
        let adoptions: Vec<(&str, &str, &str)> = chunk
            .iter()
            .enumerate()
            .filter(|&(i, _)| has(i))
            .map(|(i, &(channel, _))| {
                (
                    channels[usize::from(channel + u8::try_from(i).unwrap_or(0)) % 3],
                    days[i].as_str(),
                    ["1", "2"][i],
                )
            })
            .collect();
        if !adoptions.is_empty() {
            items.push(item(&format!("i{at}"), &format!("第{at}件事"), &adoptions));
        }
    }
    let counts = format!(r#""a": {{ "web": {}, "paper": {}, "city": {} }}"#, counts[0], counts[1], counts[2]);
    Small { provisions, scores, counts: &counts, items: &items.join(","), ..Small::default() }.open()
}

/// How many adoptions each side alone has.
fn alone(result: &Reconciliation) -> (usize, usize) {
    let all = || result.items.iter().flat_map(|item| &item.adoptions);
    let count = |held: Held| all().filter(|one| one.held == held).count();
    (count(Held::OwnOnly), count(Held::OfficeOnly))
}

fn counts_of(workspace: &Workspace) -> Vec<u32> {
    let (record, rules) =
        workspace.period(crate::Q1).zip(workspace.rules_of(crate::Q1)).expect("it is there");
    let unit = ermu::domain::roster::UnitIx::new(0);
    rules.channels_ix().map(|(ix, _)| record.sheet().get(unit, ix).count()).collect()
}

fn made() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0_u8..3, 0_u8..84), 0..12)
}

proptest! {
    #[test]
    fn a_workspace_beside_itself_has_no_differences(
        made in made(), bits: u32, rule in 0_usize..3, by_items: bool, counts: [u8; 3],
    ) {
        let scores = if by_items { "items" } else { "counts" };
        let one = side(&made, bits, PROVISIONS[rule], scores, counts);
        let result = reconcile(&one, &one, "a");
        prop_assert!(result.agrees(), "{:?}", result);
        prop_assert!(claim(&result, &one, &one).rows.is_empty());
    }

    #[test]
    fn the_other_way_round_every_difference_is_the_other_way_round(
        made in made(), bits: [u32; 2], rule in 0_usize..3, by_items: [bool; 2], counts: [[u8; 3]; 2],
    ) {
        let scores = |by_items: bool| if by_items { "items" } else { "counts" };
        let one = side(&made, bits[0], PROVISIONS[rule], scores(by_items[0]), counts[0]);
        let other = side(&made, bits[1], PROVISIONS[rule], scores(by_items[1]), counts[1]);
        let (there, back) = (reconcile(&one, &other, "a"), reconcile(&other, &one, "a"));
        for (line, turned) in there.channels.iter().zip(&back.channels) {
            prop_assert_eq!(line.difference(), turned.difference().map(|difference| -difference));
            prop_assert_eq!(line.points, turned.points.map(|points| -points));
        }
        let (points, turned) = (there.points().expect("one rule set"), back.points().expect("one rule set"));
        prop_assert_eq!(points, (-turned.0, -turned.1));
        let (own, office) = alone(&there);
        prop_assert_eq!((office, own), alone(&back));
        prop_assert_eq!(there.agrees(), back.agrees());
        // The lines and what clauses add make the difference of the accounts.
        let lines: ermu::domain::points::Points = there.channels.iter().filter_map(|line| line.points).sum();
        let clauses = there.own_figures.clauses - there.office_figures.clauses;
        let frozen = there.own_figures.frozen - there.office_figures.frozen;
        prop_assert_eq!(lines + clauses + frozen, points.0);
    }

    #[test]
    fn what_is_claimed_makes_the_counts_agree(
        made in made(), bits: u32, less: u32, rule in 0_usize..3, by_items: [bool; 2], counts: [u8; 3], gone: [u8; 3],
    ) {
        let scores = |by_items: bool| if by_items { "items" } else { "counts" };
        // Who counts by hand counts what the ledger has, or more.
        let ledger = counts_of(&side(&made, bits, "", "items", [0; 3]));
        let full: [u8; 3] = std::array::from_fn(|i| u8::try_from(ledger[i]).expect("few").saturating_add(counts[i] % 5));
        let part: [u8; 3] = std::array::from_fn(|i| full[i].saturating_sub(gone[i] % 6));
        let mine = side(&made, bits, PROVISIONS[rule], scores(by_items[0]), full);
        let kept = if by_items[1] { bits & less } else { 0 };
        let theirs = side(&made, kept, PROVISIONS[rule], scores(by_items[1]), part);
        let result = reconcile(&mine, &theirs, "a");
        let claim = claim(&result, &mine, &theirs);
        let with = granted(&claim, &result, &mine, &theirs);
        let (want, had, now) = (counts_of(&mine), counts_of(&theirs), counts_of(&with));
        let most: Vec<u32> = want.iter().zip(&had).map(|(want, had)| *want.max(had)).collect();
        prop_assert_eq!(&now, &most, "{:?}", claim);
        prop_assert!(reconcile(&mine, &with, "a").channels.iter().all(|line| line.difference().is_some_and(|d| d <= 0)));
    }
}
