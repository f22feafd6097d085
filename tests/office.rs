//! The worker, natively: the machine as it is, and the session that starts, feeds and hears it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
