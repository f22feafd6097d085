//! Where an item can be adopted, and what one adoption is worth there.

use crate::domain::id::{ChannelId, ClassId, KindId};
use crate::domain::points::Points;

/// A kind of information: 新闻动态, 动态信息, 调研信息.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its stable name.
    pub id: KindId,
    /// Its name in a table: 动态信息.
    pub name: String,
    /// The heading above its channels in an account: 政务信息·动态.
    pub heading: String,
}

/// The level of the office that adopts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 县
    County,
    /// 市
    City,
    /// 省
    Province,
    /// 国家
    Nation,
}

/// What a channel is called where a class has its own name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassNames {
    /// In a sentence: “部门动态”栏目.
    pub name: String,
    /// In a column head: 部门动态.
    pub label: String,
}

/// A place where items are adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its stable name.
    pub id: ChannelId,
    /// The kind of information it takes.
    pub kind: KindId,
    /// Its level.
    pub level: Level,
    /// Its name in a sentence: 市政府办《政务信息专报》.
    pub name: String,
    /// Its name in a column head: 市级.
    pub label: String,
    /// A short remark beside the name: 经县网推荐; may be empty.
    pub note: String,
    /// Names in classes that call it otherwise.
    pub class_names: Vec<(ClassId, ClassNames)>,
    /// The classes that can be adopted here; `None` means every class.
    pub classes: Option<Vec<ClassId>>,
    /// The points of one adoption.
    pub points: Points,
    /// The number of the clause the points come from.
    pub clause: Option<String>,
}

impl Channel {
    /// Its name in a sentence for a unit of this class.
    pub fn name_for(&self, class: &ClassId) -> &str {
        self.names_for(class).map_or(&self.name, |names| &names.name)
    }

    /// Its name in the column head of this class's table.
    pub fn label_for(&self, class: &ClassId) -> &str {
        self.names_for(class).map_or(&self.label, |names| &names.label)
    }

    fn names_for(&self, class: &ClassId) -> Option<&ClassNames> {
        self.class_names.iter().find(|(id, _)| id == class).map(|(_, names)| names)
    }

    /// Whether units of this class can be adopted here.
    pub fn is_open_to(&self, class: &ClassId) -> bool {
        self.classes.as_ref().is_none_or(|classes| classes.contains(class))
    }

    /// The points of so many adoptions. The one place where a count becomes points.
    pub fn value(&self, count: u32) -> Points {
        self.points.times(count)
    }
}

/// A channel's position in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChannelIx(u32);

impl ChannelIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// A kind's position in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindIx(u32);

impl KindIx {
    /// The position, counted from 0.
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, counted from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}
