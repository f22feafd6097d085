//! Tables of fields: name, what it holds, whether it must be there, what it means.

use super::{Field, Holds, Meanings, describing};
use crate::domain::form::Need;
use crate::domain::points::Points;

/// The table of the part at a place, or of a clause kind; with `deep` the fields of inner parts stand in it as well.
pub(super) fn fields(place: &str, deep: bool, meanings: &Meanings) -> Option<String> {
    let file = describing::file();
    let mut text = "| field | holds | needed | meaning |\n|---|---|---|---|\n".to_owned();
    let (at, found) =
        if place == "file" { (String::new(), file.as_slice()) } else { find("", &file, place)? };
    rows(&at, "", found, deep, meanings, &mut text);
    Some(text)
}

/// The fields at a place, and the prefix of theirs.
fn find<'a>(prefix: &str, fields: &'a [Field], place: &str) -> Option<(String, &'a [Field])> {
    for field in fields {
        for (below, inside) in field.inside(&format!("{prefix}{}", field.name)) {
            let deeper = format!("{below}/");
            if below == place {
                return Some((deeper, inside));
            }
            if let Some(found) = find(&deeper, inside, place) {
                return Some(found);
            }
        }
    }
    None
}

fn rows(prefix: &str, shown: &str, fields: &[Field], deep: bool, meanings: &Meanings, to: &mut String) {
    for field in fields {
        let place = format!("{prefix}{}", field.name);
        let name = format!("{shown}{}", field.name);
        let mut meaning = meanings.of(&place).to_owned();
        if let Holds::Word(words) = &field.holds {
            for word in *words {
                meaning += &["<br>`", word, "`: ", meanings.of(&field.word(&place, word))].concat();
            }
        }
        *to +=
            &["| `", &name, "` | ", &holds(field), " | ", &needed(field), " | ", &meaning, " |\n"].concat();
        let inside = match &field.holds {
            Holds::List { of, .. } => Some((format!("{name}[]."), of)),
            Holds::Part(of) => Some((format!("{name}."), of)),
            Holds::Map { of, .. } => Some((format!("{name}.*."), of)),
            _ => None,
        };
        if let Some((shown, of)) = inside.filter(|_| deep) {
            rows(&format!("{place}/"), &shown, of, deep, meanings, to);
        }
    }
}

fn needed(field: &Field) -> String {
    match (&field.need, &field.holds) {
        (Need::Must, _) => "yes".to_owned(),
        (Need::May, Holds::Word(words)) => {
            words.first().map(|word| format!("else `{word}`")).unwrap_or_default()
        }
        (Need::May, Holds::Flag { usual }) => format!("else `{usual}`"),
        (Need::May, _) => "no".to_owned(),
    }
}

fn holds(field: &Field) -> String {
    match &field.holds {
        Holds::Text => "text".to_owned(),
        Holds::Flag { .. } => "`true` or `false`".to_owned(),
        Holds::Number((least, most)) => format!("whole number {least} to {most}"),
        Holds::Amount(range) => amount(*range),
        Holds::Date => "date".to_owned(),
        Holds::Word(_) | Holds::Variant { .. } => "word".to_owned(),
        Holds::Texts { most } => format!("list of texts, at most {most}"),
        Holds::Amounts { range, most } => format!("object: id → {}, at most {most}", amount(*range)),
        Holds::List { most, .. } => format!("list of objects, at most {most}"),
        Holds::Part(_) => "object".to_owned(),
        Holds::Map { most, .. } => format!("object: id → object, at most {most}"),
        Holds::AmountOrPart { range, .. } => format!("{}, or [varying](#amounts-that-vary)", amount(*range)),
        Holds::Counts => "object: unit id → object: channel id → count".to_owned(),
    }
}

fn amount((least, most): (Points, Points)) -> String {
    format!("amount {least} to {most}")
}
