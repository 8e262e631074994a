// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardfollower.h"
#include "pages/report/reportformat.h"

#include <QWidget>

#include <optional>

class QComboBox;

namespace epochmark {

class AppContext;
class ReportPanel;
class ReportPreview;
class SavedBanner;

/// A preview of the picture that Export writes for one finished set, the formats and what the picture shows.
/// Shows the newest finished set until another is asked for. Follows the store while it is visible. Window
/// thread.
class ReportPage : public QWidget {
    Q_OBJECT
public:
    explicit ReportPage(AppContext* context, QWidget* parent = nullptr);
    ~ReportPage() override;

    /// Shows that set's report; a set that has nothing to show, or is unknown, leaves the choice as it is.
    void showSet(const QString& setId);
    /// The set shown; empty while there is none.
    QString shownSet() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Entry {
        const LeaderboardGroup* group;
        const LeaderboardRow* row;
    };

    QWidget* makeContent();
    QWidget* makeEmptyCard();
    QList<Entry> choices(const QString& shown) const;
    void fillChooser();
    void dropRunning(const QString& setId);
    void choose(const QString& setId);
    void updateReport();
    std::optional<ReportSubject> subject() const;
    void askWhere(ExportFormat format);
    void draw(const ReportSubject& subject, ExportFormat format, const QString& path);
    void tellWritten(const Result<QStringList>& written);
    void exportTo(ExportFormat format, const QString& path);
    void copyMarkdown();

    AppContext* m_context;
    BoardFollower m_board;
    QComboBox* m_chooser;
    SavedBanner* m_banner;
    ReportPreview* m_preview;
    QWidget* m_empty;
    ReportPanel* m_panel;
    QString m_lineOf;     ///< whose own line stands in the panel
    QString m_wantedSet;  ///< asked for; may not have been read yet
};

}  // namespace epochmark
