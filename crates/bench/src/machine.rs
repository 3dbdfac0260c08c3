//! What machine is this? A figure without its machine says nothing. What cannot be read here is called unknown.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use store::cipher::DataKey;
use store::clock::Machine;
use store::open::{Caches, Store};

/// The value after the first line that begins with `name`.
fn after(text: &str, name: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line[name.len()..].trim_start_matches([' ', '\t', ':']).trim().to_owned())
}

fn system(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn mib(kib: &str) -> Option<u64> {
    kib.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib / 1024)
}

/// Prints the machine, the engine, and how busy others keep it.
pub fn print(folder: &Path) -> Result<()> {
    let unknown = || "unknown".to_owned();
    let passing = crate::passing(folder)?;
    let rim = Machine::rim();
    let engine = Store::create(&passing.path().join("store.kith"), &DataKey::fresh(&*rim), rim, Caches::DRAFT)?.engine()?;
    let memory = after(&system("/proc/meminfo"), "MemTotal").as_deref().and_then(mib);
    println!("processor  {}", after(&system("/proc/cpuinfo"), "model name").unwrap_or_else(unknown));
    println!("cores      {}", std::thread::available_parallelism().map_or_else(|_| unknown(), |cores| cores.to_string()));
    println!("memory     {}", memory.map_or_else(unknown, |mib| format!("{mib} MiB")));
    println!("system     {} {}", std::env::consts::OS, system("/proc/sys/kernel/osrelease").trim());
    println!("engine     {engine}; journal in WAL, synchronous FULL");
    println!("folder     {}", folder.display());
    println!("load       {} before this bench began\n", system("/proc/loadavg").split(' ').next().unwrap_or("unknown"));
    Ok(())
}

/// How long this thread has worked on a processor: what is left of a time when the others on the machine are taken away.
/// Some systems count it in steps of milliseconds, so it serves long work alone. None where the system does not say.
pub fn worked() -> Option<Duration> {
    system("/proc/thread-self/schedstat").split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The most memory that this process ever held, in KiB. None where the system does not say.
pub fn peak_kib() -> Option<u64> {
    peak_kib_of("self")
}

/// The same of another process.
pub fn peak_kib_of(process: &str) -> Option<u64> {
    after(&system(&format!("/proc/{process}/status")), "VmHWM")?.split_whitespace().next()?.parse().ok()
}

/// From here on the peak of that process is counted anew, where the system lets one ask for that.
pub fn forgets_peak(process: u32) {
    let _ = fs::write(format!("/proc/{process}/clear_refs"), "5");
}

/// A folder that lies in memory, where a sync costs nothing. None where the system has none.
pub fn in_memory() -> Option<&'static Path> {
    let folder = Path::new("/dev/shm");
    let is_memory = system("/proc/mounts").lines().any(|line| {
        let mut words = line.split(' ').skip(1);
        words.next() == Some("/dev/shm") && words.next() == Some("tmpfs")
    });
    is_memory.then_some(folder)
}
