//! From a tree to a text.

use super::Json;

/// Writes a value; `indent` is how deep it stands where line breaks are wanted.
pub(super) fn write(json: &Json, indent: Option<usize>, to: &mut String) {
    match json {
        Json::Null => to.push_str("null"),
        Json::Flag(flag) => to.push_str(if *flag { "true" } else { "false" }),
        Json::Number(digits) => to.push_str(digits),
        Json::Text(text) => write_text(text, to),
        Json::List(elements) => {
            let inside = indent.map(|depth| depth + 1);
            to.push('[');
            for (position, element) in elements.iter().enumerate() {
                start_member(position, inside, to);
                write(element, inside, to);
            }
            end(elements.is_empty(), indent, ']', to);
        }
        Json::Object(fields) => {
            let inside = indent.map(|depth| depth + 1);
            to.push('{');
            for (position, (name, value)) in fields.iter().enumerate() {
                start_member(position, inside, to);
                write_text(name, to);
                to.push_str(if indent.is_some() { ": " } else { ":" });
                write(value, inside, to);
            }
            end(fields.is_empty(), indent, '}', to);
        }
    }
}

fn start_member(position: usize, inside: Option<usize>, to: &mut String) {
    if position > 0 {
        to.push(',');
    }
    break_line(inside, to);
}

fn end(is_empty: bool, indent: Option<usize>, bracket: char, to: &mut String) {
    if !is_empty {
        break_line(indent, to);
    }
    to.push(bracket);
}

fn break_line(indent: Option<usize>, to: &mut String) {
    if let Some(depth) = indent {
        to.push('\n');
        (0..depth).for_each(|_| to.push_str("  "));
    }
}

fn write_text(text: &str, to: &mut String) {
    to.push('"');
    for sign in text.chars() {
        match sign {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\u{8}' => to.push_str("\\b"),
            '\u{c}' => to.push_str("\\f"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            '\t' => to.push_str("\\t"),
            '\0'..='\u{1f}' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                to.push_str("\\u00");
                to.push(digit(u32::from(sign) / 16));
                to.push(digit(u32::from(sign) % 16));
            }
            _ => to.push(sign),
        }
    }
    to.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_lines_broken_as_serde_json_does() {
        let text = "\"\\\u{8}\u{c}\n\r\t\u{1}\u{1f}耳";
        let all = vec![Json::text(text), Json::Null, Json::Flag(false), Json::number(5)];
        let json = Json::object()
            .with(text, Json::List(all))
            .with("empty", Json::List(Vec::new()))
            .with("none", Json::object().done())
            .done();
        let other: serde_json::Value = serde_json::from_str(&json.print()).expect("it is JSON");
        assert_eq!(json.print(), serde_json::to_string(&other).expect("it can be written"));
        assert_eq!(json.print_pretty(), serde_json::to_string_pretty(&other).expect("it can be written"));
    }
}
