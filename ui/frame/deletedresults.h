// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace epochmark {

class AppContext;

/// The deleted results of the store, to be brought back or deleted for good: all of them, or those selected.
class DeletedResults : public QWidget {
    Q_OBJECT
public:
    explicit DeletedResults(AppContext* context, QWidget* parent = nullptr);

private:
    void reload();
    int rowHeight() const;
    void showButtons();
    void restore();
    void forget();
    template <typename Work>
    void write(Work work);
    QStringList chosen() const;
    void say(const QString& sentence);

    AppContext* m_context;
    QLabel* m_line;
    QListWidget* m_list;
    QPushButton* m_restore;
    QPushButton* m_forget;
};

}  // namespace epochmark
