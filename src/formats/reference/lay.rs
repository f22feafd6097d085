//! JSON for people: what fits on a line stands on one.

use crate::formats::json::Json;

/// The widest line.
const WIDTH: usize = 100;

/// A value as text, every line but the first behind `indent`.
pub(super) fn out(json: &Json, indent: &str) -> String {
    let flat = flat(json);
    if indent.len() + flat.chars().count() <= WIDTH {
        return flat;
    }
    let deeper = format!("{indent}  ");
    let (brackets, members): ([char; 2], Vec<String>) = match json {
        Json::Object(fields) => {
            let member = |(name, value): &(String, Json)| {
                format!("{}: {}", Json::text(name).print(), out(value, &deeper))
            };
            (['{', '}'], fields.iter().map(member).collect())
        }
        Json::List(all) => (['[', ']'], all.iter().map(|one| out(one, &deeper)).collect()),
        _ => return flat,
    };
    let members = members.join(&format!(",\n{deeper}"));
    format!("{}\n{deeper}{members}\n{indent}{}", brackets[0], brackets[1])
}

fn flat(json: &Json) -> String {
    match json {
        Json::Object(fields) if !fields.is_empty() => {
            let member =
                |(name, value): &(String, Json)| format!("{}: {}", Json::text(name).print(), flat(value));
            format!("{{ {} }}", fields.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Json::List(all) => format!("[{}]", all.iter().map(flat).collect::<Vec<_>>().join(", ")),
        other => other.print(),
    }
}
