/** A copy of what was signed last, for whoever signed it, in the worker. */
import { newestOwn } from '../sync/agreement.ts';
import { publishedIn, type Published } from '../sync/folds/published.ts';
import { Log } from '../sync/log.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import type { Vault } from '../sync/vault.ts';
import type { Proven } from './proof.ts';
import { roleOf, type Sources } from './showing.ts';

/** What proves the viewer's newest decision; null if they decided nothing, or it stands not whole. */
export async function provenIn(vault: Vault, sources: Sources): Promise<Proven | null> {
	const { space, about, log, me } = sources;
	const own = newestOwn(log, me, roleOf(sources), about);
	const published = own && versionOf(sources, own.post.hash);
	const seq = log.find(({ entry }) => entry.header.id === own?.id)?.entry.header.seq ?? -1;
	const [kept] = await new Log(vault.local, space).entries(seq - 1);
	if (!published || !kept || kept.entry.header.id !== own.id) return null;
	return {
		practiceId: await practiceIdOf(vault),
		care: about || space,
		signer: vault.me,
		post: own.post,
		published,
		wire: kept.wire,
	};
}

function versionOf({ log, people, about }: Sources, hash: string): Published | null {
	for (const version of publishedIn(log, people)) {
		if (version.hash === hash && version.about === about) return version;
	}
	return null;
}
