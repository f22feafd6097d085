//! What a person sees: one screen a folder, one component a file, every sentence in [`text`].

#![expect(unreachable_pub, reason = "the component macro makes its props struct as public as it likes")]

pub mod app;
pub mod data;
pub mod estimate;
pub mod frame;
mod parts;
pub mod ranking;
pub mod text;
