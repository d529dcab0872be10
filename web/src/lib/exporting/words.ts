import type { Locale } from '../text/catalogue.ts';

export type Words = Readonly<Record<Locale, string>>;
type Named = Readonly<Record<string, Words>>;

/** The content file `record`. */
export type RecordWords = Readonly<{
	title: Words;
	made: Words;
	by_itself: Words;
	as_pdf: Words;
	purposes: Named;
	readers: Named;
	sections: Named;
	types: Named;
	roles: Named;
	did: Named;
	marks: Named;
	faults: Named;
}>;
