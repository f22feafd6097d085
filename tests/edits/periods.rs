//! Periods come, change until they are published, and go while nothing is entered.

use super::*;

#[test]
fn the_next_period_goes_on_as_the_last_one() {
    let mut workspace = open().cleared();
    for (id, name, from, to) in [
        ("2022Q2", "2022年二季度", "2022-04-01", "2022-06-30"),
        ("2022Q3", "2022年三季度", "2022-07-01", "2022-09-30"),
        ("2022Q4", "2022年四季度", "2022-10-01", "2022-12-31"),
        ("2023Q1", "2023年一季度", "2023-01-01", "2023-03-31"),
    ] {
        let next = next_period(&workspace);
        let days = (next.from.to_string(), next.to.to_string());
        assert_eq!((next.id.as_str(), next.name.as_str()), (id, name));
        assert_eq!(days, (from.to_owned(), to.to_owned()));
        assert_eq!((next.status, next.waiting.len()), (Status::Draft, 0));
        there_and_back(&mut workspace, put(next));
    }
    let name = StepName::Period(PeriodId::new("2022Q2"));
    assert_eq!(text::step(&name, &workspace), "改期的设置 2022年二季度");
}

#[test]
fn a_period_may_change_until_it_is_published() {
    let mut workspace = two_quarters();
    let waiting = workspace.rule_sets()[0].channels()[1].id.clone();
    let mut first = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    first.name = "一季度".to_owned();
    first.notice_number = "1".to_owned();
    first.source = Source::Items;
    first.waiting = vec![waiting];
    there_and_back(&mut workspace, put(first.clone()));
    first.to = workspace.periods()[1].span().to();
    let overlapping = edit::apply(&mut workspace, put(first.clone())).map(|_| ());
    assert!(matches!(overlapping, Err(EditFault::Refused(_))), "{overlapping:?}");
    let publish = edit::publish(&workspace, &first.id).expect("it is there");
    edit::apply(&mut workspace, publish).expect("applies");
    assert_eq!(edit::apply(&mut workspace, put(first.clone())).map(|_| ()), Err(EditFault::Published));
    let gone = Edit::PutPeriod { id: first.id, period: None };
    assert_eq!(edit::apply(&mut workspace, gone).map(|_| ()), Err(EditFault::Published));
    // The number and the date of its notice are no figures: they are put right also afterwards.
    let mut out = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    out.notice_number = "石政办函〔2022〕16号".to_owned();
    out.notice_date = Date::parse("2022-04-13");
    there_and_back(&mut workspace, put(out.clone()));
    out.name = "另一季度".to_owned();
    assert_eq!(edit::apply(&mut workspace, put(out)).map(|_| ()), Err(EditFault::Published));
}

#[test]
fn whoever_begins_with_an_old_roster_keeps_no_period_of_years_ago() {
    let names = |workspace: &Workspace| -> Vec<String> {
        workspace.periods().iter().map(|period| period.parts().name.clone()).collect()
    };
    let today = Date::parse("2026-11-26").expect("a day");
    let mut workspace = open().cleared();
    let begun = edit::begin(&workspace, periods_about(&workspace, today));
    there_and_back(&mut workspace, begun);
    assert_eq!(names(&workspace), ["2026年三季度", "2026年四季度"]);
    let mut entered = open().cleared();
    edit::apply(&mut entered, typing("t01", "10")).expect("applies");
    let begun = edit::begin(&entered, periods_about(&entered, today));
    there_and_back(&mut entered, begun);
    assert_eq!(names(&entered), ["2022年一季度", "2026年三季度", "2026年四季度"], "what was entered stays");
    let mut spoken_of = open().cleared();
    let mut units = spoken_of.roster().units().to_vec();
    units[0].until = Some(PeriodId::new("2022Q1"));
    set_units(&mut spoken_of, units);
    let begun = edit::begin(&spoken_of, periods_about(&spoken_of, today));
    there_and_back(&mut spoken_of, begun);
    assert_eq!(names(&spoken_of).len(), 3, "the roster speaks of it");
}

#[test]
fn only_a_period_without_entries_goes() {
    let mut workspace = two_quarters();
    let gone = |id: &str| Edit::PutPeriod { id: PeriodId::new(id), period: None };
    let kept_one = edit::apply(&mut workspace, gone("2022Q1")).map(|_| ());
    assert_eq!(kept_one, Err(EditFault::InUse("2022Q1".to_owned())));
    there_and_back(&mut workspace, gone("2022Q2"));
    edit::apply(&mut workspace, typing("t01", "")).expect("applies");
    let last = edit::apply(&mut workspace, gone("2022Q1")).map(|_| ());
    assert!(matches!(last, Err(EditFault::Refused(_))), "a workspace has a period");
}

/// An empty first quarter used to go after the second one was published, and could not be put back.
#[test]
fn before_a_published_period_none_comes_goes_or_gets_other_days() {
    let file = include_str!("../fixtures/clauses/sameItem/before_the_unit_was.json");
    let mut workspace = saved::read(file).expect("it opens");
    let publish = edit::publish(&workspace, &PeriodId::new("Q2")).expect("it is there");
    there_and_back(&mut workspace, publish);
    let before = saved::write(&workspace);
    let second = workspace.period_parts(PeriodIx::new(1)).expect("it is there");
    let first = workspace.period_parts(PeriodIx::new(0)).expect("it is there");
    let earlier = PeriodParts {
        id: PeriodId::new("Q0"),
        from: Date::parse("2021-10-01").expect("a day"),
        to: Date::parse("2021-12-31").expect("a day"),
        status: Status::Draft,
        printed: Vec::new(),
        ..first.clone()
    };
    let shorter = PeriodParts { to: first.to.day_before(), ..first.clone() };
    let past =
        PeriodParts { from: second.to.day_after(), to: second.to.day_after().day_after(), ..first.clone() };
    let gone = Edit::PutPeriod { id: first.id.clone(), period: None };
    for edit in [gone, put(earlier), put(shorter), put(past)] {
        let refused = edit::apply(&mut workspace, edit.clone()).map(|_| ());
        assert_eq!(refused, Err(EditFault::BeforePublished("二季度".to_owned())), "{edit:?}");
        assert_eq!(saved::write(&workspace), before);
    }
    let next = next_period(&workspace);
    let last = next.id.clone();
    there_and_back(&mut workspace, put(next));
    // What follows it may still move and go, but not to before it.
    let mut third = workspace.period_parts(PeriodIx::new(2)).expect("it is there");
    third.to = third.to.day_before();
    there_and_back(&mut workspace, put(third.clone()));
    (third.from, third.to) = (first.from.day_before(), first.from.day_before());
    let refused = edit::apply(&mut workspace, put(third)).map(|_| ());
    assert_eq!(refused, Err(EditFault::BeforePublished("二季度".to_owned())));
    there_and_back(&mut workspace, Edit::PutPeriod { id: last, period: None });
    // Its name, its number and what it scores by stay open.
    there_and_back(
        &mut workspace,
        put(PeriodParts { source: Source::Counts, name: "首季".to_owned(), ..first }),
    );
}

#[test]
fn a_period_goes_to_checking_and_back_with_nothing_printed() {
    let mut workspace = two_quarters();
    for status in [Status::Checking, Status::Draft] {
        let period = PeriodId::new("2022Q1");
        there_and_back(&mut workspace, Edit::SetStatus { period, status, printed: Vec::new() });
        assert_eq!(workspace.periods()[0].parts().status, status);
        assert!(workspace.may_type(PeriodIx::new(0)));
    }
}

/// Whoever writes a period back writes its waiting channels with it, whichever way it was read.
#[test]
fn a_period_tells_its_waiting_channels_as_they_stand() {
    let mut workspace = two_quarters();
    let channels: Vec<_> = workspace.rule_sets()[0].channels().iter().map(|one| one.id.clone()).collect();
    let period = workspace.periods()[0].parts().id.clone();
    let told = |workspace: &Workspace| workspace.periods()[0].parts().waiting.clone();
    for (at, waiting, want) in [
        (4, true, vec![4]),
        (1, true, vec![1, 4]),
        (1, true, vec![1, 4]),
        (2, true, vec![1, 2, 4]),
        (1, false, vec![2, 4]),
    ] {
        let set = Edit::SetWaiting { period: period.clone(), channel: channels[at].clone(), waiting };
        there_and_back(&mut workspace, set);
        let want: Vec<_> = want.into_iter().map(|at| channels[at].clone()).collect();
        assert_eq!(told(&workspace), want);
        assert_eq!(workspace.period_parts(PeriodIx::new(0)).map(|parts| parts.waiting), Some(want));
    }
    let before = told(&workspace);
    let parts = workspace.periods()[0].parts().clone();
    there_and_back(&mut workspace, put(parts));
    assert_eq!(told(&workspace), before);
    // However a file lists them, they stand in the order of the channels.
    let mut parts = workspace.to_parts();
    parts.periods[0].waiting.reverse();
    assert_eq!(told(&Workspace::new(parts).expect("it opens")), before);
    assert!(told(&workspace.cleared()).is_empty());
}
