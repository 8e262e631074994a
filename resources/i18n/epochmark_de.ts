<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CurveChart</name>
    <message>
        <source>%1, done %2</source>
        <translation>%1, fertig nach %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>%1: validation %2.</source>
        <translation>%1: Validierung %2.</translation>
    </message>
    <message>
        <source>No epoch is finished yet.</source>
        <translation>Noch ist keine Epoche fertig.</translation>
    </message>
    <message>
        <source>%1epoch %2 of %3: training %4, validation %5.</source>
        <translation>%1Epoche %2 von %3: Training %4, Validierung %5.</translation>
    </message>
    <message>
        <source>No curve yet.</source>
        <translation>Noch keine Kurve.</translation>
    </message>
    <message>
        <source>training so far</source>
        <translation>Training bisher</translation>
    </message>
    <message>
        <source>Training so far: %1.</source>
        <translation>Training bisher: %1.</translation>
    </message>
</context>
<context>
    <name>CurveFrame</name>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>elapsed time (min)</source>
        <translation>verstrichene Zeit (min)</translation>
    </message>
    <message>
        <source>elapsed time (s)</source>
        <translation>verstrichene Zeit (s)</translation>
    </message>
    <message>
        <source>share correct (%)</source>
        <translation>Anteil richtig (%)</translation>
    </message>
    <message>
        <source>cross entropy (nats)</source>
        <translation>Kreuzentropie (nat)</translation>
    </message>
    <message>
        <source>cross entropy (nats), log</source>
        <translation>Kreuzentropie (nat), log</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, geglättet</translation>
    </message>
</context>
<context>
    <name>CurveReading</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>At %1: %2.</source>
        <translation>Bei %1: %2.</translation>
    </message>
    <message>
        <source>%1 of the first epoch</source>
        <translation>%1 der ersten Epoche</translation>
    </message>
</context>
<context>
    <name>LiveRun</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %, about %2 left</source>
        <translation>%1 %, noch etwa %2</translation>
    </message>
</context>
<context>
    <name>PageSheet</name>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht ist in %1.</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Den Bericht exportieren</translation>
    </message>
    <message>
        <source>Report as &amp;PNG</source>
        <translation>Bericht als &amp;PNG</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Report as P&amp;DF</source>
        <translation>Bericht als P&amp;DF</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PictureWish</name>
    <message>
        <source>Cop&amp;y picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve picture</source>
        <translation>Bild &amp;speichern</translation>
    </message>
</context>
<context>
    <name>Published</name>
    <message>
        <source>desktop GPU</source>
        <translation>Desktop-GPU</translation>
    </message>
    <message>
        <source>laptop GPU</source>
        <translation>Laptop-GPU</translation>
    </message>
    <message>
        <source>cloud GPU</source>
        <translation>Cloud-GPU</translation>
    </message>
    <message>
        <source>desktop CPU</source>
        <translation>Desktop-CPU</translation>
    </message>
    <message>
        <source>about $289.99 to buy</source>
        <translation>etwa 289,99 $ zum Kauf</translation>
    </message>
    <message>
        <source>about $160 a month, 8 h a day, 20 days</source>
        <translation>etwa 160 $ je Monat, 8 h am Tag, 20 Tage</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>cloud TPU, 8 cores</source>
        <translation>Cloud-TPU, 8 Kerne</translation>
    </message>
    <message>
        <source>Colab&apos;s TPU, a v2-8, has eight cores; a device tpu:0 of this program drives one of them. How many the article&apos;s script used isn&apos;t known.</source>
        <translation>Die TPU von Colab, eine v2-8, hat acht Kerne; ein Gerät tpu:0 treibt hier einen davon an. Wie viele das Skript des Artikels genutzt hat, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Kleiner</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordneter Ordner</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateien vom Typ:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>S&amp;peichern</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Zuletzt besucht</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Ersetzen?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Einzelheiten zeigen ...</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Einzelheiten verbergen ...</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 is %2 as fast as %3.</source>
        <translation>%1 ist %2 so schnell wie %3.</translation>
    </message>
    <message>
        <source>%1 is about %2 as fast as %3. Three runs of each give an interval.</source>
        <translation>%1 ist etwa %2 so schnell wie %3. Je drei Läufe geben ein Intervall.</translation>
    </message>
    <message>
        <source>No difference can be told between %1 and %2. Repeat each three times.</source>
        <translation>Zwischen %1 und %2 ist kein Unterschied auszumachen. Wiederholen Sie jedes dreimal.</translation>
    </message>
    <message>
        <source>No difference can be told between %1 and %2: it lies within the spread of their runs.</source>
        <translation>Zwischen %1 und %2 ist kein Unterschied auszumachen: Er läge innerhalb der Streuung ihrer Läufe.</translation>
    </message>
    <message>
        <source>Same work, plain against tuned: no difference can be told, it lies within the spread of their runs.</source>
        <translation>Gleiche Arbeit, schlicht gegen optimiert: Kein Unterschied ist feststellbar, er läge innerhalb der Streuung ihrer Läufe.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date, as QLocale::toString() takes it</comment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>There is no %1 &quot;%2&quot;. Choose one of: %3.</source>
        <translation>%1: „%2“ gibt es nicht. Möglich sind: %3.</translation>
    </message>
    <message>
        <source>The folder for results, %1, can&apos;t be made. Make it writable or set EPOCHMARK_HOME to another folder.</source>
        <translation>Der Ordner für Ergebnisse, %1, lässt sich nicht anlegen. Machen Sie ihn beschreibbar oder setzen Sie EPOCHMARK_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder for results, %1, can&apos;t be written. Make it writable, free some space, or set EPOCHMARK_HOME to another folder.</source>
        <translation>Der Ordner für Ergebnisse, %1, ist nicht beschreibbar. Machen Sie ihn beschreibbar, schaffen Sie Platz oder setzen Sie EPOCHMARK_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The %1 is too slow for this work: it would need %2 hours a month.</source>
        <translation>%1 ist für diese Arbeit zu langsam: Nötig wären %2 Stunden im Monat.</translation>
    </message>
    <message>
        <source>The two results come from different workloads: their times can&apos;t be compared.</source>
        <translation>Die beiden Ergebnisse stammen aus verschiedenen Workloads: Ihre Zeiten sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>There is no price to rent %1 yet.</source>
        <translation>Es gibt noch keinen Mietpreis für %1.</translation>
    </message>
    <message>
        <source>There is no price to buy %1 yet.</source>
        <translation>Es gibt noch keinen Kaufpreis für %1.</translation>
    </message>
    <message>
        <source>One price is in %1, the other in %2: enter both in one currency to compare them.</source>
        <translation>Ein Preis ist in %1, der andere in %2: Geben Sie zum Vergleich beide in einer Währung ein.</translation>
    </message>
    <message>
        <source>Both devices must have a finished result first.</source>
        <translation>Beide Geräte brauchen zuerst ein fertiges Ergebnis.</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>Miete</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>noch kein Preis</translation>
    </message>
    <message>
        <source>Hours of use a day %1, days a month %2, lifetime in years %3, resale at the end %4, electricity %5 a kWh.</source>
        <translation>Nutzung am Tag %1 Stunden, im Monat %2 Tage, Lebensdauer in Jahren %3, Restwert %4, Strom %5 je kWh.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>### My job: %1 pictures, %2 epochs

</source>
        <translation>### Mein Auftrag: %1 Bilder, %2 Epochen

</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>time, h</source>
        <translation>Zeit, h</translation>
    </message>
    <message>
        <source>interval, h</source>
        <translation>Intervall, h</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>energy, kWh</source>
        <translation>Energie, kWh</translation>
    </message>
    <message>
        <source>## What a run costs

</source>
        <translation>## Was ein Lauf kostet

</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>cost a run</source>
        <translation>Kosten je Lauf</translation>
    </message>
    <message>
        <source>price from</source>
        <translation>Preis von</translation>
    </message>
    <message>
        <source>The prices in %1 can&apos;t be read: %2. Mend the file, or move it away to start with the shipped prices.</source>
        <translation>Die Preise in %1 sind nicht lesbar: %2. Reparieren Sie die Datei oder verschieben Sie sie, um mit den mitgelieferten Preisen zu beginnen.</translation>
    </message>
    <message>
        <source>they were written by a newer Epochmark</source>
        <translation>Sie stammen von einem neueren Epochmark</translation>
    </message>
    <message>
        <source>The prices can&apos;t be saved to %1. Make the folder writable or free some space, then try again.</source>
        <translation>Die Preise lassen sich nicht in %1 speichern. Machen Sie den Ordner beschreibbar oder schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A price needs the name of its device.</source>
        <translation>Ein Preis braucht den Namen seines Geräts.</translation>
    </message>
    <message>
        <source>The amount must be above 0 and at most 1,000,000,000.</source>
        <translation>Der Betrag muss über 0 und höchstens 1.000.000.000 sein.</translation>
    </message>
    <message>
        <source>The currency must be a code of three capital letters, such as USD or EUR.</source>
        <translation>Die Währung muss ein Kürzel aus drei Großbuchstaben sein, etwa USD oder EUR.</translation>
    </message>
    <message>
        <source>The watts must be between 0.1 and 100,000, or left out when unknown.</source>
        <translation>Die Leistung muss zwischen 0,1 und 100.000 Watt liegen oder, wenn unbekannt, fehlen.</translation>
    </message>
    <message>
        <source>A monthly rent needs its hours a day (up to 24) and its days a month (up to 31).</source>
        <translation>Eine Monatsmiete braucht ihre Stunden am Tag (bis 24) und ihre Tage im Monat (bis 31).</translation>
    </message>
    <message>
        <source>The billing step must be between 0 minutes and a month, the start-up time between 0 minutes and a day.</source>
        <translation>Der Abrechnungstakt muss zwischen 0 Minuten und einem Monat liegen, die Startzeit zwischen 0 Minuten und einem Tag.</translation>
    </message>
    <message>
        <source>kind of price</source>
        <translation>Preisart</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t exist. Give a zip, a folder or “demo”.</source>
        <translation>%1 gibt es nicht. Geben Sie eine Zip-Datei, einen Ordner oder „demo“ an.</translation>
    </message>
    <message>
        <source>%1 is neither a zip nor a folder.</source>
        <translation>%1 ist weder Zip-Datei noch Ordner.</translation>
    </message>
    <message>
        <source>Listing %1 needs more memory than there is. Split it into smaller sets.</source>
        <translation>Für die Liste von %1 reicht der Speicher nicht. Teilen Sie den Datensatz auf.</translation>
    </message>
    <message>
        <source>The Demo set is missing from this build.</source>
        <translation>In diesem Build fehlt der Demo-Datensatz.</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>is larger than 256 MiB</source>
        <translation>ist größer als 256 MiB</translation>
    </message>
    <message>
        <source>is no readable file</source>
        <translation>ist keine lesbare Datei</translation>
    </message>
    <message>
        <source>Stopped while reading the folder.</source>
        <translation>Beim Lesen des Ordners gestoppt.</translation>
    </message>
    <message>
        <source>%1 holds over %2 entries. Split it into smaller sets.</source>
        <translation>%1 enthält mehr als %2 Einträge. Teilen Sie den Datensatz auf.</translation>
    </message>
    <message>
        <source>has changed since the folder was read</source>
        <translation>wurde geändert, seit der Ordner gelesen wurde</translation>
    </message>
    <message>
        <source>has the same name as an earlier entry, which is used</source>
        <translation>heißt wie ein früherer Eintrag, der verwendet wird</translation>
    </message>
    <message>
        <source>%1 has %2 classes; up to %3 can be trained.</source>
        <translation>%1 hat %2 Klassen; trainieren lassen sich bis zu %3.</translation>
    </message>
    <message>
        <source>no class folder with pictures was found</source>
        <translation>Es fand sich kein Klassenordner mit Bildern</translation>
    </message>
    <message>
        <source>only the class “%1” was found</source>
        <translation>Es fand sich nur die Klasse „%1“</translation>
    </message>
    <message>
        <source>%1 has fewer than two classes: %2. Lay the pictures out as train/&lt;class&gt; and test/&lt;class&gt;, or as one folder for each class.</source>
        <translation>%1 hat weniger als zwei Klassen: %2. Legen Sie die Bilder als train/&lt;Klasse&gt; und test/&lt;Klasse&gt; ab oder in je einem Ordner pro Klasse.</translation>
    </message>
    <message>
        <source>%1 has no picture to train the class “%2” with. Add some, or remove the class.</source>
        <translation>%1 hat kein Bild, um die Klasse „%2“ zu trainieren. Fügen Sie welche hinzu oder entfernen Sie die Klasse.</translation>
    </message>
    <message>
        <source>%1 has no picture to validate the class “%2” with. Add some, or remove the class.</source>
        <translation>%1 hat kein Bild, um die Klasse „%2“ zu validieren. Fügen Sie welche hinzu oder entfernen Sie die Klasse.</translation>
    </message>
    <message>
        <source>The decoder told of %1 pictures where %2 are listed.</source>
        <translation>Der Decoder meldete %1 Bilder, aufgelistet sind %2.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>claims a size that its packed data can&apos;t have</source>
        <translation>gibt eine Größe an, die seine gepackten Daten nicht haben können</translation>
    </message>
    <message>
        <source>%1 holds an unsafe name, “%2”, that would lead outside its folder. Pack it again with plain relative names.</source>
        <translation>%1 enthält einen unsicheren Namen, „%2“, der aus dem Ordner herausführen würde. Packen Sie mit einfachen relativen Namen neu.</translation>
    </message>
    <message>
        <source>%1 is encrypted. Unpack it with its password and choose the folder instead.</source>
        <translation>%1 ist verschlüsselt. Entpacken Sie die Datei mit ihrem Passwort und wählen Sie stattdessen den Ordner.</translation>
    </message>
    <message>
        <source>%1 holds %2 entries; up to %3 are read. Split it into smaller sets.</source>
        <translation>%1 enthält %2 Einträge; gelesen werden bis zu %3. Teilen Sie den Datensatz auf.</translation>
    </message>
    <message>
        <source>%1 is not a zip. Choose a zip, or a folder with one folder of pictures for each class.</source>
        <translation>%1 ist keine Zip-Datei. Wählen Sie eine Zip-Datei oder einen Ordner mit je einem Bilderordner pro Klasse.</translation>
    </message>
    <message>
        <source>%1 is empty. Download or copy it again.</source>
        <translation>%1 ist leer. Laden oder kopieren Sie die Datei neu.</translation>
    </message>
    <message>
        <source>%1 is a truncated zip: its table of contents is missing. Download or copy it again.</source>
        <translation>%1 ist eine abgeschnittene Zip-Datei: Ihr Inhaltsverzeichnis fehlt. Laden oder kopieren Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 is an empty zip. Choose one with pictures.</source>
        <translation>%1 ist eine leere Zip-Datei. Wählen Sie eine mit Bildern.</translation>
    </message>
    <message>
        <source>has damaged packed data</source>
        <translation>hat beschädigte gepackte Daten</translation>
    </message>
    <message>
        <source>The table of contents of %1 is damaged. Download or copy it again.</source>
        <translation>Das Inhaltsverzeichnis von %1 ist beschädigt. Laden oder kopieren Sie die Datei neu.</translation>
    </message>
    <message>
        <source>Stopped while reading the archive.</source>
        <translation>Beim Lesen des Archivs gestoppt.</translation>
    </message>
    <message>
        <source>can&apos;t be unpacked (damaged, or packed in an unusual way)</source>
        <translation>lässt sich nicht entpacken (beschädigt oder ungewöhnlich gepackt)</translation>
    </message>
    <message>
        <source>has a wrong checksum</source>
        <translation>hat eine falsche Prüfsumme</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>compute %1.%2</source>
        <translation>Compute %1.%2</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>Treiber %1</translation>
    </message>
    <message>
        <source>Install driver %1 or later.</source>
        <translation>Installieren Sie Treiber %1 oder neuer.</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA-GPU</translation>
    </message>
    <message>
        <source>The NVIDIA driver&apos;s library libnvidia-ml.so.1 can&apos;t be loaded.</source>
        <translation>Die Bibliothek libnvidia-ml.so.1 des NVIDIA-Treibers lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Install the driver&apos;s user-space libraries (libnvidia-ml1, libcuda1) of the same version as its kernel module.</source>
        <translation>Installieren Sie die Bibliotheken des Treibers (libnvidia-ml1, libcuda1) in der Version seines Kernelmoduls.</translation>
    </message>
    <message>
        <source>%1 (%2) can&apos;t be used: %3 %4</source>
        <translation>%1 (%2) ist nicht nutzbar: %3 %4</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; on this machine. It has: %2. &quot;epochmark-cli devices&quot; lists them.</source>
        <translation>Auf diesem Rechner gibt es kein Gerät „%1“. Vorhanden: %2. „epochmark-cli devices“ listet sie auf.</translation>
    </message>
    <message>
        <source>memory shared with the processor</source>
        <translation>Speicher mit dem Prozessor geteilt</translation>
    </message>
    <message>
        <source>%1 GPU</source>
        <translation>%1-GPU</translation>
    </message>
    <message>
        <source>Metal GPU</source>
        <translation>Metal-GPU</translation>
    </message>
    <message>
        <source>LibTorch 2.3 and later don&apos;t drive the GPUs of Intel Macs.</source>
        <translation>LibTorch ab 2.3 steuert die GPUs von Intel-Macs nicht an.</translation>
    </message>
    <message>
        <source>Use the processor, or a Mac with Apple silicon.</source>
        <translation>Nutzen Sie den Prozessor oder einen Mac mit Apple-Chip.</translation>
    </message>
    <message>
        <source>%1 belongs to another build.</source>
        <translation>%1 gehört zu einem anderen Build.</translation>
    </message>
    <message>
        <source>is larger than 100 megapixels (%1 × %2)</source>
        <translation>ist größer als 100 Megapixel (%1 × %2)</translation>
    </message>
    <message>
        <source>ends too early</source>
        <translation>endet zu früh</translation>
    </message>
    <message>
        <source>is a JPEG with %1 channels, which isn&apos;t read</source>
        <translation>ist ein JPEG mit %1 Kanälen, das nicht gelesen wird</translation>
    </message>
    <message>
        <source>is a JPEG with over %1 scans</source>
        <translation>ist ein JPEG mit mehr als %1 Scans</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>braucht mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>is a damaged JPEG (%1)</source>
        <translation>ist ein beschädigtes JPEG (%1)</translation>
    </message>
    <message>
        <source>Stopped while decoding.</source>
        <translation>Beim Dekodieren gestoppt.</translation>
    </message>
    <message>
        <source>Decoding failed. Try again with fewer threads.</source>
        <translation>Dekodieren fehlgeschlagen. Versuchen Sie es mit weniger Threads erneut.</translation>
    </message>
    <message>
        <source>can&apos;t be read (%1)</source>
        <translation>ist nicht lesbar (%1)</translation>
    </message>
    <message>
        <source>The decoded pictures need %1 of memory, more than the system grants this program. Close other programs or use fewer pictures.</source>
        <translation>Die dekodierten Bilder brauchen %1 Speicher, mehr als das System diesem Programm gibt. Schließen Sie andere Programme oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>Decoding failed. Close other programs and try again.</source>
        <translation>Dekodieren fehlgeschlagen. Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>can&apos;t be decoded (%1)</source>
        <translation>lässt sich nicht dekodieren (%1)</translation>
    </message>
    <message>
        <source>is empty (0 bytes)</source>
        <translation>ist leer (0 Byte)</translation>
    </message>
    <message>
        <source>is a Git LFS pointer, not the picture (run “git lfs pull” and pack again)</source>
        <translation>ist ein Git-LFS-Verweis, nicht das Bild („git lfs pull“ ausführen und neu packen)</translation>
    </message>
    <message>
        <source>is a %1, which isn&apos;t read</source>
        <translation>ist ein %1, das nicht gelesen wird</translation>
    </message>
    <message>
        <source>is a web page, not a picture (a failed download?)</source>
        <translation>ist eine Webseite, kein Bild (Download fehlgeschlagen?)</translation>
    </message>
    <message>
        <source>is an XML or SVG text, which isn&apos;t read</source>
        <translation>ist ein XML- oder SVG-Text, der nicht gelesen wird</translation>
    </message>
    <message>
        <source>is no picture of a known type</source>
        <translation>ist kein Bild von bekannter Art</translation>
    </message>
    <message>
        <source>The picture can&apos;t be shown: it %1.</source>
        <translation>Das Bild lässt sich nicht zeigen: Es %1.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be scaled down.</source>
        <translation>Das Bild lässt sich nicht verkleinern.</translation>
    </message>
    <message>
        <source>Conv 3×3, %1 + ReLU</source>
        <translation>Faltung 3×3, %1 + ReLU</translation>
    </message>
    <message>
        <source>Max-pool 2×2</source>
        <translation>Max-Pooling 2×2</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <source>Dense %1 + ReLU</source>
        <translation>Dense %1 + ReLU</translation>
    </message>
    <message>
        <source>Dense 1 + sigmoid</source>
        <translation>Dense 1 + Sigmoid</translation>
    </message>
    <message>
        <source>Dense %1 + softmax</source>
        <translation>Dense %1 + Softmax</translation>
    </message>
    <message>
        <source>A picture can&apos;t be read any more: %1. Check that the dataset is unchanged and start again.</source>
        <translation>Ein Bild ist nicht mehr lesbar: %1. Prüfen Sie, ob der Datensatz unverändert ist, und starten Sie neu.</translation>
    </message>
    <message>
        <source>There is not enough memory on %1 for this training. Choose a smaller batch, or close other programs that use the device.</source>
        <translation>Auf %1 reicht der Speicher für dieses Training nicht. Wählen Sie einen kleineren Batch oder schließen Sie andere Programme, die das Gerät nutzen.</translation>
    </message>
    <message>
        <source>%1 failed while training. Check the device&apos;s driver and start again.</source>
        <translation>%1 ist beim Training ausgefallen. Prüfen Sie den Treiber des Geräts und starten Sie neu.</translation>
    </message>
    <message>
        <source>Stopped while warming up.</source>
        <translation>Beim Aufwärmen gestoppt.</translation>
    </message>
    <message>
        <source>There is no device %1 for LibTorch on this machine. List the devices and choose one of them.</source>
        <translation>Auf diesem Rechner gibt es für LibTorch kein Gerät %1. Lassen Sie die Geräte auflisten und wählen Sie eines davon.</translation>
    </message>
    <message>
        <source>There are no pictures to train or to validate on.</source>
        <translation>Es gibt keine Bilder zum Trainieren oder Validieren.</translation>
    </message>
    <message>
        <source>The pictures were not handed to the training.</source>
        <translation>Die Bilder wurden dem Training nicht übergeben.</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t use Metal here. It needs macOS 14 or newer.</source>
        <translation>LibTorch kann Metal hier nicht nutzen. Nötig ist macOS 14 oder neuer.</translation>
    </message>
    <message>
        <source>This machine runs on battery and may slow itself down: plug it in.</source>
        <translation>Dieser Rechner läuft auf Akku und bremst sich womöglich: Schließen Sie ihn ans Netz an.</translation>
    </message>
    <message>
        <source>Power saving is on and holds the processor back: choose another power mode.</source>
        <translation>Der Energiesparmodus ist an und bremst den Prozessor: Wählen Sie einen anderen Energiemodus.</translation>
    </message>
    <message>
        <source>Other programs keep this machine busy (load %1 on %2 processors): close them for a time that means something.</source>
        <translation>Andere Programme beschäftigen diesen Rechner (Last %1 bei %2 Prozessoren): Schließen Sie sie, damit die Zeit etwas aussagt.</translation>
    </message>
    <message>
        <source>%1 is in use by %2 and may be slower than it could be.</source>
        <translation>%1 wird von %2 benutzt und ist womöglich langsamer als möglich.</translation>
    </message>
    <message>
        <source>Only %1 MiB are free where results are kept (%2): make room.</source>
        <translation>Wo die Ergebnisse liegen (%2), sind nur %1 MiB frei: Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 of at least %2 runs are done.</source>
        <translation>%1 von mindestens %2 Läufen sind fertig.</translation>
    </message>
    <message>
        <source>Enough after %1 runs: they differ by ±%2.</source>
        <translation>Genug nach %1 Läufen: Sie weichen um ±%2 ab.</translation>
    </message>
    <message>
        <source>Stopped after %1 runs, the most: they still differ by ±%2.</source>
        <translation>Nach %1 Läufen, dem Höchsten, gestoppt: Sie weichen noch um ±%2 ab.</translation>
    </message>
    <message>
        <source>Another run: the %1 so far differ by ±%2, more than %3.</source>
        <translation>Noch ein Lauf: Die bisherigen %1 weichen um ±%2 ab, mehr als %3.</translation>
    </message>
    <message>
        <source>The last epochs took %1 longer than the first: the device slows down (heat?). Let it cool and look at its fans, then run again.</source>
        <translation>Die letzten Epochen dauerten %1 länger als die ersten: Das Gerät wird langsamer (Hitze?). Lassen Sie es abkühlen, sehen Sie nach den Lüftern und messen Sie neu.</translation>
    </message>
    <message>
        <source>Input bound: your processor feeds this device at %1. A faster processor or more threads would help more than a faster device.</source>
        <translation>Eingabe bremst: Ihr Prozessor lastet dieses Gerät zu %1 aus. Ein schnellerer Prozessor oder mehr Threads brächten mehr als ein schnelleres Gerät.</translation>
    </message>
    <message>
        <source>Quick is indicative: three epochs. Run Classic for a result to rely on.</source>
        <translation>„Schnell“ ist ein Anhaltspunkt: drei Epochen. Für ein belastbares Ergebnis nehmen Sie „Klassik“.</translation>
    </message>
    <message>
        <source>A single run: nothing is known about its spread. Three repeats give an interval.</source>
        <translation>Ein einzelner Lauf: Über seine Streuung ist nichts bekannt. Drei Wiederholungen geben ein Intervall.</translation>
    </message>
    <message>
        <source>Noisy: the runs differ by ±%1. Close other programs, then run again.</source>
        <translation>Unruhig: Die Läufe weichen um ±%1 ab. Schließen Sie andere Programme und messen Sie neu.</translation>
    </message>
    <message>
        <source>Run %1 (%2) is an outlier among its repeats. It is counted all the same.</source>
        <translation>Lauf %1 (%2) ist ein Ausreißer unter seinen Wiederholungen. Er zählt trotzdem.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 epochs.</source>
        <translation>Nach %1 von %2 Epochen gestoppt.</translation>
    </message>
    <message>
        <source>Only %1 of %2 epochs were done.</source>
        <translation>Nur %1 von %2 Epochen sind fertig.</translation>
    </message>
    <message>
        <source>The loss is no finite number any more: the training diverged. Try a smaller learning rate.</source>
        <translation>Der Verlust ist keine endliche Zahl mehr: Das Training ist divergiert. Versuchen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>It ran on %1 instead of %2.</source>
        <translation>Der Lauf fand auf %1 statt auf %2 statt.</translation>
    </message>
    <message>
        <source>The dataset was changed while it was used.</source>
        <translation>Der Datensatz wurde während der Nutzung geändert.</translation>
    </message>
    <message>
        <source>This Epochmark isn&apos;t a release build (%1): its times say nothing.</source>
        <translation>Dieses Epochmark ist kein Release-Build (%1): Seine Zeiten sagen nichts aus.</translation>
    </message>
    <message>
        <source>%1 of the pictures were left out; at most %2 may be.</source>
        <translation>%1 der Bilder wurden ausgelassen; erlaubt sind höchstens %2.</translation>
    </message>
    <message>
        <source>The network didn&apos;t learn: its hits in the last epoch aren&apos;t better than guessing.</source>
        <translation>Das Netz hat nicht gelernt: Seine Treffer in der letzten Epoche sind nicht besser als Raten.</translation>
    </message>
    <message>
        <source>%1 of %2 runs of this set aren&apos;t counted: they aren&apos;t ranked.</source>
        <translation>%1 von %2 Läufen dieser Serie zählen nicht: Sie sind nicht gewertet.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>Metal</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>device memory</source>
        <translation>Gerätespeicher</translation>
    </message>
    <message>
        <source>build</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>vector width</source>
        <translation>Vektorbreite</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>governor</source>
        <translation>Taktregler</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Stromversorgung</translation>
    </message>
    <message>
        <source>%1 %2 / %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
    <message>
        <source>Choose two results or more to compare them.</source>
        <translation>Wählen Sie zum Vergleich mindestens zwei Ergebnisse.</translation>
    </message>
    <message>
        <source>Same work, plain against tuned: tuned is %1 as fast. That is what your script leaves on the table.</source>
        <translation>Gleiche Arbeit, schlicht gegen optimiert: Optimiert ist %1 so schnell. So viel lässt Ihr Skript liegen.</translation>
    </message>
    <message>
        <source>Same work, plain against tuned, but not both are ranked: no ratio.</source>
        <translation>Gleiche Arbeit, schlicht gegen optimiert, aber nicht beide gewertet: kein Verhältnis.</translation>
    </message>
    <message>
        <source>Not comparable, so no ratio: %1.</source>
        <translation>Nicht vergleichbar, daher kein Verhältnis: %1.</translation>
    </message>
    <message>
        <source>Comparable: the same workload, picture for picture.</source>
        <translation>Vergleichbar: derselbe Workload, Bild für Bild.</translation>
    </message>
    <message>
        <source>The same workload, but not all are ranked: no ratio with those that aren&apos;t.</source>
        <translation>Derselbe Workload, aber nicht alle sind gewertet: kein Verhältnis zu den übrigen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Choose another place or free some space.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Wählen Sie einen anderen Ort oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be imported: %2</source>
        <translation>%1 lässt sich nicht importieren: %2</translation>
    </message>
    <message>
        <source>it is a folder. Choose a file that Epochmark exported.</source>
        <translation>Es ist ein Ordner. Wählen Sie eine Datei, die Epochmark exportiert hat.</translation>
    </message>
    <message>
        <source>it can&apos;t be read. Check its name and permissions.</source>
        <translation>Die Datei ist nicht lesbar. Prüfen Sie Name und Rechte.</translation>
    </message>
    <message>
        <source>it is larger than 1 GiB. Export fewer results a file.</source>
        <translation>Die Datei ist größer als 1 GiB. Exportieren Sie weniger Ergebnisse je Datei.</translation>
    </message>
    <message>
        <source> (baseline)</source>
        <translation> (Basis)</translation>
    </message>
    <message>
        <source>single run</source>
        <translation>einzelner Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1 Wh, %2</source>
        <translation>%1 Wh, %2</translation>
    </message>
    <message>
        <source>%1, learned</source>
        <translation>%1, gelernt</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>## Epochmark results

</source>
        <translation>## Epochmark-Ergebnisse

</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is missing or can&apos;t be read</source>
        <translation>Das Feld „%1“ fehlt oder ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1, plain</source>
        <translation>%1, schlicht</translation>
    </message>
    <message>
        <source>the field &quot;schema&quot; is missing or can&apos;t be read</source>
        <translation>Das Feld „schema“ fehlt oder ist nicht lesbar</translation>
    </message>
    <message>
        <source>it was written by a newer Epochmark (schema %1, this one reads up to %2); update Epochmark to read it</source>
        <translation>Die Datei stammt von einem neueren Epochmark (Schema %1, dieses liest bis %2); aktualisieren Sie Epochmark</translation>
    </message>
    <message>
        <source>These results can&apos;t be read: %1.</source>
        <translation>Diese Ergebnisse sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>the file is no JSON document of Epochmark&apos;s</source>
        <translation>Die Datei ist kein JSON-Dokument von Epochmark</translation>
    </message>
    <message>
        <source>the field &quot;records&quot; is missing or can&apos;t be read</source>
        <translation>Das Feld „records“ fehlt oder ist nicht lesbar</translation>
    </message>
    <message>
        <source>annotation %1: %2</source>
        <translation>Anmerkung %1: %2</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The result store %1 is damaged. It was left as it is: put a backup in its place, or move it away to start a new one.</source>
        <translation>Der Ergebnisspeicher %1 ist beschädigt. Er blieb, wie er ist: Legen Sie eine Sicherung an seine Stelle oder verschieben Sie ihn, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The result store %1 was written by a newer Epochmark (version %2 of the store, this one reads up to %3). Update Epochmark, or choose another store.</source>
        <translation>Der Ergebnisspeicher %1 stammt von einem neueren Epochmark (Version %2 des Speichers, dieses liest bis %3). Aktualisieren Sie Epochmark oder wählen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The folder %1 of the result store can&apos;t be written. Make it writable, or choose another place for the results.</source>
        <translation>Der Ordner %1 des Ergebnisspeichers ist nicht beschreibbar. Machen Sie ihn beschreibbar oder wählen Sie einen anderen Ort für die Ergebnisse.</translation>
    </message>
    <message>
        <source>The result store %1 can&apos;t be written. Make it writable, or choose another place for the results.</source>
        <translation>Der Ergebnisspeicher %1 ist nicht beschreibbar. Machen Sie ihn beschreibbar oder wählen Sie einen anderen Ort für die Ergebnisse.</translation>
    </message>
    <message>
        <source>The result store %1 can&apos;t be read. Make it readable, or choose another place for the results.</source>
        <translation>Der Ergebnisspeicher %1 ist nicht lesbar. Machen Sie ihn lesbar oder wählen Sie einen anderen Ort für die Ergebnisse.</translation>
    </message>
    <message>
        <source>%1 is no result store of Epochmark&apos;s. It was left as it is: choose another place for the results, or move the file away.</source>
        <translation>%1 ist kein Ergebnisspeicher von Epochmark. Die Datei blieb, wie sie ist: Wählen Sie einen anderen Ort für die Ergebnisse oder verschieben Sie sie.</translation>
    </message>
    <message>
        <source>The result store %1 can&apos;t be written safely where it lies. Choose a folder on a disk of this machine.</source>
        <translation>Der Ergebnisspeicher %1 lässt sich an seinem Ort nicht sicher beschreiben. Wählen Sie einen Ordner auf einem Laufwerk dieses Rechners.</translation>
    </message>
    <message>
        <source>The result store %1 is locked by another program. Close that program, then try again.</source>
        <translation>Der Ergebnisspeicher %1 ist von einem anderen Programm gesperrt. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The result store %1 can&apos;t be written: the disk is full. Free some space, then try again.</source>
        <translation>Der Ergebnisspeicher %1 lässt sich nicht beschreiben: Das Laufwerk ist voll. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The result store %1 can&apos;t be read or written. Check the disk and the folder&apos;s permissions, then try again.</source>
        <translation>Der Ergebnisspeicher %1 lässt sich nicht lesen oder beschreiben. Prüfen Sie das Laufwerk und die Rechte des Ordners und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The result store %1 refused a request.</source>
        <translation>Der Ergebnisspeicher %1 lehnte eine Anfrage ab.</translation>
    </message>
    <message>
        <source>The run %1 in the result store %2 can&apos;t be read: %3.</source>
        <translation>Der Lauf %1 im Ergebnisspeicher %2 ist nicht lesbar: %3.</translation>
    </message>
    <message>
        <source>Stopped before training began: nothing was measured, so nothing is stored.</source>
        <translation>Vor Trainingsbeginn gestoppt: Nichts wurde gemessen, also wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>There is not enough memory for this run: close other programs, or choose a smaller dataset or batch.</source>
        <translation>Für diesen Lauf reicht der Speicher nicht: Schließen Sie andere Programme oder wählen Sie einen kleineren Datensatz oder Batch.</translation>
    </message>
    <message>
        <source>The run ended by an unexpected failure.</source>
        <translation>Der Lauf endete durch einen unerwarteten Fehler.</translation>
    </message>
    <message>
        <source>Pictures left out: %1, the first: %2 %3.</source>
        <translation>Ausgelassene Bilder: %1, das erste: %2 %3.</translation>
    </message>
    <message>
        <source>The trained network was saved to %1.</source>
        <translation>Das trainierte Netz wurde in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Epoch %1 couldn&apos;t be journalled: %2 The run goes on and is stored at its end.</source>
        <translation>Epoche %1 ließ sich nicht zwischenspeichern: %2 Der Lauf geht weiter und wird am Ende gespeichert.</translation>
    </message>
    <message>
        <source>%1 The run&apos;s record was written to %2 instead: &quot;epochmark-cli import&quot; takes it.</source>
        <translation>%1 Der Lauf wurde stattdessen in %2 geschrieben: „epochmark-cli import“ liest ihn ein.</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Klassik</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>%1 must be between %2 and %3; %4 was given.</source>
        <translation>%1 muss zwischen %2 und %3 liegen; angegeben war %4.</translation>
    </message>
    <message>
        <source>The batch size</source>
        <translation>Die Batchgröße</translation>
    </message>
    <message>
        <source>The number of epochs</source>
        <translation>Die Zahl der Epochen</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>Die Lernrate</translation>
    </message>
    <message>
        <source>%1 %2 instead of %3</source>
        <translation>%1 %2 statt %3</translation>
    </message>
    <message>
        <source>Custom: %1</source>
        <translation>Eigene: %1</translation>
    </message>
    <message>
        <source>plain pipeline</source>
        <translation>Pipeline schlicht</translation>
    </message>
    <message>
        <source>ranked, indicative</source>
        <translation>gewertet, Anhaltspunkt</translation>
    </message>
    <message>
        <source>ranked</source>
        <translation>gewertet</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to read %1.</source>
        <translation>Der Speicher reicht nicht, um %1 zu lesen.</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off and can&apos;t be read. Export the report again.</source>
        <translation>%1 ist beschädigt oder abgeschnitten und nicht lesbar. Exportieren Sie den Bericht neu.</translation>
    </message>
    <message>
        <source>%1 is a picture without data inside. Import a report that Epochmark exported as PNG; programs that shrink or convert pictures take the data out.</source>
        <translation>%1 ist ein Bild ohne Daten darin. Importieren Sie einen Bericht, den Epochmark als PNG exportiert hat; Programme, die Bilder verkleinern oder umwandeln, entfernen die Daten.</translation>
    </message>
    <message>
        <source>%1 is no PNG picture. Import a report that Epochmark exported as PNG, or JSON.</source>
        <translation>%1 ist kein PNG-Bild. Importieren Sie einen Bericht, den Epochmark als PNG exportiert hat, oder JSON.</translation>
    </message>
    <message>
        <source>The part of Epochmark that draws reports can&apos;t be loaded. Build or install Epochmark again.</source>
        <translation>Der Teil von Epochmark, der Berichte zeichnet, lässt sich nicht laden. Bauen oder installieren Sie Epochmark neu.</translation>
    </message>
    <message>
        <source>A report can&apos;t be drawn by a program without fonts.</source>
        <translation>Ohne Schriften lässt sich kein Bericht zeichnen.</translation>
    </message>
    <message>
        <source>A report is drawn at scale 1 or 2, not %1.</source>
        <translation>Ein Bericht wird im Maßstab 1 oder 2 gezeichnet, nicht %1.</translation>
    </message>
    <message>
        <source>&quot;epochmark-cli %1 --help&quot; lists them.</source>
        <translation>„epochmark-cli %1 --help“ listet sie auf.</translation>
    </message>
    <message>
        <source>Did you mean --%1?</source>
        <translation>Meinten Sie --%1?</translation>
    </message>
    <message>
        <source>%1 has no option --%2. %3</source>
        <translation>%1 hat keine Option --%2. %3</translation>
    </message>
    <message>
        <source>Usage: epochmark-cli %1 %2</source>
        <translation>Aufruf: epochmark-cli %1 %2</translation>
    </message>
    <message>
        <source>%1 needs %2. %3</source>
        <translation>%1 braucht %2. %3</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t know what to do with &quot;%2&quot;. %3</source>
        <translation>%1 kann mit „%2“ nichts anfangen. %3</translation>
    </message>
    <message>
        <source> [options]</source>
        <translation> [Optionen]</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>--%1 needs a value: %2.</source>
        <translation>--%1 braucht einen Wert: %2.</translation>
    </message>
    <message>
        <source>--%1 was given twice.</source>
        <translation>--%1 wurde zweimal angegeben.</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 nimmt eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 nimmt eine Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 – %3)</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>As fast as the first</source>
        <translation>Tempo zum ersten</translation>
    </message>
    <message>
        <source>Val. acc.</source>
        <translation>Val.-Gen.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>* differs   ! differs, and is part of the workload</source>
        <translation>* weicht ab   ! weicht ab und gehört zum Workload</translation>
    </message>
    <message>
        <source>Sets results side by side, and says when they can&apos;t be compared and why.</source>
        <translation>Stellt Serien nebeneinander und sagt, wann und warum sie nicht vergleichbar sind.</translation>
    </message>
    <message>
        <source>epochmark-cli: %1</source>
        <translation>epochmark-cli: %1</translation>
    </message>
    <message>
        <source>  (%1)</source>
        <translation>  (%1)</translation>
    </message>
    <message>
        <source>A run, bought</source>
        <translation>Lauf, gekauft</translation>
    </message>
    <message>
        <source>A run, rented</source>
        <translation>Lauf, gemietet</translation>
    </message>
    <message>
        <source>Price from</source>
        <translation>Preis von</translation>
    </message>
    <message>
        <source>No results yet. &quot;epochmark-cli run --dataset demo&quot; makes the first.</source>
        <translation>Noch keine Ergebnisse. „epochmark-cli run --dataset demo“ macht das erste.</translation>
    </message>
    <message>
        <source>Says what a run costs on each device, by today&apos;s prices.</source>
        <translation>Sagt, was ein Lauf auf jedem Gerät kostet, nach heutigen Preisen.</translation>
    </message>
    <message>
        <source>as JSON on standard output</source>
        <translation>als JSON auf der Standardausgabe</translation>
    </message>
    <message>
        <source>cores: %1</source>
        <translation>Kerne: %1</translation>
    </message>
    <message>
        <source>threads: %1</source>
        <translation>Threads: %1</translation>
    </message>
    <message>
        <source>in use by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>can&apos;t be used</source>
        <translation>nicht nutzbar</translation>
    </message>
    <message>
        <source>There is no finished run to draw yet.</source>
        <translation>Es gibt noch keinen fertigen Lauf zum Zeichnen.</translation>
    </message>
    <message>
        <source>A picture shows one set: name one ID.</source>
        <translation>Ein Bild zeigt eine Serie: Nennen Sie eine ID.</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n run(s) to %1.</source>
        <translation>
            <numerusform>%n Lauf nach %1 exportiert.</numerusform>
            <numerusform>%n Läufe nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 new, %3 known, %4 refused</source>
        <translation>%1: %2 neu, %3 bekannt, %4 abgelehnt</translation>
    </message>
    <message>
        <source>Writes results to a file: all of them, or the sets that are named.</source>
        <translation>Schreibt Ergebnisse in eine Datei: alle oder die genannten Serien.</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>was geschrieben wird</translation>
    </message>
    <message>
        <source>&lt;class&gt;/ only: a fifth of the pictures, chosen by the hash of their names, is for validation</source>
        <translation>nur &lt;Klasse&gt;/: Ein Fünftel der Bilder, nach dem Hash ihrer Namen gewählt, dient der Validierung</translation>
    </message>
    <message>
        <source>%1: %2 pictures used</source>
        <translation>%1: %2 Bilder verwendet</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Aufbau: %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Left out: %1 · ignored: %2</source>
        <translation>Ausgelassen: %1 · ignoriert: %2</translation>
    </message>
    <message>
        <source>Manifest: %1</source>
        <translation>Manifest: %1</translation>
    </message>
    <message>
        <source>--json and --pixels can&apos;t be had at once.</source>
        <translation>--json und --pixels gehen nicht zugleich.</translation>
    </message>
    <message>
        <source>Says what a dataset holds: classes, pictures, files left out and why.</source>
        <translation>Sagt, was ein Datensatz enthält: Klassen, Bilder, ausgelassene Dateien und warum.</translation>
    </message>
    <message>
        <source>one line a used picture: name, width, height, SHA-256 of its pixels</source>
        <translation>je verwendetem Bild eine Zeile: Name, Breite, Höhe, SHA-256 der Pixel</translation>
    </message>
    <message>
        <source>Epochmark %1: how fast a device really trains, whether it learns, and what a run costs.

Usage: epochmark-cli COMMAND ...

</source>
        <translation>Epochmark %1: wie schnell ein Gerät wirklich trainiert, ob es lernt und was ein Lauf kostet.

Aufruf: epochmark-cli BEFEHL ...

</translation>
    </message>
    <message>
        <source>
&quot;epochmark-cli COMMAND --help&quot; tells more. EPOCHMARK_HOME says where results are kept.
Exit status: 0 done, 1 internal failure, 2 usage, 3 input or store can&apos;t be used,
4 device not available, 5 stopped.
</source>
        <translation>
„epochmark-cli BEFEHL --help“ sagt mehr. EPOCHMARK_HOME legt fest, wo Ergebnisse liegen.
Rückgabewert: 0 fertig, 1 interner Fehler, 2 Aufruf, 3 Eingabe oder Speicher unbrauchbar,
4 Gerät nicht verfügbar, 5 gestoppt.
</translation>
    </message>
    <message>
        <source>&quot;epochmark-cli --help&quot; lists them.</source>
        <translation>„epochmark-cli --help“ listet sie auf.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;. %2</source>
        <translation>Einen Befehl „%1“ gibt es nicht. %2</translation>
    </message>
    <message>
        <source>%1 is a folder: name a file in it.</source>
        <translation>%1 ist ein Ordner: Nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the folder %2 isn&apos;t there.</source>
        <translation>%1 lässt sich nicht schreiben: Den Ordner %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the folder %2 is read-only.</source>
        <translation>%1 lässt sich nicht schreiben: Der Ordner %2 ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>price set needs either --buy AMOUNT or --rent AMOUNT.</source>
        <translation>price set braucht --buy BETRAG oder --rent BETRAG.</translation>
    </message>
    <message>
        <source>--date takes a day like 2026-01-31, not &quot;%1&quot;.</source>
        <translation>--date nimmt einen Tag wie 2026-01-31, nicht „%1“.</translation>
    </message>
    <message>
        <source>to buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>a month at %1 h a day, %2 days</source>
        <translation>je Monat bei %1 h am Tag, %2 Tage</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Usage: epochmark-cli price set DEVICE --buy AMOUNT|--rent AMOUNT</source>
        <translation>Aufruf: epochmark-cli price set GERÄT --buy BETRAG|--rent BETRAG</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1: %2 %3.</translation>
    </message>
    <message>
        <source>Usage: epochmark-cli price remove DEVICE buy|rent</source>
        <translation>Aufruf: epochmark-cli price remove GERÄT buy|rent</translation>
    </message>
    <message>
        <source>There is no such price of &quot;%1&quot;. &quot;epochmark-cli price list&quot; shows them.</source>
        <translation>Einen solchen Preis von „%1“ gibt es nicht. „epochmark-cli price list“ zeigt die Preise.</translation>
    </message>
    <message>
        <source>Removed the price of %1.</source>
        <translation>Preis von %1 entfernt.</translation>
    </message>
    <message>
        <source>price knows list, set and remove, not &quot;%1&quot;.</source>
        <translation>price kennt list, set und remove, nicht „%1“.</translation>
    </message>
    <message>
        <source>Keeps what devices cost to buy or to rent.</source>
        <translation>Führt Buch, was Geräte zum Kauf oder zur Miete kosten.</translation>
    </message>
    <message>
        <source>what the device costs to buy</source>
        <translation>was das Gerät zum Kauf kostet</translation>
    </message>
    <message>
        <source>what it costs to rent an hour, or a month with --monthly</source>
        <translation>was die Miete je Stunde kostet, oder mit --monthly je Monat</translation>
    </message>
    <message>
        <source>the rent is for a month, used --hours a day on --days</source>
        <translation>die Miete gilt einen Monat bei --hours am Tag an --days Tagen</translation>
    </message>
    <message>
        <source>hours a day that a monthly rent pays for</source>
        <translation>Stunden am Tag, die eine Monatsmiete abdeckt</translation>
    </message>
    <message>
        <source>days a month that it pays for</source>
        <translation>Tage im Monat, die sie abdeckt</translation>
    </message>
    <message>
        <source>rent is billed in steps of so many minutes (0: not rounded)</source>
        <translation>Miete wird in Schritten von so vielen Minuten abgerechnet (0: ungerundet)</translation>
    </message>
    <message>
        <source>rent billed for starting up, with every run</source>
        <translation>Miete fürs Hochfahren, bei jedem Lauf</translation>
    </message>
    <message>
        <source>what a bought device draws, used where nothing was measured</source>
        <translation>Leistung eines gekauften Geräts, wo nichts gemessen wurde</translation>
    </message>
    <message>
        <source>as USD (default) or EUR</source>
        <translation>etwa USD (Vorgabe) oder EUR</translation>
    </message>
    <message>
        <source>where the price comes from (entered)</source>
        <translation>woher der Preis stammt (eingegeben)</translation>
    </message>
    <message>
        <source>of the price, as 2026-01-31 (today)</source>
        <translation>des Preises, als 2026-01-31 (heute)</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>%1, threads: %2</source>
        <translation>%1, Threads: %2</translation>
    </message>
    <message>
        <source>%1 Wh (%2, %3)</source>
        <translation>%1 Wh (%2, %3)</translation>
    </message>
    <message>
        <source>Time        %1 = data %2 + training %3 (warm-up %4 apart)</source>
        <translation>Zeit        %1 = Daten %2 + Training %3 (Aufwärmen %4 extra)</translation>
    </message>
    <message>
        <source>Ranked      yes</source>
        <translation>Gewertet    ja</translation>
    </message>
    <message>
        <source>Ranked      not yet: it runs</source>
        <translation>Gewertet    noch nicht: Er läuft</translation>
    </message>
    <message>
        <source>Ranked      no: %1</source>
        <translation>Gewertet    nein: %1</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>forward + backward</source>
        <translation>vorwärts + rückwärts</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>train acc.</source>
        <translation>Trainingsgen.</translation>
    </message>
    <message>
        <source>val. loss</source>
        <translation>Val.-Verlust</translation>
    </message>
    <message>
        <source>val. acc.</source>
        <translation>Val.-Gen.</translation>
    </message>
    <message>
        <source>Run         %1, %2</source>
        <translation>Lauf        %1, %2</translation>
    </message>
    <message>
        <source>Device      %1</source>
        <translation>Gerät       %1</translation>
    </message>
    <message>
        <source>Throughput  %1 images/s</source>
        <translation>Durchsatz   %1 Bilder/s</translation>
    </message>
    <message>
        <source>Validation  %1, loss %2%3</source>
        <translation>Validierung %1, Verlust %2%3</translation>
    </message>
    <message>
        <source> (it learned)</source>
        <translation> (gelernt)</translation>
    </message>
    <message>
        <source>Memory      %1 at the peak</source>
        <translation>Speicher    %1 in der Spitze</translation>
    </message>
    <message>
        <source>Energy      %1</source>
        <translation>Energie     %1</translation>
    </message>
    <message>
        <source>Cost        %1 (%2)</source>
        <translation>Kosten      %1 (%2)</translation>
    </message>
    <message>
        <source>Rank        %1%2 of %3 (%4)</source>
        <translation>Rang        %1%2 von %3 (%4)</translation>
    </message>
    <message>
        <source>Speed-up    %1 over the baseline</source>
        <translation>Speedup     %1 gegenüber der Basis</translation>
    </message>
    <message>
        <source>Set         %1</source>
        <translation>Serie       %1</translation>
    </message>
    <message>
        <source>Started     %1</source>
        <translation>Begonnen    %1</translation>
    </message>
    <message>
        <source>Workload    %1 · batch %2 · epochs %3 · learning rate %4 · %5 · %6 pipeline · seed %7</source>
        <translation>Workload    %1 · Batch %2 · Epochen %3 · Lernrate %4 · %5 · Pipeline %6 · Seed %7</translation>
    </message>
    <message>
        <source>Dataset     %1: %2 + %3 pictures, %4 left out</source>
        <translation>Datensatz   %1: %2 + %3 Bilder, %4 ausgelassen</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerprint %1</translation>
    </message>
    <message>
        <source>Note        %1</source>
        <translation>Hinweis     %1</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>running, epochs so far: %1</source>
        <translation>läuft, Epochen bisher: %1</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Name        %1</source>
        <translation>Name        %1</translation>
    </message>
    <message>
        <source>Remark      %1</source>
        <translation>Notiz       %1</translation>
    </message>
    <message>
        <source>%1 carries its device&apos;s name again.</source>
        <translation>%1 trägt wieder den Namen des Geräts.</translation>
    </message>
    <message>
        <source>%1 is called &quot;%2&quot; now.</source>
        <translation>%1 heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>%1 is the baseline of its workload now.</source>
        <translation>%1 ist jetzt die Basis seines Workloads.</translation>
    </message>
    <message>
        <source>Shows the leaderboard: a row a set, ranked within its workload.</source>
        <translation>Zeigt die Bestenliste: eine Zeile je Serie, gewertet innerhalb ihres Workloads.</translation>
    </message>
    <message>
        <source>Shows all runs of a set, epoch by epoch.</source>
        <translation>Zeigt alle Läufe einer Serie, Epoche für Epoche.</translation>
    </message>
    <message>
        <source>Gives a set another name than its device&apos;s; an empty one takes it back.</source>
        <translation>Gibt einer Serie einen anderen Namen als den des Geräts; ein leerer nimmt ihn zurück.</translation>
    </message>
    <message>
        <source>Makes a set the baseline of its workload.</source>
        <translation>Macht eine Serie zur Basis ihres Workloads.</translation>
    </message>
    <message>
        <source>Trains on a dataset, shows it live and stores the result.</source>
        <translation>Trainiert auf einem Datensatz, zeigt es live und speichert das Ergebnis.</translation>
    </message>
    <message>
        <source>write the records as JSON; -: standard output, and nothing else there</source>
        <translation>schreibt die Läufe als JSON; -: Standardausgabe, und sonst nichts dort</translation>
    </message>
    <message>
        <source>no progress, only what went wrong</source>
        <translation>kein Fortschritt, nur was schiefging</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Validierung %1</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 pictures to train on, %3 to validate on, %4 classes</source>
        <translation>%1: %2 Bilder zum Trainieren, %3 zum Validieren, %4 Klassen</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>training %1, %2</source>
        <translation>Training %1, %2</translation>
    </message>
    <message>
        <source>validation %1, %2</source>
        <translation>Validierung %1, %2</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>Epoche %1: %2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>--threads takes whole numbers from 1 to %1, separated by commas, not &quot;%2&quot;.</source>
        <translation>--threads nimmt ganze Zahlen von 1 bis %1, durch Komma getrennt, nicht „%2“.</translation>
    </message>
    <message>
        <source>--repeats takes &quot;auto&quot; or a whole number from 1 to %1, not &quot;%2&quot;.</source>
        <translation>--repeats nimmt „auto“ oder eine ganze Zahl von 1 bis %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>--seed takes a whole number from 0 on, not &quot;%1&quot;.</source>
        <translation>--seed nimmt eine ganze Zahl ab 0, nicht „%1“.</translation>
    </message>
    <message>
        <source>the pictures; demo needs no download</source>
        <translation>die Bilder; demo braucht keinen Download</translation>
    </message>
    <message>
        <source>classic (default, 15 epochs) or quick (3 epochs)</source>
        <translation>classic (Vorgabe, 15 Epochen) oder quick (3 Epochen)</translation>
    </message>
    <message>
        <source>passes over the training pictures</source>
        <translation>Durchgänge durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>pictures a step (20)</source>
        <translation>Bilder je Schritt (20)</translation>
    </message>
    <message>
        <source>learning rate (0.001)</source>
        <translation>Lernrate (0.001)</translation>
    </message>
    <message>
        <source>seed of the first repeat (42); repeat k uses seed + k</source>
        <translation>Seed der ersten Wiederholung (42); Wiederholung k nimmt Seed + k</translation>
    </message>
    <message>
        <source>CPU threads (the physical cores); several are queued</source>
        <translation>CPU-Threads (die physischen Kerne); mehrere bilden eine Warteschlange</translation>
    </message>
    <message>
        <source>tuned (default) or plain, what a careful script does</source>
        <translation>tuned (Vorgabe) oder plain: was ein sorgfältiges Skript tut</translation>
    </message>
    <message>
        <source>runs a set (1); auto: 3 to 6, until their variation is small</source>
        <translation>Läufe je Serie (1); auto: 3 bis 6, bis ihre Streuung klein ist</translation>
    </message>
    <message>
        <source>run needs --dataset: a zip, a folder, or demo.</source>
        <translation>run braucht --dataset: eine Zip-Datei, einen Ordner oder demo.</translation>
    </message>
    <message>
        <source>another result store than your own</source>
        <translation>ein anderer Ergebnisspeicher als der eigene</translation>
    </message>
    <message>
        <source>has changed since the archive was listed</source>
        <translation>wurde geändert, seit das Archiv aufgelistet wurde</translation>
    </message>
    <message>
        <source>The dataset was changed while it was read. %1 Start again when nothing writes to it any more.</source>
        <translation>Der Datensatz wurde beim Lesen geändert. %1 Starten Sie neu, sobald nichts mehr hineinschreibt.</translation>
    </message>
    <message>
        <source>The dataset was changed while it was read, so this run won&apos;t be ranked: stop it and start again.</source>
        <translation>Der Datensatz wurde beim Lesen geändert, daher wird dieser Lauf nicht gewertet: Stoppen Sie ihn und starten Sie neu.</translation>
    </message>
    <message>
        <source>%1 The run&apos;s record couldn&apos;t be written anywhere else either and is lost.</source>
        <translation>%1 Der Lauf ließ sich auch sonst nirgends schreiben und ist verloren.</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>optimiert</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>schlicht</translation>
    </message>
    <message>
        <source>--job takes pictures and epochs, as in --job 1000000,90, not &quot;%1&quot;.</source>
        <translation>--job nimmt Bilder und Epochen, wie in --job 1000000,90, nicht „%1“.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation>Energie, kWh</translation>
    </message>
    <message>
        <source>The lines cross at month %1, at %2.</source>
        <translation>Die Linien kreuzen sich in Monat %1, bei %2.</translation>
    </message>
    <message>
        <source>Same work: about %1 runs a month, %2 h on the rented %3, %4 h on the owned %5, at measured speeds.</source>
        <translation>Gleiche Arbeit: rund %1 Läufe im Monat, %2 h auf %3 (gemietet), %4 h auf %5 (gekauft), nach gemessenem Tempo.</translation>
    </message>
    <message>
        <source>Owned: %1 net of resale and %2 a month. Rented: %3 a month.</source>
        <translation>Gekauft: %1 abzüglich Restwert und %2 je Monat. Gemietet: %3 je Monat.</translation>
    </message>
    <message>
        <source>The owned device&apos;s watts are unknown: its energy is left out.</source>
        <translation>Die Leistung des gekauften Geräts ist unbekannt: Seine Energie fehlt.</translation>
    </message>
    <message>
        <source>--break-even takes the ID to buy and the ID to rent, as in --break-even 3f2a91c0,b81d44e7, not &quot;%1&quot;.</source>
        <translation>--break-even nimmt die ID zum Kaufen und die ID zum Mieten, wie in --break-even 3f2a91c0,b81d44e7, nicht „%1“.</translation>
    </message>
    <message>
        <source>what a job of your own would take on each device</source>
        <translation>was ein eigener Auftrag auf jedem Gerät bräuchte</translation>
    </message>
    <message>
        <source>from which month on buying the first costs less than renting the second</source>
        <translation>ab welchem Monat der Kauf des ersten weniger kostet als die Miete des zweiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>epochmark-cli: Standard output can&apos;t be written (%1). Send it to another place or free some space.</source>
        <translation>epochmark-cli: Die Standardausgabe ist nicht beschreibbar (%1). Leiten Sie sie anderswohin oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Only %1 MiB of memory are free: close other programs, or the machine may swap.</source>
        <translation>Nur %1 MiB Speicher sind frei: Schließen Sie andere Programme, sonst lagert der Rechner womöglich aus.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 MiB of memory that this container or job may use are left: give it more, or the system may end the run.</source>
        <translation>Von den %2 MiB Speicher, die dieser Container oder Auftrag nutzen darf, sind nur %1 frei: Geben Sie ihm mehr, sonst beendet das System womöglich den Lauf.</translation>
    </message>
    <message>
        <source>This Epochmark isn&apos;t a release build (%1): its times say nothing and aren&apos;t ranked.</source>
        <translation>Dieses Epochmark ist kein Release-Build (%1): Seine Zeiten sagen nichts aus und werden nicht gewertet.</translation>
    </message>
    <message>
        <source>%1 °C at the start, %2 °C at most</source>
        <translation>%1 °C am Anfang, höchstens %2 °C</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 MHz</translation>
    </message>
    <message>
        <source>not throttled (%1)</source>
        <translation>nicht gedrosselt (%1)</translation>
    </message>
    <message>
        <source>throttled: %1 (%2)</source>
        <translation>gedrosselt: %1 (%2)</translation>
    </message>
    <message>
        <source>power cap</source>
        <translation>Leistungsgrenze</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>power supply</source>
        <translation>Stromversorgung</translation>
    </message>
    <message>
        <source>its own protection</source>
        <translation>eigener Schutz</translation>
    </message>
    <message>
        <source>The processor was throttled: it counted %1 events of heat. Let it cool and look at its fans, then run again.</source>
        <translation>Der Prozessor wurde gedrosselt: Er zählte %1 Hitzeereignisse. Lassen Sie ihn abkühlen, sehen Sie nach den Lüftern und messen Sie neu.</translation>
    </message>
    <message>
        <source>The GPU was throttled for %1 of the time: %2. Better cooling or a higher power limit would make it faster.</source>
        <translation>Die GPU war %1 der Zeit gedrosselt: %2. Bessere Kühlung oder eine höhere Leistungsgrenze würde sie schneller machen.</translation>
    </message>
    <message>
        <source>The device ran at %1 MHz on average, below its base clock of %2 MHz: heat, a power limit or a power saver holds it back.</source>
        <translation>Das Gerät lief im Mittel mit %1 MHz, unter seinem Grundtakt von %2 MHz: Hitze, eine Leistungsgrenze oder Energiesparen bremst es.</translation>
    </message>
    <message>
        <source>A cool-down is &quot;auto&quot;, &quot;off&quot; or whole seconds up to %1, not &quot;%2&quot;.</source>
        <translation>Eine Pause ist „auto“, „off“ oder ganze Sekunden bis %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>Cooling down, %1 s left</source>
        <translation>Abkühlen, noch %1 s</translation>
    </message>
    <message>
        <source>Cooling down, %1, on at %2</source>
        <translation>Abkühlen, %1, weiter bei %2</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n Thread</numerusform>
            <numerusform>CPU, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>--cool-down: %1</source>
        <translation>--cool-down: %1</translation>
    </message>
    <message>
        <source>pause between runs; auto (default): between those of several sets, until the device is cool</source>
        <translation>Pause zwischen Läufen; auto (Vorgabe): zwischen denen mehrerer Serien, bis das Gerät kühl ist</translation>
    </message>
    <message>
        <source>keep the trained network as TorchScript; several runs: numbered, FILE-2.pt</source>
        <translation>das trainierte Netz als TorchScript behalten; mehrere Läufe: nummeriert, FILE-2.pt</translation>
    </message>
    <message>
        <source>Stopped: the runs that were waiting are left out.</source>
        <translation>Gestoppt: Die wartenden Läufe entfallen.</translation>
    </message>
    <message>
        <source> (Enter: go on now)</source>
        <translation> (Eingabetaste: jetzt weiter)</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>%1, repeat %2, seed %3 (%4)</source>
        <translation>%1, Wiederholung %2, Seed %3 (%4)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>the slowest</source>
        <translation>am langsamsten</translation>
    </message>
    <message>
        <source>Your processor feeds this device at %1.</source>
        <translation>Ihr Prozessor lastet dieses Gerät zu %1 aus.</translation>
    </message>
    <message>
        <source>Cool-down   %1 before this run</source>
        <translation>Pause       %1 vor diesem Lauf</translation>
    </message>
    <message>
        <source>Heat        %1</source>
        <translation>Wärme       %1</translation>
    </message>
    <message>
        <source>The result store %1 was deleted or replaced while it was in use. Start the program again to use what lies there now.</source>
        <translation>Der Ergebnisspeicher %1 wurde während der Benutzung gelöscht oder ersetzt. Starten Sie das Programm neu, um zu benutzen, was jetzt dort liegt.</translation>
    </message>
    <message>
        <source>The published benchmark&apos;s network: three convolutions and two dense layers, 9.5 million parameters.</source>
        <translation>Das Netz des veröffentlichten Benchmarks: drei Faltungen und zwei dichte Schichten, 9,5 Millionen Parameter.</translation>
    </message>
    <message>
        <source>There is no network &quot;%1&quot;. Choose one of: %2.</source>
        <translation>Ein Netz „%1“ gibt es nicht. Möglich sind: %2.</translation>
    </message>
    <message>
        <source>A residual network of 18 layers with batch normalisation (He et al. 2015), 11.2 million parameters: far more arithmetic a picture than Classic.</source>
        <translation>Ein Residualnetz mit 18 Schichten und Batch-Normalisierung (He et al. 2015), 11,2 Millionen Parameter: weit mehr Rechenarbeit je Bild als Classic.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>&amp;Prozessoren</translation>
    </message>
    <message>
        <source>&amp;NVIDIA cards</source>
        <translation>&amp;NVIDIA-Karten</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be a kind of device: such a name has up to 32 lower-case letters, digits and hyphens.</source>
        <translation>„%1“ kann keine Geräteart sein: Ein solcher Name hat bis zu 32 Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>&amp;Apple GPUs</source>
        <translation>&amp;Apple-GPUs</translation>
    </message>
    <message>
        <source>This Epochmark doesn&apos;t know devices of the kind &quot;%1&quot;: a newer one ranks them.</source>
        <translation>Dieses Epochmark kennt keine Geräte der Art „%1“: Ein neueres wertet sie.</translation>
    </message>
    <message>
        <source>The trained model can&apos;t be written to %1. Choose a folder that you may write to and that has %2 free.</source>
        <translation>Das trainierte Modell lässt sich nicht nach %1 schreiben. Wählen Sie einen Ordner, in den Sie schreiben dürfen und in dem %2 frei sind.</translation>
    </message>
    <message>
        <source>This version can&apos;t train the network %1. Choose another one.</source>
        <translation>Diese Version kann das Netz %1 nicht trainieren. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Byte</translation>
    </message>
    <message>
        <source> images/s</source>
        <translation> Bilder/s</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is %2, but must be %3 or more</source>
        <translation>das Feld „%1“ ist %2, muss aber mindestens %3 sein</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is %2, but must lie between %3 and %4</source>
        <translation>das Feld „%1“ ist %2, muss aber zwischen %3 und %4 liegen</translation>
    </message>
    <message>
        <source>the field &quot;train_hits&quot; of epoch %1 is %2, but there are %3 pictures to train</source>
        <translation>das Feld „train_hits“ der Epoche %1 ist %2, es gibt aber %3 Trainingsbilder</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>record %1 (%2)</source>
        <translation>Eintrag %1 (%2)</translation>
    </message>
    <message>
        <source>What is stored can&apos;t be right: %1.</source>
        <translation>Was gespeichert ist, kann nicht stimmen: %1.</translation>
    </message>
    <message>
        <source>Written by a newer Epochmark (schema %1)</source>
        <translation>Von einem neueren Epochmark geschrieben (Schema %1)</translation>
    </message>
    <message>
        <source>%1: update Epochmark to see all of it and its rank.</source>
        <translation>%1: Aktualisieren Sie Epochmark, um alles davon und seinen Rang zu sehen.</translation>
    </message>
    <message>
        <source>This Epochmark doesn&apos;t know the network &quot;%1&quot;: a newer one ranks it.</source>
        <translation>Dieses Epochmark kennt das Netz „%1“ nicht: Ein neueres wertet es.</translation>
    </message>
    <message>
        <source>This Epochmark doesn&apos;t know all of this workload: a newer one ranks it.</source>
        <translation>Dieses Epochmark kennt nicht alles an diesem Workload: Ein neueres wertet ihn.</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>the field &quot;epoch&quot; is %1 after %2, but must rise from 1 to at most %3</source>
        <translation>das Feld „epoch“ ist %1 nach %2, muss aber von 1 bis höchstens %3 ansteigen</translation>
    </message>
    <message>
        <source>BMP with a header of %1 bytes</source>
        <translation>BMP mit einem Kopf von %1 Bytes</translation>
    </message>
    <message>
        <source>BMP with unusual colour masks</source>
        <translation>BMP mit ungewöhnlichen Farbmasken</translation>
    </message>
    <message>
        <source>BMP with %1 bits a pixel</source>
        <translation>BMP mit %1 Bits je Pixel</translation>
    </message>
    <message>
        <source>BMP of compression %1</source>
        <translation>BMP mit der Packart %1</translation>
    </message>
    <message>
        <source>BMP with a palette of %1 colours</source>
        <translation>BMP mit einer Palette von %1 Farben</translation>
    </message>
    <message>
        <source>BMP of %1 bits with %2 greys</source>
        <translation>BMP von %1 Bits mit %2 Grautönen</translation>
    </message>
    <message>
        <source>is a damaged %1</source>
        <translation>ist beschädigt (%1)</translation>
    </message>
    <message>
        <source>is a damaged %1 (%2)</source>
        <translation>ist beschädigt (%1: %2)</translation>
    </message>
    <message>
        <source>PNG of Apple&apos;s own kind (CgBI)</source>
        <translation>PNG in Apples eigener Art (CgBI)</translation>
    </message>
    <message>
        <source>TIFF with JPEG of the old kind</source>
        <translation>TIFF mit JPEG der alten Art</translation>
    </message>
    <message>
        <source>TIFF in CIELab colours</source>
        <translation>TIFF in CIELab-Farben</translation>
    </message>
    <message>
        <source>TIFF with a palette of %1 colours</source>
        <translation>TIFF mit einer Palette von %1 Farben</translation>
    </message>
    <message>
        <source>BigTIFF in big-endian order</source>
        <translation>BigTIFF mit dem höchsten Byte zuerst</translation>
    </message>
    <message>
        <source>TIFF with YCbCr colours of half the size</source>
        <translation>TIFF mit YCbCr-Farben halber Größe</translation>
    </message>
    <message>
        <source>TIFF with unpacked planes of %1 bits</source>
        <translation>TIFF mit ungepackten Ebenen von %1 Bits</translation>
    </message>
    <message>
        <source>TIFF of a rare form (colours %1, samples %2, bits %3)</source>
        <translation>TIFF von seltener Form (Farbart %1, Werte %2, Bits %3)</translation>
    </message>
    <message>
        <source>TIFF of compression %1</source>
        <translation>TIFF mit der Packart %1</translation>
    </message>
    <message>
        <source>WebP animation</source>
        <translation>bewegtes WebP</translation>
    </message>
    <message>
        <source>processors allowed: %1</source>
        <translation>erlaubte Prozessoren: %1</translation>
    </message>
    <message>
        <source>CPU quota: %1</source>
        <translation>CPU-Kontingent: %1</translation>
    </message>
    <message>
        <source>Slice of an NVIDIA GPU (MIG)</source>
        <translation>Teil einer NVIDIA-GPU (MIG)</translation>
    </message>
    <message>
        <source>perhaps another card: CUDA_DEVICE_ORDER counts by speed</source>
        <translation>vielleicht eine andere Karte: CUDA_DEVICE_ORDER zählt nach Geschwindigkeit</translation>
    </message>
    <message>
        <source>CUDA computes on %1 (%2) as %3, which the driver&apos;s library doesn&apos;t list: its name and sensors can&apos;t be told. Name the card by its UUID in CUDA_VISIBLE_DEVICES, or restart the machine after an update of the driver.</source>
        <translation>CUDA rechnet als %3 auf %1 (%2), was die Bibliothek des Treibers nicht aufführt: Name und Sensoren sind unbekannt. Nennen Sie die Karte mit ihrer UUID in CUDA_VISIBLE_DEVICES oder starten Sie den Rechner nach einem Treiber-Update neu.</translation>
    </message>
    <message>
        <source>LibTorch&apos;s GPU libraries aren&apos;t installed, or don&apos;t fit the driver.</source>
        <translation>Die GPU-Bibliotheken von LibTorch sind nicht installiert oder passen nicht zum Treiber.</translation>
    </message>
    <message>
        <source>LibTorch doesn&apos;t see it.</source>
        <translation>LibTorch sieht sie nicht.</translation>
    </message>
    <message>
        <source>Check the driver with nvidia-smi and the variable CUDA_VISIBLE_DEVICES.</source>
        <translation>Prüfen Sie den Treiber mit nvidia-smi und die Variable CUDA_VISIBLE_DEVICES.</translation>
    </message>
    <message>
        <source>%1 was %2 (%3) before the training, but it computed on %4 (%5): its numbers would stand under the wrong name. Name the card by its UUID in CUDA_VISIBLE_DEVICES.</source>
        <translation>%1 war vor dem Training %2 (%3), gerechnet wurde aber auf %4 (%5): Die Zahlen stünden unter dem falschen Namen. Nennen Sie die Karte mit ihrer UUID in CUDA_VISIBLE_DEVICES.</translation>
    </message>
    <message>
        <source>%1 is %2: CUDA counts the cards in another order than the list.</source>
        <translation>%1 ist %2: CUDA zählt die Karten in anderer Reihenfolge als die Liste.</translation>
    </message>
    <message>
        <source>%1 of the %2 threads asked for worked: the processors that this process may run on, a CPU quota, OMP_THREAD_LIMIT, OMP_DYNAMIC or OMP_PROC_BIND hold the others back. &quot;epochmark-cli devices&quot; tells what it may use.</source>
        <translation>Von den verlangten %2 Threads arbeiteten %1: Die erlaubten Prozessoren, ein CPU-Kontingent, OMP_THREAD_LIMIT, OMP_DYNAMIC oder OMP_PROC_BIND halten die übrigen zurück. „epochmark-cli devices“ sagt, was erlaubt ist.</translation>
    </message>
    <message>
        <source>threads that train by default: %1</source>
        <translation>Threads, die von sich aus trainieren: %1</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Vorgabe)</translation>
    </message>
    <message>
        <source>%1; may be given several times</source>
        <translation>%1; mehrfach möglich</translation>
    </message>
    <message>
        <source>is a folder that many links lead into</source>
        <translation>ist ein Ordner, in den viele Verknüpfungen führen</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read. Check that you may open this folder.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie, ob Sie diesen Ordner öffnen dürfen.</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n other reason(s)</source>
        <translation>
            <numerusform>%1, und %n anderer Grund</numerusform>
            <numerusform>%1, und %n andere Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>In %1 the folders %2 look like splits, not like classes, and hold no class folders to train and to validate with. Lay the pictures out as train/&lt;class&gt; and test/&lt;class&gt;, or as one folder for each class.</source>
        <translation>In %1 sehen die Ordner %2 nach einer Aufteilung aus, nicht nach Klassen, und enthalten keine Klassenordner zum Trainieren und zum Validieren. Legen Sie die Bilder als train/&lt;Klasse&gt; und test/&lt;Klasse&gt; ab oder in je einem Ordner pro Klasse.</translation>
    </message>
    <message>
        <source>%1 has no class folders, but its pictures are named after classes: %2. To sort them by their names, add --classes-from-names on the terminal, or press the button under the dataset in the window.</source>
        <translation>%1 hat keine Klassenordner, aber die Bilder sind nach Klassen benannt: %2. Um sie nach ihren Namen zu ordnen, geben Sie im Terminal --classes-from-names an oder drücken Sie im Fenster den Knopf unter dem Datensatz.</translation>
    </message>
    <message>
        <source>%1 spells the class “%2” in two ways that look alike: %3 and %4. Give both folders the same name.</source>
        <translation>%1 schreibt die Klasse „%2“ auf zwei Arten, die gleich aussehen: %3 und %4. Geben Sie beiden Ordnern denselben Namen.</translation>
    </message>
    <message>
        <source>%1 spells a class in two ways: “%2” and “%3”. Give both folders the same name.</source>
        <translation>%1 schreibt eine Klasse auf zwei Arten: „%2“ und „%3“. Geben Sie beiden Ordnern denselben Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has no picture to train the class “%2” with: %n file(s) left out (%3).</source>
        <translation>
            <numerusform>%1 hat kein Bild, um die Klasse „%2“ zu trainieren: %n Datei ausgelassen (%3).</numerusform>
            <numerusform>%1 hat kein Bild, um die Klasse „%2“ zu trainieren: %n Dateien ausgelassen (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no picture to validate the class “%2” with: %n file(s) left out (%3).</source>
        <translation>
            <numerusform>%1 hat kein Bild, um die Klasse „%2“ zu validieren: %n Datei ausgelassen (%3).</numerusform>
            <numerusform>%1 hat kein Bild, um die Klasse „%2“ zu validieren: %n Dateien ausgelassen (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: no usable picture of the class “%2” for %3. %n file(s) left out (%4).</source>
        <translation>
            <numerusform>%1: kein brauchbares Bild der Klasse „%2“ (%3). %n Datei ausgelassen (%4).</numerusform>
            <numerusform>%1: kein brauchbares Bild der Klasse „%2“ (%3). %n Dateien ausgelassen (%4).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is one part of a split archive. Join all of its parts first (“zip -s 0 archive.zip --out whole.zip”, or 7-Zip), or unpack them and choose the folder.</source>
        <translation>%1 ist ein Teil eines geteilten Archivs. Fügen Sie zuerst alle seine Teile zusammen („zip -s 0 archiv.zip --out ganz.zip“ oder 7-Zip), oder entpacken Sie sie und wählen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1 is a %2 archive; zips and folders are read. Unpack it and choose the folder.</source>
        <translation>%1 ist ein %2-Archiv; gelesen werden Zip-Dateien und Ordner. Entpacken Sie es und wählen Sie den Ordner.</translation>
    </message>
    <message>
        <source>The table of contents of %1 is damaged: it lists %2 entries where %3 are claimed. Download or copy it again.</source>
        <translation>Das Inhaltsverzeichnis von %1 ist beschädigt: Es führt %2 Einträge auf, wo %3 angegeben sind. Laden oder kopieren Sie die Datei neu.</translation>
    </message>
    <message>
        <source>can&apos;t be unpacked for want of memory</source>
        <translation>kann aus Mangel an Speicher nicht entpackt werden</translation>
    </message>
    <message>
        <source>is packed as Deflate64, as Windows&apos; Explorer does with large files: pack again with 7-Zip or zip, by the method Deflate</source>
        <translation>ist als Deflate64 gepackt, wie es der Explorer von Windows mit großen Dateien macht: mit 7-Zip oder zip nach dem Verfahren Deflate neu packen</translation>
    </message>
    <message>
        <source>is packed by an unknown method (%1): pack again by the method Deflate</source>
        <translation>ist nach einem unbekannten Verfahren (%1) gepackt: nach dem Verfahren Deflate neu packen</translation>
    </message>
    <message>
        <source>is packed as %1, which isn&apos;t read: pack again by the method Deflate</source>
        <translation>ist als %1 gepackt, was nicht gelesen wird: nach dem Verfahren Deflate neu packen</translation>
    </message>
    <message>
        <source>%1/&lt;class&gt; and %2/&lt;class&gt;</source>
        <translation>%1/&lt;Klasse&gt; und %2/&lt;Klasse&gt;</translation>
    </message>
    <message>
        <source>no class folders: sorted by the pictures&apos; names, %1 and %2</source>
        <translation>keine Klassenordner: nach den Namen der Bilder geordnet, %1 und %2</translation>
    </message>
    <message>
        <source>no class folders: sorted by the pictures&apos; names; a fifth of them, chosen by the hash of their names, is for validation</source>
        <translation>keine Klassenordner: nach den Namen der Bilder geordnet; ein Fünftel von ihnen, nach dem Hash ihrer Namen gewählt, dient der Validierung</translation>
    </message>
    <message>
        <source>Not used: %1 pictures in %2</source>
        <translation>Nicht verwendet: %1 Bilder in %2</translation>
    </message>
    <message>
        <source>  and %1 more: inspect --json lists them all</source>
        <translation>  und %1 weitere: inspect --json listet alle auf</translation>
    </message>
    <message>
        <source>pictures without class folders are sorted by their names: cat.0.jpg</source>
        <translation>Bilder ohne Klassenordner werden nach ihren Namen geordnet: cat.0.jpg</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>This line is no event of Epochmark&apos;s: %1.</source>
        <translation>Diese Zeile ist kein Ereignis von Epochmark: %1.</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>Sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>These events come from a newer version (schema %1): update Epochmark to follow them.</source>
        <translation>Diese Ereignisse stammen von einer neueren Version (Schema %1): Aktualisieren Sie Epochmark, um ihnen zu folgen.</translation>
    </message>
    <message>
        <source>The events can&apos;t be written to %1 (%2). Name another file.</source>
        <translation>Die Ereignisse lassen sich nicht nach %1 schreiben (%2). Nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Nobody reads the events any more: the run goes on without them.</source>
        <translation>Niemand liest die Ereignisse mehr: Der Lauf geht ohne sie weiter.</translation>
    </message>
    <message>
        <source>The events can&apos;t be written to %1 any more (%2): the run goes on without them.</source>
        <translation>Die Ereignisse lassen sich nicht mehr nach %1 schreiben (%2): Der Lauf geht ohne sie weiter.</translation>
    </message>
    <message>
        <source>Events are for programs that follow a run: one JSON object a line, written as it happens. Each has
&quot;event&quot; and &quot;time&quot;: queue_started (with the schema, 1) comes first; for each run pause,
run_started, stage, progress (once a second at most), dataset, model, epoch, warning, message and
run_finished (with the record, as --json has it); queue_finished is the last, also after Ctrl-C.
What isn&apos;t known is null. A reader that goes away or a full disk ends the events, not the run.</source>
        <translation>Ereignisse sind für Programme, die einem Lauf folgen: ein JSON-Objekt je Zeile, geschrieben, wenn es
geschieht. Jedes hat „event“ und „time“: Zuerst kommt queue_started (mit dem Schema, 1); je Lauf pause,
run_started, stage, progress (höchstens einmal je Sekunde), dataset, model, epoch, warning, message und
run_finished (mit dem Ergebnis, wie --json es schreibt); zuletzt queue_finished, auch nach Strg-C.
Unbekanntes ist null. Ein Leser, der geht, oder ein voller Datenträger beendet die Ereignisse, nicht den Lauf.</translation>
    </message>
    <message>
        <source>write what happens as JSON lines; -: standard output, and nothing else there</source>
        <translation>schreibt, was geschieht, als JSON-Zeilen; -: auf die Standardausgabe, und sonst nichts dorthin</translation>
    </message>
    <message>
        <source>--events and --json can&apos;t both go to standard output: name a file for one of them.</source>
        <translation>--events und --json können nicht beide auf die Standardausgabe gehen: Nennen Sie für eines davon eine Datei.</translation>
    </message>
    <message>
        <source>--events and --%1 name the same file, %2: name another for one of them.</source>
        <translation>--events und --%1 nennen dieselbe Datei, %2: Nennen Sie für eines davon eine andere.</translation>
    </message>
    <message>
        <source>Residual block, 2 × Conv 3×3, %1</source>
        <translation>Residualblock, 2 × Conv 3×3, %1</translation>
    </message>
    <message>
        <source>Conv 7×7 / 2, %1 + batch norm + ReLU</source>
        <translation>Conv 7×7 / 2, %1 + Batch-Norm + ReLU</translation>
    </message>
    <message>
        <source>Max-pool 3×3 / 2</source>
        <translation>Max-Pooling 3×3 / 2</translation>
    </message>
    <message>
        <source>Global average pool</source>
        <translation>Globales Average-Pooling</translation>
    </message>
    <message>
        <source>Network     %1, parameters: %2</source>
        <translation>Netz        %1, Parameter: %2</translation>
    </message>
    <message>
        <source>Another run is measured on this machine at the same time (%1, since %2): side by side, both take longer than alone.</source>
        <translation>Auf diesem Rechner wird gleichzeitig ein anderer Lauf gemessen (%1, seit %2): nebeneinander brauchen beide länger als allein.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, Prozess %2</translation>
    </message>
    <message>
        <source>It was stopped before it was clear whether the dataset had been changed while it was read.</source>
        <translation>Er wurde angehalten, bevor klar war, ob der Datensatz beim Lesen verändert worden war.</translation>
    </message>
    <message>
        <source>Disturbed: %1 of the training time was lost to others.</source>
        <translation>Gestört: %1 der Trainingszeit gingen an andere verloren.</translation>
    </message>
    <message>
        <source>Other programs kept the processors busy: close them, then run again.</source>
        <translation>Andere Programme haben die Prozessoren belegt: beenden und noch einmal messen.</translation>
    </message>
    <message>
        <source>Other programs kept the processors busy, %1 most of all: close them, then run again.</source>
        <translation>Andere Programme haben die Prozessoren belegt, %1 am meisten: beenden und noch einmal messen.</translation>
    </message>
    <message>
        <source>The host of this virtual machine gave %1 of its processors&apos; time to others: run again at another time, or rent dedicated processors.</source>
        <translation>Der Wirt dieser virtuellen Maschine hat %1 der Zeit ihrer Prozessoren anderen gegeben: zu anderer Zeit noch einmal messen oder eigene Prozessoren mieten.</translation>
    </message>
    <message>
        <source>The machine slept for %1 while it trained.</source>
        <translation>Der Rechner hat während des Trainings %1 geschlafen.</translation>
    </message>
    <message>
        <source>dataset changed</source>
        <translation>Datensatz geändert</translation>
    </message>
    <message>
        <source>busy machine</source>
        <translation>ausgelasteter Rechner</translation>
    </message>
    <message>
        <source>device in use</source>
        <translation>Gerät belegt</translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>fewer threads</source>
        <translation>weniger Threads</translation>
    </message>
    <message>
        <source>input bound</source>
        <translation>Eingabe bremst</translation>
    </message>
    <message>
        <source>little memory</source>
        <translation>wenig Speicher</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>im Akkubetrieb</translation>
    </message>
    <message>
        <source>power saver</source>
        <translation>Energiesparmodus</translation>
    </message>
    <message>
        <source>slow clock</source>
        <translation>niedriger Takt</translation>
    </message>
    <message>
        <source>slows down</source>
        <translation>wird langsamer</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>lost to others</source>
        <translation>an andere verloren</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>seine Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read. Check that you may open the folders it lies in.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie, ob Sie die Ordner darüber öffnen dürfen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read. Check that it is there and that you may open it.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie, ob es da ist und ob Sie es öffnen dürfen.</translation>
    </message>
    <message>
        <source>One dataset at a time can be opened: %1 is one too many.</source>
        <translation>Nur ein Datensatz auf einmal lässt sich öffnen: %1 ist einer zu viel.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to draw %1.</source>
        <translation>Der Speicher reicht nicht, um %1 zu zeichnen.</translation>
    </message>
    <message>
        <source>JSON may be UTF-8, UTF-16 or UTF-32, and come out of a pipe.</source>
        <translation>JSON darf UTF-8, UTF-16 oder UTF-32 sein und aus einer Pipe kommen.</translation>
    </message>
    <message>
        <source>There is no result yet from a device called &quot;%1&quot;.</source>
        <translation>Noch gibt es kein Ergebnis von einem Gerät namens „%1“.</translation>
    </message>
    <message>
        <source>No result is from a device called &quot;%1&quot;. The nearest name is &quot;%2&quot;.</source>
        <translation>Kein Ergebnis stammt von einem Gerät namens „%1“. Der nächste Name ist „%2“.</translation>
    </message>
    <message>
        <source>write the report as a picture with the records inside; several sets: numbered, FILE-2.png</source>
        <translation>den Bericht als Bild schreiben, die Ergebnisse darin; mehrere Serien: nummeriert, DATEI-2.png</translation>
    </message>
    <message>
        <source>Note: No report %1: no epoch of %2 was finished.</source>
        <translation>Hinweis: Kein Bericht %1: Keine Epoche von %2 wurde fertig.</translation>
    </message>
    <message>
        <source>The report %1 shows %2.</source>
        <translation>Der Bericht %1 zeigt %2.</translation>
    </message>
    <message>
        <source>No window can be opened here: no display answers (DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM). Without one, epochmark-cli does the same in the terminal.</source>
        <translation>Hier lässt sich kein Fenster öffnen: Kein Bildschirm antwortet (DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM). Ohne einen tut epochmark-cli dasselbe im Terminal.</translation>
    </message>
    <message>
        <source>No result was deleted.</source>
        <translation>Kein Ergebnis wurde gelöscht.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>No deleted result begins with &quot;%1&quot; (at least %2 characters). &quot;epochmark-cli restore&quot; lists them.</source>
        <translation>Kein gelöschtes Ergebnis beginnt mit „%1“ (mindestens %2 Zeichen). „epochmark-cli restore“ listet sie auf.</translation>
    </message>
    <message>
        <source>Several deleted results begin with &quot;%1&quot;: give more of it.</source>
        <translation>Mehrere gelöschte Ergebnisse beginnen mit „%1“: Mehr davon angeben.</translation>
    </message>
    <message>
        <source>Deleted for good: %1.</source>
        <translation>Endgültig gelöscht: %1.</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist zurück.</translation>
    </message>
    <message>
        <source>Deletes a whole set; restore brings it back.</source>
        <translation>Löscht eine ganze Serie; restore holt sie zurück.</translation>
    </message>
    <message>
        <source>Brings a deleted set back; without ID, lists them.</source>
        <translation>Holt eine gelöschte Serie zurück; ohne ID werden sie aufgelistet.</translation>
    </message>
    <message>
        <source>delete all of them for good</source>
        <translation>alle endgültig löschen</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year, as QLocale::toString() takes it</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Not within the lifetime of %1 months: owning the %2 costs more than renting the %3 for the same work.</source>
        <translation>Nicht innerhalb der Nutzungsdauer von %1 Monaten: %2 zu besitzen kostet für dieselbe Arbeit mehr, als %3 zu mieten.</translation>
    </message>
    <message>
        <source>From month %1 on, owning the %2 costs less than renting the %3 for the same work.</source>
        <translation>Ab Monat %1 kostet es für dieselbe Arbeit weniger, %2 zu besitzen, als %3 zu mieten.</translation>
    </message>
    <message>
        <source>Same work, plain against tuned: tuned is about %1 as fast. Three runs of each give an interval.</source>
        <translation>Gleiche Arbeit, schlicht gegen optimiert: Optimiert ist etwa %1 so schnell. Drei Läufe von jedem ergeben ein Intervall.</translation>
    </message>
    <message>
        <source>Same work, plain against tuned: no difference can be told. Repeat each three times.</source>
        <translation>Gleiche Arbeit, schlicht gegen optimiert: Kein Unterschied ist feststellbar. Wiederholen Sie beide dreimal.</translation>
    </message>
    <message>
        <source>measured once, about %1</source>
        <translation>einmal gemessen, etwa %1</translation>
    </message>
    <message>
        <source>measured twice, about %1</source>
        <translation>zweimal gemessen, etwa %1</translation>
    </message>
    <message>
        <source>measured once</source>
        <translation>einmal gemessen</translation>
    </message>
    <message>
        <source>measured twice</source>
        <translation>zweimal gemessen</translation>
    </message>
    <message>
        <source>no difference can be told</source>
        <translation>kein Unterschied feststellbar</translation>
    </message>
    <message>
        <source>ranked apart</source>
        <translation>eigene Rangliste</translation>
    </message>
    <message>
        <source>Speed-up    no difference from the baseline can be told</source>
        <translation>Speedup     kein Unterschied zur Basis feststellbar</translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation>Zeit, %1</translation>
    </message>
    <message>
        <source>%1 of the training time was lost to others (other programs, the host of a virtual machine, sleep); it must be less than %2: its time says nothing of the device.</source>
        <translation>%1 der Trainingszeit gingen an andere verloren (andere Programme, der Wirt einer virtuellen Maschine, Ruhezustand); weniger als %2 müssen es sein: Die Zeit sagt nichts über das Gerät.</translation>
    </message>
    <message>
        <source>Deleted %1 (runs: %2). &quot;epochmark-cli restore %3&quot; brings it back.</source>
        <translation>%1 gelöscht (Läufe: %2). „epochmark-cli restore %3“ holt es zurück.</translation>
    </message>
    <message>
        <source>--empty deletes all of them for good: give either it or an ID.</source>
        <translation>--empty löscht alle endgültig: entweder das oder eine ID angeben.</translation>
    </message>
    <message>
        <source>No rehearsal beside a run. %1</source>
        <translation>Keine Probe neben einem Lauf. %1</translation>
    </message>
    <message>
        <source>No picture of this dataset can be decoded.</source>
        <translation>Kein Bild dieses Datensatzes lässt sich dekodieren.</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>as fast as %1</source>
        <translation>so schnell wie %1</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>## Epochmark: results compared

</source>
        <translation>## Epochmark: Ergebnisse im Vergleich

</translation>
    </message>
    <message>
        <source>%1 is another file, and the epochs would stand there: give the table another name, or move that file.</source>
        <translation>%1 ist eine andere Datei, und dort stünden die Epochen: Geben Sie der Tabelle einen anderen Namen, oder räumen Sie jene Datei beiseite.</translation>
    </message>
    <message>
        <source>as Markdown on standard output, for a README or an issue</source>
        <translation>als Markdown auf die Standardausgabe, für eine README oder ein Issue</translation>
    </message>
    <message>
        <source>--json and --markdown are two forms of the same: give one.</source>
        <translation>--json und --markdown sind zwei Formen desselben: Geben Sie eine an.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>write the runs as CSV, and their epochs beside it into FILE-epochs</source>
        <translation>die Läufe als CSV schreiben, ihre Epochen daneben in DATEI-epochs</translation>
    </message>
    <message>
        <source>it is a zip with %1 entries, not a model&apos;s</source>
        <translation>es ist ein Zip mit %1 Einträgen, nicht das eines Modells</translation>
    </message>
    <message>
        <source>it is a zip with too many entries, not a model&apos;s</source>
        <translation>es ist ein Zip mit zu vielen Einträgen, nicht das eines Modells</translation>
    </message>
    <message>
        <source>it is a zip without config.json, so no Keras model. Choose a .keras file</source>
        <translation>es ist ein Zip ohne config.json, also kein Keras-Modell. Wählen Sie eine .keras-Datei</translation>
    </message>
    <message>
        <source>its config.json is encrypted</source>
        <translation>seine config.json ist verschlüsselt</translation>
    </message>
    <message>
        <source>its description, config.json, is larger than %1</source>
        <translation>seine Beschreibung, config.json, ist größer als %1</translation>
    </message>
    <message>
        <source>config.json in it %1</source>
        <translation>config.json darin %1</translation>
    </message>
    <message>
        <source>it is an HDF5 file. Open it in Keras and save it as .keras</source>
        <translation>es ist eine HDF5-Datei. Öffnen Sie sie in Keras und speichern Sie sie als .keras</translation>
    </message>
    <message>
        <source>it is no .keras file, and as a description it is larger than %1</source>
        <translation>es ist keine .keras-Datei, und als Beschreibung ist es größer als %1</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>it is a folder. Choose a .keras file in it</source>
        <translation>es ist ein Ordner. Wählen Sie eine .keras-Datei darin</translation>
    </message>
    <message>
        <source>it isn&apos;t a file that can be read whole</source>
        <translation>es ist keine Datei, die man als Ganzes lesen kann</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>The file&apos;s learning rate follows a schedule, which isn&apos;t computed here: Classic&apos;s optimiser is taken.</source>
        <translation>Die Lernrate der Datei folgt einem Plan, der hier nicht gerechnet wird: Der Optimierer von Classic wird genommen.</translation>
    </message>
    <message>
        <source>The file&apos;s optimiser, %1, isn&apos;t computed here: Classic&apos;s is taken.</source>
        <translation>Der Optimierer der Datei, %1, wird hier nicht gerechnet: Der von Classic wird genommen.</translation>
    </message>
    <message>
        <source>The file&apos;s optimiser, %1, has a number that can&apos;t be right: Classic&apos;s is taken.</source>
        <translation>Der Optimierer der Datei, %1, hat eine Zahl, die nicht stimmen kann: Der von Classic wird genommen.</translation>
    </message>
    <message>
        <source>The file&apos;s optimiser asks for %1, which isn&apos;t computed here: it is left out.</source>
        <translation>Der Optimierer der Datei verlangt %1, das hier nicht gerechnet wird: Es entfällt.</translation>
    </message>
    <message>
        <source>The file&apos;s loss, %1, isn&apos;t computed here: cross entropy is taken.</source>
        <translation>Der Verlust der Datei, %1, wird hier nicht gerechnet: Kreuzentropie wird genommen.</translation>
    </message>
    <message>
        <source>of several parts</source>
        <translation>aus mehreren Teilen</translation>
    </message>
    <message>
        <source>The file smooths labels, which isn&apos;t computed here: they are taken as they are.</source>
        <translation>Die Datei glättet die Klassenangaben, was hier nicht gerechnet wird: Sie werden genommen, wie sie sind.</translation>
    </message>
    <message>
        <source>it is a second input; one is taken</source>
        <translation>es ist ein zweiter Eingang; einer ist erlaubt</translation>
    </message>
    <message>
        <source>the network has more than %1 layers</source>
        <translation>das Netz hat mehr als %1 Schichten</translation>
    </message>
    <message>
        <source>it has several inputs</source>
        <translation>es hat mehrere Eingänge</translation>
    </message>
    <message>
        <source>what the layers give for one picture is too large for any device</source>
        <translation>was die Schichten für ein Bild ergeben, ist für jedes Gerät zu groß</translation>
    </message>
    <message>
        <source>its output isn&apos;t what its last layer gives</source>
        <translation>sein Ausgang ist nicht, was seine letzte Schicht ergibt</translation>
    </message>
    <message>
        <source>its output isn&apos;t a vector. End it with a global pooling or Flatten, and a Dense layer</source>
        <translation>sein Ausgang ist kein Vektor. Lassen Sie es mit globalem Pooling oder Flatten und einer Dense-Schicht enden</translation>
    </message>
    <message>
        <source>it has %1 parameters, more than %2</source>
        <translation>es hat %1 Parameter, mehr als %2</translation>
    </message>
    <message>
        <source>it is used more than %1 times</source>
        <translation>es wird öfter als %1-mal benutzt</translation>
    </message>
    <message>
        <source>it is fed by a layer that stands behind it</source>
        <translation>es wird von einer Schicht gespeist, die hinter ihm steht</translation>
    </message>
    <message>
        <source>it is an operator without inputs</source>
        <translation>es ist ein Operator ohne Eingänge</translation>
    </message>
    <message>
        <source>it is fed by &quot;%1&quot;, which is no layer of the model</source>
        <translation>es wird von „%1“ gespeist, das keine Schicht des Modells ist</translation>
    </message>
    <message>
        <source>&quot;%1&quot; would have several outputs</source>
        <translation>„%1“ hätte mehrere Ausgänge</translation>
    </message>
    <message>
        <source>it is called with something that isn&apos;t a tensor</source>
        <translation>es wird mit etwas aufgerufen, das kein Tensor ist</translation>
    </message>
    <message>
        <source>it is called with a number</source>
        <translation>es wird mit einer Zahl aufgerufen</translation>
    </message>
    <message>
        <source>it doesn&apos;t say what comes in. Give its first layer an input shape, rows × columns × 3</source>
        <translation>es sagt nicht, was hineingeht. Geben Sie seiner ersten Schicht eine Eingangsform, Zeilen × Spalten × 3</translation>
    </message>
    <message>
        <source>its input isn&apos;t a picture of 3 channels, rows × columns × 3</source>
        <translation>sein Eingang ist kein Bild mit 3 Kanälen, Zeilen × Spalten × 3</translation>
    </message>
    <message>
        <source>%1 leaves the size of its pictures open. Say it: --input-size N, from %2 to %3.</source>
        <translation>%1 lässt die Größe seiner Bilder offen. Nennen Sie sie: --input-size N, von %2 bis %3.</translation>
    </message>
    <message>
        <source>its pictures, %1 × %2, must have from %3 to %4 rows and columns</source>
        <translation>seine Bilder, %1 × %2, müssen %3 bis %4 Zeilen und Spalten haben</translation>
    </message>
    <message>
        <source>it holds no description of a Keras model. Choose a .keras file, or the text that model.to_json() gives</source>
        <translation>es enthält keine Beschreibung eines Keras-Modells. Wählen Sie eine .keras-Datei oder den Text, den model.to_json() ergibt</translation>
    </message>
    <message>
        <source>The layer &quot;%1&quot; (%2) can&apos;t be taken: %3.</source>
        <translation>Die Schicht „%1“ (%2) kann nicht genommen werden: %3.</translation>
    </message>
    <message>
        <source>its setting &quot;%1&quot; is missing or can&apos;t be right</source>
        <translation>seine Angabe „%1“ fehlt oder kann nicht stimmen</translation>
    </message>
    <message>
        <source>its activation, %1, isn&apos;t one of Keras&apos; own. Take relu, for instance</source>
        <translation>seine Aktivierung, %1, ist keine von Keras selbst. Nehmen Sie zum Beispiel relu</translation>
    </message>
    <message>
        <source>the layer &quot;%1&quot; (%2) has a %3, which isn&apos;t computed here</source>
        <translation>die Schicht „%1“ (%2) hat %3, was hier nicht gerechnet wird</translation>
    </message>
    <message>
        <source>the layer &quot;%1&quot; (%2) starts its %3 by %4, which isn&apos;t drawn here</source>
        <translation>die Schicht „%1“ (%2) beginnt %3 mit %4, was hier nicht ausgelost wird</translation>
    </message>
    <message>
        <source>its data_format isn&apos;t channels_last, which is the one that is taken</source>
        <translation>sein data_format ist nicht channels_last; nur das wird genommen</translation>
    </message>
    <message>
        <source>its padding is neither &quot;valid&quot; nor &quot;same&quot;</source>
        <translation>sein padding ist weder „valid“ noch „same“</translation>
    </message>
    <message>
        <source>its %1 is missing</source>
        <translation>sein %1 fehlt</translation>
    </message>
    <message>
        <source>it is quantised or adapted by LoRA; save the model without that</source>
        <translation>es ist quantisiert oder durch LoRA angepasst; speichern Sie das Modell ohne das</translation>
    </message>
    <message>
        <source>its filters can&apos;t be dealt out to its groups</source>
        <translation>seine Filter lassen sich nicht auf seine Gruppen verteilen</translation>
    </message>
    <message>
        <source>it renormalises (renorm), which isn&apos;t taken</source>
        <translation>es renormiert (renorm), das wird nicht genommen</translation>
    </message>
    <message>
        <source>it scales by rms_scaling, which isn&apos;t taken</source>
        <translation>es skaliert mit rms_scaling, das wird nicht genommen</translation>
    </message>
    <message>
        <source>its variance is below 0</source>
        <translation>seine Varianz liegt unter 0</translation>
    </message>
    <message>
        <source>its interpolation is neither nearest nor bilinear</source>
        <translation>seine Interpolation ist weder nearest noch bilinear</translation>
    </message>
    <message>
        <source>it spans several axes</source>
        <translation>es geht über mehrere Achsen</translation>
    </message>
    <message>
        <source>it runs code of its own, which is never loaded. Use one of Keras&apos; layers: %1</source>
        <translation>es führt eigenen Code aus, der nie geladen wird. Nehmen Sie eine von Keras&apos; Schichten: %1</translation>
    </message>
    <message>
        <source>it is none of the layers that are taken: %1</source>
        <translation>es ist keine der Schichten, die genommen werden: %1</translation>
    </message>
    <message>
        <source>nothing would be left of what comes in, %1</source>
        <translation>von dem, was hineingeht, %1, bliebe nichts übrig</translation>
    </message>
    <message>
        <source>what comes out, %1, is too large for any device</source>
        <translation>was herauskommt, %1, ist für jedes Gerät zu groß</translation>
    </message>
    <message>
        <source>it takes rows × columns × channels; %1 comes in</source>
        <translation>es nimmt Zeilen × Spalten × Kanäle; %1 geht hinein</translation>
    </message>
    <message>
        <source>it is shared by inputs of different channels</source>
        <translation>Eingänge mit verschiedenen Kanälen teilen es sich</translation>
    </message>
    <message>
        <source>its %1, %2, is too large for any device</source>
        <translation>sein %1, %2, ist für jedes Gerät zu groß</translation>
    </message>
    <message>
        <source>its window is larger than what comes in, %1</source>
        <translation>sein Fenster ist größer als das, was hineingeht, %1</translation>
    </message>
    <message>
        <source>the %1 channels that come in can&apos;t be dealt out to its groups</source>
        <translation>die %1 Kanäle, die hineingehen, lassen sich nicht auf seine Gruppen verteilen</translation>
    </message>
    <message>
        <source>it has no axis %1 in what comes in, %2</source>
        <translation>es gibt keine Achse %1 in dem, was hineingeht, %2</translation>
    </message>
    <message>
        <source>its axis isn&apos;t that of the channels, the last one</source>
        <translation>seine Achse ist nicht die der Kanäle, die letzte</translation>
    </message>
    <message>
        <source>its axes aren&apos;t the last ones</source>
        <translation>seine Achsen sind nicht die letzten</translation>
    </message>
    <message>
        <source>it has %1 numbers for %2 channels</source>
        <translation>es hat %1 Zahlen für %2 Kanäle</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reshaped to its target shape</source>
        <translation>%1 lässt sich nicht in seine Zielform bringen</translation>
    </message>
    <message>
        <source>its dims don&apos;t name each axis of what comes in once</source>
        <translation>seine dims nennen nicht jede Achse dessen, was hineingeht, einmal</translation>
    </message>
    <message>
        <source>its noise_shape doesn&apos;t fit what comes in, %1</source>
        <translation>sein noise_shape passt nicht zu dem, was hineingeht, %1</translation>
    </message>
    <message>
        <source>it has no such axis</source>
        <translation>es gibt keine solche Achse</translation>
    </message>
    <message>
        <source>glu needs an even number of channels</source>
        <translation>glu braucht eine gerade Zahl von Kanälen</translation>
    </message>
    <message>
        <source>it shares an axis that isn&apos;t there</source>
        <translation>es teilt eine Achse, die es nicht gibt</translation>
    </message>
    <message>
        <source>it joins inputs of different rank</source>
        <translation>es verbindet Eingänge von verschiedenem Rang</translation>
    </message>
    <message>
        <source>it joins %1 and %2</source>
        <translation>es verbindet %1 und %2</translation>
    </message>
    <message>
        <source>it joins %1 inputs</source>
        <translation>es verbindet %1 Eingänge</translation>
    </message>
    <message>
        <source>it has no axis %1</source>
        <translation>es gibt keine Achse %1</translation>
    </message>
    <message>
        <source>it scales %1 channels, but %2 come in</source>
        <translation>es skaliert %1 Kanäle, doch %2 gehen hinein</translation>
    </message>
    <message>
        <source>%1 inputs lead to it</source>
        <translation>%1 Eingänge führen hinein</translation>
    </message>
    <message>
        <source>it isn&apos;t a Sequential or Functional model. A subclassed model&apos;s file doesn&apos;t say what it computes: build it from layers and save it again</source>
        <translation>es ist kein Modell der Art Sequential oder Functional. Die Datei eines abgeleiteten Modells sagt nicht, was es rechnet: Bauen Sie es aus Schichten und speichern Sie es neu</translation>
    </message>
    <message>
        <source>it has no layers</source>
        <translation>es hat keine Schichten</translation>
    </message>
    <message>
        <source>it has more than %1 layers</source>
        <translation>es hat mehr als %1 Schichten</translation>
    </message>
    <message>
        <source>no class_name</source>
        <translation>ohne class_name</translation>
    </message>
    <message>
        <source>another layer has the same name</source>
        <translation>eine andere Schicht heißt genauso</translation>
    </message>
    <message>
        <source>it is sparse or ragged</source>
        <translation>es ist dünn besetzt (sparse) oder ausgefranst (ragged)</translation>
    </message>
    <message>
        <source>models are nested deeper than %1</source>
        <translation>Modelle sind tiefer als %1 verschachtelt</translation>
    </message>
    <message>
        <source>it is none of Keras&apos; own layers, and code of others is never loaded</source>
        <translation>es ist keine von Keras&apos; eigenen Schichten, und Code anderer wird nie geladen</translation>
    </message>
    <message>
        <source>it computes in %1; float32 is what is taken</source>
        <translation>es rechnet in %1; genommen wird float32</translation>
    </message>
    <message>
        <source>it stands behind other layers, or is an operator in a Sequential model</source>
        <translation>es steht hinter anderen Schichten oder ist ein Operator in einem Sequential-Modell</translation>
    </message>
    <message>
        <source>it has several inputs or outputs, or none. A network with one picture in and one vector out is taken</source>
        <translation>es hat mehrere Eingänge oder Ausgänge, oder keine. Genommen wird ein Netz mit einem Bild hinein und einem Vektor heraus</translation>
    </message>
    <message>
        <source>its layers feed each other in a circle, or one of them is never fed</source>
        <translation>seine Schichten speisen einander im Kreis, oder eine von ihnen wird nie gespeist</translation>
    </message>
    <message>
        <source>its input isn&apos;t an InputLayer</source>
        <translation>sein Eingang ist kein InputLayer</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used as a network: %2.</source>
        <translation>%1 ist als Netz nicht brauchbar: %2.</translation>
    </message>
    <message>
        <source>its description is larger than %1</source>
        <translation>seine Beschreibung ist größer als %1</translation>
    </message>
    <message>
        <source>its description is nested deeper than %1 levels</source>
        <translation>seine Beschreibung ist tiefer als %1 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>its description has more values than any network needs</source>
        <translation>seine Beschreibung hat mehr Werte, als irgendein Netz braucht</translation>
    </message>
    <message>
        <source>a number in it is NaN or infinite; give the layer a finite one and save the model again</source>
        <translation>eine Zahl darin ist NaN oder unendlich; geben Sie der Schicht eine endliche und speichern Sie das Modell neu</translation>
    </message>
    <message>
        <source>There is no file and no network &quot;%1&quot;. %2</source>
        <translation>Es gibt weder eine Datei noch ein Netz „%1“. %2</translation>
    </message>
    <message>
        <source>network takes show or check, not &quot;%1&quot;.</source>
        <translation>network nimmt show oder check, nicht „%1“.</translation>
    </message>
    <message>
        <source>Shows a network, or computes what Keras computes for a model file.</source>
        <translation>Zeigt ein Netz oder rechnet, was Keras für eine Modelldatei rechnet.</translation>
    </message>
    <message>
        <source>show: as JSON on standard output</source>
        <translation>show: als JSON auf die Standardausgabe</translation>
    </message>
    <message>
        <source>rows and columns of the pictures, where the file leaves them open (32 to 1024)</source>
        <translation>Zeilen und Spalten der Bilder, wo die Datei sie offen lässt (32 bis 1024)</translation>
    </message>
    <message>
        <source>FILE is a .keras file, or the text that model.to_json() gives, of Keras 2 or 3.
check prints outputs, loss and the norm of each gradient as JSON, in double precision, of
weights and pictures that are made by formula: the same numbers can be had from Keras.
</source>
        <translation>FILE ist eine .keras-Datei oder der Text, den model.to_json() ergibt, von Keras 2 oder 3.
check schreibt Ausgänge, Verlust und die Norm jedes Gradienten als JSON, in doppelter Genauigkeit, zu
Gewichten und Bildern nach Formeln: Dieselben Zahlen sind von Keras zu haben.
</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Kommt von</translation>
    </message>
    <message>
        <source>%1, frozen</source>
        <translation>%1, eingefroren</translation>
    </message>
    <message>
        <source>values 0 to 255: the network scales them itself</source>
        <translation>Werte 0 bis 255: Das Netz skaliert sie selbst</translation>
    </message>
    <message>
        <source>values 0 to 1</source>
        <translation>Werte 0 bis 1</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>%1: %2
Two classes: %3 parameters. Starts: %4.</source>
        <translation>%1: %2
Zwei Klassen: %3 Parameter. Beginnt mit: %4.</translation>
    </message>
    <message>
        <source>%1: %2 in, %3 out</source>
        <translation>%1: %2 hinein, %3 heraus</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them trained</source>
        <translation>%1 Parameter, davon %2 trainiert</translation>
    </message>
    <message>
        <source>%1 multiply-adds a picture, forward</source>
        <translation>%1 Multiplikationen mit Addition je Bild, vorwärts</translation>
    </message>
    <message>
        <source>training a batch of %1 takes at least %2 of memory</source>
        <translation>Training mit Batches von %1 braucht mindestens %2 Speicher</translation>
    </message>
    <message>
        <source>optimiser in the file: %1, learning rate %2</source>
        <translation>Optimierer in der Datei: %1, Lernrate %2</translation>
    </message>
    <message>
        <source>the file names no optimiser that is computed here</source>
        <translation>die Datei nennt keinen Optimierer, der hier gerechnet wird</translation>
    </message>
    <message>
        <source>it can be computed, but not trained: %1</source>
        <translation>es lässt sich rechnen, aber nicht trainieren: %1</translation>
    </message>
    <message>
        <source>The trained network of a model file can&apos;t be saved as TorchScript by this version.</source>
        <translation>Das trainierte Netz einer Modelldatei kann diese Version nicht als TorchScript speichern.</translation>
    </message>
    <message>
        <source>nothing in it can be trained: all its layers are frozen</source>
        <translation>nichts darin lässt sich trainieren: Alle seine Schichten sind eingefroren</translation>
    </message>
    <message>
        <source>%1, last layer for %2 classes</source>
        <translation>%1, letzte Schicht für %2 Klassen</translation>
    </message>
    <message>
        <source>Training %1 in batches of %2 needs at least %3 of memory; %4 has %5. Choose a smaller batch.</source>
        <translation>Das Training von %1 mit Batches von %2 braucht mindestens %3 Speicher; %4 hat %5. Wählen Sie einen kleineren Batch.</translation>
    </message>
    <message>
        <source>Keras model %1</source>
        <translation>Keras-Modell %1</translation>
    </message>
    <message>
        <source>A network read from a Keras model file.</source>
        <translation>Ein Netz aus einer Keras-Modelldatei.</translation>
    </message>
    <message>
        <source>its last layer isn&apos;t Dense, so that none that fits the classes can take its place</source>
        <translation>seine letzte Schicht ist nicht Dense, sodass keine passende an ihre Stelle treten kann</translation>
    </message>
    <message>
        <source>--save-model: the trained network of a model file can&apos;t be saved by this version.</source>
        <translation>--save-model: Das trainierte Netz einer Modelldatei kann diese Version nicht speichern.</translation>
    </message>
    <message>
        <source>--fit-head and --input-size are for model files: %1 fits by itself.</source>
        <translation>--fit-head und --input-size sind für Modelldateien: %1 passt von selbst.</translation>
    </message>
    <message>
        <source>a model file&apos;s last layer is replaced by one that fits the classes</source>
        <translation>die letzte Schicht einer Modelldatei wird durch eine ersetzt, die zu den Klassen passt</translation>
    </message>
    <message>
        <source>at most %1 W</source>
        <translation>höchstens %1 W</translation>
    </message>
    <message>
        <source>LibTorch %1, which this build uses, has no kernels for compute capability %2.</source>
        <translation>LibTorch %1, das dieser Build benutzt, hat keine Kernel für Compute Capability %2.</translation>
    </message>
    <message>
        <source>LibTorch %1 drives it: run %2, then packaging/run.sh.</source>
        <translation>LibTorch %1 kann sie benutzen: Führen Sie %2 aus, dann packaging/run.sh.</translation>
    </message>
    <message>
        <source>LibTorch %1 drives it under driver %2 or later: install that, then run %3 and packaging/run.sh.</source>
        <translation>LibTorch %1 kann sie ab Treiber %2 benutzen: Installieren Sie ihn, dann führen Sie %3 und packaging/run.sh aus.</translation>
    </message>
    <message>
        <source>Build Epochmark against a LibTorch that has them: give its folder with CMAKE_PREFIX_PATH.</source>
        <translation>Bauen Sie Epochmark mit einem LibTorch, das sie hat: Nennen Sie dessen Ordner mit CMAKE_PREFIX_PATH.</translation>
    </message>
    <message>
        <source>The NVIDIA driver %1 is too old for CUDA %2.</source>
        <translation>Der NVIDIA-Treiber %1 ist zu alt für CUDA %2.</translation>
    </message>
    <message>
        <source>Run %1 and packaging/run.sh: LibTorch %2 works with it. Or install driver %3 or later.</source>
        <translation>Führen Sie %1 und packaging/run.sh aus: LibTorch %2 kommt mit ihm aus. Oder installieren Sie Treiber %3 oder neuer.</translation>
    </message>
    <message>
        <source>Run %1, then packaging/run.sh.</source>
        <translation>Führen Sie %1 aus, dann packaging/run.sh.</translation>
    </message>
    <message>
        <source>power limit, W</source>
        <translation>Leistungsgrenze, W</translation>
    </message>
    <message>
        <source>link of the card</source>
        <translation>Anbindung der Karte</translation>
    </message>
    <message>
        <source>about %1 a run: median of %2 stored, epoch by epoch</source>
        <translation>etwa %1 je Lauf: Median aus %2 gespeicherten, nach Epochen gerechnet</translation>
    </message>
    <message>
        <source>about %1 a run: median of %2 stored</source>
        <translation>etwa %1 je Lauf: Median aus %2 gespeicherten</translation>
    </message>
    <message>
        <source>about %1 a run (%2 for the data, %3 an epoch): a rehearsal of two seconds, no measurement</source>
        <translation>etwa %1 je Lauf (%2 für die Daten, %3 je Epoche): eine Probe von zwei Sekunden, keine Messung</translation>
    </message>
    <message>
        <source>PJRT %1</source>
        <translation>PJRT %1</translation>
    </message>
    <message>
        <source>plug-in %1</source>
        <translation>Plug-in %1</translation>
    </message>
    <message>
        <source>Other plug-&amp;ins</source>
        <translation>Andere Plug-&amp;ins</translation>
    </message>
    <message>
        <source>one of %1 cores</source>
        <translation>einer von %1 Kernen</translation>
    </message>
    <message>
        <source>one of %1 devices</source>
        <translation>eines von %1 Geräten</translation>
    </message>
    <message>
        <source>%1 by XLA</source>
        <translation>%1 über XLA</translation>
    </message>
    <message>
        <source>plug-in %1, PJRT 0.%2</source>
        <translation>Plug-in %1, PJRT 0.%2</translation>
    </message>
    <message>
        <source>%1 · experimental: Classic compiles for TPU v2 to 7x, but has not been run on one</source>
        <translation>%1 · experimentell: Classic lässt sich für TPU v2 bis 7x übersetzen, ist aber auf keiner gelaufen</translation>
    </message>
    <message>
        <source>%1 · experimental: its makers have had none to run it on</source>
        <translation>%1 · experimentell: wer dieses Programm schreibt, hatte keines zum Ausprobieren</translation>
    </message>
    <message>
        <source>This plug-in hasn&apos;t been asked yet which devices it has.</source>
        <translation>Dieses Plug-in wurde noch nicht gefragt, welche Geräte es hat.</translation>
    </message>
    <message>
        <source>This plug-in isn&apos;t asked for its devices while something is measured on this machine.</source>
        <translation>Dieses Plug-in wird nicht nach seinen Geräten gefragt, solange auf diesem Rechner etwas gemessen wird.</translation>
    </message>
    <message>
        <source>Look again when that is over.</source>
        <translation>Sehen Sie wieder nach, wenn das vorbei ist.</translation>
    </message>
    <message>
        <source>A plug-in was still being asked for its devices when this run began: they may have held each other back.</source>
        <translation>Ein Plug-in wurde noch nach seinen Geräten gefragt, als dieser Lauf begann: Sie können einander aufgehalten haben.</translation>
    </message>
    <message>
        <source>Waiting for a plug-in that is being asked for its devices: at most half a minute.</source>
        <translation>Es wird auf ein Plug-in gewartet, das gerade nach seinen Geräten gefragt wird: höchstens eine halbe Minute.</translation>
    </message>
    <message>
        <source>No TPU run-time library was found.</source>
        <translation>Es wurde keine Laufzeitbibliothek für TPUs gefunden.</translation>
    </message>
    <message>
        <source>Install it (pip install libtpu), or name its file with --plugin tpu=FILE.</source>
        <translation>Installieren Sie sie (pip install libtpu), oder nennen Sie ihre Datei mit --plugin tpu=DATEI.</translation>
    </message>
    <message>
        <source>&amp;TPUs</source>
        <translation>&amp;TPUs</translation>
    </message>
    <message>
        <source>--plugin takes NAME=FILE, not &quot;%1&quot;: a name of up to 32 lower-case letters, digits, hyphens and underscores, and a plug-in&apos;s file.</source>
        <translation>--plugin nimmt NAME=DATEI, nicht „%1“: einen Namen aus bis zu 32 Kleinbuchstaben, Ziffern, Binde- und Unterstrichen und die Datei eines Plug-ins.</translation>
    </message>
    <message>
        <source>There is no file %1 for the plug-in %2.</source>
        <translation>Es gibt keine Datei %1 für das Plug-in %2.</translation>
    </message>
    <message>
        <source>%1 Its last words: %2</source>
        <translation>%1 Seine letzten Worte: %2</translation>
    </message>
    <message>
        <source>The plug-in needs %1, which isn&apos;t installed.</source>
        <translation>Das Plug-in braucht %1, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Install the run time of the device&apos;s vendor.</source>
        <translation>Installieren Sie die Laufzeitumgebung des Geräteherstellers.</translation>
    </message>
    <message>
        <source>The system can&apos;t load this file: %1.</source>
        <translation>Das System kann diese Datei nicht laden: %1.</translation>
    </message>
    <message>
        <source>Choose another file, or install what it needs.</source>
        <translation>Wählen Sie eine andere Datei, oder installieren Sie, was sie braucht.</translation>
    </message>
    <message>
        <source>It speaks PJRT %1; this program knows 0.%2 and newer ones of 0.</source>
        <translation>Es spricht PJRT %1; dieses Programm kennt 0.%2 und neuere mit 0.</translation>
    </message>
    <message>
        <source>Install an older plug-in, or a newer Epochmark.</source>
        <translation>Installieren Sie ein älteres Plug-in oder ein neueres Epochmark.</translation>
    </message>
    <message>
        <source>Install a plug-in of 2025 or newer.</source>
        <translation>Installieren Sie ein Plug-in von 2025 oder später.</translation>
    </message>
    <message>
        <source>Install it, or name the plug-in&apos;s file again.</source>
        <translation>Installieren Sie sie oder nennen Sie die Datei des Plug-ins neu.</translation>
    </message>
    <message>
        <source>Compiling the network for %1 took %2.</source>
        <translation>Das Übersetzen des Netzes für %1 dauerte %2.</translation>
    </message>
    <message>
        <source>Another program uses the device: %1.</source>
        <translation>Ein anderes Programm benutzt das Gerät: %1.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The plug-in can&apos;t start: %1.</source>
        <translation>Das Plug-in kann nicht starten: %1.</translation>
    </message>
    <message>
        <source>Check the device&apos;s driver and the plug-in&apos;s version.</source>
        <translation>Prüfen Sie den Treiber des Geräts und die Version des Plug-ins.</translation>
    </message>
    <message>
        <source>The plug-in is too old for this program and can&apos;t read the network.</source>
        <translation>Das Plug-in ist zu alt für dieses Programm und kann das Netz nicht lesen.</translation>
    </message>
    <message>
        <source>Update the plug-in.</source>
        <translation>Erneuern Sie das Plug-in.</translation>
    </message>
    <message>
        <source>The plug-in can&apos;t compile the network: %1.</source>
        <translation>Das Plug-in kann das Netz nicht übersetzen: %1.</translation>
    </message>
    <message>
        <source>Update the plug-in, or choose another network.</source>
        <translation>Erneuern Sie das Plug-in, oder wählen Sie ein anderes Netz.</translation>
    </message>
    <message>
        <source>There is not enough memory on the device.</source>
        <translation>Auf dem Gerät ist nicht genug Speicher.</translation>
    </message>
    <message>
        <source>Choose a smaller batch or dataset, or close other programs that use the device.</source>
        <translation>Wählen Sie einen kleineren Batch oder Datensatz, oder schließen Sie andere Programme, die das Gerät benutzen.</translation>
    </message>
    <message>
        <source>This file is no PJRT plug-in.</source>
        <translation>Diese Datei ist kein PJRT-Plug-in.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The device failed: %1.</source>
        <translation>Das Gerät hat versagt: %1.</translation>
    </message>
    <message>
        <source>Check the device and its driver, then start again.</source>
        <translation>Prüfen Sie das Gerät und seinen Treiber und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>The plug-in found no device.</source>
        <translation>Das Plug-in hat kein Gerät gefunden.</translation>
    </message>
    <message>
        <source>Check the device&apos;s driver, and that you may use it (/dev/accel*, /dev/vfio).</source>
        <translation>Prüfen Sie den Treiber des Geräts und ob Sie es benutzen dürfen (/dev/accel*, /dev/vfio).</translation>
    </message>
    <message>
        <source>The plug-in crashed (signal %1).</source>
        <translation>Das Plug-in ist abgestürzt (Signal %1).</translation>
    </message>
    <message>
        <source>The plug-in ended its process.</source>
        <translation>Das Plug-in hat seinen Prozess beendet.</translation>
    </message>
    <message>
        <source>Update the plug-in, or what the device&apos;s vendor installs with it.</source>
        <translation>Erneuern Sie das Plug-in oder was der Hersteller des Geräts dazu installiert.</translation>
    </message>
    <message>
        <source>The plug-in didn&apos;t answer within %1 s.</source>
        <translation>Das Plug-in hat nicht innerhalb von %1 s geantwortet.</translation>
    </message>
    <message>
        <source>Look for programs that use the device, and update the plug-in.</source>
        <translation>Suchen Sie nach Programmen, die das Gerät benutzen, und erneuern Sie das Plug-in.</translation>
    </message>
    <message>
        <source>It was stopped before the plug-in answered.</source>
        <translation>Es wurde angehalten, bevor das Plug-in antwortete.</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>Starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>There is no plug-in for %1 any more. &quot;epochmark-cli devices&quot; lists those there are.</source>
        <translation>Für %1 gibt es kein Plug-in mehr. „epochmark-cli devices“ zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>The process for plug-ins, epochmark-worker, can&apos;t be started. Build or install Epochmark again.</source>
        <translation>Der Prozess für Plug-ins, epochmark-worker, lässt sich nicht starten. Bauen oder installieren Sie Epochmark noch einmal.</translation>
    </message>
    <message>
        <source>%1 trains with the tuned pipeline alone: the plain one is a script on LibTorch. Choose the tuned pipeline.</source>
        <translation>%1 trainiert nur mit der optimierten Pipeline: die schlichte ist ein Skript für LibTorch. Wählen Sie die optimierte Pipeline.</translation>
    </message>
    <message>
        <source>%1 has no form for plug-ins yet, so %2 can&apos;t train it. Choose another network, or another device.</source>
        <translation>%1 hat noch keine Form für Plug-ins, deshalb kann %2 es nicht trainieren. Wählen Sie ein anderes Netz oder ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Stopped while %1 was at work.</source>
        <translation>Angehalten, während %1 arbeitete.</translation>
    </message>
    <message>
        <source>%1 can&apos;t train: %2 %3</source>
        <translation>%1 kann nicht trainieren: %2 %3</translation>
    </message>
    <message>
        <source>There is not enough memory to hand the pictures over to %1. Close other programs, or choose a smaller dataset.</source>
        <translation>Der Speicher reicht nicht, um die Bilder an %1 zu übergeben. Schließen Sie andere Programme, oder wählen Sie einen kleineren Datensatz.</translation>
    </message>
    <message>
        <source>plug-in</source>
        <translation>Plug-in</translation>
    </message>
    <message>
        <source>plug-in&apos;s version</source>
        <translation>Version des Plug-ins</translation>
    </message>
    <message>
        <source>ask every PJRT plug-in there is, Python&apos;s too, anew</source>
        <translation>jedes vorhandene PJRT-Plug-in neu fragen, auch die von Python</translation>
    </message>
    <message>
        <source>a PJRT plug-in; its devices are pjrt:NAME:0 on (tpu=FILE: tpu:0 on)</source>
        <translation>ein PJRT-Plug-in; seine Geräte heißen pjrt:NAME:0 und so weiter (tpu=DATEI: tpu:0)</translation>
    </message>
    <message>
        <source>The layer &quot;%1&quot; (%2) has its mean and variance among the file&apos;s weights, which aren&apos;t read: it changes nothing here. Give it mean and variance, and save the model again.</source>
        <translation>Mittelwert und Varianz der Schicht „%1“ (%2) stehen unter den Gewichten der Datei, die nicht gelesen werden: Hier ändert sie nichts. Geben Sie ihr Mittelwert und Varianz und speichern Sie das Modell neu.</translation>
    </message>
    <message>
        <source>What comes into the network can&apos;t be told for certain: it is trained on values %1.</source>
        <translation>Welche Werte das Netz erwartet, lässt sich nicht sicher sagen: Es wird mit Werten %1 trainiert.</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>von 0 bis 255</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>von 0 bis 1</translation>
    </message>
    <message>
        <source>binary cross entropy</source>
        <translation>binäre Kreuzentropie</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>%1 parameters, pictures of %2 × %3, values %4, %5, %6, learning rate %7.</source>
        <translation>%1 Parameter, Bilder von %2 × %3, Werte %4, %5, %6, Lernrate %7.</translation>
    </message>
    <message>
        <source>%1 has %2 outputs, the dataset %3 classes.</source>
        <translation>%1 hat %2 Ausgänge, der Datensatz %3 Klassen.</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>a model file, what was taken from it, remarks</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>gives a single output&apos;s softmax, which is always 1; sigmoid is what one output needs</source>
        <translation>gibt Softmax eines einzigen Ausgangs, das ist immer 1; ein Ausgang braucht Sigmoid</translation>
    </message>
    <message>
        <source>gives each output a sigmoid of its own; one class a picture is what is trained, by softmax</source>
        <translation>gibt jedem Ausgang ein eigenes Sigmoid; trainiert wird eine Klasse je Bild, mit Softmax</translation>
    </message>
    <message>
        <source>the layer &quot;%1&quot; (%2) %3</source>
        <translation>die Schicht „%1“ (%2) %3</translation>
    </message>
    <message>
        <source>gives probabilities and isn&apos;t the last one; it has to be</source>
        <translation>gibt Wahrscheinlichkeiten und ist nicht die letzte; das muss sie sein</translation>
    </message>
    <message>
        <source>The file&apos;s loss takes logits, but the last layer gives probabilities: they are taken as such.</source>
        <translation>Die Verlustfunktion der Datei erwartet Logits, die letzte Schicht gibt aber Wahrscheinlichkeiten: Sie werden als solche genommen.</translation>
    </message>
    <message>
        <source>The file&apos;s loss takes probabilities, but the last layer gives none: its outputs are taken as logits.</source>
        <translation>Die Verlustfunktion der Datei erwartet Wahrscheinlichkeiten, die letzte Schicht gibt aber keine: Ihre Ausgaben werden als Logits genommen.</translation>
    </message>
    <message>
        <source>ends by %1, which gives the loss no probabilities; %2 does</source>
        <translation>endet mit %1, das der Verlustfunktion keine Wahrscheinlichkeiten gibt; %2 tut es</translation>
    </message>
    <message>
        <source>What the last layer gives, by %1, is taken as logits.</source>
        <translation>Was die letzte Schicht gibt, mit %1, wird als Logits genommen.</translation>
    </message>
    <message>
        <source>The file&apos;s loss, %1, doesn&apos;t go with so many outputs, %2: %3 is taken.</source>
        <translation>Die Verlustfunktion der Datei, %1, passt nicht zu so vielen Ausgängen, %2: Genommen wird %3.</translation>
    </message>
    <message>
        <source>Computing %1 needs at least %2 of memory; %3 are free.</source>
        <translation>%1 zu berechnen braucht mindestens %2 Speicher; frei sind %3.</translation>
    </message>
    <message>
        <source>Input bound: %1 of the training time was spent waiting for pictures.</source>
        <translation>Eingabe bremst: %1 der Trainingszeit verging mit Warten auf Bilder.</translation>
    </message>
    <message>
        <source>%1 pictures to train, %2 to test, %3 epochs, batch %4, %5, %6 pipeline. Fingerprint %7.</source>
        <translation>%1 Bilder zum Trainieren, %2 zum Testen, %3 Epochen, Batch %4, %5, Pipeline %6. Fingerprint %7.</translation>
    </message>
    <message>
        <source>There is no text format &quot;%1&quot;. Choose one of: csv, json, md, html.</source>
        <translation>Ein Textformat „%1“ gibt es nicht. Möglich sind: csv, json, md, html.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>epoch %1, %2: %3</source>
        <translation>Epoche %1, %2: %3</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>%1 over the epochs, training solid, validation dashed</source>
        <translation>%1 über die Epochen, Training durchgezogen, Validierung gestrichelt</translation>
    </message>
    <message>
        <source>en</source>
        <comment>language code</comment>
        <extracomment>The language of these texts as a code: &quot;en&quot;, &quot;de&quot;.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>Epochmark results</source>
        <translation>Epochmark-Ergebnisse</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Bestenliste</translation>
    </message>
    <message>
        <source>Marked: the result that this page is about. Its records are inside, those of the others are not.</source>
        <translation>Hervorgehoben: das Ergebnis, um das es auf dieser Seite geht. Seine Datensätze sind in der Seite, die der anderen nicht.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>buy, without energy</source>
        <translation>Kauf, ohne Energie</translation>
    </message>
    <message>
        <source>What a run costs</source>
        <translation>Was ein Lauf kostet</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Curves and settings are those of %1 of the %2 results; all are in the leaderboard and inside the page.</source>
        <translation>Kurven und Einstellungen sind die von %1 der %2 Ergebnisse; in der Bestenliste und in der Seite sind alle.</translation>
    </message>
    <message>
        <source>Made by Epochmark %1 on %2. The records are inside this page: import it, or drop it on Epochmark&apos;s window.</source>
        <translation>Erstellt von Epochmark %1 am %2. Die Datensätze sind in dieser Seite: importieren oder ins Fenster von Epochmark ziehen.</translation>
    </message>
    <message>
        <source>the records inside the page are gone or cut off. Export the page again.</source>
        <translation>Die Datensätze in der Seite fehlen oder sind abgeschnitten. Die Seite neu exportieren.</translation>
    </message>
    <message>
        <source>it is a web page that Epochmark didn&apos;t export.</source>
        <translation>Es ist eine Webseite, die nicht von Epochmark exportiert wurde.</translation>
    </message>
    <message>
        <source>export needs --format csv, json, md, html, png or pdf, and --out FILE.</source>
        <translation>export braucht --format csv, json, md, html, png oder pdf und --out DATEI.</translation>
    </message>
    <message>
        <source>where to; -: standard output, for csv, json, md and html</source>
        <translation>wohin; -: Standardausgabe, für csv, json, md und html</translation>
    </message>
    <message>
        <source>Takes in results from JSON files, from report pictures or from pages (HTML); -: from standard input.</source>
        <translation>Nimmt Ergebnisse aus JSON-Dateien, Berichtsbildern oder Seiten (HTML) auf; -: von der Standardeingabe.</translation>
    </message>
    <message>
        <source>CSV has a line a run in FILE, with rank, speed-up and today&apos;s cost, and a line an epoch in
FILE-epochs.csv beside it (runs.csv, runs-epochs.csv); - has the runs. It is UTF-8 and begins
with a byte order mark, by which spreadsheets know it. A name that one
of them would take for a formula (it begins with =, +, -, @ or a tab) has an apostrophe before
it. Links are followed, pipes and devices written into; a store that can&apos;t be written can be
exported all the same. HTML is one page that needs nothing else: leaderboard, curves, costs
and settings, with the records inside, which import takes.</source>
        <translation>CSV hat eine Zeile je Lauf in DATEI, mit Rang, Speedup und heutigen Kosten, und eine Zeile je Epoche
in DATEI-epochs.csv daneben (runs.csv, runs-epochs.csv); - hat die Läufe. Es ist UTF-8 und beginnt
mit einer Bytereihenfolge-Marke, an der Tabellenprogramme es erkennen. Ein Name, den eines von
ihnen für eine Formel hielte (er beginnt mit =, +, -, @ oder einem Tabulator), hat einen Apostroph
davor. Verknüpfungen wird gefolgt, in Pipes und Geräte wird geschrieben; auch ein
schreibgeschützter Speicher lässt sich exportieren. HTML ist eine Seite, die nichts weiter braucht:
Bestenliste, Kurven, Kosten und Einstellungen, darin die Datensätze, die import aufnimmt.</translation>
    </message>
    <message>
        <source>A spool file for the decoded pictures would be %1 large, and Settings allow %2. Allow more there or use fewer pictures.</source>
        <translation>Eine Auslagerungsdatei für die dekodierten Bilder wäre %1 groß, und die Einstellungen erlauben %2. Erlauben Sie dort mehr, oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>A spool file for the decoded pictures would be %1 large, but only %2 are free in %3 and 1 GiB of it stays reserved. Free some space there or use fewer pictures.</source>
        <translation>Eine Auslagerungsdatei für die dekodierten Bilder wäre %1 groß, aber in %3 sind nur %2 frei, und 1 GiB davon bleibt reserviert. Schaffen Sie dort Platz, oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The spool file for %1 of decoded pictures can&apos;t be written in %2 (%3). Free some space there or use fewer pictures.</source>
        <translation>Die Auslagerungsdatei für %1 dekodierte Bilder kann in %2 nicht geschrieben werden (%3). Schaffen Sie dort Platz, oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The spool file of the decoded pictures in %1 can&apos;t be read any more (%2). Check that disk and start again.</source>
        <translation>Die Auslagerungsdatei der dekodierten Bilder in %1 kann nicht mehr gelesen werden (%2). Prüfen Sie diesen Datenträger, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>it was cut short</source>
        <translation>sie wurde gekürzt</translation>
    </message>
    <message>
        <source>pixels in</source>
        <translation>Pixel in</translation>
    </message>
    <message>
        <source>place for pixels</source>
        <translation>Ort für Pixel</translation>
    </message>
    <message>
        <source>--pixels is for the tuned pipeline: the plain one keeps no pictures, it decodes them anew in each epoch.</source>
        <translation>--pixels ist für die Pipeline tuned: plain behält keine Bilder, sie dekodiert sie in jeder Epoche neu.</translation>
    </message>
    <message>
        <source>--memory takes a size such as 1500M or 8G, not &quot;%1&quot;.</source>
        <translation>--memory erwartet eine Größe wie 1500M oder 8G, nicht „%1“.</translation>
    </message>
    <message>
        <source>where decoded pictures lie: auto (default) takes a spool file where they don&apos;t fit</source>
        <translation>wo dekodierte Bilder liegen: auto (Vorgabe) nimmt eine Auslagerungsdatei, wo sie nicht passen</translation>
    </message>
    <message>
        <source>what the run may take, 1500M or 8G, where that is less than what is free</source>
        <translation>was der Lauf nehmen darf, 1500M oder 8G, wo das weniger ist als frei ist</translation>
    </message>
    <message>
        <source>The shared run %1 can&apos;t be used: %2.</source>
        <translation>Der geteilte Lauf %1 ist nicht zu gebrauchen: %2.</translation>
    </message>
    <message>
        <source>it has more than %1 MiB</source>
        <translation>er hat mehr als %1 MiB</translation>
    </message>
    <message>
        <source>it is no record</source>
        <translation>er ist kein Datensatz von Epochmark</translation>
    </message>
    <message>
        <source>it came under another id than its own</source>
        <translation>er kam unter einer anderen Kennung als seiner eigenen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>A password isn&apos;t kept by Epochmark: put it into ~/.pgpass or your service file (~/.pg_service.conf), and leave it out here.</source>
        <translation>Epochmark bewahrt kein Passwort auf: Schreiben Sie es in ~/.pgpass oder Ihre Dienstdatei (~/.pg_service.conf) und lassen Sie es hier weg.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says nothing of a team&apos;s board. Known are: %2.</source>
        <translation>„%1“ sagt nichts über eine Team-Rangliste. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there twice.</source>
        <translation>„%1“ steht zweimal da.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; has a character that can&apos;t be in it.</source>
        <translation>Der Wert von „%1“ enthält ein Zeichen, das nicht darin stehen kann.</translation>
    </message>
    <message>
        <source>Which database? Name it: postgresql://host/NAME, dbname=NAME or service=NAME.</source>
        <translation>Welche Datenbank? Nennen Sie sie: postgresql://host/NAME, dbname=NAME oder service=NAME.</translation>
    </message>
    <message>
        <source>An address has %1 characters at most.</source>
        <translation>Eine Adresse hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>%1 on this machine</source>
        <translation>%1 auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>What is known of the team, %1, can&apos;t be opened: make its folder writable.</source>
        <translation>Was vom Team bekannt ist, %1, lässt sich nicht öffnen: Machen Sie den Ordner beschreibbar.</translation>
    </message>
    <message>
        <source>What is known of the team, %1, was written by a newer Epochmark: update this one.</source>
        <translation>Was vom Team bekannt ist, %1, hat ein neueres Epochmark geschrieben: Aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>What is known of the team, %1, can&apos;t be used: %2. Delete the file to pull all of it anew; what waited to be shared is then to be shared again.</source>
        <translation>Was vom Team bekannt ist, %1, ist nicht zu gebrauchen: %2. Löschen Sie die Datei, um alles neu zu holen; was auf das Teilen wartete, ist dann neu zu teilen.</translation>
    </message>
    <message>
        <source>Nothing of set %1 is completed: there is nothing to share.</source>
        <translation>Von Serie %1 ist nichts abgeschlossen: Es gibt nichts zu teilen.</translation>
    </message>
    <message>
        <source>A team&apos;s board needs Qt&apos;s driver for PostgreSQL: install libqt6sql6-psql (Debian&apos;s name of the package), then try again.</source>
        <translation>Eine Team-Rangliste braucht Qts Treiber für PostgreSQL: Installieren Sie libqt6sql6-psql (so heißt das Paket bei Debian) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The team&apos;s board %1 can&apos;t be reached: %2.</source>
        <translation>Die Team-Rangliste %1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>The board %1 was made by a newer Epochmark: update this one.</source>
        <translation>Die Rangliste %1 hat ein neueres Epochmark angelegt: Aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>The team&apos;s board %1 refuses that: %2</source>
        <translation>Die Team-Rangliste %1 lehnt das ab: %2</translation>
    </message>
    <message>
        <source>The team&apos;s board %1 answers: %2</source>
        <translation>Die Team-Rangliste %1 antwortet: %2</translation>
    </message>
    <message>
        <source>There is no board in %1 yet: whoever looks after the database makes one with &quot;epochmark-cli team init ADDRESS&quot;.</source>
        <translation>In %1 gibt es noch keine Rangliste: Wer die Datenbank betreut, legt sie mit „epochmark-cli team init ADDRESS“ an.</translation>
    </message>
    <message>
        <source>You may not read the board in %1: whoever looks after it grants you %2 (or %3, to share as well).</source>
        <translation>Sie dürfen die Rangliste in %1 nicht lesen: Wer sie betreut, gewährt Ihnen %2 (oder %3, um auch zu teilen).</translation>
    </message>
    <message>
        <source>The board in %1 says nothing of itself: it is damaged.</source>
        <translation>Die Rangliste in %1 sagt nichts über sich: Sie ist beschädigt.</translation>
    </message>
    <message>
        <source>You may read the board %1, but not share: whoever looks after it grants you %2.</source>
        <translation>Sie dürfen die Rangliste %1 lesen, aber nichts teilen: Wer sie betreut, gewährt Ihnen %2.</translation>
    </message>
    <message>
        <source>Run %1 is on the board with another content (shared by %2): it would have to be withdrawn there first.</source>
        <translation>Lauf %1 steht mit anderem Inhalt auf der Rangliste (geteilt von %2): Er müsste dort erst zurückgezogen werden.</translation>
    </message>
    <message>
        <source>shared by %1</source>
        <translation>geteilt von %1</translation>
    </message>
    <message>
        <source>Shared sets: %1, there already: %2, refused: %3, waiting: %4.</source>
        <translation>Geteilte Serien: %1, schon dort: %2, abgelehnt: %3, wartend: %4.</translation>
    </message>
    <message>
        <source>What waits is kept: &quot;epochmark-cli team share&quot; sends it.</source>
        <translation>Was wartet, bleibt vorgemerkt: „epochmark-cli team share“ schickt es.</translation>
    </message>
    <message>
        <source>There is no team yet: &quot;epochmark-cli team connect ADDRESS&quot; names its board.</source>
        <translation>Es gibt noch kein Team: „epochmark-cli team connect ADDRESS“ nennt seine Rangliste.</translation>
    </message>
    <message>
        <source>Usage: epochmark-cli team %1</source>
        <translation>Aufruf: epochmark-cli team %1</translation>
    </message>
    <message>
        <source>Made the board %1.</source>
        <translation>Die Rangliste %1 ist angelegt.</translation>
    </message>
    <message>
        <source>The board %1 is up to date.</source>
        <translation>Die Rangliste %1 ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Either --always or --by-hand.</source>
        <translation>Entweder --always oder --by-hand.</translation>
    </message>
    <message>
        <source>Connected to %1 as %2, to read and to share.</source>
        <translation>Mit %1 verbunden als %2, zum Lesen und Teilen.</translation>
    </message>
    <message>
        <source>Connected to %1 as %2, to read.</source>
        <translation>Mit %1 verbunden als %2, zum Lesen.</translation>
    </message>
    <message>
        <source>Nothing is shared unless you say so: team share ID.</source>
        <translation>Nichts wird geteilt, solange Sie es nicht sagen: team share ID.</translation>
    </message>
    <message>
        <source>Would leave, beside the measured numbers and the curves:</source>
        <translation>Hinaus gingen, neben den Messwerten und den Kurven:</translation>
    </message>
    <message>
        <source>Of which set? team share --preview ID</source>
        <translation>Von welcher Serie? team share --preview ID</translation>
    </message>
    <message>
        <source>%1 runs came, %2 went.</source>
        <translation>Läufe geholt: %1, zurückgezogen: %2.</translation>
    </message>
    <message>
        <source>You share nothing under %1.</source>
        <translation>Unter %1 teilen Sie nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Took %n run(s) off the board; they stay in your own results.</source>
        <translation>
            <numerusform>%n Lauf von der Rangliste genommen; in Ihren eigenen Ergebnissen bleibt er.</numerusform>
            <numerusform>%n Läufe von der Rangliste genommen; in Ihren eigenen Ergebnissen bleiben sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Pulled last: %1.</source>
        <translation>Zuletzt geholt: %1.</translation>
    </message>
    <message>
        <source>Board       %1</source>
        <translation>Rangliste   %1</translation>
    </message>
    <message>
        <source>Sharing     %1</source>
        <translation>Teilen      %1</translation>
    </message>
    <message>
        <source>every finished set</source>
        <translation>jede fertige Serie</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Waiting     %1</source>
        <translation>Wartend     %1</translation>
    </message>
    <message>
        <source>Pulled      sets: %1, last: %2</source>
        <translation>Geholt      Serien: %1, zuletzt: %2</translation>
    </message>
    <message>
        <source>Left the team: what was pulled is gone here; what you shared stays on the board.</source>
        <translation>Das Team ist verlassen: Was geholt war, ist hier fort; was Sie geteilt haben, bleibt auf der Rangliste.</translation>
    </message>
    <message>
        <source>team takes init, connect, share, pull, withdraw, list, status or leave, not &quot;%1&quot;.</source>
        <translation>team kennt init, connect, share, pull, withdraw, list, status und leave, nicht „%1“.</translation>
    </message>
    <message>
        <source>Shares finished results with a team on its own PostgreSQL database, and shows the team&apos;s.</source>
        <translation>Teilt fertige Ergebnisse mit einem Team auf dessen eigener PostgreSQL-Datenbank und zeigt die des Teams.</translation>
    </message>
    <message>
        <source>connect: share what is named alone (the usual)</source>
        <translation>connect: nur teilen, was genannt wird (das Übliche)</translation>
    </message>
    <message>
        <source>share: show what would leave, and send nothing</source>
        <translation>share: zeigen, was hinausginge, und nichts schicken</translation>
    </message>
    <message>
        <source>init ADDRESS      makes the board in a database (by whoever looks after it)
connect ADDRESS   joins it: postgresql://alice@db.example.org/lab, &quot;host=... dbname=...&quot;, service=lab
share ID...       puts sets on the board; without ID sends what waits since it couldn&apos;t be reached
pull              fetches what others shared since the last time
withdraw ID       takes one&apos;s own set off the board
list              own results and the team&apos;s, ranked together
status            which board, what waits, when it was pulled (the usual)
leave             forgets board and team here

Passwords stay in PostgreSQL&apos;s own places (~/.pgpass, ~/.pg_service.conf, certificates). Off this
machine the server has to prove who it is (sslmode=verify-full) unless the address says otherwise.
A run never needs the network.</source>
        <translation>init ADRESSE      legt die Rangliste in einer Datenbank an (durch den, der sie betreut)
connect ADRESSE   tritt ihr bei: postgresql://alice@db.example.org/lab, „host=... dbname=...“, service=lab
share ID...       stellt Serien auf die Rangliste; ohne ID schickt es, was noch wartet
pull              holt, was andere seit dem letzten Mal geteilt haben
withdraw ID       nimmt eine eigene Serie von der Rangliste
list              eigene Ergebnisse und die des Teams, gemeinsam gereiht
status            welche Rangliste, was wartet, wann geholt wurde (das Übliche)
leave             vergisst hier Rangliste und Team

Passwörter bleiben an PostgreSQLs eigenen Orten (~/.pgpass, ~/.pg_service.conf, Zertifikate). Außerhalb
dieses Rechners muss der Server beweisen, wer er ist (sslmode=verify-full), wenn die Adresse nichts anderes
sagt. Ein Lauf braucht nie das Netz.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written to.</source>
        <translation>In %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>LibTorch, which does the training, isn&apos;t there yet: &quot;epochmark-cli setup&quot; fetches it.</source>
        <translation>LibTorch, das das Training rechnet, ist noch nicht da: „epochmark-cli setup“ holt es.</translation>
    </message>
    <message>
        <source>Other ways: take the Epochmark that has LibTorch inside, or unpack LibTorch %1 yourself and name its folder with epochmark-cli setup --libtorch FOLDER.</source>
        <translation>Andere Wege: das Epochmark nehmen, in dem LibTorch steckt, oder LibTorch %1 selbst entpacken und seinen Ordner mit epochmark-cli setup --libtorch ORDNER nennen.</translation>
    </message>
    <message>
        <source>Fetching LibTorch needs python3 with pip (Debian: python3-pip), and there is none.</source>
        <translation>LibTorch zu holen braucht python3 mit pip (Debian: python3-pip), und das fehlt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: set XDG_CACHE_HOME to a folder that can.</source>
        <translation>In %1 kann nicht geschrieben werden: XDG_CACHE_HOME auf einen Ordner setzen, in dem das geht.</translation>
    </message>
    <message>
        <source>LibTorch needs %1 MB while it is unpacked, and the disk of %2 has less: make room, or set XDG_CACHE_HOME to a folder on a larger disk.</source>
        <translation>LibTorch braucht beim Entpacken %1 MB, und auf der Platte von %2 ist weniger frei: Platz schaffen oder XDG_CACHE_HOME auf einen Ordner einer größeren Platte setzen.</translation>
    </message>
    <message>
        <source>LibTorch couldn&apos;t be unpacked into %1.</source>
        <translation>LibTorch ließ sich nicht nach %1 entpacken.</translation>
    </message>
    <message>
        <source>LibTorch couldn&apos;t be downloaded: check the network, then try again; what arrived whole is kept.</source>
        <translation>LibTorch ließ sich nicht laden: das Netz prüfen und es noch einmal versuchen; was ganz ankam, bleibt.</translation>
    </message>
    <message>
        <source>Another set-up is fetching LibTorch: waiting for it</source>
        <translation>Ein anderes Setup holt LibTorch: es wird darauf gewartet</translation>
    </message>
    <message>
        <source>Unpacking LibTorch</source>
        <translation>LibTorch wird entpackt</translation>
    </message>
    <message>
        <source>Downloading LibTorch: %1 of about %2 MB</source>
        <translation>LibTorch wird geladen: %1 von etwa %2 MB</translation>
    </message>
    <message>
        <source>No LibTorch is pinned for this build of Epochmark.</source>
        <translation>Für dieses Epochmark ist kein LibTorch festgelegt.</translation>
    </message>
    <message>
        <source>LibTorch isn&apos;t there yet; what arrived whole is kept.</source>
        <translation>LibTorch ist noch nicht da; was ganz ankam, bleibt.</translation>
    </message>
    <message>
        <source>Which LibTorch %1 is can&apos;t be told: take one with its include folder.</source>
        <translation>Welches LibTorch %1 ist, lässt sich nicht sagen: eines mit seinem Ordner include nehmen.</translation>
    </message>
    <message>
        <source>There is no LibTorch in %1: name a folder that has %2 in it or in its lib.</source>
        <translation>In %1 ist kein LibTorch: einen Ordner nennen, der %2 in sich oder in seinem lib hat.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written, so the choice can&apos;t be kept: set XDG_CACHE_HOME to a folder that can, or EPOCHMARK_LIBTORCH to %2.</source>
        <translation>In %1 kann nicht geschrieben werden, die Wahl lässt sich also nicht merken: XDG_CACHE_HOME auf einen Ordner setzen, in dem das geht, oder EPOCHMARK_LIBTORCH auf %2.</translation>
    </message>
    <message>
        <source>LibTorch in %1 can&apos;t be loaded.</source>
        <translation>LibTorch in %1 lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Drawing a report needs libexpat.so.1 from this machine (Debian: apt-get install libexpat1); everything else works without.</source>
        <translation>Einen Bericht zu zeichnen braucht libexpat.so.1 von diesem Rechner (Debian: apt-get install libexpat1); alles andere geht ohne.</translation>
    </message>
    <message>
        <source>LibTorch in %1 is taken from now on.</source>
        <translation>Von jetzt an wird LibTorch in %1 genommen.</translation>
    </message>
    <message>
        <source>LibTorch %1 is ready.</source>
        <translation>LibTorch %1 ist bereit.</translation>
    </message>
    <message>
        <source>LibTorch %1 is there.</source>
        <translation>LibTorch %1 ist da.</translation>
    </message>
    <message>
        <source>Makes LibTorch, which does the training, ready where it isn&apos;t inside Epochmark.</source>
        <translation>Macht LibTorch bereit, das das Training rechnet, wo es nicht in Epochmark steckt.</translation>
    </message>
    <message>
        <source>take the one that is unpacked there (or Python&apos;s torch)</source>
        <translation>das dort entpackte nehmen (oder das torch von Python)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be a plug-in&apos;s name: up to 32 lower-case letters, digits, hyphens and underscores can.</source>
        <translation>„%1“ kann kein Plug-in heißen: bis zu 32 Kleinbuchstaben, Ziffern, Binde- und Unterstriche können es.</translation>
    </message>
    <message>
        <source>There is a plug-in %1 already: %2. Choose another name, or remove that one first.</source>
        <translation>Es gibt schon ein Plug-in %1: %2. Wählen Sie einen anderen Namen, oder entfernen Sie zuerst dieses.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t train in tf32: NVIDIA&apos;s cards do from compute capability 8.0 on, and through JAX&apos;s plug-in (--plugin NAME=FILE). Choose fp32, or such a device.</source>
        <translation>%1 trainiert nicht in tf32: NVIDIAs Karten tun das ab Compute Capability 8.0 und über das Plug-in von JAX (--plugin NAME=DATEI). Wählen Sie fp32 oder ein solches Gerät.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t train in fp16: NVIDIA&apos;s cards do from compute capability 7.0 on. Choose fp32, or such a card.</source>
        <translation>%1 trainiert nicht in fp16: NVIDIAs Karten tun das ab Compute Capability 7.0. Wählen Sie fp32 oder eine solche Karte.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t train in bf16: processors with AVX-512 BF16, AMX or Arm&apos;s BF16 do, and NVIDIA&apos;s cards from compute capability 8.0 on. Choose fp32, or such a device.</source>
        <translation>%1 trainiert nicht in bf16: Prozessoren mit AVX-512 BF16, AMX oder Arms BF16 tun das, und NVIDIAs Karten ab Compute Capability 8.0. Wählen Sie fp32 oder ein solches Gerät.</translation>
    </message>
    <message>
        <source>The plain pipeline doesn&apos;t train in %1: choose the tuned one, or fp32.</source>
        <translation>plain trainiert nicht in %1: Wählen Sie die Pipeline tuned oder fp32.</translation>
    </message>
    <message>
        <source>Model files aren&apos;t trained in fp16 in this version: choose bf16 or fp32.</source>
        <translation>Modelldateien werden in dieser Version nicht in fp16 trainiert: Wählen Sie bf16 oder fp32.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t train in bf16-products: TPUs do, which multiply bf16 numbers and add them up in fp32. Choose fp32, or a TPU.</source>
        <translation>%1 trainiert nicht in bf16-products: TPUs tun das, sie multiplizieren bf16-Zahlen und summieren in fp32. Wählen Sie fp32 oder eine TPU.</translation>
    </message>
    <message>
        <source>fp32 (default); bf16, fp16, tf32 where the device has units; bf16-products on a TPU</source>
        <translation>fp32 (Vorgabe); bf16, fp16, tf32, wo das Gerät Rechenwerke dafür hat; bf16-products auf einer TPU</translation>
    </message>
    <message>
        <source> and cost %1 as much a run</source>
        <comment>after &quot;4 ranks train 2.9x as fast as one&quot;</comment>
        <translation> und kosten %1 so viel je Lauf</translation>
    </message>
    <message>
        <source>%1; the exchange takes %2.</source>
        <comment>a sentence&apos;s first part</comment>
        <translation>%1; der Austausch nimmt %2.</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program on this host: set MASTER_PORT to a free one, the same for all ranks.</source>
        <translation>Port %1 ist auf diesem Rechner von einem anderen Programm belegt: setzen Sie MASTER_PORT auf einen freien, denselben für alle Ränge.</translation>
    </message>
    <message>
        <source>The ranks can&apos;t meet in the file %1: all of them must be able to write it.</source>
        <translation>Die Ränge können sich nicht in der Datei %1 treffen: alle müssen sie schreiben können.</translation>
    </message>
    <message>
        <source>Rank 0 didn&apos;t answer at %1, port %2, within %3 s. Start it, or look whether another program listens there or a firewall is in between.</source>
        <translation>Rang 0 hat unter %1, Port %2, %3 s lang nicht geantwortet. Starten Sie ihn, oder sehen Sie nach, ob dort ein anderes Programm lauscht oder eine Firewall dazwischen steht.</translation>
    </message>
    <message>
        <source>Other hosts can&apos;t reach this one at %1. Set MASTER_ADDR to rank 0&apos;s address in the network, or GLOO_SOCKET_IFNAME to this host&apos;s network interface.</source>
        <translation>Andere Rechner erreichen diesen nicht unter %1. Setzen Sie MASTER_ADDR auf die Adresse von Rang 0 im Netz oder GLOO_SOCKET_IFNAME auf die Netzwerkschnittstelle dieses Rechners.</translation>
    </message>
    <message>
        <source>any address</source>
        <translation>irgendeiner Adresse</translation>
    </message>
    <message>
        <source>There are two ranks with the number %1. Give each its own.</source>
        <translation>Es gibt zwei Ränge mit der Nummer %1. Geben Sie jedem eine eigene.</translation>
    </message>
    <message>
        <source>Stopped while waiting for the other ranks.</source>
        <translation>Angehalten, während auf die anderen Ränge gewartet wurde.</translation>
    </message>
    <message>
        <source>This version trains ranks on processors alone, not on %1. Choose the device cpu, or start without ranks.</source>
        <translation>Diese Version trainiert Ränge nur auf Prozessoren, nicht auf %1. Wählen Sie das Gerät cpu, oder starten Sie ohne Ränge.</translation>
    </message>
    <message>
        <source>Ranks train with the tuned pipeline alone: the plain one is a script for one device. Choose the tuned pipeline.</source>
        <translation>Ränge trainieren nur mit der Pipeline tuned: plain ist ein Skript für ein Gerät. Wählen Sie tuned.</translation>
    </message>
    <message>
        <source>%1 is another build than rank 0: %2 instead of %3. Install the same Epochmark on all hosts.</source>
        <translation>%1 ist ein anderes Programm als Rang 0: %2 statt %3. Installieren Sie auf allen Rechnern dasselbe Epochmark.</translation>
    </message>
    <message>
        <source>%1 has the seed %2, rank 0 has %3. Start all ranks with the same options.</source>
        <translation>%1 hat den Startwert %2, Rang 0 hat %3. Starten Sie alle Ränge mit denselben Optionen.</translation>
    </message>
    <message>
        <source>%1 was asked for other work than rank 0. Start all ranks with the same options.</source>
        <translation>%1 soll etwas anderes tun als Rang 0. Starten Sie alle Ränge mit denselben Optionen.</translation>
    </message>
    <message>
        <source>%1 reads other pictures than rank 0. Give all ranks the same dataset.</source>
        <translation>%1 liest andere Bilder als Rang 0. Geben Sie allen Rängen denselben Datensatz.</translation>
    </message>
    <message>
        <source>MASTER_PORT is %1: choose a port from 1024 to 65535.</source>
        <translation>MASTER_PORT ist %1: wählen Sie einen Port von 1024 bis 65535.</translation>
    </message>
    <message>
        <source>There are ranks on several hosts and MASTER_ADDR isn&apos;t set. Set it to the host of rank 0 (mpirun -x MASTER_ADDR=host).</source>
        <translation>Die Ränge laufen auf mehreren Rechnern, und MASTER_ADDR ist nicht gesetzt. Setzen Sie es auf den Rechner von Rang 0 (mpirun -x MASTER_ADDR=rechner).</translation>
    </message>
    <message>
        <source>The host of rank 0, &quot;%1&quot;, can&apos;t be found from here. Set MASTER_ADDR to a name or address that every host knows.</source>
        <translation>Der Rechner von Rang 0, „%1“, ist von hier aus nicht zu finden. Setzen Sie MASTER_ADDR auf einen Namen oder eine Adresse, die jeder Rechner kennt.</translation>
    </message>
    <message>
        <source>The launcher&apos;s variables contradict each other: rank %1 of %2.</source>
        <translation>Die Variablen des Starters widersprechen sich: Rang %1 von %2.</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>Rank %1 on %2</source>
        <translation>Rang %1 auf %2</translation>
    </message>
    <message>
        <source>%1 stopped: %2</source>
        <comment>&quot;Rank 2 on node1&quot;, a sentence</comment>
        <translation>%1 hat aufgehört: %2</translation>
    </message>
    <message>
        <source>%1 ended without a word: it was killed, or its host ran out of memory.</source>
        <translation>%1 ist ohne ein Wort zu Ende gegangen: er wurde beendet, oder seinem Rechner ging der Speicher aus.</translation>
    </message>
    <message>
        <source>%1 is halted (its process was suspended) and didn&apos;t answer for %2 s.</source>
        <translation>%1 steht still (sein Prozess wurde angehalten) und hat %2 s lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>The link to another rank broke, or was silent for %1 s. Look at what the other ranks say, and at the network between the hosts.</source>
        <translation>Die Verbindung zu einem anderen Rang ist abgebrochen oder war %1 s lang still. Sehen Sie nach, was die anderen Ränge sagen, und nach dem Netz zwischen den Rechnern.</translation>
    </message>
    <message>
        <source>Of %1 ranks these didn&apos;t come within %2 s: %3. Start all of them, with the same address and port.</source>
        <translation>Von %1 Rängen sind diese nach %2 s nicht da: %3. Starten Sie alle, mit derselben Adresse und demselben Port.</translation>
    </message>
    <message>
        <source>%1 ranks</source>
        <comment>processes that train together</comment>
        <translation>%1 Ränge</translation>
    </message>
    <message>
        <source>%1 ended with another network than rank 0, so the ranks didn&apos;t train the same one: processors of unlike kinds round differently.</source>
        <translation>%1 endete mit einem anderen Netz als Rang 0, also haben die Ränge nicht dasselbe trainiert: verschiedenartige Prozessoren runden verschieden.</translation>
    </message>
    <message>
        <source>The ranks have no place to meet: the temporary folder can&apos;t be written.</source>
        <translation>Die Ränge haben keinen Ort, sich zu treffen: der temporäre Ordner lässt sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>--batch is the whole batch, --batch-per-rank a rank&apos;s part: give one of them.</source>
        <translation>--batch ist der ganze Batch, --batch-per-rank der Teil eines Rangs: geben Sie eines davon an.</translation>
    </message>
    <message>
        <source>Ranks share one set out: name one device and one number of threads.</source>
        <translation>Ränge teilen sich eine Serie: nennen Sie ein Gerät und eine Zahl von Threads.</translation>
    </message>
    <message>
        <source>%1 ranks send each other %2 a step: %3 ms over this link, of which the way back through the network hides a part.</source>
        <translation>%1 Ränge schicken einander %2 je Schritt: %3 ms über diese Verbindung, wovon der Rückweg durch das Netz einen Teil verdeckt.</translation>
    </message>
    <message>
        <source>instead of --batch: pictures a step and rank (with 2 ranks, 10 are a batch of 20)</source>
        <translation>statt --batch: Bilder je Schritt und Rang (mit 2 Rängen sind 10 ein Batch von 20)</translation>
    </message>
    <message>
        <source>a rank that is silent for so long ends the run (60)</source>
        <translation>ein Rang, der so lange schweigt, beendet den Lauf (60)</translation>
    </message>
    <message>
        <source>%1 has started %2 ranks already: leave --ranks out.</source>
        <translation>%1 hat schon %2 Ränge gestartet: lassen Sie --ranks weg.</translation>
    </message>
    <message>
        <source>Ranks       %1 on %2, started by %3, linked by %4%5</source>
        <translation>Ränge       %1 auf %2, gestartet von %3, verbunden über %4%5</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n Rechner</numerusform>
            <numerusform>%n Rechnern</numerusform>
        </translation>
    </message>
    <message>
        <source>; all ended with the same network</source>
        <translation>; alle endeten mit demselben Netz</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>a spool file</source>
        <translation>einer Auslagerungsdatei</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>ohne Rang</translation>
    </message>
    <message>
        <source>%1 · %2, threads a rank: %3</source>
        <comment>a workload, a device</comment>
        <translation>%1 · %2, Threads je Rang: %3</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ränge</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>No ranks have trained yet: &quot;epochmark-cli run --ranks 2&quot; starts two.</source>
        <translation>Noch haben keine Ränge trainiert: „epochmark-cli run --ranks 2“ startet zwei.</translation>
    </message>
    <message>
        <source>Says how much faster several ranks train than one, and where their time goes.</source>
        <translation>Sagt, wie viel schneller mehrere Ränge trainieren als einer, und wo ihre Zeit bleibt.</translation>
    </message>
    <message>
        <source>That is no address of a team&apos;s board. It reads like postgresql://alice@db.example.org/lab, or &quot;host=db.example.org dbname=lab user=alice&quot;, or service=lab.</source>
        <translation>Das ist keine Adresse einer Team-Rangliste. Sie lautet etwa postgresql://alice@db.example.org/lab, „host=db.example.org dbname=lab user=alice“ oder service=lab.</translation>
    </message>
    <message>
        <source>A team&apos;s board has one host: several after each other aren&apos;t taken.</source>
        <translation>Eine Team-Rangliste hat einen Rechner: Mehrere nacheinander werden nicht genommen.</translation>
    </message>
    <message>
        <source>Sets wait for the board that you are with (%1): share them there first, or leave it (team leave), which forgets them.</source>
        <translation>Es warten noch Serien auf die jetzige Rangliste (%1): Teilen Sie sie erst dort, oder verlassen Sie sie (team leave), dann sind sie vergessen.</translation>
    </message>
    <message>
        <source>Another program has pulled from the team at the same time: pull once more.</source>
        <translation>Ein anderes Programm hat zur selben Zeit vom Team geholt: Holen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The shared run %1 can&apos;t be used: it isn&apos;t what its hash was made of.</source>
        <translation>Der geteilte Lauf %1 ist nicht zu gebrauchen: Sein Inhalt passt nicht zu seiner Prüfsumme.</translation>
    </message>
    <message>
        <source>The database %1 keeps its texts as %2; a board wants one made with ENCODING &apos;UTF8&apos;.</source>
        <translation>Die Datenbank %1 hält ihre Texte als %2; eine Rangliste braucht eine, die mit ENCODING &apos;UTF8&apos; angelegt ist.</translation>
    </message>
    <message>
        <source>Run %1 has a text with a zero byte, which no board keeps.</source>
        <translation>Lauf %1 hat einen Text mit einem Nullbyte, das keine Rangliste aufnimmt.</translation>
    </message>
    <message>
        <source>Whoever may read it: GRANT epochmark_reader TO name;
Whoever may share:   GRANT epochmark_member TO name;
These roles are the server&apos;s: they hold for every board that it has.</source>
        <translation>Wer lesen darf:  GRANT epochmark_reader TO name;
Wer teilen darf: GRANT epochmark_member TO name;
Diese Rollen gehören dem Server: Sie gelten für jede Rangliste darauf.</translation>
    </message>
    <message>
        <source>You may read this board, but not share: --always would share nothing.</source>
        <translation>Sie dürfen diese Rangliste lesen, aber nichts teilen: --always würde nichts teilen.</translation>
    </message>
    <message>
        <source>The set waits no longer to be shared.</source>
        <translation>Die Serie wartet nicht mehr auf das Teilen.</translation>
    </message>
    <message>
        <source>%1, where a spool file for them would be, lies in memory, too (tmpfs): EPOCHMARK_HOME or XDG_CACHE_HOME names another folder.</source>
        <translation>%1, wo eine Auslagerungsdatei dafür läge, liegt auch im Speicher (tmpfs): EPOCHMARK_HOME oder XDG_CACHE_HOME nennt einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 parameters.</source>
        <translation>%1 Parameter.</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them trained.</source>
        <translation>%1 Parameter, %2 davon werden trainiert.</translation>
    </message>
    <message>
        <source>%1 multiply-adds a picture, at least %2 of memory for batches of %3.</source>
        <translation>%1 Multiplikationen mit Addition je Bild, mindestens %2 Speicher für Batches von %3.</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Mult.-Add.</translation>
    </message>
    <message>
        <source>LibTorch in %1 can&apos;t be loaded: it isn&apos;t whole, or lacks libraries of its own. Name another one, or none to have it downloaded.</source>
        <translation>LibTorch in %1 lässt sich nicht laden: Es ist nicht vollständig, oder ihm fehlen eigene Bibliotheken. Nennen Sie ein anderes, oder keines, dann wird es heruntergeladen.</translation>
    </message>
    <message>
        <source>LibTorch in %1, which was chosen before, can&apos;t be loaded any more.</source>
        <translation>LibTorch in %1, das zuvor gewählt war, lässt sich nicht mehr laden.</translation>
    </message>
    <message>
        <source>This plug-in drives the platform &quot;%1&quot;, of which isn&apos;t known that it computes %2: take fp32.</source>
        <translation>Dieses Plug-in treibt die Plattform „%1“ an, von der nicht bekannt ist, dass sie %2 rechnet: Nehmen Sie fp32.</translation>
    </message>
    <message>
        <source>Nothing to compare with yet: run the same work once with one rank of as many threads.</source>
        <translation>Noch nichts zum Vergleichen: lassen Sie dieselbe Arbeit einmal mit einem Rang und ebenso vielen Threads laufen.</translation>
    </message>
    <message>
        <source>The run of one rank is disturbed or not ranked: repeat it with nothing else at work.</source>
        <translation>Der Lauf mit einem Rang ist gestört oder nicht gewertet: wiederholen Sie ihn, wenn sonst nichts arbeitet.</translation>
    </message>
    <message>
        <source>No run of several ranks is both ranked and undisturbed: repeat one with nothing else at work.</source>
        <translation>Kein Lauf mit mehreren Rängen ist gewertet und ungestört: wiederholen Sie einen, wenn sonst nichts arbeitet.</translation>
    </message>
    <message>
        <source>Conv 3×3 / 2, %1 + batch norm + Hardswish</source>
        <translation>Conv 3×3 / 2, %1 + Batch-Norm + Hardswish</translation>
    </message>
    <message>
        <source>Inverted residual block, Conv %1×%1, %2</source>
        <translation>Umgekehrter Residualblock, Conv %1×%1, %2</translation>
    </message>
    <message>
        <source>Conv 1×1, %1 + batch norm + Hardswish</source>
        <translation>Conv 1×1, %1 + Batch-Norm + Hardswish</translation>
    </message>
    <message>
        <source>Dense %1 + Hardswish + dropout</source>
        <translation>Dense %1 + Hardswish + Dropout</translation>
    </message>
    <message>
        <source>Residual block, Conv 1×1, 3×3, 1×1, %1</source>
        <translation>Residualblock, Conv 1×1, 3×3, 1×1, %1</translation>
    </message>
    <message>
        <source>A small network for phones (Howard et al. 2019): depthwise convolutions, 1.5 million parameters, less arithmetic a picture than Classic in far more layers.</source>
        <translation>Ein kleines Netz für Telefone (Howard et al. 2019): Faltungen je Kanal, 1,5 Millionen Parameter, weniger Rechenarbeit je Bild als Classic in weit mehr Schichten.</translation>
    </message>
    <message>
        <source>A residual network of 50 layers in blocks of three convolutions (He et al. 2015), 23.5 million parameters: more than twice ResNet-18&apos;s arithmetic a picture.</source>
        <translation>Ein Residualnetz mit 50 Schichten in Blöcken aus drei Faltungen (He et al. 2015), 23,5 Millionen Parameter: mehr als doppelt so viel Rechenarbeit je Bild wie ResNet-18.</translation>
    </message>
    <message>
        <source>These of its files couldn&apos;t be copied: %1.</source>
        <translation>Diese Dateien daraus ließen sich nicht kopieren: %1.</translation>
    </message>
    <message>
        <source>This session works on a copy in %1, a folder for temporary files that the system may empty: export what you measure. To keep results as usual make the folder writable, or set EPOCHMARK_HOME to another one, and start again.</source>
        <translation>Diese Sitzung arbeitet mit einer Kopie in %1, einem Ordner für vorübergehende Dateien, den das System leeren darf: Exportieren Sie, was Sie messen. Damit Ergebnisse wie gewohnt bleiben, machen Sie den Ordner beschreibbar oder setzen Sie EPOCHMARK_HOME auf einen anderen und starten neu.</translation>
    </message>
    <message>
        <source>It wanted %1 more at once; of the card&apos;s %2, %3 were free.</source>
        <translation>Es wollte auf einmal %1 mehr; von den %2 der Karte waren %3 frei.</translation>
    </message>
    <message>
        <source>There is not enough memory on %1 for this training.</source>
        <translation>Auf %1 ist nicht genug Speicher für dieses Training.</translation>
    </message>
    <message>
        <source>Choose a smaller batch, or close other programs that use the device.</source>
        <translation>Wählen Sie einen kleineren Batch, oder schließen Sie andere Programme, die das Gerät benutzen.</translation>
    </message>
    <message>
        <source>%1 answers this program no more (%2). Restart Epochmark; if it happens again, look for &quot;Xid&quot; in the kernel&apos;s log and check the card&apos;s heat, power and driver.</source>
        <translation>%1 antwortet diesem Programm nicht mehr (%2). Starten Sie Epochmark neu; geschieht es wieder, suchen Sie im Protokoll des Kernels nach „Xid“ und prüfen Sie Wärme, Stromversorgung und Treiber der Karte.</translation>
    </message>
    <message>
        <source>The card was asked for every operation of a step one by one, which is slower than one recorded step: %1.</source>
        <translation>Der Karte wurde jede Operation eines Schritts einzeln aufgetragen, was langsamer ist als ein aufgezeichneter Schritt: %1.</translation>
    </message>
    <message>
        <source>this build has no module for NVIDIA&apos;s cards, as LibTorch&apos;s GPU libraries weren&apos;t there when it was built: run packaging/setup.sh --cuda, then packaging/run.sh</source>
        <translation>dieser Build hat kein Modul für NVIDIAs Karten, da LibTorchs GPU-Bibliotheken fehlten, als er gebaut wurde: Rufen Sie packaging/setup.sh --cuda auf, dann packaging/run.sh</translation>
    </message>
    <message>
        <source>the module for NVIDIA&apos;s cards can&apos;t be loaded: run packaging/setup.sh --cuda, then packaging/run.sh</source>
        <translation>das Modul für NVIDIAs Karten lässt sich nicht laden: Rufen Sie packaging/setup.sh --cuda auf, dann packaging/run.sh</translation>
    </message>
    <message>
        <source>the module for NVIDIA&apos;s cards belongs to another build</source>
        <translation>das Modul für NVIDIAs Karten gehört zu einem anderen Build</translation>
    </message>
    <message>
        <source>it wasn&apos;t recorded (%1)</source>
        <translation>er wurde nicht aufgezeichnet (%1)</translation>
    </message>
    <message>
        <source>CUDA %1 finds no NVIDIA driver</source>
        <translation>CUDA %1 findet keinen NVIDIA-Treiber</translation>
    </message>
    <message>
        <source>CUDA %1 can&apos;t use the driver, which is for CUDA %2: %3</source>
        <translation>CUDA %1 kann den Treiber nicht benutzen, der für CUDA %2 ist: %3</translation>
    </message>
    <message>
        <source>no recorded steps</source>
        <translation>Schritte nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>steps asked for as</source>
        <translation>Schritte aufgetragen als</translation>
    </message>
    <message>
        <source>pixels on the card</source>
        <translation>Pixel auf der Karte</translation>
    </message>
    <message>
        <source>EPOCHMARK_CUDA_GRAPH=off asks for it</source>
        <translation>EPOCHMARK_CUDA_GRAPH=off verlangt es</translation>
    </message>
    <message>
        <source>The events of the run there have a line over 16 MiB: that is none of Epochmark&apos;s.</source>
        <translation>Die Ereignisse des Laufs dort haben eine Zeile von über 16 MiB: Die ist keine von Epochmark.</translation>
    </message>
    <message>
        <source>The run there sends something that is no event: it begins with &quot;%1&quot;.</source>
        <translation>Der Lauf dort schickt etwas, das kein Ereignis ist: Es beginnt mit „%1“.</translation>
    </message>
    <message>
        <source>The events of the run there are out of order: they can&apos;t be followed.</source>
        <translation>Die Ereignisse des Laufs dort sind nicht in ihrer Reihenfolge: Ihnen ist nicht zu folgen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read. Check its name and permissions.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie Namen und Rechte.</translation>
    </message>
    <message>
        <source>There is no room on %1 for %2. Free some space there, then try again: it goes on from where it ended.</source>
        <translation>Auf %1 ist kein Platz für %2. Schaffen Sie dort Platz und versuchen Sie es noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>%2 can&apos;t be written on %1: it says &quot;%3&quot;.</source>
        <translation>%2 kann auf %1 nicht geschrieben werden, die Antwort lautet „%3“.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t tell how much of a file it has, it says &quot;%2&quot;.</source>
        <translation>%1 sagt nicht, wie viel von einer Datei da ist, sondern „%2“.</translation>
    </message>
    <message>
        <source>%1 arrived on %2 with other content than it has here, and was removed there. Try again.</source>
        <translation>%1 kam auf %2 mit anderem Inhalt an als hier und wurde dort entfernt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 has no sha256sum, so it can&apos;t be proved that %2 arrived whole. Install coreutils there.</source>
        <translation>%1 hat kein sha256sum, daher ist nicht zu beweisen, dass %2 ganz angekommen ist. Installieren Sie dort coreutils.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2</source>
        <translation>%1 ist nicht zu verwenden: %2</translation>
    </message>
    <message>
        <source>it can&apos;t be read. Check its permissions.</source>
        <translation>Die Datei kann nicht gelesen werden. Prüfen Sie ihre Rechte.</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB.</source>
        <translation>Die Datei ist größer als 16 MiB.</translation>
    </message>
    <message>
        <source>it is damaged. Move it away to begin a new one.</source>
        <translation>Die Datei ist beschädigt. Verschieben Sie sie, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>a newer version has written it. Update Epochmark.</source>
        <translation>Eine neuere Version hat die Datei geschrieben. Bringen Sie Epochmark auf den neuen Stand.</translation>
    </message>
    <message>
        <source>its folder can&apos;t be made.</source>
        <translation>Ihr Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>another program holds it, or its folder can&apos;t be written.</source>
        <translation>Ein anderes Programm hält die Datei fest, oder ihr Ordner ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>%1 takes one line of at most %2 characters that can be seen.</source>
        <translation>%1 hat Platz für eine Zeile von höchstens %2 sichtbaren Zeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be the name of a machine here: up to 40 letters, digits, dots, hyphens and underscores, a letter or digit first.</source>
        <translation>„%1“ kann hier kein Rechner heißen: bis zu 40 Buchstaben (ohne Umlaute), Ziffern, Punkte, Binde- und Unterstriche, vorn ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no destination for ssh. It reads like gpubox (of ~/.ssh/config), alice@gpubox.example.org or ssh://alice@gpubox.example.org:2222.</source>
        <translation>„%1“ ist kein Ziel für ssh. Es sieht aus wie gpubox (aus ~/.ssh/config), alice@gpubox.example.org oder ssh://alice@gpubox.example.org:2222.</translation>
    </message>
    <message>
        <source>Which folder there? Its name can&apos;t be empty.</source>
        <translation>Welcher Ordner dort? Sein Name darf nicht leer sein.</translation>
    </message>
    <message>
        <source>The destination</source>
        <translation>Das Ziel</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>The command before all others</source>
        <translation>Der Befehl vor allen anderen</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
    <message>
        <source>The bundle</source>
        <translation>Das Paket</translation>
    </message>
    <message>
        <source>The command that ends the rent</source>
        <translation>Der Befehl, der die Miete beendet</translation>
    </message>
    <message>
        <source>That is no list of devices.</source>
        <translation>Das ist keine Liste von Geräten.</translation>
    </message>
    <message>
        <source>There is no room on %1 to unpack Epochmark. Free some space there.</source>
        <translation>Auf %1 ist kein Platz, um Epochmark auszupacken. Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>Epochmark can&apos;t be unpacked on %1: it says &quot;%2&quot;. Is the bundle one that packaging/bundle.sh made?</source>
        <translation>Epochmark kann auf %1 nicht ausgepackt werden, die Antwort lautet „%2“. Hat packaging/bundle.sh das Paket gemacht?</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t be made ready on %1: it says &quot;%2&quot;. A bundle that has it inside (packaging/bundle.sh --with-libtorch) needs no network there.</source>
        <translation>LibTorch kann auf %1 nicht bereitgestellt werden, die Antwort lautet „%2“. Ein Paket, in dem es schon ist (packaging/bundle.sh --with-libtorch), braucht dort kein Netz.</translation>
    </message>
    <message>
        <source>There is no bundle of Epochmark here that could be sent to %1. Make one with packaging/bundle.sh and name it (host add --bundle FILE), or name the epochmark-cli that is there already (--program PATH).</source>
        <translation>Hier ist kein Paket mit Epochmark, das an %1 geschickt werden könnte. Machen Sie mit packaging/bundle.sh eines und nennen Sie es (host add --bundle FILE), oder nennen Sie das epochmark-cli, das dort schon ist (--program PATH).</translation>
    </message>
    <message>
        <source>The bundle that was sent to %1 is gone there.</source>
        <translation>Das Paket, das an %1 geschickt wurde, ist dort verschwunden.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t answer as a shell does: it says nothing. May this user start programs there?</source>
        <translation>%1 antwortet nicht wie eine Shell, sondern gar nicht. Darf dieser Benutzer dort Programme starten?</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t answer as a shell does, it says &quot;%2&quot;. What does its login shell print (~/.bashrc, a forced command)?</source>
        <translation>%1 antwortet nicht wie eine Shell, sondern mit „%2“. Was gibt die Login-Shell dort aus (~/.bashrc, ein erzwungener Befehl)?</translation>
    </message>
    <message>
        <source>The folder %1 on %2 can&apos;t be made or written. Name another one, or free some space.</source>
        <translation>Der Ordner %1 auf %2 kann nicht angelegt oder beschrieben werden. Nennen Sie einen anderen oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>It is a %1 machine with %2: the Epochmark that is sent runs on x86-64 Linux.</source>
        <translation>Es ist ein Rechner mit %1 und %2: Das Epochmark, das geschickt wird, läuft auf x86-64 und Linux.</translation>
    </message>
    <message>
        <source>Build Epochmark there, and name its epochmark-cli.</source>
        <translation>Übersetzen Sie Epochmark dort und nennen Sie dessen epochmark-cli.</translation>
    </message>
    <message>
        <source>Its C library is %1, Epochmark needs glibc 2.35 or newer.</source>
        <translation>Die C-Bibliothek dort ist %1, Epochmark braucht glibc 2.35 oder neuer.</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>eine andere</translation>
    </message>
    <message>
        <source>The Epochmark that was named isn&apos;t there, or can&apos;t be started.</source>
        <translation>Das Epochmark, das genannt wurde, ist nicht dort oder lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Check its path, or name none to have one sent.</source>
        <translation>Prüfen Sie den Pfad, oder nennen Sie keinen, damit eines geschickt wird.</translation>
    </message>
    <message>
        <source>Its folder has only %1 left: Epochmark, LibTorch and a dataset may take 3 GB.</source>
        <translation>Im Ordner dort sind nur noch %1 frei: Epochmark, LibTorch und ein Datensatz können 3 GB brauchen.</translation>
    </message>
    <message>
        <source>Free some space, or name a folder on another disk.</source>
        <translation>Schaffen Sie Platz, oder nennen Sie einen Ordner auf einem anderen Laufwerk.</translation>
    </message>
    <message>
        <source>It has no python3 with pip, which fetches LibTorch.</source>
        <translation>Dort gibt es kein python3 mit pip, das LibTorch holt.</translation>
    </message>
    <message>
        <source>It has no way into the internet, where LibTorch is fetched.</source>
        <translation>Von dort führt kein Weg ins Internet, wo LibTorch geholt wird.</translation>
    </message>
    <message>
        <source>Its Epochmark is version %1, here it is %2.</source>
        <translation>Das Epochmark dort hat die Version %1, hier ist es %2.</translation>
    </message>
    <message>
        <source>Results of two versions may differ: take the same on both.</source>
        <translation>Ergebnisse zweier Versionen können sich unterscheiden: Nehmen Sie auf beiden dieselbe.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be run on %2: it says &quot;%3&quot;.</source>
        <translation>„%1“ lässt sich auf %2 nicht ausführen, die Antwort lautet „%3“.</translation>
    </message>
    <message>
        <source>Behind &quot;%1&quot; the folder %2 is another one, or can&apos;t be seen.</source>
        <translation>Hinter „%1“ ist der Ordner %2 ein anderer oder nicht zu sehen.</translation>
    </message>
    <message>
        <source>Share it under the same path (docker run -v %1:%1).</source>
        <translation>Geben Sie ihn unter demselben Pfad frei (docker run -v %1:%1).</translation>
    </message>
    <message>
        <source>Its Epochmark is too old to be followed from here.</source>
        <translation>Dem Epochmark dort kann von hier nicht gefolgt werden: Es ist zu alt.</translation>
    </message>
    <message>
        <source>Update it there, or name none to have this one sent.</source>
        <translation>Bringen Sie es dort auf den neuen Stand, oder nennen Sie keines, damit dieses hier geschickt wird.</translation>
    </message>
    <message>
        <source>Stopping on %1…</source>
        <translation>Wird auf %1 gestoppt…</translation>
    </message>
    <message>
        <source>Waiting for the scheduler of %1…</source>
        <translation>Wartet auf den Scheduler von %1…</translation>
    </message>
    <message>
        <source>Running on %1.</source>
        <translation>Läuft auf %1.</translation>
    </message>
    <message>
        <source>%1 says too much before it answers, beginning with &quot;%2&quot;. What does its login shell print (~/.bashrc, a forced command)?</source>
        <translation>%1 sagt zu viel, bevor die Antwort kommt, am Anfang „%2“. Was gibt die Login-Shell dort aus (~/.bashrc, ein erzwungener Befehl)?</translation>
    </message>
    <message>
        <source>What the run on %1 tells can&apos;t be read: %2 It goes on there, in %3.</source>
        <translation>Was der Lauf auf %1 mitteilt, ist nicht zu lesen: %2 Er läuft dort weiter, in %3.</translation>
    </message>
    <message>
        <source>The line to %1 broke; the run goes on there. Connecting again…</source>
        <translation>Die Leitung zu %1 ist abgerissen, der Lauf geht dort weiter. Neue Verbindung…</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>Es wird neu verbunden…</translation>
    </message>
    <message>
        <source>The line to %1 broke; the run goes on there. %2</source>
        <translation>Die Leitung zu %1 ist abgerissen, der Lauf geht dort weiter. %2</translation>
    </message>
    <message>
        <source>Stopped before the run on %1 had begun.</source>
        <translation>Gestoppt, bevor der Lauf auf %1 begonnen hatte.</translation>
    </message>
    <message>
        <source>The run isn&apos;t on %1 any more: its folder %2 is gone.</source>
        <translation>Der Lauf ist nicht mehr auf %1: Sein Ordner %2 ist verschwunden.</translation>
    </message>
    <message>
        <source>The run on %1 was killed (signal %2).</source>
        <translation>Der Lauf auf %1 wurde gewaltsam beendet (Signal %2).</translation>
    </message>
    <message>
        <source>The run on %1 ended with status %2.</source>
        <translation>Der Lauf auf %1 endete mit Status %2.</translation>
    </message>
    <message>
        <source>The run on %1 ended without a word: was the machine started anew?</source>
        <translation>Der Lauf auf %1 endete ohne ein Wort: Wurde der Rechner neu gestartet?</translation>
    </message>
    <message>
        <source>There is no room left on its disk.</source>
        <translation>Auf dem Laufwerk dort ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>Die letzten Worte: %1</translation>
    </message>
    <message>
        <source>A result of the run on %1 can&apos;t be stored here: %2 It stays there; &quot;epochmark-cli run --resume&quot; fetches it once more.</source>
        <translation>Ein Ergebnis des Laufs auf %1 kann hier nicht gespeichert werden: %2 Es bleibt dort; „epochmark-cli run --resume“ holt es noch einmal.</translation>
    </message>
    <message>
        <source>The folder %1 on %2 may be removed: its results are here.</source>
        <translation>Der Ordner %1 auf %2 kann entfernt werden: Seine Ergebnisse sind hier.</translation>
    </message>
    <message>
        <source>There is no machine &quot;%1&quot;: none has been added. &quot;epochmark-cli host add %1 DESTINATION&quot; adds one.</source>
        <translation>Es gibt keinen Rechner „%1“: Noch keiner wurde hinzugefügt. Das tut „epochmark-cli host add %1 DESTINATION“.</translation>
    </message>
    <message>
        <source>There is no machine &quot;%1&quot;. These have been added: %2.</source>
        <translation>Es gibt keinen Rechner „%1“. Hinzugefügt wurden: %2.</translation>
    </message>
    <message>
        <source>The list of machines, %1, can&apos;t be used: %2</source>
        <translation>Die Liste der Rechner, %1, ist nicht zu verwenden: %2</translation>
    </message>
    <message>
        <source>it has more than %1 machines.</source>
        <translation>Sie nennt mehr als %1 Rechner.</translation>
    </message>
    <message>
        <source>There is a machine &quot;%1&quot; already.</source>
        <translation>Einen Rechner „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>There are %1 machines, no more fit.</source>
        <translation>Es sind %1 Rechner, mehr haben nicht Platz.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindet mit %1…</translation>
    </message>
    <message>
        <source>Sending %1 to %2: %3 of %4</source>
        <translation>%1 geht an %2: %3 von %4</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Sieht sich %1 an…</translation>
    </message>
    <message>
        <source>Sending Epochmark to %1: %2 of %3</source>
        <translation>Epochmark geht an %1: %2 von %3</translation>
    </message>
    <message>
        <source>The run can&apos;t be begun on %1: it says &quot;%2&quot;.</source>
        <translation>Der Lauf kann auf %1 nicht beginnen, die Antwort lautet „%2“.</translation>
    </message>
    <message>
        <source>The rent of %1 goes on. This ends it: %2</source>
        <translation>Die Miete von %1 läuft weiter. Das beendet sie: %2</translation>
    </message>
    <message>
        <source>A queue runs on one machine: start one for each.</source>
        <translation>Eine Warteschlange läuft auf einem Rechner: Starten Sie für jeden eine.</translation>
    </message>
    <message>
        <source>A model that is trained on another machine can&apos;t be kept here: leave its file out.</source>
        <translation>Ein Modell, das auf einem anderen Rechner trainiert wird, kann hier nicht behalten werden: Lassen Sie seine Datei weg.</translation>
    </message>
    <message>
        <source>A folder of pictures isn&apos;t sent to another machine: pack it into a zip.</source>
        <translation>Ein Ordner voll Bilder wird nicht an einen anderen Rechner geschickt: Packen Sie ihn in ein Zip.</translation>
    </message>
    <message>
        <source>There is nothing to run.</source>
        <translation>Es gibt nichts auszuführen.</translation>
    </message>
    <message>
        <source>On another machine a queue&apos;s runs may differ by device and threads alone.</source>
        <translation>Auf einem anderen Rechner dürfen sich die Läufe einer Warteschlange nur in Gerät und Threads unterscheiden.</translation>
    </message>
    <message>
        <source>The list of runs on other machines, %1, can&apos;t be used: %2</source>
        <translation>Die Liste der Läufe auf anderen Rechnern, %1, ist nicht zu verwenden: %2</translation>
    </message>
    <message>
        <source>it has more than %1 runs.</source>
        <translation>Sie nennt mehr als %1 Läufe.</translation>
    </message>
    <message>
        <source>ssh can&apos;t be started: install the OpenSSH client (Debian: apt-get install openssh-client), or name another with EPOCHMARK_SSH.</source>
        <translation>ssh lässt sich nicht starten: Installieren Sie den Client von OpenSSH (Debian: apt-get install openssh-client), oder nennen Sie mit EPOCHMARK_SSH einen anderen.</translation>
    </message>
    <message>
        <source>ssh&apos;s questions can&apos;t be taken: there is no folder for a socket. Make XDG_RUNTIME_DIR or /tmp writable.</source>
        <translation>Die Fragen von ssh können nicht angenommen werden: Es gibt keinen Ordner für einen Socket. Machen Sie XDG_RUNTIME_DIR oder /tmp beschreibbar.</translation>
    </message>
    <message>
        <source>The line is silent.</source>
        <translation>Auf der Leitung ist es still.</translation>
    </message>
    <message>
        <source>%1 answers with more than was asked for, beginning with &quot;%2&quot;. What does its login shell print (~/.bashrc, a forced command)?</source>
        <translation>%1 antwortet mit mehr, als gefragt war, am Anfang „%2“. Was gibt die Login-Shell dort aus (~/.bashrc, ein erzwungener Befehl)?</translation>
    </message>
    <message>
        <source>There is no folder for ssh&apos;s socket: make XDG_RUNTIME_DIR or /tmp writable.</source>
        <translation>Für den Socket von ssh gibt es keinen Ordner: Machen Sie XDG_RUNTIME_DIR oder /tmp beschreibbar.</translation>
    </message>
    <message>
        <source>%1 shows another key than it is known by: it was set up anew, or something else answers in its place. Ask whoever runs it; &quot;ssh-keygen -R MACHINE&quot; forgets the former key.</source>
        <translation>%1 zeigt einen anderen Schlüssel als den bekannten: Der Rechner wurde neu aufgesetzt, oder an seiner Stelle antwortet etwas anderes. Fragen Sie, wer ihn betreibt; „ssh-keygen -R RECHNER“ vergisst den früheren Schlüssel.</translation>
    </message>
    <message>
        <source>The key of %1 isn&apos;t known here, and wasn&apos;t accepted. Compare its fingerprint with the one that its owner tells, and accept it when you are asked.</source>
        <translation>Der Schlüssel von %1 ist hier nicht bekannt und wurde nicht angenommen. Vergleichen Sie den Fingerabdruck mit dem, den der Besitzer nennt, und nehmen Sie ihn an, wenn Sie gefragt werden.</translation>
    </message>
    <message>
        <source>%1 lets nobody in with these keys and passwords. Check the user&apos;s name, and whether &quot;ssh&quot; gets in by itself.</source>
        <translation>%1 lässt mit diesen Schlüsseln und Passwörtern niemanden hinein. Prüfen Sie den Benutzernamen und ob „ssh“ allein hineinkommt.</translation>
    </message>
    <message>
        <source>There is no machine of the name %1. Check its spelling, ~/.ssh/config and the network.</source>
        <translation>Einen Rechner namens %1 gibt es nicht. Prüfen Sie die Schreibweise, ~/.ssh/config und das Netz.</translation>
    </message>
    <message>
        <source>%1 takes no ssh connections at that port. Is it switched on, is its ssh server running?</source>
        <translation>%1 nimmt an diesem Port keine ssh-Verbindung an. Ist er eingeschaltet, läuft sein ssh-Server?</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t answer. Is it switched on, is there a network, a VPN or a jump host to go through?</source>
        <translation>%1 antwortet nicht. Ist er eingeschaltet, gibt es ein Netz, geht es über ein VPN oder einen Sprungrechner?</translation>
    </message>
    <message>
        <source>ssh can&apos;t use its own settings for %1: see ~/.ssh/config.</source>
        <translation>ssh kann mit den eigenen Einstellungen für %1 nichts anfangen: siehe ~/.ssh/config.</translation>
    </message>
    <message>
        <source>The line to %1 broke, or couldn&apos;t be opened.</source>
        <translation>Die Leitung zu %1 ist abgerissen oder kam nicht zustande.</translation>
    </message>
    <message>
        <source>Lists what can train here and on added machines, and why something can&apos;t.</source>
        <translation>Listet auf, was hier und auf hinzugefügten Rechnern trainieren kann, und warum etwas nicht.</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1 free in %2</source>
        <translation>%1 frei in %2</translation>
    </message>
    <message>
        <source>no Epochmark yet, it is sent with the first run</source>
        <translation>noch kein Epochmark, es kommt mit dem ersten Lauf</translation>
    </message>
    <message>
        <source>Epochmark %1</source>
        <translation>Epochmark %1</translation>
    </message>
    <message>
        <source>It wasn&apos;t added. --no-check adds it all the same.</source>
        <translation>Der Rechner wurde nicht hinzugefügt. --no-check tut es trotzdem.</translation>
    </message>
    <message>
        <source>never looked at</source>
        <translation>nie angesehen</translation>
    </message>
    <message>
        <source>No machine has been added: &quot;epochmark-cli host add NAME DESTINATION&quot; adds one.</source>
        <translation>Noch kein Rechner wurde hinzugefügt: Das tut „epochmark-cli host add NAME DESTINATION“.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No run on another machine is open.</source>
        <translation>Auf keinem anderen Rechner ist ein Lauf offen.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>&quot;epochmark-cli run --resume ID&quot; follows one and fetches its results.</source>
        <translation>„epochmark-cli run --resume ID“ folgt einem davon und holt seine Ergebnisse.</translation>
    </message>
    <message>
        <source>A run on %1 is still open: &quot;epochmark-cli run --resume %1&quot; fetches its results, --force gives them up.</source>
        <translation>Auf %1 ist noch ein Lauf offen: „epochmark-cli run --resume %1“ holt seine Ergebnisse, --force gibt sie auf.</translation>
    </message>
    <message>
        <source>Removed %1 from the list. What was sent there stays there.</source>
        <translation>%1 steht nicht mehr in der Liste. Was dorthin geschickt wurde, bleibt dort.</translation>
    </message>
    <message>
        <source>host takes add, list, check, remove or runs, not &quot;%1&quot;.</source>
        <translation>host kennt add, list, check, remove und runs, nicht „%1“.</translation>
    </message>
    <message>
        <source>Usage: epochmark-cli host %1</source>
        <translation>Aufruf: epochmark-cli host %1</translation>
    </message>
    <message>
        <source>Adds machines that are reached by ssh: their devices train as those here do.</source>
        <translation>Fügt Rechner hinzu, die über ssh erreichbar sind: Ihre Geräte trainieren wie die hiesigen.</translation>
    </message>
    <message>
        <source>add: where Epochmark and datasets go there (epochmark, in the home)</source>
        <translation>add: wohin dort Epochmark und Datensätze kommen (epochmark, im Home)</translation>
    </message>
    <message>
        <source>add: an epochmark-cli that is there already; nothing is sent then</source>
        <translation>add: ein epochmark-cli, das schon dort ist; dann wird keines geschickt</translation>
    </message>
    <message>
        <source>add: what is sent, made by packaging/bundle.sh</source>
        <translation>add: was geschickt wird, von packaging/bundle.sh gemacht</translation>
    </message>
    <message>
        <source>add: what ends the rent; told when the last run there has ended, never run</source>
        <translation>add: was die Miete beendet; wird nach dem letzten Lauf dort genannt, nie ausgeführt</translation>
    </message>
    <message>
        <source>add: without looking at the machine</source>
        <translation>add: ohne sich den Rechner anzusehen</translation>
    </message>
    <message>
        <source>remove: also while a run there is open</source>
        <translation>remove: auch während dort ein Lauf offen ist</translation>
    </message>
    <message>
        <source>add NAME DESTINATION  looks at a machine and adds it; DESTINATION as ssh takes it: an alias of
                      ~/.ssh/config, alice@gpubox.example.org, ssh://alice@gpubox:2222
list                  which there are, and what they were last seen to have (the usual)
check NAME            looks at it once more
remove NAME           takes it off the list; what was sent there stays
runs                  runs there whose results aren&apos;t all here

&quot;run --device NAME/cpu&quot; trains there. ssh asks for unknown keys and passwords on the terminal;
nothing of that is kept, and the line then stays open for ten minutes.</source>
        <translation>add NAME DESTINATION  sieht sich einen Rechner an und fügt ihn hinzu; DESTINATION, wie ssh es nimmt: ein Alias
                      aus ~/.ssh/config, alice@gpubox.example.org, ssh://alice@gpubox:2222
list                  welche es gibt und was sie zuletzt hatten (das Übliche)
check NAME            sieht ihn sich noch einmal an
remove NAME           nimmt ihn von der Liste; was dorthin geschickt wurde, bleibt dort
runs                  Läufe dort, deren Ergebnisse noch nicht alle hier sind

„run --device NAME/cpu“ trainiert dort. ssh fragt auf dem Terminal nach unbekannten Schlüsseln und Passwörtern;
nichts davon wird behalten, und die Leitung bleibt danach zehn Minuten offen.</translation>
    </message>
    <message>
        <source>The line is back.</source>
        <translation>Die Leitung steht wieder.</translation>
    </message>
    <message>
        <source>Next try in %1…</source>
        <translation>Nächster Versuch in %1…</translation>
    </message>
    <message>
        <source>To be sent: %1, %2</source>
        <translation>Zu schicken: %1, %2</translation>
    </message>
    <message>
        <source>No run on another machine is open as &quot;%1&quot;: &quot;epochmark-cli host runs&quot; lists them.</source>
        <translation>Auf keinem anderen Rechner ist ein Lauf „%1“ offen: „epochmark-cli host runs“ listet sie auf.</translation>
    </message>
    <message>
        <source>Several runs on %1 are open: name one by its id, &quot;epochmark-cli host runs&quot; lists them.</source>
        <translation>Auf %1 sind mehrere Läufe offen: Nennen Sie einen mit seiner ID, „epochmark-cli host runs“ listet sie auf.</translation>
    </message>
    <message>
        <source>--plugin names a file here: on another machine set EPOCHMARK_PLUGINS there.</source>
        <translation>--plugin nennt eine Datei auf diesem Rechner: Auf einem anderen setzen Sie dort EPOCHMARK_PLUGINS.</translation>
    </message>
    <message>
        <source>stop as by Ctrl-C once this file is there, for where no signal arrives</source>
        <translation>stoppt wie mit Strg-C, sobald es diese Datei gibt: wo kein Signal ankommt</translation>
    </message>
    <message>
        <source>follow a run that was begun on another machine, and fetch its results</source>
        <translation>folgt einem Lauf, der auf einem anderen Rechner begonnen wurde, und holt seine Ergebnisse</translation>
    </message>
    <message>
        <source>Ranks share a run out where they are: on another machine start them there.</source>
        <translation>Ränge teilen sich einen Lauf dort, wo sie sind: Auf einem anderen Rechner starten Sie sie dort.</translation>
    </message>
    <message>
        <source>Stopped while the link was probed.</source>
        <translation>Angehalten, während die Verbindung ausgemessen wurde.</translation>
    </message>
    <message>
        <source>%1 processes are started on this machine to train together.</source>
        <comment>ranks, two or more</comment>
        <translation>%1 Prozesse werden auf diesem Rechner gestartet, um gemeinsam zu trainieren.</translation>
    </message>
    <message>
        <source>Here ranks train the networks that are built in; a model file they train from the terminal: epochmark-cli run --network FILE --ranks 2.</source>
        <translation>Hier trainieren Ränge die eingebauten Netze; eine Modelldatei trainieren sie vom Terminal aus: epochmark-cli run --network DATEI --ranks 2.</translation>
    </message>
    <message>
        <source>Rank %1 couldn&apos;t be started: %2 can&apos;t be run.</source>
        <translation>Rang %1 ließ sich nicht starten: %2 kann nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>&quot;Rank 2 on node1&quot;, a sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 a step take %2 over this link, a step&apos;s work %3</source>
        <comment>&quot;36.2 MiB a step take 320 ms ...&quot;, a sentence&apos;s first part</comment>
        <translation>%1 je Schritt brauchen %2 über diese Verbindung, die Arbeit eines Schritts %3</translation>
    </message>
    <message>
        <source>about %1 a run against %2</source>
        <translation>etwa %1 je Lauf gegen %2</translation>
    </message>
    <message>
        <source>What batch normalisation sends in each layer comes on top.</source>
        <translation>Was die Batch-Normalisierung in jeder Schicht sendet, kommt hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ranks will be faster than one, %2.</source>
        <comment>sentence&apos;s parts</comment>
        <translation>
            <numerusform>%1: %n Rang wird schneller sein als einer, %2.</numerusform>
            <numerusform>%1: %n Ränge werden schneller sein als einer, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ranks will be slower than one, %2.</source>
        <comment>sentence&apos;s parts</comment>
        <translation>
            <numerusform>%1: %n Rang wird langsamer sein als einer, %2.</numerusform>
            <numerusform>%1: %n Ränge werden langsamer sein als einer, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 ranks: about %3 a run (%4 for the data, %5 an epoch): a rehearsal, no measurement</source>
        <translation>%1, %2 Ränge: etwa %3 je Lauf (%4 für die Daten, %5 je Epoche): eine Probe, keine Messung</translation>
    </message>
    <message>
        <source>Foretells how long a run will take, from stored ones or a rehearsal of two seconds; with ranks also what the link between them makes of it.</source>
        <translation>Sagt voraus, wie lange ein Lauf dauern wird, aus gespeicherten oder aus einer Probe von zwei Sekunden; mit Rängen auch, was die Verbindung zwischen ihnen daraus macht.</translation>
    </message>
    <message>
        <source>It is asked to stop as soon as the line is back.</source>
        <translation>Er soll stoppen, sobald die Leitung wieder steht.</translation>
    </message>
    <message>
        <source>The rent of %1 goes on until you end it.</source>
        <translation>Die Miete von %1 läuft weiter, bis Sie sie beenden.</translation>
    </message>
    <message>
        <source>The decoded pictures need %1, but only %2 is left of the %3 of memory that this container or job may use (its control group) and %4 of it stays reserved. Give it more memory or use fewer pictures.</source>
        <translation>Die dekodierten Bilder brauchen %1, von den %3 Speicher, die dieser Container oder Auftrag nutzen darf (seine Kontrollgruppe), sind aber nur %2 frei, und %4 davon bleibt reserviert. Geben Sie ihm mehr Speicher oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The decoded pictures need %1, but only %2 is left of the %3 of memory that Slurm gave this job and %4 of it stays reserved. Ask for more (--mem) or use fewer pictures.</source>
        <translation>Die dekodierten Bilder brauchen %1, von den %3 Speicher, die Slurm diesem Auftrag gab, sind aber nur %2 frei, und %4 davon bleibt reserviert. Fordern Sie mehr an (--mem) oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The decoded pictures need %1, but only %2 is left of the %3 of memory that this run may use (--memory) and %4 of it stays reserved. Allow more or use fewer pictures.</source>
        <translation>Die dekodierten Bilder brauchen %1, aber von den %3 Speicher, die dieser Lauf nutzen darf (--memory), sind nur noch %2 übrig, und %4 davon bleibt reserviert. Erlauben Sie mehr, oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The decoded pictures need %1, but only %2 of memory is free and %3 of it stays reserved. Close other programs or use fewer pictures.</source>
        <translation>Die dekodierten Bilder brauchen %1, frei sind nur %2 Speicher, und %3 davon bleibt reserviert. Schließen Sie andere Programme oder nehmen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>The spool file of the decoded pictures in %1 holds other pixels than were written to it. Check that disk and start again.</source>
        <translation>Die Auslagerungsdatei der dekodierten Bilder in %1 enthält andere Pixel, als hineingeschrieben wurden. Prüfen Sie diese Platte und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>it can&apos;t be read: %1</source>
        <translation>es lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>it was changed since it was chosen. Choose it again</source>
        <translation>es wurde geändert, seit es gewählt wurde. Wählen Sie es noch einmal</translation>
    </message>
    <message>
        <source>it has no forward()</source>
        <translation>es hat kein forward()</translation>
    </message>
    <message>
        <source>its forward() takes %1 inputs, not the pictures alone</source>
        <translation>sein forward() nimmt %1 Eingaben, nicht die Bilder allein</translation>
    </message>
    <message>
        <source>nothing in it can be trained: no parameter asks for a gradient. Save it unfrozen, with requires_grad</source>
        <translation>nichts darin lässt sich trainieren: Kein Parameter verlangt einen Gradienten. Speichern Sie es nicht eingefroren, mit requires_grad</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t load it (%1)</source>
        <translation>LibTorch kann es nicht laden (%1)</translation>
    </message>
    <message>
        <source>it gives %1 instead of one tensor</source>
        <translation>es gibt %1 statt eines Tensors</translation>
    </message>
    <message>
        <source>it failed on a batch of pictures (%1)</source>
        <translation>es scheiterte an einem Batch Bilder (%1)</translation>
    </message>
    <message>
        <source>for %1 pictures it gives numbers in the shape %2, not %1 rows of logits</source>
        <translation>für %1 Bilder gibt es Zahlen der Form %2, nicht %1 Zeilen Logits</translation>
    </message>
    <message>
        <source>nothing in it can be trained: its outputs hang on no parameter</source>
        <translation>nichts darin lässt sich trainieren: Seine Ausgaben hängen von keinem Parameter ab</translation>
    </message>
    <message>
        <source>it gives no gradients (%1)</source>
        <translation>es gibt keine Gradienten (%1)</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program: what it computes over a batch can&apos;t be shared out among ranks. Start without ranks.</source>
        <translation>%1 ist ein TorchScript-Programm: Was es über einen Batch rechnet, lässt sich nicht auf Ränge verteilen. Starten Sie ohne Ränge.</translation>
    </message>
    <message>
        <source>Save the program with as many outputs as there are classes; for two, one does.</source>
        <translation>Speichern Sie das Programm mit so vielen Ausgaben, wie es Klassen gibt; für zwei genügt eine.</translation>
    </message>
    <message>
        <source>Run it with --fit-head, which gives it a last layer that fits.</source>
        <translation>Starten Sie es mit --fit-head: Das gibt ihm eine letzte Schicht, die passt.</translation>
    </message>
    <message>
        <source>it is a TorchScript program, whose layers aren&apos;t known before it runs. run --network trains it</source>
        <translation>es ist ein TorchScript-Programm, dessen Schichten nicht bekannt sind, bevor es läuft. run --network trainiert es</translation>
    </message>
    <message>
        <source>it holds more than %1, or more than %2 entries</source>
        <translation>es enthält mehr als %1 oder mehr als %2 Einträge</translation>
    </message>
    <message>
        <source>Stopped while %1 was read.</source>
        <translation>Angehalten, während %1 gelesen wurde.</translation>
    </message>
    <message>
        <source>it can&apos;t be read to its end</source>
        <translation>es lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>it holds weights without a program. Save torch.jit.script(model) or torch.jit.trace(model, pictures) instead</source>
        <translation>es enthält Gewichte ohne Programm. Speichern Sie stattdessen torch.jit.script(model) oder torch.jit.trace(model, pictures)</translation>
    </message>
    <message>
        <source>it is no TorchScript</source>
        <translation>es ist kein TorchScript</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, whose last layer can&apos;t be replaced. Save one with as many outputs as there are classes; for two, one does.</source>
        <translation>%1 ist ein TorchScript-Programm, dessen letzte Schicht sich nicht ersetzen lässt. Speichern Sie eines mit so vielen Ausgaben, wie es Klassen gibt; für zwei genügt eine.</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, which doesn&apos;t say the size of its pictures. Say it: --input-size N, from %2 to %3.</source>
        <translation>%1 ist ein TorchScript-Programm, das die Größe seiner Bilder nicht nennt. Nennen Sie sie: --input-size N, von %2 bis %3.</translation>
    </message>
    <message>
        <source>it crashed when it was tried out</source>
        <translation>es ist beim Ausprobieren abgestürzt</translation>
    </message>
    <message>
        <source>The process in which %1 is tried out can&apos;t be started.</source>
        <translation>Der Prozess, in dem %1 ausprobiert wird, lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Stopped while %1 was tried out.</source>
        <translation>Angehalten, während %1 ausprobiert wurde.</translation>
    </message>
    <message>
        <source>when it was tried out, it hadn&apos;t ended after %1 s</source>
        <translation>beim Ausprobieren war es nach %1 s nicht am Ende</translation>
    </message>
    <message>
        <source>The decoded pictures lie in a spool file of %1 in %2 and are read ahead of the training; waiting for them while training counts as input.</source>
        <translation>Die dekodierten Bilder liegen in einer Auslagerungsdatei von %1 in %2 und werden dem Training vorausgelesen; das Warten auf sie während des Trainierens zählt als Eingabe.</translation>
    </message>
    <message>
        <source>TorchScript program %1</source>
        <translation>TorchScript-Programm %1</translation>
    </message>
    <message>
        <source>A TorchScript program of its author&apos;s: it runs with your rights, from the weights that lie in its file. What memory it needs isn&apos;t known before it trains.</source>
        <translation>Ein TorchScript-Programm seines Autors: Es läuft mit Ihren Rechten und beginnt mit den Gewichten in seiner Datei. Welchen Speicher es braucht, ist nicht bekannt, bevor es trainiert.</translation>
    </message>
    <message>
        <source>what is trained: %1, a Keras model file, or a TorchScript .pt: a program of its author&apos;s, which is loaded and runs with your rights</source>
        <translation>was trainiert wird: %1, eine Keras-Modelldatei oder ein TorchScript-.pt: ein Programm seines Autors, das geladen wird und mit Ihren Rechten läuft</translation>
    </message>
    <message>
        <source>rows and columns of the pictures, where a model file leaves them open (32 to 1024); a .pt always does</source>
        <translation>Zeilen und Spalten der Bilder, wo eine Modelldatei sie offen lässt (32 bis 1024); ein .pt tut das immer</translation>
    </message>
    <message>
        <source>Sharing was stopped.</source>
        <translation>Das Teilen wurde angehalten.</translation>
    </message>
    <message>
        <source>Off this machine the server has to prove who it is: sslrootcert=FILE in the address names whose certificates are trusted.</source>
        <translation>Außerhalb dieses Rechners muss der Server beweisen, wer er ist: sslrootcert=DATEI in der Adresse nennt, wessen Zertifikaten getraut wird.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und noch %n weiterer.</numerusform>
            <numerusform>Und noch %n weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) shared with the team.</source>
        <translation>
            <numerusform>%n Serie mit dem Team geteilt.</numerusform>
            <numerusform>%n Serien mit dem Team geteilt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) were on the team&apos;s board already.</source>
        <translation>
            <numerusform>%n Serie lag schon auf der Rangliste des Teams.</numerusform>
            <numerusform>%n Serien lagen schon auf der Rangliste des Teams.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) wait for the server.</source>
        <translation>
            <numerusform>%n Serie wartet auf den Server.</numerusform>
            <numerusform>%n Serien warten auf den Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>You may read this board, but not share: choose sharing by hand.</source>
        <translation>Auf dieser Rangliste dürfen Sie lesen, aber nicht teilen: Wählen Sie das Teilen von Hand.</translation>
    </message>
    <message>
        <source>You share nothing of this set.</source>
        <translation>Sie teilen von dieser Serie nichts.</translation>
    </message>
    <message>
        <source>Every set that a run finishes here is shared from now on. What leaves: team share --preview ID.</source>
        <translation>Von jetzt an wird jede Serie geteilt, die hier ein Lauf abschließt. Was hinausgeht: team share --preview ID.</translation>
    </message>
    <message>
        <source>connect: share every set that a run finishes</source>
        <translation>connect: jede Serie teilen, die ein Lauf abschließt</translation>
    </message>
    <message numerus="yes">
        <source>%n ranks</source>
        <comment>processes that train together</comment>
        <translation>
            <numerusform>%n Rang</numerusform>
            <numerusform>%n Ränge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2 hosts</source>
        <comment>&quot;4 ranks&quot;; two hosts or more</comment>
        <translation>%1 auf %2 Rechnern</translation>
    </message>
    <message>
        <source>%1 train %2 as fast as one</source>
        <comment>&quot;4 ranks&quot;, &quot;2.9 ×&quot;</comment>
        <translation>%1 trainieren %2 so schnell wie einer</translation>
    </message>
    <message>
        <source>%1 are slower than one: they need %2 its time</source>
        <comment>&quot;4 ranks&quot;, &quot;1.6 ×&quot;</comment>
        <translation>%1 sind langsamer als einer: sie brauchen das %2 seiner Zeit</translation>
    </message>
    <message>
        <source>This version trains ranks on processors alone, not on %1: choose the processor, or one rank.</source>
        <translation>Diese Version trainiert Ränge nur auf Prozessoren, nicht auf %1: wählen Sie den Prozessor oder einen Rang.</translation>
    </message>
    <message>
        <source>Ranks need to know how often they run: choose a fixed number of repeats.</source>
        <translation>Ränge müssen wissen, wie oft sie laufen: wählen Sie eine feste Zahl von Wiederholungen.</translation>
    </message>
    <message>
        <source>Stopped, without %1: it didn&apos;t answer for %2 s.</source>
        <comment>&quot;Rank 2 on node1&quot;, which may hang</comment>
        <translation>Angehalten, ohne %1: er antwortete %2 s lang nicht.</translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t finish what it was asked for. Restart Epochmark; if it happens again, look for &quot;Xid&quot; in the kernel&apos;s log and check the card&apos;s heat, power and driver.</source>
        <translation>%1 wird mit dem, was verlangt wurde, nicht fertig. Starten Sie Epochmark neu; geschieht es wieder, suchen Sie im Protokoll des Kernels nach „Xid“ und prüfen Sie Wärme, Stromversorgung und Treiber der Karte.</translation>
    </message>
    <message>
        <source>operations of a step</source>
        <translation>Operationen eines Schritts</translation>
    </message>
    <message>
        <source>cuDNN&apos;s algorithms</source>
        <translation>Algorithmen von cuDNN</translation>
    </message>
    <message>
        <source>%1 has compute capability %2.%3 and no units for tf32, which cards have from 8.0 on: take fp32.</source>
        <translation>%1 hat Compute Capability %2.%3 und keine Einheiten für tf32; die haben Karten ab 8.0. Bitte fp32 wählen.</translation>
    </message>
    <message>
        <source>The plug-in doesn&apos;t tell the compute capability of %1, so it isn&apos;t known that it computes tf32: take fp32.</source>
        <translation>Das Plug-in verrät die Compute Capability von %1 nicht; ob es tf32 rechnet, ist daher nicht bekannt. Bitte fp32 wählen.</translation>
    </message>
    <message>
        <source>The pictures that another rank of this machine decodes can&apos;t be reached (%1).</source>
        <translation>Die Bilder, die ein anderer Rang dieses Rechners dekodiert, sind nicht zu erreichen (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n ranks on this machine need at least %1 of memory to train %2 in batches of %3; %4 has %5. Choose fewer ranks or a smaller batch.</source>
        <translation>
            <numerusform>%n Rang auf diesem Rechner braucht mindestens %1 Speicher, um %2 in Batches von %3 zu trainieren; %4 hat %5. Wählen Sie weniger Ränge oder einen kleineren Batch.</numerusform>
            <numerusform>%n Ränge auf diesem Rechner brauchen mindestens %1 Speicher, um %2 in Batches von %3 zu trainieren; %4 hat %5. Wählen Sie weniger Ränge oder einen kleineren Batch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ranks of this machine decode a part of the pictures each and share them.</source>
        <translation>
            <numerusform>%n Rang dieses Rechners dekodiert die Bilder.</numerusform>
            <numerusform>%n Ränge dieses Rechners dekodieren je einen Teil der Bilder und teilen sie sich.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 told nothing usable of the pictures that it decoded.</source>
        <comment>&quot;Rank 2 on node1&quot;</comment>
        <translation>%1 sagte nichts Brauchbares über die Bilder, die er dekodiert hat.</translation>
    </message>
    <message>
        <source>%1 was removed on %2 before it was proved whole. Try again.</source>
        <translation>%1 wurde auf %2 gelöscht, bevor geprüft war, ob es vollständig ist. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The folder %1 isn&apos;t on %2, or can&apos;t be read: the results of a run are kept there. Is its disk there, and is it the same machine?</source>
        <translation>Der Ordner %1 ist nicht auf %2 oder lässt sich nicht lesen: Dort liegen die Ergebnisse eines Laufs. Ist sein Datenträger da, und ist es derselbe Rechner?</translation>
    </message>
    <message>
        <source>Looking whether it has begun there…</source>
        <translation>Ob er dort begonnen hat, wird nachgesehen…</translation>
    </message>
    <message>
        <source>The line to %1 broke while the run was begun. %2</source>
        <translation>Die Leitung zu %1 ist abgerissen, während der Lauf begonnen wurde. %2</translation>
    </message>
    <message>
        <source>Making LibTorch ready on %1, as soon as the scheduler gives it a turn…</source>
        <translation>LibTorch wird auf %1 bereitgemacht, sobald der Scheduler ihm Rechenzeit gibt…</translation>
    </message>
    <message>
        <source>Making LibTorch ready on %1…</source>
        <translation>LibTorch wird auf %1 bereitgemacht…</translation>
    </message>
    <message>
        <source>Looking at %1, as soon as its scheduler gives it a turn…</source>
        <translation>%1 wird angesehen, sobald der Scheduler dort Rechenzeit gibt…</translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation>%1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>Added %1, where nothing can be run as it is.</source>
        <translation>%1 ist hinzugefügt; so, wie der Rechner jetzt ist, kann dort aber nichts laufen.</translation>
    </message>
    <message>
        <source>The run goes on there: &quot;epochmark-cli run --resume&quot; fetches its results.</source>
        <translation>Der Lauf geht dort weiter: „epochmark-cli run --resume“ holt seine Ergebnisse.</translation>
    </message>
    <message>
        <source>Stopping after the step under way. Ctrl-C once more ends it at once; finished epochs are kept.</source>
        <translation>Stoppt nach dem laufenden Schritt. Noch einmal Strg-C beendet sofort; fertige Epochen bleiben.</translation>
    </message>
    <message>
        <source>Asking the other machine to stop. Ctrl-C once more ends only the following here, whether or not it has heard; a run that is open: &quot;epochmark-cli host runs&quot;.</source>
        <translation>Der andere Rechner wird gebeten zu stoppen. Noch einmal Strg-C beendet nur das Verfolgen hier, ob er es gehört hat oder nicht; offene Läufe zeigt „epochmark-cli host runs“.</translation>
    </message>
    <message numerus="yes">
        <source>%n more ranks decode all pictures for themselves.</source>
        <translation>
            <numerusform>Noch %n Rang dekodiert alle Bilder für sich.</numerusform>
            <numerusform>Noch %n Ränge dekodieren alle Bilder für sich.</numerusform>
        </translation>
    </message>
    <message>
        <source>The system gives its ranks no file that they could share.</source>
        <translation>Das System gibt seinen Rängen keine Datei, die sie teilen könnten.</translation>
    </message>
    <message>
        <source>%1 decodes all pictures for itself. %2</source>
        <comment>&quot;Rank 2 on node1&quot;</comment>
        <translation>%1 dekodiert alle Bilder für sich. %2</translation>
    </message>
    <message>
        <source>%1 is LibTorch %2, and this Epochmark was built for %3: name one that fits, or let epochmark-cli setup fetch it.</source>
        <translation>%1 ist LibTorch %2, und dieses Epochmark ist für %3 gebaut: eines nennen, das passt, oder es von epochmark-cli setup holen lassen.</translation>
    </message>
    <message>
        <source>LibTorch %1 is fetched with what NVIDIA&apos;s cards need, about %2 MB. Without (for the processor alone): epochmark-cli setup --no-cards.</source>
        <translation>LibTorch %1 wird geholt, mit dem, was Karten von NVIDIA brauchen, etwa %2 MB. Ohne (für den Prozessor allein): epochmark-cli setup --no-cards.</translation>
    </message>
    <message>
        <source>LibTorch %1 is fetched, about %2 MB.</source>
        <translation>LibTorch %1 wird geholt, etwa %2 MB.</translation>
    </message>
    <message>
        <source>--cards and --no-cards exclude each other.</source>
        <translation>--cards und --no-cards schließen einander aus.</translation>
    </message>
    <message>
        <source>with what NVIDIA&apos;s cards need (3 GB), also where there is one for the processor</source>
        <translation>mit dem, was Karten von NVIDIA brauchen (3 GB), auch wo eines für den Prozessor da ist</translation>
    </message>
    <message>
        <source>Without --libtorch and --cards: does nothing where there is one; takes the torch of python3 where
its version fits; else downloads what serves this machine (the LibTorch that this Epochmark was
built with, or the one for its NVIDIA card; by Python&apos;s pip, checked by hash) into the user&apos;s
cache. EPOCHMARK_LIBTORCH=FOLDER names one for a single call of any command.</source>
        <translation>Ohne --libtorch und --cards: tut nichts, wo eines da ist; nimmt das torch von python3, wo dessen
Version passt; lädt sonst, was diesem Rechner dient (das LibTorch, mit dem dieses Epochmark gebaut
ist, oder das für seine Karte von NVIDIA; durch pip von Python, per Hash geprüft), in den Cache des
Benutzers. EPOCHMARK_LIBTORCH=ORDNER nennt eines für einen einzelnen Aufruf eines beliebigen Befehls.</translation>
    </message>
    <message>
        <source>The job of the run on %1 ended without a word: was it cancelled?</source>
        <translation>Der Auftrag des Laufs auf %1 endete ohne ein Wort: Wurde er abgebrochen?</translation>
    </message>
    <message>
        <source>Sending LibTorch to %1: %2 of %3</source>
        <translation>LibTorch wird an %1 geschickt: %2 von %3</translation>
    </message>
    <message>
        <source>add: goes before every command there: &quot;srun -p gpu&quot;, &quot;docker exec box&quot;; behind &quot;sbatch -p gpu&quot; each run is a job</source>
        <translation>add: steht dort vor jedem Befehl: „srun -p gpu“, „docker exec box“; hinter „sbatch -p gpu“ ist jeder Lauf ein Auftrag</translation>
    </message>
    <message>
        <source>LibTorch in %1 is loaded already: start Epochmark again to have the one in %2.</source>
        <translation>LibTorch in %1 ist schon geladen: Starten Sie Epochmark neu, um das in %2 zu haben.</translation>
    </message>
    <message>
        <source>Run epochmark-cli setup --cards, which fetches LibTorch %1 for it, then start Epochmark again.</source>
        <translation>Rufen Sie epochmark-cli setup --cards auf, das LibTorch %1 für sie holt, und starten Sie Epochmark dann neu.</translation>
    </message>
    <message>
        <source>LibTorch %1 drives it: take an Epochmark that has an engine for that.</source>
        <translation>LibTorch %1 treibt sie: Nehmen Sie ein Epochmark, das eine Engine dafür hat.</translation>
    </message>
    <message>
        <source>Another way: install PyTorch %1 for your card, or unpack it, and name its folder with epochmark-cli setup --libtorch FOLDER.</source>
        <translation>Ein anderer Weg: PyTorch %1 für Ihre Karte installieren oder auspacken und seinen Ordner mit epochmark-cli setup --libtorch ORDNER nennen.</translation>
    </message>
    <message>
        <source>this Epochmark has no module for NVIDIA&apos;s cards with this LibTorch</source>
        <translation>dieses Epochmark hat kein Modul für Karten von NVIDIA mit diesem LibTorch</translation>
    </message>
    <message>
        <source>A container there does it: run &quot;%1&quot; there once, and let &quot;%2&quot; be the command before all others (--prefix). Its pip fetches LibTorch; where it has no way into the internet, send a bundle that has LibTorch inside. Podman and Docker: packaging/container/README.md.</source>
        <translation>Mit einem Container dort geht es: Führen Sie dort einmal „%1“ aus und stellen Sie „%2“ allen Befehlen voran (--prefix). Sein pip holt LibTorch; wo er nicht ins Internet kommt, schicken Sie ein Bündel, in dem LibTorch schon ist. Podman und Docker: packaging/container/README.md.</translation>
    </message>
    <message>
        <source>LibTorch was fetched into %1 and can&apos;t be loaded there.</source>
        <translation>LibTorch wurde nach %1 geholt und lässt sich dort nicht laden.</translation>
    </message>
    <message>
        <source>There is no NVIDIA card here that an engine of this Epochmark drives under its driver. &quot;epochmark-cli devices&quot; says what stands in the way.</source>
        <translation>Hier ist keine Karte von NVIDIA, die eine Engine dieses Epochmarks unter ihrem Treiber treibt. „epochmark-cli devices“ sagt, was im Weg steht.</translation>
    </message>
    <message>
        <source>for the processor alone (0.5 GB), also where there is a card or another was chosen</source>
        <translation>für den Prozessor allein (0,5 GB), auch wo eine Karte ist oder ein anderes gewählt wurde</translation>
    </message>
    <message>
        <source>so many processes of this machine train together (on a machine whose prefix is srun: one on each of so many nodes); mpirun, torchrun and srun start them on several</source>
        <translation>so viele Prozesse dieses Rechners trainieren gemeinsam (auf einem Rechner, vor dessen Befehlen srun steht: je einer auf so vielen Knoten); mpirun, torchrun und srun starten sie auf mehreren</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t be made ready on %1: it says &quot;%2&quot;. The one of this machine was sent, and doesn&apos;t do it either: &quot;%3&quot;. A bundle that has LibTorch inside (packaging/bundle.sh --with-libtorch) needs no network there.</source>
        <translation>LibTorch kann auf %1 nicht bereitgestellt werden, die Antwort lautet „%2“. Das dieses Rechners wurde hingeschickt und taugt dort auch nicht: „%3“. Ein Paket, in dem LibTorch ist (packaging/bundle.sh --with-libtorch), braucht dort kein Netz.</translation>
    </message>
    <message>
        <source>LibTorch&apos;s half for processors is sent from this machine with the first run, where there is one. Else send a bundle that has it inside (packaging/bundle.sh --with-libtorch), or put LibTorch there and name it with EPOCHMARK_LIBTORCH.</source>
        <translation>Die Hälfte von LibTorch für Prozessoren wird mit dem ersten Lauf von diesem Rechner hingeschickt, wo es eines gibt. Sonst schicken Sie ein Paket, in dem sie ist (packaging/bundle.sh --with-libtorch), oder legen Sie LibTorch dort ab und nennen Sie es mit EPOCHMARK_LIBTORCH.</translation>
    </message>
    <message>
        <source>Its card needs more: put a LibTorch with CUDA there and let &quot;env EPOCHMARK_LIBTORCH=FOLDER&quot; be the command before all others.</source>
        <translation>Seine Karte braucht mehr: Legen Sie dort ein LibTorch mit CUDA ab und setzen Sie „env EPOCHMARK_LIBTORCH=ORDNER“ vor alle Befehle.</translation>
    </message>
    <message>
        <source>%1 couldn&apos;t fetch LibTorch and was sent the half for processors, with which its card can&apos;t be used. For the card put a LibTorch with CUDA there and name it (--prefix &quot;env EPOCHMARK_LIBTORCH=FOLDER&quot;).</source>
        <translation>%1 konnte LibTorch nicht holen und bekam die Hälfte für Prozessoren, mit der seine Karte nicht benutzt werden kann. Legen Sie für die Karte dort ein LibTorch mit CUDA ab und nennen Sie es (--prefix &quot;env EPOCHMARK_LIBTORCH=ORDNER&quot;).</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t be fetched on %1, and the one of this machine isn&apos;t sent: it needs %2, which isn&apos;t found beside it in %3. A bundle that has LibTorch inside (packaging/bundle.sh --with-libtorch) needs no network there.</source>
        <translation>LibTorch lässt sich auf %1 nicht holen, und das dieses Rechners wird nicht hingeschickt: Es braucht %2, was sich daneben in %3 nicht findet. Ein Paket, in dem LibTorch ist (packaging/bundle.sh --with-libtorch), braucht dort kein Netz.</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t be fetched on %1, and the one of this machine isn&apos;t sent: %2 of it are to come, and %3 are free there. Free some space, or name a folder on another disk.</source>
        <translation>LibTorch lässt sich auf %1 nicht holen, und das dieses Rechners wird nicht hingeschickt: %2 davon fehlen dort, und %3 sind frei. Schaffen Sie dort Platz, oder nennen Sie einen Ordner auf einer anderen Platte.</translation>
    </message>
    <message>
        <source>LibTorch can&apos;t be fetched on %1, and the one of this machine (%2) isn&apos;t sent: the Epochmark there was built for another one. Send a bundle of this very Epochmark, or one that has LibTorch inside (packaging/bundle.sh --with-libtorch).</source>
        <translation>LibTorch lässt sich auf %1 nicht holen, und das dieses Rechners (%2) wird nicht hingeschickt: Das Epochmark dort ist für ein anderes gebaut. Schicken Sie ein Paket genau dieses Epochmarks oder eines, in dem LibTorch ist (packaging/bundle.sh --with-libtorch).</translation>
    </message>
    <message>
        <source>Run packaging/setup.sh and build Epochmark again.</source>
        <translation>Führen Sie packaging/setup.sh aus und bauen Sie Epochmark neu.</translation>
    </message>
    <message>
        <source>Remove %1 and have epochmark-cli setup fetch it again.</source>
        <translation>Entfernen Sie %1 und lassen Sie epochmark-cli setup es neu holen.</translation>
    </message>
    <message>
        <source>Unpack or install Epochmark again.</source>
        <translation>Packen Sie Epochmark neu aus oder installieren Sie es neu.</translation>
    </message>
    <message>
        <source>Name another LibTorch with epochmark-cli setup --libtorch FOLDER.</source>
        <translation>Nennen Sie mit epochmark-cli setup --libtorch ORDNER ein anderes LibTorch.</translation>
    </message>
    <message>
        <source>LibTorch %1 drives it under driver %2 or later: install that, then run epochmark-cli setup --cards.</source>
        <translation>LibTorch %1 treibt sie mit Treiber %2 oder neuer an: Installieren Sie den, dann rufen Sie epochmark-cli setup --cards auf.</translation>
    </message>
    <message>
        <source>Name a LibTorch that has them: epochmark-cli setup --libtorch FOLDER.</source>
        <translation>Nennen Sie ein LibTorch, das sie hat: epochmark-cli setup --libtorch ORDNER.</translation>
    </message>
    <message>
        <source>The training engine can&apos;t be loaded.</source>
        <translation>Die Trainings-Engine lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>the module for NVIDIA&apos;s cards can&apos;t be loaded: run epochmark-cli setup --cards</source>
        <translation>das Modul für NVIDIAs Karten lässt sich nicht laden: Rufen Sie epochmark-cli setup --cards auf</translation>
    </message>
    <message>
        <source>LibTorch failed while training. Start again; if it happens every time: %1</source>
        <translation>LibTorch ist beim Training ausgefallen. Starten Sie neu; wenn es jedes Mal geschieht: %1</translation>
    </message>
    <message>
        <source>It couldn&apos;t be asked to go on: %1</source>
        <translation>Weiterzumachen ließ sich dort nicht verlangen: %1</translation>
    </message>
    <message>
        <source>go on with the next run, or without the rest of a pause, whenever this file is there; it is removed</source>
        <translation>mit dem nächsten Lauf oder ohne den Rest einer Pause weitermachen, sobald diese Datei da ist; sie wird entfernt</translation>
    </message>
    <message>
        <source>%1 can&apos;t train %2: its layer %3 has no form for plug-ins yet. Choose another device.</source>
        <translation>%1 kann %2 nicht trainieren: Die Schicht %3 hat noch keine Form für Plug-ins. Wählen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Demo set</source>
        <translation>Demo-Datensatz</translation>
    </message>
    <message>
        <source>entered</source>
        <comment>a price, by somebody</comment>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>the article</source>
        <comment>where a price comes from</comment>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>The price of electricity is in %1: the owned device&apos;s energy is left out.</source>
        <translation>Der Strompreis ist in %1 angegeben: Die Energie des gekauften Geräts fehlt darin.</translation>
    </message>
    <message>
        <source>GPU only</source>
        <translation>nur GPU</translation>
    </message>
    <message>
        <source>package</source>
        <comment>of a processor, which is measured whole</comment>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Scan asks it, under Plug-ins in the settings; so does &quot;epochmark-cli devices&quot;.</source>
        <translation>Suchen fragt es, unter Plug-ins in den Optionen; „epochmark-cli devices“ auch.</translation>
    </message>
    <message>
        <source>device memory held by LibTorch, at most</source>
        <translation>Gerätespeicher, höchstens von LibTorch belegt</translation>
    </message>
    <message>
        <source>The processor ran at %1 MHz on average, below its base clock of %2 MHz: heat, a power limit or a power saver holds it back.</source>
        <translation>Der Prozessor lief im Mittel mit %1 MHz, unter seinem Grundtakt von %2 MHz: Hitze, eine Leistungsgrenze oder Energiesparen bremst ihn.</translation>
    </message>
    <message>
        <source>the system ended it when it was tried out, perhaps for want of memory</source>
        <translation>das System hat es beim Ausprobieren beendet, vielleicht aus Mangel an Speicher</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Linkadresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 ahead&lt;/b&gt; of %2</source>
        <translation>&lt;b&gt;%1 Vorsprung&lt;/b&gt; vor %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 behind&lt;/b&gt; %2</source>
        <translation>&lt;b&gt;%1 Rückstand&lt;/b&gt; auf %2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>%1 would be done.</source>
        <comment>one device or several</comment>
        <translation>
            <numerusform>%1 wäre schon fertig.</numerusform>
            <numerusform>%1 wären schon fertig.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>this run</source>
        <translation>dieser Lauf</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Cost: %1 h a day, %2 days a month, %3 years, resale %4 %, %5 a kWh.</source>
        <translation>Kosten: %1 h am Tag, %2 Tage im Monat, %3 Jahre, Restwert %4 %, %5 je kWh.</translation>
    </message>
    <message>
        <source>Whiskers: 95 % interval. Rows whose intervals overlap share a rank.</source>
        <translation>Striche: 95-%-Intervall. Zeilen mit überlappenden Intervallen teilen sich einen Rang.</translation>
    </message>
    <message>
        <source>An interval needs three runs of a device.</source>
        <translation>Ein Intervall braucht drei Läufe eines Geräts.</translation>
    </message>
    <message>
        <source>&quot;-&quot; means that no price was given.</source>
        <translation>„-“ heißt: kein Preis angegeben.</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>je Lauf</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>cost a run</source>
        <translation>Kosten je Lauf</translation>
    </message>
    <message>
        <source>This result has no finished epoch to show. Choose a finished run.</source>
        <translation>Dieses Ergebnis hat keine fertige Epoche zum Zeigen. Wählen Sie einen fertigen Lauf.</translation>
    </message>
    <message>
        <source>No result has the id %1. Choose one of those stored.</source>
        <translation>Kein Ergebnis hat die ID %1. Wählen Sie eines der gespeicherten.</translation>
    </message>
    <message>
        <source>single run</source>
        <translation>einzelner Lauf</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>nicht gewertet</translation>
    </message>
    <message>
        <source>not completed, not ranked</source>
        <translation>nicht fertig, nicht gewertet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>not completed</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>this is the baseline</source>
        <translation>dies ist die Basis</translation>
    </message>
    <message>
        <source>%1 to %2, over %3</source>
        <translation>%1 – %2, gegenüber %3</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>gegenüber %1</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>measured, same workload</source>
        <translation>gemessen, gleicher Workload</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>no proof that it learned</source>
        <translation>kein Beleg, dass es lernte</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0,001</translation>
    </message>
    <message>
        <source>bought at %1</source>
        <translation>gekauft für %1</translation>
    </message>
    <message>
        <source>rented at %1 an hour</source>
        <translation>gemietet für %1 je Stunde</translation>
    </message>
    <message>
        <source>rented at %1 a month</source>
        <translation>gemietet für %1 je Monat</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>no price given</source>
        <translation>kein Preis angegeben</translation>
    </message>
    <message>
        <source>%1, without power</source>
        <translation>%1, ohne Strom</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Wh</source>
        <translation>Wh</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date, as QLocale::toString() takes it</comment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year, as QLocale::toString() takes it</comment>
        <translation>dd.MM.</translation>
    </message>
    <message>
        <source>measured %1, exported %2</source>
        <translation>gemessen %1, exportiert %2</translation>
    </message>
    <message>
        <source>¢ a run</source>
        <translation>¢ je Lauf</translation>
    </message>
    <message>
        <source>ct a run</source>
        <translation>ct je Lauf</translation>
    </message>
    <message numerus="yes">
        <source>%1 trained %2 for %n epochs</source>
        <translation>
            <numerusform>%1 trainierte %2 %n Epoche lang</numerusform>
            <numerusform>%1 trainierte %2 %n Epochen lang</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 trains %n epochs in %2</source>
        <translation>
            <numerusform>%1 trainiert %n Epoche in %2</numerusform>
            <numerusform>%1 trainiert %n Epochen in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 trains %2 in %3</source>
        <translation>%1 trainiert %2 in %3</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pictures to train, %2 to test</source>
        <translation>%1 Bilder zum Trainieren, %2 zum Testen</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>tuned pipeline</source>
        <translation>Pipeline optimiert</translation>
    </message>
    <message>
        <source>plain pipeline</source>
        <translation>Pipeline schlicht</translation>
    </message>
    <message>
        <source>N = %1, median</source>
        <translation>N = %1, Median</translation>
    </message>
    <message>
        <source>%1, spread %2</source>
        <translation>%1, Streuung %2</translation>
    </message>
    <message>
        <source>N = 1, no interval</source>
        <translation>N = 1, kein Intervall</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>The data are inside this picture: drop it into Epochmark.</source>
        <translation>Die Daten stecken in diesem Bild: Ziehen Sie es auf Epochmark.</translation>
    </message>
    <message>
        <source>Fingerprint </source>
        <translation>Fingerprint </translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Forward + backward</source>
        <translation>Vorwärts + rückwärts</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Bestenliste</translation>
    </message>
    <message>
        <source>measured, one workload; longer is faster</source>
        <translation>gemessen, ein Workload; länger ist schneller</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>the processor feeds the device at %1</source>
        <translation>der Prozessor lastet das Gerät zu %1 aus</translation>
    </message>
    <message>
        <source>seed %1, the median run</source>
        <translation>Seed %1, der Median-Lauf</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>%1 with 1 thread</source>
        <translation>%1 mit 1 Thread</translation>
    </message>
    <message>
        <source>%1 with %2 threads</source>
        <translation>%1 mit %2 Threads</translation>
    </message>
    <message>
        <source>learned its pictures; near chance here</source>
        <translation>lernte seine Bilder; hier nahe am Zufall</translation>
    </message>
    <message>
        <source>plug-in</source>
        <translation>Plug-in</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more results are not shown.</source>
        <translation>
            <numerusform>%Ln weiteres Ergebnis ist nicht gezeigt.</numerusform>
            <numerusform>%Ln weitere Ergebnisse sind nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>median of %Ln runs</source>
        <translation>
            <numerusform>Median aus %Ln Lauf</numerusform>
            <numerusform>Median aus %Ln Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>%1 with %2 ranks</source>
        <translation>%1 mit %2 Rängen</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON-Dokument (*.json)</translation>
    </message>
    <message>
        <source>Markdown text (*.md)</source>
        <translation>Markdown-Text (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message numerus="yes">
        <source>Read %1: %2 pictures to train, %3 to test, in %n class(es).</source>
        <translation>
            <numerusform>%1 gelesen: %2 Bilder zum Trainieren, %3 zum Testen, in %n Klasse.</numerusform>
            <numerusform>%1 gelesen: %2 Bilder zum Trainieren, %3 zum Testen, in %n Klassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2. Left out.</source>
        <translation>%1 %2. Ausgelassen.</translation>
    </message>
    <message>
        <source>Checked the archive in %1.</source>
        <translation>Archiv in %1 geprüft.</translation>
    </message>
    <message>
        <source>Decoded all pictures in %1.</source>
        <translation>Alle Bilder in %1 dekodiert.</translation>
    </message>
    <message>
        <source>Warmed up in %1. Not in the headline.</source>
        <translation>In %1 aufgewärmt. Zählt nicht zur Hauptzeit.</translation>
    </message>
    <message>
        <source>Trained for %1.</source>
        <translation>%1 trainiert.</translation>
    </message>
    <message>
        <source>Stored the result.</source>
        <translation>Ergebnis gespeichert.</translation>
    </message>
    <message>
        <source>Epoch %1: loss %2, %3; validation %4</source>
        <translation>Epoche %1: Verlust %2, %3; Validierung %4</translation>
    </message>
    <message>
        <source>Cooled down for %1 before this run.</source>
        <translation>Vor diesem Lauf %1 abgekühlt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more file(s) left out.</source>
        <translation>
            <numerusform>%Ln weitere Datei ausgelassen.</numerusform>
            <numerusform>%Ln weitere Dateien ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunOutcome</name>
    <message>
        <source>%1 isn&apos;t there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was in %1.</source>
        <translation>Es lag in %1.</translation>
    </message>
    <message>
        <source>Stopped at epoch %1. Stored, unranked.</source>
        <translation>In Epoche %1 gestoppt. Gespeichert, nicht gewertet.</translation>
    </message>
    <message numerus="yes">
        <source>%n finished epoch(s) kept.</source>
        <translation>
            <numerusform>%n fertige Epoche behalten.</numerusform>
            <numerusform>%n fertige Epochen behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>Der Lauf ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Stored as failed, with the epochs that were finished.</source>
        <translation>Als fehlgeschlagen gespeichert, mit den fertigen Epochen.</translation>
    </message>
</context>
<context>
    <name>epochmark::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>epochmark::BarList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>-   %1</source>
        <translation>-   %1</translation>
    </message>
</context>
<context>
    <name>epochmark::BenchmarkPage</name>
    <message>
        <source>%1 was not opened: a run is in work.</source>
        <translation>%1 wurde nicht geöffnet: Ein Lauf ist im Gang.</translation>
    </message>
    <message>
        <source>%1: %2, validation accuracy %3.</source>
        <translation>%1: %2, Validierungsgenauigkeit %3.</translation>
    </message>
    <message>
        <source>Keep the trained model</source>
        <translation>Trainiertes Modell behalten</translation>
    </message>
    <message>
        <source>TorchScript (*.pt);;All files (*)</source>
        <translation>TorchScript (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 ranks · %2</source>
        <comment>processes that train together, a device</comment>
        <translation>%1 Ränge · %2</translation>
    </message>
</context>
<context>
    <name>epochmark::BoardActions</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name of the device (empty: its own)</source>
        <translation>Name des Geräts (leer: sein eigener)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <translation>%1 gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results deleted.</source>
        <translation>
            <numerusform>%Ln Ergebnis gelöscht.</numerusform>
            <numerusform>%Ln Ergebnisse gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::BoardExchange</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>&amp;CSV table</source>
        <translation>&amp;CSV-Tabelle</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON-Dokument (*.json)</translation>
    </message>
    <message>
        <source>&amp;JSON, complete</source>
        <translation>&amp;JSON, vollständig</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>C&amp;opy as Markdown</source>
        <translation>Als Markdown &amp;kopieren</translation>
    </message>
    <message>
        <source>Nothing is shown that could be exported. Clear the filter.</source>
        <translation>Es ist nichts zu sehen, das exportiert werden könnte. Heben Sie den Filter auf.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The picture is in %1, its data inside.</source>
        <translation>Das Bild liegt in %1, die Daten darin.</translation>
    </message>
    <message>
        <source>1 result is in %1.</source>
        <translation>1 Ergebnis liegt in %1.</translation>
    </message>
    <message>
        <source>%1 results are in %2.</source>
        <translation>%1 Ergebnisse liegen in %2.</translation>
    </message>
    <message>
        <source>The table is on the clipboard, as Markdown.</source>
        <translation>Die Tabelle liegt als Markdown in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>1 run is new.</source>
        <translation>1 Lauf ist neu.</translation>
    </message>
    <message>
        <source>%1 runs are new.</source>
        <translation>%1 Läufe sind neu.</translation>
    </message>
    <message>
        <source>Nothing is new.</source>
        <translation>Nichts ist neu.</translation>
    </message>
    <message>
        <source>1 run was known already.</source>
        <translation>1 Lauf war schon bekannt.</translation>
    </message>
    <message>
        <source>%1 runs were known already.</source>
        <translation>%1 Läufe waren schon bekannt.</translation>
    </message>
    <message>
        <source>%1 is a pipe or a device: import it in the terminal.</source>
        <translation>%1 ist eine Pipe oder ein Gerät: Importieren Sie es im Terminal.</translation>
    </message>
    <message>
        <source>&amp;Picture of one result</source>
        <translation>&amp;Bild eines Ergebnisses</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>&amp;Web page to share</source>
        <translation>&amp;Webseite zum Teilen</translation>
    </message>
    <message>
        <source>Results (*.json *.png *.html);;All files (*)</source>
        <translation>Ergebnisse (*.json *.png *.html);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>epochmark::BoardHeader</name>
    <message>
        <source>Column heads</source>
        <translation>Spaltenköpfe</translation>
    </message>
</context>
<context>
    <name>epochmark::BreakEvenCard</name>
    <message>
        <source>Without electricity: the watts are unknown.</source>
        <translation>Ohne Strom: Die Leistung ist unbekannt.</translation>
    </message>
    <message>
        <source>Same work: about %1 runs a month, %2 on the rented %3, %4 on the owned %5, at measured speeds.%6</source>
        <translation>Gleiche Arbeit: rund %1 Läufe im Monat, %2 auf %3 (gemietet), %4 auf %5 (gekauft), nach gemessenem Tempo.%6</translation>
    </message>
    <message>
        <source>Buy against rent</source>
        <translation>Kaufen oder mieten</translation>
    </message>
    <message>
        <source>Device to buy</source>
        <translation>Gerät zum Kaufen</translation>
    </message>
    <message>
        <source>Device to rent</source>
        <translation>Gerät zum Mieten</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Measure a device first.</source>
        <translation>Messen Sie zuerst ein Gerät.</translation>
    </message>
    <message>
        <source>Add a price to buy</source>
        <translation>Kaufpreis hinzufügen</translation>
    </message>
    <message>
        <source>Add a price to rent</source>
        <translation>Mietpreis hinzufügen</translation>
    </message>
    <message>
        <source>Without electricity: its price is in %1.</source>
        <translation>Ohne Strom: Dessen Preis ist in %1 angegeben.</translation>
    </message>
</context>
<context>
    <name>epochmark::BreakEvenPlot</name>
    <message>
        <source>Running cost over months</source>
        <translation>Laufende Kosten über die Monate</translation>
    </message>
    <message>
        <source>They cross in month %1 at %2.</source>
        <translation>Sie kreuzen sich in Monat %1 bei %2.</translation>
    </message>
    <message>
        <source>They don&apos;t cross.</source>
        <translation>Sie kreuzen sich nicht.</translation>
    </message>
    <message>
        <source>After %1 months owning has cost %2, renting %3. %4</source>
        <translation>Nach %1 Monaten hat Besitzen %2 gekostet, Mieten %3. %4</translation>
    </message>
    <message>
        <source>months of use</source>
        <translation>Monate der Nutzung</translation>
    </message>
    <message>
        <source>running cost (%1)</source>
        <translation>laufende Kosten (%1)</translation>
    </message>
    <message>
        <source>own %1</source>
        <translation>Kauf %1</translation>
    </message>
    <message>
        <source>rent %1</source>
        <translation>Miete %1</translation>
    </message>
    <message>
        <source>%1 net of resale</source>
        <translation>%1 abzüglich Restwert</translation>
    </message>
    <message>
        <source>month %1, %2</source>
        <translation>Monat %1, %2</translation>
    </message>
    <message>
        <source>owning costs less from here on</source>
        <translation>ab hier kostet Besitzen weniger</translation>
    </message>
    <message>
        <source>After %1 months renting has cost %2. The %3 can&apos;t do the same work in these hours.</source>
        <translation>Nach %1 Monaten hat Mieten %2 gekostet. %3 schafft dieselbe Arbeit in diesen Stunden nicht.</translation>
    </message>
</context>
<context>
    <name>epochmark::CellText</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>±%1 %</source>
        <translation>±%1 %</translation>
    </message>
    <message>
        <source>single run</source>
        <translation>einzelner Lauf</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>stopped after epoch %1 of %2</source>
        <translation>nach Epoche %1 von %2 gestoppt</translation>
    </message>
    <message>
        <source>interrupted after epoch %1 of %2</source>
        <translation>nach Epoche %1 von %2 unterbrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>package</source>
        <comment>of a processor, which is measured whole</comment>
        <translation>Prozessor</translation>
    </message>
</context>
<context>
    <name>epochmark::ChartMenuButton</name>
    <message>
        <source>%1: look closer, smooth or logarithmic lines</source>
        <translation>%1: näher heran, Linien glatt oder logarithmisch</translation>
    </message>
</context>
<context>
    <name>epochmark::CompareBars</name>
    <message>
        <source>the reference</source>
        <translation>der Bezug</translation>
    </message>
    <message>
        <source>%1 as fast</source>
        <translation>%1 so schnell</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>noch kein Preis</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>Miete</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>speed against %1</source>
        <translation>Tempo gegen %1</translation>
    </message>
    <message>
        <source>minutes a run</source>
        <translation>Minuten je Lauf</translation>
    </message>
    <message>
        <source>watt-hours a run</source>
        <translation>Wattstunden je Lauf</translation>
    </message>
    <message>
        <source>about %1, once</source>
        <translation>etwa %1, einmal</translation>
    </message>
    <message>
        <source>about %1, twice</source>
        <translation>etwa %1, zweimal</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>seconds a run</source>
        <translation>Sekunden je Lauf</translation>
    </message>
</context>
<context>
    <name>epochmark::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>&amp;Add a result</source>
        <translation>Ergebnis &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Choose two results to compare.</source>
        <translation>Wählen Sie zwei Ergebnisse zum Vergleich.</translation>
    </message>
    <message>
        <source>Select them on the Leaderboard, or add them here.</source>
        <translation>Wählen Sie sie in der Bestenliste aus oder fügen Sie sie hier hinzu.</translation>
    </message>
    <message>
        <source>Open the &amp;Leaderboard</source>
        <translation>&amp;Bestenliste öffnen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Only what &amp;differs</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Settings side by side</source>
        <translation>Einstellungen nebeneinander</translation>
    </message>
    <message>
        <source>The first %1 of %2 chosen results.</source>
        <translation>Die ersten %1 von %2 gewählten Ergebnissen.</translation>
    </message>
    <message>
        <source>Results over each other. A ratio is shown only where the work was the same.</source>
        <translation>Ergebnisse übereinander. Ein Verhältnis steht nur da, wo die Arbeit dieselbe war.</translation>
    </message>
    <message>
        <source>One more result is needed.</source>
        <translation>Ein Ergebnis fehlt noch.</translation>
    </message>
    <message>
        <source>%1 is chosen. Add another to see them over each other.</source>
        <translation>%1 ist gewählt. Fügen Sie ein zweites hinzu, um sie übereinander zu sehen.</translation>
    </message>
    <message>
        <source>each set&apos;s median run</source>
        <translation>jeweils der Median-Lauf</translation>
    </message>
    <message>
        <source>The device isn&apos;t in this machine?</source>
        <translation>Das Gerät steckt nicht in diesem Rechner?</translation>
    </message>
    <message>
        <source>A &amp;device that isn&apos;t in this machine...</source>
        <translation>Ein &amp;Gerät, das nicht in diesem Rechner steckt ...</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>C&amp;opy as Markdown</source>
        <translation>Als Markdown &amp;kopieren</translation>
    </message>
    <message>
        <source>The comparison is on the clipboard, as Markdown.</source>
        <translation>Der Vergleich ist als Markdown in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The comparison is in %1.</source>
        <translation>Der Vergleich ist in %1.</translation>
    </message>
    <message>
        <source>%1 more: select them on the Leaderboard</source>
        <translation>%1 weitere: in der Bestenliste auswählen</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>One rank against several that share the same work out.</source>
        <translation>Ein Rang gegen mehrere, die sich dieselbe Arbeit teilen.</translation>
    </message>
</context>
<context>
    <name>epochmark::CompareSheet</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message numerus="yes">
        <source>%n more settings differ.</source>
        <translation>
            <numerusform>%n weitere Einstellung unterscheidet sich.</numerusform>
            <numerusform>%n weitere Einstellungen unterscheiden sich.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::CostBarsCard</name>
    <message>
        <source>%1 a run</source>
        <translation>%1 je Lauf</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>noch kein Preis</translation>
    </message>
    <message>
        <source>rent, %1 a run</source>
        <translation>Miete, %1</translation>
    </message>
    <message>
        <source>buy, %1 a run</source>
        <translation>Kauf, %1</translation>
    </message>
    <message>
        <source>A run on the %1 costs %2 times as much as on the %3.</source>
        <translation>Ein Lauf auf %1 kostet das %2-Fache eines Laufs auf %3.</translation>
    </message>
    <message>
        <source>Cost of one run</source>
        <translation>Kosten eines Laufs</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>Miete</translation>
    </message>
    <message>
        <source>No price is known yet: add one at the left.</source>
        <translation>Noch ist kein Preis bekannt: Fügen Sie links einen hinzu.</translation>
    </message>
    <message>
        <source>A device that isn&apos;t in this machine</source>
        <translation>Ein Gerät, das woanders steckt</translation>
    </message>
    <message>
        <source>rent, %1 billed</source>
        <translation>Miete, %1 abgerechnet</translation>
    </message>
    <message>
        <source>Without electricity where the watts are unknown.</source>
        <translation>Ohne Strom, wo die Leistung unbekannt ist.</translation>
    </message>
    <message>
        <source>Electricity is priced in %1: what is bought in %2 counts without it.</source>
        <translation>Der Strompreis ist in %1: Was in %2 gekauft wurde, zählt ohne Strom.</translation>
    </message>
</context>
<context>
    <name>epochmark::CostExchange</name>
    <message>
        <source>&amp;CSV table</source>
        <translation>&amp;CSV-Tabelle</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>C&amp;opy as Markdown</source>
        <translation>Als Markdown &amp;kopieren</translation>
    </message>
    <message>
        <source>Export costs</source>
        <translation>Kosten exportieren</translation>
    </message>
    <message>
        <source>The costs are in %1.</source>
        <translation>Die Kosten liegen in %1.</translation>
    </message>
    <message>
        <source>The costs are on the clipboard, as Markdown.</source>
        <translation>Die Kosten liegen als Markdown in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>epochmark::CostScale</name>
    <message>
        <source>cost a run</source>
        <translation>Kosten je Lauf</translation>
    </message>
    <message>
        <source>cost, %1 a run</source>
        <translation>Kosten, %1/Lauf</translation>
    </message>
    <message>
        <source>US cents a run</source>
        <translation>US-Cent je Lauf</translation>
    </message>
    <message>
        <source>%1 a run</source>
        <translation>%1 je Lauf</translation>
    </message>
    <message>
        <source>cost of a run</source>
        <translation>Kosten eines Laufs</translation>
    </message>
    <message>
        <source>cost of a run (%1)</source>
        <translation>Kosten eines Laufs (%1)</translation>
    </message>
</context>
<context>
    <name>epochmark::CostSheet</name>
    <message numerus="yes">
        <source>%Ln more results are not shown.</source>
        <translation>
            <numerusform>%Ln weiteres Ergebnis ist nicht gezeigt.</numerusform>
            <numerusform>%Ln weitere Ergebnisse sind nicht gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::CostsPage</name>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Measure a device first.</source>
        <translation>Messen Sie zuerst ein Gerät.</translation>
    </message>
    <message>
        <source>What a run costs follows from the time it was measured to take. Run a benchmark, then give the device a price.</source>
        <translation>Was ein Lauf kostet, folgt aus seiner gemessenen Zeit. Starten Sie einen Benchmark und geben Sie dem Gerät dann einen Preis.</translation>
    </message>
    <message>
        <source>&amp;Run a benchmark</source>
        <translation>Benchmark &amp;starten</translation>
    </message>
    <message>
        <source>What a run costs on each measured device. A price you have not given stays &quot;-&quot;.</source>
        <translation>Was ein Lauf auf jedem gemessenen Gerät kostet. Ein Preis, den Sie nicht angegeben haben, bleibt „-“.</translation>
    </message>
    <message>
        <source>The device isn&apos;t in this machine?</source>
        <translation>Das Gerät steckt nicht in diesem Rechner?</translation>
    </message>
    <message>
        <source>What a run costs</source>
        <translation>Was ein Lauf kostet</translation>
    </message>
    <message>
        <source>What a run costs on %1 of the results: this machine, devices with a price, and the fastest.</source>
        <translation>Was ein Lauf bei %1 der Ergebnisse kostet: dieser Rechner, Geräte mit Preis und die schnellsten.</translation>
    </message>
</context>
<context>
    <name>epochmark::CurveChart</name>
    <message>
        <source>Accuracy chart</source>
        <translation>Diagramm der Genauigkeit</translation>
    </message>
    <message>
        <source>Loss chart</source>
        <translation>Diagramm des Verlusts</translation>
    </message>
    <message>
        <source>Look &amp;closer</source>
        <translation>&amp;Näher heran</translation>
    </message>
    <message>
        <source>Look from &amp;farther</source>
        <translation>&amp;Weiter weg</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>&amp;Smooth the lines</source>
        <translation>Linien &amp;glätten</translation>
    </message>
    <message>
        <source>&amp;Logarithmic loss</source>
        <translation>Verlust &amp;logarithmisch</translation>
    </message>
</context>
<context>
    <name>epochmark::CurveSketch</name>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>What you will see: accuracy, live</source>
        <translation>Vorschau: Genauigkeit, live</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>a ghost</source>
        <translation>ein Ghost</translation>
    </message>
</context>
<context>
    <name>epochmark::DashKeys</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>ghost</source>
        <translation>Ghost</translation>
    </message>
</context>
<context>
    <name>epochmark::DatasetChoice</name>
    <message>
        <source>Choose a zip of pictures</source>
        <translation>Zip-Datei mit Bildern wählen</translation>
    </message>
    <message>
        <source>Zip archives (*.zip);;All files (*)</source>
        <translation>Zip-Archive (*.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>%1 isn&apos;t there any more. Choose another zip or folder.</source>
        <translation>%1 ist nicht mehr da. Wählen Sie ein anderes ZIP oder einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>epochmark::DatasetPicker</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to train, %2 to test</source>
        <translation>%1 Training, %2 Test</translation>
    </message>
    <message>
        <source>%1: %2 to train, %3 to test</source>
        <translation>%1: %2 zum Trainieren, %3 zum Testen</translation>
    </message>
    <message>
        <source>built in, needs no download</source>
        <translation>eingebaut, ohne Download</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Nehmen</translation>
    </message>
    <message>
        <source>Use the Demo set</source>
        <translation>Den Demo-Datensatz nehmen</translation>
    </message>
    <message>
        <source>Reading the dataset</source>
        <translation>Datensatz wird gelesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>Choose another dataset</source>
        <translation>Anderen Datensatz wählen</translation>
    </message>
    <message>
        <source>Recent: none yet</source>
        <translation>Zuletzt: noch keiner</translation>
    </message>
    <message>
        <source>Recent: %1</source>
        <translation>Zuletzt: %1</translation>
    </message>
    <message>
        <source>Recent datasets</source>
        <translation>Zuletzt benutzte Datensätze</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Not used: %1 pictures in %2</source>
        <translation>Nicht verwendet: %1 Bilder in %2</translation>
    </message>
    <message>
        <source>Show the files left out</source>
        <translation>Ausgelassene Dateien zeigen</translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation>%1 &amp;behalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out.</source>
        <translation>
            <numerusform>%Ln Datei ausgelassen.</numerusform>
            <numerusform>%Ln Dateien ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::DeletedResults</name>
    <message>
        <source>%1 · %2 · deleted %3</source>
        <translation>%1 · %2 · gelöscht %3</translation>
    </message>
    <message>
        <source>Deleted results</source>
        <translation>Gelöschte Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>%1, measured %2</source>
        <translation>%1, gemessen %2</translation>
    </message>
    <message>
        <source>They count nowhere until they are restored.</source>
        <translation>Sie zählen nirgends, bis sie zurückgeholt sind.</translation>
    </message>
    <message>
        <source>None. What you delete can be brought back here.</source>
        <translation>Keine. Was gelöscht wird, lässt sich hier zurückholen.</translation>
    </message>
    <message>
        <source>&amp;Restore all</source>
        <translation>Alle &amp;zurückholen</translation>
    </message>
</context>
<context>
    <name>epochmark::DetailsPanel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Model or log</source>
        <translation>Modell oder Protokoll</translation>
    </message>
    <message>
        <source>known after decoding</source>
        <translation>bekannt nach dem Dekodieren</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::DevicePicker</name>
    <message>
        <source>%1 in use by %2</source>
        <translation>%1 benutzt von %2</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 benutzt</translation>
    </message>
    <message>
        <source>in use by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Geräte werden gesucht</translation>
    </message>
    <message>
        <source>A device that isn&apos;t in this machine</source>
        <translation>Ein Gerät, das woanders steckt</translation>
    </message>
    <message>
        <source>Add a machine by ssh...</source>
        <translation>Einen Rechner per ssh hinzufügen …</translation>
    </message>
</context>
<context>
    <name>epochmark::DropZone</name>
    <message>
        <source>Drop a zip of pictures here</source>
        <translation>Zip-Datei mit Bildern hierher ziehen</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>Wä&amp;hlen</translation>
    </message>
    <message>
        <source>or a &amp;folder</source>
        <translation>oder ein &amp;Ordner</translation>
    </message>
</context>
<context>
    <name>epochmark::ElsewhereDialog</name>
    <message>
        <source>A device that isn&apos;t in this machine</source>
        <translation>Ein Gerät, das woanders steckt</translation>
    </message>
    <message>
        <source>Rented, or somebody else&apos;s: measured there by one line</source>
        <translation>Gemietet oder von jemand anderem: dort mit einer Zeile gemessen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>epochmark::EpochsModel</name>
    <message>
        <source>The best epoch of this run.</source>
        <translation>Die beste Epoche dieses Laufs.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>time, s</source>
        <translation>Zeit, s</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
</context>
<context>
    <name>epochmark::EstimateLine</name>
    <message>
        <source>A run takes about %1, from %2 of the same work with other epochs.</source>
        <translation>Ein Lauf dauert etwa %1, nach %2 derselben Arbeit mit anderer Epochenzahl.</translation>
    </message>
    <message>
        <source>A run takes about %1, from %2 of the same work.</source>
        <translation>Ein Lauf dauert etwa %1, nach %2 derselben Arbeit.</translation>
    </message>
    <message>
        <source>All of them: about %1 and the pauses.</source>
        <translation>Alle zusammen: etwa %1 und die Pausen.</translation>
    </message>
    <message>
        <source>How long a run takes isn&apos;t known: nothing of this work has been measured on this device.</source>
        <translation>Wie lange ein Lauf dauert, ist nicht bekannt: Auf diesem Gerät wurde diese Arbeit noch nie gemessen.</translation>
    </message>
    <message>
        <source>Estimate it by a rehearsal</source>
        <translation>Durch eine Probe schätzen</translation>
    </message>
    <message>
        <source>Rehearsing: two seconds of the run, after loading and warming up.</source>
        <translation>Probe: zwei Sekunden des Laufs, nach Laden und Warmlaufen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A run takes about %1, by a rehearsal of two seconds (%2 for the data, %3 an epoch). A first idea: nothing was measured.</source>
        <translation>Ein Lauf dauert etwa %1, nach einer Probe von zwei Sekunden (%2 für die Daten, %3 je Epoche). Ein erster Anhalt: Gemessen wurde nichts.</translation>
    </message>
    <message>
        <source>Rehearse again</source>
        <translation>Noch eine Probe</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>The rehearsal is being stopped, then the run begins.</source>
        <translation>Die Probe wird beendet, dann beginnt der Lauf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored run(s)</source>
        <translation>
            <numerusform>%Ln gespeicherten Lauf</numerusform>
            <numerusform>%Ln gespeicherten Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether %1 ranks will be faster than one isn&apos;t known: it depends on what they send each other.</source>
        <translation>Ob %1 Ränge schneller sein werden als einer, ist nicht bekannt: es hängt davon ab, was sie einander schicken.</translation>
    </message>
    <message>
        <source>Probe it and rehearse</source>
        <translation>Ausmessen und proben</translation>
    </message>
    <message>
        <source>The ranks are started, their link is probed, then one rehearses alone and all together.</source>
        <translation>Die Ränge werden gestartet, ihre Verbindung wird ausgemessen, dann probt einer allein und alle zusammen.</translation>
    </message>
</context>
<context>
    <name>epochmark::FilterMenu</name>
    <message>
        <source>All &amp;devices</source>
        <translation>Alle &amp;Geräte</translation>
    </message>
    <message>
        <source>Any &amp;time</source>
        <translation>&amp;Jederzeit</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>The last &amp;week</source>
        <translation>Letzte &amp;Woche</translation>
    </message>
    <message>
        <source>The last &amp;30 days</source>
        <translation>Letzte &amp;30 Tage</translation>
    </message>
    <message>
        <source>&amp;Valid or not</source>
        <translation>&amp;Gültig oder nicht</translation>
    </message>
    <message>
        <source>&amp;Ranked only</source>
        <translation>Nur &amp;gewertete</translation>
    </message>
    <message>
        <source>&amp;Unranked only</source>
        <translation>Nur ni&amp;cht gewertete</translation>
    </message>
</context>
<context>
    <name>epochmark::HelpDialog</name>
    <message>
        <source>How to measure a device</source>
        <translation>So messen Sie ein Gerät</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>&lt;p&gt;Trains a real network on real pictures: how fast a device is, whether it learns, and what a run costs.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Trainiert ein echtes Netz mit echten Bildern: wie schnell ein Gerät ist, ob es lernt und was ein Lauf kostet.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Built as %1 with %2, Qt %3; runs with Qt %4 on %5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Gebaut als %1 mit %2, Qt %3; läuft mit Qt %4 auf %5.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The published results and the two shipped prices are those of the article that began this.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die veröffentlichten Ergebnisse und die beiden mitgelieferten Preise stammen aus dem Artikel, mit dem alles begann.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Hilfe: %1</translation>
    </message>
    <message>
        <source>Choose a zip of pictures, or the Demo set that is built in.</source>
        <translation>Wählen Sie eine Zip-Datei mit Bildern oder den eingebauten Demo-Datensatz.</translation>
    </message>
    <message>
        <source>Choose the device. One that can&apos;t be used says why, and what to do about it.</source>
        <translation>Wählen Sie das Gerät. Ist eines nicht nutzbar, steht dabei, warum, und was zu tun ist.</translation>
    </message>
    <message>
        <source>Choose a preset. &lt;b&gt;Classic&lt;/b&gt; is the published workload, &lt;b&gt;Quick&lt;/b&gt; a first impression in three epochs. Anything changed under &lt;b&gt;More&lt;/b&gt; makes a class of its own.</source>
        <translation>Wählen Sie eine Vorgabe. &lt;b&gt;Klassik&lt;/b&gt; ist der veröffentlichte Workload, &lt;b&gt;Schnell&lt;/b&gt; ein erster Eindruck in drei Epochen. Was unter &lt;b&gt;Mehr&lt;/b&gt; geändert wird, bildet eine eigene Klasse.</translation>
    </message>
    <message>
        <source>Press Start. Stop keeps what was measured until then, unranked.</source>
        <translation>Drücken Sie Starten. Stoppen behält das bis dahin Gemessene, nicht gewertet.</translation>
    </message>
    <message>
        <source>For a result to rely on</source>
        <translation>Für ein belastbares Ergebnis</translation>
    </message>
    <message>
        <source>Close other programs, plug the machine in, and let it repeat the run three times or more: from three on, times carry an interval. What could have disturbed a run is said beside its result.</source>
        <translation>Schließen Sie andere Programme, schließen Sie den Rechner ans Netz an und lassen Sie den Lauf mindestens dreimal wiederholen: Ab drei haben Zeiten ein Intervall. Was einen Lauf gestört haben könnte, steht bei seinem Ergebnis.</translation>
    </message>
    <message>
        <source>Ghosts</source>
        <translation>Ghosts</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The headline: reading and decoding the pictures plus training with its validations, by the clock on the wall.</source>
        <translation>Die Hauptzeit: Lesen und Dekodieren der Bilder und das Training mit seinen Validierungen, nach der Wanduhr.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>The first steps, which are slower. Outside the headline, always shown.</source>
        <translation>Die ersten Schritte, die langsamer sind. Zählt nicht zur Hauptzeit, steht immer dabei.</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Training pictures a second, from the second epoch on, without validation.</source>
        <translation>Trainingsbilder je Sekunde, ab der zweiten Epoche, ohne Validierung.</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>How long the device waited for pictures. When it is much, a faster processor helps more than a faster device: input bound.</source>
        <translation>Wie lange das Gerät auf Bilder wartete. Ist es viel, hilft ein schnellerer Prozessor mehr als ein schnelleres Gerät: Die Eingabe bremst.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>95 % of a set&apos;s repeats, from three runs on. Wide: the machine was unsteady.</source>
        <translation>95 % der Wiederholungen einer Serie, ab drei Läufen. Breit heißt: Der Rechner lief ungleichmäßig.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Place by time within one workload. &quot;=&quot;: intervals overlap, the rank is shared.</source>
        <translation>Platz nach Zeit innerhalb eines Workloads. „=“: Die Intervalle überlappen, der Rang ist geteilt.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>The pinned baseline&apos;s time over this one&apos;s; only within one workload.</source>
        <translation>Zeit der angehefteten Basis durch diese Zeit; nur innerhalb eines Workloads.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Share of pictures named rightly. Validation counts: pictures the network was not trained on.</source>
        <translation>Anteil der richtig benannten Bilder. Es zählt die Validierung: Bilder, mit denen das Netz nicht trainiert wurde.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Cross entropy: how wrong the network&apos;s certainty is. Lower is better.</source>
        <translation>Kreuzentropie: wie falsch das Netz mit seiner Sicherheit liegt. Niedriger ist besser.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Siegel</translation>
    </message>
    <message>
        <source>The network did better in its last epoch than always naming the largest class, by more than chance (p &amp;lt; 0.001). It tells that training worked and promises no quality.</source>
        <translation>Das Netz war in der letzten Epoche besser als stets die größte Klasse zu nennen, und zwar mehr als zufällig (p &amp;lt; 0,001). Das sagt, dass das Training funktionierte, und verspricht keine Güte.</translation>
    </message>
    <message>
        <source>Not ranked</source>
        <translation>Nicht gewertet</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Same pictures, network and settings give the same one. Only equal fingerprints are compared.</source>
        <translation>Gleiche Bilder, Netz und Einstellungen ergeben denselben. Verglichen wird nur bei gleichem Fingerprint.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>As the device&apos;s own counters tell. Where there are none, the watts that you entered.</source>
        <translation>Nach den Zählern des Geräts. Wo es keine gibt, nach der Leistung, die Sie eingegeben haben.</translation>
    </message>
    <message>
        <source>Unknown. It never means 0.</source>
        <translation>Unbekannt. Es heißt nie 0.</translation>
    </message>
    <message>
        <source>What the zip looks like</source>
        <translation>Wie die Zip-Datei aussieht</translation>
    </message>
    <message>
        <source>Where things are kept</source>
        <translation>Wo alles liegt</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>In the terminal</source>
        <translation>Im Terminal</translation>
    </message>
    <message>
        <source>It works without a display and keeps the same results: run it on a server, export JSON, and drop the file on this window.</source>
        <translation>Es läuft ohne Bildschirm und führt dieselben Ergebnisse: Starten Sie es auf einem Server, exportieren Sie JSON und ziehen Sie die Datei auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Tab goes from one to the next, Alt with an underlined letter to that one. In tables the arrow keys move, Space selects a row, Enter opens it. Esc leaves what was opened.</source>
        <translation>Tab geht von einem zum nächsten, Alt mit dem unterstrichenen Buchstaben direkt dorthin. In Tabellen bewegen die Pfeiltasten, die Leertaste wählt eine Zeile, die Eingabetaste öffnet sie. Esc verlässt, was geöffnet wurde.</translation>
    </message>
    <message>
        <source>What the numbers mean</source>
        <translation>Was die Zahlen bedeuten</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Several devices or thread counts at once</source>
        <translation>Mehrere Geräte oder Threadzahlen auf einmal</translation>
    </message>
    <message>
        <source>Which folder is for what</source>
        <translation>Welcher Ordner wofür ist</translation>
    </message>
    <message>
        <source>To train</source>
        <translation>Zum Trainieren</translation>
    </message>
    <message>
        <source>To validate</source>
        <translation>Zum Validieren</translation>
    </message>
    <message>
        <source>Or, if none of these is there</source>
        <translation>Oder, wenn keiner davon da ist</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>Nie verwendet</translation>
    </message>
    <message>
        <source>Capitals, a number at the end and _ - . or spaces in between don&apos;t matter: Training_Set and test1 are known as well. The first name that is there counts; the pictures of the others are not used. A folder in a folder of its own kind (seg_train/seg_train) is taken. Two such folders without class folders in them are never taken for classes.</source>
        <translation>Großbuchstaben, eine Zahl am Ende und _ - . oder Leerzeichen dazwischen spielen keine Rolle: Auch Training_Set und test1 sind bekannt. Der erste Name, den es gibt, zählt; die Bilder der anderen werden nicht verwendet. Ein Ordner in einem Ordner seiner Art (seg_train/seg_train) wird genommen. Zwei solche Ordner ohne Klassenordner darin gelten nie als Klassen.</translation>
    </message>
    <message>
        <source>A folder without class folders whose pictures are named class.number (cat.0.jpg, beagle_12.jpg) is offered as classes by name: a button under the dataset, or &lt;code&gt;--classes-from-names&lt;/code&gt; on the terminal.</source>
        <translation>Ein Ordner ohne Klassenordner, dessen Bilder nach Klasse.Nummer benannt sind (cat.0.jpg, beagle_12.jpg), wird als Klassen nach Namen angeboten: ein Knopf unter dem Datensatz oder &lt;code&gt;--classes-from-names&lt;/code&gt; im Terminal.</translation>
    </message>
    <message>
        <source>A folder is a class; two or more. Class folders alone work, too: a fifth of the pictures, chosen by name, then validates. Folders around all of it don&apos;t matter, and a folder is taken like a zip.</source>
        <translation>Ein Ordner ist eine Klasse; zwei oder mehr. Klassenordner allein gehen auch: Ein Fünftel der Bilder, nach Namen gewählt, validiert dann. Ordner um alles herum stören nicht, und ein Ordner wird wie eine Zip-Datei genommen.</translation>
    </message>
    <message>
        <source>Files named png, jpg, jpeg, bmp, ppm, tif or tiff are read; what is inside decides. Everything left out is listed with its reason. Pictures are read out of the zip: nothing is unpacked to disk. Zips packed by Deflate or bzip2 are read, or unpacked ones.</source>
        <translation>Dateien mit der Endung png, jpg, jpeg, bmp, ppm, tif oder tiff werden gelesen; was darin ist, entscheidet. Alles Ausgelassene wird mit seinem Grund aufgelistet. Bilder werden aus der Zip-Datei heraus gelesen: Nichts wird auf die Festplatte entpackt. Gelesen werden Zip-Dateien, die nach Deflate oder bzip2 oder gar nicht gepackt sind.</translation>
    </message>
    <message>
        <source>Disturbed</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>5 % of the training time or more was lost to others: other programs had the processors, the host of a virtual machine took them, or the machine slept. Measured in each epoch (Linux). No automatic baseline; from 25 % on not ranked.</source>
        <translation>5 % der Trainingszeit oder mehr gingen an andere verloren: Andere Programme hatten die Prozessoren, der Wirt einer virtuellen Maschine nahm sie, oder der Rechner schlief. In jeder Epoche gemessen (Linux). Wird nicht von selbst zur Basis; ab 25 % ohne Rang.</translation>
    </message>
    <message>
        <source>Stopped, changed, over 10 % of the pictures left out, a quarter of the time lost to others, no release build, or not learned. It is kept, with its reason.</source>
        <translation>Angehalten, verändert, über 10 % der Bilder ausgelassen, ein Viertel der Zeit an andere verloren, kein Release-Build oder nichts gelernt. Es bleibt mit seinem Grund erhalten.</translation>
    </message>
    <message>
        <source>Tables for spreadsheets</source>
        <translation>Tabellen für Tabellenprogramme</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>Its values stand under the pointer. A frame drawn with the mouse, or Ctrl and the wheel, looks closer; a double click shows everything again. By keys: the arrow keys, Home and End read it, + and - look closer and farther, with Shift the arrow keys move what is shown, 0 shows everything, S smooths the lines, L makes the loss logarithmic.</source>
        <translation>Seine Werte stehen unter dem Mauszeiger. Ein mit der Maus gezogener Rahmen oder Strg und das Mausrad gehen näher heran; ein Doppelklick zeigt wieder alles. Mit Tasten: Pfeiltasten, Pos1 und Ende lesen es ab, + und - gehen näher heran und weiter weg, mit Umschalt verschieben die Pfeiltasten den Ausschnitt, 0 zeigt alles, S glättet die Linien, L macht den Verlust logarithmisch.</translation>
    </message>
    <message>
        <source>CSV is two tables: the file you name has a line a run, with rank, speed-up and today&apos;s cost, and a second one beside it (results-epochs.csv) a line an epoch. Both are UTF-8 and begin with a byte order mark, by which spreadsheets know it. A name that one of them would take for a formula (it begins with =, +, -, @ or a tab) has an apostrophe before it. Import takes JSON in UTF-8, UTF-16 or UTF-32.</source>
        <translation>CSV sind zwei Tabellen: Die genannte Datei hat eine Zeile je Lauf, mit Rang, Speedup und heutigen Kosten, eine zweite daneben (results-epochs.csv) eine Zeile je Epoche. Beide sind UTF-8 und beginnen mit einer Bytereihenfolge-Marke, an der Tabellenprogramme es erkennen. Ein Name, den eines von ihnen für eine Formel hielte (er beginnt mit =, +, -, @ oder einem Tabulator), hat einen Apostroph davor. Der Import nimmt JSON in UTF-8, UTF-16 oder UTF-32.</translation>
    </message>
    <message>
        <source>Taking it along</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>A right click on a chart or card copies it as a picture or saves it as PNG, SVG or PDF, without buttons. By keys: Ctrl+Shift+C copies and Ctrl+Shift+S saves what has the focus; where nothing has, they offer all that the page shows. After an export the folder can be opened and the file copied.</source>
        <translation>Ein Rechtsklick auf ein Diagramm oder eine Karte kopiert es als Bild oder speichert es als PNG, SVG oder PDF, ohne Knöpfe. Mit Tasten: Strg+Umschalt+C kopiert und Strg+Umschalt+S speichert, was den Fokus hat; hat ihn nichts, bieten sie alles an, was die Seite zeigt. Nach einem Export lässt sich der Ordner öffnen und die Datei kopieren.</translation>
    </message>
    <message>
        <source>How long it will take</source>
        <translation>Wie lange es dauern wird</translation>
    </message>
    <message>
        <source>The page says what stored runs of the same work took on this device. Where there are none, &lt;b&gt;Estimate it by a rehearsal&lt;/b&gt; really trains for two seconds and foretells from that, roughly; it stores nothing and is never done beside a run.</source>
        <translation>Die Seite sagt, wie lange gespeicherte Läufe derselben Arbeit auf diesem Gerät dauerten. Wo es keine gibt, trainiert &lt;b&gt;Durch eine Probe schätzen&lt;/b&gt; wirklich zwei Sekunden lang und sagt daraus grob vorher; gespeichert wird nichts, und nie geschieht es neben einem Lauf.</translation>
    </message>
    <message>
        <source>A device that isn&apos;t here</source>
        <translation>Ein Gerät, das nicht hier ist</translation>
    </message>
    <message>
        <source>Beneath the list of devices, on Costs and in Compare stands the line that measures a rented or a friend&apos;s device there. Import what it wrote, or drop it on this window.</source>
        <translation>Unter der Geräteliste, bei den Kosten und im Vergleich steht die Zeile, die ein gemietetes oder fremdes Gerät dort misst. Importieren Sie, was sie geschrieben hat, oder ziehen Sie es auf dieses Fenster.</translation>
    </message>
    <message>
        <source>TPUs and other accelerators</source>
        <translation>TPUs und andere Beschleuniger</translation>
    </message>
    <message>
        <source>Your own network</source>
        <translation>Ihr eigenes Netz</translation>
    </message>
    <message>
        <source>Under &lt;b&gt;Network&lt;/b&gt;, &lt;b&gt;From a file&lt;/b&gt; takes a Keras model: a .keras file, which can be dropped on this window as well, or the text that model.to_json() gives. Its layers, picture size, loss and optimiser are taken and said; its weights and code are never read: training starts anew. Where its last layer doesn&apos;t fit the classes, a tick replaces it by one that does. The results are a class of their own, on every device.</source>
        <translation>Unter &lt;b&gt;Netz&lt;/b&gt; nimmt &lt;b&gt;Datei öffnen&lt;/b&gt; ein Keras-Modell: eine .keras-Datei, die sich auch auf dieses Fenster ziehen lässt, oder den Text, den model.to_json() ergibt. Schichten, Bildgröße, Verlust und Optimierer werden übernommen und genannt; Gewichte und Code werden nie gelesen: Das Training beginnt von vorn. Passt die letzte Schicht nicht zu den Klassen, ersetzt ein Häkchen sie durch eine passende. Die Ergebnisse sind eine Klasse für sich, auf jedem Gerät.</translation>
    </message>
    <message>
        <source>A page to share</source>
        <translation>Eine Seite zum Teilen</translation>
    </message>
    <message>
        <source>HTML (Leaderboard and Report, &lt;b&gt;Export&lt;/b&gt;) is one page that any browser opens, without a network: the leaderboard, sorted by a click on its heads, curves, costs and settings, light and dark. The records are inside: whoever drops the page on this window has them.</source>
        <translation>HTML (Bestenliste und Bericht, &lt;b&gt;Exportieren&lt;/b&gt;) ist eine Seite, die jeder Browser öffnet, ohne Netz: die Bestenliste, sortiert durch einen Klick auf ihre Spaltenköpfe, Kurven, Kosten und Einstellungen, hell und dunkel. Die Datensätze sind darin: Wer die Seite in dieses Fenster zieht, hat sie.</translation>
    </message>
    <message>
        <source>More pictures than memory</source>
        <translation>Mehr Bilder als Speicher</translation>
    </message>
    <message>
        <source>Decoded pictures that don&apos;t fit into free memory lie in a spool file on the disk and are read ahead of the training, which gives the same digits. Waiting for the disk counts as input. How large the file may be is under Settings.</source>
        <translation>Dekodierte Bilder, die nicht in den freien Speicher passen, liegen in einer Auslagerungsdatei und werden dem Training vorausgelesen; die Ergebnisse sind dieselben, Ziffer für Ziffer. Das Warten auf den Datenträger zählt als Eingabe. Wie groß die Datei werden darf, steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>Up to three stored results of the same workload race the run in progress, as thin lines. The sentence above the charts says how far ahead or behind you are. By themselves the baseline races, the fastest and earlier results of your device; the menu lists them by name, to pick others.</source>
        <translation>Bis zu drei gespeicherte Ergebnisse desselben Workloads laufen als dünne Linien mit. Der Satz über den Diagrammen sagt, wie weit Sie vorn oder zurück liegen. Von selbst laufen die Basis, das schnellste und frühere Ergebnisse Ihres Geräts mit; das Menü nennt alle beim Namen, um andere zu wählen.</translation>
    </message>
    <message>
        <source>Where that folder can&apos;t be written to, the window works on a copy for the session and says where it is.</source>
        <translation>Kann dort nicht geschrieben werden, arbeitet das Fenster für die Sitzung mit einer Kopie und sagt, wo sie liegt.</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>Several processes and machines</source>
        <translation>Mehrere Prozesse und Rechner</translation>
    </message>
    <message>
        <source>&lt;b&gt;Show its layers&lt;/b&gt; draws the network that is chosen and lists its layers: Ctrl and the wheel, or + and -, zoom; 0 fits the width, a drag moves it, a right click saves the whole drawing. A run that can&apos;t fit into memory is refused before it starts, with the figures.</source>
        <translation>&lt;b&gt;Layer zeigen&lt;/b&gt; zeichnet das gewählte Netz und listet seine Schichten auf: Strg und das Mausrad oder + und - vergrößern und verkleinern, 0 passt es der Breite an, Ziehen verschiebt es, ein Rechtsklick speichert die ganze Zeichnung. Ein Lauf, der nicht in den Speicher passen kann, wird mit den Zahlen abgelehnt, bevor er beginnt.</translation>
    </message>
    <message>
        <source>Several processes, the ranks, can share one run out, on one machine or on several, on processors: each trains on its part of every batch, and they add up what they found. &lt;b&gt;Ranks&lt;/b&gt; beneath More starts them on this machine, and so does the first line below in the terminal; the others are for the launchers that you know; the last three lines are a script for sbatch. Before a run the estimate beneath the machine, or &lt;b&gt;epochmark-cli estimate --ranks 2&lt;/b&gt;, says whether they will be faster than one.</source>
        <translation>Mehrere Prozesse, die Ränge, können sich einen Lauf teilen, auf einem Rechner oder auf mehreren, auf Prozessoren: jeder trainiert auf seinem Teil jedes Batches, und sie addieren, was sie gefunden haben. &lt;b&gt;Ränge&lt;/b&gt; unter Mehr startet sie auf diesem Rechner, ebenso die erste Zeile unten im Terminal; die anderen sind für die Starter, die Sie kennen; die letzten drei Zeilen sind ein Skript für sbatch. Vor einem Lauf sagt die Schätzung unter dem Rechner oder &lt;b&gt;epochmark-cli estimate --ranks 2&lt;/b&gt;, ob sie schneller sein werden als einer.</translation>
    </message>
    <message>
        <source>A TorchScript file (.pt, of torch.jit.script or torch.jit.trace) is taken, too. It is a program: loading it runs what its author wrote, with your rights, so each time it is chosen a question comes first. It takes pictures as N × 3 × H × W, values from 0 to 1, gives logits, starts from the weights in its file and is trained with Classic&apos;s optimiser. What memory it needs isn&apos;t known before it trains, and its layers can&apos;t be drawn.</source>
        <translation>Auch eine TorchScript-Datei (.pt, von torch.jit.script oder torch.jit.trace) wird genommen. Sie ist ein Programm: Sie zu laden führt aus, was ihr Autor geschrieben hat, mit Ihren Rechten; deshalb kommt jedes Mal, wenn sie gewählt wird, zuerst eine Frage. Sie nimmt Bilder als N × 3 × H × W, Werte von 0 bis 1, gibt Logits, beginnt mit den Gewichten in ihrer Datei und wird mit dem Optimierer von Classic trainiert. Welchen Speicher sie braucht, ist nicht bekannt, bevor sie trainiert, und ihre Schichten lassen sich nicht zeichnen.</translation>
    </message>
    <message>
        <source>A board for a team</source>
        <translation>Eine Rangliste fürs Team</translation>
    </message>
    <message>
        <source>Finished results can be shown together with those of colleagues: &lt;b&gt;Settings&lt;/b&gt;, &lt;b&gt;Team&lt;/b&gt; names the board, a PostgreSQL database that your team looks after. The Leaderboard then has &lt;b&gt;Both&lt;/b&gt;, &lt;b&gt;Own&lt;/b&gt; and &lt;b&gt;Team&lt;/b&gt;; a row of a colleague&apos;s carries his or her name and is ranked by the same rules. A row&apos;s menu shares it, after a look at every text that leaves with it, and takes it back.</source>
        <translation>Fertige Ergebnisse lassen sich neben denen von Kollegen zeigen: &lt;b&gt;Einstellungen&lt;/b&gt;, &lt;b&gt;Team&lt;/b&gt; nennt die Rangliste, eine PostgreSQL-Datenbank, die Ihr Team betreut. Die Bestenliste hat dann &lt;b&gt;Beide&lt;/b&gt;, &lt;b&gt;Eigene&lt;/b&gt; und &lt;b&gt;Team&lt;/b&gt;; die Zeile eines Kollegen trägt seinen Namen und wird nach denselben Regeln eingereiht. Das Menü einer Zeile teilt sie, nach einem Blick auf jeden Text, der mit ihr hinausgeht, und nimmt sie zurück.</translation>
    </message>
    <message>
        <source>What can&apos;t be sent waits and is sent later. While something is measured nothing is fetched unless you ask for it. The terminal has the same: &quot;epochmark-cli team&quot;.</source>
        <translation>Was nicht gesendet werden kann, wartet und geht später hinaus. Während gemessen wird, wird nichts geholt, außer auf Ihren Wunsch. Im Terminal geht dasselbe: „epochmark-cli team“.</translation>
    </message>
    <message>
        <source>The variable EPOCHMARK_HOME moves all of it to another folder. Nothing leaves this machine unless you share it with a team or run on another machine; a network is used for that alone, and to fetch LibTorch, when you ask for it.</source>
        <translation>Die Variable EPOCHMARK_HOME verlegt alles in einen anderen Ordner. Nichts verlässt diesen Rechner, außer Sie teilen es mit einem Team oder messen auf einem anderen Rechner; ein Netz wird nur dafür benutzt, und um LibTorch zu holen, wenn Sie es verlangen.</translation>
    </message>
    <message>
        <source>Batch and work stay those of one device, so the results compare. The ranks of a machine decode the pictures once, each a part. &lt;b&gt;Scaling&lt;/b&gt; on Compare, and &lt;b&gt;epochmark-cli scaling&lt;/b&gt;, say how much faster they were, where the time went and what a run cost; only ranked, undisturbed runs make its sentence. Over a slow network they are slower than one: a step&apos;s gradients have to go through it.</source>
        <translation>Batch und Arbeit bleiben die eines Geräts, also lassen sich die Ergebnisse vergleichen. Die Ränge eines Rechners dekodieren die Bilder einmal, jeder einen Teil. &lt;b&gt;Skalierung&lt;/b&gt; auf Vergleich und &lt;b&gt;epochmark-cli scaling&lt;/b&gt; sagen, wie viel schneller sie waren, wohin die Zeit ging und was ein Lauf kostete; nur gewertete, ungestörte Läufe kommen in den Satz. Über ein langsames Netz sind sie langsamer als einer: die Gradienten eines Schritts müssen hindurch.</translation>
    </message>
    <message>
        <source>A machine that ssh reaches</source>
        <translation>Ein Rechner, den ssh erreicht</translation>
    </message>
    <message>
        <source>It does the training. Where it isn&apos;t inside Epochmark, the Benchmark page offers to download it once (0.5 GB, or up to 3 GB with what an NVIDIA card needs where this Epochmark can drive it; by python3 and pip, checked by hash); &quot;epochmark-cli setup&quot; does the same. &quot;epochmark-cli setup --libtorch FOLDER&quot; takes another from then on, the variable EPOCHMARK_LIBTORCH for one start.</source>
        <translation>Es rechnet das Training. Wo es nicht in Epochmark steckt, bietet die Seite Benchmark an, es einmal zu laden (0,5 GB, oder bis zu 3 GB mit dem, was eine Karte von NVIDIA braucht, wo dieses Epochmark sie treiben kann; durch python3 und pip, per Hash geprüft); „epochmark-cli setup“ tut dasselbe. „epochmark-cli setup --libtorch ORDNER“ nimmt von da an ein anderes, die Variable EPOCHMARK_LIBTORCH für einen Start.</translation>
    </message>
    <message>
        <source>Where everything there goes through Slurm&apos;s srun, &lt;b&gt;Nodes&lt;/b&gt; beneath More shares a run out to so many of the cluster&apos;s nodes.</source>
        <translation>Wo dort alles durch srun von Slurm läuft, verteilt &lt;b&gt;Knoten&lt;/b&gt; unter Mehr einen Lauf auf so viele Knoten des Clusters.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Add a machine by ssh&lt;/b&gt; beneath the devices, or &lt;b&gt;Machines&lt;/b&gt; under Settings: its devices are then chosen as those here. Epochmark and the dataset are sent there with the first run, and LibTorch&apos;s half for processors where that machine can&apos;t fetch LibTorch; the same page shows it, and the result is stored here. Where the line breaks the run goes on there and the page catches up. A run can be left there, also by closing the window, which offers to follow it at the next start. An unknown machine&apos;s key is never accepted without you, and passwords are kept nowhere. On a Slurm cluster the command before all others is srun or sbatch with its options: then what trains waits for its turn.</source>
        <translation>&lt;b&gt;Einen Rechner per ssh hinzufügen&lt;/b&gt; unter den Geräten oder &lt;b&gt;Rechner&lt;/b&gt; in den Einstellungen: Seine Geräte werden dann gewählt wie die hiesigen. Epochmark und der Datensatz werden mit dem ersten Lauf dorthin geschickt, auch die Hälfte von LibTorch für Prozessoren, wo der Rechner LibTorch nicht holen kann; dieselbe Seite zeigt ihn, und das Ergebnis wird hier gespeichert. Reißt die Verbindung, geht der Lauf dort weiter und die Seite holt auf. Ein Lauf lässt sich dort weiterlaufen lassen, auch wenn das Fenster geschlossen wird; beim nächsten Start bietet es an, ihm zu folgen. Der Schlüssel eines unbekannten Rechners wird nie ohne Sie angenommen, und Passwörter werden nirgends aufgehoben. Auf einem Slurm-Cluster steht vor allen Befehlen srun oder sbatch mit seinen Optionen: Was trainiert, wartet dann, bis es an der Reihe ist.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Under &lt;b&gt;More&lt;/b&gt;, choose a device and its threads and press &lt;b&gt;Add to queue&lt;/b&gt;, then the next. One click runs them all: their runs take turns, so that what slows the machine down meanwhile meets them alike. In between the device cools down until it is within 5 °C of what it was before the first run, 3 minutes at most; where no temperature can be read, for 15 s. A run or a pause can be skipped; Stop ends the whole queue and keeps what was measured.&lt;/p&gt;&lt;p&gt;Repeats &lt;b&gt;until steady&lt;/b&gt; end after 3 to 6 runs, as soon as they differ by 3.5 % or less.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wählen Sie unter &lt;b&gt;Mehr&lt;/b&gt; ein Gerät und seine Threads, drücken Sie &lt;b&gt;Einreihen&lt;/b&gt;, dann das nächste. Ein Klick startet alle: Ihre Läufe wechseln sich ab, damit das, was den Rechner unterwegs bremst, alle gleich trifft. Dazwischen kühlt das Gerät ab, bis es höchstens 5 °C wärmer ist als vor dem ersten Lauf, längstens 3 Minuten; wo keine Temperatur lesbar ist, 15 s. Ein Lauf oder eine Pause lässt sich überspringen; Stoppen beendet die ganze Warteschlange und behält das Gemessene.&lt;/p&gt;&lt;p&gt;Wiederholungen &lt;b&gt;bis ruhig&lt;/b&gt; enden nach 3 bis 6 Läufen, sobald sie um höchstens 3,5 % abweichen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What a PJRT plug-in drives is listed beside the processor and NVIDIA&apos;s cards. Settings, &lt;b&gt;Plug-ins&lt;/b&gt;, shows those that were found and what is in their way, adds others and asks them; in the terminal --plugin names one, and so do PJRT_NAMES_AND_LIBRARY_PATHS and TPU_LIBRARY_PATH. Each runs in a process of its own: when it fails, that is said and what was measured stays. A TPU trains in bf16-products as well (&lt;b&gt;Precision&lt;/b&gt;), a class of its own; so are bf16, fp16 and tf32 on processors and cards that have units for them. This is experimental: no TPU and none of AMD&apos;s, Intel&apos;s or Apple&apos;s plug-ins has been run, only one for the processor (where Epochmark was built, packaging/setup.sh --pjrt-cpu fetches it). What a TPU would train of Classic compiles ahead of time for v2, v3, v4, v5e, v5p, v6e and 7x, in bf16-products and in fp32, with libtpu 0.0.52 of November 2026. Of NVIDIA&apos;s cards one has been run so far, an H200 by CUDA (LibTorch 2.11).</source>
        <translation>Was ein PJRT-Plug-in antreibt, steht in der Liste neben dem Prozessor und NVIDIAs Karten. Optionen, &lt;b&gt;Plug-ins&lt;/b&gt;, zeigt die gefundenen und was ihnen im Weg steht, fügt andere hinzu und fragt sie; im Terminal nennt --plugin eines, ebenso PJRT_NAMES_AND_LIBRARY_PATHS und TPU_LIBRARY_PATH. Jedes läuft in einem eigenen Prozess: versagt es, wird das gesagt, und was gemessen wurde, bleibt. Eine TPU trainiert auch in bf16-products (&lt;b&gt;Genauigkeit&lt;/b&gt;), einer eigenen Klasse; ebenso bf16, fp16 und tf32 auf Prozessoren und Karten, die Rechenwerke dafür haben. Das ist experimentell: keine TPU und keines der Plug-ins von AMD, Intel oder Apple ist gelaufen, nur eines für den Prozessor (wo Epochmark gebaut wurde, holt packaging/setup.sh --pjrt-cpu es). Was eine TPU von Classic trainieren würde, lässt sich im Voraus für v2, v3, v4, v5e, v5p, v6e und 7x übersetzen, in bf16-products und in fp32, mit libtpu 0.0.52 vom November 2026. Von NVIDIAs Karten ist bisher eine gelaufen, eine H200 über CUDA (LibTorch 2.11).</translation>
    </message>
    <message>
        <source>Of one run, from its measured time. Bought: price less resale, spread over the hours of use, plus electricity, where that is priced in the same currency. Rented: billed time and start-up by the hourly price, rounded up to the billing step.</source>
        <translation>Eines Laufs, nach seiner gemessenen Zeit. Gekauft: Preis abzüglich Restwert, verteilt auf die Nutzungsstunden, dazu Strom, wenn dessen Preis in derselben Währung ist. Gemietet: abgerechnete Zeit und Startzeit mal Stundenpreis, aufgerundet auf den Abrechnungstakt.</translation>
    </message>
</context>
<context>
    <name>epochmark::HostDesk</name>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>There is no machine &quot;%1&quot; in the list any more: add it again, under that name.</source>
        <translation>Einen Rechner „%1“ gibt es in der Liste nicht mehr: Fügen Sie ihn unter diesem Namen wieder hinzu.</translation>
    </message>
</context>
<context>
    <name>epochmark::HostDialog</name>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Add a machine</source>
        <translation>Einen Rechner hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What it is called here, and on boards.</source>
        <translation>Wie er hier und in Tabellen heißt.</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>As ssh takes it: an alias of ~/.ssh/config, or user@machine.</source>
        <translation>Wie ssh es nimmt: ein Alias aus ~/.ssh/config oder benutzer@rechner.</translation>
    </message>
    <message>
        <source>&amp;Folder there</source>
        <translation>&amp;Ordner dort</translation>
    </message>
    <message>
        <source>Epochmark and datasets go there; a relative one begins in the home there.</source>
        <translation>Dorthin kommen Epochmark und Datensätze; ein relativer beginnt im Heimordner dort.</translation>
    </message>
    <message>
        <source>Command &amp;before</source>
        <translation>Befehl &amp;davor</translation>
    </message>
    <message>
        <source>Sh&amp;ut-down</source>
        <translation>Ab&amp;schalten</translation>
    </message>
    <message>
        <source>The command that ends its rent: told when the last run there has ended, never run.</source>
        <translation>Der Befehl, der seine Miete beendet: wird nach dem letzten Lauf dort genannt, nie ausgeführt.</translation>
    </message>
    <message>
        <source>Epochmark there</source>
        <translation>Epochmark dort</translation>
    </message>
    <message>
        <source>&amp;Program there</source>
        <translation>P&amp;rogramm dort</translation>
    </message>
    <message>
        <source>The path of an epochmark-cli that is there already: nothing is sent then.</source>
        <translation>Der Pfad eines epochmark-cli, das schon dort ist: Dann wird nichts geschickt.</translation>
    </message>
    <message>
        <source>Bund&amp;le here</source>
        <translation>&amp;Bündel hier</translation>
    </message>
    <message>
        <source>What is sent there once, made by packaging/bundle.sh; empty: the one that is found beside this program.</source>
        <translation>Was einmal dorthin geschickt wird, von packaging/bundle.sh gemacht; leer: das neben diesem Programm gefundene.</translation>
    </message>
    <message>
        <source>Look at the machine</source>
        <translation>Blick auf den Rechner</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>&amp;Add all the same</source>
        <translation>Trotzdem hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>It needs a name and a destination.</source>
        <translation>Name und Ziel fehlen noch.</translation>
    </message>
    <message>
        <source>Check looks at it as it is named now.</source>
        <translation>Prüfen sieht sich den Rechner an, wie er nun genannt ist.</translation>
    </message>
    <message>
        <source>Check looks at it; then it can be added.</source>
        <translation>Prüfen sieht sich den Rechner an; danach lässt er sich hinzufügen.</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>%1 wird angesehen …</translation>
    </message>
    <message>
        <source>Goes before every command there, if anything has to: srun --gres=gpu:1. Where it is sbatch with its options, each run is a job of its own.</source>
        <translation>Steht dort vor jedem Befehl, falls etwas davor muss: srun --gres=gpu:1. Ist es sbatch mit seinen Optionen, wird jeder Lauf ein eigener Auftrag.</translation>
    </message>
</context>
<context>
    <name>epochmark::HostLine</name>
    <message>
        <source>Leave it running there</source>
        <translation>Dort weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Geschickt</translation>
    </message>
    <message>
        <source>It goes on there without this window, which finds it again at the next start.</source>
        <translation>Er geht dort ohne dieses Fenster weiter, das ihn beim nächsten Start wiederfindet.</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Nächster Versuch in %1 s.</translation>
    </message>
    <message>
        <source>The run on %1 goes on there.</source>
        <translation>Der Lauf auf %1 geht dort weiter.</translation>
    </message>
    <message>
        <source>Follow, in the line above the pages, shows it again and fetches its results.</source>
        <translation>Folgen, in der Zeile über den Seiten, zeigt ihn wieder und holt seine Ergebnisse.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>ssh says: %1</source>
        <translation>ssh sagt: %1</translation>
    </message>
</context>
<context>
    <name>epochmark::HostReportView</name>
    <message>
        <source>memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1 free in %2</source>
        <translation>%1 frei in %2</translation>
    </message>
    <message>
        <source>no Epochmark yet, it is sent with the first run</source>
        <translation>noch kein Epochmark, es wird mit dem ersten Lauf geschickt</translation>
    </message>
    <message>
        <source>It can be used.</source>
        <translation>Er kann verwendet werden.</translation>
    </message>
    <message>
        <source>It can&apos;t be used as it is.</source>
        <translation>So kann er nicht verwendet werden.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The look at it was stopped.</source>
        <translation>Der Blick auf ihn wurde angehalten.</translation>
    </message>
    <message>
        <source>ssh says: %1</source>
        <translation>ssh sagt: %1</translation>
    </message>
</context>
<context>
    <name>epochmark::HostRow</name>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>never looked at</source>
        <translation>nie angesehen</translation>
    </message>
    <message>
        <source>Rent...</source>
        <translation>Miete …</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>%1 in der Stunde</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Look at %1 anew</source>
        <translation>%1 neu ansehen</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>It told of no device. Check looks at it anew.</source>
        <translation>Er hat kein Gerät genannt. Prüfen sieht ihn sich neu an.</translation>
    </message>
    <message>
        <source>Its devices can be chosen on Benchmark once it was looked at.</source>
        <translation>Seine Geräte lassen sich unter Benchmark wählen, sobald er angesehen wurde.</translation>
    </message>
    <message>
        <source>Rent of %1: %2</source>
        <comment>a device, its rent or &quot;Rent...&quot;</comment>
        <translation>Miete von %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::HostRunsNotice</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Give it up...</source>
        <translation>Aufgeben …</translation>
    </message>
    <message numerus="yes">
        <source>%n more after it.</source>
        <translation>
            <numerusform>Danach noch %n weiterer.</numerusform>
            <numerusform>Danach noch %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>A run on %1 isn&apos;t over for this machine: %2, begun %3.</source>
        <translation>Ein Lauf auf %1 ist hier noch nicht abgeschlossen: %2, begonnen %3.</translation>
    </message>
    <message>
        <source>It goes on there, or has ended and its results wait to be fetched.</source>
        <translation>Er geht dort weiter, oder er ist zu Ende und seine Ergebnisse warten darauf, geholt zu werden.</translation>
    </message>
    <message>
        <source>Give a run up</source>
        <translation>Einen Lauf aufgeben</translation>
    </message>
    <message>
        <source>Give up the run on %1? It isn&apos;t stopped there, and its results stay in its folder there; it is only forgotten here.</source>
        <translation>Den Lauf auf %1 aufgeben? Er wird dort nicht angehalten, und seine Ergebnisse bleiben dort in seinem Ordner; er wird nur hier vergessen.</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Aufgeben</translation>
    </message>
</context>
<context>
    <name>epochmark::HostsPanel</name>
    <message>
        <source>A run on %1 is still open: follow it to its end, or give it up, in the line above the pages.</source>
        <translation>Ein Lauf auf %1 ist noch offen: Folgen Sie ihm bis zum Ende oder geben Sie ihn auf, in der Zeile über den Seiten.</translation>
    </message>
    <message>
        <source>A machine that ssh reaches trains as the devices here do: a rented one, a colleague&apos;s, a cluster&apos;s. Passwords and codes go to ssh alone and are kept nowhere. The terminal has the same: &quot;epochmark-cli host&quot;.</source>
        <translation>Ein Rechner, den ssh erreicht, trainiert wie die Geräte hier: ein gemieteter, der von Kollegen, einer im Cluster. Passwörter und Codes gehen nur an ssh und werden nirgends aufgehoben. Das Terminal kann dasselbe: „epochmark-cli host“.</translation>
    </message>
    <message>
        <source>Look at a machine</source>
        <translation>Blick auf einen Rechner</translation>
    </message>
    <message>
        <source>No machine has been added yet</source>
        <translation>Noch kein Rechner wurde hinzugefügt</translation>
    </message>
    <message>
        <source>All it needs is a machine with Linux that you reach by ssh: Epochmark is sent there with the first run, and what it measures comes back.</source>
        <translation>Es braucht nur einen Rechner mit Linux, den Sie per ssh erreichen: Epochmark wird mit dem ersten Lauf dorthin geschickt, und was es misst, kommt zurück.</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>&amp;Add a machine...</source>
        <translation>&amp;Rechner hinzufügen …</translation>
    </message>
    <message>
        <source>S&amp;top looking</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>A run is in work: machines can be added and looked at when it is over.</source>
        <translation>Ein Lauf ist im Gange: Rechner lassen sich hinzufügen und ansehen, wenn er vorbei ist.</translation>
    </message>
    <message>
        <source>%1 was added: its devices can be chosen on Benchmark.</source>
        <translation>%1 wurde hinzugefügt: Seine Geräte lassen sich unter Benchmark wählen.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>%1 wird angesehen …</translation>
    </message>
    <message>
        <source>Remove a machine</source>
        <translation>Einen Rechner entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from the list? Its results stay here, and what was sent there stays there.</source>
        <translation>%1 aus der Liste entfernen? Seine Ergebnisse bleiben hier, und was dorthin geschickt wurde, bleibt dort.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 was removed from the list.</source>
        <translation>%1 wurde aus der Liste entfernt.</translation>
    </message>
</context>
<context>
    <name>epochmark::InterruptedNotice</name>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>A run was cut off: %1, %2.</source>
        <translation>Ein Lauf wurde abgeschnitten: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n finished epoch(s) kept, unranked.</source>
        <translation>
            <numerusform>%n fertige Epoche behalten, nicht gewertet.</numerusform>
            <numerusform>%n fertige Epochen behalten, nicht gewertet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::JobCard</name>
    <message>
        <source>No room here for: %1.</source>
        <translation>Hier ist kein Platz für: %1.</translation>
    </message>
    <message>
        <source>My job</source>
        <translation>Mein Auftrag</translation>
    </message>
    <message>
        <source>What my job takes on each device</source>
        <translation>Was mein Auftrag auf jedem Gerät braucht</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Same network, same picture size. Another network takes another time.</source>
        <translation>Gleiches Netz, gleiche Bildgröße. Ein anderes Netz braucht eine andere Zeit.</translation>
    </message>
    <message>
        <source>With %1 on pictures of the same size. Another network takes another time.</source>
        <translation>Mit %1 auf Bildern gleicher Größe. Ein anderes Netz braucht eine andere Zeit.</translation>
    </message>
    <message>
        <source>P&amp;ictures</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>Epo&amp;chs</source>
        <translation>Epo&amp;chen</translation>
    </message>
    <message>
        <source>A whole number, 1 or more, is needed here.</source>
        <translation>Hier gehört eine ganze Zahl ab 1 hin.</translation>
    </message>
</context>
<context>
    <name>epochmark::JobModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>schnellstes</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>billigstes</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>interval, h:min</source>
        <translation>Intervall, h:min</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>energy, kWh</source>
        <translation>Energie, kWh</translation>
    </message>
</context>
<context>
    <name>epochmark::LayerModel</name>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>output shape</source>
        <translation>Form der Ausgabe</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>epochmark::LeaderboardModel</name>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>speed-up, longer is faster</source>
        <translation>Speedup, länger ist schneller</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>energy, Wh</source>
        <translation>Strom, Wh</translation>
    </message>
    <message>
        <source>runs, spread</source>
        <translation>Läufe, Streuung</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>%1, noisy</source>
        <translation>%1, unruhig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>different software</source>
        <translation>andere Software</translation>
    </message>
    <message>
        <source>%1 is selected</source>
        <translation>%1 ist ausgewählt</translation>
    </message>
    <message>
        <source>%1 isn&apos;t selected</source>
        <translation>%1 ist nicht ausgewählt</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>the network learned</source>
        <translation>das Netz hat gelernt</translation>
    </message>
    <message>
        <source>no proof that the network learned</source>
        <translation>kein Beleg, dass das Netz gelernt hat</translation>
    </message>
    <message>
        <source>%1 a run, %2</source>
        <translation>%1 je Lauf, %2</translation>
    </message>
    <message>
        <source>No price has been given for this device.</source>
        <translation>Für dieses Gerät ist kein Preis angegeben.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No energy counter could be read.</source>
        <translation>Es war kein Energiezähler lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>time, %1</source>
        <translation>Zeit, %1</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2 %3</source>
        <translation>95-%-Intervall %1 bis %2 %3</translation>
    </message>
    <message>
        <source>shared by %1</source>
        <translation>geteilt von %1</translation>
    </message>
</context>
<context>
    <name>epochmark::LeaderboardPage</name>
    <message>
        <source>Leaderboard</source>
        <translation>Bestenliste</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>Choose which results to show</source>
        <translation>Wählen, welche Ergebnisse zu sehen sind</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Noch wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Run a benchmark or import results: each becomes a row here, ranked by its time.</source>
        <translation>Starten Sie einen Benchmark oder importieren Sie Ergebnisse: Jedes wird hier eine Zeile, nach Zeit gewertet.</translation>
    </message>
    <message>
        <source>&amp;Run a benchmark</source>
        <translation>Benchmark &amp;starten</translation>
    </message>
    <message>
        <source>I&amp;mport results</source>
        <translation>Ergebnisse i&amp;mportieren</translation>
    </message>
    <message>
        <source>Choose which results to show: not all are</source>
        <translation>Wählen, welche Ergebnisse zu sehen sind: Nicht alle sind es</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>Lö&amp;sen</translation>
    </message>
    <message>
        <source>&amp;Pin as baseline</source>
        <translation>Als &amp;Basis anheften</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Pr&amp;ices</source>
        <translation>&amp;Preise</translation>
    </message>
    <message>
        <source>Rep&amp;ort</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>&amp;Copy as Markdown</source>
        <translation>Als Markdown &amp;kopieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>filter the leaderboard</source>
        <translation>Bestenliste filtern</translation>
    </message>
    <message>
        <source>copy the leaderboard as Markdown</source>
        <translation>Bestenliste als Markdown kopieren</translation>
    </message>
    <message>
        <source>delete the selected results</source>
        <translation>ausgewählte Ergebnisse löschen</translation>
    </message>
    <message>
        <source>select all results, or none</source>
        <translation>alle Ergebnisse auswählen oder keines</translation>
    </message>
    <message>
        <source>Published times</source>
        <translation>Veröffentlichte Zeiten</translation>
    </message>
    <message>
        <source>rename the device of a result</source>
        <translation>das Gerät eines Ergebnisses umbenennen</translation>
    </message>
    <message>
        <source>What others shared isn&apos;t deleted here: they withdraw it, or you leave the team.</source>
        <translation>Was andere geteilt haben, wird hier nicht gelöscht: Sie selbst ziehen es zurück, oder man verlässt das Team.</translation>
    </message>
</context>
<context>
    <name>epochmark::LeftOutDialog</name>
    <message>
        <source>Files left out</source>
        <translation>Ausgelassene Dateien</translation>
    </message>
    <message>
        <source>These files are in the dataset but not trained on. Over 10 % left out: a run is not ranked.</source>
        <translation>Diese Dateien liegen im Datensatz, werden aber nicht trainiert. Sind über 10 % ausgelassen, wird ein Lauf nicht gewertet.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>epochmark::LeftOutModel</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>epochmark::LibTorchNotice</name>
    <message>
        <source>LibTorch being fetched</source>
        <translation>LibTorch wird geholt</translation>
    </message>
    <message>
        <source>&amp;Fetch LibTorch</source>
        <translation>LibTorch &amp;holen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Looking for python3 and pip, which fetch it</source>
        <translation>Suche nach python3 und pip, die es holen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch ein&amp;mal versuchen</translation>
    </message>
    <message>
        <source>LibTorch, which does the training, isn&apos;t there yet. It is downloaded once, about %1 MB, and checked.</source>
        <translation>LibTorch, das das Training rechnet, ist noch nicht da. Es wird einmal geladen, etwa %1 MB, und geprüft.</translation>
    </message>
</context>
<context>
    <name>epochmark::LogModel</name>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
</context>
<context>
    <name>epochmark::LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>epochmark::MachineStrip</name>
    <message>
        <source>%1 of %2 allowed here are free</source>
        <translation>%1 von %2 frei, die hier erlaubt sind</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1, davon %2 frei</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>Netzstrom</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>Akku</translation>
    </message>
    <message>
        <source>power saving is on</source>
        <translation>Energiesparen ist an</translation>
    </message>
    <message>
        <source>nothing much</source>
        <translation>fast nichts</translation>
    </message>
    <message>
        <source>%1 of %2 threads busy</source>
        <translation>%1 von %2 Threads belegt</translation>
    </message>
    <message>
        <source>%1 threads busy</source>
        <translation>%1 Threads belegt</translation>
    </message>
    <message>
        <source>%1, most by %2</source>
        <translation>%1, am meisten von %2</translation>
    </message>
    <message>
        <source>can&apos;t be used</source>
        <translation>nicht benutzbar</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>keine gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 free in %2</source>
        <translation>%1 frei in %2</translation>
    </message>
    <message>
        <source>%1, here it is %2</source>
        <translation>%1, hier ist es %2</translation>
    </message>
    <message>
        <source>none when it was looked at: a run sends it</source>
        <translation>keins beim letzten Blick darauf: Ein Lauf schickt es hin</translation>
    </message>
    <message>
        <source>the one that was named couldn&apos;t be started</source>
        <translation>das genannte ließ sich nicht starten</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>never looked at</source>
        <translation>nie angesehen</translation>
    </message>
</context>
<context>
    <name>epochmark::MainWindow</name>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Bestenliste</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Import results</source>
        <translation>Ergebnisse importieren</translation>
    </message>
    <message>
        <source>A run is in work</source>
        <translation>Ein Lauf ist im Gang</translation>
    </message>
    <message>
        <source>Stop it and close? What was measured so far is stored, unranked.</source>
        <translation>Stoppen und schließen? Was bisher gemessen wurde, wird gespeichert, nicht gewertet.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>choose a zip of pictures</source>
        <translation>Zip-Datei mit Bildern wählen</translation>
    </message>
    <message>
        <source>start a run</source>
        <translation>Lauf starten</translation>
    </message>
    <message>
        <source>stop it, keeping what was measured</source>
        <translation>ihn stoppen; Gemessenes bleibt</translation>
    </message>
    <message>
        <source>import results</source>
        <translation>Ergebnisse importieren</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>hell oder dunkel</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>diese Hilfe</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 % · %2</translation>
    </message>
    <message>
        <source>The benchmark has ended</source>
        <translation>Der Benchmark ist zu Ende</translation>
    </message>
    <message>
        <source>copy a chart or card as a picture</source>
        <translation>ein Diagramm oder eine Karte als Bild kopieren</translation>
    </message>
    <message>
        <source>save a chart or card as a picture</source>
        <translation>ein Diagramm oder eine Karte als Bild speichern</translation>
    </message>
    <message>
        <source>Results (*.json *.png *.html);;All files (*)</source>
        <translation>Ergebnisse (*.json *.png *.html);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A CSV has not all that a result needs: results come in from JSON, or from the PNG of a report.</source>
        <translation>Eine CSV enthält nicht alles, was ein Ergebnis braucht: Ergebnisse kommen aus JSON oder aus dem PNG eines Berichts herein.</translation>
    </message>
    <message>
        <source>Drop it to benchmark these pictures</source>
        <translation>Loslassen, um diese Bilder zu trainieren</translation>
    </message>
    <message>
        <source>Drop it to train this network</source>
        <translation>Loslassen, um dieses Netz zu trainieren</translation>
    </message>
    <message>
        <source>Drop it to import results</source>
        <translation>Loslassen, um Ergebnisse zu importieren</translation>
    </message>
    <message>
        <source>A run is in work: drop it again once that has ended</source>
        <translation>Ein Lauf ist im Gange: noch einmal ablegen, wenn er zu Ende ist</translation>
    </message>
    <message>
        <source>A run on another machine is in work</source>
        <translation>Ein Lauf auf einem anderen Rechner ist im Gange</translation>
    </message>
    <message>
        <source>Leave it running there, or stop it? Left, it is found again at the next start. Stopped, what was measured so far is stored, unranked, and then the window closes.</source>
        <translation>Dort weiterlaufen lassen oder anhalten? Weitergelaufen, wird er beim nächsten Start wiedergefunden. Angehalten, wird das bisher Gemessene ohne Rang gespeichert, und dann schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>epochmark::MeasureElsewhere</name>
    <message>
        <source>Kind of device</source>
        <translation>Art des Geräts</translation>
    </message>
    <message>
        <source>The line to run there</source>
        <translation>Die Zeile, die dort auszuführen ist</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>On that machine, with Epochmark installed, run this. It needs no display and no network; the Demo set is built in.</source>
        <translation>Führen Sie auf jenem Rechner, auf dem Epochmark installiert ist, diese Zeile aus. Sie braucht weder Bildschirm noch Netz; der Demo-Datensatz ist eingebaut.</translation>
    </message>
    <message>
        <source>On that machine, with Epochmark installed and %1 copied to it, run this. It needs no display and no network.</source>
        <translation>Führen Sie auf jenem Rechner, auf dem Epochmark installiert und auf den %1 kopiert ist, diese Zeile aus. Sie braucht weder Bildschirm noch Netz.</translation>
    </message>
    <message>
        <source>Then import %1 here, or drop it on this window: it becomes a row like one measured on this machine.</source>
        <translation>Importieren Sie danach %1 hier, oder ziehen Sie es auf dieses Fenster: Es wird ein Ergebnis wie eines, das auf diesem Rechner gemessen wurde.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1 to it, too.</source>
        <comment>a model file</comment>
        <translation>Kopieren Sie auch %1 dorthin.</translation>
    </message>
</context>
<context>
    <name>epochmark::MeasuredSection</name>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>the network learned.</source>
        <translation>das Netz hat gelernt.</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lös&amp;chen</translation>
    </message>
    <message>
        <source>No result matches the filter.</source>
        <translation>Kein Ergebnis passt zum Filter.</translation>
    </message>
    <message>
        <source>Ranked results</source>
        <translation>Gewertete Ergebnisse</translation>
    </message>
    <message>
        <source>Results that aren&apos;t ranked</source>
        <translation>Nicht gewertete Ergebnisse</translation>
    </message>
    <message>
        <source>Select two results or more to compare them.</source>
        <translation>Wählen Sie zum Vergleich mindestens zwei Ergebnisse.</translation>
    </message>
    <message>
        <source>No result is ranked yet.</source>
        <translation>Noch kein Ergebnis ist gewertet.</translation>
    </message>
    <message>
        <source>1 result, ranked by time.</source>
        <translation>1 Ergebnis, nach Zeit gewertet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln results, ranked by time.</source>
        <translation>
            <numerusform>%Ln Ergebnis, nach Zeit gewertet.</numerusform>
            <numerusform>%Ln Ergebnisse, nach Zeit gewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Rows whose 95 % intervals overlap share a rank.</source>
        <translation>%1 Zeilen mit überlappenden 95-%-Intervallen teilen sich einen Rang.</translation>
    </message>
    <message>
        <source>1 result isn&apos;t ranked</source>
        <translation>1 Ergebnis ist nicht gewertet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not shown in a window of this width: %1.</source>
        <translation>In einem Fenster dieser Breite nicht gezeigt: %1.</translation>
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation>De&amp;tails</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results aren&apos;t ranked</source>
        <translation>
            <numerusform>%Ln Ergebnis ist nicht gewertet</numerusform>
            <numerusform>%Ln Ergebnisse sind nicht gewertet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ModelFileChoice</name>
    <message>
        <source>This is Classic to the letter: its results stand beside Classic&apos;s.</source>
        <translation>Das ist genau Classic: Seine Ergebnisse stehen neben denen von Classic.</translation>
    </message>
    <message>
        <source>The file leaves the size of its pictures open: Classic&apos;s is taken.</source>
        <translation>Die Datei lässt die Größe der Bilder offen: Die von Classic wird genommen.</translation>
    </message>
    <message>
        <source>Choose a network&apos;s file</source>
        <translation>Datei eines Netzes wählen</translation>
    </message>
    <message>
        <source>Keras models and TorchScript programs (*.keras *.json *.pt);;All files (*)</source>
        <translation>Keras-Modelle und TorchScript-Programme (*.keras *.json *.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program and isn&apos;t loaded. Choose it once more to load it.</source>
        <translation>%1 ist ein TorchScript-Programm und nicht geladen. Wählen Sie es noch einmal, um es zu laden.</translation>
    </message>
    <message>
        <source>Load a program?</source>
        <translation>Ein Programm laden?</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program: loading it runs what its author wrote, with your rights. Load it only if you trust where it comes from.</source>
        <translation>%1 ist ein TorchScript-Programm: Es zu laden führt aus, was sein Autor geschrieben hat, mit Ihren Rechten. Laden Sie es nur, wenn Sie seiner Herkunft trauen.</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Laden</translation>
    </message>
</context>
<context>
    <name>epochmark::ModelTable</name>
    <message>
        <source>Model summary</source>
        <translation>Aufbau des Modells</translation>
    </message>
</context>
<context>
    <name>epochmark::MorePanel</name>
    <message>
        <source>physical cores</source>
        <translation>physische Kerne</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>optimiert</translation>
    </message>
    <message>
        <source>plain, as a script</source>
        <translation>schlicht, wie ein Skript</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>&amp;Epochen</translation>
    </message>
    <message>
        <source>How often all training pictures are seen</source>
        <translation>Wie oft alle Trainingsbilder gesehen werden</translation>
    </message>
    <message>
        <source>B&amp;atch</source>
        <translation>B&amp;atch</translation>
    </message>
    <message>
        <source>Pictures in one training step</source>
        <translation>Bilder in einem Trainingsschritt</translation>
    </message>
    <message>
        <source>&amp;Learning rate</source>
        <translation>&amp;Lernrate</translation>
    </message>
    <message>
        <source>Step width of RMSprop</source>
        <translation>Schrittweite von RMSprop</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>See&amp;d</translation>
    </message>
    <message>
        <source>Repeat k uses the seed plus k</source>
        <translation>Wiederholung k nimmt den Seed plus k</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>CPU threads that train</source>
        <translation>CPU-Threads, die trainieren</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Zahlenformat</translation>
    </message>
    <message>
        <source>Number format of the arithmetic</source>
        <translation>Zahlenformat der Rechnung</translation>
    </message>
    <message>
        <source>P&amp;ipeline</source>
        <translation>P&amp;ipeline</translation>
    </message>
    <message>
        <source>Tuned: everything this machine can give. Plain: what a careful script does</source>
        <translation>Optimiert: alles, was dieser Rechner hergibt. Schlicht: was ein sorgfältiges Skript tut</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>&amp;Wiederholungen</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep the trained model</source>
        <translation>&amp;Modell behalten</translation>
    </message>
    <message>
        <source>until steady, 3 to 6</source>
        <translation>bis ruhig, 3 bis 6</translation>
    </message>
    <message>
        <source>until cool</source>
        <translation>bis kühl</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Runs of each set: from three on, times carry an interval. Below one: until their variation is small</source>
        <translation>Läufe je Serie: Ab drei haben Zeiten ein Intervall. Unter eins: bis ihre Streuung klein ist</translation>
    </message>
    <message>
        <source>Cool-do&amp;wn</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Pause between two runs. Until cool: only between those of several sets, until the device is nearly as cool as before the first run (15 s where no temperature can be read)</source>
        <translation>Pause zwischen zwei Läufen. Bis kühl: nur zwischen denen mehrerer Serien, bis das Gerät fast so kühl ist wie vor dem ersten Lauf (15 s, wo keine Temperatur lesbar ist)</translation>
    </message>
    <message>
        <source>Saves the network as TorchScript when a run is done</source>
        <translation>Speichert das Netz als TorchScript, wenn ein Lauf fertig ist</translation>
    </message>
    <message>
        <source>&amp;Keep the model as %1</source>
        <translation>&amp;Modell behalten als %1</translation>
    </message>
    <message>
        <source>3 to 6 runs</source>
        <translation>3 bis 6 Läufe</translation>
    </message>
    <message>
        <source>queue of %1</source>
        <translation>%1 in der Warteschlange</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what can be entered there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The trained network of a model file can&apos;t be saved by this version</source>
        <translation>Das trainierte Netz einer Modelldatei kann diese Version nicht speichern</translation>
    </message>
    <message>
        <source>%1, not on this device</source>
        <translation>%1, nicht auf diesem Gerät</translation>
    </message>
    <message>
        <source>Ra&amp;nks</source>
        <translation>Rän&amp;ge</translation>
    </message>
    <message>
        <source>Processes of this machine that share each run out, with so many threads each; Scaling on Compare holds them against one</source>
        <translation>Prozesse dieses Rechners, die sich jeden Lauf teilen, mit je so vielen Threads; Skalierung unter Vergleich misst sie an einem</translation>
    </message>
    <message numerus="yes">
        <source>This machine has processors for %n of them.</source>
        <translation>
            <numerusform>Dieser Rechner hat Prozessoren für %n davon.</numerusform>
            <numerusform>Dieser Rechner hat Prozessoren für %n davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank(s)</source>
        <comment>processes that train together</comment>
        <translation>
            <numerusform>%n Rang</numerusform>
            <numerusform>%n Ränge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That machine has processors for %n of them.</source>
        <translation>
            <numerusform>Jener Rechner hat Prozessoren für %n davon.</numerusform>
            <numerusform>Jener Rechner hat Prozessoren für %n davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n threads each this machine has processors for %1.</source>
        <translation>
            <numerusform>Bei je %n Thread hat dieser Rechner Prozessoren für %1.</numerusform>
            <numerusform>Bei je %n Threads hat dieser Rechner Prozessoren für %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Nodes</source>
        <translation>Kn&amp;oten</translation>
    </message>
    <message>
        <source>Nodes of the cluster that share each run out, one process on each; Scaling on Compare holds them against one</source>
        <translation>Knoten des Clusters, die sich jeden Lauf teilen, je ein Prozess auf jedem; Skalierung unter Vergleich misst sie an einem</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <comment>of a cluster</comment>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has %n thread(s).</source>
        <translation>
            <numerusform>Dieser Rechner hat %n Thread.</numerusform>
            <numerusform>Dieser Rechner hat %n Threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That machine has %n thread(s).</source>
        <translation>
            <numerusform>Jener Rechner hat %n Thread.</numerusform>
            <numerusform>Jener Rechner hat %n Threads.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::NamesOffer</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Sort by their names</source>
        <translation>Nach Namen ordnen</translation>
    </message>
    <message>
        <source>There are no class folders, but the pictures are named after classes: %1. Sort them by their names?</source>
        <translation>Es gibt keine Klassenordner, aber die Bilder sind nach Klassen benannt: %1. Nach diesen Namen ordnen?</translation>
    </message>
</context>
<context>
    <name>epochmark::NetworkDialog</name>
    <message>
        <source>How the network is shown</source>
        <translation>Wie das Netz gezeigt wird</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netz %1</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Sma&amp;ller</source>
        <translation>&amp;Weiter weg</translation>
    </message>
    <message>
        <source>Ctrl and the wheel, or the key -</source>
        <translation>Strg und das Mausrad, oder die Taste -</translation>
    </message>
    <message>
        <source>La&amp;rger</source>
        <translation>&amp;Näher heran</translation>
    </message>
    <message>
        <source>Ctrl and the wheel, or the key +</source>
        <translation>Strg und das Mausrad, oder die Taste +</translation>
    </message>
    <message>
        <source>&amp;Fit width</source>
        <translation>Auf &amp;Breite</translation>
    </message>
    <message>
        <source>The key 0; 1 shows it as large as text</source>
        <translation>Die Taste 0; 1 zeigt sie so groß wie Text</translation>
    </message>
    <message>
        <source>Sa&amp;ve picture</source>
        <translation>Bild &amp;speichern</translation>
    </message>
    <message>
        <source>The whole drawing as PNG, SVG or PDF</source>
        <translation>Die ganze Zeichnung als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Schichten des Netzes</translation>
    </message>
</context>
<context>
    <name>epochmark::NetworkPicker</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Fit the last layer to the &amp;classes</source>
        <translation>Letzte Schicht &amp;für die Klassen ersetzen</translation>
    </message>
    <message>
        <source>Fro&amp;m a file</source>
        <translation>Datei &amp;öffnen</translation>
    </message>
    <message>
        <source>Replaces it by one with as many outputs as the dataset needs; its name says so</source>
        <translation>Ersetzt sie durch eine mit so vielen Ausgängen, wie der Datensatz braucht; der Name sagt es</translation>
    </message>
    <message>
        <source>%1 is being read.</source>
        <translation>%1 wird gelesen.</translation>
    </message>
    <message>
        <source>Show its la&amp;yers</source>
        <translation>La&amp;yer zeigen</translation>
    </message>
    <message>
        <source>Each layer with its parameters and multiply-adds, drawn and as a table</source>
        <translation>Jede Schicht mit ihren Parametern und Multiplikationen, gezeichnet und als Tabelle</translation>
    </message>
    <message>
        <source>A network of your own: a .keras file, the text that model.to_json() gives, or a TorchScript .pt</source>
        <translation>Ein eigenes Netz: eine .keras-Datei, der Text, den model.to_json() gibt, oder ein TorchScript-.pt</translation>
    </message>
</context>
<context>
    <name>epochmark::NetworkView</name>
    <message>
        <source>Drawing of the network</source>
        <translation>Zeichnung des Netzes</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), drawn from top to bottom; the table tells of each.</source>
        <translation>
            <numerusform>%n Schicht, von oben nach unten gezeichnet; die Tabelle beschreibt sie.</numerusform>
            <numerusform>%n Schichten, von oben nach unten gezeichnet; die Tabelle beschreibt jede.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 multiply-adds a picture</source>
        <translation>%1 Multiplikationen mit Addition je Bild</translation>
    </message>
</context>
<context>
    <name>epochmark::NumberField</name>
    <message>
        <source>A number above %1, at most %2.</source>
        <translation>Eine Zahl über %1, höchstens %2.</translation>
    </message>
    <message>
        <source>A number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2, or &quot;%3&quot;.</source>
        <translation>Eine ganze Zahl von %1 bis %2 oder „%3“.</translation>
    </message>
</context>
<context>
    <name>epochmark::OutcomeCard</name>
    <message>
        <source>Choose a &amp;zip</source>
        <translation>&amp;ZIP wählen</translation>
    </message>
    <message>
        <source>Choose a &amp;folder</source>
        <translation>&amp;Ordner wählen</translation>
    </message>
    <message>
        <source>Choose where to &amp;keep it</source>
        <translation>An&amp;deren Ort wählen</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>Ne&amp;uer Lauf</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lös&amp;chen</translation>
    </message>
</context>
<context>
    <name>epochmark::PartBars</name>
    <message>
        <source>%1: %2, of that %3</source>
        <comment>2 ranks: 3.4 min, of that work 1.2 min, ...</comment>
        <translation>%1: %2, davon %3</translation>
    </message>
</context>
<context>
    <name>epochmark::PictureTaker</name>
    <message>
        <source>Copy picture of</source>
        <translation>Bild kopieren von</translation>
    </message>
    <message>
        <source>Save picture of</source>
        <translation>Bild speichern von</translation>
    </message>
    <message>
        <source>There is nothing on this page to take a picture of yet.</source>
        <translation>Auf dieser Seite gibt es noch nichts, wovon sich ein Bild machen ließe.</translation>
    </message>
    <message>
        <source>The picture &quot;%1&quot; is on the clipboard.</source>
        <translation>Das Bild „%1“ ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>The picture is in %1.</source>
        <translation>Das Bild ist in %1.</translation>
    </message>
</context>
<context>
    <name>epochmark::PlanModel</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>output shape</source>
        <translation>Ausgabeform</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>Mult.-Add.</translation>
    </message>
</context>
<context>
    <name>epochmark::PluginRow</name>
    <message>
        <source>named with --plugin</source>
        <translation>mit --plugin genannt</translation>
    </message>
    <message>
        <source>added here</source>
        <translation>hier hinzugefügt</translation>
    </message>
    <message>
        <source>named in the environment</source>
        <translation>in der Umgebung genannt</translation>
    </message>
    <message>
        <source>fetched by packaging/setup.sh</source>
        <translation>von packaging/setup.sh geholt</translation>
    </message>
    <message>
        <source>found among Python&apos;s packages</source>
        <translation>unter Pythons Paketen gefunden</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message numerus="yes">
        <source>ready, %n device(s)</source>
        <translation>
            <numerusform>bereit, %n Gerät</numerusform>
            <numerusform>bereit, %n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>can&apos;t be used</source>
        <translation>nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the plug-in %1</source>
        <translation>Das Plug-in %1 entfernen</translation>
    </message>
    <message>
        <source>Takes it out of this list. Its file stays.</source>
        <translation>Nimmt es aus dieser Liste. Seine Datei bleibt.</translation>
    </message>
    <message>
        <source>Scan asks it which devices it has.</source>
        <translation>Suchen fragt es, welche Geräte es hat.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s cards train without it. Add its file to compare XLA with LibTorch on the same card.</source>
        <translation>NVIDIAs Karten trainieren ohne es. Fügen Sie seine Datei hinzu, um XLA und LibTorch auf derselben Karte zu vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::PluginsPanel</name>
    <message>
        <source>A plug-in of its maker drives a TPU, or a card of AMD&apos;s or Intel&apos;s. None is loaded before you add it, or scan. The terminal has the same: &quot;epochmark-cli devices&quot;.</source>
        <translation>Eine TPU oder eine Karte von AMD oder Intel wird von einem Plug-in ihres Herstellers angetrieben. Keines wird geladen, bevor Sie es hinzufügen oder suchen. Das Terminal hat dieselben: „epochmark-cli devices“.</translation>
    </message>
    <message>
        <source>Scan of the plug-ins</source>
        <translation>Suche nach Plug-ins</translation>
    </message>
    <message>
        <source>No plug-in is here yet</source>
        <translation>Hier ist noch kein Plug-in</translation>
    </message>
    <message>
        <source>Plug-ins</source>
        <translation>Plug-ins</translation>
    </message>
    <message>
        <source>&amp;Add a plug-in...</source>
        <translation>Plug-in hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>&amp;Scan</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Asks every plug-in anew which devices it has, for %1 s at most each. NVIDIA&apos;s is asked only where it was added.</source>
        <translation>Fragt jedes Plug-in neu, welche Geräte es hat, jedes höchstens %1 s lang. NVIDIAs wird nur gefragt, wo es hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>A run is in work: plug-ins can be added and asked when it is over.</source>
        <translation>Ein Lauf ist in Arbeit: Plug-ins lassen sich hinzufügen und fragen, wenn er vorbei ist.</translation>
    </message>
    <message>
        <source>Add a plug-in</source>
        <translation>Plug-in hinzufügen</translation>
    </message>
    <message>
        <source>Plug-ins (*.so *.dylib);;All files (*)</source>
        <translation>Plug-ins (*.so *.dylib);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Its name; its devices will be pjrt:NAME:0 on (tpu: tpu:0 on)</source>
        <translation>Sein Name; seine Geräte heißen dann pjrt:NAME:0 und so weiter (tpu: tpu:0 und so weiter)</translation>
    </message>
    <message>
        <source>The plug-in %1 was removed from this list. Its file stays.</source>
        <translation>Das Plug-in %1 wurde aus dieser Liste entfernt. Seine Datei bleibt.</translation>
    </message>
    <message>
        <source>Looking for plug-ins...</source>
        <translation>Es wird nach Plug-ins gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>%n plug-in(s) asked.</source>
        <translation>
            <numerusform>%n Plug-in gefragt.</numerusform>
            <numerusform>%n Plug-ins gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking %1, %2 of %3, for %4 s at most...</source>
        <translation>%1 wird gefragt, %2 von %3, höchstens %4 s lang …</translation>
    </message>
    <message>
        <source>A run has begun: %1 of %2 plug-ins were asked.</source>
        <translation>Ein Lauf hat begonnen: %1 von %2 Plug-ins wurden befragt.</translation>
    </message>
    <message>
        <source>To try it out: packaging/setup.sh --pjrt-cpu fetches one for the processor.</source>
        <translation>Zum Ausprobieren: packaging/setup.sh --pjrt-cpu holt eines für den Prozessor.</translation>
    </message>
    <message>
        <source>For a TPU: pip install libtpu. For other cards their maker&apos;s. Scan finds them among Python&apos;s packages; any other file can be added.</source>
        <translation>Für eine TPU: pip install libtpu. Für andere Karten das ihres Herstellers. Suchen findet sie unter Pythons Paketen; jede andere Datei können Sie hinzufügen.</translation>
    </message>
</context>
<context>
    <name>epochmark::PresetPicker</name>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Klassik</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, as published</source>
        <translation>%1, wie veröffentlicht</translation>
    </message>
    <message>
        <source>%1, a first impression</source>
        <translation>%1, ein erster Eindruck</translation>
    </message>
</context>
<context>
    <name>epochmark::PriceCard</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>No price means no bar, never 0.</source>
        <translation>Kein Preis heißt kein Balken, nie 0.</translation>
    </message>
    <message>
        <source>&amp;Edit price</source>
        <translation>Preis &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Add price</source>
        <translation>Preis &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add a&amp;nother price</source>
        <translation>&amp;Weiterer Preis</translation>
    </message>
    <message>
        <source>&amp;Remove price</source>
        <translation>Preis &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>epochmark::PriceDialog</name>
    <message>
        <source>Add price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <source>Edit price</source>
        <translation>Preis bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Ihr eigener</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>&amp;Preis</translation>
    </message>
    <message>
        <source>Buy or rent</source>
        <translation>Kauf oder Miete</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>Rent</source>
        <translation>Miete</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Used only where no energy was measured.</source>
        <translation>Gilt nur, wo keine Energie gemessen wurde.</translation>
    </message>
    <message>
        <source>Po&amp;wer</source>
        <translation>&amp;Leistung</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>je Stunde</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>je Monat</translation>
    </message>
    <message>
        <source> h a day</source>
        <translation> h am Tag</translation>
    </message>
    <message>
        <source> days a month</source>
        <translation> Tage im Monat</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>not rounded</source>
        <translation>ungerundet</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Hours</source>
        <translation>&amp;Stunden</translation>
    </message>
    <message>
        <source>Da&amp;ys</source>
        <translation>&amp;Tage</translation>
    </message>
    <message>
        <source>Billing s&amp;tep</source>
        <translation>Ta&amp;kt</translation>
    </message>
    <message>
        <source>Start-&amp;up</source>
        <translation>Start&amp;zeit</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Date of the price</source>
        <translation>Datum des Preises</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save price</source>
        <translation>Preis s&amp;peichern</translation>
    </message>
    <message>
        <source>As %1</source>
        <translation>Wie %1</translation>
    </message>
    <message>
        <source>The device costs what %1 costs.</source>
        <translation>Das Gerät kostet, was %1 kostet.</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date, as QLocale::toString() takes it</comment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what can be entered there</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>epochmark::PriceModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Add price</source>
        <translation>angeben</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>noch kein Preis</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 h × %2 days</source>
        <translation>%1 h × %2 Tage</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>wie %1</translation>
    </message>
    <message>
        <source>over 180 days old</source>
        <translation>über 180 Tage alt</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>to buy</source>
        <translation>Kauf</translation>
    </message>
    <message>
        <source>rent, a month</source>
        <translation>Miete je Monat</translation>
    </message>
    <message>
        <source>rent, an hour</source>
        <translation>Miete je Stunde</translation>
    </message>
</context>
<context>
    <name>epochmark::PublishedModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>%1, its baseline</source>
        <translation>%1, Basis</translation>
    </message>
    <message>
        <source>device, as published</source>
        <translation>Gerät, wie veröffentlicht</translation>
    </message>
    <message>
        <source>time, min</source>
        <translation>Zeit, min</translation>
    </message>
    <message>
        <source>published speed-up, own scale</source>
        <translation>Speedup, eigene Skala</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>price in the article</source>
        <translation>Preis im Artikel</translation>
    </message>
</context>
<context>
    <name>epochmark::PublishedSection</name>
    <message>
        <source>The same Tesla T4 took 12.29 and 20.43 minutes: the way the pictures were fed was measured as much as the device.</source>
        <translation>Dieselbe Tesla T4 brauchte 12,29 und 20,43 Minuten: Gemessen wurde ebenso sehr, wie die Bilder zugeführt wurden, wie das Gerät.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Reported by others with another software (Keras/TensorFlow), one run each. Never ranked here, no part of any speed-up above.</source>
        <translation>Von anderen mit anderer Software berichtet (Keras/TensorFlow), je ein Lauf. Hier nie gewertet, in keinem Speedup oben enthalten.</translation>
    </message>
    <message>
        <source>Published results</source>
        <translation>Veröffentlichte Ergebnisse</translation>
    </message>
</context>
<context>
    <name>epochmark::QueueCard</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>the slowest</source>
        <translation>am langsamsten</translation>
    </message>
    <message>
        <source>unranked</source>
        <translation>nicht gewertet</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 – %2)</translation>
    </message>
    <message>
        <source>%1 is %2 as fast as %3%4.</source>
        <translation>%1 ist %2 so schnell wie %3%4.</translation>
    </message>
    <message>
        <source>How the sets compare</source>
        <translation>Wie die Serien abschneiden</translation>
    </message>
    <message>
        <source>C&amp;ompare all</source>
        <translation>Alle vergleic&amp;hen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 and %2: no difference can be told, their 95 % intervals overlap.</source>
        <translation>%1 und %2: kein Unterschied feststellbar, ihre 95-%-Intervalle überlappen sich.</translation>
    </message>
    <message>
        <source>%1 and %2: no difference can be told. Repeat each three times.</source>
        <translation>%1 und %2: kein Unterschied feststellbar. Wiederholen Sie beide dreimal.</translation>
    </message>
    <message>
        <source>Measured once, %1 is about %2 as fast as %3. Three runs of each give an interval.</source>
        <translation>Einmal gemessen ist %1 etwa %2 so schnell wie %3. Drei Läufe von jedem ergeben ein Intervall.</translation>
    </message>
    <message>
        <source>Measured twice, %1 is about %2 as fast as %3. Three runs of each give an interval.</source>
        <translation>Zweimal gemessen ist %1 etwa %2 so schnell wie %3. Drei Läufe von jedem ergeben ein Intervall.</translation>
    </message>
    <message>
        <source>Longer is faster.</source>
        <translation>Länger heißt schneller.</translation>
    </message>
</context>
<context>
    <name>epochmark::QueueList</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>&amp;Go on now</source>
        <translation>&amp;Jetzt weiter</translation>
    </message>
    <message>
        <source>S&amp;kip this run</source>
        <translation>Lauf ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>next</source>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>more than %1 left</source>
        <translation>noch mehr als %1</translation>
    </message>
</context>
<context>
    <name>epochmark::QueuePanel</name>
    <message>
        <source>Add to &amp;queue</source>
        <translation>Ein&amp;reihen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Take %1 out of the queue</source>
        <translation>%1 aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Add the device and threads chosen above, then others: one click runs them all.</source>
        <translation>Reihen Sie das oben gewählte Gerät mit seinen Threads ein, dann weitere: Ein Klick startet alle.</translation>
    </message>
    <message>
        <source>They take turns, so that what slows the machine down meets them alike.</source>
        <translation>Sie wechseln sich ab, damit das, was den Rechner bremst, alle gleich trifft.</translation>
    </message>
    <message>
        <source>No device can be used yet.</source>
        <translation>Noch ist kein Gerät nutzbar.</translation>
    </message>
    <message>
        <source>%1 is in the queue: choose another device or number of threads.</source>
        <translation>%1 ist schon eingereiht: Wählen Sie ein anderes Gerät oder eine andere Threadzahl.</translation>
    </message>
    <message>
        <source>Adds %1.</source>
        <translation>Reiht %1 ein.</translation>
    </message>
    <message>
        <source>Start runs this set. Choose other threads or another device and add that, too.</source>
        <translation>Starten führt diese Serie aus. Wählen Sie andere Threads oder ein anderes Gerät und reihen Sie es auch ein.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>epochmark::RaceLine</name>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>No ghosts</source>
        <translation>Keine Ghosts</translation>
    </message>
    <message numerus="yes">
        <source>%n ghost(s)</source>
        <translation>
            <numerusform>%n Ghost</numerusform>
            <numerusform>%n Ghosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>Ghosts: %1</source>
        <translation>Ghosts: %1</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
</context>
<context>
    <name>epochmark::Rail</name>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Farben: %1</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it (Ctrl+T)</source>
        <translation>Hell, dunkel oder wie das System (Strg+T)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>What to do and what the numbers mean (F1)</source>
        <translation>Was zu tun ist und was die Zahlen bedeuten (F1)</translation>
    </message>
</context>
<context>
    <name>epochmark::ReadyView</name>
    <message numerus="yes">
        <source>%n run(s), one after the other.</source>
        <translation>
            <numerusform>%n Lauf.</numerusform>
            <numerusform>%n Läufe, einer nach dem anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>%1 is read.</source>
        <translation>%1 ist gelesen.</translation>
    </message>
    <message>
        <source>Ready to train on %1.</source>
        <translation>Bereit, auf %1 zu trainieren.</translation>
    </message>
    <message>
        <source>Damaged pictures are found while decoding and left out, each with its reason.</source>
        <translation>Beschädigte Bilder fallen beim Dekodieren auf und werden ausgelassen, jedes mit seinem Grund.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>to train</source>
        <translation>zum Trainieren</translation>
    </message>
    <message>
        <source>to test</source>
        <translation>zum Testen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more class(es)</source>
        <translation>
            <numerusform>und %n weitere Klasse</numerusform>
            <numerusform>und %n weitere Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>3 to 6 runs, until their times are steady.</source>
        <translation>3 bis 6 Läufe, bis ihre Zeiten ruhig sind.</translation>
    </message>
    <message>
        <source>A queue, 3 to 6 runs each, taking turns: %1.</source>
        <translation>Eine Warteschlange, je 3 bis 6 Läufe, abwechselnd: %1.</translation>
    </message>
    <message numerus="yes">
        <source>A queue of %n run(s), taking turns: %1.</source>
        <translation>
            <numerusform>Eine Warteschlange aus %n Lauf: %1.</numerusform>
            <numerusform>Eine Warteschlange aus %n Läufen, abwechselnd: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to run the queue.</source>
        <translation>Bereit, die Warteschlange zu starten.</translation>
    </message>
    <message>
        <source>There are no class folders: the pictures are sorted by their names.</source>
        <translation>Es gibt keine Klassenordner: Die Bilder sind nach ihren Namen geordnet.</translation>
    </message>
    <message>
        <source>There is no folder to validate with: a fifth of the pictures, picked by name, is for validation.</source>
        <translation>Es gibt keinen Ordner zum Validieren: Ein Fünftel der Bilder, nach Namen gewählt, dient der Validierung.</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), each of %1 with %2 pictures, then all %3 test pictures to validate.</source>
        <translation>
            <numerusform>%n Epoche mit %1 zu je %2 Bildern, danach alle %3 Testbilder zum Validieren.</numerusform>
            <numerusform>%n Epochen mit je %1 zu je %2 Bildern, danach alle %3 Testbilder zum Validieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln training step(s)</source>
        <translation>
            <numerusform>%Ln Trainingsschritt</numerusform>
            <numerusform>%Ln Trainingsschritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) in the archive are ignored.</source>
        <translation>
            <numerusform>%Ln andere Datei im Archiv wird ignoriert.</numerusform>
            <numerusform>%Ln andere Dateien im Archiv werden ignoriert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ReportPage</name>
    <message>
        <source>Result shown in the report</source>
        <translation>Ergebnis im Bericht</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The picture that Export writes.</source>
        <translation>Das Bild, das der Export schreibt.</translation>
    </message>
    <message>
        <source>Choose a finished run</source>
        <translation>Wählen Sie einen fertigen Lauf</translation>
    </message>
    <message>
        <source>Its report is one picture: how fast, how well, at what cost. No run is finished yet.</source>
        <translation>Sein Bericht ist ein einziges Bild: wie schnell, wie gut, zu welchen Kosten. Noch ist kein Lauf fertig.</translation>
    </message>
    <message>
        <source>&amp;Run a benchmark</source>
        <translation>Benchmark &amp;starten</translation>
    </message>
    <message>
        <source>No finished run</source>
        <translation>Kein fertiger Lauf</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Copied as Markdown.</source>
        <translation>Als Markdown kopiert.</translation>
    </message>
    <message>
        <source>Others: ask for their report on the Leaderboard</source>
        <translation>Andere: den Bericht auf der Bestenliste verlangen</translation>
    </message>
</context>
<context>
    <name>epochmark::ReportPanel</name>
    <message>
        <source>&amp;Leaderboard</source>
        <translation>&amp;Bestenliste</translation>
    </message>
    <message>
        <source>Co&amp;sts</source>
        <translation>&amp;Kosten</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Co&amp;py as Markdown</source>
        <translation>Als Markdown ko&amp;pieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>PNG, 1920 × 1080</source>
        <translation>PNG, 1920 × 1080</translation>
    </message>
    <message>
        <source>With the data inside: drop it into Epochmark.</source>
        <translation>Mit den Daten darin: auf Epochmark ziehen.</translation>
    </message>
    <message>
        <source>PNG, 3840 × 2160</source>
        <translation>PNG, 3840 × 2160</translation>
    </message>
    <message>
        <source>Twice as sharp, for large screens and print.</source>
        <translation>Doppelt so scharf, für große Schirme und Druck.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>One page with real text. No data inside.</source>
        <translation>Eine Seite mit echtem Text. Ohne Daten.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Everything that was recorded; can be imported.</source>
        <translation>Alles Aufgezeichnete; lässt sich importieren.</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>A table for a README or an issue.</source>
        <translation>Eine Tabelle für README oder Ticket.</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A line of your &amp;own</source>
        <translation>Eine &amp;eigene Zeile</translation>
    </message>
    <message>
        <source>There is no finished run to export yet.</source>
        <translation>Noch gibt es keinen fertigen Lauf zum Exportieren.</translation>
    </message>
    <message>
        <source>Theme of the picture</source>
        <translation>Aussehen des Bildes</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Two tables for a spreadsheet: runs, and their epochs.</source>
        <translation>Zwei Tabellen für ein Tabellenprogramm: Läufe und ihre Epochen.</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>A page for any browser, the data inside: it can be imported.</source>
        <translation>Eine Seite für jeden Browser, die Daten darin: kann importiert werden.</translation>
    </message>
</context>
<context>
    <name>epochmark::ReportPreview</name>
    <message>
        <source>Preview of the report: %1</source>
        <translation>Vorschau des Berichts: %1</translation>
    </message>
    <message>
        <source>Outline of a report, no run is chosen</source>
        <translation>Umriss eines Berichts, kein Lauf ist gewählt</translation>
    </message>
</context>
<context>
    <name>epochmark::ResultCard</name>
    <message>
        <source>baseline</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>over the baseline</source>
        <translation>gegenüber der Basis</translation>
    </message>
    <message>
        <source>unranked</source>
        <translation>nicht gewertet</translation>
    </message>
    <message>
        <source>single run</source>
        <translation>einzelner Lauf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>Ne&amp;uer Lauf</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>%1 · %2 done</source>
        <translation>%1 · %2 fertig</translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>von %n</numerusform>
            <numerusform>von %n</numerusform>
        </translation>
    </message>
    <message>
        <source>learned, p &lt; 0.001</source>
        <translation>gelernt, p &lt; 0,001</translation>
    </message>
    <message>
        <source>not better than chance</source>
        <translation>nicht besser als Zufall</translation>
    </message>
    <message>
        <source>Result: %1, rank %2</source>
        <translation>Ergebnis: %1, Rang %2</translation>
    </message>
    <message>
        <source>no price yet: &lt;a href=&quot;price&quot;&gt;add one&lt;/a&gt;</source>
        <translation>noch kein Preis: &lt;a href=&quot;price&quot;&gt;eingeben&lt;/a&gt;</translation>
    </message>
    <message>
        <source>No price yet: add one</source>
        <translation>Noch kein Preis: eingeben</translation>
    </message>
    <message>
        <source>a run, rented</source>
        <translation>je Lauf, gemietet</translation>
    </message>
    <message>
        <source>a run, bought</source>
        <translation>je Lauf, gekauft</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>median of %n run(s)</source>
        <translation>
            <numerusform>Median von %n Lauf</numerusform>
            <numerusform>Median von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>learned its pictures; validation near chance</source>
        <translation>lernte seine Bilder; Validierung nahe am Zufall</translation>
    </message>
</context>
<context>
    <name>epochmark::ResultStore</name>
    <message>
        <source>The run&apos;s lock in %1 can&apos;t be made. Make the folder writable, or choose another place for the results.</source>
        <translation>Die Sperre des Laufs in %1 lässt sich nicht anlegen. Machen Sie den Ordner beschreibbar oder wählen Sie einen anderen Ort für die Ergebnisse.</translation>
    </message>
    <message>
        <source>The run %1 wasn&apos;t begun here.</source>
        <translation>Der Lauf %1 wurde nicht hier begonnen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too short for an id: at least %2 characters are needed.</source>
        <translation>„%1“ ist zu kurz für eine ID: Nötig sind mindestens %2 Zeichen.</translation>
    </message>
    <message>
        <source>No run or set has an id that begins with &quot;%1&quot;. The list of results shows the ids.</source>
        <translation>Kein Lauf und keine Serie hat eine ID, die mit „%1“ beginnt. Die Ergebnisliste zeigt die IDs.</translation>
    </message>
    <message>
        <source>%1 sets have an id that begins with &quot;%2&quot;. Give more characters of it.</source>
        <translation>%1 Serien haben eine ID, die mit „%2“ beginnt. Geben Sie mehr Zeichen davon an.</translation>
    </message>
    <message>
        <source>This result is still running. Stop it first, then delete it.</source>
        <translation>Dieses Ergebnis läuft noch. Stoppen Sie es zuerst und löschen Sie es dann.</translation>
    </message>
    <message>
        <source>This result isn&apos;t ranked, so it can&apos;t be the baseline. Pin a ranked one.</source>
        <translation>Dieses Ergebnis ist nicht gewertet und kann daher nicht Basis sein. Heften Sie ein gewertetes an.</translation>
    </message>
    <message>
        <source>Interrupted: the program ended after %1 of %2 epochs.</source>
        <translation>Unterbrochen: Das Programm endete nach %1 von %2 Epochen.</translation>
    </message>
    <message>
        <source>There is no result with the id %1 any more.</source>
        <translation>Ein Ergebnis mit der ID %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The run %1 was still running when it was written: not imported.</source>
        <translation>Der Lauf %1 lief noch, als er geschrieben wurde: nicht importiert.</translation>
    </message>
    <message>
        <source>The run %1 is here already with another content: the one here was kept.</source>
        <translation>Den Lauf %1 gibt es hier schon mit anderem Inhalt: Der hiesige wurde behalten.</translation>
    </message>
    <message>
        <source>A name is one line of at most %1 characters.</source>
        <translation>Ein Name ist eine Zeile von höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>There is no deleted result %1.</source>
        <translation>Es gibt kein gelöschtes Ergebnis %1.</translation>
    </message>
</context>
<context>
    <name>epochmark::RunChip</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>%1 herausnehmen</translation>
    </message>
</context>
<context>
    <name>epochmark::RunHistory</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Epochs of this run</source>
        <translation>Epochen dieses Laufs</translation>
    </message>
    <message>
        <source>Run %1 of %2, epoch by epoch</source>
        <translation>Lauf %1 von %2, Epoche für Epoche</translation>
    </message>
    <message>
        <source>The run, epoch by epoch</source>
        <translation>Der Lauf, Epoche für Epoche</translation>
    </message>
</context>
<context>
    <name>epochmark::RunSession</name>
    <message>
        <source>It goes on there.</source>
        <translation>Er läuft dort weiter.</translation>
    </message>
</context>
<context>
    <name>epochmark::RunSetupPanel</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>locked while running</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>What to run</source>
        <translation>Was laufen soll</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stopping after this step.</source>
        <translation>Stoppt nach diesem Schritt.</translation>
    </message>
    <message>
        <source>No device can be used yet.</source>
        <translation>Noch ist kein Gerät nutzbar.</translation>
    </message>
    <message>
        <source>Choose a dataset first, then Start.</source>
        <translation>Wählen Sie zuerst einen Datensatz, dann Starten.</translation>
    </message>
    <message>
        <source>Stop keeps what was measured, as &lt;i&gt;stopped&lt;/i&gt;, unranked.</source>
        <translation>Stoppen behält das Gemessene als &lt;i&gt;gestoppt&lt;/i&gt;, nicht gewertet.</translation>
    </message>
    <message>
        <source>Every finished run is stored on this machine.</source>
        <translation>Jeder fertige Lauf wird auf diesem Rechner gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Start the queue</source>
        <translation>Warteschlange &amp;starten</translation>
    </message>
    <message>
        <source>Say first whether the names of the pictures tell their classes.</source>
        <translation>Sagen Sie zuerst, ob die Namen der Bilder ihre Klassen sind.</translation>
    </message>
    <message>
        <source>Stop ends the whole queue and keeps what was measured.</source>
        <translation>Stoppen beendet die ganze Warteschlange und behält das Gemessene.</translation>
    </message>
    <message>
        <source>Fetch LibTorch first, above.</source>
        <translation>Zuerst LibTorch holen, oben.</translation>
    </message>
</context>
<context>
    <name>epochmark::RunView</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>known after the first epoch</source>
        <translation>bekannt nach der ersten Epoche</translation>
    </message>
    <message>
        <source>%1 s; the parts add up to the headline</source>
        <translation>%1 s; die Teile ergeben die Hauptzeit</translation>
    </message>
    <message>
        <source>No ranked result of the same work yet: nothing to race against.</source>
        <translation>Noch kein gewertetes Ergebnis derselben Arbeit: niemand läuft mit.</translation>
    </message>
    <message>
        <source>%1 s up to the end of epoch %2</source>
        <translation>%1 s bis zum Ende von Epoche %2</translation>
    </message>
    <message>
        <source>Your processor feeds this device at %1.</source>
        <translation>Ihr Prozessor lastet dieses Gerät zu %1 aus.</translation>
    </message>
    <message>
        <source>Ended before the first epoch was done</source>
        <translation>Endete vor der ersten fertigen Epoche</translation>
    </message>
    <message>
        <source>First point after about %1</source>
        <translation>Erster Punkt nach etwa %1</translation>
    </message>
    <message>
        <source>First point after epoch 1</source>
        <translation>Erster Punkt nach Epoche 1</translation>
    </message>
    <message>
        <source>%1 s for the data; shares after the first epoch</source>
        <translation>%1 s für die Daten; Anteile nach der ersten Epoche</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Back to the last run</source>
        <translation>Zurück zum letzten Lauf</translation>
    </message>
    <message>
        <source>Temperature, clock and power</source>
        <translation>Temperatur, Takt und Leistung</translation>
    </message>
</context>
<context>
    <name>epochmark::RunsModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>ranked</source>
        <translation>gewertet</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>nicht gewertet</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>time, s</source>
        <translation>Zeit, s</translation>
    </message>
    <message>
        <source>data, s</source>
        <translation>Daten, s</translation>
    </message>
    <message>
        <source>warm-up, s</source>
        <translation>Aufwärmen, s</translation>
    </message>
    <message>
        <source>training, s</source>
        <translation>Training, s</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation>gestört</translation>
    </message>
</context>
<context>
    <name>epochmark::SampleStrip</name>
    <message>
        <source>Sample pictures</source>
        <translation>Beispielbilder</translation>
    </message>
</context>
<context>
    <name>epochmark::SavedBanner</name>
    <message>
        <source>%1 isn&apos;t there any more.</source>
        <translation>%1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>%1 is on the clipboard.</source>
        <translation>%1 ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>No program here opens folders. The file is in %1.</source>
        <translation>Kein Programm öffnet hier Ordner. Die Datei ist in %1.</translation>
    </message>
</context>
<context>
    <name>epochmark::ScalingChart</name>
    <message>
        <source>Speed-up over the number of ranks</source>
        <translation>Speedup über der Zahl der Ränge</translation>
    </message>
    <message>
        <source>Efficiency over the number of ranks</source>
        <translation>Effizienz über der Zahl der Ränge</translation>
    </message>
    <message numerus="yes">
        <source>%n rank(s): %1</source>
        <comment>a speed-up or an efficiency</comment>
        <translation>
            <numerusform>%n Rang: %1</numerusform>
            <numerusform>%n Ränge: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>ranks · times as fast as one rank</source>
        <translation>Ränge · mal so schnell wie ein Rang</translation>
    </message>
    <message>
        <source>ranks · percent of the ideal</source>
        <translation>Ränge · Prozent des Ideals</translation>
    </message>
    <message>
        <source>ideal</source>
        <comment>the line of a chart</comment>
        <translation>ideal</translation>
    </message>
    <message numerus="yes">
        <source>on %n host(s)</source>
        <translation>
            <numerusform>auf %n Rechner</numerusform>
            <numerusform>auf %n Rechnern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ScalingPart</name>
    <message>
        <source>No ranks have trained yet.</source>
        <translation>Noch haben keine Ränge trainiert.</translation>
    </message>
    <message>
        <source>Ranks are processes that train together. Run the same work with one and with two of them or more, with as many threads each: their number stands beneath More on Benchmark.</source>
        <translation>Ränge sind Prozesse, die gemeinsam trainieren. Lassen Sie dieselbe Arbeit mit einem und mit zwei oder mehr davon laufen, mit je ebenso vielen Threads: ihre Zahl steht unter Mehr auf der Seite Benchmark.</translation>
    </message>
    <message>
        <source>Open &amp;Benchmark</source>
        <translation>&amp;Benchmark öffnen</translation>
    </message>
</context>
<context>
    <name>epochmark::ScalingView</name>
    <message>
        <source>Where the time of a run goes</source>
        <translation>Wohin die Zeit eines Laufs geht</translation>
    </message>
    <message>
        <source>Cost of a run</source>
        <translation>Kosten eines Laufs</translation>
    </message>
    <message>
        <source>One rank of as many threads hasn&apos;t run yet.</source>
        <translation>Ein Rang mit ebenso vielen Threads ist noch nicht gelaufen.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Workload and device</source>
        <translation>Arbeit und Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) a rank</source>
        <translation>
            <numerusform>%n Thread je Rang</numerusform>
            <numerusform>%n Threads je Rang</numerusform>
        </translation>
    </message>
    <message>
        <source>* disturbed or not ranked: shown, but not what the sentence is made of</source>
        <translation>* gestört oder nicht gewertet: gezeigt, aber nicht im Satz gezählt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>Warten auf andere</translation>
    </message>
    <message>
        <source>Validation and rest</source>
        <translation>Validierung und Rest</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>noch kein Preis</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>Miete</translation>
    </message>
    <message>
        <source>buy</source>
        <translation>Kauf</translation>
    </message>
</context>
<context>
    <name>epochmark::SegmentedControl</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>epochmark::SensorChart</name>
    <message>
        <source>%1: %2 to %3 %4, last %5 %4.</source>
        <translation>%1: %2 bis %3 %4, zuletzt %5 %4.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Temperature, clock and power</source>
        <translation>Temperatur, Takt und Leistung</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
</context>
<context>
    <name>epochmark::SetDeletion</name>
    <message>
        <source>Delete this set?</source>
        <translation>Diese Serie löschen?</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier run(s) of the same set would be deleted with it.</source>
        <translation>
            <numerusform>%n früherer Lauf derselben Serie würde mitgelöscht.</numerusform>
            <numerusform>%n frühere Läufe derselben Serie würden mitgelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>epochmark::SetDetails</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>Als Basis anheften</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Runs of this result</source>
        <translation>Läufe dieses Ergebnisses</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>epochmark::SetFacts</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 to train, %2 to validate, %3 left out</source>
        <translation>%1 zum Trainieren, %2 zum Validieren, %3 ausgelassen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1, %2 Parameter</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>%1 epochs, batch %2, learning rate %3</source>
        <translation>%1 Epochen, Batch %2, Lernrate %3</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Zahlenformat</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Epochmark</source>
        <translation>Epochmark</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>OpenCV</source>
        <translation>OpenCV</translation>
    </message>
    <message>
        <source>JPEG library</source>
        <translation>JPEG-Bibliothek</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>cuDNN</source>
        <translation>cuDNN</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Logical cores</source>
        <translation>Logische Kerne</translation>
    </message>
    <message>
        <source>Governor</source>
        <translation>Taktregler</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Stromversorgung</translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation>Speicher des Rechners</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>Kernels</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Cool-down before</source>
        <translation>Pause davor</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System kernel</source>
        <translation>System-Kernel</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>Lost to others</source>
        <translation>An andere verloren</translation>
    </message>
    <message>
        <source>%1 of the training time</source>
        <translation>%1 der Trainingszeit</translation>
    </message>
    <message>
        <source>UUID of the GPU</source>
        <translation>UUID der GPU</translation>
    </message>
    <message>
        <source>Slot of the GPU</source>
        <translation>Steckplatz der GPU</translation>
    </message>
    <message>
        <source>Power limit, W</source>
        <translation>Leistungsgrenze, W</translation>
    </message>
    <message>
        <source>Link of the GPU</source>
        <translation>Anbindung der GPU</translation>
    </message>
    <message>
        <source>Plug-in</source>
        <translation>Plug-in</translation>
    </message>
    <message>
        <source>Plug-in&apos;s version</source>
        <translation>Version des Plug-ins</translation>
    </message>
    <message>
        <source>Plug-in&apos;s devices</source>
        <translation>Geräte des Plug-ins</translation>
    </message>
    <message>
        <source>PJRT</source>
        <translation>PJRT</translation>
    </message>
    <message>
        <source>StableHLO</source>
        <translation>StableHLO</translation>
    </message>
    <message>
        <source>Pixels in</source>
        <translation>Pixel in</translation>
    </message>
    <message>
        <source>Bytes of the spool file</source>
        <translation>Bytes der Auslagerungsdatei</translation>
    </message>
    <message>
        <source>Shared by</source>
        <translation>Geteilt von</translation>
    </message>
    <message>
        <source>Shared on</source>
        <translation>Geteilt am</translation>
    </message>
    <message>
        <source>Ranks decoding alone</source>
        <translation>Ränge, die allein dekodieren</translation>
    </message>
</context>
<context>
    <name>epochmark::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Ghosts that race</source>
        <translation>Mitlaufende Ghosts</translation>
    </message>
    <message>
        <source>Results are kept in</source>
        <translation>Ergebnisse liegen in</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>EPOCHMARK_HOME moves it.</source>
        <translation>EPOCHMARK_HOME verlegt sie.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Benachrichtigung</translation>
    </message>
    <message>
        <source>&amp;Tell when a long run ends in the background</source>
        <translation>&amp;Melden, wenn im Hintergrund ein Lauf endet</translation>
    </message>
    <message>
        <source>Deleted results</source>
        <translation>Gelöschte Ergebnisse</translation>
    </message>
    <message>
        <source>Takes effect when Epochmark is started again.</source>
        <translation>Gilt, sobald Epochmark neu gestartet wird.</translation>
    </message>
    <message>
        <source>Spool file</source>
        <translation>Auslagerungsdatei</translation>
    </message>
    <message>
        <source>Largest spool file</source>
        <translation>Größte Auslagerungsdatei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> GiB at most</source>
        <translation> GiB höchstens</translation>
    </message>
    <message>
        <source>Decoded pictures that don&apos;t fit into memory lie in a file in %1 while a network is trained on them; it is gone when the run ends, however it ends.</source>
        <translation>Dekodierte Bilder, die nicht in den Speicher passen, liegen in einer Datei in %1, solange ein Netz mit ihnen trainiert wird; sie ist weg, wenn der Lauf endet, wie auch immer er endet.</translation>
    </message>
    <message>
        <source>Page of the settings</source>
        <translation>Seite der Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Plug-ins</source>
        <translation>Plug-ins</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Rechner</translation>
    </message>
</context>
<context>
    <name>epochmark::SettingsModel</name>
    <message>
        <source>%1, differs</source>
        <translation>%1, weicht ab</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>epochmark::ShareDialog</name>
    <message>
        <source>Reading what would leave...</source>
        <translation>Es wird gelesen, was hinausginge …</translation>
    </message>
    <message>
        <source>What leaves with a result</source>
        <translation>Was mit einem Ergebnis hinausgeht</translation>
    </message>
    <message>
        <source>Texts that leave</source>
        <translation>Texte, die hinausgehen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>These texts go to the team&apos;s board beside the measured numbers and curves; everybody who may read the board sees them.</source>
        <translation>Diese Texte gehen neben den gemessenen Zahlen und Kurven auf die Rangliste des Teams; wer die Rangliste lesen darf, sieht sie.</translation>
    </message>
</context>
<context>
    <name>epochmark::SshQuestionDialog</name>
    <message>
        <source>An unknown machine</source>
        <translation>Ein unbekannter Rechner</translation>
    </message>
    <message>
        <source>%1 isn&apos;t known here yet</source>
        <translation>%1 ist hier noch nicht bekannt</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that the machine&apos;s owner tells. A key that is accepted is remembered by ssh; another one is refused from then on.</source>
        <translation>Vergleichen Sie den Fingerabdruck mit dem, den der Besitzer des Rechners nennt. Einen angenommenen Schlüssel merkt sich ssh; ein anderer wird von da an abgewiesen.</translation>
    </message>
    <message>
        <source>&amp;Accept this key</source>
        <translation>&amp;Schlüssel annehmen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>A secret for %1</source>
        <translation>Ein Geheimnis für %1</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>It goes to ssh alone and is kept nowhere.</source>
        <translation>Es geht nur an ssh und wird nirgends aufgehoben.</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>ssh asks about %1</source>
        <translation>ssh fragt wegen %1</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
</context>
<context>
    <name>epochmark::StageBar</name>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
</context>
<context>
    <name>epochmark::TeamActions</name>
    <message>
        <source>&amp;Share with the team...</source>
        <translation>Mit dem &amp;Team teilen …</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;share it</source>
        <translation>Doch nicht &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Withdraw from the team</source>
        <translation>Vom Team &amp;zurückziehen</translation>
    </message>
</context>
<context>
    <name>epochmark::TeamBar</name>
    <message>
        <source>Whose results to show</source>
        <translation>Wessen Ergebnisse gezeigt werden</translation>
    </message>
    <message>
        <source>Fetch what the team shared now</source>
        <translation>Jetzt holen, was das Team geteilt hat</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Settings of the team</source>
        <translation>Einstellungen des Teams</translation>
    </message>
</context>
<context>
    <name>epochmark::TeamPanel</name>
    <message>
        <source>A team&apos;s board is a PostgreSQL database on which finished results are shared. A run never needs it. Whoever looks after the database makes the board: &quot;epochmark-cli team init ADDRESS&quot;.</source>
        <translation>Die Rangliste eines Teams ist eine PostgreSQL-Datenbank, auf der fertige Ergebnisse geteilt werden. Ein Lauf braucht sie nie. Wer die Datenbank betreut, legt die Rangliste an: „epochmark-cli team init ADRESSE“.</translation>
    </message>
    <message>
        <source>Which results are shared</source>
        <translation>Welche Ergebnisse geteilt werden</translation>
    </message>
    <message>
        <source>Only what I share by hand</source>
        <translation>Nur was ich von Hand teile</translation>
    </message>
    <message>
        <source>Every finished result</source>
        <translation>Jedes fertige Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>A URL, &quot;host=... dbname=... user=...&quot;, or service=NAME of your service file. Passwords stay in ~/.pgpass or the service file. Off this machine the server has to prove who it is.</source>
        <translation>Eine URL, „host=... dbname=... user=...“ oder service=NAME Ihrer Dienstdatei. Passwörter bleiben in ~/.pgpass oder der Dienstdatei. Außerhalb dieses Rechners muss der Server beweisen, wer er ist.</translation>
    </message>
    <message>
        <source>&amp;What leaves...</source>
        <translation>&amp;Was hinausgeht …</translation>
    </message>
    <message>
        <source>&amp;Fetch now</source>
        <translation>&amp;Jetzt holen</translation>
    </message>
    <message>
        <source>&amp;Leave the team</source>
        <translation>Team &amp;verlassen</translation>
    </message>
    <message>
        <source>Leave the team</source>
        <translation>Team verlassen</translation>
    </message>
    <message numerus="yes">
        <source>Leave the team? %Ln set(s) that wait for it aren&apos;t sent then.</source>
        <translation>
            <numerusform>Das Team verlassen? %Ln Serie, die darauf wartet, wird dann nicht gesendet.</numerusform>
            <numerusform>Das Team verlassen? %Ln Serien, die darauf warten, werden dann nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the team? What you shared stays on its board.</source>
        <translation>Das Team verlassen? Was Sie geteilt haben, bleibt auf seiner Rangliste.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>%1, as %2: may read and share</source>
        <translation>%1, als %2: darf lesen und teilen</translation>
    </message>
    <message>
        <source>%1, as %2: may read</source>
        <translation>%1, als %2: darf lesen</translation>
    </message>
    <message>
        <source>Connecting...</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>There is no finished result yet of which to show it.</source>
        <translation>Es gibt noch kein fertiges Ergebnis, an dem es sich zeigen ließe.</translation>
    </message>
</context>
<context>
    <name>epochmark::TeamWords</name>
    <message>
        <source>fetched %1</source>
        <translation>geholt %1</translation>
    </message>
    <message>
        <source>never fetched</source>
        <translation>nie geholt</translation>
    </message>
    <message>
        <source>%1: connecting, %2</source>
        <translation>%1: wird verbunden, %2</translation>
    </message>
    <message>
        <source>%1: not reached, %2</source>
        <translation>%1: nicht erreicht, %2</translation>
    </message>
    <message>
        <source>%1: nothing is fetched while something is measured, %2</source>
        <translation>%1: Während gemessen wird, wird nichts geholt, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) wait for the server</source>
        <translation>
            <numerusform>%Ln Serie wartet auf den Server</numerusform>
            <numerusform>%Ln Serien warten auf den Server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::TextDialog</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>epochmark::TileRow</name>
    <message>
        <source>Reading and decoding the pictures, then training with validation; the charts count the same.</source>
        <translation>Lesen und Dekodieren der Bilder, dann Training mit Validierung; die Diagramme zählen ebenso.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Verstrichen</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>after each epoch</source>
        <translation>nach jeder Epoche</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 / %2</translation>
    </message>
    <message>
        <source>%1 ms a step</source>
        <translation>%1 ms je Schritt</translation>
    </message>
    <message>
        <source>%1 W, %2</source>
        <translation>%1 W, %2</translation>
    </message>
    <message>
        <source>input bound</source>
        <translation>Eingabe bremst</translation>
    </message>
    <message>
        <source>not input bound</source>
        <translation>bremst nicht</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>alles fertig</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>watts not readable</source>
        <translation>Watt nicht lesbar</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>%1; no temperature</source>
        <translation>%1; keine Temperatur</translation>
    </message>
    <message>
        <source>No temperature can be read here.</source>
        <translation>Hier ist keine Temperatur lesbar.</translation>
    </message>
    <message>
        <source>not readable here</source>
        <translation>hier nicht lesbar</translation>
    </message>
    <message>
        <source>Neither temperature nor watts can be read here: there is no such sensor, or no right to read it.</source>
        <translation>Weder Temperatur noch Leistung ist hier lesbar: Es fehlt der Sensor oder das Recht, ihn zu lesen.</translation>
    </message>
    <message>
        <source>without warm-up</source>
        <translation>ohne Aufwärmen</translation>
    </message>
    <message>
        <source>the best so far</source>
        <translation>die beste bisher</translation>
    </message>
    <message>
        <source>best %1 in epoch %2</source>
        <translation>beste %1 in Epoche %2</translation>
    </message>
    <message>
        <source>known soon</source>
        <translation>bald bekannt</translation>
    </message>
</context>
<context>
    <name>epochmark::TimeBar</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Forward + backward</source>
        <translation>Vorwärts + rückwärts</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
</context>
<context>
    <name>epochmark::UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>take back what was deleted</source>
        <translation>Gelöschtes zurückholen</translation>
    </message>
</context>
<context>
    <name>epochmark::UsageCard</name>
    <message>
        <source>How it is used</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Hours of use a day</source>
        <translation>Nutzung in Stunden am Tag</translation>
    </message>
    <message>
        <source>Days of use a month</source>
        <translation>Nutzung in Tagen im Monat</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Resale at the end</source>
        <translation>Restwert</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> years</source>
        <translation> Jahre</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source> a kWh</source>
        <translation> je kWh</translation>
    </message>
    <message>
        <source> %1 a kWh</source>
        <translation> %1 je kWh</translation>
    </message>
    <message>
        <source>Currency of electricity</source>
        <translation>Währung des Stroms</translation>
    </message>
    <message>
        <source>What is bought in another currency counts without electricity.</source>
        <translation>Was in einer anderen Währung gekauft wurde, zählt ohne Strom.</translation>
    </message>
</context>
<context>
    <name>epochmark::WelcomeView</name>
    <message>
        <source>any name</source>
        <translation>beliebiger Name</translation>
    </message>
    <message>
        <source>other pictures of the same classes</source>
        <translation>andere Bilder derselben Klassen</translation>
    </message>
    <message>
        <source>A folder is a class</source>
        <translation>Ein Ordner ist eine Klasse</translation>
    </message>
    <message>
        <source>Two classes or more. Each class has a folder in train and one in test.</source>
        <translation>Mindestens zwei Klassen. Jede hat einen Ordner in train und einen in test.</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>Was gelesen wird</translation>
    </message>
    <message>
        <source>png, jpg, bmp, ppm and tif. Other files are left out, and each one is listed with its reason.</source>
        <translation>png, jpg, bmp, ppm und tif. Andere Dateien werden ausgelassen und mit Grund aufgelistet.</translation>
    </message>
    <message>
        <source>To run the published workload</source>
        <translation>Für den veröffentlichten Workload</translation>
    </message>
    <message>
        <source>What the zip looks like</source>
        <translation>Wie die Zip-Datei aussieht</translation>
    </message>
    <message>
        <source>How fast does it train?</source>
        <translation>Wie schnell trainiert es?</translation>
    </message>
    <message>
        <source>Minutes, images a second, and the speed-up over one pinned baseline.</source>
        <translation>Minuten, Bilder je Sekunde und der Speedup gegenüber einer angehefteten Basis.</translation>
    </message>
    <message>
        <source>Does it learn what it should?</source>
        <translation>Lernt es, was es soll?</translation>
    </message>
    <message>
        <source>Training and validation curves, and a seal when it did better than chance.</source>
        <translation>Kurven für Training und Validierung und ein Siegel, wenn es besser als der Zufall war.</translation>
    </message>
    <message>
        <source>What does a run cost?</source>
        <translation>Was kostet ein Lauf?</translation>
    </message>
    <message>
        <source>Bought or rented, from the time measured here, not a data sheet.</source>
        <translation>Gekauft oder gemietet, nach der hier gemessenen Zeit, nicht nach Datenblatt.</translation>
    </message>
    <message>
        <source>Use the &amp;Demo set</source>
        <translation>&amp;Demo-Datensatz nehmen</translation>
    </message>
    <message>
        <source>Choose a &amp;zip</source>
        <translation>&amp;Zip-Datei wählen</translation>
    </message>
    <message>
        <source>Choose a zip of pictures, or take the Demo set that is built in. Epochmark trains a network on them, draws the curves while it works and keeps the result.</source>
        <translation>Wählen Sie eine Zip-Datei mit Bildern oder den eingebauten Demo-Datensatz. Epochmark trainiert ein Netz damit, zeichnet dabei die Kurven und behält das Ergebnis.</translation>
    </message>
    <message>
        <source>Choose what to train on.</source>
        <translation>Wählen Sie, womit trainiert wird.</translation>
    </message>
    <message>
        <source>Nothing has been measured on this machine yet.</source>
        <translation>Auf diesem Rechner wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>Take the 25,000 photographs of Kaggle&apos;s Dogs vs. Cats, 20,000 of them in train and 5,000 in test, with the preset Classic.</source>
        <translation>Nehmen Sie die 25.000 Fotos von Kaggles „Dogs vs. Cats“, 20.000 in train und 5.000 in test, mit der Vorgabe Klassik.</translation>
    </message>
    <message>
        <source>Training needs no network: nothing leaves this machine unless you say so.</source>
        <translation>Das Training braucht kein Netzwerk: Nichts verlässt diesen Rechner, außer Sie wollen es.</translation>
    </message>
</context>
<context>
    <name>epochmark::WorkloadCombo</name>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>%1, fingerprint %2</source>
        <translation>%1, Fingerprint %2</translation>
    </message>
    <message>
        <source>fingerprint %1</source>
        <translation>Fingerprint %1</translation>
    </message>
</context>
</TS>
