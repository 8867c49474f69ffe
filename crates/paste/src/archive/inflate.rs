//! The deflate method, with a bound on what comes out.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// How large the first buffer is at most; it grows with what really comes out, not with what is claimed.
const FIRST: usize = 64 * 1024;

pub(super) struct Inflated {
    pub bytes: Vec<u8>,
    /// How many bytes of the input it took.
    pub read: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Failure {
    Broken,
    TooLarge,
}

/// What a deflated stream at the start of `input` holds; an error where that is more than `room` bytes.
pub(super) fn inflate(input: &[u8], room: usize) -> Result<Inflated, Failure> {
    let mut state = Box::<DecompressorOxide>::default();
    let mut bytes = vec![0; input.len().saturating_mul(4).min(FIRST).min(room)];
    let (mut read, mut written) = (0, 0);
    loop {
        let rest = input.get(read..).unwrap_or_default();
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, took, gave) = decompress(&mut state, rest, &mut bytes, written, flags);
        read += took;
        written += gave;
        match status {
            TINFLStatus::Done => {
                bytes.truncate(written);
                return Ok(Inflated { bytes, read });
            }
            TINFLStatus::HasMoreOutput if bytes.len() >= room => return Err(Failure::TooLarge),
            TINFLStatus::HasMoreOutput => bytes.resize(bytes.len().saturating_mul(2).clamp(1, room), 0),
            _ => return Err(Failure::Broken),
        }
    }
}
