// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/paralleldecoder.h"
#include "engine/decode/pixelmap.h"
#include "engine/decode/pixelsinks.h"
#include "engine/decode/sharedfile.h"
#include "smalljpegs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr qsizetype kPictures = 31;  // doesn't divide by two or three

/// What a process of this machine finds that was told `handle`: 0 where the first picture begins with that
/// byte.
int lookOfAnotherProcess(const QByteArray& handle, const DecodeOptions& options, const QByteArray& checks,
                         uchar first)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const auto opened = openPixels(handle, kPictures, options);
        if (!opened || !opened.value()->adopt(checks, {0})) {
            ::_exit(2);
        }
        const QByteArray bytes = pictureOf(*opened.value(), 0);
        ::_exit(!bytes.isEmpty() && static_cast<uchar>(bytes.front()) == first ? 0 : 3);
    }
    int state = 0;
    ::waitpid(child, &state, 0);
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

}  // namespace

/// Pictures that several processes decode a part of each, and all of them read.
class TestSharedPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifndef __linux__
        QSKIP("Only Linux has files without a name that lie in memory.");
#endif
    }

    /// The decoder of a process alone is the oracle, byte by byte.
    void partsAreTheWhole_data()
    {
        QTest::addColumn<PixelChoice>("choice");
        QTest::addColumn<int>("parts");
        for (const int parts : {2, 3}) {
            QTest::addRow("memory, %d parts", parts) << PixelChoice::Memory << parts;
            QTest::addRow("spool, %d parts", parts) << PixelChoice::Spool << parts;
        }
    }
    void partsAreTheWhole()
    {
        QFETCH(PixelChoice, choice);
        QFETCH(int, parts);
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(choice, folder.path());
        const auto alone = decode(SmallJpegs(kPictures), smallOptions(PixelChoice::Memory, {}));
        QVERIFY(alone);
        QList<std::shared_ptr<SharedPixels>> each;
        QList<DecodedPictures> decoded;
        for (int part = 0; part < parts; ++part) {
            auto pixels = part == 0 ? sharePixels(kPictures, options)
                                    : openPixels(each.first()->handle(), kPictures, options);
            QVERIFY2(pixels, qPrintable(pixels ? QString() : pixels.error().message));
            each.append(pixels.value());
            DecodeOptions own = options;
            own.shared = each.last();
            own.part = part;
            own.parts = parts;
            const auto one = decode(SmallJpegs(kPictures), own);
            QVERIFY2(one, qPrintable(one ? QString() : one.error().message));
            QCOMPARE(one->pixels.get(), each.last().get());
            decoded.append(one.value());
        }
        QList<QByteArray> checks;
        QList<QList<qsizetype>> kept(parts);
        for (qsizetype i = 0; i < kPictures; ++i) {
            if (alone->verdicts.at(i).isUsed) {
                kept[i % parts].append(i);
            }
        }
        for (const auto& pixels : each) {
            checks.append(pixels->checks());
        }
        for (int part = 0; part < parts; ++part) {
            QCOMPARE(each[part]->isInMemory(), choice == PixelChoice::Memory);
            for (int other = 0; other < parts; ++other) {
                QVERIFY(other == part || each[part]->adopt(checks.at(other), kept.at(other)));
            }
        }
        for (qsizetype i = 0; i < kPictures; ++i) {
            const PictureVerdict& verdict = decoded[i % parts].verdicts.at(i);
            QCOMPARE(verdict.isUsed, alone->verdicts.at(i).isUsed);
            QCOMPARE(verdict.reason, alone->verdicts.at(i).reason);
            QCOMPARE(verdict.width, alone->verdicts.at(i).width);
            QVERIFY(!decoded[(i + 1) % parts].verdicts.at(i).isUsed);  // somebody else's
            const QByteArray expected = pictureOf(*alone->pixels, i);
            for (const auto& pixels : each) {
                QCOMPARE(pictureOf(*pixels, i), expected);
            }
        }
    }

    /// And no copy of it is made for it.
    void anotherProcessReadsThem_data()
    {
        QTest::addColumn<PixelChoice>("choice");
        QTest::newRow("memory") << PixelChoice::Memory;
        QTest::newRow("spool") << PixelChoice::Spool;
    }
    void anotherProcessReadsThem()
    {
        QFETCH(PixelChoice, choice);
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(choice, folder.path());
        const auto shared = sharePixels(kPictures, options);
        QVERIFY2(shared, qPrintable(shared ? QString() : shared.error().message));
        PixelSink& sink = sinkOf(*shared.value());
        std::vector<uchar> room(static_cast<size_t>(kSmallSize.bytes()));
        uchar* row = sink.place(0, room.data());
        std::memset(row, 0xA7, static_cast<size_t>(kSmallSize.bytes()));
        QVERIFY(sink.keep(0, row));
        const QByteArray handle = shared.value()->handle();
        const QByteArray checks = shared.value()->checks();
        QCOMPARE(lookOfAnotherProcess(handle, options, checks, 0xA7), 0);
        QCOMPARE(lookOfAnotherProcess(handle, options, checks, 0xA8), 3);  // the look can fail
    }

    /// What was written by another process is checked like one's own.
    void lostPixelsOfAnotherAreASentence()
    {
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(PixelChoice::Spool, folder.path());
        const auto one = sharePixels(kPictures, options);
        QVERIFY(one);
        const auto two = openPixels(one.value()->handle(), kPictures, options);
        QVERIFY(two);
        const QByteArray grey(kSmallSize.bytes(), '\x60');
        QVERIFY(sinkOf(*one.value()).keep(3, reinterpret_cast<const uchar*>(grey.data())));
        QVERIFY(two.value()->adopt(one.value()->checks(), {3}));
        QCOMPARE(pictureOf(*two.value(), 3), grey);
        const auto file = SharedFile::read(one.value()->handle());
        QVERIFY(file);
        QCOMPARE(::pwrite(file->descriptor, "lost", 4, 3 * kSmallSize.bytes()), 4);
        QVERIFY(pictureOf(*two.value(), 3).isEmpty());
    }

    /// A picture without a check is believed, and a check of another one's accuses the wrong: so whoever
    /// decoded a part gives one of each picture that it used and none besides, or nothing of it is taken.
    void checksAreOfExactlyThePictures()
    {
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(PixelChoice::Spool, folder.path());
        const auto one = sharePixels(kPictures, options);
        QVERIFY(one);
        const auto two = openPixels(one.value()->handle(), kPictures, options);
        QVERIFY(two);
        const QByteArray grey(kSmallSize.bytes(), '\x60');
        for (const qsizetype index : {1, 3, 5}) {
            QVERIFY(sinkOf(*one.value()).keep(index, reinterpret_cast<const uchar*>(grey.data())));
        }
        const QByteArray checks = one.value()->checks();
        SharedPixels& pixels = *two.value();
        QVERIFY(!pixels.adopt("abc", {1, 3, 5}));
        QVERIFY(!pixels.adopt(QByteArray(24, '\xff'), {1, 3, 5}));
        QVERIFY(!pixels.adopt({}, {1, 3, 5}));
        QVERIFY(!pixels.adopt(checks.left(16), {1, 3, 5}));
        QVERIFY(!pixels.adopt(checks, {1, 3}));
        QVERIFY(!pixels.adopt(checks, {1, 3, 7}));
        QVERIFY(!pixels.adopt(checks + '\0', {1, 3, 5}));
        QVERIFY(pixels.checks().isEmpty());
        QVERIFY(pixels.adopt(checks, {1, 3, 5}));
        QCOMPARE(pixels.checks(), checks);
        // In memory nothing is lost that a sum would find.
        const auto inMemory = sharePixels(kPictures, smallOptions(PixelChoice::Memory, {}));
        QVERIFY(inMemory && inMemory.value()->adopt({}, {1, 3, 5}));
        QVERIFY(!inMemory.value()->adopt(checks, {1, 3, 5}));
    }

    /// A page that has gone would end the process that reads it.
    void theMemoryCantBeCut()
    {
        const auto map = PixelMap::allocate(3, kSmallSize);
        QVERIFY(map);
        QVERIFY(::ftruncate(map->file(), 1) != 0);
        QVERIFY(::ftruncate(map->file(), 100 * kSmallSize.bytes()) != 0);
        QTemporaryFile plain;
        QVERIFY(plain.open() && plain.resize(3 * kSmallSize.bytes()));
        QVERIFY(!PixelMap::over(::dup(plain.handle()), 3, kSmallSize));
    }

    /// Another process may tell anything.
    void onlyWhatWasMeantIsOpened()
    {
        const auto shared = sharePixels(kPictures, smallOptions(PixelChoice::Memory, {}));
        QVERIFY(shared);
        const DecodeOptions options = smallOptions(PixelChoice::Memory, {});
        const auto meant = SharedFile::read(shared.value()->handle());
        QVERIFY(meant);
        QVERIFY(openPixels(meant->written(), kPictures, options));
        SharedFile otherInode = *meant;
        ++otherInode.inode;
        SharedFile nobody = *meant;
        nobody.process = 0x7fffffff;
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const SharedFile pipe = SharedFile::of(pipes[0], false);
        QTemporaryFile named;
        QVERIFY(named.open() && named.resize(kPictures * kSmallSize.bytes()));
        const SharedFile withName = SharedFile::of(named.handle(), false);
        for (const QByteArray& handle : {otherInode.written(), nobody.written(), pipe.written(),
                                         withName.written(), QByteArray(), QByteArray("{}")}) {
            const auto opened = openPixels(handle, kPictures, options);
            QVERIFY2(!opened, handle.constData());
            QVERIFY(opened.error().code == ErrorCode::Input);
            QVERIFY(opened.error().message.contains(QStringLiteral("can't be reached")));
        }
        // What isn't meant isn't even opened: devices and pipes have things happen when they are.
        const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        QVERIFY(::inotify_add_watch(watch, QFile::encodeName(named.fileName()).constData(), IN_OPEN) >= 0);
        SharedFile taken = withName;
        ++taken.inode;
        QVERIFY(!openPixels(taken.written(), kPictures, options));
        char event[1024];
        QVERIFY2(::read(watch, event, sizeof event) < 0 && errno == EAGAIN, "it was opened");
        QVERIFY(!openPixels(withName.written(), kPictures, options));
        QVERIFY2(::read(watch, event, sizeof event) > 0, "the watch sees what is opened");
        ::close(watch);
        // Of other pictures than these.
        QVERIFY(!openPixels(meant->written(), kPictures + 1, options));
        ::close(pipes[0]);
        ::close(pipes[1]);
    }
};

QTEST_GUILESS_MAIN(TestSharedPixels)
#include "tst_sharedpixels.moc"
