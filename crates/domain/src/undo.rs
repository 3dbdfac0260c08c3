//! Undo. Puts back the values a commit replaced, as a new commit.
//! So undo survives a restart and travels by sync like any edit. A field that someone else has
//! changed since is left alone and reported. Nothing here deletes.

use std::collections::HashSet;

use serde_json::Value;

use crate::change::Name;
use crate::policy;
use crate::record::Id;

/// One of this person's own commits on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub commit: Id,
    pub edit: String,
    /// This commit took that one back (an undo), or did it again (a redo of it, which undoes the undo).
    pub undoes: Option<Id>,
}

/// What the two keys would do now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The commit that Undo would take back.
    pub undo: Option<Past>,
    /// The undo that Redo would take back, with the name of the edit it brings back.
    pub redo: Option<Past>,
}

/// The word in the log for a commit that takes another back.
pub const UNDO: &str = "undo";

/// The word in the log for a commit that takes an undo back.
pub const REDO: &str = "redo";

/// Walks the past, newest first, and says what can be undone and redone. A new edit ends what could be redone.
/// It stops as soon as both are known: after a sitting of thousands of gestures it has looked at one.
#[derive(Debug, Default)]
pub struct Walk {
    taken_back: HashSet<Id>,
    found: Reach,
    is_redo_decided: bool,
}

impl Walk {
    /// Meets the next older commit. True when nothing older can matter.
    pub fn meet(&mut self, past: &Past) -> bool {
        let still_holds = !self.taken_back.contains(&past.commit);
        match past.undoes {
            None => {
                if policy::can_be_undone(&past.edit) {
                    self.is_redo_decided = true;
                    if still_holds && self.found.undo.is_none() {
                        self.found.undo = Some(past.clone());
                    }
                }
            }
            // What an undo or a redo concerned is settled by it, whether or not it was itself taken back:
            // then the one that took it back stands for it.
            Some(of) => {
                self.taken_back.insert(of);
                if still_holds && past.edit == REDO {
                    self.found.undo.get_or_insert_with(|| past.clone());
                } else if still_holds && !self.is_redo_decided {
                    self.found.redo = Some(past.clone());
                    self.is_redo_decided = true;
                }
            }
        }
        self.is_redo_decided && self.found.undo.is_some()
    }

    /// What was found. Each still bears its own word; whoever shows it asks for the edit at the end of `undoes`.
    pub fn found(self) -> Reach {
        self.found
    }
}

/// One field that a commit wrote, and how it stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub name: Name,
    pub record: Id,
    pub field: String,
    /// The value that was shown before this commit wrote; Null where there was none.
    pub former: Value,
    /// The names of the heads of this field now.
    pub heads: Vec<Name>,
}

/// Which fields go back, and which are left alone because somebody wrote to them since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub back: Vec<Written>,
    pub left_alone: Vec<Written>,
}

/// Decides field by field: back, where this commit's value still stands; left alone otherwise.
pub fn plan(written: Vec<Written>) -> Plan {
    let (back, left_alone) = written.into_iter().partition(|field| field.heads == [field.name]);
    Plan { back, left_alone }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past(n: u128, word: &str, undoes: Option<u128>) -> Past {
        Past { commit: Id::from_u128(n), edit: word.into(), undoes: undoes.map(Id::from_u128) }
    }

    fn edit(n: u128) -> Past {
        past(n, "place_alter", None)
    }

    fn undo(n: u128, of: u128) -> Past {
        past(n, UNDO, Some(of))
    }

    fn redo(n: u128, of: u128) -> Past {
        past(n, REDO, Some(of))
    }

    fn reached(commits: &[Past]) -> (Option<u128>, Option<u128>) {
        let mut walk = Walk::default();
        let _ = commits.iter().rev().any(|past| walk.meet(past));
        let reach = walk.found();
        (reach.undo.map(|p| p.commit.as_u128()), reach.redo.map(|p| p.commit.as_u128()))
    }

    #[test]
    fn undo_goes_back_one_by_one_and_redo_comes_forward() {
        let mut all = vec![edit(1), edit(2)];
        assert_eq!(reached(&all), (Some(2), None));
        all.push(undo(3, 2));
        assert_eq!(reached(&all), (Some(1), Some(3)));
        all.push(undo(4, 1));
        assert_eq!(reached(&all), (None, Some(4)));
        all.push(redo(5, 4));
        assert_eq!(reached(&all), (Some(5), Some(3)));
        all.push(redo(6, 3));
        assert_eq!(reached(&all), (Some(6), None));
        all.push(undo(7, 6));
        assert_eq!(reached(&all), (Some(5), Some(7)));
    }

    #[test]
    fn a_new_edit_ends_what_could_be_redone() {
        assert_eq!(reached(&[edit(1), undo(2, 1), edit(3)]), (Some(3), None));
        assert_eq!(reached(&[edit(1), undo(2, 1), edit(3), undo(4, 3), redo(5, 4)]), (Some(5), None));
        assert_eq!(reached(&[edit(1), undo(2, 1), edit(3), undo(4, 3)]), (None, Some(4)));
    }

    #[test]
    fn what_can_never_be_undone_is_stepped_over() {
        assert_eq!(reached(&[edit(1), past(2, "open_file", None)]), (Some(1), None));
        assert_eq!(reached(&[edit(1), undo(2, 1), past(3, "open_file", None)]), (None, Some(2)));
    }

    #[test]
    fn an_edit_that_was_taken_back_elsewhere_is_not_taken_back_twice() {
        // The undo of 1 was made in its own scope, while 2 stands above it here.
        assert_eq!(reached(&[edit(1), edit(2), undo(3, 1)]), (Some(2), Some(3)));
    }

    /// The same question, answered by two stacks over the whole past.
    fn by_stacks(commits: &[Past]) -> (Option<u128>, Option<u128>) {
        let (mut done, mut undone): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
        for past in commits {
            match past.undoes {
                None => {
                    done.push(past.commit);
                    undone.clear();
                }
                Some(_) if past.edit == REDO => {
                    undone.pop();
                    done.push(past.commit);
                }
                Some(_) => {
                    done.pop();
                    undone.push(past.commit);
                }
            }
        }
        (done.last().map(Id::as_u128), undone.last().map(Id::as_u128))
    }

    proptest::proptest! {
        #[test]
        fn the_walk_finds_what_two_stacks_hold(steps in proptest::collection::vec(0u8..4, 0..40)) {
            let mut all: Vec<Past> = Vec::new();
            for (at, step) in steps.iter().enumerate() {
                let n = at as u128 + 1;
                let (undoable, redoable) = by_stacks(&all);
                match (step, undoable, redoable) {
                    (0 | 1, Some(of), _) => all.push(undo(n, of)),
                    (2, _, Some(of)) => all.push(redo(n, of)),
                    _ => all.push(edit(n)),
                }
                proptest::prop_assert_eq!(reached(&all), by_stacks(&all));
            }
        }
    }
}
