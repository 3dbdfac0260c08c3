# La tarjeta para quien guía una sesión, solo en papel. El estudiante puede leerla. Lo que está entre comillas se dice en voz
# alta. Cada frase en una línea; el número dice el orden.

card-title = Para la sesión
card-lead = Tenga esta tarjeta de su lado de la mesa. La pantalla es del estudiante, y la historia también.

card-limits-title = Antes del primer nombre
card-limits-say-1 = «Tú y yo podemos ver lo que guardamos aquí. Tu familia puede pedir verlo también. Si me dices que no estás a salvo, o que otra persona no lo está, tengo que decirlo a quien pueda ayudar. Puedes parar en cualquier momento, y podemos olvidarlo.»
card-limits-2 = Pregunte: «¿Cómo quieres que te llame aquí?» Use ese nombre, y solo ese.
card-limits-3 = Si prefiere solo hablar, es una buena sesión. Entonces no se escribe nada.

card-open-title = Para empezar
card-open-say-1 = «¿Quién hace mejor un día solo por estar ahí?»
card-open-say-2 = «Si pasa algo bueno, ¿a quién se lo cuentas primero?»
card-open-say-3 = «Cuando la escuela se pone difícil, ¿a quién acudes?»
card-open-say-4 = «¿Quién sabe de cosas que quieres probar?»
card-open-say-5 = «¿Dónde saben tu nombre?»
card-open-6 = Una pregunta, y espere. Cuente hasta diez antes de volver a hablar.

card-stuck-title = Cuando no sabe qué decir
card-stuck-1 = Recorran un día: «¿A quién viste ayer, desde que te levantaste?»
card-stuck-2 = Por lugares y no por personas: la casa, el autobús, la clase, el entrenamiento, un trabajo, en línea.
card-stuck-3 = Iniciales y apodos están bien. También dejar a alguien fuera.
card-stuck-4 = Primero las manos. Mueve a una persona, y dice por qué después o nunca.
card-stuck-5 = Si sigue el silencio, terminen antes. Un mapa corto es un mapa entero.

card-thin-title = Cuando hay pocas personas
card-thin-1 = Un mapa muestra quién vino a la mente hoy. No es la lista de quién hay. Nunca cuente en voz alta, ni compare con nadie.
card-thin-2 = Quédese con quien está: «Cuéntame de una vez en que te ayudó.» Un lazo fuerte sostiene mucho.
card-thin-3 = Busque la ayuda pequeña: un primo lejos, una entrenadora del año pasado, un vecino, quien saluda en la puerta.
card-thin-4 = «¿Hay alguien a quien te gustaría conocer?» Una persona con puntos es un plan.
card-thin-5 = Lo que aún no hemos aprendido nos toca aprenderlo. Decida qué adulto se acerca primero, y vuelva a ver a este estudiante en una semana.

card-hurt-title = Cuando cuesta hablar de alguien
card-hurt-1 = Nada se marca sobre nadie en el mapa: ni señal, ni color, ni nota. Suelte el teclado y mire al estudiante.
card-hurt-say-2 = «Nadie tiene que estar aquí. Tú eliges.» Fuera del mapa o más lejos, sin pedir razones.
card-hurt-say-3 = «Eso parece difícil. Podemos quedarnos ahí o dejarlo por hoy.» Las dos cosas están bien.
card-hurt-4 = Quien murió o se mudó puede conservar su lugar, mientras el estudiante quiera.
card-hurt-5 = Ni consejos ni detalles con el mapa abierto. Vuelva a alguien seguro: «¿Quién te ayuda cuando eso pesa?»

card-safe-title = Cuando alguien puede no estar a salvo
card-safe-1 = Cubra la pantalla y deje el mapa. Puede esperar, y Kith no guarda nada de esto.
card-safe-say-2 = «Gracias por decírmelo. Me alegra que lo hicieras. Me quedo contigo, y buscaremos ayuda.»
card-safe-3 = No prometa secretos. Pregunte solo lo que hace falta para que esté a salvo ahora; otros preguntarán lo demás.
card-safe-4 = No deje a nadie a solas. Siga hoy el protocolo de su escuela. Una nota en cualquier parte no es un informe.
card-safe-5 = En Estados Unidos: llame o escriba al 988 en una crisis, y al 911 si hay peligro ahora mismo.
card-safe-line-6 = Nuestro protocolo está en
card-safe-line-7 = De guardia hoy

card-close-title = Para cerrar
card-close-1 = Un paso para esta semana, pequeño y suyo: a quién pedir, qué y para cuándo.
card-close-say-2 = «¿Hay algo aquí que quieras quitar?»
card-close-3 = La única pregunta es suya: solo ustedes dos, una parte, u olvidarlo. Espere la respuesta. Si antes suena el timbre, nada queda decidido, y el mapa espera como borrador.
card-close-4 = Dé las gracias, y termine con un nombre que le hizo sonreír.

card-foot = Las notas privadas vienen después de la sesión, en su propia ayuda de memoria. El mapa es del estudiante.
