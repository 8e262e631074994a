// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasdefinition.h"

#include "base/printable.h"
#include "workload/network/keras/graphplan.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QObject>
#include <QRegularExpression>

namespace epochmark {

namespace {

QString prefix()
{
    return QStringLiteral("keras-");
}

QString hashOf(const QByteArray& text, qsizetype digits)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(digits));
}

/// Without the learning rate, which is the workload's own affair.
QByteArray textOf(const OptimiserSettings& optimiser)
{
    QJsonObject settings = optimiser.fingerprintObject();
    settings.remove(QStringLiteral("learning_rate"));
    return QJsonDocument(settings).toJson(QJsonDocument::Compact);
}

/// Keras' sizes in LibTorch's order.
QList<qint64> libtorchSizes(const GraphLayer& layer, const GraphTensor& tensor)
{
    const QList<qint64>& sizes = tensor.sizes;
    if (layer.kind == LayerKind::Dense && sizes.size() == 2) {
        return {sizes.at(1), sizes.at(0)};
    }
    if (sizes.size() != 4 || !tensor.name.endsWith(QLatin1String("kernel"))) {
        return sizes;
    }
    const bool isDepthwise = tensor.name == QLatin1String("depthwise_kernel")
                             || layer.kind == LayerKind::DepthwiseConv2D;
    return isDepthwise ? QList<qint64>{sizes.at(2) * sizes.at(3), 1, sizes.at(0), sizes.at(1)}
                       : QList<qint64>{sizes.at(3), sizes.at(2), sizes.at(0), sizes.at(1)};
}

}  // namespace

KerasDefinition::KerasDefinition(const KerasModel& model, const QString& title)
    : m_title(printable(title, 100)), m_graph(std::make_shared<const NetworkGraph>(model.graph)),
      m_parameters(m_graph->trainedCount()), m_size{m_graph->inputShape().at(0), m_graph->inputShape().at(1)},
      m_takesBytes(m_graph->takesBytes), m_outputs(static_cast<int>(m_graph->outputs())),
      m_optimiser(model.compiled.optimiser.value_or(OptimiserSettings())), m_remarks(model.compiled.remarks)
{
    m_name = prefix() + hashOf(canonicalText(*m_graph) + textOf(m_optimiser), 32);
    m_id = toldId();
}

std::unique_ptr<const NetworkDefinition> KerasDefinition::remembered(const QJsonObject& workload,
                                                                     const QString& title)
{
    const QJsonObject network = workload.value(QLatin1String("network")).toObject();
    const QString name = network.value(QLatin1String("name")).toString();
    const auto optimiser = OptimiserSettings::fromFingerprint(
        workload.value(QLatin1String("optimizer")).toObject());
    static const QRegularExpression kName(QStringLiteral("^keras-[0-9a-f]{32}$"));
    static const QRegularExpression kSize(QStringLiteral("^nearest, ([0-9]{2,4}) x ([0-9]{2,4})$"));
    const auto size = kSize.match(workload.value(QLatin1String("resize")).toString());
    const int outputs = network.value(QLatin1String("outputs")).toInt();
    if (!kName.match(name).hasMatch() || !size.hasMatch() || !optimiser || outputs < 1) {
        return nullptr;
    }
    std::unique_ptr<KerasDefinition> definition(new KerasDefinition);
    definition->m_name = name;
    definition->m_title = title.isEmpty() ? QObject::tr("Keras model %1").arg(name.mid(prefix().size(), 8))
                                          : printable(title, 100);
    definition->m_parameters = network.value(QLatin1String("parameters")).toInteger();
    definition->m_size = {size.captured(2).toLongLong(), size.captured(1).toLongLong()};
    definition
        ->m_takesBytes = workload.value(QLatin1String("decode")).toString().endsWith(QLatin1String("255"))
                         && !workload.value(QLatin1String("decode")).toString().contains(u'/');
    definition->m_outputs = outputs;
    definition->m_optimiser = *optimiser;
    definition->m_id = definition->toldId();
    return definition;
}

QString KerasDefinition::toldId() const
{
    const QStringList told{QString::number(m_parameters),
                           QString::number(m_size.rows),
                           QString::number(m_size.columns),
                           QString::number(m_outputs),
                           m_takesBytes ? QStringLiteral("bytes") : QString(),
                           QString::fromUtf8(textOf(m_optimiser))};
    return m_name + u'-' + hashOf(told.join(u'\n').toUtf8(), 8);
}

QString KerasDefinition::description() const
{
    return m_remarks.isEmpty() ? QObject::tr("A network read from a Keras model file.")
                               : m_remarks.join(u' ');
}

QString KerasDefinition::initialisation() const
{
    return QStringLiteral("by the model file");
}

NetworkTensor KerasDefinition::tensorOf(const NetworkGraph& graph, qsizetype layer, qsizetype tensor)
{
    const GraphLayer& described = graph.layers.at(layer);
    const GraphTensor& found = described.tensors.at(tensor);
    return {QStringLiteral("l%1.%2").arg(layer).arg(found.name), libtorchSizes(described, found)};
}

QList<NetworkTensor> KerasDefinition::tensors(bool isTrained) const
{
    QList<NetworkTensor> found;
    for (qsizetype layer = 0; m_graph && layer < m_graph->layers.size(); ++layer) {
        const QList<GraphTensor>& listed = m_graph->layers.at(layer).tensors;
        for (qsizetype i = 0; i < listed.size(); ++i) {
            if (listed.at(i).isTrained == isTrained) {
                found.append(tensorOf(*m_graph, layer, i));
            }
        }
    }
    return found;
}

NetworkPlan KerasDefinition::plan(int) const
{
    return m_graph ? planOf(*m_graph) : NetworkPlan();
}

QList<NetworkTensor> KerasDefinition::parameters(int) const
{
    return tensors(true);
}

QList<NetworkTensor> KerasDefinition::buffers(int) const
{
    return tensors(false);
}

}  // namespace epochmark
