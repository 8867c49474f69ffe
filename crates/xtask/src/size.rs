//! What a first visit transfers, compared with the budget.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::project::Project;
use crate::single;

const KB: usize = 1_024;
/// Gzipped bytes.
const TOTAL_BUDGET: usize = 450 * KB;
const WASM_BUDGET: usize = 260 * KB;

struct Entry {
    path: PathBuf,
    raw: usize,
    gzipped: usize,
}

impl Entry {
    fn is_wasm(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "wasm")
    }

    /// Whether it is of the second module, which the page loads when it is first needed.
    fn is_later(&self) -> bool {
        self.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("whole-"))
    }
}

/// Prints the sizes of everything that the page loads; fails where what it loads before first use is over budget.
pub(crate) fn report(project: &Project) -> Result<()> {
    let mut entries = site_files(&project.dist())?
        .iter()
        .map(|path| measure(&project.dist(), path))
        .collect::<Result<Vec<_>>>()?;
    ensure!(entries.iter().any(Entry::is_wasm), "dist/ holds no page; build it first");
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.gzipped));
    println!("{:>10} {:>10}", "bytes", "gzipped");
    for Entry { path, raw, gzipped } in &entries {
        println!("{raw:>10} {gzipped:>10}  {}", path.display());
    }
    let sum = |counts: fn(&Entry) -> bool| entries.iter().filter(|it| counts(it)).map(|it| it.gzipped).sum();
    let later: usize = sum(Entry::is_later);
    let wasm = sum(|entry| entry.is_wasm() && !entry.is_later());
    let total = sum(|entry| !entry.is_later());
    println!("loaded when first needed: {} KB gzipped", later.div_ceil(KB));
    compare("wasm", wasm, WASM_BUDGET)?;
    compare("everything", total, TOTAL_BUDGET)
}

fn compare(what: &str, size: usize, budget: usize) -> Result<()> {
    let kb = |bytes: usize| bytes.div_ceil(KB);
    println!("{what}: {} KB gzipped of {} KB", kb(size), kb(budget));
    ensure!(size <= budget, "{what} is over its budget by {} bytes", size - budget);
    Ok(())
}

/// Every file of the site belongs to the page; the package and the page in one file lie beside it.
fn site_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.ends_with("dist/package") || path.ends_with(single::FILE) {
            continue;
        }
        if path.is_dir() {
            files.extend(site_files(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn measure(dist: &Path, path: &Path) -> Result<Entry> {
    let content = fs::read(path).with_context(|| path.display().to_string())?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    let path = path.strip_prefix(dist).unwrap_or(path).to_owned();
    Ok(Entry { path, raw: content.len(), gzipped: encoder.finish()?.len() })
}
