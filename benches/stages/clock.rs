//! Time that a thread spends computing: what other programs do meanwhile counts as little as can be.

/// Seconds of the processor that this thread has had.
#[cfg(unix)]
pub fn seconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Seconds of the clock.
#[cfg(not(unix))]
pub fn seconds() -> f64 {
    thread_local! {
        static BEGAN: std::time::Instant = std::time::Instant::now();
    }
    BEGAN.with(|began| began.elapsed().as_secs_f64())
}
