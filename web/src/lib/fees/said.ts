/** What signed posts of a conversation say about money, each by whoever may say it. Pure. */
import type { FeeAnswered, FeePost } from '../protocol/fee-posts.ts';
import { SIGNERS } from '../sync/folds/policies.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';

type Of<Type extends FeePost['type']> = Readonly<{
	id: string;
	seq: number;
	author: string;
	receivedAt: number;
	post: Extract<FeePost, { type: Type }>;
}>;

/** What was said last about an item by its client, and what the care team answered to it. */
export type Asked = Readonly<{
	asked: Of<'fee_dispute'>;
	answer: Of<'fee_dispute_answer'> | null;
}>;

/** Plans by the care team, the oldest first. */
export function plansSaid(log: readonly Opened[], people: People): Of<'fee_plan'>[] {
	return byCareTeam(ofType(log, 'fee_plan'), people);
}

/** What the client said last to each plan, by its id. */
export function answersSaid(
	log: readonly Opened[],
	people: People,
): ReadonlyMap<string, Of<'fee_answer'> & { answer: FeeAnswered }> {
	const said = byClient(ofType(log, 'fee_answer'), people);
	return new Map(said.map((each) => [each.post.of, { ...each, answer: each.post.answer }]));
}

/** What was asked about, by item; an answer that came before a question answers nothing. */
export function disputesSaid(log: readonly Opened[], people: People): ReadonlyMap<string, Asked> {
	const answers = byCareTeam(ofType(log, 'fee_dispute_answer'), people);
	return new Map(
		byClient(ofType(log, 'fee_dispute'), people).map((asked) => {
			const isTo = ({ post, seq }: Of<'fee_dispute_answer'>) =>
				post.item === asked.post.item && seq > asked.seq;
			return [asked.post.item, { asked, answer: answers.findLast(isTo) ?? null }];
		}),
	);
}

/** The newest word on whether payers are told nothing; null for none. */
export function restrictionSaid(
	log: readonly Opened[],
	people: People,
): Of<'fee_restriction'> | null {
	const every = ofType(log, 'fee_restriction');
	const said = [...byClient(every, people), ...byCareTeam(every, people)];
	return said.toSorted((one, other) => one.seq - other.seq).at(-1) ?? null;
}

/** Papers that the care team made and did not take back, the oldest first. */
export function papersSaid(
	log: readonly Opened[],
	people: People,
): Of<'fee_estimate' | 'superbill'>[] {
	const every = [...ofType(log, 'fee_estimate'), ...ofType(log, 'superbill')];
	const gone = new Set(
		log.flatMap(({ entry: { header }, post }) => {
			return post?.type === 'amend' && !post.text ? [`${header.re}/${header.author}`] : [];
		}),
	);
	return byCareTeam(every, people)
		.filter(({ id, author }) => !gone.has(`${id}/${author}`))
		.toSorted((one, other) => one.seq - other.seq);
}

function ofType<Type extends FeePost['type']>(log: readonly Opened[], type: Type): Of<Type>[] {
	return log.flatMap(({ entry: { header }, receivedAt, post }) => {
		if (post?.type !== type) return [];
		const { id, seq, author } = header;
		return [{ id, seq, author, receivedAt, post: post as Of<Type>['post'] }];
	});
}

function byCareTeam<Each extends { author: string }>(said: readonly Each[], people: People) {
	return said.filter(({ author }) => SIGNERS.has(people.get(author)?.role ?? ''));
}

function byClient<Each extends { author: string }>(said: readonly Each[], people: People) {
	return said.filter(({ author }) => people.get(author)?.role === 'client');
}
