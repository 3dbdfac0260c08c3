//! Undo. Puts back the values a commit replaced, as a new commit.
//! So undo survives a restart and travels by sync like any edit. A field that someone else has
//! changed since is left alone and reported. Nothing here deletes.

use serde_json::Value;

use crate::change::Name;
use crate::policy;
use crate::record::Id;

/// One of this person's own commits on this device in one scope, oldest first.
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

/// Walks the past, oldest first, and says what can be undone and redone. A new edit ends what could be redone.
pub fn reach(past: &[Past]) -> Reach {
    // (what undo would take back, the edit's name) and (the undo that redo would take back, the edit's name)
    let mut done: Vec<Past> = Vec::new();
    let mut undone: Vec<(Past, Past)> = Vec::new();
    for commit in past {
        match commit.undoes {
            None => {
                if policy::can_be_undone(&commit.edit) {
                    done.push(commit.clone());
                    undone.clear();
                }
            }
            Some(of) => {
                if done.last().is_some_and(|last| last.commit == of) {
                    if let Some(last) = done.pop() {
                        undone.push((commit.clone(), last));
                    }
                } else if undone.last().is_some_and(|(undo, _)| undo.commit == of)
                    && let Some((_, edit)) = undone.pop()
                {
                    // A redo stands for the edit it brought back: undoing it again is one more undo.
                    done.push(Past { commit: commit.commit, edit: edit.edit, undoes: None });
                }
            }
        }
    }
    Reach {
        undo: done.pop(),
        redo: undone.pop().map(|(undo, edit)| Past { commit: undo.commit, edit: edit.edit, undoes: undo.undoes }),
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

    fn past(n: u128, undoes: Option<u128>) -> Past {
        Past { commit: Id::from_u128(n), edit: format!("edit{n}"), undoes: undoes.map(Id::from_u128) }
    }

    fn reached(commits: &[Past]) -> (Option<u128>, Option<u128>) {
        let reach = reach(commits);
        (reach.undo.map(|p| p.commit.as_u128()), reach.redo.map(|p| p.commit.as_u128()))
    }

    #[test]
    fn undo_goes_back_one_by_one_and_redo_comes_forward() {
        let mut all = vec![past(1, None), past(2, None)];
        assert_eq!(reached(&all), (Some(2), None));
        all.push(past(3, Some(2)));
        assert_eq!(reached(&all), (Some(1), Some(3)));
        all.push(past(4, Some(1)));
        assert_eq!(reached(&all), (None, Some(4)));
        all.push(past(5, Some(4)));
        assert_eq!(reached(&all), (Some(5), Some(3)));
        all.push(past(6, Some(3)));
        assert_eq!(reached(&all), (Some(6), None));
        all.push(past(7, Some(6)));
        assert_eq!(reached(&all), (Some(5), Some(7)));
    }

    #[test]
    fn a_new_edit_ends_what_could_be_redone() {
        let all = vec![past(1, None), past(2, Some(1)), past(3, None)];
        assert_eq!(reached(&all), (Some(3), None));
    }

    #[test]
    fn the_name_of_a_redone_edit_is_the_edit() {
        let all = vec![past(1, None), past(2, Some(1)), past(3, Some(2))];
        assert_eq!(reach(&all).undo.unwrap().edit, "edit1");
    }
}
