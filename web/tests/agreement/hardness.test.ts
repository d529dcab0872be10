import { expect, test } from 'vitest';
import { whatIsHard } from '../../src/lib/agreement/reading.ts';

test('the longest sentence is counted by words, whatever stands between sentences', () => {
	const text = 'One two three. One two three four five!\nOne two';
	expect(whatIsHard(text, 'en').sentence).toBe(5);
	expect(whatIsHard('', 'en')).toEqual({ sentence: 0, words: [] });
	expect(whatIsHard('We close at 5 p. m. today.', 'en').sentence).toBe(6);
});

test('words of four syllables or more are named, the longest first and each once', () => {
	const text = 'Confidentiality and information. Information is a responsibility, not a word.';
	expect(whatIsHard(text, 'en').words).toEqual([
		'confidentiality',
		'responsibility',
		'information',
	]);
	expect(whatIsHard('Una confidencialidad. Una casa.', 'es').words).toEqual(['confidencialidad']);
});

test('no more than five are named', () => {
	const text = 'activity, ability, economy, biology, security, identity, minority';
	expect(whatIsHard(text, 'en').words).toHaveLength(5);
});
