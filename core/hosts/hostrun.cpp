// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostrun.h"

#include "base/format.h"
#include "base/paths.h"
#include "cost/pricebook.h"
#include "dataset/demodataset.h"
#include "hosts/hostbundle.h"
#include "hosts/hostcheck.h"
#include "hosts/hostfollower.h"
#include "hosts/hostlist.h"
#include "hosts/hostscripts.h"
#include "hosts/sshtrouble.h"
#include "queue/runplan.h"

#include <QFileInfo>
#include <QObject>
#include <QUuid>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kBeginMs = 60'000;

/// As a name of a file there: nothing that a shell or a terminal takes for something else.
QString plainName(const QString& path)
{
    QString name = QFileInfo(path).fileName();
    for (QChar& letter : name) {
        const bool isPlain = letter.unicode() < 0x80
                             && (letter.isLetterOrNumber() || QStringLiteral("._-").contains(letter));
        letter = isPlain ? letter : QChar(u'_');
    }
    return name.startsWith(u'-') || name.startsWith(u'.') ? u'_' + name : name;
}

QString titleOf(const HostRunRequest& request)
{
    const RunRequest& first = request.plan.sets.first();
    const bool isDemo = first.datasetPath == demodataset::path();
    const QString dataset = isDemo ? demodataset::shownName(demodataset::recordedName())
                                   : QFileInfo(first.datasetPath).fileName();
    return request.plan.sets.size() == 1 ? QStringLiteral("%1, %2").arg(dataset, nameOfSet(first)) : dataset;
}

}  // namespace

HostRun::HostRun(Host host, HostRunSurroundings surroundings, HostRunSink& sink, StopToken stop,
                 StopToken leave)
    : m_host(std::move(host)), m_surroundings(std::move(surroundings)), m_sink(sink), m_stop(stop),
      m_leave(leave)
{
    if (m_surroundings.hostsFile.isEmpty()) {
        m_surroundings.hostsFile = HostList::file();
    }
    if (m_surroundings.runsFile.isEmpty()) {
        m_surroundings.runsFile = openhostruns::file();
    }
}

void HostRun::tell(HostPhase phase, const QString& sentence, std::optional<double> share)
{
    m_sink.progressed({phase, sentence, share, {}});
}

Result<SshSession> HostRun::connect(hostcheck::PlaceUse use, const StopToken& stop)
{
    tell(HostPhase::Connecting, QObject::tr("Connecting to %1…").arg(m_host.name));
    auto session = SshSession::open(m_host, m_surroundings.manner, stop);
    if (!session) {
        return session;
    }
    const auto placed = hostcheck::place(session.value(), use, m_run.id, stop);
    if (!placed) {
        return placed.error();
    }
    m_host.seen.folder = placed->folder;
    m_host.seen.freeBytes = placed->freeBytes;
    m_host.seen.clockOffset = placed->clockOffset;
    return session;
}

Result<QString> HostRun::sendFile(const SshSession& session, const QString& path, const QString& folder)
{
    const auto sha256 = filecopy::sha256Of(path, m_stop.token());
    if (!sha256) {
        return sha256.error();
    }
    const QString there = QStringLiteral("%1/%2/%3/%4")
                              .arg(m_host.seen.folder, folder, sha256.value(), plainName(path));
    const auto sent = filecopy::send(
        session, path, there, sha256.value(), m_surroundings.maySend,
        [&](const CopyProgress& progress) {
            tell(HostPhase::SendingData,
                 QObject::tr("Sending %1 to %2: %3 of %4")
                     .arg(QFileInfo(path).fileName(), m_host.name, format::bytes(progress.done),
                          format::bytes(progress.whole)),
                 progress.whole > 0 ? double(progress.done) / double(progress.whole) : 1);
        },
        m_stop.token());
    return sent ? Result<QString>(there) : Result<QString>(sent.error());
}

hostbundle::Listeners HostRun::bundleListeners()
{
    const auto sending = [this](const QString& sentence, const CopyProgress& progress) {
        tell(HostPhase::SendingProgram,
             sentence.arg(m_host.name, format::bytes(progress.done), format::bytes(progress.whole)),
             progress.whole > 0 ? double(progress.done) / double(progress.whole) : 1);
    };
    return {
        m_surroundings.maySend,
        [sending](const CopyProgress& progress) {
            sending(QObject::tr("Sending Epochmark to %1: %2 of %3"), progress);
        },
        [sending](const CopyProgress& progress) {
            sending(QObject::tr("Sending LibTorch to %1: %2 of %3"), progress);
        },
        [this] {
            tell(HostPhase::Checking,  // WaitingForScheduler is of a run that has begun
                 m_host.hasScheduler()
                     ? QObject::tr("Making LibTorch ready on %1, as soon as the scheduler gives it a turn…")
                           .arg(m_host.name)
                     : QObject::tr("Making LibTorch ready on %1…").arg(m_host.name));
        },
        [this] {
            m_notes.append(
                QObject::tr("%1 couldn't fetch LibTorch and was sent the half for processors, with which its "
                            "card can't be used. For the card put a LibTorch with CUDA there and name it "
                            "(--prefix \"env EPOCHMARK_LIBTORCH=FOLDER\").")
                    .arg(m_host.name));
        }};
}

/// Everything that the run needs is there afterwards; the path of its epochmark-cli.
Result<QString> HostRun::prepare(const SshSession& session, const HostRunRequest& request)
{
    tell(HostPhase::Checking, QObject::tr("Looking at %1…").arg(m_host.name));
    const auto program = hostbundle::ensure(session, m_host.seen, bundleListeners(), m_stop.token());
    if (!program) {
        return program;
    }
    const RunRequest& first = request.plan.sets.first();
    m_dataset = first.datasetPath;
    if (first.datasetPath != demodataset::path()) {
        const auto dataset = sendFile(session, first.datasetPath, QStringLiteral("datasets"));
        if (!dataset) {
            return dataset;
        }
        m_dataset = dataset.value();
    }
    if (!request.modelFile.isEmpty()) {
        const auto model = sendFile(session, request.modelFile, QStringLiteral("models"));
        if (!model) {
            return model;
        }
        m_model = model.value();
    }
    return program;
}

Result<void> HostRun::begin(const SshSession& session, const QString& program, const HostRunRequest& request)
{
    const bool hasNodes = m_host.hasNodes();  // the ranks are its tasks, then, and find themselves
    auto words = request.arguments(m_dataset, m_model, hasNodes);
    if (!words) {
        return words.error();
    }
    const QString folder = QStringLiteral("%1/runs/%2").arg(m_host.seen.folder, m_run.id);
    const QStringList own{QStringLiteral("--events"),    folder + QStringLiteral("/events.jsonl"),
                          QStringLiteral("--stop-file"), folder + QStringLiteral("/stop"),
                          QStringLiteral("--skip-file"), folder + QStringLiteral("/skip"),
                          QStringLiteral("--store"),     folder + QStringLiteral("/results.sqlite"),
                          QStringLiteral("--quiet")};
    SshCall call{QString::fromLatin1(hostscripts::kBegin),
                 QStringList{folder,
                             QString::fromLatin1(m_host.isBatch() ? hostscripts::kBatchSession
                                                                  : hostscripts::kSession),
                             hasNodes ? m_host.prefixFor(request.plan.ranks) : m_host.prefix, program,
                             QStringLiteral("run")}
                     + words.value() + own};
    call.mostMs = kBeginMs;
    // A stop waits: either it is begun or it isn't. Whoever leaves finds out later.
    const auto answer = session.run(call, m_leave.token());
    if (!answer) {
        return answer.error();
    }
    if (answer->status == 0 && answer->output.contains("begun\n")) {
        return {};
    }
    return Error{ErrorCode::Input,
                 QObject::tr("The run can't be begun on %1: it says \"%2\".")
                     .arg(m_host.name, excerpt(answer->errors + answer->output)),
                 {}};
}

Result<HostRunOutcome> HostRun::start(const HostRunRequest& request)
{
    if (const auto checked = request.arguments(QString(), QString()); !checked) {
        return checked.error();
    }
    m_run = {QUuid::createUuid().toString(QUuid::WithoutBraces),
             m_host.name,
             titleOf(request),
             {},
             QDateTime::currentDateTimeUtc()};
    if (const QString path = request.plan.sets.first().storePath; !path.isEmpty()) {
        m_run.storePath = QFileInfo(path).absoluteFilePath();  // it may be gone on with from another folder
    }
    const auto session = connect(hostcheck::PlaceUse::Write, m_stop.token());
    if (!session) {
        return session.error();
    }
    m_run.folder = m_host.seen.folder;
    const auto program = prepare(session.value(), request);
    if (!program) {
        return program.error();
    }
    if (m_stop.isStopRequested()) {
        return Error{ErrorCode::Stopped, QObject::tr("Stopped."), {}};
    }
    // Written down before: one that is begun there is never forgotten here.
    if (const auto noted = openhostruns::add(m_surroundings.runsFile, m_run); !noted) {
        return noted.error();
    }
    const auto begun = begin(session.value(), program.value(), request);
    const bool isUnknown = !begun
                           && (isLineBroken(begun.error()) || begun.error().code == ErrorCode::Stopped);
    if (!begun && !isUnknown) {
        const auto forgotten = openhostruns::remove(m_surroundings.runsFile, m_run.id);
        return forgotten ? begun.error() : forgotten.error();
    }
    return follow(session.value(), !isUnknown);
}

Result<HostRunOutcome> HostRun::resume(const OpenHostRun& run)
{
    m_run = run;
    m_host.folder = run.folder.isEmpty() ? m_host.folder : run.folder;
    // A stop is for the run there, which can only hear of it over a line.
    auto session = connect(hostcheck::PlaceUse::Read, m_leave.token());
    if (!session && (m_leave.isStopRequested() || session.error().code == ErrorCode::Stopped)) {
        HostRunOutcome left;
        left.isLeft = true;
        return left;
    }
    if (!session) {
        return session.error();
    }
    return follow(session.value());
}

Result<HostRunOutcome> HostRun::follow(std::optional<SshSession> session, bool isKnownToRun)
{
    HostFollower follower(m_host, m_surroundings, m_run, m_sink, m_stop.token(), m_leave.token(), m_skips);
    if (!isKnownToRun) {
        follower.doubt();
    }
    auto outcome = follower.follow(std::move(session));
    if (outcome && !outcome->isLeft) {
        outcome->notes += m_notes + closingNotes();
    }
    return outcome;
}

/// Once nothing runs there any more.
QStringList HostRun::closingNotes() const
{
    const auto open = openhostruns::load(m_surroundings.runsFile);
    const bool isLast = open && std::ranges::none_of(open.value(), [this](const OpenHostRun& run) {
                            return run.host == m_host.name;
                        });
    if (!isLast || (m_host.shutDown.isEmpty() && !isRented())) {
        return {};
    }
    return {m_host.shutDown.isEmpty()
                ? QObject::tr("The rent of %1 goes on until you end it.").arg(m_host.name)
                : QObject::tr("The rent of %1 goes on. This ends it: %2").arg(m_host.name, m_host.shutDown)};
}

/// Whether one of its devices has a rent among the prices here. Prices that can't be read are told where they
/// are used.
bool HostRun::isRented() const
{
    const auto prices = PriceBook::load(paths::pricesFile());
    return prices && std::ranges::any_of(m_host.seen.devices, [&prices](const Device& device) {
               return prices->effectivePrice(device.name, PriceKind::Rent).has_value();
           });
}

}  // namespace epochmark
