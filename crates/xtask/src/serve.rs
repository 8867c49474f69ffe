//! `cargo xtask serve`: the built page on this machine, with the headers it is meant to have.

mod headers;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Child;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware;
use clap::Args;
use tower_http::services::ServeDir;

use crate::project::Project;
use crate::{site, tools};

const DEFAULT_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

/// What to build and where to serve it.
#[derive(Args)]
pub(crate) struct Options {
    /// The port; without it 8080, or the next one that is free
    #[arg(long)]
    port: Option<u16>,
    /// Rebuild when a source changes: quick builds, not optimised
    #[arg(long)]
    watch: bool,
    /// Serve what is in `dist/` already
    #[arg(long, conflicts_with = "watch")]
    no_build: bool,
    /// Serve another folder than `dist/`
    #[arg(long, requires = "no_build")]
    folder: Option<PathBuf>,
    /// Open no browser
    #[arg(long)]
    no_open: bool,
}

/// Builds and serves until interrupted.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    if !options.no_build {
        tools::prepare(project)?;
    }
    let listener = listen(options.port)?;
    let _watcher = if options.watch { Some(Stopped(site::watch(project)?)) } else { None };
    if !options.watch && !options.no_build {
        site::build(project)?;
    }
    let address = format!("http://{}/", listener.local_addr()?);
    println!("Eventglass is at {address} (Ctrl+C stops it)");
    if !options.no_open {
        open_browser(&address);
    }
    serve(listener, options.folder.clone().unwrap_or_else(|| project.dist()))
}

/// A child process that ends with the server.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
    }
}

fn listen(wanted: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = wanted {
        return bind(port).with_context(|| format!("port {port} cannot be used"));
    }
    for port in DEFAULT_PORT..DEFAULT_PORT + PORTS_TRIED {
        match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            result => return result.with_context(|| format!("port {port} cannot be used")),
        }
    }
    anyhow::bail!("no port is free from {DEFAULT_PORT} on; name one with `--port`")
}

fn open_browser(address: &str) {
    let has_display = !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if has_display {
        // The address is printed, so a failure costs nothing.
        let _ = open::that_detached(address);
    }
}

fn serve(listener: TcpListener, folder: PathBuf) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            result = axum::serve(listener, routes(folder)) => Ok(result?),
            () = interrupted() => Ok(()),
        }
    })
}

/// Completes when the process is asked to end, so that it can end its child as well.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a handler the system's own way of ending the process remains.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn routes(folder: PathBuf) -> Router {
    Router::new().fallback_service(ServeDir::new(folder)).layer(middleware::from_fn(headers::add))
}

#[cfg(test)]
mod tests;
