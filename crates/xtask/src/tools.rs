//! The set-up: the wasm target, Trunk, the wasm-bindgen CLI and the npm packages.
//!
//! Everything goes into `target/tools` or `node_modules`. What is there in the right version is
//! left alone, so that a second run costs nothing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::shell::{output, run};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// A program that `cargo install` builds for us.
struct Tool {
    package: &'static str,
    binary: &'static str,
    version: &'static str,
}

const TOOLS: [Tool; 2] = [
    // Must be the version of the `wasm-bindgen` crate to the last digit.
    Tool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: "0.2.129" },
    Tool { package: "trunk", binary: "trunk", version: "0.21.14" },
];

/// Brings what the builds need.
pub(crate) fn prepare(project: &Project) -> Result<()> {
    check_node(project)?;
    add_wasm_target(project)?;
    install_npm_packages(project)?;
    TOOLS.iter().try_for_each(|tool| install(project, tool))
}

/// Brings rustfmt and clippy, which a minimal toolchain lacks.
pub(crate) fn add_checkers(project: &Project) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(project.cargo().args([subcommand, "--version"])).is_none() {
            run(project.command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn check_node(project: &Project) -> Result<()> {
    let Some(version) = output(project.command("node").arg("--version")) else {
        bail!("Node {OLDEST_NODE} or newer is needed, and no `node` is on PATH");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    ensure!(
        major.is_some_and(|major: u32| major >= OLDEST_NODE),
        "Node {OLDEST_NODE} or newer is needed, and `node` is {version}",
    );
    Ok(())
}

fn add_wasm_target(project: &Project) -> Result<()> {
    // Asking the compiler works with every way of installing Rust, and takes no network.
    let mut rustc = project.command("rustc");
    let library = output(rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).exists()) {
        return Ok(());
    }
    run(project.command("rustup").args(["target", "add", WASM_TARGET]))
}

fn install_npm_packages(project: &Project) -> Result<()> {
    let lock = fs::read(project.path("package-lock.json")).context("package-lock.json")?;
    // A copy of the lock file says what is installed; it lies beside the packages so that it
    // disappears with them.
    let installed = project.path("node_modules/.eventglass-installed.json");
    if fs::read(&installed).is_ok_and(|found| found == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // None of the packages needs its install script: they only fetch what npm fetched already.
    run(project.command(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, lock).with_context(|| installed.display().to_string())
}

fn install(project: &Project, tool: &Tool) -> Result<()> {
    let wanted = format!("{} {}", tool.binary, tool.version);
    let found = output(project.tool(tool.binary).arg("--version"));
    if found.is_some_and(|found| found == wanted) {
        return Ok(());
    }
    println!("Installing {wanted} into target/tools: a few minutes, once");
    let mut install = project.cargo();
    install
        .args(["install", "--locked", "--force", "--root", "target/tools"])
        .args(["--target-dir", "target/tools-build", "--version", tool.version, tool.package])
        // Trunk's own profile takes three times as long and gains nothing here.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut install)?;
    let rest = project.path("target/tools-build");
    fs::remove_dir_all(&rest).with_context(|| rest.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(relative: &str) -> String {
        fs::read_to_string(Project::find().unwrap().path(relative)).unwrap()
    }

    #[test]
    fn the_cli_has_the_version_of_the_crate() {
        let [bindgen, trunk] = &TOOLS;
        let pinned = format!("wasm-bindgen = \"={}\"", bindgen.version);
        assert!(text("Cargo.toml").contains(&pinned));
        assert!(text("Trunk.toml").contains(&format!("wasm_bindgen = \"{}\"", bindgen.version)));
        assert!(text("Trunk.toml").contains(&format!("trunk-version = \"={}\"", trunk.version)));
    }

    #[test]
    fn trunk_expects_the_wasm_opt_that_npm_installs() {
        let wanted = |version: &str| {
            text("package.json").contains(&format!("\"binaryen\": \"{version}.0.0\""))
                && text("Trunk.toml").contains(&format!("wasm_opt = \"version_{version}\""))
        };
        assert!(wanted("132"));
    }
}
