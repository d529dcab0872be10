import { beforeAll, describe, expect, test } from 'vitest';
import { decode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { joinAccount, makeCode } from '../../src/lib/protocol/codes.ts';
import { b64, unb64 } from '../../src/lib/protocol/encoding.ts';
import { type Entry } from '../../src/lib/protocol/entry.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { Account, makeAccount, sealTo } from '../../src/lib/protocol/keys.ts';
import { commitment, generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { checkInvitation, checkTrust, wholeRoster } from '../../src/lib/protocol/trust.ts';
import { acceptance, seat } from '../../src/lib/protocol/writing.ts';
import { LATER, Log, NOON, account, forgeChange, makeWorld, verdict } from './people.ts';

await ready();

// Cases of protocol.md section 13 that vectors/attacks.json does not hold, with their controls.
let world: ReturnType<typeof makeWorld>;
let server: Account;
beforeAll(() => {
	world = makeWorld();
	server = makeAccount();
});

const changeOf = (entry: Entry): JsonObject => decode(entry.body) as JsonObject;
const seatJson = (card: Uint8Array, role: string): JsonObject => ({ card: b64(card), role });

describe('joining', () => {
	test('the link seats one person, not two', () => {
		const { invitedCare, client, code } = world;
		const entry = flows.join(client, invitedCare.state, code, NOON);
		const { add } = changeOf(entry) as { add: JsonObject[] };
		const second = acceptance(
			server,
			invitedCare.state.space,
			'client',
			entry.header.author,
			unb64(changeOf(entry)['commit']),
		);
		const both = [...add, { ...seatJson(server.card, 'client'), accept: b64(second) }];
		expect(invitedCare.try(entry)).toBe('ok');
		expect(invitedCare.try(forgeChange(joinAccount(code), entry, { add: both }))).toBe('invite');
	});

	test('a newcomer cannot choose the secret of the practice', () => {
		const { roster, owner } = world;
		const { code, entries } = flows.inviteStaff(owner, roster.state, { until: LATER, at: NOON });
		const log = roster.upTo(99).add(...entries);
		const key = new Uint8Array(32).fill(7);
		const gen = log.state.gen + 1;
		const joiner = joinAccount(code);
		const entry = flows.join(server, log.state, code, NOON);
		const commit = commitment(key, log.state.space, gen);
		const forged = forgeChange(
			joiner,
			entry,
			{
				gen,
				commit: b64(commit),
				card: b64(new Account(key).card),
				keys: [{ gen, to: owner.id, box: b64(sealTo(owner.card, key)) }],
			},
			{ gen },
		);
		expect(log.try(entry)).toBe('ok');
		expect(log.try(forged)).toBe('invite');
	});

	test('no rotation is sealed to an open invitation', () => {
		const { invitedCare, therapist, code } = world;
		const joiner = joinAccount(code);
		const entry = flows.rotate(therapist, invitedCare.state, NOON);
		const { gen, keys } = changeOf(entry) as { gen: number; keys: JsonObject[] };
		const box = b64(sealTo(joiner.card, new Uint8Array(32)));
		const forged = forgeChange(therapist, entry, { keys: [...keys, { gen, to: joiner.id, box }] });
		expect(invitedCare.try(forged)).toBe('invite');
	});

	test('another acceptance, role or invitation does not do', () => {
		const { invitedCare, client, code } = world;
		const entry = flows.join(client, invitedCare.state, code, NOON);
		const commit = unb64(changeOf(entry)['commit']);
		const { space } = invitedCare.state;
		const joiner = joinAccount(code);
		const wrong = [
			acceptance(client, space, 'clinician', joiner.id, commit),
			acceptance(client, space, 'client', server.id, commit),
			acceptance(client, space, 'client', joiner.id, new Uint8Array(32)),
			acceptance(server, space, 'client', joiner.id, commit),
		];
		for (const accept of wrong) {
			const add = [{ ...seatJson(client.card, 'client'), accept: b64(accept) }];
			expect(invitedCare.try(forgeChange(joiner, entry, { add }))).toBe('sig');
		}
	});
});

describe('trust', () => {
	test('a space that merely names my card is not trusted', () => {
		const { care, client } = world;
		const fake = flows.foundSpace(server, 'care', makeAccount().card, NOON);
		const log = new Log(fake);
		log.add(flows.addSeat(server, log.state, seat(client.card, 'observer'), [], NOON));
		expect(trust(log, client)).toBe('unknownspace');
		expect(trust(care, client)).toBe('ok');
	});

	test('an own space is trusted by its owner alone', () => {
		const log = new Log(flows.foundOwn(world.client, NOON));
		expect(trust(log, world.client)).toBe('ok');
		expect(trust(log, world.therapist)).toBe('unknownspace');
	});

	test('staff trust a thread of their practice, not one with a false practice seat', () => {
		const { care, therapist } = world;
		const fake = new Log(flows.foundSpace(therapist, 'care', server.card, NOON));
		expect(trust(care, therapist, true)).toBe('ok');
		expect(trust(care, therapist)).toBe('unknownspace');
		expect(trust(fake, therapist, true)).toBe('unknownspace');
	});

	test('an old practice secret cannot hand the seat to an outsider', () => {
		const { care, therapist, practice } = world;
		const log = care.upTo(99);
		const honest = log.entries.length;
		log.add(...flows.replacePractice(practice, log.state, server, NOON));
		const check = (): void => {
			checkTrust(log.state, log.entries, therapist.id, wholeRoster(world.roster.state));
		};
		expect(check).toThrow(expect.objectContaining({ code: 'unknownspace', seq: honest }));
	});

	test('an outsider who was once an observer is found out even after joining as client', () => {
		const { care, therapist } = world;
		const log = care.upTo(99);
		log.add(flows.addSeat(therapist, log.state, seat(server.card, 'observer'), [], NOON));
		log.add(flows.remove(therapist, log.state, [server.id], NOON));
		const { code, entries } = flows.inviteClient(therapist, log.state, [], {
			until: LATER,
			at: NOON,
		});
		log.add(...entries);
		log.add(flows.join(server, log.state, code, NOON));
		expect(trust(log, therapist, true)).toBe('unknownspace');
	});

	test('an invitation holds for the code and the space that it was made for', () => {
		const { invitedCare, care, code } = world;
		const seatOf = (log: Log, bytes: Uint8Array): unknown =>
			checkInvitation(log.state, joinAccount(bytes));
		expect(verdict(() => seatOf(invitedCare, code))).toBe('ok');
		expect(verdict(() => seatOf(invitedCare, makeCode()))).toBe('noinvite');
		expect(verdict(() => seatOf(care, code))).toBe('noinvite');
		expect(care.state.ever.has(joinAccount(code).id)).toBe(true);
	});

	function trust(log: Log, me: Account, isStaff = false): string {
		const roster = isStaff ? wholeRoster(world.roster.state) : null;
		return verdict(() => {
			checkTrust(log.state, log.entries, me.id, roster);
		});
	}
});

describe('keys', () => {
	test('posts of the welcome open by the link, later ones do not', () => {
		const { care, code } = world;
		const opened = care.entries
			.filter(({ header }) => header.kind === 'post')
			.map((entry) =>
				verdict(() =>
					openPost(generationKey(care.state, joinAccount(code), entry.header.gen), entry),
				),
			);
		expect(opened).toEqual(['ok', 'ok', 'nokey']);
	});

	test('account 9 is nobody here', () => {
		expect(verdict(() => generationKey(world.care.state, account(9), 1))).toBe('nokey');
	});
});
