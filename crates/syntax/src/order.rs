//! Sorting lists of any type by one sorting routine: the page carries each that is made.

/// Sorts items by a number, such as [`Span::order`](crate::Span::order); equal ones keep their order. Takes memory for
/// a number an item.
pub fn sort_by_order<T>(items: &mut [T], order: impl Fn(&T) -> u64) {
    let mut keys: Vec<(u64, usize)> = items.iter().map(order).zip(0..).collect();
    sort(&mut keys);
    for to in 0..keys.len() {
        // Whatever stood at `from` was moved on when its own place was filled.
        let mut from = keys.get(to).map_or(to, |key| key.1);
        while from < to {
            from = keys.get(from).map_or(to, |key| key.1);
        }
        if let Some(key) = keys.get_mut(to) {
            key.1 = from;
        }
        items.swap(to, from);
    }
}

/// Not generic, so that there is one.
#[inline(never)]
fn sort(keys: &mut [(u64, usize)]) {
    keys.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::sort_by_order;

    #[test]
    fn equal_items_keep_their_order() {
        for seed in 0..200_u64 {
            let mut items: Vec<(u64, u64)> =
                (0..seed).map(|n| ((n * 7_919 + seed).wrapping_mul(2_654_435_761) % 11, n)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_order(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
