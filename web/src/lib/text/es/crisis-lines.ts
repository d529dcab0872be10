import type { crisisLines as english } from '../en/crisis-lines.ts';

export const crisisLines: Record<keyof typeof english, string> = {
	'title.lines': 'Líneas de crisis · Meantime',
	'lines.link': 'Confirmar las líneas de crisis',
	'lines.all_right': 'Su consulta ha confirmado todas las líneas de crisis de su país.',
	'lines.some_overdue': 'Líneas de crisis que nadie de aquí ha confirmado últimamente: {n}.',
	'lines.title': 'Líneas de crisis',
	'lines.lead':
		'Estos números están detrás de «Ayuda ahora», para las personas que atiende y para usted. Los números cambian. Llame a cada línea de vez en cuando y diga aquí que es correcta. A las personas se les dice que usted lo hizo, y cuándo.',
	'lines.custodians':
		'Las confirman los dueños de la consulta. Usted ve cuándo se hizo por última vez.',
	'lines.emergency': 'El número de emergencias es el {number}.',
	'lines.emergency_hidden': 'No tiene una fuente comprobada, así que no se muestra.',
	'lines.none':
		'La aplicación no conoce ninguna línea de este país. A las personas se les dice que llamen al número de emergencias de su localidad y dónde hay un directorio de líneas de ayuda.',
	'lines.source': 'Dónde se leyó:',
	'lines.never': 'Nunca se confirmó aquí',
	'lines.confirmed': 'Confirmada el {date}; días desde entonces: {days}',
	'lines.overdue': 'Confirmada el {date}, hace demasiado; días: {days}',
	'lines.confirm': 'Hoy llamé y es correcta',
	'lines.confirm_one': 'Hoy llamé y es correcta: {name}',
	'lines.pending': 'Confirmada hoy por usted.',
	'lines.undo': 'Deshacer',
	'lines.age':
		'Una confirmación vale {days} días. Después la línea se sigue mostrando; a las personas se les dice que nadie de aquí la ha confirmado.',
};
