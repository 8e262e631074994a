// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/stepprogram.h"

#include "engine/pjrt/hlo/hloloss.h"
#include "engine/pjrt/hlo/hlooptimiser.h"

#include <utility>

namespace epochmark {

namespace {

/// Spreads the numbers of steps over all keys: 2^64 divided by the golden ratio, odd.
constexpr uint64_t kKeyStride = 0x9E3779B97F4A7C15;

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
    const HloValue whole = text.reshape(bytes, {shape.batch, shape.size.rows, shape.size.columns, 3});
    batch.pictures = text.scaled(text.convert(whole, "f32"), shape.pictureScale);
    batch.labels = text.dynamicSlice(labels, start, shape.batch);
    batch.rows.count = text.minimum(size, text.subtract(pictures, start));
    if (shape.isRagged()) {
        const HloValue row = text.iota({"i32", {shape.batch}});
        const HloValue count = text.broadcast(batch.rows.count, {}, row.type.dims);
        batch.rows.mask = text.convert(text.compare("LT", row, count), "f32");
    }
    return batch;
}

HloValue keyOf(HloText& text, uint64_t seed, const HloValue& step)
{
    const HloValue number = text.convert(step, "ui64");
    return text.add(text.whole(seed), text.multiply(number, text.whole(kKeyStride)));
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

bool countsSteps(const HloNetwork& network, const StepShape& shape)
{
    return network.drawsNumbers() || usesStep(shape.optimiser);
}

StepProgram trainingProgram(const HloNetwork& network, const StateTypes& state, const StepShape& shape)
{
    HloText text(shape.multiply);
    HloWeights changed{stateArguments(text, state.weights, true), {}};
    for (int kind = 0; kind < shape.optimiser.stateCount(); ++kind) {
        changed.kept.push_back(stateArguments(text, state.weights, true));
    }
    std::vector<HloValue> buffers = stateArguments(text, state.buffers, true);
    std::vector<HloValue> steps;
    if (countsSteps(network, shape)) {
        steps = stateArguments(text, {{"i32", {}}}, true);
        steps.front() = text.add(steps.front(), text.like(1, steps.front()));
    }
    const Books books = bookArguments(text, shape);
    const StepBatch batch = batchArguments(text, shape, books.step);
    HloPass pass{batch.rows, true, {}};
    if (network.drawsNumbers()) {
        pass.key = keyOf(text, shape.seed, steps.front());
    }
    HloTape tape(text, changed.weights, shape.isPoolingByComparison);
    const HloValue outputs = network.forward(tape, changed.weights, buffers, batch.pictures, pass);
    const HloLoss loss = hloLoss(text, outputs, batch.labels, batch.rows);
    applyOptimiser(text, shape.optimiser, steps.empty() ? books.step : steps.front(), changed,
                   tape.gradients(outputs, loss.gradient));
    std::vector<HloValue> results = std::move(changed.weights);
    for (const std::vector<HloValue>& kept : changed.kept) {
        append(results, kept);
    }
    append(results, buffers);
    append(results, steps);
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
    const HloValue outputs = network.forward(tape, weights, buffers, batch.pictures, {batch.rows, false, {}});
    return finished(text, written(text, books, hloLoss(text, outputs, batch.labels, batch.rows)));
}

}  // namespace epochmark
