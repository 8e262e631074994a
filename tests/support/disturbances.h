// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/sensors/disturbancemeter.h"
#include "queue/queuedriver.h"

#include <QList>
#include <QString>

#include <memory>
#include <utility>

/// What disturbs a run, as values: tests run side by side and must not depend on the load.
namespace epochmark::test {

/// Tells the same of every epoch.
class SuppliedDisturbance final : public DisturbanceSource {
public:
    SuppliedDisturbance(Disturbance disturbance, QString program)
        : m_disturbance(disturbance), m_program(std::move(program))
    {}
    Disturbance lap(const QList<qint64>&) override { return m_disturbance; }
    QString busiestProgram() const override { return m_program; }

private:
    Disturbance m_disturbance;
    QString m_program;
};

/// Real runs that nothing disturbs, whatever else this machine does.
inline QueueDependencies undisturbed()
{
    QueueDependencies dependencies;
    dependencies.run.disturbances = [](const QList<qint64>&) {
        return std::make_unique<SuppliedDisturbance>(Disturbance{0, 0, 0, 0}, QString());
    };
    return dependencies;
}

}  // namespace epochmark::test
