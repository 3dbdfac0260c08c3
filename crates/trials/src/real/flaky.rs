//! A ledger in which another transaction is in the way at whichever statement the trial says, or at which the machine stops.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};

use server::ledger::{Failure, Ledger, Result, Row, Sql, Value, Work};

/// What happens at a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 40001: the engine asks for the whole transaction once more.
    Again,
    /// The machine stops: nothing of the transaction is there afterwards.
    Stop,
}

/// A ledger before which trouble waits.
pub struct Flaky {
    inner: Arc<dyn Ledger>,
    /// Statements until then; below zero there is none.
    left: AtomicI64,
    stops: AtomicBool,
    met: AtomicU64,
}

impl Flaky {
    pub fn over(inner: Arc<dyn Ledger>) -> Arc<Flaky> {
        Arc::new(Flaky { inner, left: AtomicI64::new(-1), stops: AtomicBool::new(false), met: AtomicU64::new(0) })
    }

    /// Trouble comes at the nth statement that writes from now on.
    pub fn meets(&self, trouble: Trouble, nth: i64) {
        self.stops.store(trouble == Trouble::Stop, Ordering::SeqCst);
        self.left.store(nth, Ordering::SeqCst);
    }

    /// No trouble any more; says how often there was some.
    pub fn rests(&self) -> u64 {
        self.left.store(-1, Ordering::SeqCst);
        self.met.swap(0, Ordering::SeqCst)
    }
}

struct Inside<'a> {
    sql: &'a mut dyn Sql,
    of: &'a Flaky,
}

impl Inside<'_> {
    fn lives(&self) -> Result<()> {
        if self.of.left.load(Ordering::SeqCst) < 0 || self.of.left.fetch_sub(1, Ordering::SeqCst) > 0 {
            return Ok(());
        }
        self.of.met.fetch_add(1, Ordering::SeqCst);
        match self.of.stops.load(Ordering::SeqCst) {
            true => Err(Failure::Unreachable(anyhow::anyhow!("the machine stopped, as the trial wants it"))),
            false => Err(Failure::Again),
        }
    }
}

impl Sql for Inside<'_> {
    fn run(&mut self, statement: &'static str, with: &[Value]) -> Result<u64> {
        self.lives()?;
        self.sql.run(statement, with)
    }

    fn ask(&mut self, statement: &'static str, with: &[Value]) -> Result<Vec<Row>> {
        self.lives()?;
        self.sql.ask(statement, with)
    }
}

impl Ledger for Flaky {
    fn write(&self, work: Work<'_>) -> Result<()> {
        self.inner.write(&mut |sql| work(&mut Inside { sql, of: self }))
    }

    fn read(&self, work: Work<'_>) -> Result<()> {
        self.inner.read(work)
    }

    fn place(&self) -> String {
        self.inner.place()
    }

    fn copy_to(&self, file: &Path) -> Result<Option<()>> {
        self.inner.copy_to(file)
    }
}
