/**
 * How far a client has come with a form: sealed on this device at once, and in their journal, which
 * nobody else opens, so that another device of theirs goes on from there.
 */
import type { Asked } from '../measures/asks.ts';
import { allowed } from '../measures/answers.ts';
import type { Measure } from '../measures/content.ts';
import type { Answers } from '../measures/scoring.ts';
import type { MeasurePost } from '../protocol/measure-posts.ts';
import { draftOf, draftsUnder } from '../sync/drafts.ts';
import { journals } from '../sync/journal.ts';
import { ownSpace } from '../sync/own-spaces.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

/** What was answered so far; `at` (ms) is 0 for nothing. */
export type Begun = Readonly<{ answers: Answers; at: number }>;

type DraftPost = Extract<MeasurePost, { type: 'measure_draft' }>;
/** What a journal says of a form that was begun. */
export type Beginning = Readonly<{ post: DraftPost; at: number }>;

const NOTHING: Begun = { answers: {}, at: 0 };
/** What is asked is about the last two weeks: what was answered a week ago is asked anew. */
const HOLDS_MS = 7 * 24 * 60 * 60 * 1000;

const FORMS = 'measure/';
/** Where this device keeps what was answered so far. */
export const draftAt = (space: string, ask: string): string => `${FORMS}${space}/${ask}`;

/** The forms of which this device keeps answers. */
export async function begunHere({ local }: Vault): Promise<[space: string, ask: string][]> {
	return (await draftsUnder(local, FORMS)).map((place) => {
		const [space = '', ask = ''] = place.slice(FORMS.length).split('/');
		return [space, ask];
	});
}

/** What stands in one's journals, as this device knows them, the oldest first. */
export async function beginnings(vault: Vault): Promise<Beginning[]> {
	const logs = await Promise.all((await journals(vault)).map((id) => wholeLog(vault, id)));
	const found = logs.flat().flatMap(({ entry, post }) => {
		return post?.type === 'measure_draft' ? [{ post, at: entry.header.at }] : [];
	});
	return found.sort((one, other) => one.at - other.at);
}

/**
 * How far one has come: the newest of this device and the journal. What was begun of the same measure
 * when it was asked before is gone on with, if that is not long ago.
 */
export async function begunOf(
	vault: Vault,
	space: string,
	asked: Asked,
	form: Measure,
	posts: readonly Beginning[],
): Promise<Begun> {
	const since = vault.http.now() - HOLDS_MS;
	const same = posts.filter(
		({ post }) => post.measure === form.id && post.version === form.version,
	);
	const own = asked.isShared ? undefined : same.findLast(({ post }) => post.of === asked.id);
	const newest = own ?? same.findLast(({ at }) => at >= since);
	const elsewhere = newest ? { answers: allowed(form, newest.post), at: newest.at } : NOTHING;
	const here = readKept(await draftOf(vault.local, draftAt(space, asked.id)));
	const begun = here.at >= elsewhere.at ? here : elsewhere;
	return Object.keys(begun.answers).length > 0 ? begun : NOTHING;
}

/** What this device keeps of a form, as text. */
export function writeKept(answers: Answers, at: number): string {
	return JSON.stringify({ answers, at } satisfies Begun);
}

/** Puts how far one has come into the journal, to go on elsewhere; nothing answered forgets it. */
export async function journalBegun(
	vault: Vault,
	asked: Asked,
	answers: Answers,
	locale: string,
): Promise<void> {
	const isKnown = (await beginnings(vault)).some(({ post }) => post.of === ofAsk(asked));
	const given = Object.entries(answers).map(([item, value]) => ({ item, value }));
	if (given.length === 0 && !isKnown) return;
	const journal = await ownSpace(vault, 'journal');
	const { measure, version } = asked;
	const post = {
		type: 'measure_draft',
		of: ofAsk(asked),
		measure,
		version,
		locale,
		answers: given,
	};
	await vault.outbox.add(await vault.spaces.space(journal), post);
	vault.sender.kick(journal);
}

/** What answers name: the ask, empty for one that is filled in at any time. */
export function ofAsk({ id, isShared }: Asked): string {
	return isShared ? '' : id;
}

function readKept(kept: string): Begun {
	if (!kept) return NOTHING;
	try {
		return JSON.parse(kept) as Begun;
	} catch {
		return NOTHING; // of another version of the app
	}
}
