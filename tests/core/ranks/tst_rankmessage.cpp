// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankmessage.h"

#include <QJsonArray>
#include <QTest>

using namespace epochmark;

/// What a rank believes of what another one tells.
class TestRankMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldArrives()
    {
        const RankMessage told(
            RankMessage::written({{QStringLiteral("device"), QStringLiteral("A processor")},
                                  {QStringLiteral("seconds"), 1.25},
                                  {QStringLiteral("threads"), 4},
                                  {QStringLiteral("energy"), true},
                                  {QStringLiteral("inner"), QJsonObject{{QStringLiteral("share"), 0.5}}}}));
        QCOMPARE(told.text("device"), QStringLiteral("A processor"));
        QCOMPARE(told.number("seconds").value_or(0), 1.25);
        QCOMPARE(told.whole("threads", 100), 4);
        QVERIFY(told.flag("energy"));
        QCOMPARE(told.within("inner").number("share").value_or(0), 0.5);
        QVERIFY(!told.error());
        QVERIFY(told.text("absent").isEmpty() && !told.number("absent") && !told.flag("absent"));
        QCOMPARE(told.whole("absent", 100), 0);
    }

    void errorsArrive_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("internal") << ErrorCode::Internal;
        QTest::newRow("usage") << ErrorCode::Usage;
        QTest::newRow("input") << ErrorCode::Input;
        QTest::newRow("store") << ErrorCode::Store;
        QTest::newRow("device") << ErrorCode::DeviceUnavailable;
        QTest::newRow("stopped") << ErrorCode::Stopped;
    }
    void errorsArrive()
    {
        QFETCH(ErrorCode, code);
        const Error own{code, QStringLiteral("The disk is full."), {}};
        const auto error = RankMessage(RankMessage::written(RankMessage::outcomeOf(own))).error();
        QVERIFY(error);
        QVERIFY(error->code == code);
        QCOMPARE(error->message, own.message);
        QVERIFY(!RankMessage(RankMessage::written(RankMessage::outcomeOf({}))).error());
    }

    /// Another process may tell anything.
    void nothingIsTakenAsItComes()
    {
        const RankMessage told(
            RankMessage::written({{QStringLiteral("device"), QStringLiteral("a\x1b[31m\nb")},
                                  {QStringLiteral("long"), QString(100'000, u'x')},
                                  {QStringLiteral("huge"), 1e300},
                                  {QStringLiteral("below"), -5},
                                  {QStringLiteral("word"), QStringLiteral("7")},
                                  {QStringLiteral("list"), QJsonArray{1}},
                                  {QStringLiteral("code"), 99},
                                  {QStringLiteral("message"), QString(QChar(7))}}));
        QVERIFY(!told.text("device").contains(QChar(0x1b)) && !told.text("device").contains(u'\n'));
        QCOMPARE(told.text("long").size(), RankMessage::kMostText);
        QCOMPARE(told.number("huge").value_or(0), RankMessage::kMostNumber);
        QCOMPARE(told.number("below").value_or(1), 0.0);
        QCOMPARE(told.whole("huge", 64), 64);
        QCOMPARE(told.whole("below", 64), 0);
        QVERIFY(!told.number("word") && !told.number("list"));
        QVERIFY(told.error());
        QVERIFY(told.error()->code == ErrorCode::Internal);
        QVERIFY(!told.error()->message.contains(QChar(0x07)));
        for (const char* broken : {"", "[]", "{", "null", "{\"code\""}) {
            QVERIFY(!RankMessage(broken).error() && RankMessage(broken).text("device").isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestRankMessage)
#include "tst_rankmessage.moc"
