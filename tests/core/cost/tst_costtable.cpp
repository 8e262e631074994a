// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/costtable.h"
#include "cost/jobestimate.h"
#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

namespace {

Price priceOf(const QString& device, PriceKind kind, double amount)
{
    Price price;
    price.device = device;
    price.kind = kind;
    price.amount = amount;
    price.source = QStringLiteral("a \"shop\", far away");
    return price;
}

LeaderboardRow rowOf(const QString& device, double seconds)
{
    RunRecord run = sample::completed(seconds);
    run.device.name = device;
    return buildLeaderboard({run}, {}, nullptr).first().rows.first();
}

/// A reader of its own for RFC 4180.
QList<QStringList> parsed(const QByteArray& csv)
{
    QList<QStringList> lines;
    QStringList fields;
    QString field;
    bool isQuoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (isQuoted && c == u'"' && text.mid(at + 1, 1) == QStringLiteral("\"")) {
            field += c;
            ++at;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (c == u',' || c == u'\r')) {
            fields += field;
            field.clear();
        } else if (!isQuoted && c == u'\n') {
            lines += fields;
            fields.clear();
        } else {
            field += c;
        }
    }
    return lines;
}

}  // namespace

class TestCostTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesALineAPrice();
    void agreesWithTheModel();
    void leavesUnknownEmpty();
    void writesMarkdown();

private:
    QString value(int line, const QString& column) const
    {
        const QList<QStringList> lines = parsed(costsAsCsv(m_table, CostModel(m_book)));
        return lines.value(line).value(lines.first().indexOf(column));
    }

    CostTable m_table;
    PriceBook m_book;
};

void TestCostTable::init()
{
    m_book = PriceBook();
    m_book.setPrice(priceOf(QStringLiteral("both"), PriceKind::Buy, 300));
    m_book.setPrice(priceOf(QStringLiteral("both"), PriceKind::Rent, 1.25));
    m_table = {QStringLiteral("Classic"),
               QStringLiteral("f00d"),
               {rowOf(QStringLiteral("both"), 100), rowOf(QStringLiteral("none|at all"), 200)},
               1000,
               2};
}

void TestCostTable::writesALineAPrice()
{
    const QList<QStringList> lines = parsed(costsAsCsv(m_table, CostModel(m_book)));
    QCOMPARE(lines.size(), 4);
    for (const QStringList& line : lines) {
        QCOMPARE(line.size(), lines.first().size());
    }
    QCOMPARE(value(1, QStringLiteral("kind")), QStringLiteral("buy"));
    QCOMPARE(value(2, QStringLiteral("kind")), QStringLiteral("rent"));
    QCOMPARE(value(1, QStringLiteral("source")), QStringLiteral("a \"shop\", far away"));
}

void TestCostTable::agreesWithTheModel()
{
    const CostModel costs(m_book);
    const LeaderboardRow& row = m_table.rows.first();
    QCOMPARE(value(1, QStringLiteral("cost")).toDouble(),
             costs.cost(row.runs.first(), PriceKind::Buy)->amount);
    QCOMPARE(value(2, QStringLiteral("cost")).toDouble(),
             costs.cost(row.runs.first(), PriceKind::Rent)->amount);
    QCOMPARE(value(1, QStringLiteral("job_s")).toDouble(), estimateJob(row, 1000, 2, costs)->seconds);
    QCOMPARE(value(1, QStringLiteral("lifetime_years")).toDouble(), m_book.assumptions.lifetimeYears);
}

void TestCostTable::leavesUnknownEmpty()
{
    QCOMPARE(value(3, QStringLiteral("device")), QStringLiteral("none|at all"));
    for (const char* column :
         {"kind", "cost", "currency", "source", "price_date", "energy_included", "job_cost"}) {
        QVERIFY2(value(3, QString::fromLatin1(column)).isEmpty(), column);
    }
    m_table.jobEpochs = 0;
    QVERIFY(value(1, QStringLiteral("job_s")).isEmpty());
}

void TestCostTable::writesMarkdown()
{
    const QString text = QString::fromUtf8(costsAsMarkdown(m_table, CostModel(m_book)));
    QVERIFY(text.contains(QStringLiteral("none\\|at all")));
    QVERIFY(text.contains(QStringLiteral("no price yet")));
    QVERIFY(text.contains(QStringLiteral("1,000 pictures, 2 epochs")));
    m_table.jobPictures = 0;
    QVERIFY(
        !QString::fromUtf8(costsAsMarkdown(m_table, CostModel(m_book))).contains(QStringLiteral("My job")));
}

QTEST_GUILESS_MAIN(TestCostTable)
#include "tst_costtable.moc"
