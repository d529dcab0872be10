/** A copy of what somebody signed last, in the worker: for themselves, or for the care team. */
import { foldConsents, newestBy, type ConsentPost } from '../sync/folds/consents.ts';
import { publishedIn, type Published } from '../sync/folds/published.ts';
import { Log } from '../sync/log.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import type { Vault } from '../sync/vault.ts';
import type { Proven } from './proof.ts';
import { roleOf, type Sources } from './showing.ts';

/** A thread in which decisions stand; a guardian's are `about` another. */
export type Where = Pick<Sources, 'space' | 'about' | 'log' | 'people'>;
export type Who = Readonly<{ seat: string; role: ConsentPost['role'] }>;

/** Who reads their own agreement. */
export function reader(sources: Pick<Sources, 'me' | 'about'>): Who {
	return { seat: sources.me, role: roleOf(sources) };
}

/** What proves somebody's newest decision; null if they decided nothing, or it stands not whole. */
export async function provenIn(vault: Vault, where: Where, who: Who): Promise<Proven | null> {
	const { space, about, log, people } = where;
	const [practiceId, care] = [await practiceIdOf(vault), about || space];
	const agreed = newestBy(foldConsents(space, log, people, practiceId), { ...who, space: care });
	const published = agreed && versionOf(where, agreed.post.hash);
	if (!published) return null;
	const { header } = agreed.opened.entry;
	const [kept] = await new Log(vault.local, space).entries(header.seq - 1);
	if (kept?.entry.header.id !== header.id) return null;
	const signer = { id: agreed.seat, card: agreed.card };
	return { practiceId, care, signer, post: agreed.post, published, wire: kept.wire };
}

/** The file that proves it, and the same on paper: a PDF to which that file is attached. */
export async function copyOf(
	proven: Proven,
	kind: 'pdf' | 'json',
): Promise<Uint8Array<ArrayBuffer>> {
	const { proofOf } = await import('./proof.ts');
	if (kind === 'json') return new Uint8Array(proofOf(proven));
	const [{ paperOf }, { writePdf }] = await Promise.all([import('./paper.ts'), import('./pdf.ts')]);
	return writePdf(paperOf(proven), proofOf(proven));
}

function versionOf({ log, people, about }: Where, hash: string): Published | null {
	for (const version of publishedIn(log, people)) {
		if (version.hash === hash && version.about === about) return version;
	}
	return null;
}
