//! Items in both ledgers: found by title, or by day and channel under a title that is much alike.

use ermu::domain::reconcile::{Held, Reconciliation};

use crate::{Small, item, reconcile};

/// Title, and of each adoption its channel and who has it.
type Told = (String, Vec<(String, Held)>);
/// The same as written in a test.
type Want<'a> = (&'a str, &'a [(&'a str, Held)]);

fn lines(result: &Reconciliation) -> Vec<Told> {
    let adoption = |one: &ermu::domain::reconcile::AdoptionLine| (one.channel.to_string(), one.held);
    let line = |line: &ermu::domain::reconcile::ItemLine| {
        (line.title.clone(), line.adoptions.iter().map(adoption).collect())
    };
    result.items.iter().map(line).collect()
}

#[track_caller]
fn check(own: &[String], office: &[String], want: &[Want<'_>]) {
    let mine = Small { scores: "items", items: &own.join(","), ..Small::default() }.open();
    let theirs = Small { scores: "items", items: &office.join(","), ..Small::default() }.open();
    let found = lines(&reconcile(&mine, &theirs, "a"));
    let want: Vec<Told> = want
        .iter()
        .map(|&(title, adoptions)| {
            let adoptions: Vec<_> =
                adoptions.iter().map(|&(channel, held)| (channel.to_owned(), held)).collect();
            (title.to_owned(), adoptions)
        })
        .collect();
    assert_eq!(found, want);
}

#[test]
fn a_title_is_found_whatever_its_signs() {
    check(
        &[item("i", "“茶园雇工难”的三个原因", &[("web", "2022-01-05", ""), ("city", "2022-02-03", "12")])],
        &[item("x", "茶园雇工难的三个原因。", &[("web", "2022-01-05", "")])],
        &[("“茶园雇工难”的三个原因", &[("web", Held::Both), ("city", Held::OwnOnly)])],
    );
}

#[test]
fn what_only_one_ledger_has_is_told_on_its_side() {
    check(
        &[item("i", "甲事", &[("web", "2022-01-05", "")])],
        &[item("x", "乙事", &[("paper", "2022-01-05", "")])],
        &[("甲事", &[("web", Held::OwnOnly)]), ("乙事", &[("paper", Held::OfficeOnly)])],
    );
}

#[test]
fn another_title_is_the_same_item_where_channel_and_day_say_so() {
    check(
        &[item("i", "我镇茶园雇工难的三个原因值得关注", &[("city", "2022-02-03", "")])],
        &[item("x", "茶园雇工难的三个原因值得关注", &[("city", "2022-02-03", "")])],
        &[("我镇茶园雇工难的三个原因值得关注", &[("city", Held::Both)])],
    );
    check(
        &[item("i", "春耕备耕有序推进", &[("web", "2022-02-03", "")])],
        &[item("x", "森林防火宣传到户", &[("web", "2022-02-03", "")])],
        &[
            ("春耕备耕有序推进", &[("web", Held::OwnOnly)]),
            ("森林防火宣传到户", &[("web", Held::OfficeOnly)]),
        ],
    );
}

#[test]
fn another_day_is_told_within_the_period_and_beyond_it() {
    check(
        &[item("i", "甲事", &[("web", "2022-01-05", "")])],
        &[item("x", "甲事", &[("web", "2022-01-06", "")])],
        &[("甲事", &[("web", Held::OtherDay)])],
    );
    check(
        &[item("i", "甲事", &[("web", "2022-03-31", "")])],
        &[item("x", "甲事", &[("web", "2022-04-01", "")])],
        &[("甲事", &[("web", Held::Elsewhere)])],
    );
    // Taken up once in either quarter: each has its like on its own day.
    check(
        &[item("i", "甲事", &[("web", "2022-03-01", ""), ("web", "2022-04-01", "")])],
        &[item("x", "甲事", &[("web", "2022-04-01", "")])],
        &[("甲事", &[("web", Held::OwnOnly)])],
    );
}

#[test]
fn what_stands_twice_in_one_ledger_is_told() {
    check(
        &[
            item("i", "甲事", &[("web", "2022-01-05", "")]),
            item("j", "甲事 ", &[("web", "2022-01-05", ""), ("paper", "2022-01-06", "")]),
        ],
        &[item("x", "甲事", &[("web", "2022-01-05", "")])],
        &[("甲事", &[("web", Held::Both), ("web", Held::Repeated), ("paper", Held::OwnOnly)])],
    );
}

#[test]
fn both_ledgers_are_counted() {
    let items =
        [item("i", "甲事", &[("web", "2022-01-05", "")]), item("j", "乙事", &[("web", "2022-01-06", "")])];
    let counts = r#""a": { "web": 3 }"#;
    let mine = Small { counts, items: &items.join(","), ..Small::default() }.open();
    let theirs = Small { counts: r#""a": { "web": 1 }"#, ..Small::default() }.open();
    let result = reconcile(&mine, &theirs, "a");
    let web = &result.channels[0];
    let (own, office) = (web.own.as_ref().expect("own"), web.office.as_ref().expect("office"));
    assert_eq!((own.items, office.items), (Some(2), None));
    assert_eq!(web.difference(), Some(2));
}
