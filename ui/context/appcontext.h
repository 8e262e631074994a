// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardsource.h"
#include "context/dialogs.h"
#include "context/pluginscan.h"
#include "context/settings.h"
#include "context/storewriter.h"
#include "cost/pricebook.h"
#include "hosts/openhostruns.h"
#include "results/store/resultstore.h"
#include "team/teamlive.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace epochmark {

struct QueueDependencies;

/// What all pages share: the store and its rows, the price book, the settings, the dialogs, and the wishes by
/// which one page asks for another ("show this set's report"). Made by main() or a test, outlives every page.
/// Window thread.
///     connect(context, &AppContext::reportRequested, this, &ReportPage::showSet);
class AppContext : public QObject {
    Q_OBJECT
public:
    struct Parts {
        std::shared_ptr<ResultStore> store;  ///< never null
        PriceBook prices;
        QString pricesFile;  ///< where setPrices() saves
        QString settingsFile;
        std::unique_ptr<Dialogs> dialogs;  ///< null: the system's
        /// Where runs find engine, devices and what disturbs them; null: on this machine.
        std::shared_ptr<const QueueDependencies> queue = nullptr;
        TeamReach team = {};  ///< how a team's board is reached; null: TeamServer::connect()
    };

    explicit AppContext(Parts parts, QObject* parent = nullptr);
    ~AppContext() override;

    ResultStore& store() const { return *m_parts.store; }
    std::shared_ptr<ResultStore> sharedStore() const { return m_parts.store; }
    /// The store's rows, priced by prices(): pages follow it by a BoardFollower.
    BoardSource& board() { return m_board; }
    Settings& settings() { return m_settings; }
    /// What changes the store, or writes a file that may be large, goes through it.
    StoreWriter& writer() { return m_writer; }
    /// The team's board: followed from the moment on when the window does its background work.
    TeamLive& team() { return m_team; }
    /// Asking plug-ins; devicesChanged() follows.
    PluginScan& pluginScan() { return m_pluginScan; }
    Dialogs& dialogs() const { return *m_parts.dialogs; }

    QueueDependencies queueDependencies() const;

    const PriceBook& prices() const { return m_parts.prices; }
    /// Takes over what has been changed in prices(), saves it and announces pricesChanged(). What another
    /// program has changed in the file meanwhile stays. When saving fails the book in use has changed all the
    /// same and the Error says what to do; a file that can't be read is left as it is.
    Result<void> setPrices(const PriceBook& prices);
    /// Takes in what another program has written to the file; done by itself where the system tells of
    /// changed files, but for the time of a measurement.
    void readPrices();

public Q_SLOTS:
    void openBenchmark() { Q_EMIT benchmarkRequested(); }
    /// Opens the Leaderboard with that set selected; empty: as it was.
    void openLeaderboard(const QString& setId = {}) { Q_EMIT leaderboardRequested(setId); }
    void compare(const QStringList& setIds) { Q_EMIT compareRequested(setIds); }
    /// Opens the settings where the team's board is named.
    void openTeamSettings() { Q_EMIT teamSettingsRequested(); }
    /// Opens the settings where a machine that ssh reaches is added.
    void addMachine() { Q_EMIT machineRequested(); }
    void openCosts(const QString& setId = {}) { Q_EMIT costsRequested(setId); }
    void showReport(const QString& setId) { Q_EMIT reportRequested(setId); }
    /// Shows a run that was begun on another machine, and fetches its results.
    void followRun(const OpenHostRun& run) { Q_EMIT followRequested(run); }
    /// A zip or folder to benchmark (dropped on the window, chosen elsewhere).
    void useDataset(const QString& path) { Q_EMIT datasetRequested(path); }
    /// A Keras model file to train (dropped on the window).
    void useModelFile(const QString& path) { Q_EMIT modelFileRequested(path); }
    /// JSON or PNG files to import, shown on the Leaderboard.
    void importFiles(const QStringList& paths) { Q_EMIT importRequested(paths); }
    /// Somebody added, removed or asked a plug-in or a machine that ssh reaches.
    void tellDevicesChanged() { Q_EMIT devicesChanged(); }
    /// Asks which files to import.
    void chooseImport() { Q_EMIT importDialogRequested(); }

Q_SIGNALS:
    void pricesChanged();
    void devicesChanged();
    void benchmarkRequested();
    void leaderboardRequested(const QString& setId);
    void compareRequested(const QStringList& setIds);
    void teamSettingsRequested();
    void machineRequested();
    void followRequested(const epochmark::OpenHostRun& run);
    void costsRequested(const QString& setId);
    void reportRequested(const QString& setId);
    void datasetRequested(const QString& path);
    void modelFileRequested(const QString& path);
    void importRequested(const QStringList& paths);
    void importDialogRequested();

private:
    void watchPrices();
    void take(const PriceBook& prices);

    Parts m_parts;
    Settings m_settings;
    BoardSource m_board;
    QFileSystemWatcher m_watcher;
    StoreWriter m_writer;
    TeamLive m_team;
    PluginScan m_pluginScan;
};

}  // namespace epochmark
