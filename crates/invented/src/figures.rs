//! Which studies is the invented school like? Every number that shapes a map stands here with its source; the tests hold
//! the maps to bands around the published figures. Where no study asks what Kith asks, it says "ours". No number here is
//! a norm for a student.

use domain::ego_network::{Ring, Sector, Support};

/// Network size, log-normal: mean about 12, deviation about 5.
///
/// One name generator yields 3.0 names (Marsden 1987), ten yield 18.5 (Fischer 1982); people who would be turned to in
/// distress, the sympathy group, are 12 to 15 (Dunbar & Spoors 1995). A sitting of twelve minutes lies between.
pub const SIZE_MEDIAN: f64 = 11.5;
/// Deviation of the logarithm of the size: personal network sizes are skewed to the right (McCarty et al. 2001).
pub const SIZE_LOG_SD: f64 = 0.38;
/// Nobody but the three special students has fewer or more.
pub const SIZE_LEAST: usize = 4;
/// See [`SIZE_LEAST`].
pub const SIZE_MOST: usize = 28;

/// Where whoever enters a map is met, in the order of [`Sector::ALL`]: ours, since no study has these five sectors. Held to
/// Marsden (1987), kin are 55 % of the closest, and to Beam, Chen & Greenberger (2002), 82 % of eleventh graders had a very
/// important adult besides their parents.
pub const SECTOR_SHARE: [f64; 5] = [0.29, 0.14, 0.34, 0.14, 0.09];

/// How close people of a sector are, in the order of [`Ring::ALL`]. Overall about 4 in the closest ring of 12: the layers
/// of 3–5 and 12–15, each about three times the one inside it (Zhou, Sornette, Hill & Dunbar 2005).
pub const fn ring_share(sector: Sector) -> [f64; 3] {
    match sector {
        Sector::Home => [0.44, 0.37, 0.19],
        Sector::School => [0.08, 0.40, 0.52],
        Sector::Peers => [0.33, 0.42, 0.25],
        Sector::Community => [0.12, 0.38, 0.50],
        Sector::Work => [0.05, 0.35, 0.60],
    }
}

/// How often two people know each other. Together about 0.4 of all pairs: 0.33 among six intimates (Wellman 1979), 0.44 in
/// Northern California (Fischer 1982), 0.61 among three (Marsden 1987). People of one circle know each other far more often
/// than people of two, which makes triangles close (Granovetter 1973).
pub fn knows_share(a: (Sector, u8, Ring), b: (Sector, u8, Ring)) -> f64 {
    use Sector::{Community, Home, Peers, School, Work};
    let is_close = a.2 != Ring::Known && b.2 != Ring::Known;
    let (first, second) = if a.0 <= b.0 { (a.0, b.0) } else { (b.0, a.0) };
    match (first, second) {
        (Home, Home) => {
            if a.1 == b.1 {
                0.97
            } else {
                0.78
            }
        }
        (Peers, Peers) => {
            if a.1 == b.1 {
                0.82
            } else {
                0.24
            }
        }
        (School, School) => 0.64,
        (Community, Community) => {
            if a.1 == b.1 {
                0.75
            } else {
                0.22
            }
        }
        (Work, Work) => 0.70,
        (Home, Peers) => {
            if is_close {
                0.39
            } else {
                0.14
            }
        }
        (Home, Community) => 0.26,
        (Home, School) => 0.12,
        (School, Peers) => 0.36,
        (Peers, Community) => 0.14,
        _ => 0.08,
    }
}

/// A tie of the last map is told again in this share of maps: ours.
pub const TIE_STAYS: f64 = 0.93;
/// A pair without a tie has one on the next map in this share.
pub const TIE_FORMS: f64 = 0.05;

/// Who is on the next map, half a year later, by sector and ring: about 0.7 over all.
///
/// A third of the friendships that adolescents named were unstable over five months, best friends less than others (Chan &
/// Poulin 2007). The core of a network is named again and again, its periphery comes and goes (Morgan, Neal & Carder 1997);
/// kin persist most (Wellman, Wong, Tindall & Nazer 1997). A changed school, a season's end, a job left: ours.
pub const fn stays_share(sector: Sector, ring: Ring) -> f64 {
    let [closest, close, known] = match sector {
        Sector::Home => [0.93, 0.82, 0.62],
        Sector::School => [0.80, 0.64, 0.45],
        Sector::Peers => [0.82, 0.64, 0.42],
        Sector::Community => [0.84, 0.66, 0.46],
        Sector::Work => [0.80, 0.58, 0.40],
    };
    match ring {
        Ring::Closest => closest,
        Ring::Close => close,
        Ring::Known => known,
    }
}

/// Of those who are not on the next map: said to be gone; the rest is simply not confirmed. Ours; that a name left out is
/// often a name forgotten: Brewer & Webster 1999.
pub const GONE_IS_SAID: f64 = 0.35;
/// Of those who go: not seen now, but they keep their place. Ours.
pub const GONE_IS_REMEMBERED: f64 = 0.06;

/// Help runs both ways in about six of ten relationships: reciprocity stayed near 60 % through five surveys of two school
/// years (Escribano, Lapuente, Cuesta, Dunbar & Sánchez 2023). The order is to me, both, from me; by sector: ours.
pub const fn help_share(sector: Sector) -> [f64; 3] {
    match sector {
        Sector::Home => [0.32, 0.62, 0.06],
        Sector::School => [0.66, 0.32, 0.02],
        Sector::Peers => [0.12, 0.78, 0.10],
        Sector::Community => [0.42, 0.52, 0.06],
        Sector::Work => [0.52, 0.44, 0.04],
    }
}

/// How often someone of a sector gives a support. About two kinds of eight from each: ties are specialised, most give a few
/// kinds of support and none gives all; kin and friends give different ones (Wellman & Wortley 1990).
pub fn gives_share(sector: Sector, ring: Ring, support: Support) -> f64 {
    // Listens, advice, homework, rides, fun, proud of me, knows jobs, could introduce me.
    let given: [f64; 8] = match sector {
        Sector::Home => [0.46, 0.36, 0.12, 0.42, 0.32, 0.52, 0.09, 0.10],
        Sector::School => [0.25, 0.42, 0.48, 0.02, 0.10, 0.33, 0.24, 0.20],
        Sector::Peers => [0.44, 0.24, 0.28, 0.10, 0.72, 0.18, 0.03, 0.09],
        Sector::Community => [0.28, 0.30, 0.05, 0.20, 0.34, 0.34, 0.15, 0.20],
        Sector::Work => [0.10, 0.30, 0.03, 0.10, 0.18, 0.20, 0.60, 0.38],
    };
    let reach = match ring {
        Ring::Closest => 1.2,
        Ring::Close => 1.0,
        Ring::Known => 0.65,
    };
    given[support as usize] * reach
}

/// A ring inwards between two maps: ours.
pub const MOVES_IN: f64 = 0.11;
/// A ring outwards: ours.
pub const MOVES_OUT: f64 = 0.12;

/// Of sittings, those in which ties were drawn. Ours: the short form has no time for all of it.
pub const DRAWS_TIES: f64 = 0.85;
/// Of those, the ones in which "that's everyone" was said after drawing.
pub const SETTLES_TIES: f64 = 0.9;
/// Of sittings, those in which it was marked how help runs.
pub const MARKS_HELP: f64 = 0.7;
