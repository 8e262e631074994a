// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"
#include "base/translation.h"
#include "context/appcontext.h"
#include "cost/pricebook.h"
#include "devices/kind/devicekinds.h"
#include "frame/firstwindow.h"
#include "frame/mainwindow.h"
#include "results/store/resultstore.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstring>

using namespace epochmark;

namespace {

constexpr int kExitUsage = 2;
constexpr int kExitStore = 3;

/// Answered before the window system is touched: works without a display.
std::optional<int> answerWithoutWindow(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--version") == 0) {
            std::puts("epochmark " EPOCHMARK_VERSION);
            return 0;
        }
        if (std::strcmp(argv[i], "--help") == 0) {
            std::puts("Usage: epochmark [--version] [ZIP|FOLDER]\nMeasures how fast a device really trains a "
                      "network.");
            return 0;
        }
    }
    return std::nullopt;
}

int refuse(const Error& error)
{
    QMessageBox::critical(nullptr, QStringLiteral("Epochmark"), error.message);
    return kExitStore;
}

}  // namespace

int main(int argc, char** argv)
{
    if (const std::optional<int> status = answerWithoutWindow(argc, argv)) {
        return *status;
    }
    // A file that may not grow further is an error to be told, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    const QByteArray activationToken = qgetenv("XDG_ACTIVATION_TOKEN");  // Qt takes it away
    DeviceKinds::prepareProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("epochmark"));
    QApplication::setApplicationDisplayName(QStringLiteral("Epochmark"));
    QApplication::setApplicationVersion(QStringLiteral(EPOCHMARK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.epochmark.Epochmark"));
    installTranslations(application, Settings(paths::settingsFile()).language());
    const QStringList arguments = QApplication::arguments().mid(1);
    if (!arguments.isEmpty() && !QFileInfo::exists(arguments.constFirst())) {
        std::fprintf(stderr, "epochmark: %s is neither a zip nor a folder.\n",
                     qPrintable(arguments.constFirst()));
        return kExitUsage;
    }

    const Result<QString> home = paths::ensureDataDirectory();
    if (!home) {
        return refuse(home.error());
    }
    const QString dataset = arguments.isEmpty() ? QString()
                                                : QFileInfo(arguments.constFirst()).absoluteFilePath();
    const auto place = FirstWindow::claim(home.value());
    if (!place && FirstWindow::handOver(home.value(), {dataset, activationToken})) {
        return 0;  // it is in the window that was there first
    }
    auto store = ResultStore::open(paths::storeFile());
    if (!store) {
        return refuse(store.error());
    }
    const QString pricesFile = home.value() + QStringLiteral("/prices.json");
    const Result<PriceBook> prices = PriceBook::load(pricesFile);
    if (!prices) {
        return refuse(prices.error());
    }
    AppContext context({store.value(), prices.value(), pricesFile, paths::settingsFile(), nullptr});
    theme::apply(application, context.settings().colorScheme());
    MainWindow window(&context);
    window.show();
    if (place) {
        QObject::connect(place.get(), &FirstWindow::requested, &window, &MainWindow::answer);
    }
    QTimer::singleShot(0, &window, [&window, &context, dataset] {
        window.startBackgroundWork();
        if (!dataset.isEmpty()) {
            context.useDataset(dataset);
        }
    });
    return QApplication::exec();
}
