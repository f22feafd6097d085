//! Files that cannot be compared say why, and what can still be compared is.

use ermu::domain::calendar::Date;
use ermu::domain::edit::{Edit, publish};
use ermu::domain::id::{ChannelId, PeriodId, UnitId};
use ermu::domain::points::Points;
use ermu::domain::reconcile::{Office, Refusal, reconcile as reconcile_with};
use ermu::domain::roster::Former;
use ermu::domain::workspace::{Origin, Status, Workspace, next_period};
use ermu::formats::example;

use crate::{Q1, apply, county, enter, own, published, quarter, reconcile, try_reconcile, unit};

#[track_caller]
fn with(theirs: &Workspace, change: impl Fn(&mut ermu::domain::workspace::WorkspaceParts)) -> Workspace {
    let mut parts = theirs.to_parts();
    change(&mut parts);
    // Without what was printed and the counts, which stand apart from the parts.
    parts.periods.iter_mut().for_each(|period| period.printed.clear());
    Workspace::new(parts).expect("the parts fit")
}

#[test]
fn the_example_is_compared_with_nothing_real() {
    let (real, example) = (county(), example::workspace().expect("the example opens"));
    assert_eq!(try_reconcile(&real, &example, "t01"), Err(Refusal::Example { office: true }));
    assert_eq!(try_reconcile(&example, &real, "t01"), Err(Refusal::Example { office: false }));
    assert!(try_reconcile(&example, &example, "t01").is_ok(), "both are the example");
}

#[test]
fn a_draft_is_not_compared_with_its_own_file() {
    let (mine, theirs) = (county(), published());
    let at = unit(&mine, "中池镇");
    let origin = |draft: &str| Origin { draft: draft.to_owned(), ..Origin::default() };
    let compare = |draft: &str| {
        let origin = origin(draft);
        reconcile_with(&own(&mine, at), &Office { workspace: &theirs, origin: Some(&origin) }).map(|_| ())
    };
    assert_eq!(compare("own"), Err(Refusal::SameDraft));
    assert_eq!(compare("the office's"), Ok(()));
}

#[test]
fn another_county_is_refused_with_its_name() {
    let mine = county();
    let other = with(&published(), |parts| parts.name = "宁陕县".to_owned());
    assert_eq!(try_reconcile(&mine, &other, "t01"), Err(Refusal::OtherCounty("宁陕县".to_owned())));
    let spaced = with(&published(), |parts| parts.name = "石泉县 ".to_owned());
    assert!(try_reconcile(&mine, &spaced, "t01").is_ok(), "a space is no other county");
}

#[test]
fn a_period_that_is_not_there_is_told_with_those_that_are() {
    let mut mine = county();
    let next = next_period(&mine);
    let id = next.id.clone();
    apply(&mut mine, Edit::PutPeriod { id: id.clone(), period: Some(Box::new(next)) });
    let at = unit(&mine, "中池镇");
    let theirs = published();
    let second = ermu::domain::reconcile::Own {
        period: mine.find_period(&id).expect("it was added"),
        ..own(&mine, at)
    };
    let compare = |theirs: &Workspace| {
        reconcile_with(&second, &Office { workspace: theirs, origin: None }).expect_err("it is not there")
    };
    let Refusal::NoPeriod(offered) = compare(&theirs) else { panic!("the year is there") };
    let told: Vec<_> = offered.iter().map(|one| (one.name.as_str(), one.status)).collect();
    assert_eq!(told, [("2022年一季度", Status::Published)]);
    let before = with(&theirs, |parts| {
        for period in &mut parts.periods {
            period.name = "2021年一季度".to_owned();
            period.from = Date::parse("2021-01-01").expect("a date");
            period.to = Date::parse("2021-03-31").expect("a date");
        }
    });
    let Refusal::OtherYear(offered) = compare(&before) else { panic!("the year is not there") };
    assert_eq!(offered.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["2021年一季度"]);
}

#[test]
fn a_unit_is_found_by_name_by_a_former_name_and_by_its_id_alone() {
    let mine = county();
    let theirs = published();
    let renamed = with(&theirs, |parts| {
        let unit = parts.units.iter_mut().find(|unit| unit.id.as_str() == "t01").expect("it is there");
        unit.id = UnitId::new("x01");
    });
    assert!(!reconcile(&mine, &renamed, "t01").by_id_alone, "by its name");
    let former = with(&theirs, |parts| {
        let unit = parts.units.iter_mut().find(|unit| unit.id.as_str() == "t01").expect("it is there");
        let name = std::mem::replace(&mut unit.name, "新中镇".to_owned());
        unit.id = UnitId::new("x01");
        unit.formerly = vec![Former { name, until: quarter() }];
    });
    assert!(!reconcile(&mine, &former, "t01").by_id_alone, "by the name it had");
    let otherwise = with(&theirs, |parts| {
        let unit = parts.units.iter_mut().find(|unit| unit.id.as_str() == "t01").expect("it is there");
        unit.name = "新镇".to_owned();
    });
    assert!(reconcile(&mine, &otherwise, "t01").by_id_alone);
    let nobody = with(&theirs, |parts| parts.units.retain(|unit| unit.id.as_str() != "t01"));
    let name = mine.roster().units()[0].name.clone();
    assert_eq!(try_reconcile(&mine, &nobody, "t01"), Err(Refusal::NoUnit(name)));
}

#[test]
fn a_unit_that_begins_later_is_told() {
    let mine = county();
    let mut theirs = county();
    let next = next_period(&theirs);
    let id = next.id.clone();
    apply(&mut theirs, Edit::PutPeriod { id: id.clone(), period: Some(Box::new(next)) });
    let later = with(&theirs, |parts| parts.units[0].from = Some(id.clone()));
    let name = mine.roster().units()[0].name.clone();
    assert_eq!(try_reconcile(&mine, &later, "t01"), Err(Refusal::NotThere(name)));
}

#[test]
fn other_rules_leave_the_counts_comparable() {
    let mut mine = county();
    let mut theirs = with(&county(), |parts| {
        let set = &mut parts.rule_sets[0];
        set.name = "另一办法".to_owned();
        set.channels[0].points = Points::whole(2);
    });
    let id = UnitId::new("t01");
    enter(&mut mine, &id, "express", "3");
    enter(&mut theirs, &id, "express", "1");
    let result = reconcile(&mine, &theirs, "t01");
    assert!(!result.same_rules);
    assert_eq!(result.channels[0].difference(), Some(2));
    assert_eq!((result.channels[0].points, result.points()), (None, None));
    assert_eq!(result.own_figures.current.to_string(), "1.5");
    assert_eq!(result.office_figures.current.to_string(), "2");
    // A claim is told in the office's points.
    assert_eq!(
        crate::told(&crate::claim(&result, &mine, &theirs)),
        "express 2 (3 beside 1, among 0) +4\neach 4 together 4"
    );
    let named = with(&county(), |parts| parts.rule_sets[0].name = "另一名称".to_owned());
    assert!(reconcile(&mine, &named, "t01").same_rules, "a name scores nothing");
}

#[test]
fn a_period_that_is_not_published_is_compared_and_said_to_be_open() {
    let mine = county();
    for status in [Status::Draft, Status::Checking] {
        let theirs = with(&county(), |parts| parts.periods[0].status = status);
        assert_eq!(reconcile(&mine, &theirs, "t01").status, status);
    }
    let mut theirs = county();
    let edit = publish(&theirs, &PeriodId::new("2022Q1")).expect("it is there");
    apply(&mut theirs, edit);
    assert_eq!(theirs.period(Q1).map(|period| period.parts().status), Some(Status::Published));
    assert_eq!(reconcile(&mine, &theirs, "t01").status, Status::Published);
}

#[test]
fn channels_are_paired_by_id_then_by_name_and_those_of_one_side_are_told() {
    let mut mine = county();
    let mut theirs = with(&county(), |parts| {
        let set = &mut parts.rule_sets[0];
        let focus = set.channels.iter_mut().find(|one| one.id.as_str() == "focus").expect("it is there");
        focus.id = ChannelId::new("jujiao");
        let column = set.columns.iter_mut().find(|one| one.channel.as_str() == "focus").expect("it has one");
        column.channel = ChannelId::new("jujiao");
        for clause in &mut set.clauses {
            clause.text = clause.text.replace("{focus}", "{jujiao}");
        }
        set.channels.retain(|one| one.id.as_str() != "city-site");
        set.columns.retain(|one| one.channel.as_str() != "city-site");
        set.totals.retain(|one| one.channels.iter().all(|id| id.as_str() != "city-site"));
        for clause in &mut set.clauses {
            clause.text = clause.text.replace("[加 {city-site} 分]", "加分");
        }
    });
    let id = UnitId::new("t01");
    enter(&mut mine, &id, "focus", "3");
    enter(&mut mine, &id, "city-site", "2");
    enter(&mut theirs, &id, "jujiao", "1");
    let result = reconcile(&mine, &theirs, "t01");
    assert!(!result.same_rules);
    let line = |id: &str| {
        result.channels.iter().find(|line| line.id().map(ChannelId::as_str) == Some(id)).expect("it is told")
    };
    assert_eq!(line("focus").difference(), Some(2));
    assert_eq!(line("focus").office.as_ref().map(|side| side.id.as_str()), Some("jujiao"));
    assert_eq!((line("city-site").difference(), line("city-site").office.clone()), (None, None));
    let back = reconcile(&theirs, &mine, "t01");
    let alone = back.channels.last().expect("it has channels");
    assert_eq!((alone.own.clone(), alone.id().map(ChannelId::as_str)), (None, Some("city-site")));
}
