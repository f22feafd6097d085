//! When a clause acts.

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
