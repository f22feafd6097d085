//! Text in the national standard's code, which older programs of offices expect of a file without a mark.

use encoding_rs::GB18030;

/// A text in GB 18030. Every character has a place in it, so that nothing is lost. Private ones that stood for a character
/// before Unicode had it come back as that character, and U+E5E5, which none ever had, as `&#58853;`.
pub fn encode(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// The same, but nothing where it would not be read back as it is.
pub fn encode_exactly(text: &str) -> Option<Vec<u8>> {
    let bytes = encode(text);
    let (back, _) = GB18030.decode_without_bom_handling(&bytes);
    (back == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_private(c: char) -> bool {
        ('\u{e000}'..='\u{f8ff}').contains(&c)
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = (0..=0x0010_ffff).filter_map(char::from_u32).filter(|c| !is_private(*c)).collect();
        let bytes = encode(&all);
        // Decoded as the browser does, without looking for a mark.
        let (text, faults) = GB18030.decode_without_bom_handling(&bytes);
        let lost: Vec<char> = all.chars().zip(text.chars()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
        assert_eq!((lost, faults), (vec![], false));
    }

    #[test]
    fn what_is_beyond_two_bytes_has_four() {
        assert_eq!(encode("中"), [0xd6, 0xd0]);
        assert_eq!(encode("㐀"), [0x81, 0x39, 0xee, 0x39]);
        assert_eq!(encode("𠀀"), [0x95, 0x32, 0x82, 0x36]);
    }
}
