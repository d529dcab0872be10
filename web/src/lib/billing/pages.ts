import type { Vault } from '../sync/vault.ts';

/** The rows of all pages of a list; `field` is where a page has them. @throws ProblemError, Unreachable */
export async function everyPage<Row>(
	{ http }: Vault,
	path: string,
	field: string,
	query: Readonly<Record<string, string>> = {},
): Promise<Row[]> {
	type Page = Readonly<{ next: string }> & Readonly<Record<string, readonly Row[]>>;
	const rows: Row[] = [];
	for (let cursor = ''; ;) {
		const page = await http.get<Page>(path, cursor ? { ...query, cursor } : query);
		rows.push(...(page[field] ?? []));
		cursor = page.next;
		if (!cursor) return rows;
	}
}
