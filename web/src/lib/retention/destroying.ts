/**
 * The end of a record, space by space, and its certificate; as `meantime.sdk.retention.destroying`.
 * What was done is known by the server and the logs, so it may stop anywhere and be gone on with.
 */
import type { DestroyedPart, KeptRecord, RetentionPage } from '../api/shapes/retention.ts';
import { encode, type JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { DESTROYED } from '../sync/folds/destroyed.ts';
import { postNow } from '../sync/seating.ts';
import type { Space } from '../sync/space.ts';
import type { Vault } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import { deskOf, ORDER, type Parts } from './reading.ts';
import { certificates, newestKeeping, newestTable, saidByPractice } from './said.ts';
import type { Of } from './view.ts';

type Said = Readonly<{ eventId: string; seq: number; upto: number }>;

/** Destroys what is not gone yet and seals the certificate. @throws ProblemError 'record-kept' */
export async function destroyRecord(vault: Vault, parts: Parts, kept: KeptRecord): Promise<void> {
	const gone = new Map(kept.spaces.map((each) => [each.space_id, each]));
	for (const of of ORDER) {
		const space = parts.spaces.get(of);
		if (!space || gone.get(space.id)?.destroyed_at) continue;
		gone.set(space.id, await destroySpace(vault, parts, of, space));
	}
	await certify(vault, parts, gone);
}

async function destroySpace(
	vault: Vault,
	parts: Parts,
	of: Of,
	space: Space,
): Promise<DestroyedPart> {
	const said = saidAlready(parts, space) ?? (await say(parts, space));
	await sayAgain(parts, of, space, said.seq);
	const order = { event_id: said.eventId, upto: said.upto };
	return vault.http.post<DestroyedPart>(`/spaces/${space.id}/destruction`, order);
}

/** The event of a run that stopped, if nobody but the practice has written since. */
function saidAlready({ hands }: Parts, space: Space): Said | null {
	const log = space.log();
	const last = saidByPractice(log, 'event').findLast(({ post }) => post.what === DESTROYED);
	if (!last) return null;
	const { header } = last.at.entry;
	const isOvertaken = log.some(
		({ entry }) => entry.header.seq > last.post.upto && entry.header.author !== hands.me.id,
	);
	return isOvertaken ? null : { eventId: header.id, seq: header.seq, upto: last.post.upto };
}

async function say({ hands }: Parts, space: Space): Promise<Said> {
	const upto = space.state?.seq ?? 0;
	const { header } = await postNow(hands, space.id, { type: 'event', what: DESTROYED, upto });
	return { eventId: header.id, seq: header.seq, upto };
}

/** Says behind the event what a space without its posts needs: its purpose, in a desk why. */
async function sayAgain({ hands, id }: Parts, of: Of, space: Space, after: number): Promise<void> {
	const log = space.log();
	const later = log.filter(({ entry }) => entry.header.seq > after).map(({ post }) => post?.type);
	if (!later.includes('purpose')) {
		await postNow(hands, space.id, { type: 'purpose', of, about: of === 'thread' ? '' : id });
	}
	const kept = of === 'desk' ? newestKeeping(log) : null;
	if (!kept || later.includes('keeping')) return;
	const { type, rules, ended_on, destroy_on, rule } = kept;
	await postNow(hands, space.id, withoutEmpty({ type, rules, ended_on, destroy_on, rule }));
}

/** Seals the certificate in the directory, unless it is there. */
async function certify(
	vault: Vault,
	parts: Parts,
	gone: ReadonlyMap<string, DestroyedPart>,
): Promise<void> {
	const { hands, id, directory, zone } = parts;
	const desk = parts.spaces.get('desk');
	if (desk) await hands.spaces.sync(desk.id);
	const kept = newestKeeping(deskOf(parts.spaces));
	if (!directory || !kept) throw new ProtocolError('unknownspace');
	const spaces = ORDER.flatMap((of) => {
		const space = parts.spaces.get(of);
		const part = space && gone.get(space.id);
		return space && part ? [partOf(of, space, part)] : [];
	});
	const isThere = certificates(directory.log()).some(
		(each) => each.about === id && spelled(each.spaces) === spelled(spaces),
	);
	if (isThere) return;
	const ends = [...gone.values()].map((each) => Date.parse(each.destroyed_at ?? ''));
	const { backup_days: days } = await vault.http.get<RetentionPage>('/retention');
	const rule = newestTable(directory.log()).find((each) => each.rule === kept.rule);
	const at = Math.max(...ends);
	await postNow(hands, directory.id, {
		...{ type: 'certificate', about: id, by: vault.me.id, on: dayAt(zone, at), spaces },
		...{ ended_on: kept.ended_on, destroy_on: kept.destroy_on },
		...(rule && { rule: { ...rule } }),
		backups_until: dayAfter(dayAt(zone, at), days),
	});
}

function partOf(of: Of, space: Space, part: DestroyedPart): JsonObject {
	const upto = part.upto ?? 0;
	const log = space.log().filter(({ entry }) => entry.header.seq <= upto);
	return {
		...{ space: space.id, purpose: of, upto, head: log.at(-1)?.entry.hash ?? '' },
		...{ posts: part.posts, files: part.files },
		...{ first_at: log[0]?.receivedAt ?? 0, last_at: log.at(-1)?.receivedAt ?? 0 },
	};
}

const spelled = (spaces: JsonObject[]) => new TextDecoder().decode(encode(spaces));

/** A post says nothing of what is empty. */
function withoutEmpty(post: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(post).filter(([, value]) => value !== ''));
}

function dayAfter(day: string, days: number): string {
	const at = Date.parse(`${day}T00:00:00Z`) + days * 24 * 3_600_000;
	return new Date(at).toISOString().slice(0, 10);
}
