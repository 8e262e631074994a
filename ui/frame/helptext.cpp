// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/helptext.h"

#include "base/paths.h"
#include "dataset/splitnames.h"
#include "frame/helpdialog.h"

#include <QKeySequence>
#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace epochmark {

namespace {

QString row(const QString& name, const QString& words)
{
    return QStringLiteral("<tr><td style=\"padding-right: 16px\"><b>%1</b></td><td>%2</td></tr>")
        .arg(name, words);
}

QString table(const QString& rows)
{
    return QStringLiteral("<table cellpadding=\"3\">%1</table>").arg(rows);
}

QString title(const QString& words)
{
    return QStringLiteral("<h3>%1</h3>").arg(words);
}

QString paragraph(const QString& words)
{
    return QStringLiteral("<p>%1</p>").arg(words);
}

QString code(const QString& lines)
{
    return QStringLiteral("<pre>%1</pre>").arg(lines.toHtmlEscaped());
}

/// As typed, whatever the language.
QString ranksScript()
{
    return QStringLiteral(
        "epochmark-cli run --dataset pictures.zip --ranks 2\n"
        "mpirun -np 4 epochmark-cli run --dataset pictures.zip\n"
        "torchrun --nproc-per-node 4 --no-python epochmark-cli run --dataset pictures.zip\n\n"
        "#!/bin/sh\n"
        "#SBATCH --nodes=2 --ntasks-per-node=1\n"
        "srun epochmark-cli run --dataset /shared/pictures.zip");
}

QString ranks()
{
    return title(HelpDialog::tr("Several processes and machines"))
           + paragraph(HelpDialog::tr(
               "Several processes, the ranks, can share one run out, on one machine or on several, on "
               "processors: each trains on its part of every batch, and they add up what they found. "
               "<b>Ranks</b> beneath More starts them on this machine, and so does the first line below in "
               "the terminal; the others are for the launchers that you know; the last three lines are a "
               "script for sbatch. Before a run the estimate beneath the machine, or <b>epochmark-cli "
               "estimate --ranks 2</b>, says whether they will be faster than one."))
           + code(ranksScript())
           + paragraph(HelpDialog::tr(
               "Batch and work stay those of one device, so the results compare. The ranks of a machine "
               "decode "
               "the pictures once, each a part. <b>Scaling</b> on Compare, "
               "and "
               "<b>epochmark-cli scaling</b>, say how much faster they were, where the time went and what a "
               "run cost; only ranked, undisturbed runs make its sentence. Over a slow network "
               "they are slower than one: a step's gradients have to go through it."));
}

QString measuring()
{
    return title(HelpDialog::tr("How to measure a device"))
           + QStringLiteral("<ol><li>%1</li><li>%2</li><li>%3</li><li>%4</li></ol>")
                 .arg(HelpDialog::tr("Choose a zip of pictures, or the Demo set that is built in."),
                      HelpDialog::tr(
                          "Choose the device. One that can't be used says why, and what to do about it."),
                      HelpDialog::tr(
                          "Choose a preset. <b>Classic</b> is the published workload, <b>Quick</b> a first "
                          "impression in "
                          "three epochs. Anything changed under <b>More</b> makes a class of its own."),
                      HelpDialog::tr("Press Start. Stop keeps what was measured until then, unranked."))
           + title(HelpDialog::tr("Your own network"))
           + paragraph(HelpDialog::tr(
               "Under <b>Network</b>, <b>From a file</b> takes a Keras model: a .keras file, which can be "
               "dropped on this window as well, or the text that model.to_json() gives. Its layers, picture "
               "size, loss and optimiser are taken and said; its weights and code are never read: training "
               "starts anew. Where its last layer doesn't fit the classes, a tick replaces it by one that "
               "does. The results are a class of their own, on every device."))
           + paragraph(HelpDialog::tr(
               "A TorchScript file (.pt, of torch.jit.script or torch.jit.trace) is taken, too. It is a "
               "program: "
               "loading it runs what its author wrote, with your rights, so each time it is chosen a "
               "question "
               "comes first. It takes pictures as N × 3 × H × W, values from 0 to 1, gives logits, starts "
               "from "
               "the weights in its file and is trained with Classic's optimiser. What memory it needs isn't "
               "known before it trains, and its layers can't be drawn."))
           + paragraph(
               HelpDialog::tr("<b>Show its layers</b> draws the network that is chosen and lists its layers: "
                              "Ctrl and the wheel, "
                              "or + and -, zoom; 0 fits the width, a drag moves it, a right click saves the "
                              "whole drawing. A run "
                              "that can't fit into memory is refused before it starts, with the figures."))
           + title(HelpDialog::tr("More pictures than memory"))
           + paragraph(HelpDialog::tr("Decoded pictures that don't fit into free memory lie in a spool file "
                                      "on the disk and are read "
                                      "ahead of the training, which gives the same digits. Waiting for the "
                                      "disk counts as input. How "
                                      "large the file may be is under Settings."))
           + title(HelpDialog::tr("How long it will take"))
           + paragraph(HelpDialog::tr(
               "The page says what stored runs of the same work took on this device. Where there are none, "
               "<b>Estimate it by a rehearsal</b> really trains for two seconds and foretells from that, "
               "roughly; it stores nothing and is never done beside a run."))
           + title(HelpDialog::tr("A device that isn't here"))
           + paragraph(HelpDialog::tr(
               "Beneath the list of devices, on Costs and in Compare stands the line that measures a rented "
               "or a friend's device there. Import what it wrote, or drop it on this window."))
           + title(HelpDialog::tr("A machine that ssh reaches"))
           + paragraph(HelpDialog::tr(
               "<b>Add a machine by ssh</b> beneath the devices, or <b>Machines</b> under Settings: its "
               "devices are then chosen as those here. Epochmark and the dataset are sent there with the "
               "first run, and LibTorch's half for processors where that machine can't fetch LibTorch; the "
               "same page shows it, and the "
               "result is stored here. Where the line breaks the "
               "run goes on there and the page catches up. A run can be left there, also by closing the "
               "window, which offers to follow it at the next start. An unknown machine's key is never "
               "accepted without you, and passwords are kept nowhere. On a Slurm cluster the command before "
               "all "
               "others is srun or sbatch with its options: then what trains waits for its turn."))
           + paragraph(HelpDialog::tr(
               "Where everything there goes through Slurm's srun, <b>Nodes</b> beneath More shares a run out "
               "to so many of the cluster's nodes."))
           + title(HelpDialog::tr("For a result to rely on"))
           + paragraph(HelpDialog::tr(
               "Close other programs, plug the machine in, and let it repeat the run three times or more: "
               "from three on, times carry an interval. What could have disturbed a run is said beside its "
               "result."))
           + title(HelpDialog::tr("Several devices or thread counts at once"))
           + HelpDialog::tr(
               "<p>Under <b>More</b>, choose a device and its threads and press <b>Add to queue</b>, then "
               "the "
               "next. One click runs them all: their runs take turns, so that what slows the machine down "
               "meanwhile meets them alike. In between the device cools down until it is within 5 °C of what "
               "it was before the first run, 3 minutes at most; where no temperature can be read, for 15 s. "
               "A run or a pause can be skipped; Stop ends the whole queue and keeps what was measured.</p>"
               "<p>Repeats <b>until steady</b> end after 3 to 6 runs, as soon as they differ by 3.5 % or "
               "less.</p>")
           + title(HelpDialog::tr("TPUs and other accelerators"))
           + paragraph(HelpDialog::tr(
               "What a PJRT plug-in drives is listed beside the processor and NVIDIA's cards. Settings, "
               "<b>Plug-ins</b>, shows those that were found and what is in their way, adds others and asks "
               "them; in the terminal --plugin names one, and so do PJRT_NAMES_AND_LIBRARY_PATHS and "
               "TPU_LIBRARY_PATH. Each runs in a process of its own: when it fails, that is said and what "
               "was "
               "measured stays. A TPU trains in bf16-products as well (<b>Precision</b>), a class of its "
               "own; so are bf16, fp16 and tf32 on processors and cards that have units for them. "
               "This is experimental: no TPU and none of AMD's, Intel's or Apple's plug-ins has been run, "
               "only "
               "one for the processor (where Epochmark was built, packaging/setup.sh --pjrt-cpu fetches it). "
               "What a TPU would train of Classic compiles ahead of time for v2, v3, v4, v5e, v5p, v6e and "
               "7x, "
               "in bf16-products and in fp32, with libtpu 0.0.52 of November 2026. Of NVIDIA's cards one has "
               "been "
               "run so far, an H200 by CUDA (LibTorch 2.11)."))
           + ranks() + title(HelpDialog::tr("Ghosts"))
           + paragraph(HelpDialog::tr(
               "Up to three stored results of the same workload race the run in progress, as thin lines. The "
               "sentence above the charts says how far ahead or behind you are. By themselves the baseline "
               "races, the fastest and earlier results of your device; the menu lists them by name, to pick "
               "others."));
}

QString timeRows()
{
    return row(HelpDialog::tr("Time"),
               HelpDialog::tr("The headline: reading and decoding the pictures plus training with its "
                              "validations, by the clock on the wall."))
           + row(HelpDialog::tr("Warm-up"),
                 HelpDialog::tr("The first steps, which are slower. Outside the headline, always shown."))
           + row(HelpDialog::tr("Images/s"),
                 HelpDialog::tr("Training pictures a second, from the second epoch on, without validation."))
           + row(HelpDialog::tr("Data wait"),
                 HelpDialog::tr("How long the device waited for pictures. When it is much, a faster "
                                "processor helps more than a faster device: input bound."))
           + row(HelpDialog::tr("Interval"),
                 HelpDialog::tr("95 % of a set's repeats, from three runs on. Wide: the machine was "
                                "unsteady."))
           + row(HelpDialog::tr("Disturbed"),
                 HelpDialog::tr("5 % of the training time or more was lost to others: other programs had the "
                                "processors, the host of a virtual machine took them, or the machine slept. "
                                "Measured in each epoch (Linux). No automatic baseline; from 25 % on not "
                                "ranked."))
           + row(HelpDialog::tr("Rank"),
                 HelpDialog::tr(
                     "Place by time within one workload. \"=\": intervals overlap, the rank is shared."))
           + row(HelpDialog::tr("Speed-up"),
                 HelpDialog::tr("The pinned baseline's time over this one's; only within one workload."));
}

QString learningRows()
{
    return row(HelpDialog::tr("Accuracy"),
               HelpDialog::tr("Share of pictures named rightly. Validation counts: pictures the network "
                              "was not trained on."))
           + row(HelpDialog::tr("Loss"),
                 HelpDialog::tr("Cross entropy: how wrong the network's certainty is. Lower is better."))
           + row(HelpDialog::tr("Seal"),
                 HelpDialog::tr("The network did better in its last epoch than always naming the largest "
                                "class, by more than chance (p &lt; 0.001). It tells that training worked "
                                "and promises no quality."))
           + row(HelpDialog::tr("Not ranked"),
                 HelpDialog::tr("Stopped, changed, over 10 % of the pictures left out, a quarter of the time "
                                "lost to others, no release build, or not learned. It is kept, with its "
                                "reason."))
           + row(HelpDialog::tr("Fingerprint"),
                 HelpDialog::tr("Same pictures, network and settings give the same one. Only equal "
                                "fingerprints are compared."));
}

QString costRows()
{
    return row(HelpDialog::tr("Cost"),
               HelpDialog::tr(
                   "Of one run, from its measured time. Bought: price less resale, spread over the "
                   "hours of use, plus electricity, where that is priced in the same currency. Rented: "
                   "billed "
                   "time and start-up by the hourly price, rounded up to the billing step."))
           + row(HelpDialog::tr("Energy"),
                 HelpDialog::tr("As the device's own counters tell. Where there are none, the watts that "
                                "you entered."))
           + row(QStringLiteral("-"), HelpDialog::tr("Unknown. It never means 0."));
}

QString namesOf(SplitRole role)
{
    return splitnames::names(role).join(QStringLiteral(", "));
}

/// Which folders are which, out of the table that the program goes by.
QString splits()
{
    return title(HelpDialog::tr("Which folder is for what"))
           + table(row(HelpDialog::tr("To train"), namesOf(SplitRole::Train))
                   + row(HelpDialog::tr("To validate"), namesOf(SplitRole::Validation))
                   + row(HelpDialog::tr("Or, if none of these is there"), namesOf(SplitRole::Test))
                   + row(HelpDialog::tr("Never used"), namesOf(SplitRole::Unlabelled)))
           + paragraph(HelpDialog::tr(
               "Capitals, a number at the end and _ - . or spaces in between don't matter: Training_Set and "
               "test1 are known as well. The first name that is there counts; the pictures of the others are "
               "not used. A folder in a folder of its own kind (seg_train/seg_train) is taken. Two such "
               "folders "
               "without class folders in them are never taken for classes."))
           + paragraph(HelpDialog::tr(
               "A folder without class folders whose pictures are named class.number (cat.0.jpg, "
               "beagle_12.jpg) is offered as classes by name: a button under the dataset, or "
               "<code>--classes-from-names</code> on the terminal."));
}

QString pictures()
{
    return title(HelpDialog::tr("What the zip looks like"))
           + code(QStringLiteral(
               "my-pictures.zip\n  train/\n    cats/  cat-1.jpg ...\n    dogs/  dog-1.jpg ...\n"
               "  test/\n    cats/  ...\n    dogs/  ..."))
           + paragraph(HelpDialog::tr(
               "A folder is a class; two or more. Class folders alone work, too: a fifth of the pictures, "
               "chosen by name, then validates. Folders around all of it don't matter, and a folder is taken "
               "like a zip."))
           + splits()
           + paragraph(HelpDialog::tr(
               "Files named png, jpg, jpeg, bmp, ppm, tif or tiff are read; what is inside decides. "
               "Everything left out is listed with its reason. Pictures are read out of the zip: nothing is "
               "unpacked to disk. Zips packed by Deflate or bzip2 are read, or unpacked ones."));
}

QString team()
{
    return title(HelpDialog::tr("A board for a team"))
           + paragraph(HelpDialog::tr(
               "Finished results can be shown together with those of colleagues: <b>Settings</b>, "
               "<b>Team</b> "
               "names the board, a PostgreSQL database that your team looks after. The Leaderboard then has "
               "<b>Both</b>, <b>Own</b> and <b>Team</b>; a row of a colleague's carries his or her name and "
               "is "
               "ranked by the same rules. A row's menu shares it, after a look at every text that leaves "
               "with "
               "it, and takes it back."))
           + paragraph(HelpDialog::tr(
               "What can't be sent waits and is sent later. While something is measured nothing is fetched "
               "unless you ask for it. The terminal has the same: \"epochmark-cli team\"."));
}

QString files()
{
    return title(HelpDialog::tr("Where things are kept"))
           + table(row(HelpDialog::tr("Results"), paths::storeFile().toHtmlEscaped())
                   + row(HelpDialog::tr("Prices"), paths::pricesFile().toHtmlEscaped())
                   + row(HelpDialog::tr("Settings"), paths::settingsFile().toHtmlEscaped()))
           + paragraph(HelpDialog::tr(
               "The variable EPOCHMARK_HOME moves all of it to another folder. Nothing leaves "
               "this machine unless you share it with a team or run on another machine; a network is used "
               "for that alone, and to fetch LibTorch, when you ask for it."))
           + paragraph(HelpDialog::tr("Where that folder can't be written to, the window works on a copy for "
                                      "the session and says where it is."))
           + title(HelpDialog::tr("Tables for spreadsheets"))
           + paragraph(HelpDialog::tr(
               "CSV is two tables: the file you name has a line a run, with rank, speed-up and today's cost, "
               "and "
               "a second one beside it (results-epochs.csv) a line an epoch. Both are UTF-8 and begin with a "
               "byte order mark, by which spreadsheets know it. A name that "
               "one of them would take for a formula (it begins with =, +, -, @ or a tab) has an apostrophe "
               "before it. Import takes JSON in UTF-8, UTF-16 or UTF-32."))
           + title(HelpDialog::tr("A page to share"))
           + paragraph(HelpDialog::tr(
               "HTML (Leaderboard and Report, <b>Export</b>) is one page that any browser opens, without a "
               "network: the leaderboard, sorted by a click on its heads, curves, costs and settings, light "
               "and dark. The records are inside: whoever drops the page on this window has them."))
           + title(HelpDialog::tr("LibTorch"))
           + paragraph(HelpDialog::tr(
               "It does the training. Where it isn't inside Epochmark, the Benchmark page offers to download "
               "it "
               "once (0.5 GB, or up to 3 GB with what an NVIDIA card needs where this Epochmark can drive "
               "it; by "
               "python3 and pip, checked by hash); \"epochmark-cli setup\" does the same. "
               "\"epochmark-cli setup --libtorch FOLDER\" takes another from then on, the variable "
               "EPOCHMARK_LIBTORCH for one start."))
           + title(HelpDialog::tr("In the terminal"))
           + code(QStringLiteral("epochmark-cli devices\n"
                                 "epochmark-cli inspect pictures.zip\n"
                                 "epochmark-cli network show my.keras\n"
                                 "epochmark-cli run --dataset pictures.zip --repeats 3\n"
                                 "epochmark-cli list\n"
                                 "epochmark-cli export --format csv --out results.csv\n"
                                 "epochmark-cli --help"))
           + paragraph(HelpDialog::tr("It works without a display and keeps the same results: run it on a "
                                      "server, export JSON, and drop "
                                      "the file on this window."));
}

QString keys(const QWidget* window)
{
    QString rows;
    // The window's own first, then those of its pages.
    QList<QShortcut*> shortcuts = window->findChildren<QShortcut*>();
    std::stable_partition(shortcuts.begin(), shortcuts.end(),
                          [window](const QShortcut* shortcut) { return shortcut->parent() == window; });
    for (const QShortcut* shortcut : shortcuts) {
        if (!shortcut->whatsThis().isEmpty()) {
            rows += row(shortcut->key().toString(QKeySequence::NativeText), shortcut->whatsThis());
        }
    }
    return title(HelpDialog::tr("Keys")) + table(rows)
           + paragraph(
               HelpDialog::tr("Tab goes from one to the next, Alt with an underlined letter to that one. In "
                              "tables the arrow keys "
                              "move, Space selects a row, Enter opens it. Esc leaves what was opened."))
           + title(HelpDialog::tr("In a chart"))
           + paragraph(HelpDialog::tr(
               "Its values stand under the pointer. A frame drawn with the mouse, or Ctrl and the wheel, "
               "looks "
               "closer; a double click shows everything again. By keys: the arrow keys, Home and End read "
               "it, "
               "+ and - look closer and farther, with Shift the arrow keys move what is shown, 0 shows "
               "everything, S smooths the lines, L makes the loss logarithmic."))
           + title(HelpDialog::tr("Taking it along"))
           + paragraph(HelpDialog::tr("A right click on a chart or card copies it as a picture or saves it "
                                      "as PNG, SVG or PDF, without "
                                      "buttons. By keys: Ctrl+Shift+C copies and Ctrl+Shift+S saves what has "
                                      "the focus; where nothing "
                                      "has, they offer all that the page shows. After an export the folder "
                                      "can be opened and the file "
                                      "copied."));
}

}  // namespace

QList<HelpTopic> helpTopics(const QWidget* window)
{
    const QString numbers = title(HelpDialog::tr("What the numbers mean"))
                            + table(timeRows() + learningRows() + costRows());
    return {{HelpDialog::tr("Measuring"), QStringLiteral("measuringSegment"), measuring()},
            {HelpDialog::tr("Numbers"), QStringLiteral("numbersSegment"), numbers},
            {HelpDialog::tr("Pictures"), QStringLiteral("picturesSegment"), pictures()},
            {HelpDialog::tr("Files"), QStringLiteral("filesSegment"), team() + files()},
            {HelpDialog::tr("Keys"), QStringLiteral("keysSegment"), keys(window)},
            {HelpDialog::tr("About"), QStringLiteral("aboutSegment"), aboutText()}};
}

}  // namespace epochmark
