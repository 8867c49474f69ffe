//! The JavaScript package in `dist/package/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::shell::run;

const FOLDER: &str = "dist/package";

/// What the build leaves in the folder.
const BUILT: [&str; 3] = ["eventglass.js", "eventglass.d.ts", "eventglass_bg.wasm"];

/// What is copied there. Both licences ask to go along with every copy.
const COPIED: [&str; 3] = ["crates/wasm/README.md", "LICENSE-APACHE", "LICENSE-MIT"];

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
    cargo.env("CARGO_ENCODED_RUSTFLAGS", project.wasm_flags());
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
    fs::write(folder.join("package.json"), manifest()?).context("package.json")?;
    for source in COPIED {
        fs::copy(project.path(source), folder.join(name(source))).context(source)?;
    }
    Ok(())
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Written out, because the order of `exports` counts: the first condition that holds is taken, and `default`
/// always does.
fn manifest() -> Result<String> {
    let files: Vec<&str> = BUILT.into_iter().chain(COPIED.map(name)).collect();
    let files = serde_json::to_string(&files)?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(format!(
        r#"{{
  "name": "eventglass",
  "version": "{version}",
  "description": "EventBridge event patterns: test, match and explain, in browsers and Node",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "engines": {{ "node": ">=20" }},
  "sideEffects": false,
  "main": "./eventglass.js",
  "types": "./eventglass.d.ts",
  "exports": {{
    ".": {{ "types": "./eventglass.d.ts", "default": "./eventglass.js" }},
    "./eventglass_bg.wasm": "./eventglass_bg.wasm",
    "./package.json": "./package.json"
  }},
  "files": {files}
}}
"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_has_types_first_and_the_licences() {
        let text = manifest().unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        let exports = text.split_once("\"exports\"").unwrap().1;
        assert!(exports.find("\"types\"").unwrap() < exports.find("\"default\"").unwrap(), "{text}");
        let files: Vec<_> =
            manifest["files"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
        assert_eq!(files[..3], BUILT);
        assert_eq!(files[3..], ["README.md", "LICENSE-APACHE", "LICENSE-MIT"]);
    }
}
