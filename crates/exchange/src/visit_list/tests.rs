use std::path::PathBuf;

use domain::visits::Format;
use tempfile::TempDir;

use super::*;
use crate::watch::Unwatched;

const HERE: ClockHere<'static> = &|at| at - chrono::Duration::hours(7);

fn file(name: &str, bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn look(path: &Path) -> ListLook {
    look_at_list(path, HERE, &Unwatched).unwrap()
}

fn read(path: &Path, days: Option<DayOrder>) -> VisitList {
    let look = look(path);
    let mapping = ListMapping { columns: look.guess, days, of: ListOf::Held };
    read_list(path, &mapping, look.mark, HERE, &Unwatched).unwrap()
}

fn reasons(notes: &LineNotes) -> Vec<(u32, LineReason)> {
    notes.kept.iter().map(|note| (note.line, note.reason)).collect()
}

const PLATFORM: &str = "Session ID,Date,Start Time,Speaker,Company,Career Cluster,Class,Session Type,Title,Students,Status\n\
    7,2026-11-20,10:40,Maya Brandt,Basin Power,Health Science,Period 3,Live,A day at the dam,28,Completed\n\
    8,2026-11-21,1:05 PM,=HYPERLINK(\"x\"),,Basket weaving,Period 3,Recorded,,many,\n\
    9,2026-11-22,,Sam Adeyemi,,,Period 5,Holo,,,Cancelled\n\
    10,,,Sam Adeyemi,,,,,,,\n\
    11,2026-11-23,soon,,,,,,,,\n\
    12,2026-11-24,soon,Ana <ana@x.org>,,,Period 5,Holo,,,\n";

#[test]
fn each_line_says_who_came_when_and_to_which_class_or_why_it_is_refused() {
    let (_folder, path) = file("sessions.csv", PLATFORM);
    let list = read(&path, None);
    let maya = &list.lines[0];
    assert_eq!((maya.line, maya.day.to_string().as_str(), maya.time.as_deref()), (2, "2026-11-20", Some("10:40")));
    assert_eq!(
        (maya.visitor.as_str(), maya.organisation.as_deref(), maya.counted),
        ("Maya Brandt", Some("Basin Power"), Some(28))
    );
    assert_eq!(
        (maya.format, maya.class.as_deref(), maya.number.as_deref()),
        (Some(Format::Virtual), Some("Period 3"), Some("7"))
    );
    // A formula is a name like any other here: it is only ever shown as text.
    assert_eq!((list.lines[1].visitor.as_str(), list.lines[1].time.as_deref()), ("=HYPERLINK(\"x\")", Some("13:05")));
    assert_eq!(list.lines[2].visitor, "Ana");
    assert_eq!(list.lines.len(), 3);
    assert_eq!(
        reasons(&list.refused),
        [(4, LineReason::DidNotTakePlace), (5, LineReason::ValueMissing), (6, LineReason::NameMissing)]
    );
    let warned = reasons(&list.warned);
    for expected in [
        (3, LineReason::ClusterUnknown),
        (3, LineReason::CountNotRead),
        (6, LineReason::TimeNotRead),
        (7, LineReason::TimeNotRead),
        (7, LineReason::MailLeftOut),
        (7, LineReason::FormatUnknown),
    ] {
        assert!(warned.contains(&expected), "{expected:?} in {warned:?}");
    }
    assert_eq!(list.refused.kept[1].column.as_deref(), Some("Date"));
}

#[test]
fn the_office_writes_windows_1252_with_semicolons_or_a_mark_before_it_and_it_reads_the_same() {
    let windows = b"Fecha;Hora;Ponente;Clase\r\n2026-11-20;10:40;I\xf1aki N\xfa\xf1ez;\"Qu\xedmica; 3\"\r\n";
    let utf8 = "\u{feff}Fecha;Hora;Ponente;Clase\r\n2026-11-20;10:40;Iñaki Núñez;\"Química; 3\"\r\n";
    for bytes in [&windows[..], utf8.as_bytes()] {
        let (_folder, path) = file("visitas.csv", bytes);
        let list = read(&path, None);
        let line = &list.lines[0];
        assert_eq!((line.visitor.as_str(), line.class.as_deref()), ("Iñaki Núñez", Some("Química; 3")));
        assert_eq!(list.refused.total, 0);
    }
}

#[test]
fn days_in_three_ways_are_asked_about_and_never_guessed() {
    let text = "Date,Speaker\n2026-11-20,Maya Brandt\n03/04/2026,Sam Adeyemi\n11/20/2026,Ana Ruiz\nNov 5 2026,Lee Wong\n";
    let (_folder, path) = file("mixed.csv", text);
    let days = &look(&path).days[0];
    assert_eq!((days.unsaid, days.not_day_first, days.not_month_first), (2, 1, 0));
    let on = |text: &str| text.parse::<NaiveDate>().ok();
    assert_eq!(
        days.samples[0],
        DaySample { text: "03/04/2026".into(), day_first: on("2026-04-03"), month_first: on("2026-03-04") }
    );
    assert_eq!(days.samples[1].day_first, None);
    let unsaid = read(&path, None);
    assert_eq!(reasons(&unsaid.refused), [(3, LineReason::DayOrderUnsaid), (4, LineReason::DayOrderUnsaid)]);
    let day_first = read(&path, Some(DayOrder::DayFirst));
    assert_eq!(reasons(&day_first.refused), [(4, LineReason::DayNotRead)], "it is not turned around");
    let month_first = read(&path, Some(DayOrder::MonthFirst));
    let days: Vec<String> = month_first.lines.iter().map(|line| line.day.to_string()).collect();
    assert_eq!(days, ["2026-11-20", "2026-03-04", "2026-11-20", "2026-11-05"]);
}

#[test]
fn forty_thousand_rows_are_read_and_a_file_that_was_changed_since_is_not() {
    let mut text = String::from("Date,Speaker,Class\n");
    for nth in 0..40_100 {
        use std::fmt::Write;
        writeln!(text, "2026-{:02}-{:02},Visitor {nth},Period {}", nth % 12 + 1, nth % 28 + 1, nth % 7).unwrap();
    }
    let (_folder, path) = file("many.csv", &text);
    let seen = look(&path);
    assert_eq!((seen.total, seen.sample.len()), (40_100, SHOWN));
    let mapping = ListMapping { columns: seen.guess, days: None, of: ListOf::Held };
    assert_eq!(read_list(&path, &mapping, seen.mark, HERE, &Unwatched).unwrap().lines.len(), 40_100);
    std::fs::write(&path, text.replacen("Speaker", "Topic", 1)).unwrap();
    assert!(matches!(read_list(&path, &mapping, seen.mark, HERE, &Unwatched), Err(Unreadable::Changed { .. })));
}

#[test]
fn a_calendar_goes_the_same_way() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a1\nSUMMARY:The dam\nDTSTART:20261120T174000Z\n\
        ORGANIZER;CN=Maya Brandt:mailto:m@x.org\nLOCATION:Period 3\nEND:VEVENT\nEND:VCALENDAR\n";
    let (_folder, path) = file("visits.ics", text);
    let look = look(&path);
    assert!(look.is_calendar);
    assert_eq!((look.total, look.days.iter().map(|days| days.unsaid).sum::<u32>()), (1, 0));
    let list = read(&path, None);
    let line = &list.lines[0];
    assert_eq!(
        (line.day.to_string().as_str(), line.time.as_deref(), line.title.as_deref()),
        ("2026-11-20", Some("10:40"), Some("The dam"))
    );
    assert_eq!(
        (line.visitor.as_str(), line.class.as_deref(), line.number.as_deref()),
        ("Maya Brandt", Some("Period 3"), Some("a1"))
    );
    let (_folder, empty) = file("empty.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
    assert!(matches!(look_at_list(&empty, HERE, &Unwatched), Err(Unreadable::NotATable { .. })));
}

#[test]
fn what_is_no_list_says_so() {
    let (_folder, photo) = file("photo.csv", [0x89, b'P', b'N', b'G', 0, 0]);
    assert!(matches!(look_at_list(&photo, HERE, &Unwatched), Err(Unreadable::NotATable { .. })));
    let (_folder, open) = file("open.csv", "Date,Speaker\n2026-11-20,\"Maya\n");
    assert!(matches!(look_at_list(&open, HERE, &Unwatched), Err(Unreadable::Broken { line: 2, .. })));
}

#[test]
fn a_column_of_days_says_from_when_to_when_it_goes_and_one_that_is_not_all_days_does_not() {
    let list = "Booked,Session date,Mixed,Figures,Speaker\n2026-09-01,\"Dec 4, 2026\",2026-09-01,3/4/2026,Ana\n2026-09-03,2026-12-11,soon,5/4/2026,Ben\n,,,,\n";
    let (_folder, path) = file("sessions.csv", list);
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let spans = look(&path).spans;
    assert_eq!(spans, [Some((day(9, 1), day(9, 3))), Some((day(12, 4), day(12, 11))), None, None, None]);
}
