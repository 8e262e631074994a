// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/live/race.h"
#include "workload/workloadspec.h"

#include <QObject>

#include <optional>

namespace epochmark {

class AppContext;
class BoardFollower;
class RaceLine;

/// Which stored results race the run in work: as many as the settings say, chosen by themselves, or those
/// picked by hand. Answers the race line's menu and fills it. Window thread.
class GhostChooser : public QObject {
    Q_OBJECT
public:
    GhostChooser(AppContext* context, const BoardFollower* board, RaceLine* line, QObject* parent);

    /// A run begins; nothing races it before its work is known.
    void begin(const QString& setId, const QString& deviceName);
    void setWork(const WorkloadSpec& workload);
    /// The board has changed.
    void update();
    /// How many are chosen by themselves, 0 - 3; kept in the settings. What was picked by hand is forgotten.
    void setCount(int count);
    /// The sets of those that race or have raced.
    const QStringList& sets() const { return m_sets; }

Q_SIGNALS:
    void chosen(const QList<epochmark::Ghost>& ghosts);

private:
    void pick(const QStringList& setIds);

    AppContext* m_context;
    const BoardFollower* m_board;
    RaceLine* m_line;
    QString m_setId;
    QString m_deviceName;
    QString m_fingerprint;  ///< of the run in work; empty: not known yet
    QStringList m_sets;
    std::optional<QStringList> m_picked;  ///< absent: by themselves
    QString m_pickedFor;                  ///< fingerprint
};

}  // namespace epochmark
