import { toWire } from '../protocol/entry.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { foundSpace } from '../protocol/flows.ts';
import { say } from './seating.ts';
import type { Vault } from './vault.ts';

export type Shared = 'thread' | 'chart' | 'desk' | 'directory' | 'answers';

/**
 * Founds a space with its founder and the practice in it, and returns its id. It says what it is
 * for, `about` which care space; except a thread: there the first invitation's welcome does.
 * @throws ProtocolError, ProblemError, Unreachable
 */
export async function foundShared(vault: Vault, of: Shared, about = ''): Promise<string> {
	const { me, http, spaces } = vault;
	const type = of === 'thread' ? 'care' : 'team';
	const root = foundSpace(me, type, await practiceCard(vault), http.now());
	await http.post('/spaces', { purpose: of, root: toWire(root) });
	await spaces.list();
	if (of !== 'thread') await say(vault, root.hash, { type: 'purpose', of, about });
	return root.hash;
}

/** The newest card of the practice, out of its verified space. */
async function practiceCard({ spaces }: Vault): Promise<Uint8Array> {
	const practice = (await spaces.list()).find(({ type }) => type === 'practice');
	const { state } = practice ? await spaces.sync(practice.id) : { state: null };
	const card = state?.cards.get(state.gen);
	if (!card) throw new ProtocolError('unknownspace');
	return card;
}
