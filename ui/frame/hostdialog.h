// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/host.h"
#include "hosts/hostcheck.h"

#include <QDialog>

#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace epochmark {

class AppContext;
class HostCheckJob;
class HostReportView;
class PageScroll;

/// Adds a machine that is reached by ssh, or changes one: asks for destination, folder and commands, looks at
/// it in the background (with Stop) and says what it has and lacks. One that was never looked at as it is
/// asked for isn't added; one that didn't answer is, all the same, when the user says so. Writes the list
/// itself: what was typed isn't lost where that fails. Opened, not executed; deletes itself. Window thread.
class HostDialog : public QDialog {
    Q_OBJECT
public:
    /// `former`: the one to be changed, whose name stays.
    HostDialog(AppContext* context, const std::optional<Host>& former, QWidget* parent);

Q_SIGNALS:
    /// It is in the list now.
    void saved(const epochmark::Host& host);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeForm();
    void fit();
    QWidget* makeMore();
    QWidget* makeLook();
    QWidget* makeButtons();
    QLineEdit* addField(QFormLayout* form, const QString& label, const char* name, const QString& hint);
    void fill(const Host& host);
    Host host() const;
    void updateState();
    void changed();
    void check();
    void take(const Result<HostReport>& report);
    void save();
    void say(const QString& problem);

    AppContext* m_context;
    std::optional<Host> m_former;
    HostCheckJob* m_job;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_destination = nullptr;
    QLineEdit* m_folder = nullptr;
    QLineEdit* m_prefix = nullptr;
    QLineEdit* m_shutDown = nullptr;
    QLineEdit* m_program = nullptr;
    QLineEdit* m_bundle = nullptr;
    QLabel* m_problem = nullptr;
    QWidget* m_looking = nullptr;
    QLabel* m_lookingAt = nullptr;
    PageScroll* m_scroll = nullptr;
    HostReportView* m_report = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_save = nullptr;
    std::optional<Host> m_checked;      ///< as it was asked for when it was looked at last
    std::optional<HostReport> m_found;  ///< what that brought; absent: it didn't answer
    bool m_isSaving = false;
};

}  // namespace epochmark
