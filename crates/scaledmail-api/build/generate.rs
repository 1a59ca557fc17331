//! Runs progenitor on the rewritten document and finishes what it wrote.

use crate::document::Document;
use crate::{constructors, open_enums, rewrite, shapes};
use progenitor::{GenerationSettings, Generator, InterfaceStyle, TagStyle, TypeImpl};
use quote::quote;
use serde_json::json;
use std::error::Error;
use syn::visit_mut::{self, VisitMut};

/// Source text of the client and its types.
pub fn client(document: &Document) -> Result<String, Box<dyn Error>> {
    let enums = open_enums::find(document);
    let spec = serde_json::from_value(rewrite::rewrite(document))?;
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_tag(TagStyle::Merged)
        .with_hooks(progenitor::HooksMode::Expected)
        .with_derive("PartialEq")
        .with_inner_type(quote! { crate::Inner });
    for open in &enums {
        let traits = [TypeImpl::Display];
        settings.with_replacement(&open.name, format!("crate::types::{}", open.name), traits.into_iter());
    }
    for (kind, format, path) in [
        ("string", "password", "crate::Secret"),
        ("string", "date-time", "crate::DateTime"),
        ("string", "date", "crate::Date"),
        ("number", "decimal", "crate::Decimal"),
    ] {
        let schema = serde_json::from_value(json!({ "type": kind, "format": format }))?;
        settings.with_conversion(schema, path, [].into_iter());
    }
    let tokens = Generator::new(&settings).generate_tokens(&spec)?;
    let mut file: syn::File = syn::parse2(tokens)?;
    Finish { document }.visit_file_mut(&mut file);
    for item in &mut file.items {
        if let syn::Item::Mod(module) = item
            && module.ident == "types"
            && let Some((_, items)) = &mut module.content
        {
            let additions = constructors::emit(document, items)?;
            let shapes = shapes::emit(document, items, renamed);
            items.extend([additions, shapes].map(syn::Item::Verbatim));
            items.extend(enums.iter().map(|open| syn::Item::Verbatim(open_enums::emit(open))));
        }
    }
    // Parsed again, so that what was added is laid out for readers too.
    Ok(prettyplease::unparse(&syn::parse2(quote!(#file))?))
}

/// Opens public types for growth, and drops the schema dumps from their documentation.
struct Finish<'a> {
    document: &'a Document,
}

impl VisitMut for Finish<'_> {
    fn visit_item_struct_mut(&mut self, item: &mut syn::ItemStruct) {
        if item.ident != "Client" {
            item.attrs.push(syn::parse_quote!(#[non_exhaustive]));
        }
        let schema = item.ident.to_string();
        for field in &mut item.fields {
            self.document_field(&schema, field);
            let extra = field.ident.as_ref().is_some_and(|ident| ident == "extra");
            match self.document.is_request(&schema) {
                true if extra => field.ty = syn::parse_quote!(crate::Details),
                true => {}
                false if extra => field.ty = syn::parse_quote!(crate::Extra),
                false => soften_field(field),
            }
        }
        visit_mut::visit_item_struct_mut(self, item);
    }

    fn visit_item_enum_mut(&mut self, item: &mut syn::ItemEnum) {
        item.attrs.push(syn::parse_quote!(#[non_exhaustive]));
        visit_mut::visit_item_enum_mut(self, item);
    }

    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|attribute| !quote!(#attribute).to_string().contains("<details>"));
    }
}

impl Finish<'_> {
    /// The generator documents no field whose schema is a reference.
    fn document_field(&self, schema: &str, field: &mut syn::Field) {
        if field.attrs.iter().any(|attribute| attribute.path().is_ident("doc")) {
            return;
        }
        let name = renamed(field).or_else(|| field.ident.as_ref().map(ToString::to_string)).unwrap_or_default();
        let description = self.document.field_description(schema, &name);
        let description = description.or((name == "extra").then_some("Fields that the document does not name."));
        if let Some(description) = description {
            field.attrs.insert(0, syn::parse_quote!(#[doc = #description]));
        }
    }
}

/// The name on the wire, from `#[serde(rename = "…")]`.
fn renamed(field: &syn::Field) -> Option<String> {
    let mut name = None;
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // Other serde arguments end the walk, and do not matter here.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            }
            Ok(())
        });
    }
    name
}

/// Answers may come in another form than described: as far as it can be read, it is.
fn soften_field(field: &mut syn::Field) {
    Untyped.visit_type_mut(&mut field.ty);
    let Some(inner) = constructors::inner(&field.ty, "Option") else { return };
    let reader = if let Some(item) = constructors::inner(inner, "Vec") {
        // A null among values of no type is one of them.
        if quote!(#item).to_string().ends_with("Untyped") {
            return;
        }
        "list"
    } else {
        match quote!(#inner).to_string().rsplit(' ').next() {
            Some("String") => "text",
            Some("i64") => "integer",
            Some("bool") => "boolean",
            Some("Secret") => "secret",
            Some("Decimal") => "decimal",
            Some("DateTime" | "Date") => "written",
            _ => return,
        }
    };
    let path = format!("crate::lenient::{reader}");
    field.attrs.push(syn::parse_quote!(#[serde(default, deserialize_with = #path)]));
}

/// Values without a type, so that secrets in them do not show.
struct Untyped;

impl VisitMut for Untyped {
    fn visit_type_mut(&mut self, kind: &mut syn::Type) {
        if quote!(#kind).to_string().replace(' ', "") == "::serde_json::Value" {
            *kind = syn::parse_quote!(crate::Untyped);
        }
        visit_mut::visit_type_mut(self, kind);
    }
}
