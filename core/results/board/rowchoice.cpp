// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rowchoice.h"

#include <QSet>

namespace epochmark {

namespace {

bool isOwn(const LeaderboardRow& row)
{
    return !row.importedAt.isValid() && !row.shared;
}

bool isPriced(const LeaderboardRow& row)
{
    return row.cost.has_value();
}

/// With the threads that trained: one processor is several devices.
QString deviceOf(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    return run != nullptr ? QStringLiteral("%1/%2/%3")
                                .arg(run->device.name)
                                .arg(run->device.threads)
                                .arg(run->ranks ? run->ranks->world : 1)
                          : row.deviceName;
}

/// Which of the rows are chosen, place by place.
class Choice {
public:
    explicit Choice(const QList<const LeaderboardRow*>& rows) : m_rows(rows), m_isChosen(rows.size(), false)
    {}

    /// Of each device that `isMeant` its first row, until `most` rows are chosen in all.
    void addDevices(bool (*isMeant)(const LeaderboardRow&), qsizetype most)
    {
        for (qsizetype i = 0; i < m_rows.size() && m_count < most; ++i) {
            if (m_isChosen.at(i) || !isMeant(*m_rows.at(i))) {
                continue;
            }
            const QString device = deviceOf(*m_rows.at(i));
            if (!m_seen.contains(device)) {
                m_seen.insert(device);
                choose(i);
            }
        }
    }

    void addFirst(qsizetype most)
    {
        for (qsizetype i = 0; i < m_rows.size() && m_count < most; ++i) {
            if (!m_isChosen.at(i)) {
                choose(i);
            }
        }
    }

    QList<const LeaderboardRow*> rows() const
    {
        QList<const LeaderboardRow*> chosen;
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (m_isChosen.at(i)) {
                chosen.append(m_rows.at(i));
            }
        }
        return chosen;
    }

private:
    void choose(qsizetype place)
    {
        m_isChosen[place] = true;
        ++m_count;
    }

    const QList<const LeaderboardRow*>& m_rows;
    QList<bool> m_isChosen;
    qsizetype m_count = 0;
    QSet<QString> m_seen;
};

}  // namespace

QList<const LeaderboardRow*> fewRows(const QList<const LeaderboardRow*>& rows, qsizetype most)
{
    if (rows.size() <= most) {
        return rows;
    }
    Choice choice(rows);
    choice.addDevices(&isOwn, most / 2);  // neither drives the other out, however many there are
    choice.addDevices(&isPriced, most);
    choice.addDevices(&isOwn, most);
    choice.addFirst(most);
    return choice.rows();
}

QList<LeaderboardRow> fewRows(const QList<LeaderboardRow>& rows, qsizetype most)
{
    QList<const LeaderboardRow*> all;
    all.reserve(rows.size());
    for (const LeaderboardRow& row : rows) {
        all.append(&row);
    }
    QList<LeaderboardRow> few;
    for (const LeaderboardRow* row : fewRows(all, most)) {
        few.append(*row);
    }
    return few;
}

}  // namespace epochmark
