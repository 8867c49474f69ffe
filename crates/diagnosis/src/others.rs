//! The other events: what a remedy is tried on besides the event it is for.

use eventglass_pattern::{Event, Pattern};
use eventglass_syntax::Node;

/// So much text of other events is looked at, in bytes, and so many of them: each remedy is tried on all of them.
const MAX_OTHERS: (usize, usize) = (1_000_000, 1_000);

/// The other events, opened once for all that is tried on them.
#[derive(Debug, Default)]
pub struct Others<'e> {
    events: Vec<Event<'e>>,
    left_out: usize,
}

impl<'e> Others<'e> {
    /// Opens events. Beyond a million bytes or 1,000 events the rest is counted only.
    pub fn new(nodes: impl IntoIterator<Item = &'e Node>) -> Self {
        Others::at_most(MAX_OTHERS.1, nodes)
    }

    /// As [`Others::new`], and at most so many.
    pub fn at_most(most: usize, nodes: impl IntoIterator<Item = &'e Node>) -> Self {
        let most = most.min(MAX_OTHERS.1);
        let mut others = Others::default();
        let mut size = 0;
        for node in nodes {
            size += node.span.len() as usize;
            if others.events.len() >= most || (size > MAX_OTHERS.0 && !others.events.is_empty()) {
                others.left_out += 1;
            } else {
                others.events.push(Event::new(node));
            }
        }
        others
    }

    /// Those that are looked at.
    pub fn nodes(&self) -> impl Iterator<Item = &'e Node> {
        self.events.iter().map(Event::root)
    }

    /// How many of them there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How many more there are that are not looked at.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many of them a pattern matches.
    pub fn matched_by(&self, pattern: &Pattern) -> usize {
        self.matched_but(pattern, None)
    }

    /// As [`Others::matched_by`], one of them left out.
    pub(crate) fn matched_but(&self, pattern: &Pattern, except: Option<usize>) -> usize {
        let others = self.events.iter().enumerate().filter(|(index, _)| Some(*index) != except);
        others.filter(|(_, event)| pattern.matches(event)).count()
    }
}
