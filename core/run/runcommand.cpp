// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runcommand.h"

#include "workload/network/networkdefinition.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace epochmark {

namespace {

/// As one word of a POSIX shell.
QString quoted(const QString& word)
{
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9_./:+,@%-]+$"));
    if (kPlain.match(word).hasMatch()) {
        return word;
    }
    return QLatin1Char('\'') + QString(word).replace(u'\'', QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// A name may come with a record of somebody else's: what can't be seen isn't offered to be typed.
QString typeable(const QString& name, const QString& otherwise)
{
    const bool isSeen = !name.isEmpty()
                        && std::ranges::all_of(name, [](QChar letter) { return letter.isPrint(); });
    if (!isSeen) {
        return otherwise;
    }
    return name.startsWith(u'-') ? QStringLiteral("./") + name : name;
}

QString rate(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

QString RunCommand::line() const
{
    const NetworkDefinition* network = workload.networkDefinition();
    const bool isFile = network != nullptr && network->isFromFile();
    if (network == nullptr || (isFile && modelFile.isEmpty())) {  // a record has a file's name, not its place
        return QString();
    }
    const WorkloadSpec quick = workloadOf(Preset::Quick);
    const bool isQuick = workload.epochs == quick.epochs;
    const WorkloadSpec usual = isQuick ? quick : workloadOf(Preset::Classic);
    QStringList words{QStringLiteral("epochmark-cli run --dataset"),
                      quoted(typeable(dataset, QStringLiteral("pictures.zip")))};
    const auto add = [&words](bool isWanted, const char* option, const QString& value) {
        if (isWanted) {
            words << QLatin1String(option) << quoted(value);
        }
    };
    if (takesClassesFromNames) {
        words << QStringLiteral("--classes-from-names");
    }
    add(!deviceId.isEmpty(), "--device", deviceId);
    add(isQuick, "--preset", toString(Preset::Quick));
    add(isFile || workload.network != usual.network, "--network",
        isFile ? typeable(modelFile,
                          network->isProgram() ? QStringLiteral("model.pt") : QStringLiteral("model.keras"))
               : workload.network);
    if (isFile && isHeadFitted) {
        words << QStringLiteral("--fit-head");
    }
    add(isFile && modelInput, "--input-size", QString::number(modelInput.value_or(0)));
    add(workload.epochs != usual.epochs, "--epochs", QString::number(workload.epochs));
    add(workload.batchSize != usual.batchSize, "--batch", QString::number(workload.batchSize));
    // A file may have a learning rate of its own, which would be taken.
    add(isFile || workload.learningRate != usual.learningRate, "--lr", rate(workload.learningRate));
    add(workload.pipeline != usual.pipeline, "--pipeline", toString(workload.pipeline));
    add(workload.precision != usual.precision, "--precision", toString(workload.precision));
    add(repeats > 1, "--repeats", QString::number(repeats));
    add(true, "--json", resultFile);
    return words.join(u' ');
}

}  // namespace epochmark
