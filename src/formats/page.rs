//! Data inside of a page: a published page carries its workspace as text that cannot break out of it.

const OPENS: &str = "<script type=\"application/json\" id=\"ermu-published\">";
const CLOSES: &str = "</script>";
/// The data stands before the place that is drawn into.
const BEFORE: &str = "<div id=\"ermu-app\">";

/// The page with an exchange file inside; none when the page is not ours.
pub fn embed(page: &str, file: &str) -> Option<String> {
    let bare = match (page.find(OPENS), page.find(BEFORE)) {
        // A page that carries one already gets the other in its place.
        (Some(from), _) => {
            let to = from + page[from..].find(CLOSES)? + CLOSES.len();
            [&page[..from], page[to..].trim_start_matches('\n')].concat()
        }
        (None, Some(_)) => page.to_owned(),
        (None, None) => return None,
    };
    let (head, tail) = bare.split_at(bare.find(BEFORE)?);
    Some([head, OPENS, &inert(file), CLOSES, "\n", tail].concat())
}

/// JSON with nothing in it that a page or a script could take for its own: signs that begin a tag, and the two line ends
/// that JSON allows and older scripts do not. They only stand inside of texts, where an escape means the same.
fn inert(file: &str) -> String {
    file.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The exchange file inside of a published page; the text itself when it is no page.
pub fn exchange_file(text: &str) -> &str {
    let inside = || {
        let from = text.find(OPENS)? + OPENS.len();
        Some(&text[from..from + text[from..].find(CLOSES)?])
    };
    inside().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<body>\n<div id=\"ermu-app\"></div>\n</body>";

    #[test]
    fn what_is_put_in_comes_out_and_nothing_breaks_out() {
        let file = "{\"name\":\"</script><!--<script>\u{2028}&lt;\"}";
        let page = embed(PAGE, file).expect("it is a page");
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script>").count(), 1);
        let inside = exchange_file(&page);
        assert_eq!(inside, "{\"name\":\"\\u003c/script>\\u003c!--\\u003cscript>\\u2028&lt;\"}");
        assert_eq!(embed(&page, file).as_ref(), Some(&page), "a second time changes nothing");
    }

    #[test]
    fn what_is_no_page_stays_as_it_is() {
        assert_eq!(exchange_file("{\"format\":\"ermu\"}"), "{\"format\":\"ermu\"}");
        assert_eq!(embed("<p>another page</p>", "{}"), None);
    }
}
