/**
 * How an alert ended: a sealed note in the chart, and then the server's word that it is closed. It
 * is kept here until both stand, so that it can be gone on with, and the note has its id before it
 * is first sent, so that it is never there twice.
 */
import type { Closing, Outcome } from '../api/shapes/safety.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Disclosed } from '../protocol/request-posts.ts';
import type { Attempt } from '../protocol/safety-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout } from '../sync/names.ts';
import type { Hands } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';
import { alertsOf } from './asking.ts';
import { asPractice, isSeatedIn } from './reading.ts';
import type { ClosingForm } from './view.ts';

const PLACE = 'alerts/closing';

/** A closing that is decided and perhaps not known to the server. */
export type Begun = Readonly<{
	alert: string;
	space: string;
	entry: string;
	note: string;
	outcome: Outcome;
	attempts: readonly Attempt[];
	words: string;
	disclosed?: Disclosed | null;
}>;

/** `waits` for a connection; `others` closed it before, and this note stands beside theirs. */
export type Closed = 'done' | 'waits' | 'others';

/** The closings that are not through, by alert; by entry where the server has none. */
export async function begun({ local }: Vault): Promise<ReadonlyMap<string, Begun>> {
	const kept = (await local.kept<{ all: Begun[] }>(PLACE))?.all ?? [];
	return new Map(kept.map((each) => [each.alert || each.entry, each]));
}

/** Decides how an alert ended, and carries that through as far as the network lets it. */
export async function close(
	vault: Vault,
	of: Pick<Begun, 'alert' | 'space' | 'entry'>,
	outcome: Outcome,
	form: ClosingForm,
): Promise<Closed> {
	const { attempts, note: words, disclosed } = form;
	const decided = { ...of, outcome, attempts, words, ...(disclosed && { disclosed }) };
	const known = (await begun(vault)).get(of.alert || of.entry);
	const note = known && isSame(known, decided) ? known.note : makeEntryId();
	const closing = { ...decided, note };
	await keep(vault, closing);
	return carry(vault, closing);
}

/** Whether the note that was begun says the same: other words need an id of their own. */
function isSame(known: Begun, decided: Omit<Begun, 'note'>): boolean {
	return wordsOf(known) === wordsOf(decided);
}

function wordsOf({ outcome, attempts, words, disclosed }: Omit<Begun, 'note'>): string {
	const tries = attempts.map(({ at, way, result }) => [at, way, result]);
	return JSON.stringify([outcome, tries, words, disclosed ?? null]);
}

/** Goes on with every closing that is not through; what hinders one, its own page says. */
export async function goOn(vault: Vault): Promise<void> {
	for (const each of (await begun(vault)).values()) await carry(vault, each).catch(() => null);
}

async function carry(vault: Vault, closing: Begun): Promise<Closed> {
	try {
		const chart = await write(vault, closing);
		const closed = closing.alert ? await tell(vault, closing, chart) : 'done';
		await drop(vault, closing);
		return closed;
	} catch (error) {
		if (error instanceof Unreachable) return 'waits';
		throw error;
	}
}

/** Writes the note into the chart, and returns the chart once the server has it. */
async function write(vault: Vault, closing: Begun): Promise<string> {
	if (await isSeatedIn(vault, closing.space)) {
		const known = await chartAbout(vault, closing.space);
		const chart = known || (await foundShared(vault, 'chart', closing.space));
		await writeIn(vault, chart, closing);
		return chart;
	}
	const written = await asPractice(vault, async (practice) => {
		await practice.spaces.list();
		const chart = await chartAbout(practice, closing.space);
		if (chart) await writeIn(practice, chart, closing);
		return chart;
	});
	if (!written) throw new ProtocolError('unknownspace');
	return written;
}

async function writeIn(
	{ spaces, outbox }: Hands,
	chart: string,
	{ alert, entry, note, outcome, attempts, words, disclosed }: Begun,
): Promise<void> {
	const space = await spaces.space(chart);
	if (!space.state) await spaces.sync(chart);
	const tries = attempts.map((each) => ({ ...each }));
	const told = disclosed ? { disclosed: { ...disclosed } } : {};
	const said = { alert, of: entry, outcome, attempts: tries, note: words, ...told };
	const post = { type: 'safety_event', ...said };
	await outbox.add(space, post, { id: note });
	await outbox.retry(space, note); // what was refused once is offered again
	await outbox.deliver(
		space,
		() => spaces.sync(chart),
		() => undefined,
	);
	if (!space.state?.ids.has(note)) throw new ProtocolError('unknownspace');
}

async function tell(vault: Vault, closing: Begun, chart: string): Promise<Closed> {
	const { alert, outcome, note } = closing;
	const body: Closing = { outcome, chart_id: chart, note_id: note };
	try {
		await vault.http.post(`/alerts/${alert}/closing`, body);
		return 'done';
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		const known = (await alertsOf(vault, closing.space)).find(({ id }) => id === alert);
		if (known?.state !== 'closed') throw error;
		return known.closed_by === vault.me.id ? 'done' : 'others';
	}
}

function keep(vault: Vault, closing: Begun): Promise<void> {
	return change(vault, (all) => all.set(closing.alert || closing.entry, closing));
}

/** Forgets a closing that is through, unless it was decided in other words meanwhile. */
function drop(vault: Vault, { alert, entry, note }: Begun): Promise<void> {
	return change(vault, (all) => {
		if (all.get(alert || entry)?.note === note) all.delete(alert || entry);
	});
}

/** Changes what is begun, one at a time: what another closing writes meanwhile is not lost. */
function change(vault: Vault, by: (all: Map<string, Begun>) => unknown): Promise<void> {
	return navigator.locks.request(`meantime/closings/${vault.me.id}`, async () => {
		const all = new Map(await begun(vault));
		by(all);
		await vault.local.keep(PLACE, { all: [...all.values()] });
	});
}
