// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "places.h"
#include "repeatedzip.h"
#include "terminal.h"

#include <QTest>

#include <zlib.h>

using namespace epochmark::test;

namespace {

/// 1.3 GB when decoded, in little over a megabyte.
constexpr int kPictures = 20'000;
constexpr rlim_t kMebibyte = 1 << 20;

}  // namespace

/// The real program with less address space than it wants, from too little to load its libraries to too
/// little to train: each ends with a documented exit status and a sentence, none by a signal.
class TestOutOfMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsInASentence();
};

void TestOutOfMemory::endsInASentence()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The address sanitizer reserves terabytes of addresses, so that no limit on them can be set.");
#endif
    const Terminal terminal;
    const QByteArray pixel = "P6\n1 1\n255\nabc";
    const QString path = terminal.path(QStringLiteral("many.zip"));
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(pixel.constData()),
                           static_cast<uInt>(pixel.size()));
    writeRepeated(path, kPictures, pixel, pixel.size(), static_cast<quint32>(sum));
    int refusedBySize = 0;
    for (const rlim_t limit : {300, 560, 580, 600, 640, 900, 1200}) {
        ChildProcess process({QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"),
                              {QStringLiteral("run"), QStringLiteral("--dataset"), path,
                               QStringLiteral("--threads"), QStringLiteral("2"), QStringLiteral("--epochs"),
                               QStringLiteral("1"), QStringLiteral("--pixels"), QStringLiteral("memory")},
                              {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())}},
                              [limit] {
                                  const rlimit bytes{limit * kMebibyte, limit * kMebibyte};
                                  ::setrlimit(RLIMIT_AS, &bytes);
                              }});
        process.wait();
        qInfo("%llu MiB: exit status %d, %s", static_cast<unsigned long long>(limit), process.status,
              process.err.trimmed().split('\n').last().constData());
        QVERIFY2(process.endedBySignal == 0, process.err.constData());
        QVERIFY2(process.status == 1 || process.status == 3, process.err.constData());
        // Refused before the run begins, or a run that fails in the middle and is told as such.
        const bool isSaid = process.err.contains("epochmark-cli: ")
                            || process.err.contains(
                                "Note: There is not enough memory on cpu for this training.");
        QVERIFY2(isSaid && process.err.contains('.'), process.err.constData());
        refusedBySize += process.err.contains("The decoded pictures need 1.3 GiB of memory") ? 1 : 0;
    }
    QVERIFY2(refusedBySize > 0, "one of the limits is met while decoding");
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

QTEST_GUILESS_MAIN(TestOutOfMemory)
#include "tst_outofmemory.moc"
