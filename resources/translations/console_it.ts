<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>AnsweredBy</name>
    <message>
        <source>I will say later</source>
        <translation>Lo dirò dopo</translation>
    </message>
    <message>
        <source>Nothing yet: only a carrier&apos;s line (SIP trunk)</source>
        <translation>Ancora niente: solo una linea dell’operatore (trunk SIP)</translation>
    </message>
    <message>
        <source>An Asterisk</source>
        <translation>Un Asterisk</translation>
    </message>
    <message>
        <source>A FreePBX</source>
        <translation>Un FreePBX</translation>
    </message>
    <message>
        <source>Another phone system, or the operator&apos;s cloud</source>
        <translation>Un altro impianto, o il cloud dell’operatore</translation>
    </message>
    <message>
        <source>Nothing: cards by hand</source>
        <translation>Niente: schede a mano</translation>
    </message>
    <message>
        <source>The simulator</source>
        <translation>Il simulatore</translation>
    </message>
</context>
<context>
    <name>AskAgain</name>
    <message>
        <source>{who} would be cut off. Press {key} again to hang up.</source>
        <translation>{who} resterebbe senza linea. Premi ancora {key} per riagganciare.</translation>
    </message>
    <message>
        <source>The caller</source>
        <translation>Il chiamante</translation>
    </message>
</context>
<context>
    <name>Book</name>
    <message>
        <source>the first start</source>
        <translation>il primo avvio</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
</context>
<context>
    <name>ByNamePart</name>
    <message>
        <source>What single assistants do</source>
        <translation>Che cosa fa ogni singola persona</translation>
    </message>
    <message>
        <source>Who is talking, on a pause or away, and what somebody did at a moment of the past, is a person’s behaviour at work. In Italy it may be shown by name only by agreement with the unions’ representatives, or with the labour inspectorate’s permission, and once the assistants were told (L. 300/1970, art. 4). How many are free is always shown; whose a call was stands in History.</source>
        <translation>Chi parla, chi è in pausa o assente, e che cosa ha fatto qualcuno in un momento passato, è il comportamento di una persona sul lavoro. In Italia si può mostrare per nome solo con un accordo con le rappresentanze sindacali o con l’autorizzazione dell’Ispettorato del lavoro, e dopo averne informato le persone (L. 300/1970, art. 4). Quanti sono liberi si vede sempre; di chi era una chiamata sta nello Storico.</translation>
    </message>
    <message>
        <source>States and figures by name</source>
        <translation>Stati e cifre per nome</translation>
    </message>
    <message>
        <source>Of nobody: counted only</source>
        <translation>Di nessuno: solo contati</translation>
    </message>
    <message>
        <source>Of the people in one’s own teams</source>
        <translation>Delle persone delle proprie squadre</translation>
    </message>
    <message>
        <source>Of everybody</source>
        <translation>Di tutti</translation>
    </message>
</context>
<context>
    <name>CallBackPanel</name>
    <message>
        <source>To call back</source>
        <translation>Da richiamare</translation>
    </message>
    <message>
        <source>How it was dealt with</source>
        <translation>Com’è stata risolta</translation>
    </message>
    <message>
        <source>Nobody to call back</source>
        <translation>Nessuno da richiamare</translation>
    </message>
    <message>
        <source>Who was promised a call, and callers whom nobody answered, stand here until somebody has rung them.</source>
        <translation>Chi aspetta una chiamata promessa e chi non ha avuto risposta resta qui finché qualcuno non lo richiama.</translation>
    </message>
    <message>
        <source>How did it come out? Type it here; {key} once more takes it off the list without a word.</source>
        <translation>Com’è andata? Scrivilo qui; ancora {key} la toglie dall’elenco senza una parola.</translation>
    </message>
    <message>
        <source>This caller showed no number: nobody can be rung. {key} takes the call off the list, with a note.</source>
        <translation>Chi ha chiamato non ha mostrato il numero: non si può richiamare. {key} toglie la chiamata dall’elenco, con una nota.</translation>
    </message>
</context>
<context>
    <name>CallBackSheet</name>
    <message>
        <source>Call back for {client}</source>
        <translation>Da richiamare per {client}</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Entro quando</translation>
    </message>
    <message>
        <source>As in: 15:30 · tomorrow 10 · in 20 minutes</source>
        <translation>Per esempio: 15:30 · domani 10 · tra 20 minuti</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Prometti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>An hour is missing, or it is over: 15:30 · tomorrow 10 · in 20 minutes</source>
        <translation>Manca un’ora, o è già passata: 15:30 · domani 10 · tra 20 minuti</translation>
    </message>
    <message>
        <source>To be called back by {when}</source>
        <translation>Da richiamare entro {when}</translation>
    </message>
</context>
<context>
    <name>CallBacks</name>
    <message>
        <source>overdue</source>
        <translation>in ritardo</translation>
    </message>
    <message>
        <source>lost {when}</source>
        <translation>persa {when}</translation>
    </message>
    <message>
        <source>by {when}</source>
        <translation>entro {when}</translation>
    </message>
    <message>
        <source>promised by {who}</source>
        <translation>promessa da {who}</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>raggiunto</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non raggiunto</translation>
    </message>
    <message>
        <source>tried {count} times</source>
        <translation>{count} tentativi</translation>
    </message>
    <message>
        <source>tried once</source>
        <translation>un tentativo</translation>
    </message>
    <message>
        <source>Call-back: {what}</source>
        <translation>Da richiamare: {what}</translation>
    </message>
    <message>
        <source>no number shown</source>
        <translation>nessun numero mostrato</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>Keys of the call</source>
        <translation>Tasti della chiamata</translation>
    </message>
    <message>
        <source>Press again</source>
        <translation>Premi ancora</translation>
    </message>
</context>
<context>
    <name>CallDetail</name>
    <message>
        <source>The call</source>
        <translation>La chiamata</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message>
        <source>waiting {seconds} s</source>
        <translation>in coda {seconds} s</translation>
    </message>
    <message>
        <source>ringing {seconds} s</source>
        <translation>squilli {seconds} s</translation>
    </message>
    <message>
        <source>talking {seconds} s</source>
        <translation>conversazione {seconds} s</translation>
    </message>
    <message>
        <source>on hold {seconds} s</source>
        <translation>in attesa {seconds} s</translation>
    </message>
    <message>
        <source>consulting {seconds} s</source>
        <translation>annuncio {seconds} s</translation>
    </message>
    <message>
        <source>wrap-up {seconds} s</source>
        <translation>post-chiamata {seconds} s</translation>
    </message>
</context>
<context>
    <name>CallDrafts</name>
    <message>
        <source>For {value}</source>
        <translation>Per {value}</translation>
    </message>
    <message>
        <source>Number: {value}</source>
        <translation>Numero: {value}</translation>
    </message>
</context>
<context>
    <name>CallInBrief</name>
    <message>
        <source>waiting</source>
        <translation>in coda</translation>
    </message>
</context>
<context>
    <name>CallerCard</name>
    <message>
        <source>no such number</source>
        <translation>numero inesistente</translation>
    </message>
    <message>
        <source>CALLER</source>
        <translation>CHI CHIAMA</translation>
    </message>
    <message>
        <source>Show this client</source>
        <translation>Mostra questo cliente</translation>
    </message>
    <message>
        <source>What the caller waits for</source>
        <translation>Che cosa aspetta chi chiama</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nome</translation>
    </message>
    <message>
        <source>firm</source>
        <translation>azienda</translation>
    </message>
    <message>
        <source>matter</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>Caller&apos;s name</source>
        <translation>Nome di chi chiama</translation>
    </message>
    <message>
        <source>Caller&apos;s firm</source>
        <translation>Azienda di chi chiama</translation>
    </message>
    <message>
        <source>Caller&apos;s matter</source>
        <translation>Motivo della chiamata</translation>
    </message>
    <message>
        <source>PERSON CALLED</source>
        <translation>PERSONA CHIAMATA</translation>
    </message>
    <message>
        <source>Hold, for…</source>
        <translation>Attesa, per…</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Segna</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>aspetta</translation>
    </message>
    <message>
        <source>A few words for the row of Calls</source>
        <translation>Due parole per la riga di Chiamate</translation>
    </message>
</context>
<context>
    <name>CallersPage</name>
    <message>
        <source>Callers that are flagged, latest first</source>
        <translation>Chiamanti contrassegnati, dal più recente</translation>
    </message>
    <message>
        <source>Take the flag away</source>
        <translation>Togli il contrassegno</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>Chiamanti</translation>
    </message>
    <message>
        <source>Callers of this client alone. The desk flags them; nothing of it is seen when they ring another client.</source>
        <translation>Chiamanti di questo cliente soltanto. Si contrassegnano dal Centralino; quando chiamano un altro cliente non se ne vede nulla.</translation>
    </message>
    <message>
        <source>No caller is flagged. At the desk, {key} says VIP, or blocked for this client only.</source>
        <translation>Nessun chiamante è contrassegnato. Al Centralino {key} lo segna come VIP, o bloccato per questo cliente soltanto.</translation>
    </message>
    <message>
        <source>for all clients</source>
        <translation>per tutti i clienti</translation>
    </message>
</context>
<context>
    <name>CallsModel</name>
    <message>
        <source>gone</source>
        <translation>non c’è più</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>da {name}</translation>
    </message>
    <message>
        <source>past the promised time</source>
        <translation>oltre il tempo promesso</translation>
    </message>
    <message>
        <source>next</source>
        <translation>prossima</translation>
    </message>
    <message>
        <source>Order: who came back from a transfer, then the least of the promised time left, then arrival.</source>
        <translation>Ordine: prima chi rientra da un passaggio, poi chi ha meno tempo promesso, poi chi è arrivato prima.</translation>
    </message>
    <message>
        <source>{client} is promised an answer in {seconds} s: </source>
        <translation>A {client} è promessa risposta entro {seconds} s: </translation>
    </message>
    <message>
        <source>{left} s left.</source>
        <translation>restano {left} s.</translation>
    </message>
    <message>
        <source>{left} s late.</source>
        <translation>{left} s di ritardo.</translation>
    </message>
    <message>
        <source>to be resumed</source>
        <translation>si riprende</translation>
    </message>
</context>
<context>
    <name>CallsPanel</name>
    <message>
        <source>Calls</source>
        <translation>Chiamate</translation>
    </message>
    <message>
        <source>No calls.

Who rings one of your clients&apos; numbers stands here by itself. {answer} answers the next call.</source>
        <translation>Nessuna chiamata.

Chi chiama un numero dei tuoi clienti compare qui da sé. Con {answer} rispondi alla prossima chiamata.</translation>
    </message>
    <message>
        <source>{card} writes a call card by hand.</source>
        <translation>Con {card} compili una scheda a mano.</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>IN CODA</translation>
    </message>
    <message>
        <source>HANDED TO YOU</source>
        <translation>OFFERTE A TE</translation>
    </message>
    <message>
        <source>WITH YOU</source>
        <translation>CON TE</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <translation>IN ATTESA</translation>
    </message>
    <message>
        <source>RETURNED</source>
        <translation>RIENTRATE</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Name, code or city</source>
        <translation>Nome, codice o città</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clienti</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>No client is called “{name}”. {key} shows all again.</source>
        <translation>Nessun cliente si chiama “{name}”. {key} li mostra di nuovo tutti.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n cliente</numerusform>
            <numerusform>%n clienti</numerusform>
        </translation>
    </message>
    <message>
        <source>Closures of all</source>
        <translation>Chiusure di tutti</translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>No client yet</source>
        <translation>Ancora nessun cliente</translation>
    </message>
    <message>
        <source>Enter the first company that you answer for: its numbers, what to say, and whom to pass calls to.</source>
        <translation>Inserisci la prima azienda per cui rispondi: i suoi numeri, che cosa dire e a chi passare le chiamate.</translation>
    </message>
    <message>
        <source>Enter the first client</source>
        <translation>Inserisci il primo cliente</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Nessuna chiamata</translation>
    </message>
    <message>
        <source>When a call comes in, what to say stands here, ready to be read aloud. Choose a client to ring out for it.</source>
        <translation>Quando arriva una chiamata, qui c’è la frase da dire, pronta da leggere. Scegli un cliente per chiamare a suo nome.</translation>
    </message>
    <message>
        <source>Choose a client  {key}</source>
        <translation>Scegli un cliente  {key}</translation>
    </message>
    <message>
        <source>open {until}</source>
        <translation>aperto {until}</translation>
    </message>
    <message>
        <source>closed {until}</source>
        <translation>chiuso {until}</translation>
    </message>
    <message>
        <source>News: {text} ({said})</source>
        <translation>Avvisi: {text} ({said})</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Avvisi</translation>
    </message>
    <message>
        <source>take a message</source>
        <translation>prendere un messaggio</translation>
    </message>
    <message>
        <source>new: {text}</source>
        <translation>novità: {text}</translation>
    </message>
    <message>
        <source>the greeting: say it as it stands above</source>
        <translation>la formula di risposta: dilla come è scritta qui sopra</translation>
    </message>
    <message>
        <source>no longer a client</source>
        <translation>non è più cliente</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>sospeso</translation>
    </message>
    <message>
        <source>messages only</source>
        <translation>solo messaggi</translation>
    </message>
    <message>
        <source>nobody is put through</source>
        <translation>non si passa a nessuno</translation>
    </message>
    <message numerus="yes">
        <source>… %n more</source>
        <translation>
            <numerusform>… ancora %n</numerusform>
            <numerusform>… ancora %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet active, from {day}</source>
        <translation>non ancora attivo, dal {day}</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>Cambiato: {what}</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendi in carico</translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>Your clients</source>
        <translation>I tuoi clienti</translation>
    </message>
    <message>
        <source>Each company you answer for: its numbers, what to say, people, hours. Saved, it is on the desk at once.</source>
        <translation>Ogni azienda per cui rispondi: numeri, che cosa dire, persone, orari. Una volta salvata, è subito al Centralino.</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>Reading the clients…</source>
        <translation>Lettura dei clienti…</translation>
    </message>
    <message>
        <source>{key}: back to the closures of all</source>
        <translation>{key}: si torna alle chiusure di tutti</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Non ancora salvato</translation>
    </message>
    <message>
        <source>Export all clients</source>
        <translation>Esporta tutti i clienti</translation>
    </message>
    <message>
        <source>This was saved already: it is as before now, and counts when you save again. {key} brings it back.</source>
        <translation>Questo era già salvato: ora è come prima, e vale quando salvi di nuovo. {key} lo riporta.</translation>
    </message>
</context>
<context>
    <name>ColleaguesStrip</name>
    <message>
        <source>Hand over</source>
        <translation>Dai a un collega</translation>
    </message>
    <message>
        <source>Let it pass</source>
        <translation>Lascia passare</translation>
    </message>
    <message>
        <source>Lend the client</source>
        <translation>Affida il cliente</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e un altro</numerusform>
            <numerusform>e altri %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Colleghi</translation>
    </message>
    <message>
        <source>COLLEAGUES</source>
        <translation>COLLEGHI</translation>
    </message>
    <message>
        <source>Short line</source>
        <translation>Riga breve</translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message>
        <source>Side by side</source>
        <translation>A confronto</translation>
    </message>
    <message>
        <source>What is the same, too</source>
        <translation>Anche quello che è uguale</translation>
    </message>
    <message>
        <source>At the left</source>
        <translation>A sinistra</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>A destra</translation>
    </message>
    <message>
        <source>What is here and there</source>
        <translation>Che cosa c’è di qua e di là</translation>
    </message>
    <message>
        <source>Copy to the left</source>
        <translation>Copia a sinistra</translation>
    </message>
    <message>
        <source>Copy to the right</source>
        <translation>Copia a destra</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>They are the same.</source>
        <translation>Sono uguali.</translation>
    </message>
    <message>
        <source>Choose what to compare.</source>
        <translation>Scegli che cosa confrontare.</translation>
    </message>
    <message>
        <source>{where}: left {first}, right {second}</source>
        <translation>{where}: a sinistra {first}, a destra {second}</translation>
    </message>
    <message>
        <source>Not saved yet: {clients}. Each is saved on its own page.</source>
        <translation>Non ancora salvato: {clients}. Ognuno si salva nella sua pagina.</translation>
    </message>
    <message>
        <source>A password is copied to nobody: it is entered anew.</source>
        <translation>Una parola d’ordine non si copia: si scrive di nuovo.</translation>
    </message>
    <message>
        <source>This is each client&apos;s own, and is not copied to another.</source>
        <translation>È di ciascun cliente, e non si copia a un altro.</translation>
    </message>
    <message>
        <source>This closure is of the number {number} alone, which the other client has not. Enter it by hand.</source>
        <translation>Questa chiusura è del solo numero {number}, che l’altro cliente non ha. Scrivila a mano.</translation>
    </message>
</context>
<context>
    <name>ComparedSide</name>
    <message>
        <source>version</source>
        <translation>versione</translation>
    </message>
    <message>
        <source>As it stands now</source>
        <translation>Com’è adesso</translation>
    </message>
    <message>
        <source>As it is typed, not saved</source>
        <translation>Com’è scritto, non salvato</translation>
    </message>
    <message>
        <source>No client is called “{name}”.</source>
        <translation>Nessun cliente si chiama “{name}”.</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Keep mine</source>
        <translation>Tieni la mia</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendi l’altra</translation>
    </message>
    <message>
        <source>MINE</source>
        <translation>LA MIA</translation>
    </message>
    <message>
        <source>THEIRS</source>
        <translation>L’ALTRA</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>qualcun altro</translation>
    </message>
    <message>
        <source>{client} was saved by {who} meanwhile. Nothing is lost: choose what holds.</source>
        <translation>{client} è stato salvato intanto da {who}. Non si perde nulla: scegli che cosa vale.</translation>
    </message>
    <message>
        <source>Save what is chosen</source>
        <translation>Salva quello che è scelto</translation>
    </message>
    <message>
        <source>both changed it</source>
        <translation>da entrambi</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>mio</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>loro</translation>
    </message>
</context>
<context>
    <name>Consultation</name>
    <message>
        <source>{hour} in {city}</source>
        <translation>a {city} sono le {hour}</translation>
    </message>
    <message>
        <source>CALLER</source>
        <translation>CHI CHIAMA</translation>
    </message>
    <message>
        <source>YOU SPEAK TO</source>
        <translation>PARLI CON</translation>
    </message>
    <message>
        <source>RINGS</source>
        <translation>STA SQUILLANDO</translation>
    </message>
</context>
<context>
    <name>CopiedText</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copies</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>A copy is made by itself each day and before every upgrade, beside the office&apos;s file. Keep backups elsewhere.</source>
        <translation>Ogni giorno e prima di ogni aggiornamento si crea da sé una copia accanto al file dell’ufficio. Tieni i backup altrove.</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Fai un backup…</translation>
    </message>
    <message>
        <source>Examine the office</source>
        <translation>Esamina l’ufficio</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copia in corso…</translation>
    </message>
    <message>
        <source>Backed up to {file}</source>
        <translation>Backup in {file}</translation>
    </message>
    <message>
        <source>Examining…</source>
        <translation>Esame in corso…</translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message>
        <source>A shared office of mine</source>
        <translation>Condividi il mio ufficio</translation>
    </message>
    <message>
        <source>Everything in your office goes into an empty PostgreSQL database of yours, and is counted and compared there. The file stays as it is. Broken off at any moment, it can be begun again.</source>
        <translation>Tutto ciò che c’è nel tuo ufficio va in un database PostgreSQL vuoto e tuo, e lì viene contato e confrontato. Il file resta com’è. Interrotto in qualsiasi momento, si può ricominciare.</translation>
    </message>
    <message>
        <source>Your office</source>
        <translation>Il tuo ufficio</translation>
    </message>
    <message>
        <source>Nobody may have it open meanwhile</source>
        <translation>Nel frattempo nessuno deve averlo aperto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>As in server.example/office: it exists already, and is empty</source>
        <translation>Come in server.example/office: esiste già ed è vuoto</translation>
    </message>
    <message>
        <source>Certificate of the server&apos;s authority</source>
        <translation>Certificato dell’autorità del server</translation>
    </message>
    <message>
        <source>Empty on the server itself, or if trusted here</source>
        <translation>Vuoto sul server stesso, o se qui è già fidata</translation>
    </message>
    <message>
        <source>It owns the database, and may create roles</source>
        <translation>È il proprietario del database e può creare ruoli</translation>
    </message>
    <message>
        <source>Login of the database</source>
        <translation>Login del database</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Used now, and kept nowhere</source>
        <translation>Usata ora e conservata da nessuna parte</translation>
    </message>
    <message>
        <source>Names of the server</source>
        <translation>Nomi del server</translation>
    </message>
    <message>
        <source>By which consoles reach it, with commas between</source>
        <translation>Con cui le console lo raggiungono, separati da virgole</translation>
    </message>
    <message>
        <source>Folder for certificates and keys</source>
        <translation>Cartella per certificati e chiavi</translation>
    </message>
    <message>
        <source>Yours alone; keep a backup of it</source>
        <translation>Solo tua; conservane una copia</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Copy the office</source>
        <translation>Copia l’ufficio</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>For postgresql.conf</source>
        <translation>Per postgresql.conf</translation>
    </message>
    <message>
        <source>For pg_hba.conf, above all other lines</source>
        <translation>Per pg_hba.conf, sopra tutte le altre righe</translation>
    </message>
    <message>
        <source>Copying and comparing…</source>
        <translation>Copia e confronto…</translation>
    </message>
    <message>
        <source>The shared office stands</source>
        <translation>L’ufficio condiviso è pronto</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand there, counted and compared by their hashes with your file.</source>
        <translation>
            <numerusform>%n riga è lì, contata e confrontata con il tuo file tramite l’impronta.</numerusform>
            <numerusform>%n righe sono lì, contate e confrontate con il tuo file tramite le impronte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It had been done before: %n row(s) are the same on both sides.</source>
        <translation>
            <numerusform>Era già stato fatto: %n riga è uguale da entrambe le parti.</numerusform>
            <numerusform>Era già stato fatto: %n righe sono uguali da entrambe le parti.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fingerprint that whoever joins compares:</source>
        <translation>Impronta che chi entra confronta:</translation>
    </message>
    <message>
        <source>Write these lines into the server&apos;s files, start receptionist hub there with the folder {folder}, and give each person a one-time password with receptionist --office {office} staff reset LOGIN. Put your file aside: what is written into it from now on is not in the shared office.</source>
        <translation>Scrivi queste righe nei file del server, avvia lì receptionist hub con la cartella {folder} e da’ a ciascuno una password monouso con receptionist --office {office} staff reset LOGIN. Metti da parte il tuo file: ciò che vi si scrive da ora non è nell’ufficio condiviso.</translation>
    </message>
    <message>
        <source>that was named when it was made</source>
        <translation>indicata quando è stato creato</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n available</source>
        <translation>
            <numerusform>%n disponibile</numerusform>
            <numerusform>%n disponibili</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answering</source>
        <translation>
            <numerusform>%n risponde</numerusform>
            <numerusform>%n rispondono</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n talking</source>
        <translation>
            <numerusform>%n in conversazione</numerusform>
            <numerusform>%n in conversazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in wrap-up</source>
        <translation>
            <numerusform>%n in post-chiamata</numerusform>
            <numerusform>%n in post-chiamata</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on a pause</source>
        <translation>
            <numerusform>%n in pausa</numerusform>
            <numerusform>%n in pausa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <translation>
            <numerusform>%n assente</numerusform>
            <numerusform>%n assenti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountryList</name>
    <message>
        <source>Type a part of the name and press Enter. Countries that are not on the list are not called.</source>
        <translation>Scrivi una parte del nome e premi Invio. I paesi fuori dall’elenco non si chiamano.</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Paesi</translation>
    </message>
    <message>
        <source>No country is on the list: every country may be called.</source>
        <translation>Nessun paese in elenco: si possono chiamare tutti.</translation>
    </message>
    <message>
        <source>Countries that may be called</source>
        <translation>Paesi che si possono chiamare</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Togli dall’elenco</translation>
    </message>
    <message>
        <source>Del, in the list</source>
        <translation>Canc, nell’elenco</translation>
    </message>
    <message>
        <source>No country, or more than one, is called “{text}”. Type more of its name.</source>
        <translation>Nessun paese, o più d’uno, si chiama «{text}». Scrivi il nome più per esteso.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n message(s) to pass on</source>
        <translation>
            <numerusform>%n messaggio da riferire</numerusform>
            <numerusform>%n messaggi da riferire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) to call back</source>
        <translation>
            <numerusform>%n da richiamare</numerusform>
            <numerusform>%n da richiamare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n in ritardo</numerusform>
            <numerusform>%n in ritardo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskLayout</name>
    <message>
        <source>Parts of the desk</source>
        <translation>Parti del Centralino</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Call</source>
        <translation>Chiamata</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Passa a</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storico</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kind of call</source>
        <translation>Tipo di chiamata</translation>
    </message>
    <message>
        <source>A hub decides this, and none can be reached now. Once one is back, it works again by itself.</source>
        <translation>Questo lo decide un hub, e ora non se ne raggiunge nessuno. Appena uno torna, funziona di nuovo da sé.</translation>
    </message>
    <message>
        <source>Calls {count}</source>
        <translation>Chiamate {count}</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Chiamate</translation>
    </message>
    <message>
        <source>Message kept: it is to be passed on.</source>
        <translation>Messaggio salvato: è da riferire.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Centralino</translation>
    </message>
</context>
<context>
    <name>Dialling</name>
    <message>
        <source>Numbers that may be called</source>
        <translation>Numeri che si possono chiamare</translation>
    </message>
    <message>
        <source>For calls out and for putting callers through. Emergency numbers are never called under a client&apos;s number.</source>
        <translation>Per le chiamate in uscita e per passare chi chiama. I numeri di emergenza non si chiamano mai con il numero di un cliente.</translation>
    </message>
    <message>
        <source>A number that is only typed confirms by key before it gets a caller unannounced</source>
        <translation>Un numero solo digitato conferma con un tasto prima di ricevere chi chiama senza annuncio</translation>
    </message>
    <message>
        <source>Premium-rate numbers too</source>
        <translation>Anche i numeri a tariffa maggiorata</translation>
    </message>
    <message>
        <source>Shared-cost numbers too</source>
        <translation>Anche i numeri a costo ripartito</translation>
    </message>
    <message>
        <source>Whoever calls them pays for a service, often many euros.</source>
        <translation>Chi li chiama paga un servizio, spesso molti euro.</translation>
    </message>
    <message>
        <source>Whoever calls them pays a part of the cost, whoever is called the rest.</source>
        <translation>Chi li chiama paga una parte del costo, chi è chiamato il resto.</translation>
    </message>
    <message>
        <source>For example {number}.</source>
        <translation>Per esempio {number}.</translation>
    </message>
</context>
<context>
    <name>Discarding</name>
    <message>
        <source>What was typed for {client} is discarded</source>
        <translation>{client}: scartato quanto era scritto e non salvato</translation>
    </message>
    <message>
        <source>{client} is discarded</source>
        <translation>{client}: scartato</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuovo cliente</translation>
    </message>
</context>
<context>
    <name>EmergencyCard</name>
    <message>
        <source>Emergency: a threat</source>
        <translation>Emergenza: minaccia</translation>
    </message>
    <message>
        <source>Emergency: medical help</source>
        <translation>Emergenza: soccorso medico</translation>
    </message>
    <message>
        <source>Ring {number}</source>
        <translation>Chiama il {number}</translation>
    </message>
    <message>
        <source>No call is open.</source>
        <translation>Nessuna chiamata aperta.</translation>
    </message>
    <message>
        <source>This call and these notes are kept as evidence.</source>
        <translation>Questa chiamata e queste note si conservano come prova.</translation>
    </message>
    <message>
        <source>Without a call, notes stand here only until the card is closed.</source>
        <translation>Senza chiamata, le note restano qui solo finché la scheda è aperta.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in coda</translation>
    </message>
    <message>
        <source>That is the number from here. In {country} help is {number}, which only a phone there reaches: ask the caller to ring it, and have the help from here put you through.</source>
        <translation>Questo è il numero da qui. In {country} i soccorsi rispondono al {number}, raggiungibile solo da un telefono sul posto: chiedi a chi chiama di comporlo, e ai soccorsi di qui di metterti in contatto.</translation>
    </message>
    <message>
        <source>Address to give: {place}</source>
        <translation>Indirizzo da dare: {place}</translation>
    </message>
    <message>
        <source>Give the address at which help is needed.</source>
        <translation>Dai l’indirizzo in cui serve aiuto.</translation>
    </message>
    <message>
        <source>Address to give: {place} (there it is {hour})</source>
        <translation>Indirizzo da dare: {place} (lì sono le {hour})</translation>
    </message>
    <message>
        <source>Ask the caller kindly for street, number and floor: no street is kept here.</source>
        <translation>Chiedi con calma a chi chiama via, numero civico e piano: qui la via non è registrata.</translation>
    </message>
    <message>
        <source>You sit at: {place}</source>
        <translation>Tu ti trovi in: {place}</translation>
    </message>
    <message>
        <source>Ask: where are you, what has happened, is the person awake, does the person breathe?</source>
        <translation>Chiedi: dove siete, che cosa è successo, la persona è cosciente, respira?</translation>
    </message>
    <message>
        <source>Keep the caller on the line. Ring the emergency number from your own phone and repeat the answers.</source>
        <translation>Non far riagganciare chi chiama. Chiama il numero di emergenza dal tuo telefono e ripeti le risposte.</translation>
    </message>
    <message>
        <source>Tell the caller that help is on its way and who is coming. Do not hang up first.</source>
        <translation>Di’ che i soccorsi arrivano e chi viene. Non riagganciare per primo.</translation>
    </message>
    <message>
        <source>Then ring the client&apos;s headquarters.</source>
        <translation>Poi chiama la sede del cliente.</translation>
    </message>
    <message>
        <source>Stay calm, let the caller speak, do not interrupt. Do not hang up.</source>
        <translation>Mantieni la calma, lascia parlare, non interrompere. Non riagganciare.</translation>
    </message>
    <message>
        <source>Note the very words: what, where, when, why. Note voice, age, accent, sounds behind it.</source>
        <translation>Annota le parole esatte: che cosa, dove, quando, perché. Annota voce, età, accento, rumori di fondo.</translation>
    </message>
    <message>
        <source>Ask: where is it, when will it happen, what does it look like, why?</source>
        <translation>Chiedi: dov’è, quando succederà, che aspetto ha, perché?</translation>
    </message>
    <message>
        <source>Make a sign to a colleague, who rings the emergency number from another phone.</source>
        <translation>Fai un cenno a un collega, che chiami il numero di emergenza da un altro telefono.</translation>
    </message>
    <message>
        <source>Then tell the client&apos;s headquarters, and nobody else.</source>
        <translation>Poi avverti la sede del cliente, e nessun altro.</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergenza</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Torna al Centralino</translation>
    </message>
    <message>
        <source>What is said, in the very words. Enter keeps it with the time.</source>
        <translation>Le parole esatte. Invio le conserva con l’ora.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Annota</translation>
    </message>
    <message>
        <source>Notes, each with its time</source>
        <translation>Note, ognuna con la sua ora</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. A note, or saying above what it is, keeps this call as evidence.</source>
        <translation>Finora non è registrato niente. Una nota, o dire qui sopra di che cosa si tratta, conserva la chiamata come prova.</translation>
    </message>
    <message>
        <source>Threat, or medical help?</source>
        <translation>Minaccia o malore?</translation>
    </message>
    <message>
        <source>The keys of the call rest while this card is open: nobody is put through or hung up on. Esc leads back.</source>
        <translation>Finché questa scheda è aperta i tasti della chiamata riposano: nessuno viene passato né chiuso. Esc riporta al centralino.</translation>
    </message>
    <message>
        <source>{answer} answers the next caller, Esc leads back to the desk.</source>
        <translation>{answer} risponde alla prossima chiamata, Esc riporta al centralino.</translation>
    </message>
    <message>
        <source>The caller is not on the line any more.</source>
        <translation>Chi chiamava non è più in linea.</translation>
    </message>
    <message>
        <source>This call and these notes are kept as evidence. Say above which it is, as soon as you know.</source>
        <translation>Questa chiamata e queste note restano come prova. Indica qui sopra di che cosa si tratta, appena lo sai.</translation>
    </message>
    <message>
        <source>{threat} (a threat) or {medical} (medical)</source>
        <translation>{threat} (minaccia) o {medical} (malore)</translation>
    </message>
    <message>
        <source>Or: {place}</source>
        <translation>Oppure: {place}</translation>
    </message>
    <message>
        <source>Ask the caller whether help is needed there, on which floor and at which door.</source>
        <translation>Chiedi a chi chiama se serve aiuto proprio lì, a che piano e a quale porta.</translation>
    </message>
    <message>
        <source>Stay calm, let the caller speak. Do not hang up.</source>
        <translation>Mantieni la calma, lascia parlare chi chiama. Non riagganciare.</translation>
    </message>
    <message>
        <source>Note the very words. What you note is kept with its time, whichever it is.</source>
        <translation>Annota le parole esatte. Ciò che annoti resta con la sua ora, di qualunque cosa si tratti.</translation>
    </message>
    <message>
        <source>Say above which it is, a threat or medical help: what to do next then stands here.</source>
        <translation>Indica qui sopra se è una minaccia o un malore: qui compare che cosa fare dopo.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome</source>
        <translation>Ti diamo il benvenuto</translation>
    </message>
    <message>
        <source>Here you answer calls for companies that are not your own: whose call it is, what to say, whom to pass it to.</source>
        <translation>Qui rispondi per aziende che non sono la tua: di chi è la chiamata, che cosa dire, a chi passarla.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Prova la demo</translation>
    </message>
    <message>
        <source>An invented office with 25 clients. Calls arrive by themselves; nothing leaves this machine.</source>
        <translation>Un ufficio inventato con 25 clienti. Le chiamate arrivano da sole; niente esce da questo computer.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Avvia la demo</translation>
    </message>
    <message>
        <source>Set up my office</source>
        <translation>Crea il mio ufficio</translation>
    </message>
    <message>
        <source>An office of your own on this machine, empty or with your clients from a spreadsheet.</source>
        <translation>Un ufficio tuo su questo computer, vuoto o con i tuoi clienti da un foglio di calcolo.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Crea</translation>
    </message>
    <message>
        <source>Join an office</source>
        <translation>Entra in un ufficio condiviso</translation>
    </message>
    <message>
        <source>Your colleagues work in it already: an administrator gives you an address and a one-time password.</source>
        <translation>I tuoi colleghi ci lavorano già: un amministratore ti dà un indirizzo e una password monouso.</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Entra…</translation>
    </message>
    <message>
        <source>Open an office that exists…</source>
        <translation>Apri un ufficio esistente…</translation>
    </message>
    <message>
        <source>My office</source>
        <translation>Il mio ufficio</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nome dell’ufficio</translation>
    </message>
    <message>
        <source>Callers of unknown numbers hear it</source>
        <translation>Lo sente chi chiama un numero sconosciuto</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Paese</translation>
    </message>
    <message>
        <source>National numbers are read as dialled from here</source>
        <translation>I numeri nazionali si leggono come composti da qui</translation>
    </message>
    <message>
        <source>Kept in this file</source>
        <translation>Conservato in questo file</translation>
    </message>
    <message>
        <source>On this machine; not in a synchronised folder</source>
        <translation>Su questo computer; non in una cartella sincronizzata</translation>
    </message>
    <message>
        <source>Can be done later, too: a preview comes first</source>
        <translation>Si può fare anche dopo: prima c’è un’anteprima</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Create the office</source>
        <translation>Crea l’ufficio</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>What answers your numbers today?</source>
        <translation>Che cosa risponde oggi ai tuoi numeri?</translation>
    </message>
    <message>
        <source>What there is to do for it is shown once the office is open</source>
        <translation>Che cosa c’è da fare si vede appena l’ufficio è aperto</translation>
    </message>
    <message>
        <source>Import clients from a spreadsheet…</source>
        <translation>Importa i clienti da un foglio di calcolo…</translation>
    </message>
    <message>
        <source>Make a shared office of mine…</source>
        <translation>Condividi il mio ufficio…</translation>
    </message>
    <message>
        <source>Name the file in which the office is kept.</source>
        <translation>Indica il file in cui sta l’ufficio.</translation>
    </message>
</context>
<context>
    <name>FlagSheet</name>
    <message>
        <source>What is known of {caller}</source>
        <translation>Che cosa si sa di {caller}</translation>
    </message>
    <message>
        <source>FOR {client}</source>
        <translation>PER {client}</translation>
    </message>
    <message>
        <source>FOR ALL CLIENTS</source>
        <translation>PER TUTTI I CLIENTI</translation>
    </message>
    <message>
        <source>For this client</source>
        <translation>Per questo cliente</translation>
    </message>
    <message>
        <source>For all clients</source>
        <translation>Per tutti i clienti</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>FromAfar</name>
    <message>
        <source>{key} rings the marked row of Reach: press it again once it is the right one.</source>
        <translation>{key} chiama la riga scelta di Passa a: premilo ancora quando è quella giusta.</translation>
    </message>
    <message>
        <source>The call with {who} is over.</source>
        <translation>La chiamata con {who} è finita.</translation>
    </message>
    <message>
        <source>{who} is on hold.</source>
        <translation>{who} è in attesa.</translation>
    </message>
    <message>
        <source>You speak with {who} again.</source>
        <translation>Parli di nuovo con {who}.</translation>
    </message>
    <message>
        <source>The caller</source>
        <translation>Il chiamante</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Opening the office…</source>
        <translation>Apertura dell’ufficio…</translation>
    </message>
    <message>
        <source>The office cannot be opened</source>
        <translation>L’ufficio non si apre</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Another office…</source>
        <translation>Un altro ufficio…</translation>
    </message>
    <message>
        <source>The phone system&apos;s password</source>
        <translation>Password dell’impianto telefonico</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>La tua password</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Keep it in this machine&apos;s keyring</source>
        <translation>Salvala nel portachiavi di questo computer</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Open the office</source>
        <translation>Apri l’ufficio</translation>
    </message>
    <message>
        <source>Go on without phones</source>
        <translation>Continua senza telefoni</translation>
    </message>
    <message>
        <source>{copy} becomes the office. What was written after {when} is not in it. The damaged file is kept beside the copies.</source>
        <translation>{copy} diventa l’ufficio. Ciò che è stato scritto dopo il {when} non vi è contenuto. Il file danneggiato resta accanto alle copie.</translation>
    </message>
    <message>
        <source>Bring back a backup…</source>
        <translation>Ripristina un backup…</translation>
    </message>
    <message>
        <source>Yes, bring it back</source>
        <translation>Sì, ripristina</translation>
    </message>
    <message>
        <source>Bring back the copy of {when}</source>
        <translation>Ripristina la copia del {when}</translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation>Ripristina un backup</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>To whom does {number} belong?</source>
        <translation>Di chi è {number}?</translation>
    </message>
    <message>
        <source>Name, code or city</source>
        <translation>Nome, codice o città</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clienti</translation>
    </message>
    <message>
        <source>A new client</source>
        <translation>Un nuovo cliente</translation>
    </message>
    <message>
        <source>Enter it there</source>
        <translation>Inseriscilo lì</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>No client is called so.</source>
        <translation>Nessun cliente si chiama così.</translation>
    </message>
    <message>
        <source>Choose to whom it goes.</source>
        <translation>Scegli a chi va.</translation>
    </message>
</context>
<context>
    <name>GivenCallers</name>
    <message>
        <source>{name} has taken over the call of {who}.</source>
        <translation>{name} ha preso la chiamata di {who}.</translation>
    </message>
</context>
<context>
    <name>GreetingHours</name>
    <message>
        <source>Words for the hour of the day</source>
        <translation>Il saluto secondo l’ora</translation>
    </message>
    <message>
        <source>From which hour on which word is said, on the client&apos;s clock. What is left empty is as it stands in grey.</source>
        <translation>Da che ora si dice quale saluto, secondo l’orologio del cliente. Dove resta vuoto vale quello in grigio.</translation>
    </message>
    <message>
        <source>An hour and a word for each, with commas between: {example}</source>
        <translation>Un’ora e un saluto ciascuno, separati da virgole: {example}</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>hub</source>
        <translation>hub</translation>
    </message>
    <message>
        <source>no phones</source>
        <translation>senza telefoni</translation>
    </message>
    <message>
        <source>phones</source>
        <translation>telefoni</translation>
    </message>
    <message>
        <source>phones away</source>
        <translation>telefoni scollegati</translation>
    </message>
    <message>
        <source>database</source>
        <translation>database</translation>
    </message>
    <message>
        <source>database away</source>
        <translation>database scollegato</translation>
    </message>
    <message>
        <source>data</source>
        <translation>dati</translation>
    </message>
    <message>
        <source>hub away</source>
        <translation>hub scollegato</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>all clients</source>
        <translation>tutti i clienti</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numero o nome</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Dal giorno</translation>
    </message>
    <message>
        <source>Until day</source>
        <translation>Al giorno</translation>
    </message>
    <message>
        <source>all results</source>
        <translation>tutti gli esiti</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Searching</source>
        <translation>Ricerca in corso</translation>
    </message>
    <message>
        <source>Taken off the list.</source>
        <translation>Tolta dall’elenco.</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Esporta le chiamate</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Esportazione in corso</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) exported.</source>
        <translation>
            <numerusform>%n chiamata esportata.</numerusform>
            <numerusform>%n chiamate esportate.</numerusform>
        </translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Tutte le chiamate</translation>
    </message>
    <message>
        <source>To call back {count}</source>
        <translation>Da richiamare {count}</translation>
    </message>
    <message>
        <source>To call back</source>
        <translation>Da richiamare</translation>
    </message>
    <message>
        <source>No such call</source>
        <translation>Nessuna chiamata trovata</translation>
    </message>
    <message>
        <source>Every call of this office is found here: change the search or the days.</source>
        <translation>Qui si trovano tutte le chiamate dell’ufficio: cambia la ricerca o i giorni.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storico</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Elenchi</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Chiamate</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Esporta CSV</translation>
    </message>
    <message>
        <source>has got through since</source>
        <translation>ha parlato nel frattempo</translation>
    </message>
    <message>
        <source>At that moment</source>
        <translation>In quel momento</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln chiamata</numerusform>
            <numerusform>%Ln chiamate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>THIS CALLER</source>
        <translation>CHI CHIAMA</translation>
    </message>
    <message>
        <source>THIS CLIENT</source>
        <translation>QUESTO CLIENTE</translation>
    </message>
    <message>
        <source>Earlier calls of this caller</source>
        <translation>Chiamate precedenti di chi chiama</translation>
    </message>
    <message>
        <source>Latest calls of this client</source>
        <translation>Ultime chiamate di questo cliente</translation>
    </message>
    <message>
        <source>No earlier call of this caller to this client.</source>
        <translation>Chi chiama non ha mai chiamato prima questo cliente.</translation>
    </message>
    <message>
        <source>No calls of this client yet.</source>
        <translation>Ancora nessuna chiamata per questo cliente.</translation>
    </message>
</context>
<context>
    <name>ImportHeadings</name>
    <message>
        <source>WHAT IS THIS? REMEMBERED WITH THE IMPORT</source>
        <translation>CHE COS’È? SI RICORDA CON L’IMPORTAZIONE</translation>
    </message>
    <message>
        <source>Leave out this time</source>
        <translation>Tralasciare questa volta</translation>
    </message>
    <message>
        <source>Always leave out</source>
        <translation>Tralasciare sempre</translation>
    </message>
</context>
<context>
    <name>ImportPart</name>
    <message>
        <source>Import</source>
        <translation>Importazione</translation>
    </message>
    <message>
        <source>What the headings of your own files mean is remembered with the import. Forget one, and you are asked again.</source>
        <translation>Cosa significano le intestazioni dei tuoi file si ricorda con l’importazione. Dimenticane una e ti sarà chiesto di nuovo.</translation>
    </message>
    <message>
        <source>Nothing is remembered: headings that are not known are asked about when a file is imported.</source>
        <translation>Non si ricorda nulla: delle intestazioni non note si chiede quando si importa un file.</translation>
    </message>
    <message>
        <source>Headings that are remembered</source>
        <translation>Intestazioni ricordate</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Dimentica</translation>
    </message>
    <message>
        <source>always left out</source>
        <translation>sempre escluso</translation>
    </message>
</context>
<context>
    <name>ImportQuestion</name>
    <message>
        <source>Take what is good</source>
        <translation>Prendi ciò che va bene</translation>
    </message>
    <message>
        <source>Nothing for now</source>
        <translation>Per ora niente</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>taken without this</source>
        <translation>preso senza questo</translation>
    </message>
    <message>
        <source>taken as it is</source>
        <translation>preso così com’è</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) taken out of names: {names}</source>
        <translation>
            <numerusform>%n titolo tolto dai nomi e messo in Titolo: {names}</numerusform>
            <numerusform>%n titoli tolti dai nomi e messi in Titolo: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s) have no number yet: {clients}</source>
        <translation>
            <numerusform>%n cliente nuovo non ha ancora un numero: {clients}</numerusform>
            <numerusform>%n clienti nuovi non hanno ancora un numero: {clients}</numerusform>
        </translation>
    </message>
    <message>
        <source>card {n}</source>
        <translation>scheda {n}</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>riga {n}</translation>
    </message>
    <message>
        <source>new client</source>
        <translation>nuovo cliente</translation>
    </message>
    <message numerus="yes">
        <source>%n new number(s)</source>
        <translation>
            <numerusform>%n nuovo numero</numerusform>
            <numerusform>%n nuovi numeri</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new person(s)</source>
        <translation>
            <numerusform>%n nuova persona</numerusform>
            <numerusform>%n nuove persone</numerusform>
        </translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation>ancora senza numero</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambiato</numerusform>
            <numerusform>%n cambiati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s)</source>
        <translation>
            <numerusform>%n nuovo cliente</numerusform>
            <numerusform>%n nuovi clienti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Choose a file…</source>
        <translation>Scegli un file…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>ROW BY ROW</source>
        <translation>RIGA PER RIGA</translation>
    </message>
    <message>
        <source>What would change, and what was refused</source>
        <translation>Che cosa cambierebbe e che cosa è rifiutato</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lettura del file…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio…</translation>
    </message>
    <message>
        <source>Nothing was imported: somebody took its names or numbers. Below is what it would change now.</source>
        <translation>Non è stato importato nulla: qualcuno ha preso nomi o numeri di questo file. Sotto c’è quello che cambierebbe ora.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importato</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) new</source>
        <translation>
            <numerusform>%n riga nuova</numerusform>
            <numerusform>%n righe nuove</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambiata</numerusform>
            <numerusform>%n cambiate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n invariata</numerusform>
            <numerusform>%n invariate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n rifiutata</numerusform>
            <numerusform>%n rifiutate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back the zeros that %n number(s) began with, as in {text}: {taken}</source>
        <translation>
            <numerusform>Rimettere gli zeri iniziali a %n numero, come in {text}: {taken}</numerusform>
            <numerusform>Rimettere gli zeri iniziali a %n numeri, come in {text}: {taken}</numerusform>
        </translation>
    </message>
    <message>
        <source>Import clients and people</source>
        <translation>Importa clienti e persone</translation>
    </message>
    <message>
        <source>A spreadsheet (XLSX, XLS, ODS, CSV) or an address book (vCard)</source>
        <translation>Un foglio di calcolo (XLSX, XLS, ODS, CSV) o una rubrica (vCard)</translation>
    </message>
    <message>
        <source>Everything in it is about</source>
        <translation>Tutto il contenuto riguarda</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>Salva le righe rifiutate…</translation>
    </message>
    <message>
        <source>Spreadsheets and address books</source>
        <translation>Fogli di calcolo e rubriche</translation>
    </message>
    <message>
        <source>{file} refused</source>
        <translation>{file} rifiutate</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>Salva le righe rifiutate</translation>
    </message>
    <message>
        <source>Saved: {file}. Correct them there, then import it.</source>
        <translation>Salvate in {file}. Correggile lì, poi importa il file.</translation>
    </message>
    <message>
        <source>the clients that it names</source>
        <translation>i clienti che nomina</translation>
    </message>
    <message>
        <source>Sheets without a heading that is known: {sheets}</source>
        <translation>Fogli senza intestazioni conosciute: {sheets}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would be left out. Take the others without them?</source>
        <translation>
            <numerusform>%n riga sarebbe tralasciata. Prendere le altre senza?</numerusform>
            <numerusform>%n righe sarebbero tralasciate. Prendere le altre senza?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: {client} was saved by somebody meanwhile. Below is what it would change now.</source>
        <translation>Non è stato importato nulla: qualcuno ha salvato {client} nel frattempo. Qui sotto c’è quello che cambierebbe adesso.</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Join an office</source>
        <translation>Entra in un ufficio condiviso</translation>
    </message>
    <message>
        <source>An administrator of the office tells you these three, and a fingerprint to compare.</source>
        <translation>Un amministratore dell’ufficio ti dice queste tre cose, e un’impronta da confrontare.</translation>
    </message>
    <message>
        <source>Address of the office</source>
        <translation>Indirizzo dell’ufficio</translation>
    </message>
    <message>
        <source>As in rx1a2b3c@server.example/office; one with the login in it, too</source>
        <translation>Come rx1a2b3c@server.example/ufficio; anche quello con dentro il login</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>As in anna</source>
        <translation>Come anna</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Password monouso</translation>
    </message>
    <message>
        <source>If you have joined from another machine already: your own password</source>
        <translation>Se ti sei già unito da un altro computer: la tua password</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>Is this {office}?</source>
        <translation>È {office}?</translation>
    </message>
    <message>
        <source>Compare these signs with what you were told. Where one differs, another server answers: go back, and ask.</source>
        <translation>Confronta questi segni con quelli che ti sono stati detti. Se uno è diverso, risponde un altro server: torna indietro e chiedi.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Impronta</translation>
    </message>
    <message>
        <source>They are the same, sign by sign</source>
        <translation>Sono gli stessi, segno per segno</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nuova password</translation>
    </message>
    <message>
        <source>Your own from now on: a few words that only you know</source>
        <translation>D’ora in poi la tua: qualche parola che conosci solo tu</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Ancora una volta</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entra</translation>
    </message>
    <message>
        <source>Looking at the server…</source>
        <translation>Guardo il server…</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Ingresso in corso…</translation>
    </message>
</context>
<context>
    <name>JustEnded</name>
    <message>
        <source>no particular kind</source>
        <translation>nessun tipo in particolare</translation>
    </message>
    <message>
        <source>Call of {who}: {kind}.</source>
        <translation>Chiamata di {who}: {kind}.</translation>
    </message>
</context>
<context>
    <name>KeepSheet</name>
    <message>
        <source>{client} as a template</source>
        <translation>{client} come modello</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Nome del modello</translation>
    </message>
    <message>
        <source>Names, numbers and addresses that are known to be {client}&apos;s are blanks ‹…› already. Read each text, and tick what holds for other clients, too: what is not ticked stays out.</source>
        <translation>I nomi, i numeri e gli indirizzi che si sanno di {client} sono già spazi ‹…›. Leggi ogni testo e spunta ciò che vale anche per altri clienti: ciò che non è spuntato resta fuori.</translation>
    </message>
    <message>
        <source>Keep as a template</source>
        <translation>Salva come modello</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Enter a name for the template here.</source>
        <translation>Inserisci qui un nome per il modello.</translation>
    </message>
</context>
<context>
    <name>KeysPart</name>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>Put the cursor into a field and press the key. Delete takes a key away.</source>
        <translation>Metti il cursore in un campo e premi il tasto. Canc toglie il tasto.</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Ripristina tutti</translation>
    </message>
    <message>
        <source>also: {actions}</source>
        <translation>anche: {actions}</translation>
    </message>
</context>
<context>
    <name>KindBar</name>
    <message>
        <source>wrap-up {left}</source>
        <translation>post-chiamata {left}</translation>
    </message>
    <message>
        <source>Kind of call</source>
        <translation>Tipo di chiamata</translation>
    </message>
    <message>
        <source>KIND OF CALL</source>
        <translation>TIPO DI CHIAMATA</translation>
    </message>
    <message>
        <source>Last call: {who}</source>
        <translation>Ultima chiamata: {who}</translation>
    </message>
</context>
<context>
    <name>KindKeys</name>
    <message>
        <source>Kind of call: {kinds}</source>
        <translation>Tipo di chiamata: {kinds}</translation>
    </message>
</context>
<context>
    <name>LanguageHelp</name>
    <message>
        <source>The caller&apos;s language</source>
        <translation>La lingua di chi chiama</translation>
    </message>
    <message>
        <source>{language}, as in an earlier call from this number. {key} changes it.</source>
        <translation>{language}, come in una chiamata precedente da questo numero. {key} la cambia.</translation>
    </message>
    <message>
        <source>{language} is spoken at the client by: {people}</source>
        <translation>{language}, presso il cliente: {people}</translation>
    </message>
    <message>
        <source>Among colleagues: {colleagues}</source>
        <translation>Tra i colleghi: {colleagues}</translation>
    </message>
    <message>
        <source>{language}: no colleague is known to speak it.</source>
        <translation>{language}: non risulta nessun collega che lo parli.</translation>
    </message>
    <message>
        <source>{language} is spoken by: {colleagues}</source>
        <translation>{language}: lo parlano {colleagues}</translation>
    </message>
    <message>
        <source>(free)</source>
        <translation>(disponibile)</translation>
    </message>
    <message>
        <source>(in a call)</source>
        <translation>(in chiamata)</translation>
    </message>
    <message>
        <source>(pause)</source>
        <translation>(in pausa)</translation>
    </message>
    <message>
        <source>(not here)</source>
        <translation>(non c’è)</translation>
    </message>
</context>
<context>
    <name>LateKind</name>
    <message>
        <source>no particular kind</source>
        <translation>nessun tipo in particolare</translation>
    </message>
    <message>
        <source>Kind of call: {kind}.</source>
        <translation>Tipo di chiamata: {kind}.</translation>
    </message>
</context>
<context>
    <name>LeftHalfTyped</name>
    <message>
        <source>Go on with it</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>You were changing {client} and did not save: what was typed is kept.</source>
        <translation>Modifiche a {client} non salvate: quanto era scritto è conservato.</translation>
    </message>
    <message>
        <source>More of them: {n}.</source>
        <translation>Altri clienti: {n}.</translation>
    </message>
    <message>
        <source>a new client</source>
        <translation>un nuovo cliente</translation>
    </message>
</context>
<context>
    <name>LendsCall</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minuti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n ora</numerusform>
            <numerusform>%n ore</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} sees {client} for {length}, and can take this call.</source>
        <translation>{name} vede {client} per {length} e può prendere questa chiamata.</translation>
    </message>
</context>
<context>
    <name>LoansPart</name>
    <message>
        <source>COVER</source>
        <translation>SOSTITUZIONE</translation>
    </message>
    <message>
        <source>What is lent to them</source>
        <translation>Clienti affidati</translation>
    </message>
    <message>
        <source>A client, or all of a team</source>
        <translation>Un cliente, o tutti quelli di una squadra</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Fino a</translation>
    </message>
    <message>
        <source>As in 18:00, or tomorrow 14; empty: to the end of today</source>
        <translation>Come 18:00, o domani 14; vuoto: fino a stasera a mezzanotte</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>Affida</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>They see these clients of other teams, until it is over by itself.</source>
        <translation>Vede anche questi clienti di altre squadre; alla scadenza smette da sé.</translation>
    </message>
    <message>
        <source>They see the clients of their teams, and those without one. Others can be lent to them for a day.</source>
        <translation>Vede i clienti delle sue squadre e quelli senza squadra. Altri si possono affidare per un giorno.</translation>
    </message>
    <message>
        <source>a client</source>
        <translation>un cliente</translation>
    </message>
    <message>
        <source>one call</source>
        <translation>una chiamata</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>sostituzione</translation>
    </message>
    <message>
        <source>their team was busy</source>
        <translation>la loro squadra era occupata</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>ceduta</translation>
    </message>
    <message>
        <source>lent by {name}</source>
        <translation>affidato da {name}</translation>
    </message>
    <message>
        <source>All of {team}</source>
        <translation>Tutti quelli di {team}</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Looks</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>These belong to this workstation.</source>
        <translation>Valgono per questo computer.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Lingua dello schermo</translation>
    </message>
    <message>
        <source>Greetings are in the client&apos;s language whatever stands here</source>
        <translation>Le formule di risposta sono comunque nella lingua del cliente</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>Another size counts from the next start of the console</source>
        <translation>Una nuova dimensione vale dal prossimo avvio della console</translation>
    </message>
    <message>
        <source>Bring the console to the front when a call comes</source>
        <translation>Porta la console in primo piano quando arriva una chiamata</translation>
    </message>
    <message>
        <source>Show a small card over other windows during a call</source>
        <translation>Durante una chiamata mostra una piccola scheda sopra le altre finestre</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Come il desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contrasto</translation>
    </message>
</context>
<context>
    <name>MessageDetail</name>
    <message>
        <source>For anybody</source>
        <translation>Per chiunque</translation>
    </message>
    <message>
        <source>asks to be called back</source>
        <translation>chiede di essere richiamato</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>taken {when} by {whom}</source>
        <translation>preso {when} da {whom}</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Il messaggio</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Testo del messaggio</translation>
    </message>
    <message>
        <source>passed on to</source>
        <translation>riferito a</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>Riferito a</translation>
    </message>
    <message>
        <source>Not passed on after all</source>
        <translation>In realtà non riferito</translation>
    </message>
    <message>
        <source>Promise a call-back</source>
        <translation>Prometti di richiamare</translation>
    </message>
</context>
<context>
    <name>MessageFoot</name>
    <message>
        <source>Throw away</source>
        <translation>Butta via</translation>
    </message>
    <message>
        <source>Promise a call-back</source>
        <translation>Prometti di richiamare</translation>
    </message>
</context>
<context>
    <name>MessageOut</name>
    <message>
        <source>Copied: {what}.</source>
        <translation>Copiato: {what}.</translation>
    </message>
    <message>
        <source>Your mail program has it: {what}.</source>
        <translation>È nel programma di posta: {what}.</translation>
    </message>
    <message>
        <source>message for {whom}, from {who}</source>
        <translation>messaggio per {whom}, da {who}</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>chiunque</translation>
    </message>
    <message>
        <source>Once it is sent, say on Messages that it was passed on.</source>
        <translation>Quando è inviato, segna in Messaggi che è stato riferito.</translation>
    </message>
    <message>
        <source>It is not kept yet: {key}.</source>
        <translation>Non è ancora salvato: {key}.</translation>
    </message>
</context>
<context>
    <name>MessageTab</name>
    <message>
        <source>No call to take a message of.</source>
        <translation>Nessuna chiamata di cui prendere un messaggio.</translation>
    </message>
    <message>
        <source>Begun by {name}</source>
        <translation>Iniziato da {name}</translation>
    </message>
    <message>
        <source>a caller</source>
        <translation>chi ha chiamato</translation>
    </message>
    <message>
        <source>Unfinished: {who} for {client}</source>
        <translation>Da finire: {who} per {client}</translation>
    </message>
    <message>
        <source>Write what the caller wants, or tick “call back”.</source>
        <translation>Scrivi che cosa vuole chi chiama, o spunta «da richiamare».</translation>
    </message>
    <message>
        <source>For whom is it? Keep it once more for nobody in particular.</source>
        <translation>Per chi è? Salvalo di nuovo per lasciarlo senza destinatario.</translation>
    </message>
    <message>
        <source>for whom</source>
        <translation>per chi</translation>
    </message>
    <message>
        <source>Message for</source>
        <translation>Messaggio per</translation>
    </message>
    <message>
        <source>number to call back</source>
        <translation>numero da richiamare</translation>
    </message>
    <message>
        <source>Number to call back</source>
        <translation>Numero da richiamare</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
    <message>
        <source>asks to be called back</source>
        <translation>chiede di essere richiamato</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>What the caller leaves: it stays here for this call until it is kept. {key} leads back to Reach.</source>
        <translation>Ciò che lascia chi chiama: resta qui, con questa chiamata, finché non lo salvi. {key} riporta a Passa a.</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>Copied. Once it is sent, say that it was passed on.</source>
        <translation>Copiato. Una volta mandato, segnalo come riferito.</translation>
    </message>
    <message>
        <source>Your mail program has it. Once it is sent, say that it was passed on.</source>
        <translation>È nel tuo programma di posta. Una volta mandato, segnalo come riferito.</translation>
    </message>
    <message>
        <source>Passed on.</source>
        <translation>Riferito.</translation>
    </message>
    <message>
        <source>To pass on {count}</source>
        <translation>Da riferire {count}</translation>
    </message>
    <message>
        <source>To pass on</source>
        <translation>Da riferire</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Riferito</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Nessun messaggio trovato</translation>
    </message>
    <message>
        <source>Search in text, names and matter, or look in the other list.</source>
        <translation>Cerca nel testo, nei nomi e nel motivo, o guarda nell’altro elenco.</translation>
    </message>
    <message>
        <source>Nothing to pass on</source>
        <translation>Niente da riferire</translation>
    </message>
    <message>
        <source>What callers leave at the desk stands here until it was passed on.</source>
        <translation>Ciò che i chiamanti lasciano al Centralino resta qui finché non è riferito.</translation>
    </message>
    <message>
        <source>Nothing passed on yet</source>
        <translation>Ancora niente di riferito</translation>
    </message>
    <message>
        <source>Messages that were passed on stay here, with how, when and by whom.</source>
        <translation>I messaggi riferiti restano qui: come, quando e da chi.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Elenchi</translation>
    </message>
    <message>
        <source>Search in messages</source>
        <translation>Cerca nei messaggi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln messaggio</numerusform>
            <numerusform>%Ln messaggi</numerusform>
        </translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Esporta CSV</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>Esporta i messaggi</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Esportazione in corso</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported.</source>
        <translation>
            <numerusform>%n messaggio esportato.</numerusform>
            <numerusform>%n messaggi esportati.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentPanel</name>
    <message>
        <source>all clients</source>
        <translation>tutti i clienti</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Uno sguardo indietro</translation>
    </message>
    <message>
        <source>That is no moment: type a day, an hour or both.</source>
        <translation>Non è un momento: scrivi un giorno, un’ora o entrambi.</translation>
    </message>
    <message>
        <source>Page (*.html);;PDF (*.pdf)</source>
        <translation>Pagina (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Page for the client</source>
        <translation>Pagina per il cliente</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Scrittura</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Scritta: {file}</translation>
    </message>
    <message>
        <source>At that moment</source>
        <translation>In quel momento</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>As in 10:20, yesterday 10:20, Monday 9</source>
        <translation>Come in 10:20, ieri 10:20, lunedì 9</translation>
    </message>
    <message>
        <source>How long before and after</source>
        <translation>Quanto prima e dopo</translation>
    </message>
    <message>
        <source>± {minutes} min</source>
        <translation>± {minutes} min</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Calls, and what was out of order</source>
        <translation>Chiamate, e che cosa non andava</translation>
    </message>
    <message>
        <source>Who was on duty</source>
        <translation>Chi era in servizio</translation>
    </message>
    <message>
        <source>name assistants</source>
        <translation>nomina le assistenti</translation>
    </message>
    <message>
        <source>Whether the page for the client names the assistants who answered</source>
        <translation>Se la pagina per il cliente nomina le assistenti che hanno risposto</translation>
    </message>
    <message>
        <source>Show it among all calls</source>
        <translation>Mostrala tra tutte le chiamate</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>{number} of {client} goes to another client</source>
        <translation>{number} di {client} passa a un altro cliente</translation>
    </message>
    <message>
        <source>To whom: name, code or city</source>
        <translation>A chi: nome, codice o città</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>A chi</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>Da quando</translation>
    </message>
    <message>
        <source>As in now, Friday 8:00 or 01/12/2026 0:00, on the client&apos;s clock</source>
        <translation>Per esempio ora, venerdì 8:00 o 01/12/2026 0:00, all’ora del cliente</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Sposta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>No client is called so.</source>
        <translation>Nessun cliente si chiama così.</translation>
    </message>
    <message>
        <source>That is no moment.</source>
        <translation>Non è un momento.</translation>
    </message>
    <message>
        <source>From {when} on its calls are {to}&apos;s; until then they stay {owner}&apos;s.</source>
        <translation>Da {when} le sue chiamate sono di {to}; fino ad allora restano di {owner}.</translation>
    </message>
    <message>
        <source>Choose to whom it goes.</source>
        <translation>Scegli a chi passa.</translation>
    </message>
    <message>
        <source>From {when} on they are {to}&apos;s, as planned.</source>
        <translation>Da {when} sono di {to}, come previsto.</translation>
    </message>
</context>
<context>
    <name>NewsQuestions</name>
    <message>
        <source>“{text}” may be several people here. Who is meant?</source>
        <translation>Qui più persone possono essere «{text}». Di chi si parla?</translation>
    </message>
    <message>
        <source>Nobody here is called “{text}”. Who is meant?</source>
        <translation>Qui nessuno si chiama «{text}». Di chi si parla?</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>nobody here: keep it as text</source>
        <translation>nessuno di qui: resta solo testo</translation>
    </message>
    <message>
        <source>“{text}” is not understood as a time to come. Write it as in “till 15:30” or “till 3/12”, or choose the end:</source>
        <translation>«{text}» non si capisce come momento a venire. Scrivilo come in «fino alle 15:30» o «fino al 3/12», oppure scegli la fine:</translation>
    </message>
    <message>
        <source>{names}: a line is about one person. Write one for each. This one is about:</source>
        <translation>{names}: una riga riguarda una persona sola. Scrivine una per ciascuno. Questa riguarda:</translation>
    </message>
    <message>
        <source>the end of {day}</source>
        <translation>fine di {day}</translation>
    </message>
    <message>
        <source>Nobody is named who is out. Who is it?</source>
        <translation>Non è detto chi è fuori. Di chi si parla?</translation>
    </message>
    <message>
        <source>“{text}” says no end. Write it too, as in “till 18” or “till 3/12”, or choose it:</source>
        <translation>«{text}» non dice fino a quando. Scrivilo, come in «fino alle 18» o «fino al 3/12», oppure sceglilo:</translation>
    </message>
    <message>
        <source>“{text}”: that is who is out. Who stands in?</source>
        <translation>«{text}»: è proprio chi è fuori. Chi sostituisce?</translation>
    </message>
    <message>
        <source>nothing: the rest is true</source>
        <translation>niente: il resto è vero</translation>
    </message>
    <message>
        <source>the whole line is only to know</source>
        <translation>tutta la riga è solo da sapere</translation>
    </message>
    <message>
        <source>“{text}” is not understood. Write it otherwise, or say what it changes:</source>
        <translation>«{text}» non si capisce. Scrivilo in un altro modo, o scegli che cosa cambia:</translation>
    </message>
</context>
<context>
    <name>NewsSheet</name>
    <message>
        <source>News of {client}</source>
        <translation>Avvisi di {client}</translation>
    </message>
    <message>
        <source>As in: Rossi out till 15, all to Verdi</source>
        <translation>Per esempio: Rossi fuori fino alle 15, tutto a Verdi</translation>
    </message>
    <message>
        <source>What is true</source>
        <translation>Che cosa è vero</translation>
    </message>
    <message>
        <source>Who said so</source>
        <translation>Chi l’ha detto</translation>
    </message>
    <message>
        <source>How they were recognised</source>
        <translation>Come si è fatto riconoscere</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>No longer true</source>
        <translation>Non è più vero</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>TRUE NOW</source>
        <translation>VALE ORA</translation>
    </message>
    <message>
        <source>What is true now</source>
        <translation>Che cosa vale ora</translation>
    </message>
    <message>
        <source>How it is understood is shown here.</source>
        <translation>Qui si vede come viene capito.</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Notes of this call. They are kept as you type.</source>
        <translation>Note di questa chiamata. Si conservano mentre scrivi.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>No call to take notes of.</source>
        <translation>Nessuna chiamata di cui prendere note.</translation>
    </message>
</context>
<context>
    <name>OfficePart</name>
    <message>
        <source>Office</source>
        <translation>Ufficio</translation>
    </message>
    <message>
        <source>These belong to the whole office and go into its backup.</source>
        <translation>Valgono per tutto l’ufficio ed entrano nel suo backup.</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nome dell’ufficio</translation>
    </message>
    <message>
        <source>Callers of unknown numbers hear it</source>
        <translation>Lo sente chi chiama un numero sconosciuto</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Paese</translation>
    </message>
    <message>
        <source>Emergency number</source>
        <translation>Numero di emergenza</translation>
    </message>
    <message>
        <source>Shown on the emergency card; leave it empty for the country&apos;s own</source>
        <translation>Compare nella scheda d’emergenza; lascialo vuoto per quello del Paese</translation>
    </message>
    <message>
        <source>Our address, for the rescuers</source>
        <translation>Il nostro indirizzo, per i soccorsi</translation>
    </message>
    <message>
        <source>in Italian</source>
        <translation>in italiano</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>in inglese</translation>
    </message>
    <message>
        <source>Said when closed</source>
        <translation>Frase a uffici chiusi</translation>
    </message>
    <message>
        <source>Said when nobody can answer</source>
        <translation>Frase quando nessuno può rispondere</translation>
    </message>
    <message>
        <source>National numbers are read as dialled from here</source>
        <translation>I numeri nazionali si leggono come composti da qui</translation>
    </message>
</context>
<context>
    <name>OpenCardSheet</name>
    <message>
        <source>New call card</source>
        <translation>Nuova scheda</translation>
    </message>
    <message>
        <source>Whom did the caller ring?</source>
        <translation>Chi è stato chiamato?</translation>
    </message>
    <message>
        <source>Open card</source>
        <translation>Apri la scheda</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Caller&apos;s number</source>
        <translation>Numero di chi chiama</translation>
    </message>
    <message>
        <source>Leave it empty where it is not known.</source>
        <translation>Lascialo vuoto se non si conosce.</translation>
    </message>
    <message>
        <source>Read as {number}.</source>
        <translation>Letto come {number}.</translation>
    </message>
    <message>
        <source>Read as {number}: no such number is known.</source>
        <translation>Letto come {number}: non risulta un numero esistente.</translation>
    </message>
    <message>
        <source>Choose one of the clients&apos; numbers.</source>
        <translation>Scegli uno dei numeri dei clienti.</translation>
    </message>
</context>
<context>
    <name>OtherPhone</name>
    <message>
        <source>Your other phone</source>
        <translation>Il tuo altro telefono</translation>
    </message>
    <message>
        <source>A station or a number, for instance your mobile. It rings for your caller when this console and your phone are both gone; empty: the caller goes back into the queue</source>
        <translation>Una postazione o un numero, per esempio il tuo cellulare. Squilla per chi è al telefono con te quando questa postazione e il tuo telefono non ci sono più; vuoto: chi chiama torna in coda</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Client, person, number, page or command</source>
        <translation>Cliente, persona, numero, pagina o comando</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Risultati</translation>
    </message>
    <message>
        <source>Enter opens · Ctrl+Enter pins a client · Esc closes</source>
        <translation>Invio apre · Ctrl+Invio fissa un cliente · Esc chiude</translation>
    </message>
    <message>
        <source>Nothing found: fewer letters find more; misspellings are forgiven</source>
        <translation>Nessun risultato: meno lettere trovano di più; gli errori di battitura si perdonano</translation>
    </message>
    <message>
        <source>no longer a client</source>
        <translation>non è più cliente</translation>
    </message>
    <message>
        <source>Dial {number}</source>
        <translation>Componi {number}</translation>
    </message>
    <message>
        <source>no longer theirs since {day}</source>
        <translation>non più suo dal {day}</translation>
    </message>
    <message>
        <source>theirs from {day}</source>
        <translation>suo dal {day}</translation>
    </message>
</context>
<context>
    <name>PassingOn</name>
    <message>
        <source>{name} has taken over what you leave.</source>
        <translation>{name} ha preso in carico ciò che lasci.</translation>
    </message>
    <message>
        <source>{name} does not take it: it is still yours.</source>
        <translation>{name} non lo prende: resta a te.</translation>
    </message>
    <message>
        <source>{name} gives you this. It is yours once you take it over.</source>
        <translation>{name} ti passa queste consegne. Sono tue quando le prendi in carico.</translation>
    </message>
    <message>
        <source>{name} left this for the team. It is yours once you take it over, and nobody else&apos;s.</source>
        <translation>{name} ha lasciato queste consegne alla squadra. Quando le prendi in carico sono tue e di nessun altro.</translation>
    </message>
    <message>
        <source>To take over</source>
        <translation>Passaggio di consegne</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendi in carico</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Più tardi</translation>
    </message>
    <message>
        <source>I do not take it</source>
        <translation>Non le prendo</translation>
    </message>
    <message>
        <source>It is yours now. Half-typed messages stand on the desk.</source>
        <translation>Ora è in carico a te. I messaggi lasciati a metà sono sul centralino.</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>How {name} comes in</source>
        <translation>Come entra {name}</translation>
    </message>
    <message>
        <source>The login of {name} was closed, and is open again.</source>
        <translation>L’accesso di {name} era chiuso e ora è di nuovo aperto.</translation>
    </message>
    <message numerus="yes">
        <source>Shown only now: tell them all of it. The password is good once, for %n day(s).</source>
        <translation>
            <numerusform>Si vede solo ora: comunica tutto. La password vale una volta, per %n giorno.</numerusform>
            <numerusform>Si vede solo ora: comunica tutto. La password vale una volta, per %n giorni.</numerusform>
        </translation>
    </message>
    <message>
        <source>They choose one of their own when they join.</source>
        <translation>Ne sceglie una propria quando si collega.</translation>
    </message>
    <message>
        <source>Address of the office, for “Join an office” on their machine</source>
        <translation>Indirizzo dell’ufficio, per «Entra in un ufficio condiviso» sul loro computer</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Password monouso</translation>
    </message>
    <message>
        <source>Fingerprint of the office</source>
        <translation>Impronta dell’ufficio</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Copia: {what}</translation>
    </message>
    <message>
        <source>Tell them the fingerprint by another way than the rest: they compare it sign by sign.</source>
        <translation>Comunica l’impronta per un’altra via che il resto: la confrontano segno per segno.</translation>
    </message>
    <message>
        <source>Tell them the fingerprint of the office too: it stands in Settings, Shared office.</source>
        <translation>Comunica anche l’impronta dell’ufficio: sta in Impostazioni, Ufficio condiviso.</translation>
    </message>
    <message>
        <source>I have told them</source>
        <translation>Comunicato</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Callers hear it in the greeting</source>
        <translation>Chi chiama lo sente nella formula di risposta</translation>
    </message>
    <message>
        <source>They come in by it; it never changes</source>
        <translation>Serve per entrare; non cambia mai</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contratto</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>As in 31/12/2026; at midnight by the office&apos;s clock it closes the login</source>
        <translation>Come 31/12/2026; a mezzanotte, ora dell’ufficio, chiude il login</translation>
    </message>
    <message>
        <source>Usual phone</source>
        <translation>Telefono abituale</translation>
    </message>
    <message>
        <source>Proposed where a console has none</source>
        <translation>Proposto dove la console non ne ha</translation>
    </message>
    <message>
        <source>Speaks with callers</source>
        <translation>Parla con chi chiama</translation>
    </message>
    <message>
        <source>With commas between them; a new name makes a team.</source>
        <translation>Separate da virgole; un nome nuovo crea una squadra.</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Squadre</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Phone system</source>
        <translation>Impianto telefonico</translation>
    </message>
    <message>
        <source>Without one, call cards are kept by hand, and “receptionist pop” brings up a client&apos;s card.</source>
        <translation>Senza impianto le schede si compilano a mano, e «receptionist pop» mostra la scheda di un cliente.</translation>
    </message>
    <message>
        <source>A demo office can only be joined to the simulator: nothing in it may ring a real phone.</source>
        <translation>Un ufficio demo si collega solo al simulatore: non deve far squillare telefoni veri.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Kept in this machine&apos;s keyring, never in a file; leave it empty to use the one known</source>
        <translation>Si conserva nel portachiavi di questa macchina, mai in un file; lasciala vuota per usare quella già nota</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Collegamento</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Moduli</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Applicazione</translation>
    </message>
    <message>
        <source>Dialplan</source>
        <translation>Dialplan</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Watchdog</translation>
    </message>
    <message>
        <source>Saved. The hub uses it from now on, or, where calls are live, when the last of them has ended.</source>
        <translation>Salvato. L’hub lo usa da ora o, se ci sono chiamate in corso, quando l’ultima è finita.</translation>
    </message>
    <message>
        <source>Saved. No hub is here now: the next one that runs uses it.</source>
        <translation>Salvato. Ora non c’è nessun hub: lo userà il prossimo che parte.</translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation>Trunk</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Messaggi registrati</translation>
    </message>
    <message>
        <source>Names in the fallback</source>
        <translation>Nomi nel percorso di riserva</translation>
    </message>
    <message>
        <source>Calls are live on the present phone system: {count}. Nothing has been changed yet.</source>
        <translation>Chiamate in corso sull’impianto attuale: {count}. Non è ancora cambiato nulla.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Collegamento…</translation>
    </message>
    <message>
        <source>Saved. The phone system is connected when the last call has ended.</source>
        <translation>Salvato. L’impianto telefonico si collega quando finisce l’ultima chiamata.</translation>
    </message>
    <message>
        <source>Saved, and in force.</source>
        <translation>Salvato e attivo.</translation>
    </message>
    <message>
        <source>Keep the password in the keyring</source>
        <translation>Salva la password nel portachiavi</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Postazioni</translation>
    </message>
    <message>
        <source>The assistants&apos; phones, as the phone system calls them, with commas</source>
        <translation>I telefoni degli assistenti, come li chiama l’impianto, separati da virgole</translation>
    </message>
    <message>
        <source>Sounds folder</source>
        <translation>Cartella dei suoni</translation>
    </message>
    <message>
        <source>Spoken announcements are written here, and the phone system plays them from here: one folder that both see</source>
        <translation>I messaggi registrati si scrivono qui e l’impianto telefonico li riproduce da qui: una cartella che vedano entrambi</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Scegli la cartella…</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Prova il collegamento</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Salva e collega</translation>
    </message>
    <message>
        <source>Save, and connect when the last call has ended</source>
        <translation>Salva e collega quando finisce l’ultima chiamata</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Lascia com’è</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Prova in corso…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>What answers your numbers today?</source>
        <translation>Che cosa risponde oggi ai tuoi numeri?</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Collegamento</translation>
    </message>
    <message>
        <source>As in http://127.0.0.1:8088, where its ARI answers</source>
        <translation>Come http://127.0.0.1:8088, dove risponde la sua ARI</translation>
    </message>
    <message>
        <source>The endpoint by which the carrier&apos;s calls arrive, as the phone system calls it</source>
        <translation>L’endpoint da cui arrivano le chiamate dell’operatore, come lo chiama l’impianto</translation>
    </message>
</context>
<context>
    <name>PinnedCall</name>
    <message>
        <source>Your call</source>
        <translation>La chiamata in corso</translation>
    </message>
    <message>
        <source>To the call</source>
        <translation>Alla chiamata</translation>
    </message>
</context>
<context>
    <name>PopLine</name>
    <message>
        <source>Path of the program</source>
        <translation>Percorso del programma</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametri</translation>
    </message>
    <message>
        <source>The line to run</source>
        <translation>La riga da eseguire</translation>
    </message>
    <message>
        <source>In 3CX, name each inbound rule after its number, as in +390299900101.</source>
        <translation>In 3CX, dai a ogni regola in entrata il suo numero come nome, per esempio +390299900101.</translation>
    </message>
    <message>
        <source>There too, have the inbound name put before the caller&apos;s ID: a called number is handed over in no other way.</source>
        <translation>Sempre lì, fai mettere il nome della regola prima dell’ID di chi chiama: il numero chiamato non viene passato in altro modo.</translation>
    </message>
    <message>
        <source>In the 3CX client for Windows, in the advanced settings under Behaviour, have an external application launched on incoming calls, when it rings.</source>
        <translation>Nel client 3CX per Windows, nelle impostazioni avanzate, alla voce Behaviour, fai avviare un’applicazione esterna alle chiamate in arrivo, quando suonano.</translation>
    </message>
    <message>
        <source>The client must run on this computer, under the same user as this console, and be allowed to start programs. 3CX&apos;s web client can only open web pages: with it, keep cards by hand.</source>
        <translation>Il client dev’essere su questo computer, dello stesso utente di questa console, e poter avviare programmi. Il client web di 3CX apre solo pagine web: con quello, tieni le schede a mano.</translation>
    </message>
    <message>
        <source>In WMS, Dialplan, give the calls to each number a tag that is that number (Set, tag).</source>
        <translation>In WMS, Dialplan, dai alle chiamate di ogni numero un tag che è quel numero (Set, tag).</translation>
    </message>
    <message>
        <source>In Collaboration, open Settings, Personal, Popup URL / App, and add an app for incoming calls.</source>
        <translation>In Collaboration, apri Settings, Personal, Popup URL / App e aggiungi un’app per le chiamate in arrivo.</translation>
    </message>
    <message>
        <source>Choose the event Ringing, and paste the line below.</source>
        <translation>Scegli l’evento Ringing e incolla la riga qui sotto.</translation>
    </message>
    <message>
        <source>It needs Collaboration as a program on this computer, under the same user as this console, with a UC-Essential licence. x-bees and Collaboration 7 open only web pages: with them, keep cards by hand. A call from a colleague starts nothing.</source>
        <translation>Serve Collaboration come programma su questo computer, dello stesso utente di questa console, con una licenza UC-Essential. x-bees e Collaboration 7 aprono solo pagine web: con quelli, tieni le schede a mano. La chiamata di un collega non avvia niente.</translation>
    </message>
    <message>
        <source>Look in the settings of its client for a program that is started when a call comes in (screen pop, action).</source>
        <translation>Cerca nelle impostazioni del suo client un programma da avviare quando arriva una chiamata (screen pop, azione).</translation>
    </message>
    <message>
        <source>Paste the line below, and have it run when it rings, not when it is answered.</source>
        <translation>Incolla la riga qui sotto, e falla eseguire quando suona, non quando si risponde.</translation>
    </message>
    <message>
        <source>Put the client&apos;s own placeholder for the number that was called in place of CALLED, and the one for the caller&apos;s in place of CALLING. Any form of a number will do.</source>
        <translation>Metti al posto di CALLED il segnaposto del client per il numero chiamato, e al posto di CALLING quello per il numero di chi chiama. Va bene qualsiasi forma del numero.</translation>
    </message>
    <message>
        <source>The client must run on this computer, under the same user as this console, and be allowed to start programs. One that only opens web pages cannot do this: with it, keep cards by hand.</source>
        <translation>Il client dev’essere su questo computer, dello stesso utente di questa console, e poter avviare programmi. Con uno che apre solo pagine web non si può: tieni le schede a mano.</translation>
    </message>
</context>
<context>
    <name>ProfileHead</name>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Prova</translation>
    </message>
</context>
<context>
    <name>ProfilePane</name>
    <message>
        <source>Parts of the profile</source>
        <translation>Parti del profilo</translation>
    </message>
</context>
<context>
    <name>PutThrough</name>
    <message>
        <source>This card has no caller on the line to put through. Enter rings {who}.</source>
        <translation>Questa scheda non ha nessuno in linea da passare. Invio chiama {who}.</translation>
    </message>
    <message>
        <source>Answer the call first, then put it through.</source>
        <translation>Prima rispondi alla chiamata, poi passala.</translation>
    </message>
    <message>
        <source>{name} takes announced calls only: announcing first.</source>
        <translation>{name} accetta solo chiamate annunciate: prima si annuncia.</translation>
    </message>
    <message>
        <source>Choose a client first ({key}): the call goes out under its line.</source>
        <translation>Prima scegli un cliente ({key}): la chiamata parte dal suo numero.</translation>
    </message>
    <message>
        <source>Ringing {who} for {client} under {line}.</source>
        <translation>Chiamo {who} per {client} dal numero {line}.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Cartella di file</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Unità</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>File %1</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sconosciuto</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Cerca in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipo di file:</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Cartella</translation>
    </message>
</context>
<context>
    <name>ReachPanel</name>
    <message>
        <source>Reach</source>
        <translation>Passa a</translation>
    </message>
    <message>
        <source>Whom to reach</source>
        <translation>A chi passare</translation>
    </message>
    <message>
        <source>Type a name, role or number</source>
        <translation>Nome, ruolo o numero</translation>
    </message>
    <message>
        <source>Enter consult · Shift+Enter blind · Alt+1…9 row</source>
        <translation>Invio annuncia · Shift+Invio senza annuncio · Alt+1…9 riga</translation>
    </message>
    <message>
        <source>Whom to put a caller through to stands here, in the order of the moment, once a client is on the desk.</source>
        <translation>Qui compare a chi passare la chiamata, nell’ordine del momento, appena c’è un cliente.</translation>
    </message>
    <message>
        <source>Nobody to put through to. A supervisor enters people under Clients; a number typed here is dialled.</source>
        <translation>Nessuno a cui passare. Le persone si inseriscono in Clienti (supervisore); un numero scritto qui viene composto.</translation>
    </message>
    <message>
        <source>No longer a client: nobody is put through. What to say stands on the card.</source>
        <translation>Non è più cliente: non si passa a nessuno. Che cosa dire sta sulla scheda.</translation>
    </message>
</context>
<context>
    <name>ReadyList</name>
    <message>
        <source>not ready yet</source>
        <translation>non ancora pronto</translation>
    </message>
    <message>
        <source>READY TO ANSWER?</source>
        <translation>SI PUÒ GIÀ RISPONDERE?</translation>
    </message>
    <message>
        <source>STILL MISSING</source>
        <translation>MANCA ANCORA</translation>
    </message>
    <message>
        <source>{next}: to what is missing · {more}: one more number, person, greeting</source>
        <translation>{next}: a quel che manca · {more}: un altro numero, un’altra persona o formula di risposta</translation>
    </message>
    <message>
        <source>{next}: to what is missing</source>
        <translation>{next}: a quel che manca</translation>
    </message>
    <message>
        <source>still missing: {what}</source>
        <translation>manca ancora: {what}</translation>
    </message>
    <message>
        <source>ready to answer</source>
        <translation>pronto per rispondere</translation>
    </message>
</context>
<context>
    <name>RingNow</name>
    <message>
        <source>Ring one of your numbers now</source>
        <translation>Chiama ora uno dei tuoi numeri</translation>
    </message>
    <message>
        <source>From a phone outside. What arrives is shown here: the header in which the number stood, and whose it is.</source>
        <translation>Da un telefono esterno. Qui si vede che cosa arriva: l’intestazione in cui stava il numero, e di chi è.</translation>
    </message>
    <message>
        <source>Wait for a call</source>
        <translation>Aspetta una chiamata</translation>
    </message>
    <message>
        <source>Wait for another call</source>
        <translation>Aspetta un’altra chiamata</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Smetti di aspettare</translation>
    </message>
    <message>
        <source>Give it to a client…</source>
        <translation>Assegnalo a un cliente…</translation>
    </message>
    <message>
        <source>Waiting for a call: {seconds} s</source>
        <translation>Si aspetta una chiamata: {seconds} s</translation>
    </message>
    <message>
        <source>No call arrived. Looking for what keeps it away…</source>
        <translation>Non è arrivata nessuna chiamata. Si cerca che cosa la trattiene…</translation>
    </message>
    <message>
        <source>The call came to the desk.</source>
        <translation>La chiamata è arrivata al centralino.</translation>
    </message>
    <message>
        <source>The phone system&apos;s client has brought up a call.</source>
        <translation>Il client dell’impianto telefonico ha mostrato una chiamata.</translation>
    </message>
    <message>
        <source>The call came to our dialplan, and no desk took it: the fallback&apos;s phones ring.</source>
        <translation>La chiamata è arrivata al nostro dialplan e nessun centralino l’ha presa: suonano i telefoni del percorso di riserva.</translation>
    </message>
    <message>
        <source>The call arrived in [{context}] and was not handed to the desk.</source>
        <translation>La chiamata è arrivata in [{context}] e non è stata passata al centralino.</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Intestazione</translation>
    </message>
    <message>
        <source>What stood there</source>
        <translation>Che cosa c’era</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Letto come</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Di chi è</translation>
    </message>
    <message>
        <source>the request itself</source>
        <translation>la richiesta stessa</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>nessun numero</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <translation>di nessuno</translation>
    </message>
    <message>
        <source>No number could be read in it, so that it is answered for {office}.</source>
        <translation>Non vi si legge nessun numero, perciò si risponde per {office}.</translation>
    </message>
    <message>
        <source>Nobody has the number {number}, so that it is answered for {office}. Give it to a client.</source>
        <translation>Il numero {number} non è di nessuno, perciò si risponde per {office}. Assegnalo a un cliente.</translation>
    </message>
    <message>
        <source>It is {client}&apos;s: the line {number}.</source>
        <translation>È di {client}: il numero {number}.</translation>
    </message>
    <message>
        <source>The caller withholds the number.</source>
        <translation>Chi chiama ha un numero anonimo.</translation>
    </message>
    <message>
        <source>The caller is presented as {caller}; the carrier vouches for it.</source>
        <translation>Chi chiama è presentato come {caller}; l’operatore lo garantisce.</translation>
    </message>
    <message>
        <source>The caller is presented as {caller}.</source>
        <translation>Chi chiama è presentato come {caller}.</translation>
    </message>
    <message>
        <source>No call arrived. Check, in this order:</source>
        <translation>Non è arrivata nessuna chiamata. Controlla, in quest’ordine:</translation>
    </message>
</context>
<context>
    <name>RotaPicture</name>
    <message>
        <source>Two weeks before</source>
        <translation>Due settimane prima</translation>
    </message>
    <message>
        <source>Two weeks later</source>
        <translation>Due settimane dopo</translation>
    </message>
    <message>
        <source>Who is on call, day by day</source>
        <translation>Chi è reperibile, giorno per giorno</translation>
    </message>
    <message>
        <source>When nobody is on call</source>
        <translation>Quando nessuno è reperibile</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>Chi lo prende</translation>
    </message>
    <message>
        <source>Takes this gap</source>
        <translation>Copre questo vuoto</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>No gaps: whenever the client is closed, somebody is on call.</source>
        <translation>Nessun vuoto: quando il cliente è chiuso, qualcuno è sempre reperibile.</translation>
    </message>
    <message>
        <source>nobody from {since} to {until}</source>
        <translation>nessuno da {since} a {until}</translation>
    </message>
    <message>
        <source>on call</source>
        <translation>reperibile</translation>
    </message>
    <message>
        <source>swapped</source>
        <translation>turno scambiato</translation>
    </message>
    <message>
        <source>the client is open and answers itself</source>
        <translation>il cliente è aperto e risponde da sé</translation>
    </message>
</context>
<context>
    <name>SaidPassword</name>
    <message>
        <source>The password, as the caller says it</source>
        <translation>La parola d’ordine, come la dice chi chiama</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controlla</translation>
    </message>
    <message>
        <source>That is the password.</source>
        <translation>La parola d’ordine è giusta.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio…</translation>
    </message>
    <message>
        <source>What is marked cannot be understood.</source>
        <translation>Ciò che è segnato non si capisce.</translation>
    </message>
    <message>
        <source>Not saved: {part}. {why}</source>
        <translation>Non salvato: {part}. {why}</translation>
    </message>
    <message>
        <source>{client} is saved</source>
        <translation>{client}: salvato</translation>
    </message>
    <message>
        <source>{client} is saved. A number that was taken away stays, with its end: its past is theirs.</source>
        <translation>{client}: salvato. Un numero tolto resta, con la sua fine: il passato è del cliente.</translation>
    </message>
    <message>
        <source>{client} is saved, with the code {code}: {taken} is another client&apos;s.</source>
        <translation>{client}: salvato con il codice {code}, perché {taken} è già di un altro cliente.</translation>
    </message>
    <message>
        <source>{client} is as the other saved it: what you typed has gone.</source>
        <translation>{client} è come l’ha salvato l’altra persona: quello che hai scritto non c’è più.</translation>
    </message>
</context>
<context>
    <name>SayNow</name>
    <message>
        <source>What to say now</source>
        <translation>Che cosa dire ora</translation>
    </message>
    <message>
        <source>{name} hands you this call. Once you have taken it:</source>
        <translation>{name} ti passa questa chiamata. Quando l’avrai presa:</translation>
    </message>
    <message>
        <source>Say: {sentence}</source>
        <translation>Di’: {sentence}</translation>
    </message>
    <message>
        <source>said: {sentence}</source>
        <translation>detto: {sentence}</translation>
    </message>
    <message>
        <source>This greeting is empty. A supervisor mends it under Clients.</source>
        <translation>Questa formula di risposta è vuota. Un supervisore la corregge in Clienti.</translation>
    </message>
    <message>
        <source>This greeting cannot be filled in because of “{word}”: it stands here as it was typed.</source>
        <translation>Questa formula di risposta non si compila per via di «{word}»: è qui come è stata scritta.</translation>
    </message>
    <message>
        <source>A supervisor mends it under Clients.</source>
        <translation>Un supervisore la corregge in Clienti.</translation>
    </message>
    <message>
        <source>Once you speak with the caller again:</source>
        <translation>Quando torni a parlare con chi chiama:</translation>
    </message>
</context>
<context>
    <name>SayableSheet</name>
    <message>
        <source>What may be said of {client}</source>
        <translation>Cosa si può dire di {client}</translation>
    </message>
    <message>
        <source>No longer a client: nothing is said of them. Say the sentence that stands on the card.</source>
        <translation>Non è più cliente: non se ne dice nulla. Di’ la frase che sta sulla scheda.</translation>
    </message>
    <message>
        <source>With a lock: only to somebody who asks for just that.</source>
        <translation>Con il lucchetto: solo a chi chiede proprio quello.</translation>
    </message>
    <message>
        <source>Nothing is entered that may be said. A supervisor enters it under Clients, What to say.</source>
        <translation>Non c’è ancora nulla da dire. Lo inserisce chi supervisiona, in Clienti, Che cosa dire.</translation>
    </message>
    <message>
        <source>What may be said</source>
        <translation>Cosa si può dire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>only on request</source>
        <translation>solo su richiesta</translation>
    </message>
    <message>
        <source>In {language} only: translate it as you say it.</source>
        <translation>Solo in {language}: si traduce mentre lo si dice.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuovo</translation>
    </message>
</context>
<context>
    <name>SaysWhy</name>
    <message>
        <source>There is no call of yours to give to another client.</source>
        <translation>Non hai nessuna chiamata da assegnare a un altro cliente.</translation>
    </message>
    <message>
        <source>Look at the client whom the caller meant first ({search}); then {give} gives it the call.</source>
        <translation>Apri prima il cliente che chi chiama cercava ({search}); poi {give} gli assegna la chiamata.</translation>
    </message>
    <message>
        <source>Answer the call first; then say what kind of call it is.</source>
        <translation>Rispondi prima alla chiamata; poi indica di che tipo è.</translation>
    </message>
    <message>
        <source>No call: what kind one was can still be set on its row in History ({key}).</source>
        <translation>Nessuna chiamata: di che tipo era si può ancora indicare sulla sua riga nello Storico ({key}).</translation>
    </message>
</context>
<context>
    <name>SeatPage</name>
    <message>
        <source>Who sits here?</source>
        <translation>Chi lavora qui?</translation>
    </message>
    <message>
        <source>In an office on one machine nobody has a password: anybody here can choose any name. Roles keep from changing things by accident; they are no protection.</source>
        <translation>In un ufficio su un solo computer nessuno ha una password: qui chiunque può scegliere qualsiasi nome. I ruoli evitano modifiche per sbaglio; non sono una protezione.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>Callers hear it in the greeting</source>
        <translation>Chi chiama lo sente nella formula di risposta</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>Your phone</source>
        <translation>Il tuo telefono</translation>
    </message>
    <message>
        <source>The station&apos;s name in the phone system; empty: at no phone</source>
        <translation>Nome della postazione nell’impianto; vuoto: nessun telefono</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Inizia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Somebody new…</source>
        <translation>Una persona nuova…</translation>
    </message>
    <message>
        <source>Signed out: {name}</source>
        <translation>Turno chiuso: {name}</translation>
    </message>
    <message>
        <source>No call is offered here until you begin again. A colleague begins at a console of their own.</source>
        <translation>Finché non ricominci, qui non arriva nessuna chiamata. Un collega comincia dalla propria console.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Call-back promised.</source>
        <translation>Promessa annotata tra le chiamate da richiamare.</translation>
    </message>
    <message>
        <source>{who} was reached: off the list.</source>
        <translation>{who} è stato raggiunto: non è più da richiamare.</translation>
    </message>
    <message>
        <source>{action} ({key}) waits for what lies over it: Esc closes that.</source>
        <translation>{action} ({key}) aspetta ciò che gli sta sopra: Esc lo chiude.</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Enter a number first: a trial call rings one.</source>
        <translation>Inserisci prima un numero: la chiamata di prova arriva su un numero.</translation>
    </message>
    <message>
        <source>Mend what is marked first: a trial goes by the profile.</source>
        <translation>Correggi prima ciò che è segnato: la prova segue il profilo.</translation>
    </message>
    <message>
        <source>Who gets it?</source>
        <translation>A chi arriva?</translation>
    </message>
    <message>
        <source>Mend what is marked first: the answer goes by the profile.</source>
        <translation>Correggi prima ciò che è segnato: la risposta segue il profilo.</translation>
    </message>
    <message>
        <source>Save this client first: a number goes as it is kept.</source>
        <translation>Salva prima questo cliente: il numero passa com’è salvato.</translation>
    </message>
    <message>
        <source>{number} goes to {client}</source>
        <translation>{number} passa a {client}</translation>
    </message>
    <message>
        <source>From a template</source>
        <translation>Da un modello</translation>
    </message>
    <message>
        <source>A real call comes first: take it, or say with {key} that you are not there, and try again.</source>
        <translation>Prima le chiamate vere: rispondi, oppure indica con {key} che non ci sei, e riprova.</translation>
    </message>
    <message>
        <source>A real call for {client} is here: the trial was ended. {key} answers.</source>
        <translation>Una chiamata vera per {client}: la prova è finita. {key} risponde.</translation>
    </message>
    <message>
        <source>an unknown line</source>
        <translation>una linea sconosciuta</translation>
    </message>
    <message>
        <source>You are in a call: finish it first, then try again.</source>
        <translation>Sei in una chiamata: prima concludila, poi riprova.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Parts of the settings</source>
        <translation>Parti delle impostazioni</translation>
    </message>
</context>
<context>
    <name>SharedPart</name>
    <message>
        <source>Shared office</source>
        <translation>Ufficio condiviso</translation>
    </message>
    <message>
        <source>These hold at every workstation of the office.</source>
        <translation>Valgono su ogni postazione dell’ufficio.</translation>
    </message>
    <message>
        <source>Where the hubs are</source>
        <translation>Dove si trovano gli hub</translation>
    </message>
    <message>
        <source>As in server.example:7443, with commas between. Consoles look there the next time they look for a hub</source>
        <translation>Come in server.example:7443, separati da virgole. Le console cercano lì la prossima volta che cercano un hub</translation>
    </message>
    <message>
        <source>Fingerprint of the office, which you tell whoever joins: they compare it sign by sign</source>
        <translation>Impronta dell’ufficio, da comunicare a chi si unisce: la confronta segno per segno</translation>
    </message>
    <message>
        <source>Seconds until a call is offered to other teams</source>
        <translation>Secondi prima che una chiamata sia offerta ad altre squadre</translation>
    </message>
    <message>
        <source>So long a client’s own team has for it; where nobody of the team is there, others are offered it at once</source>
        <translation>È il tempo che ha la squadra del cliente; se della squadra non c’è nessuno, viene offerta subito agli altri</translation>
    </message>
    <message>
        <source>Enter a number of seconds from {least} to {most}.</source>
        <translation>Inserisci un numero di secondi da {least} a {most}.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Pages</source>
        <translation>Pagine</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Cerca ovunque</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Centralino</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clienti</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Storico</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personale</translation>
    </message>
</context>
<context>
    <name>ShiftOfHers</name>
    <message>
        <source>Since your last shift</source>
        <translation>Dal tuo ultimo turno</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>This is your first shift: all of it is new.</source>
        <translation>È il tuo primo turno: tutto è nuovo.</translation>
    </message>
    <message>
        <source>Nothing has changed since your last shift ({when}).</source>
        <translation>Nulla è cambiato dal tuo ultimo turno ({when}).</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since your last shift</source>
        <translation>
            <numerusform>%n novità dal tuo ultimo turno</numerusform>
            <numerusform>%n novità dal tuo ultimo turno</numerusform>
        </translation>
    </message>
    <message>
        <source>You cannot sign out now</source>
        <translation>Ora non puoi uscire dal turno</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Resta</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation>Esci dal turno</translation>
    </message>
    <message>
        <source>The database cannot be reached, and something half-typed is written down nowhere yet: signing out now loses it. Stay until the database is back, or write it down elsewhere.</source>
        <translation>Il database non è raggiungibile e qualcosa che hai lasciato a metà non è ancora salvato da nessuna parte: se esci adesso va perso. Resta finché il database non torna, oppure annotalo altrove.</translation>
    </message>
    <message>
        <source>The database cannot be reached: what else you leave could not be looked up, and nothing can be given to anybody now. All of it stays yours, and nothing is lost. You can sign out.</source>
        <translation>Il database non è raggiungibile: che cos’altro lasci non si è potuto guardare, e adesso non si può passare niente a nessuno. Tutto resta tuo e niente va perso. Puoi uscire.</translation>
    </message>
    <message>
        <source>This is left for whoever comes next; nothing of it is lost. Enter on a line goes there.</source>
        <translation>Questo resta a chi viene dopo di te; nulla va perso. Invio su una riga ci porta.</translation>
    </message>
    <message>
        <source>Nothing is left.</source>
        <translation>Non resta nulla.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Esci dal turno</translation>
    </message>
    <message>
        <source>Hand over to a colleague…</source>
        <translation>Dai a un collega…</translation>
    </message>
    <message>
        <source>{who} is on hold for {client} and waits for you. Enter leads to the call: end it or put it through.</source>
        <translation>{who} è in attesa per {client} e aspetta te. Invio porta alla chiamata: chiudila o passala.</translation>
    </message>
    <message>
        <source>You are in a call with {who} for {client}. Enter leads to it: end it or put it through.</source>
        <translation>Sei in una chiamata con {who} per {client}. Invio ci porta: chiudila o passala.</translation>
    </message>
    <message>
        <source>Not saved yet: {clients}. Save or discard it first: Enter leads there.</source>
        <translation>Non ancora salvato: {clients}. Prima salva o scarta: Invio porta lì.</translation>
    </message>
    <message>
        <source>The team: back into the queue</source>
        <translation>Alla squadra: di nuovo in coda</translation>
    </message>
    <message>
        <source>Offered to {name}. You are told when it is taken over.</source>
        <translation>Offerto a {name}. Ti viene detto quando lo prende in carico.</translation>
    </message>
</context>
<context>
    <name>ShortLines</name>
    <message>
        <source>Short lines</source>
        <translation>Righe brevi</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Letto</translation>
    </message>
    <message>
        <source>Read: the lines stay with the call, in History</source>
        <translation>Letto: le righe restano con la chiamata, nello Storico</translation>
    </message>
    <message>
        <source>COLLEAGUES, ABOUT {client}</source>
        <translation>COLLEGHI, SU {client}</translation>
    </message>
    <message>
        <source>Short line to colleagues</source>
        <translation>Riga breve ai colleghi</translation>
    </message>
    <message>
        <source>To {names}: a short line. Enter sends it.</source>
        <translation>A {names}: una riga breve. Invio la manda.</translation>
    </message>
    <message>
        <source>To all colleagues: a short line. Enter sends it.</source>
        <translation>A tutti i colleghi: una riga breve. Invio la manda.</translation>
    </message>
</context>
<context>
    <name>SignInPause</name>
    <message numerus="yes">
        <source>To be tried again in %n second(s). After each wrong password it takes longer.</source>
        <translation>
            <numerusform>Si può riprovare fra %n secondo. Dopo ogni password sbagliata ci vuole di più.</numerusform>
            <numerusform>Si può riprovare fra %n secondi. Dopo ogni password sbagliata ci vuole di più.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmallCard</name>
    <message>
        <source>Call</source>
        <translation>Chiamata</translation>
    </message>
    <message>
        <source>Bring the console to the front</source>
        <translation>Porta la console in primo piano</translation>
    </message>
</context>
<context>
    <name>Sounding</name>
    <message>
        <source>{client}, from {name}</source>
        <translation>{client}, da {name}</translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>Sounds</source>
        <translation>Suoni</translation>
    </message>
    <message>
        <source>What is heard here is also seen: every sound can be turned off.</source>
        <translation>Ciò che qui si sente si vede anche: ogni suono si può spegnere.</translation>
    </message>
    <message>
        <source>This machine has no sound output. Calls ring on the screen only.</source>
        <translation>Questo computer non ha uscite audio. Le chiamate squillano solo sullo schermo.</translation>
    </message>
    <message>
        <source>Ring when a call waits and I am free</source>
        <translation>Squilla se c’è una chiamata in coda e non sono in linea</translation>
    </message>
    <message>
        <source>Say the client&apos;s name when a call comes</source>
        <translation>Di’ il nome del cliente quando arriva una chiamata</translation>
    </message>
    <message>
        <source>One soft tone while I am talking, when a call waits or a held caller has waited too long</source>
        <translation>Un tono lieve mentre parlo, se c’è una chiamata in coda o qualcuno è in attesa da troppo</translation>
    </message>
    <message>
        <source>Ring on</source>
        <translation>Squilla su</translation>
    </message>
    <message>
        <source>Speak on</source>
        <translation>Parla su</translation>
    </message>
    <message>
        <source>Volume of the ring</source>
        <translation>Volume dello squillo</translation>
    </message>
    <message>
        <source>Hear the ring</source>
        <translation>Ascolta lo squillo</translation>
    </message>
    <message>
        <source>Hear the voice</source>
        <translation>Ascolta la voce</translation>
    </message>
    <message>
        <source>The machine&apos;s own output</source>
        <translation>Uscita predefinita</translation>
    </message>
    <message>
        <source>{output} (not there now)</source>
        <translation>{output} (ora non c’è)</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Somebody new</source>
        <translation>Una persona nuova</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>Nobody works here yet</source>
        <translation>Qui non lavora ancora nessuno</translation>
    </message>
    <message>
        <source>Everybody who answers calls has a name here, a role, and the teams whose clients they see.</source>
        <translation>Chi risponde alle chiamate ha qui un nome, un ruolo e le squadre di cui vede i clienti.</translation>
    </message>
    <message>
        <source>This office is on one machine: nobody has a login or a password, everybody sees all clients, and the last day only takes the name off the list. Logins, one-time passwords and cover are those of a shared office.</source>
        <translation>Questo ufficio è su un solo computer: nessuno ha un login o una password, tutti vedono tutti i clienti, e l’ultimo giorno toglie soltanto il nome dalla lista. Login, password monouso e sostituzioni sono di un ufficio condiviso.</translation>
    </message>
    <message>
        <source>They are back</source>
        <translation>È tornata</translation>
    </message>
    <message>
        <source>Yes, {name} leaves now</source>
        <translation>Sì, {name} va via ora</translation>
    </message>
    <message>
        <source>Close the login…</source>
        <translation>Chiudi il login…</translation>
    </message>
    <message>
        <source>They left…</source>
        <translation>Non lavora più qui…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Salvato: {name}</translation>
    </message>
</context>
<context>
    <name>TemplateSheet</name>
    <message>
        <source>New client from a template</source>
        <translation>Nuovo cliente da un modello</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modelli</translation>
    </message>
    <message>
        <source>Name of the client</source>
        <translation>Nome del cliente</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comincia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Togli</translation>
    </message>
    <message>
        <source>Keep {client} as a template…</source>
        <translation>Salva {client} come modello…</translation>
    </message>
    <message>
        <source>Enter the client&apos;s name: it is said in the greeting.</source>
        <translation>Inserisci il nome del cliente: si dice nella formula di risposta.</translation>
    </message>
</context>
<context>
    <name>ToMessage</name>
    <message>
        <source>Esc again throws this message away.</source>
        <translation>Un altro Esc butta via questo messaggio.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>TrialSheet</name>
    <message>
        <source>End the trial</source>
        <translation>Termina la prova</translation>
    </message>
    <message>
        <source>Trial call</source>
        <translation>Chiamata di prova</translation>
    </message>
    <message>
        <source>TRIAL CALL · nobody&apos;s phone rings, nothing is counted or kept</source>
        <translation>CHIAMATA DI PROVA · non squilla nessun telefono, niente viene contato o conservato</translation>
    </message>
    <message>
        <source>Whoever is rung answers</source>
        <translation>Chi viene chiamato risponde</translation>
    </message>
    <message>
        <source>The trial was ended.</source>
        <translation>La prova è stata interrotta.</translation>
    </message>
    <message>
        <source>A trial: the message goes to nobody and is not kept.</source>
        <translation>È una prova: il messaggio non va a nessuno e non viene conservato.</translation>
    </message>
    <message>
        <source>Not in a trial: it is there in a real call.</source>
        <translation>Non nella prova: c’è nelle chiamate vere.</translation>
    </message>
    <message>
        <source>Trial over: {how} ({who}).</source>
        <translation>Prova finita: {how} ({who}).</translation>
    </message>
    <message>
        <source>Trial over: {how}.</source>
        <translation>Prova finita: {how}.</translation>
    </message>
    <message>
        <source>Trial over: the caller was put through ({who}).</source>
        <translation>Prova finita: la chiamata è passata a {who}.</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>Versions, latest first</source>
        <translation>Versioni, l’ultima per prima</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Che cosa è cambiato</translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation>Torna a questa versione</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versioni</translation>
    </message>
    <message>
        <source>SINCE VERSION {number}</source>
        <translation>DALLA VERSIONE {number}</translation>
    </message>
    <message>
        <source>Choose a version: what changed since is shown here, and one button goes back to it.</source>
        <translation>Scegli una versione: qui si vede che cosa è cambiato da allora, e un pulsante vi torna.</translation>
    </message>
    <message>
        <source>Nothing has changed since.</source>
        <translation>Da allora non è cambiato nulla.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>A confronto</translation>
    </message>
    <message>
        <source>{number} belongs to {client} by now: going back brings back the rest.</source>
        <translation>{number} ora è di {client}: tornando indietro torna tutto il resto.</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message numerus="yes">
        <source>%n caller(s) waiting</source>
        <translation>
            <numerusform>%n in coda</numerusform>
            <numerusform>%n in coda</numerusform>
        </translation>
    </message>
    <message>
        <source>past the promised time</source>
        <translation>oltre il tempo promesso</translation>
    </message>
</context>
<context>
    <name>WhoGetsSheet</name>
    <message>
        <source>Who gets a call for {client}</source>
        <translation>A chi arriva una chiamata per {client}</translation>
    </message>
    <message>
        <source>When; empty: now</source>
        <translation>Quando; vuoto: ora</translation>
    </message>
    <message>
        <source>As in Sunday 23:10, 15/8 9:00, 31/12/2026 18:00</source>
        <translation>Per esempio domenica 23:10, 15/8 9:00, 31/12/2026 18:00</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Asked for; empty: anybody</source>
        <translation>Chi si cerca; vuoto: chiunque</translation>
    </message>
    <message>
        <source>A name, role or matter</source>
        <translation>Un nome, un ruolo o una materia</translation>
    </message>
    <message>
        <source>WHO IS RUNG, IN ORDER, UNTIL SOMEBODY ANSWERS</source>
        <translation>CHI SI CHIAMA, IN ORDINE, FINCHÉ QUALCUNO RISPONDE</translation>
    </message>
    <message>
        <source>Who is rung, in order</source>
        <translation>Chi si chiama, in ordine</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>That is no moment: type a day, an hour or both.</source>
        <translation>Non è un momento: scrivi un giorno, un’ora o entrambi.</translation>
    </message>
    <message>
        <source>{number} had not been entered for {client} yet: what its callers heard is not known.</source>
        <translation>{number} non era ancora assegnato a {client}: che cosa abbiano sentito i suoi chiamanti non si sa.</translation>
    </message>
    <message>
        <source>{client} has been kept here since {day}: of a time before that nothing is known.</source>
        <translation>{client} è registrato qui da {day}: di prima non si sa nulla.</translation>
    </message>
    <message>
        <source>as it was kept then (version {n})</source>
        <translation>com’era conservato allora (versione {n})</translation>
    </message>
    <message>
        <source>nobody is called so</source>
        <translation>nessuno si chiama così</translation>
    </message>
    <message>
        <source>If nobody answers there: “{text}”</source>
        <translation>Se lì nessuno risponde: «{text}»</translation>
    </message>
    <message>
        <source>Nobody can be rung then: “{text}”</source>
        <translation>In quel momento non si può chiamare nessuno: «{text}»</translation>
    </message>
    <message>
        <source>Nobody can be rung then: a message is taken.</source>
        <translation>In quel momento non si può chiamare nessuno: si prende un messaggio.</translation>
    </message>
    <message>
        <source>If no assistant answers within {n} s, the announcement is said and {number} rings.</source>
        <translation>Se nessuno di noi risponde entro {n} s, si sente il messaggio registrato e squilla {number}.</translation>
    </message>
    <message>
        <source>If no assistant answers within {n} s, the announcement is said and the call ends.</source>
        <translation>Se nessuno di noi risponde entro {n} s, si sente il messaggio registrato e la chiamata finisce.</translation>
    </message>
    <message>
        <source>The number is {client}&apos;s then: this is their answer.</source>
        <translation>In quel momento il numero è di {client}: questa è la sua risposta.</translation>
    </message>
    <message>
        <source>{number} is not theirs then, and is no other client&apos;s: nobody is rung.</source>
        <translation>In quel momento {number} non è suo né di un altro cliente: non squilla da nessuno.</translation>
    </message>
</context>
<context>
    <name>WhoMenu</name>
    <message>
        <source>Who sits here?</source>
        <translation>Chi lavora qui?</translation>
    </message>
    <message>
        <source>Station {station}</source>
        <translation>Postazione {station}</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibile</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Assente</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>nessun telefono</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>stato non confermato</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>In servizio</translation>
    </message>
    <message>
        <source>&amp;Choose my phone…</source>
        <translation>&amp;Scegli il mio telefono…</translation>
    </message>
    <message>
        <source>A&amp;way</source>
        <translation>&amp;Assente</translation>
    </message>
    <message>
        <source>&amp;Switch person or phone…</source>
        <translation>Cambia &amp;persona o telefono…</translation>
    </message>
    <message>
        <source>&amp;Languages I speak</source>
        <translation>&amp;Lingue che parlo</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>&amp;Esci dal turno…</translation>
    </message>
    <message>
        <source>No hub can be reached now: only a hub changes the state.</source>
        <translation>Ora non si raggiunge nessun hub: solo un hub cambia lo stato.</translation>
    </message>
    <message>
        <source>Since your last s&amp;hift</source>
        <translation>Dal tuo ultimo tu&amp;rno</translation>
    </message>
</context>
<context>
    <name>WhoseNews</name>
    <message>
        <source>The number rung is of {rung}, the caller is of {client}: the news is kept for {client}.</source>
        <translation>Il numero chiamato è di {rung}, chi chiama è di {client}: l’avviso resta a {client}.</translation>
    </message>
    <message>
        <source>News of {client} instead</source>
        <translation>Avvisi di {client}, invece</translation>
    </message>
    <message>
        <source>Whose news is it?</source>
        <translation>Di chi è l’avviso?</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
</context>
<context>
    <name>WithColleagues</name>
    <message>
        <source>{name}, about {client}: {text}  ({key} answers)</source>
        <translation>{name}, su {client}: {text}  ({key} risponde)</translation>
    </message>
</context>
<context>
    <name>WritePart</name>
    <message>
        <source>What the phone system needs</source>
        <translation>Che cosa serve all’impianto</translation>
    </message>
    <message>
        <source>A whole configuration for an Asterisk of its own is written, with the steps from there to the first call.</source>
        <translation>Si scrive una configurazione intera per un Asterisk tutto suo, con i passi da lì alla prima chiamata.</translation>
    </message>
    <message>
        <source>Only files to include are written, and each line to put in is explained. Nothing there is changed.</source>
        <translation>Si scrivono solo file da includere, e ogni riga da mettere è spiegata. Lì non si cambia niente.</translation>
    </message>
    <message>
        <source>The carrier&apos;s SIP server</source>
        <translation>Il server SIP dell’operatore</translation>
    </message>
    <message>
        <source>As in sip.example.net, with :PORT where it is not 5060</source>
        <translation>Come sip.example.net, con :PORTA se non è 5060</translation>
    </message>
    <message>
        <source>User at the carrier</source>
        <translation>Utente presso l’operatore</translation>
    </message>
    <message>
        <source>Empty where the carrier knows your address</source>
        <translation>Vuoto se l’operatore conosce il tuo indirizzo</translation>
    </message>
    <message>
        <source>Password at the carrier</source>
        <translation>Password presso l’operatore</translation>
    </message>
    <message>
        <source>Its configuration, to look at</source>
        <translation>La sua configurazione, da guardare</translation>
    </message>
    <message>
        <source>Only read, to leave out what is there. A copy will do; without one, each line says when it is needed</source>
        <translation>Viene solo letta, per tralasciare ciò che c’è. Basta una copia; senza, ogni riga dice quando serve</translation>
    </message>
    <message>
        <source>Write into this folder</source>
        <translation>Scrivi in questa cartella</translation>
    </message>
    <message>
        <source>Files of somebody else in it are never overwritten</source>
        <translation>I file di altri che ci sono dentro non vengono mai sovrascritti</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Scegli un’altra cartella…</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Scrivi i file</translation>
    </message>
    <message>
        <source>What to do with them; it stands in README.txt too</source>
        <translation>Che cosa farne; è anche in README.txt</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>Prima scegli una cartella.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Si scrive…</translation>
    </message>
    <message>
        <source>Phones at home</source>
        <translation>Telefoni a casa</translation>
    </message>
    <message>
        <source>Which of the stations; they speak TLS, and their sound is encrypted. Empty: none</source>
        <translation>Quali delle postazioni; parlano TLS e la voce è cifrata. Vuoto: nessuna</translation>
    </message>
    <message>
        <source>Where phones at home reach the phone system</source>
        <translation>Dove i telefoni a casa raggiungono l’impianto</translation>
    </message>
    <message>
        <source>From outside, as in pbx.example.net, with :PORT where it is not 5061</source>
        <translation>Da fuori, come pbx.example.net, con :PORTA se non è la 5061</translation>
    </message>
    <message>
        <source>Leave it empty to keep the one that stands in the folder already</source>
        <translation>Lasciala vuota per tenere quella che sta già nella cartella</translation>
    </message>
</context>
<context>
    <name>YearSheet</name>
    <message>
        <source>Closures of all clients</source>
        <translation>Chiusure di tutti i clienti</translation>
    </message>
    <message>
        <source>Ask about</source>
        <translation>Chiedere di</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Anno</translation>
    </message>
    <message>
        <source>Only who has not told us</source>
        <translation>Solo chi non ce l’ha detto</translation>
    </message>
    <message>
        <source>Clients and their closures</source>
        <translation>I clienti e le loro chiusure</translation>
    </message>
    <message>
        <source>Told us: nothing else</source>
        <translation>Ci ha detto: nient’altro</translation>
    </message>
    <message>
        <source>Enter a closure</source>
        <translation>Inserisci una chiusura</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Christmas and New Year</source>
        <translation>Natale e Capodanno</translation>
    </message>
    <message>
        <source>Putting the year together…</source>
        <translation>Si compone l’anno…</translation>
    </message>
    <message>
        <source>not told us yet</source>
        <translation>non ce l’ha ancora detto</translation>
    </message>
    <message>
        <source>{silent} of {all} have not told us yet</source>
        <translation>{silent} su {all} non ce l’hanno ancora detto</translation>
    </message>
    <message>
        <source>has told us</source>
        <translation>ce l’ha detto</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio…</translation>
    </message>
    <message>
        <source>closed (in the client&apos;s colour)</source>
        <translation>chiuso (nel colore del cliente)</translation>
    </message>
    <message>
        <source>one number closed, or one person out</source>
        <translation>chiuso un solo numero, o fuori una persona</translation>
    </message>
    <message>
        <source>public holiday</source>
        <translation>festivo</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>{client} has told us: nothing else</source>
        <translation>{client} ce l’ha detto: nient’altro</translation>
    </message>
    <message>
        <source>{client} has not told us</source>
        <translation>{client} non ce l’ha ancora detto</translation>
    </message>
    <message>
        <source>Has not told us after all</source>
        <translation>Non ce l’ha ancora detto, dopotutto</translation>
    </message>
</context>
<context>
    <name>ZoneLine</name>
    <message>
        <source>Time zone</source>
        <translation>Fuso orario</translation>
    </message>
    <message>
        <source>As in the office’s own profile. At its midnight the last day of a login ends, and a day of the history begins</source>
        <translation>È quello del profilo dell’ufficio. Alla sua mezzanotte finisce l’ultimo giorno di un login e comincia un giorno dello storico</translation>
    </message>
    <message>
        <source>Change it in the profile…</source>
        <translation>Cambialo nel profilo…</translation>
    </message>
</context>
<context>
    <name>_NoticeRow</name>
    <message>
        <source>Read</source>
        <translation>Letto</translation>
    </message>
</context>
<context>
    <name>caller</name>
    <message>
        <source>withheld number</source>
        <translation>numero anonimo</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>nessun numero</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>qualcuno</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} o {other}</translation>
    </message>
    <message>
        <source>{person} of {client}</source>
        <translation>{person} di {client}</translation>
    </message>
    <message>
        <source>{name} hands you this call</source>
        <translation>{name} ti passa questa chiamata</translation>
    </message>
</context>
<context>
    <name>clients</name>
    <message>
        <source>Teal</source>
        <translation>Verde petrolio</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blu</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Viola</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rosso</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Arancione</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrone</translation>
    </message>
    <message>
        <source>Pick a colour</source>
        <translation>Scegli un colore</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>chiuso</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Togli</translation>
    </message>
    <message>
        <source>Nothing entered yet.</source>
        <translation>Ancora niente.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Sposta su</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Sposta giù</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Occasione</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>As the hour is</source>
        <translation>Secondo l’ora</translation>
    </message>
    <message>
        <source>The number is {client}&apos;s then: this is their desk.</source>
        <translation>In quel momento il numero è di {client}: questo è il loro centralino.</translation>
    </message>
    <message>
        <source>Client&apos;s own</source>
        <translation>Del cliente</translation>
    </message>
    <message>
        <source>“{word}” is not known: the greeting is shown as typed</source>
        <translation>«{word}» è sconosciuto: la formula di risposta resta com’è scritta</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>In prova</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Attivo</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Sospeso</translation>
    </message>
    <message>
        <source>Under notice</source>
        <translation>In disdetta</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Cessato</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aperto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiuso</translation>
    </message>
    <message>
        <source>Back from hold</source>
        <translation>Dopo l’attesa</translation>
    </message>
    <message>
        <source>Transfer returned</source>
        <translation>Rientrata</translation>
    </message>
    <message>
        <source>Announcing to the target</source>
        <translation>Annuncio</translation>
    </message>
    <message>
        <source>Calling out</source>
        <translation>In uscita</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Squillo</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musica</translation>
    </message>
    <message>
        <source>Any call</source>
        <translation>Ogni chiamata</translation>
    </message>
    <message>
        <source>Announced only</source>
        <translation>Solo annunciate</translation>
    </message>
    <message>
        <source>Messages only</source>
        <translation>Solo messaggi</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Cellulare</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Squadra</translation>
    </message>
    <message>
        <source>Outside number</source>
        <translation>Numero esterno</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Tutti i numeri</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nessuno</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Ragione sociale</translation>
    </message>
    <message>
        <source>Trade name</source>
        <translation>Nome commerciale</translation>
    </message>
    <message>
        <source>What everybody calls it, if different</source>
        <translation>Come la chiamano tutti, se diverso</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Short, once for all</source>
        <translation>Breve, una volta per tutte</translation>
    </message>
    <message>
        <source>On handsets</source>
        <translation>Nome sul display</translation>
    </message>
    <message>
        <source>At most 20 characters</source>
        <translation>Al massimo 20 caratteri</translation>
    </message>
    <message>
        <source>How to say it</source>
        <translation>Come si pronuncia</translation>
    </message>
    <message>
        <source>Only where it helps</source>
        <translation>Solo dove serve</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Città</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Paese</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuso orario</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colore</translation>
    </message>
    <message>
        <source>Answer within (seconds)</source>
        <translation>Risposta entro (secondi)</translation>
    </message>
    <message>
        <source>On hold at most (seconds)</source>
        <translation>In attesa al massimo (secondi)</translation>
    </message>
    <message>
        <source>Time for the note (seconds)</source>
        <translation>Tempo per la nota (secondi)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etichetta</translation>
    </message>
    <message>
        <source>Waiting callers hear</source>
        <translation>Chi è in coda sente</translation>
    </message>
    <message>
        <source>Announcement after (seconds)</source>
        <translation>Messaggio registrato dopo (s)</translation>
    </message>
    <message>
        <source>While nobody can answer</source>
        <translation>Se nessuno può rispondere</translation>
    </message>
    <message>
        <source>Said when closed</source>
        <translation>Frase a uffici chiusi</translation>
    </message>
    <message>
        <source>Said when nobody can answer</source>
        <translation>Frase quando nessuno può rispondere</translation>
    </message>
    <message>
        <source>Then to this number</source>
        <translation>Poi a questo numero</translation>
    </message>
    <message>
        <source>Hours of this number</source>
        <translation>Orari di questo numero</translation>
    </message>
    <message>
        <source>Empty: the client&apos;s own</source>
        <translation>Vuoto: quelli del cliente</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>Che cosa dire</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>As in Avv., Dott.ssa, Ing.</source>
        <translation>Come Avv., Dott.ssa, Ing.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Responsible for</source>
        <translation>Si occupa di</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Altri nomi</translation>
    </message>
    <message>
        <source>Misspellings too, with commas</source>
        <translation>Anche sbagliati, separati da virgole</translation>
    </message>
    <message>
        <source>Accepts</source>
        <translation>Accetta</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>Sostituto abituale</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Interno</translation>
    </message>
    <message>
        <source>Asked for at the client&apos;s own switchboard</source>
        <translation>Si chiede a chi risponde dal cliente</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>With commas</source>
        <translation>Separate da virgole</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Lingue</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>Andato via il</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Al suo posto</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Numero o indirizzo</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Conferma</translation>
    </message>
    <message>
        <source>Confirm by key</source>
        <translation>Conferma con un tasto</translation>
    </message>
    <message>
        <source>Never give</source>
        <translation>Mai comunicarlo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>Sostituto</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Orari</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>At any hour</source>
        <translation>A ogni ora</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Azienda</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numeri</translation>
    </message>
    <message>
        <source>Calls go first to</source>
        <translation>Le chiamate vanno prima a</translation>
    </message>
    <message>
        <source>The others follow by the hour; Alt with an arrow moves, Delete removes</source>
        <translation>Gli altri seguono secondo l’ora; Alt con una freccia sposta, Canc toglie</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Aggiungi un numero</translation>
    </message>
    <message>
        <source>Add a greeting</source>
        <translation>Aggiungi una formula di risposta</translation>
    </message>
    <message>
        <source>INSTRUCTIONS, IN THE ORDER IN WHICH THEY ARE SHOWN</source>
        <translation>ISTRUZIONI, NELL’ORDINE IN CUI COMPAIONO</translation>
    </message>
    <message>
        <source>Add an instruction</source>
        <translation>Aggiungi un’istruzione</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>WAYS TO REACH, IN ORDER</source>
        <translation>COME RAGGIUNGERE, IN ORDINE</translation>
    </message>
    <message>
        <source>ABSENCES</source>
        <translation>ASSENZE</translation>
    </message>
    <message>
        <source>Add an absence</source>
        <translation>Aggiungi un’assenza</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Aggiungi una persona</translation>
    </message>
    <message>
        <source>THE CLIENT&apos;S OWN HOURS</source>
        <translation>ORARI DEL CLIENTE</translation>
    </message>
    <message>
        <source>OTHER NUMBERS TO PUT CALLERS THROUGH TO</source>
        <translation>ALTRI NUMERI A CUI PASSARE LE CHIAMATE</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>Usa un file…</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Torna al testo</translation>
    </message>
    <message>
        <source>Callers hear a file: the text is not spoken.</source>
        <translation>Chi chiama sente un file: il testo non viene letto.</translation>
    </message>
    <message>
        <source>First: the folder for announcements, which the phone system sees too</source>
        <translation>Prima: la cartella dei messaggi registrati, vista anche dall’impianto telefonico</translation>
    </message>
    <message>
        <source>A recorded announcement</source>
        <translation>Un messaggio registrato</translation>
    </message>
    <message>
        <source>Whom to add</source>
        <translation>Chi aggiungere</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>Non c’è più</translation>
    </message>
    <message>
        <source>Holiday or closure</source>
        <translation>Festività o chiusura</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>Un giorno preciso</translation>
    </message>
    <message>
        <source>After a long wait</source>
        <translation>Dopo una lunga coda</translation>
    </message>
    <message>
        <source>Taken over from a colleague</source>
        <translation>Presa da un collega</translation>
    </message>
    <message>
        <source>To a salesperson</source>
        <translation>A un venditore</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Numero sbagliato</translation>
    </message>
    <message>
        <source>Nobody speaks</source>
        <translation>Nessuno parla</translation>
    </message>
    <message>
        <source>Registered office</source>
        <translation>Sede legale</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Ufficio</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Fatture</translation>
    </message>
    <message>
        <source>Post goes to</source>
        <translation>La posta va a</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Parking, how to get here</source>
        <translation>Parcheggio, come arrivare</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Orari di apertura</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>Certified e-mail (PEC)</source>
        <translation>PEC</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sito web</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Partita IVA</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Codice fiscale</translation>
    </message>
    <message>
        <source>SDI code</source>
        <translation>Codice SDI</translation>
    </message>
    <message>
        <source>“Where are you? Is this a call centre?”</source>
        <translation>«Dove siete? È un call center?»</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>May be said</source>
        <translation>Si può dire</translation>
    </message>
    <message>
        <source>Only on request</source>
        <translation>Solo su richiesta</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Una volta</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Ogni giorno</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Ogni settimana</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Da lunedì a venerdì</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>Sabato e domenica</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Ogni mese</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Password of the client</source>
        <translation>Parola d’ordine del cliente</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Indirizzi</translation>
    </message>
    <message>
        <source>What may be said</source>
        <translation>Cosa si può dire</translation>
    </message>
    <message>
        <source>Greetings</source>
        <translation>Formule di risposta</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Istruzioni</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>Altri numeri</translation>
    </message>
    <message>
        <source>Days with hours of their own</source>
        <translation>Giorni con orari propri</translation>
    </message>
    <message>
        <source>Told us</source>
        <translation>Ci ha detto</translation>
    </message>
    <message>
        <source>What to tell of it</source>
        <translation>Che cosa dirne</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Spelled</source>
        <translation>Dettato lettera per lettera</translation>
    </message>
    <message>
        <source>May it be said?</source>
        <translation>Si può dire?</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Turni</translation>
    </message>
    <message>
        <source>Swaps</source>
        <translation>Scambi</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Told us on</source>
        <translation>Ce l’ha detto il</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Put through</source>
        <translation>Passare le chiamate</translation>
    </message>
    <message>
        <source>What callers are told</source>
        <translation>Che cosa si dice a chi chiama</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>Festività</translation>
    </message>
    <message>
        <source>Closed on public holidays</source>
        <translation>Chiuso nelle festività</translation>
    </message>
    <message>
        <source>With the holidays of</source>
        <translation>Con le festività di</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Come si chiama</translation>
    </message>
    <message>
        <source>As in “on call at weekends”</source>
        <translation>Per esempio «reperibilità nei fine settimana»</translation>
    </message>
    <message>
        <source>If nobody answers</source>
        <translation>Se nessuno risponde</translation>
    </message>
    <message>
        <source>What to do then</source>
        <translation>Che cosa fare allora</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Si ripete</translation>
    </message>
    <message>
        <source>Whom to try</source>
        <translation>Chi chiamare poi</translation>
    </message>
    <message>
        <source>For (seconds)</source>
        <translation>Per (secondi)</translation>
    </message>
    <message>
        <source>Add a status</source>
        <translation>Aggiungi uno stato</translation>
    </message>
    <message>
        <source>Closures</source>
        <translation>Chiusure</translation>
    </message>
    <message>
        <source>CLOSURES</source>
        <translation>CHIUSURE</translation>
    </message>
    <message>
        <source>Add a closure</source>
        <translation>Aggiungi una chiusura</translation>
    </message>
    <message>
        <source>TOLD US: NO OTHER CLOSURES IN THESE DAYS</source>
        <translation>IL CLIENTE CONFERMA: NESSUN’ALTRA CHIUSURA IN QUESTI GIORNI</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Aggiungi una risposta</translation>
    </message>
    <message>
        <source>DAYS WITH HOURS OF THEIR OWN</source>
        <translation>GIORNI CON ORARI PROPRI</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>Aggiungi un giorno</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Reperibilità</translation>
    </message>
    <message>
        <source>gaps: {count}</source>
        <translation>vuoti: {count}</translation>
    </message>
    <message>
        <source>TURNS</source>
        <translation>TURNI</translation>
    </message>
    <message>
        <source>Add a turn</source>
        <translation>Aggiungi un turno</translation>
    </message>
    <message>
        <source>SWAPS</source>
        <translation>SCAMBI</translation>
    </message>
    <message>
        <source>Add a swap</source>
        <translation>Aggiungi uno scambio</translation>
    </message>
    <message>
        <source>IF NOBODY ANSWERS, TRY NEXT</source>
        <translation>SE NESSUNO RISPONDE, PROVARE POI</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Aggiungi un passo</translation>
    </message>
    <message>
        <source>ROTAS</source>
        <translation>TURNI DI REPERIBILITÀ</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>As in 14 h, 2 days</source>
        <translation>Per esempio 14 ore, 2 giorni</translation>
    </message>
    <message>
        <source>Add a rota</source>
        <translation>Aggiungi turni di reperibilità</translation>
    </message>
    <message>
        <source>Rotas</source>
        <translation>Turni di reperibilità</translation>
    </message>
    <message>
        <source>SINGLE TURNS</source>
        <translation>TURNI SINGOLI</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Fino a</translation>
    </message>
    <message>
        <source>Ways to reach</source>
        <translation>Come raggiungere</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Assenze</translation>
    </message>
    <message>
        <source>Where electronic invoices go</source>
        <translation>Dove vanno le fatture elettroniche</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Via e numero civico</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>CAP</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Floor, intercom</source>
        <translation>Piano, citofono</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>Che cosa chiedono</translation>
    </message>
    <message>
        <source>As in Italian, French</source>
        <translation>Per esempio italiano, francese</translation>
    </message>
    <message>
        <source>For whoever answers: nothing for callers</source>
        <translation>Per chi risponde: niente per chi chiama</translation>
    </message>
    <message>
        <source>To whoever asks for somebody who left</source>
        <translation>A chi chiede di una persona che non c’è più</translation>
    </message>
    <message>
        <source>Are these the client&apos;s hours, on every day? Type what is different, then confirm them.</source>
        <translation>Sono gli orari del cliente, in tutti i giorni? Scrivere ciò che è diverso, poi confermarli.</translation>
    </message>
    <message>
        <source>no longer theirs</source>
        <translation>non più del cliente</translation>
    </message>
    <message>
        <source>HOW WHOEVER RINGS FROM THERE IS RECOGNISED</source>
        <translation>COME SI RICONOSCE CHI CHIAMA PER IL CLIENTE</translation>
    </message>
    <message>
        <source>Two words or more: who says them may send callers to another number</source>
        <translation>Due parole o più: chi le dice può far passare le chiamate a un altro numero</translation>
    </message>
    <message>
        <source>STATUS FROM A DAY ON</source>
        <translation>STATO DA UN GIORNO IN POI</translation>
    </message>
    <message>
        <source>NUMBERS AND ADDRESSES FOR PAPERS</source>
        <translation>CODICI E INDIRIZZI PER I DOCUMENTI</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Aggiungi un indirizzo</translation>
    </message>
    <message>
        <source>WHAT MAY BE SAID TO WHOEVER ASKS</source>
        <translation>COSA SI PUÒ DIRE A CHI CHIEDE</translation>
    </message>
    <message>
        <source>Add what is never said</source>
        <translation>Aggiungi ciò che non si dice mai</translation>
    </message>
    <message>
        <source>Add something that is asked for</source>
        <translation>Aggiungi una risposta</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Non riconosciuto</translation>
    </message>
    <message>
        <source>By the number shown</source>
        <translation>Dal numero che appare</translation>
    </message>
    <message>
        <source>By the password</source>
        <translation>Dalla parola d’ordine</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>Richiamato</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Imposta</translation>
    </message>
    <message>
        <source>There is one; type another to change it</source>
        <translation>C’è; scrivine un’altra per cambiarla</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nessuna</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Formula di risposta</translation>
    </message>
    <message>
        <source>Whom to ring</source>
        <translation>Chi chiamare</translation>
    </message>
    <message>
        <source>there</source>
        <translation>c’è</translation>
    </message>
    <message>
        <source>the office&apos;s own</source>
        <translation>come per l’ufficio</translation>
    </message>
    <message>
        <source>a message is taken</source>
        <translation>si prende un messaggio</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manca</translation>
    </message>
    <message>
        <source>theirs from {day}</source>
        <translation>sarà suo dal {day}</translation>
    </message>
    <message>
        <source>cannot be filled in</source>
        <translation>non si può completare</translation>
    </message>
    <message>
        <source>By an instruction. Callers whom none of us answers hear the standard announcement.</source>
        <translation>Lo dice un’istruzione. Chi non trova nessuno di noi sente il messaggio registrato standard.</translation>
    </message>
    <message>
        <source>The announcement is said and the call ends. Enter a number or an announcement of the client&apos;s own here, one for all clients under Settings, Office, or an instruction that a message is taken if nobody answers.</source>
        <translation>Si sente il messaggio registrato e la chiamata finisce. Inserisci qui un numero o un messaggio registrato del cliente, uno per tutti i clienti in Impostazioni, Ufficio, oppure un’istruzione che dica di prendere un messaggio se nessuno risponde.</translation>
    </message>
    <message>
        <source>The number is not theirs then.</source>
        <translation>In quel momento il numero non è suo.</translation>
    </message>
    <message>
        <source>A closure holds {until}{reason}.</source>
        <translation>Chiusura {until}{reason}.</translation>
    </message>
    <message>
        <source>The day is {name}.</source>
        <translation>È {name}.</translation>
    </message>
    <message>
        <source>Open {until}.</source>
        <translation>Aperto {until}.</translation>
    </message>
    <message>
        <source>Closed {until}.</source>
        <translation>Chiuso {until}.</translation>
    </message>
    <message>
        <source>{list}: {person} has the turn {until}.</source>
        <translation>{list}: è il turno di {person} {until}.</translation>
    </message>
    <message>
        <source>{list}: {person} has it by a swap {until}, instead of {instead}.</source>
        <translation>{list}: per uno scambio tocca a {person} {until}, al posto di {instead}.</translation>
    </message>
    <message>
        <source>{list}: {person} has the turn {until}, standing in for {instead}, who takes messages only.</source>
        <translation>{list}: tocca a {person} {until}, al posto di {instead}, che prende solo messaggi.</translation>
    </message>
    <message>
        <source>{list}: {person} has the turn {until} but takes messages only, and nobody stands in. Give the turn to somebody else.</source>
        <translation>{list}: tocca a {person} {until}, ma prende solo messaggi e non c’è chi lo sostituisce. Assegnare il turno a un’altra persona.</translation>
    </message>
    <message>
        <source>Status: {status}.</source>
        <translation>Stato: {status}.</translation>
    </message>
    <message>
        <source>Nobody is rung: messages are taken.</source>
        <translation>Non si chiama nessuno: si prendono messaggi.</translation>
    </message>
    <message>
        <source>{person} is {out}.</source>
        <translation>{person} è {out}.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>subito</translation>
    </message>
    <message>
        <source>after {n} s</source>
        <translation>dopo {n} s</translation>
    </message>
    <message>
        <source>for {n} s</source>
        <translation>per {n} s</translation>
    </message>
    <message>
        <source>The office itself</source>
        <translation>L’ufficio stesso</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non salvato</translation>
    </message>
    <message>
        <source>A picture of at most 10 MB: choose it, or drop it here</source>
        <translation>Un’immagine di al massimo 10 MB: sceglila, o trascinala qui</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Scegli un’immagine</translation>
    </message>
    <message>
        <source>{list}: {person} has the turn {until}, standing in for {instead}, who is out.</source>
        <translation>{list}: tocca a {person} {until}, al posto di {instead}, che è assente.</translation>
    </message>
    <message>
        <source>{list}: {person} has the turn {until} but is out, and nobody stands in. Name a substitute.</source>
        <translation>{list}: tocca a {person} {until}, ma è assente e non c’è chi lo sostituisce. Indica un sostituto.</translation>
    </message>
    <message>
        <source>{list}: nobody has the turn.</source>
        <translation>{list}: nessuno è reperibile.</translation>
    </message>
    <message>
        <source>the client&apos;s</source>
        <translation>come il cliente</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>As in Sunday 23:10, 15/8 9:00, 31/12/2026 18:00; empty: now</source>
        <translation>Come domenica 23:10, 15/8 9:00, 31/12/2026 18:00; vuoto: adesso</translation>
    </message>
    <message>
        <source>Add a number or e-mail</source>
        <translation>Aggiungi un numero o un’e-mail</translation>
    </message>
    <message>
        <source>… {n} more</source>
        <translation>… ancora {n}</translation>
    </message>
    <message>
        <source>The same until Friday</source>
        <translation>Uguale fino a venerdì</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>non inseriti</translation>
    </message>
    <message>
        <source>Say something to salespeople</source>
        <translation>Aggiungi che cosa dire ai venditori</translation>
    </message>
    <message>
        <source>Not to be said</source>
        <translation>Da non dire</translation>
    </message>
    <message>
        <source>As in 31/12/2026</source>
        <translation>Es. 31/12/2026</translation>
    </message>
    <message>
        <source>As in 31/12/2026 18:00</source>
        <translation>Es. 31/12/2026 18:00</translation>
    </message>
    <message>
        <source>As in 9-13; empty: closed</source>
        <translation>Per esempio 9-13; vuoto: chiuso</translation>
    </message>
    <message>
        <source>What to do with the post</source>
        <translation>Che cosa fare della posta</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>As in 31/12/2026 18:00; empty: always was</source>
        <translation>Per esempio 31/12/2026 18:00; vuoto: da sempre</translation>
    </message>
    <message>
        <source>As in 31/12/2026 18:00; empty: no end</source>
        <translation>Per esempio 31/12/2026 18:00; vuoto: senza fine</translation>
    </message>
    <message>
        <source>As in 9-13, 14:30-18, or mon-fri 9-18 at once. No day filled in: the client&apos;s own; else an empty day is closed</source>
        <translation>Per esempio 9-13, 14:30-18, o insieme lun-ven 9-18. Nessun giorno scritto: gli orari del cliente; altrimenti un giorno vuoto è chiuso</translation>
    </message>
    <message>
        <source>Empty: the client&apos;s</source>
        <translation>Vuoto: quella del cliente</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Come si chiama</translation>
    </message>
    <message>
        <source>Where it is something else</source>
        <translation>Se è altro</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Che cosa si dice</translation>
    </message>
    <message>
        <source>Empty: as entered under Company</source>
        <translation>Vuoto: come scritto in Azienda</translation>
    </message>
    <message>
        <source>Empty: letter by letter, by itself</source>
        <translation>Vuoto: lettera per lettera, in automatico</translation>
    </message>
    <message>
        <source>The client&apos;s from</source>
        <translation>Del cliente dal</translation>
    </message>
    <message>
        <source>The client&apos;s until</source>
        <translation>Del cliente fino al</translation>
    </message>
    <message>
        <source>Only on the day</source>
        <translation>Solo nel giorno</translation>
    </message>
    <message>
        <source>Do not say why</source>
        <translation>Non dire il motivo</translation>
    </message>
    <message>
        <source>As in 9-13, 14:30-18, or mon-fri 9-18 for five days at once; an empty day is closed</source>
        <translation>Per esempio 9-13, 14:30-18, o lun-ven 9-18 per cinque giorni insieme; un giorno vuoto è chiuso</translation>
    </message>
    <message>
        <source>Blanks of the template</source>
        <translation>Parti del modello</translation>
    </message>
    <message>
        <source>who has the turn on {day} cannot be rung, and nobody stands in</source>
        <translation>chi è reperibile il {day} non si può chiamare, e nessuno lo sostituisce</translation>
    </message>
    <message>
        <source>still empty</source>
        <translation>ancora vuote</translation>
    </message>
    <message>
        <source>Usual status</source>
        <translation>Stato abituale</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ANTEPRIMA</translation>
    </message>
    <message>
        <source>What an assistant sees when a call comes, with the profile as it is typed</source>
        <translation>Che cosa vede un’operatrice quando arriva una chiamata, con il profilo com’è scritto ora</translation>
    </message>
    <message>
        <source>GREETINGS · these are filled in, in English or Italian: {names}</source>
        <translation>FORMULE DI RISPOSTA · si completano da sé, in italiano o in inglese: {names}</translation>
    </message>
    <message>
        <source>Hours to be confirmed</source>
        <translation>Orari da confermare</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>cambia</translation>
    </message>
    <message>
        <source>there is one</source>
        <translation>c’è</translation>
    </message>
    <message>
        <source>Proposed by the template</source>
        <translation>Proposti dal modello</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>da confermare</translation>
    </message>
    <message>
        <source>No hours are entered: open at any hour.</source>
        <translation>Nessun orario inserito: aperto a ogni ora.</translation>
    </message>
    <message>
        <source>These hours are right</source>
        <translation>Gli orari sono giusti</translation>
    </message>
    <message>
        <source>‹name of the client›</source>
        <translation>‹nome del cliente›</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Istruzione</translation>
    </message>
    <message>
        <source>The town or region by its name there, as in Milano; empty: of the country alone</source>
        <translation>La città o regione col suo nome, come Milano; vuoto: solo del paese</translation>
    </message>
    <message>
        <source>Empty: the office&apos;s, from Settings, Office</source>
        <translation>Vuoto: quello dell’ufficio, da Impostazioni, Ufficio</translation>
    </message>
    <message>
        <source>only the standard announcement</source>
        <translation>solo il messaggio registrato standard</translation>
    </message>
    <message>
        <source>Empty: after the announcement the call ends</source>
        <translation>Vuoto: dopo il messaggio registrato la chiamata finisce</translation>
    </message>
    <message>
        <source>the office&apos;s announcement</source>
        <translation>il messaggio registrato dell’ufficio</translation>
    </message>
    <message>
        <source>Every 2 weeks</source>
        <translation>Ogni 2 settimane</translation>
    </message>
    <message>
        <source>Every 3 weeks</source>
        <translation>Ogni 3 settimane</translation>
    </message>
    <message>
        <source>Every 4 weeks</source>
        <translation>Ogni 4 settimane</translation>
    </message>
    <message>
        <source>Add a single turn</source>
        <translation>Aggiungi un turno singolo</translation>
    </message>
    <message>
        <source>Nobody has confirmed these hours: callers are answered by what the template proposes.</source>
        <translation>Nessuno ha confermato questi orari: si risponde secondo la proposta del modello.</translation>
    </message>
    <message>
        <source>{person} is {out}; nobody stands in.</source>
        <translation>{person} è {out}; nessuno sostituisce.</translation>
    </message>
    <message>
        <source>Not yet active, from {day}. Nobody is rung: messages are taken.</source>
        <translation>Non ancora attivo, dal {day}. Non si chiama nessuno: si prendono messaggi.</translation>
    </message>
    <message>
        <source>not yet active, from {day}</source>
        <translation>non ancora attivo, dal {day}</translation>
    </message>
    <message>
        <source>{name} stands in for, or has taken over from: {others}. Remove once more leaves nobody there.</source>
        <translation>{name} sostituisce, o è al posto di: {others}. Togliendo ancora, lì non resta nessuno.</translation>
    </message>
    <message>
        <source>Whose people see the client; empty: everybody does</source>
        <translation>Le sue persone vedono il cliente; vuoto: tutti</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>dal {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>fino al {day}</translation>
    </message>
    <message>
        <source>What is typed is no moment: this is how it is on {moment}.</source>
        <translation>Quello che hai scritto non è un momento: qui si vede il {moment}.</translation>
    </message>
    <message>
        <source>{key}: removes the one in which you are</source>
        <translation>{key}: toglie quella in cui sei</translation>
    </message>
</context>
<context>
    <name>colleagues</name>
    <message>
        <source>pause: {reason}</source>
        <translation>pausa: {reason}</translation>
    </message>
    <message>
        <source>available</source>
        <translation>disponibile</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>risponde</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>in conversazione</translation>
    </message>
    <message>
        <source>wrap-up</source>
        <translation>post-chiamata</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pausa</translation>
    </message>
    <message>
        <source>away</source>
        <translation>assente</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>card opened by hand</source>
        <translation>scheda aperta a mano</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivata</translation>
    </message>
    <message>
        <source>announcing to</source>
        <translation>annuncio a</translation>
    </message>
    <message>
        <source>putting through to</source>
        <translation>passaggio a</translation>
    </message>
    <message>
        <source>the target answered</source>
        <translation>il destinatario ha risposto</translation>
    </message>
    <message>
        <source>the target is gone</source>
        <translation>il destinatario non è più in linea</translation>
    </message>
    <message>
        <source>caller noted</source>
        <translation>annotato chi chiama</translation>
    </message>
    <message>
        <source>kind of call</source>
        <translation>tipo di chiamata</translation>
    </message>
    <message>
        <source>offered to a colleague</source>
        <translation>offerta a un collega</translation>
    </message>
    <message>
        <source>the colleague did not take it</source>
        <translation>il collega non l’ha presa</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>aspetta</translation>
    </message>
    <message>
        <source>given to another client</source>
        <translation>assegnata a un altro cliente</translation>
    </message>
    <message>
        <source>message taken</source>
        <translation>messaggio preso</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>note</translation>
    </message>
    <message>
        <source>kept as evidence</source>
        <translation>conservata come prova</translation>
    </message>
    <message>
        <source>announcement</source>
        <translation>messaggio registrato</translation>
    </message>
    <message>
        <source>over</source>
        <translation>conclusa</translation>
    </message>
    <message>
        <source>the target was not reached</source>
        <translation>destinatario non raggiunto</translation>
    </message>
    <message>
        <source>no emergency after all</source>
        <translation>non era un’emergenza</translation>
    </message>
    <message>
        <source>threat</source>
        <translation>minaccia</translation>
    </message>
    <message>
        <source>medical help</source>
        <translation>soccorso medico</translation>
    </message>
    <message>
        <source>note of the emergency</source>
        <translation>nota dell’emergenza</translation>
    </message>
    <message>
        <source>which kind is not said</source>
        <translation>di che cosa si tratti non è detto</translation>
    </message>
</context>
<context>
    <name>flags</name>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloccato</translation>
    </message>
    <message>
        <source>known nuisance number</source>
        <translation>numero molesto noto</translation>
    </message>
    <message>
        <source>known sales number</source>
        <translation>numero commerciale noto</translation>
    </message>
    <message>
        <source>Blocked for this client</source>
        <translation>Bloccato per questo cliente</translation>
    </message>
    <message>
        <source>Known nuisance number</source>
        <translation>Numero molesto noto</translation>
    </message>
    <message>
        <source>Known sales number</source>
        <translation>Numero commerciale noto</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>Niente di particolare</translation>
    </message>
    <message>
        <source>The number rings as any other does.</source>
        <translation>Il numero squilla come ogni altro.</translation>
    </message>
    <message>
        <source>A star and the word stand in the row of Calls and on the card.</source>
        <translation>Una stella e la parola stanno nella riga di Chiamate e sulla scheda.</translation>
    </message>
    <message>
        <source>From the next call on nobody&apos;s phone rings: the caller hears what this line says when nobody can answer, and the call stands in History as refused. On the numbers of other clients it rings as ever.</source>
        <translation>Dalla prossima chiamata non squilla nessun telefono: chi chiama sente ciò che questo numero dice quando nessuno può rispondere, e la chiamata sta nello Storico come rifiutata. Sui numeri di altri clienti squilla come sempre.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>This caller shows no number: there is nothing to flag.</source>
        <translation>Questo chiamante non mostra il numero: non c’è nulla da contrassegnare.</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Take the caller back first with {key}.</source>
        <translation>Prima riprendi chi chiama con {key}.</translation>
    </message>
    <message>
        <source>Answer first with {key}.</source>
        <translation>Prima rispondi con {key}.</translation>
    </message>
    <message>
        <source>Hung up at {hour}.</source>
        <translation>Ha riagganciato alle {hour}.</translation>
    </message>
    <message>
        <source>The call is being put through to {who}. {key} takes the caller back.</source>
        <translation>La chiamata sta passando a {who}. {key} riprende chi chiama.</translation>
    </message>
    <message>
        <source>{who}: {why}. {key} leads back to the caller.</source>
        <translation>{who}: {why}. {key} riporta a chi chiama.</translation>
    </message>
    <message>
        <source>Enter rings out under {line}.</source>
        <translation>Invio chiama con il numero {line}.</translation>
    </message>
    <message>
        <source>Unknown line {number}: nobody owns it. Choose the client with {search}, then give it the call with {give}. {assign} enters the number for a client, for good.</source>
        <translation>Numero sconosciuto {number}: non è di nessun cliente. Scegli il cliente con {search}, poi assegnagli la chiamata con {give}. {assign} registra il numero per un cliente, per sempre.</translation>
    </message>
    <message>
        <source>Your call came on the unknown line {number}. {give} gives the call to {client}, {assign} the number.</source>
        <translation>La tua chiamata è arrivata sul numero sconosciuto {number}. {give} assegna a {client} la chiamata, {assign} il numero.</translation>
    </message>
    <message>
        <source>{why} at {hour}</source>
        <translation>{why} alle {hour}</translation>
    </message>
    <message>
        <source>You only look here. Esc leads back to your call for {client}; {key} gives that call to this client.</source>
        <translation>Qui guardi soltanto. Esc riporta alla tua chiamata per {client}; {key} assegna la chiamata a questo cliente.</translation>
    </message>
    <message>
        <source>Finish this consultation first: {complete} puts through, {back} leads back.</source>
        <translation>Prima chiudi questo annuncio: {complete} passa la chiamata, {back} torna a chi chiama.</translation>
    </message>
    <message>
        <source>This call cannot be put through before somebody has answered.</source>
        <translation>Questa chiamata non si può passare prima che qualcuno risponda.</translation>
    </message>
    <message>
        <source>Until lately this number was {client}&apos;s: the caller may mean them.</source>
        <translation>Fino a poco fa questo numero era di {client}: forse chi chiama cerca loro.</translation>
    </message>
    <message>
        <source>Nobody at {client} is called “{typed}”.</source>
        <translation>Da {client} nessuno si chiama “{typed}”.</translation>
    </message>
    <message>
        <source>{key} keeps it as the caller&apos;s name.</source>
        <translation>{key} lo tiene come nome di chi chiama.</translation>
    </message>
    <message>
        <source>{key} resumes {who}, of several on hold. The key on a row of Calls takes another.</source>
        <translation>{key} riprende {who}. Per le altre chiamate in attesa c’è il tasto sulla loro riga.</translation>
    </message>
    <message>
        <source>You only look here. Esc leads back to your call for {client}.</source>
        <translation>Qui guardi soltanto. Esc riporta alla tua chiamata per {client}.</translation>
    </message>
    <message>
        <source>{client}: only to look at</source>
        <translation>{client}: solo da guardare</translation>
    </message>
    <message>
        <source>These are people of {client}; this caller rang {own}.</source>
        <translation>Queste persone sono di {client}; chi chiama ha cercato {own}.</translation>
    </message>
</context>
<context>
    <name>key words</name>
    <message>
        <source>Back to the caller</source>
        <translation>Torna a chi chiama</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>Close card</source>
        <translation>Chiudi scheda</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Answer</source>
        <translation>Rispondi</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Metti in attesa</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>Annuncia</translation>
    </message>
    <message>
        <source>Blind transfer</source>
        <translation>Passa senza annuncio</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
    <message>
        <source>Go on with an unfinished message</source>
        <translation>Continua un messaggio da finire</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Riaggancia</translation>
    </message>
    <message>
        <source>My status</source>
        <translation>Il mio stato</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergenza</translation>
    </message>
    <message>
        <source>The newest warning is read</source>
        <translation>L’ultimo avvertimento è letto</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Cerca ovunque</translation>
    </message>
    <message>
        <source>Caller&apos;s language</source>
        <translation>Lingua di chi chiama</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>New call card</source>
        <translation>Nuova scheda</translation>
    </message>
    <message>
        <source>Hand to a colleague</source>
        <translation>Dai a un collega</translation>
    </message>
    <message>
        <source>Let a handed call pass</source>
        <translation>Lascia passare una chiamata offerta</translation>
    </message>
    <message>
        <source>Lend the client of this call</source>
        <translation>Affida il cliente di questa chiamata</translation>
    </message>
    <message>
        <source>Give to another client</source>
        <translation>Assegna a un altro cliente</translation>
    </message>
    <message>
        <source>Client of the caller</source>
        <translation>Cliente di chi chiama</translation>
    </message>
    <message>
        <source>Assign this number to a client</source>
        <translation>Assegna questo numero a un cliente</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Numero sbagliato</translation>
    </message>
    <message>
        <source>Sales call</source>
        <translation>Offerta commerciale</translation>
    </message>
    <message>
        <source>Nobody speaks</source>
        <translation>Nessuno parla</translation>
    </message>
    <message>
        <source>Asked for information</source>
        <translation>Informazioni</translation>
    </message>
    <message>
        <source>Unwanted call</source>
        <translation>Indesiderata</translation>
    </message>
    <message>
        <source>Take row {n} of Calls</source>
        <translation>Prendi la riga {n} di Chiamate</translation>
    </message>
    <message>
        <source>Consult row {n} of Reach</source>
        <translation>Annuncia alla riga {n} di Passa a</translation>
    </message>
    <message>
        <source>Blind transfer to row {n} of Reach</source>
        <translation>Passa senza annuncio alla riga {n}</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Pagina {n}</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Pagina successiva</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Pagina precedente</translation>
    </message>
    <message>
        <source>Next part of the page</source>
        <translation>Parte seguente della pagina</translation>
    </message>
    <message>
        <source>Previous part of the page</source>
        <translation>Parte precedente della pagina</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Copia il messaggio</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Apri nella posta</translation>
    </message>
    <message>
        <source>Passed on by phone</source>
        <translation>Riferito per telefono</translation>
    </message>
    <message>
        <source>Passed on by mail</source>
        <translation>Riferito per e-mail</translation>
    </message>
    <message>
        <source>Passed on as a copy</source>
        <translation>Riferito con una copia</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Riferito</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Richiama</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Risolta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Nuovo cliente</translation>
    </message>
    <message>
        <source>What may be said</source>
        <translation>Cosa si può dire</translation>
    </message>
    <message>
        <source>New client as a copy of this one</source>
        <translation>Nuovo cliente come copia di questo</translation>
    </message>
    <message>
        <source>Remove the one in which one is</source>
        <translation>Togli quello in cui sei</translation>
    </message>
    <message>
        <source>Move the marked one up</source>
        <translation>Sposta in su quello segnato</translation>
    </message>
    <message>
        <source>Move the marked one down</source>
        <translation>Sposta in giù quello segnato</translation>
    </message>
    <message>
        <source>Go back to the chosen version</source>
        <translation>Torna alla versione scelta</translation>
    </message>
    <message>
        <source>Of two saves, keep mine</source>
        <translation>Di due salvataggi, tieni il mio</translation>
    </message>
    <message>
        <source>Of two saves, take the other&apos;s</source>
        <translation>Di due salvataggi, prendi l’altro</translation>
    </message>
    <message>
        <source>Two weeks before, on call</source>
        <translation>Due settimane prima, reperibilità</translation>
    </message>
    <message>
        <source>Two weeks later, on call</source>
        <translation>Due settimane dopo, reperibilità</translation>
    </message>
    <message>
        <source>Give the marked gap to whoever is chosen, on call</source>
        <translation>Dai il vuoto segnato a chi è scelto, reperibilità</translation>
    </message>
    <message>
        <source>New one-time password</source>
        <translation>Nuova password monouso</translation>
    </message>
    <message>
        <source>Close a login</source>
        <translation>Chiudi un login</translation>
    </message>
    <message>
        <source>Lend clients</source>
        <translation>Affida clienti</translation>
    </message>
    <message>
        <source>Take back what is lent</source>
        <translation>Riprendi un cliente affidato</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>Test what is seen of Settings</source>
        <translation>Prova ciò che si vede delle Impostazioni</translation>
    </message>
    <message>
        <source>Take back what was typed, step by step</source>
        <translation>Annulla ciò che hai scritto, passo per passo</translation>
    </message>
    <message>
        <source>What was taken back again, step by step</source>
        <translation>Ripristina ciò che hai annullato, passo per passo</translation>
    </message>
    <message>
        <source>Keep message</source>
        <translation>Salva messaggio</translation>
    </message>
    <message>
        <source>Consult the marked row of Reach</source>
        <translation>Annuncia alla riga evidenziata di Passa a</translation>
    </message>
    <message>
        <source>Blind transfer to the marked row</source>
        <translation>Passa senza annuncio alla riga evidenziata</translation>
    </message>
    <message>
        <source>Keep what is typed in Reach as the caller&apos;s name</source>
        <translation>Tieni quanto scritto in Passa a come nome di chi chiama</translation>
    </message>
    <message>
        <source>At that moment</source>
        <translation>In quel momento</translation>
    </message>
    <message>
        <source>Page for the client</source>
        <translation>Pagina per il cliente</translation>
    </message>
    <message>
        <source>Closures of all clients</source>
        <translation>Chiusure di tutti i clienti</translation>
    </message>
    <message>
        <source>News of the client</source>
        <translation>Avvisi del cliente</translation>
    </message>
    <message>
        <source>Hold, and say what for</source>
        <translation>Metti in attesa e scrivi per che cosa</translation>
    </message>
    <message>
        <source>Promise a call-back</source>
        <translation>Prometti di richiamare</translation>
    </message>
    <message>
        <source>Trial call on this line</source>
        <translation>Chiamata di prova su questo numero</translation>
    </message>
    <message>
        <source>Enter what a client still lacks</source>
        <translation>Inserisci ciò che manca al cliente</translation>
    </message>
    <message>
        <source>Give this number to another client</source>
        <translation>Dai questo numero a un altro cliente</translation>
    </message>
    <message>
        <source>Who gets this call, at any moment</source>
        <translation>A chi arriva la chiamata, in qualsiasi momento</translation>
    </message>
    <message>
        <source>Flag the caller: VIP, blocked</source>
        <translation>Contrassegna chi chiama: VIP, bloccato</translation>
    </message>
    <message>
        <source>Back to the profile before</source>
        <translation>Indietro al profilo di prima</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Di nuovo avanti</translation>
    </message>
    <message>
        <source>The client above</source>
        <translation>Il cliente sopra</translation>
    </message>
    <message>
        <source>The client below</source>
        <translation>Il cliente sotto</translation>
    </message>
    <message>
        <source>Two profiles side by side</source>
        <translation>Due profili a confronto</translation>
    </message>
    <message>
        <source>New client from a template</source>
        <translation>Nuovo cliente da un modello</translation>
    </message>
    <message>
        <source>Since your last shift</source>
        <translation>Dal tuo ultimo turno</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Esci dal turno</translation>
    </message>
    <message>
        <source>One more of these in a profile</source>
        <translation>Un altro dello stesso tipo nella scheda</translation>
    </message>
    <message>
        <source>Take back what was just done</source>
        <translation>Annulla ciò che è appena stato fatto</translation>
    </message>
    <message>
        <source>Discard what is typed and not saved</source>
        <translation>Scarta quanto è scritto e non salvato</translation>
    </message>
    <message>
        <source>Fold or unfold the preview</source>
        <translation>Chiudi o apri l’anteprima</translation>
    </message>
    <message>
        <source>It is a threat</source>
        <translation>È una minaccia</translation>
    </message>
    <message>
        <source>It is medical</source>
        <translation>È un malore</translation>
    </message>
    <message>
        <source>No emergency after all</source>
        <translation>Non è un’emergenza</translation>
    </message>
    <message>
        <source>Short line to colleagues</source>
        <translation>Riga breve ai colleghi</translation>
    </message>
    <message>
        <source>Take over what a colleague leaves</source>
        <translation>Prendere le consegne di un collega</translation>
    </message>
</context>
<context>
    <name>left</name>
    <message>
        <source>CALLERS</source>
        <translation>CHI CHIAMA</translation>
    </message>
    <message>
        <source>HALF-TYPED</source>
        <translation>DA FINIRE</translation>
    </message>
    <message>
        <source>card</source>
        <translation>scheda</translation>
    </message>
    <message>
        <source>on hold: {what}</source>
        <translation>in attesa: {what}</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>in linea</translation>
    </message>
    <message>
        <source>message</source>
        <translation>messaggio</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non salvato</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>profilo</translation>
    </message>
    <message>
        <source>TO CALL BACK</source>
        <translation>DA RICHIAMARE</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>MESSAGES TO PASS ON</source>
        <translation>MESSAGGI DA RIFERIRE</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>fino a {when}</translation>
    </message>
    <message>
        <source>TODAY&apos;S NEWS</source>
        <translation>AVVISI DI OGGI</translation>
    </message>
    <message>
        <source>colleague</source>
        <translation>collega</translation>
    </message>
</context>
<context>
    <name>machine</name>
    <message>
        <source>there is nothing there</source>
        <translation>lì non c’è nulla</translation>
    </message>
    <message>
        <source>this user may not</source>
        <translation>questo utente non può</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>è una cartella</translation>
    </message>
    <message>
        <source>a part of its path is no folder</source>
        <translation>una parte del percorso non è una cartella</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>il nome è troppo lungo</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>il disco è pieno</translation>
    </message>
    <message>
        <source>this user&apos;s share of the disk is full</source>
        <translation>lo spazio di questo utente sul disco è pieno</translation>
    </message>
    <message>
        <source>the disk cannot be written</source>
        <translation>il disco è in sola lettura</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>il disco ha un guasto</translation>
    </message>
    <message>
        <source>its links go in a circle</source>
        <translation>i suoi collegamenti girano in tondo</translation>
    </message>
    <message>
        <source>nobody listens there</source>
        <translation>lì nessuno ascolta</translation>
    </message>
    <message>
        <source>no answer came in time</source>
        <translation>nessuna risposta in tempo</translation>
    </message>
    <message>
        <source>there is no way to it</source>
        <translation>non c’è una via per arrivarci</translation>
    </message>
    <message>
        <source>it broke off</source>
        <translation>il collegamento si è interrotto</translation>
    </message>
    <message>
        <source>no such host is known</source>
        <translation>nessun computer con questo nome è conosciuto</translation>
    </message>
    <message>
        <source>no TLS could be agreed on</source>
        <translation>non c’è accordo su una connessione cifrata (TLS)</translation>
    </message>
    <message>
        <source>what answers there is no Asterisk</source>
        <translation>lì non risponde un Asterisk</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Give the call to {client}</source>
        <translation>Assegna la chiamata a {client}</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>Lascia com’è</translation>
    </message>
    <message>
        <source>No colleague is here to take it</source>
        <translation>Nessun collega può prenderla</translation>
    </message>
    <message>
        <source>{name}, for {length}</source>
        <translation>Affida a {name} per {length}</translation>
    </message>
    <message>
        <source>For {length} instead…</source>
        <translation>Invece per {length}…</translation>
    </message>
    <message>
        <source>Everybody who is here sees this client</source>
        <translation>Tutti i presenti vedono già questo cliente</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italiano</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglese</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Tedesco</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francese</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spagnolo</translation>
    </message>
    <message>
        <source>Italian</source>
        <comment>within a sentence</comment>
        <translation>italiano</translation>
    </message>
    <message>
        <source>English</source>
        <comment>within a sentence</comment>
        <translation>inglese</translation>
    </message>
    <message>
        <source>German</source>
        <comment>within a sentence</comment>
        <translation>tedesco</translation>
    </message>
    <message>
        <source>French</source>
        <comment>within a sentence</comment>
        <translation>francese</translation>
    </message>
    <message>
        <source>Spanish</source>
        <comment>within a sentence</comment>
        <translation>spagnolo</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>by phone</source>
        <translation>per telefono</translation>
    </message>
    <message>
        <source>by mail</source>
        <translation>per e-mail</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copiato</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>in altro modo</translation>
    </message>
    <message>
        <source>to pass on</source>
        <translation>da riferire</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>riferito</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>chiunque</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>da richiamare</translation>
    </message>
    <message>
        <source>Message for {whom}</source>
        <translation>Messaggio per {whom}</translation>
    </message>
    <message>
        <source>From: {who}</source>
        <translation>Da: {who}</translation>
    </message>
    <message>
        <source>Taken: {when}</source>
        <translation>Preso: {when}</translation>
    </message>
    <message>
        <source>Matter: {matter}</source>
        <translation>Motivo: {matter}</translation>
    </message>
    <message>
        <source>Urgent.</source>
        <translation>Urgente.</translation>
    </message>
    <message>
        <source>Asks to be called back.</source>
        <translation>Chiede di essere richiamato.</translation>
    </message>
    <message>
        <source>Message from {who}</source>
        <translation>Messaggio da {who}</translation>
    </message>
</context>
<context>
    <name>moment</name>
    <message>
        <source>waiting</source>
        <translation>in coda</translation>
    </message>
    <message>
        <source>a phone of ours rings</source>
        <translation>squilla una nostra postazione</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>in linea</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>free</source>
        <translation>disponibile</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pausa</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>guasto</translation>
    </message>
    <message>
        <source>put through</source>
        <translation>passata</translation>
    </message>
    <message>
        <source>announcement, fallback, wrap-up</source>
        <translation>annuncio, riserva, post-chiamata</translation>
    </message>
    <message>
        <source>then: {place}</source>
        <translation>allora: {place}</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>in coda {time}</translation>
    </message>
    <message>
        <source>The fallback took it.</source>
        <translation>L’ha presa il percorso di riserva.</translation>
    </message>
    <message>
        <source>While it waited nobody was free.</source>
        <translation>Mentre era in coda nessuno era disponibile.</translation>
    </message>
    <message>
        <source>While it waited, free to answer: {count}.</source>
        <translation>Mentre era in coda, disponibili a rispondere: {count}.</translation>
    </message>
    <message>
        <source>While it waited, offered to: {names}</source>
        <translation>Mentre era in coda, proposta a: {names}</translation>
    </message>
    <message>
        <source>On duty {count}</source>
        <translation>In servizio {count}</translation>
    </message>
    <message>
        <source>free {free} · busy with a call {busy}</source>
        <translation>disponibili {free} · al telefono {busy}</translation>
    </message>
    <message>
        <source>{what} since {since}</source>
        <translation>{what} dalle {since}</translation>
    </message>
    <message>
        <source>No call reached us between {since} and {until}.</source>
        <translation>Tra le {since} e le {until} non ci è arrivata nessuna chiamata.</translation>
    </message>
    <message>
        <source>No call for {client} reached us between {since} and {until}.</source>
        <translation>Tra le {since} e le {until} non ci è arrivata nessuna chiamata per {client}.</translation>
    </message>
    <message>
        <source>At {at} nobody was waiting.</source>
        <translation>Alle {at} nessuno era in coda.</translation>
    </message>
    <message>
        <source>Who was on duty at {at} is not recorded.</source>
        <translation>Chi fosse in servizio alle {at} non è registrato.</translation>
    </message>
    <message>
        <source>At {at} nobody was on duty.</source>
        <translation>Alle {at} nessuno era in servizio.</translation>
    </message>
    <message>
        <source>Calls between {since} and {until}: {count} ({results}).</source>
        <translation>Chiamate tra le {since} e le {until}: {count} ({results}).</translation>
    </message>
    <message>
        <source>The desk was joined to no phone system: it knows the calls for which a card was opened, and no others.</source>
        <translation>Il centralino non era collegato a nessun impianto telefonico: conosce solo le chiamate per cui è stata aperta una scheda.</translation>
    </message>
    <message>
        <source>No card was opened between {since} and {until}.</source>
        <translation>Tra le {since} e le {until} non è stata aperta nessuna scheda.</translation>
    </message>
    <message>
        <source>No card was opened for {client} between {since} and {until}.</source>
        <translation>Tra le {since} e le {until} non è stata aperta nessuna scheda per {client}.</translation>
    </message>
    <message>
        <source>Waiting at {at}: {count}, the first since {since}.</source>
        <translation>In coda alle {at}: {count}, la prima dalle {since}.</translation>
    </message>
    <message>
        <source>Taken by the fallback: {count}.</source>
        <translation>Prese dal percorso di riserva: {count}.</translation>
    </message>
    <message>
        <source>On duty at {at}: {count}.</source>
        <translation>In servizio alle {at}: {count}.</translation>
    </message>
    <message>
        <source>On duty at {at}: {count} (free {free}, busy with a call {busy}).</source>
        <translation>In servizio alle {at}: {count} (disponibili {free}, al telefono {busy}).</translation>
    </message>
    <message>
        <source>last heard of at {since}, began anew at {until}</source>
        <translation>ultimo segno alle {since}, ripartito alle {until}</translation>
    </message>
    <message>
        <source>The desk was away</source>
        <translation>Il centralino non c’era</translation>
    </message>
    <message>
        <source>last heard of at {since}</source>
        <translation>ultimo segno alle {since}</translation>
    </message>
    <message>
        <source>No desk is there</source>
        <translation>Il centralino non c’è</translation>
    </message>
    <message>
        <source>Phone {station} out of reach</source>
        <translation>Postazione {station} non raggiungibile</translation>
    </message>
    <message>
        <source>Phone system not heard</source>
        <translation>Impianto telefonico non collegato</translation>
    </message>
    <message>
        <source>from {since} to {until}</source>
        <translation>dalle {since} alle {until}</translation>
    </message>
    <message>
        <source>her phone rings</source>
        <translation>le squilla la postazione</translation>
    </message>
    <message>
        <source>announcing a caller</source>
        <translation>annuncia una chiamata</translation>
    </message>
    <message>
        <source>free, a caller on hold</source>
        <translation>disponibile, una chiamata in attesa</translation>
    </message>
    <message>
        <source>wrap-up</source>
        <translation>post-chiamata</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>uscita</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>al suo posto</translation>
    </message>
    <message>
        <source>at no phone</source>
        <translation>a nessuna postazione</translation>
    </message>
    <message>
        <source>{since}: the phone of {who} rang and was answered</source>
        <translation>{since}: la postazione di {who} è squillata e ha risposto</translation>
    </message>
    <message>
        <source>{since}: the phone of {who} rang for {seconds}: {reason}</source>
        <translation>{since}: la postazione di {who} è squillata per {seconds}: {reason}</translation>
    </message>
    <message>
        <source>{since}: the phone of {who} rang for {seconds}, then the caller was gone</source>
        <translation>{since}: la postazione di {who} è squillata per {seconds}, poi chi chiamava non c’era più</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>una collega</translation>
    </message>
    <message>
        <source>Phone {station}: {reason}</source>
        <translation>Postazione {station}: {reason}</translation>
    </message>
    <message>
        <source>Only people of your own teams are named here. An administrator can change that: Settings, Office, What single assistants do.</source>
        <translation>Qui sono indicate per nome solo le persone delle tue squadre. Un amministratore può cambiarlo: Impostazioni, Ufficio, Che cosa fa ogni singola persona.</translation>
    </message>
    <message>
        <source>The others are counted, not named: showing by name what single assistants do is off in this office. An administrator can change that: Settings, Office, What single assistants do.</source>
        <translation>Gli altri sono contati, non indicati per nome: in questo ufficio non si mostra per nome che cosa fanno le singole persone. Un amministratore può cambiarlo: Impostazioni, Ufficio, Che cosa fa ogni singola persona.</translation>
    </message>
    <message>
        <source>Of the time between {since} and {until} nothing is recorded.</source>
        <translation>Del tempo tra le {since} e le {until} non è registrato nulla.</translation>
    </message>
    <message>
        <source>No call is recorded between {since} and {until}; of a part of that time nothing is.</source>
        <translation>Tra le {since} e le {until} non risulta nessuna chiamata; di una parte di quel tempo non è registrato nulla.</translation>
    </message>
    <message>
        <source>No call for {client} is recorded between {since} and {until}; of a part of that time nothing is.</source>
        <translation>Tra le {since} e le {until} non risulta nessuna chiamata per {client}; di una parte di quel tempo non è registrato nulla.</translation>
    </message>
</context>
<context>
    <name>news</name>
    <message>
        <source>{name} instead, who is out {when}</source>
        <translation>al suo posto {name}, che però è fuori {when}</translation>
    </message>
    <message>
        <source>{name} instead, who is no longer there {when}</source>
        <translation>al suo posto {name}, che però non c’è più {when}</translation>
    </message>
    <message>
        <source>{name} instead, who takes messages only</source>
        <translation>al suo posto {name}, che però prende solo messaggi</translation>
    </message>
    <message>
        <source>{name} instead, who has no number</source>
        <translation>al suo posto {name}, che però non ha un numero</translation>
    </message>
    <message>
        <source>from {when}</source>
        <translation>da {when}</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>fino a {when}</translation>
    </message>
    <message>
        <source>Only to know, of the whole client: hours and closures stay as they are</source>
        <translation>Solo da sapere, di tutto il cliente: orari e chiusure restano come sono</translation>
    </message>
    <message>
        <source>not out</source>
        <translation>non è fuori</translation>
    </message>
    <message>
        <source>no longer true: “{text}”</source>
        <translation>non vale più: «{text}»</translation>
    </message>
    <message>
        <source>out</source>
        <translation>fuori</translation>
    </message>
    <message>
        <source>only to know</source>
        <translation>solo da sapere</translation>
    </message>
    <message>
        <source>rung at {number}</source>
        <translation>si chiama al {number}</translation>
    </message>
    <message>
        <source>The client is closed</source>
        <translation>Il cliente è chiuso</translation>
    </message>
    <message>
        <source>The client is open again</source>
        <translation>Il cliente è di nuovo aperto</translation>
    </message>
    <message>
        <source>nobody stands in</source>
        <translation>nessun sostituto</translation>
    </message>
    <message>
        <source>{name} instead</source>
        <translation>al suo posto {name}</translation>
    </message>
    <message>
        <source>nobody can be rung</source>
        <translation>non si può chiamare nessuno</translation>
    </message>
    <message>
        <source>{name} stands in</source>
        <translation>lo sostituisce {name}</translation>
    </message>
</context>
<context>
    <name>past</name>
    <message>
        <source>today {hour}</source>
        <translation>oggi {hour}</translation>
    </message>
    <message>
        <source>yesterday {hour}</source>
        <translation>ieri {hour}</translation>
    </message>
    <message>
        <source>{hour} in {city}</source>
        <translation>{hour} a {city}</translation>
    </message>
    <message>
        <source>call no. {number} to this client</source>
        <translation>{number}ª chiamata a questo cliente</translation>
    </message>
    <message>
        <source>last: message to {whom}, {when}</source>
        <translation>ultima: messaggio a {whom}, {when}</translation>
    </message>
    <message>
        <source>last: {result}, {when}</source>
        <translation>ultima: {result}, {when}</translation>
    </message>
    <message>
        <source>withheld number</source>
        <translation>numero anonimo</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>in uscita</translation>
    </message>
    <message>
        <source>card by hand</source>
        <translation>scheda a mano</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>tomorrow {hour}</source>
        <translation>domani {hour}</translation>
    </message>
</context>
<context>
    <name>pauses</name>
    <message>
        <source>Short break</source>
        <translation>Pausa breve</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Pranzo</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Pratiche</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formazione</translation>
    </message>
</context>
<context>
    <name>pointed</name>
    <message>
        <source>This is about {shown}, whose row you point at: not about {own}, who is with you.</source>
        <translation>Riguarda {shown}, la cui riga hai scelto: non {own}, che è con te.</translation>
    </message>
    <message>
        <source>{assistant} has this call now: {shown}.</source>
        <translation>Ora questa chiamata è di {assistant}: {shown}.</translation>
    </message>
    <message>
        <source>{who} (for {client})</source>
        <translation>{who} (per {client})</translation>
    </message>
</context>
<context>
    <name>reach</name>
    <message>
        <source>dial this number</source>
        <translation>componi questo numero</translation>
    </message>
    <message>
        <source>dial as typed: such a number is not known</source>
        <translation>componi com’è scritto: numero non riconosciuto</translation>
    </message>
    <message>
        <source>Tab keeps this as the caller&apos;s name</source>
        <translation>Tab lo tiene come nome di chi chiama</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>parla {language}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>novità</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>your phone rings</source>
        <translation>squilla il tuo telefono</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>in linea</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>being put through</source>
        <translation>passaggio in corso</translation>
    </message>
    <message>
        <source>put through</source>
        <translation>passata</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>rientrata</translation>
    </message>
    <message>
        <source>hears the announcement</source>
        <translation>sente il messaggio registrato</translation>
    </message>
    <message>
        <source>at the fallback number</source>
        <translation>al numero di riserva</translation>
    </message>
    <message>
        <source>it rings there</source>
        <translation>squilla</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>ha riagganciato</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>conclusa</translation>
    </message>
    <message>
        <source>calling {who}</source>
        <translation>chiamo {who}</translation>
    </message>
    <message>
        <source>you speak with {who}</source>
        <translation>parli con {who}</translation>
    </message>
    <message>
        <source>wrap-up</source>
        <translation>post-chiamata</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>non raggiungibile</translation>
    </message>
    <message>
        <source>answered but not confirmed</source>
        <translation>risposto ma non confermato</translation>
    </message>
    <message>
        <source>could not be rung</source>
        <translation>impossibile chiamare</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone did not answer</source>
        <translation>il telefono dell’assistente non ha risposto</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone was busy</source>
        <translation>il telefono dell’assistente era occupato</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone is out of reach</source>
        <translation>il telefono dell’assistente non è raggiungibile</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone refused</source>
        <translation>il telefono dell’assistente ha rifiutato</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone could not be rung</source>
        <translation>impossibile far squillare il telefono dell’assistente</translation>
    </message>
    <message>
        <source>no phone to answer on</source>
        <translation>nessun telefono su cui rispondere</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone went dead</source>
        <translation>il telefono dell’assistente si è spento</translation>
    </message>
    <message>
        <source>the assistant&apos;s console and phone went dead</source>
        <translation>console e telefono dell’assistente sono caduti</translation>
    </message>
    <message>
        <source>found again after a restart</source>
        <translation>ritrovata dopo un riavvio</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>ripresa</translation>
    </message>
    <message>
        <source>free</source>
        <translation>disponibile</translation>
    </message>
    <message>
        <source>{person} takes messages only and nobody stands in</source>
        <translation>{person} prende solo messaggi e non c’è chi lo sostituisce</translation>
    </message>
    <message>
        <source>out, {substitute} instead {until}</source>
        <translation>fuori, al suo posto {substitute} {until}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>chiuso</translation>
    </message>
    <message>
        <source>at any hour</source>
        <translation>a ogni ora</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>non c’è più</translation>
    </message>
    <message>
        <source>takes messages only</source>
        <translation>solo messaggi</translation>
    </message>
    <message>
        <source>announced only</source>
        <translation>solo annunciate</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>nessun numero</translation>
    </message>
    <message>
        <source>asleep there</source>
        <translation>là è notte</translation>
    </message>
    <message>
        <source>client suspended: messages only</source>
        <translation>cliente sospeso: solo messaggi</translation>
    </message>
    <message>
        <source>stands in for {person}</source>
        <translation>sostituisce {person}</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>numero sbagliato</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>offerta commerciale</translation>
    </message>
    <message>
        <source>nobody speaks</source>
        <translation>nessuno parla</translation>
    </message>
    <message>
        <source>information</source>
        <translation>informazioni</translation>
    </message>
    <message>
        <source>unwanted</source>
        <translation>indesiderata</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>risposta</translation>
    </message>
    <message>
        <source>message taken</source>
        <translation>messaggio preso</translation>
    </message>
    <message>
        <source>transferred, announced</source>
        <translation>passata, annunciata</translation>
    </message>
    <message>
        <source>transferred, blind</source>
        <translation>passata senza annuncio</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>persa</translation>
    </message>
    <message>
        <source>abandoned on hold</source>
        <translation>persa in attesa</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>segreteria</translation>
    </message>
    <message>
        <source>overflowed</source>
        <translation>deviata</translation>
    </message>
    <message>
        <source>nobody could answer</source>
        <translation>nessuno disponibile</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscita</translation>
    </message>
    <message>
        <source>card by hand</source>
        <translation>scheda a mano</translation>
    </message>
    <message>
        <source>being put through to {who}</source>
        <translation>passaggio a {who}</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non raggiunto</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivata</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in coda</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>presa in carico</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone rings</source>
        <translation>squilla il telefono dell’assistente</translation>
    </message>
    <message>
        <source>the assistant talks</source>
        <translation>l’assistente parla</translation>
    </message>
    <message>
        <source>put on hold</source>
        <translation>messa in attesa</translation>
    </message>
    <message>
        <source>the target&apos;s phone rings</source>
        <translation>squilla il telefono del destinatario</translation>
    </message>
    <message>
        <source>the assistant speaks with the target</source>
        <translation>l’assistente parla con il destinatario</translation>
    </message>
    <message>
        <source>, now {successor}</source>
        <translation>, ora {successor}</translation>
    </message>
    <message>
        <source>until the end of {day}</source>
        <translation>fino alla fine di {day}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>domani</translation>
    </message>
    <message>
        <source>done</source>
        <translation>conclusa</translation>
    </message>
    <message>
        <source>nobody is on call</source>
        <translation>nessuno è reperibile</translation>
    </message>
    <message>
        <source>{why}: {who}</source>
        <translation>{why}: {who}</translation>
    </message>
    <message>
        <source>on call {until}</source>
        <translation>reperibile {until}</translation>
    </message>
    <message>
        <source>on call: {person} {until}</source>
        <translation>reperibile: {person} {until}</translation>
    </message>
    <message>
        <source>out {until}</source>
        <translation>fuori {until}</translation>
    </message>
    <message>
        <source>closed {until}</source>
        <translation>chiuso {until}</translation>
    </message>
    <message>
        <source>open {until}</source>
        <translation>aperto {until}</translation>
    </message>
    <message>
        <source>the assistant has left the call</source>
        <translation>l’assistente ha lasciato la chiamata</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>fino a {day}</translation>
    </message>
    <message>
        <source>until {hour}</source>
        <translation>fino alle {hour}</translation>
    </message>
    <message>
        <source>the assistant&apos;s phone went dead in mid-call</source>
        <translation>la postazione dell’assistente è caduta in piena chiamata</translation>
    </message>
    <message>
        <source>tried next: {name}</source>
        <translation>si prova dopo: {name}</translation>
    </message>
    <message>
        <source>number blocked for this client</source>
        <translation>numero bloccato per questo cliente</translation>
    </message>
    <message>
        <source>on call: {person} for {instead}, {until}</source>
        <translation>reperibile: {person} per {instead}, {until}</translation>
    </message>
    <message>
        <source>{person} is out and nobody stands in</source>
        <translation>{person} è assente e non c’è chi lo sostituisce</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>annullato</translation>
    </message>
    <message>
        <source>, do not say why: {reason}</source>
        <translation>, non dire il motivo: {reason}</translation>
    </message>
    <message>
        <source>client not active yet: messages only</source>
        <translation>cliente non ancora attivo: solo messaggi</translation>
    </message>
    <message>
        <source>left to the team</source>
        <translation>lasciata alla squadra</translation>
    </message>
</context>
<context>
    <name>since</name>
    <message>
        <source>CONTRACTS</source>
        <translation>CONTRATTI</translation>
    </message>
    <message>
        <source>NEW CLIENTS</source>
        <translation>CLIENTI NUOVI</translation>
    </message>
    <message>
        <source>NUMBERS</source>
        <translation>NUMERI</translation>
    </message>
    <message>
        <source>CLOSURES</source>
        <translation>CHIUSURE</translation>
    </message>
    <message>
        <source>ABSENCES</source>
        <translation>ASSENZE</translation>
    </message>
    <message>
        <source>NEWS</source>
        <translation>AVVISI</translation>
    </message>
    <message>
        <source>GREETINGS</source>
        <translation>FORMULE DI RISPOSTA</translation>
    </message>
    <message>
        <source>INSTRUCTIONS</source>
        <translation>ISTRUZIONI</translation>
    </message>
    <message>
        <source>PEOPLE</source>
        <translation>PERSONE</translation>
    </message>
    <message>
        <source>new</source>
        <translation>novità</translation>
    </message>
    <message>
        <source>has begun</source>
        <translation>è iniziata</translation>
    </message>
    <message>
        <source>begins soon</source>
        <translation>sta per iniziare</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifica</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>non più</translation>
    </message>
    <message>
        <source>it was {client}&apos;s</source>
        <translation>era di {client}</translation>
    </message>
    <message>
        <source>do not say why: {reason}</source>
        <translation>non dire il motivo: {reason}</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>Somebody new</source>
        <translation>Una persona nuova</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistente</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisore</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Amministratore</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Dipendente</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Collaboratore</translation>
    </message>
    <message>
        <source>left</source>
        <translation>non lavora più qui</translation>
    </message>
    <message>
        <source>contract ended {day}</source>
        <translation>contratto finito il {day}</translation>
    </message>
    <message>
        <source>has a one-time password</source>
        <translation>ha una password monouso</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>fino al {day}</translation>
    </message>
    <message>
        <source>at {phone}</source>
        <translation>al telefono {phone}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Something went wrong that should not have. The log has the details; please try again, and report it.</source>
        <translation>È successo qualcosa che non doveva. I dettagli sono nel registro; riprova e segnalalo.</translation>
    </message>
    <message>
        <source>That cannot be done with this call now.</source>
        <translation>Ora con questa chiamata non si può.</translation>
    </message>
    <message>
        <source>This call is over.</source>
        <translation>Questa chiamata è conclusa.</translation>
    </message>
    <message>
        <source>{assistant} has answered this call.</source>
        <translation>A questa chiamata ha risposto {assistant}.</translation>
    </message>
    <message>
        <source>This call is {assistant}&apos;s.</source>
        <translation>Questa chiamata è di {assistant}.</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>Nessuno è in coda.</translation>
    </message>
    <message>
        <source>Nobody is on hold.</source>
        <translation>Nessuno è in attesa.</translation>
    </message>
    <message>
        <source>This card was made by hand: no phone takes part in it.</source>
        <translation>Questa scheda è stata fatta a mano: nessun telefono vi è collegato.</translation>
    </message>
    <message>
        <source>{number} is an emergency number and is never dialled under a client&apos;s number. Use your own phone.</source>
        <translation>Il {number} è un numero di emergenza e non si compone mai dal numero di un cliente. Usa il tuo telefono.</translation>
    </message>
    <message>
        <source>Finish or hold the call you are talking to first.</source>
        <translation>Prima concludi la chiamata in corso o mettila in attesa.</translation>
    </message>
    <message>
        <source>No client has the number {line}.</source>
        <translation>Nessun cliente ha il numero {line}.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a phone number. Write it with its country, as in +39 02 1234567.</source>
        <translation>«{text}» non è un numero di telefono leggibile. Scrivilo con il prefisso del Paese, come +39 02 1234567.</translation>
    </message>
    <message>
        <source>This number cannot exist in its country. It was kept as it is.</source>
        <translation>Nel suo Paese questo numero non può esistere. È rimasto com’è.</translation>
    </message>
    <message>
        <source>The phone system cannot be reached. Calls go to its fallback until it is back; nothing has to be done here.</source>
        <translation>L’impianto telefonico non è raggiungibile. Finché non torna, le chiamate vanno al percorso di riserva; qui non c’è niente da fare.</translation>
    </message>
    <message>
        <source>The phone system did not do that: {reason}</source>
        <translation>L’impianto telefonico non l’ha fatto: {reason}</translation>
    </message>
    <message>
        <source>No phone system is set up. Enter it in Settings, or keep call cards by hand (Ctrl+N).</source>
        <translation>Nessun impianto telefonico è configurato. Inseriscilo in Impostazioni, o compila le schede a mano (Ctrl+N).</translation>
    </message>
    <message>
        <source>You are still talking. Close the window once more to leave: the call goes on at your phone.</source>
        <translation>Sei ancora in conversazione. Chiudi di nuovo la finestra per uscire: la chiamata continua al tuo telefono.</translation>
    </message>
    <message>
        <source>{assistant} sits at station {station}. Choose another, or ask.</source>
        <translation>Alla postazione {station} c’è {assistant}. Scegline un’altra, o chiedi.</translation>
    </message>
    <message>
        <source>Your phone {station} rang and was not picked up. The call waits again: check auto-answer on the phone.</source>
        <translation>Il telefono della postazione {station} ha squillato a vuoto. La chiamata è di nuovo in coda: controlla la risposta automatica del telefono.</translation>
    </message>
    <message>
        <source>Your phone {station} is busy. The call waits again.</source>
        <translation>Il telefono della postazione {station} è occupato. La chiamata è di nuovo in coda.</translation>
    </message>
    <message>
        <source>Your phone {station} refused the call. The call waits again.</source>
        <translation>Il telefono della postazione {station} ha rifiutato la chiamata, che è di nuovo in coda.</translation>
    </message>
    <message>
        <source>Your phone {station} is out of reach: it is off, or not registered. The call waits again.</source>
        <translation>Il telefono della postazione {station} non è raggiungibile: è spento o non registrato. La chiamata è di nuovo in coda.</translation>
    </message>
    <message>
        <source>Your phone {station} could not be rung. The call waits again.</source>
        <translation>Non è stato possibile far squillare il telefono della postazione {station}. La chiamata è di nuovo in coda.</translation>
    </message>
    <message>
        <source>You still have a call. End it or pass it on first.</source>
        <translation>Hai ancora una chiamata. Prima concludila o passala.</translation>
    </message>
    <message>
        <source>Nobody has signed in here. Say who you are at the top right.</source>
        <translation>Qui non è entrato nessuno. Di’ chi sei in alto a destra.</translation>
    </message>
    <message>
        <source>Enter a name: callers hear it in the greeting.</source>
        <translation>Scrivi un nome: chi chiama lo sente nella formula di risposta.</translation>
    </message>
    <message>
        <source>There is no office at {office}. Check the path, or set one up.</source>
        <translation>In {office} non c’è nessun ufficio. Controlla il percorso, o creane uno.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Create it, or choose another.</source>
        <translation>La cartella {folder} non esiste. Creala, o scegline un’altra.</translation>
    </message>
    <message>
        <source>Nothing is made at {office} without proof that it is the right server. Choose the certificate of the authority that signed the server’s own, or work on the server itself, with postgresql://LOGIN@/{database} (its socket).</source>
        <translation>In {office} non si crea nulla senza la prova che sia il server giusto. Scegli il certificato dell’autorità che ha firmato quello del server, o lavora sul server stesso, con postgresql://LOGIN@/{database} (il suo socket).</translation>
    </message>
    <message>
        <source>There is no file {file}. Choose the certificate of the authority that signed the server’s own, or leave the field empty: then it has to be one that this computer trusts.</source>
        <translation>Il file {file} non c’è. Scegli il certificato dell’autorità che ha firmato quello del server, o lascia vuoto il campo: allora deve essere un’autorità di cui questo computer si fida.</translation>
    </message>
    <message>
        <source>The office {office} cannot be opened. Check that you may read and write it.</source>
        <translation>L’ufficio {office} non si apre. Controlla di poterlo leggere e scrivere.</translation>
    </message>
    <message>
        <source>The office {office} is damaged. Nothing was overwritten. Its last safety copy is {copy}: restore that.</source>
        <translation>L’ufficio {office} è danneggiato. Niente è stato sovrascritto. L’ultima copia di sicurezza è {copy}: ripristina quella.</translation>
    </message>
    <message>
        <source>The office {office} is damaged, and no safety copy was found. Nothing was overwritten; restore a backup.</source>
        <translation>L’ufficio {office} è danneggiato e non ci sono copie di sicurezza. Niente è stato sovrascritto; ripristina un backup.</translation>
    </message>
    <message>
        <source>Another program holds the office {office}. Close it there, then try again. Nothing was changed.</source>
        <translation>Un altro programma tiene aperto l’ufficio {office}. Chiudilo lì, poi riprova. Niente è cambiato.</translation>
    </message>
    <message>
        <source>The disk is full: make room, then try again. Calls go on meanwhile.</source>
        <translation>Il disco è pieno: fai spazio, poi riprova. Intanto le chiamate continuano.</translation>
    </message>
    <message>
        <source>The office {office} cannot be written. Check the rights of its folder.</source>
        <translation>L’ufficio {office} non si può scrivere. Controlla i permessi della cartella.</translation>
    </message>
    <message>
        <source>The office {office} was used with a newer version of this program. Install that version.</source>
        <translation>L’ufficio {office} è stato usato con una versione più recente di questo programma. Installa quella.</translation>
    </message>
    <message>
        <source>{office} lies on a network share, where a database gets damaged. Choose a folder on this machine.</source>
        <translation>{office} è su una cartella di rete, dove un database si danneggia. Scegli una cartella di questo computer.</translation>
    </message>
    <message>
        <source>{office} lies in a folder that is synchronised, which can damage it. Better choose a folder outside.</source>
        <translation>{office} è in una cartella sincronizzata, che può danneggiarlo. Meglio una cartella fuori.</translation>
    </message>
    <message>
        <source>The address of the office holds a password. Leave it out: it is asked for, and kept in the keyring.</source>
        <translation>L’indirizzo dell’ufficio contiene una password. Toglila: viene chiesta, e conservata nel portachiavi.</translation>
    </message>
    <message>
        <source>The office at {office} cannot be reached. Check the network and the server.</source>
        <translation>L’ufficio {office} non è raggiungibile. Controlla la rete e il server.</translation>
    </message>
    <message>
        <source>This is not an address of an office that this program can open.</source>
        <translation>Non è l’indirizzo di un ufficio che questo programma possa aprire. Controllalo.</translation>
    </message>
    <message>
        <source>No office is known on this machine yet.</source>
        <translation>Su questo computer non è ancora noto alcun ufficio.</translation>
    </message>
    <message>
        <source>Enter the office&apos;s name: callers of unknown numbers hear it.</source>
        <translation>Scrivi il nome dell’ufficio: lo sente chi chiama un numero sconosciuto.</translation>
    </message>
    <message>
        <source>The record of calls cannot be written now. Calls go on; what happens is written as soon as it can be.</source>
        <translation>Ora il registro delle chiamate non si può scrivere. Le chiamate continuano; tutto viene scritto appena possibile.</translation>
    </message>
    <message>
        <source>Somebody saved {client} while you were editing it. Compare both and choose.</source>
        <translation>Qualcuno ha salvato {client} mentre lo modificavi. Confronta le due versioni e scegli.</translation>
    </message>
    <message>
        <source>There is no client {code}.</source>
        <translation>Non c’è nessun cliente {code}.</translation>
    </message>
    <message>
        <source>The message says nothing yet. Write what the caller wants.</source>
        <translation>Il messaggio è ancora vuoto. Scrivi che cosa vuole chi chiama.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>Questo messaggio non c’è più.</translation>
    </message>
    <message>
        <source>This machine has no keyring, so the password is asked for each time the console starts. It is kept in no file.</source>
        <translation>Questo computer non ha un portachiavi: la password viene chiesta a ogni avvio. Non sta in nessun file.</translation>
    </message>
    <message>
        <source>This machine has no voice to speak with. Everything else works.</source>
        <translation>Questo computer non ha una voce per parlare. Tutto il resto funziona.</translation>
    </message>
    <message>
        <source>This machine has no sound output. Calls ring on the screen only.</source>
        <translation>Questo computer non ha uscite audio. Le chiamate squillano solo sullo schermo.</translation>
    </message>
    <message>
        <source>“{text}” is not known here. Write any, announced or messages.</source>
        <translation>«{text}» qui è sconosciuto. Scrivi tutte, annunciate o messaggi.</translation>
    </message>
    <message>
        <source>{file} exists already. Choose another name: nothing is overwritten.</source>
        <translation>{file} esiste già. Scegli un altro nome: niente viene sovrascritto.</translation>
    </message>
    <message>
        <source>The copy {file} could not be written: {reason}. Check the folder and the room on the disk.</source>
        <translation>La copia {file} non si può scrivere: {reason}. Controlla la cartella e lo spazio su disco.</translation>
    </message>
    <message>
        <source>A shared office is backed up with the database server&apos;s own tools.</source>
        <translation>Il backup di un ufficio condiviso si fa con gli strumenti del server di database.</translation>
    </message>
    <message>
        <source>There is no such call.</source>
        <translation>Questa chiamata non esiste.</translation>
    </message>
    <message>
        <source>{count} copies, the newest of {newest}.</source>
        <translation>{count} copie, la più recente del {newest}.</translation>
    </message>
    <message>
        <source>The file {office} is sound, at step {step}.</source>
        <translation>Il file {office} è integro, al passo {step}.</translation>
    </message>
    <message>
        <source>{rows} rows point to something that is not there.</source>
        <translation>{rows} righe rimandano a qualcosa che non c’è.</translation>
    </message>
    <message>
        <source>Everything that is pointed to is there.</source>
        <translation>Tutti i rimandi trovano ciò che cercano.</translation>
    </message>
    <message>
        <source>There is no copy in {folder} yet.</source>
        <translation>In {folder} non c’è ancora nessuna copia.</translation>
    </message>
    <message>
        <source>The office {office} answers.</source>
        <translation>L’ufficio {office} risponde.</translation>
    </message>
    <message>
        <source>Several clients are called {name}. Name this one by its code.</source>
        <translation>Più clienti si chiamano {name}. Indica questo con il suo codice.</translation>
    </message>
    <message>
        <source>“{code}” cannot be a code: letters, digits, dots and dashes, at most 32.</source>
        <translation>«{code}» non può essere un codice: lettere, cifre, punti e trattini, al massimo 32.</translation>
    </message>
    <message>
        <source>The client has no code. Enter a short one, as in ROSSI.</source>
        <translation>Il cliente non ha un codice. Scrivine uno breve, come ROSSI.</translation>
    </message>
    <message>
        <source>Another client has the code {code} already. Choose another.</source>
        <translation>Il codice {code} è già di un altro cliente. Scegline un altro.</translation>
    </message>
    <message>
        <source>The client has no legal name. Enter it.</source>
        <translation>Il cliente non ha una ragione sociale. Scrivila.</translation>
    </message>
    <message>
        <source>The office itself is already the client {code}. There can be only one.</source>
        <translation>L’ufficio stesso è già il cliente {code}. Ce ne può essere uno solo.</translation>
    </message>
    <message>
        <source>There is no client {code}, and without a legal name none can be made.</source>
        <translation>Non c’è nessun cliente {code}, e senza ragione sociale non si può creare.</translation>
    </message>
    <message>
        <source>“{colour}” is no colour. Write it as in #1a6b54.</source>
        <translation>«{colour}» non è un colore. Scrivilo come #1a6b54.</translation>
    </message>
    <message>
        <source>There is no country {country}. Write its name or its code, as in IT.</source>
        <translation>Il Paese {country} non esiste. Scrivi il nome o il codice, come IT.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a day. Write it as in 2026-08-31.</source>
        <translation>«{text}» non è un giorno leggibile. Scrivilo come 2026-08-31.</translation>
    </message>
    <message>
        <source>This is no day. Write it as in 31/12/2026.</source>
        <translation>Non è un giorno. Scrivilo come 31/12/2026.</translation>
    </message>
    <message>
        <source>Choose between 0 and {most} seconds: a day has no more.</source>
        <translation>Scegli tra 0 e {most} secondi: un giorno non ne ha di più.</translation>
    </message>
    <message>
        <source>No phone system is set up: cards are kept by hand.</source>
        <translation>Nessun impianto telefonico configurato: le schede si compilano a mano.</translation>
    </message>
    <message>
        <source>The simulated phone system rings here.</source>
        <translation>Qui squilla l’impianto telefonico simulato.</translation>
    </message>
    <message>
        <source>{outputs} sound outputs.</source>
        <translation>Uscite audio: {outputs}.</translation>
    </message>
    <message>
        <source>{voices} voices can speak.</source>
        <translation>Voci che possono parlare: {voices}.</translation>
    </message>
    <message>
        <source>The console is not installed. Install the whole program.</source>
        <translation>La console non è installata. Installa il programma intero.</translation>
    </message>
    <message>
        <source>The console cannot start: {reason}.</source>
        <translation>La console non si avvia: {reason}.</translation>
    </message>
    <message>
        <source>“{text}” has probably lost its first zeros: {proposed}? Have the zeros put back above, or correct the number.</source>
        <translation>«{text}» ha probabilmente perso gli zeri iniziali: {proposed}? Fai rimettere gli zeri qui sopra o correggi il numero.</translation>
    </message>
    <message>
        <source>There is nothing in the file.</source>
        <translation>Il file è vuoto.</translation>
    </message>
    <message>
        <source>Two columns are called {heading}. Remove one.</source>
        <translation>Due colonne si chiamano {heading}. Togline una.</translation>
    </message>
    <message>
        <source>{file} is an office, and is not overwritten. Choose another name.</source>
        <translation>{file} è un ufficio e non viene sovrascritto. Scegli un altro nome.</translation>
    </message>
    <message>
        <source>{file} is no file, but a folder or a device. Choose another.</source>
        <translation>{file} non è un file, ma una cartella o un dispositivo. Scegline un altro.</translation>
    </message>
    <message>
        <source>The other phone system is connected when the last call has ended.</source>
        <translation>L’altro impianto telefonico si collega quando finisce l’ultima chiamata.</translation>
    </message>
    <message>
        <source>{assistant} cannot take a call now. It is still yours.</source>
        <translation>{assistant} non può prendere una chiamata adesso. Resta a te.</translation>
    </message>
    <message>
        <source>{assistant} did not take the call. It is still yours.</source>
        <translation>{assistant} non ha preso la chiamata. Resta a te.</translation>
    </message>
    <message>
        <source>That moment has not come yet. Choose one in the past.</source>
        <translation>Quel momento deve ancora venire. Scegline uno passato.</translation>
    </message>
    <message>
        <source>The page is one client&apos;s: choose the client first.</source>
        <translation>La pagina è di un solo cliente: scegli prima il cliente.</translation>
    </message>
    <message>
        <source>{number} is one of this office&apos;s own lines: the call would come back here. Choose another number.</source>
        <translation>{number} è uno dei numeri di questo ufficio: la chiamata tornerebbe qui. Scegline un altro.</translation>
    </message>
    <message>
        <source>“{text}” is a number with an extension. Write the number alone, and the extension into its own field or column.</source>
        <translation>«{text}» è un numero con un interno. Scrivi il numero da solo, e l’interno nel suo campo o nella sua colonna.</translation>
    </message>
    <message>
        <source>The phone system does not accept the user or the password. Calls go to its fallback. Enter the right one in Settings, Phone system.</source>
        <translation>L’impianto telefonico non accetta l’utente o la password. Le chiamate vanno al percorso di riserva. Inserisci quelli giusti in Impostazioni, Impianto telefonico.</translation>
    </message>
    <message>
        <source>The hub that leads has no password for the phone system: calls go to its fallback until an administrator has put it there. Open cards by hand meanwhile.</source>
        <translation>L’hub che guida non ha la password del centralino: le chiamate vanno al percorso di riserva finché un amministratore non la mette lì. Intanto apri le schede a mano.</translation>
    </message>
    <message>
        <source>You still have a call: end it or put it through first.</source>
        <translation>Hai ancora una chiamata: prima chiudila o passala.</translation>
    </message>
    <message>
        <source>Not saved yet: {people}. Save or discard it on the page Staff; closing the window once more keeps it half typed.</source>
        <translation>Non ancora salvato: {people}. Salva o annulla nella pagina Personale; chiudendo ancora la finestra resta com’è scritto, per la prossima volta.</translation>
    </message>
    <message>
        <source>You were changing {people} and did not save: what was typed is kept. Save or discard it on the page Staff.</source>
        <translation>Modifiche non salvate a {people}: quanto era scritto è conservato. Salva o annulla nella pagina Personale.</translation>
    </message>
    <message>
        <source>You are at no phone. Choose it under your name, at the top right: “Choose my phone…”.</source>
        <translation>Non sei a nessun telefono. Sceglilo sotto il tuo nome, in alto a destra: «Scegli il mio telefono…».</translation>
    </message>
    <message>
        <source>Your phone {station} went dead in the middle of the call. The caller hears music and waits for you: answer again when the phone is back, or choose another one under your name.</source>
        <translation>La tua postazione {station} si è spenta durante la chiamata. Chi chiama sente la musica e ti aspetta: rispondi di nuovo quando è tornata, oppure scegli un’altra postazione sotto il tuo nome.</translation>
    </message>
    <message>
        <source>Somebody is already called {login} here. Choose another login.</source>
        <translation>Qui qualcuno si chiama già {login}. Scegli un altro login.</translation>
    </message>
    <message>
        <source>There is an office at {office} already. Nothing was changed. Name an empty database.</source>
        <translation>In {office} c’è già un ufficio. Niente è stato cambiato. Indica un database vuoto.</translation>
    </message>
    <message>
        <source>“{host}” is no name of a server. Write one name or address, as in server.example; say it again for each more.</source>
        <translation>“{host}” non è il nome di un server. Scrivi un nome o un indirizzo, come server.example; ripeti l’opzione per ognuno in più.</translation>
    </message>
    <message>
        <source>The database did not answer. If you have just done something that needs it, do it again when it is back.</source>
        <translation>Il database non ha risposto. Se hai appena fatto qualcosa che lo richiede, rifallo quando torna.</translation>
    </message>
    <message>
        <source>An announcement could not be written to {folder}: {reason}. Check the sounds folder in Settings, Phone system.</source>
        <translation>Non si è potuto scrivere un messaggio registrato in {folder}: {reason}. Controlla la cartella dei suoni in Impostazioni, Impianto telefonico.</translation>
    </message>
    <message>
        <source>The code {code} is taken by a client of another team. Choose another.</source>
        <translation>Il codice {code} è già di un cliente di un’altra squadra. Scegline un altro.</translation>
    </message>
    <message>
        <source>{code} is the office itself: it is everybody&apos;s, and in no team.</source>
        <translation>{code} è l’ufficio stesso: è di tutti, e non sta in nessuna squadra.</translation>
    </message>
    <message>
        <source>{client} is lent to you. A supervisor of its own team changes it, or an administrator.</source>
        <translation>{client} ti è solo affidato. Lo modifica un supervisore della sua squadra, o un amministratore.</translation>
    </message>
    <message>
        <source>“{name}” is a list of cards, and nobody: it is left out. Its people have cards of their own.</source>
        <translation>«{name}» è un elenco di schede, non una persona: viene tralasciato. Chi ne fa parte ha una scheda propria.</translation>
    </message>
    <message>
        <source>A card with more than {most} numbers and addresses is nobody’s. Look in the program that wrote it what it is.</source>
        <translation>Una scheda con più di {most} numeri e indirizzi non è di nessuno. Controlla nel programma che l’ha scritta che cos’è.</translation>
    </message>
    <message>
        <source>There are more than {most} numbers or addresses in one cell: nobody has so many. Split it.</source>
        <translation>In una cella ci sono più di {most} numeri o indirizzi: nessuno ne ha tanti. Dividila.</translation>
    </message>
    <message>
        <source>A card of more than {most} lines is nobody’s. Look in the program that wrote it what it is.</source>
        <translation>Una scheda di più di {most} righe non è di nessuno. Guarda nel programma che l’ha scritta che cos’è.</translation>
    </message>
    <message>
        <source>“{text}” has no year, and is read as {days}.</source>
        <translation>«{text}» non ha anno: si legge {days}.</translation>
    </message>
    <message>
        <source>“{text}” is read as the first and the last day: {days}. Two days alone have a ; between them.</source>
        <translation>«{text}» è letto come primo e ultimo giorno: {days}. Fra due giorni singoli va un ;.</translation>
    </message>
    <message>
        <source>The card says “{text}” of {person}, who has another value from elsewhere: that stays. Change it in the profile.</source>
        <translation>Il biglietto dice «{text}» di {person}, che da altra fonte ha già un altro valore: resta quello. Cambialo nel profilo.</translation>
    </message>
    <message>
        <source>{file} is the file that is imported, and is not overwritten. Choose another name.</source>
        <translation>{file} è il file che si importa e non viene sovrascritto. Scegli un altro nome.</translation>
    </message>
    <message>
        <source>Refused rows are written as a spreadsheet: {file} must end in .xlsx.</source>
        <translation>Le righe rifiutate si scrivono in un foglio di calcolo: {file} deve finire in .xlsx.</translation>
    </message>
    <message>
        <source>A cell in row {row} does not end, or is far too long. Close its quotation mark, or shorten it.</source>
        <translation>Una cella della riga {row} non finisce, o è troppo lunga. Chiudi le virgolette, o accorciala.</translation>
    </message>
    <message>
        <source>In row {row} something follows a closing quotation mark. Write marks inside a cell twice.</source>
        <translation>Nella riga {row} c’è qualcosa dopo le virgolette di chiusura. Dentro una cella le virgolette si scrivono doppie.</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} non si può scrivere: {reason}.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Split it.</source>
        <translation>Il file supera {megabytes} MB. Dividilo.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Check the path.</source>
        <translation>{file} non si può leggere: {reason}. Controlla il percorso.</translation>
    </message>
    <message>
        <source>A greeting is empty. Write what is to be said, or remove it.</source>
        <translation>Una formula di risposta è vuota. Scrivi che cosa dire, o toglila.</translation>
    </message>
    <message>
        <source>These hours begin and end at the same time.</source>
        <translation>Questo orario comincia e finisce alla stessa ora.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as hours. Write them as in 9-13, 14:30-18.</source>
        <translation>«{text}» non è un orario leggibile. Scrivilo come 9-13, 14:30-18.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as opening hours. Write them as in Mon-Fri 09:00-13:00 14:00-18:00.</source>
        <translation>«{text}» non è un orario leggibile. Scrivilo come lun-ven 09:00-13:00 14:00-18:00.</translation>
    </message>
    <message>
        <source>There are seven days in a week.</source>
        <translation>Una settimana ha sette giorni.</translation>
    </message>
    <message>
        <source>The phones are not started yet. Open the console again.</source>
        <translation>I telefoni non sono ancora avviati. Riapri la console.</translation>
    </message>
    <message>
        <source>Another hub of that machine keeps its journal in {folder}, and runs.</source>
        <translation>Un altro hub di quella macchina è in funzione e tiene il proprio giornale in {folder}.</translation>
    </message>
    <message>
        <source>The journal of calls cannot be written: {reason}. Calls go on; make room on the disk.</source>
        <translation>Il giornale delle chiamate non si può scrivere: {reason}. Le chiamate continuano; fai spazio su disco.</translation>
    </message>
    <message>
        <source>There is no language {language}. Write its name or its code, as in it.</source>
        <translation>La lingua {language} non esiste. Scrivi il nome o il codice, come it.</translation>
    </message>
    <message>
        <source>The number {line} falls back on itself: callers would go in a circle. Choose another.</source>
        <translation>Il numero {line} ha sé stesso come riserva: chi chiama girerebbe in tondo. Scegline un altro.</translation>
    </message>
    <message>
        <source>The number {line} is not one of this client&apos;s.</source>
        <translation>Il numero {line} non è di questo cliente.</translation>
    </message>
    <message>
        <source>“{text}” is no mail address.</source>
        <translation>«{text}» non è un indirizzo e-mail.</translation>
    </message>
    <message>
        <source>This is no day with an hour. Write it as in 31/12/2026 18:00.</source>
        <translation>Non è un giorno con un’ora. Scrivilo come 31/12/2026 18:00.</translation>
    </message>
    <message>
        <source>A demo office can only be joined to the simulated phone system.</source>
        <translation>Un ufficio demo si collega solo all’impianto telefonico simulato.</translation>
    </message>
    <message>
        <source>The disk failed while the office {office} was read or written. Check the disk, then try again.</source>
        <translation>Il disco ha avuto un guasto leggendo o scrivendo l’ufficio {office}. Controlla il disco, poi riprova.</translation>
    </message>
    <message>
        <source>The disk is full: the office {office} could not be written. Make room, then try again.</source>
        <translation>Il disco è pieno: l’ufficio {office} non si può scrivere. Fai spazio, poi riprova.</translation>
    </message>
    <message>
        <source>{office} is no office. Nothing was changed. Choose another file; if it was one, move it aside and restore a copy.</source>
        <translation>{office} non è un ufficio. Nulla è stato modificato. Scegli un altro file; se lo era, mettilo da parte e ripristina una copia.</translation>
    </message>
    <message>
        <source>{office} is a database, but no office of this program. Nothing was changed.</source>
        <translation>{office} è un database, ma non un ufficio di questo programma. Niente è cambiato.</translation>
    </message>
    <message>
        <source>The office {office} is open in another console of yours, which does not answer. End that one, then try again.</source>
        <translation>L’ufficio {office} è aperto in un’altra tua console, che non risponde. Chiudila, poi riprova.</translation>
    </message>
    <message>
        <source>The office {office} is open in another program. Close it there, then try again. Nothing was changed.</source>
        <translation>L’ufficio {office} è aperto in un altro programma. Chiudilo lì, poi riprova. Niente è cambiato.</translation>
    </message>
    <message>
        <source>No office is chosen yet. Try the demo, or set up your office.</source>
        <translation>Non è ancora scelto nessun ufficio. Prova la demo, o crea il tuo.</translation>
    </message>
    <message>
        <source>The record of calls cannot be written now. Calls go on; it is written as soon as it can be.</source>
        <translation>Ora il registro delle chiamate non si può scrivere. Le chiamate continuano; viene scritto appena possibile.</translation>
    </message>
    <message>
        <source>The library {library} is missing, which a shared office needs. In the program&apos;s folder “make compiled” installs it.</source>
        <translation>Manca la libreria {library}, che serve a un ufficio condiviso. Nella cartella del programma la installa «make compiled».</translation>
    </message>
    <message>
        <source>The shared office {office} cannot be opened here: the library psycopg is missing. In the program&apos;s folder “make compiled” installs it.</source>
        <translation>L’ufficio condiviso {office} non si può aprire qui: manca la libreria psycopg. Nella cartella del programma la installa «make compiled».</translation>
    </message>
    <message>
        <source>A shared office needs its hub on a server, which this version does not have yet.</source>
        <translation>Un ufficio condiviso vuole il suo hub su un server, che questa versione non ha ancora.</translation>
    </message>
    <message>
        <source>An answer holds characters that cannot stand in Asterisk&apos;s configuration. Use plain ones.</source>
        <translation>Una risposta contiene caratteri non ammessi nella configurazione di Asterisk. Usane di semplici.</translation>
    </message>
    <message>
        <source>In {folder} there are files that this program has not written: {files}. Choose an empty folder.</source>
        <translation>In {folder} ci sono file non scritti da questo programma: {files}. Scegli una cartella vuota.</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}. Check its rights, or choose another.</source>
        <translation>{folder} non si può scrivere: {reason}. Controlla i permessi, o scegline un’altra.</translation>
    </message>
    <message>
        <source>Name at least one station: the phone on which calls are answered.</source>
        <translation>Indica almeno una postazione: il telefono su cui si risponde.</translation>
    </message>
    <message>
        <source>The address of the phone system is missing.</source>
        <translation>Manca l’indirizzo dell’impianto telefonico.</translation>
    </message>
    <message>
        <source>The user for ARI is missing. Enter the one that stands in ari.conf.</source>
        <translation>Manca l’utente per ARI. Inserisci quello che sta in ari.conf.</translation>
    </message>
    <message>
        <source>“{url}” is no address. Write it as in http://192.0.2.10:8088, without a password.</source>
        <translation>«{url}» non è un indirizzo. Scrivilo come http://192.0.2.10:8088, senza password.</translation>
    </message>
    <message>
        <source>The password of the phone system at {url} is not known here. Enter it to connect.</source>
        <translation>Qui non si conosce la password dell’impianto telefonico {url}. Scrivila per collegarti.</translation>
    </message>
    <message>
        <source>The keyring does not hold the password of the phone system yet.</source>
        <translation>Il portachiavi non ha ancora la password dell’impianto telefonico.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a station: use letters, digits and underscores.</source>
        <translation>«{name}» non può essere il nome di una postazione: usa lettere, cifre e trattini bassi.</translation>
    </message>
    <message>
        <source>Several people are called {person}. Add a number, a mail address or the UID of the one you mean.</source>
        <translation>Più persone si chiamano {person}. Aggiungi un numero, un indirizzo e-mail o l’UID di quella giusta.</translation>
    </message>
    <message>
        <source>A person has no name. Enter it.</source>
        <translation>Una persona non ha nome. Scrivilo.</translation>
    </message>
    <message>
        <source>{person} stands here twice. Remove one.</source>
        <translation>{person} compare due volte. Lascia una sola voce.</translation>
    </message>
    <message>
        <source>A person that is referred to is not one of this client&apos;s.</source>
        <translation>Una persona indicata non è di questo cliente. Sceglila tra le sue.</translation>
    </message>
    <message>
        <source>No console is running with this office.</source>
        <translation>Nessuna console è aperta su questo ufficio.</translation>
    </message>
    <message>
        <source>A number to put callers through to has no name. Enter one, as in Headquarters.</source>
        <translation>Un numero a cui passare non ha nome. Scrivine uno, come Sede.</translation>
    </message>
    <message>
        <source>{file} is no copy of an office. Nothing was changed.</source>
        <translation>{file} non è la copia di un ufficio. Niente è cambiato.</translation>
    </message>
    <message>
        <source>Row {earlier} of this file has another greeting for this client, and in this row no number was read whose own it could be. Put the number into the column Number, or say which column it is; the greeting may stand under Number&apos;s greeting.</source>
        <translation>La riga {earlier} di questo file dà a questo cliente un’altra formula di risposta, e in questa riga non si è letto alcun numero di cui possa essere. Metti il numero nella colonna Numero, o indica qual è la sua colonna; la formula può stare sotto Formula di risposta del numero.</translation>
    </message>
    <message>
        <source>“{text}” is no part of a name: it was taken as an absence of {person}.</source>
        <translation>«{text}» non fa parte di un nome: è stato preso come assenza di {person}.</translation>
    </message>
    <message>
        <source>“{text}” may be a closure: a note closes nothing. Enter it under Closures, too.</source>
        <translation>“{text}” può essere una chiusura: una nota non chiude niente. Inseriscila anche in Chiusure.</translation>
    </message>
    <message>
        <source>“{text}” may be an absence: a note keeps nobody from being rung. Enter it beside the person, under Absences, too.</source>
        <translation>“{text}” può essere un’assenza: con una nota si chiama lo stesso. Inseriscila anche alla persona, in Assenze.</translation>
    </message>
    <message>
        <source>{heading} is not what row {earlier} of this file says of the same one.</source>
        <translation>{heading}: la riga {earlier} di questo file, per la stessa voce, dice altro.</translation>
    </message>
    <message>
        <source>The row is about {code}, and this import is for {client} only.</source>
        <translation>La riga riguarda {code}, e questa importazione è solo per {client}.</translation>
    </message>
    <message>
        <source>{folder} is a folder. Name the file that the office is to be.</source>
        <translation>{folder} è una cartella. Indica il file in cui deve stare l’ufficio.</translation>
    </message>
    <message>
        <source>“{name}” looks like a remark below the table, and like no client. If it is one, give it a code.</source>
        <translation>«{name}» sembra un’annotazione sotto la tabella, e non un cliente. Se lo è, dagli un codice.</translation>
    </message>
    <message>
        <source>The row has a value for {heading}, but no number it belongs to.</source>
        <translation>La riga ha un valore per {heading}, ma nessun numero a cui appartenga.</translation>
    </message>
    <message>
        <source>The row has a value for {heading}, but no person it belongs to.</source>
        <translation>La riga ha un valore per {heading}, ma nessuna persona a cui appartenga.</translation>
    </message>
    <message>
        <source>The row has more cells than there are headings.</source>
        <translation>La riga ha più celle che intestazioni.</translation>
    </message>
    <message>
        <source>{seconds} seconds is not possible here: 0 to {most}.</source>
        <translation>{seconds} secondi qui non vanno: da 0 a {most}.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a number of seconds.</source>
        <translation>«{text}» non è un numero di secondi leggibile.</translation>
    </message>
    <message>
        <source>Nobody answered: {what}.</source>
        <translation>Nessuno ha risposto: {what}.</translation>
    </message>
    <message>
        <source>{key} belongs to an office. Open one first.</source>
        <translation>{key} è di un ufficio. Prima aprine uno.</translation>
    </message>
    <message>
        <source>The settings {file} could not be written: {reason}.</source>
        <translation>Le impostazioni {file} non si possono scrivere: {reason}.</translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation>Non esiste l’impostazione {key}.</translation>
    </message>
    <message>
        <source>“{value}” is no value for {key}.</source>
        <translation>«{value}» non è un valore per {key}.</translation>
    </message>
    <message>
        <source>A sound could not be read.</source>
        <translation>Un suono non si può leggere.</translation>
    </message>
    <message>
        <source>Row {row} of this file gives the number {line} to {client}. Leave it in one of the two rows alone.</source>
        <translation>La riga {row} di questo file dà il numero {line} a {client}. Lascialo in una sola delle due righe.</translation>
    </message>
    <message>
        <source>The number {line} belongs to a client of another team in that time. Ask an administrator, or let it begin later.</source>
        <translation>In quel periodo il numero {line} è di un cliente di un’altra squadra. Chiedi a un amministratore, o fallo iniziare più tardi.</translation>
    </message>
    <message>
        <source>“{text}” has no digits: it is no number of the tax office, and was not kept as one.</source>
        <translation>«{text}» non ha cifre: non è un numero fiscale e non è stato registrato come tale.</translation>
    </message>
    <message>
        <source>“{name}” may be {client} ({code}), which is written otherwise, and becomes a client of its own. If they are one, put the code {code} into the row.</source>
        <translation>«{name}» è forse {client} ({code}), scritto in altro modo, e diventa un cliente a sé. Se sono lo stesso, indica nella riga il codice {code}.</translation>
    </message>
    <message>
        <source>{person} is there with other numbers or addresses, and this becomes a second person. If they are one, put a number or an address that is known into the row, too.</source>
        <translation>{person} c’è già con altri numeri o indirizzi, e questa riga diventa una seconda persona. Se sono la stessa, metti nella riga anche un numero o un indirizzo già noto.</translation>
    </message>
    <message>
        <source>“{text}” names several languages, and a client has one: {language}. Give it greetings in the others in its profile.</source>
        <translation>«{text}» indica più lingue, e un cliente ne ha una: {language}. Aggiungi nel profilo una formula di risposta per ogni altra.</translation>
    </message>
    <message>
        <source>“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. If it is another one, choose it in the client&apos;s profile after the import.</source>
        <translation>“{text}” è in un altro paese rispetto all’ufficio, il cui paese viene dato al cliente: ne seguono festività e lingua. Se è un altro, sceglilo nel profilo del cliente dopo l’importazione.</translation>
    </message>
    <message>
        <source>{name} takes messages only and is not rung in this turn: whoever stands in for them is, if anybody does.</source>
        <translation>{name} prende solo messaggi e in questo turno non viene chiamato: si chiama chi lo sostituisce, se c’è.</translation>
    </message>
    <message>
        <source>“{text}” is no length of time. Write it as in 14 h, 2 days or 1 h 30 min.</source>
        <translation>«{text}» non è una durata. Scriverla come 14 ore, 2 giorni o 1 h 30 min.</translation>
    </message>
    <message>
        <source>The end lies in the past. Write a time to come, as in “till 15:30” or “till 3/12”.</source>
        <translation>La fine è già passata. Scrivi un momento a venire, come in «fino alle 15:30» o «fino al 3/12».</translation>
    </message>
    <message>
        <source>Nobody at {client} is called “{name}”. Write the name as the profile has it.</source>
        <translation>Da {client} nessuno si chiama «{name}». Scrivi il nome come sta nel profilo.</translation>
    </message>
    <message>
        <source>Nobody at {client} is called “{name}”. Is {near} meant? Write that name.</source>
        <translation>Da {client} nessuno si chiama «{name}». Si parla di {near}? Scrivi quel nome.</translation>
    </message>
    <message>
        <source>{near}: a line is about one person. Write one for each.</source>
        <translation>{near}: una riga riguarda una persona sola. Scrivine una per ciascuno.</translation>
    </message>
    <message>
        <source>“{name}” may be {near}. Write the whole name.</source>
        <translation>«{name}» può essere {near}. Scrivi il nome intero.</translation>
    </message>
    <message>
        <source>“{text}” says no end. Write it too, as in “from 3/12 to 5/12” or “from 14:30 to 18”.</source>
        <translation>«{text}» non dice fino a quando. Scrivilo, come in «dal 3/12 al 5/12» o «dalle 14:30 alle 18».</translation>
    </message>
    <message>
        <source>Nobody has heard the client&apos;s password here within the hour. Ask for it, or call back.</source>
        <translation>Nell’ultima ora nessuno ha sentito qui la parola d’ordine del cliente. Chiedila, o richiama.</translation>
    </message>
    <message>
        <source>A password has at least {fewest} letters or digits: two words that are easily said and hard to guess.</source>
        <translation>Una parola d’ordine ha almeno {fewest} lettere o cifre: due parole facili da dire e difficili da indovinare.</translation>
    </message>
    <message>
        <source>A password has at most {most} characters.</source>
        <translation>Una parola d’ordine ha al massimo {most} caratteri.</translation>
    </message>
    <message>
        <source>A password is kept only in a form that nobody can read. Set it in its field, under Company.</source>
        <translation>La parola d’ordine si conserva solo in una forma che nessuno può leggere. Impostala nel suo campo, in Azienda.</translation>
    </message>
    <message>
        <source>The password is typed and not set yet. Press Enter in its field, or clear it.</source>
        <translation>La parola d’ordine è scritta ma non ancora impostata. Premi Invio nel suo campo, o cancellala.</translation>
    </message>
    <message>
        <source>This client has no password. Call back under the number that you know.</source>
        <translation>Questo cliente non ha una parola d’ordine. Richiama al numero che conosci.</translation>
    </message>
    <message>
        <source>That is not the password. Tries that are left: {left}.</source>
        <translation>La parola d’ordine non è quella. Tentativi rimasti: {left}.</translation>
    </message>
    <message>
        <source>Wrong three times. Call back under the number that you know; in an hour the password counts again.</source>
        <translation>Sbagliata tre volte. Richiama al numero che conosci; tra un’ora la parola d’ordine varrà di nuovo.</translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation>La fine viene prima dell’inizio.</translation>
    </message>
    <message>
        <source>The voice did not speak. Everything else works.</source>
        <translation>La voce non ha parlato. Tutto il resto funziona.</translation>
    </message>
    <message>
        <source>No voice on this machine speaks {language}.</source>
        <translation>Nessuna voce di questo computer parla {language}.</translation>
    </message>
    <message>
        <source>The voice did not answer in time. Everything else works.</source>
        <translation>La voce non ha risposto in tempo. Tutto il resto funziona.</translation>
    </message>
    <message>
        <source>{name} is the last administrator and has to stay one. Make somebody else one first.</source>
        <translation>{name} è l’ultimo amministratore e deve restarlo. Prima nominane un altro.</translation>
    </message>
    <message>
        <source>“{login}” cannot be a login: use up to 32 small letters, digits, dots and dashes.</source>
        <translation>«{login}» non può essere un login: usa al massimo 32 lettere minuscole, cifre, punti e trattini.</translation>
    </message>
    <message>
        <source>There is no role {role}. Choose assistant, supervisor or administrator.</source>
        <translation>Il ruolo {role} non esiste. Scegli assistant, supervisor o administrator.</translation>
    </message>
    <message>
        <source>Nobody here is called {login}.</source>
        <translation>Qui nessuno si chiama {login}.</translation>
    </message>
    <message>
        <source>There is no status {status}. Write trial, active, suspended, notice or ended.</source>
        <translation>Lo stato {status} non esiste. Scrivi in prova, attivo, sospeso, in disdetta o cessato.</translation>
    </message>
    <message>
        <source>You are not in the team {team}. One of its supervisors adds clients to it, or an administrator.</source>
        <translation>Non sei nella squadra {team}. Vi aggiunge clienti un suo supervisore, o un amministratore.</translation>
    </message>
    <message>
        <source>Only an administrator puts {client} into another team. Ask one.</source>
        <translation>Solo un amministratore mette {client} in un’altra squadra. Chiedi a uno di loro.</translation>
    </message>
    <message>
        <source>{team} would be a new team (there are: {teams}), and clients would leave theirs for it: {leaving}. Correct the team.</source>
        <translation>{team} sarebbe una nuova squadra (ci sono: {teams}), e dei clienti lascerebbero la loro: {leaving}. Correggi la squadra.</translation>
    </message>
    <message>
        <source>A target of this number is neither a person nor a number of this client any more. Remove it.</source>
        <translation>Un destinatario di questo numero non è più né una persona né un numero di questo cliente. Toglilo.</translation>
    </message>
    <message>
        <source>The text holds characters that cannot be shown. Type it anew.</source>
        <translation>Il testo contiene caratteri che non si possono mostrare. Riscrivilo.</translation>
    </message>
    <message>
        <source>The text is longer than {most} characters. Shorten it.</source>
        <translation>Il testo supera {most} caratteri. Accorcialo.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a time. Write it as in 2026-08-31T10:30.</source>
        <translation>«{text}» non è un’ora leggibile. Scrivila come 2026-08-31T10:30.</translation>
    </message>
    <message>
        <source>There is no time zone {zone}. Write it as in Europe/Rome.</source>
        <translation>Il fuso orario {zone} non esiste. Scrivilo come Europe/Rome.</translation>
    </message>
    <message>
        <source>The application {application} is not used by anybody.</source>
        <translation>L’applicazione {application} non è usata da nessuno.</translation>
    </message>
    <message>
        <source>The application {application} is there, and a desk is connected to it.</source>
        <translation>L’applicazione {application} c’è, e un centralino vi è collegato.</translation>
    </message>
    <message>
        <source>The dialplan does not hand calls to this program.</source>
        <translation>Il dialplan non passa le chiamate a questo programma.</translation>
    </message>
    <message>
        <source>Calls that come in reach this program.</source>
        <translation>Le chiamate in arrivo raggiungono questo programma.</translation>
    </message>
    <message>
        <source>The phone system at {url} does not accept the user or the password.</source>
        <translation>L’impianto telefonico {url} non accetta l’utente o la password.</translation>
    </message>
    <message>
        <source>Modules are missing: {modules}.</source>
        <translation>Mancano moduli: {modules}.</translation>
    </message>
    <message>
        <source>All modules that are needed are loaded.</source>
        <translation>Tutti i moduli necessari sono caricati.</translation>
    </message>
    <message>
        <source>Lines or short names have changed since the phone system&apos;s configuration was written.</source>
        <translation>Numeri o nomi brevi sono cambiati da quando è stata scritta la configurazione dell’impianto telefonico.</translation>
    </message>
    <message>
        <source>The fallback knows all lines and short names.</source>
        <translation>Il percorso di riserva conosce tutti i numeri e i nomi brevi.</translation>
    </message>
    <message>
        <source>The phone system knows none of the sounds in {folder}: it plays from another folder.</source>
        <translation>L’impianto telefonico non conosce nessuno dei suoni in {folder}: li riproduce da un’altra cartella.</translation>
    </message>
    <message>
        <source>Announcements can be written to {folder}, from where the phone system plays them.</source>
        <translation>I messaggi registrati si possono scrivere in {folder}, da dove l’impianto telefonico li riproduce.</translation>
    </message>
    <message>
        <source>No sounds folder is chosen: callers hear a chime instead of the announcements.</source>
        <translation>Non è scelta nessuna cartella dei suoni: chi chiama sente un segnale al posto dei messaggi registrati.</translation>
    </message>
    <message>
        <source>At {url} no ARI answers: it is not switched on, or the address is another one.</source>
        <translation>In {url} nessuna ARI risponde: non è attiva, o l’indirizzo è un altro.</translation>
    </message>
    <message>
        <source>The phone system at {url} cannot be reached: {reason}. Check the address, the network and its HTTP server.</source>
        <translation>L’impianto telefonico {url} non è raggiungibile: {reason}. Controlla l’indirizzo, la rete e il suo server HTTP.</translation>
    </message>
    <message>
        <source>The phone system at {url} answers.</source>
        <translation>L’impianto telefonico {url} risponde.</translation>
    </message>
    <message>
        <source>The phone system refused the question: {reason}</source>
        <translation>L’impianto telefonico ha respinto la domanda: {reason}</translation>
    </message>
    <message>
        <source>The announcements are not where the phone system looks for them.</source>
        <translation>I messaggi registrati non sono dove l’impianto telefonico li cerca.</translation>
    </message>
    <message>
        <source>The announcements are where the phone system finds them.</source>
        <translation>I messaggi registrati sono dove l’impianto telefonico li trova.</translation>
    </message>
    <message>
        <source>There is no phone on which to answer.</source>
        <translation>Non c’è un telefono su cui rispondere.</translation>
    </message>
    <message>
        <source>These phones are not registered: {stations}.</source>
        <translation>Postazioni non registrate: {stations}.</translation>
    </message>
    <message>
        <source>These phones are registered: {stations}.</source>
        <translation>Postazioni registrate: {stations}.</translation>
    </message>
    <message>
        <source>There is no trunk {trunk}.</source>
        <translation>Non c’è nessun trunk {trunk}.</translation>
    </message>
    <message>
        <source>The trunk {trunk} is not connected.</source>
        <translation>Il trunk {trunk} non è collegato.</translation>
    </message>
    <message>
        <source>The trunk {trunk} is connected.</source>
        <translation>Il trunk {trunk} è collegato.</translation>
    </message>
    <message>
        <source>It is {version}, which this program is tested with.</source>
        <translation>È {version}, con cui questo programma è collaudato.</translation>
    </message>
    <message>
        <source>It is {version}. This program is tested with Asterisk 22 only.</source>
        <translation>È {version}. Questo programma è collaudato solo con Asterisk 22.</translation>
    </message>
    <message>
        <source>The watchdog is missing: callers would wait on when the console dies.</source>
        <translation>Manca il watchdog: se la console muore, chi chiama resterebbe in coda.</translation>
    </message>
    <message>
        <source>The watchdog is there: callers reach the fallback when no desk is connected.</source>
        <translation>C’è il watchdog: senza centralino collegato, chi chiama arriva al percorso di riserva.</translation>
    </message>
    <message>
        <source>“{server}” does not say where the office is. Enter it as you were told: server/office.</source>
        <translation>“{server}” non dice dove sta l’ufficio. Inseriscilo come ti è stato detto: server/ufficio.</translation>
    </message>
    <message>
        <source>Enter the password that you were told.</source>
        <translation>Inserisci la password che ti è stata detta.</translation>
    </message>
    <message>
        <source>Compare the signs first, and say that they are the same.</source>
        <translation>Prima confronta i segni, e conferma che sono gli stessi.</translation>
    </message>
    <message>
        <source>Choose a password of at least {fewest} characters: a few words are easily kept in mind.</source>
        <translation>Scegli una password di almeno {fewest} caratteri: qualche parola si ricorda facilmente.</translation>
    </message>
    <message>
        <source>Choose another password than the one-time one.</source>
        <translation>Scegli una password diversa da quella monouso.</translation>
    </message>
    <message>
        <source>The two new passwords are not the same. Type them once more.</source>
        <translation>Le due nuove password non sono uguali. Scrivile ancora una volta.</translation>
    </message>
    <message>
        <source>The server shows another fingerprint: {shown}. It is not your office&apos;s. Nothing was changed; ask an administrator.</source>
        <translation>Il server mostra un’altra impronta: {shown}. Non è quella del tuo ufficio. Niente è cambiato; chiedi a un amministratore.</translation>
    </message>
    <message>
        <source>The fingerprint was not confirmed. Nothing was changed. Ask an administrator for the right one, then try again.</source>
        <translation>L’impronta non è stata confermata. Niente è cambiato. Chiedi quella giusta a un amministratore, poi riprova.</translation>
    </message>
    <message>
        <source>The file {file} could not be written: {reason}. The console has not joined; nothing was changed.</source>
        <translation>Non è stato possibile scrivere il file {file}: {reason}. La console non si è unita; niente è cambiato.</translation>
    </message>
    <message>
        <source>The file of the office&apos;s certificate authority that the address of {office} names (sslrootcert=) is not there, or may not be read here. It is the office&apos;s ca.crt, which everybody may read, and so must its folder.</source>
        <translation>Il file dell’autorità di certificazione dell’ufficio indicato nell’indirizzo di {office} (sslrootcert=) non c’è, o da qui non si può leggere. È il ca.crt dell’ufficio: chiunque deve poterlo leggere, e poter entrare nella sua cartella.</translation>
    </message>
    <message>
        <source>The server at {office} does not prove that it is your office&apos;s: its certificate is another&apos;s, or not for this address. Ask an administrator.</source>
        <translation>Il server di {office} non dimostra di essere quello del tuo ufficio: il certificato è di un altro, o non vale per questo indirizzo. Chiedi a un amministratore.</translation>
    </message>
    <message>
        <source>The server at {office} speaks no TLS. Its administrator adds the lines that “receptionist office create” printed.</source>
        <translation>Il server di {office} non parla TLS. Chi lo gestisce aggiunga le righe stampate da “receptionist office create”.</translation>
    </message>
    <message>
        <source>The password for the office at {office} is not known here. Enter it.</source>
        <translation>La password per {office} qui non è nota. Inseriscila.</translation>
    </message>
    <message>
        <source>The office at {office} does not let {login} in, and the certificate in {file} is for {whose}. Put the right one in its place; whoever runs the server makes it: receptionist office certificate {login}. Where no certificate is asked for, the password is wrong.</source>
        <translation>{office} non fa entrare {login}, e il certificato in {file} è per {whose}. Metti al suo posto quello giusto; lo crea chi gestisce il server: receptionist office certificate {login}. Dove non si chiede un certificato, la password è sbagliata.</translation>
    </message>
    <message>
        <source>The server knows no office at {office}. Check what follows the last stroke of the address.</source>
        <translation>Il server non conosce nessun ufficio in {office}. Controlla quello che segue l’ultima barra dell’indirizzo.</translation>
    </message>
    <message>
        <source>The office at {office} would be believed without proof that it is the right server. Join it with “receptionist office join”, or add sslmode=verify-full and sslrootcert to its address.</source>
        <translation>Si crederebbe a {office} senza la prova che sia il server giusto. Entra con “receptionist office join”, o aggiungi sslmode=verify-full e sslrootcert all’indirizzo.</translation>
    </message>
    <message>
        <source>The office {office} is of an older version than this program. Whoever made it runs “receptionist office upgrade” first.</source>
        <translation>{office} è di una versione più vecchia di questo programma. Chi lo ha creato esegua prima “receptionist office upgrade”.</translation>
    </message>
    <message>
        <source>The login {login} may not create roles at {office}. Give it CREATEROLE, or use another.</source>
        <translation>Il login {login} non può creare ruoli in {office}. Dagli CREATEROLE, o usa un altro login.</translation>
    </message>
    <message>
        <source>The database {office} does not belong to {login}. Make {login} its owner, or use another.</source>
        <translation>Il database {office} non appartiene a {login}. Rendi {login} proprietario, o usa un altro login.</translation>
    </message>
    <message>
        <source>{office} was opened with a login that is nobody&apos;s here. Use the one that an administrator gave you.</source>
        <translation>{office} è stato aperto con un login che qui non è di nessuno. Usa quello che ti ha dato un amministratore.</translation>
    </message>
    <message>
        <source>This password is good once. Choose one of your own with it: “Join an office” on the first page, or receptionist office join.</source>
        <translation>Questa password vale una volta sola. Scegline una tua: «Entra in un ufficio condiviso» nella prima pagina, o receptionist office join.</translation>
    </message>
    <message>
        <source>{office} is a shared office already. Only a local one is copied: name its file.</source>
        <translation>{office} è già un ufficio condiviso. Si copia solo un ufficio locale: indica il suo file.</translation>
    </message>
    <message>
        <source>Name a database, as in postgresql://LOGIN@SERVER/OFFICE. `receptionist office backup` copies to a file.</source>
        <translation>Indica un database, come in postgresql://LOGIN@SERVER/UFFICIO. In un file copia `receptionist office backup`.</translation>
    </message>
    <message>
        <source>There is an office at {office} already, with other content. Nothing was changed. Name an empty database.</source>
        <translation>In {office} c’è già un ufficio, con un altro contenuto. Niente è cambiato. Indica un database vuoto.</translation>
    </message>
    <message>
        <source>The server does not take a row of {table}: {reason}. Nothing was copied.</source>
        <translation>Il server non accetta una riga di {table}: {reason}. Niente è stato copiato.</translation>
    </message>
    <message>
        <source>What arrived of {table} is not what was sent. Nothing was copied. Try again, and report it.</source>
        <translation>Quello che è arrivato di {table} non è quello che è partito. Niente è stato copiato. Riprova, e segnalalo.</translation>
    </message>
    <message>
        <source>The key of the certificate authority in {folder} cannot be used. Bring the folder back from its backup.</source>
        <translation>La chiave dell’autorità di certificazione in {folder} non è utilizzabile. Recupera la cartella dalla sua copia.</translation>
    </message>
    <message>
        <source>{file} is for a server that is reached as {hosts}, and would be no more. Name these too with --host, or choose another name for the certificate.</source>
        <translation>{file} è di un server che si raggiunge come {hosts}, e non lo sarebbe più. Indica anche questi con --host, o scegli un altro nome per il certificato.</translation>
    </message>
    <message>
        <source>There is a certificate authority in {folder} already, and consoles trust it. Choose another folder.</source>
        <translation>In {folder} c’è già un’autorità di certificazione, e le console se ne fidano. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>“{address}” is no address to listen at. Write it as HOST:PORT, as in 0.0.0.0:7443.</source>
        <translation>“{address}” non è un indirizzo a cui ascoltare. Scrivilo come HOST:PORTA, come in 0.0.0.0:7443.</translation>
    </message>
    <message>
        <source>{file} does not hold a whole key for the consoles’ tokens. Copy it from the other hub; where there is none, delete it, and a new one is made.</source>
        <translation>{file} non contiene una chiave intera per i token delle console. Copialo dall’altro hub; se non ce n’è un altro, eliminalo: ne viene creato uno nuovo.</translation>
    </message>
    <message>
        <source>Others on this machine can read {file}. Give it the mode 0600, and it is used.</source>
        <translation>Altri su questa macchina possono leggere {file}. Dagli il modo 0600, e verrà usato.</translation>
    </message>
    <message>
        <source>Another program listens at {address} already. End it, or name another port with --listen.</source>
        <translation>Un altro programma è già in ascolto su {address}. Chiudilo, o indica un’altra porta con --listen.</translation>
    </message>
    <message>
        <source>{host} is no name or address of this machine. Name one of its own with --listen, or 0.0.0.0 for all of them.</source>
        <translation>{host} non è un nome né un indirizzo di questa macchina. Indica con --listen uno dei suoi, o 0.0.0.0 per tutti.</translation>
    </message>
    <message>
        <source>A hub cannot listen at {address}: {reason}. Name another place with --listen.</source>
        <translation>Un hub non può mettersi in ascolto su {address}: {reason}. Indica un altro posto con --listen.</translation>
    </message>
    <message>
        <source>{file} is not there. `receptionist office create` writes hub.crt and hub.key: name their folder with --certificates.</source>
        <translation>{file} non c’è. `receptionist office create` scrive hub.crt e hub.key: indica la loro cartella con --certificates.</translation>
    </message>
    <message>
        <source>{certificate} and {key} are no certificate and its key, or cannot be read. Make them anew with `receptionist office certificate`.</source>
        <translation>{certificate} e {key} non sono un certificato e la sua chiave, o non si possono leggere. Rifalli con `receptionist office certificate`.</translation>
    </message>
    <message>
        <source>Consoles come to {host} from other machines: name the folder of certificates with --certificates.</source>
        <translation>A {host} arrivano le console di altri computer: indica la cartella dei certificati con --certificates.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}. Give it to the user who runs the hub, and to no other.</source>
        <translation>{file} non si può leggere: {reason}. Dallo all’utente che esegue l’hub, e a nessun altro.</translation>
    </message>
    <message>
        <source>The hub that leads could not read the settings again, and goes on with those that it knew last: a program, or an upgrade, holds them in the database. It tries again every few seconds. If this stays, whoever runs the server ends that program.</source>
        <translation>L’hub che guida non ha potuto rileggere le impostazioni e continua con quelle che conosceva per ultime: un programma, o un aggiornamento, le tiene bloccate nel database. Riprova ogni pochi secondi. Se il problema resta, chi gestisce il server termina quel programma.</translation>
    </message>
    <message>
        <source>Nobody hears of changes of profiles, news and settings: a program does not end its transaction (process {process} of the PostgreSQL server). Calls go on. Whoever runs the server ends that program.</source>
        <translation>Nessuno viene a sapere delle modifiche a schede, novità e impostazioni: un programma non chiude la sua transazione (processo {process} del server PostgreSQL). Le chiamate proseguono. Chi gestisce il server termina quel programma.</translation>
    </message>
    <message>
        <source>The record of changes is not sealed: the hub that leads lacks the key. Copy the folder “seals” from the other hub’s --state to {folder} there.</source>
        <translation>Il registro delle modifiche non viene sigillato: all’hub che guida manca la chiave. Copia la cartella “seals” dal --state dell’altro hub in {folder} su quello.</translation>
    </message>
    <message>
        <source>The hub that leads cannot note the newest seal of the record of changes down in {file}: {reason}. It tries again every minute.</source>
        <translation>L’hub che guida non può annotare in {file} l’ultimo sigillo del registro delle modifiche: {reason}. Riprova ogni minuto.</translation>
    </message>
    <message>
        <source>Changes that the hub has noted down as sealed are not in the database any more: the record was cut off or rewritten, an older copy was put back, or a second server lacks the last moment. Whoever runs the server looks with “receptionist audit verify --seals {folder}”.</source>
        <translation>Modifiche che l’hub ha annotato come sigillate non sono più nel database: il registro è stato troncato o riscritto, è stata rimessa una copia più vecchia, o a un secondo server manca l’ultimo momento. Chi gestisce il server guarda con “receptionist audit verify --seals {folder}”.</translation>
    </message>
    <message>
        <source>The record of changes is not sealed: the hub that leads has another key than the one that sealed it. Put the folder “seals” from the other hub’s --state in the place of {folder} there.</source>
        <translation>Il registro delle modifiche non viene sigillato: l’hub che guida ha una chiave diversa da quella che l’ha sigillato. Metti la cartella “seals” dello --state dell’altro hub al posto di {folder} su quello.</translation>
    </message>
    <message>
        <source>The record of changes is not sealed: the key of the hub that leads, in {folder} there, was given up as lost on {day}. Put the folder “seals” from the --state of the hub that has the new one in its place.</source>
        <translation>Il registro delle modifiche non viene sigillato: la chiave dell’hub che guida, lì in {folder}, è stata data per persa il {day}. Metti al suo posto la cartella “seals” dal --state dell’hub che ha quella nuova.</translation>
    </message>
    <message>
        <source>{office} is a local office: its console holds the phones itself. A hub is for a shared one.</source>
        <translation>{office} è un ufficio locale: la sua console tiene da sé i telefoni. L’hub serve a un ufficio condiviso.</translation>
    </message>
    <message>
        <source>This is another team&apos;s or an administrator&apos;s alone. Ask an administrator.</source>
        <translation>Questo spetta a un’altra squadra o solo a un amministratore. Chiedi a un amministratore.</translation>
    </message>
    <message>
        <source>“{team}” cannot be the name of a team: it has 1 to 80 characters.</source>
        <translation>“{team}” non può essere il nome di una squadra: ha da 1 a 80 caratteri.</translation>
    </message>
    <message>
        <source>No hub can be reached now. Do that again when one is back.</source>
        <translation>Ora non si raggiunge nessun hub. Riprova quando ne torna uno.</translation>
    </message>
    <message>
        <source>The hub went away in the middle of it. Look whether it was done before you do it again.</source>
        <translation>L’hub è sparito nel mezzo. Guarda se è stato fatto prima di rifarlo.</translation>
    </message>
    <message>
        <source>The hub {hub} does not prove that it is your office&apos;s. Ask an administrator.</source>
        <translation>L’hub {hub} non dimostra di essere quello del tuo ufficio. Chiedi a un amministratore.</translation>
    </message>
    <message>
        <source>What answers at {hub} is no hub of an office. Check the addresses in the settings.</source>
        <translation>Quello che risponde a {hub} non è un hub. Controlla gli indirizzi nelle impostazioni.</translation>
    </message>
    <message>
        <source>The hub {hub} cannot be reached. Another one is tried.</source>
        <translation>L’hub {hub} non è raggiungibile. Si prova con un altro.</translation>
    </message>
    <message>
        <source>Your login is closed. Ask an administrator.</source>
        <translation>Il tuo login è chiuso. Chiedi a un amministratore.</translation>
    </message>
    <message>
        <source>Your password was reset. Choose one of your own with the one-time password that an administrator gives you: “Join an office” on the first page, or receptionist office join.</source>
        <translation>La password è stata reimpostata. Scegline una tua con la password monouso che ti dà un amministratore: «Entra in un ufficio condiviso» nella prima pagina, oppure receptionist office join.</translation>
    </message>
    <message>
        <source>You have started another console elsewhere: this one has let go.</source>
        <translation>Hai avviato un’altra console altrove: questa si è staccata.</translation>
    </message>
    <message>
        <source>The hub did not understand this console. Install the hub&apos;s version here.</source>
        <translation>L’hub non ha capito questa console. Installa qui la versione dell’hub.</translation>
    </message>
    <message>
        <source>The hub cannot look at new sign-ins while the database is away. It is tried again.</source>
        <translation>L’hub non può esaminare nuovi accessi finché il database manca. Si riprova.</translation>
    </message>
    <message>
        <source>The hub does not know this sign-in. It is tried again with a new one.</source>
        <translation>L’hub non conosce questo accesso. Si riprova con uno nuovo.</translation>
    </message>
    <message>
        <source>The shift&apos;s pass has run out. A new one is asked for.</source>
        <translation>Il lasciapassare del turno è scaduto. Se ne chiede uno nuovo.</translation>
    </message>
    <message>
        <source>This pass holds no more. A new one is asked for.</source>
        <translation>Questo lasciapassare non vale più. Se ne chiede uno nuovo.</translation>
    </message>
    <message>
        <source>The hub does not know this pass. A new one is asked for.</source>
        <translation>L’hub non conosce questo lasciapassare. Se ne chiede uno nuovo.</translation>
    </message>
    <message>
        <source>The record of changes has no row {row}.</source>
        <translation>Il registro delle modifiche non ha la riga {row}.</translation>
    </message>
    <message>
        <source>Say why this is taken away: the reason stays in the record.</source>
        <translation>Scrivi perché viene tolto: il motivo resta nel registro.</translation>
    </message>
    <message>
        <source>The record of changes was sealed from another machine or user, whose key is not in {folder}.</source>
        <translation>Il registro delle modifiche è stato sigillato da un altro computer o utente, la cui chiave non è in {folder}.</translation>
    </message>
    <message>
        <source>The key in {folder} is not the one that sealed the record of changes. Put the right one in its place: it is in the backup of the machine that sealed before.</source>
        <translation>La chiave in {folder} non è quella che ha sigillato il registro delle modifiche. Metti al suo posto quella giusta: è nella copia di sicurezza del computer che sigillava prima.</translation>
    </message>
    <message>
        <source>The key in {folder} was given up as lost on {day}: since then the record of changes is sealed with another one. Put that one in its place. If nobody here gave the key up, somebody has tampered with the record.</source>
        <translation>La chiave in {folder} è stata data per persa il {day}: da allora un’altra sigilla il registro delle modifiche. Metti quella al suo posto. Se qui nessuno l’ha data per persa, qualcuno ha manomesso il registro.</translation>
    </message>
    <message>
        <source>The key that sealed the record of changes is in {folder}: it is not lost, and no new chain of seals is begun.</source>
        <translation>La chiave che ha sigillato il registro delle modifiche è in {folder}: non è perduta, e non inizia nessuna nuova catena di sigilli.</translation>
    </message>
    <message>
        <source>Nothing is sealed with a key that is lost: the next seal begins a new chain by itself.</source>
        <translation>Niente è sigillato con una chiave perduta: il prossimo sigillo inizia da sé una nuova catena.</translation>
    </message>
    <message>
        <source>No seals are noted down in {file}.</source>
        <translation>In {file} non è annotato nessun sigillo.</translation>
    </message>
    <message>
        <source>The key of the seals in {file} cannot be read or written: {reason}.</source>
        <translation>La chiave dei sigilli in {file} non si può leggere o scrivere: {reason}.</translation>
    </message>
    <message>
        <source>Give the user who runs the console the right to write there, or choose another folder.</source>
        <translation>Dai il diritto di scriverci all’utente che avvia la console, o scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Choose Asterisk&apos;s own folder of sounds, then restart Asterisk, which lists sounds at its start.</source>
        <translation>Scegli la cartella dei suoni di Asterisk, poi riavvia Asterisk, che elenca i suoni all’avvio.</translation>
    </message>
    <message>
        <source>Choose Asterisk&apos;s own folder of sounds, which both sides see.</source>
        <translation>Scegli la cartella dei suoni di Asterisk, che entrambi vedono.</translation>
    </message>
    <message>
        <source>Compare them with ari.conf.</source>
        <translation>Confrontali con ari.conf.</translation>
    </message>
    <message>
        <source>Load them: “receptionist pbx write FOLDER” lists them in modules.conf.</source>
        <translation>Caricali: «receptionist pbx write CARTELLA» li elenca in modules.conf.</translation>
    </message>
    <message>
        <source>The fallback shows old names until “receptionist pbx write” has been run again into the same folder, extensions.conf copied, and the dialplan reloaded.</source>
        <translation>Il percorso di riserva mostra i nomi vecchi finché non si esegue di nuovo «receptionist pbx write» nella stessa cartella, si copia extensions.conf e si ricarica il dialplan.</translation>
    </message>
    <message>
        <source>Switch on HTTP and ARI (http.conf, ari.conf), as “receptionist pbx write FOLDER” writes them.</source>
        <translation>Attiva HTTP e ARI (http.conf, ari.conf), come li scrive «receptionist pbx write CARTELLA».</translation>
    </message>
    <message>
        <source>Copy sounds/receptionist there, then restart Asterisk.</source>
        <translation>Copiaci sounds/receptionist, poi riavvia Asterisk.</translation>
    </message>
    <message>
        <source>Write the stations with “receptionist pbx write FOLDER”, and register a phone.</source>
        <translation>Scrivi le postazioni con «receptionist pbx write CARTELLA» e registra un telefono.</translation>
    </message>
    <message>
        <source>Switch the phones on and compare their account with pjsip.conf.</source>
        <translation>Accendi i telefoni e confronta il loro account con pjsip.conf.</translation>
    </message>
    <message>
        <source>Check the carrier&apos;s address and account in pjsip.conf.</source>
        <translation>Controlla in pjsip.conf indirizzo e account dell’operatore.</translation>
    </message>
    <message>
        <source>Make test calls before relying on it.</source>
        <translation>Fai chiamate di prova prima di contarci.</translation>
    </message>
    <message>
        <source>Install it from “receptionist pbx write FOLDER”; its README says how.</source>
        <translation>Installalo da «receptionist pbx write CARTELLA»; il suo README dice come.</translation>
    </message>
    <message>
        <source>This cannot be read now</source>
        <translation>Adesso non si può leggere</translation>
    </message>
    <message>
        <source>The database cannot be reached. The list comes by itself when it is back.</source>
        <translation>Il database non è raggiungibile. L’elenco arriva da solo quando torna.</translation>
    </message>
    <message>
        <source>The phone system there has no endpoint {names}. It has these: {known}.</source>
        <translation>Quell’impianto telefonico non ha un endpoint {names}. Ha questi: {known}.</translation>
    </message>
    <message>
        <source>Name the endpoint of the trunk by which your carrier&apos;s calls arrive. Found there: {found}.</source>
        <translation>Indica l’endpoint del trunk da cui arrivano le chiamate dell’operatore. Trovati lì: {found}.</translation>
    </message>
    <message>
        <source>No client has a number yet.</source>
        <translation>Nessun cliente ha ancora un numero.</translation>
    </message>
    <message>
        <source>What is on this side has been looked at; a call that is nowhere to be seen did not arrive by the trunk {trunk}.</source>
        <translation>Da questa parte si è guardato tutto; una chiamata che non si vede da nessuna parte non è arrivata dal trunk {trunk}.</translation>
    </message>
    <message>
        <source>The trunk&apos;s calls arrive in [{context}], which is ours.</source>
        <translation>Le chiamate del trunk arrivano in [{context}], che è nostro.</translation>
    </message>
    <message>
        <source>The trunk&apos;s calls arrive in [{context}], which knows {number}.</source>
        <translation>Le chiamate del trunk arrivano in [{context}], che conosce {number}.</translation>
    </message>
    <message>
        <source>The trunk&apos;s calls arrive in [{context}], which knows none of the numbers {numbers}.</source>
        <translation>Le chiamate del trunk arrivano in [{context}], che non conosce nessuno dei numeri {numbers}.</translation>
    </message>
    <message>
        <source>In which context the calls of the trunk {trunk} arrive could not be looked at.</source>
        <translation>Non si è potuto vedere in quale contesto arrivano le chiamate del trunk {trunk}.</translation>
    </message>
    <message>
        <source>Enter it on the page Clients, under Numbers: who owns a number is told by nothing else.</source>
        <translation>Inseriscilo nella pagina Clienti, in Numeri: nient’altro dice di chi è un numero.</translation>
    </message>
    <message>
        <source>Ask the carrier whether the number is routed to this trunk, to which address, and in which form it is sent.</source>
        <translation>Chiedi all’operatore se il numero è instradato su questo trunk, verso quale indirizzo e in quale forma viene inviato.</translation>
    </message>
    <message>
        <source>Put the line with receptionist-numbers.conf below that heading, or give the trunk our context.</source>
        <translation>Metti la riga con receptionist-numbers.conf sotto quell’intestazione, oppure dai al trunk il nostro contesto.</translation>
    </message>
    <message>
        <source>Look for “context” in the trunk&apos;s section of pjsip.conf: our lines must stand in that context.</source>
        <translation>Cerca “context” nella sezione del trunk in pjsip.conf: le nostre righe devono stare in quel contesto.</translation>
    </message>
    <message>
        <source>Nobody has a turn in {name} yet.</source>
        <translation>Nessuno ha ancora un turno in {name}.</translation>
    </message>
    <message>
        <source>The number {line} belongs to {client} in that time. Take it away there first, or let it begin later.</source>
        <translation>In quel periodo il numero {line} è di {client}. Toglierlo prima là, o farlo iniziare più tardi.</translation>
    </message>
    <message>
        <source>Somebody has just given one of these numbers to another client. Read the numbers again, then repeat your change.</source>
        <translation>Qualcuno ha appena dato uno di questi numeri a un altro cliente. Rileggere i numeri, poi ripetere la modifica.</translation>
    </message>
    <message>
        <source>The number {line} is {client}&apos;s already.</source>
        <translation>Il numero {line} è già di {client}.</translation>
    </message>
    <message>
        <source>“{text}” does not look like a valid number there: a digit may be wrong. It can be saved all the same.</source>
        <translation>“{text}” non sembra un numero valido: forse una cifra è sbagliata. Si può salvare comunque.</translation>
    </message>
    <message>
        <source>An address has no street. Enter it, or remove the address.</source>
        <translation>Un indirizzo è senza via. Inserirla, o togliere l’indirizzo.</translation>
    </message>
    <message>
        <source>Say on which day this greeting holds.</source>
        <translation>Indica in quale giorno vale questa formula di risposta.</translation>
    </message>
    <message>
        <source>Two statuses begin on this day. Keep one.</source>
        <translation>Due stati iniziano in questo giorno. Tenerne uno.</translation>
    </message>
    <message>
        <source>This day stands here twice. Remove one.</source>
        <translation>Questo giorno compare due volte. Toglierne uno.</translation>
    </message>
    <message>
        <source>The rota has no name. Enter it, as in “on call at weekends”.</source>
        <translation>I turni di reperibilità non hanno un nome. Inserirlo, per esempio “reperibilità nei fine settimana”.</translation>
    </message>
    <message>
        <source>A turn lasts from one minute to 31 days.</source>
        <translation>Un turno dura da un minuto a 31 giorni.</translation>
    </message>
    <message>
        <source>There is no display here to open a window on.</source>
        <translation>Qui non c’è uno schermo su cui aprire una finestra.</translation>
    </message>
    <message>
        <source>No window can be opened here: {reason}.</source>
        <translation>Qui non si può aprire nessuna finestra: {reason}.</translation>
    </message>
    <message>
        <source>The address holds a password. Leave it out: it has a field of its own.</source>
        <translation>L’indirizzo contiene una password. Toglila: ha un campo suo.</translation>
    </message>
    <message>
        <source>“{text}” is no address. Write it as in 192.0.2.10.</source>
        <translation>“{text}” non è un indirizzo. Scrivilo come 192.0.2.10.</translation>
    </message>
    <message>
        <source>There is no port {port}. Choose one from 1 to {most}.</source>
        <translation>La porta {port} non esiste. Scegline una da 1 a {most}.</translation>
    </message>
    <message>
        <source>There is no country {country}. Write its code, as in IT.</source>
        <translation>Il Paese {country} non esiste. Scrivi il suo codice, come IT.</translation>
    </message>
    <message>
        <source>The station {name} is named twice. Name each phone once.</source>
        <translation>La postazione {name} compare due volte. Indica ogni telefono una volta sola.</translation>
    </message>
    <message>
        <source>The card has no end: the rest of it is missing. Export the address book again.</source>
        <translation>La scheda non finisce: il resto manca. Esporta di nuovo la rubrica.</translation>
    </message>
    <message>
        <source>The card says neither a name nor a company. Give it one.</source>
        <translation>La scheda non dice né un nome né un’azienda. Aggiungine uno.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Interrotto. Non è cambiato niente.</translation>
    </message>
    <message>
        <source>“{text}” was shortened by the spreadsheet, and its digits are lost. Make the column text, and enter it again.</source>
        <translation>«{text}» è stato accorciato dal foglio di calcolo e le sue cifre sono perse. Imposta la colonna come testo e riscrivilo.</translation>
    </message>
    <message>
        <source>The file is small, but unpacks into more than {megabytes} MB. Save only the rows that are needed.</source>
        <translation>Il file è piccolo, ma scompattato supera i {megabytes} MB. Salva solo le righe che servono.</translation>
    </message>
    <message>
        <source>The file has more than {most} rows. Split it.</source>
        <translation>Il file ha più di {most} righe. Dividilo.</translation>
    </message>
    <message>
        <source>A sheet reaches too far: something stands far to the right or below. Delete it, or split the sheet.</source>
        <translation>Un foglio arriva troppo lontano: c’è qualcosa molto a destra o molto in basso. Cancellalo o dividi il foglio.</translation>
    </message>
    <message>
        <source>The text for {heading} in row {row} has more than {most} characters: no spreadsheet holds it. Use CSV.</source>
        <translation>Il testo per {heading} nella riga {row} ha più di {most} caratteri: nessun foglio di calcolo lo contiene. Usa CSV.</translation>
    </message>
    <message>
        <source>The file is locked with a password. Save it without one.</source>
        <translation>Il file è protetto da una password. Salvalo senza.</translation>
    </message>
    <message>
        <source>The file is damaged, or not what it claims to be. Open it in the spreadsheet and save it anew.</source>
        <translation>Il file è danneggiato, o non è ciò che dice di essere. Aprilo nel foglio di calcolo e salvalo di nuovo.</translation>
    </message>
    <message>
        <source>By what stands in it this is a {kind} file, whatever its name says. Save it as XLSX, CSV or vCard.</source>
        <translation>Dal contenuto questo è un file {kind}, qualunque sia il suo nome. Salvalo come XLSX, CSV o vCard.</translation>
    </message>
    <message>
        <source>{file} ends in {kind}, which is not written. Call it .xlsx, .vcf or .csv.</source>
        <translation>{file} finisce in {kind}, che qui non si scrive. Chiamalo .xlsx, .vcf o .csv.</translation>
    </message>
    <message>
        <source>The file is no text, nor a spreadsheet that is known. Save it as XLSX or CSV.</source>
        <translation>Il file non è testo, né un foglio di calcolo conosciuto. Salvalo come XLSX o CSV.</translation>
    </message>
    <message>
        <source>The phone system&apos;s client did not start this program.</source>
        <translation>Il client dell’impianto telefonico non ha avviato questo programma.</translation>
    </message>
    <message>
        <source>The line in the client may name another program than this one.</source>
        <translation>Forse la riga nel client indica un programma diverso da questo.</translation>
    </message>
    <message>
        <source>The client may run on another computer than this console, or under another user.</source>
        <translation>Forse il client è su un altro computer rispetto a questa console, o di un altro utente.</translation>
    </message>
    <message>
        <source>The client may hand over no number that was called.</source>
        <translation>Forse il client non passa il numero chiamato.</translation>
    </message>
    <message>
        <source>No phone system is set up here: nothing can arrive.</source>
        <translation>Qui non è impostato nessun impianto telefonico: non può arrivare niente.</translation>
    </message>
    <message>
        <source>“{text}” is no part of a name: it was put into the notes of {person}. Enter an absence or a last day in the profile.</source>
        <translation>«{text}» non fa parte di un nome: è stato messo nelle note di {person}. Un’assenza o l’ultimo giorno si indicano nel profilo.</translation>
    </message>
    <message>
        <source>Only an administrator may do that. Ask one.</source>
        <translation>Può farlo solo un amministratore. Chiedi a uno di loro.</translation>
    </message>
    <message>
        <source>“{server}” lacks the office&apos;s own sign before the server. Enter it as you were told, as in rx1a2b3c@server/office.</source>
        <translation>A «{server}» manca, prima del server, la sigla dell’ufficio. Inseriscilo come ti è stato detto, come in rx1a2b3c@server/ufficio.</translation>
    </message>
    <message>
        <source>Enter the login that you were told together with the password.</source>
        <translation>Inserisci il login che ti è stato detto insieme alla password.</translation>
    </message>
    <message>
        <source>Others on this machine can read the key of your certificate for {office}. Give the file the mode 0600: ~/.postgresql/postgresql.key.</source>
        <translation>Altri su questo computer possono leggere la chiave del tuo certificato per {office}. Dai al file il modo 0600: ~/.postgresql/postgresql.key.</translation>
    </message>
    <message>
        <source>The hub that leads lacks the password of the phone system at {url}, and cannot join it. Write it into {file} there, which only its user may read.</source>
        <translation>All’hub che guida manca la password del centralino a {url}, e non può collegarsi. Scrivila lì in {file}, che solo il suo utente può leggere.</translation>
    </message>
    <message>
        <source>The hub that leads has another key for tokens than the other one: while the database is away no console would come back to it. Copy “token.key” from the other hub’s --state to {file} there; it is looked at each minute.</source>
        <translation>L’hub che guida ha una chiave dei gettoni diversa da quella dell’altro: senza database nessuna console vi tornerebbe. Copia “token.key” dallo --state dell’altro hub in {file} su quello; viene riletta ogni minuto.</translation>
    </message>
    <message>
        <source>A hub that stands by is not ready to lead. Missing there, or not what the hub that leads has: {files}. Its own log says what to do.</source>
        <translation>Un hub di riserva non è pronto a guidare. Lì manca, o non è quello che ha l’hub che guida: {files}. Il suo log dice che cosa fare.</translation>
    </message>
    <message>
        <source>See that it is on for incoming calls, when they ring, in a client that may start programs.</source>
        <translation>Verifica che sia attivo per le chiamate in arrivo, quando suonano, in un client che può avviare programmi.</translation>
    </message>
    <message>
        <source>Copy path and line from here once more, and try the line in a terminal.</source>
        <translation>Copia di nuovo da qui percorso e riga, e prova la riga in un terminale.</translation>
    </message>
    <message>
        <source>A card can only be brought to the console that the same user has open.</source>
        <translation>Una scheda può arrivare solo alla console aperta dallo stesso utente.</translation>
    </message>
    <message>
        <source>Look at what it puts in their place: the number must be a client&apos;s line.</source>
        <translation>Guarda che cosa mette al loro posto: il numero dev’essere di un cliente.</translation>
    </message>
    <message>
        <source>Say above what answers your numbers, and save.</source>
        <translation>Di’ qui sopra che cosa risponde ai tuoi numeri, e salva.</translation>
    </message>
    <message>
        <source>There is nothing in it. Write what is true, as in “Rossi out till 15, all to Verdi”.</source>
        <translation>Non c’è scritto nulla. Scrivere che cosa è vero, per esempio «Rossi fuori fino alle 15, tutto a Verdi».</translation>
    </message>
    <message>
        <source>News ends within a year. What is true for longer belongs into the profile.</source>
        <translation>Gli avvisi finiscono entro un anno. Ciò che vale più a lungo va nel profilo.</translation>
    </message>
    <message>
        <source>Callers are sent to another number only if whoever said so gave the password or was called back.</source>
        <translation>Chi chiama si manda a un altro numero solo se chi l’ha detto ha dato la parola d’ordine o è stato richiamato.</translation>
    </message>
    <message>
        <source>This news is not there any more.</source>
        <translation>Questo avviso non c’è più.</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no.</source>
        <translation>«{text}» non è né sì né no.</translation>
    </message>
    <message>
        <source>“{text}” cannot be read here. Write it as an export does.</source>
        <translation>«{text}» qui non si legge. Scrivilo come in un’esportazione.</translation>
    </message>
    <message>
        <source>Write the files anew, or enter the name that the phone system has.</source>
        <translation>Scrivi di nuovo i file, oppure inserisci il nome che gli dà l’impianto.</translation>
    </message>
    <message>
        <source>Write the files anew; the steps say where they go.</source>
        <translation>Scrivi di nuovo i file; i passi dicono dove vanno.</translation>
    </message>
    <message>
        <source>That moment is over. Write by when the caller will be rung, as in “15:30” or “tomorrow 10”.</source>
        <translation>Quel momento è già passato. Scrivi entro quando richiamare, per esempio «15:30» o «domani 10».</translation>
    </message>
    <message>
        <source>{who} was promised a call for {client}, and it is due. The list is under History, To call back ({key}).</source>
        <translation>{who} è da richiamare per {client}: è l’ora promessa. L’elenco è in Storico, Da richiamare ({key}).</translation>
    </message>
    <message>
        <source>{who} was promised a call for {client}, and it is due, as are {more} more. The list is under History, To call back ({key}).</source>
        <translation>{who} è da richiamare per {client}: è l’ora promessa; con altri {more}. L’elenco è in Storico, Da richiamare ({key}).</translation>
    </message>
    <message>
        <source>{client} has no number of its own now, so nobody can be rung for it. A supervisor enters one under Clients.</source>
        <translation>{client} al momento non ha un numero suo, quindi non si può chiamare nessuno per suo conto. Un supervisore ne inserisce uno in Clienti.</translation>
    </message>
    <message>
        <source>This caller shows no number: there is nothing to flag.</source>
        <translation>Questo chiamante non mostra il numero: non c’è nulla da contrassegnare.</translation>
    </message>
    <message>
        <source>VIP and blocked are one client&apos;s own, and never said for all.</source>
        <translation>VIP e bloccato sono di un solo cliente, e non si dicono mai per tutti.</translation>
    </message>
    <message>
        <source>Nuisance and sales numbers are known for all clients. A supervisor sets them.</source>
        <translation>I numeri molesti e commerciali sono noti per tutti i clienti. Li imposta un supervisore.</translation>
    </message>
    <message>
        <source>The template has no name. Enter one, as in “Law firm”.</source>
        <translation>Il modello non ha un nome. Inseriscine uno, per esempio “Studio legale”.</translation>
    </message>
    <message>
        <source>There is a template “{name}” already. Choose another name.</source>
        <translation>C’è già un modello “{name}”. Scegli un altro nome.</translation>
    </message>
    <message>
        <source>The template “{template}” is too large: shorten its texts.</source>
        <translation>Il modello “{template}” è troppo grande: accorcia i testi.</translation>
    </message>
    <message>
        <source>In the template “{template}” a blank is called “{word}”. Call it by one plain word that is no placeholder.</source>
        <translation>Nel modello “{template}” uno spazio da completare si chiama “{word}”. Chiamalo con una sola parola che non sia un segnaposto.</translation>
    </message>
    <message>
        <source>The template “{template}” has “{word}” in braces. Only its blanks and the placeholders of greetings may stand there.</source>
        <translation>Il modello “{template}” ha “{word}” tra parentesi graffe. Lì possono stare solo i suoi spazi da completare e i segnaposto delle formule di risposta.</translation>
    </message>
    <message>
        <source>This template is not there any more, or ships with the program.</source>
        <translation>Questo modello non c’è più, oppure è fornito con il programma.</translation>
    </message>
    <message>
        <source>“{file}” is no picture that can be read, whatever its name says. Choose a PNG, JPEG, WebP, GIF or BMP.</source>
        <translation>«{file}» non è un’immagine che si possa leggere, qualunque cosa dica il suo nome. Scegli un PNG, JPEG, WebP, GIF o BMP.</translation>
    </message>
    <message>
        <source>“{file}” is a drawing (SVG), which may carry programs. Save it as a PNG, and choose that.</source>
        <translation>«{file}» è un disegno (SVG), che può portare con sé programmi. Salvalo come PNG e scegli quello.</translation>
    </message>
    <message>
        <source>“{file}” moves. Save one picture of it as a PNG, and choose that.</source>
        <translation>«{file}» si muove. Salvane una sola immagine come PNG e scegli quella.</translation>
    </message>
    <message>
        <source>“{file}” has more than {most} million pixels. Save it smaller: 400 by 400 are plenty.</source>
        <translation>«{file}» ha più di {most} milioni di pixel. Salvalo più piccolo: 400 per 400 bastano.</translation>
    </message>
    <message>
        <source>This logo is no picture that was chosen here. Choose it again.</source>
        <translation>Questo logo non è un’immagine scelta qui. Sceglilo di nuovo.</translation>
    </message>
    <message>
        <source>Logos cannot be kept here.</source>
        <translation>Qui non si possono conservare loghi.</translation>
    </message>
    <message>
        <source>The file does not say which client it is about. Say above whom all is about, or which column is Code or Legal name.</source>
        <translation>Il file non dice di quale cliente si tratta. Indica sopra di chi parla tutto, o quale colonna è Codice o Ragione sociale.</translation>
    </message>
    <message>
        <source>It says neither the code nor the legal name of a client. Say above whom everything is about, or add one.</source>
        <translation>Non dice né il codice né la ragione sociale di un cliente. Indica sopra di chi parla tutto, o aggiungine uno.</translation>
    </message>
    <message>
        <source>“{rule}” is no repetition that is known. Choose one from the list, as in Monday to Friday.</source>
        <translation>«{rule}» non è una ripetizione conosciuta. Sceglierne una dall’elenco, per esempio Da lunedì a venerdì.</translation>
    </message>
    <message>
        <source>The year {year} is too far away. Enter a day between the years 1900 and 8999.</source>
        <translation>L’anno {year} è troppo lontano. Inserisci un giorno tra gli anni 1900 e 8999.</translation>
    </message>
    <message>
        <source>A number is missing. Type it, or remove its row.</source>
        <translation>Manca un numero. Scrivilo, o togli la riga.</translation>
    </message>
    <message>
        <source>{day}: “{text}” cannot be read as hours. Write them as in 9-13, 14:30-18.</source>
        <translation>{day}: «{text}» non si legge come orario. Scrivilo come 9-13, 14:30-18.</translation>
    </message>
    <message>
        <source>“{file}” lies outside the folder of the file. Put the logo beside it.</source>
        <translation>«{file}» sta fuori dalla cartella del file. Metti il logo lì accanto.</translation>
    </message>
    <message>
        <source>The number {line} stands here twice in the same time. Remove one, or let it end before the other begins.</source>
        <translation>Il numero {line} è qui due volte nello stesso periodo. Togline uno, o fallo finire prima che cominci l’altro.</translation>
    </message>
    <message>
        <source>You were changing {clients} and did not save: what was typed is kept. Go on or discard it on the page Clients.</source>
        <translation>Modifiche non salvate a {clients}: quanto era scritto è conservato. Continua o scarta nella pagina Clienti.</translation>
    </message>
    <message>
        <source>Not saved yet: {clients}. Save or discard it on the page Clients; closing the window once more keeps it half typed.</source>
        <translation>Non ancora salvato: {clients}. Salva o scarta nella pagina Clienti; chiudendo ancora la finestra resta com’è scritto, per la prossima volta.</translation>
    </message>
    <message>
        <source>A cell in the file holds more text than any spreadsheet can ({most} characters). Shorten it, and save the file anew.</source>
        <translation>Una cella del file contiene più testo di quanto ne possa contenere un foglio ({most} caratteri). Accorcialo e salva di nuovo il file.</translation>
    </message>
    <message>
        <source>No part of {country} with holidays of its own is called {region}. Choose it by its name there, as in {example}.</source>
        <translation>Nessuna parte di {country} con festività proprie si chiama {region}. Sceglila con il nome che ha lì, come {example}.</translation>
    </message>
    <message>
        <source>{country} keeps the same holidays everywhere, as far as is known here. Leave this empty.</source>
        <translation>{country} ha ovunque le stesse festività, per quanto se ne sa qui. Lascia vuoto.</translation>
    </message>
    <message>
        <source>“{text}” is not understood as a time to come. Write it as in “till 15:30”, “till 3/12” or “from 3/12 to 5/12”.</source>
        <translation>«{text}» non si capisce come momento a venire. Scrivilo come in «fino alle 15:30», «fino al 3/12» o «dal 3/12 al 5/12».</translation>
    </message>
    <message>
        <source>The number {line} is not one of this client&apos;s then: it is that of {client} ({code}).</source>
        <translation>Il numero {line} allora non è di questo cliente: è di {client} ({code}).</translation>
    </message>
    <message>
        <source>The call shows no number: type the one at which they are to be called.</source>
        <translation>La chiamata non mostra il numero: scrivi quello a cui richiamare.</translation>
    </message>
    <message>
        <source>Somebody stands in, and nobody is named for whom. Write the name of who is out first.</source>
        <translation>Qualcuno sostituisce, ma non è detto chi. Scrivi prima il nome di chi è fuori.</translation>
    </message>
    <message>
        <source>“{text}”: that is who is out. Write who stands in for them.</source>
        <translation>«{text}»: è proprio chi è fuori. Scrivi chi sostituisce.</translation>
    </message>
    <message>
        <source>Before {day} the client is not yet active: messages are taken. If it was a client before, remove this status.</source>
        <translation>Prima del {day} il cliente non è ancora attivo: si prendono messaggi. Se lo era già, togli questo stato.</translation>
    </message>
    <message>
        <source>“{text}” says no day. Write the days too, as in Mon-Fri 9-18.</source>
        <translation>“{text}” non dice i giorni. Scrivi anche quelli, come in lun-ven 9-18.</translation>
    </message>
    <message>
        <source>“{text}” looks like several people, and is taken as one. Give each a row, or columns, of their own.</source>
        <translation>“{text}” sembra più persone, ed è presa come una sola. Da’ a ciascuna una riga, o colonne, sue.</translation>
    </message>
    <message>
        <source>“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. If it is another one, add a column Country.</source>
        <translation>“{text}” è in un altro paese rispetto all’ufficio, il cui paese viene dato al cliente: ne seguono festività e lingua. Se è un altro, aggiungi una colonna Paese.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Interrotto. Non è stato scritto niente.</translation>
    </message>
    <message>
        <source>The phone system&apos;s configuration was written by another version of this program.</source>
        <translation>La configurazione dell’impianto telefonico è stata scritta da un’altra versione di questo programma.</translation>
    </message>
    <message>
        <source>Write the files anew into the same folder, copy the *.conf files, and reload Asterisk&apos;s dialplan and ARI.</source>
        <translation>Scrivi di nuovo i file nella stessa cartella, copia i file *.conf e ricarica il dialplan e l’ARI di Asterisk.</translation>
    </message>
    <message>
        <source>{who} is busy and was not reached. Ring again in a while, or try another number.</source>
        <translation>{who} è occupato e non è stato raggiunto. Richiama fra poco, o prova un altro numero.</translation>
    </message>
    <message>
        <source>{who} did not answer. Ring again later, or try another number.</source>
        <translation>{who} non ha risposto. Richiama più tardi, o prova un altro numero.</translation>
    </message>
    <message>
        <source>{who} refused the call. Ring again later, or try another number.</source>
        <translation>{who} ha rifiutato la chiamata. Richiama più tardi, o prova un altro numero.</translation>
    </message>
    <message>
        <source>{who} cannot be reached: the phone is off, or nobody has this number. Check the number.</source>
        <translation>{who} non è raggiungibile: il telefono è spento, o nessuno ha questo numero. Controlla il numero.</translation>
    </message>
    <message>
        <source>The call to {who} was not put through. Check the number and ring again; else see Settings, Phone system.</source>
        <translation>La chiamata a {who} non è riuscita. Controlla il numero e richiama; altrimenti vedi Impostazioni, Impianto telefonico.</translation>
    </message>
    <message>
        <source>Your phone {station} rang and was not picked up: {who} was not rung. Ring again, and pick it up.</source>
        <translation>Il telefono della postazione {station} ha squillato e non è stato alzato: {who} non è stato chiamato. Richiama e alzalo.</translation>
    </message>
    <message>
        <source>Your phone {station} is busy: {who} was not rung. Free it, then ring again.</source>
        <translation>Il telefono della postazione {station} è occupato: {who} non è stato chiamato. Liberalo, poi richiama.</translation>
    </message>
    <message>
        <source>Your phone {station} refused the call: {who} was not rung. See why, then ring again.</source>
        <translation>Il telefono della postazione {station} ha rifiutato la chiamata: {who} non è stato chiamato. Vedi perché, poi richiama.</translation>
    </message>
    <message>
        <source>Your phone {station} is off, or not registered: {who} was not rung. Switch it on, then ring again.</source>
        <translation>Il telefono della postazione {station} è spento o non registrato: {who} non è stato chiamato. Accendilo, poi richiama.</translation>
    </message>
    <message>
        <source>Your phone {station} could not be rung: {who} was not rung either. See Settings, Phone system.</source>
        <translation>Il telefono della postazione {station} non si è potuto far squillare: nemmeno {who} è stato chiamato. Vedi Impostazioni, Impianto telefonico.</translation>
    </message>
    <message>
        <source>You are at no phone: {who} was not rung. Choose a station, then ring again.</source>
        <translation>Non sei a nessun telefono: {who} non è stato chiamato. Scegli una postazione, poi richiama.</translation>
    </message>
    <message>
        <source>“{name}” is a sum, and no client. If it is one, give it a code.</source>
        <translation>“{name}” è un totale, e non un cliente. Se lo è, dagli un codice.</translation>
    </message>
    <message>
        <source>“{code}” is the code of {client}, and nobody is called so. Put it under the heading Code.</source>
        <translation>“{code}” è il codice di {client}, e nessuno si chiama così. Mettilo nella colonna Codice.</translation>
    </message>
    <message>
        <source>{number} is a premium-rate number, which this office does not call. A supervisor can allow it under Settings, Office.</source>
        <translation>{number} è un numero a tariffa maggiorata, che questo ufficio non chiama. Un supervisore può permetterlo in Impostazioni, Ufficio.</translation>
    </message>
    <message>
        <source>{number} is a shared-cost number, which this office does not call. A supervisor can allow it under Settings, Office.</source>
        <translation>{number} è un numero a costo ripartito, che questo ufficio non chiama. Un supervisore può permetterlo in Impostazioni, Ufficio.</translation>
    </message>
    <message>
        <source>{number} is in a country that this office does not call. A supervisor can add it under Settings, Office.</source>
        <translation>{number} è in un paese che questo ufficio non chiama. Un supervisore può aggiungerlo in Impostazioni, Ufficio.</translation>
    </message>
    <message>
        <source>Name the endpoint of the trunk by which your carrier&apos;s calls arrive.</source>
        <translation>Indica l’endpoint del trunk da cui arrivano le chiamate dell’operatore.</translation>
    </message>
    <message>
        <source>“{text}” is not understood, and may change what is meant. Write it otherwise.</source>
        <translation>«{text}» non si capisce e può cambiare il senso. Scrivilo in un altro modo.</translation>
    </message>
    <message>
        <source>A brace stands alone in the greeting. Write both around one of these: {names}.</source>
        <translation>Nella formula di risposta una graffa è sola. Scrivile entrambe attorno a uno di questi: {names}.</translation>
    </message>
    <message>
        <source>“{word}” cannot be filled in. Write one of these instead: {names}.</source>
        <translation>«{word}» non si può compilare. Al suo posto va uno di questi: {names}.</translation>
    </message>
    <message>
        <source>No client has the code or the name {name}. Correct it, or import that client first.</source>
        <translation>Nessun cliente ha il codice o il nome {name}. Correggilo, o importa prima quel cliente.</translation>
    </message>
    <message>
        <source>Only whoever made the office {office} may upgrade it: run “receptionist office upgrade” with that login.</source>
        <translation>Solo chi ha creato l’ufficio {office} può aggiornarlo: esegui “receptionist office upgrade” con quel login.</translation>
    </message>
    <message>
        <source>This console ({console}) is too old for the hub ({hub}). Install the hub&apos;s version here.</source>
        <translation>Questa console ({console}) è troppo vecchia per l’hub ({hub}). Installa qui la versione dell’hub.</translation>
    </message>
    <message>
        <source>The hub ({hub}) is of an older version than this console ({console}). Whoever runs the server upgrades the hub; this console then finds it by itself.</source>
        <translation>L’hub ({hub}) è di una versione più vecchia di questa console ({console}). Chi gestisce il server aggiorni l’hub; questa console poi lo ritrova da sé.</translation>
    </message>
    <message>
        <source>Phones at home ({names}) need an address at which they reach the phone system from outside. Name it, as in pbx.example.net:5061.</source>
        <translation>Ai telefoni a casa ({names}) serve un indirizzo al quale raggiungere l’impianto da fuori. Indicalo, come in pbx.example.net:5061.</translation>
    </message>
    <message>
        <source>Phones at home cannot reach the phone system at “{text}”. Write a name or an address, as in pbx.example.net, with :PORT where it is not 5061.</source>
        <translation>I telefoni a casa non possono raggiungere l’impianto a “{text}”. Scrivi un nome o un indirizzo, come pbx.example.net, con :PORTA se non è la 5061.</translation>
    </message>
    <message>
        <source>The server of {office} lets nobody in from this network without a certificate of the office&apos;s. Whoever runs it makes one: receptionist office certificate LOGIN.</source>
        <translation>Da questa rete il server di {office} non fa entrare nessuno senza un certificato dell’ufficio. Lo crea chi gestisce il server: receptionist office certificate LOGIN.</translation>
    </message>
    <message>
        <source>The server at {office} does not know that login, or takes nobody from this machine&apos;s network. Check the login; its administrator adds another network to pg_hba.conf.</source>
        <translation>Il server di {office} non conosce questo login, o non accetta nessuno dalla rete di questo computer. Controlla il login; chi lo gestisce può aggiungere un’altra rete a pg_hba.conf.</translation>
    </message>
    <message>
        <source>The office at {office} does not let you in: the login or the password is wrong, or its time is over. An administrator can give you a new one.</source>
        <translation>{office} non ti lascia entrare: il login o la password è sbagliato, oppure la password è scaduta. Un amministratore può dartene una nuova.</translation>
    </message>
    <message>
        <source>There is no certificate authority in {folder}. Name the folder that “receptionist office create” wrote, with --certificates.</source>
        <translation>In {folder} non c’è un’autorità di certificazione. Indica con --certificates la cartella scritta da “receptionist office create”.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a certificate. Use up to 64 letters, digits, - and _.</source>
        <translation>“{name}” non può essere il nome di un certificato. Usa fino a 64 lettere, cifre, - e _.</translation>
    </message>
    <message>
        <source>There is no contract {contract}. Choose employee or contractor.</source>
        <translation>Il contratto {contract} non esiste. Scegli employee (dipendente) o contractor (collaboratore).</translation>
    </message>
    <message>
        <source>The contract of {name} ended on {day}. Enter a later last day first.</source>
        <translation>Il contratto di {name} è finito il {day}. Inserisci prima un ultimo giorno successivo.</translation>
    </message>
    <message>
        <source>That is over already. Enter a later moment.</source>
        <translation>È già passato. Inserisci un momento successivo.</translation>
    </message>
    <message>
        <source>Nothing is lent for more than {days} days. Put the client into one of their teams instead.</source>
        <translation>Nulla si affida per più di {days} giorni. Metti piuttosto il cliente in una delle sue squadre.</translation>
    </message>
    <message>
        <source>You can lend the clients of your own teams only. Ask an administrator for the others.</source>
        <translation>Può affidare solo i clienti delle sue squadre. Per gli altri chieda a un amministratore.</translation>
    </message>
    <message>
        <source>Choose a client, or all of a team, from the list.</source>
        <translation>Scegli dalla lista un cliente, o tutti quelli di una squadra.</translation>
    </message>
    <message>
        <source>Until when? Enter an hour or a day that is to come, as in 18:00 or tomorrow 14.</source>
        <translation>Fino a quando? Inserisci un’ora o un giorno a venire, come 18:00 o domani 14.</translation>
    </message>
    <message>
        <source>{name} has taken that over already.</source>
        <translation>{name} l’ha già preso in carico.</translation>
    </message>
    <message>
        <source>{name} gives you what is left of a shift. {key} shows it.</source>
        <translation>{name} ti passa le consegne del turno. {key} le mostra.</translation>
    </message>
    <message>
        <source>{name} left something for the team. {key} shows it; whoever takes it over has it.</source>
        <translation>{name} ha lasciato consegne alla squadra. {key} le mostra; sono di chi le prende in carico.</translation>
    </message>
    <message>
        <source>{station} is the phone at which you sit. Choose another one, which is there when this one is gone.</source>
        <translation>{station} è la postazione alla quale sei. Scegline un’altra, che ci sia quando questa non c’è più.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was copied, and it can be begun again.</source>
        <translation>Fermato. Non è stato copiato nulla e si può ricominciare.</translation>
    </message>
    <message>
        <source>The office {office} opens. Clients: {clients}.</source>
        <translation>L’ufficio {office} si apre. Clienti: {clients}.</translation>
    </message>
    <message>
        <source>Not known yet: {what}. Enter it here.</source>
        <translation>Manca ancora: {what}. Va scritta qui.</translation>
    </message>
    <message>
        <source>What you type on a call cannot be written down yet: the record of that call is still missing. It is kept here and tried again all the time.</source>
        <translation>Quello che scrivi su una chiamata non si può ancora registrare: la chiamata stessa non è ancora nel registro. Resta qui, e si riprova di continuo.</translation>
    </message>
    <message>
        <source>What you typed could not be written down yet. Wait until it has been; closing the window once more throws it away.</source>
        <translation>Quello che hai scritto non è stato ancora registrato. Attendi che lo sia; chiudendo ancora la finestra va perso.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Calls go on, and clients are shown as they were read last. What you type is kept here, and can be saved when the database is back. It is tried again all the time.</source>
        <translation>Il database non è raggiungibile. Le chiamate continuano e i clienti si vedono come letti l’ultima volta. Quello che scrivi resta qui e si potrà salvare quando il database torna. Si riprova di continuo.</translation>
    </message>
    <message>
        <source>No hub of the office can be reached: calls are shown as they stood, and none can be answered here. The phone system rings the phones by itself meanwhile. Clients can be read, and what you type is kept. It is tried again all the time.</source>
        <translation>Nessun hub dell’ufficio è raggiungibile: le chiamate si vedono com’erano, e qui non se ne può prendere nessuna. Intanto è il centralino a far squillare i telefoni. I clienti si possono consultare e quello che scrivi resta. Si riprova di continuo.</translation>
    </message>
    <message>
        <source>{why} Until a hub is there, the phone system rings the phones by itself. Clients can be read, and what you type is kept. It is tried again all the time.</source>
        <translation>{why} Finché non c’è un hub, è il centralino a far squillare i telefoni. I clienti si possono consultare e quello che scrivi resta. Si riprova di continuo.</translation>
    </message>
    <message>
        <source>The office does not say where its hub is. An administrator adds it under Settings, Shared office.</source>
        <translation>L’ufficio non dice dove si trova il suo hub. Lo aggiunge un amministratore in Impostazioni, Ufficio condiviso.</translation>
    </message>
    <message>
        <source>“{address}” is no address of a hub. Write it as HOST:PORT, as in server.example:7443.</source>
        <translation>«{address}» non è l’indirizzo di un hub. Scrivilo come HOST:PORTA, come in server.example:7443.</translation>
    </message>
    <message>
        <source>There is already something at {office}. Choose another place; an office that is there can be opened.</source>
        <translation>In {office} c’è già qualcosa. Scegli un altro posto; se è un ufficio, si può aprire.</translation>
    </message>
    <message>
        <source>“{text}” is a day and more, which may say something else. Write the day alone, and the rest among the notes.</source>
        <translation>“{text}” è un giorno e altro ancora, che può dire un’altra cosa. Scrivere il giorno da solo, e il resto tra le note.</translation>
    </message>
    <message>
        <source>“{text}” is not understood as days. Write as in 24/12/2026 13:00 - 6/1/2027 Christmas, with ; before the next.</source>
        <translation>“{text}” non si capisce come giorni. Scrivere come in 24/12/2026 13:00 - 6/1/2027 Natale, con ; prima dei successivi.</translation>
    </message>
</context>
</TS>
