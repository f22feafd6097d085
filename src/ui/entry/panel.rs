//! What is docked over the grid, and what was typed there: it outlives a redrawing, as when the period goes to checking.

use leptos::prelude::*;

/// What is docked over the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    #[default]
    None,
    /// 发布
    Publish,
    /// 更正
    Correct,
    /// 补计
    Late,
    /// 粘贴预览
    Paste,
    /// 退回
    Return,
}

/// What was typed into a panel and is not taken yet.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    /// 发布: the notice's number.
    pub(super) number: RwSignal<String>,
    /// 发布: its date.
    pub(super) date: RwSignal<String>,
    /// 更正: what a count should be.
    pub(super) count: RwSignal<String>,
    /// 更正 and 退回: why.
    pub(super) reason: RwSignal<String>,
    /// 更正: what the last one did.
    pub(super) said: RwSignal<String>,
}

impl Typed {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { number: empty(), date: empty(), count: empty(), reason: empty(), said: empty() }
    }

    /// A panel that is opened begins with the notice as it stands, and with nothing else.
    pub(super) fn begin(self, number: String, date: String) {
        self.number.set(number);
        self.date.set(date);
        self.count.set(String::new());
        self.reason.set(String::new());
        self.said.set(String::new());
    }
}
