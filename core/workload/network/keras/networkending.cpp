// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/networkending.h"

#include "base/printable.h"

#include <QObject>

namespace epochmark {

namespace {

bool isProbability(ActivationKind kind)
{
    return kind == ActivationKind::Sigmoid || kind == ActivationKind::Softmax;
}

/// Whether the values that come out are those that go in, in another shape or some of them dropped.
bool isBehindTheValues(LayerKind kind)
{
    return kind == LayerKind::Flatten || kind == LayerKind::Reshape || kind == LayerKind::Permute
           || kind == LayerKind::Dropout || kind == LayerKind::SpatialDropout2D;
}

class EndingReader {
public:
    EndingReader(const NetworkGraph& graph, const CompiledTraining& compiled)
        : m_graph(graph), m_compiled(compiled), m_last(graph.layers.at(graph.calls.last().layer)),
          m_isBinary(graph.outputs() == 1)
    {}

    NetworkEnding read()
    {
        const ActivationKind kind = m_last.activation.kind;
        const ActivationKind fitting = m_isBinary ? ActivationKind::Sigmoid : ActivationKind::Softmax;
        readHidden();
        if (!m_ending.obstacles.isEmpty()) {
            return m_ending;
        }
        if (kind == ActivationKind::Linear || kind == fitting) {
            readLogits(kind == fitting);
        } else if (isProbability(kind)) {
            block(m_last, m_isBinary ? QObject::tr("gives a single output's softmax, which is always 1; "
                                                   "sigmoid is what one output needs")
                                     : QObject::tr("gives each output a sigmoid of its own; one class a "
                                                   "picture is what is trained, by softmax"));
        } else {
            readOther(kind);
        }
        readLoss();
        return m_ending;
    }

private:
    void block(const GraphLayer& layer, const QString& reason)
    {
        m_ending.obstacles.append(QObject::tr("the layer \"%1\" (%2) %3")
                                      .arg(printable(layer.name, 80), printable(layer.type, 60), reason));
    }

    bool takesProbabilities() const { return m_compiled.loss && !m_compiled.isLossOfLogits; }

    /// A sigmoid or softmax before a last layer that only hands it on.
    void readHidden()
    {
        const GraphCall* call = &m_graph.calls.last();
        while (isBehindTheValues(m_graph.layers.at(call->layer).kind)) {
            call = &m_graph.calls.at(call->inputs.first());
            const GraphLayer& layer = m_graph.layers.at(call->layer);
            if (isProbability(layer.activation.kind)) {
                block(layer, QObject::tr("gives probabilities and isn't the last one; it has to be"));
                return;
            }
        }
    }

    void readLogits(bool isProbabilities)
    {
        if (isProbabilities && m_compiled.loss && m_compiled.isLossOfLogits) {
            m_ending.remarks.append(
                QObject::tr("The file's loss takes logits, but the last layer gives probabilities: they are "
                            "taken as such."));
        } else if (!isProbabilities && takesProbabilities()) {
            m_ending.remarks.append(
                QObject::tr("The file's loss takes probabilities, but the last layer gives none: its outputs "
                            "are taken as logits."));
        }
    }

    void readOther(ActivationKind kind)
    {
        if (takesProbabilities()) {
            block(m_last, QObject::tr("ends by %1, which gives the loss no probabilities; %2 does")
                              .arg(toString(kind),
                                   toString(m_isBinary ? ActivationKind::Sigmoid : ActivationKind::Softmax)));
            return;
        }
        m_ending.remarks.append(
            QObject::tr("What the last layer gives, by %1, is taken as logits.").arg(toString(kind)));
    }

    void readLoss()
    {
        const QString trained = m_isBinary ? QStringLiteral("binary_crossentropy")
                                           : QStringLiteral("categorical_crossentropy");
        if (m_compiled.loss && *m_compiled.loss != trained && m_ending.obstacles.isEmpty()) {
            m_ending.remarks.append(
                QObject::tr("The file's loss, %1, doesn't go with so many outputs, %2: %3 is taken.")
                    .arg(*m_compiled.loss)
                    .arg(m_graph.outputs())
                    .arg(trained));
        }
    }

    const NetworkGraph& m_graph;
    const CompiledTraining& m_compiled;
    const GraphLayer& m_last;
    bool m_isBinary;
    NetworkEnding m_ending;
};

}  // namespace

NetworkEnding endingOf(const NetworkGraph& graph, const CompiledTraining& compiled)
{
    return EndingReader(graph, compiled).read();
}

}  // namespace epochmark
