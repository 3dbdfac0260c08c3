//! All that the interface may know of an error: a closed code, what to wait for, a report id. The chain
//! of causes goes to the log of this machine, under the same id; nobody's name is in either.

use domain::refusal::Refusal;
use exchange::unreadable::Unreadable;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::profile::NotOpened;

/// What happened, as a closed word. The sentence is in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    Locked,
    WrongPassphrase,
    Wait,
    Refused,
    DiskFull,
    ReadOnly,
    StoreDamaged,
    StoreMissing,
    StoreNewer,
    InUse,
    UnreadableFile,
    Cancelled,
    NotHere,
    /// No monitor could be found for a second window, or it did not open.
    NoScreen,
    /// This profile's role has no part in it.
    NotYourRole,
    /// A student sits at the screen: only their own map is here.
    InSitting,
    /// The memory aid is not open: it wants the passphrase.
    NotebookClosed,
    /// The days for which a copy was handed over have passed, or are none.
    CopyIsOver,
    /// The file that was chosen is no copy of a memory aid.
    NotACopy,
    /// The words that were typed do not open this copy.
    CopyIsSealed,
    /// The system's keychain is not there, or did not take the key.
    NoKeychain,
    /// The district brings the roster: this laptop takes in no other.
    HasDistrict,
    /// This laptop was without its district for longer than it may: it meets it first.
    LeaseOver,
    /// The district was met and lets this laptop in no more.
    NoTimeGiven,
    /// The store belongs to a district, and what stood of it outside the store is gone.
    NoteGone,
    /// The district ordered that the keys of this profile be destroyed.
    LaptopLost,
    /// The system's keychain is locked, or does not hold the key any more.
    KeychainLost,
    Unexpected,
}

/// What the interface is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Failure {
    pub code: FailureCode,
    pub refusal: Option<Refusal>,
    pub retry_after_s: Option<u32>,
    /// To tell to IT: the log of this machine has the causes under it.
    pub report: Option<String>,
    /// The name of a file that was given, without its folder.
    pub file: Option<String>,
    /// Why a file could not be read, as a closed word.
    pub reason: Option<String>,
}

/// A chain of causes without what stands in quotes: a reader of files or values cites what it could not read, and that may
/// be a name.
pub fn without_values(cause: &str) -> String {
    let mut kept = String::with_capacity(cause.len());
    let mut inside: Option<char> = None;
    let mut letters = cause.chars();
    while let Some(letter) = letters.next() {
        match inside {
            Some(mark) if letter == mark => inside = None,
            // What follows is cited too, a quote as well.
            Some(_) if letter == '\\' => drop(letters.next()),
            Some(_) => {}
            None if matches!(letter, '"' | '`') => {
                inside = Some(letter);
                kept.push('…');
            }
            None => kept.push(letter),
        }
    }
    kept
}

/// What commands give back.
pub type Answer<T> = Result<T, Failure>;

impl Failure {
    /// A failure that needs no more words.
    pub fn plain(code: FailureCode) -> Failure {
        Failure { code, refusal: None, retry_after_s: None, report: None, file: None, reason: None }
    }

    /// Something nobody foresaw. The causes are logged; the interface gets their number.
    pub fn unexpected(cause: &anyhow::Error) -> Failure {
        let report = uuid::Uuid::now_v7().simple().to_string()[20..].to_owned();
        tracing::error!(report, cause = without_values(&format!("{cause:#}")), "unexpected");
        Failure { report: Some(report), ..Failure::plain(FailureCode::Unexpected) }
    }
}

impl From<store::failure::Failure> for Failure {
    fn from(failure: store::failure::Failure) -> Failure {
        use store::failure::Failure as F;
        match failure {
            F::Refused(refusal) => Failure { refusal: Some(refusal), ..Failure::plain(FailureCode::Refused) },
            F::WrongKey | F::Damaged => Failure::plain(FailureCode::StoreDamaged),
            F::Missing => Failure::plain(FailureCode::StoreMissing),
            F::Newer => Failure::plain(FailureCode::StoreNewer),
            F::InUse => Failure::plain(FailureCode::InUse),
            F::DiskFull => Failure::plain(FailureCode::DiskFull),
            F::ReadOnly => Failure::plain(FailureCode::ReadOnly),
            F::NotHere => Failure::plain(FailureCode::NotHere),
            F::Cancelled => Failure::plain(FailureCode::Cancelled),
            F::Unexpected(cause) => Failure::unexpected(&cause),
        }
    }
}

impl From<notebook::Failure> for Failure {
    fn from(failure: notebook::Failure) -> Failure {
        use notebook::Failure as F;
        match failure {
            F::WrongSecret => Failure::plain(FailureCode::CopyIsSealed),
            F::Damaged | F::NotACopy => Failure::plain(FailureCode::NotACopy),
            F::Missing | F::NotHere => Failure::plain(FailureCode::NotHere),
            F::Newer => Failure::plain(FailureCode::StoreNewer),
            F::DiskFull => Failure::plain(FailureCode::DiskFull),
            F::ReadOnly => Failure::plain(FailureCode::ReadOnly),
            F::IsOver => Failure::plain(FailureCode::CopyIsOver),
            F::NoSuchNote => Refusal::NoSuchRecord.into(),
            F::TextIsEmpty => Refusal::TextIsEmpty.into(),
            F::TextIsTooLong { most } => Refusal::TextIsTooLong { most }.into(),
            F::Unexpected(cause) => Failure::unexpected(&cause),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure { refusal: Some(refusal), ..Failure::plain(FailureCode::Refused) }
    }
}

impl From<NotOpened> for Failure {
    fn from(not_opened: NotOpened) -> Failure {
        match not_opened {
            NotOpened::Wrong { wait_s } => {
                Failure { retry_after_s: Some(wait_s), ..Failure::plain(FailureCode::WrongPassphrase) }
            }
            NotOpened::Wait { wait_s } => Failure { retry_after_s: Some(wait_s), ..Failure::plain(FailureCode::Wait) },
            NotOpened::Failed(failure) => failure.into(),
        }
    }
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Failure {
        if unreadable == Unreadable::Cancelled {
            return Failure::plain(FailureCode::Cancelled);
        }
        // The tag is the closed word; the file's name lies beside it.
        let told = serde_json::to_value(&unreadable).unwrap_or_default();
        let word = |key: &str| told.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        Failure { file: word("file"), reason: word("unreadable"), ..Failure::plain(FailureCode::UnreadableFile) }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(cause: anyhow::Error) -> Failure {
        Failure::unexpected(&cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unexpected_cause_stays_in_the_log_and_a_number_goes_to_the_window() {
        let told = Failure::unexpected(&anyhow::anyhow!("constraint failed: Luz Rivera"));
        assert!(!serde_json::to_string(&told).unwrap().contains("Luz"));
        assert_eq!(told.report.unwrap().len(), 12);
    }

    #[test]
    fn what_a_cause_cites_is_not_in_the_log() {
        let cited = serde_json::from_str::<u32>("\"Luz Rivera\"").unwrap_err();
        assert!(cited.to_string().contains("Luz"), "a cause that cites: {cited}");
        let said = without_values(&format!("{:#}", anyhow::Error::from(cited).context("reading a card")));
        assert_eq!(said, "reading a card: invalid type: string …, expected u32 at line 1 column 12");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_by_name_and_reason() {
        let told = Failure::from(Unreadable::Bomb { file: "roster.zip".into() });
        assert_eq!((told.file.as_deref(), told.reason.as_deref()), (Some("roster.zip"), Some("bomb")));
    }
}
