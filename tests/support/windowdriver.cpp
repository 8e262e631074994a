// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QThreadPool>
#include <QWindow>

namespace epochmark {

namespace {

constexpr int kEdge = 10;  // from the left edge of a row of which only box and words take a click

QPoint placeToClick(const QWidget* widget)
{
    const bool isBox = qobject_cast<const QCheckBox*>(widget) || qobject_cast<const QRadioButton*>(widget);
    return isBox ? QPoint(kEdge, widget->height() / 2) : widget->rect().center();
}

/// Scrolls every area around the widget until the place is seen.
void bringIntoView(QWidget* widget, QPoint place)
{
    for (QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            const QPoint inside = widget->mapTo(area->widget(), place);
            area->ensureVisible(inside.x(), inside.y());
        }
    }
}

/// Events reach the window that is seen, whatever the widget is.
QPoint inWindow(const QWidget* widget, QPoint place)
{
    return widget->mapTo(widget->window(), place);
}

}  // namespace

WindowDriver::WindowDriver(QWidget& window, int patienceMs) : m_window(window), m_patienceMs(patienceMs) {}

bool WindowDriver::fail(const QString& problem)
{
    m_problem = problem;
    return false;
}

bool WindowDriver::activate()
{
    m_window.raise();
    m_window.activateWindow();
    return waitFor([this] { return m_window.isActiveWindow(); }, QStringLiteral("the window in front"));
}

QWidget* WindowDriver::widget(const QString& name) const
{
    const QString last = name.section(QLatin1Char('/'), -1);
    const QString path = name.chopped(last.size());
    const QWidget* within = path.isEmpty() ? &m_window : widget(path.chopped(1));
    QWidget* named = nullptr;
    for (QWidget* one : within != nullptr ? within->findChildren<QWidget*>() : QList<QWidget*>()) {
        if (!one->isVisible()) {
            continue;
        }
        if (one->objectName() == last) {
            return one;
        }
        named = named == nullptr && one->accessibleName() == last ? one : named;
    }
    return named;
}

bool WindowDriver::waitFor(const std::function<bool()>& condition, const QString& what)
{
    return QTest::qWaitFor(condition, m_patienceMs)
           || fail(QStringLiteral("waited in vain for %1").arg(what));
}

bool WindowDriver::waitForVisible(const QString& name)
{
    return waitFor([&] { return widget(name) != nullptr; }, QStringLiteral("%1 to be seen").arg(name));
}

QString WindowDriver::words(const QString& name) const
{
    const QWidget* found = widget(name);
    if (const auto* label = qobject_cast<const QLabel*>(found)) {
        return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(found)) {
        return button->text();
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(found)) {
        return line->text();
    }
    return found != nullptr ? found->accessibleName() : QString();
}

bool WindowDriver::waitForWords(const QString& name, const QString& expected)
{
    return waitFor([&] { return words(name).contains(expected); },
                   QStringLiteral("\"%1\" in %2").arg(expected, name))
           || fail(QStringLiteral("%1; it says \"%2\"").arg(m_problem, words(name)));
}

bool WindowDriver::isReachable(QWidget* widget, QPoint place) const
{
    QWidget* hit = widget->window()->childAt(inWindow(widget, place));
    return hit != nullptr && (hit == widget || widget->isAncestorOf(hit));
}

QWidget* WindowDriver::reachable(const QString& name)
{
    settle();
    const auto isThere = [&] {
        QWidget* found = widget(name);
        if (found == nullptr || !found->isEnabled()) {
            return false;
        }
        bringIntoView(found, placeToClick(found));
        return isReachable(found, placeToClick(found));
    };
    return waitFor(isThere, QStringLiteral("%1 to be seen, enabled and not covered").arg(name)) ? widget(name)
                                                                                                : nullptr;
}

void WindowDriver::settle()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
}

bool WindowDriver::clickAt(QWidget* widget, QPoint place, Qt::MouseButton button)
{
    if (!isReachable(widget, place)) {
        return fail(QStringLiteral("%1 is covered").arg(widget->objectName()));
    }
    QTest::mouseClick(widget->window()->windowHandle(), button, Qt::NoModifier, inWindow(widget, place));
    return true;
}

bool WindowDriver::click(const QString& name)
{
    QWidget* target = reachable(name);
    return target != nullptr && clickAt(target, placeToClick(target));
}

bool WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    // There is no window manager that gives the focus back when a dialog has gone.
    if (QGuiApplication::focusWindow() == nullptr && !activate()) {
        return false;
    }
    QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    return true;
}

bool WindowDriver::type(const QString& name, const QString& text)
{
    if (!click(name)) {
        return false;
    }
    const QWidget* field = widget(name);
    const auto hasFocus = [field] {
        const QWidget* focused = QApplication::focusWidget();
        return focused != nullptr && (focused == field || field->isAncestorOf(focused));
    };
    if (!waitFor(hasFocus, QStringLiteral("%1 to take the focus").arg(name))
        || !press(Qt::Key_A, Qt::ControlModifier)) {
        return false;
    }
    for (const QChar letter : text) {
        QTest::keyClick(QGuiApplication::focusWindow(), letter.toLatin1());
    }
    return true;
}

bool WindowDriver::choose(const QString& comboName, int entry)
{
    auto* combo = qobject_cast<QComboBox*>(reachable(comboName));
    if (combo == nullptr) {
        return fail(QStringLiteral("%1 is no combo box that can be reached: %2").arg(comboName, m_problem));
    }
    combo->setFocus(Qt::TabFocusReason);
    if (!press(Qt::Key_Home)) {
        return false;
    }
    for (int step = 0; step < entry; ++step) {
        press(Qt::Key_Down);
    }
    return combo->currentIndex() == entry
           || fail(QStringLiteral("%1 has no entry %2").arg(comboName).arg(entry));
}

bool WindowDriver::clickAction(QMenu* menu, const QString& actionName)
{
    for (QAction* action : menu->actions()) {
        if (action->objectName() != actionName) {
            continue;
        }
        if (!action->isEnabled()) {
            return fail(QStringLiteral("%1 is disabled").arg(actionName));
        }
        QTest::mouseClick(menu->windowHandle(), Qt::LeftButton, Qt::NoModifier,
                          menu->actionGeometry(action).center());
        return true;
    }
    return fail(QStringLiteral("the menu has no %1").arg(actionName));
}

bool WindowDriver::chooseFromMenu(const QString& buttonName, const QString& actionName)
{
    // A button runs its menu in a loop of its own, inside the press: the click on the action has to wait
    // there.
    auto* button = reachable(buttonName);
    auto* menu = button != nullptr ? button->findChild<QMenu*>() : nullptr;
    if (menu == nullptr) {
        return fail(QStringLiteral("%1 has no menu: %2").arg(buttonName, m_problem));
    }
    bool isChosen = false;
    const auto choose = [this, menu, &actionName, &isChosen] {
        isChosen = QTest::qWaitFor([menu] { return menu->isVisible(); }, m_patienceMs)
                   && clickAction(menu, actionName);
        menu->close();
    };
    QObject::connect(menu, &QMenu::aboutToShow, menu, choose,
                     static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    return click(buttonName)
           && waitFor([&isChosen] { return isChosen; }, QStringLiteral("%1 of the menu").arg(actionName));
}

QAbstractItemView* WindowDriver::tableWithCell(const QString& tableName, int row, int column)
{
    settle();
    const auto isCellSeen = [&] {
        auto* table = widget<QAbstractItemView>(tableName);
        if (table == nullptr || !table->model()->hasIndex(row, column)) {
            return false;
        }
        const QModelIndex cell = table->model()->index(row, column);
        table->scrollTo(cell);
        bringIntoView(table->viewport(), table->visualRect(cell).center());
        return isReachable(table->viewport(), table->visualRect(cell).center());
    };
    return waitFor(isCellSeen, QStringLiteral("row %1 of %2 to be seen").arg(row).arg(tableName))
               ? widget<QAbstractItemView>(tableName)
               : nullptr;
}

bool WindowDriver::clickCell(const QString& tableName, int row, int column)
{
    QAbstractItemView* table = tableWithCell(tableName, row, column);
    return table != nullptr
           && clickAt(table->viewport(), table->visualRect(table->model()->index(row, column)).center());
}

bool WindowDriver::chooseFromCellMenu(const QString& tableName, int row, int column,
                                      const QString& actionName)
{
    QAbstractItemView* table = tableWithCell(tableName, row, column);
    if (table == nullptr
        || !clickAt(table->viewport(), table->visualRect(table->model()->index(row, column)).center(),
                    Qt::RightButton)) {
        return false;
    }
    const auto opened = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr; };
    return waitFor(opened, QStringLiteral("the menu of %1").arg(tableName))
           && clickAction(qobject_cast<QMenu*>(QApplication::activePopupWidget()), actionName);
}

}  // namespace epochmark
