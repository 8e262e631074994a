// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/pluginrefusal.h"

#include "base/printable.h"

#include <QObject>
#include <QRegularExpression>

namespace epochmark {

namespace {

// absl::StatusCode
constexpr qint64 kNotFound = 5;
constexpr qint64 kFailedPrecondition = 9;
constexpr qint64 kAborted = 10;

QString withLastWords(const QString& remedy, const WorkerFailure& failure)
{
    const QString words = oneLine(failure.lastWords.section(u'\n', -1));
    return words.isEmpty() ? remedy : QObject::tr("%1 Its last words: %2").arg(remedy, printable(words, 300));
}

/// The first line, without what a library adds about its own code and without a full stop: ours follows.
QString briefly(const QString& words)
{
    QString line = words.section(u'\n', 0, 0).simplified();
    while (line.endsWith(u'.')) {
        line.chop(1);
    }
    return printable(oneLine(line), 300);
}

PluginRefusal loadRefusal(const WorkerFailure& failure)
{
    static const QRegularExpression kMissing(
        QStringLiteral("^([^:\\s]+): cannot open shared object file: No such file"));
    const auto match = kMissing.match(failure.words);
    if (match.hasMatch() && !match.captured(1).contains(u'/')) {
        return {QObject::tr("The plug-in needs %1, which isn't installed.").arg(match.captured(1)),
                QObject::tr("Install the run time of the device's vendor."), false};
    }
    return {QObject::tr("The system can't load this file: %1.").arg(briefly(failure.words)),
            QObject::tr("Choose another file, or install what it needs."), false};
}

PluginRefusal versionRefusal(const WorkerFailure& failure)
{
    const bool isNewer = failure.words.section(u'.', 0, 0).toInt() > 0;
    return {QObject::tr("It speaks PJRT %1; this program knows 0.%2 and newer ones of 0.")
                .arg(briefly(failure.words))
                .arg(kOldestPjrtMinor),
            isNewer ? QObject::tr("Install an older plug-in, or a newer Epochmark.")
                    : QObject::tr("Install a plug-in of 2025 or newer."),
            true};
}

PluginRefusal clientRefusal(const WorkerFailure& failure)
{
    static const QRegularExpression kBusy(QStringLiteral("lock ?file|in use|already (?:used|acquired)|busy"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kNone(QStringLiteral("no .*devices?\\b"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (failure.code == kAborted || kBusy.match(failure.words).hasMatch()) {
        // Words like "busy" stand in other complaints, too: what the plug-in said shows it.
        return {QObject::tr("Another program uses the device: %1.").arg(briefly(failure.words)),
                QObject::tr("Close it, then try again."), false};
    }
    if (failure.code == kNotFound || failure.code == kFailedPrecondition
        || kNone.match(failure.words).hasMatch()) {
        return noDeviceRefusal();
    }
    return {QObject::tr("The plug-in can't start: %1.").arg(briefly(failure.words)),
            QObject::tr("Check the device's driver and the plug-in's version."), false};
}

PluginRefusal compileRefusal(const WorkerFailure& failure)
{
    if (failure.words.contains(QLatin1String("parse"), Qt::CaseInsensitive)) {
        return {QObject::tr("The plug-in is too old for this program and can't read the network."),
                QObject::tr("Update the plug-in."), false};
    }
    return {QObject::tr("The plug-in can't compile the network: %1.").arg(briefly(failure.words)),
            QObject::tr("Update the plug-in, or choose another network."), false};
}

PluginRefusal refusedAt(const WorkerFailure& failure)
{
    if (failure.code == wire::kResourceExhausted) {
        return {
            QObject::tr("There is not enough memory on the device."),
            QObject::tr("Choose a smaller batch or dataset, or close other programs that use the device."),
            false};
    }
    switch (failure.station) {
    case wire::Station::Load: return loadRefusal(failure);
    case wire::Station::Entry:
        return {QObject::tr("This file is no PJRT plug-in."), QObject::tr("Choose another file."), true};
    case wire::Station::Version: return versionRefusal(failure);
    case wire::Station::Initialise:
    case wire::Station::Client: return clientRefusal(failure);
    case wire::Station::Compile: return compileRefusal(failure);
    case wire::Station::Call:
    case wire::Station::Request:
    case wire::Station::None: break;
    }
    return {QObject::tr("The device failed: %1.").arg(briefly(failure.words)),
            QObject::tr("Check the device and its driver, then start again."), false};
}

}  // namespace

PluginRefusal noDeviceRefusal()
{
    return {QObject::tr("The plug-in found no device."),
            QObject::tr("Check the device's driver, and that you may use it (/dev/accel*, /dev/vfio)."),
            false};
}

PluginRefusal refusalOf(const WorkerFailure& failure)
{
    switch (failure.kind) {
    case WorkerFailure::Kind::Refused: return refusedAt(failure);
    case WorkerFailure::Kind::Died:
        return {
            failure.signal > 0 ? QObject::tr("The plug-in crashed (signal %1).").arg(failure.signal)
                               : QObject::tr("The plug-in ended its process."),
            withLastWords(QObject::tr("Update the plug-in, or what the device's vendor installs with it."),
                          failure),
            false};
    case WorkerFailure::Kind::Silent:
        return {QObject::tr("The plug-in didn't answer within %1 s.").arg(kProbeSeconds),
                withLastWords(QObject::tr("Look for programs that use the device, and update the plug-in."),
                              failure),
                false};
    case WorkerFailure::Kind::Stopped: break;
    }
    return {QObject::tr("It was stopped before the plug-in answered."), QObject::tr("Start again."), false};
}

}  // namespace epochmark
