//! Exact decimal numbers.

use crate::double;

/// A decimal number in its only normal form, so that equal values are equal structs: `3.0e2` and `300` both are
/// digits `3`, exponent 2.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Box<str>,
    /// The power of ten of the last digit; 0 for zero.
    exponent: i64,
}

impl Decimal {
    /// Reads a JSON number. None where the text is no number or the exponent does not fit 32 bits.
    pub fn parse(lexeme: &str) -> Option<Decimal> {
        let (negative, unsigned) = match lexeme.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, lexeme),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, i64::from(exponent.parse::<i32>().ok()?)),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: String = [whole, fraction].concat();
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let kept = all.trim_end_matches('0');
        let exponent = exponent + places(all.len() - kept.len()) - places(fraction.len());
        let digits = kept.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Decimal { negative: false, digits: "".into(), exponent: 0 });
        }
        Some(Decimal { negative, digits: digits.into(), exponent })
    }

    /// The double of the same value, where the shortest decimal text that names that double is this number:
    /// `0.1` has one, `9007199254740993` and `1e400` have none. EventBridge compares only such numbers. The shortest
    /// text is Java's: where one digit would do, two are used if they come nearer.
    pub fn as_exact_double(&self) -> Option<f64> {
        if self.digits.is_empty() {
            return Some(0.0);
        }
        // No double needs more digits; a number may have millions.
        if self.digits.len() > 17 {
            return None;
        }
        let digits = self.digits.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        let double = double::named(digits, self.exponent)?;
        Some(if self.negative { -double } else { double })
    }
}

/// A count of digits. No text has more than fit.
fn places(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(left: &str, right: &str) -> bool {
        Decimal::parse(left).is_some() && Decimal::parse(left) == Decimal::parse(right)
    }

    #[test]
    fn spelling_does_not_matter() {
        assert!(equal("300", "3.0e2"));
        assert!(equal("-0.0", "0"));
        assert!(equal("0.00120", "12e-4"));
        assert!(!equal("1", "-1"));
        assert!(!equal("10", "1"));
    }

    #[test]
    fn only_what_a_double_names_is_exact() {
        let exact = |lexeme: &str| Decimal::parse(lexeme).and_then(|number| number.as_exact_double());
        assert_eq!(exact("0.1"), Some(0.1));
        assert_eq!(exact("9007199254740992"), Some(9_007_199_254_740_992.0));
        assert_eq!(exact("9007199254740993"), None);
        assert_eq!(exact("1e400"), None);
        assert_eq!(exact("1e-400"), None);
        assert_eq!(exact("4.9e-324"), Some(f64::from_bits(1)));
        assert_eq!(exact("5e-324"), None);
        assert_eq!(exact("0.1234567890123456789"), None);
    }

    #[test]
    fn a_huge_exponent_is_no_number() {
        assert_eq!(Decimal::parse("1e99999999999"), None);
    }
}
