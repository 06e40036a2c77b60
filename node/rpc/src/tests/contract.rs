//! The client contract: `docs/rpc.json` and `docs/rpc.md` say what the traits say and what the
//! server does.
//!
//! A test fails when a file differs from the traits; `COT_WRITE_DOCS=1` writes the files anew.

mod page;
mod source;

use std::{collections::BTreeSet, fs, path::PathBuf};

use jsonrpsee::types::error::INVALID_PARAMS_CODE;
use serde_json::{json, Map, Value};

use super::{answer, call, module, BEST, HOUSEHOLD_SS58};
use page::page;
use source::{Contract, Method, Parameter};

/// A call by name with its answer, as they are sent.
pub struct Example {
	request: String,
	result: String,
}

/// A value that the mocked chain has an answer for.
fn value(kind: &str) -> Value {
	match kind {
		"u8" => json!(0),
		"u32" | "u64" => json!(1),
		"AccountId32" => json!(HOUSEHOLD_SS58),
		"Bytes" => json!("0x5331"),
		"Text" => json!("silent"),
		"BlockHash" => json!(BEST),
		"Json" => json!({ "category": 10_000_025 }),
		kind => panic!("no value is of type {kind}"),
	}
}

/// A value of another type.
fn misfit(kind: &str) -> Value {
	match kind {
		"u8" | "u32" | "u64" => json!("0x01"),
		_ => json!(7),
	}
}

fn conforms(kind: &str, value: &Value) -> bool {
	let inner = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
	if let Some(inner) = inner("Option<") {
		return value.is_null() || conforms(inner, value);
	}
	if let Some(inner) = inner("Vec<") {
		return value.as_array().is_some_and(|items| items.iter().all(|it| conforms(inner, it)));
	}
	match kind {
		"Json" => value.is_object(),
		"u8" | "u32" | "u64" => value.is_u64(),
		"Hash" => value.as_str().is_some_and(|text| text.len() == 66 && text.starts_with("0x")),
		kind => panic!("no answer is of type {kind}"),
	}
}

impl Method {
	/// Parameters by name that meet `condition`.
	fn named(&self, condition: impl Fn(&Parameter) -> bool) -> Map<String, Value> {
		let parameters = self.parameters.iter().filter(|parameter| condition(parameter));
		parameters.map(|it| (it.name.clone(), value(it.value_kind()))).collect()
	}

	/// All parameters by name, one of them replaced.
	fn named_with(&self, replaced: &Parameter, value: Value) -> Value {
		let mut parameters = self.named(|_| true);
		parameters.insert(replaced.name.clone(), value);
		parameters.into()
	}

	/// The first page of an answer, if the mocked chain has one.
	async fn example(&self) -> Option<Example> {
		let shown = |it: &Parameter| !it.optional || it.name == "limit";
		let parameters = Value::from(self.named(shown));
		let response = answer(&self.name, &parameters).await;
		let result = response.strip_prefix(r#"{"jsonrpc":"2.0","id":1,"result":"#)?;
		let request =
			format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{}","params":{parameters}}}"#, self.name);
		Some(Example { request, result: result.strip_suffix('}')?.into() })
	}
}

#[test]
fn the_contract_lists_the_methods_that_are_served() {
	let contract = Contract::read();
	let listed: BTreeSet<_> = contract.methods.iter().map(|method| method.name.as_str()).collect();
	assert_eq!(listed, module().method_names().collect());
	assert_eq!(listed.len(), contract.methods.len());
}

#[tokio::test]
async fn a_method_takes_its_parameters_by_name_and_by_position() {
	for method in Contract::read().methods {
		let by_name = call(&method.name, method.named(|_| true).into()).await;
		assert!(conforms(&method.result, &by_name["result"]), "{}: {by_name}", method.name);
		let values = method.parameters.iter().map(|parameter| value(parameter.value_kind()));
		assert_eq!(call(&method.name, values.collect()).await, by_name, "{}", method.name);
		let required =
			call(&method.name, method.named(|parameter| !parameter.optional).into()).await;
		assert!(conforms(&method.result, &required["result"]), "{}: {required}", method.name);
	}
}

#[tokio::test]
async fn a_parameter_that_is_missing_or_of_another_type_is_refused() {
	for method in Contract::read().methods {
		for parameter in &method.parameters {
			let about = format!("{}, {}", method.name, parameter.name);
			let code = |answer: Value| answer["error"]["code"].as_i64();
			let refused = Some(i64::from(INVALID_PARAMS_CODE));
			let other = method.named_with(parameter, misfit(parameter.value_kind()));
			assert_eq!(code(call(&method.name, other).await), refused, "{about}");
			let null = method.named_with(parameter, Value::Null);
			let expected = if parameter.optional { None } else { refused };
			assert_eq!(code(call(&method.name, null).await), expected, "{about}");
			let others = method.named(|it| it.name != parameter.name);
			assert_eq!(code(call(&method.name, others.into()).await), expected, "{about}");
		}
	}
}

#[tokio::test]
async fn a_method_tells_of_an_unknown_device_if_it_says_so() {
	for method in Contract::read().methods {
		let Some(device) = method.parameters.iter().find(|it| it.name == "device") else {
			assert!(!method.errors.contains(&9001), "{}", method.name);
			continue;
		};
		let answer = call(&method.name, method.named_with(device, json!(2))).await;
		assert_eq!(answer["error"]["code"] == 9001, method.errors.contains(&9001), "{answer}");
	}
}

#[tokio::test]
async fn the_documents_say_what_the_traits_say() {
	let contract = Contract::read();
	let mut examples = Vec::new();
	for method in &contract.methods {
		let is_read = method.result != "Hash";
		examples.push(if is_read { method.example().await } else { None });
	}
	let json = serde_json::to_string_pretty(&contract).unwrap() + "\n";
	let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs");
	for (name, text) in [("rpc.json", json), ("rpc.md", page(&contract, &examples))] {
		let path = directory.join(name);
		if std::env::var_os("COT_WRITE_DOCS").is_some() {
			fs::write(&path, &text).unwrap();
		}
		let written = fs::read_to_string(&path).unwrap();
		assert!(written == text, "docs/{name} is outdated; COT_WRITE_DOCS=1 writes it anew");
	}
}
