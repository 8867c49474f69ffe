//! The page in one file, `dist/eventglass.html`: it works from a disk and in a sandboxed frame.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use crate::shell::run;

/// The file's name in the site.
pub(crate) const FILE: &str = "eventglass.html";

/// Bytes as they lie on a disk: 1.5 MB.
const LIMIT: u64 = 1_500_000;

/// Makes the file from the built site; fails when it is over its limit.
pub(crate) fn build(project: &Project) -> Result<()> {
    run(project.command("node").arg("web/js/single.mjs").arg(project.dist()))?;
    let size = fs::metadata(project.dist().join(FILE)).context(FILE)?.len();
    println!("{FILE}: {size} bytes of {LIMIT}");
    ensure!(size <= LIMIT, "{FILE} is over its limit by {} bytes", size - LIMIT);
    Ok(())
}
