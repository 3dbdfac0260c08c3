//! What is read from tables, told as one would tell it.

use std::io::Write;

use domain::line_reason::LineReason;
use domain::people::ColumnUse;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;
use crate::mapping::{guess_mapping, meant_by, students_of};

fn read(name: &str, bytes: &[u8]) -> Result<Table, Unreadable> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_table(&path)
}

fn xlsx(sheets: &[&str]) -> Vec<u8> {
    workbook(sheets, &|_| "visible")
}

/// A workbook with how each of its sheets is shown.
fn workbook(sheets: &[&str], state: &dyn Fn(usize) -> &'static str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let each = |of: &dyn Fn(usize) -> String| (1..=sheets.len()).map(of).collect::<String>();
    let types = each(&|n| {
        format!(
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        )
    });
    put(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
        ),
    );
    put(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    );
    let names = each(&|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" state=\"{}\" r:id=\"r{n}\"/>", state(n)));
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{names}</sheets></workbook>"
        ),
    );
    let rels = each(&|n| {
        format!(
            "<Relationship Id=\"r{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
    });
    put(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{rels}</Relationships>"),
    );
    for (at, rows) in sheets.iter().enumerate() {
        put(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            &format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
            ),
        );
    }
    zip.finish().unwrap().into_inner()
}

fn text_cell(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn commas_semicolons_and_tabs_are_told_apart_and_blank_lines_do_not_shift_the_count() {
    for delimiter in [",", ";", "\t"] {
        let text = "Name|Note\n\n\"Rivera, Luz; x\ty\"|\"two\nlines\"\n||\nAna|b\n".replace('|', delimiter);
        let table = read("list.csv", text.as_bytes()).unwrap();
        assert_eq!(table.columns, ["Name", "Note"]);
        assert_eq!(table.rows, [["Rivera, Luz; x y", "two lines"], ["Ana", "b"]]);
        assert_eq!(table.line_of, [3, 6]);
    }
}

#[test]
fn the_letters_of_every_office_are_read() {
    let text = "Nombre;Apellidos\nJosé;Núñez\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = format!("\u{feff}{text}");
    for bytes in [text.as_bytes(), &utf16, &windows, marked.as_bytes()] {
        let table = read("alumnos.csv", bytes).unwrap();
        assert_eq!((table.columns[0].as_str(), table.rows[0].join(" ").as_str()), ("Nombre", "José Núñez"));
    }
}

#[test]
fn an_xlsx_is_read_from_its_first_filled_sheet_and_a_far_corner_costs_nothing() {
    let rows = format!(
        "<row r=\"3\">{}{}</row><row r=\"5\">{}<c r=\"B5\"><v>9</v></c></row><row r=\"1048576\">{}</row>",
        text_cell("A3", "Student"),
        text_cell("B3", "Grade"),
        text_cell("A5", "=1+1 &lt;b&gt;"),
        text_cell("XFD1048576", "far")
    );
    let far = |table: &Table| table.left_out.iter().map(|note| (note.line, note.reason)).collect::<Vec<_>>();
    let table = read("list.xlsx", &xlsx(&["", &rows])).unwrap();
    assert_eq!(table.columns, ["Student", "Grade"]);
    assert_eq!((table.rows.clone(), table.line_of.clone()), (vec![vec!["=1+1 <b>".to_owned(), "9".to_owned()]], vec![5]));
    assert_eq!(far(&table), [(1_048_576, LineReason::ColumnsLeftOut { most: 200 })], "and it is said that it was left out");
    let wide = format!("Name{}\nLuz{}x\nAna{}y\n", ",a".repeat(150), ",".repeat(200), ",".repeat(200));
    assert_eq!(far(&read("wide.csv", wide.as_bytes()).unwrap()), [(2, LineReason::ColumnsLeftOut { most: 200 })]);
    assert_eq!(far(&read("wide.csv", format!("Name{}\nLuz\n", ",".repeat(300)).as_bytes()).unwrap()), []);
}

/// A sheet of texts.
fn sheet(rows: &[&[&str]]) -> String {
    let cell = |at: usize, row: usize, text: &str| text_cell(&format!("{}{row}", char::from(b'A' + at as u8)), text);
    let cells = |row: usize, texts: &[&str]| texts.iter().enumerate().map(|(at, text)| cell(at, row, text)).collect::<String>();
    (1..).zip(rows).map(|(row, texts)| format!("<row r=\"{row}\">{}</row>", cells(row, texts))).collect()
}

#[test]
fn every_sheet_with_the_same_headings_is_read_and_one_with_others_is_named() {
    let sheets = [
        sheet(&[&["Student", "Grade"], &["Luz Rivera", "9"], &["", "9"]]),
        String::new(),
        sheet(&[&["Grade", " STUDENT "], &["10", "Omar Haddad"]]),
        sheet(&[&["Bus", "Driver"], &["14", "Weber"]]),
        sheet(&[&["Student", "Grade"], &["", "11"], &["Chidi Okafor", "11"]]),
    ];
    let table = read("list.xlsx", &xlsx(&sheets.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!(table.rows, [["Luz Rivera", "9"], ["", "9"], ["Omar Haddad", "10"], ["", "11"], ["Chidi Okafor", "11"]]);
    assert_eq!(table.line_of, [2, 3, 2, 2, 3]);
    assert_eq!(left_out(&table), [("list.xlsx, S4", LineReason::SheetLeftOut)]);
    let list = students_of(&table, &guess_mapping(&table));
    let told = |notes: &[LineNote]| notes.iter().map(|note| format!("{}:{}", note.file, note.line)).collect::<Vec<_>>();
    assert_eq!((list.students.len(), told(&list.refused)), (3, vec!["list.xlsx, S1:3".into(), "list.xlsx, S5:2".into()]));
    assert_eq!(told(&list.warned), ["list.xlsx, S4:1"], "the preview says so too");
    // Turned round and back the sheets begin where they did.
    let turned = table.clone().with_first_line(FirstLine::Student);
    assert_eq!((turned.place_of(3), turned.place_of(4)), ("list.xlsx, S3".into(), "list.xlsx, S5".into()));
    assert_eq!(turned.with_first_line(FirstLine::Headings), table);
}

fn left_out(table: &Table) -> Vec<(&str, LineReason)> {
    table.left_out.iter().map(|note| (note.file.as_str(), note.reason)).collect()
}

#[test]
fn what_an_office_puts_before_its_list_is_left_out_and_named() {
    let cover = sheet(&[&["This list was made by the office"], &["on Friday"]]);
    let list = sheet(&[&["Name", "Grade"], &["Luz", "9"]]);
    let table = read("list.xlsx", &xlsx(&[&cover, &list])).unwrap();
    assert_eq!((table.columns, table.rows.len()), (vec!["Name".to_owned(), "Grade".to_owned()], 1));
    let told: Vec<_> = table.left_out.iter().map(|note| (note.file.as_str(), note.line, note.reason)).collect();
    assert_eq!(told, [("list.xlsx, S1", 1, LineReason::SheetLeftOut)]);
    // Names alone are a list where no other sheet holds more.
    let names = sheet(&[&["Name"], &["Luz"]]);
    let other = sheet(&[&["Remarks"], &["none"]]);
    assert_eq!(read("list.xlsx", &xlsx(&[&names, &other])).unwrap().columns, ["Name"]);
    let how = sheet(&[&["Column", "What to write"], &["Name", "Given and family"]]);
    assert_eq!(
        read("list.xlsx", &xlsx(&[&names, &how])).unwrap().columns,
        ["Name"],
        "nor where another says how it is filled in"
    );
    assert_eq!(read("list.xlsx", &xlsx(&[&cover, &sheet(&[&["By", "Office"]])])).unwrap().columns.len(), 1);
}

#[test]
fn a_day_and_an_hour_in_a_cell_read_as_no_country_reads_them_otherwise() {
    let at = |value: f64| ExcelDateTime::new(value, calamine::ExcelDateTimeType::DateTime, false);
    let shown = [40_180.0, 40_180.5, 0.75].map(|value| day_shown(at(value)));
    assert_eq!(shown, ["2010-01-02", "2010-01-02 12:00", "18:00"]);
}

#[test]
fn a_hidden_sheet_is_left_out_and_named() {
    let sheets = [
        sheet(&[&["Student", "Grade"], &["Last Year", "8"]]),
        sheet(&[&["Student", "Grade"], &["Luz Rivera", "9"]]),
        sheet(&[&["Student", "Grade"], &["Nobody Here", "12"]]),
    ];
    let sheets: Vec<&str> = sheets.iter().map(String::as_str).collect();
    let table = read("list.xlsx", &workbook(&sheets, &|n| ["hidden", "visible", "veryHidden"][n - 1])).unwrap();
    assert_eq!(table.rows, [["Luz Rivera", "9"]]);
    let hidden = LineReason::SheetHidden;
    assert_eq!(left_out(&table), [("list.xlsx, S1", hidden), ("list.xlsx, S3", hidden)]);
}

#[test]
fn a_later_sheet_that_is_not_taken_refuses_nothing_however_long_or_broken() {
    let long = format!(
        "<row r=\"1\">{}</row>{}",
        text_cell("A1", "Codes"),
        (2..MOST_ROWS + 9).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect::<String>()
    );
    let first = sheet(&[&["Student", "Grade"], &["Luz Rivera", "9"]]);
    let broken = format!("{first}<row r=\"3\"><c r=\"??\"><v>1</v></c></row>");
    let table = read("list.xlsx", &xlsx(&[&first, &long, &broken, &first])).unwrap();
    assert_eq!(table.rows, [["Luz Rivera", "9"], ["Luz Rivera", "9"]]);
    assert_eq!(left_out(&table), [("list.xlsx, S2", LineReason::SheetLeftOut), ("list.xlsx, S3", LineReason::SheetNotRead)]);
    assert!(matches!(read("list.xlsx", &xlsx(&[&broken, &first])), Err(Unreadable::NotATable { .. })));
}

#[test]
fn a_stray_value_in_a_column_without_a_heading_leaves_out_no_sheet() {
    let plain = sheet(&[&["Student", "Grade"], &["Luz Rivera", "9"]]);
    let stray = sheet(&[&["Student", "Grade"], &["Omar Haddad", "10", "", "moved?"]]);
    let turned = sheet(&[&["Grade", "Student"], &["11", "Chidi Okafor", "new"]]);
    for sheets in [[&plain, &stray, &turned], [&stray, &turned, &plain]] {
        let table = read("list.xlsx", &xlsx(&sheets.map(String::as_str))).unwrap();
        assert_eq!((left_out(&table), table.columns.len()), (vec![], 4));
        let mut rows = table.rows.clone();
        rows.sort();
        let expected = [["Chidi Okafor", "11", "new", ""], ["Luz Rivera", "9", "", ""], ["Omar Haddad", "10", "", "moved?"]];
        assert_eq!(rows, expected);
    }
}

#[test]
fn a_table_whose_columns_changed_has_another_mark_and_one_with_more_rows_has_not() {
    let mark = |text: &str| read("list.csv", text.as_bytes()).unwrap().mark();
    let seen = mark("First,Last\nLuz,Rivera\n");
    assert_eq!(mark("First,Last\nLuz,Rivera\nAna,Cruz\n"), seen);
    for other in ["Last,First\nRivera,Luz\n", "First,Last,Grade\nLuz,Rivera,9\n", "FirstL,ast\nLuz,Rivera\n"] {
        assert_ne!(mark(other), seen, "{other}");
    }
    let student = |text: &str| read("list.csv", text.as_bytes()).unwrap().with_first_line(FirstLine::Student).mark();
    assert_ne!(student("Luz,Rivera\n"), student("Rivera,Luz\n"));
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let bomb = xlsx(&[&" ".repeat(12 << 20)]);
    assert!(bomb.len() < 200_000);
    assert_eq!(read("list.xlsx", &bomb).unwrap_err(), Unreadable::Bomb { file: "list.xlsx".into() });
}

#[test]
fn what_is_no_table_says_so() {
    assert!(matches!(read("a.csv", b""), Err(Unreadable::Empty { .. })));
    assert!(matches!(read("a.csv", b"\x89PNG\0\0\x01"), Err(Unreadable::NotATable { .. })));
    assert!(matches!(read("a.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), Err(Unreadable::NotATable { .. })));
    assert!(matches!(read("a.xlsx", b"PK\x03\x04broken"), Err(Unreadable::BrokenArchive { .. })));
    let long = format!("Name\n{}", "Luz\n".repeat(MOST_ROWS + 1));
    assert!(matches!(read("a.csv", long.as_bytes()), Err(Unreadable::TooLarge { .. })));
}

#[test]
fn headings_are_understood_in_english_and_spanish() {
    use ColumnUse::*;
    let guess = |heading: &str| guess_mapping(&read("a.csv", format!("{heading}\n").as_bytes()).unwrap());
    assert_eq!(guess("Student ID,Last Name,First_Name,Grade Level,School,Email"), [Number, Family, Given, Grade, School, Ignore]);
    assert_eq!(guess("Matrícula;Apellidos;Nombre;Grado;Escuela"), [Number, Family, Given, Grade, School]);
    assert_eq!(guess("Student,Grade"), [FullName, Grade]);
    assert_eq!(guess("Nombre,Año"), [FullName, Grade]);
    assert_eq!(guess("Student,First,Last"), [Ignore, Given, Family]);
    assert_eq!(guess("a,b"), [Ignore, Ignore]);
}

#[test]
fn the_students_of_a_table_are_told_and_a_line_without_a_name_is_refused() {
    let text = "ID,Last,First,Grade,School\n1,Rivera,Luz,09,North High\n2,,,10,\n1,'=Cruz,<b>Ana,,\n4,Okafor,,9,\n";
    let table = read("list.csv", text.as_bytes()).unwrap();
    let list = students_of(&table, &guess_mapping(&table));
    let luz = &list.students[0];
    assert_eq!((luz.by_hand.given.as_str(), luz.by_hand.family.as_str(), luz.line), ("Luz", "Rivera", 2));
    assert_eq!(
        (luz.school_name.as_deref(), luz.by_hand.number.as_deref(), luz.by_hand.school),
        (Some("North High"), Some("1"), None)
    );
    assert_eq!((list.students[1].by_hand.given.as_str(), list.students[1].by_hand.family.as_str()), ("<b>Ana", "=Cruz"));
    assert_eq!((list.refused.len(), list.refused[0].line, list.refused[0].column.as_deref()), (1, 3, Some("First")));
    assert_eq!(list.warned.iter().map(|note| note.line).collect::<Vec<_>>(), [4, 5]);
    let meant = meant_by(&table, &guess_mapping(&table));
    assert_eq!((meant.students.len(), meant.refused.len()), (4, 0), "a number alone means somebody");
}

#[test]
fn mail_in_a_column_of_names_or_numbers_is_left_out_and_a_meaning_told_twice_is_said() {
    let text = "Name,ID,Number,Grade\nLuz Rivera <luz@x.org>,luz@x.org,7,9\nluz@x.org,8,,\n";
    let table = read("list.csv", text.as_bytes()).unwrap();
    let mapping = [ColumnUse::FullName, ColumnUse::Number, ColumnUse::Number, ColumnUse::Grade];
    let list = students_of(&table, &mapping);
    let luz = &list.students[0].by_hand;
    assert_eq!((luz.given.as_str(), luz.family.as_str(), luz.number.as_deref()), ("Luz", "Rivera", None));
    let told: Vec<(u32, Option<&str>, LineReason)> =
        list.warned.iter().map(|note| (note.line, note.column.as_deref(), note.reason)).collect();
    assert_eq!(
        told,
        [
            (1, Some("Number"), LineReason::MeaningTwice),
            (2, Some("Name"), LineReason::MailLeftOut),
            (2, Some("ID"), LineReason::MailLeftOut),
            (3, Some("Name"), LineReason::MailLeftOut),
        ]
    );
    assert_eq!((list.refused[0].line, list.refused[0].reason), (3, LineReason::NameMissing));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_are_a_table_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        start in prop::sample::select(vec!["", "Name;Grade\n", "PK\u{3}\u{4}", "\u{feff}a,b\n"]),
    ) {
        let all: Vec<u8> = start.bytes().chain(bytes).collect();
        if let Ok(table) = read("a.csv", &all) {
            let list = students_of(&table, &guess_mapping(&table));
            prop_assert!(list.students.len() + list.refused.len() == table.rows.len());
        }
    }

    #[test]
    fn a_flipped_byte_in_a_workbook_never_panics(at in 0usize..4000, to in any::<u8>()) {
        let mut bytes = xlsx(&[&format!("<row r=\"1\">{}</row>", text_cell("A1", "Name"))]);
        let at = at % bytes.len();
        bytes[at] = to;
        let _ = read("a.xlsx", &bytes);
    }
}
