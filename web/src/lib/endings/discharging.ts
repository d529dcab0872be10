/**
 * Discharge and return; the same as `meantime.sdk.discharging`. The client is told a few minutes
 * after it was said, and until then whoever said it takes it back. Each step does only what is
 * missing: where it stops, do it again.
 */
import { ProblemError } from '../api/problems.ts';
import { changeMessaging, learnAgreement } from '../sync/agreement.ts';
import { newestEnding, type SaidEnding } from '../sync/folds/endings.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { chartAbout } from '../sync/names.ts';
import { postNow } from '../sync/seating.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { dayAt, endOf } from '../text/local-days.ts';
import { openIn } from './reading.ts';
import { needsReason, type Ahead, type Discharge } from './view.ts';

const UNDO_MS = 5 * 60_000;

/**
 * Ends care, once nothing is open or it was said why that is left so.
 * @throws ProblemError 'malformed' where that is not the case; Failure
 */
export async function discharge(vault: Vault, id: string, said: Discharge): Promise<void> {
	const standing = (await endingOf(vault, id)) ?? null;
	const zone = (await practiceOf(vault))?.zone ?? 'UTC';
	const on = said.last || dayAt(zone, vault.http.now());
	const post = { type: 'ending', ending: 'discharged', on, text: said.text.trim() };
	let shownAt = standing?.shownAt ?? 0;
	if (standing?.post.ending !== 'discharged' || standing.post.text !== post.text) {
		shownAt = await say(vault, id, post, said.reason.trim());
	}
	const endsAt = said.last ? Math.max(shownAt, Date.parse(endOf(zone, said.last))) : shownAt;
	const isOver = endsAt <= vault.http.now();
	const at = new Date(endsAt).toISOString();
	await changeMessaging(
		vault,
		id,
		isOver ? { state: 'ended', later: null } : { later: { state: 'ended', at } },
	);
}

/** Says why in the chart, then what the client reads; returns when they do (ms). */
async function say(
	vault: Vault,
	id: string,
	post: { type: string; ending: string; on: string; text: string },
	reason: string,
): Promise<number> {
	const chart = await chartAbout(vault, id);
	const log = (await vault.spaces.space(id)).log();
	const inChart = chart ? (await vault.spaces.sync(chart)).log() : [];
	const now = vault.http.now();
	const open = openIn({ log, chart: inChart, me: vault.me.id, now });
	if (needsReason(open)) {
		if (!reason || !chart) throw new ProblemError(422, { type: '/problems/malformed' });
		const isNoted = inChart.some((each) => {
			return each.post?.type === 'ending' && each.post.text === reason && each.post.on === post.on;
		});
		if (!isNoted) await postNow(vault, chart, { ...post, text: reason });
	}
	const showAt = now + UNDO_MS;
	await postNow(vault, id, post, { showAt, re: open.waiting.at(-1)?.id ?? '' });
	return showAt;
}

/** Undoes a discharge that the client has not been told of. @throws Failure if they have */
export async function takeBack(vault: Vault, id: string): Promise<void> {
	const said = await endingOf(vault, id);
	const isMine = said?.author === vault.me.id;
	if (!said || !isMine || said.shownAt <= vault.http.now()) {
		throw new ProblemError(409, { type: '/problems/head-moved' });
	}
	await changeMessaging(vault, id, { later: null }); // an end without its words would be worse
	await postNow(vault, id, { type: 'amend', text: '' }, { re: said.id });
}

/** Lets care begin again, or calls a discharge off before its last day. @throws Failure */
export async function letReturn(vault: Vault, id: string, text: string): Promise<void> {
	const said = await endingOf(vault, id);
	await changeMessaging(vault, id, { state: 'on', later: null });
	if (said?.post.ending !== 'discharged') return;
	const on = dayAt((await practiceOf(vault))?.zone ?? 'UTC', vault.http.now());
	await postNow(vault, id, { type: 'ending', ending: 'returned', on, text: text.trim() });
}

/** Takes back what the viewer has planned; what others have is theirs. @throws Failure */
export async function endPlanned(vault: Vault, id: string): Promise<void> {
	const log = (await vault.spaces.sync(id)).log();
	const now = vault.http.now();
	for (const each of openIn({ log, chart: [], me: vault.me.id, now }).planned) {
		if (each.isMine) await postNow(vault, id, { type: 'amend', text: '' }, { re: each.id });
	}
}

/** Cancels what is ahead. @throws Failure */
export async function endAppointments({ http }: Vault, ahead: readonly Ahead[]): Promise<void> {
	for (const { id, day } of ahead) {
		await http.put(`/appointments/${id}/${day}/cancellation`, { scope: 'this' });
	}
}

async function endingOf(vault: Vault, id: string): Promise<SaidEnding | null> {
	const log = (await vault.spaces.sync(id)).log();
	await learnAgreement(vault, id);
	return newestEnding(log, foldPeople(log));
}
