//! Time that a thread spends computing: what other programs do meanwhile counts as little as can be.

use std::time::Instant;

/// Seconds of the processor that this thread has had (Linux); elsewhere seconds of the clock.
pub fn seconds() -> f64 {
    thread_local! {
        static BEGAN: Instant = Instant::now();
    }
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split_whitespace().next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGAN.with(|b| b.elapsed().as_secs_f64()), |n| n * 1e-9)
}
