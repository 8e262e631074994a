// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/appcontext.h"
#include "frame/mainwindow.h"
#include "theme/theme.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace epochmark {

namespace test {
class FakeTeamBoard;
}

/// The real window on a temporary store of example records, ready to be posed and photographed. Window
/// thread.
class Stage {
public:
    /// Running: filled, and a run that has done two epochs. LongNames: devices that are hard to write.
    enum class Store { Empty, Filled, Running, LongNames };

    Stage(Store store, ColorScheme scheme, QSize window);
    /// Filled with what lies in another home: a copy of its results, settled, and of its prices. Ends the
    /// program with a sentence when there is no store.
    Stage(const QDir& home, ColorScheme scheme, QSize window);
    ~Stage();

    MainWindow& window() { return *m_window; }
    AppContext& context() { return *m_context; }
    /// A board in memory that a stage may join.
    test::FakeTeamBoard& team() { return *m_team; }
    /// A place for a file that this stage needs.
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

    template <typename T = QWidget>
    T* find(const char* objectName)
    {
        return m_window->findChild<T*>(QLatin1String(objectName));
    }

    /// Lets everything that reads in the background arrive, and every chart draw.
    void settle();
    /// The window, as large as was asked for times the scale of the screen, and dialogs and menus over it.
    QImage photograph();

private:
    void open(const std::function<void(AppContext::Parts&)>& fill, ColorScheme scheme, QSize window);
    void paintOver(QPixmap& picture) const;

    QTemporaryDir m_folder;
    std::unique_ptr<test::FakeTeamBoard> m_team;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace epochmark
