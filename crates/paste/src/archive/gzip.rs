//! `.gz`: one or several members after each other.

use super::ArchiveProblem;
use super::inflate::{Failure, inflate};

const MAGIC: [u8; 2] = [0x1f, 0x8b];
const DEFLATE: u8 = 8;

pub(super) struct Unpacked {
    pub bytes: Vec<u8>,
    /// The name that the first member gives itself.
    pub name: Option<String>,
}

pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// The content of all members together. What stands behind the last one is ignored, as `gzip` does.
pub(super) fn unpack(bytes: &[u8], room: usize) -> Result<Unpacked, ArchiveProblem> {
    let mut whole = Unpacked { bytes: Vec::new(), name: None };
    let mut rest = bytes;
    while is_gzip(rest) {
        let first = rest.len() == bytes.len();
        let mut header = Header { rest, name: None };
        header.read()?;
        let inflated = inflate(header.rest, room - whole.bytes.len()).map_err(problem)?;
        let behind = header.rest.get(inflated.read..).unwrap_or_default();
        rest = checked(&inflated.bytes, behind)?;
        if first {
            whole.name = header.name;
            whole.bytes = inflated.bytes;
        } else {
            whole.bytes.extend_from_slice(&inflated.bytes);
        }
    }
    Ok(whole)
}

fn problem(failure: Failure) -> ArchiveProblem {
    match failure {
        Failure::Broken => ArchiveProblem::BrokenGzip,
        Failure::TooLarge => ArchiveProblem::TooLarge,
    }
}

/// What stands behind a member's checksum and length, where they are those of its content.
fn checked<'b>(content: &[u8], behind: &'b [u8]) -> Result<&'b [u8], ArchiveProblem> {
    let (checksum, behind) = behind.split_first_chunk().ok_or(ArchiveProblem::BrokenGzip)?;
    let (length, behind) = behind.split_first_chunk().ok_or(ArchiveProblem::BrokenGzip)?;
    let is_sound = u32::from_le_bytes(*checksum) == rawzip::crc32(content)
        && u32::from_le_bytes(*length) == content.len() as u32;
    is_sound.then_some(behind).ok_or(ArchiveProblem::BrokenGzip)
}

/// What stands before a member's content (RFC 1952, section 2.3).
struct Header<'b> {
    rest: &'b [u8],
    name: Option<String>,
}

impl<'b> Header<'b> {
    /// Goes past the header and keeps the name in it.
    fn read(&mut self) -> Result<(), ArchiveProblem> {
        let fixed = self.take(10).ok_or(ArchiveProblem::BrokenGzip)?;
        let [_, _, method, flags, ..] = fixed else { return Err(ArchiveProblem::BrokenGzip) };
        if *method != DEFLATE {
            return Err(ArchiveProblem::UnsupportedCompression);
        }
        self.optional(*flags).ok_or(ArchiveProblem::BrokenGzip)
    }

    fn optional(&mut self, flags: u8) -> Option<()> {
        const CHECKSUM: u8 = 2;
        const EXTRA: u8 = 4;
        const NAME: u8 = 8;
        const COMMENT: u8 = 16;
        if flags & EXTRA != 0 {
            let length = self.take(2)?.try_into().ok().map(u16::from_le_bytes)?;
            self.take(length.into())?;
        }
        if flags & NAME != 0 {
            let name = String::from_utf8_lossy(self.zero_ended()?);
            self.name = Some(name.into_owned()).filter(|name| !name.is_empty());
        }
        if flags & COMMENT != 0 {
            self.zero_ended()?;
        }
        if flags & CHECKSUM != 0 {
            self.take(2)?;
        }
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn zero_ended(&mut self) -> Option<&'b [u8]> {
        let end = self.rest.iter().position(|byte| *byte == 0)?;
        let taken = self.take(end);
        self.take(1)?;
        taken
    }
}
