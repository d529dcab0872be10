/** Hints beside an answer, each given once. */
export const coach = {
	'coach.evening':
		'You are writing outside your hours. Answers at night teach both of you that you are always there. This one can leave in the morning by itself: see below.',
	'coach.long_reply':
		'This answer is getting long. Long answers bring longer messages back. A few sentences often do, and the rest can wait for the session.',
	'coach.long_exchange':
		'You have gone to and fro here several times. On paper it is easy to believe that one was understood. What needs so many messages is often easier to say: you can offer to talk.',
	'coach.redirect':
		'You have moved this into a talk. Leave the topic for that talk, and do not go on in writing. Note afterwards whether it took place, so that the record is complete.',
	'coach.understood': 'Understood, do not show this again',
} as const;
