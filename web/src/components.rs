//! One component for each visible thing: props in, `Html` out.

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
pub(crate) use event_pane::EventPane;
pub(crate) use foot::Foot;
pub(crate) use pane_tabs::PaneTabs;
pub(crate) use rule_pane::RulePane;
pub(crate) use verdict_pane::VerdictPane;
