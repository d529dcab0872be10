/** What a signer reads as one text, what they have to tick, and until when it counts. */
import { filledTexts } from './changes.ts';
import type { Document } from './document.ts';
import type { Filled } from './filling.ts';

export type Role = 'client' | 'guardian' | 'clinician';

/** What a guardian promises, and nobody for them. */
const FOR_GUARDIANS = 'consent.v.minor.guardian';
/** "I can say no and still use messaging" */
const DECLINABLE = 'ai_assistance';

/** All that a client reads as one text: what a consent keeps. */
export function wording(filled: Filled): string {
	return filledTexts(filled)
		.map(([, text]) => text)
		.join('\n\n');
}

/** The ids of what somebody has to tick in this role, in order; a clinician nothing. */
export function mustTick({ consent }: Document, filled: Filled, role: Role): string[] {
	if (role === 'clinician') return [];
	const marked = [
		...filled.sections.filter(({ ack }) => ack === 1),
		...filled.consent.filter(({ initial }) => initial === 1),
		...filled.statements.filter(({ required }) => required === 1),
	].map(({ id }) => id);
	const declinable = consent.variants.filter(({ id }) => id === DECLINABLE);
	const free = new Set(declinable.flatMap(({ sections }) => sections.map(({ id }) => id)));
	if (role === 'client') free.add(FOR_GUARDIANS);
	return marked.filter((id) => !free.has(id));
}

/**
 * The last local day on which a consent counts that is given on a day. Days are local ones of the
 * practice, `2027-12-31`. One that the last month lacks is that month's last; none counts after
 * `latest`, if that is said.
 */
export function validUntil(givenOn: string, months: number, latest = ''): string {
	const [year = 0, month = 1, day = 1] = givenOn.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)); // of the month that it ends in
	last.setUTCDate(Math.min(day, last.getUTCDate()));
	const ends = last.toISOString().slice(0, 10);
	return latest !== '' && latest < ends ? latest : ends;
}
