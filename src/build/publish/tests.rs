//! What stands in the output folder after builds that end well, fail, or are killed at any step.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::recover::recover_in;
use super::*;

/// A folder as values: `None` is a folder, `Some` a file.
type Tree = BTreeMap<String, Option<String>>;

/// Everything at and below `root`; empty when there is nothing.
fn tree(root: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    let one = |e: walkdir::DirEntry| {
        let path = e.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let text = e.file_type().is_file().then(|| fs::read_to_string(e.path()).unwrap());
        (path, text)
    };
    entries.map(one).collect()
}

/// Asks until no lock is in the way. A process that another test starts holds copies of all open files for the
/// moment between its birth and its own program, locks included; nobody but this test uses the folder.
fn in_turn<T>(
    mut ask: impl FnMut() -> Result<T, PublishError>,
    busy: impl Fn(&Result<T, PublishError>) -> bool,
) -> Result<T, PublishError> {
    loop {
        let answer = ask();
        if !busy(&answer) {
            return answer;
        }
        std::thread::yield_now();
    }
}

/// [`recover_in`] in its turn.
fn settle_in(layout: &Layout, killed_before: usize) -> Result<Recovered, PublishError> {
    let ask = || recover_in(layout, &mut Steps::killed_before(killed_before));
    in_turn(ask, |answer| matches!(answer, Ok(Recovered::Busy)))
}

/// [`recover`] in its turn.
fn settle(build: &Path) -> Result<Recovered, PublishError> {
    in_turn(|| recover(build), |answer| matches!(answer, Ok(Recovered::Busy)))
}

struct Bench {
    top: TempDir,
    build: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let top = TempDir::new().unwrap();
        let build = top.path().join("build");
        Self { top, build }
    }

    fn open(&self) -> Result<Publisher, PublishError> {
        in_turn(|| Publisher::open(&self.build, &[]), |answer| matches!(answer, Err(PublishError::Busy(_))))
    }

    /// A publisher with `files` staged, written `path=content`.
    fn staged(&self, files: &str) -> Publisher {
        let publisher = self.open().unwrap();
        for (path, content) in files.split_whitespace().map(|f| f.split_once('=').unwrap()) {
            publisher.stage(path, content.as_bytes()).unwrap();
        }
        publisher
    }

    fn publish(&self, files: &str) -> Summary {
        self.staged(files).commit_in_steps(&mut Steps::killed_before(usize::MAX)).unwrap()
    }

    fn put(&self, path: &str, content: &str) {
        let path = self.build.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The output without its list.
    fn files(&self) -> String {
        let mut tree = tree(&self.build);
        tree.remove(MARKER);
        let files = tree.into_iter().filter_map(|(path, text)| Some(format!("{path}={}", text?)));
        files.collect::<Vec<_>>().join(" ")
    }

    /// What stands beside the output.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.top.path()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|n| n != "build");
        names
    }
}

#[test]
fn a_build_leaves_exactly_its_files_and_those_of_people() {
    let bench = Bench::new();
    let first = bench.publish("index.html=1 en/a.html=2 en/b/c.html=3 en/b/d.html=4");
    assert_eq!(first, Summary { written: 4, kept: 0, removed: 0, index: 0 });
    assert_eq!(first.to_string(), "4 files written, 0 unchanged, 0 removed");
    bench.put("CNAME", "mine");
    bench.put("en/b/notes.txt", "mine");
    let second = bench.publish("index.html=1 en/a.html=22 sv/a.html=5");
    assert_eq!(second, Summary { written: 2, kept: 1, removed: 2, index: 0 });
    assert_eq!(bench.files(), "CNAME=mine en/a.html=22 en/b/notes.txt=mine index.html=1 sv/a.html=5");
    bench.publish("index.html=1");
    assert!(!bench.build.join("sv").exists() && bench.build.join("en/b").exists());
    assert_eq!(bench.beside(), [""; 0]);
}

#[test]
fn an_equal_build_writes_nothing() {
    let bench = Bench::new();
    bench.publish("a.html=1 b/c.html=2");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let touched = ["", MARKER, "a.html", "b", "b/c.html"].map(|p| bench.build.join(p));
    for path in &touched {
        fs::File::open(path).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(bench.publish("b/c.html=2 a.html=1"), Summary { written: 0, kept: 2, removed: 0, index: 0 });
    for path in &touched {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), long_ago, "{path:?}");
    }
}

#[test]
fn files_are_copied_when_they_differ() {
    let bench = Bench::new();
    let from = bench.top.path().join("build-input.svg");
    let big = "x".repeat(40_000);
    for (content, expect) in [("one", Staged::Written), ("one", Staged::Kept), ("two", Staged::Written)] {
        fs::write(&from, content.to_owned() + &big).unwrap();
        let publisher = bench.open().unwrap();
        assert_eq!(publisher.stage_copy("media/x.svg", &from).unwrap(), expect, "{content}");
        publisher.commit().unwrap();
        assert_eq!(fs::read_to_string(bench.build.join("media/x.svg")).unwrap(), content.to_owned() + &big);
    }
}

/// Builds `old`, then `new` killed before every step in turn, each followed by a recovery that is itself killed
/// before every step. The output must be all old or all new.
fn kill_everywhere(prepare: &dyn Fn(&Bench), new: &str) {
    let (before, after) = {
        let bench = Bench::new();
        prepare(&bench);
        let before = tree(&bench.build);
        bench.publish(new);
        (before, tree(&bench.build))
    };
    assert_ne!(before, after);
    let mut outcomes = vec![];
    for kill in 0.. {
        let mut finished = false;
        for again in 0.. {
            let bench = Bench::new();
            prepare(&bench);
            let commit = bench.staged(new).commit_in_steps(&mut Steps::killed_before(kill));
            finished = commit.is_ok();
            let layout = Layout::resolve(&bench.build).unwrap().unwrap();
            let recovered = settle_in(&layout, again);
            let end = settle(&bench.build).unwrap();
            let now = tree(&bench.build);
            assert!(now == before || now == after, "killed at {kill}, then at {again}: {now:?}");
            let (completed, clean) = (now == after, bench.beside().is_empty());
            assert!(clean, "killed at {kill}, then at {again}: {:?}", bench.beside());
            if recovered.is_ok() {
                assert_eq!(end, Recovered::Nothing);
                outcomes.push(completed);
                break;
            }
            assert!(bench.open().is_ok());
        }
        if finished {
            break;
        }
    }
    assert!(outcomes.is_sorted(), "old, then new: {outcomes:?}");
    assert!(outcomes.contains(&false) && outcomes.contains(&true));
}

#[test]
fn a_build_killed_at_any_step_leaves_the_old_site_or_the_new_one() {
    let old = |bench: &Bench| {
        bench.publish(
            "same=0 changed=1 gone=2 d/gone=3 d/e/gone=4 file=5 folder/x=6 folder/y/z=7 k/kept=8 r/old=1",
        );
        bench.put("k/mine", "mine");
        bench.put("d/mine", "mine");
    };
    kill_everywhere(
        &old,
        "same=0 changed=9 file/now/folder=9 folder=now-file k/kept=8 k/new=9 n/e/w=9 n/x=9 r/new=1",
    );
}

#[test]
fn a_first_build_killed_at_any_step_leaves_nothing_or_the_site() {
    kill_everywhere(&|_| {}, "index.html=1 en/a.html=2");
    kill_everywhere(&|bench| fs::create_dir(&bench.build).unwrap(), "index.html=1 en/a.html=2 en/b.html=3");
}

#[test]
fn a_build_killed_while_staging_leaves_the_old_site() {
    let bench = Bench::new();
    bench.publish("a=1");
    bench.staged("a=2 b/c=3").kill();
    assert_eq!(settle(&bench.build).unwrap(), Recovered::Discarded);
    assert_eq!((bench.files(), bench.beside()), ("a=1".into(), vec![]));
    bench.staged("a=2 b/c=3").kill();
    bench.publish("a=3");
    assert_eq!((bench.files(), bench.beside()), ("a=3".into(), vec![]));
}

#[test]
fn a_failed_build_leaves_the_old_site() {
    let bench = Bench::new();
    bench.publish("a=1 x/b=2 y/c=3 y/d/e=4");
    let before = tree(&bench.build);
    // While staging: a name that no file system takes.
    let publisher = bench.staged("a=9");
    let error = publisher.stage(&"n".repeat(300), b"").unwrap_err();
    assert!(matches!(&error, PublishError::Io { path, .. } if path.ends_with("n".repeat(300))), "{error:?}");
    assert!(matches!(publisher.commit(), Err(PublishError::Incomplete)));
    assert_eq!((tree(&bench.build), bench.beside()), (before, vec![]));

    // While renaming: a folder of someone's own where a file is to be, seen by the system alone.
    fs::create_dir(bench.build.join("y/mine")).unwrap();
    let before = tree(&bench.build);
    let error = bench.staged("a=9 new=9 x/b=9 y=9").commit().unwrap_err();
    assert!(matches!(&error, PublishError::Io { path, .. } if path.ends_with("y")), "{error:?}");
    assert_eq!((tree(&bench.build), bench.beside()), (before, vec![]));
}

#[test]
fn a_build_that_is_given_up_leaves_no_trace() {
    let bench = Bench::new();
    drop(bench.staged("a=1 b/c=2"));
    assert_eq!((tree(bench.top.path()).len(), bench.beside()), (1, vec![]));
}

#[test]
fn folders_that_diglot_did_not_make_are_not_touched() {
    let bench = Bench::new();
    bench.put("thesis.txt", "years of work");
    let before = tree(bench.top.path());
    let source = bench.build.join("content");
    let home = std::env::home_dir().unwrap();
    let refused = |dir: &Path, protected: &[PathBuf]| match Publisher::open(dir, protected) {
        Err(PublishError::NotOurs(_)) => "not ours",
        Err(PublishError::Refused { .. }) => "refused",
        other => panic!("{dir:?}: {other:?}"),
    };
    assert_eq!(refused(&bench.build, &[]), "not ours");
    assert_eq!(refused(&bench.build.join("thesis.txt"), &[]), "refused");
    assert_eq!(refused(Path::new("/"), &[]), "refused");
    assert_eq!(refused(&home, &[]), "refused");
    assert_eq!(refused(&home.join(".."), &[]), "refused");
    assert_eq!(tree(bench.top.path()), before);

    fs::create_dir_all(&source).unwrap();
    assert_eq!(refused(&bench.build, std::slice::from_ref(&source)), "refused");
    assert_eq!(refused(&source, std::slice::from_ref(&source)), "refused");

    let site = bench.top.path().join("site");
    fs::create_dir(bench.top.path().join("site.staging")).unwrap();
    fs::write(bench.top.path().join("site.staging/work"), "").unwrap();
    assert_eq!(refused(&site, &[]), "not ours");
    assert!(recover(&site).is_err() && bench.top.path().join("site.staging/work").exists());
}

#[cfg(unix)]
#[test]
fn symlinks_are_followed_to_the_output_folder_but_not_within_it() {
    use std::os::unix::fs::symlink;
    let bench = Bench::new();
    let real = bench.top.path().join("real");
    symlink(&real, &bench.build).unwrap();
    assert!(matches!(bench.open(), Err(PublishError::Refused { .. })));
    fs::create_dir(&real).unwrap();
    bench.publish("a=1 en/b=2 en/c=3");
    assert!(bench.build.is_symlink() && real.join("en/b").exists());

    let elsewhere = TempDir::new().unwrap();
    fs::rename(real.join("en"), elsewhere.path().join("en")).unwrap();
    symlink(elsewhere.path().join("en"), real.join("en")).unwrap();
    let publisher = bench.staged("a=1");
    assert!(matches!(publisher.stage("en/b", b"9"), Err(PublishError::Occupied(_))));
    drop(publisher);
    bench.publish("a=1");
    assert_eq!(fs::read_to_string(elsewhere.path().join("en/b")).unwrap(), "2");
}

#[test]
fn files_of_people_are_never_overwritten() {
    let bench = Bench::new();
    bench.publish("a=1");
    bench.put("robots.txt", "mine");
    bench.put("own/thing", "mine");
    let before = tree(&bench.build);
    let publisher = bench.open().unwrap();
    assert!(matches!(publisher.stage("robots.txt", b"x"), Err(PublishError::Occupied(_))));
    drop(publisher);
    assert!(matches!(bench.staged("own=x").commit(), Err(PublishError::Occupied(_))));
    assert_eq!((tree(&bench.build), bench.beside()), (before, vec![]));
    assert_eq!(bench.open().unwrap().stage("robots.txt", b"mine").unwrap(), Staged::Kept);
}

#[test]
fn a_list_that_was_tampered_with_is_not_obeyed() {
    let bench = Bench::new();
    bench.publish("a=1");
    let victim = bench.top.path().join("victim");
    fs::write(&victim, "").unwrap();
    let list = fs::read_to_string(bench.build.join(MARKER)).unwrap();
    for (text, what) in [
        (list.clone() + "../victim\n", "leads out"),
        (list.replace("output 1", "output 2"), "another version"),
        (list.replace("a\n", "b\na\n"), "unsorted"),
    ] {
        assert_ne!(text, list);
        fs::write(bench.build.join(MARKER), text).unwrap();
        assert!(matches!(bench.open(), Err(PublishError::Marker(_))), "{what}");
    }
    fs::write(bench.build.join(MARKER), "something else").unwrap();
    assert!(matches!(bench.open(), Err(PublishError::NotOurs(_))));
    assert!(victim.exists());
}

#[test]
fn paths_stay_in_the_output_folder() {
    let bench = Bench::new();
    let publisher = bench.open().unwrap();
    for path in ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\nb", ".diglot-output"] {
        assert!(matches!(publisher.stage(path, b""), Err(PublishError::BadPath(_))), "{path}");
    }
}

#[test]
fn two_contents_for_one_path_are_an_error_whoever_comes_first() {
    for old in ["", "a=1", "a=2", "a/b=1"] {
        let bench = Bench::new();
        bench.publish(old);
        let publisher = bench.staged("a=1 a=1");
        assert!(matches!(publisher.stage("a", b"2"), Err(PublishError::Conflict(_))), "{old}");
        assert!(matches!(publisher.commit(), Err(PublishError::Incomplete)));
        for [x, y] in [["a", "a/b"], ["a/b", "a"]] {
            let publisher = bench.open().unwrap();
            publisher.stage(x, b"1").unwrap();
            let staged = publisher.stage(y, b"1");
            let error = staged.and_then(|_| publisher.commit().map(|_| Staged::Written)).unwrap_err();
            assert!(matches!(error, PublishError::Conflict(_)), "{old}: {x}, {y}: {error:?}");
        }
    }
}

#[test]
fn threads_stage_side_by_side() {
    let bench = Bench::new();
    let publisher = bench.open().unwrap();
    let path = |i: usize| format!("{}/{}/{i}.html", i % 3, i % 7);
    (0..600usize).into_par_iter().for_each(|i| {
        publisher.stage(&path(i % 300), (i % 300).to_string().as_bytes()).unwrap();
    });
    assert_eq!(publisher.commit().unwrap(), Summary { written: 300, kept: 0, removed: 0, index: 0 });
    for i in 0..300 {
        assert_eq!(fs::read_to_string(bench.build.join(path(i))).unwrap(), i.to_string());
    }
}

#[test]
fn one_process_publishes_at_a_time() {
    let bench = Bench::new();
    let publisher = bench.staged("a=1");
    assert!(matches!(Publisher::open(&bench.build, &[]), Err(PublishError::Busy(_))));
    assert_eq!(recover(&bench.build).unwrap(), Recovered::Busy);
    publisher.commit().unwrap();
    assert!(bench.open().is_ok());
    assert_eq!(recover(&bench.top.path().join("no/such/folder")).unwrap(), Recovered::Nothing);
}
