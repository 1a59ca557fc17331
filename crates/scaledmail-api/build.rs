//! Generates the client, its types and the table of operations from `openapi.yaml`.

#[path = "build/constructors.rs"]
mod constructors;
#[path = "build/document.rs"]
mod document;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/open_enums.rs"]
mod open_enums;
#[path = "build/operations.rs"]
mod operations;
#[path = "build/rewrite.rs"]
mod rewrite;
#[path = "build/shapes.rs"]
mod shapes;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=openapi.yaml");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let text = std::fs::read_to_string("openapi.yaml")?;
    let document = document::Document::parse(&text)?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("client.rs"), generate::client(&document)?)?;
    std::fs::write(out.join("operations.rs"), operations::table(&document))?;
    Ok(())
}
