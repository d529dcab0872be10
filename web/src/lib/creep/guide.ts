import { fill, places, type Locale } from '../text/catalogue.ts';

type Localised = Readonly<Record<Locale, string>>;

/** A talk with a client, step by step: what each is for, and perhaps words for it. */
export type Guide = Readonly<{
	id: string;
	title: Localised;
	steps: readonly Readonly<{ id: string; aim: Localised; say?: Localised }>[];
}>;

/** What is read here of src/meantime/content/rollout.yaml. */
export type Rollout = Readonly<{ guides: readonly Guide[] }>;

export function guideOf({ guides }: Rollout, id: string): Guide | undefined {
	return guides.find((guide) => guide.id === id);
}

/** Words with their places filled; empty if something that they need is not known. */
export function sayable(words: string, known: Readonly<Record<string, string>>): string {
	return places(words).every((place) => known[place]) ? fill(words, known) : '';
}
