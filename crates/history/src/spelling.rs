//! Ids, names and ARNs of one resource, brought to one key.

/// How the calls about a kind of resource spell its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// `i-0123456789abcdef0`: one spelling only
    AsIs,
    /// `arn:aws:ecs:eu-west-1:111122223333:cluster/web`, `web`; `/hostedzone/Z01`, `Z01`
    Last,
    /// `MyDatabase`, `mydatabase`: the service lowers it; ARNs too
    Lower,
    /// `arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf`, `prod/db`
    Secret,
}

impl Spelling {
    /// The spelling of that name in the table.
    pub(crate) fn named(name: &str) -> Spelling {
        match name {
            "last" => Spelling::Last,
            "lower" => Spelling::Lower,
            "secret" => Spelling::Secret,
            _ => Spelling::AsIs,
        }
    }

    /// What all spellings of an id have in common.
    pub(crate) fn key(self, id: &str) -> String {
        match self {
            Spelling::AsIs => id.to_owned(),
            Spelling::Last => last(id).to_owned(),
            Spelling::Lower => last(id).to_lowercase(),
            Spelling::Secret => secret(id).to_owned(),
        }
    }
}

/// What follows the last slash or colon.
fn last(id: &str) -> &str {
    id.rsplit(['/', ':']).next().filter(|last| !last.is_empty()).unwrap_or(id)
}

/// The name in a secret's ARN, without the six characters that the service adds.
fn secret(id: &str) -> &str {
    let Some((_, name)) = id.split_once(":secret:") else {
        return id;
    };
    let end = name.rsplit_once('-').filter(|(_, end)| end.len() == 6 && end.bytes().all(is_alphanumeric));
    end.map_or(name, |(name, _)| name)
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn spellings_of_one_resource_have_one_key() {
        for (spelling, ids, key) in [
            ("as-is", &["/aws/lambda/Fn"][..], "/aws/lambda/Fn"),
            ("last", &["web", "arn:aws:ecs:eu-west-1:111122223333:cluster/web", "cluster:web"], "web"),
            ("last", &["a/"], "a/"),
            ("last", &["Z01", "/hostedzone/Z01"], "Z01"),
            ("lower", &["MyDatabase", "arn:aws:rds:eu-west-1:111122223333:db:mydatabase"], "mydatabase"),
            (
                "secret",
                &[
                    "prod/db",
                    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCd12",
                    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db",
                ],
                "prod/db",
            ),
            ("secret", &["a-secret"], "a-secret"),
        ] {
            for id in ids {
                assert_eq!(Spelling::named(spelling).key(id), key, "{id}");
            }
        }
    }
}
