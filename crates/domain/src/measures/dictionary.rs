//! What is each number called, how is it computed, and who said so?
//! One table. A figure without a line here has no id, so it cannot be returned; an indicator that no gesture feeds yet
//! has no line, so it cannot be shown.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The dimension an indicator belongs to; exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// How many people.
    Quantity,
    /// What the relationships give.
    Quality,
    /// How the people stand to each other.
    Structure,
    /// What the student can set going.
    Mobilization,
}

impl Dimension {
    pub const ALL: [Dimension; 4] = [Dimension::Quantity, Dimension::Quality, Dimension::Structure, Dimension::Mobilization];
}

/// What a value is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People, groups, kinds of help, asks: whole.
    Count,
    /// 0 to 1, written as a percentage.
    Share,
    /// A mean or an index, written with its decimals.
    Number,
    /// Days.
    Days,
    /// 1 is yes, 0 is no.
    Flag,
}

/// A line of the dictionary, as it is exported beside every figure.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Definition {
    /// The id that stands beside the value.
    pub id: IndicatorId,
    /// Raised when the formula changes, so that two exports are never compared by mistake.
    pub version: u16,
    /// For adults; a student's screen has its own words.
    pub title: &'static str,
    /// The one dimension it belongs to.
    pub dimension: Dimension,
    /// What its value is written in.
    pub unit: Unit,
    /// How it is computed.
    pub formula: &'static str,
    /// Who introduced it.
    pub source: &'static str,
}

macro_rules! indicators {
    ($($variant:ident $id:literal v $version:literal $dimension:ident $unit:ident: $title:literal = $formula:literal, $source:literal;)*) => {
        /// Every figure that Kith computes from a map. One indicator may have several: `Q2.strong`, `Q2.weak`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
        pub enum IndicatorId {
            $(#[doc = $title] #[serde(rename = $id)] $variant,)*
        }

        impl IndicatorId {
            /// All of them, in the order of the dictionary.
            pub const ALL: &[IndicatorId] = &[$(IndicatorId::$variant),*];

            /// Its line in the dictionary.
            pub const fn definition(self) -> Definition {
                match self {
                    $(IndicatorId::$variant => Definition {
                        id: self,
                        version: $version,
                        title: $title,
                        dimension: Dimension::$dimension,
                        unit: Unit::$unit,
                        formula: $formula,
                        source: $source,
                    },)*
                }
            }

            /// The id as it is written in exports.
            pub const fn name(self) -> &'static str {
                match self {
                    $(IndicatorId::$variant => $id,)*
                }
            }
        }
    };
}

indicators! {
    Q1 "Q1" v 1 Quantity Count: "Network size"
        = "n: people on the map of the date; people the student wants to meet are excluded",
        "Burt 1984; Marin & Hampton 2007";
    Q2Strong "Q2.strong" v 1 Quantity Count: "Strong ties"
        = "people placed in rings 1 and 2", "Granovetter 1973";
    Q2Weak "Q2.weak" v 1 Quantity Count: "Weak ties"
        = "people placed in ring 3", "Granovetter 1973";
    Q3InSchool "Q3.in_school" v 1 Quantity Count: "Trusted adults in school"
        = "adults in rings 1 and 2 of the school adults sector", "Making Caring Common";
    Q3Outside "Q3.outside" v 1 Quantity Count: "Trusted adults outside school"
        = "adults in rings 1 and 2 of the other sectors", "Making Caring Common";
    Q3Zero "Q3.zero" v 1 Quantity Flag: "No trusted adult known to us yet"
        = "1 where Q3.in_school and Q3.outside are both 0, else 0", "Making Caring Common";
    Q4Coverage "Q4.coverage" v 1 Quantity Share: "Support coverage"
        = "resources with at least 1 person / resources asked", "Tracy & Whittaker 1990";
    Q4SingleSource "Q4.single_source" v 1 Quantity Count: "Resources from one person only"
        = "resources with exactly 1 person, among those asked", "Tracy & Whittaker 1990";
    Q7Kept "Q7.kept" v 1 Quantity Count: "People kept between two waves"
        = "|A∩B|", "standard; recall loss: Brewer & Webster 1999";
    Q7New "Q7.new" v 1 Quantity Count: "People new since the earlier wave"
        = "|B\\A|", "standard; recall loss: Brewer & Webster 1999";
    Q7Gone "Q7.gone" v 1 Quantity Count: "People said to be gone"
        = "|A\\B|, only those of whom it was said", "standard; recall loss: Brewer & Webster 1999";
    Q7Stability "Q7.stability" v 1 Quantity Share: "Stability"
        = "|A∩B| / |A∪B|, people of A who were not asked about in B left out", "standard; recall loss: Brewer & Webster 1999";
    K1Mean "K1.mean" v 1 Quality Number: "Developmental elements per person"
        = "mean elements met per person, of care (listens, proud of me, fun), support (advice, homework, rides) and possibilities (knows jobs, could introduce); challenge and shared power have no chip yet, so 3 of the 5 can be asked",
        "Search Institute framework, own words";
    K1Network "K1.network" v 1 Quality Share: "Developmental elements met by somebody"
        = "elements met by at least 1 person / elements asked; challenge and shared power have no chip yet, so 3 of the 5 can be asked",
        "Search Institute framework, own words";
    K2Mean "K2.mean" v 1 Quality Number: "Closeness"
        = "mean of ring values: 1, 2/3, 1/3 from the inside", "Aron et al. 1992";
    K2Closest "K2.closest" v 1 Quality Share: "Share in the closest ring"
        = "people in ring 1 / people placed", "Aron et al. 1992";
    K4 "K4" v 1 Quality Share: "Reciprocity"
        = "people with whom help flows both ways / people of whom the direction was told", "Tracy & Whittaker 1990";
    K6 "K6" v 1 Quality Number: "Multiplexity"
        = "mean distinct resources per person, among resources asked", "Perry, Pescosolido & Borgatti 2018";
    K7Month "K7.month" v 1 Quality Share: "In touch this month"
        = "people last in touch this week or this month / people of whom it was told; stands for 30 days, and 90 days are not asked", "ours";
    K7KnownDays "K7.known_days" v 1 Quality Days: "How long known to us"
        = "median days since each person first stood on a kept map; from the second map on", "ours";
    T1 "T1" v 1 Structure Share: "Density"
        = "2t / (n(n−1)), ego removed; undefined for n < 2; neither high nor low is good", "standard";
    T2EffectiveSize "T2.effective_size" v 1 Structure Number: "Effective size"
        = "n − 2t/n", "Burt 1992; Borgatti 1997";
    T2Efficiency "T2.efficiency" v 1 Structure Share: "Efficiency"
        = "(n − 2t/n) / n", "Burt 1992; Borgatti 1997";
    T3 "T3" v 1 Structure Number: "Constraint (researcher view)"
        = "Σ_v (p_uv + Σ_w p_uw p_wv)² on the ego network with the ego, ties of weight 1", "Burt 1992";
    T4Clusters "T4.clusters" v 1 Structure Count: "Clusters"
        = "connected components after removing the ego", "standard";
    T4CutPoints "T4.cut_points" v 1 Structure Count: "Cut points"
        = "people whose removal adds a component, ego removed", "standard";
    T4Isolates "T4.isolates" v 1 Structure Count: "People who know nobody else on the map"
        = "people without an alter tie", "standard";
    T5Blau "T5.blau" v 1 Structure Number: "Sector spread (Blau)"
        = "1 − Σp² over the shares of the five sectors", "Blau 1977";
    T5Iqv "T5.iqv" v 1 Structure Number: "Sector spread (IQV)"
        = "Blau · k/(k−1), k = 5 sectors", "Blau 1977";
    T8 "T8" v 1 Structure Share: "Help that rests on one person"
        = "resources that nobody else gives / resources given, for whoever gives most; where several give alike, the greatest",
        "ours";
    T9Made "T9.made" v 1 Structure Share: "Ties made outside the family"
        = "people met elsewhere than in the family / people of whom it was told", "ours";
    T9BySchool "T9.by_school" v 1 Structure Share: "Ties that the school introduced"
        = "people introduced by the school or its staff / people of whom it was told who introduced them", "ours";
    M2Agreed "M2.agreed" v 1 Mobilization Count: "Asks agreed so far"
        = "asks agreed on the maps up to the date, those that were let go too", "Lin 1999";
    M2Asked "M2.asked" v 1 Mobilization Share: "Asks that were made"
        = "asks asked, or come further / asks agreed", "Lin 1999";
    M2Answered "M2.answered" v 1 Mobilization Share: "Asks that were answered"
        = "asks answered, or come further / asks asked", "Lin 1999";
    M2Received "M2.received" v 1 Mobilization Share: "Answers that brought what was asked for"
        = "asks received / asks answered", "Lin 1999";
    M2DaysToAsk "M2.days_to_ask" v 1 Mobilization Days: "From agreed to asked"
        = "median days from agreed to asked, where both days were told", "Lin 1999";
    M2DaysToAnswer "M2.days_to_answer" v 1 Mobilization Days: "From asked to answered"
        = "median days from asked to answered, where both days were told", "Lin 1999";
    M2DaysToReceive "M2.days_to_receive" v 1 Mobilization Days: "From answered to received"
        = "median days from answered to received, where both days were told", "Lin 1999";
    M3 "M3" v 1 Mobilization Count: "People who could help with the goal"
        = "people who give at least 1 of the kinds of help that the goal needs; known are the kinds that were asked", "playbook";
}

/// Every line, in the order in which they are shown and exported.
pub fn dictionary() -> Vec<Definition> {
    IndicatorId::ALL.iter().map(|id| id.definition()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_is_whole_and_its_id_is_its_own_and_travels_as_written() {
        let lines = dictionary();
        let names: BTreeSet<&str> = lines.iter().map(|line| line.id.name()).collect();
        assert_eq!(names.len(), lines.len());
        for line in lines {
            assert!(line.version > 0 && !line.title.is_empty() && !line.formula.is_empty() && !line.source.is_empty());
            assert_eq!(serde_json::to_value(line.id).unwrap(), line.id.name());
            assert_eq!(serde_json::from_value::<IndicatorId>(line.id.name().into()).unwrap(), line.id);
            let is_of = match line.id.name().as_bytes()[0] {
                b'Q' => Dimension::Quantity,
                b'K' => Dimension::Quality,
                b'T' => Dimension::Structure,
                b'M' => Dimension::Mobilization,
                other => panic!("no dimension begins with {}", other as char),
            };
            assert_eq!(line.dimension, is_of);
        }
    }
}
