// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/layershape.h"

#include "workload/network/keras/layerconfig.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

using Shape = QList<qint64>;

QString words(const Shape& shape)
{
    QStringList sizes;
    for (const qint64 size : shape) {
        sizes.append(QString::number(size));
    }
    return sizes.join(QStringLiteral(" × "));
}

/// Values of a shape; more than can be counted becomes kMaxLayerValues + 1.
qint64 valuesOf(const Shape& shape)
{
    qint64 count = 1;
    for (const qint64 size : shape) {
        if (size > 0 && count > kMaxLayerValues / size) {
            return kMaxLayerValues + 1;
        }
        count *= size;
    }
    return count;
}

/// One use of a layer: checks what comes in, shapes the tensors, says what goes out.
class Application {
public:
    Application(GraphLayer& layer, const QList<Shape>& inputs) : m_layer(layer), m_inputs(inputs) {}

    Result<AppliedLayer> run()
    {
        compute();
        if (m_refusal.isEmpty()
            && (std::any_of(m_out.shape.cbegin(), m_out.shape.cend(), [](qint64 size) { return size < 1; })
                || m_out.shape.isEmpty())) {
            refuse(QObject::tr("nothing would be left of what comes in, %1").arg(words(input())));
        }
        if (m_refusal.isEmpty() && valuesOf(m_out.shape) > kMaxLayerValues) {
            refuse(QObject::tr("what comes out, %1, is too large for any device").arg(words(m_out.shape)));
        }
        return m_refusal.isEmpty() ? Result<AppliedLayer>(m_out)
                                   : refusedLayer(m_layer.name, m_layer.type, m_refusal);
    }

private:
    const Shape& input() const { return m_inputs.first(); }
    void refuse(const QString& reason)
    {
        if (m_refusal.isEmpty()) {
            m_refusal = reason;
        }
    }

    bool isPicture()
    {
        if (input().size() != 3) {
            refuse(QObject::tr("it takes rows × columns × channels; %1 comes in").arg(words(input())));
        }
        return m_refusal.isEmpty();
    }

    /// The tensor of that name gets these sizes, or has them from an earlier use.
    void shapeTensor(const char* name, const Shape& sizes)
    {
        for (GraphTensor& tensor : m_layer.tensors) {
            if (tensor.name != QLatin1String(name)) {
                continue;
            }
            if (m_layer.isShaped && tensor.sizes != sizes) {
                refuse(QObject::tr("it is shared by inputs of different channels"));
            }
            if (valuesOf(sizes) > kMaxLayerValues) {
                refuse(QObject::tr("its %1, %2, is too large for any device").arg(tensor.name, words(sizes)));
                return;
            }
            tensor.sizes = sizes;
        }
    }

    qint64 slid(qint64 size, int axis)
    {
        const auto index = static_cast<size_t>(axis);
        const qint64 stride = m_layer.strides[index];
        const qint64 span = (m_layer.kernel[index] - 1) * m_layer.dilation[index] + 1;
        return m_layer.isSame ? (size + stride - 1) / stride : (size - span) / stride + (size < span ? 0 : 1);
    }

    void slide(qint64 channels)
    {
        const bool isTooSmall = !m_layer.isSame
                                && (input().at(0) < (m_layer.kernel[0] - 1) * m_layer.dilation[0] + 1
                                    || input().at(1) < (m_layer.kernel[1] - 1) * m_layer.dilation[1] + 1);
        if (isTooSmall) {
            refuse(QObject::tr("its window is larger than what comes in, %1").arg(words(input())));
            return;
        }
        m_out.shape = {slid(input().at(0), 0), slid(input().at(1), 1), channels};
    }

    void convolve()
    {
        if (!isPicture()) {
            return;
        }
        const qint64 channels = input().at(2);
        const qint64 window = m_layer.kernel[0] * m_layer.kernel[1];
        const Shape kernel{m_layer.kernel[0], m_layer.kernel[1]};
        qint64 out = m_layer.units;
        qint64 adds = 0;  // of a place
        if (m_layer.kind == LayerKind::Conv2D) {
            if (channels % m_layer.groups != 0) {
                refuse(QObject::tr("the %1 channels that come in can't be dealt out to its groups")
                           .arg(channels));
                return;
            }
            shapeTensor("kernel", kernel + Shape{channels / m_layer.groups, out});
            adds = valuesOf({window, channels / m_layer.groups, out});
        } else if (m_layer.kind == LayerKind::DepthwiseConv2D) {
            out = channels * m_layer.multiplier;
            shapeTensor("kernel", kernel + Shape{channels, m_layer.multiplier});
            adds = valuesOf({window, out});
        } else {
            const qint64 between = channels * m_layer.multiplier;
            shapeTensor("depthwise_kernel", kernel + Shape{channels, m_layer.multiplier});
            shapeTensor("pointwise_kernel", {1, 1, between, out});
            adds = valuesOf({window, between}) + valuesOf({between, out});
        }
        shapeTensor("bias", {out});
        slide(out);
        if (m_refusal.isEmpty()) {
            m_out.multiplyAdds = valuesOf({m_out.shape.at(0), m_out.shape.at(1)}) * adds;
        }
    }

    void dense()
    {
        const qint64 features = input().last();
        m_out.shape = input();
        m_out.shape.last() = m_layer.units;
        shapeTensor("kernel", {features, m_layer.units});
        shapeTensor("bias", {m_layer.units});
        m_out.multiplyAdds = valuesOf(input()) * m_layer.units;
    }

    /// Places of the axes in a shape without the batch; empty when they can't be.
    QList<int> places(const QList<qint64>& axes)
    {
        QList<int> found;
        for (const qint64 axis : axes) {
            const qint64 place = axis < 0 ? axis + input().size() : axis - 1;
            if (place < 0 || place >= input().size()) {
                refuse(QObject::tr("it has no axis %1 in what comes in, %2").arg(axis).arg(words(input())));
                return {};
            }
            found.append(static_cast<int>(place));
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    void normaliseBatch()
    {
        m_out.shape = input();
        const QList<int> axes = places(m_layer.dims);
        if (axes.size() != 1 || axes.first() != input().size() - 1) {
            refuse(QObject::tr("its axis isn't that of the channels, the last one"));
            return;
        }
        for (const char* name : {"gamma", "beta", "moving_mean", "moving_variance"}) {
            shapeTensor(name, {input().last()});
        }
    }

    void normaliseLayer()
    {
        m_out.shape = input();
        const QList<int> axes = places(m_layer.dims);
        Shape sizes;
        for (qsizetype i = 0; i < axes.size(); ++i) {
            if (axes.at(i) != input().size() - axes.size() + i) {
                refuse(QObject::tr("its axes aren't the last ones"));
                return;
            }
            sizes.append(input().at(axes.at(i)));
        }
        shapeTensor("gamma", sizes);
        shapeTensor("beta", sizes);
        m_layer.dims = Shape(axes.size());
        std::iota(m_layer.dims.begin(), m_layer.dims.end(), -static_cast<qint64>(axes.size()));
    }

    /// One number, or one a channel.
    void scaleValues()
    {
        m_out.shape = input();
        for (const QList<double>* numbers : {&m_layer.scale, &m_layer.offset}) {
            if (numbers->size() > 1 && numbers->size() != input().last()) {
                refuse(QObject::tr("it has %1 numbers for %2 channels")
                           .arg(numbers->size())
                           .arg(input().last()));
            }
        }
        if (m_layer.kind != LayerKind::Normalization) {
            return;
        }
        const QList<int> axes = places(m_layer.dims);
        const bool isByChannel = axes.size() == 1 && axes.first() == input().size() - 1;
        if (!isByChannel && !axes.isEmpty()) {
            refuse(QObject::tr("its axis isn't that of the channels, the last one"));
        }
        const Shape sizes = isByChannel ? Shape{input().last()} : Shape{};
        shapeTensor("mean", sizes);
        shapeTensor("variance", sizes);
    }

    void pool()
    {
        if (isPicture()) {
            slide(input().at(2));
        }
    }

    void poolAll()
    {
        if (isPicture()) {
            m_out.shape = m_layer.keepsDims ? Shape{1, 1, input().at(2)} : Shape{input().at(2)};
        }
    }

    void changeEdges(int sign)
    {
        if (isPicture()) {
            m_out.shape = {input().at(0) + sign * (m_layer.edges[0] + m_layer.edges[1]),
                           input().at(1) + sign * (m_layer.edges[2] + m_layer.edges[3]), input().at(2)};
        }
    }

    void upSample()
    {
        if (isPicture()) {
            m_out.shape = {input().at(0) * m_layer.kernel[0], input().at(1) * m_layer.kernel[1],
                           input().at(2)};
        }
    }

    void reshape()
    {
        const qint64 values = valuesOf(input());
        m_out.shape = m_layer.dims;
        const auto unknown = std::count(m_out.shape.cbegin(), m_out.shape.cend(), -1);
        Shape known = m_out.shape;
        known.removeAll(-1);
        const qint64 others = valuesOf(known);
        const bool isWhole = unknown == 1 ? others > 0 && values % others == 0 : others == values;
        if (unknown > 1 || !isWhole || m_out.shape.size() > 3) {
            refuse(QObject::tr("%1 can't be reshaped to its target shape").arg(words(input())));
            return;
        }
        std::replace(m_out.shape.begin(), m_out.shape.end(), qint64{-1}, others > 0 ? values / others : 0);
    }

    void permute()
    {
        Shape sorted = m_layer.dims;
        std::sort(sorted.begin(), sorted.end());
        for (qsizetype i = 0; i < sorted.size(); ++i) {
            if (sorted.size() != input().size() || sorted.at(i) != i + 1) {
                refuse(QObject::tr("its dims don't name each axis of what comes in once"));
                return;
            }
        }
        for (const qint64 dim : m_layer.dims) {
            m_out.shape.append(input().at(dim - 1));
        }
    }

    void drop()
    {
        m_out.shape = input();
        if (m_layer.dims.isEmpty()) {
            return;
        }
        bool fits = m_layer.dims.size() == input().size() + 1;
        for (qsizetype i = 1; fits && i < m_layer.dims.size(); ++i) {
            const qint64 size = m_layer.dims.at(i);
            fits = size == 0 || size == 1 || size == input().at(i - 1);
        }
        if (!fits || m_layer.dims.first() > 1) {
            refuse(QObject::tr("its noise_shape doesn't fit what comes in, %1").arg(words(input())));
        }
    }

    void activate()
    {
        m_out.shape = input();
        const qint64 axis = m_layer.activation.axis;
        if (m_layer.activation.kind == ActivationKind::Softmax && (axis == 0 || places({axis}).isEmpty())) {
            refuse(QObject::tr("it has no such axis"));
        }
        halveByGlu();
    }

    /// Glu takes half of the channels as the gate of the other half.
    void halveByGlu()
    {
        if (m_layer.activation.kind == ActivationKind::Glu && !m_out.shape.isEmpty()) {
            if (m_out.shape.last() % 2 != 0) {
                refuse(QObject::tr("glu needs an even number of channels"));
            }
            m_out.shape.last() /= 2;
        }
    }

    void learnSlopes()
    {
        m_out.shape = input();
        Shape sizes = input();
        for (const qint64 axis : m_layer.dims) {
            if (axis > sizes.size()) {
                refuse(QObject::tr("it shares an axis that isn't there"));
                return;
            }
            sizes[axis - 1] = 1;
        }
        shapeTensor("alpha", sizes);
    }

    void merge()
    {
        qsizetype rank = 0;
        for (const Shape& shape : m_inputs) {
            rank = std::max(rank, shape.size());
        }
        m_out.shape = Shape(rank, 1);
        for (Shape other : m_inputs) {
            // Keras' layers put axes of one behind the batch, its operators don't.
            if (!m_layer.isOperation) {
                other = Shape(rank - other.size(), 1) + other;
            }
            if (other.size() != rank) {
                refuse(QObject::tr("it joins inputs of different rank"));
                return;
            }
            for (qsizetype i = 0; i < other.size(); ++i) {
                const qint64 mine = m_out.shape.at(i);
                if (mine != other.at(i) && mine != 1 && other.at(i) != 1) {
                    refuse(QObject::tr("it joins %1 and %2").arg(words(m_out.shape), words(other)));
                    return;
                }
                m_out.shape[i] = std::max(mine, other.at(i));
            }
        }
        const bool needsTwo = m_layer.kind == LayerKind::Subtract || m_layer.kind == LayerKind::ScaledAdd
                              || m_layer.isOperation;
        if (needsTwo ? m_inputs.size() != 2 : m_inputs.size() < 2) {
            refuse(QObject::tr("it joins %1 inputs").arg(m_inputs.size()));
        }
    }

    void concatenate()
    {
        m_out.shape = input();
        const QList<int> place = places({m_layer.axis});
        if (place.isEmpty() || m_layer.axis == 0) {
            refuse(QObject::tr("it has no axis %1").arg(m_layer.axis));
            return;
        }
        for (const Shape& other : m_inputs.mid(1)) {
            for (qsizetype i = 0; i < input().size(); ++i) {
                if (other.size() != input().size() || (i != place.first() && other.at(i) != input().at(i))) {
                    refuse(QObject::tr("it joins %1 and %2").arg(words(input()), words(other)));
                    return;
                }
            }
            m_out.shape[place.first()] += other.at(place.first());
        }
    }

    void scaleChannels()
    {
        m_out.shape = input();
        if (input().last() != m_layer.units) {
            refuse(
                QObject::tr("it scales %1 channels, but %2 come in").arg(m_layer.units).arg(input().last()));
        }
        shapeTensor("variable", {m_layer.units});
    }

    void compute();

    GraphLayer& m_layer;
    const QList<Shape>& m_inputs;
    AppliedLayer m_out;
    QString m_refusal;
};

void Application::compute()
{
    switch (m_layer.kind) {
    case LayerKind::Input: m_out.shape = input(); return;
    case LayerKind::Rescaling:
    case LayerKind::Normalization: return scaleValues();
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D: convolve(); return halveByGlu();
    case LayerKind::Dense: dense(); return halveByGlu();
    case LayerKind::BatchNormalization: return normaliseBatch();
    case LayerKind::LayerNormalization: return normaliseLayer();
    case LayerKind::MaxPooling2D:
    case LayerKind::AveragePooling2D: return pool();
    case LayerKind::GlobalMaxPooling2D:
    case LayerKind::GlobalAveragePooling2D: return poolAll();
    case LayerKind::ZeroPadding2D: return changeEdges(1);
    case LayerKind::Cropping2D: return changeEdges(-1);
    case LayerKind::UpSampling2D: return upSample();
    case LayerKind::Flatten: m_out.shape = {valuesOf(input())}; return;
    case LayerKind::Reshape: return reshape();
    case LayerKind::Permute: return permute();
    case LayerKind::Dropout: return drop();
    case LayerKind::SpatialDropout2D:
        m_out.shape = input();
        isPicture();
        return;
    case LayerKind::Activation: return activate();
    case LayerKind::PRelu: return learnSlopes();
    case LayerKind::Add:
    case LayerKind::Subtract:
    case LayerKind::Multiply:
    case LayerKind::Average:
    case LayerKind::Maximum:
    case LayerKind::Minimum:
    case LayerKind::ScaledAdd: return merge();
    case LayerKind::Concatenate: return concatenate();
    case LayerKind::LayerScale: return scaleChannels();
    }
}

}  // namespace

SamePadding samePadding(qint64 size, qint64 span, qint64 stride)
{
    const qint64 out = (size + stride - 1) / stride;
    const qint64 all = std::max<qint64>((out - 1) * stride + span - size, 0);
    return {all / 2, all - all / 2};
}

Result<AppliedLayer> applyLayer(GraphLayer& layer, const QList<QList<qint64>>& inputs)
{
    if (inputs.isEmpty() || (inputs.size() > 1 && !mergesInputs(layer.kind))) {
        return refusedLayer(layer.name, layer.type, QObject::tr("%1 inputs lead to it").arg(inputs.size()));
    }
    Result<AppliedLayer> applied = Application(layer, inputs).run();
    layer.isShaped = true;
    return applied;
}

}  // namespace epochmark
