// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/libtorchplace.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "engine/api/libtorchfetch.h"
#include "interrupt.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>

namespace epochmark::cli {

namespace {

/// On a terminal one line that is drawn anew, elsewhere a line every ten seconds.
class FetchMeter {
public:
    explicit FetchMeter(const Console& console) : m_console(console) {}

    void operator()(const FetchProgress& progress)
    {
        constexpr qint64 kPauseMs = 10'000;
        if (m_console.isProgressTerminal()) {
            m_console.drawProgress(words(progress));
        } else if (progress.step != m_step || !m_clock.isValid() || m_clock.hasExpired(kPauseMs)) {
            m_console.note(words(progress));
            m_clock.start();
        }
        m_step = progress.step;
    }

private:
    const Console& m_console;
    QElapsedTimer m_clock;
    FetchProgress::Step m_step = FetchProgress::Step::Downloading;
};

/// What was found or fetched is proved by loading it; `sentence` takes its version.
int proved(const Console& console, const QString& sentence)
{
    const auto engine = loadEngine();
    if (!engine) {
        return console.fail(engine.error());
    }
    console.print(sentence.arg(engine.value()->info().libtorch));
    return kDone;
}

/// Tried in another process: what has been loaded can't be put back.
bool isLoadable(const QString& libraries)
{
    QProcess trial;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("EPOCHMARK_LIBTORCH"), libraries);
    trial.setProcessEnvironment(environment);
    trial.start(QCoreApplication::applicationFilePath(), {QStringLiteral("setup")});
    constexpr int kPatienceMs = 120'000;
    return trial.waitForFinished(kPatienceMs) && trial.exitStatus() == QProcess::NormalExit
           && trial.exitCode() == kDone;
}

int chooseNamed(const QString& folder, const Console& console)
{
    const auto libraries = libtorch::librariesIn(folder);
    if (!libraries) {
        return console.fail(libraries.error());
    }
    if (!isLoadable(libraries.value())) {
        return console.fail(
            {ErrorCode::Input,
             QObject::tr("LibTorch in %1 can't be loaded: it isn't whole, or lacks libraries of its "
                         "own. Name another one, or none to have it downloaded.")
                 .arg(libraries.value()),
             {}});
    }
    if (const auto chosen = libtorch::choose(libraries.value()); !chosen) {
        return console.fail(chosen.error());
    }
    console.print(QObject::tr("LibTorch in %1 is taken from now on.").arg(libraries.value()));
    return kDone;
}

int fetch(const LibTorchChoice& choice, Console& console)
{
    console.note(
        choice.hasCuda
            ? QObject::tr("LibTorch %1 is fetched with what NVIDIA's cards need, about %2 MB. Without "
                          "(for the processor alone): epochmark-cli setup --no-cards.")
                  .arg(choice.line)
                  .arg(downloadMegabytes(choice))
            : QObject::tr("LibTorch %1 is fetched, about %2 MB.")
                  .arg(choice.line)
                  .arg(downloadMegabytes(choice)));
    FetchMeter meter(console);
    const auto fetched = fetchLibTorch(choice, stopOnInterrupt(), std::ref(meter));
    console.clearProgress();
    if (!fetched) {
        return console.fail(fetched.error());
    }
    if (!isLoadable(cachedLibraries(choice))) {
        libtorch::forgetChoice();
        return console.fail({ErrorCode::Internal,
                             QObject::tr("LibTorch was fetched into %1 and can't be loaded there.")
                                 .arg(cachedLibraries(choice)),
                             {}});
    }
    console.print(QObject::tr("LibTorch %1 is ready.").arg(choice.line));
    return kDone;
}

/// Whatever is there already.
int fetchForCards(Console& console)
{
    const auto choice = libTorchForCards();
    if (!choice) {
        return console.fail(
            {ErrorCode::DeviceUnavailable,
             QObject::tr("There is no NVIDIA card here that an engine of this Epochmark drives "
                         "under its driver. \"epochmark-cli devices\" says what stands in the "
                         "way."),
             {}});
    }
    return fetch(*choice, console);
}

int runSetup(const Arguments& arguments, Console& console)
{
    if (arguments.has(name("libtorch"))) {
        return chooseNamed(arguments.value(name("libtorch")), console);
    }
    if (arguments.has(name("cards")) && arguments.has(name("no-cards"))) {
        return console.fail(
            {ErrorCode::Usage, QObject::tr("--cards and --no-cards exclude each other."), {}});
    }
    if (arguments.has(name("cards"))) {
        return fetchForCards(console);
    }
    if (arguments.has(name("no-cards"))) {
        libtorch::forgetChoice();
    }
    const auto wanted = libtorch::wanted();
    const bool isChosen = wanted && !wanted->isEmpty() && qEnvironmentVariableIsEmpty("EPOCHMARK_LIBTORCH");
    if (isChosen && !isLoadable(wanted.value())) {
        console.note(QObject::tr("LibTorch in %1, which was chosen before, can't be loaded any more.")
                         .arg(wanted.value()));
        libtorch::forgetChoice();
    } else if (!wanted || !wanted->isEmpty() || loadEngine()) {
        return proved(console, QObject::tr("LibTorch %1 is there."));
    }
    // One that can't be loaded (a build for another machine, without its libraries) is as good as none.
    const QString python = arguments.has(name("no-cards")) ? QString() : libTorchOfPython();
    if (const auto libraries = libtorch::librariesIn(python);
        !python.isEmpty() && libraries && isLoadable(libraries.value())) {
        return chooseNamed(python, console);
    }
    return fetch(arguments.has(name("no-cards")) ? processorLibTorch() : fittingLibTorch(), console);
}

}  // namespace

QList<Command> setupCommands()
{
    const Grammar setup{
        name("setup"),
        QObject::tr("Makes LibTorch, which does the training, ready where it isn't inside Epochmark."),
        {},
        {{name("libtorch"), name("FOLDER"),
          QObject::tr("take the one that is unpacked there (or Python's torch)")},
         {name("cards"),
          {},
          QObject::tr("with what NVIDIA's cards need (3 GB), also where there is one for the processor")},
         {name("no-cards"),
          {},
          QObject::tr("for the processor alone (0.5 GB), also where there is a card or another was chosen")}},
        QObject::tr(
            "Without --libtorch and --cards: does nothing where there is one; takes the torch of python3 "
            "where\n"
            "its version fits; else downloads what serves this machine (the LibTorch that this Epochmark "
            "was\n"
            "built with, or the one for its NVIDIA card; by Python's pip, checked by hash) into the user's\n"
            "cache. EPOCHMARK_LIBTORCH=FOLDER names one for a single call of any command.")};
    return {{setup, runSetup}};
}

}  // namespace epochmark::cli
