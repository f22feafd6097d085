use serde_json::json;

use super::{Figure, Spread, number, table, thousands};

fn figure(side: &str, units: u64, rest: &serde_json::Value) -> Figure {
    let mut json = json!({ "table": "work", "side": side, "what": "sort", "units": units, "unit": "ms" });
    for (name, value) in rest.as_object().into_iter().flatten() {
        json[name] = value.clone();
    }
    Figure::read(&json).expect("a figure")
}

#[test]
fn samples_become_a_median_with_bounds() {
    let spread = Spread::of(vec![9.0, 1.0, 4.0]).expect("samples");
    assert_eq!((spread.least, spread.median, spread.most, spread.samples), (1.0, 4.0, 9.0, Some(3)));
    assert!(Spread::of(Vec::new()).is_none());
}

#[test]
fn a_table_has_every_side_a_ratio_and_why_something_is_not_there() {
    let samples = |value: f64| json!({ "samples": vec![value; 15] });
    let all = [
        figure("Ermu", 60, &samples(20.0)),
        figure("Ermu", 1_000, &json!({ "samples": [30.0] })),
        figure("Other", 60, &samples(50.0)),
        figure("Other", 1_000, &json!({ "why": "too slow" })),
    ];
    let expected = "\
| | 60 | 1,000 |
|---|---:|---:|
| sort, ms: Ermu | 20.0 (20.0–20.0) | 30.0 (once) |
| sort, ms: Other | 50.0 (50.0–50.0) | not possible |
| *sort: Other ÷ Ermu* | *2.50* | – |

- sort, Other, 1,000: not possible: too slow
";
    assert_eq!(table(&all, "work"), expected);
}

#[test]
fn something_else_than_a_figure_is_none() {
    assert!(Figure::read(&json!({ "table": "work" })).is_none());
    assert!(
        Figure::read(&json!({ "table": "t", "side": "s", "what": "w", "units": 1, "samples": ["1"] }))
            .is_none()
    );
    assert!(
        Figure::read(&json!({ "table": "t", "side": "s", "what": "w", "units": 1, "samples": [] })).is_none()
    );
}

#[test]
fn numbers_have_about_three_digits() {
    let told = [0.0, 0.01234, 0.5, 2.34567, 23.4567, 1_234.5].map(number);
    assert_eq!(told, ["0", "0.0123", "0.500", "2.35", "23.5", "1234"]);
    assert_eq!([60, 1_000, 100_000].map(thousands), ["60", "1,000", "100,000"]);
}
