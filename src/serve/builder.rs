//! The thread that builds: once, and again whenever a source has changed.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::change::{Change, compare};
use super::interest::Interest;
use super::live::{Live, State};
use super::notes::{self, Note};
use super::stamps::Stamps;
use super::watcher::{Signal, Watcher};
use super::{Audience, Round, ServeError, ServeOptions};
use crate::build::{self, BuildError, BuildOptions, Built, PrivateFolder, Unwatched};
use crate::load;

/// How long nothing must have changed before the search index is brought up to date: it is nobody's next page.
const QUIET: Duration = Duration::from_millis(1500);

/// How often the watched folders themselves are looked at.
const HEARTBEAT: Duration = Duration::from_millis(500);

/// Builds for one server.
pub(super) struct Builder<A> {
    options: ServeOptions,
    audience: A,
    docset: PathBuf,
    folder: PrivateFolder,
    live: Arc<Live>,
    signals: (Sender<Signal>, Receiver<Signal>),
    watcher: Watcher,
    polling: bool,
    /// The sources when they were last built for an unknown reason.
    stamps: Option<Stamps>,
    notes: Arc<Vec<Note>>,
    failure: Option<String>,
    /// Tells this run of the program from another.
    session: String,
    /// Versions of the site so far.
    count: u64,
    took: Duration,
    /// Since when the search index is older than the pages.
    stale: Option<Instant>,
}

impl<A: Audience> Builder<A> {
    /// Finds the docset, watches it and builds it once.
    pub fn start(options: ServeOptions, mut audience: A) -> Result<Self, ServeError> {
        let docset = load::load(&options.load).map_err(BuildError::from)?;
        let folder = PrivateFolder::open(&docset.folder, "serve")?;
        let signals = channel();
        let mut polling = options.poll;
        let interest = Interest::of(&docset, &options.load);
        let watcher = watch(interest, &signals.0, &mut polling, &mut audience);
        let began = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let mut builder = Self {
            options,
            audience,
            docset: docset.folder,
            folder,
            live: Arc::new(Live::new(State::default())),
            signals,
            watcher,
            polling,
            stamps: None,
            notes: Arc::default(),
            failure: None,
            session: format!("{:x}", began.as_millis()),
            count: 0,
            took: Duration::ZERO,
            stale: Some(Instant::now()),
        };
        let began = Instant::now();
        let built = builder.make(false)?;
        builder.publish(&built, &[], began);
        builder.watch_anew(&built);
        Ok(builder)
    }

    /// What the server serves.
    pub fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live)
    }

    /// The audience, before the thread has it.
    pub fn audience(&mut self) -> &mut A {
        &mut self.audience
    }

    /// Builds for ever.
    pub fn run(mut self) {
        loop {
            let changed = match self.signals.1.recv_timeout(HEARTBEAT) {
                Ok(Signal::Changed(paths)) => self.gather(paths),
                Ok(Signal::Exhausted(why)) => {
                    self.audience.polling(&why);
                    self.polling = true;
                    self.replace_watcher(self.watcher.interest().clone());
                    vec![]
                }
                Err(RecvTimeoutError::Timeout) if self.is_off() => {
                    self.stamps = None;
                    self.replace_watcher(self.watcher.interest().clone());
                    vec![]
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.stale.is_some_and(|since| since.elapsed() >= QUIET) {
                        self.stale = None;
                        self.rebuild(&[], true);
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if changed.is_empty() && self.is_unchanged() {
                continue;
            }
            self.rebuild(&changed, false);
        }
    }

    /// Whether the watcher looks at folders that are no longer there, or someone took the built site away.
    fn is_off(&self) -> bool {
        self.watcher.is_stale() || self.failure.is_none() && !self.folder.dir().is_dir()
    }

    /// Waits for the end of what may be a whole series of changes: the dearer a build, the longer.
    fn gather(&self, mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
        let known = !paths.is_empty();
        let quiet = (self.took / 10).clamp(Duration::from_millis(5), Duration::from_millis(300));
        let deadline = Instant::now() + quiet * 5;
        while Instant::now() < deadline {
            match self.signals.1.recv_timeout(quiet) {
                Ok(Signal::Changed(more)) => paths.extend(more),
                Ok(Signal::Exhausted(why)) => {
                    let _ = self.signals.0.send(Signal::Exhausted(why));
                    break;
                }
                Err(_) => break,
            }
        }
        paths.sort();
        paths.dedup();
        if known { paths } else { vec![] }
    }

    /// Where it is not known what changed: whether anything did since the last such case. Without this, a system
    /// that loses count because a build opens so many files would have the docset built for ever.
    fn is_unchanged(&mut self) -> bool {
        let now = Some(Stamps::take(self.watcher.interest()));
        let same = self.stamps == now;
        self.stamps = now;
        same
    }

    fn rebuild(&mut self, changed: &[PathBuf], index: bool) {
        if !changed.is_empty() {
            self.stamps = None;
        }
        let began = Instant::now();
        match self.make(index) {
            Ok(built) => {
                self.publish(&built, changed, began);
                self.watch_anew(&built);
                self.stale = (!index && built.site.config.output.site.search).then(Instant::now);
            }
            Err(error) => {
                let text = with_causes(&error);
                if self.failure.as_ref() != Some(&text) {
                    self.live.set(State { error: Some(text.clone()), ..(*self.live.now()).clone() });
                    self.audience.failed(&error);
                    self.failure = Some(text);
                }
            }
        }
        self.took = began.elapsed();
    }

    /// Builds, with the search index or without.
    fn make(&mut self, index: bool) -> Result<Built, ServeError> {
        let load = self.options.load.clone();
        // A deleted docset is not brought back by making our folder in it.
        if self.docset.is_dir() {
            self.folder.restore()?;
        }
        let dest = Some(self.folder.dir().to_owned());
        let build = if index { build::build } else { build::build_pages };
        Ok(build(&BuildOptions { load, dest, cache: true, ..BuildOptions::default() }, &Unwatched)?)
    }

    fn publish(&mut self, built: &Built, changed: &[PathBuf], began: Instant) {
        let notes = Arc::new(notes::notes(built));
        let first = self.count == 0;
        let change = match first {
            true => Change { new: (0..notes.len()).collect(), gone: vec![] },
            false => compare(&self.notes, &notes),
        };
        let written = built.written.written + built.written.removed > built.written.index;
        let mended = self.failure.take().is_some();
        if !(first || written || mended) && changed.is_empty() && change == Change::default() {
            return;
        }
        if first || written {
            self.count += 1;
        }
        let site = &built.site;
        self.live.set(State {
            site: self.folder.dir().to_owned(),
            version: format!("{}-{}", self.session, self.count),
            error: None,
            by_output: Arc::new(notes::by_output(built, self.options.min_severity)),
            notes: Arc::clone(&notes),
            site_url: site.config.output.site.site_url.clone(),
            locales: site.locales.iter().map(|l| l.slug.to_string()).collect(),
            remote_media: site.config.output.site.remote_media,
        });
        let elapsed = began.elapsed();
        self.audience.built(&Round { built, change: &change, changed, first, mended, elapsed });
        self.notes = notes;
    }

    /// The settings may name other folders now. Those are watched from here on; what changed in them since they
    /// were read is found by building once more.
    fn watch_anew(&mut self, built: &Built) {
        let interest = Interest::of(&built.docset, &self.options.load);
        if interest != *self.watcher.interest() || self.watcher.is_stale() {
            self.replace_watcher(interest);
            let _ = self.signals.0.send(Signal::Changed(vec![]));
        }
    }

    fn replace_watcher(&mut self, interest: Interest) {
        self.watcher = watch(interest, &self.signals.0, &mut self.polling, &mut self.audience);
    }
}

/// Has the system tell of changes if it can, otherwise looks for them.
fn watch(
    interest: Interest,
    signals: &Sender<Signal>,
    polling: &mut bool,
    audience: &mut impl Audience,
) -> Watcher {
    if !*polling {
        match Watcher::told(interest.clone(), signals.clone()) {
            Ok(watcher) => return watcher,
            Err(why) => audience.polling(&why),
        }
        *polling = true;
    }
    Watcher::polling(interest, signals.clone())
}

/// An error and what caused it, a line each. Some errors name their cause themselves.
fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |e| e.source()).map(ToString::to_string);
    causes.fold(error.to_string(), |text, cause| match text.ends_with(&cause) {
        true => text,
        false => format!("{text}\nbecause: {cause}"),
    })
}
