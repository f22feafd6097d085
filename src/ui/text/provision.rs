//! A clause that computes as one plain sentence, with its numbers and with names in the place of ids.

mod items;
mod points;
mod year;

use crate::domain::id::{ChannelId, KindId, ProvisionId, UnitId};
use crate::domain::points::Points;
use crate::domain::roster::Roster;
use crate::domain::rules::{Body, Channel, Currency, Measure, Provision, RuleSet, Stage, Varying, Window};

/// What a clause says.
pub fn sentence(rules: &RuleSet, roster: &Roster, provision: &Provision) -> String {
    let before = rules.acting().take_while(|(_, other, _)| other.id != provision.id);
    let converted = before.into_iter().any(|(_, _, resolved)| resolved.stage == Stage::Conversion);
    let figure = if converted { "折算后的得分" } else { "累计得分" };
    let names = Names { rules, roster, pays: provision.pays, figure };
    let says = match &provision.body {
        Body::SameItem(body) => items::same_item(&names, body),
        Body::Shares(body) => items::shares(&names, body),
        Body::Length(body) => items::length(&names, body),
        Body::Multiplier(body) => items::multiplier(&names, provision, body),
        Body::Transfer(body) => items::transfer(&names, body),
        Body::Convert(body) => points::convert(&names, body),
        Body::Steps(body) => points::steps(&names, body),
        Body::Cap(body) => points::cap(&names, body),
        Body::Base(body) => points::base(&names, body),
        Body::Task(body) => points::task(&names, body),
        Body::Rate(body) => points::rate(&names, body),
        Body::Adjustment(body) => year::adjustment(&names, provision, body),
        Body::Floor(body) => points::floor(&names, body),
        Body::RankPoints(body) => year::rank_points(&names, body),
        Body::Scale(body) => year::scale(&names, body),
        Body::Composite(body) => year::composite(&names, body),
        Body::Size(body) => year::size(&names, body),
        Body::Payment(body) => year::payment(&names, body),
        Body::Award(body) => year::award(&names, body),
        Body::Bands(body) => year::bands(body),
    };
    if provision.classes.is_empty() {
        return format!("{says}。");
    }
    let classes: Vec<&str> = provision.classes.iter().map(|id| names.class(id.as_str())).collect();
    format!("对{}，{says}。", classes.join("、"))
}

/// What ids are called, and what the clause pays in.
struct Names<'a> {
    rules: &'a RuleSet,
    roster: &'a Roster,
    pays: Currency,
    /// What a conversion starts from.
    figure: &'static str,
}

impl Names<'_> {
    /// What a list of ids names; `all` where it names nothing.
    fn of(&self, ids: &[String], all: &str) -> String {
        if ids.is_empty() {
            return all.to_owned();
        }
        let names: Vec<String> = ids.iter().map(|id| self.one(id)).collect();
        names.join("、")
    }

    /// As [`Names::of`], with a word that tells that several are taken together.
    fn sum(&self, ids: &[String], all: &str) -> String {
        let names = self.of(ids, all);
        let is_kind = |id: &String| self.rules.kinds().iter().any(|kind| kind.id == KindId::new(id));
        if ids.len() > 1 || ids.iter().any(is_kind) { format!("{names}合计") } else { names }
    }

    fn one(&self, id: &str) -> String {
        if let Some(channel) = self.channel(id) {
            return channel_name(self.rules, channel);
        }
        if let Some(kind) = self.rules.kinds().iter().find(|kind| kind.id == KindId::new(id)) {
            return format!("“{}”各渠道", kind.name);
        }
        let clause = self.rules.find_provision(&ProvisionId::new(id));
        let clause = clause.and_then(|ix| self.rules.provision(ix));
        clause.map_or_else(String::new, |clause| format!("“{}”", clause.name))
    }

    fn channel(&self, id: &str) -> Option<&Channel> {
        self.rules.find_channel(&ChannelId::new(id)).and_then(|ix| self.rules.channel(ix))
    }

    fn class(&self, id: &str) -> &str {
        let class = self.roster.classes().iter().find(|class| class.id.as_str() == id);
        class.map_or("", |class| &class.name)
    }

    fn unit(&self, id: &str) -> &str {
        let unit = self.roster.find(&UnitId::new(id)).and_then(|ix| self.roster.unit(ix));
        unit.map_or("", |unit| &unit.name)
    }

    /// 分 or 元.
    fn money(&self) -> &'static str {
        match self.pays {
            Currency::Points => "分",
            Currency::Yuan => "元",
        }
    }

    /// An amount that may vary, to stand behind a word: 30 分 with a space before it, 每人 2 条 without.
    fn varying(&self, amount: &Varying, unit: &str) -> String {
        if let (Some(of), None, true, true) =
            (amount.amount, amount.per_head, amount.classes.is_empty(), amount.units.is_empty())
        {
            return format!(" {of} {unit}");
        }
        let mut parts: Vec<String> = Vec::new();
        parts.extend(amount.units.iter().map(|(id, of)| format!("{} {of} {unit}", self.unit(id))));
        parts.extend(amount.classes.iter().map(|(id, of)| format!("{} {of} {unit}", self.class(id))));
        if let Some(of) = amount.amount {
            let rest = if parts.is_empty() { "" } else { "其余 " };
            parts.push(format!("{rest}{of} {unit}"));
        }
        if let Some(each) = amount.per_head {
            let more = if parts.is_empty() { "" } else { "另加" };
            parts.push(format!("{more}每人 {each} {unit}"));
        }
        parts.join("，")
    }
}

/// 加 2 分 or 扣 2 分.
fn signed(points: Points, unit: &str) -> String {
    if points < Points::ZERO { format!("扣 {} {unit}", -points) } else { format!("加 {points} {unit}") }
}

/// How often a window comes.
fn each(window: Window) -> &'static str {
    match window {
        Window::Period => "每期",
        Window::Month => "每月",
        Window::Quarter => "每季度",
        Window::Half => "每半年",
        Window::Year => "每年",
        Window::Week => "每周",
    }
}

/// Inside of one window.
fn within(window: Window) -> &'static str {
    match window {
        Window::Period | Window::Week => "本期内",
        Window::Month => "当月内",
        Window::Quarter => "当季内",
        Window::Half => "半年内",
        Window::Year => "本年内",
    }
}

/// So many windows one after another.
fn in_a_row(times: u32, window: Window) -> String {
    let unit = match window {
        Window::Period | Window::Week => "期",
        Window::Month => "个月",
        Window::Quarter => "个季度",
        Window::Half => "个半年",
        Window::Year => "年",
    };
    format!("连续 {times} {unit}")
}

/// 条 or 分.
fn counted(measure: Measure) -> &'static str {
    match measure {
        Measure::Items | Measure::Adopted => "条",
        Measure::Points => "分",
    }
}

/// 0 至 9, or 30 起 without an end.
fn span(from: impl ToString, to: Option<impl ToString>, unit: &str) -> String {
    match to {
        Some(to) => format!("{} 至 {} {unit}", from.to_string(), to.to_string()),
        None => format!("{} {unit}起", from.to_string()),
    }
}

/// A channel by its name, with its kind where another one has the same name.
pub fn channel_name(rules: &RuleSet, channel: &Channel) -> String {
    rules.told_apart(channel, |of| &of.name)
}
