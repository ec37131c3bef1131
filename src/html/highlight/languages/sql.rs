//! SQL and Kusto.

use super::super::class::Class;
use super::super::language::{Code, Language, Shape, Text};

pub(in super::super) static SQL: Language = Language::new(
    &["sql", "tsql", "t-sql", "usql", "mysql", "plsql", "pgsql"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "add all alter and any as asc authorization backup begin between break by cascade case catch check \
                 close clustered column commit constraint continue create cross current cursor database deallocate \
                 declare default delete deny desc disable distinct drop else enable end escape except exec execute \
                 exists external fetch file for foreign from full function go goto grant group having identity if \
                 in index inner insert intersect into is join key left like limit login merge nocount \
                 nonclustered not nulls of off offset on open option or order outer output over partition percent \
                 primary print proc procedure raiserror references restore return returns revoke right role rollback \
                 rows schema select set statistics table then throw to top tran transaction trigger truncate try \
                 union unique update use user using values view when where while with within",
            ),
            (Class::Number, "true false null"),
            (
                Class::Type,
                "bigint binary bit char date datetime datetime2 datetimeoffset decimal float geography image int \
                 integer json money nchar ntext numeric nvarchar real smallint sysname text time timestamp tinyint \
                 uniqueidentifier varbinary varchar xml",
            ),
        ],
        ignore_case: true,
        line_comments: &["--"],
        block_comments: &[("/*", "*/")],
        texts: &[
            Text { open: "N'", lines: true, ..Text::QUOTED },
            Text { lines: true, ..Text::QUOTED },
            Text { escape: None, doubled: true, ..Text::DOUBLE },
        ],
        sigils: &[(b'@', Class::Variable)],
        ..Code::NONE
    }),
);

pub(in super::super) static KUSTO: Language = Language::new(
    &["kusto", "kql"],
    Shape::Code(Code {
        words: &[
            (
                Class::Keyword,
                "and as asc between by consume contains contains_cs count datatable desc distinct endswith evaluate \
                 extend externaldata facet find first fork from fullouter getschema has has_all has_any has_cs \
                 hasprefix hassuffix hint in inner innerunique invoke join kind last leftanti leftouter leftsemi \
                 let limit lookup matches materialize notcontains not notbetween nulls of on or order parse \
                 parse-kv parse-where make-series mv-apply mv-expand project-away project-keep project-rename \
                 project-reorder sample-distinct top-hitters top-nested partition print project range reduce regex render restrict rightanti rightouter rightsemi sample \
                 scan search serialize set sort startswith step summarize take to top toscalar union where with",
            ),
            (Class::Number, "true false null"),
            (Class::Type, "bool datetime decimal double dynamic guid int long real string timespan"),
        ],
        letters: ("", "-"),
        line_comments: &["//"],
        texts: &[
            Text { open: "@\"", escape: None, ..Text::DOUBLE },
            Text { open: "@'", escape: None, ..Text::SINGLE },
            Text { open: "```", close: "```", escape: None, lines: true, ..Text::DOUBLE },
            Text::DOUBLE,
            Text::SINGLE,
        ],
        ..Code::NONE
    }),
);
