// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphbuilder.h"

#include "base/format.h"
#include "base/printable.h"
#include "workload/network/keras/layerconfig.h"
#include "workload/network/keras/layershape.h"
#include "workload/network/keras/valuerange.h"

#include <QHash>
#include <QObject>

namespace epochmark {

namespace {

constexpr qsizetype kMaxCalls = 20'000;
constexpr qint64 kMaxParameters = 2'000'000'000;
/// What all layers give for one picture: 64 GiB of numbers.
constexpr qint64 kMaxValues = qint64{1} << 34;

class Builder {
public:
    Result<NetworkGraph> build(const ModelOutline& outline, qint64 rows, qint64 columns)
    {
        m_graph.name = outline.name;
        m_graph.statedInput = outline.statedInput;
        number(outline);
        GraphLayer input;
        input.type = QStringLiteral("InputLayer");
        m_graph.layers.append(input);
        const int inputLayer = static_cast<int>(m_graph.layers.size()) - 1;
        m_graph.calls.append({inputLayer, {}, {rows, columns, 3}, 0});
        const auto output = run(outline, 0);
        if (!output) {
            return output.error();
        }
        if (const auto finished = finish(outline, output.value()); !finished) {
            return finished.error();
        }
        return std::move(m_graph);
    }

private:
    static Error refused(const ModelOutline& outline, const QString& reason)
    {
        return refusedLayer(
            outline.name, outline.isSequential ? QStringLiteral("Sequential") : QStringLiteral("Functional"),
            reason);
    }

    /// Gives all layers their places, in Keras' order of weights.
    void number(const ModelOutline& outline)
    {
        for (const int place : outline.order) {
            const OutlineLayer& layer = outline.layers.at(place);
            if (layer.model) {
                number(*layer.model);
            } else if (layer.layer.kind != LayerKind::Input && !m_numbers.contains(&layer)) {
                m_numbers.insert(&layer, static_cast<int>(m_graph.layers.size()));
                m_graph.layers.append(layer.layer);
            }
        }
    }

    /// The call whose output is the model's when its input is what `input` gives.
    Result<int> run(const ModelOutline& outline, int input)
    {
        return outline.isSequential ? runChain(outline, input) : runNodes(outline, input);
    }

    Result<int> runChain(const ModelOutline& outline, int input)
    {
        int last = input;
        for (const OutlineLayer& layer : outline.layers) {
            const auto called = call(layer, {last});
            if (!called) {
                return called;
            }
            last = called.value();
        }
        return last;
    }

    /// Uses of layers in an order in which each follows what feeds it; a path instead of recursion, for a
    /// file may chain as many as it likes.
    Result<int> runNodes(const ModelOutline& outline, int input)
    {
        QHash<qint64, int> done{{keyOf(outline.input), input}};
        QList<OutlineNode::Source> path{outline.output};
        while (!path.isEmpty()) {
            const OutlineNode::Source use = path.last();
            const OutlineLayer& layer = outline.layers.at(use.layer);
            if (done.contains(keyOf(use))) {
                path.removeLast();
                continue;
            }
            if (layer.nodes.isEmpty()) {
                return refusedLayer(layer.layer.name, layer.layer.type,
                                    QObject::tr("it is a second input; one is taken"));
            }
            QList<int> inputs;
            for (const OutlineNode::Source& source : layer.nodes.at(use.node).sources) {
                if (const auto found = done.constFind(keyOf(source)); found != done.constEnd()) {
                    inputs.append(*found);
                } else {
                    path.append(source);
                }
            }
            if (inputs.size() < layer.nodes.at(use.node).sources.size()) {
                continue;
            }
            const auto called = call(layer, inputs);
            if (!called) {
                return called;
            }
            done.insert(keyOf(use), called.value());
            path.removeLast();
        }
        return done.value(keyOf(outline.output));
    }

    Result<int> call(const OutlineLayer& layer, const QList<int>& inputs)
    {
        if (m_graph.calls.size() >= kMaxCalls) {
            return refusedLayer(layer.layer.name, layer.layer.type,
                                QObject::tr("the network has more than %1 layers").arg(kMaxCalls));
        }
        if (layer.model) {
            return inputs.size() == 1
                       ? run(*layer.model, inputs.first())
                       : Result<int>(refused(*layer.model, QObject::tr("it has several inputs")));
        }
        const int number = m_numbers.value(&layer);
        QList<QList<qint64>> shapes;
        for (const int input : inputs) {
            shapes.append(m_graph.calls.at(input).shape);
        }
        auto applied = applyLayer(m_graph.layers[number], shapes);
        if (!applied) {
            return applied.error();
        }
        qint64 values = 1;
        for (const qint64 size : std::as_const(applied->shape)) {
            values *= size;
        }
        m_values += values;
        if (m_values > kMaxValues) {
            return refusedLayer(
                layer.layer.name, layer.layer.type,
                QObject::tr("what the layers give for one picture is too large for any device"));
        }
        m_graph.calls.append({number, inputs, applied->shape, applied->multiplyAdds});
        return static_cast<int>(m_graph.calls.size()) - 1;
    }

    Result<void> finish(const ModelOutline& outline, int output)
    {
        if (output != m_graph.calls.size() - 1 || output == 0) {
            return refused(outline, QObject::tr("its output isn't what its last layer gives"));
        }
        if (m_graph.calls.last().shape.size() != 1) {
            return refused(outline,
                           QObject::tr("its output isn't a vector. End it with a global pooling or Flatten, "
                                       "and a Dense layer"));
        }
        for (GraphLayer& layer : m_graph.layers) {
            for (GraphTensor& tensor : layer.tensors) {
                tensor.isTrained = tensor.isTrained && outline.isTrainable;
            }
        }
        if (m_graph.parameterCount() > kMaxParameters) {
            return refused(outline,
                           QObject::tr("it has %1 parameters, more than %2")
                               .arg(format::count(m_graph.parameterCount()), format::count(kMaxParameters)));
        }
        m_graph.isCheckedInBytes = beginsWithBytes(outline);
        const ValueRange range = valueRangeOf(m_graph);
        m_graph.takesBytes = range.isBytes;
        m_graph.isValueRangeGuessed = range.isGuessed;
        m_graph.lastActivation = lastActivationOf(outline);
        return {};
    }

    /// Whether the layer that Keras lists first scales: the rule of whoever computes the same in Keras.
    static bool beginsWithBytes(const ModelOutline& outline)
    {
        for (const int place : outline.order) {
            const OutlineLayer& layer = outline.layers.at(place);
            const LayerKind kind = layer.layer.kind;
            if (layer.model || (kind != LayerKind::Input && !layer.layer.isOperation)) {
                return !layer.model && (kind == LayerKind::Rescaling || kind == LayerKind::Normalization);
            }
        }
        return false;
    }

    /// Of the layer that Keras lists last.
    static QString lastActivationOf(const ModelOutline& outline)
    {
        for (auto place = outline.order.crbegin(); place != outline.order.crend(); ++place) {
            const OutlineLayer& layer = outline.layers.at(*place);
            if (layer.layer.isOperation) {
                continue;
            }
            const bool isNamed = !layer.model && layer.layer.type != QLatin1String("Softmax");
            return isNamed ? toString(layer.layer.activation.kind) : QString();
        }
        return {};
    }

    static qint64 keyOf(const OutlineNode::Source& use)
    {
        return (static_cast<qint64>(use.layer) << 32) + use.node;
    }

    NetworkGraph m_graph;
    QHash<const OutlineLayer*, int> m_numbers;
    qint64 m_values = 0;
};

}  // namespace

Result<NetworkGraph> buildGraph(const ModelOutline& outline, qint64 rows, qint64 columns)
{
    return Builder().build(outline, rows, columns);
}

}  // namespace epochmark
