// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/helpdialog.h"

#include "widgets/buttons.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace epochmark {

namespace {

QString row(const QString& keys, const QString& words)
{
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>").arg(keys, words);
}

QString shortcuts()
{
    return QStringLiteral("<table cellpadding=\"3\">")
           + row(QStringLiteral("Ctrl+1 ... Ctrl+5"), HelpDialog::tr("Benchmark, Leaderboard, Compare, Costs, Report"))
           + row(QStringLiteral("Ctrl+O"), HelpDialog::tr("choose a zip of pictures"))
           + row(QStringLiteral("Ctrl+Enter"), HelpDialog::tr("start a run"))
           + row(QStringLiteral("Ctrl+."), HelpDialog::tr("stop it, keeping what was measured"))
           + row(QStringLiteral("Ctrl+I"), HelpDialog::tr("import results"))
           + row(QStringLiteral("Ctrl+T"), HelpDialog::tr("light or dark"))
           + row(QStringLiteral("Ctrl+,"), HelpDialog::tr("settings"))
           + row(QStringLiteral("F1"), HelpDialog::tr("this page"))
           + row(QStringLiteral("Ctrl+Q"), HelpDialog::tr("quit")) + QStringLiteral("</table>");
}

QString section(const QString& title, const QString& text)
{
    return QStringLiteral("<h3>%1</h3>%2").arg(title, text);
}

QString helpText()
{
    return section(HelpDialog::tr("How to measure a device"),
                   HelpDialog::tr("<p>Choose a zip of pictures, or the Demo set, choose the device and press Start. "
                                  "<b>Classic</b> is the published workload, <b>Quick</b> a first impression in three epochs. "
                                  "Anything changed under <b>More</b> makes a class of its own: only equal workloads are ranked.</p>"
                                  "<p>The headline is reading and decoding the pictures plus training with validation. "
                                  "Warm-up is shown beside it. Repeat three times and more for an interval.</p>"))
           + section(HelpDialog::tr("Several devices or thread counts at once"),
                     HelpDialog::tr("<p>Under <b>More</b>, choose a device and its threads and press <b>Add to queue</b>, then the "
                                    "next. One click runs them all: their runs take turns, so that what slows the machine down "
                                    "meanwhile meets them alike. In between the device cools down until it is within 5 °C of what "
                                    "it was before the first run, 3 minutes at most; where no temperature can be read, for 15 s. "
                                    "A run or a pause can be skipped; Stop ends the whole queue and keeps what was measured.</p>"
                                    "<p>Repeats <b>until steady</b> end after 3 to 6 runs, as soon as they differ by 3.5 % or "
                                    "less.</p>"))
           + section(HelpDialog::tr("What the seal means"),
                     HelpDialog::tr("<p>The network did better in its last epoch than always naming the largest class, by more "
                                    "than chance (p &lt; 0.001). It is a check that training worked, not a promise of quality.</p>"))
           + section(HelpDialog::tr("Keys"), shortcuts())
           + section(HelpDialog::tr("About"),
                     HelpDialog::tr("<p>Epochmark %1, with Qt %2. Free software under the GNU General Public License, version 3 "
                                    "or later. Made with Qt (LGPL, Charts: GPL), LibTorch (BSD), OpenCV (Apache 2.0), "
                                    "libjpeg-turbo (BSD), QuaZip (LGPL) and SQLite (public domain).</p>"
                                    "<p>Nothing leaves this machine: no network is used.</p>")
                         .arg(QStringLiteral(EPOCHMARK_VERSION), QString::fromLatin1(qVersion())));
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Help"));
    resize(640, 560);
    auto* browser = new QTextBrowser;
    browser->setObjectName(QStringLiteral("helpBrowser"));
    browser->setAccessibleName(tr("Help"));
    browser->setHtml(helpText());
    browser->document()->setDocumentMargin(16);
    auto* close = makeButton(tr("&Close"), QStringLiteral("closeHelpButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(browser, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace epochmark
