//! How does a district that runs PostgreSQL keep its ledger there? The same statements over a few connections, every
//! transaction serializable and done again where another was in the way. Nothing here relies on what only one engine has.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, NoTls, Statement};

use super::{Failure, Ledger, Result, Row, Sql, TRIES, Value, Work, schema};

const CONNECTIONS: usize = 8;

/// The ledger in a PostgreSQL database.
pub struct Postgres {
    address: String,
    place: String,
    runtime: Driver,
    free: Mutex<Vec<Connection>>,
    is_free: Condvar,
    /// One at a time from this process: the feed's counter row would make them wait for each other anyway, and fail.
    turn: Mutex<()>,
}

/// What drives the connections. A runtime may not end inside another: it is let go.
struct Driver(Option<Runtime>, Handle);

impl Driver {
    fn block_on<F: Future>(&self, of: F) -> F::Output {
        self.1.block_on(of)
    }

    fn spawn(&self, of: impl Future<Output = impl Send + 'static> + Send + 'static) {
        self.1.spawn(of);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[derive(Default)]
struct Connection {
    client: Option<Client>,
    prepared: std::collections::HashMap<&'static str, Statement>,
}

/// A statement as PostgreSQL says it.
fn spoken(statement: &str) -> String {
    statement.replace("BLOB", "BYTEA").replace("INTEGER", "BIGINT")
}

fn told(why: tokio_postgres::Error) -> Failure {
    let again = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::UNIQUE_VIOLATION];
    match why.code() {
        Some(code) if again.contains(code) => Failure::Again,
        Some(_) => Failure::Broken(why.into()),
        None => Failure::Unreachable(why.into()),
    }
}

impl Postgres {
    /// Connects, and makes the tables where they are not there.
    pub fn open(address: &str) -> Result<Postgres> {
        let ledger = Postgres::connected(address)?;
        ledger.make_tables()?;
        Ok(ledger)
    }

    /// The same without a table being made.
    pub fn connected(address: &str) -> Result<Postgres> {
        let said: tokio_postgres::Config =
            address.parse().map_err(|_| Failure::Unreachable(anyhow::anyhow!("that is no address of a PostgreSQL database")))?;
        let place = format!("PostgreSQL, database {}", said.get_dbname().unwrap_or("of that user"));
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("postgres")
            .enable_all()
            .build()
            .map_err(|why| Failure::Unreachable(why.into()))?;
        let handle = runtime.handle().clone();
        Ok(Postgres {
            address: address.to_owned(),
            place,
            runtime: Driver(Some(runtime), handle),
            free: Mutex::new((0..CONNECTIONS).map(|_| Connection::default()).collect()),
            is_free: Condvar::new(),
            turn: Mutex::new(()),
        })
    }

    /// Makes the tables where they are not there.
    pub fn make_tables(&self) -> Result<()> {
        self.with(|ledger, connection| {
            let client = connection.live(ledger)?;
            let make = schema::TABLES.iter().map(|table| spoken(table)).collect::<Vec<_>>().join("; ");
            ledger.runtime.block_on(client.batch_execute(&make)).map_err(told)
        })?;
        self.write(&mut |sql| schema::note(sql))
    }

    /// Whether a server began a ledger in this database: one that is being put back has no such table yet, or nothing in it.
    pub fn is_begun(&self) -> Result<bool> {
        const TABLE: &str =
            "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'settings'";
        const EPOCH: &str = "SELECT 1 FROM settings WHERE feed = $1 AND name = $2";
        let feed = schema::DISTRICT;
        let district: &[u8] = feed.as_bytes();
        self.with(|ledger, connection| {
            let client = connection.live(ledger)?;
            if ledger.runtime.block_on(client.query(TABLE, &[])).map_err(told)?.is_empty() {
                return Ok(false);
            }
            Ok(!ledger.runtime.block_on(client.query(EPOCH, &[&district, &"epoch"])).map_err(told)?.is_empty())
        })
    }

    fn with<T>(&self, act: impl FnOnce(&Postgres, &mut Connection) -> Result<T>) -> Result<T> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut connection = loop {
            match free.pop() {
                Some(connection) => break connection,
                None => free = self.is_free.wait(free).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(free);
        // Whatever happens, the place in the pool is given back; a connection in the middle of something is not.
        let done = catch_unwind(AssertUnwindSafe(|| act(self, &mut connection)));
        if !matches!(done, Ok(Ok(_) | Err(Failure::Again | Failure::Refused(_) | Failure::Broken(_)))) {
            connection = Connection::default();
        }
        self.free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        self.is_free.notify_one();
        done.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn once(&self, begin: &str, work: Work<'_>) -> Result<()> {
        self.with(|ledger, connection| {
            ledger.runtime.block_on(connection.live(ledger)?.batch_execute(begin)).map_err(told)?;
            let done = work(&mut Inside { ledger, connection });
            let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
            let ended = ledger.runtime.block_on(connection.live(ledger)?.batch_execute(end)).map_err(told);
            done.and(ended)
        })
    }
}

impl Connection {
    /// The connection, made anew where it was lost.
    fn live(&mut self, ledger: &Postgres) -> Result<&Client> {
        if self.client.as_ref().is_none_or(Client::is_closed) {
            self.prepared.clear();
            let connected = ledger.runtime.block_on(async {
                let connecting = tokio_postgres::connect(&ledger.address, NoTls);
                tokio::time::timeout(Duration::from_secs(10), connecting).await
            });
            let (client, driving) =
                connected.map_err(|why| Failure::Unreachable(why.into()))?.map_err(|why| Failure::Unreachable(why.into()))?;
            // It ends with its client.
            ledger.runtime.spawn(driving);
            self.client = Some(client);
        }
        self.client.as_ref().ok_or_else(|| Failure::Unreachable(anyhow::anyhow!("there is no connection")))
    }
}

impl Ledger for Postgres {
    fn write(&self, work: Work<'_>) -> Result<()> {
        for tried in 0..TRIES {
            let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let done = self.once("BEGIN ISOLATION LEVEL SERIALIZABLE", work);
            drop(turn);
            match done {
                Err(Failure::Again) => std::thread::sleep(Duration::from_millis(u64::from(tried * tried))),
                done => return done,
            }
        }
        Err(Failure::Again)
    }

    fn read(&self, work: Work<'_>) -> Result<()> {
        for _ in 0..TRIES {
            match self.once("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work) {
                Err(Failure::Again) => {}
                done => return done,
            }
        }
        Err(Failure::Again)
    }

    fn place(&self) -> String {
        self.place.clone()
    }

    fn copy_to(&self, _file: &std::path::Path) -> Result<Option<()>> {
        Ok(None)
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        of: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> std::result::Result<tokio_postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(tokio_postgres::types::IsNull::Yes),
            Value::Number(n) => n.to_sql(of, out),
            Value::Text(text) => text.to_sql(of, out),
            Value::Bytes(bytes) => bytes.to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BYTEA].contains(of)
    }

    tokio_postgres::types::to_sql_checked!();
}

struct Inside<'a> {
    ledger: &'a Postgres,
    connection: &'a mut Connection,
}

impl Inside<'_> {
    fn prepared(&mut self, statement: &'static str) -> Result<Statement> {
        if let Some(known) = self.connection.prepared.get(statement) {
            return Ok(known.clone());
        }
        let client = self.connection.live(self.ledger)?;
        let made = self.ledger.runtime.block_on(client.prepare(&spoken(statement))).map_err(told)?;
        self.connection.prepared.insert(statement, made.clone());
        Ok(made)
    }
}

fn places(with: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    with.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Sql for Inside<'_> {
    fn run(&mut self, statement: &'static str, with: &[Value]) -> Result<u64> {
        let prepared = self.prepared(statement)?;
        let client = self.connection.live(self.ledger)?;
        self.ledger.runtime.block_on(client.execute(&prepared, &places(with))).map_err(told)
    }

    fn ask(&mut self, statement: &'static str, with: &[Value]) -> Result<Vec<Row>> {
        let prepared = self.prepared(statement)?;
        let client = self.connection.live(self.ledger)?;
        let rows = self.ledger.runtime.block_on(client.query(&prepared, &places(with))).map_err(told)?;
        let read = |row: &tokio_postgres::Row| {
            let cell = |(at, column): (usize, &tokio_postgres::Column)| {
                let value = match *column.type_() {
                    Type::INT8 => row.try_get::<_, Option<i64>>(at).map(Value::from),
                    Type::TEXT => row.try_get::<_, Option<String>>(at).map(Value::from),
                    Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at).map(Value::from),
                    _ => return Err(Failure::Broken(anyhow::anyhow!("the ledger keeps no such type"))),
                };
                value.map_err(|why| Failure::Broken(why.into()))
            };
            row.columns().iter().enumerate().map(cell).collect::<Result<Vec<_>>>().map(Row)
        };
        rows.iter().map(read).collect()
    }
}
