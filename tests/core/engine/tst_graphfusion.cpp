// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphnetwork.h"
#include "engine/network/networks.h"
#include "engine/network/ownkernels.h"
#include "engine/tuned/autogradstep.h"
#include "engine/tuned/mixedprecision.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"

#include "modeltexts.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/record_function.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Counts = std::map<std::string, int>;
using Tensors = std::vector<at::Tensor>;

thread_local Counts* counted = nullptr;

/// How often LibTorch's operations are called on this thread while it lives.
class Counter {
public:
    Counter()
    {
        counted = &m_counts;
        m_handle = at::addThreadLocalCallback(at::RecordFunctionCallback(
            [](const at::RecordFunction& function) -> std::unique_ptr<at::ObserverContext> {
                ++(*counted)[function.name()];
                return nullptr;
            }));
    }
    ~Counter()
    {
        at::removeCallback(m_handle);
        counted = nullptr;
    }
    int of(const char* name) const
    {
        const auto found = m_counts.find(name);
        return found != m_counts.end() ? found->second : 0;
    }

private:
    Counts m_counts;
    at::CallbackHandle m_handle = 0;
};

/// fp32's: half of the last place.
constexpr double kRounding = 0x1p-24;

constexpr const char* kPointwise = R"(,"filters":8,"kernel_size":[1,1],"use_bias":false)";

constexpr const char* kShared = R"(,"shared_axes":[1,2])";

/// Whatever may stand behind a normalisation or a padding, and what only looks like it.
QByteArray model()
{
    const QByteArray layers =
        QByteArrayList{
            layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,32,3])", {}),
            layer("ZeroPadding2D", "pad", R"(,"padding":[[1,1],[1,1]])", {"in"}),
            layer("Conv2D", "c0", R"(,"filters":8,"kernel_size":[3,3],"strides":[2,2])", {"pad"}),
            layer("BatchNormalization", "b0", "", {"c0"}), layer("ReLU", "r0", R"(,"max_value":6.0)", {"b0"}),
            // A padding for a depthwise convolution, and one that something else needs, too.
            layer("ZeroPadding2D", "uneven", R"(,"padding":[[0,1],[0,1]])", {"r0"}),
            layer("DepthwiseConv2D", "d1", R"(,"kernel_size":[3,3],"strides":[2,2])", {"uneven"}),
            layer("BatchNormalization", "b1", R"(,"scale":false)", {"d1"}), layer("ReLU", "r1", "", {"b1"}),
            layer("ZeroPadding2D", "both", R"(,"padding":[[1,1],[1,1]])", {"r1"}),
            layer("DepthwiseConv2D", "d2", R"(,"kernel_size":[3,3])", {"both"}),
            layer("Cropping2D", "crop", R"(,"cropping":[[1,1],[1,1]])", {"both"}),
            // Sums of one and of two normalisations; with a rectifier, and one that two need.
            layer("BatchNormalization", "b2", R"(,"center":false)", {"d2"}),
            layer("Add", "a2", "", {"crop", "b2"}),
            layer("Activation", "r2", R"(,"activation":"relu")", {"a2"}),
            layer("Conv2D", "c3", kPointwise, {"r2"}), layer("BatchNormalization", "b3", "", {"c3"}),
            layer("Conv2D", "c4", kPointwise, {"r2"}), layer("BatchNormalization", "b4", "", {"c4"}),
            layer("Add", "a4", "", {"b3", "b4"}), layer("ReLU", "r4", "", {"a4"}),
            layer("Multiply", "m4", "", {"a4", "r4"}),
            // A normalisation that two need, and other rectifiers.
            layer("BatchNormalization", "b5", "", {"m4"}), layer("ReLU", "r5", "", {"b5"}),
            layer("Add", "a5", "", {"b5", "r5"}), layer("Conv2D", "c6", kPointwise, {"a5"}),
            layer("BatchNormalization", "b6", "", {"c6"}),
            layer("ReLU", "r6", R"(,"negative_slope":0.25)", {"b6"}),
            layer("BatchNormalization", "b7", "", {"r6"}),
            layer("Activation", "r7", R"(,"activation":"elu")", {"b7"}),
            // Sums of three, and of a number a channel.
            layer("BatchNormalization", "b8", "", {"r7"}), layer("Add", "a8", "", {"b8", "r7", "a5"}),
            layer("BatchNormalization", "b9", "", {"a8"}),
            layer("GlobalAveragePooling2D", "g9", R"(,"keepdims":true)", {"a8"}),
            layer("Add", "a9", "", {"b9", "g9"}),
            layer("SeparableConv2D", "s10", R"(,"filters":6,"kernel_size":[3,3],"padding":"same")", {"a9"}),
            layer("BatchNormalization", "b10", R"(,"trainable":false)", {"s10"}),
            layer("ReLU", "r10", "", {"b10"}),
            // Convolutions of as many groups as channels: of one kernel each behind a padding, and of two.
            layer("ZeroPadding2D", "uneven2", R"(,"padding":[[0,1],[2,1]])", {"r10"}),
            layer("Conv2D", "c11", R"(,"filters":6,"kernel_size":[3,3],"groups":6)", {"uneven2"}),
            layer("Conv2D", "c12", R"(,"filters":12,"kernel_size":[3,3],"groups":6)", {"c11"}),
            layer("GlobalAveragePooling2D", "mean", "", {"c12"}),
            layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", {"mean"})}
            .join(',');
    return wholeModel(layers);
}

/// What is of fp32 under autocast meets what isn't: behind PReLU a normalisation and a depthwise convolution,
/// each in a sum with a convolution.
QByteArray mixedModel()
{
    return wholeModel(QByteArrayList{
        layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,32,3])", {}),
        layer("Conv2D", "c1", kPointwise, {"in"}), layer("PReLU", "p1", kShared, {"c1"}),
        layer("BatchNormalization", "b1", "", {"p1"}), layer("Conv2D", "c2", kPointwise, {"in"}),
        layer("Add", "a1", "", {"b1", "c2"}), layer("PReLU", "p2", kShared, {"a1"}),
        layer("DepthwiseConv2D", "d3", R"(,"kernel_size":[3,3],"padding":"same")", {"p2"}),
        layer("BatchNormalization", "b3", "", {"d3"}), layer("Add", "a3", "", {"c2", "b3"}),
        layer("GlobalAveragePooling2D", "mean", "", {"a3"}),
        layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", {"mean"})}
                          .join(','));
}

/// Normalisations that see two batches each: one gives to a sum first and then to a rectifier, of one the sum
/// names the second call first. What is moved by half shows the order.
QByteArray sharingModel()
{
    constexpr const char* kMoving = R"(,"momentum":0.5)";
    return wholeModel(QByteArrayList{
        layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,32,3])", {}),
        layer("Conv2D", "c1", kPointwise, {"in"}), layer("Conv2D", "c2", kPointwise, {"in"}),
        shared("BatchNormalization", "s", kMoving, "c1", "c2"), layer("ReLU", "r", "", {"s#1"}),
        layer("Add", "a", "", {"s", "r"}), layer("Conv2D", "c3", kPointwise, {"a"}),
        shared("BatchNormalization", "t", kMoving, "c3", "c2"), layer("Add", "b", "", {"t#1", "t"}),
        layer("ReLU", "e", "", {"b"}), layer("GlobalAveragePooling2D", "mean", "", {"e"}),
        layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", {"mean"})}
                          .join(','));
}

struct Pass {
    Tensors outputs;    ///< one
    Tensors gradients;  ///< training
    Tensors buffers;    ///< afterwards
};

Tensors converted(const Tensors& tensors, at::ScalarType type)
{
    Tensors all;
    for (const at::Tensor& tensor : tensors) {
        all.push_back(tensor.to(type).clone());
    }
    return all;
}

/// Weights as they are, not as they start: a normalisation that starts with 0 and 1 hides what it does.
NetworkState stateOf(const Network& network)
{
    NetworkState state = network.initialState(5);
    at::manual_seed(5);
    for (at::Tensor& weight : state.weights) {
        weight.add_(at::randn_like(weight), 0.2);
    }
    for (at::Tensor& buffer : state.buffers) {
        buffer.add_(at::rand_like(buffer), 0.5);
    }
    return state;
}

/// What a pass computes with: of fp32's numbers, whatever type they have.
struct Given {
    NetworkState state;
    at::Tensor pictures;

    explicit Given(const Network& network) : state(stateOf(network))
    {
        at::manual_seed(9);
        pictures = at::rand({4, 3, 32, 32}).contiguous(at::MemoryFormat::ChannelsLast);
    }
    /// In double precision, each number moved by half a rounding of fp32 at most.
    Given moved() const
    {
        Given other = *this;
        const auto move = [](at::Tensor& tensor) {
            const at::Tensor wide = tensor.to(at::kDouble);
            tensor = wide + wide * (at::rand_like(wide) * 2 - 1) * kRounding;
        };
        move(other.pictures);
        std::for_each(other.state.weights.begin(), other.state.weights.end(), move);
        std::for_each(other.state.buffers.begin(), other.state.buffers.end(), move);
        return other;
    }
};

Pass passedAnyhow(const Network& network, const Given& given, at::ScalarType type, bool isTraining)
{
    Tensors weights = converted(given.state.weights, type);
    Pass pass{{}, {}, converted(given.state.buffers, type)};
    const at::Tensor pictures = given.pictures.to(type);
    if (!isTraining) {
        const at::NoGradGuard guard;
        pass.outputs = {network.forward(weights, pass.buffers, pictures, false)};
        return pass;
    }
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(true);
    }
    const at::Tensor outputs = network.forward(weights, pass.buffers, pictures, true);
    pass.outputs = {outputs.detach()};
    const at::Tensor pull = at::tensor({1.0, -2.0, 0.5, 1.5}, at::kDouble).view({4, 1}).to(type);
    pass.gradients = torch::autograd::grad({outputs}, weights, {pull});
    return pass;
}

/// As the tuned step asks for it.
Pass passed(const Network& network, at::ScalarType type, bool isTraining)
{
    const OwnKernels kernels;
    return passedAnyhow(network, Given(network), type, isTraining);
}

/// A graph read from a file.
struct Model {
    KerasDefinition definition;
    GraphNetwork network;

    Model(const KerasModel& keras) : definition(keras, QStringLiteral("fused")), network(definition) {}
    /// Null: it can't be read, and why is printed.
    static std::unique_ptr<Model> read(const QByteArray& json)
    {
        const auto keras = KerasModel::read(json, QStringLiteral("fused.json"), {});
        if (!keras) {
            qWarning().noquote() << keras.error().message;
            return nullptr;
        }
        return std::make_unique<Model>(keras.value());
    }
};

double apart(const at::Tensor& one, const at::Tensor& other)
{
    return (one.to(at::kDouble) - other.to(at::kDouble)).norm().item<double>();
}

/// What a pass of fp32 is held against.
struct Oracle {
    Pass exact;  ///< in double precision
    /// What roundings make of it: the same of numbers that were moved by one each; LibTorch's operations in
    /// fp32.
    std::vector<Pass> rounded;

    Oracle(const Network& network, bool isTraining)
    {
        const Given given(network);
        exact = passedAnyhow(network, given, at::kDouble, isTraining);
        rounded.push_back(passedAnyhow(network, given, at::kFloat, isTraining));
        for (int i = 0; i < 4; ++i) {
            rounded.push_back(passedAnyhow(network, given.moved(), at::kDouble, isTraining));
        }
    }
};

/// Each tensor by itself is off by no more than `kFactor` times what roundings make of it, decisions that
/// they change included: a number that is moved is so by u / sqrt(3) in the mean, u being a rounding of fp32;
/// kernels of our own move by 3.5 u in the mean at most (tst_fusednorm, tst_fuseddepthwise), six times as
/// much. What is 0 but for roundings, a bias in front of a normalisation, is held against one of the largest
/// tensor.
void compareTensors(const char* what, const Tensors& found, const Oracle& oracle, Tensors Pass::*part)
{
    constexpr double kFactor = 6;
    const Tensors& wanted = oracle.exact.*part;
    QCOMPARE(found.size(), wanted.size());
    double largest = 0;
    for (const at::Tensor& tensor : wanted) {
        largest = std::max(largest, tensor.norm().item<double>());
    }
    for (size_t i = 0; i < found.size(); ++i) {
        double change = kRounding * largest;
        for (const Pass& rounded : oracle.rounded) {
            change = std::max(change, apart((rounded.*part)[i], wanted[i]));
        }
        const double factor = apart(found[i], wanted[i]) / change;
        QVERIFY2(factor <= kFactor, qPrintable(QStringLiteral("%1 %2: %3 times a rounding's change, %4")
                                                   .arg(QLatin1String(what))
                                                   .arg(i)
                                                   .arg(factor)
                                                   .arg(change)));
    }
}

/// How often LibTorch is called for what kernels of our own could do, and its convolutions.
QList<int> callsFor(const std::function<void()>& work)
{
    const Counter counter;
    work();
    return {counter.of("aten::batch_norm"), counter.of("aten::conv2d")};
}

/// Moving statistics take a hundredth of the batch's, so that of what is wrong there the bar shows what is
/// more than a hundred times it.
void compareTraining(const Network& network)
{
    const Pass found = passed(network, at::kFloat, true);
    const Oracle oracle(network, true);
    compareTensors("outputs", found.outputs, oracle, &Pass::outputs);
    compareTensors("gradient", found.gradients, oracle, &Pass::gradients);
    compareTensors("buffer", found.buffers, oracle, &Pass::buffers);
}

}  // namespace

/// Neighbouring calls in one against each by itself: in fp32 with kernels of our own, in double precision by
/// LibTorch's operations.
class TestGraphFusion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainsAsEachByItselfDoes();
    void evaluatesAsEachByItselfDoes();
    void savesPasses();
    void leavesAloneWhoDidntAsk();
    void isAskedForByTheTunedStep();
    void evaluatesWithRanksAsWithout();
    void leavesMixedPrecisionAlone();
    void followsTheCallsOfASharedLayer();

private:
    std::unique_ptr<Model> m_model;
    const Network* m_network = nullptr;
};

void TestGraphFusion::initTestCase()
{
    m_model = Model::read(model());
    QVERIFY(m_model);
    m_network = &m_model->network;
}

void TestGraphFusion::trainsAsEachByItselfDoes()
{
    compareTraining(*m_network);
}

void TestGraphFusion::evaluatesAsEachByItselfDoes()
{
    compareTensors("outputs", passed(*m_network, at::kFloat, false).outputs, Oracle(*m_network, false),
                   &Pass::outputs);
}

/// What is left to LibTorch: in double precision all, in fp32 what stands in no known place.
void TestGraphFusion::savesPasses()
{
    const auto countsOf = [this](at::ScalarType type, bool isTraining) {
        Counter counter;
        passed(*m_network, type, isTraining);
        return QList{counter.of("aten::batch_norm"), counter.of("aten::hardtanh"), counter.of("aten::relu"),
                     counter.of("aten::constant_pad_nd"), counter.of("aten::conv2d")};
    };
    // Eleven normalisations, ReLU6 (which calls another of its name), five ReLUs (a leaky one is another
    // operation), four paddings, ten convolutions.
    const QList all{11, 2, 5, 4, 10};
    QCOMPARE(countsOf(at::kDouble, false), all);
    // The frozen normalisation has a gradient to give; one ReLU behind it, two behind what something else
    // needs; the padding that two need, and the way back through it; convolutions that aren't depthwise, or
    // have two kernels a channel.
    const QList left{1, 0, 3, 2, 6};
    QCOMPARE(countsOf(at::kFloat, true), left);
}

/// The plain pipeline's planes lie in channels-last memory, too, from the first concatenation on.
void TestGraphFusion::leavesAloneWhoDidntAsk()
{
    for (const bool isTraining : {false, true}) {
        const QList<int> calls = callsFor(
            [&] { passedAnyhow(*m_network, Given(*m_network), at::kFloat, isTraining); });
        QCOMPARE(calls, (QList<int>{11, 10}));
        QVERIFY(calls != callsFor([&] { passed(*m_network, at::kFloat, isTraining); }));
    }
}

void TestGraphFusion::isAskedForByTheTunedStep()
{
    const auto step = makeAutogradStep({std::shared_ptr<void>(), m_network}, {});
    step->setState(stateOf(*m_network));
    Batch batch;
    batch.pictures = at::rand({4, 3, 32, 32}).contiguous(at::MemoryFormat::ChannelsLast);
    batch.labels = at::zeros({4, 1});
    // The frozen one has a gradient to give.
    QCOMPARE(callsFor([&] { step->computeGradients(batch); }).first(), 1);
    QCOMPARE(callsFor([&] { step->evaluate(batch); }).first(), 0);
}

/// By statistics that are known no rank asks another.
void TestGraphFusion::evaluatesWithRanksAsWithout()
{
    struct Alone final : BatchSums {
        void sum(at::Tensor&) override {}
    };
    const auto sums = std::make_shared<Alone>();
    const GraphNetwork ranked(m_model->definition, sums);
    QCOMPARE(callsFor([&] { passed(ranked, at::kFloat, false); }).first(), 0);
    const auto callsOf = [](const std::shared_ptr<BatchSums>& ranks) {
        const auto resNet = Networks::instance().make(QStringLiteral("resnet18"), 1, ranks);
        return callsFor([&] { passed(*resNet, at::kFloat, false); });
    };
    QCOMPARE(callsOf(sums), callsOf(nullptr));
}

/// What is recorded as bf16 has all convolutions in it (each calls itself again, converted), and sums of what
/// is with what isn't.
void TestGraphFusion::leavesMixedPrecisionAlone()
{
    const auto mixed = Model::read(mixedModel());
    QVERIFY(mixed);
    TunedOptions options;
    options.mixed = MixedType::Bf16;
    const MixedPrecision bf16(options);
    for (const bool isTraining : {false, true}) {
        QCOMPARE(callsFor([&] { passed(mixed->network, at::kFloat, isTraining); }), (QList<int>{2, 6}));
    }
}

/// In their order, whatever of them is computed with what stands behind.
void TestGraphFusion::followsTheCallsOfASharedLayer()
{
    const auto sharing = Model::read(sharingModel());
    QVERIFY(sharing);
    compareTraining(sharing->network);
}

QTEST_GUILESS_MAIN(TestGraphFusion)
#include "tst_graphfusion.moc"
