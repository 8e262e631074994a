// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "devices/device.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

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
    /// A plug-in that is being asked isn't waited for.
    ~DeviceSearch() override;

    void begin();

private:
    void scanAgain();
    void examine(const QList<Device>& shown);
    /// Asks the plug-ins that were put off because something was measured, when that is over.
    void askLater();
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
    StopSource m_stop;         ///< of what is asked
    QTimer m_later;
};

}  // namespace epochmark
