// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/leftoutdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace epochmark;

/// The list of files left out can be taken along.
class TestLeftOutDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesAllOrWhatIsSelected();
};

void TestLeftOutDialog::copiesAllOrWhatIsSelected()
{
    auto* dialog = new LeftOutDialog({{QStringLiteral("train/cats/666.jpg"), QStringLiteral("is empty")},
                                      {QStringLiteral("train/dogs/1.jpg"), QStringLiteral("ends early")}},
                                     nullptr);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("copyLeftOutButton")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("train/cats/666.jpg\tis empty\ntrain/dogs/1.jpg\tends early"));
    auto* list = dialog->findChild<QTreeView*>(QStringLiteral("leftOutList"));
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keySequence(list, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("train/dogs/1.jpg\tends early"));
    delete dialog;
}

QTEST_MAIN(TestLeftOutDialog)
#include "tst_leftoutdialog.moc"
