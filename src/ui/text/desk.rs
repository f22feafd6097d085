//! 漏记申报单: a unit's claim as a short text to be printed, copied and signed.

use std::fmt::Write as _;

use super::{TRYING, basis, date};
use crate::domain::calendar::Date;
use crate::domain::points::Points;
use crate::domain::reconcile::{Claim, ClaimRow, Evidence, What};
use crate::domain::workspace::Status;

/// What the unit's own sheet says of itself where it is printed.
pub fn own_note(is_published: bool, today: Date) -> String {
    if is_published {
        format!("县政府办发布的数。{}打印", date(today))
    } else {
        format!("自评数，以县政府办通报为准。{}打印", date(today))
    }
}

/// Whose sheet it is.
pub fn of_county(county: &str, unit: &str) -> String {
    format!("{county}　{unit}")
}

/// Begins a period that is not there yet.
pub fn begin_period(name: &str) -> String {
    format!("填{name}")
}

/// Takes the counts to another period.
pub fn move_to(period: &str) -> String {
    format!("把这些数移到{period}")
}

/// They were taken there.
pub fn moved_to(period: &str) -> String {
    format!("已移到{period}。不对就按 Ctrl+Z 撤销。")
}

/// The unit's file went out.
pub fn exported_own(periods: &[String]) -> String {
    format!("文件已导出，在浏览器的下载里。里面只有本单位{}的数，发给县政府办并入即可。", periods.join("、"))
}
/// Before a unit is chosen on a page for readers.
pub const PICK_READ_WHY: &str =
    "选了就看到得分、名次和怎样再往前。这里只看不填，什么也不存；选好后收藏网址，下次打开就是本单位。";

/// Counts that cannot be read are in the result, in these channels.
pub fn result_leaves_out(channels: &[String]) -> String {
    format!("有的格不能计（{}），改好后得分会变。", channels.join("、"))
}

/// The channels of a period in which something is no count.
pub fn unread_in(period: &str, channels: &[String]) -> String {
    format!("{period}的{}", channels.join("、"))
}

/// In the place of a place: nothing of the unit stands in the period.
pub const NOT_FILLED: &str = "还没有填";

/// So many adoptions without a title get a line of blanks each; more are listed on a sheet of their own.
const MOST_BLANKS: u32 = 5;

/// The claim slip as plain text, line by line.
pub fn claim_text(claim: &Claim) -> String {
    let mut text = String::from("政务信息采用漏记申报单\n\n");
    let days = format!("{}至{}", date(claim.days.from()), date(claim.days.to()));
    line(&mut text, &format!("县（市、区）：{}", claim.county));
    line(&mut text, &format!("申报单位：{}", claim.unit));
    line(&mut text, &format!("统计期：{}（{days}）", claim.period));
    line(&mut text, "");
    let notice = match claim.notice.as_str() {
        "" => String::new(),
        number => format!("（{number}）"),
    };
    let beside = match claim.status {
        Status::Published => &format!("已发布的采用情况{notice}"),
        Status::Checking => "核对中、尚未发布的采用情况",
        Status::Draft => "尚未发布的采用情况草稿",
    };
    if claim.rows.is_empty() {
        line(&mut text, &format!("经与{beside}核对，本单位没有漏记的条目。"));
        return text;
    }
    let count = claim.adoptions();
    line(
        &mut text,
        &format!("经与{beside}核对，本单位下列 {count} 条采用情况未予计入，请予核实，并按计分办法补记。"),
    );
    for (at, one) in claim.rows.iter().enumerate() {
        line(&mut text, "");
        row(&mut text, at + 1, one);
        if claim.scored {
            line(&mut text, &format!("　　单独补记增加：{}", points(one.points)));
        }
    }
    line(&mut text, "");
    line(&mut text, &format!("合计：{count} 条{}", sums(claim)));
    if claim.day_supposed && claim.scored {
        line(&mut text, "没有采用日期的，分数按统计期最后一日采用试算，以核实的日期为准。");
    }
    line(&mut text, "");
    line(&mut text, "申报单位（盖章）：　　　　　　　　经办人：　　　　　　联系电话：");
    line(&mut text, "　　　　年　　月　　日");
    line(&mut text, "");
    line(&mut text, "核实意见：");
    line(&mut text, "");
    line(&mut text, "核实人：　　　　　　　　　　　　　　年　　月　　日");
    text
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn row(text: &mut String, number: usize, row: &ClaimRow) {
    match &row.what {
        What::Adoption(one) => {
            line(text, &format!("{number}．{}", title(&one.title)));
            line(text, &format!("　　采用渠道：{}", row.channel_name));
            named(text, one);
        }
        What::Count { missing, own, office, among } => {
            line(
                text,
                &format!(
                    "{number}．{}，少计 {missing} 条（本单位 {own} 条，已计入 {office} 条）",
                    row.channel_name
                ),
            );
            if !among.is_empty() {
                line(text, "　　下列各条中，漏记的请在前面打钩：");
                for one in among {
                    line(text, &format!("　　□ {}", short(one)));
                }
            } else if *missing <= MOST_BLANKS {
                for at in 1..=*missing {
                    // A single one needs no number of its own.
                    let mark = if *missing > 1 { format!("（{at}）") } else { String::new() };
                    line(text, &format!("　　{mark}题目：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"));
                    // Under the first word, behind the number where there is one.
                    let under = if mark.is_empty() { "" } else { "　　" };
                    line(
                        text,
                        &format!(
                            "　　{under}采用日期：＿＿＿＿年＿＿月＿＿日　期号：＿＿＿＿　佐证：＿＿＿＿"
                        ),
                    );
                }
            } else {
                line(text, "　　各条的题目、采用日期、期号和佐证另附清单。");
            }
        }
    }
}

/// Day, issue and proof of an adoption, with blanks for what the ledger does not have.
fn named(text: &mut String, one: &Evidence) {
    let day = one.date.map_or_else(|| "＿＿＿＿年＿＿月＿＿日".to_owned(), date);
    let or_blank =
        |text: &str| if text.is_empty() { "＿＿＿＿＿＿".to_owned() } else { text.to_owned() };
    line(text, &format!("　　采用日期：{day}　期号：{}", or_blank(&one.issue)));
    line(text, &format!("　　佐证：{}", or_blank(&one.evidence)));
    if !one.credited.is_empty() {
        line(text, &format!("　　备注：此题目现记在{}名下", one.credited.join("、")));
    }
}

fn short(one: &Evidence) -> String {
    let mut said = title(&one.title);
    if let Some(day) = one.date {
        let _ = write!(said, "　{}", date(day));
    }
    if !one.issue.is_empty() {
        let _ = write!(said, "　{}", one.issue);
    }
    said
}

fn title(title: &str) -> String {
    if title.starts_with('《') { title.to_owned() } else { format!("《{title}》") }
}

fn points(points: Option<Points>) -> String {
    points.map_or_else(|| "无法试算".to_owned(), |points| format!("{points} 分"))
}

/// What all rows bring: each by itself and together, where the two differ.
fn sums(claim: &Claim) -> String {
    if !claim.scored {
        return "。本单位只列不计分，只申报条数。".to_owned();
    }
    let by = basis(claim.by);
    match (claim.sum(), claim.total) {
        (Some(sum), Some(total)) if sum == total => format!("；一并补记，{by}得分增加 {total} 分。"),
        (Some(sum), Some(total)) => format!(
            "；各项单独补记相加为 {sum} 分，一并补记，{by}得分增加 {total} 分。两数不同，是封顶、任务等条款按合计计算所致。"
        ),
        (None, Some(total)) => {
            format!("；一并补记，{by}得分增加 {total} 分，其中无法试算的各项没有计入。")
        }
        (_, None) => "；分数无法试算。".to_owned(),
    }
}

/// The place in a table, with what is to be said of it.
pub fn result_place(place: &str, (ranked, class, period): (usize, &str, &str), notes: &[String]) -> String {
    let notes: String = notes.iter().map(String::as_str).collect();
    format!("{place}（{ranked} 个{class}，{period}的表）{notes}")
}

/// Points and place with what is supposed.
pub fn tried_text(points: Points, formula: &str, place: Option<&str>) -> String {
    let place = place.map(|place| format!("，{place}")).unwrap_or_default();
    format!("{points} 分（{formula}）{place}")
}

/// The result line by line: points, what stands beside them, place, what is supposed.
pub fn result_lines(
    points: &str,
    formula: &str,
    beside: &[String],
    (place, tried): (Option<&str>, Option<&str>),
) -> Vec<String> {
    let spots = [("名次", place), (TRYING, tried)];
    let spots = spots.into_iter().filter_map(|(label, words)| Some(format!("{label}：{}", words?)));
    let points = format!("得分：{points}（{formula}）");
    std::iter::once(points).chain(beside.iter().cloned()).chain(spots).collect()
}

/// The result as a short text to be sent on.
pub fn result_text(
    (county, unit, period): (&str, &str, &str),
    lines: &[String],
    is_published: bool,
) -> String {
    let (what, foot) = if is_published {
        ("政务信息采用", "县政府办发布的数。")
    } else {
        ("政务信息自评", "自评数，以县政府办通报为准。")
    };
    format!("{county}{period}{what}　{unit}\n{}\n{foot}\n", lines.join("\n"))
}

/// The way to another of very many units.
pub const OTHER_UNIT: &str = "换单位…";
/// How a panel is closed.
pub const SHUT: &str = "关闭";
