//! How are activities spoken of? What it was, who led it, who was there, who was away, and who spoke with whom.

use domain::activities::{ActivityEdit, ActivityKind, LedBy, LoggedActivity, TookPart};
use domain::edit::Edit;
use domain::ego_network::Link;
use domain::record::Id;
use domain::refusal::Refusal;
use domain::visits::WhoCame;
use store::commit::Committed;
use store::read::activities::ActivityLine;

use crate::Laptop;

impl Laptop {
    /// What the screen would commit, with everything left as it is offered; `led_by` is somebody of the staff, of the directory,
    /// or someone new.
    pub fn activity_of(&self, what: ActivityKind, name: &str, section: Id, led_by: &str, away: &[&str]) -> LoggedActivity {
        let known = self.desk().leaders(led_by).unwrap().into_iter().find(|leader| leader.name == led_by);
        let led_by = match known.map(|leader| leader.link) {
            Some(Link::Staff(staff)) => LedBy::Staff { staff },
            Some(Link::Visitor(visitor)) => LedBy::Visitor { came: WhoCame::Known { visitor } },
            None => LedBy::Visitor { came: WhoCame::New { visitor: self.mints(), name: led_by.to_owned(), organisation: None } },
        };
        let (absent, present): (Vec<_>, Vec<_>) =
            self.looks_at_class(section).students.into_iter().partition(|one| away.contains(&one.name.as_str()));
        LoggedActivity {
            activity: self.mints(),
            section,
            what,
            name: name.to_owned(),
            held_on: self.day(),
            led_by: Some(led_by),
            groups: Vec::new(),
            present: present.into_iter().map(|one| TookPart { student: one.student, side: None }).collect(),
            absent: absent.into_iter().map(|one| one.student).collect(),
            with: Vec::new(),
            spoke: Vec::new(),
            logged_by: self.me(),
        }
    }

    /// Tries to log it.
    pub fn tries_to_log_activity(&self, activity: LoggedActivity) -> Result<Committed, Refusal> {
        self.tries(&Edit::Activity(ActivityEdit::LogActivity { activity: Box::new(activity) }))
    }

    /// Logs it, and gives its id.
    pub fn logs_activity(&self, activity: LoggedActivity) -> Id {
        let id = activity.activity;
        self.tries_to_log_activity(activity).unwrap();
        id
    }

    /// The activities as they are listed: what it is called, who led it, how many were here and away, and how many pairs spoke.
    pub fn reads_the_activities(&self) -> Vec<String> {
        let line = |one: ActivityLine| {
            let led = one.led_by.map_or_else(|| "nobody".to_owned(), |leader| leader.name);
            format!("{} with {led}: {} here, {} away, {} pairs", one.name, one.present, one.absent, one.pairs)
        };
        self.desk().activities(true).unwrap().recent.into_iter().map(line).collect()
    }
}
