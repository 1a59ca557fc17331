//! Enums of answers: known values by name, unknown ones kept as they came.

use crate::document::Document;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

/// An enum of answers and its known values.
pub struct OpenEnum {
    pub name: String,
    description: String,
    values: Vec<String>,
}

/// Finds the enums marked as open.
pub fn find(document: &Document) -> Vec<OpenEnum> {
    let schemas = document.json["components"]["schemas"].as_object();
    let open = schemas.into_iter().flatten().filter(|(_, schema)| schema["x-scaledmail-open"] == true);
    open.map(|(name, schema)| OpenEnum {
        name: name.clone(),
        description: schema["description"].as_str().unwrap_or_default().to_owned(),
        values: schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
    })
    .collect()
}

/// The Rust type of one open enum.
pub fn emit(open: &OpenEnum) -> TokenStream {
    let name = format_ident!("{}", open.name);
    let description = &open.description;
    let variants: Vec<_> = open.values.iter().map(|value| format_ident!("{}", variant(value))).collect();
    let values = &open.values;
    let docs: Vec<_> = values.iter().map(|value| format!("`{value}`")).collect();
    quote! {
        #[doc = #description]
        ///
        /// Values that this version does not know are kept in `Unknown`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#[doc = #docs] #variants,)*
            /// A value that this version does not know, as it came.
            Unknown(String),
        }
        impl #name {
            /// The value as the service writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unknown(value) => value,
                }
            }
        }
        impl crate::Shaped for #name {
            const SHAPE: crate::Shape = crate::Shape::Text;
        }
        impl From<String> for #name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    #(#values => Self::#variants,)*
                    _ => Self::Unknown(value),
                }
            }
        }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                Self::from(value.to_owned())
            }
        }
        impl std::fmt::Display for #name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = crate::lenient::text(deserializer)?;
                Ok(Self::from(value.unwrap_or_default()))
            }
        }
    }
}

/// `In Progress` → `InProgress`; the empty value is `Empty`.
fn variant(value: &str) -> String {
    let words = value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..])).collect();
    if name.is_empty() { "Empty".to_owned() } else { name }
}
