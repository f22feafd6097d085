//! Numbers and texts in bytes.

use super::WireFault;

/// Puts a number, seven bits a byte, the low ones first.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while let low @ 0x80.. = number {
        out.push(u8::try_from(low & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

/// Puts a text with its length before it.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes that are read from the front.
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Nothing may be left over.
    pub(super) fn end(&self) -> Result<(), WireFault> {
        if self.rest.is_empty() { Ok(()) } else { Err(WireFault) }
    }

    pub(super) fn byte(&mut self) -> Result<u8, WireFault> {
        let (&byte, rest) = self.rest.split_first().ok_or(WireFault)?;
        self.rest = rest;
        Ok(byte)
    }

    pub(super) fn long(&mut self) -> Result<u64, WireFault> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // Of the tenth byte one bit is left.
            if shift == 63 && byte > 1 {
                return Err(WireFault);
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(WireFault)
    }

    pub(super) fn number(&mut self) -> Result<u32, WireFault> {
        u32::try_from(self.long()?).map_err(|_| WireFault)
    }

    pub(super) fn small(&mut self) -> Result<u16, WireFault> {
        u16::try_from(self.long()?).map_err(|_| WireFault)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, WireFault> {
        let length = usize::try_from(self.long()?).map_err(|_| WireFault)?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or(WireFault)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| WireFault)
    }

    /// A list with its length before it. Each of its elements takes at least so many bytes, so that no false length takes
    /// more memory than there are bytes.
    pub(super) fn list<T>(
        &mut self,
        least: usize,
        mut one: impl FnMut(&mut Self) -> Result<T, WireFault>,
    ) -> Result<Vec<T>, WireFault> {
        let length = usize::try_from(self.long()?).map_err(|_| WireFault)?;
        if length > self.rest.len() / least {
            return Err(WireFault);
        }
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(one(self)?);
        }
        Ok(list)
    }
}
