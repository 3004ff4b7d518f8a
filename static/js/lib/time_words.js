// A moment in the words of the reader's own zone and language. Pure: `now` enters as an argument. The server writes the same
// forms in UTC (src/pages/time_words.cpp); these replace them.

const day = 24 * 60 * 60 * 1000;

function isSameDay(a, b) {
  return a.toDateString() === b.toDateString();
}

function said(date, options, language) {
  return new Intl.DateTimeFormat(language, options).format(date);
}

const clock = { hour: "numeric", minute: "2-digit" };

function dayOf(date, now, language) {
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return said(date, { day: "numeric", month: "short", year }, language);
}

/// "short": 14:05 today, Tue within a week, else 12 Nov. "clock": 14:05. "seconds": 14:05:09. "date": 12 Nov 2026.
/// "day": Today, Yesterday, else Tuesday, 12 Nov. Anything else, "full": 12 Nov, 14:05.
export function timeWords(date, form, now, language) {
  switch (form) {
    case "clock":
      return said(date, clock, language);
    case "seconds":
      return said(date, { ...clock, second: "2-digit" }, language);
    case "date":
      return said(date, { day: "numeric", month: "short", year: "numeric" }, language);
    case "day":
      return dayWords(date, now, language);
    case "short":
      if (isSameDay(date, now)) return said(date, clock, language);
      if (now - date < 6 * day && now > date) return said(date, { weekday: "short" }, language);
      return dayOf(date, now, language);
    default:
      return `${dayOf(date, now, language)}, ${said(date, clock, language)}`;
  }
}

function dayWords(date, now, language) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  if (isSameDay(date, now)) return capital(relative.format(0, "day"));
  if (isSameDay(date, new Date(now - day))) return capital(relative.format(-1, "day"));
  return `${said(date, { weekday: "long" }, language)}, ${dayOf(date, now, language)}`;
}
