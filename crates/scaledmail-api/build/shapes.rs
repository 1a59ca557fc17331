//! What answers look like that can be handed on as they came.

use crate::document::Document;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, Item, ItemStruct};

/// `Shaped` for the types of answers; `renamed` tells a field's name on the wire, if it is another.
pub fn emit(document: &Document, items: &[Item], renamed: fn(&syn::Field) -> Option<String>) -> TokenStream {
    let structs = items.iter().filter_map(|item| match item {
        Item::Struct(item) if !document.is_request(&item.ident.to_string()) => Some(shaped(item, renamed)),
        _ => None,
    });
    structs.collect()
}

fn shaped(item: &ItemStruct, renamed: fn(&syn::Field) -> Option<String>) -> TokenStream {
    let name = &item.ident;
    let Fields::Named(fields) = &item.fields else { return TokenStream::new() };
    let known = fields.named.iter().filter_map(|field| {
        let ident = field.ident.as_ref().filter(|ident| *ident != "extra")?;
        let wire = renamed(field).unwrap_or_else(|| ident.to_string());
        let kind = &field.ty;
        Some(quote! { (#wire, &<#kind as crate::Shaped>::SHAPE) })
    });
    quote! {
        impl crate::Shaped for #name {
            const SHAPE: crate::Shape = crate::Shape::Object(&[#(#known),*]);
        }
    }
}
