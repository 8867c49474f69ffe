//! What page and worker say to each other.

use eventglass_workbench::{Answer, Ask};
use serde::{Deserialize, Serialize};

/// From the page.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum ToWorker {
    /// Take over what changed and say what is to be shown.
    Ask(Ask),
}

/// From the worker.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum FromWorker {
    /// It runs. The version lets a page notice a worker of another build.
    Ready {
        /// The version of this crate.
        version: String,
    },
    /// What is to be shown.
    Answer(Box<Answer>),
    /// It could not start.
    Failed {
        /// Why.
        message: String,
    },
}

/// The version that both sides must have.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
