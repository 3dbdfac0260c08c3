//! Whom do the adults of the invented school know? A marking that began two days ago: most adults are through, some offered to
//! look out for somebody, and of some students nobody has said anything yet. It yields edits and never a record.

use chrono::{Days, NaiveDate};
use domain::campaigns::{CampaignEdit, CampaignPurpose};
use domain::edit::Edit;
use domain::marks::{MarkEdit, MarkLevel, SheetWay};
use domain::record::{Id, derived};

use crate::chance::Dice;
use crate::roster::Adult;

/// A marking: the campaign, and what each adult marked, one list each.
#[derive(Clone, Debug, PartialEq)]
pub struct Marking {
    pub campaign: Id,
    pub opens: Edit,
    /// One list for each adult who is through.
    pub sheets: Vec<Vec<Edit>>,
}

/// Every how many-th adult has not come to it yet.
const LATE: usize = 5;

/// Tells it. Whoever looks around is the first adult, and has not marked anybody.
pub(crate) fn tell(seed: u64, school: Id, today: NaiveDate, adults: &[Adult], students: &[Id]) -> Marking {
    let campaign = derived(school, &[b"the first marking"]);
    let ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let purpose = CampaignPurpose {
        who_benefits: "Students whom no adult here knows well yet: somebody quietly looks out for them.".into(),
        who_could_be_hurt: "A student who hears that nobody marked them. No list hangs on a wall, no name is read aloud.".into(),
    };
    let closes_on = today.checked_add_days(Days::new(4)).unwrap_or(today);
    let opens = Edit::Campaign(CampaignEdit::OpenCampaign { campaign, school, purpose, opens_on: ago(2), closes_on });
    let through = adults.iter().enumerate().skip(1).filter(|(nth, _)| nth % LATE != 0);
    let sheets = through.map(|(nth, adult)| {
        let mut dice = Dice::of(seed, 15_000 + nth as u64);
        sheet(&mut dice, campaign, adult.id, ago(1), nth, students)
    });
    Marking { campaign, opens, sheets: sheets.collect() }
}

fn sheet(dice: &mut Dice, campaign: Id, adult: Id, on: NaiveDate, nth: usize, students: &[Id]) -> Vec<Edit> {
    let known = 16 + dice.below(20);
    let mut edits = Vec::with_capacity(known + 2);
    let mut met = Vec::with_capacity(known);
    while met.len() < known {
        let student = dice.pick(students);
        if !met.contains(&student) {
            met.push(student);
            let level = if dice.chance(0.8) { MarkLevel::WouldCome } else { MarkLevel::CouldBuild };
            edits.push(Edit::Mark(MarkEdit::Mark { campaign, adult, student, level: Some(level), on }));
        }
    }
    let offers = dice.below(3) as u32;
    if offers > 0 {
        edits.push(Edit::Mark(MarkEdit::OfferQuietly { campaign, adult, students: offers, on }));
    }
    let way = match nth % 7 {
        0 => SheetWay::Paper,
        1 | 2 => SheetWay::Passed,
        _ => SheetWay::Own,
    };
    edits.push(Edit::Mark(MarkEdit::FinishSheet { campaign, adult, way: Some(way), on }));
    edits
}
