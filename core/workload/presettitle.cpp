// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/presettitle.h"

#include <QObject>

namespace epochmark {

QString presetTitle(Preset preset)
{
    switch (preset) {
    case Preset::Classic: return QObject::tr("Classic");
    case Preset::Quick: return QObject::tr("Quick");
    case Preset::Custom: break;
    }
    return QObject::tr("Custom");
}

QString titledByNetwork(const WorkloadSpec& spec, const QString& title)
{
    const bool isDefault = spec.network == WorkloadSpec().network;
    return isDefault ? title : QStringLiteral("%1 · %2").arg(spec.networkTitle(), title);
}

QString pipelineTitle(Pipeline pipeline)
{
    return pipeline == Pipeline::Tuned ? QObject::tr("tuned") : QObject::tr("plain");
}

}  // namespace epochmark
