//! What a message asks for, read off its syntax tree: its variables and the plural forms it tells apart.

use std::collections::{BTreeMap, BTreeSet};

use fluent::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey,
};

/// CLDR's plural categories.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A message without its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub id: Box<str>,
    pub has_value: bool,
    pub variables: BTreeSet<Box<str>>,
    /// Variable → the plural categories that variants stand for, of every selector over it.
    pub selects: BTreeMap<Box<str>, BTreeSet<&'static str>>,
    /// What is shown as it stands, piece by piece.
    pub texts: Vec<Box<str>>,
    /// Messages and terms referred to.
    pub references: BTreeSet<Box<str>>,
}

/// The outlines of a file's messages, in order.
pub(super) fn messages(resource: &FluentResource) -> impl Iterator<Item = Outline> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(of(message)),
        _ => None,
    })
}

/// The outline of one message.
pub(super) fn of(message: &Message<&str>) -> Outline {
    let mut outline =
        Outline { id: message.id.name.into(), has_value: message.value.is_some(), ..Outline::default() };
    if let Some(pattern) = &message.value {
        outline.pattern(pattern);
    }
    for attribute in &message.attributes {
        outline.pattern(&attribute.value);
    }
    outline
}

impl Outline {
    /// Whether the text is always the same.
    pub(super) fn is_constant(&self) -> bool {
        self.has_value && self.variables.is_empty() && self.references.is_empty()
    }

    /// How many words of two letters or more it shows.
    pub(super) fn words(&self) -> usize {
        let words = self.texts.iter().flat_map(|t| t.split(|c: char| !c.is_alphabetic()));
        words.filter(|w| w.chars().count() > 1).count()
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression } => self.expression(expression),
                PatternElement::TextElement { value } => self.texts.push((*value).into()),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
                let Some(variable) = variable(selector) else { return };
                let keys = variants.iter().filter_map(|v| match &v.key {
                    VariantKey::Identifier { name } => CATEGORIES.into_iter().find(|c| c == name),
                    VariantKey::NumberLiteral { .. } => None,
                });
                self.selects.entry(variable.into()).or_default().extend(keys);
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.into());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name).into());
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.into());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|a| self.inline(a));
        arguments.named.iter().for_each(|a| self.inline(&a.value));
    }
}

/// The variable that a selector is about, itself or through a function.
fn variable<'s>(selector: &InlineExpression<&'s str>) -> Option<&'s str> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().and_then(variable)
        }
        _ => None,
    }
}
