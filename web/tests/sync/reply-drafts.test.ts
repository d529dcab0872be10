import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Message } from '../../src/lib/sync/folds/messages.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { checkReleases, foldDrafts } from '../../src/lib/sync/folds/reply-drafts.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; hash: string; author: string; at: number; re: string; post: JsonObject };
type Told = Pick<
	Message,
	'id' | 'seq' | 'author' | 'text' | 'by' | 'draft' | 're' | 'attention'
> & { withdrawn: boolean };
type Case = { name: string; chart: Said[]; messages: Told[]; drafts: unknown; verdicts: unknown };

const { people: roles, cases } = vectors('reply_drafts.json') as {
	people: Record<string, string>;
	cases: Case[];
};
const people = new Map(
	Object.entries(roles).map(([id, role]) => [id, { id, role, leftSeq: -1 }]),
) as unknown as People;

function opened({ id, hash, author, at, re, post }: Said): Opened {
	const said = post as JsonObject | null;
	return {
		entry: { header: { id, author, re, kind: 'post' }, hash },
		receivedAt: at,
		post: said && parsePost(said),
	} as unknown as Opened;
}

const message = ({ withdrawn, ...told }: Told) =>
	({ ...told, isWithdrawn: withdrawn }) as unknown as Message;

test.each(cases)('$name', ({ chart, messages, drafts, verdicts }) => {
	const [log, said] = [chart.map(opened), messages.map(message)];
	expect(foldDrafts(log, said, people)).toEqual(drafts);
	expect(checkReleases(log, said, people)).toEqual(verdicts);
});
