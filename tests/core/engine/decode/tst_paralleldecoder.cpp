// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/memorycheck.h"
#include "engine/decode/paralleldecoder.h"
#include "engine/decode/picturedecoder.h"
#include "testjpeg.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include <sys/resource.h>

using namespace epochmark;

namespace {

/// Pictures in memory that can be made to fail in every way.
class FakeSource final : public PictureSource {
public:
    explicit FakeSource(QList<QByteArray> encoded) : pictures(std::move(encoded)) {}

    QList<QByteArray> pictures;
    qsizetype claimedCount = -1;
    int readersThatFail = 0;
    std::function<void(qsizetype)> beforeRead;

    qsizetype count() const override { return claimedCount >= 0 ? claimedCount : pictures.size(); }

    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        if (m_opened++ < readersThatFail) {
            return Error{ErrorCode::Input, QStringLiteral("no reader"), {}};
        }
        return std::unique_ptr<PictureReader>(std::make_unique<Reader>(*this));
    }

private:
    class Reader final : public PictureReader {
    public:
        explicit Reader(const FakeSource& source) : m_source(source) {}
        Result<QByteArray> read(qsizetype index) override
        {
            if (m_source.beforeRead) {
                m_source.beforeRead(index);
            }
            const QByteArray bytes = m_source.pictures.at(index % m_source.pictures.size());
            return bytes == "unreadable" ? Result<QByteArray>(
                       Error{ErrorCode::Input, QStringLiteral("has a wrong checksum"), {}})
                                         : Result<QByteArray>(bytes);
        }

    private:
        const FakeSource& m_source;
    };

    mutable std::atomic<int> m_opened{0};
};

QList<QByteArray> jpegs(int count)
{
    QList<QByteArray> made;
    for (int number = 0; number < count; ++number) {
        made += makeJpeg({100 + number, 80, 3, 2, 2, false, 0, 75});
    }
    return made;
}

}  // namespace

class TestParallelDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsEqualSinglePictures();
    void damagedPicturesNeverStopTheWork();
    void checkKeepsNoPixels();
    void usesItsThreads();
    void stops();
    void progressIsRare();
    void oneReaderIsEnough();
    void noReaderIsAnError();
    void exceptionsStayInside();
    void emptySource();
    void refusesWhatDoesNotFit();
    void memoryRule();
    void outOfMemoryIsASentence();
};

void TestParallelDecoder::rowsEqualSinglePictures()
{
    const FakeSource source(jpegs(40));
    for (const int threads : {1, 3}) {
        const auto decoded = decode(source, {threads, {}, {}});
        QVERIFY(decoded);
        QCOMPARE(decoded->pixels->count(), 40);
        QCOMPARE(decoded->pixels->byteCount(), 40 * kPictureBytes);
        for (int index = 0; index < 40; ++index) {
            QByteArray single(kPictureBytes, '\0');
            decodePicture(source.pictures.at(index), reinterpret_cast<uchar*>(single.data()));
            QCOMPARE(decoded->verdicts.at(index).width, 100 + index);
            QVERIFY(std::equal(single.cbegin(), single.cend(),
                               reinterpret_cast<const char*>(decoded->pixels->picture(index))));
        }
    }
}

void TestParallelDecoder::damagedPicturesNeverStopTheWork()
{
    FakeSource source(jpegs(6));
    source.pictures[1].chop(200);
    source.pictures[3] = "unreadable";
    source.pictures[5] = "GIF89a";
    const auto decoded = decode(source, {2, {}, {}});
    QVERIFY(decoded);
    QStringList reasons;
    for (const PictureVerdict& verdict : decoded->verdicts) {
        reasons += verdict.reason;
    }
    QCOMPARE(reasons, QStringList({QString(), QStringLiteral("ends too early"), QString(),
                                   QStringLiteral("has a wrong checksum"), QString(),
                                   QStringLiteral("is a GIF, which isn't read")}));
    // Rows of pictures left out are zeros even where half a picture was decoded.
    const uchar* left = decoded->pixels->picture(1);
    QVERIFY(std::all_of(left, left + kPictureBytes, [](uchar byte) { return byte == 0; }));
}

void TestParallelDecoder::checkKeepsNoPixels()
{
    FakeSource source(jpegs(4));
    source.pictures[2].chop(50);
    const auto checked = check(source, {2, {}, {}});
    QVERIFY(checked);
    QVERIFY(checked->pixels == nullptr);
    QVERIFY(checked->seconds > 0);
    QCOMPARE(checked->verdicts.at(2).reason, QStringLiteral("ends too early"));
    QVERIFY(checked->verdicts.at(3).isUsed);
}

void TestParallelDecoder::usesItsThreads()
{
    FakeSource source(jpegs(12));
    std::mutex mutex;
    std::condition_variable allCame;
    std::set<std::thread::id> seen;
    // Nobody goes on before all three have come: fewer threads would never get past here within the test's
    // time.
    source.beforeRead = [&](qsizetype) {
        std::unique_lock lock(mutex);
        seen.insert(std::this_thread::get_id());
        allCame.notify_all();
        allCame.wait(lock, [&] { return seen.size() == 3; });
    };
    QVERIFY(decode(source, {3, {}, {}}));
    QCOMPARE(seen.size(), size_t{3});
}

void TestParallelDecoder::stops()
{
    FakeSource source(jpegs(2));
    source.claimedCount = 5000;
    StopSource stop;
    std::atomic<int> reads{0};
    source.beforeRead = [&](qsizetype) {
        if (++reads >= 10) {
            stop.requestStop();
        }
    };
    const auto decoded = decode(source, {2, stop.token(), {}});
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Stopped);
    QVERIFY(reads <= 12);
}

void TestParallelDecoder::progressIsRare()
{
    using Clock = std::chrono::steady_clock;
    FakeSource source(jpegs(3));
    source.claimedCount = 600;
    std::mutex mutex;
    qsizetype calls = 0;
    qsizetype last = 0;
    bool isMonotonic = true;
    DecodeOptions options;
    options.threads = 2;
    options.progress = [&](qsizetype done, qsizetype total) {
        const std::lock_guard lock(mutex);
        isMonotonic = isMonotonic && done >= last && total == 600;
        last = done;
        ++calls;
    };
    source.beforeRead = [](qsizetype) { std::this_thread::sleep_for(std::chrono::microseconds(500)); };
    const auto begin = Clock::now();
    QVERIFY(decode(source, options));
    QVERIFY(isMonotonic);
    QVERIFY(calls > 0);
    QVERIFY(calls <= (Clock::now() - begin) / std::chrono::milliseconds(50));
}

void TestParallelDecoder::oneReaderIsEnough()
{
    FakeSource source(jpegs(5));
    source.readersThatFail = 1;
    const auto decoded = decode(source, {2, {}, {}});
    QVERIFY(decoded);
    QVERIFY(decoded->verdicts.constLast().isUsed);
}

void TestParallelDecoder::noReaderIsAnError()
{
    FakeSource source(jpegs(5));
    source.readersThatFail = 100;
    const auto decoded = decode(source, {2, {}, {}});
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().message, QStringLiteral("no reader"));
}

void TestParallelDecoder::exceptionsStayInside()
{
    FakeSource source(jpegs(5));
    source.beforeRead = [](qsizetype index) {
        if (index == 2) {
            throw std::runtime_error("thrown by a test");
        }
    };
    const auto decoded = decode(source, {1, {}, {}});
    QVERIFY(decoded);
    QVERIFY(decoded->verdicts.at(2).reason.contains(QLatin1String("thrown by a test")));
    QVERIFY(decoded->verdicts.at(4).isUsed);
}

void TestParallelDecoder::emptySource()
{
    const auto decoded = decode(FakeSource({}), {0, {}, {}});
    QVERIFY(decoded);
    QCOMPARE(decoded->verdicts.size(), 0);
    QCOMPARE(decoded->pixels->count(), 0);
}

void TestParallelDecoder::refusesWhatDoesNotFit()
{
    FakeSource source(jpegs(1));
    source.claimedCount = 2'000'000'000;
    const auto decoded = decode(source, {1, {}, {}});
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Input);
    QVERIFY2(decoded.error().message.contains(QLatin1String("iB")), qPrintable(decoded.error().message));
}

void TestParallelDecoder::memoryRule()
{
    using Holder = FreeMemory::Holder;
    QVERIFY(checkMemory(10, FreeMemory{kReservedBytes + 10}));
    QVERIFY(!checkMemory(11, FreeMemory{kReservedBytes + 10}));
    QVERIFY(checkMemory(1LL << 50, std::nullopt));
    for (const auto& [holder, word] :
         {std::pair(Holder::Machine, "Close other programs"),
          std::pair(Holder::ControlGroup, "control group"), std::pair(Holder::Slurm, "Slurm"),
          std::pair(Holder::Wish, "--memory")}) {
        const QString sentence =
            checkMemory(3LL << 30, FreeMemory{2LL << 30, holder, 7LL << 30}).error().message;
        QVERIFY2(sentence.contains(QLatin1String("need 3")) && sentence.contains(QLatin1String("only 2"))
                     && sentence.contains(QLatin1String(word)),
                 qPrintable(sentence));
        QCOMPARE(sentence.contains(QLatin1String("the 7")), holder != Holder::Machine);
    }
}

void TestParallelDecoder::outOfMemoryIsASentence()
{
    if (QLatin1String(EPOCHMARK_SANITIZERS).size() > 0) {
        QSKIP("A sanitizer's own address space is larger than any limit.");
    }
    FakeSource source(jpegs(1));
    source.claimedCount = 8000;  // 515 MiB
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    // LibTorch's libraries take a few GiB of addresses already: the limit is what is in use and a little
    // more.
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly)) {
        QSKIP("Only Linux tells how much address space is in use.");
    }
    const rlim_t used = status.readAll().split(' ').constFirst().toULongLong() * 4096;
    const rlimit tight{used + (300UL << 20), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
    const auto decoded = decode(source, {2, {}, {}});
    QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Input);
    QVERIFY2(decoded.error().message.contains(QLatin1String("515 MiB")), qPrintable(decoded.error().message));
}

QTEST_GUILESS_MAIN(TestParallelDecoder)
#include "tst_paralleldecoder.moc"
