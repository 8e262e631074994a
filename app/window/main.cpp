// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"
#include "base/translation.h"
#include "context/appcontext.h"
#include "cost/pricebook.h"
#include "devices/kind/devicekinds.h"
#include "frame/firstwindow.h"
#include "frame/homeplace.h"
#include "frame/mainwindow.h"
#include "frame/startdataset.h"
#include "hosts/askserver.h"
#include "results/store/resultstore.h"
#include "run/programtrial.h"
#include "theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

using namespace epochmark;

namespace {

constexpr int kExitUsage = 2;
constexpr int kExitInput = 3;

/// Answered before the window system is touched: works without a display.
std::optional<int> answerWithoutWindow(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--version") == 0) {
            std::puts("epochmark " EPOCHMARK_VERSION);
            return 0;
        }
        if (std::strcmp(argv[i], "--help") == 0) {
            std::puts(
                "Usage: epochmark [--version] [ZIP|FOLDER|demo]\nMeasures how fast a device really trains a "
                "network.");
            return 0;
        }
    }
    return std::nullopt;
}

/// Installed while the window system is looked for: Qt ends the process by abort() when none answers.
void tellOfMissingDisplay(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    std::fprintf(stderr, "%s\n", qPrintable(message));
    if (type != QtFatalMsg) {
        return;
    }
    const QString sentence = translatedBeforeStart(
        Settings(paths::settingsFile()).language(), "QObject",
        QT_TRANSLATE_NOOP("QObject",
                          "No window can be opened here: no display answers (DISPLAY, WAYLAND_DISPLAY, "
                          "QT_QPA_PLATFORM). Without one, epochmark-cli does the same in the "
                          "terminal."));
    std::fprintf(stderr, "epochmark: %s\n", qPrintable(sentence));
    std::_Exit(kExitInput);
}

int refuse(const Error& error)
{
    QMessageBox::critical(nullptr, QStringLiteral("Epochmark"), error.message);
    return kExitInput;
}

}  // namespace

int main(int argc, char** argv)
{
    if (const int status = asking::statusAsHelper(argc, argv); status >= 0) {
        return status;
    }
    if (programtrial::isAskedFor(argc, argv)) {
        programtrial::run(argc, argv, Settings(paths::settingsFile()).language());
    }
    if (const std::optional<int> status = answerWithoutWindow(argc, argv)) {
        return *status;
    }
    // A file that may not grow further and a pipe whose reader went away are errors to be told, not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    const QByteArray activationToken = qgetenv("XDG_ACTIVATION_TOKEN");  // Qt takes it away
    DeviceKinds::prepareProcess();
    qInstallMessageHandler(tellOfMissingDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(nullptr);
    QApplication::setApplicationName(QStringLiteral("epochmark"));
    QApplication::setApplicationDisplayName(QStringLiteral("Epochmark"));
    QApplication::setApplicationVersion(QStringLiteral(EPOCHMARK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.epochmark.Epochmark"));
    installTranslations(application, Settings(paths::settingsFile()).language());
    const Result<QString> dataset = startDataset(QApplication::arguments().mid(1));
    if (!dataset) {
        std::fprintf(stderr, "epochmark: %s\n", qPrintable(dataset.error().message));
        return kExitUsage;
    }

    const Result<HomePlace> home = findHome();
    if (!home) {
        return refuse(home.error());
    }
    const auto place = FirstWindow::claim(home->folder);
    if (!place && FirstWindow::handOver(home->folder, {dataset.value(), activationToken})) {
        return 0;  // it is in the window that was there first
    }
    auto store = ResultStore::open(paths::storeFile());
    if (!store) {
        return refuse(store.error());
    }
    const QString pricesFile = home->folder + QStringLiteral("/prices.json");
    const Result<PriceBook> prices = PriceBook::load(pricesFile);
    if (!prices) {
        return refuse(prices.error());
    }
    AppContext context({store.value(), prices.value(), pricesFile, paths::settingsFile(), nullptr});
    theme::apply(application, context.settings().colorScheme());
    MainWindow window(&context);
    if (!home->problem.isEmpty()) {
        window.warn(home->problem, home->advice);
    }
    QObject::connect(&window, &MainWindow::ended, &application, &QApplication::quit);
    window.open();
    if (place) {
        QObject::connect(place.get(), &FirstWindow::requested, &window, &MainWindow::answer);
    }
    QTimer::singleShot(0, &window, [&window, &context, path = dataset.value()] {
        window.startBackgroundWork();
        if (!path.isEmpty()) {
            context.useDataset(path);
        }
    });
    return QApplication::exec();
}
