//! Any bytes as a bilingual page: the pairs put together again are the page, a projection is made of its pieces, and
//! the way back from a derived text is exact.
#![no_main]

use diglot::syntax::bilingual::{self, Side};
use diglot::text::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let scan = bilingual::scan(bytes);
    let mut again = vec![];
    let mut at = 0;
    for pair in &scan.pairs {
        assert!(at <= pair.whole.start && pair.whole.start < pair.target.start);
        assert!(pair.target.end < pair.source.start && pair.source.end <= pair.whole.end);
        for piece in [at..pair.target.start, pair.target.clone(), pair.target.end..pair.source.start] {
            again.extend_from_slice(&bytes[piece]);
        }
        again.extend_from_slice(&bytes[pair.source.clone()]);
        at = pair.source.end;
    }
    again.extend_from_slice(&bytes[at..]);
    assert_eq!(again, bytes);
    for stray in &scan.strays {
        assert!(bytes.get(stray.clone()).is_some());
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for side in [Side::Target, Side::Source] {
        let plain = bilingual::project(bytes, &scan, side);
        assert!(std::str::from_utf8(&plain).is_ok(), "a character is cut");
        let mapped = bilingual::derive(FileId(0), text, 0, &scan, side);
        let mut last = 0;
        for (i, c) in mapped.text.char_indices() {
            let span = mapped.map.span(i..i + c.len_utf8());
            assert!(span.start >= last && span.start <= span.end, "{span:?} after {last}");
            last = span.start;
            let there = text.get(span.range()).expect("between characters");
            assert!(there.starts_with(c) || "<?d>\"".contains(c), "{c:?} maps to {there:?}");
        }
    }
});
