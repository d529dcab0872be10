/** What a client reads of endings, in the conversation and where they would write. */
export const ended = {
	'ended.title': 'Messages have ended here. Nobody reads new ones.',
	'ended.since': 'Care ended on {day}.',
	'ended.read': 'You can still read everything, and keep a copy of your record.',
	'ended.record': 'Open your record',
	'ended.how': 'What was agreed',
	'ended.back': 'If you want to come back, call the practice.',
	'ended.unsent': 'You wrote this before. It was not sent, and nobody has read it.',
	'ended.unsent_text':
		'It is kept on this device alone. If somebody should know of it, call them, or read it to them.',
	'ended.copy': 'Copy it',
	'ended.copied': 'Copied.',
	'ended.drop': 'Delete it',
	'ended.drop_sure': 'Delete it for good',

	'ended.leaving': '{day} is the last day on which messages are read here.',
	'ended.leaving_text': 'After that you can read everything, and nobody reads what is new.',
	'ended.new_name': '{name} answers you here from now on.',
	'ended.new_nobody': 'A colleague answers you here from now on.',
	'ended.new_text': 'Nothing that you wrote is lost. The words about it stand in the conversation.',

	'ended.event_discharged': '{by} ended messages. Last day: {day}',
	'ended.event_transferred': '{by} introduced {to}, who goes on from here. {by} reads until {day}',
	'ended.event_returned': '{by} opened messages again on {day}',
	'ended.event_ahead': 'The client reads this at {time}.',
} as const;
