// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "engine/api/libtorchfetch.h"
#include "engine/api/libtorchplace.h"
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

/// What was found or fetched is proved by loading it.
int proved(const Console& console, const QString& where)
{
    const auto engine = loadEngine();
    if (!engine) {
        return console.fail(engine.error());
    }
    console.print(where);
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

int fetch(Console& console)
{
    FetchMeter meter(console);
    const auto fetched = fetchLibTorch(stopOnInterrupt(), std::ref(meter));
    console.clearProgress();
    if (!fetched) {
        return console.fail(fetched.error());
    }
    return proved(console, QObject::tr("LibTorch %1 is ready.").arg(libtorch::version()));
}

int runSetup(const Arguments& arguments, Console& console)
{
    if (arguments.has(name("libtorch"))) {
        return chooseNamed(arguments.value(name("libtorch")), console);
    }
    const auto wanted = libtorch::wanted();
    const bool isChosen = wanted && !wanted->isEmpty() && qEnvironmentVariableIsEmpty("EPOCHMARK_LIBTORCH");
    if (isChosen && !isLoadable(wanted.value())) {
        console.note(QObject::tr("LibTorch in %1, which was chosen before, can't be loaded any more.")
                         .arg(wanted.value()));
        libtorch::forgetChoice();
    } else if (!wanted || !wanted->isEmpty() || loadEngine()) {
        return proved(console, QObject::tr("LibTorch %1 is there.").arg(libtorch::version()));
    }
    // One that can't be loaded (a build for another machine, without its libraries) is as good as none.
    const QString python = libTorchOfPython();
    if (const auto libraries = libtorch::librariesIn(python);
        !python.isEmpty() && libraries && isLoadable(libraries.value())) {
        return chooseNamed(python, console);
    }
    return fetch(console);
}

}  // namespace

QList<Command> setupCommands()
{
    const Grammar setup{
        name("setup"),
        QObject::tr("Makes LibTorch, which does the training, ready where it isn't inside Epochmark."),
        {},
        {{name("libtorch"), name("FOLDER"),
          QObject::tr("take the one that is unpacked there (or Python's torch)")}},
        QObject::tr(
            "Without an option: does nothing where there is one; takes the torch of python3 where its\n"
            "version fits; else downloads the one that this Epochmark was built with (0.5 GB, by\n"
            "Python's pip, checked by hash) into the user's cache. EPOCHMARK_LIBTORCH=FOLDER names one\n"
            "for a single call of any command.")};
    return {{setup, runSetup}};
}

}  // namespace epochmark::cli
