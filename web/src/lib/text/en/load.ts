/** What the work weighs, for the clinician alone. */
export const load = {
	'round.about': 'About {minutes} min.',
	'round.finish': 'Finish for now',
	'round.title': 'Your round today',
	'round.answered': 'Answered',
	'round.in_session': 'To be answered in session',
	'round.promised': 'Promised',
	'round.left': 'Still waiting',
	'round.minutes': 'Minutes, counted on this device alone',
	'round.next': 'You read next on {when}.',
	'round.load': 'Your load',

	'load.title': 'Your load',
	'load.lead': 'For your eyes alone. It is counted on this device and does not leave it.',
	'load.waiting': 'Waiting now',
	'load.waiting_text': 'Conversations: {threads}. Messages in them: {letters}.',
	'load.minutes': 'The last seven days',
	'load.minutes_text': 'Minutes of review on this device: {minutes}.',
	'load.day': 'Day',
	'load.count': 'Minutes',
	'load.evenings': 'Evenings, last four weeks',
	'load.evenings_text': '{free} of {all} evenings after a working day were free of replies.',
	'load.evenings_hint':
		'An evening goes from your last hour to six in the morning. It counts when you wrote, not when it left.',
	'load.outside': 'Written outside your hours: {share} in 100 replies.',
	'load.no_hours': 'Once you have set your hours, this says how many evenings you kept free.',
	'load.set_hours': 'Set your hours',
} as const;
