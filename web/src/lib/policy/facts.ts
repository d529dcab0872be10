/** The facts of a document: those that act now, and what is usual beside them. Pure. */
import consent from 'content:consent';
import policy from 'content:policy';
import type { Document, Facts } from '../agreement/document.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';

/** What the server acts by: it is set elsewhere, and a policy says it after it. */
export const ACTING = [
	'zone',
	'hours',
	'windows',
	'reply_within',
	'allowance',
	'night',
] as const satisfies readonly (keyof Facts)[];

/** What acts now; what nobody has set is left out. */
export type Live = Readonly<Partial<Facts>>;

const NOTHING: readonly [] = [];
const WEEK = Array.from({ length: 7 }, () => NOTHING);

/** The facts of a new document. */
export function factsNow(details: PracticeDetails, live: Live): Facts {
	const { response, message, billing } = policy.settings;
	return {
		practice: practiceFact(details),
		zone: details.zone,
		hours: WEEK.map(() => []),
		windows: WEEK.map(() => []),
		reply_within: { unit: 'days', n: response.business_days },
		allowance: {
			characters: message.soft_max_chars,
			messages_a_week: message.soft_max_per_week,
		},
		night: 'nobody',
		fee: {
			plan: billing.default_plan,
			amount: 0,
			currency: '',
			included: policy.variables.included_count.default,
		},
		retention_years: policy.variables.retention_years.default,
		records_contact: details.name,
		valid_months: consent.settings.valid_months,
		programs: [],
		ai_tool_purpose: { en: '', es: '' },
		...live,
	};
}

/** A document that says what acts now, whatever it said of that before. */
export function withLive(document: Document, details: PracticeDetails, live: Live): Document {
	const facts = { ...document.facts, practice: practiceFact(details), ...live };
	return structuredClone({ ...document, facts });
}

/** The names of the facts that nobody has set yet: without them nothing can be published. */
export function unset(live: Live): string[] {
	return ACTING.filter((name) => !Object.hasOwn(live, name));
}

function practiceFact({ name, phone, country }: PracticeDetails): Facts['practice'] {
	return { name, phone, country };
}
