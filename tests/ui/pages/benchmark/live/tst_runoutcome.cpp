// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/runoutcome.h"

#include "base/translation.h"
#include "samplerecord.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

const Error kRefused{ErrorCode::Input, QStringLiteral("/there/gone.zip doesn't exist."), {}};

bool isOffered(const OutcomeCard& card, const char* button)
{
    return !card.findChild<QPushButton*>(QString::fromLatin1(button))->isHidden();
}

}  // namespace

/// What is told of a run without a result, and what helps.
class TestRunOutcome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QStringLiteral("en")); }
    void aMissingDatasetIsNamed();
    void aMissingModelFolderIsOfferedAnother();
    void otherwiseTheErrorSpeaks();
    void endsAreWorded();
    void theCardOffersWhatHelps();
};

void TestRunOutcome::aMissingDatasetIsNamed()
{
    RunRequest request;
    request.datasetPath = QStringLiteral("/there/gone.zip");
    const RunOutcome outcome = outcomeOf(kRefused, request);
    QCOMPARE(outcome.text, QStringLiteral("gone.zip isn't there any more."));
    QVERIFY(outcome.detail.contains(QStringLiteral("/there")));
    QVERIFY(outcome.remedy == OutcomeCard::Remedy::OtherDataset);
    QCOMPARE(outcome.announced, outcome.text);
    QVERIFY(!outcome.isStored);
}

void TestRunOutcome::aMissingModelFolderIsOfferedAnother()
{
    const QTemporaryDir folder;
    RunRequest request;
    request.datasetPath = folder.path();
    request.saveModelPath = folder.filePath(QStringLiteral("model.pt"));
    QVERIFY(outcomeOf(kRefused, request).remedy == OutcomeCard::Remedy::None);
    request.saveModelPath = folder.filePath(QStringLiteral("none/model.pt"));
    const RunOutcome outcome = outcomeOf(kRefused, request);
    QVERIFY(outcome.remedy == OutcomeCard::Remedy::OtherModelPlace);
    QCOMPARE(outcome.text, kRefused.message);
}

void TestRunOutcome::otherwiseTheErrorSpeaks()
{
    const QTemporaryDir folder;
    RunRequest request;
    request.datasetPath = folder.path();
    for (const char* path : {"", "demo"}) {
        request.datasetPath = qstrlen(path) > 0 ? QString::fromLatin1(path) : folder.path();
        const RunOutcome outcome = outcomeOf(kRefused, request);
        QCOMPARE(outcome.text, kRefused.message);
        QVERIFY(outcome.remedy == OutcomeCard::Remedy::None);
    }
    // A device that fails is no reason to ask for another dataset, wherever that is.
    request.datasetPath = QStringLiteral("/there/gone.zip");
    const Error device{ErrorCode::DeviceUnavailable, QStringLiteral("No such card."),
                       QStringLiteral("nvml 3")};
    const RunOutcome outcome = outcomeOf(device, request);
    QVERIFY(outcome.remedy == OutcomeCard::Remedy::None);
    QCOMPARE(outcome.detail, device.detail);
    const RunOutcome stopped = outcomeOf(Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}}, request);
    QVERIFY(stopped.kind == Banner::Kind::Warning);
    QVERIFY(stopped.announced.isEmpty());
}

void TestRunOutcome::endsAreWorded()
{
    RunRecord run = sample::completed(60, 3);
    run.status = RunStatus::Stopped;
    run.epochs.removeLast();
    const RunOutcome stopped = outcomeOf(run, {});
    QVERIFY(stopped.isStored);
    QCOMPARE(stopped.text, QStringLiteral("Stopped at epoch 3. Stored, unranked."));
    QCOMPARE(stopped.detail, QStringLiteral("2 finished epochs kept."));
    run.status = RunStatus::Failed;
    run.unrankedReasons = {QStringLiteral("The device fell off the bus.")};
    const RunOutcome failed = outcomeOf(run, {});
    QVERIFY(failed.kind == Banner::Kind::Error);
    QCOMPARE(failed.announced, run.unrankedReasons.first());
}

void TestRunOutcome::theCardOffersWhatHelps()
{
    OutcomeCard card;
    QVERIFY(card.isHidden());
    using Remedy = OutcomeCard::Remedy;
    card.tell(Banner::Kind::Error, QStringLiteral("gone.zip isn't there any more."), {}, false,
              Remedy::OtherDataset);
    QVERIFY(!card.isHidden());
    QVERIFY(isOffered(card, "outcomeZipButton") && isOffered(card, "outcomeFolderButton"));
    QVERIFY(!isOffered(card, "outcomeRunAgainButton") && !isOffered(card, "deleteRunButton"));
    QSignalSpy zip(&card, &OutcomeCard::zipRequested);
    QSignalSpy folder(&card, &OutcomeCard::folderRequested);
    card.show();
    QTest::mouseClick(card.findChild<QPushButton*>(QStringLiteral("outcomeZipButton")), Qt::LeftButton);
    QTest::mouseClick(card.findChild<QPushButton*>(QStringLiteral("outcomeFolderButton")), Qt::LeftButton);
    QCOMPARE(zip.size(), 1);
    QCOMPARE(folder.size(), 1);
    card.tell(Banner::Kind::Warning, QStringLiteral("Stopped."), {}, true, Remedy::None);
    QVERIFY(isOffered(card, "outcomeRunAgainButton") && isOffered(card, "deleteRunButton"));
    QVERIFY(!isOffered(card, "outcomeZipButton") && !isOffered(card, "outcomePlaceButton"));
}

QTEST_MAIN(TestRunOutcome)
#include "tst_runoutcome.moc"
