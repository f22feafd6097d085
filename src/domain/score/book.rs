//! The figures of all units of a year: 本期, 补计, what was before, and what looks at other units.

use super::heritage::Heritage;
use super::index::Index;
use super::items::{Share, shares};
use super::slate::Judgement;
use super::slices::{Slice, slices};
use super::supposed::Supposed;
use super::year::{PeriodSum, UnitYear, Wanted, unit_year};
use super::{ClauseLine, Known};
use crate::domain::id::UnitId;
use crate::domain::points::Points;
use crate::domain::roster::{ClassIx, UnitIx};
use crate::domain::rules::{Body, ProvisionIx, RankPoints};
use crate::domain::workspace::{PeriodIx, Workspace};

/// One unit's figures at the end of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::domain) struct Figures {
    /// 本期, as printed where the period is published.
    pub(in crate::domain) current: Points,
    /// What was printed less what the record comes to.
    pub(in crate::domain) frozen: Points,
    /// 补计: points of earlier periods that became known in this one.
    pub(in crate::domain) late: Points,
    /// 本期 and 补计 of the earlier periods of the year, and what was inherited.
    pub(in crate::domain) earlier: Points,
    /// The earlier periods, each with its 本期 and its 补计.
    pub(in crate::domain) periods: Vec<(PeriodIx, Points, Points)>,
    /// What was taken over of closed units.
    pub(in crate::domain) inherited: Vec<(UnitIx, Points)>,
    /// 元 of the period and of the year.
    pub(in crate::domain) yuan: (Points, Points),
    /// The period by itself.
    pub(in crate::domain) sum: PeriodSum,
    /// Points by kind of information over the year, in the order of the period's kinds.
    pub(in crate::domain) kinds: Vec<Points>,
    /// What later clauses look at, over the year.
    pub(in crate::domain) watched: Vec<(ProvisionIx, usize, Points)>,
    /// Tasks judged in the year.
    pub(in crate::domain) judged: Vec<Judgement>,
    /// Whether an entry of the year bars the unit from awards.
    pub(in crate::domain) barred: bool,
}

impl Figures {
    /// 累计
    pub(in crate::domain) fn cumulative(&self) -> Points {
        self.earlier + self.late + self.current
    }
}

/// Scores units of one year.
pub(in crate::domain) struct Book<'a> {
    workspace: &'a Workspace,
    period: PeriodIx,
    begin: PeriodIx,
    index: Index<'a>,
    slices: Vec<Slice>,
    /// Periods of the year in which something of an earlier one became known.
    late: Vec<PeriodIx>,
    /// Points by rank, by period of the year and unit; empty where no clause gives any.
    ranks: Vec<Vec<(ProvisionIx, Points, usize)>>,
    heritage: Heritage,
    /// What is supposed beside the record.
    supposed: Option<Supposed<'a>>,
}

impl<'a> Book<'a> {
    /// Opens the year of a period.
    pub(in crate::domain) fn new(workspace: &'a Workspace, period: PeriodIx) -> Self {
        let mut heritage = Heritage::new(workspace);
        for together in heritage.ends(workspace, period).chunk_by(|a, b| a.0 == b.0) {
            let book = Self::open(workspace, together[0].0, heritage.clone());
            for &(_, unit) in together {
                heritage.close(unit, book.figures(unit).cumulative());
            }
        }
        Self::open(workspace, period, heritage)
    }

    fn open(workspace: &'a Workspace, period: PeriodIx, heritage: Heritage) -> Self {
        let begin = workspace.year_begin(period);
        let entries = workspace.late().values().map(|late| &late.known);
        let adoptions = workspace.items().values().flat_map(|item| &item.adoptions);
        let known = entries.chain(adoptions.filter_map(|adoption| adoption.known.as_ref()));
        let mut late: Vec<PeriodIx> = known.filter_map(|id| workspace.find_period(id)).collect();
        late.sort_unstable();
        late.dedup();
        let (index, slices) = (Index::new(workspace), slices(workspace, period));
        let (ranks, supposed) = (Vec::new(), None);
        let mut book = Self { workspace, period, begin, index, slices, late, ranks, heritage, supposed };
        book.rank();
        book
    }

    fn periods(&self) -> impl Iterator<Item = PeriodIx> {
        (self.begin.get()..=self.period.get()).map(PeriodIx::new)
    }

    /// The figures of every unit, in roster order.
    pub(in crate::domain) fn all(&self) -> Vec<Figures> {
        let shares = self.shares(None);
        let units = self.workspace.roster().units_ix();
        units.map(|(unit, _)| self.figures_with(unit, &self.relevant(unit, &shares))).collect()
    }

    /// The figures of one unit.
    pub(in crate::domain) fn figures(&self, unit: UnitIx) -> Figures {
        let shares = self.shares(Some(&self.sources(unit)));
        self.figures_with(unit, &shares)
    }

    /// The account of the period: what the clauses did, and the items each channel came to.
    pub(in crate::domain) fn lines(&self, unit: UnitIx) -> UnitYear {
        let shares = self.shares(Some(&self.sources(unit)));
        let mut year = self.year(unit, &shares, self.period, true);
        year.lines.extend(self.rank_lines(unit, self.period));
        year
    }

    /// The unit and those whose credit goes to it.
    fn sources(&self, unit: UnitIx) -> Vec<UnitIx> {
        let mut sources = vec![unit];
        let Some(of) = self.workspace.roster().unit(unit) else { return sources };
        for set in self.workspace.rule_sets() {
            for provision in set.provisions() {
                if let Body::Transfer(transfer) = &provision.body
                    && transfer.to == of.id.as_str()
                {
                    let ids = transfer.from.iter().map(|from| UnitId::new(from));
                    sources.extend(ids.filter_map(|id| self.workspace.roster().find(&id)));
                }
            }
        }
        // Two clauses may pass on different channels of one unit; its items are looked at once.
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    fn relevant(&self, unit: UnitIx, shares: &[Share<'a>]) -> Vec<Share<'a>> {
        if shares.is_empty() {
            return Vec::new();
        }
        let of = |source: &UnitIx| {
            let from = shares.partition_point(|share| share.unit < *source);
            let count = shares[from..].partition_point(|share| share.unit == *source);
            &shares[from..from + count]
        };
        self.sources(unit).iter().flat_map(of).cloned().collect()
    }

    /// What items come to when everything of the year is known; what was not known earlier is left out by `year`.
    fn shares(&self, only: Option<&[UnitIx]>) -> Vec<Share<'a>> {
        let mut all = shares(self.workspace, &self.index, &self.slices, Known(self.period), only);
        let meant = |one: &&Supposed<'_>| only.is_none_or(|only| only.contains(&one.unit()));
        if let Some(supposed) = self.supposed.as_ref().filter(meant) {
            all.extend(supposed.shares());
            all.sort_by_key(|share| share.unit);
        }
        all
    }

    /// What the items of a unit, and of those whose credit goes to it, come to.
    pub(super) fn shares_of(&self, unit: UnitIx) -> Vec<Share<'a>> {
        self.shares(Some(&self.sources(unit)))
    }

    /// 本期 of a unit by what its items come to, without points by rank.
    pub(super) fn points_of(&self, unit: UnitIx, shares: &[Share<'_>]) -> Points {
        let year = self.year(unit, shares, self.period, false);
        year.periods.last().map(|sum| sum.points).unwrap_or_default()
    }

    /// What is supposed beside the record; points by rank follow it with [`Book::rank`].
    pub(super) fn supposed(&mut self) -> &mut Option<Supposed<'a>> {
        &mut self.supposed
    }

    /// The slices of the year.
    pub(super) fn slices(&self) -> &[Slice] {
        &self.slices
    }

    fn year(&self, unit: UnitIx, known_now: &[Share<'_>], known: PeriodIx, explain: bool) -> UnitYear {
        let slices = self.slices.iter().take_while(|slice| slice.period <= known).count();
        let slices = &self.slices[..slices];
        let fresh;
        let shares = if known == self.period {
            known_now
        } else {
            // What was known then, which is less.
            fresh = shares(self.workspace, &self.index, slices, Known(known), Some(&self.sources(unit)));
            &fresh
        };
        let wanted = Wanted {
            workspace: self.workspace,
            index: &self.index,
            slices,
            known: Known(known),
            shares,
            supposed: self.supposed.as_ref(),
            explain,
        };
        unit_year(&wanted, unit)
    }

    pub(super) fn figures_with(&self, unit: UnitIx, shares: &[Share<'_>]) -> Figures {
        let mut figures = Figures::default();
        let whole = self.year(unit, shares, self.period, false);
        let mut before: Option<UnitYear> = None;
        for period in self.periods() {
            let at = period.get() - self.begin.get();
            // Without late facts every period is the same whenever it is looked at.
            let then =
                (self.has_late() && period != self.period).then(|| self.year(unit, shares, period, false));
            let then_or_whole = then.as_ref().unwrap_or(&whole);
            let points = then_or_whole.periods.get(at).map(|sum| sum.points).unwrap_or_default();
            // 本期 is what was known then; what is counted over the year is what is known now.
            let sum = whole.periods.get(at).cloned().unwrap_or_default();
            let of_earlier =
                |year: &UnitYear| year.periods.iter().take(at).map(|sum| sum.points).sum::<Points>();
            let late =
                before.as_ref().map_or(Points::ZERO, |before| of_earlier(then_or_whole) - of_earlier(before));
            let ranked: Points = self.rank_lines(unit, period).iter().map(ClauseLine::value).sum();
            let computed = points + ranked;
            let printed = self.printed(unit, period);
            let current = printed.unwrap_or(computed);
            figures.yuan.1 += sum.yuan;
            let now = |ix: ProvisionIx| self.in_force_now(period, ix);
            for one in &sum.judged {
                let Some(task) = now(one.task) else { continue };
                Judgement { task, ..*one }.note(&mut figures.judged);
            }
            figures.barred |= sum.barred;
            self.add_kinds(&mut figures.kinds, period, &sum);
            for &(clause, field, watched) in &sum.watched {
                let Some(clause) = now(clause) else { continue };
                match figures.watched.iter_mut().find(|(by, of, _)| (*by, *of) == (clause, field)) {
                    Some((_, _, total)) => *total += watched,
                    None => figures.watched.push((clause, field, watched)),
                }
            }
            if self.begins_in(unit, period) {
                figures.inherited = self.inherited(unit);
                figures.earlier += figures.inherited.iter().map(|&(_, points)| points).sum();
            }
            if period == self.period {
                figures.current = current;
                figures.frozen = current - computed;
                figures.late = late;
                figures.yuan.0 = sum.yuan;
                figures.sum = sum;
            } else {
                figures.earlier += current + late;
                figures.periods.push((period, current, late));
            }
            before = then;
        }
        figures
    }

    /// Adds a period's points by kind; a kind goes on under its id where the rules change within a year.
    fn add_kinds(&self, kinds: &mut Vec<Points>, period: PeriodIx, sum: &PeriodSum) {
        let (Some(then), Some(now)) = (self.workspace.rules_of(period), self.workspace.rules_of(self.period))
        else {
            return;
        };
        kinds.resize(now.kinds().len(), Points::ZERO);
        for (kind, points) in then.kinds().iter().zip(&sum.kinds) {
            if let Some(at) = now.kinds().iter().position(|other| other.id == kind.id) {
                kinds[at] += *points;
            }
        }
    }

    /// Where a clause of a period's rules stands in those of the last period: a clause goes on under its id.
    fn in_force_now(&self, period: PeriodIx, ix: ProvisionIx) -> Option<ProvisionIx> {
        let (then, now) = (self.workspace.rules_of(period)?, self.workspace.rules_of(self.period)?);
        if then.id() == now.id() { Some(ix) } else { now.find_provision(&then.provision(ix)?.id) }
    }

    /// Whether something of an earlier period became known in the year.
    fn has_late(&self) -> bool {
        self.late.iter().any(|late| (self.begin..=self.period).contains(late))
    }

    fn printed(&self, unit: UnitIx, period: PeriodIx) -> Option<Points> {
        self.workspace.period(period)?.printed(unit, self.workspace.roster())?.current
    }

    fn begins_in(&self, unit: UnitIx, period: PeriodIx) -> bool {
        let from = self.workspace.roster().unit(unit).and_then(|unit| unit.from.as_ref());
        from.is_some_and(|from| self.workspace.find_period(from) == Some(period))
    }

    fn inherited(&self, unit: UnitIx) -> Vec<(UnitIx, Points)> {
        if !self.workspace.roster().is_scored(unit) {
            return Vec::new();
        }
        let rules = self.workspace.rules_of(self.period);
        self.heritage.of(unit, rules.map_or(3, |rules| rules.parts().rounding.decimals))
    }

    /// Gives points by rank, period by period.
    pub(super) fn rank(&mut self) {
        let gives = |period: PeriodIx| {
            let rules = self.workspace.rules_of(period);
            rules.is_some_and(|rules| {
                rules.provisions().iter().any(|one| matches!(one.body, Body::RankPoints(_)))
            })
        };
        if !self.periods().any(gives) {
            return;
        }
        let shares = self.shares(None);
        let roster = self.workspace.roster();
        let years = |known: PeriodIx| -> Vec<UnitYear> {
            let units = roster.units_ix();
            units.map(|(unit, _)| self.year(unit, &self.relevant(unit, &shares), known, false)).collect()
        };
        let mut known = years(if self.has_late() { self.begin } else { self.period });
        let mut ranks = vec![Vec::new(); roster.units().len() * (self.period.get() + 1 - self.begin.get())];
        for period in self.periods() {
            let Some(rules) = self.workspace.rules_of(period) else { continue };
            // Each period is ranked by what was known when it ended, as it was printed.
            if self.has_late() && period != self.begin {
                known = years(period);
            }
            for (ix, provision, _) in rules.acting() {
                let Body::RankPoints(body) = &provision.body else { continue };
                for (class, _) in roster.classes_ix() {
                    self.rank_class(period, ix, body, &known, class, &mut ranks);
                }
            }
        }
        self.ranks = ranks;
    }

    fn rank_class(
        &self,
        period: PeriodIx,
        ix: ProvisionIx,
        body: &RankPoints,
        years: &[UnitYear],
        class: ClassIx,
        ranks: &mut [Vec<(ProvisionIx, Points, usize)>],
    ) {
        let roster = self.workspace.roster();
        let Some(provision) = self.workspace.rules_of(period).and_then(|rules| rules.provision(ix)) else {
            return;
        };
        let at = period.get() - self.begin.get();
        let held = |unit: UnitIx| {
            let sum = years.get(unit.get())?.periods.get(at)?;
            Some(sum.watched.iter().find(|(by, _, _)| *by == ix).map_or(sum.points, |one| one.2))
        };
        let ranked: Vec<(UnitIx, Points)> = roster
            .units_ix()
            .filter(|(unit, of)| {
                roster.class_of(*unit) == Some(class)
                    && roster.is_scored(*unit)
                    && provision.holds_for(of)
                    && self.workspace.is_active(*unit, period)
            })
            .filter_map(|(unit, _)| Some((unit, held(unit)?)))
            .collect();
        let mut falling: Vec<Points> = ranked.iter().map(|&(_, points)| points).collect();
        falling.sort_unstable_by(|a, b| b.cmp(a));
        for (unit, points) in ranked {
            // 1-2-2-4: equal points share the place.
            let place = falling.partition_point(|other| *other > points) + 1;
            let slot = unit.get() * (self.period.get() + 1 - self.begin.get()) + at;
            ranks[slot].push((ix, body.value(place), place));
        }
    }

    fn rank_lines(&self, unit: UnitIx, period: PeriodIx) -> Vec<ClauseLine> {
        let width = self.period.get() + 1 - self.begin.get();
        let slot = unit.get() * width + period.get() - self.begin.get();
        let line = |&(ix, points, place): &(ProvisionIx, Points, usize)| ClauseLine {
            measured: Points::whole(i32::try_from(place).unwrap_or(i32::MAX)),
            told: true,
            ..ClauseLine::new(ix, Points::ZERO, points)
        };
        self.ranks.get(slot).map(|given| given.iter().map(line).collect()).unwrap_or_default()
    }
}
