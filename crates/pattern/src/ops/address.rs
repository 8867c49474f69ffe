//! IP addresses as the engine reads and compares them.
//!
//! No library does this: the engine writes an address in hexadecimal digits and compares digit by digit, so that values
//! pass which are no address in the range, and its reader is Java's, which takes `010.0.0.1` for `10.0.0.1`.

use crate::reading::Reading;

/// Addresses from one to another, as hexadecimal digits: 8 for IPv4, 32 for IPv6.
///
/// The engine walks the digits of a value along the two ends. As soon as it is strictly between them, or has reached
/// the last digit of an end that counts, the value passes, whatever follows: a v4 range can hold a v6 address, and
/// `0.0.0.0/0` the number 300. Source: the conformance cases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AddressRange {
    written: Box<str>,
    bottom: Vec<u8>,
    top: Vec<u8>,
    open_bottom: bool,
    open_top: bool,
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAddress {
    /// `300.0.0.0`: it looks like one
    Invalid,
    /// `host`
    Nonstandard,
}

impl AddressRange {
    /// The block of an address and the number of leading bits that count, fewer than it has.
    pub(super) fn block(written: &str, address: &[u8], mask: usize) -> Self {
        let bits = |index: usize| mask.saturating_sub(index * 8).min(8);
        let host = |index: usize| 0xffu8.checked_shr(bits(index) as u32).unwrap_or(0);
        let bottom: Vec<u8> = address.iter().enumerate().map(|(index, byte)| byte & !host(index)).collect();
        let top: Vec<u8> = address.iter().enumerate().map(|(index, byte)| byte | host(index)).collect();
        let (bottom, top) = (hex(&bottom), hex(&top));
        AddressRange { written: written.into(), bottom, top, open_bottom: false, open_top: false }
    }

    /// As the pattern has it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether a value passes.
    pub(super) fn accepts(&self, value: &Reading<'_>) -> bool {
        value.address.as_ref().is_some_and(|digits| self.holds(digits))
            || self.holds(value.written.as_bytes())
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        let fork = self.bottom.iter().zip(&self.top).take_while(|(bottom, top)| bottom == top).count();
        let common = self.bottom.get(..fork).unwrap_or_default();
        let Some((digit, rest)) = bytes.strip_prefix(common).and_then(|rest| rest.split_first()) else {
            return false;
        };
        let (Some((bottom, below)), Some((top, above))) = (split(&self.bottom, fork), split(&self.top, fork))
        else {
            return false;
        };
        if is_digit(*digit) && bottom < digit && digit < top {
            return true;
        }
        (digit == bottom && follows(rest, below, self.open_bottom, |digit, end| digit > end))
            || (digit == top && follows(rest, above, self.open_top, |digit, end| digit < end))
    }
}

fn split(digits: &[u8], at: usize) -> Option<(&u8, &[u8])> {
    digits.get(at..).and_then(<[u8]>::split_first)
}

/// Whether `bytes`, so far equal to an end of the range, leave it to the inside or reach it.
fn follows(bytes: &[u8], end: &[u8], open: bool, inside: impl Fn(u8, u8) -> bool) -> bool {
    for (index, end) in end.iter().enumerate() {
        match bytes.get(index) {
            Some(digit) if is_digit(*digit) && inside(*digit, *end) => return true,
            Some(digit) if digit == end => {}
            _ => return false,
        }
    }
    !open
}

fn is_digit(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'F')
}

/// The range that only this address lies in, where the text is one.
pub(super) fn single(text: &str) -> Option<AddressRange> {
    let digits = digits(text)?;
    let (last, before) = digits.split_last()?;
    let with = |last: u8| [before, &[last]].concat();
    let (bottom, top, open_bottom) = match last {
        b'F' => (with(b'E'), digits.clone(), true),
        b'9' => (digits.clone(), with(b'A'), false),
        _ => (digits.clone(), with(last + 1), false),
    };
    Some(AddressRange { written: text.into(), bottom, top, open_bottom, open_top: !open_bottom })
}

/// The hexadecimal digits of an address, where the text is one.
pub(crate) fn digits(text: &str) -> Option<Vec<u8>> {
    bytes(text).ok().map(|bytes| hex(&bytes))
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()
}

/// The 4 or 16 bytes of an address as Java's `InetAddress` reads it.
pub(super) fn bytes(text: &str) -> Result<Vec<u8>, NoAddress> {
    if looks_like_v4(text) {
        v4(text).ok_or(NoAddress::Invalid)
    } else if text.contains(':') && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':') {
        v6(text).ok_or(NoAddress::Invalid)
    } else {
        Err(NoAddress::Nonstandard)
    }
}

fn looks_like_v4(text: &str) -> bool {
    let parts = || text.split('.');
    parts().count() == 4
        && parts().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn v4(text: &str) -> Option<Vec<u8>> {
    // Java gives up on longer texts, leading zeros or not.
    if text.len() > 15 {
        return None;
    }
    text.split('.').map(|part| part.parse::<u8>().ok()).collect()
}

fn v6(text: &str) -> Option<Vec<u8>> {
    let groups = |part: &str| -> Option<Vec<u8>> {
        if part.is_empty() {
            return Some(Vec::new());
        }
        let groups: Option<Vec<u16>> = part.split(':').map(group).collect();
        Some(groups?.into_iter().flat_map(u16::to_be_bytes).collect())
    };
    let bytes = match text.split_once("::") {
        Some((head, tail)) => {
            let (head, tail) = (groups(head)?, groups(tail)?);
            // A double colon stands for one group of zeros at least.
            let zeros = 16usize.checked_sub(head.len() + tail.len()).filter(|zeros| *zeros > 0)?;
            [head, vec![0; zeros], tail].concat()
        }
        None => groups(text).filter(|bytes| bytes.len() == 16)?,
    };
    // Java turns an IPv4-mapped address into the IPv4 address.
    Some(match bytes.strip_prefix(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]) {
        Some(mapped) => mapped.to_vec(),
        None => bytes,
    })
}

/// Up to four hexadecimal digits, leading zeros not counted.
fn group(digits: &str) -> Option<u16> {
    let significant = digits.trim_start_matches('0');
    match (digits.is_empty(), significant.is_empty()) {
        (true, _) => None,
        (_, true) => Some(0),
        _ => u16::from_str_radix(significant, 16).ok(),
    }
}
