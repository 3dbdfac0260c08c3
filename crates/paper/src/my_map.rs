//! The student's own page: everybody where they stand, the same people as a list in reading order, and what the student said.
//! It shows no ring, no number and no empty place unless the student wants rings. It judges nobody and says no name that the
//! student does not want on it.

use chrono::NaiveDate;
use domain::asks::{Ask, AskFor, Whom};
use domain::ego_network::{EgoNetwork, Presence, Ring, Sector, Spot, Support};
use domain::names;
use domain::shown::Shown;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::drawing::{Drawing, RingWords, Standing, draw};
use crate::fonts::Shelf;
use crate::press::{Made, drawn, set};
use crate::{PageLanguage, Sheet, word};

const TEMPLATE: &str = include_str!("../templates/my_map.typ");
/// Letters of a name or of what was said, at most: no page is broken by one of them.
const LONGEST: usize = 300;
/// Points of white around a page.
const MARGIN: f64 = 44.0;
/// What title, legend and the heading of the list take, points.
const AROUND: f64 = 104.0;

/// How people are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PageNames {
    Names,
    Initials,
}

/// What the student wants on their page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PageWish {
    pub shown: PageNames,
    /// Rings with their words; without, who is closer stands closer and nothing says so.
    pub has_rings: bool,
    /// What the student is called stands in the middle, in place of "me".
    pub has_my_name: bool,
    pub language: PageLanguage,
    pub sheet: Sheet,
}

/// Somebody on the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PagePerson {
    pub name: String,
    pub initials: String,
    pub spot: Option<Spot>,
    pub supports: Vec<Support>,
    /// Somebody the student wants to meet.
    pub is_hoped: bool,
}

/// All that a page and a file are made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MyMap {
    pub on: NaiveDate,
    /// What stands in the middle.
    pub me: String,
    pub goal: Option<String>,
    /// What was agreed and is not over, as sentences.
    pub steps: Vec<String>,
    pub people: Vec<PagePerson>,
    /// Pairs who know each other, as places in `people`.
    pub ties: Vec<(usize, usize)>,
    #[serde(skip)]
    pub wish: PageWish,
}

impl MyMap {
    /// What of a map belongs on its student's page: whoever is on it today, or hoped for. Nobody pale, and nobody who is gone.
    /// The network and the asks call people as they are `shown` on the map.
    pub fn of(
        network: &EgoNetwork,
        shown: Shown,
        called: &str,
        on: NaiveDate,
        goal: Option<&str>,
        asks: &[Ask],
        wish: PageWish,
    ) -> MyMap {
        let here = |presence| matches!(presence, Presence::Confirmed | Presence::Remembered | Presence::Potential);
        let mut alters: Vec<_> = network.alters.iter().filter(|alter| !alter.is_pale && here(alter.presence)).collect();
        alters.sort_by_key(|alter| reading_order(alter.spot, alter.presence == Presence::Potential));
        let place = |id| alters.iter().position(|alter| alter.id == id);
        let ties = network.ties.iter().filter(|tie| tie.is_present);
        let ties = ties.filter_map(|tie| Some((place(tie.a)?, place(tie.b)?))).collect();
        // A step with somebody who is not in their life any more is not on the page of today.
        let is_here = |ask: &Ask| match ask.whom {
            Whom::Alter(id) => place(id).is_some(),
            Whom::Staff(_) => true,
        };
        let called_as = |name: &str| match (wish.shown, shown) {
            (PageNames::Initials, Shown::Names | Shown::Nicknames) => names::initials(name),
            // A number or letters on the map stand for one person already: the first letter of them would stand for several.
            _ => cut(name),
        };
        // Whoever of the school is asked has neither a name nor a number where the map names nobody.
        let asked = |ask: &Ask| match called_as(&ask.name) {
            name if name.is_empty() => wish.language.said("page-someone"),
            name => name,
        };
        let people = alters.iter().map(|alter| PagePerson {
            name: called_as(&alter.label),
            initials: alter.initials.clone(),
            spot: alter.spot,
            supports: alter.supports.clone(),
            is_hoped: alter.presence == Presence::Potential,
        });
        MyMap {
            on,
            me: if wish.has_my_name { cut(called) } else { wish.language.said("page-me") },
            goal: goal.map(cut),
            steps: asks
                .iter()
                .filter(|ask| ask.next.is_some() && is_here(ask))
                .map(|ask| step(ask, &asked(ask), wish.language))
                .collect(),
            people: people.collect(),
            ties,
            wish,
        }
    }

    /// The page.
    pub fn page(&self, shelf: &Shelf) -> anyhow::Result<Made> {
        self.fitted(shelf, |told| set(shelf, TEMPLATE, told, self.on), |made| made.pages)
    }

    /// The same page as drawings, one of each sheet: what Kith's own window prints.
    pub fn drawn(&self, shelf: &Shelf) -> anyhow::Result<Vec<String>> {
        self.fitted(shelf, |told| drawn(shelf, TEMPLATE, told), Vec::len)
    }

    /// Set as large as leaves it on one page, or with the list on the next.
    fn fitted<T>(
        &self,
        shelf: &Shelf,
        sets: impl Fn(&Told) -> anyhow::Result<T>,
        pages: impl Fn(&T) -> usize,
    ) -> anyhow::Result<T> {
        // What is measured beforehand is near and not exact: where it ran over, the drawing gives way.
        for fit in self.fits(shelf) {
            let made = sets(&self.told(shelf, fit))?;
            if pages(&made) == 1 {
                return Ok(made);
            }
        }
        sets(&self.told(shelf, Fit::SPREAD))
    }

    /// How it might fit on one page, the largest first: the list as large as leaves enough for the drawing.
    fn fits(&self, shelf: &Shelf) -> Vec<Fit> {
        let (width, height) = self.wish.sheet.size();
        let wide = width - 2.0 * MARGIN;
        let said =
            self.goal.iter().chain(&self.steps).map(|words| (shelf.width(words, false) * 11.0 / (wide / 2.0)).ceil() * 15.0);
        let said = said.sum::<f64>();
        let room = height - 80.0 - AROUND - if said > 0.0 { 36.0 + said } else { 0.0 };
        let least = (150.0 + self.people.len() as f64 * 2.2).min(290.0);
        let most = (300.0 + self.people.len() as f64 * 14.0).min(430.0);
        let groups: Vec<ToldGroup> = self.groups().into_iter().map(|group| self.told_group(&group, shelf)).collect();
        let [.., last] = Fit::LISTS;
        let fit = |(size, columns)| {
            let fit = Fit { drawing: 0.0, size, columns, is_spread: false };
            Fit { drawing: (room - tallest(&groups, fit, wide, shelf)).min(most), ..fit }
        };
        let chosen = Fit::LISTS.into_iter().map(fit).find(|fit| fit.drawing >= least);
        // So many people that no measuring is wrong enough: setting a page only to see that it is too small takes as long as one.
        let smallest = fit(last);
        if chosen.is_none() && room - (room - smallest.drawing) * 0.9 < least * 0.8 {
            return Vec::new();
        }
        let chosen = chosen.unwrap_or(Fit { drawing: least, ..smallest });
        [1.0, 0.9, 0.8].map(|part| Fit { drawing: chosen.drawing * part, ..chosen }).into()
    }

    /// The same drawing for paper and for a file.
    pub(crate) fn drawing(&self, room: (f64, f64), shelf: &Shelf) -> Drawing {
        let written: Vec<(String, String)> =
            self.people.iter().map(|person| (shelf.writable(&person.name), shelf.writable(&person.initials))).collect();
        let standing: Vec<Standing> = (self.people.iter().zip(&written))
            .map(|(person, (name, initials))| Standing { spot: person.spot, initials, name, is_hoped: person.is_hoped })
            .collect();
        let rings = self.wish.has_rings.then(|| RingWords {
            rings: Ring::ALL.map(|ring| self.wish.language.said(&format!("page-ring-{}", word(&ring)))),
            sectors: Sector::ALL.map(|sector| self.wish.language.said(&format!("page-sector-{}", word(&sector)))),
        });
        draw(&standing, &self.ties, &shelf.writable(&self.me), room, rings.as_ref(), &|words| shelf.width(words, false))
    }

    /// The people in reading order, in groups of one part of life each; whoever is hoped for stands last.
    pub(crate) fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group> = Vec::new();
        for person in &self.people {
            let sector = person.spot.map(|spot| spot.sector);
            let key = match (person.is_hoped, sector) {
                (true, _) => "page-meet".to_owned(),
                (false, Some(sector)) => format!("page-sector-{}", word(&sector)),
                (false, None) => "page-others".to_owned(),
            };
            let title = self.wish.language.said(&key);
            match groups.last_mut() {
                Some(group) if group.title == title => group.people.push(person),
                _ => groups.push(Group { title, sector: sector.filter(|_| !person.is_hoped), people: vec![person] }),
            }
        }
        groups
    }

    /// What is said of somebody in the list; empty where nothing is.
    pub(crate) fn said_of(&self, person: &PagePerson) -> String {
        let language = self.wish.language;
        let ring =
            person.spot.filter(|_| self.wish.has_rings).map(|spot| language.said(&format!("page-ring-{}", word(&spot.ring))));
        let gives = person.supports.iter().map(|support| language.said(&format!("page-support-{}", word(support))));
        ring.into_iter().chain(gives).collect::<Vec<_>>().join(", ")
    }

    fn told(&self, shelf: &Shelf, fit: Fit) -> Told {
        let language = self.wish.language;
        let (width, _) = self.wish.sheet.size();
        let room = (width - 2.0 * MARGIN, fit.drawing);
        let said = |key: &str| language.said(key);
        let groups: Vec<ToldGroup> = self.groups().into_iter().map(|group| self.told_group(&group, shelf)).collect();
        let columns = if fit.is_spread { vec![groups] } else { balanced(groups, fit, room.0, shelf) };
        let drawing_says = match (fit.is_spread, self.wish.has_rings) {
            (true, _) => "page-drawing-next",
            (false, true) => "page-drawing-rings",
            (false, false) => "page-drawing",
        };
        let (has_hoped, has_ties) = (self.people.iter().any(|person| person.is_hoped), !self.ties.is_empty());
        let legend = [(has_ties, "page-lines"), (has_hoped, "page-dotted")];
        Told {
            fonts: shelf.families(),
            language: language.code(),
            sheet: self.wish.sheet.name(),
            margin: MARGIN,
            title: said("page-title"),
            date: language.day(self.on),
            drawing_says: said(drawing_says),
            drawing: self.drawing(room, shelf),
            legend: legend.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| said(key)).collect(),
            goal_title: said("page-goal"),
            goal: self.goal.as_ref().map(|goal| shelf.writable(goal)),
            steps_title: said(if self.steps.len() > 1 { "page-steps" } else { "page-step" }),
            steps: self.steps.iter().map(|step| shelf.writable(step)).collect(),
            people_title: said("page-people"),
            columns,
            rest: fit.is_spread.then(|| said("page-rest")),
            size: fit.size,
            count: fit.columns,
            foot: said("page-foot"),
            kith: said("page-kith"),
        }
    }

    fn told_group(&self, group: &Group, shelf: &Shelf) -> ToldGroup {
        let people =
            group.people.iter().map(|person| ToldPerson { name: shelf.writable(&person.name), says: self.said_of(person) });
        ToldGroup { title: Some(group.title.clone()), sector: group.sector, people: people.collect() }
    }
}

/// A part of life with its people.
pub(crate) struct Group<'a> {
    pub title: String,
    pub sector: Option<Sector>,
    pub people: Vec<&'a PagePerson>,
}

/// Part of life by part of life, from the middle outwards; then whoever has no place; last whoever is hoped for.
fn reading_order(spot: Option<Spot>, is_hoped: bool) -> (bool, bool, Option<Sector>, Option<Ring>, Option<u16>) {
    (is_hoped, spot.is_none(), spot.map(|spot| spot.sector), spot.map(|spot| spot.ring), spot.map(|spot| spot.offset.across))
}

fn step(ask: &Ask, name: &str, language: PageLanguage) -> String {
    let asked = match &ask.what {
        AskFor::Help(support) => language.with(&format!("page-ask-{}", word(support)), &[("name", name)]),
        AskFor::Words(words) => language.with("page-ask-words", &[("name", name), ("what", &cut(words))]),
    };
    language.with("page-ask-by", &[("ask", &asked), ("date", &language.day(ask.due_on))])
}

fn cut(words: &str) -> String {
    let mut letters = words.chars();
    let kept: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() { kept + "…" } else { kept }
}

/// How large things are, so that all of it stands on one page.
#[derive(Clone, Copy)]
struct Fit {
    /// Height of the drawing, points.
    drawing: f64,
    /// Of the list, points.
    size: f64,
    columns: usize,
    /// The list has a page of its own.
    is_spread: bool,
}

impl Fit {
    /// Sizes of the list and in how many columns, the largest first.
    const LISTS: [(f64, usize); 7] = [(10.5, 2), (10.0, 3), (9.4, 3), (8.8, 3), (8.2, 3), (7.8, 4), (7.2, 4)];
    const SPREAD: Fit = Fit { drawing: 560.0, size: 9.5, columns: 3, is_spread: true };
}

/// White between two columns, points.
const GUTTER: f64 = 16.0;
/// A title with the white around it, in lines.
const TITLE: f64 = 2.1;

/// How many lines somebody takes in the list, with the white below.
fn lines_of(person: &ToldPerson, fit: Fit, width: f64, shelf: &Shelf) -> f64 {
    let wide = (width - GUTTER * (fit.columns - 1) as f64) / fit.columns as f64;
    let said = if person.says.is_empty() { person.name.clone() } else { format!("{}  {}", person.name, person.says) };
    (shelf.width(&said, false) * fit.size / wide * 1.08).ceil().max(1.0) + 0.12
}

/// So many people of one group stand together: a name at the head of a column with no title over it would be of nobody knows what.
const TOGETHER: usize = 8;

/// The groups in as many columns of about one height, read column by column. A small group stays whole; a large one that goes on in
/// the next column says its name again.
fn balanced(groups: Vec<ToldGroup>, fit: Fit, width: f64, shelf: &Shelf) -> Vec<Vec<ToldGroup>> {
    let tall = |person: &ToldPerson| lines_of(person, fit, width, shelf);
    let whole: f64 = groups.iter().map(|group| TITLE + group.people.iter().map(tall).sum::<f64>()).sum();
    let most = whole / fit.columns as f64;
    let mut columns: Vec<Vec<ToldGroup>> = vec![Vec::new()];
    let mut so_far = 0.0;
    for group in groups {
        let is_whole = group.people.len() <= TOGETHER;
        // A title alone at the foot of a column belongs with its people.
        let comes = match is_whole {
            true => (TITLE + group.people.iter().map(tall).sum::<f64>()) / 2.0,
            false => TITLE + group.people.first().map_or(0.0, tall) / 2.0,
        };
        if so_far > 0.0 && so_far + comes > most && columns.len() < fit.columns {
            columns.push(Vec::new());
            so_far = 0.0;
        }
        so_far += TITLE;
        let mut part = ToldGroup { people: Vec::new(), ..group };
        for person in group.people {
            let height = tall(&person);
            if !is_whole && so_far + height / 2.0 > most && columns.len() < fit.columns && !part.people.is_empty() {
                let next = ToldGroup { title: part.title.clone(), sector: part.sector, people: Vec::new() };
                push(&mut columns, std::mem::replace(&mut part, next));
                columns.push(Vec::new());
                so_far = TITLE;
            }
            so_far += height;
            part.people.push(person);
        }
        push(&mut columns, part);
    }
    columns
}

/// The height of the tallest column, points.
fn tallest(groups: &[ToldGroup], fit: Fit, width: f64, shelf: &Shelf) -> f64 {
    let tall = |group: &ToldGroup| {
        let title = if group.title.is_some() { TITLE } else { 0.0 };
        title + group.people.iter().map(|person| lines_of(person, fit, width, shelf)).sum::<f64>()
    };
    let columns = balanced(groups.to_vec(), fit, width, shelf);
    columns.iter().map(|column| column.iter().map(tall).sum::<f64>()).fold(0.0, f64::max) * fit.size * 1.2
}

fn push(columns: &mut [Vec<ToldGroup>], group: ToldGroup) {
    if let Some(last) = columns.last_mut() {
        last.push(group);
    }
}

#[derive(Serialize)]
struct Told {
    fonts: Vec<String>,
    language: &'static str,
    sheet: &'static str,
    margin: f64,
    title: String,
    date: String,
    drawing_says: String,
    drawing: Drawing,
    legend: Vec<String>,
    goal_title: String,
    goal: Option<String>,
    steps_title: String,
    steps: Vec<String>,
    people_title: String,
    columns: Vec<Vec<ToldGroup>>,
    rest: Option<String>,
    size: f64,
    count: usize,
    foot: String,
    kith: String,
}

#[derive(Clone, Serialize)]
struct ToldGroup {
    title: Option<String>,
    sector: Option<Sector>,
    people: Vec<ToldPerson>,
}

#[derive(Clone, Serialize)]
struct ToldPerson {
    name: String,
    says: String,
}
