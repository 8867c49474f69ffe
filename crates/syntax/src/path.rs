//! How every layer names a place in an event.

use std::fmt;

use crate::{Node, Text, Value};

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// `.detail`
    Key(Text),
    /// `[0]`
    Index(u32),
}

/// A place in an event, shown as EventBridge writes JSONPath: `$.detail.items[0].sku`, keys with other characters
/// than letters, digits, `_` and `-` as `['a b']`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path {
    /// From the event's root inwards.
    pub steps: Vec<Step>,
}

impl Path {
    /// This path and one more key.
    #[must_use]
    pub fn key(&self, key: Text) -> Path {
        self.with(Step::Key(key))
    }

    /// This path and one more index.
    #[must_use]
    pub fn index(&self, index: usize) -> Path {
        self.with(Step::Index(index as u32))
    }

    fn with(&self, step: Step) -> Path {
        let mut steps = self.steps.clone();
        steps.push(step);
        Path { steps }
    }

    /// The value at this place; of duplicate keys the last.
    pub fn of<'a>(&self, root: &'a Node) -> Option<&'a Node> {
        self.steps.iter().try_fold(root, |node, step| match (step, &node.value) {
            (Step::Key(key), Value::Object(members)) => {
                members.iter().rev().find(|member| member.key.value == *key).map(|member| &member.value)
            }
            (Step::Index(index), Value::Array(elements)) => elements.get(*index as usize),
            _ => None,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in &self.steps {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if is_plain(key.as_str()) => write!(f, ".{key}")?,
                Step::Key(key) => {
                    let escaped = key.as_str().replace('\\', "\\\\").replace('\'', "\\'");
                    write!(f, "['{escaped}']")?;
                }
            }
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_eventbridge_writes_it() {
        let path = Path::default().key("detail-type".into()).index(0).key("a b".into()).key("it's".into());
        assert_eq!(path.to_string(), r"$.detail-type[0]['a b']['it\'s']");
    }
}
