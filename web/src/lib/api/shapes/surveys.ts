/** Rounds of surveys (`meantime.wire.surveys`): who was asked and has answered, never what. */

/** `asked` and `answered` are null to clients; `has_answered` is the caller's own. */
export type Round = Readonly<{
	id: string;
	survey_id: string;
	opened_at: string;
	closes_at: string;
	asked: number | null;
	answered: number | null;
	has_answered: boolean;
}>;

/** The newest first. */
export type Rounds = Readonly<{ rounds: readonly Round[] }>;

export type NewRound = Readonly<{ id: string; survey_id: string; closes_at: string }>;
