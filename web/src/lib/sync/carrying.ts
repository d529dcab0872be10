/**
 * Somebody comes with new keys because the old ones are known (flow F10): what nobody else can read
 * only the old keys open, so the new account writes it again. What is shared the practice hands over.
 */
import { Http } from '../api/http.ts';
import { writePost } from '../protocol/flows.ts';
import type { Account } from '../protocol/keys.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Opened } from './folds/opened.ts';
import { Local } from './local.ts';
import { ownSpace } from './own-spaces.ts';
import { changeSeats } from './seating.ts';
import { closeSignIn, openSignIn } from './sign-in.ts';
import { Spaces } from './spaces.ts';
import type { Vault } from './vault.ts';
import type { Progress } from './walk.ts';

const OWN = ['journal', 'private'] as const;

/** How many posts were written again, and how many are lost: unreadable ones, and files. */
export type Carried = Readonly<{ posts: number; lost: number }>;

/**
 * Writes what the `old` account kept for itself alone again, as the one that is open; the old stays.
 * Ids and times are those of then. Does only what is missing, so it may stop anywhere.
 * @throws ProtocolError 'identity' for one and the same account, ProblemError, Unreachable
 */
export async function carryOwn(vault: Vault, old: Account, tell: Progress): Promise<Carried> {
	if (old.id === vault.me.id) throw new ProtocolError('identity');
	const http = new Http(vault.http.origin);
	await openSignIn(http, old, 'bearer');
	try {
		const spaces = new Spaces(http, new Local(vault.local.store, old), () => Promise.resolve(null));
		const listed = await spaces.list();
		let [posts, lost] = [0, 0];
		for (const of of OWN) {
			for (const { id } of listed.filter(({ type, purpose }) => type === 'own' && purpose === of)) {
				const carried = await carry(vault, await ownSpace(vault, of), await spaces.sync(id), tell);
				posts += carried.posts;
				lost += carried.lost;
			}
		}
		return { posts, lost };
	} finally {
		await closeSignIn(http).catch(() => undefined); // it runs out by itself
	}
}

async function carry(
	vault: Vault,
	target: string,
	source: Readonly<{ log: () => readonly Opened[] }>,
	tell: Progress,
): Promise<Carried> {
	const written = source.log().filter(({ entry }) => entry.header.kind === 'post');
	let [posts, lost] = [0, 0];
	for (const [n, opened] of written.entries()) {
		tell(n, written.length);
		const type = opened.said?.['type'];
		if (!opened.said || type === 'file')
			lost += 1; // the bytes of a file lie with its space
		else if (type !== 'purpose' && (await write(vault, target, opened))) posts += 1;
	}
	tell(written.length, written.length);
	return { posts, lost };
}

/** Returns false where it stands already. */
async function write(vault: Vault, target: string, { entry, said }: Opened): Promise<boolean> {
	const space = await vault.spaces.space(target);
	const { id, at, re } = entry.header;
	const stored = await changeSeats(vault, target, (state) => {
		if (!said || state.ids.has(id)) return null;
		const marks = { id, at, re: state.ids.has(re) ? re : '' }; // what it named may be lost
		return writePost(vault.me, state, space.key(state.gen), said, marks);
	});
	return stored !== null;
}
