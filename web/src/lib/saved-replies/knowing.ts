/** What a device knows to fill a saved reply with, for one client. In the worker. */
import type { Slots } from '../api/shapes/appointments.ts';
import type { LiveFacts } from '../api/shapes/policies.ts';
import type { AlertPage } from '../api/shapes/safety.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { foldSkills } from '../sync/folds/skills.ts';
import type { Names } from '../sync/names.ts';
import { nextSessionIn, type NextSession } from '../sync/next-session.ts';
import { practiceOf, type Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { Known } from './view.ts';

const NOTICE_MS = 12 * 3_600_000; // nobody can take a time that begins sooner
const AHEAD_MS = 14 * 86_400_000;

/** Joined out of the log, the calendar and the hours; what cannot be asked now is as known last. */
export async function knownOf(vault: Vault, names: Names, space: string): Promise<Known> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const [client] = [...holding(people, 'client'), ...holding(people, 'invite')];
	const profile = names.clients.get(space);
	const [practice, next, reading, free, isAlerted] = await Promise.all([
		practiceOf(vault).catch(() => null),
		nextOf(vault, space),
		readingOf(vault).catch(() => null),
		freeOf(vault, space).catch(() => null),
		isAlertedIn(vault, space).catch(() => false),
	]);
	return {
		name: profile?.name ?? client?.name ?? '',
		language: profile?.language ?? '',
		skills: foldSkills(log, people),
		...{ next, reading, free, isAlerted },
		phone: practice?.phone ?? '',
		country: practice?.country ?? '',
	};
}

/** The next session; as it was known last without a connection, if it has not begun by now. */
async function nextOf({ http, local }: Vault, space: string): Promise<NextSession | null> {
	const place = `next/${space}`;
	try {
		const next = await nextSessionIn(http, space);
		if (next) await local.keep(place, next);
		else await local.forget(place);
		return next;
	} catch {
		const kept = await local.kept<NextSession>(place);
		return kept && kept.at > http.now() ? kept : null;
	}
}

async function readingOf({ http, me }: Vault): Promise<Known['reading']> {
	const scope = { scope_kind: 'clinician', scope_id: me.id };
	const { facts } = await http.get<LiveFacts>('/policies/facts', scope);
	const { windows, hours } = facts as { windows?: number[][]; hours?: number[][][] };
	if (!windows?.some((day) => day.length > 0)) return null;
	return { windows, hours: hours ?? windows.map(() => []) };
}

async function freeOf({ http }: Vault, space: string): Promise<Known['free']> {
	const now = http.now();
	const found = await http.get<Slots>(`/spaces/${space}/slots`, {
		after: new Date(now + NOTICE_MS).toISOString(),
		until: new Date(now + AHEAD_MS).toISOString(),
	});
	return { zone: found.zone, slots: found.slots.map((at) => Date.parse(at)) };
}

async function isAlertedIn({ http }: Vault, space: string): Promise<boolean> {
	const page = await http.get<AlertPage>(`/spaces/${space}/alerts`, {});
	return page.alerts.some(({ state }) => state === 'open');
}
