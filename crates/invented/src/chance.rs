//! Where does chance come from? From a seed, by splitmix64 (Steele, Lea & Flood 2014), written out here so that the same
//! seed gives the same school with every version of every library. It is no source of secrets.

use chrono::NaiveDate;
use domain::record::Id;

/// Seeded dice. Each student has dice of their own, so that a change for one moves nobody else.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that belong to a seed and a place in the school.
    pub fn of(seed: u64, place: u64) -> Dice {
        let mut dice = Dice(seed ^ place.wrapping_mul(0xd134_2543_de82_ef95));
        // Neighbouring seeds begin alike: two throws part them.
        dice.next();
        dice.next();
        dice
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to 1, without 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True in this share of throws.
    pub fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A whole number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Normally distributed around 0 with deviation 1: twelve throws summed.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    /// The place in a list of weights.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.share() * weights.iter().sum::<f64>();
        for (at, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        weights.len() - 1
    }

    /// Puts a list in a chance order.
    pub fn shuffle<T>(&mut self, of: &mut [T]) {
        for at in (1..of.len()).rev() {
            of.swap(at, self.below(at + 1));
        }
    }
}

/// Mints record names as a device does: version 7, in the order of telling, but from dice and a date instead of a clock.
#[derive(Clone, Debug)]
pub struct Mint {
    ms: u64,
    dice: Dice,
}

impl Mint {
    /// A mint that begins at half past eight on a day.
    pub fn on(day: NaiveDate, dice: Dice) -> Mint {
        let days = (day - NaiveDate::default()).num_days().max(0) as u64;
        Mint { ms: days * 86_400_000 + 30_600_000, dice }
    }

    /// The next name; a few seconds pass.
    pub fn id(&mut self) -> Id {
        self.ms += 1_500 + self.dice.next() % 6_000;
        let (high, low) = (self.dice.next(), self.dice.next());
        let bits = u128::from(self.ms) << 80 | 0x7 << 76 | u128::from(high & 0xfff) << 64 | 0b10 << 62 | u128::from(low >> 2);
        Id::from_u128(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_version_seven_and_sort_by_telling() {
        let mut mint = Mint::on(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), Dice::of(1, 1));
        let ids: Vec<Id> = (0..100).map(|_| mint.id()).collect();
        assert!(ids.windows(2).all(|two| two[0] < two[1]));
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn dice_are_even_and_their_normal_is_normal() {
        let mut dice = Dice::of(5, 0);
        let mean = (0..20_000).map(|_| dice.below(10) as f64).sum::<f64>() / 20_000.0;
        assert!((mean - 4.5).abs() < 0.1, "{mean}");
        let squares = (0..20_000).map(|_| dice.normal().powi(2)).sum::<f64>() / 20_000.0;
        assert!((squares - 1.0).abs() < 0.05, "{squares}");
    }
}
