// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "frame/desktop.h"
#include "frame/runannouncer.h"
#include "theme/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

class QLayout;
class QStackedWidget;

namespace epochmark {

class AppContext;
class Banner;
class BenchmarkPage;
class DropOverlay;
class HelpDialog;
class HostRunsNotice;
class PictureTaker;
class Rail;
class SavedBanner;
class SettingsDialog;
struct StartRequest;

/// The window: the rail and one page. Only composes: pages talk to each other through AppContext's wishes.
/// Takes zips, folders, JSON and PNG by drop; keeps size and page; asks before it closes on a run in work,
/// and is gone from the screen while that winds down.
/// Window thread; `context` must outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Benchmark, Leaderboard, Compare, Costs, Report };

    /// `desktop`: null for the session's own.
    explicit MainWindow(AppContext* context, std::unique_ptr<Desktop> desktop = nullptr,
                        QWidget* parent = nullptr);
    ~MainWindow() override;

    Page currentPage() const;
    void showPage(Page page);
    BenchmarkPage* benchmarkPage() const { return m_benchmark; }
    /// Shows it, as it was left; the first time maximised where its usual size doesn't fit.
    void open();
    /// Device scan, last dataset, the desktop's colours; to be called once the window is visible.
    void startBackgroundWork();
    /// A later start wants its window: this one comes to the front or asks for attention, and takes its
    /// dataset.
    void answer(const StartRequest& request);
    /// Something that holds for the whole session, above all pages.
    void warn(const QString& sentence, const QString& detail);

Q_SIGNALS:
    /// It was closed and nothing is in work any more: the program may end.
    void ended();

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool isForward) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPage(Page page, const QString& title, const QString& iconName, QWidget* widget);
    void addPages();
    QLayout* makePageColumn();
    void addShortcut(const QKeySequence& keys, const QString& meaning, const std::function<void()>& action);
    void addShortcuts();
    void connectContext();
    void restore();
    void setScheme(ColorScheme scheme);
    SettingsDialog* openSettings();
    void openHelp();
    void importByDialog();
    void askAboutHost();

    AppContext* m_context;
    Rail* m_rail;
    QStackedWidget* m_pages;
    SavedBanner* m_banner;
    PictureTaker* m_pictures;
    BenchmarkPage* m_benchmark;
    std::unique_ptr<Desktop> m_desktop;  ///< never null
    RunAnnouncer m_announcer;
    QPointer<HelpDialog> m_help;  ///< a window of its own, so that no dialog blocks it
    Banner* m_warning;
    HostRunsNotice* m_openRuns;
    DropOverlay* m_overlay;
    bool m_isClosing = false;
};

}  // namespace epochmark
