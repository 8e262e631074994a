// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicsummary.h"

#include "base/format.h"

#include <QObject>

namespace epochmark {

namespace {

QString planeShape(int size, int channels)
{
    return QStringLiteral("%1 × %1 × %2").arg(size).arg(channels);
}

LayerSummary denseLayer(const QString& name, int inputs, int outputs)
{
    return {name, QString::number(outputs), qint64{inputs + 1} * outputs};
}

}  // namespace

QList<LayerSummary> classicSummary(const ClassicShape& shape)
{
    QList<LayerSummary> layers;
    for (int block = 0; block < ClassicShape::kBlocks; ++block) {
        const int filters = shape.outputChannels(block);
        const qint64 parameters = qint64{9 * shape.inputChannels(block) + 1} * filters;
        layers.append({QObject::tr("Conv 3×3, %1 + ReLU").arg(filters),
                       planeShape(shape.convolvedSize(block), filters), parameters});
        layers.append({QObject::tr("Max-pool 2×2"), planeShape(shape.pooledSize(block), filters), 0});
    }
    layers.append({QObject::tr("Flatten"), format::count(shape.features()), 0});
    layers.append(denseLayer(QObject::tr("Dense %1 + ReLU").arg(shape.hiddenUnits), shape.features(),
                             shape.hiddenUnits));
    const QString ending = shape.outputUnits == 1 ? QObject::tr("Dense 1 + sigmoid")
                                                  : QObject::tr("Dense %1 + softmax").arg(shape.outputUnits);
    layers.append(denseLayer(ending, shape.hiddenUnits, shape.outputUnits));
    return layers;
}

}  // namespace epochmark
