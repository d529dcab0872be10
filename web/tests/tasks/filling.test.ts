import { expect, test } from 'vitest';
import type { Field } from '../../src/lib/protocol/homework-posts.ts';
import { Filling } from '../../src/lib/tasks/filling.svelte.ts';
import type { Filled, TaskView } from '../../src/lib/tasks/view.ts';

const field = (id: string, kind: Field['kind'], options: string[] = []): Field => {
	return { id, kind, label: id, low: '', high: '', unit: '', options };
};
const FIELDS = [field('a', 'words'), field('s', 'steps', ['To the door', 'Out'])];
const BEGUN: Filled = {
	...{ of: 'v', hard: 0, helped: -1, text: 'It went.' },
	values: [
		{ id: 'a', value: 'I waited.', rows: [] },
		{ id: 's', value: '', rows: [{ text: 'To the door', before: 8, after: 3 }] },
	],
};
const view = (answer: unknown = null) =>
	({ of: 'v', fields: FIELDS, answer }) as unknown as TaskView;
const keep = () => Promise.resolve();

test('what was begun is there again, whole', () => {
	expect(new Filling(view(), BEGUN, keep).filled).toEqual(BEGUN);
});

test('nothing is said of what nobody touched: no step, no rating', () => {
	const filling = new Filling(view(), null, keep);
	expect([filling.isEmpty, filling.words]).toEqual([true, '']);
	expect(filling.filled.values).toEqual([]);
	filling.rows['s'] = [{ text: 'To the door', before: 0, after: -1 }];
	expect(filling.filled.values).toHaveLength(1);
});

test('an answer to another version fills in nothing', () => {
	const answer = { post: { ...BEGUN, of: 'older' } };
	expect(new Filling(view(answer), null, keep).isEmpty).toBe(true);
	expect(new Filling(view({ post: BEGUN }), null, keep).filled).toEqual(BEGUN);
});

test('what is typed while it leaves stays begun', () => {
	const filling = new Filling(view(), BEGUN, keep);
	const sent = filling.filled;
	filling.left(sent);
	expect(filling.draft.words).toBe('');
	filling.text = 'It went well.';
	filling.left(sent);
	expect(JSON.parse(filling.draft.words)).toMatchObject({ text: 'It went well.' });
});
