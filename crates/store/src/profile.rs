//! Profiles: one person on a shared machine, with a folder, a sealed key and a store. Says who may be
//! asked for a passphrase; opens nothing without one. A profile is there as a whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::people::{SchoolRow, StaffRow};
use domain::record::{Id, Kind, read};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use zeroize::Zeroizing;

use crate::cipher::{self, Cost, DataKey};
use crate::clock::{Rim, minted};
use crate::desk::{DRAFTS, Desk, STORE};
use crate::draft::Drafts;
use crate::failure::{Failure, Result};
use crate::files::lying_in;
use crate::keys::{KeyFile, Keys, read_json, write_json};
pub use crate::keys::{NotOpened, wait_s};
use crate::open::Hold;
use crate::platform::{restrict, sync_folder};
use crate::rebuild::Told;
use crate::restore::{Restored, put_in_place};
use crate::tables::Tables;
use crate::{backup, log};

/// What may be known of a profile before it is unlocked: an adult's own words about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: Id,
    /// The person's id in every commit.
    pub me: Id,
    pub name: String,
    pub role: String,
    pub school_name: String,
    pub school: Option<Id>,
    /// The invented school: nobody in it is real, and no passphrase guards it.
    pub is_invented: bool,
    pub has_keychain: bool,
}

/// All profiles of this machine's user.
#[derive(Clone, Debug)]
pub struct Profiles {
    folder: PathBuf,
}

/// What a new profile begins with.
#[derive(Debug)]
pub struct NewProfile<'a> {
    pub name: &'a str,
    pub role: &'a str,
    pub school_name: &'a str,
    pub passphrase: &'a str,
    pub is_invented: bool,
    pub cost: Cost,
}

impl Profiles {
    /// The profiles that lie in `folder`.
    pub fn in_folder(folder: &Path) -> Profiles {
        Profiles { folder: folder.join("profiles") }
    }

    /// The folder of one profile.
    pub fn folder(&self, profile: Id) -> PathBuf {
        self.folder.join(profile.to_string())
    }

    /// Every profile, by name. One whose card cannot be read is left out, and its files are left alone.
    pub fn list(&self) -> Result<Vec<Card>> {
        let mut cards: Vec<Card> =
            lying_in(&self.folder)?.flatten().filter(|folder| !is_making(folder)).filter_map(|folder| card_in(&folder)).collect();
        cards.sort_by(|a, b| (a.is_invented, &a.name, a.id).cmp(&(b.is_invented, &b.name, b.id)));
        Ok(cards)
    }

    /// One profile's card.
    pub fn card(&self, profile: Id) -> Result<Card> {
        read_json(&self.folder(profile).join(CARD))
    }

    /// Destroys the drafts of every profile that are past their days, also of one that nobody unlocks. A folder that
    /// cannot be read stops none of the others; how many were destroyed, and how many folders could not be looked at.
    pub fn destroy_overdue_drafts(&self, rim: &dyn Rim) -> Result<(u32, u32)> {
        let (mut destroyed, mut failed) = (0, 0);
        for folder in lying_in(&self.folder)? {
            let of_one = folder.and_then(|folder| match is_making(&folder) {
                true => Ok(0),
                false => Drafts::in_folder(&folder.join(DRAFTS)).destroy_overdue(rim),
            });
            match of_one {
                Ok(of_one) => destroyed += of_one,
                Err(_) => failed += 1,
            }
        }
        Ok((destroyed, failed))
    }

    /// Whether a profile lies here, be it damaged.
    pub fn holds(&self, profile: Id) -> bool {
        self.folder(profile).exists()
    }

    /// Makes a profile: a fresh data key, sealed for the passphrase and for a recovery code that is told once, here. What
    /// `fill` does belongs to it: where that fails, or the power does, there is no profile.
    pub fn create<E: From<Failure>>(
        &self,
        new: &NewProfile<'_>,
        rim: &Arc<dyn Rim>,
        fill: impl FnOnce(&mut Card, &Desk) -> std::result::Result<(), E>,
    ) -> std::result::Result<(Card, DataKey, Zeroizing<String>), E> {
        let mut card = Card {
            id: minted(&**rim),
            me: minted(&**rim),
            name: domain::names::told(new.name).map_err(Failure::from)?,
            role: new.role.to_owned(),
            school_name: domain::names::told(new.school_name).map_err(Failure::from)?,
            school: Some(minted(&**rim)),
            is_invented: new.is_invented,
            has_keychain: false,
        };
        let key = DataKey::fresh(&**rim);
        let code = cipher::recovery_code(&**rim);
        let keys = Keys {
            by_passphrase: cipher::seal(&key, new.passphrase, new.cost, &**rim)?,
            by_recovery_code: Some(cipher::seal(&key, &cipher::read_code(&code), new.cost, &**rim)?),
            owner: None,
        };
        let making = self.making(card.id)?;
        let desk = Desk::create(&making.folder, &key, card.me, rim.clone())?;
        KeyFile::of_profile(&making.folder).write(&keys)?;
        fill(&mut card, &desk)?;
        drop(desk);
        if !new.is_invented {
            std::fs::write(making.folder.join(CODE_UNSEEN), b"").map_err(Failure::from)?;
        }
        making.done(&card)?;
        Ok((card, key, code))
    }

    /// Makes the profile again that a backup is of, on a machine that has nothing but the backup and the keys beside it.
    /// The machine is another one from here on: two must never stamp as one.
    pub fn restore(&self, from: &Path, key: &DataKey, rim: &Arc<dyn Rim>) -> Result<(Card, Restored)> {
        let keys = KeyFile::beside(from).ok_or(Failure::NotHere)?.read()?;
        let owner = keys.owner.ok_or(Failure::NotHere)?;
        let making = self.making(owner.profile)?;
        let (store, restored) = put_in_place(from, &making.folder.join(STORE), key, rim.clone())?;
        log::set_meta(&store.writer(), "device", minted(&**rim).as_bytes())?;
        let (me, school) = store.reading(|sql| {
            let me: StaffRow = Tables(sql).find(Kind::Staff, owner.me)?.and_then(|told| read(&told, "row")).unwrap_or_default();
            let school = me.school.map(|school| Tables(sql).find(Kind::School, school)).transpose()?.flatten();
            Ok((me, school.and_then(|told| read::<SchoolRow>(&told, "row")).unwrap_or_default()))
        })?;
        drop(store);
        let card = Card {
            id: owner.profile,
            me: owner.me,
            name: [me.given, me.family].join(" ").trim().to_owned(),
            role: me.role,
            school_name: school.name,
            school: me.school,
            is_invented: owner.is_invented,
            has_keychain: false,
        };
        KeyFile::of_profile(&making.folder).write(&Keys { owner: None, ..keys })?;
        making.done(&card)?;
        Ok((card, restored))
    }

    /// A folder in which a profile is made. Nobody lists it, and it is gone unless it is done.
    fn making(&self, profile: Id) -> Result<Making> {
        let to = self.folder(profile);
        if to.try_exists()? {
            return Err(Failure::Unexpected(anyhow::anyhow!("a profile is to be made where one lies")));
        }
        let folder = to.with_extension(MAKING);
        fs::create_dir_all(&folder)?;
        let making = Making { folder, to, is_done: false };
        restrict(&making.folder)?;
        Ok(making)
    }

    /// Takes away what is left of profiles whose making was cut off: nobody was told their passphrase holds, or their code.
    /// One that is being made at this moment is held, and stays.
    pub fn sweep(&self) -> Result<()> {
        for folder in lying_in(&self.folder)? {
            let folder = folder?;
            if is_making(&folder) && Hold::take(&folder.join(STORE)).is_ok_and(|hold| hold.is_sure()) {
                fs::remove_dir_all(&folder)?;
            }
        }
        Ok(())
    }

    /// Writes a profile's card again.
    pub fn write_card(&self, card: &Card) -> Result<()> {
        write_json(&self.folder(card.id).join(CARD), card)
    }

    /// Tries a passphrase.
    pub fn unlock(&self, profile: Id, passphrase: &str, rim: &dyn Rim) -> std::result::Result<DataKey, NotOpened> {
        self.keys(profile).unlock(passphrase, rim)
    }

    /// Tries a recovery code; when it fits, the passphrase becomes `new_passphrase`.
    pub fn recover(
        &self,
        profile: Id,
        code: &str,
        new_passphrase: &str,
        cost: Cost,
        rim: &dyn Rim,
    ) -> std::result::Result<DataKey, NotOpened> {
        let key = self.keys(profile).unlock_with_code(code, rim)?;
        self.reseal(profile, &key, new_passphrase, cost, rim)?;
        Ok(key)
    }

    /// Sets another passphrase for a key that is open, also for the backups that lie in the profile. Copies that were
    /// carried elsewhere still open with the one before.
    pub fn reseal(&self, profile: Id, key: &DataKey, passphrase: &str, cost: Cost, rim: &dyn Rim) -> Result<()> {
        let by_passphrase = cipher::seal(key, passphrase, cost, rim)?;
        self.sealed_again(profile, |keys| Keys { by_passphrase, ..keys })
    }

    /// A new recovery code; the one before it opens nothing in the profile any more.
    pub fn new_recovery_code(&self, profile: Id, key: &DataKey, cost: Cost, rim: &dyn Rim) -> Result<Zeroizing<String>> {
        let code = cipher::recovery_code(rim);
        let by_recovery_code = Some(cipher::seal(key, &cipher::read_code(&code), cost, rim)?);
        std::fs::write(self.folder(profile).join(CODE_UNSEEN), b"")?;
        self.sealed_again(profile, |keys| Keys { by_recovery_code, ..keys })?;
        Ok(code)
    }

    /// Whether nobody has said yet that they have the recovery code that holds now: the power may have failed while it stood there.
    pub fn is_code_unseen(&self, profile: Id) -> bool {
        self.folder(profile).join(CODE_UNSEEN).exists()
    }

    /// Somebody has the recovery code.
    pub fn code_seen(&self, profile: Id) -> Result<()> {
        match std::fs::remove_file(self.folder(profile).join(CODE_UNSEEN)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn keys(&self, profile: Id) -> KeyFile {
        KeyFile::of_profile(&self.folder(profile))
    }

    fn sealed_again(&self, profile: Id, change: impl FnOnce(Keys) -> Keys) -> Result<()> {
        let keys = self.keys(profile);
        keys.write(&change(keys.read()?))?;
        // The profile's own say what holds from now on. Backups that could not be told are told with the next one.
        if let Err(failure) = backup::hand_keys(&self.folder(profile)) {
            tracing::warn!("the keys beside the backups were not sealed again: {failure}");
        }
        Ok(())
    }

    /// Opens the desk of a profile.
    pub fn open(&self, card: &Card, key: &DataKey, rim: Arc<dyn Rim>, today: NaiveDate) -> Result<Desk> {
        Desk::open(&self.folder(card.id), key, card.me, rim, today)
    }

    /// The same; `told` as in [`crate::open::Store::open_told`].
    pub fn open_told(&self, card: &Card, key: &DataKey, rim: Arc<dyn Rim>, today: NaiveDate, told: Told<'_>) -> Result<Desk> {
        Desk::open_told(&self.folder(card.id), key, card.me, rim, today, told)
    }
}

/// How strong a passphrase is: 0 (guessed at once) to 4. Said, never enforced.
pub fn strength(passphrase: &str, about: &[&str]) -> (u8, Option<String>) {
    // zxcvbn's work grows with the square of the length; nothing beyond a hundred characters changes its answer.
    let start: Zeroizing<String> = Zeroizing::new(passphrase.chars().take(100).collect());
    let known = known_words(about);
    let inputs: Vec<&str> = known.iter().map(String::as_str).collect();
    let told = zxcvbn::zxcvbn(&start, &inputs);
    let warning = told.feedback().and_then(|feedback| feedback.warning()).map(|warning| format!("{warning:?}"));
    let score = u8::from(told.score());
    // Several known words in a row are hardly harder than none: what is left without them has to be hard by itself.
    let mut rest = Zeroizing::new(start.to_lowercase());
    for word in &known {
        if rest.contains(word.as_str()) {
            rest = Zeroizing::new(rest.replace(word.as_str(), ""));
        }
    }
    let rest = rest.trim();
    let without = if rest.is_empty() { 0 } else { u8::from(zxcvbn::zxcvbn(rest, &inputs).score()) };
    if without < score { (without, Some(OWN_WORDS.to_owned())) } else { (score, warning) }
}

/// The warning for a passphrase made of what anybody knows of its owner.
const OWN_WORDS: &str = "MadeOfNameOrSchool";

/// The words of what is known, the longest first, and those that anybody would try at a school.
fn known_words(about: &[&str]) -> Vec<String> {
    let at_school = "kith school counselor counsellor escuela high middle elementary student students";
    let mut words: Vec<String> = (about.iter().copied().chain([at_school]))
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 2)
        .take(100)
        .collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.clone()));
    words.dedup();
    words
}

#[cfg(test)]
mod strength_tests {
    use super::*;

    #[test]
    fn a_passphrase_of_what_anybody_knows_is_weak_however_long_it_is() {
        let about = ["Ana Castillo", "Harbor High"];
        for own in ["Harbor High School 2026", "harborhigh2026", "Ana Castillo Harbor High", "castillo-castillo-castillo"] {
            let (score, warning) = strength(own, &about);
            assert!(score <= 1, "{own}: {score}");
            assert!(warning.is_some(), "{own}");
        }
        assert!(strength("Harbor High School 2026", &[]).0 > 1, "to somebody who knows nothing it is not");
        assert_eq!(strength("purple walrus dances quietly on tin", &about).0, 4);
        assert_eq!(strength("harbor purple walrus dances quietly on tin", &about).0, 4);
    }
}

/// The card in a profile's folder, where it can be read.
pub(crate) fn card_in(folder: &Path) -> Option<Card> {
    read_json(&folder.join(CARD)).ok()
}

pub(crate) const CARD: &str = "profile.json";

/// Lies in a profile as long as nobody said that they have its recovery code. It holds nothing.
const CODE_UNSEEN: &str = "code-unseen";

/// How the folder of a profile ends while it is made.
const MAKING: &str = "making";

fn is_making(folder: &Path) -> bool {
    folder.extension().is_some_and(|end| end == MAKING)
}

/// A profile that is made beside its place.
struct Making {
    folder: PathBuf,
    to: PathBuf,
    is_done: bool,
}

impl Making {
    /// Puts it in its place: one rename, before which there is no profile and after which there is a whole one.
    fn done(mut self, card: &Card) -> Result<()> {
        write_json(&self.folder.join(CARD), card)?;
        fs::rename(&self.folder, &self.to)?;
        self.is_done = true;
        self.to.parent().map_or(Ok(()), sync_folder)
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.is_done {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Running;
    use std::sync::atomic::{AtomicI64, Ordering};

    struct Hand(AtomicI64);

    impl Rim for Hand {
        fn now_ms(&self) -> i64 {
            self.0.load(Ordering::SeqCst)
        }
        fn uptime_ms(&self) -> i64 {
            0
        }
        fn fill(&self, bytes: &mut [u8]) {
            getrandom::fill(bytes).unwrap();
        }
    }

    fn made<R: Rim + 'static>(folder: &Path, rim: &Arc<R>) -> (Profiles, Card, Zeroizing<String>) {
        let profiles = Profiles::in_folder(folder);
        let new = NewProfile {
            name: "Ana Reyes",
            role: "counselor",
            school_name: "Juniper",
            passphrase: "bridge lamp",
            is_invented: false,
            cost: Cost::LIGHT,
        };
        let rim: Arc<dyn Rim> = rim.clone();
        let (card, _, code) = profiles.create(&new, &rim, |_, _| Ok::<(), Failure>(())).unwrap();
        (profiles, card, code)
    }

    #[test]
    fn a_wrong_passphrase_makes_the_next_guess_wait_longer_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Arc::new(Hand(AtomicI64::new(1_000_000)));
        let (profiles, card, _) = made(folder.path(), &rim);
        let mut tried = 0;
        // A thousand guesses, one a second: an hour lets at most twenty be tried.
        for _ in 0..3600 {
            // A fresh value of Profiles each time: nothing is remembered in memory.
            let restarted = Profiles::in_folder(folder.path());
            if let Err(NotOpened::Wrong { .. }) = restarted.unlock(card.id, "guess", &*rim) {
                tried += 1;
            }
            rim.0.fetch_add(1000, Ordering::SeqCst);
        }
        assert!((5..=20).contains(&tried), "{tried} guesses in an hour");
        rim.0.fetch_add(900_000, Ordering::SeqCst);
        profiles.unlock(card.id, "bridge lamp", &*rim).unwrap();
        assert!(matches!(profiles.unlock(card.id, "guess", &*rim), Err(NotOpened::Wrong { wait_s: 0 })));
    }

    #[test]
    fn a_clock_set_back_does_not_shorten_the_wait() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Arc::new(Hand(AtomicI64::new(10_000_000)));
        let (profiles, card, _) = made(folder.path(), &rim);
        for _ in 0..8 {
            let _ = profiles.unlock(card.id, "guess", &*rim);
            rim.0.fetch_add(20_000, Ordering::SeqCst);
        }
        let _ = profiles.unlock(card.id, "guess", &*rim);
        rim.0.fetch_sub(5_000_000, Ordering::SeqCst);
        assert!(matches!(profiles.unlock(card.id, "bridge lamp", &*rim), Err(NotOpened::Wait { .. })));
    }

    /// A machine that says how long it has been running, and of which start.
    struct Started {
        wall: Hand,
        ran_ms: AtomicI64,
        start: AtomicI64,
    }

    impl Rim for Started {
        fn now_ms(&self) -> i64 {
            self.wall.now_ms()
        }
        fn uptime_ms(&self) -> i64 {
            0
        }
        fn running(&self) -> Option<Running> {
            Some(Running { start: self.start.load(Ordering::SeqCst).to_string(), ms: self.ran_ms.load(Ordering::SeqCst) })
        }
        fn fill(&self, bytes: &mut [u8]) {
            self.wall.fill(bytes);
        }
    }

    #[test]
    fn whoever_sets_the_clock_forward_after_each_guess_or_starts_the_machine_anew_guesses_no_more_often() {
        let folder = tempfile::tempdir().unwrap();
        let wall = Hand(AtomicI64::new(1_000_000));
        let rim = Arc::new(Started { wall, ran_ms: AtomicI64::new(50_000), start: AtomicI64::new(1) });
        let (profiles, card, _) = made(folder.path(), &rim);
        let guess = || matches!(profiles.unlock(card.id, "guess", &*rim), Err(NotOpened::Wrong { .. }));
        let pass = |seconds: i64| _ = rim.ran_ms.fetch_add(seconds * 1000, Ordering::SeqCst);
        let mut tried = 0;
        for second in 0..3600 {
            tried += u32::from(guess());
            pass(1);
            rim.wall.0.fetch_add(3_600_000, Ordering::SeqCst);
            // Every two minutes it is started anew, which takes half of one.
            if second % 120 == 119 {
                rim.start.fetch_add(1, Ordering::SeqCst);
                rim.ran_ms.store(30_000, Ordering::SeqCst);
            }
        }
        assert!((5..=20).contains(&tried), "{tried} guesses in an hour");
        // Whoever waits comes in, also on a machine that was off meanwhile.
        rim.start.fetch_add(1, Ordering::SeqCst);
        rim.ran_ms.store(900_000, Ordering::SeqCst);
        profiles.unlock(card.id, "bridge lamp", &*rim).unwrap();
    }

    #[test]
    fn a_recovery_code_counts_as_unseen_until_somebody_says_that_they_have_it() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Arc::new(Hand(AtomicI64::new(1_000_000)));
        let (profiles, card, _) = made(folder.path(), &rim);
        assert!(profiles.is_code_unseen(card.id));
        profiles.code_seen(card.id).unwrap();
        profiles.code_seen(card.id).unwrap();
        assert!(!profiles.is_code_unseen(card.id));
        let key = profiles.unlock(card.id, "bridge lamp", &*rim).unwrap();
        drop(profiles.new_recovery_code(card.id, &key, Cost::LIGHT, &*rim).unwrap());
        assert!(profiles.is_code_unseen(card.id), "another one, which nobody has seen");
    }

    #[test]
    fn the_recovery_code_opens_and_sets_a_new_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let rim = Arc::new(Hand(AtomicI64::new(1_000_000)));
        let (profiles, card, code) = made(folder.path(), &rim);
        assert!(matches!(profiles.recover(card.id, "AAAAA-BBBBB", "x", Cost::LIGHT, &*rim), Err(NotOpened::Wrong { .. })));
        let key = profiles.recover(card.id, &code.to_lowercase(), "new words", Cost::LIGHT, &*rim).unwrap();
        assert!(profiles.unlock(card.id, "new words", &*rim).unwrap() == key);
        assert!(matches!(profiles.unlock(card.id, "bridge lamp", &*rim), Err(NotOpened::Wrong { .. })));
    }
}
