//! What a person changes is kept apart, flagged when the data move, and taken back to the byte.

use ermu::domain::edit::{self, Edit, EditFault, Written};
use ermu::domain::fault::Problem;
use ermu::domain::id::PeriodId;
use ermu::domain::notice::{
    Act, Code, EditedPassage, Joins, LONGEST_PASSAGE, MOST_ATTACHMENTS, MOST_WATCHED, NoticeParts, Place,
    State, Watched,
};
use ermu::domain::record::Explained;
use ermu::domain::workspace::{Status, Workspace, next_period};
use ermu::formats::saved;

use super::{draft, found, notice, open, quarter, set, type_in, write};

fn text(workspace: &Workspace, id: &str) -> String {
    draft(workspace).passage(id).expect("it is there").text.clone()
}

fn codes(workspace: &Workspace) -> Vec<Code> {
    found(workspace).into_iter().map(|one| one.code).collect()
}

#[test]
fn another_text_stands_until_it_is_taken_back() {
    let mut workspace = open();
    let before = saved::write(&workspace);
    write(&mut workspace, "urge", "请各镇、各部门重视。");
    let passage = draft(&workspace).passage("urge").expect("it is there").clone();
    assert_eq!((passage.state, passage.text.as_str()), (State::Replaced, "请各镇、各部门重视。"));
    assert!(draft(&workspace).text().contains("较少等问题，请各镇、各部门重视。"));
    // Written as it was generated, nothing is changed any more.
    write(&mut workspace, "urge", "务必引起各镇、各部门高度重视。");
    assert_eq!(saved::write(&workspace), before);
}

#[test]
fn a_passage_left_out_closes_the_sentence_before_it() {
    let mut workspace = open();
    write(&mut workspace, "urge", " ");
    assert_eq!(draft(&workspace).passage("urge").map(|passage| passage.state), Some(State::LeftOut));
    assert!(draft(&workspace).text().contains("较少等问题。\n"));
    let restored = draft(&workspace).restored(&notice(&workspace), "urge");
    set(&mut workspace, restored);
    assert_eq!(saved::write(&workspace), saved::write(&open()));
}

#[test]
fn passages_of_a_persons_own_stand_in_the_order_in_which_they_were_added() {
    let mut workspace = open();
    for (after, text, joins) in [
        ("urge", "甲段", Joins::Paragraph),
        ("urge", "乙句。", Joins::Sentence),
        ("nowhere", "丙段", Joins::Paragraph),
    ] {
        let added = draft(&workspace).with_added(&notice(&workspace), after, (Place::Body, joins), text);
        set(&mut workspace, added);
    }
    let all = draft(&workspace).text();
    assert!(all.contains("高度重视。\n\u{3000}\u{3000}甲段。乙句。\n\u{3000}\u{3000}下一步"), "{all}");
    assert!(all.contains("价值信息。\n\u{3000}\u{3000}丙段。\n\n\u{3000}\u{3000}附件："), "{all}");
    write(&mut workspace, "own-1", "甲段改");
    assert_eq!(text(&workspace, "own-1"), "甲段改");
    write(&mut workspace, "own-1", "");
    assert!(draft(&workspace).passage("own-1").is_none());
    let heading = draft(&workspace).with_added(
        &notice(&workspace),
        "urge",
        (Place::Heading, Joins::Paragraph),
        "一、要求",
    );
    set(&mut workspace, heading);
    assert!(draft(&workspace).text().contains("\n\u{3000}\u{3000}一、要求\n"), "a heading has no full stop");
}

#[test]
fn a_passage_taken_in_is_offered_again_when_it_is_left_out() {
    let mut workspace = open();
    let before = saved::write(&workspace);
    let taken = draft(&workspace).restored(&notice(&workspace), "top");
    set(&mut workspace, taken);
    // Its own text changes nothing.
    let generated = text(&workspace, "top");
    write(&mut workspace, "top", &generated);
    assert_eq!(draft(&workspace).passage("top").map(|passage| passage.state), Some(State::Taken));
    write(&mut workspace, "top", "中池镇居首");
    assert_eq!(draft(&workspace).passage("top").map(|passage| passage.state), Some(State::Replaced));
    let without = draft(&workspace).without(&notice(&workspace), "top");
    set(&mut workspace, without);
    assert_eq!(saved::write(&workspace), before);
}

#[test]
fn a_changed_passage_is_flagged_once_the_data_move_and_until_it_is_kept() {
    let mut workspace = open();
    write(&mut workspace, "totals", "一季度，专报采用20条，市政府网站采用54条");
    assert_eq!(codes(&workspace), []);
    type_in(&mut workspace, "2022Q1", ("t01", "city-site"), "1");
    let moved: Vec<_> = found(&workspace).into_iter().map(|one| (one.code, one.read, one.expected)).collect();
    let generated =
        |count: u32| format!("2022年一季度，市政府办政务信息专报采用20条，市政府网站采用{count}条");
    assert_eq!(
        moved,
        [
            (Code::Moved, generated(54), generated(55)),
            (Code::NumberDiffers, "54".to_owned(), "55".to_owned())
        ]
    );
    write(&mut workspace, "totals", "一季度，专报采用20条，市政府网站采用55条");
    assert_eq!(codes(&workspace), [], "written anew it speaks of the data as they are");
    type_in(&mut workspace, "2022Q1", ("t01", "city-site"), "");
    let kept = draft(&workspace).kept(&notice(&workspace), "totals");
    set(&mut workspace, kept);
    assert_eq!(codes(&workspace), [Code::NumberDiffers], "kept, and the number is still another");
}

/// What a person wrote is not lost when its sentence would no longer be generated.
#[test]
fn a_changed_passage_stays_when_it_is_no_longer_true() {
    let mut workspace = open();
    write(&mut workspace, "waiting", "（省里还没有反馈）");
    for channel in ["dyn-province", "res-province"] {
        super::set_waiting(&mut workspace, "2022Q1", channel, false);
    }
    assert_eq!(text(&workspace, "waiting"), "（省里还没有反馈）");
    let moved = found(&workspace).into_iter().find(|one| one.code == Code::Moved).expect("it is told");
    assert_eq!((moved.passage.as_str(), moved.expected.as_str()), ("waiting", ""));
}

#[test]
fn a_changed_passage_that_the_template_no_longer_has_stays() {
    let mut workspace = open();
    let mut with = notice(&workspace);
    let one = EditedPassage { id: "gone".to_owned(), text: "旧句".to_owned(), ..EditedPassage::default() };
    with.passages.push(one);
    set(&mut workspace, with);
    assert!(draft(&workspace).text().contains("\n\u{3000}\u{3000}旧句。\n"));
}

#[test]
fn the_names_of_attachments_are_changed_one_by_one() {
    let mut workspace = open();
    write(&mut workspace, "attachment-2", "部门统计表");
    assert_eq!(notice(&workspace).attachments, ["2022年一季度政务信息采用统计表（镇）", "部门统计表"]);
    assert_eq!(draft(&workspace).passage("attachment-1").map(|one| one.state), Some(State::Generated));
    write(&mut workspace, "attachment-1", "");
    assert_eq!(notice(&workspace).attachments, ["部门统计表"]);
}

#[test]
fn an_edit_of_the_notice_and_its_inverse_restore_the_file() {
    let mut workspace = open();
    let before = saved::write(&workspace);
    assert!(
        !before.contains("passages") && !before.contains("watchlist"),
        "nothing is written where nothing is set"
    );
    let mut with = draft(&workspace).with_text(&notice(&workspace), "urge", "请重视。");
    with = draft(&workspace).without(&with, "problem-use");
    with = draft(&workspace).with_added(&with, "urge", (Place::Heading, Joins::Paragraph), "一、要求");
    "各科室".clone_into(&mut with.recipients);
    let inverse = set(&mut workspace, with.clone());
    let file = saved::write(&workspace);
    let again = saved::read(&file).expect("it opens");
    assert_eq!((notice(&again), saved::write(&again)), (with, file));
    let mut written = Written { edit: Some(inverse), ..Written::default() };
    let inverse = saved::read_edit(&saved::write_edit(&mut written)).and_then(|read| read.edit);
    edit::apply(&mut workspace, inverse.expect("it reads back")).expect("it applies");
    assert_eq!(saved::write(&workspace), before);
}

#[test]
fn watched_words_are_kept_in_their_order_and_taken_back() {
    let mut workspace = open();
    let before = saved::write(&workspace);
    let word = |word: &str, right: &str| Watched { word: word.to_owned(), right: right.to_owned() };
    let list = vec![word("帐号", "账号"), word("内部", "")];
    let inverse = edit::apply(&mut workspace, Edit::SetWatchlist(list.clone())).expect("it fits").inverse;
    assert_eq!(workspace.watchlist(), list);
    assert_eq!(saved::read(&saved::write(&workspace)).expect("it opens").watchlist(), list);
    // The list is the county's and goes on; what is published has none of it.
    assert_eq!(workspace.cleared().watchlist(), list);
    assert!(!saved::write_published(&workspace).expect("a period is published").contains("watchlist"));
    edit::apply(&mut workspace, inverse).expect("it applies");
    assert_eq!(saved::write(&workspace), before);
}

#[test]
fn what_a_notice_calls_a_total_scores_nothing() {
    let mut workspace = open();
    let before = saved::write_rules(&workspace);
    let mut rules = workspace.rule_sets()[0].parts().clone();
    "专报".clone_into(&mut rules.totals[0].wording);
    edit::apply(&mut workspace, Edit::SetRules(Box::new(rules))).expect("it fits");
    assert!(text(&workspace, "totals").contains("专报20条"));
    assert_eq!(saved::write_rules(&workspace), before);
}

#[track_caller]
fn check_refused(change: impl Fn(&mut NoticeParts), place: &str, problem: &Problem) {
    let mut workspace = open();
    let before = saved::write(&workspace);
    let mut with = notice(&workspace);
    change(&mut with);
    let edit = Edit::SetNotice { period: PeriodId::new("2022Q1"), notice: Box::new(with) };
    let Err(EditFault::Refused(faults)) = edit::apply(&mut workspace, edit) else { panic!("it is refused") };
    assert_eq!((faults[0].at.to_string().as_str(), &faults[0].problem, faults.len()), (place, problem, 1));
    assert_eq!(saved::write(&workspace), before);
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let passage = |id: &str, text: &str| EditedPassage {
        id: id.to_owned(),
        text: text.to_owned(),
        ..EditedPassage::default()
    };
    check_refused(
        |notice| notice.passages = vec![passage("a", " ")],
        "/notice/passages/0/text",
        &Problem::Empty,
    );
    check_refused(
        |notice| notice.passages = vec![passage("a", "1"), passage("a", "2")],
        "/notice/passages/1/id",
        &Problem::Twice("a".to_owned()),
    );
    check_refused(
        |notice| notice.passages = vec![passage("a b", "1")],
        "/notice/passages/0/id",
        &Problem::BadId("a b".to_owned()),
    );
    check_refused(
        |notice| notice.copies = "字".repeat(LONGEST_PASSAGE + 1),
        "/notice/copies",
        &Problem::TooMuch { most: LONGEST_PASSAGE },
    );
    check_refused(
        |notice| notice.attachments = vec![String::new()],
        "/notice/attachments/0",
        &Problem::Empty,
    );
    check_refused(
        |notice| notice.attachments = vec!["表".to_owned(); MOST_ATTACHMENTS + 1],
        "/notice/attachments",
        &Problem::TooMuch { most: MOST_ATTACHMENTS },
    );
    let mut workspace = open();
    let twice = vec![Watched { word: "甲".to_owned(), right: String::new() }; 2];
    let many = vec![Watched { word: "甲".to_owned(), right: String::new() }; MOST_WATCHED + 1];
    for list in [twice, many, vec![Watched::default()]] {
        assert!(matches!(edit::apply(&mut workspace, Edit::SetWatchlist(list)), Err(EditFault::Refused(_))));
    }
}

#[test]
fn a_published_notice_is_still_worded_and_its_findings_explained() {
    let mut parts = open().to_parts();
    parts.example = false;
    let mut workspace = Workspace::new(parts).expect("it fits");
    let edit = |id: &str| Edit::SetNotice { period: PeriodId::new(id), notice: Box::default() };
    assert!(edit::apply(&mut workspace, edit("2022Q1")).is_ok());
    write(&mut workspace, "urge", "共采用21条。");
    let found = found(&workspace);
    let differs = found.iter().find(|one| one.code == Code::NumberUnknown).expect("21 stands in no table");
    let explain =
        |explained| Edit::Explain { period: PeriodId::new("2022Q1"), explained: Box::new(explained) };
    assert!(edit::apply(&mut workspace, explain(differs.explanation("另有依据"))).is_ok());
    let other = Explained { code: "itemWithoutDate".to_owned(), ..differs.explanation("另有依据") };
    assert_eq!(edit::apply(&mut workspace, explain(other)).err(), Some(EditFault::Published));
    assert_eq!(edit::apply(&mut workspace, edit("x")).err(), Some(EditFault::Unknown("x".to_owned())));
}

#[test]
fn the_next_period_is_addressed_and_signed_as_the_last_one() {
    let mut workspace = open();
    write(&mut workspace, "urge", "请重视。");
    let mut with = notice(&workspace);
    "各科室".clone_into(&mut with.recipients);
    with.attachments = vec!["统计表".to_owned()];
    set(&mut workspace, with.clone());
    let next = next_period(&workspace);
    let id = next.id.clone();
    let put = Edit::PutPeriod { id: id.clone(), period: Some(Box::new(next)) };
    let inverse = edit::apply(&mut workspace, put).expect("it fits").inverse;
    let at = workspace.find_period(&id).expect("it is there");
    let of = workspace.period(at).expect("it is there").parts().notice.clone();
    assert_eq!((of.recipients.as_str(), of.copies), ("各科室", with.copies));
    assert!(of.attachments.is_empty() && of.passages.is_empty());
    // How it is addressed is nothing that was entered, and its own words are.
    let own = EditedPassage { id: "urge".to_owned(), act: Act::LeftOut, ..EditedPassage::default() };
    let set_own = |passages: Vec<EditedPassage>| Edit::SetNotice {
        period: id.clone(),
        notice: Box::new(NoticeParts { passages, ..NoticeParts::default() }),
    };
    edit::apply(&mut workspace, set_own(vec![own])).expect("it fits");
    assert_eq!(edit::apply(&mut workspace, inverse.clone()).err(), Some(EditFault::InUse(id.to_string())));
    edit::apply(&mut workspace, set_own(Vec::new())).expect("it fits");
    edit::apply(&mut workspace, inverse).expect("it goes");
}

#[test]
fn changing_a_periods_days_leaves_its_notice() {
    let mut workspace = open().cleared();
    write(&mut workspace, "urge", "请重视。");
    let before = notice(&workspace);
    let mut parts = workspace.period_parts(quarter(&workspace)).expect("it is there");
    parts.to = parts.to.day_before();
    parts.status = Status::Draft;
    parts.notice = NoticeParts::default();
    let put = Edit::PutPeriod { id: parts.id.clone(), period: Some(Box::new(parts)) };
    edit::apply(&mut workspace, put).expect("it fits");
    assert_eq!(notice(&workspace), before);
}
