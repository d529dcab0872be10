import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { fill } from '../text/catalogue.ts';
import { helpFor, valuesOf, type CrisisLines } from '../ui/crisis.ts';
import { visible } from '../ui/visible.ts';
import type { Field, Step } from './template.ts';
import type { PlanView, VersionView } from './view.ts';

const MONTH_MS = 30 * 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

export const FIELD_WORDS: Readonly<Record<string, PlainKey>> = {
	sign: 'plan.field.sign',
	activity: 'plan.field.activity',
	person_or_place: 'plan.field.person_or_place',
	name: 'plan.field.name',
	phone: 'plan.field.phone',
	other_professional: 'plan.field.other_professional',
	nearest_emergency_department: 'plan.field.nearest_emergency_department',
	agreement: 'plan.field.agreement',
	helper: 'plan.field.helper',
	done_by: 'plan.field.done_by',
	reason: 'plan.field.reason',
};

/** What stands in the places of the template. */
export type PlanValues = Readonly<
	Record<'crisis_block' | 'emergency_number' | 'practice_phone' | 'therapist_name', string>
>;

/** What a field is called; the id of one that nobody has named. */
export function labelOf({ id }: Field, text: Text): string {
	const key = FIELD_WORDS[id];
	return key ? text.say(key) : id;
}

export function valuesIn(
	view: Pick<PlanView, 'therapists' | 'practicePhone' | 'role'>,
	country: string,
	content: CrisisLines,
	text: Text,
): PlanValues {
	const { crisis_block: block, emergency_number } = valuesOf(
		helpFor(content, country, text.locale),
		content,
		text.locale,
	);
	return {
		emergency_number,
		crisis_block: block.endsWith('.') ? block : `${block}.`,
		practice_phone: view.practicePhone || text.say('plan.practice_number'),
		therapist_name: text.list(view.therapists.map(visible)) || text.say('plan.therapist'),
	};
}

export function promptOf({ prompt }: Step, values: PlanValues, text: Text): string {
	return fill(prompt[text.locale], values);
}

/** Who saved a version. */
export function whoOf({ isMine, who }: VersionView, role: string, text: Text): string {
	if (isMine) return text.say('plan.you');
	if (who) return visible(who);
	if (role === '') return text.say('plan.somebody');
	return text.say(role === 'client' ? 'plan.therapist' : 'plan.client');
}

/** A date as it was picked is said in words; anything else as it was written. */
export function dateOf(written: string, text: Text): string {
	return isDate(written) ? text.date(new Date(`${written}T12:00`).getTime()) : visible(written);
}

export function isDate(written: string): boolean {
	return ISO_DATE.test(written) && !Number.isNaN(Date.parse(written));
}

export function monthsSince(at: number, now: number, text: Text): string {
	return text.number(Math.max(1, Math.floor((now - at) / MONTH_MS)));
}
