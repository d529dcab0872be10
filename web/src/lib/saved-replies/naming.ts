/** Times that replies named and that have moved since. In the worker. */
import type { Appointment, AppointmentPage } from '../api/shapes/appointments.ts';
import { standing } from '../replying/times.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { NamedAgain } from './view.ts';

const REACH_MS = 49 * 86_400_000; // the calendar is asked for at most 100 days at once

type Mention = Readonly<{
	id: string;
	space: string;
	appointment: string;
	at: number;
	shownAt: number;
}>;

/**
 * What the care team named in some conversations and no longer holds, by the calendar.
 * @throws ProblemError, Unreachable
 */
export async function namedAgain(vault: Vault, spaces: readonly string[]): Promise<NamedAgain[]> {
	const now = vault.http.now();
	const every = (await Promise.all(spaces.map((space) => mentionsIn(vault, space)))).flat();
	// Of one appointment the newest word counts: whoever said it anew has put the others right.
	const newest = new Map(every.map((each) => [each.space + each.appointment, each]));
	const near = [...newest.values()].filter(({ at }) => Math.abs(at - now) < REACH_MS);
	if (near.length === 0) return [];
	const calendar = new Map((await appointments(vault, now)).map((one) => [nameOf(one), one]));
	return near.flatMap(({ id, space, appointment, at, shownAt }) => {
		const one = calendar.get(appointment);
		const nowAt = one && one.state !== 'cancelled' ? Date.parse(one.starts_at) : null;
		const how = standing(at, nowAt, shownAt, now);
		const zone = one?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
		const found = { id, space, appointment, namedAt: at, nowAt, zone };
		return how === 'stands' ? [] : [{ ...found, standing: how }];
	});
}

/** How a text calls an appointment: its series and its local day there. */
export function nameOf({ id, day }: Pick<Appointment, 'id' | 'day'>): string {
	return `${id}/${day}`;
}

async function mentionsIn(vault: Vault, space: string): Promise<Mention[]> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const shown = foldMessages(log, people, vault.me.id, vault.http.now());
	const said = new Map(shown.filter((each) => !each.isWithdrawn).map((each) => [each.id, each]));
	return log.flatMap(({ entry, post }) => {
		const message = said.get(entry.header.id);
		const isTheirs = people.get(entry.header.author)?.role === 'clinician';
		if (post?.type !== 'text' || !message || !isTheirs) return [];
		const shownAt = Math.max(message.receivedAt, message.showAt);
		return post.named.map((each) => ({ id: message.id, space, shownAt, ...each }));
	});
}

async function appointments({ http }: Vault, now: number): Promise<Appointment[]> {
	const found: Appointment[] = [];
	const span = {
		after: new Date(now - REACH_MS).toISOString(),
		until: new Date(now + REACH_MS).toISOString(),
	};
	let cursor = '';
	do {
		const page = await http.get<AppointmentPage>('/appointments', { ...span, cursor });
		found.push(...page.appointments);
		cursor = page.next;
	} while (cursor);
	return found;
}
