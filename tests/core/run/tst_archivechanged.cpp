// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../dataset/testzip.h"
#include "base/fileidentity.h"
#include "fakerun.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kTrainPerClass = 12;
constexpr int kTestPerClass = 2;

/// Twelve and two pictures a class; `text` is in every one, so that another text of its length is another
/// content.
TestZip zipOf(const QByteArray& text)
{
    TestZip zip;
    for (const char* folder : {"train/cats/", "train/dogs/", "test/cats/", "test/dogs/"}) {
        const int count = qstrncmp(folder, "train", 5) == 0 ? kTrainPerClass : kTestPerClass;
        for (int i = 0; i < count; ++i) {
            zip.add(folder + QByteArray::number(i) + ".jpg", QByteArray::number(i) + text.repeated(100));
        }
    }
    return zip;
}

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write(content) == content.size()
            && file.resize(content.size()));
}

/// To the nanosecond, as whoever hides a change does it.
void setModified(const QString& path, qint64 nanoseconds)
{
    const timespec modified{static_cast<time_t>(nanoseconds / 1'000'000'000),
                            static_cast<long>(nanoseconds % 1'000'000'000)};
    const timespec times[] = {modified, modified};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
    QCOMPARE(FileIdentity::ofPath(path)->modifiedNs, nanoseconds);
}

/// The file system's clock moves in ticks of milliseconds; what happens within one looks as if it were at
/// once.
void waitForTheNextTick(const QString& path)
{
    const qint64 before = FileIdentity::ofPath(path)->changedNs;
    const QString probe = path + QStringLiteral(".tick");
    const QDeadlineTimer patience(10'000);
    do {
        overwrite(probe, "x");
    } while (FileIdentity::ofPath(probe)->changedNs <= before && !patience.hasExpired());
    QFile::remove(probe);
}

/// What happens to a file while a run reads it. `path` is the zip, or one picture of a folder.
void change(const QString& how, const QString& path)
{
    const QByteArray before = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    const qint64 time = FileIdentity::ofPath(path)->modifiedNs;
    QByteArray other = before;
    other.replace("cat-or-dog", "dog-or-cat");
    const QByteArray disguised = path.endsWith(QStringLiteral(".zip")) ? zipOf("dog-or-cat").bytes() : other;
    const QString beside = path + QStringLiteral(".new");
    if (how == QStringLiteral("deleted")) {
        QVERIFY(QFile::remove(path));
    } else if (how == QStringLiteral("truncated")) {
        QVERIFY(QFile::resize(path, 40));
    } else if (how == QStringLiteral("touched")) {
        setModified(path, time - 60'000'000'000);
    } else if (how.startsWith(QStringLiteral("written over"))) {
        overwrite(path, disguised);
        setModified(path, time);
    } else if (how.startsWith(QStringLiteral("another"))) {
        overwrite(beside, disguised);
        setModified(beside, time);
        QVERIFY(QFile::remove(path) && QFile::rename(beside, path));
    } else if (how == QStringLiteral("a copy")) {
        QVERIFY(QFile::copy(path, beside));
        setModified(beside, time);
        QVERIFY(QFile::remove(path) && QFile::rename(beside, path));
    } else if (how == QStringLiteral("other rights")) {
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    } else {
        QCOMPARE(how, QStringLiteral("moved and back"));
        QVERIFY(QFile::rename(path, beside) && QFile::rename(beside, path));
    }
}

/// A run on a zip or a folder that is changed at one moment.
class ChangedRun {
public:
    ChangedRun(const QString& how, const QString& stage, bool isFolder, Pipeline pipeline = Pipeline::Tuned)
        : run(behaviour(how, stage))
    {
        run.request.workload.pipeline = pipeline;
        if (isFolder) {
            victim = run.pictures.filePath(QStringLiteral("train/dogs/5.jpg"));
            run.pictures.write(QStringLiteral("train/dogs/5.jpg"), QByteArray("cat-or-dog").repeated(100));
        } else {
            victim = run.home.filePath(QStringLiteral("set.zip"));
            zipOf("cat-or-dog").writeTo(victim);
            run.request.datasetPath = victim;
        }
        waitForTheNextTick(victim);
    }
    ChangedRun(const ChangedRun&) = delete;
    ChangedRun& operator=(const ChangedRun&) = delete;

    QString victim;
    FakeRun run;

private:
    FakeBehaviour behaviour(const QString& how, const QString& stage)
    {
        FakeBehaviour made;
        made.readsPictures = true;
        made.onPicture = [this, how, stage](qsizetype index) {
            if (index == 3 && stage == QStringLiteral("decode")) {
                change(how, victim);
            }
        };
        made.onEpochDone = [this, how, stage](int epoch) {
            if (epoch == 1 && stage == QStringLiteral("train")) {
                change(how, victim);
            }
            if (epoch == 3 && stage == QStringLiteral("stop at the end")) {
                if (!how.isEmpty()) {
                    change(how, victim);
                }
                run.stop.requestStop();
            }
        };
        return made;
    }
};

}  // namespace

/// Datasets that somebody deletes, replaces, cuts off or disguises while a run uses them: the run is stored,
/// never ranked.
class TestArchiveChanged : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changedRunsAreNotRanked_data();
    void changedRunsAreNotRanked();
    void cutOffWhileDecodingIsSaid();
    void harmlessChangesKeepTheRank_data();
    void harmlessChangesKeepTheRank();
    void plainRunsReadOnFromTheOldFile_data();
    void plainRunsReadOnFromTheOldFile();
    void plainRunFailsWithItsEpochsWhenPicturesAreGone_data();
    void plainRunFailsWithItsEpochsWhenPicturesAreGone();
    void stopIsHeardWhileItIsReadAgain_data();
    void stopIsHeardWhileItIsReadAgain();
    void zipReadersShareTheFileThatWasListed();
};

void TestArchiveChanged::changedRunsAreNotRanked_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("stage");
    QTest::addColumn<bool>("isFolder");
    for (const bool isFolder : {false, true}) {
        for (const QString& stage : QStringList{QStringLiteral("decode"), QStringLiteral("train")}) {
            for (const QString& how : QStringList{QStringLiteral("deleted"), QStringLiteral("truncated"),
                                                  QStringLiteral("touched"),
                                                  QStringLiteral("written over with the same size and time"),
                                                  QStringLiteral("another of the same size and time")}) {
                const bool isCutOff = how == QStringLiteral("truncated")
                                      || how.startsWith(QStringLiteral("written"));
                if (stage == QStringLiteral("decode") && !isFolder && isCutOff) {
                    continue;  // then nothing is left to train on: cutOffWhileDecodingIsSaid()
                }
                QTest::newRow(qPrintable(
                    QStringLiteral("%1 %2 while %3")
                        .arg(isFolder ? QStringLiteral("picture") : QStringLiteral("zip"), how, stage)))
                    << how << stage << isFolder;
            }
        }
    }
}

void TestArchiveChanged::changedRunsAreNotRanked()
{
    QFETCH(QString, how);
    QFETCH(QString, stage);
    QFETCH(bool, isFolder);
    ChangedRun changed(how, stage, isFolder);
    const auto result = changed.run.execute();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(toString(result->status), toString(RunStatus::Completed));
    QCOMPARE(result->epochs.size(), 3);
    QVERIFY(!result->isRanked);
    QVERIFY2(hasReason(result.value(), QStringLiteral("changed while it was used")),
             qPrintable(result->unrankedReasons.join(u' ')));
    QCOMPARE(hasWarning(changed.run.sink.warnings, QStringLiteral("archive-changed")),
             stage == QStringLiteral("decode"));
    QCOMPARE(changed.run.stored(), QList<RunRecord>{result.value()});
    // An opened zip outlives its name, whatever lies there now; of a folder one picture is missing.
    const bool isPictureGone = isFolder && stage == QStringLiteral("decode")
                               && how != QStringLiteral("touched");
    QCOMPARE(result->dataset.leftOut, isPictureGone ? 1 : 0);
}

void TestArchiveChanged::cutOffWhileDecodingIsSaid()
{
    for (const char* how : {"truncated", "written over"}) {
        ChangedRun changed(QString::fromLatin1(how), QStringLiteral("decode"), false);
        const auto result = changed.run.execute();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Input);
        QVERIFY2(result.error().message.contains(QStringLiteral("changed while it was read"))
                     && result.error().message.endsWith(u'.'),
                 qPrintable(result.error().message));
        QVERIFY(changed.run.stored().isEmpty());
    }
}

void TestArchiveChanged::harmlessChangesKeepTheRank_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isFolder");
    for (const bool isFolder : {false, true}) {
        for (const char* how : {"a copy", "other rights", "moved and back"}) {
            QTest::addRow("%s %s", isFolder ? "picture" : "zip", how) << QString::fromLatin1(how) << isFolder;
        }
    }
}

void TestArchiveChanged::harmlessChangesKeepTheRank()
{
    QFETCH(QString, how);
    QFETCH(bool, isFolder);
    ChangedRun changed(how, QStringLiteral("train"), isFolder);
    const auto result = changed.run.execute();
    QVERIFY(result);
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
}

void TestArchiveChanged::plainRunsReadOnFromTheOldFile_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("deleted") << "deleted";
    QTest::newRow("another under its name") << "another";
}

void TestArchiveChanged::plainRunsReadOnFromTheOldFile()
{
    QFETCH(QString, how);
    ChangedRun changed(how, QStringLiteral("train"), false, Pipeline::Plain);
    const auto result = changed.run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Completed));
    QVERIFY(!result->isRanked && hasReason(result.value(), QStringLiteral("changed")));
}

void TestArchiveChanged::plainRunFailsWithItsEpochsWhenPicturesAreGone_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("zip truncated") << "truncated" << false;
    QTest::newRow("zip written over") << "written over" << false;
    QTest::newRow("picture deleted") << "deleted" << true;
    QTest::newRow("picture written over") << "written over" << true;
}

void TestArchiveChanged::plainRunFailsWithItsEpochsWhenPicturesAreGone()
{
    QFETCH(QString, how);
    QFETCH(bool, isFolder);
    ChangedRun changed(how, QStringLiteral("train"), isFolder, Pipeline::Plain);
    const auto result = changed.run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Failed));
    QCOMPARE(result->epochs.size(), 1);
    QVERIFY2(hasReason(result.value(), QStringLiteral("can't be read any more"))
                 && hasReason(result.value(), QStringLiteral("changed while it was used")),
             qPrintable(result->unrankedReasons.join(u' ')));
    QCOMPARE(changed.run.stored(), QList<RunRecord>{result.value()});
}

void TestArchiveChanged::stopIsHeardWhileItIsReadAgain_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<bool>("isRanked");
    for (const bool isFolder : {false, true}) {
        const char* kind = isFolder ? "folder" : "zip";
        QTest::addRow("%s, to be read again", kind) << QStringLiteral("a copy") << isFolder << false;
        // What needs no reading is known all the same.
        QTest::addRow("%s, as it was", kind) << QString() << isFolder << true;
    }
}

/// The stop comes when the last epoch is done: the run is complete, whether its dataset was changed isn't
/// known.
void TestArchiveChanged::stopIsHeardWhileItIsReadAgain()
{
    QFETCH(QString, how);
    QFETCH(bool, isFolder);
    QFETCH(bool, isRanked);
    ChangedRun changed(how, QStringLiteral("stop at the end"), isFolder);
    const auto result = changed.run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Completed));
    QVERIFY2(result->isRanked == isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    QCOMPARE(hasReason(result.value(), QStringLiteral("before it was clear")), !isRanked);
    // The same file again, with nobody in a hurry and with somebody who is.
    const auto archive = ArchiveReader::open(changed.run.request.datasetPath);
    QVERIFY(archive);
    waitForTheNextTick(changed.victim);
    change(QStringLiteral("a copy"), changed.victim);
    StopSource stop;
    stop.requestStop();
    QVERIFY(archive.value()->state(stop.token()) == ArchiveReader::State::Unknown);
    QVERIFY(archive.value()->state() == ArchiveReader::State::Same);
    change(QStringLiteral("touched"), changed.victim);
    QVERIFY(archive.value()->state(stop.token()) == ArchiveReader::State::Changed);
}

void TestArchiveChanged::zipReadersShareTheFileThatWasListed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("set.zip"));
    zipOf("cat-or-dog").writeTo(path);
    const auto archive = ArchiveReader::open(path);
    QVERIFY(archive);
    change(QStringLiteral("another"), path);
    const auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    const auto picture = reader.value()->read(0);
    QVERIFY(picture && picture->contains("cat-or-dog") && !picture->contains("dog-or-cat"));
}

QTEST_GUILESS_MAIN(TestArchiveChanged)
#include "tst_archivechanged.moc"
