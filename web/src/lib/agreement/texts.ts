/** Every text of a document, one after another, as it is read, compared and looked through. */
import type { ConsentSection, Document, Words } from './document.ts';
import { IN_CONSENT, IN_FEE, IN_POLICY, trimmed } from './variables.ts';

export const CARD = 'policy.card';
export const FEE = 'fee_text';

/** A text by locale, with its title where it has one. */
export type Part = Readonly<{
	id: string;
	/** The title, where there is one, and the text. */
	words: readonly Words[];
	/** Variables that it may use. */
	known: ReadonlySet<string>;
	/** Its `ack`, `initial` or `required`. */
	mark: number;
	/** Whether it is agreed to. */
	signed: boolean;
	/** The variant that it belongs to, '' for all. */
	variant: string;
}>;

/** The sections, fee, card and consent of a document in their order. */
export function partsOf({ sections, fee_text: fee, card, consent }: Document): Part[] {
	const policy = sections.map(({ id, ack, title, text }) => {
		return part(id, [title, text], IN_POLICY, ack, ack === 1);
	});
	return [
		...policy,
		part(FEE, [fee], IN_FEE, 0, true),
		part(CARD, [card], IN_POLICY, 0, false),
		...consent.sections.map((section) => ofConsent(section)),
		...consent.statements.map(({ id, required, text }) => {
			return part(id, [text], IN_CONSENT, required, true);
		}),
		...consent.variants.flatMap((variant) => {
			return variant.sections.map((section) => ofConsent(section, variant.id));
		}),
	];
}

/** The title, where there is one, and below it the text. */
export function textOf({ words }: Part, locale: string): string {
	return words.map((each) => each[locale] ?? '').join('\n');
}

/** Whether nothing of a part is empty. */
export function stands({ words }: Part, locale: string): boolean {
	return words.every((each) => trimmed(each[locale] ?? ''));
}

function ofConsent({ id, initial, text }: ConsentSection, variant = ''): Part {
	return { ...part(id, [text], IN_CONSENT, initial, true), variant };
}

function part(
	id: string,
	words: readonly Words[],
	known: ReadonlySet<string>,
	mark: number,
	signed: boolean,
): Part {
	return { id, words, known, mark, signed, variant: '' };
}
