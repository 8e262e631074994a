// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rownames.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "devices/kind/devicekinds.h"
#include "devices/shortname.h"
#include "workload/presettitle.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace epochmark {

namespace {

constexpr qsizetype kForms = 4;  // of deviceNameForms(), at most

using Words = std::function<QString(const LeaderboardRow&)>;

bool isOwnName(const LeaderboardRow& row)
{
    return row.runs.isEmpty() || row.deviceName == row.runs.last().device.name;
}

/// "NVIDIA Tesla T4, rented" of a Tesla T4: "Tesla T4, rented". What a person wrote beside the device's name
/// stays, and so does all of a name that calls the device otherwise.
QString shortenedInside(const QString& given, const QString& device)
{
    const qsizetype at = given.indexOf(device);
    const qsizetype end = at + device.size();
    const bool isWhole = at > 0 && (end == given.size() || !given.at(end).isLetterOrNumber());
    return isWhole && shortDeviceName(given.left(end)) == device ? given.mid(at) : given;
}

QString joined(const QString& name, const QString& words)
{
    return words.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, words);
}

QString threadsOf(const LeaderboardRow& row)
{
    const int threads = row.runs.isEmpty() || !DeviceKinds::of(row.kind).usesThreads()
                            ? 0
                            : row.runs.last().device.threads;
    const auto& ranks = row.runs.isEmpty() ? std::nullopt : row.runs.last().ranks;
    if (ranks) {
        return QObject::tr("%1 ranks", "processes that train together").arg(ranks->world);
    }
    return threads == 0   ? QString()
           : threads == 1 ? QObject::tr("1 thread")
                          : QObject::tr("%1 threads").arg(threads);
}

/// What `text` says of the row's newest run, empty where that can't be read.
Words ofWorkload(QString (*text)(const RunRecord&))
{
    return [text](const LeaderboardRow& row) {
        const bool isReadable = !row.runs.isEmpty() && row.runs.last().isWorkloadReadable();
        return isReadable ? text(row.runs.last()) : QString();
    };
}

QString datasetOf(const RunRecord& run)
{
    QString dataset = demodataset::shownName(run.dataset.name);
    if (dataset.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)) {
        dataset.chop(4);
    }
    return dataset;
}

QString dayOf(const LeaderboardRow& row)
{
    return row.when.isValid() ? format::dayOfYear(row.when.toLocalTime().date()) : QString();
}

QString yearOf(const LeaderboardRow& row)
{
    return row.when.isValid() ? QString::number(row.when.toLocalTime().date().year()) : QString();
}

QString timeOf(const LeaderboardRow& row)
{
    return row.when.isValid() ? row.when.toLocalTime().toString(QStringLiteral("H:mm")) : QString();
}

/// Rows of one key, each as its place in the list.
QList<QList<qsizetype>> namesakes(const QStringList& keys)
{
    QHash<QString, QList<qsizetype>> places;
    for (qsizetype place = 0; place < keys.size(); ++place) {
        places[keys.at(place)].append(place);
    }
    QList<QList<qsizetype>> found;
    for (const QList<qsizetype>& same : std::as_const(places)) {
        if (same.size() > 1) {
            found.append(same);
        }
    }
    return found;
}

/// Each device in its shortest form in which all of them differ; empty where there is none.
QHash<QString, QString> unlikeForms(const QStringList& devices)
{
    for (qsizetype form = 1; form < kForms; ++form) {
        QHash<QString, QString> written;
        QStringList unlike;
        for (const QString& device : devices) {
            const QStringList forms = deviceNameForms(device);
            written.insert(device, forms.value(form, forms.last()));
            unlike.append(written.value(device));
        }
        if (unlike.removeDuplicates() == 0) {
            return written;
        }
    }
    return {};
}

/// Names that are refined step by step until none is left with a namesake.
class Refinement {
public:
    Refinement(const QList<LeaderboardRow>& rows, Beside beside) : m_rows(rows), m_beside(beside)
    {
        for (const LeaderboardRow& row : rows) {
            m_names.append(shortName(row));
        }
    }

    const QStringList& names() const { return m_names; }

    /// Unlike devices whose short names are one get longer ones.
    void lengthen()
    {
        for (const QList<qsizetype>& same : namesakes(m_names)) {
            QStringList devices;
            for (const qsizetype place : same) {
                devices.append(m_rows.at(place).deviceName);
            }
            devices.removeDuplicates();
            const QHash<QString, QString> written = devices.size() > 1 ? unlikeForms(devices)
                                                                       : QHash<QString, QString>();
            for (const qsizetype place : same) {
                m_names[place] = written.value(m_rows.at(place).deviceName, m_names.at(place));
            }
        }
    }

    /// Adds `words` to those that are called alike, where it differs among them.
    void add(const Words& words)
    {
        for (const QList<qsizetype>& same : namesakes(keys())) {
            QStringList said;
            for (const qsizetype place : same) {
                said.append(words(m_rows.at(place)));
            }
            const bool isAlike = said.count(said.first()) == said.size();
            for (qsizetype i = 0; !isAlike && i < same.size(); ++i) {
                m_names[same.at(i)] = joined(m_names.at(same.at(i)), said.at(i));
            }
        }
    }

    void number()
    {
        for (const QList<qsizetype>& same : namesakes(keys())) {
            for (qsizetype i = 0; i < same.size(); ++i) {
                QString& name = m_names[same.at(i)];
                name = QStringLiteral("%1 (%2)").arg(name).arg(i + 1);
            }
        }
    }

private:
    QStringList keys() const
    {
        QStringList keys = m_names;
        for (qsizetype place = 0; m_beside == Beside::Configuration && place < keys.size(); ++place) {
            keys[place] += QLatin1Char('\n') + m_rows.at(place).configuration;
        }
        return keys;
    }

    const QList<LeaderboardRow>& m_rows;
    Beside m_beside;
    QStringList m_names;
};

}  // namespace

QString shortName(const LeaderboardRow& row)
{
    return isOwnName(row) ? shortDeviceName(row.deviceName)
                          : shortenedInside(row.deviceName, shortDeviceName(row.runs.last().device.name));
}

QString nameWithThreads(const LeaderboardRow& row)
{
    return joined(shortName(row), threadsOf(row));
}

QStringList distinctNames(const QList<LeaderboardRow>& rows, Beside beside)
{
    Refinement refinement(rows, beside);
    refinement.lengthen();
    const QList<Words> tellingApart{
        threadsOf,
        ofWorkload([](const RunRecord& run) { return pipelineTitle(run.workload.pipeline); }),
        ofWorkload([](const RunRecord& run) { return run.workload.networkTitle(); }),
        ofWorkload(datasetOf),
        dayOf,
        yearOf,
        timeOf,
        [](const LeaderboardRow& row) { return row.note.simplified(); }};
    for (const Words& words : tellingApart) {
        refinement.add(words);
    }
    refinement.number();
    return refinement.names();
}

QString choiceText(const LeaderboardRow& row)
{
    QStringList parts{nameWithThreads(row)};
    if (row.medianSeconds) {
        parts.append(format::runTime(*row.medianSeconds));
    }
    if (row.when.isValid()) {
        parts.append(QStringLiteral("%1, %2").arg(format::date(row.when.toLocalTime().date()), timeOf(row)));
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace epochmark
