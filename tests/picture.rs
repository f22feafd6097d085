//! 图: pictures say what the tables say.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ermu::domain::board::Scoreboard;
use ermu::domain::edit::{Edit, apply};
use ermu::domain::picture::{
    Frame, Mark, Picture, courses, draw_course, draw_spread, draw_structure, spread, structure,
};
use ermu::domain::rules::{Basis, Level};
use ermu::domain::workspace::{PeriodIx, Status, Workspace, next_period};
use ermu::formats::{example, saved, svg};

fn opened() -> Workspace {
    example::workspace().expect("the example is right")
}

fn board(of: &Workspace) -> Scoreboard {
    Scoreboard::new(of, of.last_period())
}

fn frame() -> Frame {
    Frame { title: "题".to_owned(), note: "注".to_owned() }
}

/// The words of a picture, in the order in which they are drawn.
fn words(of: &Picture) -> Vec<&str> {
    let mut all = Vec::new();
    for mark in &of.marks {
        if let Mark::Words { words, .. } = mark {
            all.push(words.as_str());
        }
    }
    all
}

/// Nothing is drawn beside the sheet.
#[track_caller]
fn fits(of: &Picture) {
    let inside = |(x, y): (i32, i32)| (0..=of.width).contains(&x) && (0..=of.height).contains(&y);
    for mark in &of.marks {
        let corners = match mark {
            Mark::Line { from, to, .. } => vec![*from, *to],
            Mark::Bar { at, size, .. } => vec![*at, (at.0 + size.0, at.1 + size.1)],
            Mark::Joined { places, .. } => places.clone(),
            Mark::Words { at, .. } => vec![*at],
        };
        assert!(corners.into_iter().all(inside), "{mark:?} is outside of {}×{}", of.width, of.height);
    }
    let written = svg::write(of);
    assert_eq!(written.matches('<').count(), written.matches('>').count());
}

#[test]
fn every_scored_unit_stands_in_the_stretch_of_its_points() {
    let file = saved::write(&opened());
    for (from, to) in [
        ("\"points\":0.5", "\"points\":0.5"),
        ("\"points\":0.5", "\"points\":900"),
        ("\"points\":0.5", "\"points\":0"),
    ] {
        let workspace = saved::read(&file.replace(from, to)).expect("it opens");
        let board = board(&workspace);
        let spread = spread(&workspace, &board, Basis::Current);
        assert!((1..=20).contains(&spread.from.len()), "{:?}", spread.from);
        for (class, held) in &spread.classes {
            let ranked = board.standings(*class).expect("it is there").ranked();
            assert_eq!(held.iter().map(Vec::len).sum::<usize>(), ranked.len());
            for (from, units) in spread.from.iter().zip(held) {
                for &unit in units {
                    let points = board.current(unit);
                    assert!(points >= *from && points < *from + spread.step, "{points} from {from}");
                }
            }
        }
        let names = vec!["镇".to_owned(), "部门".to_owned()];
        let picture = draw_spread(&spread, &names, "分", &frame());
        fits(&picture);
        for (_, held) in &spread.classes {
            for count in held.iter().map(Vec::len).filter(|count| *count > 0) {
                assert!(words(&picture).contains(&count.to_string().as_str()));
            }
        }
    }
    let nobody = saved::read(
        r#"{ "format": "ermu", "schema": 1, "name": "某县", "classes": [{ "id": "c", "name": "镇" }], "units": [],
        "rules": [{ "id": "r", "name": "办法", "kinds": [{ "id": "k", "name": "动态" }],
          "channels": [{ "id": "w", "kind": "k", "level": "county", "name": "网", "points": 1 }],
          "ranking": { "by": "current", "ties": "serial" } }],
        "periods": [{ "id": "p", "name": "期", "from": "2022-01-01", "to": "2022-03-31", "rules": "r", "status": "draft", "counts": {} }] }"#,
    )
    .expect("it opens");
    assert!(spread(&nobody, &board(&nobody), Basis::Current).classes.is_empty());
}

#[test]
fn the_levels_hold_what_the_notice_counts() {
    let workspace = opened();
    let board = board(&workspace);
    let all = structure(&workspace, &board);
    let told: Vec<(Level, Vec<u64>, bool)> =
        all.iter().map(|of| (of.level, of.kinds.clone(), of.is_waiting)).collect();
    // The notice: 54 on the city's site, 20 in its reports; the province has not fed back.
    let county = told.last().expect("it is there").1[0];
    assert_eq!(
        told,
        [
            (Level::Nation, vec![0, 0, 0], false),
            (Level::Province, vec![0, 0, 0], true),
            (Level::City, vec![54, 20, 0], false),
            (Level::County, vec![county, 0, 0], false),
        ]
    );
    let rules = workspace.rules_of(board.period()).expect("it is there");
    let sum: u64 = rules.channels_ix().map(|(ix, _)| board.total(ix).all()).sum();
    assert_eq!(all.iter().map(ermu::domain::picture::ByLevel::sum).sum::<u64>(), sum);
    let names: Vec<String> = ["国家", "省", "市", "县"].map(str::to_owned).to_vec();
    let numbers: Vec<String> = all.iter().map(|of| of.sum().to_string()).collect();
    let picture = draw_structure(&all, rules, (&names, &numbers), &frame());
    fits(&picture);
    for number in &numbers {
        assert!(words(&picture).contains(&number.as_str()));
    }
}

#[test]
fn places_are_followed_through_periods_and_what_was_printed_stays() {
    let mut workspace = opened();
    let first = workspace.periods()[0].parts().id.clone();
    let parts = next_period(&workspace);
    let second = parts.id.clone();
    apply(&mut workspace, Edit::PutPeriod { id: second.clone(), period: Some(Box::new(parts)) })
        .expect("it is added");
    let typed = Edit::Type {
        period: second,
        unit: ermu::domain::id::Id::new("t11"),
        channel: ermu::domain::id::Id::new("express"),
        typed: "99".to_owned(),
    };
    apply(&mut workspace, typed).expect("it is typed");
    let class = workspace.roster().classes_ix().next().expect("it is there").0;
    let name = |unit| workspace.roster().unit(unit).expect("it is there").name.clone();
    let all = courses(&workspace, PeriodIx::new(1));
    let (first_class, course) = &all[0];
    assert_eq!((all.len(), *first_class), (2, class));
    assert_eq!((course.periods.len(), course.rows.len(), course.ranked), (2, 11, 11));
    // 9 of the first quarter and 49.5 of this one come to more than 26.5.
    assert_eq!(name(course.rows[0].unit), "后柳镇");
    assert_eq!(course.rows[0].places, [Some((10, 10)), Some((0, 1))]);
    assert_eq!(workspace.find_period(&first), Some(PeriodIx::new(0)));
    assert_eq!(workspace.periods()[0].parts().status, Status::Published);
    let units: Vec<String> = course.rows.iter().map(|row| name(row.unit)).collect();
    let periods = vec!["一季度".to_owned(), "二季度".to_owned()];
    let picture = draw_course(course, (&periods, &units), "以后", &frame());
    fits(&picture);
    let lines = picture.marks.iter().filter(|mark| matches!(mark, Mark::Joined { .. })).count();
    assert_eq!(lines, 11);
    assert!(units.iter().all(|unit| words(&picture).contains(&unit.as_str())));
}
