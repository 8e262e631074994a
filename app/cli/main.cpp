// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"
#include "devices/kind/devicekinds.h"

#include "base/translation.h"
#include "hosts/askserver.h"
#include "picture.h"
#include "run/programtrial.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>

namespace epochmark::cli {

namespace {

QList<Command> allCommands()
{
    return deviceCommands() + inspectCommands() + networkCommands() + runCommands() + estimateCommands()
           + resultCommands() + compareCommands() + scalingCommands() + exchangeCommands() + costCommands()
           + hostCommands() + teamCommands() + setupCommands();
}

QString overview(const QList<Command>& commands)
{
    QString text =
        QObject::tr(
            "Epochmark %1: how fast a device really trains, whether it learns, and what a run costs.\n\n"
            "Usage: epochmark-cli COMMAND ...\n\n")
            .arg(QStringLiteral(EPOCHMARK_VERSION));
    for (const Command& command : commands) {
        text += QStringLiteral("  %1  %2\n")
                    .arg(command.grammar.command.leftJustified(8), command.grammar.summary);
    }
    text += QObject::tr(
        "\n\"epochmark-cli COMMAND --help\" tells more. EPOCHMARK_HOME says where results are kept.\n"
        "Exit status: 0 done, 1 internal failure, 2 usage, 3 input or store can't be used,\n"
        "4 device not available, 5 stopped.\n");
    return text;
}

const Command* find(const QList<Command>& commands, const QString& name)
{
    for (const Command& command : commands) {
        if (command.grammar.command == name) {
            return &command;
        }
    }
    return nullptr;
}

Error unknownCommand(const QList<Command>& commands, const QString& name)
{
    QStringList names;
    for (const Command& command : commands) {
        names.append(command.grammar.command);
    }
    const QString meant = nearest(name, names);
    const QString hint = meant.isEmpty() ? QObject::tr("\"epochmark-cli --help\" lists them.")
                                         : QObject::tr("Did you mean %1?").arg(meant);
    return {ErrorCode::Usage, QObject::tr("There is no command \"%1\". %2").arg(name, hint), {}};
}

/// Qt's own remarks (a runtime folder it missed, say) are nothing to a user of the terminal; real failures
/// are.
void quietMessages(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        std::fprintf(stderr, "epochmark-cli: %s\n", qPrintable(message));
    }
}

/// Memory can run out where nobody catches it: in the constructors of a library that is being loaded, say.
[[noreturn]] void endWithSentence()
{
    bool isMemory = false;
    try {
        if (const auto exception = std::current_exception()) {
            std::rethrow_exception(exception);
        }
    } catch (const std::bad_alloc&) {
        isMemory = true;
    } catch (...) {}
    std::fputs(
        isMemory
            ? "epochmark-cli: There is not enough memory to go on. Close other programs, then try again.\n"
            : "epochmark-cli: An unexpected failure ended the program. Finished epochs are kept.\n",
        stderr);
    std::_Exit(kInternal);
}

int runCommand(QStringList words, Console& console)
{
    const QList<Command> commands = allCommands();
    if (words.isEmpty() || words.first() == QLatin1String("--help")
        || words.first() == QLatin1String("help")) {
        console.print(overview(commands).trimmed());
        return words.isEmpty() ? kUsage : kDone;
    }
    const Command* command = find(commands, words.first());
    if (command == nullptr) {
        return console.fail(unknownCommand(commands, words.first()));
    }
    words.removeFirst();
    if (words.contains(QLatin1String("--help"))) {
        console.print(command->grammar.help().trimmed());
        return kDone;
    }
    const auto arguments = Arguments::parse(command->grammar, words);
    return arguments ? command->run(arguments.value(), console) : console.fail(arguments.error());
}

int dispatch(int& argc, char** argv)
{
    qInstallMessageHandler(quietMessages);
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    Console console;
    const auto application = makeApplication(words, argc, argv);
    if (!application) {
        return console.fail(application.error());
    }
    installTranslations(*application.value());
    return console.finish(runCommand(words, console));
}

}  // namespace

}  // namespace epochmark::cli

int main(int argc, char** argv)
{
    // Before anything is built up: a script asks this often.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts("epochmark-cli " EPOCHMARK_VERSION);
        return 0;
    }
    if (const int status = epochmark::asking::statusAsHelper(argc, argv); status >= 0) {
        return status;
    }
    if (epochmark::programtrial::isAskedFor(argc, argv)) {
        epochmark::programtrial::run(argc, argv);
    }
    std::set_terminate(epochmark::cli::endWithSentence);
    // A file that may not grow further is an error to be told, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    epochmark::DeviceKinds::prepareProcess();
    return epochmark::cli::dispatch(argc, argv);
}
