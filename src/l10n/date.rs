//! Days, as a locale's `date` message writes them.

use super::Args;

/// Year, month and day of `YYYY-MM-DD`; a time after it is ignored. `None`: no day of the calendar.
pub(super) fn parse(text: &str) -> Option<(i32, u32, u32)> {
    let day = text.get(..10)?;
    let mut parts = day.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then_some((year as i32, month, day))
}

/// The arguments of the `date` message.
pub(super) fn args((year, month, day): (i32, u32, u32)) -> Args<'static> {
    let mut args = Args::new();
    args.set("year", year);
    args.set("month", month);
    args.set("day", day);
    args
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(parse("2024-02-29"), Some((2024, 2, 29)));
        assert_eq!(parse("2024-02-29T10:00:00Z"), Some((2024, 2, 29)));
        for no in [
            "2023-02-29",
            "2023-13-01",
            "2023-1-01",
            "01/02/2023",
            "",
            "2023-01-00",
            "+023-01-01",
            "日本日本日本日本",
        ] {
            assert_eq!(parse(no), None, "{no}");
        }
    }
}
