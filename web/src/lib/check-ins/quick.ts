import content from 'content:check_ins';
import type { Locale } from '../text/catalogue.ts';
import type { CheckInKind } from '../protocol/checkin-posts.ts';
import type { Question } from './view.ts';

type Words = Readonly<Record<Locale, string>>;

/** The content file `check_ins`: short questions to begin with. */
export type CheckInTexts = Readonly<{
	questions: readonly Readonly<{
		id: string;
		about: 'session' | 'event' | 'day';
		kind: CheckInKind;
		ask: Words;
		low?: Words;
		high?: Words;
		options?: readonly Words[];
	}>[];
}>;

/** What a question is called in a list, with what it is about. */
export const QUICK = content.questions.map(({ id, about, ask }) => ({ id, about, ask }));

/** A question to begin with, in the client's language; null if there is none of that id. */
export function quickQuestion(id: string, locale: Locale): Question | null {
	const found = content.questions.find((each) => each.id === id);
	if (!found) return null;
	const { kind: way, ask, low, high, options = [] } = found;
	return {
		...{ way, ask: ask[locale] },
		low: low?.[locale] ?? '',
		high: high?.[locale] ?? '',
		options: options.map((each) => each[locale]),
	};
}
