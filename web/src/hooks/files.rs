//! Files that are chosen or dropped.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File, FileList, Window};
use yew::prelude::*;

use crate::dom;
use crate::state::Action;

/// Opens the files that are dropped anywhere on the page.
pub(super) fn listen(window: &Window, dispatch: &Callback<Action>, listeners: &mut Vec<EventListener>) {
    for name in ["dragover", "dragleave", "drop"] {
        let dispatch = dispatch.clone();
        // Before the editors see it: they would put the file's text where it was dropped.
        let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
        listeners.push(EventListener::new_with_options(window, name, options, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                dragged(event, &dispatch);
            }
        }));
    }
}

fn dragged(event: &DragEvent, dispatch: &Callback<Action>) {
    let Some(data) = event.data_transfer() else { return };
    // Text that is dragged is the editors' business.
    if !data.types().includes(&"Files".into(), 0) {
        return;
    }
    event.prevent_default();
    let name = event.type_();
    let left = name == "dragleave" && event.related_target().is_none();
    if name == "drop" || left {
        dom::mark_dragging(false);
    } else if name == "dragover" {
        dom::mark_dragging(true);
    }
    if let Some(files) = data.files().filter(|_| name == "drop") {
        event.stop_propagation();
        read_files(&files, dispatch.clone());
    }
}

/// Reads files; what they are is the engine's business.
pub(crate) fn read_files(files: &FileList, dispatch: Callback<Action>) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    spawn_local(async move {
        let mut contents = Vec::with_capacity(files.len());
        for file in &files {
            match dom::read_bytes(file).await {
                Some(bytes) => contents.push((file.name(), bytes)),
                None => return dispatch.emit(Action::FileFailed),
            }
        }
        dispatch.emit(Action::OpenFiles(contents.into()));
    });
}
