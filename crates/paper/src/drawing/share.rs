//! How the field is shared out among the parts of life and the rings, and where somebody's place in it is.

use std::f64::consts::TAU;

use domain::ego_network::{Ring, Sector, Spot};

use super::{Band, RIM, Rim, RingWords, Ruler, Sizes, Standing, round};

pub(super) struct Field {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) rx: f64,
    pub(super) ry: f64,
}

impl Field {
    pub(super) fn at(&self, turn: f64, reach: f64) -> (f64, f64) {
        (self.x + self.rx * reach * (TAU * turn).sin(), self.y - self.ry * reach * (TAU * turn).cos())
    }

    pub(super) fn polar(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = ((x - self.x) / self.rx, (self.y - y) / self.ry);
        ((x.atan2(y) / TAU).rem_euclid(1.0), x.hypot(y))
    }
}

/// How the field is shared out: a width for each part of life, in turns, and where each ring ends.
pub(super) struct Shape {
    pub(super) widths: [f64; 5],
    pub(super) edges: [f64; 4],
}

impl Shape {
    /// With rings each has its place, whoever is in it. Without, what nobody is in takes no room: nothing on the page tells
    /// of an empty place.
    pub(super) fn of(people: &[Standing], placed: &[usize], field: &Field, size: &Sizes, has_rings: bool) -> Shape {
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

    pub(super) fn start(&self, sector: usize) -> f64 {
        self.widths[..sector].iter().sum()
    }

    pub(super) fn point(&self, field: &Field, spot: Spot) -> (f64, f64) {
        let (sector, ring) = (sector_at(spot.sector), ring_at(spot.ring));
        let across = 0.06 + 0.88 * (f64::from(spot.offset.across) + 0.5) / 1001.0;
        let out = 0.12 + 0.76 * (f64::from(spot.offset.out) + 0.5) / 1001.0;
        let (low, high) = (self.edges[ring], self.edges[ring + 1]);
        field.at(self.start(sector) + self.widths[sector] * across, low + (high - low) * out)
    }

    /// Back into the ring and the part of life that they were put in, as far as a disc can be.
    pub(super) fn kept(&self, field: &Field, spot: Spot, (x, y): (f64, f64), r: f64) -> (f64, f64) {
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

    pub(super) fn words(
        &self,
        field: &Field,
        words: &RingWords,
        people: &[Standing],
        width: f64,
        ruler: Ruler,
    ) -> (Vec<Band>, Vec<Rim>) {
        let bands = words.rings.iter().enumerate().map(|(ring, words)| Band {
            rx: round(field.rx * self.edges[ring + 1]),
            ry: round(field.ry * self.edges[ring + 1]),
            words: words.clone(),
        });
        let is_peopled = |sector: Sector| people.iter().any(|person| person.spot.is_some_and(|spot| spot.sector == sector));
        let rims = Sector::ALL.into_iter().enumerate().filter(|(_, sector)| is_peopled(*sector)).map(|(at, sector)| {
            let (x, y) = field.at(self.start(at) + self.widths[at] / 2.0, 1.0);
            let half = ruler(&words.sectors[at]) * RIM * 1.06 / 2.0 + 2.0;
            // Outside of the rim, and on the page.
            let y = y + (y - field.y) / field.ry * RIM * 0.9;
            Rim { x: round(x.clamp(half, width - half)), y: round(y), words: words.sectors[at].clone(), sector, half }
        });
        (bands.collect(), rims.collect())
    }
}

pub(super) fn sector_at(sector: Sector) -> usize {
    Sector::ALL.iter().position(|one| *one == sector).unwrap_or(0)
}

pub(super) fn ring_at(ring: Ring) -> usize {
    Ring::ALL.iter().position(|one| *one == ring).unwrap_or(0)
}
