import { expect, test, vi } from 'vitest';
import { unb64 } from '../../src/lib/protocol/encoding.ts';
import { openRef, refIn } from '../../src/lib/files/opening.ts';
import { momentPost } from '../../src/lib/sync/moments.ts';
import { NO_MOMENT } from '../../src/lib/sync/folds/moments.ts';
import { posted, startDesk } from './people.ts';

const MEMO = new Uint8Array(70_000).fill(7);
const picked = () => ({ name: 'memo.webm', mime: 'audio/webm', content: new Blob([MEMO]) });
const AT = { ...NO_MOMENT, at: 1, zone: 'UTC', text: 'The call.' };

test('a file of a moment is opened before it has left, goes out by itself, and is no post', async () => {
	const desk = await startDesk();
	const { uploads, outbox, spaces, courier, sender } = desk.vaults.open;
	await uploads.hold('capture/a', picked());
	const [held] = await uploads.waiting('capture/a');
	const ref = await uploads.claim('capture/a', held?.id ?? '', desk.space);
	expect(await uploads.claim('capture/a', held?.id ?? '', desk.space)).toEqual(ref);
	if (!ref) throw new Error('it was given up');
	expect([await uploads.waiting('capture/a'), await uploads.waiting(desk.space)]).toEqual([[], []]);
	await outbox.add(await spaces.space(desk.space), momentPost(AT, [ref]), {
		id: 'AAAAAAAAAAAAAAAAAAAAAA',
	});
	expect(await refIn(desk.vaults.open, desk.space, 'AAAAAAAAAAAAAAAAAAAAAA/0')).toEqual(ref);
	const opened = await openRef(desk.vaults.open, desk.space, ref, 'x');
	expect(opened.content.size).toBe(MEMO.length);
	sender.kick(desk.space);
	courier.kick(desk.space);
	await vi.waitFor(async () => {
		expect(await uploads.piecesOf(desk.space, ref.hash)).toBeNull();
	}, 20_000);
	expect(unb64(ref.hash)).toHaveLength(32);
	expect((await openRef(desk.vaults.open, desk.space, ref, 'x')).content.size).toBe(MEMO.length);
	expect(await posted(desk)).toEqual([]);
});
