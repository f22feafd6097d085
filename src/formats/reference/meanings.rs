//! What each field means, as written by people beside the code: `docs/reference/fields.txt`.

use std::collections::BTreeMap;

/// The meanings by place.
pub struct Meanings {
    by_place: BTreeMap<String, String>,
}

impl Meanings {
    /// Reads lines `place: meaning`; an indented line goes on with the one before, `#` begins a remark.
    ///
    /// # Errors
    /// The lines that are neither, and the places that have two meanings.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let mut by_place: BTreeMap<String, String> = BTreeMap::new();
        let mut faults = Vec::new();
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if line.starts_with(' ') {
                if let Some(meaning) = by_place.get_mut(&last) {
                    meaning.push(' ');
                    meaning.push_str(line.trim());
                }
                continue;
            }
            let Some((place, meaning)) = line.split_once(": ") else {
                faults.push(line.to_owned());
                continue;
            };
            place.clone_into(&mut last);
            if by_place.insert(last.clone(), meaning.trim().to_owned()).is_some() {
                faults.push(format!("{place} has two meanings"));
            }
        }
        if faults.is_empty() { Ok(Self { by_place }) } else { Err(faults) }
    }

    /// The meaning of a place; nothing where none is written.
    pub fn of(&self, place: &str) -> &str {
        self.by_place.get(place).map_or("", String::as_str)
    }

    /// The places that have a meaning.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.by_place.keys().map(String::as_str)
    }
}
