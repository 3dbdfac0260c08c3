//! Where does everybody stand on the page? People stand where the student put them, as near and on the same side, and move
//! aside only as far as their names need. Pure numbers in points of the page; what they look like is the template's.

use domain::ego_network::{Sector, Spot};
use serde::Serialize;

use self::share::{Field, Shape};

mod share;

/// Somebody who is to be drawn.
pub(crate) struct Standing<'a> {
    pub spot: Option<Spot>,
    pub initials: &'a str,
    pub name: &'a str,
    /// Somebody the student wants to meet.
    pub is_hoped: bool,
}

/// How wide words are at a size of one.
pub(crate) type Ruler<'a> = &'a dyn Fn(&str) -> f64;

/// A person on the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Disc {
    pub x: f64,
    pub y: f64,
    pub r: f64,
    pub initials: String,
    pub initials_size: f64,
    /// Under the disc; none where names would cover each other.
    pub lines: Vec<String>,
    pub size: f64,
    pub sector: Option<Sector>,
    pub is_hoped: bool,
}

/// A line between two people: where it begins, what it bows towards, where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Bow {
    pub from: (f64, f64),
    pub over: (f64, f64),
    pub to: (f64, f64),
}

/// A ring, where the student wants rings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Band {
    pub rx: f64,
    pub ry: f64,
    pub words: String,
}

/// The word of a part of life, at the rim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Rim {
    pub x: f64,
    pub y: f64,
    pub words: String,
    pub sector: Sector,
    /// Half as wide as the word.
    pub half: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Drawing {
    pub width: f64,
    pub height: f64,
    pub x: f64,
    pub y: f64,
    pub rx: f64,
    pub ry: f64,
    /// The student's disc.
    pub me: Disc,
    pub people: Vec<Disc>,
    pub ties: Vec<Bow>,
    pub bands: Vec<Band>,
    pub rims: Vec<Rim>,
}

/// The words of rings and parts of life; none where the page shows neither.
pub(crate) struct RingWords {
    pub rings: [String; 3],
    pub sectors: [String; 5],
}

pub(crate) const LINE: f64 = 1.16;
/// The size of a word at the rim, and of one on a ring.
pub(crate) const RIM: f64 = 8.5;
pub(crate) const BAND: f64 = 7.0;
const GAP: f64 = 2.0;
/// Above so many, a name under each disc could not be read any more.
const MOST_NAMED: usize = 80;

/// Draws these people into this much room.
pub(crate) fn draw(
    people: &[Standing],
    ties: &[(usize, usize)],
    me: &str,
    (width, height): (f64, f64),
    rings: Option<&RingWords>,
    ruler: Ruler,
) -> Drawing {
    let size = Sizes::of(people.len());
    let placed: Vec<usize> = (0..people.len()).filter(|at| people[*at].spot.is_some()).collect();
    let waiting: Vec<usize> = (0..people.len()).filter(|at| people[*at].spot.is_none()).collect();
    let mut bodies: Vec<Body> = people.iter().map(|person| Body::of(person, &size, ruler)).collect();

    let tray = tray_height(&waiting, &bodies, width);
    let (room_x, room_y) = if rings.is_some() { (4.0, RIM + 6.0) } else { (8.0, 8.0) };
    let field = Field { x: width / 2.0, y: (height - tray) / 2.0, rx: width / 2.0 - room_x, ry: (height - tray) / 2.0 - room_y };
    let shape = Shape::of(people, &placed, &field, &size, rings.is_some());
    for at in &placed {
        if let Some(spot) = people[*at].spot {
            let home = shape.point(&field, spot);
            (bodies[*at].x, bodies[*at].y) = home;
        }
    }
    let (bands, rims) = rings.map(|words| shape.words(&field, words, people, width, ruler)).unwrap_or_default();
    let mut fixed = vec![Fixed { x: field.x, y: field.y, half: size.me + 4.0, tall: size.me + 4.0 }];
    fixed.extend(rims.iter().map(|rim| Fixed { x: rim.x, y: rim.y, half: rim.half, tall: RIM * 0.7 }));
    fixed.extend(bands.iter().map(|band| {
        // A name close beside it would read on into it.
        let half = ruler(&band.words) * BAND / 2.0 + 10.0;
        Fixed { x: field.x, y: field.y - band.ry, half, tall: BAND * 0.6 }
    }));
    let room = Room { width, height: height - tray, fixed, pad: if rings.is_some() { 0.0 } else { 6.0 } };
    settle(&mut bodies, &placed, people, &field, &shape, rings.is_some(), &room);
    row_of(&waiting, &mut bodies, width, height - tray);

    let discs: Vec<Disc> = people.iter().zip(&bodies).map(|(person, body)| body.disc(person, &size)).collect();
    let middle = (field.x, field.y);
    let drawn_ties = ties.iter().filter_map(|(a, b)| Some(bow(discs.get(*a)?, discs.get(*b)?, middle)));
    Drawing {
        width,
        height,
        x: field.x,
        y: field.y,
        rx: field.rx,
        ry: field.ry,
        me: my_disc(me, middle, &size, ruler),
        ties: drawn_ties.collect(),
        people: discs,
        bands,
        rims,
    }
}

/// How large everything is, by how many people there are.
struct Sizes {
    r: f64,
    me: f64,
    text: f64,
    widest: f64,
    is_named: bool,
}

impl Sizes {
    fn of(people: usize) -> Sizes {
        let n = (people as f64).max(4.0);
        // From 25 pt for a handful to 6 for three hundred.
        let r = (60.0 / n.powf(0.44)).clamp(5.5, 25.0);
        let text = (22.5 / n.powf(0.31)).clamp(6.2, 12.5);
        Sizes { r, me: (r * 1.4).clamp(15.0, 34.0), text, widest: text * 7.4, is_named: people <= MOST_NAMED }
    }
}

fn my_disc(me: &str, (x, y): (f64, f64), size: &Sizes, ruler: Ruler) -> Disc {
    let fits = |text: f64| ruler(me) * text <= size.me * 1.7;
    let text = [13.0, 11.5, 10.0, 8.5, 7.5].into_iter().find(|text| fits(*text)).unwrap_or(7.5);
    let lines = name_lines(me, text, size.me * 1.7, 2, ruler);
    Disc { x, y, r: size.me, initials: String::new(), initials_size: text, lines, size: text, sector: None, is_hoped: false }
}

/// A disc with its name: what needs room.
struct Body {
    x: f64,
    y: f64,
    r: f64,
    /// Half as wide as the wider of disc and name.
    half: f64,
    /// From the middle of the disc to below the name.
    below: f64,
    lines: Vec<String>,
}

impl Body {
    fn of(person: &Standing, size: &Sizes, ruler: Ruler) -> Body {
        let named = size.is_named && person.name != person.initials;
        let lines = if named { name_lines(person.name, size.text, size.widest, 2, ruler) } else { Vec::new() };
        let wide = lines.iter().map(|line| ruler(line) * size.text).fold(0.0, f64::max);
        let tall = if lines.is_empty() { 0.0 } else { GAP + lines.len() as f64 * size.text * LINE };
        Body { x: 0.0, y: 0.0, r: size.r, half: size.r.max(wide / 2.0) + 1.5, below: size.r + tall + 1.5, lines }
    }

    /// The middle of disc and name together.
    fn middle(&self) -> f64 {
        self.y + (self.below - self.r) / 2.0
    }

    /// The shorter way off what does not move.
    fn leave(&mut self, fixed: &Fixed) {
        let (dx, dy) = (self.x - fixed.x, self.middle() - fixed.y);
        let over_x = fixed.half + self.half - dx.abs();
        let over_y = fixed.tall + (self.r + self.below) / 2.0 - dy.abs();
        if over_x > 0.0 && over_y > 0.0 {
            if over_x < over_y { self.x += over_x * sign(dx) } else { self.y += over_y * sign(dy) }
        }
    }

    fn disc(&self, person: &Standing, size: &Sizes) -> Disc {
        Disc {
            x: round(self.x),
            y: round(self.y),
            r: round(self.r),
            initials: person.initials.to_owned(),
            initials_size: round((self.r * 0.78).clamp(4.5, 12.5)),
            lines: self.lines.clone(),
            size: round(size.text),
            sector: person.spot.map(|spot| spot.sector),
            is_hoped: person.is_hoped,
        }
    }
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A name on at most so many lines, cut with an ellipsis where it is too long even so.
fn name_lines(name: &str, size: f64, widest: f64, most: usize, ruler: Ruler) -> Vec<String> {
    let fits = |line: &str| ruler(line) * size <= widest;
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(last), Some(longer)) if fits(&longer) => *last = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        let is_open = is_cut && at == last;
        if !fits(line) || is_open {
            while !line.is_empty() && !fits(&format!("{line}…")) {
                line.pop();
            }
            let kept = line.trim_end().to_owned();
            *line = format!("{kept}…");
        }
    }
    lines
}

/// Something that stands where it stands: a middle, half a width, half a height.
struct Fixed {
    x: f64,
    y: f64,
    half: f64,
    tall: f64,
}

struct Room {
    width: f64,
    height: f64,
    fixed: Vec<Fixed>,
    /// White that is kept at the edges.
    pad: f64,
}

/// Moves people aside until no disc and no name covers another, each as near as possible to their place.
fn settle(
    bodies: &mut [Body],
    placed: &[usize],
    people: &[Standing],
    field: &Field,
    shape: &Shape,
    has_rings: bool,
    room: &Room,
) {
    const ROUNDS: usize = 420;
    let homes: Vec<(f64, f64)> = placed.iter().map(|at| (bodies[*at].x, bodies[*at].y)).collect();
    for round in 0..ROUNDS {
        // At last nothing pulls back any more.
        let pull = 0.06 * (1.0 - round as f64 / ROUNDS as f64);
        let is_last = round > ROUNDS * 4 / 5;
        for (home, at) in homes.iter().zip(placed) {
            let body = &mut bodies[*at];
            body.x += (home.0 - body.x) * pull;
            body.y += (home.1 - body.y) * pull;
        }
        for (i, a) in placed.iter().enumerate() {
            for b in &placed[i + 1..] {
                part(bodies, *a, *b);
            }
        }
        for at in placed {
            let body = &mut bodies[*at];
            if let Some(spot) = people[*at].spot
                && has_rings
                && !is_last
            {
                (body.x, body.y) = shape.kept(field, spot, (body.x, body.y), body.r);
            }
            room.fixed.iter().for_each(|fixed| body.leave(fixed));
            let (x, y) = (body.half + room.pad, body.r + 1.0 + room.pad);
            body.x = body.x.clamp(x, (room.width - x).max(x));
            body.y = body.y.clamp(y, (room.height - body.below - room.pad).max(y));
        }
    }
}

fn sign(of: f64) -> f64 {
    if of < 0.0 { -1.0 } else { 1.0 }
}

/// Two who cover each other each go half of the shorter way.
fn part(bodies: &mut [Body], a: usize, b: usize) {
    let (one, other) = (&bodies[a], &bodies[b]);
    let (dx, dy) = (other.x - one.x, other.middle() - one.middle());
    let over_x = one.half + other.half + 2.0 - dx.abs();
    let over_y = (one.r + one.below + other.r + other.below) / 2.0 + 1.5 - dy.abs();
    if over_x <= 0.0 || over_y <= 0.0 {
        return;
    }
    // Two on one spot part in the order in which they were named.
    if over_x < over_y {
        let step = over_x / 2.0 * sign(dx);
        bodies[a].x -= step;
        bodies[b].x += step;
    } else {
        let step = over_y / 2.0 * sign(dy);
        bodies[a].y -= step;
        bodies[b].y += step;
    }
}

fn per_row(bodies: &[Body], waiting: &[usize], width: f64) -> usize {
    let slot = waiting.iter().map(|at| bodies[*at].half * 2.0 + 4.0).fold(1.0, f64::max);
    ((width / slot) as usize).max(1)
}

/// How high the strip is of those who have no place yet.
fn tray_height(waiting: &[usize], bodies: &[Body], width: f64) -> f64 {
    let tall = waiting.iter().map(|at| bodies[*at].r + bodies[*at].below + 4.0).fold(0.0, f64::max);
    waiting.len().div_ceil(per_row(bodies, waiting, width)) as f64 * tall
}

fn row_of(waiting: &[usize], bodies: &mut [Body], width: f64, top: f64) {
    let row = per_row(bodies, waiting, width);
    let tall = waiting.iter().map(|at| bodies[*at].r + bodies[*at].below + 4.0).fold(0.0, f64::max);
    for (line, row) in waiting.chunks(row).enumerate() {
        let slot = width / row.len() as f64;
        for (place, at) in row.iter().enumerate() {
            bodies[*at].x = slot * (place as f64 + 0.5);
            bodies[*at].y = top + tall * line as f64 + bodies[*at].r + 2.0;
        }
    }
}

/// A thin bow that leans away from the student, so that it does not cross the middle.
fn bow(a: &Disc, b: &Disc, (x, y): (f64, f64)) -> Bow {
    let (mx, my) = (f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
    let long = (b.x - a.x).hypot(b.y - a.y).max(1.0);
    let (mut nx, mut ny) = (-(b.y - a.y) / long, (b.x - a.x) / long);
    let side = (mx - x) * nx + (my - y) * ny;
    if side < 0.0 {
        (nx, ny) = (-nx, -ny);
    }
    let near = (1.0 - side.abs() / 90.0).max(0.0);
    let lean = long * (0.1 + 0.16 * near);
    Bow { from: (a.x, a.y), over: (round(mx + nx * lean), round(my + ny * lean)), to: (b.x, b.y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ego_network::{Offset, Ring};

    fn ruler(words: &str) -> f64 {
        words.chars().count() as f64 * 0.52
    }

    fn crowd(count: usize) -> Vec<(String, Option<Spot>)> {
        let dice = |at: usize, salt: usize| (at * 7919 + salt * 104_729 + 13) % 1001;
        let spot = |at: usize| Spot {
            ring: Ring::ALL[at % 3],
            sector: Sector::ALL[(at * 3 + at / 5) % 5],
            offset: Offset { across: dice(at, 1) as u16, out: dice(at, 2) as u16 },
        };
        (0..count).map(|at| (format!("Somebody {at}"), (at % 13 != 12).then(|| spot(at)))).collect()
    }

    fn drawn(count: usize, has_rings: bool) -> Drawing {
        let crowd = crowd(count);
        let standing: Vec<Standing> =
            (crowd.iter()).map(|(name, spot)| Standing { spot: *spot, initials: "SO", name, is_hoped: false }).collect();
        let words = RingWords {
            rings: ["closest", "close", "people I know"].map(str::to_owned),
            sectors: ["Home & family", "Adults at school", "Friends & peers", "Community", "Work & jobs"].map(str::to_owned),
        };
        draw(&standing, &[(0, 1)], "Me", (524.0, 330.0), has_rings.then_some(&words), &ruler)
    }

    /// Left, top, right, bottom of a disc with its name.
    fn bounds(disc: &Disc) -> [f64; 4] {
        let half = disc.lines.iter().map(|line| ruler(line) * disc.size / 2.0).fold(disc.r, f64::max);
        let below = disc.r + if disc.lines.is_empty() { 0.0 } else { GAP + disc.lines.len() as f64 * disc.size * LINE };
        [disc.x - half, disc.y - disc.r, disc.x + half, disc.y + below]
    }

    #[test]
    fn no_disc_and_no_name_covers_another_and_all_stand_in_the_room() {
        for (count, has_rings) in
            [(1, false), (3, false), (12, false), (40, false), (60, false), (3, true), (12, true), (40, true)]
        {
            let drawing = drawn(count, has_rings);
            let all: Vec<[f64; 4]> = drawing.people.iter().map(bounds).collect();
            for (at, a) in all.iter().enumerate() {
                assert!(a[0] >= -0.5 && a[1] >= -0.5 && a[2] <= 524.5 && a[3] <= 330.5, "{count} {has_rings}: {at} at {a:?}");
                for b in &all[at + 1..] {
                    let (over_x, over_y) = (a[2].min(b[2]) - a[0].max(b[0]), a[3].min(b[3]) - a[1].max(b[1]));
                    assert!(over_x < 1.0 || over_y < 1.0, "{count} {has_rings}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn whoever_is_closer_stands_closer_and_on_their_own_side() {
        let at = |ring, sector| Some(Spot { ring, sector, offset: Offset { across: 500, out: 500 } });
        let spots = [
            at(Ring::Closest, Sector::Home),
            at(Ring::Known, Sector::Home),
            at(Ring::Close, Sector::Peers),
            at(Ring::Known, Sector::Work),
        ];
        let standing = spots.map(|spot| Standing { spot, initials: "A", name: "Ana", is_hoped: false });
        for words in [None, Some(RingWords { rings: Default::default(), sectors: Default::default() })] {
            let drawing = draw(&standing, &[], "Me", (524.0, 400.0), words.as_ref(), &ruler);
            let far = |at: usize| {
                let disc = &drawing.people[at];
                ((disc.x - drawing.x) / drawing.rx).hypot((disc.y - drawing.y) / drawing.ry)
            };
            assert!(far(0) < far(1) && far(0) < far(3), "{drawing:?}");
            assert!(drawing.people[1].x > drawing.x && drawing.people[3].x < drawing.x, "home is right of the top, work left");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_a_short_one_is_whole() {
        assert_eq!(name_lines("Tía Rosa", 10.0, 60.0, 2, &ruler), ["Tía Rosa"]);
        assert_eq!(name_lines("Sam from robotics", 10.0, 60.0, 2, &ruler), ["Sam from", "robotics"]);
        let cut = name_lines(&"Maximiliana ".repeat(200), 10.0, 60.0, 2, &ruler);
        assert!(cut.len() == 2 && cut.iter().all(|line| ruler(line) * 10.0 <= 61.0) && cut[1].ends_with('…'), "{cut:?}");
    }
}
