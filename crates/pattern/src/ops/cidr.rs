//! `{"cidr": "10.0.0.0/24"}`: addresses in a block.

use eventglass_syntax::{Node, Value};

use super::address::{self, AddressRange, NoAddress};
use super::{end_of_text, string};
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::Reading;
use crate::verdict::{Mismatch, ValueKind};

/// The zeros of the decimal digits that Java's `parseInt` reads besides ASCII: `Nd` in Unicode's basic plane. One to nine
/// follow each.
const ZEROS: [u32; 36] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
    0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
    0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

pub(super) fn parse(value: &Node) -> Result<AddressRange, PatternProblem> {
    let text = string(value, ProblemKind::CidrNotString)?;
    let met_at = end_of_text(value);
    block(text.as_str()).map_err(|kind| PatternProblem { kind, span: value.span, met_at })
}

/// The engine splits at slashes as Java does: empty parts at the end do not count.
fn block(text: &str) -> Result<AddressRange, ProblemKind> {
    let Some((written, mask)) =
        text.trim_end_matches('/').split_once('/').filter(|(_, mask)| !mask.contains('/'))
    else {
        return Err(ProblemKind::CidrWithoutMask);
    };
    let mask: i32 = mask
        .chars()
        .map(ascii_digit)
        .collect::<String>()
        .parse()
        .map_err(|_| ProblemKind::CidrMaskNotInteger)?;
    let mask = usize::try_from(mask).map_err(|_| ProblemKind::CidrMaskNegative)?;
    let address = address::bytes(written).map_err(|error| match error {
        NoAddress::Invalid => ProblemKind::CidrInvalidAddress(written.into()),
        NoAddress::Nonstandard => ProblemKind::CidrNoAddress(written.into()),
    })?;
    if mask >= address.len() * 8 {
        let v4 = address.len() == 4;
        return Err(if v4 { ProblemKind::CidrMaskTooLongV4 } else { ProblemKind::CidrMaskTooLongV6 });
    }
    Ok(AddressRange::block(text, &address, mask))
}

fn ascii_digit(c: char) -> char {
    let code = u32::from(c);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

pub(super) fn mismatch(leaf: &Node, value: &Reading<'_>) -> Mismatch {
    match &leaf.value {
        Value::String(_) if value.address.is_some() => Mismatch::OutsideRange,
        Value::String(_) => Mismatch::NotAnAddress,
        _ => Mismatch::type_of(ValueKind::String, leaf),
    }
}
