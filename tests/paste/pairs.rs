//! A unit's own list of channels with a number beside each.

use super::*;
use ermu::domain::paste::{Pairs, read_pairs};
use ermu::domain::rules::ChannelIx;

#[track_caller]
fn read(workspace: &Workspace, pasted: &str) -> Option<Result<Pairs, usize>> {
    read_pairs(&text(pasted), workspace, Q1, unit(workspace, "后柳镇"))
}

/// What is taken, as words, beside what is left out.
#[track_caller]
fn taken(workspace: &Workspace, pasted: &str) -> (Vec<String>, Pairs) {
    let pairs = read(workspace, pasted).expect("it names channels").expect("one column has the counts");
    let rules = workspace.rules_of(Q1).expect("it has rules");
    let word =
        |(ix, text): &(ChannelIx, String)| format!("{} {text}", rules.channel(*ix).expect("it is there").id);
    (pairs.taken.iter().map(word).collect(), pairs)
}

#[test]
fn channels_are_found_by_name_in_whatever_order_they_come() {
    let workspace = empty();
    for pasted in [
        "聚焦石泉\t3\n各镇快讯\t18\n",
        "渠道\t条数\n聚焦石泉\t3\n“各镇快讯”栏目\t18\n合计\t21\n",
        "序号\t渠道\t分值\t采用条数\t得分\n1\t聚焦石泉\t0.5\t3\t1.5\n2\t各镇快讯\t0.5\t18\t9\n\t合计\t\t21\t10.5\n备注：无\t\t\t\t\n",
    ] {
        let (taken, pairs) = taken(&workspace, pasted);
        assert_eq!(taken, ["focus 3", "express 18"], "{pasted}");
        assert_eq!(Pairs { taken: Vec::new(), ..pairs }, Pairs::default(), "{pasted}");
    }
    let (one, _) = taken(&workspace, "聚焦石泉\t3");
    assert_eq!(one, ["focus 3"]);
}

#[test]
fn a_group_over_the_names_or_left_of_them_tells_two_of_one_name_apart() {
    let workspace = empty();
    for pasted in [
        "动态信息\t\n市级\t2\n省级\t1\n调研信息\t\n市级\t4\n",
        "动态信息\t市级\t2\n\t省级\t1\n调研信息\t市级\t4\n",
        "动态·市级\t2\n动态·省级\t1\n调研·市级\t4\n",
    ] {
        assert_eq!(taken(&workspace, pasted).0, ["dyn-city 2", "dyn-province 1", "res-city 4"], "{pasted}");
    }
    let (none, pairs) = taken(&workspace, "市级\t2\n聚焦石泉\t3\n国家\t—\n");
    assert_eq!((none, pairs.unclear), (vec!["focus 3".to_owned()], vec!["市级".to_owned()]));
}

#[test]
fn what_is_not_taken_is_told_by_name() {
    let workspace = published();
    let pasted = "渠道\t2022年\n学习强国\t7\n各镇快讯\t—\n聚焦石泉\t3\n聚焦石泉\t4\n动态省级\t1\n调研省级\t\n某报\t约2条\n别的\t\n";
    let (taken, pairs) = taken(&workspace, pasted);
    assert_eq!(taken, ["express —"]);
    assert_eq!(pairs.unknown, ["学习强国", "某报"]);
    assert_eq!(pairs.twice, ["聚焦石泉"]);
    assert_eq!(pairs.waiting, ["动态省级"]);
}

#[test]
fn what_names_no_channel_or_does_not_say_where_the_counts_are_is_no_list() {
    let workspace = empty();
    for pasted in ["3\t13\n2\t5\n", "学习强国\t7\n某报\t2\n", "单位\t各镇快讯\t聚焦石泉\n后柳镇\t18\t3\n"]
    {
        assert_eq!(read(&workspace, pasted), None, "{pasted}");
    }
    assert_eq!(read(&workspace, "渠道\t一月\t二月\n各镇快讯\t4\t5\n"), Some(Err(2)));
}
