//! The period that follows the last one, named as people went on naming them.

use super::{Period, PeriodIx, PeriodParts, Workspace};
use crate::domain::calendar::{Date, Span};
use crate::domain::id::{PeriodId, RulesId};

/// The period after the last one: as long as it, under the rule set in force then, with nothing entered; its
/// notice is addressed and signed as the last one's was.
///
/// Months follow months and quarters quarters, also where they begin on the 26th. Its name and its id go on as those of
/// the last one: 2022年一季度 with 2022年二季度, 2022Q4 with 2023Q1; where no pattern is seen, the name tells its days.
pub fn next_period(workspace: &Workspace) -> PeriodParts {
    let last = workspace.period(workspace.last_period());
    last.map(|last| Coming::of(last).next().parts(workspace, last)).unwrap_or_default()
}

/// The period that ended last before a day, and the one the day lies in, named as [`next_period`] names: for whoever begins
/// with an old record, so that not every period in between has to be begun. Empty where the last period or the one
/// after it is that late.
pub fn periods_about(workspace: &Workspace, day: Date) -> Vec<PeriodParts> {
    let Some(last) = workspace.period(workspace.last_period()) else { return Vec::new() };
    let (mut ended, mut current) = (Coming::of(last), Coming::of(last).next());
    let is_late = current.span.to() >= day;
    for _ in 0..MOST_COMING {
        if current.span.to() >= day {
            break;
        }
        let next = current.next();
        ended = std::mem::replace(&mut current, next);
    }
    if is_late || !current.span.contains(day) {
        return Vec::new();
    }
    Vec::from([ended, current].map(|coming| coming.parts(workspace, last)))
}

/// The period before one, named as [`next_period`] names; none where another has any of its days, or no pattern is seen.
pub fn period_before(workspace: &Workspace, period: PeriodIx) -> Option<PeriodParts> {
    let of = workspace.period(period)?;
    let before = Coming::of(of).before()?;
    let is_apart = |span: Span| span.to() < before.span.from() || before.span.to() < span.from();
    let is_free = workspace.periods().iter().all(|other| is_apart(other.span()));
    is_free.then(|| before.parts(workspace, of))
}

/// So many periods are gone through to come to a day: days of ten years.
const MOST_COMING: usize = 3_660;

/// A period that is still to be begun.
struct Coming {
    id: String,
    /// None where no pattern is seen: then its days are its name.
    name: Option<String>,
    span: Span,
}

impl Coming {
    fn of(period: &Period) -> Self {
        let PeriodParts { id, name, .. } = period.parts();
        Self { id: id.to_string(), name: Some(name.clone()), span: period.span() }
    }

    /// The one after it.
    fn next(&self) -> Self {
        let months = months(self.span);
        Self {
            // An id that is taken gets a number at the end.
            id: next_id(&self.id, months).unwrap_or_else(|| self.id.clone()),
            name: self.name.as_deref().and_then(|name| next_name(name, months)),
            span: following(self.span, months),
        }
    }

    /// The one before it: the same of the year before, gone on from until it is the last before this one.
    fn before(&self) -> Option<Self> {
        let months = months(self.span).filter(|months| 12 % months == 0)?;
        let (from, to) = (self.span.from(), self.span.to());
        let first = |day: Date| Date::first_of_month(day.month_number() - 12);
        let to = if from.day() == 1 {
            first(to).month_end()
        } else {
            (1..to.day()).fold(first(to), |day, _| day.day_after())
        };
        let from = (1..from.day()).fold(first(from), |day, _| day.day_after());
        let mut before = Self {
            id: with_year(&self.id, -1)?,
            name: self.name.as_deref().and_then(|name| with_year(name, -1)),
            span: Span::new(from, to)?,
        };
        for _ in 1..12 / months {
            before = before.next();
        }
        before.name = before.name.filter(|name| self.name.as_ref() != Some(name));
        (before.span.to().day_after() == self.span.from()).then_some(before)
    }

    fn parts(self, workspace: &Workspace, last: &Period) -> PeriodParts {
        PeriodParts {
            id: free(workspace, self.id),
            name: self.name.unwrap_or_else(|| format!("{}—{}", self.span.from(), self.span.to())),
            from: self.span.from(),
            to: self.span.to(),
            rules: rules_on(workspace, self.span.from()),
            source: last.parts().source,
            notice: last.parts().notice.carried(),
            ..PeriodParts::default()
        }
    }
}

/// How many months a span has, counted from any day of the month; none where it does not end the day before it began.
fn months(span: Span) -> Option<i32> {
    let (from, to) = (span.from(), span.to());
    let between = to.month_number() - from.month_number();
    if from.day() == 1 && to == to.month_end() {
        Some(between + 1)
    } else if from.day() == to.day() + 1 && between > 0 {
        Some(between)
    } else {
        None
    }
}

fn following(span: Span, months: Option<i32>) -> Span {
    let from = span.to().day_after();
    let to = match months {
        Some(months) if from.day() == 1 => Date::first_of_month(from.month_number() + months - 1).month_end(),
        Some(months) => {
            let first = Date::first_of_month(from.month_number() + months);
            (1..span.to().day()).fold(first, |day, _| day.day_after())
        }
        None => (1..span.days()).fold(from, |day, _| day.day_after()),
    };
    Span::new(from, to).unwrap_or(span)
}

/// The rule set of the last period, or the one that says it is in force then where that one no longer is.
fn rules_on(workspace: &Workspace, day: Date) -> RulesId {
    let last = workspace.rules_of(workspace.last_period());
    let in_force = |from: Option<Date>, to: Option<Date>| {
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    };
    let dated = workspace.rule_sets().iter().find(|set| {
        let parts = set.parts();
        (parts.from.is_some() || parts.to.is_some()) && in_force(parts.from, parts.to)
    });
    let holds = last.filter(|set| in_force(set.parts().from, set.parts().to));
    holds.or(dated).or(last).map(|set| set.id().clone()).unwrap_or_default()
}

const DIGITS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// The next of a cycle of `length`, counted from 1, and whether it began again.
fn step(number: usize, by: usize, length: usize) -> (usize, bool) {
    let next = number + by;
    if next > length { (next - length, true) } else { (next, false) }
}

fn next_name(name: &str, months: Option<i32>) -> Option<String> {
    let (next, wrapped) = match months? {
        3 => quarter(name).or_else(|| month_range(name, 3)),
        6 => half(name).or_else(|| month_range(name, 6)),
        1 => month_range(name, 1),
        12 => return with_next_year(name).filter(|next| next != name),
        other => month_range(name, usize::try_from(other).ok()?),
    }?;
    if wrapped { with_next_year(&next) } else { Some(next) }
}

/// 一季度, 第二季度, 3季度, Q4.
fn quarter(name: &str) -> Option<(String, bool)> {
    let at = name.find("季")?;
    let (before, after) = name.split_at(at);
    let digit = before.chars().next_back()?;
    let kept = &before[..before.len() - digit.len_utf8()];
    if let Some(number) = DIGITS[..4].iter().position(|one| one.chars().eq([digit])) {
        let (next, wrapped) = step(number + 1, 1, 4);
        return Some((format!("{kept}{}{after}", DIGITS[next - 1]), wrapped));
    }
    let number = digit.to_digit(10).filter(|number| (1..=4).contains(number))?;
    let (next, wrapped) = step(usize::try_from(number).ok()?, 1, 4);
    Some((format!("{kept}{next}{after}"), wrapped))
}

fn half(name: &str) -> Option<(String, bool)> {
    if name.contains("上半年") {
        return Some((name.replacen("上半年", "下半年", 1), false));
    }
    name.contains("下半年").then(|| (name.replacen("下半年", "上半年", 1), true))
}

/// 1月, 十二月, 1-3月: every number of a month goes on by `by` months.
fn month_range(name: &str, by: usize) -> Option<(String, bool)> {
    let at = name.find("月")?;
    let (before, after) = name.split_at(at);
    let is_of_month = |c: char| c.is_ascii_digit() || DIGITS[..10].iter().any(|one| one.chars().eq([c]));
    let is_between = |c: char| matches!(c, '-' | '－' | '—' | '–' | '~' | '～' | '至' | '到');
    let begin = |text: &str| text.trim_end_matches(is_of_month).len();
    let mut parts = vec![&before[begin(before)..]];
    let mut kept = &before[..begin(before)];
    let mut between = "";
    if kept.ends_with(is_between) {
        let head = kept.trim_end_matches(is_between);
        between = &kept[head.len()..];
        parts.insert(0, &head[begin(head)..]);
        kept = &head[..begin(head)];
    }
    let mut wrapped = false;
    let mut next = Vec::new();
    for part in parts {
        let (number, is_word) = month_number(part)?;
        let (number, again) = step(number, by, 12);
        wrapped = again;
        let width = part.len();
        let digits = if part.starts_with('0') { format!("{number:0width$}") } else { number.to_string() };
        next.push(if is_word { DIGITS[number - 1].to_owned() } else { digits });
    }
    Some((format!("{kept}{}{after}", next.join(between)), wrapped))
}

/// The number of a month, 1 to 12, and whether it is written as a word.
fn month_number(text: &str) -> Option<(usize, bool)> {
    if let Some(at) = DIGITS.iter().position(|word| *word == text) {
        return Some((at + 1, true));
    }
    text.parse().ok().filter(|number| (1..=12).contains(number)).map(|number| (number, false))
}

fn with_next_year(text: &str) -> Option<String> {
    with_year(text, 1)
}

/// The text with its first number of four digits so much higher; unchanged where it has none.
fn with_year(text: &str, by: i32) -> Option<String> {
    let Some((at, year)) = year(text) else { return Some(text.to_owned()) };
    Some(format!("{}{}{}", &text[..at], year.checked_add_signed(by)?, &text[at + 4..]))
}

/// Where a year stands, as four digits in a row at the beginning of a number.
fn year(text: &str) -> Option<(usize, u32)> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text.get(at..at + 4)?;
    Some((at, digits.parse().ok().filter(|year| (1900..=2998).contains(year))?))
}

/// 2022Q1, 2022-01, 202201, 2022: the number after the year goes on in its cycle.
fn next_id(id: &str, months: Option<i32>) -> Option<String> {
    let cycle = match months? {
        months @ (1 | 2 | 3 | 4 | 6) => usize::try_from(12 / months).ok()?,
        12 => return with_next_year(id).filter(|next| next != id),
        _ => return None,
    };
    let head = year(id).map_or(0, |(at, _)| at + 4);
    let (before, rest) = id.split_at(head);
    let kept = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[kept.len()..];
    let number: usize = digits.parse().ok().filter(|number| (1..=cycle).contains(number))?;
    let (next, wrapped) = step(number, 1, cycle);
    let before = if wrapped { with_next_year(before)? } else { before.to_owned() };
    // After 202212 and 2022-12 comes 01, after 2022M12 M1: what stands behind the year tells how the first month was written.
    let is_padded = digits.starts_with('0') || !kept.contains(char::is_alphabetic);
    let width = if is_padded { digits.len() } else { 1 };
    Some(format!("{before}{kept}{next:0width$}"))
}

/// The id, or with a number behind it that no period has.
fn free(workspace: &Workspace, id: String) -> PeriodId {
    let is_free = |id: &PeriodId| workspace.find_period(id).is_none();
    let first = PeriodId::new(&id);
    if is_free(&first) {
        return first;
    }
    let others = (2..).map(|number| PeriodId::new(&format!("{id}-{number}")));
    others.take(workspace.periods().len()).find(is_free).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ids_go_on_as_they_began() {
        for (months, name, next) in [
            (3, "2022年一季度", "2022年二季度"),
            (3, "2022年第四季度", "2023年第一季度"),
            (3, "2022年3季度", "2022年4季度"),
            (3, "2022年10-12月", "2023年1-3月"),
            (1, "2022年1月", "2022年2月"),
            (1, "2022年12月", "2023年1月"),
            (1, "2022年09月", "2022年10月"),
            (1, "十二月", "一月"),
            (1, "2022年十月份", "2022年十一月份"),
            (6, "2022年上半年", "2022年下半年"),
            (6, "2022年下半年", "2023年上半年"),
            (12, "2022年度", "2023年度"),
        ] {
            assert_eq!(next_name(name, Some(months)).as_deref(), Some(next), "{name}");
        }
        for (months, name) in [(3, "春季"), (1, "第一期"), (12, "全年"), (3, "2022年13月")] {
            assert_eq!(next_name(name, Some(months)), None, "{name}");
        }
        for (months, id, next) in [
            (3, "2022Q1", "2022Q2"),
            (3, "2022Q4", "2023Q1"),
            (3, "Q1", "Q2"),
            (1, "2022-01", "2022-02"),
            (1, "202212", "202301"),
            (1, "2022M9", "2022M10"),
            (1, "2022M12", "2023M1"),
            (6, "2022H2", "2023H1"),
            (12, "2022", "2023"),
        ] {
            assert_eq!(next_id(id, Some(months)).as_deref(), Some(next), "{id}");
        }
        for (months, id) in [(3, "spring"), (3, "2022Q7"), (12, "year")] {
            assert_eq!(next_id(id, Some(months)), None, "{id}");
        }
    }

    #[test]
    fn a_span_is_followed_by_one_as_long() {
        for (from, to, next_from, next_to) in [
            ("2022-01-01", "2022-03-31", "2022-04-01", "2022-06-30"),
            ("2022-10-01", "2022-12-31", "2023-01-01", "2023-03-31"),
            ("2024-01-01", "2024-01-31", "2024-02-01", "2024-02-29"),
            ("2022-01-01", "2022-12-31", "2023-01-01", "2023-12-31"),
            ("2021-12-26", "2022-03-25", "2022-03-26", "2022-06-25"),
            ("2022-05-02", "2022-05-08", "2022-05-09", "2022-05-15"),
        ] {
            let date = |text: &str| Date::parse(text).expect("a date");
            let span = Span::new(date(from), date(to)).expect("in order");
            let next = Span::new(date(next_from), date(next_to)).expect("in order");
            assert_eq!(following(span, months(span)), next, "{from}");
        }
    }

    #[test]
    fn the_one_before_is_the_one_it_comes_after() {
        let date = |text: &str| Date::parse(text).expect("a date");
        for (id, name, from, to) in [
            ("2021Q4", "2021年四季度", "2021-10-01", "2021-12-31"),
            ("2022Q2", "2022年二季度", "2022-04-01", "2022-06-30"),
            ("2024-02", "2024年2月", "2024-02-01", "2024-02-29"),
            ("2022", "2022年度", "2022-01-01", "2022-12-31"),
            ("2022Q1", "2022年一季度", "2021-12-26", "2022-03-25"),
        ] {
            let span = Span::new(date(from), date(to)).expect("in order");
            let before = Coming { id: id.to_owned(), name: Some(name.to_owned()), span };
            let found = before.next().before().expect("a pattern is seen");
            assert_eq!((found.id, found.name, found.span), (before.id, before.name, span));
        }
    }

    #[test]
    fn whoever_begins_with_an_old_record_may_go_to_the_periods_about_today() {
        let file = r#"{ "format": "ermu", "schema": 1, "name": "某县", "classes": [{ "id": "c", "name": "镇" }], "units": [],
            "rules": [{ "id": "r", "name": "办法", "kinds": [{ "id": "k", "name": "动态" }],
              "channels": [{ "id": "w", "kind": "k", "level": "county", "name": "网", "points": 1 }],
              "ranking": { "by": "current", "ties": "serial" } }],
            "periods": [{ "id": "2022Q1", "name": "2022年一季度", "from": "2022-01-01", "to": "2022-03-31", "rules": "r", "status": "draft", "counts": {} }] }"#;
        let workspace = crate::formats::saved::read(file).expect("it opens");
        let about = |day: &str| {
            let all = periods_about(&workspace, Date::parse(day).expect("a date"));
            all.into_iter()
                .map(|parts| (parts.id.to_string(), parts.name, parts.from, parts.to))
                .collect::<Vec<_>>()
        };
        for day in ["2021-12-31", "2022-02-01", "2022-04-01", "2022-06-30", "2999-01-01"] {
            assert_eq!(about(day), [], "{day}");
        }
        let of = |id: &str, name: &str, from: &str, to: &str| {
            let date = |text: &str| Date::parse(text).expect("a date");
            (id.to_owned(), name.to_owned(), date(from), date(to))
        };
        let third = of("2026Q3", "2026年三季度", "2026-07-01", "2026-09-30");
        let fourth = of("2026Q4", "2026年四季度", "2026-10-01", "2026-12-31");
        assert_eq!(about("2026-10-01"), [third.clone(), fourth.clone()]);
        assert_eq!(about("2026-12-31"), [third, fourth]);
        let second = of("2022Q2", "2022年二季度", "2022-04-01", "2022-06-30");
        let third = of("2022Q3", "2022年三季度", "2022-07-01", "2022-09-30");
        assert_eq!(about("2022-07-01"), [second, third]);
        // Where no pattern is seen the days are the name, and the id stays short however far it is.
        for (id, name, to, day, last) in [
            ("year", "全年", "2022-12-31", "2026-11-26", "2026-01-01—2026-12-31"),
            ("week", "第一周", "2022-01-07", "2026-11-26", "2026-11-21—2026-11-27"),
        ] {
            let file = file.replace("2022Q1", id).replace("2022年一季度", name).replace("2022-03-31", to);
            let workspace = crate::formats::saved::read(&file).expect("it opens");
            let about = periods_about(&workspace, Date::parse(day).expect("a date"));
            let told: Vec<_> = about.iter().map(|parts| (parts.id.as_str(), parts.name.as_str())).collect();
            assert_eq!(told.last(), Some(&(format!("{id}-2").as_str(), last)));
        }
    }
}
