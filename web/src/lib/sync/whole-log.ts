import type { Opened } from './folds/opened.ts';
import type { Hands } from './seating.ts';

/** A space's log as this device knows it and, behind it, what waits to be sent. */
export async function wholeLog({ spaces, outbox, http }: Hands, id: string): Promise<Opened[]> {
	const space = await spaces.space(id);
	const rows = await outbox.waiting(id);
	const waiting = rows.filter(({ entry }) => !space.state?.ids.has(entry.header.id));
	const receivedAt = http.now();
	return [...space.log(), ...waiting.map(({ entry }) => space.read({ entry, receivedAt }))];
}
