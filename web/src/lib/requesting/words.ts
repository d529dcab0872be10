import type { RequestKind } from '../protocol/request-posts.ts';
import type { Locale } from '../text/catalogue.ts';

/** A ground, an exception or a kind of disclosure. */
export type Named = Readonly<{
	id: string;
	text: Readonly<Record<Locale, string>>;
	accounted?: boolean;
}>;
/** The content `record_requests`; grounds by the kind of request. */
export type RequestWords = Readonly<{
	grounds: Readonly<Partial<Record<RequestKind, readonly Named[]>>>;
	exceptions: readonly Named[];
	disclosures: readonly Named[];
	rights: Readonly<Record<'access' | 'review' | 'amendment', Readonly<Record<Locale, string>>>>;
}>;

/** What an id is called, the id itself for one that is unknown. */
export function nameOf(named: readonly Named[], id: string, locale: Locale): string {
	return named.find((each) => each.id === id)?.text[locale] ?? id;
}
