//! The question that is always open: what do the inputs say now?

mod line;
mod worker;

use eventglass_workbench::{Ask, Language, Shown};
use yew::prelude::*;

use self::line::Line;
use crate::dom;
use crate::state::{Draft, State, Text};

/// Asks the engine whenever inputs or selection change, and dispatches its answers.
#[hook]
pub(crate) fn use_analysis(state: &UseReducerHandle<State>) {
    let line = {
        let dispatcher = state.dispatcher();
        use_memo((), move |()| Line::open(dispatcher))
    };
    let question = Question {
        draft: state.draft.clone(),
        shown: state.shown(),
        language: state.language,
        tries: state.tries,
    };
    {
        let line = line.clone();
        use_effect_with(question, move |question| line.ask(question.clone()));
    }
    use_effect_with(state.request.clone(), move |request| {
        if let Some(request) = request {
            line.send((**request).clone());
        }
    });
}

/// Inputs and selection at one moment.
#[derive(Clone, PartialEq)]
pub(crate) struct Question {
    pub(crate) draft: Draft,
    pub(crate) shown: Shown,
    pub(crate) language: Language,
    /// Differs where a person asks again what the engine did not survive.
    tries: u32,
}

impl Question {
    /// Whether another asks the same, wherever something is being typed: what stopped the engine would stop it again.
    fn is_like(&self, other: &Question) -> bool {
        let shown = Shown { typing: self.shown.typing, ..other.shown.clone() };
        *self == Question { shown, ..other.clone() }
    }

    /// What an answer is of.
    fn of(self) -> (Draft, Shown, Language) {
        (self.draft, self.shown, self.language)
    }

    /// As the engine takes it. It has the text already where `known` is that one.
    fn ask(&self, id: u32, known: Option<&Text>) -> Ask {
        let is_known = known == Some(&self.draft.text);
        Ask {
            id,
            text: (!is_known).then(|| self.draft.text.to_string()),
            rules: self.draft.inputs(),
            refused: self.draft.refused.iter().map(ToString::to_string).collect(),
            now: Some(dom::now()),
            language: self.language,
            shown: self.shown.clone(),
        }
    }
}
