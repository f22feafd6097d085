//! The rule set (计分办法): everything that turns counts into points and places, as data.
//!
//! Nothing about a county stands in code. A rule set names its channels with their points, the clauses they come
//! from, how the printed table's head groups them, the totals the notice speaks of, and how places are given.

mod channel;
mod check;
mod clause;
mod ranking;

pub use channel::{Channel, ChannelIx, ClassNames, Kind, KindIx, Level};
pub use clause::{Clause, ClauseIx, Piece};
pub use ranking::{Basis, Ranking, Ties};

use super::fault::{Faults, Path};
use super::id::{ChannelId, RulesId};
use super::roster::Class;

/// A column of the printed table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The channel whose counts it holds.
    pub channel: ChannelId,
    /// The group of the head it stands under: 新闻动态, 政务信息.
    pub band: String,
    /// The group within the band, where there is one: 动态信息, 调研信息.
    pub group: Option<String>,
    /// Whether it stands even when nothing was adopted; otherwise it appears once a unit has a count in it.
    pub always: bool,
}

/// A total the notice speaks of, over one or more channels and over all listed units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeTotal {
    /// What it counts: 市政府办专报采用.
    pub name: String,
    /// The channels it adds up.
    pub channels: Vec<ChannelId>,
}

/// A rule set as written, before it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSetParts {
    /// Its stable name.
    pub id: RulesId,
    /// What people call it.
    pub name: String,
    /// The document it comes from, such as 石政办函〔2022〕2号; may be empty.
    pub document: String,
    /// The kinds of information, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// The channels, in the order in which an account lists them.
    pub channels: Vec<Channel>,
    /// The clauses, in their order.
    pub clauses: Vec<Clause>,
    /// The columns of the printed table, left to right; each channel has one.
    pub columns: Vec<Column>,
    /// The totals of the notice.
    pub totals: Vec<NoticeTotal>,
    /// How units are ordered and places given.
    pub ranking: Ranking,
}

/// A rule set whose references all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    parts: RuleSetParts,
    kind_of: Vec<KindIx>,
    clause_of: Vec<Option<ClauseIx>>,
    columns: Vec<ChannelIx>,
    totals: Vec<Vec<ChannelIx>>,
}

impl RuleSet {
    /// Checks the parts and puts them together.
    ///
    /// Every fault is added with its place below `at`; with a fault the result is not fit for scoring and the
    /// caller drops it.
    pub fn new(parts: RuleSetParts, classes: &[Class], at: &Path, faults: &mut Faults) -> Self {
        let refs = check::resolve(&parts, classes, at, faults);
        Self {
            parts,
            kind_of: refs.kind_of,
            clause_of: refs.clause_of,
            columns: refs.columns,
            totals: refs.totals,
        }
    }

    /// The rule set as written.
    pub fn parts(&self) -> &RuleSetParts {
        &self.parts
    }

    /// Its stable name.
    pub fn id(&self) -> &RulesId {
        &self.parts.id
    }

    /// The kinds of information in their order.
    pub fn kinds(&self) -> &[Kind] {
        &self.parts.kinds
    }

    /// The channels in the order of an account.
    pub fn channels(&self) -> &[Channel] {
        &self.parts.channels
    }

    /// The channels with their positions.
    pub fn channels_ix(&self) -> impl Iterator<Item = (ChannelIx, &Channel)> {
        self.parts.channels.iter().enumerate().map(|(i, channel)| (ChannelIx::new(to_u32(i)), channel))
    }

    /// The channel at a position.
    pub fn channel(&self, ix: ChannelIx) -> Option<&Channel> {
        self.parts.channels.get(ix.get())
    }

    /// Where the channel with this id stands.
    pub fn find_channel(&self, id: &ChannelId) -> Option<ChannelIx> {
        self.channels_ix().find(|(_, channel)| channel.id == *id).map(|(ix, _)| ix)
    }

    /// The kind of the channel at a position; the first kind outside the rule set.
    pub fn kind_of(&self, channel: ChannelIx) -> KindIx {
        self.kind_of.get(channel.get()).copied().unwrap_or(KindIx::new(0))
    }

    /// The clause the channel's points come from.
    pub fn clause_of(&self, channel: ChannelIx) -> Option<ClauseIx> {
        self.clause_of.get(channel.get()).copied().flatten()
    }

    /// The clauses in their order.
    pub fn clauses(&self) -> &[Clause] {
        &self.parts.clauses
    }

    /// The columns of the printed table with the positions of their channels, left to right.
    pub fn columns(&self) -> impl Iterator<Item = (ChannelIx, &Column)> {
        self.columns.iter().copied().zip(&self.parts.columns)
    }

    /// The totals of the notice with the positions of their channels.
    pub fn totals(&self) -> impl Iterator<Item = (&NoticeTotal, &[ChannelIx])> {
        self.parts.totals.iter().zip(self.totals.iter().map(Vec::as_slice))
    }

    /// How units are ordered and places given.
    pub fn ranking(&self) -> Ranking {
        self.parts.ranking
    }

    /// Orders and gives places in another way from now on.
    pub fn set_ranking(&mut self, ranking: Ranking) {
        self.parts.ranking = ranking;
    }
}

/// Positions stay below the limits of `check`, which fit.
fn to_u32(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
