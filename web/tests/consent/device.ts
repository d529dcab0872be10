/** A client's device, with a server that keeps consents as `meantime.server.policies` does. */
import { Http } from '../../src/lib/api/http.ts';
import type {
	Agreement,
	KeptConsent,
	NewConsent,
	WhyOff,
} from '../../src/lib/api/shapes/policies.ts';
import { defaultDocument } from '../../src/lib/agreement/defaults.ts';
import type { Document } from '../../src/lib/agreement/document.ts';
import { policyHash } from '../../src/lib/agreement/policy-hash.ts';
import { consentRoom } from '../../src/lib/consent/room.ts';
import { unb64 } from '../../src/lib/protocol/encoding.ts';
import type { Account } from '../../src/lib/protocol/keys.ts';
import { verifyConsent } from '../../src/lib/protocol/sessions.ts';
import { Local } from '../../src/lib/sync/local.ts';
import { Outbox } from '../../src/lib/sync/outbox.ts';
import { Space } from '../../src/lib/sync/space.ts';
import { openStore } from '../../src/lib/sync/store.ts';
import type { Vaults } from '../../src/lib/sync/vault.ts';
import { facts } from '../agreement/vectors.ts';
import { PRACTICE_ID, versionPost } from '../sync/agreeing.ts';
import { client, say, startThread, stateOf, therapist } from '../sync/people.ts';
import { ORIGIN, type Server } from '../sync/server.ts';

export const ORIGINAL = defaultDocument(facts());

/** The original with one sentence of a ticked section changed. */
export function revised(): Document {
	const document = structuredClone(ORIGINAL);
	for (const section of document.sections) {
		if (section.element !== 'content_scope') continue;
		for (const [locale, said] of Object.entries(section.text)) {
			section.text[locale] = `${said} 2027.`;
		}
	}
	return document;
}

/** What the server keeps of an agreement. */
export class Keeper {
	readonly server: Server;
	readonly rows: KeptConsent[] = [];
	why: WhyOff | '' = 'no_consent';
	version = 0;
	hash = '';
	responsible = therapist.id;
	told: Partial<Agreement> = {};
	/** Why it takes no row, empty while it does. */
	refusal = '';
	asked = 0;

	constructor() {
		this.server = startThread();
		this.server.beside = (request, body) => this.#answer(request, body);
	}

	publish(version: number, document = ORIGINAL): void {
		say(this.server, therapist, versionPost(version, document));
		[this.version, this.hash] = [version, policyHash(document)];
	}

	#answer(request: string, body: string): readonly [number, object] | undefined {
		if (request === 'GET /api/me') return [200, { practice_id: PRACTICE_ID }];
		if (request === 'GET /api/practice') return [200, { details: { zone: 'America/New_York' } }];
		if (request.endsWith('/agreement')) return [200, this.#agreement()];
		if (!request.endsWith('/consents')) return undefined;
		this.asked += 1;
		if (this.refusal) return [409, { type: `/problems/${this.refusal}` }];
		return [201, this.#keep(JSON.parse(body) as NewConsent)];
	}

	#agreement(): Agreement {
		const { version, hash } = this;
		const at = '2026-03-01T12:00:00Z';
		return {
			policy: { version, hash, scope_kind: 'practice', published_at: at },
			holds: null,
			consents: this.rows,
			candidacy: { decision: 'offer', decided_by: '', decided_at: at, review_on: '2027-05-01' },
			...{ state: 'on', state_by: '', state_at: null, at_latest: null, later: null },
			...{ guardians: [], guardian_of: [] },
			...{ may_write: this.why === '', why: this.why },
			...this.told,
		};
	}

	#keep(row: NewConsent): object {
		const { role, locale, version, decision, at } = row;
		const where = { practiceSpace: PRACTICE_ID, careSpace: stateOf(this.server).space };
		const signed = { ...where, policyHash: this.hash, version, locale, role, decision, at };
		const entry = this.server.entries.find(({ header }) => header.id === row.entry_id);
		if (!entry || !verifyConsent(client.signPk, signed, unb64(row.signature)))
			throw new Error('422');
		const until = decision === 'permit' ? '2099-03-02T05:00:00Z' : null;
		const seat = { seat_id: client.id, entry_space_id: where.careSpace, entry_hash: entry.hash };
		this.rows.push({ ...row, ...seat, hash: this.hash, until, received_at: '' });
		this.why = decision === 'permit' ? '' : 'withdrawn';
		return this.rows.at(-1) ?? {};
	}
}

let devices = 0;

/** The room of somebody's app, the client's unless it is said whose. */
export async function openRoom(keeper: Keeper, me: Account = client) {
	const { server } = keeper;
	const http = new Http(ORIGIN);
	const local = new Local(await openStore(`consent-${String((devices += 1))}`), me);
	const space = await Space.load(http, local, stateOf(server).space);
	const sync = async () => {
		await space.sync(() => undefined);
		return space;
	};
	const listing = () => Promise.resolve([{ id: space.id, responsible: keeper.responsible }]);
	const spaces = { space: () => Promise.resolve(space), sync, listing, listKept: listing };
	const outbox = new Outbox(http, local);
	const vault = { me, http, local, spaces, outbox, tell: () => undefined };
	const room = consentRoom({ open: vault, isOpen: true } as unknown as Vaults);
	return { room, space, id: space.id };
}
