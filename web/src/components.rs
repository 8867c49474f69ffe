//! What is seen: functions of the state. Only the editor is a component, since it lives on between renderings.

mod view;

mod ami_list;
mod bar;
mod choices;
mod code_editor;
mod condition_list;
mod event_list;
mod event_pane;
mod foot;
mod grid_pane;
mod pane_tabs;
mod pieces;
mod problem_list;
mod rule_menu;
mod rule_pane;
mod samples;
mod scenes;
mod share;
mod shell;
mod shortcuts;
mod target_form;
mod verdict_head;
mod verdict_pane;

pub(crate) use bar::bar;
pub(crate) use event_pane::event_pane;
pub(crate) use foot::foot;
pub(crate) use grid_pane::grid_pane;
pub(crate) use pane_tabs::pane_tabs;
pub(crate) use rule_pane::rule_pane;
pub(crate) use scenes::scene_pane;
pub(crate) use shell::shell;
pub(crate) use shortcuts::shortcuts;
pub(crate) use verdict_pane::verdict_pane;
pub(crate) use view::{View, divider};
