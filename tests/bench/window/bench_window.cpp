// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "benches.h"
#include "theme/theme.h"
#include "timedapplication.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

using namespace epochmark;

namespace {

constexpr int kExchangedRows = 1000;

void printLoad()
{
    double load = 0;
    if (getloadavg(&load, 1) == 1) {
        std::printf("load average %.2f\n", load);
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    bench::TimedApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("bench_window"));
    installTranslations(application, QStringLiteral("en"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Prints how the window feels; all parts unless some are named."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("part"),
        QStringLiteral("training, charts, board, pages or exchange; by name alone: fill, front"),
        QStringLiteral("[part...]"));
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("Trainings."), QStringLiteral("N"),
                                  QStringLiteral("4"));
    const QCommandLineOption epochs(QStringLiteral("epochs"), QStringLiteral("Epochs of each."),
                                    QStringLiteral("N"), QStringLiteral("15"));
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("Results on the board."),
                                  QStringLiteral("N"), QStringLiteral("10000"));
    const QCommandLineOption home(QStringLiteral("home"), QStringLiteral("Folder that fill and front use."),
                                  QStringLiteral("FOLDER"));
    const QCommandLineOption page(QStringLiteral("page"), QStringLiteral("Page that is in front."),
                                  QStringLiteral("NAME"), QStringLiteral("leaderboard"));
    parser.addOptions({runs, epochs, rows, home, page});
    parser.process(application);
    theme::apply(application, ColorScheme::Light);

    const QStringList parts = parser.positionalArguments();
    if (parts == QStringList(QStringLiteral("fill"))) {
        return bench::fillHome(parser.value(home), parser.value(rows).toInt()) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (parts == QStringList(QStringLiteral("front"))) {
        const bool isDone = bench::benchFront(parser.value(home), parser.value(page),
                                              parser.value(epochs).toInt());
        return isDone ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    const auto isWanted = [&parts](const char* part) {
        return parts.isEmpty() || parts.contains(QLatin1String(part));
    };
    printLoad();
    bool isGood = !isWanted("training")
                  || bench::benchTraining(parser.value(runs).toInt(), parser.value(epochs).toInt());
    if (isWanted("charts")) {
        bench::benchCharts();
    }
    isGood = (!isWanted("board") || bench::benchBoard(parser.value(rows).toInt())) && isGood;
    isGood = (!isWanted("pages") || bench::benchPages(parser.value(rows).toInt())) && isGood;
    isGood = (!isWanted("exchange") || bench::benchExchange(kExchangedRows)) && isGood;
    printLoad();
    return isGood ? EXIT_SUCCESS : EXIT_FAILURE;
}
