import type { Opened } from './opened.ts';
import { foldPeople } from './people.ts';

/**
 * What staff said that a space is for, first of all, and which care space it is about; empty if
 * nobody did: it stays closed.
 */
export function purposeOf(log: readonly Opened[]): Readonly<{ of: string; about: string }> {
	const people = foldPeople(log);
	const said = log.find(({ entry, post }) => {
		return post?.type === 'purpose' && people.get(entry.header.author)?.role !== 'client';
	});
	const { of, about } = said?.post?.type === 'purpose' ? said.post : { of: '', about: '' };
	return { of, about };
}
