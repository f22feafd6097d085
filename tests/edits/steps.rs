//! What a step is called, and in which period it is.

use super::*;

fn desk() -> Desk {
    Desk::new(two_quarters())
}

fn told(desk: &Desk) -> String {
    text::step(&desk.next_undo().expect("is a step"), desk.workspace())
}

fn status(status: Status) -> Edit {
    Edit::SetStatus { period: PeriodId::new("2022Q1"), status, printed: Vec::new() }
}

#[test]
fn a_step_of_many_cells_knows_the_period_it_is_in() {
    let mut desk = desk();
    assert_eq!(desk.board().period(), PeriodIx::new(1));
    let first = PeriodId::new("2022Q1");
    desk.dispatch(pasting(vec![typing("t02", "2"), typing("t03", "3")])).expect("applies");
    assert_eq!(
        (told(&desk).as_str(), desk.next_period(false)),
        ("粘贴 2022年一季度 2 格", Some(first.clone()))
    );
    desk.undo().expect("applies");
    assert_eq!(desk.next_period(true), Some(first));
    // What is in both is shown wherever one is.
    let Edit::Type { unit, channel, .. } = typing("t02", "2") else { panic!("it types") };
    let other = Edit::Type { period: PeriodId::new("2022Q2"), unit, channel, typed: "2".to_owned() };
    desk.dispatch(pasting(vec![typing("t02", "2"), other])).expect("applies");
    assert_eq!((told(&desk).as_str(), desk.next_period(false)), ("粘贴 2 格", None));
    let next = next_period(desk.workspace());
    desk.dispatch(Edit::Many { name: ManyName::Periods, edits: vec![put(next)] }).expect("applies");
    assert_eq!(told(&desk), "新建期 2022年三季度");
}

#[test]
fn checking_going_back_and_putting_right_have_names_of_their_own() {
    let mut desk = desk();
    desk.dispatch(status(Status::Checking)).expect("applies");
    assert_eq!(told(&desk), "送核 2022年一季度");
    desk.undo().expect("applies");
    let again = |desk: &Desk| text::step(&desk.next_redo().expect("is a step"), desk.workspace());
    assert_eq!(again(&desk), "送核 2022年一季度");
    desk.redo().expect("applies");
    desk.dispatch(status(Status::Draft)).expect("applies");
    assert_eq!(told(&desk), "退回草稿 2022年一季度");
    let period = PeriodId::new("2022Q1");
    let publish = edit::publish(desk.workspace(), &period).expect("it is there");
    desk.dispatch(Edit::Many { name: ManyName::Publish, edits: vec![publish] }).expect("applies");
    assert_eq!(told(&desk), "发布 2022年一季度");
    for (unit, typed) in [("t01", "11"), ("t02", "7")] {
        let (unit, channel) = (UnitId::new(unit), ChannelId::new("express"));
        let (typed, reason) = (typed.to_owned(), "漏记".to_owned());
        desk.dispatch(Edit::Correct { period: period.clone(), unit, channel, typed, reason })
            .expect("applies");
    }
    let names = desk.steps().into_iter().take(2).map(|step| text::step(&step, desk.workspace()));
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["更正 2022年一季度池河镇·各镇快讯", "更正 2022年一季度中池镇·各镇快讯"]
    );
    desk.undo().expect("applies");
    assert_eq!(again(&desk), "更正 2022年一季度池河镇·各镇快讯");
}

#[test]
fn the_log_names_a_period_that_is_gone() {
    let mut desk = desk();
    let next = next_period(desk.workspace());
    let (id, put) = (next.id.clone(), put(next));
    desk.dispatch(put).expect("applies");
    desk.dispatch(Edit::PutPeriod { id, period: None }).expect("applies");
    let lines = desk.log().iter().map(|line| text::logged(desk.workspace(), line));
    let told: Vec<[String; 3]> =
        lines.map(|line| [line[2].clone(), line[5].clone(), line[6].clone()]).collect();
    let name = "2022年三季度";
    assert_eq!(told, [[name, "", name], [name, name, ""]].map(|line| line.map(str::to_owned)));
}
