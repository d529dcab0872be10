/** Posts of several parts, which a conversation shows as cards. */
import type { CheckInPost } from '../../protocol/checkin-posts.ts';
import { wordsOfHomework, type HomeworkPost } from '../../protocol/homework-posts.ts';
import { wordsOfMeasure, type MeasureCard } from '../../protocol/measure-posts.ts';
import { wordsOfMoment, type MomentPost } from '../../protocol/moment-posts.ts';
import type { Post } from '../../protocol/posts.ts';
import { isFeeCard, type FeeCardPost } from './fee-cards.ts';

/** What a page may know of a file within a post: not what opens it. */
export type NamedFile = Readonly<{ name: string; mime: string; size: number }>;

/** A moment as a page shows it. */
export type MomentCard = Readonly<Omit<MomentPost, 'files'> & { files: readonly NamedFile[] }>;

/** A post of several parts, which a conversation shows as a card. */
export type CardPost = MomentCard | HomeworkPost | CheckInPost | MeasureCard | FeeCardPost;

const CARDS: ReadonlySet<string> = new Set<CardPost['type']>([
	...(['moment', 'homework', 'homework_answer', 'check_in', 'check_in_answer'] as const),
	...(['measure_ask', 'measure_answer'] as const),
]);

/** A moment without what opens its files. */
export function cardOf(moment: MomentPost): MomentCard {
	const files = moment.files.map(({ name, mime, size }) => ({ name, mime, size }));
	return { ...moment, files };
}

/** Whether a conversation shows a post as a card of its own. */
export function isCard(post: Post): post is Extract<Post, { type: CardPost['type'] }> {
	return CARDS.has(post.type) || isFeeCard(post);
}

/** What a card says in plain words. */
export function wordsOfCard(post: CardPost): string {
	if (post.type === 'moment') return wordsOfMoment(post);
	if (post.type === 'measure_ask' || post.type === 'measure_answer') return wordsOfMeasure(post);
	if (isFeeCard(post)) return 'text' in post ? post.text : '';
	if (post.type === 'check_in') return post.ask;
	return post.type === 'check_in_answer' ? post.text : wordsOfHomework(post);
}
