import type { exporting as english } from '../en/exporting.ts';

export const exporting: Record<keyof typeof english, string> = {
	'exported.who': '{who} exportó este expediente.',
	'exported.you': 'Usted exportó este expediente.',
	'exported.keeper': 'Quien guarda los expedientes de la consulta exportó este expediente.',
	'exported.keeper_named':
		'Quien guarda los expedientes de la consulta exportó este expediente. La consulta dice que fue {name}.',
	'exported.bridge':
		'Desde aquí, las notas firmadas también van al sistema de expedientes del propio consultorio. Las notas privadas, nunca.',
	'exported.nameless': 'Alguien a quien esta conversación no nombra',
	'exported.title': 'Exportaciones de su expediente',
	'exported.title_of': 'Exportaciones de este expediente',
	'exported.lead':
		'Cuando alguien de la consulta hace una copia de su expediente que sale de la aplicación, aparece aquí.',
	'exported.none': 'Nadie lo ha exportado.',
	'export.title': 'Guardar una copia',
	'export.title_of': 'Exportar',
	'export.lead': 'Un archivo con todo su expediente, hecho en este dispositivo.',
	'export.lead_of': 'Un archivo con todo el expediente de esta persona, hecho en este dispositivo.',
	'export.begin': 'Hacer una copia',
	'export.inside': 'Qué contendrá',
	'export.own_thread': 'su conversación, con las correcciones y lo que se acordó',
	'export.own_journal': 'lo que usted guardó para sí',
	'export.case_all': 'la conversación, la historia clínica con sus notas y los datos de contacto',
	'export.files': 'todos los archivos que se enviaron',
	'export.page': 'una página para leer e imprimir, y lo mismo para computadoras (record.json)',
	'export.proof': 'los registros firmados y un programa (verify.py) que los comprueba sin nosotros',
	'export.not_private': 'Las notas privadas nunca están incluidas.',
	'export.not_safe': 'Una vez guardado, ya no está protegido.',
	'export.not_safe_text':
		'Quien pueda abrir el archivo puede leerlo. En una computadora compartida, otras personas pueden encontrarlo entre las descargas. Guárdelo donde solo usted pueda alcanzarlo.',
	'export.not_safe_team':
		'Quien pueda abrir el archivo puede leerlo. Guárdelo como guarda un expediente en papel y envíelo solo de un modo que nadie más pueda abrir.',
	'export.told':
		'La persona atendida se entera: en la conversación aparece quién exportó el expediente.',
	'export.more': 'Para quien lo compruebe',
	'export.keys': 'Incluir las claves',
	'export.keys_text':
		'Con las claves, verify.py también prueba que las palabras son las que se firmaron. Quien tenga el archivo puede leer entonces también el registro sellado.',
	'export.by_practice':
		'Usted lo hace con el puesto de la consulta, con todo lo que la consulta guarda.',
	'export.may_not':
		'Una exportación se anuncia en la conversación, y su puesto allí solo permite leer. Pídala al profesional que atiende a la persona o a quien guarda los expedientes.',
	'export.make': 'Hacer el archivo',
	'export.cancel': 'Cancelar',
	'export.finding': 'Buscando lo que la consulta guarda de esta persona: {done} de {all}',
	'export.reading': 'Leyendo la conversación…',
	'export.fetching': 'Archivos: {done} de {all}',
	'export.writing': 'Armando el archivo…',
	'export.cancelled': 'Se detuvo. No se guardó nada.',
	'export.cancelled_told':
		'Se detuvo. No se guardó nada. La conversación ya dice que el expediente se exportó.',
	'export.done': 'El archivo está hecho.',
	'export.done_faults': 'El archivo está hecho. No está completo:',
	'export.save': 'Guardar el archivo',
	'export.print': 'Imprimir o guardar como PDF',
	'export.delete': 'Cuando ya no lo necesite, bórrelo, también de las descargas.',
	'export.check':
		'Para comprobarlo en cualquier lugar, sin nosotros: descomprímalo y ejecute python3 -I verify.py en su carpeta.',
	'export.offline':
		'No hay conexión. Puede hacer una copia de lo que tiene este dispositivo: faltarán lo más reciente y los archivos. La propia copia lo dice.',
	'export.offline_team':
		'No hay conexión. La persona atendida debe enterarse de una exportación, y eso no se puede hacer ahora. Inténtelo más tarde.',
	'export.failed': 'No se hizo. No se guardó nada.',
	'export.missing': '{words} ({n})',
};
