# Después de una sesión: tres datos, el registro del propio tiempo y el resumen para docentes. Lo lee consejería; lo que
# empieza con "sitting-" lo lee el estudiante.

after-title = Después de su tiempo con { $name }
after-hint = Nada de esto queda hasta que lo guarde.
after-save = Guardar en mi tiempo
after-not-now = Ahora no
after-did = Guardado en su tiempo.

time-kind = Qué tipo de tiempo
time-kind-instruction = Instrucción
time-kind-advisement = Evaluación y orientación
time-kind-counseling = Consejería
time-kind-consultation = Consulta
time-kind-collaboration = Colaboración
time-kind-referrals = Remisiones
time-kind-planning = Planificación y apoyo escolar
time-kind-other_task = Otras tareas
time-group-direct = Directo, con estudiantes
time-group-indirect = Indirecto, para estudiantes
time-group-planning = Planificación y apoyo escolar
time-group-other_task = No es consejería escolar
time-minutes = Minutos
time-minutes-wrong = De 1 a { $most } minutos.
time-topic = Una palabra para el tema
time-topic-hint = No hace falta ningún nombre.
time-link = Vincular con { $name }
time-link-hint = Sin la marca, la anotación no nombra a nadie.
time-on = Día

today-tabs = Partes de Hoy
today-tab-list = A quién ver
today-tab-time = Mi tiempo
time-lead = Su propio registro, en las categorías que cuenta ASCA. Solo usted lo ve.
time-period = Período
time-period-month = Este mes
time-period-school_year = Este año escolar
time-none = Todavía no hay nada anotado para estos días.
time-sentence = { $total } en total: { $parts }.
time-part = { $pct } % { $group }
time-group-said-direct = directo
time-group-said-indirect = indirecto
time-group-said-planning = de planificación y apoyo
time-group-said-other_task = fuera de consejería
time-long = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h y { $minutes } min
}
time-shares = Proporción por categoría
time-share-group = Categoría
time-share-time = Tiempo
time-share-pct = Proporción
time-pct = { $pct } %
time-entries = Anotaciones
time-add = Agregar tiempo
time-add-title = Agregar tiempo
time-correct-title = Corregir esta anotación
time-save = Guardar
time-correct = Corregir
time-correct-named = Corregir la anotación: { $what }, { $date }
time-remove = Quitar
time-remove-named = Quitar la anotación: { $what }, { $date }
time-did-add = Guardado en su tiempo.
time-did-correct = La anotación está corregida.
time-did-remove = La anotación se quitó.
time-more = { $count ->
    [one] { $count } anotación anterior está en la exportación.
   *[other] { $count } anotaciones anteriores están en la exportación.
}
time-export = Exportar como CSV…
time-exported = La exportación está guardada.
time-file-day = Día
time-file-category = Categoría
time-file-kind = Tipo
time-file-minutes = Minutos
time-file-topic = Tema
time-file-student = Estudiante

summary-title = Para sus docentes
summary-hint = Unas pocas frases que se le preguntarán a { $name } la próxima vez que se vean. Sus docentes no ven nada antes de un sí, y nunca ven otra cosa de un mapa.
summary-text = Lo que diría a quienes le dan clase a { $name }
summary-left = { $count ->
    [one] Queda { $count } carácter
   *[other] Quedan { $count } caracteres
}
summary-propose = Preguntarle a { $name } la próxima vez
summary-did-propose = Se le preguntará a { $name } la próxima vez que se vean.
summary-waits = Se le preguntará a { $name } la próxima vez que se vean.
summary-said-yes = Respuesta de { $name } ({ $date }): sí.
summary-said-not_this = Respuesta de { $name } ({ $date }): esto no. Escríbalo de otra manera, o déjelo.
summary-said-later = Respuesta de { $name } ({ $date }): quiere que se cambie.
summary-change = Escribirlo de otra manera
summary-drop = Quitar
summary-did-drop = Se quitó. No se le pregunta a nadie.
summary-approved = Aprobado: { $date }. Espera el envío: este Kith todavía no tiene servidor del distrito.
summary-withdraw = Retirarlo
summary-withdraw-title = ¿Retirar el resumen?
summary-withdraw-body = Sus docentes ya no lo verán. Para recuperarlo, { $name } tiene que decir que sí otra vez.
summary-did-withdraw = Se retiró.
summary-withdrawn-student = { $name } lo retiró: { $date }.
summary-withdrawn-counselor = Lo retiró: { $date }.

summaries-title = De parte de consejería
summaries-hint = Palabras que un estudiante aprobó para sus docentes. Cada una se puede retirar en cualquier momento.
summaries-none = Ningún estudiante de sus clases ha aprobado un resumen.
summaries-approved = Aprobado: { $date }

sitting-summary-title = Esto es lo que les diría a tus maestros
sitting-summary-ask = ¿Está bien compartir esto? Tú decides.
sitting-summary-yes = Sí, compartirlo
sitting-summary-not_this = Esto no
sitting-summary-later = Cambiarlo después
sitting-summary-did-yes = Dijiste que sí. Lo puedes retirar cualquier día.
sitting-summary-did-not_this = No se va a compartir.
sitting-summary-did-later = Todavía no se comparte. Antes lo vamos a cambiar.
sitting-summary-shared = Tus maestros pueden leer esto
sitting-summary-withdraw = Retirarlo
sitting-summary-did-withdraw = Lo retiraste. Tus maestros ya no lo pueden leer.
