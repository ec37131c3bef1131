//! What languages call themselves, for menus.

use crate::model::LocaleId;

/// Key, name, regions.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Language (with script where it matters), its own name, and the regions met most often as it names them.
#[rustfmt::skip]
const NAMES: &[Row] = &[
    ("af", "Afrikaans", &[("ZA", "Suid-Afrika")]),
    ("am", "አማርኛ", &[("ET", "ኢትዮጵያ")]),
    ("ar", "العربية", &[("SA", "السعودية"), ("EG", "مصر"), ("AE", "الإمارات"), ("MA", "المغرب")]),
    ("az", "Azərbaycan", &[("AZ", "Azərbaycan")]),
    ("be", "Беларуская", &[("BY", "Беларусь")]),
    ("bg", "Български", &[("BG", "България")]),
    ("bn", "বাংলা", &[("BD", "বাংলাদেশ"), ("IN", "ভারত")]),
    ("bs", "Bosanski", &[("BA", "Bosna i Hercegovina")]),
    ("ca", "Català", &[("ES", "Espanya"), ("AD", "Andorra")]),
    ("cs", "Čeština", &[("CZ", "Česko")]),
    ("cy", "Cymraeg", &[("GB", "Y Deyrnas Unedig")]),
    ("da", "Dansk", &[("DK", "Danmark")]),
    ("de", "Deutsch", &[("DE", "Deutschland"), ("AT", "Österreich"), ("CH", "Schweiz")]),
    ("el", "Ελληνικά", &[("GR", "Ελλάδα"), ("CY", "Κύπρος")]),
    ("en", "English", &[("US", "United States"), ("GB", "United Kingdom"), ("AU", "Australia"), ("CA", "Canada"),
        ("IN", "India"), ("IE", "Ireland"), ("NZ", "New Zealand"), ("ZA", "South Africa")]),
    ("es", "Español", &[("ES", "España"), ("MX", "México"), ("AR", "Argentina"), ("CO", "Colombia"),
        ("CL", "Chile"), ("419", "Latinoamérica"), ("US", "Estados Unidos")]),
    ("et", "Eesti", &[("EE", "Eesti")]),
    ("eu", "Euskara", &[("ES", "Espainia")]),
    ("fa", "فارسی", &[("IR", "ایران")]),
    ("fi", "Suomi", &[("FI", "Suomi")]),
    ("fil", "Filipino", &[("PH", "Pilipinas")]),
    ("fr", "Français", &[("FR", "France"), ("CA", "Canada"), ("BE", "Belgique"), ("CH", "Suisse")]),
    ("ga", "Gaeilge", &[("IE", "Éire")]),
    ("gl", "Galego", &[("ES", "España")]),
    ("gu", "ગુજરાતી", &[("IN", "ભારત")]),
    ("he", "עברית", &[("IL", "ישראל")]),
    ("hi", "हिन्दी", &[("IN", "भारत")]),
    ("hr", "Hrvatski", &[("HR", "Hrvatska")]),
    ("hu", "Magyar", &[("HU", "Magyarország")]),
    ("hy", "Հայերեն", &[("AM", "Հայաստան")]),
    ("id", "Indonesia", &[("ID", "Indonesia")]),
    ("is", "Íslenska", &[("IS", "Ísland")]),
    ("it", "Italiano", &[("IT", "Italia"), ("CH", "Svizzera")]),
    ("ja", "日本語", &[("JP", "日本")]),
    ("ka", "ქართული", &[("GE", "საქართველო")]),
    ("kk", "Қазақ тілі", &[("KZ", "Қазақстан")]),
    ("km", "ខ្មែរ", &[("KH", "កម្ពុជា")]),
    ("kn", "ಕನ್ನಡ", &[("IN", "ಭಾರತ")]),
    ("ko", "한국어", &[("KR", "대한민국")]),
    ("lb", "Lëtzebuergesch", &[("LU", "Lëtzebuerg")]),
    ("lt", "Lietuvių", &[("LT", "Lietuva")]),
    ("lv", "Latviešu", &[("LV", "Latvija")]),
    ("mk", "Македонски", &[("MK", "Северна Македонија")]),
    ("ml", "മലയാളം", &[("IN", "ഇന്ത്യ")]),
    ("mr", "मराठी", &[("IN", "भारत")]),
    ("ms", "Melayu", &[("MY", "Malaysia")]),
    ("mt", "Malti", &[("MT", "Malta")]),
    ("nb", "Norsk bokmål", &[("NO", "Norge")]),
    ("ne", "नेपाली", &[("NP", "नेपाल")]),
    ("nl", "Nederlands", &[("NL", "Nederland"), ("BE", "België")]),
    ("nn", "Norsk nynorsk", &[("NO", "Noreg")]),
    ("no", "Norsk", &[("NO", "Norge")]),
    ("pa", "ਪੰਜਾਬੀ", &[("IN", "ਭਾਰਤ")]),
    ("pl", "Polski", &[("PL", "Polska")]),
    ("pt", "Português", &[("BR", "Brasil"), ("PT", "Portugal")]),
    ("ro", "Română", &[("RO", "România"), ("MD", "Republica Moldova")]),
    ("ru", "Русский", &[("RU", "Россия")]),
    ("sk", "Slovenčina", &[("SK", "Slovensko")]),
    ("sl", "Slovenščina", &[("SI", "Slovenija")]),
    ("sq", "Shqip", &[("AL", "Shqipëri")]),
    ("sr-Cyrl", "Српски", &[("RS", "Србија"), ("BA", "Босна и Херцеговина")]),
    ("sr-Latn", "Srpski", &[("RS", "Srbija"), ("BA", "Bosna i Hercegovina")]),
    ("sr", "Српски", &[("RS", "Србија")]),
    ("sv", "Svenska", &[("SE", "Sverige"), ("FI", "Finland")]),
    ("sw", "Kiswahili", &[("KE", "Kenya"), ("TZ", "Tanzania")]),
    ("ta", "தமிழ்", &[("IN", "இந்தியா")]),
    ("te", "తెలుగు", &[("IN", "భారతదేశం")]),
    ("th", "ไทย", &[("TH", "ไทย")]),
    ("tr", "Türkçe", &[("TR", "Türkiye")]),
    ("uk", "Українська", &[("UA", "Україна")]),
    ("ur", "اردو", &[("PK", "پاکستان")]),
    ("uz", "O‘zbek", &[("UZ", "Oʻzbekiston")]),
    ("vi", "Tiếng Việt", &[("VN", "Việt Nam")]),
    ("zh-Hans", "简体中文", &[("CN", "中国"), ("SG", "新加坡")]),
    ("zh-Hant", "繁體中文", &[("TW", "台灣"), ("HK", "香港"), ("MO", "澳門")]),
    ("zh", "中文", &[]),
];

/// The labels of `ids`: the language's own name; where two locales would read the same, with the region.
pub(super) fn labels(ids: &[LocaleId]) -> Vec<String> {
    let rows: Vec<_> = ids.iter().map(row).collect();
    let short = |i: usize| rows[i].map_or_else(|| ids[i].to_string(), |(_, name, _)| name.to_owned());
    (0..ids.len())
        .map(|i| {
            let name = short(i);
            let alone = (0..ids.len()).all(|j| j == i || short(j) != name);
            let Some(region) = ids[i].identifier().region.filter(|_| !alone) else { return name };
            let known =
                rows[i].and_then(|(_, _, regions)| regions.iter().find(|(r, _)| *r == region.as_str()));
            format!("{name} ({})", known.map_or(region.as_str(), |(_, own)| own))
        })
        .collect()
}

/// What the language of `id` calls itself, without a region; the tag, where it is not known.
pub fn autonym(id: &LocaleId) -> String {
    row(id).map_or_else(|| id.to_string(), |(_, name, _)| name.to_owned())
}

fn row(id: &LocaleId) -> Option<Row> {
    let find = |key: &str| NAMES.iter().find(|(k, ..)| *k == key).copied();
    let language = id.language();
    let id = id.identifier();
    let script = match (id.script, id.region) {
        (Some(script), _) => Some(script.to_string()),
        (None, Some(region)) if language == "zh" => {
            let traditional = matches!(region.as_str(), "TW" | "HK" | "MO");
            Some(if traditional { "Hant" } else { "Hans" }.to_owned())
        }
        _ => None,
    };
    script.and_then(|s| find(&format!("{language}-{s}"))).or_else(|| find(&language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_autonyms_and_name_the_region_only_where_needed() {
        let of =
            |tags: &str| labels(&tags.split(' ').map(|t| t.parse().unwrap()).collect::<Vec<_>>()).join(" | ");
        assert_eq!(of("sv-se ar-sa ja-jp zh-cn zh-tw"), "Svenska | العربية | 日本語 | 简体中文 | 繁體中文");
        assert_eq!(of("de-at de-de fr-fr"), "Deutsch (Österreich) | Deutsch (Deutschland) | Français");
        assert_eq!(
            of("sr-latn-rs sr-cyrl-rs zh-hk zh-tw"),
            "Srpski | Српски | 繁體中文 (香港) | 繁體中文 (台灣)"
        );
        assert_eq!(of("en en-gb en-jm"), "English | English (United Kingdom) | English (JM)");
        assert_eq!(of("tlh"), "tlh");
    }
}
