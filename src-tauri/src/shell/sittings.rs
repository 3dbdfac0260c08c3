//! A student sits down at the screen, and what becomes of the sitting until they leave it.

use std::sync::PoisonError;

use domain::change::Scope;
use domain::edit::Edit;
use domain::people::{NameMay, PeopleEdit};
use domain::record::Id;
use domain::refusal::Refusal;
use domain::waves::WaveEdit;
use store::commit::Committed;
use store::read::student::StudentFile;
use store::undo::Within;

use super::{COVERED_MS, Session, Shell, Touch};
use crate::after::GoesOn;
use crate::failure::{Answer, Failure, FailureCode};
use crate::lens::Area;
use crate::sitting::{NameWritten, Sitting, Stands};
use crate::window::MAIN;

impl Shell {
    /// Prepares a sitting over a draft, behind its cover.
    pub fn begin_sitting(&self, wave: Id) -> Answer<()> {
        let session = self.session()?;
        let draft = session.desk.drafts().into_iter().find(|(draft, _)| *draft == wave);
        let (_, student) = draft.ok_or(domain::refusal::Refusal::NoSuchWave)?;
        let file = session.desk.student(student, Shell::today())?;
        let (name, is_talk_only) = (called_in_room(&file), file.is_talk_only);
        let was_blank = session.desk.undo_reach(Within::Scope(Scope::Draft(wave)))?.undo.is_none();
        if session.desk.is_put_away(wave)? {
            return Err(domain::refusal::Refusal::WaveIsDecided.into());
        }
        let is_held = session.desk.is_held(student)?;
        let written = file.name.called.map(|name| NameWritten { name, may: file.name_may });
        self.seat(&session, Sitting { is_talk_only, is_held, written, ..Sitting::prepared(wave, student, name, was_blank) })
    }

    /// Prepares a sitting without a map: the two talk, and nothing is written.
    pub fn begin_talk(&self, student: Id) -> Answer<()> {
        let session = self.session()?;
        let name = called(&session, student)?;
        self.seat(&session, Sitting::for_talk(student, name))
    }

    fn seat(&self, session: &Session, sitting: Sitting) -> Answer<()> {
        let mut now = self.sitting.write().unwrap_or_else(PoisonError::into_inner);
        if now.is_some() {
            return Err(Failure::plain(FailureCode::InSitting));
        }
        // It may have been locked meanwhile.
        self.session()?;
        *now = Some(sitting);
        drop(now);
        // What was said last may have been about somebody else.
        self.voice.falls_silent();
        // What is one's own is written after the sitting, and in it nothing here can open it.
        session.aid.close();
        // A page of somebody else's that was shown is not one to come across.
        self.prints.wipe();
        // What waits for a yes waits for nobody who may say it now.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// Moves a sitting on, as is said of how it stands at this moment. What was chosen stays chosen.
    pub fn move_sitting(&self, to: impl FnOnce(&Sitting) -> Option<Stands>) {
        let mut sitting = self.sitting.write().unwrap_or_else(PoisonError::into_inner);
        let Some(sitting) = sitting.as_mut().filter(|sitting| !sitting.is_over()) else { return };
        let Some(stands) = to(sitting) else { return };
        sitting.stand(stands);
        if stands == Stands::Covered {
            self.voice.falls_silent();
        }
        self.after(|after| after.stands(sitting.student, stands, self.rim.uptime_ms()));
        if stands == Stands::Open {
            sitting.begun_ms.get_or_insert(self.rim.uptime_ms());
        }
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = Touch::now(&*self.rim);
    }

    /// Where the two have just come to the map: those visitors are on it with whom the student was in contact since they said
    /// they would like to stay in touch. What cannot be written now is offered on the map all the same.
    pub fn dots_visitors(&self, from: Stands) -> Vec<Committed> {
        let here = self.sitting().filter(|sitting| from == Stands::Cards && sitting.stands == Stands::Open);
        let (Some(wave), Ok(session)) = (here.and_then(|sitting| sitting.wave), self.session()) else { return Vec::new() };
        let edits = session.desk.visitors_to_meet(wave).unwrap_or_default();
        edits.iter().filter_map(|edit| session.desk.commit(edit).ok()).collect()
    }

    /// From now on nothing is written of whoever sits at the screen. The draft that was begun for them is destroyed; one on
    /// which something was told on an earlier day lies as it lay: what was told on today's cards is taken back.
    pub fn just_talk(&self) -> Answer<Committed> {
        let session = self.session()?;
        let is_over = self.sitting().is_some_and(|sitting| sitting.stands == Stands::JustTalk);
        // Before anything else: what is still on its way is not taken any more.
        self.move_sitting(|sitting| (sitting.stands == Stands::Cards).then_some(Stands::JustTalk));
        let sitting = self.sitting().filter(|sitting| sitting.stands == Stands::JustTalk);
        let sitting = sitting.ok_or_else(|| Failure::plain(FailureCode::InSitting))?;
        let Some(wave) = sitting.wave else { return Ok(Committed::nothing("forget_wave")) };
        let forget = Edit::Wave(WaveEdit::Forget { wave });
        let is_there = session.desk.drafts().iter().any(|(draft, _)| *draft == wave);
        if is_there && sitting.was_blank {
            match session.desk.commit(&forget) {
                // Nothing is forgotten while a hold stands: what was told on the cards lies there, and nothing is added.
                Err(store::failure::Failure::Refused(Refusal::OnHold { .. })) => return Ok(Committed::nothing(forget.name())),
                forgotten => return Ok(forgotten?),
            }
        }
        if is_there && !is_over {
            for _ in 0..sitting.told_on_cards {
                session.desk.undo(Within::Scope(Scope::Draft(wave)))?;
            }
        }
        Ok(Committed::nothing(forget.name()))
    }

    /// What the student is called in the room, as they answered when they were asked. Written only where they said yes; else it
    /// is said in this sitting and known to nothing else. `written` holds what else they said yes to.
    pub fn say_name(&self, name: &str, written: Option<NameMay>) -> Answer<Committed> {
        let session = self.session()?;
        let name = domain::names::told(name)?;
        let at_limits = |sitting: &Sitting| sitting.stands == Stands::Limits && !(written.is_some() && sitting.is_talk_only);
        let sitting = self.sitting().filter(at_limits).ok_or_else(|| Failure::plain(FailureCode::InSitting))?;
        let committed = if let Some(may) = written {
            let student = session.desk.student_behind(sitting.student)?;
            let edit = PeopleEdit::CallStudent { student, called: Some(name.clone()), may };
            session.desk.commit(&Edit::People(edit))?
        } else {
            Committed::nothing("call_student")
        };
        if let Some(now) = self.sitting.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            if let Some(may) = written {
                now.written = Some(NameWritten { name: name.clone(), may });
            }
            now.name = name;
        }
        self.touch();
        Ok(committed)
    }

    /// Nobody sits at the screen any more.
    pub fn end_sitting(&self) {
        *self.screen.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let ended = self.sitting.write().unwrap_or_else(PoisonError::into_inner).take();
        self.voice.falls_silent();
        let Some(ended) = ended else { return };
        // Where nobody came back, it was over when somebody was last here, or goes on when somebody is again.
        let last = self.touched.lock().unwrap_or_else(PoisonError::into_inner).uptime_ms;
        let is_left = self.is_idle(COVERED_MS);
        let over_ms = if is_left { last } else { self.rim.uptime_ms() };
        let goes_on = ended.wave.filter(|_| is_left && !ended.is_over()).map(|wave| GoesOn {
            wave,
            was_blank: ended.was_blank,
            told_on_cards: ended.told_on_cards,
        });
        if let Some(session) = self.open() {
            self.after(|after| after.is_over(session.card.id, over_ms, Shell::today(), goes_on));
        }
    }

    /// Goes on with a sitting to whose cover nobody came back until the key was taken out of memory: behind that cover, for the
    /// same student, on the same day. False where its map was decided meanwhile, or there is none to go on with.
    pub fn sits_on(&self) -> bool {
        let Some(session) = self.open().filter(|session| session.has(MAIN, Area::Maps)) else { return false };
        let Some(left) = self.after(|after| after.goes_on(session.card.id, Shell::today())) else { return false };
        if self.begin_sitting(left.wave).is_err() {
            return false;
        }
        if let Some(sitting) = self.sitting.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            (sitting.was_blank, sitting.told_on_cards) = (left.was_blank, left.told_on_cards);
        }
        self.after(|after| after.is_resumed());
        true
    }

    /// Covers a sitting at which nobody was for as long as was chosen. True where its map or its cards lay open.
    pub fn cover_idle(&self) -> bool {
        if !self.is_idle(0) {
            return false;
        }
        // Looked at and covered at once: what was chosen meanwhile stays chosen. It is no sign that somebody is here.
        let mut sitting = self.sitting.write().unwrap_or_else(PoisonError::into_inner);
        let open = sitting.as_mut().filter(|sitting| sitting.can_be_covered());
        let is_covered = open.map(|sitting| sitting.stand(Stands::Covered)).is_some();
        if is_covered {
            self.voice.falls_silent();
        }
        is_covered
    }
}

/// What a student is called in the room: as they said, else by the given name.
fn called_in_room(StudentFile { name, shown, .. }: &StudentFile) -> String {
    let given = Some(&name.given).filter(|given| !given.is_empty());
    name.called.as_ref().or(given).unwrap_or(shown).clone()
}

/// The same of a student.
pub(crate) fn called(session: &Session, student: Id) -> Answer<String> {
    Ok(called_in_room(&session.desk.student(student, Shell::today())?))
}

/// What a student is called where it travels with the record: as in the room only where they said yes to that.
pub(crate) fn called_on_record(session: &Session, student: Id) -> Answer<String> {
    called_where(session, student, |may| may.be_sent)
}

/// What a student is called on a page that is printed when they are not here to be asked.
pub(crate) fn called_on_paper(session: &Session, student: Id) -> Answer<String> {
    called_where(session, student, |may| may.be_printed)
}

fn called_where(session: &Session, student: Id, is_allowed: impl Fn(NameMay) -> bool) -> Answer<String> {
    let mut file = session.desk.student(student, Shell::today())?;
    if !is_allowed(file.name_may) {
        file.name.called = None;
        file.shown = file.name.shown();
    }
    Ok(called_in_room(&file))
}
