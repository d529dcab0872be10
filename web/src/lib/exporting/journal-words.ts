import type { Words } from './words.ts';

/** The content file `journal`. */
export type JournalWords = Readonly<{
	title: Words;
	made: Words;
	alone: Words;
	nothing: Words;
	told: Readonly<
		Record<
			'strength' | 'feelings' | 'urge' | 'urge_strength' | 'instead' | 'tags' | 'file' | 'lacking',
			Words
		>
	>;
}>;
