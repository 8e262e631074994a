// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/programtrial.h"

#include "base/printable.h"
#include "base/stopwatch.h"
#include "base/translation.h"
#include "devices/kind/devicekinds.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "workload/network/keras/modeltext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QProcess>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace epochmark::programtrial {

namespace {

constexpr const char* kAsked = "--try-program";
constexpr int kWords = 6;  // of the command line: program, kAsked, path, hash, rows, columns
constexpr int kBetweenLooksMs = 50;
constexpr int kForItsEndMs = 5'000;

namespace key {
constexpr QLatin1String kParameters("parameters");
constexpr QLatin1String kBuffers("buffers");
constexpr QLatin1String kOutputs("outputs");
constexpr QLatin1String kChannelsLast("channelsLast");
constexpr QLatin1String kCode("code");
constexpr QLatin1String kMessage("message");
constexpr QLatin1String kDetail("detail");
}  // namespace key

QJsonArray toJson(const QList<NetworkTensor>& tensors)
{
    QJsonArray array;
    for (const NetworkTensor& tensor : tensors) {
        QJsonArray line{tensor.name};
        for (const qint64 size : tensor.sizes) {
            line.append(size);
        }
        array.append(line);
    }
    return array;
}

QList<NetworkTensor> tensorsOf(const QJsonValue& value)
{
    QList<NetworkTensor> tensors;
    for (const QJsonValue& tensor : value.toArray()) {
        const QJsonArray line = tensor.toArray();
        NetworkTensor found{line.at(0).toString(), {}};
        for (qsizetype i = 1; i < line.size(); ++i) {
            found.sizes.append(line.at(i).toInteger());
        }
        tensors.append(found);
    }
    return tensors;
}

QByteArray written(const Result<ProgramFacts>& facts)
{
    const QJsonObject object = facts ? QJsonObject{{key::kParameters, toJson(facts->parameters)},
                                                   {key::kBuffers, toJson(facts->buffers)},
                                                   {key::kOutputs, facts->outputs},
                                                   {key::kChannelsLast, facts->takesChannelsLast}}
                                     : QJsonObject{{key::kCode, static_cast<int>(facts.error().code)},
                                                   {key::kMessage, facts.error().message},
                                                   {key::kDetail, facts.error().detail}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ProgramFacts> factsOf(const QJsonObject& told)
{
    if (told.contains(key::kCode)) {
        return Error{static_cast<ErrorCode>(told.value(key::kCode).toInt()),
                     told.value(key::kMessage).toString(), told.value(key::kDetail).toString()};
    }
    return ProgramFacts{tensorsOf(told.value(key::kParameters)), tensorsOf(told.value(key::kBuffers)),
                        told.value(key::kOutputs).toInt(), told.value(key::kChannelsLast).toBool()};
}

/// In a group of its own, so that Ctrl-C in a terminal reaches this program alone, which tells it.
void prepare(QProcess& process)
{
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());  // programs print
    process.setChildProcessModifier([first = getpid()] {
        setpgid(0, 0);
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != first) {  // it ended before it could be asked for
            _exit(1);
        }
#else
        (void)first;
#endif
    });
}

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished(kForItsEndMs);
}

Result<ProgramFacts> answerOf(QProcess& process, const QString& name)
{
    const QJsonDocument told = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (told.isObject()) {
        return factsOf(told.object());
    }
    // Nobody else kills it: where memory runs out, the system does (goFirst()).
    const bool isKilled = process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGKILL;
    Error crashed = modeltext::refused(
        name, isKilled ? QObject::tr("the system ended it when it was tried out, perhaps for want of memory")
                       : QObject::tr("it crashed when it was tried out"));
    crashed.detail = process.exitStatus() == QProcess::CrashExit
                         ? QStringLiteral("signal %1").arg(process.exitCode())
                         : QStringLiteral("exit status %1").arg(process.exitCode());
    return crashed;
}

/// Where memory runs out it is this process that the system ends, not the one that asked.
void goFirst()
{
#ifdef __linux__
    if (const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); file >= 0) {
        [[maybe_unused]] const ssize_t count = ::write(file, "1000", 4);
        ::close(file);
    }
#endif
}

bool writeAll(int file, const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t count = ::write(file, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (count <= 0) {
            return false;
        }
        at += count;
    }
    return true;
}

}  // namespace

Result<ProgramFacts> inChild(const NetworkProgram& program, const PictureSize& size, const StopToken& stop,
                             double seconds)
{
    const QString name = printable(QFileInfo(program.path).fileName(), 100);
    QProcess process;
    prepare(process);
    process.start(QCoreApplication::applicationFilePath(),
                  {QString::fromLatin1(kAsked), program.path, program.sha256, QString::number(size.rows),
                   QString::number(size.columns)});
    if (!process.waitForStarted()) {
        return Error{ErrorCode::Internal,
                     QObject::tr("The process in which %1 is tried out can't be started.").arg(name),
                     process.errorString()};
    }
    const Stopwatch clock;
    while (!process.waitForFinished(kBetweenLooksMs) && process.state() != QProcess::NotRunning) {
        if (stop.isStopRequested()) {
            end(process);
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while %1 was tried out.").arg(name), {}};
        }
        if (clock.seconds() > seconds) {
            end(process);
            return modeltext::refused(
                name, QObject::tr("when it was tried out, it hadn't ended after %1 s").arg(qRound(seconds)));
        }
    }
    return answerOf(process, name);
}

bool isAskedFor(int argc, char** argv)
{
    return argc == kWords && std::strcmp(argv[1], kAsked) == 0;
}

void run(int argc, char** argv, const QString& language)
{
    // What the program prints isn't taken for the answer.
    const int answers = ::dup(STDOUT_FILENO);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    goFirst();
    ::alarm(static_cast<unsigned>(kSeconds) + 10);  // should the one that asked be gone
    DeviceKinds::prepareProcess();
    QCoreApplication application(argc, argv);
    installTranslations(application, language);
    const QStringList words = QCoreApplication::arguments();
    const NetworkProgram program{words.at(2), words.at(3)};
    const PictureSize size{words.at(4).toLongLong(), words.at(5).toLongLong()};
    const auto engine = loadEngine();
    const bool isTold = writeAll(answers, written(engine ? engine.value()->tryProgram(program, size)
                                                         : Result<ProgramFacts>(engine.error())));
    // What the program has built up needn't be taken down.
    std::_Exit(isTold ? EXIT_SUCCESS : EXIT_FAILURE);
}

}  // namespace epochmark::programtrial
