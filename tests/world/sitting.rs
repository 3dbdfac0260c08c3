//! What is said and done in a sitting, in the words of the people at the table. Names stand for alters, so a story needs no
//! ids; a name that is on the map twice stops the story. It draws nothing: positions are cells.

use std::collections::BTreeMap;

use domain::asks::{Ask, AskEdit, AskFor, Whom};
use domain::change::{REMOVED, Scope, Set};
use domain::choice::{AskedBy, Audience, Choice};
use domain::consent::{Answered, ConsentEdit, ConsentFor};
use domain::edit::Edit;
use domain::ego_network::{Alter, EgoNetwork, LastContact, Offset, Presence, Reciprocity, Ring, Sector, Spot, Support, Told};
use domain::goals::GoalEdit;
use domain::holds::{HoldEdit, HoldReason};
use domain::map_edit::{AlterFact, MapEdit};
use domain::people::{NameMay, PeopleEdit};
use domain::record::{Id, Kind, value};
use domain::refusal::Refusal;
use domain::shown::Shown;
use domain::waves::{Comparison, WaveEdit};
use domain::wording::{SaidIn, Which, Wording, WordingEdit};
use store::commit::Committed;
use store::read::map::MapView;
use store::read::suggestions::{Suggestion, SuggestionOf};

use crate::Laptop;

/// The middle of a cell.
pub const MIDDLE: Offset = Offset { across: 500, out: 500 };

impl Laptop {
    /// Opens a wave with a student, or goes on with the one that is open.
    pub fn opens(&self, student: &str) -> Id {
        let student = self.student(student);
        let goes_on = |wave: Id| !self.desk().is_put_away(wave).unwrap();
        if let Some((wave, _)) = self.desk().drafts().into_iter().find(|(wave, of)| *of == student && goes_on(*wave)) {
            self.wave.set(Some(wave));
            return wave;
        }
        let wave = self.mints();
        self.does(&Edit::Wave(WaveEdit::Open { wave, student, opened_on: self.clock.today() }));
        self.wave.set(Some(wave));
        wave
    }

    /// Puts a wave on the screen, draft or kept.
    pub fn looks_at(&self, wave: Id) {
        self.wave.set(Some(wave));
    }

    /// The wave on the screen.
    pub fn wave(&self) -> Id {
        self.wave.get().expect("no map is on the screen")
    }

    /// The map on the screen.
    pub fn map(&self) -> MapView {
        self.desk().map(self.wave(), self.clock.today()).unwrap()
    }

    /// The people and lines on the screen.
    pub fn network(&self) -> EgoNetwork {
        self.map().network
    }

    /// Does a gesture that has to work.
    pub fn gestures(&self, edit: MapEdit) -> Committed {
        self.does(&Edit::Map { wave: self.wave(), edit })
    }

    /// Does a gesture that may be refused.
    pub fn tries_to(&self, edit: MapEdit) -> Result<Committed, Refusal> {
        self.tries(&Edit::Map { wave: self.wave(), edit })
    }

    /// The person of that name on the map.
    pub fn alter(&self, label: &str) -> Alter {
        let mut found: Vec<Alter> = self.network().alters.into_iter().filter(|alter| alter.label == label).collect();
        assert_eq!(found.len(), 1, "{label} is on the map once");
        found.remove(0)
    }

    /// Types names, one after another.
    pub fn names<const N: usize>(&self, labels: [&str; N]) {
        for label in labels {
            self.names_one(label).unwrap();
        }
    }

    /// Types one name and sees what it says.
    pub fn names_one(&self, label: &str) -> Result<Id, Refusal> {
        let alter = self.mints();
        self.tries_to(MapEdit::AddAlter { alter, label: label.to_owned(), link: None }).map(|_| alter)
    }

    /// What type-ahead offers for these letters.
    pub fn is_offered(&self, typed: &str) -> Vec<Suggestion> {
        self.desk().name_suggestions(self.wave(), typed).unwrap()
    }

    /// Takes the one offer of that name.
    pub fn takes_the_offer(&self, typed: &str, label: &str) {
        let offer = self.is_offered(typed).into_iter().find(|offer| offer.label == label).expect("this name is offered");
        match (offer.of, offer.alter) {
            (SuggestionOf::Earlier, Some(alter)) => drop(self.gestures(MapEdit::ConfirmAlters { alters: vec![alter] })),
            _ => {
                let alter = self.mints();
                drop(self.gestures(match (offer.activity, offer.link) {
                    (Some(activity), Some(link)) => MapEdit::AddMet { alter, label: offer.label, link, activity },
                    _ => MapEdit::AddAlter { alter, label: offer.label, link: offer.link },
                }));
            }
        }
    }

    /// Puts somebody into the middle of a cell.
    pub fn places(&self, label: &str, ring: Ring, sector: Sector) {
        self.places_at(label, Spot { ring, sector, offset: MIDDLE });
    }

    /// Puts somebody exactly there.
    pub fn places_at(&self, label: &str, spot: Spot) {
        self.gestures(MapEdit::PlaceAlter { alter: self.alter(label).id, spot });
    }

    /// Puts somebody back into the tray.
    pub fn takes_to_the_tray(&self, label: &str) {
        self.gestures(MapEdit::UnplaceAlter { alter: self.alter(label).id });
    }

    /// Takes somebody off the map.
    pub fn removes(&self, label: &str) {
        self.gestures(MapEdit::RemoveAlter { alter: self.alter(label).id });
    }

    /// Writes a name anew.
    pub fn renames(&self, label: &str, to: &str) {
        self.gestures(MapEdit::RenameAlter { alter: self.alter(label).id, label: to.to_owned() });
    }

    /// Says one optional thing about somebody.
    pub fn tells(&self, label: &str, fact: AlterFact) {
        self.gestures(MapEdit::DescribeAlter { alter: self.alter(label).id, fact });
    }

    /// Says how help runs.
    pub fn help_runs(&self, label: &str, reciprocity: Reciprocity) {
        self.tells(label, AlterFact::Reciprocity(Some(reciprocity)));
    }

    /// Says when they last spoke.
    pub fn last_spoke(&self, label: &str, when: LastContact) {
        self.tells(label, AlterFact::LastContact(Some(when)));
    }

    /// Chooses a chip and taps people.
    pub fn paints<const N: usize>(&self, support: Support, labels: [&str; N]) {
        self.gestures(MapEdit::AskSupport { support });
        for label in labels {
            self.gestures(MapEdit::PaintSupport { alters: vec![self.alter(label).id], support, is_given: true });
        }
    }

    /// Taps somebody again who has the chip.
    pub fn wipes(&self, support: Support, label: &str) {
        self.gestures(MapEdit::PaintSupport { alters: vec![self.alter(label).id], support, is_given: false });
    }

    /// Draws a line between two people.
    pub fn ties(&self, a: &str, b: &str) {
        self.gestures(MapEdit::DrawTie { a: self.alter(a).id, b: self.alter(b).id });
    }

    /// Says that two people do not know each other.
    pub fn unties(&self, a: &str, b: &str) {
        self.gestures(MapEdit::EraseTie { a: self.alter(a).id, b: self.alter(b).id });
    }

    /// "That's everyone."
    pub fn says_that_is_everyone(&self) {
        self.gestures(MapEdit::SettleTies);
    }

    /// Marks somebody as a person to meet.
    pub fn wants_to_meet(&self, label: &str) {
        self.gestures(MapEdit::SetPresence { alter: self.alter(label).id, presence: Presence::Potential });
    }

    /// Says that somebody is not in their life any more.
    pub fn says_no_longer(&self, label: &str) {
        self.gestures(MapEdit::SetPresence { alter: self.alter(label).id, presence: Presence::NoLonger });
    }

    /// Says that somebody still belongs here.
    pub fn confirms(&self, label: &str) {
        self.gestures(MapEdit::ConfirmAlters { alters: vec![self.alter(label).id] });
    }

    /// Whom an older map shows and this one does not, by name.
    pub fn may_have_forgotten(&self) -> Vec<String> {
        let forgotten = self.desk().may_have_forgotten(self.wave()).unwrap();
        forgotten.earlier.into_iter().map(|one| one.label).collect()
    }

    /// One of them was forgotten, and belongs here.
    pub fn brings_back(&self, label: &str) {
        let forgotten = self.desk().may_have_forgotten(self.wave()).unwrap();
        let one = forgotten.earlier.into_iter().find(|one| one.label == label).expect("somebody who may have been forgotten");
        self.gestures(MapEdit::ConfirmAlters { alters: vec![one.alter] });
    }

    /// One of them is not in their life any more, said where they are offered: they come onto no map for it.
    pub fn says_of_the_forgotten_no_longer(&self, label: &str) {
        let forgotten = self.desk().may_have_forgotten(self.wave()).unwrap();
        let one = forgotten.earlier.into_iter().find(|one| one.label == label).expect("somebody who may have been forgotten");
        self.gestures(MapEdit::SetPresence { alter: one.alter, presence: Presence::NoLonger });
    }

    /// Who of this map stays between the two where the student says nothing else, by name.
    pub fn between_us(&self) -> Vec<String> {
        let map = self.map();
        let alters = map.network.alters.into_iter();
        alters.filter(|alter| map.between_us.contains(&alter.id)).map(|alter| alter.label).collect()
    }

    /// One key: everybody who is pale is still there.
    pub fn confirms_all(&self) {
        let alters = self.network().alters.into_iter().filter(|alter| alter.is_pale).map(|alter| alter.id).collect();
        self.gestures(MapEdit::ConfirmAlters { alters });
    }

    /// The student says: keep it, between us.
    pub fn keeps(&self) -> Id {
        let wave = self.wave();
        let kept_on = self.clock.today();
        self.does(&Edit::Wave(WaveEdit::Keep { wave, kept_on, choice: Choice { is_counted: true, ..Choice::default() } }));
        wave
    }

    /// The same, and the names of people whom the map hides are kept as well.
    pub fn keeps_with_names(&self) -> Id {
        let (wave, kept_on) = (self.wave(), self.clock.today());
        let choice = Choice { is_counted: true, with_names: true, ..Choice::default() };
        self.does(&Edit::Wave(WaveEdit::Keep { wave, kept_on, choice }));
        wave
    }

    /// The student says on another day: let the team see it, but for these; or nobody, where nobody is named.
    pub fn shares_the_map(&self, wave: Id, but: &[&str]) {
        self.looks_at(wave);
        let withheld = but.iter().map(|label| self.alter(label).id).collect();
        let choice = Choice { audience: Audience::CounselingTeam, withheld, is_counted: false, with_names: false };
        self.does(&Edit::Wave(WaveEdit::ChooseAgain { wave, choice }));
    }

    /// A kept map is to be erased, at the student's wish.
    pub fn erasing(&self, wave: Id) -> Edit {
        let (erasure, erased_on) = (self.mints(), self.clock.today());
        Edit::Wave(WaveEdit::Erase { wave, erasure, asked_by: AskedBy::Student, erased_on })
    }

    /// It is, and what lies on this machine of it too.
    pub fn erases(&self, wave: Id) {
        self.does(&self.erasing(wave));
        assert!(self.desk().finish_erasing(&mut |_, _| true).unwrap());
    }

    /// A hold is set on a student's file.
    pub fn sets_a_hold(&self, name: &str, reason: HoldReason) -> Id {
        let (hold, student) = (self.mints(), self.student(name));
        self.does(&Edit::Hold(HoldEdit::Set { hold, student, reason, set_on: self.clock.today() }));
        hold
    }

    /// It ends.
    pub fn ends_the_hold(&self, hold: Id) {
        self.does(&Edit::Hold(HoldEdit::End { hold, ended_on: self.clock.today() }));
    }

    /// The student says: forget it.
    pub fn forgets(&self) {
        self.does(&Edit::Wave(WaveEdit::Forget { wave: self.wave() }));
        self.wave.set(None);
    }

    /// Two waves beside each other.
    pub fn compares(&self, one: Id, other: Id) -> Comparison {
        self.desk().compare_waves(one, other, self.clock.today()).unwrap()
    }

    /// Says what this map is for.
    pub fn says(&self, edit: GoalEdit) {
        self.does(&Edit::Goal { wave: self.wave(), edit });
    }

    /// Agrees with the student to ask somebody on the map for something.
    pub fn agrees_to_ask(&self, label: &str, what: &str, due_on: chrono::NaiveDate) -> Id {
        let (ask, whom) = (self.mints(), Whom::Alter(self.alter(label).id));
        let what = AskFor::Words(what.to_owned());
        let edit = AskEdit::AgreeAsk { ask, whom, what, due_on, on: self.clock.today() };
        self.does(&Edit::Ask { wave: self.wave(), edit });
        ask
    }

    /// The next steps on the screen, as a person would read them out.
    pub fn reads_the_asks(&self) -> Vec<String> {
        self.map().asks.iter().map(read_ask).collect()
    }

    /// Taps the first ask of today once: it goes on. What it did can be taken back by its name.
    pub fn moves_the_first_ask_on(&self) -> Id {
        let lines = self.desk().today(self.clock.today()).unwrap().lines;
        let ask = lines.into_iter().find_map(|line| line.ask).expect("an ask is on today's list");
        let to = ask.next.expect("it is open");
        let edit = AskEdit::MoveAsk { ask: ask.id, to, on: self.clock.today() };
        self.does(&Edit::Ask { wave: ask.wave, edit }).commit.expect("it moved")
    }

    /// Everybody on the map, as a person would read it out: who, where, what they give.
    pub fn reads_the_map(&self) -> Vec<String> {
        let said = |of: &dyn Fn(&Alter) -> String| self.network().alters.iter().map(of).collect();
        said(&|alter| {
            let place = match alter.spot {
                _ if alter.is_pale => "pale".to_owned(),
                None => "in the tray".to_owned(),
                Some(spot) => format!("{} {}", word(&spot.ring), word(&spot.sector)),
            };
            let gives: Vec<String> = alter.supports.iter().map(word).collect();
            let presence = match alter.presence {
                Presence::Confirmed => String::new(),
                other => format!(", {}", word(&other)),
            };
            let gives = if gives.is_empty() { String::new() } else { format!(": {}", gives.join(", ")) };
            format!("{}, {place}{presence}{gives}", alter.label)
        })
    }

    /// The lines on the map: who knows whom, in the order of the alphabet.
    pub fn reads_the_ties(&self) -> Vec<String> {
        let network = self.network();
        let label: BTreeMap<Id, &str> = network.alters.iter().map(|alter| (alter.id, alter.label.as_str())).collect();
        let mut ties: Vec<String> = network
            .ties
            .iter()
            .map(|tie| {
                let (a, b) = (label[&tie.a], label[&tie.b]);
                let (a, b) = if a < b { (a, b) } else { (b, a) };
                format!("{a} {} {b}", if tie.is_present { "knows" } else { "does not know" })
            })
            .collect();
        ties.sort();
        ties
    }

    /// What is recorded twice, neither having seen the other: "Coach: closest home (Ana), known home (Ben)". The shown one
    /// first.
    pub fn conflicts(&self) -> Vec<String> {
        self.network()
            .alters
            .iter()
            .filter(|alter| !alter.conflicts.is_empty())
            .map(|alter| {
                let told: Vec<String> =
                    alter.conflicts.iter().map(|told| format!("{} ({})", said(told), told.author_name)).collect();
                format!("{}: {}", alter.label, told.join(", "))
            })
            .collect()
    }

    /// Of what two people said about somebody, what this one said holds.
    pub fn chooses_what_was_said_by(&self, who: &str, about: &str) {
        let told = self.alter(about).conflicts.into_iter().find(|told| told.author_name == who).expect("they said something");
        self.does(&Edit::Choose { kind: told.kind, record: told.record, field: told.field, value: told.value });
    }

    /// Of a removal and an edit beside it, the removal does not hold.
    pub fn chooses_to_keep(&self, label: &str) {
        let told = self.alter(label).conflicts.into_iter().find(|told| told.field == REMOVED).expect("somebody removed them");
        self.does(&Edit::Choose { kind: told.kind, record: told.record, field: told.field, value: serde_json::Value::Null });
    }

    /// How the student wants people shown.
    pub fn shows_people(&self, shown: Shown) {
        self.does(&Edit::Show { wave: self.wave(), shown });
    }

    /// Writes down what somebody answered who may answer for a student.
    pub fn records_an_answer(&self, student: &str, answer: Answered, given_by: &str) -> Id {
        let (consent, student) = (self.mints(), self.student(student));
        let (what, given_by, given_on) = (ConsentFor::Mapping, given_by.to_owned(), self.clock.today());
        self.does(&Edit::Consent(ConsentEdit::RecordConsent { consent, student, what, answer, given_by, given_on }));
        consent
    }

    /// An answer does not stand any more.
    pub fn withdraws_an_answer(&self, consent: Id) {
        self.does(&Edit::Consent(ConsentEdit::WithdrawConsent { consent, withdrawn_on: self.clock.today() }));
    }

    /// Writes what the school says, or goes back to what Kith ships.
    pub fn writes_what_is_said(&self, which: Which, language: SaidIn, text: Option<&str>) -> Result<Committed, Refusal> {
        self.tries(&Edit::Wording(WordingEdit::SetWording { which, language, text: text.map(str::to_owned) }))
    }

    /// Writes it as a Kith did that told no languages apart.
    pub fn wrote_with_an_earlier_kith(&self, which: Which, text: &str) {
        let (scope, kind, record) = (Scope::District, Kind::Wording, which.record());
        let set = Set { scope, kind, record, field: "text", value: value(&text) };
        self.desk().store().commit_sets(self.me(), "set_wording", &[set]).unwrap();
    }

    /// What a Kith that told no languages apart says here of it, a paragraph a line.
    pub fn says_with_an_earlier_kith(&self, which: Which) -> Option<String> {
        let told = self.desk().reading(|sql| store::tables::Tables(sql).find(Kind::Wording, which.record())).unwrap();
        told.and_then(|told| domain::record::read(&told, "text"))
    }

    /// What this school says of it, in English and in Spanish; None where the shipped words stand.
    pub fn reads_what_is_said(&self, which: Which) -> [Option<Wording>; 2] {
        let told = self.desk().wordings().unwrap();
        [told.en, told.es].map(|told| match which {
            Which::Opening => told.opening,
            Which::Safety => told.safety,
        })
    }

    /// Uses another name for a student in the room.
    pub fn calls(&self, student: &str, called: Option<&str>) {
        self.calls_for(student, called, NameMay::EVERYTHING);
    }

    /// Uses another name for a student in the room, and elsewhere only for what they said yes to.
    pub fn calls_for(&self, student: &str, called: Option<&str>, may: NameMay) {
        let student = self.student(student);
        self.does(&Edit::People(PeopleEdit::CallStudent { student, called: called.map(str::to_owned), may }));
    }

    /// The name of a student as it may stand on paper.
    pub fn name_on_paper(&self, student: &str) -> String {
        let names = self.desk().names_on_paper(&[self.student(student)]).unwrap();
        names.into_iter().flatten().next().expect("this student is here")
    }
}

/// An ask, in words: "asked: Coach, the summer job".
pub(crate) fn read_ask(ask: &Ask) -> String {
    let what = match &ask.what {
        AskFor::Words(words) => words.clone(),
        AskFor::Help(help) => word(help),
    };
    format!("{}: {}, {what}", word(&ask.state), ask.name)
}

/// What one person recorded, in words.
fn said(told: &Told) -> String {
    if told.field == REMOVED {
        return "removed".to_owned();
    }
    match serde_json::from_value::<Spot>(told.value.clone()) {
        Ok(spot) => format!("{} {}", word(&spot.ring), word(&spot.sector)),
        Err(_) => told.value.as_str().map_or_else(|| told.value.to_string(), str::to_owned),
    }
}

/// A word of the field, as it stands in the log.
pub(crate) fn word<T: serde::Serialize>(of: &T) -> String {
    value(of).as_str().unwrap_or_default().replace('_', " ")
}
