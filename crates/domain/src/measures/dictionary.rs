//! What is each number called, how is it computed, and who said so?
//! One table. A figure without a line here has no id, so it cannot be returned; an indicator that no gesture feeds yet
//! has no line, so it cannot be shown.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The dimension an indicator belongs to; exactly one. No gesture feeds the ability to mobilize yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// How many people.
    Quantity,
    /// What the relationships give.
    Quality,
    /// How the people stand to each other.
    Structure,
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
    /// How it is computed.
    pub formula: &'static str,
    /// Who introduced it.
    pub source: &'static str,
}

macro_rules! indicators {
    ($($variant:ident $id:literal v $version:literal $dimension:ident: $title:literal = $formula:literal, $source:literal;)*) => {
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
    Q1 "Q1" v 1 Quantity: "Network size"
        = "n: people on the map of the date; people the student wants to meet are excluded",
        "Burt 1984; Marin & Hampton 2007";
    Q2Strong "Q2.strong" v 1 Quantity: "Strong ties"
        = "people placed in rings 1 and 2", "Granovetter 1973";
    Q2Weak "Q2.weak" v 1 Quantity: "Weak ties"
        = "people placed in ring 3", "Granovetter 1973";
    Q3InSchool "Q3.in_school" v 1 Quantity: "Trusted adults in school"
        = "adults in rings 1 and 2 of the school adults sector", "Making Caring Common";
    Q3Outside "Q3.outside" v 1 Quantity: "Trusted adults outside school"
        = "adults in rings 1 and 2 of the other sectors", "Making Caring Common";
    Q3Zero "Q3.zero" v 1 Quantity: "No trusted adult known to us yet"
        = "1 where Q3.in_school and Q3.outside are both 0, else 0", "Making Caring Common";
    Q4Coverage "Q4.coverage" v 1 Quantity: "Support coverage"
        = "resources with at least 1 person / resources asked", "Tracy & Whittaker 1990";
    Q4SingleSource "Q4.single_source" v 1 Quantity: "Resources from one person only"
        = "resources with exactly 1 person, among those asked", "Tracy & Whittaker 1990";
    Q7Kept "Q7.kept" v 1 Quantity: "People kept between two waves"
        = "|A∩B|", "standard; recall loss: Brewer & Webster 1999";
    Q7New "Q7.new" v 1 Quantity: "People new since the earlier wave"
        = "|B\\A|", "standard; recall loss: Brewer & Webster 1999";
    Q7Gone "Q7.gone" v 1 Quantity: "People said to be gone"
        = "|A\\B|, only those of whom it was said", "standard; recall loss: Brewer & Webster 1999";
    Q7Stability "Q7.stability" v 1 Quantity: "Stability"
        = "|A∩B| / |A∪B|, people of A who were not asked about in B left out", "standard; recall loss: Brewer & Webster 1999";
    K2Mean "K2.mean" v 1 Quality: "Closeness"
        = "mean of ring values: 1, 2/3, 1/3 from the inside", "Aron et al. 1992";
    K2Closest "K2.closest" v 1 Quality: "Share in the closest ring"
        = "people in ring 1 / people placed", "Aron et al. 1992";
    K4 "K4" v 1 Quality: "Reciprocity"
        = "people with whom help flows both ways / people of whom the direction was told", "Tracy & Whittaker 1990";
    K6 "K6" v 1 Quality: "Multiplexity"
        = "mean distinct resources per person, among resources asked", "Perry, Pescosolido & Borgatti 2018";
    T1 "T1" v 1 Structure: "Density"
        = "2t / (n(n−1)), ego removed; undefined for n < 2; neither high nor low is good", "standard";
    T2EffectiveSize "T2.effective_size" v 1 Structure: "Effective size"
        = "n − 2t/n", "Burt 1992; Borgatti 1997";
    T2Efficiency "T2.efficiency" v 1 Structure: "Efficiency"
        = "(n − 2t/n) / n", "Burt 1992; Borgatti 1997";
    T3 "T3" v 1 Structure: "Constraint (researcher view)"
        = "Σ_v (p_uv + Σ_w p_uw p_wv)² on the ego network with the ego, ties of weight 1", "Burt 1992";
    T4Clusters "T4.clusters" v 1 Structure: "Clusters"
        = "connected components after removing the ego", "standard";
    T4CutPoints "T4.cut_points" v 1 Structure: "Cut points"
        = "people whose removal adds a component, ego removed", "standard";
    T4Isolates "T4.isolates" v 1 Structure: "People who know nobody else on the map"
        = "people without an alter tie", "standard";
    T5Blau "T5.blau" v 1 Structure: "Sector spread (Blau)"
        = "1 − Σp² over the shares of the five sectors", "Blau 1977";
    T5Iqv "T5.iqv" v 1 Structure: "Sector spread (IQV)"
        = "Blau · k/(k−1), k = 5 sectors", "Blau 1977";
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
                other => panic!("no dimension begins with {}", other as char),
            };
            assert_eq!(line.dimension, is_of);
        }
    }
}
