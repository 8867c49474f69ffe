//! Dropped files: plain text in its encodings, `.gz`, `.zip`, and these inside each other.

mod gzip;
mod inflate;
mod text;
mod zip;

/// How many bytes all of a dropped file may unpack to, what lies between packed layers included.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// How many files may lie in a dropped file.
pub const MAX_ENTRIES: u32 = 1_000;
/// How many archives may lie in each other.
pub const MAX_NESTING: u32 = 4;

/// What a dropped file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The texts, in the order of the archive.
    pub sources: Vec<Source>,
    /// How many entries were left out: folders, `__MACOSX`, empty and binary files.
    pub skipped: u32,
}

/// One text and the file it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `events.json`; within a zip with its folders.
    pub name: String,
    /// The text, without byte order mark.
    pub text: String,
}

/// Why a dropped file cannot be read. Each variant's comment is a file that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// a `.gz` that was cut, or whose checksum is not that of its content
    BrokenGzip,
    /// a `.zip` that was cut, or an entry whose checksum is not that of its content
    BrokenZip,
    /// a `.zip` with a password
    Encrypted,
    /// a `.zip` packed by anything but deflate, `zip -Z bzip2`
    UnsupportedCompression,
    /// more than [`MAX_UNPACKED`] bytes of content, whatever the archive says about itself
    TooLarge,
    /// a `.zip` of more than [`MAX_ENTRIES`] files
    TooManyEntries,
    /// a zip in a zip in a zip in a zip in a zip
    TooDeep,
    /// a picture, a program, a text in neither UTF-8 nor UTF-16
    NotText,
}

impl ArchiveProblem {
    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            ArchiveProblem::BrokenGzip => "broken-gzip",
            ArchiveProblem::BrokenZip => "broken-zip",
            ArchiveProblem::Encrypted => "encrypted",
            ArchiveProblem::UnsupportedCompression => "unsupported-compression",
            ArchiveProblem::TooLarge => "too-large",
            ArchiveProblem::TooManyEntries => "too-many-entries",
            ArchiveProblem::TooDeep => "too-deep",
            ArchiveProblem::NotText => "not-text",
        }
    }
}

/// The texts in a file. What a file is shows in its first bytes, not in its name. An error where the file itself or any
/// archive in it is broken or beyond the bounds; a single binary file is one too, within a zip it is left out. Cost is
/// bounded by [`MAX_UNPACKED`], and so is memory, by a few times that.
pub fn open(name: &str, bytes: &[u8]) -> Result<Opened, ArchiveProblem> {
    let mut opening = Opening { opened: Opened::default(), room: MAX_UNPACKED, entries: 0, nesting: 0 };
    if !opening.file(name, bytes)? {
        return Err(ArchiveProblem::NotText);
    }
    Ok(opening.opened)
}

/// What was opened so far, and how much more may be.
struct Opening {
    opened: Opened,
    /// How many bytes may still be unpacked.
    room: usize,
    entries: u32,
    nesting: u32,
}

impl Opening {
    /// Takes in a file or what it holds. False where it is binary.
    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<bool, ArchiveProblem> {
        if gzip::is_gzip(bytes) {
            return self.within(|opening| opening.gzip(name, bytes));
        }
        if zip::is_zip(bytes) {
            return self.within(|opening| zip::each(opening, bytes).map(|()| true));
        }
        let Some(text) = text::decode(bytes) else { return Ok(false) };
        self.opened.sources.push(Source { name: name.into(), text });
        Ok(true)
    }

    fn within(
        &mut self,
        open: impl FnOnce(&mut Self) -> Result<bool, ArchiveProblem>,
    ) -> Result<bool, ArchiveProblem> {
        if self.nesting == MAX_NESTING {
            return Err(ArchiveProblem::TooDeep);
        }
        self.nesting += 1;
        let result = open(self);
        self.nesting -= 1;
        result
    }

    fn gzip(&mut self, name: &str, bytes: &[u8]) -> Result<bool, ArchiveProblem> {
        let unpacked = gzip::unpack(bytes, self.room)?;
        self.room -= unpacked.bytes.len();
        let own = unpacked.name.unwrap_or_else(|| without_gz(name).into());
        self.file(&own, &unpacked.bytes)
    }
}

fn without_gz(name: &str) -> &str {
    let end = name.len().saturating_sub(3);
    match name.split_at_checked(end) {
        Some((stem, ending)) if ending.eq_ignore_ascii_case(".gz") && !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests;
