//! From TextMate scopes to classes.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use syntect::parsing::{ClearAmount, Scope};

use super::super::class::Class;

/// The classes of the open scopes.
#[derive(Default)]
pub(super) struct Classes {
    stack: Vec<Class>,
    cleared: Vec<Vec<Class>>,
}

impl Classes {
    pub fn current(&self) -> Class {
        self.stack.last().copied().unwrap_or(Class::Plain)
    }

    pub fn push(&mut self, scope: Scope) {
        let above = self.current();
        let class = match class_of(scope) {
            None => above,
            Some(class) => class,
        };
        self.stack.push(class);
    }

    pub fn pop(&mut self, n: usize) {
        self.stack.truncate(self.stack.len().saturating_sub(n));
    }

    pub fn clear(&mut self, amount: ClearAmount) {
        let keep = match amount {
            ClearAmount::TopN(n) => self.stack.len().saturating_sub(n),
            ClearAmount::All => 0,
        };
        self.cleared.push(self.stack.split_off(keep));
    }

    pub fn restore(&mut self) {
        if let Some(mut classes) = self.cleared.pop() {
            self.stack.append(&mut classes);
        }
    }
}

/// The class of a scope; `None`: that of the scope around it.
fn class_of(scope: Scope) -> Option<Class> {
    thread_local! {
        static KNOWN: RefCell<FxHashMap<Scope, Option<Class>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| *known.entry(scope).or_insert_with(|| class_by_name(&scope.build_string())))
}

fn class_by_name(scope: &str) -> Option<Class> {
    let is = |prefix: &str| {
        scope.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let any = |prefixes: &[&str]| prefixes.iter().any(|p| is(p));
    // First match wins: the particular before the general.
    let rules: [(&[&str], Class); 15] = [
        (&["comment", "punctuation.definition.comment"], Class::Comment),
        (
            &[
                "meta.interpolation",
                "meta.embedded",
                "punctuation.section.interpolation",
                "meta.template.expression",
            ],
            Class::Plain,
        ),
        (
            &[
                "keyword.operator.word",
                "keyword.operator.logical.python",
                "keyword.operator.new",
                "keyword.operator.comparison.powershell",
                "keyword.operator.logical.powershell",
            ],
            Class::Keyword,
        ),
        (&["keyword.operator"], Class::Plain),
        (
            &[
                "meta.preprocessor",
                "keyword.control.import.include",
                "variable.annotation",
                "meta.annotation",
                "meta.diff.header",
                "meta.diff.range",
                "entity.name.function.preprocessor",
            ],
            Class::Meta,
        ),
        (
            &[
                "storage.type.numeric",
                "constant.numeric",
                "constant.language",
                "constant.other",
                "support.constant",
            ],
            Class::Number,
        ),
        (
            &["keyword", "storage", "entity.name.section", "markup.heading", "variable.language"],
            Class::Keyword,
        ),
        (&["string", "punctuation.definition.string", "constant.character"], Class::Text),
        (
            &[
                "entity.name.function",
                "support.function",
                "variable.function",
                "meta.function-call.identifier",
            ],
            Class::Function,
        ),
        (&["entity.name.tag", "punctuation.definition.tag"], Class::Tag),
        (
            &[
                "entity.other.attribute-name",
                "variable.parameter.option",
                "support.type.property-name",
                "punctuation.definition.parameter",
            ],
            Class::Variable,
        ),
        (
            &[
                "entity.name.type",
                "entity.name.class",
                "entity.name.struct",
                "entity.name.enum",
                "entity.name.interface",
                "entity.name.namespace",
                "entity.other.inherited-class",
                "support.class",
                "support.type",
                "support.other",
            ],
            Class::Type,
        ),
        (&["markup.inserted"], Class::Inserted),
        (&["markup.deleted"], Class::Deleted),
        (&["source", "text"], Class::Plain),
    ];
    if let Some((_, class)) = rules.iter().find(|(prefixes, _)| any(prefixes)) {
        return Some(*class);
    }
    // Languages that mark their variables; elsewhere every name is one.
    let marked = ["powershell", "shell", "bash", "php", "perl", "dosbatch"];
    let variable = any(&["variable.other", "punctuation.definition.variable", "variable.parameter"]);
    (variable && marked.iter().any(|l| scope.rsplit('.').next() == Some(l))).then_some(Class::Variable)
}
