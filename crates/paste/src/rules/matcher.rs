//! What the matchers of the CDK stand for: `Match.prefix('x')` is `[{"prefix": "x"}]`.
//!
//! Source: `Match` in `aws-cdk-lib/aws-events`.

use eventglass_syntax::{Member, Node, Span, Spanned, Value};

/// What becomes of the arguments of a matcher.
#[derive(Clone, Copy)]
enum Shape {
    /// The arguments themselves, those of inner matchers among them.
    Values,
    /// `{"prefix": "x"}`
    One(&'static str),
    /// `{"prefix": {"equals-ignore-case": "x"}}`
    IgnoreCase(&'static str),
    /// `{"anything-but": ["x", "y"]}`
    AnythingBut,
    /// `{"anything-but": {"prefix": ["x", "y"]}}`
    AnythingButOf(&'static str),
    /// `{"numeric": [">", 1]}`
    Numeric(&'static str),
    /// `{"numeric": [">=", 1, "<=", 5]}`
    Interval,
    /// The numeric conditions of all arguments in one.
    AllOf,
    /// `{"exists": true}`
    Exists(bool),
    /// `null`
    Null,
}

/// By their name in Python, which has those of TypeScript with `_` before what is a capital letter there.
const MATCHERS: [(&str, Shape); 26] = [
    ("all_of", Shape::AllOf),
    ("any_of", Shape::Values),
    ("anything_but", Shape::AnythingBut),
    ("anything_but_equals_ignore_case", Shape::AnythingButOf("equals-ignore-case")),
    ("anything_but_prefix", Shape::AnythingButOf("prefix")),
    ("anything_but_suffix", Shape::AnythingButOf("suffix")),
    ("anything_but_wildcard", Shape::AnythingButOf("wildcard")),
    ("cidr", Shape::One("cidr")),
    ("does_not_exist", Shape::Exists(false)),
    ("equal", Shape::Numeric("=")),
    ("equals_ignore_case", Shape::One("equals-ignore-case")),
    ("exact_string", Shape::Values),
    ("exists", Shape::Exists(true)),
    ("greater_than", Shape::Numeric(">")),
    ("greater_than_or_equal", Shape::Numeric(">=")),
    ("interval", Shape::Interval),
    ("ip_address_range", Shape::One("cidr")),
    ("less_than", Shape::Numeric("<")),
    ("less_than_or_equal", Shape::Numeric("<=")),
    ("null_value", Shape::Null),
    ("numeric", Shape::One("numeric")),
    ("prefix", Shape::One("prefix")),
    ("prefix_equals_ignore_case", Shape::IgnoreCase("prefix")),
    ("suffix", Shape::One("suffix")),
    ("suffix_equals_ignore_case", Shape::IgnoreCase("suffix")),
    ("wildcard", Shape::One("wildcard")),
];

/// The list that a matcher stands for. None where it is not known, or lacks an argument.
pub(super) fn matcher(method: &str, arguments: Vec<Node>, span: Span) -> Option<Value> {
    let name = snake_case(method);
    let shape = MATCHERS.iter().find(|(known, _)| *known == name).map(|(_, shape)| *shape)?;
    let make = Make { span };
    let mut each = arguments.into_iter();
    let element = match shape {
        Shape::Values => return Some(Value::Array(flat(each.collect()))),
        Shape::One(key) => make.object(key, each.next()?),
        Shape::IgnoreCase(key) => make.object(key, make.object("equals-ignore-case", each.next()?)),
        Shape::AnythingBut => make.object("anything-but", make.list(each.collect())),
        Shape::AnythingButOf(key) => make.object("anything-but", make.object(key, make.list(each.collect()))),
        Shape::Numeric(sign) => make.object("numeric", make.list(vec![make.text(sign), each.next()?])),
        Shape::Interval => {
            let (lower, upper) = (each.next()?, each.next()?);
            let range = vec![make.text(">="), lower, make.text("<="), upper];
            make.object("numeric", make.list(range))
        }
        Shape::AllOf => make.object("numeric", make.list(conditions(&flat(each.collect()))?)),
        Shape::Exists(value) => make.object("exists", make.node(Value::Bool(value))),
        Shape::Null => make.node(Value::Null),
    };
    Some(Value::Array(vec![element]))
}

fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

fn flat(nodes: Vec<Node>) -> Vec<Node> {
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node.value {
            Value::Array(inner) => flat.extend(inner),
            value => flat.push(Node { value, span: node.span }),
        }
    }
    flat
}

/// The conditions of numeric matchers after each other. None where one is not numeric.
fn conditions(matchers: &[Node]) -> Option<Vec<Node>> {
    let lists: Option<Vec<&[Node]>> =
        matchers.iter().map(|it| it.member("numeric").map(Node::elements)).collect();
    Some(lists?.concat())
}

/// Makes values at the place of the call.
struct Make {
    span: Span,
}

impl Make {
    fn node(&self, value: Value) -> Node {
        Node { value, span: self.span }
    }

    fn list(&self, elements: Vec<Node>) -> Node {
        self.node(Value::Array(elements))
    }

    fn text(&self, text: &str) -> Node {
        self.node(Value::String(text.into()))
    }

    fn object(&self, key: &str, value: Node) -> Node {
        let key = Spanned { value: key.into(), span: self.span };
        self.node(Value::Object(vec![Member { key, value }]))
    }
}
