import { createContext } from 'svelte';
import type { Leaving } from '../ui/leaving.ts';

const CHOICE = 'meantime.lock_after';
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const CHANNEL = 'meantime/touched';
const WARNS_SECONDS = 60;
const DEFAULT_MINUTES = 15;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const KEEPS_WITHIN_MS = 3_000; // a draft that cannot be kept must not hold the lock open

/** Minutes without a touch after which the keys are closed; a person chooses one of these. */
export const LOCK_AFTER = [1, 5, 15, 30, 60] as const;

/** Closes the keys when nobody has touched this page for a while, and counts down before it. */
export class AutoLock {
	/** Seconds until it locks, while that is soon; else 0. */
	left = $state(0);
	#minutes = $state(chosen());
	#touchedAt = 0;
	readonly #leaving: Leaving;
	readonly #lock: () => Promise<unknown>;

	constructor(leaving: Leaving, lock: () => Promise<unknown>) {
		this.#leaving = leaving;
		this.#lock = lock;
	}

	get minutes(): number {
		return this.#minutes;
	}

	/** Remembers the choice on this device. */
	set minutes(minutes: number) {
		this.#minutes = minutes;
		localStorage.setItem(CHOICE, String(minutes));
	}

	/** Watches this page until the returned function is called. */
	watch(): () => void {
		this.#touchedAt = Date.now();
		// Whoever is at work in one tab is not away in the others.
		const others = new BroadcastChannel(CHANNEL);
		others.onmessage = () => {
			this.touch();
		};
		const touch = () => {
			if (Date.now() - this.#touchedAt >= SECOND_MS) others.postMessage('touched');
			this.touch();
		};
		// A device that slept finds the time over at the first tick.
		const timer = setInterval(() => {
			this.#tick();
		}, SECOND_MS);
		for (const each of TOUCHES) addEventListener(each, touch, { capture: true, passive: true });
		return () => {
			clearInterval(timer);
			others.close();
			for (const each of TOUCHES) removeEventListener(each, touch, { capture: true });
			this.left = 0;
		};
	}

	/** Notes that somebody is there. */
	touch(): void {
		// Whoever wakes a device after the time finds it locked.
		if (this.#touchedAt > 0 && this.#secondsLeft() <= 0) return;
		this.#touchedAt = Date.now();
		this.left = 0;
	}

	#secondsLeft(): number {
		const idle = Date.now() - this.#touchedAt;
		return Math.ceil((this.#minutes * MINUTE_MS - idle) / SECOND_MS);
	}

	#tick(): void {
		const seconds = this.#secondsLeft();
		if (seconds <= 0) void this.#close();
		else this.left = seconds <= WARNS_SECONDS ? seconds : 0;
	}

	async #close(): Promise<void> {
		this.#touchedAt = Date.now(); // once
		const kept = this.#leaving.settle().catch(() => undefined);
		await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, KEEPS_WITHIN_MS))]);
		await this.#lock();
	}
}

function chosen(): number {
	const minutes = Number(localStorage.getItem(CHOICE));
	return LOCK_AFTER.find((each) => each === minutes) ?? DEFAULT_MINUTES;
}

export const [getAutoLock, setAutoLock] = createContext<AutoLock>();
