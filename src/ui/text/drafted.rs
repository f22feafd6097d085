//! A method as it is drafted: what is added to it and taken away, and what comes of putting it in force.

pub const REMOVE_CLAUSE: &str = "去掉这一条";
pub const ADD_CHANNEL: &str = "加一个渠道…";
pub const ADD_CHANNEL_NOW: &str = "加上";
pub const ADD_CHANNEL_NOTE: &str = "加在同一类别的最后，各类单位都可以填；列名和表头在“改类别和渠道的名称”里改。启用以后录入表里就有这一列。";
pub const CHANNEL_NAME: &str = "名称";
pub const CHANNEL_KIND: &str = "类别";
pub const CHANNEL_LEVEL: &str = "级别";
pub const CHANNEL_EACH: &str = "每条（分）";
pub const CHANNEL_NAME_WANTED: &str = "请写渠道的名称，至多 60 个字。";
pub const CHANNEL_POINTS_WANTED: &str = "每条的分请填 0 以上的数，如 0.5，至多三位小数。";
pub const CHANNELS_FULL: &str = "渠道已到 200 个，不能再加。";
pub const REMOVE_CHANNEL: &str = "去掉这个渠道";

pub const ADD_TOTAL: &str = "加一个合计…";
pub const ADD_TOTAL_NOTE: &str = "如“市级采用”合几个市级渠道的条数，通报里写“市级采用几条”。勾上要合在一起的渠道；启用以后通报里就有这一句。";
pub const REMOVE_TOTAL: &str = "去掉这个合计";
pub const TOTAL_NAME_WANTED: &str = "请写合计的名称，至多 60 个字。";
pub const TOTAL_CHANNELS_WANTED: &str = "请勾上要合在一起的渠道。";
pub const TOTALS_FULL: &str = "合计已到 100 个，不能再加。";

/// The channels that a total adds up.
pub fn total_counts(channels: &[String]) -> String {
    format!("合计的渠道：{}。", channels.join("、"))
}

/// A total that counts the same.
pub fn total_twice(name: &str) -> String {
    format!("“{name}”合的就是这几个渠道。请改它的名称，或者换几个渠道。")
}

pub const ADJUSTING: &str = "加减分";
pub const ADD_ADJUSTING: &str = "加一条加减分…";
pub const ADD_ADJUSTING_NOTE: &str = "如批示、表扬每次加 2 分，通报批评每次 -1 分：扣分写负数。启用以后，在台账的“批示和其他加减分”里一次一笔地记，记了才算。";
pub const ADJUSTING_EACH: &str = "每次（分）";
pub const ADJUSTING_CLAUSE: &str = "条文序号";
pub const ADJUSTING_NAME_WANTED: &str = "请写这一条的名称，如批示，至多 60 个字。";
pub const ADJUSTING_POINTS_WANTED: &str = "每次的分请填一个数，如 2；扣分的填负数，如 -1。至多三位小数。";
pub const ADJUSTING_GRADES_WANTED: &str = "请写至少一等的名称和每次的分；一等一个名称，不要相同。";
pub const ADJUSTINGS_FULL: &str = "条款已到 200 条，不能再加。";
pub const BY_GRADES: &str = "分等级…";
pub const ONE_GRADE_MORE: &str = "再加一等";
pub const WITHOUT_GRADES: &str = "不分等级";

/// A name that a clause has already.
pub fn adjusting_twice(name: &str) -> String {
    format!("已经有一条叫“{name}”。请换一个名称，或者就改那一条。")
}

/// A clause under which entries stand.
pub fn clause_entered(periods: &[&str]) -> String {
    format!(
        "台账里{}的加减分有按这一条记的，没有去掉，没有改动。先在台账删去那几笔；或者留着这一条，把分值改为 0。",
        periods.join("、")
    )
}

/// A name that a channel of the kind has already.
pub fn channel_twice(name: &str) -> String {
    format!("这一类别里已经有“{name}”。请换一个名称。")
}

/// A channel that clauses compute with.
pub fn channel_named(name: &str, clauses: &[&str]) -> String {
    format!(
        "“{}”这一条还按“{name}”算，没有去掉。先点那一条的“去掉这一条”，再去掉这个渠道；或者留着它，把分值改为 0。",
        clauses.join("”“")
    )
}

/// A channel in which something stands.
pub fn channel_counted(name: &str, periods: &[&str]) -> String {
    format!(
        "“{name}”在{}里填了条数，不能去掉，没有改动。先清掉那些数；或者留着它，把分值改为 0。",
        periods.join("、")
    )
}

/// The rules were put in force.
pub fn adopted(changes: usize) -> String {
    format!("已启用，改了 {changes} 处。要退回，按 Ctrl+Z。")
}

/// The draft was dropped.
pub fn discarded(changes: usize) -> String {
    format!("已放弃没启用的 {changes} 处改动。要取回，按 Ctrl+Z。")
}

/// What was drafted before the page was closed and does not fit the method any more.
pub fn drafted_missed(taken: usize, missed: usize) -> String {
    let taken = if taken > 0 { format!("，取回了 {taken} 处") } else { String::new() };
    format!("上次没启用的办法改动{taken}。启用着的办法后来改过，有 {missed} 处对不上，没有取回。")
}
/// A drafted method, beside figures that do not go by it.
pub fn drafted_waits(count: usize) -> String {
    format!("办法有 {count} 处改动还没启用，这里的得分还按启用着的办法。")
}
pub const DRAFTED_UNREAD: &str = "上次没启用的办法改动读不出来，没有取回。启用着的办法没有动。";
pub const RULES_BACK: &str = "已撤销一步没启用的改动，各期没有动";
pub const UNDO_DRAFTED: &str = "撤销 没启用的一步改动";
pub const REDO_DRAFTED: &str = "重做 没启用的一步改动";
pub const RULES_AGAIN: &str = "已重做一步没启用的改动，各期没有动";

/// Which periods go by the draft once it is in force; `printed`: one that is published was scored by the set of before;
/// `is_out`: the one on view is.
pub fn would_hold(periods: &[String], printed: bool, is_out: bool) -> String {
    let hold = if periods.is_empty() {
        "启用后，新建的期用新办法。".to_owned()
    } else {
        format!("启用后用新办法的：{}。", periods.join("、"))
    };
    let stays = if printed { "已发布的期本身不动。" } else { "" };
    let supposed = if is_out { "这里是假设现在这一期也用新办法。" } else { "" };
    format!("{hold}{stays}{supposed}")
}

/// What adopting does where a published period was scored by the set.
pub fn adopt_dialog(published: &[&str], follow: &[&str]) -> String {
    let stays = format!("{}已用现行办法发布，保持原来的办法和得分。", published.join("、"));
    if follow.is_empty() {
        format!("{stays}改过的另存为新的一版，从下一期起用。")
    } else {
        format!("{stays}改过的另存为新的一版，{}用新版。", follow.join("、"))
    }
}

/// A version that is called as one there is.
pub fn same_name(name: &str, document: &str) -> String {
    let document = if document.is_empty() { String::new() } else { format!("和文号{document}") };
    format!(
        "新的一版还用“{name}”这个名称{document}，与原来的一样；各处列出时，后面注上从哪一期起用，以便分清。要另用名称或文号，现在改。"
    )
}
pub const RENAME_FIRST: &str = "去改名称";
