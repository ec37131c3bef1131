//! PowerShell.

use super::super::class::Class;
use super::super::language::{Code, Holes, Language, Shape, Text};

pub(in super::super) static POWERSHELL: Language = Language::new(
    &["powershell", "azurepowershell", "ps", "pwsh", "powershell-console", "posh", "ps1"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally \
                 for foreach function if in param process return switch throw trap try until using while workflow \
                 -and -or -not -xor -band -bor -bnot -bxor -shl -shr -is -isnot -as -join -split -replace -f -eq -ne \
                 -gt -ge -lt -le -like -notlike -match -notmatch -contains -notcontains -in -notin -ieq -ine -ceq \
                 -cne -ilike -clike -imatch -cmatch -ireplace -creplace -isplit -csplit",
            ),
            (Class::Number, "$true $false $null"),
            (
                Class::Function,
                "az bcdedit cd choco cmd copy curl dir dism docker dotnet echo git iex iwr kubectl ls mkdir msbuild \
                 net netsh npm npx nuget ping pip powershell pwsh python reg regsvr32 robocopy sc schtasks setx \
                 winget wget yo",
            ),
        ],
        ignore_case: true,
        letters: ("", "-"),
        line_comments: &["#"],
        block_comments: &[("<#", "#>")],
        spaced_comments: true,
        texts: &[
            Text {
                open: "@\"",
                close: "\n\"@",
                escape: None,
                lines: true,
                holes: Holes::Variables,
                ..Text::DOUBLE
            },
            Text { open: "@'", close: "\n'@", escape: None, lines: true, ..Text::DOUBLE },
            Text { escape: Some(b'`'), doubled: true, holes: Holes::Variables, ..Text::DOUBLE },
            Text::QUOTED,
        ],
        sigils: &[(b'$', Class::Variable)],
        before_functions: "function filter workflow",
        declares: "class enum",
        bracket_types: true,
        dashes: true,
        ..Code::NONE
    }),
);
