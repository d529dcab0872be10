/** A journal to be read: months, in them days, in them entries. */
import words from 'content:journal';
import type { Locale } from '../text/catalogue.ts';
import { dateFormat } from '../text/formats.ts';
import { zoneOf } from '../text/zones.ts';
import type { Copied } from './journal.ts';
import { besideWords, strengthWords } from './moment-words.ts';
import { filled, type Paper, type PaperText } from './paper.ts';

const MONTH_CHARS = 7;

type Reader = Readonly<{ locale: Locale; here: string; now: number }>;

/** What stands on the paper, in a language; a time is that of the place of its entry. */
export function journalPaper(copied: readonly Copied[], { locale, here, now }: Reader): Paper {
	const day = (on: string, options: Intl.DateTimeFormatOptions) =>
		dateFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${on}T00:00:00Z`));
	const at = dateFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: here });
	const months = Map.groupBy(copied, (each) => each.day.slice(0, MONTH_CHARS));
	const facts = { at: at.format(now), n: new Intl.NumberFormat(locale).format(copied.length) };
	return {
		title: words.title[locale],
		head: [
			filled(words.made[locale], facts),
			words.alone[locale],
			...(copied.length > 0 ? [] : [words.nothing[locale]]),
		],
		parts: [...months].map(([month, ofMonth]) => ({
			title: day(`${month}-01`, { year: 'numeric', month: 'long' }),
			note: '',
			sections: [...Map.groupBy(ofMonth, (each) => each.day)].map(([on, ofDay]) => ({
				title: day(on, { weekday: 'long', day: 'numeric', month: 'long' }),
				texts: ofDay.flatMap((each) => textsOf(each, { locale, here, now })),
			})),
		})),
	};
}

function textsOf({ entry, files }: Copied, { locale, here }: Reader): PaperText[] {
	const zone = zoneOf(entry.zone, here);
	const time = dateFormat(locale, {
		...{ hour: 'numeric', minute: '2-digit', timeZone: zone, timeZoneName: 'short' },
	}).format(entry.at);
	return [
		{
			title: [time, strengthWords(entry, locale)].filter(Boolean).join(' · '),
			text: entry.text,
			mark: besideWords(entry, locale).join(' · '),
			link: '',
		},
		...files.map(({ name, place }) => ({
			title: '',
			text: filled(words.told[place ? 'file' : 'lacking'][locale], { name }),
			mark: '',
			link: place,
		})),
	];
}
