import { expect, test } from 'vitest';
import { OpenAlert } from '../../src/lib/alerts/open-alert.svelte.ts';
import type { AlertsRoom } from '../../src/lib/alerts/room.ts';
import { NOTHING_WRITTEN, type AlertView } from '../../src/lib/alerts/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const viewOf = (fields: object) =>
	({ row: { id: 'a', state: 'open', client: '' }, form: NOTHING_WRITTEN, ...fields }) as AlertView;

/** A worker whose answers leave it in whatever order a test says. */
function startSlow(keepForm = () => Promise.resolve()) {
	const waiting: ((view: AlertView) => void)[] = [];
	const ask = () => new Promise<AlertView>((resolve) => waiting.push(resolve));
	const room = { show: ask, take: ask, openAsPractice: ask, keepForm };
	const answer = async (n: number, fields: object) => {
		waiting[n]?.(viewOf(fields));
		await new Promise((resolve) => setTimeout(resolve));
	};
	return { alert: new OpenAlert(room as unknown as Remote<AlertsRoom>, 'a'), answer };
}

test('what was opened with the key of the practice stays, though an older answer comes after it', async () => {
	const { alert, answer } = startSlow();
	void alert.refresh();
	await answer(0, { access: 'custodian' });
	void alert.openAsPractice();
	void alert.refresh();
	await answer(1, { access: 'practice' });
	await answer(2, { access: 'custodian' });
	expect(alert.view?.access).toBe('practice');
});

test('of two looks at an alert the newer one stands', async () => {
	const { alert, answer } = startSlow();
	void alert.refresh();
	void alert.refresh();
	await answer(1, { at: 2 });
	await answer(0, { at: 1 });
	expect(alert.view?.at).toBe(2);
});

test('a page with a note that cannot be kept does not let itself be left', async () => {
	const { alert, answer } = startSlow(() => Promise.reject(new Error('no room')));
	void alert.refresh();
	await answer(0, {});
	await expect(alert.keep()).resolves.toBeUndefined(); // nothing is written yet
	alert.fields.note = 'She answered.';
	alert.changed();
	await expect(alert.keep()).rejects.toThrow('no room');
	expect(alert.kept).toBe('unkept');
	await expect(alert.keepQuietly()).resolves.toBeUndefined();
});

test('what is pressed while something else is being done is done after it, and twice is once', async () => {
	const { alert, answer } = startSlow();
	void alert.refresh();
	await answer(0, { access: 'seat' });
	const opened = alert.openAsPractice();
	const taken = alert.take();
	expect(await alert.take()).toBe(false);
	await answer(1, { access: 'practice' });
	await opened;
	await answer(2, { access: 'practice', at: 7 });
	expect(await taken).toBe(true);
	expect(alert.view?.at).toBe(7);
});
