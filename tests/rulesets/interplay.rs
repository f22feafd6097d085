//! Clauses that meet on the same channels: what one makes of an item is what the next one sees.

use ermu::formats::saved;

use crate::observe::observe;

/// A county with one class, two units, two half-years and a year; `provisions` and `items` are JSON lists.
fn county(provisions: &str, items: &str, adjustments: &str) -> String {
    format!(
        r#"{{"format":"ermu","schema":1,"name":"x","classes":[{{"id":"c","name":"c"}}],
        "units":[{{"id":"a","name":"a","class":"c"}},{{"id":"b","name":"b","class":"c"}}],
        "rules":[{{"id":"r","name":"r","kinds":[{{"id":"k","name":"k"}}],
        "channels":[{{"id":"web","kind":"k","level":"county","name":"web","points":10}},
        {{"id":"paper","kind":"k","level":"city","name":"paper","points":20}},
        {{"id":"site","kind":"k","level":"city","name":"site","points":6}}],
        "provisions":{provisions},"ranking":{{"by":"current","ties":"competition"}}}}],
        "periods":[{{"id":"p1","name":"p1","from":"2022-01-01","to":"2022-06-30","rules":"r","status":"draft",
        "scores":"items","counts":{{}}}},{{"id":"p2","name":"p2","from":"2022-07-01","to":"2022-12-31","rules":"r",
        "status":"draft","scores":"items","counts":{{}}}},{{"id":"p3","name":"p3","from":"2023-01-01",
        "to":"2023-12-31","rules":"r","status":"draft","scores":"items","counts":{{}}}}],
        "items":{items},"adjustments":{adjustments}}}"#
    )
}

fn check(provisions: &str, items: &str, adjustments: &str, want: &[(&str, &str, &str, &str)]) {
    check_file(&county(provisions, items, adjustments), want);
}

fn check_file(file: &str, want: &[(&str, &str, &str, &str)]) {
    let workspace = saved::read(file).unwrap_or_else(|faults| panic!("{faults:?}"));
    for (unit, period, of, is) in want {
        assert_eq!(observe(&workspace, period, unit, of).as_deref(), Ok(*is), "{of} of {unit} in {period}");
    }
}

fn item(id: &str, units: &[&str], adoptions: &[(&str, &str)]) -> String {
    let units: Vec<String> = units.iter().map(|unit| format!(r#"{{"unit":"{unit}"}}"#)).collect();
    let adoptions: Vec<String> = adoptions
        .iter()
        .map(|(channel, date)| format!(r#"{{"channel":"{channel}","date":"{date}"}}"#))
        .collect();
    format!(
        r#"{{"id":"{id}","title":"{id}","units":[{}],"adoptions":[{}]}}"#,
        units.join(","),
        adoptions.join(",")
    )
}

/// 4 × 10 on the web, one of them in the paper too: 20 for that item, 30 for the others, under a cap of 30.
#[test]
fn a_cap_on_one_channel_does_not_take_again_what_the_same_item_lost() {
    let mut items = vec![item("i0", &["a"], &[("web", "2022-01-01"), ("paper", "2022-01-02")])];
    items.extend((1..4).map(|n| item(&format!("i{n}"), &["a"], &[("web", "2022-02-01")])));
    check(
        r#"[{"id":"once","name":"once","kind":"sameItem","policy":"highest"},
        {"id":"cap","name":"cap","kind":"cap","of":["web"],"most":30}]"#,
        &format!("[{}]", items.join(",")),
        "[]",
        &[("a", "p1", "once", "-10"), ("a", "p1", "cap", "0"), ("a", "p1", "current", "50")],
    );
}

/// A journal counts half: 10 × 0.5 is less than the site's 6.
#[test]
fn a_factor_acts_before_the_highest_is_chosen() {
    check(
        r#"[{"id":"half","name":"half","kind":"multiplier","of":["web"],"times":0.5},
        {"id":"once","name":"once","kind":"sameItem","policy":"highest"}]"#,
        &format!("[{}]", item("i", &["a"], &[("web", "2022-01-01"), ("site", "2022-01-02")])),
        "[]",
        &[("a", "p1", "current", "6")],
    );
}

/// Two units share an item of 10 and 20; a cap of 4 on the web sees the half of 10.
#[test]
fn a_shared_item_is_shared_channel_by_channel() {
    check(
        r#"[{"id":"equal","name":"equal","kind":"shares","split":"equal"},
        {"id":"cap","name":"cap","kind":"cap","of":["web"],"most":4}]"#,
        &format!("[{}]", item("i", &["a", "b"], &[("web", "2022-01-01"), ("paper", "2022-01-02")])),
        "[]",
        &[("a", "p1", "equal", "-15"), ("a", "p1", "cap", "-1"), ("b", "p1", "current", "14")],
    );
}

/// What an entry struck with its item is neither in a task's points nor struck a second time with the period.
#[test]
fn a_struck_item_is_gone_for_every_clause() {
    check(
        r#"[{"id":"task","name":"task","kind":"task","of":["k"],"measure":"points","target":25,"missed":"each","each":-1},
        {"id":"false","name":"false","kind":"adjustment","points":-5,"veto":"item"},
        {"id":"bad","name":"bad","kind":"adjustment","points":-1,"veto":"period"}]"#,
        &format!(
            "[{},{}]",
            item("i", &["a"], &[("web", "2022-01-01")]),
            item("j", &["a"], &[("paper", "2022-01-02")])
        ),
        r#"[{"id":"e1","unit":"a","period":"p1","kind":"false","item":"i","reason":"r"},
        {"id":"e2","unit":"a","period":"p1","kind":"bad","reason":"r"}]"#,
        &[("a", "p1", "task", "-5"), ("a", "p1", "current", "-11")],
    );
}

/// The one who gets another unit's credit gets it as the clauses left it.
#[test]
fn credit_that_moves_takes_along_what_clauses_made_of_it() {
    check(
        r#"[{"id":"once","name":"once","kind":"sameItem","policy":"highest"},
        {"id":"to-a","name":"to-a","kind":"transfer","from":["b"],"to":"a"}]"#,
        &format!("[{}]", item("i", &["b"], &[("web", "2022-01-01"), ("paper", "2022-01-02")])),
        "[]",
        &[("a", "p1", "current", "20"), ("b", "p1", "current", "0")],
    );
}

/// In the first half 10 × 0.5; in the second 20 × 1.25 makes up for it, so that over the year nothing was done.
#[test]
fn what_a_clause_no_longer_does_is_taken_back() {
    check(
        r#"[{"id":"once","name":"once","kind":"sameItem","policy":"decreasing","factors":[{"times":0.5},{"times":1.25}]}]"#,
        &format!("[{}]", item("i", &["a"], &[("web", "2022-01-01"), ("paper", "2022-07-02")])),
        "[]",
        // −5 in the first half, −5 + 5 = 0 over the year.
        &[("a", "p1", "current", "5"), ("a", "p2", "once", "5"), ("a", "p2", "cumulative", "30")],
    );
}

/// Caps by half-year hold within a period that is as long as two of them.
#[test]
fn a_half_year_window_begins_anew_within_a_longer_period() {
    let items = [("i", "2023-01-01"), ("j", "2023-03-01"), ("k", "2023-07-01")];
    let items: Vec<String> = items.iter().map(|(id, date)| item(id, &["a"], &[("web", date)])).collect();
    check(
        r#"[{"id":"cap","name":"cap","kind":"cap","of":["web"],"most":10,"per":"half"}]"#,
        &format!("[{}]", items.join(",")),
        "[]",
        &[("a", "p3", "cap", "-10"), ("a", "p3", "current", "20")],
    );
}

/// Without channels named, a task is over all channels: what every unit starts with does no part of it.
#[test]
fn a_task_is_not_done_by_base_points() {
    check(
        r#"[{"id":"base","name":"base","kind":"base","points":6},
        {"id":"task","name":"task","kind":"task","measure":"points","target":12,"missed":"each","each":-1}]"#,
        &format!("[{}]", item("i", &["a"], &[("web", "2022-01-01")])),
        "[]",
        &[("a", "p1", "task.measured", "10"), ("a", "p1", "task", "-2"), ("b", "p1", "task", "-12")],
    );
}

/// A monthly rate is that of the month, a figure by the best that of the year to date.
#[test]
fn a_figure_may_be_of_the_period_alone() {
    let items = format!(
        "[{},{}]",
        item("i", &["a"], &[("web", "2022-01-01"), ("site", "2022-01-02")]),
        item("j", &["a"], &[("web", "2022-07-01")])
    );
    let rate = |more: &str| {
        format!(
            r#"[{{"id":"rate","name":"rate","kind":"scale","of":["site"],"by":"rate","over":["web"],"to":100{more}}}]"#
        )
    };
    check(&rate(""), &items, "[]", &[("a", "p1", "converted", "100"), ("a", "p2", "converted", "50")]);
    let current = rate(r#","current":true"#);
    check(&current, &items, "[]", &[("a", "p1", "converted", "100"), ("a", "p2", "converted", "0")]);
}

/// The word of a half-year is for the half-year; both halves are different ones.
#[test]
fn a_word_is_for_the_points_of_its_window() {
    let items = format!(
        "[{},{}]",
        item("i", &["a"], &[("web", "2022-01-01")]),
        item("j", &["a"], &[("web", "2022-07-01")])
    );
    let bands = |per: &str| {
        format!(
            r#"[{{"id":"w","name":"w","kind":"bands","per":"{per}","bands":[{{"name":"low"}},{{"from":15,"name":"high"}}]}}]"#
        )
    };
    check(&bands("half"), &items, "[]", &[("a", "p2", "w.word", "low")]);
    check(&bands("year"), &items, "[]", &[("a", "p2", "w.word", "high")]);
}

/// Where the rules change within the year a clause goes on under its id, wherever it stands.
#[test]
fn what_was_measured_under_the_rules_before_goes_on_under_the_clauses_id() {
    let items = format!(
        "[{},{}]",
        item("i", &["a"], &[("web", "2022-01-01")]),
        item("j", &["a"], &[("web", "2022-07-01")])
    );
    let award = r#"{"id":"award","name":"award","kind":"award","needs":[{"of":["web"],"least":2}]}"#;
    let file = county(&format!("[{award}]"), &items, "[]");
    let (before, rest) = file.split_once(r#""rules":["#).expect("it has rules");
    let (set, after) = rest.split_once(r#""periods":"#).expect("it has periods");
    let set = set.trim().trim_end_matches("],");
    let later = set
        .replace(r#""id":"r","#, r#""id":"r2","#)
        .replace(award, &format!(r#"{{"id":"base","name":"base","kind":"base","points":1}},{award}"#));
    let after = after.replace(r#""to":"2022-12-31","rules":"r""#, r#""to":"2022-12-31","rules":"r2""#);
    check_file(
        &format!(r#"{before}"rules":[{set},{later}],"periods":{after}"#),
        &[
            ("a", "p1", "award.award", "no"),
            ("a", "p2", "award.award", "yes"),
            ("b", "p2", "award.award", "no"),
        ],
    );
}

/// Of two items at double points one is left: 20 of 40. The cheaper channel gives way first.
#[test]
fn items_above_a_cap_are_taken_at_what_they_brought() {
    let items = format!(
        "[{},{},{}]",
        item("i", &["a"], &[("web", "2022-01-01")]),
        item("j", &["a"], &[("web", "2022-01-02")]),
        item("k", &["b"], &[("web", "2022-01-01"), ("site", "2022-01-01")])
    );
    check(
        r#"[{"id":"double","name":"double","kind":"multiplier","of":["web"],"times":2},
        {"id":"cap","name":"cap","kind":"cap","items":true,"most":1,"of":["web","site"]}]"#,
        &items,
        "[]",
        &[("a", "p1", "cap", "-20"), ("a", "p1", "current", "20"), ("b", "p1", "cap", "-6")],
    );
}

/// A veto makes 0 what was earned and leaves standing what tasks take away: negative news is no way out of a shortfall.
#[test]
fn a_veto_leaves_what_tasks_take_away() {
    check(
        r#"[{"id":"task","name":"task","kind":"task","of":["k"],"measure":"points","target":25,"missed":"each","each":-2},
        {"id":"bad","name":"bad","kind":"adjustment","points":-10,"veto":"period"}]"#,
        &format!("[{}]", item("i", &["a"], &[("web", "2022-01-01")])),
        r#"[{"id":"e","unit":"a","period":"p1","kind":"bad","reason":"r"}]"#,
        &[("a", "p1", "task", "-30"), ("a", "p1", "current", "-40")],
    );
}

/// Quotas in points whose points do not score: the task still sees what a later cap takes away.
#[test]
fn a_cap_after_tasks_leaves_them_what_they_measure() {
    check(
        r#"[{"id":"quota","name":"quota","kind":"task","of":["k"],"measure":"points","target":20,"points":50,"missed":"proportion"},
        {"id":"none","name":"none","kind":"cap","of":["k"],"most":0,"afterTasks":true}]"#,
        &format!("[{}]", item("i", &["a"], &[("web", "2022-01-01")])),
        "[]",
        &[("a", "p1", "quota", "25"), ("a", "p1", "current", "25")],
    );
}
