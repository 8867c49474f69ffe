//! The static site in `dist/`.

use std::fs;
use std::process::{Child, Command};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::shell::run;
use crate::single;

/// Builds the page, optimised, and the page in one file. Trunk bundles the scripts through its own hook.
pub(crate) fn build(project: &Project) -> Result<()> {
    keeping_the_package(project, || run(trunk(project, "build").arg("--release")))?;
    single::build(project)
}

/// Where the page lies whose engine crashes or hangs when a pattern says so.
pub(crate) const PROVOKED: &str = "target/provoked";

/// Builds the page that tests provoke: nobody else gets it.
pub(crate) fn build_provoked(project: &Project) -> Result<()> {
    run(trunk(project, "build").args(["--release", "--features", "provoke", "--dist", PROVOKED]))
}

/// Starts rebuilding the page whenever a source changes: quick builds, not optimised, without the one file.
pub(crate) fn watch(project: &Project) -> Result<Child> {
    trunk(project, "watch").spawn().context("could not start trunk")
}

fn trunk(project: &Project, subcommand: &str) -> Command {
    let mut command = project.tool("trunk");
    // Trunk reads `NO_COLOR=1` as a value of its own option and refuses it.
    command.args([subcommand, "--offline"]).env_remove("NO_COLOR");
    command.env("CARGO_ENCODED_RUSTFLAGS", project.wasm_flags());
    command
}

/// Trunk empties `dist/`, and the package in it belongs to another command.
fn keeping_the_package(project: &Project, build: impl FnOnce() -> Result<()>) -> Result<()> {
    let package = project.path("dist/package");
    let aside = project.path("target/package-aside");
    let moved = fs::rename(&package, &aside).is_ok();
    let result = build();
    if moved {
        fs::create_dir_all(project.dist()).context("dist")?;
        fs::rename(&aside, &package).context("could not put dist/package back")?;
    }
    result
}
