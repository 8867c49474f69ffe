//! What a rule and an event mention.

use eventglass_pattern::{Condition, Equals, Op, Pattern};
use eventglass_syntax::{Node, Text};

use crate::words::code;

use super::Subject;

/// So much of a value must be said before it is taken for one of a list: `aws.` stands for every service.
const TELLING: usize = 5;

/// A value that is asked for, or that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention<'s> {
    /// What is known of it.
    pub(super) text: &'s str,
    shape: Shape,
    any_case: bool,
}

/// Which part of a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// `"aws.iam"`
    Whole,
    /// `{"prefix": "aws."}`
    Start,
    /// `{"suffix": "via CloudTrail"}`
    End,
}

impl<'s> Mention<'s> {
    fn new(text: &'s Text, shape: Shape, any_case: bool) -> Option<Self> {
        let text = text.as_str();
        let says_nothing = text.is_empty() && shape != Shape::Whole;
        (!says_nothing).then_some(Mention { text, shape, any_case })
    }

    /// Whether it is known to be a beginning that is a beginning of this text, or this text itself.
    pub(super) fn is_start_of(self, text: &str) -> bool {
        self.shape == Shape::Start && text.starts_with(self.text)
    }

    /// What a test asks for; none where it rather says what it does not.
    pub(super) fn of(op: &'s Op) -> Option<Self> {
        match op {
            Op::Equals(Equals::Text(text)) => Mention::new(text, Shape::Whole, false),
            Op::EqualsIgnoreCase(test) => Mention::new(&test.text, Shape::Whole, true),
            Op::Prefix(text) => Mention::new(text, Shape::Start, false),
            Op::PrefixIgnoreCase(test) => Mention::new(&test.text, Shape::Start, true),
            Op::Suffix(text) => Mention::new(text, Shape::End, false),
            Op::SuffixIgnoreCase(test) => Mention::new(&test.text, Shape::End, true),
            Op::Wildcard(test) => Mention::of_wildcard(test.text.as_str()),
            Op::Equals(_) | Op::Numeric(_) | Op::Cidr(_) | Op::Exists | Op::Absent | Op::AnythingBut(_) => {
                None
            }
        }
    }

    fn of_wildcard(text: &'s str) -> Option<Self> {
        let (start, behind) = text.split_at(text.find(['*', '\\']).unwrap_or(text.len()));
        let end = behind.rsplit(['*', '\\']).next().unwrap_or_default();
        let (text, shape) = match behind {
            "" => (start, Shape::Whole),
            _ if start.len() >= end.len() => (start, Shape::Start),
            _ => (end, Shape::End),
        };
        (!text.is_empty()).then_some(Mention { text, shape, any_case: false })
    }

    /// Whether it may be this value, and says enough of it.
    pub(super) fn fits(self, value: &str) -> bool {
        let known = self.text.len();
        match self.shape {
            Shape::Whole => self.is(value),
            Shape::Start => known >= TELLING && value.get(..known).is_some_and(|part| self.is(part)),
            // `Change` ends the names of events of many kinds.
            Shape::End => {
                let part = value.len().checked_sub(known).and_then(|start| value.get(start..));
                known * 2 >= value.len() && part.is_some_and(|part| self.is(part))
            }
        }
    }

    fn is(self, value: &str) -> bool {
        if self.any_case { self.text.eq_ignore_ascii_case(value) } else { self.text == value }
    }

    /// Whether every value that it may be begins so.
    pub(super) fn begins_with(self, start: &str) -> bool {
        let known = self.text.get(..start.len());
        self.shape != Shape::End
            && known
                .is_some_and(|known| known == start || (self.any_case && known.eq_ignore_ascii_case(start)))
    }

    /// The value, where all of it is known.
    pub(super) fn whole(self) -> Option<&'s str> {
        (self.shape == Shape::Whole).then_some(self.text)
    }

    /// In a sentence: `Describe*`, where a beginning is known.
    pub(super) fn shown(self) -> String {
        match self.shape {
            Shape::Whole => code(self.text),
            Shape::Start => code(&[self.text, "*"].concat()),
            Shape::End => code(&["*", self.text].concat()),
        }
    }
}

impl<'s> Subject<'s> {
    /// The conditions of the pattern, in all branches.
    pub(super) fn conditions(&self) -> &'s [Condition] {
        self.pattern.map_or(&[], |pattern: &'s Pattern| &pattern.conditions)
    }

    /// What the pattern asks for at a path, in any branch.
    pub(super) fn wanted(&self, path: &str) -> Vec<Mention<'s>> {
        let conditions = self.conditions().iter().filter(|condition| condition.path == *path);
        let tests = conditions.flat_map(|condition| &condition.alternatives);
        tests.filter_map(|alternative| Mention::of(&alternative.op)).collect()
    }

    /// What the pattern asks for at a path; where it asks for nothing, what the event has there.
    pub(super) fn said(&self, path: &str) -> Vec<Mention<'s>> {
        let wanted = self.wanted(path);
        if !wanted.is_empty() {
            return wanted;
        }
        let found = self.found(path).map(|text| Mention { text, shape: Shape::Whole, any_case: false });
        found.into_iter().collect()
    }

    /// The first of these values that is said at a path.
    pub(super) fn says(&self, path: &str, values: &[&'static str]) -> Option<&'static str> {
        let said = self.said(path);
        values.iter().copied().find(|value| said.iter().any(|mention| mention.fits(value)))
    }

    /// The value of the event at a path.
    pub(super) fn node(&self, path: &str) -> Option<&'s Node> {
        path.split('.').try_fold(self.event?, |node, key| node.member(key))
    }

    /// The same, where it is a string.
    pub(super) fn found(&self, path: &str) -> Option<&'s str> {
        self.node(path)?.as_str()
    }

    /// The conditions of the pattern on a field or below it.
    pub(super) fn below(&self, path: &str) -> impl Iterator<Item = &'s Condition> {
        let is_below = move |condition: &&Condition| {
            let rest = condition.path.as_str().strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.conditions().iter().filter(is_below)
    }

    /// The region: the one that the pattern asks for, else the event's.
    pub(super) fn region(&self) -> Option<&'s str> {
        let regions = self.said("region");
        let found = self.found("region").filter(|found| regions.iter().any(|it| it.fits(found)));
        found.or_else(|| regions.iter().find_map(|it| it.whole())).filter(|it| is_region(it))
    }

    /// The type of CloudTrail event that is meant, where one is.
    pub(super) fn trail_event(&self) -> Option<&'static str> {
        const TYPES: [&str; 7] = [
            "AWS API Call via CloudTrail",
            "AWS Console Sign In via CloudTrail",
            "AWS Console Signin via CloudTrail",
            "AWS Console Action via CloudTrail",
            "AWS Service Event via CloudTrail",
            "AWS Insight via CloudTrail",
            "AWS Network Activity Event via CloudTrail",
        ];
        let asks = !self.wanted("detail-type").is_empty();
        let is_record =
            ["detail.eventName", "detail.eventSource"].iter().any(|path| self.below(path).next().is_some());
        let is_via = |it: &Mention<'_>| it.shape == Shape::End && it.text.ends_with("CloudTrail");
        let ends_so = self.said("detail-type").iter().any(is_via);
        let said = self.says("detail-type", &TYPES);
        said.or_else(|| (ends_so || (!asks && is_record)).then_some("AWS API Call via CloudTrail"))
    }

    /// Whether a service is meant, by its short name; none where nothing says which.
    pub(super) fn is_of(&self, service: &str) -> Option<bool> {
        let (mut sources, mut hosts) = (self.wanted("source"), self.wanted("detail.eventSource"));
        if sources.is_empty() && hosts.is_empty() {
            (sources, hosts) = (self.said("source"), self.said("detail.eventSource"));
        }
        if sources.is_empty() && hosts.is_empty() {
            return None;
        }
        let (source, host) = (["aws.", service].concat(), [service, ".amazonaws.com"].concat());
        Some(sources.iter().any(|it| it.fits(&source)) || hosts.iter().any(|it| it.fits(&host)))
    }
}

/// Whether a text is spelt as regions are: it becomes part of commands and addresses.
fn is_region(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.len() <= 24 && text.contains('-') && !text.starts_with('-') && text.bytes().all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_says_how_a_value_begins_or_ends() {
        let of = |text| Mention::of_wildcard(text).map(Mention::shown);
        assert_eq!(of("Describe*").as_deref(), Some("`Describe*`"));
        assert_eq!(of("*CloudTrail").as_deref(), Some("`*CloudTrail`"));
        assert_eq!(of("a*b*c").as_deref(), Some("`a*`"));
        assert_eq!(of("AWS*via CloudTrail").as_deref(), Some("`*via CloudTrail`"));
        assert_eq!(of("plain").as_deref(), Some("`plain`"));
        assert_eq!(of("*"), None);
        assert_eq!(of(r"\*"), None);
    }

    #[test]
    fn too_short_a_beginning_is_no_value_of_a_list() {
        let start = |text| Mention { text, shape: Shape::Start, any_case: false };
        assert!(start("aws.i").fits("aws.iam"));
        assert!(!start("aws.").fits("aws.iam"));
        assert!(!start("aws.iamx").fits("aws.iam"));
        assert!(start("aws.").begins_with("aws."));
        assert!(!start("aws").begins_with("aws."));
    }

    #[test]
    fn a_region_is_spelt_as_regions_are() {
        for region in ["eu-west-1", "us-gov-west-1", "cn-north-1"] {
            assert!(is_region(region), "{region}");
        }
        for text in ["", "-x-1", "eu west", "eu-west-1;ls", "EU-WEST-1", "$(x)-1", "europe"] {
            assert!(!is_region(text), "{text}");
        }
    }
}
