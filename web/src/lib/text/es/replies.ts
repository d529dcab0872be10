import type { replies as en } from '../en/replies.ts';

export const replies: Readonly<Record<keyof typeof en, string>> = {
	'replies.lead':
		'Sus clientes las leen por sí mismas cuando usted no lee. Llevan la marca de automáticas y nunca cuentan como su respuesta.',
	'replies.signed_as':
		'Llevan su firma y van selladas como un mensaje. El servidor no puede leerlas ni cambiarlas.',
	'replies.how':
		'Lo que está entre llaves, como {variable}, se completa cuando la persona lo lee. Conserve lo que cada texto debe contener.',
	'replies.unsigned':
		'Aún no ha firmado ninguna. Los clientes nuevos reciben estos textos habituales.',

	'replies.after_hours': 'Fuera del horario',
	'replies.after_hours_when':
		'Cuando alguien escribe en un día de trabajo, pero fuera de su horario.',
	'replies.weekend': 'Días de descanso',
	'replies.weekend_when': 'Cuando alguien escribe en un día en que usted nunca trabaja.',
	'replies.holiday': 'Días festivos',
	'replies.holiday_when': 'Cuando alguien escribe y la consulta está cerrada por un día festivo.',
	'replies.away': 'Días de ausencia',
	'replies.away_when': 'Cuando alguien escribe durante su ausencia.',
	'replies.late': 'Cuando una respuesta se retrasa',
	'replies.late_when': 'Una vez, cuando ha pasado el plazo prometido.',

	'replies.en': 'inglés',
	'replies.es': 'español',
	'replies.must': 'Debe contener',
	'replies.may': 'Puede contener',
	'replies.text_of': '{reply}, {language}',
	'replies.preview': 'Lo que ve la persona',
	'replies.help_follows': 'Debajo aparece la ayuda en crisis del país de la persona.',
	'replies.no_preview': 'Primero corrija el texto.',
	'replies.reset': 'Volver al texto habitual',
	'replies.undo': 'Deshacer',
	'replies.sample_holiday_en': 'a holiday',
	'replies.sample_holiday_es': 'día festivo',

	'replies.fault_empty': 'Escriba un texto.',
	'replies.fault_long': 'Es demasiado largo: como máximo {most} caracteres.',
	'replies.fault_missing': 'Debe contener {variable}: {about}.',
	'replies.fault_strange': '{variable} no se conoce en este texto.',

	'replies.v.therapist_name': 'su nombre',
	'replies.v.practice_name': 'la consulta',
	'replies.v.practice_phone': 'su número de teléfono',
	'replies.v.next_open': 'cuándo vuelve a leer',
	'replies.v.emergency_number': 'el número de emergencias',
	'replies.v.crisis_block': 'a quién llamar en una crisis',
	'replies.v.reply_by': 'cuándo llega la respuesta',
	'replies.v.holiday_name': 'un día festivo',
	'replies.v.away_until': 'su primer día de vuelta',
	'replies.v.covering_clinician': 'quién cubre',
	'replies.v.covering_phone': 'el teléfono de quien cubre',

	'replies.sign': 'Firmar y publicar',
	'replies.sign_text':
		'Publica los textos, con su firma, en la conversación de cada cliente a quien usted responde.',
	'replies.resume': 'Continuar',
	'replies.unfinished': 'Aún no están en todas las conversaciones. Lo hecho, hecho queda.',
	'replies.working': 'Publicando en cada conversación',
	'replies.progress': '{done} de {all}',
	'replies.done': 'Firmado. Conversaciones con estos textos: {count}.',
	'replies.failed': 'Conversaciones que no se pudieron completar: {count}. Continúe más tarde.',
	'replies.missing': 'Conversaciones que el servidor no muestra: {count}.',
	'replies.mend': 'No se firmó: antes hay que corregir algo.',
	'replies.changed': 'Hay cambios sin firmar.',
	'replies.draft': 'Borrador guardado en este dispositivo.',
	'replies.unkept': 'No se pudo guardar el borrador en este dispositivo.',
};
