//! Clauses on items: the same item, combined items, lengths, factors, credit moved.

use super::{Names, span};
use crate::domain::points::Points;
use crate::domain::rules::{
    Length, Multiplier, Policy, Provision, SameItem, Shares, Split, Transfer, Within,
};

pub(super) fn same_item(names: &Names<'_>, body: &SameItem) -> String {
    let place = if body.of.is_empty() { String::new() } else { format!("在{}", names.of(&body.of, "")) };
    let begin = match body.policy {
        Policy::FirstReporter if place.is_empty() => "同一条信息由几个单位报送的".to_owned(),
        Policy::FirstReporter => format!("同一条信息由几个单位报送、{place}采用的"),
        _ => format!("同一条信息{place}被多次采用的"),
    };
    let apart = match body.within {
        Within::Item => "",
        Within::Kind => "，各类信息分开看",
        Within::Level => "，各级别分开看",
        Within::Channel => "，各渠道分开看",
    };
    let level = if body.once_per_level { "，同一级别先只取最高一次" } else { "" };
    let counts = match body.policy {
        Policy::Add => "每次都计分".to_owned(),
        Policy::Highest => "只计最高一次".to_owned(),
        Policy::BasePlusHighest => format!("{}照计，其余只计最高一次", names.of(&body.base, "")),
        Policy::TopK => format!("只计最高的 {} 次", body.k.unwrap_or(1)),
        Policy::Decreasing => decreasing(body),
        Policy::FirstReporter => "只有最先报送的单位计分".to_owned(),
    };
    format!("{begin}{apart}{level}，{counts}")
}

fn decreasing(body: &SameItem) -> String {
    let factors: Vec<Points> =
        body.factors.iter().map(|factor| factor.times.unwrap_or(Points::whole(1))).collect();
    let all: Vec<String> = factors.iter().map(Points::to_string).collect();
    let last = factors.last().copied().unwrap_or(Points::whole(1));
    format!("按采用先后依次乘 {}，以后各次乘 {last}", all.join("、"))
}

pub(super) fn shares(names: &Names<'_>, body: &Shares) -> String {
    let place = names.of(&body.of, "各渠道");
    let split = match body.split {
        Split::Equal => "得分由各单位平分".to_owned(),
        Split::Ratio => {
            let parts: Vec<String> =
                body.parts.iter().map(|part| part.part.unwrap_or_default().to_string()).collect();
            format!("得分按署名先后以 {} 分配", parts.join("∶"))
        }
        Split::Fixed => {
            format!("每次采用各单位各计 {} {}", body.points.unwrap_or_default(), names.money())
        }
        Split::Full => "各单位都计全分".to_owned(),
    };
    format!("几个单位合写的信息在{place}采用的，{split}，信息上另写了比例的从其比例")
}

pub(super) fn length(names: &Names<'_>, body: &Length) -> String {
    let tiers: Vec<String> = body
        .tiers
        .iter()
        .map(|tier| {
            let lengths = span(tier.from.unwrap_or(0), tier.to, "字（秒）");
            if let Some(times) = tier.times {
                return format!("{lengths}的乘 {times}");
            }
            match tier.points {
                Some(points) => format!("{lengths}的计 {points} 分"),
                None => format!("{lengths}的按{}计分", names.one(&tier.as_channel)),
            }
        })
        .collect();
    format!("{}的信息按篇幅计分：{}，没有填篇幅的不变", names.of(&body.of, "各渠道"), tiers.join("，"))
}

pub(super) fn multiplier(names: &Names<'_>, provision: &Provision, body: &Multiplier) -> String {
    let of = names.of(&body.of, "各渠道");
    if let (Some(times), false) = (body.times, body.marked) {
        return format!("{of}得分乘 {times}");
    }
    let marked = format!("{of}的采用标明“{}”的，该次得分乘", provision.name);
    match (body.times, body.least, body.most) {
        (Some(times), _, _) => format!("{marked} {times}"),
        (None, Some(least), Some(most)) => format!("{marked}经人核定的系数，{least} 至 {most}"),
        _ => marked,
    }
}

pub(super) fn transfer(names: &Names<'_>, body: &Transfer) -> String {
    let from: Vec<&str> = body.from.iter().map(|id| names.unit(id)).collect();
    let keeps = if body.keeps { "，原单位同时计分" } else { "，原单位不再计分" };
    format!("{}在{}的采用计入{}{keeps}", from.join("、"), names.of(&body.of, "各渠道"), names.unit(&body.to))
}
