//! 通报: the text of a notice, made from the data; what people changed in it; what is to be looked at before it goes out.
//!
//! [`Facts`] are worked out of a workspace and its board. A [`Template`] words them, [`Draft`] puts a person's changes
//! beside, [`check`] looks through what is to be printed. None of it draws or lays out a page.

mod check;
mod draft;
mod facts;
mod number;
mod parts;
mod template;
mod values;
mod words;

pub use check::{Code, Found, check};
pub use draft::{Draft, Fragment, Paragraph, Passage, Printed, State, closed};
pub use facts::{ClassFacts, Facts, KindFact, LateFact, Leader, TotalFact, YearBefore};
pub use number::{Layout, Number, NumberFault};
pub use parts::{
    Act, EditedPassage, LONGEST_PASSAGE, LayoutChoice, MOST_ATTACHMENTS, MOST_WATCHED, NoticeParts, Watched,
};
pub(in crate::domain) use parts::{check_notice, check_watched};
pub(in crate::domain) use template::own_template;
pub use template::{Joins, LONGEST_TEMPLATE, Place, Template};
