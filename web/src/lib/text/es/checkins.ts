import type { Catalogue } from '../catalogue.ts';
import type { checkins as english } from '../en/checkins.ts';

export const checkins: Pick<Catalogue, keyof typeof english> = {
	'checkin.title': 'Mensajes programados',
	'checkin.lead': 'Diga algo más tarde, una vez o varias. Sale aunque su computadora esté apagada.',
	'checkin.words': 'Lo que lee el cliente',
	'checkin.words_missing': 'Escriba algo.',
	'checkin.at': 'La primera vez',
	'checkin.zone': 'Según el reloj de {zone}. La hora no cambia con el cambio de horario.',
	'checkin.every': 'Repetir',
	'checkin.once': 'Solo una vez',
	'checkin.daily': 'Cada día',
	'checkin.weekly': 'Cada semana',
	'checkin.fortnightly': 'Cada dos semanas',
	'checkin.times': 'Cuántas veces, hasta 12',
	'checkin.times_wrong': 'Dé un número del 2 al 12.',
	'checkin.schedule': 'Programar',
	'checkin.list': 'Programados',
	'checkin.none': 'No hay nada programado.',
	'checkin.take_back': 'Retirar',
	'checkin.take_back_one': 'Retirar: {when}',
	'checkin.following': 'Con todos los que siguen',
	'checkin.following_one': 'Retirar con todos los que siguen: {when}',
	'checkin.taken': 'Retirados: {count}. El cliente no vio ninguno.',
	'checkin.put_back': 'Programar de nuevo',
	'checkin.made': 'Programados: {count}.',
};
