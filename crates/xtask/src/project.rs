//! Where things are, and commands that find the project's own tools first.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The checkout that the command works on.
pub(crate) struct Project {
    root: PathBuf,
    search_path: OsString,
}

impl Project {
    /// The checkout that this program was compiled from.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("the crate lies two folders below the root")?
            .to_path_buf();
        let own = [root.join("node_modules/.bin"), root.join("target/tools/bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let search_path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .context("the checkout's path cannot be on PATH")?;
        Ok(Self { root, search_path })
    }

    /// A path in the checkout.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The site as it is served.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Where cargo puts what it compiles.
    pub(crate) fn cargo_target(&self) -> PathBuf {
        let named = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        self.root.join(named)
    }

    /// Cargo of the pinned toolchain.
    pub(crate) fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// What the compiler is told for WebAssembly: the module names no folder of the machine that built it, and so is the
    /// same on every machine, and smaller.
    pub(crate) fn wasm_flags(&self) -> OsString {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")));
        let registry = home.map(|home| home.join("registry/src"));
        let folders = [registry.map(|it| (it, "deps")), Some((self.root.clone(), "."))];
        let mut flags = OsString::new();
        for (folder, name) in folders.into_iter().flatten() {
            if !flags.is_empty() {
                flags.push("\u{1f}");
            }
            flags.push("--remap-path-prefix=");
            flags.push(folder);
            flags.push("=");
            flags.push(name);
        }
        flags
    }

    /// A tool that the set-up installed.
    pub(crate) fn tool(&self, name: &str) -> Command {
        self.command(self.path("target/tools/bin").join(name))
    }

    /// A program of an npm package.
    pub(crate) fn npm_tool(&self, name: &str) -> Command {
        let mut command = self.command(self.path("node_modules/.bin").join(name));
        command.env("PLAYWRIGHT_BROWSERS_PATH", self.path("target/tools/browsers"));
        command
    }

    /// Any program, started in the root with the project's tools first on PATH.
    pub(crate) fn command(&self, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&self.root).env("PATH", &self.search_path);
        command
    }
}
