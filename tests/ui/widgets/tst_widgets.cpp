// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"
#include "patience.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/dashkeys.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/iconbutton.h"
#include "widgets/icontext.h"
#include "widgets/pageheader.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/turningrow.h"
#include "widgets/undobar.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

using namespace epochmark;

class TestWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void segmentsAreChosenByMouseAndKeys();
    void segmentsAreSilentWhenSet();
    void segmentsStandTogetherInWideRooms();
    void undoBarEndsOnce();
    void elidesOnlyWhatDoesNotFit();
    void iconButtonHasAName();
    void bannerSpeaksWhatItSays();
    void emptyStateKeepsButtonsInOrder();
    void buttonsHaveTheHeightOfTheDesign();
    void badgeChangesItsLook();
    void dashKeysShrinkBeforeTheyGo();
    void turningRowTurnsBothWays();
    void linksFollowTheTheme();
    void aHeadersSentenceIsWhole();
};

void TestWidgets::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
}

void TestWidgets::segmentsAreChosenByMouseAndKeys()
{
    SegmentedControl control(QStringLiteral("Axis"));
    control.addSegment(QStringLiteral("Epochs"), QStringLiteral("a"));
    control.addSegment(QStringLiteral("Elapsed"), QStringLiteral("b"));
    control.addSegment(QStringLiteral("Both"), QStringLiteral("c"));
    control.show();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    QCOMPARE(control.currentIndex(), 0);
    QSignalSpy spy(&control, &SegmentedControl::currentChanged);
    auto* second = control.findChild<QToolButton*>(QStringLiteral("b"));
    QCOMPARE(second->accessibleName(), QStringLiteral("Axis: Elapsed"));
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.takeFirst().at(0).toInt(), 1);
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(spy.size(), 1);
    // The chosen one again: nothing new.
    QTest::mouseClick(control.findChild<QToolButton*>(QStringLiteral("c")), Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
}

void TestWidgets::segmentsAreSilentWhenSet()
{
    SegmentedControl control(QStringLiteral("Preset"));
    control.addSegment(QStringLiteral("1"), QStringLiteral("a"));
    control.addSegment(QStringLiteral("2"), QStringLiteral("b"));
    QSignalSpy spy(&control, &SegmentedControl::currentChanged);
    control.setCurrentIndex(1);
    QCOMPARE(control.currentIndex(), 1);
    QVERIFY(spy.isEmpty());
}

void TestWidgets::segmentsStandTogetherInWideRooms()
{
    SegmentedControl control(QStringLiteral("Colours"));
    for (const char* name : {"Light", "Dark", "As the system"}) {
        control.addSegment(QString::fromLatin1(name), QString::fromLatin1(name));
    }
    const QList<QToolButton*> segments = control.findChildren<QToolButton*>();
    for (const bool isStretched : {false, true}) {
        control.setStretched(isStretched);
        control.resize(control.sizeHint().width() + 200, control.sizeHint().height());
        control.show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(segments.first()->x(), 0);
        for (qsizetype i = 1; i < segments.size(); ++i) {
            QCOMPARE(segments[i]->x(), segments[i - 1]->geometry().right() + 1);
        }
        QCOMPARE(segments.last()->geometry().right() + 1 == control.width(), isStretched);
    }
}

void TestWidgets::undoBarEndsOnce()
{
    UndoBar bar;
    QSignalSpy undone(&bar, &UndoBar::undone);
    QSignalSpy expired(&bar, &UndoBar::expired);
    QVERIFY(bar.isHidden());
    bar.offer(QStringLiteral("A deleted."));
    QVERIFY(!bar.isHidden());
    // A second offer lets the first one expire.
    bar.offer(QStringLiteral("B deleted."));
    QCOMPARE(expired.size(), 1);
    QTest::mouseClick(bar.findChild<QPushButton*>(QStringLiteral("undoButton")), Qt::LeftButton);
    QCOMPARE(undone.size(), 1);
    QCOMPARE(expired.size(), 1);
    QVERIFY(bar.isHidden());
    bar.offer(QStringLiteral("C deleted."));
    auto* timer = bar.findChild<QTimer*>();
    QCOMPARE(timer->interval(), UndoBar::kSeconds * 1000);
    timer->start(0);
    QTRY_COMPARE(expired.size(), 2);
    QCOMPARE(undone.size(), 1);
    bar.activateWindow();
    bar.offer(QStringLiteral("D deleted."));
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    QTest::keyClick(&bar, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone.size(), 2);
    QVERIFY(bar.isHidden());
}

void TestWidgets::elidesOnlyWhatDoesNotFit()
{
    ElidedLabel label(QStringLiteral("a rather long name of a graphics card"));
    label.resize(label.sizeHint());
    const QImage whole = label.grab().toImage();
    label.resize(label.sizeHint().width() / 2, label.height());
    const QImage half = label.grab().toImage();
    QVERIFY(whole.copy(0, 0, half.width(), half.height()) != half);
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 2);
}

void TestWidgets::iconButtonHasAName()
{
    const IconButton button(QStringLiteral("close"), QStringLiteral("Dismiss"), QStringLiteral("x"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Dismiss"));
    QCOMPARE(button.toolTip(), QStringLiteral("Dismiss"));
    QCOMPARE(button.focusPolicy(), Qt::StrongFocus);
}

void TestWidgets::bannerSpeaksWhatItSays()
{
    Banner banner;
    banner.setContent(Banner::Kind::Error, QStringLiteral("It failed."), QStringLiteral("Try again."));
    QCOMPARE(banner.accessibleName(), QStringLiteral("It failed. Try again."));
    QSignalSpy closed(&banner, &Banner::closed);
    banner.setClosable(true);
    banner.show();
    QTest::mouseClick(banner.findChild<QToolButton*>(QStringLiteral("dismissButton")), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(banner.isHidden());
}

void TestWidgets::emptyStateKeepsButtonsInOrder()
{
    EmptyState state(QStringLiteral("bars"), QStringLiteral("Nothing yet"),
                     QStringLiteral("Run a benchmark."));
    auto* first = makeButton(QStringLiteral("Run"), QStringLiteral("run"), {}, ButtonKind::Primary);
    auto* second = makeButton(QStringLiteral("Import"), QStringLiteral("import"));
    state.addButton(first);
    state.addButton(second);
    state.resize(600, 400);
    state.show();
    QVERIFY(first->mapTo(&state, QPoint()).x() < second->mapTo(&state, QPoint()).x());
    const int left = first->mapTo(&state, QPoint()).x();
    const int right = state.width() - second->mapTo(&state, QPoint(second->width(), 0)).x();
    QVERIFY2(qAbs(left - right) <= 2, "the buttons stand in the middle");
}

void TestWidgets::buttonsHaveTheHeightOfTheDesign()
{
    QWidget parent;
    const auto height = [&parent](ButtonSize size) {
        const auto* button = makeButton(QStringLiteral("Words"), QStringLiteral("b"), QStringLiteral("play"),
                                        ButtonKind::Normal, size, &parent);
        button->ensurePolished();
        return button->sizeHint().height();
    };
    QCOMPARE(height(ButtonSize::Normal), 32);
    QCOMPARE(height(ButtonSize::Large), 40);
    QCOMPARE(height(ButtonSize::Small), 28);
}

void TestWidgets::badgeChangesItsLook()
{
    Badge badge(QStringLiteral("new"), Badge::Kind::Accent);
    QCOMPARE(badge.property("look").toString(), QStringLiteral("badge-accent"));
    badge.setContent(QStringLiteral("noisy"), Badge::Kind::Warning, QStringLiteral("triangle"));
    QCOMPARE(badge.text(), QStringLiteral("noisy"));
    QCOMPARE(badge.property("look").toString(), QStringLiteral("badge-warning"));
}

void TestWidgets::dashKeysShrinkBeforeTheyGo()
{
    DashKeys keys;
    const int withoutGhosts = keys.sizeHint().width();
    keys.setHasGhosts(true);
    QVERIFY(keys.sizeHint().width() > withoutGhosts);
    QVERIFY(keys.minimumSizeHint().width() < withoutGhosts);
    // What stands to the left of the keys' own width is empty: fewer keys, less ink.
    const auto inkIn = [&keys](int width) {
        keys.resize(width, keys.sizeHint().height());
        QImage picture(keys.size(), QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        keys.render(&picture, {}, {}, QWidget::DrawChildren);
        int ink = 0;
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                ink += picture.pixelColor(x, y).alpha() > 0;
            }
        }
        return ink;
    };
    const int all = inkIn(keys.sizeHint().width());
    const int some = inkIn(keys.minimumSizeHint().width());
    QVERIFY2(some > 0 && some < all, qPrintable(QStringLiteral("%1 of %2").arg(some).arg(all)));
}

void TestWidgets::turningRowTurnsBothWays()
{
    QWidget window;  // a layout keeps the window it fills as wide as it needs
    TurningRow turning(300, &window);
    turning.row()->addWidget(new QLabel(QStringLiteral("one")));
    turning.row()->addWidget(new QLabel(QStringLiteral("two")));
    window.show();
    for (const int width : {400, 200, 400}) {
        turning.resize(width, 100);
        QCOMPARE(turning.row()->direction(), width > 300 ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }
    // Contents that need more than that stand side by side only where there is room for all of them.
    auto* wide = new QWidget;
    wide->setMinimumWidth(350);
    turning.row()->addWidget(wide);
    wide->show();
    turning.resize(500, 100);
    QCOMPARE(turning.row()->direction(), QBoxLayout::LeftToRight);
    QVERIFY(turning.minimumSizeHint().width() < 400);
    turning.resize(380, 100);
    QCOMPARE(turning.row()->direction(), QBoxLayout::TopToBottom);
}

/// After a change of the theme a link looks as one that was made in it.
void TestWidgets::linksFollowTheTheme()
{
    const QString words = QStringLiteral("no price yet: <a href=\"price\">add one</a>");
    const auto pictureOf = [](IconText& text) {
        text.resize(300, 30);
        return text.grab().toImage();
    };
    IconText text;
    text.setText(words);
    text.show();
    const QImage light = pictureOf(text);
    theme::apply(*qApp, ColorScheme::Dark);
    QCoreApplication::processEvents();
    IconText fresh;
    fresh.setText(words);
    fresh.show();
    const QImage dark = pictureOf(fresh);
    QVERIFY(dark != light);
    QCOMPARE(pictureOf(text), dark);
    theme::apply(*qApp, ColorScheme::Light);
    QCoreApplication::processEvents();
    QCOMPARE(pictureOf(text), light);
}

/// Beside the title where there is room, else beneath it, and back.
void TestWidgets::aHeadersSentenceIsWhole()
{
    PageHeader header(QStringLiteral("Compare"));
    auto* action = new QPushButton(QStringLiteral("Export"));
    header.addAction(action);
    header.setSentence(
        QStringLiteral("Results over each other. A ratio is shown only where the work was the same."));
    auto* sentence = header.findChild<QLabel*>(QStringLiteral("pageSentence"));
    auto* title = header.findChildren<QLabel*>().first();
    header.show();
    const auto isWhole = [&] { return sentence->width() >= sentence->sizeHint().width(); };
    header.resize(1400, header.sizeHint().height());
    QTRY_VERIFY(isWhole() && sentence->geometry().center().y() < title->geometry().bottom());
    const int low = header.sizeHint().height();
    header.resize(sentence->sizeHint().width() + 20, low);
    QTRY_VERIFY(isWhole() && sentence->y() > title->geometry().bottom());
    QVERIFY(header.sizeHint().height() > low);
    const int both = title->sizeHint().height() + sentence->sizeHint().height();
    // A full page squeezes it no further.
    QVERIFY((header.minimumHeight() > 0 ? header.minimumHeight() : header.minimumSizeHint().height())
            >= both);
    header.resize(1400, low);
    QTRY_VERIFY(isWhole() && sentence->geometry().center().y() < title->geometry().bottom());
    QCOMPARE(header.sizeHint().height(), low);
    QTRY_COMPARE(action->geometry().right() + 1, header.width());  // at the right end, whoever is beside it
    header.resize(sentence->sizeHint().width() + 20, low);
    QTRY_COMPARE(action->geometry().right() + 1, header.width());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
