//! Where an item can be adopted, and what one adoption is worth there.

use super::check::{MOST_CLASS_AMOUNTS, MOST_NAMES};
use super::provisions::AMOUNTS;
use crate::domain::form::{self, Form, Need, Shape, Words};
use crate::domain::id::{ChannelId, ClassId, KindId};
use crate::domain::points::Points;

/// A kind of information: 新闻动态, 动态信息, 调研信息.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Its stable name.
    pub id: KindId,
    /// Its name in a table: 动态信息.
    pub name: String,
    /// The heading above its channels in an account: 政务信息·动态.
    pub heading: String,
}

impl Shape for Kind {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        usually(form, "heading", &mut self.heading, &self.name);
    }
}

/// Names a text that is usually the same as another one and is left out then.
fn usually(form: &mut dyn Form, name: &'static str, value: &mut String, usual: &str) {
    if value == usual {
        value.clear();
    }
    form.text(name, value, Need::May);
    if value.is_empty() {
        usual.clone_into(value);
    }
}

/// The level of the office that adopts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 乡镇、部门自身
    Own,
    /// 县
    #[default]
    County,
    /// 市
    City,
    /// 省
    Province,
    /// 国家
    Nation,
}

static LEVEL: Words<Level, 5> = Words {
    words: ["own", "county", "city", "province", "nation"],
    values: [Level::Own, Level::County, Level::City, Level::Province, Level::Nation],
};

/// What a channel is called where a class has its own name for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassNames {
    /// In a sentence: “部门动态”栏目.
    pub name: String,
    /// In a column head: 部门动态.
    pub label: String,
}

/// A place where items are adopted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The channel it is a grade of: brief or whole article, inner or front page. Each grade has its own count.
    pub grade_of: Option<ChannelId>,
}

impl Shape for Channel {
    fn visit(&mut self, form: &mut dyn Form) {
        form::id(form, "id", &mut self.id, Need::Must);
        form::id(form, "kind", &mut self.kind, Need::Must);
        LEVEL.visit(form, "level", &mut self.level, Need::Must);
        form.text("name", &mut self.name, Need::Must);
        usually(form, "label", &mut self.label, &self.name);
        form.text("note", &mut self.note, Need::May);
        let mut classes: Vec<String> = self.class_names.iter().map(|(id, _)| id.to_string()).collect();
        let names = &mut self.class_names;
        form.map("classNames", &mut classes, MOST_CLASS_AMOUNTS, &mut |form, position| {
            if position == names.len() {
                names.push((ClassId::default(), ClassNames::default()));
            }
            let (_, of) = &mut names[position];
            form.text("name", &mut of.name, Need::Must);
            form.text("label", &mut of.label, Need::Must);
        });
        for ((id, _), written) in names.iter_mut().zip(&classes) {
            *id = ClassId::new(written);
        }
        let mut open = self.classes.take().unwrap_or_default();
        form::ids(form, "classes", &mut open, MOST_NAMES, Need::May);
        self.classes = (!open.is_empty()).then_some(open);
        let mut points = Some(self.points);
        form.amount("points", &mut points, AMOUNTS, Need::Must);
        self.points = points.unwrap_or_default();
        form::maybe_text(form, "clause", &mut self.clause);
        form::maybe_id(form, "gradeOf", &mut self.grade_of);
    }
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
