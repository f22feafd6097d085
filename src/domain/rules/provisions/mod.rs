//! The clause kinds: one kind a file. [`Body`] is their registry.
//!
//! Each file says what the kind means, names its fields, checks itself and acts. `stage` orders them: within a stage
//! clauses act in the order in which they are written.

mod adjustment;
mod award;
mod band;
mod base;
mod cap;
mod composite;
mod convert;
mod floor;
mod length;
mod multiplier;
mod payment;
mod rank_points;
mod rate;
mod same_item;
mod scale;
mod shares;
mod size;
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
pub use steps::{Step, Steps};
pub use task::{Beyond, Judged, Missed, Task};
pub use transfer::Transfer;

use crate::domain::fault::{Faults, Path};
use crate::domain::form::Form;
use crate::domain::points::Points;
use crate::domain::rules::varying::Varying;
use crate::domain::rules::window::{Measure, Window};

/// The fixed order in which clauses act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Items: lengths, marks, same-item policies, shares.
    Items,
    /// Credit moved to another unit.
    Transfer,
    /// Counts converted.
    Convert,
    /// Points of a channel multiplied.
    Channel,
    /// Step tables.
    Steps,
    /// Caps of one channel.
    ChannelCap,
    /// Caps of several channels.
    GroupCap,
    /// Base points, tasks, rate conditions.
    Task,
    /// Manual entries and their caps.
    Adjust,
    /// Caps over more than channels.
    WideCap,
    /// Floors.
    Floor,
    /// Points by rank, which close the points of the period.
    Rank,
    /// The figure 累计 is turned into.
    Conversion,
    /// What is said of a unit without changing its points.
    Remark,
}

impl Stage {
    /// Whether what a clause adds then belongs to its channels together and is not told channel by channel.
    pub(in crate::domain) fn is_beside_channels(self) -> bool {
        (Self::Steps..=Self::GroupCap).contains(&self)
    }
}

/// What a field of a clause may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Channels and kinds of information.
    Channels,
    /// One channel.
    Channel,
    /// Channels, kinds and other clauses.
    Anything,
    /// Tasks.
    Tasks,
}

/// Where in a clause ids stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A list.
    List(&'static str),
    /// A single id.
    One(&'static str),
    /// A list in a part of a list.
    In(&'static str, usize, &'static str),
    /// A single id in a part of a list.
    OneIn(&'static str, usize, &'static str),
}

impl Spot {
    /// The place of the id at a position.
    pub(super) fn path(self, clause: &Path, position: usize) -> Path {
        match self {
            Self::List(field) => clause.field(field).index(position),
            Self::One(field) => clause.field(field),
            Self::In(list, part, field) => clause.field(list).index(part).field(field).index(position),
            Self::OneIn(list, part, field) => clause.field(list).index(part).field(field),
        }
    }
}

/// What every clause kind can do.
pub(super) trait ClauseKind {
    /// Names its fields.
    fn visit(&mut self, form: &mut dyn Form);

    /// The lists of ids in it: the field, the ids, what they may name.
    fn names(&self) -> Vec<(Spot, &[String], Names)> {
        Vec::new()
    }

    /// Everything in it that contradicts itself.
    fn check(&self, _at: &Path, _faults: &mut Faults) {}
}

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

/// Amounts of points in a clause.
pub(super) const AMOUNTS: (Points, Points) =
    (Points::from_thousandths(-Points::LARGEST.thousandths()), Points::LARGEST);
/// Amounts that cannot be negative.
pub(super) const POSITIVE: (Points, Points) = (Points::ZERO, Points::LARGEST);
/// Factors.
pub(super) const FACTORS: (Points, Points) = (Points::ZERO, Points::whole(1000));
/// The most entries of a list in a clause.
pub(super) const MOST_ENTRIES: usize = 100;
