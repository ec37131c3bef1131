//! Checks: one a file, in groups. To add one: write the file, name it in [`CHECKS`].
//!
//! A check sees facts and gives findings; it reads no file and knows of no output. Those of a build look at pages and
//! at the docset; those of translations ([`reading`]) at segments, at pages beside their source, at all locales of a
//! page, at a locale as a whole.

mod alert;
mod anchor;
mod bilingual;
mod code;
mod context;
mod contexts;
mod directive;
mod displacement;
mod docset;
mod emphasis;
mod heading;
mod image;
mod include;
mod link;
mod metadata;
mod moniker;
mod number;
mod pane;
mod pivot;
pub mod reading;
mod redirect;
mod structure;
mod term;
mod toc;
mod translation;
mod translations;
mod typography;
mod ui;
mod xref;

pub use context::{PageContext, Reference};
pub use metadata::FrontContext;
pub use term::Lexicon;
pub use translations::{corpus, family};
pub use ui::MessageContext;

use crate::diag::{Rule, Sink};
use crate::model::Site;
use reading::{Comparison, Corpus, SegmentContext, Translation};

/// What a check looks at.
pub enum Look {
    /// One page and its references.
    Page(fn(&PageContext<'_>, &mut Sink)),
    /// The docset as a whole.
    Docset(fn(&Site, &mut Sink)),
    /// The locales of the docset as a whole.
    Locales(fn(&Site, &mut Sink)),
    /// A text in both languages. The order of the checks matters: what one explains, later ones pass over.
    Segment(fn(&SegmentContext<'_>, &mut Sink)),
    /// A text of a translation, whether its source is known or not; together with [`Look::Segment`], in their order.
    Text(fn(&SegmentContext<'_>, &mut Sink)),
    /// A page of a target locale.
    Translation(fn(&Translation<'_>, &mut Sink)),
    /// A page beside another that should have the same blocks.
    Comparison(fn(&Comparison<'_>, &mut Sink)),
    /// The front matter of a page of a target locale beside that of others.
    Front(fn(&FrontContext<'_>, &mut Sink)),
    /// What is wrong with a message of the docset's own texts of the site.
    Message(fn(&MessageContext<'_>, &mut Sink)),
    /// One locale as a whole.
    Corpus(fn(&Corpus<'_>, &mut Sink)),
}

/// One check.
pub struct Check {
    /// What it reports.
    pub rule: &'static Rule,
    /// How it finds it.
    pub look: Look,
}

/// All checks.
pub static CHECKS: &[&Check] = &[
    &link::missing::CHECK,
    &link::wrong_case::CHECK,
    &link::not_published::CHECK,
    &link::outside_root::CHECK,
    &link::folder::CHECK,
    &link::bad_host::CHECK,
    &link::empty::CHECK,
    &anchor::missing::CHECK,
    &heading::empty::CHECK,
    &heading::several_titles::CHECK,
    &heading::skipped_level::CHECK,
    &image::no_alt::CHECK,
    &image::missing::CHECK,
    &image::wrong_case::CHECK,
    &image::absolute::CHECK,
    &toc::missing_page::CHECK,
    &toc::missing_uid::CHECK,
    &toc::no_name::CHECK,
    &moniker::same_address::CHECK,
    &pivot::no_group::CHECK,
    &pivot::unknown::CHECK,
    &pivot::unused::CHECK,
    &redirect::cycle::CHECK,
    &redirect::file_remains::CHECK,
    &redirect::same_target::CHECK,
    &redirect::target_missing::CHECK,
    &xref::not_found::CHECK,
    &xref::duplicate_uid::CHECK,
    &docset::orphan_page::CHECK,
    &docset::output_conflict::CHECK,
    &docset::unused_media::CHECK,
    &contexts::removed::CHECK,
    &contexts::unknown::CHECK,
    &contexts::missing_page::CHECK,
    &contexts::missing_section::CHECK,
    &contexts::alias_unknown::CHECK,
    &contexts::no_pane::CHECK,
    &contexts::dirty_id::CHECK,
    &contexts::locale_differs::CHECK,
    &pane::link_leaves::CHECK,
    &pane::same_title::CHECK,
    &pane::no_context::CHECK,
    // Of translations. What makes a segment no translation of its source comes first.
    &translation::emptied::CHECK,
    &translation::emptied::BLOCKS,
    &bilingual::source_translated::CHECK,
    &translation::untranslated::CHECK,
    &translation::left_short::CHECK,
    &translation::wrong_language::CHECK,
    &translation::doubled::CHECK,
    &translation::swapped::CHECK,
    &translation::encoding::CHECK,
    &translation::remark::CHECK,
    &translation::encoding::TOCS,
    &translation::encoding::FRONT,
    &translation::mixed_language::CHECK,
    &translation::foreign_part::CHECK,
    &translation::stray_word::CHECK,
    &translation::copied::CHECK,
    &translation::diacritics::CHECK,
    &translation::repeated_word::CHECK,
    &translation::length::CHECK,
    &translation::omission::CHECK,
    &translation::addition::CHECK,
    &translation::mismatch::CHECK,
    &bilingual::id_mismatch::CHECK,
    &bilingual::duplicate_id::CHECK,
    &bilingual::segment_gap::CHECK,
    &bilingual::exchanged::CHECK,
    &bilingual::source_empty::CHECK,
    &bilingual::in_code::CHECK,
    &bilingual::source_differs::CHECK,
    &structure::heading_split::CHECK,
    &structure::heading_level::CHECK,
    &structure::heading_level::TITLES,
    &structure::missing_block::CHECK,
    &structure::added_block::CHECK,
    &structure::block_kind::CHECK,
    &structure::table_shape::CHECK,
    &alert::kind_changed::CHECK,
    &alert::lost::CHECK,
    &code::block_changed::CHECK,
    &code::block_lost::CHECK,
    &code::fence_language::CHECK,
    &include::path_changed::CHECK,
    &include::dropped::CHECK,
    &include::marker_broken::CHECK,
    &image::path_changed::CHECK,
    &image::dropped::CHECK,
    &image::path_spaced::CHECK,
    &directive::changed::CHECK,
    &directive::tab_id::CHECK,
    &anchor::lost::CHECK,
    &anchor::duplicate::CHECK,
    &anchor::none::CHECK,
    &anchor::tag_broken::CHECK,
    &link::changed_on_page::CHECK,
    &link::split::CHECK,
    &link::split::AROUND,
    &link::address_shown::CHECK,
    &link::empty_text::CHECK,
    &link::empty_text::BESIDE,
    &link::target_changed::CHECK,
    &link::no_definition::CHECK,
    &link::swapped::CHECK,
    &link::locale_in_url::CHECK,
    &link::locale_in_url::AROUND,
    &link::space_lost::CHECK,
    &link::anchor_slipped::CHECK,
    &image::in_segment::CHECK,
    &displacement::code_piled::CHECK,
    &code::inline_changed::CHECK,
    &code::keys_changed::CHECK,
    &code::identifier::CHECK,
    &code::artefact::CHECK,
    &code::placeholder::CHECK,
    &code::html_tag::CHECK,
    &code::html_broken::CHECK,
    &code::escape_lost::CHECK,
    &emphasis::literal::CHECK,
    &emphasis::lost::CHECK,
    &emphasis::added::CHECK,
    &emphasis::slipped::CHECK,
    &displacement::code_swapped::CHECK,
    &displacement::code_torn::CHECK,
    &displacement::word_parted::CHECK,
    &displacement::word_missed::CHECK,
    &displacement::code_in_verb::CHECK,
    &displacement::code_in_word::CHECK,
    &displacement::noun_unjoined::CHECK,
    &displacement::compound_split::CHECK,
    &displacement::name_word_lost::CHECK,
    &displacement::name_glued::CHECK,
    &ui::path_collapsed::CHECK,
    &ui::path_order::CHECK,
    &ui::path_shortened::CHECK,
    &ui::label_displaced::CHECK,
    &ui::label_case::CHECK,
    &ui::term_inconsistent::CHECK,
    &ui::label_in_code::CHECK,
    &ui::message_invalid::CHECK,
    &ui::message_missing::CHECK,
    &ui::message_untranslated::CHECK,
    &ui::message_variables::CHECK,
    &ui::message_plural::CHECK,
    &ui::message_duplicate::CHECK,
    &ui::message_obsolete::CHECK,
    &term::inconsistent::CHECK,
    &term::no_loc::CHECK,
    &term::do_not_translate::CHECK,
    &term::forbidden::CHECK,
    &term::glossary::CHECK,
    &term::name_case::CHECK,
    &term::name_case::USUAL,
    &term::name_lost::CHECK,
    &term::name_swapped::CHECK,
    &term::name_swapped::MISSPELT,
    &number::unit_changed::CHECK,
    &number::version_localized::CHECK,
    &number::value_lost::CHECK,
    &typography::brackets::CHECK,
    &typography::quotes::CHECK,
    &typography::spaces::CHECK,
    &typography::other_marks::CHECK,
    &typography::end_mark::CHECK,
    &typography::capitals::CHECK,
    &typography::elision::CHECK,
    &typography::headless::CHECK,
    &typography::bidi::CHECK,
    &typography::bidi::TOCS,
    &directive::leaked::CHECK,
    &image::alt_untranslated::CHECK,
    &image::alt_foreign::CHECK,
    &image::alt_empty::CHECK,
    &image::alt_cut::CHECK,
    &image::alt_file_name::CHECK,
    &image::broken::CHECK,
    &image::alt_other::CHECK,
    &metadata::wrong_locale::CHECK,
    &metadata::missing_key::CHECK,
    &metadata::translated_key::CHECK,
    &metadata::habit::CHECK,
    &metadata::forms::CHECK,
    &metadata::copied::CHECK,
    &metadata::cut_off::CHECK,
    &metadata::value_changed::CHECK,
    &metadata::untranslated::CHECK,
    &docset::page_missing::CHECK,
    &docset::include_missing::CHECK,
    &docset::page_without_source::CHECK,
    &docset::page_empty::CHECK,
    &docset::stale::CHECK,
    &docset::changed_source::CHECK,
    &toc::parity::CHECK,
    &alert::marker_broken::CHECK,
    &alert::empty::CHECK,
    &directive::comment_broken::CHECK,
    &code::fence_unclosed::CHECK,
    &code::block_translated::CHECK,
    &structure::heading_space::CHECK,
    &structure::heading_skipped::CHECK,
    &structure::number_gap::CHECK,
    &structure::items_joined::CHECK,
    &structure::marker_broken::CHECK,
    &structure::heading_joined::CHECK,
    &structure::heading_lost::CHECK,
    &structure::table_broken::CHECK,
    &structure::row_short::CHECK,
    &metadata::no_title::CHECK,
    &metadata::no_title::BARE,
    &metadata::uid_spaced::CHECK,
    &moniker::range_broken::CHECK,
    &metadata::unclosed::CHECK,
    &metadata::unknown_topic::CHECK,
    &toc::untranslated::CHECK,
    &displacement::name_joined::CHECK,
    &typography::space_lost::CHECK,
    &typography::space_lost::PAIRS,
];

/// Runs all page checks on one page.
pub fn page(cx: &PageContext<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Page(run) = check.look {
            run(cx, sink);
        }
    }
}

/// Runs all checks of the locales of the docset as a whole.
pub fn locales(site: &Site, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Locales(run) = check.look {
            run(site, sink);
        }
    }
}

/// Runs all checks of messages on what is wrong with one.
pub fn message(cx: &MessageContext<'_>, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Message(run) = check.look {
            run(cx, sink);
        }
    }
}

/// Runs all checks of the docset as a whole.
pub fn docset(site: &Site, sink: &mut Sink) {
    for check in CHECKS {
        if let Look::Docset(run) = check.look {
            run(site, sink);
        }
    }
}
