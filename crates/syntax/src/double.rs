//! Doubles and the decimals that name them, exactly.
//!
//! The standard library knows them too, of any length and form, by tables that would be a tenth of the page. This is
//! the part that is needed, by integers of any length.

use std::cmp::Ordering;

/// A number beyond zero, `digits * 10^exponent`.
#[derive(Clone, Copy)]
struct Scaled {
    digits: u64,
    exponent: i32,
}

/// The double that `digits * 10^exponent` names: that decimal is the shortest of which the double is the nearest, and of
/// equally short ones the one that is nearest to it. Two digits count as no longer than one, as in Java: the smallest
/// double is 4.9e-324, not 5e-324.
///
/// There are 1 to 17 digits, the first and the last not 0. Cost: an operation or two for up to 15 digits of ordinary
/// size, else a handful of products of long integers.
pub(crate) fn named(digits: u64, exponent: i64) -> Option<f64> {
    // All others are nearest to zero or beyond the largest double.
    let exponent = i32::try_from(exponent).ok().filter(|exponent| (-340..=308).contains(exponent))?;
    let number = Scaled { digits, exponent };
    if digits >= 1_000_000_000_000_000 || !(-300..=290).contains(&exponent) {
        return number.nearest().filter(|double| number.names(*double));
    }
    // Here doubles are so dense that no two decimals of 15 digits share one: there is no shorter or nearer name. An
    // operation on two doubles that are exact gives the nearest.
    if exponent.abs() <= EXACT_POWERS { Some(number.estimate()) } else { number.nearest() }
}

/// Up to this one a double holds a power of ten exactly.
const EXACT_POWERS: i32 = 22;

impl Scaled {
    /// A double that is the nearest or a few steps from it; infinite where the number is about as large as the largest.
    #[expect(clippy::cast_precision_loss, reason = "an estimate needs no more")]
    fn estimate(self) -> f64 {
        let scale = |double: f64, powers: i32| {
            let power = (0..powers).fold(1.0, |power, _| power * 10.0);
            if self.exponent < 0 { double / power } else { double * power }
        };
        let power = self.exponent.abs();
        let most =
            (0..power / EXACT_POWERS).fold(self.digits as f64, |double, _| scale(double, EXACT_POWERS));
        scale(most, power % EXACT_POWERS)
    }

    /// The nearest double. None for zero and infinity.
    fn nearest(self) -> Option<f64> {
        // The bits of positive doubles, read as integers, count them in their order.
        let mut bits = self.estimate().min(f64::MAX).to_bits();
        while f64::from_bits(bits).is_finite() {
            match self.side(bits) {
                Ordering::Less => bits -= 1,
                Ordering::Equal => break,
                Ordering::Greater => bits += 1,
            }
        }
        Some(f64::from_bits(bits)).filter(|double| double.is_normal() || double.is_subnormal())
    }

    /// Whether the nearest double is below the one with these bits, that one, or above. Of two that are equally near the
    /// even one is taken.
    fn side(self, bits: u64) -> Ordering {
        let when_halfway = |there| if bits.is_multiple_of(2) { Ordering::Equal } else { there };
        match self.compare(middle(bits)) {
            Ordering::Greater => return Ordering::Greater,
            Ordering::Equal => return when_halfway(Ordering::Greater),
            Ordering::Less => {}
        }
        match bits.checked_sub(1).map(|below| self.compare(middle(below))) {
            Some(Ordering::Less) => Ordering::Less,
            Some(Ordering::Equal) => when_halfway(Ordering::Less),
            _ => Ordering::Equal,
        }
    }

    /// Whether no other decimal is a better name of the double that is nearest to this one.
    fn names(self, double: f64) -> bool {
        let number = if self.digits < 10 { self.longer() } else { self };
        let Scaled { digits, exponent } = number;
        let names_too = |digits, exponent| Scaled { digits, exponent }.side(double.to_bits()).is_eq();
        // What is nearest to a double is an interval. So if any shorter decimal is in it, one of this one's neighbours is.
        let is_shorter = |digits| names_too(digits, exponent + 1);
        if digits >= 100 && (is_shorter(digits / 10) || is_shorter(digits / 10 + 1)) {
            return false;
        }
        // Neighbours of equal length, of which the upper is taken where both are equally near. Below a power of ten they
        // are denser.
        let Scaled { digits: fine, exponent: finer } = number.longer();
        let gap = if digits == 10 { 1 } else { 10 };
        let (mantissa, power) = parts(double.to_bits());
        let beyond = |twice| Scaled { digits: twice, exponent: finer }.compare((mantissa, power + 1));
        let is_below_nearer = beyond(2 * fine - gap).is_gt() && names_too(fine - gap, finer);
        // The interval reaches at least as far up as down: an upper neighbour that is nearer is in it.
        let is_above_nearer = beyond(2 * fine + 10).is_le();
        !is_below_nearer && !is_above_nearer
    }

    /// The same number with one more digit.
    fn longer(self) -> Scaled {
        Scaled { digits: self.digits * 10, exponent: self.exponent - 1 }
    }

    /// Compares with `mantissa * 2^power`.
    fn compare(self, (mantissa, power): (u64, i32)) -> Ordering {
        let tens = self.exponent;
        let factor = |exponent: i32| exponent.max(0).unsigned_abs();
        // 10 is 5 * 2; what is a divisor on one side is a factor on the other.
        let ours = product(self.digits, factor(tens), factor(tens - power));
        let theirs = product(mantissa, factor(-tens), factor(power - tens));
        ours.len().cmp(&theirs.len()).then_with(|| ours.iter().rev().cmp(theirs.iter().rev()))
    }
}

/// A finite double that is not negative, by its bits, as an integer and a power of two.
fn parts(bits: u64) -> (u64, i32) {
    const HIDDEN: u64 = 1 << 52;
    let (fraction, exponent) = (bits % HIDDEN, (bits / HIDDEN) as i32);
    if exponent == 0 { (fraction, -1074) } else { (fraction + HIDDEN, exponent - 1075) }
}

/// What lies halfway between a double, by its bits, and the next.
fn middle(bits: u64) -> (u64, i32) {
    let (mantissa, power) = parts(bits);
    (2 * mantissa + 1, power - 1)
}

/// `factor * 5^fives * 2^twos`, the lowest 32 bits first, without zeros at the end.
fn product(factor: u64, fives: u32, twos: u32) -> Vec<u32> {
    let mut limbs = vec![0; twos as usize / 32];
    limbs.extend([factor as u32, (factor >> 32) as u32]);
    multiply(&mut limbs, 1 << (twos % 32));
    for done in (0..fives).step_by(13) {
        multiply(&mut limbs, 5_u32.pow((fives - done).min(13)));
    }
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

fn multiply(limbs: &mut Vec<u32>, factor: u32) {
    let mut carry = 0;
    for limb in limbs.iter_mut() {
        carry += u64::from(*limb) * u64::from(factor);
        *limb = carry as u32;
        carry >>= 32;
    }
    limbs.push(carry as u32);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::Decimal;

    /// The same by the standard library.
    fn expected(number: &Decimal, text: &str) -> Option<f64> {
        let double: f64 = text.parse().unwrap();
        let shortest = format!("{double:e}");
        let nearer = format!("{double:.1e}");
        let is_short = !shortest.contains('.') && nearer.parse() == Ok(double);
        let name = if is_short { nearer } else { shortest };
        (Decimal::parse(&name).as_ref() == Some(number)).then_some(double)
    }

    fn check(digits: u64, exponent: i32) {
        let text = format!("{digits}e{exponent}");
        let number = Decimal::parse(&text).unwrap();
        let found = number.as_exact_double().map(f64::to_bits);
        let expected = if digits >= 100_000_000_000_000_000 && !digits.is_multiple_of(10) {
            None
        } else {
            expected(&number, &text).map(f64::to_bits)
        };
        assert_eq!(found, expected, "{text}");
    }

    /// A decimal, its neighbours, and all of these cut shorter.
    fn check_around(digits: u64, exponent: i32) {
        let (mut cut, mut exponent) = (digits, exponent);
        while cut > 0 {
            for near in cut.saturating_sub(2)..=cut + 2 {
                check(near, exponent);
            }
            (cut, exponent) = (cut / 10, exponent + 1);
        }
    }

    /// The names of a double, the neighbouring ones and all their neighbours.
    fn check_double(bits: u64) {
        for near in bits.saturating_sub(1)..=bits + 1 {
            let double = f64::from_bits(near);
            if !double.is_finite() {
                continue;
            }
            for text in [format!("{double:e}"), format!("{double:.16e}")] {
                let (mantissa, exponent) = text.split_once('e').unwrap();
                let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
                let digits = [whole, fraction].concat().parse().unwrap();
                check_around(
                    digits,
                    exponent.parse::<i32>().unwrap() - i32::try_from(fraction.len()).unwrap(),
                );
            }
        }
    }

    #[test]
    fn the_ends_are_as_the_standard_library_has_them() {
        (0..200).for_each(check_double);
        for bits in [f64::MAX.to_bits(), f64::MIN_POSITIVE.to_bits(), 1.0_f64.to_bits(), 0.3_f64.to_bits()] {
            check_double(bits);
        }
        for exponent in -345..=311 {
            check(1, exponent);
            check(99_999_999_999_999_999, exponent - 16);
        }
    }

    #[test]
    fn powers_of_two_have_more_room_above_than_below() {
        (0..2047).for_each(|exponent| check_double(exponent << 52));
    }

    proptest! {
        #[test]
        fn doubles_have_the_names_of_the_standard_library(bits in 0..0x7ff0_0000_0000_0000_u64) {
            check_double(bits);
        }

        #[test]
        fn so_have_doubles_of_ordinary_size(bits in 1e-7_f64.to_bits()..1e17_f64.to_bits()) {
            check_double(bits);
        }

        #[test]
        fn so_have_subnormals(bits in 0..1_u64 << 52, fewer in 0..52) {
            check_double(bits >> fewer);
        }

        #[test]
        fn so_have_decimals(digits in 0..100_000_000_000_000_000_u64, exponent in -345..311) {
            check_around(digits, exponent);
        }

        #[test]
        fn so_have_decimals_halfway_between_doubles(odd in 0..1_u64 << 53, twos in 1..8_i32) {
            // `odd / 2^twos` is `odd * 5^twos / 10^twos`.
            check_around((odd >> (twos * 3)) * 5_u64.pow(twos.unsigned_abs()), -twos);
            check_around(1 << 53 | odd, 0);
        }

        #[test]
        fn so_have_doubles_halfway_between_decimals(fraction in 0..1_u64 << 52, twos in 0..3_u64) {
            // Whole numbers, halves and quarters, with as many bits as a double has.
            check_double((1075 - twos) << 52 | fraction);
        }
    }
}
