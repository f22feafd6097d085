//! `docs/rulesets.md` says for each document how its clauses are expressed; it is written from the fixtures.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ermu::domain::id::{ChannelId, ProvisionId};
use ermu::domain::rules::Body;
use serde_json::Value;

use crate::clauses::is_numeric;
use crate::document::{Document, all, list, text};

const HEAD: &str = "# Published scoring rules as data

Written by `ERMU_WRITE=1 cargo test --test rulesets`; the same test holds it against the fixtures.

Each document stands as an exchange file in `tests/fixtures/rulesets/`, with its clauses in `clauses/`, the amounts
worked out by hand in `expected/` and the rows of its tables in `published/`. Amounts, units and records that a
document does not state are made up; its clauses say so.

";

#[test]
fn the_page_says_what_the_fixtures_hold() {
    let documents = all();
    let mut page = HEAD.to_owned();
    tables(&documents, &mut page);
    clauses(&documents, &mut page);
    missing(&documents, &mut page);
    let at = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/rulesets.md");
    if std::env::var_os("ERMU_WRITE").is_some() {
        fs::write(&at, &page).expect("the page can be written");
    }
    assert_eq!(fs::read_to_string(&at).unwrap_or_default(), page, "ERMU_WRITE=1 writes it again");
}

fn tables(documents: &[Document], page: &mut String) {
    page.push_str(
        "## Documents with tables\n\n| document | rows | reproduced | anomalies |\n|---|---|---|---|\n",
    );
    for document in documents {
        let Some(published) = &document.published else { continue };
        let rows = list(published, "rows").iter().filter(|row| row.get("scored").is_none()).count();
        let anomalies = list(published, "anomalies");
        let odd: BTreeSet<&str> = anomalies.iter().map(|one| text(one, "unit")).collect();
        let told: Vec<String> = anomalies
            .iter()
            .filter(|one| text(one, "of") == "computed")
            .map(|one| {
                let (printed, computed) = (text(one, "printed"), text(one, "computed"));
                format!(
                    "{}: printed {printed}, computed {computed} ({})",
                    text(one, "name"),
                    text(one, "why")
                )
            })
            .chain(list(published, "notes").iter().filter_map(Value::as_str).map(str::to_owned))
            .collect();
        let told = told.join("; ");
        let _ = writeln!(
            page,
            "| `{}` {} | {rows} | {} | {told} |",
            document.name,
            text(published, "title"),
            rows - odd.len()
        );
    }
}

fn clauses(documents: &[Document], page: &mut String) {
    page.push_str("\n## Documents with clauses\n\n| document | clauses with amounts | expressed by | other clauses |\n|---|---|---|---|\n");
    for document in documents {
        let all = list(&document.clauses, "clauses");
        if all.is_empty() {
            continue;
        }
        let numeric = all.iter().filter(|clause| is_numeric(clause)).count();
        let mut kinds = BTreeSet::new();
        let mut kept = Vec::new();
        for entry in &document.expected {
            kinds.extend(list(entry, "by").iter().filter_map(Value::as_str).map(|id| kind(document, id)));
            if !text(entry, "kept").is_empty() {
                kept.push(format!("`{}` {}", text(entry, "shape"), text(entry, "kept")));
            }
        }
        let kinds: Vec<&str> = kinds.into_iter().collect();
        let said = text(&document.clauses, "jurisdiction");
        let _ = writeln!(
            page,
            "| `{}` {said} | {numeric} of {} | {} | {} |",
            document.name,
            all.len(),
            kinds.join(", "),
            kept.join(", ")
        );
    }
}

/// The word for what an id names: a channel, or the kind of clause.
fn kind(document: &Document, id: &str) -> &'static str {
    let sets = document.workspace.rule_sets();
    let found = sets.iter().find_map(|set| {
        if set.find_channel(&ChannelId::new(id)).is_some() {
            return Some("channel");
        }
        let ix = set.find_provision(&ProvisionId::new(id))?;
        Some(Body::WORDS[set.provision(ix)?.body.position()])
    });
    found.unwrap_or("kinds")
}

fn missing(documents: &[Document], page: &mut String) {
    page.push_str("\n## What cannot be expressed\n\n");
    let mut none = true;
    for document in documents {
        for entry in document.expected.iter().filter(|entry| entry.get("cannot").is_some()) {
            none = false;
            let _ =
                writeln!(page, "- `{}` clause {}: {}", document.name, entry["clause"], text(entry, "cannot"));
        }
    }
    if none {
        page.push_str("Nothing.\n");
    }
    page.push_str("\n## What needs a hand\n\nExpressed, but not by the record alone:\n\n");
    for document in documents {
        for entry in document.expected.iter().filter(|entry| entry.get("limit").is_some()) {
            let _ =
                writeln!(page, "- `{}` {}: {}", document.name, text(entry, "shape"), text(entry, "limit"));
        }
    }
    page.push_str("\n## Readings\n\nWhere a clause can be read in two ways, the reading taken:\n\n");
    for document in documents {
        for entry in document.expected.iter().filter(|entry| entry.get("read").is_some()) {
            let _ = writeln!(page, "- `{}` {}: {}", document.name, text(entry, "shape"), text(entry, "read"));
        }
    }
}
