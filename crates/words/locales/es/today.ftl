# Hoy: a quién ver y por qué. Motivos claros, nunca una clasificación.

today-title = Hoy
today-lead = { $count ->
    [one] { $count } estudiante que quizás quiera ver.
   *[other] { $count } estudiantes que quizás quiera ver.
}
today-list = Estudiantes para hoy

reason-step_due-today = Un paso que acordaron es para hoy.
reason-step_due-before = Fecha de un paso que acordaron: { $when }.
reason-ask_open-agreed = Piensa pedirlo para el { $when }.
reason-ask_open-agreed-due = Pensaba pedirlo { $when }.
reason-ask_open-agreed-today = Piensa pedirlo hoy.
reason-ask_open-asked = Ya lo pidió. Todavía no hay respuesta.
reason-ask_open-answered = Hay una respuesta. ¿Ayudó?
reason-asked_to_come-today = Hoy pidió venir.
reason-asked_to_come-before = Pidió venir { $when }.
reason-draft_held = Un mapa espera una decisión. Hay una retención sobre el expediente: queda aparte y nada de él se borra.
reason-draft_undecided = { $days ->
    [0] Un mapa espera una decisión. Se borra hoy.
    [one] Un mapa espera una decisión. Se borra en { $days } día, o la próxima vez que se abra Kith después.
   *[other] Un mapa espera una decisión. Se borra en { $days } días, o la próxima vez que se abra Kith después.
}
reason-map_is_old = El último mapa tiene { $span }.

today-unreadable = { $days ->
    [0] Un mapa que espera una decisión está dañado y no se puede abrir. Se borra hoy. Los mapas guardados no se tocan.
    [one] Un mapa que espera una decisión está dañado y no se puede abrir. Se borra en { $days } día. Los mapas guardados no se tocan. Cierre Kith y ábralo otra vez; si sigue igual, borre el mapa y hágalo de nuevo.
   *[other] Un mapa que espera una decisión está dañado y no se puede abrir. Se borra en { $days } días. Los mapas guardados no se tocan. Cierre Kith y ábralo otra vez; si sigue igual, borre el mapa y hágalo de nuevo.
}
today-unreadable-erase = Borrar el mapa dañado
today-unreadable-ask = No se puede recuperar. Los mapas guardados no se tocan.
today-unreadable-erased = El mapa dañado se borró.

today-came-in = Vino
today-step-done = Paso cumplido
today-go-on = Seguir con el mapa
today-go-on-with = Seguir con el mapa: { $name }

today-ask-asked = Ya lo pidió
today-ask-answered = Respondieron
today-ask-got_it = La ayuda llegó
today-ask-move = { $state }: { $name }
today-ask-let-go = Ya no
today-ask-let-go-of = Ya no: { $name }
today-ask-done-asked = Anotado: ya se lo pidió a { $name }.
today-ask-done-answered = Anotado: { $name } respondió.
today-ask-done-got_it = Anotado: la ayuda llegó.
today-ask-done-let_go = Anotado: ya no.

today-dismiss-of = Apartar por una semana: { $name }
today-dismiss-until-of = Apartar hasta el { $when }: { $name }
today-dismissed = Apartado por una semana.
today-dismissed-until = Apartado hasta: { $when }.
today-came-in-done = Anotado: vino hoy.
today-step-done-done = Anotado: el paso está cumplido.

today-none-title = Hoy no le espera nada
today-none-words = Ningún paso vence, nadie pidió venir y ningún mapa espera una decisión.
today-none-open = Ver a sus estudiantes
today-no-students-title = Incorpore a sus estudiantes para empezar
today-no-students-words = El archivo de una lista oficial, una lista pegada o estudiantes uno por uno. Lo que traiga se queda en esta computadora, a menos que su distrito la conecte.
today-no-caseload-title = ¿Qué estudiantes le corresponden?
today-no-caseload-words = { $students ->
    [one] { $students } estudiante está aquí. Diga quién está en su lista, y Hoy mostrará a quién ver.
   *[other] { $students } estudiantes están aquí. Diga quiénes están en su lista, y Hoy mostrará a quién ver.
}
today-list-only-title = Sus estudiantes están aquí
today-teacher-words = Puede incorporar a sus estudiantes y llevar su propia lista. Los mapas, los pasos y lo que contaron los estudiantes son de consejería, y este perfil no los tiene.
today-lead-words = Puede incorporar listas oficiales y ver las listas. Los mapas, los pasos y lo que contaron los estudiantes son de consejería, y este perfil no los tiene.
today-set-caseload = Definir mi lista
