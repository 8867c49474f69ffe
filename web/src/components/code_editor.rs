//! A code editor as a component.

use std::cell::RefCell;
use std::rc::Rc;

use eventglass_workbench::{Choices, Language, PairParts, Place, Problem};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::editor::{Mark, Mounted, Places, Words, mount};
use crate::state::{Sought, Text};

/// What is drawn over a text. It belongs to that very text.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Overlay {
    pub(crate) problems: Vec<Problem>,
    pub(crate) marks: Vec<Mark>,
}

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) language: Language,
    /// The text.
    pub(crate) doc: Text,
    /// Which text it is: with another one the editor forgets the history of the old.
    pub(crate) doc_id: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    #[prop_or_default]
    pub(crate) read_only: bool,
    /// An editor that is not seen costs nothing: it catches up when it shows.
    pub(crate) shown: bool,
    /// None while it is not known for this text: what was drawn stays.
    #[prop_or_default]
    pub(crate) overlay: Option<Rc<Overlay>>,
    /// The places that are pointed at.
    #[prop_or_default]
    pub(crate) lit: Vec<Place>,
    /// What its places mean, for whoever points at them; none while it is not known for this text.
    #[prop_or_default]
    pub(crate) hints: Option<Rc<PairParts>>,
    /// A place to scroll to, and the number of the wish.
    #[prop_or_default]
    pub(crate) reveal: Option<(u32, Place)>,
    /// A wish to go to a problem.
    #[prop_or_default]
    pub(crate) sought: Option<Sought>,
    /// How often another text was opened in place of the one there: each time it shows from its start.
    #[prop_or_default]
    pub(crate) opened: u32,
    #[prop_or_default]
    pub(crate) on_change: Callback<Text>,
    /// The byte offset under the pointer.
    #[prop_or_default]
    pub(crate) on_point: Callback<Option<u32>>,
    /// What can stand where something is being typed.
    #[prop_or_default]
    pub(crate) choices: Option<Rc<Choices>>,
    /// How often choices were wanted: the same may be wanted again.
    #[prop_or_default]
    pub(crate) asked: u32,
    /// The byte offset where something is being typed, where choices are wanted.
    #[prop_or_default]
    pub(crate) on_type: Option<Callback<u32>>,
    /// The byte offset that was clicked.
    #[prop_or_default]
    pub(crate) on_pick: Callback<Option<u32>>,
}

#[component]
pub(crate) fn CodeEditor(props: &Props) -> Html {
    let place = use_node_ref();
    let slot = use_mut_ref(|| None::<Shown>);
    {
        let (place, slot, props) = (place.clone(), Rc::clone(&slot), props.clone());
        use_effect_with((), move |()| {
            if let Some(parent) = place.cast::<HtmlElement>() {
                let shown = Shown::mount(&parent, &props, &slot);
                *slot.borrow_mut() = Some(shown);
            }
            move || drop(slot.borrow_mut().take())
        });
    }
    let props = props.clone();
    // After each drawing: there is none unless a property changed.
    use_effect(move || {
        if let Some(shown) = &mut *slot.borrow_mut() {
            shown.follow(&props);
        }
    });
    html! { <div class="code" ref={place} /> }
}

/// The editor, and what it shows by now.
struct Shown {
    mounted: Mounted,
    props: Props,
    places: Places,
    /// What it would show, had it been seen: which text, and the text.
    waiting: Option<(AttrValue, Text)>,
    /// What a person typed last: the editor has it already.
    typed: Option<Text>,
    /// The last wishes that were followed.
    revealed: u32,
    sought: u32,
}

type Slot = Rc<RefCell<Option<Shown>>>;

impl Shown {
    fn mount(parent: &HtmlElement, props: &Props, slot: &Slot) -> Shown {
        let (changed, pointed) = (Rc::clone(slot), Rc::clone(slot));
        let on_change = move |text: String| {
            let text = Text::from(text);
            let callback = changed.borrow_mut().as_mut().map(|shown| {
                shown.typed = Some(text.clone());
                shown.props.on_change.clone()
            });
            if let Some(callback) = callback {
                callback.emit(text);
            }
        };
        let on_point = move |offset, clicked| {
            let told = pointed.borrow().as_ref().map(|shown| {
                let Props { on_point, on_pick, .. } = &shown.props;
                (if clicked { on_pick } else { on_point }.clone(), shown.places.byte(offset))
            });
            if let Some((callback, offset)) = told {
                callback.emit(offset);
            }
        };
        let typing = Rc::clone(slot);
        let on_type = move |offset, _| {
            let told = typing
                .borrow()
                .as_ref()
                .map(|shown| (shown.props.on_type.clone(), shown.places.byte(offset)));
            if let Some((Some(callback), Some(offset))) = told {
                callback.emit(offset);
            }
        };
        let on_type = props.on_type.as_ref().map(|_| Box::new(on_type) as Box<dyn Fn(i32, bool)>);
        let mounted = mount(parent, &words(props), props.read_only, on_change, on_point, on_type);
        // As if the editor had shown an empty text so far.
        let empty =
            Props { doc: Text::default(), doc_id: AttrValue::default(), shown: false, ..props.clone() };
        let empty = Props { overlay: None, lit: Vec::new(), ..empty };
        let (places, typed) = (Places::new(Text::default()), None);
        let revealed = props.reveal.map_or(0, |(times, _)| times);
        let sought = props.sought.map_or(0, |sought| sought.times);
        Shown { mounted, props: empty, places, waiting: None, typed, revealed, sought }
    }

    /// Brings the editor from what it shows to what it is to show.
    fn follow(&mut self, props: &Props) {
        let Props { on_change, on_point, on_pick, .. } = props;
        if !props.shown {
            self.waiting = Some((props.doc_id.clone(), props.doc.clone()));
            self.props.on_type.clone_from(&props.on_type);
            let callbacks = (on_change.clone(), on_point.clone(), on_pick.clone());
            (self.props.on_change, self.props.on_point, self.props.on_pick) = callbacks;
            return;
        }
        if let Some((id, doc)) = self.waiting.take() {
            self.show(&id, &doc);
            (self.props.doc_id, self.props.doc) = (id, doc);
        }
        self.show(&props.doc_id, &props.doc);
        let before = std::mem::replace(&mut self.props, props.clone());
        let editor = &self.mounted.editor;
        if before.language != props.language || before.label != props.label {
            words(props).speak(editor);
        }
        // A new text has none of the old one's drawings, even where they are to look the same.
        let renewed = before.doc_id != props.doc_id || before.doc != props.doc;
        if before.opened != props.opened {
            self.places.reveal(editor, Place::default());
        }
        let spoken = before.language != props.language;
        if let Some(overlay) =
            props.overlay.as_ref().filter(|_| renewed || spoken || before.overlay != props.overlay)
        {
            self.places.show_problems(editor, &overlay.problems, props.language.labels());
            self.places.show_marks(editor, &overlay.marks);
        }
        if let Some(told) = props.hints.as_ref().filter(|_| renewed || before.hints != props.hints) {
            self.places.show_hints(editor, &told.hints);
        }
        let asked = before.asked != props.asked || before.choices != props.choices;
        if let Some(choices) = props.choices.as_ref().filter(|_| renewed || asked) {
            self.places.offer(editor, choices);
        }
        if renewed || before.lit != props.lit {
            self.places.light(editor, &props.lit);
        }
        self.grant(props);
    }

    /// Shows a text: another one afresh, an edit of the one there as a step that can be undone.
    fn show(&mut self, id: &AttrValue, doc: &Text) {
        let editor = &self.mounted.editor;
        let is_other = self.props.doc_id != *id;
        if !is_other && self.props.doc == *doc {
            return;
        }
        if is_other {
            editor.open(doc);
        } else if self.typed.as_ref() != Some(doc) {
            editor.set_doc(doc);
        }
        if is_other || self.typed.as_ref() != Some(doc) {
            self.typed = None;
        }
        self.places = Places::new(doc.clone());
    }

    /// Each wish is followed once, however often the place moves afterwards.
    fn grant(&mut self, props: &Props) {
        let editor = &self.mounted.editor;
        if let Some((times, place)) = props.reveal.filter(|(times, _)| *times > self.revealed) {
            self.revealed = times;
            self.places.reveal(editor, place);
        }
        if let Some(sought) = props.sought.filter(|sought| sought.times > self.sought) {
            self.sought = sought.times;
            editor.seek(sought.back);
        }
    }
}

fn words(props: &Props) -> Words<'_> {
    Words { language: props.language, label: &props.label, placeholder: &props.placeholder }
}
