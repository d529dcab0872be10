import type { CodeSlot } from '../api/shapes/billing.ts';

/** How the practice bills, as it is typed. */
export type BillingFields = {
	currency: string;
	/** In percent. */
	tax: string;
	runDay: string;
	dueDays: string;
	remindAfterDays: string;
	codes: Record<CodeSlot, string>;
	visitsCount: boolean;
};

/** Who sends the practice's bills, as it is typed; `accepts` has a code of messages on each line. */
export type OfficeFields = {
	name: string;
	address: string;
	phone: string;
	tin: string;
	npi: string;
	pay: string;
	accepts: string;
};

/** Somebody of the practice, and what stands on bills about them. */
export type ProviderFields = {
	account: string;
	name: string;
	credential: string;
	license: string;
	npi: string;
};

export type FeeSettingsView = Readonly<{
	billing: BillingFields;
	office: OfficeFields;
	providers: readonly ProviderFields[];
	/** Whether the viewer decides how the practice bills. */
	mayEdit: boolean;
	watched: readonly string[];
}>;
