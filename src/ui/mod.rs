//! What a person sees: one screen a folder, one component a file, every sentence in [`text`].

#![allow(
    clippy::redundant_closure,
    clippy::redundant_closure_for_method_calls,
    reason = "a closure that is written out in a view is drawn through one type for all; a named one is not"
)]
#![allow(clippy::too_many_lines, reason = "what a view shows is read from top to bottom")]
#![expect(unreachable_pub, reason = "the component macro makes its props struct as public as it likes")]

pub mod app;
pub mod data;
pub mod entry;
pub mod estimate;
mod first;
pub mod frame;
mod guide;
pub mod ledger;
pub mod notice;
mod office;

mod parts;
pub mod ranking;
mod roster;
pub mod rules;
mod saved;
mod strips;
pub mod text;
mod tour;
