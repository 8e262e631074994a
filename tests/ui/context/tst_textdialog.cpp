// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/dialogs.h"
#include "context/textdialog.h"
#include "patience.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>

#include <optional>

using namespace epochmark;

namespace {

/// The real dialogs over a window, and what was answered.
struct Stage {
    QWidget window;
    SystemDialogs dialogs;
    std::optional<QString> answer;

    Stage() { window.show(); }
    void ask(bool isLong, const QString& text)
    {
        const auto take = [this](const QString& words) { answer = words; };
        if (isLong) {
            dialogs.askLines(&window, QStringLiteral("Note"), QStringLiteral("Note on a & b"), text, take);
        } else {
            dialogs.askText(&window, QStringLiteral("Rename"), QStringLiteral("Name"), text, take);
        }
    }
    QPointer<QDialog> dialog() const { return window.findChild<QDialog*>(QStringLiteral("textDialog")); }
    template <typename Edit>
    Edit* edit() const
    {
        return window.findChild<Edit*>(QStringLiteral("answerEdit"));
    }
};

}  // namespace

/// A name on one line, a note on several, by keys alone.
class TestTextDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enterAnswersALine();
    void aNoteHasSeveralLines();
    void escapeAnswersNothing();
    void longNamesHaveRoom();
};

void TestTextDialog::enterAnswersALine()
{
    Stage stage;
    stage.ask(false, QStringLiteral("EPYC"));
    const QPointer<QDialog> dialog = stage.dialog();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    QCOMPARE(stage.edit<QLineEdit>()->selectedText(), QStringLiteral("EPYC"));  // typing replaces it
    QTest::keyClicks(stage.edit<QLineEdit>(), QStringLiteral("the old one"));
    QTest::keyClick(stage.edit<QLineEdit>(), Qt::Key_Return);
    QCOMPARE(stage.answer, std::optional<QString>(QStringLiteral("the old one")));
    QTRY_VERIFY(!dialog);
}

void TestTextDialog::aNoteHasSeveralLines()
{
    Stage stage;
    stage.ask(true, QStringLiteral("first"));
    const QPointer<QDialog> dialog = stage.dialog();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto* edit = stage.edit<QPlainTextEdit>();
    QVERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!stage.answer);
    QTest::keyClicks(edit, QStringLiteral("second"));
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(!edit->hasFocus());  // on to the buttons
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(stage.answer, std::optional<QString>(QStringLiteral("first\nsecond")));
    QTRY_VERIFY(!dialog);
}

void TestTextDialog::escapeAnswersNothing()
{
    for (const bool isLong : {false, true}) {
        Stage stage;
        stage.ask(isLong, QStringLiteral("as it was"));
        const QPointer<QDialog> dialog = stage.dialog();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(!stage.answer);
    }
}

void TestTextDialog::longNamesHaveRoom()
{
    Stage stage;
    stage.ask(false, QStringLiteral("NVIDIA GeForce RTX 4090 Laptop GPU, 16 GB"));
    QVERIFY(QTest::qWaitForWindowExposed(stage.dialog()));
    const auto* edit = stage.edit<QLineEdit>();
    QVERIFY(edit->width() > edit->fontMetrics().horizontalAdvance(edit->text()) + 8);
}

QTEST_MAIN(TestTextDialog)
#include "tst_textdialog.moc"
