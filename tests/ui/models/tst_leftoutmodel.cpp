// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/leftoutmodel.h"
#include "pages/benchmark/setup/leftoutdialog.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTreeView>

using namespace epochmark;

class TestLeftOutModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsNamesThatCannotHarm();
    void aMillionFilesOpenAtOnce();
};

void TestLeftOutModel::showsNamesThatCannotHarm()
{
    LeftOutModel model(
        {{QStringLiteral("train/a/1.jpg"), QStringLiteral("ends too early")},
         {QStringLiteral("two\nlines\x1b[31m\u202Egpj.exe"), QStringLiteral("is empty (0 bytes)")},
         {QString(65'535, u'n'), QStringLiteral("is empty (0 bytes)")}});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, LeftOutModel::File).data().toString(), QStringLiteral("train/a/1.jpg"));
    QCOMPARE(model.index(0, LeftOutModel::Reason).data().toString(), QStringLiteral("ends too early"));
    QCOMPARE(model.index(1, LeftOutModel::File).data().toString(),
             QStringLiteral("two\uFFFDlines\uFFFD[31m\uFFFDgpj.exe"));
    QCOMPARE(model.index(2, LeftOutModel::File).data().toString().size(), 200);
}

void TestLeftOutModel::aMillionFilesOpenAtOnce()
{
    const QList<LeftOut> many(1'000'000,
                              {QStringLiteral("train/a/1.jpg"), QStringLiteral("is empty (0 bytes)")});
    LeftOutDialog dialog(many);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto* list = dialog.findChild<QTreeView*>(QStringLiteral("leftOutList"));
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 1'000'000);
    list->scrollToBottom();
    QVERIFY(list->indexAt(QPoint(5, list->viewport()->height() / 2)).row() > 999'900);
}

QTEST_MAIN(TestLeftOutModel)
#include "tst_leftoutmodel.moc"
