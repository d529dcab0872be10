/** Asking the server for alerts, and keeping sealed what it said. */
import type { Alert, AlertPage } from '../api/shapes/safety.ts';
import { Unreachable } from '../api/problems.ts';
import type { Vault } from '../sync/vault.ts';

const PLACE = 'alerts/open';

/**
 * The open ones as they were told last, at `at` (ms, 0 for never); `isStale` if the server was not
 * reached.
 */
export type Told = Readonly<{ alerts: readonly Alert[]; at: number; isStale: boolean }>;

/** The open alerts that the viewer may see; as known last without a connection. */
export async function openAlerts({ http, local }: Vault): Promise<Told> {
	try {
		const alerts = await allPages(http, '/alerts', { state: 'open' });
		const told = { alerts, at: http.now(), isStale: false };
		await local.keep(PLACE, told);
		return told;
	} catch (error) {
		if (!(error instanceof Unreachable)) throw error;
		const kept = await local.kept<Told>(PLACE);
		return { alerts: kept?.alerts ?? [], at: kept?.at ?? 0, isStale: true };
	}
}

/** All alerts of one conversation, open and closed. @throws ProblemError, Unreachable */
export function alertsOf({ http }: Pick<Vault, 'http'>, space: string): Promise<Alert[]> {
	return allPages(http, `/spaces/${space}/alerts`);
}

/** One alert as it was told last, at `at` (ms); `isStale` if the server was not reached. */
export type OneTold = Readonly<{ alert: Alert; at: number; isStale: boolean }>;

/** One alert; as known last without a connection. @throws ProblemError, Unreachable */
export async function oneAlert({ http, local }: Vault, id: string): Promise<OneTold> {
	const place = `alerts/told/${id}`;
	try {
		const alert = await http.get<Alert>(`/alerts/${id}`);
		const told = { alert, at: http.now(), isStale: false };
		await local.keep(place, told);
		return told;
	} catch (error) {
		if (!(error instanceof Unreachable)) throw error;
		const kept = (await local.kept<OneTold>(place)) ?? (await amongOpen(local, id));
		if (!kept) throw error;
		return { ...kept, isStale: true };
	}
}

async function amongOpen(local: Vault['local'], id: string): Promise<OneTold | null> {
	const open = await local.kept<Told>(PLACE);
	const alert = open?.alerts.find((each) => each.id === id);
	return open && alert ? { alert, at: open.at, isStale: true } : null;
}

async function allPages(
	http: Vault['http'],
	path: string,
	query: Readonly<Record<string, string>> = {},
): Promise<Alert[]> {
	const alerts: Alert[] = [];
	let cursor = '';
	do {
		const page = await http.get<AlertPage>(path, cursor ? { ...query, cursor } : query);
		alerts.push(...page.alerts);
		cursor = page.next;
	} while (cursor);
	return alerts;
}
