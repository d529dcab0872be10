/** A client's record read by the practice's own seat, or as far as a colleague sits in it. */
import type { KeptRecord } from '../api/shapes/retention.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { chartAbout, NameBook, type Names } from '../sync/names.ts';
import { actingAs, practiceKeys } from '../sync/practice-seat.ts';
import type { Hands } from '../sync/seating.ts';
import type { Space } from '../sync/space.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { decide, isFilled, readDay, refusal } from './rules.ts';
import {
	asRule,
	certificates,
	endOfCare,
	isAtItsEnd,
	isInCare,
	newestKeeping,
	newestTable,
	standingHolds,
} from './said.ts';
import type { KeepingView, Of } from './view.ts';

export const ORDER: readonly Of[] = ['thread', 'chart', 'desk'];

/** The spaces of one record in somebody's hands; `directory` is null without a seat in it. */
export type Parts = Readonly<{
	hands: Hands;
	id: string;
	names: Names;
	spaces: ReadonlyMap<Of, Space>;
	directory: Space | null;
	zone: string;
}>;

/** As `inPractice`, with the record about the conversation `id`. */
export function withRecord<Result>(
	vault: Vault,
	id: string,
	action: (parts: Parts) => Promise<Result>,
): Promise<Result> {
	return inPractice(vault, id, async (hands) => action(await partsOf(vault, hands, id)));
}

/**
 * Does `action` with the hands of the practice under the key by which it sits in a space.
 * @throws ProtocolError 'nokey' for all but custodians, 'unknownspace' where it never sat
 */
export async function inPractice<Result>(
	vault: Vault,
	space: string,
	action: (practice: Hands) => Promise<Result>,
): Promise<Result> {
	for (const key of await practiceKeys(vault)) {
		const result = await actingAs(vault, key, async (practice) => {
			const listed = await practice.spaces.list();
			if (!listed.some((each) => each.id === space && each.until_seq < 0)) return null;
			return { found: await action(practice) };
		});
		if (result) return result.found;
	}
	throw new ProtocolError('unknownspace');
}

/** The spaces of a record, as new as the server has them. */
export async function partsOf(vault: Vault, hands: Hands, id: string): Promise<Parts> {
	const names = await new NameBook().of(hands);
	const ids: Record<Of, string> = {
		thread: id,
		chart: await chartAbout(hands, id),
		desk: names.desks.get(id) ?? '',
	};
	const spaces = new Map<Of, Space>();
	for (const of of ORDER) if (ids[of]) spaces.set(of, await hands.spaces.sync(ids[of]));
	const directory = names.directory ? await hands.spaces.sync(names.directory) : null;
	const zone = (await practiceOf(vault))?.zone ?? 'UTC';
	return { hands, id, names, spaces, directory, zone };
}

/** When care ended, and when the client was born, '' where no desk says it. */
export function factsOf({ id, names, spaces, zone }: Parts, now: number) {
	const thread = spaces.get('thread')?.log() ?? [];
	const kept = newestKeeping(deskOf(spaces));
	const bornOn = readDay(names.clients.get(id)?.birth_date ?? '');
	const endedOn = kept && isAtItsEnd(thread) ? kept.ended_on : endOfCare(thread, zone, now);
	return { endedOn, bornOn, isInCare: isInCare(thread, now) };
}

/** The record as its page shows it; `standing` is null for all but custodians. */
export function viewOf(parts: Parts, standing: KeptRecord | null, now: number): KeepingView {
	const { id, names, spaces, directory, zone } = parts;
	const facts = factsOf(parts, now);
	const desk = deskOf(spaces);
	const table = newestTable(directory?.log() ?? []);
	const chosen = newestKeeping(desk)?.rules ?? [];
	const rules = table.filter(({ rule }) => chosen.includes(rule)).map(asRule);
	const decision = decide(rules, facts.endedOn, facts.bornOn);
	const holds = standingHolds(desk);
	const isHeld = holds.length > 0 || (standing?.is_held ?? false);
	const days = [dayAt(zone, now), dayAt(zone, Date.now())] as const;
	return {
		...{ name: names.clients.get(id)?.name ?? '', isCustodian: standing !== null },
		...{ ...facts, hasDesk: spaces.has('desk'), table, chosen, decision, holds, standing, now },
		refusal: refusal(rules.every(isFilled) ? decision.destroyOn : '', ...days, isHeld),
		going: ORDER.flatMap((of) => {
			const posts = spaces.get(of)?.log().filter(isReadable).length;
			return posts === undefined ? [] : [{ of, posts }];
		}),
		certificate: certificates(directory?.log() ?? []).findLast(({ about }) => about === id) ?? null,
	};
}

export function deskOf(spaces: Parts['spaces']): readonly Opened[] {
	return spaces.get('desk')?.log() ?? [];
}

function isReadable({ entry, fault }: Opened): boolean {
	return entry.header.kind === 'post' && fault !== 'absent';
}
