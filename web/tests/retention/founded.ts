/** A desk as it was founded: a colleague and the practice sit in it. */
import * as flows from '../../src/lib/protocol/flows.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { account, NOON } from '../protocol/people.ts';

await ready();

export function founded(): {
	log: Opened[];
	ids: Readonly<Record<'practice' | 'colleague', string>>;
} {
	const [colleague, practice] = [account(2), account(9)];
	const entry = flows.foundSpace(colleague, 'team', practice.card, NOON);
	const root = { entry, receivedAt: 0, said: null, post: null, fault: '' };
	return { log: [root], ids: { practice: practice.id, colleague: colleague.id } };
}
