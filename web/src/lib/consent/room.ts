import { Unreachable } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import {
	bringConsent,
	isRefused,
	keptAgreement,
	learnAgreement,
	newestOwn,
} from '../sync/agreement.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { aboutIn, signedPolicies } from '../sync/folds/policies.ts';
import { newestPublished } from '../sync/folds/published.ts';
import { practiceIdOf } from '../sync/practice-id.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Sources } from './showing.ts';
import type { Given } from './signing.ts';
import { kindOf, SOON_MS } from './standing.ts';
import {
	hasToSign,
	maySign,
	type AgreementView,
	type Asked,
	type Changes,
	type SignDraft,
	type Signed,
} from './view.ts';

const draftAt = (id: string, about: string) => `consent/${id}/${about}`;

/**
 * Reading a policy, agreeing to it and taking that back, in the worker: from what the care team
 * signed in the conversation. For a guardian `about` is the thread of a young person.
 */
export function consentRoom(vaults: Vaults) {
	let turns = 0;

	async function sourcesOf(vault: Vault, id: string, about: string): Promise<Sources> {
		const space = await vault.spaces.space(id);
		if (!space.state && !space.frozen) throw new Unreachable('nothing of it is known here');
		const log = space.log();
		const mine = newestOwn(log, vault.me.id, about ? 'guardian' : 'client', about);
		return {
			...{ space: id, about, me: vault.me.id, log },
			responsible: await responsibleOf(vault, id),
			people: foldPeople(log),
			told: await keptAgreement(vault, about || id),
			practice: await vault.local.kept<PracticeDetails>('practice'),
			isRefused: mine !== null && (await isRefused(vault, mine.id)),
			now: vault.http.now(),
		};
	}

	async function show(
		id: string,
		about = '',
		stale: FailureFacts | null = null,
		vault = vaults.open,
	): Promise<AgreementView> {
		const turn = (turns += 1); // before anything is read: what is read later is newer
		const { agreementOf } = await import('./showing.ts'); // most pages never read a policy
		const { frozen } = await vault.spaces.space(id);
		const stopped = frozen && factsOf(new ProtocolError(frozen.code as ProtocolError['code']));
		return { ...agreementOf(await sourcesOf(vault, id, about)), turn, stopped, stale };
	}

	/** Brings it up to date as far as the network lets it; returns what hindered it. */
	async function refresh(vault: Vault, id: string, about: string): Promise<FailureFacts | null> {
		try {
			await vault.spaces.sync(id);
			const { spaces } = vault;
			await Promise.all([learnAgreement(vault, about || id), practiceOf(vault), spaces.listing()]);
			await bringConsent(vault, id, about ? 'guardian' : 'client', about);
			return null;
		} catch (error) {
			return factsOf(error);
		}
	}

	/** Whether one's own consent ends in a while: then there is time to read, and nothing is closed. */
	async function askedAnew(vault: Vault, id: string): Promise<Asked | null> {
		const told = await keptAgreement(vault, id);
		const own = told?.consents.find(({ seat_id: seat, role }) => {
			return seat === vault.me.id && role === 'client';
		});
		const ends = own?.until ? Date.parse(own.until) : Infinity;
		const isSoon = ends < vault.http.now() + SOON_MS;
		if (own?.decision !== 'permit' || !(told?.holds || isSoon)) return null;
		const view = await show(id, '', null, vault);
		const kind = kindOf(view, vault.http.now());
		if (kind !== 'holds' && kind !== 'expiring') return null;
		return { about: '', clientName: '', kind, until: kind === 'holds' ? view.holdsUntil : ends };
	}

	return {
		/** What is agreed as this device knows it. @throws Failure */
		show: (id: string, about = ''): Promise<AgreementView> => show(id, about),

		/** The same, as new as the network lets it; what the server lacks of it is brought. */
		async open(id: string, about = ''): Promise<AgreementView> {
			const vault = vaults.open;
			return show(id, about, await refresh(vault, id, about), vault);
		},

		/**
		 * What the viewer is asked to agree to and has not: as a guardian, or anew for themselves while
		 * what they signed still counts. Most are asked nothing.
		 */
		async asked(id: string): Promise<Asked[]> {
			const vault = vaults.open;
			const { spaces } = vault;
			const log = (await spaces.sync(id).catch(() => spaces.space(id))).log();
			const young = new Set([...signedPolicies(log, foldPeople(log))].map(aboutIn).filter(Boolean));
			for (const about of young) await learnAgreement(vault, about).catch(() => null); // as known
			const views = await Promise.all([...young].map((about) => show(id, about, null, vault)));
			const open = views.filter((view) => hasToSign(view) && maySign(view));
			const anew = await askedAnew(vault, id);
			const others = open.map(
				({ about, clientName }) => ({ about, clientName, kind: '', until: 0 }) as const,
			);
			return anew ? [anew, ...others] : others;
		},

		/** What is not the same in the version that stands and the one signed before. */
		async changes(id: string, about = ''): Promise<Changes> {
			const { changesIn } = await import('./changing.ts');
			return changesIn(await sourcesOf(vaults.open, id, about));
		},

		/**
		 * Signs the version of this hash as it reads in `locale`, and tells the server. What cannot
		 * be signed now waits nowhere. @throws Failure
		 */
		async sign(
			id: string,
			about: string,
			asked: Given & Readonly<{ hash: string; locale: Locale }>,
		): Promise<Signed> {
			const vault = vaults.open;
			const [{ canBeSigned }, { readerOf, roleOf }, { readPolicy }, signing] = await Promise.all([
				import('./in-force.ts'),
				import('./showing.ts'),
				import('./reading.ts'),
				import('./signing.ts'),
			]);
			await vault.spaces.sync(id);
			await Promise.all([learnAgreement(vault, about || id), vault.spaces.listing()]);
			const sources = await sourcesOf(vault, id, about);
			const published = newestPublished(sources.log, sources.people, about);
			const reading =
				published && readPolicy(published, readerOf(sources, published), asked.locale);
			if (!reading || published.hash !== asked.hash || !canBeSigned(published, sources)) {
				return { outcome: 'changed', view: await show(id, about, null, vault) };
			}
			const isWhole = reading.mustTick.every((part) => asked.ticks.includes(part));
			if (!isWhole || !asked.name.trim()) throw new TypeError('not all is ticked and named');
			const decision = signing.permission(published, reading, roleOf(sources), asked);
			await signing.sign(vault, id, await practiceIdOf(vault), decision);
			await keepDraft(vault.local, draftAt(id, about), '');
			vault.tell({ kind: 'space', id, where: 'device' });
			return { outcome: 'signed', view: await show(id, about, null, vault) };
		},

		/** Takes back what one has agreed to. What was written stays. @throws Failure */
		async withdraw(id: string, about: string): Promise<AgreementView> {
			const vault = vaults.open;
			const signing = await import('./signing.ts');
			const { log } = await vault.spaces.sync(id).then((space) => ({ log: space.log() }));
			const mine = newestOwn(log, vault.me.id, about ? 'guardian' : 'client', about);
			if (mine?.post.decision === 'permit') {
				await signing.sign(vault, id, await practiceIdOf(vault), signing.withdrawal(mine));
			}
			vault.tell({ kind: 'space', id, where: 'device' });
			return show(id, about, null, vault);
		},

		/**
		 * What proves what the viewer decided last, to be kept for years: as a file, or on paper with
		 * the file inside. Null if they decided nothing. @throws Failure
		 */
		async copy(
			id: string,
			about: string,
			kind: 'pdf' | 'json',
		): Promise<Uint8Array<ArrayBuffer> | null> {
			const vault = vaults.open;
			const { copyOf, provenIn, reader } = await import('./copying.ts');
			const sources = await sourcesOf(vault, id, about);
			const proven = await provenIn(vault, sources, reader(sources));
			return proven && copyOf(proven, kind);
		},

		/** What was ticked and typed and is not signed; null if nothing was. */
		async draft(id: string, about: string): Promise<SignDraft | null> {
			const kept = await draftOf(vaults.open.local, draftAt(id, about));
			return kept ? (JSON.parse(kept) as SignDraft) : null;
		},

		/** Keeps it, sealed; null forgets it. */
		keepDraft: (id: string, about: string, draft: SignDraft | null): Promise<void> =>
			keepTyped(vaults, draftAt(id, about), draft ? JSON.stringify(draft) : ''),
	};
}

async function responsibleOf({ spaces }: Vault, id: string): Promise<string> {
	return (await spaces.listKept()).find((each) => each.id === id)?.responsible ?? '';
}

export type ConsentRoom = ReturnType<typeof consentRoom>;
