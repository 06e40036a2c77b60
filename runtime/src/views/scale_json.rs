//! SCALE to JSON by type information, in the form that the JSON-RPC answers have.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use core::iter::from_fn;
use scale_decode::{
	visitor::{
		decode_with_visitor,
		types::{Array, Composite, Sequence, Str, Tuple, Variant},
		DecodeError, TypeIdFor,
	},
	Visitor,
};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{json, Map, Value};
use sp_core::{bytes::to_hex, crypto::Ss58Codec};

use crate::AccountId;

/// Returns the value that `bytes` are of a type; none if they are the value of another one.
pub fn to_json(mut bytes: &[u8], type_id: u32, types: &PortableRegistry) -> Option<Value> {
	let value = decode_with_visitor(&mut bytes, type_id, types, AsJson(types)).ok()?;
	bytes.is_empty().then_some(value)
}

/// Reads any value.
#[derive(Clone, Copy)]
struct AsJson<'types>(&'types PortableRegistry);

impl AsJson<'_> {
	/// Returns true if the type is a list of bytes.
	fn is_bytes(self, type_id: u32) -> bool {
		let item = match self.0.resolve(type_id).map(|known| &known.type_def) {
			Some(TypeDef::Sequence(list)) => list.type_param.id,
			Some(TypeDef::Array(list)) => list.type_param.id,
			_ => return false,
		};
		let item = self.0.resolve(item).map(|known| &known.type_def);
		matches!(item, Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
	}

	/// Returns a list, of bytes in hexadecimal.
	fn list(self, items: Vec<Value>, type_id: u32) -> Value {
		if !self.is_bytes(type_id) {
			return Value::Array(items);
		}
		let byte = |item: &Value| item.as_u64().and_then(|number| number.try_into().ok());
		let bytes: Vec<u8> = items.iter().filter_map(byte).collect();
		to_hex(&bytes, false).into()
	}

	/// Returns fields: an object if they have names, the content of a single one without a name, a
	/// list of several, null if there are none.
	fn fields(self, value: &mut Composite<'_, '_, PortableRegistry>) -> Result<Value, DecodeError> {
		let (mut named, mut unnamed) = (Map::new(), Vec::new());
		loop {
			let name = value.peek_name();
			let Some(content) = value.decode_item(self) else { break };
			match name {
				Some(name) => {
					named.insert(camel_case(name), content?);
				},
				None => unnamed.push(content?),
			}
		}
		Ok(match unnamed.len() {
			0 if named.is_empty() => Value::Null,
			0 => Value::Object(named),
			1 => unnamed.pop().unwrap_or_default(),
			_ => Value::Array(unnamed),
		})
	}
}

/// Visits integers, which JSON has as numbers or as text.
macro_rules! integers {
	($($visit:ident: $integer:ty => $form:expr;)*) => {
		$(
			fn $visit<'scale, 'resolver>(
				self,
				value: $integer,
				_: TypeIdFor<Self>,
			) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
				Ok($form(value))
			}
		)*
	};
}

impl Visitor for AsJson<'_> {
	type Value<'scale, 'resolver> = Value;
	type Error = DecodeError;
	type TypeResolver = PortableRegistry;

	integers! {
		visit_bool: bool => Value::from;
		visit_u8: u8 => Value::from;
		visit_u16: u16 => Value::from;
		visit_u32: u32 => Value::from;
		visit_u64: u64 => Value::from;
		visit_i8: i8 => Value::from;
		visit_i16: i16 => Value::from;
		visit_i32: i32 => Value::from;
		visit_i64: i64 => Value::from;
		visit_u128: u128 => |value: u128| Value::from(value.to_string());
		visit_i128: i128 => |value: i128| Value::from(value.to_string());
	}

	fn visit_str<'scale, 'resolver>(
		self,
		value: &mut Str<'scale>,
		_: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		Ok(value.as_str()?.into())
	}

	fn visit_sequence<'scale, 'resolver>(
		self,
		value: &mut Sequence<'scale, 'resolver, PortableRegistry>,
		type_id: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		let items = from_fn(|| value.decode_item(self)).collect::<Result<_, _>>()?;
		Ok(self.list(items, type_id))
	}

	fn visit_array<'scale, 'resolver>(
		self,
		value: &mut Array<'scale, 'resolver, PortableRegistry>,
		type_id: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		let items = from_fn(|| value.decode_item(self)).collect::<Result<_, _>>()?;
		Ok(self.list(items, type_id))
	}

	fn visit_tuple<'scale, 'resolver>(
		self,
		value: &mut Tuple<'scale, 'resolver, PortableRegistry>,
		_: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		let items = from_fn(|| value.decode_item(self)).collect::<Result<_, _>>()?;
		Ok(Value::Array(items))
	}

	fn visit_composite<'scale, 'resolver>(
		self,
		value: &mut Composite<'scale, 'resolver, PortableRegistry>,
		_: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		let is_account = value.name() == Some("AccountId32");
		let bytes = value.bytes_from_start();
		let content = self.fields(value)?;
		if !is_account {
			return Ok(content);
		}
		let account: AccountId = codec::Decode::decode(&mut &*bytes)?;
		Ok(account.to_ss58check().into())
	}

	fn visit_variant<'scale, 'resolver>(
		self,
		value: &mut Variant<'scale, 'resolver, PortableRegistry>,
		_: TypeIdFor<Self>,
	) -> Result<Self::Value<'scale, 'resolver>, DecodeError> {
		let is_option = value.enum_name() == Some("Option");
		let name = value.name();
		let content = self.fields(value.fields())?;
		Ok(match (is_option, content) {
			(true, content) => content,
			(false, Value::Null) => camel_case(name).into(),
			(false, content) => json!({ camel_case(name): content }),
		})
	}
}

/// Returns a Rust name as JSON has it: `merchant_amount` and `MerchantAmount` as `merchantAmount`.
fn camel_case(name: &str) -> String {
	let mut parts = name.split('_').filter(|part| !part.is_empty());
	let first = parts.next().map(|part| with_first(part, char::to_ascii_lowercase));
	let rest = parts.map(|part| with_first(part, char::to_ascii_uppercase));
	first.into_iter().chain(rest).collect()
}

/// Returns text with another first letter.
pub fn with_first(text: &str, change: fn(&char) -> char) -> String {
	let mut chars = text.chars();
	match chars.next() {
		Some(first) => format!("{}{}", change(&first), chars.as_str()),
		None => String::new(),
	}
}
