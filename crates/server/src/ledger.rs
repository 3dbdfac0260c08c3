//! Where does the server keep what nobody may lose? In a ledger: parts in the order of their feed, and devices, people,
//! grants, codes, receipts and the audit chain beside them. SQLite embedded, or PostgreSQL; both obey the same few
//! statements. It reads no report out of them and knows no record.

pub mod audit;
pub mod embedded;
pub mod identities;
pub mod people;
pub mod postgres;
pub mod schema;

use std::fmt;
use std::sync::Arc;

use domain::record::Id;

use crate::config::Config;

/// A value that goes into a statement or comes out of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(of: i64) -> Value {
        Value::Number(of)
    }
}
impl From<&str> for Value {
    fn from(of: &str) -> Value {
        Value::Text(of.to_owned())
    }
}
impl From<String> for Value {
    fn from(of: String) -> Value {
        Value::Text(of)
    }
}
impl From<&[u8]> for Value {
    fn from(of: &[u8]) -> Value {
        Value::Bytes(of.to_vec())
    }
}
impl From<Vec<u8>> for Value {
    fn from(of: Vec<u8>) -> Value {
        Value::Bytes(of)
    }
}
impl<const N: usize> From<[u8; N]> for Value {
    fn from(of: [u8; N]) -> Value {
        Value::Bytes(of.to_vec())
    }
}
impl From<Id> for Value {
    fn from(of: Id) -> Value {
        Value::Bytes(of.as_bytes().to_vec())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(of: Option<T>) -> Value {
        of.map_or(Value::Null, Into::into)
    }
}

/// Values for a statement, in the order of their places.
#[macro_export]
macro_rules! values {
    ($($of:expr),* $(,)?) => { &[$($crate::ledger::Value::from($of)),*] };
}

/// One row of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(pub Vec<Value>);

impl Row {
    fn wrong(&self, at: usize) -> Failure {
        Failure::Broken(anyhow::anyhow!("column {at} is not what the ledger writes"))
    }

    /// The number in a column.
    pub fn number(&self, at: usize) -> Result<i64> {
        match self.0.get(at) {
            Some(Value::Number(of)) => Ok(*of),
            _ => Err(self.wrong(at)),
        }
    }

    /// The number in a column that may be null.
    pub fn number_or_none(&self, at: usize) -> Result<Option<i64>> {
        match self.0.get(at) {
            Some(Value::Null) => Ok(None),
            _ => self.number(at).map(Some),
        }
    }

    /// The text in a column.
    pub fn text(&self, at: usize) -> Result<String> {
        match self.0.get(at) {
            Some(Value::Text(of)) => Ok(of.clone()),
            _ => Err(self.wrong(at)),
        }
    }

    /// The text in a column that may be null.
    pub fn text_or_none(&self, at: usize) -> Result<Option<String>> {
        match self.0.get(at) {
            Some(Value::Null) => Ok(None),
            _ => self.text(at).map(Some),
        }
    }

    /// The bytes in a column.
    pub fn bytes(&self, at: usize) -> Result<Vec<u8>> {
        match self.0.get(at) {
            Some(Value::Bytes(of)) => Ok(of.clone()),
            _ => Err(self.wrong(at)),
        }
    }

    /// So many bytes in a column.
    pub fn sized<const N: usize>(&self, at: usize) -> Result<[u8; N]> {
        self.bytes(at)?.try_into().map_err(|_| self.wrong(at))
    }

    /// The id in a column.
    pub fn id(&self, at: usize) -> Result<Id> {
        Id::from_slice(&self.bytes(at)?).map_err(|_| self.wrong(at))
    }

    /// The id in a column that may be null.
    pub fn id_or_none(&self, at: usize) -> Result<Option<Id>> {
        match self.0.get(at) {
            Some(Value::Null) => Ok(None),
            _ => self.id(at).map(Some),
        }
    }
}

/// Why the ledger did not do it. What was committed before is still there.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Somebody else wrote at the same moment (40001): the whole transaction is to be done again.
    #[error("another transaction was in the way")]
    Again,
    /// What is asked for does not fit what is there; nothing was written, and the same again changes nothing.
    #[error("{0}")]
    Refused(&'static str),
    #[error("the ledger cannot be reached")]
    Unreachable(#[source] anyhow::Error),
    #[error("the ledger is broken or of a newer server")]
    Broken(#[source] anyhow::Error),
}

/// What the ledger's functions give back.
pub type Result<T> = std::result::Result<T, Failure>;

/// The inside of one transaction. Places are written `$1`, `$2`, in the order in which they first stand.
pub trait Sql {
    /// Runs a statement and gives how many rows it changed.
    fn run(&mut self, statement: &'static str, with: &[Value]) -> Result<u64>;
    /// Runs a question and gives its rows.
    fn ask(&mut self, statement: &'static str, with: &[Value]) -> Result<Vec<Row>>;

    /// The first row of a question.
    fn first(&mut self, statement: &'static str, with: &[Value]) -> Result<Option<Row>> {
        Ok(self.ask(statement, with)?.into_iter().next())
    }
}

/// What is done inside a transaction: again from its beginning where another was in the way.
pub type Work<'a> = &'a mut dyn FnMut(&mut dyn Sql) -> Result<()>;

/// How often a transaction is tried before its caller is asked to come back.
pub const TRIES: u32 = 12;

/// Keeps what nobody may lose.
pub trait Ledger: Send + Sync {
    /// Does work in one transaction, and again where another was in the way. When this returns, it lies on the disk.
    fn write(&self, work: Work<'_>) -> Result<()>;
    /// Looks, and writes nothing.
    fn read(&self, work: Work<'_>) -> Result<()>;
    /// Where it lies, without secrets: for a person who reads a line.
    fn place(&self) -> String;
    /// Copies a state of it into a file that only this server's key opens, while others write. None where the database's
    /// own tools do that.
    fn copy_to(&self, file: &std::path::Path) -> Result<Option<()>>;
}

impl fmt::Debug for dyn Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ledger")
    }
}

/// Does work that gives something in one transaction.
pub fn write<T>(ledger: &dyn Ledger, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
    let mut given = None;
    ledger.write(&mut |sql| {
        given = Some(work(sql)?);
        Ok(())
    })?;
    given.ok_or_else(|| Failure::Broken(anyhow::anyhow!("a transaction ended without its work")))
}

/// Looks, and gives what was seen.
pub fn read<T>(ledger: &dyn Ledger, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
    let mut given = None;
    ledger.read(&mut |sql| {
        given = Some(work(sql)?);
        Ok(())
    })?;
    given.ok_or_else(|| Failure::Broken(anyhow::anyhow!("a reading ended without its work")))
}

/// Opens the ledger that the configuration names, and makes its tables where they are not there. Where this folder knew one and
/// nothing is there now, nothing is made either: whoever is putting it back finds it as they left it.
pub fn open(config: &Config, key: &store::cipher::DataKey) -> Result<Arc<dyn Ledger>> {
    let was_there = crate::known::is_any(&config.data);
    let is_missing = Err(Failure::Refused(crate::known::NOTHING_IN_IT));
    Ok(match &config.database {
        None => {
            let file = config.data.join("ledger.kith");
            if was_there && !file.exists() {
                return is_missing;
            }
            Arc::new(embedded::Embedded::open(&file, key)?)
        }
        Some(address) => {
            let ledger = postgres::Postgres::connected(address)?;
            if was_there && !ledger.is_begun()? {
                return is_missing;
            }
            ledger.make_tables()?;
            Arc::new(ledger)
        }
    })
}
