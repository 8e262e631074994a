// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QMainWindow>

class QStackedWidget;

namespace epochmark {

class AppContext;
class BenchmarkPage;
class Rail;

/// The window: the rail and one page. Only composes: pages talk to each other through AppContext's wishes. Takes zips,
/// folders, JSON and PNG by drop; keeps size and page; asks before it closes on a run in work. Window thread; `context`
/// must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Benchmark, Leaderboard, Compare, Costs, Report };

    explicit MainWindow(AppContext* context, QWidget* parent = nullptr);
    ~MainWindow() override;

    Page currentPage() const;
    void showPage(Page page);
    BenchmarkPage* benchmarkPage() const { return m_benchmark; }
    /// Device scan and last dataset; to be called once the window is visible.
    void startBackgroundWork();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPage(Page page, const QString& title, const QString& iconName, QWidget* widget);
    void addPages();
    void addShortcuts();
    void connectContext();
    void restore();
    void setScheme(ColorScheme scheme);
    void openSettings();
    void openHelp();
    void importByDialog();
    void showProgress(double share);

    AppContext* m_context;
    Rail* m_rail;
    QStackedWidget* m_pages;
    BenchmarkPage* m_benchmark;
    bool m_isClosing = false;
};

}  // namespace epochmark
