import type { FailureFacts } from '../sync/failure.ts';
import type { Answers } from './tally.ts';

/** A round of a survey; times in ms. Counts are null to clients. */
export type RoundRow = Readonly<{
	id: string;
	survey: string;
	openedAt: number;
	closesAt: number;
	isOpen: boolean;
	asked: number | null;
	answered: number | null;
	/** The viewer, by the server's word. */
	hasAnswered: boolean;
}>;

/** What the viewer has answered; `isSent` once the server has it. */
export type OwnAnswer = Readonly<{ at: number; values: Answers; isSent: boolean }>;

export type OwnRound = RoundRow & Readonly<{ answer: OwnAnswer | null; isSkipped: boolean }>;

/** Who can read what is answered. */
export type Reader = Readonly<{ name: string; role: string }>;

/** What a client is asked in a conversation, the newest round first. */
export type OwnSurveys = Readonly<{
	rounds: readonly OwnRound[];
	therapist: string;
	readers: readonly Reader[];
	practice: string;
	phone: string;
	/** Why it may be older than the server's. */
	stale: FailureFacts | null;
}>;

/** All rounds, for staff. */
export type SurveysView = Readonly<{
	rounds: readonly RoundRow[];
	/** Whether the viewer opens rounds and reads what they come to. */
	isCustodian: boolean;
	/** Whether the viewer answers for a conversation, and so is asked as a therapist. */
	isAsked: boolean;
	/** The practice's zone, and today in it. */
	zone: string;
	today: string;
	watched: readonly string[];
}>;

/** What a round came to, counted on this device. */
export type ReportView = Readonly<{
	answers: readonly Answers[];
	/** Spaces that could not be read. */
	unread: number;
}>;

/** The round that was answered, with the answer as it was kept. */
export type StaffAnswer = Readonly<{ round: RoundRow; answer: OwnAnswer | null }>;
