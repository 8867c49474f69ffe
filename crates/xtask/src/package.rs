//! The JavaScript package in `dist/package/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::project::Project;
use crate::shell::run;

const FOLDER: &str = "dist/package";

/// Builds the package from the crate `eventglass-wasm`.
pub(crate) fn build(project: &Project) -> Result<()> {
    let folder = project.path(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("dist/package")?;
    }
    fs::create_dir_all(&folder).context("dist/package")?;
    compile(project)?;
    bind(project)?;
    optimise(project)?;
    // Declares the module's raw exports, which are nobody's interface.
    fs::remove_file(folder.join("eventglass_bg.wasm.d.ts")).context("eventglass_bg.wasm.d.ts")?;
    describe(project, &folder)
}

fn compile(project: &Project) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--locked", "--package", "eventglass-wasm", "--lib"]);
    run(cargo.args(["--profile", "wasm", "--target", "wasm32-unknown-unknown"]))
}

fn bind(project: &Project) -> Result<()> {
    let module = "wasm32-unknown-unknown/wasm/eventglass_wasm.wasm";
    let mut bindgen = project.tool("wasm-bindgen");
    // The target `web` serves browsers and, through `initSync`, Node as well.
    bindgen.args(["--target", "web", "--out-name", "eventglass", "--out-dir", FOLDER]);
    run(bindgen.arg(project.cargo_target().join(module)))
}

fn optimise(project: &Project) -> Result<()> {
    let module = format!("{FOLDER}/eventglass_bg.wasm");
    run(project.npm_tool("wasm-opt").args(["-Os", &module, "-o", &module]))
}

fn describe(project: &Project, folder: &Path) -> Result<()> {
    let manifest = serde_json::to_string_pretty(&manifest())? + "\n";
    fs::write(folder.join("package.json"), manifest).context("package.json")?;
    // Both licences ask to go along with every copy.
    for source in ["crates/wasm/README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        let name = source.rsplit('/').next().unwrap_or(source);
        fs::copy(project.path(source), folder.join(name)).context(source)?;
    }
    Ok(())
}

fn manifest() -> serde_json::Value {
    json!({
        "name": "eventglass",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "EventBridge event patterns: test, match and explain, in browsers and Node",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "engines": { "node": ">=20" },
        "sideEffects": false,
        "main": "./eventglass.js",
        "types": "./eventglass.d.ts",
        "exports": {
            ".": { "types": "./eventglass.d.ts", "default": "./eventglass.js" },
            "./eventglass_bg.wasm": "./eventglass_bg.wasm",
            "./package.json": "./package.json"
        },
        "files": ["eventglass.js", "eventglass.d.ts", "eventglass_bg.wasm"]
    })
}
