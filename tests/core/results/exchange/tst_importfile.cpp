// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/outputfile.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"

#include "exporttest.h"
#include "samplerecord.h"

#include <QFile>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <utility>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace epochmark;
using namespace epochmark::test;

/// Files that come from elsewhere: taken whole, or refused.
class TestImportFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importRefusesWithASentence();
    void importTakesEveryUnicode_data();
    void importTakesEveryUnicode();
    void importTakesAPipeOnce();
    void importTellsForeignFilesByTheirBeginning();
    void importTakesNoMoreMemoryThanItsFile();

private:
    QTemporaryDir m_folder;
};

void TestImportFile::importRefusesWithASentence()
{
    const QString path = m_folder.filePath(QStringLiteral("holiday.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"photos\": 7}");
    file.close();
    for (const QString& refused :
         {path, m_folder.path(), m_folder.filePath(QStringLiteral("nowhere.json"))}) {
        const auto document = readJsonFile(refused);
        QVERIFY2(!document, qPrintable(refused));
        QVERIFY(document.error().code == ErrorCode::Input);
        QVERIFY(document.error().message.startsWith(refused));
    }
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xef\xbb\xbf" + toJson(RecordDocument{{sample::completed()}, {}}));  // an editor was here
    file.close();
    QVERIFY(readJsonFile(path));
}

void TestImportFile::importTakesEveryUnicode_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<bool>("hasMark");
    const QList<std::pair<const char*, QStringConverter::Encoding>> encodings{
        {"UTF-8", QStringConverter::Utf8},       {"UTF-16LE", QStringConverter::Utf16LE},
        {"UTF-16BE", QStringConverter::Utf16BE}, {"UTF-32LE", QStringConverter::Utf32LE},
        {"UTF-32BE", QStringConverter::Utf32BE},
    };
    for (const auto& [name, encoding] : encodings) {
        QTest::addRow("%s with a mark", name) << int(encoding) << true;
        QTest::addRow("%s without", name) << int(encoding) << false;
    }
}

void TestImportFile::importTakesEveryUnicode()
{
    QFETCH(int, encoding);
    QFETCH(bool, hasMark);
    RunRecord run = sample::completed();
    run.device.name = QStringLiteral("Böx 猫 \U0001F408");
    const RecordDocument document{{run}, {}};
    QStringEncoder encoder(static_cast<QStringConverter::Encoding>(encoding),
                           hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    const QByteArray bytes = encoder.encode(QString::fromUtf8(toJson(document)));
    const QString path = m_folder.filePath(QStringLiteral("encoded.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto read = readJsonFile(path);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read.value(), document);
}

void TestImportFile::importTakesAPipeOnce()
{
    RecordDocument document;
    for (int i = 0; i < 60; ++i) {
        document.records.append(sample::completed());
    }
    const QByteArray json = toJson(document);
    QVERIFY(json.size() > 200'000);  // more than a pipe holds: it comes piece by piece
    const QString path = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    for (const QByteArray& sent :
         {json, QByteArray("\x89PNG\r\n\x1a\n picture"), QByteArray("{}"), QByteArray()}) {
        auto writer = std::async(std::launch::async,
                                 [&] { return outputfile::write(path, sent).hasValue(); });
        QByteArray picture;
        const auto read = readImport(path, [&picture](const QByteArray& png, const QString&) {
            picture = png;
            return Result<RecordDocument>(RecordDocument());
        });
        QVERIFY(writer.get());
        QCOMPARE(read.hasValue(), sent.size() > 2);
        QCOMPARE(picture, sent.startsWith('{') ? QByteArray() : sent);
        QVERIFY(sent != json || read.value() == document);
    }
}

void TestImportFile::importTellsForeignFilesByTheirBeginning()
{
    if (!QFile::exists(QStringLiteral("/dev/zero"))) {
        QSKIP("This machine has no /dev/zero.");
    }
    const auto endless = readJsonFile(QStringLiteral("/dev/zero"));
    QVERIFY(!endless && endless.error().message.contains(QStringLiteral("/dev/zero")));
}

void TestImportFile::importTakesNoMoreMemoryThanItsFile()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("The sanitizer needs the address space that this test limits.");
#else
    const QString path = m_folder.filePath(QStringLiteral("small.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toJson(RecordDocument{{sample::completed()}, {}}));
    file.close();
    QFile mapped(QStringLiteral("/proc/self/statm"));
    QVERIFY(mapped.open(QIODevice::ReadOnly));
    const rlim_t pages = mapped.readAll().split(' ').first().toULongLong();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    const rlimit limited{pages * static_cast<rlim_t>(getpagesize()) + (rlim_t{256} << 20), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_AS, &limited), 0);
    const auto document = readJsonFile(path);
    QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
    QVERIFY(document);
#endif
}

QTEST_GUILESS_MAIN(TestImportFile)
#include "tst_importfile.moc"
