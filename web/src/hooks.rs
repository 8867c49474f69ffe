//! What the page remembers and listens to.

mod address;
mod analysis;
mod files;
mod kept;
mod keys;
mod list;
mod listeners;
mod share;

pub(crate) use address::{link_in_address, use_address};
pub(crate) use analysis::use_analysis;
pub(crate) use files::read_files;
pub(crate) use kept::{kept_works, use_kept};
pub(crate) use keys::use_focus;
pub(crate) use list::{ROW, use_list, window_of};
pub(crate) use listeners::use_listeners;
pub(crate) use share::use_share;
