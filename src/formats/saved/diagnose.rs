//! Why a text is no exchange file: every place that has another shape than the format, not only the first.
//!
//! Slow and thorough; only runs once a file was refused. Each list is read element by element, so that one bad
//! element does not hide the next.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::{Segment, deserialize};

use super::{FORMAT, SCHEMA, v1};
use crate::domain::fault::{Fault, Faults, Path, Problem};

/// The faults of a text that could not be read; never empty.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    let mut faults = Faults::default();
    match serde_json::from_str::<Value>(text) {
        Err(error) => {
            let problem = Problem::NotJson { line: error.line(), column: error.column() };
            faults.add(Path::root(), problem);
        }
        Ok(Value::Object(file)) if file.get("format").and_then(Value::as_str) == Some(FORMAT) => {
            look_at(file, &mut faults);
        }
        Ok(_) => faults.add(Path::root(), Problem::OtherFormat),
    }
    faults.or(()).err().unwrap_or_else(|| {
        // Every part reads by itself and yet the whole did not: a key that stands twice.
        vec![Fault { at: Path::root(), problem: Problem::Shape("duplicate field".to_owned()) }]
    })
}

fn look_at(mut file: Map<String, Value>, faults: &mut Faults) {
    if let Some(schema) = file.get("schema").and_then(Value::as_u64)
        && schema > u64::from(SCHEMA)
    {
        // The shapes of a later version are not ours to judge.
        let schema = u32::try_from(schema).unwrap_or(u32::MAX);
        faults.add(Path::root().field("schema"), Problem::Newer { schema });
        return;
    }
    let root = Path::root();
    list::<v1::Class>(&mut file, "classes", &root, faults);
    list::<v1::Unit>(&mut file, "units", &root, faults);
    for (at, mut set) in take_objects(&mut file, "rules", &root) {
        list::<v1::Kind>(&mut set, "kinds", &at, faults);
        list::<v1::Channel>(&mut set, "channels", &at, faults);
        list::<v1::Clause>(&mut set, "clauses", &at, faults);
        list::<v1::Column>(&mut set, "columns", &at, faults);
        list::<v1::Total>(&mut set, "totals", &at, faults);
        one::<v1::Rules>(Value::Object(set), &at, faults);
    }
    for (at, period) in take_objects(&mut file, "periods", &root) {
        one::<v1::Period>(Value::Object(period), &at, faults);
    }
    if file.get("schema").and_then(Value::as_u64) == Some(0) {
        faults.add(root.field("schema"), Problem::Shape("schema 0".to_owned()));
    }
    one::<v1::File>(Value::Object(file), &root, faults);
}

/// Reads each element of a list by itself and leaves an empty list behind.
fn list<T: DeserializeOwned>(of: &mut Map<String, Value>, name: &str, at: &Path, faults: &mut Faults) {
    let Some(Value::Array(elements)) = of.get_mut(name) else { return };
    for (i, element) in std::mem::take(elements).into_iter().enumerate() {
        one::<T>(element, &at.field(name).index(i), faults);
    }
}

/// Takes the objects out of a list; anything else in it stays and is found with the whole.
fn take_objects(of: &mut Map<String, Value>, name: &str, at: &Path) -> Vec<(Path, Map<String, Value>)> {
    let Some(Value::Array(elements)) = of.get_mut(name) else { return Vec::new() };
    let mut objects = Vec::new();
    let mut rest = Vec::new();
    for (i, element) in std::mem::take(elements).into_iter().enumerate() {
        match element {
            Value::Object(object) => objects.push((at.field(name).index(i), object)),
            other => rest.push(other),
        }
    }
    *elements = rest;
    objects
}

fn one<T: DeserializeOwned>(value: Value, at: &Path, faults: &mut Faults) {
    let Err(error) = deserialize::<_, T>(value) else { return };
    let mut place = at.clone();
    for segment in error.path() {
        place = match segment {
            Segment::Seq { index } => place.index(*index),
            Segment::Map { key } => place.field(key),
            Segment::Enum { variant } => place.field(variant),
            Segment::Unknown => place,
        };
    }
    faults.add(place, Problem::Shape(error.inner().to_string()));
}
