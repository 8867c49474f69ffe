//! Any text is searched for what is private: what is named stands in it once its escapes are resolved.

#![no_main]

use eventglass_workbench::{Work, private};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = private(&Work { text: text.into(), ..Work::default() });
    for it in found {
        assert!(!it.values.is_empty() && it.values.len() <= 20 && it.values.len() <= it.count);
        let is_plain = !text.contains(['\\', '%']);
        assert!(!is_plain || it.values.iter().all(|value| text.contains(value.as_str())));
    }
});
