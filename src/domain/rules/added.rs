//! A channel more or less in a rule set as written: its column comes and goes with it. A clause for entries by hand more.

use super::check::{MOST_CHANNELS, MOST_CLAUSES, MOST_PROVISIONS};
use super::provisions::{Adjusting, Body, Grade, Names};
use super::{Channel, Column, Kind, Level, NoticeTotal, Provision, RuleSetParts};
use crate::domain::id::{ChannelId, KindId, ProvisionId};
use crate::domain::points::Points;

/// What a new channel is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewChannel {
    /// Its name in a sentence; over its column too, until that is named otherwise.
    pub name: String,
    /// Its kind.
    pub kind: KindId,
    /// Its level.
    pub level: Level,
    /// The points of one adoption.
    pub points: Points,
}

/// What a new clause for entries by hand is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAdjusting {
    /// What an account calls it.
    pub name: String,
    /// The number of the text clause it comes from.
    pub clause: Option<String>,
    /// The points of an entry; none where it has grades.
    pub points: Option<Points>,
    /// Its grades, each with its points.
    pub grades: Vec<(String, Points)>,
}

impl RuleSetParts {
    /// The same rules with a clause for entries by hand more, after all others. None where there are as many as there may
    /// be.
    pub fn with_adjusting(&self, new: NewAdjusting) -> Option<Self> {
        if self.provisions.len() >= MOST_PROVISIONS {
            return None;
        }
        let mut parts = self.clone();
        let mut ids = (1..).map(|number: usize| ProvisionId::new(&format!("adjustment-{number}")));
        let is_free = |id: &ProvisionId| {
            let clauses = self.provisions.iter().map(|provision| provision.id.as_str());
            let channels = self.channels.iter().map(|channel| channel.id.as_str());
            let mut all = clauses.chain(channels).chain(self.kinds.iter().map(|kind| kind.id.as_str()));
            all.all(|other| other != id.as_str())
        };
        let grade = |(at, (name, points)): (usize, (String, Points))| Grade {
            id: format!("grade-{}", at + 1),
            name,
            points: Some(points),
            ..Grade::default()
        };
        let grades = new.grades.into_iter().enumerate().map(grade).collect();
        parts.provisions.push(Provision {
            id: ids.find(is_free)?,
            name: new.name,
            clause: new.clause,
            body: Body::Adjustment(Adjusting { points: new.points, grades, ..Adjusting::default() }),
            ..Provision::default()
        });
        Some(parts)
    }

    /// The same rules with a channel more, open to every class, after the last one of its kind; so its column, which stands
    /// under the head of its neighbour. None where there are as many as there may be.
    pub fn with_channel(&self, new: NewChannel) -> Option<Self> {
        if self.channels.len() >= MOST_CHANNELS {
            return None;
        }
        let mut parts = self.clone();
        let id = self.free_id();
        let last = self.channels.iter().rposition(|channel| channel.kind == new.kind);
        let neighbour = last.map(|at| &self.channels[at]);
        let column = neighbour.and_then(|of| self.columns.iter().position(|column| column.channel == of.id));
        let channel = Channel {
            id: id.clone(),
            kind: new.kind.clone(),
            level: new.level,
            label: new.name.clone(),
            name: new.name,
            points: new.points,
            clause: neighbour.and_then(|of| of.clause.clone()),
            ..Channel::default()
        };
        // Rules that write no columns have one for each channel.
        if !self.columns.is_empty() {
            let kind = self.kinds.iter().find(|kind| kind.id == new.kind);
            let beside = column.map_or_else(
                || Column {
                    band: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
                    ..Column::default()
                },
                |at| self.columns[at].clone(),
            );
            let at = column.map_or(self.columns.len(), |at| at + 1);
            parts.columns.insert(at, Column { channel: id, always: true, ..beside });
        }
        parts.channels.insert(last.map_or(self.channels.len(), |at| at + 1), channel);
        Some(parts)
    }

    /// Once kinds are called otherwise than before, so they are over an account where they were called alike there.
    pub fn follow_kinds(&mut self, before: &[Kind]) {
        for (kind, was) in self.kinds.iter_mut().zip(before) {
            if was.heading == was.name && kind.heading == was.name {
                kind.heading.clone_from(&kind.name);
            }
        }
    }

    /// The total that counts just these channels.
    pub fn total_of(&self, channels: &[ChannelId]) -> Option<&NoticeTotal> {
        let is_same = |total: &&NoticeTotal| {
            total.channels.len() == channels.len() && channels.iter().all(|id| total.channels.contains(id))
        };
        self.totals.iter().find(is_same)
    }

    /// The same rules with a total more, over these channels in the order of the rules. None where there are as many as there
    /// may be.
    pub fn with_total(&self, name: String, channels: &[ChannelId]) -> Option<Self> {
        if self.totals.len() >= MOST_CLAUSES {
            return None;
        }
        let mut parts = self.clone();
        let counted = self.channels.iter().map(|channel| &channel.id).filter(|id| channels.contains(id));
        let channels = counted.cloned().collect();
        parts.totals.push(NoticeTotal { name, channels, ..NoticeTotal::default() });
        Some(parts)
    }

    /// The names of the clauses that compute and name a channel: without it they would say something else.
    pub fn computing_with(&self, id: &ChannelId) -> Vec<&str> {
        let names = |provision: &&Provision| {
            let lists = provision.body.kind().names();
            lists
                .iter()
                .any(|(_, ids, of)| *of == Names::Channels && ids.iter().any(|one| one == id.as_str()))
        };
        self.provisions.iter().filter(names).map(|provision| provision.name.as_str()).collect()
    }

    /// The same rules without a channel, its column and its part in totals; where a text takes its amount or name from it,
    /// these stay as words. What else speaks of it is a fault once the rules are checked.
    pub fn without_channel(&self, id: &ChannelId) -> Self {
        let mut parts = self.clone();
        if let Some(channel) = self.channels.iter().find(|channel| channel.id == *id) {
            for clause in &mut parts.clauses {
                if clause.channels().is_ok_and(|of| of.contains(id)) {
                    *clause = clause.written_out(channel);
                }
            }
        }
        parts.channels.retain(|channel| channel.id != *id);
        parts.columns.retain(|column| column.channel != *id);
        for total in &mut parts.totals {
            total.channels.retain(|channel| channel != id);
        }
        parts.totals.retain(|total| !total.channels.is_empty());
        parts
    }

    /// An id that no channel has.
    fn free_id(&self) -> ChannelId {
        let is_free = |id: &ChannelId| self.channels.iter().all(|channel| channel.id != *id);
        let mut ids = (1..).map(|number: usize| ChannelId::new(&format!("channel-{number}")));
        ids.find(is_free).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::EntryId;
    use crate::domain::record::Adjustment;
    use crate::domain::roster::UnitIx;
    use crate::domain::rules::RuleSet;
    use crate::domain::workspace::{PeriodIx, Workspace};
    use crate::formats::example;

    fn base() -> RuleSetParts {
        example::workspace().expect("the example opens").rule_sets()[0].parts().clone()
    }

    fn is_right(parts: &RuleSetParts) -> bool {
        let workspace = example::workspace().expect("the example opens");
        let mut faults = crate::domain::fault::Faults::default();
        let root = crate::domain::fault::Path::root();
        RuleSet::new(parts.clone(), workspace.roster(), &root, &mut faults);
        faults.or(()).is_ok()
    }

    #[test]
    fn a_channel_comes_after_those_of_its_kind_and_goes_without_a_trace() {
        let base = base();
        for kind in &base.kinds {
            let new = NewChannel {
                name: "县融媒体中心".to_owned(),
                kind: kind.id.clone(),
                level: Level::County,
                points: Points::whole(1),
            };
            let more = base.with_channel(new).expect("there is room");
            assert!(is_right(&more), "{}", kind.id);
            let at =
                more.channels.iter().position(|channel| channel.name == "县融媒体中心").expect("it is there");
            assert_eq!(more.channels[at - 1].kind, kind.id);
            assert!(more.channels.get(at + 1).is_none_or(|next| next.kind != kind.id));
            let id = more.channels[at].id.clone();
            let column =
                more.columns.iter().position(|column| column.channel == id).expect("it has a column");
            assert_eq!(more.columns[column].band, more.columns[column - 1].band);
            assert_eq!(more.without_channel(&id), base);
        }
    }

    #[test]
    fn whatever_a_text_takes_from_a_channel_that_goes_stays_as_words() {
        let base = base();
        for channel in &base.channels {
            let without = base.without_channel(&channel.id);
            let computing = base.computing_with(&channel.id);
            // The clause on the same item names its base: it goes first, or the channel stays.
            assert_eq!(is_right(&without), computing.is_empty(), "{}", channel.id);
            let of =
                |parts: &RuleSetParts| parts.clauses.iter().map(|one| one.text.clone()).collect::<String>();
            assert!(!of(&without).contains(&format!("{{{}", channel.id)), "{}", channel.id);
        }
        let express =
            base.channels.iter().find(|channel| channel.id == ChannelId::new("express")).expect("there");
        let without = base.without_channel(&express.id);
        assert!(without.clauses[0].text.contains("计 0.5 分"), "{}", without.clauses[0].text);
        assert_eq!(base.computing_with(&ChannelId::new("res-county")), ["同一调研信息"]);
    }

    #[test]
    fn a_kind_is_renamed_over_an_account_too_where_it_was_called_alike() {
        let mut base = base();
        base.kinds[0].heading = base.kinds[0].name.clone();
        "政务信息·动态".clone_into(&mut base.kinds[1].heading);
        let mut parts = base.clone();
        for kind in &mut parts.kinds {
            "要闻".clone_into(&mut kind.name);
        }
        parts.follow_kinds(&base.kinds);
        assert_eq!(
            (parts.kinds[0].heading.as_str(), parts.kinds[1].heading.as_str()),
            ("要闻", "政务信息·动态")
        );
    }

    #[test]
    fn no_more_channels_than_there_may_be() {
        let mut parts = base();
        let new = || NewChannel { name: "又一个".to_owned(), kind: parts_kind(), ..NewChannel::default() };
        while parts.channels.len() < MOST_CHANNELS {
            parts = parts.with_channel(new()).expect("there is room");
        }
        assert!(parts.with_channel(new()).is_none());
        let mut ids: Vec<&ChannelId> = parts.channels.iter().map(|channel| &channel.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), MOST_CHANNELS, "every id is another");
    }

    #[test]
    fn a_clause_for_entries_scores_them_and_comes_back_out_of_a_file() {
        let points = |text| Points::parse(text).expect("an amount");
        let blamed = NewAdjusting {
            name: "通报批评".to_owned(),
            points: Some(points("-1.5")),
            ..NewAdjusting::default()
        };
        let praised = NewAdjusting {
            name: "批示".to_owned(),
            clause: Some(base().clauses[0].number.clone()),
            grades: vec![("市领导".to_owned(), points("2")), ("省领导".to_owned(), points("5"))],
            ..NewAdjusting::default()
        };
        let more = base().with_adjusting(blamed).and_then(|parts| parts.with_adjusting(praised));
        let more = more.expect("there is room");
        assert!(is_right(&more));
        let mut parts = example::workspace().expect("the example opens").to_parts();
        let unit = parts.units[0].id.clone();
        let entry = |id: &str, kind: &str, grade: &str| Adjustment {
            id: EntryId::new(id),
            unit: unit.clone(),
            period: parts.periods[0].id.clone(),
            kind: ProvisionId::new(kind),
            grade: grade.to_owned(),
            reason: "有文".to_owned(),
            ..Adjustment::default()
        };
        let entries = [entry("one", "adjustment-1", ""), entry("two", "adjustment-2", "grade-2")];
        let score = |workspace: &Workspace| {
            let board = crate::domain::board::Scoreboard::new(workspace, PeriodIx::new(0));
            board.current(UnitIx::new(0))
        };
        parts.rule_sets[0] = more;
        let before = Workspace::new(parts.clone()).expect("it fits");
        parts.adjustments.extend(entries);
        let after = Workspace::new(parts).expect("it fits");
        assert_eq!(score(&after) - score(&before), points("3.5"));
        let text = crate::formats::saved::write(&after);
        let read = crate::formats::saved::read(&text).expect("it opens");
        assert_eq!(
            (score(&read), read.rule_sets()[0].parts()),
            (score(&after), after.rule_sets()[0].parts())
        );
    }

    #[test]
    fn a_total_is_added_where_none_is_left_and_no_more_than_there_may_be() {
        let mut parts = base();
        parts.totals.clear();
        let both = ["res-city", "dyn-city"].map(ChannelId::new);
        let mut more = parts.with_total("市专报采用".to_owned(), &both).expect("there is room");
        assert!(is_right(&more));
        assert_eq!(more.totals[0].channels, ["dyn-city", "res-city"].map(ChannelId::new));
        assert!(more.total_of(&both).is_some() && more.total_of(&both[..1]).is_none());
        while let Some(next) = more.with_total("又一个".to_owned(), &both[..1]) {
            more = next;
        }
        assert_eq!(more.totals.len(), MOST_CLAUSES);
    }

    #[test]
    fn no_more_clauses_than_there_may_be() {
        let mut parts = base();
        while let Some(more) = parts.with_adjusting(NewAdjusting::default()) {
            parts = more;
        }
        assert_eq!(parts.provisions.len(), MOST_PROVISIONS);
    }

    fn parts_kind() -> KindId {
        base().kinds[0].id.clone()
    }
}
