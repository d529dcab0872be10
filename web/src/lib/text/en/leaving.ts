/** When an answer leaves, and how to have it otherwise. */
export const leaving = {
	'later.closed': 'Outside your hours. The answer leaves {when}.',
	'later.chosen': 'The answer leaves {when}.',
	'later.now': 'Outside your hours. The answer leaves at once.',
	'later.send_now': 'Send it now instead',
	'later.in_hours': 'Leave in your hours',
	'later.another': 'Choose a time',
	'later.at': 'Leaves at, by the clock of this device',
	'later.choose': 'Use this time',
	'later.no_time': 'Please give a date and a time.',
	'later.past': 'This time has passed. Please choose a later one.',
	'later.far': 'Please choose a time within a year.',
} as const;
