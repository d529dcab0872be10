import type { PlainKey } from '../text/catalogue.ts';

export const PASSWORD_LENGTH = 12;

const FAIR_BITS = 50;
const GOOD_BITS = 70;
const KINDS = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^\da-zA-Z]/u];
const KIND_LETTERS = [26, 26, 10, 30];

/** A rough word on how hard `password` is to guess: length, kinds of letters, repetition. */
export function strengthOf(password: string): PlainKey {
	if (password.length < PASSWORD_LENGTH) return 'join.strength.short';
	const letters = KIND_LETTERS.filter((_, n) => KINDS[n]?.test(password));
	const alphabet = letters.reduce((sum, each) => sum + each, 0);
	// Every repeated letter adds nothing, so that "aaaaaaaaaaaa" is not taken for long.
	const bits = new Set(password).size * Math.log2(alphabet) + password.length / 2;
	if (bits < FAIR_BITS) return 'join.strength.weak';
	return bits < GOOD_BITS ? 'join.strength.fair' : 'join.strength.good';
}
