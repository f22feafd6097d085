//! What was aimed at, beside what was measured.

use std::fmt::Write as _;

use super::figure::{Figure, OURS, number, thousands};

/// Ours is to take no more than so much at a size.
struct Target {
    table: &'static str,
    what: &'static str,
    most: &'static [(u64, f64)],
}

/// At every size.
const fn all(most: f64) -> [(u64, f64); 4] {
    [(60, most), (1_000, most), (10_000, most), (100_000, most)]
}

/// A task longer than this is felt.
const FELT: [(u64, f64); 4] = all(50.0);
const NONE: [(u64, f64); 4] = all(0.0);
const FRAME: [(u64, f64); 4] = all(20.0);
const TWO_FRAMES: [(u64, f64); 4] = all(33.4);

const TARGETS: &[Target] = &[
    Target {
        table: "scoring",
        what: "one edit",
        most: &[(60, 0.001), (1_000, 0.005), (10_000, 0.02), (100_000, 0.05)],
    },
    Target {
        table: "scoring",
        what: "from nothing",
        most: &[(60, 0.01), (1_000, 0.15), (10_000, 1.6), (100_000, 20.0)],
    },
    Target { table: "cold open", what: "CPU 1×, ready", most: &[(60, 200.0)] },
    Target { table: "cold open", what: "CPU 6×, ready", most: &[(60, 1_000.0)] },
    Target { table: "size", what: "the file", most: &[(60, 1_500.0)] },
    Target { table: "size", what: "the file, gzipped", most: &[(60, 1_000.0)] },
    Target { table: "work", what: "table shown", most: &[(60, 80.0), (10_000, 75.0), (100_000, 60.0)] },
    Target {
        table: "work",
        what: "sort",
        most: &[(60, 30.0), (1_000, 33.4), (10_000, 35.0), (100_000, 90.0)],
    },
    Target { table: "work", what: "sort: longest task", most: &FELT },
    Target { table: "work", what: "key", most: &TWO_FRAMES },
    Target { table: "work", what: "key: longest task", most: &FELT },
    Target { table: "work", what: "import", most: &[(60, 40.0), (1_000, 90.0), (10_000, 300.0)] },
    Target { table: "work", what: "import: longest task", most: &FELT },
    Target { table: "work", what: "export", most: &[(60, 60.0), (1_000, 90.0), (10_000, 350.0)] },
    Target { table: "work", what: "export: longest task", most: &FELT },
    Target { table: "scroll", what: "worst frame", most: &FRAME },
    Target { table: "scroll", what: "blank frames of 110", most: &NONE },
    Target { table: "scroll", what: "long tasks", most: &NONE },
    Target { table: "memory", what: "both, beyond the counts", most: &[(100_000, 30.0)] },
    Target { table: "workbooks", what: "write", most: &[(100_000, 1_200.0)] },
    Target { table: "workbooks", what: "write: longest task", most: &[(100_000, 50.0)] },
    Target { table: "workbooks", what: "read, file of ours", most: &[(100_000, 500.0)] },
    Target { table: "workbooks", what: "read, file of ours: longest task", most: &[(100_000, 50.0)] },
    Target { table: "workbooks", what: "read, file of SheetJS", most: &[(100_000, 500.0)] },
    Target { table: "workbooks", what: "read, file of SheetJS: longest task", most: &[(100_000, 50.0)] },
];

/// A target beside what was measured; where it is no more, the target is met.
pub(super) struct Verdict {
    what: String,
    units: u64,
    most: f64,
    measured: Option<f64>,
    unit: String,
}

impl Verdict {
    pub(super) fn is_met(&self) -> bool {
        self.measured.is_some_and(|measured| measured <= self.most)
    }

    /// What is measured.
    pub(super) fn what(&self) -> &str {
        &self.what
    }

    /// A miss in words.
    pub(super) fn miss(&self) -> String {
        let measured = self.measured.map_or_else(|| "not possible".to_owned(), number);
        format!("{} at {}: {measured}, not {}", self.what, thousands(self.units), number(self.most))
    }
}

/// Every target of what was measured, or tried.
pub(super) fn verdicts(figures: &[Figure]) -> Vec<Verdict> {
    let mut found = Vec::new();
    for target in TARGETS {
        for &(units, most) in target.most {
            let is_it = |figure: &&Figure| {
                figure.side == OURS && figure.table == target.table && figure.units == units
            };
            let figure = figures.iter().filter(is_it).find(|figure| figure.what == target.what);
            // What could not be done at all has no longest task either.
            let Some(figure) = figure else { continue };
            found.push(Verdict {
                what: format!("{}: {}", target.table, target.what),
                units,
                most,
                measured: figure
                    .spread()
                    .map(|spread| if is_never(target) { spread.most } else { spread.median }),
                unit: figure.unit.clone(),
            });
        }
    }
    found
}

/// Whether the target is about the worst of all samples and not about the median: what is never to be felt.
fn is_never(target: &Target) -> bool {
    target.table == "scroll" || target.what.ends_with("longest task")
}

/// The verdicts as a table.
pub(super) fn table(verdicts: &[Verdict]) -> String {
    let mut text = String::from("| target | at | at most | measured | |\n|---|---:|---:|---:|---|\n");
    for verdict in verdicts {
        let measured = verdict.measured.map_or_else(|| "not possible".to_owned(), number);
        // Of nothing there is no multiple.
        let times = verdict.measured.filter(|_| verdict.most > 0.0).map(|measured| measured / verdict.most);
        let word = match times {
            _ if verdict.is_met() => "met".to_owned(),
            Some(times) => format!("**missed**, {}×", number(times)),
            None => "**missed**".to_owned(),
        };
        let name = if verdict.unit.is_empty() {
            verdict.what.clone()
        } else {
            format!("{}, {}", verdict.what, verdict.unit)
        };
        let (units, most) = (thousands(verdict.units), number(verdict.most));
        _ = writeln!(text, "| {name} | {units} | {most} | {measured} | {word} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::figure::{Figure, Outcome, Spread};
    use super::{table, verdicts};

    fn sorted(units: u64, outcome: Outcome) -> Figure {
        let text = str::to_owned;
        Figure {
            table: text("work"),
            side: text("Ermu"),
            what: text("sort"),
            units,
            unit: text("ms"),
            outcome,
        }
    }

    #[test]
    fn a_target_is_met_missed_or_out_of_reach() {
        let took = |median| Outcome::Measured(Spread { median, least: 1.0, most: 99.0, samples: Some(15) });
        let figures = [
            sorted(60, took(30.0)),
            sorted(1_000, took(33.5)),
            sorted(10_000, Outcome::Not("why".to_owned())),
        ];
        let all = verdicts(&figures);
        assert_eq!(all.iter().map(super::Verdict::is_met).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(all[1].miss(), "work: sort at 1,000: 33.5, not 33.4");
        let text = table(&all);
        assert!(text.contains("| work: sort, ms | 60 | 30.0 | 30.0 | met |"), "{text}");
        assert!(text.contains("| work: sort, ms | 10,000 | 35.0 | not possible | **missed** |"), "{text}");
    }

    #[test]
    fn what_is_never_to_be_felt_is_judged_by_its_worst_time() {
        let took = Outcome::Measured(Spread { median: 10.0, least: 1.0, most: 60.0, samples: Some(15) });
        let mut figure = sorted(60, took);
        figure.what.push_str(": longest task");
        assert_eq!(verdicts(&[figure])[0].miss(), "work: sort: longest task at 60: 60.0, not 50.0");
    }

    #[test]
    fn a_peer_has_no_targets() {
        let mut figure = sorted(60, Outcome::Not(String::new()));
        "Other".clone_into(&mut figure.side);
        assert!(verdicts(&[figure]).is_empty());
    }
}
