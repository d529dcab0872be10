/** Letting go of what the practice has destroyed, as this browser hears of it (protocol.md, F14). */
import { DESTROYED } from './folds/destroyed.ts';
import type { Opened } from './folds/opened.ts';
import { foldPeople } from './folds/people.ts';

const NO_BODY = new Uint8Array();

/**
 * The seq of the last post that this browser still has, of those that the practice says are
 * destroyed; -1 if there is none. The word alone is not enough to let go of it: a hold may have kept
 * what was to go.
 */
export function lastToDrop(log: readonly Opened[]): number {
	const said = log.flatMap(({ entry, post }) =>
		post?.type === 'event' && post.what === DESTROYED && post.upto < entry.header.seq
			? [{ by: entry.header.author, upto: post.upto }]
			: [],
	);
	if (said.length === 0) return -1;
	const people = foldPeople(log);
	const upto = Math.max(
		-1,
		...said.filter(({ by }) => people.get(by)?.role === 'practice').map((each) => each.upto),
	);
	return (
		log.findLast((each) => isKept(each) && each.entry.header.seq <= upto)?.entry.header.seq ?? -1
	);
}

/** The log without what its posts up to `upto` said. */
export function withoutBodies(log: readonly Opened[], upto: number): Opened[] {
	return log.map((each) =>
		isKept(each) && each.entry.header.seq <= upto
			? {
					entry: { ...each.entry, body: NO_BODY },
					receivedAt: each.receivedAt,
					...{ said: null, post: null, fault: 'absent' },
				}
			: each,
	);
}

function isKept({ entry, said }: Opened): boolean {
	return entry.header.kind === 'post' && (said !== null || entry.body.length > 0);
}
