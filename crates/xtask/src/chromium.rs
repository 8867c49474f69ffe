//! A Chromium for the browser tests, from wherever the machine can have one.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::shell::{output, run};

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser that the tests run in.
pub(crate) enum Chromium {
    /// A program on this machine.
    Program(PathBuf),
    /// The one that Playwright downloads and finds by itself.
    Playwright,
}

impl fmt::Display for Chromium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(program) => write!(f, "{}", program.display()),
            Self::Playwright => f.write_str("Playwright's own Chromium"),
        }
    }
}

/// Finds a Chromium or brings one.
pub(crate) fn prepare(project: &Project) -> Result<Chromium> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        let program = on_path(&named).filter(|program| answers(project, program));
        let program = program.with_context(|| format!("CHROMIUM is {}: it does not run", named.display()))?;
        return Ok(Chromium::Program(program));
    }
    if let Some(program) = find(project) {
        return Ok(Chromium::Program(program));
    }
    if may_use_apt(project)
        && apt_install(project).is_ok()
        && let Some(program) = find(project)
    {
        return Ok(Chromium::Program(program));
    }
    run(project.npm_tool("playwright").args(["install", "chromium"]))?;
    Ok(Chromium::Playwright)
}

fn find(project: &Project) -> Option<PathBuf> {
    let mut programs = NAMES.iter().filter_map(|name| on_path(OsStr::new(name)));
    programs.find(|program| answers(project, program))
}

/// The full path, which Playwright asks for.
fn on_path(name: &OsStr) -> Option<PathBuf> {
    if Path::new(name).components().count() > 1 {
        return Some(name.into());
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Some systems have a `chromium-browser` that only tells to install something else.
fn answers(project: &Project, program: &Path) -> bool {
    output(project.command(program).arg("--version")).is_some()
}

fn may_use_apt(project: &Project) -> bool {
    let root = output(project.command("id").arg("-u")).is_some_and(|user| user == "0");
    root && output(project.command("apt-get").arg("--version")).is_some()
}

fn apt_install(project: &Project) -> Result<()> {
    run(project.command("apt-get").arg("update"))?;
    let mut install = project.command("apt-get");
    install.args(["install", "-y", "--no-install-recommends", "chromium"]);
    run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
