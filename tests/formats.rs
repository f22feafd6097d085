//! The exchange file: what is refused, with every fault at its place, and what is written.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ermu::domain::fault::Problem;
use ermu::formats::{example, report, saved};
use ermu::seam;

/// Each `tests/fixtures/refused/NAME.json` is refused with just the sentences of `NAME.txt`.
#[test]
fn a_bad_file_is_refused_whole_with_every_fault_and_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/refused");
    let mut cases = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let faults = saved::read(&fs::read_to_string(&path).expect("it can be read")).err();
        let said = seam::sentences(&faults.unwrap_or_default());
        let want = fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        assert_eq!(said, want.trim_end(), "{name}");
        cases += 1;
    }
    assert!(cases >= 8, "{cases} cases");
}

#[test]
fn the_built_in_example_is_written_as_it_stands() {
    let workspace = example::workspace().expect("the example opens");
    let file = include_str!("../src/formats/example.ermu.json");
    let written = saved::write(&workspace);
    let differs = written.chars().zip(file.chars()).position(|(a, b)| a != b);
    assert!(written == file, "differs at character {differs:?}");
    assert!(workspace.is_example());
}

#[test]
fn a_byte_order_mark_is_no_fault_and_a_number_may_be_written_as_text() {
    let file = include_str!("fixtures/county.json");
    let plain = saved::read(file).expect("opens");
    assert_eq!(saved::read(&format!("\u{feff}{file}")).as_ref(), Ok(&plain));
    let as_text = file.replace("\"points\": 0.5", "\"points\": \"0.50\"");
    assert_ne!(as_text, file);
    assert_eq!(saved::read(&as_text), Ok(plain));
}

#[test]
fn the_order_of_fields_units_and_periods_in_a_file_does_not_matter_where_it_means_nothing() {
    let file = include_str!("fixtures/county.json");
    let mut tree: serde_json::Value = serde_json::from_str(file).expect("it is JSON");
    let periods = tree["periods"].as_array_mut().expect("a list");
    periods.reverse();
    // serde_json sorts the fields of every object by name.
    let shuffled = serde_json::to_string(&tree).expect("it can be written");
    let (one, other) = (saved::read(file).expect("opens"), saved::read(&shuffled).expect("opens"));
    assert_eq!(saved::write(&one), saved::write(&other));
}

#[test]
fn a_file_of_64_megabytes_is_not_even_looked_at() {
    let faults = saved::read(&" ".repeat(saved::LARGEST_FILE + 1)).expect_err("it is refused");
    assert!(matches!(faults[..], [ref fault] if matches!(fault.problem, Problem::TooMuch { .. })));
}

#[test]
fn a_deeply_nested_file_is_refused_without_a_crash() {
    for text in [
        "[".repeat(200_000),
        "{\"a\":".repeat(200_000),
        format!("{{\"format\":\"ermu\",\"x\":{}", "[".repeat(90_000)),
    ] {
        assert!(saved::read(&text).is_err());
    }
}

/// 200,000 units in 200 channels are 40,000,000 cells, of which a second period does not fit.
#[test]
fn more_cells_than_a_browser_has_room_for_are_refused_before_they_are_made() {
    let many =
        |one: &dyn Fn(usize) -> String, count: usize| (0..count).map(one).collect::<Vec<String>>().join(",");
    let unit = |at: usize| format!(r#"{{"id":"u{at}","name":"u{at}","class":"c"}}"#);
    let channel =
        |at: usize| format!(r#"{{"id":"c{at}","kind":"k","level":"county","name":"c{at}","points":1}}"#);
    let period = |at: usize| {
        format!(
            r#"{{"id":"p{at}","name":"p{at}","from":"2022-0{at}-01","to":"2022-0{at}-28","rules":"r","status":"draft"}}"#
        )
    };
    let file = format!(
        r#"{{"format":"ermu","schema":1,"name":"x","classes":[{{"id":"c","name":"c"}}],"units":[{}],
        "rules":[{{"id":"r","name":"r","kinds":[{{"id":"k","name":"k"}}],"channels":[{}],"provisions":[],
        "ranking":{{"by":"current","ties":"competition"}}}}],"periods":[{}]}}"#,
        many(&unit, 200_000),
        many(&channel, 200),
        many(&|at| period(at + 1), 4)
    );
    let faults = saved::read(&file).expect_err("it is refused");
    let told: Vec<String> = faults.iter().map(|fault| format!("{} {:?}", fault.at, fault.problem)).collect();
    assert_eq!(told, ["/periods TooMuch { most: 1 }"]);
}

#[test]
fn a_name_like_proto_is_a_name_like_any_other() {
    let file = include_str!("fixtures/county.json")
        .replace("甲镇", "__proto__")
        .replace("\"a1\"", "\"constructor\"");
    let workspace = saved::read(&file).expect("opens");
    assert_eq!(workspace.roster().units()[0].name, "__proto__");
}

#[test]
fn the_report_says_scores_places_totals_and_findings() {
    let workspace = saved::read(include_str!("fixtures/county.json")).expect("opens");
    let report = report::report(&workspace, ermu::seam::WORDING);
    let mut said = String::new();
    for period in &report.periods {
        for class in &period.classes {
            for unit in &class.units {
                let points = |points: Option<_>| {
                    points.map_or("-".to_owned(), |p: ermu::domain::points::Points| p.to_string())
                };
                let place = unit.place.map_or("-".to_owned(), |place| place.to_string());
                let (current, cumulative) = (points(unit.current), points(unit.cumulative));
                writeln!(said, "{} {} {place} {} {current} {cumulative}", period.id, unit.serial, unit.name)
                    .expect("it can be written");
            }
        }
        for finding in &period.findings {
            writeln!(said, "{} {}", period.id, finding.sentence).expect("it can be written");
        }
    }
    assert_eq!(said, include_str!("fixtures/county.report.txt"));
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).expect("it is JSON");
    assert_eq!(json["periods"][0]["classes"][0]["units"][0]["current"], serde_json::json!(2.75));
}
