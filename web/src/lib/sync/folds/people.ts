import type { Change, Header } from '../../protocol/entry.ts';
import { readChange } from '../../protocol/shapes.ts';
import type { Opened } from './opened.ts';

/**
 * `name` is empty until somebody who may has given one. `by` is who seated or invited them, `via`
 * the invitation through which they came, else empty. `leftSeq` is -1 for those seated now.
 */
export type Member = Readonly<{
	id: string;
	/** The last one. */
	role: string;
	by: string;
	via: string;
	name: string;
	credential: string;
	leftSeq: number;
}>;

/** Everybody who ever sat in a space, by id, in the order in which they came. */
export type People = ReadonlyMap<string, Member>;

/**
 * Who sat where, who seated them, and what they are called. Names come from signed `seat` posts
 * alone, and only from the person or whoever seated them: a client cannot rename the therapist.
 */
export function foldPeople(log: Iterable<Opened>): People {
	const people = new Map<string, Member>();
	for (const { entry, post } of log) {
		if (entry.header.kind === 'seats') {
			reseat(people, readChange(entry.body), entry.header);
		} else if (post?.type === 'seat') {
			const member = people.get(post.id);
			const mayName = member && [member.id, member.by].includes(entry.header.author);
			if (mayName) people.set(post.id, { ...member, name: post.name, credential: post.credential });
		}
	}
	return people;
}

export function isSeated({ leftSeq }: Member): boolean {
	return leftSeq < 0;
}

/** Those who hold `role` now. */
export function holding(people: People, role: string): Member[] {
	return [...people.values()].filter((member) => isSeated(member) && member.role === role);
}

function reseat(
	people: Map<string, Member>,
	{ add, remove }: Change,
	{ author, seq }: Header,
): void {
	for (const id of remove) {
		const gone = people.get(id);
		if (gone) people.set(id, { ...gone, leftSeq: seq });
	}
	for (const { id, role, accept } of add) {
		// Who joins by a link was seated by the link; the one who answers for it made the link.
		const via = accept.length > 0 ? author : '';
		const by = people.get(via)?.by ?? author;
		const before = people.get(id) ?? { id, name: '', credential: '' };
		people.set(id, { ...before, role, by, via, leftSeq: -1 });
	}
}
