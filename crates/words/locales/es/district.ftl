# El distrito: unirse, cómo está, qué espera, qué se envió y qué no se aceptó.

district-title = Distrito
district-words = Si el distrito de su escuela tiene un servidor de Kith, sus estudiantes llegan de allí y lo que guarda va allí por sí solo.
district-none = Esta computadora no pertenece a ningún distrito. Todo se queda en ella.
district-invented = En la escuela inventada nadie es real, así que no pertenece a ningún distrito.
district-connect = Conectar con su distrito
district-invitation = Invitación
district-invitation-hint = Se la da el personal de informática como un texto que empieza con kith1. Vale una vez, o le lleva a iniciar sesión con la cuenta de su distrito.
district-proxy = Proxy
district-proxy-hint = Solo si informática le dio uno, como proxy.school.example:8080.
district-travels = Viajará lo que guarde sobre los estudiantes que el distrito le dé, sellado para su servidor. Lo que nunca viaja: los mapas que nadie ha decidido guardar, y su ayuda de memoria. Si esta computadora se pierde, el distrito puede hacer destruir sus llaves, y su ayuda de memoria se va con ellas: guarde una copia en otro lugar.
district-connect-do = Conectar
district-connected = Conectado con { $district }. Sus estudiantes están llegando.
district-not-no_invitation = Eso no es una invitación: empieza con kith1. No se cambió nada.
district-not-mistyped = Falta una letra de la invitación o está mal. Cópiala toda otra vez. No se cambió nada.
district-not-code_unknown = Esta invitación ya se usó, o nadie la hizo. Pida una nueva a informática. No se cambió nada.
district-not-code_expired = Esta invitación es demasiado vieja. Pida una nueva a informática. No se cambió nada.
district-not-program_too_old = El servidor del distrito pide un Kith más nuevo. No se cambió nada. Pida la actualización a informática.
district-not-no_time = El servidor tomó la invitación y ya no deja entrar a su cuenta. No cambió nada. Pregunte a informática si sigue abierta.
district-not-other_server = Esta invitación es de otro servidor que el de su distrito, que ya no deja entrar a esta computadora. No se cambió nada. Pida a la informática de su distrito una invitación suya.
district-not-other_person = Esta invitación es para otra persona, y estos registros son suyos. No se cambió nada, y la invitación sigue valiendo para quien se hizo. Pida una suya a informática.
district-not-sign_in = Esta invitación es para iniciar sesión con la cuenta de su distrito, y una computadora con la puerta cerrada necesita una con código. No se cambió nada. Pídala a informática.
district-not-no_provider = El servidor del distrito no tiene cuentas con las que iniciar sesión. No se cambió nada. Pida a informática una invitación con código.
district-not-provider_unreachable = El servidor del distrito no alcanza el servicio donde inicia sesión. No se cambió nada. Pruebe otra vez en un rato; si sigue así, avise a informática.
district-not-provider_certificate = El servidor del distrito no confía en el certificado del servicio donde inicia sesión. No se cambió nada. Avise a informática: el registro del servidor dice qué falta.
district-not-provider_clock = El reloj del servidor del distrito y el del servicio donde inicia sesión no coinciden. No se cambió nada. Avise a informática.
district-not-not_accepted = Lo que volvió del inicio de sesión no se aceptó. No se cambió nada. Pruebe otra vez; si vuelve a pasar, avise a informática.
district-not-account_elsewhere = Esa cuenta no es de su distrito, o nadie ha comprobado su dirección. No se cambió nada. Inicie sesión con la que el distrito le dio.
district-not-account_unknown = Inició sesión, y nadie le ha hecho todavía una cuenta en el servidor del distrito. No se cambió nada. Pida a informática que le añada.
district-not-account_closed = Inició sesión, y su cuenta en el servidor del distrito está cerrada. No se cambió nada. Pregunte a informática si debe estarlo.
district-not-other_identity = Inició sesión, y otra persona entra en la cuenta de ese nombre en el servidor del distrito. No se cambió nada. Pregunte a informática.
district-not-stopped = Se detuvo antes de iniciar sesión. No se cambió nada.
district-not-ended = El inicio de sesión se terminó en el navegador. No se cambió nada. Puede intentarlo otra vez.
district-not-too_late = Nadie inició sesión en nueve minutos. No se cambió nada. Conéctese otra vez cuando pueda.
district-not-no_browser = No se pudo abrir ningún navegador en esta computadora. No se cambió nada. Pida a informática una invitación con código.
district-browser = Su navegador está abierto. Inicie sesión allí con la cuenta de su distrito y vuelva aquí: Kith sigue por sí solo. Todavía no se cambió nada.
district-not-too_often = Se probaron demasiadas invitaciones desde aquí. Pruebe otra vez en { $seconds ->
    [one] { $seconds } segundo.
   *[other] { $seconds } segundos.
}
district-not-trouble = { $why } Aquí no cambió nada. Pruebe otra vez la misma invitación; si ya se usó, pida otra a informática.

district-with = { $district } le conoce como { $name }
district-since = Conectado desde { $when }
district-contact = Último encuentro: { $when }
district-contact-never = Todavía sin encuentro
district-lease = Esta computadora puede estar sin el servidor hasta el { $day }. Después queda cerrada hasta que se encuentren; nada se pierde por eso.
lease-soon = { $count ->
    [0] En menos de un día Kith se cierra en esta computadora
    [one] En { $count } día Kith se cierra en esta computadora
   *[other] En { $count } días Kith se cierra en esta computadora
} hasta que se encuentre otra vez con su distrito. Todo queda guardado. Conéctela a internet antes.
district-now = Enviar ahora
district-leave = Desconectar
district-leave-title = ¿Desconectar de { $district }?
district-leave-words = Todo lo que está aquí se queda aquí, y lo que anotes desde ahora también. { $count ->
    [0] Todo lo que puede viajar se envió.
    [one] { $count } cambio está solo en esta computadora.
   *[other] { $count } cambios están solo en esta computadora.
} Para conectar otra vez necesita una invitación nueva. Avise a informática, para que esta computadora salga de su lista.
district-left = Desconectado. Todo se queda en esta computadora.
district-coming = Sus estudiantes están llegando
district-coming-detail = { $pct } %. Lo que ya está aquí se puede usar.
district-pause = Parar por ahora
district-paused = Parado. Lo que llegó está aquí. Nada viaja hasta que sigas.
district-go-on = Seguir

district-waiting = Espera a enviarse
district-waiting-none = Nada espera.
district-sent = Lo último enviado
district-sent-none = Todavía no se envió nada.
district-refused = No aceptado por el distrito
district-refused-words = Salió de las pantallas y está aquí entero. No se pierde nada.
district-send-again = Enviar otra vez
district-sent-again = Está de nuevo en las pantallas y se está enviando.
district-lost = Ya no son suyos
district-lost-words = El distrito ya no le da estos estudiantes: los tiene otra persona, se fueron o terminó un plazo.
district-lost-review = { $count ->
    [one] Lo que no había enviado se tomó: alguien de la escuela mira { $count } cambio.
   *[other] Lo que no había enviado se tomó: alguien de la escuela mira { $count } cambios.
}
district-newer = Espera a un Kith más nuevo
district-newer-words = Alguien trabaja con un Kith más nuevo, y este todavía no puede mostrar lo que escribió. Queda guardado aquí, nada más espera por ello, y se verá cuando este Kith se actualice. Pida la actualización a informática.
district-staying = { $count ->
    [one] { $count } cambio sobre un estudiante que el distrito no le dio se queda en esta computadora. Saldrá por sí solo cuando se lo dé.
   *[other] { $count } cambios sobre estudiantes que el distrito no le dio se quedan en esta computadora. Saldrán por sí solos cuando se los dé.
}
district-line = { $who }: { $what }
district-changes = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
district-later = espera la actualización del servidor
district-for-review = Alguien de la escuela lo mira
district-for-review-words = Podía escribir esto cuando lo anotó, y ya no cuando llegó al distrito. Se tomó y no se pierde nada; quien lleva los registros de la escuela lo mira.
district-review = alguien de la escuela lo mira
district-whose-student = Un estudiante que no está en esta computadora
district-whose-section = Una clase
district-whose-staff = Su propia lista, marcas y tiempo
district-whose-school = La escuela
district-whose-district = Visitantes y otras cosas del distrito
district-because-no_right = No puede escribir allí, o ya no. Cuando el distrito le dé el derecho, envíelo otra vez.
district-because-damaged = El servidor no pudo leerlo como lo que dice ser. Avise a informática.
district-because-erased = Trata de alguien cuyo registro se borró.
district-because-held = Hay una retención sobre este expediente. Envíelo otra vez cuando termine.
district-because-too_large = Es demasiado grande para viajar.
district-because-other = El servidor no dijo por qué. Un Kith más nuevo quizá lo sepa.

glance-sent = Todo enviado { $when }
glance-up-to-date = Al día { $when }
glance-waiting = Guardado aquí, { $count } en espera
glance-busy = Enviando
glance-coming = Llegan estudiantes, { $pct } %
glance-paused = Parado, { $count } en espera
glance-trouble = { $why }: guardado aquí
glance-trouble-waiting = { $why }: guardado aquí, { $count } en espera
glance-refused = { $count } sin aceptar
glance-hint = Abrir la página del distrito

trouble-short-name_not_found = Sin conexión
trouble-short-no_connection = Sin conexión
trouble-short-nobody_answers = Sin conexión
trouble-short-proxy = El proxy no deja pasar
trouble-short-certificate_untrusted = Certificado sin confianza
trouble-short-certificate_other_name = Otro certificado
trouble-short-certificate_expired = Certificado vencido
trouble-short-certificate_not_yet = Revise este reloj
trouble-short-certificate_other = Certificado sin confianza
trouble-short-not_kith = Responde otra página
trouble-short-other_version = Falta actualizar
trouble-short-other_key = Otro servidor
trouble-short-unknown_device = Computadora no conocida
trouble-short-busy = Servidor ocupado
trouble-short-server_fault = Falla del servidor
trouble-short-store = No se pudo leer aquí

trouble-name_not_found = No se encontró el nombre del servidor del distrito. ¿Está en línea esta computadora?
trouble-no_connection = No hay camino al servidor del distrito. ¿Está en línea esta computadora?
trouble-nobody_answers = El servidor del distrito no responde. Puede estar apagado.
trouble-proxy = El proxy de la escuela no deja pasar a Kith, o no está. Pregunte a informática.
trouble-certificate_untrusted = Esta computadora no confía en el certificado del servidor: no lo firmó nadie que ella conozca. Pida a informática la raíz del distrito.
trouble-certificate_other_name = Esta computadora no confía en el certificado del servidor: es para otro nombre. Avise a informática.
trouble-certificate_expired = Esta computadora no confía en el certificado del servidor: venció, o el reloj de esta computadora va adelantado.
trouble-certificate_not_yet = Esta computadora no confía en el certificado del servidor: empieza más tarde. Quizá el reloj de esta computadora va atrasado.
trouble-certificate_other = Esta computadora no confía en el certificado del servidor. Avise a informática.
trouble-not_kith = Responde algo que no es el servidor de Kith. ¿Pide esta red que inicie sesión primero?
trouble-other_version = Este Kith y el servidor del distrito no se entienden. Uno necesita una actualización: pregunte a informática.
trouble-other_key = Este es otro servidor que aquel con el que conectó. Pida a informática una invitación nueva.
trouble-unknown_device = El servidor del distrito no conoce esta computadora. Pida a informática una invitación nueva.
trouble-busy = El servidor del distrito tiene mucho trabajo. Kith prueba otra vez por sí solo.
trouble-server_fault = El servidor del distrito tiene una falla. Informática la encuentra en su registro. Kith prueba otra vez por sí solo.
trouble-store = No se pudieron leer los registros de esta computadora. Pregunte a informática: el registro de Kith dice más.
trouble-kept = Todo está guardado aquí.

clock-ahead = El reloj de esta computadora va { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} adelante del reloj del distrito. Lo que anota se guarda y se envía igual. Pida a informática que lo ponga bien.
clock-behind = El reloj de esta computadora va { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} atrás del reloj del distrito. Lo que anota se guarda y se envía igual. Pida a informática que lo ponga bien.

help-sync = Enviar al distrito ahora
sync-asked = Guardado aquí. Kith está enviando.
bring-roster-district = La lista viene de { $district }. Los nombres a mano, en tabla o en lista siguen funcionando.

door-lease-short = Cerrado hasta que encuentre al distrito
door-lease-title = Primero, un encuentro con su distrito
door-lease = Esta computadora ha estado sin { $district } más tiempo del que puede: hasta el { $when }.
door-lease-kept = { $count ->
    [0] Todo lo de aquí queda guardado, y todo se había enviado.
    [one] Todo lo de aquí queda guardado. { $count } cambio espera y sale por sí solo en cuanto entre.
   *[other] Todo lo de aquí queda guardado. { $count } cambios esperan y salen por sí solos en cuanto entre.
}
door-lease-do = Conecte esta computadora a internet. Kith se encuentra entonces con { $district } por sí solo, y su frase la abre otra vez.
door-refused-short = Cerrado por el distrito
door-refused-title = Pregunte primero a su distrito
door-refused = Hubo encuentro con { $district } el { $when }, y ya no deja entrar a esta computadora.
door-refused-do = Pregunte a la informática de { $district } si su cuenta sigue abierta. Cuando lo esté, un encuentro abre Kith otra vez, o una invitación nueva.
door-join-title = Vuelva a entrar en su distrito
door-note = Lo que esta computadora había apuntado de { $district } ya no está. Sus registros dicen que son de { $district }, así que quedan cerrados hasta que esta computadora se encuentre otra vez con el distrito.
door-note-do = Conecte esta computadora a internet. Kith se encuentra entonces con { $district } por sí solo, y su frase la abre otra vez.
door-note-join = Tampoco está la llave con la que esta computadora se encontraba con { $district }. Pida una invitación nueva a informática y escríbala aquí.
door-meet = Encontrar al distrito ahora
door-lost-short = Sus llaves se destruyeron
door-lost-title = Esta computadora se dio por perdida
door-lost = { $district } quitó esta computadora de su lista. El { $when } se destruyeron las llaves de sus registros en ella, también las de las copias en la carpeta de Kith. Ya nadie puede abrirlos.
door-lost-working = { $district } quitó esta computadora de su lista, y se están destruyendo las llaves de sus registros en ella. Algo no se pudo hacer todavía; Kith lo intenta otra vez por sí solo. Déjelo abierto y avise a informática.
door-lost-unread = Esta computadora salió de la lista de su distrito, y su perfil queda cerrado. Lo que se sabe de ello no se puede leer. Pregunte a informática.
door-lost-kept = { $count ->
    [0] Lo que anotó se había enviado: { $district } lo guarda todo.
    [one] Lo que había enviado lo guarda { $district }. { $count } cambio no se había enviado cuando Kith miró por última vez, y ya no se puede abrir.
   *[other] Lo que había enviado lo guarda { $district }. { $count } cambios no se habían enviado cuando Kith miró por última vez, y ya no se pueden abrir.
}
door-lost-drafts = { $count ->
    [one] { $count } mapa sobre el que nadie había decidido se fue para siempre.
   *[other] { $count } mapas sobre los que nadie había decidido se fueron para siempre.
}
door-lost-notes = Su ayuda de memoria se fue de esta computadora. Una copia que hizo en otro lugar se abre todavía con sus propias palabras.
door-lost-copies = Una copia de seguridad que se llevó a otro lugar, con sus llaves, se puede restaurar todavía con su frase. Se abre cuando haya entrado otra vez en el distrito.
door-lost-untold = { $district } todavía no sabe que está hecho. Kith se lo dice en cuanto esta computadora tenga internet; entonces se puede quitar este perfil.
door-tell = Decírselo ahora al distrito
door-lost-do = ¿Apareció, o fue un error? Pida una invitación nueva a la informática de { $district }, configure otra vez, y lo que había enviado vuelve.
door-remove = Quitar este perfil
door-remove-title = ¿Quitar este perfil de esta computadora?
door-remove-words = Lo que hay aquí está sellado y nada lo abre. Se borra. Lo que guarda su distrito se queda allí.
door-remove-do = Quitarlo
door-removed = El perfil ya no está en esta computadora.

rejoin-open = Tengo una invitación nueva
rejoin-title = Volver a entrar en su distrito
rejoin-words = Si informática instaló otra vez el servidor o lo cambió de lugar, una invitación nueva abre Kith. Antes no se muestra nada de sus registros, y lo que espera sale después.
rejoin-do = Volver a entrar
rejoin-elsewhere-title = ¿Es este el nuevo servidor de su distrito?
rejoin-elsewhere = Esta invitación es de { $district }, en { $address }. Le conoce como { $name }.
rejoin-elsewhere-former = Sus registros eran de { $former }, en otro servidor. Si sigue, pasan a ser de este, y lo que espera se envía allí. Todavía no se cambió nada.
rejoin-elsewhere-unknown = Sus registros ya no dicen de qué distrito eran. Si sigue, pasan a ser de este, y lo que espera se envía allí. Todavía no se cambió nada.
rejoin-elsewhere-ask = Si no lo sabe con seguridad, pregunte a informática si el servidor se instaló otra vez en esta dirección.
rejoin-elsewhere-do = Entrar en este
door-district = su distrito
rejoin-done = Esta computadora pertenece otra vez a su distrito. Lo que espera sale ahora.
