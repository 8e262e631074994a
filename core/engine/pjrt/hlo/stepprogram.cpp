// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/stepprogram.h"

#include "engine/pjrt/hlo/hloloss.h"

#include <utility>

namespace epochmark {

namespace {

constexpr double kByteScale = 1.0 / 255;

/// What a pass writes down of each step.
struct Books {
    HloValue losses;
    HloValue hits;
    HloValue step;
};

struct StepBatch {
    HloValue pictures;  ///< f32 N x side x side x 3
    HloValue labels;    ///< i32 N
    HloRows rows;
};

std::vector<HloValue> stateArguments(HloText& text, const std::vector<HloType>& types, bool isDonated)
{
    std::vector<HloValue> values;
    for (const HloType& type : types) {
        values.push_back(text.argument(type, isDonated ? static_cast<int>(text.arguments().size()) : -1));
    }
    return values;
}

Books bookArguments(HloText& text, const StepShape& shape)
{
    const auto next = [&text](const HloType& type) {
        return text.argument(type, static_cast<int>(text.arguments().size()));
    };
    Books books;
    books.losses = next({"f32", {shape.steps()}});
    books.hits = next({"i32", {shape.steps()}});
    books.step = next({"i32", {}});
    return books;
}

std::vector<HloValue> written(HloText& text, const Books& books, const HloLoss& loss)
{
    return {text.dynamicUpdate(books.losses, text.reshape(loss.loss, {1}), books.step),
            text.dynamicUpdate(books.hits, text.reshape(loss.hits, {1}), books.step),
            text.add(books.step, text.like(1, books.step))};
}

StepBatch batchArguments(HloText& text, const StepShape& shape, const HloValue& step)
{
    const HloType perPicture{"i32", {shape.steps() * shape.batch}};
    const HloValue labels = text.argument(perPicture);
    const HloValue pictures = text.argument({"i32", {}});
    const HloValue size = text.like(static_cast<double>(shape.batch), step);
    const HloValue start = text.multiply(step, size);
    StepBatch batch;
    HloValue bytes;
    if (shape.storedRows > 0) {
        const HloValue stored = text.argument({"ui8", {shape.storedRows, shape.pictureBytes()}});
        const HloValue order = text.argument(perPicture);
        bytes = text.gatherRows(stored, text.dynamicSlice(order, start, shape.batch));
    } else {
        bytes = text.argument({"ui8", {shape.batch, shape.pictureBytes()}});
    }
    const HloValue square = text.reshape(bytes, {shape.batch, shape.imageSize, shape.imageSize, 3});
    batch.pictures = text.scaled(text.convert(square, "f32"), kByteScale);
    batch.labels = text.dynamicSlice(labels, start, shape.batch);
    batch.rows.count = text.minimum(size, text.subtract(pictures, start));
    if (shape.isRagged()) {
        const HloValue row = text.iota({"i32", {shape.batch}});
        const HloValue count = text.broadcast(batch.rows.count, {}, row.type.dims);
        batch.rows.mask = text.convert(text.compare("LT", row, count), "f32");
    }
    return batch;
}

/// v = rho v + (1 - rho) g^2, w -= rate g / (sqrt(v) + epsilon): Keras' legacy RMSprop.
void applyRmsprop(HloText& text, const StepShape& shape, std::vector<HloValue>& weights,
                  std::vector<HloValue>& squares, const std::vector<HloValue>& gradients)
{
    for (size_t i = 0; i < weights.size(); ++i) {
        const HloValue& g = gradients[i];
        squares[i] = text.add(text.scaled(squares[i], shape.rho),
                              text.scaled(text.multiply(g, g), 1 - shape.rho));
        const HloValue root = text.add(text.unary("sqrt", squares[i]), text.like(shape.epsilon, g));
        weights[i] = text.subtract(weights[i], text.divide(text.scaled(g, shape.learningRate), root));
    }
}

void append(std::vector<HloValue>& values, const std::vector<HloValue>& more)
{
    values.insert(values.end(), more.begin(), more.end());
}

StepProgram finished(const HloText& text, const std::vector<HloValue>& results)
{
    StepProgram program;
    program.text = text.finish(results);
    program.arguments = text.arguments();
    program.donated = results.size();
    for (const HloValue& result : results) {
        program.results.push_back(result.type);
    }
    return program;
}

}  // namespace

StepProgram trainingProgram(const HloNetwork& network, const StateTypes& state, const StepShape& shape)
{
    HloText text(shape.multiply);
    std::vector<HloValue> weights = stateArguments(text, state.weights, true);
    std::vector<HloValue> squares = stateArguments(text, state.weights, true);
    std::vector<HloValue> buffers = stateArguments(text, state.buffers, true);
    const Books books = bookArguments(text, shape);
    const StepBatch batch = batchArguments(text, shape, books.step);
    HloTape tape(text, weights, shape.isPoolingByComparison);
    const HloValue outputs = network.forward(tape, weights, buffers, batch.pictures, batch.rows, true);
    const HloLoss loss = hloLoss(text, outputs, batch.labels, batch.rows);
    applyRmsprop(text, shape, weights, squares, tape.gradients(outputs, loss.gradient));
    std::vector<HloValue> results = std::move(weights);
    append(results, squares);
    append(results, buffers);
    append(results, written(text, books, loss));
    return finished(text, results);
}

StepProgram evaluationProgram(const HloNetwork& network, const StateTypes& state, const StepShape& shape)
{
    HloText text(shape.multiply);
    const Books books = bookArguments(text, shape);
    const std::vector<HloValue> weights = stateArguments(text, state.weights, false);
    std::vector<HloValue> buffers = stateArguments(text, state.buffers, false);
    const StepBatch batch = batchArguments(text, shape, books.step);
    HloTape tape(text, {}, shape.isPoolingByComparison);
    const HloValue outputs = network.forward(tape, weights, buffers, batch.pictures, batch.rows, false);
    return finished(text, written(text, books, hloLoss(text, outputs, batch.labels, batch.rows)));
}

}  // namespace epochmark
