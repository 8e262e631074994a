// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/estimateline.h"

#include "models/celltext.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace epochmark {

namespace {

constexpr double kToTheMinute = 900;

/// From a quarter of an hour on to the minute.
QString about(double seconds)
{
    const bool isShort = seconds < kToTheMinute || seconds >= 3600;
    return isShort ? CellText::duration(seconds) : EstimateLine::tr("%1 min").arg(std::lround(seconds / 60));
}

}  // namespace

EstimateLine::EstimateLine(QWidget* parent)
    : QWidget(parent), m_words(new IconText),
      m_button(makeButton({}, QStringLiteral("rehearseButton"), {}, ButtonKind::Link))
{
    m_words->label()->setObjectName(QStringLiteral("estimateLabel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_words);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isRehearsing) {
            Q_EMIT rehearsalCancelled();
        } else {
            Q_EMIT rehearsalRequested();
        }
    });
    offerRehearsal();
}

void EstimateLine::say(const QString& sentence, const QString& action)
{
    m_words->setContent(QStringLiteral("clock"), IconRole::Accent, sentence.toHtmlEscaped());
    m_words->setTextColored(false);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
}

void EstimateLine::showStored(const TimeEstimate& estimate, std::optional<double> allSeconds)
{
    m_isRehearsing = false;
    const QString runs = tr("%Ln stored run(s)", nullptr, estimate.runs);
    const QString one = estimate.isOfOtherEpochs
                            ? tr("A run takes about %1, from %2 of the same work with other epochs.")
                            : tr("A run takes about %1, from %2 of the same work.");
    const QString all = allSeconds ? QLatin1Char(' ')
                                         + tr("All of them: about %1 and the pauses.").arg(about(*allSeconds))
                                   : QString();
    say(one.arg(about(estimate.seconds), runs) + all, {});
}

void EstimateLine::offerRehearsal(int ranks)
{
    m_isRehearsing = false;
    if (ranks > 1) {
        say(tr("Whether %1 ranks will be faster than one isn't known: it depends on what they send each "
               "other.")
                .arg(ranks),
            tr("Probe it and rehearse"));
        return;
    }
    say(tr("How long a run takes isn't known: nothing of this work has been measured on this device."),
        tr("Estimate it by a rehearsal"));
}

void EstimateLine::showRehearsing(int ranks)
{
    m_isRehearsing = true;
    say(ranks > 1
            ? tr("The ranks are started, their link is probed, then one rehearses alone and all together.")
            : tr("Rehearsing: two seconds of the run, after loading and warming up."),
        tr("Cancel"));
}

void EstimateLine::showEnding()
{
    say(tr("The rehearsal is being stopped, then the run begins."), {});
}

void EstimateLine::showRehearsed(const Rehearsal& foretold)
{
    m_isRehearsing = false;
    if (!foretold.ranksSentence.isEmpty()) {
        say(foretold.ranksSentence, tr("Rehearse again"));
        return;
    }
    say(tr("A run takes about %1, by a rehearsal of two seconds (%2 for the data, %3 an epoch). A first "
           "idea: "
           "nothing was measured.")
            .arg(about(foretold.seconds), about(foretold.dataSeconds), about(foretold.epochSeconds)),
        tr("Rehearse again"));
}

void EstimateLine::showError(const QString& sentence)
{
    m_isRehearsing = false;
    say(sentence, tr("Rehearse again"));
}

}  // namespace epochmark
