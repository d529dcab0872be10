import type { Http } from '../api/http.ts';
import type { Appointment } from '../api/shapes/appointments.ts';

/** When two meet next: `at` in ms, `day` and `zone` by the clock of whom they meet. */
export type NextSession = Readonly<{ id: string; day: string; at: number; zone: string }>;

/** The next session of a conversation, null if none is set. @throws ProblemError, Unreachable */
export async function nextSessionIn(http: Http, space: string): Promise<NextSession | null> {
	const path = `/spaces/${space}/appointments/next`;
	const { appointment } = await http.get<{ appointment: Appointment | null }>(path);
	if (!appointment) return null;
	const { id, day, zone, starts_at: startsAt } = appointment;
	return { id, day, zone, at: Date.parse(startsAt) };
}
