/**
 * The records check (flow F13): whether what members sealed to the practice opens. Custodians'
 * devices try the boxes, a sample by themselves and all of them on demand; what does not open is an
 * alarm in the directory until it is mended.
 */
import type { SpaceSummary } from '../api/shapes/spaces.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Account } from '../protocol/keys.ts';
import type { BrokenSpace } from '../protocol/record-posts.ts';
import { readableGenerations, reseat, unreadableGenerations } from '../protocol/reseating.ts';
import { readChange } from '../protocol/shapes.ts';
import type { SpaceState } from '../protocol/state.ts';
import { directoryOf } from './directory.ts';
import { foldPeople } from './folds/people.ts';
import { foldChecks, type Alarm, type Checks } from './folds/records-checks.ts';
import type { NameBook } from './names.ts';
import { actingAs, practiceKeys } from './practice-seat.ts';
import { changeSeats, say, type Hands } from './seating.ts';
import type { Vault } from './vault.ts';
import { Walk, type Progress } from './walk.ts';

const SAMPLE = 20; // spaces that a device looks at by itself
const OFTEN_MS = 20 * 60 * 60 * 1000; // once a day, by whichever custodian comes first
const PER_POST = 200; // spaces in one post, which may have 64 KiB

/** What a check found; `failed` could not be looked at, `missing` the server does not list. */
export type Checked = Readonly<{
	of: number;
	checked: number;
	broken: readonly BrokenSpace[];
	failed: ReadonlyMap<string, string>;
	missing: number;
}>;

type Found = { of: number; broken: Map<string, BrokenSpace>; sound: Set<string> };

/** What the directory says of checks and alarms. @throws ProtocolError 'unknownspace' without one */
export async function saidChecks(vault: Vault, names: NameBook): Promise<Checks> {
	const log = (await directoryOf(vault, names)).log();
	return foldChecks(log, foldPeople(log));
}

/**
 * Tries the practice's boxes in every space, or in a `sample` and in those that have an alarm. What
 * another key of the practice opens is sealed to its seat on the way.
 * @throws ProtocolError 'nokey' for all but custodians, 'unknownspace' without a directory; Unreachable
 */
export async function checkRecords(
	vault: Vault,
	names: NameBook,
	tell: Progress,
	sample = Infinity,
): Promise<Checked> {
	const keys = await practiceKeys(vault);
	const { alarms } = await saidChecks(vault, names);
	const walk = new Walk(vault.local, tell);
	const found: Found = { of: 0, broken: new Map(), sound: new Set() };
	const choose = (listed: readonly SpaceSummary[]) => {
		found.of += listed.length;
		return some(listed, sample, alarms);
	};
	for (const key of keys) {
		await actingAs(vault, key, (practice) =>
			walk.through(practice, (hands, { id }) => look(hands, id, keys, found), choose),
		);
	}
	await sayFound(vault, names, found, alarms);
	return {
		of: found.of,
		checked: found.broken.size + found.sound.size,
		broken: [...found.broken.values()],
		failed: walk.failed,
		missing: walk.missing().size,
	};
}

/** Checks a sample, unless that was done today and all is well. @throws as `checkRecords` */
export async function checkIfDue(vault: Vault, names: NameBook): Promise<void> {
	const { at, alarms } = await saidChecks(vault, names);
	if (vault.http.now() - at < OFTEN_MS && alarms.size === 0) return;
	await checkRecords(vault, names, () => undefined, SAMPLE);
}

/** What a device of staff does by itself: mends what it can, and looks at a sample once a day. */
export async function lookAfterRecords(vault: Vault, names: NameBook): Promise<void> {
	try {
		await mendRecords(vault, names);
		await checkIfDue(vault, names);
	} catch {
		// No custodian, no seat in the directory or no connection: others do it, or later.
	}
}

/** Seals to the practice what it does not open and this account does. Returns in how many spaces. */
export async function mendRecords(vault: Vault, names: NameBook): Promise<number> {
	let mended = 0;
	const seated = new Set((await vault.spaces.listKept()).map(({ id }) => id));
	for (const alarm of (await saidChecks(vault, names)).alarms.values()) {
		if (seated.has(alarm.space) && (await mend(vault, alarm))) mended += 1;
	}
	return mended;
}

async function mend(vault: Vault, { space: id, gens, since }: Alarm): Promise<boolean> {
	const { me } = vault;
	const space = await vault.spaces.sync(id);
	const sealed = new Set(
		space
			.log()
			.filter(({ entry, receivedAt }) => entry.header.author === me.id && receivedAt > since)
			.filter(({ entry }) => entry.header.kind === 'seats')
			.flatMap(({ entry }) => readChange(entry.body).keys)
			.filter(({ to }) => space.state?.seats.get(to)?.role === 'practice')
			.map(({ gen }) => gen),
	);
	const entry = await changeSeats(vault, id, (state, at) => {
		const holder = [...state.seats].find(([, { role }]) => role === 'practice')?.[0] ?? '';
		const readable = state.seats.has(me.id) ? readableGenerations(state, me) : [];
		const mine = gens.filter((gen) => readable.includes(gen) && !sealed.has(gen));
		if (mine.length === 0) return null;
		return reseat(me, state, { grants: [{ holder: me, to: holder, gens: mine }] }, at);
	});
	return entry !== null;
}

function some(
	listed: readonly SpaceSummary[],
	sample: number,
	alarms: ReadonlyMap<string, Alarm>,
): SpaceSummary[] {
	const rest = listed
		.filter(({ id }) => !alarms.has(id))
		.map((each) => [Math.random(), each] as const);
	const drawn = rest.sort(([a], [b]) => a - b).slice(0, sample);
	return [...listed.filter(({ id }) => alarms.has(id)), ...drawn.map(([, each]) => each)];
}

async function look(
	practice: Hands,
	id: string,
	keys: readonly Account[],
	found: Found,
): Promise<void> {
	const { me, spaces } = practice;
	const { state, frozen } = await spaces.sync(id);
	if (frozen || !state) {
		found.broken.set(id, { space: id, code: frozen?.code ?? 'unknownspace', gens: [] });
		return;
	}
	const others = keys.filter((key) => key.id !== me.id);
	for (const key of others) await takeOver(practice, id, key);
	const now = (await spaces.space(id)).state ?? state;
	const unreadable = unreadableGenerations(now, me);
	const [code] = unreadable.values();
	if (code) found.broken.set(id, { space: id, code, gens: [...unreadable.keys()] });
	else found.sound.add(id);
}

/** Seals to the practice's seat what it does not open and another key of the practice does. */
async function takeOver({ me, ...practice }: Hands, id: string, key: Account): Promise<void> {
	const lost = (state: SpaceState) => {
		const unreadable = [...unreadableGenerations(state, me).keys()];
		const readable = unreadable.length > 0 ? readableGenerations(state, key) : [];
		return unreadable.filter((gen) => readable.includes(gen));
	};
	const { state } = await practice.spaces.space(id);
	if (!state || lost(state).length === 0) return;
	await changeSeats({ me, ...practice }, id, (now, at) => {
		const gens = lost(now);
		if (gens.length === 0) return null;
		return reseat(me, now, { grants: [{ holder: key, to: me.id, gens }] }, at);
	});
}

/** Seals the result in the directory, by the practice's own seat. */
async function sayFound(
	vault: Vault,
	names: NameBook,
	{ of, broken, sound }: Found,
	alarms: ReadonlyMap<string, Alarm>,
): Promise<void> {
	const [newest] = await practiceKeys(vault);
	const { id } = await directoryOf(vault, names);
	if (!newest) throw new ProtocolError('nokey');
	const first = { by: vault.me.id, checked: broken.size + sound.size, of };
	const further = { ...first, checked: 0, of: 0 };
	const rows = [...broken.values()].map((each) => ({ ...each, gens: [...each.gens] }));
	const mended = [...sound].filter((each) => alarms.has(each));
	const posts: JsonObject[] = [];
	for (let start = 0; start < Math.max(rows.length, 1); start += PER_POST) {
		const some = { broken: rows.slice(start, start + PER_POST), sound: start === 0 ? mended : [] };
		posts.push({ type: 'records_check', ...(start === 0 ? first : further), ...some });
	}
	await actingAs(vault, newest, (practice) => say(practice, id, ...posts));
}
