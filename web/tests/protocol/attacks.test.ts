import { beforeAll, describe, expect, test } from 'vitest';
import { decode, encode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { joinAccount, makeCode } from '../../src/lib/protocol/codes.ts';
import { b64 } from '../../src/lib/protocol/encoding.ts';
import { toWire, type Entry } from '../../src/lib/protocol/entry.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { Account, makeAccount } from '../../src/lib/protocol/keys.ts';
import { reseat } from '../../src/lib/protocol/reseating.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { advance } from '../../src/lib/protocol/spaces.ts';
import { invitation, seat } from '../../src/lib/protocol/writing.ts';
import { LATER, Log, NOON, forge, forgeChange, makeWorld, verdict } from './people.ts';

await ready();

// Cases of protocol.md section 13 that vectors/attacks.json does not hold, with their controls.
let world: ReturnType<typeof makeWorld>;
let server: Account;
beforeAll(() => {
	world = makeWorld();
	server = makeAccount();
});

const changeOf = (entry: Entry): JsonObject => decode(entry.body) as JsonObject;

describe('posts', () => {
	test('the honest next post is taken', () => {
		const { care, client } = world;
		expect(care.try(care.post(client, 'again'))).toBe('ok');
	});

	test("the server cannot sign a client's post", () => {
		const { care, client } = world;
		expect(care.try(forge(server, care.post(client, 'again')))).toBe('sig');
	});

	test('nobody can put the body of another post under a valid header', () => {
		const { care, client } = world;
		const [one, other] = [care.post(client, 'one'), care.post(client, 'two')];
		expect(care.try({ ...toWire(one), b: b64(other.body) })).toBe('body');
	});

	test.each(['attention', 'show_at'])('the server cannot raise %s', (field) => {
		const { care, therapist } = world;
		const entry = care.post(therapist, 'a plan', { attention: 1, showAt: LATER });
		const header = encode({ ...entry.header, [field]: field === 'attention' ? 3 : LATER + 1 });
		expect(care.try({ ...toWire(entry), h: b64(header) })).toBe('sig');
	});

	test('two posts cannot change places', () => {
		const { care, client } = world;
		const one = care.post(client, 'one');
		const log = new Log(care.entries[0] as Entry).add(...care.entries.slice(1), one);
		expect(care.try(log.post(client, 'two'))).toBe('chain');
	});

	test.each([
		['prev', ''],
		['prev', b64(new Uint8Array(32))],
		['space', ''],
		['space', b64(new Uint8Array(32))],
		['seq', 0],
		['seq', 99],
	])('a wrong %s is refused, even signed by its author: %j', (field, value) => {
		const { care, client } = world;
		expect(care.try(forge(client, care.post(client, 'one'), { [field]: value }))).toBe('chain');
	});

	test('a post under an older generation is refused', () => {
		const { care, client } = world;
		const entry = care.post(client, 'one');
		expect(care.try(forge(client, entry, { gen: care.state.gen - 1 }))).toBe('gen');
	});

	test('whoever holds the link posts nothing', () => {
		const { invitedCare, therapist, code } = world;
		const joiner = joinAccount(code);
		const entry = invitedCare.post(therapist, 'hello');
		expect(invitedCare.try(forge(joiner, entry, { author: joiner.id }))).toBe('role');
	});

	test('an own post needs its body, a post from history does not', () => {
		const { care, client } = world;
		const absent = parse({ ...toWire(care.post(client, 'one')), b: '' });
		expect(verdict(() => advance(care.state, absent))).toBe('ok');
		expect(verdict(() => advance(care.state, absent, true))).toBe('body');
	});

	test('a post whose absent body is the one that was signed counts as absent', () => {
		const { care, client } = world;
		const absent = parse(forge(client, care.post(client, 'one'), {}, new Uint8Array()));
		expect(verdict(() => advance(care.state, absent))).toBe('ok');
		expect(verdict(() => advance(care.state, absent, true))).toBe('body');
	});

	test('a refused entry leaves the state as it was', () => {
		const { care, client } = world;
		const before = { ...care.state };
		care.try(forge(server, care.post(client, 'again')));
		expect(care.state).toEqual(before);
	});
});

describe('seats', () => {
	test('two roles written as one found nothing', () => {
		const { care, therapist } = world;
		const root = care.entries[0] as Entry;
		const [founder = {}] = (changeOf(root) as { add: JsonObject[] }).add;
		const add = [{ ...founder, role: 'clinician,practice' }];
		const forged = forgeChange(therapist, root, { add });
		expect(verdict(() => advance(null, parse(forged)))).toBe('root');
	});

	test('a key outside the main subgroup, which older libsodiums take, makes no seat', () => {
		const { care, practice, therapist } = world;
		const root = care.entries[0] as Entry;
		const card = new Uint8Array(practice.card);
		card.set(
			Buffer.from('03b5939c1d63adf5410aaf84ecd13a066ab889514141846dbde11596ebb92dd3', 'hex'),
		);
		const [founder = {}] = (changeOf(root) as { add: JsonObject[] }).add;
		const add = [founder, { card: b64(card), role: 'practice' }];
		const forged = forgeChange(therapist, root, { add });
		expect(verdict(() => advance(null, parse(forged)))).toBe('card');
	});

	test("the server cannot seat somebody in the therapist's name", () => {
		const { care, therapist, practice } = world;
		const entry = flows.addSeat(therapist, care.state, seat(server.card, 'observer'), [], NOON);
		expect(care.try(forge(server, entry))).toBe('sig');
		expect(care.try(entry)).toBe('ok');
		expect(care.try(forge(practice, entry, { author: practice.id }))).toBe('ok');
	});

	test("a clinician cannot seat the client's card again", () => {
		const { care, client, therapist } = world;
		const entry = flows.addSeat(therapist, care.state, seat(client.card, 'observer'), [], NOON);
		expect(care.try(entry)).toBe('card');
	});

	test('a clinician cannot make an observer of the client in one entry', () => {
		const { care, client, therapist } = world;
		expect(care.try(flows.changeRole(therapist, care.state, client.id, 'observer', NOON))).toBe(
			'role',
		);
	});

	test('a clinician cannot replace the practice', () => {
		const { care, practice, therapist } = world;
		const move = { remove: [practice.id], add: [seat(server.card, 'practice')] };
		expect(care.try(reseat(therapist, care.state, move, NOON))).toBe('role');
		const adds = { add: [seat(server.card, 'practice')] };
		expect(care.try(reseat(therapist, care.state, adds, NOON))).toBe('role');
	});

	test.each([0, 32])('no two cards share the key at byte %i', (start) => {
		const { care, client, therapist } = world;
		const card = server.card.slice();
		card.set(client.card.subarray(start, start + 32), start);
		const entry = flows.addSeat(therapist, care.state, seat(card, 'observer'), [], NOON);
		expect(care.try(entry)).toBe('card');
	});

	test('nobody swaps a role for the same role', () => {
		const { care, therapist } = world;
		expect(care.try(flows.changeRole(therapist, care.state, therapist.id, 'clinician', NOON))).toBe(
			'role',
		);
	});

	test('whoever is removed takes open invitations along', () => {
		const { care, therapist, cover, practice } = world;
		const log = care
			.upTo(99)
			.add(flows.addSeat(therapist, care.state, seat(cover.card, 'clinician'), [], NOON));
		log.add(...flows.inviteClient(cover, log.state, [], { until: LATER, at: NOON }).entries);
		const honest = flows.remove(practice, log.state, [cover.id], NOON);
		const kept = { remove: [cover.id] };
		expect(log.try(honest)).toBe('ok');
		expect(log.try(forgeChange(practice, honest, kept))).toBe('invite');
	});

	test('nobody invites and leaves in one entry', () => {
		const { care, therapist, cover, practice } = world;
		const log = care
			.upTo(99)
			.add(flows.addSeat(therapist, care.state, seat(cover.card, 'clinician'), [], NOON));
		const open = invitation(joinAccount(makeCode()), 'client', log.state.space, LATER);
		const move = { remove: [cover.id], add: [open] };
		expect(log.try(reseat(cover, log.state, move, NOON))).toBe('invite');
		expect(log.try(reseat(practice, log.state, move, NOON))).toBe('ok');
	});

	test('only an invitation brings staff into a practice', () => {
		const { roster, owner } = world;
		const move = { add: [seat(server.card, 'staff')] };
		expect(roster.try(reseat(owner, roster.state, move, NOON))).toBe('role');
	});

	test('nobody is given one generation twice in an entry', () => {
		const { care, therapist } = world;
		const entry = flows.rotate(therapist, care.state, NOON);
		const { keys } = changeOf(entry) as { keys: JsonObject[] };
		const twice = forgeChange(therapist, entry, { keys: [...keys, ...keys.slice(0, 1)] });
		expect(care.try(twice)).toBe('keys');
	});

	test('a practice never takes an old card again', () => {
		const { roster, owner, practice } = world;
		const entry = flows.rotate(owner, roster.state, NOON);
		const again = forgeChange(owner, entry, { card: b64(practice.card) });
		expect(roster.try(entry)).toBe('ok');
		expect(roster.try(again)).toBe('card');
	});
});
