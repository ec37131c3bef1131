//! Names of programming languages, by the extensions of their files.

/// A language and the other names and extensions it goes by.
pub(super) static LANGUAGES: [(&str, &[&str]); 40] = [
    ("actionscript", &["as"]),
    ("arduino", &["ino"]),
    ("assembly", &["nasm", "asm"]),
    ("batchfile", &["bat", "cmd"]),
    ("cpp", &["c", "c++", "objective-c", "obj-c", "objc", "objectivec", "h", "hpp", "cc", "m"]),
    ("csharp", &["cs"]),
    ("cshtml", &["aspx-cs", "aspx-csharp"]),
    ("css", &[]),
    ("cuda", &["cu", "cuh"]),
    ("d", &["dlang"]),
    ("erlang", &["erl"]),
    ("fsharp", &["fs", "fsi", "fsx"]),
    ("go", &["golang"]),
    ("handlebars", &["hbs"]),
    ("haskell", &["hs"]),
    ("html", &["jsp", "asp", "aspx", "ascx"]),
    ("java", &["gradle"]),
    ("javascript", &["js", "node", "json"]),
    ("lisp", &["lsp"]),
    ("lua", &[]),
    ("matlab", &[]),
    ("pascal", &["pas"]),
    ("perl", &["pl"]),
    ("php", &[]),
    ("powershell", &["posh", "ps1"]),
    ("processing", &["pde"]),
    ("python", &["py"]),
    ("r", &[]),
    ("react", &["tsx"]),
    ("ruby", &["ru", "erb", "rb", ""]),
    ("rust", &["rs"]),
    ("scala", &[]),
    ("shell", &["sh", "bash"]),
    ("smalltalk", &["st"]),
    ("sql", &[]),
    ("swift", &[]),
    ("typescript", &["ts"]),
    ("vb", &["vbnet", "vbscript", "bas", "vbs", "vba"]),
    ("vbhtml", &["aspx-vb"]),
    ("xml", &["xsl", "xslt", "xsd", "wsdl", "csdl", "edmx"]),
];

/// The language of a file extension, or of another name for it. XAML is a language of its own.
pub fn of_extension(extension: &str) -> Option<&'static str> {
    if extension == "xaml" {
        return Some("xaml");
    }
    let known = LANGUAGES.iter().find(|(name, others)| *name == extension || others.contains(&extension));
    known.map(|(name, _)| *name)
}
