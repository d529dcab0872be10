import type { KeptDelivery, KeptWebhook, Kind } from '../api/shapes/webhooks.ts';

/** The server takes no more of one practice. */
export const MOST = 5;

/** The kinds of events, in the groups in which they are shown. */
export const GROUPS = {
	messages: ['message.waiting'],
	alerts: ['alert.opened', 'alert.acknowledged', 'alert.closed'],
	appointments: [
		...(['appointment.booked', 'appointment.moved'] as const),
		...(['appointment.cancelled', 'appointment.restored'] as const),
	],
	records: [
		...(['consent.given', 'consent.withdrawn', 'thread.copied'] as const),
		...(['emergency.opened', 'record.due', 'record.destroyed'] as const),
	],
} as const satisfies Record<string, readonly Kind[]>;

export type Group = keyof typeof GROUPS;

export type Hook = KeptWebhook;
export type Delivery = KeptDelivery;

/** What is being written; `id` is empty for a new one. */
export type HookFields = { id: string; url: string; kinds: Kind[] };

/** What has to be mended before it can be kept. */
export type HookFaults = Readonly<{ url?: 'address'; kinds?: 'none' }>;

/** A secret that is shown once, and for which webhook. */
export type Shown = Readonly<{ hook: Hook; secret: string }>;

export type Kept = Readonly<{ hooks: readonly Hook[]; shown: Shown | null; wrong: HookFaults }>;

/** How a webhook stands, as one word; `shaky` is on, and nothing arrives just now. */
export function standingOf({
	off,
	failing_since,
}: Hook): 'on' | 'shaky' | Exclude<Hook['off'], ''> {
	if (off) return off;
	return failing_since ? 'shaky' : 'on';
}
