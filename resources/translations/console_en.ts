<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClientList</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message numerus="yes">
        <source>… %n more</source>
        <translation>
            <numerusform>… %n more</numerusform>
            <numerusform>… %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColleaguesStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message numerus="yes">
        <source>%n row(s) stand there, counted and compared by their hashes with your file.</source>
        <translation>
            <numerusform>%n row stands there, counted and compared by its hash with your file.</numerusform>
            <numerusform>%n rows stand there, counted and compared by their hashes with your file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It had been done before: %n row(s) are the same on both sides.</source>
        <translation>
            <numerusform>It had been done before: %n row is the same on both sides.</numerusform>
            <numerusform>It had been done before: %n rows are the same on both sides.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n available</source>
        <translation>
            <numerusform>%n available</numerusform>
            <numerusform>%n available</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answering</source>
        <translation>
            <numerusform>%n answering</numerusform>
            <numerusform>%n answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n talking</source>
        <translation>
            <numerusform>%n talking</numerusform>
            <numerusform>%n talking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in wrap-up</source>
        <translation>
            <numerusform>%n in wrap-up</numerusform>
            <numerusform>%n in wrap-up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on a pause</source>
        <translation>
            <numerusform>%n on a pause</numerusform>
            <numerusform>%n on a pause</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <translation>
            <numerusform>%n away</numerusform>
            <numerusform>%n away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to pass on</source>
        <translation>
            <numerusform>%n message to pass on</numerusform>
            <numerusform>%n messages to pass on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) to call back</source>
        <translation>
            <numerusform>%n caller to call back</numerusform>
            <numerusform>%n callers to call back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) exported.</source>
        <translation>
            <numerusform>%n call exported.</numerusform>
            <numerusform>%n calls exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message numerus="yes">
        <source>%n new client(s)</source>
        <translation>
            <numerusform>%n new client</numerusform>
            <numerusform>%n new clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new number(s)</source>
        <translation>
            <numerusform>%n new number</numerusform>
            <numerusform>%n new numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new person(s)</source>
        <translation>
            <numerusform>%n new person</numerusform>
            <numerusform>%n new people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) taken out of names: {names}</source>
        <translation>
            <numerusform>%n title taken out of names: {names}</numerusform>
            <numerusform>%n titles taken out of names: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new client(s) have no number yet: {clients}</source>
        <translation>
            <numerusform>%n new client has no number yet: {clients}</numerusform>
            <numerusform>%n new clients have no number yet: {clients}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%n row(s) would be left out. Take the others without them?</source>
        <translation>
            <numerusform>%n row would be left out. Take the others without it?</numerusform>
            <numerusform>%n rows would be left out. Take the others without them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) new</source>
        <translation>
            <numerusform>%n row new</numerusform>
            <numerusform>%n rows new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back the zeros that %n number(s) began with, as in {text}: {taken}</source>
        <translation>
            <numerusform>Put back the zeros that %n number began with, as in {text}: {taken}</numerusform>
            <numerusform>Put back the zeros that %n numbers began with, as in {text}: {taken}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LendsCall</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported.</source>
        <translation>
            <numerusform>%n message exported.</numerusform>
            <numerusform>%n messages exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message numerus="yes">
        <source>Shown only now: tell them all of it. The password is good once, for %n day(s).</source>
        <translation>
            <numerusform>Shown only now: tell them all of it. The password is good once, for %n day.</numerusform>
            <numerusform>Shown only now: tell them all of it. The password is good once, for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftOfHers</name>
    <message numerus="yes">
        <source>%n change(s) since your last shift</source>
        <translation>
            <numerusform>%n change since your last shift</numerusform>
            <numerusform>%n changes since your last shift</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInPause</name>
    <message numerus="yes">
        <source>To be tried again in %n second(s). After each wrong password it takes longer.</source>
        <translation>
            <numerusform>To be tried again in %n second. After each wrong password it takes longer.</numerusform>
            <numerusform>To be tried again in %n seconds. After each wrong password it takes longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message numerus="yes">
        <source>%n caller(s) waiting</source>
        <translation>
            <numerusform>%n caller waiting</numerusform>
            <numerusform>%n callers waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
