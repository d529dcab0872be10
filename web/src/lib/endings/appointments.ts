import type { AppointmentPage } from '../api/shapes/appointments.ts';
import type { Vault } from '../sync/vault.ts';
import type { Ahead } from './view.ts';

const AHEAD_MS = 99 * 24 * 60 * 60 * 1000; // the calendar is asked for at most 100 days at once

/** The appointments of a thread that are ahead; null where nobody knows just now. */
export async function aheadIn({ http }: Vault, id: string): Promise<Ahead[] | null> {
	const now = http.now();
	const span = {
		after: new Date(now).toISOString(),
		until: new Date(now + AHEAD_MS).toISOString(),
	};
	const found: Ahead[] = [];
	let cursor = '';
	try {
		do {
			const query = { ...span, ...(cursor && { cursor }) };
			const page = await http.get<AppointmentPage>(`/spaces/${id}/appointments`, query);
			for (const { id: series, day, starts_at: at, state } of page.appointments) {
				if (state !== 'cancelled') found.push({ id: series, day, at: Date.parse(at) });
			}
			cursor = page.next;
		} while (cursor);
	} catch {
		return null;
	}
	return found;
}
