// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/comparison.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "training/pixelroom.h"
#include "workload/presettitle.h"

#include <QObject>

#include <algorithm>
#include <iterator>
#include <utility>

namespace epochmark {

namespace {

QString textOf(const QJsonValue& value)
{
    if (value.isDouble()) {
        return format::number(value.toDouble());
    }
    if (value.isBool()) {
        return value.toBool() ? QObject::tr("yes") : QObject::tr("no");
    }
    const QString text = value.toString();
    return text.isEmpty() ? format::unknown() : text;
}

/// Before there were spool files, what the tuned pipeline had decoded lay in memory.
QString environmentText(const RunRecord& run, const QString& key)
{
    const QJsonValue value = run.environment.value(key);
    if (key != QLatin1String("pixels")) {
        return textOf(value);
    }
    const bool isOfBefore = value.isUndefined() && run.workload.pipeline == Pipeline::Tuned;
    return pixelPlaceWords(isOfBefore ? toString(PixelChoice::Memory) : textOf(value));
}

/// Collects lines, one value a row each.
class Table {
public:
    explicit Table(const QList<LeaderboardRow>& rows) : m_rows(rows) {}

    template <typename Value>
    void add(const QString& name, Value value, bool isWorkload = false)
    {
        ComparedSetting setting;
        setting.name = name;
        for (const LeaderboardRow& row : m_rows) {
            setting.values += value(*row.typicalRun());
        }
        setting.isDifferent = std::any_of(
            setting.values.begin(), setting.values.end(),
            [&setting](const QString& text) { return text != setting.values.first(); });
        setting.forbidsRatio = isWorkload && setting.isDifferent;
        m_settings.append(setting);
    }

    /// What came out, and when: it differs by nature, so only `isMarked` ones that differ from "-" stand out.
    template <typename Value>
    void addOutcome(const QString& name, Value value, bool isMarked = false)
    {
        ComparedSetting setting;
        setting.name = name;
        for (const LeaderboardRow& row : m_rows) {
            setting.values += value(row);
            setting.isDifferent = setting.isDifferent
                                  || (isMarked && setting.values.last() != format::unknown());
        }
        m_settings.append(setting);
    }

    QList<ComparedSetting> settings() const { return m_settings; }

private:
    const QList<LeaderboardRow>& m_rows;
    QList<ComparedSetting> m_settings;
};

/// As everywhere in the window: "22 Nov 2026, 13:35".
QString startedText(const QDateTime& local)
{
    return QStringLiteral("%1, %2").arg(format::date(local.date()), local.toString(QStringLiteral("H:mm")));
}

void addMeasurement(Table& table)
{
    table.addOutcome(
        QObject::tr("warnings"),
        [](const LeaderboardRow& row) { return row.doubts.isEmpty() ? format::unknown() : row.doubtWords(); },
        true);
    table.addOutcome(QObject::tr("lost to others"),
                     [](const LeaderboardRow& row) { return format::percent(row.disturbedShare); });
    table.addOutcome(QObject::tr("runs"),
                     [](const LeaderboardRow& row) { return QString::number(row.countedSeconds.size()); });
    table.addOutcome(QObject::tr("images/s"), [](const LeaderboardRow& row) {
        return row.imagesPerSecond ? format::rate(*row.imagesPerSecond) : format::unknown();
    });
    table.addOutcome(QObject::tr("started"), [](const LeaderboardRow& row) {
        return row.when.isValid() ? startedText(row.when.toLocalTime()) : format::unknown();
    });
}

void addWorkload(Table& table)
{
    table.add(QObject::tr("dataset"),
              [](const RunRecord& run) { return demodataset::shownName(run.dataset.name); });
    table.add(
        QObject::tr("manifest"),
        [](const RunRecord& run) { return format::fingerprint(run.workload.manifestHash); }, true);
    table.add(
        QObject::tr("classes"),
        [](const RunRecord& run) { return run.workload.classes.join(QStringLiteral(", ")); }, true);
    table.add(
        QObject::tr("pictures"),
        [](const RunRecord& run) {
            return QStringLiteral("%1 + %2").arg(format::count(run.workload.trainPictures),
                                                 format::count(run.workload.testPictures));
        },
        true);
    table.add(
        QObject::tr("network"), [](const RunRecord& run) { return run.workload.networkTitle(); }, true);
    table.add(QObject::tr("preset"), [](const RunRecord& run) { return presetTitle(run.preset); });
    table.add(
        QObject::tr("epochs"), [](const RunRecord& run) { return QString::number(run.workload.epochs); },
        true);
    table.add(
        QObject::tr("batch"), [](const RunRecord& run) { return QString::number(run.workload.batchSize); },
        true);
    table.add(
        QObject::tr("learning rate"),
        [](const RunRecord& run) { return format::number(run.workload.learningRate); }, true);
    table.add(
        QObject::tr("precision"), [](const RunRecord& run) { return toString(run.workload.precision); },
        true);
    table.add(
        QObject::tr("pipeline"), [](const RunRecord& run) { return pipelineTitle(run.workload.pipeline); },
        true);
    table.add(QObject::tr("seed"), [](const RunRecord& run) { return QString::number(run.seed); });
}

void addDevice(Table& table)
{
    table.add(QObject::tr("device"), [](const RunRecord& run) { return run.device.name; });
    table.add(QObject::tr("kind"), [](const RunRecord& run) { return toString(run.device.kind); });
    table.add(QObject::tr("threads"), [](const RunRecord& run) {
        return run.device.threads > 0 ? QString::number(run.device.threads) : format::unknown();
    });
    table.add(QObject::tr("device memory"), [](const RunRecord& run) {
        return run.device.memoryBytes ? format::bytes(*run.device.memoryBytes) : format::unknown();
    });
    table.add(QObject::tr("device memory held by LibTorch, at most"), [](const RunRecord& run) {
        const QJsonValue bytes = run.environment.value(QLatin1String("device_peak_bytes"));
        return bytes.isDouble() ? format::bytes(static_cast<qint64>(bytes.toDouble())) : format::unknown();
    });
}

void addEnvironment(Table& table)
{
    struct Fact {
        const char* key;
        const char* name;
    };
    static constexpr Fact kFacts[] = {
        {"epochmark", "Epochmark"},
        {"build", QT_TRANSLATE_NOOP("QObject", "build")},
        {"libtorch", "LibTorch"},
        {"cuda", "CUDA"},
        {"cudnn", "cuDNN"},
        {"driver", QT_TRANSLATE_NOOP("QObject", "driver")},
        {"gpu_power_limit_w", QT_TRANSLATE_NOOP("QObject", "power limit, W")},
        {"gpu_link", QT_TRANSLATE_NOOP("QObject", "link of the card")},
        {"steps", QT_TRANSLATE_NOOP("QObject", "steps asked for as")},
        {"step_operations", QT_TRANSLATE_NOOP("QObject", "operations of a step")},
        {"cudnn_algorithms", QT_TRANSLATE_NOOP("QObject", "cuDNN's algorithms")},
        {"device_pixels", QT_TRANSLATE_NOOP("QObject", "pixels on the card")},
        {"pixels", QT_TRANSLATE_NOOP("QObject", "pixels in")},
        {"plugin", QT_TRANSLATE_NOOP("QObject", "plug-in")},
        {"plugin_version", QT_TRANSLATE_NOOP("QObject", "plug-in's version")},
        {"pjrt", "PJRT"},
        {"opencv", "OpenCV"},
        {"cpu_capability", QT_TRANSLATE_NOOP("QObject", "vector width")},
        {"os", QT_TRANSLATE_NOOP("QObject", "system")},
        {"kernel", QT_TRANSLATE_NOOP("QObject", "kernel")},
        {"cpu", QT_TRANSLATE_NOOP("QObject", "processor")},
        {"cores", QT_TRANSLATE_NOOP("QObject", "cores")},
        {"governor", QT_TRANSLATE_NOOP("QObject", "governor")},
        {"power", QT_TRANSLATE_NOOP("QObject", "power")}};
    for (const Fact& fact : kFacts) {
        const QString key = QString::fromLatin1(fact.key);
        table.add(QObject::tr(fact.name), [&key](const RunRecord& run) { return environmentText(run, key); });
    }
}

/// The same machine, as far as a record tells of it.
bool isSameMachine(const RunRecord& left, const RunRecord& right)
{
    const auto isSame = [&](const char* key) {
        const QString name = QString::fromLatin1(key);
        return left.environment.value(name) == right.environment.value(name);
    };
    return isSame("cpu") && isSame("cores") && isSame("memory_bytes") && left.device == right.device;
}

/// What two runs' work differs in. Of a record that this program can't read wholly the fingerprint tells.
QList<WorkloadDifference> differencesBetween(const RunRecord& left, const RunRecord& right)
{
    QList<WorkloadDifference> found = differences(left.workload, right.workload);
    const bool isReadable = !left.isVerbatim() && !right.isVerbatim();
    if (found.isEmpty() && !isReadable && left.fingerprint() != right.fingerprint()) {
        found.append({QObject::tr("workload"), format::fingerprint(left.fingerprint()),
                      format::fingerprint(right.fingerprint())});
    }
    return found;
}

QStringList obstaclesBetween(const QList<LeaderboardRow>& rows)
{
    QStringList found;
    const RunRecord& first = *rows.first().typicalRun();
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const RunRecord& other = *rows.at(i).typicalRun();
        for (const WorkloadDifference& difference : differencesBetween(first, other)) {
            const QString text = QObject::tr("%1 %2 / %3")
                                     .arg(difference.field, difference.left, difference.right);
            if (!found.contains(text)) {
                found += text;
            }
        }
    }
    return found;
}

bool isPipelineAlone(const QList<LeaderboardRow>& rows)
{
    if (rows.size() != 2) {
        return false;
    }
    const RunRecord& left = *rows.at(0).typicalRun();
    const RunRecord& right = *rows.at(1).typicalRun();
    WorkloadSpec alike = right.workload;
    alike.pipeline = left.workload.pipeline;
    return left.workload.pipeline != right.workload.pipeline && alike == left.workload
           && isSameMachine(left, right);
}

/// What tuned gains over plain.
QString gainSentence(const std::optional<ComparedRatio>& gain)
{
    if (!gain) {
        return QObject::tr("Same work, plain against tuned, but not both are ranked: no ratio.");
    }
    switch (gain->certainty) {
    case Certainty::Measured:
        return QObject::tr("Same work, plain against tuned: tuned is %1 as fast. That is what your "
                           "script leaves on "
                           "the table.")
            .arg(format::factor(gain->value));
    case Certainty::Rough:
        return QObject::tr(
                   "Same work, plain against tuned: tuned is about %1 as fast. Three runs of each give "
                   "an interval.")
            .arg(format::roughFactor(gain->value));
    case Certainty::Untold: break;
    }
    return gain->hasEnoughRuns()
               ? QObject::tr("Same work, plain against tuned: no difference can be told, it lies within the "
                             "spread of their runs.")
               : QObject::tr(
                   "Same work, plain against tuned: no difference can be told. Repeat each three times.");
}

}  // namespace

Comparison::Comparison(QList<LeaderboardRow> rows) : m_rows(std::move(rows))
{
    if (m_rows.isEmpty()) {
        return;
    }
    m_obstacles = obstaclesBetween(m_rows);
    m_isComparable = m_obstacles.isEmpty();
    m_isPlainAgainstTuned = isPipelineAlone(m_rows);
    Table table(m_rows);
    addMeasurement(table);
    addWorkload(table);
    addDevice(table);
    addEnvironment(table);
    m_settings = table.settings();
}

QString Comparison::verdict() const
{
    if (m_rows.size() < 2) {
        return QObject::tr("Choose two results or more to compare them.");
    }
    if (m_isPlainAgainstTuned) {
        const bool isFirstPlain = m_rows.first().typicalRun()->workload.pipeline == Pipeline::Plain;
        const std::optional<ComparedRatio> gain = isFirstPlain ? ratio(0, 1) : ratio(1, 0);
        return gainSentence(gain);
    }
    if (!m_isComparable) {
        return QObject::tr("Not comparable, so no ratio: %1.").arg(m_obstacles.join(QStringLiteral(", ")));
    }
    const bool areRanked = std::all_of(m_rows.begin(), m_rows.end(),
                                       [](const LeaderboardRow& row) { return row.isRanked; });
    return areRanked
               ? QObject::tr("Comparable: the same workload, picture for picture.")
               : QObject::tr("The same workload, but not all are ranked: no ratio with those that aren't.");
}

std::optional<ComparedRatio> Comparison::ratio(int reference, int other) const
{
    const LeaderboardRow& from = m_rows.at(reference);
    const LeaderboardRow& to = m_rows.at(other);
    if (!(m_isComparable || m_isPlainAgainstTuned) || !from.isRanked || !to.isRanked) {
        return std::nullopt;
    }
    return ComparedRatio{*from.medianSeconds / *to.medianSeconds,
                         statistics::ratioInterval(from.countedSeconds, to.countedSeconds),
                         certaintyOf(from.countedSeconds, to.countedSeconds),
                         static_cast<int>(std::min(from.countedSeconds.size(), to.countedSeconds.size()))};
}

int Comparison::slowest() const
{
    const auto place = [](const LeaderboardRow& row) {
        return std::pair(row.isRanked, row.medianSeconds.value_or(0));
    };
    const auto found = std::ranges::max_element(m_rows, {}, place);
    return found == m_rows.cend() ? 0 : static_cast<int>(std::distance(m_rows.cbegin(), found));
}

QString ratioWithInterval(const ComparedRatio& ratio)
{
    return ratio.interval ? QObject::tr("%1 (%2 to %3)")
                                .arg(ratioWords(ratio), format::factor(ratio.interval->low),
                                     format::factor(ratio.interval->high))
                          : ratioWords(ratio);
}

QString ratioWords(const ComparedRatio& ratio)
{
    switch (ratio.certainty) {
    case Certainty::Measured: return format::factor(ratio.value);
    case Certainty::Rough:
        return ratio.runs < 2 ? QObject::tr("measured once, about %1").arg(format::roughFactor(ratio.value))
                              : QObject::tr("measured twice, about %1").arg(format::roughFactor(ratio.value));
    case Certainty::Untold: break;
    }
    return certaintyWords(ratio.certainty, ratio.runs);
}

QString certaintyWords(Certainty certainty, int runs)
{
    switch (certainty) {
    case Certainty::Measured: return {};
    case Certainty::Rough: return runs < 2 ? QObject::tr("measured once") : QObject::tr("measured twice");
    case Certainty::Untold: break;
    }
    return QObject::tr("no difference can be told");
}

std::optional<ComparedRatio> speedupOf(const LeaderboardRow& row)
{
    if (!row.speedup || row.isBaseline) {
        return std::nullopt;
    }
    return ComparedRatio{*row.speedup, row.speedupInterval, row.speedupCertainty, row.speedupRuns};
}

}  // namespace epochmark
