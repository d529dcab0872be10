/** What days show together: signs that, each by itself, would say less. Kept on the device alone. */
import { RANKS, type Language, type Tier } from './packs.ts';

const HOUR = 3_600_000; // ms
const MANY = 3;
const MANY_WITHIN = 72 * HOUR;
const GOODBYE_WITHIN = 14 * 24 * HOUR;
const MEASURE = 'measure.'; // what a form found has such a rule: `measure.phq9`
const GOODBYE = 'goodbye'; // `en.goodbye`, `es.goodbye_soft`

export type DaysRule = 'days.many' | 'days.goodbye';

export const REASONS: Readonly<Record<DaysRule, Readonly<Record<Language, string>>>> = {
	'days.many': {
		en: 'Three messages in three days had words that may need attention.',
		es: 'Tres mensajes en tres días tenían palabras que pueden necesitar atención.',
	},
	'days.goodbye': {
		en: 'Words of goodbye, within two weeks of a high score or of words of risk.',
		es: 'Palabras de despedida, a menos de dos semanas de una puntuación alta o de palabras de riesgo.',
	},
};

/** What was noticed at one time: the ids of the rules that matched, and of the signs. */
export type Noticed = Readonly<{ at: Date; tier: Tier; rules: readonly string[] }>;

/** What the days show, since when. It is never more than elevated: no single message said it. */
export type DaysPattern = Readonly<{ rule: DaysRule; tier: Tier; since: Date }>;

/** What the latest of one client's `recent` shows together with those before it. */
export function pattern(recent: readonly Noticed[]): DaysPattern | null {
	const ordered = recent.toSorted((one, other) => Number(one.at) - Number(other.at));
	const latest = ordered.at(-1);
	if (!latest) return null;
	const isWithin = (span: number) => (noticed: Noticed) =>
		Number(latest.at) - Number(noticed.at) <= span;
	const flagged = ordered.filter(isFlagged).filter(isWithin(MANY_WITHIN));
	if (isFlagged(latest) && flagged[0] && flagged.length >= MANY)
		return { rule: 'days.many', tier: 'elevated', since: flagged[0].at };
	const [high] = ordered.slice(0, -1).filter(isHigh).filter(isWithin(GOODBYE_WITHIN));
	if (high && latest.rules.some(isGoodbye))
		return { rule: 'days.goodbye', tier: 'elevated', since: high.at };
	return null;
}

function isFlagged({ tier }: Noticed): boolean {
	return RANKS[tier] > 0;
}

function isHigh({ tier, rules }: Noticed): boolean {
	return tier === 'urgent' || rules.some((rule) => rule.startsWith(MEASURE));
}

function isGoodbye(rule: string): boolean {
	return rule.slice(rule.indexOf('.') + 1).startsWith(GOODBYE);
}
