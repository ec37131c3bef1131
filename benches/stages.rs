//! What each stage of a build costs on one thread, in bytes of the pages' source and in pages: over office-js fr-fr and
//! alchemy sv-se where the corpora are (`DIGLOT_CORPORA`, otherwise `../shared/corpora`), otherwise over the
//! repository's own docset and a generated one. `cargo bench`; `cargo bench -- render` for one stage.

#[path = "stages/clock.rs"]
mod clock;
#[path = "stages/sample.rs"]
mod sample;

use std::cell::Cell;

use diglot::diag::Sink;
use diglot::html::{self, Flavor, Highlighter};
use diglot::load;
use diglot::render::{Article, PageUrls, Renderer, Theme, site_catalogs};
use diglot::syntax::bilingual::{self, Side};
use diglot::syntax::{self, Mode, front_matter};
use diglot::text::MappedText;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use pulldown_cmark::{Options, Parser};
use sample::{Page, Sample, names, sample};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|a| a == "ratio") {
        names().into_iter().for_each(ratio);
        return;
    }
    divan::main();
}

/// What the trees of both languages cost beside the events of pulldown-cmark, collected, for the same two texts: the
/// stages and the events turn by turn, the fastest of all turns of each; the ratio is that of the median turn, because a
/// machine's speed changes between the turns. `cargo bench --bench stages -- ratio`.
fn ratio(name: &str) {
    const TURNS: usize = 45;
    let sides = [Side::Target, Side::Source];
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let sample = sample(name);
    let texts: Vec<Vec<String>> =
        sample.pages.iter().map(|p| sides.map(|s| projected(p, s).text).into()).collect();
    let mut best = [f64::MAX; 4];
    let mut ratios: Vec<f64> = Vec::with_capacity(TURNS);
    for _ in 0..TURNS {
        let mut took = [0.0; 4];
        let mut stage = |slot: usize, work: &dyn Fn(&Page)| {
            let began = clock::seconds();
            sample.pages.iter().for_each(work);
            took[slot] = clock::seconds() - began;
            best[slot] = took[slot].min(best[slot]);
        };
        stage(0, &|page| {
            black_box(bilingual::scan(page.text.as_bytes()));
        });
        stage(1, &|page| {
            black_box(sides.map(|side| projected(page, side)));
        });
        stage(2, &|page| {
            black_box(sides.map(|side| tree(page, side)));
        });
        let turn = Cell::new(0);
        stage(3, &|_| {
            let texts = &texts[turn.replace(turn.get() + 1)];
            for text in texts {
                black_box(Parser::new_ext(text, options).into_offset_iter().collect::<Vec<_>>());
            }
        });
        ratios.push((took[0] + took[2]) / took[3]);
    }
    ratios.sort_by(f64::total_cmp);
    let [scan, projections, trees, events] = best.map(|s| s * 1e3);
    println!(
        "{name}: scan {scan:.1} ms, projections {projections:.1} ms, pre-pass and trees {:.1} ms; events {events:.1} ms; \
         ratio {:.2}",
        trees - projections,
        ratios[TURNS / 2]
    );
}

fn projected(page: &Page, side: Side) -> MappedText {
    bilingual::derive(page.file, &page.text, page.start, &page.scan, side)
}

/// Runs `work` on every page, counted in bytes of source and in pages.
fn each_page<T>(bencher: Bencher, name: &str, work: impl Fn(&Sample, &Page) -> T + Sync) {
    let sample = sample(name);
    let bytes: usize = sample.pages.iter().map(|p| p.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(sample.pages.len())).bench(|| {
        for page in &sample.pages {
            black_box(work(sample, page));
        }
    });
}

/// The bilingual pairs of the bytes.
#[divan::bench(args = names(), sample_count = 20, sample_size = 1)]
fn scan(bencher: Bencher, name: &str) {
    each_page(bencher, name, |_, page| bilingual::scan(page.text.as_bytes()));
}

/// One language of the bytes, as `diglot project` writes it.
#[divan::bench(args = names(), sample_count = 20, sample_size = 1)]
fn project(bencher: Bencher, name: &str) {
    each_page(bencher, name, |_, page| bilingual::project(page.text.as_bytes(), &page.scan, Side::Target));
}

/// Front matter.
#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn front(bencher: Bencher, name: &str) {
    each_page(bencher, name, |_, page| front_matter::parse(page.file, &page.text, &mut Sink::new()));
}

/// A language with its way back, as a tree; includes are not entered.
fn tree(page: &Page, side: Side) -> syntax::Document {
    syntax::parse(projected(page, side), Mode::Blocks, &mut Sink::new())
}

#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn parse_target(bencher: Bencher, name: &str) {
    each_page(bencher, name, |_, page| tree(page, Side::Target));
}

#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn parse_source(bencher: Bencher, name: &str) {
    each_page(bencher, name, |_, page| tree(page, Side::Source));
}

/// From the disk: front matter, pairs, tree, includes.
#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn read(bencher: Bencher, name: &str) {
    each_page(bencher, name, |sample, page| {
        load::page::read(&sample.docset, page.file, sample.locale, Side::Target, &mut Sink::new())
    });
}

/// A tree as the site's HTML.
fn article(sample: &Sample, page: &Page, highlighter: Option<&Highlighter>) -> String {
    let urls = PageUrls::new(&sample.site, sample.locale, page.id);
    let cx = html::Context {
        flavor: Flavor::Site,
        urls: &urls,
        text: &|id, _| id.to_owned(),
        highlight: highlighter,
        remote_media: false,
        scope: None,
    };
    let mut out = String::with_capacity(page.text.len() * 2);
    html::render(&page.document, &cx, &mut out, &mut Sink::new());
    out
}

#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn render_plain(bencher: Bencher, name: &str) {
    each_page(bencher, name, |sample, page| article(sample, page, None));
}

/// Every fence was coloured before.
#[divan::bench(args = names(), sample_count = 10, sample_size = 1)]
fn render_warm(bencher: Bencher, name: &str) {
    let highlighter = Highlighter::with_memory(256 << 20);
    for page in &sample(name).pages {
        article(sample(name), page, Some(&highlighter));
    }
    each_page(bencher, name, |sample, page| article(sample, page, Some(&highlighter)));
}

/// Every fence is coloured once; grammars are loaded.
#[divan::bench(args = names(), sample_count = 3, sample_size = 1)]
fn render_cold(bencher: Bencher, name: &str) {
    let sample = sample(name);
    let bytes: usize = sample.pages.iter().map(|p| p.text.len()).sum();
    let bencher = bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(sample.pages.len()));
    bencher.with_inputs(Highlighter::default).bench_refs(|highlighter| {
        for page in &sample.pages {
            black_box(article(sample, page, Some(highlighter)));
        }
    });
}

/// An article in its page: navigation, contents list, template.
#[divan::bench(args = names(), sample_count = 5, sample_size = 1)]
fn template(bencher: Bencher, name: &str) {
    let data = sample(name);
    let catalogs = site_catalogs(&data.site, &diglot::l10n::Catalogs::new(&[]).0);
    let theme = Theme::new("default", &[], catalogs.clone()).expect("the default theme is sound");
    let renderer = Renderer::new(&data.site, &theme, catalogs);
    each_page(bencher, name, |sample, page| {
        renderer
            .page(sample.locale, page.id, &Article { html: "", original: None })
            .expect("the default theme is sound")
    });
}
