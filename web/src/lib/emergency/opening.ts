/**
 * Opening a client's record for an hour: the reason in the chart, the server's time before any seat,
 * a word to the client, then the seats. Each step does only what is still missing.
 */
import type { Emergency, EmergencyPage } from '../api/shapes/emergencies.ts';
import { ProblemError } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldEmergencies } from '../sync/folds/emergencies.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { staffOf, type OfStaff } from '../sync/roster.ts';
import { postNow, type Hands } from '../sync/seating.ts';
import { seatColleague } from '../sync/sharing.ts';
import type { Vault } from '../sync/vault.ts';
import { withPractice } from './hands.ts';
import type { Asked } from './view.ts';

const HOUR_MS = 3_600_000; // what is claimed before the server says when it ends
const FRESH_MS = 540_000; // the server takes a reason for ten minutes

type Places = Readonly<{ thread: string; chart: string; desk: string }>;

/**
 * Opens the record of a thread's client, or goes on where that broke off.
 * @throws ProtocolError 'nokey' for all but custodians, ProblemError, Unreachable
 */
export async function openRecord(
	vault: Vault,
	names: NameBook,
	thread: string,
	asked: Asked,
): Promise<void> {
	const staff = await staffOf(vault, names);
	const [who, by] = [asked.who, vault.me.id].map((id) => staff.find((each) => each.id === id));
	if (!who?.isNamed || !by) throw new ProtocolError('unknownspace');
	await withPractice(vault, thread, async (practice) => {
		const places = await placesOf(practice, names, thread);
		const known = await emergenciesIn(vault, thread);
		const emergency =
			(await halfOpen(vault, practice, places, asked, known)) ??
			(await ask(vault, practice, places, asked, known));
		await announce(practice, thread, { who, by, until: Date.parse(emergency.until) });
		for (const [id, role] of rolesIn(places)) {
			const { state } = await practice.spaces.sync(id);
			if (!state?.seats.has(who.id)) await seatColleague(practice, id, who, role, 'all');
		}
	});
	await vault.spaces.list(); // the viewer may sit there now
}

/** Every emergency of a thread, the newest first; to whoever is out of it again their own. */
export async function emergenciesIn({ http }: Vault, thread: string): Promise<Emergency[]> {
	try {
		return await pagesOf(http, `/spaces/${thread}/emergencies`, {});
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		return (await pagesOf(http, '/emergencies', {})).filter((each) => each.space_id === thread);
	}
}

export async function pagesOf(
	http: Vault['http'],
	path: string,
	query: Readonly<Record<string, string>>,
): Promise<Emergency[]> {
	const found: Emergency[] = [];
	let cursor = '';
	do {
		const page = await http.get<EmergencyPage>(path, { ...query, ...(cursor && { cursor }) });
		found.push(...page.emergencies);
		cursor = page.next;
	} while (cursor);
	return found;
}

async function placesOf(practice: Hands, names: NameBook, thread: string): Promise<Places> {
	const chart = await chartAbout(practice, thread);
	if (!chart) throw new ProtocolError('unknownspace'); // no place for the reason
	return { thread, chart, desk: (await names.of(practice)).desks.get(thread) ?? '' };
}

function rolesIn({ thread, chart, desk }: Places): (readonly [id: string, role: string])[] {
	const all = [
		[thread, 'clinician'],
		[chart, 'member'],
		[desk, 'member'],
	] as const;
	return all.filter(([id]) => id);
}

/** What the viewer has opened for somebody who does not sit everywhere yet. */
async function halfOpen(
	{ me, http }: Vault,
	{ spaces }: Hands,
	places: Places,
	{ who }: Asked,
	known: readonly Emergency[],
): Promise<Emergency | undefined> {
	const logs = await Promise.all(rolesIn(places).map(([id]) => spaces.sync(id)));
	if (logs.every(({ state }) => state?.seats.has(who))) return undefined;
	return known.find(
		(each) =>
			each.opened_by === me.id &&
			each.account_id === who &&
			each.ended_at === null &&
			http.now() < Date.parse(each.until),
	);
}

async function ask(
	{ me, http }: Vault,
	practice: Hands,
	{ thread, chart, desk }: Places,
	{ who, reason, words }: Asked,
	known: readonly Emergency[],
): Promise<Emergency> {
	const said = { who, by: me.id, reason, words };
	const used = new Set(known.map(({ id }) => id));
	const isUnused = ({ id, at }: Written) => !used.has(id) && http.now() - at < FRESH_MS;
	const before = (await writtenIn(practice, chart, said)).findLast(isUnused);
	const post = { type: 'emergency', ...said, until: http.now() + HOUR_MS };
	const id = before?.id ?? (await postNow(practice, chart, post)).header.id;
	return http.post(`/spaces/${thread}/emergencies`, {
		account_id: who,
		chart_id: chart,
		desk_id: desk,
		reason_id: id,
	});
}

type Written = Readonly<{ id: string; at: number }>;

/** Where a chart says exactly this, and when the server took it. */
async function writtenIn(
	{ spaces }: Hands,
	chart: string,
	said: Asked & Readonly<{ by: string }>,
): Promise<Written[]> {
	const log = (await spaces.sync(chart)).log();
	const times = new Map(log.map(({ entry, receivedAt }) => [entry.header.id, receivedAt]));
	return [...foldEmergencies(log, foldPeople(log))].flatMap(([id, { post }]) => {
		const keys = ['who', 'by', 'reason', 'words'] as const;
		const isSame = keys.every((key) => post[key] === said[key]);
		return isSame ? [{ id, at: times.get(id) ?? 0 }] : [];
	});
}

/** Lets everybody in the thread read that, by whom and until when; never why. */
async function announce(
	practice: Hands,
	thread: string,
	{ who, by, until }: Readonly<{ who: OfStaff; by: OfStaff; until: number }>,
): Promise<void> {
	const log = (await practice.spaces.sync(thread)).log();
	const isSaid = log.some(
		({ post }) => post?.type === 'event' && post.what === 'emergency' && post.until === until,
	);
	if (isSaid) return;
	const post = { type: 'event', what: 'emergency', by: by.name, who: who.name, until };
	await postNow(practice, thread, post);
}
