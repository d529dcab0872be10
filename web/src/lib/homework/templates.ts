/** Templates of homework: the content file `homework`, and a task's fields made from one. Pure. */
import type { Field, FieldKind } from '../protocol/homework-posts.ts';
import type { Locale } from '../text/catalogue.ts';

type ByLocale = Readonly<Record<Locale, string>>;
export type Often = 'once' | 'daily' | 'weekly';
/** A question that is answered from 0, called `low`, to 10, called `high`. */
export type Scale = Readonly<{ label: ByLocale; low: ByLocale; high: ByLocale }>;

export type TemplateField = Readonly<{
	id: string;
	kind: FieldKind;
	label: ByLocale;
	low?: ByLocale;
	high?: ByLocale;
	unit?: ByLocale;
	options?: readonly ByLocale[];
}>;

/** What a task is made from; `often` is how often it is usually done, `when` says so to staff. */
export type Template = Readonly<{
	id: string;
	often: Often;
	title: ByLocale;
	when: ByLocale;
	text: ByLocale;
	fields: readonly TemplateField[];
}>;

export type HomeworkContent = Readonly<{
	version: number;
	often: Readonly<Record<Often, ByLocale>>;
	rating: Readonly<{ hard: Scale; helped: Scale }>;
	templates: readonly Template[];
}>;

/** The fields of a template in the client's language, as they stand in a task that is given. */
export function fieldsOf({ fields }: Template, locale: Locale): Field[] {
	return fields.map(({ id, kind, label, low, high, unit, options = [] }) => ({
		...{ id, kind, label: label[locale] },
		...{ low: low?.[locale] ?? '', high: high?.[locale] ?? '', unit: unit?.[locale] ?? '' },
		options: options.map((each) => each[locale]),
	}));
}
