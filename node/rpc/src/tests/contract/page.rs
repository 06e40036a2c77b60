//! Writes `docs/rpc.md` from the contract and from answers of the server.

use super::{
	source::{Parameter, Subscription},
	Contract, Example,
};

const INTRODUCTION: &str = "\
# JSON-RPC

Methods that a node of Chain of Things adds to those of every Substrate node. A test of `node/rpc`
writes this page and [rpc.json](rpc.json), which says the same to programs, from the traits that the
node serves. The test fails when a file differs; with `COT_WRITE_DOCS=1` it writes both anew.

## A call

Parameters are passed by name, or by position in the order of the table.

";

const CONVENTIONS: &str = "\
## Conventions

* Accounts are SS58 addresses. Hashes and other bytes are hexadecimal with `0x`.
* Times are seconds since the Unix epoch, durations seconds.
* Stock is counted in thousandths of the slot's unit: grams, millilitres, thousandths of a piece.
* Amounts of money are decimal strings in the smallest unit of their coin or token: they exceed what
  a JSON number carries. A GTIN is a string of 14 digits.
* Names of fields and values of enums are camelCase. An absent value is `null`.
* `at` is the hash of the block whose state is read, by default the best block.
* A parameter with `?` is optional: it may be left out or `null`.
* Types are named as in `@polkadot/types`; `Json` is an object of the form that the example shows.
* Every method but `cot_submitAttestation` is one call of the runtime API, which any other node
  serves through `state_call`. The crate `cot-runtime-api` describes each field.
* A batch and its signature are in [vectors](vectors) byte by byte.

";

const SUBSCRIPTIONS: &str = "\
## Subscriptions

A subscription follows finalised blocks. Each notification has a block with its hash, its number and
its chain time, the happenings that were asked for, in the form of `cot_happenings`, and a cursor.
Blocks in which nothing of it happened are left out, but at least once a minute one is told, so that
a dead connection shows. A client keeps the cursor and begins with it anew, on this node or another
one: what it has missed comes first, of at most 14,400 blocks, and nothing twice; of a node that
keeps the states of fewer blocks, it ends with 9002. A cursor of a block that is still to come waits
for it, and ends with 9009 if another block comes. A subscriber that reads nothing for half a minute is closed with
9007 and its cursor; a subscription whose errors come later has them as its last notification. A
stock node without these methods has the same from `CotApi_happenings` at each finalised block.
";

const ERRORS: &str = "\
## Errors

Retry: the same request may succeed later. JSON-RPC's own codes come in addition: -32601 for an
unknown method, -32602 for a missing parameter or one of another type. The reasons that 9005 and
9006 name are in the [README of pallet-attestations](../pallets/attestations/README.md).

";

/// Returns the page; `examples` are in the order of the methods.
pub fn page(contract: &Contract, examples: &[Option<Example>]) -> String {
	let call = examples.iter().flatten().find(|example| example.request.contains("cot_devices"));
	let request = &call.expect("the example of a call has an answer").request;
	let request = request.replace(r#","params""#, ",\n    \"params\"");
	let mut page = format!(
		"{INTRODUCTION}```sh\ncurl --silent http://127.0.0.1:9944 \\\n  \
		 --header 'Content-Type: application/json' \\\n  --data '{request}'\n```\n\n{CONVENTIONS}"
	);
	page += "## Methods\n\n| method | parameters | result | errors |\n| --- | --- | --- | --- |\n";
	for method in &contract.methods {
		let (name, anchor) = (&method.name, method.name.to_lowercase());
		let codes: Vec<_> = method.errors.iter().map(i32::to_string).collect();
		page += &format!(
			"| [`{name}`](#{anchor}) | {} | `{}` | {} |\n",
			parameters(&method.parameters),
			method.result,
			codes.join(", ")
		);
	}
	page += &format!("\n{SUBSCRIPTIONS}");
	for subscription in &contract.subscriptions {
		let Subscription { name, notification, unsubscribe, description, .. } = subscription;
		let codes: Vec<_> = subscription.errors.iter().map(i32::to_string).collect();
		page += &format!(
			"\n### {name}\n\n{}\n\n* Parameters: {}\n* Notifications: `{notification}`\n\
			 * Ends with: `{unsubscribe}`\n* Errors: {}\n",
			wrapped(description),
			parameters(&subscription.parameters),
			codes.join(", ")
		);
	}
	page += &format!("\n{ERRORS}| code | name | retry | meaning |\n| --- | --- | --- | --- |\n");
	for error in &contract.errors {
		let retry = if error.retry { "yes" } else { "no" };
		page += &format!("| {} | `{}` | {retry} | {} |\n", error.code, error.name, error.meaning);
	}
	page += "\n## Descriptions and examples\n";
	for (method, example) in contract.methods.iter().zip(examples) {
		page += &format!("\n### {}\n\n{}\n", method.name, wrapped(&method.description));
		if let Some(example) = example {
			page += &format!("\n```json\n{}\n```\n", pretty(&example.result));
		}
	}
	page
}

fn parameters(parameters: &[Parameter]) -> String {
	let parameters = parameters.iter().map(|parameter| {
		let mark = if parameter.optional { "?" } else { "" };
		format!("`{}{mark}`: `{}`", parameter.name, parameter.value_kind())
	});
	parameters.collect::<Vec<_>>().join(", ")
}

/// Lines of at most 100 characters.
fn wrapped(text: &str) -> String {
	let mut lines = vec![String::new()];
	for word in text.split(' ') {
		match lines.last_mut() {
			Some(line) if line.is_empty() => line.push_str(word),
			Some(line) if line.len() + 1 + word.len() <= 100 => {
				line.push(' ');
				line.push_str(word);
			},
			_ => lines.push(word.into()),
		}
	}
	lines.join("\n")
}

/// JSON with a field a line, in the order in which the server writes the fields.
fn pretty(json: &str) -> String {
	let mut text = String::new();
	let (mut depth, mut quoted, mut escaped) = (0, false, false);
	let mut characters = json.chars().peekable();
	while let Some(character) = characters.next() {
		let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
		if quoted {
			quoted = escaped || character != '"';
			escaped = !escaped && character == '\\';
			text.push(character);
			continue;
		}
		match character {
			'{' | '[' => {
				depth += 1;
				text.push(character);
				if !matches!(characters.peek(), Some('}' | ']')) {
					text += &line(depth);
				}
			},
			'}' | ']' => {
				depth -= 1;
				if !text.ends_with(['{', '[']) {
					text += &line(depth);
				}
				text.push(character);
			},
			',' => text += &format!(",{}", line(depth)),
			':' => text += ": ",
			_ => {
				quoted = character == '"';
				text.push(character);
			},
		}
	}
	text
}
