// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "hosts/host.h"
#include "measure/sensors/machinewatch.h"

#include <QList>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace epochmark {

/// A machine at a glance: processor, cores, memory, graphics cards with their driver; of "This machine" power
/// and what else is at work besides, of another one, as it was last looked at, its disk and the Epochmark
/// there. What isn't known has a dash. Shows what it is told; window thread.
class MachineStrip : public QWidget {
    Q_OBJECT
public:
    explicit MachineStrip(QWidget* parent = nullptr);

    /// Of this machine; shown while no other one is.
    void setDevices(const QList<Device>& devices);
    void setLook(const MachineLook& look);
    /// Another machine is shown; absent: this one.
    void setHost(const std::optional<Host>& host);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* addFact(const QString& title, const QString& name);
    void arrange(int columns);
    QList<QLabel*> factsOfHere() const { return {m_power, m_others}; }
    QList<QLabel*> factsOfHost() const { return {m_disk, m_version}; }
    void tell();
    void tellOfHere();
    void tellOfHost(const Host& host);

    std::optional<QList<Device>> m_devices;  ///< of this machine; absent: they are being looked for
    MachineLook m_look;
    std::optional<Host> m_host;
    QLabel* m_title;
    QLabel* m_seen;
    QGridLayout* m_grid;
    int m_columns = 0;
    QLabel* m_processor;
    QLabel* m_cores;
    QLabel* m_memory;
    QLabel* m_cards;
    QLabel* m_power;
    QLabel* m_others;
    QLabel* m_disk;
    QLabel* m_version;
};

}  // namespace epochmark
