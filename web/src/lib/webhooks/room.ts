import { ProblemError } from '../api/problems.ts';
import type {
	Deliveries,
	KeptWebhook,
	MadeWebhook,
	WebhookChange,
	Webhooks,
} from '../api/shapes/webhooks.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { Hook, HookFaults, HookFields, Kept } from './view.ts';

/** Which programs of the practice's are told that something has happened, in the worker. */
export function webhooksRoom(vaults: Vaults) {
	async function hooksOf({ http }: Vault): Promise<readonly Hook[]> {
		return (await http.get<Webhooks>('/webhooks')).webhooks;
	}

	async function put(vault: Vault, { id }: Hook, change: WebhookChange): Promise<readonly Hook[]> {
		await vault.http.put<KeptWebhook>(`/webhooks/${id}`, change);
		return hooksOf(vault);
	}

	return {
		/** @throws Failure */
		list(): Promise<readonly Hook[]> {
			return hooksOf(vaults.open);
		},

		/** Makes a webhook, or changes one that stands; a new one's secret is shown once. @throws Failure */
		async keep({ url, kinds }: HookFields, known: Hook | null): Promise<Kept> {
			const vault = vaults.open;
			const said = { url: url.trim(), kinds };
			try {
				if (known) {
					const hooks = await put(vault, known, { ...said, is_on: !known.off });
					return { hooks, shown: null, wrong: {} };
				}
				const { webhook, secret } = await vault.http.post<MadeWebhook>('/webhooks', said);
				return { hooks: await hooksOf(vault), shown: { hook: webhook, secret }, wrong: {} };
			} catch (error) {
				const wrong = error instanceof ProblemError ? faultsBy(error.fields) : {};
				if (Object.keys(wrong).length === 0) throw error;
				return { hooks: [], shown: null, wrong };
			}
		},

		/** Turns one on or off. @throws Failure */
		turn(hook: Hook, isOn: boolean): Promise<readonly Hook[]> {
			const { url, kinds } = hook;
			return put(vaults.open, hook, { url, kinds, is_on: isOn });
		},

		/** Gives one another secret, shown once; both sign for a day. @throws Failure */
		async renew({ id }: Hook): Promise<Kept> {
			const vault = vaults.open;
			const { webhook, secret } = await vault.http.post<MadeWebhook>(`/webhooks/${id}/secrets`);
			return { hooks: await hooksOf(vault), shown: { hook: webhook, secret }, wrong: {} };
		},

		/** @throws Failure */
		async remove({ id }: Hook): Promise<readonly Hook[]> {
			const vault = vaults.open;
			await vault.http.delete(`/webhooks/${id}`);
			return hooksOf(vault);
		},

		/** Sends a test event. @throws Failure */
		async test({ id }: Hook): Promise<void> {
			await vaults.open.http.post(`/webhooks/${id}/test`);
		},

		/** What was to be told to one, the newest first. @throws Failure */
		deliveries({ id }: Hook, cursor: string): Promise<Deliveries> {
			const from = cursor ? { cursor } : {};
			return vaults.open.http.get<Deliveries>(`/webhooks/${id}/deliveries`, from);
		},

		/** Tells an event again, under the same id. @throws Failure */
		async resend({ id }: Hook, delivery: string): Promise<void> {
			await vaults.open.http.post(`/webhooks/${id}/deliveries/${delivery}/attempts`);
		},
	};
}

export type WebhooksRoom = ReturnType<typeof webhooksRoom>;

function faultsBy(fields: Readonly<Record<string, string>>): HookFaults {
	return {
		...('url' in fields && { url: 'address' as const }),
		...('kinds' in fields && { kinds: 'none' as const }),
	};
}
