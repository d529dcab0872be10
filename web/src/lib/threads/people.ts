import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Person } from './view.ts';

const ROLES: Readonly<Record<string, PlainKey>> = {
	client: 'role.client',
	invite: 'threads.invited',
	clinician: 'role.clinician',
	observer: 'role.observer',
	practice: 'role.practice',
	member: 'role.member',
};

/** The name that signed posts give a person, else the role. */
export function nameOf(person: Person | null | undefined, text: Text): string {
	return visible(person?.name ?? '') || roleOf(person, text);
}

/** The first name, as one addresses somebody in a label. */
export function shortNameOf(person: Person | null | undefined, text: Text): string {
	return (
		visible(person?.name ?? '')
			.trim()
			.split(/\s/)[0] || roleOf(person, text)
	);
}

export function roleOf(person: Person | null | undefined, text: Text): string {
	return text.say(ROLES[person?.role ?? ''] ?? 'role.client');
}

/** Those who can read, as they are named within a sentence: "you, Imani and the record keeper". */
export function sentenceOf(readers: readonly Person[], me: string, text: Text): string {
	const mine = (person: Person) =>
		Number(person.id !== me) + 2 * Number(person.role === 'practice');
	const names = readers
		.toSorted((one, other) => mine(one) - mine(other))
		.map((person) => {
			if (person.id === me) return text.say('readers.you');
			if (person.role !== 'practice') return nameOf(person, text);
			const practice = visible(person.name);
			return practice ? text.say('readers.keeper', { practice }) : text.say('readers.keeper_plain');
		});
	return text.list(names);
}
