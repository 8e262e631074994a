// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/comparison.h"
#include "results/exchange/exporter.h"
#include "results/exchange/htmlcurves.h"
#include "results/exchange/importfile.h"

#include "samplerecord.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace epochmark;

namespace {

/// What a stranger would write into a name that others open in a browser.
const QStringList& hostileWords()
{
    static const QStringList words{
        QStringLiteral("</script><script>alert(1)</script>"),
        QStringLiteral("\"><img src=x onerror=alert(1)>"),
        QStringLiteral("' onmouseover='alert(1)"),
        QStringLiteral("<!-- <script> -->"),
        QStringLiteral("&lt;b&gt; & &#60;"),
        QStringLiteral("%1 %2 %99"),
        QStringLiteral("<script type=\"application/json\" id=\"epochmark-records\">{}"),
        QStringLiteral("a\u2028b\u202Ec\nd")};
    return words;
}

RunRecord hostileRun(const QString& words, double seconds)
{
    RunRecord run = sample::completed(seconds, 3);
    run.device.name = words;
    run.dataset.name = words;
    run.workload.classes = {words, words + QStringLiteral("2")};
    run.environment.insert(QStringLiteral("os"), words);
    run.energy->scope = words;
    run.warnings = {{words, words}};
    return run;
}

ExportContent contentOf(const QList<RunRecord>& records, const QList<Annotations>& annotations = {},
                        const CostOfRun& costOf = nullptr)
{
    return {{records, annotations}, buildLeaderboard(records, annotations, costOf)};
}

QByteArray pageOf(const ExportContent& content)
{
    return HtmlExporter().text(content);
}

/// What a browser takes for markup: everything but what stands in style and script elements.
QString markupOf(const QByteArray& page)
{
    QString text = QString::fromUtf8(page);
    text.remove(QRegularExpression(QStringLiteral("(?<=<style>).*?(?=</style>)"),
                                   QRegularExpression::DotMatchesEverythingOption));
    return text.remove(QRegularExpression(QStringLiteral("(?<=<script>|records\">).*?(?=</script>)"),
                                          QRegularExpression::DotMatchesEverythingOption));
}

QStringList matches(const QString& text, const QString& pattern)
{
    QStringList found;
    const QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    auto match = expression.globalMatch(text);
    while (match.hasNext()) {
        found.append(match.next().captured(1));
    }
    return found;
}

QString unescaped(QString text)
{
    return text.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

}  // namespace

class TestWebPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importTakesItBack();
    void namesAreNoMarkup();
    void policyAllowsItsOwnTextAlone();
    void nothingIsFetched();
    void columnsAreMarkdowns();
    void rowsSortByWhatTheyAre();
    void othersAreListedOnly();
    void curvesHaveADotAValue();
    void runningSetsStayAtHome();
    void axesHoldTheirValues_data();
    void axesHoldTheirValues();
    void changedPagesAreRefused_data();
    void changedPagesAreRefused();
    void savedAgainItIsStillOurs();
    void largePagesAreNotRead();

private:
    Result<RecordDocument> imported(const QByteArray& page);
    QTemporaryDir m_folder;
};

Result<RecordDocument> TestWebPage::imported(const QByteArray& page)
{
    QFile file(m_folder.filePath(QStringLiteral("page.html")));
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size()) {
        return Error{ErrorCode::Internal, QStringLiteral("The test couldn't write its page."), {}};
    }
    file.close();
    return readJsonFile(file.fileName());
}

void TestWebPage::importTakesItBack()
{
    QList<RunRecord> runs;
    QList<Annotations> notes;
    for (const QString& words : hostileWords()) {
        runs.append(hostileRun(words, 20 + static_cast<double>(runs.size())));
        Annotations note;
        note.setId = runs.last().setId;
        note.name = words;
        note.note = words;
        notes.append(note);
    }
    const RecordDocument document{runs, notes};
    const auto back = imported(pageOf({document, buildLeaderboard(runs, notes, nullptr)}));
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back.value(), document);
    const auto empty = imported(pageOf({}));
    QVERIFY(empty && empty->records.isEmpty());
}

void TestWebPage::namesAreNoMarkup()
{
    const QByteArray plain = pageOf(contentOf({hostileRun(QStringLiteral("plain"), 20)}));
    const auto tags = [](const QByteArray& page) {
        return matches(markupOf(page), QStringLiteral("<(/?[a-zA-Z!][^\\s>]*)"));
    };
    const auto attributes = [](const QByteArray& page) {
        return matches(markupOf(page), QStringLiteral("\\s([a-zA-Z-]+)=\""));
    };
    for (const QString& words : hostileWords()) {
        const QByteArray page = pageOf(contentOf({hostileRun(words, 20)}));
        QCOMPARE(tags(page), tags(plain));
        QCOMPARE(attributes(page), attributes(plain));
        QCOMPARE(page.count("<script"), 2);
        QCOMPARE(page.toLower().count("</script"), 2);
        const QString markup = markupOf(page);
        QVERIFY(!markup.contains(QChar(0x202E)) && !markup.contains(QChar(0x2028)));
    }
}

void TestWebPage::policyAllowsItsOwnTextAlone()
{
    const QString page = QString::fromUtf8(pageOf(contentOf({sample::completed()})));
    const QString policy = matches(page, QStringLiteral("Content-Security-Policy\" content=\"([^\"]*)\""))
                               .value(0);
    QVERIFY(policy.startsWith(QStringLiteral("default-src 'none';")));
    QVERIFY(!policy.contains(QStringLiteral("unsafe")));
    for (const char* element : {"style", "script"}) {
        const QString name = QString::fromLatin1(element);
        const QStringList texts = matches(page, QStringLiteral("<%1>(.*?)</%1>").arg(name));
        QCOMPARE(texts.size(), 1);
        QVERIFY(texts.first().size() > 1000);  // they are there
        const QByteArray hash = QCryptographicHash::hash(texts.first().toUtf8(), QCryptographicHash::Sha256);
        QVERIFY2(policy.contains(
                     QStringLiteral("%1-src 'sha256-%2'").arg(name, QString::fromLatin1(hash.toBase64()))),
                 qPrintable(policy));
    }
    QVERIFY(!markupOf(page.toUtf8()).contains(QStringLiteral("style=")));  // which the policy would refuse
}

void TestWebPage::nothingIsFetched()
{
    const QByteArray page = pageOf(contentOf({sample::completed()}));
    const QStringList addresses = matches(markupOf(page),
                                          QStringLiteral("\\s(?:src|href|action|data)=\"([^\"]*)\""));
    QCOMPARE(addresses.size(), 1);  // the icon
    QVERIFY(addresses.first().startsWith(QStringLiteral("data:image/svg+xml;base64,")));
    QString rest = QString::fromUtf8(page);
    rest.remove(QStringLiteral("\"http://www.w3.org/2000/svg\""));  // a name that nobody calls
    QVERIFY(!rest.contains(QStringLiteral("http:")) && !rest.contains(QStringLiteral("https:")));
    QVERIFY(!rest.contains(QStringLiteral("@import")) && !rest.contains(QStringLiteral("url(")));
}

/// The oracle is the other format: the same heads, the same words in them.
void TestWebPage::columnsAreMarkdowns()
{
    RunRecord stopped = sample::completed();
    stopped.status = RunStatus::Stopped;
    stopped.isRanked = false;
    stopped.unrankedReasons = {QStringLiteral("Stopped.")};
    const ExportContent content = contentOf({sample::completed(20), sample::completed(57.3), stopped});
    const QStringList lines =
        QString::fromUtf8(MarkdownExporter().text(content)).split(u'\n').filter(QStringLiteral("| "));
    const QString board = matches(QString::fromUtf8(pageOf(content)),
                                  QStringLiteral("<table class=\"sortable board\">(.*?)</table>"))
                              .value(0);
    QStringList cells = matches(board, QStringLiteral("<t[hd][^>]*>([^<]*)</t[hd]>"));
    QVERIFY(cells.size() > 4 * 8);
    for (QString& cell : cells) {
        cell = unescaped(cell);
    }
    QStringList told;
    for (const QString& line : lines) {
        told += line.mid(2, line.size() - 4).split(QStringLiteral(" | "));
    }
    QCOMPARE(cells, told);
}

void TestWebPage::rowsSortByWhatTheyAre()
{
    RunRecord unknown = sample::completed(40);
    unknown.energy.reset();
    const ExportContent content = contentOf({sample::completed(1200), unknown, sample::completed(20)});
    const QString page = QString::fromUtf8(pageOf(content));
    const QString head = matches(page, QStringLiteral("<table class=\"sortable board\">.*?<tr>(.*?)</tr>"))
                             .value(0);
    const QStringList heads = matches(head, QStringLiteral("<th[^>]*>([^<]*)<"));
    const QStringList keys = matches(matches(page, QStringLiteral("<tbody>(.*?)</tbody>")).value(0),
                                     QStringLiteral("data-key=\"([^\"]*)\""));
    QCOMPARE(keys.size(), 3 * heads.size());
    const auto column = [&](const char* name) {
        QStringList found;
        for (qsizetype row = 0; row < 3; ++row) {
            found.append(keys.at(row * heads.size() + heads.indexOf(QString::fromLatin1(name))));
        }
        return found.join(u' ');
    };
    QCOMPARE(column("time"), QStringLiteral("20 40 1200"));
    QCOMPARE(column("rank"), QStringLiteral("1 2 3"));
    QCOMPARE(column("energy"), QStringLiteral("35280  35280"));
}

void TestWebPage::othersAreListedOnly()
{
    RunRecord mine = sample::completed(20, 3);
    mine.device.name = QStringLiteral("Mine");
    RunRecord other = sample::completed(40, 3);
    other.device.name = QStringLiteral("Theirs");
    ExportContent content = contentOf({mine, other});
    content.document.records = {mine};
    const QByteArray page = pageOf(content);
    QCOMPARE(page.count("<tr class=\"marked\">"), 1);
    QVERIFY(page.contains("<tr class=\"marked\"><td class=\"number\" data-key=\"1\">"));
    QCOMPARE(page.count("Theirs"), 2);  // its cell and what that is sorted by
    QCOMPARE(imported(page)->records, QList<RunRecord>{mine});
    QVERIFY(!pageOf(contentOf({mine})).contains("Marked:"));
}

void TestWebPage::curvesHaveADotAValue()
{
    RunRecord run = sample::completed(20, 5);
    run.epochs[2].validationLoss.reset();
    const QString page = QString::fromUtf8(pageOf(contentOf({run})));
    QCOMPARE(page.count(QStringLiteral("class=\"dot\"")), 2 * 2 * 5 - 1);
    QVERIFY(page.contains(QStringLiteral("epoch 2, validation: 56.0 %")));
    run.epochs.clear();
    QVERIFY(!pageOf(contentOf({run})).contains("class=\"plot\""));
    QList<RunRecord> many;
    for (int i = 0; i < 9; ++i) {
        many.append(sample::completed(20 + i, 2));
        many.last().device.name = QStringLiteral("Box %1").arg(i);
    }
    const QByteArray page9 = pageOf(contentOf(many));
    QCOMPARE(page9.count("<span class=\"swatch"), 6);
    QVERIFY(page9.contains("those of 6 of the 9 results"));
}

void TestWebPage::runningSetsStayAtHome()
{
    RunRecord running = sample::running();
    running.device.name = QStringLiteral("Busy box");
    ExportContent content = contentOf({sample::completed(), running});
    content.document.records.removeLast();
    QVERIFY(!pageOf(content).contains("Busy box"));
}

void TestWebPage::axesHoldTheirValues_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    const double most = std::numeric_limits<double>::max();
    for (const auto& [low, high] : QList<std::pair<double, double>>{{0, 1},
                                                                    {0.5, 1},
                                                                    {0.497, 0.731},
                                                                    {0, 2.4},
                                                                    {0, 0.0003},
                                                                    {1, 15},
                                                                    {1, 1},
                                                                    {0, 0},
                                                                    {0.7, 0.7},
                                                                    {-3, 7e5},
                                                                    {-1e17, -1e17 + 16},
                                                                    {0, most},
                                                                    {-most, most}}) {
        QTest::addRow("%g to %g", low, high) << low << high;
    }
}

void TestWebPage::axesHoldTheirValues()
{
    QFETCH(double, low);
    QFETCH(double, high);
    const QList<double> ticks = axisTicks(low, high);
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 8);
    const double slack = 1e-9 * (ticks.last() - ticks.first());
    QVERIFY(!(ticks.first() > low + slack) && !(ticks.last() < high - slack));
    QVERIFY(ticks.first() < ticks.last());
    if (high - low < 1e9 && high > low) {
        QVERIFY(ticks.size() >= 3);
        QVERIFY(ticks.last() - ticks.first() < 2.1 * (high - low));  // not lost in an empty chart
    }
}

void TestWebPage::changedPagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("words");
    const QByteArray page = pageOf(contentOf({sample::completed(20, 2)}));
    const qsizetype data = page.indexOf("epochmark-records");
    const QByteArray element = page.mid(page.lastIndexOf('<', data),
                                        page.indexOf("</script>", data) + 9 - page.lastIndexOf('<', data));
    QTest::newRow("cut") << page.left(data + 300) << "gone or cut off";
    QTest::newRow("cut before") << page.left(data - 60) << "gone or cut off";
    QTest::newRow("twice") << QByteArray(page).insert(data - 60, element) << "gone or cut off";
    QTest::newRow("no records") << QByteArray(page).replace(element, "") << "gone or cut off";
    QTest::newRow("other JSON") << QByteArray(page).replace("\"records\"", "\"photos\"") << "page.html";
    QTest::newRow("foreign") << QByteArray("<!doctype html>\n<title>News</title>") << "didn't export";
    QTest::newRow("foreign, old") << QByteArray("\n<HTML><body>") << "didn't export";
}

void TestWebPage::changedPagesAreRefused()
{
    QFETCH(QByteArray, page);
    QFETCH(QString, words);
    const auto refused = imported(page);
    QVERIFY(!refused && refused.error().code == ErrorCode::Input);
    QVERIFY2(refused.error().message.contains(words), qPrintable(refused.error().message));
    QVERIFY(refused.error().message.startsWith(m_folder.filePath(QStringLiteral("page.html"))));
}

/// A browser that saves a page may put a mark and a comment of its own before and in it.
void TestWebPage::savedAgainItIsStillOurs()
{
    const ExportContent content = contentOf({sample::completed(20, 2)});
    QByteArray page = pageOf(content);
    page.replace("<!DOCTYPE html>\n",
                 "\xef\xbb\xbf<!doctype html>\n<!-- saved from url=(0014)about:internet -->\n");
    const auto back = imported(page);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->records, content.document.records);
}

void TestWebPage::largePagesAreNotRead()
{
    QVERIFY(imported(pageOf({})));
    QFile file(m_folder.filePath(QStringLiteral("page.html")));
    QVERIFY(file.resize((qint64{1} << 30) + 1));  // a hole: takes no room
    const auto refused = readJsonFile(file.fileName());
    QVERIFY(!refused && refused.error().message.contains(QStringLiteral("1 GiB")));
    QVERIFY(file.remove());
}

QTEST_GUILESS_MAIN(TestWebPage)
#include "tst_webpage.moc"
