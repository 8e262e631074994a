// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/jsontext.h"
#include "base/outputfile.h"
#include "results/board/leaderboard.h"
#include "results/exchange/tabletext.h"
#include "results/record/recordfields.h"

#include <QHash>

namespace epochmark {

namespace {

using tabletext::csvNumber;

/// What a person looks for first; what else a record has follows.
QStringList firstRunColumns()
{
    return QStringLiteral("id set_id name status ranked rank rank_shared speedup speedup_low speedup_high "
                          "baseline cost_today cost_today_currency cost_today_kind unranked_reasons warnings "
                          "started_at preset pipeline precision seed fingerprint dataset manifest classes "
                          "train_pictures test_pictures left_out batch_size epochs learning_rate parameters "
                          "device_id device_kind device threads memory_bytes epochmark libtorch check_s "
                          "data_s warmup_s train_s total_s cool_down_s decode_s input_s compute_s "
                          "optimizer_s validation_s other_s steady_images_per_s learned peak_memory_bytes "
                          "energy_joules energy_source energy_scope start_celsius max_celsius mean_mhz "
                          "base_mhz throttling_source throttling throttling_share throttling_events cost "
                          "cost_currency cost_kind note val_loss val_accuracy")
        .split(QLatin1Char(' '));
}

QStringList firstEpochColumns()
{
    return QStringLiteral("id set_id device epoch seconds train_loss train_accuracy val_loss val_accuracy")
        .split(QLatin1Char(' '));
}

/// The visitor that writes one line of the table: a cell a field, by column.
class CsvFieldWriter {
public:
    void set(const QString& column, const QString& text)
    {
        if (!m_cells.contains(column)) {
            m_columns += column;
        }
        m_cells.insert(column, text);
    }
    QString cell(const QString& column) const { return m_cells.value(column); }
    /// In the order in which they were set.
    QStringList columns() const { return m_columns; }

    template <typename T>
    void field(const Field& field, const T& value)
    {
        const bool isUnknown = field.presence == Presence::ZeroIsUnknown && value == T();
        set(field, isUnknown ? QString() : text(value));
    }
    void field(const Field& field, const QStringList& values)
    {
        set(field, values.isEmpty() ? QString::fromLatin1(field.emptyText)
                                    : values.join(QLatin1String(field.separator)));
    }
    template <typename E>
    void choice(const Field& field, const E& value)
    {
        set(field, toString(value));
    }
    template <typename Make>
    void derived(const Field& field, Make make)
    {
        set(field, text(make()));
    }
    void network(const WorkloadSpec& spec)
    {
        set(QStringLiteral("network"), spec.networkName());
        set(QStringLiteral("parameters"), text(spec.parameterCount()));
    }
    template <typename T, typename Visit>
    void section(const char*, const T& value, Visit visit)
    {
        visit(value, *this);
    }
    /// An absent one has its columns all the same, so that every run has them.
    template <typename T, typename Visit>
    void group(const Field&, const std::optional<T>& value, Visit visit)
    {
        if (value) {
            visit(*value, *this);
            return;
        }
        const T none;
        CsvFieldWriter unknown;
        visit(none, unknown);
        for (const QString& column : unknown.columns()) {
            set(column, QString());
        }
    }
    /// One cell a field, the objects' texts in it one after another.
    template <typename T, typename Visit>
    void list(const char*, const QList<T>& values, Visit visit)
    {
        const T none;
        CsvFieldWriter columns;
        visit(none, columns);
        for (const QString& column : columns.columns()) {
            set(column, QString());
        }
        for (const T& value : values) {
            CsvFieldWriter inner;
            visit(value, inner);
            for (const QString& column : inner.columns()) {
                const QString before = cell(column);
                set(column, before.isEmpty()
                                ? inner.cell(column)
                                : before + inner.m_separators.value(column) + inner.cell(column));
            }
        }
    }
    /// Lines of their own: the caller's.
    template <typename T, typename Visit>
    void lines(const char*, const QList<T>&, Visit)
    {}

private:
    void set(const Field& field, const QString& text)
    {
        const QString column = QString::fromLatin1(field.csvColumn());
        m_separators.insert(column, QString::fromLatin1(field.separator));
        set(column, text);
    }

    static QString text(const QString& value) { return value; }
    static QString text(bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); }
    static QString text(int value) { return QString::number(value); }
    static QString text(qint64 value) { return QString::number(value); }
    static QString text(quint64 value) { return QString::number(value); }
    static QString text(double value) { return csvNumber(value); }
    static QString text(const QDateTime& value) { return value.toUTC().toString(Qt::ISODate); }
    static QString text(const QDate& value) { return value.toString(Qt::ISODate); }
    static QString text(const DeviceKind& value) { return toString(value); }
    static QString text(const QJsonObject& value)
    {
        return QString::fromUtf8(jsontext::written(value, QJsonDocument::Compact));
    }
    template <typename T>
    static QString text(const std::optional<T>& value)
    {
        return value ? text(*value) : QString();
    }

    QHash<QString, QString> m_cells;
    QHash<QString, QString> m_separators;
    QStringList m_columns;
};

/// Of each set on the leaderboard its row.
using RowsBySet = QHash<QString, const LeaderboardRow*>;

RowsBySet rowsOf(const QList<LeaderboardGroup>& groups)
{
    RowsBySet rows;
    for (const LeaderboardGroup& group : groups) {
        for (const LeaderboardRow& row : group.rows) {
            rows.insert(row.setId, &row);
        }
    }
    return rows;
}

/// Whether the row's figures are made from that run.
bool isCounted(const RunRecord& run, const LeaderboardRow& row)
{
    return row.isRanked ? run.isRanked : run.status == RunStatus::Completed;
}

/// What only the whole leaderboard knows; `row` null: nothing.
void setStanding(CsvFieldWriter& line, const RunRecord& run, const LeaderboardRow* row)
{
    const auto set = [&line](const char* column, const QString& text) {
        line.set(QString::fromLatin1(column), text);
    };
    const bool isKnown = row != nullptr && isCounted(run, *row);
    const auto flag = [](bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); };
    const bool hasInterval = isKnown && row->speedupInterval;
    const bool hasCost = isKnown && row->cost;
    set("rank", isKnown && row->rank ? QString::number(*row->rank) : QString());
    set("rank_shared", isKnown && row->rank ? flag(row->isRankShared) : QString());
    set("speedup", isKnown ? csvNumber(row->speedup) : QString());
    set("speedup_low", hasInterval ? csvNumber(row->speedupInterval->low) : QString());
    set("speedup_high", hasInterval ? csvNumber(row->speedupInterval->high) : QString());
    set("baseline", isKnown ? flag(row->isBaseline) : QString());
    set("cost_today", hasCost ? csvNumber(row->cost->amount) : QString());
    set("cost_today_currency", hasCost ? row->cost->currency : QString());
    set("cost_today_kind", hasCost ? toString(row->cost->kind) : QString());
}

CsvFieldWriter runLine(const RunRecord& run, const Annotations& annotations, const LeaderboardRow* row)
{
    CsvFieldWriter line;
    line.set(QStringLiteral("name"), annotations.name);
    line.set(QStringLiteral("note"), annotations.note);
    for (const char* fact : {"epochmark", "libtorch"}) {
        const QString key = QString::fromLatin1(fact);
        line.set(key, run.environment.value(key).toString());
    }
    setStanding(line, run, row);
    visitRecord(run, line);
    return line;
}

CsvFieldWriter epochLine(const RunRecord& run, const EpochReport& epoch)
{
    CsvFieldWriter line;
    line.set(QStringLiteral("id"), run.id);
    line.set(QStringLiteral("set_id"), run.setId);
    line.set(QStringLiteral("device"), run.device.name);
    visitEpoch(epoch, line);
    return line;
}

/// `first`, and after them what else `line` has.
QStringList allColumns(QStringList first, const CsvFieldWriter& line)
{
    for (const QString& column : line.columns()) {
        if (!first.contains(column)) {
            first += column;
        }
    }
    return first;
}

QStringList epochColumns()
{
    return allColumns(firstEpochColumns(), epochLine(RunRecord(), {}));
}

QString textOf(const CsvFieldWriter& line, const QStringList& columns)
{
    QStringList cells;
    for (const QString& column : columns) {
        cells += line.cell(column);
    }
    return tabletext::csvLine(cells);
}

}  // namespace

QByteArray CsvExporter::text(const ExportContent& content) const
{
    QHash<QString, Annotations> annotationOf;
    for (const Annotations& annotations : content.document.annotations) {
        annotationOf.insert(annotations.setId, annotations);
    }
    const RowsBySet rows = rowsOf(content.groups);
    const QStringList columns = allColumns(firstRunColumns(), runLine(RunRecord(), {}, nullptr));
    QString text = tabletext::csvLine(columns);
    for (const RunRecord& run : content.document.records) {
        text += textOf(runLine(run, annotationOf.value(run.setId), rows.value(run.setId)), columns);
    }
    return tabletext::csvFile(text);
}

QByteArray CsvExporter::textBeside(const ExportContent& content) const
{
    const QStringList columns = epochColumns();
    QString text = tabletext::csvLine(columns);
    for (const RunRecord& run : content.document.records) {
        for (const EpochReport& epoch : run.epochs) {
            text += textOf(epochLine(run, epoch), columns);
        }
    }
    return tabletext::csvFile(text);
}

QStringList CsvExporter::paths(const QString& path) const
{
    const QString beside = outputfile::beside(path, QStringLiteral("epochs"));
    return beside == path ? QStringList(path) : QStringList{path, beside};
}

QByteArray CsvExporter::beginningBeside() const
{
    return tabletext::csvFile(firstEpochColumns().join(QLatin1Char(',')));
}

}  // namespace epochmark
