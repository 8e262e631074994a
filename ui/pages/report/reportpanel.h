// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/report/reportformat.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace epochmark {

class SegmentedControl;

/// The column at the right of the Report page: the format, what the picture shows, Export and Copy.
class ReportPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReportPanel(QWidget* parent = nullptr);

    ExportFormat format() const;
    ReportOptions options() const;
    /// Theme and parts as they were chosen earlier, the line as it is; no signal.
    void setOptions(const ReportOptions& options);
    /// The line of one's own of the result shown; no signal.
    void setNote(const QString& note);
    /// Export and Copy; the formats stay readable.
    void setExportEnabled(bool isEnabled);

Q_SIGNALS:
    /// What the picture shows was changed.
    void optionsChanged();
    void exportRequested(epochmark::ExportFormat format);
    void copyRequested();

private:
    QWidget* makeFormatCard();
    QWidget* makeOptionsCard();
    void cutNote();
    void addFormat(QVBoxLayout* column, ExportFormat format, const QString& name, const QString& text,
                   const QString& detail);

    QButtonGroup* m_formats;
    SegmentedControl* m_theme;
    QCheckBox* m_leaderboard;
    QCheckBox* m_costs;
    QLineEdit* m_note;
    QPushButton* m_export;
    QPushButton* m_copy;
};

}  // namespace epochmark
