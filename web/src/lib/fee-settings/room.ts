import type { BillingSettings } from '../api/shapes/billing.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { directoryOf, directoryPosts } from '../sync/directory.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { postNow } from '../sync/seating.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Locale } from '../text/catalogue.ts';
import { fieldsOf } from './fields.ts';
import type { FeeSettingsView, OfficeFields, ProviderFields } from './view.ts';

type Staff = Readonly<{
	staff: readonly Readonly<{ account_id: string; permissions: readonly string[] }>[];
}>;

/** How the practice bills, in the worker: numbers for the server, names and addresses sealed. */
export function feeSettingsRoom(vaults: Vaults, names: NameBook) {
	async function show(locale: Locale): Promise<FeeSettingsView> {
		const vault = vaults.open;
		const [settings, posts, staff, { staff: rows }, { directory }] = await Promise.all([
			vault.http.get<BillingSettings>('/billing/settings'),
			directoryPosts(vault, names),
			staffOf(vault, names),
			vault.http.get<Staff>('/staff'),
			names.of(vault),
		]);
		const log = [...posts.values()];
		const isOwner = rows.some(
			({ account_id: id, permissions }) => id === vault.me.id && permissions.includes('owner'),
		);
		const isCustodian = staff.some(({ id, role }) => id === vault.me.id && role === 'custodian');
		return {
			billing: fieldsOf(settings, locale),
			office: officeIn(log),
			providers: staff.map(({ id, name, credential }) => providerIn(log, id, { name, credential })),
			mayEdit: isOwner || isCustodian,
			watched: [directory].filter(Boolean),
		};
	}

	return {
		/** @throws Failure */
		show,

		/** @throws Failure */
		async setBilling(settings: BillingSettings): Promise<void> {
			await vaults.open.http.put<BillingSettings>('/billing/settings', settings);
		},

		/** Seals who sends bills, in place of what was said before. @throws Failure */
		setOffice: ({ pay, accepts, ...office }: OfficeFields): Promise<void> =>
			seal(vaults.open, names, {
				...{ type: 'billing_office', office: filled(office) },
				...(pay.trim() && { pay: pay.trim() }),
				accepts: accepts
					.split('\n')
					.map((each) => each.trim())
					.filter(Boolean),
			}),

		/** Seals what stands on bills about somebody. @throws Failure */
		setProvider: ({ account, ...provider }: ProviderFields): Promise<void> =>
			seal(vaults.open, names, { type: 'billing_provider', account, provider: filled(provider) }),
	};
}

export type FeeSettingsRoom = ReturnType<typeof feeSettingsRoom>;

async function seal(vault: Vault, names: NameBook, post: JsonObject): Promise<void> {
	const { id } = await directoryOf(vault, names);
	await postNow(vault, id, post);
}

/** What nobody has filled in is left out. */
function filled(fields: Readonly<Record<string, string>>): JsonObject {
	const trimmed = Object.entries(fields).map(([name, value]) => [name, value.trim()] as const);
	return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

function officeIn(log: readonly Opened[]): OfficeFields {
	const said = log.findLast(({ post }) => post?.type === 'billing_office')?.post;
	if (said?.type !== 'billing_office') {
		return { name: '', address: '', phone: '', tin: '', npi: '', pay: '', accepts: '' };
	}
	return { ...said.office, pay: said.pay, accepts: said.accepts.join('\n') };
}

function providerIn(
	log: readonly Opened[],
	account: string,
	known: Readonly<{ name: string; credential: string }>,
): ProviderFields {
	const said = log.findLast(
		({ post }) => post?.type === 'billing_provider' && post.account === account,
	)?.post;
	const provider = said?.type === 'billing_provider' ? said.provider : null;
	return { account, license: '', npi: '', ...known, ...provider };
}
