import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import * as flows from '../../src/lib/protocol/flows.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { openEntry } from '../../src/lib/sync/folds/opened.ts';
import { foldPeople } from '../../src/lib/sync/folds/people.ts';
import { foldAnswers } from '../../src/lib/sync/folds/safety.ts';
import { account, LATER, makeWorld, NOON, vectors } from '../protocol/people.ts';

await ready();

type Case = Readonly<{ id: string; by: string; post: JsonObject }>;
const { posts, answers } = vectors('answers.json') as { posts: Case[]; answers: object };

/** A thread with two clients in which these posts were written, as its clinician reads it. */
function logOf(posts: readonly Case[]) {
	const { care, therapist, client } = makeWorld();
	const partner = account(5);
	const times = { until: LATER, at: NOON };
	const { code, entries } = flows.inviteClient(therapist, care.state, [], times);
	care.add(...entries);
	care.add(flows.join(partner, care.state, code, NOON));
	const people = new Map(Object.entries({ client, therapist, other_client: partner }));
	for (const { id, by, post } of posts) {
		const author = people.get(by) ?? client;
		const key = generationKey(care.state, author, care.state.gen);
		care.add(flows.writePost(author, care.state, key, post, { id, at: NOON }));
	}
	return care.entries.map((entry) =>
		openEntry(entry, NOON, (each) =>
			openPost(generationKey(care.state, therapist, each.header.gen), each),
		),
	);
}

test('the answers that count are those of the vectors', () => {
	const log = logOf(posts);
	const folded = [...foldAnswers(log, foldPeople(log))];
	const said = folded.map(([of, all]) => [of, all.map(({ id, answer }) => [id, answer])]);
	expect(Object.fromEntries(said)).toEqual(answers);
});
