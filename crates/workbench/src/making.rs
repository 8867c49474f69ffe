//! What a rule is made from: events that it should match, events that it must not, and fields.

/// What was chosen so far. What was not chosen is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Making {
    /// Events that the rule should match; the selected one where there are none.
    pub wanted: Vec<usize>,
    /// Events that it must not match.
    pub avoided: Vec<usize>,
    /// The fields of the first wanted event that it asks about; the usual ones where nobody said.
    pub ticked: Option<Vec<Tick>>,
}

/// A field of an event, ticked. Both count in the order in which they are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tick {
    /// Which field.
    pub field: usize,
    /// Which test.
    pub test: usize,
}
