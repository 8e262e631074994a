// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamlive.h"

#include "team/teamworker.h"

#include <QList>
#include <QMutex>
#include <QMutexLocker>
#include <QThread>

namespace epochmark {

namespace {

constexpr int kPatienceMs = 3'000;  // for a board that may not answer any more

}  // namespace

TeamLive::TeamLive(const QString& storePath, TeamReach reach, QObject* parent)
    : QObject(parent), m_holding(m_ending.token()), m_thread(new QThread),
      m_worker(new TeamWorker(storePath, std::move(reach), m_ending.token()))
{
    m_thread->setObjectName(QStringLiteral("team"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TeamWorker::stateChanged, this, [this](const TeamState& state) {
        m_state = state;
        Q_EMIT stateChanged(m_state);
    });
    connect(m_worker, &TeamWorker::resultsChanged, this, &TeamLive::resultsChanged);
    connect(m_worker, &TeamWorker::told, this, &TeamLive::told);
}

TeamLive::~TeamLive()
{
    m_ending.requestStop();
    if (!m_thread->isRunning()) {  // never begun
        delete m_worker;
        delete m_thread;
        return;
    }
    post([](TeamWorker& worker) { worker.end(); });
    if (m_thread->wait(kPatienceMs)) {
        delete m_thread;
        return;
    }
    // It waits for a board that doesn't answer and ends with the process; until then somebody knows it.
    static QMutex lock;
    static auto* const leftBehind = new QList<QThread*>;
    const QMutexLocker locker(&lock);
    leftBehind->append(m_thread);
}

template <typename Work>
void TeamLive::post(Work work)
{
    if (!m_thread->isRunning()) {
        m_thread->start();
    }
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); }, Qt::QueuedConnection);
}

void TeamLive::start()
{
    post([](TeamWorker& worker) { worker.start(); });
}

void TeamLive::join(const QString& address, bool sharesAlways)
{
    post([address, sharesAlways](TeamWorker& worker) { worker.join(address, sharesAlways); });
}

void TeamLive::leave()
{
    post([](TeamWorker& worker) { worker.leave(); });
}

void TeamLive::setSharesAlways(bool isAlways)
{
    post([isAlways](TeamWorker& worker) { worker.setSharesAlways(isAlways); });
}

void TeamLive::share(const QStringList& setIds)
{
    post([setIds](TeamWorker& worker) { worker.share(setIds); });
}

void TeamLive::shareFinished(const QStringList& setIds)
{
    if (!setIds.isEmpty()) {
        post([setIds](TeamWorker& worker) { worker.shareFinished(setIds); });
    }
}

void TeamLive::withdraw(const QString& setId)
{
    post([setId](TeamWorker& worker) { worker.withdraw(setId); });
}

void TeamLive::pull()
{
    post([](TeamWorker& worker) { worker.pull(); });
}

void TeamLive::look()
{
    post([](TeamWorker& worker) { worker.look(); });
}

void TeamLive::setMeasuring(bool isMeasuring)
{
    if (isMeasuring == m_isMeasuring) {
        return;
    }
    m_isMeasuring = isMeasuring;
    if (isMeasuring) {
        m_holding.requestStop();  // what is on its way ends with its page
        post([](TeamWorker& worker) { worker.hold(); });
    } else {
        m_holding = StopSource(m_ending.token());
        post([stop = m_holding.token()](TeamWorker& worker) { worker.release(stop); });
    }
}

}  // namespace epochmark
