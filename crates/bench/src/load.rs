//! How much does one server bear? A process of its own, with TLS, sealed and signed envelopes, rights, audit and encryption, on
//! both ledgers; those who ask it run beside it on the same machine and take their share of its cores. Sizes are printed with
//! every line, and an aim that is missed says so.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use server::client::{Line, Place};
use tokio::runtime::{Builder, Runtime};
use trials::load::own::OwnPostgres;
use trials::load::{Asker, Ground, Large, Wired, laid};
use trials::process::Server;
use trials::real::hand::Clock;
use trials::real::laptop::{Fate, Laptop};

use crate::figure::{Spread, Table, counted, shown};
use crate::{Sizes, machine};

mod slow;

/// The most memory that a server ever held, in MiB.
fn peak_mib(server: &Server) -> Option<u64> {
    machine::peak_kib_of(&server.id().to_string()).map(|kib| kib / 1024)
}

fn turned_away(server: &Server, runtime: &Runtime) -> Result<String> {
    let answered = runtime.block_on(async { Line::to(&server.place).await?.ask("GET", "/metrics", None, Vec::new()).await })?;
    let text = String::from_utf8_lossy(&answered.body).into_owned();
    Ok(text.lines().find_map(|line| line.strip_prefix("kith_turned_away_total ")).unwrap_or("?").to_owned())
}

/// Measures everything on both ledgers. `only` names one of them.
pub fn measured(beside: &Path, sizes: &Sizes, only: Option<&str>, table: &mut Table) -> Result<()> {
    if only != Some("postgresql") {
        on_one("SQLite", beside, sizes, None, table)?;
    }
    if only != Some("sqlite") {
        match OwnPostgres::start_durable() {
            Ok(own) => on_one("PostgreSQL", beside, sizes, Some(&own.address), table)?,
            Err(why) => println!("PostgreSQL: skipped, {why}\n"),
        }
    }
    Ok(())
}

fn on_one(name: &str, beside: &Path, sizes: &Sizes, database: Option<&str>, table: &mut Table) -> Result<()> {
    let folder = crate::passing(beside)?;
    let data = folder.path().join("server");
    let large = Large { counselors: sizes.counselors, students_each: sizes.students, devices: sizes.devices };
    eprintln!(
        "{name}: laying a district of {} counselors, {} students each, {} devices …",
        large.counselors, large.students_each, large.devices
    );
    let ground = laid(&data, database, large)?;
    let server = Server::start(&data, database)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let district = format!(
        "{name}, {} students in the roster, {} of each counselor",
        counted((large.counselors * large.students_each) as u64),
        large.students_each
    );
    let mut askers = runtime.block_on(greeted(&server.place, &ground, sizes.clients))?;
    syncs(&server, &runtime, &mut askers, sizes, name, &district, table)?;
    changes(&server, &runtime, &mut askers, sizes, &district, table)?;
    drop(askers);
    first_sync(&server, &runtime, &ground, sizes, folder.path(), &district, table)?;
    every_five_minutes(&server, &runtime, &ground, sizes, &district, table)?;
    let turned_away = turned_away(&server, &runtime)?;
    let peak = peak_mib(&server).context("the system does not say how much memory a process held")?;
    table.once("peak memory of the server", &district, format!("{peak} MiB"), Some(("≤ 512 MiB", peak <= 512)));
    table.once("requests that were turned away", &district, turned_away.clone(), Some(("0", turned_away == "0")));
    Ok(())
}

/// Laptops that have heard once what they hold.
async fn greeted(place: &Place, ground: &Ground, so_many: usize) -> Result<Vec<(Asker, Line)>> {
    let mut all = Vec::new();
    for (n, known) in ground.known.iter().take(so_many).enumerate() {
        let mut line = Line::to(place).await?;
        let mut asker = Asker::new(*known, &ground.students[n % ground.students.len()]);
        asker.asks(&mut line, Vec::new()).await?;
        all.push((asker, line));
    }
    Ok(all)
}

/// What those who ask at once measured.
#[derive(Default)]
struct Told {
    times: Vec<Duration>,
    changes: usize,
    sent: usize,
    came: usize,
}

/// Every asker asks again as soon as it is answered, for so long; each question brings one part of so many changes.
fn pressed(
    runtime: &Runtime,
    askers: &mut Vec<(Asker, Line)>,
    lasts: Duration,
    parts: usize,
    changes: usize,
    from: u64,
) -> Result<(Told, Duration)> {
    let began = Instant::now();
    let nth = Arc::new(AtomicUsize::new(from as usize));
    let each: Vec<_> = askers
        .drain(..)
        .map(|(mut asker, mut line)| {
            let nth = nth.clone();
            runtime.spawn(async move {
                let mut told = Told::default();
                while began.elapsed() < lasts {
                    let parts: Vec<_> =
                        (0..parts).map(|_| asker.part(nth.fetch_add(1, Ordering::Relaxed) as u64, changes)).collect();
                    let begun = Instant::now();
                    let cost = asker.asks(&mut line, parts).await?;
                    told.times.push(begun.elapsed());
                    told.changes += cost.taken * changes;
                    told.sent += cost.sent;
                    told.came += cost.came;
                }
                Ok::<_, anyhow::Error>((asker, line, told))
            })
        })
        .collect();
    let mut all = Told::default();
    for one in each {
        let (asker, line, told) = runtime.block_on(one)??;
        askers.push((asker, line));
        all.times.extend(told.times);
        all.changes += told.changes;
        all.sent += told.sent;
        all.came += told.came;
    }
    Ok((all, began.elapsed()))
}

fn syncs(
    server: &Server,
    runtime: &Runtime,
    askers: &mut Vec<(Asker, Line)>,
    sizes: &Sizes,
    name: &str,
    at: &str,
    table: &mut Table,
) -> Result<()> {
    let (told, took) = pressed(runtime, askers, sizes.pressed, 1, 3, 0)?;
    let a_second = told.times.len() as f64 / took.as_secs_f64();
    let least = if name == "SQLite" { 500.0 } else { 250.0 };
    let at = format!("{at}; {} clients, each part of 3 changes, {:.0} s", askers.len(), took.as_secs_f64());
    table.once("syncs a second", &at, format!("{a_second:.0}"), Some((&format!("≥ {least:.0}"), a_second >= least)));
    table.spread("a sync, at so many clients", &at, &Spread::of(told.times), Some(("≤ 500 ms", Duration::from_millis(500))));
    eprintln!("  peak {:?} MiB", peak_mib(server));
    Ok(())
}

fn changes(
    server: &Server,
    runtime: &Runtime,
    askers: &mut Vec<(Asker, Line)>,
    sizes: &Sizes,
    at: &str,
    table: &mut Table,
) -> Result<()> {
    let few = askers.len().min(8);
    let rest = askers.split_off(few);
    let (told, took) = pressed(runtime, askers, sizes.pressed, 10, 60, 1_000_000)?;
    askers.extend(rest);
    let a_second = told.changes as f64 / took.as_secs_f64();
    let at = format!("{at}; {few} clients, 10 maps of 60 changes in each question");
    table.once("changes in, a second", &at, counted(a_second as u64), Some(("≥ 10,000", a_second >= 10_000.0)));
    eprintln!("  peak {:?} MiB", peak_mib(server));
    Ok(())
}

/// A laptop meets its server until there is nothing more; says in how many questions.
fn meets(laptop: &mut Laptop, wired: &Wired<'_>) -> Result<usize> {
    for n in 1..5_000 {
        let took = laptop.asks(wired, Fate::Whole)?.context("the server did not answer")?;
        if !took.has_more {
            return Ok(n);
        }
    }
    anyhow::bail!("the laptop and the server never agree")
}

/// One counselor's maps go up from a real store, and come down to another's; then changes over a slow wire.
fn first_sync(
    server: &Server,
    runtime: &Runtime,
    ground: &Ground,
    sizes: &Sizes,
    folder: &Path,
    at: &str,
    table: &mut Table,
) -> Result<()> {
    let clock = Clock::at(store::clock::Machine::rim().now_ms());
    let place = &server.place;
    // The last devices of the first two counselors, who share their students: nobody has asked with them yet.
    let counselors = ground.students.len();
    let last = |whose: usize| (0..ground.known.len()).rev().find(|n| n % counselors == whose).map(|n| ground.known[n]);
    let (writer, reader) = last(0).zip(last(1)).context("there are two counselors")?;
    let fast = Wired::to(runtime, place)?;
    let mut ana = Laptop::known(&folder.join("ana"), &clock, 1, writer)?;
    meets(&mut ana, &fast)?;
    let waves = invented::large_caseload(7, ground.students[0].len(), sizes.alters, sizes.waves + 1);
    let mut later = Vec::new();
    let mut kept = 0;
    for wave in waves {
        kept += 1;
        if kept % (sizes.waves + 1) == 0 {
            later.push(wave);
            continue;
        }
        ana.desk().store().commit_sets(writer.me, "keep_wave", &wave.sets)?;
    }
    let begun = Instant::now();
    meets(&mut ana, &fast)?;
    let what = format!("{at}; {} students × {} people × {} maps", ground.students[0].len(), sizes.alters, sizes.waves);
    let wire = |wired: &Wired<'_>| format!("{} KiB up, {} KiB down", wired.sent.get() / 1024, wired.came.get() / 1024);
    table.once("a counselor's maps go up", &what, format!("{} ({})", shown(begun.elapsed()), wire(&fast)), None);

    let fresh = Wired::to(runtime, place)?;
    let mut ben = Laptop::known(&folder.join("ben"), &clock, 2, reader)?;
    let begun = Instant::now();
    meets(&mut ben, &fresh)?;
    let took = begun.elapsed();
    anyhow::ensure!(ben.is_whole()?, "not everything is there");
    table.once(
        "first sync of a new laptop",
        &what,
        format!("{} ({})", shown(took), wire(&fresh)),
        Some(("≤ 20 s", took <= Duration::from_secs(20))),
    );

    // 10 Mbit/s and 100 ms: a school far away.
    let mut changes = 0;
    for wave in later {
        if changes >= sizes.slow_changes {
            break;
        }
        changes += wave.sets.len();
        ana.desk().store().commit_sets(writer.me, "keep_wave", &wave.sets)?;
    }
    let relay = slow::Relay::before(runtime, &server.at)?;
    let far = Place { at: Some(relay.at.clone()), ..place.clone() };
    let what = format!("{at}; {} changes, 10 Mbit/s and 100 ms", counted(changes as u64));
    for (laptop, name) in [(&mut ana, "changes go up over a slow wire"), (&mut ben, "and come down to another")] {
        let wired = Wired::to(runtime, &far)?;
        let begun = Instant::now();
        meets(laptop, &wired)?;
        let took = begun.elapsed();
        table.once(name, &what, format!("{} ({})", shown(took), wire(&wired)), Some(("≤ 2 s", took <= Duration::from_secs(2))));
    }
    anyhow::ensure!(ben.commits()?.len() >= kept - kept / (sizes.waves + 1), "what one wrote is with the other");
    Ok(())
}

/// Each device of a district comes once in five minutes, on a connection of its own, whoever else is there.
fn every_five_minutes(
    server: &Server,
    runtime: &Runtime,
    ground: &Ground,
    sizes: &Sizes,
    at: &str,
    table: &mut Table,
) -> Result<()> {
    let apart = Duration::from_secs_f64(300.0 / 5_000.0);
    // Those who asked before go on with their chains elsewhere.
    let fresh: Vec<usize> =
        (sizes.clients..ground.known.len().saturating_sub(2 * ground.students.len())).take(sizes.comers).collect();
    let so_many = fresh.len();
    let began = Instant::now();
    let mut each = Vec::new();
    let mut askers = Vec::new();
    // They were there five minutes ago, and know what they hold.
    for n in fresh {
        askers.push(Asker::new(ground.known[n], &ground.students[n % ground.students.len()]));
    }
    let known = runtime.block_on(async {
        let mut line = Line::to(&server.place).await?;
        for asker in &mut askers {
            asker.asks(&mut line, Vec::new()).await?;
        }
        Ok::<_, anyhow::Error>(())
    });
    known?;
    eprintln!("  {so_many} devices know what they hold after {:.0} s", began.elapsed().as_secs_f64());
    let began = Instant::now();
    for (n, mut asker) in askers.into_iter().enumerate() {
        let place = server.place.clone();
        each.push(runtime.spawn(async move {
            tokio::time::sleep_until((began + apart * n as u32).into()).await;
            let parts = (n % 4 == 0).then(|| asker.part(2_000_000 + n as u64, 3)).into_iter().collect();
            let begun = Instant::now();
            let mut line = Line::to(&place).await?;
            asker.asks(&mut line, parts).await?;
            Ok::<_, anyhow::Error>(begun.elapsed())
        }));
    }
    let mut times = Vec::new();
    for one in each {
        times.push(runtime.block_on(one)??);
    }
    let what = format!("{at}; {so_many} devices, one every {} ms, handshake included, every fourth with news", apart.as_millis());
    table.spread("5,000 devices every five minutes", &what, &Spread::of(times), Some(("≤ 150 ms", Duration::from_millis(150))));
    Ok(())
}
