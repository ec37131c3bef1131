//! How long translations are, as a locale's own teach it.

use super::corpus::Measure;

/// The usual ratio of lengths, for sources of different lengths.
pub struct Lengths {
    by_length: Vec<Spread>,
    whole: Spread,
}

/// How a translation departs from the usual length.
#[derive(Clone, Copy, Debug)]
pub struct Departure {
    /// In standard deviations of its logarithm. Negative: too short.
    pub deviation: f64,
    /// The shape of the ratio: a half is as far from the usual length as the double.
    pub factor: f64,
    /// Letters that are to be expected.
    pub expected: f64,
}

/// Fewer segments teach nothing.
const MIN_SEGMENTS: usize = 20;

/// So many show how much texts vary.
const MANY_SEGMENTS: usize = 100;

/// Lengths of the source, in letters, that are looked at apart: short texts vary more.
const BUCKETS: [u32; 6] = [12, 24, 48, 96, 200, u32::MAX];

impl Lengths {
    /// Learns from the segments of a locale. `None`: they are too few.
    pub fn new(all: &[&Measure]) -> Option<Self> {
        if all.len() < MIN_SEGMENTS {
            return None;
        }
        let by_length = BUCKETS.windows(2).map(|bounds| {
            let inside = all.iter().filter(|m| (bounds[0]..bounds[1]).contains(&m.source));
            Spread::of(inside.map(|m| ratio(m)).collect())
        });
        Some(Self {
            by_length: by_length.collect(),
            whole: Spread::of(all.iter().map(|m| ratio(m)).collect()),
        })
    }

    /// Of one segment.
    pub fn departure(&self, measure: &Measure) -> Departure {
        let bucket = BUCKETS.windows(2).position(|b| (b[0]..b[1]).contains(&measure.source)).unwrap_or(0);
        let learnt = self.by_length.get(bucket).filter(|s| s.count >= MIN_SEGMENTS);
        let spread = learnt.unwrap_or(&self.whole);
        // A few texts, or longer ones, teach little of how much short ones vary.
        let least = match learnt {
            Some(spread) if spread.count >= MANY_SEGMENTS => 0.12,
            _ => 0.15 * (96.0 / f64::from(measure.source.clamp(12, 150))).sqrt(),
        };
        let away = ratio(measure) - spread.median;
        Departure {
            deviation: away / spread.width.max(least),
            factor: away.exp(),
            expected: f64::from(measure.source) * spread.median.exp(),
        }
    }
}

fn ratio(m: &Measure) -> f64 {
    (f64::from(m.target.max(1)) / f64::from(m.source.max(1))).ln()
}

/// The middle of a distribution and how wide it is, neither moved by what lies far out.
struct Spread {
    median: f64,
    width: f64,
    count: usize,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let middle = |values: &[f64]| values.get(values.len() / 2).copied().unwrap_or_default();
        let median = middle(&values);
        let mut distances: Vec<f64> = values.iter().map(|v| (v - median).abs()).collect();
        distances.sort_by(f64::total_cmp);
        // The median distance of a normal distribution is 0.6745 of its standard deviation.
        Self { median, width: middle(&distances) / 0.6745, count: values.len() }
    }
}
