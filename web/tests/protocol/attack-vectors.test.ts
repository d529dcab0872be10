import { expect, test } from 'vitest';
import { joinAccount } from '../../src/lib/protocol/codes.ts';
import { unb64 } from '../../src/lib/protocol/encoding.ts';
import type { Wire } from '../../src/lib/protocol/entry.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { verifyLog } from '../../src/lib/protocol/spaces.ts';
import {
	checkInvitation,
	checkMine,
	checkTrust,
	wholeRoster,
} from '../../src/lib/protocol/trust.ts';
import { account, vectors, verdict } from './people.ts';

await ready();

type Case = {
	name: string;
	log: number[];
	want: string;
	/** What is done once the log has verified: see `about` in the file. */
	join?: string;
	read?: number;
	open?: number;
	zread?: number;
	mine?: number;
	custodian?: number;
	roster?: number[];
};

const { entries, cases } = vectors('attacks.json') as { entries: Wire[]; cases: Case[] };
const { log } = vectors('protocol.json') as { log: { codes: { client_b64: string } } };
const logOf = (places: number[]): (Wire | undefined)[] => places.map((place) => entries[place]);

test.each(cases)('$name: $want', (attack) => {
	expect(verdict(() => play(attack))).toBe(attack.want);
});

test('a failing log says where it failed', () => {
	const last = cases.find(({ name }) => name === 'ciphertext bit flip');
	expect(() => verifyLog(logOf(last?.log ?? []))).toThrow(
		expect.objectContaining({ code: 'body', seq: 6 }),
	);
});

function play({ log: places, join, read, open, zread, mine, custodian, roster }: Case): void {
	const wires = logOf(places);
	const state = verifyLog(wires);
	const openLast = (reader: ReturnType<typeof account>): void => {
		const post = wires.map((wire) => parse(wire)).findLast(({ header }) => header.kind === 'post');
		if (post === undefined) throw new RangeError('no post');
		openPost(generationKey(state, reader, post.header.gen), post);
	};
	if (join !== undefined) checkInvitation(state, joinAccount(unb64(join)));
	if (read !== undefined) generationKey(state, account(read), state.gen);
	if (open !== undefined) openLast(account(open));
	if (zread !== undefined) openLast(joinAccount(unb64(log.codes.client_b64)));
	if (mine !== undefined) checkMine(state, account(mine).id);
	if (custodian !== undefined) generationKey(state, account(custodian), 1);
	if (roster !== undefined) {
		const read = wires.map((wire) => parse(wire));
		checkTrust(state, read, account(2).id, wholeRoster(verifyLog(logOf(roster))));
	}
}
