//! Files that are nearly right: values of good files are changed, taken away, doubled and exchanged. Whatever opens is
//! scored, and every account adds up to what the board shows.
#![no_main]

use ermu::domain::board::Scoreboard;
use ermu::domain::score;
use ermu::domain::workspace::PeriodIx;
use ermu::formats::saved;
use ermu::seam;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::Value;

/// More than this says nothing new and only takes time.
const MOST_UNITS: usize = 300;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(workspace) = saved::read(text) else { return };
    if workspace.roster().units().len() > MOST_UNITS {
        return;
    }
    seam::score(text).expect("what opens is scored");
    for period in (0..workspace.periods().len()).map(PeriodIx::new) {
        let board = Scoreboard::new(&workspace, period);
        for (unit, _) in workspace.roster().units_ix() {
            let account = score::account(&workspace, period, unit).expect("it has an account");
            assert_eq!(account.current(), board.current(unit));
            assert_eq!(account.cumulative(), board.cumulative(unit));
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let parsed = serde_json::from_slice::<Value>(&data[..size]).ok();
    let Some(mut json) = parsed.filter(|_| seed % 8 != 0) else { return fuzzer_mutate(data, size, max_size) };
    let mut dice = Dice(seed);
    for _ in 0..=dice.roll(3) {
        change(&mut json, &mut dice);
    }
    let changed = json.to_string();
    if changed.len() > max_size {
        return size;
    }
    data[..changed.len()].copy_from_slice(changed.as_bytes());
    changed.len()
});

/// Numbers that follow from a seed.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % sides.max(1)
    }
}

/// Changes one value somewhere.
fn change(json: &mut Value, dice: &mut Dice) {
    let places = places(json, 0);
    let at = dice.roll(places);
    let other = value_at(json, dice.roll(places)).clone();
    let mut left = at;
    let value = value_at_mut(json, &mut left).expect("the place is there");
    match dice.roll(8) {
        0 => *value = other,
        1 => *value = numbers()[dice.roll(10)].clone(),
        2 => match value {
            Value::Array(list) => {
                list.pop();
            }
            Value::Object(fields) => {
                let key = fields.keys().nth(dice.roll(fields.len())).cloned();
                if let Some(key) = key {
                    fields.remove(&key);
                }
            }
            _ => {}
        },
        3 => {
            if let Value::Array(list) = value
                && let Some(copy) = list.get(dice.roll(list.len())).cloned()
            {
                list.push(copy);
            }
        }
        4 => {
            if let Value::Array(list) = value {
                let (a, b) = (dice.roll(list.len()), dice.roll(list.len()));
                if !list.is_empty() {
                    list.swap(a, b);
                }
            }
        }
        _ => match value {
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or(0.0);
                let by = [-1.0, 1.0, -0.5, 100.0, -100.0, 99_999.0][dice.roll(6)];
                *value = serde_json::json!(((number + by) * 1000.0).round() / 1000.0);
            }
            Value::String(text) => *text = words()[dice.roll(12)].to_owned(),
            _ => {}
        },
    }
}

fn numbers() -> [Value; 10] {
    use serde_json::json;
    [
        json!(0),
        json!(1),
        json!(-1),
        json!(99_999),
        json!(100_000),
        json!(-100_000),
        json!(0.001),
        json!("0.0005"),
        json!(null),
        json!([]),
    ]
}

fn words() -> [&'static str; 12] {
    [
        "", "2022-12-31", "2022-01-01", "1900-01-01", "2999-12-31", "month", "year", "quarter", "items", "best", "highest",
        "__proto__",
    ]
}

fn places(json: &Value, so_far: usize) -> usize {
    let inside = match json {
        Value::Array(list) => list.iter().map(|one| places(one, 0)).sum(),
        Value::Object(fields) => fields.values().map(|one| places(one, 0)).sum(),
        _ => 0,
    };
    so_far + 1 + inside
}

fn value_at(json: &Value, at: usize) -> &Value {
    fn find<'a>(json: &'a Value, left: &mut usize) -> Option<&'a Value> {
        if *left == 0 {
            return Some(json);
        }
        *left -= 1;
        match json {
            Value::Array(list) => list.iter().find_map(|one| find(one, left)),
            Value::Object(fields) => fields.values().find_map(|one| find(one, left)),
            _ => None,
        }
    }
    find(json, &mut { at }).unwrap_or(json)
}

fn value_at_mut<'a>(json: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(json);
    }
    *left -= 1;
    match json {
        Value::Array(list) => list.iter_mut().find_map(|one| value_at_mut(one, left)),
        Value::Object(fields) => fields.values_mut().find_map(|one| value_at_mut(one, left)),
        _ => None,
    }
}
