//! A [`Work`] in the fragment of a link, the part that browsers do not send: `#v1.` and base64url of deflated JSON.
//! Browsers deflate by themselves; what comes in is unpacked here, where its size is bounded.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use miniz_oxide::inflate::TINFLStatus as Status;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF as WHOLE;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::{MAX_FRAGMENT, MAX_UNPACKED, Work, WorkProblem};
use crate::words::shorten;

const VERSION: &str = "1";

/// A version that is not known is shown up to so many characters.
const SHOWN: usize = 20;

/// The fragment of a link, `#v1.…`, of the raw deflate of [`Work::to_json`].
pub fn fragment(deflated: &[u8]) -> String {
    fragment_of(&BASE64.encode(deflated))
}

/// The fragment of a link of what is base64url already: browsers have their own.
pub fn fragment_of(packed: &str) -> String {
    ["#v", VERSION, ".", packed].concat()
}

/// Whether a fragment, with or without `#`, says that it holds a work of some version.
pub fn is_link(fragment: &str) -> bool {
    split(fragment).is_some()
}

/// The work in the fragment of a link, with or without `#`. Anybody can make a link, so its length is bounded before it
/// is decoded, and unpacking ends where the JSON becomes too large, at 1 MiB.
pub fn open_fragment(fragment: &str) -> Result<Work, WorkProblem> {
    if fragment.len() > MAX_FRAGMENT {
        return Err(WorkProblem::TooLong);
    }
    let (version, packed) = split(fragment).ok_or(WorkProblem::NotAWork)?;
    if version != VERSION {
        return Err(WorkProblem::UnknownVersion(shorten(version, SHOWN)));
    }
    let deflated = BASE64.decode(packed).map_err(|_| base64_problem(packed))?;
    let json = String::from_utf8(inflated(&deflated)?).map_err(|_| WorkProblem::NotUtf8)?;
    Work::from_json(&json)
}

/// The digits of the version and what stands behind the dot.
fn split(fragment: &str) -> Option<(&str, &str)> {
    let rest = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix('v')?;
    let (version, packed) = rest.split_once('.')?;
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((version, packed))
}

/// Why a text is no base64url. Where its alphabet is right its end is not: characters are missing.
fn base64_problem(packed: &str) -> WorkProblem {
    let foreign = |c: &char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    packed.chars().find(foreign).map_or(WorkProblem::Cut, WorkProblem::NotBase64)
}

fn inflated(deflated: &[u8]) -> Result<Vec<u8>, WorkProblem> {
    // One byte more than is allowed: a stream of just the size has room to come to its end.
    let mut unpacked = vec![0; MAX_UNPACKED + 1];
    let mut inflater = Box::<DecompressorOxide>::default();
    let (status, read, written) = decompress(&mut inflater, deflated, &mut unpacked, 0, WHOLE);
    match status {
        Status::Done if written > MAX_UNPACKED => Err(WorkProblem::TooLarge),
        Status::Done if read < deflated.len() => Err(WorkProblem::Broken),
        Status::Done => {
            unpacked.truncate(written);
            Ok(unpacked)
        }
        Status::HasMoreOutput => Err(WorkProblem::TooLarge),
        Status::FailedCannotMakeProgress | Status::NeedsMoreInput => Err(WorkProblem::Cut),
        _ => Err(WorkProblem::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    fn opened(json: &[u8]) -> Result<Work, WorkProblem> {
        open_fragment(&fragment(&compress_to_vec(json, 6)))
    }

    /// A work whose JSON has so many bytes.
    fn of_size(bytes: usize) -> String {
        let empty = r#"{"eventglass":1,"events":""}"#.len();
        Work { text: "x".repeat(bytes - empty), ..Work::default() }.to_json()
    }

    #[test]
    fn links_are_told_by_their_beginning() {
        for yes in ["#v1.", "v1.AAAA", "#v2.x", "#v007."] {
            assert!(is_link(yes), "{yes}");
        }
        for no in ["", "#", "#foo", "#v1", "#v.", "#1.AA", "##v1.", "#vx.", "#V1.", "#v1a.", "#v-1."] {
            assert!(!is_link(no), "{no}");
            assert_eq!(open_fragment(no), Err(WorkProblem::NotAWork), "{no}");
        }
    }

    #[test]
    fn what_cannot_be_opened_is_refused_with_the_reason() {
        use WorkProblem as P;
        let cases = [
            ("#v2.AAAA", P::UnknownVersion("2".into())),
            ("#v01.AAAA", P::UnknownVersion("01".into())),
            ("#v1.", P::Cut),
            ("#v1.A", P::Cut),
            ("#v1.AB", P::Cut),
            ("#v1.a%2Fb", P::NotBase64('%')),
            ("#v1.AA==", P::NotBase64('=')),
            ("#v1.AAA.", P::NotBase64('.')),
            ("#v1.AAé", P::NotBase64('é')),
            ("#v1._____w", P::Broken),
            ("#v1.-wcA", P::NotUtf8),
            ("#v1.q64FAA", P::NotAWork),
            ("#v1.q1ZKLUvNK0nPS", P::Cut),
        ];
        for (link, problem) in cases {
            assert_eq!(open_fragment(link), Err(problem), "{link}");
        }
        let long = format!("#v{}.", "9".repeat(1_000));
        assert_eq!(open_fragment(&long), Err(P::UnknownVersion(format!("{}…", "9".repeat(20)))));
    }

    #[test]
    fn a_link_that_is_cut_anywhere_is_refused() {
        let whole = fragment(&compress_to_vec(of_size(200).as_bytes(), 6));
        for end in "#v1.".len()..whole.len() {
            assert_eq!(open_fragment(&whole[..end]), Err(WorkProblem::Cut), "{end} of {}", whole.len());
        }
    }

    #[test]
    fn bytes_behind_the_stream_are_a_mistake() {
        let mut deflated = compress_to_vec(Work::default().to_json().as_bytes(), 6);
        deflated.push(0);
        assert_eq!(open_fragment(&fragment(&deflated)), Err(WorkProblem::Broken));
    }

    #[test]
    fn size_is_bounded() {
        let fits = of_size(MAX_UNPACKED);
        assert_eq!(opened(fits.as_bytes()).map(|work| work.to_json()), Ok(fits));
        assert_eq!(opened(of_size(MAX_UNPACKED + 1).as_bytes()), Err(WorkProblem::TooLarge));
        assert_eq!(opened(of_size(MAX_UNPACKED + 2).as_bytes()), Err(WorkProblem::TooLarge));
        let at_most = format!("#v1.{}", "A".repeat(MAX_FRAGMENT - 4));
        assert_ne!(open_fragment(&at_most), Err(WorkProblem::TooLong));
        assert_eq!(open_fragment(&format!("{at_most}A")), Err(WorkProblem::TooLong));
    }

    #[test]
    fn what_is_no_work_inside_is_refused_as_a_file_would_be() {
        assert!(matches!(opened(b"{"), Err(WorkProblem::NotJson(_))));
        assert!(matches!(opened("[".repeat(100_000).as_bytes()), Err(WorkProblem::NotJson(_))));
        assert_eq!(opened(b"{}"), Err(WorkProblem::NotAWork));
        assert_eq!(opened(b"\"\xff\""), Err(WorkProblem::NotUtf8));
    }
}
