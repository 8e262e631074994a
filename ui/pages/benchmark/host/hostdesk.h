// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/host.h"
#include "hosts/hostrun.h"
#include "hosts/openhostruns.h"
#include "queue/runplan.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace epochmark {

class AppContext;
class HostLine;
class ModelFileChoice;
class RunSession;

/// The Benchmark page's share in machines that ssh reaches: their devices for the list, runs there begun and
/// followed, and what there is to say of them. Window thread.
class HostDesk : public QObject {
    Q_OBJECT
public:
    /// `page` is what questions are asked over.
    HostDesk(AppContext* context, RunSession* session, HostLine* line, QWidget* page);

    /// Reads the list of machines in the background; read() follows.
    void readHosts();
    /// Whether it has been read once, or found to be unreadable.
    bool isRead() const { return m_isRead; }
    /// As they were last seen, and when: "gpubox · NVIDIA L4".
    QList<Device> devices() const { return m_devices; }
    /// Why there may be more; empty: the list was read.
    QString problem() const { return m_problem; }
    /// By the name that a record of a run on it has, without the host's; one of this machine as it is.
    Device recorded(const Device& device) const;
    /// The machine of a device as it was last seen; absent: this one, or it isn't in the list.
    std::optional<Host> hostOf(const QString& deviceId) const;
    /// One machine's, as devices() has them.
    static QList<Device> devicesOf(const Host& host);
    /// Ids of those processors of which a scheduler gives a run as many nodes as it asks for.
    QStringList nodeDevices() const;
    /// Whether a plan is for another machine.
    static bool isForHost(const RunPlan& plan);

    /// The session's events follow. Error::Usage: its machine has been removed, or something can't be sent;
    /// Error::Store: the list can't be read.
    Result<void> start(const RunPlan& plan, const ModelFileChoice& models);
    Result<void> resume(const OpenHostRun& run);

Q_SIGNALS:
    void read();

private:
    Result<Host> hostNamed(const QString& name) const;

    RunSession* m_session;
    HostLine* m_line;
    QWidget* m_page;
    QList<Host> m_hosts;
    QList<Device> m_devices;
    QString m_problem;
    bool m_isRead = false;
    QString m_runsOn;  ///< the machine of the run in work, or of the last
};

}  // namespace epochmark
