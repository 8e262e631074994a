// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/network/networks.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/networkstep.h"
#include "modeltexts.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkregistry.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

/// What the tests of recorded steps train: networks with pictures of their size, and what comes of it.
namespace epochmark::test {

constexpr int kBatch = 5;

/// Pictures of a batch, of a training pass and of a validation; the last batch of both is short.
struct Sizes {
    int batch = kBatch;
    int training = 18;
    int validation = 7;
};

inline TunedOptions options()
{
    TunedOptions made;
    made.learningRate = 0.001;
    return made;
}

/// A model that drops out, so that its steps draw numbers.
inline QByteArray droppingModel()
{
    return R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
           R"("batch_shape":[null,32,40,3]}},{"class_name":"Conv2D","config":{"name":"c","filters":8,"kernel_size":[3,3],)"
           R"("strides":2,"activation":"relu"}},{"class_name":"SpatialDropout2D","config":{"name":"p","rate":0.25}},)"
           R"({"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dropout","config":{"name":"q","rate":0.5}},)"
           R"({"class_name":"Dense","config":{"name":"d","units":1,"activation":"sigmoid"}}]},"compile_config":)"
           R"({"optimizer":{"class_name":"SGD","config":{"learning_rate":0.01,"momentum":0.9}},"loss":)"
           R"("binary_crossentropy"}})";
}

struct Subject {
    std::shared_ptr<const Network> network;
    std::shared_ptr<const PixelStore> pixels;
    int pictures = 0;
};

/// Invented pictures of a network's size, brighter for odd labels.
class SizedPixels final : public PixelStore {
public:
    SizedPixels(int count, qint64 bytes) : m_bytes(bytes), m_values(static_cast<size_t>(count * bytes))
    {
        std::mt19937 engine(3);
        for (size_t i = 0; i < m_values.size(); ++i) {
            const bool isBright = (i / static_cast<size_t>(bytes)) % 2 == 1;
            m_values[i] = static_cast<uchar>(engine() % 200 + (isBright ? 55 : 0));
        }
    }
    qsizetype count() const override { return static_cast<qsizetype>(m_values.size()) / m_bytes; }
    const uchar* picture(qsizetype index) const override { return m_values.data() + index * m_bytes; }
    qint64 byteCount() const override { return static_cast<qint64>(m_values.size()); }

private:
    qint64 m_bytes;
    std::vector<uchar> m_values;
};

/// Its id in the registry; why not, where it can't be read.
inline QString rememberedModel(const QByteArray& text)
{
    const auto model = KerasModel::read(text, QStringLiteral("model.json"), {});
    return model ? NetworkRegistry::instance()
                       .remember(std::make_unique<KerasDefinition>(model.value(), QStringLiteral("model")))
                       ->id()
                 : model.error().message;
}

/// A network of the registry or a model file's, with so many pictures of its size.
inline Subject subjectOf(const QString& name, int pictures = 25)
{
    const bool isOfThree = name == QLatin1String("classic of three");
    const QString id = isOfThree                                 ? QStringLiteral("classic")
                       : name == QLatin1String("small model")    ? rememberedModel(smallModel(3, "softmax"))
                       : name == QLatin1String("dropping model") ? rememberedModel(droppingModel())
                                                                 : name;
    Subject subject;
    subject.network = Networks::instance().make(id, isOfThree ? 3 : 1);
    subject.pictures = pictures;
    if (subject.network != nullptr) {
        subject.pixels = std::make_shared<SizedPixels>(pictures, subject.network->pictureSize().bytes());
    }
    return subject;
}

/// So many pictures, from the one that is `first` in an odd order on.
inline PictureOrder orderOf(const Subject& subject, int first, int count)
{
    PictureOrder order;
    for (int i = 0; i < count; ++i) {
        const int row = (7 * (first + i)) % subject.pictures;
        order.rows.push_back(row);
        order.labels.push_back(row % std::max(2, subject.network->outputUnits()));
    }
    return order;
}

/// What a whole pass gives.
struct Outcome {
    PassSums training;
    PassSums validation;
    NetworkState state;
};

inline PassSums passed(StepPipeline& pipeline, PassKind kind, const PictureOrder& order, int batch = kBatch)
{
    pipeline.beginPass(kind, order, batch);
    while (pipeline.loadBatch()) {
        if (kind == PassKind::Training) {
            pipeline.computeGradients();
            pipeline.synchronize();
            pipeline.applyUpdate();
        } else {
            pipeline.evaluate();
        }
        pipeline.synchronize();
    }
    return pipeline.readSums();
}

/// All shapes, with weights that the training doesn't keep.
inline void rehearse(StepPipeline& pipeline, const NetworkState& state, Sizes sizes = {})
{
    pipeline.setState(state);
    pipeline.rehearse(sizes.batch, sizes.batch);
    pipeline.rehearse(sizes.training % sizes.batch, sizes.validation % sizes.batch);
    pipeline.rehearse(sizes.batch, sizes.batch);
}

/// Everything anew, then passes.
inline Outcome outcomeFrom(StepPipeline& pipeline, const Subject& subject, const NetworkState& state,
                           int passes, Sizes sizes = {})
{
    at::manual_seed(42);
    pipeline.setState(state);
    Outcome outcome;
    for (int pass = 0; pass < passes; ++pass) {
        outcome.training = passed(pipeline, PassKind::Training, orderOf(subject, pass, sizes.training),
                                  sizes.batch);
        outcome.validation = passed(pipeline, PassKind::Validation, orderOf(subject, 2, sizes.validation),
                                    sizes.batch);
    }
    outcome.state = pipeline.state();
    return outcome;
}

/// As Trainer does: both, from weights of their own.
inline Outcome outcomeOf(StepPipeline& pipeline, const Subject& subject, int passes, Sizes sizes = {})
{
    rehearse(pipeline, subject.network->initialState(1), sizes);
    return outcomeFrom(pipeline, subject, subject.network->initialState(42), passes, sizes);
}

/// To the bit.
inline bool isSame(const std::vector<at::Tensor>& left, const std::vector<at::Tensor>& right)
{
    return left.size() == right.size()
           && std::equal(left.begin(), left.end(), right.begin(),
                         [](const at::Tensor& a, const at::Tensor& b) { return at::equal(a, b); });
}

inline bool isSame(const Outcome& left, const Outcome& right)
{
    return left.training.loss == right.training.loss && left.training.hits == right.training.hits
           && left.validation.loss == right.validation.loss && left.validation.hits == right.validation.hits
           && isSame(left.state.weights, right.state.weights)
           && isSame(left.state.meanSquares, right.state.meanSquares)
           && isSame(left.state.buffers, right.state.buffers);
}

}  // namespace epochmark::test
