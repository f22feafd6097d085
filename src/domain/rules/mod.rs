//! The rule set (计分办法): everything that turns counts into points and places, as data.
//!
//! Nothing about a county stands in code. A rule set names its channels with their points, the clauses they come
//! from, how the printed table's head groups them, the totals the notice speaks of, and how places are given.

mod added;
mod channel;
mod check;
mod check_provisions;
mod cited;
mod clause;
mod provision;
mod provisions;
mod ranking;
mod rounding;
mod varying;
mod window;

pub use added::{NewAdjusting, NewChannel};
pub use channel::{Channel, ChannelIx, ClassNames, Kind, KindIx, Level};
pub use cited::Unlike;
pub use clause::{Clause, ClauseIx, Piece};
pub use provision::{Currency, Provision, ProvisionIx, Resolved, Selection};
pub use provisions::*;
pub use ranking::{Basis, Ranking, Rows, Ties};
pub use rounding::{Rounding, RoundingMode};
pub use varying::Varying;
pub use window::{Measure, Window};

use super::calendar::Date;
use super::fault::{Faults, Path};
use super::form::{self, Form, Need, Shape};
use super::id::{ChannelId, ClassId, ProvisionId, RulesId};
use super::roster::Roster;

/// A column of the printed table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

impl Shape for Column {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "channel", &mut self.channel, Need::Must);
        form.text("band", &mut self.band, Need::Must);
        form::maybe_text(form, "group", &mut self.group);
        form.flag("always", &mut self.always, true);
    }
}

/// A total the notice speaks of, over one or more channels and over all listed units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeTotal {
    /// What it counts: 市政府办专报采用.
    pub name: String,
    /// What a notice calls it before the number, where that differs: 市政府办政务信息专报采用; may be empty.
    pub wording: String,
    /// The channels it adds up.
    pub channels: Vec<ChannelId>,
}

impl Shape for NoticeTotal {
    fn visit(&mut self, form: &mut dyn Form) {
        form.text("name", &mut self.name, Need::Must);
        form.text("wording", &mut self.wording, Need::May);
        form::ids(form, "channels", &mut self.channels, check::MOST_CHANNELS, Need::Must);
    }
}

/// A rule set as written, before it is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetParts {
    /// Its stable name.
    pub id: RulesId,
    /// What people call it.
    pub name: String,
    /// The document it comes from, such as 石政办函〔2022〕2号; may be empty.
    pub document: String,
    /// What that document is called, such as 关于做好2022年政务信息报送工作的通知; may be empty.
    pub title: String,
    /// The kinds of information, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// The channels, in the order in which an account lists them.
    pub channels: Vec<Channel>,
    /// The clauses, in their order.
    pub clauses: Vec<Clause>,
    /// The first day it is in force; none: from ever.
    pub from: Option<Date>,
    /// The last day it is in force; none: until further notice.
    pub to: Option<Date>,
    /// The clauses that compute, beside the points of the channels.
    pub provisions: Vec<Provision>,
    /// How divisions round.
    pub rounding: Rounding,
    /// The columns of the printed table, left to right; each channel has one. None written: the channels in their
    /// order under the names of their kinds.
    pub columns: Vec<Column>,
    /// The totals of the notice.
    pub totals: Vec<NoticeTotal>,
    /// How units are ordered and places given.
    pub ranking: Ranking,
}

impl Shape for RuleSetParts {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form.text("document", &mut self.document, Need::May);
        form.text("title", &mut self.title, Need::May);
        form.date("from", &mut self.from, Need::May);
        form.date("to", &mut self.to, Need::May);
        form::list(form, "kinds", &mut self.kinds, check::MOST_KINDS, Need::Must);
        form::list(form, "channels", &mut self.channels, check::MOST_CHANNELS, Need::Must);
        form::list(form, "clauses", &mut self.clauses, check::MOST_CLAUSES, Need::May);
        form::list(form, "provisions", &mut self.provisions, check::MOST_PROVISIONS, Need::May);
        let mut present = self.rounding != Rounding::default();
        let rounding = &mut self.rounding;
        form.part("rounding", &mut present, Need::May, &mut |form| rounding.visit(form));
        form::list(form, "columns", &mut self.columns, check::MOST_CHANNELS, Need::May);
        form::list(form, "totals", &mut self.totals, check::MOST_CLAUSES, Need::May);
        let ranking = &mut self.ranking;
        form.part("ranking", &mut true, Need::Must, &mut |form| ranking.visit(form));
    }
}

/// A rule set whose references all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    parts: RuleSetParts,
    kind_of: Vec<KindIx>,
    clause_of: Vec<Option<ClauseIx>>,
    columns: Vec<ChannelIx>,
    totals: Vec<Vec<ChannelIx>>,
    resolved: Vec<Resolved>,
    order: Vec<ProvisionIx>,
}

impl RuleSet {
    /// Checks the parts and puts them together.
    ///
    /// Every fault is added with its place below `at`; with a fault the result is not fit for scoring and the
    /// caller drops it.
    pub fn new(mut parts: RuleSetParts, roster: &Roster, at: &Path, faults: &mut Faults) -> Self {
        if parts.columns.is_empty() {
            parts.columns = usual_columns(&parts);
        }
        let refs = check::resolve(&parts, roster.classes(), at, faults);
        let resolved = check_provisions::resolve(&parts, roster, at, faults);
        let mut order: Vec<ProvisionIx> = (0..resolved.len()).map(|i| ProvisionIx::new(to_u32(i))).collect();
        // Stable: within a stage clauses act as they are written.
        order.sort_by_key(|ix| resolved[ix.get()].stage);
        Self {
            parts,
            kind_of: refs.kind_of,
            clause_of: refs.clause_of,
            columns: refs.columns,
            totals: refs.totals,
            resolved,
            order,
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

    /// A channel by what it is called in some place, with its kind before it where another one is called the same there.
    pub fn told_apart(&self, channel: &Channel, called: impl for<'a> Fn(&'a Channel) -> &'a str) -> String {
        let name = called(channel);
        let is_alone = self.channels().iter().filter(|other| called(other) == name).count() < 2;
        let kind = self.kinds().iter().find(|kind| kind.id == channel.kind).filter(|_| !is_alone);
        kind.map_or_else(|| name.to_owned(), |kind| format!("{}·{name}", kind.name))
    }

    /// What stands over each channel's column for a class, with its kind before it where that is no name by itself: 市级
    /// may be the column of two channels.
    pub fn short_names(&self, class: &ClassId) -> Vec<String> {
        self.channels().iter().map(|channel| self.told_apart(channel, |of| of.label_for(class))).collect()
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

    /// The clauses that compute, in the order in which they act, with what their ids come to.
    pub fn acting(&self) -> impl Iterator<Item = (ProvisionIx, &Provision, &Resolved)> {
        self.order.iter().map(|&ix| (ix, &self.parts.provisions[ix.get()], &self.resolved[ix.get()]))
    }

    /// The clauses that compute, as written.
    pub fn provisions(&self) -> &[Provision] {
        &self.parts.provisions
    }

    /// The clause that computes at a position.
    pub fn provision(&self, ix: ProvisionIx) -> Option<&Provision> {
        self.parts.provisions.get(ix.get())
    }

    /// What the ids of the clause at a position come to.
    pub fn resolved(&self, ix: ProvisionIx) -> Option<&Resolved> {
        self.resolved.get(ix.get())
    }

    /// Where the clause with this id stands.
    pub fn find_provision(&self, id: &ProvisionId) -> Option<ProvisionIx> {
        let found = self.parts.provisions.iter().position(|provision| provision.id == *id)?;
        Some(ProvisionIx::new(to_u32(found)))
    }

    /// Whether counts become points by the channels alone, as long as nobody entered anything by hand.
    pub fn is_plain(&self) -> bool {
        let acts_on_counts = |provision: &Provision| {
            !matches!(provision.stage(), Stage::Items)
                && !matches!(provision.body, Body::Adjustment(_) | Body::Bands(_))
        };
        !self.parts.provisions.iter().any(acts_on_counts)
    }

    /// Whether one unit's counts can change another unit's figures.
    pub fn is_wide(&self) -> bool {
        let looks_around =
            |resolved: &Resolved| matches!(resolved.stage, Stage::Transfer | Stage::Rank | Stage::Conversion);
        self.resolved.iter().any(looks_around)
    }

    /// The channel an adoption is counted under when grades are looked at together.
    pub fn main_channel(&self, ix: ChannelIx) -> ChannelIx {
        let main = self.channel(ix).and_then(|channel| channel.grade_of.as_ref());
        main.and_then(|id| self.find_channel(id)).unwrap_or(ix)
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

/// One column a channel, under the name of its kind.
fn usual_columns(parts: &RuleSetParts) -> Vec<Column> {
    let band = |kind| parts.kinds.iter().find(|other| other.id == kind).map(|kind| kind.name.clone());
    let column = |channel: &Channel| Column {
        channel: channel.id.clone(),
        band: band(channel.kind.clone()).unwrap_or_default(),
        group: None,
        always: true,
    };
    parts.channels.iter().map(column).collect()
}

/// Positions stay below the limits of `check`, which fit.
fn to_u32(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
