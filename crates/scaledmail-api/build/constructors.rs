//! `new(required…)` and chainable setters for the types of requests, `items()` for lists.

use crate::document::Document;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::error::Error;
use syn::{Fields, GenericArgument, Item, ItemStruct, PathArguments, Type};

/// Everything that is added to the generated types.
pub fn emit(document: &Document, items: &[Item]) -> Result<TokenStream, Box<dyn Error>> {
    let mut tokens = TokenStream::new();
    for item in items {
        let Item::Struct(item) = item else { continue };
        let name = item.ident.to_string();
        if let Some((_, required)) = document.required.iter().find(|(schema, _)| *schema == name) {
            tokens.extend(constructor(item, required)?);
        } else if let Some(list) = document.json["components"]["schemas"][&name]["x-scaledmail-items"].as_str() {
            tokens.extend(list_items(item, list)?);
        }
    }
    Ok(tokens)
}

fn constructor(item: &ItemStruct, required: &[String]) -> Result<TokenStream, Box<dyn Error>> {
    let name = &item.ident;
    let Fields::Named(fields) = &item.fields else { return Ok(TokenStream::new()) };
    let mut arguments = TokenStream::new();
    let mut assigned = TokenStream::new();
    let mut setters = TokenStream::new();
    for wanted in required {
        let ident = format_ident!("{wanted}");
        let field = fields.named.iter().find(|field| field.ident.as_ref() == Some(&ident));
        let field = field.ok_or(format!("{name}: no field {wanted}"))?;
        let (kind, value) = argument(&field.ty, &ident);
        arguments.extend(quote! { #ident: #kind, });
        assigned.extend(quote! { #ident: #value, });
    }
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        if required.iter().any(|wanted| ident == wanted) {
            continue;
        }
        let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        match inner(&field.ty, "Option") {
            Some(optional) => {
                let (kind, value) = argument(optional, ident);
                setters.extend(quote! {
                    #(#docs)*
                    #[must_use]
                    pub fn #ident(mut self, #ident: #kind) -> Self {
                        self.#ident = Some(#value);
                        self
                    }
                });
                assigned.extend(quote! { #ident: None, });
            }
            None => {
                setters.extend(quote! {
                    /// Adds a detail that the document does not name, under the name given.
                    #[must_use]
                    pub fn #ident(mut self, name: impl Into<String>, value: impl Into<::serde_json::Value>) -> Self {
                        self.#ident.insert(name.into(), value.into());
                        self
                    }
                });
                assigned.extend(quote! { #ident: Default::default(), });
            }
        }
    }
    let conversions = conversions(item, required);
    let default = required.is_empty().then(|| {
        quote! {
            /// No parameter set.
            #[must_use]
        }
    });
    let documentation = default.unwrap_or(quote! {
        /// With what is required; the rest is set by the methods named like the fields.
        #[must_use]
    });
    Ok(quote! {
        impl #name {
            #documentation
            pub fn new(#arguments) -> Self {
                Self { #assigned }
            }
            #setters
        }
        #conversions
    })
}

/// A type with one required field is made from that field's value.
fn conversions(item: &ItemStruct, required: &[String]) -> TokenStream {
    let name = &item.ident;
    let [only] = required else { return TokenStream::new() };
    let field = item.fields.iter().find(|field| field.ident.as_ref().is_some_and(|ident| ident == only));
    let Some(field) = field else { return TokenStream::new() };
    match inner(&field.ty, "Vec") {
        Some(element) => quote! {
            impl<T: Into<#element>> From<Vec<T>> for #name {
                fn from(values: Vec<T>) -> Self { Self::new(values) }
            }
            impl<T: Into<#element>, const N: usize> From<[T; N]> for #name {
                fn from(values: [T; N]) -> Self { Self::new(values) }
            }
        },
        None if is_string(&field.ty) => quote! {
            impl From<&str> for #name {
                fn from(value: &str) -> Self { Self::new(value) }
            }
            impl From<String> for #name {
                fn from(value: String) -> Self { Self::new(value) }
            }
            impl From<&String> for #name {
                fn from(value: &String) -> Self { Self::new(value.as_str()) }
            }
        },
        None => TokenStream::new(),
    }
}

/// The argument's type, and the expression that makes the field of it.
fn argument(field: &Type, ident: &syn::Ident) -> (TokenStream, TokenStream) {
    match inner(field, "Vec") {
        Some(element) => (
            quote! { impl IntoIterator<Item = impl Into<#element>> },
            quote! { #ident.into_iter().map(Into::into).collect() },
        ),
        None => (quote! { impl Into<#field> }, quote! { #ident.into() }),
    }
}

fn list_items(item: &ItemStruct, list: &str) -> Result<TokenStream, Box<dyn Error>> {
    let name = &item.ident;
    let ident = format_ident!("{list}");
    let field = item.fields.iter().find(|field| field.ident.as_ref() == Some(&ident));
    let element = field.and_then(|field| inner(&field.ty, "Option")).and_then(|list| inner(list, "Vec"));
    let element = element.ok_or(format!("{name}: {list} is not a list"))?;
    Ok(quote! {
        impl #name {
            /// The items of the list; empty when the service sent none.
            #[must_use]
            pub fn items(&self) -> &[#element] {
                self.#ident.as_deref().unwrap_or_default()
            }
        }
        impl<'a> IntoIterator for &'a #name {
            type Item = &'a #element;
            type IntoIter = std::slice::Iter<'a, #element>;
            fn into_iter(self) -> Self::IntoIter { self.items().iter() }
        }
        impl IntoIterator for #name {
            type Item = #element;
            type IntoIter = std::vec::IntoIter<#element>;
            fn into_iter(self) -> Self::IntoIter { self.#ident.unwrap_or_default().into_iter() }
        }
    })
}

/// `Option<T>` → `T`, whatever path the generator wrote it with.
pub fn inner<'a>(field: &'a Type, wrapper: &str) -> Option<&'a Type> {
    let Type::Path(path) = field else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind),
        _ => None,
    })
}

fn is_string(field: &Type) -> bool {
    matches!(field, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "String"))
}
