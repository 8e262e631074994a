// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/graphpipeline.h"

#include "base/stopwatch.h"
#include "engine/cuda/cudafaults.h"
#include "engine/train/trainingfailure.h"
#include "engine/tuned/autogradstep.h"

#include <QObject>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

// The first meets kernels and plans for the first time, the second finds memory as all later ones do.
constexpr int kStepsAside = 2;

// Each batch that is sent keeps its pinned bytes until the card has taken them.
constexpr size_t kMostBatchesSent = 8;

TunedOptions recordable(TunedOptions options)
{
    options.isRecorded = true;
    return options;
}

/// Of LibTorch's words the first line: what follows is its own call stack.
std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

}  // namespace

GraphPipeline::GraphPipeline(std::shared_ptr<const Network> network, const TunedOptions& options,
                             std::shared_ptr<const PixelStore> pixels, std::shared_ptr<GraphDevice> device,
                             std::optional<qint64> mostStoredBytes)
    : m_device(std::move(device)), m_step(makeAutogradStep(network, recordable(options))),
      m_feed(std::move(pixels), *network, options, *m_device, mostStoredBytes), m_queue(*m_device)
{
    m_device->forgetPeak();
}

GraphPipeline::~GraphPipeline() = default;

void GraphPipeline::prepareFeed(int largestBatch)
{
    if (m_feed.isPrepared()) {
        return;
    }
    m_feed.prepare(largestBatch, m_stop);
    if (!m_feed.isResident()) {
        m_queue.setLimit(kMostBatchesSent);
    }
}

void GraphPipeline::beginPass(PassKind, PictureOrder order, int batchSize)
{
    prepareFeed(batchSize);
    m_step->clearSums();
    m_feed.begin(std::move(order), batchSize);
    m_feed.prefetch();
}

bool GraphPipeline::loadBatch()
{
    if (m_feed.nextSize() == 0) {
        return false;
    }
    m_feed.load();
    return true;
}

void GraphPipeline::computeGradients()
{
    const Stopwatch watch;
    runStep(PassKind::Training);
    m_stepSeconds = watch.seconds();
}

/// What a step is made of; may be recorded.
void GraphPipeline::perform(Shape shape)
{
    const Batch batch = m_feed.assemble(shape.second);
    if (shape.first == PassKind::Validation) {
        m_step->evaluate(batch);
        return;
    }
    m_step->computeGradients(batch);
    m_step->applyUpdate();
}

void GraphPipeline::runStep(PassKind kind)
{
    const Shape shape{kind, m_feed.nextSize()};
    m_queue.makeRoom(m_stop);
    const auto recorded = m_recorded.find(shape);
    if (recorded != m_recorded.end()) {
        recorded->second->replay();
    } else {
        perform(shape);
    }
    m_queue.added();
    m_feed.advance(shape.second);
    m_feed.prefetch();
}

PassSums GraphPipeline::readSums()
{
    m_queue.drain(m_stop);
    return m_step->readSums();
}

/// Within a pass nothing is waited for: steps would no longer follow each other without a gap. What is waited
/// for at its end is the work of steps, of which the update has its share.
void GraphPipeline::synchronize()
{
    if (!m_feed.isPrepared() || m_feed.nextSize() == 0) {
        const Stopwatch watch;
        m_queue.added();
        m_queue.drain(m_stop);
        m_stepSeconds += watch.seconds();
    }
}

void GraphPipeline::rehearse(int trainingBatchSize, int validationBatchSize)
{
    prepareFeed(std::max(trainingBatchSize, validationBatchSize));
    if (trainingBatchSize > 0) {
        makeReady({PassKind::Training, trainingBatchSize});
    }
    if (validationBatchSize > 0) {
        makeReady({PassKind::Validation, validationBatchSize});
    }
    m_step->readSums();
}

/// A pass of one batch that shows the first picture over and over.
void GraphPipeline::startOver(int size)
{
    const std::vector<int> zeros(static_cast<size_t>(size), 0);
    m_feed.begin({zeros, zeros}, size);
    m_feed.load();
}

void GraphPipeline::makeReady(Shape shape)
{
    if (m_recorded.find(shape) == m_recorded.end()) {
        for (int time = 0; time < kStepsAside; ++time) {
            startOver(shape.second);
            performAside([&] { perform(shape); });
        }
        if (shape.first == PassKind::Training && m_updateShare == 0) {
            measureUpdate(shape.second);
        }
        if (!m_refusal) {
            startOver(shape.second);
            record(shape);
        }
    }
    startOver(shape.second);
    runStep(shape.first);
    m_queue.drain(m_stop);
}

void GraphPipeline::performAside(const std::function<void()>& work)
{
    m_device->aside(work);
    m_queue.added();
    m_queue.drain(m_stop);
}

/// Both by the device's own clock.
void GraphPipeline::measureUpdate(int size)
{
    startOver(size);
    std::array<std::unique_ptr<QueueMark>, 3> marks;
    performAside([&] {
        marks[0] = m_device->mark();
        m_step->computeGradients(m_feed.assemble(size));
        marks[1] = m_device->mark();
        m_step->applyUpdate();
        marks[2] = m_device->mark();
    });
    const double whole = marks[2]->secondsSince(*marks[0]);
    m_updateShare = whole > 0 ? marks[2]->secondsSince(*marks[1]) / whole : 0;
}

void GraphPipeline::record(Shape shape)
{
    try {
        m_recorded[shape] = m_device->record([&] { perform(shape); });
    } catch (const TrainingFailure&) {
        throw;
    } catch (const std::exception& exception) {
        if (isOutOfMemory(exception) || isSticky(exception)) {
            throw;
        }
        // All or none: a run that is half recorded compares with nothing.
        m_recorded.clear();
        m_refusal = firstLine(exception.what());
    }
}

std::optional<Warning> GraphPipeline::warning() const
{
    return m_refusal ? std::optional<Warning>(noGraphWarning(
               QObject::tr("it wasn't recorded (%1)").arg(QString::fromStdString(*m_refusal))))
                     : std::nullopt;
}

/// Of a whole batch's in training.
std::optional<qint64> GraphPipeline::operationsOfAStep() const
{
    const RecordedStep* largest = nullptr;
    for (const auto& [shape, step] : m_recorded) {  // in the order of sizes
        largest = shape.first == PassKind::Training ? step.get() : largest;
    }
    return largest != nullptr ? largest->operations() : std::nullopt;
}

QJsonObject GraphPipeline::facts() const
{
    QJsonObject facts = m_device->facts();
    facts.insert(QStringLiteral("steps"),
                 m_recorded.empty() ? QStringLiteral("eager") : QStringLiteral("graph"));
    facts.insert(QStringLiteral("device_pixels"),
                 m_feed.isResident() ? QStringLiteral("whole set") : QStringLiteral("by batch"));
    if (const auto operations = operationsOfAStep()) {
        facts.insert(QStringLiteral("step_operations"), *operations);
    }
    if (const auto bytes = m_device->peakBytes()) {
        facts.insert(QStringLiteral("device_peak_bytes"), *bytes);
    }
    return facts;
}

}  // namespace epochmark
