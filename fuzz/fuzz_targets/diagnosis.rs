//! A pattern and an event from strangers: whatever is diagnosed, edits lead to what they promise, and choices fit.

#![no_main]

use eventglass_complete::complete;
use eventglass_diagnosis::{Case, Others, Side, apply, diagnose, grids};
use eventglass_suggest::{Separation, for_event, separate};
use eventglass_syntax::parse;
use libfuzzer_sys::fuzz_target;

// The pattern, two events, with a zero between.
fuzz_target!(|text: &str| {
    let mut parts = text.split('\0');
    let pattern = parts.next().unwrap_or_default();
    let texts = [parts.next().unwrap_or("{}"), parts.next().unwrap_or("{}")];
    let [Some(event), Some(other)] = texts.map(|text| parse(text).value) else { return };
    let others = Others::new([&other]);
    let case = Case::new(pattern, texts[0], &event, &others);
    let told = diagnose(&case, &mut || {});
    for remedy in told.found.iter().flat_map(|it| &it.remedies).chain(&told.together) {
        let before = if remedy.side == Side::Pattern { pattern } else { texts[0] };
        assert_eq!(apply(before, &remedy.edits), remedy.text);
    }
    grids(&case);
    let at = (text.len() % (pattern.len() + 1)) as u32;
    if let Some(found) = complete(pattern, at, &[&event, &other]) {
        assert!(pattern.is_char_boundary(found.replace.start as usize));
        assert!(pattern.is_char_boundary(found.replace.end as usize));
    }
    let made = for_event(&event);
    assert!(eventglass_pattern::compile(&made).pattern.is_some(), "{made}");
    if let Separation::Found { pattern, .. } = separate(&[&event], &[&other], &mut || {}) {
        let pattern = eventglass_pattern::compile(&pattern).pattern.expect("a pattern");
        assert!(pattern.matches(&eventglass_pattern::Event::new(&event)));
        assert!(!pattern.matches(&eventglass_pattern::Event::new(&other)));
    }
});
