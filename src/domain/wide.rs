//! Wide signs (全角), which a Chinese keyboard gives, in their narrow form.

/// A wide letter, digit or sign in its narrow form; anything else as it is.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// A number as it was typed: without space around it, in narrow signs, its full stop a decimal point.
pub fn decimal(typed: &str) -> String {
    typed.trim().chars().map(|c| if c == '。' { '.' } else { narrow(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_signs_become_narrow_and_others_stay() {
        let wide: String = "０９Ａｚ（），．～一〔　".chars().map(narrow).collect();
        assert_eq!(wide, "09Az(),.~一〔　");
        assert_eq!(decimal(" －１２。５　"), "-12.5");
    }
}
