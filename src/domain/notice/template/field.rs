//! What a placeholder may name, what a passage may be repeated for, and under which conditions it may appear.

use super::words;

/// What a passage is repeated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::notice) enum Over {
    /// Each total of the rule set that was fed back.
    Total,
    /// Each kind of information.
    Kind,
    /// Each class.
    Class,
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::notice) enum Field {
    /// The jurisdiction.
    County,
    /// The period's name.
    Period,
    /// The year the period belongs to.
    Year,
    /// The period's first day.
    From,
    /// The period's last day.
    To,
    /// The notice's number.
    Number,
    /// The notice's date.
    Date,
    /// The number of the rule set's document.
    Document,
    /// The year in the number of the rule set's document.
    DocumentYear,
    /// The title of the rule set's document, in its marks.
    DocumentTitle,
    /// The rule set's document, by its title and its number as far as they are known.
    Reference,
    /// 主送
    Recipients,
    /// 署名
    Signature,
    /// 抄送
    Copies,
    /// The name of an attachment; only in a passage of that place.
    Attachment,
    /// The kind whose items tell how work goes on.
    Progress,
    /// How many units are listed.
    Units,
    /// How many items were adopted in all channels, over all listed units.
    Adopted,
    /// What has not been fed back.
    Waiting,
    /// The scored units with nothing.
    Zero,
    /// How many those are.
    ZeroCount,
    /// The units that have 补计.
    LateUnits,
    /// Their items that came late.
    LateCount,
    /// Their points of it.
    LatePoints,
    /// The name of the period a year before.
    YearBefore,
    /// Items in the channels that can be compared with the year before.
    Comparable,
    /// Items in the same channels a year before.
    ComparableBefore,
    /// The points by which the units are ordered.
    Basis,
    /// The name of a total.
    Total,
    /// The name of a kind.
    Kind,
    /// The items of a total or of a kind.
    Count,
    /// The points of a kind.
    Points,
    /// The name of a class.
    Class,
    /// How many units of a class are scored.
    Scored,
    /// The first units of a class.
    Top,
    /// How many those are.
    TopCount,
}

/// Where a placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Among the settings, which those of a notice may not ask for in turn.
    Setting,
    /// In the setting that names attachments.
    AttachmentName,
    /// In a passage.
    Passage,
    /// In a passage of the place of attachments.
    OfAttachment,
    /// In what is said for each of something.
    Each(Over),
}

impl Field {
    /// The field of this name, where it may stand.
    pub(super) fn find(name: &str, scope: Scope) -> Option<Self> {
        words::find(&words::FIELDS, name).filter(|field| field.may_stand(scope))
    }

    fn may_stand(self, scope: Scope) -> bool {
        match self {
            Self::County | Self::Period | Self::Year => true,
            Self::Recipients | Self::Signature | Self::Copies => {
                !matches!(scope, Scope::Setting | Scope::AttachmentName)
            }
            Self::Attachment => scope == Scope::OfAttachment,
            Self::Class => matches!(scope, Scope::AttachmentName | Scope::Each(Over::Class)),
            Self::Scored | Self::Top | Self::TopCount => scope == Scope::Each(Over::Class),
            // Of a class inside its repetition, of all units elsewhere.
            Self::Zero | Self::ZeroCount => matches!(scope, Scope::Passage | Scope::Each(Over::Class)),
            Self::Total => scope == Scope::Each(Over::Total),
            Self::Kind | Self::Points => scope == Scope::Each(Over::Kind),
            Self::Count => matches!(scope, Scope::Each(Over::Total | Over::Kind)),
            Self::From
            | Self::To
            | Self::Number
            | Self::Date
            | Self::Document
            | Self::DocumentYear
            | Self::DocumentTitle
            | Self::Reference
            | Self::Progress
            | Self::Units
            | Self::Adopted
            | Self::Waiting
            | Self::Basis
            | Self::LateUnits
            | Self::LateCount
            | Self::LatePoints
            | Self::YearBefore
            | Self::Comparable
            | Self::ComparableBefore => !matches!(scope, Scope::Setting | Scope::AttachmentName),
        }
    }
}

/// Under which condition a passage appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain::notice) enum Condition {
    /// The rule set names a total that was fed back.
    Totals,
    /// Something has not been fed back.
    Waiting,
    /// Anything was adopted.
    Adopted,
    /// A scored unit has nothing.
    Zero,
    /// A unit has 补计.
    Late,
    /// How many items came late is known of all that have 补计.
    LateCounted,
    /// The workspace holds the same period a year before.
    YearBefore,
    /// Its rule set is the same.
    SameRules,
    /// More was adopted than a year before.
    Grown,
    /// Less was adopted than a year before.
    Fallen,
    /// As much was adopted as a year before.
    Level,
    /// The rule set tells the number of its document.
    Document,
    /// The rule set tells the title of its document.
    DocumentTitle,
    /// It tells the title or the number.
    Reference,
    /// The notice has a date.
    Date,
    /// 抄送 is set.
    Copies,
}
