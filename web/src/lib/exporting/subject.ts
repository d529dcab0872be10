/** Whose record is exported, and out of which spaces. Spaces `private` are in none, ever. */
import { ProblemError, Unreachable } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { journals } from '../sync/journal.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import type { Hands } from '../sync/seating.ts';
import type { Space } from '../sync/space.ts';
import type { Vault } from '../sync/vault.ts';

export type Purpose = 'practice' | 'thread' | 'chart' | 'desk' | 'journal';
type Reach = Pick<Hands, 'me' | 'http' | 'spaces'>;

/** A space of a record, and by whose hands it is read. */
export type Place = Readonly<{ hands: Reach; id: string; purpose: Purpose }>;

/**
 * A space of a record as it was taken, once, so that all files tell the same. `fault` is the code
 * that stopped it, empty if all of it is here.
 */
export type Part = Place & Readonly<{ space: Space; fault: string; log: readonly Opened[] }>;

/**
 * The record of a client: `about` is their thread, or for their own record they themselves. It is
 * announced in `thread`, null where nobody is told of it; `by` names the custodian who acts by the
 * practice's seat, else empty. `viewer` is by whose eyes a client's own record is seen, else empty.
 */
export type Subject = Readonly<{
	hands: Hands;
	about: string;
	places: readonly Place[];
	thread: string | null;
	by: string;
	viewer: string;
}>;

/** What a client takes home: their threads and their journal. */
export async function ownRecord(vault: Vault): Promise<Subject> {
	const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
	const threads = listed.filter(({ type, role }) => type === 'care' && role === 'client');
	const own = await journals(vault);
	const places = [
		...threads.map(({ id }): Place => ({ hands: vault, id, purpose: 'thread' })),
		...own.map((id): Place => ({ hands: vault, id, purpose: 'journal' })),
	];
	const { id } = vault.me;
	return { hands: vault, about: id, places, thread: null, by: '', viewer: id };
}

/** The record of a client of one's own. */
export async function caseRecord(vault: Vault, names: NameBook, space: string): Promise<Subject> {
	const [chart, { desks }] = await Promise.all([chartAbout(vault, space), names.of(vault)]);
	const held = { practice: (await vault.spaces.practice()).id, thread: space, chart };
	const places = Object.entries({ ...held, desk: desks.get(space) ?? '' })
		.filter(([, id]) => id)
		.map(([purpose, id]) => ({ hands: vault, id, purpose: purpose as Purpose }));
	return { hands: vault, about: space, places, thread: space, by: '', viewer: '' };
}

/**
 * Fetches what there is of a space and takes it in; whatever stops that is noted. A client's own
 * record is made of what is here where there is no connection. @throws Unreachable for all others
 */
export async function take(place: Place, isOwn: boolean): Promise<Part> {
	const { spaces } = place.hands;
	const space = await spaces.space(place.id);
	const fault = await spaces.sync(place.id).then(
		({ frozen }) => frozen?.code ?? '',
		(error: unknown) => codeOf(error, isOwn),
	);
	return { ...place, space, fault, log: space.log() };
}

/** What is written down of an error. @throws any that is no answer; without a connection all but one's own */
export function codeOf(error: unknown, isOwn: boolean): string {
	if (error instanceof ProtocolError) return error.code;
	if (error instanceof ProblemError) return error.slug;
	if (error instanceof Unreachable && isOwn) return 'offline';
	throw error;
}
