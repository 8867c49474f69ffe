//! `cargo xtask test` and its smaller relatives: what is checked, and in which order.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::chromium::{self, Chromium};
use crate::project::Project;
use crate::steps::Steps;
use crate::{package, shell, site, size, tools};

const SETUP: &str = "Set-up";
const BROWSER: &str = "Chromium";
const SITE: &str = "Site";
const PROVOKED: &str = "Site that is provoked";
const PACKAGE: &str = "Package";

/// Runs every check and every test, the quick ones first.
pub(crate) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::default();
    let mut browser = None;
    steps.run(SETUP, || tools::prepare(project).and_then(|()| tools::add_checkers(project)));
    steps.run_after(&[SETUP], BROWSER, || {
        let found = browser.insert(chromium::prepare(project)?);
        println!("{found}");
        Ok(())
    });
    steps.run_after(&[SETUP], "Formatting", || cargo(project, &["fmt", "--all", "--check"]));
    steps.run_after(&[SETUP], "Clippy", || cargo(project, &CLIPPY));
    steps.run_after(&[SETUP], "Rust tests", || cargo(project, &["test", "--workspace", "--locked"]));
    steps.run_after(&[SETUP], "TypeScript", || check_types(project));
    steps.run_after(&[SETUP], SITE, || site::build(project));
    steps.run_after(&[SITE], PROVOKED, || site::build_provoked(project));
    steps.run_after(&[SETUP], PACKAGE, || package::build(project));
    steps.run_after(&[SITE], "Sizes", || size::report(project));
    steps.run_after(&[PACKAGE], "Package tests", || test_package(project));
    steps.run_after(&[SITE, PROVOKED, BROWSER], "Browser tests", || {
        playwright(project, browser.as_ref(), "tests/e2e/playwright.config.ts")
    });
    steps.finish()
}

const CLIPPY: [&str; 7] = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];

/// What `cargo xtask bench` measures: both where neither is asked for.
#[derive(clap::Args)]
pub(crate) struct Benchmarks {
    /// Only the engine, with criterion
    #[arg(long, conflicts_with = "browser")]
    engine: bool,
    /// Only typing in the page, in Chromium
    #[arg(long)]
    browser: bool,
    /// Passed on to criterion, for example `--save-baseline main`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, conflicts_with = "browser")]
    arguments: Vec<String>,
}

/// Runs the benchmarks of the engine and of the page.
pub(crate) fn bench(project: &Project, options: &Benchmarks) -> Result<()> {
    if !options.browser {
        bench_engine(project, &options.arguments)?;
    }
    if !options.engine {
        bench_page(project)?;
    }
    Ok(())
}

/// Runs the benchmarks of all crates, and no unit test as if it were one.
fn bench_engine(project: &Project, arguments: &[String]) -> Result<()> {
    shell::run(
        project.cargo().args(["bench", "--workspace", "--locked", "--bench", "*", "--"]).args(arguments),
    )
}

/// Builds the page and types in it beside a large event.
fn bench_page(project: &Project) -> Result<()> {
    tools::prepare(project)?;
    let browser = chromium::prepare(project)?;
    site::build(project)?;
    playwright(project, Some(&browser), "tests/e2e/bench.config.ts")
}

/// Builds the page and takes the documents' pictures of it.
pub(crate) fn screenshots(project: &Project) -> Result<()> {
    tools::prepare(project)?;
    let browser = chromium::prepare(project)?;
    site::build(project)?;
    playwright(project, Some(&browser), "tests/e2e/screenshots.config.ts")
}

fn cargo(project: &Project, arguments: &[&str]) -> Result<()> {
    shell::run(project.cargo().args(arguments))
}

fn check_types(project: &Project) -> Result<()> {
    for folder in ["web/js", "tests/e2e"] {
        shell::run(project.npm_tool("tsc").args(["--noEmit", "--project", folder]))?;
    }
    Ok(())
}

fn test_package(project: &Project) -> Result<()> {
    let files = package_tests(project)?;
    ensure!(!files.is_empty(), "tests/package holds no *.test.mjs");
    shell::run(project.command("node").arg("--test").args(files))
}

/// The files by name: `node --test` reads a folder differently from one version to the next.
fn package_tests(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(project.path("tests/package")).context("tests/package")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn playwright(project: &Project, browser: Option<&Chromium>, config: &str) -> Result<()> {
    let mut command = project.npm_tool("playwright");
    command.args(["test", "--config", config]);
    match browser {
        Some(Chromium::Program(program)) => command.env("CHROMIUM", program),
        Some(Chromium::Playwright) | None => command.env_remove("CHROMIUM"),
    };
    shell::run(&mut command)
}
