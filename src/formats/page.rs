//! Data inside of a page: what was published, or a county's settings, as text that cannot break out of it.

/// What a page may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// What was published; such a page only shows it.
    Published,
    /// A county's roster, rules and periods, with which a new draft begins.
    County,
}

impl Carried {
    /// The id of the element that holds it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Published => "ermu-published",
            Self::County => "ermu-county",
        }
    }

    fn opens(self) -> String {
        format!("<script type=\"application/json\" id=\"{}\">", self.id())
    }
}

const CLOSES: &str = "</script>";
/// The data stands before the place that is drawn into.
const BEFORE: &str = "<div id=\"ermu-app\">";

/// The page with an exchange file inside, in the place of what it carried; none when the page is not ours.
pub fn embed(page: &str, carried: Carried, file: &str) -> Option<String> {
    let bare = without(&without(page, Carried::Published)?, Carried::County)?;
    let (head, tail) = bare.split_at(bare.find(BEFORE)?);
    Some([head, &carried.opens(), &inert(file), CLOSES, "\n", tail].concat())
}

/// The page without what it carries of one kind.
fn without(page: &str, carried: Carried) -> Option<String> {
    let Some(from) = page.find(&carried.opens()) else { return Some(page.to_owned()) };
    let to = from + page[from..].find(CLOSES)? + CLOSES.len();
    Some([&page[..from], page[to..].trim_start_matches('\n')].concat())
}

/// JSON with nothing in it that a page or a script could take for its own: signs that begin a tag, and the two line ends
/// that JSON allows and older scripts do not. They only stand inside of texts, where an escape means the same.
fn inert(file: &str) -> String {
    file.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Whether a text is a page that carries what was published.
pub fn is_published(text: &str) -> bool {
    text.contains(&Carried::Published.opens())
}

/// The exchange file inside of a page; the text itself when it is no page that carries one.
pub fn exchange_file(text: &str) -> &str {
    let inside = |carried: Carried| {
        let opens = carried.opens();
        let from = text.find(&opens)? + opens.len();
        Some(&text[from..from + text[from..].find(CLOSES)?])
    };
    inside(Carried::Published).or_else(|| inside(Carried::County)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<body>\n<div id=\"ermu-app\"></div>\n</body>";

    #[test]
    fn what_is_put_in_comes_out_and_nothing_breaks_out() {
        for carried in [Carried::Published, Carried::County] {
            let file = "{\"name\":\"</script><!--<script>\u{2028}&lt;\"}";
            let page = embed(PAGE, carried, file).expect("it is a page");
            assert_eq!(page.matches("<script").count(), 1);
            assert_eq!(page.matches("</script>").count(), 1);
            let inside = exchange_file(&page);
            assert_eq!(inside, "{\"name\":\"\\u003c/script>\\u003c!--\\u003cscript>\\u2028&lt;\"}");
            assert_eq!(embed(&page, carried, file).as_ref(), Some(&page), "a second time changes nothing");
        }
    }

    #[test]
    fn what_is_published_takes_the_place_of_a_countys_settings() {
        let county = embed(PAGE, Carried::County, "{\"settings\":1}").expect("it is a page");
        let published = embed(&county, Carried::Published, "{\"figures\":1}").expect("it is a page");
        assert_eq!(published, embed(PAGE, Carried::Published, "{\"figures\":1}").expect("it is a page"));
    }

    #[test]
    fn what_is_no_page_stays_as_it_is() {
        assert_eq!(exchange_file("{\"format\":\"ermu\"}"), "{\"format\":\"ermu\"}");
        assert_eq!(embed("<p>another page</p>", Carried::Published, "{}"), None);
    }
}
