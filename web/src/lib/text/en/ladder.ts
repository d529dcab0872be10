export const ladder = {
	'title.ladder': 'Who is told · Meantime',

	'ladder.title': 'Who is told of an urgent message',
	'ladder.lead':
		'When a client’s message may mean danger, these people are told: one after the other, until somebody takes it.',
	'ladder.not_yours': 'A custodian of the practice can change this.',
	'ladder.not_chosen':
		'The practice has not chosen yet who is woken at night. Please choose before you invite the first client: clients are told what you choose here.',
	'ladder.gaps': 'Something is missing',
	'ladder.gap_nobody': '{rung}: nobody stands on this step. The next step comes after it.',
	'ladder.gap_on_call':
		'Nobody is on call. Add somebody below, or take this step out. The owner is told last in any case.',
	'ladder.gap_cover': 'Cover: nobody covers now. This step is skipped until a cover is arranged.',
	'ladder.gap_cannot_read':
		'{name} could not read the message. Give them access on each client’s page, or make them a custodian.',
	'ladder.gap_left': '{name} is no longer with the practice. Please choose somebody else.',
	'ladder.gap_no_way':
		'{name} cannot be reached by mail or push. They set this up under Settings, Notices.',
	'ladder.gap_somebody': 'Somebody without a name',

	'ladder.night': 'Nights and days off',
	'ladder.night_text': 'What happens to an urgent message when nobody is at work.',
	'ladder.night_on_call': 'The people on call are woken',
	'ladder.night_on_call_text': 'One after the other, five minutes apart; then the owner.',
	'ladder.night_clinician': 'The clinician is woken',
	'ladder.night_clinician_text': 'As by day, step by step, at any hour.',
	'ladder.night_nobody': 'Nobody is woken until the next reading time',
	'ladder.night_nobody_text': 'Clients are told when somebody looks, and whom to call until then.',

	'ladder.on_call': 'On call',
	'ladder.on_call_text':
		'In this order. Whoever is on call must be able to read: as a clinician in the conversation, or as a custodian.',
	'ladder.on_call_none': 'Nobody is on call yet.',
	'ladder.add_person': 'Put somebody on call',
	'ladder.choose': 'Please choose',
	'ladder.custodian': 'custodian',
	'ladder.up': 'Move {name} up',
	'ladder.down': 'Move {name} down',
	'ladder.remove_person': 'Take {name} off the list',
	'ladder.add': 'Add',

	'ladder.steps': 'Steps while somebody is at work',
	'ladder.steps_text': 'Counted from the moment at which the message comes.',
	'ladder.rung': 'Who ({n})',
	'ladder.minutes': 'After minutes ({n})',
	'ladder.clinician': 'The clinician',
	'ladder.cover': 'Whoever covers',
	'ladder.rung_on_call': 'On call',
	'ladder.owner': 'The owner',
	'ladder.add_step': 'Add a step',
	'ladder.remove_step': 'Remove step {n}',

	'ladder.preview': 'What clients read',
	'ladder.preview_text': 'These are the words that a client sees before they send.',
	'ladder.by_day': 'By day',
	'ladder.by_night': 'At night and on days off',
	'ladder.next_window': 'Monday at 9:00 AM, for example',
	'ladder.therapist': 'their therapist',
	'ladder.practice': 'your practice',
	'ladder.unchosen': 'Please choose above. Until then we cannot say.',

	'ladder.save': 'Save',
	'ladder.reset': 'Undo my changes',
	'ladder.saved': 'Saved. It holds for every message from now on.',
	'ladder.unsaved': 'Not saved yet.',
	'ladder.mend': 'Something has to be mended above.',
	'ladder.wrong_none': 'There has to be at least one step.',
	'ladder.wrong_many': 'There are too many. Twelve are the most.',
	'ladder.wrong_first': 'The first step has to be at once: 0 minutes.',
	'ladder.wrong_last': 'The last step has to be the owner, so that it always ends with somebody.',
	'ladder.wrong_order': 'Each step has to come later than the one before.',
	'ladder.wrong_range': 'Please give minutes from 0 to 1440, which is a day.',
	'ladder.wrong_twice': 'Somebody is on the list twice.',
	'ladder.wrong_nobody':
		'Nobody is on call. Please add somebody, or choose another way for nights.',
	'ladder.wrong_cannot_read':
		'This person could not read every conversation. Give them access, make them a custodian, or choose somebody else.',
	'ladder.wrong_left': 'This person is no longer with the practice.',
	'ladder.wrong_no_way': 'This person cannot be reached by mail or push.',
	'ladder.wrong_choose': 'Please choose what happens at night.',
	'ladder.wrong_other': 'The server does not take this as it is.',

	'ladder.before_inviting': 'Before you invite a client',
	'ladder.before_inviting_text':
		'The practice has not chosen yet who is woken by an urgent message at night. Clients are told what was chosen, so this comes first.',
	'ladder.before_inviting_link': 'Choose now',
	'ladder.before_inviting_ask': 'Please ask a custodian of your practice to choose.',
} as const;
