/** What stands for the variables of a reply, in one language, out of what is known. */
import lines from 'content:crisis_lines';
import { reviewWords } from '../agreement/week-words.ts';
import { firstName } from '../replying/filling.ts';
import { wordsOfInstant } from '../replying/times.ts';
import { helpFor, valuesOf } from '../ui/crisis.ts';
import type { Known } from './view.ts';

type Locale = 'en' | 'es';

const MOST_TIMES = 3;
const DAY_MS = 86_400_000;

/** `now` in ms. What is not known is left out. */
export function valuesFor(known: Known, now: number, locale: Locale): Record<string, string> {
	const { next, phone, country, reading, skills } = known;
	const values: Record<string, string> = {
		first_name: firstName(known.name),
		practice_phone: phone,
		...valuesOf(helpFor(lines, country, locale), lines, locale),
		offer_times: freeWords(known.free, now, locale),
	};
	if (next) values['next_session'] = wordsOfInstant(next.at, next.zone, now, locale);
	if (reading) values['review_times'] = reviewWords(reading.windows, reading.hours, locale);
	if (skills.length === 1) values['skill'] = skills[0]?.name ?? '';
	return values;
}

/** The first free time of each of the next days that have one. */
function freeWords(free: Known['free'], now: number, locale: Locale): string {
	if (!free) return '';
	const day = (at: number) => new Date(at).toLocaleDateString('en-CA', { timeZone: free.zone });
	const first = new Map(
		free.slots.toSorted((one, other) => other - one).map((at) => [day(at), at]),
	);
	return [...first.values()]
		.toSorted((one, other) => one - other)
		.filter((at) => at < now + 14 * DAY_MS)
		.slice(0, MOST_TIMES)
		.map((at) => wordsOfInstant(at, free.zone, now, locale))
		.join(', ');
}

/** The language in which a client is answered. */
export function languageFor(known: Pick<Known, 'language'>, locale: Locale): Locale {
	if (known.language === '') return locale;
	return known.language.startsWith('es') ? 'es' : 'en';
}
