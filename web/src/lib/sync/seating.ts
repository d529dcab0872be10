import type { Appended } from '../api/shapes/spaces.ts';
import { ProblemError } from '../api/problems.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { toWire, type Entry } from '../protocol/entry.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { writePost } from '../protocol/flows.ts';
import type { SpaceState } from '../protocol/state.ts';
import type { Marks } from '../protocol/writing.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';

const RACES = 20; // times that somebody else may be quicker

/** What it takes to write in a space: an account's, or the practice's own seat's. */
export type Hands = Pick<Vault, 'me' | 'http' | 'local' | 'spaces' | 'outbox'>;

/**
 * Signs an entry on the newest verified state; `at` is the server's time in ms. Null where somebody
 * else has done what it was for.
 */
export type Sign<Signed extends Entry | null> = (state: SpaceState, at: number) => Signed;

/**
 * Stores the entry that `sign` makes, such as one of seats, and returns it; signed anew when somebody
 * else was quicker. @throws ProtocolError if the space is stopped, ProblemError, Unreachable
 */
export async function changeSeats<Signed extends Entry | null>(
	vault: Hands,
	id: string,
	sign: Sign<Signed>,
): Promise<Signed> {
	for (let left = RACES; ; left -= 1) {
		const space = await vault.spaces.sync(id);
		const entry = sign(demandWell(space), vault.http.now());
		if (!entry) return entry;
		try {
			const path = `/spaces/${id}/entries`;
			const { received_at: receivedAt } = await vault.http.post<Appended>(path, toWire(entry));
			await space.take(entry, receivedAt);
			return entry;
		} catch (error) {
			const isOvertaken = error instanceof ProblemError && error.slug === 'head-moved';
			if (!isOvertaken || left === 0) throw error;
		}
	}
}

/**
 * Seals, signs and stores a quiet post on the newest head, past what waits here. It is never kept to
 * go out later. @throws as `changeSeats`; after Unreachable it may be stored or not
 */
export async function postNow(
	vault: Hands,
	id: string,
	post: JsonObject,
	marks: Pick<Marks, 're' | 'showAt'> = {},
): Promise<Entry> {
	const space = await vault.spaces.space(id);
	return changeSeats(vault, id, (state, at) => {
		return writePost(vault.me, state, space.key(state.gen), post, { at, ...marks });
	});
}

/**
 * Says `posts` in a space and returns once the server has them, in this order.
 * @throws ProtocolError, ProblemError, Unreachable; then they wait here, and go out later
 */
export async function say(vault: Hands, id: string, ...posts: JsonObject[]): Promise<void> {
	const { spaces, outbox } = vault;
	const space = await spaces.sync(id);
	demandWell(space);
	for (const post of posts) await outbox.add(space, post);
	await outbox.deliver(
		space,
		() => spaces.sync(id),
		() => undefined,
	);
}

function demandWell({ state, frozen }: Space): SpaceState {
	if (frozen) throw new ProtocolError(frozen.code as ProtocolError['code']);
	if (!state) throw new ProtocolError('unknownspace');
	return state;
}
