//! What a badly written block of addresses was meant to be.

/// A way to ask for addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// `"203.0.113.7"`
    Single(String),
    /// `{"cidr": "10.0.0.0/8"}`
    Block(String),
}

/// What a text may mean as addresses, the likeliest first; nothing where it holds none.
pub(super) fn meant(text: &str) -> Vec<Meant> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match text.split_once('/') {
        Some((address, mask)) => with_mask(address, mask).into_iter().collect(),
        None => without_mask(&text),
    }
}

fn with_mask(address: &str, mask: &str) -> Option<Meant> {
    let is_v6 = address.contains(':');
    let bits = mask.parse::<u32>().ok().or_else(|| net_mask(mask));
    let padded = if is_v6 { Some(address.to_owned()) } else { padded(address).map(|(address, _)| address) };
    let Some(padded) = padded else {
        // A host name, as far as one can tell; `300.0.0.0` is nothing.
        let is_name = address.contains(|c: char| c.is_ascii_alphabetic());
        return is_name.then(|| Meant::Single(address.to_owned()));
    };
    let most = if is_v6 { 128 } else { 32 };
    Some(match bits {
        Some(bits) if bits < most => Meant::Block([&padded, "/", &bits.to_string()].concat()),
        _ => Meant::Single(padded),
    })
}

fn without_mask(text: &str) -> Vec<Meant> {
    if let Some((from, to)) = text.split_once('-').and_then(|(from, to)| Some((v4(from)?, v4(to)?))) {
        return between(from, to).into_iter().collect();
    }
    let single = Meant::Single(text.to_owned());
    match padded(text) {
        // Zeros at the end hint at a block.
        Some((address, octets)) if address != text || octets < 4 => {
            let block = Meant::Block([&address, "/", &(octets * 8).to_string()].concat());
            if address == text { vec![block, single] } else { vec![block] }
        }
        _ => vec![single],
    }
}

/// The block from one address to another, where they are its ends.
fn between(from: u32, to: u32) -> Option<Meant> {
    let size = u64::from(to.checked_sub(from)?) + 1;
    let is_block = size.is_power_of_two() && u64::from(from).is_multiple_of(size);
    let address = written(&from.to_be_bytes());
    Some(match 32 - size.trailing_zeros() {
        _ if !is_block => return None,
        32 => Meant::Single(address),
        bits => Meant::Block([&address, "/", &bits.to_string()].concat()),
    })
}

/// An IPv4 address with zeros for what is left out or a star, and how many parts say something.
fn padded(text: &str) -> Option<(String, usize)> {
    let parts: Vec<&str> = text.trim_end_matches('.').split('.').collect();
    let mut octets: Vec<u8> = Vec::new();
    for part in parts.iter().take_while(|part| **part != "*") {
        octets.push(part.parse().ok()?);
    }
    let is_open = parts.iter().skip(octets.len()).all(|part| *part == "*");
    if octets.is_empty() || parts.len() > 4 || !is_open {
        return None;
    }
    let given = if octets.len() < 4 {
        octets.len()
    } else {
        octets.iter().rposition(|it| *it != 0).map_or(0, |last| last + 1)
    };
    octets.resize(4, 0);
    Some((written(&octets), given))
}

fn written(octets: &[u8]) -> String {
    octets.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

/// `255.255.255.0`
fn net_mask(text: &str) -> Option<u32> {
    let mask = v4(text)?;
    (mask.leading_ones() + mask.trailing_zeros() == 32).then(|| mask.leading_ones())
}

pub(super) fn v4(text: &str) -> Option<u32> {
    let octets: Option<Vec<u8>> = text.split('.').map(|part| part.parse().ok()).collect();
    octets?.try_into().ok().map(u32::from_be_bytes)
}

/// Whether an IPv4 address lies in a block.
pub(super) fn is_in(address: &str, block: &str) -> bool {
    let ends = || {
        let (base, bits) = block.split_once('/')?;
        let host = 32_u32.checked_sub(bits.parse().ok()?)?;
        Some((v4(base)?.checked_shr(host).unwrap_or(0), v4(address)?.checked_shr(host).unwrap_or(0)))
    };
    ends().is_some_and(|(base, address)| base == address)
}

/// `10.0.`, of a block that ends between octets.
pub(super) fn prefix(block: &str) -> Option<String> {
    let (base, bits) = block.split_once('/')?;
    let bits: usize = bits.parse().ok()?;
    let octets: Vec<&str> = base.split('.').take(bits / 8).collect();
    (bits.is_multiple_of(8) && bits > 0 && v4(base).is_some()).then(|| octets.join(".") + ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_forms_have_a_meaning() {
        let single = |text: &str| Meant::Single(text.into());
        let block = |text: &str| Meant::Block(text.into());
        let cases = [
            ("203.0.113.7/32", vec![single("203.0.113.7")]),
            ("::1/128", vec![single("::1")]),
            ("203.0.113.7", vec![single("203.0.113.7")]),
            ("10.0.0.0", vec![block("10.0.0.0/8"), single("10.0.0.0")]),
            ("0.0.0.0", vec![block("0.0.0.0/0"), single("0.0.0.0")]),
            ("10.1.2.*", vec![block("10.1.2.0/24")]),
            ("10.1.*.*", vec![block("10.1.0.0/16")]),
            ("10.1/16", vec![block("10.1.0.0/16")]),
            ("10.0.0.0/255.255.0.0", vec![block("10.0.0.0/16")]),
            (" 10.0.0.0 / 8", vec![block("10.0.0.0/8")]),
            ("10.0.0.0-10.0.0.255", vec![block("10.0.0.0/24")]),
            ("10.0.0.1-10.0.0.9", vec![]),
            ("ec2.amazonaws.com", vec![single("ec2.amazonaws.com")]),
            ("300.0.0.0/8", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(meant(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_lies_in_its_block() {
        assert!(is_in("10.1.2.3", "10.0.0.0/8") && is_in("1.2.3.4", "0.0.0.0/0"));
        assert!(!is_in("11.1.2.3", "10.0.0.0/8") && !is_in("host", "10.0.0.0/8"));
        assert_eq!(prefix("10.1.0.0/16").as_deref(), Some("10.1."));
        assert_eq!(prefix("10.1.0.0/17"), None);
    }
}
