//! The project's own commands: everything that is not cargo's job.
//!
//! Each command brings the tools it needs by itself, so that every one of them works right after
//! a clone with nothing but rustup and Node there.

mod project;
mod shell;

mod chromium;
mod tools;

mod package;
mod serve;
mod single;
mod site;
mod size;

mod steps;
mod suite;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and tests Eventglass")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on this machine
    Serve(serve::Options),
    /// Run every check and every test
    Test,
    /// Build the static site into `dist/`
    Build,
    /// Build the JavaScript package into `dist/package/`
    Package,
    /// Run the benchmarks of the engine and of the page
    Bench(suite::Benchmarks),
    /// Take the documents' pictures of the page into `docs/images/`
    Screenshots,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let project = project::Project::find()?;
    match Cli::parse().command {
        Command::Serve(options) => serve::run(&project, &options),
        Command::Test => suite::run(&project),
        Command::Build => tools::prepare(&project).and_then(|()| site::build(&project)),
        Command::Package => tools::prepare(&project).and_then(|()| package::build(&project)),
        Command::Bench(options) => suite::bench(&project, &options),
        Command::Screenshots => suite::screenshots(&project),
    }
}
