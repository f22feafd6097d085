//! What the product knows about scoring: pure values and functions.
//!
//! Nothing here knows a browser, a signal, a clock or a log.
//! Terms are those of the field: unit 单位, class 类别, channel 渠道, count 条数, period 期, place 名次.

pub mod alike;
pub mod alone;
pub mod annex;
pub mod board;
pub mod calendar;
pub mod difference;
pub mod document;
pub mod edit;
pub mod fault;
pub mod fields;
pub mod finding;
pub mod form;
pub mod goal;
pub mod history;
pub mod id;
pub mod merge;
pub mod notice;
pub mod paper;
pub mod paste;
pub mod picture;
pub mod points;
pub mod reconcile;
pub mod record;
pub mod reference;
pub mod roster;
pub mod rules;
pub mod same;
pub mod score;
pub mod share;
pub mod tasks;
pub mod trial;
pub mod wide;
pub mod workspace;
