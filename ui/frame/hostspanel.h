// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/host.h"
#include "hosts/hostcheck.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace epochmark {

class AppContext;
class HostCheckJob;
class HostReportView;
class RowList;

/// The machines that are reached by ssh, in the settings: what they were last seen to have; adds, changes,
/// looks at and removes them. Whoever shows devices is told when something has changed
/// (AppContext::devicesChanged). Window thread.
class HostsPanel : public QWidget {
    Q_OBJECT
public:
    explicit HostsPanel(AppContext* context, QWidget* parent = nullptr);

    /// While something is measured nobody is looked at: the run may be there.
    void setMeasuring(bool isMeasuring);
    /// Opens the dialog that adds one.
    void add();

private:
    static QWidget* makeEmpty();
    QWidget* makeFoot();
    void reload();
    void setHosts(const QList<Host>& hosts);
    void change(const QString& name);
    void check(const QString& name);
    void take(const Result<HostReport>& report);
    void remove(const QString& name);
    void removeNow(const QString& name);
    void askRent(const QString& deviceName);
    void openDialog(const std::optional<Host>& former);
    std::optional<Host> hostNamed(const QString& name) const;
    void updateButtons();
    void say(const QString& sentence);

    AppContext* m_context;
    HostCheckJob* m_job;
    RowList* m_list;
    HostReportView* m_report;
    QLabel* m_line;
    QProgressBar* m_progress;
    QPushButton* m_add = nullptr;
    QPushButton* m_stop = nullptr;
    QList<Host> m_hosts;
    QString m_looked;  ///< whom the look under way, or the last, is or was for
    bool m_isMeasuring = false;
};

}  // namespace epochmark
