//! What does a student call this person? Labels as they are said in the room: kin words of the family's own language,
//! nicknames, initials, "Coach Dana". Never a full name of somebody on the roster's list of students.

use std::collections::BTreeSet;

use domain::ego_network::{Link, Origin, Sector};
use domain::names::folded;
use domain::record::Id;

use crate::chance::Dice;
use crate::cultures::{Culture, NICKNAMES};
use crate::roster::Adult;

/// A person as they are first told.
#[derive(Clone, Debug)]
pub struct Told {
    pub label: String,
    pub is_adult: bool,
    pub origin: Origin,
    pub link: Option<Link>,
    /// Which circle inside the sector: household or wider kin, this crew or that.
    pub circle: u8,
    /// What they are called once they are known better.
    pub later: Option<String>,
}

/// Tells people to one map, no label twice.
#[derive(Debug)]
pub struct Teller<'a> {
    pub culture: &'static Culture,
    pub staff: &'a [Adult],
    /// Labels as they are compared, without case and accents.
    pub used: BTreeSet<String>,
    /// Adults of the registry who are on the map, under whatever label.
    pub met: BTreeSet<Id>,
}

fn filled(template: &str, culture: &Culture, dice: &mut Dice) -> String {
    template.replace("{f}", dice.pick(culture.women)).replace("{m}", dice.pick(culture.men))
}

/// Words for people of a community: `{n}` is any given name, `{s}` any surname.
const COMMUNITY: &[(&str, Origin, u8)] = &[
    ("Coach {n}", Origin::Activity, 0),
    ("{n} from choir", Origin::Faith, 1),
    ("Mrs. {s} next door", Origin::Neighborhood, 2),
    ("{n} downstairs", Origin::Neighborhood, 2),
    ("{n} (rec center)", Origin::Activity, 0),
    ("Sensei {n}", Origin::Activity, 0),
    ("my barber {n}", Origin::Neighborhood, 2),
    ("Ms. {s} at the library", Origin::Neighborhood, 2),
    ("{n} from 4-H", Origin::Activity, 0),
    ("{n} (drumline)", Origin::Activity, 0),
    ("my old sitter {n}", Origin::Neighborhood, 2),
    ("{n} on Discord", Origin::Online, 3),
];
const WORK: &[(&str, Origin)] = &[
    ("my boss {n}", Origin::Work),
    ("{n} at the bakery", Origin::Work),
    ("Mr. {s}", Origin::Work),
    ("Dr. {s}", Origin::Visit),
    ("{n} from the shop", Origin::Work),
    ("Chef {n}", Origin::Work),
    ("{n} (shift lead)", Origin::Work),
    ("Nurse {n}", Origin::Visit),
    ("{n} the electrician", Origin::Visit),
    ("Mrs. {s} at the feed store", Origin::Work),
];
/// People a student would like to meet, told by what they do.
const HOPED_FOR: &[&str] = &[
    "a nurse",
    "someone at the college",
    "a welder",
    "somebody who codes",
    "a vet",
    "a lawyer who speaks my language",
    "a firefighter",
    "someone who runs a food truck",
];

impl Teller<'_> {
    /// Someone of a sector whom this map does not have yet.
    pub fn tell(&mut self, dice: &mut Dice, sector: Sector) -> Told {
        // A crowded map runs out of kin words before it runs out of names.
        for _ in 0..40 {
            let told = self.try_tell(dice, sector);
            let adult = match told.link {
                Some(Link::Staff(adult)) if self.met.contains(&adult) => continue,
                Some(Link::Staff(adult)) => Some(adult),
                _ => None,
            };
            if self.takes(&told.label) {
                self.met.extend(adult);
                return told;
            }
        }
        let mut told = Told { link: None, ..self.try_tell(dice, sector) };
        let plain = told.label.clone();
        for nth in 2.. {
            told.label = format!("{plain} #{nth}");
            if self.takes(&told.label) {
                break;
            }
        }
        told
    }

    /// Whether nobody on this map is called that yet.
    pub fn takes(&mut self, label: &str) -> bool {
        self.used.insert(folded(label))
    }

    /// Someone whom the student would like to meet.
    pub fn hope(&mut self, dice: &mut Dice) -> Option<Told> {
        let label = dice.pick(HOPED_FOR).to_owned();
        self.takes(&label).then_some(Told { label, is_adult: true, origin: Origin::Visit, link: None, circle: 0, later: None })
    }

    fn anyone(&self, dice: &mut Dice) -> (&'static Culture, &'static str, bool) {
        let culture = if dice.chance(0.5) { self.culture } else { Culture::drawn(dice) };
        let (given, is_woman) = culture.given(dice);
        (culture, given, is_woman)
    }

    fn try_tell(&self, dice: &mut Dice, sector: Sector) -> Told {
        let plain = |label: String, is_adult, origin, circle| Told { label, is_adult, origin, link: None, circle, later: None };
        match sector {
            Sector::Home => {
                if dice.chance(0.35) {
                    return plain(dice.pick(&self.culture.parents).to_owned(), true, Origin::Family, 0);
                }
                let template = dice.pick(self.culture.kin);
                let is_young = [
                    "cousin", "prim", "sister", "sis ", "bro", "em ", "cuz", "pinsan", "bunso", "Ate", "Kuya", "Unni", "Oppa",
                    "Chị", "Anh", "walaal", "tij laug", "biǎo", "Didi", "Bhaiya", "kouzen",
                ];
                let is_adult = !is_young.iter().any(|word| template.contains(word));
                let is_household = template.contains("brother") || template.contains("sister");
                plain(filled(template, self.culture, dice), is_adult, Origin::Family, u8::from(!is_household))
            }
            Sector::Peers => {
                let (culture, given, _) = self.anyone(dice);
                let crew = dice.below(2) as u8;
                let origin = dice.pick(&[
                    Origin::School,
                    Origin::School,
                    Origin::School,
                    Origin::Activity,
                    Origin::Neighborhood,
                    Origin::Online,
                ]);
                let initial = culture.family[dice.below(culture.family.len())].chars().next().unwrap_or('A');
                match dice.below(10) {
                    0 | 1 => plain(dice.pick(NICKNAMES).to_owned(), false, origin, crew),
                    2 => plain(format!("{given} {initial}."), false, origin, crew),
                    3 => plain(format!("{}.{initial}.", given.chars().next().unwrap_or('A')), false, origin, crew),
                    4 => Told { later: Some(format!("{given} {initial}.")), ..plain(given.to_owned(), false, origin, crew) },
                    _ => plain(given.to_owned(), false, origin, crew),
                }
            }
            Sector::School => {
                let adult = &self.staff[dice.below(self.staff.len())];
                let title = if adult.is_woman { "Ms." } else { "Mr." };
                if dice.chance(0.62) {
                    let label = match adult.role {
                        "principal" => "the principal".to_owned(),
                        "teacher" if dice.chance(0.12) => format!("Coach {}", adult.given),
                        _ => format!("{title} {}", adult.family),
                    };
                    return Told { link: Some(Link::Staff(adult.id)), ..plain(label, true, Origin::School, 0) };
                }
                let initial = adult.family.chars().next().unwrap_or('A');
                match dice.below(5) {
                    0 => plain("the lunch lady".to_owned(), true, Origin::School, 0),
                    1 => plain(format!("Miss {}", adult.given), true, Origin::School, 0),
                    2 => plain("the security guard".to_owned(), true, Origin::School, 0),
                    _ => Told {
                        later: Some(format!("{title} {}", adult.family)),
                        ..plain(format!("{title} {initial}"), true, Origin::School, 0)
                    },
                }
            }
            Sector::Community if dice.chance(0.18) => {
                plain(filled(self.culture.faith, self.culture, dice), true, Origin::Faith, 1)
            }
            Sector::Community | Sector::Work => {
                let (culture, given, _) = self.anyone(dice);
                let surname = dice.pick(culture.family);
                let (template, origin, circle) = if sector == Sector::Work {
                    let (template, origin) = dice.pick(WORK);
                    (template, origin, 0)
                } else {
                    dice.pick(COMMUNITY)
                };
                let is_adult = !(template.contains("drumline") || template.contains("4-H") || template.contains("Discord"));
                plain(template.replace("{n}", given).replace("{s}", surname), is_adult, origin, circle)
            }
        }
    }
}
