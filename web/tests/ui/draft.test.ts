import { expect, test, vi } from 'vitest';
import { Draft } from '../../src/lib/ui/draft.svelte.ts';

function draftInto(kept: string[], words = ''): Draft {
	return new Draft(words, (each) => Promise.resolve(void kept.push(each)));
}

test('what is typed is kept on a pause', async () => {
	vi.useFakeTimers();
	const kept: string[] = [];
	const draft = draftInto(kept);
	for (const words of ['H', 'Ha', 'Half']) {
		draft.words = words;
		draft.changed();
	}
	expect(draft.state).toBe('');
	await vi.runAllTimersAsync();
	vi.useRealTimers();
	expect(kept).toEqual(['Half']);
	expect(draft.state).toBe('kept');
});

test('the box is empty at once, and what left it stays kept until it is safe elsewhere', async () => {
	const kept: string[] = [];
	const draft = draftInto(kept, 'First.');
	expect(draft.take()).toBe('First.');
	expect(draft.words).toBe('');
	draft.words = 'Second';
	await draft.keep();
	draft.settle();
	await draft.keep();
	expect(kept).toEqual(['First.\n\nSecond', 'Second', 'Second']);
});

test('what could not leave comes back before what was typed meanwhile', () => {
	const draft = draftInto([], 'First.');
	draft.giveBack(draft.take());
	expect(draft.words).toBe('First.');
	draft.take();
	draft.words = 'Second.';
	draft.giveBack('First.');
	expect(draft.words).toBe('First.\n\nSecond.');
});

test('a draft that cannot be kept says so', async () => {
	const draft = new Draft('Words', () => Promise.reject(new Error('full')));
	await draft.keep();
	expect(draft.state).toBe('unkept');
});
