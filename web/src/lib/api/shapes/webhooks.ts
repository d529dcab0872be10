/** Webhooks (`meantime.wire.webhooks`): ids, times and kinds. */

export type Kind =
	| 'message.waiting'
	| `alert.${'opened' | 'acknowledged' | 'closed'}`
	| `appointment.${'booked' | 'moved' | 'cancelled' | 'restored'}`
	| `consent.${'given' | 'withdrawn'}`
	| 'thread.copied'
	| 'emergency.opened'
	| `record.${'due' | 'destroyed'}`;

export type NewWebhook = Readonly<{ url: string; kinds: readonly Kind[] }>;

export type WebhookChange = NewWebhook & Readonly<{ is_on: boolean }>;

/** `off` says why nothing is sent, empty if it is. */
export type KeptWebhook = NewWebhook &
	Readonly<{
		id: string;
		off: '' | 'chosen' | 'failing' | 'gone';
		failing_since: string | null;
		made_at: string;
		old_until: string | null;
	}>;

export type Webhooks = Readonly<{ webhooks: readonly KeptWebhook[] }>;

/** The secret is in this answer alone. */
export type MadeWebhook = Readonly<{ webhook: KeptWebhook; secret: string }>;

/** `kind` is one of `Kind`, or `webhook.test`. `status` is 0 where there was no answer. */
export type KeptDelivery = Readonly<{
	id: string;
	event_id: string;
	kind: string;
	subject: string;
	at: string;
	state: 'waiting' | 'sent' | 'failed';
	attempts: number;
	tried_at: string | null;
	status: number;
	fault: '' | 'private' | 'unreachable' | 'answer';
}>;

export type Deliveries = Readonly<{ deliveries: readonly KeptDelivery[]; next: string }>;
