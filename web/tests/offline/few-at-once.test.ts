import { expect, test } from 'vitest';
import { fewAtOnce } from '../../src/lib/offline/few-at-once.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('one that fails is said', async () => {
	const act = (name: string) =>
		name === 'c' ? Promise.reject(new Error(name)) : Promise.resolve();
	await expect(fewAtOnce(NAMES, 3, act)).rejects.toThrow('c');
});

test('all is done, in order, and never more than a few at a time', async () => {
	const done: string[] = [];
	let under = 0;
	let most = 0;
	await fewAtOnce(NAMES, 3, async (name) => {
		most = Math.max(most, (under += 1));
		await new Promise((resolve) => setTimeout(resolve, 1));
		under -= 1;
		done.push(name);
	});
	expect(done).toEqual(NAMES);
	expect(most).toBe(3);
});

test('of nothing there is nothing to do', async () => {
	await expect(fewAtOnce([], 3, () => Promise.reject(new Error('none')))).resolves.toBeUndefined();
});
