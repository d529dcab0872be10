import type { Http } from '../api/http.ts';
import type { Appointment, AppointmentPage } from '../api/shapes/appointments.ts';
import type { Local } from '../sync/local.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BACK_MS = 85 * DAY_MS; // the calendar is asked for at most 100 days at once
const AHEAD_MS = 14 * DAY_MS;

/** An appointment that was not cancelled; times in ms, `zone` is the clock that it keeps. */
export type Session = Readonly<{ startsAt: number; endsAt: number; zone: string }>;

/** The sessions with a client around an instant (ms), in order: as they were last known offline. */
export async function sessionsAround(
	{ http, local }: Readonly<{ http: Http; local: Local }>,
	space: string,
	around: number,
): Promise<readonly Session[]> {
	const place = `sessions/${space}`;
	try {
		const found = (await appointmentsAround(http, around))
			.filter((one) => one.space_id === space && one.state !== 'cancelled')
			.map(({ starts_at: from, ends_at: to, zone }) => {
				return { startsAt: Date.parse(from), endsAt: Date.parse(to), zone };
			});
		await local.keep(place, found);
		return found;
	} catch {
		return (await local.kept<Session[]>(place)) ?? [];
	}
}

/** The session to prepare: the one at `at`, else the first that is not over at `now`. */
export function sessionFor(
	sessions: readonly Session[],
	{ at, now }: Readonly<{ at: number; now: number }>,
): Session | null {
	const fits = at
		? ({ startsAt }: Session) => startsAt === at
		: ({ endsAt }: Session) => endsAt > now;
	return sessions.find(fits) ?? null;
}

/** When the last session before `at` was over (ms), as far as it has been by `now`; else 0. */
export function lastBefore(sessions: readonly Session[], at: number, now: number): number {
	const over = sessions.filter(({ startsAt, endsAt }) => endsAt <= now && startsAt < (at || now));
	return Math.max(0, ...over.map(({ endsAt }) => endsAt));
}

/** Appointments from twelve weeks before an instant (ms) to two behind it. @throws ProblemError, Unreachable */
export async function appointmentsAround(http: Http, around: number): Promise<Appointment[]> {
	const [after, until] = [around - BACK_MS, around + AHEAD_MS];
	const query = { after: new Date(after).toISOString(), until: new Date(until).toISOString() };
	const found: Appointment[] = [];
	let cursor = '';
	do {
		const page = await http.get<AppointmentPage>('/appointments', { ...query, cursor });
		found.push(...page.appointments);
		cursor = page.next;
	} while (cursor);
	return found;
}
