//! What a screen reader was told of one student is not heard by whoever comes next, and not under a cover.

use super::tests::{HERS, Opened, opened, seated};
use super::*;
use crate::sitting::Stands;
use crate::voice::Line;

/// What has reached the reader so far.
#[derive(Clone, Default)]
struct Reader(Arc<Mutex<Vec<Line>>>);

impl Reader {
    fn of(shell: &Shell) -> Reader {
        let reader = Reader::default();
        let heard = reader.clone();
        shell.voice.speaks_through(move |line| heard.0.lock().unwrap().push(line));
        reader
    }

    /// Something is said; then this happens. What was said is taken back, and would not be said any more if it came late.
    fn hears_no_more_when(&self, shell: &Shell, happens: impl FnOnce()) {
        shell.voice.says("Tía is now in: close, home & family.".into());
        let said = self.0.lock().unwrap().last().cloned().unwrap();
        assert!(shell.voice.may_say(&said));
        happens();
        assert!(!shell.voice.may_say(&said), "it came late, and was said all the same");
        let last = self.0.lock().unwrap().last().cloned().unwrap();
        assert_eq!(last.words, "", "it stands there to be found");
        // Whatever is said from here on is said.
        shell.voice.says("Somebody else.".into());
        let next = self.0.lock().unwrap().last().cloned().unwrap();
        assert!(next.words == "Somebody else." && shell.voice.may_say(&next));
    }
}

#[test]
fn what_was_read_out_is_taken_back_when_a_sitting_begins_is_covered_is_left_and_by_the_lock() {
    let Opened { shell, hands, folder: _folder } = seated();
    let reader = Reader::of(&shell);
    let go_on = || shell.move_sitting(|sitting| Some(sitting.next()));
    shell.end_sitting();
    reader.hears_no_more_when(&shell, || shell.begin_sitting(HERS).unwrap());
    for _ in 0..3 {
        go_on();
        reader.hears_no_more_when(&shell, || shell.move_sitting(|sitting| sitting.can_be_covered().then_some(Stands::Covered)));
        go_on();
    }
    reader.hears_no_more_when(&shell, || assert_eq!(shell.before_sleep(), BeforeSleep::Covered));
    go_on();
    reader.hears_no_more_when(&shell, || {
        hands.awake(11 * 60_000);
        assert!(shell.cover_idle());
    });
    go_on();
    reader.hears_no_more_when(&shell, || shell.end_sitting());
    shell.begin_sitting(HERS).unwrap();
    go_on();
    reader.hears_no_more_when(&shell, || shell.close());
}

#[test]
fn a_gesture_takes_nothing_back_of_what_is_being_said() {
    let Opened { shell, folder: _folder, .. } = seated();
    let reader = Reader::of(&shell);
    for _ in 0..3 {
        shell.move_sitting(|sitting| Some(sitting.next()));
    }
    shell.voice.says("Tía is added.".into());
    shell.commit(crate::window::MAIN, &super::tests::names(HERS)).unwrap();
    shell.touch();
    shell.voice.says(String::new());
    let said = reader.0.lock().unwrap().clone();
    assert!(said.len() == 1 && shell.voice.may_say(&said[0]), "{said:?}");
}

#[test]
fn whoever_locks_is_not_heard_by_whoever_unlocks() {
    let Opened { shell, folder: _folder, .. } = opened(Role::Teacher);
    let reader = Reader::of(&shell);
    reader.hears_no_more_when(&shell, || shell.close());
}
