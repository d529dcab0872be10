export const start = {
	'title.start': 'Getting started · Meantime',
	'start.title': 'Getting started',
	'start.lead':
		'From a new practice to your first client in about twenty minutes. Stop whenever you like: what is done stays done, on every device.',
	'start.progress': '{done} of {all} steps done. About {minutes} minutes are left.',
	'start.all_done': 'All steps are done. Your practice is ready for clients.',
	'start.owner_only':
		'An owner of the practice does most of these steps. You can see how far they are.',
	'start.minutes': 'about {n} min',
	'start.next': 'Next',
	'start.done': 'Done',
	'start.to_do': 'To do',
	'start.optional': 'If you like',
	'start.said': 'Somebody said so on {day}.',
	'start.not_done': 'Not done after all',

	'start.hours': 'Set hours and review times',
	'start.hours_why':
		'Clients see by when you answer before they write, and your evenings stay yours.',
	'start.night': 'Choose who is woken at night',
	'start.night_why':
		'An urgent message at 2 AM goes to whom you name here, or waits for the next review, and clients are told which.',
	'start.lines': 'Check the crisis lines',
	'start.lines_why':
		'Clients call these numbers when you are not there, so a person must have checked them.',
	'start.lines_tick': 'I have checked them',
	'start.policy': 'Read the policy and publish it',
	'start.policy_why':
		'It says in plain words what messages are for, and clients sign it before they write.',
	'start.replies': 'Look at the automatic replies',
	'start.replies_why': 'They go out in your name, so they should sound like you.',
	'start.replies_tick': 'I have looked at them',
	'start.custody': 'Make sure that the records open without you',
	'start.custody_why':
		'If you lose your devices, only your recovery code or a second owner opens the records again.',
	'start.custody_tick': 'My recovery code is in a safe place',
	'start.tryout': 'Try it out as a client',
	'start.tryout_why': 'You see what a client sees before any client does.',
	'start.candidacy': 'Decide for your first client',
	'start.candidacy_why':
		'Messaging does not suit everybody: a client can write once you have decided that it suits them.',
	'start.invitation': 'Invite your first client',
	'start.invitation_why': 'You hand over a link or a code, best of all in a session.',

	'tryout.text':
		'We make up a client for you to play. Nobody is in care there, and it counts in no number and takes no place. Open the invitation in a private window or on your phone.',
	'tryout.begin': 'Make up a client',
	'tryout.again': 'Make up another client',
	'tryout.invite': 'Make the invitation anew',
	'tryout.show': 'Show the invitation',
	'tryout.until': 'The invitation is open until {when}.',
	'tryout.elsewhere': 'This invitation was made on another device. Make it anew here.',
	'tryout.join': 'Open the invitation in a private window or on your phone, and join',
	'tryout.write': 'Write a message there, as a client would',
	'tryout.answer': 'Answer it at your desk',
	'tryout.answer_link': 'Go to the message',
	'tryout.client_link': 'Page of the made-up client',
	'tryout.end': 'End the try-out',
	'tryout.end_text':
		'The made-up client loses their access. What you wrote stays, marked as made up.',
	'tryout.ended': 'You have tried it out.',
	'tryout.night_first': 'First choose who is woken at night. Then a client can be invited.',
	'tryout.name': 'Try-out client (made up)',
	'tryout.name_ended': 'Try-out client (made up, ended)',
	'tryout.letter':
		'This is a try-out. The client here is made up, and nobody is in care. Write what you like, and see what a client sees.',
	'tryout.reason': 'A made-up client, to try messaging out.',
	'tryout.over': 'The try-out is over.',

	'start.away': 'Put this away',
	'start.away_text':
		'Then your desk does not speak of it any more on this device. You find it in Settings.',
	'start.is_away': 'This is put away. You find it in Settings.',
	'start.back': 'Speak of it at the desk again',
	'start.line': 'Getting started: {count} steps are left.',
	'start.line_one': 'Getting started: one step is left.',
	'start.go_on': 'Go on',
} as const;
