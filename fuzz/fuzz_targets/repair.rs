//! Any text is repaired: the repairs applied to it give the text, places lead back in order, and nothing is left to repair.

#![no_main]

use eventglass_repair::{RepairKind, repair};
use libfuzzer_sys::fuzz_target;

/// Up to this length what was repaired is repaired again.
const SHORT: usize = 4_096;

fuzz_target!(|input: (u32, &str)| {
    let (bits, text) = input;
    let refused = RepairKind::ALL.into_iter().filter(|kind| bits >> (*kind as u32) & 1 == 1);
    let refused: Vec<RepairKind> = refused.collect();
    let found = repair(text, &refused);
    let mut applied = String::new();
    let mut pos = 0;
    for it in &found.repairs {
        assert!(it.span.start >= pos && it.span.start <= it.span.end && !refused.contains(&it.kind));
        applied.push_str(&text[pos as usize..it.span.start as usize]);
        applied.push_str(&it.replacement);
        pos = it.span.end;
    }
    applied.push_str(&text[pos as usize..]);
    assert_eq!(applied, found.text);
    if text.len() <= SHORT {
        assert_eq!(repair(&found.text, &refused).repairs, []);
        let places: Vec<u32> = (0..=found.text.len() as u32).map(|offset| found.original(offset)).collect();
        assert!(places.is_sorted() && places.last().is_none_or(|last| *last as usize <= text.len()));
    }
});
