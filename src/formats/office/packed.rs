//! Values as bytes, for the way between the page and its worker. Both are of one build, so no version is written.

/// Bytes that values are put into, one after the other.
#[derive(Default)]
pub(super) struct Pack(Vec<u8>);

impl Pack {
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A size that fits into 32 bits; nothing that is sent is larger.
    pub(super) fn size(&mut self, size: usize) {
        self.0.extend(u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend(text.as_bytes());
    }

    /// What takes the rest of the message.
    pub(super) fn rest(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    pub(super) fn all<T>(&mut self, items: &[T], one: impl Fn(&mut Self, &T)) {
        self.size(items.len());
        for item in items {
            one(self, item);
        }
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.0
    }
}

/// Bytes that values are taken out of, in the order in which they were put in; `None` where they end too early.
pub(super) struct Unpack<'a>(&'a [u8]);

impl<'a> Unpack<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(count)?;
        self.0 = left;
        Some(taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(super) fn size(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let size = self.size()?;
        String::from_utf8(self.take(size)?.to_vec()).ok()
    }

    pub(super) fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }

    pub(super) fn all<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.size()?).map(|_| one(self)).collect()
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}
