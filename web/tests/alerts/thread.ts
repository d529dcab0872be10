import type { Alert } from '../../src/lib/api/shapes/safety.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { writePost } from '../../src/lib/protocol/flows.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { generationKey, openPost } from '../../src/lib/protocol/sealing.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { openEntry, type Opened } from '../../src/lib/sync/folds/opened.ts';
import { makeWorld, NOON } from '../protocol/people.ts';

await ready();

/** A thread in which a client writes; each entry is received a second after the one before. */
export function startThread() {
	const { care, therapist, client } = makeWorld();
	function say(author: Account, post: JsonObject, marks: { attention?: number; re?: string } = {}) {
		const key = generationKey(care.state, author, care.state.gen);
		const entry = writePost(author, care.state, key, post, { at: NOON, ...marks });
		care.add(entry);
		return entry.header.id;
	}
	const write = (text: string, re = '') =>
		say(client, { type: 'text', text }, { attention: 3, re });
	const correct = (re: string, text: string, noticed: string[] = []) =>
		say(client, { type: 'amend', text, noticed }, { attention: 3, re });
	const log = (): Opened[] =>
		care.entries.map((entry) =>
			openEntry(entry, receivedAt(entry.header.seq), (each) =>
				openPost(generationKey(care.state, therapist, each.header.gen), each),
			),
		);
	return { id: care.state.space, therapist, client, say, write, correct, log };
}

export const receivedAt = (seq: number) => NOON + 1_000 * seq;

/** An alert as the server tells it. */
export function alertOf(entry: string, fields: Partial<Alert> = {}): Alert {
	return {
		...{ id: `alert-of-${entry}`, space_id: 'space', entry_id: entry, client_id: '' },
		...{ state: 'open', opened_at: '2026-03-01T12:00:00Z', next_step_at: null, steps: [] },
		...{ acknowledged_by: '', acknowledged_at: null, closed_by: '', closed_at: null },
		...{ outcome: null },
		...fields,
	};
}
