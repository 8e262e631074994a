// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/recordedsentences.h"

#include <QtGlobal>

namespace epochmark {

namespace {

const QList<RecordedSentence> kSentences{
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The last epochs took %1 longer than the first: the device "
                                             "slows down (heat?). Let it cool and look at its fans, then "
                                             "run again.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Input bound: your processor feeds this device at %1. A "
                                             "faster processor or more threads would help more than a "
                                             "faster device.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Input bound: %1 of the training time was spent waiting for "
                                             "pictures.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The processor was throttled: it counted %1 events of heat. "
                                             "Let it cool and look at its fans, then run again.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The GPU was throttled for %1 of the time: %2. Better "
                                             "cooling or a higher power limit would make it faster.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The device ran at %1 MHz on average, below its base clock "
                                             "of %2 MHz: heat, a power limit or a power saver holds it "
                                             "back.")},
    // As it was written while processors alone told their clock.
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The processor ran at %1 MHz on average, below its base "
                                             "clock of %2 MHz: heat, a power limit or a power saver holds"
                                             " it back.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Disturbed: %1 of the training time was lost to others.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Other programs kept the processors busy: close them, then "
                                             "run again.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Other programs kept the processors busy, %1 most of all: "
                                             "close them, then run again.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The host of this virtual machine gave %1 of its processors'"
                                             " time to others: run again at another time, or rent "
                                             "dedicated processors.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The machine slept for %1 while it trained.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Quick is indicative: three epochs. Run Classic for a result"
                                             " to rely on.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Stopped after %1 of %2 epochs.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Only %1 of %2 epochs were done.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The loss is no finite number any more: the training "
                                             "diverged. Try a smaller learning rate.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "It ran on %1 instead of %2.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The dataset was changed while it was used.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "This Epochmark isn't a release build (%1): its times say "
                                             "nothing.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1 of the pictures were left out; at most %2 may be.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1 of the training time was lost to others (other programs,"
                                             " the host of a virtual machine, sleep); it must be less "
                                             "than %2: its time says nothing of the device.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The network didn't learn: its hits in the last epoch aren't"
                                             " better than guessing.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "This machine runs on battery and may slow itself down: plug"
                                             " it in.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Power saving is on and holds the processor back: choose "
                                             "another power mode.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Other programs keep this machine busy (load %1 on %2 "
                                             "processors): close them for a time that means something.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1 is in use by %2 and may be slower than it could be.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Only %1 MiB of memory are free: close other programs, or "
                                             "the machine may swap.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Only %1 of the %2 MiB of memory that this container or job "
                                             "may use are left: give it more, or the system may end the "
                                             "run.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Only %1 MiB are free where results are kept (%2): make room.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "This Epochmark isn't a release build (%1): its times say "
                                             "nothing and aren't ranked.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Pictures left out: %1, the first: %2 %3.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The dataset was changed while it was read, so this run "
                                             "won't be ranked: stop it and start again.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "A plug-in was still being asked for its devices when this "
                                             "run began: they may have held each other back.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1 of the %2 threads asked for worked: the processors that "
                                             "this process may run on, a CPU quota, OMP_THREAD_LIMIT, "
                                             "OMP_DYNAMIC or OMP_PROC_BIND hold the others back. "
                                             "\"epochmark-cli devices\" tells what it may use.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Another run is measured on this machine at the same time "
                                             "(%1, since %2): side by side, both take longer than alone.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "It was stopped before it was clear whether the dataset had "
                                             "been changed while it was read.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1 ended with another network than rank 0, so the ranks "
                                             "didn't train the same one: processors of unlike kinds round"
                                             " differently.")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "The card was asked for every operation of a step one by "
                                             "one, which is slower than one recorded step: %1.")},
    {"epochmark::ResultStore", QT_TRANSLATE_NOOP("epochmark::ResultStore", "Interrupted: the program "
                                                                           "ended after %1 of %2 epochs.")},
};

const QList<RecordedSentence> kNames{
    {"QObject", QT_TRANSLATE_NOOP("QObject", "power cap")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "heat")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "power supply")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "its own protection")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "another program")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "%1, process %2")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Rank %1 on %2")},
    {"QObject", QT_TRANSLATE_NOOP("QObject", "Rank %1")},
};

}  // namespace

const QList<RecordedSentence>& recordedSentences()
{
    return kSentences;
}

const QList<RecordedSentence>& recordedNames()
{
    return kNames;
}

}  // namespace epochmark
