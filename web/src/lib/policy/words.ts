import { ELEMENTS, EXTRA, PROGRAMS } from '../agreement/document-shape.ts';
import type { Document, Facts } from '../agreement/document.ts';
import type { Fact } from '../agreement/fact-sentences.ts';
import type { Fault } from '../agreement/shapes.ts';
import { CARD, FEE, partsOf } from '../agreement/texts.ts';
import type { Locale, PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';

/** Words by which a text without a heading is called. */
const SHORT = 6;

export const LANGUAGES = {
	en: 'policy.en',
	es: 'policy.es',
} as const satisfies Record<Locale, PlainKey>;

type Named = (typeof ELEMENTS)[number] | typeof EXTRA;

/** What an element is called, and why a policy has it. */
export const ELEMENT_NAMES: Readonly<Record<Named, readonly [name: PlainKey, why: PlainKey]>> = {
	response_time: ['policy.response_time', 'policy.response_time_why'],
	content_scope: ['policy.content_scope', 'policy.content_scope_why'],
	crisis_protocol: ['policy.crisis_protocol', 'policy.crisis_protocol_why'],
	length_guidelines: ['policy.length_guidelines', 'policy.length_guidelines_why'],
	billing: ['policy.billing', 'policy.billing_why'],
	documentation: ['policy.documentation', 'policy.documentation_why'],
	extra: ['policy.extra', 'policy.extra_why'],
};

export const FACT_NAMES: Readonly<Record<Fact, PlainKey>> = {
	practice: 'policy.fact.practice',
	zone: 'policy.fact.zone',
	hours: 'policy.fact.hours',
	windows: 'policy.fact.windows',
	reply_within: 'policy.fact.reply_within',
	allowance: 'policy.fact.allowance',
	night: 'policy.fact.night',
	fee: 'policy.fact.fee',
	retention_years: 'policy.fact.retention_years',
	records_contact: 'policy.fact.records_contact',
	valid_months: 'policy.fact.valid_months',
	programs: 'policy.fact.programs',
	ai_tool_purpose: 'policy.fact.ai_tool_purpose',
};

export const PLANS: Readonly<Record<Facts['fee']['plan'], PlainKey>> = {
	included: 'policy.plan.included',
	per_message: 'policy.plan.per_message',
	monthly: 'policy.plan.monthly',
	limited: 'policy.plan.limited',
};

export const PROGRAM_NAMES: Readonly<Record<(typeof PROGRAMS)[number], PlainKey>> = {
	substance_use_program: 'policy.program.substance_use_program',
	ai_assistance: 'policy.program.ai_assistance',
};

const VARIANTS: Readonly<Record<string, PlainKey>> = {
	minor: 'policy.variant.minor',
	couple: 'policy.variant.couple',
	substance_use_program: 'policy.variant.substance_use_program',
	ai_assistance: 'policy.variant.ai_assistance',
};

export const VARIABLES: Readonly<Record<string, PlainKey>> = {
	practice_name: 'policy.v.practice_name',
	therapist_name: 'policy.v.therapist_name',
	reply_days: 'policy.v.reply_days',
	business_days: 'policy.v.business_days',
	business_hours: 'policy.v.business_hours',
	timezone: 'policy.v.timezone',
	review_times: 'policy.v.review_times',
	max_chars: 'policy.v.max_chars',
	weekly_guideline: 'policy.v.weekly_guideline',
	crisis_block: 'policy.v.crisis_block',
	emergency_number: 'policy.v.emergency_number',
	practice_phone: 'policy.v.practice_phone',
	billing_text: 'policy.v.billing_text',
	fee_amount: 'policy.v.fee_amount',
	included_count: 'policy.v.included_count',
	retention_years: 'policy.v.retention_years',
	records_contact: 'policy.v.records_contact',
	policy_version: 'policy.v.policy_version',
	effective_date: 'policy.v.effective_date',
	client_name: 'policy.v.client_name',
	guardian_name: 'policy.v.guardian_name',
	valid_until: 'policy.v.valid_until',
	ai_tool_purpose: 'policy.v.ai_tool_purpose',
};

/** For whom a variant of the consent holds. */
export function variantName(id: string): PlainKey {
	return VARIANTS[id] ?? 'policy.variant.other';
}

/** What a variable stands for; its own name where this version does not know it. */
export function variableName(name: string, text: Text): string {
	const key = VARIABLES[name];
	return key ? text.say(key) : name;
}

/** What a text of a document is called: its heading, or how it begins. */
export function partName(document: Document, id: string, text: Text): string {
	if (id === CARD) return text.say('policy.card');
	if (id === FEE) return text.say('policy.fee_text');
	const part = partsOf(document).find((each) => each.id === id);
	const [words = {}] = part?.words ?? [];
	const [first = 'en'] = document.locales;
	const said = words[text.locale] || (words[first] ?? '');
	return part?.words.length === 1 ? beginningOf(said, text) : said || id;
}

/** The first words of a text, with what stands for its variables. */
function beginningOf(said: string, text: Text): string {
	const plain = said.replace(/\{(\w+)\}/g, (_, name: string) => variableName(name, text));
	const words = plain.split(/\s+/);
	return words.length > SHORT ? `${words.slice(0, SHORT).join(' ')} …` : plain;
}

/** What a place of a document is called: `policy.billing.title.es`, `facts.fee`, `locales`. */
export function placeName(document: Document, where: string, text: Text): string {
	if (where === 'locales') return text.say('policy.languages');
	const [, fact = ''] = /^facts\.([a-z_]+)/.exec(where) ?? [];
	if (fact in FACT_NAMES) return text.say(FACT_NAMES[fact as Fact]);
	const [, id = where, title, locale = 'en'] = /^(.+?)(\.title)?\.(en|es)$/.exec(where) ?? [];
	return text.say(title ? 'policy.title_of_part' : 'policy.text_of_part', {
		part: partName(document, id, text),
		language: text.say(LANGUAGES[locale as Locale]),
	});
}

/** What is wrong, in words. */
export function faultWords({ where, reason }: Fault, text: Text): string {
	const [code = '', ...rest] = reason.split(' ');
	const about = rest.join(' ');
	switch (code) {
		case 'needed':
			return text.say(neededAt(where));
		case 'without': {
			const name = about.replace(/[{}]/g, '');
			const says = { variable: about, about: variableName(name, text) };
			return text.say('policy.fault.without', says);
		}
		case 'unknown':
			return text.say('policy.fault.unknown', { variable: about });
		case 'forbidden':
			return text.say('policy.fault.forbidden', { words: about });
		default:
			return text.say(PLAIN_FAULTS[code] ?? 'policy.fault.other');
	}
}

const PLAIN_FAULTS: Readonly<Record<string, PlainKey>> = {
	unset: 'policy.fault.unset',
	drifted: 'policy.fault.drifted',
	empty: 'policy.fault.empty',
	missing: 'policy.fault.missing',
	large: 'policy.fault.large',
	long: 'policy.fault.long',
};

function neededAt(where: string): PlainKey {
	if (/^facts\.(hours|zone|windows|allowance)/.test(where)) return 'policy.fault.needed_hours';
	return where.startsWith('facts.practice')
		? 'policy.fault.needed_practice'
		: 'policy.fault.needed';
}
