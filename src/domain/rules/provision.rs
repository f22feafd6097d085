//! A clause that computes (条款): what every kind has in common, and what its ids come to.

use super::provisions::{Body, Names, Stage};
use super::{ChannelIx, KindIx};
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::{ClassId, ProvisionId};
use crate::domain::roster::Unit;

/// What a clause pays in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Currency {
    /// 分
    #[default]
    Points,
    /// 元
    Yuan,
}

static CURRENCY: Words<Currency, 2> =
    Words { words: ["points", "yuan"], values: [Currency::Points, Currency::Yuan] };

/// A clause that computes, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// Its stable name.
    pub id: ProvisionId,
    /// What people call it in an account.
    pub name: String,
    /// The number of the text clause it comes from.
    pub clause: Option<String>,
    /// The classes it holds for; none: every class.
    pub classes: Vec<ClassId>,
    /// What it pays in.
    pub pays: Currency,
    /// What it does.
    pub body: Body,
}

impl Default for Provision {
    fn default() -> Self {
        Self {
            id: ProvisionId::new(""),
            name: String::new(),
            clause: None,
            classes: Vec::new(),
            pays: Currency::Points,
            body: Body::at(0),
        }
    }
}

impl Shape for Provision {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        form::maybe_text(form, "clause", &mut self.clause);
        form::ids(form, "classes", &mut self.classes, super::check::MOST_CLASS_AMOUNTS, Need::May);
        CURRENCY.visit(form, "pays", &mut self.pays, Need::May);
        let mut chosen = self.body.position();
        let body = &mut self.body;
        form.variant("kind", &Body::WORDS, &mut chosen, &mut |form, position| {
            if body.position() != position {
                *body = Body::at(position);
            }
            body.kind_mut().visit(form);
        });
    }
}

impl Provision {
    /// Whether it holds for a unit.
    pub fn holds_for(&self, unit: &Unit) -> bool {
        self.classes.is_empty() || self.classes.contains(&unit.class)
    }

    /// Whether it pays in yuan.
    pub fn pays_yuan(&self) -> bool {
        self.pays == Currency::Yuan || matches!(self.body, Body::Payment(_))
    }

    /// When it acts.
    pub fn stage(&self) -> Stage {
        match &self.body {
            Body::SameItem(_) | Body::Shares(_) | Body::Length(_) => Stage::Items,
            Body::Multiplier(body) => {
                if body.marked {
                    Stage::Items
                } else {
                    Stage::Channel
                }
            }
            Body::Transfer(_) => Stage::Transfer,
            Body::Convert(_) => Stage::Convert,
            Body::Steps(_) => Stage::Steps,
            Body::Cap(_) => Stage::GroupCap,
            Body::Base(_) | Body::Task(_) | Body::Rate(_) => Stage::Task,
            Body::Adjustment(_) => Stage::Adjust,
            Body::Floor(_) => Stage::Floor,
            Body::RankPoints(_) => Stage::Rank,
            Body::Scale(_) | Body::Composite(_) | Body::Size(_) => Stage::Conversion,
            Body::Payment(_) | Body::Award(_) | Body::Bands(_) => Stage::Remark,
        }
    }
}

/// A clause's position in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionIx(u32);

impl ProvisionIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// What a list of ids comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// No id was written: all channels, and all clauses where the field may name clauses.
    pub everything: bool,
    /// The channels, in the order of the rule set.
    pub channels: Vec<ChannelIx>,
    /// The clauses named, in the order of the rule set.
    pub provisions: Vec<ProvisionIx>,
    /// The clauses that only change points of these channels and act before: what they did belongs to the channels.
    pub joins: Vec<ProvisionIx>,
}

impl Selection {
    /// Whether a channel is meant.
    pub fn has(&self, channel: ChannelIx) -> bool {
        self.channels.binary_search(&channel).is_ok()
    }
}

/// What the ids of one clause come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// When it acts; a cap acts by what it covers.
    pub stage: Stage,
    /// The selections of its fields in the order in which the kind names them.
    pub selections: Vec<Selection>,
    /// The kind of information all its channels belong to, if they belong to one.
    pub of_kind: Option<KindIx>,
}

/// The channels and clauses known by their ids.
pub(super) struct Known<'a> {
    pub(super) channels: Vec<(&'a str, KindIx)>,
    pub(super) kinds: Vec<&'a str>,
    pub(super) provisions: &'a [Provision],
}

impl Known<'_> {
    /// Follows a list of ids; gives the positions in it of those that lead nowhere.
    pub(super) fn select(&self, ids: &[String], names: Names) -> (Selection, Vec<usize>) {
        let may_be_clause = matches!(names, Names::Anything | Names::Tasks);
        let mut selection = Selection { everything: ids.is_empty(), ..Selection::default() };
        let mut lost = Vec::new();
        for (position, id) in ids.iter().enumerate() {
            let channels = self.channels.iter().enumerate().filter(|(_, (channel, kind))| {
                channel == id || (names != Names::Channel && self.kinds.get(kind.get()) == Some(&id.as_str()))
            });
            let before = selection.channels.len() + selection.provisions.len();
            if names != Names::Tasks {
                selection.channels.extend(channels.map(|(at, _)| ChannelIx::new(super::to_u32(at))));
            }
            if may_be_clause {
                let is_meant = |provision: &Provision| {
                    provision.id.as_str() == id
                        && (names == Names::Anything || matches!(provision.body, Body::Task(_)))
                };
                let found = self.provisions.iter().enumerate().filter(|(_, one)| is_meant(one));
                selection.provisions.extend(found.map(|(at, _)| ProvisionIx::new(super::to_u32(at))));
            }
            if selection.channels.len() + selection.provisions.len() == before {
                lost.push(position);
            }
        }
        if selection.everything {
            selection.channels =
                (0..self.channels.len()).map(|at| ChannelIx::new(super::to_u32(at))).collect();
        }
        selection.channels.sort_unstable();
        selection.channels.dedup();
        selection.provisions.sort_unstable();
        selection.provisions.dedup();
        (selection, lost)
    }
}
