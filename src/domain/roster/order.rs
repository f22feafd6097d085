//! Keys in order, and which of them stand more than once. Sorted lists: the code of a tree weighs ten times as much.

/// The positions of keys in the order of the keys.
pub(super) fn in_order(keys: &[(usize, &str)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&at| keys[at]);
    order
}

/// Whether each key stands further up as well.
pub(super) fn repeated(keys: &[(usize, &str)]) -> Vec<bool> {
    let mut is_second = vec![false; keys.len()];
    for pair in in_order(keys).windows(2) {
        is_second[pair[1]] = keys[pair[0]] == keys[pair[1]];
    }
    is_second
}
