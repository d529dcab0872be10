/** What is not the same in the version that stands and the one that was signed before. */
import { filledTexts, textChanges, type TextChange } from '../agreement/changes.ts';
import { CARD } from '../agreement/texts.ts';
import { newestOwn } from '../sync/agreement.ts';
import { newestPublished, publishedIn } from '../sync/folds/published.ts';
import type { Locale } from '../text/catalogue.ts';
import { fillWith, helpIn, readPolicy } from './reading.ts';
import { readerOf, roleOf, type Sources } from './showing.ts';
import type { Changes } from './view.ts';

/** Null where nothing was signed, or the version of then stands in the log no more. */
export function changesIn(sources: Sources): Changes {
	const { about, me, log, people } = sources;
	const published = newestPublished(log, people, about);
	const mine = newestOwn(log, me, roleOf(sources), about)?.post;
	if (!published || mine?.decision !== 'permit' || mine.hash === published.hash) return null;
	const { hash, variants } = mine;
	for (const before of publishedIn(log, people)) {
		if (before.hash !== hash || before.about !== about) continue;
		const reader = readerOf(sources, published);
		const said = (locale: Locale): TextChange[] => {
			// Help is named in the language in which it was signed: in another one nothing of it changed.
			const help = locale === mine.locale ? {} : helpIn(before.document, locale);
			const given = { ...mine.given, ...help };
			const old = fillWith(before.document, before.version, locale, given, variants);
			const now = readPolicy(published, reader, locale);
			if (!old || !now) return [];
			const changes = textChanges(filledTexts(old), filledTexts(now.filled));
			return changes.filter(({ id }) => id !== CARD); // it says again what the sections say
		};
		return { en: said('en'), es: said('es') };
	}
	return null;
}
