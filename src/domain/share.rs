//! Shares that add up exactly.

/// Splits `whole` among `parts` in proportion, by the largest remainder.
///
/// The shares add up to `whole` whenever any part is positive; parts that are zero or negative get nothing.
/// Equal remainders go to the earlier part, so the same parts always give the same shares.
pub fn largest_remainder(parts: &[i64], whole: u64) -> Vec<u64> {
    let weights: Vec<u128> = parts.iter().map(|&part| u128::from(part.max(0).unsigned_abs())).collect();
    let total: u128 = weights.iter().sum();
    if total == 0 {
        return vec![0; parts.len()];
    }
    let exact = |weight: u128| weight * u128::from(whole);
    // A share is at most `whole`, so it fits.
    let mut shares: Vec<u64> =
        weights.iter().map(|&weight| u64::try_from(exact(weight) / total).unwrap_or(whole)).collect();
    let left = whole - shares.iter().sum::<u64>();
    let mut taken = vec![false; parts.len()];
    for _ in 0..left {
        let open = (0..parts.len()).filter(|&i| weights[i] > 0 && !taken[i]);
        let best = open.min_by_key(|&i| (std::cmp::Reverse(exact(weights[i]) % total), i));
        if let Some(i) = best {
            taken[i] = true;
            shares[i] += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_seeds_structure_is_83_2_and_16_8_percent() {
        assert_eq!(largest_remainder(&[494_500, 100_000, 0], 1000), [832, 168, 0]);
    }

    #[test]
    fn three_equal_parts_give_the_odd_one_to_the_first() {
        assert_eq!(largest_remainder(&[1, 1, 1], 100), [34, 33, 33]);
    }

    #[test]
    fn nothing_to_split_gives_nothing() {
        assert_eq!(largest_remainder(&[0, -5], 1000), [0, 0]);
        assert_eq!(largest_remainder(&[], 1000), [0; 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up(parts in prop::collection::vec(any::<i64>(), 1..12), whole in 0_u64..1 << 60) {
            let shares = largest_remainder(&parts, whole);
            let want = if parts.iter().any(|&p| p > 0) { whole } else { 0 };
            prop_assert_eq!(shares.iter().sum::<u64>(), want);
        }
    }
}
