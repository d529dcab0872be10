import { ProblemError } from '../api/problems.ts';
import type {
	KeptNoticeChoices,
	NoticeChoices,
	PushDevice,
	Undelivered,
} from '../api/shapes/notices.ts';
import type { Vaults } from '../sync/vault.ts';
import { reasonsOf, type Faults } from './form.ts';

/** Either what is kept now, or what has to be mended first. */
export type Saved = Readonly<{ kept: KeptNoticeChoices | null; wrong: Faults }>;

/** How the viewer is told that something waits, in the worker. */
export function noticesRoom(vaults: Vaults) {
	return {
		/** @throws Failure */
		show: (): Promise<KeptNoticeChoices> => vaults.open.http.get('/notices/choices'),

		/** Sets the choices, unless something is wrong with them. @throws Failure */
		async set(choices: NoticeChoices): Promise<Saved> {
			try {
				const kept = await vaults.open.http.put<KeptNoticeChoices>('/notices/choices', choices);
				return { kept, wrong: {} };
			} catch (error) {
				const fields = error instanceof ProblemError ? error.fields : {};
				if (Object.keys(fields).length === 0) throw error;
				return { kept: null, wrong: reasonsOf(fields) };
			}
		},

		/** Asks for a notice to oneself. Returns false if that was done a moment ago. @throws Failure */
		async test(): Promise<boolean> {
			try {
				await vaults.open.http.post('/notices/test');
				return true;
			} catch (error) {
				if (error instanceof ProblemError && 'test' in error.fields) return false;
				throw error;
			}
		},

		/** The key with which a browser asks for notices of this server. @throws Failure */
		async pushKey(): Promise<string> {
			return (await vaults.open.http.get<{ key: string }>('/notices/push')).key;
		},

		/** Has the viewer told on a browser. @throws Failure */
		async addDevice(device: PushDevice): Promise<void> {
			await vaults.open.http.put('/notices/push', device);
		},

		/** Whether the viewer is told on a browser, which was at `was` before; keeps that up. @throws Failure */
		async renewDevice(device: PushDevice, was: string): Promise<boolean> {
			const { http } = vaults.open;
			const asked = { device, was };
			return (await http.post<{ is_on: boolean }>('/notices/push/renewals', asked)).is_on;
		},

		/** Has the viewer told no more on a browser. @throws Failure */
		async removeDevice(endpoint: string): Promise<void> {
			await vaults.open.http.post('/notices/push/ends', { endpoint });
		},

		/** The clients of the viewer's whom mail does not reach. @throws Failure */
		async undelivered(): Promise<readonly string[]> {
			return (await vaults.open.http.get<Undelivered>('/notices/undelivered')).seat_ids;
		},
	};
}

export type NoticesRoom = ReturnType<typeof noticesRoom>;
