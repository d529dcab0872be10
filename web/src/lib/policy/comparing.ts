/** What is not the same in two versions beside their facts and words. Pure. */
import type { Document } from '../agreement/document.ts';
import { LOCALES } from '../agreement/document-shape.ts';
import { partsOf } from '../agreement/texts.ts';
import type { Locale } from '../text/catalogue.ts';

/** The languages that both have, `first` before the others; those only the old one has; the new. */
export function languagesOf(old: Document, now: Document, first: Locale) {
	const [before, after] = [new Set<string>(old.locales), new Set<string>(now.locales)];
	const both = LOCALES.filter((each) => before.has(each) && after.has(each));
	return {
		both: [...both.filter((each) => each === first), ...both.filter((each) => each !== first)],
		gone: LOCALES.filter((each) => before.has(each) && !after.has(each)),
		come: LOCALES.filter((each) => !before.has(each) && after.has(each)),
	};
}

/** The texts of both that a client ticks by itself now and did not before, or the other way. */
export function ticksChanged(old: Document, now: Document) {
	const before = new Map(partsOf(old).map(({ id, mark }) => [id, mark === 1]));
	return partsOf(now).flatMap(({ id, mark }) => {
		const isTicked = mark === 1;
		return before.has(id) && before.get(id) !== isTicked ? [{ id, isTicked }] : [];
	});
}
