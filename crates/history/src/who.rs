//! Who made a call.

use eventglass_syntax::Node;

/// The maker of a call, from the `userIdentity` of its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// What they are.
    pub kind: WhoKind,
    /// The user, the role, the permission set, the service or the account; `root` for the root user.
    pub name: String,
    /// `alice` of `assumed-role/Admin/alice`
    pub session: Option<String>,
    /// The service that called on their behalf: `cloudformation.amazonaws.com`
    pub through: Option<String>,
}

/// What the maker of a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhoKind {
    /// `IAMUser`
    User,
    /// `Root`
    Root,
    /// `AssumedRole`, `Role`
    Role,
    /// `AssumedRole` with a role `AWSReservedSSO_<permission set>_<16 digits>`; `IdentityCenterUser`
    IdentityCenter,
    /// `FederatedUser`, `SAMLUser`, `WebIdentityUser`
    Federated,
    /// `AWSService`, or nothing but `invokedBy`
    Service,
    /// `AWSAccount`, or nothing but `accountId`
    Account,
}

impl WhoKind {
    /// All of them.
    pub const ALL: [WhoKind; 7] = [
        WhoKind::User,
        WhoKind::Root,
        WhoKind::Role,
        WhoKind::IdentityCenter,
        WhoKind::Federated,
        WhoKind::Service,
        WhoKind::Account,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            WhoKind::User => "user",
            WhoKind::Root => "root",
            WhoKind::Role => "role",
            WhoKind::IdentityCenter => "identity-center",
            WhoKind::Federated => "federated",
            WhoKind::Service => "service",
            WhoKind::Account => "account",
        }
    }
}

impl Who {
    /// Who made the call of a CloudTrail event; none for other events, and where the record does not tell.
    pub fn of_event(event: &Node) -> Option<Who> {
        let identity = Identity(event.member("detail")?.member("userIdentity")?);
        let (kind, name, session) = identity.maker()?;
        let through = identity.text("invokedBy").filter(|by| *by != name && by.contains('.'));
        Some(Who { kind, name: name.to_owned(), session: owned(session), through: owned(through) })
    }
}

/// Longer texts name nobody; and the maker is kept with all that one call made.
const LONGEST: usize = 512;

#[derive(Clone, Copy)]
struct Identity<'a>(&'a Node);

impl<'a> Identity<'a> {
    fn text(self, key: &str) -> Option<&'a str> {
        self.0.member(key)?.as_str().filter(|text| !text.is_empty() && text.len() <= LONGEST)
    }

    fn maker(self) -> Option<(WhoKind, &'a str, Option<&'a str>)> {
        let named = |kind, name: Option<&'a str>| Some((kind, name.or_else(|| self.in_principal())?, None));
        match self.text("type") {
            Some("Root") => Some((WhoKind::Root, "root", None)),
            Some("IAMUser") => named(WhoKind::User, self.text("userName").or_else(|| self.last_of_arn())),
            Some("AssumedRole" | "Role") => self.role(),
            Some("IdentityCenterUser") => named(WhoKind::IdentityCenter, self.identity_center_user()),
            Some("FederatedUser") => named(WhoKind::Federated, self.last_of_arn()),
            Some("SAMLUser" | "WebIdentityUser") => named(WhoKind::Federated, self.text("userName")),
            Some("AWSAccount") => named(WhoKind::Account, self.text("accountId")),
            Some("AWSService") => named(WhoKind::Service, self.text("invokedBy")),
            _ => self.untold(),
        }
    }

    /// `arn:aws:sts::111122223333:assumed-role/Admin/alice`; where it is lacking the issuer of the session, and the
    /// end of `AROA…:alice`.
    fn role(self) -> Option<(WhoKind, &'a str, Option<&'a str>)> {
        let mut of_arn = self.text("arn").unwrap_or_default().split('/').skip(1);
        let issuer =
            || self.0.member("sessionContext")?.member("sessionIssuer")?.member("userName")?.as_str();
        let role = of_arn.next().or_else(issuer).or_else(|| self.in_principal())?;
        let session = of_arn.next().or_else(|| self.in_principal()).filter(|session| *session != role);
        match permission_set(role) {
            Some(set) => Some((WhoKind::IdentityCenter, set, session)),
            None => Some((WhoKind::Role, role, session)),
        }
    }

    /// An identity without a type that this reader knows.
    fn untold(self) -> Option<(WhoKind, &'a str, Option<&'a str>)> {
        let service = self.text("invokedBy").map(|by| (WhoKind::Service, by, None));
        let user = || self.text("userName").map(|name| (WhoKind::User, name, None));
        let account = || self.text("accountId").map(|id| (WhoKind::Account, id, None));
        service.or_else(user).or_else(account)
    }

    fn identity_center_user(self) -> Option<&'a str> {
        let behalf = || self.0.member("onBehalfOf")?.member("userId")?.as_str();
        self.text("userName").or_else(behalf)
    }

    fn last_of_arn(self) -> Option<&'a str> {
        self.text("arn")?.rsplit_once('/').map(|(_, last)| last)
    }

    /// `alice` of `AROAEXAMPLE:alice`, or the whole.
    fn in_principal(self) -> Option<&'a str> {
        let principal = self.text("principalId")?;
        Some(principal.split_once(':').map_or(principal, |(_, name)| name))
    }
}

/// `AdministratorAccess` of `AWSReservedSSO_AdministratorAccess_0123456789abcdef`.
fn permission_set(role: &str) -> Option<&str> {
    role.strip_prefix("AWSReservedSSO_")?.rsplit_once('_').map(|(set, _)| set)
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_are_named_and_roles_unfolded() {
        let cases = [
            (r#"{"type": "IAMUser", "userName": "alice"}"#, "user alice"),
            (r#"{"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/ops/alice"}"#, "user alice"),
            (r#"{"type": "IAMUser", "userName": "a", "invokedBy": "AWS Internal"}"#, "user a"),
            (r#"{"type": "Root", "arn": "arn:aws:iam::111122223333:root"}"#, "root root"),
            (
                r#"{"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/Admin/alice"}"#,
                "role Admin session alice",
            ),
            (
                r#"{"type": "AssumedRole", "principalId": "AROAEXAMPLE:alice",
                    "sessionContext": {"sessionIssuer": {"userName": "Admin"}}}"#,
                "role Admin session alice",
            ),
            (
                r#"{"type": "AssumedRole", "arn": "arn:aws:sts::1:assumed-role/Deploy/ci", "invokedBy": "cloudformation.amazonaws.com"}"#,
                "role Deploy session ci through cloudformation.amazonaws.com",
            ),
            (
                r#"{"type": "AssumedRole", "arn": "arn:aws:sts::1:assumed-role/AWSReservedSSO_Power_User_0123456789abcdef/bob"}"#,
                "identity-center Power_User session bob",
            ),
            (r#"{"type": "IdentityCenterUser", "onBehalfOf": {"userId": "u-1"}}"#, "identity-center u-1"),
            (r#"{"type": "FederatedUser", "arn": "arn:aws:sts::1:federated-user/carol"}"#, "federated carol"),
            (
                r#"{"type": "WebIdentityUser", "principalId": "accounts.example:app:42", "userName": "42"}"#,
                "federated 42",
            ),
            (
                r#"{"type": "AWSService", "invokedBy": "autoscaling.amazonaws.com"}"#,
                "service autoscaling.amazonaws.com",
            ),
            (r#"{"accountId": "1", "invokedBy": "ec2.amazonaws.com"}"#, "service ec2.amazonaws.com"),
            (
                r#"{"type": "AWSAccount", "accountId": "111122223333", "principalId": "AIDA"}"#,
                "account 111122223333",
            ),
            (r#"{"type": "Unknown", "userName": "dave"}"#, "user dave"),
            (r#"{"type": "AssumedRole"}"#, "-"),
            ("{}", "-"),
            ("[]", "-"),
        ];
        for (identity, told) in cases {
            let event = format!(r#"{{"detail": {{"userIdentity": {identity}}}}}"#);
            let who = Who::of_event(&eventglass_syntax::parse(&event).value.unwrap());
            let shown = who.map_or("-".to_owned(), |who| {
                let more = |word: &str, text: Option<String>| {
                    text.map_or(String::new(), |text| format!(" {word} {text}"))
                };
                let end = more("session", who.session) + &more("through", who.through);
                format!("{} {}{end}", who.kind.name(), who.name)
            });
            assert_eq!(shown, told, "{identity}");
        }
    }
}
