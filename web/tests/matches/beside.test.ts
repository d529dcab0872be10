import '../sync/platform.ts';
import { expect, test } from 'vitest';
import { whyNot } from '../../src/lib/matches/refused.ts';
import { Lowering } from '../../src/lib/rules/lowering.svelte.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import type { RuleChange } from '../../src/lib/protocol/safety-posts.ts';
import { seat } from '../../src/lib/protocol/writing.ts';
import { account, LATER, NOON } from '../protocol/people.ts';
import { startThread, stateOf, therapist } from '../sync/people.ts';
import { openDesk } from './desk.ts';

const colleague = account(3);
const SONG: RuleChange = { rule: 'en.want_to_die', tier: 'none', why: 'A song.' };
const BRIDGE = { text: 'the bridge', tier: 'elevated' } as const;
const DOOR = { text: 'blue door', tier: 'urgent' } as const;

/** Two clinicians of one conversation, each at a desk. */
async function startTwo() {
	const server = startThread();
	const state = stateOf(server);
	const gens = Array.from({ length: state.gen }, (_, index) => index + 1);
	server.store(flows.addSeat(therapist, state, seat(colleague.card, 'clinician'), gens, NOON));
	return {
		server,
		mine: await openDesk(server, therapist),
		theirs: await openDesk(server, colleague),
	};
}

test('a word leaves what a colleague has changed meanwhile as it is', async () => {
	const { mine, theirs } = await startTwo();
	await mine.sync();
	await theirs.lowering.setRule(theirs.space, SONG.rule, SONG);
	await theirs.matches.setWord(theirs.space, BRIDGE.text, BRIDGE);
	await theirs.deliver();
	await mine.matches.setWord(mine.space, DOOR.text, DOOR);
	expect((await mine.lowering.lowered(mine.space)).rules).toEqual([SONG]);
	expect((await mine.matches.words(mine.space)).words).toEqual([BRIDGE, DOOR]);
	await mine.matches.setWord(mine.space, BRIDGE.text, null);
	expect((await mine.matches.words(mine.space)).words).toEqual([DOOR]);
});

test('without a connection no word is changed, now or later', async () => {
	const { server, mine } = await startTwo();
	await mine.sync();
	server.fault = () => 'request';
	const asked = mine.matches.setWord(mine.space, DOOR.text, DOOR);
	expect(whyNot(await asked.catch((error: unknown) => error))).toBe('failure.offline');
	server.fault = () => undefined;
	await mine.deliver();
	expect((await mine.matches.words(mine.space)).words).toEqual([]);
});

test('who is no clinician there changes no word, and is told that', async () => {
	const { server, mine, theirs } = await startTwo();
	await theirs.sync();
	server.store(flows.remove(therapist, stateOf(server), [colleague.id], NOON));
	const asked = theirs.matches.setWord(theirs.space, DOOR.text, DOOR);
	expect(whyNot(await asked.catch((error: unknown) => error))).toBe('lower.not_yours');
	await mine.sync();
	expect((await mine.matches.words(mine.space)).words).toEqual([]);
});

test('where two clients write nothing is lowered; what was lowered before can be taken back', async () => {
	const { server, mine } = await startTwo();
	await mine.lowering.setRule(mine.space, SONG.rule, SONG);
	await mine.deliver();
	const times = { until: LATER, at: NOON };
	const { code, entries } = flows.inviteClient(therapist, stateOf(server), [], times);
	server.store(...entries);
	server.store(flows.join(account(5), stateOf(server), code, NOON));
	const other: RuleChange = { ...SONG, rule: 'en.cannot_cope' };
	const lowering = new Lowering(mine.lowering);
	await lowering.apply([{ id: mine.space, name: 'Ann and Bo', mayChange: true }], other);
	expect(lowering.missed.map(({ why }) => why)).toEqual(['lower.joint']);
	expect((await mine.lowering.lowered(mine.space)).rules).toEqual([SONG]);
	await mine.lowering.setRule(mine.space, SONG.rule, null);
	expect((await mine.lowering.lowered(mine.space)).rules).toEqual([]);
});
