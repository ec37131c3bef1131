//! The names that fences give to languages.

/// The grammar's lower-case name for a fence's lower-case name; `None`: plain text by intent.
pub(super) fn grammar(lang: &str) -> Option<&str> {
    Some(match lang {
        // Output of a program has no grammar.
        "output" | "console" | "text" | "txt" | "none" | "plaintext" | "plain" | "terminal" => return None,
        "azurepowershell" | "ps" | "pwsh" | "powershell-console" | "powershell" | "posh" => "powershell",
        "csharp" | "c#" | "cs" | "cs-i" | "aspx-csharp" | "aspx-cs" => "c#",
        "cshtml" | "razor" | "xaml" | "aspx" | "blazor" | "xhtml" | "vbhtml" | "cshtml-razor" => match lang {
            "xaml" => "xml",
            _ => "html",
        },
        "azurecli" | "dotnetcli" | "bash" | "sh" | "shell" | "zsh" | "curl" | "devlang" | "cli" | "ksh"
        | "shell-session" => "bourne again shell (bash)",
        "cmd" | "command line" | "command\u{a0}line" | "bat" | "batch" | "dos" | "commandline" => {
            "batch file"
        }
        "js" | "javascript" | "node" | "nodejs" | "jscript" | "mjs" => "javascript",
        "jsx" => "javascript (babel)",
        "ts" | "typescript" => "typescript",
        "tsx" => "typescriptreact",
        "jsonc" | "json5" | "json" | "jsonl" => "json",
        "yml" | "yaml" => "yaml",
        "xml" | "wsdl" | "csproj" | "xsd" | "xslt" | "resx" => "xml",
        "kusto" | "kql" | "sql" | "tsql" | "t-sql" | "usql" | "mysql" | "plsql" => "sql",
        "cpp" | "c++" | "cppcx" | "cppwinrt" | "hpp" | "idl" => "c++",
        "vb" | "vbnet" | "vb.net" | "visualbasic" | "vba" | "vbs" | "vbscript" => "asp",
        "fsharp" | "f#" | "fs" => "f#",
        "golang" => "go",
        "py" | "python3" => "python",
        "docker" => "dockerfile",
        "tf" | "hcl" => "terraform",
        "objc" | "objectivec" | "objective-c" => "objective-c",
        "md" => "markdown",
        "http" | "https" | "rest" => "http request and response",
        other => other,
    })
}
