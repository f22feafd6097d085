//! Items that are probably one: the same title but for spaces, punctuation and the width of signs; and how several
//! become one.

use super::edit::{Edit, ManyName};
use super::id::ItemId;
use super::points::Points;
use super::record::{Adjustment, Adoption, Author, Item};
use super::wide::narrow;
use super::workspace::Workspace;

/// A title without spaces and punctuation, in narrow small letters; two spellings of one title give the same text.
pub fn title_key(title: &str) -> String {
    title.chars().map(narrow).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The items of one title each, two or more together, in the order of their ids; of those for which `may` holds.
pub fn alike(workspace: &Workspace, may: impl Fn(&Item) -> bool) -> Vec<Vec<ItemId>> {
    let meant = workspace.items().values().filter(|item| may(item));
    let mut keyed: Vec<(String, ItemId)> =
        meant.map(|item| (title_key(&item.title), item.id.clone())).collect();
    keyed.retain(|(key, _)| !key.is_empty());
    keyed.sort_unstable();
    let same = keyed.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<ItemId>> =
        same.map(|group| group.iter().map(|(_, id)| id.clone()).collect()).collect();
    groups.sort_unstable();
    groups
}

/// Makes one item of several, in one step: the first one gets the units and adoptions of all, what speaks of the others
/// then speaks of it, and the others go. None where fewer than two are there.
pub fn united(workspace: &Workspace, ids: &[ItemId]) -> Option<Edit> {
    let mut items = ids.iter().filter_map(|id| workspace.items().get(id));
    let mut one = items.next()?.clone();
    let others: Vec<&Item> = items.filter(|other| other.id != one.id).collect();
    if others.is_empty() {
        return None;
    }
    for other in &others {
        other.units.iter().for_each(|author| add_author(&mut one, author));
        other.adoptions.iter().for_each(|adoption| add_adoption(&mut one, adoption));
        one.length = one.length.or(other.length);
    }
    // Parts are written on all units or on none; without one a unit counts once.
    if one.units.iter().any(|author| author.part.is_some()) {
        for author in &mut one.units {
            author.part = author.part.or(Some(Points::whole(1)));
        }
    }
    let kept = one.id.clone();
    let put = |item: Item| Edit::PutItem { id: item.id.clone(), item: Some(Box::new(item)) };
    let speaks = |entry: &&Adjustment| {
        entry.item.as_ref().is_some_and(|id| others.iter().any(|other| other.id == *id))
    };
    let moved = workspace.adjustments().values().filter(speaks).map(|entry| {
        let entry = Adjustment { item: Some(kept.clone()), ..entry.clone() };
        Edit::PutAdjustment { id: entry.id.clone(), entry: Some(Box::new(entry)) }
    });
    let gone = others.iter().map(|other| Edit::PutItem { id: other.id.clone(), item: None });
    let edits = std::iter::once(put(one)).chain(moved).chain(gone).collect();
    Some(Edit::Many { name: ManyName::Merge, edits })
}

fn add_author(one: &mut Item, author: &Author) {
    match one.units.iter_mut().find(|own| own.unit == author.unit) {
        Some(own) => {
            own.part = own.part.or(author.part);
            // The first report tells who was first.
            own.reported = match (own.reported, author.reported) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        None => one.units.push(author.clone()),
    }
}

/// Adds an adoption; one that is there already only brings its evidence.
pub fn add_adoption(one: &mut Item, adoption: &Adoption) {
    let is_same = |own: &&mut Adoption| {
        (&own.channel, own.date, &own.issue) == (&adoption.channel, adoption.date, &adoption.issue)
    };
    let Some(own) = one.adoptions.iter_mut().find(is_same) else {
        one.adoptions.push(adoption.clone());
        return;
    };
    if own.evidence.is_empty() {
        own.evidence.clone_from(&adoption.evidence);
    } else if !adoption.evidence.is_empty() && !own.evidence.contains(&adoption.evidence) {
        own.evidence = format!("{}\u{ff1b}{}", own.evidence, adoption.evidence);
    }
    own.known = own.known.take().or_else(|| adoption.known.clone());
    own.factor = own.factor.or(adoption.factor);
    for mark in &adoption.marks {
        if !own.marks.contains(mark) {
            own.marks.push(mark.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::title_key;

    #[test]
    fn spellings_of_one_title_have_one_key() {
        let key = title_key("茶园雇工难的三个原因");
        for title in ["“茶园雇工难”的三个原因", " 茶园雇工难 的三个原因。", "《茶园雇工难的三个原因》"]
        {
            assert_eq!(title_key(title), key, "{title}");
        }
        assert_eq!(title_key("ＡＩ＋政务 ２"), title_key("ai 政务2"));
        assert_ne!(title_key("茶园雇工难的三个原因"), title_key("茶园雇工难的四个原因"));
        assert_eq!(title_key("——“”"), "");
    }
}
