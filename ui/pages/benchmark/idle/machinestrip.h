// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "measure/sensors/machinewatch.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace epochmark {

/// "This machine" at a glance: processor, cores, memory, graphics cards with their driver, power, and what
/// else is at work. What isn't known has a dash. Shows what it is told; window thread.
class MachineStrip : public QWidget {
    Q_OBJECT
public:
    explicit MachineStrip(QWidget* parent = nullptr);

    void setDevices(const QList<Device>& devices);
    void setLook(const MachineLook& look);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* addFact(const QString& title, const QString& name);
    void arrange(int columns);

    QGridLayout* m_grid;
    QList<QWidget*> m_facts;
    int m_columns = 0;
    QLabel* m_processor;
    QLabel* m_cores;
    QLabel* m_memory;
    QLabel* m_cards;
    QLabel* m_power;
    QLabel* m_others;
};

}  // namespace epochmark
