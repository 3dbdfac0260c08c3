//! How is a figure shown? Median, 99th percentile and worst beside the aim, and whether it was met.
//! A percentile is one of the values that were measured (nearest rank); nothing is smoothed or left out.

use std::time::Duration;

/// Many measurements of one thing, sorted.
#[derive(Debug)]
pub struct Spread(Vec<Duration>);

impl Spread {
    /// # Panics
    /// Where nothing was measured: a figure of nothing is no figure.
    pub fn of(mut times: Vec<Duration>) -> Spread {
        assert!(!times.is_empty(), "nothing was measured");
        times.sort_unstable();
        Spread(times)
    }

    /// The smallest measured value that at least this share of all does not exceed.
    pub fn at(&self, share: f64) -> Duration {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    pub fn p99(&self) -> Duration {
        self.at(0.99)
    }
}

/// One line of the table.
#[derive(Debug, Default)]
pub struct Line {
    pub what: String,
    pub at: String,
    pub median: String,
    pub p99: String,
    pub worst: String,
    pub aim: String,
    pub is_met: Option<bool>,
}

/// The figures, in the order of their measuring.
#[derive(Debug, Default)]
pub struct Table(Vec<Line>);

impl Table {
    pub fn put(&mut self, line: Line) {
        // Said at once as well: a long bench that is interrupted has told what it knew.
        eprintln!("  {}: {} {} {}", line.what, line.median, line.p99, line.worst);
        self.0.push(line);
    }

    /// A spread of times. `aim` is what the p99 may be.
    pub fn spread(&mut self, what: &str, at: &str, times: &Spread, aim: Option<(&str, Duration)>) {
        self.put(Line {
            what: what.to_owned(),
            at: at.to_owned(),
            median: shown(times.at(0.5)),
            p99: shown(times.p99()),
            worst: shown(times.at(1.0)),
            aim: aim.map_or(String::new(), |(words, _)| words.to_owned()),
            is_met: aim.map(|(_, most)| times.p99() <= most),
        });
    }

    /// One value that stands alone, measured once.
    pub fn once(&mut self, what: &str, at: &str, value: String, aim: Option<(&str, bool)>) {
        self.put(Line {
            what: what.to_owned(),
            at: at.to_owned(),
            median: value,
            aim: aim.map_or(String::new(), |(words, _)| words.to_owned()),
            is_met: aim.map(|(_, is_met)| is_met),
            ..Line::default()
        });
    }

    pub fn print(&self) {
        println!("{}", self.drawn());
    }

    fn drawn(&self) -> String {
        let head = ["figure", "at", "median or value", "p99", "worst", "aim", "met"].map(str::to_owned);
        let mut rows = vec![head];
        rows.extend(self.0.iter().map(|line| {
            let met = match line.is_met {
                Some(true) => "yes",
                Some(false) => "NO",
                None => "",
            };
            [&line.what, &line.at, &line.median, &line.p99, &line.worst, &line.aim, met].map(str::to_owned)
        }));
        let widths: Vec<usize> =
            (0..7).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
        let drawn = |row: &[String; 7]| {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            cells.join("  ").trim_end().to_owned()
        };
        let mut lines: Vec<String> = rows.iter().map(drawn).collect();
        lines.insert(1, widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  "));
        lines.join("\n")
    }
}

/// A time as it is read: three figures and a unit.
pub fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        _ if micros < 1_000.0 => format!("{micros:.0} µs"),
        _ if micros < 10_000.0 => format!("{:.2} ms", micros / 1e3),
        _ if micros < 1_000_000.0 => format!("{:.1} ms", micros / 1e3),
        _ => format!("{:.2} s", micros / 1e6),
    }
}

/// 1234567 as 1,234,567.
pub fn counted(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let times = Spread::of((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!(times.at(0.5), Duration::from_millis(100));
        assert_eq!(times.p99(), Duration::from_millis(198));
        assert_eq!(times.at(1.0), Duration::from_millis(200));
        assert_eq!(Spread::of(vec![Duration::from_millis(7)]).p99(), Duration::from_millis(7));
    }

    #[test]
    fn an_aim_that_is_missed_says_no() {
        let mut table = Table::default();
        let slow = Spread::of(vec![Duration::from_millis(17)]);
        table.spread("gesture", "here", &slow, Some(("≤ 16 ms", Duration::from_millis(16))));
        table.once("rebuild", "here", "200,000/s".into(), Some(("≥ 150,000/s", true)));
        let drawn = table.drawn();
        assert!(drawn.lines().nth(2).is_some_and(|line| line.ends_with("NO")), "{drawn}");
        assert!(drawn.lines().nth(3).is_some_and(|line| line.ends_with("yes")), "{drawn}");
    }

    #[test]
    fn numbers_and_times_are_read_at_a_glance() {
        assert_eq!([counted(0), counted(999), counted(1_000), counted(1_234_567)], ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(shown(Duration::from_micros(250)), "250 µs");
        assert_eq!(shown(Duration::from_micros(1_234)), "1.23 ms");
        assert_eq!(shown(Duration::from_millis(12)), "12.0 ms");
        assert_eq!(shown(Duration::from_millis(11_800)), "11.80 s");
    }
}
