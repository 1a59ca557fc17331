//! Names, docstrings and literals of Python.

use serde_json::Value;

/// The longest line.
pub const WIDTH: usize = 100;

const KEYWORDS: &[&str] = &[
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "None",
    "True",
    "False",
    // Members of the base classes of answers.
    "extra",
    "to_dict",
    "to_json",
    "from_dict",
    "index",
    "count",
];

/// A wire name as a Python name.
pub fn snake(wire: &str) -> String {
    let mut name = String::new();
    let mut before = '_';
    for letter in wire.chars() {
        if letter.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            name.push('_');
        }
        name.push(if letter == '-' { '_' } else { letter.to_ascii_lowercase() });
        before = letter;
    }
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// A snake case name as a class name.
pub fn pascal(snake: &str) -> String {
    let mut name = String::new();
    for word in snake.split('_') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|letter| letter.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// Text as one sentence: trimmed, with a full stop.
pub fn sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.ends_with(['.', '!', '?', ':', ')']) { text } else { format!("{text}.") }
}

/// Markdown paragraphs and lists as wrapped lines.
pub fn paragraphs(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut piece = String::new();
        for line in paragraph.lines().map(str::trim) {
            if line.starts_with("- ") && !piece.is_empty() {
                lines.extend(hanging(&piece, width));
                piece.clear();
            }
            if !piece.is_empty() {
                piece.push(' ');
            }
            piece.push_str(line);
        }
        lines.extend(hanging(&piece, width));
    }
    lines
}

/// One paragraph, wrapped; list items and arguments hang by `indent`.
fn hanging(text: &str, width: usize) -> Vec<String> {
    wrap(text, width, if text.starts_with("- ") { "  " } else { "" })
}

/// Wraps at blanks; lines after the first start with `indent`.
pub fn wrap(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.trim().is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    lines
}

/// A docstring of these lines at this indentation, with the line end.
pub fn docstring(lines: &[String], indent: &str) -> String {
    let escaped: Vec<String> = lines.iter().map(|line| line.replace('\\', "\\\\").replace("\"\"\"", "'''")).collect();
    if let [line] = escaped.as_slice()
        && !line.ends_with('"')
        && indent.len() + line.chars().count() + 6 <= WIDTH
    {
        return format!("{indent}\"\"\"{line}\"\"\"\n");
    }
    let mut text = format!("{indent}\"\"\"");
    for (number, line) in escaped.iter().enumerate() {
        if number > 0 && !line.is_empty() {
            text.push_str(indent);
        }
        text.push_str(line);
        text.push('\n');
    }
    format!("{text}{indent}\"\"\"\n")
}

/// Docstring lines of a description that may be empty.
pub fn described(description: &str, fallback: &str, indent: &str) -> String {
    let mut lines = paragraphs(description, WIDTH - indent.len() - 6);
    if lines.is_empty() {
        lines.push(sentence(fallback));
    }
    docstring(&lines, indent)
}

/// A JSON value as a Python expression, broken over lines when it does not fit.
pub fn literal(value: &Value, indent: usize, room: usize) -> String {
    let flat = flat(value);
    if flat.chars().count() <= room {
        return flat;
    }
    let inner = " ".repeat(indent + 4);
    let outer = " ".repeat(indent);
    let fits = |prefix: usize| (WIDTH - 16).saturating_sub(indent + 4 + prefix);
    match value {
        Value::Array(items) => {
            let items: String =
                items.iter().map(|item| format!("{inner}{},\n", literal(item, indent + 4, fits(1)))).collect();
            format!("[\n{items}{outer}]")
        }
        Value::Object(entries) => {
            let entries: String = entries
                .iter()
                .map(|(key, item)| format!("{inner}\"{key}\": {},\n", literal(item, indent + 4, fits(key.len() + 5))))
                .collect();
            format!("{{\n{entries}{outer}}}")
        }
        _ => flat,
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, item)| format!("\"{key}\": {}", flat(item))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        // JSON text and numbers are Python text and numbers.
        Value::String(_) | Value::Number(_) => value.to_string(),
    }
}

/// `(a, b)` on one line, or one element per line.
pub fn tuple(name: &str, elements: &[String], indent: &str) -> String {
    let comma = if elements.len() == 1 { "," } else { "" };
    let line = format!("{indent}{name} = ({}{comma})\n", elements.join(", "));
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    let elements: String = elements.iter().map(|element| format!("{indent}    {element},\n")).collect();
    format!("{indent}{name} = (\n{elements}{indent})\n")
}
