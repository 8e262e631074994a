// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"

#include <QList>
#include <QObject>
#include <QString>

namespace epochmark {

class AppContext;
class HostDesk;
class RunSetupPanel;
class RunView;

/// Looks for the devices of this machine in the background, those of plug-ins last, puts those of machines
/// that ssh reaches after them, and has them shown: all in the panel, in the view the machine of the chosen
/// one. The device of last time is chosen as soon as it is there, unless the user has chosen another
/// meanwhile. Window thread.
class DeviceSearch : public QObject {
    Q_OBJECT
public:
    DeviceSearch(AppContext* context, RunSetupPanel* setup, RunView* view, HostDesk* hosts,
                 QObject* parent = nullptr);

    void begin();

private:
    void scanAgain();
    void examine(const QList<Device>& shown);
    void showHosts();
    void showMachine();
    void show(const QList<Device>& own, const QString& preferredId);
    /// The device of last time, or what the user has chosen since.
    QString preferred();

    AppContext* m_context;
    RunSetupPanel* m_setup;
    RunView* m_view;
    HostDesk* m_hosts;
    QList<Device> m_own;
    QString m_shown;           ///< what was chosen after the last showing
    bool m_isChosen = false;   ///< by the user
    bool m_isScanned = false;  ///< m_own are known
};

}  // namespace epochmark
