//! Names of sheets that every spreadsheet program takes.

/// The longest name of a sheet, in UTF-16 units, as spreadsheets count.
const LONGEST: usize = 31;
/// What may not stand in a name; each becomes its wide form, which may.
const NEVER: [(char, char); 7] =
    [('[', '［'), (']', '］'), (':', '：'), ('*', '＊'), ('?', '？'), ('/', '／'), ('\\', '＼')];

/// A legal name that none of `taken` has; spreadsheets make no difference between upper and lower case.
pub(super) fn legal(name: &str, taken: &[String]) -> String {
    let wide = |c: char| NEVER.iter().find(|(never, _)| *never == c).map_or(c, |&(_, wide)| wide);
    let plain: String = name.chars().filter(|c| !c.is_control()).map(wide).collect();
    let plain = plain.trim().trim_matches('\'').trim();
    // A name spreadsheets keep for themselves.
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "Sheet" } else { plain };
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let first = cut(plain, LONGEST);
    if !is_taken(&first) {
        return first;
    }
    let numbered = (2_u32..).map(|number| {
        let end = format!("({number})");
        cut(plain, LONGEST - end.len()) + &end
    });
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or(first)
}

/// As much of a text as fits, without an apostrophe or a space at the cut.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= most
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_a_legal_one_of_its_own() {
        let mut taken = Vec::new();
        let names = ["镇", "镇", "a/b:c*d?e[f]g\\h", "'quoted'", "", "History", "sheet", "Sheet(3)"];
        for name in names {
            taken.push(legal(name, &taken));
        }
        assert_eq!(
            taken,
            [
                "镇",
                "镇(2)",
                "a／b：c＊d？e［f］g＼h",
                "quoted",
                "Sheet",
                "Sheet(2)",
                "sheet(3)",
                "Sheet(3)(2)"
            ]
        );
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let long = "政".repeat(40);
        let first = legal(&long, &[]);
        assert_eq!(first, "政".repeat(31));
        assert_eq!(legal(&long, &[first]), "政".repeat(28) + "(2)");
        assert_eq!(legal(&"𠀀".repeat(40), &[]), "𠀀".repeat(15));
        assert_eq!(legal(&format!("{}'x", "a".repeat(30)), &[]), "a".repeat(30));
    }
}
