//! `.zip`: stored and deflated entries, each with its checksum.

use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive, ZipVerification};

use super::inflate::{Failure, inflate};
use super::{ArchiveProblem, MAX_ENTRIES, Opening};

/// With an entry first, and of an empty archive.
const MAGIC: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Takes in every entry of an archive.
pub(super) fn each(opening: &mut Opening, bytes: &[u8]) -> Result<(), ArchiveProblem> {
    let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().map_err(broken)? {
        if opening.entries == MAX_ENTRIES {
            return Err(ArchiveProblem::TooManyEntries);
        }
        opening.entries += 1;
        let path = entry.file_path();
        let name = String::from_utf8_lossy(path.as_bytes());
        let left_out = entry.is_dir() || is_of_macos(&name);
        let is_text = !left_out && {
            let content = content(&archive, &entry, opening.room)?;
            opening.room -= content.len();
            !content.is_empty() && opening.file(&name, &content)?
        };
        opening.opened.skipped += u32::from(!is_text);
    }
    Ok(())
}

/// What the Finder writes beside each file.
fn is_of_macos(name: &str) -> bool {
    name.split('/').any(|part| matches!(part, "__MACOSX" | ".DS_Store"))
}

fn content(
    archive: &ZipSliceArchive<&[u8]>,
    entry: &ZipFileHeaderRecord<'_>,
    room: usize,
) -> Result<Vec<u8>, ArchiveProblem> {
    if entry.flags().is_encrypted() {
        return Err(ArchiveProblem::Encrypted);
    }
    let found = archive.get_entry(entry.wayfinder()).map_err(broken)?;
    let packed = found.data();
    let bytes = match entry.compression_method() {
        CompressionMethod::STORE if packed.len() > room => return Err(ArchiveProblem::TooLarge),
        CompressionMethod::STORE => packed.to_vec(),
        CompressionMethod::DEFLATE => inflate(packed, room).map_err(problem)?.bytes,
        _ => return Err(ArchiveProblem::UnsupportedCompression),
    };
    let is = ZipVerification { crc: rawzip::crc32(&bytes), uncompressed_size: bytes.len() as u64 };
    found.claim_verifier().valid(is).map_err(broken)?;
    Ok(bytes)
}

fn broken(_: rawzip::Error) -> ArchiveProblem {
    ArchiveProblem::BrokenZip
}

fn problem(failure: Failure) -> ArchiveProblem {
    match failure {
        Failure::Broken => ArchiveProblem::BrokenZip,
        Failure::TooLarge => ArchiveProblem::TooLarge,
    }
}
