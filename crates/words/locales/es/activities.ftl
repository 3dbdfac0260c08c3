# Activities: circles, clubs, online classes and dialogues of two groups.

visits-tab-activities = Actividades

activity-what = ¿Qué fue?
activity-what-circle = Círculo
activity-what-club = Club o grupo
activity-what-online_class = Clase en línea
activity-what-dialogue = Diálogo entre grupos
activity-name = ¿Cómo se llama?
activity-names = Nombres ya usados
activity-led = ¿Quién la guio?
activity-led-hint = Personal o visitante, con unas letras. Déjelo vacío si la guiaron estudiantes.
activity-led-lately = Se eligen a menudo
activity-led-by = con { $name }
activity-some = Solo una parte de esta clase
activity-some-hint = De nadie más se anota que faltó.
activity-some-here = Toque a quien participó.
activity-also-ask = También participó otra clase
activity-also = ¿Qué otras clases?

activity-spoke = ¿Quién habló con quién?
activity-spoke-hint = Toque a un estudiante y luego a cada persona con quien habló. Toque otra vez al estudiante cuando sea todo.
activity-spoke-few = Para esto hacen falta al menos dos estudiantes.
activity-spoke-from = { $name } habló con…
activity-spoke-told = { $one } y { $other } hablaron.
activity-spoke-not = { $one } y { $other } no hablaron.
activity-pairs = { $count ->
    [one] { $count } pareja habló
   *[other] { $count } parejas hablaron
}
activity-seat = { $count ->
    [0] { $name }, todavía no habló con nadie
    [one] { $name }, habló con una persona
   *[other] { $name }, habló con { $count } personas
}

activity-groups = ¿Qué dos grupos?
activity-group-one = Primer grupo
activity-group-other = Segundo grupo
activity-group-who = ¿Quién estuvo en este grupo: { $group }?
activity-groups-hint = Todos están en el primer grupo. Toque a quien estuvo en el segundo. Si el segundo grupo eran invitados, basta su nombre.

activity-day-change = Cambiar el día
activity-day-doubted = El día puesto es { $date } y hoy es { $today }. Se guarda como usted lo puso.
activity-clock = Esta computadora dice que es { $today }, y lo último se anotó el { $last }. La actividad se guarda de todos modos; ponga aquí su día si el reloj está mal.
activity-log = Anotar esta actividad
activity-save = Guardar esta actividad
activity-logged = { $count ->
    [one] Anotada: { $name } con { $class }, { $count } estudiante.
   *[other] Anotada: { $name } con { $class }, { $count } estudiantes.
}
activity-saved = { $count ->
    [one] Guardada: { $name } con { $class }, { $count } estudiante.
   *[other] Guardada: { $name } con { $class }, { $count } estudiantes.
}
activity-needs-name = ¿Cómo se llama? Basta una palabra.
activity-needs-led = Elija de la lista quién la guio, o deje vacío el campo.
activity-needs-class = Elija la clase.
activity-needs-somebody = Marque al menos a un estudiante que estuvo.
activity-needs-day = Ponga el día de la actividad.
activity-correcting = Está corrigiendo { $name } del { $date }.
activity-correct = Corregir { $name }
activity-remove = Quitar { $name }
activity-removed = La actividad se quitó.

activities-past = Anotadas antes
activities-none = Todavía no hay actividades. Lo que anote queda aquí, y los adultos que la guiaron se ofrecen a esos estudiantes en una sesión.
activity-tied = { $count ->
    [one] { $count } estudiante puso en su mapa a una persona adulta de esta actividad
   *[other] { $count } estudiantes pusieron en su mapa a una persona adulta de esta actividad
}
activity-export = Guardar como tabla
activity-exported = Las actividades están guardadas. El archivo no contiene el nombre de ningún estudiante.
activity-file-name = actividades
activity-file-classes = Clases
activity-file-pairs = Parejas que hablaron
activity-file-coverage = Cobertura: actividades en este archivo, primer y último día
activity-file-rule = Solo recuentos, sin el nombre de ningún estudiante. Quienes tienen un no de su familia a las visitas no están en ningún recuento.
activity-file-means-line = Una línea por cada círculo, club, clase en línea o diálogo registrado y no quitado; si fue de varias clases, o se registró dos veces y se unió, es una sola línea.
activity-file-means-present = Estudiantes que participaron, cada quien una vez, aunque esté en varias de sus clases.
activity-file-means-away = Estudiantes que forman parte y de quienes se anotó que faltaron.
activity-file-means-pairs = De un círculo: parejas de estudiantes que hablaron entre sí. Vacío en los demás casos.
activity-twins-words = { $what } con { $class } el { $date } está dos veces: { $one }; { $other }.
activity-twins-said = { $count ->
    [one] { $by } anotó «{ $name }», { $count } estudiante
   *[other] { $by } anotó «{ $name }», { $count } estudiantes
}
activity-twins-join = Una actividad
activity-twins-apart = Dos actividades
activity-twins-joined = Se muestran como una actividad. Quien estuvo en una de las listas, estuvo.
activity-twins-kept-apart = Quedan como dos actividades.
activity-twins-separated = Son otra vez dos actividades.
activity-separate = Mostrar como dos

met-activities = Sus actividades
met-activity-others = { $count ->
    [0] sin otros estudiantes
    [one] con otro estudiante
   *[other] con otros { $count } estudiantes
}

edit-log_activity = anotar una actividad
edit-remove_activity = quitar una actividad
edit-join_activities = mostrar dos actividades como una
edit-separate_activity = mostrar una actividad como dos
edit-keep_activities_apart = dejar separadas dos actividades
edit-add_met = agregar a alguien que conoció
