// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/shortname.h"
#include "keyboardwalk.h"
#include "measure/validity.h"
#include "models/leaderboardmodel.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/runview.h"
#include "pages/compare/comparepage.h"
#include "results/record/recordjson.h"
#include "theme/theme.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>

#include <cmath>

using namespace epochmark;

namespace {

constexpr int kPatience = 240'000;  // ms; three epochs of the Demo set under a sanitizer on a busy machine
constexpr double kBuyPrice = 1200;  // USD
constexpr double kRentPerHour = 2;
constexpr double kWatts = 65;  // entered; counts where nothing was measured

// What the price book assumes as shipped.
constexpr double kHoursAMonth = 2 * 20;
constexpr double kResaleShare = 0.3;
constexpr double kTariff = 0.17;

/// What a person reads on the board, cell by cell. Money is left out: prices aren't part of a result.
QStringList boardWords(const WindowDriver& user)
{
    QStringList words;
    for (const char* name : {"measuredTable", "unrankedTable"}) {
        const auto* table = user.widget<QAbstractItemView>(QString::fromLatin1(name));
        for (int row = 0; table != nullptr && row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < LeaderboardModel::ColumnCount; ++column) {
                const QModelIndex cell = table->model()->index(row, column);
                if (column != LeaderboardModel::Cost) {
                    words << cell.data().toString() << cell.data(DetailRole).toString()
                          << cell.data(SuffixRole).toString();
                }
            }
        }
    }
    return words;
}

double headline(const QJsonObject& record)
{
    const QJsonObject timing = record[QLatin1String("timing")].toObject();
    return timing[QLatin1String("data_s")].toDouble() + timing[QLatin1String("train_s")].toDouble();
}

/// Measured energy over the time that it was counted in, else what was entered.
double watts(const QJsonObject& record)
{
    const QJsonValue energy = record[QLatin1String("energy")];
    const QJsonObject timing = record[QLatin1String("timing")].toObject();
    const double billed = timing[QLatin1String("check_s")].toDouble()
                          + timing[QLatin1String("warmup_s")].toDouble() + headline(record);
    const double counted = energy[QLatin1String("seconds")].toDouble(billed);
    return energy.isObject() ? energy[QLatin1String("joules")].toDouble() / counted : kWatts;
}

/// The month from which owning costs less, by the specification's formula and numbers out of the records'
/// JSON.
double crossingMonth(const QJsonObject& owned, const QJsonObject& rented)
{
    const double ownedHours = kHoursAMonth * headline(owned) / headline(rented);
    const double energyAMonth = watts(owned) / 1000 * kTariff * ownedHours;
    return kBuyPrice * (1 - kResaleShare) / (kRentPerHour * kHoursAMonth - energyAMonth);
}

}  // namespace

// A step of the story: fails the test with what the driver couldn't do.
#define DO(user, step) QVERIFY2((user).step, qPrintable((user).problem()))

/// The whole story of somebody who benchmarks a machine, by mouse and keys on the real window with the real
/// engine, and of two others who receive the results.
class TestUserStory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void wholeStory();

private:
    void chooseTheDemoSet();
    void measureWithOneThread();
    void pinAsBaseline();
    void measureWithTwoThreadsAgainstTheGhost();
    void compareBoth();
    void enterPrices();
    void readTheBreakEven();
    void walkByKeyboard();
    void exportThePicture();
    void importThePicture();
    void exportEverything();
    void importEverything();

    void setThreads(int threads);
    void waitForResult(int runs);
    void selectBoth();
    QString boardTable() const;
    QJsonObject recordWithThreads(int threads);

    WindowFixture m_home;
    WindowDriver m_user{m_home.window(), kPatience};
    // A build that can't be ranked (debug, sanitized) has no baseline and no ghosts; all else is the same.
    const bool m_isRankable = BuildFacts::ofThisProgram().isOptimised
                              && !BuildFacts::ofThisProgram().isSanitized;
};

void TestUserStory::wholeStory()
{
    DO(m_user, activate());
    for (const auto chapter :
         {&TestUserStory::chooseTheDemoSet, &TestUserStory::measureWithOneThread,
          &TestUserStory::pinAsBaseline, &TestUserStory::measureWithTwoThreadsAgainstTheGhost,
          &TestUserStory::compareBoth, &TestUserStory::enterPrices, &TestUserStory::readTheBreakEven,
          &TestUserStory::walkByKeyboard, &TestUserStory::exportThePicture, &TestUserStory::importThePicture,
          &TestUserStory::exportEverything, &TestUserStory::importEverything}) {
        (this->*chapter)();
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

QString TestUserStory::boardTable() const
{
    return m_isRankable ? QStringLiteral("measuredTable") : QStringLiteral("unrankedTable");
}

QJsonObject TestUserStory::recordWithThreads(int threads)
{
    const auto records = m_home.context().store().records();
    for (const RunRecord& record : records ? records.value() : QList<RunRecord>()) {
        if (record.device.threads == threads) {
            return toJson(record);
        }
    }
    return {};
}

void TestUserStory::chooseTheDemoSet()
{
    DO(m_user, click(QStringLiteral("welcomeDemoButton")));
    DO(m_user, waitForWords(QStringLiteral("datasetCounts"), QStringLiteral("2 classes")));
    DO(m_user, waitForVisible(QStringLiteral("startButton")));
    DO(m_user, waitFor([this] { return m_user.widget(QStringLiteral("startButton"))->isEnabled(); },
                       QStringLiteral("Start to be enabled")));
    DO(m_user, click(QStringLiteral("moreButton")));
    DO(m_user, type(QStringLiteral("epochsSpin"), QStringLiteral("3")));
    setThreads(1);
    DO(m_user, waitForWords(QStringLiteral("choiceLabel"), QStringLiteral("epochs 3 instead of 15")));
}

void TestUserStory::setThreads(int threads)
{
    DO(m_user, type(QStringLiteral("threadsSpin"), QString::number(threads)));
}

void TestUserStory::waitForResult(int runs)
{
    DO(m_user, waitForVisible(QStringLiteral("resultCard")));
    DO(m_user,
       waitFor([this] { return !m_home.window().benchmarkPage()->isRunning(); }, QStringLiteral("the end")));
    const auto records = m_home.context().store().records();
    QVERIFY(records);
    QCOMPARE(records.value().size(), runs);
    QVERIFY(records.value().first().status == RunStatus::Completed);
    QVERIFY2(records.value().first().isRanked == m_isRankable,
             qPrintable(records.value().first().unrankedReasons.join(QLatin1Char(' '))));
}

void TestUserStory::measureWithOneThread()
{
    DO(m_user, press(Qt::Key_Return, Qt::ControlModifier));
    DO(m_user, waitForVisible(QStringLiteral("stopButton")));
    const auto* chart = m_user.widget(QStringLiteral("accuracyChart"));
    QVERIFY(chart != nullptr);
    DO(m_user, waitFor([chart] { return chart->accessibleDescription().contains(QLatin1String("epoch")); },
                       QStringLiteral("the curve to begin")));
    waitForResult(1);
    DO(m_user,
       waitForWords(QStringLiteral("resultRank"), m_isRankable ? QStringLiteral("1") : QStringLiteral("-")));
}

void TestUserStory::pinAsBaseline()
{
    DO(m_user, click(QStringLiteral("leaderboardButton")));
    if (!m_isRankable) {
        DO(m_user, click(QStringLiteral("unrankedFold")));
        DO(m_user, clickCell(boardTable(), 0, LeaderboardModel::Device));
        return;
    }
    DO(m_user, chooseFromCellMenu(boardTable(), 0, LeaderboardModel::Device, QStringLiteral("pinAction")));
    const auto isPinned = [this] {
        const auto annotations = m_home.context().store().annotations();
        return annotations && annotations.value().size() == 1 && annotations.value().first().isPinned;
    };
    DO(m_user, waitFor(isPinned, QStringLiteral("the pin")));
}

void TestUserStory::measureWithTwoThreadsAgainstTheGhost()
{
    DO(m_user, click(QStringLiteral("benchmarkButton")));
    setThreads(2);
    DO(m_user, click(QStringLiteral("startButton")));
    if (m_isRankable) {
        const QString ghost = shortDeviceName(
            recordWithThreads(1)[QLatin1String("device")].toObject()[QLatin1String("name")].toString());
        DO(m_user, waitForWords(QStringLiteral("raceSentence"), ghost.toHtmlEscaped()));
        QVERIFY(m_home.window().benchmarkPage()->isRunning());
    }
    waitForResult(2);
    DO(m_user, waitFor(
                   [this] {
                       return m_user.words(QStringLiteral("resultSpeedup")).contains(QChar(0xd7))
                              == m_isRankable;
                   },
                   QStringLiteral("the speed-up over the baseline")));
}

void TestUserStory::selectBoth()
{
    // The store is read in the background: until the second result is there, its row may still push the first
    // one down, and a click on row 1 would take the tick away again.
    const auto* table = m_user.widget<QAbstractItemView>(boardTable());
    QVERIFY(table != nullptr);
    DO(m_user, waitFor([table] { return table->model()->rowCount() == 2; }, QStringLiteral("both rows")));
    for (const int row : {0, 1}) {
        DO(m_user, clickCell(boardTable(), row, LeaderboardModel::Select));
    }
    DO(m_user, waitForWords(QStringLiteral("selectedLabel"), QStringLiteral("2 selected")));
}

void TestUserStory::compareBoth()
{
    DO(m_user, click(QStringLiteral("leaderboardButton")));
    selectBoth();
    if (QTest::currentTestFailed()) {
        return;
    }
    DO(m_user, click(QStringLiteral("leaderboardPage/compareButton")));
    const auto* page = m_home.window().findChild<ComparePage*>();
    DO(m_user, waitFor([page] { return page->sets().size() == 2; }, QStringLiteral("both results")));
    DO(m_user, waitForVisible(QStringLiteral("verdict")));
    if (m_isRankable) {
        DO(m_user, waitForWords(QStringLiteral("verdict"), QStringLiteral("omparable")));
    }
    const auto* chart = m_user.widget(QStringLiteral("compareAccuracy"));
    for (const QString& name : {QStringLiteral(" · 1 thread"), QStringLiteral(" · 2 threads")}) {
        DO(m_user, waitFor([&] { return chart->accessibleDescription().contains(name); }, name));
    }
}

void TestUserStory::enterPrices()
{
    DO(m_user, click(QStringLiteral("costsButton")));
    DO(m_user, waitForVisible(QStringLiteral("priceTable")));
    auto* prices = m_user.widget<QAbstractItemView>(QStringLiteral("priceTable"));
    const int unpriced = prices->model()->rowCount() - 1;  // beneath the shipped ones
    DO(m_user, clickCell(QStringLiteral("priceTable"), unpriced, 1));
    DO(m_user, type(QStringLiteral("amountSpin"), QString::number(kBuyPrice)));
    DO(m_user, type(QStringLiteral("wattsSpin"), QString::number(kWatts)));
    DO(m_user, click(QStringLiteral("acceptPriceButton")));
    const QString device =
        recordWithThreads(1)[QLatin1String("device")].toObject()[QLatin1String("name")].toString();
    DO(m_user, waitFor([&] { return m_home.context().prices().price(device, PriceKind::Buy).has_value(); },
                       QStringLiteral("the price to buy")));
    DO(m_user, chooseFromCellMenu(QStringLiteral("priceTable"), 0, 0, QStringLiteral("addOtherAction")));
    DO(m_user, type(QStringLiteral("amountSpin"), QString::number(kRentPerHour)));
    DO(m_user, press(Qt::Key_Return));
    DO(m_user, waitFor([&] { return m_home.context().prices().price(device, PriceKind::Rent).has_value(); },
                       QStringLiteral("the price to rent")));
}

void TestUserStory::readTheBreakEven()
{
    // Rows stand by their time, or where unranked by their start; each choice is held against the formula.
    const auto records = m_home.context().store().records();
    for (const int owned : {0, 1}) {
        DO(m_user, choose(QStringLiteral("ownedCombo"), owned));
        DO(m_user, choose(QStringLiteral("rentedCombo"), 1 - owned));
        const auto threadsOf = [&](const char* combo) {
            const QString setId =
                m_user.widget<QComboBox>(QString::fromLatin1(combo))->currentData().toString();
            const auto runs = m_home.context().store().find(setId);
            return runs ? runs.value().first().device.threads : 0;
        };
        const QJsonObject ownedRecord = recordWithThreads(threadsOf("ownedCombo"));
        const double month = crossingMonth(ownedRecord, recordWithThreads(threadsOf("rentedCombo")));
        DO(m_user, waitForWords(QStringLiteral("breakEvenSentence"),
                                QStringLiteral("From month %1 on, owning the").arg(std::ceil(month))));
        QVERIFY(
            m_user.widget(QStringLiteral("breakEvenPlot"))
                ->accessibleDescription()
                .contains(QStringLiteral("They cross in month %1").arg(QLocale().toString(month, 'f', 1))));
    }
}

/// Through the pages of results, with what has been measured until now.
void TestUserStory::walkByKeyboard()
{
    constexpr const char* kPages[] = {"leaderboardButton", "compareButton", "costsButton", "reportButton"};
    for (int page = 0; page < 4; ++page) {
        DO(m_user, press(static_cast<Qt::Key>(Qt::Key_2 + page), Qt::ControlModifier));
        const QStringList problems = test::problemsOfTabbing(m_home.window(), m_home.find(kPages[page]));
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QStringLiteral("; "))));
    }
    DO(m_user, press(Qt::Key_4, Qt::ControlModifier));
}

void TestUserStory::exportThePicture()
{
    DO(m_user, click(QStringLiteral("benchmarkButton")));
    DO(m_user, click(QStringLiteral("resultExportButton")));
    DO(m_user, click(QStringLiteral("pngFormat")));
    m_home.dialogs().paths = {m_home.filePath(QStringLiteral("report.png"))};
    DO(m_user, click(QStringLiteral("reportPage/exportButton")));
    DO(m_user, waitForWords(QStringLiteral("reportBanner"), QStringLiteral("Saved as")));
    QCOMPARE(QImage(m_home.filePath(QStringLiteral("report.png"))).size(), QSize(1920, 1080));
}

void TestUserStory::importThePicture()
{
    WindowFixture other;
    WindowDriver friendly(other.window(), kPatience);
    DO(friendly, activate());
    DO(friendly, click(QStringLiteral("leaderboardButton")));
    other.dialogs().paths = {m_home.filePath(QStringLiteral("report.png"))};
    DO(friendly, click(QStringLiteral("emptyImportButton")));
    DO(friendly, waitForWords(QStringLiteral("leaderboardBanner"), QStringLiteral("1 run is new.")));
    const auto imported = other.context().store().records();
    QVERIFY(imported && imported.value().size() == 1);
    const QJsonObject record = toJson(imported.value().first());
    QVERIFY(!record[QLatin1String("epochs")].toArray().isEmpty());
    QCOMPARE(record, recordWithThreads(2));
}

void TestUserStory::exportEverything()
{
    DO(m_user, activate());
    DO(m_user, click(QStringLiteral("leaderboardButton")));
    for (const int row : {0, 1}) {
        DO(m_user, clickCell(boardTable(), row, LeaderboardModel::Select));  // none checked: all are exported
    }
    m_home.dialogs().paths = {m_home.filePath(QStringLiteral("everything.json"))};
    DO(m_user, chooseFromMenu(QStringLiteral("leaderboardPage/exportButton"), QStringLiteral("export-json")));
    DO(m_user, waitForWords(QStringLiteral("leaderboardBanner"), QStringLiteral("2 results are in")));
}

void TestUserStory::importEverything()
{
    WindowFixture other;
    WindowDriver colleague(other.window(), kPatience);
    DO(colleague, activate());
    DO(colleague, press(Qt::Key_2, Qt::ControlModifier));
    other.dialogs().paths = {m_home.filePath(QStringLiteral("everything.json"))};
    DO(colleague, press(Qt::Key_I, Qt::ControlModifier));
    DO(colleague, waitForWords(QStringLiteral("leaderboardBanner"), QStringLiteral("2 runs are new.")));
    if (!m_isRankable) {
        DO(colleague, click(QStringLiteral("unrankedFold")));
    }
    DO(colleague, waitFor([&] { return boardWords(colleague).size() == boardWords(m_user).size(); },
                          QStringLiteral("the rows")));
    QVERIFY(boardWords(colleague).size() > 2 * LeaderboardModel::ColumnCount);
    QCOMPARE(boardWords(colleague), boardWords(m_user));
}

QTEST_MAIN(TestUserStory)
#include "tst_userstory.moc"
