// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/pjrtpipeline.h"

#include "base/printable.h"
#include "devices/kind/cuda/cudarule.h"
#include "engine/train/trainingfailure.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace epochmark {

namespace {

// Numbers of programs and, from kState on, of buffers: weights, what the optimiser keeps (a number a weight and
// kind), the network's buffers.
constexpr int64_t kTrainingProgram = 1;
constexpr int64_t kValidationProgram = 2;
constexpr int64_t kPictures = 1;
constexpr int64_t kBatches = 2;  // two that take turns
constexpr int64_t kSteps = 4;
constexpr int64_t kTrainingPass = 10;
constexpr int64_t kValidationPass = 20;
constexpr int64_t kState = 100;
/// Of a platform's name: "cpu", "tpu", "cuda".
constexpr int kMostPlatform = 40;

std::vector<HloType> typesOf(const QList<NetworkTensor>& tensors)
{
    std::vector<HloType> types;
    for (const NetworkTensor& tensor : tensors) {
        types.push_back({"f32", HloDims(tensor.sizes.begin(), tensor.sizes.end())});
    }
    return types;
}

template <typename Number>
void uploadNumbers(RemoteDevice& device, int64_t buffer, const HloType& type,
                   const std::vector<Number>& numbers)
{
    device.upload(buffer, type, [&](unsigned char* bytes) {
        std::memcpy(bytes, numbers.data(), numbers.size() * sizeof(Number));
    });
}

void uploadTensors(RemoteDevice& device, int64_t first, const std::vector<HloType>& types,
                   const std::vector<at::Tensor>& tensors)
{
    for (size_t i = 0; i < types.size(); ++i) {
        const at::Tensor values = tensors[i].contiguous();
        device.upload(first + static_cast<int64_t>(i), types[i], [&](unsigned char* bytes) {
            std::memcpy(bytes, values.data_ptr<float>(), static_cast<size_t>(types[i].byteCount()));
        });
    }
}

/// As many as the steps take; those behind the last picture stand for nothing.
std::vector<int32_t> padded(const std::vector<int>& numbers, const StepShape& shape)
{
    std::vector<int32_t> whole(numbers.begin(), numbers.end());
    whole.resize(static_cast<size_t>(shape.steps() * shape.batch));
    return whole;
}

}  // namespace

PjrtPipeline::PjrtPipeline(const TrainingSetup& setup, std::shared_ptr<const Network> network,
                           std::shared_ptr<const HloNetwork> hlo, PluginTarget target)
    : m_network(std::move(network)), m_hlo(std::move(hlo)), m_pixels(setup.data.pixels), m_workload(setup.workload),
      m_deviceId(setup.deviceId), m_seed(setup.seed),
      m_device(std::move(target), setup.deviceId), m_types{typesOf(m_network->parameters()),
                                                           typesOf(m_network->buffers())}
{
    m_training.shape = shapeOf(setup.data.trainRows.size());
    m_validation.shape = shapeOf(setup.data.validationRows.size());
    layOut(m_training, kTrainingProgram, true);
    layOut(m_validation, kValidationProgram, false);
}

PjrtPipeline::~PjrtPipeline() = default;

StepShape PjrtPipeline::shapeOf(qsizetype pictures) const
{
    StepShape shape;
    shape.size = m_network->pictureSize();
    shape.pictureScale = m_network->takesBytes() ? 1 : 1.0 / 255;
    shape.pictures = pictures;
    shape.batch = std::min<int64_t>(m_workload.batchSize, pictures);
    shape.storedRows = m_pixels->count();
    if (const OptimiserSettings* own = m_network->optimiser()) {
        shape.optimiser = *own;
    }
    shape.optimiser.learningRate = m_workload.learningRate;
    shape.seed = m_seed;
    shape.multiply = m_workload.precision == Precision::Fp32 ? HloMultiply::Exact : HloMultiply::Fast;
    return shape;
}

/// What the fast products are is known of the platform and the card that have opened, not of the name that a
/// plug-in goes by.
void PjrtPipeline::checkPrecision() const
{
    const Precision precision = m_workload.precision;
    if (precision == Precision::Fp32) {
        return;
    }
    const QString platform = printable(m_device.facts().platform, kMostPlatform);
    const bool isTf32 = precision == Precision::Tf32 && platform == QLatin1String("cuda");
    if (!isTf32 && !(precision == Precision::Bf16Products && platform == QLatin1String("tpu"))) {
        throw TrainingFailure({ErrorCode::DeviceUnavailable,
                               QObject::tr("This plug-in drives the platform \"%1\", of which isn't known "
                                           "that it computes %2: take fp32.")
                                   .arg(platform, toString(precision)),
                               {}});
    }
    if (isTf32) {
        checkTf32();
    }
}

/// A card without units for tf32 computes DEFAULT in fp32: its result would be filed under a class that isn't
/// its own.
void PjrtPipeline::checkTf32() const
{
    const std::optional<int> capability = m_device.device().computeCapability;
    if (capability && cudaPrecisions(*capability).contains(toString(Precision::Tf32))) {
        return;
    }
    const QString refusal = capability
                                ? QObject::tr("%1 has compute capability %2.%3 and no units for tf32, which "
                                              "cards have from 8.0 on: take fp32.")
                                      .arg(m_deviceId)
                                      .arg(*capability / 10)
                                      .arg(*capability % 10)
                                : QObject::tr("The plug-in doesn't tell the compute capability of %1, so it "
                                              "isn't known that it computes tf32: take fp32.")
                                      .arg(m_deviceId);
    throw TrainingFailure({ErrorCode::DeviceUnavailable, refusal, {}});
}

/// The first of the weights (0), of what the optimiser keeps (from 1 on), of the network's buffers (behind).
int64_t PjrtPipeline::bufferOf(int kind) const
{
    return kState + kind * static_cast<int64_t>(m_types.weights.size());
}

/// Arguments and results in the order of trainingProgram() and evaluationProgram().
void PjrtPipeline::layOut(Pass& pass, int64_t program, bool isTraining)
{
    pass.program = program;
    const int64_t first = isTraining ? kTrainingPass : kValidationPass;
    pass.losses = first;
    pass.hits = first + 1;
    pass.step = first + 2;
    pass.labels = first + 3;
    pass.pictures = first + 4;
    pass.order = first + 5;
    std::vector<int64_t> state(static_cast<size_t>(bufferOf(keptKinds() + 1) - kState)
                               + m_types.buffers.size());
    std::iota(state.begin(), state.end(), kState);
    if (!isTraining) {
        const auto weights = static_cast<ptrdiff_t>(m_types.weights.size());
        state.erase(state.begin() + weights, state.begin() + weights * (1 + keptKinds()));
    } else if (countsSteps()) {
        state.push_back(kSteps);
    }
    const std::vector<int64_t> books{pass.losses, pass.hits, pass.step};
    pass.results = isTraining ? state : books;
    pass.arguments = pass.results;
    const std::vector<int64_t>& rest = isTraining ? books : state;
    pass.arguments.insert(pass.arguments.end(), rest.begin(), rest.end());
    if (isTraining) {
        pass.results = pass.arguments;
    }
    pass.arguments.insert(pass.arguments.end(), {pass.labels, pass.pictures});
    if (pass.shape.storedRows > 0) {
        pass.arguments.insert(pass.arguments.end(), {kPictures, pass.order});
    } else {
        pass.arguments.push_back(kBatches);
    }
}

void PjrtPipeline::prepare()
{
    if (m_isReady) {
        return;
    }
    m_device.open();
    checkPrecision();
    // XLA's compiler for processors is slow at scattering, those for TPUs and cards are good at it.
    const bool isByComparison = m_isPoolingByComparison.value_or(m_device.facts().platform
                                                                 == QLatin1String("cpu"));
    m_training.shape.isPoolingByComparison = isByComparison;
    m_validation.shape.isPoolingByComparison = isByComparison;
    if (!havePicturesRoom() || !uploadPictures()) {
        m_training.shape.storedRows = 0;
        m_validation.shape.storedRows = 0;
        layOut(m_training, kTrainingProgram, true);
        layOut(m_validation, kValidationProgram, false);
    }
    compile(m_training, trainingProgram(*m_hlo, m_types, m_training.shape));
    compile(m_validation, evaluationProgram(*m_hlo, m_types, m_validation.shape));
    m_isReady = true;
    uploadState();
}

void PjrtPipeline::compile(Pass& pass, const StepProgram& program)
{
    m_compileSeconds = m_compileSeconds.value_or(0) + m_device.compile(pass.program, program);
}

/// On the device, where weights, activations and the program want room besides, and on the way there.
bool PjrtPipeline::havePicturesRoom()
{
    const qint64 bytes = m_pixels->count() * m_training.shape.pictureBytes();
    const std::optional<qint64> memory = m_device.device().memoryBytes;
    const std::optional<qint64> most = m_mostStoredBytes ? m_mostStoredBytes
                                       : memory          ? std::optional<qint64>(*memory / 2)
                                                         : std::nullopt;
    return (!most || bytes <= *most) && m_device.canHandOver(static_cast<size_t>(bytes));
}

/// Returns when the device has it. Steps asked for before are still at work meanwhile, so that the device has
/// the next batch when it has done them.
void PjrtPipeline::uploadBatch()
{
    const StepShape& shape = m_pass->shape;
    const auto bytes = static_cast<size_t>(shape.pictureBytes());
    const auto first = static_cast<size_t>(m_stepsDone * shape.batch);
    const HloType type{"ui8", {shape.batch, shape.pictureBytes()}};
    m_device.upload(kBatches + m_stepsDone % 2, type, [&](unsigned char* target) {
        for (int64_t i = 0; i < shape.batch; ++i, target += bytes) {
            const size_t place = first + static_cast<size_t>(i);
            if (place >= m_order.size()) {
                std::memset(target, 0, bytes);
            } else if (const auto copied = m_pixels->copy(m_order[place], target); !copied) {
                throw TrainingFailure(copied.error());
            }
        }
    });
    announceNext(first + static_cast<size_t>(shape.batch));
}

/// To a spool file, which a slow disk may have to look up.
void PjrtPipeline::announceNext(size_t first)
{
    const size_t end = std::min(m_order.size(), first + static_cast<size_t>(m_pass->shape.batch));
    for (size_t place = first; place < end; ++place) {
        m_pixels->announce(m_order[place]);
    }
}

/// False where the device, which didn't tell how much memory it has, hasn't enough for them.
bool PjrtPipeline::uploadPictures()
{
    const int64_t bytes = m_training.shape.pictureBytes();
    const HloType type{"ui8", {m_pixels->count(), bytes}};
    const bool isThere = m_device.uploadIfRoom(kPictures, type, [&](unsigned char* target) {
        for (qsizetype row = 0; row < m_pixels->count(); ++row) {
            if (const auto copied = m_pixels->copy(row, target + row * bytes); !copied) {
                throw TrainingFailure(copied.error());
            }
        }
    });
    m_device.releaseSharedMemory();
    return isThere;
}

/// What the optimiser keeps starts from nothing where the state brings none.
void PjrtPipeline::uploadState()
{
    uploadTensors(m_device, bufferOf(0), m_types.weights, m_state.weights);
    std::vector<at::Tensor> kept = m_state.meanSquares;
    if (kept.empty()) {
        for (const at::Tensor& weight : m_state.weights) {
            kept.push_back(at::zeros_like(weight));
        }
    }
    for (int kind = 1; kind <= keptKinds(); ++kind) {
        uploadTensors(m_device, bufferOf(kind), m_types.weights, kept);
    }
    uploadTensors(m_device, bufferOf(keptKinds() + 1), m_types.buffers, m_state.buffers);
    if (countsSteps()) {
        uploadNumbers(m_device, kSteps, {"i32", {}}, std::vector<int32_t>{0});
    }
    m_state = {};
}

void PjrtPipeline::setState(const NetworkState& state)
{
    m_state = state;
    if (m_isReady) {
        uploadState();
    }
}

std::vector<at::Tensor> PjrtPipeline::readTensors(const QList<NetworkTensor>& shapes, int64_t first) const
{
    std::vector<at::Tensor> tensors;
    for (const HloType& type : typesOf(shapes)) {
        tensors.push_back(at::empty(type.dims, at::kFloat));
        float* values = tensors.back().data_ptr<float>();
        m_device.read(first++, type, [&](const unsigned char* bytes) {
            std::memcpy(values, bytes, static_cast<size_t>(type.byteCount()));
        });
    }
    return tensors;
}

NetworkState PjrtPipeline::state() const
{
    if (!m_isReady) {
        return m_state;
    }
    NetworkState state;
    state.weights = readTensors(m_network->parameters(), bufferOf(0));
    if (m_network->optimiser() == nullptr) {
        state.meanSquares = readTensors(m_network->parameters(), bufferOf(1));
    }
    state.buffers = readTensors(m_network->buffers(), bufferOf(keptKinds() + 1));
    return state;
}

void PjrtPipeline::beginPass(PassKind kind, PictureOrder order, int)
{
    prepare();
    m_pass = kind == PassKind::Training ? &m_training : &m_validation;
    m_stepsDone = 0;
    uploadPass(*m_pass, order);
}

void PjrtPipeline::uploadPass(const Pass& pass, const PictureOrder& order)
{
    const StepShape& shape = pass.shape;
    const HloType perPicture{"i32", {shape.steps() * shape.batch}};
    const std::vector<float> noLosses(static_cast<size_t>(shape.steps()));
    const std::vector<int32_t> noHits(static_cast<size_t>(shape.steps()));
    uploadNumbers(m_device, pass.losses, {"f32", {shape.steps()}}, noLosses);
    uploadNumbers(m_device, pass.hits, {"i32", {shape.steps()}}, noHits);
    uploadNumbers(m_device, pass.step, {"i32", {}}, std::vector<int32_t>{0});
    uploadNumbers(m_device, pass.labels, perPicture, padded(order.labels, shape));
    if (shape.storedRows > 0) {
        uploadNumbers(m_device, pass.order, perPicture, padded(order.rows, shape));
    } else {
        m_order = order.rows;
    }
    uploadNumbers(m_device, pass.pictures, {"i32", {}},
                  std::vector<int32_t>{static_cast<int32_t>(order.rows.size())});
}

bool PjrtPipeline::loadBatch()
{
    const bool isThere = m_stepsDone < m_pass->shape.steps();
    if (isThere && m_pass->shape.storedRows == 0) {
        uploadBatch();
    }
    return isThere;
}

void PjrtPipeline::runStep()
{
    if (m_pass->shape.storedRows == 0) {
        m_pass->arguments.back() = kBatches + m_stepsDone % 2;
    }
    m_device.execute(m_pass->program, m_pass->arguments, m_pass->results);
    if (++m_stepsDone == m_pass->shape.steps()) {
        m_device.wait();
    }
}

PassSums PjrtPipeline::readSums()
{
    const auto steps = static_cast<size_t>(m_pass->shape.steps());
    std::vector<float> losses(steps);
    std::vector<int32_t> hits(steps);
    const auto copyTo = [](void* target, size_t bytes) {
        return [=](const unsigned char* source) { std::memcpy(target, source, bytes); };
    };
    const bool isHere = m_device.read(m_pass->losses, {"f32", {m_pass->shape.steps()}},
                                      copyTo(losses.data(), steps * sizeof(float)));
    m_device.read(m_pass->hits, {"i32", {m_pass->shape.steps()}},
                  copyTo(hits.data(), steps * sizeof(int32_t)));
    PassSums sums;
    sums.loss = std::accumulate(losses.begin(), losses.end(), 0.0);
    sums.hits = std::accumulate(hits.begin(), hits.end(), int64_t(0));
    sums.device = isHere ? m_deviceId.toStdString() : "another device of the plug-in";
    return sums;
}

/// Within a pass nothing is waited for: steps would no longer follow each other without a gap.
void PjrtPipeline::synchronize()
{
    const bool isUnderWay = m_pass != nullptr && m_stepsDone < m_pass->shape.steps();
    if (m_isReady && !isUnderWay) {
        m_device.wait();
    }
}

/// One shape does for every batch, so that the short ones need no rehearsal of their own.
void PjrtPipeline::rehearse(int trainingBatchSize, int validationBatchSize)
{
    prepare();
    const std::pair<Pass*, int> passes[] = {{&m_training, trainingBatchSize},
                                            {&m_validation, validationBatchSize}};
    for (const auto& [pass, size] : passes) {
        if (size == pass->shape.batch) {
            m_pass = pass;
            uploadPass(*pass, {std::vector<int>(static_cast<size_t>(size)),
                               std::vector<int>(static_cast<size_t>(size))});
            m_stepsDone = pass->shape.steps() - 1;
            if (loadBatch()) {
                runStep();
            }
        }
    }
    m_pass = nullptr;
}

}  // namespace epochmark
