//! Command lines: Bash and its kin, the command processor of Windows, and sessions of which no one knows which.

use super::super::class::Class;
use super::super::language::{Language, Shape, Shell};

pub(in super::super) static BASH: Language = Language::new(
    &[
        "azurecli",
        "bash",
        "sh",
        "shell",
        "zsh",
        "curl",
        "devlang",
        "cli",
        "ksh",
        "shell-session",
        "dotnetcli",
    ],
    Shape::Shell(Shell {
        words: &[(Class::Keyword, BASH_WORDS), (Class::Function, COMMANDS)],
        dos: false,
        output: false,
    }),
);

pub(in super::super) static CMD: Language = Language::new(
    &[
        "cmd",
        "command",
        "command line",
        "command\u{a0}line",
        "command&nbsp;line",
        "commandline",
        "bat",
        "batch",
        "dos",
    ],
    Shape::Shell(Shell {
        words: &[(Class::Keyword, DOS_WORDS), (Class::Function, COMMANDS)],
        dos: true,
        output: false,
    }),
);

/// Commands and what they print, as it comes.
pub(in super::super) static CONSOLE: Language = Language::new(
    &["console", "terminal"],
    Shape::Shell(Shell {
        words: &[(Class::Function, COMMANDS), (Class::Function, "set export")],
        dos: false,
        output: true,
    }),
);

const BASH_WORDS: &str = "break case continue do done elif else esac eval exec exit export fi for function if in local \
                          readonly return select set shift source sudo then time trap unset until while";
const DOS_WORDS: &str = "call defined do echo else endlocal exist exit for goto if in not pause popd pushd set \
                         setlocal shift start";
/// Names that begin a command and hardly a line of output.
const COMMANDS: &str = "ab adb apt apt-get az azcopy azd bcdedit brew bundle cargo cat cd certbot certutil chkdsk chmod \
                        chown choco cmake code conda copy cp cscript curl del dir dism docker docker-compose dotnet echo \
                        func gcloud gem git go gpresult gpupdate gradle gulp heroku helm icacls ipconfig java javac \
                        kubectl libman ls make makecert manage-bde md mkdir msbuild msiexec mv mvn net netsh netstat \
                        ngrok nmake node npm npx nslookup nuget office-addin-manifest openssl pac ping pip pip3 pnpm \
                        powershell pwsh python python3 rd reg regsvr32 rm rmdir robocopy rsync ruby sc scp schtasks sed \
                        setup.exe setx sfc signtool ssh sudo systemctl tar taskkill telnet terraform touch tracert \
                        tsc unzip vi vim w32tm wevtutil wget winget winrm wmic wsl xcopy yarn yo yum";
