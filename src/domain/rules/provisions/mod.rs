//! The clause kinds: one kind a file. [`Body`] is their registry.
//!
//! Each file says what the kind means, names its fields, checks itself and acts; `kind` is what all of them can do. `stage`
//! orders them: within a stage clauses act in the order in which they are written.

mod adjustment;
mod award;
mod band;
mod base;
mod cap;
mod composite;
mod convert;
mod floor;
mod kind;
mod length;
mod multiplier;
mod payment;
mod rank_points;
mod rate;
mod same_item;
mod scale;
mod shares;
mod size;
mod stage;
mod steps;
mod task;
mod tiers;
mod transfer;

pub use adjustment::{Adjusting, Grade, Scope, Veto};
pub use award::{Award, AwardNeed};
pub use band::{Band, Bands};
pub use base::Base;
pub use cap::Cap;
pub use composite::{Composite, CompositePart};
pub use convert::{Convert, Wholes};
pub use floor::Floor;
pub use length::{Length, LengthTier};
pub use multiplier::Multiplier;
pub use payment::Payment;
pub use rank_points::RankPoints;
pub use rate::{Empty, Rate};
pub use same_item::{Policy, Repeat, SameItem, Within};
pub use scale::{Against, Scale};
pub use shares::{Part, Shares, Split};
pub use size::{Size, SizeBand};
pub use stage::Stage;
pub use steps::{Step, Steps};
pub use task::{Beyond, Judged, Missed, Task};
pub use transfer::Transfer;

pub(super) use kind::{AMOUNTS, ClauseKind, FACTORS, MOST_ENTRIES, Names, POSITIVE, Spot};

use crate::domain::fault::Path;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{Measure, Window};

/// A clause by its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// 同一信息多次采用
    SameItem(SameItem),
    /// 多单位合写
    Shares(Shares),
    /// 篇幅
    Length(Length),
    /// 系数
    Multiplier(Multiplier),
    /// 分数划转
    Transfer(Transfer),
    /// 条数折算
    Convert(Convert),
    /// 分档
    Steps(Steps),
    /// 封顶
    Cap(Cap),
    /// 基础分
    Base(Base),
    /// 任务
    Task(Task),
    /// 比率
    Rate(Rate),
    /// 加减分
    Adjustment(Adjusting),
    /// 保底
    Floor(Floor),
    /// 名次得分
    RankPoints(RankPoints),
    /// 折算
    Scale(Scale),
    /// 合成
    Composite(Composite),
    /// 按规模
    Size(Size),
    /// 稿酬奖金
    Payment(Payment),
    /// 评先
    Award(Award),
    /// 等次
    Bands(Bands),
}

impl Body {
    /// The words of a file, in the order of the kinds.
    pub const WORDS: [&'static str; 20] = [
        "sameItem",
        "shares",
        "length",
        "multiplier",
        "transfer",
        "convert",
        "steps",
        "cap",
        "base",
        "task",
        "rate",
        "adjustment",
        "floor",
        "rankPoints",
        "scale",
        "composite",
        "size",
        "payment",
        "award",
        "bands",
    ];

    /// An empty clause of the kind at a position of [`Body::WORDS`].
    pub fn at(position: usize) -> Self {
        match position {
            0 => Self::SameItem(SameItem::default()),
            1 => Self::Shares(Shares::default()),
            2 => Self::Length(Length::default()),
            3 => Self::Multiplier(Multiplier::default()),
            4 => Self::Transfer(Transfer::default()),
            5 => Self::Convert(Convert::default()),
            6 => Self::Steps(Steps::default()),
            7 => Self::Cap(Cap::default()),
            8 => Self::Base(Base::default()),
            9 => Self::Task(Task::default()),
            10 => Self::Rate(Rate::default()),
            11 => Self::Adjustment(Adjusting::default()),
            12 => Self::Floor(Floor::default()),
            13 => Self::RankPoints(RankPoints::default()),
            14 => Self::Scale(Scale::default()),
            15 => Self::Composite(Composite::default()),
            16 => Self::Size(Size::default()),
            17 => Self::Payment(Payment::default()),
            18 => Self::Award(Award::default()),
            _ => Self::Bands(Bands::default()),
        }
    }

    /// Its position in [`Body::WORDS`].
    pub fn position(&self) -> usize {
        match self {
            Self::SameItem(_) => 0,
            Self::Shares(_) => 1,
            Self::Length(_) => 2,
            Self::Multiplier(_) => 3,
            Self::Transfer(_) => 4,
            Self::Convert(_) => 5,
            Self::Steps(_) => 6,
            Self::Cap(_) => 7,
            Self::Base(_) => 8,
            Self::Task(_) => 9,
            Self::Rate(_) => 10,
            Self::Adjustment(_) => 11,
            Self::Floor(_) => 12,
            Self::RankPoints(_) => 13,
            Self::Scale(_) => 14,
            Self::Composite(_) => 15,
            Self::Size(_) => 16,
            Self::Payment(_) => 17,
            Self::Award(_) => 18,
            Self::Bands(_) => 19,
        }
    }

    /// The window over which it measures; a period where it measures over none.
    pub(in crate::domain) fn per(&self) -> Window {
        match self {
            Self::Convert(body) => body.per,
            Self::Steps(body) => body.per,
            Self::Cap(body) => body.per,
            Self::Base(body) => body.per,
            Self::Task(body) => body.per,
            Self::Rate(body) => body.per,
            Self::Floor(body) => body.per,
            _ => Window::Period,
        }
    }

    /// The selections, by field, whose sums it needs of every unit, and what is measured of each.
    pub(in crate::domain) fn watches(&self) -> Vec<(usize, Measure)> {
        match self {
            Self::RankPoints(body) => vec![(0, if body.items { Measure::Items } else { Measure::Points })],
            Self::Scale(body) => vec![(0, body.measure), (1, Measure::Items)],
            Self::Composite(body) => body.parts.iter().map(|part| part.measure).enumerate().collect(),
            // The first field of an award names tasks.
            Self::Award(body) => {
                body.needs.iter().enumerate().map(|(i, need)| (i + 1, need.measure)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The amounts in it that may differ by class, unit or headcount, each with its place in a clause that stands there.
    pub(in crate::domain) fn varying(&self, at: &Path) -> Vec<(Path, &Varying)> {
        match self {
            Self::Cap(body) => vec![(at.field("most"), &body.most)],
            Self::Base(body) => vec![(at.field("points"), &body.points)],
            Self::Task(body) => vec![(at.field("target"), &body.target)],
            Self::Floor(body) => vec![(at.field("least"), &body.least)],
            Self::Scale(body) => vec![(at.field("target"), &body.target)],
            Self::Composite(body) => {
                let of = |i: usize| at.field("parts").index(i).field("target");
                body.parts.iter().enumerate().map(|(i, part)| (of(i), &part.target)).collect()
            }
            Self::Award(body) => {
                let of = |i: usize| at.field("needs").index(i).field("least");
                body.needs.iter().enumerate().map(|(i, need)| (of(i), &need.least)).collect()
            }
            Self::SameItem(_)
            | Self::Shares(_)
            | Self::Length(_)
            | Self::Multiplier(_)
            | Self::Transfer(_)
            | Self::Convert(_)
            | Self::Steps(_)
            | Self::Rate(_)
            | Self::Adjustment(_)
            | Self::RankPoints(_)
            | Self::Size(_)
            | Self::Payment(_)
            | Self::Bands(_) => Vec::new(),
        }
    }

    pub(super) fn kind(&self) -> &dyn ClauseKind {
        match self {
            Self::SameItem(body) => body,
            Self::Shares(body) => body,
            Self::Length(body) => body,
            Self::Multiplier(body) => body,
            Self::Transfer(body) => body,
            Self::Convert(body) => body,
            Self::Steps(body) => body,
            Self::Cap(body) => body,
            Self::Base(body) => body,
            Self::Task(body) => body,
            Self::Rate(body) => body,
            Self::Adjustment(body) => body,
            Self::Floor(body) => body,
            Self::RankPoints(body) => body,
            Self::Scale(body) => body,
            Self::Composite(body) => body,
            Self::Size(body) => body,
            Self::Payment(body) => body,
            Self::Award(body) => body,
            Self::Bands(body) => body,
        }
    }

    pub(super) fn kind_mut(&mut self) -> &mut dyn ClauseKind {
        match self {
            Self::SameItem(body) => body,
            Self::Shares(body) => body,
            Self::Length(body) => body,
            Self::Multiplier(body) => body,
            Self::Transfer(body) => body,
            Self::Convert(body) => body,
            Self::Steps(body) => body,
            Self::Cap(body) => body,
            Self::Base(body) => body,
            Self::Task(body) => body,
            Self::Rate(body) => body,
            Self::Adjustment(body) => body,
            Self::Floor(body) => body,
            Self::RankPoints(body) => body,
            Self::Scale(body) => body,
            Self::Composite(body) => body,
            Self::Size(body) => body,
            Self::Payment(body) => body,
            Self::Award(body) => body,
            Self::Bands(body) => body,
        }
    }
}
