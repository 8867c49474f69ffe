//! Lines of a terminal: a prompt and a command, or a prompt that waits.

/// The longest prompt, in bytes.
const MAX_PROMPT: usize = 80;

/// The most lines of a command.
const MAX_LINES: usize = 40;

/// The length of the command line at the start of a text, its continuations and its line break included. Not of one that
/// holds JSON itself.
pub(crate) fn prompt_line_len(rest: &str) -> Option<usize> {
    let mut lines = rest.split_inclusive('\n').take(MAX_LINES);
    let first = lines.next()?;
    let command = command(first.trim_end())?;
    let mut len = first.len();
    let mut last = command;
    while let Some(next) = lines.next().filter(|_| last.ends_with(['\\', '`', '^'])) {
        len += next.len();
        last = next.trim_end();
        if holds_json(last) {
            return None;
        }
    }
    (!holds_json(command)).then_some(len)
}

/// What follows the prompt on a line; empty where nothing does.
fn command(line: &str) -> Option<&str> {
    let after = plain_prompt(line).or_else(|| windows_prompt(line)).or_else(|| long_prompt(line))?;
    let command = after.trim_start();
    let begins = |c: char| c.is_ascii_alphanumeric() || "./~_(".contains(c);
    (command.is_empty() || command.starts_with(begins)).then_some(command)
}

/// `$ `, `% `, `> `, or one of them alone
fn plain_prompt(line: &str) -> Option<&str> {
    let mark = [">>>", "$", "%", ">", "❯", "➜", "λ"].into_iter().find(|mark| line.starts_with(mark))?;
    let after = line.get(mark.len()..)?;
    (after.is_empty() || after.starts_with(' ')).then_some(after)
}

/// `PS C:\Users\me> `, `C:\Users\me>`
fn windows_prompt(line: &str) -> Option<&str> {
    let path = line.strip_prefix("PS ").unwrap_or(line);
    let (path, after) = path.split_once('>')?;
    let is_path = matches!(path.as_bytes(), [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
    let is_shell = line.starts_with("PS ") && (path.starts_with('/') || path.starts_with('~'));
    let is_sound = path.len() <= MAX_PROMPT && !path.contains(['"', '{', '<']);
    ((is_path || is_shell) && is_sound).then_some(after)
}

/// `[me@host ~]$ `, `me@host:~$ `, `me@mac ~ % `, `bash-5.2# `
fn long_prompt(line: &str) -> Option<&str> {
    let is_end = |at: &usize| matches!(line.as_bytes().get(at + 1), None | Some(b' '));
    let at = line.match_indices(['$', '#', '%']).map(|(at, _)| at).take(3).find(is_end)?;
    let prompt = line.get(..at)?;
    let is_sound = prompt.len() <= MAX_PROMPT && !prompt.contains(['"', '\'', '{', ',', ';', '=', '`']);
    let after_venv =
        prompt.strip_prefix('(').and_then(|rest| rest.split_once(") ")).map_or(prompt, |it| it.1);
    let mut words = after_venv.split_whitespace();
    let first = words.next().unwrap_or_default();
    let names_place = first.contains(['@', '~']) || first.starts_with("bash-") || first.starts_with("sh-");
    (names_place && is_sound && words.count() <= 2).then(|| line.get(at + 1..).unwrap_or_default())
}

/// Whether a command seems to hold an object or to open one.
fn holds_json(command: &str) -> bool {
    let marks = ["{\"", "{ \"", "{'", "[{", "<<"];
    marks.into_iter().any(|mark| command.contains(mark)) || command.ends_with(['{', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_told_from_prose() {
        let prompts = [
            "$ cat event.json | jq .",
            "$",
            "$ ",
            "% aws cloudtrail lookup-events --max-results 1",
            "> type event.json",
            "PS C:\\work> Get-Content .\\event.json",
            "C:\\Users\\me>type event.json",
            "[cloudshell-user@ip-10-4-1-1 ~]$ aws events list-rules",
            "me@host:~/events$ jq '.Records[0]' trail.json",
            "me@mac ~ % ",
            "root@0a1b2c:/# cat event.json",
            "bash-5.2# cat event.json",
            "~ $ cat event.json",
            "(venv) me@host:~$ python dump.py",
            ">>> print(event)",
        ];
        for line in prompts {
            assert_eq!(prompt_line_len(line), Some(line.len()), "{line}");
        }
        let prose = [
            "costs $ 10, all in all",
            "ask me@example.com: costs 5 $ per month",
            "$x = 1",
            "$ aws events put-events --entries '[{\"Source\": \"my.app\"}]'",
            "$ cat <<EOF | jq .",
            "> {",
            "2026-01-01T00:00:00Z INFO done 100% of it",
            "% {\"a\": 1}",
            "==> trail.json <==",
        ];
        for line in prose {
            assert_eq!(prompt_line_len(line), None, "{line}");
        }
        let long = "$ aws logs filter-log-events \\\n    --log-group-name trail\n";
        assert_eq!(prompt_line_len(&[long, "{}"].concat()), Some(long.len()));
    }
}
