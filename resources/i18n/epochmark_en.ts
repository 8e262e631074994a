<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>Exported %n run(s) to %1.</source>
        <translation>
            <numerusform>Exported %n run to %1.</numerusform>
            <numerusform>Exported %n runs to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n other reason(s)</source>
        <translation>
            <numerusform>%1, and %n other reason</numerusform>
            <numerusform>%1, and %n other reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no picture to train the class “%2” with: %n file(s) left out (%3).</source>
        <translation>
            <numerusform>%1 has no picture to train the class “%2” with: %n file left out (%3).</numerusform>
            <numerusform>%1 has no picture to train the class “%2” with: %n files left out (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no picture to validate the class “%2” with: %n file(s) left out (%3).</source>
        <translation>
            <numerusform>%1 has no picture to validate the class “%2” with: %n file left out (%3).</numerusform>
            <numerusform>%1 has no picture to validate the class “%2” with: %n files left out (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: no usable picture of the class “%2” for %3. %n file(s) left out (%4).</source>
        <translation>
            <numerusform>%1: no usable picture of the class “%2” for %3. %n file left out (%4).</numerusform>
            <numerusform>%1: no usable picture of the class “%2” for %3. %n files left out (%4).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n run(s) off the board; they stay in your own results.</source>
        <translation>
            <numerusform>Took %n run off the board; it stays in your own results.</numerusform>
            <numerusform>Took %n runs off the board; they stay in your own results.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ranks will be faster than one, %2.</source>
        <comment>sentence&apos;s parts</comment>
        <translation>
            <numerusform>%1: %n rank will be faster than one, %2.</numerusform>
            <numerusform>%1: %n ranks will be faster than one, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ranks will be slower than one, %2.</source>
        <comment>sentence&apos;s parts</comment>
        <translation>
            <numerusform>%1: %n rank will be slower than one, %2.</numerusform>
            <numerusform>%1: %n ranks will be slower than one, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) shared with the team.</source>
        <translation>
            <numerusform>%n set shared with the team.</numerusform>
            <numerusform>%n sets shared with the team.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) were on the team&apos;s board already.</source>
        <translation>
            <numerusform>%n set was on the team&apos;s board already.</numerusform>
            <numerusform>%n sets were on the team&apos;s board already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) wait for the server.</source>
        <translation>
            <numerusform>%n set waits for the server.</numerusform>
            <numerusform>%n sets wait for the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ranks</source>
        <comment>processes that train together</comment>
        <translation>
            <numerusform>%n rank</numerusform>
            <numerusform>%n ranks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ranks on this machine need at least %1 of memory to train %2 in batches of %3; %4 has %5. Choose fewer ranks or a smaller batch.</source>
        <translation>
            <numerusform>%n rank on this machine needs at least %1 of memory to train %2 in batches of %3; %4 has %5. Choose a smaller batch.</numerusform>
            <numerusform>%n ranks on this machine need at least %1 of memory to train %2 in batches of %3; %4 has %5. Choose fewer ranks or a smaller batch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ranks of this machine decode a part of the pictures each and share them.</source>
        <translation>
            <numerusform>%n rank of this machine decodes the pictures.</numerusform>
            <numerusform>%n ranks of this machine decode a part of the pictures each and share them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more ranks decode all pictures for themselves.</source>
        <translation>
            <numerusform>%n more rank decodes all pictures for itself.</numerusform>
            <numerusform>%n more ranks decode all pictures for themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message numerus="yes">
        <source>%1 would be done.</source>
        <comment>one device or several</comment>
        <translation>
            <numerusform>%1 would be done.</numerusform>
            <numerusform>%1 would be done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%1 trained %2 for %n epochs</source>
        <translation>
            <numerusform>%1 trained %2 for %n epoch</numerusform>
            <numerusform>%1 trained %2 for %n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 trains %n epochs in %2</source>
        <translation>
            <numerusform>%1 trains %n epoch in %2</numerusform>
            <numerusform>%1 trains %n epochs in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more results are not shown.</source>
        <translation>
            <numerusform>%Ln more result is not shown.</numerusform>
            <numerusform>%Ln more results are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>median of %Ln runs</source>
        <translation>
            <numerusform>median of %Ln run</numerusform>
            <numerusform>median of %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message numerus="yes">
        <source>Read %1: %2 pictures to train, %3 to test, in %n class(es).</source>
        <translation>
            <numerusform>Read %1: %2 pictures to train, %3 to test, in %n class.</numerusform>
            <numerusform>Read %1: %2 pictures to train, %3 to test, in %n classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more file(s) left out.</source>
        <translation>
            <numerusform>%Ln more file left out.</numerusform>
            <numerusform>%Ln more files left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunOutcome</name>
    <message numerus="yes">
        <source>%n finished epoch(s) kept.</source>
        <translation>
            <numerusform>%n finished epoch kept.</numerusform>
            <numerusform>%n finished epochs kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::BoardActions</name>
    <message numerus="yes">
        <source>%Ln results deleted.</source>
        <translation>
            <numerusform>%Ln result deleted.</numerusform>
            <numerusform>%Ln results deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::CellText</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::CompareSheet</name>
    <message numerus="yes">
        <source>%n more settings differ.</source>
        <translation>
            <numerusform>%n more setting differs.</numerusform>
            <numerusform>%n more settings differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::CostSheet</name>
    <message numerus="yes">
        <source>%Ln more results are not shown.</source>
        <translation>
            <numerusform>%Ln more result is not shown.</numerusform>
            <numerusform>%Ln more results are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::DatasetPicker</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out.</source>
        <translation>
            <numerusform>%Ln file left out.</numerusform>
            <numerusform>%Ln files left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::DetailsPanel</name>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::DevicePicker</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::EstimateLine</name>
    <message numerus="yes">
        <source>%Ln stored run(s)</source>
        <translation>
            <numerusform>%Ln stored run</numerusform>
            <numerusform>%Ln stored runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::HostReportView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::HostRow</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::HostRunsNotice</name>
    <message numerus="yes">
        <source>%n more after it.</source>
        <translation>
            <numerusform>%n more after it.</numerusform>
            <numerusform>%n more after it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::InterruptedNotice</name>
    <message numerus="yes">
        <source>%n finished epoch(s) kept, unranked.</source>
        <translation>
            <numerusform>%n finished epoch kept, unranked.</numerusform>
            <numerusform>%n finished epochs kept, unranked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::LeaderboardModel</name>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::MachineStrip</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::MeasuredSection</name>
    <message numerus="yes">
        <source>%Ln results, ranked by time.</source>
        <translation>
            <numerusform>%Ln result, ranked by time.</numerusform>
            <numerusform>%Ln results, ranked by time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results aren&apos;t ranked</source>
        <translation>
            <numerusform>%Ln result isn&apos;t ranked</numerusform>
            <numerusform>%Ln results aren&apos;t ranked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::MorePanel</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has processors for %n of them.</source>
        <translation>
            <numerusform>This machine has processors for %n of them.</numerusform>
            <numerusform>This machine has processors for %n of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank(s)</source>
        <comment>processes that train together</comment>
        <translation>
            <numerusform>%n rank</numerusform>
            <numerusform>%n ranks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That machine has processors for %n of them.</source>
        <translation>
            <numerusform>That machine has processors for %n of them.</numerusform>
            <numerusform>That machine has processors for %n of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n threads each this machine has processors for %1.</source>
        <translation>
            <numerusform>With %n thread each this machine has processors for %1.</numerusform>
            <numerusform>With %n threads each this machine has processors for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <comment>of a cluster</comment>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has %n thread(s).</source>
        <translation>
            <numerusform>This machine has %n thread.</numerusform>
            <numerusform>This machine has %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That machine has %n thread(s).</source>
        <translation>
            <numerusform>That machine has %n thread.</numerusform>
            <numerusform>That machine has %n threads.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::NetworkView</name>
    <message numerus="yes">
        <source>%n layer(s), drawn from top to bottom; the table tells of each.</source>
        <translation>
            <numerusform>%n layer, drawn from top to bottom; the table tells of it.</numerusform>
            <numerusform>%n layers, drawn from top to bottom; the table tells of each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::PluginRow</name>
    <message numerus="yes">
        <source>ready, %n device(s)</source>
        <translation>
            <numerusform>ready, %n device</numerusform>
            <numerusform>ready, %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::PluginsPanel</name>
    <message numerus="yes">
        <source>%n plug-in(s) asked.</source>
        <translation>
            <numerusform>%n plug-in asked.</numerusform>
            <numerusform>%n plug-ins asked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::PresetPicker</name>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoch</numerusform>
            <numerusform>%n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::QueueCard</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::RaceLine</name>
    <message numerus="yes">
        <source>%n ghost(s)</source>
        <translation>
            <numerusform>%n ghost</numerusform>
            <numerusform>%n ghosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ReadyView</name>
    <message numerus="yes">
        <source>A queue of %n run(s), taking turns: %1.</source>
        <translation>
            <numerusform>A queue of %n run, taking turns: %1.</numerusform>
            <numerusform>A queue of %n runs, taking turns: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one after the other.</source>
        <translation>
            <numerusform>%n run, one after the other.</numerusform>
            <numerusform>%n runs, one after the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more class(es)</source>
        <translation>
            <numerusform>and %n more class</numerusform>
            <numerusform>and %n more classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), each of %1 with %2 pictures, then all %3 test pictures to validate.</source>
        <translation>
            <numerusform>%n epoch of %1 with %2 pictures, then all %3 test pictures to validate.</numerusform>
            <numerusform>%n epochs, each of %1 with %2 pictures, then all %3 test pictures to validate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln training step(s)</source>
        <translation>
            <numerusform>%Ln training step</numerusform>
            <numerusform>%Ln training steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) in the archive are ignored.</source>
        <translation>
            <numerusform>%Ln other file in the archive is ignored.</numerusform>
            <numerusform>%Ln other files in the archive are ignored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ResultCard</name>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>of %n</numerusform>
            <numerusform>of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>median of %n run(s)</source>
        <translation>
            <numerusform>median of %n run</numerusform>
            <numerusform>median of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::RunSetupPanel</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ScalingChart</name>
    <message numerus="yes">
        <source>%n rank(s): %1</source>
        <comment>a speed-up or an efficiency</comment>
        <translation>
            <numerusform>%n rank: %1</numerusform>
            <numerusform>%n ranks: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n host(s)</source>
        <translation>
            <numerusform>on %n host</numerusform>
            <numerusform>on %n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::ScalingView</name>
    <message numerus="yes">
        <source>%n thread(s) a rank</source>
        <translation>
            <numerusform>%n thread a rank</numerusform>
            <numerusform>%n threads a rank</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::SetDeletion</name>
    <message numerus="yes">
        <source>%n earlier run(s) of the same set would be deleted with it.</source>
        <translation>
            <numerusform>%n earlier run of the same set would be deleted with it.</numerusform>
            <numerusform>%n earlier runs of the same set would be deleted with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::TeamPanel</name>
    <message numerus="yes">
        <source>Leave the team? %Ln set(s) that wait for it aren&apos;t sent then.</source>
        <translation>
            <numerusform>Leave the team? %Ln set that waits for it isn&apos;t sent then.</numerusform>
            <numerusform>Leave the team? %Ln sets that wait for it aren&apos;t sent then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>epochmark::TeamWords</name>
    <message numerus="yes">
        <source>%Ln set(s) wait for the server</source>
        <translation>
            <numerusform>%Ln set waits for the server</numerusform>
            <numerusform>%Ln sets wait for the server</numerusform>
        </translation>
    </message>
</context>
</TS>
