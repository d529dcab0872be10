import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { toWire } from '../../src/lib/protocol/entry.ts';
import { makeAccount } from '../../src/lib/protocol/keys.ts';
import { checkPin, openLocal, sealLocal } from '../../src/lib/protocol/pins.ts';
import { dumpState, loadState } from '../../src/lib/protocol/snapshots.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { advance } from '../../src/lib/protocol/spaces.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { NOON, forge, makeWorld, verdict } from './people.ts';

await ready();

let world: ReturnType<typeof makeWorld>;
beforeAll(() => {
	world = makeWorld();
});

describe('pins', () => {
	const heads = (): string[] => world.care.entries.map(({ hash }) => hash);

	test('34: a log cut short of the pin is a rollback', () => {
		const { seq, head } = world.care.state;
		const served = heads().slice(0, -1);
		expect(
			verdict(() => {
				checkPin(head, served[seq] ?? null);
			}),
		).toBe('rollback');
		expect(
			verdict(() => {
				checkPin(head, '');
			}),
		).toBe('rollback');
	});

	test('35: another branch at the pin is a fork, however well it is signed', () => {
		const { care, client } = world;
		const [mine, theirs] = [care.post(client, 'one'), care.post(client, 'two')];
		expect(care.try(theirs)).toBe('ok');
		expect(
			verdict(() => {
				checkPin(mine.hash, theirs.hash);
			}),
		).toBe('fork');
		expect(
			verdict(() => {
				checkPin(mine.hash, mine.hash);
			}),
		).toBe('ok');
	});

	test('open for their own account and purpose alone', () => {
		const content = dumpState(world.care.state);
		const sealed = sealLocal(world.client, 'pin', content);
		expect(openLocal(world.client, 'pin', sealed)).toEqual(content);
		expect(verdict(() => openLocal(world.client, 'draft', sealed))).toBe('aead');
		expect(verdict(() => openLocal(makeAccount(), 'pin', sealed))).toBe('aead');
		expect(verdict(() => openLocal(world.client, 'pin', sealed.subarray(0, 20)))).toBe('aead');
	});

	test('a state comes back from its snapshot and goes on the same way', () => {
		for (const log of [world.care, world.roster]) {
			const loaded = loadState(dumpState(log.state));
			expect(dumpState(loaded)).toEqual(dumpState(log.state));
			expect({ ...loaded, ids: null }).toEqual({ ...log.state, ids: null });
		}
		const entry = world.care.post(world.client, 'after');
		const loaded = loadState(dumpState(world.care.state));
		expect(dumpState(advance(loaded, entry))).toEqual(dumpState(advance(world.care.state, entry)));
	});
});

describe('a state', () => {
	test('may be carried on in two ways that know nothing of each other', () => {
		const { care, client } = world;
		const [one, two] = [care.post(client, 'one'), care.post(client, 'two')];
		const left = advance(care.state, one);
		const right = advance(care.state, two);
		expect([left.ids.has(one.header.id), left.ids.has(two.header.id)]).toEqual([true, false]);
		expect([right.ids.has(one.header.id), right.ids.has(two.header.id)]).toEqual([false, true]);
		expect(care.state.ids.has(one.header.id)).toBe(false);
		expect(care.state.ids.toArray()).toEqual(care.entries.map(({ header }) => header.id));
	});

	test('knows the ids of its own past in both branches', () => {
		const { care, client } = world;
		const branch = advance(care.state, care.post(client, 'one'));
		const again = parse(
			forge(client, care.post(client, 'two'), {
				...{ seq: branch.seq + 1, prev: branch.head, id: care.entries[0]?.header.id ?? '' },
			}),
		);
		expect(verdict(() => advance(branch, again))).toBe('id');
	});

	test('of posts costs the same to carry on, however long', () => {
		const me = makeAccount();
		let state = advance(null, flows.foundOwn(me, NOON));
		const first = state;
		for (let n = 0; n < 300; n++) {
			const entry = flows.writePost(
				me,
				state,
				new Uint8Array(32),
				{ type: 'text', text: '' },
				{ at: NOON },
			);
			const next = advance(state, entry);
			expect([next.boxes, next.seats, next.ever]).toEqual([state.boxes, state.seats, state.ever]);
			expect(next.boxes).toBe(first.boxes);
			state = next;
		}
		expect(state.ids.toArray()).toHaveLength(301);
	});
});

describe('58: versions', () => {
	const known = new Set([1, 2]);
	const tryIn = (log: typeof world.care, wire: unknown): string =>
		verdict(() => advance(log.state, parse(wire, known)));

	test('a later one is unknown here', () => {
		const { care, client } = world;
		expect(care.try(forge(client, care.post(client, 'x'), { v: 2 }))).toBe('version');
	});

	test('only a seats entry raises it, and nothing lowers it', () => {
		const { care, therapist, client } = world;
		const seats = forge(therapist, flows.rotate(therapist, care.state, NOON), { v: 2 });
		expect(tryIn(care, forge(client, care.post(client, 'x'), { v: 2 }))).toBe('version');
		expect(tryIn(care, seats)).toBe('ok');
		const raised = advance(care.state, parse(seats, known));
		const key = new Uint8Array(32);
		const later = flows.writePost(client, raised, key, { type: 'text' }, { at: NOON });
		expect(later.header.v).toBe(2);
		const judge = (v: number): string =>
			verdict(() => advance(raised, parse(forge(client, later, { v }), known)));
		expect([judge(2), judge(1)]).toEqual(['ok', 'version']);
		const back = flows.rotate(therapist, raised, NOON);
		expect(verdict(() => advance(raised, parse(forge(therapist, back, { v: 1 }), known)))).toBe(
			'version',
		);
	});

	test('a log may begin at any known one', () => {
		const me = makeAccount();
		const wire = forge(me, flows.foundOwn(me, NOON), { v: 2 });
		expect(verdict(() => advance(null, parse(wire, known)))).toBe('ok');
		expect(verdict(() => parse(toWire(parse(wire, known))))).toBe('version');
	});
});
