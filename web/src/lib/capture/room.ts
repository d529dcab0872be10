import { makeEntryId } from '../protocol/writing.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped, whenOf, type When } from '../sync/early.ts';
import type { MomentCard } from '../sync/folds/card-posts.ts';
import { foldKept, foldShared, type Shared } from '../sync/folds/moments.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestWords } from '../sync/folds/safety.ts';
import { journals, type Kept } from '../sync/journal.ts';
import {
	CAPTURE,
	countWaiting,
	heldFor,
	keepMoment,
	keepWaiting,
	newestMoment,
	says,
	type MomentParts,
} from '../sync/moments.ts';
import { ownSpace } from '../sync/own-spaces.ts';
import type { MomentPost } from '../protocol/moment-posts.ts';
import type { SafetyWord } from '../protocol/safety-posts.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

const PARTS = 'capture/parts';

/** What is being captured; `at` (ms) is 0 until something is said. */
export type Captured = Readonly<{ id: string; parts: MomentParts }>;

/** A moment of the journal, and where it went of late. */
export type Looked = Readonly<{
	moment: MomentCard;
	went: readonly (Shared & { thread: string })[];
}>;

/** What this client has called things before, the most used first. */
export type Used = Readonly<{ feelings: readonly string[]; tags: readonly string[] }>;

/** What a client captures in the moment, in the worker. Nobody else can open it. */
export function captureRoom(vaults: Vaults) {
	return {
		/** What was being captured and is not kept yet. */
		async begin(): Promise<Captured> {
			const vault = vaults.open;
			void ownSpace(vault, 'journal').catch(() => undefined); // for a later time without connection
			const text = await draftOf(vault.local, CAPTURE);
			const said = await draftOf(vault.local, PARTS);
			const known = said ? (JSON.parse(said) as Captured) : null;
			const begun = await vault.local.kept<When>(whenOf(CAPTURE));
			const id = known?.id ?? makeEntryId();
			const parts = { ...NOTHING, ...known?.parts, ...(!known?.parts.at && begun), text };
			const kept = known && (await keptAs(vault, id));
			if (!kept) return { id, parts };
			if (!says(kept, parts)) return { id: makeEntryId(), parts }; // more was typed since
			await forget(vault);
			return { id: makeEntryId(), parts: NOTHING };
		},

		/** Seals the words that are being written, for the next time. */
		keepWords: (text: string): Promise<void> => keepTyped(vaults, CAPTURE, text),

		/** Seals everything else that was said, also as the sign-in ends. */
		keepParts: (captured: Captured): Promise<void> =>
			keepTyped(vaults, PARTS, JSON.stringify(captured)),

		/**
		 * Keeps it in the journal, with the files that are held for it. Null where this device knows
		 * no journal yet: then it waits here, sealed, for a connection. @throws Failure
		 */
		async keep(captured: Captured): Promise<Kept | null> {
			const vault = vaults.open;
			const held = (await vault.uploads.waiting(heldFor(captured.id))).map(({ id }) => id);
			const kept = await keepMoment(vault, captured, held);
			await forget(vault);
			return kept;
		},

		/** A moment of the journal as it stands, and where it went; null if it is not there. */
		async look({ space, id }: Kept): Promise<Looked | null> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const line = foldKept(log, vault.me.id, vault.http.now()).find((each) => each.id === id);
			return line ? { moment: line.moment, went: await wentTo(vault, id) } : null;
		},

		/** How many moments wait on this device for a first connection; tries once more. */
		async waiting(): Promise<number> {
			const vault = vaults.open;
			await keepWaiting(vault).catch(() => undefined);
			return countWaiting(vault);
		},

		/** The words that were used before. */
		async used(): Promise<Used> {
			const vault = vaults.open;
			const logs = await Promise.all(
				(await journals(vault)).map((space) => wholeLog(vault, space)),
			);
			const all = logs.flatMap((log) => foldKept(log, vault.me.id, vault.http.now()));
			return {
				feelings: byUse(all.flatMap(({ moment }) => moment.feelings)),
				tags: byUse(all.flatMap(({ moment }) => moment.tags)),
			};
		},

		/**
		 * What to notice beside the rules in this client's words, whichever care team said so. A rule
		 * that one has lowered may be what another must know of: here all of them count in full.
		 */
		async words(): Promise<readonly SafetyWord[]> {
			const logs = await threadsOf(vaults.open);
			return logs.flatMap(({ log }) => newestWords(log, foldPeople(log)));
		},
	};
}

export type CaptureRoom = ReturnType<typeof captureRoom>;

const NOTHING: MomentParts = {
	...{ at: 0, zone: '', text: '', feelings: [], intensity: -1 },
	...{ urge: '', urge_strength: -1, instead: '', tags: [] },
};

/** The logs of this client's conversations, as this device knows them. */
async function threadsOf(vault: Vault): Promise<{ id: string; log: Opened[] }[]> {
	const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
	const threads = listed.filter(({ purpose }) => purpose === 'thread');
	return Promise.all(threads.map(async ({ id }) => ({ id, log: await wholeLog(vault, id) })));
}

async function wentTo(vault: Vault, id: string): Promise<Looked['went']> {
	const threads = await threadsOf(vault);
	return threads.flatMap(({ id: thread, log }) => {
		const shared = foldShared(log, vault.me.id, vault.http.now()).get(id);
		return shared ? [{ ...shared, thread }] : [];
	});
}

/** As what the draft was kept, by a page that ended before it could say so, or by another tab. */
async function keptAs(vault: Vault, id: string): Promise<MomentPost | undefined> {
	const listed = await vault.spaces.listKept();
	const own = listed.filter(({ type, purpose }) => type === 'own' && purpose === 'journal');
	const logs = await Promise.all(own.map(({ id: space }) => wholeLog(vault, space)));
	return logs.map((log) => newestMoment(log, id)).find((each) => each !== undefined);
}

async function forget({ local }: Vault): Promise<void> {
	await keepDraft(local, CAPTURE, '');
	await keepDraft(local, PARTS, '');
	await local.forget(whenOf(CAPTURE));
}

function byUse(words: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}
