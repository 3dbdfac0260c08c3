//! How is the server doing, in numbers? Counts and seconds for a monitoring system, and nothing about anybody.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is counted.
#[derive(Debug, Default)]
pub struct Metrics {
    pub requests: AtomicU64,
    /// Asked to come back later.
    pub turned_away: AtomicU64,
    /// Not understood, or not by who they said.
    pub refused: AtomicU64,
    pub failed: AtomicU64,
    pub syncs: AtomicU64,
    pub parts_taken: AtomicU64,
    pub parts_refused: AtomicU64,
    pub parts_given: AtomicU64,
    pub in_flight: AtomicU64,
    pub connections: AtomicU64,
    sync_micros: AtomicU64,
    within: [AtomicU64; WITHIN.len()],
}

/// The bounds of the histogram, in milliseconds.
const WITHIN: [u64; 8] = [5, 20, 50, 100, 250, 500, 1_000, 5_000];

/// One more, or so many.
pub fn count(of: &AtomicU64, more: u64) {
    of.fetch_add(more, Ordering::Relaxed);
}

impl Metrics {
    /// One sync took so long.
    pub fn synced(&self, took: Duration) {
        count(&self.syncs, 1);
        count(&self.sync_micros, took.as_micros() as u64);
        for (bound, within) in WITHIN.iter().zip(&self.within) {
            if took.as_millis() as u64 <= *bound {
                count(within, 1);
            }
        }
    }

    /// As Prometheus reads it.
    pub fn text(&self) -> String {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let mut text = String::with_capacity(2048);
        let counters = [
            ("kith_requests_total", "Requests received", &self.requests),
            ("kith_turned_away_total", "Requests asked to come back later", &self.turned_away),
            ("kith_refused_total", "Requests not understood or not authorised", &self.refused),
            ("kith_failed_total", "Requests that failed here", &self.failed),
            ("kith_parts_taken_total", "Parts of commits taken", &self.parts_taken),
            ("kith_parts_refused_total", "Parts of commits refused", &self.parts_refused),
            ("kith_parts_given_total", "Parts of commits given to devices", &self.parts_given),
        ];
        for (name, help, number) in counters {
            let _ = writeln!(text, "# HELP {name} {help}.\n# TYPE {name} counter\n{name} {}", of(number));
        }
        let gauges = [
            ("kith_requests_in_flight", "Requests being answered", &self.in_flight),
            ("kith_connections", "Open connections", &self.connections),
        ];
        for (name, help, number) in gauges {
            let _ = writeln!(text, "# HELP {name} {help}.\n# TYPE {name} gauge\n{name} {}", of(number));
        }
        let name = "kith_sync_seconds";
        let _ = writeln!(text, "# HELP {name} How long a sync took.\n# TYPE {name} histogram");
        for (bound, within) in WITHIN.iter().zip(&self.within) {
            let _ = writeln!(text, "{name}_bucket{{le=\"{}\"}} {}", *bound as f64 / 1000.0, of(within));
        }
        let all = of(&self.syncs);
        let seconds = of(&self.sync_micros) as f64 / 1_000_000.0;
        let _ = writeln!(text, "{name}_bucket{{le=\"+Inf\"}} {all}\n{name}_sum {seconds}\n{name}_count {all}");
        text
    }
}
