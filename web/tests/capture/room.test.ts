import { expect, test, vi } from 'vitest';
import { devicesIn } from '../../src/lib/accounts/devices.ts';
import { Unreachable } from '../../src/lib/api/problems.ts';
import { captureRoom, type Captured } from '../../src/lib/capture/room.ts';
import { Account } from '../../src/lib/protocol/keys.ts';
import { keepDraft } from '../../src/lib/sync/drafts.ts';
import { pickUpEarly } from '../../src/lib/sync/early.ts';
import { foldKept } from '../../src/lib/sync/folds/moments.ts';
import { CAPTURE } from '../../src/lib/sync/moments.ts';
import { wholeLog } from '../../src/lib/sync/whole-log.ts';
import { startDesk } from '../files/people.ts';
import { client } from '../sync/people.ts';

/** A client's device on which something is being captured, and what their journal keeps. */
async function capturing() {
	const { vaults, space } = await startDesk();
	const { spaces, me, http } = vaults.open;
	const journal = [{ id: space, type: 'own', purpose: 'journal' }]; // any space will do
	vi.spyOn(spaces, 'listing').mockResolvedValue(journal as never);
	vi.spyOn(spaces, 'listKept').mockResolvedValue(journal as never);
	const room = captureRoom(vaults);
	const { id, parts } = await room.begin();
	const captured: Captured = { id, parts: { ...parts, at: 1, zone: 'UTC', text: 'An urge.' } };
	await room.keepWords(captured.parts.text);
	await room.keepParts({ id, parts: { ...captured.parts, text: '' } });
	const kept = async () => {
		const lines = foldKept(await wholeLog(vaults.open, space), me.id, http.now());
		return lines.map(({ moment }) => moment.text);
	};
	return { vaults, room, captured, kept };
}

test('what is kept once more says it once', async () => {
	const { room, captured, kept } = await capturing();
	await room.keep(captured);
	await room.keep(captured);
	expect(await kept()).toEqual(['An urge.']);
});

test('what another tab made of the same draft is a moment of its own', async () => {
	const { room, captured, kept } = await capturing();
	await room.keep(captured);
	await room.keep({ ...captured, parts: { ...captured.parts, text: 'It has passed.' } });
	expect(await kept()).toEqual(['An urge.', 'It has passed.']);
});

test('a page that ended as it had kept begins anew, without losing what was typed since', async () => {
	const { vaults, room, captured } = await capturing();
	const { local } = vaults.open;
	const forget = vi.spyOn(local, 'forget').mockRejectedValue(new Error('killed'));
	await room.keep(captured).catch(() => undefined);
	forget.mockRestore();
	await keepDraft(local, CAPTURE, 'An urge.\n\nAnd more.');
	const again = await room.begin();
	expect(again.parts.text).toBe('An urge.\n\nAnd more.');
	expect(again.id).not.toBe(captured.id);
	await keepDraft(local, CAPTURE, 'An urge.');
	expect((await room.begin()).parts.text).toBe('');
});

test('what was said beside the words outlives a sign-in that ends', async () => {
	const { vaults, room, captured } = await capturing();
	vaults.lock('out');
	await room.keepParts({ ...captured, parts: { ...captured.parts, text: '', urge: 'To call.' } });
	const again = new Account(client.secret.slice());
	await pickUpEarly(vaults.store, again);
	vaults.unlock(again);
	vi.spyOn(vaults.open.spaces, 'listKept').mockResolvedValue([]);
	expect((await room.begin()).parts).toMatchObject({ text: 'An urge.', urge: 'To call.' });
});

test('whoever removes a device is told of moments that have no journal yet', async () => {
	const { vaults, room, captured } = await capturing();
	const { spaces, http } = vaults.open;
	vi.spyOn(spaces, 'listing').mockResolvedValue([]);
	vi.spyOn(http, 'post').mockRejectedValue(new Unreachable('no answer'));
	expect(await room.keep(captured)).toBeNull();
	expect(await devicesIn(vaults, {} as never).unsent()).toBe(1);
});
