//! Numbers by CLDR: Fluent's own formatting knows neither grouping nor a locale's digits.

use std::str::FromStr;

use fluent::FluentValue;
use fluent::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// A bundle's locale, for ICU4X. The formatter itself cannot be kept: it is not `Send`; to make it anew is a lookup
/// in compiled tables.
struct Formatting(Locale);

impl Memoizable for Formatting {
    type Args = ();
    type Error = ();

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Locale::from_str(&lang.to_string()).map(Self).map_err(drop)
    }
}

impl Formatting {
    fn format(&self, number: &FluentNumber) -> Option<String> {
        let mut options = DecimalFormatterOptions::default();
        let never = !number.options.use_grouping;
        options.grouping_strategy = never.then_some(GroupingStrategy::Never);
        let formatter = DecimalFormatter::try_new((&self.0).into(), options).ok()?;
        Some(formatter.format(&decimal(number)?).to_string())
    }
}

/// The formatter hook of a bundle: numbers by ICU4X, everything else as Fluent has it.
pub(super) fn format(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    memoizer.with_try_get::<Formatting, _, _>((), |f| f.format(number)).ok()?
}

/// `None` for infinity and what is no number.
fn decimal(number: &FluentNumber) -> Option<Decimal> {
    let mut decimal = Decimal::from_str(&number.as_string()).ok()?;
    if let Some(digits) = number.options.maximum_fraction_digits {
        decimal.round(-i16::try_from(digits).ok()?);
    }
    Some(decimal)
}
