// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "boardcontext.h"
#include "boardrows.h"
#include "models/leaderboardmodel.h"
#include "pages/leaderboard/leaderboardpage.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSet>
#include <QTableView>
#include <QTest>

namespace epochmark::test {

using Column = LeaderboardModel;

/// The page on a store of its own, shown and read.
struct LeaderboardStage {
    sample::BoardContext sample;
    LeaderboardPage page{sample.context.get()};

    explicit LeaderboardStage(const QList<RunRecord>& records = sample::boardRecords(),
                              QSize size = {1344, 900})
        : sample(records)
    {
        page.resize(size);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        if (!QTest::qWaitFor([this] { return page.isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QCoreApplication::processEvents();
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    QTableView* table() const { return find<QTableView>("measuredTable"); }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return table()->model()->index(row, column).data(role).toString();
    }
    QString told() const { return find<QWidget>("leaderboardBanner")->accessibleName(); }
    QString setOf(int row) const { return cell(row, 0, SetIdRole); }
    void click(QTableView* view, int row, int column) const
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, column)).center());
    }
    void focusRow(int row) const
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, Column::Device));
    }
    QMenu* openMenuByKey(int row) const
    {
        focusRow(row);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table(), &event);
        return page.findChild<QMenu*>(QStringLiteral("rowMenu"));
    }
    qsizetype storedSets() const
    {
        QSet<QString> sets;
        for (const RunRecord& record : sample.context->store().records().value()) {
            sets.insert(record.setId);
        }
        return sets.size();
    }
    void trigger(const char* action) const
    {
        auto* found = page.findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found && found->isEnabled(), action);
        found->trigger();
    }
};

}  // namespace epochmark::test
