//! What code looks like, language by language, and what holds for all of them.

use proptest::prelude::*;

use super::*;

fn highlight(lang: &str, code: &str) -> Option<String> {
    let mut out = String::from("before");
    let coloured = Highlighter::default().highlight(lang, code, &mut out);
    let html = out.strip_prefix("before").unwrap().to_owned();
    assert!(coloured || html.is_empty(), "{lang}");
    coloured.then_some(html)
}

/// The spans as `«k:if»`, the rest as it stands; plain code as it stands.
fn marked(lang: &str, code: &str) -> String {
    let Some(html) = highlight(lang, code) else { return code.to_owned() };
    let html = html.replace("<span class=\"", "«").replace("\">", ":").replace("</span>", "»");
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Language and code with its colours; the code is what is left without them.
const LOOKS: &[(&str, &str)] = &[
    ("C#", "«k:if» (a < «n:1») «c:// <b>»\n"),
    ("csharp", "«k:using» System.Linq;"),
    (
        "csharp",
        "[«t:HttpGet»(«s:\"{id}\"»)]\n«k:public async» «t:Task»<«t:IActionResult»> «f:Get»(«k:int» id, [«t:FromQuery»] «t:Foo»? foo)",
    ),
    (
        "csharp",
        "«k:class» «t:Foo» : «t:Bar»<«t:Baz»>, «t:IFoo» { «k:public string» Name { «k:get»; «k:set»; } }",
    ),
    ("csharp", "«k:var» q = «k:from» x «k:in» y «k:where» x.Id > «n:1» «k:select new» { x.from };"),
    ("csharp", "x = «s:$\"a» {b.«f:C»(«s:\"d\"»)} «s:e {{f}}\"»;"),
    ("csharp", "x = «s:@\"C:\\\"»; y = «s:\"\\\"\"»; z = «s:'\\''»; don't"),
    ("csharp", "x = «s:\"\"\"\n  a \"\"b\"\" c\n  \"\"\"»;"),
    (
        "csharp",
        "y = («t:Foo»)x «k:as» «t:Bar»; a.«f:B»<«t:C»>(«n:1_000m»); a < b; «k:return new» «t:D.E»(x «k:=>» x.class);",
    ),
    ("csharp", "«m:#region A»\n«c:/* b\n */»"),
    ("js", "«k:const» add = «k:async» (a, b = «n:1.5e3») «k:=>» { «k:return» a / b / «n:2»; };"),
    ("js", "re = x.«f:replace»(«s:/[/\"]+\\//gi», «s:''»); a = b /c/ d"),
    ("js", "«s:`a» ${b + «s:`»${c}«s:`»}«s:d`»; «t:Office».context.«f:on»({ key: «n:null» })"),
    ("js", "«c:/** Adds.\n *» «k:@param» «c:{number} a b@c.d */»"),
    (
        "js",
        "«k:import» { a «k:as» b } «k:from» «s:\"./x\"»; a.default = from; «k:class» «t:A» «k:extends» «t:B» {}",
    ),
    ("ts", "«k:interface» «t:A» { b?: «t:string»; «k:readonly» c: «t:Promise»<«t:D»[]>; type: «s:\"x\"» }"),
    (
        "tsx",
        "x = «p:<a» «v:b»=«s:\"c\"» «v:d»={e «k:=>» «p:<b />»}«p:>»if {f} don't«p:</a>»; «k:if» (a < b) {}",
    ),
    ("json", "{ «v:\"a\"»: «s:\"b\\\"\"», «v:\"c\"» : [«n:1», -«n:2.5e-3», «n:true»] } «c:// d»"),
    (
        "xml",
        "«p:<?xml» «v:version»=«s:\"1.0\"»«p:?>\n<a:b» «v:c»=«s:'<'» «v:d»=«s:e»«p:/>» &«c:<!-- < -->» a «n:&amp;» b",
    ),
    ("html", "«m:<!DOCTYPE html>»«p:<br><p» «v:hidden»«p:>»if 1 < 2«p:</p>»"),
    ("html", "«p:<script>»«k:var» a = «s:\"<b>\"»;«p:</script><style>h1» { «v:color»: «n:red» }«p:</style>»"),
    (
        "cshtml",
        "«k:@model» «t:A»\n«p:<b» «v:c»=«s:\"d-»«k:@»e.F«s:\"»«p:>»«k:@»g.«f:H»(«n:1»). a@b.c @@d «c:@* e *@»«p:</b>»",
    ),
    (
        "razor",
        "«k:@if» (a)\n{\n    «p:<p>»if «k:@»b«p:</p>»\n    «f:C»();\n}\n«k:else» { }\nif\n«k:@code» { «k:int» d; }",
    ),
    (
        "powershell",
        "«f:Get-Mailbox» «v:-Name» «s:\"a»«v:$b»«s:`\"»«v:$env:C»$(«v:$d».E)«s:\"» | «f:cd» get-a; «c:# don't»",
    ),
    (
        "powershell",
        "«k:param»([«t:Parameter»(Mandatory=«n:$true»)] [«t:int»[]]«v:$a»)\n«k:if» («v:$a»[«n:0»] «k:-eq» «n:10MB») { «s:@'\nb'\n'@» }",
    ),
    ("powershell", "«f:Set-Location» C:\\if\\in -- it's «c:#1»"),
    (
        "bash",
        "«c:# a»\n«f:az» vm create «v:--name» «s:\"»«v:$RG»«s:-1\"» \\\n  «v:--count» «n:2» | «f:grep» «s:'b c'»\n«v:A»=b «f:dotnet» run",
    ),
    (
        "sh",
        "«k:for» f «k:in» *; «k:do» «f:echo» «v:${f}»; «k:done»\nDon't mind it's\n$ «f:ls» «v:-l»\n«f:cat» <<EOF\n«s:a $b\nEOF»\n«f:c»",
    ),
    ("cmd", "«f:@echo» off"),
    ("cmd", "«c:REM it's»\n«k:set» A=«v:%B%»\nC:\\> «f:setx» C «s:\"d»«v:%E%»«s:\"» «v:/M»\n«m::end»"),
    ("console", "«f:dotnet» new «v:-o» A\ninfo: dotnet 1\n$ «f:anything» «v:-x»"),
    (
        "yaml",
        "«c:# a»\n«p:b»:\n- «s:c d:e» «c:# f»\n- «p:g»: «n:1.5»\n  «p:\"h\"»: { «p:i»: «n:true», «p:j»: «s:'k'» }\n  «p:l»: |\n    «s:m: n»\n  «p:o»: «v:*p»\n«m:---»",
    ),
    (
        "css",
        "«k:@media» («n:print») {\n  «t:.a» > «p:b»:hover, «t:#c» { «v:margin»: «n:-1.5rem auto» «k:!important»; «v:color»: «n:#fff» }\n}",
    ),
    ("scss", "«v:$a»: «n:1px»; «t:.b» { &:hover { «v:width»: «f:calc»(«n:100%» - «v:$a»); } «c:// c»\n}"),
    (
        "sql",
        "«k:SELECT TOP» («v:@n») [A], «f:MAX»(b) «k:FROM» dbo.T «k:WHERE» c «k:LIKE» «s:N'it''s'» «c:-- d»",
    ),
    ("kql", "T | «k:where» a > «f:ago»(«n:7d») | «k:project-away» b «c:// c»"),
    (
        "python",
        "«m:@app.route»(«s:\"/\"»)\n«k:def» «f:a»(b: «t:str» = «n:None»): «c:# c»\n    «k:return» «s:f\"x» {b.«f:d»()}«s:\"» + «s:r'\\d'»",
    ),
    ("http", "«k:POST» «s:/a?b=c» «k:HTTP/1.1»\n«p:Content-Type»: application/json\n\n{ «v:\"a\"»: «n:1» }"),
    ("http", "«k:HTTP/1.1» «n:200 OK»\n\n«p:<a/>»"),
    (
        "c",
        "«m:#include <a.h>»\n«k:static» «t:size_t» «f:f»(«k:const» «t:foo_t» *p) { «k:return» a * b; } «c:/* c */»",
    ),
    (
        "cpp",
        "«k:class» «t:A» : «k:public» «t:B» { «k:virtual» ~«f:A»() = «k:default»; «t:HRESULT» hr = «s:L\"c\"»; };",
    ),
    (
        "java",
        "«m:@Override»\n«k:public» «t:List»<«t:String»> «f:a»() «k:throws» «t:E» { «k:return new» «t:B»<>(«n:MAX_C»); }",
    ),
    (
        "go",
        "«k:func» (s *T) «f:Run»(a «t:string») «t:error» { b := «s:`c\n`»; «k:type» «t:D» «k:struct» {} }",
    ),
    (
        "vb",
        "«k:Public Function» «f:A»(b «k:As» «t:Integer») «k:As» «t:C» «c:' it's»\n«k:If» d «k:Then Return» «s:\"e\"\"f\"»",
    ),
    ("diff", "«m:--- a\n+++ b\n@@ -1 +1 @@»\n c\n«d:-d»\n«i:+e»\n"),
    ("ini", "«k:[a]»\n«p:b» = it's «n:1»\n«c:; c»\n"),
    ("toml", "«k:[[a.b]]»\n«p:c» = [«n:1», «s:'d'»] «c:# e»\n«p:f» = «s:\"\"\"\ng = 1\n\"\"\"»\n"),
    (
        "md",
        "«k:# A»\n«m:>» «k:-» b «s:`c`» [«k:!NOTE»] [e](«s:f.md») «c:<!-- g -->»\n«s:```sh\n# h\n```»\n«m:---»\n«k:1)» i `j",
    ),
    ("rust", "«k:let» x = «n:1»;"),
    ("Output", "if a < 1"),
    ("nosuch", "if"),
    ("", "if"),
    ("csharp", "a + b"),
];

#[test]
fn code_looks_as_readers_know_it() {
    let looks = LOOKS.iter().map(|(lang, expect)| (lang, marked(lang, &plain(expect)), *expect));
    let wrong: Vec<_> = looks.filter(|(_, look, expect)| look != expect).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Without the marks.
fn plain(marked: &str) -> String {
    let mut code = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('«') {
        code.push_str(&before.replace('»', ""));
        rest = &after[2..];
    }
    code.push_str(&rest.replace('»', ""));
    code
}

/// What the HTML says, or why it is none.
fn text_of(html: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut open = false;
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (before, tail) = rest.split_at(at);
        text.push_str(before);
        let tokens = [("</span>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
        if let Some((token, means)) = tokens.iter().find(|(token, _)| tail.starts_with(token)) {
            if means.is_empty() != open && means.is_empty() {
                return Err(format!("closes nothing: {tail}"));
            }
            open &= !means.is_empty();
            text.push_str(means);
            rest = &tail[token.len()..];
        } else {
            let class = tail.strip_prefix("<span class=\"").and_then(|t| t.get(..3));
            let good = class.is_some_and(|c| "kscnftvpmid".contains(&c[..1]) && &c[1..] == "\">");
            if !good || open || tail[16..].starts_with("</span>") {
                return Err(format!("no span: {tail}"));
            }
            open = true;
            rest = &tail[16..];
        }
    }
    text.push_str(rest);
    if open { Err("left open".to_owned()) } else { Ok(text) }
}

/// Pieces of code that begin, end and nest what the languages know, and some that only hurt.
fn pieces() -> impl Strategy<Value = String> {
    let known: Vec<&str> = LOOKS.iter().map(|(_, code)| *code).collect();
    let pieces: Vec<&'static str> = "\" ' ` \"\"\" $\" $@\" @\" @' \"@ '@ f\" R\"( )\" {{ }} { } ( ) [ ] < > </ /> <a </a> <b> <br> \
         <script> </script> <style> </style> <!-- --> <![CDATA[ ]]> <? ?> <% %> & &amp; @ @@ @* *@ @if @{ @( @code @: @x \
         @using @section ${ $( $x ${x} % %% %x% %~ ! # #{ #if ## ; : :: , . .. = => -> -x -eq --- +++ @@ / // /* /** */ \
         \\ -- ; ' | || & && <<E E << = [x] [[x]] x: - ? | > *x &x !x 1 1.5 0x 1e-3 a A if class new function def as \
         Get-X å 日本 \u{301} 🙂 \u{a0} \u{2028} GET HTTP/1.1 PS $ C:\\> rem .a #b url( rem<"
        .split_ascii_whitespace()
        .collect();
    let one = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(str::to_owned),
        3 => proptest::sample::select(vec!["\n", " ", "\t", "\r\n", "\n\n  ", "\0"]).prop_map(str::to_owned),
        1 => (proptest::sample::select(known), 0..60_usize, 0..60_usize).prop_map(|(code, from, to)| {
            plain(code).chars().skip(from).take(to).collect()
        }),
        1 => any::<String>(),
    ];
    proptest::collection::vec(one, 0..40).prop_map(|v| v.concat())
}

proptest! {
    #[test]
    fn colours_change_nothing_but_colours(code in pieces()) {
        for lang in languages::ALL {
            let mut out = String::new();
            let coloured = engine::run(lang, &code, &mut out);
            prop_assert_eq!(text_of(&out), Ok(code.clone()), "{:?}", lang.names);
            prop_assert_eq!(coloured, out.contains("<span"));
        }
    }
}

#[test]
fn what_never_ends_or_nests_without_end_is_read_in_one_pass() {
    // Quadratic or recursive reading of these would not end, or overflow the stack.
    for piece in PIECES_THAT_HURT {
        let code = piece.repeat(50_000 / piece.len());
        for lang in languages::ALL {
            let mut out = String::new();
            engine::run(lang, &code, &mut out);
            assert_eq!(text_of(&out).map(|t| t == code), Ok(true), "{:?} {piece}", lang.names);
        }
    }
}

const PIECES_THAT_HURT: &[&str] = &[
    "`${",
    "$\"{",
    "\"$(",
    "@{<a>",
    "@(",
    "@a(",
    "@if(a){<b>",
    "<a>{",
    "<a b=\"@c(",
    "<script>",
    "<a b='",
    "[",
    "/[",
    "'\\",
    "\"\\",
    "/*",
    "<!--",
    "<![CDATA[",
    "<<A\n",
    "@'\n",
    "a<a",
    "A<A",
    "a<b(",
    "#",
    "# ",
    "a: ",
    "{a: ",
    "- ",
    "|\n",
    "{",
    ";",
    "a{b:",
    "-",
    "-a",
    "$",
    "%a",
    "%",
    "@",
    "&",
    "&a",
    "<",
    "</",
    "<%",
    "*",
    "a*",
    "[]",
    "()",
    "//",
    "\n",
    "\\\n",
    "^\n",
    "=",
    "=>",
    "a=",
    "'",
    "\"",
    "`",
    "\"\"\"",
    "$$\"\"\"",
    "f\"{",
    "a b",
    "A",
    "1",
    "1.",
    "0x",
    "é",
    "e\u{301}'",
    "  '",
    "PS ",
    "x@y",
];

#[test]
fn what_takes_a_grammar_long_stays_plain() {
    let long = "x".repeat(grammar::MAX_LINE + 1);
    assert_eq!(highlight("rust", &format!("let x = {long};")), None);
    assert_eq!(highlight("rust", &"if\n".repeat(grammar::MAX_CODE)), None);
    assert!(highlight("cs", &"if\n".repeat(grammar::MAX_CODE)).is_some());
}
