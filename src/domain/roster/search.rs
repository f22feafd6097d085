//! Finding a unit by what people type: a part of any of its names, or the initials of their syllables.

use super::Roster;
use super::unit::Unit;

/// The initial of every character's usual syllable from U+4E00 on; a space where the national character set of 1980 has
/// none. A table of the language, not of any county.
const INITIALS: &str = include_str!("initials.txt");
/// Characters that are also read otherwise, each with the initials of those readings.
const OTHER_READINGS: &str = include_str!("readings.txt");
const FIRST: u32 = 0x4E00;

/// So many units are named of those a text may mean.
const CANDIDATES: usize = 4;

impl Roster {
    /// The unit people mean by a text: the one that is called so, else the only one that is found by it.
    pub fn meant(&self, query: &str) -> Option<&Unit> {
        let query = query.trim();
        let is_meant = |unit: &&Unit| unit.is_called(query) || unit.name_parts().0 == query;
        if let Some(unit) = self.units().iter().find(is_meant) {
            return Some(unit);
        }
        let mut found = self.found_by(query);
        found.next().filter(|_| found.next().is_none())
    }

    /// The names of the first units a text may mean, to be told where it means none or several.
    pub fn candidates(&self, query: &str) -> Vec<String> {
        self.found_by(query).take(CANDIDATES).map(|unit| unit.name.clone()).collect()
    }

    /// The units a text finds; none for an empty one.
    fn found_by(&self, query: &str) -> impl Iterator<Item = &Unit> {
        let query = query.trim().to_owned();
        self.units().iter().filter(move |unit| !query.is_empty() && unit.is_found_by(&query))
    }
}

impl Unit {
    /// Whether it has this very name, or it is one of its aliases.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }

    /// Whether a query finds the unit; an empty one finds all.
    pub fn is_found_by(&self, query: &str) -> bool {
        let query = query.trim().to_lowercase();
        if query.is_empty() {
            return true;
        }
        let formerly = self.formerly.iter().map(|former| &former.name);
        let mut names = std::iter::once(&self.name).chain(&self.aliases).chain(formerly);
        names.any(|name| name.to_lowercase().contains(&query) || is_spelt(name, &query))
    }
}

/// A name that a unit among these newly has and that means another one already, with both units: a name that is another's
/// alias, or one alias of two. Units that are closed stand aside: whoever goes on for them may bear their name.
pub fn newly_ambiguous(before: &Roster, now: &[Unit]) -> Option<(String, String, String)> {
    let is_open = |unit: &&Unit| unit.until.is_none();
    let open = || now.iter().filter(is_open);
    let meant: Vec<(&str, &Unit)> =
        open().flat_map(|unit| unit.aliases.iter().map(move |alias| (alias.as_str(), unit))).collect();
    let mut by_alias: std::collections::BTreeMap<&str, Vec<&Unit>> = std::collections::BTreeMap::new();
    for (alias, unit) in meant {
        by_alias.entry(alias).or_default().push(unit);
    }
    let is_new = |unit: &Unit, name: &str| {
        let was = before.find(&unit.id).and_then(|ix| before.unit(ix));
        was.is_none_or(|was| !was.is_called(name))
    };
    open().find_map(|unit| {
        let names = std::iter::once(&unit.name).chain(&unit.aliases).filter(|name| is_new(unit, name));
        names.into_iter().find_map(|name| {
            let other = by_alias.get(name.as_str())?.iter().find(|other| other.id != unit.id)?;
            Some((name.clone(), unit.name.clone(), other.name.clone()))
        })
    })
}

/// Whether a query spells a run of a name's characters by initials: zcz in 中池镇. Letters and digits stand for themselves.
fn is_spelt(name: &str, query: &str) -> bool {
    let signs: Vec<char> = name.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect();
    let query: Vec<char> = query.chars().collect();
    query.len() <= signs.len()
        && signs
            .windows(query.len())
            .any(|run| run.iter().zip(&query).all(|(&sign, &letter)| may_be(sign, letter)))
}

/// Whether a character can be meant by a letter.
fn may_be(sign: char, letter: char) -> bool {
    let at = u32::from(sign).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
    let usual = at.and_then(|at| INITIALS.as_bytes().get(at)).map(|&usual| char::from(usual));
    let others = || {
        let rest = OTHER_READINGS.split_once(sign).map_or("", |(_, rest)| rest);
        rest.chars().take_while(char::is_ascii_lowercase).any(|other| other == letter)
    };
    sign == letter || (letter.is_ascii_lowercase() && (usual == Some(letter) || others()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_a_part_or_by_initials() {
        let unit = Unit {
            name: "农业农村局（蚕桑服务中心）".to_owned(),
            aliases: vec!["农业局".to_owned()],
            ..Unit::default()
        };
        for query in ["", " ", "农村", "蚕桑", "nyncj", "NYJ", "csfw", "nyj"] {
            assert!(unit.is_found_by(query), "{query}");
        }
        for query in ["林业", "lyj", "nyx"] {
            assert!(!unit.is_found_by(query), "{query}");
        }
        let spelt =
            [("中池镇", "zcz"), ("曾溪镇", "zxz"), ("曾溪镇", "cx"), ("重庆路", "cql"), ("第6科", "6k")];
        for (name, query) in spelt {
            assert!(is_spelt(name, query), "{query} for {name}");
        }
        assert!(!is_spelt("中池镇", "zczz") && !is_spelt("中池镇", "cc"));
    }
}
