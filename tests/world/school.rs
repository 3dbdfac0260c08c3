//! Who marks whom, and what is found? Spoken by whoever plans a marking, marks, passes a laptop around, or types in a sheet.

use domain::campaigns::{CampaignEdit, CampaignPurpose, FollowUp, MatchSaid};
use domain::edit::Edit;
use domain::marks::{MarkEdit, MarkLevel, SheetWay};
use domain::people::PeopleEdit;
use domain::record::Id;
use domain::refusal::Refusal;
use store::read::campaigns::{CampaignLine, CampaignResult, Whose};
use store::read::marking::{MarkingAsked, MarkingPage};

use crate::Laptop;

impl Laptop {
    /// Plans a marking from today, for so many days.
    pub fn plans_a_marking(&self, days: u64) -> Id {
        self.plans_a_marking_at(self.card().school.unwrap(), days)
    }

    /// The same at some school.
    pub fn plans_a_marking_at(&self, school: Id, days: u64) -> Id {
        let (campaign, opens_on) = (self.mints(), self.clock.today());
        let purpose = CampaignPurpose {
            who_benefits: "Students whom no adult here knows well yet.".into(),
            who_could_be_hurt: "Nobody reads names aloud.".into(),
        };
        let closes_on = opens_on + chrono::Days::new(days);
        self.does(&Edit::Campaign(CampaignEdit::OpenCampaign { campaign, school, purpose, opens_on, closes_on }));
        campaign
    }

    /// The campaign in the list.
    pub fn campaign(&self, campaign: Id) -> CampaignLine {
        let all = self.desk().campaigns(self.clock.today()).unwrap();
        all.into_iter().find(|line| line.campaign.id == campaign).expect("this campaign is in the list")
    }

    /// Marks a student on one's own laptop.
    pub fn marks(&self, campaign: Id, student: &str, level: MarkLevel) {
        self.tries_to_mark(campaign, self.campaign(campaign).me, student, Some(level)).unwrap();
    }

    /// Marks as this adult, and sees what it says.
    pub fn tries_to_mark(&self, campaign: Id, adult: Id, student: &str, level: Option<MarkLevel>) -> Result<(), Refusal> {
        let (student, on) = (self.student(student), self.clock.today());
        self.tries(&Edit::Mark(MarkEdit::Mark { campaign, adult, student, level, on })).map(drop)
    }

    /// Is through, on this way.
    pub fn is_through(&self, campaign: Id, adult: Id, way: SheetWay) {
        let on = self.clock.today();
        self.does(&Edit::Mark(MarkEdit::FinishSheet { campaign, adult, way: Some(way), on }));
    }

    /// Types another adult in.
    pub fn adds_an_adult(&self, name: &str, role: &str) -> Id {
        self.adds_an_adult_at(self.card().school, name, role)
    }

    /// The same at some school.
    pub fn adds_an_adult_at(&self, school: Option<Id>, name: &str, role: &str) -> Id {
        let staff = self.mints();
        self.does(&Edit::People(PeopleEdit::AddStaff { staff, name: name.into(), role: role.into(), school }));
        staff
    }

    /// The list of students, as this adult marks them.
    pub fn marking_list(&self, campaign: Id, adult: Id, text: &str) -> Result<MarkingPage, Refusal> {
        let asked = MarkingAsked { campaign, adult, text: text.into(), section: None, limit: 1_000 };
        match self.desk().marking(&asked, self.clock.today()) {
            Ok(page) => Ok(page),
            Err(store::failure::Failure::Refused(refusal)) => Err(refusal),
            Err(broken) => panic!("{broken}"),
        }
    }

    /// What the campaign found.
    pub fn found_in(&self, campaign: Id, whose: Whose) -> CampaignResult {
        self.desk().campaign_result(campaign, whose, self.clock.today()).unwrap()
    }

    /// The names of those of whom we have not yet learned who they go to.
    pub fn not_yet_learned(&self, campaign: Id, whose: Whose) -> Vec<String> {
        self.found_in(campaign, whose).unlearned.into_iter().map(|line| line.name).collect()
    }

    /// Asks an adult to look out for a student.
    pub fn matches_quietly(&self, campaign: Id, student: &str, adult: Id) {
        let (student, on) = (self.student(student), self.clock.today());
        self.does(&Edit::Campaign(CampaignEdit::MatchQuietly { campaign, student, adult, is_on: true, instead_of: None, on }));
    }

    /// Says how the first match of a student goes.
    pub fn says_of_the_match(&self, campaign: Id, student: &str, at: FollowUp, said: MatchSaid) {
        let found = self.found_in(campaign, Whose::School);
        let line = found.unlearned.iter().find(|line| line.name == student).unwrap();
        let quiet_match = line.matches[0].id;
        self.does(&Edit::Campaign(CampaignEdit::SayOfMatch { quiet_match, at, said: Some(said) }));
    }
}
