//! The short names of channels where there is little room.

use crate::domain::id::ClassId;
use crate::domain::rules::RuleSet;

/// What stands over each channel's column for a class, with its kind before it where that is no name by itself: 市级 is
/// the column of two channels.
pub(super) fn short_names(rules: &RuleSet, class: &ClassId) -> Vec<String> {
    let labels: Vec<&str> = rules.channels().iter().map(|channel| channel.label_for(class)).collect();
    let name = |(ix, channel): (crate::domain::rules::ChannelIx, &crate::domain::rules::Channel)| {
        let label = channel.label_for(class);
        let kind = rules.kinds().get(rules.kind_of(ix).get());
        match kind.filter(|_| labels.iter().filter(|other| **other == label).count() > 1) {
            Some(kind) => format!("{}·{label}", kind.name),
            None => label.to_owned(),
        }
    };
    rules.channels_ix().map(name).collect()
}
