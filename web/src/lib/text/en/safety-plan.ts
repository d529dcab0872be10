export const safetyPlan = {
	'title.safety_plan': 'Plan · Meantime',
	'plan.lead_client': 'You and your therapist see this plan, and either of you can change it.',
	'plan.of': 'The plan of {name}',
	'plan.danger_link': 'I am in danger now: the last step',
	'plan.edit': 'Change the plan',
	'plan.print': 'Print',
	'plan.printed': 'Version of {day}.',

	'plan.unreachable':
		'Your plan cannot be shown right now. You do not have to get through this alone: here are people whom you can reach.',
	'plan.none': 'There is no plan yet',
	'plan.none_client':
		'A safety plan is a short list that you make on a calmer day, for the hard moments: how you notice that one is coming, what helps, and whom you can call. It is best made together in a session, so ask for that if you like. You can also begin by yourself; your therapist sees what you save.',
	'plan.none_staff':
		'A safety plan is best made together in a session. Turn the screen so that both of you can see it, and write down the client’s own words. Your notes on each step stay closed until you open them.',
	'plan.begin': 'Begin a plan',

	'plan.call': 'Call {name}: {number}',
	'plan.practice_number': 'the number of the practice',
	'plan.more': 'More on this plan',

	'plan.field.sign': 'Sign',
	'plan.field.activity': 'What I can do',
	'plan.field.person_or_place': 'Person or place',
	'plan.field.name': 'Name',
	'plan.field.phone': 'Phone',
	'plan.field.other_professional': 'Another professional',
	'plan.field.nearest_emergency_department': 'Nearest emergency department',
	'plan.field.agreement': 'What we agreed',
	'plan.field.helper': 'Who helps',
	'plan.field.done_by': 'By when',
	'plan.field.reason': 'What matters',
	'plan.nth': '{field}, {n}',

	'plan.note': 'For clinicians',
	'plan.add': 'Add a line',
	'plan.add_one': 'Add a line: {field}',
	'plan.most': 'There is room for {n}. Keep what helps most.',
	'plan.up': 'Move up: {line}',
	'plan.down': 'Move down: {line}',
	'plan.remove': 'Remove: {line}',
	'plan.empty_line': 'empty line',
	'plan.removed': 'Removed.',
	'plan.put_back': 'Put back',
	'plan.fixed': 'This step is always there and cannot be changed.',

	'plan.save': 'Save the plan',
	'plan.later': 'Close and go on later',
	'plan.draft_kept': 'Kept on this device, for you alone, until you save.',
	'plan.draft_unkept': 'This device could not keep what you typed. Save before you leave.',
	'plan.unsaved': 'You have begun a change that is not saved. Nobody else sees it yet.',
	'plan.go_on': 'Go on with it',
	'plan.discard': 'Throw it away',
	'plan.discarded': 'Thrown away.',
	'plan.saved': 'Saved.',
	'plan.empty_plan': 'Nothing is written yet. Write at least one line.',
	'plan.waiting':
		'Saved on this device. It is sent as soon as there is a connection; until then nobody else sees it.',
	'plan.refused': 'The practice’s server did not take this version. It is still on this device.',
	'plan.stopped':
		'This conversation is stopped, so nothing new is shown or saved. You see the plan as this device has checked it last.',

	'plan.meanwhile':
		'{name} saved a version while you were writing. You can look at it. If you save, both versions are kept, and yours stands.',
	'plan.crossed':
		'{name} had saved a version that whoever wrote this one had not seen. Both are kept. Please look whether something is missing here.',
	'plan.look': 'Look at that version',

	'plan.versions': 'Versions',
	'plan.version': '{who}, {when}',
	'plan.stands': 'This one stands',
	'plan.see': 'See',
	'plan.see_one': 'See the version of {when}',
	'plan.old': 'You see an older version: {who}, {when}.',
	'plan.newest': 'Back to the plan that stands',
	'plan.again': 'Use this one again',
	'plan.you': 'You',
	'plan.therapist': 'Your therapist',
	'plan.client': 'The client',
	'plan.somebody': 'Somebody who is no longer named here',

	'plan.due_months': 'It is {n} months since anybody looked at this plan. Is it still right?',
	'plan.due_event':
		'A safety event was documented after this plan was saved. Please go through it together.',
	'plan.right': 'It is still right',
	'plan.due_line': 'It is {n} months since you looked at your safety plan.',
	'plan.due_line_staff': 'The safety plan has not been looked at for {n} months.',
	'plan.due_event_line': 'A safety event is newer than the safety plan.',
	'plan.look_at': 'Look at it',

	'plan.desk_none': 'No plan has been made yet.',
	'plan.desk_saved': 'Saved {day} ({who}).',
	'plan.desk_open': 'Open the plan',
} as const;
