//! The most that parts come to together, by how many adoptions there are.

/// For each part the most it and those before it come to, with how many adoptions of its own.
pub(super) struct Peaks {
    /// By part, then by adoptions.
    before: Vec<Vec<(i64, u32)>>,
}

impl Peaks {
    pub(super) fn new(parts: usize) -> Self {
        Self { before: vec![Vec::new(); parts] }
    }

    /// Goes on as far as all columns do.
    pub(super) fn extend(&mut self, columns: &[&[(i64, Vec<u32>)]]) {
        let least = columns.iter().map(|column| column.len()).min().unwrap_or(0);
        for part in 0..columns.len() {
            for adoptions in self.before[part].len()..least {
                let best = if part == 0 {
                    (columns[0][adoptions].0, to_u32(adoptions))
                } else {
                    let split = (0..=adoptions).map(|own| {
                        (self.before[part - 1][adoptions - own].0 + columns[part][own].0, to_u32(own))
                    });
                    split.max_by_key(|&(sum, own)| (sum, std::cmp::Reverse(own))).unwrap_or((i64::MIN, 0))
                };
                self.before[part].push(best);
            }
        }
    }

    /// The most of so many adoptions, and how they are spread over the parts.
    pub(super) fn at(&self, adoptions: u32) -> (i64, Vec<u32>) {
        let mut split = vec![0; self.before.len()];
        let mut left = adoptions;
        for part in (0..self.before.len()).rev() {
            split[part] = self.before[part][left as usize].1;
            left -= split[part];
        }
        (self.up_to(self.before.len(), adoptions).unwrap_or(0), split)
    }

    /// The most of so many adoptions in the first parts; none where there are no parts to take them.
    pub(super) fn up_to(&self, parts: usize, adoptions: u32) -> Option<i64> {
        match parts.checked_sub(1) {
            None => (adoptions == 0).then_some(0),
            Some(last) => self.before[last].get(adoptions as usize).map(|one| one.0),
        }
    }

    /// How many parts there are.
    pub(super) fn parts(&self) -> usize {
        self.before.len()
    }
}

/// For each part the most that all others come to, by adoptions up to `most`.
pub(super) fn beside(peaks: &Peaks, columns: &[&[(i64, Vec<u32>)]], most: u32) -> Vec<Vec<Option<i64>>> {
    let none = |adoptions: u32| (adoptions == 0).then_some(0);
    let mut after: Vec<Option<i64>> = (0..=most).map(none).collect();
    let mut all = vec![Vec::new(); peaks.parts()];
    for part in (0..peaks.parts()).rev() {
        let before: Vec<Option<i64>> = (0..=most).map(|adoptions| peaks.up_to(part, adoptions)).collect();
        all[part] = together(&before, &after);
        let own: Vec<Option<i64>> =
            (0..=most).map(|n| columns[part].get(n as usize).map(|one| one.0)).collect();
        after = together(&own, &after);
    }
    all
}

fn together(one: &[Option<i64>], other: &[Option<i64>]) -> Vec<Option<i64>> {
    let most =
        |adoptions: usize| (0..=adoptions).filter_map(|own| Some(one[own]? + other[adoptions - own]?)).max();
    (0..one.len()).map(most).collect()
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
