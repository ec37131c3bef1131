//! `kill -9` at any moment of a build: after the next command, the output folder is the old site or the new one, byte
//! for byte.
//!
//! Two docsets, A and B, publish to one folder. Each round builds the one that is not published, kills the build at
//! a random moment, and runs `diglot render`, which writes no site of its own.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{self, Tree};

const KILLS: u32 = 200;
const PAGES: usize = 150;

/// Beside the site `site`, while files are put together.
const STAGING: &str = "site.staging";
/// There from the moment on at which the new site is the valid one.
const JOURNAL: &str = "site.staging/journal";

/// How long a build takes, and two of its parts: putting files together, and moving them.
#[derive(Clone, Copy, Debug)]
struct Phases {
    whole: Duration,
    staging: Duration,
    commit: Duration,
}

/// SplitMix64: the moments differ from kill to kill and not from run to run.
struct Moments(u64);

impl Moments {
    /// Uniform in `0.0..1.0`.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A docset of which, against the other one, some pages are the same, some differ, some are only here, and a folder
/// with an image comes or goes.
fn write_docset(dir: &Path, name: &str) {
    let mut text = "--- book.toml\n[book]\ntitle = \"Kill\"\n[build]\nbuild-dir = \"../site\"\n".to_owned();
    text += "--- content/en-us/TOC.yml\n";
    for i in (0..20).filter(|i| i % 10 != 0) {
        let _ = writeln!(text, "- name: Page {i}\n  href: p{i}.md");
    }
    for i in 0..PAGES {
        let _ = match i % 10 {
            0 => writeln!(text, "--- content/en-us/only-{name}/{i}.md\n# Only {i}\n\n![x](media/x.png)"),
            1..=7 => writeln!(text, "--- content/en-us/p{i}.md\n# Page {i}\n\nThe same in both."),
            _ => writeln!(text, "--- content/en-us/p{i}.md\n# Page {i}\n\nThis is of {name}."),
        };
    }
    let _ = writeln!(text, "--- content/en-us/only-{name}/media/x.png\n{name}");
    support::write(dir, &text);
}

struct Bench {
    top: TempDir,
}

impl Bench {
    fn new() -> Self {
        let top = TempDir::new().unwrap();
        write_docset(&top.path().join("a"), "a");
        write_docset(&top.path().join("b"), "b");
        Self { top }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.top.path().join(name)
    }

    fn start(&self, docset: &str) -> Child {
        let mut command = support::diglot();
        command.args(["build", "--quiet"]).arg(self.at(docset));
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Waits until a path beside the site is there, or the build has ended.
    fn wait_for(&self, path: &str, child: &mut Child) {
        let path = self.at(path);
        while !path.exists() && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(100));
        }
    }

    fn timed(&self, docset: &str) -> Phases {
        let began = Instant::now();
        let mut child = self.start(docset);
        self.wait_for(STAGING, &mut child);
        let staging = began.elapsed();
        self.wait_for(JOURNAL, &mut child);
        let journal = began.elapsed();
        while self.at(JOURNAL).exists() {
            sleep(Duration::from_micros(100));
        }
        let committed = began.elapsed();
        assert!(child.wait().unwrap().success());
        Phases {
            whole: began.elapsed(),
            staging: journal.saturating_sub(staging),
            commit: committed.saturating_sub(journal),
        }
    }

    fn site(&self) -> Tree {
        support::tree(&self.at("site"))
    }

    /// What stands beside the docsets and the site, the empty lock file of a killed process not counted.
    fn left_over(&self) -> Vec<String> {
        let entries = fs::read_dir(self.top.path()).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter(|n| !["a", "b", "site", ".site.diglot-lock"].contains(&n.as_str())).collect()
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let bench = Bench::new();
    // The first build is another kind: there is no site to replace.
    bench.timed("b");
    let mut runs: Vec<Phases> = ["a", "b", "a", "b", "a"].map(|docset| bench.timed(docset)).to_vec();
    let sites = {
        let a = bench.site();
        bench.timed("b");
        [a, bench.site()]
    };
    assert!(sites[0].len() > PAGES && sites[1].len() > PAGES && sites[0] != sites[1]);
    let mut median = |part: fn(&Phases) -> Duration| {
        runs.sort_by_key(part);
        part(&runs[runs.len() / 2])
    };
    let phases =
        Phases { whole: median(|p| p.whole), staging: median(|p| p.staging), commit: median(|p| p.commit) };

    let mut moments = Moments(2);
    // The site that stands: 0 is A.
    let mut stands = 1;
    let (mut old, mut new, mut while_staging, mut while_committing) = (0, 0, 0, 0);
    for kill in 0..KILLS {
        let target = 1 - stands;
        let began = Instant::now();
        let mut child = bench.start(["a", "b"][target]);
        // Half of them at any moment of the whole build. However busy the machine is, the other half falls into the
        // short times in which files are put together and moved.
        match kill % 4 {
            0 | 1 => sleep(phases.whole.mul_f64(moments.next() * 1.05).saturating_sub(began.elapsed())),
            2 => {
                bench.wait_for(STAGING, &mut child);
                sleep(phases.staging.mul_f64(moments.next()));
            }
            _ => {
                bench.wait_for(JOURNAL, &mut child);
                sleep(phases.commit.mul_f64(moments.next()));
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if bench.at(JOURNAL).exists() {
            while_committing += 1;
        } else if bench.at(STAGING).exists() {
            while_staging += 1;
        }

        let page = bench.at(["a", "b"][kill as usize % 2]).join("content/en-us/p1.md");
        let render = support::diglot().arg("render").arg(page).output().unwrap();
        assert!(render.status.success() && !render.stdout.is_empty(), "{render:?}");
        let site = bench.site();
        if site == sites[target] {
            (stands, new) = (target, new + 1);
        } else {
            let (from_old, from_new) =
                (support::differences(&sites[stands], &site), support::differences(&sites[target], &site));
            assert!(from_old.is_empty(), "kill {kill}: neither old {from_old:?} nor new {from_new:?}");
            old += 1;
        }
        assert_eq!(bench.left_over(), [""; 0], "kill {kill}");
    }
    eprintln!(
        "{KILLS} kills within {phases:?}: {old} old sites, {new} new; {while_staging} with files staged, \
         {while_committing} with a journal"
    );
    assert!(old >= 20 && new >= 20, "the kills were not spread: {old} old, {new} new");
    assert!(while_staging > 0 && while_committing > 0, "{while_staging}, {while_committing}");
}
