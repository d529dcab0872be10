import { expect, test } from 'vitest';
import { ClosedAlerts } from '../../src/lib/alerts/closed.svelte.ts';
import type { AlertsRoom } from '../../src/lib/alerts/room.ts';
import type { AlertRow } from '../../src/lib/alerts/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

type Page = Readonly<{ rows: AlertRow[]; next: string }>;

const page = (next: string, ...ids: string[]): Page => ({
	rows: ids.map((id) => ({ id }) as AlertRow),
	next,
});
const idsOf = ({ rows }: ClosedAlerts) => rows?.map(({ id }) => id);

/** Closed alerts whose pages come as a test says: those given, in turn, or when it answers. */
function startWith(...pages: (Page | Promise<Page>)[]): ClosedAlerts {
	const room = { closed: () => Promise.resolve(pages.shift() ?? page('')) };
	return new ClosedAlerts(room as unknown as Remote<AlertsRoom>);
}

test('an alert that closes while earlier ones are read comes first, and each stands there once', async () => {
	const closed = startWith(page('2', 'd', 'c'), page('3', 'b', 'a'), page('2', 'e', 'd'));
	await closed.renew();
	await closed.more();
	await closed.renew();
	expect(idsOf(closed)).toEqual(['e', 'd', 'c', 'b', 'a']);
	expect(closed.next).toBe('3');
});

test('a page that was overtaken is not put behind another one', async () => {
	let late: (found: Page) => void = () => undefined;
	const slow = new Promise<Page>((resolve) => (late = resolve));
	const closed = startWith(slow, page('', 'b'));
	const first = closed.renew();
	await closed.renew();
	late(page('', 'a'));
	await first;
	expect(idsOf(closed)).toEqual(['b']);
});
