//! Builds that are wrong on purpose. Each switch undoes one thing that the design needs, so that the proofs can be seen to
//! miss it. Without the feature `weakened` none of them can be set, and the compiler removes the question.

/// One thing that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// A part is known again by its place in the chain alone: a fork is not seen.
    DedupeBySeqAlone,
    /// The server forgets what was refused or erased after a while.
    TombstonesExpire,
    /// Two sides are the same when they count the same.
    ComparingCounts,
    /// The writer's clock is believed.
    RawClocks,
    /// A cursor over a sequence that is drawn before the transaction ends.
    SequenceCursor,
}

#[cfg(feature = "weakened")]
thread_local! {
    static SET: std::cell::Cell<Option<Weakness>> = const { std::cell::Cell::new(None) };
}

/// Makes this thread's machines weak.
#[cfg(feature = "weakened")]
pub fn set(weakness: Option<Weakness>) {
    SET.with(|set| set.set(weakness));
}

/// Whether this is left out.
#[cfg(feature = "weakened")]
pub fn is(weakness: Weakness) -> bool {
    SET.with(std::cell::Cell::get) == Some(weakness)
}

/// Nothing is left out.
#[cfg(not(feature = "weakened"))]
pub const fn is(_: Weakness) -> bool {
    false
}
