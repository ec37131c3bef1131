//! Languages of code, as fences name them.

/// The name of a language of code in lower case: one for each, whatever it goes by.
pub fn one_name(language: &str) -> String {
    let name = language.to_ascii_lowercase();
    let one = match name.as_str() {
        "js" => "javascript",
        "ts" => "typescript",
        "c#" | "cs" => "csharp",
        "c++" => "cpp",
        "f#" | "fs" => "fsharp",
        "py" => "python",
        "rb" => "ruby",
        "yml" => "yaml",
        "md" => "markdown",
        "ps" | "ps1" | "pwsh" => "powershell",
        "vbnet" | "vb.net" => "vb",
        "objc" => "objective-c",
        "bat" | "batch" => "cmd",
        "text" | "plaintext" => "txt",
        "golang" => "go",
        "rs" => "rust",
        "kt" => "kotlin",
        _ => return name,
    };
    one.to_owned()
}
