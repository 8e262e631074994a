// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runprogress.h"

#include "base/format.h"
#include "base/overloaded.h"
#include "dataset/demodataset.h"
#include "leftouttext.h"
#include "measure/recordedwords.h"

#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

QString stageName(RunStage stage)
{
    switch (stage) {
    case RunStage::Check: return QObject::tr("Checking");
    case RunStage::Decode: return QObject::tr("Decoding");
    case RunStage::WarmUp: return QObject::tr("Warming up");
    case RunStage::Train: return QObject::tr("Training");
    case RunStage::Store: break;
    }
    return QObject::tr("Storing");
}

QString bar(double share, int width)
{
    const int filled = std::clamp(static_cast<int>(share * width), 0, width);
    return u'[' + QString(filled, u'#') + QString(width - filled, u'.') + u']';
}

QString facts(const RunProgress& progress, const QString& accuracy)
{
    QStringList parts;
    if (progress.imagesPerSecond) {
        parts.append(QObject::tr("%1 images/s").arg(format::rate(*progress.imagesPerSecond)));
    }
    if (!accuracy.isEmpty()) {
        parts.append(QObject::tr("validation %1").arg(accuracy));
    }
    if (progress.temperature) {
        parts.append(QObject::tr("%1 °C").arg(qRound(*progress.temperature)));
    }
    if (progress.watts) {
        parts.append(QObject::tr("%1 W").arg(qRound(*progress.watts)));
    }
    if (progress.secondsLeft) {
        parts.append(QObject::tr("%1 left").arg(format::clockTime(*progress.secondsLeft)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString progressLine(const RunProgress& progress, const QString& accuracy, int columns)
{
    const QString head = progress.stage == RunStage::Train
                             ? QObject::tr("Epoch %1 of %2").arg(progress.epoch).arg(progress.epochs)
                             : stageName(progress.stage);
    const QString tail = facts(progress, accuracy);
    const int room = columns - static_cast<int>(head.size() + tail.size()) - 6;
    const QString middle = room >= 8 ? bar(progress.share, std::min(room, 30)) : QString();
    return QStringLiteral("%1  %2  %3").arg(head, middle, tail).simplified().left(columns - 1);
}

}  // namespace

void RunProgressPrinter::print(const RunEvent& event)
{
    std::visit(Overloaded{[this](const StageEvent& stage) { printStage(stage); },
                          [this](const RunProgress& progress) { printProgress(progress); },
                          [this](const DatasetSummary& dataset) { printDataset(dataset); },
                          [this](const ModelSummary& model) { printModel(model); },
                          [this](const EpochReport& epoch) { printEpoch(epoch); },
                          [this](const Warning& warning) {
                              m_console->warn(
                                  QObject::tr("Note: %1").arg(recordedwords::shown(warning.text)));
                          },
                          [this](const LogMessage& message) { m_console->note(message.text); }},
               event);
}

void RunProgressPrinter::printStage(const StageEvent& stage)
{
    if (m_console->isQuiet() || stage.state != StageState::Running) {
        return;
    }
    if (m_hasBar) {
        m_last = {};
        m_last.stage = stage.stage;
        m_console->drawProgress(stageName(stage.stage) + u'…');
    } else {
        m_console->note(stageName(stage.stage) + u'…');
    }
}

void RunProgressPrinter::printProgress(const RunProgress& progress)
{
    m_last = progress;
    if (m_hasBar && !m_console->isQuiet()) {
        m_console->drawProgress(progressLine(progress, m_lastAccuracy, m_console->progressColumns()));
    }
}

void RunProgressPrinter::printDataset(const DatasetSummary& dataset)
{
    m_trainPictures = dataset.trainPictures;
    m_console->note(QObject::tr("%1: %2 pictures to train on, %3 to validate on, %4 classes")
                        .arg(demodataset::shownName(dataset.name), format::count(dataset.trainPictures),
                             format::count(dataset.testPictures))
                        .arg(dataset.classes.size()));
    if (!dataset.leftOut.isEmpty()) {
        m_console->note(QObject::tr("Left out: %1").arg(format::count(dataset.leftOut.size())));
    }
    for (const QString& line : leftOutLines(dataset.leftOut)) {
        m_console->note(line);
    }
}

void RunProgressPrinter::printModel(const ModelSummary& model) const
{
    QList<QStringList> rows{{QObject::tr("Layer"), QObject::tr("Output"), QObject::tr("Parameters")}};
    qint64 sum = 0;
    for (const LayerSummary& layer : model.layers) {
        rows.append({layer.name, layer.outputShape, format::count(layer.parameters)});
        sum += layer.parameters;
    }
    rows.append({QObject::tr("Together"), QString(), format::count(sum)});
    m_console->note(table(rows, {false, false, true}));
}

void RunProgressPrinter::printEpoch(const EpochReport& epoch)
{
    m_lastAccuracy = format::percent(epoch.validationAccuracy);
    QStringList parts{
        format::clockTime(epoch.seconds),
        QObject::tr("training %1, %2")
            .arg(format::loss(epoch.trainLoss), format::percent(epoch.trainAccuracy)),
        QObject::tr("validation %1, %2").arg(format::loss(epoch.validationLoss), m_lastAccuracy)};
    const double trainSeconds = epoch.seconds - epoch.validationSeconds;
    if (m_trainPictures > 0 && trainSeconds > 0) {
        parts.append(QObject::tr("%1 images/s").arg(format::rate(m_trainPictures / trainSeconds)));
    }
    if (!m_hasBar && m_last.secondsLeft) {
        parts.append(QObject::tr("%1 left").arg(format::clockTime(*m_last.secondsLeft)));
    }
    m_console->note(QObject::tr("Epoch %1: %2").arg(epoch.epoch).arg(parts.join(QStringLiteral(" · "))));
}

}  // namespace epochmark::cli
