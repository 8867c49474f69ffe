//! Steps with a heading and a duration each, and a table of them at the end.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

enum Outcome {
    Passed,
    Failed,
    /// What it stands on failed.
    Skipped,
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// The steps that have run so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

impl Steps {
    /// Runs a step. A failure is told at once and remembered, and the steps go on, so that one
    /// run tells everything there is to know.
    pub(crate) fn run(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        if let Err(error) = &result {
            println!("error: {error:#}");
        }
        println!("--- {name}: {:.1} s", took.as_secs_f64());
        let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
        self.done.push(Step { name, outcome, took });
    }

    /// Runs a step unless one of those it stands on failed or was skipped.
    pub(crate) fn run_after(
        &mut self,
        needs: &[&str],
        name: &'static str,
        work: impl FnOnce() -> Result<()>,
    ) {
        let broken = |step: &Step| !matches!(step.outcome, Outcome::Passed);
        if self.done.iter().any(|step| needs.contains(&step.name) && broken(step)) {
            self.done.push(Step { name, outcome: Outcome::Skipped, took: Duration::ZERO });
        } else {
            self.run(name, work);
        }
    }

    /// Prints the table; an error when a step failed.
    pub(crate) fn finish(self) -> Result<()> {
        println!("\n=== Summary");
        for Step { name, outcome, took } in &self.done {
            let word = match outcome {
                Outcome::Passed => "ok",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "skipped",
            };
            println!("{word:<8} {:>7.1} s  {name}", took.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|step| step.took).sum();
        println!("{:<8} {:>7.1} s", "total", total.as_secs_f64());
        if self.done.iter().all(|step| matches!(step.outcome, Outcome::Passed)) {
            return Ok(());
        }
        bail!("not every step passed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_skipped_when_what_it_needs_failed() {
        let mut steps = Steps::default();
        steps.run("site", || bail!("no"));
        steps.run_after(&["site"], "browser", || unreachable!());
        steps.run_after(&["other"], "lint", || Ok(()));
        let words: Vec<_> = steps.done.iter().map(|s| matches!(s.outcome, Outcome::Skipped)).collect();
        assert_eq!(words, [false, true, false]);
        assert!(steps.finish().is_err());
    }
}
