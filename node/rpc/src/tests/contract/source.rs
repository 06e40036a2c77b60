//! Reads the contract from the source: methods from the `#[rpc]` traits, errors from the enum.

use std::any::type_name;

use cot_primitives::{Commodity, DeviceId, DeviceQuota, ModelId, SlotId, TokenId, WhyNot};
use cot_runtime_api::FleetState;
use pallet_auto_purchase::OrderId;
use serde::Serialize;
use sp_api::ApiError;
use sp_core::{crypto::AccountId32, Bytes};
use syn::{
	Attribute, Expr, ExprLit, FnArg, GenericArgument, Item, Lit, LitStr, Meta, Pat, PathArguments,
	PathSegment, ReturnType, Token, TraitItem, TraitItemFn, Type,
};

use crate::{
	Device, Error, Fleet, Happenings, Household, Mandate, Manufacturer, Merchant, Offer, Order,
	Program, Rejection, Reward, Slot, StartCheck, TokenFee,
};

/// Methods, subscriptions and errors as `docs/rpc.json` lists them.
#[derive(Serialize)]
pub struct Contract {
	pub methods: Vec<Method>,
	pub subscriptions: Vec<Subscription>,
	pub errors: Vec<ErrorCode>,
}

#[derive(Serialize)]
pub struct Method {
	pub name: String,
	pub description: String,
	pub parameters: Vec<Parameter>,
	pub result: String,
	pub errors: Vec<i32>,
}

#[derive(Serialize)]
pub struct Subscription {
	/// Method that begins it.
	pub name: String,
	/// Name of its notifications.
	pub notification: String,
	/// Method that ends it.
	pub unsubscribe: String,
	pub description: String,
	pub parameters: Vec<Parameter>,
	pub errors: Vec<i32>,
}

#[derive(Serialize)]
pub struct Parameter {
	pub name: String,
	#[serde(rename = "type")]
	pub kind: String,
	pub optional: bool,
}

#[derive(Serialize)]
pub struct ErrorCode {
	pub code: i32,
	pub name: String,
	pub retry: bool,
	pub meaning: String,
}

impl Contract {
	/// Reads the sources that this test was compiled with.
	pub fn read() -> Self {
		let errors = errors(include_str!("../../error.rs"));
		let methods = [include_str!("../../lib.rs"), include_str!("../../submit.rs")]
			.into_iter()
			.flat_map(functions)
			.map(|function| method(&function, &errors))
			.collect();
		let subscriptions = functions(include_str!("../../follow.rs"))
			.iter()
			.map(|function| subscription(function, &errors))
			.collect();
		Self { methods, subscriptions, errors }
	}
}

impl Parameter {
	/// Type of a value that is not null.
	pub fn value_kind(&self) -> &str {
		let inner = self.kind.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>'));
		inner.unwrap_or(&self.kind)
	}
}

/// Functions of the `#[rpc]` traits in `source`.
fn functions(source: &str) -> Vec<TraitItemFn> {
	let file = syn::parse_file(source).expect("the source compiles");
	let items = file.items.into_iter().filter_map(|item| match item {
		Item::Trait(item) if item.attrs.iter().any(|attr| attr.path().is_ident("rpc")) => {
			Some(item.items)
		},
		_ => None,
	});
	let functions = items.flatten().filter_map(|item| match item {
		TraitItem::Fn(function) => Some(function),
		_ => None,
	});
	functions.collect()
}

/// Description of a function, and the codes of its errors.
fn described(
	function: &TraitItemFn,
	asks_about_blocks: bool,
	errors: &[ErrorCode],
) -> (String, Vec<i32>) {
	let (failures, description): (Vec<_>, Vec<_>) =
		paragraphs(&function.attrs).into_iter().partition(|text| text.starts_with("Errors: "));
	let mut codes: Vec<_> = failures.iter().flat_map(|text| named_codes(text, errors)).collect();
	// Each method calls the runtime, and some may be asked about any block.
	codes.extend(named_codes("`Runtime`", errors));
	if asks_about_blocks {
		codes.extend(named_codes("`UnknownBlock`", errors));
	}
	codes.sort_unstable();
	(description.join(" "), codes)
}

/// A subscription, with the three names of its attribute.
fn subscription(function: &TraitItemFn, errors: &[ErrorCode]) -> Subscription {
	let attribute = function.attrs.iter().find(|it| it.path().is_ident("subscription"));
	let (mut name, mut notification, mut unsubscribe) = (None, None, None);
	let parsed = attribute.expect("these functions are subscriptions").parse_nested_meta(|meta| {
		let value = meta.value()?;
		if meta.path.is_ident("name") {
			name = Some(value.parse::<LitStr>()?.value());
			value.parse::<Token![=>]>()?;
			notification = Some(value.parse::<LitStr>()?.value());
		} else if meta.path.is_ident("unsubscribe") {
			unsubscribe = Some(value.parse::<LitStr>()?.value());
		} else {
			value.parse::<Type>()?;
		}
		Ok(())
	});
	parsed.expect("the attribute compiles");
	let (description, errors) = described(function, true, errors);
	Subscription {
		name: name.expect("subscriptions have a name"),
		notification: notification.expect("notifications have a name"),
		unsubscribe: unsubscribe.expect("subscriptions can be ended"),
		description,
		parameters: function.sig.inputs.iter().filter_map(parameter).collect(),
		errors,
	}
}

fn method(function: &TraitItemFn, errors: &[ErrorCode]) -> Method {
	let name = wire_name(&function.attrs);
	let parameters: Vec<_> = function.sig.inputs.iter().filter_map(parameter).collect();
	let asks_about_blocks = parameters.iter().any(|parameter| parameter.kind == "BlockHash");
	let (description, codes) = described(function, asks_about_blocks, errors);
	let ReturnType::Type(_, returned) = &function.sig.output else {
		panic!("{name} returns nothing");
	};
	let result = client_type(argument(segment(returned)).expect("methods return a Result"));
	Method { name, description, parameters, result, errors: codes }
}

/// Name under which clients call a method.
fn wire_name(attributes: &[Attribute]) -> String {
	let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("method"));
	let mut name = None;
	let parsed =
		attribute.expect("functions of the traits are methods").parse_nested_meta(|meta| {
			if meta.path.is_ident("name") {
				name = Some(meta.value()?.parse::<LitStr>()?.value());
			}
			Ok(())
		});
	parsed.expect("the attribute compiles");
	name.expect("methods have a name")
}

/// Parameter of a method; none for `self`.
fn parameter(argument: &FnArg) -> Option<Parameter> {
	let FnArg::Typed(typed) = argument else { return None };
	let Pat::Ident(pattern) = &*typed.pat else { panic!("parameters have a name") };
	assert!(typed.attrs.is_empty(), "a renamed parameter is not read here");
	let kind = client_type(&typed.ty);
	let optional = kind.starts_with("Option<");
	let kind = if kind == "Option<Hash>" { "BlockHash".into() } else { kind };
	Some(Parameter { name: pattern.ident.to_string(), kind, optional })
}

/// Name of a type in `@polkadot/types`.
fn client_type(rust: &Type) -> String {
	let segment = segment(rust);
	match argument(segment) {
		Some(inner) => format!("{}<{}>", segment.ident, client_type(inner)),
		None => client_name(&segment.ident.to_string()).into(),
	}
}

/// Name of a type without arguments in `@polkadot/types`. The compiler resolves aliases, so that
/// one that changes its meaning changes the contract.
fn client_name(rust: &str) -> &'static str {
	macro_rules! resolve {
		($($known:ident),* $(,)?) => {
			match rust {
				"Hash" => "Hash",
				$(stringify!($known) => type_name::<$known>(),)*
				unknown => panic!("{unknown} is not among the types of the contract"),
			}
		};
	}
	let resolved = resolve!(
		u32,
		u64,
		AccountId32,
		Bytes,
		Commodity,
		Device,
		DeviceId,
		DeviceQuota,
		Fleet,
		FleetState,
		Happenings,
		Household,
		Mandate,
		Manufacturer,
		Merchant,
		ModelId,
		Offer,
		Order,
		OrderId,
		Program,
		Reward,
		Slot,
		SlotId,
		StartCheck,
		TokenFee,
		TokenId,
		WhyNot,
	);
	match resolved.rsplit("::").next() {
		Some(known @ ("Hash" | "u8" | "u32" | "u64" | "AccountId32" | "Bytes")) => known,
		Some("FleetState") => "Text",
		_ => "Json",
	}
}

fn segment(rust: &Type) -> &PathSegment {
	let Type::Path(path) = rust else { panic!("types of the contract have a name") };
	path.path.segments.last().expect("a path has a last segment")
}

/// First argument of a generic type.
fn argument(segment: &PathSegment) -> Option<&Type> {
	let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
	match arguments.args.first() {
		Some(GenericArgument::Type(argument)) => Some(argument),
		_ => None,
	}
}

/// Paragraphs of a doc comment, each on one line.
fn paragraphs(attributes: &[Attribute]) -> Vec<String> {
	let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
		Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
			Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
			_ => None,
		},
		_ => None,
	});
	let text = lines.collect::<Vec<_>>().join("\n");
	text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect()
}

/// Codes of the errors that `text` names in backticks.
fn named_codes(text: &str, errors: &[ErrorCode]) -> Vec<i32> {
	let code = |name| {
		let error = errors.iter().find(|error| error.name == name);
		error.unwrap_or_else(|| panic!("{name} is no error")).code
	};
	text.split('`').skip(1).step_by(2).map(code).collect()
}

/// One error of each variant, in the order of the enum.
fn samples() -> [Error; 9] {
	[
		Error::UnknownDevice(1),
		Error::UnknownBlock(String::new()),
		Error::Runtime(ApiError::StateBackendIsNotTrie),
		Error::Undecodable("batch", codec::Error::from("")),
		Error::Refused(rejection()),
		Error::RetryLater(rejection()),
		Error::TooSlow { cursor: Bytes(Vec::new()) },
		Error::TooFarBack { oldest: 1 },
		Error::UnknownCursor,
	]
}

fn rejection() -> Rejection {
	Rejection {
		reason: String::new(),
		device: 1,
		expected_sequence: None,
		retry_after_seconds: None,
		waiting: None,
	}
}

fn errors(source: &str) -> Vec<ErrorCode> {
	let file = syn::parse_file(source).expect("the source compiles");
	let mut enums = file.items.into_iter().filter_map(|item| match item {
		Item::Enum(item) if item.ident == "Error" => Some(item),
		_ => None,
	});
	let variants = enums.next().expect("there is an error enum").variants;
	let samples = samples();
	assert_eq!(variants.len(), samples.len(), "each variant has a sample");
	let code = |(variant, sample): (&syn::Variant, &Error)| {
		let name = variant.ident.to_string();
		let shown = format!("{sample:?}");
		let rest = shown.strip_prefix(&name);
		assert!(rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)), "{shown}");
		let meaning = paragraphs(&variant.attrs).join(" ");
		ErrorCode { code: sample.code(), name, retry: sample.is_temporary(), meaning }
	};
	variants.iter().zip(&samples).map(code).collect()
}
