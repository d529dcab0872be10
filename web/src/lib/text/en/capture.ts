/** Catching a moment as it happens, and what becomes of it. */
export const capture = {
	'title.capture': 'Write it down · Meantime',
	'capture.title': 'Write it down',
	'capture.lead':
		'Say as little or as much as you like. Nothing leaves this page before you choose.',
	'capture.begun': 'Begun {when}',
	'capture.text': 'What is happening?',
	'capture.sealed': 'Sealed on this device as you write.',
	'capture.unkept': 'This device could not keep what you wrote. Please copy it before you go on.',
	'capture.own_feeling': 'Another word for it',
	'capture.own_tag': 'A tag of your own',
	'capture.add': 'Add',
	'capture.more': 'An urge, what you did instead, tags',
	'capture.urge_hint': 'Something you felt pulled to do. You may leave it empty.',
	'capture.files': 'A picture or a voice memo',
	'capture.keep': 'Keep',
	'capture.bring': 'Bring to the session',
	'capture.send': 'Send',
	'capture.acts': 'What becomes of it',
	'capture.acts_text':
		'Keep: only you can read it, not your therapist and not the practice. The other two keep it as well, and show you first what would be shared.',
	'capture.empty': 'There is nothing to keep yet.',
	'capture.too_long':
		'This is more than one moment can hold. Please keep the first part of it, and then the rest.',
	'capture.kept': 'Kept. Only you can read it.',
	'capture.kept_here':
		'Kept on this device, sealed. It moves into your journal as soon as there is a connection. Then you can bring or send it.',
	'capture.waiting': 'Waiting on this device for a connection: {n}',
	'capture.another': 'Write down something else',
	'capture.journal': 'Open my journal',

	'share.title_bring': 'Bring to the session',
	'share.title_send': 'Send',
	'share.bring_lead':
		'It goes on the list for the session, where {name} can read it. Nobody is told of it before then, and no answer is due.',
	'share.bring_urgent':
		'Some of these words may mean danger. Because of them your care team is told at once, as for an urgent message.',
	'share.chosen': 'What {name} will see',
	'share.chosen_text': 'Take out what you want to keep to yourself. Your own copy stays whole.',
	'share.when': 'When it was',
	'share.happened': 'What happened',
	'share.file': 'File: {name}',
	'share.with': 'With whom',
	'share.nothing': 'Choose at least one part, or go back.',
	'share.back': 'Back, without sharing',
	'share.bring': 'Bring it',
	'share.send': 'Send it',
	'share.held': 'Messages are not possible just now. You can bring it to the session, or keep it.',
	'share.brought': 'It is on the list for the session.',
	'share.thread': 'Open the conversation',
	'share.gone': 'This moment is not on this device.',
	'share.no_file':
		'A file of it is not on this device, and there is no connection. Leave the file out, or share it later.',
	'share.before_brought': 'You brought this to the session on {when}.',
	'share.before_sent': 'You sent this on {when}.',
} as const;
