//! Every clause of every document has an entry, and its figures are those worked out by hand.

use ermu::domain::finding::{Severity, findings};
use ermu::domain::id::{ChannelId, ProvisionId};
use ermu::domain::workspace::PeriodIx;
use ermu::formats::saved;
use serde_json::Value;

use crate::document::{Document, all, list, text};
use crate::observe::observe;

/// How a clause without an amount may be kept.
pub(crate) const KEPT: [&str; 5] = ["text", "class", "period", "rules", "roster"];

#[test]
fn every_document_is_there_and_opens_as_it_is_written() {
    let documents = all();
    assert_eq!(documents.len(), 26);
    for document in &documents {
        let again = saved::read(&saved::write_pretty(&document.workspace));
        assert_eq!(again.as_ref(), Ok(&document.workspace), "{}", document.name);
        let bytes = saved::write(&document.workspace);
        assert_eq!(again.map(|again| saved::write(&again)), Ok(bytes), "{}", document.name);
        assert!(!document.workspace.is_example(), "{}", document.name);
        for period in (0..document.workspace.periods().len()).map(PeriodIx::new) {
            let errors: Vec<_> = findings(&document.workspace, period)
                .into_iter()
                .filter(|finding| finding.code.severity() == Severity::Error)
                .collect();
            assert_eq!(errors, [], "{}", document.name);
        }
    }
}

/// A number anywhere in a clause, or a digit in what is said of it.
pub(crate) fn is_numeric(clause: &Value) -> bool {
    match clause {
        Value::Number(_) => true,
        Value::String(text) => text.contains(|c: char| c.is_ascii_digit()),
        Value::Array(all) => all.iter().any(is_numeric),
        Value::Object(fields) => fields.values().any(is_numeric),
        _ => false,
    }
}

#[test]
fn every_clause_has_an_entry_and_comes_to_what_was_worked_out_by_hand() {
    let mut wrong = Vec::new();
    let (mut numeric, mut others, mut figures) = (0, 0, 0);
    for document in all() {
        let clauses = list(&document.clauses, "clauses");
        for entry in &document.expected {
            let position = entry.get("clause").and_then(Value::as_u64).unwrap_or(u64::MAX);
            if usize::try_from(position).is_ok_and(|position| position >= clauses.len()) {
                wrong.push(format!("{}: an entry for clause {position}, which is not there", document.name));
            }
        }
        for (position, clause) in clauses.iter().enumerate() {
            let is_this = |entry: &&Value| {
                entry.get("clause").and_then(Value::as_u64).is_some_and(|at| at == position as u64)
                    && text(entry, "shape") == text(clause, "shape")
            };
            let entries: Vec<&Value> = document.expected.iter().filter(is_this).collect();
            let place = format!("{} clause {position} {}", document.name, text(clause, "shape"));
            let [entry] = entries[..] else {
                wrong.push(format!("{place}: {} entries", entries.len()));
                continue;
            };
            let expectations = list(entry, "expect");
            if is_numeric(clause) {
                numeric += 1;
                if expectations.is_empty() {
                    wrong.push(format!("{place}: no figure"));
                }
            } else {
                others += 1;
                let kept = text(entry, "kept");
                if expectations.is_empty() && !KEPT.contains(&kept) {
                    wrong.push(format!("{place}: neither a figure nor how it is kept"));
                }
            }
            figures += expectations.len();
            wrong.extend(unknown(&document, entry).map(|id| format!("{place}: nothing is called {id}")));
            wrong.extend(
                expectations
                    .iter()
                    .filter_map(|one| figure(&document, one))
                    .map(|why| format!("{place}: {why}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((numeric, others), (NUMERIC, OTHERS), "the clauses of the documents");
    assert!(figures >= numeric, "{figures} figures of {numeric} clauses");
}

/// Clauses with a number in them, and clauses without.
const NUMERIC: usize = 160;
const OTHERS: usize = 25;

/// Ids an entry names that no rule set of the document has.
fn unknown<'a>(document: &'a Document, entry: &'a Value) -> impl Iterator<Item = &'a str> {
    let by = list(entry, "by").iter().filter_map(Value::as_str);
    by.filter(|id| {
        !document.workspace.rule_sets().iter().any(|set| {
            set.find_channel(&ChannelId::new(id)).is_some()
                || set.find_provision(&ProvisionId::new(id)).is_some()
                || set.kinds().iter().any(|kind| kind.id.as_str() == *id)
        })
    })
}

/// Why a figure is not the one worked out by hand.
fn figure(document: &Document, one: &Value) -> Option<String> {
    let (unit, period, of) = (text(one, "unit"), text(one, "period"), text(one, "of"));
    let found = observe(&document.workspace, period, unit, of);
    let want = text(one, "is");
    match found {
        Ok(found) if found == want => None,
        Ok(found) => {
            Some(format!("{of} of {unit} in {period} is {found}, by hand {want} ({})", text(one, "for")))
        }
        Err(why) => Some(format!("{of} of {unit} in {period}: {why}")),
    }
}

/// What acts in the fixtures can be traced to the document: a clause that computes names the clause it comes from.
#[test]
fn every_provision_and_every_channel_names_its_clause() {
    let mut wrong = Vec::new();
    for document in all() {
        for set in document.workspace.rule_sets() {
            for provision in set.provisions().iter().filter(|one| one.clause.is_none()) {
                wrong.push(format!("{}: {}", document.name, provision.id));
            }
            for channel in set.channels().iter().filter(|one| one.clause.is_none()) {
                wrong.push(format!("{}: {}", document.name, channel.id));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
