//! What was measured on: told so that it helps to judge the figures, and names nobody's machine.

use std::fs;
use std::thread::available_parallelism;
use std::time::{SystemTime, UNIX_EPOCH};

/// Lines of a list.
pub(super) fn lines(browser: &str) -> String {
    let unknown = || "unknown".to_owned();
    let cpu = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| field(&text, "model name"));
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| field(&text, "MemTotal"));
    let memory = memory.as_deref().and_then(gigabytes);
    let cores = available_parallelism().map_or_else(|_| unknown(), |cores| cores.to_string());
    format!(
        "- processor: {}, {cores} cores\n- memory: {}\n- browser: headless {browser}\n- date: {}\n",
        cpu.unwrap_or_else(unknown),
        memory.unwrap_or_else(unknown),
        today(),
    )
}

/// How many programs wanted a processor in the last minute; more than before a run's own disturb its figures.
pub(super) fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}

/// What stands after the name of a field and a colon.
fn field(text: &str, name: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// From `24684532 kB`.
fn gigabytes(text: &str) -> Option<String> {
    let kilobytes: u64 = text.split(' ').next()?.parse().ok()?;
    Some(format!("{} GiB", (kilobytes + (1 << 19)) >> 20))
}

fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// The day so many days after 1 January 1970.
fn date(mut days: u64) -> String {
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    loop {
        let long = if is_leap(year) { 366 } else { 365 };
        if days < long {
            break;
        }
        days -= long;
        year += 1;
    }
    let mut month = 1;
    for long in [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < long {
            break;
        }
        days -= long;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::{date, field, gigabytes};

    #[test]
    fn days_become_dates() {
        assert_eq!(
            [0, 31 + 28, 19_782, 20_088].map(date),
            ["1970-01-01", "1970-03-01", "2024-02-29", "2024-12-31"]
        );
    }

    #[test]
    fn fields_of_the_system_are_read() {
        assert_eq!(field("a : 1\nmodel name\t: CPU 5\n", "model name").as_deref(), Some("CPU 5"));
        assert_eq!(gigabytes("24684532 kB").as_deref(), Some("24 GiB"));
        assert_eq!(gigabytes("many"), None);
    }
}
