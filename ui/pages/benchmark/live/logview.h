// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QTime>

namespace epochmark {

/// The lines of a run's log. Rows are only added, except by clear().
class LogModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole + 1, IsWarningRole };

    using QAbstractListModel::QAbstractListModel;
    void append(const QTime& time, const QString& text, bool isWarning);
    void clear();
    int warningCount() const { return m_warnings; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct LogLine {
        QTime time;
        QString text;
        bool isWarning = false;
    };
    QList<LogLine> m_lines;
    int m_warnings = 0;
};

/// Time, a triangle for a warning, words; follows the end while the user hasn't scrolled up. Copy with
/// Ctrl+C.
class LogView : public QListView {
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);

    void append(const QString& text, bool isWarning);
    void clear();
    int warningCount() const { return m_model->warningCount(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    LogModel* m_model;
    bool m_isFollowing = true;
};

}  // namespace epochmark
