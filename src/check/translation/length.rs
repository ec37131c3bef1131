//! Translations much shorter or longer than the language makes them.

use crate::check::reading::{Corpus, Measure};
use crate::check::{Check, Look};
use crate::diag::{Diagnostic, Level};
use crate::diag::{Rule, Severity, Sink};

/// The rule.
pub static RULE: Rule = Rule {
    code: "translation/length",
    severity: Severity::Major,
    what: "A translation is far shorter or far longer than translations into this language are, as learnt from the docset itself; more readily so where it has a sentence more or less than its source.",
    why: "Something was left out, or something was added that the source does not say.",
    example: "--- content/sv-se/a.md\n<span data-ttu-id=\"0a1b2-101\">Den här meningen nummer aaa är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-101\">This sentence number aaa is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-102\">Den här meningen nummer bbb är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-102\">This sentence number bbb is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-103\">Den här meningen nummer ccc är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-103\">This sentence number ccc is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-104\">Den här meningen nummer ddd är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-104\">This sentence number ddd is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-105\">Den här meningen nummer eee är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-105\">This sentence number eee is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-106\">Den här meningen nummer fff är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-106\">This sentence number fff is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-107\">Den här meningen nummer ggg är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-107\">This sentence number ggg is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-108\">Den här meningen nummer hhh är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-108\">This sentence number hhh is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-109\">Den här meningen nummer iii är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-109\">This sentence number iii is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-110\">Den här meningen nummer jjj är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-110\">This sentence number jjj is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-111\">Den här meningen nummer kkk är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-111\">This sentence number kkk is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-112\">Den här meningen nummer lll är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-112\">This sentence number lll is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-113\">Den här meningen nummer mmm är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-113\">This sentence number mmm is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-114\">Den här meningen nummer nnn är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-114\">This sentence number nnn is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-115\">Den här meningen nummer ooo är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-115\">This sentence number ooo is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-116\">Den här meningen nummer ppp är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-116\">This sentence number ppp is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-117\">Den här meningen nummer qqq är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-117\">This sentence number qqq is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-118\">Den här meningen nummer rrr är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-118\">This sentence number rrr is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-119\">Den här meningen nummer sss är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-119\">This sentence number sss is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-120\">Den här meningen nummer ttt är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-120\">This sentence number ttt is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-121\">Den här meningen nummer uuu är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-121\">This sentence number uuu is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-122\">Den här meningen nummer vvv är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-122\">This sentence number vvv is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-123\">Den här meningen nummer www är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-123\">This sentence number www is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-124\">Den här meningen nummer xxx är till för att lära oss längden.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-124\">This sentence number xxx is here so that we learn the length.</span></span>\n\n<span data-ttu-id=\"0a1b2-125\">Spara.</span><span class=\"sxs-lookup\"><span data-stu-id=\"0a1b2-125\">Save the document in the shared folder before the meeting of tomorrow morning.</span></span>\n=> content/sv-se/a.md:49:31",
    fix: "Compare the translation with its source, sentence by sentence.",
    docfx: &[],
};

/// The check.
pub static CHECK: Check = Check { rule: &RULE, look: Look::Corpus(check) };

fn check(corpus: &Corpus<'_>, sink: &mut Sink) {
    let all: Vec<&Measure> = corpus.pages.iter().flat_map(|p| &p.measures).collect();
    let mut ratios: Vec<(u32, f64)> = all.iter().map(|m| (m.source, ratio(m))).collect();
    if ratios.len() < MIN_SEGMENTS {
        return;
    }
    // Short texts vary more: the spread is learnt for lengths apart.
    let mut spreads = vec![];
    for bounds in BUCKETS.windows(2) {
        let mut bucket: Vec<f64> =
            ratios.iter().filter(|(n, _)| (bounds[0]..bounds[1]).contains(n)).map(|(_, r)| *r).collect();
        spreads.push(Spread::of(&mut bucket));
    }
    let mut whole: Vec<f64> = ratios.drain(..).map(|(_, r)| r).collect();
    let whole = Spread::of(&mut whole);
    for measure in all {
        let bucket = BUCKETS.windows(2).position(|b| (b[0]..b[1]).contains(&measure.source)).unwrap_or(0);
        let learnt = spreads.get(bucket).filter(|s| s.count >= MIN_SEGMENTS);
        let spread = learnt.unwrap_or(&whole);
        // A few texts, or longer ones, teach little of how much short ones vary.
        let least = match learnt {
            Some(spread) if spread.count >= MANY_SEGMENTS => 0.12,
            _ => 0.15 * (96.0 / f64::from(measure.source.clamp(12, 150))).sqrt(),
        };
        let deviation = (ratio(measure) - spread.median) / spread.width.max(least);
        // The shape of the ratio: a half is as far from the usual length as the double.
        let factor = (ratio(measure) - spread.median).exp();
        let long = measure.source >= 40;
        // A sentence more or less that the length tells of, too.
        let told = match measure.more {
            ..0 => deviation < -2.4 && factor < 0.72,
            0 => false,
            _ => deviation > 3.0 && factor > 1.6,
        };
        let far = deviation.abs() > 4.5 && long;
        let level = match (deviation, factor) {
            _ if told && far => Level::Default,
            _ if told && long => Level::Strict,
            (d, f) if d < -5.0 && f < 0.4 && long => Level::Default,
            // Of a few characters, as Chinese and Japanese need, one more or less is much.
            (d, f) if d < -3.5 && f < if few(f, measure) { 0.33 } else { 0.55 } && measure.source >= 20 => {
                Level::Strict
            }
            (d, f) if d < -2.4 && f < 0.72 => Level::Pedantic,
            (d, f) if d > 6.0 && f > 2.6 && long => Level::Default,
            (d, f) if d > 4.5 && f > if long { 2.0 } else { 2.6 } && measure.source >= 20 => Level::Strict,
            (d, f) if d > 3.0 && f > 1.6 => Level::Pedantic,
            _ => continue,
        };
        let expected = (f64::from(measure.source) * spread.median.exp()).round();
        let message = format!("{} letters where some {expected} are to be expected", measure.target);
        let mut finding = Diagnostic::new(&RULE, measure.place, message)
            .level(level)
            .related(measure.source_place, "the source");
        finding.segment = measure.segment.clone();
        sink.push(finding);
    }
}

/// Fewer segments teach nothing.
const MIN_SEGMENTS: usize = 20;

/// So many show how much texts vary.
const MANY_SEGMENTS: usize = 100;

/// Lengths of the source, in letters, that are looked at apart.
const BUCKETS: [u32; 6] = [12, 24, 48, 96, 200, u32::MAX];

/// Whether fewer than 25 letters are to be expected, if a text is `factor` times as long as that.
fn few(factor: f64, m: &Measure) -> bool {
    f64::from(m.target) < factor * 25.0
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
    fn of(values: &mut [f64]) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |values: &[f64], share: f64| {
            values.get((values.len() as f64 * share) as usize).copied().unwrap_or_default()
        };
        let median = at(values, 0.5);
        let mut distances: Vec<f64> = values.iter().map(|v| (v - median).abs()).collect();
        distances.sort_by(f64::total_cmp);
        // The median distance of a normal distribution is 0.6745 of its standard deviation.
        Self { median, width: at(&distances, 0.5) / 0.6745, count: values.len() }
    }
}
