// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/networkgraph.h"

#include <QJsonObject>

#include <optional>

namespace epochmark {

/// Reads one layer's configuration and remembers the first thing that can't be taken, so that a reader states
/// its fields in one go and asks once. Value on the reader's stack.
///     LayerConfig config(QStringLiteral("conv"), QStringLiteral("Conv2D"), object);
///     layer.units = config.integer("filters", 1, kMaxUnits);
///     if (const auto problem = config.problem()) { return *problem; }
class LayerConfig {
public:
    LayerConfig(QString layerName, QString layerType, QJsonObject config);

    const QString& name() const { return m_name; }
    const QString& type() const { return m_type; }
    bool has(const char* key) const;  ///< and it isn't null
    QJsonValue value(const char* key) const { return m_config.value(QLatin1String(key)); }

    /// Missing, of another type or out of range is a problem; null counts as missing.
    qint64 integer(const char* key, qint64 least, qint64 most);
    qint64 integerOr(const char* key, qint64 absent, qint64 least, qint64 most);
    double numberOr(const char* key, double absent, double least, double most);
    bool flagOr(const char* key, bool absent);
    QString textOr(const char* key, const QString& absent);
    /// A number, or a list of two: rows and columns.
    GraphLayer::Pair pairOr(const char* key, GraphLayer::Pair absent, qint64 least, qint64 most);
    /// A list of whole numbers, a single one being a list of one; null entries become `missing`.
    QList<qint64> integers(const char* key, qint64 least, qint64 most, qint64 missing);
    /// A number or numbers, nested or not, at most `most` of them.
    QList<double> numbers(const char* key, qsizetype most);
    Activation activationOr(const char* key, const Activation& absent);
    Initialiser initialiserOr(const char* key, const Initialiser& absent);

    /// Adds to `obstacles` what training would have to heed and doesn't: regularisers and constraints.
    void noteObstacles(QStringList& obstacles) const;

    /// Declares the layer one that can't be taken for a reason of the caller's own, a sentence part.
    void refuse(const QString& reason);
    std::optional<Error> problem() const { return m_problem; }

private:
    void refuseField(const char* key);

    QString m_name;
    QString m_type;
    QJsonObject m_config;
    std::optional<Error> m_problem;
};

/// "The layer "x" (Conv2D) can't be taken: reason." as an Error::Input.
Error refusedLayer(const QString& name, const QString& type, const QString& reason);

}  // namespace epochmark
