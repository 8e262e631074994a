// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/libtorchnotice.h"

#include "patience.h"
#include "theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace epochmark;

namespace {

/// A machine where LibTorch is there once it was fetched.
struct Machine {
    std::atomic<bool> isThere = false;
    std::atomic<bool> isHeld = false;  ///< the download waits
    std::atomic<int> fetches = 0;
    std::atomic<bool> fails = false;

    LibTorchNotice::Ways ways()
    {
        return {[this] { return isThere.load(); },
                [this](const StopToken& stop,
                       const std::function<void(const FetchProgress&)>& told) -> Result<void> {
                    ++fetches;
                    told({FetchProgress::Step::Downloading, 250'000'000, 500'000'000});
                    while (isHeld && !stop.isStopRequested()) {
                        QTest::qSleep(1);
                    }
                    if (stop.isStopRequested()) {
                        return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
                    }
                    if (fails) {
                        return Error{ErrorCode::Input, QStringLiteral("No <b>network</b>."), {}};
                    }
                    isThere = true;
                    return {};
                },
                [] { return 2'700; }};
    }
};

}  // namespace

class TestLibTorchNotice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void hiddenWhereItIsThere();
    void fetchesOnAClick();
    void cancelKeepsTheOffer();
    void failureCanBeTriedAgain();
    void endWaitsForTheDownload();
};

void TestLibTorchNotice::hiddenWhereItIsThere()
{
    Machine machine;
    machine.isThere = true;
    std::atomic<bool> hasLooked = false;
    LibTorchNotice::Ways ways = machine.ways();
    ways.isThere = [&hasLooked] {
        hasLooked = true;
        return true;
    };
    LibTorchNotice notice(ways);
    QTRY_VERIFY(hasLooked);
    QCoreApplication::processEvents();
    QVERIFY(notice.isHidden() && !notice.isMissing());
}

void TestLibTorchNotice::fetchesOnAClick()
{
    Machine machine;
    machine.isHeld = true;
    LibTorchNotice notice(machine.ways());
    const QSignalSpy changed(&notice, &LibTorchNotice::changed);
    QTRY_VERIFY(notice.isVisible() && notice.isMissing());
    QCOMPARE(changed.size(), 1);
    auto* button = notice.findChild<QPushButton*>(QStringLiteral("fetchLibTorchButton"));
    auto* bar = notice.findChild<QProgressBar*>(QStringLiteral("libTorchProgress"));
    auto* label = notice.findChild<QLabel*>(QStringLiteral("libTorchLabel"));
    QVERIFY(label->text().contains(QStringLiteral("2700 MB")) && bar->isHidden());
    QCOMPARE(machine.fetches.load(), 0);  // nothing is downloaded unasked
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(bar->value() * 2, bar->maximum());
    QVERIFY(bar->isVisible());
    QTRY_COMPARE(label->text(), words({FetchProgress::Step::Downloading, 250'000'000, 500'000'000}));
    machine.isHeld = false;
    QTRY_VERIFY(notice.isHidden() && !notice.isMissing());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(machine.fetches.load(), 1);
}

void TestLibTorchNotice::cancelKeepsTheOffer()
{
    Machine machine;
    machine.isHeld = true;
    LibTorchNotice notice(machine.ways());
    QTRY_VERIFY(notice.isMissing());
    auto* button = notice.findChild<QPushButton*>(QStringLiteral("fetchLibTorchButton"));
    const QString offer = button->text();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(button->text() != offer);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(button->text(), offer);
    QVERIFY(notice.isMissing() && button->isEnabled());
}

void TestLibTorchNotice::failureCanBeTriedAgain()
{
    Machine machine;
    machine.fails = true;
    LibTorchNotice notice(machine.ways());
    QTRY_VERIFY(notice.isMissing());
    auto* button = notice.findChild<QPushButton*>(QStringLiteral("fetchLibTorchButton"));
    auto* label = notice.findChild<QLabel*>(QStringLiteral("libTorchLabel"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(label->text().contains(QStringLiteral("No &lt;b&gt;network")));  // its words, no markup
    machine.fails = false;
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!notice.isMissing());
    QCOMPARE(machine.fetches.load(), 2);
}

void TestLibTorchNotice::endWaitsForTheDownload()
{
    Machine machine;
    machine.isHeld = true;
    auto notice = std::make_unique<LibTorchNotice>(machine.ways());
    QTRY_VERIFY(notice->isMissing());
    QTest::mouseClick(notice->findChild<QPushButton*>(QStringLiteral("fetchLibTorchButton")), Qt::LeftButton);
    QTRY_COMPARE(machine.fetches.load(), 1);
    notice.reset();  // asks it to stop: were it not waited for, it would go on over a machine that is gone
    QVERIFY(machine.isHeld);
}

QTEST_MAIN(TestLibTorchNotice)
#include "tst_libtorchnotice.moc"
