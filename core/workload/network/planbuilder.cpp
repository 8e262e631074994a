// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/planbuilder.h"

#include "base/format.h"

#include <utility>

namespace epochmark {

namespace {

qint64 slid(qint64 side, qint64 window, qint64 stride, qint64 padding)
{
    return (side + 2 * padding - window) / stride + 1;
}

QString windowWords(qint64 window, qint64 stride)
{
    const QString words = QStringLiteral("%1 × %1").arg(window);
    return stride == 1 ? words : words + QStringLiteral(" / %1").arg(stride);
}

QString joined(const QString& words, const QString& more)
{
    return more.isEmpty() || words.isEmpty() ? words + more : words + QStringLiteral(", ") + more;
}

}  // namespace

PlanBuilder::PlanBuilder(qint64 rows, qint64 columns)
{
    m_plan.layers.append(
        {QStringLiteral("input"), QStringLiteral("Input"), {}, {rows, columns, 3}, {}, 0, 0});
}

PlannedLayer& PlanBuilder::append(const QString& name, const QString& type, QList<qint64> shape)
{
    PlannedLayer layer;
    layer.name = name;
    layer.type = type;
    layer.shape = std::move(shape);
    layer.inputs = {m_from};
    m_plan.layers.append(layer);
    m_from = last();
    return m_plan.layers.last();
}

PlanBuilder& PlanBuilder::from(int layer)
{
    m_from = layer;
    return *this;
}

PlanBuilder& PlanBuilder::convolution(const QString& name, qint64 outputs, qint64 window, qint64 stride,
                                      qint64 padding, bool hasBias, const QString& then)
{
    const QList<qint64> in = fed();
    const QList<qint64> out{slid(in.at(0), window, stride, padding), slid(in.at(1), window, stride, padding),
                            outputs};
    const qint64 weights = window * window * in.at(2) * outputs;
    PlannedLayer& layer = append(name, QStringLiteral("Conv2D"), out);
    layer.detail = joined(windowWords(window, stride), then);
    layer.parameters = weights + (hasBias ? outputs : 0);
    layer.multiplyAdds = out.at(0) * out.at(1) * weights;
    m_plan.trained += layer.parameters;
    return *this;
}

PlanBuilder& PlanBuilder::depthwise(const QString& name, qint64 window, qint64 stride, qint64 padding)
{
    const QList<qint64> in = fed();
    const QList<qint64> out{slid(in.at(0), window, stride, padding), slid(in.at(1), window, stride, padding),
                            in.at(2)};
    PlannedLayer& layer = append(name, QStringLiteral("DepthwiseConv2D"), out);
    layer.detail = windowWords(window, stride);
    layer.parameters = window * window * in.at(2);
    layer.multiplyAdds = out.at(0) * out.at(1) * layer.parameters;
    m_plan.trained += layer.parameters;
    return *this;
}

PlanBuilder& PlanBuilder::normalisation(const QString& name)
{
    PlannedLayer& layer = append(name, QStringLiteral("BatchNormalization"), fed());
    layer.parameters = 2 * layer.shape.last();
    m_plan.trained += layer.parameters;
    return *this;
}

PlanBuilder& PlanBuilder::maxPool(const QString& name, qint64 window, qint64 stride, qint64 padding)
{
    const QList<qint64> in = fed();
    append(name, QStringLiteral("MaxPooling2D"),
           {slid(in.at(0), window, stride, padding), slid(in.at(1), window, stride, padding), in.at(2)})
        .detail = windowWords(window, stride);
    return *this;
}

PlanBuilder& PlanBuilder::averageAll(const QString& name)
{
    append(name, QStringLiteral("GlobalAveragePooling2D"), {fed().last()});
    return *this;
}

PlanBuilder& PlanBuilder::flatten(const QString& name)
{
    append(name, QStringLiteral("Flatten"), {m_plan.layers.at(m_from).valueCount()}).isKept = false;
    return *this;
}

PlanBuilder& PlanBuilder::dense(const QString& name, qint64 outputs, const QString& then)
{
    const qint64 weights = fed().last() * outputs;
    PlannedLayer& layer = append(name, QStringLiteral("Dense"), {outputs});
    layer.detail = then;
    layer.parameters = weights + outputs;
    layer.multiplyAdds = weights;
    m_plan.trained += layer.parameters;
    return *this;
}

PlanBuilder& PlanBuilder::activation(const QString& name, const QString& function)
{
    append(name, QStringLiteral("Activation"), fed()).detail = function;
    return *this;
}

PlanBuilder& PlanBuilder::add(const QString& name, int other)
{
    append(name, QStringLiteral("Add"), fed()).inputs.append(other);
    return *this;
}

PlanBuilder& PlanBuilder::multiply(const QString& name, int other)
{
    append(name, QStringLiteral("Multiply"), fed()).inputs.append(other);
    return *this;
}

PlanBuilder& PlanBuilder::dropout(const QString& name, double rate)
{
    append(name, QStringLiteral("Dropout"), fed()).detail = format::number(rate);
    return *this;
}

PlanBuilder& PlanBuilder::notKept()
{
    m_plan.layers.last().isKept = false;
    return *this;
}

}  // namespace epochmark
