//! Everything this program has in a browser's store, as one file: what a page gives out before it is reset, or once it
//! has stopped.

use super::json::Json;

/// What every key of this program begins with.
const OURS: &str = "ermu:";

/// Keys and their texts as one file.
pub fn write(kept: &[(String, String)]) -> String {
    let fields = kept.iter().fold(Json::object(), |fields, (key, text)| fields.with_text(key, text));
    fields.done().print()
}

/// The keys and texts of such a file; none when the text is no such file.
pub fn read(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().strip_prefix('{')?.trim_start().starts_with("\"ermu:") {
        return None;
    }
    let Json::Object(fields) = Json::parse(text).ok()? else { return None };
    let one = |(key, value): (String, Json)| match value {
        Json::Text(text) if key.starts_with(OURS) => Some((key, text)),
        _ => None,
    };
    fields.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_reads_back_and_other_files_are_none_of_it() {
        let kept = vec![
            ("ermu:1:2:at:x".to_owned(), "a t 0".to_owned()),
            ("ermu:1:2:draft:x:a".to_owned(), "ermu-draft 2\n\"x\"\n".to_owned()),
        ];
        assert_eq!(read(&write(&kept)), Some(kept));
        for other in [
            "",
            "{}",
            "{\"format\":\"ermu\"}",
            "{\"ermu:1\":1}",
            "{\"ermu:1\":\"a\",\"b\":\"c\"}",
            "{\"ermu:1\":\"a\"",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
