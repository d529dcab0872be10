import { beforeEach, expect, test } from 'vitest';
import type { Vaults } from '../../src/lib/sync/vault.ts';
import { offering } from '../../src/lib/talks/offers.ts';
import type { Offer } from '../../src/lib/talks/view.ts';

const OFFER: Offer = { text: 'Let us talk.', call: '', slots: [5, 9], moves: null, until: 20 };
let requests: string[];
let withdrawn: string[];
let sent: (string | undefined)[];
/** Where the next offer breaks off. */
let breaks: 'nowhere' | 'after the request' | 'before the message';
let room: ReturnType<typeof offering>;

beforeEach(() => {
	[requests, withdrawn, sent] = [[], [], []];
	breaks = 'nowhere';
	const places = new Map<string, string>();
	const end = (where: typeof breaks) => {
		if (breaks === where) throw new Error(where);
	};
	const open = {
		http: {
			now: () => 1,
			post: (_path: string, { id }: { id: string }) => {
				requests.push(id);
				end('after the request');
				return Promise.resolve({});
			},
			put: (path: string) => Promise.resolve(withdrawn.push(path.split('/')[2] ?? '')),
		},
		local: {
			kept: (place: string) => Promise.resolve(JSON.parse(places.get(place) ?? 'null') as unknown),
			keep: (place: string, thing: object) =>
				Promise.resolve(void places.set(place, JSON.stringify(thing))),
			forget: (place: string) => Promise.resolve(void places.delete(place)),
		},
		spaces: { space: () => Promise.resolve({}) },
		outbox: {
			add: (_space: object, _post: object, { id }: { id?: string }) => {
				end('before the message');
				return Promise.resolve(void sent.push(id));
			},
		},
		sender: { kick: () => undefined },
	};
	room = offering({ open, isOpen: true } as unknown as Vaults);
});

const offer = (change: Partial<Offer> = {}) => room.offer('space', 're', { ...OFFER, ...change });

test.each(['after the request', 'before the message'] as const)(
	'an offer that broke off %s goes again as the same request and one message',
	async (where) => {
		breaks = where;
		await expect(offer()).rejects.toThrow(where);
		breaks = 'nowhere';
		await offer({ until: 25 }); // a minute later it holds a minute longer
		expect([new Set(requests).size, sent.length, withdrawn]).toEqual([1, 1, []]);
	},
);

test('of an offer that was changed after it broke off the first times are taken back', async () => {
	breaks = 'before the message';
	await expect(offer()).rejects.toThrow();
	breaks = 'nowhere';
	await offer({ slots: [9] });
	expect(withdrawn).toEqual([requests[0]]);
	expect(new Set(requests).size).toBe(2);
});

test('the same offer made later is another one', async () => {
	await offer();
	await offer();
	expect([new Set(requests).size, new Set(sent).size, withdrawn]).toEqual([2, 2, []]);
});

test('what is written of an offer is kept until it is sent', async () => {
	await room.keepOffer('space', JSON.stringify({ words: 'Half a line' }));
	expect(await room.offerDraft('space')).toEqual({ words: 'Half a line' });
	await offer();
	expect(await room.offerDraft('space')).toBeNull();
});
