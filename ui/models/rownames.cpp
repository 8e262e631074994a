// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rownames.h"

#include "devices/kind/devicekinds.h"
#include "models/celltext.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace epochmark {

namespace {

/// Gives the words their context in translations.
struct RowNames {
    Q_DECLARE_TR_FUNCTIONS(RowNames)
};

/// `renamed` is told the row and its place among those of one name, from 1.
void renameAlike(QStringList& names, const std::function<QString(qsizetype index, int place)>& renamed)
{
    QHash<QString, int> uses;
    for (const QString& name : std::as_const(names)) {
        ++uses[name];
    }
    QHash<QString, int> places;
    for (qsizetype index = 0; index < names.size(); ++index) {
        if (const QString name = names.at(index); uses.value(name) > 1) {
            names[index] = renamed(index, ++places[name]);
        }
    }
}

}  // namespace

QStringList distinctNames(const QList<LeaderboardRow>& rows)
{
    QStringList names;
    for (const LeaderboardRow& row : rows) {
        names.append(CellText::shortDevice(row.deviceName));
    }
    renameAlike(names, [&](qsizetype index, int) {
        const LeaderboardRow& row = rows.at(index);
        const int threads = row.runs.isEmpty() || !DeviceKinds::of(row.kind).usesThreads()
                                ? 0
                                : row.runs.last().device.threads;
        return threads == 0   ? names.at(index)
               : threads == 1 ? RowNames::tr("%1, 1 thread").arg(names.at(index))
                              : RowNames::tr("%1, %2 threads").arg(names.at(index)).arg(threads);
    });
    renameAlike(names, [&](qsizetype index, int place) {
        return RowNames::tr("%1 (%2)").arg(names.at(index)).arg(place);
    });
    return names;
}

}  // namespace epochmark
