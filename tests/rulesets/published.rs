//! Published tables come out as printed; what does not is told as an anomaly, figure by figure.

use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::record::Cell;
use serde_json::Value;

use crate::document::{Document, all, list, text};
use crate::observe::observe;

/// Rows with a published score in the documents at hand, and how many of them the rules reproduce.
const ROWS: usize = 92;
const REPRODUCED: usize = 91;

#[test]
fn every_published_figure_is_reproduced_or_listed_as_an_anomaly() {
    let mut wrong = Vec::new();
    let (mut rows, mut reproduced) = (0, 0);
    for document in all() {
        let Some(published) = &document.published else { continue };
        let period = text(published, "period");
        for row in list(published, "rows") {
            let unit = text(row, "unit");
            counts(&document, period, row, &mut wrong);
            let mut fits = true;
            for (of, printed) in row.get("figures").and_then(Value::as_object).into_iter().flatten() {
                let printed = printed.as_str().unwrap_or_default();
                let found = observe(&document.workspace, period, unit, of);
                let odd = anomaly(published, unit, of);
                if let Some(odd) = odd {
                    fits = false;
                    let computed = text(odd, "computed");
                    if found.as_deref() != Ok(computed) || text(odd, "printed") != printed {
                        wrong.push(format!(
                            "{} {unit} {of}: {found:?}, the anomaly says {computed}",
                            document.name
                        ));
                    }
                } else if found.as_deref() != Ok(printed) {
                    wrong.push(format!("{} {unit} {of}: {found:?}, printed {printed}", document.name));
                }
            }
            if row.get("scored").is_none() {
                rows += 1;
                reproduced += usize::from(fits);
            }
        }
        for total in list(published, "totals") {
            let (of, is) = (text(total, "of"), text(total, "is"));
            let found = observe(&document.workspace, period, "", of);
            if found.as_deref() != Ok(is) {
                wrong.push(format!("{} {of}: {found:?}, printed {is}", document.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((rows, reproduced), (ROWS, REPRODUCED));
}

fn anomaly<'a>(published: &'a Value, unit: &str, of: &str) -> Option<&'a Value> {
    list(published, "anomalies").iter().find(|one| text(one, "unit") == unit && text(one, "of") == of)
}

/// The counts of the exchange file are those of the table.
fn counts(document: &Document, period: &str, row: &Value, wrong: &mut Vec<String>) {
    let workspace = &document.workspace;
    let at = workspace.find_period(&PeriodId::new(period)).expect("the period is there");
    let (record, rules) =
        (workspace.period(at).expect("it is there"), workspace.rules_of(at).expect("it has rules"));
    let unit = text(row, "unit");
    let Some(ix) = workspace.roster().find(&UnitId::new(unit)) else {
        wrong.push(format!("{}: no unit {unit}", document.name));
        return;
    };
    let name = &workspace.roster().unit(ix).expect("it was found").name;
    if name != text(row, "name") {
        wrong.push(format!("{} {unit} is called {name}", document.name));
    }
    for (channel, printed) in row.get("counts").and_then(Value::as_object).into_iter().flatten() {
        let found = rules.find_channel(&ChannelId::new(channel)).map(|ix2| record.sheet().get(ix, ix2));
        let want =
            printed.as_u64().map_or(Cell::Blank, |count| Cell::Count(u32::try_from(count).expect("small")));
        if found != Some(want) {
            wrong.push(format!("{} {unit} {channel}: {found:?}, printed {printed}", document.name));
        }
    }
}

/// An anomaly shows in the account of a published period: what was printed less what the record comes to.
#[test]
fn an_anomaly_of_a_published_period_is_kept_as_printed_and_told_apart() {
    use ermu::domain::score;
    for document in all() {
        let Some(published) = &document.published else { continue };
        let at =
            document.workspace.find_period(&PeriodId::new(text(published, "period"))).expect("it is there");
        let mut frozen = Vec::new();
        for (ix, unit) in document.workspace.roster().units_ix() {
            let account = score::account(&document.workspace, at, ix).expect("it has an account");
            if account.frozen.thousandths() != 0 {
                frozen.push((unit.id.to_string(), account.frozen.to_string()));
            }
        }
        let of = |one: &Value| (text(one, "unit").to_owned(), text(one, "difference").to_owned());
        let listed: Vec<_> =
            list(published, "anomalies").iter().filter(|one| text(one, "of") == "computed").map(of).collect();
        assert_eq!(frozen, listed, "{}", document.name);
    }
}
