# El registro mismo: quién lo abrió, qué se entregó de él, qué hay que corregir, la copia para la familia. Lo lee consejería.

openings-none = Nadie ha abierto este archivo todavía.
openings-times = { $count ->
    [one] { $date }
   *[other] { $date }, { $count } veces
}
openings-hint = Kith anota cada vez que alguien abre el archivo.

given-title = Lo que se entregó
given-hint = Impreso, guardado, compartido o contado. Lo que está aquí no se puede quitar.
given-none = Todavía no se entregó nada.
given-note = Anotar algo entregado…
given-note-title = Anotar algo entregado
given-what = Qué
given-what-page = Una página impresa
given-what-file = El archivo propio del estudiante
given-what-parents_copy = La copia para la familia
given-what-card = Una tarjeta para la sesión
given-what-team_note = Una nota del equipo
given-what-summary = El resumen para docentes
given-what-told = Información de palabra
given-what-district_records = Visitas y respuestas de la familia, como archivos
given-what-network = La red de la escuela, como archivo
given-what-time_log = El registro de tiempo de un consejero, como archivo
given-by-server = el servidor del distrito
given-to-whom = A quién
given-on = Día
given-why = Por qué
given-optional = opcional
given-do = Anotarlo
given-did = Anotado. Se queda aquí.
given-to = para { $who }
given-by = lo anotó { $name }, { $date }
given-sure = Se queda en el registro para siempre, con su nombre.

corrections-title = Correcciones
corrections-hint = Lo que la familia o el estudiante dice que está mal, y en qué quedó.
corrections-none = Nadie pidió una corrección.
corrections-ask = Anotar una petición…
corrections-ask-title = Una petición de corrección
corrections-text = Qué está mal, con sus palabras
corrections-by = Quién lo pide
corrections-by-parent = Madre, padre o tutor
corrections-by-student = El estudiante
corrections-called = Su nombre
corrections-on = Día en que se pidió
corrections-do = Anotar la petición
corrections-did-ask = Anotado. Está en Hoy hasta que tenga respuesta.
corrections-from-parent = La familia, { $date }
corrections-from-student = El estudiante, { $date }
corrections-from-named = { $name }, { $date }
corrections-open = Sin respuesta
corrections-made = Corregido: { $date }
corrections-declined = No aceptado: { $date }
corrections-make = Corregido
corrections-make-named = Corregido: { $what }
corrections-decline = No aceptar…
corrections-decline-named = No aceptar: { $what }
corrections-decline-title = ¿No aceptar esta petición?
corrections-decline-do = No aceptarla
corrections-decline-body = El motivo queda junto a la petición, y la familia lo puede leer. Dígale también que puede pedir una audiencia.
corrections-reason = Motivo
corrections-reopen = Abrir de nuevo
corrections-reopen-named = Abrir de nuevo: { $what }
corrections-did-make = Anotado: está corregido.
corrections-did-decline = Anotado: no se aceptó.
corrections-did-reopen = Está abierta de nuevo.

copy-title = La copia para la familia
copy-hint = Todo lo que se guarda sobre { $name } y que la familia puede pedir ver. Los demás estudiantes quedan fuera.
copy-look = Ver la copia…
copy-dialog = Copia del registro
copy-check = { $count ->
    [0] No se ocultó a nadie de un mapa. Léala entera antes de entregarla: un apodo en una nota solo lo conoce usted.
    [one] { $count } persona de los mapas aparece como “otro estudiante”. Léala entera antes de entregarla: un apodo en una nota solo lo conoce usted.
   *[other] { $count } personas de los mapas aparecen como “otro estudiante”. Léala entera antes de entregarla: un apodo en una nota solo lo conoce usted.
}
copy-another = otro estudiante
copy-not-in-it = No incluye las notas privadas, los mapas que nadie decidió guardar ni los teléfonos de la familia.
copy-to = A quién se entrega
copy-why = Por qué
copy-save = Guardar como PDF…
copy-save-html = Guardar como página web…
copy-print = Imprimir
copy-printed = Queda anotada en lo que se entregó, aunque no se imprima.
copy-saved = Guardada. Está anotada en lo que se entregó.
copy-page-title = Registro de { $name }
copy-page-lead = Lo que se guarda en Kith en { $school }, hasta el { $date }. Los demás estudiantes quedan fuera.
copy-page-lead-alone = Lo que se guarda en Kith, hasta el { $date }. Los demás estudiantes quedan fuera.
copy-details = Datos
copy-name = Nombre
copy-called = Cómo se le dice
copy-contacts = Contactos
copy-classes = Clases
copy-visits = Visitantes que conoció su hija o hijo
copy-answer = { $asked }: { $answer }
copy-maps = Mapa del { $date }
copy-kept = Guardado el { $date }
copy-audience-only_us = Guardado para el estudiante y consejería.
copy-audience-counseling_team = Guardado para el equipo de consejería.
copy-counted-yes = Cuenta en los totales de la escuela, sin nombre.
copy-counted-no = No cuenta en los totales de la escuela.
copy-purpose = Para qué es
copy-goal = Meta
copy-help = Ayuda que pide la meta
copy-marked = El estudiante marcó { $what }
copy-quoted = «{ $words }»
copy-nothing-more = En el mapa
copy-knows = Se conocen entre sí
copy-pair = { $a } y { $b }
copy-summary-proposed = Escrito, sin aprobar
copy-summary-approved = Aprobado el { $date }
copy-summary-withdrawn = Retirado el { $date }
copy-none = Aquí no se guarda nada.

reason-correction_open-today = Hoy se pidió una corrección del registro.
reason-correction_open-before = Se pidió { $when } una corrección del registro.

edit-disclose = anotar lo que se entregó
edit-give_of_draft = anotar lo que se entregó
edit-ask_correction = una petición de corrección
edit-settle_correction = en qué quedó una corrección
edit-log_time = una anotación de tiempo
edit-remove_time = quitar una anotación de tiempo
edit-write_summary = el resumen para docentes
edit-drop_summary = quitar el resumen
edit-answer_summary = la respuesta del estudiante
edit-withdraw_summary = retirar el resumen

answers-title = A qué adultos acudiría el estudiante
answers-lead = Respondió a solas y en confianza. Lo leen los consejeros del estudiante, y no llega más lejos que un mapa.
answers-nobody = Nadie
answers-erase = Borrar
answers-erase-named = Borrar la respuesta del { $date }
answers-erase-title = ¿Borrar la respuesta del { $date }?
answers-erase-body = Se quita de Kith en esta computadora y de las copias de seguridad que Kith hizo aquí. Nadie puede recuperarla. Después cuenta como no preguntado.
answers-erased = La respuesta está borrada. Se están reemplazando sus copias de seguridad de aquí.
