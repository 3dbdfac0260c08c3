# Incorporar estudiantes: archivos de la lista oficial, una tabla, una lista pegada; la vista previa; lo que resultó.

bring-title = Incorporar estudiantes
bring-lead = Nada cambia antes de que vea qué cambiaría.
bring-roster = Una lista oficial
bring-roster-words = OneRoster, como carpeta o archivo zip, o archivos XML de Ed-Fi. Trae escuelas, clases, personal y estudiantes, y la próxima vez los actualiza.
bring-roster-files = Elegir archivos
bring-roster-folder = Elegir una carpeta
bring-table = Una tabla
bring-table-words = Un archivo CSV o de Excel con un estudiante por fila. Usted dice qué significa cada columna; Kith lo recuerda.
bring-table-file = Elegir un archivo
bring-paste = Una lista
bring-paste-words = Nombres de un correo o de un documento, un estudiante por línea.
bring-paste-do = Pegar una lista
bring-one = Un estudiante
bring-one-words = Alguien que todavía no está en ninguna lista: basta el nombre.

bring-invented = La lista oficial de la escuela inventada
bring-invented-words = Los archivos con los que se creó esta escuela. Mire cómo es una vista previa, con una línea que no se puede tomar.
bring-invented-do = Ver su lista oficial

bring-reading = Leyendo los archivos
bring-detail = { $pct } %
bring-applying = Incorporando
bring-stop = Detener

columns-title = ¿Qué hay en cada columna?
columns-lead = { $total ->
    [one] { $total } fila en este archivo. Diga qué significa cada columna.
   *[other] { $total } filas en este archivo; abajo están las primeras. Diga qué significa cada columna.
}
columns-sheets = { $count ->
    [one] Leído de { $count } hoja: { $sheets }
   *[other] Leído de { $count } hojas: { $sheets }
}
columns-left-out = No todo lo de este archivo se puede leer como una sola lista. Abajo se dice qué queda fuera.
columns-left-out-list = Lo que queda fuera
columns-remembered = Llenado como leíste un archivo así la última vez.
columns-first-line = La primera línea es un estudiante
columns-first-line-hint = Márquelo cuando el archivo no tiene encabezados: su primera línea se incorpora entonces como las demás.
columns-use-of = La columna “{ $column }” significa
columns-sample = Las primeras filas del archivo
columns-school = Escuela de estos estudiantes
columns-school-rest = Escuela cuando la lista no nombra ninguna conocida
columns-need-name = Elija al menos una columna con nombres para seguir.
column-ignore = Dejar fuera
column-given = Nombre
column-family = Apellidos
column-full_name = Nombre completo
column-grade = Grado
column-school = Escuela
column-number = Número de estudiante
columns-next = Ver qué cambiaría

paste-title = Pegar una lista
paste-lead = Un estudiante por línea: “Nombre Apellido” o “Apellido, Nombre”. El grado puede ir después de una coma o un tabulador.
paste-label = Estudiantes
paste-example = Freja Larsen, 10
paste-next = Ver qué cambiaría

preview-title = Qué cambiaría
preview-from = De { $format }. Todavía no se cambió nada.
preview-from-table = De una tabla. Todavía no se cambió nada.
preview-from-list = De una lista pegada. Todavía no se cambió nada.
preview-counts = Qué cambiaría, por tipo
preview-kind = Tipo
preview-adds = Nuevo
preview-changes = Con cambios
preview-leavers = Se va
preview-unchanged = Igual
kind-schools = Escuelas
kind-students = Estudiantes
kind-staff = Personal
kind-classes = Clases
kind-enrollments = Lugares en clases
kind-contacts = Contactos
preview-leaving = { $count ->
    [one] { $count } estudiante se va
   *[other] { $count } estudiantes se van
}
preview-leaving-words = No están en ninguna lista de estos archivos, o los archivos dicen que ya no están. Sus mapas y registros se conservan; se marca que ya no están.
preview-leaving-more = y { $count } más
preview-refused = { $count ->
    [one] { $count } línea no se puede tomar
   *[other] { $count } líneas no se pueden tomar
}
preview-refused-words = Cada una por el motivo que tiene al lado. Todo lo demás de los archivos se lee.
preview-refused-show = Ver cuáles y por qué
preview-warned = { $count ->
    [one] { $count } línea con una duda
   *[other] { $count } líneas con una duda
}
preview-warned-words = Tienen algo raro. Al lado de cada una está lo que se hace.
preview-warned-show = Ver cuáles
preview-nothing-title = No cambiaría nada
preview-nothing-words = Todo lo que hay en estos archivos ya está aquí.
preview-nothing-but-refused = Todo lo que se puede tomar ya está aquí. Las líneas de abajo no se pueden tomar.
preview-nothing-taken = No se puede tomar ninguna línea. Abajo está el porqué, línea por línea.
preview-alike-here = { $name } parece estar ya aquí. Puede revisarlo después, en Estudiantes.
preview-alike-more = y { $count } más
preview-again = { $name } está { $count } veces en esta lista, en las líneas { $lines }. Cada línea se incorpora como un estudiante.
preview-coming = { $count ->
    [one] { $count } estudiante nuevo o con cambios
   *[other] { $count } estudiantes nuevos o con cambios
}
preview-coming-words = Así se lee. No se guarda nada antes de que lo diga.
preview-coming-page = Estudiantes { $from } a { $until } de { $total }
preview-coming-given = Nombre
preview-coming-family = Apellidos
preview-coming-grade = Grado
preview-coming-what = Qué cambiaría
preview-coming-new = Nuevo
preview-coming-changed = Con cambios
preview-coming-show = Mostrar quiénes son
preview-coming-hide = Cerrar la lista
preview-apply = { $count ->
    [one] Incorporar { $count } estudiante
   *[other] Incorporar { $count } estudiantes
}
preview-apply-all = { $count ->
    [one] Incorporar { $count } estudiante y los cambios
   *[other] Incorporar { $count } estudiantes y los cambios
}
preview-apply-changes = Incorporar los cambios
preview-drop = Elegir otros archivos
preview-drop-list = Elegir otra manera

notes-line = Línea
notes-file = Archivo
notes-column = Columna
notes-reason = Motivo
notes-page = Líneas { $from } a { $until } de { $total }
notes-earlier = Anteriores
notes-later = Siguientes
notes-save = Guardar la lista…
notes-saved = La lista está guardada.
notes-file-name = Líneas por revisar.csv
notes-what = Qué pasó con ella
notes-refused = No se tomó
notes-warned = Se tomó con una duda
notes-more = { $count ->
    [one] { $count } línea más tampoco se tomó, y no aparece en la lista.
   *[other] { $count } líneas más tampoco se tomaron, y no aparecen en la lista.
}

bring-done-title = Los estudiantes ya están
bring-done-words = { $adds ->
    [0] Los cambios están hechos.
    [one] Se incorporó { $adds } estudiante.
   *[other] Se incorporaron { $adds } estudiantes.
} { $changes ->
    [0] { "" }
    [one] Cambió { $changes } estudiante.
   *[other] Cambiaron { $changes } estudiantes.
} { $leavers ->
    [0] { "" }
    [one] De { $leavers } estudiante se marca que ya no está.
   *[other] De { $leavers } estudiantes se marca que ya no están.
}
bring-done-refused = { $count ->
    [one] No se pudo tomar { $count } línea. Traer otra vez lo mismo la muestra y no cambia nada.
   *[other] No se pudieron tomar { $count } líneas. Traer otra vez lo mismo las muestra y no cambia nada.
}
bring-done-alike = { $count ->
    [one] { $count } estudiante parece estar dos veces. Puede verlo en Estudiantes.
   *[other] { $count } estudiantes parecen estar dos veces. Puede verlo en Estudiantes.
}
bring-done-undo-hint = Si era el archivo equivocado, deshacer lo retira todo.
bring-done-undo = Deshacer todo
bring-undone-title = Retirado, pero no todo
bring-undone-words = { $count ->
    [one] { $count } cosa cambió desde entonces, o alguien está trabajando con ella. Se queda como está.
   *[other] { $count } cosas cambiaron desde entonces, o alguien está trabajando con ellas. Se quedan como están.
}
bring-undone-list = Lo que se quedó
bring-undone-other = (algo que le corresponde)
bring-done-caseload = Definir mi lista
bring-done-students = Ver a los estudiantes

# Incorporar visitas: la lista de una plataforma o un calendario.

bring-visits-title = Incorporar visitas
bring-visits-list = Una lista o un calendario
bring-visits-list-words = Las sesiones de una plataforma de visitas virtuales (CSV o Excel), o un archivo de calendario (.ics) con visitas por venir. Usted dice qué significa cada columna; Kith lo recuerda.
bring-visits-file = Elegir un archivo
bring-visits-honest = Una lista así no dice quién estuvo, así que no se anota que nadie haya conocido a nadie. Puede añadirlo en cada visita.
list-use-of = La columna «{ $column }» significa
visit-column-ignore = Dejar fuera
visit-column-day = Día
visit-column-time = Hora
visit-column-visitor = Visitante
visit-column-visitor_family = Apellidos del visitante
visit-column-organisation = Organización
visit-column-cluster = Grupo de carreras
visit-column-class = Clase
visit-column-format = Cómo se encontraron
visit-column-title = De qué trató
visit-column-counted = Cuántos estudiantes
visit-column-status = Si tuvo lugar
visit-column-number = Número de la sesión
calendar-summary = Título
calendar-day = Día
calendar-time = Hora
calendar-organizer = Organiza
calendar-attendees = Invitados
calendar-location = Lugar
calendar-status = Estado
calendar-uid = Marca del calendario
list-of = Estas visitas
list-of-held = tuvieron lugar
list-of-planned = están por venir
list-class = Clase cuando la lista no nombra ninguna
list-class-none = Ninguna: dejar fuera esas líneas
list-format = Cómo se encontraron, cuando la lista no lo dice
list-days = ¿Qué va primero en «{ $column }»?
list-days-words = { $count ->
    [one] { $count } día está escrito en cifras que se pueden leer de dos maneras. Kith no adivina.
   *[other] { $count } días están escritos en cifras que se pueden leer de dos maneras. Kith no adivina.
}
list-day-first = El día
list-month-first = El mes
list-day-is = { $text } es { $day }
list-day-is-none = { $text } no se puede leer así
list-days-lost = { $count ->
    [one] { $count } línea no se puede leer así y no se toma.
   *[other] { $count } líneas no se pueden leer así y no se toman.
}
list-need-day = Elija la columna con el día para seguir.
list-need-visitor = Elija la columna con el visitante para seguir.
list-need-class = Elija una columna con la clase, o una clase para todas las líneas, para seguir.
list-need-order = Diga qué va primero en los días para seguir.
preview-from-visits = De una lista de visitas. Todavía no se ha cambiado nada.
preview-from-calendar = De un calendario. Todavía no se ha cambiado nada.
kind-visits = Visitas
kind-planned = Visitas previstas
kind-visitors = Visitantes
preview-apply-visits = { $count ->
    [one] Incorporar { $count } visita
   *[other] Incorporar { $count } visitas
}
bring-visits-done-title = Las visitas ya están
bring-visits-done-words = { $count ->
    [0] Los cambios están hechos.
    [one] Se ha incorporado { $count } visita.
   *[other] Se han incorporado { $count } visitas.
}
bring-visits-done-see = Ver las visitas
bring-visits-done-plans = Ver lo previsto

# Las respuestas de un formulario después de una visita.
bring-answers-title = Leer las respuestas de un formulario
bring-answers-about = Después de { $visitor }, { $class }, { $date }
bring-answers-form = Las respuestas de un formulario
bring-answers-form-words = La clase respondió en un formulario de la escuela (Google Forms, Microsoft Forms): guarde sus respuestas como CSV o Excel y elija ese archivo. Usted dice qué significa cada columna; Kith lo recuerda.
bring-answers-honest = El formulario pide el nombre o el número del estudiante, y cualquiera de las cuatro preguntas: si habló con el visitante, si aprendió algo, si quiere seguir en contacto, qué pregunta le queda. No se guarda nada más de él, tampoco ninguna dirección de correo.
bring-answers-file = Elegir un archivo
form-use-of = La columna «{ $column }» significa
form-column-ignore = Dejar fuera
form-column-full_name = Nombre completo
form-column-given = Nombre
form-column-family = Apellidos
form-column-number = Número de estudiante
form-column-talked = Habló con el visitante
form-column-learned = Aprendió algo
form-column-wishes = Quiere seguir en contacto
form-column-question = Una pregunta que le queda
form-need-name = Elija la columna con el nombre o el número para seguir.
form-need-answer = Elija al menos una columna con respuestas para seguir.
form-next = Ver de quién son las respuestas
form-who-title = ¿De quién son estas respuestas?
form-who-lead = { $matched ->
    [one] { $matched } línea se refiere a un estudiante de esta clase.
   *[other] { $matched } líneas se refieren cada una a un estudiante de esta clase.
} { $count ->
    [one] De { $count } línea solo usted puede decirlo.
   *[other] De { $count } líneas solo usted puede decirlo.
}
form-who-line = Línea { $line }
form-who-unnamed = sin nombre
form-who-nobody = Nadie de esta clase tiene este nombre o número.
form-who-several = Puede ser uno de varios, o el nombre y el número no son del mismo estudiante.
form-who-away = Figura como ausente. Quien respondió estuvo: al tomar la línea también se anota eso.
form-who-choose = ¿De quién son las respuestas de la línea { $line }, { $written }?
form-who-leave = Dejar fuera esta línea
form-who-was-away = { $name } (figura como ausente)
form-who-left = { $count ->
    [0] No se deja fuera ninguna línea.
    [one] Se deja fuera { $count } línea.
   *[other] Se dejan fuera { $count } líneas.
}
preview-from-form = De las respuestas de un formulario. Todavía no se ha cambiado nada.
kind-answers = Respuestas de estudiantes
preview-apply-answers = { $count ->
    [one] Tomar las respuestas de { $count } estudiante
   *[other] Tomar las respuestas de { $count } estudiantes
}
bring-answers-done-title = Las respuestas ya están
bring-answers-done-words = { $count ->
    [one] Se tomaron las respuestas de { $count } estudiante.
   *[other] Se tomaron las respuestas de { $count } estudiantes.
}
bring-answers-done-see = Ver la hoja
bring-answers-noted = No cambió nada. Queda anotado que estas respuestas se tomaron.
preview-form-known = Todas las respuestas de este archivo ya se conocen. No cambia nada.
preview-form-untaken = { $count ->
    [one] Las respuestas de { $count } estudiante ya se habían escrito y dicen lo mismo. Anótelas como tomadas, y este archivo tampoco cambiará nada más adelante, aunque usted corrija una respuesta mientras tanto.
   *[other] Las respuestas de { $count } estudiantes ya se habían escrito y dicen lo mismo. Anótelas como tomadas, y este archivo tampoco cambiará nada más adelante, aunque usted corrija una respuesta mientras tanto.
}
preview-form-note = Anotarlas como tomadas

# A list of the career clusters that students chose.
bring-choices-title = Leer los campos elegidos
bring-choices-list = Una lista de elecciones
bring-choices-words = Los estudiantes eligieron sus campos profesionales en un formulario, o alguien lleva una tabla: guárdela como CSV o Excel y elija ese archivo. Usted dice qué significa cada columna; Kith lo recuerda.
bring-choices-honest = La lista tiene el nombre o el número del estudiante y hasta tres de los dieciséis campos profesionales, en una columna o en varias. Puede ser de varias clases: quien no está aquí se nombra y se deja fuera.
bring-choices-file = Elegir un archivo
fields-column-ignore = Dejar fuera
fields-column-full_name = Nombre completo
fields-column-given = Nombre
fields-column-family = Apellidos
fields-column-number = Número de estudiante
fields-column-cluster = Campo profesional
fields-need-name = Elija la columna con el nombre o el número para seguir.
fields-need-cluster = Elija al menos una columna con campos profesionales para seguir.
fields-too-many = No más de tres columnas pueden tener un campo profesional.
preview-from-choices = De una lista de elecciones. Todavía no se ha cambiado nada.
kind-choices = Campos elegidos por estudiantes
preview-apply-choices = { $count ->
    [one] Tomar lo que eligió { $count } estudiante
   *[other] Tomar lo que eligieron { $count } estudiantes
}
bring-choices-done-title = Las elecciones ya están
bring-choices-done-words = { $count ->
    [one] Se tomó lo que eligió { $count } estudiante.
   *[other] Se tomó lo que eligieron { $count } estudiantes.
}
bring-choices-done-see = Ver la clase
