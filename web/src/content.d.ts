declare module 'content:crisis_lines' {
	import type { CrisisLines } from '#lib/ui/crisis.ts';
	const content: CrisisLines;
	export default content;
}

declare module 'content:whole/crisis_lines' {
	import type { CrisisLines } from '#lib/ui/crisis.ts';
	const content: CrisisLines;
	export default content;
}

declare module 'content:autoreplies' {
	import type { Words } from '#lib/sync/replies.ts';
	type Reply = Readonly<{ id: string; must_include: readonly string[]; text: Words }>;
	const content: Readonly<{ replies: readonly Reply[] }>;
	export default content;
}

declare module 'content:check_ins' {
	import type { CheckInTexts } from '#lib/check-ins/quick.ts';
	const content: CheckInTexts;
	export default content;
}

declare module 'content:feelings' {
	import type { Locale } from '#lib/text/catalogue.ts';
	type Named = Readonly<Record<Locale, string>>;
	const content: Readonly<{
		groups: readonly Readonly<{ id: string; name: Named; words: readonly Named[] }>[];
	}>;
	export default content;
}

declare module 'content:redirect' {
	import type { Locale } from '#lib/text/catalogue.ts';
	const content: Readonly<{ text: Readonly<Record<Locale, string>> }>;
	export default content;
}

declare module 'content:measures' {
	import type { MeasuresContent } from '#lib/measures/content.ts';
	const content: MeasuresContent;
	export default content;
}

declare module 'content:homework' {
	import type { HomeworkContent } from '#lib/homework/templates.ts';
	const content: HomeworkContent;
	export default content;
}

declare module 'content:endings' {
	import type { EndingTexts } from '#lib/endings/texts.ts';
	const content: EndingTexts;
	export default content;
}

declare module 'content:saved_replies' {
	import type { RepliesContent } from '#lib/replying/contents.ts';
	const content: RepliesContent;
	export default content;
}

declare module 'content:reply_hints' {
	import type { HintsContent } from '#lib/replying/contents.ts';
	const content: HintsContent;
	export default content;
}

declare module 'content:safety_card' {
	import type { CardWords } from '#lib/noticed/words.ts';
	const content: CardWords;
	export default content;
}

declare module 'content:model_consent' {
	import type { ModelConsent } from '#lib/model/consent.ts';
	const content: ModelConsent;
	export default content;
}

declare module 'content:jurisdictions' {
	import type { Refusal } from '#lib/model/consent.ts';
	const content: Readonly<{ refused: readonly Refusal[] }>;
	export default content;
}

declare module 'content:rollout' {
	import type { Rollout } from '#lib/creep/guide.ts';
	import type { Quarterly } from '#lib/quarterly/content.ts';
	import type { Plan } from '#lib/rollout/plan.ts';
	const content: Rollout & Plan & Quarterly;
	export default content;
}

declare module 'content:metrics' {
	import type { MetricsContent } from '#lib/insights/content.ts';
	const content: MetricsContent;
	export default content;
}

declare module 'content:whole/survey' {
	import type { SurveyContent } from '#lib/surveys/content.ts';
	const content: SurveyContent;
	export default content;
}

declare module 'content:record_requests' {
	import type { RequestWords } from '#lib/requesting/words.ts';
	const content: RequestWords;
	export default content;
}

declare module 'content:note_formats' {
	import type { NoteFormats } from '#lib/notes/forms.ts';
	const content: NoteFormats;
	export default content;
}

declare module 'content:whole/retention' {
	import type { RetentionTemplate } from '#lib/retention/template.ts';
	const content: RetentionTemplate;
	export default content;
}

declare module 'content:safety_plan' {
	import type { Template } from '#lib/safety-plan/template.ts';
	const content: Template;
	export default content;
}

declare module 'content:welcome' {
	import type { Locale } from '#lib/text/catalogue.ts';
	const content: Readonly<Record<'letter' | 'policy', Readonly<Record<Locale, string>>>>;
	export default content;
}

declare module 'content:policy' {
	import type { PolicyContent } from '#lib/agreement/contents.ts';
	const content: PolicyContent;
	export default content;
}

declare module 'content:consent' {
	import type { ConsentContent } from '#lib/agreement/contents.ts';
	const content: ConsentContent;
	export default content;
}

declare module 'content:consent_proof' {
	import type { InEach } from '#lib/consent/view.ts';
	type Words<Name extends string> = Readonly<Record<Name, InEach<string>>>;
	const content: Readonly<{
		title: Words<'permit' | 'withdraw'>;
		parts: Words<'signed' | 'policy' | 'consent' | 'statements' | 'check'>;
		signed: Words<'name' | 'at' | 'version' | 'ticked' | 'open'>;
		decisions: Words<'permit' | 'withdraw'>;
		roles: Words<'client' | 'guardian' | 'clinician'>;
		languages: Words<'en' | 'es'>;
		proven: Words<'card' | 'signature' | 'document' | 'text' | 'entry'>;
		how: InEach<string>;
	}>;
	export default content;
}

declare module 'content:candidacy' {
	import type { Checklist } from '#lib/agreement/contents.ts';
	const content: Checklist;
	export default content;
}

declare module 'content:currencies' {
	const content: Readonly<{
		digits: Readonly<Record<string, number>>;
		with_point: readonly string[];
	}>;
	export default content;
}

declare module 'content:fact_words' {
	import type { FactWords } from '#lib/agreement/contents.ts';
	const content: FactWords;
	export default content;
}

declare module 'content:forbidden_words' {
	import type { ForbiddenWords } from '#lib/agreement/contents.ts';
	const content: ForbiddenWords;
	export default content;
}

declare module 'content:journal' {
	import type { JournalWords } from '#lib/exporting/journal-words.ts';
	const content: JournalWords;
	export default content;
}

declare module 'content:record' {
	import type { RecordWords } from '#lib/exporting/words.ts';
	const content: RecordWords;
	export default content;
}
