//! A laptop with a real store in a real folder, enrolled at the district's server. It sits on a wire that a trial holds in its
//! hand, and dies between two of its transactions where the trial says so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use courier::Courier;
use domain::change::{REMOVED, resolve};
use domain::edit::Edit;
use domain::record::{Id, Kind};
use store::cipher::DataKey;
use store::clock::{Rim, minted};
use store::desk::Desk;
use store::failure::Failure;
use store::log;
use store::tables::Tables;
use sync::client::{self, Local, Moment, Standing, Took};
use sync::enrol::{Answered, Enrol};
use sync::envelope::{self, Purpose, WayBack};
use sync::protocol::{Answer, Ask, Cursor, Digest, Filled, Hash, Held as HeldPair, Page, Part, Receipt};

use super::hand::{Clock, Hand};
use super::town::Town;

/// What the wire does with one question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Whole,
    LosesTheQuestion,
    LosesTheAnswer,
    /// The answer ends after so many hundredths of it.
    CutsTheAnswer(usize),
    /// The question ends after so many hundredths of it.
    CutsTheQuestion(usize),
    /// It comes there twice: the second is no question any more.
    DoublesTheQuestion,
    /// The laptop is killed after so many transactions of taking the answer in.
    KillsTheLaptop(usize),
}

/// Whoever answers a question: a server in this process, or one behind a wire.
pub trait Answers {
    /// None where it is refused, or nobody answers.
    fn answers(&self, bytes: &[u8]) -> Option<Vec<u8>>;
}

/// A device that a server knows.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub me: Id,
    pub device: Id,
    pub secret: [u8; 32],
    pub server: Hash,
}

/// A question on its way.
pub struct Question {
    pub ask: Ask,
    pub moment: Moment,
    /// Signed, and sealed to the server.
    pub bytes: Vec<u8>,
    /// Opens the answer.
    pub back: WayBack,
}

/// A laptop, unlocked.
pub struct Laptop {
    folder: PathBuf,
    clock: Arc<Clock>,
    pub rim: Arc<Hand>,
    desk: Option<Desk>,
    pub me: Id,
    device: Id,
    secret: [u8; 32],
    server: Hash,
    /// What the wire still carries, from before.
    pub on_the_way: Option<Vec<u8>>,
    is_other: bool,
    copies: u32,
    /// What was saved here last.
    pub last: Option<Id>,
}

fn key() -> Result<DataKey> {
    DataKey::from_bytes(&[7; 32]).ok_or_else(|| anyhow::anyhow!("a key has 32 bytes"))
}

impl Laptop {
    /// Somebody sets up a laptop and is let in.
    pub fn set_up(folder: &Path, clock: &Arc<Clock>, seed: u64, town: &Town, me: Id) -> Result<Laptop> {
        let rim = Hand::seeded(clock.clone(), seed);
        let mut secret = [0; 32];
        rim.fill(&mut secret);
        let desk = Desk::create(folder, &key()?, me, rim.clone())?;
        let device = desk.store().device();
        let asked = Enrol {
            version: 1,
            program: "trial".into(),
            code: town.invites(me)?,
            device_public: envelope::device_public(&secret),
            called: "A laptop".into(),
            staff: Id::nil(),
            name: String::new(),
            clock_ms: rim.now_ms(),
            more: Default::default(),
        };
        let (bytes, back) = envelope::close(&asked, Purpose::Enrol, device, &secret, town.key(), &chance(&rim))?;
        let told: Answered = back.open(&town.lets_in(&bytes)?).map_err(|why| anyhow::anyhow!("{why:?}"))?;
        anyhow::ensure!(matches!(told, Answered::Enrolled(ref enrolled) if enrolled.person == me), "let in as somebody else");
        let known = Known { me, device, secret, server: town.key() };
        Ok(Laptop::of(folder, clock, rim, desk, known))
    }

    /// A new store in this folder for a device that the server knows already.
    pub fn known(folder: &Path, clock: &Arc<Clock>, seed: u64, known: Known) -> Result<Laptop> {
        let rim = Hand::seeded(clock.clone(), seed);
        let desk = Desk::create(folder, &key()?, known.me, rim.clone())?;
        Ok(Laptop::of(folder, clock, rim, desk, known))
    }

    fn of(folder: &Path, clock: &Arc<Clock>, rim: Arc<Hand>, desk: Desk, known: Known) -> Laptop {
        let Known { me, device, secret, server } = known;
        let (folder, clock) = (folder.to_owned(), clock.clone());
        Laptop {
            folder,
            clock,
            rim,
            desk: Some(desk),
            me,
            device,
            secret,
            server,
            on_the_way: None,
            is_other: true,
            copies: 0,
            last: None,
        }
    }

    pub fn desk(&self) -> &Desk {
        self.desk.as_ref().expect("the laptop is unlocked")
    }

    fn open(&mut self) -> Result<()> {
        self.rim.boots();
        self.desk = Some(Desk::open(&self.folder, &key()?, self.me, self.rim.clone(), self.clock.today())?);
        self.is_other = true;
        Ok(())
    }

    /// Does something that a person does; None where it makes no sense just now.
    pub fn does(&mut self, edit: &Edit) -> Result<Option<Id>> {
        match self.desk().commit(edit) {
            Ok(committed) => {
                // A draft's gestures lie in no log that travels.
                self.last = committed.commit.or(self.last);
                Ok(committed.commit)
            }
            Err(Failure::Refused(_)) => Ok(None),
            Err(why) => Err(why.into()),
        }
    }

    /// The power goes, at this moment: what opens again is what lay on the disk.
    pub fn is_killed(&mut self) -> Result<()> {
        let image = self.image()?;
        self.desk = None;
        std::fs::remove_dir_all(&self.folder)?;
        self.folder = image;
        self.open()
    }

    /// A copy of the disk, as it lies.
    pub fn image(&mut self) -> Result<PathBuf> {
        self.copies += 1;
        let image = self.folder.with_extension(format!("image-{}", minted(&*self.rim).simple()));
        super::copied_as_it_lies(&self.folder, &image)?;
        Ok(image)
    }

    /// A copy of the disk is put in the place of the disk; nothing that came after it is there.
    pub fn is_restored_from(&mut self, image: &Path) -> Result<()> {
        self.desk = None;
        std::fs::remove_dir_all(&self.folder)?;
        let again = self.folder.with_extension(format!("again-{}", minted(&*self.rim).simple()));
        super::copied_as_it_lies(image, &again)?;
        self.folder = again;
        self.open()
    }

    /// The same laptop once more: its disk was copied to another machine, with everything that it knows.
    pub fn cloned(&mut self, seed: u64) -> Result<Laptop> {
        let rim = Hand::seeded(self.clock.clone(), seed);
        let mut clone = Laptop {
            folder: self.image()?,
            clock: self.clock.clone(),
            rim,
            desk: None,
            on_the_way: None,
            is_other: true,
            copies: 0,
            last: None,
            ..*self
        };
        clone.open()?;
        Ok(clone)
    }

    /// The next question, as it goes out, and what its answer is read with.
    pub fn question(&self) -> Result<Question> {
        let desk = self.desk();
        let sorted = desk.store().sort_outbox(self.is_other)?;
        desk.finder.heard(&sorted);
        let moment = Moment {
            clock_ms: self.rim.now_ms(),
            boot: desk.store().boot(),
            uptime_ms: self.rim.uptime_ms(),
            chance: minted(&*self.rim),
            program: "trial".into(),
        };
        let ask = client::ask(&mut Courier::of(desk.store()), &moment)?;
        let (bytes, back) = envelope::close(&ask, Purpose::Sync, self.device, &self.secret, self.server, &chance(&self.rim))?;
        Ok(Question { ask, moment, bytes, back })
    }

    /// Takes an answer in; None where it is killed after so many transactions of it.
    pub fn takes(&mut self, ask: &Ask, answer: &Answer, moment: &Moment, left: usize) -> Result<Option<Took>> {
        let desk = self.desk.as_ref().ok_or_else(|| anyhow::anyhow!("locked"))?;
        let mut courier = Courier::of(desk.store());
        let took = client::take(&mut Mortal { of: &mut courier, left }, ask, answer, moment);
        desk.finder.heard(&courier.committed());
        let took = match took {
            Ok(took) => took,
            Err(Failure::Cancelled) => return Ok(None),
            Err(why) => return Err(why.into()),
        };
        let known = desk.store().known()?;
        self.is_other = answer.pairs.is_some() || known.filling.is_empty() != ask.backfills.is_empty();
        Ok(Some(took))
    }

    /// One question. None where no answer came, or none that can be read.
    pub fn asks(&mut self, town: &dyn Answers, fate: Fate) -> Result<Option<Took>> {
        let Question { ask, moment, mut bytes, back } = self.question()?;
        if fate == Fate::LosesTheQuestion {
            // Somewhere it may still be.
            self.on_the_way = Some(bytes);
            return Ok(None);
        }
        if let Fate::CutsTheQuestion(hundredths) = fate {
            bytes.truncate(bytes.len() * hundredths / 100);
        }
        let answer = town.answers(&bytes);
        if fate == Fate::DoublesTheQuestion {
            anyhow::ensure!(town.answers(&bytes).is_none() || answer.is_none(), "the same envelope was answered twice");
        }
        let Some(mut answer) = answer else { return Ok(None) };
        match fate {
            Fate::LosesTheAnswer => return Ok(None),
            Fate::CutsTheAnswer(hundredths) => answer.truncate(answer.len() * hundredths / 100),
            _ => {}
        }
        let Ok(answer) = back.open::<Answer>(&answer) else { return Ok(None) };
        let left = if let Fate::KillsTheLaptop(left) = fate { left } else { usize::MAX };
        self.takes(&ask, &answer, &moment, left)
    }

    /// Asks until there is no more to ask; false where it is never so far.
    pub fn reads_all(&mut self, town: &dyn Answers) -> Result<bool> {
        for _ in 0..400 {
            match self.asks(town, Fate::Whole)? {
                Some(took) if took.has_more => {}
                Some(_) => return Ok(true),
                None => return Ok(false),
            }
        }
        Ok(false)
    }

    /// Whether all of what its person holds is here, and nothing waits.
    pub fn is_whole(&self) -> Result<bool> {
        let known = self.desk().store().known()?;
        Ok(known.waiting == 0 && known.filling.is_empty() && !known.held.is_empty())
    }

    /// Every commit of the log, but those of drafts.
    pub fn commits(&self) -> Result<std::collections::BTreeSet<Id>> {
        Ok(self.desk().store().commits_after(0)?.into_iter().map(|commit| commit.heading.id).collect())
    }

    /// What is acknowledged here of each pair, in a number.
    pub fn digests(&self) -> Result<Vec<Digest>> {
        Ok(Courier::of(self.desk().store()).digests(10_000)?)
    }

    /// What is shown of all records of a kind in somebody's file, one line each.
    pub fn shown(&self, kinds: &[Kind]) -> Result<Vec<String>> {
        Ok(self.desk().store().reading(|sql| {
            let mut lines = Vec::new();
            for kind in kinds {
                let all = sql
                    .prepare(&format!("SELECT id FROM {} ORDER BY id", store::tables::table(*kind)))?
                    .query_map([], |row| log::column_id(row, 0))?
                    .collect::<Result<Vec<Id>, _>>()?;
                for id in all {
                    lines.push(format!("{} {id} {:?}", kind.name(), Tables(sql).find(*kind, id)?));
                }
            }
            Ok(lines)
        })?)
    }

    /// What was saved last and is not sent yet stands on the screen, in the tables as in the log; gives what does not.
    pub fn misses_its_own(&self) -> Result<Option<String>> {
        let Some(last) = self.last else { return Ok(None) };
        Ok(self.desk().store().reading(|sql| {
            for change in log::changes_in(sql, last)?.into_iter().filter(|change| change.is_unsent && change.field != REMOVED) {
                let all = log::changes_of(sql, &change.kind, change.record)?;
                let is_followed = all.iter().any(|one| one.field == change.field && one.seen.contains(&change.name));
                let resolved = resolve(&all);
                if is_followed || !resolved.is_there {
                    continue;
                }
                let in_log = resolved.fields.get(&change.field).cloned().unwrap_or_default();
                let kind = Kind::named(&change.kind);
                let shown = kind.map(|kind| Tables(sql).find(kind, change.record)).transpose()?.flatten().unwrap_or_default();
                let in_tables = shown.get(&change.field).cloned().unwrap_or_default();
                if in_log != change.value || in_tables != change.value {
                    return Ok(Some(format!(
                        "{} {}: wrote {}, reads {in_log} and {in_tables}",
                        change.kind, change.field, change.value
                    )));
                }
            }
            Ok(None)
        })?)
    }
}

fn chance(rim: &Hand) -> [u8; 48] {
    let mut bytes = [0; 48];
    rim.fill(&mut bytes);
    bytes
}

/// The device's side, until it is killed.
struct Mortal<'a, 'b> {
    of: &'a mut Courier<'b>,
    left: usize,
}

impl<'b> Mortal<'_, 'b> {
    fn lives(&mut self) -> Result<&mut Courier<'b>, Failure> {
        self.left = self.left.checked_sub(1).ok_or(Failure::Cancelled)?;
        Ok(self.of)
    }
}

impl Local for Mortal<'_, '_> {
    type Error = Failure;

    fn standing(&mut self) -> Result<Standing, Failure> {
        self.lives()?.standing()
    }
    fn queued(&mut self, most: usize) -> Result<Vec<Part>, Failure> {
        self.lives()?.queued(most)
    }
    fn receipts(&mut self, receipts: &[Receipt]) -> Result<(), Failure> {
        self.lives()?.receipts(receipts)
    }
    fn new_chain(&mut self, chain: Id) -> Result<(), Failure> {
        self.lives()?.new_chain(chain)
    }
    fn new_epoch(&mut self, epoch: Id, from: &[Cursor]) -> Result<(), Failure> {
        self.lives()?.new_epoch(epoch, from)
    }
    fn pairs(&mut self, held: &[HeldPair], tails: &[Cursor]) -> Result<(), Failure> {
        self.lives()?.pairs(held, tails)
    }
    fn page(&mut self, page: &Page) -> Result<(), Failure> {
        self.lives()?.page(page)
    }
    fn filled(&mut self, filled: &Filled) -> Result<(), Failure> {
        self.lives()?.filled(filled)
    }
    fn again(&mut self, held: &HeldPair) -> Result<(), Failure> {
        self.lives()?.again(held)
    }
    fn digests(&mut self, most: usize) -> Result<Vec<Digest>, Failure> {
        self.lives()?.digests(most)
    }
    fn audit(&mut self, head: Hash) -> Result<(), Failure> {
        self.lives()?.audit(head)
    }
}
