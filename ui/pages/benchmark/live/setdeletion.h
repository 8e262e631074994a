// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QObject>
#include <QString>

class QWidget;

namespace epochmark {

class AppContext;
struct LeaderboardRow;

/// Deletes the set of the run that is shown, after a question where more than that run would go with it.
/// Window thread.
class SetDeletion : public QObject {
    Q_OBJECT
public:
    /// `page` is what the question is asked over.
    SetDeletion(AppContext* context, QWidget* page);

    /// `row`: of that set, null where the board doesn't know it yet.
    void ask(const QString& setId, const LeaderboardRow* row);

Q_SIGNALS:
    void deleted(const QString& setId);
    void failed(const epochmark::Error& error);

private:
    void remove(const QString& setId);

    AppContext* m_context;
    QWidget* m_page;
};

}  // namespace epochmark
