import type { Appointment, AppointmentRequest, Repeats } from '../api/shapes/appointments.ts';
import type { PlainKey } from '../text/catalogue.ts';

/** An appointment on a page. `who` is the client's name, known to staff alone. Times in ms. */
export type Meeting = Readonly<{
	id: string;
	day: string;
	space: string;
	who: string;
	startsAt: number;
	endsAt: number;
	zone: string;
	repeats: Repeats;
	state: Appointment['state'];
	wasAt: number | null;
	/** Whether the viewer may take its cancelling back, as far as this device knows. */
	isOwnCancelling: boolean;
	isOutsideHours: boolean;
}>;

export type Asked = Readonly<{
	id: string;
	space: string;
	who: string;
	isFromClient: boolean;
	state: AppointmentRequest['state'];
	slots: readonly number[];
	zone: string;
	/** What one of the times shall take the place of; null for a session of its own. */
	moves: Moving | null;
	/** When that is (ms), 0 if that is not known. */
	movesAt: number;
}>;

export type Free = Readonly<{ zone: string; minutes: number; slots: readonly number[] }>;

/** What another calendar says: `host` is empty for none, `fault` why it cannot be read now. */
export type Busy = Readonly<{ host: string; readAt: number | null; fault: string; count: number }>;

/** What is said of an address that cannot be read, by the server's word for it. */
export const REASONS: Readonly<Record<string, PlainKey>> = {
	address: 'busy.wrong_address',
	place: 'busy.wrong_place',
	answer: 'busy.wrong_answer',
	size: 'busy.wrong_size',
	time: 'busy.wrong_time',
	calendar: 'busy.wrong_calendar',
};

/** What came of something that was tried: done, or the time is taken, or it is too late for it. */
export type Outcome = 'done' | 'taken' | 'late';

export type Moving = Readonly<{ id: string; day: string }>;

export function meetingOf(one: Appointment, who: string, me: string, isStaff: boolean): Meeting {
	return {
		id: one.id,
		day: one.day,
		space: one.space_id,
		who,
		startsAt: Date.parse(one.starts_at),
		endsAt: Date.parse(one.ends_at),
		zone: one.zone,
		repeats: one.repeats,
		state: one.state,
		wasAt: one.was_at === null ? null : Date.parse(one.was_at),
		isOwnCancelling: one.state === 'cancelled' && (isStaff || one.cancelled_by === me),
		isOutsideHours: one.is_outside_hours,
	};
}

export function askedOf(request: AppointmentRequest, who: string, movesAt: number): Asked {
	return {
		id: request.id,
		space: request.space_id,
		who,
		isFromClient: request.made_by === 'client',
		state: request.state,
		slots: request.slots.map((at) => Date.parse(at)),
		zone: request.zone,
		moves: request.moves_day ? { id: request.moves_id, day: request.moves_day } : null,
		movesAt,
	};
}
