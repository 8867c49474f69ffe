//! Tags that calls set on AMIs and take away.

use crate::call::Call;
use crate::place;
use crate::step::StepKind;

/// As many as AWS lets a resource have.
const MOST: usize = 50;

/// Longer keys and values are no tags.
const LONGEST: usize = 1024;

/// Where calls that make an image have its tags, and where calls about tags have theirs, in both styles of EC2's
/// records.
const MADE_WITH: [&str; 2] =
    ["rq.tagSpecificationSet[resourceType=image].tags[]", "rq.tagSpecification[resourceType=image].tag[]"];
const TAGGED_WITH: [&str; 2] = ["rq.tagSet[]", "rq.tag[]"];

/// What an event does to the tags of the AMIs it is about: the same to each of them.
#[derive(Default)]
pub(crate) struct TagChange<'a> {
    takes_away: bool,
    tags: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> TagChange<'a> {
    pub(crate) fn of(call: &Call<'a>) -> TagChange<'a> {
        let is_about_tags = call.is("CreateTags") || call.is("DeleteTags");
        let places = if is_about_tags { TAGGED_WITH } else { MADE_WITH };
        let tag = |tag| Some((place::field(tag, "key")?, place::field(tag, "value")));
        let is_tag = |(key, value): &(&str, Option<&str>)| {
            key.len() <= LONGEST && value.is_none_or(|value| value.len() <= LONGEST)
        };
        let tags = places.iter().flat_map(|place| place::nodes(call, place)).filter_map(tag);
        TagChange { takes_away: call.is("DeleteTags"), tags: tags.filter(is_tag).take(MOST).collect() }
    }

    /// Changes the tags of an AMI where the step is one that has to do with tags.
    pub(crate) fn apply(&self, step: StepKind, tags: &mut Vec<(String, String)>) {
        use StepKind::{Copied, Created, Registered, Tagged, Untagged};
        if !matches!(step, Copied | Created | Registered | Tagged | Untagged) {
            return;
        }
        for (key, value) in &self.tags {
            if self.takes_away {
                // A deletion without a value means the tag whatever its value.
                tags.retain(|(known, had)| known != key || value.is_some_and(|value| value != had));
            } else {
                set(tags, key, value.unwrap_or_default());
            }
        }
    }
}

fn set(tags: &mut Vec<(String, String)>, key: &str, value: &str) {
    if let Some(known) = tags.iter_mut().find(|(known, _)| known == key) {
        value.clone_into(&mut known.1);
    } else if tags.len() < MOST {
        tags.push((key.to_owned(), value.to_owned()));
    }
}
