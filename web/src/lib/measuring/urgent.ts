/**
 * What cannot wait for the rest of a form, in the worker. It is posted as it is answered, and what could
 * not be then, as where a device was locked or killed, as soon as it can be. Source: decision 0044.
 */
import type { Said } from '../measures/answers.ts';
import type { Measure } from '../measures/content.ts';
import type { Answers } from '../measures/scoring.ts';
import { TOLD_FOR_MS, untold, type Told } from '../measures/telling.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { isSeated } from '../sync/folds/people.ts';
import type { Waiting } from '../sync/outbox.ts';
import type { Vault } from '../sync/vault.ts';
import { beginnings, begunOf, type Begun } from './begun.ts';
import { placeOf, type Place } from './place.ts';
import type { ToldAnswer } from './view.ts';

const URGENT = 3; // attention

/**
 * Posts what cannot wait of what was answered, unless it was told about then, and lets what the server
 * would not take have another try. It is sealed and signed when this resolves. @throws Failure
 */
export function tellUrgent(
	vault: Vault,
	space: string,
	ask: string,
	{ answers, at }: Begun,
	locale: string,
): Promise<void> {
	return alone(vault, space, async () => {
		const { form, of, said, people } = await placeOf(vault, space, ask);
		if (people.get(vault.me.id)?.role !== 'client') throw new ProtocolError('role');
		await tryAgain(vault, space, said);
		const wait = form ? untold(form, answers, said.flatMap(toldIn), at) : {};
		if (!form || Object.keys(wait).length === 0) return;
		const thread = await vault.spaces.space(space);
		const manner = { attention: URGENT, id: makeEntryId() };
		await vault.outbox.add(thread, postOf(form, wait, of, locale, 'open'), manner);
		sent(vault, space);
	});
}

/** Tells what was begun, here or on another device, and could not be told as it was answered. */
export async function catchUp(
	vault: Vault,
	space: string,
	ask: string,
	locale: string,
): Promise<void> {
	const { asked, form, people } = await placeOf(vault, space, ask);
	const me = people.get(vault.me.id);
	const { frozen } = await vault.spaces.space(space);
	const mayAnswer = !frozen && me?.role === 'client' && isSeated(me);
	if (!asked || !form || !mayAnswer || asked.doneBy.includes(vault.me.id)) return;
	const begun = await begunOf(vault, space, asked, form, await beginnings(vault));
	if (begun.at) await tellUrgent(vault, space, ask, begun, locale);
}

/** The newest answer that could not wait, of this time or told of late; null if there is none. */
export function toldOf(
	{ said, of }: Pick<Place, 'said' | 'of'>,
	waiting: readonly Waiting[],
	now: number,
): ToldAnswer | null {
	const ended = said.findLastIndex(({ post }) => post.of === '' && post.state === 'done');
	const newest = said.findLast(({ at, post }, n) => {
		const isOfThisTime = post.of === of && (of !== '' || n > ended);
		return post.state === 'open' && (isOfThisTime || now - at < TOLD_FOR_MS);
	});
	if (!newest) return null;
	const row = waiting.find(({ entry }) => entry.header.id === newest.entry);
	const fate = row ? (row.refused ? 'refused' : 'kept') : 'sent';
	return { entry: newest.entry, at: newest.at, fate };
}

export function postOf(
	{ id, version }: Measure,
	answers: Answers,
	of: string,
	locale: string,
	state: 'open' | 'done',
): JsonObject {
	const given = Object.entries(answers).map(([item, value]) => ({ item, value }));
	return { type: 'measure_answer', measure: id, version, locale, of, answers: given, state };
}

export function sent(vault: Vault, space: string): void {
	vault.sender.kick(space);
	vault.tell({ kind: 'space', id: space, where: 'device' });
}

async function tryAgain(vault: Vault, space: string, said: Place['said']): Promise<void> {
	const open = new Set(said.filter(({ post }) => post.state === 'open').map(({ entry }) => entry));
	const waiting = await vault.outbox.waiting(space);
	const refused = waiting.filter((each) => each.refused && open.has(each.entry.header.id));
	const thread = await vault.spaces.space(space);
	for (const { entry } of refused) await vault.outbox.retry(thread, entry.header.id);
	if (refused.length > 0) vault.sender.kick(space);
}

/** A clock that was ahead as an answer was given does not count longer than the server's time. */
function toldIn({ at, receivedAt, post: { answers, state } }: Said): Told[] {
	if (state !== 'open') return [];
	return answers.map(({ item, value }) => ({ item, value, at: Math.min(at, receivedAt) }));
}

/** Two tabs that look at the same form tell it once. */
function alone(vault: Vault, space: string, action: () => Promise<void>): Promise<void> {
	return navigator.locks.request(`meantime/measures/${space}/${vault.me.id}`, action);
}
