import { digits } from '../../protocol/flows.ts';
import { readChange } from '../../protocol/shapes.ts';
import type { Change } from '../../protocol/entry.ts';
import type { Opened } from './opened.ts';

const MARKED = new Set(['client', 'clinician']);

/**
 * The clients and clinicians whom `viewer` has verified, as it stands now (flow F5). The viewer's
 * own `verified` post marks those seated then. All marks fall when the practice's card changes, or
 * a client or clinician is seated by somebody whom the viewer had not verified; a person's own
 * mark falls with their card.
 */
export function foldMarks(log: Iterable<Opened>, viewer: string): ReadonlySet<string> {
	const roles = new Map<string, string>();
	let marks = new Set<string>();
	let newest = '';
	for (const { entry, post } of log) {
		const { kind, author } = entry.header;
		if (kind === 'seats') {
			const change = readChange(entry.body);
			marks = kept(marks, change, author === viewer || marks.has(author));
			for (const id of change.remove) roles.delete(id);
			for (const { id, role } of change.add) roles.set(id, role);
			newest = entry.hash;
		} else if (author === viewer && post?.type === 'verified' && post.code === digits(newest)) {
			const others = [...roles].filter(([id, role]) => MARKED.has(role) && id !== viewer);
			marks = new Set(others.map(([id]) => id));
		}
	}
	return marks;
}

/** The marks that outlive a `seats` entry. */
function kept(marks: Set<string>, { add, remove }: Change, isVouchedFor: boolean): Set<string> {
	const isNewPractice = add.some(({ role }) => role === 'practice');
	const isNewPerson = add.some(({ role }) => MARKED.has(role));
	if (isNewPractice || (isNewPerson && !isVouchedFor)) return new Set();
	return marks.difference(new Set(remove));
}
