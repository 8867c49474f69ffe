//! `{"cidr": "10.0.0.0/24"}`: addresses in a block.

use eventglass_syntax::{Node, Value};

use super::address::{self, AddressRange, NoAddress};
use super::string;
use crate::problem::{PatternProblem, ProblemKind};
use crate::reading::Reading;
use crate::verdict::{Mismatch, ValueKind};

pub(super) fn parse(value: &Node) -> Result<AddressRange, PatternProblem> {
    let text = string(value, ProblemKind::CidrNotString)?;
    block(text.as_str()).map_err(|kind| PatternProblem::at(kind, value.span))
}

/// The engine splits at slashes as Java does: empty parts at the end do not count.
fn block(text: &str) -> Result<AddressRange, ProblemKind> {
    let Some((written, mask)) =
        text.trim_end_matches('/').split_once('/').filter(|(_, mask)| !mask.contains('/'))
    else {
        return Err(ProblemKind::CidrWithoutMask);
    };
    let mask: i32 = mask.parse().map_err(|_| ProblemKind::CidrMaskNotInteger)?;
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

pub(super) fn mismatch(leaf: &Node, value: &Reading<'_>) -> Mismatch {
    match &leaf.value {
        Value::String(_) if value.address.is_some() => Mismatch::OutsideRange,
        Value::String(_) => Mismatch::NotAnAddress,
        _ => Mismatch::type_of(ValueKind::String, leaf),
    }
}
