import type { Statement, StatementSummary } from '../../api/shapes/billing.ts';
import { makeEntryId } from '../../protocol/writing.ts';
import type { NameBook } from '../../sync/names.ts';
import { postNow } from '../../sync/seating.ts';
import type { Vaults } from '../../sync/vault.ts';
import { readAccount, readMonth } from './reading.ts';
import type { AccountView, Entry, PayerFields, StaffMonth } from './view.ts';

/** What is done with one client's account, in the worker. */
export function accountActs(vaults: Vaults, names: NameBook) {
	return {
		/** A client's account. @throws Failure */
		account: (space: string): Promise<AccountView> => readAccount(vaults.open, names, space),

		/** The statements of the month that begins on a day. @throws Failure */
		accountMonth: (space: string, month: string): Promise<StaffMonth> =>
			readMonth(vaults.open, names, space, month),

		/** An id for what is about to be entered: with it a lost answer enters nothing twice. */
		makeEntryId: (): Promise<string> => Promise.resolve(makeEntryId()),

		/** Enters a payment, a refund, a credit or a write-off. @throws Failure */
		async enter(of: StatementSummary, id: string, entry: Entry): Promise<void> {
			const path = `/spaces/${of.space_id}/statements/${of.month}/${of.currency}/ledger/${id}`;
			await vaults.open.http.put<Statement>(path, { ...entry, item: '' });
		},

		/** Seals in the desk who pays for a client. @throws Failure */
		async sayPayer(space: string, { payer, member, address }: PayerFields): Promise<void> {
			const vault = vaults.open;
			const desk = (await names.of(vault)).desks.get(space);
			if (!desk) return;
			const said = { payer: payer.trim(), member: member.trim(), address: address.trim() };
			await postNow(vault, desk, { type: 'billing_profile', ...said });
		},
	};
}
