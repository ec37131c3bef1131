//! What can be typed, as it was typed. [`super::options`] checks it against the disk.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

#[cfg(feature = "serve")]
use super::serve;
use super::{check_locales, completions, explain, export, init, inspect, project, render};
use crate::diag::{Level, Severity};
use crate::export::{FORMATS, Format};
use crate::model::config::FailOn;

const ABOUT: &str = "Builds, checks and localizes documentation written in Learn-flavoured Markdown";

const EXIT_CODES: &str = "\
Exit codes:
  0  no findings as severe as --fail-on
  1  some
  2  the command line, book.toml or the machine is at fault; nothing was written";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "diglot", version, about = ABOUT, after_help = EXIT_CODES)]
#[command(arg_required_else_help = true, infer_subcommands = false)]
pub struct Cli {
    /// Use colour: auto (on a terminal, unless NO_COLOR is set), always or never
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto", display_order = 900)]
    #[arg(hide_possible_values = true)]
    pub color: Color,

    /// Print results and errors, and nothing else
    #[arg(short, long, global = true, display_order = 900)]
    pub quiet: bool,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One command each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site in every locale
    Build(BuildArgs),
    /// Check the translations against their source and against each other
    CheckLocales(check_locales::CheckLocalesArgs),
    /// Show the site on this computer while it is being written
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// Show what diglot sees in a page
    Inspect(inspect::InspectArgs),
    /// Print a page's HTML fragment
    Render(render::RenderArgs),
    /// Take one language out of bilingual pages
    Project(project::ProjectArgs),
    /// Explain the code of a finding
    Explain(explain::ExplainArgs),
    /// Write the docset in another form, such as documents for a search engine
    Export(export::ExportArgs),
    /// Start a new docset in two languages
    Init(init::InitArgs),
    /// Print a shell completion script
    Completions(completions::CompletionsArgs),
}

/// `--color`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Which docset, and how its settings are changed.
#[derive(Debug, Args)]
pub struct DocsetArgs {
    /// Folder of the docset, the one with book.toml [default: the current folder]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,

    /// Read the settings from FILE instead of DIR/book.toml
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// Change one setting, such as book.title="My product"; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// How findings are reported.
#[derive(Debug, Args)]
#[command(next_help_heading = "Findings")]
pub struct ReportArgs {
    /// Print findings as text (for reading), concise (one line for each), json, sarif (for code scanning), junit (for
    /// CI servers) or github (annotations of GitHub Actions)
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format())]
    #[arg(hide_possible_values = true)]
    pub format: Format,

    /// Leave out findings that are less severe [default: minor for build, info for check-locales, whose
    /// --level says how much is shown]
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    pub min_severity: Option<Severity>,

    /// End with exit code 1 for findings as severe as this [default: as book.toml says,
    /// otherwise critical for build, major for check-locales]
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on())]
    pub fail_on: Option<FailOn>,

    /// Show only what is new since FILE was written, and count nothing else
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,

    /// Write all that is found to FILE as known; what was not looked for stays in it as it is
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub write_baseline: Option<PathBuf>,

    /// Write the report to FILE instead of the terminal
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

const BUILD_EXAMPLES: &str = "\
Examples:
  diglot build                                   the docset in the current folder, into build/
  diglot build docs --dest public                another folder, another output folder
  diglot build --format concise --fail-on major  in continuous integration
  diglot build --set output.site.site-url=https://help.example.com/
  diglot build --only panes --portal-source ../portal/src
                                                 the help panes alone, and whether the portal's ids are there

The output folder is replaced as a whole or not at all; files that diglot did not put there stay.";

/// `diglot build`
#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub struct BuildArgs {
    /// Which docset.
    #[command(flatten)]
    pub docset: DocsetArgs,

    /// Output folder [default: build-dir of book.toml, otherwise build]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dest: Option<PathBuf>,

    /// Make the pseudo-locales en-XA and ar-XB too: texts with accents, and from right to left
    #[arg(long)]
    pub pseudo: bool,

    /// Make one part of the output, site or panes, and leave the other as it is
    #[arg(long, value_name = "PART")]
    #[arg(hide_possible_values = true)]
    pub only: Option<Only>,

    /// Look into the source of a portal for context ids that there are not (data-help-context="ID")
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub portal_source: Option<PathBuf>,

    /// Write contexts.lock, the list of context ids that portals may use; without it, an id that has gone is a finding
    #[arg(long)]
    pub write_lock: bool,

    /// Make everything anew, whatever the cache holds
    #[arg(long)]
    pub no_cache: bool,

    /// Number of threads [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// How findings are reported.
    #[command(flatten)]
    pub report: ReportArgs,
}

/// `--only`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// The site
    Site,
    /// The help panes
    Panes,
}

/// Severities, worst first, as in all lists that people read.
pub(super) fn severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.iter().rev().map(|s| PossibleValue::new(s.name())))
        .try_map(|name| name.parse())
}

pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(FORMATS.map(Format::name)).try_map(|name| name.parse())
}

pub(super) fn level() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::name)).try_map(|name| name.parse())
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let names = ["critical", "major", "minor", "info", "never"];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "critical" => FailOn::Critical,
        "major" => FailOn::Major,
        "minor" => FailOn::Minor,
        "info" => FailOn::Info,
        _ => FailOn::Never,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_example_in_the_help_can_be_typed() {
        let mut seen = 0;
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("Examples:\n"), "{} has no examples", command.get_name());
            for line in help.lines().filter_map(|l| l.strip_prefix("  diglot ")) {
                let typed = line.split("  ").next().unwrap().split(['>', '|']).next().unwrap();
                let parsed = parse(&format!("diglot {typed}"));
                assert!(parsed.is_ok(), "{typed}: {}", parsed.unwrap_err());
                assert!(typed.starts_with(command.get_name()), "{typed}");
                seen += 1;
            }
        }
        assert!(seen >= 10, "{seen}");
    }

    #[test]
    fn values_are_typed() {
        let line = "diglot build docs --set a.b=1 --set c=2 --min-severity info --fail-on never -j2 -q --color never";
        let cli = parse(line).unwrap();
        assert_eq!((cli.color, cli.quiet), (Color::Never, true));
        let Command::Build(args) = cli.command else { panic!() };
        assert_eq!(args.docset.set, ["a.b=1", "c=2"]);
        assert_eq!(
            (args.report.min_severity, args.report.fail_on),
            (Some(Severity::Info), Some(FailOn::Never))
        );
        assert_eq!(args.jobs.map(NonZeroUsize::get), Some(2));
        let Command::Build(plain) = parse("diglot build").unwrap().command else { panic!() };
        assert_eq!((plain.report.min_severity, plain.report.fail_on), (None, None));
    }

    #[test]
    fn mistakes_are_answered_with_what_was_probably_meant() {
        for (line, kind, answer) in [
            ("diglot biuld", ErrorKind::InvalidSubcommand, "'build'"),
            ("diglot build --formt json", ErrorKind::UnknownArgument, "'--format'"),
            ("diglot build --format jsn", ErrorKind::InvalidValue, "'json'"),
            ("diglot build --fail-on mayor", ErrorKind::InvalidValue, "'major'"),
            ("diglot build --min-severity warning", ErrorKind::InvalidValue, "critical, major, minor, info"),
            ("diglot build -j 0", ErrorKind::ValueValidation, "zero"),
            ("diglot completions bsh", ErrorKind::InvalidValue, "'bash'"),
        ] {
            let error = parse(line).unwrap_err();
            assert_eq!(error.kind(), kind, "{line}");
            assert!(error.to_string().contains(answer), "{line}: {error}");
        }
    }
}
