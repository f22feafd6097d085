//! The check sum of a draft: CRC-32 as gzip and zip have it. By hand, since the libraries trade tables of many
//! kilobytes for a speed that no draft needs.

/// One step for each value of four bits.
const STEPS: [u32; 16] = {
    let mut steps = [0; 16];
    let mut bits = 0;
    while bits < 16 {
        let mut step = bits;
        let mut round = 0;
        while round < 4 {
            step = if step & 1 == 1 { (step >> 1) ^ 0xedb8_8320 } else { step >> 1 };
            round += 1;
        }
        steps[bits as usize] = step;
        bits += 1;
    }
    steps
};

/// The check sum of a text.
pub(super) fn crc32(text: &str) -> u32 {
    let half = |sum: u32, bits: u32| STEPS[((sum ^ bits) & 15) as usize] ^ (sum >> 4);
    !text.bytes().map(u32::from).fold(u32::MAX, |sum, byte| half(half(sum, byte), byte >> 4))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn sums_are_those_of_gzip() {
        assert_eq!(crc32(""), 0);
        assert_eq!(crc32("123456789"), 0xcbf4_3926);
        assert_eq!(crc32("耳目"), 0xfa82_72b1);
    }
}
