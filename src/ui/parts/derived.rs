//! Values that follow others, all through one type of memo.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value worked out from others and kept; an equal one tells nobody. A [`Memo`], but one type of it for all
/// values: the library writes its own out for each.
pub(in crate::ui) struct Derived<T> {
    memo: Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

/// Works a value out now, and again whenever something that `work_out` reads changes.
pub(in crate::ui) fn derived<T: PartialEq + Send + Sync + 'static>(
    work_out: impl Fn() -> T + Send + Sync + 'static,
) -> Derived<T> {
    Derived { memo: kept(Box::new(move || Kept(Arc::new(work_out())))), of: PhantomData }
}

fn kept(work_out: Box<dyn Fn() -> Kept + Send + Sync>) -> Memo<Kept> {
    Memo::new(move |_| work_out())
}

impl<T> Copy for Derived<T> {}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Default + 'static> Derived<T> {
    /// Looks at the value; tracked.
    pub(in crate::ui) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.memo.get().with(look)
    }

    /// The value; tracked.
    pub(in crate::ui) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, not tracked; `None` once the piece of the screen it belonged to is gone.
    pub(in crate::ui) fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.memo.try_get_untracked().map(|kept| kept.with(T::clone))
    }
}

#[derive(Clone)]
struct Kept(Arc<dyn Value>);

impl Kept {
    fn with<T: Default + 'static, R>(&self, look: impl FnOnce(&T) -> R) -> R {
        match self.0.any().downcast_ref() {
            Some(value) => look(value),
            // A `Derived<T>` is only made with a `T`, so this never comes; if it did, the page would go on.
            None => look(&T::default()),
        }
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other.0.any())
    }
}

trait Value: Send + Sync {
    fn any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn equal_values_tell_nobody() {
        let owner = Owner::new();
        owner.set();
        let source = RwSignal::new(1);
        let half = derived(move || source.get() / 2);
        let runs = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&runs);
        let text = derived(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            half.get().to_string()
        });
        assert_eq!(text.get(), "0");
        source.set(0);
        assert_eq!((text.get().as_str(), runs.load(Ordering::Relaxed)), ("0", 1));
        source.set(5);
        assert_eq!((text.try_get_untracked().as_deref(), runs.load(Ordering::Relaxed)), (Some("2"), 2));
    }
}
