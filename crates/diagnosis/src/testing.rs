//! What tests ask of a mistake.

use eventglass_syntax::parse;

use crate::case::Case;
use crate::diagnose::{Diagnoses, diagnose};
use crate::others::Others;

pub(crate) fn diagnosed<T>(pattern: &str, event: &str, look: impl FnOnce(&Case<'_>, &Diagnoses) -> T) -> T {
    let root = parse(event).value.unwrap();
    let others = Others::default();
    let case = Case::new(pattern, event, &root, &others);
    let diagnoses = diagnose(&case, &mut || {});
    look(&case, &diagnoses)
}

/// That a mistake comes first, with that text as its first remedy.
pub(crate) fn first(code: &str, pattern: &str, event: &str, remedied: &str) {
    diagnosed(pattern, event, |_, told| {
        let found: Vec<&str> = told.found.iter().map(|it| it.mistake.code).collect();
        assert_eq!(found.first(), Some(&code), "{pattern} on {event}: {found:?}");
        let text = told.found[0].remedies.first().map(|remedy| remedy.text.as_str());
        assert_eq!(text, Some(remedied), "{pattern} on {event}");
    });
}

/// That a mistake comes first, and that no pattern does what is wanted.
pub(crate) fn inexpressible(code: &str, pattern: &str, event: &str) {
    diagnosed(pattern, event, |_, told| {
        let found: Vec<&str> = told.found.iter().map(|it| it.mistake.code).collect();
        assert_eq!(found.first(), Some(&code), "{pattern} on {event}: {found:?}");
        assert!(told.found[0].inexpressible.is_some(), "{pattern} on {event}");
    });
}

/// That a mistake is not found.
pub(crate) fn absent(code: &str, pattern: &str, event: &str) {
    diagnosed(pattern, event, |_, told| {
        assert!(told.found.iter().all(|it| it.mistake.code != code), "{pattern} on {event}");
    });
}
