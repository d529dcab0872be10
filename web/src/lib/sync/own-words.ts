/** A person's own words, such as tags: what counts as the same one. Pure; as `meantime.journal`. */

/** What is the same for all spellings of a word: without case and spaces around it. */
export function keyOf(word: string): string {
	return word.trim().toLowerCase().normalize('NFC');
}

/** Words without those that are the same as one before. */
export function once(words: readonly string[]): string[] {
	const keys = words.map(keyOf);
	return words.filter((word, n) => word.trim() !== '' && keys.indexOf(keyOf(word)) === n);
}
