//! The exchange file: versioned JSON that holds inputs only, never results.
//!
//! The fields are named once, in the domain's shapes; `reading` and `writing` walk over them, so that what is written
//! opens again. Reading validates the whole file before anything is taken and tells every fault with its place.

mod counts;
mod reading;
mod writing;

use std::cell::RefCell;

use super::json::{Json, Node};
use crate::domain::edit::Written;
use crate::domain::fault::{Fault, Faults, Path, Problem};
use crate::domain::form::{self, Form, Need, Shape};
use crate::domain::record::Logged;
use crate::domain::rules::RuleSetParts;
use crate::domain::workspace::{MOST_PERIODS, Origin, Workspace, WorkspaceParts};

/// The schema number this version writes.
pub const SCHEMA: u32 = 1;

/// The word every exchange file begins with.
pub const FORMAT: &str = "ermu";

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The workspace as its exchange file. The same workspace always gives the same bytes.
pub fn write(workspace: &Workspace) -> String {
    file(workspace.to_parts(), workspace).print()
}

/// What an exchange file says beside the workspace it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Where it comes from, if it says.
    pub origin: Option<Origin>,
    /// What was changed, the oldest first.
    pub log: Vec<Logged>,
}

/// The workspace as its exchange file, with where it comes from and what was changed.
pub fn write_with(workspace: &Workspace, beside: Beside) -> String {
    let Beside { origin, log } = beside;
    file(WorkspaceParts { origin, log, ..workspace.to_parts() }, workspace).print()
}

/// A line of the log as one line of text.
pub fn write_logged(logged: &Logged) -> String {
    let mut none = || Json::Null;
    let mut writing = writing::Writing::new(Json::object(), &mut none);
    logged.clone().visit(&mut writing);
    writing.done().print()
}

/// Reads a line of the log back; none when the text is no such line of this version.
pub fn read_logged(text: &str) -> Option<Logged> {
    read_shape(text)
}

/// The rule sets as text: equal texts score alike.
pub fn write_rules(workspace: &Workspace) -> String {
    let mut none = || Json::Null;
    let mut writing = writing::Writing::new(Json::object(), &mut none);
    let mut sets = workspace.to_parts().rule_sets;
    // What a notice calls a total scores nothing.
    sets.iter_mut().flat_map(|set| &mut set.totals).for_each(|total| total.wording.clear());
    form::list(&mut writing, "rules", &mut sets, MOST_PERIODS, Need::Must);
    writing.done().print()
}

/// The exchange file with line breaks and indents, for people who read it. It opens all the same.
pub fn write_pretty(workspace: &Workspace) -> String {
    file(workspace.to_parts(), workspace).print_pretty()
}

/// What a workspace holds that was published, as an exchange file; none when no period is published.
pub fn write_published(workspace: &Workspace) -> Option<String> {
    let parts = workspace.published()?;
    let text = file(parts.clone(), workspace).print();
    if read(&text).is_ok() {
        return Some(text);
    }
    // A rule set that no published period uses may stand between two that are in force one after the other.
    let whole = WorkspaceParts { rule_sets: workspace.to_parts().rule_sets, ..parts };
    Some(file(whole, workspace).print())
}

/// The parts with the counts of their periods and units.
fn file(mut parts: WorkspaceParts, workspace: &Workspace) -> Json {
    let (periods, units) = (parts.periods.clone(), parts.units.clone());
    let mut periods = periods.iter();
    let mut next = || {
        let period = periods.next().and_then(|parts| workspace.period(workspace.find_period(&parts.id)?));
        period.map_or(Json::Null, |period| counts::written(workspace, period, &units))
    };
    let head = Json::object().with_text("format", FORMAT).with("schema", Json::number(SCHEMA));
    let mut writing = writing::Writing::new(head, &mut next);
    parts.visit(&mut writing);
    writing.done()
}

/// The word every file of a single rule set begins with.
pub const RULES_FORMAT: &str = "ermu-rules";

/// A rule set alone, as a file.
pub fn write_rule_set(rules: &RuleSetParts) -> String {
    let mut none = || Json::Null;
    let head = Json::object().with_text("format", RULES_FORMAT).with("schema", Json::number(SCHEMA));
    let mut writing = writing::Writing::new(head, &mut none);
    let mut rules = rules.clone();
    writing.part("rules", &mut true, Need::Must, &mut |form| rules.visit(form));
    writing.done().print()
}

/// Reads a file of a rule set alone; none when the text is no such file. What its ids refer to is looked at by whoever
/// puts it into a workspace.
///
/// # Errors
/// Every fault of shape with its place.
pub fn read_rule_set(text: &str) -> Option<Result<RuleSetParts, Vec<Fault>>> {
    /// The word stands at the beginning of what we write.
    const BEGINNING: usize = 400;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut beginning = text.chars().take(BEGINNING).collect::<String>();
    beginning.retain(|c| !c.is_whitespace());
    if !beginning.contains(&format!("\"format\":\"{RULES_FORMAT}\"")) {
        return None;
    }
    let whole = |problem| vec![Fault { at: Path::root(), problem }];
    if text.len() > LARGEST_FILE {
        return Some(Err(whole(Problem::TooMuch { most: LARGEST_FILE })));
    }
    let json = match Json::parse(text) {
        Ok(json) => json,
        Err((line, column)) => return Some(Err(whole(Problem::NotJson { line, column }))),
    };
    if let Err(faults) = check_origin(&json, RULES_FORMAT) {
        return Some(Err(faults));
    }
    let faults = RefCell::new(Faults::default());
    let mut rules = RuleSetParts::default();
    reading::Reading::object(&Node::root(&json, &faults), &["format", "schema"], &mut |form| {
        form.part("rules", &mut true, Need::Must, &mut |form| rules.visit(form));
    });
    Some(faults.take().or(rules))
}

/// Opens an exchange file.
///
/// # Errors
/// Every fault with its place, and nothing is taken. Faults of shape are told first; what the parts refer to is
/// looked at once every part has its shape, and counts once everything they refer to is there.
pub fn read(text: &str) -> Result<Workspace, Vec<Fault>> {
    read_with(text).map(|(workspace, _)| workspace)
}

/// Opens an exchange file with what it says beside.
///
/// # Errors
/// Those of [`read`].
pub fn read_with(text: &str) -> Result<(Workspace, Beside), Vec<Fault>> {
    let whole = |problem| vec![Fault { at: Path::root(), problem }];
    if text.len() > LARGEST_FILE {
        return Err(whole(Problem::TooMuch { most: LARGEST_FILE }));
    }
    // Programs on Windows put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json = Json::parse(text).map_err(|(line, column)| whole(Problem::NotJson { line, column }))?;
    check_origin(&json, FORMAT)?;
    let faults = RefCell::new(Faults::default());
    let root = Node::root(&json, &faults);
    let mut parts = WorkspaceParts::default();
    reading::Reading::object(&root, &["format", "schema"], &mut |form| parts.visit(form));
    faults.take().or(())?;
    let beside = Beside { origin: parts.origin.take(), log: std::mem::take(&mut parts.log) };
    let mut workspace = Workspace::new(parts)?;
    counts::enter_all(&root, &mut workspace);
    faults.take().or((workspace, beside))
}

/// An edit as one line of text.
pub fn write_edit(written: &mut Written) -> String {
    let mut none = || Json::Null;
    let mut writing = writing::Writing::new(Json::object(), &mut none);
    written.visit(&mut writing);
    writing.done().print()
}

/// Reads an edit back; none when the text is no edit of this version.
pub fn read_edit(text: &str) -> Option<Written> {
    read_shape(text)
}

fn read_shape<T: Shape>(text: &str) -> Option<T> {
    let json = Json::parse(text).ok()?;
    let faults = RefCell::new(Faults::default());
    let mut part = T::default();
    reading::Reading::object(&Node::root(&json, &faults), &[], &mut |form| part.visit(form));
    faults.take().or(part).ok()
}

/// Whether the file is one of ours, of a schema this version knows.
fn check_origin(json: &Json, format: &str) -> Result<(), Vec<Fault>> {
    let at = |at: Path, problem| Err(vec![Fault { at, problem }]);
    let field = |name: &str| match json {
        Json::Object(fields) => fields.iter().find(|(other, _)| other == name).map(|(_, value)| value),
        _ => None,
    };
    if field("format") != Some(&Json::text(format)) {
        return at(Path::root(), Problem::OtherFormat);
    }
    let schema = match field("schema") {
        Some(Json::Number(digits)) => digits.parse::<u32>().ok(),
        _ => None,
    };
    match schema {
        Some(SCHEMA) => Ok(()),
        Some(schema) if schema > SCHEMA => at(Path::root().field("schema"), Problem::Newer { schema }),
        _ => at(Path::root().field("schema"), Problem::OtherFormat),
    }
}
