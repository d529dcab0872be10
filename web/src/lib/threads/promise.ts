import type { Allowance, Boundary, Closure } from '../api/shapes/boundaries.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Vault } from '../sync/vault.ts';
import { USUAL } from './allowance.ts';

const WEEK_MS = 6 * 24 * 3_600_000;

/** What a client is told before writing. Times in ms; all of it holds until `holdsUntil`. */
export type Promised = Readonly<{
	readsAt: number;
	answerBy: number;
	/** What put off the answer. */
	movedBy: readonly Pick<Closure, 'kind' | 'name'>[];
	/** Who reads for who is away, and the last day of it; null if nobody does. */
	cover: Readonly<{ id: string; lastAt: number; zone: string }> | null;
	holdsUntil: number;
}>;

/** Returns what holds now, kept for a time without a connection; null if nothing is promised. */
export async function promisedIn({ http, local }: Vault, id: string): Promise<Promised | null> {
	const place = `boundary/${id}`;
	const boundary = await http
		.get<Boundary>(`/spaces/${id}/boundary`)
		.then(async (told) => {
			await local.keep(place, told);
			return told;
		})
		.catch(() => local.kept<Boundary>(place));
	const promised = boundary && promisedBy(boundary);
	// What no longer holds would be a promise that nobody makes.
	return promised && promised.holdsUntil > http.now() ? promised : null;
}

/** What is usual to write here, and when that was last said (ms, 0 if never). */
export type Usual = Readonly<{ allowance: Allowance; toldAt: number }>;

/** Returns what was last told to this device of what is usual. */
export async function usualIn({ local }: Vault, id: string): Promise<Usual> {
	const boundary = await local.kept<Partial<Boundary>>(`boundary/${id}`);
	const told = await local.kept<{ at: number }>(`guide/${id}`);
	return { allowance: boundary?.allowance ?? USUAL, toldAt: told?.at ?? 0 };
}

/** Keeps that somebody was told how often they write. */
export async function keepTold({ local, http }: Vault, id: string): Promise<void> {
	await local.keep(`guide/${id}`, { at: http.now() });
}

/** Null where nobody has set hours, or none come within a year. */
export function promisedBy(boundary: Boundary): Promised | null {
	const { reads_at: readsAt, answer_by: answerBy, moved_by: movedBy, cover } = boundary;
	if (readsAt === null || answerBy === null) return null;
	return {
		readsAt: Date.parse(readsAt),
		answerBy: Date.parse(answerBy),
		movedBy: movedBy.map(({ kind, name }) => ({ kind, name })),
		cover: cover && {
			id: cover.account_id,
			lastAt: Date.parse(cover.until) - 1,
			zone: cover.zone,
		},
		holdsUntil: Date.parse(boundary.holds_until),
	};
}

/** A day as a calendar in `zone` has it. */
export function dayIn(zone: string, at: number, locale: string): string {
	const parts = { weekday: 'long', month: 'long', day: 'numeric', timeZone: zone } as const;
	return dateFormat(regional(locale), parts).format(at);
}

/** Weekday and time with its zone; with the date where the weekday alone would not say which. */
export function whenOf(at: number, now: number, locale: string): { day: string; time: string } {
	const format = (options: Intl.DateTimeFormatOptions) =>
		dateFormat(regional(locale), options).format(at);
	const date = at - now < WEEK_MS ? {} : ({ month: 'long', day: 'numeric' } as const);
	return {
		day: format({ weekday: 'long', ...date }),
		time: format({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
	};
}
