//! The messages of one locale, ready to be formatted.

use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use super::number;
use super::outline::{self, Outline};
use crate::model::LocaleId;

/// One locale's messages, twice: with and without the marks (U+2068, U+2069) that keep a placed text's direction
/// from mixing with the sentence's.
pub(super) struct Bundle {
    pub(super) locale: LocaleId,
    plain: FluentBundle<Arc<FluentResource>>,
    isolating: FluentBundle<Arc<FluentResource>>,
    outlines: FxHashMap<Box<str>, Outline>,
}

impl Bundle {
    pub(super) fn new(locale: LocaleId) -> Self {
        let lang: LanguageIdentifier = locale.to_string().parse().unwrap_or_default();
        let make = |isolating: bool| {
            let mut bundle = FluentBundle::new_concurrent(vec![lang.clone()]);
            bundle.set_use_isolating(isolating);
            bundle.set_formatter(Some(number::format));
            // Fails only where a function of the name is there already.
            let _ = bundle.add_builtins();
            bundle
        };
        Self { locale, plain: make(false), isolating: make(true), outlines: FxHashMap::default() }
    }

    /// Adds a file's messages; those already there are replaced.
    pub(super) fn add(&mut self, resource: Arc<FluentResource>) {
        for outline in outline::messages(&resource) {
            self.outlines.insert(outline.id.clone(), outline);
        }
        self.plain.add_resource_overriding(Arc::clone(&resource));
        self.isolating.add_resource_overriding(resource);
    }

    pub(super) fn outlines(&self) -> impl Iterator<Item = &Outline> {
        self.outlines.values()
    }

    pub(super) fn outline(&self, id: &str) -> Option<&Outline> {
        self.outlines.get(id)
    }

    /// The message's text; `None` where this locale has none, or where it cannot be completed (a variable that is
    /// not given, a reference into the void).
    pub(super) fn format(&self, id: &str, args: Option<&FluentArgs>, isolating: bool) -> Option<String> {
        let bundle = if isolating { &self.isolating } else { &self.plain };
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = vec![];
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}
