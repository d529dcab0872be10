/** What staff seal in the directory of the practice, and read there by the ids that the server has. */
import { encode, type JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Opened } from './folds/opened.ts';
import type { NameBook } from './names.ts';
import { postNow } from './seating.ts';
import type { Space } from './space.ts';
import type { Vault } from './vault.ts';

/** The directory, up to date. @throws ProtocolError 'unknownspace' without a seat in it */
export async function directoryOf(vault: Vault, names: NameBook): Promise<Space> {
	const { directory } = await names.of(vault);
	if (!directory) throw new ProtocolError('unknownspace');
	return vault.spaces.sync(directory);
}

/** Its posts by their ids, as new as the network lets them be; none without a seat in it. */
export async function directoryPosts(
	vault: Vault,
	names: NameBook,
): Promise<ReadonlyMap<string, Opened>> {
	const { directory } = await names.of(vault);
	if (!directory) return new Map();
	const space = await vault.spaces.sync(directory).catch(() => vault.spaces.space(directory));
	return new Map(space.log().map((each) => [each.entry.header.id, each]));
}

/**
 * Seals a post there at once and returns its id; the same from oneself before is that one, so that
 * what broke off before the server was told can be done again.
 * @throws ProtocolError, ProblemError, Unreachable
 */
export async function sealThere(vault: Vault, names: NameBook, post: JsonObject): Promise<string> {
	const space = await directoryOf(vault, names);
	const { id } = space;
	const wanted = spelled(post);
	const before = space.log().findLast(({ entry, said }) => {
		return entry.header.author === vault.me.id && said !== null && spelled(said) === wanted;
	});
	if (before) return before.entry.header.id;
	const { header } = await postNow(vault, id, post);
	return header.id;
}

function spelled(post: JsonObject): string {
	return new TextDecoder().decode(encode(post));
}
