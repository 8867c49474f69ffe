//! What the engine said, and what it said it of.

use std::rc::Rc;

use eventglass_workbench::{Answer, Body, Choices, Language, PairParts, Parts, Piece, Shown};

use super::{Draft, Text};

/// An answer and the inputs it is of.
#[derive(Default)]
pub(crate) struct Answered {
    pub(crate) answer: Answer,
    /// What the whole engine adds to it.
    pub(crate) parts: Parts,
    pub(crate) draft: Draft,
    pub(crate) shown: Shown,
    pub(crate) language: Language,
    /// The text of the selected event.
    pub(crate) body: Text,
    /// What can stand where something is being typed.
    pub(crate) choices: Option<Rc<Choices>>,
    /// What is said of the selected pair.
    pub(crate) pair: Rc<PairParts>,
    /// What is shown of all events together.
    pub(crate) scene: Rc<[Piece]>,
}

impl Answered {
    /// Puts an answer and the inputs together; the event's text may be a part of the pasted one, or that of the answer
    /// before.
    pub(crate) fn new(
        answer: Answer,
        mut parts: Parts,
        (draft, shown, language): (Draft, Shown, Language),
        before: &Answered,
    ) -> Answered {
        let body = match answer.selected.as_ref().map(|selected| &selected.body) {
            None => Text::default(),
            Some(Body::Same) => before.body.clone(),
            Some(Body::Made(made)) => made.as_str().into(),
            Some(Body::Verbatim(place)) => {
                draft.text.get(place.from as usize..place.to as usize).unwrap_or_default().into()
            }
        };
        let scene = parts.scene.take().map_or_else(|| before.scene.clone(), Rc::from);
        let pair = parts.pair.take().map_or_else(|| Rc::clone(&before.pair), Rc::new);
        let choices = parts.choices.take().map(Rc::new);
        Answered { answer, parts, draft, shown, language, body, choices, pair, scene }
    }
}
