/** Keeping moments in one's own journal (protocol.md section 7), with or without a connection. */
import { Unreachable } from '../api/problems.ts';
import { encode, type JsonObject } from '../protocol/canonical.ts';
import type { MomentPost } from '../protocol/moment-posts.ts';
import type { FileRef } from '../protocol/rollout-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Opened } from './folds/opened.ts';
import type { Kept } from './journal.ts';
import { ownSpace } from './own-spaces.ts';
import type { Vault } from './vault.ts';
import { wholeLog } from './whole-log.ts';

/** What one may say of a moment, as `MomentPost` has it; `at` in ms. */
export type MomentParts = Readonly<
	Pick<
		MomentPost,
		| 'at'
		| 'zone'
		| 'text'
		| 'feelings'
		| 'intensity'
		| 'urge'
		| 'urge_strength'
		| 'instead'
		| 'tags'
	>
>;

/** Where the words of a moment are a draft until it is kept, and where its files are held. */
export const CAPTURE = 'capture';
export const heldFor = (id: string): string => `${CAPTURE}/${id}`;
const WAITING = 'capture/waiting';

type Row = Readonly<{ id: string; parts: MomentParts }>;
type Waiting = Readonly<{ moments: readonly (Row & { held: readonly string[] })[] }>;

/**
 * Keeps a moment in the journal as the entry `id`, with the files `held` for it, and sends both as
 * soon as it can. Null where this browser knows no journal yet: then it waits here, sealed.
 */
export function keepMoment(
	vault: Vault,
	{ id, parts }: Row,
	held: readonly string[],
): Promise<Kept | null> {
	return alone(vault, async () => {
		const kept = await put(vault, { id, parts }, held);
		if (!kept) await wait(vault, [...(await waitingIn(vault)), { id, parts, held }]);
		return kept;
	});
}

/** Moves what waits here into the journal, once there is one. */
export async function keepWaiting(vault: Vault): Promise<void> {
	if ((await waitingIn(vault)).length === 0) return;
	await alone(vault, async () => {
		for (const row of await waitingIn(vault)) {
			if (!(await put(vault, row, row.held))) return;
			const others = (await waitingIn(vault)).filter(({ id }) => id !== row.id);
			await wait(vault, others);
		}
	});
}

/** How many moments wait here for a journal. */
export const countWaiting = async (vault: Vault): Promise<number> =>
	(await waitingIn(vault)).length;

/** Puts other parts in the place of a kept moment, whole; its files stay, but those left out. */
export async function changeMoment(
	vault: Vault,
	{ space, id }: Kept,
	parts: MomentParts,
	keeps: (place: number) => boolean = () => true,
): Promise<void> {
	const files = newestMoment(await wholeLog(vault, space), id)?.files ?? [];
	const post = momentPost(
		parts,
		files.filter((_, place) => keeps(place)),
	);
	await vault.outbox.add(await vault.spaces.space(space), post, { re: id });
	vault.sender.kick(space);
}

/** The newest of the moments that stand as the entry `id`, undefined if none does. */
export function newestMoment(log: readonly Opened[], id: string): MomentPost | undefined {
	const author = log.find(({ entry }) => entry.header.id === id)?.entry.header.author;
	const newest = log.findLast(({ entry: { header }, post }) => {
		const isIt = header.id === id || header.re === id;
		return isIt && header.author === author && post?.type === 'moment';
	});
	return newest?.post?.type === 'moment' ? newest.post : undefined;
}

/** Whether a moment that is kept says the same, whenever that was and whatever files it has. */
export function says(kept: MomentPost, parts: MomentParts): boolean {
	const said = (each: MomentParts) => encode(momentPost({ ...each, at: 0, zone: '' }, [])).join();
	const { text, feelings, intensity, urge, urge_strength, instead, tags } = kept;
	return (
		said({ ...parts, text, feelings, intensity, urge, urge_strength, instead, tags }) ===
		said(parts)
	);
}

/** A moment as it is sealed: what was not said is left out. */
export function momentPost(parts: MomentParts, files: readonly FileRef[]): JsonObject {
	const { at, zone, feelings, tags, ...said } = parts;
	const words = Object.entries(said).filter(([, value]) => value !== '' && value !== -1);
	return {
		...{ type: 'moment', at, zone },
		...Object.fromEntries(words),
		...(feelings.length > 0 && { feelings: [...feelings] }),
		...(tags.length > 0 && { tags: [...tags] }),
		...(files.length > 0 && { files: files.map((file) => ({ ...file })) }),
	};
}

/** Another tab may have kept the same draft as it stood there: then this one is a moment of its own. */
async function put(vault: Vault, row: Row, held: readonly string[]): Promise<Kept | null> {
	const { spaces, outbox, uploads, sender, courier } = vault;
	const space = await ownSpace(vault, 'journal').catch((error: unknown) => {
		if (error instanceof Unreachable) return null;
		throw error;
	});
	if (!space) return null;
	const kept = newestMoment(await wholeLog(vault, space), row.id);
	const id = kept && !says(kept, row.parts) ? makeEntryId() : row.id;
	const claimed = await Promise.all(
		held.map((each) => uploads.claim(heldFor(row.id), each, space)),
	);
	const files = claimed.filter((each) => each !== null);
	await outbox.add(await spaces.space(space), momentPost(row.parts, files), { id });
	sender.kick(space);
	if (files.length > 0) courier.kick(space);
	return { space, id };
}

async function waitingIn({ local }: Vault): Promise<Waiting['moments']> {
	return (await local.kept<Waiting>(WAITING))?.moments ?? [];
}

async function wait({ local }: Vault, moments: Waiting['moments']): Promise<void> {
	if (moments.length === 0) await local.forget(WAITING);
	else await local.keep(WAITING, { moments });
}

/** Changes what waits while no other tab does. */
function alone<Result>({ me }: Vault, action: () => Promise<Result>): Promise<Result> {
	return navigator.locks.request(`meantime/capture/${me.id}`, action);
}
