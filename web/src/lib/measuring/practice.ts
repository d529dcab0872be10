/** The measures that a practice can ask: those that ship, and its own, in the worker. */
import content from 'content:measures';
import type { Measure } from '../measures/content.ts';
import { readForm, writeForm } from '../measures/forms.ts';
import type { MeasurePost } from '../protocol/measure-posts.ts';
import { directoryPosts, directoryOf } from '../sync/directory.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { NameBook } from '../sync/names.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault } from '../sync/vault.ts';

/** All that can be asked, those that ship first; without a connection as this device knows them. */
export async function practiceMeasures(vault: Vault, names: NameBook): Promise<Measure[]> {
	const directory = await directoryPosts(vault, names).catch(() => new Map<string, Opened>());
	return [...content.measures, ...ownIn([...directory.values()])];
}

/** The practice's own that stand, in the order in which they were added. */
export function ownIn(directory: readonly Opened[]): Measure[] {
	const newest = new Map<string, Extract<MeasurePost, { type: 'measure_form' }>>();
	for (const { post } of directory) {
		if (post?.type === 'measure_form') newest.set(post.measure, post);
	}
	return [...newest.values()].flatMap(({ measure, form, gone }) => {
		const read = gone ? null : readForm(form);
		return read?.id === measure ? [read] : [];
	});
}

/** Lets the practice ask a measure of its own, or with `gone` no more. @throws Failure */
export async function setOwn(
	vault: Vault,
	names: NameBook,
	measure: Measure,
	gone: 0 | 1,
): Promise<Measure[]> {
	const { id } = await directoryOf(vault, names);
	const form = writeForm(measure);
	await postNow(vault, id, { type: 'measure_form', measure: measure.id, form, gone });
	return ownOf(vault, names);
}

/** The practice's own. @throws Failure */
export async function ownOf(vault: Vault, names: NameBook): Promise<Measure[]> {
	return ownIn([...(await directoryPosts(vault, names)).values()]);
}
