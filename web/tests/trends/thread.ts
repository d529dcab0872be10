/** A thread in which a clinician asks for the PHQ-9 and clients answer. */
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;
export const NOON = Date.parse('2026-03-02T12:00:00Z');

export const PEOPLE = new Map(
	[
		{ id: 'imani', role: 'clinician', name: 'Imani Okafor' },
		{ id: 'ada', role: 'client', name: 'Ada Lind' },
		{ id: 'ben', role: 'client', name: 'Ben Lind' },
	].map((each) => [each.id, { ...each, leftSeq: -1 }]),
) as unknown as People;

type Marks = { at?: number; receivedAt?: number; id?: string; re?: string; show_at?: number };

/** A thread that grows as people say something; days count from 2 March 2026, noon in UTC. */
export class Thread {
	readonly log: Opened[] = [];

	say(author: string, post: JsonObject, day: number, marks: Marks = {}): string {
		const seq = this.log.length + 1;
		const at = marks.at ?? NOON + day * DAY_MS;
		const id = marks.id ?? `e${seq}`;
		const header = {
			...{ id, author, at, seq, kind: 'post', attention: 0 },
			...{ re: marks.re ?? '', show_at: marks.show_at ?? 0 },
		};
		const receivedAt = marks.receivedAt ?? NOON + day * DAY_MS;
		const opened = { entry: { header }, receivedAt, post: parsePost(post), fault: '' };
		this.log.push(opened as unknown as Opened);
		return id;
	}

	ask(day: number, measure = 'phq9'): string {
		return this.say('imani', { type: 'measure_ask', measure, version: '1' }, day);
	}

	/** Answers the PHQ-9 so that it comes to `total`. */
	fill(day: number, total: number, of = '', author = 'ada', marks: Marks = {}): string {
		const answers = Array.from({ length: 9 }, (_, n) => ({
			item: `phq9.${n + 1}`,
			value: Math.min(3, Math.max(0, total - 3 * n)),
		}));
		const said = { measure: 'phq9', version: '1', locale: 'en', of, answers, state: 'done' };
		return this.say(author, { type: 'measure_answer', ...said }, day, marks);
	}
}
