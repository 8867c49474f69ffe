use crate::testing::{absent, diagnosed, first};

#[test]
fn every_spelling_becomes_the_one_that_is_taken() {
    let cases = [
        (r#"["<",10,">",0]"#, r#"{"numeric":[">",0,"<",10]}"#, "5"),
        (r#"["!=",4]"#, r#"{"anything-but":4}"#, "5"),
        (r#"["==",5]"#, r#"{"numeric":["=",5]}"#, "5"),
        (r#"["=>",5]"#, r#"{"numeric":[">=",5]}"#, "5"),
        (r#"[">","=",5]"#, r#"{"numeric":[">=",5]}"#, "5"),
        (r#"[">","4"]"#, r#"{"numeric":[">",4]}"#, "5"),
        (r#"[">4"]"#, r#"{"numeric":[">",4]}"#, "5"),
        (r#"">= 4.5""#, r#"{"numeric":[">=",4.5]}"#, "5"),
        (r#"{">":0,"<":10}"#, r#"{"numeric":[">",0,"<",10]}"#, "5"),
        (r#"{"gte":0,"lt":10}"#, r#"{"numeric":[">=",0,"<",10]}"#, "5"),
        (r#"[[">",0],["<",10]]"#, r#"{"numeric":[">",0,"<",10]}"#, "5"),
        ("5", r#"{"numeric":["=",5]}"#, "5"),
        ("[5]", r#"{"numeric":["=",5]}"#, "5"),
        ("[1,10]", r#"{"numeric":[">=",1,"<=",10]}"#, "5"),
        (r#"["=",1,2]"#, "1,2", "2"),
        (r#"[">",0,"!=",4]"#, r#"{"numeric":[">",0,"<",4]},{"numeric":[">",4]}"#, "5"),
        (r#"[">",0,"and","<",10]"#, r#"{"numeric":[">",0,"<",10]}"#, "5"),
        (r#"[">=",5,"<=",5]"#, r#"{"numeric":["=",5]}"#, "5"),
        (r#"[">",1,">",2]"#, r#"{"numeric":[">",2]}"#, "5"),
        (r#"[">",5,"<",1]"#, r#"{"numeric":[">",5]},{"numeric":["<",1]}"#, "0"),
        (r#"[">",5,"<",1]"#, r#"{"numeric":[">",1,"<",5]}"#, "3"),
    ];
    for (operand, elements, number) in cases {
        let pattern = format!(r#"{{"detail":{{"n":[{{"numeric":{operand}}}]}}}}"#);
        let remedied = format!(r#"{{"detail":{{"n":[{elements}]}}}}"#);
        first("numeric-form", &pattern, &format!(r#"{{"detail":{{"n":{number}}}}}"#), &remedied);
    }
}

#[test]
fn all_are_mended_at_once_at_any_depth() {
    let mut keys = String::new();
    for depth in 0..5 {
        let (open, close) = (format!(r#"{{"k{depth}": "#), "}");
        keys.push_str(&open);
        let wrap = |inner: &str| [&keys, inner, &close.repeat(depth + 1)].concat();
        first(
            "numeric-form",
            &wrap(r#"{"a": [{"numeric": ["==", 1]}, null], "b": [{"numeric": ["<", 9, ">=", 0]}]}"#),
            &wrap(r#"{"a": 1, "b": 0}"#),
            &wrap(r#"{"a": [{"numeric": ["=", 1]}, null], "b": [{"numeric": [">=", 0, "<", 9]}]}"#),
        );
    }
}

#[test]
fn what_is_no_comparison_is_left_alone() {
    diagnosed(r#"{"a":[{"numeric":["~",true]}]}"#, "{}", |_, told| {
        assert_eq!(told.found[0].mistake.code, "numeric-form");
        assert!(told.found[0].remedies.is_empty());
    });
    absent("numeric-form", r#"{"a":[{"numeric":["=",9007199254740993]}]}"#, r#"{"a":1}"#);
    absent("numeric-form", r#"{"a":[{"anything-but":{"prefix":"x","suffix":"y"}}]}"#, r#"{"a":"b"}"#);
}
