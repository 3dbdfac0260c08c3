//! Where does everybody stand on the page? People stand where the student put them, as near and on the same side, and move
//! aside only as far as their names need. Pure numbers in points of the page; what they look like is the template's.

use std::f64::consts::TAU;

use domain::ego_network::{Ring, Sector, Spot};
use serde::Serialize;

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
    let rim_room = if rings.is_some() { 15.0 } else { 2.0 };
    let widest = placed.iter().map(|at| bodies[*at].half).fold(size.r, f64::max);
    let field = Field {
        x: width / 2.0,
        y: (height - tray) / 2.0,
        rx: width / 2.0 - if rings.is_some() { rim_room } else { widest * 0.55 },
        ry: (height - tray) / 2.0 - rim_room,
    };
    let shape = Shape::of(people, &placed, &field, &size, rings.is_some());
    for at in &placed {
        if let Some(spot) = people[*at].spot {
            let home = shape.point(&field, spot);
            (bodies[*at].x, bodies[*at].y) = home;
        }
    }
    settle(&mut bodies, &placed, people, &field, &shape, size.me, rings.is_some(), (width, height - tray));
    row_of(&waiting, &mut bodies, width, height - tray);

    let discs: Vec<Disc> = people.iter().zip(&bodies).map(|(person, body)| body.disc(person, &size)).collect();
    let middle = (field.x, field.y);
    let drawn_ties = ties.iter().filter_map(|(a, b)| Some(bow(discs.get(*a)?, discs.get(*b)?, middle)));
    let (bands, rims) = rings.map(|words| shape.words(&field, words, people)).unwrap_or_default();
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
        // From 19 pt for a handful to 6 for three hundred.
        let r = (62.0 / n.powf(0.46)).clamp(5.5, 20.0);
        let text = (24.0 / n.powf(0.33)).clamp(6.2, 11.0);
        Sizes { r, me: (r * 1.45).clamp(15.0, 30.0), text, widest: text * 7.4, is_named: people <= MOST_NAMED }
    }
}

fn my_disc(me: &str, (x, y): (f64, f64), size: &Sizes, ruler: Ruler) -> Disc {
    let fits = |text: f64| ruler(me) * text <= size.me * 1.7;
    let text = [13.0, 11.5, 10.0, 8.5, 7.5].into_iter().find(|text| fits(*text)).unwrap_or(7.5);
    let lines = name_lines(me, text, size.me * 1.7, 2, ruler);
    Disc {
        x,
        y,
        r: size.me,
        initials: String::new(),
        initials_size: text,
        lines,
        size: text,
        sector: None,
        is_hoped: false,
    }
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

struct Field {
    x: f64,
    y: f64,
    rx: f64,
    ry: f64,
}

impl Field {
    fn at(&self, turn: f64, reach: f64) -> (f64, f64) {
        (self.x + self.rx * reach * (TAU * turn).sin(), self.y - self.ry * reach * (TAU * turn).cos())
    }

    fn polar(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = ((x - self.x) / self.rx, (self.y - y) / self.ry);
        ((x.atan2(y) / TAU).rem_euclid(1.0), x.hypot(y))
    }
}

/// How the field is shared out: a width for each part of life, in turns, and where each ring ends.
struct Shape {
    widths: [f64; 5],
    edges: [f64; 4],
}

impl Shape {
    /// With rings each has its place, whoever is in it. Without, what nobody is in takes no room: nothing on the page tells
    /// of an empty place.
    fn of(people: &[Standing], placed: &[usize], field: &Field, size: &Sizes, has_rings: bool) -> Shape {
        let spots = || placed.iter().filter_map(|at| people[*at].spot);
        let in_sector = Sector::ALL.map(|sector| spots().filter(|spot| spot.sector == sector).count() as f64);
        let in_ring = Ring::ALL.map(|ring| spots().filter(|spot| spot.ring == ring).count() as f64);
        let all = in_sector.iter().sum::<f64>().max(1.0);
        let need = in_sector.map(|count| if count > 0.0 { (count / all).powf(0.75) } else { 0.0 });
        let needed = need.iter().sum::<f64>().max(1e-9);
        let widths = need.map(|need| if has_rings { 0.45 * 0.2 + 0.55 * need / needed } else { need / needed });
        let widths = if all < 1.5 && !has_rings { need.map(|need| f64::from(need > 0.0)) } else { widths };

        let hole = ((size.me + size.r * 0.4) / field.ry).min(0.4);
        let least = if has_rings { all * 0.22 + 1.2 } else { 0.0 };
        let rooms = in_ring.map(|count| if count > 0.0 || has_rings { count + least } else { 0.0 });
        let sum = rooms.iter().sum::<f64>().max(1e-9);
        let mut edges = [hole, hole, hole, 1.0];
        let mut so_far = 0.0;
        for ring in 0..2 {
            so_far += rooms[ring] / sum;
            // As much area as its people need.
            edges[ring + 1] = (hole * hole + (1.0 - hole * hole) * so_far).sqrt();
        }
        Shape { widths, edges }
    }

    fn start(&self, sector: usize) -> f64 {
        self.widths[..sector].iter().sum()
    }

    fn point(&self, field: &Field, spot: Spot) -> (f64, f64) {
        let (sector, ring) = (sector_at(spot.sector), ring_at(spot.ring));
        let across = 0.06 + 0.88 * (f64::from(spot.offset.across) + 0.5) / 1001.0;
        let out = 0.12 + 0.76 * (f64::from(spot.offset.out) + 0.5) / 1001.0;
        let (low, high) = (self.edges[ring], self.edges[ring + 1]);
        field.at(self.start(sector) + self.widths[sector] * across, low + (high - low) * out)
    }

    /// Back into the ring and the part of life that they were put in, as far as a disc can be.
    fn kept(&self, field: &Field, spot: Spot, (x, y): (f64, f64), r: f64) -> (f64, f64) {
        let (sector, ring) = (sector_at(spot.sector), ring_at(spot.ring));
        let (mut turn, mut reach) = field.polar(x, y);
        let pad = (r * 0.75 / field.ry).min((self.edges[ring + 1] - self.edges[ring]) * 0.45);
        reach = reach.clamp(self.edges[ring] + pad, self.edges[ring + 1] - pad);
        let width = self.widths[sector];
        let middle = self.start(sector) + width / 2.0;
        let away = (turn - middle + 0.5).rem_euclid(1.0) - 0.5;
        let side = (r * 0.6 / (TAU * reach.max(0.1) * field.ry.min(field.rx))).min(width * 0.45);
        if width < 0.99 {
            turn = middle + away.clamp(side - width / 2.0, width / 2.0 - side);
        }
        field.at(turn, reach)
    }

    fn words(&self, field: &Field, words: &RingWords, people: &[Standing]) -> (Vec<Band>, Vec<Rim>) {
        let bands = words.rings.iter().enumerate().map(|(ring, words)| Band {
            rx: round(field.rx * self.edges[ring + 1]),
            ry: round(field.ry * self.edges[ring + 1]),
            words: words.clone(),
        });
        let is_peopled = |sector: Sector| people.iter().any(|person| person.spot.is_some_and(|spot| spot.sector == sector));
        let rims = Sector::ALL.into_iter().enumerate().filter(|(_, sector)| is_peopled(*sector)).map(|(at, sector)| {
            let (x, y) = field.at(self.start(at) + self.widths[at] / 2.0, 1.0);
            Rim { x: round(x), y: round(y), words: words.sectors[at].clone(), sector }
        });
        (bands.collect(), rims.collect())
    }
}

fn sector_at(sector: Sector) -> usize {
    Sector::ALL.iter().position(|one| *one == sector).unwrap_or(0)
}

fn ring_at(ring: Ring) -> usize {
    Ring::ALL.iter().position(|one| *one == ring).unwrap_or(0)
}

/// Moves people aside until no disc and no name covers another, each as near as possible to their place.
#[allow(clippy::too_many_arguments)]
fn settle(
    bodies: &mut [Body],
    placed: &[usize],
    people: &[Standing],
    field: &Field,
    shape: &Shape,
    me: f64,
    has_rings: bool,
    (width, height): (f64, f64),
) {
    let homes: Vec<(f64, f64)> = placed.iter().map(|at| (bodies[*at].x, bodies[*at].y)).collect();
    const ROUNDS: usize = 420;
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
            // The student's own disc, a little larger than it is.
            let (dx, dy) = (body.x - field.x, body.y + (body.below - body.r) / 2.0 - field.y);
            let (wide, tall) = (me + 4.0 + body.half, me + 4.0 + (body.r + body.below) / 2.0);
            let (over_x, over_y) = (wide - dx.abs(), tall - dy.abs());
            if over_x > 0.0 && over_y > 0.0 {
                if over_x < over_y { body.x += over_x * sign(dx) } else { body.y += over_y * sign(dy) }
            }
            if let Some(spot) = people[*at].spot
                && (has_rings && !is_last)
            {
                (body.x, body.y) = shape.kept(field, spot, (body.x, body.y), body.r);
            }
            body.x = body.x.clamp(body.half, (width - body.half).max(body.half));
            body.y = body.y.clamp(body.r + 1.0, (height - body.below).max(body.r + 1.0));
        }
    }
}

fn sign(of: f64) -> f64 {
    if of < 0.0 { -1.0 } else { 1.0 }
}

/// Two who cover each other each go half of the shorter way.
fn part(bodies: &mut [Body], a: usize, b: usize) {
    let (one, other) = (&bodies[a], &bodies[b]);
    let middle = |body: &Body| body.y + (body.below - body.r) / 2.0;
    let (dx, dy) = (other.x - one.x, middle(other) - middle(one));
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
