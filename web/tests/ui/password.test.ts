import { expect, test } from 'vitest';
import { strengthOf } from '../../src/lib/ui/password.ts';

test.each([
	['short', 'join.strength.short'],
	['aaaaaaaaaaaaaaaa', 'join.strength.weak'],
	['password1234', 'join.strength.fair'],
	['four steps to the water', 'join.strength.good'],
])('%s is called %s', (password, words) => {
	expect(strengthOf(password)).toBe(words);
});
