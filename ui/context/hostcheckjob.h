// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/hostcheck.h"
#include "hosts/sshsession.h"

#include <QObject>

#include <functional>
#include <thread>

namespace epochmark {

/// Looks at a machine that is reached by ssh on a thread of its own: one look at a time, which may last as
/// long as a scheduler lets it wait. Questions are asked over the widget that owns it. The destructor stops a
/// look and waits for its thread, not for long. Window thread.
///     m_job->start([host](const SshManner& manner, const StopToken& stop) {
///         return hostaccess::check(host, manner, stop);
///     });
class HostCheckJob : public QObject {
    Q_OBJECT
public:
    using Work = std::function<Result<HostReport>(const SshManner& manner, const StopToken& stop)>;

    explicit HostCheckJob(QWidget* asker);
    ~HostCheckJob() override;

    /// Only when none is under way.
    void start(const Work& work);
    /// ended() follows, with Error::Stopped unless it was over by then.
    void requestStop() { m_stop.requestStop(); }
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void ended(const epochmark::Result<epochmark::HostReport>& report);

protected:
    bool event(QEvent* event) override;

private:
    QWidget* m_asker;
    StopSource m_stop;
    std::thread m_thread;
    bool m_isRunning = false;
};

}  // namespace epochmark
