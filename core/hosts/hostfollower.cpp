// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostfollower.h"

#include "base/overloaded.h"
#include "base/paths.h"
#include "base/printable.h"
#include "hosts/hostscripts.h"
#include "hosts/sshtrouble.h"
#include "results/store/resultstore.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kLineSilenceMs = 20'000;  // the line says something every two seconds
constexpr int kAskMs = 60'000;
constexpr int kMostBanner = 65'536;
constexpr double kLongestWait = 30;
constexpr const char* kBeginning = "epochmark-follow 1\n";

/// A script that asks whether the run goes on, or ends it.
QString helped(const char* script)
{
    return QString::fromLatin1(hostscripts::kEndSession) + QString::fromLatin1(hostscripts::kAlive)
           + QString::fromLatin1(script);
}

/// Ours, before anybody asks somebody else's wishes of the event of there.
QString localId(const Host& host, const QString& device)
{
    return HostDevice::of(device) ? device : host.deviceId(device);
}

}  // namespace

HostFollower::HostFollower(const Host& host, const HostRunSurroundings& surroundings, const OpenHostRun& run,
                           HostRunSink& sink, StopToken stop, StopToken leave, HostSkips& skips)
    : m_host(host), m_surroundings(surroundings), m_run(run), m_sink(sink), m_stop(std::move(stop)),
      m_leave(std::move(leave)), m_skips(skips)
{}

QString HostFollower::folder() const
{
    return QStringLiteral("%1/runs/%2").arg(m_host.seen.folder, m_run.id);
}

Result<HostRunOutcome> HostFollower::follow(std::optional<SshSession> session)
{
    for (;;) {
        if (m_leave.isStopRequested()) {
            m_outcome.isLeft = true;
            return m_outcome;
        }
        if (!session) {
            auto opened = reconnect();
            if (!opened) {
                if (opened.error().code == ErrorCode::Stopped) {  // a question unanswered: it goes on there
                    m_outcome.isLeft = true;
                    return m_outcome;
                }
                if (!waitForNextTry(opened.error())) {
                    return opened.error();
                }
                continue;
            }
            session = std::move(opened).value();
        }
        const auto end = followOnce(*session);
        if (!end) {
            return end.error();
        }
        switch (end.value()) {
        case LineEnd::Finished: return conclude(*session);
        case LineEnd::Ended:
            if (const auto ended = endWithoutWord(*session)) {
                return *ended;
            }
            [[fallthrough]];  // whoever followed it there has gone, the run hasn't
        case LineEnd::Broken:
            session->close(m_leave);
            session.reset();
            m_tries = std::max(m_tries, 1);
            if (m_looksLeft > 0) {
                waitForNextTry(
                    {ErrorCode::DeviceUnavailable, QObject::tr("Looking whether it has begun there…"), {}});
                break;
            }
            waitForNextTry({ErrorCode::DeviceUnavailable, QObject::tr("Connecting again…"), {}});
            break;
        case LineEnd::Asked: break;
        }
    }
}

void HostFollower::tellRunning()
{
    if (m_isStopSent) {
        m_sink.progressed({HostPhase::Stopping, QObject::tr("Stopping on %1…").arg(m_host.name), {}, {}});
    } else if (!m_lines.isStarted() && m_host.hasScheduler()) {
        m_sink.progressed({HostPhase::WaitingForScheduler,
                           QObject::tr("Waiting for the scheduler of %1…").arg(m_host.name),
                           {},
                           {}});
    } else {
        QString sentence = QObject::tr("Running on %1.").arg(m_host.name);
        if (!m_skipTrouble.isEmpty()) {
            sentence += u' ' + QObject::tr("It couldn't be asked to go on: %1").arg(m_skipTrouble);
        }
        m_sink.progressed({HostPhase::Running, sentence, {}, {}});
    }
}

Result<HostFollower::LineEnd> HostFollower::followOnce(const SshSession& session)
{
    if (m_stop.isStopRequested() && !m_isStopSent) {
        return sendStop(session);
    }
    const auto skip = m_skips.take();
    if (skip && !m_isStopSent) {
        return sendSkip(session, *skip);
    }
    tellRunning();
    const auto end = read(session, hostscripts::kFollow, m_isStopSent ? m_leave : m_skips.orStop(m_stop));
    // What the last second brought may not have been followed any more.
    return end && end.value() == LineEnd::Ended && !m_lines.isFinished()
               ? read(session, hostscripts::kRest, m_leave)
               : end;
}

Result<HostFollower::LineEnd> HostFollower::read(const SshSession& session, const char* script,
                                                 const StopToken& stop)
{
    m_head.clear();
    m_hasBegun = false;
    std::optional<Error> refused;
    bool isFinished = false;
    SshCall call{helped(script), {folder(), QString::number(m_lines.received() + 1)}};
    call.mostSilenceMs = kLineSilenceMs;
    call.onOutput = [&](const QByteArray& piece) -> Result<void> {
        const auto taken = take(piece);
        if (!taken) {
            refused = taken.error();
            return taken;
        }
        isFinished = m_lines.isFinished();
        // Enough is known: nobody waits for the line to notice.
        return isFinished ? Result<void>(Error{ErrorCode::Stopped, {}, {}}) : Result<void>();
    };
    const auto answer = session.run(call, stop);
    if (refused) {
        return *refused;
    }
    if (isFinished) {
        return LineEnd::Finished;
    }
    if (!answer) {
        return answer.error().code == ErrorCode::Stopped ? Result<LineEnd>(LineEnd::Asked)
               : isLineBroken(answer.error())            ? Result<LineEnd>(LineEnd::Broken)
                                                         : Result<LineEnd>(answer.error());
    }
    if (!m_hasBegun) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 doesn't answer as a shell does, it says \"%2\". What does its login shell print "
                        "(~/.bashrc, a forced command)?")
                .arg(m_host.name, excerpt(m_head)),
            {}};
    }
    return LineEnd::Ended;
}

/// Passes over what a login shell says before the line begins.
Result<void> HostFollower::take(const QByteArray& piece)
{
    if (m_hasBegun) {
        return takeEvents(piece);
    }
    m_head += piece;
    const bool isFirst = m_head.startsWith(kBeginning);
    const qsizetype at = isFirst ? 0 : m_head.indexOf('\n' + QByteArray(kBeginning));
    if (at < 0) {
        return m_head.size() <= kMostBanner
                   ? Result<void>()
                   : Result<void>(
                       Error{ErrorCode::Input,
                             QObject::tr("%1 says too much before it answers, beginning with \"%2\". What "
                                         "does its login shell print (~/.bashrc, a forced command)?")
                                 .arg(m_host.name, excerpt(m_head)),
                             {}});
    }
    m_hasBegun = true;
    m_tries = 0;
    const QByteArray rest = m_head.mid(at + (isFirst ? 0 : 1) + qsizetype(qstrlen(kBeginning)));
    m_head.clear();
    return takeEvents(rest);
}

Result<void> HostFollower::takeEvents(const QByteArray& piece)
{
    if (piece.isEmpty()) {
        return {};
    }
    m_looksLeft = 0;
    const bool wasStarted = m_lines.isStarted();
    auto events = m_lines.take(piece);
    if (!events) {
        Error error = events.error();
        error.message = QObject::tr("What the run on %1 tells can't be read: %2 It goes on there, in %3.")
                            .arg(m_host.name, error.message, folder());
        return error;
    }
    if (!wasStarted && m_lines.isStarted()) {
        tellRunning();
    }
    for (const StampedEvent& event : events.value()) {
        pass(event.event);
    }
    return {};
}

void HostFollower::pass(const QueueEvent& event)
{
    QueueEvent local = event;
    std::visit(Overloaded{[this](QueueStarted& started) {
                              for (RunRequest& set : started.plan.sets) {
                                  set.deviceId = localId(m_host, set.deviceId);
                              }
                          },
                          [this](RunStarted& started) {
                              started.request.deviceId = localId(m_host, started.request.deviceId);
                              started.request.storePath = m_run.storePath;
                          },
                          [this](RunFinished& finished) { keep(finished); },
                          [this](QueueFinished& finished) { m_outcome.isStopped = finished.isStopped; },
                          [](auto&) {}},
               local);
    m_sink.handle(local);
}

void HostFollower::keep(RunFinished& finished)
{
    if (!finished.result) {
        m_outcome.isStopped = m_outcome.isStopped || finished.result.error().code == ErrorCode::Stopped;
        return;
    }
    RunRecord& record = finished.result.value();
    m_outcome.isStopped = m_outcome.isStopped || record.status == RunStatus::Stopped;
    if (const auto stored = store(record); !stored) {
        m_unstored.append(stored.error().message);
    }
}

Result<void> HostFollower::store(RunRecord& record)
{
    if (!record.isVerbatim()) {
        record.host = RecordedHost{m_host.name, QStringLiteral("ssh"), m_host.seen.clockOffset};
    }
    const QString path = m_run.storePath.isEmpty() ? paths::storeFile() : m_run.storePath;
    const auto store = ResultStore::open(path);
    if (!store) {
        return store.error();
    }
    // Followed once more, a record that is here already has the clock as it was read the first time.
    if (const auto known = store.value()->find(record.id);
        known && known->size() == 1 && !record.isVerbatim()) {
        record.host = known->first().host;
    }
    RecordDocument document;
    document.records.append(record);
    const auto added = store.value()->importDocument(document);
    if (added && !added->refused.isEmpty()) {
        return Error{ErrorCode::Store, added->refused.first(), {}};
    }
    return added ? Result<void>() : Result<void>(added.error());
}

Result<SshSession> HostFollower::reconnect()
{
    if (m_tries > 0 && m_looksLeft == 0) {
        m_sink.progressed(
            {HostPhase::LineBroken,
             QObject::tr("The line to %1 broke; the run goes on there. Connecting again…").arg(m_host.name),
             {},
             {}});
    }
    // Keys and agents first: nobody is asked again unless it must be.
    auto session = SshSession::open(m_host, {SshManner::Asking::Never, {}}, m_leave);
    const bool mayAsk = m_surroundings.manner.asking != SshManner::Asking::Never;
    if (!session && mayAsk && session.error().detail.contains(QLatin1String("Permission denied"))) {
        session = SshSession::open(m_host, m_surroundings.manner, m_leave);
    }
    return session;
}

/// False: another try makes no sense. Waits 1, 2, 4 ... 30 seconds; a request ends that.
bool HostFollower::waitForNextTry(const Error& why)
{
    if (why.code != ErrorCode::DeviceUnavailable
        || why.detail.contains(QLatin1String("Host key verification"))) {
        return false;
    }
    const double seconds = std::min(kLongestWait, double(1 << std::min(m_tries, 5)));
    ++m_tries;
    QString sentence =
        m_looksLeft > 0
            ? QObject::tr("The line to %1 broke while the run was begun. %2").arg(m_host.name, why.message)
            : QObject::tr("The line to %1 broke; the run goes on there. %2").arg(m_host.name, why.message);
    if (m_stop.isStopRequested()) {
        sentence += u' ' + QObject::tr("It is asked to stop as soon as the line is back.");
    }
    m_sink.progressed({HostPhase::LineBroken, sentence, {}, seconds});
    QElapsedTimer waited;
    waited.start();
    constexpr int kGlanceMs = 100;
    const bool wasStopped = m_stop.isStopRequested();
    while (!waited.hasExpired(qint64(seconds * 1e3)) && !m_leave.isStopRequested()
           && m_stop.isStopRequested() == wasStopped) {
        QThread::msleep(kGlanceMs);
    }
    return true;
}

Result<HostFollower::LineEnd> HostFollower::sendStop(const SshSession& session)
{
    m_sink.progressed({HostPhase::Stopping, QObject::tr("Stopping on %1…").arg(m_host.name), {}, {}});
    SshCall call{helped(hostscripts::kStop),
                 {folder(), m_host.hasScheduler() ? QStringLiteral("yes") : QStringLiteral("no")}};
    call.mostMs = kAskMs;
    const auto sent = session.run(call, m_leave);
    if (!sent) {
        return isLineBroken(sent.error()) ? Result<LineEnd>(LineEnd::Broken)
                                          : Result<LineEnd>(LineEnd::Asked);
    }
    constexpr int kNotThere = 3;
    m_isStopSent = sent->status != kNotThere || m_looksLeft == 0;
    m_looksLeft -= m_isStopSent ? 0 : 1;
    return m_isStopSent ? LineEnd::Asked : LineEnd::Broken;
}

/// Named as it is, it does nothing where the queue there has gone on meanwhile.
Result<HostFollower::LineEnd> HostFollower::sendSkip(const SshSession& session, const QueueSkip& skip)
{
    SshCall call{QString::fromLatin1(hostscripts::kSkip), {folder(), QString::fromUtf8(skip.line())}};
    call.mostMs = kAskMs;
    const auto sent = session.run(call, m_leave);
    if (sent || !isLineBroken(sent.error())) {
        const bool isLeft = !sent && sent.error().code == ErrorCode::Stopped;
        m_skipTrouble = isLeft ? QString()
                        : !sent ? sent.error().message
                        : sent->status != 0 ? excerpt(sent->errors)
                                            : QString();
        return LineEnd::Asked;
    }
    m_skipTrouble.clear();
    m_skips.ask(skip);
    return LineEnd::Broken;
}

std::optional<Error> HostFollower::endWithoutWord(const SshSession& session)
{
    SshCall call{helped(hostscripts::kEnd), {folder()}};
    call.mostMs = kAskMs;
    const auto answer = session.run(call, m_leave);
    if (!answer) {
        return isLineBroken(answer.error()) ? std::nullopt : std::optional<Error>(answer.error());
    }
    const QByteArray& output = answer->output;
    if (output.contains("\nrunning\n") || !output.endsWith("\nend\n")) {
        return std::nullopt;
    }
    const bool isGone = output.contains("\ngone\n");
    if (isGone && m_looksLeft > 0) {
        --m_looksLeft;
        m_isStopSent = false;  // nobody was there to hear it
        return std::nullopt;
    }
    m_looksLeft = 0;
    const qsizetype at = output.indexOf("\nstatus ");
    const int status = at < 0 ? -1 : output.mid(at + 8, 6).simplified().split(' ').first().toInt();
    const qsizetype log = output.indexOf("\nlog\n");
    const QString said = log < 0 ? QString()
                                 : printable(QString::fromUtf8(output.mid(log + 5))
                                                 .section(QStringLiteral("\nend"), 0, 0)
                                                 .simplified()
                                                 .right(300),
                                             300);
    constexpr int kKilled = 128;
    QString sentence;
    if (m_isStopSent && !m_lines.isStarted()) {
        sentence = QObject::tr("Stopped before the run on %1 had begun.").arg(m_host.name);
    } else if (isGone) {
        sentence = QObject::tr("The run isn't on %1 any more: its folder %2 is gone.")
                       .arg(m_host.name, folder());
    } else if (status > kKilled) {
        sentence =
            QObject::tr("The run on %1 was killed (signal %2).").arg(m_host.name).arg(status - kKilled);
    } else if (status >= 0) {
        sentence = QObject::tr("The run on %1 ended with status %2.").arg(m_host.name).arg(status);
    } else if (output.contains("\njob-lost\n")) {
        sentence = QObject::tr("The job of the run on %1 ended without a word: was it cancelled?")
                       .arg(m_host.name);
    } else {
        sentence = QObject::tr("The run on %1 ended without a word: was the machine started anew?")
                       .arg(m_host.name);
    }
    if (output.contains("\nfree_kib 0\n") || said.contains(QLatin1String("No space left"))) {
        sentence += u' ' + QObject::tr("There is no room left on its disk.");
    }
    if (!said.isEmpty() && said != QLatin1String("end")) {
        sentence += u' ' + QObject::tr("It said: %1").arg(said);
    }
    if (!m_unstored.isEmpty()) {
        sentence += u' ' + unstoredSentence();
    } else if (const auto forgotten = openhostruns::remove(m_surroundings.runsFile, m_run.id); !forgotten) {
        sentence += u' ' + forgotten.error().message;
    }
    const bool isStopped = m_isStopSent;
    return Error{isStopped ? ErrorCode::Stopped : ErrorCode::DeviceUnavailable, sentence, {}};
}

QString HostFollower::unstoredSentence() const
{
    return QObject::tr(
               "A result of the run on %1 can't be stored here: %2 It stays there; \"epochmark-cli run "
               "--resume\" fetches it once more.")
        .arg(m_host.name, m_unstored.first());
}

Result<HostRunOutcome> HostFollower::conclude(const SshSession& session)
{
    if (!m_unstored.isEmpty()) {
        return Error{ErrorCode::Store, unstoredSentence(), {}};
    }
    const auto forgotten = openhostruns::remove(m_surroundings.runsFile, m_run.id);
    if (!forgotten) {
        return forgotten.error();
    }
    SshCall call{helped(hostscripts::kTidy), {folder()}};
    call.mostMs = kAskMs;
    if (const auto tidied = session.run(call, m_leave); !tidied || tidied->status != 0) {
        m_outcome.notes.append(QObject::tr("The folder %1 on %2 may be removed: its results are here.")
                                   .arg(folder(), m_host.name));
    }
    return m_outcome;
}

}  // namespace epochmark
