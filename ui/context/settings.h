// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/jobrequest.h"
#include "queue/runplan.h"
#include "report/reportdata.h"
#include "theme/theme.h"

#include <QByteArray>
#include <QDateTime>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace epochmark {

/// Everything the window remembers, in one INI file; the only place that knows a key. Values out of range or
/// unreadable fall back to the default. Window thread; owned by AppContext.
class Settings {
public:
    /// `file` is made at the first change; usually paths::settingsFile().
    explicit Settings(const QString& file);

    ColorScheme colorScheme() const;
    void setColorScheme(ColorScheme scheme);
    /// A language code of spokenLanguages(); empty: the system's. Counts from the next start on.
    QString language() const;
    void setLanguage(const QString& code);
    /// Whether a notification tells of a long run's end while the window isn't in front; true unless changed.
    bool isNotifying() const;
    void setNotifying(bool isNotifying);

    /// When the interrupted run that was told of last had started; long ago: none was.
    QDateTime toldInterruption() const;
    void setToldInterruption(const QDateTime& startedAt);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    /// "benchmark", "leaderboard", ...; benchmark unless stored.
    QString page() const;
    void setPage(const QString& page);
    /// A table's order or the like, any bytes under its object name.
    QByteArray widgetState(const QString& objectName) const;
    void setWidgetState(const QString& objectName, const QByteArray& state);

    /// Newest first, at most eight; "demo" is not among them.
    QStringList recentDatasets() const;
    void addRecentDataset(const QString& path);
    void removeRecentDataset(const QString& path);
    /// Path, "demo", or empty: what the next start begins with.
    QString lastDataset() const;
    void setLastDataset(const QString& path);

    /// Model files, newest first, at most five; those that are gone are left out.
    QStringList recentModelFiles() const;
    void addRecentModelFile(const QString& path);
    /// The last run's; empty: it trained none, or it is gone.
    QString lastModelFile() const;
    void setLastModelFile(const QString& path);

    /// The last run's settings without its dataset (device, preset, workload, threads, seed).
    RunRequest lastRequest() const;
    void setLastRequest(const RunRequest& request);
    /// How often the last run was repeated, and what happened in between.
    Repeats lastRepeats() const;
    void setLastRepeats(const Repeats& repeats);
    CoolDownRule lastCoolDown() const;
    void setLastCoolDown(const CoolDownRule& coolDown);
    /// How many processes shared the last run out; 1: it trained alone.
    int lastRanks() const;
    void setLastRanks(int ranks);

    /// How many ghosts race a run, 0 - 3; 3 unless changed.
    int ghostCount() const;
    void setGhostCount(int count);
    bool isElapsedAxis() const;
    void setElapsedAxis(bool isElapsed);

    /// "My job" on the Costs page.
    JobRequest job() const;
    void setJob(const JobRequest& job);
    /// Fingerprint of the workload a page shows; empty: its first. `page` as page() has it.
    QString workload(const QString& page) const;
    void setWorkload(const QString& page, const QString& fingerprint);
    /// Widths somebody gave a table's columns, by the table's object name; 0: as the table thinks fit.
    QList<int> columnWidths(const QString& table) const;
    void setColumnWidths(const QString& table, const QList<int>& widths);

    /// How the report's picture is wanted: theme and parts; the line of one's own belongs to a set.
    ReportOptions reportOptions() const;
    void setReportOptions(const ReportOptions& options);
    /// The line of one's own in a set's report; an empty one is forgotten. No set (empty): has none, keeps
    /// none.
    QString reportLine(const QString& setId) const;
    void setReportLine(const QString& setId, const QString& line);

    /// The largest spool file of decoded pictures, GiB; 0: none. Core reads it from the file (spoollimit.h).
    int spoolGib() const;
    void setSpoolGib(int gib);

    /// Where the last export or import went; the documents folder unless stored.
    QString exportFolder() const;
    void setExportFolder(const QString& folder);

private:
    QSettings m_settings;
};

}  // namespace epochmark
