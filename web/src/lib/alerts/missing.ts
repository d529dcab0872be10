/** A server that drops alerts: whoever has fetched the message raises it, and shows it anyway. */
import type { Alert } from '../api/shapes/safety.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldSafetyEvents, foldUrgent } from '../sync/folds/safety.ts';
import { chartAbout } from '../sync/names.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { alertsOf, openAlerts, type Told } from './asking.ts';
import type { Missed } from './rows.ts';

/** What the server says, with what it has not said. */
export type Whole = Told & Readonly<{ missed: readonly Missed[] }>;

/** An entry that alerts; `re` is the message of the same client that it corrects, empty if none. */
type Urgent = Missed & Readonly<{ re: string }>;

/**
 * Looks for urgent messages that the care team has neither answered nor closed and for which the
 * server names no alert, in the conversations that the viewer answers, and raises them there.
 */
export async function raiseMissing(vault: Vault): Promise<Whole> {
	// What is here already is looked at first: its alerts are older than the answer that follows.
	const urgent = await urgentHere(vault);
	const told = await openAlerts(vault);
	const alerts = new Map(told.alerts.map((each) => [each.id, each]));
	const missed: Missed[] = [];
	for (const each of urgent) {
		const isMissed = missed.some(({ entry }) => entry === each.re);
		if (isMissed || alertFor(each, [...alerts.values()])) continue;
		const alert = await raise(vault, each, told.isStale);
		if (alert === 'missing') missed.push(each);
		else if (alert && alert.state !== 'closed') alerts.set(alert.id, alert);
	}
	return { ...told, alerts: [...alerts.values()], missed };
}

/**
 * The alert that stands for an entry. A correction shares that of its message, as long as nobody
 * had taken or closed it before: they have read another text.
 */
export function alertFor(urgent: Urgent, alerts: readonly Alert[]): Alert | undefined {
	const own = alerts.find(({ entry_id: id }) => id === urgent.entry);
	return own ?? alerts.find((each) => each.entry_id === urgent.re && urgent.at <= readAt(each));
}

function readAt({ acknowledged_at: taken, closed_at: closed }: Alert): number {
	return Math.min(...[taken, closed].map((at) => (at ? Date.parse(at) : Infinity)));
}

/** The alert of an urgent entry: known, raised now, `missing`, or null where all is over. */
async function raise(
	vault: Vault,
	urgent: Urgent,
	isOffline: boolean,
): Promise<Alert | 'missing' | null> {
	const { space, entry } = urgent;
	try {
		if (await isDocumented(vault, urgent)) return null;
		if (isOffline) return 'missing';
		const known = alertFor(urgent, await alertsOf(vault, space));
		return known ?? (await vault.http.post<Alert>(`/spaces/${space}/alerts`, { entry_id: entry }));
	} catch {
		return 'missing'; // whatever hinders one, it is shown, and so are the others
	}
}

async function urgentHere(vault: Vault): Promise<Urgent[]> {
	const found: Urgent[] = [];
	for (const summary of await vault.spaces.listKept()) {
		const { id, purpose, role, until_seq: until } = summary;
		if (purpose !== 'thread' || role !== 'clinician' || until >= 0) continue;
		found.push(...(await urgentIn(vault, id).catch(() => []))); // its own page says what is wrong
	}
	return found;
}

async function urgentIn(vault: Vault, space: string): Promise<Urgent[]> {
	const log = (await vault.spaces.space(space)).log();
	const open = foldUrgent(log, foldPeople(log)).filter(({ isAnswered }) => !isAnswered);
	return open.map(({ id, receivedAt, re }) => ({ space, entry: id, at: receivedAt, re }));
}

/** Whether the chart says how it ended: the care team's word counts, whatever the server says. */
async function isDocumented(vault: Vault, { space, entry, at, re }: Urgent): Promise<boolean> {
	const chart = await chartAbout(vault, space);
	const events = chart ? foldSafetyEvents(await wholeLog(vault, chart)) : [];
	return events.some((each) => each.of === entry || (each.of === re && at <= each.at));
}
