//! The shapes as a JSON Schema, draft 2020-12.

use super::{FORMAT, Field, Holds, Meanings, SCHEMA, VARYING, describing};
use crate::domain::form::Need;
use crate::domain::points::Points;
use crate::domain::record::LARGEST_COUNT;
use crate::formats::json::{Fields, Json};

/// The schema of the whole exchange file, with line breaks.
pub fn schema(meanings: &Meanings) -> String {
    let mut kinds = Vec::new();
    let mut properties = vec![
        ("format".to_owned(), Json::object().with_text("const", FORMAT).done()),
        ("schema".to_owned(), Json::object().with("const", Json::number(SCHEMA)).done()),
    ];
    let mut required = vec!["format", "schema"];
    let fields = describing::file();
    add(&fields, "", meanings, &mut kinds, &mut properties, &mut required);
    let head = Json::object()
        .with_text("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with_text("title", "Ermu exchange file")
        .with_text("description", meanings.of("file"));
    let whole = object(head, properties, &required).with("$defs", Json::Object(kinds));
    whole.done().print_pretty() + "\n"
}

/// An object with these fields and no other.
fn object(head: Fields, properties: Vec<(String, Json)>, required: &[&str]) -> Fields {
    let head = head.with_text("type", "object").with("properties", Json::Object(properties));
    let head = if required.is_empty() {
        head
    } else {
        head.with("required", Json::list(required, |name| Json::text(name)))
    };
    head.with("additionalProperties", Json::Flag(false))
}

/// Adds the fields of a part. Kinds of clauses are put apart, one definition each.
fn add(
    fields: &[Field],
    prefix: &str,
    meanings: &Meanings,
    kinds: &mut Vec<(String, Json)>,
    properties: &mut Vec<(String, Json)>,
    required: &mut Vec<&'static str>,
) {
    for field in fields {
        let place = format!("{prefix}{}", field.name);
        let meaning = meanings.of(&place);
        let value = value(field, &place, meanings, kinds).with_filled("description", meaning).done();
        properties.push((field.name.to_owned(), value));
        if field.need == Need::Must {
            required.push(field.name);
        }
    }
}

/// The schema of a part with these fields.
fn part(fields: &[Field], place: &str, meanings: &Meanings, kinds: &mut Vec<(String, Json)>) -> Json {
    let variant = fields.iter().find_map(|field| match &field.holds {
        Holds::Variant { words, of } => Some((field, *words, of)),
        _ => None,
    });
    let prefix = format!("{place}/");
    let common = |kinds: &mut Vec<(String, Json)>| {
        let (mut properties, mut required) = (Vec::new(), Vec::new());
        let plain: Vec<&Field> =
            fields.iter().filter(|field| !matches!(field.holds, Holds::Variant { .. })).collect();
        for field in plain {
            add(std::slice::from_ref(field), &prefix, meanings, kinds, &mut properties, &mut required);
        }
        (properties, required)
    };
    let Some((told_by, words, of)) = variant else {
        let (properties, required) = common(kinds);
        return object(Json::object(), properties, &required).done();
    };
    let mut choices = Vec::new();
    for (word, inside) in words.iter().zip(of) {
        let (mut properties, mut required) = common(kinds);
        let kind = Json::object().with_text("const", word).done();
        properties.push((told_by.name.to_owned(), kind));
        required.push(told_by.name);
        add(inside, &format!("{word}/"), meanings, kinds, &mut properties, &mut required);
        let meaning = meanings.of(&format!("{prefix}{}={word}", told_by.name));
        let head = Json::object().with_filled("description", meaning);
        kinds.push(((*word).to_owned(), object(head, properties, &required).done()));
        choices.push(Json::object().with_text("$ref", &format!("#/$defs/{word}")).done());
    }
    Json::object().with("oneOf", Json::List(choices)).done()
}

fn value(field: &Field, place: &str, meanings: &Meanings, kinds: &mut Vec<(String, Json)>) -> Fields {
    let typed = |name: &str| Json::object().with_text("type", name);
    match &field.holds {
        // An id is a text of its own kind: it has no space in it.
        Holds::Text if field.name == "id" => {
            let range =
                typed("string").with("minLength", Json::number(1)).with("maxLength", Json::number(64));
            range.with_text("pattern", "^\\S+$")
        }
        Holds::Text => typed("string"),
        Holds::Flag { usual } => typed("boolean").with("default", Json::Flag(*usual)),
        Holds::Number((least, most)) => {
            typed("integer").with("minimum", Json::number(least)).with("maximum", Json::number(most))
        }
        Holds::Amount(range) => amount(*range),
        Holds::Date => typed("string").with_text("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Holds::Word(words) => {
            let words_of = Json::object().with("enum", Json::list(words, |word| Json::text(word)));
            match words.first() {
                Some(usual) if field.need == Need::May => words_of.with_text("default", usual),
                _ => words_of,
            }
        }
        Holds::Texts { most } => {
            typed("array").with("items", typed("string").done()).with("maxItems", Json::number(most))
        }
        Holds::Amounts { range, most } => typed("object")
            .with("additionalProperties", amount(*range).done())
            .with("maxProperties", Json::number(most)),
        Holds::List { most, of } => typed("array")
            .with("items", part(of, place, meanings, kinds))
            .with("maxItems", Json::number(most)),
        Holds::Part(of) => {
            let Json::Object(fields) = part(of, place, meanings, kinds) else { return Json::object() };
            fields.into_iter().fold(Json::object(), |all, (name, value)| all.with(&name, value))
        }
        Holds::Map { most, of } => typed("object")
            .with("additionalProperties", part(of, place, meanings, kinds))
            .with("maxProperties", Json::number(most)),
        Holds::AmountOrPart { range, part: of } => {
            let choices = vec![amount(*range).done(), part(of, VARYING, meanings, kinds)];
            Json::object().with("oneOf", Json::List(choices))
        }
        Holds::Counts => {
            let count = typed("integer").with("minimum", Json::number(0));
            let count = count.with("maximum", Json::number(LARGEST_COUNT)).done();
            let text = typed("string").done();
            let cell = Json::object().with("oneOf", Json::List(vec![count, text])).done();
            typed("object")
                .with("additionalProperties", typed("object").with("additionalProperties", cell).done())
        }
        // Told by the part it stands in.
        Holds::Variant { .. } => Json::object(),
    }
}

/// An amount: a number, or its digits as a text. That it has at most three places is said in words, as validators
/// would divide binary fractions.
fn amount((least, most): (Points, Points)) -> Fields {
    let number = Json::object()
        .with_text("type", "number")
        .with("minimum", Json::number(least))
        .with("maximum", Json::number(most));
    let sign = if least < Points::ZERO { "-?" } else { "" };
    let text = Json::object()
        .with_text("type", "string")
        .with_text("pattern", &format!("^{sign}[0-9]+(\\.[0-9]{{1,3}}0*)?$"));
    Json::object().with("oneOf", Json::List(vec![number.done(), text.done()]))
}
