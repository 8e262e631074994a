// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/runplan.h"

#include "devices/kind/devicekinds.h"

#include <QObject>
#include <QUuid>

namespace epochmark {

RunPlan RunPlan::of(const RunRequest& request, const QList<SetChoice>& choices)
{
    RunPlan plan;
    for (const SetChoice& choice : choices) {
        RunRequest set = request;
        set.deviceId = choice.deviceId;
        set.threads = choice.threads;
        set.setId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        plan.sets.append(set);
    }
    return plan;
}

bool RunPlan::hasCoolDown() const
{
    switch (coolDown.mode) {
    case CoolDownRule::Mode::Automatic: return sets.size() > 1;
    case CoolDownRule::Mode::Fixed: return coolDown.seconds > 0;
    case CoolDownRule::Mode::Off: break;
    }
    return false;
}

QList<SetChoice> crossed(const QStringList& devices, const QList<int>& threads)
{
    QList<SetChoice> choices;
    for (const QString& device : devices) {
        const bool usesThreads = DeviceKinds::ofDevice(device).usesThreads();
        for (const int count : usesThreads && !threads.isEmpty() ? threads : QList<int>{0}) {
            if (const SetChoice choice{device, count}; !choices.contains(choice)) {
                choices.append(choice);
            }
        }
    }
    return choices;
}

QString nameOf(const SetChoice& choice)
{
    const QString host = choice.deviceId.contains(u'/') ? choice.deviceId.section(u'/', 0, 0) : QString();
    const QString device = choice.deviceId.section(u'/', -1);
    const QString title = DeviceKinds::ofDevice(device).title(device, choice.threads);
    return host.isEmpty() ? title : QStringLiteral("%1 · %2").arg(host, title);
}

QString nameOfSet(const RunRequest& request)
{
    return nameOf({request.deviceId, request.threads});
}

}  // namespace epochmark
