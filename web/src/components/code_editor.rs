//! A code editor as a component.

use std::cell::RefCell;
use std::rc::Rc;

use eventglass_workbench::{Language, Place, Problem};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::editor::{Mark, Mounted, Places, Setup, mount};

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
    pub(crate) doc: Rc<str>,
    /// Which text it is: with another one the editor forgets the history of the old.
    pub(crate) doc_id: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    #[prop_or_default]
    pub(crate) read_only: bool,
    /// None while it is not known for this text: what was drawn stays.
    #[prop_or_default]
    pub(crate) overlay: Option<Rc<Overlay>>,
    /// The places that are pointed at.
    #[prop_or_default]
    pub(crate) lit: Vec<Place>,
    /// A place to scroll to, and how often that was asked.
    #[prop_or_default]
    pub(crate) reveal: Option<(u32, Place)>,
    /// How often another text was opened in place of the one there: each time it shows from its start.
    #[prop_or_default]
    pub(crate) opened: u32,
    #[prop_or_default]
    pub(crate) on_change: Callback<String>,
    /// The byte offset under the pointer.
    #[prop_or_default]
    pub(crate) on_point: Callback<Option<u32>>,
}

type Slot = Rc<RefCell<Option<Mounted>>>;

#[component]
pub(crate) fn CodeEditor(props: &Props) -> Html {
    let place = use_node_ref();
    let slot: Slot = use_mut_ref(|| None);
    let places = use_memo(Rc::clone(&props.doc), |doc| Places::new(Rc::clone(doc)));
    let now = || (props.on_change.clone(), props.on_point.clone(), Rc::clone(&places));
    let latest = use_mut_ref(now);
    *latest.borrow_mut() = now();
    {
        let (place, slot, latest) = (place.clone(), Rc::clone(&slot), Rc::clone(&latest));
        let (doc, label, placeholder) =
            (Rc::clone(&props.doc), props.label.clone(), props.placeholder.clone());
        let (read_only, language) = (props.read_only, props.language);
        use_effect_with((), move |()| {
            if let Some(parent) = place.cast::<HtmlElement>() {
                let labels = language.labels();
                let setup = Setup { doc: &doc, label: &label, placeholder: &placeholder, read_only, labels };
                let changed = Rc::clone(&latest);
                let pointed = latest;
                let on_change = move |text| {
                    let callback = changed.borrow().0.clone();
                    callback.emit(text);
                };
                let on_point = move |offset| {
                    let (_, callback, places) = pointed.borrow().clone();
                    callback.emit(places.byte(offset));
                };
                *slot.borrow_mut() = Some(mount(&parent, &setup, on_change, on_point));
            }
            move || drop(slot.borrow_mut().take())
        });
    }
    use_document(&slot, props);
    use_drawing(&slot, &places, props);
    html! { <div class="code" ref={place} /> }
}

/// Keeps the editor's text in step with the document.
#[hook]
fn use_document(slot: &Slot, props: &Props) {
    let (slot, doc) = (Rc::clone(slot), Rc::clone(&props.doc));
    let shown = use_mut_ref(|| props.doc_id.clone());
    use_effect_with((props.doc_id.clone(), Rc::clone(&props.doc)), move |(id, _)| {
        if let Some(Mounted { editor, .. }) = &*slot.borrow() {
            if *shown.borrow() == *id {
                editor.set_doc(&doc);
            } else {
                editor.open(&doc);
                shown.replace(id.clone());
            }
        }
    });
}

/// Draws problems, marks and lights over the text.
#[hook]
fn use_drawing(slot: &Slot, places: &Rc<Places>, props: &Props) {
    // A new text has none of the old one's drawings, even where they are to look the same.
    let shown = (props.doc_id.clone(), Rc::clone(&props.doc));
    let draw = |draw: fn(&Mounted, &Places, &Props)| {
        let (slot, places, props) = (Rc::clone(slot), Rc::clone(places), props.clone());
        move || {
            if let Some(mounted) = &*slot.borrow() {
                draw(mounted, &places, &props);
            }
        }
    };
    let overlay = draw(|mounted, places, props| {
        if let Some(overlay) = &props.overlay {
            places.show_problems(&mounted.editor, &overlay.problems, props.language.labels());
            places.show_marks(&mounted.editor, &overlay.marks);
        }
    });
    use_effect_with((props.overlay.clone(), shown.clone()), move |_| overlay());
    let lights = draw(|mounted, places, props| places.light(&mounted.editor, &props.lit));
    use_effect_with((props.lit.clone(), shown), move |_| lights());
    let scroll = draw(|mounted, places, props| {
        if let Some((_, place)) = props.reveal {
            places.reveal(&mounted.editor, place);
        }
    });
    let rename = draw(|mounted, _, props| mounted.editor.set_label(&props.label));
    use_effect_with(props.label.clone(), move |_| rename());
    // Only a person's wish scrolls, not a place that moves because the text above it was edited.
    use_effect_with(props.reveal.map(|(times, _)| times), move |_| scroll());
    let start = draw(|mounted, places, _| places.reveal(&mounted.editor, Place::default()));
    use_effect_with(props.opened, move |_| start());
}
