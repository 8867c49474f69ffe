//! What is seen: a component where something is remembered between renderings, a function elsewhere.

mod ami_list;
mod bar;
mod choices;
mod code_editor;
mod condition_list;
mod copy_button;
mod event_list;
mod event_pane;
mod foot;
mod pane_tabs;
mod problem_list;
mod rule_pane;
mod sample_menu;
mod verdict_pane;

pub(crate) use bar::Bar;
pub(crate) use event_pane::event_pane;
pub(crate) use foot::foot;
pub(crate) use pane_tabs::pane_tabs;
pub(crate) use rule_pane::rule_pane;
pub(crate) use verdict_pane::verdict_pane;
