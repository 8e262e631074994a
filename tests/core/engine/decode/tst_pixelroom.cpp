// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelmap.h"
#include "engine/decode/pixelsinks.h"
#include "engine/decode/pixelspool.h"
#include "engine/decode/sharedfile.h"
#include "smalljpegs.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <functional>
#include <set>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// What the system is to answer instead of doing it; 0: it does.
struct System {
    std::function<int(qint64 offset, qint64 bytes)> allocating = {};
    int memoryFile = 0;
    std::set<int> atRandom = {};  ///< files of which it was told that they are read in no order
};

System& theSystem()
{
    static System one;
    return one;
}

int answered(int error)
{
    errno = error;
    return -1;
}

}  // namespace

#if defined(__linux__) && defined(__LP64__)

// The C library's, of which the decoders here take these.
extern "C" int fallocate(int file, int mode, off_t offset, off_t bytes)
{
    if (theSystem().allocating) {  // nothing is taken
        const int error = theSystem().allocating(offset, bytes);
        return error != 0 ? answered(error) : ::ftruncate(file, offset + bytes);
    }
    return static_cast<int>(::syscall(SYS_fallocate, file, mode, offset, bytes));
}

extern "C" int memfd_create(const char* name, unsigned int flags) noexcept
{
    return theSystem().memoryFile != 0 ? answered(theSystem().memoryFile)
                                       : static_cast<int>(::syscall(SYS_memfd_create, name, flags));
}

extern "C" int posix_fadvise(int file, off_t, off_t, int advice) noexcept
{
    if (advice == POSIX_FADV_RANDOM) {
        theSystem().atRandom.insert(file);
    }
    return 0;
}

#endif

/// Room for decoded pictures, on a system that answers as a test wants: a stop while it is taken, signals,
/// what a sandbox forbids.
class TestPixelRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if !defined(__linux__) || !defined(__LP64__)
        QSKIP("The system is stood in for as Linux has it.");
#endif
    }
    void cleanup()
    {
        theSystem() = System();
    }

    /// Tens of gigabytes take many seconds.
    void aStopIsHeardWhileRoomIsTaken_data()
    {
        addPlaces();
    }
    void aStopIsHeardWhileRoomIsTaken()
    {
        QFETCH(PixelChoice, choice);
        QFETCH(bool, isShared);
        const QTemporaryDir folder;
        StopSource stop;
        DecodeOptions options = smallOptions(choice, folder.path());
        options.stop = stop.token();
        int asked = 0;
        theSystem().allocating = [&](qint64, qint64) {
            if (++asked == 2) {
                stop.requestStop();
            }
            return 0;
        };
        const ErrorCode code = isShared ? codeOf(sharePixels(kMany, options))
                                        : codeOf(makeSink(kMany, options));
        QCOMPARE(code, ErrorCode::Stopped);
        QCOMPARE(asked, 2);
    }

    /// The system gives back what it had taken when a signal comes: a timer of a profiler would have it begin
    /// anew for ever.
    void signalsDontKeepItFromTheEnd_data()
    {
        addPlaces();
    }
    void signalsDontKeepItFromTheEnd()
    {
        QFETCH(PixelChoice, choice);
        QFETCH(bool, isShared);
        constexpr qint64 kBetweenSignals = 3 << 20;  // bytes that can be taken meanwhile
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(choice, folder.path());
        qint64 end = 0;
        int asked = 0;
        bool isInOrder = true;
        theSystem().allocating = [&](qint64 offset, qint64 bytes) {
            isInOrder = isInOrder && offset == end;
            if (++asked > 100'000) {
                return ENOSPC;  // it would never end
            }
            if (bytes > kBetweenSignals) {
                return EINTR;
            }
            end = offset + bytes;
            return 0;
        };
        const ErrorCode code = isShared ? codeOf(sharePixels(kMany, options))
                                        : codeOf(makeSink(kMany, options));
        QCOMPARE(code, ErrorCode::Internal);  // there is none
        QVERIFY(isInOrder);
        QCOMPARE(end, kMany * kSmallSize.bytes());
    }

    /// A sandbox forbids files in memory, or a limit does: the memory is there, each takes its own.
    void whatASandboxForbidsIsNoLackOfMemory_data()
    {
        QTest::addColumn<int>("making");
        QTest::addColumn<int>("taking");
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("not permitted") << EPERM << 0 << true;
        QTest::newRow("not allowed") << EACCES << 0 << true;
        QTest::newRow("not there") << ENOSYS << 0 << true;
        QTest::newRow("no memory for it") << ENOMEM << 0 << false;
        QTest::newRow("a limit on files") << 0 << EFBIG << true;
        QTest::newRow("no memory in it") << 0 << ENOSPC << false;
    }
    void whatASandboxForbidsIsNoLackOfMemory()
    {
        QFETCH(int, making);
        QFETCH(int, taking);
        QFETCH(bool, isForbidden);
        theSystem().memoryFile = making;
        theSystem().allocating = [taking](qint64, qint64) { return taking; };
        const auto shared = sharePixels(10, smallOptions(PixelChoice::Memory, {}));
        QCOMPARE(shared.hasValue(), isForbidden);
        if (shared) {
            QVERIFY(shared.value() == nullptr);
        } else {
            QVERIFY2(shared.error().message.contains(QStringLiteral("of memory")),
                     qPrintable(shared.error().message));
        }
        QVERIFY(makeSink(10, smallOptions(PixelChoice::Memory, {})));
    }

    /// So that it doesn't read ahead: an advice is for one opening of a file alone.
    void whoeverOpensASpoolFileReadsInNoOrder()
    {
        const QTemporaryDir folder;
        const DecodeOptions options = smallOptions(PixelChoice::Spool, folder.path());
        const auto made = sharePixels(10, options);
        QVERIFY(made);
        QCOMPARE(theSystem().atRandom.size(), std::size_t(1));
        const auto opened = openPixels(made.value()->handle(), 10, options);
        QVERIFY(opened);
        const auto file = SharedFile::read(opened.value()->handle());
        QVERIFY(file);
        QVERIFY(theSystem().atRandom.contains(file->descriptor));
        QCOMPARE(theSystem().atRandom.size(), std::size_t(2));
    }

private:
    static constexpr qsizetype kMany = 40'000;  // 240 MB: several parts

    static void addPlaces()
    {
        QTest::addColumn<PixelChoice>("choice");
        QTest::addColumn<bool>("isShared");
        QTest::newRow("memory in common") << PixelChoice::Memory << true;
        QTest::newRow("spool file in common") << PixelChoice::Spool << true;
        QTest::newRow("spool file of its own") << PixelChoice::Spool << false;
    }

    /// Internal: there is no error.
    template <typename Value>
    static ErrorCode codeOf(const Result<Value>& result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }
};

QTEST_GUILESS_MAIN(TestPixelRoom)
#include "tst_pixelroom.moc"
