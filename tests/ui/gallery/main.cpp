// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/realshots.h"
#include "gallery/shots.h"

#include "base/translation.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFont>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace epochmark;

namespace {

constexpr int kExitFailure = 1;
constexpr int kExitUsage = 2;
const QString kLargeFont = QStringLiteral("16");
const QStringList kScales{QStringLiteral("1"), QStringLiteral("1.25"), QStringLiteral("2")};
const QString kUsualSize = QStringLiteral("1440x900");
const QStringList kOtherSizes{QStringLiteral("1024x640"), QStringLiteral("1920x1080")};

/// What the command line asks for.
struct Wish {
    QDir folder;
    QSize window;
    QString scale;  ///< empty: each of kScales, and German at the first
    QString language;
    int fontPoints = 0;  ///< of the system's font; 0: as it is
    QStringList names;   ///< of pages or states; empty: all
    QString home;        ///< whose results are shown; empty: the examples
    QString dataset;     ///< what a real run trains on; empty: no run
};

/// "1024x640"; empty when that is no size.
QSize sizeOf(const QString& words)
{
    const QStringList sides = words.split(QLatin1Char('x'));
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

/// Ends the program with a sentence when the arguments make no sense.
Wish wishOf(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Writes <page>-<state>-<light|dark>[-de][-16pt][-<W>x<H>][@<scale>x].png of the window filled with "
        "example results: in English at scale 1, "
        "1.25 and 2; at scale 1 in German, with a system font of 16 points, and in two other sizes."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
    parser.addPositionalArgument(QStringLiteral("name"),
                                 QStringLiteral("Page or <page>-<state>; all when none is named."),
                                 QStringLiteral("[name...]"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window."),
                                  QStringLiteral("WxH"), kUsualSize);
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("This scale alone."),
                                   QStringLiteral("factor"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("This language alone, with --scale."),
                                      QStringLiteral("code"), QStringLiteral("en"));
    const QCommandLineOption font(QStringLiteral("font"),
                                  QStringLiteral("Size of the system's font, with --scale."),
                                  QStringLiteral("points"), QStringLiteral("0"));
    const QCommandLineOption home(
        QStringLiteral("home"),
        QStringLiteral("Pages over the results in this folder, in place of the examples, as <page>-real."),
        QStringLiteral("folder"));
    const QCommandLineOption dataset(QStringLiteral("dataset"),
                                     QStringLiteral("With --home: a run on this, too, while it trains."),
                                     QStringLiteral("zip|folder|demo"));
    parser.addOptions({size, scale, language, font, home, dataset});
    parser.process(application);
    const QStringList words = parser.positionalArguments();
    Wish wish{QDir(words.value(0)),   sizeOf(parser.value(size)), parser.value(scale),
              parser.value(language), parser.value(font).toInt(), words.mid(1),
              parser.value(home),     parser.value(dataset)};
    const bool isScaleKnown = wish.scale.isEmpty() || kScales.contains(wish.scale);
    if (words.isEmpty() || wish.window.isEmpty() || !isScaleKnown
        || !spokenLanguages().contains(wish.language)) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        std::exit(kExitUsage);
    }
    return wish;
}

bool isWanted(const QString& shot, const QStringList& names)
{
    return names.isEmpty() || std::any_of(names.begin(), names.end(), [&](const QString& name) {
               return shot == name || shot.startsWith(name + QLatin1Char('-'));
           });
}

/// False, and a sentence, when the picture can't be written.
bool photograph(Stage& stage, const QString& name, ColorScheme scheme, const Wish& wish)
{
    const QString language = wish.language == QLatin1String("en") ? QString()
                                                                  : QLatin1Char('-') + wish.language;
    const QString font = wish.fontPoints > 0 ? QStringLiteral("-%1pt").arg(wish.fontPoints) : QString();
    const QString scale = wish.scale == kScales.first() ? QString() : QStringLiteral("@%1x").arg(wish.scale);
    const QString size = QStringLiteral("%1x%2").arg(wish.window.width()).arg(wish.window.height());
    const QString room = size == kUsualSize ? QString() : QLatin1Char('-') + size;
    const QString light = scheme == ColorScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    const QString file = wish.folder.filePath(name + QLatin1Char('-') + light + language + font + room + scale
                                              + QStringLiteral(".png"));
    if (stage.photograph().save(file)) {
        return true;
    }
    std::fprintf(stderr, "epochmark-gallery: %s can't be written.\n", qPrintable(file));
    return false;
}

/// Photographs every wanted state in both schemes. The number of pictures, or -1 when one can't be written.
int photographExamples(const Wish& wish)
{
    int count = 0;
    for (const Shot& shot : benchmarkShots() + runShots() + boardShots() + scalingShots() + teamShots()
                                + hostShots() + dialogShots()) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            if (!isWanted(shot.name, wish.names)) {
                continue;
            }
            Stage stage(shot.store, scheme, wish.window);
            shot.pose(stage);
            if (!photograph(stage, shot.name, scheme, wish)) {
                return -1;
            }
            ++count;
        }
    }
    return count;
}

/// The same over the results of wish.home.
int photographReal(const Wish& wish)
{
    int count = 0;
    for (const RealShot& shot : realShots(wish.dataset)) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            if (!isWanted(shot.name, wish.names)) {
                continue;
            }
            Stage stage(QDir(wish.home), scheme, wish.window);
            shot.pose(stage);
            if (!photograph(stage, shot.name, scheme, wish)) {
                return -1;
            }
            finishRun(stage);
            ++count;
        }
    }
    return count;
}

/// Qt takes the scale from the environment, the program its language, when it starts: each is a process of
/// its own.
int photographBy(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    const bool isDone = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit;
    return isDone ? process.exitCode() : kExitFailure;
}

int photographEach(const QStringList& arguments)
{
    QList<QStringList> passes;
    for (const QString& scale : kScales) {
        passes.append({QStringLiteral("--scale"), scale});
    }
    passes.append({QStringLiteral("--scale"), kScales.first(), QStringLiteral("--font"), kLargeFont});
    for (const QString& language : spokenLanguages().mid(1)) {
        passes.append({QStringLiteral("--scale"), kScales.first(), QStringLiteral("--language"), language});
    }
    for (const QString& size : arguments.contains(QStringLiteral("--size")) ? QStringList() : kOtherSizes) {
        passes.append({QStringLiteral("--scale"), kScales.first(), QStringLiteral("--size"), size});
    }
    for (const QStringList& pass : passes) {
        if (const int status = photographBy(arguments + pass)) {
            return status;
        }
    }
    return 0;
}

void setScaleOf(int argc, char** argv)
{
    const char* scale = "1";
    for (int i = 1; i + 1 < argc; ++i) {
        scale = std::strcmp(argv[i], "--scale") == 0 ? argv[i + 1] : scale;
    }
    qputenv("QT_SCALE_FACTOR", scale);
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    setScaleOf(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("epochmark-gallery"));
    const Wish wish = wishOf(application);
    if (wish.scale.isEmpty()) {
        return photographEach(QApplication::arguments().mid(1));
    }
    installTranslations(application, wish.language);
    if (wish.fontPoints > 0) {
        QFont font = QApplication::font();
        font.setPointSize(wish.fontPoints);
        QApplication::setFont(font);
    }
    if (!wish.folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "epochmark-gallery: %s can't be made.\n", qPrintable(wish.folder.path()));
        return kExitFailure;
    }
    QElapsedTimer timer;
    timer.start();
    const int count = wish.home.isEmpty() ? photographExamples(wish) : photographReal(wish);
    if (count <= 0) {
        std::fputs(count == 0 ? "epochmark-gallery: no page or state has that name.\n" : "", stderr);
        return count == 0 ? kExitUsage : kExitFailure;
    }
    std::printf("%d pictures at scale %s, language %s, in %.1f s\n", count, qPrintable(wish.scale),
                qPrintable(wish.language), static_cast<double>(timer.elapsed()) / 1000);
    return 0;
}
