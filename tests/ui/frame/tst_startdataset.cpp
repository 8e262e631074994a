// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/startdataset.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

class TestStartDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNothing() { QCOMPARE(startDataset({}).value(), QString()); }

    void demoIsTheBuiltInOne()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("demo")));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const auto demo = startDataset({QStringLiteral("demo")});
        const auto named = startDataset({QStringLiteral("./demo")});
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(demo.value(), QStringLiteral("demo"));
        QCOMPARE(named.value(), QDir(folder.path()).canonicalPath() + QStringLiteral("/demo"));
    }

    void othersAreTold()
    {
        const auto missing = startDataset({QStringLiteral("/no/such.zip")});
        QVERIFY(!missing && missing.error().code == ErrorCode::Usage);
        QVERIFY(missing.error().message.contains(QStringLiteral("/no/such.zip")));
        const auto two = startDataset({QStringLiteral("demo"), QStringLiteral("other.zip")});
        QVERIFY(!two && two.error().message.contains(QStringLiteral("other.zip")));
    }
};

QTEST_GUILESS_MAIN(TestStartDataset)
#include "tst_startdataset.moc"
