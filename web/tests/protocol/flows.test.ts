import { beforeAll, describe, expect, test } from 'vitest';
import { joinAccount } from '../../src/lib/protocol/codes.ts';
import type { Entry } from '../../src/lib/protocol/entry.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { Account, makeAccount } from '../../src/lib/protocol/keys.ts';
import { generationsOf } from '../../src/lib/protocol/reseating.ts';
import { KeyRing, generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { checkTrust, wholeRoster } from '../../src/lib/protocol/trust.ts';
import { seat } from '../../src/lib/protocol/writing.ts';
import { LATER, Log, NOON, makeWorld, verdict } from './people.ts';

await ready();

let world: ReturnType<typeof makeWorld>;
beforeAll(() => {
	world = makeWorld();
});

const readable = (log: Log, me: Account): string[] =>
	log.entries
		.filter(({ header }) => header.kind === 'post')
		.map((entry) => verdict(() => open(log, me, entry)));
const open = (log: Log, me: Account, entry: Entry): unknown =>
	openPost(generationKey(log.state, me, entry.header.gen), entry)['text'];

describe('a thread', () => {
	test('is read by all who sit in it, and by the practice', () => {
		const { care, therapist, client, practice, cover } = world;
		const last = care.entries.at(-1) as Entry;
		for (const reader of [therapist, client, practice]) {
			expect(open(care, reader, last)).toBe('I feel low today');
		}
		expect(verdict(() => open(care, cover, last))).toBe('nokey');
	});

	test('is trusted by client and therapist', () => {
		const { care, therapist, client, roster } = world;
		checkTrust(care.state, care.entries, client.id, null);
		checkTrust(care.state, care.entries, therapist.id, wholeRoster(roster.state));
	});

	test('shows both sides the same digits, and others after a change of seats', () => {
		const { care, therapist } = world;
		const before = flows.digits(care.state.lastSeats);
		expect(before).toMatch(/^(\d{5} ){5}\d{5}$/);
		const log = care.upTo(99).add(care.post(therapist, 'hello'));
		expect(flows.digits(log.state.lastSeats)).toBe(before);
		log.add(flows.rotate(therapist, log.state, NOON));
		expect(flows.digits(log.state.lastSeats)).not.toBe(before);
	});
});

describe('membership', () => {
	test('cover reads what it was granted and nothing after it left', () => {
		const { care, therapist, cover, client } = world;
		const log = care.upTo(99);
		log.add(flows.addSeat(therapist, log.state, seat(cover.card, 'clinician'), [4], NOON));
		log.add(log.post(client, 'while away'));
		log.add(flows.remove(therapist, log.state, [cover.id], NOON));
		log.add(log.post(client, 'back again'));
		expect(readable(log, cover)).toEqual(['nokey', 'nokey', 'ok', 'ok', 'nokey']);
		expect(readable(log, client)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
	});

	test('a second link opens its own welcome alone', () => {
		const { care, therapist, client } = world;
		const log = care.upTo(99);
		const { code, entries } = flows.inviteClient(
			therapist,
			log.state,
			[{ type: 'text', text: 'Hi' }],
			{
				until: LATER,
				at: NOON,
			},
		);
		log.add(...entries);
		expect(readable(log, joinAccount(code))).toEqual(['nokey', 'nokey', 'nokey', 'ok']);
		const partner = makeAccount();
		log.add(flows.join(partner, log.state, code, NOON));
		log.add(log.post(client, 'to both'));
		expect(readable(log, partner)).toEqual(['nokey', 'nokey', 'nokey', 'ok', 'ok']);
	});

	test('history is granted on its own', () => {
		const { care, therapist, practice, client } = world;
		const log = care.upTo(99);
		log.add(flows.remove(practice, log.state, [client.id], NOON));
		const { code, entries } = flows.inviteClient(therapist, log.state, [], {
			until: LATER,
			at: NOON,
		});
		log.add(...entries);
		const again = makeAccount();
		log.add(flows.join(again, log.state, code, NOON));
		expect(readable(log, again)).toEqual(['nokey', 'nokey', 'nokey']);
		const gens = generationsOf(log.state, therapist.id);
		log.add(flows.grant(therapist, log.state, again.id, gens.slice(0, 4), NOON));
		expect(readable(log, again)).toEqual(['ok', 'ok', 'ok']);
	});

	test('an observer becomes a clinician and goes back', () => {
		const { care, therapist, cover } = world;
		const log = care.upTo(99);
		log.add(flows.addSeat(therapist, log.state, seat(cover.card, 'observer'), [], NOON));
		log.add(flows.changeRole(therapist, log.state, cover.id, 'clinician', NOON));
		log.add(log.post(cover, 'here'));
		log.add(flows.changeRole(therapist, log.state, cover.id, 'observer', NOON));
		expect(log.try(log.post(cover, 'still here'))).toBe('role');
		expect(
			verdict(() => flows.changeRole(therapist, log.state, makeAccount().id, 'observer', NOON)),
		).toBe('remove');
	});

	test('a promoted custodian holds the secret of the practice', () => {
		const { roster, owner, therapist, practice } = world;
		const log = roster
			.upTo(99)
			.add(flows.changeRole(owner, roster.state, therapist.id, 'custodian', NOON));
		expect(new Account(generationKey(log.state, therapist, 1)).id).toBe(practice.id);
		log.add(flows.changeRole(therapist, log.state, owner.id, 'staff', NOON));
		expect(log.state.gen).toBe(2);
		expect(verdict(() => generationKey(log.state, owner, 2))).toBe('nokey');
	});

	test('a new practice card takes over with all history', () => {
		const { care, roster, owner, practice } = world;
		const staff = roster.upTo(99).add(flows.rotate(owner, roster.state, NOON));
		const fresh = new Account(generationKey(staff.state, owner, 2));
		const log = care.upTo(99).add(...flows.replacePractice(practice, care.state, fresh, NOON));
		expect(readable(log, fresh)).toEqual(['ok', 'ok', 'ok']);
		expect(flows.replacePractice(practice, log.state, fresh, NOON)).toEqual([]);
		expect(
			verdict(() => {
				checkTrust(log.state, log.entries, owner.id, wholeRoster(staff.state));
			}),
		).toBe('ok');
	});
});

describe('a refused post', () => {
	test('is signed again under its id on a head that moved', () => {
		const { care, client, therapist } = world;
		const mine = care.post(client, 'mine', { attention: 2 });
		const log = care.upTo(99).add(care.post(therapist, 'first'));
		expect(log.try(mine)).toBe('chain');
		const again = flows.rewritePost(client, log.state, mine);
		expect(again.body).toEqual(mine.body);
		log.add(again);
		expect([again.header.id, again.header.attention]).toEqual([mine.header.id, 2]);
		expect(open(log, therapist, again)).toBe('mine');
	});

	test('is sealed again when the generation moved', () => {
		const { care, client, therapist } = world;
		const mine = care.post(client, 'mine');
		const log = care.upTo(99).add(flows.rotate(therapist, care.state, NOON));
		const again = flows.rewritePost(client, log.state, mine);
		expect(again.body).not.toEqual(mine.body);
		log.add(again);
		expect(again.header.id).toBe(mine.header.id);
		expect(open(log, therapist, again)).toBe('mine');
	});

	test('a key ring opens each generation once', () => {
		const { care, client } = world;
		const ring = new KeyRing(client);
		expect(ring.key(care.state, 4)).toBe(ring.key(care.state, 4));
		expect(verdict(() => ring.key(care.state, 1))).toBe('nokey');
	});
});
