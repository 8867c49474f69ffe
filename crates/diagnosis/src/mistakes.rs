//! The catalogue: one file a mistake.

mod ami_arn;
mod ami_casing;
mod anything_but_array;
mod anything_but_missing;
mod anything_but_mixed;
mod anything_but_unsupported;
mod array_of_objects;
mod bool_as_string;
mod case_or_space;
mod cidr_form;
mod cross_element;
mod ct_not_under_detail;
mod detail_is_string;
mod duplicate_key;
mod empty_leaf;
mod envelope_casing;
mod exists_on_object;
mod exists_order;
mod exists_true_on_empty_array;
mod json_text;
mod jsonpath_key;
mod list_as_and;
mod list_operand;
mod null_vs_missing;
mod number_as_string;
mod numeric_form;
mod numeric_on_string;
mod or_degraded;
mod or_overrides;
mod or_single;
mod precision;
mod regex_in_wildcard;
mod scalar_not_array;
mod source_vs_eventsource;
mod star_in_literal;
mod too_complex;
mod two_anything_but;
mod two_ops_one_object;
mod two_ops_or;
mod type_mismatch_depth;
mod typo_field;
mod typo_value;
mod unknown_operator;
mod wrapped_event;

use crate::catalogue::{Mistake, Page};

/// Every mistake that is known, in the order of the catalogue.
pub static CATALOGUE: [&Mistake; 44] = [
    &ct_not_under_detail::MISTAKE,
    &scalar_not_array::MISTAKE,
    &source_vs_eventsource::MISTAKE,
    &detail_is_string::MISTAKE,
    &array_of_objects::MISTAKE,
    &case_or_space::MISTAKE,
    &typo_value::MISTAKE,
    &star_in_literal::MISTAKE,
    &anything_but_missing::MISTAKE,
    &null_vs_missing::MISTAKE,
    &exists_on_object::MISTAKE,
    &two_anything_but::MISTAKE,
    &anything_but_array::MISTAKE,
    &list_as_and::MISTAKE,
    &cross_element::MISTAKE,
    &two_ops_or::MISTAKE,
    &two_ops_one_object::MISTAKE,
    &list_operand::MISTAKE,
    &unknown_operator::MISTAKE,
    &regex_in_wildcard::MISTAKE,
    &envelope_casing::MISTAKE,
    &bool_as_string::MISTAKE,
    &number_as_string::MISTAKE,
    &numeric_on_string::MISTAKE,
    &numeric_form::MISTAKE,
    &cidr_form::MISTAKE,
    &or_single::MISTAKE,
    &or_overrides::MISTAKE,
    &ami_casing::MISTAKE,
    &ami_arn::MISTAKE,
    &wrapped_event::MISTAKE,
    &exists_true_on_empty_array::MISTAKE,
    &anything_but_mixed::MISTAKE,
    &anything_but_unsupported::MISTAKE,
    &or_degraded::MISTAKE,
    &duplicate_key::MISTAKE,
    &jsonpath_key::MISTAKE,
    &type_mismatch_depth::MISTAKE,
    &empty_leaf::MISTAKE,
    &typo_field::MISTAKE,
    &json_text::MISTAKE,
    &too_complex::MISTAKE,
    &exists_order::MISTAKE,
    &precision::MISTAKE,
];

/// What the reference tells of each, in the same order.
pub static PAGES: [&Page; 44] = [
    &ct_not_under_detail::PAGE,
    &scalar_not_array::PAGE,
    &source_vs_eventsource::PAGE,
    &detail_is_string::PAGE,
    &array_of_objects::PAGE,
    &case_or_space::PAGE,
    &typo_value::PAGE,
    &star_in_literal::PAGE,
    &anything_but_missing::PAGE,
    &null_vs_missing::PAGE,
    &exists_on_object::PAGE,
    &two_anything_but::PAGE,
    &anything_but_array::PAGE,
    &list_as_and::PAGE,
    &cross_element::PAGE,
    &two_ops_or::PAGE,
    &two_ops_one_object::PAGE,
    &list_operand::PAGE,
    &unknown_operator::PAGE,
    &regex_in_wildcard::PAGE,
    &envelope_casing::PAGE,
    &bool_as_string::PAGE,
    &number_as_string::PAGE,
    &numeric_on_string::PAGE,
    &numeric_form::PAGE,
    &cidr_form::PAGE,
    &or_single::PAGE,
    &or_overrides::PAGE,
    &ami_casing::PAGE,
    &ami_arn::PAGE,
    &wrapped_event::PAGE,
    &exists_true_on_empty_array::PAGE,
    &anything_but_mixed::PAGE,
    &anything_but_unsupported::PAGE,
    &or_degraded::PAGE,
    &duplicate_key::PAGE,
    &jsonpath_key::PAGE,
    &type_mismatch_depth::PAGE,
    &empty_leaf::PAGE,
    &typo_field::PAGE,
    &json_text::PAGE,
    &too_complex::PAGE,
    &exists_order::PAGE,
    &precision::PAGE,
];
