import type { Catalogue } from '../catalogue.ts';
import type { load as english } from '../en/load.ts';

export const load: Pick<Catalogue, keyof typeof english> = {
	'round.about': 'Unos {minutes} min.',
	'round.finish': 'Terminar por ahora',
	'round.title': 'Su ronda de hoy',
	'round.answered': 'Respondidas',
	'round.in_session': 'Para responder en la sesión',
	'round.promised': 'Prometidas',
	'round.left': 'Siguen en espera',
	'round.minutes': 'Minutos, contados solo en este dispositivo',
	'round.next': 'Su próxima lectura es el {when}.',
	'round.load': 'Su carga',

	'load.title': 'Su carga',
	'load.lead': 'Solo para usted. Se cuenta en este dispositivo y no sale de él.',
	'load.waiting': 'En espera ahora',
	'load.waiting_text': 'Conversaciones: {threads}. Mensajes en ellas: {letters}.',
	'load.minutes': 'Los últimos siete días',
	'load.minutes_text': 'Minutos de revisión en este dispositivo: {minutes}.',
	'load.day': 'Día',
	'load.count': 'Minutos',
	'load.evenings': 'Noches, últimas cuatro semanas',
	'load.evenings_text': '{free} de {all} noches tras un día de trabajo quedaron sin respuestas.',
	'load.evenings_hint':
		'Una noche va de su última hora a las seis de la mañana. Cuenta cuándo escribió, no cuándo salió.',
	'load.outside': 'Escritas fuera de su horario: {share} de cada 100 respuestas.',
	'load.no_hours': 'Cuando ponga su horario, aquí verá cuántas noches dejó libres.',
	'load.set_hours': 'Poner su horario',
};
