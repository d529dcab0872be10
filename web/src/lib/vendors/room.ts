import { ProblemError } from '../api/problems.ts';
import type { KeptVendor, NewVendor, Vendors } from '../api/shapes/vendors.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { directoryOf, directoryPosts, sealThere } from '../sync/directory.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import { fetchFile, storeFile } from '../sync/stored-files.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { dayAt } from '../text/local-days.ts';
import type { Kept, VendorFaults, VendorFields, VendorRow, VendorsView } from './view.ts';

const FIELDS = { signed_on: 'signedOn', expires_on: 'expiresOn' } as const;
const REASONS = new Set<string>(['ahead', 'order', 'unsigned', 'impossible']);

/** The register of vendors, in the worker: names and files are sealed here. */
export function vendorsRoom(vaults: Vaults, names: NameBook) {
	async function view(vault: Vault, { vendors, channels }: Vendors): Promise<VendorsView> {
		const [staff, posts, practice, { directory }] = await Promise.all([
			staffOf(vault, names),
			directoryPosts(vault, names),
			practiceOf(vault),
			names.of(vault),
		]);
		const roster = (await vault.spaces.practice()).id;
		return {
			vendors: vendors.map((each) => rowOf(each, posts)),
			channels,
			isCustodian: staff.some(({ id, role }) => id === vault.me.id && role === 'custodian'),
			today: dayAt(practice?.zone ?? 'UTC', vault.http.now()),
			watched: [roster, directory].filter(Boolean),
		};
	}

	async function put(vault: Vault, id: string, vendor: NewVendor): Promise<Kept> {
		try {
			const kept = await vault.http.put<Vendors>(`/vendors/${id}`, vendor);
			return { view: await view(vault, kept), wrong: {} };
		} catch (error) {
			const wrong = error instanceof ProblemError ? faultsBy(error.reasons) : {};
			if (Object.keys(wrong).length === 0) throw error;
			return { view: null, wrong };
		}
	}

	return {
		/** @throws Failure */
		async show(): Promise<VendorsView> {
			const vault = vaults.open;
			return view(vault, await vault.http.get<Vendors>('/vendors'));
		},

		/** Notes a vendor, or what has changed with one; a picked file is stored first. @throws Failure */
		async keep(fields: VendorFields): Promise<Kept> {
			const vault = vaults.open;
			const { id } = await directoryOf(vault, names);
			const { file: picked, name, scope, kind, signedOn, expiresOn } = fields;
			const file =
				picked instanceof File
					? await storeFile(vault.http, id, {
							name: picked.name,
							mime: picked.type,
							content: picked,
						})
					: picked;
			const said = { type: 'vendor', name: name.trim(), scope: scope.trim() };
			const noteId = await sealThere(vault, names, { ...said, ...(file && { file: { ...file } }) });
			const days = { signed_on: signedOn || null, expires_on: expiresOn || null };
			return put(vault, fields.id || makeEntryId(), { kind, note_id: noteId, ...days });
		},

		/** Takes a vendor out of the register. @throws Failure */
		async drop(id: string): Promise<VendorsView> {
			const vault = vaults.open;
			await vault.http.delete(`/vendors/${id}`);
			return view(vault, await vault.http.get<Vendors>('/vendors'));
		},

		/** Puts back what was taken out. @throws Failure */
		async putBack({ id, kind, noteId, signedOn, expiresOn }: VendorRow): Promise<VendorsView> {
			const vault = vaults.open;
			const days = { signed_on: signedOn || null, expires_on: expiresOn || null };
			const kept = await vault.http.put<Vendors>(`/vendors/${id}`, {
				...{ kind, note_id: noteId },
				...days,
			});
			return view(vault, kept);
		},

		/** The signed agreement of a vendor, opened. @throws Failure */
		async file({ file }: VendorRow): Promise<Blob | null> {
			const vault = vaults.open;
			const { id } = await directoryOf(vault, names);
			return file && fetchFile(vault.http, id, file);
		},
	};
}

export type VendorsRoom = ReturnType<typeof vendorsRoom>;

function rowOf(vendor: KeptVendor, posts: ReadonlyMap<string, Opened>): VendorRow {
	const post = posts.get(vendor.note_id)?.post;
	const note = post?.type === 'vendor' ? post : { name: '', scope: '', file: null };
	return {
		...{ id: vendor.id, kind: vendor.kind, noteId: vendor.note_id },
		...{ name: note.name, scope: note.scope, file: note.file },
		signedOn: vendor.signed_on ?? '',
		expiresOn: vendor.expires_on ?? '',
	};
}

function faultsBy(reasons: Readonly<Record<string, string>>): VendorFaults {
	const found = Object.entries(FIELDS).flatMap(([theirs, ours]) => {
		const reason = reasons[theirs] ?? '';
		return REASONS.has(reason) ? [[ours, reason] as const] : [];
	});
	return Object.fromEntries(found);
}
