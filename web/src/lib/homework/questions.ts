/** What clients ask about their homework, and whether it was answered. Pure. */
import type { Line } from './tasks.ts';

/** What a client asks about a task; it is open until somebody of the care team answers. */
export type Question = Readonly<{
	id: string;
	author: string;
	at: number;
	text: string;
	isOpen: boolean;
}>;

type Asked = Map<string, Question>; // by the question's id
type Places = ReadonlyMap<string, Readonly<{ n: number; author: string }>>;

/**
 * Clients' questions by task, in their newest wording. A post of the care team that names a client's
 * entry answers all that this client wrote up to there, and one about the task all that was asked
 * about it before.
 */
export function questionsIn(log: readonly Line[]): Map<string, Question[]> {
	const places: Places = new Map(log.map(({ id, author }, n) => [id, { n, author }]));
	const found = new Map<string, Asked>();
	for (const line of log) {
		const { id, author, at, side, post } = line;
		if (side === 'client' && post?.type === 'text' && post.about) {
			const asked: Asked = found.get(post.about) ?? new Map<string, Question>();
			asked.set(id, { id, author, at, text: post.text, isOpen: true });
			found.set(post.about, asked);
		} else if (side === 'client' && post?.type === 'amend') {
			reword(found, line, post.text);
		} else if (side === 'team') {
			answer(found, places, line);
		}
	}
	return new Map([...found].map(([task, asked]) => [task, [...asked.values()]]));
}

function reword(found: ReadonlyMap<string, Asked>, { author, re }: Line, text: string): void {
	for (const asked of found.values()) {
		const question = asked.get(re);
		if (question?.author === author) asked.set(re, { ...question, text });
	}
}

function answer(found: ReadonlyMap<string, Asked>, places: Places, { re, post }: Line): void {
	const named = places.get(re);
	const about = post?.type === 'text' ? post.about : '';
	for (const [task, asked] of found) {
		for (const [id, question] of asked) {
			const isBefore = (places.get(id)?.n ?? 0) <= (named?.n ?? -1);
			const isNamed = named?.author === question.author && isBefore;
			if (isNamed || task === about) asked.set(id, { ...question, isOpen: false });
		}
	}
}
