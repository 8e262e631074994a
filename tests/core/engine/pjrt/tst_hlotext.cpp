// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotext.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <cstdio>

using namespace epochmark;

namespace {

/// What stands between "dense<" and ">" of the only constant.
QString constantOf(double value, const char* element = "f32")
{
    HloText text(HloMultiply::Exact);
    const QString module = QString::fromStdString(text.finish({text.constant(value, {element, {}})}));
    return module.section(QStringLiteral("dense<"), 1, 1).section(u'>', 0, 0);
}

/// German, made here where this machine has none: as a desktop program has it, for the C library too.
bool setGerman(const QTemporaryDir& folder)
{
    const QString made = folder.filePath(QStringLiteral("de_DE.UTF-8"));
    QProcess::execute(QStringLiteral("localedef"), {QStringLiteral("-i"), QStringLiteral("de_DE"),
                                                    QStringLiteral("-f"), QStringLiteral("UTF-8"), made});
    if (QFile::exists(made)) {
        qputenv("LOCPATH", QFile::encodeName(folder.path()));
    }
    return std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
}

}  // namespace

class TestHloText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("written");
        QTest::newRow("nothing") << 0.0 << "0.000000000e+00";
        QTest::newRow("a learning rate") << 1e-3 << "1.000000000e-03";
        QTest::newRow("a share") << 1.0 / 255 << "3.921568627e-03";
        QTest::newRow("negative") << -12.5 << "-1.250000000e+01";
        QTest::newRow("large") << 16777216.0 << "1.677721600e+07";
    }

    void writesNumbers()
    {
        QFETCH(double, value);
        QTEST(constantOf(value), "written");
        QCOMPARE(static_cast<float>(constantOf(value).toDouble()), static_cast<float>(value));
    }

    void writesWholeNumbers()
    {
        QCOMPARE(constantOf(2147483647, "i32"), QStringLiteral("2147483647"));
        QCOMPARE(constantOf(-3, "i32"), QStringLiteral("-3"));
    }

    /// A desktop program speaks its user's language in the C library, too.
    void writesPointsInGerman()
    {
        const QTemporaryDir folder;
        if (!setGerman(folder)) {
            QSKIP("this machine has no German and can't make it");
        }
        char number[16];
        std::snprintf(number, sizeof number, "%.1f", 0.5);
        const QString written = constantOf(1e-3);
        std::setlocale(LC_ALL, "C");
        QCOMPARE(QString::fromLatin1(number), QStringLiteral("0,5"));
        QCOMPARE(written, QStringLiteral("1.000000000e-03"));
    }
};

QTEST_GUILESS_MAIN(TestHloText)
#include "tst_hlotext.moc"
