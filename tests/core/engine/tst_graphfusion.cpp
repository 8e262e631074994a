// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphnetwork.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/record_function.h>
#include <torch/csrc/autograd/autograd.h>

#include <map>
#include <string>

using namespace epochmark;

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

QByteArray layer(const char* type, const char* name, const char* config, const QByteArrayList& inputs)
{
    QByteArrayList nodes;
    for (const QByteArray& input : inputs) {
        nodes.append(R"([")" + input + R"(",0,0,{}])");
    }
    const QByteArray inbound = inputs.isEmpty() ? QByteArray("[]") : "[[" + nodes.join(',') + "]]";
    return QByteArray(R"({"class_name":")") + type + R"(","name":")" + name + R"(","config":{"name":")" + name
           + '"' + config + R"(},"inbound_nodes":)" + inbound + '}';
}

constexpr const char* kPointwise = R"(,"filters":8,"kernel_size":[1,1],"use_bias":false)";

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
            layer("ReLU", "r10", "", {"b10"}), layer("GlobalAveragePooling2D", "mean", "", {"r10"}),
            layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", {"mean"})}
            .join(',');
    return R"({"class_name":"Functional","config":{"name":"f","layers":[)" + layers
           + R"(],"input_layers":[["in",0,0]],"output_layers":[["out",0,0]]}})";
}

struct Pass {
    at::Tensor outputs;
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

Pass passed(const Network& network, at::ScalarType type, bool isTraining)
{
    const NetworkState state = stateOf(network);
    Tensors weights = converted(state.weights, type);
    Pass pass{{}, {}, converted(state.buffers, type)};
    at::manual_seed(9);
    const at::Tensor pictures = at::rand({4, 3, 32, 32}).contiguous(at::MemoryFormat::ChannelsLast).to(type);
    if (!isTraining) {
        const at::NoGradGuard guard;
        pass.outputs = network.forward(weights, pass.buffers, pictures, false);
        return pass;
    }
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(true);
    }
    const at::Tensor outputs = network.forward(weights, pass.buffers, pictures, true);
    pass.outputs = outputs.detach();
    const at::Tensor pull = at::tensor({1.0, -2.0, 0.5, 1.5}, at::kDouble).view({4, 1}).to(type);
    pass.gradients = torch::autograd::grad({outputs}, weights, {pull});
    return pass;
}

void compareTensors(const char* what, const Tensors& found, const Tensors& wanted, double bar)
{
    QCOMPARE(found.size(), wanted.size());
    double size = 0;
    for (const at::Tensor& tensor : wanted) {
        size = std::max(size, tensor.norm().item<double>());
    }
    for (size_t i = 0; i < found.size(); ++i) {
        const double difference = (found[i].to(at::kDouble) - wanted[i]).norm().item<double>();
        QVERIFY2(
            difference <= bar * size,
            qPrintable(QStringLiteral("%1 %2: %3").arg(QLatin1String(what)).arg(i).arg(difference / size)));
    }
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

private:
    std::unique_ptr<KerasDefinition> m_definition;
    std::unique_ptr<GraphNetwork> m_network;
};

void TestGraphFusion::initTestCase()
{
    const auto read = KerasModel::read(model(), QStringLiteral("fused.json"), {});
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    m_definition = std::make_unique<KerasDefinition>(read.value(), QStringLiteral("fused"));
    m_network = std::make_unique<GraphNetwork>(*m_definition);
}

/// Ten normalisations in a row, each of which may blow up what the one before rounded (6e-8) some times;
/// what is done twice or left out is wrong by a tenth at least.
void TestGraphFusion::trainsAsEachByItselfDoes()
{
    const Pass found = passed(*m_network, at::kFloat, true);
    const Pass wanted = passed(*m_network, at::kDouble, true);
    compareTensors("outputs", {found.outputs}, {wanted.outputs}, 1e-4);
    compareTensors("gradient", found.gradients, wanted.gradients, 1e-3);
    compareTensors("buffer", found.buffers, wanted.buffers, 1e-4);
}

void TestGraphFusion::evaluatesAsEachByItselfDoes()
{
    compareTensors("outputs", {passed(*m_network, at::kFloat, false).outputs},
                   {passed(*m_network, at::kDouble, false).outputs}, 1e-4);
}

/// What is left to LibTorch: in double precision all, in fp32 what stands in no known place.
void TestGraphFusion::savesPasses()
{
    const auto countsOf = [this](at::ScalarType type, bool isTraining) {
        Counter counter;
        passed(*m_network, type, isTraining);
        return QList{counter.of("aten::batch_norm"), counter.of("aten::hardtanh"), counter.of("aten::relu"),
                     counter.of("aten::constant_pad_nd")};
    };
    // Eleven normalisations, ReLU6 (which calls another of its name), five ReLUs (a leaky one is another
    // operation), three paddings.
    const QList all{11, 2, 5, 3};
    QCOMPARE(countsOf(at::kDouble, false), all);
    // The frozen normalisation has a gradient to give; one ReLU behind it, two behind what something else
    // needs; the padding that two need, and the way back through it.
    const QList left{1, 0, 3, 2};
    QCOMPARE(countsOf(at::kFloat, true), left);
}

QTEST_GUILESS_MAIN(TestGraphFusion)
#include "tst_graphfusion.moc"
