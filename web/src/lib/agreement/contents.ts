/** What is read here of src/meantime/content: texts to begin with, and words for facts. */
import type { Document, Facts } from './document.ts';
import type { LOCALES } from './document-shape.ts';

type Localised<T = string> = Readonly<Record<(typeof LOCALES)[number], T>>;
type Variables = Readonly<Record<string, unknown>>;
type WithDefault = Readonly<{ default: number }>;

export type PolicyContent = Readonly<{
	locales: readonly string[];
	variables: Variables & Readonly<Record<'included_count' | 'retention_years', WithDefault>>;
	settings: Readonly<{
		response: Readonly<{ business_days: number }>;
		message: Readonly<{ soft_max_chars: number; soft_max_per_week: number }>;
		billing: Readonly<{
			default_plan: Facts['fee']['plan'];
			plans: Readonly<Record<Facts['fee']['plan'], Localised>>;
		}>;
	}>;
	sections: readonly Readonly<{
		id: string;
		element: Document['sections'][number]['element'];
		ack: boolean;
		title: Localised;
		text: Localised;
		/** For the therapist who explains it. */
		therapist_note: string;
	}>[];
	card: Readonly<{ text: Localised }>;
}>;

type ConsentPart = Readonly<{ id: string; initial: boolean; text: Localised }>;

export type ConsentContent = Readonly<{
	variables: Variables;
	settings: Readonly<{ valid_months: number }>;
	sections: readonly ConsentPart[];
	statements: readonly Readonly<{ id: string; required: boolean; text: Localised }>[];
	variants: Readonly<Record<string, Readonly<{ when: string; add: readonly ConsentPart[] }>>>;
	/** Texts after signing, withdrawing and before the end. */
	receipts: Readonly<
		Record<'signed' | 'withdrawn' | 'expiring', Readonly<{ id: string; text: Localised }>>
	>;
}>;

type Money = Readonly<{ mark: Localised; text: Localised }>;
type Forms<Name extends string> = Readonly<Record<Name, Localised>>;

export type FactWords = Readonly<{
	join: Localised;
	days: Forms<'span' | 'all'> & Readonly<Record<'names' | 'each', Localised<readonly string[]>>>;
	times: Forms<'am' | 'pm' | 'noon' | 'midnight' | 'next_day' | 'first' | 'further' | 'none'>;
	hours: Forms<'first' | 'further' | 'apart' | 'except'>;
	reply: Forms<'day' | 'days' | 'hour' | 'hours'> & Readonly<{ nth: Localised<readonly string[]> }>;
	months: Localised<readonly string[]>;
	date: Localised;
	numbers: Readonly<{ group: Localised; grouped_from: Localised<number> }>;
	money: Readonly<Record<string, Money>> & Readonly<{ other: Money }>;
	allowance: Forms<'characters' | 'message' | 'messages' | 'none'>;
	night: Forms<Facts['night']>;
	spans: Forms<'year' | 'years' | 'month' | 'months'>;
	programs: Forms<Facts['programs'][number] | 'none'>;
	zones: Readonly<Record<string, Localised>>;
}>;

export type ForbiddenWords = Readonly<
	Record<
		'forbidden' | 'denials' | 'no_denials' | 'innocent' | 'turns',
		Localised<readonly string[]>
	>
>;

export type Effect = 'proceed' | 'discuss' | 'hold';
export type Decision = 'not_now' | 'offer_with_conditions' | 'offer';

export type Checklist = Readonly<{
	version: number;
	items: readonly Readonly<{
		id: string;
		group: 'fit' | 'caution' | 'safety' | 'practical';
		ask: Localised;
		answers: readonly string[];
		effect: Readonly<Record<string, Effect>>;
		why: Localised;
	}>[];
	outcomes: readonly Readonly<{
		id: string;
		if: 'any effect is hold and no override' | 'any effect is discuss' | 'otherwise';
		decision: Decision;
		client_text: Localised;
		/** Such as `30 days`. */
		review_in: string;
	}>[];
}>;
