// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/paralleldecoder.h"
#include "engine/decode/pixelplace.h"
#include "engine/decode/pixelspool.h"
#include "mountspace.h"
#include "smalljpegs.h"
#include "spoolhandle.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

bool canMount = false;

std::shared_ptr<PixelSpool> spoolOf(const QString& folder, qsizetype count)
{
    auto made = PixelSpool::make(folder, count, kSmallSize);
    return made ? made.value() : nullptr;
}

}  // namespace

/// Pictures in a file instead of memory: the same bytes, no file left behind, each failure a sentence.
class TestPixelSpool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTheSameBytes();
    void hasNoName();
    void takesItsRoomAtOnce();
    void fullDiskIsASentence();
    void limitedFilesAreASentence();
    void unwrittenPixelsAreASentence();
    void unusableFolderIsASentence();
    void cutFileIsASentence();
    void choosesThePlace_data();
    void choosesThePlace();
    void leavesTheNetworkItsMemory();
    void lostPixelsAreASentence();
    void saysAllFigures();
    void memoryThatLooksLikeADiskIsNone();
    void asksTheDiskOfAFolderToCome();
};

void TestPixelSpool::holdsTheSameBytes()
{
    const QTemporaryDir folder;
    const auto inMemory = decode(SmallJpegs(30), smallOptions(PixelChoice::Memory, {}));
    const auto onDisk = decode(SmallJpegs(30), smallOptions(PixelChoice::Spool, folder.path()));
    QVERIFY(inMemory && onDisk);
    QVERIFY(inMemory->pixels->isInMemory() && !onDisk->pixels->isInMemory());
    QCOMPARE(onDisk->pixels->byteCount(), inMemory->pixels->byteCount());
    QVERIFY(!onDisk->verdicts.at(7).isUsed);
    for (qsizetype index = 0; index < 30; ++index) {
        const QByteArray expected(reinterpret_cast<const char*>(inMemory->pixels->picture(index)),
                                  kSmallSize.bytes());
        QCOMPARE(pictureOf(*onDisk->pixels, index), expected);
        QCOMPARE(pictureOf(*inMemory->pixels, index), expected);
    }
    QCOMPARE(pictureOf(*onDisk->pixels, 7), QByteArray(kSmallSize.bytes(), '\0'));
}

/// So nothing is left behind, whatever ends the program.
void TestPixelSpool::hasNoName()
{
    const QTemporaryDir folder;
    const QString inside = folder.filePath(QStringLiteral("cache/deeper"));
    const auto spool = spoolOf(inside, 3);
    QVERIFY(spool);
    QVERIFY(QDir(inside).exists());
    QCOMPARE(QDir(inside).entryList(QDir::Files | QDir::Hidden), QStringList());
    QCOMPARE(spool->byteCount(), 3 * kSmallSize.bytes());
}

void TestPixelSpool::takesItsRoomAtOnce()
{
    const QTemporaryDir folder;
    if (!canMount || !mountspace::mountDisk(folder.path(), 2 << 20)) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    const auto spool = spoolOf(folder.path(), 100);  // 0.6 MB
    mountspace::fillDisk(folder.filePath(QStringLiteral("filler")));
    const QByteArray picture(kSmallSize.bytes(), '\x11');
    QVERIFY(spool);
    for (qsizetype index = 0; index < 100; ++index) {
        QVERIFY(spool->keep(index, reinterpret_cast<const uchar*>(picture.constData())));
    }
    QCOMPARE(pictureOf(*spool, 99), picture);
    ::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH);
}

void TestPixelSpool::fullDiskIsASentence()
{
    const QTemporaryDir folder;
    if (!canMount || !mountspace::mountDisk(folder.path(), 2 << 20)) {
        QSKIP("This machine lets a test mount no disk of its own; limitedFilesAreASentence() stands in.");
    }
    const auto spool = PixelSpool::make(folder.path(), 1000, kSmallSize);  // 6 MB
    QVERIFY(!spool);
    QCOMPARE(spool.error().code, ErrorCode::Input);
    QVERIFY2(spool.error().message.contains(folder.path()), qPrintable(spool.error().message));
    QVERIFY2(spool.error().message.contains(QStringLiteral("6 MiB")), qPrintable(spool.error().message));
    QVERIFY2(spoolOf(folder.path(), 100), "what the refused one had taken is free again");
    ::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH);
}

void TestPixelSpool::limitedFilesAreASentence()
{
    const QTemporaryDir folder;
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limited{100'000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limited);
    const auto decoded = decode(SmallJpegs(30), smallOptions(PixelChoice::Spool, folder.path()));  // 180 kB
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Input);
    QVERIFY2(decoded.error().message.contains(folder.path()), qPrintable(decoded.error().message));
}

/// What can't be brought to the disk is told when the last picture has been kept: of a pipe nothing can. A
/// file whose room wasn't taken beforehand is asked, too.
void TestPixelSpool::unwrittenPixelsAreASentence()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const auto refused = PixelSpool::over(ends[1], QStringLiteral("/somewhere"), 3, kSmallSize)->finish();
    ::close(ends[0]);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("/somewhere")),
             qPrintable(refused.error().message));
    QTemporaryFile file;
    QVERIFY(file.open());
    const auto spool = PixelSpool::over(::dup(file.handle()), QStringLiteral("/somewhere"), 3, kSmallSize);
    const QByteArray pixels(kSmallSize.bytes(), 'p');
    QVERIFY(spool->keep(0, reinterpret_cast<const uchar*>(pixels.constData())));
    QVERIFY(spool->finish());
    QVERIFY(PixelSpool::make(QFileInfo(file).path(), 3, kSmallSize).value()->finish());
}

void TestPixelSpool::unusableFolderIsASentence()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString inside = file.fileName() + QStringLiteral("/inside");
    const auto decoded = decode(SmallJpegs(30), smallOptions(PixelChoice::Spool, inside));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Input);
    QVERIFY2(decoded.error().message.contains(inside), qPrintable(decoded.error().message));
}

/// A mapped file would end the process here.
void TestPixelSpool::cutFileIsASentence()
{
    const QTemporaryDir folder;
    const auto decoded = decode(SmallJpegs(30), smallOptions(PixelChoice::Spool, folder.path()));
    QVERIFY(decoded);
    QVERIFY2(spoolhandle::cut(::getpid(), folder.path(), 10 * kSmallSize.bytes() + 5), "the file was found");
    QCOMPARE(pictureOf(*decoded->pixels, 9).size(), kSmallSize.bytes());
    for (const qsizetype index : {10, 29}) {
        QByteArray bytes(kSmallSize.bytes(), '\0');
        const auto copied = decoded->pixels->copy(index, reinterpret_cast<uchar*>(bytes.data()));
        QVERIFY(!copied);
        QCOMPARE(copied.error().code, ErrorCode::Input);
        QVERIFY2(copied.error().message.contains(folder.path()), qPrintable(copied.error().message));
    }
}

/// A disk that fails behind the system's back gives zeros where pixels were.
void TestPixelSpool::lostPixelsAreASentence()
{
    const QTemporaryDir folder;
    const auto spool = spoolOf(folder.path(), 3);
    QVERIFY(spool);
    const QByteArray picture(kSmallSize.bytes(), '\x11');
    for (const qsizetype index : {0, 1}) {
        QVERIFY(spool->keep(index, reinterpret_cast<const uchar*>(picture.constData())));
    }
    QVERIFY2(spoolhandle::cut(::getpid(), folder.path(), kSmallSize.bytes() + 5), "the file was found");
    QVERIFY2(spoolhandle::cut(::getpid(), folder.path(), 3 * kSmallSize.bytes()), "and is as long as before");
    QCOMPARE(pictureOf(*spool, 0), picture);
    QByteArray bytes(kSmallSize.bytes(), '\0');
    const auto copied = spool->copy(1, reinterpret_cast<uchar*>(bytes.data()));
    QVERIFY(!copied);
    QVERIFY2(copied.error().message.contains(QStringLiteral("other pixels")),
             qPrintable(copied.error().message));
    QVERIFY(spool->copy(2, reinterpret_cast<uchar*>(bytes.data())));  // never kept: left out
}

void TestPixelSpool::choosesThePlace_data()
{
    QTest::addColumn<PixelChoice>("choice");
    QTest::addColumn<qint64>("memory");  // GiB; -1: the system doesn't tell
    QTest::addColumn<qint64>("disk");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, PixelChoice choice, qint64 memory, qint64 disk, qint64 limit,
                        const char* expected) {
        QTest::newRow(name) << choice << memory << disk << limit << QString::fromLatin1(expected);
    };
    // 4 GiB are needed; 1 GiB stays reserved of both.
    using enum PixelChoice;
    row("fits into memory", Auto, 5, 100, -1, "memory");
    row("a little too large", Auto, 4, 100, -1, "spool");
    row("memory unknown", Auto, -1, 0, -1, "memory");
    row("fits nowhere", Auto, 4, 4, -1, "refused");
    row("disk unknown", Auto, 4, -1, -1, "spool");
    row("as large as allowed", Auto, 4, 5, 4, "spool");
    row("larger than allowed", Auto, 4, 100, 3, "refused");
    row("no file allowed", Auto, 4, 100, 0, "refused");
    row("memory alone", Memory, 4, 100, -1, "refused");
    row("memory alone, fits", Memory, 5, 0, -1, "memory");
    row("spool though it fits", Spool, 100, 5, -1, "spool");
    row("spool, no room", Spool, 100, 4, -1, "refused");
}

void TestPixelSpool::choosesThePlace()
{
    QFETCH(PixelChoice, choice);
    const auto gib = [](const char* column) {
        const qint64 value = *static_cast<qint64*>(QTest::qData(column, qMetaTypeId<qint64>()));
        return value < 0 ? std::nullopt : std::optional(value << 30);
    };
    const auto memory = gib("memory");
    const auto place = choosePixelPlace(4LL << 30, choice,
                                        memory ? std::optional(FreeMemory{*memory}) : std::nullopt,
                                        {QStringLiteral("/cache"), gib("disk"), gib("limit")});
    const QString found = !place                               ? QStringLiteral("refused")
                          : place.value() == PixelPlace::Spool ? QStringLiteral("spool")
                                                               : QStringLiteral("memory");
    QTEST(found, "expected");
}

/// The network needs its memory beside the pictures: 4 GiB of them and 3 of it are more than 6.
void TestPixelSpool::leavesTheNetworkItsMemory()
{
    const SpoolDisk disk{QStringLiteral("/cache"), 100LL << 30, std::nullopt};
    const auto placeIn = [&disk](qint64 memoryGib, qint64 trainingBytes) {
        const auto place = choosePixelPlace(4LL << 30, PixelChoice::Auto, FreeMemory{memoryGib << 30}, disk,
                                            trainingBytes);
        return place && place.value() == PixelPlace::Memory;
    };
    QVERIFY(placeIn(6, 0) && placeIn(6, 2LL << 30) && !placeIn(6, 3LL << 30) && placeIn(7, 3LL << 30));
    QVERIFY(!placeIn(4, 1));  // 1 GiB stays reserved in any case
    const auto refused = choosePixelPlace(4LL << 30, PixelChoice::Memory, FreeMemory{6LL << 30}, disk,
                                          3LL << 30);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("3 GiB of it stays reserved")),
             qPrintable(refused.error().message));
}

void TestPixelSpool::saysAllFigures()
{
    const FreeMemory wished{3LL << 29, FreeMemory::Holder::Wish, 2LL << 30};
    const auto place = choosePixelPlace(4LL << 30, PixelChoice::Auto, wished,
                                        {QStringLiteral("/cache"), 3LL << 30, std::nullopt});
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::Input);
    for (const char* figure :
         {"need 4 GiB", "only 1.5 GiB", "the 2 GiB", "--memory", "only 3 GiB", "/cache"}) {
        QVERIFY2(place.error().message.contains(QLatin1String(figure)), qPrintable(place.error().message));
    }
}

/// A file there takes what there is too little of.
void TestPixelSpool::memoryThatLooksLikeADiskIsNone()
{
    const FreeMemory little{3LL << 29};
    const SpoolDisk disk{QStringLiteral("/dev/shm"), 100LL << 30, std::nullopt, true};
    const auto place = choosePixelPlace(4LL << 30, PixelChoice::Auto, little, disk);
    QVERIFY(!place);
    QVERIFY2(place.error().message.contains(QStringLiteral("tmpfs")), qPrintable(place.error().message));
    QVERIFY(choosePixelPlace(4LL << 30, PixelChoice::Spool, little, disk));
    const QTemporaryDir folder;
    if (canMount && mountspace::mountDisk(folder.path(), 2 << 20)) {
        QVERIFY(SpoolDisk::of({PixelChoice::Auto, {}, folder.path(), {}}).isMemory);
        ::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH);
    }
}

void TestPixelSpool::asksTheDiskOfAFolderToCome()
{
    const QTemporaryDir folder;
    const SpoolDisk disk = SpoolDisk::of(
        {PixelChoice::Auto, {}, folder.filePath(QStringLiteral("to/come")), 5});
    QVERIFY(disk.freeBytes && *disk.freeBytes > 0);
    QCOMPARE(disk.limitBytes, std::optional<qint64>(5));
}

int main(int argc, char* argv[])
{
    canMount = mountspace::enter();
    std::signal(SIGXFSZ, SIG_IGN);  // as the programs do
    QCoreApplication application(argc, argv);
    TestPixelSpool test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pixelspool.moc"
