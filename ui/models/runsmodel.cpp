// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runsmodel.h"

#include "base/format.h"
#include "measure/recordedwords.h"
#include "measure/runflags.h"
#include "models/celltext.h"

#include <QLocale>

#include <algorithm>

namespace epochmark {

namespace {

QString seconds(const std::optional<double>& value)
{
    return value ? QLocale().toString(*value, 'f', *value < 100 ? 2 : 1) : format::unknown();
}

bool isDisturbed(const RunRecord& run)
{
    return std::ranges::find(run.warnings, flags::kDisturbedCode, &Warning::code) != run.warnings.end();
}

/// Why it isn't ranked, and what casts doubt on its time.
QString stateSentences(const RunRecord& run)
{
    QStringList sentences;
    for (const QString& reason : run.unrankedReasons) {
        sentences.append(recordedwords::shown(reason));
    }
    for (const Warning& warning : run.warnings) {
        if (flags::castsDoubt(warning)) {
            sentences.append(recordedwords::shown(warning.text));
        }
    }
    return sentences.join(QLatin1Char('\n'));
}

}  // namespace

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunsModel::setRow(const LeaderboardRow& row)
{
    beginResetModel();
    m_runs = row.runs;
    endResetModel();
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const RunRecord& run = m_runs.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(run, index.row() + 1, column);
    case Qt::ToolTipRole: return column == State ? stateSentences(run) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                text(run, index.row() + 1, column));
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case EmphasisRole: return static_cast<int>(column == Total ? CellEmphasis::Bold : CellEmphasis::Plain);
    case ToneRole:
        return static_cast<int>(column == State && (!run.isRanked || isDisturbed(run))
                                        && run.status != RunStatus::Running
                                    ? CellTone::Warning
                                : column == Total || column == Validation ? CellTone::Normal
                                                                          : CellTone::Muted);
    case IconNameRole: return column == Validation && run.hasLearned ? QStringLiteral("seal") : QString();
    case IconToneRole: return static_cast<int>(CellText::sealTone(run.finalValidationAccuracy, run.workload));
    default: return QVariant();
    }
}

QString RunsModel::state(const RunRecord& run) const
{
    switch (run.status) {
    case RunStatus::Running: return tr("running");
    case RunStatus::Stopped: return tr("stopped");
    case RunStatus::Failed: return tr("failed");
    case RunStatus::Interrupted: return tr("interrupted");
    case RunStatus::Completed: break;
    }
    if (run.isRanked && isDisturbed(run)) {
        return tr("disturbed");
    }
    return run.isRanked ? tr("ranked") : tr("not ranked");
}

QString RunsModel::text(const RunRecord& run, int number, Column column) const
{
    const auto lastEpoch = run.epochs.isEmpty() ? EpochReport() : run.epochs.last();
    switch (column) {
    case Number: return QString::number(number);
    case State: return state(run);
    case Seed: return QString::number(run.seed);
    case Total: return seconds(run.timing.totalSeconds());
    case Data: return seconds(run.timing.dataSeconds);
    case WarmUp: return seconds(run.timing.warmupSeconds);
    case Train: return seconds(run.timing.trainSeconds);
    case Rate:
        return run.steadyImagesPerSecond ? format::rate(*run.steadyImagesPerSecond) : format::unknown();
    case TrainAccuracy: return format::percent(lastEpoch.trainAccuracy);
    case Validation: return format::percent(run.finalValidationAccuracy);
    case ValidationLoss: return format::loss(run.finalValidationLoss);
    case Memory: return run.peakMemoryBytes ? format::bytes(*run.peakMemoryBytes) : format::unknown();
    case Started: return CellText::when(run.startedAt, QDateTime::currentDateTime());
    case ColumnCount: break;
    }
    return QString();
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter
                        | (section == Number || section == State ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) {
        return QVariant();
    }
    switch (section) {
    case Number: return tr("run");
    case State: return tr("state");
    case Seed: return tr("seed");
    case Total: return tr("time, s");
    case Data: return tr("data, s");
    case WarmUp: return tr("warm-up, s");
    case Train: return tr("training, s");
    case Rate: return tr("images/s");
    case TrainAccuracy: return tr("training");
    case Validation: return tr("validation");
    case ValidationLoss: return tr("loss");
    case Memory: return tr("peak memory");
    case Started: return tr("started");
    default: return QVariant();
    }
}

}  // namespace epochmark
