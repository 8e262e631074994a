// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "base/translation.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace epochmark;

namespace {

constexpr int kExitFailure = 1;
constexpr int kExitUsage = 2;
constexpr const char* kChildVariable = "EPOCHMARK_GALLERY_CHILD";
constexpr QSize kUsualWindow{1440, 900};

/// What the command line asks for.
struct Wish {
    QDir folder;
    QSize window = kUsualWindow;
    QStringList names;  ///< of pages or states; empty: all
};

/// "--size 1024x640"; empty when that is no size.
QSize sizeOf(const QString& words)
{
    const QStringList sides = words.split(QLatin1Char('x'));
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

/// The wish, or nothing when the arguments say none.
std::optional<Wish> wishOf(QStringList arguments)
{
    Wish wish;
    const qsizetype size = arguments.indexOf(QLatin1String("--size"));
    if (size >= 0) {
        wish.window = sizeOf(arguments.value(size + 1));
        arguments.remove(size, std::min<qsizetype>(2, arguments.size() - size));
    }
    if (arguments.isEmpty() || arguments.first().startsWith(QLatin1Char('-')) || wish.window.isEmpty()) {
        return std::nullopt;
    }
    wish.folder = QDir(arguments.takeFirst());
    wish.names = arguments;
    return wish;
}

bool isWanted(const Shot& shot, const QStringList& names)
{
    return names.isEmpty() || std::any_of(names.begin(), names.end(), [&](const QString& name) {
        return shot.name == name || shot.name.startsWith(name + QLatin1Char('-'));
    });
}

/// Photographs every wanted state in both schemes. The number of pictures, or -1 when one can't be written.
int photographAll(const Wish& wish)
{
    int count = 0;
    const QString scale = qApp->devicePixelRatio() > 1 ? QStringLiteral("@2x") : QString();
    for (const Shot& shot : benchmarkShots() + boardShots()) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            if (!isWanted(shot, wish.names)) {
                continue;
            }
            Stage stage(shot.store, scheme, wish.window);
            shot.pose(stage);
            const QString file = QStringLiteral("%1-%2%3.png")
                                     .arg(shot.name, scheme == ColorScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"), scale);
            if (!stage.photograph().save(wish.folder.filePath(file))) {
                std::fprintf(stderr, "epochmark-gallery: %s can't be written.\n", qPrintable(wish.folder.filePath(file)));
                return -1;
            }
            ++count;
        }
    }
    return count;
}

/// Qt takes the scale from the environment when it starts: the second half is a process of its own.
bool photographTwiceAsLarge(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    environment.insert(QLatin1String(kChildVariable), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    return process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const bool isChild = qEnvironmentVariableIsSet(kChildVariable);
    if (!isChild) {
        qunsetenv("QT_SCALE_FACTOR");
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("epochmark-gallery"));
    installTranslations(application, QLocale(QLocale::English));
    const QStringList arguments = QApplication::arguments().mid(1);
    const std::optional<Wish> wish = wishOf(arguments);
    if (!wish) {
        std::fputs("Usage: epochmark-gallery DIR [--size 1440x900] [PAGE|PAGE-STATE]...\n"
                   "Writes <page>-<state>-<light|dark>[@2x].png of the window filled with example results.\n", stderr);
        return kExitUsage;
    }
    if (!wish->folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "epochmark-gallery: %s can't be made.\n", qPrintable(wish->folder.path()));
        return kExitFailure;
    }
    QElapsedTimer timer;
    timer.start();
    const int count = photographAll(*wish);
    if (count <= 0) {
        std::fputs(count == 0 ? "epochmark-gallery: no page or state has that name.\n" : "", stderr);
        return count == 0 ? kExitUsage : kExitFailure;
    }
    std::printf("%d pictures in %.1f s\n", count, static_cast<double>(timer.elapsed()) / 1000);
    std::fflush(stdout);
    return isChild || photographTwiceAsLarge(arguments) ? 0 : kExitFailure;
}
